//! The values on the wire, and how leniently they are read.

pub(crate) mod factor;
pub(crate) mod json;
mod lenient;
mod member_credential;
pub(crate) mod open_enum;
mod pkce;
pub(crate) mod search;
mod secret;
pub(crate) mod timestamp;
mod unix_time;
mod vertical;

pub use json::JsonObject;
pub(crate) use json::{Key, object};
pub(crate) use lenient::{lenient_integer, one_or_many, or_default};
pub use member_credential::MemberCredential;
pub use open_enum::OtherValue;
pub(crate) use open_enum::open_enum;
pub use pkce::Pkce;
pub use secret::Secret;
pub use timestamp::Timestamp;
pub use unix_time::UnixTime;
pub use vertical::Vertical;
