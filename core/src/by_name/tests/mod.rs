//! What bindings get by name.

mod compute;
mod errors;
mod options;
mod pages;
