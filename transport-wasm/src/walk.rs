//! Lists, page by page or item by item.

use stytch_core::Error;
use stytch_core::flow::Call;
use stytch_core::list::{Items, Paged, Pages};

use crate::Client;

/// A walk through the pages of a list, from [`Client::pages`]. Each is fetched by [`next`](Self::next).
///
/// An error ends the walk; [`cursor`](Self::cursor) is then that of the page that failed.
#[derive(Debug, Clone)]
pub struct PageWalk<E: Paged> {
    client: Client,
    pages: Pages<E>,
}

impl<E: Paged> PageWalk<E> {
    pub(crate) fn new(client: Client, request: E) -> Self {
        Self { client, pages: Pages::new(request) }
    }

    /// Fetches the next page. `None` after the last, and after an error. If the future is dropped, the next call fetches the same
    /// page.
    pub async fn next(&mut self) -> Option<Result<E::Response, Error>> {
        let page = self.client.run(Call::new(self.pages.request()?)).await;
        match &page {
            Ok(page) => self.pages.received(page),
            Err(_) => self.pages.stop(),
        }
        Some(page)
    }

    /// The cursor of the next page, with which a later request can continue. `None` before the first page and after the last.
    pub fn cursor(&self) -> Option<&str> {
        self.pages.cursor()
    }
}

/// A walk through the items of a list, from [`Client::items`]. Pages are fetched as they are needed.
///
/// An error ends the walk; [`cursor`](Self::cursor) is then that of the page that failed.
#[derive(Debug)]
pub struct ItemWalk<E: Paged> {
    client: Client,
    items: Items<E>,
}

impl<E: Paged> ItemWalk<E> {
    pub(crate) fn new(client: Client, request: E) -> Self {
        Self { client, items: Items::new(request) }
    }

    /// Where a later request can continue: see [`Items::cursor`].
    pub fn cursor(&self) -> Option<&str> {
        self.items.cursor()
    }

    /// The next item. `None` after the last, and after an error. If the future is dropped, the next call returns the same item.
    pub async fn next(&mut self) -> Option<Result<E::Item, Error>> {
        loop {
            if let Some(item) = self.items.take() {
                return Some(Ok(item));
            }
            match self.client.run(Call::new(self.items.request()?)).await {
                Ok(page) => self.items.received(page),
                Err(error) => {
                    self.items.stop();
                    return Some(Err(error));
                }
            }
        }
    }
}
