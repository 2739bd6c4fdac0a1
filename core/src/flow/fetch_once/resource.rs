//! What can be fetched.

use std::any::Any;
use std::borrow::Cow;
use std::time::Duration;

use http::Response;

use super::Fetched;
use crate::error::Error;
use crate::flow::Context;
use crate::operation::Operation;
use crate::values::UnixTime;
use crate::wire::Encoder;

/// Something that is fetched once for all flows, and kept in the [`Context`].
pub(crate) trait Resource: Fetch {
    /// The type of the [`Fetched`] values.
    type Value: Any + Send + Sync;
}

/// How a [`Resource`] is fetched.
pub(crate) trait Fetch {
    /// Names what resources of this type are: each kind has room of its own.
    fn kind(&self) -> &'static str;

    /// Tells resources of one kind apart.
    fn key(&self) -> Cow<'_, str>;

    /// The operation that fetches it.
    fn operation(&self) -> &'static Operation;

    /// Writes the request.
    fn encode(&self, request: &mut Encoder<'_>) -> Result<(), Error>;

    /// Reads a successful response.
    fn read(&self, context: &Context, now: UnixTime, response: &Response<Vec<u8>>) -> Result<Fetched, Error>;

    /// The value that an error stands for, if the error means that there is no such thing rather than that the fetch failed.
    fn instead_of(&self, _context: &Context, _now: UnixTime, _error: &Error) -> Option<Fetched> {
        None
    }

    /// The shortest time between the beginnings of two fetches. If it is zero, each flow tries for itself, with retries as
    /// in any call.
    fn cool_down(&self, context: &Context) -> Duration;
}
