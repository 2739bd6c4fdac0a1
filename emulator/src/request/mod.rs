//! Reading a request: its parameters and its credentials.

pub(crate) mod credentials;
pub(crate) mod input;
pub(crate) mod password_hash;
