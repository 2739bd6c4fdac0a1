//! Types that several APIs share.

mod authentication_factor;
mod connected_app;
mod crypto_wallet;
mod device;
mod idp;
mod locale;
mod oauth2;
mod password;
mod project;
mod rbac;
mod search;
mod session;

pub use crate::values::OtherValue;
pub use authentication_factor::*;
pub use connected_app::*;
pub use crypto_wallet::*;
pub use device::*;
pub use idp::*;
pub use locale::*;
pub use oauth2::*;
pub use password::*;
pub use project::*;
pub use rbac::*;
pub use search::*;
pub use session::*;
