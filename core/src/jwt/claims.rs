//! What a token says (RFC 7519, section 4), and whether it holds now.

use std::fmt;
use std::time::Duration;

use serde::de::{self, Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::Value;

use super::token::malformed;
use crate::consumer::Attributes;
use crate::members::{Members, Wrong, number, one_or_many};
use crate::models::OrganizationClaim;
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
    pub(crate) authentication_factors: Vec<Value>,
    pub(crate) roles: Vec<String>,
}

impl Claims {
    pub(crate) fn read(json: &[u8]) -> Result<Self, Denied> {
        // serde's own message would quote the token.
        let wrong = || malformed("the claims of the token do not read as claims");
        let claims: Strict = read_text(json).ok_or_else(wrong)?;
        Self::of(claims.0.into()).map_err(|_| wrong())
    }

    fn of(mut claims: Members) -> Result<Self, Wrong> {
        claims.take("jti");
        Ok(Self {
            audience: claims.required("aud").and_then(one_or_many)?,
            issuer: claims.required_text("iss")?,
            subject: claims.required_text("sub")?,
            expires_at: number(&claims.required("exp")?)?,
            not_before: claims.take("nbf").as_ref().map(number).transpose()?,
            issued_at: claims.take("iat").as_ref().map(number).transpose()?,
            session: claims.object(SESSION, SessionClaim::of)?,
            organization: claims.object(ORGANIZATION, Members::organization_claim)?,
            custom: claims.custom_claims(),
        })
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

impl SessionClaim {
    fn of(mut claim: Members) -> Result<Self, Wrong> {
        let attributes = |mut claim: Members| {
            Ok(Attributes { ip_address: claim.text("ip_address")?, user_agent: claim.text("user_agent")? })
        };
        Ok(Self {
            id: claim.required_text("id")?,
            started_at: Timestamp::of(claim.take("started_at")),
            last_accessed_at: Timestamp::of(claim.take("last_accessed_at")),
            expires_at: Timestamp::of(claim.take("expires_at")),
            attributes: claim.object("attributes", attributes)?,
            authentication_factors: claim.list("authentication_factors")?,
            roles: claim.texts("roles")?,
        })
    }
}

const SESSION: &str = "https://stytch.com/session";
/// The claim that says of which organization a member is.
pub(crate) const ORGANIZATION: &str = "https://stytch.com/organization";

/// An object in which no member is there twice, and none in Stytch's own claims: readers who take the first and readers who
/// take the last would disagree.
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
            let value = match name.as_str() {
                SESSION | ORGANIZATION => Value::Object(map.next_value::<Strict>()?.0),
                _ => map.next_value()?,
            };
            if members.insert(name, value).is_some() {
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
