//! The module tree: one file for every dotted name.

use std::collections::BTreeSet;
use std::path::PathBuf;

use super::types::{self, Imports};
use super::{factor, filters, request, response, start_url, text};
use crate::description::{Description, FACTOR_MODULE};
use crate::output::{API_FOLDER, Files};

pub(super) fn files(description: &Description) -> Files {
    let modules = &description.module_tree;
    let mut files = Files::new();
    files.insert(PathBuf::from(API_FOLDER).join("mod.rs"), root(modules));
    for module in modules {
        let folder = PathBuf::from(API_FOLDER).join(module.replace('.', "/"));
        let has_children = modules.iter().any(|child| child.starts_with(&format!("{module}.")));
        let path = if has_children { folder.join("mod.rs") } else { folder.with_extension("rs") };
        let source =
            if module == FACTOR_MODULE { factor::source(description) } else { source(description, module, modules) };
        files.insert(path, source);
    }
    files
}

fn root(modules: &BTreeSet<String>) -> String {
    let mut source = text::module_doc(&[
        "Every endpoint of the Stytch API, and the types that they use.",
        "Everything below is generated from the API description; see CONTRIBUTING.md.",
    ]);
    source += "\nmod error_types;\n\n";
    for module in modules.iter().filter(|module| !module.contains('.')) {
        source += &format!("pub mod {module};\n");
    }
    source
}

fn source(description: &Description, module: &str, modules: &BTreeSet<String>) -> String {
    let children: Vec<&str> = modules
        .iter()
        .filter_map(|child| child.strip_prefix(module)?.strip_prefix('.'))
        .filter(|child| !child.contains('.'))
        .collect();
    let operations: Vec<_> = description.operations_of(module).collect();
    let models = description.models_of(module).filter(|(_, model)| !model.handwritten);

    let mut imports = Imports::default();
    for operation in &operations {
        imports.own.extend([operation.struct_name(), operation.response_name.clone()]);
    }
    let handwritten: Vec<&str> =
        description.handwritten_items.get(module).into_iter().flatten().map(String::as_str).collect();
    imports.own.extend(handwritten.iter().filter_map(|path| path.rsplit("::").next()).map(str::to_owned));
    let search = description.searches.get(module);
    if search.is_some() {
        imports.own.extend(["Filter".to_owned(), "Query".to_owned()]);
    }
    let start = description.start_urls.get(module);
    imports.own.extend(start.map(|_| "StartUrl".to_owned()));
    let mut items: Vec<String> = Vec::new();
    for operation in operations {
        items.push(request::source(operation, &mut imports));
        if let Some(fields) = &operation.response {
            items.push(response::source(operation, fields, &mut imports));
        }
    }
    items.extend(models.map(|(path, model)| response::model(&path.name, model, &mut imports)));
    let enums = description.enums_of(module).filter(|(_, words)| !words.handwritten);
    items.extend(enums.map(|(path, words)| response::open_enum(&path.name, words, &mut imports)));
    items.extend(search.map(|search| filters::source(search, &mut imports)));
    items.extend(start.map(|start| start_url::source(start, &mut imports)));

    let mut source = text::module_doc(&[&description.words_of(module)]);
    source.push('\n');
    let is_models = module.ends_with("models");
    for child in &children {
        let visibility = if is_models || *child == "models" { "" } else { "pub " };
        source += &format!("{visibility}mod {child};\n");
    }
    if !children.is_empty() {
        source.push('\n');
    }
    let use_lines = imports.lines(module);
    source += &use_lines;
    let mut exports: Vec<String> = children
        .iter()
        .filter(|child| is_models || **child == "models")
        .map(|child| format!("pub use {child}::*;\n"))
        .collect();
    exports.extend(types::reexports(&handwritten));
    source += &exports.concat();
    if !exports.is_empty() {
        source.push('\n');
    }
    source + &items.join("\n")
}
