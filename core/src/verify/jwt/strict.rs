//! JSON in which no object has a member twice: readers that take the first and readers that take the last would disagree.

use serde::de::{Deserialize, Deserializer, Error};
use serde_json::Value;

use crate::values::JsonObject;
use crate::values::json::Json;

/// An object; `None` for anything else, and if any object in it has a member twice.
pub(super) fn object(json: &[u8]) -> Option<JsonObject> {
    match serde_json::from_str(std::str::from_utf8(json).ok()?) {
        Ok(Strict(Value::Object(object))) => Some(object),
        _ => None,
    }
}

struct Strict(Value);

impl From<Strict> for Value {
    fn from(Strict(value): Strict) -> Self {
        value
    }
}

impl<'de> Deserialize<'de> for Strict {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let members = match Json::<Self>::deserialize(deserializer)? {
            Json::Object(members) => members,
            Json::Other(value) => return Ok(Self(value)),
        };
        let mut object = JsonObject::new();
        for (name, Self(value)) in members {
            if object.insert(name.into_owned(), value).is_some() {
                return Err(D::Error::custom("a member is there twice"));
            }
        }
        Ok(Self(Value::Object(object)))
    }
}
