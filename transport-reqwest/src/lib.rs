#![doc = include_str!("../README.md")]

#[cfg(not(any(feature = "rustls", feature = "native-tls")))]
compile_error!("stytch-reqwest needs TLS: turn on the feature `rustls` or `native-tls`");

mod builder;
mod client;
mod failure;
mod http_client;
mod names;
#[cfg(feature = "tracing")]
mod observe;
mod tls;
mod walk;

pub use builder::ClientBuilder;
pub use client::Client;
pub use stytch_core::*;
pub use stytch_native::{generate_pkce, generate_state};
pub use walk::{ItemWalk, PageWalk};
