//! Resolves facts and words into a description, or lists all problems with them.

mod fields;
mod operations;
mod resolver;
mod searches;
mod start_urls;
mod types;

use std::collections::{BTreeMap, BTreeSet};

use super::checks;
use super::model::{Description, Enum, FACTOR_MODULE, Model, Operation, TypePath};
use crate::failure::Failure;
use crate::upstream::facts::Facts;
use crate::words::Words;
use resolver::Resolver;

pub(super) fn resolve(facts: &Facts, words: &Words) -> Result<Description, Failure> {
    let mut resolver = Resolver::new(facts, words)?;
    let enums = resolver.enums();
    let factors = resolver.factors();
    let searches = resolver.searches();
    let start_urls = resolver.start_urls();
    let models = resolver.models();
    let operations = resolver.operations(&models);
    let module_tree = module_tree(&operations, &models, &enums);

    let decisions = &words.decisions;
    let mut problems = resolver.problems;
    problems.extend(checks::modules_without_words(words, &operations));
    problems.extend(checks::stale_words(facts, words, &operations));
    problems.extend(checks::queries(facts, words, &operations));
    problems.extend(checks::handwritten_items(decisions, &module_tree));
    problems.extend(checks::start_urls(words, &module_tree));
    problems.extend(checks::shapes(&operations));
    problems.extend(checks::stale_field_words(words, &resolver.resolved_fields));
    if !problems.is_empty() {
        return Err(problems.join("\n").into());
    }
    Ok(Description {
        operations,
        models,
        enums,
        factors,
        searches,
        start_urls,
        by_name: words.by_name.clone(),
        module_tree,
        modules: words.modules.clone(),
        handwritten_items: decisions.handwritten_items.clone(),
        examples: decisions.examples.clone(),
        typescript: decisions.typescript.clone(),
        error_types: words.error_types.clone(),
    })
}

/// Every module that has items, and its ancestors.
fn module_tree(
    operations: &[Operation],
    models: &BTreeMap<TypePath, Model>,
    enums: &BTreeMap<TypePath, Enum>,
) -> BTreeSet<String> {
    let types = models.keys().chain(enums.keys()).map(|path| path.module.as_str());
    let mut modules = BTreeSet::new();
    for module in operations.iter().map(Operation::module).chain(types).chain([FACTOR_MODULE]) {
        let ancestors = module.match_indices('.').map(|(end, _)| &module[..end]);
        modules.extend(ancestors.chain([module]).map(str::to_owned));
    }
    modules
}
