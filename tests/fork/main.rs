//! A client in processes that are forked.

#![allow(clippy::unwrap_used, clippy::panic, clippy::print_stdout, reason = "these are tests")]

#[cfg(unix)]
mod processes;

fn main() {
    #[cfg(unix)]
    processes::test();
}
