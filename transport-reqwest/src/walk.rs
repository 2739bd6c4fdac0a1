//! Lists, page by page or item by item.

use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::vec;

use futures_core::Stream;
use stytch_core::Error;
use stytch_core::flow::Call;
use stytch_core::list::{Paged, Pages};

use crate::Client;

type Fetch<E> = Pin<Box<dyn Future<Output = Result<E, Error>> + Send>>;

/// The pages of a list, from [`Client::pages`]: a [`Stream`], and with a [`next`](Self::next) of its own. Each is fetched when
/// it is asked for.
///
/// An error ends the walk; [`cursor`](Self::cursor) is then that of the page that failed.
pub struct PageWalk<E: Paged> {
    client: Client,
    pages: Pages<E>,
    /// The page that is being fetched.
    fetch: Option<Fetch<E::Response>>,
}

impl<E: Paged> PageWalk<E> {
    pub(crate) fn new(client: Client, request: E) -> Self {
        Self { client, pages: Pages::new(request), fetch: None }
    }

    /// The cursor of the next page, with which a later request can continue. `None` before the first page and after the last.
    pub fn cursor(&self) -> Option<&str> {
        self.pages.cursor()
    }
}

impl<E: Paged<Response: Send> + Send + Sync + 'static> PageWalk<E> {
    /// Fetches the next page. `None` after the last, and after an error.
    ///
    /// If the future is dropped, the fetch rests, and the next call goes on with it.
    pub async fn next(&mut self) -> Option<Result<E::Response, Error>> {
        poll_fn(|context| self.poll_page(context)).await
    }

    fn poll_page(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<E::Response, Error>>> {
        let fetch = match &mut self.fetch {
            Some(fetch) => fetch,
            None => {
                let Some(request) = self.pages.request() else { return Poll::Ready(None) };
                let (client, request) = (self.client.clone(), request.clone());
                self.fetch.insert(Box::pin(async move { client.run(Call::new(&request)).await }))
            }
        };
        let page = ready!(fetch.as_mut().poll(context));
        self.fetch = None;
        match &page {
            Ok(page) => self.pages.received(page),
            Err(_) => self.pages.stop(),
        }
        Poll::Ready(Some(page))
    }
}

impl<E: Paged<Response: Send> + Send + Sync + 'static> Stream for PageWalk<E> {
    type Item = Result<E::Response, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.poll_page(context)
    }
}

/// Nothing in it is pinned in place: the fetch has its own.
impl<E: Paged> Unpin for PageWalk<E> {}

impl<E: Paged> fmt::Debug for PageWalk<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PageWalk").field("pages", &self.pages).finish_non_exhaustive()
    }
}

/// The items of a list, from [`Client::items`]: a [`Stream`], and with a [`next`](Self::next) of its own. Pages are fetched as
/// they are needed.
///
/// An error ends the walk; [`cursor`](Self::cursor) is then that of the page that failed.
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

impl<E: Paged<Response: Send> + Send + Sync + 'static> ItemWalk<E> {
    /// The next item. `None` after the last, and after an error. If the future is dropped, no item is lost.
    pub async fn next(&mut self) -> Option<Result<E::Item, Error>> {
        poll_fn(|context| self.poll_item(context)).await
    }

    fn poll_item(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<E::Item, Error>>> {
        loop {
            if let Some(item) = self.page.next() {
                return Poll::Ready(Some(Ok(item)));
            }
            let cursor = self.pages.cursor().map(str::to_owned);
            match ready!(self.pages.poll_page(context)) {
                Some(Ok(page)) => (self.page, self.cursor) = (E::items(page).into_iter(), cursor),
                Some(Err(error)) => return Poll::Ready(Some(Err(error))),
                None => return Poll::Ready(None),
            }
        }
    }
}

impl<E: Paged<Response: Send> + Send + Sync + 'static> Stream for ItemWalk<E> {
    type Item = Result<E::Item, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.poll_item(context)
    }
}

impl<E: Paged> Unpin for ItemWalk<E> {}

impl<E: Paged> fmt::Debug for ItemWalk<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ItemWalk").field("pages", &self.pages.pages).finish_non_exhaustive()
    }
}
