//! The table of operations, which calls by name stand on.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use super::text;
use crate::description::{Auth, Body, Description, Field, Kind, Operation, Place, TypePath};
use crate::output::{API_FOLDER, Files};

pub(super) fn files(description: &Description) -> Files {
    let mut files = Files::new();
    let folder = PathBuf::from(API_FOLDER).join("operations");
    let mut roots: BTreeMap<&str, Vec<&Operation>> = BTreeMap::new();
    for operation in &description.operations {
        roots.entry(operation.name.split('.').next().unwrap_or_default()).or_default().push(operation);
    }
    for (root, operations) in &roots {
        let mut kinds = BTreeSet::new();
        let mut items = String::new();
        for operation in operations {
            items += &source(operation, &mut kinds);
            items.push('\n');
        }
        let mut source = text::module_doc(&[&format!("Operations whose names start with `{root}`.")]);
        source += "\nuse http::Method;\n\n";
        if !kinds.is_empty() {
            source += "use super::kinds;\n";
        }
        let mut names: BTreeSet<&str> = ["Auth", "BodyKind", "Host", "Kind", "Operation", "Param", "Place"].into();
        names.retain(|name| {
            *name == "Operation" || [" ", "(", "&"].iter().any(|before| items.contains(&format!("{before}{name}::")))
        });
        let mut list: Vec<&str> = names.into_iter().collect();
        if items.contains("MEMBER_SESSION") {
            source += "use crate::endpoint::{MEMBER_SESSION, MEMBER_SESSION_JWT};\n";
        }
        list.sort_unstable();
        source += &format!("use crate::{{{}}};\n\n{items}", list.join(", "));
        files.insert(folder.join(format!("{root}.rs")), source);
    }
    files.insert(folder.join("kinds.rs"), kinds_file(description));
    files.insert(folder.with_extension("rs"), table(description, roots.keys()));
    files.insert(folder.with_extension("txt"), lines(description));
    files
}

fn table<'a>(description: &Description, roots: impl Iterator<Item = &'a &'a str> + Clone) -> String {
    let mut source = text::module_doc(&["Every operation as a row of data."]);
    source.push('\n');
    for root in roots.clone() {
        source += &format!("mod {root};\n");
    }
    source += "mod kinds;\n\n";
    for root in roots {
        source += &format!("pub(crate) use {root}::*;\n");
    }
    source +=
        "\nuse crate::Operation;\n\n/// Every operation, sorted by name.\npub static OPERATIONS: &[&Operation] = &[\n";
    for operation in &description.operations {
        source += &format!("    &{},\n", operation.static_name());
    }
    source + "];\n"
}

fn source(operation: &Operation, kinds: &mut BTreeSet<TypePath>) -> String {
    let auth = match operation.auth {
        Auth::Project => "Project",
        Auth::Bearer => "Bearer",
        Auth::None => "None",
    };
    let body = match operation.body {
        Body::None => "None",
        Body::Json => "Json",
        Body::Form => "Form",
    };
    let mut params = String::new();
    for (place, field) in &operation.params {
        if *place == Place::Body {
            break;
        }
        params += &format!("        {},\n", param(*place, field, "kinds::", kinds));
    }
    if operation.member_session {
        for name in ["MEMBER_SESSION", "MEMBER_SESSION_JWT"] {
            params += &format!("        Param::new(Place::Header, {name}, Kind::String),\n");
        }
    }
    for (place, field) in operation.params.iter().filter(|(place, _)| *place == Place::Body) {
        params += &format!("        {},\n", param(*place, field, "kinds::", kinds));
    }
    format!(
        "pub(crate) static {}: Operation = Operation {{
    name: \"{}\",
    method: Method::{},
    path: \"{}\",
    host: Host::{},
    auth: Auth::{auth},
    body: BodyKind::{body},
    params: &[\n{params}    ],
    docs: \"{}\",
}};
",
        operation.static_name(),
        operation.name,
        operation.method,
        operation.path,
        if operation.is_fraud { "Fraud" } else { "Api" },
        operation.docs,
    )
}

fn param(place: Place, field: &Field, prefix: &str, kinds: &mut BTreeSet<TypePath>) -> String {
    let place = match place {
        Place::Path => "Path",
        Place::Query => "Query",
        Place::Header => "Header",
        Place::Body => "Body",
    };
    let required = if field.required { ".required()" } else { "" };
    format!("Param::new(Place::{place}, \"{}\", {}){required}", field.wire, kind(&field.kind, prefix, kinds))
}

