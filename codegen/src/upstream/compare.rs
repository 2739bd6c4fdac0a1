//! Compares two sets of facts.

use super::facts::{Facts, OperationFacts};

/// Lists the differences between new and old facts. Facts that are missing from an excerpt are not reported as gone.
/// New fields that are also in the additions are marked.
pub(crate) fn differences(new: &Facts, old: &Facts, is_excerpt: bool, additions: &Facts) -> Vec<String> {
    let mut differences = changes(new, old);
    for (name, fields) in &additions.objects {
        for (field, kind) in fields {
            let arrival = format!("{name}.{field} is new: {kind}");
            for difference in differences.iter_mut().filter(|difference| **difference == arrival) {
                difference.push_str(" (drop it from the additions, which have it too)");
            }
        }
    }
    if !is_excerpt {
        let gone = |what: &str, name: &String| format!("{what} {name} is gone");
        let operations = old.operations.keys().filter(|key| !new.operations.contains_key(*key));
        differences.extend(operations.map(|key| gone("operation", key)));
        let objects = old.objects.keys().filter(|name| !new.objects.contains_key(*name));
        differences.extend(objects.map(|name| gone("object", name)));
        let enums = old.enums.keys().filter(|name| !new.enums.contains_key(*name));
        differences.extend(enums.map(|name| gone("enum", name)));
    }
    differences
}

fn changes(new: &Facts, old: &Facts) -> Vec<String> {
    let mut differences = Vec::new();
    for (key, operation) in &new.operations {
        match old.operations.get(key) {
            None => differences.push(format!("operation {key} is new")),
            Some(known) => operation_differences(key, operation, known, &mut differences),
        }
    }
    for (name, fields) in &new.objects {
        match old.objects.get(name) {
            None => differences.push(format!("object {name} is new")),
            Some(known) => pairs(name, fields.iter(), known.iter(), &mut differences),
        }
    }
    for (name, values) in &new.enums {
        match old.enums.get(name) {
            None => match old.enums.iter().find(|(_, known)| *known == values) {
                Some((known, _)) => differences.push(format!("enum {name} is new, with the values of {known}")),
                None => differences.push(format!("enum {name} is new: {}", values.join(", "))),
            },
            Some(known) => {
                let added = values.iter().filter(|value| !known.contains(value));
                differences.extend(added.map(|value| format!("enum {name} has a new value: {value}")));
                let gone = known.iter().filter(|value| !values.contains(value));
                differences.extend(gone.map(|value| format!("enum {name} has lost a value: {value}")));
            }
        }
    }
    differences
}

fn operation_differences(key: &str, new: &OperationFacts, old: &OperationFacts, differences: &mut Vec<String>) {
    pairs(&format!("{key} path"), new.path.iter(), old.path.iter(), differences);
    pairs(&format!("{key} query"), new.query.iter(), old.query.iter(), differences);
    let mut simple = |what: &str, new: &str, old: &str| {
        if new != old {
            differences.push(format!("{key} {what}: {old} -> {new}"));
        }
    };
    simple("host", &new.host, &old.host);
    simple("headers", &new.headers.join(", "), &old.headers.join(", "));
    simple("request", new.request.as_deref().unwrap_or("none"), old.request.as_deref().unwrap_or("none"));
    simple("response", &new.response, &old.response);
}

fn pairs<'a>(
    owner: &str,
    new: impl Iterator<Item = (&'a String, &'a String)> + Clone,
    old: impl Iterator<Item = (&'a String, &'a String)> + Clone,
    differences: &mut Vec<String>,
) {
    for (name, kind) in new.clone() {
        match old.clone().find(|(known, _)| *known == name) {
            None => differences.push(format!("{owner}.{name} is new: {kind}")),
            Some((_, known)) if known != kind => differences.push(format!("{owner}.{name}: {known} -> {kind}")),
            Some(_) => {}
        }
    }
    for (name, _) in old {
        if new.clone().all(|(known, _)| known != name) {
            differences.push(format!("{owner}.{name} is gone"));
        }
    }
}
