//! Tests.

mod interleavings;
mod lookup;
mod slot;

use std::sync::{Arc, Mutex};
use std::time::Duration;

use http::Response;
use serde_json::{Value, json};

use super::{Fetched, Resource, Slot};
use crate::api::operations::OAUTH2_TOKEN;
use crate::error::{BuildError, Error};
use crate::flow::Context;
use crate::operation::Operation;
use crate::testing::START;
use crate::values::UnixTime;

const COOL_DOWN: Duration = Duration::from_secs(5);
const FRESH: Duration = Duration::from_secs(10);
const USABLE: Duration = Duration::from_secs(60);
const NANOSECOND: Duration = Duration::from_nanos(1);

fn start() -> UnixTime {
    UnixTime::from_seconds(START)
}

/// A value that was fetched at this time.
fn fetched(value: u64, at: UnixTime) -> Fetched<u64> {
    Fetched { value: Arc::new(value), fetched_at: at, fresh_until: at + FRESH, usable_until: at + USABLE }
}

/// A resource with a place of its own: the number that an answer has.
#[derive(Clone)]
struct Number(Arc<Mutex<Slot<u64>>>);

impl Number {
    fn new() -> Self {
        Self(Arc::new(Mutex::new(Slot::new())))
    }
}

impl Resource for Number {
    type Value = u64;

    fn operation(&self) -> &'static Operation {
        &OAUTH2_TOKEN
    }

    fn args(&self) -> Value {
        json!({ "client_id": "client-1", "client_secret": "secret-1", "grant_type": "client_credentials" })
    }

    fn read(&self, _: &Context, now: UnixTime, response: &Response<Vec<u8>>) -> Result<Fetched<u64>, Error> {
        let value = std::str::from_utf8(response.body()).unwrap().parse();
        value.map(|value| fetched(value, now)).map_err(|_| BuildError::configuration("number", "is none").into())
    }

    fn instead_of(&self, _: &Context, now: UnixTime, error: &Error) -> Option<Fetched<u64>> {
        (error.status() == Some(404)).then(|| fetched(0, now))
    }

    fn cool_down(&self, _: &Context) -> Duration {
        COOL_DOWN
    }

    fn with_slot<R>(&self, _: &Context, act: impl FnOnce(&mut Slot<u64>) -> R) -> R {
        act(&mut self.0.lock().unwrap())
    }
}
