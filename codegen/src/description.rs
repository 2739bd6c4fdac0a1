//! The whole description: facts and words resolved into what gets written.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use indexmap::IndexMap;

use crate::Failure;
use crate::facts::{Facts, OperationFacts, Type};
use crate::paging::{self, Paging};
use crate::words::{Words, lists};

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

pub(crate) fn read(description: &Path) -> Result<Description, Failure> {
    let words = Words::read(description)?;
    let mut facts = Facts::read_all(description)?;
    facts.add(&words.additions)?;
    keep_unknown_members(&mut facts, &words);
    Resolver::new(&facts, &words)?.resolve()
}

/// Adds `extra` to the details of an authentication factor.
fn keep_unknown_members(facts: &mut Facts, words: &Words) {
    let factor = facts.objects.get(&words.decisions.authentication_factor).cloned().unwrap_or_default();
    for (_, kind) in factor.iter().filter(|(field, _)| field.ends_with("_factor")) {
        if let Some(detail) = Type::parse(kind).0.schema().and_then(|schema| facts.objects.get_mut(schema)) {
            detail.insert("extra".to_owned(), "rest".to_owned());
        }
    }
}

struct Resolver<'a> {
    facts: &'a Facts,
    words: &'a Words,
    /// The enum of each upstream enum schema.
    enum_of_schema: BTreeMap<&'a str, TypePath>,
    requests: BTreeSet<&'a str>,
    responses: BTreeSet<&'a str>,
    problems: Vec<String>,
    used_exceptions: BTreeSet<(String, String)>,
    used_defaults: BTreeSet<String>,
}

