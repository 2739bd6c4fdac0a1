//! Walking through the items of a list.

use std::fmt;
use std::vec;

use super::{Paged, Pages};

/// Walks through the items of a list, one request at a time: the items of each of its [`Pages`] in turn.
///
/// It sends nothing itself. While [`take`](Self::take) returns items, nothing has to be sent.
///
/// ```
/// use stytch_core::consumer::users;
/// use stytch_core::Project;
/// use stytch_core::list::Items;
///
/// # let mut bodies = [
/// #     br#"{"results":[{"user_id":"a"},{"user_id":"b"}],"results_metadata":{"total":3,"next_cursor":"2"}}"#.to_vec(),
/// #     br#"{"results":[{"user_id":"c"}],"results_metadata":{"total":3,"next_cursor":null}}"#.to_vec(),
/// # ]
/// # .into_iter();
/// # let mut my_http = |_: http::Request<Vec<u8>>| http::Response::new(bodies.next().unwrap());
/// let project = Project::new("project-test-1", "secret-test-1")?;
/// let mut user_ids = Vec::new();
///
/// let mut users = Items::new(users::Search::new().limit(2));
/// loop {
///     if let Some(user) = users.take() {
///         user_ids.push(user.user_id);
///         continue;
///     }
///     let Some(request) = users.request() else { break };
///     let response: http::Response<Vec<u8>> = my_http(project.request(request)?);
///     users.received(project.response::<users::Search>(&response)?);
/// }
/// assert_eq!(user_ids, ["a", "b", "c"]);
/// # Ok::<(), stytch_core::Error>(())
/// ```
pub struct Items<E: Paged> {
    pages: Pages<E>,
    page: vec::IntoIter<E::Item>,
    /// The cursor of `page`.
    cursor: Option<String>,
}

impl<E: Paged> Items<E> {
    /// A walk that starts at the cursor of this request, or at the first page if it has none.
    pub fn new(request: E) -> Self {
        Self { pages: Pages::new(request), page: Vec::new().into_iter(), cursor: None }
    }

    /// The next item of the page that was received last. `None` if all were taken: then the next page has to be requested.
    pub fn take(&mut self) -> Option<E::Item> {
        self.page.next()
    }

    /// The request of the next page, or `None` after the walk has ended.
    pub fn request(&self) -> Option<&E> {
        self.pages.request()
    }

    /// Takes the response to [`request`](Self::request). Items of the page before that were not taken are skipped.
    pub fn received(&mut self, response: E::Response) {
        self.cursor = self.pages.cursor().map(str::to_owned);
        self.pages.received(&response);
        self.page = E::items(response).into_iter();
    }

    /// Ends the walk early, as [`Pages::stop`] does.
    pub fn stop(&mut self) {
        self.pages.stop();
    }

    /// The cursor of the page with the next item, with which a later request can continue. `None` before the first page, while
    /// there are items of a first page that was requested without a cursor, and after the last page.
    ///
    /// A walk that stopped within a page continues at the beginning of that page: the items that were already taken of it come
    /// again.
    pub fn cursor(&self) -> Option<&str> {
        if self.page.len() == 0 { self.pages.cursor() } else { self.cursor.as_deref() }
    }
}

/// Leaves out the items.
impl<E: Paged> fmt::Debug for Items<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Items").field("pages", &self.pages).finish_non_exhaustive()
    }
}
