//! What a resolved description consists of: operations, types, and the modules they are in.

use std::collections::{BTreeMap, BTreeSet};

use indexmap::IndexMap;

use super::names::camel;

/// The file with the authentication factor, whose reading is written by hand.
pub(crate) const FACTOR_MODULE: &str = "models.authentication_factor";

pub(crate) struct Description {
    /// Sorted by name.
    pub(crate) operations: Vec<Operation>,
    /// By place: several schemas can be one model.
    pub(crate) models: BTreeMap<TypePath, Model>,
    pub(crate) enums: BTreeMap<TypePath, Enum>,
    pub(crate) factors: Vec<Factor>,
    /// The dotted name of every module.
    pub(crate) module_tree: BTreeSet<String>,
    /// Words of every module, by dotted name.
    pub(crate) modules: BTreeMap<String, String>,
    /// Modules whose items core re-exports from one of its own.
    pub(crate) handwritten_modules: Vec<String>,
    /// Items of core's own that a module re-exports.
    pub(crate) handwritten_items: BTreeMap<String, Vec<String>>,
    /// Examples of free-form objects, by field.
    pub(crate) examples: BTreeMap<String, IndexMap<String, String>>,
    /// What free-form objects are in TypeScript, by field.
    pub(crate) typescript: BTreeMap<String, String>,
    pub(crate) error_types: Vec<String>,
}

impl Description {
    /// A line about a module.
    pub(crate) fn words_of(&self, module: &str) -> String {
        self.modules.get(module).cloned().unwrap_or_else(|| {
            let subject = module.rsplit('.').next().unwrap_or_default().replace('_', " ");
            format!("Types about {subject}.")
        })
    }

    /// The operations in a module, but not below it.
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

/// Where a type is: `b2b`, `b2b.models.sso`, `SamlConnection`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct TypePath {
    /// The dotted module of its file.
    pub(crate) module: String,
    pub(crate) name: String,
}

impl TypePath {
    /// The module that users see it in.
    pub(crate) fn public_module(&self) -> &str {
        public_module(&self.module)
    }
}

/// The module that users see the items of a module in: models are re-exported by the module above.
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
    pub(crate) member_session: bool,
    pub(crate) summary: String,
    pub(crate) details: String,
    pub(crate) docs: String,
    /// Path, query and header params and body fields, in this order.
    pub(crate) params: Vec<(Place, Field)>,
    /// The response type's name, in the operation's module.
    pub(crate) response_name: String,
    /// The fields of the response type, unless another operation of the module has the same one.
    pub(crate) response: Option<Vec<Field>>,
    pub(crate) response_fields: Vec<Field>,
    /// If it answers with one page of a list.
    pub(crate) paging: Option<Paging>,
}

impl Operation {
    pub(crate) fn module(&self) -> &str {
        self.name.rsplit_once('.').map_or("", |(module, _)| module)
    }

    pub(crate) fn struct_name(&self) -> String {
        camel(self.name.rsplit('.').next().unwrap_or_default())
    }

    pub(crate) fn static_name(&self) -> String {
        self.name.replace('.', "_").to_uppercase()
    }
}

/// How the pages of an operation follow each other.
pub(crate) struct Paging {
    /// The list in the response, and what it is of.
    pub(crate) items: Field,
    pub(crate) item: Kind,
    /// The field of the response that the next cursor is in, if it is not in the response itself.
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
    /// The type that core has written by hand for it; `kind` is what it looks like on the wire.
    pub(crate) handwritten: Option<String>,
    pub(crate) required: bool,
    /// A response without it is not one.
    pub(crate) strict: bool,
    /// Path params that default to the client's project id.
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
    /// Its Rust type is written by hand, and re-exported in its place.
    pub(crate) handwritten: bool,
    pub(crate) fields: Vec<Field>,
    pub(crate) in_requests: bool,
    pub(crate) in_responses: bool,
}

pub(crate) struct Enum {
    pub(crate) doc: String,
    /// Wire text, Rust name, words.
    pub(crate) values: Vec<(String, String, String)>,
}

pub(crate) struct Factor {
    pub(crate) wire: String,
    pub(crate) variant: String,
    pub(crate) doc: String,
    pub(crate) detail: TypePath,
}
