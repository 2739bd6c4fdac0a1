//! Passwords of members: check, authenticate, migrate and reset.

pub(crate) mod discovery;
pub(crate) mod email;

use std::time::Duration;

use serde_json::json;

use crate::api::b2b::login::Login;
use crate::api::b2b::members::{self, Changes};
use crate::api::b2b::organizations::with_member;
use crate::api::b2b::signup;
use crate::api::common::password_policy::{Strength, acceptable, wrong};
use crate::api::common::recipient::{address, optional_address};
use crate::model::contact::Kind;
use crate::model::member::Status;
use crate::model::password::Password;
use crate::model::session::{By, Factor};
use crate::outcome::{Failure, Outcome};
use crate::request::input::Input;
use crate::request::password_hash;
use crate::state::State;
use crate::state::organizations::member_not_found;

/// The name of the method.
const METHOD: &str = "password";
/// How old the factor in a session may be for a reset.
const FRESH: Duration = Duration::from_secs(5 * 60);

pub(crate) fn strength_check(_: &mut State, input: &Input) -> Outcome {
    let password = input.text("password")?;
    optional_address(input, Kind::Email, "email_address")?;
    let strength = Strength::of(password);
    let mut answer = strength.to_json();
    answer["luds_feedback"] = strength.luds(password);
    answer["zxcvbn_feedback"] = json!({ "warning": strength.warning(), "suggestions": [] });
    Ok(answer)
}

/// Takes over a password of which only the hash is known, with its member unless there is one.
pub(crate) fn migrate(state: &mut State, input: &Input) -> Outcome {
    let organization_id = state.organization(input.text("organization_id")?)?.id.clone();
    let email = address(input, Kind::Email, "email_address")?;
    let hash = password_hash::read(input)?;
    let changes = Changes::read(input)?;
    let verified = input.flag("set_phone_number_verified")?;
    let known = state.member_at(&organization_id, email);
    if known.is_some_and(|member| member.password.is_some()) {
        return Err(Failure::invalid("password_already_exists", "The member has a password already."));
    }
    let known = known.map(|member| member.id.clone());
    let external_id = members::external_id(state, input, &organization_id, known.as_deref())?;
    if let Some(id) = &known {
        changes.check_phone(state.member(&organization_id, id)?)?;
    } else {
        members::check_free(state, &organization_id, email, None)?;
    }

    let created = known.is_none();
    let member_id = match known {
        Some(member_id) => member_id,
        None => members::add(state, &organization_id, email, Status::Active).id.clone(),
    };
    let phone = changes.phone(state);
    let password = Password::migrated(state.mint.id("password"), hash);
    state.set_member_password(&member_id, password)?;
    let mut member = state.member_mut(&organization_id, &member_id)?;
    member.email.verify();
    if phone.is_some() {
        member.mfa_phone = phone;
    }
    if let Some(phone) = member.mfa_phone.as_mut().filter(|_| verified) {
        phone.verify();
    }
    if external_id.is_some() {
        member.external_id = external_id;
    }
    changes.apply(&mut member.profile);
    drop(member);
    let mut answer = with_member(state, &organization_id, &member_id)?;
    answer["member_created"] = json!(created);
    Ok(answer)
}

pub(crate) fn authenticate(state: &mut State, input: &Input) -> Outcome {
    let mut login = Login::read(state, input)?;
    let (organization_id, member_id) = check(state, input, "password", &mut login)?;
    let factor = Factor::password(state.now());
    let mut answer = login.finish(state, &member_id, factor)?;
    answer["organization_id"] = json!(organization_id);
    Ok(answer)
}

pub(crate) fn existing_password_reset(state: &mut State, input: &Input) -> Outcome {
    let mut login = Login::read(state, input)?;
    let text = acceptable(input.text("new_password")?)?;
    let (_, member_id) = check(state, input, "existing_password", &mut login)?;
    set(state, &member_id, text)?;
    state.revoke_member_sessions(&member_id, login.session());
    let factor = Factor::password(state.now());
    login.finish(state, &member_id, factor)
}

