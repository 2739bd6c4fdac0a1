//! Request structs: the endpoints.

use super::types::{self, Imports};
use super::{pages, text};
use crate::description::{Auth, Body, Field, Kind, Operation, Place};

pub(super) fn source(operation: &Operation, imports: &mut Imports) -> String {
    let name = operation.struct_name();
    let fields: Vec<&Field> = operation.params.iter().map(|(_, field)| field).collect();
    let all_optional = fields.iter().all(|field| !field.required);
    let serialize = operation.body == Body::Json;

    let answer =
        format!("`{}`, returns [`{}`]. [Documentation]({}).", operation.key, operation.response_name, operation.docs);
    let mut derives = vec!["Debug", "Clone"];
    if all_optional {
        derives.push("Default");
    }
    derives.push("PartialEq");
    if serialize {
        imports.serde.insert("Serialize");
        derives.push("Serialize");
    }
    let mut text = text::doc("", &[&operation.summary, &operation.details, &answer]);
    text += &format!("#[derive({})]\n", derives.join(", "));
    if serialize {
        text += "#[cfg_attr(feature = \"serde-all\", derive(serde::Deserialize))]\n";
    }
    text += "#[must_use = \"a request does nothing until it is sent\"]\n#[non_exhaustive]\n";
    text += &format!("pub struct {name} {{\n");
    for (place, field) in &operation.params {
        text += &text::doc("    ", &[&field.doc]);
        if serialize {
            let parts = if *place == Place::Body { writing(field) } else { vec!["skip".to_owned()] };
            text += &types::serde_attribute(&parts);
        }
        text += &format!("    pub {}: {},\n", field.rust, types::field_type(field, imports));
    }
    if operation.member_session {
        imports.core("MemberCredential");
        text += "    /// The member on whose behalf the call is made.\n";
        if serialize {
            text += "    #[serde(skip)]\n";
        }
        text += "    pub member_credential: Option<MemberCredential>,\n";
    }
    text += "}\n\n";

    text += &types::constructors("request", &name, &fields, operation.member_session, imports);
    text += "\n";
    text += &endpoint(&name, operation, imports);
    if let Some(paging) = &operation.paging {
        text += &pages::source(&name, &operation.response_name, paging, imports);
    }
    text
}

fn endpoint(name: &str, operation: &Operation, imports: &mut Imports) -> String {
    for item in ["Encoder", "Endpoint", "Error", "Operation"] {
        imports.core(item);
    }
    let steps = encoding(operation);
    let request = if steps == "Ok(())" { "_request" } else { "request" };
    format!(
        "impl Endpoint for {name} {{
    type Response = {response};

    const OPERATION: &'static Operation = &Operation::{shape}(\"{operation}\", \"{path}\");

    #[inline]
    fn encode(&self, {request}: &mut Encoder<'_>) -> Result<(), Error> {{
        {steps}
    }}
}}
",
        response = operation.response_name,
        shape = operation.shape(),
        operation = operation.name,
        path = operation.path,
    )
}

/// The body of `encode`: its last expression is the result.
fn encoding(operation: &Operation) -> String {
    let mut fallible = Vec::new();
    let mut steps = String::new();
    for (place, field) in &operation.params {
        let (wire, rust) = (&field.wire, &field.rust);
        let step = match place {
            Place::Path if field.own_project => format!("request.project_path(\"{wire}\", self.{rust}.as_deref())"),
            Place::Path => format!("request.path(\"{wire}\", &self.{rust})"),
            Place::Header => format!("request.bearer(\"{wire}\", &self.{rust})"),
            Place::Query => {
                let value =
                    if field.required { format!("Some(&self.{rust})") } else { format!("self.{rust}.as_ref()") };
                steps += &format!("{}request.query(\"{wire}\", {value});\n", flush(&mut fallible));
                continue;
            }
            Place::Body if operation.body == Body::Form => {
                steps += &format!("{}request.form(\"{wire}\", {});\n", flush(&mut fallible), form_value(field));
                continue;
            }
            Place::Body => continue,
        };
        fallible.push(step);
    }
    if operation.member_session {
        fallible.push("request.member_credential(self.member_credential.as_ref())".to_owned());
    }
    if operation.body == Body::Json {
        fallible.push("request.json(self)".to_owned());
    }
    debug_assert!(operation.auth != Auth::Bearer || operation.body == Body::None);
    match fallible.pop() {
        Some(last) => format!("{steps}{}{last}", flush(&mut fallible)),
        None => format!("{steps}Ok(())"),
    }
}

fn flush(fallible: &mut Vec<String>) -> String {
    fallible.drain(..).map(|step| format!("{step}?;\n")).collect()
}

fn form_value(field: &Field) -> String {
    let rust = &field.rust;
    let method = match &field.kind {
        Kind::Secret => "expose",
        _ => "as_str",
    };
    match (field.required, &field.kind) {
        (true, _) => format!("Some(self.{rust}.{method}())"),
        (false, Kind::String) => format!("self.{rust}.as_deref()"),
        (false, _) => format!("self.{rust}.as_ref().map(|value| value.{method}())"),
    }
}

/// The serde attribute parts of a field that goes into a body.
pub(super) fn writing(field: &Field) -> Vec<String> {
    let mut parts = types::naming(field);
    if !field.required {
        parts.push("skip_serializing_if = \"Option::is_none\"".to_owned());
    }
    parts
}
