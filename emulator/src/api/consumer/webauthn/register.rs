//! Registrations of credentials.

use serde_json::json;

use super::given::{Given, wrong};
use super::{descriptors, domain, encoding, log_in};
use crate::api::consumer::login::Login;
use crate::model::contact::Kind;
use crate::model::user::By;
use crate::model::webauthn::authenticator_data::{AuthenticatorData, attested_data};
use crate::model::webauthn::public_key::ALGORITHMS;
use crate::model::webauthn::{Credential, LIFETIME, Registration, Stage, credential_key};
use crate::outcome::{Failure, Outcome};
use crate::request::input::Input;
use crate::state::State;

pub(crate) fn start(state: &mut State, input: &Input) -> Outcome {
    let encode = encoding(input)?;
    let domain = domain(input)?;
    let user_agent = input.owned_text("user_agent")?.unwrap_or_default();
    let authenticator_type = input.owned_text("authenticator_type")?.unwrap_or_default();
    if !["", "platform", "cross-platform"].contains(&authenticator_type.as_str()) {
        let message = "authenticator_type must be platform or cross-platform.";
        return Err(Failure::invalid("invalid_authenticator_type", message));
    }
    let mut selection = json!({ "userVerification": "preferred" });
    if !authenticator_type.is_empty() {
        selection["authenticatorAttachment"] = json!(authenticator_type);
    }
    if input.flag("return_passkey_credential_options")? {
        selection["residentKey"] = json!("required");
        selection["requireResidentKey"] = json!(true);
    }
    let user = state.user(input.text("user_id")?)?;
    if user.is_pending() {
        let message = "A pending user cannot register a credential.";
        return Err(Failure::invalid("cannot_use_webauthn_with_pending_user", message));
    }
    let user_id = user.id.clone();
    let user_handle = input.optional_text("override_id")?.unwrap_or(&user_id).as_bytes().to_vec();
    let account = user.contacts(Kind::Email).chain(user.contacts(Kind::Phone)).next();
    let account = account.map_or(user_id.as_str(), |contact| &contact.address);
    let name = input.optional_text("override_name")?.unwrap_or(account);
    let display_name = input.optional_text("override_display_name")?.unwrap_or(name);
    let mut options = json!({
        "rp": { "id": domain, "name": domain },
        "user": { "id": encode(&user_handle), "name": name, "displayName": display_name },
        "pubKeyCredParams": ALGORITHMS.map(|alg| json!({ "type": "public-key", "alg": alg })),
        "timeout": LIFETIME.as_secs() * 1000,
        "excludeCredentials": descriptors(user, domain, encode),
        "authenticatorSelection": selection,
        "attestation": "none",
    });

    let challenge = state.mint.token();
    options["challenge"] = json!(encode(challenge.as_bytes()));
    let stage = Stage::Pending { challenge, expires_at: state.now().saturating_add(LIFETIME) };
    let (id, domain, name) = (state.mint.id("webauthn-registration"), domain.to_owned(), String::new());
    let mut user = state.user_mut(&user_id)?;
    // A new attempt replaces one that was not completed.
    user.webauthn.retain(|other| other.domain != domain || other.is_verified());
    user.webauthn.push(Registration { id, domain, user_agent, authenticator_type, name, user_handle, stage });
    Ok(json!({ "user_id": user_id, "public_key_credential_creation_options": options.to_string() }))
}

pub(crate) fn register(state: &mut State, input: &Input) -> Outcome {
    let login = Login::read(state, input)?;
    let given = Given::read(input)?;
    let now = state.now();
    let user_id = state.user(input.text("user_id")?)?.id.clone();
    login.check_user(state, &user_id)?;
    let registration = pending(state, &user_id, &given)?;
    let credential = new_credential(state, &given, registration)?;
    let id = registration.id.clone();

    let mut user = state.user_mut(&user_id)?;
    if let Some(registration) = user.webauthn.iter_mut().find(|registration| registration.id == id) {
        registration.stage = Stage::Active(credential);
    }
    drop(user);
    log_in(state, login, &user_id, &id, now)
}

/// The registration that the browser has completed.
fn pending<'a>(state: &'a State, user_id: &str, given: &Given) -> Result<&'a Registration, Failure> {
    let now = state.now();
    let mut pending = state.user(user_id)?.webauthn.iter().filter_map(|registration| match &registration.stage {
        Stage::Pending { challenge, expires_at } if now < *expires_at => Some((registration, challenge)),
        _ => None,
    });
    if pending.clone().next().is_none() {
        let message = "The user has not started a registration, or it has expired.";
        return Err(Failure::invalid("no_pending_webauthn_registration", message));
    }
    let signed = given.challenge();
    let found = pending.find(|(_, challenge)| **challenge == signed);
    found
        .map(|(registration, _)| registration)
        .ok_or_else(|| refused("The challenge is not the one of the registration."))
}

/// The credential that the authenticator has made for a registration.
fn new_credential(state: &State, given: &Given, registration: &Registration) -> Result<Credential, Failure> {
    let attestation = "invalid_public_key_credential_missing_attestation_object_field";
    let attestation = given.part("attestationObject", attestation)?;
    if !given.client_data.is_of("webauthn.create", &registration.domain) {
        return Err(refused("The client data has the wrong type, or an origin outside of the domain."));
    }
    let data = attested_data(&attestation);
    let data = data.ok_or_else(|| wrong("invalid_public_key_credential_malformed_attestation_object"))?;
    let data = data.ok_or_else(|| refused("The attestation must have the format none."))?;
    let data = AuthenticatorData::parse(&data);
    let data = data.ok_or_else(|| wrong("invalid_public_key_credential_invalid_authenticator_data"))?;
    if !data.is_for(&registration.domain) {
        return Err(refused("The authenticator data is for another domain, or the user was not present."));
    }
    let (id, public_key) = data.credential().ok_or_else(|| {
        let message = "The authenticator data has no public key for ES256, EdDSA or RS256.";
        refused(message)
    })?;
    if id != given.id {
        return Err(refused("rawId is not the id of the credential."));
    }
    if state.users.find(By::Credential, &credential_key(id)).is_some() {
        return Err(Failure::invalid("duplicate_webauthn_registration", "The credential is registered already."));
    }
    Ok(Credential { id: id.to_vec(), public_key, counter: data.counter })
}

fn refused(message: &str) -> Failure {
    Failure::unauthorized("unable_to_register_webauthn_registration", message)
}
