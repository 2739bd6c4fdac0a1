//! What a token says (RFC 7519, section 4), and whether it holds now.

use std::fmt;
use std::time::Duration;

use serde::de::{self, Deserialize, Deserializer, IgnoredAny, MapAccess, Visitor};
use serde_json::Value;
use serde_json::value::RawValue;

use super::token::malformed;
use crate::consumer::Attributes;
use crate::members::{Members, Wrong, one_or_many};
use crate::models::OrganizationClaim;
use crate::response::Key;
use crate::{Cache, Denied, DeniedReason, Host, JsonObject, Timestamp, UnixTime};

/// The claims of a token whose signature was verified.
#[derive(Debug, Default)]
pub(crate) struct Claims {
    pub(crate) audience: Vec<String>,
    pub(crate) issuer: String,
    pub(crate) subject: String,
    pub(crate) expires_at: f64,
    pub(crate) not_before: Option<f64>,
    pub(crate) issued_at: Option<f64>,
    pub(crate) session: Option<SessionClaim>,
    pub(crate) organization: Option<OrganizationClaim>,
    /// Everything else, but for `jti` and what Stytch may add under its own name.
    pub(crate) custom: JsonObject,
}

/// The claim `https://stytch.com/session`.
#[derive(Debug)]
pub(crate) struct SessionClaim {
    pub(crate) id: String,
    pub(crate) started_at: Timestamp,
    pub(crate) last_accessed_at: Timestamp,
    /// Old tokens have none; the session then ends with the token.
    pub(crate) expires_at: Timestamp,
    pub(crate) attributes: Option<Attributes>,
    /// A list as it came: most programs want types of it, and bindings do not.
    pub(crate) authentication_factors: Box<RawValue>,
    pub(crate) roles: Vec<String>,
}

impl Claims {
    pub(crate) fn read(json: &[u8]) -> Result<Self, Denied> {
        // serde's own message would quote the token.
        read_text(json).ok_or_else(|| malformed("the claims of the token do not read as claims"))
    }

    /// Whether the token is for this project, and now.
    pub(crate) fn check(&self, cache: &Cache, now: UnixTime, max_age: Option<Duration>) -> Result<(), Denied> {
        let denied = |reason, detail| Err(Denied::new(reason, detail));
        if self.subject.is_empty() {
            return Err(malformed("the token does not say of whom it is"));
        }
        if !self.audience.iter().any(|audience| audience == cache.project().project_id()) {
            return denied(DeniedReason::Audience, "the token is for another project");
        }
        if !self.is_from_known_issuer(cache) {
            return denied(DeniedReason::Issuer, "the token was issued by somebody else");
        }
        let leeway = cache.settings().leeway.as_secs_f64();
        let now = now.since_epoch().as_secs_f64();
        if now >= self.expires_at + leeway {
            return denied(DeniedReason::Expired, "the token has expired");
        }
        if self.not_before.is_some_and(|not_before| now < not_before - leeway) {
            return denied(DeniedReason::NotYetValid, "the token is not valid yet");
        }
        let Some(max_age) = max_age else {
            return Ok(());
        };
        let Some(issued_at) = self.issued_at else {
            return Err(malformed("the token does not say how old it is"));
        };
        // However far in the future a token was issued, it is not younger than nothing.
        if max_age.is_zero() || now >= issued_at + max_age.as_secs_f64() {
            return denied(DeniedReason::TooOld, "the token is older than the caller accepts");
        }
        Ok(())
    }

    fn is_from_known_issuer(&self, cache: &Cache) -> bool {
        let project = cache.project();
        let own = self.issuer.strip_prefix("stytch.com/").is_some_and(|id| id == project.project_id());
        let issuer = self.issuer.trim_end_matches('/');
        own || issuer == project.url(Host::Api)
            || cache.settings().issuers.iter().any(|known| !issuer.is_empty() && issuer == known.trim_end_matches('/'))
    }

    /// When the token expires, as text.
    pub(crate) fn expiry(&self) -> UnixTime {
        unix_time(self.expires_at)
    }
}

/// A time of a token, which may have a fraction and be before 1970.
pub(crate) fn unix_time(seconds: f64) -> UnixTime {
    let since_epoch = Duration::try_from_secs_f64(seconds.max(0.0)).unwrap_or(Duration::MAX);
    UnixTime::default() + since_epoch
}

impl<'de> Deserialize<'de> for SessionClaim {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(SessionVisitor)
    }
}

struct SessionVisitor;

