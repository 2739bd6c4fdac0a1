//! The claims of a token (RFC 7519, section 4), and whether they hold now.

use std::time::Duration;

use serde_json::Value;

use super::strict;
use super::token::malformed;
use crate::api::consumer::Attributes;
use crate::api::models::OrganizationClaim;
use crate::error::{Denied, DeniedReason};
use crate::flow::Context;
use crate::operation::Host;
use crate::values::{JsonObject, Timestamp, UnixTime};
use crate::wire::fields::{self, Misfit};

const SESSION: &str = "https://stytch.com/session";
/// The claim that names the organization of a member.
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
    /// Everything else, except `jti` and what Stytch may add under its own name.
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
    /// A list as received: most programs want types of it, and bindings do not.
    pub(crate) authentication_factors: Value,
    pub(crate) roles: Vec<String>,
}

impl Claims {
    pub(crate) fn read(json: &[u8]) -> Result<Self, Denied> {
        let claims = strict::object(json).and_then(|claims| Self::of(claims).ok());
        claims.ok_or_else(|| malformed(UNREADABLE))
    }

    fn of(claims: JsonObject) -> Result<Self, Misfit> {
        let mut claims = Value::Object(claims);
        let session = claims.get_mut(SESSION).map(Value::take);
        let organization = claims.get(ORGANIZATION);
        Ok(Self {
            audience: fields::one_or_many(fields::required(&claims, "aud")?)?,
            issuer: fields::required_text(&claims, "iss")?,
            subject: fields::required_text(&claims, "sub")?,
            expires_at: number(fields::required(&claims, "exp")?)?,
            not_before: claims.get("nbf").map(number).transpose()?,
            issued_at: claims.get("iat").map(number).transpose()?,
            session: session.map(SessionClaim::read).transpose()?,
            organization: organization.map(|claim| fields::within(claim, organization_claim)).transpose()?,
            custom: custom_claims(claims, &["aud", "iss", "sub", "exp", "nbf", "iat", "jti"]),
        })
    }

    /// Whether the token is for this project, and now.
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
        // However far in the future a token was issued, no age is less than zero.
        if max_age.is_zero() || now >= issued_at + max_age.as_secs_f64() {
            return denied(DeniedReason::TooOld, "the token is older than the caller accepts");
        }
        Ok(())
    }

    fn is_from_known_issuer(&self, context: &Context) -> bool {
        let project = context.project();
        let own = self.issuer.strip_prefix("stytch.com/").is_some_and(|id| id == project.project_id());
        let issuer = self.issuer.trim_end_matches('/');
        own || issuer == project.url(Host::Api)
            || context
                .settings()
                .issuers
                .iter()
                .any(|known| !issuer.is_empty() && issuer == known.trim_end_matches('/'))
    }

    /// When the token expires.
    pub(crate) fn expiry(&self) -> UnixTime {
        unix_time(self.expires_at)
    }
}

/// What is wrong with claims of another form than theirs; more would quote the token.
pub(crate) const UNREADABLE: &str = "the claims of the token do not have the form of claims";

fn number(claim: &Value) -> Result<f64, Misfit> {
    claim.as_f64().ok_or_else(|| Misfit::wrong_type(""))
}

/// A time of a token, which may have a fraction and be before 1970.
pub(crate) fn unix_time(seconds: f64) -> UnixTime {
    let since_epoch = Duration::try_from_secs_f64(seconds.max(0.0)).unwrap_or(Duration::MAX);
    UnixTime::default() + since_epoch
}

/// The claims that are not among the `known` ones, and not Stytch's own.
pub(crate) fn custom_claims(claims: Value, known: &[&str]) -> JsonObject {
    let Value::Object(mut claims) = claims else { return JsonObject::new() };
    claims.retain(|name, _| !known.contains(&name.as_str()) && !name.starts_with("https://stytch.com/"));
    claims
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
    fn read(mut session: Value) -> Result<Self, Misfit> {
        fields::within(&session, |_| Ok(()))?;
        let authentication_factors = match session.get_mut("authentication_factors").map(Value::take) {
            None | Some(Value::Null) => Value::Array(Vec::new()),
            Some(factors @ Value::Array(_)) => factors,
            Some(_) => return Err(Misfit::wrong_type("authentication_factors")),
        };
        let attributes = |attributes: &Value| {
            let [ip_address, user_agent] = ["ip_address", "user_agent"].map(|name| fields::text(attributes, name));
            Ok(Attributes { ip_address: ip_address?, user_agent: user_agent? })
        };
        let moment = |name| Timestamp::of(session.get(name).cloned().unwrap_or_default());
        Ok(Self {
            id: fields::required_text(&session, "id")?,
            started_at: moment("started_at"),
            last_accessed_at: moment("last_accessed_at"),
            expires_at: moment("expires_at"),
            attributes: fields::object(&session, "attributes", attributes)?,
            authentication_factors,
            roles: fields::texts(&session, "roles")?,
        })
    }
}
