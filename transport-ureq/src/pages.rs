//! Lists, page by page or item by item.

use std::fmt;
use std::iter::FusedIterator;
use std::vec;

use stytch_core::{Call, Error, Paged, Pages};

use crate::Client;

/// The pages of a list, from [`Client::pages`]: each is fetched when it is asked for.
///
/// An error ends it; [`cursor`](Self::cursor) then says where to go on.
#[derive(Debug, Clone)]
pub struct PageIterator<E: Paged> {
    client: Client,
    pages: Pages<E>,
}

impl<E: Paged> PageIterator<E> {
    pub(crate) fn new(client: Client, request: E) -> Self {
        Self { client, pages: Pages::new(request) }
    }

    /// The cursor of the next page, which a later request can begin with; `None` before the first page and after the last.
    pub fn cursor(&self) -> Option<&str> {
        self.pages.cursor()
    }
}

impl<E: Paged> Iterator for PageIterator<E> {
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

impl<E: Paged> FusedIterator for PageIterator<E> {}

/// The items of a list, from [`Client::items`]: pages are fetched as they are needed.
///
/// An error ends it.
pub struct ItemIterator<E: Paged> {
    pages: PageIterator<E>,
    page: vec::IntoIter<E::Item>,
}

impl<E: Paged> ItemIterator<E> {
    pub(crate) fn new(pages: PageIterator<E>) -> Self {
        Self { pages, page: Vec::new().into_iter() }
    }
}

impl<E: Paged> Iterator for ItemIterator<E> {
    type Item = Result<E::Item, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(item) = self.page.next() {
                return Some(Ok(item));
            }
            match self.pages.next()? {
                Ok(page) => self.page = E::items(page).into_iter(),
                Err(error) => return Some(Err(error)),
            }
        }
    }
}

impl<E: Paged> FusedIterator for ItemIterator<E> {}

impl<E: Paged> fmt::Debug for ItemIterator<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ItemIterator").field("pages", &self.pages.pages).finish_non_exhaustive()
    }
}
