//! The state of resolving: facts, words, and the problems found so far.

use std::collections::{BTreeMap, BTreeSet};

use crate::description::model::TypePath;
use crate::failure::Failure;
use crate::upstream::facts::{Facts, Type};
use crate::words::{EnumWords, Words};

pub(super) struct Resolver<'a> {
    pub(super) facts: &'a Facts,
    pub(super) words: &'a Words,
    /// The enum that each upstream enum schema becomes.
    pub(super) enum_of_schema: BTreeMap<&'a str, TypePath>,
    /// All schemas used in requests.
    pub(super) requests: BTreeSet<&'a str>,
    /// All schemas used in responses.
    pub(super) responses: BTreeSet<&'a str>,
    /// Problems found so far, one line each.
    pub(super) problems: Vec<String>,
    /// The owner (schema or operation) and name of every field found to have words.
    pub(super) resolved_fields: BTreeSet<(String, String)>,
}

impl<'a> Resolver<'a> {
    pub(super) fn new(facts: &'a Facts, words: &'a Words) -> Result<Self, Failure> {
        let mut enum_of_schema = BTreeMap::new();
        for (name, words) in &words.enums {
            for schema in &words.schemas {
                if enum_of_schema.insert(schema.as_str(), enum_path(name, words)).is_some() {
                    return Err(format!("{schema} becomes two enums").into());
                }
            }
        }
        let operations = || facts.operations.values();
        let requests = operations().filter_map(|operation| operation.request.as_deref());
        let responses = operations().map(|operation| operation.response.as_str());
        Ok(Self {
            facts,
            words,
            enum_of_schema,
            requests: closure(facts, requests),
            responses: closure(facts, responses),
            problems: Vec::new(),
            resolved_fields: BTreeSet::new(),
        })
    }
}

/// The path of an enum, given its key in `enums.toml`.
pub(super) fn enum_path(key: &str, words: &EnumWords) -> TypePath {
    TypePath { module: words.module.clone(), name: words.name.as_deref().unwrap_or(key).to_owned() }
}

/// Returns the given schemas, and all schemas that their fields refer to.
fn closure<'a>(facts: &'a Facts, roots: impl Iterator<Item = &'a str>) -> BTreeSet<&'a str> {
    let mut seen = BTreeSet::new();
    let mut open: Vec<&str> = roots.collect();
    while let Some(schema) = open.pop() {
        if let (true, Some(fields)) = (seen.insert(schema), facts.objects.get(schema)) {
            for kind in fields.values() {
                if let Some((name, _)) = Type::parse(kind).0.schema().and_then(|name| facts.objects.get_key_value(name))
                {
                    open.push(name);
                }
            }
        }
    }
    seen
}
