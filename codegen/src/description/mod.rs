//! The description: facts joined with words, resolved for the writers.

mod checks;
mod model;
mod names;
mod paging;
mod resolve;

#[cfg(test)]
mod tests;

use std::path::Path;

use crate::failure::Failure;
use crate::upstream::facts::{Facts, Type};
use crate::words::Words;

pub(crate) use crate::words::{NamedCall, NamedType, StartParam, StartParamKind};
pub(crate) use model::{
    Auth, Body, Description, Enum, FACTOR_MODULE, Factor, Field, FilterValue, Kind, Model, Operation, Paging, Place,
    Search, StartUrl, TypePath, public_module,
};
pub(crate) use names::camel;

/// Reads and resolves the description in a folder.
///
/// # Errors
///
/// Fails with a list of all problems: facts without words, stale words and decisions, and missing decisions.
pub(crate) fn read(folder: &Path) -> Result<Description, Failure> {
    let (facts, words) = sources(folder)?;
    resolve::resolve(&facts, &words)
}

/// Reads facts, with additions, and words.
fn sources(folder: &Path) -> Result<(Facts, Words), Failure> {
    let words = Words::read(folder)?;
    let mut facts = Facts::read_all(folder)?;
    facts.add(&words.additions)?;
    keep_unknown_members(&mut facts, &words);
    Ok((facts, words))
}

/// Adds a field `extra` for unknown members to the details of every authentication factor.
fn keep_unknown_members(facts: &mut Facts, words: &Words) {
    let factor = facts.objects.get(&words.decisions.authentication_factor).cloned().unwrap_or_default();
    for (_, kind) in factor.iter().filter(|(field, _)| field.ends_with("_factor")) {
        if let Some(detail) = Type::parse(kind).0.schema().and_then(|schema| facts.objects.get_mut(schema)) {
            detail.insert("extra".to_owned(), "rest".to_owned());
        }
    }
}
