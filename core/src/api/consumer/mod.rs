//! The consumer API: users and how they log in.

pub mod crypto_wallets;
pub mod idp;
pub mod impersonation;
pub mod magic_links;
mod models;
pub mod oauth;
pub mod otps;
pub mod passwords;
pub mod rbac;
pub mod sessions;
pub mod totps;
pub mod users;
pub mod webauthn;

pub use models::*;
