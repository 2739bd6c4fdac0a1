//! The public keys of a project (RFC 7517).

use std::borrow::Cow;
use std::time::Duration;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use http::{HeaderMap, Response, header};
use serde_json::{Map, Value, json};

use super::token::decode;
use crate::api::{b2b, consumer};
use crate::error::Error;
use crate::flow::fetch_once::{Fetch, Fetched, Life, Resource};
use crate::flow::{Context, PublicKey, RsaPublicKey};
use crate::operation::Operation;
use crate::values::{UnixTime, Vertical};
use crate::wire::fields::Misfit;
use crate::wire::{Encoder, Endpoint, response};

/// How long keys are fresh if the response does not say.
const DEFAULT_MAX_AGE: Duration = Duration::from_secs(15 * 60);
/// The longest time that a response can ask for.
const LONGEST_MAX_AGE: Duration = Duration::from_secs(24 * 60 * 60);
/// The size of moduli that implementations of RSA accept: 2048 to 8192 bits.
const MODULUS_BYTES: std::ops::RangeInclusive<usize> = 256..=1024;

/// The keys of a project that can verify RS256.
#[derive(Debug)]
pub(crate) struct KeySet {
    keys: Vec<RsaPublicKey>,
    fetched_at: UnixTime,
    max_age: Duration,
}

impl KeySet {
    /// Keeps the keys that can be used; one that cannot does not spoil the rest. `None` if there are none.
    fn read(json: &Value, fetched_at: UnixTime, max_age: Duration) -> Option<Self> {
        let keys: Vec<_> = json.get("keys")?.as_array()?.iter().filter_map(read_key).collect();
        (!keys.is_empty()).then_some(Self { keys, fetched_at, max_age })
    }

    pub(super) fn key(&self, id: &str) -> Option<PublicKey> {
        self.keys.iter().find(|key| key.id() == id).cloned().map(PublicKey::Rs256)
    }

    fn with_life(self, context: &Context) -> Fetched {
        let life = Life::new(context, self.fetched_at, self.max_age, context.settings().keys_stale);
        Fetched::new(self, life)
    }
}

fn read_key(jwk: &Value) -> Option<RsaPublicKey> {
    let text = |name: &str| jwk.get(name).and_then(Value::as_str);
    let optional = |name: &str| jwk.get(name).filter(|value| !value.is_null());
    let is = |name: &str, expected: &str| optional(name).is_none_or(|value| value == expected);
    let may_verify = |operations: &Value| {
        operations.as_array().is_some_and(|all| all.is_empty() || all.iter().any(|operation| operation == "verify"))
    };
    let is_for_verifying = is("use", "sig") && is("alg", "RS256") && optional("key_ops").is_none_or(may_verify);
    if text("kty") != Some("RSA") || !is_for_verifying {
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
    is_usable.then_some(RsaPublicKey::new(text("kid")?.to_owned(), modulus, exponent))
}

fn write_key(key: &RsaPublicKey) -> Value {
    json!({
        "kty": "RSA",
        "use": "sig",
        "alg": "RS256",
        "kid": key.id(),
        "n": URL_SAFE_NO_PAD.encode(key.modulus()),
        "e": URL_SAFE_NO_PAD.encode(key.exponent()),
    })
}

/// The keys of the project, which each product serves at its own URL.
#[derive(Debug)]
pub(crate) struct ProjectKeys(pub(super) Vertical);

impl Resource for ProjectKeys {
    type Value = KeySet;
}

impl Fetch for ProjectKeys {
    fn kind(&self) -> &'static str {
        "keys"
    }

    fn key(&self) -> Cow<'_, str> {
        // Both products have the same ones.
        "".into()
    }

    fn operation(&self) -> &'static Operation {
        match self.0 {
            Vertical::Consumer => consumer::sessions::GetJwks::OPERATION,
            Vertical::B2b => b2b::sessions::GetJwks::OPERATION,
        }
    }

    fn encode(&self, request: &mut Encoder<'_>) -> Result<(), Error> {
        request.project_path("project_id", None)
    }

    fn read(&self, context: &Context, now: UnixTime, response: &Response<Vec<u8>>) -> Result<Fetched, Error> {
        let keys = response::any_json(response.body());
        let keys = keys.ok().and_then(|json| KeySet::read(&json, now, max_age(response.headers())));
        let keys = keys.ok_or_else(|| {
            let misfit = Misfit::new("keys", NO_KEY);
            misfit.in_response(self.operation(), response.status(), response.body())
        });
        Ok(keys?.with_life(context))
    }

    fn cool_down(&self, context: &Context) -> Duration {
        context.settings().keys_cool_down
    }
}

/// The problem of a JWK Set without a key of use.
pub(crate) const NO_KEY: &str = "has no key that can verify RS256";

/// `max-age` of `Cache-Control`, minus the `Age` that the response already has (RFC 9111, section 4.2).
fn max_age(headers: &HeaderMap) -> Duration {
    let seconds = |text: &str| text.parse().ok().map(Duration::from_secs);
    let max_age = headers
        .get_all(header::CACHE_CONTROL)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .filter_map(|directive| directive.trim_ascii().split_once('='))
        .filter(|(name, _)| name.eq_ignore_ascii_case("max-age"))
        .find_map(|(_, value)| seconds(value));
    let age = headers.get(header::AGE).and_then(|age| seconds(age.to_str().ok()?)).unwrap_or_default();
    max_age.unwrap_or(DEFAULT_MAX_AGE).saturating_sub(age).min(LONGEST_MAX_AGE)
}

/// Keys for other processes.
impl KeySet {
    /// The members of an export: a JWK Set (RFC 7517), and how old it is.
    pub(crate) fn export(context: &Context) -> Option<Map<String, Value>> {
        let set = context.with_entry(&KEYS, |entry| entry.fetched()?.value::<Self>())?;
        Some(Map::from_iter([
            ("fetched_at".to_owned(), set.fetched_at.as_seconds().into()),
            ("max_age".to_owned(), set.max_age.as_secs().into()),
            ("keys".to_owned(), set.keys.iter().map(write_key).collect()),
        ]))
    }

    /// Reads these members. A set that does not say how old it is counts as fetched `now`.
    pub(crate) fn import(context: &Context, json: &Value, now: UnixTime) -> Option<Fetched> {
        let seconds = |name: &str| json.get(name).and_then(Value::as_u64);
        let fetched_at = seconds("fetched_at").map_or(now, UnixTime::from_seconds).min(now);
        let max_age = seconds("max_age").map_or(DEFAULT_MAX_AGE, Duration::from_secs).min(LONGEST_MAX_AGE);
        Some(Self::read(json, fetched_at, max_age)?.with_life(context))
    }
}

/// Both products have the same keys.
pub(crate) const KEYS: ProjectKeys = ProjectKeys(Vertical::Consumer);
