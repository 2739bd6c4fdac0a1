//! The pages of a list.

use serde_json::Value;
use stytch_core::Error;
use stytch_core::by_name::{CallByName, PagesByName};

use crate::{CallOptions, Client, Run};

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
        let Some(call) = self.call() else { return Ok(None) };
        let page = self.client.driver(&self.options).run(call)?;
        self.received(&page);
        Ok(Some(page))
    }

    /// Begins to fetch the next page, for programs that carry the requests themselves; `None` after the last one. The result of
    /// the run goes to [`received`](Self::received).
    ///
    /// # Errors
    ///
    /// As for [`Client::start`].
    pub fn start(&self) -> Result<Option<Run>, Error> {
        let call = self.call().map(CallByName::into_owned);
        call.map(|call| self.client.begin(Box::new(call), &self.options)).transpose()
    }

    /// Takes a page that a run fetched, and moves on to the next one.
    pub fn received(&mut self, page: &Value) {
        self.pages.received(page);
    }

    fn call(&self) -> Option<CallByName<'_>> {
        let call = self.pages.call()?;
        Some(match &self.options.member {
            Some(member) => call.authorized_by(member),
            None => call,
        })
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
