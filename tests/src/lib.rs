//! Nothing of its own: the tests are in `it/`, and the programs of the README are compiled and run from here.

/// The README.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
pub struct Readme;
