//! Tests.

mod authorize;
mod check;
mod export;
mod oracle;
mod policy_cache;
mod read;
mod validate;
