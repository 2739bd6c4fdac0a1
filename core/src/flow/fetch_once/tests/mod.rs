//! Tests.

mod entries;
mod entry;
mod evictions;
mod fleet;
mod get_or_fetch;
mod interleavings;

use std::borrow::Cow;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use http::Response;

use super::{Fetch, Fetched, Life, Resource};
use crate::api::oauth2;
use crate::error::{BuildError, Error};
use crate::flow::Context;
use crate::operation::Operation;
use crate::testing::START;
use crate::values::UnixTime;
use crate::wire::{Encoder, Endpoint};

const COOL_DOWN: Duration = Duration::from_secs(5);
const FRESH: Duration = Duration::from_secs(10);
const USABLE: Duration = Duration::from_secs(60);
const NANOSECOND: Duration = Duration::from_nanos(1);

fn start() -> UnixTime {
    UnixTime::from_seconds(START)
}

/// A value that was fetched at this time.
fn fetched(value: u64, at: UnixTime) -> Fetched {
    let (fresh_until, usable_until) = (at + FRESH, at + USABLE);
    Fetched::new(value, Life { fetched_at: at, fresh_until, fresh_again: Duration::ZERO, usable_until })
}

/// A resource with a key of its own: the number that a response has.
#[derive(Clone)]
struct Number(u64);

impl Number {
    fn new() -> Self {
        static NUMBERS: AtomicU64 = AtomicU64::new(0);
        Self(NUMBERS.fetch_add(1, Ordering::Relaxed))
    }
}

impl Resource for Number {
    type Value = u64;
}

impl Fetch for Number {
    fn kind(&self) -> &'static str {
        "number"
    }

    fn key(&self) -> Cow<'_, str> {
        self.0.to_string().into()
    }

    fn operation(&self) -> &'static Operation {
        oauth2::Token::OPERATION
    }

    fn encode(&self, request: &mut Encoder<'_>) -> Result<(), Error> {
        request.project_path("project_id", None)
    }

    fn read(&self, _: &Context, now: UnixTime, response: &Response<Vec<u8>>) -> Result<Fetched, Error> {
        let value = std::str::from_utf8(response.body()).unwrap().parse();
        value.map(|value| fetched(value, now)).map_err(|_| BuildError::configuration("number", "is none").into())
    }

    fn instead_of(&self, _: &Context, now: UnixTime, error: &Error) -> Option<Fetched> {
        (error.status() == Some(404)).then(|| fetched(0, now))
    }

    fn cool_down(&self, _: &Context) -> Duration {
        COOL_DOWN
    }
}