impl<'a> Resolver<'a> {
    fn new(facts: &'a Facts, words: &'a Words) -> Result<Self, Failure> {
        let mut enum_of_schema = BTreeMap::new();
        for (name, words) in &words.enums {
            for schema in &words.schemas {
                let path = TypePath { module: words.module.clone(), name: name.clone() };
                if enum_of_schema.insert(schema.as_str(), path).is_some() {
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
            used_exceptions: BTreeSet::new(),
            used_defaults: BTreeSet::new(),
        })
    }

    fn resolve(mut self) -> Result<Description, Failure> {
        let enums = self.enums();
        let factors = self.factors();
        let models = self.models();
        let operations = self.operations(&models);
        let modules = self.words.modules.clone();
        for operation in &operations {
            let mut module = operation.module();
            while !modules.contains_key(module) {
                self.problems.push(format!("modules.toml has no words for {module}"));
                module = module.rsplit_once('.').map_or("b2b", |(parent, _)| parent);
            }
        }
        self.stale_words(&operations);
        self.check_handwritten_types(&operations, &models);
        self.check_handwritten_items(&module_tree(&operations, &models, &enums));
        for (owner, field) in self.words.fields.exceptions() {
            if !self.used_exceptions.contains(&(owner.to_owned(), field.to_owned())) {
                self.problems.push(format!("fields.toml has words for {owner}.{field}, which does not exist"));
            }
        }
        for field in self.words.fields.defaults() {
            if !self.used_defaults.contains(field) {
                self.problems.push(format!("fields.toml has words for {field}, which no schema has"));
            }
        }
        if !self.problems.is_empty() {
            return Err(self.problems.join("\n").into());
        }
        Ok(Description {
            module_tree: module_tree(&operations, &models, &enums),
            operations,
            models,
            enums,
            factors,
            modules,
            handwritten_modules: self.words.decisions.handwritten_modules.clone(),
            handwritten_items: self.words.decisions.handwritten_items.clone(),
            examples: self.words.decisions.examples.clone(),
            typescript: self.words.decisions.typescript.clone(),
            error_types: self.words.error_types.clone(),
        })
    }

    /// Finds words and decisions about what is not there.
    fn stale_words(&mut self, operations: &[Operation]) {
        let words = self.words;
        let facts = self.facts;
        for schema in words.types.keys().filter(|schema| !facts.objects.contains_key(*schema)) {
            self.problems.push(format!("types.toml has words for {schema}, which does not exist"));
        }
        for (name, words) in &words.enums {
            for schema in words.schemas.iter().filter(|schema| !facts.enums.contains_key(*schema)) {
                self.problems.push(format!("enums.toml: {name} stands for {schema}, which does not exist"));
            }
        }
        for module in words.modules.keys() {
            let prefix = format!("{module}.");
            let is_used = operations.iter().any(|operation| operation.name.starts_with(&prefix))
                || words.types.values().any(|words| words.module.starts_with(&prefix))
                || words.enums.values().any(|words| words.module.starts_with(&prefix));
            if !is_used {
                self.problems.push(format!("modules.toml has words for {module}, which does not exist"));
            }
        }
        let fields = facts.objects.iter().flat_map(|(owner, fields)| fields.keys().map(move |field| (owner, field)));
        let params =
            facts.operations.iter().flat_map(|(key, operation)| operation.path.keys().map(move |name| (key, name)));
        let known: Vec<(&String, &String)> = fields.chain(params).collect();
        let exact = [
            ("handwritten_types", words.decisions.handwritten_types.keys().cloned().collect::<Vec<_>>()),
            ("examples", words.decisions.examples.keys().cloned().collect()),
            ("typescript", words.decisions.typescript.keys().cloned().collect()),
        ];
        let exact = exact.iter().map(|(list, entries)| (*list, entries.as_slice()));
        let enum_fields = words.enums.values().map(|words| ("enums.toml", words.fields.as_slice()));
        let decisions = words.decisions.lists();
        for (list, entries) in decisions.into_iter().chain(exact).chain(enum_fields) {
            for entry in entries {
                let entry_list = std::slice::from_ref(entry);
                if !known.iter().any(|(owner, field)| lists(entry_list, owner, field)) {
                    self.problems.push(format!("{list}: there is no field {entry}"));
                }
            }
        }
    }

    /// Whether a module re-exports an item of this name that core writes by hand.
    fn is_handwritten(&self, module: &str, name: &str) -> bool {
        let mut items = self.words.decisions.handwritten_items.get(module).into_iter().flatten();
        items.any(|item| item.rsplit("::").next() == Some(name))
    }

    /// Finds hand-written types that are not where their fields are.
    fn check_handwritten_types(&mut self, operations: &[Operation], models: &BTreeMap<TypePath, Model>) {
        let of_operations = operations.iter().flat_map(|operation| {
            let params = operation.params.iter().map(|(_, field)| field);
            params.chain(&operation.response_fields).map(|field| (operation.module(), field))
        });
        let of_models =
            models.iter().flat_map(|(path, model)| model.fields.iter().map(|field| (path.module.as_str(), field)));
        for (module, field) in of_operations.chain(of_models) {
            if let Some(name) = field.handwritten.as_ref().filter(|name| !self.is_handwritten(module, name)) {
                let problem = format!("handwritten_types: {module} has no {name} among its handwritten_items");
                self.problems.push(problem);
            }
        }
    }

    fn check_handwritten_items(&mut self, modules: &BTreeSet<String>) {
        for (module, items) in &self.words.decisions.handwritten_items {
            if !modules.contains(module) {
                self.problems.push(format!("handwritten_items: there is no module {module}"));
            }
            for item in items.iter().filter(|item| !item.starts_with("crate::")) {
                self.problems.push(format!("handwritten_items: {item} is not a path that starts with crate::"));
            }
        }
    }

    fn enums(&mut self) -> BTreeMap<TypePath, Enum> {
        for (schema, values) in &self.facts.enums {
            match self.enum_of_schema.get(schema.as_str()) {
                None => self.problems.push(format!("enums.toml has no enum for {schema}")),
                Some(path) => {
                    let known = &self.words.enums[&path.name].values;
                    for value in values.iter().filter(|value| known.iter().all(|(wire, ..)| wire != *value)) {
                        self.problems.push(format!("enums.toml: {} has no words for `{value}` of {schema}", path.name));
                    }
                }
            }
        }
        let enums = self.words.enums.iter().map(|(name, words)| {
            let path = TypePath { module: words.module.clone(), name: name.clone() };
            (path, Enum { doc: words.doc.clone(), values: words.values.clone() })
        });
        enums.collect()
    }

    fn factors(&mut self) -> Vec<Factor> {
        let fields = self.facts.objects.get(&self.words.decisions.authentication_factor).cloned().unwrap_or_default();
        let mut factors = Vec::new();
        for (wire, kind) in fields.iter().filter(|(field, _)| field.ends_with("_factor")) {
            let (Type::Schema(schema), _) = Type::parse(kind) else { continue };
            match (self.words.factors.get(wire), self.model_path(&schema)) {
                (Some(words), Some(detail)) => factors.push(Factor {
                    wire: wire.clone(),
                    variant: words.variant.clone(),
                    doc: words.doc.clone(),
                    detail,
                }),
                _ => self.problems.push(format!("types.toml has no words for the factor {wire}")),
            }
        }
        factors
    }

    fn models(&mut self) -> BTreeMap<TypePath, Model> {
        let mut models: BTreeMap<TypePath, Model> = BTreeMap::new();
        let facts = self.facts;
        let bodies: BTreeSet<_> = facts
            .operations
            .values()
            .flat_map(|operation| operation.request.iter().chain([&operation.response]))
            .collect();
        for (schema, fields) in &facts.objects {
            if bodies.contains(schema) {
                continue;
            }
            let (Some(words), Some(path)) = (self.words.types.get(schema), self.model_path(schema)) else {
                self.problems.push(format!("types.toml has no words for {schema}"));
                continue;
            };
            let fields = fields.iter().filter_map(|(field, kind)| self.field(schema, field, kind)).collect();
            let (in_requests, in_responses) =
                (self.requests.contains(schema.as_str()), self.responses.contains(schema.as_str()));
            let handwritten =
                *schema == self.words.decisions.authentication_factor || self.is_handwritten(&path.module, &path.name);
            let model = Model { doc: words.doc.clone(), handwritten, fields, in_requests, in_responses };
            match models.get_mut(&path) {
                None => drop(models.insert(path, model)),
                Some(known) => {
                    known.in_requests |= in_requests;
                    known.in_responses |= in_responses;
                    let shape = |fields: &[Field]| {
                        let shape = fields.iter().map(|field| (field.wire.clone(), field.kind.clone(), field.required));
                        shape.collect::<BTreeSet<_>>()
                    };
                    if shape(&known.fields) != shape(&model.fields) {
                        self.problems
                            .push(format!("{schema} does not have the shape of the {} it should be", path.name));
                    }
                }
            }
        }
        models
    }

    fn operations(&mut self, models: &BTreeMap<TypePath, Model>) -> Vec<Operation> {
        let mut operations = Vec::new();
        // The shortest name keeps a response type that operations share.
        let mut keys: Vec<_> = self.facts.operations.keys().collect();
        keys.sort_by_key(|key| self.words.operations.get(*key).map_or(0, |words| words.name.len()));
        let mut response_names: BTreeMap<(&str, &str), String> = BTreeMap::new();
        for key in keys {
            let Some(words) = self.words.operations.get(key) else {
                self.problems.push(format!("operations.toml has no words for {key}"));
                continue;
            };
            let facts = &self.facts.operations[key];
            let (method, path) = key.split_once(' ').unwrap_or_default();
            let auth = match facts.auth.as_str() {
                "bearer" => Auth::Bearer,
                "none" => Auth::None,
                _ => Auth::Project,
            };
            let body = match (facts.body.as_str(), method) {
                ("form", _) => Body::Form,
                (_, "GET" | "DELETE") => Body::None,
                _ => Body::Json,
            };
            let params = self.params(key, facts, body);
            let response_fields = self.fields(&facts.response);
            let struct_name = camel(words.name.rsplit('.').next().unwrap_or_default());
            let module = words.name.rsplit_once('.').map_or("", |(module, _)| module);
            let shared = response_names.get(&(module, facts.response.as_str())).cloned();
            let response = shared.is_none().then(|| response_fields.clone());
            let response_name = shared.unwrap_or_else(|| format!("{struct_name}Response"));
            response_names.insert((module, &facts.response), response_name.clone());
            let paging = paging::of(&params, &response_fields, models).unwrap_or_else(|problem| {
                self.problems.push(format!("{} {problem}", words.name));
                None
            });
            operations.push(Operation {
                key: key.clone(),
                name: words.name.clone(),
                method: method.to_owned(),
                path: path.to_owned(),
                is_fraud: facts.host == "telemetry.stytch.com",
                auth,
                body,
                member_session: facts.headers.iter().any(|header| header == "X-Stytch-Member-Session"),
                summary: words.summary.clone(),
                details: words.details.clone(),
                docs: words.docs.clone(),
                params,
                response_name,
                response,
                response_fields,
                paging,
            });
        }
        for key in self.words.operations.keys().filter(|key| !self.facts.operations.contains_key(*key)) {
            self.problems.push(format!("operations.toml has words for {key}, which does not exist"));
        }
        operations.sort_by(|a, b| a.name.cmp(&b.name));
        operations
    }

    fn params(&mut self, key: &str, facts: &OperationFacts, body: Body) -> Vec<(Place, Field)> {
        let mut params = Vec::new();
        for (name, kind) in &facts.path {
            // Upstream gives path params no `!`: they are always required, but for the project's own id.
            let own_project = lists(&self.words.decisions.own_project, key, name);
            let field = self.field(key, name, &format!("{kind}!"));
            params.extend(field.map(|field| (Place::Path, Field { required: !own_project, own_project, ..field })));
        }
        for (name, kind) in &facts.query {
            params.extend(self.field(key, name, kind).map(|field| (Place::Query, field)));
        }
        if let Some(schema) = &facts.request {
            let place = if body == Body::None { Place::Header } else { Place::Body };
            params.extend(self.fields(schema).into_iter().map(|field| (place, field)));
        }
        params
    }

    fn fields(&mut self, schema: &str) -> Vec<Field> {
        let Some(fields) = self.facts.objects.get(schema) else {
            self.problems.push(format!("there is no schema {schema}"));
            return Vec::new();
        };
        fields.iter().filter_map(|(field, kind)| self.field(schema, field, kind)).collect()
    }

    fn field(&mut self, owner: &str, wire: &str, kind: &str) -> Option<Field> {
        let decisions = &self.words.decisions;
        let (kind, required) = Type::parse(kind);
        let is_read_only = self.responses.contains(owner) && !self.requests.contains(owner);
        let factor = self.words.factors.get(wire).filter(|_| owner == decisions.authentication_factor);
        let words = || self.words.fields.of(owner, wire, is_read_only);
        let Some(doc) = factor.map(|words| words.doc.as_str()).or_else(words) else {
            self.problems.push(format!("fields.toml has no words for {owner}.{wire}"));
            return None;
        };
        self.used_exceptions.insert((owner.to_owned(), wire.to_owned()));
        self.used_defaults.insert(wire.to_owned());
        let optional_here = lists(&decisions.optional, owner, wire) && self.responses.contains(owner);
        let required = required && !optional_here;
        let strict = required && (self.is_identity(owner, wire) || self.alone_carries_identity(owner, &kind));
        let kind = self.kind(owner, wire, &kind)?;
        Some(Field {
            wire: wire.to_owned(),
            rust: rust_name(decisions.names.get(wire).map_or(wire, String::as_str)),
            aliases: [format!("{owner}.{wire}"), wire.to_owned()]
                .iter()
                .filter_map(|key| decisions.aliases.get(key))
                .flatten()
                .cloned()
                .collect(),
            doc: doc.to_owned(),
            kind,
            handwritten: decisions.handwritten_types.get(&format!("{owner}.{wire}")).cloned(),
            required,
            strict,
            own_project: false,
            one_or_many: lists(&decisions.one_or_many, owner, wire),
            lenient: lists(&decisions.lenient_integers, owner, wire),
        })
    }

    fn is_identity(&self, owner: &str, wire: &str) -> bool {
        let decisions = &self.words.decisions;
        let is_response = self.facts.operations.values().any(|operation| operation.response == owner);
        let is_listed = |entry: &String| (is_response && entry == wire) || entry.split_once('.') == Some((owner, wire));
        decisions.identities.iter().any(is_listed) && !lists(&decisions.not_identities, owner, wire)
    }

    /// Whether a field is an object with an id in a schema that has no id of its own.
    fn alone_carries_identity(&self, owner: &str, kind: &Type) -> bool {
        let has_identity = |schema: &str| {
            let mut fields = self.facts.objects.get(schema).into_iter().flatten();
            fields.any(|(field, kind)| kind.ends_with('!') && self.is_identity(schema, field))
        };
        matches!(kind, Type::Schema(schema) if has_identity(schema)) && !has_identity(owner)
    }

    /// Whether a text looks like a secret by its name, and nobody has said that it is none.
    fn is_undecided(&self, owner: &str, wire: &str) -> bool {
        let words: Vec<&str> = wire.split('_').collect();
        let signs = ["token", "secret", "password", "passcode", "jwt", "key", "hash", "salt"];
        words.iter().any(|word| signs.contains(word)) && !lists(&self.words.decisions.not_secrets, owner, wire)
    }

    fn kind(&mut self, owner: &str, wire: &str, kind: &Type) -> Option<Kind> {
        let decisions = &self.words.decisions;
        Some(match kind {
            Type::String => {
                let promoted = self.words.enums.iter().find(|(_, words)| lists(&words.fields, owner, wire));
                match promoted {
                    Some((name, words)) => Kind::Enum(TypePath { module: words.module.clone(), name: name.clone() }),
                    None if lists(&decisions.secrets, owner, wire) => Kind::Secret,
                    None if lists(&decisions.timestamps, owner, wire) => Kind::Timestamp,
                    None => {
                        if self.is_undecided(owner, wire) {
                            let problem =
                                format!("decisions.toml: is {owner}.{wire} one of `secrets`, or of `not_secrets`?");
                            self.problems.push(problem);
                        }
                        Kind::String
                    }
                }
            }
            Type::Integer => Kind::Integer,
            Type::Unsigned => Kind::Unsigned,
            Type::Seconds => Kind::Seconds,
            Type::Boolean => Kind::Boolean,
            Type::Object => Kind::Object,
            Type::Rest => Kind::Rest,
            Type::Array(item) => Kind::Array(Box::new(self.kind(owner, wire, item)?)),
            Type::Dictionary(value) => Kind::Dictionary(Box::new(self.kind(owner, wire, value)?)),
            Type::Schema(schema) if *schema == decisions.authentication_factor => Kind::Factor,
            Type::Schema(schema) => match (self.enum_of_schema.get(schema.as_str()), self.model_path(schema)) {
                (Some(path), _) => Kind::Enum(path.clone()),
                (None, Some(path)) => Kind::Model(path),
                (None, None) => {
                    self.problems.push(format!("{owner}.{wire} is of a type without words: {schema}"));
                    return None;
                }
            },
        })
    }

    fn model_path(&self, schema: &str) -> Option<TypePath> {
        let words = self.words.types.get(schema)?;
        Some(TypePath { module: words.module.clone(), name: words.name.clone() })
    }
}

/// The file with the authentication factor, whose reading is written by hand.
pub(crate) const FACTOR_MODULE: &str = "models.authentication_factor";

/// Every module that something is in, and the modules above.
fn module_tree(
    operations: &[Operation],
    models: &BTreeMap<TypePath, Model>,
    enums: &BTreeMap<TypePath, Enum>,
) -> BTreeSet<String> {
    let types = models.keys().chain(enums.keys()).map(|path| path.module.as_str());
    let mut modules = BTreeSet::new();
    for module in operations.iter().map(Operation::module).chain(types).chain([FACTOR_MODULE]) {
        let ancestors = module.match_indices('.').map(|(end, _)| &module[..end]);
        modules.extend(ancestors.chain([module]).map(str::to_owned));
    }
    modules
}

/// The schemas that can be reached from some.
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

/// `login_or_create` as `LoginOrCreate`.
pub(crate) fn camel(snake: &str) -> String {
    let capitalized = snake.split('_').map(|word| {
        let mut letters = word.chars();
        letters.next().map(|first| first.to_uppercase().chain(letters).collect::<String>()).unwrap_or_default()
    });
    capitalized.collect()
}

fn rust_name(name: &str) -> String {
    match name {
        "as" | "async" | "await" | "box" | "break" | "const" | "continue" | "do" | "dyn" | "else" | "enum"
        | "extern" | "false" | "final" | "fn" | "for" | "gen" | "if" | "impl" | "in" | "let" | "loop" | "macro"
        | "match" | "mod" | "move" | "mut" | "override" | "priv" | "pub" | "ref" | "return" | "static" | "struct"
        | "trait" | "true" | "try" | "type" | "typeof" | "unsafe" | "use" | "virtual" | "where" | "while" | "yield" => {
            format!("r#{name}")
        }
        _ => name.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What the generator says about the description after a change to its facts.
    fn problems(change: impl FnOnce(&mut Facts)) -> Vec<String> {
        problems_with(|facts, _| change(facts))
    }

    /// The same after a change to its facts or to its words.
    fn problems_with(change: impl FnOnce(&mut Facts, &mut Words)) -> Vec<String> {
        let description = Path::new(env!("CARGO_MANIFEST_DIR")).join("description");
        let mut words = Words::read(&description).unwrap();
        let mut facts = Facts::read_all(&description).unwrap();
        facts.add(&words.additions).unwrap();
        keep_unknown_members(&mut facts, &words);
        change(&mut facts, &mut words);
        match Resolver::new(&facts, &words).unwrap().resolve() {
            Ok(_) => Vec::new(),
            Err(error) => error.to_string().lines().map(str::to_owned).collect(),
        }
    }

    #[test]
    fn the_description_is_complete() {
        assert_eq!(problems(|_| {}), Vec::<String>::new());
    }

    #[test]
    fn a_fact_without_words_is_named() {
        let field = |facts: &mut Facts| {
            let user = facts.objects.get_mut("api_user_v1_User").unwrap();
            user.insert("favourite_colour".to_owned(), "string".to_owned());
        };
        assert_eq!(problems(field), ["fields.toml has no words for api_user_v1_User.favourite_colour"]);
        let value = |facts: &mut Facts| facts.enums.get_mut("api_fraud_v1_RuleType").unwrap().push("MOOD".to_owned());
        assert_eq!(problems(value), ["enums.toml: RuleType has no words for `MOOD` of api_fraud_v1_RuleType"]);
        let operation = |facts: &mut Facts| {
            let whoami = facts.operations["GET /v1/debug/whoami"].clone();
            facts.operations.insert("GET /v1/debug/whoareyou".to_owned(), whoami);
        };
        assert_eq!(problems(operation), ["operations.toml has no words for GET /v1/debug/whoareyou"]);
    }

    #[test]
    fn words_without_a_fact_are_named() {
        let operation = |facts: &mut Facts| drop(facts.operations.remove("GET /v1/debug/whoami"));
        let expected = "operations.toml has words for GET /v1/debug/whoami, which does not exist";
        assert!(problems(operation).contains(&expected.to_owned()));
    }

    #[test]
    fn handwritten_items_need_a_module_and_a_path() {
        let change = |_: &mut Facts, words: &mut Words| {
            let items = &mut words.decisions.handwritten_items;
            items.insert("consumer.nowhere".to_owned(), vec!["crate::search::users::Filter".to_owned()]);
            items.insert("consumer.oauth".to_owned(), vec!["Filter".to_owned()]);
        };
        let expected = [
            "handwritten_items: there is no module consumer.nowhere",
            "handwritten_items: Filter is not a path that starts with crate::",
        ];
        assert_eq!(problems_with(change), expected);
    }

    #[test]
    fn handwritten_types_need_a_field_and_an_item() {
        let change = |_: &mut Facts, words: &mut Words| {
            let types = &mut words.decisions.handwritten_types;
            types.insert("api_user_v1_SearchRequest.colour".to_owned(), "Query".to_owned());
            types.insert("api_user_v1_SearchRequest.limit".to_owned(), "Limit".to_owned());
        };
        let expected = [
            "handwritten_types: there is no field api_user_v1_SearchRequest.colour",
            "handwritten_types: consumer.users has no Limit among its handwritten_items",
        ];
        assert_eq!(problems_with(change), expected);
    }

    #[test]
    fn a_page_has_one_list() {
        let change = |facts: &mut Facts| {
            let response = facts.objects.get_mut("api_user_v1_SearchResponse").unwrap();
            response.insert("roles".to_owned(), "[string]".to_owned());
        };
        let expected = "consumer.users.search takes a cursor, but its response has 2 lists to page through";
        assert_eq!(problems(change), [expected]);
    }

    #[test]
    fn operations_with_a_cursor_are_paged() {
        let description = read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("description")).unwrap();
        let paged = description.operations.iter().filter(|operation| operation.paging.is_some());
        let names: Vec<_> = paged.map(|operation| operation.name.as_str()).collect();
        let expected = [
            "b2b.organizations.members.search",
            "b2b.organizations.search",
            "b2b.scim.connection.get_groups",
            "connected_apps.clients.search",
            "consumer.users.search",
            "fraud.rules.list",
            "m2m.clients.search",
        ];
        assert_eq!(names, expected);
    }

    #[test]
    fn schemas_that_are_one_type_must_stay_alike() {
        let change = |facts: &mut Facts| {
            let metadata = facts.objects.get_mut("api_m2m_v1_ResultsMetadata").unwrap();
            metadata.insert("cursor".to_owned(), "string".to_owned());
        };
        let problems = problems(change);
        assert_eq!(problems.len(), 1);
        assert!(problems[0].ends_with("does not have the shape of the ResultsMetadata it should be"), "{problems:?}");
    }
}
