//! The public keys of a project (RFC 7517).

use std::sync::Arc;
use std::time::Duration;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use http::{HeaderMap, Response, header};
use serde_json::{Value, json};

use super::token::decode;
use crate::api::operations;
use crate::error::BuildError;
use crate::json::{object, read_json};
use crate::members::Wrong;
use crate::response::any_json;
use crate::retry::part;
use crate::single_flight::{Fetched, Resource, Slot};
use crate::{Cache, Error, Operation, UnixTime, Vertical};

/// How long keys are fresh when the answer does not say.
const DEFAULT_MAX_AGE: Duration = Duration::from_secs(15 * 60);
/// However long the answer says.
const LONGEST_MAX_AGE: Duration = Duration::from_secs(24 * 60 * 60);
/// The bytes of moduli that implementations of RSA accept: 2048 to 8192 bits.
const MODULUS_BYTES: std::ops::RangeInclusive<usize> = 256..=1024;

/// The keys of a project that can verify RS256.
#[derive(Debug)]
pub(crate) struct KeySet {
    keys: Vec<Arc<RsaKey>>,
    fetched_at: UnixTime,
    max_age: Duration,
}

/// An RSA public key.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct RsaKey {
    pub(crate) id: String,
    pub(crate) modulus: Vec<u8>,
    pub(crate) exponent: Vec<u8>,
}

impl KeySet {
    /// Keeps the keys that can be used; one that cannot does not spoil the rest. `None` if there are none.
    fn read(json: &Value, fetched_at: UnixTime, max_age: Duration) -> Option<Self> {
        let keys: Vec<_> = json.get("keys")?.as_array()?.iter().filter_map(RsaKey::read).map(Arc::new).collect();
        (!keys.is_empty()).then_some(Self { keys, fetched_at, max_age })
    }

    pub(crate) fn key(&self, id: &str) -> Option<Arc<RsaKey>> {
        self.keys.iter().find(|key| key.id == id).cloned()
    }

    /// With the times at which these keys get old. Freshness ends at a random moment of its last fifth, so that processes
    /// that began together do not fetch together.
    fn with_lifetime(self, cache: &Cache) -> Fetched<Self> {
        let early = part(self.max_age / 5, cache.random());
        let fetched_at = self.fetched_at;
        let usable_until = fetched_at + cache.settings().keys_stale;
        let fresh_until = usable_until.min(fetched_at + (self.max_age - early));
        Fetched { value: Arc::new(self), fetched_at, fresh_until, usable_until }
    }
}

impl RsaKey {
    fn read(jwk: &Value) -> Option<Self> {
        let text = |name: &str| jwk.get(name).and_then(Value::as_str);
        let is = |name: &str, expected: &str| match jwk.get(name) {
            None | Some(Value::Null) => true,
            Some(value) => value == expected,
        };
        let may_verify = match jwk.get("key_ops") {
            None | Some(Value::Null) => true,
            Some(operations) => operations
                .as_array()
                .is_some_and(|all| all.is_empty() || all.iter().any(|operation| operation == "verify")),
        };
        if text("kty") != Some("RSA") || !is("use", "sig") || !is("alg", "RS256") || !may_verify {
            return None;
        }
        let number = |name: &str| {
            let bytes = decode(text(name)?)?;
            let zeros = bytes.iter().take_while(|byte| **byte == 0).count();
            Some(bytes[zeros..].to_vec())
        };
        let (modulus, exponent) = (number("n")?, number("e")?);
        let is_long_enough = MODULUS_BYTES.contains(&modulus.len()) && (modulus.len() > 256 || modulus[0] >= 0x80);
        let is_usable = is_long_enough && (1..=5).contains(&exponent.len()) && exponent != [1];
        is_usable.then_some(Self { id: text("kid")?.to_owned(), modulus, exponent })
    }

    fn to_json(&self) -> Value {
        json!({
            "kty": "RSA",
            "use": "sig",
            "alg": "RS256",
            "kid": self.id,
            "n": URL_SAFE_NO_PAD.encode(&self.modulus),
            "e": URL_SAFE_NO_PAD.encode(&self.exponent),
        })
    }
}

