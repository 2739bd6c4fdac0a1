//! The values that travel on the wire, and how leniently they are read.

pub(crate) mod factor;
mod lenient;
mod member_credential;
pub(crate) mod open_enum;
pub(crate) mod search;
mod secret;
pub(crate) mod timestamp;
mod unix_time;
mod vertical;

pub(crate) use lenient::{Key, lenient_integer, one_or_many, or_default};
pub use member_credential::MemberCredential;
pub use open_enum::OtherValue;
pub(crate) use open_enum::open_enum;
pub use secret::Secret;
pub use timestamp::Timestamp;
pub use unix_time::UnixTime;
pub use vertical::Vertical;

/// A JSON object with keys of the caller's choice, such as custom claims or metadata.
pub type JsonObject = serde_json::Map<String, serde_json::Value>;

/// An object with these members. `json!` would copy what is put in, by way of a serializer.
pub(crate) fn object(members: Vec<(&str, serde_json::Value)>) -> serde_json::Value {
    let members = members.into_iter().map(|(name, value)| (name.to_owned(), value));
    serde_json::Value::Object(members.collect())
}
