#![doc = include_str!("../README.md")]

mod access_token;
mod api;
mod by_name;
mod cache;
mod call;
mod compact;
mod denied;
mod encoder;
mod endpoint;
mod error;
mod factor;
mod flow;
mod flow_by_name;
mod idp;
mod json;
mod json_path;
mod jwt;
mod member_session;
mod members;
mod open_enum;
mod pages;
mod percent;
mod pkce;
mod rbac;
mod response;
mod retry;
mod search;
mod secret;
mod session;
mod single_flight;
mod start_url;
#[cfg(test)]
mod testing;
mod timestamp;
mod unix_time;
mod vertical;

pub mod m2m;
pub mod project;
pub mod redirect;
pub mod webhook;

pub use api::operations::OPERATIONS;
pub use api::{b2b, connected_apps, consumer, debug, fraud, models, oauth2};
pub use cache::{Cache, Settings};
pub use call::{Call, CallByName};
pub use denied::{Denied, DeniedReason};
pub use encoder::Encoder;
pub use endpoint::{Auth, BodyKind, Endpoint, Host, Kind, Operation, Param, Place, operation};
pub use error::{
    ApiError, BuildError, BuildErrorKind, DecodeError, Error, ErrorType, TransportError, TransportErrorKind,
};
pub use flow::{Flow, Input, Step};
pub use flow_by_name::FlowByName;
pub use http;
pub use idp::ConnectedAppToken;
pub use json::read_json;
pub use jwt::Rs256;
pub use member_session::MemberSession;
pub use open_enum::OtherValue;
pub use pages::{Paged, Pages};
pub use pkce::Pkce;
pub use project::Project;
pub use redirect::Redirect;
pub use response::request_id;
pub use retry::RetryPolicy;
pub use secret::Secret;
pub use timestamp::Timestamp;
pub use unix_time::UnixTime;
pub use vertical::Vertical;
pub use webhook::Webhook;

/// A JSON object with keys of the caller's choice, such as custom claims or metadata.
pub type JsonObject = serde_json::Map<String, serde_json::Value>;
