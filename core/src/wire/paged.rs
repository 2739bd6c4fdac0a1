//! Requests whose response is one page of a list.

use super::Endpoint;

/// A request whose answer is one page of a list, with a cursor that leads to the next page.
///
/// Implemented by every request that takes a `cursor`. [`Pages`](crate::list::Pages) walks through all of them.
pub trait Paged: Endpoint + Clone {
    /// What the list is of.
    type Item;

    /// The cursor that the request has; none asks for the first page.
    fn current_cursor(&self) -> Option<&str>;

    /// Asks for the page that a cursor leads to.
    fn set_cursor(&mut self, cursor: String);

    /// The cursor of the next page. The last page has none, or an empty one.
    fn next_cursor(response: &Self::Response) -> Option<&str>;

    /// What the page holds.
    fn items(response: Self::Response) -> Vec<Self::Item>;
}