impl<'de> Visitor<'de> for SessionVisitor {
    type Value = SessionClaim;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the session of a JWT")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<SessionClaim, A::Error> {
        let (mut id, mut roles, mut factors, mut attributes) = (None, None, None, None);
        let (mut started_at, mut last_accessed_at, mut expires_at) = (None, None, None);
        while let Some(Key(name)) = map.next_key()? {
            match &*name {
                "id" => once(&mut id, map.next_value::<String>()?)?,
                "started_at" => once(&mut started_at, map.next_value::<Value>()?)?,
                "last_accessed_at" => once(&mut last_accessed_at, map.next_value::<Value>()?)?,
                "expires_at" => once(&mut expires_at, map.next_value::<Value>()?)?,
                "attributes" => once(&mut attributes, map.next_value::<Option<Strict>>()?)?,
                "authentication_factors" => once(&mut factors, map.next_value::<Box<RawValue>>()?)?,
                "roles" => once(&mut roles, map.next_value::<Option<Vec<String>>>()?)?,
                _ => drop(map.next_value::<IgnoredAny>()?),
            }
        }
        let read = |Strict(claim)| {
            let mut claim = Members::from(claim);
            Ok(Attributes { ip_address: claim.text("ip_address")?, user_agent: claim.text("user_agent")? })
        };
        let factors = factors.filter(|factors| factors.get() != "null");
        if factors.as_ref().is_some_and(|factors| !factors.get().starts_with('[')) {
            return Err(missing());
        }
        Ok(SessionClaim {
            id: id.ok_or_else(missing)?,
            started_at: Timestamp::of(started_at),
            last_accessed_at: Timestamp::of(last_accessed_at),
            expires_at: Timestamp::of(expires_at),
            attributes: attributes.flatten().map(read).transpose().map_err(|_: Wrong| missing())?,
            authentication_factors: factors
                .map_or_else(|| RawValue::from_string("[]".to_owned()), Ok)
                .map_err(|_| missing())?,
            roles: roles.flatten().unwrap_or_default(),
        })
    }
}

const SESSION: &str = "https://stytch.com/session";
/// The claim that says of which organization a member is.
pub(crate) const ORGANIZATION: &str = "https://stytch.com/organization";

impl<'de> Deserialize<'de> for Claims {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(ClaimsVisitor)
    }
}

struct ClaimsVisitor;

impl<'de> Visitor<'de> for ClaimsVisitor {
    type Value = Claims;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the claims of a JWT")
    }

    /// Refuses a claim that is there twice: readers who take the first and readers who take the last would disagree.
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Claims, A::Error> {
        let mut claims = Claims::default();
        let (mut audience, mut issuer, mut subject, mut expires_at) = (None, None, None, None);
        let (mut organization, mut token_id) = (None, None);
        while let Some(Key(name)) = map.next_key()? {
            match &*name {
                "aud" => once(&mut audience, map.next_value::<Value>()?)?,
                "iss" => once(&mut issuer, map.next_value()?)?,
                "sub" => once(&mut subject, map.next_value()?)?,
                "exp" => once(&mut expires_at, map.next_value()?)?,
                "nbf" => once(&mut claims.not_before, map.next_value()?)?,
                "iat" => once(&mut claims.issued_at, map.next_value()?)?,
                "jti" => once(&mut token_id, map.next_value::<IgnoredAny>()?)?,
                SESSION => once(&mut claims.session, map.next_value()?)?,
                ORGANIZATION => once(&mut organization, map.next_value::<Strict>()?)?,
                _ => {
                    if claims.custom.insert(name.into_owned(), map.next_value()?).is_some() {
                        return Err(twice());
                    }
                }
            }
        }
        claims.custom.retain(|name, _| !name.starts_with("https://stytch.com/"));
        claims.issuer = issuer.ok_or_else(missing)?;
        claims.subject = subject.ok_or_else(missing)?;
        claims.expires_at = expires_at.ok_or_else(missing)?;
        claims.audience = audience.and_then(|audience| one_or_many(audience).ok()).ok_or_else(missing)?;
        if let Some(Strict(organization)) = organization {
            claims.organization = Some(Members::organization_claim(organization.into()).map_err(|_| missing())?);
        }
        Ok(claims)
    }
}

/// The caller drops the words.
fn missing<E: de::Error>() -> E {
    de::Error::custom("a claim is missing, or is not what it should be")
}

fn once<T, E: de::Error>(place: &mut Option<T>, value: T) -> Result<(), E> {
    match place.replace(value) {
        None => Ok(()),
        Some(_) => Err(twice()),
    }
}

/// An object in which no member is there twice: Stytch's own claims are such.
struct Strict(JsonObject);

impl<'de> Deserialize<'de> for Strict {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(StrictVisitor)
    }
}

struct StrictVisitor;

impl<'de> Visitor<'de> for StrictVisitor {
    type Value = Strict;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Strict, A::Error> {
        let mut members = JsonObject::new();
        while let Some(name) = map.next_key::<String>()? {
            if members.insert(name, map.next_value()?).is_some() {
                return Err(twice());
            }
        }
        Ok(Strict(members))
    }
}

/// Reads JSON that is checked to be UTF-8 once, and not text by text, which is a tenth of what a check of a token costs beside
/// its signature.
pub(super) fn read_text<'a, T: Deserialize<'a>>(json: &'a [u8]) -> Option<T> {
    serde_json::from_str(std::str::from_utf8(json).ok()?).ok()
}

pub(super) fn twice<E: de::Error>() -> E {
    de::Error::custom("a member is there twice")
}
