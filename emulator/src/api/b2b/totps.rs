//! Authenticator apps of members, a second factor, and their recovery codes.

use std::time::Duration;

use http::StatusCode;
use serde_json::{Value, json};

use crate::api::b2b::members;
use crate::api::b2b::organizations::with_member;
use crate::api::b2b::second_factor::{self, SecondFactor};
use crate::format::base32;
use crate::model::session::Factor;
use crate::model::totp::Totp;
use crate::outcome::{Failure, Outcome};
use crate::request::input::Input;
use crate::state::State;

/// The name of the method.
pub(super) const METHOD: &str = "totp";
/// How long a registration may stay unverified by default.
const LIFETIME: Duration = Duration::from_secs(60 * 60);

pub(crate) fn create(state: &mut State, input: &Input) -> Outcome {
    let lifetime = input.minutes("expiration_minutes", 5..=1440, "invalid_expiration")?.unwrap_or(LIFETIME);
    let (organization_id, member_id) = members::named(state, input)?;
    second_factor::check_method(state, &member_id, METHOD)?;
    let now = state.now();
    let member = state.member(&organization_id, &member_id)?;
    member.totp.iter().try_for_each(|totp| totp.check_replaceable(now))?;
    let account = member.email.address.clone();
    second_factor::check_addition(state, input, &member_id)?;

    let totp = Totp::new(&mut state.mint, now.saturating_add(lifetime));
    let more = json!({ "secret": totp.secret(), "qr_code": totp.qr_code(&account) });
    register(state, &organization_id, &member_id, totp, more)
}

pub(crate) fn migrate(state: &mut State, input: &Input) -> Outcome {
    let (organization_id, member_id) = members::named(state, input)?;
    let secret = base32::decode(input.text("secret")?).filter(|secret| !secret.is_empty());
    let secret = secret.ok_or_else(|| Failure::malformed("secret must be Base32."))?;
    let codes = input.texts("recovery_codes")?.unwrap_or_default();
    let now = state.now();
    let member = state.member(&organization_id, &member_id)?;
    member.totp.iter().try_for_each(|totp| totp.check_replaceable(now))?;
    let totp = Totp::migrated(&mut state.mint, secret, codes);
    register(state, &organization_id, &member_id, totp, json!({}))
}

/// Gives the registration to a member; returns the response with `more`.
fn register(state: &mut State, organization_id: &str, member_id: &str, totp: Totp, more: Value) -> Outcome {
    let (id, codes) = (json!(totp.id), json!(totp.recovery_codes()));
    state.member_mut(organization_id, member_id)?.totp = Some(totp);
    let mut answer = with_member(state, organization_id, member_id)?;
    answer["totp_registration_id"] = id;
    answer["recovery_codes"] = codes;
    for (name, value) in more.as_object().into_iter().flatten() {
        answer[name] = value.clone();
    }
    Ok(answer)
}

pub(crate) fn authenticate(state: &mut State, input: &Input) -> Outcome {
    let second = SecondFactor::read(state, input, METHOD)?;
    let code = input.text("code")?;
    let factor = check(state, &second, not_found, |totp, now| {
        totp.authenticate(code, now)?;
        Ok(Factor::authenticator_app(&totp.id, now))
    })?;
    second.finish(state, factor, Some(METHOD))
}

pub(crate) fn recover(state: &mut State, input: &Input) -> Outcome {
    let second = SecondFactor::read(state, input, METHOD)?;
    let code = input.text("recovery_code")?;
    let ids = (second.organization_id.clone(), second.member_id.clone());
    let factor = check(state, &second, no_codes, |totp, now| {
        let recovery_code_id = totp.recover(code, now)?;
        Ok(Factor::recovery_code(&recovery_code_id, now))
    })?;
    let mut answer = second.finish(state, factor, None)?;
    let totp = state.member(&ids.0, &ids.1)?.totp.as_ref();
    answer["recovery_codes_remaining"] = json!(totp.map_or(0, |totp| totp.recovery_codes().len()));
    Ok(answer)
}

/// The factor that `work` makes of the member's registration; a wrong code counts towards their lock.
fn check(
    state: &mut State,
    second: &SecondFactor,
    missing: fn() -> Failure,
    work: impl FnOnce(&mut Totp, Duration) -> Result<Factor, Failure>,
) -> Result<Factor, Failure> {
    let now = state.now();
    let mut member = state.member_mut(&second.organization_id, &second.member_id)?;
    let checked = work(member.totp.as_mut().ok_or_else(missing)?, now);
    drop(member);
    checked.map_err(|failure| match failure.status() {
        StatusCode::UNAUTHORIZED => second.wrong(state, failure),
        _ => failure,
    })
}

pub(crate) fn recovery_codes(state: &mut State, input: &Input) -> Outcome {
    let (organization_id, member_id) = members::named(state, input)?;
    let totp = state.member(&organization_id, &member_id)?.totp.as_ref().ok_or_else(no_codes)?;
    let codes = json!(totp.recovery_codes());
    let mut answer = with_member(state, &organization_id, &member_id)?;
    answer["recovery_codes"] = codes;
    Ok(answer)
}

pub(crate) fn rotate_recovery_codes(state: &mut State, input: &Input) -> Outcome {
    let (organization_id, member_id) = members::named(state, input)?;
    let codes = Totp::new_recovery_codes(&mut state.mint);
    state.member_mut(&organization_id, &member_id)?.totp.as_mut().ok_or_else(no_codes)?.replace_recovery_codes(codes);
    recovery_codes(state, input)
}

pub(crate) fn delete(state: &mut State, input: &Input) -> Outcome {
    let (organization_id, member_id) = members::named(state, input)?;
    let now = state.now();
    let mut member = state.member_mut(&organization_id, &member_id)?;
    member.totp.take().ok_or_else(not_found)?;
    if member.profile.default_mfa_method == METHOD {
        member.profile.default_mfa_method.clear();
    }
    member.updated_at = now;
    drop(member);
    with_member(state, &organization_id, &member_id)
}

fn not_found() -> Failure {
    Failure::not_found("totp_not_found", "The member has no TOTP registration.")
}

fn no_codes() -> Failure {
    Failure::not_found("recovery_codes_not_found", "The member has no recovery codes.")
}
