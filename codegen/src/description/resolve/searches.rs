//! Resolves searches: their filters, and the types of these.

use std::collections::BTreeMap;

use super::resolver::{Resolver, enum_path};
use crate::description::model::{Filter, FilterValue, Search};
use crate::description::names::rust_name;

impl Resolver<'_> {
    pub(super) fn searches(&mut self) -> BTreeMap<String, Search> {
        let mut searches = BTreeMap::new();
        for (module, words) in &self.words.searches {
            let mut filters = Vec::new();
            for (wire, filter) in &words.filters {
                let Some(value) = self.filter_value(&filter.kind) else {
                    let problem =
                        format!("filters.toml: {module} has a filter {wire} of an unknown type, {}", filter.kind);
                    self.problems.push(problem);
                    continue;
                };
                filters.push(Filter {
                    wire: wire.clone(),
                    rust: rust_name(wire),
                    argument: rust_name(filter.argument.as_ref().unwrap_or(wire)),
                    value,
                    doc: filter.doc.clone(),
                });
            }
            let search = Search {
                doc: words.doc.clone(),
                details: words.details.clone(),
                example: words.example.clone(),
                filters,
            };
            searches.insert(module.clone(), search);
        }
        searches
    }

    fn filter_value(&self, kind: &str) -> Option<FilterValue> {
        let of_enum = |key: &str| self.words.enums.get(key).map(|words| enum_path(key, words));
        Some(match kind {
            "string" => FilterValue::Text,
            "[string]" => FilterValue::Texts,
            "boolean" => FilterValue::Boolean,
            "time" => FilterValue::Time,
            "period" => FilterValue::Period,
            _ => match kind.strip_prefix('[').and_then(|item| item.strip_suffix(']')) {
                Some(item) => FilterValue::Enums(of_enum(item)?),
                None => FilterValue::Enum(of_enum(kind)?),
            },
        })
    }
}
