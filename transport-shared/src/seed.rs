//! What makes processes differ.

use std::hash::{BuildHasher, Hasher, RandomState};

/// A seed that differs between processes. The random state of the standard library's hash maps is random enough, as no
/// secret depends on it; a forked process has that of its parent.
pub fn seed(process_id: u32) -> u64 {
    let mut hasher = RandomState::new().build_hasher();
    hasher.write_u32(process_id);
    hasher.finish()
}
