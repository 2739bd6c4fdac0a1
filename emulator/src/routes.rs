//! From a request to the operation that answers it.

use http::header::{CACHE_CONTROL, LOCATION};
use http::{HeaderValue, Method, Request, Response, StatusCode};
use stytch_core::{OPERATIONS, Operation};

use crate::answer::{Failure, Outcome, respond};
use crate::api::b2b::{self, acting};
use crate::api::{
    connected_apps, consents, debug, idp, jwks, m2m, magic_links, oauth, oauth2, otps, passwords, rbac, search,
    sessions, users,
};
use crate::credentials;
use crate::input::Input;
use crate::state::State;

type Handler = fn(&mut State, &Input) -> Outcome;

/// The operations that are emulated, and what they do.
const EMULATED: &[(&str, Handler)] = &[
    ("b2b.idp.oauth.authorize", idp::member_authorize),
    ("b2b.idp.oauth.authorize_start", idp::member_authorize_start),
    ("b2b.magic_links.authenticate", b2b::magic_links::authenticate),
    ("b2b.magic_links.email.login_or_signup", b2b::magic_links::email_login_or_signup),
    ("b2b.organizations.connected_apps", b2b::connected_apps::of_organization),
    ("b2b.organizations.create", b2b::organizations::create),
    ("b2b.organizations.delete", b2b::organizations::delete),
    ("b2b.organizations.delete_external_id", b2b::organizations::delete_external_id),
    ("b2b.organizations.get", b2b::organizations::get),
    ("b2b.organizations.get_connected_app", b2b::connected_apps::in_organization),
    ("b2b.organizations.members.connected_apps.revoke", b2b::connected_apps::revoke_of_member),
    ("b2b.organizations.members.create", b2b::members::create),
    ("b2b.organizations.members.dangerously_get", b2b::members::dangerously_get),
    ("b2b.organizations.members.delete", b2b::members::delete),
    ("b2b.organizations.members.delete_external_id", b2b::members::delete_external_id),
    ("b2b.organizations.members.get", b2b::members::get),
    ("b2b.organizations.members.get_connected_apps", b2b::connected_apps::of_member),
    ("b2b.organizations.members.search", b2b::member_search::search),
    ("b2b.organizations.members.update", b2b::members::update),
    ("b2b.organizations.search", b2b::organization_search::search),
    ("b2b.organizations.update", b2b::organizations::update),
    ("b2b.rbac.organizations.get_org_policy", b2b::rbac::get_org_policy),
    ("b2b.rbac.organizations.set_org_policy", b2b::rbac::set_org_policy),
    ("b2b.rbac.policy", rbac::policy),
    ("b2b.sessions.authenticate", b2b::sessions::authenticate),
    ("b2b.sessions.get", b2b::sessions::get),
    ("b2b.sessions.get_jwks", jwks::get),
    ("b2b.sessions.revoke", b2b::sessions::revoke),
    ("connected_apps.clients.create", connected_apps::create),
    ("connected_apps.clients.delete", connected_apps::delete),
    ("connected_apps.clients.get", connected_apps::get),
    ("connected_apps.clients.search", connected_apps::search),
    ("connected_apps.clients.secrets.rotate", connected_apps::rotate),
    ("connected_apps.clients.secrets.rotate_cancel", connected_apps::rotate_cancel),
    ("connected_apps.clients.secrets.rotate_start", connected_apps::rotate_start),
    ("connected_apps.clients.update", connected_apps::update),
    ("consumer.idp.oauth.authorize", idp::authorize),
    ("consumer.idp.oauth.authorize_start", idp::authorize_start),
    ("consumer.magic_links.authenticate", magic_links::authenticate),
    ("consumer.magic_links.create", magic_links::create),
    ("consumer.magic_links.email.invite", magic_links::email_invite),
    ("consumer.magic_links.email.login_or_create", magic_links::email_login_or_create),
    ("consumer.magic_links.email.revoke_invite", magic_links::email_revoke_invite),
    ("consumer.magic_links.email.send", magic_links::email_send),
    ("consumer.oauth.authenticate", oauth::authenticate),
    ("consumer.otps.authenticate", otps::authenticate),
    ("consumer.otps.email.login_or_create", otps::email_login_or_create),
    ("consumer.otps.email.send", otps::email_send),
    ("consumer.otps.sms.login_or_create", otps::sms_login_or_create),
    ("consumer.otps.sms.send", otps::sms_send),
    ("consumer.otps.whatsapp.login_or_create", otps::whatsapp_login_or_create),
    ("consumer.otps.whatsapp.send", otps::whatsapp_send),
    ("consumer.passwords.authenticate", passwords::authenticate),
    ("consumer.passwords.create", passwords::create),
    ("consumer.passwords.email.reset", passwords::email_reset),
    ("consumer.passwords.email.reset_start", passwords::email_reset_start),
    ("consumer.passwords.existing_password.reset", passwords::existing_password_reset),
    ("consumer.passwords.sessions.reset", passwords::session_reset),
    ("consumer.passwords.strength_check", passwords::strength_check),
    ("consumer.rbac.policy", rbac::policy),
    ("consumer.sessions.authenticate", sessions::authenticate),
    ("consumer.sessions.get", sessions::get),
    ("consumer.sessions.get_jwks", jwks::get),
    ("consumer.sessions.revoke", sessions::revoke),
    ("consumer.users.connected_apps", consents::of_user),
    ("consumer.users.create", users::create),
    ("consumer.users.delete", users::delete),
    ("consumer.users.delete_email", users::delete_email),
    ("consumer.users.delete_external_id", users::delete_external_id),
    ("consumer.users.delete_password", users::delete_password),
    ("consumer.users.delete_phone_number", users::delete_phone_number),
    ("consumer.users.exchange_primary_factor", users::exchange_primary_factor),
    ("consumer.users.get", users::get),
    ("consumer.users.revoke", consents::revoke_of_user),
    ("consumer.users.search", search::search),
    ("consumer.users.update", users::update),
    ("debug.whoami", debug::whoami),
    ("m2m.clients.create", m2m::create),
    ("m2m.clients.delete", m2m::delete),
    ("m2m.clients.get", m2m::get),
    ("m2m.clients.search", m2m::search),
    ("m2m.clients.secrets.rotate", m2m::rotate),
    ("m2m.clients.secrets.rotate_cancel", m2m::rotate_cancel),
    ("m2m.clients.secrets.rotate_start", m2m::rotate_start),
    ("m2m.clients.update", m2m::update),
];

