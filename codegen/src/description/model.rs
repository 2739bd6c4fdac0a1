//! The resolved description: operations, types, and the modules they are in.

use std::collections::{BTreeMap, BTreeSet};

use indexmap::IndexMap;

use super::names::camel;
use crate::words::{ByNameWords, StartUrlWords};

/// The module of the authentication factor, which has a writer of its own.
pub(crate) const FACTOR_MODULE: &str = "models.authentication_factor";

pub(crate) struct Description {
    /// Sorted by name.
    pub(crate) operations: Vec<Operation>,
    /// By path. Several schemas can become one model.
    pub(crate) models: BTreeMap<TypePath, Model>,
    pub(crate) enums: BTreeMap<TypePath, Enum>,
    pub(crate) factors: Vec<Factor>,
    /// By the module of the search.
    pub(crate) searches: BTreeMap<String, Search>,
    /// By module.
    pub(crate) start_urls: BTreeMap<String, StartUrl>,
    /// What is called by name besides operations.
    pub(crate) by_name: ByNameWords,
    /// The dotted names of all modules.
    pub(crate) module_tree: BTreeSet<String>,
    /// The doc line of each module that has words, by dotted name.
    pub(crate) modules: BTreeMap<String, String>,
    /// Paths of handwritten items that a module re-exports, by module.
    pub(crate) handwritten_items: BTreeMap<String, Vec<String>>,
    /// Example values of free-form objects, by field.
    pub(crate) examples: BTreeMap<String, IndexMap<String, String>>,
    /// TypeScript types of free-form objects, by field.
    pub(crate) typescript: BTreeMap<String, String>,
    pub(crate) error_types: Vec<String>,
}

impl Description {
    /// The doc line of a module.
    pub(crate) fn words_of(&self, module: &str) -> String {
        self.modules.get(module).cloned().unwrap_or_else(|| {
            let subject = module.rsplit('.').next().unwrap_or_default().replace('_', " ");
            format!("Types about {subject}.")
        })
    }

    /// The operations of a module, without those of its submodules.
    pub(crate) fn operations_of(&self, module: &str) -> impl Iterator<Item = &Operation> {
        self.operations.iter().filter(move |operation| operation.module() == module)
    }

    pub(crate) fn models_of(&self, module: &str) -> impl Iterator<Item = (&TypePath, &Model)> {
        self.models.iter().filter(move |(path, _)| path.module == module)
    }

    pub(crate) fn enums_of(&self, module: &str) -> impl Iterator<Item = (&TypePath, &Enum)> {
        self.enums.iter().filter(move |(path, _)| path.module == module)
    }
}

/// The path of a type, such as `SamlConnection` in `b2b.models.sso`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct TypePath {
    /// The dotted name of the module that defines it.
    pub(crate) module: String,
    pub(crate) name: String,
}

impl TypePath {
    /// The path of the authentication factor.
    pub(crate) fn factor() -> Self {
        Self { module: FACTOR_MODULE.to_owned(), name: "AuthenticationFactor".to_owned() }
    }

    /// The dotted name of the module that exports it.
    pub(crate) fn public_module(&self) -> &str {
        public_module(&self.module)
    }
}

/// The module that exports the items of a module: models are re-exported by the parent module.
pub(crate) fn public_module(module: &str) -> &str {
    match module.rsplit_once('.') {
        Some(("models", _)) => "models",
        Some((parent, _)) => parent.strip_suffix(".models").unwrap_or(module),
        None => module,
    }
}

pub(crate) struct Operation {
    /// `METHOD path`
    pub(crate) key: String,
    pub(crate) name: String,
    pub(crate) method: String,
    pub(crate) path: String,
    pub(crate) is_fraud: bool,
    pub(crate) auth: Auth,
    pub(crate) body: Body,
    /// Whether it is a POST that only reads.
    pub(crate) reads: bool,
    pub(crate) member_session: bool,
    pub(crate) summary: String,
    pub(crate) details: String,
    pub(crate) docs: String,
    /// Path, query and header params, then body fields.
    pub(crate) params: Vec<(Place, Field)>,
    /// The name of the response type, in the operation's module.
    pub(crate) response_name: String,
    /// The fields of the response type, unless another operation of the module defines it.
    pub(crate) response: Option<Vec<Field>>,
    pub(crate) response_fields: Vec<Field>,
    /// Set if the operation returns one page of a list.
    pub(crate) paging: Option<Paging>,
}

