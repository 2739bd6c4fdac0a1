//! JSON in which no object has a member twice: readers that take the first and readers that take the last would disagree.

use std::borrow::Cow;

use serde::de::{Deserialize, Deserializer};
use serde_json::Value;

use crate::values::JsonObject;
use crate::values::json::{Json, Object};

/// An object; `None` for anything else, and if any object in it has a member twice.
pub(super) fn object(json: &[u8]) -> Option<JsonObject> {
    match serde_json::from_str(std::str::from_utf8(json).ok()?) {
        Ok(Json::Object(StrictObject(object))) => Some(object),
        _ => None,
    }
}

#[derive(Default)]
struct StrictObject(JsonObject);

impl<'de> Object<'de> for StrictObject {
    type Value = Strict;

    fn insert(&mut self, name: Cow<'de, str>, Strict(value): Strict) -> Result<(), &'static str> {
        match self.0.insert(name.into_owned(), value) {
            None => Ok(()),
            Some(_) => Err("a member is there twice"),
        }
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
        Ok(Self(match Json::deserialize(deserializer)? {
            Json::Object(StrictObject(object)) => Value::Object(object),
            Json::Other(value) => value,
        }))
    }
}
