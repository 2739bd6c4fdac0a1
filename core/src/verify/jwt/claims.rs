//! The claims of a token (RFC 7519, section 4), and whether they hold now.

use std::time::Duration;

use serde_json::Value;

use super::strict::{self, Json};
use super::token::malformed;
use crate::api::consumer::Attributes;
use crate::api::models::OrganizationClaim;
use crate::error::{Denied, DeniedReason};
use crate::flow::Context;
use crate::operation::Host;
use crate::values::json::Members;
use crate::values::{JsonObject, Timestamp, UnixTime};
use crate::wire::fields::{self, Misfit};

/// How the names of Stytch's own claims begin.
pub(crate) const STYTCH: &str = "https://stytch.com/";
const SESSION: &str = "https://stytch.com/session";
/// The claim that names the organization of a member.
pub(crate) const ORGANIZATION: &str = "https://stytch.com/organization";

/// The claims of a token whose signature was verified.
pub(crate) struct Claims<'a> {
    pub(crate) registered: Registered,
    pub(crate) session: Option<SessionClaim>,
    /// Of the session, a list as received: most programs want types of it, and bindings do not.
    pub(crate) authentication_factors: Json<'a>,
    pub(crate) organization: Option<OrganizationClaim>,
    /// Everything else, except `jti` and what Stytch may add under its own name.
    pub(crate) custom: JsonObject,
}

/// The registered claims (RFC 7519, section 4.1), which decide whether the token holds.
#[derive(Debug, Clone)]
pub(crate) struct Registered {
    pub(crate) audience: Vec<String>,
    pub(crate) issuer: String,
    pub(crate) subject: String,
    pub(crate) expires_at: f64,
    pub(crate) not_before: Option<f64>,
    pub(crate) issued_at: Option<f64>,
}

/// The claim `https://stytch.com/session`, without its factors.
#[derive(Debug, Clone)]
pub(crate) struct SessionClaim {
    pub(crate) id: String,
    pub(crate) started_at: Timestamp,
    pub(crate) last_accessed_at: Timestamp,
    /// Old tokens have none; the session then ends with the token.
    pub(crate) expires_at: Timestamp,
    pub(crate) attributes: Option<Attributes>,
    pub(crate) roles: Vec<String>,
}

impl<'a> Claims<'a> {
    pub(crate) fn read(json: &'a [u8]) -> Result<Self, Denied> {
        strict::object(json).and_then(Self::of).ok_or_else(|| malformed(UNREADABLE))
    }

    /// `None` if a claim is missing or of the wrong type.
    fn of(claims: Members<'a, Json<'a>>) -> Option<Self> {
        let (mut audience, mut issuer, mut subject, mut expires_at) = (None, None, None, None);
        let (mut not_before, mut issued_at, mut session, mut organization) = (None, None, None, None);
        let (mut authentication_factors, mut custom) = (Json::List(Vec::new()), JsonObject::new());
        for (name, claim) in claims {
            match &*name {
                "aud" => {
                    audience = match claim {
                        Json::Text(text) => Some(vec![text.into_owned()]),
                        Json::Other(Value::Null) => Some(Vec::new()),
                        claim => claim.texts(),
                    };
                }
                "iss" => issuer = Some(claim.text()?),
                "sub" => subject = Some(claim.text()?),
                "exp" => expires_at = Some(claim.number()?),
                "nbf" => not_before = Some(claim.number()?),
                "iat" => issued_at = Some(claim.number()?),
                SESSION => {
                    let (claim, factors) = SessionClaim::read(claim)?;
                    (session, authentication_factors) = (Some(claim), factors);
                }
                ORGANIZATION => organization = Some(fields::within(&claim.into(), organization_claim).ok()?),
                "jti" => {}
                _ if name.starts_with(STYTCH) => {}
                _ => drop(custom.insert(name.into_owned(), claim.into())),
            }
        }
        let registered = Registered {
            audience: audience?,
            issuer: issuer?,
            subject: subject?,
            expires_at: expires_at?,
            not_before,
            issued_at,
        };
        Some(Self { registered, session, authentication_factors, organization, custom })
    }
}