/// The keys of the cache's project, from the place that its product has.
impl Resource for Vertical {
    type Value = KeySet;

    fn operation(&self) -> &'static Operation {
        match self {
            Self::Consumer => &operations::CONSUMER_SESSIONS_GET_JWKS,
            Self::B2b => &operations::B2B_SESSIONS_GET_JWKS,
        }
    }

    fn args(&self) -> Value {
        object(vec![])
    }

    fn read(&self, cache: &Cache, now: UnixTime, response: &Response<Vec<u8>>) -> Result<Fetched<KeySet>, Error> {
        let keys = any_json(response.body()).and_then(|json| KeySet::read(&json, now, max_age(response.headers())));
        let keys = keys.ok_or_else(|| {
            let wrong = Wrong::new("keys", "has no key that can verify RS256");
            wrong.in_answer(self.operation(), response.status(), response.body())
        });
        Ok(keys?.with_lifetime(cache))
    }

    fn cool_down(&self, cache: &Cache) -> Duration {
        cache.settings().keys_cool_down
    }

    fn with_slot<R>(&self, cache: &Cache, act: impl FnOnce(&mut Slot<KeySet>) -> R) -> R {
        act(&mut cache.keys())
    }
}

/// `max-age` of `Cache-Control`, less the `Age` that the answer already has (RFC 9111, section 4.2).
fn max_age(headers: &HeaderMap) -> Duration {
    let seconds = |text: &str| text.parse().ok().map(Duration::from_secs);
    let max_age = headers
        .get_all(header::CACHE_CONTROL)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .filter_map(|directive| directive.trim().split_once('='))
        .filter(|(name, _)| name.eq_ignore_ascii_case("max-age"))
        .find_map(|(_, value)| seconds(value));
    let age = headers.get(header::AGE).and_then(|age| seconds(age.to_str().ok()?)).unwrap_or_default();
    max_age.unwrap_or(DEFAULT_MAX_AGE).saturating_sub(age).min(LONGEST_MAX_AGE)
}

/// Keeping keys longer than a process lives.
impl Cache {
    /// The project's keys as JSON, if any were fetched: a JWK Set (RFC 7517) that also says whose it is and from when.
    ///
    /// A command line program or a worker can keep it, and spare its next start a request. Nothing of it is secret, but
    /// whoever can change it can forge sessions.
    pub fn export_keys(&self) -> Option<String> {
        let slot = self.keys();
        let set = &slot.fetched()?.value;
        let export = json!({
            "project_id": self.project().project_id(),
            "fetched_at": set.fetched_at.as_seconds(),
            "max_age": set.max_age.as_secs(),
            "keys": set.keys.iter().map(|key| key.to_json()).collect::<Vec<_>>(),
        });
        Some(export.to_string())
    }

    /// Takes keys over: an [export](Self::export_keys), which stays as old as it is, or any JWK Set of the project, which
    /// counts as fetched `now`. Keys that are already here stay if they are newer.
    ///
    /// # Errors
    ///
    /// [`Error::Build`] naming `keys` if it is not a JWK Set with a usable key, or one of another project.
    pub fn import_keys(&self, json: &str, now: UnixTime) -> Result<(), Error> {
        let problem = |problem: &'static str| Error::from(BuildError::configuration("keys", problem));
        let json = read_json(json).ok_or_else(|| problem("is not JSON"))?;
        if json.get("project_id").is_some_and(|id| id != self.project().project_id()) {
            return Err(problem("is of another project"));
        }
        let seconds = |name: &str| json.get(name).and_then(Value::as_u64);
        let fetched_at = seconds("fetched_at").map_or(now, UnixTime::from_seconds).min(now);
        let max_age = seconds("max_age").map_or(DEFAULT_MAX_AGE, Duration::from_secs).min(LONGEST_MAX_AGE);
        let set =
            KeySet::read(&json, fetched_at, max_age).ok_or_else(|| problem("has no key that can verify RS256"))?;
        let set = set.with_lifetime(self);
        let mut slot = self.keys();
        if slot.fetched().is_none_or(|held| held.value.fetched_at <= fetched_at) {
            slot.fill(set);
        }
        Ok(())
    }
}
