//! Pages of a search.

use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use serde_json::{Value, json};

use crate::outcome::Failure;
use crate::request::input::Input;

/// The page that a search asks for.
#[derive(Debug)]
pub(crate) struct Paging {
    limit: usize,
    after: Option<String>,
}

impl Paging {
    /// Reads `limit` and `cursor`. The ids of the items start with `prefix`.
    pub(crate) fn read(
        input: &Input,
        prefix: &str,
        limit_error: &'static str,
        cursor_error: &'static str,
    ) -> Result<Self, Failure> {
        Self::read_within(input, prefix, (100, 1000), limit_error, cursor_error)
    }

    /// Like [`read`](Self::read), with other limits: the default and the largest.
    pub(crate) fn read_within(
        input: &Input,
        prefix: &str,
        (default, most): (usize, usize),
        limit_error: &'static str,
        cursor_error: &'static str,
    ) -> Result<Self, Failure> {
        let limit = match input.integer("limit")? {
            None => default,
            Some(limit) => usize::try_from(limit).ok().filter(|limit| (1..=most).contains(limit)).ok_or_else(|| {
                let message = format!("limit must be from 1 to {most}.");
                Failure::invalid(limit_error, message)
            })?,
        };
        let after = input.optional_text("cursor")?.map(|cursor| {
            let bytes = BASE64_URL_SAFE_NO_PAD.decode(cursor).ok();
            let id = bytes.and_then(|bytes| String::from_utf8(bytes).ok());
            id.filter(|id| id.starts_with(prefix)).ok_or_else(|| {
                let message = "cursor was not returned by a search.";
                Failure::invalid(cursor_error, message)
            })
        });
        Ok(Self { limit, after: after.transpose()? })
    }

    /// The page and its `results_metadata`. The items in `found` are in order of creation.
    pub(crate) fn page<'a, T>(&self, found: &[&'a T], id: impl Fn(&'a T) -> &'a str) -> (Vec<&'a T>, Value) {
        // Ids sort by creation, so pages stay correct when items are added or removed in between.
        let rest = found.iter().copied();
        let rest = rest.filter(|item| self.after.as_ref().is_none_or(|after| id(item) > after.as_str()));
        let page: Vec<&T> = rest.clone().take(self.limit).collect();
        let more = rest.count() > page.len();
        let cursor = page.last().filter(|_| more).map(|last| BASE64_URL_SAFE_NO_PAD.encode(id(last)));
        let metadata = json!({ "total": found.len(), "next_cursor": cursor });
        (page, metadata)
    }
}
