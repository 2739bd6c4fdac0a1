//! What a token says (RFC 7519, section 4), and whether it holds now.

use std::fmt;
use std::marker::PhantomData;
use std::time::Duration;

use serde::Deserialize;
use serde::de::{self, DeserializeOwned, Deserializer, IgnoredAny, MapAccess, Visitor};

use super::token::malformed;
use crate::consumer::Attributes;
use crate::models::OrganizationClaim;
use crate::response::{Key, one_or_many, or_default};
use crate::{Cache, Denied, DeniedReason, Host, JsonObject, Timestamp, UnixTime};

/// The claims of a token whose signature was verified, with the factors of a session read as `Factor`.
#[derive(Debug)]
pub(crate) struct Claims<Factor> {
    pub(crate) audience: Vec<String>,
    pub(crate) issuer: String,
    pub(crate) subject: String,
    pub(crate) expires_at: f64,
    pub(crate) not_before: Option<f64>,
    pub(crate) issued_at: Option<f64>,
    pub(crate) session: Option<SessionClaim<Factor>>,
    pub(crate) organization: Option<OrganizationClaim>,
    /// Everything else, but for `jti` and what Stytch may add under its own name.
    pub(crate) custom: JsonObject,
}

/// The claim `https://stytch.com/session`.
#[derive(Debug, Deserialize)]
#[serde(bound = "Factor: DeserializeOwned")]
pub(crate) struct SessionClaim<Factor> {
    pub(crate) id: String,
    #[serde(default, deserialize_with = "or_default")]
    pub(crate) started_at: Timestamp,
    #[serde(default, deserialize_with = "or_default")]
    pub(crate) last_accessed_at: Timestamp,
    /// Old tokens have none; the session then ends with the token.
    #[serde(default, deserialize_with = "or_default")]
    pub(crate) expires_at: Timestamp,
    pub(crate) attributes: Option<Attributes>,
    #[serde(default, deserialize_with = "or_default")]
    pub(crate) authentication_factors: Vec<Factor>,
    #[serde(default, deserialize_with = "or_default")]
    pub(crate) roles: Vec<String>,
}

impl<Factor: DeserializeOwned> Claims<Factor> {
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

impl<Factor> Default for Claims<Factor> {
    fn default() -> Self {
        Self {
            audience: Vec::new(),
            issuer: String::new(),
            subject: String::new(),
            expires_at: 0.0,
            not_before: None,
            issued_at: None,
            session: None,
            organization: None,
            custom: JsonObject::new(),
        }
    }
}

impl<'de, Factor: DeserializeOwned> Deserialize<'de> for Claims<Factor> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(ClaimsVisitor(PhantomData))
    }
}

struct ClaimsVisitor<Factor>(PhantomData<Factor>);

/// A list that may come as one text.
#[derive(Deserialize)]
struct Audience(#[serde(deserialize_with = "one_or_many")] Vec<String>);

impl<'de, Factor: DeserializeOwned> Visitor<'de> for ClaimsVisitor<Factor> {
    type Value = Claims<Factor>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the claims of a JWT")
    }

    /// Refuses a claim that is there twice: readers who take the first and readers who take the last would disagree.
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Claims<Factor>, A::Error> {
        let mut claims = Claims::default();
        let (mut audience, mut issuer, mut subject, mut expires_at) = (None, None, None, None);
        let mut token_id = None;
        while let Some(Key(name)) = map.next_key()? {
            match &*name {
                "aud" => once(&mut audience, map.next_value::<Audience>()?.0)?,
                "iss" => once(&mut issuer, map.next_value()?)?,
                "sub" => once(&mut subject, map.next_value()?)?,
                "exp" => once(&mut expires_at, map.next_value()?)?,
                "nbf" => once(&mut claims.not_before, map.next_value()?)?,
                "iat" => once(&mut claims.issued_at, map.next_value()?)?,
                "jti" => once(&mut token_id, map.next_value::<IgnoredAny>()?)?,
                "https://stytch.com/session" => once(&mut claims.session, map.next_value()?)?,
                "https://stytch.com/organization" => once(&mut claims.organization, map.next_value()?)?,
                _ => {
                    if claims.custom.insert(name.into_owned(), map.next_value()?).is_some() {
                        return Err(twice());
                    }
                }
            }
        }
        claims.custom.retain(|name, _| !name.starts_with("https://stytch.com/"));
        claims.audience = audience.ok_or_else(|| de::Error::missing_field("aud"))?;
        claims.issuer = issuer.ok_or_else(|| de::Error::missing_field("iss"))?;
        claims.subject = subject.ok_or_else(|| de::Error::missing_field("sub"))?;
        claims.expires_at = expires_at.ok_or_else(|| de::Error::missing_field("exp"))?;
        Ok(claims)
    }
}

/// Reads JSON that is checked to be UTF-8 once, and not text by text, which is a tenth of what a check of a token costs beside
/// its signature.
pub(super) fn read_text<'a, T: Deserialize<'a>>(json: &'a [u8]) -> Option<T> {
    serde_json::from_str(std::str::from_utf8(json).ok()?).ok()
}

fn once<T, E: de::Error>(place: &mut Option<T>, value: T) -> Result<(), E> {
    match place.replace(value) {
        None => Ok(()),
        Some(_) => Err(twice()),
    }
}

pub(super) fn twice<E: de::Error>() -> E {
    de::Error::custom("a member is there twice")
}
