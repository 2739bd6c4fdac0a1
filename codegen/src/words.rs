//! The handwritten layer of the description: names, words and decisions.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use indexmap::IndexMap;
use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::failure::Failure;
use crate::upstream::facts::Facts;

/// The handwritten files in `description/`.
pub(crate) struct Words {
    pub(crate) operations: BTreeMap<String, OperationWords>,
    pub(crate) modules: BTreeMap<String, String>,
    pub(crate) types: BTreeMap<String, TypeWords>,
    pub(crate) factors: IndexMap<String, FactorWords>,
    pub(crate) enums: IndexMap<String, EnumWords>,
    /// Filters of searches, by the module of the search.
    pub(crate) searches: BTreeMap<String, SearchWords>,
    /// Start URLs, by module.
    pub(crate) start_urls: BTreeMap<String, StartUrlWords>,
    /// What is called by name besides operations.
    pub(crate) by_name: ByNameWords,
    pub(crate) fields: FieldWords,
    pub(crate) decisions: Decisions,
    pub(crate) additions: Facts,
    pub(crate) error_types: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct OperationWords {
    /// Dotted name.
    pub(crate) name: String,
    pub(crate) summary: String,
    #[serde(default)]
    pub(crate) details: String,
    pub(crate) docs: String,
    /// Whether it is a POST that only reads: it consumes, extends, bills and sends nothing, so it is retried like a GET.
    #[serde(default)]
    pub(crate) reads: bool,
}

#[derive(Deserialize, Clone, PartialEq)]
#[serde(deny_unknown_fields)]
pub(crate) struct TypeWords {
    pub(crate) name: String,
    pub(crate) module: String,
    pub(crate) doc: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct FactorWords {
    pub(crate) variant: String,
    pub(crate) doc: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct EnumWords {
    /// The Rust name. Default: the key in the file.
    pub(crate) name: Option<String>,
    pub(crate) module: String,
    pub(crate) doc: String,
    /// Upstream enum schemas that become this enum. Without schemas and fields, only start URLs or
    /// handwritten code use the enum.
    #[serde(default)]
    pub(crate) schemas: Vec<String>,
    /// Upstream string fields that get this enum as their type, as `field` or `schema.field`.
    #[serde(default)]
    pub(crate) fields: Vec<String>,
    /// Value on the wire, Rust name and doc line.
    pub(crate) values: Vec<(String, String, String)>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct SearchWords {
    /// The request field that contains the filters, as `schema.field`.
    pub(crate) query: String,
    pub(crate) doc: String,
    pub(crate) details: String,
    /// Rust code.
    pub(crate) example: String,
    /// By name on the wire.
    pub(crate) filters: IndexMap<String, FilterWords>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct FilterWords {
    /// `string`, `boolean`, `time`, `period`, the key of an enum, or a list of strings or of an enum as `[string]`.
    #[serde(rename = "type")]
    pub(crate) kind: String,
    /// The name of the argument. Default: the name of the filter.
    pub(crate) argument: Option<String>,
    pub(crate) doc: String,
}

#[derive(Deserialize, Clone)]
#[serde(deny_unknown_fields)]
pub(crate) struct StartUrlWords {
    /// May contain `{provider}`.
    pub(crate) path: String,
    /// The key of the enum of providers.
    pub(crate) provider: Option<String>,
    pub(crate) doc: String,
    pub(crate) details: String,
    pub(crate) docs: String,
    /// Rust code.
    pub(crate) example: String,
    /// By name.
    pub(crate) constructors: IndexMap<String, StartConstructor>,
    /// By the name of the setter.
    pub(crate) params: IndexMap<String, StartParam>,
}

#[derive(Deserialize, Clone)]
#[serde(deny_unknown_fields)]
pub(crate) struct StartConstructor {
    /// The query param that it takes besides the public token.
    pub(crate) param: Option<String>,
    pub(crate) doc: String,
}

#[derive(Deserialize, Clone)]
#[serde(deny_unknown_fields)]
pub(crate) struct StartParam {
    #[serde(rename = "type")]
    pub(crate) kind: StartParamKind,
    /// The name on the wire. Default: the name of the setter.
    pub(crate) query: Option<String>,
    pub(crate) doc: String,
}

#[derive(Deserialize, Clone, Copy, PartialEq)]
#[serde(rename_all = "snake_case")]
pub(crate) enum StartParamKind {
    Url,
    /// A list, sent as one text with spaces.
    Scopes,
    /// The challenge of a `Pkce`.
    Pkce,
    /// A param with any name, which is sent with the prefix `provider_`.
    ProviderParam,
    /// Text that `Debug` does not show.
    Secret,
}

/// Flows and computations, for bindings.
#[derive(Deserialize, Clone)]
#[serde(deny_unknown_fields)]
pub(crate) struct ByNameWords {
    /// The types of their params and results, by name.
    pub(crate) types: BTreeMap<String, NamedType>,
    /// By dotted name.
    pub(crate) calls: BTreeMap<String, NamedCall>,
}

#[derive(Deserialize, Clone)]
#[serde(deny_unknown_fields)]
pub(crate) struct NamedType {
    pub(crate) doc: String,
    /// Name, type and doc line.
    pub(crate) fields: Vec<(String, String, String)>,
}

#[derive(Deserialize, Clone)]
#[serde(deny_unknown_fields)]
pub(crate) struct NamedCall {
    /// Whether it may send requests.
    #[serde(default)]
    pub(crate) waits: bool,
    pub(crate) doc: String,
    pub(crate) details: String,
    pub(crate) result: String,
    /// Name, type and doc line.
    pub(crate) params: Vec<(String, String, String)>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct FieldWords {
    default: BTreeMap<String, String>,
    /// Replaces `default` for fields that occur only in responses.
    responses: BTreeMap<String, String>,
    exceptions: BTreeMap<String, BTreeMap<String, String>>,
}

impl FieldWords {
    /// Returns the words for a field of a schema, or for a param of an operation.
    pub(crate) fn of(&self, owner: &str, field: &str, is_read_only: bool) -> Option<&str> {
        let exception = self.exceptions.get(owner).and_then(|fields| fields.get(field));
        let in_responses = self.responses.get(field).filter(|_| is_read_only);
        exception.or(in_responses).or_else(|| self.default.get(field)).map(String::as_str)
    }

    /// The owner and name of every field with an exception.
    pub(crate) fn exceptions(&self) -> impl Iterator<Item = (&str, &str)> {
        self.exceptions
            .iter()
            .flat_map(|(owner, fields)| fields.keys().map(move |field| (owner.as_str(), field.as_str())))
    }

    /// The names of all fields with default words.
    pub(crate) fn defaults(&self) -> impl Iterator<Item = &str> {
        self.default.keys().chain(self.responses.keys()).map(String::as_str)
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Decisions {
    pub(crate) secrets: Vec<String>,
    pub(crate) timestamps: Vec<String>,
    pub(crate) not_secrets: Vec<String>,
    pub(crate) identities: Vec<String>,
    pub(crate) not_identities: Vec<String>,
    pub(crate) lenient_integers: Vec<String>,
    pub(crate) optional: Vec<String>,
    pub(crate) own_project: Vec<String>,
    pub(crate) one_or_many: Vec<String>,
    /// Paths of handwritten items in core, by the module that re-exports them.
    pub(crate) handwritten_items: BTreeMap<String, Vec<String>>,
    /// Example values of free-form objects in golden files, by field.
    pub(crate) examples: BTreeMap<String, IndexMap<String, String>>,
    /// TypeScript types of free-form objects, by field.
    pub(crate) typescript: BTreeMap<String, String>,
    pub(crate) authentication_factor: String,
    pub(crate) names: BTreeMap<String, String>,
    pub(crate) aliases: BTreeMap<String, Vec<String>>,
}

impl Decisions {
    /// The lists of fields, with their names.
    pub(crate) fn lists(&self) -> [(&'static str, &[String]); 9] {
        [
            ("secrets", &self.secrets),
            ("not_secrets", &self.not_secrets),
            ("timestamps", &self.timestamps),
            ("identities", &self.identities),
            ("not_identities", &self.not_identities),
            ("optional", &self.optional),
            ("own_project", &self.own_project),
            ("one_or_many", &self.one_or_many),
            ("lenient_integers", &self.lenient_integers),
        ]
    }

    /// Whether a module re-exports a handwritten item of this name.
    pub(crate) fn is_handwritten(&self, module: &str, name: &str) -> bool {
        let mut items = self.handwritten_items.get(module).into_iter().flatten();
        items.any(|item| item.rsplit("::").next() == Some(name))
    }
}

/// Whether a list contains a field, either by its name or as `owner.field`.
pub(crate) fn lists(list: &[String], owner: &str, field: &str) -> bool {
    list.iter().any(|entry| entry == field || entry.split_once('.') == Some((owner, field)))
}

impl Words {
    pub(crate) fn read(description: &Path) -> Result<Self, Failure> {
        let words = description.join("words");
        let mut types: BTreeMap<String, toml::Value> = read_toml(&words.join("types.toml"))?;
        let factors = types.remove("factors").ok_or("types.toml has no [factors]")?.try_into()?;
        let types = types.into_iter().map(|(name, value)| Ok((name, value.try_into()?)));
        Ok(Self {
            operations: read_toml(&words.join("operations.toml"))?,
            modules: read_toml(&words.join("modules.toml"))?,
            types: types.collect::<Result<_, Failure>>()?,
            factors,
            enums: read_toml(&words.join("enums.toml"))?,
            searches: read_toml(&words.join("filters.toml"))?,
            start_urls: read_toml(&words.join("start_urls.toml"))?,
            by_name: read_toml(&words.join("by_name.toml"))?,
            fields: read_toml(&words.join("fields.toml"))?,
            decisions: read_toml(&description.join("decisions.toml"))?,
            additions: additions(description)?,
            error_types: fs::read_to_string(description.join("error_types.txt"))?.lines().map(str::to_owned).collect(),
        })
    }
}

/// Reads the facts that the OpenAPI files lack.
pub(crate) fn additions(description: &Path) -> Result<Facts, Failure> {
    read_toml(&description.join("additions.toml"))
}

fn read_toml<T: DeserializeOwned>(path: &Path) -> Result<T, Failure> {
    let text = fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
    Ok(toml::from_str(&text).map_err(|error| format!("{}: {error}", path.display()))?)
}
