//! The order of core's modules, and where the files of modules are.
//!
//! Each top-level module of core is a room. A room uses the rooms below it, and none above or beside it.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// From the bottom up. The rooms of one line do not know each other.
const ROOMS: [&[&str]; 8] = [
    &["error"],
    &["values"],
    &["operation"],
    &["wire"],
    &["api"],
    &["flow"],
    &["verify", "login", "list"],
    &["by_name"],
];

/// How far up a room is; none for what is no room.
fn level(room: &str) -> Option<usize> {
    ROOMS.iter().position(|rooms| rooms.contains(&room))
}

fn workspace() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..").canonicalize().unwrap()
}

/// All Rust files below a folder, by their paths from there; not what is built or installed.
fn rust_files(root: &Path) -> BTreeSet<PathBuf> {
    let (mut files, mut folders) = (BTreeSet::new(), vec![root.to_owned()]);
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let (path, kind) = entry.map(|entry| (entry.path(), entry.file_type().unwrap())).unwrap();
            let name = path.file_name().unwrap().to_str().unwrap();
            if kind.is_dir() && !name.starts_with('.') && !["target", "node_modules"].contains(&name) {
                folders.push(path);
            } else if kind.is_file() && name.ends_with(".rs") {
                files.insert(path.strip_prefix(root).unwrap().to_owned());
            }
        }
    }
    files
}

/// The text without what is not code: comments, and what is in quotes.
fn code_of(source: &str) -> String {
    let (mut code, mut rest) = (String::new(), source);
    while let Some(first) = rest.chars().next() {
        let is_in_word = code.ends_with(|last: char| last.is_alphanumeric() || last == '_');
        let length = match first {
            '/' if rest.starts_with("//") => rest.find('\n').unwrap_or(rest.len()),
            '/' if rest.starts_with("/*") => end_of_comment(rest),
            '"' => end_of_string(rest),
            'r' if !is_in_word && is_raw_string(rest) => end_of_raw_string(rest),
            '\'' => end_of_character(rest),
            first => {
                code.push(first);
                rest = &rest[first.len_utf8()..];
                continue;
            }
        };
        code.push(' ');
        rest = &rest[length..];
    }
    code
}

/// Comments can be in each other.
fn end_of_comment(text: &str) -> usize {
    let (mut depth, mut at) = (1, 2);
    while depth > 0 {
        let open = text[at..].find("/*").unwrap_or(usize::MAX);
        let close = text[at..].find("*/").expect("comments end");
        at += open.min(close) + 2;
        depth = if open < close { depth + 1 } else { depth - 1 };
    }
    at
}

fn end_of_string(text: &str) -> usize {
    let mut is_escaped = false;
    let end = text[1..].find(|character| {
        let is_end = character == '"' && !is_escaped;
        is_escaped = character == '\\' && !is_escaped;
        is_end
    });
    end.expect("strings end") + 2
}

fn is_raw_string(text: &str) -> bool {
    text[1..].trim_start_matches('#').starts_with('"')
}

fn end_of_raw_string(text: &str) -> usize {
    let quote = text.find('"').unwrap();
    let end = format!("\"{}", &text[1..quote]);
    quote + 1 + text[quote + 1..].find(&end).expect("strings end") + end.len()
}

/// Or only the quote, of a lifetime.
fn end_of_character(text: &str) -> usize {
    let mut characters = text.char_indices().skip(1);
    match characters.next() {
        Some((_, '\\')) => 2 + text[2..].char_indices().skip(1).find(|(_, it)| *it == '\'').unwrap().0 + 1,
        Some(_) => characters.next().filter(|(_, it)| *it == '\'').map_or(1, |(at, _)| at + 1),
        None => 1,
    }
}

/// Words and marks, of which `::` is one.
fn tokens(code: &str) -> Vec<&str> {
    let (mut tokens, mut rest) = (Vec::new(), code.trim_start());
    while let Some(first) = rest.chars().next() {
        let is_part = |character: char| character.is_alphanumeric() || character == '_';
        let length = match first {
            _ if is_part(first) => rest.find(|character| !is_part(character)).unwrap_or(rest.len()),
            _ if rest.starts_with("::") => 2,
            _ => first.len_utf8(),
        };
        tokens.push(&rest[..length]);
        rest = rest[length..].trim_start();
    }
    tokens
}

/// Leaves out the items that only tests have.
fn without_tests<'a>(tokens: &[&'a str]) -> Vec<&'a str> {
    let (mut kept, mut rest) = (Vec::new(), tokens);
    while let [first, after @ ..] = rest {
        rest = match rest.strip_prefix(&["#", "[", "cfg", "(", "test", ")", "]"]) {
            Some(item) => &item[end_of_item(item)..],
            None => {
                kept.push(*first);
                after
            }
        };
    }
    kept
}

/// An item ends with a semicolon or a block.
fn end_of_item(tokens: &[&str]) -> usize {
    let mut open = Vec::new();
    for (index, token) in tokens.iter().enumerate() {
        match *token {
            "(" | "[" | "{" => open.push(*token),
            ")" | "]" | "}" => {
                let Some(closed) = open.pop() else { return index };
                if open.is_empty() && closed == "{" {
                    return index + 1;
                }
            }
            ";" if open.is_empty() => return index + 1,
            _ => {}
        }
    }
    tokens.len()
}

