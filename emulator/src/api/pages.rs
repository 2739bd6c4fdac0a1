//! Pages of search results about clients.

use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use serde_json::{Value, json};

use crate::answer::Failure;
use crate::input::Input;

/// How the text inside a cursor begins.
const CURSOR: &str = "client-";

/// Which part of the results a request asks for.
#[derive(Debug)]
pub(super) struct Page {
    limit: usize,
    /// The number of the last client on the page before.
    after: u64,
}

impl Page {
    /// Reads `limit` and `cursor`.
    pub(super) fn read(input: &Input) -> Result<Self, Failure> {
        let limit = input.integer("limit")?.unwrap_or(100);
        let limit = usize::try_from(limit).ok().filter(|limit| (1..=1000).contains(limit));
        let limit = limit.ok_or_else(|| Failure::malformed("limit must be from 1 to 1000."))?;
        let after = input.optional_text("cursor")?.map_or(Ok(0), read_cursor)?;
        Ok(Self { limit, after })
    }

    /// Those of `found` that are on the page, as JSON, and the `results_metadata`.
    pub(super) fn cut<T>(
        &self,
        found: &[&T],
        number: impl Fn(&T) -> u64,
        to_json: impl Fn(&T) -> Value,
    ) -> (Vec<Value>, Value) {
        // Numbers count up, so that a page continues where it should even if clients have come and gone.
        let rest: Vec<&T> = found.iter().copied().filter(|item| number(item) > self.after).collect();
        let page = &rest[..rest.len().min(self.limit)];
        let cursor = page.last().filter(|_| rest.len() > page.len()).map(|last| write_cursor(number(last)));
        let results = page.iter().map(|item| to_json(item)).collect();
        (results, json!({ "total": found.len(), "next_cursor": cursor }))
    }
}

fn write_cursor(number: u64) -> String {
    BASE64_URL_SAFE_NO_PAD.encode(format!("{CURSOR}{number}"))
}

fn read_cursor(cursor: &str) -> Result<u64, Failure> {
    let bytes = BASE64_URL_SAFE_NO_PAD.decode(cursor).ok();
    let text = bytes.and_then(|bytes| String::from_utf8(bytes).ok());
    let number = text.and_then(|text| text.strip_prefix(CURSOR)?.parse().ok());
    number.ok_or_else(|| Failure::malformed("cursor was not returned by a search."))
}
