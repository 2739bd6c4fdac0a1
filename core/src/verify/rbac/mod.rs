//! Role-based access control by the project's policies.
//!
//! A permission of a role or scope allows an action on a resource if it names that resource, and that action or `*`.
//! Elsewhere, `*` has no meaning. Names are compared as they are; roles and scopes that the policy does not know allow
//! nothing; the resources that the policy lists do not matter for a check.

mod authorize;
mod cached;
mod check;
mod export;
mod read;
mod requirement;
mod validate;

pub(crate) use authorize::{Authorize, Grants, NO_ROLE};
pub(crate) use cached::{b2b, consumer, organizations};
pub(crate) use export::{export, import};
pub(crate) use requirement::{Required, Requirement};

#[cfg(test)]
mod tests;
