//! JSON in which no object has a member twice: readers that take the first and readers that take the last would disagree.

use crate::values::JsonObject;
use crate::values::json::Tree;

/// An object; `None` for anything else, and if any object in it has a member twice.
pub(super) fn object(json: &[u8]) -> Option<JsonObject> {
    match serde_json::from_str(std::str::from_utf8(json).ok()?) {
        Ok(Tree { value: serde_json::Value::Object(object), has_duplicates: false }) => Some(object),
        _ => None,
    }
}
