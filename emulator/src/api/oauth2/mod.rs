//! The endpoints of the OAuth 2.0 server, which M2M clients and Connected Apps call.

pub(crate) mod call;
mod client;
mod failures;
pub(crate) mod introspect;
mod jwt_bearer;
pub(crate) mod revoke;
pub(crate) mod token;
pub(crate) mod userinfo;
