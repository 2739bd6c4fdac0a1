//! Reading a JSON object field by field, for flows: a derived reader for each response would be several times the code.
//!
//! `null` counts as left out unless the field is required.

use serde_json::Value;

/// The problem of a value of the wrong type.
pub(super) const WRONG_TYPE: &str = "has a value of the wrong type";

/// Where JSON does not have the expected form.
#[derive(Debug)]
pub(crate) struct Misfit {
    pub(crate) path: String,
    pub(crate) problem: &'static str,
}

impl Misfit {
    pub(crate) fn new(path: &str, problem: &'static str) -> Self {
        Self { path: path.to_owned(), problem }
    }

    pub(crate) fn wrong_type(path: &str) -> Self {
        Self::new(path, WRONG_TYPE)
    }

    fn below(self, parent: &str) -> Self {
        let separator = if self.path.is_empty() || self.path.starts_with('[') { "" } else { "." };
        Self { path: format!("{parent}{separator}{}", self.path), ..self }
    }
}

fn optional<'a>(object: &'a Value, name: &str) -> Option<&'a Value> {
    object.get(name).filter(|value| !value.is_null())
}

pub(crate) fn required<'a>(object: &'a Value, name: &str) -> Result<&'a Value, Misfit> {
    object.get(name).ok_or_else(|| Misfit::new(name, "lacks a field"))
}

/// Makes sure that a member is there, and not `null`.
pub(crate) fn present(object: &Value, name: &str) -> Result<(), Misfit> {
    optional(object, name).map(drop).ok_or_else(|| Misfit::new(name, "lacks a field"))
}

pub(crate) fn text(object: &Value, name: &str) -> Result<Option<String>, Misfit> {
    typed(object, name, |value| value.as_str().map(str::to_owned))
}

pub(crate) fn required_text(object: &Value, name: &str) -> Result<String, Misfit> {
    required(object, name)?.as_str().map(str::to_owned).ok_or_else(|| Misfit::wrong_type(name))
}

pub(crate) fn integer(object: &Value, name: &str) -> Result<Option<i64>, Misfit> {
    typed(object, name, Value::as_i64)
}

fn typed<T>(object: &Value, name: &str, read: impl FnOnce(&Value) -> Option<T>) -> Result<Option<T>, Misfit> {
    optional(object, name).map(|value| read(value).ok_or_else(|| Misfit::wrong_type(name))).transpose()
}

/// A member that is an object.
pub(crate) fn object<T>(
    object: &Value,
    name: &str,
    read: impl FnOnce(&Value) -> Result<T, Misfit>,
) -> Result<Option<T>, Misfit> {
    optional(object, name).map(|value| within(value, read).map_err(|misfit| misfit.below(name))).transpose()
}

/// A member that must be there, as an object.
pub(crate) fn required_object<T>(
    object: &Value,
    name: &str,
    read: impl FnOnce(&Value) -> Result<T, Misfit>,
) -> Result<T, Misfit> {
    within(required(object, name)?, read).map_err(|misfit| misfit.below(name))
}

/// Reads a value that must be an object.
pub(crate) fn within<T>(value: &Value, read: impl FnOnce(&Value) -> Result<T, Misfit>) -> Result<T, Misfit> {
    if value.is_object() { read(value) } else { Err(Misfit::wrong_type("")) }
}

/// A list of texts; empty if it is left out.
pub(crate) fn texts(object: &Value, name: &str) -> Result<Vec<String>, Misfit> {
    optional(object, name).map_or(Ok(Vec::new()), |value| text_list(value).map_err(|misfit| misfit.below(name)))
}

pub(crate) fn text_list(value: &Value) -> Result<Vec<String>, Misfit> {
    let text = |item: &Value| item.as_str().map(str::to_owned).ok_or_else(|| Misfit::wrong_type(""));
    items(value, &text)
}

/// A list of objects; empty if it is left out.
pub(crate) fn objects<T>(object: &Value, name: &str, read: fn(&Value) -> Result<T, Misfit>) -> Result<Vec<T>, Misfit> {
    let read = |item: &Value| within(item, read);
    optional(object, name).map_or(Ok(Vec::new()), |value| items(value, &read).map_err(|misfit| misfit.below(name)))
}

/// A list of texts that may be sent as a single one, as the `aud` of a token may (RFC 7519, section 4.1.3). Reads the same
/// as the function of this name in `values`, which is for derived readers.
pub(crate) fn one_or_many(value: &Value) -> Result<Vec<String>, Misfit> {
    match value {
        Value::String(text) => Ok(vec![text.clone()]),
        Value::Array(_) => text_list(value),
        Value::Null => Ok(Vec::new()),
        _ => Err(Misfit::wrong_type("")),
    }
}

fn items<T>(value: &Value, read: &dyn Fn(&Value) -> Result<T, Misfit>) -> Result<Vec<T>, Misfit> {
    let mut items = Vec::new();
    for (index, item) in value.as_array().ok_or_else(|| Misfit::wrong_type(""))?.iter().enumerate() {
        items.push(read(item).map_err(|misfit| misfit.below(&format!("[{index}]")))?);
    }
    Ok(items)
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    #[test]
    fn one_or_many_texts_are_read_the_same_in_both_ways() {
        for (json, expected) in [
            (json!("a"), Some(vec!["a"])),
            (json!(""), Some(vec![""])),
            (json!(["a", "b"]), Some(vec!["a", "b"])),
            (json!([]), Some(vec![])),
            (Value::Null, Some(vec![])),
            (json!([null]), None),
            (json!(["a", 1]), None),
            (json!([["a"]]), None),
            (json!(1), None),
            (json!(1.5), None),
            (json!(true), None),
            (json!({"a": "b"}), None),
        ] {
            let expected = expected.map(|texts| texts.into_iter().map(str::to_owned).collect());
            assert_eq!(super::one_or_many(&json).ok(), expected, "{json}");
            let text = json.to_string();
            let mut derived = serde_json::Deserializer::from_str(&text);
            assert_eq!(crate::values::one_or_many(&mut derived).ok(), expected, "{json}");
        }
    }
}
