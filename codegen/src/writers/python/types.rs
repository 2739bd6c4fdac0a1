//! The types of values, as dicts.

use super::text;
use crate::description::{Description, Enum, FACTOR_MODULE, Field, Kind, NamedType, TypePath, camel, public_module};

const INDENT: &str = "    ";

pub(crate) fn source(description: &Description) -> String {
    let mut source = "# Everything below is generated from the API description; see CONTRIBUTING.md.\n\
                      \"\"\"The types of all params and results. At run time, all of them are dicts.\n\n\
                      A dict may have more members than its type, as Stytch adds some from time to time.\n\
                      \"\"\"\n\n\
                      from __future__ import annotations\n\n\
                      from typing import Any, Literal, TypedDict, Union\n\n"
        .to_owned();
    for (path, words) in description.enums.iter().filter(|(_, words)| words.in_fields) {
        source += &open_enum(&name(&path.module, &path.name), words);
    }
    source += &member_session();
    for (name, words) in &description.by_name.types {
        source += &named(name, words);
    }
    for (path, model) in &description.models {
        source += &dict(&name(&path.module, &path.name), &[&model.doc], &members(&model.fields));
    }
    for operation in &description.operations {
        if let Some(fields) = &operation.response {
            let doc = format!("What `{}` returns.", operation.name);
            source += &dict(&name(operation.module(), &operation.response_name), &[&doc], &members(fields));
        }
    }
    source.trim_end().to_owned() + "\n"
}

/// The name of a type of a module: `ConsumerOtpsSmsSendResponse` is the `SendResponse` of `consumer.otps.sms`.
pub(super) fn name(module: &str, name: &str) -> String {
    let module = public_module(module);
    let words = module.split('.').filter(|word| *word != "models").map(camel);
    words.collect::<String>() + name
}

/// The type of a value in a response, or inside of a param.
pub(super) fn of(kind: &Kind) -> String {
    of_values(kind, "list", "")
}

/// The type of a value whose lists have this type, as seen from a module that imports these types under a prefix.
pub(super) fn of_values(kind: &Kind, list: &str, prefix: &str) -> String {
    match kind {
        Kind::String | Kind::Secret | Kind::Timestamp => "str".to_owned(),
        Kind::Integer | Kind::Unsigned | Kind::Seconds => "int".to_owned(),
        Kind::Boolean => "bool".to_owned(),
        Kind::Object | Kind::Rest => "dict[str, Any]".to_owned(),
        Kind::Factor => format!("{prefix}{}", name(FACTOR_MODULE, "AuthenticationFactor")),
        Kind::Array(item) => format!("{list}[{}]", of_values(item, list, prefix)),
        Kind::Dictionary(value) => format!("dict[str, {}]", of_values(value, list, prefix)),
        Kind::Enum(TypePath { module, name: own }) | Kind::Model(TypePath { module, name: own }) => {
            format!("{prefix}{}", name(module, own))
        }
    }
}

/// The type of a param or member of a flow or computation.
pub(super) fn of_word(word: &str, list: &str, prefix: &str) -> String {
    if let Some(word) = word.strip_suffix('?') {
        return format!("{} | None", of_word(word, list, prefix));
    }
    match word {
        "string" => "str".to_owned(),
        "integer" => "int".to_owned(),
        "boolean" => "bool".to_owned(),
        "object" => "dict[str, Any]".to_owned(),
        "strings" => format!("{list}[str]"),
        "texts" => "dict[str, str]".to_owned(),
        "bytes" => "bytes | str".to_owned(),
        "headers" => "_Headers".to_owned(),
        name => format!("{prefix}{name}"),
    }
}

/// A member of a dict.
struct Member<'a> {
    name: &'a str,
    kind: String,
    doc: &'a str,
    required: bool,
}

fn members(fields: &[Field]) -> Vec<Member<'_>> {
    // Members of unknown names cannot be typed.
    let fields = fields.iter().filter(|field| field.kind != Kind::Rest);
    let member = |field: &'_ Field| {
        // A field with two forms may also be missing: for an invalid token, RFC 7662 returns only that it is inactive.
        let required = field.required && !field.one_or_many;
        let mut kind = of(&field.kind);
        if let (Kind::Array(item), true) = (&field.kind, field.one_or_many) {
            kind = format!("{} | {kind}", of(item));
        }
        if !required {
            kind += " | None";
        }
        (kind, required)
    };
    let described = fields.map(|field| {
        let (kind, required) = member(field);
        Member { name: &field.wire, kind, doc: &field.doc, required }
    });
    described.collect()
}

