//! JSON in which no member of an object is there twice: readers who take the first and readers who take the last would disagree.

use crate::json::read;
use crate::members::{Json, Members};

/// The members of an object; `None` for anything else, and if there is a member twice, however deep.
pub(super) fn object(json: &[u8]) -> Option<Members<'_>> {
    match read(std::str::from_utf8(json).ok()?) {
        Ok(object @ Json::Object(_)) if object.is_strict() => Members::of(object).ok(),
        _ => None,
    }
}
