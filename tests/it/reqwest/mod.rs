//! The asynchronous transport.

mod blocking;
mod cancellation;
mod given;
mod redaction;
mod tasks;
#[path = "../transport/mod.rs"]
#[allow(clippy::duplicate_mod, reason = "the same tests for each transport")]
mod transport;

use stytch_core::error::TransportErrorKind;

use blocking::{Client, ClientBuilder};

const NAME_AND_VERSION: &str = concat!("stytch-reqwest/", env!("CARGO_PKG_VERSION"));
/// A head of more lines than any server sends is too large for hyper.
const ENDLESS_LINES: TransportErrorKind = TransportErrorKind::TooLarge;
/// Whether a connection that is cut off ends a response of no length like one that is closed.
const TAKES_ANY_END: bool = false;
/// What a proxy says that does not want to connect: to hyper, as one that cannot.
const NO_OF_A_PROXY: TransportErrorKind = TransportErrorKind::Connect;