pub(crate) fn session_reset(state: &mut State, input: &Input) -> Outcome {
    let login = Login::read(state, input)?;
    let organization_id = state.organization(input.text("organization_id")?)?.id.clone();
    let text = acceptable(input.text("password")?)?;
    let session = login.session().and_then(|id| state.member_sessions.find(By::Id, id)).ok_or_else(|| {
        let message = "session_token or session_jwt is required.";
        Failure::invalid("no_session_arguments", message)
    })?;
    let (member, organization) = state.membership(&session.owner_id)?;
    if organization.id != organization_id {
        let message = "The session belongs to another organization.";
        return Err(Failure::invalid("member_does_not_exist_in_organization", message));
    }
    signup::check_method(organization, Some(member), METHOD)?;
    let oldest = state.now().saturating_sub(FRESH);
    if !session.factors.iter().any(|factor| factor.was_used_since(oldest)) {
        let message = "The session has no factor of the last five minutes.";
        return Err(Failure::invalid("session_too_old_to_reset_password", message));
    }
    let member_id = member.id.clone();
    set(state, &member_id, text)?;
    state.revoke_member_sessions(&member_id, login.session());
    let factor = Factor::password(state.now());
    login.finish(state, &member_id, factor)
}

pub(crate) fn delete(state: &mut State, input: &Input) -> Outcome {
    let organization_id = state.organization(input.text("organization_id")?)?.id.clone();
    if state.shares_passwords {
        let message = "The project shares passwords between organizations.";
        return Err(Failure::invalid("cross_org_passwords_enabled", message));
    }
    let now = state.now();
    let mut member = state.member_with_password(&organization_id, input.text("member_password_id")?)?;
    member.password = None;
    member.updated_at = now;
    let member_id = member.id.clone();
    drop(member);
    with_member(state, &organization_id, &member_id)
}

/// Gives a member a password.
fn set(state: &mut State, member_id: &str, text: &str) -> Result<(), Failure> {
    let password = Password::new(state.mint.id("password"), text);
    state.set_member_password(member_id, password)
}

/// Checks `email_address` and the password in parameter `name`; returns the ids of the organization and the member.
fn check(state: &mut State, input: &Input, name: &str, login: &mut Login) -> Result<(String, String), Failure> {
    let organization = state.organization(input.text("organization_id")?)?;
    let organization_id = organization.id.clone();
    let email = address(input, Kind::Email, "email_address")?;
    let given = input.text(name)?;
    let member = state.member_at(&organization_id, email).ok_or_else(member_not_found)?;
    signup::check_method(organization, Some(member), METHOD)?;
    member.lock.check(state.now())?;
    let member_id = member.id.clone();
    let password = member.password.clone().ok_or_else(not_found)?;
    login.check_member(state, &member_id)?;
    if !password.matches(given) {
        return Err(signup::count_failure(state, &organization_id, &member_id, wrong()));
    }
    check_reset(state, email)?;
    Ok((organization_id, member_id))
}

/// Fails if the shared password of this email address must be reset.
fn check_reset(state: &State, email: &str) -> Result<(), Failure> {
    match state.shared_password(email).is_some_and(|shared| shared.requires_reset) {
        false => Ok(()),
        true => Err(Failure::invalid("member_reset_password", "The password must be reset.")),
    }
}

/// Fails unless the project shares passwords between organizations.
fn check_shared(state: &State) -> Result<(), Failure> {
    match state.shares_passwords {
        true => Ok(()),
        false => {
            let message = "The project does not share passwords between organizations.";
            Err(Failure::invalid("cross_org_passwords_not_enabled", message))
        }
    }
}

fn not_found() -> Failure {
    Failure::not_found("member_password_not_found", "There is no such password of a member.")
}
