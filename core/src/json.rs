//! JSON that is put together by hand, where `json!` would copy whatever is put in, by way of a serializer.

use serde_json::Value;

use crate::JsonObject;

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
