//! Cross App Access: a token in exchange for the assertion of an identity provider, without a browser (RFC 7523, and the
//! Identity Assertion JWT Authorization Grant).

use serde_json::Value;

use crate::api::idp::granter::Granter;
use crate::api::idp::scopes::{self, OFFLINE_ACCESS};
use crate::api::oauth2::client::Client;
use crate::api::oauth2::failures::{invalid_grant, unauthorized_client};
use crate::api::oauth2::token::{access_token, scopes_within};
use crate::model::member::{By, Member, within};
use crate::model::oauth2::grant::{Grant, Subject};
use crate::model::organization;
use crate::model::trusted_token::{self, Profile};
use crate::outcome::{Failure, Outcome};
use crate::request::input::Input;
use crate::state::State;
use crate::state::jwt::issuer;

/// The `typ` of assertions, which tells them from other tokens of the provider.
const TYPE: &str = "oauth-id-jag+jwt";

pub(super) fn jwt_bearer(state: &mut State, input: &Input, client: &Client) -> Outcome {
    let app = state.oauth.app(client.app()?)?;
    if app.client_type.is_public() {
        return Err(unauthorized_client("Only clients with a secret can use assertions."));
    }
    let assertion = Assertion::read(state, input.text("assertion")?, &app.id)?;
    let member = assertion.member(state)?;
    let granter = Granter::of_member(state, &member.id)?;
    granter.check_app(app).map_err(|_| invalid_grant("The organization does not allow the Connected App."))?;
    let mut granted = Vec::new();
    for name in scopes_within(input, &assertion.scopes)? {
        let scope = scopes::check(state, app, &granter, &name).map_err(|_| {
            let message = format!("There is no scope {name}.");
            Failure::invalid("invalid_scope", message)
        })?;
        // The assertion is exchanged again in place of a refresh token.
        if scope.grantable && name != OFFLINE_ACCESS {
            granted.push(name);
        }
    }
    let grant = Grant {
        client_id: app.id.clone(),
        subject: Subject::Member { member_id: member.id.clone() },
        scopes: granted,
        resources: assertion.resources,
        code: None,
    };
    access_token(state, &grant, None)
}

/// A genuine assertion for this client.
#[derive(Debug)]
struct Assertion {
    issuer: String,
    /// The person's id at the provider.
    subject: String,
    scopes: Vec<String>,
    resources: Vec<String>,
}

impl Assertion {
    fn read(state: &State, token: &str, client_id: &str) -> Result<Self, Failure> {
        let said = trusted_token::unverified(token).ok_or_else(|| invalid_grant("The assertion is not a JWT."))?;
        let header_type = said.header["typ"].as_str().unwrap_or_default();
        if !header_type.eq_ignore_ascii_case(TYPE) {
            return Err(invalid_grant(&format!("The typ of the assertion is not {TYPE}.")));
        }
        let issued_by = said.claims["iss"].as_str().unwrap_or_default();
        let profiles = state.trusted_profiles.all(trusted_token::By::Issuer, issued_by);
        let mut outcomes = profiles.map(|profile: &Profile| profile.verify(token, &issuer(), state.now()));
        let first = outcomes.next().unwrap_or_else(|| Err(invalid_grant("The keys of the issuer are not known.")));
        // Profiles of the same issuer may have different keys.
        let claims = first.or_else(|first| outcomes.find_map(Result::ok).ok_or(first));
        let claims = claims.map_err(|failure| invalid_grant(failure.message()))?;
        if claims["client_id"] != client_id {
            return Err(invalid_grant("The assertion is for another client."));
        }
        if !claims["jti"].is_string() || !claims["iat"].is_number() {
            return Err(invalid_grant("The assertion has no jti or no iat."));
        }
        let subject = claims["sub"].as_str().filter(|subject| !subject.is_empty());
        let subject = subject.ok_or_else(|| invalid_grant("The assertion has no sub."))?;
        let resource = &claims["resource"];
        let resources = resource.as_array().map_or(std::slice::from_ref(resource), Vec::as_slice).iter();
        Ok(Self {
            issuer: issued_by.to_owned(),
            subject: subject.to_owned(),
            scopes: claims["scope"].as_str().unwrap_or_default().split_whitespace().map(str::to_owned).collect(),
            resources: resources.filter_map(Value::as_str).map(str::to_owned).collect(),
        })
    }

    /// The member whom it is about: the one with this account at an OIDC connection of the issuer, or else the one with
    /// this external id in the organization of such a connection.
    fn member<'a>(&self, state: &'a State) -> Result<&'a Member, Failure> {
        let organizations = || state.organizations.all(organization::By::Issuer, &self.issuer);
        let connections = organizations().flat_map(|organization| organization.sso.active());
        let connections = connections.filter(|connection| connection.issuer() == Some(&self.issuer));
        let accounts = connections.filter_map(|at| state.members.find(By::Account, &within(&at.id, &self.subject)));
        if let Some(member) = only(accounts)? {
            return Ok(member);
        }
        let connected = organizations().filter(|organization| {
            let mut active = organization.sso.active();
            active.any(|connection| connection.issuer() == Some(&self.issuer))
        });
        let members = connected.filter_map(|organization| state.member(&organization.id, &self.subject).ok());
        let by_external_id = members.filter(|member| member.external_id.as_ref() == Some(&self.subject));
        only(by_external_id)?.ok_or_else(|| {
            invalid_grant("No member has this sub at an OIDC connection of the issuer, or as their external id.")
        })
    }
}

/// The member; fails if there are several.
fn only<'a>(mut members: impl Iterator<Item = &'a Member>) -> Result<Option<&'a Member>, Failure> {
    let first = members.next();
    match first.is_some_and(|first| members.any(|member| member.id != first.id)) {
        true => Err(invalid_grant("The assertion is about more than one member.")),
        false => Ok(first),
    }
}
