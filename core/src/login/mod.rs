//! A browser goes away to log in, and comes back.

mod pkce;
mod redirect;
pub(crate) mod start_url;

pub use pkce::Pkce;
pub use redirect::{B2bRedirect, ConsumerRedirect, Redirect, TokenType};
