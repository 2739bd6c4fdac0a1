//! Operations of the consumer API: users, their logins and their sessions.

pub(crate) mod connected_apps;
pub(crate) mod crypto_wallets;
pub(crate) mod impersonation;
pub(crate) mod login;
pub(crate) mod magic_links;
pub(crate) mod oauth;
pub(crate) mod otps;
pub(crate) mod passwords;
pub(crate) mod session_exchange;
pub(crate) mod sessions;
pub(crate) mod totps;
pub(crate) mod user_search;
pub(crate) mod users;
pub(crate) mod webauthn;
