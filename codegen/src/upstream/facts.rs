//! The machine-owned layer of the description: the facts of an OpenAPI file, without its prose.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use indexmap::IndexMap;
use serde::{Deserialize, Serialize};

use crate::failure::Failure;

/// The facts of an OpenAPI file, or the additions to them.
#[derive(Debug, Default, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Facts {
    /// The version of the OpenAPI file.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub(crate) version: String,
    /// Operations by `METHOD path`.
    #[serde(default)]
    pub(crate) operations: BTreeMap<String, OperationFacts>,
    /// Fields of objects, by schema name; types in the notation of [`Type`].
    #[serde(default)]
    pub(crate) objects: BTreeMap<String, IndexMap<String, String>>,
    /// Values of enums, by schema name.
    #[serde(default)]
    pub(crate) enums: BTreeMap<String, Vec<String>>,
}

#[derive(Debug, Default, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct OperationFacts {
    /// Default: `project`.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub(crate) auth: String,
    /// Default: `json`.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub(crate) body: String,
    /// The host, if it differs from that of the API.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub(crate) host: String,
    #[serde(default, skip_serializing_if = "IndexMap::is_empty")]
    pub(crate) path: IndexMap<String, String>,
    #[serde(default, skip_serializing_if = "IndexMap::is_empty")]
    pub(crate) query: IndexMap<String, String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) headers: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) request: Option<String>,
    #[serde(default)]
    pub(crate) response: String,
}

/// A type in facts: `string`, `integer`, `unsigned`, `boolean`, `seconds`, `object` (free-form), `rest` (all members
/// without a field), `[T]`, `map<T>`, or the name of a schema. A trailing `!` marks a required field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Type {
    String,
    Integer,
    Unsigned,
    Boolean,
    Seconds,
    Object,
    Rest,
    Array(Box<Type>),
    Dictionary(Box<Type>),
    Schema(String),
}

impl Type {
    /// Returns the type, and whether it is required.
    pub(crate) fn parse(text: &str) -> (Self, bool) {
        match text.strip_suffix('!') {
            Some(text) => (Self::parse_bare(text), true),
            None => (Self::parse_bare(text), false),
        }
    }

    fn parse_bare(text: &str) -> Self {
        let inside = |open, close| text.strip_prefix(open)?.strip_suffix(close).map(Self::parse_bare).map(Box::new);
        if let Some(item) = inside("[", "]") {
            return Self::Array(item);
        }
        if let Some(value) = inside("map<", ">") {
            return Self::Dictionary(value);
        }
        match text {
            "string" => Self::String,
            "integer" => Self::Integer,
            "unsigned" => Self::Unsigned,
            "boolean" => Self::Boolean,
            "seconds" => Self::Seconds,
            "object" => Self::Object,
            "rest" => Self::Rest,
            schema => Self::Schema(schema.to_owned()),
        }
    }

    /// The schema that the type refers to, possibly as an array item or dictionary value.
    pub(crate) fn schema(&self) -> Option<&str> {
        match self {
            Self::Schema(name) => Some(name),
            Self::Array(inner) | Self::Dictionary(inner) => inner.schema(),
            _ => None,
        }
    }
}

/// The OpenAPI files whose facts the description keeps.
pub(crate) const SOURCES: [&str; 2] = ["consumer", "b2b"];

impl Facts {
    /// Reads the facts of all OpenAPI files.
    pub(crate) fn read_all(description: &Path) -> Result<Self, Failure> {
        let mut facts = Self::default();
        let mut clashes = Vec::new();
        for source in SOURCES {
            facts.merge(Self::read(&Self::path(description, source))?, &mut clashes);
        }
        if clashes.is_empty() {
            return Ok(facts);
        }
        let remedy = "the upstream files describe these in two ways; import all files of the same version";
        Err(format!("{remedy}:\n{}", clashes.join("\n")).into())
    }

    /// The path of the facts of an OpenAPI file.
    pub(crate) fn path(description: &Path, source: &str) -> PathBuf {
        description.join("facts").join(format!("{source}.json"))
    }

    /// Which of [`SOURCES`] the facts belong to.
    pub(crate) fn source(&self) -> &'static str {
        let is_b2b = self.operations.keys().any(|key| key.contains(" /v1/b2b/"));
        if is_b2b { "b2b" } else { "consumer" }
    }

    /// Replaces the items that an excerpt contains.
    pub(crate) fn update(&mut self, excerpt: Self) {
        self.operations.extend(excerpt.operations);
        self.objects.extend(excerpt.objects);
        self.enums.extend(excerpt.enums);
    }

    pub(crate) fn read(path: &Path) -> Result<Self, Failure> {
        let text = fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
        Ok(serde_json::from_str(&text).map_err(|error| format!("{}: {error}", path.display()))?)
    }

    pub(crate) fn write(&self, path: &Path) -> Result<(), Failure> {
        Ok(fs::write(path, serde_json::to_string_pretty(self)? + "\n")?)
    }

    /// Adds the facts of another file. Items in both files that differ are clashes.
    fn merge(&mut self, other: Self, clashes: &mut Vec<String>) {
        for (name, fields) in &other.objects {
            if let Some(known) = self.objects.get(name).filter(|known| *known != fields) {
                clashes.push(format!("{name}: {known:?} and {fields:?}"));
            }
        }
        for (name, values) in &other.enums {
            if let Some(known) = self.enums.get(name).filter(|known| *known != values) {
                clashes.push(format!("{name}: {known:?} and {values:?}"));
            }
        }
        clashes.extend(other.operations.keys().filter(|key| self.operations.contains_key(*key)).cloned());
        self.update(other);
    }

    /// Adds operations, objects and fields that the OpenAPI files lack.
    pub(crate) fn add(&mut self, additions: &Self) -> Result<(), Failure> {
        self.operations.extend(additions.operations.clone());
        for (name, fields) in &additions.objects {
            let known = self.objects.entry(name.clone()).or_default();
            for (field, kind) in fields {
                if known.insert(field.clone(), kind.clone()).is_some() {
                    return Err(format!("upstream has {name}.{field} now: drop it from the additions").into());
                }
            }
        }
        Ok(())
    }
}
