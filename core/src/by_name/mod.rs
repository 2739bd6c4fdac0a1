//! Everything by name, with JSON in and out: for bindings in other languages.
//!
//! | what | by |
//! |---|---|
//! | a call of an operation | [`CallByName`] |
//! | a flow | [`FlowByName`], listed by [`flows`] |
//! | a list, page by page | [`PagesByName`] |
//! | what needs no request: start URLs, redirects, webhooks, PKCE | [`compute`], listed by [`computations`]; the first two alone: [`browser_login`] |
//! | the options of a client | [`ClientOptions`] |
//! | an error | [`error_json`] |
//! | the headers that are read | [`READ_HEADERS`], [`WEBHOOK_HEADERS`], [`read_headers`] |
//!
//! Names and fields are in snake case, as on the wire. A binding can write them as its language does.

mod browser;
mod compute;
mod error;
mod headers;
mod options;
mod pages;

pub use crate::flow::call::CallByName;
pub use crate::verify::{FlowByName, flows};
pub use browser::{browser_login, browser_logins};
pub use compute::{Surroundings, computations, compute};
pub use error::error_json;
pub use headers::{READ_HEADERS, WEBHOOK_HEADERS, read_headers};
pub use options::ClientOptions;
pub use pages::{PagesByName, paging};

#[cfg(test)]
mod tests;
