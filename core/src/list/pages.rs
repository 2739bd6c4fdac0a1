//! Walking through the pages of a list.

use std::collections::BTreeSet;
use std::fmt;

use crate::wire::Paged;

/// Walks through the pages of a list, one request at a time.
///
/// It sends nothing itself. [`request`](Self::request) returns the request of the next page, and the same one again
/// until [`received`](Self::received) gets its response, so a page that failed can be tried again.
///
/// The walk ends when a response has no cursor, an empty one, or one that this walk has seen before. A list whose
/// cursors form a cycle therefore ends too.
///
/// ```
/// use stytch_core::consumer::users;
/// use stytch_core::Project;
/// use stytch_core::list::{Paged, Pages};
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
/// let mut pages = Pages::new(users::Search::new().limit(2));
/// while let Some(request) = pages.request() {
///     let response: http::Response<Vec<u8>> = my_http(project.request(request)?);
///     let page = project.response::<users::Search>(&response)?;
///     pages.received(&page);
///     user_ids.extend(users::Search::items(page).into_iter().map(|user| user.user_id));
/// }
/// assert_eq!(user_ids, ["a", "b", "c"]);
/// # Ok::<(), stytch_core::Error>(())
/// ```
#[derive(Clone)]
pub struct Pages<E> {
    request: E,
    state: State,
    /// Every cursor that was requested.
    seen: BTreeSet<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    Walking,
    Stopped,
    Ended,
}

impl<E: Paged> Pages<E> {
    /// A walk that starts at the cursor of this request, or at the first page if it has none.
    pub fn new(request: E) -> Self {
        let seen = request.current_cursor().map(str::to_owned).into_iter().collect();
        Self { request, state: State::Walking, seen }
    }

    /// The request of the next page, or `None` after the walk has ended.
    pub fn request(&self) -> Option<&E> {
        (self.state == State::Walking).then_some(&self.request)
    }

    /// Takes the response to [`request`](Self::request), and moves on to the next page.
    ///
    /// After the walk has ended, this does nothing.
    pub fn received(&mut self, response: &E::Response) {
        if self.state != State::Walking {
            return;
        }
        match E::next_cursor(response) {
            Some(cursor) if !cursor.is_empty() && self.seen.insert(cursor.to_owned()) => {
                self.request.set_cursor(cursor.to_owned());
            }
            _ => self.state = State::Ended,
        }
    }

    /// Ends the walk early. [`cursor`](Self::cursor) still returns the cursor of the next page.
    pub fn stop(&mut self) {
        if self.state == State::Walking {
            self.state = State::Stopped;
        }
    }

    /// The cursor of the next page. To resume later, set it as the cursor of the request that [`new`](Self::new) takes.
    ///
    /// `None` before the first page, unless the request has a cursor, and after the last page. To resume within a page whose
    /// items were processed only in part, keep the cursor from before [`received`](Self::received).
    pub fn cursor(&self) -> Option<&str> {
        if self.state == State::Ended { None } else { self.request.current_cursor() }
    }
}