impl Operation {
    pub(crate) fn module(&self) -> &str {
        self.name.rsplit_once('.').map_or("", |(module, _)| module)
    }

    pub(crate) fn struct_name(&self) -> String {
        camel(self.name.rsplit('.').next().unwrap_or_default())
    }

    /// The constructor of `Operation` in core.
    pub(crate) fn shape(&self) -> &'static str {
        match (self.method.as_str(), self.is_fraud, self.auth, self.body, self.reads) {
            ("GET", false, Auth::Project, Body::None, false) => "get",
            ("DELETE", false, Auth::Project, Body::None, false) => "delete",
            ("POST", false, Auth::Project, Body::Json, false) => "post",
            ("POST", false, Auth::Project, Body::Json, true) => "read",
            ("PUT", false, Auth::Project, Body::Json, false) => "put",
            ("POST", true, Auth::Project, Body::Json, false) => "fraud",
            ("POST", true, Auth::Project, Body::Json, true) => "fraud_read",
            ("POST", false, Auth::None, Body::Form, false) => "form",
            ("GET", false, Auth::Bearer, Body::None, false) => "bearer",
            // The checks report it.
            _ => "",
        }
    }
}

/// Where a paged response has its items and the cursor of the next page.
pub(crate) struct Paging {
    /// The list in the response.
    pub(crate) items: Field,
    /// The type of its items.
    pub(crate) item: Kind,
    /// The response field that contains the next cursor, unless the response itself does.
    pub(crate) metadata: Option<Field>,
    pub(crate) next_cursor: Field,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Auth {
    Project,
    Bearer,
    None,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Body {
    None,
    Json,
    Form,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    Path,
    Query,
    Header,
    Body,
}

#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Field {
    pub(crate) wire: String,
    pub(crate) rust: String,
    pub(crate) aliases: Vec<String>,
    pub(crate) doc: String,
    pub(crate) kind: Kind,
    /// Whether its Rust type is the `Query` of its module, made of filters. `kind` is its type on the wire.
    pub(crate) is_query: bool,
    pub(crate) required: bool,
    /// Whether deserializing a response without it fails.
    pub(crate) strict: bool,
    /// Whether this path param defaults to the client's project id.
    pub(crate) own_project: bool,
    pub(crate) one_or_many: bool,
    pub(crate) lenient: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Kind {
    String,
    Secret,
    Timestamp,
    Integer,
    Unsigned,
    Seconds,
    Boolean,
    Object,
    Rest,
    Factor,
    Array(Box<Kind>),
    Dictionary(Box<Kind>),
    Enum(TypePath),
    Model(TypePath),
}

pub(crate) struct Model {
    pub(crate) doc: String,
    /// Whether its Rust type is handwritten, and only re-exported.
    pub(crate) handwritten: bool,
    pub(crate) fields: Vec<Field>,
    pub(crate) in_requests: bool,
    pub(crate) in_responses: bool,
}

pub(crate) struct Enum {
    pub(crate) doc: String,
    /// Whether its Rust type is handwritten, and only re-exported.
    pub(crate) handwritten: bool,
    /// Whether it is the type of fields. Otherwise, only start URLs or handwritten Rust code use it.
    pub(crate) in_fields: bool,
    /// Value on the wire, Rust name and doc line.
    pub(crate) values: Vec<(String, String, String)>,
}

pub(crate) struct Factor {
    pub(crate) wire: String,
    pub(crate) variant: String,
    pub(crate) doc: String,
    pub(crate) detail: TypePath,
}

/// The filters of a search.
pub(crate) struct Search {
    pub(crate) doc: String,
    pub(crate) details: String,
    /// Rust code.
    pub(crate) example: String,
    pub(crate) filters: Vec<Filter>,
}

pub(crate) struct Filter {
    pub(crate) wire: String,
    pub(crate) rust: String,
    /// The name of the argument. A period has two arguments instead.
    pub(crate) argument: String,
    pub(crate) value: FilterValue,
    pub(crate) doc: String,
}

pub(crate) enum FilterValue {
    Text,
    Texts,
    Boolean,
    Time,
    /// From one time to another.
    Period,
    Enum(TypePath),
    Enums(TypePath),
}

/// The URL at which a login in a browser begins.
pub(crate) struct StartUrl {
    pub(crate) words: StartUrlWords,
    /// The type of the provider in its path.
    pub(crate) provider: Option<TypePath>,
}
