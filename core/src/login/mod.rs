//! Logins in a browser: the URL that starts one, and the redirect that ends it.

mod pkce;
mod redirect;
pub(crate) mod start_url;

pub use pkce::Pkce;
pub use redirect::{B2bRedirect, ConsumerRedirect, Redirect, TokenType};
