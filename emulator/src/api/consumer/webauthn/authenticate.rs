//! Logins with registered credentials.

use ring::digest::{SHA256, digest};
use serde_json::json;

use super::given::{Given, wrong};
use super::{active, descriptors, domain, encoding, log_in, not_found};
use crate::api::consumer::login::Login;
use crate::model::user::By;
use crate::model::webauthn::authenticator_data::AuthenticatorData;
use crate::model::webauthn::{self, Credential, LIFETIME, Registration, credential_key};
use crate::outcome::{Failure, Outcome};
use crate::request::input::Input;
use crate::state::State;
use crate::table::Id;

const WRONG_SIGNATURE: &str = "invalid_public_key_credential_invalid_signature";

pub(crate) fn start(state: &mut State, input: &Input) -> Outcome {
    let encode = encoding(input)?;
    let domain = domain(input)?.to_owned();
    let passkey = input.flag("return_passkey_credential_options")?;
    let user = input.optional_text("user_id")?.map(|id| state.user(id)).transpose()?;
    let user_id = user.map(|user| user.id.clone());
    let allowed = user.map(|user| descriptors(user, &domain, encode));
    if allowed.as_ref().is_some_and(Vec::is_empty) {
        let message = "The user has no credential for this domain.";
        return Err(Failure::invalid("no_active_webauthn_registrations", message));
    }
    let challenge = state.mint.token();
    let mut options = json!({
        "challenge": encode(challenge.as_bytes()),
        "timeout": LIFETIME.as_secs() * 1000,
        "rpId": domain,
        "allowCredentials": allowed.unwrap_or_default(),
    });
    if passkey {
        options["userVerification"] = json!("preferred");
    }
    let answer = json!({
        "user_id": user_id.as_deref().unwrap_or_default(),
        "public_key_credential_request_options": options.to_string(),
    });
    let expires_at = state.now().saturating_add(LIFETIME);
    state.webauthn_logins.insert(webauthn::Login { challenge, domain, user_id, expires_at });
    Ok(answer)
}

pub(crate) fn authenticate(state: &mut State, input: &Input) -> Outcome {
    let login = Login::read(state, input)?;
    let given = Given::read(input)?;
    let now = state.now();
    let challenge = given.challenge();
    let begun = state.webauthn_logins.find(Id, &challenge).ok_or_else(|| {
        let message = "There is no such challenge, or it has been used, or it has expired.";
        refused(message)
    })?;
    let user = state.users.find(By::Credential, &credential_key(&given.id)).ok_or_else(not_found)?;
    let user_id = user.id.clone();
    login.check_user(state, &user_id)?;
    user.check_lock(now)?;
    if begun.user_id.as_ref().is_some_and(|expected| *expected != user_id) {
        return Err(refused("The credential belongs to another user than the login."));
    }
    let found = active(user, &begun.domain).find(|(_, credential)| credential.id == given.id);
    let (registration, credential) = found.ok_or_else(|| refused("The credential is for another domain."))?;
    let registration_id = registration.id.clone();
    let counter = match check(&given, registration, credential) {
        Ok(counter) => counter,
        Err(failure) => {
            state.user_mut(&user_id)?.count_failure(now);
            return Err(failure);
        }
    };

    state.webauthn_logins.remove(Id, &challenge);
    let mut user = state.user_mut(&user_id)?;
    let registration = user.webauthn.iter_mut().find(|registration| registration.id == registration_id);
    if let Some(credential) = registration.and_then(Registration::credential_mut) {
        credential.counter = counter;
    }
    drop(user);
    log_in(state, login, &user_id, &registration_id, now)
}

/// Checks what the authenticator has signed; returns how often it has signed.
fn check(given: &Given, registration: &Registration, credential: &Credential) -> Result<u32, Failure> {
    let signature = given.part("signature", "invalid_public_key_credential_missing_signature_field")?;
    let missing = "invalid_public_key_credential_missing_authenticator_data_field";
    let authenticator_data = given.part("authenticatorData", missing)?;
    let data = AuthenticatorData::parse(&authenticator_data);
    let data = data.ok_or_else(|| wrong("invalid_public_key_credential_invalid_authenticator_data"))?;
    if given.optional_part("userHandle").is_some_and(|handle| !handle.is_empty() && handle != registration.user_handle)
    {
        return Err(refused("userHandle is not the one of the registration."));
    }
    if !given.client_data.is_of("webauthn.get", &registration.domain) {
        return Err(refused("The client data has the wrong type, or an origin outside of the domain."));
    }
    if !data.is_for(&registration.domain) {
        return Err(refused("The authenticator data is for another domain, or the user was not present."));
    }
    let signed = [&authenticator_data, digest(&SHA256, &given.client_data_json).as_ref()].concat();
    if !credential.public_key.verifies(&signed, &signature) {
        return Err(Failure::invalid(WRONG_SIGNATURE, "The signature is wrong."));
    }
    // Authenticators that do not count say 0 each time.
    if data.counter <= credential.counter && (data.counter, credential.counter) != (0, 0) {
        return Err(refused("The counter has not increased, so the credential may have been copied."));
    }
    Ok(data.counter)
}

fn refused(message: &str) -> Failure {
    Failure::unauthorized("unable_to_auth_webauthn_registration", message)
}