impl<E: Paged> fmt::Debug for Pages<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pages")
            .field("operation", &E::OPERATION.name)
            .field("state", &self.state)
            .field("cursor", &self.cursor())
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::*;
    use crate::api::consumer::users::{Search, SearchResponse};
    use crate::api::fraud::rules;

    fn page(next_cursor: Option<&str>) -> SearchResponse {
        let mut response = SearchResponse::default();
        response.results_metadata.next_cursor = next_cursor.map(str::to_owned);
        response
    }

    /// The cursors that a walk requests when the responses have these.
    fn walk(mut pages: Pages<Search>, answers: &[Option<&str>]) -> Vec<Option<String>> {
        let mut asked = Vec::new();
        let mut answers = answers.iter();
        while let (Some(request), Some(answer)) = (pages.request(), answers.next()) {
            asked.push(request.cursor.clone());
            pages.received(&page(*answer));
        }
        asked
    }

    fn asked(cursors: &[Option<&str>]) -> Vec<Option<String>> {
        cursors.iter().map(|cursor| cursor.map(str::to_owned)).collect()
    }

    #[test]
    fn ends_without_a_cursor() {
        let answers = [Some("a"), Some("b"), None, Some("c")];
        assert_eq!(walk(Pages::new(Search::new()), &answers), asked(&[None, Some("a"), Some("b")]));
        assert_eq!(walk(Pages::new(Search::new()), &[None, None]), asked(&[None]));
    }

    #[test]
    fn ends_with_an_empty_cursor() {
        assert_eq!(walk(Pages::new(Search::new()), &[Some("a"), Some(""), Some("b")]), asked(&[None, Some("a")]));
    }

    #[test]
    fn ends_with_a_cursor_that_was_there() {
        let again = [Some("a"), Some("a"), Some("b")];
        assert_eq!(walk(Pages::new(Search::new()), &again), asked(&[None, Some("a")]));
        let cycle = [Some("a"), Some("b"), Some("c"), Some("a"), Some("d")];
        assert_eq!(walk(Pages::new(Search::new()), &cycle), asked(&[None, Some("a"), Some("b"), Some("c")]));
    }

    #[test]
    fn starts_where_the_request_does() {
        let pages = Pages::new(Search::new().cursor("start"));
        assert_eq!(pages.cursor(), Some("start"));
        assert_eq!(walk(pages, &[Some("a"), Some("start"), Some("b")]), asked(&[Some("start"), Some("a")]));
    }

    #[test]
    fn keeps_the_rest_of_the_request() {
        let mut pages = Pages::new(Search::new().limit(7));
        pages.received(&page(Some("a")));
        assert_eq!(pages.request(), Some(&Search::new().limit(7).cursor("a")));
    }

    #[test]
    fn a_page_can_be_asked_for_again() {
        let mut pages = Pages::new(Search::new());
        pages.received(&page(Some("a")));
        assert_eq!(pages.request(), pages.request());
        assert_eq!(pages.request().unwrap().cursor.as_deref(), Some("a"));
    }

    #[test]
    fn stops_with_a_cursor_to_go_on_from() {
        let mut pages = Pages::new(Search::new());
        assert_eq!(pages.cursor(), None);
        pages.received(&page(Some("a")));
        pages.stop();
        assert_eq!((pages.request(), pages.cursor()), (None, Some("a")));
        // A late response changes nothing: resuming requests its page again.
        pages.received(&page(Some("b")));
        assert_eq!((pages.request(), pages.cursor()), (None, Some("a")));
    }

    #[test]
    fn has_no_cursor_after_the_last_page() {
        let mut pages = Pages::new(Search::new().cursor("start"));
        pages.received(&page(None));
        pages.stop();
        assert_eq!((pages.request(), pages.cursor()), (None, None));
    }

    #[test]
    fn a_required_cursor_may_be_empty() {
        let mut pages = Pages::new(rules::List::new());
        pages.received(&rules::ListResponse { next_cursor: "a".to_owned(), ..Default::default() });
        assert_eq!(pages.cursor(), Some("a"));
        pages.received(&rules::ListResponse::default());
        assert!(pages.request().is_none());
    }

    #[test]
    fn debug_says_where_it_is() {
        let mut pages = Pages::new(Search::new());
        pages.received(&page(Some("a")));
        let text = format!("{pages:?}");
        assert_eq!(text, r#"Pages { operation: "consumer.users.search", state: Walking, cursor: Some("a"), .. }"#);
    }

    proptest! {
        #[test]
        fn never_asks_twice(start in "[a-d]?", answers in prop::collection::vec("[a-h]{0,2}", 0..40)) {
            let search = if start.is_empty() { Search::new() } else { Search::new().cursor(&start) };
            let texts: Vec<Option<&str>> = answers.iter().map(|answer| Some(answer.as_str())).collect();
            let asked = walk(Pages::new(search), &texts);

            let distinct: BTreeSet<_> = asked.iter().collect();
            prop_assert_eq!(distinct.len(), asked.len());
            // Every page up to the first response without a new cursor, and none after it.
            let mut seen = BTreeSet::from([start.as_str(), ""]);
            let new = answers.iter().take_while(|answer| seen.insert(answer)).count();
            prop_assert_eq!(asked.len(), (new + 1).min(answers.len()));
        }
    }
}
