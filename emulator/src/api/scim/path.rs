//! Paths to attributes, such as `name.givenName` and `emails[type eq "work"].value`.

use serde_json::Value;

use crate::api::scim::answer::Refusal;
use crate::api::scim::filter::{self, Filter};
use crate::api::scim::names::canonical;
use crate::model::scim::attributes::ENTERPRISE;

const SCHEMAS: [&str; 2] =
    ["urn:ietf:params:scim:schemas:core:2.0:User", "urn:ietf:params:scim:schemas:core:2.0:Group"];

/// A path to an attribute.
#[derive(Debug)]
pub(super) struct Path {
    /// Whether it is an attribute that only employees have.
    pub(super) extension: bool,
    /// Empty for all attributes of employees.
    pub(super) attribute: String,
    /// Which items of a list are meant.
    pub(super) filter: Option<Filter>,
    pub(super) sub: Option<String>,
}

impl Path {
    /// Reads a whole text.
    pub(super) fn parse(text: &str) -> Result<Self, Refusal> {
        let wrong = || Refusal::invalid("invalidPath", format!("{text} is not a path."));
        match Self::read(text.trim(), true) {
            Some((path, "")) => Ok(path),
            _ => Err(wrong()),
        }
    }

    /// Reads a path at the start of a text, and returns the rest. Only if `nesting`, it may have a filter.
    pub(super) fn read(text: &str, nesting: bool) -> Option<(Self, &str)> {
        let (extension, text) = strip_schema(text);
        let (name, mut rest) = word(text);
        let (attribute, mut sub) = match name.split_once('.') {
            None => (name, None),
            Some((attribute, sub)) => (attribute, Some(sub)),
        };
        let mut filter = None;
        if let Some(inside) = rest.strip_prefix('[').filter(|_| nesting && sub.is_none()) {
            let (inner, after) = filter::read(inside, false)?;
            filter = Some(inner);
            rest = after.trim_start().strip_prefix(']')?;
            if let Some(after) = rest.strip_prefix('.') {
                let (name, after) = word(after);
                (sub, rest) = (Some(name), after);
            }
        }
        let is_name = |name: &str| !name.is_empty() && !name.contains('.');
        let whole = extension && attribute.is_empty() && sub.is_none() && filter.is_none();
        if !(whole || is_name(attribute)) || sub.is_some_and(|sub| !is_name(sub)) {
            return None;
        }
        Some((Self { extension, attribute: canonical(attribute), filter, sub: sub.map(canonical) }, rest))
    }

    /// The values at the path: for a list, those of its items.
    pub(super) fn values<'a>(&self, resource: &'a Value) -> Vec<&'a Value> {
        let root = if self.extension { &resource[ENTERPRISE] } else { resource };
        let value = if self.attribute.is_empty() { root } else { &root[&self.attribute] };
        let items: Vec<&Value> = match value {
            Value::Array(items) => items.iter().collect(),
            Value::Null => Vec::new(),
            value => vec![value],
        };
        let items = items.into_iter().filter(|item| self.filter.as_ref().is_none_or(|filter| filter.matches(item)));
        let part = |item: &'a Value| match &self.sub {
            Some(sub) => &item[sub],
            // What counts in an item of a list is its value.
            None => item.get("value").unwrap_or(item),
        };
        items.map(part).filter(|value| !value.is_null()).collect()
    }

    /// Whether the path is this attribute of the resource itself.
    pub(super) fn is(&self, attribute: &str) -> bool {
        !self.extension && self.attribute == attribute && self.filter.is_none() && self.sub.is_none()
    }
}

/// Takes the schema off the start of a path; returns whether it is the one of employees.
fn strip_schema(text: &str) -> (bool, &str) {
    let after = |schema: &str| {
        let start = text.get(..schema.len()).filter(|start| start.eq_ignore_ascii_case(schema));
        start.map(|_| &text[schema.len()..])
    };
    if let Some(rest) = after(ENTERPRISE) {
        return (true, rest.strip_prefix(':').unwrap_or(rest));
    }
    let rest = SCHEMAS.into_iter().find_map(|schema| after(schema)?.strip_prefix(':'));
    (false, rest.unwrap_or(text))
}

/// The name at the start of a text, and the rest.
fn word(text: &str) -> (&str, &str) {
    let end = text.find(|c: char| !(c.is_ascii_alphanumeric() || "._-$:".contains(c))).unwrap_or(text.len());
    text.split_at(end)
}
