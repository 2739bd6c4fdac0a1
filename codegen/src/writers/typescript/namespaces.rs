//! The types, in namespaces with the names of the Rust modules.

use std::collections::BTreeMap;

use super::methods;
use super::text;
use super::types::Types;
use crate::description::{Body, Description, Enum, Field, Kind, Model, Operation, Place, public_module};

const INDENT: &str = "  ";
const DEEPER: &str = "    ";

pub(super) fn source(description: &Description) -> String {
    let mut namespaces: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for module in &description.module_tree {
        let namespace = public_module(module);
        let types = Types { description, namespace };
        let items = namespaces.entry(namespace).or_default();
        if module == namespace && methods::has_methods(description, module) {
            items.push(methods::interface(module, &types));
        }
        for operation in description.operations_of(module) {
            items.push(request(operation, &types));
            items.extend(operation.response.as_ref().map(|fields| response(operation, fields, &types)));
        }
        items.extend(description.models_of(module).map(|(path, words)| model(&path.name, words, &types)));
        let enums = description.enums_of(module).filter(|(_, words)| words.in_fields);
        items.extend(enums.map(|(path, words)| open_enum(&path.name, words)));
    }
    let mut source = String::new();
    for (namespace, items) in namespaces.iter().filter(|(_, items)| !items.is_empty()) {
        source.push('\n');
        source += &text::doc("", &[&description.words_of(namespace)]);
        source += &format!("export namespace {namespace} {{\n{}}}\n", items.join("\n"));
    }
    source
}

fn request(operation: &Operation, types: &Types<'_>) -> String {
    let answer =
        format!("`{}`, answered by `{}`. [Documentation]({}).", operation.key, operation.response_name, operation.docs);
    let doc = text::doc(INDENT, &[&operation.summary, &operation.details, &answer]);
    let name = operation.struct_name();
    if operation.params.is_empty() {
        // An empty interface would accept any value.
        return format!("{doc}{INDENT}export type {name} = {{ [name: string]: never }};\n");
    }
    // Only a JSON body can contain null.
    let nullable = |place: Place| place == Place::Body && operation.body == Body::Json;
    let members = operation.params.iter().map(|(place, field)| types.member(DEEPER, field, nullable(*place)));
    format!("{doc}{}", interface(&name, members))
}

fn response(operation: &Operation, fields: &[Field], types: &Types<'_>) -> String {
    let doc = text::doc(INDENT, &[&format!("What `{}` answers.", operation.struct_name())]);
    let members = fields.iter().map(|field| types.member(DEEPER, field, true));
    format!("{doc}{}", interface(&operation.response_name, members))
}

fn model(name: &str, model: &Model, types: &Types<'_>) -> String {
    // Unknown members are not typed, neither in factors nor elsewhere.
    let fields = model.fields.iter().filter(|field| field.kind != Kind::Rest);
    let members = fields.map(|field| types.member(DEEPER, field, true));
    format!("{}{}", text::doc(INDENT, &[&model.doc]), interface(name, members))
}

fn interface(name: &str, members: impl Iterator<Item = String>) -> String {
    format!("{INDENT}export interface {name} {{\n{}{INDENT}}}\n", members.collect::<String>())
}

fn open_enum(name: &str, words: &Enum) -> String {
    let mut source = text::doc(INDENT, &[&words.doc]);
    source += &format!("{INDENT}export type {name} =\n");
    for (wire, _, doc) in &words.values {
        source += &text::doc(DEEPER, &[doc]);
        source += &format!("{DEEPER}| {wire:?}\n");
    }
    source + &format!("{DEEPER}| (string & {{}});\n")
}
