//! Passwords: create, check, authenticate and the three ways to reset one.

use std::time::Duration;

use serde_json::json;

use crate::api::common::binding;
use crate::api::common::links::{self, Target};
use crate::api::common::password_policy::{Strength, acceptable, wrong};
use crate::api::common::recipient::{self, Recipient};
use crate::api::consumer::login::Login;
use crate::api::consumer::users;
use crate::model::contact::{Contact, Kind};
use crate::model::link::Purpose;
use crate::model::password::Password;
use crate::model::session::{By, Factor};
use crate::outcome::{Failure, Outcome};
use crate::request::input::Input;
use crate::request::password_hash;
use crate::state::State;

const RESET_LIFETIME: Duration = Duration::from_secs(30 * 60);
/// How old the factor in a session may be for a reset.
const FRESH: Duration = Duration::from_secs(5 * 60);

pub(crate) fn create(state: &mut State, input: &Input) -> Outcome {
    let login = Login::read(state, input)?;
    let email = recipient::address(input, Kind::Email, "email")?;
    let password = acceptable(input.text("password")?)?;
    let profile = users::Profile::read(input)?;
    state.check_free(Kind::Email, email)?;

    let created = Recipient::created(state, Kind::Email, email, false)?;
    profile.apply(&mut *state.user_mut(&created.user_id)?);
    set_password(state, &created.user_id, password)?;

    let factor = Factor::password(state.now());
    let mut answer = login.finish(state, &created.user_id, factor)?;
    answer["email_id"] = json!(created.contact_id);
    Ok(answer)
}

/// Takes over a password of which only the hash is known, with its user unless there is one.
pub(crate) fn migrate(state: &mut State, input: &Input) -> Outcome {
    let email = recipient::address(input, Kind::Email, "email")?;
    let phone = recipient::optional_address(input, Kind::Phone, "phone_number")?;
    let hash = password_hash::read(input)?;
    let (email_verified, phone_verified) =
        (input.flag("set_email_verified")?, input.flag("set_phone_number_verified")?);
    let profile = users::Profile::read(input)?;
    let roles = input.texts("roles")?;
    let known = state.contact_at(Kind::Email, email).map(|(user, _)| user);
    if known.is_some_and(|user| user.password.is_some()) {
        return Err(Failure::invalid("password_already_exists", "The user has a password already."));
    }
    let known_id = known.map(|user| user.id.clone());
    let phone_owner = phone.and_then(|phone| state.contact_at(Kind::Phone, phone)).map(|(user, _)| &user.id);
    if let Some(phone) = phone.filter(|_| phone_owner.is_some() && phone_owner != known_id.as_ref()) {
        return Err(Kind::Phone.duplicate(phone));
    }
    let add_phone = phone.filter(|_| phone_owner.is_none());
    let external_id = users::external_id(state, input, known_id.as_deref())?;

    let recipient = Recipient::known_or_new(state, Kind::Email, email, false)?;
    if let Some(phone) = add_phone {
        state.add_contact(&recipient.user_id, Kind::Phone, phone, false)?;
    }
    let password_id = state.mint.id("password");
    let mut user = state.user_mut(&recipient.user_id)?;
    user.password = Some(Password::migrated(password_id, hash));
    for (address, verified) in [(Some(email), email_verified), (phone, phone_verified)] {
        let given = |contact: &&mut Contact| verified && address.is_some_and(|address| contact.is_at(address));
        user.contacts.iter_mut().filter(given).for_each(Contact::verify);
    }
    profile.apply(&mut user);
    if recipient.user_created {
        user.external_id = external_id;
    }
    if let Some(roles) = roles {
        user.set_roles(roles);
    }
    drop(user);
    Ok(json!({
        "user_id": recipient.user_id,
        "email_id": recipient.contact_id,
        "user_created": recipient.user_created,
        "user": state.describe_user(&recipient.user_id)?,
    }))
}

pub(crate) fn authenticate(state: &mut State, input: &Input) -> Outcome {
    let login = Login::read(state, input)?;
    let user_id = check_password(state, input, "password", &login)?;
    let factor = Factor::password(state.now());
    login.finish(state, &user_id, factor)
}

