//! What can be fetched.

use std::time::Duration;

use http::Response;

use super::Fetched;
use crate::error::Error;
use crate::flow::Context;
use crate::operation::Operation;
use crate::values::UnixTime;
use crate::wire::Encoder;

/// Something that is fetched once for all flows, and kept in the [`Context`].
pub(crate) trait Resource: 'static {
    /// Tells resources of one kind apart.
    type Key: Ord + Clone + Send + Sync;
    type Value: Send + Sync;

    fn key(&self) -> &Self::Key;

    /// The operation that fetches it.
    fn operation(&self) -> &'static Operation;

    /// Writes the request.
    fn encode(&self, request: &mut Encoder<'_>) -> Result<(), Error>;

    /// Reads a successful response.
    fn read(
        &self,
        context: &Context,
        now: UnixTime,
        response: &Response<Vec<u8>>,
    ) -> Result<Fetched<Self::Value>, Error>;

    /// The value that an error stands for, if the error means that there is no such thing rather than that the fetch failed.
    fn instead_of(&self, _context: &Context, _now: UnixTime, _error: &Error) -> Option<Fetched<Self::Value>> {
        None
    }

    /// The shortest time between the beginnings of two fetches.
    fn cool_down(&self, context: &Context) -> Duration;
}
