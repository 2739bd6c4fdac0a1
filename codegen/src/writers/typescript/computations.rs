//! What needs no request: start URLs, and what redirects bring back. PKCE and webhooks have types of their own in the package.

use super::text;
use crate::description::{Description, NamedCall};

const RESULTS: [&str; 2] = ["StartUrl", "Redirect"];

/// The results.
pub(super) fn types(description: &Description) -> String {
    let types = RESULTS.iter().map(|name| {
        let words = &description.by_name.types[*name];
        let members = words.fields.iter().map(|(name, word, doc)| member("  ", name, word, doc));
        let doc = text::doc("", &[&words.doc]);
        format!("\n{doc}export interface {name} {{\n{}}}\n", members.collect::<String>())
    });
    types.collect()
}

/// The methods of a module, and those of groups below it that have nothing else.
pub(super) fn methods(module: &str, description: &Description, indent: &str) -> String {
    let mut source = String::new();
    for (name, call) in &description.by_name.calls {
        let Some(path) = name.strip_prefix(module).and_then(|rest| rest.strip_prefix('.')) else { continue };
        if !RESULTS.contains(&call.result.as_str()) {
            continue;
        }
        match path.split('.').collect::<Vec<_>>()[..] {
            [last] => source += &method(last, call, indent),
            [group, last] if !description.module_tree.contains(&format!("{module}.{group}")) => {
                source += &text::doc(indent, &["What a browser brings back from a login."]);
                let method = method(last, call, &format!("{indent}  "));
                source += &format!("{indent}readonly {group}: {{\n{method}{indent}}};\n");
            }
            _ => {}
        }
    }
    source
}

fn method(name: &str, call: &NamedCall, indent: &str) -> String {
    let doc = text::doc(indent, &[&call.doc, &call.details]);
    let deeper = format!("{indent}  ");
    let params = call.params.iter().map(|(name, word, doc)| member(&deeper, name, word, doc));
    format!("{doc}{indent}{name}(args: {{\n{}{indent}}}): {};\n", params.collect::<String>(), call.result)
}

fn member(indent: &str, name: &str, word: &str, doc: &str) -> String {
    let (kind, null) = word.strip_suffix('?').map_or((word, ""), |word| (word, " | null"));
    let kind = match kind {
        "strings" => "string[]",
        "texts" => "{ [name: string]: string }",
        other => other,
    };
    format!("{}{indent}{}: {kind}{null};\n", text::doc(indent, &[doc]), name)
}
