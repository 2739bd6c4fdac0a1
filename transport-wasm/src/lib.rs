#![doc = include_str!("../README.md")]

mod builder;
mod client;
mod entropy;
mod failure;
mod fetch;
mod host;
mod timer;
mod verify;
mod walk;

pub use builder::ClientBuilder;
pub use client::Client;
pub use entropy::{generate_pkce, generate_state};
pub use stytch_core::*;
pub use walk::{ItemWalk, PageWalk};
