//! JSON in which no object has a member twice: readers that take the first and readers that take the last would disagree.

use std::borrow::Cow;

use serde::de::{Deserialize, Deserializer};
use serde_json::Value;

use crate::values::JsonObject;
use crate::values::json::{self, FromJson, Json, Members, Object};

/// The members of an object; `None` for anything else, and if any object in it has a member twice.
pub(super) fn object(json: &[u8]) -> Option<Members<'_, Strict>> {
    match serde_json::from_str(std::str::from_utf8(json).ok()?) {
        Ok(Json::Object(members)) if are_distinct(&members) => Some(members),
        _ => None,
    }
}

fn are_distinct(members: &Members<'_, Strict>) -> bool {
    let mut names: Vec<&str> = members.iter().map(|(name, _)| &**name).collect();
    names.sort_unstable();
    names.windows(2).all(|pair| pair[0] != pair[1])
}

/// A value in which no object has a member twice.
pub(super) struct Strict(pub(super) Value);

impl From<Strict> for Value {
    fn from(Strict(value): Strict) -> Self {
        value
    }
}

impl<'de> Deserialize<'de> for Strict {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        json::deserialize(deserializer)
    }
}

impl<'de> FromJson<'de> for Strict {
    type Collected = StrictObject;

    fn text(text: &str) -> Self {
        Self(text.into())
    }

    fn object(StrictObject(object): StrictObject) -> Self {
        Self(Value::Object(object))
    }

    fn other(value: Value) -> Self {
        Self(value)
    }
}

#[derive(Default)]
pub(super) struct StrictObject(JsonObject);

impl<'de> Object<'de> for StrictObject {
    type Value = Strict;

    fn insert(&mut self, name: Cow<'de, str>, Strict(value): Strict) -> Result<(), &'static str> {
        match self.0.insert(name.into_owned(), value) {
            None => Ok(()),
            Some(_) => Err("a member is there twice"),
        }
    }
}
