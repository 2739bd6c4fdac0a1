//! Which passwords the project accepts.

use serde_json::{Value, json};

use crate::outcome::Failure;

/// The least number of characters.
const LENGTH: usize = 8;
/// Passwords that count as breached.
const BREACHED: [&str; 5] = ["password", "password1", "password123", "12345678", "qwertyuiop"];

/// How strong a password is.
#[derive(Debug)]
pub(crate) struct Strength {
    /// How many characters are missing.
    missing: usize,
    breached: bool,
}

impl Strength {
    pub(crate) fn of(password: &str) -> Self {
        Self { missing: LENGTH.saturating_sub(password.chars().count()), breached: BREACHED.contains(&password) }
    }

    /// What is wrong with the password; empty if nothing is.
    pub(crate) fn warning(&self) -> &'static str {
        match (self.breached, self.missing) {
            (true, _) => "This password has been breached.",
            (false, 0) => "",
            (false, _) => "This password is too short.",
        }
    }

    /// The strength in responses, without feedback.
    pub(crate) fn to_json(&self) -> Value {
        let valid = self.missing == 0 && !self.breached;
        json!({
            "valid_password": valid,
            "score": if valid { 4 } else { 1 },
            "breached_password": self.breached,
            "breach_detection_on_create": true,
            "strength_policy": "luds",
        })
    }

    /// The feedback about the kinds of characters in the password.
    pub(crate) fn luds(&self, password: &str) -> Value {
        let has = |matches: fn(char) -> bool| password.contains(matches);
        json!({
            "has_lower_case": has(char::is_lowercase),
            "has_upper_case": has(char::is_uppercase),
            "has_digit": has(|c| c.is_ascii_digit()),
            "has_symbol": has(|c| c.is_ascii_punctuation()),
            "missing_complexity": 0,
            "missing_characters": self.missing,
        })
    }
}

/// Returns the password if it is strong enough.
pub(crate) fn acceptable(password: &str) -> Result<&str, Failure> {
    let strength = Strength::of(password);
    if strength.missing > 0 {
        let message = format!("The password must have {LENGTH} characters.");
        return Err(Failure::invalid("weak_password", message));
    }
    if strength.breached {
        let message = "The password has been breached.";
        return Err(Failure::invalid("breached_password", message));
    }
    Ok(password)
}

/// The error for a wrong password.
pub(crate) fn wrong() -> Failure {
    Failure::unauthorized("unauthorized_credentials", "The email or the password is wrong.")
}
