//! What must hold for a token: one file for each part of the table in `jwt`.

use std::sync::Arc;
use std::time::Duration;

use serde_json::{Value, json};

use super::claims::Registered;
use super::{Claims, SessionClaim, VerifyOnce};
use crate::api::models::OrganizationClaim;
use crate::error::{DeniedReason, Error, TransportErrorKind};
use crate::flow::{Context, Flow, Input, Once, Step, ready};
use crate::testing::{World, session_claims, token, token_of};
use crate::values::{JsonObject, UnixTime, Vertical};

mod claims;
mod debug;
mod duplicates;
mod export;
mod fetch;
mod form;
mod header;
mod key_set;
mod lifetime;
mod rfc7515;
mod tampering;
mod times;
mod together;

/// The modulus of the key in RFC 7517, appendix A.1, which signs nothing here.
const OTHER_MODULUS: &str = "0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78LhWx4cbbfAAtVT86zwu1RK7aPFFxuhDR1L6tSoc_BJECPebWKRXjBZCiFV4n3oknjhMstn64tZ_2W-5JsGY4Hc5n9yBXArwl93lqt7_RN5w6Cf0h4QyQ5v-65YGjQR0_FDW2QvzqY368QQMicAtaSqzs8KJZgnYb9c7d0zgdAZHzu6qMQvRL5hajrn1n91CbOpbISD08qNLyrdkt-bFTWhAI4vMQFh6WeZu0fM4lFd2NcRwr3XPksINHaQ-G_xBniIqbw0Ls1jF44-csFCur-kEgU8awapJzKnqDKgw";

/// What flows do with a [`VerifyOnce`].
struct Verify(Once<VerifyOnce>);

/// The claims that are kept.
#[derive(Debug, Clone)]
struct Read {
    registered: Registered,
    session: Option<SessionClaim>,
    organization: Option<OrganizationClaim>,
    custom: JsonObject,
}

impl Read {
    fn new(claims: Claims<'_>) -> Self {
        let Claims { registered, session, organization, custom, .. } = claims;
        Self { registered, session, organization, custom }
    }
}

impl Verify {
    fn new(token: &str, vertical: Vertical) -> Self {
        Self(Once::new(VerifyOnce::new(Arc::new(token.into()), vertical, None)))
    }

    fn max_age(self, max_age: Option<Duration>) -> Self {
        Self(self.0.with(|verify| verify.max_age = max_age))
    }
}

impl Flow for Verify {
    type Output = Read;

    fn step(&mut self, context: &Context, now: UnixTime, input: Input) -> Result<Step<Read>, Error> {
        self.0.step(|verify| {
            let read = ready!(verify.step(context, now, input, |claims| Ok(Read::new(claims)))?);
            Ok(Step::Done(Arc::unwrap_or_clone(read)))
        })
    }
}

fn flow(token: &str) -> Verify {
    Verify::new(token, Vertical::Consumer)
}

fn verify(world: &mut World, token: &str) -> Result<Read, Error> {
    world.run(flow(token))
}

/// A token whose claims were changed before it was signed.
fn token_with(change: impl FnOnce(&mut Value)) -> String {
    let mut claims = session_claims();
    change(&mut claims);
    token(&claims)
}

/// A token that names this key.
fn token_of_key(key_id: &str) -> String {
    token_of(&json!({ "alg": "RS256", "kid": key_id }).to_string(), &session_claims().to_string())
}

/// Why it was denied; anything else is a failure of the test.
#[track_caller]
fn reason<T: std::fmt::Debug>(outcome: Result<T, Error>) -> DeniedReason {
    match outcome {
        Err(Error::Denied(denied)) => {
            assert_eq!(denied.api_error, None);
            denied.reason
        }
        other => panic!("not denied: {other:?}"),
    }
}

/// Why there was no telling.
#[track_caller]
fn transport_kind<T: std::fmt::Debug>(outcome: Result<T, Error>) -> TransportErrorKind {
    match outcome {
        Err(Error::Transport(error)) => error.kind,
        other => panic!("not a failure of the transport: {other:?}"),
    }
}

const fn seconds(seconds: u64) -> Duration {
    Duration::from_secs(seconds)
}
