//! Logins in a browser: PKCE, and the redirect that brings the browser back.
//!
//! A login begins at the `StartUrl` of [`consumer::oauth`](crate::consumer::oauth::StartUrl),
//! [`b2b::oauth`](crate::b2b::oauth::StartUrl), [`b2b::oauth::discovery`](crate::b2b::oauth::discovery::StartUrl) or
//! [`b2b::sso`](crate::b2b::sso::StartUrl).

mod redirect;

pub use crate::values::Pkce;
pub use redirect::{B2bRedirect, ConsumerRedirect, Redirect, TokenType};