fn kind(of: &Kind, prefix: &str, kinds: &mut BTreeSet<TypePath>) -> String {
    match of {
        Kind::String | Kind::Secret | Kind::Timestamp | Kind::Enum(_) => "Kind::String".to_owned(),
        Kind::Integer | Kind::Seconds => "Kind::Integer".to_owned(),
        Kind::Unsigned => "Kind::Unsigned".to_owned(),
        Kind::Boolean => "Kind::Boolean".to_owned(),
        Kind::Object | Kind::Rest | Kind::Factor | Kind::Dictionary(_) => "Kind::Map".to_owned(),
        Kind::Array(item) => format!("Kind::Array(&{})", kind(item, prefix, kinds)),
        Kind::Model(path) => {
            kinds.insert(path.clone());
            format!("{prefix}{}", kind_name(path))
        }
    }
}

fn kind_name(path: &TypePath) -> String {
    let mut name = String::new();
    for (index, letter) in path.name.char_indices() {
        if letter.is_uppercase() && index > 0 {
            name.push('_');
        }
        name.extend(letter.to_uppercase());
    }
    match path.public_module() {
        "models" => name,
        root => format!("{}_{name}", root.to_uppercase()),
    }
}

fn kinds_file(description: &Description) -> String {
    let mut items = String::new();
    let mut used = BTreeSet::new();
    for (path, model) in description.models.iter().filter(|(_, model)| model.in_requests) {
        let fields: String =
            model.fields.iter().map(|field| format!("    {},\n", param(Place::Body, field, "", &mut used))).collect();
        items += &format!("\npub(super) const {}: Kind = Kind::Object(&[\n{fields}]);\n", kind_name(path));
    }
    let mut source = text::module_doc(&["Objects inside request bodies."]);
    source += "\nuse crate::{Kind, Param, Place};\n";
    source + &items
}

/// The same as text, a line for each operation; `core/src/compact.rs` says how it reads.
fn lines(description: &Description) -> String {
    let mut lines = String::new();
    for operation in &description.operations {
        let host = if operation.is_fraud { "fraud" } else { "api" };
        let auth = match operation.auth {
            Auth::Project => "project",
            Auth::Bearer => "bearer",
            Auth::None => "none",
        };
        let body = match operation.body {
            Body::None => "none",
            Body::Json => "json",
            Body::Form => "form",
        };
        lines += &format!("{} {} {} {host} {auth} {body}", operation.name, operation.method, operation.path);
        let (fields, others): (Vec<_>, Vec<_>) = operation.params.iter().partition(|(place, _)| *place == Place::Body);
        for (place, field) in others {
            let place = match place {
                Place::Path => "@path",
                Place::Query => "@query",
                Place::Header => "@header",
                Place::Body => "",
            };
            lines += &format!(" {}", param_text(place, field, description));
        }
        if operation.member_session {
            lines += " X-Stytch-Member-Session@header X-Stytch-Member-SessionJWT@header";
        }
        for (_, field) in fields {
            lines += &format!(" {}", param_text("", field, description));
        }
        lines.push('\n');
    }
    lines
}

fn param_text(place: &str, field: &Field, description: &Description) -> String {
    let required = if field.required { "!" } else { "" };
    let kind = kind_text(&field.kind, description);
    let colon = if kind.is_empty() { "" } else { ":" };
    format!("{}{place}{required}{colon}{kind}", field.wire)
}

fn kind_text(of: &Kind, description: &Description) -> String {
    match of {
        Kind::String | Kind::Secret | Kind::Timestamp | Kind::Enum(_) => String::new(),
        Kind::Integer | Kind::Seconds => "integer".to_owned(),
        Kind::Unsigned => "unsigned".to_owned(),
        Kind::Boolean => "boolean".to_owned(),
        Kind::Object | Kind::Rest | Kind::Factor | Kind::Dictionary(_) => "map".to_owned(),
        Kind::Array(item) => format!("[{}]", kind_text(item, description)),
        Kind::Model(path) => {
            let fields = description.models[path].fields.iter();
            let fields: Vec<_> = fields.map(|field| param_text("", field, description)).collect();
            format!("{{{}}}", fields.join(","))
        }
    }
}
