//! From an HTTP request to the operation it is for, and from the outcome to the HTTP response.

pub(crate) mod dispatch;
mod resolve;
pub(crate) mod response;
mod table;