pub(crate) fn strength_check(_: &mut State, input: &Input) -> Outcome {
    let password = input.text("password")?;
    recipient::optional_address(input, Kind::Email, "email")?;
    let strength = Strength::of(password);
    let mut answer = strength.to_json();
    answer["feedback"] = json!({
        "warning": strength.warning(),
        "suggestions": [],
        "luds_requirements": strength.luds(password),
    });
    Ok(answer)
}

pub(crate) fn email_reset_start(state: &mut State, input: &Input) -> Outcome {
    let target = Target::read(
        input,
        "reset_password_redirect_url",
        "invalid_password_reset_redirect_url",
        "reset_password_expiration_minutes",
        RESET_LIFETIME,
    )?;
    let binding = binding::read(input, "code_challenge")?;
    let recipient = Recipient::known(state, input, Kind::Email, "email")?;
    links::mail(state, &recipient, Purpose::PasswordReset, target, binding);
    Ok(json!({ "user_id": recipient.user_id, "email_id": recipient.contact_id }))
}

pub(crate) fn email_reset(state: &mut State, input: &Input) -> Outcome {
    let login = Login::read(state, input)?;
    let purposes = [Purpose::PasswordReset];
    let user_id = links::user_of(state, input, &purposes, "unable_to_auth_password_reset_token")?;
    login.check_user(state, &user_id)?;
    let password = acceptable(input.text("password")?)?;

    let (_, factor) = links::redeem(state, input)?;
    set_password(state, &user_id, password)?;
    state.revoke_sessions(&user_id, login.existing());
    login.finish(state, &user_id, factor)
}

pub(crate) fn existing_password_reset(state: &mut State, input: &Input) -> Outcome {
    let login = Login::read(state, input)?;
    let password = acceptable(input.text("new_password")?)?;
    let user_id = check_password(state, input, "existing_password", &login)?;

    set_password(state, &user_id, password)?;
    state.revoke_sessions(&user_id, login.existing());
    let factor = Factor::password(state.now());
    login.finish(state, &user_id, factor)
}

pub(crate) fn session_reset(state: &mut State, input: &Input) -> Outcome {
    let login = Login::read(state, input)?;
    let password = acceptable(input.text("password")?)?;
    let session = login.existing().and_then(|id| state.sessions.find(By::Id, id));
    let session = session.ok_or_else(|| {
        let message = "session_token or session_jwt is required.";
        Failure::invalid("no_session_arguments", message)
    })?;
    let oldest = state.now().saturating_sub(FRESH);
    if !session.factors.iter().any(|factor| factor.allows_password_reset(oldest)) {
        let message = "The session has no recent proof by password or email.";
        return Err(Failure::invalid("session_too_old_to_reset_password", message));
    }

    let user_id = session.owner_id.clone();
    set_password(state, &user_id, password)?;
    state.revoke_sessions(&user_id, login.existing());
    let factor = Factor::password(state.now());
    login.finish(state, &user_id, factor)
}

/// Checks `email` and the password in parameter `name`; returns the id of their user.
fn check_password(state: &mut State, input: &Input, name: &str, login: &Login) -> Result<String, Failure> {
    let given = input.text(name)?;
    let now = state.now();
    let user_id = Recipient::known(state, input, Kind::Email, "email")?.user_id;
    login.check_user(state, &user_id)?;

    let mut user = state.user_mut(&user_id)?;
    user.check_lock(now)?;
    let password = user.password.as_ref().ok_or_else(|| {
        let message = "The user has no password.";
        Failure::invalid("no_user_password", message)
    })?;
    if !password.matches(given) {
        user.count_failure(now);
        return Err(wrong());
    }
    user.authenticated(None);
    Ok(user_id)
}

fn set_password(state: &mut State, user_id: &str, text: &str) -> Result<(), Failure> {
    let id = state.mint.id("password");
    state.user_mut(user_id)?.password = Some(Password::new(id, text));
    Ok(())
}
