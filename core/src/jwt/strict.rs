//! JSON in which no member of an object is there twice: readers who take the first and readers who take the last would disagree.

use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::Value;

use crate::JsonObject;

/// The members of an object; `None` for anything else, and if there is a member twice, however deep.
///
/// That it is UTF-8 is checked once, and not text by text, which is a tenth of what a check of a token costs beside its signature.
pub(super) fn object(json: &[u8]) -> Option<JsonObject> {
    match serde_json::from_str(std::str::from_utf8(json).ok()?).ok()? {
        Strict(Some(Value::Object(members))) => Some(members),
        Strict(_) => None,
    }
}

/// `None` if there is a member twice. No error of serde says so: making those takes a tenth of a module that must be small.
struct Strict(Option<Value>);

impl<'de> Deserialize<'de> for Strict {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(StrictVisitor)
    }
}

struct StrictVisitor;

impl<'de> Visitor<'de> for StrictVisitor {
    type Value = Strict;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_unit<E>(self) -> Result<Strict, E> {
        Ok(Strict(Some(Value::Null)))
    }

    fn visit_bool<E>(self, value: bool) -> Result<Strict, E> {
        Ok(Strict(Some(value.into())))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Strict, E> {
        Ok(Strict(Some(number.into())))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Strict, E> {
        Ok(Strict(Some(number.into())))
    }

    fn visit_f64<E>(self, number: f64) -> Result<Strict, E> {
        Ok(Strict(Some(number.into())))
    }

    fn visit_str<E>(self, text: &str) -> Result<Strict, E> {
        Ok(Strict(Some(text.into())))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Strict, A::Error> {
        let mut items = Vec::new();
        let mut is_strict = true;
        while let Some(Strict(item)) = list.next_element()? {
            is_strict &= item.is_some();
            items.extend(item);
        }
        Ok(Strict(is_strict.then_some(Value::Array(items))))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Strict, A::Error> {
        let mut members = JsonObject::new();
        let mut is_strict = true;
        while let Some((name, Strict(value))) = map.next_entry::<String, _>()? {
            is_strict &= value.is_some_and(|value| members.insert(name, value).is_none());
        }
        Ok(Strict(is_strict.then_some(Value::Object(members))))
    }
}
