//! Changes of the email addresses of members.

use std::time::Duration;

use serde_json::json;

use crate::api::b2b::magic_links;
use crate::api::b2b::members::{check_free, duplicate, named};
use crate::api::b2b::organizations::with_member;
use crate::api::common::links::Target;
use crate::api::common::passcodes;
use crate::api::common::recipient::{address, optional_address};
use crate::model::binding::Binding;
use crate::model::contact::{self, Contact, Kind};
use crate::model::link::Purpose;
use crate::model::member::{By, Status, within};
use crate::outcome::{Failure, Outcome};
use crate::request::input::Input;
use crate::state::State;

/// How long a member has to verify a new address.
const LIFETIME: Duration = Duration::from_secs(5 * 60);

/// Sends a link or passcode to the address that a member wants to have.
pub(crate) fn start_email_update(state: &mut State, input: &Input) -> Outcome {
    let (organization_id, member_id) = named(state, input)?;
    let email = address(input, Kind::Email, "email_address")?;
    let by_passcode = match input.optional_text("delivery_method")? {
        Some("EMAIL_MAGIC_LINK") | None => false,
        Some("EMAIL_OTP") => true,
        Some(_) => return Err(Failure::malformed("delivery_method must be EMAIL_MAGIC_LINK or EMAIL_OTP.")),
    };
    let target = Target::new(input, "login_redirect_url", "invalid_login_redirect_url", LIFETIME)?;
    let member = state.member(&organization_id, &member_id)?;
    if member.status != Status::Active {
        let message = "The member is not active.";
        return Err(Failure::invalid("email_updates_available_only_for_active_members", message));
    }
    if !member.email.is_verified() {
        let message = "The member's email address is not verified.";
        return Err(Failure::invalid("member_has_no_active_verified_email", message));
    }
    if member.email.is_at(email) {
        return Err(duplicate(email));
    }
    check_free(state, &organization_id, email, Some(&member_id))?;
    let wanted = state.members.find(By::PendingWithin, &within(&organization_id, &contact::key(email)));
    if wanted.is_some_and(|member| member.id != member_id) {
        let message = "Another member is changing their email address to this one.";
        return Err(Failure::invalid("desired_email_updating_for_different_member", message));
    }

    let until = state.now().saturating_add(LIFETIME);
    let id = state.mint.id(Kind::Email.id_prefix());
    let pending = Contact::new(Kind::Email, id.clone(), email.to_owned(), Some(until));
    state.member_mut(&organization_id, &member_id)?.pending_email = Some(pending);
    match by_passcode {
        true => passcodes::send(state, &id, email, "email", LIFETIME, Binding::default()),
        false => {
            let to = magic_links::Address { member_id: &member_id, email_id: &id, email };
            magic_links::mail_to(state, &to, Purpose::EmailUpdate, target, Binding::default());
        }
    }
    with_member(state, &organization_id, &member_id)
}

pub(crate) fn unlink_retired_email(state: &mut State, input: &Input) -> Outcome {
    let (organization_id, member_id) = named(state, input)?;
    let id = input.optional_text("email_id")?;
    let email = optional_address(input, Kind::Email, "email_address")?;
    if id.is_none() && email.is_none() {
        let message = "email_id or email_address is required.";
        return Err(Failure::invalid("retired_email_missing_email_identifiers", message));
    }
    let now = state.now();
    let mut member = state.member_mut(&organization_id, &member_id)?;
    let is_meant =
        |retired: &Contact| id.is_none_or(|id| retired.id == id) && email.is_none_or(|email| retired.is_at(email));
    let place = member.retired_emails.iter().position(is_meant);
    let place = place.ok_or_else(|| Failure::not_found("email_not_found", "The member has no such retired email."))?;
    member.retired_emails.remove(place);
    member.updated_at = now;
    drop(member);
    let mut answer = with_member(state, &organization_id, &member_id)?;
    answer["organization_id"] = json!(organization_id);
    Ok(answer)
}
