//! JSON of any form.

use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;

use serde::Deserialize;
use serde::de::{Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value};

/// A JSON object with arbitrary keys, such as custom claims or metadata.
pub type JsonObject = Map<String, Value>;

/// A type that any JSON can be read into.
pub(crate) trait FromJson<'de>: Sized {
    /// The collection for the members of an object.
    type Collected: Object<'de>;

    fn text(text: &str) -> Self;

    fn object(object: Self::Collected) -> Self;

    /// A list, a number, a boolean or `null`.
    fn other(value: Value) -> Self;
}

/// A collection of the members of an object.
pub(crate) trait Object<'de>: Default {
    /// The type that values in the object are read into.
    type Value: Deserialize<'de> + Into<Value>;

    /// Adds a member. Fails if the object must not have this one.
    fn insert(&mut self, name: Cow<'de, str>, value: Self::Value) -> Result<(), &'static str>;
}

/// The members of an object in order, for readers that process them at once.
pub(crate) type Members<'de, V = Value> = Vec<(Cow<'de, str>, V)>;

impl<'de, V: Deserialize<'de> + Into<Value>> Object<'de> for Vec<(Cow<'de, str>, V)> {
    type Value = V;

    #[inline]
    fn insert(&mut self, name: Cow<'de, str>, value: V) -> Result<(), &'static str> {
        self.push((name, value));
        Ok(())
    }
}

/// The name of a member of an object. Only names with escapes are copied.
#[derive(Deserialize)]
pub(crate) struct Key<'a>(#[serde(borrow)] pub(crate) Cow<'a, str>);

/// An object with these members. Unlike `json!`, it does not copy the values through a serializer.
pub(crate) fn object(members: Vec<(&str, Value)>) -> Value {
    Value::Object(members.into_iter().map(|(name, value)| (name.to_owned(), value)).collect())
}

impl<'de> Object<'de> for JsonObject {
    type Value = Value;

    fn insert(&mut self, name: Cow<'de, str>, value: Value) -> Result<(), &'static str> {
        self.insert(name.into_owned(), value);
        Ok(())
    }
}

/// Reads any JSON.
#[inline]
pub(crate) fn deserialize<'de, T: FromJson<'de>, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    deserializer.deserialize_any(JsonVisitor(PhantomData))
}

struct JsonVisitor<T>(PhantomData<T>);

impl<'de, T: FromJson<'de>> Visitor<'de> for JsonVisitor<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    #[inline]
    fn visit_str<E>(self, text: &str) -> Result<T, E> {
        Ok(T::text(text))
    }

    #[inline]
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<T, A::Error> {
        let mut object = T::Collected::default();
        while let Some((Key(name), value)) = map.next_entry()? {
            object.insert(name, value).map_err(A::Error::custom)?;
        }
        Ok(T::object(object))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<T, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = list.next_element::<<T::Collected as Object<'de>>::Value>()? {
            items.push(item.into());
        }
        Ok(T::other(Value::Array(items)))
    }

    fn visit_unit<E>(self) -> Result<T, E> {
        Ok(T::other(Value::Null))
    }

    fn visit_bool<E>(self, value: bool) -> Result<T, E> {
        Ok(T::other(value.into()))
    }

    fn visit_i64<E>(self, number: i64) -> Result<T, E> {
        Ok(T::other(number.into()))
    }

    fn visit_u64<E>(self, number: u64) -> Result<T, E> {
        Ok(T::other(number.into()))
    }

    fn visit_f64<E>(self, number: f64) -> Result<T, E> {
        Ok(T::other(number.into()))
    }
}

/// Any JSON, with an object kept as a list.
pub(crate) enum Json<'de, V = Value> {
    Object(Members<'de, V>),
    Other(Value),
}

impl<'de, V: Deserialize<'de> + Into<Value>> FromJson<'de> for Json<'de, V> {
    type Collected = Members<'de, V>;

    fn text(text: &str) -> Self {
        Self::Other(text.into())
    }

    fn object(object: Self::Collected) -> Self {
        Self::Object(object)
    }

    fn other(value: Value) -> Self {
        Self::Other(value)
    }
}

impl<'de, V: Deserialize<'de> + Into<Value>> Deserialize<'de> for Json<'de, V> {
    #[inline]
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserialize(deserializer)
    }
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
