//! The records of the OAuth 2.0 server: clients, grants, codes and tokens.

pub(crate) mod client_secret;
pub(crate) mod connected_app;
pub(crate) mod grant;
pub(crate) mod m2m_client;
pub(crate) mod template;
