//! Detects operations that return one page of a list.

use std::collections::BTreeMap;

use super::model::{Field, Kind, Model, Paging, Place, TypePath};

/// Returns the paging of an operation that takes a `cursor` and returns a `next_cursor`, either in the response itself
/// or in an object inside it.
///
/// # Errors
///
/// Fails if the response does not have exactly one list.
pub(super) fn of(
    params: &[(Place, Field)],
    response: &[Field],
    models: &BTreeMap<TypePath, Model>,
) -> Result<Option<Paging>, String> {
    if !params.iter().any(|(_, field)| field.wire == "cursor" && field.kind == Kind::String && !field.required) {
        return Ok(None);
    }
    let inside = response.iter().find_map(|field| {
        let Kind::Model(path) = &field.kind else { return None };
        Some((Some(field.clone()), next_cursor(&models.get(path)?.fields)?))
    });
    let Some((metadata, next_cursor)) = next_cursor(response).map(|field| (None, field)).or(inside) else {
        return Ok(None);
    };
    let lists = response.iter().filter_map(|field| match &field.kind {
        Kind::Array(item) => Some((field, item)),
        _ => None,
    });
    match lists.collect::<Vec<_>>().as_slice() {
        [(items, item)] => Ok(Some(Paging { items: (*items).clone(), item: Kind::clone(item), metadata, next_cursor })),
        lists => Err(format!("takes a cursor, but its response has {} lists to page through", lists.len())),
    }
}

fn next_cursor(fields: &[Field]) -> Option<Field> {
    fields.iter().find(|field| field.wire == "next_cursor" && field.kind == Kind::String).cloned()
}
