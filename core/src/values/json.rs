//! JSON of any form.

use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;

use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value};

/// A JSON object with keys of the caller's choice, such as custom claims or metadata.
pub type JsonObject = Map<String, Value>;

/// Any JSON. The members of an object are kept as a list, for readers that take them apart at once or that look for members
/// with the same name. `V` is how values inside it are read.
pub(crate) enum Json<'de, V = Value> {
    Object(Members<'de, V>),
    Other(Value),
}

/// The members of an object, in order.
pub(crate) type Members<'de, V = Value> = Vec<(Cow<'de, str>, V)>;

/// The name of a member of an object; only one with escapes in it needs memory of its own.
#[derive(Deserialize)]
pub(crate) struct Key<'a>(#[serde(borrow)] pub(crate) Cow<'a, str>);

/// An object with these members. `json!` would copy what is put in, by way of a serializer.
pub(crate) fn object(members: Vec<(&str, Value)>) -> Value {
    Value::Object(members.into_iter().map(|(name, value)| (name.to_owned(), value)).collect())
}

impl From<Json<'_>> for Value {
    fn from(json: Json<'_>) -> Self {
        match json {
            Json::Object(members) => {
                Self::Object(members.into_iter().map(|(name, value)| (name.into_owned(), value)).collect())
            }
            Json::Other(value) => value,
        }
    }
}

impl<'de, V: Deserialize<'de> + Into<Value>> Deserialize<'de> for Json<'de, V> {
    #[inline]
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(JsonVisitor(PhantomData))
    }
}

struct JsonVisitor<V>(PhantomData<V>);

impl<'de, V: Deserialize<'de> + Into<Value>> Visitor<'de> for JsonVisitor<V> {
    type Value = Json<'de, V>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    #[inline]
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Json<'de, V>, A::Error> {
        let mut members = Members::with_capacity(4);
        while let Some((Key(name), value)) = map.next_entry()? {
            members.push((name, value));
        }
        Ok(Json::Object(members))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Json<'de, V>, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = list.next_element::<V>()? {
            items.push(item.into());
        }
        Ok(Json::Other(Value::Array(items)))
    }

    fn visit_unit<E>(self) -> Result<Json<'de, V>, E> {
        Ok(Json::Other(Value::Null))
    }

    fn visit_bool<E>(self, value: bool) -> Result<Json<'de, V>, E> {
        Ok(Json::Other(value.into()))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Json<'de, V>, E> {
        Ok(Json::Other(number.into()))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Json<'de, V>, E> {
        Ok(Json::Other(number.into()))
    }

    fn visit_f64<E>(self, number: f64) -> Result<Json<'de, V>, E> {
        Ok(Json::Other(number.into()))
    }

    fn visit_str<E>(self, text: &str) -> Result<Json<'de, V>, E> {
        Ok(Json::Other(text.into()))
    }
}
