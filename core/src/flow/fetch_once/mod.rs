//! Values that are fetched once for all flows that need them: keys, policies, tokens.
//!
//! The [`Entry`] of a value decides what a flow that looks for it does:
//!
//! ```text
//!                 fresh, or usable while another flow fetches or fetching cools down
//! GetOrFetch ---> Decision::Use ---------------------------------> the value
//!     ^ |
//!     | +-------> Decision::Fetch ---> Attempts ---> succeed ----> the value, for all
//!     | |                                 |
//!     | |                                 +--------> fail -------> an older value that is still usable, or the error, for
//!     | |                                                          all who wait
//!     | +-------> Decision::CoolDown ----------------------------> none that is newer, or an error
//!     | |
//!     +-+-------> Decision::Wait: another flow fetches; look again soon, until patience ends
//! ```
//!
//! | bound | how long |
//! |---|---|
//! | from one fetch to the next | the cool-down of the resource; a `Retry-After` of the server prolongs it, up to 5 minutes |
//! | from a refresh to a search for newer keys | none, once |
//! | a fetch without an outcome is replaced | after 30 seconds |
//! | a flow waits for another's fetch | 30 seconds; 1 second for keys that are newer than those at hand |
//! | the flow that fetches | the transport's time limits, for each try |
//! | a value is fresh | a random part, from half to all, of the time that settings or server allow; as long again after a failed fetch |
//! | a value is used | until its time is over, never longer |
//! | entries of one kind | `Settings::cache_size`; the least recently used one is dropped, even while a fetch for it is in flight |
//!
//! The fetches of a key are numbered, across entries that are dropped. An answer does not replace that of a newer fetch.
//! If its entry was dropped meanwhile, only the flow that fetched it uses it.

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
