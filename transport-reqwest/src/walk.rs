//! Lists, page by page or item by item.

use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use futures_core::Stream;
use stytch_core::flow::Call;
use stytch_core::list::{Items, Paged, Pages};
use stytch_core::{Endpoint, Error};

use crate::Client;

type Fetch<E> = Pin<Box<dyn Future<Output = Result<<E as Endpoint>::Response, Error>> + Send>>;

/// What fetches pages, and the page that is being fetched.
struct Fetcher<E: Paged> {
    client: Client,
    fetch: Option<Fetch<E>>,
}

impl<E: Paged> Fetcher<E> {
    fn new(client: Client) -> Self {
        Self { client, fetch: None }
    }
}

impl<E: Paged<Response: Send> + Send + Sync + 'static> Fetcher<E> {
    /// Goes on with the fetch that rests, or begins that of this request.
    fn poll(&mut self, request: &E, context: &mut Context<'_>) -> Poll<Result<E::Response, Error>> {
        let fetch = self.fetch.get_or_insert_with(|| {
            let (client, request) = (self.client.clone(), request.clone());
            Box::pin(async move { client.run(Call::new(&request)).await })
        });
        let page = ready!(fetch.as_mut().poll(context));
        self.fetch = None;
        Poll::Ready(page)
    }
}

/// The pages of a list, from [`Client::pages`]: a [`Stream`], and with a [`next`](Self::next) of its own. Each is fetched when
/// it is asked for.
///
/// An error ends the walk; [`cursor`](Self::cursor) is then that of the page that failed.
pub struct PageWalk<E: Paged> {
    fetcher: Fetcher<E>,
    pages: Pages<E>,
}

impl<E: Paged> PageWalk<E> {
    pub(crate) fn new(client: Client, request: E) -> Self {
        Self { fetcher: Fetcher::new(client), pages: Pages::new(request) }
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
        let Some(request) = self.pages.request() else { return Poll::Ready(None) };
        let page = ready!(self.fetcher.poll(request, context));
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
    fetcher: Fetcher<E>,
    items: Items<E>,
}

impl<E: Paged> ItemWalk<E> {
    pub(crate) fn new(client: Client, request: E) -> Self {
        Self { fetcher: Fetcher::new(client), items: Items::new(request) }
    }

    /// Where a later request can continue: see [`Items::cursor`].
    pub fn cursor(&self) -> Option<&str> {
        self.items.cursor()
    }
}

impl<E: Paged<Response: Send> + Send + Sync + 'static> ItemWalk<E> {
    /// The next item. `None` after the last, and after an error. If the future is dropped, no item is lost.
    pub async fn next(&mut self) -> Option<Result<E::Item, Error>> {
        poll_fn(|context| self.poll_item(context)).await
    }

    fn poll_item(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<E::Item, Error>>> {
        loop {
            if let Some(item) = self.items.take() {
                return Poll::Ready(Some(Ok(item)));
            }
            let Some(request) = self.items.request() else { return Poll::Ready(None) };
            match ready!(self.fetcher.poll(request, context)) {
                Ok(page) => self.items.received(page),
                Err(error) => {
                    self.items.stop();
                    return Poll::Ready(Some(Err(error)));
                }
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
        f.debug_struct("ItemWalk").field("items", &self.items).finish_non_exhaustive()
    }
}
