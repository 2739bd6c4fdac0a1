//! Types of the B2B API that requests and responses share.

mod discovery;
mod member;
mod mfa;
mod oauth;
mod organization;
mod password;
mod rbac;
mod scim;
mod session;
mod sso;

pub use discovery::*;
pub use member::*;
pub use mfa::*;
pub use oauth::*;
pub use organization::*;
pub use password::*;
pub use rbac::*;
pub use scim::*;
pub use session::*;
pub use sso::*;
