//! The table of operations, which calls by name stand on.

use std::path::PathBuf;

use crate::description::{Description, Field, Kind, Place};
use crate::output::Files;
use crate::words::StartParamKind;

pub(super) fn files(description: &Description) -> Files {
    let docs = description.operations.iter().map(|operation| format!("{}\n", operation.docs)).collect();
    let folder = PathBuf::from("core/src/operation");
    [
        (folder.join("operations.txt"), table(description)),
        (folder.join("docs.txt"), docs),
        (folder.join("start_urls.txt"), start_urls(description)),
    ]
    .into()
}

/// A line for each operation; `core/src/operation/table.rs` documents the format.
fn table(description: &Description) -> String {
    let mut lines = String::new();
    for operation in &description.operations {
        lines += &format!("{} {} {}", operation.name, operation.shape(), operation.path);
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
        if let Some(paging) = &operation.paging {
            let metadata = paging.metadata.as_ref().map_or(String::new(), |field| format!("{}.", field.wire));
            lines += &format!(" {}>{metadata}{}", paging.items.wire, paging.next_cursor.wire);
        }
        lines.push('\n');
    }
    lines
}

/// A line for each start URL, in the same format.
fn start_urls(description: &Description) -> String {
    let mut lines = String::new();
    for (module, url) in &description.start_urls {
        lines += &format!("{module}.start_url start {}", url.words.path);
        if url.provider.is_some() {
            lines += " provider@path!";
        }
        lines += " public_token@query!";
        for param in url.words.constructors.values().filter_map(|constructor| constructor.param.as_ref()) {
            lines += &format!(" {param}@query");
        }
        for (name, param) in &url.words.params {
            let name = param.query.as_ref().unwrap_or(name);
            lines += &match param.kind {
                StartParamKind::Scopes => format!(" {name}@query:[]"),
                StartParamKind::ProviderParam => format!(" {name}s@query:map"),
                StartParamKind::Url | StartParamKind::Pkce | StartParamKind::Secret => format!(" {name}@query"),
            };
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
