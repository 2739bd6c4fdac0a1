//! Users: create, read, change and delete them.

use serde_json::{Map, Value, json};

use crate::api::common::external_id;
use crate::api::common::recipient::optional_address;
use crate::model::changes::{merge, set};
use crate::model::contact::Kind;
use crate::model::fraud::device;
use crate::model::link;
use crate::model::oauth2::grant;
use crate::model::user::{By, User};
use crate::outcome::{Failure, Outcome};
use crate::request::input::Input;
use crate::state::State;

/// The data that applications store with users.
#[derive(Debug)]
pub(super) struct Profile {
    first_name: Option<String>,
    middle_name: Option<String>,
    last_name: Option<String>,
    trusted_metadata: Map<String, Value>,
    untrusted_metadata: Map<String, Value>,
}

impl Profile {
    pub(super) fn read(input: &Input) -> Result<Self, Failure> {
        let name = input.nested("name")?;
        Ok(Self {
            first_name: name.owned_text("first_name")?,
            middle_name: name.owned_text("middle_name")?,
            last_name: name.owned_text("last_name")?,
            trusted_metadata: input.free_form("trusted_metadata")?,
            untrusted_metadata: input.free_form("untrusted_metadata")?,
        })
    }

    /// Changes what the request mentions and keeps the rest.
    pub(super) fn apply(self, user: &mut User) {
        set(&mut user.name.first, self.first_name);
        set(&mut user.name.middle, self.middle_name);
        set(&mut user.name.last, self.last_name);
        merge(&mut user.trusted_metadata, self.trusted_metadata);
        merge(&mut user.untrusted_metadata, self.untrusted_metadata);
    }
}

pub(crate) fn create(state: &mut State, input: &Input) -> Outcome {
    let email = optional_address(input, Kind::Email, "email")?;
    let phone = optional_address(input, Kind::Phone, "phone_number")?;
    let contacts = [(Kind::Email, email), (Kind::Phone, phone)];
    let contacts = contacts.into_iter().filter_map(|(kind, address)| Some((kind, address?)));
    for (kind, address) in contacts.clone() {
        state.check_free(kind, address)?;
    }
    let pending = input.flag("create_user_as_pending")?;
    let profile = Profile::read(input)?;
    let external_id = external_id(state, input, None)?;
    let roles = input.texts("roles")?;

    let mut user = state.add_user(pending);
    user.external_id = external_id;
    user.set_roles(roles.unwrap_or_default());
    profile.apply(&mut user);
    let id = user.id.clone();
    drop(user);
    for (kind, address) in contacts {
        state.add_contact(&id, kind, address, false)?;
    }

    let user = state.user(&id)?;
    Ok(json!({
        "user_id": id,
        "email_id": user.first_contact_id(Kind::Email),
        "phone_id": user.first_contact_id(Kind::Phone),
        "status": user.status(),
        "user": user.to_json(state.now()),
    }))
}

pub(crate) fn get(state: &mut State, input: &Input) -> Outcome {
    state.describe_user(input.text("user_id")?)
}

pub(crate) fn update(state: &mut State, input: &Input) -> Outcome {
    let id = state.user(input.text("user_id")?)?.id.clone();
    let profile = Profile::read(input)?;
    let external_id = external_id(state, input, Some(&id))?;
    let roles = input.texts("roles")?;

    let now = state.now();
    let mut user = state.user_mut(&id)?;
    profile.apply(&mut user);
    if external_id.is_some() {
        user.external_id = external_id;
    }
    if let Some(roles) = roles {
        user.set_roles(roles);
    }
    Ok(json!({
        "user_id": id,
        "emails": user.contacts_json(Kind::Email),
        "phone_numbers": user.contacts_json(Kind::Phone),
        "crypto_wallets": user.wallets_json(),
        "user": user.to_json(now),
    }))
}

pub(crate) fn delete(state: &mut State, input: &Input) -> Outcome {
    let id = state.user(input.text("user_id")?)?.id.clone();
    state.users.remove_if(By::Id, &id, |user| user.id == id);
    state.revoke_sessions(&id, None);
    state.links.remove(link::By::Owner, &id);
    state.oauth.revoke(grant::By::Subject, &id);
    state.fraud.seen.remove(device::By::Owner, &id);
    Ok(json!({ "user_id": id }))
}

pub(crate) fn delete_email(state: &mut State, input: &Input) -> Outcome {
    delete_contact(state, input, Kind::Email)
}

pub(crate) fn delete_phone_number(state: &mut State, input: &Input) -> Outcome {
    delete_contact(state, input, Kind::Phone)
}

fn delete_contact(state: &mut State, input: &Input, kind: Kind) -> Outcome {
    let contact_id = input.text(kind.id_name())?;
    let found = state.contact_with_id(contact_id).filter(|(_, contact)| contact.kind == kind);
    let user_id = found.ok_or_else(|| kind.not_found())?.0.id.clone();
    state.user_mut(&user_id)?.contacts.retain(|contact| contact.id != contact_id);
    changed(state, &user_id)
}