impl Registered {
    /// Whether the token is for this project, and valid now.
    pub(crate) fn check(&self, context: &Context, now: UnixTime, max_age: Option<Duration>) -> Result<(), Denied> {
        let denied = |reason, detail| Err(Denied::new(reason, detail));
        if self.subject.is_empty() {
            return Err(malformed("the token names no subject"));
        }
        let project = context.project();
        if !self.audience.iter().any(|audience| audience == project.project_id()) {
            return denied(DeniedReason::Audience, "the token is for another project");
        }
        if !self.is_from_known_issuer(context) {
            return denied(DeniedReason::Issuer, "the token has another issuer");
        }
        let leeway = context.settings().leeway.as_secs_f64();
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
            return Err(malformed("the token does not say when it was issued"));
        };
        // A token that was issued in the future is never too old, except if no age is accepted.
        if max_age.is_zero() || now >= issued_at + max_age.as_secs_f64() {
            return denied(DeniedReason::TooOld, "the token is older than the caller accepts");
        }
        Ok(())
    }

    fn is_from_known_issuer(&self, context: &Context) -> bool {
        let project = context.project();
        let own = self.issuer.strip_prefix("stytch.com/").is_some_and(|id| id == project.project_id());
        let issuer = self.issuer.trim_end_matches('/');
        let is = |known: &String| !issuer.is_empty() && issuer == known.trim_end_matches('/');
        own || issuer == project.url(Host::Api) || context.settings().issuers.iter().any(is)
    }

    /// When the token expires.
    pub(crate) fn expiry(&self) -> UnixTime {
        unix_time(self.expires_at)
    }
}

/// The problem of claims that do not have the form of claims. More detail would quote the token.
pub(crate) const UNREADABLE: &str = "the claims of the token do not have the form of claims";

/// A time of a token, which may have a fraction and be before 1970.
pub(crate) fn unix_time(seconds: f64) -> UnixTime {
    let since_epoch = Duration::try_from_secs_f64(seconds.max(0.0)).unwrap_or(Duration::MAX);
    UnixTime::default() + since_epoch
}

/// The organization of a member, as tokens name it.
pub(crate) fn organization_claim(claim: &Value) -> Result<OrganizationClaim, Misfit> {
    let slug = fields::text(claim, "slug")?;
    Ok(OrganizationClaim {
        organization_id: fields::text(claim, "organization_id")?.unwrap_or_default(),
        organization_slug: slug.or(fields::text(claim, "organization_slug")?).unwrap_or_default(),
    })
}

impl SessionClaim {
    /// The claim, and the factors in it.
    fn read(claim: Json<'_>) -> Option<(Self, Json<'_>)> {
        let Json::Object(claim) = claim else { return None };
        let (mut id, mut attributes, mut roles) = (None, None, Vec::new());
        let mut authentication_factors = Json::List(Vec::new());
        let [mut started_at, mut last_accessed_at, mut expires_at] = [const { Json::Other(Value::Null) }; 3];
        for (name, value) in claim {
            match (&*name, value) {
                ("id", value) => id = Some(value.text()?),
                ("started_at", value) => started_at = value,
                ("last_accessed_at", value) => last_accessed_at = value,
                ("expires_at", value) => expires_at = value,
                ("attributes" | "authentication_factors" | "roles", Json::Other(Value::Null)) => {}
                ("attributes", Json::Object(members)) => attributes = Some(read_attributes(members)?),
                ("attributes", _) => return None,
                ("authentication_factors", factors @ Json::List(_)) => authentication_factors = factors,
                ("authentication_factors", _) => return None,
                ("roles", value) => roles = value.texts()?,
                _ => {}
            }
        }
        let claim = Self {
            id: id?,
            started_at: Timestamp::of(started_at.into()),
            last_accessed_at: Timestamp::of(last_accessed_at.into()),
            expires_at: Timestamp::of(expires_at.into()),
            attributes,
            roles,
        };
        Some((claim, authentication_factors))
    }
}

fn read_attributes(members: Members<'_, Json<'_>>) -> Option<Attributes> {
    let mut attributes = Attributes::default();
    for (name, value) in members {
        match (&*name, value) {
            ("ip_address", Json::Text(text)) => attributes.ip_address = Some(text.into_owned()),
            ("user_agent", Json::Text(text)) => attributes.user_agent = Some(text.into_owned()),
            ("ip_address" | "user_agent", value) if !matches!(value, Json::Other(Value::Null)) => return None,
            _ => {}
        }
    }
    Some(attributes)
}
