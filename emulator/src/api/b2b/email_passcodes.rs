//! Passcodes by email for logins and signups of members.

use std::ops::RangeInclusive;
use std::time::Duration;

use serde_json::json;

use crate::api::b2b::login::Login;
use crate::api::b2b::organizations::with_member;
use crate::api::b2b::signup;
use crate::api::common::passcodes;
use crate::api::common::recipient::address;
use crate::model::binding::Binding;
use crate::model::contact::{self, Kind};
use crate::model::member::{By, Status, within};
use crate::model::session::Factor;
use crate::outcome::{Failure, Outcome};
use crate::request::input::Input;
use crate::state::State;

/// The name of the method.
const METHOD: &str = "email_otp";
/// The lifetimes that requests can ask for, in minutes.
const MINUTES: RangeInclusive<u64> = 2..=15;
/// How long a passcode is valid by default.
const LIFETIME: Duration = Duration::from_secs(10 * 60);

/// The lifetime of a passcode, from parameter `name`.
pub(super) fn lifetime(input: &Input, name: &str) -> Result<Duration, Failure> {
    Ok(input.minutes(name, MINUTES, "invalid_expiration_otp")?.unwrap_or(LIFETIME))
}

pub(crate) fn login_or_signup(state: &mut State, input: &Input) -> Outcome {
    let organization_id = state.organization(input.text("organization_id")?)?.id.clone();
    let email = address(input, Kind::Email, "email_address")?;
    let login = lifetime(input, "login_expiration_minutes")?;
    let signup = lifetime(input, "signup_expiration_minutes")?;
    let (member_id, created) = signup::known_or_created(state, &organization_id, email, METHOD)?;
    let member = state.member(&organization_id, &member_id)?;
    let lifetime = if member.status == Status::Active { login } else { signup };
    let (email_id, email) = (member.email.id.clone(), member.email.address.clone());
    passcodes::send(state, &email_id, &email, "email", lifetime, Binding::default());
    let mut answer = with_member(state, &organization_id, &member_id)?;
    answer["member_created"] = json!(created);
    Ok(answer)
}

pub(crate) fn authenticate(state: &mut State, input: &Input) -> Outcome {
    let mut login = Login::read(state, input)?;
    let organization = state.organization(input.text("organization_id")?)?;
    let organization_id = organization.id.clone();
    let email = address(input, Kind::Email, "email_address")?;
    let code = input.text("code")?;
    // A member who changes their address logs in with the new one.
    let key = within(&organization_id, &contact::key(email));
    let updating = state.members.find(By::PendingWithin, &key);
    let known = state.member_at(&organization_id, email);
    let update = known.is_none();
    let member = known.or(updating).ok_or_else(passcodes::wrong)?;
    let contact = member.pending_email.as_ref().filter(|_| update).unwrap_or(&member.email);
    if !update {
        signup::check_method(organization, Some(member), METHOD)?;
    }
    member.lock.check(state.now())?;
    let (member_id, email_id) = (member.id.clone(), contact.id.clone());
    let factor = Factor::delivered(METHOD, "email", contact, state.now());
    login.check_member(state, &member_id)?;

    let sent = passcodes::find(state, &email_id)?;
    if sent.code != code {
        return Err(signup::count_failure(state, &organization_id, &member_id, passcodes::wrong()));
    }
    passcodes::check_usable(state, sent)?;
    passcodes::use_up(state, &email_id);
    if update {
        state.member_mut(&organization_id, &member_id)?.confirm_email();
    }
    let mut answer = login.finish(state, &member_id, factor)?;
    answer["organization_id"] = json!(organization_id);
    answer["method_id"] = json!(email_id);
    Ok(answer)
}
