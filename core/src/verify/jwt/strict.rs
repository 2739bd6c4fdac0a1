//! JSON in which no object has a member twice: readers that take the first and readers that take the last would disagree.

use std::borrow::Cow;

use serde::de::value::{MapDeserializer, SeqDeserializer};
use serde::de::{Deserialize, Deserializer, IntoDeserializer, Visitor};
use serde_json::{Error, Value};

use crate::values::JsonObject;
use crate::values::json::{self, FromJson, Members};

/// JSON of a token, which borrows its texts from it. Types can be read from it.
pub(crate) enum Json<'a> {
    Object(Members<'a, Self>),
    List(Vec<Self>),
    Text(Cow<'a, str>),
    /// A number, a boolean or `null`.
    Other(Value),
}

/// So few members that comparing each with each is the fastest.
const FEW: usize = 16;

/// The members of an object; `None` for anything else, and if any object in it has a member twice.
pub(super) fn object(json: &[u8]) -> Option<Members<'_, Json<'_>>> {
    match serde_json::from_str(std::str::from_utf8(json).ok()?) {
        Ok(Json::Object(members)) if are_distinct(&members) => Some(members),
        _ => None,
    }
}

fn are_distinct(members: &Members<'_, Json<'_>>) -> bool {
    let mut many = JsonObject::new();
    members.iter().enumerate().all(|(at, (name, value))| {
        let is_new = if members.len() <= FEW {
            members[..at].iter().all(|(earlier, _)| earlier != name)
        } else {
            many.insert(name.to_string(), Value::Null).is_none()
        };
        is_new && value.has_distinct_members()
    })
}

impl Json<'_> {
    fn has_distinct_members(&self) -> bool {
        match self {
            Self::Object(members) => are_distinct(members),
            Self::List(items) => items.iter().all(Self::has_distinct_members),
            _ => true,
        }
    }

    pub(super) fn text(self) -> Option<String> {
        match self {
            Self::Text(text) => Some(text.into_owned()),
            _ => None,
        }
    }

    pub(super) fn number(&self) -> Option<f64> {
        match self {
            Self::Other(value) => value.as_f64(),
            _ => None,
        }
    }

    /// A list of texts.
    pub(super) fn texts(self) -> Option<Vec<String>> {
        match self {
            Self::List(items) => items.into_iter().map(Self::text).collect(),
            _ => None,
        }
    }
}

impl From<Json<'_>> for Value {
    fn from(json: Json<'_>) -> Self {
        match json {
            Json::Object(members) => {
                let mut object = JsonObject::new();
                // Collecting them would sort first, with code that nothing else in a small module needs.
                for (name, value) in members {
                    object.insert(name.into_owned(), value.into());
                }
                Self::Object(object)
            }
            Json::List(items) => Self::Array(items.into_iter().map(Self::from).collect()),
            Json::Text(text) => Self::String(text.into_owned()),
            Json::Other(value) => value,
        }
    }
}

impl<'de> FromJson<'de> for Json<'de> {
    type Item = Self;
    type Members = Members<'de, Self>;

    fn insert(members: &mut Members<'de, Self>, name: Cow<'de, str>, item: Self) {
        members.push((name, item));
    }

    fn only_text<'a>(members: &'a Members<'de, Self>) -> Option<(&'a str, &'a str)> {
        match &**members {
            [(name, Self::Text(text))] => Some((name, text)),
            _ => None,
        }
    }

    fn object(members: Members<'de, Self>) -> Self {
        Self::Object(members)
    }

    fn list(items: Vec<Self>) -> Self {
        Self::List(items)
    }

    fn text(text: &str) -> Self {
        Self::Text(text.to_owned().into())
    }

    fn borrowed_text(text: &'de str) -> Self {
        Self::Text(text.into())
    }

    fn other(value: Value) -> Self {
        Self::Other(value)
    }
}

impl<'de> Deserializer<'de> for Json<'de> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self {
            Self::Object(members) => {
                let members = members.into_iter().map(|(name, value)| (Self::Text(name), value));
                visitor.visit_map(MapDeserializer::new(members))
            }
            Self::List(items) => visitor.visit_seq(SeqDeserializer::new(items.into_iter())),
            Self::Text(Cow::Borrowed(text)) => visitor.visit_borrowed_str(text),
            Self::Text(Cow::Owned(text)) => visitor.visit_string(text),
            Self::Other(Value::Number(number)) => number.deserialize_any(visitor),
            Self::Other(Value::Bool(value)) => visitor.visit_bool(value),
            Self::Other(_) => visitor.visit_unit(),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self {
            Self::Other(Value::Null) => visitor.visit_none(),
            json => visitor.visit_some(json),
        }
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 u8 u16 u32 u64 f32 f64 char str string bytes byte_buf unit unit_struct newtype_struct seq tuple
        tuple_struct map struct enum identifier ignored_any
    }
}

impl<'de> IntoDeserializer<'de, Error> for Json<'de> {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}

impl<'de> Deserialize<'de> for Json<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        json::deserialize(deserializer)
    }
}