/// Writes a type of dicts. Before Python 3.11, optional members need a class of their own, as do names that are no identifiers.
fn dict(name: &str, doc: &[&str], members: &[Member<'_>]) -> String {
    let (plain, odd): (Vec<_>, Vec<_>) = members.iter().partition(|member| is_identifier(member.name));
    let (required, optional): (Vec<_>, Vec<_>) = plain.into_iter().partition(|member| member.required);
    let mut source = String::new();
    let mut bases = Vec::new();
    if !odd.is_empty() {
        let entries = odd.iter().map(|member| format!("{INDENT}{INDENT}{:?}: {:?},\n", member.name, member.kind));
        let entries = entries.collect::<String>();
        source += &format!(
            "\n_{name}Odd = TypedDict(\n{INDENT}\"_{name}Odd\",\n{INDENT}{{\n{entries}{INDENT}}},\n{INDENT}total=False,\n)\n\n"
        );
        bases.push(format!("_{name}Odd"));
    }
    if !required.is_empty() && !optional.is_empty() {
        source += &class(&format!("_{name}(TypedDict)"), &[], &required);
        bases.push(format!("_{name}"));
    }
    if bases.is_empty() {
        bases.push("TypedDict".to_owned());
    }
    let (total, members) = if optional.is_empty() { ("", required) } else { (", total=False", optional) };
    source + &class(&format!("{name}({}{total})", bases.join(", ")), doc, &members)
}

fn is_identifier(name: &str) -> bool {
    let is_letter = |letter: char| letter.is_ascii_alphabetic() || letter == '_';
    name.chars().all(|letter| is_letter(letter) || letter.is_ascii_digit()) && name.starts_with(is_letter)
}

fn class(head: &str, doc: &[&str], members: &[&Member<'_>]) -> String {
    let mut source = format!("\nclass {head}:\n");
    if !doc.is_empty() {
        source += &text::doc(INDENT, doc);
        source.push('\n');
    }
    for member in members {
        source += &format!("{INDENT}{}: {}\n", member.name, member.kind);
        source += &text::doc(INDENT, &[member.doc]);
    }
    source.trim_end().to_owned() + "\n\n"
}

fn named(name: &str, words: &NamedType) -> String {
    let members: Vec<_> = words
        .fields
        .iter()
        .map(|(name, word, doc)| Member { name, kind: of_word(word, "list", ""), doc, required: true })
        .collect();
    dict(name, &[&words.doc], &members)
}

fn member_session() -> String {
    let token = Member { name: "session_token", kind: "str".to_owned(), doc: "The session's token.", required: true };
    let jwt = Member { name: "session_jwt", kind: "str".to_owned(), doc: "The session's JWT.", required: true };
    let doc = "The session of a B2B member, on whose behalf an operation is called.";
    dict("MemberSessionToken", &[doc], &[token])
        + &dict("MemberSessionJwt", &[doc], &[jwt])
        + "\nMemberSession = Union[MemberSessionToken, MemberSessionJwt]\n\
           \"\"\"The member on whose behalf an operation is called: Stytch then allows only what the member's roles allow.\"\"\"\n\n"
}

/// Values that this version does not know can be there too.
fn open_enum(name: &str, words: &Enum) -> String {
    let values = words.values.iter().map(|(wire, ..)| format!("{INDENT}{INDENT}{wire:?},\n")).collect::<String>();
    let about = words.values.iter().map(|(wire, _, doc)| format!("`{wire}`: {doc}")).collect::<Vec<_>>();
    let paragraphs: Vec<&str> = [words.doc.as_str()].into_iter().chain(about.iter().map(String::as_str)).collect();
    let doc = text::doc("", &paragraphs);
    format!("{name} = Union[\n{INDENT}Literal[\n{values}{INDENT}],\n{INDENT}str,\n]\n{doc}\n")
}
