//! What the tests in `it/` and the fuzz targets share. The programs of the README are compiled and run from here too.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "these are tests")]
#![allow(clippy::exhaustive_enums, clippy::exhaustive_structs, reason = "only used in this repository")]

pub mod endpoints;
pub mod fleet;
pub mod laws;

/// The README.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
pub struct Readme;
