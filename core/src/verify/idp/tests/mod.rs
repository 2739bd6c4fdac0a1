//! Tests.

mod exchange;
mod local;
mod remote;
mod required;
