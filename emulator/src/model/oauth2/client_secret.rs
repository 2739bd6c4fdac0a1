//! The secret of a client, and its rotation.

use serde::{Deserialize, Serialize};

/// A secret in plain text, and the one that will replace it. Both are valid during the rotation.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ClientSecret {
    current: String,
    next: Option<String>,
}

impl ClientSecret {
    pub(crate) fn new(secret: String) -> Self {
        Self { current: secret, next: None }
    }

    pub(crate) fn accepts(&self, secret: &str) -> bool {
        self.current == secret || self.next.as_deref() == Some(secret)
    }

    pub(crate) fn is_rotating(&self) -> bool {
        self.next.is_some()
    }

    pub(crate) fn start_rotation(&mut self, next: String) {
        self.next = Some(next);
    }

    /// Replaces the secret with the next one.
    pub(crate) fn rotate(&mut self) {
        if let Some(next) = self.next.take() {
            self.current = next;
        }
    }

    pub(crate) fn cancel_rotation(&mut self) {
        self.next = None;
    }

    pub(crate) fn last_four(&self) -> &str {
        last_four(&self.current)
    }

    pub(crate) fn next_last_four(&self) -> Option<&str> {
        self.next.as_deref().map(last_four)
    }
}

fn last_four(secret: &str) -> &str {
    let start = secret.char_indices().rev().nth(3).map_or(0, |(start, _)| start);
    &secret[start..]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn four_are_shown() {
        for (secret, shown) in [("", ""), ("abc", "abc"), ("abcd", "abcd"), ("abcde", "bcde"), ("aäöüß", "äöüß")]
        {
            assert_eq!(last_four(secret), shown);
        }
    }
}
