//! An allocator that takes half of the room of Rust's own for wasm.

use rlsf::{GlobalTlsf, GlobalTlsfOptions};

#[global_allocator]
static ALLOCATOR: GlobalTlsf<Small> = GlobalTlsf::new();

/// What `SmallGlobalTlsf` has, but for pools that stay apart: those would need new memory for each big answer.
struct Small;

impl GlobalTlsfOptions for Small {
    const ENABLE_REALLOCATION: bool = false;
}
