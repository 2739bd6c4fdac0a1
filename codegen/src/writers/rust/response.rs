//! Response structs, and the models that requests and responses are made of.

use super::types::{self, Imports};
use super::{request, text};
use crate::description::{Enum, Field, Kind, Model, Operation};

pub(super) fn source(operation: &Operation, fields: &[Field], imports: &mut Imports) -> String {
    let doc = format!("What [`{}`] returns.", operation.struct_name());
    let mut source = text::doc("", &[&doc]);
    source += &struct_source(&operation.response_name, fields, false, true, imports);
    source
}

pub(super) fn model(name: &str, model: &Model, imports: &mut Imports) -> String {
    let mut source = text::doc("", &[&model.doc]);
    if model.fields.iter().any(|field| field.kind == Kind::Rest) && !model.in_requests {
        return source + &detail(name, &model.fields, imports);
    }
    source += &struct_source(name, &model.fields, model.in_requests, model.in_responses, imports);
    if model.in_requests {
        let fields: Vec<&Field> = model.fields.iter().collect();
        source += "\n";
        source += &types::constructors("value", name, &fields, false, imports);
    }
    source
}

fn struct_source(name: &str, fields: &[Field], in_requests: bool, in_responses: bool, imports: &mut Imports) -> String {
    let mut derives = vec!["Debug", "Clone"];
    if in_responses || fields.iter().all(|field| !field.required) {
        derives.push("Default");
    }
    derives.push("PartialEq");
    for (used, name) in [(in_requests, "Serialize"), (in_responses, "Deserialize")] {
        if used {
            derives.push(name);
            imports.serde.insert(name);
        }
    }
    let mut source = format!("#[derive({})]\n", derives.join(", "));
    match (in_requests, in_responses) {
        (true, false) => source += "#[cfg_attr(feature = \"serde-all\", derive(serde::Deserialize))]\n",
        (false, _) => source += "#[cfg_attr(feature = \"serde-all\", derive(serde::Serialize))]\n",
        (true, true) => {}
    }
    source += "#[non_exhaustive]\n";
    source += &format!("pub struct {name} {{\n");
    for field in fields {
        source += &text::doc("    ", &[&field.doc]);
        let mut parts = if in_responses { types::reading(field, imports) } else { Vec::new() };
        if in_requests {
            let writing = request::writing(field).into_iter().filter(|part| !parts.contains(part)).collect::<Vec<_>>();
            parts.extend(writing);
        }
        source += &types::serde_attribute(&parts);
        source += &format!("    pub {}: {},\n", field.rust, types::field_type(field, imports));
    }
    source + "}\n"
}

/// What a factor was. It is read by hand, so that no member of it can fail a session.
fn detail(name: &str, fields: &[Field], imports: &mut Imports) -> String {
    imports.core("detail");
    let mut source = "#[derive(Debug, Clone, Default, PartialEq)]\n".to_owned();
    source += "#[cfg_attr(feature = \"serde-all\", derive(serde::Serialize))]\n#[non_exhaustive]\n";
    source += &format!("pub struct {name} {{\n");
    let mut names = Vec::new();
    for field in fields {
        source += &text::doc("    ", &[&field.doc]);
        if field.kind == Kind::Rest {
            source += "    #[cfg_attr(feature = \"serde-all\", serde(flatten))]\n";
        } else {
            names.push(field.rust.as_str());
        }
        source += &format!("    pub {}: {},\n", field.rust, types::field_type(field, imports));
    }
    source + &format!("}}\n\ndetail!({name} {{ {} }});\n", names.join(", "))
}

pub(super) fn open_enum(name: &str, words: &Enum, imports: &mut Imports) -> String {
    imports.core("open_enum");
    let mut source = "open_enum! {\n".to_owned();
    source += &text::doc("    ", &[&words.doc]);
    source += &format!("    pub enum {name} {{\n");
    for (wire, variant, doc) in &words.values {
        source += &text::doc("        ", &[doc]);
        source += &format!("        {variant} = \"{wire}\",\n");
    }
    source + "    }\n}\n"
}
