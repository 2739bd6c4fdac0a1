//! What a token says (RFC 7519, section 4), and whether it holds now.

use std::time::Duration;

use serde_json::Value;

use super::strict;
use super::token::malformed;
use crate::consumer::Attributes;
use crate::members::{Json, Members, Wrong, one_or_many};
use crate::models::OrganizationClaim;
use crate::{Cache, Denied, DeniedReason, Host, JsonObject, Timestamp, UnixTime};

const SESSION: &str = "https://stytch.com/session";
/// The claim that says of which organization a member is.
pub(crate) const ORGANIZATION: &str = "https://stytch.com/organization";

/// The claims of a token whose signature was verified.
#[derive(Debug)]
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
    pub(crate) authentication_factors: Value,
    pub(crate) roles: Vec<String>,
}

impl Claims {
    pub(crate) fn read(json: &[u8]) -> Result<Self, Denied> {
        let claims = strict::object(json).and_then(|claims| Self::of(claims).ok());
        claims.ok_or_else(|| malformed(UNREADABLE))
    }

    fn of(mut claims: Members<'_>) -> Result<Self, Wrong> {
        claims.take("jti");
        Ok(Self {
            audience: one_or_many(claims.required("aud")?)?,
            issuer: claims.required_text("iss")?,
            subject: claims.required_text("sub")?,
            expires_at: number(claims.required("exp")?)?,
            not_before: claims.take("nbf").map(number).transpose()?,
            issued_at: claims.take("iat").map(number).transpose()?,
            session: claims.take(SESSION).map(|session| SessionClaim::read(Members::of(session)?)).transpose()?,
            organization: claims
                .take(ORGANIZATION)
                .map(|organization| Members::of(organization)?.organization_claim())
                .transpose()?,
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

/// What is wrong with claims that have another form than theirs; more would quote the token.
pub(crate) const UNREADABLE: &str = "the claims of the token do not read as claims";

fn number(claim: Json<'_>) -> Result<f64, Wrong> {
    Value::from(claim).as_f64().ok_or_else(|| Wrong::kind(""))
}

/// A time of a token, which may have a fraction and be before 1970.
pub(crate) fn unix_time(seconds: f64) -> UnixTime {
    let since_epoch = Duration::try_from_secs_f64(seconds.max(0.0)).unwrap_or(Duration::MAX);
    UnixTime::default() + since_epoch
}

impl SessionClaim {
    fn read(mut session: Members<'_>) -> Result<Self, Wrong> {
        let authentication_factors = Json::List(session.list("authentication_factors")?).into();
        let attributes = session.object("attributes", |mut claim| {
            Ok(Attributes { ip_address: claim.text("ip_address")?, user_agent: claim.text("user_agent")? })
        })?;
        Ok(Self {
            id: session.required_text("id")?,
            started_at: Timestamp::of(session.take("started_at").map(Value::from)),
            last_accessed_at: Timestamp::of(session.take("last_accessed_at").map(Value::from)),
            expires_at: Timestamp::of(session.take("expires_at").map(Value::from)),
            attributes,
            authentication_factors,
            roles: session.texts("roles")?,
        })
    }
}
