//! The pages of a list.

use serde_json::Value;
use stytch_core::Error;
use stytch_core::by_name::PagesByName;

use crate::{CallOptions, Client};

/// A walk through the pages of a list.
#[derive(Debug)]
pub struct Walk {
    client: Client,
    pages: PagesByName,
    options: CallOptions,
}

impl Walk {
    pub(crate) fn new(client: Client, pages: PagesByName, options: CallOptions) -> Self {
        Self { client, pages, options }
    }

    /// Fetches the next page; `None` after the last one. A page that failed is fetched again by the next call.
    ///
    /// # Errors
    ///
    /// Those of the operation.
    pub fn next_page(&mut self) -> Result<Option<Value>, Error> {
        let Some(call) = self.pages.call() else { return Ok(None) };
        let call = match &self.options.member {
            Some(member) => call.authorized_by(member),
            None => call,
        };
        let page = self.client.driver(&self.options).run(call)?;
        self.pages.received(&page);
        Ok(Some(page))
    }

    /// The items of a page.
    pub fn items(&self, page: Value) -> Vec<Value> {
        self.pages.paging().items(page)
    }

    /// The cursor of the next page, to resume later: a walk whose params have it as `cursor` begins there.
    pub fn cursor(&self) -> Option<&str> {
        self.pages.cursor()
    }
}
