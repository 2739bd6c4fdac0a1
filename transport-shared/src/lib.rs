#![doc = include_str!("../README.md")]

mod config;
mod entropy;
pub mod environment;
mod limits;
mod names;
mod no_proxy;
#[cfg(feature = "tracing")]
pub mod observe;
mod proxy;
mod rules;
mod seed;
mod verify;

pub use config::{Certificate, Checked, Config};
pub use entropy::{generate_pkce, generate_state};
pub use limits::{FOREVER, Limits};
pub use names::Names;
pub use no_proxy::NoProxy;
pub use proxy::{Choice, Proxies, Proxy, ProxyProtocol};
pub use rules::{Rules, unauthorized_by_proxy};
pub use seed::seed;
pub use verify::{SHA256, Sha256, Verifier};

#[cfg(feature = "tracing")]
#[doc(hidden)]
pub use tracing;
