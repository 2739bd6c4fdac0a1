//! Lists by name, page by page.

use std::collections::BTreeSet;
use std::fmt;

use serde_json::Value;

use super::CallByName;
use crate::error::{BuildError, BuildErrorKind, Error};
use crate::operation::{self, Paging};

/// Walks through the pages of a list by name, one call at a time. The counterpart of [`Pages`](crate::list::Pages).
///
/// [`call`](Self::call) returns the call of the next page, and the same one again until [`received`](Self::received) gets its
/// page, so a page that failed can be tried again. The walk ends when a page has no cursor, or one that this walk has seen
/// before.
///
/// ```
/// use stytch_core::by_name::PagesByName;
/// use stytch_core::serde_json::json;
///
/// # let mut answers = [
/// #     json!({"results": [{"user_id": "a"}], "results_metadata": {"next_cursor": "2"}}),
/// #     json!({"results": [{"user_id": "b"}], "results_metadata": {"next_cursor": null}}),
/// # ].into_iter();
/// # let mut run = |_: stytch_core::by_name::CallByName<'_>| answers.next().unwrap();
/// let mut pages = PagesByName::new("consumer.users.search", json!({"limit": 1}))?;
/// let mut users = Vec::new();
/// while let Some(call) = pages.call() {
///     let page = run(call); // for instance `client.run(call)?`
///     pages.received(&page);
///     users.extend(pages.paging().items(page));
/// }
/// assert_eq!(users, [json!({"user_id": "a"}), json!({"user_id": "b"})]);
/// # Ok::<(), stytch_core::Error>(())
/// ```
#[derive(Clone)]
pub struct PagesByName {
    name: &'static str,
    args: Value,
    paging: Paging,
    has_ended: bool,
    /// Every cursor that was requested.
    seen: BTreeSet<String>,
}

impl PagesByName {
    /// A walk that begins at the `cursor` of these params, or at the first page if they have none.
    ///
    /// # Errors
    ///
    /// [`Error::Build`] naming an operation that is not known or whose responses are not pages. Params are checked by the calls.
    pub fn new(name: &str, args: Value) -> Result<Self, Error> {
        let (name, paging) = paging(name)?;
        let seen = args.get("cursor").and_then(Value::as_str).map(str::to_owned).into_iter().collect();
        Ok(Self { name, args, paging, has_ended: false, seen })
    }

    /// The call of the next page, or `None` after the walk has ended.
    pub fn call(&self) -> Option<CallByName<'_>> {
        (!self.has_ended).then(|| CallByName::new(self.name, &self.args))
    }

    /// Takes the page that [`call`](Self::call) returned, and moves on to the next one.
    pub fn received(&mut self, page: &Value) {
        match (self.paging.next_cursor(page), &mut self.args) {
            (Some(cursor), Value::Object(args)) if self.seen.insert(cursor.to_owned()) => {
                args.insert("cursor".to_owned(), cursor.into());
            }
            _ => self.has_ended = true,
        }
    }

    /// The cursor of the next page, to resume the walk later; see [`Pages::cursor`](crate::list::Pages::cursor).
    pub fn cursor(&self) -> Option<&str> {
        if self.has_ended { None } else { self.args.get("cursor")?.as_str() }
    }

    /// Where the pages have their items.
    pub fn paging(&self) -> Paging {
        self.paging
    }
}

/// Where the pages of an operation have what a walk needs, and the operation's name.
///
/// # Errors
///
/// As for [`PagesByName::new`].
pub fn paging(name: &str) -> Result<(&'static str, Paging), Error> {
    let row = operation::row(name);
    row.and_then(|row| Some((row.operation.name, row.paging?))).ok_or_else(|| {
        let paged = operation::all().iter().rev().filter(|operation| operation.paging().is_some());
        let (what, paged) = ("the name of an operation with pages", paged.map(|operation| operation.name));
        BuildError::unknown(BuildErrorKind::UnknownOperation, name, what, paged).into()
    })
}

/// Leaves the params out: any of them may be a secret.
impl fmt::Debug for PagesByName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PagesByName").field("name", &self.name).field("cursor", &self.cursor()).finish_non_exhaustive()
    }
}
