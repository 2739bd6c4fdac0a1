//! The stub of the operations: a class for each module, with a method for each operation.

use std::collections::BTreeMap;

use super::{text, types};
use crate::description::{Body, Description, Field, Kind, NamedCall, Operation, Place, camel};

const INDENT: &str = "    ";
const DEEPER: &str = "        ";

/// How lists of params are typed: tuples are accepted too.
const LIST: &str = "Sequence";

pub(crate) fn source(description: &Description) -> String {
    let mut source = "# Everything below is generated from the API description; see CONTRIBUTING.md.\n\
                      \"\"\"All operations, as attributes of the clients.\"\"\"\n\n\
                      from collections.abc import Iterable, Sequence\n\
                      from typing import Any, Protocol, Union\n\n\
                      from . import types as t\n\
                      from ._async import AsyncWalk\n\
                      from ._client import Walk\n\
                      from ._tree import Group\n\n\
                      class _HasItems(Protocol):\n    \
                          def items(self) -> Iterable[tuple[str, Any]]: ...\n\n\
                      _Headers = Union[dict[str, str], dict[str, list[str]], _HasItems]\n"
        .to_owned();
    for style in [Style::Blocking, Style::Async] {
        for (path, group) in groups(description) {
            source += &class(&path, &group, style, description);
        }
    }
    source
}

/// Whether the methods wait, or return what can be awaited.
#[derive(Clone, Copy, PartialEq)]
enum Style {
    Blocking,
    Async,
}

/// What is in a module.
#[derive(Default)]
struct Members<'a> {
    groups: Vec<String>,
    operations: Vec<&'a Operation>,
    calls: Vec<(&'a str, &'a NamedCall)>,
}

/// The members of every module. The empty name is the client.
fn groups(description: &Description) -> BTreeMap<String, Members<'_>> {
    let mut groups: BTreeMap<String, Members<'_>> = BTreeMap::new();
    let mut add = |name: &str| -> String {
        let (mut module, _) = name.rsplit_once('.').unwrap_or(("", name));
        let own = module.to_owned();
        while !module.is_empty() {
            let (parent, last) = module.rsplit_once('.').unwrap_or(("", module));
            let siblings = &mut groups.entry(parent.to_owned()).or_default().groups;
            if !siblings.iter().any(|sibling| sibling == last) {
                siblings.push(last.to_owned());
            }
            module = parent;
        }
        own
    };
    let modules: Vec<String> = description.operations.iter().map(|operation| add(&operation.name)).collect();
    let calls: Vec<String> = description.by_name.calls.keys().map(|name| add(name)).collect();
    for (module, operation) in modules.into_iter().zip(&description.operations) {
        groups.entry(module).or_default().operations.push(operation);
    }
    for (module, (name, call)) in calls.into_iter().zip(&description.by_name.calls) {
        let name = name.rsplit('.').next().unwrap_or_default();
        groups.entry(module).or_default().calls.push((name, call));
    }
    groups
}

fn class_name(path: &str, style: Style) -> String {
    let prefix = if style == Style::Async { "Async" } else { "" };
    if path.is_empty() {
        return format!("{prefix}Operations");
    }
    format!("_{prefix}{}", path.split('.').map(camel).collect::<String>())
}

fn class(path: &str, members: &Members<'_>, style: Style, description: &Description) -> String {
    let mut source = format!("\nclass {}(Group):\n", class_name(path, style));
    let doc = match path {
        "" => "The operations of a client.".to_owned(),
        "pkce" => "PKCE (RFC 7636).".to_owned(),
        "webhooks" => "Webhooks.".to_owned(),
        _ if path.ends_with("redirects") => "What a browser brings back from a login.".to_owned(),
        _ => description.words_of(path),
    };
    source += &text::doc(INDENT, &[&doc]);
    for group in &members.groups {
        let path = if path.is_empty() { group.clone() } else { format!("{path}.{group}") };
        source += &format!("{INDENT}{group}: {}\n", class_name(&path, style));
    }
    for operation in &members.operations {
        source += &methods(operation, style);
    }
    for (name, call) in &members.calls {
        source += &named(name, call, style);
    }
    source
}

/// A param: its name, its type with what it is by default, and its doc.
type Param<'a> = (&'a str, String, &'a str);

fn methods(operation: &Operation, style: Style) -> String {
    let name = operation.name.rsplit('.').next().unwrap_or_default();
    let mut params: Vec<Param<'_>> =
        operation.params.iter().map(|(place, field)| param(operation, *place, field)).collect();
    // Params without a default first, for people who read the signature.
    params.sort_by_key(|(_, kind, _)| kind.ends_with(DEFAULT));
    if operation.member_session {
        let doc = "The member on whose behalf it is called. Default: it is called with all rights of the project.";
        params.push(("member_session", format!("t.MemberSession{DEFAULT}"), doc));
    }
    let call = format!("`{}`. [Documentation]({}).", operation.key, operation.docs);
    let result = format!("t.{}", types::name(operation.module(), &operation.response_name));
    let mut source = method(name, &params, &result, &[&operation.summary, &operation.details, &call], style);
    if let Some(paging) = &operation.paging {
        let walk = if style == Style::Async { "AsyncWalk" } else { "Walk" };
        let item = types::of_values(&paging.item, "list", "t.");
        for (ending, doc, item) in [
            ("items", "Walks through the items of the list, fetching pages as they are needed.", item),
            ("pages", "Walks through the pages of the list, fetching each when the loop reaches it.", result),
        ] {
            // It returns at once.
            let result = format!("{walk}[{item}]");
            let name = format!("{name}_{ending}");
            source += &method(&name, &params, &result, &[doc, &operation.details, &call], Style::Blocking);
        }
    }
    source
}

const DEFAULT: &str = " = ...";

fn param<'a>(operation: &Operation, place: Place, field: &'a Field) -> Param<'a> {
    let mut kind = types::of_values(&field.kind, LIST, "t.");
    if let (Kind::Array(item), true) = (&field.kind, field.one_or_many) {
        kind = format!("{} | {kind}", types::of_values(item, LIST, "t."));
    }
    if !field.required {
        // Only a JSON body can contain null.
        if place == Place::Body && operation.body == Body::Json {
            kind += " | None";
        }
        kind += DEFAULT;
    }
    (&field.wire, kind, &field.doc)
}

fn named(name: &str, call: &NamedCall, style: Style) -> String {
    let params = call.params.iter().map(|(name, word, doc)| {
        let kind = types::of_word(word, LIST, "t.");
        match name.strip_suffix('?') {
            Some(name) => (name, format!("{kind}{DEFAULT}"), doc.as_str()),
            None => (name.as_str(), kind, doc.as_str()),
        }
    });
    let style = if call.waits { style } else { Style::Blocking };
    let result = format!("t.{}", call.result);
    method(name, &params.collect::<Vec<_>>(), &result, &[&call.doc, &call.details], style)
}

fn method(name: &str, params: &[Param<'_>], result: &str, doc: &[&str], style: Style) -> String {
    let keyword = if style == Style::Async { "async def" } else { "def" };
    let mut source = format!("\n{INDENT}{keyword} {name}(");
    if params.is_empty() {
        source += "self";
    } else {
        source += &format!("\n{DEEPER}self,\n{DEEPER}*,\n");
        for (name, kind, _) in params {
            source += &format!("{DEEPER}{name}: {kind},\n");
        }
        source += INDENT;
    }
    source += &format!(") -> {result}:\n");
    let args: Vec<(&str, &str)> = params.iter().map(|(name, _, doc)| (*name, *doc)).collect();
    source + &text::doc_with_args(DEEPER, doc, &args)
}
