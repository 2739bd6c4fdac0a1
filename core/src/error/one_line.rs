//! Foreign text in a log line.

use std::fmt::{self, Write};

/// Text of a server or a caller, which must not look like another line of a log.
pub(super) struct OneLine<'a>(pub(super) &'a str);

impl fmt::Display for OneLine<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for letter in self.0.chars().take(500) {
            match letter {
                control if control.is_control() => write!(f, "{}", control.escape_default())?,
                letter => f.write_char(letter)?,
            }
        }
        Ok(())
    }
}
