//! Fields in Rust: their types, setters and attributes.

use std::collections::{BTreeMap, BTreeSet};

use super::text;
use crate::description::{Field, Kind, TypePath};

/// The types that a file names, to import them.
#[derive(Default)]
pub(super) struct Imports {
    /// Names that the file defines itself.
    pub(super) own: BTreeSet<String>,
    pub(super) types: BTreeSet<TypePath>,
    /// Names from the rooms of core.
    pub(super) core: BTreeSet<&'static str>,
    /// Names from serde.
    pub(super) serde: BTreeSet<&'static str>,
    /// Further `use` lines.
    pub(super) lines: BTreeSet<&'static str>,
}

impl Imports {
    pub(super) fn core(&mut self, name: &'static str) -> &'static str {
        self.core.insert(name);
        name
    }

    /// The name to write for a type: short where it can be imported.
    pub(super) fn name(&mut self, path: &TypePath) -> String {
        if self.own.contains(&path.name) {
            return format!("crate::api::{}::{}", path.public_module().replace('.', "::"), path.name);
        }
        self.types.insert(path.clone());
        path.name.clone()
    }

    /// The `use` lines of a file in `module`, given which types that file defines.
    pub(super) fn lines(&self, module: &str) -> String {
        let lines_of = |prefix: &str| -> String {
            let lines = self.lines.iter().filter(|line| line.starts_with(prefix));
            lines.map(|line| format!("{line}\n")).collect()
        };
        let standard = lines_of("use std");
        let foreign = use_line("serde", &self.serde) + &lines_of("use serde");
        let mut rooms: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
        for path in self.types.iter().filter(|path| path.module != module) {
            let room = format!("crate::api::{}", path.public_module().replace('.', "::"));
            rooms.entry(room).or_default().insert(&path.name);
        }
        for name in self.core.iter().copied() {
            rooms.entry(format!("crate::{}", room(name))).or_default().insert(name);
        }
        let local: String = rooms.iter().map(|(room, names)| use_line(room, names)).collect();
        let groups = [standard, foreign, local];
        groups.iter().filter(|group| !group.is_empty()).map(|group| format!("{group}\n")).collect()
    }
}

/// The room of core that an item is in.
fn room(name: &str) -> &'static str {
    match name {
        "Encoder" | "Endpoint" | "Paged" | "Project" | "start_url" => "wire",
        "Error" => "error",
        "Operation" => "operation",
        "Detail" | "Json" | "detail" => "values::factor",
        "Members" => "values::json",
        "Operand" | "filter" => "values::search",
        _ => "values",
    }
}

/// The `pub use` lines of items that are written by hand, by their paths.
pub(super) fn reexports(paths: &[&str]) -> Vec<String> {
    let mut names: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for (module, name) in paths.iter().filter_map(|path| path.rsplit_once("::")) {
        names.entry(module).or_default().insert(name);
    }
    names.iter().map(|(module, names)| format!("pub {}", use_line(module, names))).collect()
}

fn use_line(path: &str, names: &BTreeSet<&str>) -> String {
    let list: Vec<&str> = names.iter().copied().collect();
    match list.as_slice() {
        [] => String::new(),
        [name] => format!("use {path}::{name};\n"),
        names => format!("use {path}::{{{}}};\n", names.join(", ")),
    }
}

pub(super) fn rust_type(kind: &Kind, imports: &mut Imports) -> String {
    match kind {
        Kind::String => "String".to_owned(),
        Kind::Secret => imports.core("Secret").to_owned(),
        Kind::Timestamp => imports.core("Timestamp").to_owned(),
        Kind::Integer => "i32".to_owned(),
        Kind::Unsigned => "u32".to_owned(),
        Kind::Seconds => "i64".to_owned(),
        Kind::Boolean => "bool".to_owned(),
        Kind::Object | Kind::Rest => imports.core("JsonObject").to_owned(),
        Kind::Factor => imports.name(&TypePath::factor()),
        // Lists of free-form objects take what `json!` gives.
        Kind::Array(item) if **item == Kind::Object => {
            imports.lines.insert("use serde_json::Value;");
            "Vec<Value>".to_owned()
        }
        Kind::Array(item) => format!("Vec<{}>", rust_type(item, imports)),
        Kind::Dictionary(value) => {
            imports.lines.insert("use std::collections::BTreeMap;");
            format!("BTreeMap<String, {}>", rust_type(value, imports))
        }
        Kind::Enum(path) | Kind::Model(path) => imports.name(path),
    }
}

/// The type of a field, `Option` and all.
pub(super) fn field_type(field: &Field, imports: &mut Imports) -> String {
    let kind = if field.is_query { "Query".to_owned() } else { rust_type(&field.kind, imports) };
    if field.required || field.kind == Kind::Rest { kind } else { format!("Option<{kind}>") }
}

