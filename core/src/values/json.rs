//! JSON of any form.

use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;

use serde::Deserialize;
use serde::de::{Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value};

/// A JSON object with keys of the caller's choice, such as custom claims or metadata.
pub type JsonObject = Map<String, Value>;

/// Any JSON, with an object read into an `O`.
pub(crate) enum Json<O> {
    Object(O),
    Other(Value),
}

/// What the members of an object are collected in.
pub(crate) trait Object<'de>: Default {
    /// How values inside the object are read.
    type Value: Deserialize<'de> + Into<Value>;

    /// Adds a member, unless there may not be such a one.
    fn insert(&mut self, name: Cow<'de, str>, value: Self::Value) -> Result<(), &'static str>;
}

/// The members of an object in order, for readers that take them apart at once.
pub(crate) type Members<'de> = Vec<(Cow<'de, str>, Value)>;

impl<'de> Object<'de> for Members<'de> {
    type Value = Value;

    #[inline]
    fn insert(&mut self, name: Cow<'de, str>, value: Value) -> Result<(), &'static str> {
        self.push((name, value));
        Ok(())
    }
}

/// The name of a member of an object; only one with escapes in it needs memory of its own.
#[derive(Deserialize)]
pub(crate) struct Key<'a>(#[serde(borrow)] pub(crate) Cow<'a, str>);

/// An object with these members. `json!` would copy what is put in, by way of a serializer.
pub(crate) fn object(members: Vec<(&str, Value)>) -> Value {
    Value::Object(members.into_iter().map(|(name, value)| (name.to_owned(), value)).collect())
}

impl From<Json<Members<'_>>> for Value {
    fn from(json: Json<Members<'_>>) -> Self {
        match json {
            Json::Object(members) => {
                Self::Object(members.into_iter().map(|(name, value)| (name.into_owned(), value)).collect())
            }
            Json::Other(value) => value,
        }
    }
}

impl<'de, O: Object<'de>> Deserialize<'de> for Json<O> {
    #[inline]
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(JsonVisitor(PhantomData))
    }
}

struct JsonVisitor<O>(PhantomData<O>);

impl<'de, O: Object<'de>> Visitor<'de> for JsonVisitor<O> {
    type Value = Json<O>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    #[inline]
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Json<O>, A::Error> {
        let mut object = O::default();
        while let Some((Key(name), value)) = map.next_entry()? {
            object.insert(name, value).map_err(A::Error::custom)?;
        }
        Ok(Json::Object(object))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Json<O>, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = list.next_element::<O::Value>()? {
            items.push(item.into());
        }
        Ok(Json::Other(Value::Array(items)))
    }

    fn visit_unit<E>(self) -> Result<Json<O>, E> {
        Ok(Json::Other(Value::Null))
    }

    fn visit_bool<E>(self, value: bool) -> Result<Json<O>, E> {
        Ok(Json::Other(value.into()))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Json<O>, E> {
        Ok(Json::Other(number.into()))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Json<O>, E> {
        Ok(Json::Other(number.into()))
    }

    fn visit_f64<E>(self, number: f64) -> Result<Json<O>, E> {
        Ok(Json::Other(number.into()))
    }

    fn visit_str<E>(self, text: &str) -> Result<Json<O>, E> {
        Ok(Json::Other(text.into()))
    }
}
