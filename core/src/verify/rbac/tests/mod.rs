//! Tests.

mod authorize;
mod check;
mod oracle;
mod policy_cache;
mod read;
mod validate;
