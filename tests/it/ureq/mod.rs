//! The blocking transport.

mod cancellation;
#[path = "../transport/mod.rs"]
mod transport;

use stytch_core::error::TransportErrorKind;
use stytch_ureq::{Client, ClientBuilder};

pub(crate) use transport::{USER, builder, client, get_user, project, server, tls, transport_error};

const NAME_AND_VERSION: &str = concat!("stytch-ureq/", env!("CARGO_PKG_VERSION"));
/// A head of more lines than any server sends is no HTTP to ureq.
const ENDLESS_LINES: TransportErrorKind = TransportErrorKind::Interrupted;
/// Whether a connection that is cut off ends a response of no length like one that is closed.
const TAKES_ANY_END: bool = true;
/// What a proxy says that does not want to connect.
const NO_OF_A_PROXY: TransportErrorKind = TransportErrorKind::ProxyRefused;
