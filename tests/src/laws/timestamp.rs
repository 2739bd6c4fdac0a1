//! A timestamp keeps its text, and reads as the crate `time` reads it.

use serde_json::{Value, json};
use stytch_core::Timestamp;
use time::OffsetDateTime;

/// A text, or JSON.
pub fn holds(bytes: &[u8]) {
    if let Ok(text) = std::str::from_utf8(bytes) {
        check(text);
        if let Ok(json) = serde_json::from_str::<Value>(text) {
            check_json(text, &json);
        }
    }
}

/// The same for a text.
pub fn check(text: &str) {
    let timestamp = Timestamp::from(text);
    assert_eq!(timestamp.as_str(), text);
    assert_eq!(timestamp.to_string(), text);
    assert_eq!(serde_json::to_value(&timestamp).unwrap(), json!(text));

    let seconds = timestamp.unix_seconds();
    match OffsetDateTime::try_from(&timestamp) {
        // RFC 3339 has these three; `time` takes anything.
        Ok(_) if !matches!(text.get(10..11), Some("T" | "t" | " ")) => assert_eq!(seconds, None, "{text:?}"),
        // A leap second is the end of a minute there, and the beginning of the next one here.
        Ok(moment) if text.get(17..19) == Some("60") => {
            assert!(seconds.is_none_or(|seconds| seconds == moment.unix_timestamp() + 1), "{text:?}: {seconds:?}");
        }
        Ok(moment) => assert_eq!(seconds, Some(moment.unix_timestamp()), "{text:?}"),
        // In UTC before the year 0, or after the year 9999, where `time` has no word for it.
        Err(_) => {
            let is_in_range = |seconds| (-62_167_219_200..253_402_300_800_i64).contains(&seconds);
            let may_differ = text.get(17..19) == Some("60") || !seconds.is_some_and(is_in_range);
            assert!(may_differ, "{text:?}: {seconds:?}");
        }
    }
}

/// Whatever comes in the place of a timestamp reads as one.
fn check_json(text: &str, json: &Value) {
    let timestamp: Timestamp = serde_json::from_str(text).unwrap();
    match json {
        Value::String(text) => assert_eq!(timestamp.as_str(), text),
        Value::Null => assert_eq!(timestamp.as_str(), ""),
        other => assert_eq!(timestamp.as_str(), other.to_string()),
    }
}
