//! Checks for missing decisions, and for words and decisions that no fact needs. Each check returns its problems.

use std::collections::BTreeSet;

use super::model::Operation;
use crate::upstream::facts::Facts;
use crate::words::{Decisions, Words, lists};

/// Words in the name of a field that suggest a secret.
const SIGNS_OF_A_SECRET: [&str; 8] = ["token", "secret", "password", "passcode", "jwt", "key", "hash", "salt"];

/// Whether the name of a string field suggests a secret, and no decision covers the field.
pub(super) fn is_undecided(decisions: &Decisions, owner: &str, wire: &str) -> bool {
    let looks_secret = wire.split('_').any(|word| SIGNS_OF_A_SECRET.contains(&word));
    let is_decided = [&decisions.secrets, &decisions.not_secrets].iter().any(|list| lists(list, owner, wire));
    looks_secret && !is_decided
}

/// Finds modules that contain operations but have no words.
pub(super) fn modules_without_words(words: &Words, operations: &[Operation]) -> Vec<String> {
    let mut problems = Vec::new();
    for operation in operations {
        let mut module = operation.module();
        while !words.modules.contains_key(module) {
            problems.push(format!("modules.toml has no words for {module}"));
            let Some((parent, _)) = module.rsplit_once('.') else { break };
            module = parent;
        }
    }
    problems
}

/// Finds words for types, enums and modules that do not exist, and decisions for fields that do not exist.
pub(super) fn stale_words(facts: &Facts, words: &Words, operations: &[Operation]) -> Vec<String> {
    let mut problems = stale_types(facts, words);
    problems.extend(stale_modules(words, operations));
    problems.extend(stale_decisions(facts, words));
    problems
}

fn stale_types(facts: &Facts, words: &Words) -> Vec<String> {
    let mut problems = Vec::new();
    for schema in words.types.keys().filter(|schema| !facts.objects.contains_key(*schema)) {
        problems.push(format!("types.toml has words for {schema}, which does not exist"));
    }
    for (name, words) in &words.enums {
        for schema in words.schemas.iter().filter(|schema| !facts.enums.contains_key(*schema)) {
            problems.push(format!("enums.toml: {name} stands for {schema}, which does not exist"));
        }
    }
    problems
}

fn stale_modules(words: &Words, operations: &[Operation]) -> Vec<String> {
    let is_used = |module: &&String| {
        let prefix = format!("{module}.");
        operations.iter().any(|operation| operation.name.starts_with(&prefix))
            || words.types.values().any(|words| words.module.starts_with(&prefix))
            || words.enums.values().any(|words| words.module.starts_with(&prefix))
    };
    let stale = words.modules.keys().filter(|module| !is_used(module));
    stale.map(|module| format!("modules.toml has words for {module}, which does not exist")).collect()
}

fn stale_decisions(facts: &Facts, words: &Words) -> Vec<String> {
    let fields = facts.objects.iter().flat_map(|(owner, fields)| fields.keys().map(move |field| (owner, field)));
    let params =
        facts.operations.iter().flat_map(|(key, operation)| operation.path.keys().map(move |name| (key, name)));
    let known: Vec<(&String, &String)> = fields.chain(params).collect();
    let exact = [
        ("examples", words.decisions.examples.keys().cloned().collect::<Vec<_>>()),
        ("typescript", words.decisions.typescript.keys().cloned().collect()),
    ];
    let exact = exact.iter().map(|(list, entries)| (*list, entries.as_slice()));
    let enum_fields = words.enums.values().map(|words| ("enums.toml", words.fields.as_slice()));
    let mut problems = Vec::new();
    for (list, entries) in words.decisions.lists().into_iter().chain(exact).chain(enum_fields) {
        for entry in entries {
            let entry_list = std::slice::from_ref(entry);
            if !known.iter().any(|(owner, field)| lists(entry_list, owner, field)) {
                problems.push(format!("{list}: there is no field {entry}"));
            }
        }
    }
    problems
}

/// Finds searches whose query is not a request field of an operation of their module.
pub(super) fn queries(facts: &Facts, words: &Words, operations: &[Operation]) -> Vec<String> {
    let is_request = |module: &str, schema: &str| {
        let mut operations = operations.iter().filter(|operation| operation.module() == module);
        operations.any(|operation| facts.operations[&operation.key].request.as_deref() == Some(schema))
    };
    let has_query = |module: &str, query: &str| {
        let Some((schema, field)) = query.split_once('.') else { return false };
        is_request(module, schema) && facts.objects.get(schema).is_some_and(|fields| fields.contains_key(field))
    };
    let without = words.searches.iter().filter(|(module, search)| !has_query(module, &search.query));
    without.map(|(module, search)| format!("filters.toml: no operation of {module} has {}", search.query)).collect()
}

/// Finds handwritten items whose module does not exist, or whose path is not in core.
pub(super) fn handwritten_items(decisions: &Decisions, modules: &BTreeSet<String>) -> Vec<String> {
    let mut problems = Vec::new();
    for (module, items) in &decisions.handwritten_items {
        if !modules.contains(module) {
            problems.push(format!("handwritten_items: there is no module {module}"));
        }
        for item in items.iter().filter(|item| !item.starts_with("crate::")) {
            problems.push(format!("handwritten_items: {item} is not a path that starts with crate::"));
        }
    }
    problems
}

/// Finds start URLs whose module does not exist.
pub(super) fn start_urls(words: &Words, modules: &BTreeSet<String>) -> Vec<String> {
    let without = words.start_urls.keys().filter(|module| !modules.contains(*module));
    without.map(|module| format!("start_urls.toml: there is no module {module}")).collect()
}

/// Finds words for fields that do not exist. `resolved` has the owner and name of every field that does.
pub(super) fn stale_field_words(words: &Words, resolved: &BTreeSet<(String, String)>) -> Vec<String> {
    let mut problems = Vec::new();
    for (owner, field) in words.fields.exceptions() {
        if !resolved.contains(&(owner.to_owned(), field.to_owned())) {
            problems.push(format!("fields.toml has words for {owner}.{field}, which does not exist"));
        }
    }
    let names: BTreeSet<&str> = resolved.iter().map(|(_, field)| field.as_str()).collect();
    for field in words.fields.defaults().filter(|field| !names.contains(field)) {
        problems.push(format!("fields.toml has words for {field}, which no schema has"));
    }
    problems
}

/// Finds operations of a shape that core has no constructor for.
pub(super) fn shapes(operations: &[Operation]) -> Vec<String> {
    let without = operations.iter().filter(|operation| operation.shape().is_empty());
    without.map(|operation| format!("{}: core's Operation has no constructor of its shape", operation.name)).collect()
}
