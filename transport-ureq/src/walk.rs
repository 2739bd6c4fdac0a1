//! Lists, page by page or item by item.

use std::fmt;
use std::iter::FusedIterator;
use std::vec;

use stytch_core::Error;
use stytch_core::flow::Call;
use stytch_core::list::{Paged, Pages};

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
pub struct ItemWalk<E: Paged> {
    pages: PageWalk<E>,
    page: vec::IntoIter<E::Item>,
    /// The cursor of `page`.
    cursor: Option<String>,
}

impl<E: Paged> ItemWalk<E> {
    pub(crate) fn new(pages: PageWalk<E>) -> Self {
        Self { pages, page: Vec::new().into_iter(), cursor: None }
    }

    /// The cursor of the page with the next item, with which a later request can continue. `None` before the first page, while
    /// there are items of a first page that was requested without a cursor, and after the last page.
    ///
    /// A walk that stopped within a page continues at the beginning of that page: the items that were already returned of it
    /// come again.
    pub fn cursor(&self) -> Option<&str> {
        if self.page.len() == 0 { self.pages.cursor() } else { self.cursor.as_deref() }
    }
}

impl<E: Paged> Iterator for ItemWalk<E> {
    type Item = Result<E::Item, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(item) = self.page.next() {
                return Some(Ok(item));
            }
            let cursor = self.pages.cursor().map(str::to_owned);
            match self.pages.next()? {
                Ok(page) => (self.page, self.cursor) = (E::items(page).into_iter(), cursor),
                Err(error) => return Some(Err(error)),
            }
        }
    }
}

impl<E: Paged> FusedIterator for ItemWalk<E> {}

impl<E: Paged> fmt::Debug for ItemWalk<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ItemWalk").field("pages", &self.pages.pages).finish_non_exhaustive()
    }
}
