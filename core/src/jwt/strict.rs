//! JSON in which no member of an object is there twice: readers who take the first and readers who take the last would disagree.

use std::borrow::Cow;
use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::Value;

use crate::members::{Json, Members};

/// The members of an object; `None` for anything else, and if there is a member twice, however deep.
///
/// That it is UTF-8 is checked once, and not text by text, which is a tenth of what a check of a token costs beside its signature.
pub(super) fn object(json: &[u8]) -> Option<Members<'_>> {
    match serde_json::from_str(std::str::from_utf8(json).ok()?).ok()? {
        Strict(Some(Json::Object(members))) => Some(members),
        Strict(_) => None,
    }
}

/// How many members there is room for at first. Of the objects of a session JWT, only the claims have more.
const MEMBERS: usize = 8;

/// `None` if there is a member twice. No error of serde says so: making those takes a tenth of a module that must be small.
struct Strict<'a>(Option<Json<'a>>);

impl Strict<'_> {
    fn other<E>(value: impl Into<Value>) -> Result<Self, E> {
        Ok(Self(Some(Json::Other(value.into()))))
    }
}

impl<'de> Deserialize<'de> for Strict<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(StrictVisitor)
    }
}

struct StrictVisitor;

impl<'de> Visitor<'de> for StrictVisitor {
    type Value = Strict<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_unit<E>(self) -> Result<Strict<'de>, E> {
        Strict::other(Value::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Strict<'de>, E> {
        Strict::other(value)
    }

    fn visit_i64<E>(self, number: i64) -> Result<Strict<'de>, E> {
        Strict::other(number)
    }

    fn visit_u64<E>(self, number: u64) -> Result<Strict<'de>, E> {
        Strict::other(number)
    }

    fn visit_f64<E>(self, number: f64) -> Result<Strict<'de>, E> {
        Strict::other(number)
    }

    fn visit_str<E>(self, text: &str) -> Result<Strict<'de>, E> {
        Ok(Strict(Some(Json::Text(Cow::Owned(text.to_owned())))))
    }

    fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Strict<'de>, E> {
        Ok(Strict(Some(Json::Text(Cow::Borrowed(text)))))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Strict<'de>, A::Error> {
        let mut items = Vec::new();
        let mut is_strict = true;
        while let Some(Strict(item)) = list.next_element()? {
            is_strict &= item.is_some();
            items.extend(item);
        }
        Ok(Strict(is_strict.then_some(Json::List(items))))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Strict<'de>, A::Error> {
        let mut members = Vec::new();
        let mut is_strict = true;
        while let Some((Strict(name), Strict(value))) = map.next_entry()? {
            if members.is_empty() {
                members.reserve(MEMBERS);
            }
            match (name, value) {
                (Some(Json::Text(name)), Some(value)) => members.push((name, value)),
                _ => is_strict = false,
            }
        }
        Ok(Strict(Members::distinct(members).filter(|_| is_strict).map(Json::Object)))
    }
}
