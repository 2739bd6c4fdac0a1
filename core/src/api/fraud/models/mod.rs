//! Types of the fraud API that requests and responses share.

mod email;
mod fingerprint;
mod rule;
mod verdict_reason;

pub use email::*;
pub use fingerprint::*;
pub use rule::*;
pub use verdict_reason::*;
