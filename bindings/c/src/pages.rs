//! Lists, page by page.

use std::ffi::c_char;

use stytch_bindings::Walk;

use crate::text::Asked;
use crate::{StytchClient, StytchStatus, StytchText, exclusive, free, guard, put, put_handle, shared};

/// A walk through the pages of a list. One thread uses it at a time.
#[derive(Debug)]
pub struct StytchPages(Walk);

/// Begins a walk through the pages of an operation such as `consumer.users.search`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn stytch_pages_new(
    client: *const StytchClient,
    name: *const c_char,
    name_length: usize,
    args: *const c_char,
    args_length: usize,
    options: *const c_char,
    options_length: usize,
    pages: *mut *mut StytchPages,
    error: *mut StytchText,
) -> StytchStatus {
    guard(error, || {
        let asked = Asked::read((name, name_length), (args, args_length), (options, options_length))?;
        let walk = shared(client)?.0.pages(asked.name, asked.args, asked.options)?;
        put_handle(pages, StytchPages(walk))
    })
}

/// Fetches the next page. The result has no data after the last one. A page that failed is fetched again by the next call.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn stytch_pages_next(
    pages: *mut StytchPages,
    result: *mut StytchText,
    error: *mut StytchText,
) -> StytchStatus {
    guard(error, || {
        let page = exclusive(pages)?.0.next_page()?;
        put(result, || page.as_ref().map(StytchText::from).unwrap_or_default())
    })
}

/// The cursor of the next page, to resume later: it goes into the `args` of another walk as `cursor`. The result has no data
/// before the first page and after the last one.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn stytch_pages_cursor(
    pages: *const StytchPages,
    result: *mut StytchText,
    error: *mut StytchText,
) -> StytchStatus {
    guard(error, || {
        let cursor = shared(pages)?.0.cursor().map(str::to_owned);
        put(result, || cursor.map(StytchText::from).unwrap_or_default())
    })
}

/// Frees a walk.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn stytch_pages_free(pages: *mut StytchPages) {
    free(pages);
}
