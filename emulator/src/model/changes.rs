//! Partial updates: what a request mentions replaces the old value, and the rest stays.

use serde_json::{Map, Value};

/// Sets `field` to `given`, if there is one.
pub(crate) fn set<T>(field: &mut T, given: Option<T>) {
    if let Some(given) = given {
        *field = given;
    }
}

/// Sets the keys of `changes` in `into`; a null deletes its key.
pub(crate) fn merge(into: &mut Map<String, Value>, changes: Map<String, Value>) {
    for (key, value) in changes {
        match value {
            Value::Null => into.remove(&key),
            value => into.insert(key, value),
        };
    }
}