/// The type of an argument that sets a field, and the expression that turns it into the field's type.
pub(super) fn argument(field: &Field, imports: &mut Imports) -> (String, String) {
    let name = &field.rust;
    let into = |kind: &Kind| matches!(kind, Kind::String | Kind::Secret | Kind::Timestamp | Kind::Enum(_));
    if field.is_query {
        return ("Query".to_owned(), name.clone());
    }
    match &field.kind {
        kind if into(kind) => (format!("impl Into<{}>", rust_type(kind, imports)), format!("{name}.into()")),
        Kind::Object => {
            imports.lines.insert("use serde_json::Value;");
            let pairs = "impl IntoIterator<Item = (impl Into<String>, impl Into<Value>)>".to_owned();
            (pairs, format!("{name}.into_iter().map(|(key, value)| (key.into(), value.into())).collect()"))
        }
        Kind::Array(item) if into(item) => {
            let items = format!("impl IntoIterator<Item = impl Into<{}>>", rust_type(item, imports));
            (items, format!("{name}.into_iter().map(Into::into).collect()"))
        }
        Kind::Array(item) => {
            let item = rust_type(&Kind::Array(item.clone()), imports);
            let item = item.trim_start_matches("Vec<").trim_end_matches('>').to_owned();
            (format!("impl IntoIterator<Item = {item}>"), format!("{name}.into_iter().collect()"))
        }
        kind => (rust_type(kind, imports), name.clone()),
    }
}

/// `new` with the required fields, a setter for every other field, and `authorized_by` if the operation accepts the
/// credential of a member.
pub(super) fn constructors(
    noun: &str,
    name: &str,
    fields: &[&Field],
    member_session: bool,
    imports: &mut Imports,
) -> String {
    let required: Vec<_> = fields.iter().filter(|field| field.required).collect();
    let optional: Vec<_> = fields.iter().filter(|field| !field.required).collect();
    let mut source = format!("impl {name} {{\n");
    if required.is_empty() {
        source += &format!(
            "    /// A {noun} with no field set.\n    pub fn new() -> Self {{\n        Self::default()\n    }}\n"
        );
    } else {
        let mut arguments = Vec::new();
        let mut values = Vec::new();
        for field in &required {
            let (kind, expression) = argument(field, imports);
            arguments.push(format!("{}: {kind}", field.rust));
            values.push(if expression == field.rust { expression } else { format!("{}: {expression}", field.rust) });
        }
        values.extend(optional.iter().map(|field| format!("{}: None", field.rust)));
        if member_session {
            values.push("member_credential: None".to_owned());
        }
        source += &format!(
            "    /// A {noun} with the required fields.\n    pub fn new({}) -> Self {{\n        Self {{ {} }}\n    }}\n",
            arguments.join(", "),
            values.join(", ")
        );
    }
    for field in optional {
        let (kind, expression) = argument(field, imports);
        let rust = &field.rust;
        source.push('\n');
        source += &text::doc("    ", &[&field.doc]);
        source += &format!(
            "    pub fn {rust}(mut self, {rust}: {kind}) -> Self {{
        self.{rust} = Some({expression});
        self
    }}
"
        );
    }
    if member_session {
        source += "
    /// Makes the call on behalf of a member. Stytch then checks the member's permissions too.
    pub fn authorized_by(mut self, credential: MemberCredential) -> Self {
        self.member_credential = Some(credential);
        self
    }
";
    }
    source + "}\n"
}

/// `#[serde(..)]` with what applies, or nothing.
pub(super) fn serde_attribute(parts: &[String]) -> String {
    if parts.is_empty() { String::new() } else { format!("    #[serde({})]\n", parts.join(", ")) }
}

/// The serde attribute parts that every direction needs.
pub(super) fn naming(field: &Field) -> Vec<String> {
    let mut parts = Vec::new();
    if field.rust.trim_start_matches("r#") != field.wire && field.kind != Kind::Rest {
        parts.push(format!("rename = \"{}\"", field.wire));
    }
    parts.extend(field.aliases.iter().map(|alias| format!("alias = \"{alias}\"")));
    parts
}

/// The serde attribute parts of a field that is read from a response.
pub(super) fn reading(field: &Field, imports: &mut Imports) -> Vec<String> {
    let mut parts = naming(field);
    let helper = match () {
        () if field.kind == Kind::Rest => {
            parts.push("flatten".to_owned());
            return parts;
        }
        () if field.one_or_many => "one_or_many",
        () if field.lenient && field.required => "lenient_integer",
        () if field.required && !field.strict => "or_default",
        () => return parts,
    };
    imports.core(helper);
    parts.extend(["default".to_owned(), format!("deserialize_with = \"{helper}\"")]);
    parts
}