pub(crate) fn delete_password(state: &mut State, input: &Input) -> Outcome {
    let password_id = input.text("password_id")?;
    let mut user = state.users.find_mut(By::PasswordId, password_id).ok_or_else(|| {
        let message = "There is no password with this id.";
        Failure::not_found("password_not_found", message)
    })?;
    user.password = None;
    let user_id = user.id.clone();
    drop(user);
    changed(state, &user_id)
}

pub(crate) fn delete_totp(state: &mut State, input: &Input) -> Outcome {
    let totp_id = input.text("totp_id")?;
    let mut user = state.users.find_mut(By::TotpId, totp_id).ok_or_else(|| {
        let message = "There is no TOTP with this id.";
        Failure::not_found("totp_not_found", message)
    })?;
    user.totp = None;
    let user_id = user.id.clone();
    drop(user);
    changed(state, &user_id)
}

pub(crate) fn delete_oauth_registration(state: &mut State, input: &Input) -> Outcome {
    let id = input.text("oauth_user_registration_id")?;
    let mut user = state.users.find_mut(By::AccountId, id).ok_or_else(|| {
        let message = "There is no OAuth registration with this id.";
        Failure::not_found("oauth_user_registration_not_found", message)
    })?;
    user.accounts.retain(|account| account.registration_id != id);
    let user_id = user.id.clone();
    drop(user);
    changed(state, &user_id)
}

pub(crate) fn delete_biometric_registration(state: &mut State, input: &Input) -> Outcome {
    let id = input.text("biometric_registration_id")?;
    let mut user = state.users.find_mut(By::BiometricId, id).ok_or_else(|| {
        let message = "There is no biometric registration with this id.";
        Failure::not_found("biometric_registration_not_found", message)
    })?;
    user.biometrics.retain(|registration| registration != id);
    let user_id = user.id.clone();
    drop(user);
    changed(state, &user_id)
}

pub(crate) fn delete_crypto_wallet(state: &mut State, input: &Input) -> Outcome {
    let id = input.text("crypto_wallet_id")?;
    let mut user = state.users.find_mut(By::WalletId, id).ok_or_else(|| {
        let message = "There is no crypto wallet with this id.";
        Failure::not_found("crypto_wallet_not_found", message)
    })?;
    user.wallets.retain(|wallet| wallet.id != id);
    let user_id = user.id.clone();
    drop(user);
    changed(state, &user_id)
}

pub(crate) fn delete_webauthn_registration(state: &mut State, input: &Input) -> Outcome {
    let id = input.text("webauthn_registration_id")?;
    let mut user = state.users.find_mut(By::RegistrationId, id).ok_or_else(|| {
        let message = "There is no WebAuthn registration with this id.";
        Failure::not_found("webauthn_registration_not_found", message)
    })?;
    user.webauthn.retain(|registration| registration.id != id);
    let user_id = user.id.clone();
    drop(user);
    changed(state, &user_id)
}

pub(crate) fn delete_external_id(state: &mut State, input: &Input) -> Outcome {
    let mut user = state.user_mut(input.text("user_id")?)?;
    user.external_id = None;
    let user_id = user.id.clone();
    drop(user);
    changed(state, &user_id)
}

pub(crate) fn exchange_primary_factor(state: &mut State, input: &Input) -> Outcome {
    let user = state.user(input.text("user_id")?)?;
    let email = optional_address(input, Kind::Email, "email_address")?;
    let phone = optional_address(input, Kind::Phone, "phone_number")?;
    let (kind, address) = match (email, phone) {
        (Some(email), None) => (Kind::Email, email),
        (None, Some(phone)) => (Kind::Phone, phone),
        _ => {
            let message = "Exactly one of email_address and phone_number is required.";
            return Err(Failure::invalid("invalid_exchange_primary_factor_fields", message));
        }
    };
    if user.contacts.len() != 1 {
        let message = "The user must have exactly one email or phone number.";
        return Err(Failure::invalid("invalid_exchange_primary_factor_user", message));
    }
    let user_id = user.id.clone();
    state.check_free(kind, address)?;
    state.user_mut(&user_id)?.contacts.clear();
    state.add_contact(&user_id, kind, address, false)?;
    changed(state, &user_id)
}

fn changed(state: &State, user_id: &str) -> Outcome {
    Ok(json!({ "user_id": user_id, "user": state.describe_user(user_id)? }))
}

/// The `external_id` of the request, which no user except `owner` may have.
pub(super) fn external_id(state: &State, input: &Input, owner: Option<&str>) -> Result<Option<String>, Failure> {
    let Some(id) = input.optional_text("external_id")? else {
        return Ok(None);
    };
    if !external_id::is_valid(id) {
        let message = "external_id must be at most 128 letters, digits and . _ - |";
        return Err(Failure::malformed(message));
    }
    match state.user(id) {
        Ok(user) if Some(user.id.as_str()) != owner => {
            let message = "Another user has this external_id.";
            Err(Failure::invalid("duplicate_user_external_id", message))
        }
        _ => Ok(Some(id.to_owned())),
    }
}
