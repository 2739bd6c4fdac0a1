//! What is JSON, and what it says, is up to `serde_json`.

use serde_json::Value;
use stytch_core::read_json;

/// A text.
pub fn holds(bytes: &[u8]) {
    if let Ok(text) = std::str::from_utf8(bytes) {
        check(text);
    }
}

/// The same for a text.
pub fn check(text: &str) {
    let (found, expected) = (read_json(text), serde_json::from_str::<Value>(text).ok());
    assert_eq!(found, expected, "{text}");
    // 0.0 and -0.0 are equal, but not the same.
    assert_eq!(found.map(|json| json.to_string()), expected.map(|json| json.to_string()), "{text}");
}
