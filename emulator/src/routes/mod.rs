//! Routing: from an HTTP request to its operation, and from the outcome to the HTTP response.

pub(crate) mod dispatch;
mod resolve;
pub(crate) mod response;
pub(crate) mod table;