/// The modules that lead to a file of core: `["flow", "retry"]` of `flow/retry/mod.rs`.
fn module_of(file: &Path) -> Vec<&str> {
    let parts = file.with_extension("");
    let count = parts.iter().count();
    let is_named = !["mod", "lib"].map(|name| parts.ends_with(name)).contains(&true);
    let names = file.iter().take(count - usize::from(!is_named)).map(|part| part.to_str().unwrap());
    names.map(|name| name.trim_end_matches(".rs")).collect()
}

fn is_of_tests(module: &[&str]) -> bool {
    module.contains(&"tests") || module.first() == Some(&"testing")
}

/// What a file imports against the rules.
fn violations(file: &Path, source: &str) -> Vec<String> {
    let (module, code) = (module_of(file), code_of(source));
    let tokens = without_tests(&tokens(&code));
    let mut found = Vec::new();
    for (index, token) in tokens.iter().enumerate() {
        let next = tokens.get(index + 1..).unwrap_or_default();
        let path = || format!("{token}{}", next.iter().take(4).copied().collect::<String>());
        match (*token, next) {
            ("crate", ["::", room, ..]) => {
                let is_exported = tokens[..index].ends_with(&["pub", "use"]);
                if let Some(problem) = problem(&module, room, is_exported) {
                    found.push(format!("{}: {} {problem}", file.display(), path()));
                }
            }
            ("super", ["::", ..]) if !tokens[..index].ends_with(&["super", "::"]) => {
                let ups = tokens[index..].chunks(2).take_while(|pair| pair == &["super", "::"]).count();
                if ups >= module.len() {
                    found.push(format!("{}: {} leaves the room", file.display(), path()));
                }
            }
            _ => {}
        }
    }
    found
}

fn problem(module: &[&str], room: &str, is_exported: bool) -> Option<&'static str> {
    let Some(level_of_other) = level(room) else { return Some("is not in a room") };
    // None for the root of the crate, which is above all rooms.
    let own = module.first()?;
    let is_further_down = level_of_other < level(own).expect("a room");
    // Callers find a flow beside its endpoints, although it is written by hand in a room above.
    let is_shown_only = *own == "api" && is_exported;
    (room != *own && !is_further_down && !is_shown_only).then_some("is not further down")
}

#[test]
fn rooms_know_only_those_further_down() {
    let root = workspace().join("core/src");
    let mut found = Vec::new();
    for file in rust_files(&root) {
        let module = module_of(&file);
        if is_of_tests(&module) {
            continue;
        }
        if module.first().is_some_and(|room| level(room).is_none()) {
            found.push(format!("{} is in no room", file.display()));
            continue;
        }
        found.extend(violations(&file, &fs::read_to_string(root.join(&file)).unwrap()));
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn every_room_is_there() {
    let core = rust_files(&workspace().join("core/src"));
    for room in ROOMS.concat() {
        assert!(core.contains(&Path::new(room).join("mod.rs")), "{room}");
    }
}

/// The file of a module with files of its own is among them, as `mod.rs`.
#[test]
fn no_file_stands_beside_a_folder_of_its_name() {
    let root = workspace();
    let files = rust_files(&root);
    assert!(files.contains(Path::new("core/src/lib.rs")) && files.contains(Path::new("tests/it/rooms.rs")));
    let beside: Vec<_> = files.iter().filter(|file| root.join(file.with_extension("")).is_dir()).collect();
    assert_eq!(beside, Vec::<&PathBuf>::new());
}

#[test]
fn what_breaks_the_order_is_found() {
    let cases = BTreeMap::from([
        ("values/a.rs", ["use crate::error::Error;", "fn a() { crate::wire::b() }"]),
        ("verify/a/mod.rs", ["use crate::flow::{Flow, Step};", "use crate::login::Pkce;"]),
        ("flow/mod.rs", ["use crate::api::{b2b, consumer};", "use crate::list;"]),
        ("api/a.rs", ["pub use crate::verify::Webhook;", "use crate::verify::Webhook;"]),
        ("login/mod.rs", ["pub(in crate::login) fn a() {}", "use crate::{Error, wire};"]),
        ("list/mod.rs", ["pub use pages::Pages;", "pub use crate::Endpoint;"]),
        ("list/pages.rs", ["use super::super_pages;", "use super::super::Error;"]),
        ("wire/mod.rs", ["use self::crate_name::a;", "use super::Project;"]),
        ("operation/a.rs", ["pub(crate) use crate::values::A;", "pub(crate) use crate::flow::A;"]),
        (
            "error/a.rs",
            ["fn a<'a>(crate_: &'a str) -> char { '\\'' }", "macro_rules! a { () => { $crate::values::A } }"],
        ),
        ("lib.rs", ["pub use crate::by_name::A;", "pub use crate::nowhere::A;"]),
        ("list/b.rs", ["use crate::flow::A;", "use crate::by_name::A;"]),
        ("wire/a.rs", ["// use crate::flow::A;\nlet a = r#\"crate::flow\"#;", "let a = \"\\\"\"; crate::flow::A"]),
        ("wire/b.rs", ["/* /* */ crate::flow */ 'a' '\\u{1}'", "'\"' crate::flow::A '\"'"]),
        (
            "wire/c.rs",
            [
                "#[cfg(test)]\nmod tests { use crate::flow::A; fn a() {} }\n#[cfg(test)]\nuse crate::testing;",
                "#[cfg(test)]\nmod tests;\nuse crate::flow::A;",
            ],
        ),
    ]);
    for (file, [right, wrong]) in cases {
        assert_eq!(violations(Path::new(file), right), Vec::<String>::new());
        assert_eq!(violations(Path::new(file), wrong).len(), 1, "{file}: {wrong}");
    }
}
