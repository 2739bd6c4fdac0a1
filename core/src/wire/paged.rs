//! Requests whose response is one page of a list.

use super::Endpoint;

/// A request whose response is one page of a list, with a cursor that leads to the next page.
///
/// Implemented by every request that takes a `cursor`. [`Pages`](crate::list::Pages) walks through all of them.
pub trait Paged: Endpoint + Clone {
    /// The type of the list's items.
    type Item;

    /// The cursor of the request; `None` requests the first page.
    fn current_cursor(&self) -> Option<&str>;

    /// Sets the cursor of the page to request.
    fn set_cursor(&mut self, cursor: String);

    /// The cursor of the next page. The last page has none, or an empty one.
    fn next_cursor(response: &Self::Response) -> Option<&str>;

    /// The items of the page.
    fn items(response: Self::Response) -> Vec<Self::Item>;
}
