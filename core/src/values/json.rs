//! JSON of any form.

use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;

use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value};

/// A JSON object with arbitrary keys, such as custom claims or metadata.
pub type JsonObject = Map<String, Value>;

/// The name of a member of an object. Only names with escapes are copied.
pub(crate) struct Key<'a>(pub(crate) Cow<'a, str>);

impl<'de> Deserialize<'de> for Key<'de> {
    #[inline]
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(KeyVisitor)
    }
}

/// A derived one would contain the errors of other types, which a small module can do without.
struct KeyVisitor;

impl<'de> Visitor<'de> for KeyVisitor {
    type Value = Key<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a name")
    }

    #[inline]
    fn visit_borrowed_str<E>(self, name: &'de str) -> Result<Key<'de>, E> {
        Ok(Key(Cow::Borrowed(name)))
    }

    fn visit_str<E>(self, name: &str) -> Result<Key<'de>, E> {
        Ok(Key(Cow::Owned(name.to_owned())))
    }
}

/// The members of an object in order, for readers that process them at once.
pub(crate) type Members<'de, V = Value> = Vec<(Cow<'de, str>, V)>;

/// An object with these members. Unlike `json!`, it does not copy the values through a serializer.
pub(crate) fn object(members: Vec<(&str, Value)>) -> Value {
    let mut object = JsonObject::new();
    // Collecting them would sort first, with code that nothing else in a small module needs.
    for (name, value) in members {
        object.insert(name.to_owned(), value);
    }
    Value::Object(object)
}

/// The member of an object that has no other, if it is a text.
pub(crate) fn only_text(object: &JsonObject) -> Option<(&str, &str)> {
    let (name, value) = object.iter().next().filter(|_| object.len() == 1)?;
    Some((name, value.as_str()?))
}

/// A type that any JSON can be read into.
pub(crate) trait FromJson<'de>: Sized {
    /// The type of values in lists and objects.
    type Item: Deserialize<'de>;
    /// The collection for the members of an object.
    type Members: Default;

    fn insert(members: &mut Self::Members, name: Cow<'de, str>, item: Self::Item);

    /// The member of an object that has no other, if it is a text.
    fn only_text(members: &Self::Members) -> Option<(&str, &str)>;

    fn object(members: Self::Members) -> Self;

    fn list(items: Vec<Self::Item>) -> Self;

    fn text(text: &str) -> Self;

    /// A text that is there as long as the result.
    fn borrowed_text(text: &'de str) -> Self {
        Self::text(text)
    }

    /// A number, a boolean or `null`.
    fn other(value: Value) -> Self;
}

/// Reads any JSON.
#[inline]
pub(crate) fn deserialize<'de, T: FromJson<'de>, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    deserializer.deserialize_any(JsonVisitor(PhantomData))
}

/// Any program can turn on the feature `arbitrary_precision` of serde_json. A number that is not an integer then reaches a
/// visitor as an object, whose one member has this name and the number as text.
const NUMBER: &str = "$serde_json::private::Number";

struct JsonVisitor<T>(PhantomData<T>);

impl<'de, T: FromJson<'de>> Visitor<'de> for JsonVisitor<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    #[inline]
    fn visit_borrowed_str<E>(self, text: &'de str) -> Result<T, E> {
        Ok(T::borrowed_text(text))
    }

    #[inline]
    fn visit_str<E>(self, text: &str) -> Result<T, E> {
        Ok(T::text(text))
    }

    #[inline]
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<T, A::Error> {
        let mut members = T::Members::default();
        while let Some(Key(name)) = map.next_key()? {
            T::insert(&mut members, name, map.next_value()?);
        }
        let number = match T::only_text(&members) {
            Some((NUMBER, text)) => serde_json::from_str(text).ok().filter(Value::is_number),
            _ => None,
        };
        Ok(number.map_or_else(|| T::object(members), T::other))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<T, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = list.next_element()? {
            items.push(item);
        }
        Ok(T::list(items))
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
