//! Types of the consumer API that requests and responses share.

mod attributes;
mod crypto_wallet;
mod oauth;
mod password;
mod security;
mod session;
mod totp;
mod user;
mod webauthn;

pub use attributes::*;
pub use crypto_wallet::*;
pub use oauth::*;
pub use password::*;
pub use security::*;
pub use session::*;
pub use totp::*;
pub use user::*;
pub use webauthn::*;
