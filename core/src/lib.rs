#![doc = include_str!("../README.md")]

mod api;
mod by_name;
mod denied;
mod encoder;
mod endpoint;
mod error;
mod factor;
mod json_path;
mod member_session;
mod open_enum;
mod percent;
mod pkce;
mod response;
mod secret;
mod start_url;
mod timestamp;
mod unix_time;

pub mod project;
pub mod redirect;
pub mod webhook;

pub use api::operations::OPERATIONS;
pub use api::{b2b, connected_apps, consumer, debug, fraud, m2m, models, oauth2};
pub use denied::{Denied, DeniedReason};
pub use encoder::Encoder;
pub use endpoint::{Auth, BodyKind, Endpoint, Host, Kind, Operation, Param, Place, operation};
pub use error::{
    ApiError, BuildError, BuildErrorKind, DecodeError, Error, ErrorType, TransportError, TransportErrorKind,
};
pub use http;
pub use member_session::MemberSession;
pub use open_enum::OtherValue;
pub use pkce::Pkce;
pub use project::Project;
pub use redirect::Redirect;
pub use response::request_id;
pub use secret::Secret;
pub use timestamp::Timestamp;
pub use unix_time::UnixTime;
pub use webhook::Webhook;

/// A JSON object with keys of the caller's choice, such as custom claims or metadata.
pub type JsonObject = serde_json::Map<String, serde_json::Value>;
