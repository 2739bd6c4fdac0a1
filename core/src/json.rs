//! JSON by hand: put together where `json!` would copy whatever is put in, by way of a serializer, and read.

mod read;

use serde_json::Value;

use crate::JsonObject;

pub(crate) use read::{ENDS_EARLY, NOT_JSON, Tree, read};

/// Reads JSON as answers to calls by name are read. `None` if it is none, or too deep.
///
/// The same as [`serde_json::from_str`], for programs that must be small: calls and flows by name do not need that one.
pub fn read_json(text: &str) -> Option<Value> {
    read(text).ok()
}

/// An object with these members.
pub(crate) fn object(members: Vec<(&str, Value)>) -> Value {
    let mut object = JsonObject::new();
    for (name, value) in members {
        object.insert(name.to_owned(), value);
    }
    Value::Object(object)
}

/// The text of a value, as it is written into bodies too; `Display` is a writer of its own.
pub(crate) fn text(value: &Value) -> String {
    serde_json::to_string(value).unwrap_or_default()
}