/// The operations of the OAuth 2.0 server, to which clients and tokens prove themselves instead of the project.
const OAUTH2: &[(&str, oauth2::Handler)] = &[
    ("oauth2.introspect", oauth2::introspect),
    ("oauth2.revoke", oauth2::revoke),
    ("oauth2.token", oauth2::token),
    ("oauth2.userinfo", oauth2::userinfo),
];

/// The operations that answer without credentials, and what their answers say about being kept: keys are public.
const PUBLIC: [&str; 2] = ["b2b.sessions.get_jwks", "consumer.sessions.get_jwks"];
const CACHE_PUBLIC: HeaderValue = HeaderValue::from_static("public, max-age=900");

/// Answers a request.
pub(crate) fn answer(state: &mut State, secret: &str, request: &Request<Vec<u8>>) -> Response<Vec<u8>> {
    if request.method() == Method::GET && matches(oauth::START, request.uri().path()) {
        return redirect(state, request);
    }
    let operation = match resolve(request.method(), request.uri().path()) {
        Ok(operation) => operation,
        Err(failure) => return respond(state, Err(failure)),
    };
    state.traffic.count(operation.name);
    let outcome = perform(state, secret, operation, request);
    let cached = outcome.is_ok() && PUBLIC.contains(&operation.name);
    let mut response = respond(state, outcome);
    if cached {
        response.headers_mut().insert(CACHE_CONTROL, CACHE_PUBLIC);
    }
    response
}

/// Answers a browser, which brings no credentials, and is no operation.
fn redirect(state: &mut State, request: &Request<Vec<u8>>) -> Response<Vec<u8>> {
    match Input::read(request, oauth::START).and_then(|input| oauth::start(state, &input)) {
        Ok(location) => {
            let mut response = Response::new(Vec::new());
            *response.status_mut() = StatusCode::FOUND;
            response.headers_mut().insert(LOCATION, location);
            response
        }
        Err(failure) => respond(state, Err(failure)),
    }
}

fn perform(state: &mut State, secret: &str, operation: &Operation, request: &Request<Vec<u8>>) -> Outcome {
    state.traffic.check(operation.name)?;
    if let Some((_, handler)) = OAUTH2.iter().find(|(name, _)| *name == operation.name) {
        return oauth2::answer(state, *handler, operation.path, request);
    }
    let Some((_, handler)) = EMULATED.iter().find(|(name, _)| *name == operation.name) else {
        return Err(Failure::not_emulated(&format!("{} ({} {})", operation.name, operation.method, operation.path)));
    };
    if !PUBLIC.contains(&operation.name) {
        authorize(request, &state.project_id, secret)?;
    }
    let mut input = Input::read(request, operation.path)?;
    acting::authorize(state, operation, request.headers(), &mut input)?;
    handler(state, &input)
}

/// The operation that a request is for.
fn resolve(method: &Method, path: &str) -> Result<&'static Operation, Failure> {
    let mut here = OPERATIONS.iter().copied().filter(|operation| matches(operation.path, path)).peekable();
    if here.peek().is_none() {
        let message = format!("There is no operation at {path}.");
        return Err(Failure::not_found("route_not_found", message));
    }
    // `/v1/users/search` is also of the form `/v1/users/{user_id}`: fixed segments go before parameters.
    let fixed = |operation: &&Operation| -> Vec<bool> {
        operation.path.split('/').map(|segment| !is_parameter(segment)).collect()
    };
    here.filter(|operation| operation.method == *method).max_by_key(fixed).ok_or_else(|| {
        let message = format!("{path} does not take {method}.");
        Failure::new(StatusCode::METHOD_NOT_ALLOWED, "method_not_allowed", message)
    })
}

fn matches(template: &str, path: &str) -> bool {
    let (patterns, segments) = (template.split('/'), path.split('/'));
    patterns.clone().count() == segments.clone().count()
        && patterns.zip(segments).all(|(pattern, segment)| match is_parameter(pattern) {
            true => !segment.is_empty(),
            false => pattern == segment,
        })
}

fn is_parameter(pattern: &str) -> bool {
    pattern.starts_with('{')
}

/// Fails unless the request carries the project id and secret.
fn authorize(request: &Request<Vec<u8>>, project_id: &str, secret: &str) -> Result<(), Failure> {
    if credentials::basic(request) == Some(format!("{project_id}:{secret}").into_bytes()) {
        return Ok(());
    }
    let message = "The project id and secret are missing or wrong.";
    Err(Failure::unauthorized("unauthorized_credentials", message))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_emulated_exists() {
        for name in EMULATED.iter().map(|(name, _)| name).chain(OAUTH2.iter().map(|(name, _)| name)) {
            assert!(stytch_core::operation(name).is_some(), "{name}");
        }
    }

    #[test]
    fn fixed_segments_go_before_parameters() {
        let resolved = resolve(&Method::DELETE, "/v1/users/emails/external_id").ok().map(|operation| operation.name);
        assert_eq!(resolved, Some("consumer.users.delete_email"));
    }
}
