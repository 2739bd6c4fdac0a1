//! Passkeys and other WebAuthn credentials: registrations and logins.

pub(crate) mod authenticate;
mod given;
pub(crate) mod register;

use std::time::Duration;

use base64::Engine;
use base64::prelude::{BASE64_STANDARD, BASE64_URL_SAFE_NO_PAD};
use serde_json::{Value, json};

use crate::api::consumer::login::Login;
use crate::model::session::Factor;
use crate::model::user::{By, User};
use crate::model::webauthn::{Credential, Registration, credential_key};
use crate::outcome::{Failure, Outcome};
use crate::request::input::Input;
use crate::state::State;

pub(crate) fn update(state: &mut State, input: &Input) -> Outcome {
    let id = input.text("webauthn_registration_id")?;
    let name = input.owned_text("name")?.ok_or_else(|| {
        let message = "name must not be empty.";
        Failure::invalid("empty_webauthn_registration_name", message)
    })?;
    let mut user = state.users.find_mut(By::RegistrationId, id).ok_or_else(not_found)?;
    let registration = user.webauthn.iter_mut().find(|registration| registration.id == id).ok_or_else(not_found)?;
    registration.name = name;
    Ok(json!({ "webauthn_registration": registration.to_json() }))
}

pub(crate) fn list_credentials(state: &mut State, input: &Input) -> Outcome {
    let user = state.user(input.text("user_id")?)?;
    let credentials = active(user, input.text("domain")?).map(|(registration, credential)| {
        json!({
            "credential_id": credential_key(&credential.id),
            "webauthn_registration_id": registration.id,
            "type": "public-key",
            "public_key": BASE64_STANDARD.encode(&credential.public_key.cose),
        })
    });
    Ok(json!({ "credentials": credentials.collect::<Vec<_>>() }))
}

/// Logs a user in with one of their registrations.
fn log_in(state: &mut State, login: Login, user_id: &str, registration_id: &str, now: Duration) -> Outcome {
    let mut user = state.user_mut(user_id)?;
    user.authenticated(None);
    let registration = user.webauthn.iter().find(|registration| registration.id == registration_id);
    let factor = Factor::webauthn(registration.ok_or_else(not_found)?, now);
    drop(user);
    let mut answer = login.finish(state, user_id, factor)?;
    answer["webauthn_registration_id"] = json!(registration_id);
    Ok(answer)
}

/// The registrations of a user for a domain that have a credential.
fn active<'a>(user: &'a User, domain: &str) -> impl Iterator<Item = (&'a Registration, &'a Credential)> {
    let of_domain = user.webauthn.iter().filter(move |registration| registration.domain == domain);
    of_domain.filter_map(|registration| Some((registration, registration.credential()?)))
}

/// The credentials of a user for a domain, as browsers take them in options.
fn descriptors(user: &User, domain: &str, encode: fn(&[u8]) -> String) -> Vec<Value> {
    active(user, domain).map(|(_, credential)| json!({ "type": "public-key", "id": encode(&credential.id) })).collect()
}

/// How bytes are written in options.
fn encoding(input: &Input) -> Result<fn(&[u8]) -> String, Failure> {
    Ok(match input.flag("use_base64_url_encoding")? {
        true => |bytes| BASE64_URL_SAFE_NO_PAD.encode(bytes),
        false => |bytes| BASE64_STANDARD.encode(bytes),
    })
}

fn domain(input: &Input) -> Result<&str, Failure> {
    let domain = input.text("domain")?;
    let of_label = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
    match domain.split('.').all(|label| !label.is_empty() && label.bytes().all(of_label)) {
        true => Ok(domain),
        false => {
            let message = "domain must be a host name, without scheme and port.";
            Err(Failure::invalid("invalid_webauthn_registration_domain", message))
        }
    }
}

fn not_found() -> Failure {
    Failure::not_found("webauthn_registration_not_found", "There is no such WebAuthn registration.")
}
