//! Lists: walking through their pages.

mod items;
mod pages;

pub use crate::wire::Paged;
pub use items::Items;
pub use pages::Pages;
