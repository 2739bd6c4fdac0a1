//! Lists: walking through their pages.

mod pages;

pub use crate::wire::Paged;
pub use pages::Pages;
