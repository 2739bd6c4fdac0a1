//! Operations and their params as JSON.

use serde_json::{Value, json};
use stytch_ureq::operation::{Auth, BodyKind, Host, Kind, Operation, Param};

pub(crate) fn operation(operation: &Operation) -> Value {
    json!({
        "name": operation.name,
        "method": operation.method.as_str(),
        "path": operation.path,
        "host": match operation.host { Host::Fraud => "fraud", _ => "api" },
        "auth": match operation.auth { Auth::Project => "project", Auth::Bearer => "bearer", _ => "none" },
        "body": match operation.body { BodyKind::Json => "json", BodyKind::Form => "form", _ => "none" },
        "params": params(operation.params()),
        "docs": operation.docs(),
    })
}

fn params(params: &[Param]) -> Vec<Value> {
    let describe = |param: &Param| {
        let mut description = json!({"name": param.name, "place": param.place.to_string(), "required": param.required});
        describe_kind(&param.kind, &mut description);
        description
    };
    params.iter().map(describe).collect()
}

fn describe_kind(kind: &Kind, description: &mut Value) {
    description["type"] = match kind {
        Kind::Integer | Kind::Unsigned => "integer",
        Kind::Boolean => "boolean",
        Kind::Array(_) => "array",
        Kind::Map | Kind::Object(_) => "object",
        _ => "string",
    }
    .into();
    match kind {
        Kind::Unsigned => description["minimum"] = 0.into(),
        Kind::Array(item) => {
            let mut items = json!({});
            describe_kind(item, &mut items);
            description["items"] = items;
        }
        Kind::Object(fields) => description["fields"] = params(fields).into(),
        _ => {}
    }
}
