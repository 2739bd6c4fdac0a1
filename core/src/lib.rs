#![doc = include_str!("../README.md")]

mod api;
pub mod by_name;
pub mod error;
pub mod flow;
pub mod list;
pub mod login;
pub mod operation;
#[cfg(test)]
mod testing;
mod values;
mod verify;
mod wire;

pub use http;
pub use serde_json;

#[doc(inline)]
pub use api::{b2b, connected_apps, consumer, debug, fraud, m2m, models, oauth2, project};
#[doc(inline)]
pub use error::{Error, ErrorType};
#[doc(inline)]
pub use flow::{Context, Flow, RetryPolicy, Settings};
#[doc(inline)]
pub use values::{JsonObject, MemberCredential, Secret, Timestamp, UnixTime, Vertical};
#[doc(inline)]
pub use verify::{Webhook, webhook};
#[doc(inline)]
pub use wire::{Encoder, Endpoint, Project};
