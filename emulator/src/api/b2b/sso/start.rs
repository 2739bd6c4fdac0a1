//! Where logins with SSO connections begin: at the application, or at the identity provider. Either way, the person
//! has logged in at the pretend provider at once.

use http::HeaderValue;
use serde_json::Map;

use crate::api::common::binding;
use crate::api::common::oauth::{TOKEN_LIFETIME, check_public_token, location};
use crate::model::contact::Kind;
use crate::model::member::{By, Member, Status, within};
use crate::model::organization::Organization;
use crate::model::sso::login::{Arrival, SsoIdentity};
use crate::model::sso::{Connection, Protocol};
use crate::outcome::Failure;
use crate::request::input::Input;
use crate::state::State;
use crate::state::organizations::connection_not_found;

/// The path where a browser starts a login.
pub(crate) const START: &str = "/v1/public/sso/start";
/// The path where a browser arrives from a provider at which the login began.
pub(crate) const CALLBACK: &str = "/v1/b2b/sso/callback/{connection_id}";

/// Starts a login at the application; returns the URL to which the browser is redirected.
pub(crate) fn start(state: &mut State, input: &Input) -> Result<HeaderValue, Failure> {
    check_public_token(input)?;
    let connection_id = match (input.owned_text("connection_id")?, input.optional_text("organization_id")?) {
        (Some(id), None) => id,
        (None, Some(id)) => default_of(state.organization(id)?)?.id.clone(),
        (given, _) => {
            let message = "Exactly one of connection_id and organization_id is required.";
            let too_many = "too_many_sso_connection_locators";
            let error_type = if given.is_some() { too_many } else { "missing_sso_connection_locator" };
            return Err(Failure::invalid(error_type, message));
        }
    };
    let challenge = binding::challenge(input, "pkce_code_challenge")?;
    arrive(state, input, &connection_id, challenge)
}

/// The connection of an organization for logins that name none.
fn default_of(organization: &Organization) -> Result<&Connection, Failure> {
    if let Some(id) = &organization.sso.default_id {
        return organization.sso.find(id).ok_or_else(connection_not_found);
    }
    let mut active = organization.sso.active();
    match (active.next(), active.next()) {
        (Some(only), None) => Ok(only),
        (Some(_), Some(_)) => {
            let message = "The organization has several active SSO connections, and none of them is the default.";
            Err(Failure::invalid("indeterminate_sso_connection_for_organization", message))
        }
        (None, _) => {
            let message = "The organization has no active SSO connection.";
            Err(Failure::invalid("no_sso_connection_exists_for_organization", message))
        }
    }
}

/// Starts a login at the provider; returns the URL to which the browser is redirected.
pub(crate) fn start_at_provider(state: &mut State, input: &Input) -> Result<HeaderValue, Failure> {
    let (connection, _) = state.connection(input.text("connection_id")?)?;
    let id = connection.id.clone();
    match &connection.protocol {
        Protocol::Saml(saml) if !saml.idp_initiated_auth_disabled => {}
        Protocol::Saml(_) => {
            let message = "Logins cannot begin at the provider of this connection.";
            return Err(Failure::invalid("saml_idp_initiated_auth_disabled", message));
        }
        _ => {
            let message = "Logins with this connection cannot begin at the provider.";
            return Err(Failure::invalid("oidc_invalid_callback_request", message));
        }
    }
    arrive(state, &Input::of(Map::new()), &id, None)
}

/// Notes that a person has logged in at the provider of a connection; returns the URL to which they are redirected.
fn arrive(
    state: &mut State,
    input: &Input,
    connection_id: &str,
    challenge: Option<String>,
) -> Result<HeaderValue, Failure> {
    let (connection, _) = state.connection(connection_id)?;
    if !connection.is_active() {
        let message = "The SSO connection is not active.";
        return Err(Failure::invalid("requires_active_sso_connection", message));
    }
    let provider = state.provider_of(connection)?;
    let identity = provider.identity();
    if Kind::Email.check(&identity.email).is_err() {
        let oidc = "oidc_response_email_missing";
        let error_type = if provider.saml().is_some() { "invalid_saml_response_email" } else { oidc };
        return Err(Failure::invalid(error_type, "The provider has sent no email address."));
    }
    let scopes = match &provider.protocol {
        Protocol::Oidc(oidc) => oidc.scopes(input.optional_text("custom_scopes")?.unwrap_or_default()),
        _ => Vec::new(),
    };
    let is_login = member_with(state, connection, &identity).is_some_and(|member| member.status == Status::Active);

    // The redirect URLs are built first, so an invalid one fails before anything changes.
    let token = state.mint.token();
    let login_url = location(input, "login_redirect_url", "invalid_login_sso_url", "sso", &token)?;
    let signup_url = location(input, "signup_redirect_url", "invalid_signup_sso_url", "sso", &token)?;
    let expires_at = state.now().saturating_add(TOKEN_LIFETIME);
    let connection_id = connection_id.to_owned();
    state.sso_arrivals.insert(Arrival { token, connection_id, identity, challenge, scopes, expires_at });
    Ok(if is_login { login_url } else { signup_url })
}

/// The member with this account at a connection, or with its email address.
pub(super) fn member_with<'a>(state: &'a State, connection: &Connection, identity: &SsoIdentity) -> Option<&'a Member> {
    let known = state.members.find(By::Account, &within(&connection.id, &identity.subject));
    known.or_else(|| state.member_at(&connection.organization_id, &identity.email))
}
