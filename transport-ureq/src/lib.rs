#![doc = include_str!("../README.md")]

#[cfg(not(any(feature = "rustls", feature = "native-tls")))]
compile_error!("stytch-ureq needs TLS: turn on the feature `rustls` or `native-tls`");

mod agents;
mod builder;
mod cancellation;
mod client;
mod connect;
mod entropy;
mod environment;
mod failure;
mod names;
mod no_proxy;
#[cfg(feature = "tracing")]
mod observe;
mod process;
mod proxy;
mod verify;
mod walk;

pub use builder::ClientBuilder;
pub use client::Client;
pub use entropy::{generate_pkce, generate_state};
pub use stytch_core::*;
pub use walk::{ItemWalk, PageWalk};
