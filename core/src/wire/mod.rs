//! Requests to bytes, bytes to results.

mod base_url;
mod by_name;
mod credentials;
mod encoder;
mod endpoint;
pub(crate) mod fields;
mod json_path;
mod paged;
pub(crate) mod percent;
mod project;
pub(crate) mod response;
mod retry_after;
pub(crate) mod start_url;

pub use base_url::is_loopback;
pub(crate) use by_name::encode_by_name;
pub use encoder::Encoder;
pub use endpoint::Endpoint;
pub use paged::Paged;
pub use project::Project;
pub(crate) use project::unknown_operation;
pub use response::request_id;
