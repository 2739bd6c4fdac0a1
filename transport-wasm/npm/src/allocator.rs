//! An allocator of half the size of Rust's own for wasm.

use rlsf::{GlobalTlsf, GlobalTlsfOptions};

#[global_allocator]
static ALLOCATOR: GlobalTlsf<Small> = GlobalTlsf::new();

/// The options of `SmallGlobalTlsf`, except that pools are merged: otherwise, each large response would need new memory.
struct Small;

impl GlobalTlsfOptions for Small {
    const ENABLE_REALLOCATION: bool = false;
}
