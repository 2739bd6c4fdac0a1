//! Values that are fetched once for all flows that need them: keys, policies, tokens.
//!
//! The [`Entry`] of a value decides what a flow that looks for it does:
//!
//! ```text
//!                 fresh, or usable while another flow fetches
//! GetOrFetch ---> Decision::Use ---------------------------------> the value
//!     ^ |
//!     | +-------> Decision::Fetch ---> Attempts ---> succeed ----> the value, for all
//!     | |                                 |
//!     | |                                 +--------> fail -------> an older value, or the error, for all who wait
//!     | +-------> Decision::CoolDown ----------------------------> an older value, none, or an error
//!     | |
//!     +-+-------> Decision::Wait: another flow fetches; look again soon
//! ```

mod entries;
mod entry;
mod get_or_fetch;
mod resource;

pub(crate) use entries::Entries;
pub(crate) use entry::{Entry, Fetched, Hit, Life, Version};
pub(crate) use get_or_fetch::GetOrFetch;
pub(crate) use resource::{Fetch, Resource};

#[cfg(test)]
mod tests;
