//! Passcodes by SMS, the second factor of members.

use std::time::Duration;

use crate::api::b2b::intermediate::Holder;
use crate::api::b2b::organizations::with_member;
use crate::api::b2b::second_factor::{self, SecondFactor};
use crate::api::b2b::{members, totps};
use crate::api::common::passcodes;
use crate::api::common::recipient::optional_address;
use crate::model::binding::Binding;
use crate::model::contact::{Contact, Kind};
use crate::model::session::Factor;
use crate::outcome::{Failure, Outcome};
use crate::request::input::Input;
use crate::state::State;

/// The name of the method.
pub(super) const METHOD: &str = "sms_otp";
/// How long a passcode is valid.
const LIFETIME: Duration = Duration::from_secs(2 * 60);

pub(crate) fn send(state: &mut State, input: &Input) -> Outcome {
    let (organization_id, member_id) = members::named(state, input)?;
    let given = optional_address(input, Kind::Phone, "mfa_phone_number")?;
    second_factor::check_method(state, &member_id, METHOD)?;
    let member = state.member(&organization_id, &member_id)?;
    match (&member.mfa_phone, given) {
        (Some(phone), Some(given)) if !phone.is_at(given) => return Err(members::has_phone()),
        (Some(_), _) => {
            if let Some(holder) = Holder::read(state, input)? {
                holder.proof_of(state, &member_id)?;
            }
        }
        (None, Some(given)) => {
            second_factor::check_addition(state, input, &member_id)?;
            let phone = Contact::new(Kind::Phone, state.mint.id(Kind::Phone.id_prefix()), given.to_owned(), None);
            state.member_mut(&organization_id, &member_id)?.mfa_phone = Some(phone);
        }
        (None, None) => return Err(no_phone()),
    }
    deliver(state, &organization_id, &member_id)?;
    with_member(state, &organization_id, &member_id)
}

/// Sends a passcode to a member who has to enter one after a login; returns the name of the method if so.
pub(super) fn send_automatically(
    state: &mut State,
    organization_id: &str,
    member_id: &str,
) -> Result<Option<&'static str>, Failure> {
    let (member, organization) = state.membership(member_id)?;
    let wanted = member.profile.mfa_enrolled && member.profile.default_mfa_method != totps::METHOD;
    if !wanted || member.mfa_phone.is_none() || !member.allows_mfa_by(organization, METHOD) {
        return Ok(None);
    }
    deliver(state, organization_id, member_id)?;
    Ok(Some(METHOD))
}

fn deliver(state: &mut State, organization_id: &str, member_id: &str) -> Result<(), Failure> {
    let phone = state.member(organization_id, member_id)?.mfa_phone.as_ref().ok_or_else(no_phone)?;
    let (id, number) = (phone.id.clone(), phone.address.clone());
    passcodes::send(state, &id, &number, "sms", LIFETIME, Binding::default());
    Ok(())
}

pub(crate) fn authenticate(state: &mut State, input: &Input) -> Outcome {
    let second = SecondFactor::read(state, input, METHOD)?;
    let code = input.text("code")?;
    let member = state.member(&second.organization_id, &second.member_id)?;
    let phone = member.mfa_phone.as_ref().ok_or_else(no_phone)?;
    let phone_id = phone.id.clone();
    let factor = Factor::delivered("otp", "sms", phone, state.now());

    let sent = passcodes::find(state, &phone_id)?;
    if sent.code != code {
        return Err(second.wrong(state, passcodes::wrong()));
    }
    passcodes::check_usable(state, sent)?;
    passcodes::use_up(state, &phone_id);
    let mut member = state.member_mut(&second.organization_id, &second.member_id)?;
    if let Some(phone) = &mut member.mfa_phone {
        phone.verify();
    }
    drop(member);
    second.finish(state, factor, Some(METHOD))
}

pub(super) fn no_phone() -> Failure {
    Failure::not_found("member_phone_number_not_found", "The member has no phone number.")
}
