//! The list of typed endpoints for tests, with code that reads their params from JSON: with serde if the endpoint has a
//! JSON body, otherwise one by one.

use std::fmt::Write;

use crate::description::{Body, Description, Field, Kind, Operation, Place};
use crate::failure::Failure;

pub(crate) const PATH: &str = "tests/src/endpoints/list.rs";

pub(crate) fn source(description: &Description) -> Result<String, Failure> {
    let mut source = format!(
        "//! Every typed endpoint.\n\nuse super::{{Args, FromArgs, TypedEndpoint, Unreadable}};\n\n\
         /// In the order of their names.\npub static ENDPOINTS: [TypedEndpoint; {}] = [\n",
        description.operations.len()
    );
    for operation in &description.operations {
        writeln!(source, "TypedEndpoint::of::<{}>(),", path(operation))?;
    }
    source += "];\n";
    for operation in &description.operations {
        let mut fields = operation.params.iter().map(|(place, field)| (*place, field));
        let is_read_by_serde = operation.body == Body::Json;
        let request = if is_read_by_serde {
            "args.body()?".to_owned()
        } else {
            let required = fields.clone().filter(|(_, field)| field.required);
            let arguments = required.map(|(_, field)| argument(field)).collect::<Result<Vec<_>, _>>()?;
            format!("Self::new({})", arguments.join(", "))
        };
        let mut settings = String::new();
        for (_, field) in fields.by_ref().filter(|(place, field)| match is_read_by_serde {
            true => *place != Place::Body,
            false => !field.required,
        }) {
            let read = if field.required { "required" } else { "optional" };
            writeln!(settings, "request.{} = args.{read}(\"{}\")?;", field.rust, field.wire)?;
        }
        if operation.member_session {
            settings += "request.member_credential = args.member_credential();\n";
        }
        let args = if request.contains("args") || !settings.is_empty() { "args" } else { "_" };
        let body = match (is_read_by_serde, settings.is_empty()) {
            (true, true) => "args.body()".to_owned(),
            (false, true) => format!("Ok({request})"),
            (_, false) => format!("let mut request = {request};\n{settings}Ok(request)"),
        };
        let body = body.replace("let mut request = args.body()?", "let mut request: Self = args.body()?");
        write!(
            source,
            "\nimpl FromArgs for {} {{\nfn from_args({args}: &Args<'_>) -> Result<Self, Unreadable> {{\n{body}\n}}\n}}\n",
            path(operation)
        )?;
    }
    Ok(source)
}

fn path(operation: &Operation) -> String {
    format!("stytch_core::{}::{}", operation.module().replace('.', "::"), operation.struct_name())
}

/// An argument of `new`, with an explicit type because `new` accepts `impl Into`.
fn argument(field: &Field) -> Result<String, Failure> {
    let kind = match &field.kind {
        Kind::String => "String".to_owned(),
        Kind::Secret => "stytch_core::Secret".to_owned(),
        Kind::Boolean => "bool".to_owned(),
        Kind::Integer => "i32".to_owned(),
        Kind::Unsigned => "u32".to_owned(),
        Kind::Enum(path) => format!("stytch_core::{}::{}", path.public_module().replace('.', "::"), path.name),
        other => return Err(format!("{}: no request without a JSON body had a {other:?} so far", field.wire).into()),
    };
    Ok(format!("args.required::<{kind}>(\"{}\")?", field.wire))
}
