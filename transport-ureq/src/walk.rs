//! Lists, page by page or item by item.

use std::iter::FusedIterator;

use stytch_core::Error;
use stytch_core::flow::Call;
use stytch_core::list::{Items, Paged, Pages};

use crate::Client;

/// The pages of a list, from [`Client::pages`]. Each is fetched when the iterator reaches it.
///
/// An error ends the iterator; [`cursor`](Self::cursor) is then that of the page that failed.
#[derive(Debug, Clone)]
pub struct PageWalk<E: Paged> {
    client: Client,
    pages: Pages<E>,
}

impl<E: Paged> PageWalk<E> {
    pub(crate) fn new(client: Client, request: E) -> Self {
        Self { client, pages: Pages::new(request) }
    }

    /// The cursor of the next page, with which a later request can continue. `None` before the first page and after the last.
    pub fn cursor(&self) -> Option<&str> {
        self.pages.cursor()
    }
}

impl<E: Paged> Iterator for PageWalk<E> {
    type Item = Result<E::Response, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        let page = self.client.run(Call::new(self.pages.request()?));
        match &page {
            Ok(page) => self.pages.received(page),
            Err(_) => self.pages.stop(),
        }
        Some(page)
    }
}

impl<E: Paged> FusedIterator for PageWalk<E> {}

/// The items of a list, from [`Client::items`]. Pages are fetched as they are needed.
///
/// An error ends the iterator; [`cursor`](Self::cursor) is then that of the page that failed.
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
}

impl<E: Paged> Iterator for ItemWalk<E> {
    type Item = Result<E::Item, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(item) = self.items.take() {
                return Some(Ok(item));
            }
            match self.client.run(Call::new(self.items.request()?)) {
                Ok(page) => self.items.received(page),
                Err(error) => {
                    self.items.stop();
                    return Some(Err(error));
                }
            }
        }
    }
}

impl<E: Paged> FusedIterator for ItemWalk<E> {}
