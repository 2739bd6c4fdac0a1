//! Tests.

mod authenticate;
mod fetch;
mod scopes;
