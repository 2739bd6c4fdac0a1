//! Lists: searching them, and walking through their pages.

mod pages;
pub(crate) mod search;

pub use pages::{Paged, Pages};
