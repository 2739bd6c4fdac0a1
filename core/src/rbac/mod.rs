//! Role-based access control against a policy that is at hand.
//!
//! A permission of a role or scope allows an action on a resource if it names that resource, and that action or `*`. `*`
//! means nothing elsewhere. Names are compared as they are; roles and scopes that the policy does not know allow nothing;
//! what the policy lists as resources does not matter for a check.

mod authorize;
mod cached;
mod check;
mod read;
mod validate;

pub(crate) use authorize::{Authorize, Grants, Required, Requirement, require};
pub(crate) use cached::{b2b, consumer, organizations};

#[cfg(test)]
mod tests;
