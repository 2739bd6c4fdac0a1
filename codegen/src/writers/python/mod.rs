//! The Python types of every operation, and the stub of the clients' attributes.

mod operations;
mod text;
mod types;

#[cfg(test)]
mod tests;

pub(crate) use operations::source as operations;
pub(crate) use types::source as types;

pub(crate) const TYPES: &str = "bindings/python/python/stytch_unofficial/types.py";
pub(crate) const OPERATIONS: &str = "bindings/python/python/stytch_unofficial/_operations.pyi";
