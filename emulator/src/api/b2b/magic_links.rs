//! Magic links for members.

use std::time::Duration;

use serde_json::json;

use crate::api::b2b::login::Login;
use crate::api::b2b::members::{self, Changes};
use crate::api::b2b::organizations::with_member;
use crate::api::b2b::signup;
use crate::api::common::binding;
use crate::api::common::links::{self, Target};
use crate::api::common::recipient::{Recipient, address};
use crate::model::binding::Binding;
use crate::model::contact::{Contact, Kind};
use crate::model::link::{Link, Purpose};
use crate::model::member::{Member, Status};
use crate::model::session::Factor;
use crate::outcome::{Failure, Outcome};
use crate::request::input::Input;
use crate::state::State;

/// The name of the method.
const METHOD: &str = "magic_link";
const HOUR: Duration = Duration::from_secs(60 * 60);
const WEEK: Duration = Duration::from_secs(7 * 24 * 60 * 60);

pub(crate) fn email_login_or_signup(state: &mut State, input: &Input) -> Outcome {
    let organization_id = state.organization(input.text("organization_id")?)?.id.clone();
    let email = address(input, Kind::Email, "email_address")?;
    let login =
        Target::read(input, "login_redirect_url", "invalid_login_redirect_url", "login_expiration_minutes", HOUR)?;
    let signup =
        Target::read(input, "signup_redirect_url", "invalid_signup_redirect_url", "signup_expiration_minutes", HOUR)?;

    let challenge = binding::challenge(input, "pkce_code_challenge")?;
    let binding = Binding { challenge, ..Binding::default() };
    let (id, created) = signup::known_or_created(state, &organization_id, email, METHOD)?;
    let member = state.member(&organization_id, &id)?;
    let target = if member.status == Status::Active { login } else { signup };
    mail(state, &organization_id, &id, Purpose::MemberLogin, target, binding)?;
    let mut answer = with_member(state, &organization_id, &id)?;
    answer["member_created"] = json!(created);
    Ok(answer)
}

pub(crate) fn email_invite(state: &mut State, input: &Input) -> Outcome {
    let organization = state.organization(input.text("organization_id")?)?;
    let organization_id = organization.id.clone();
    let email = address(input, Kind::Email, "email_address")?;
    let target =
        Target::read(input, "invite_redirect_url", "invalid_invite_redirect_url", "invite_expiration_minutes", WEEK)?;
    let changes = Changes::read(input)?;
    if let Some(id) = input.optional_text("invited_by_member_id")? {
        state.member(&organization_id, id)?;
    }
    let known = state.member_at(&organization_id, email);
    if known.is_some_and(|member| member.status == Status::Active) {
        return Err(members::duplicate(email));
    }
    if !organization.allows_invite_of(email) {
        let message = "The organization's email_invites do not allow this email address.";
        return Err(Failure::invalid("invalid_email_for_invites", message));
    }
    let id = match known {
        Some(member) => member.id.clone(),
        None => {
            members::check_free(state, &organization_id, email, None)?;
            members::add(state, &organization_id, email, Status::Invited).id.clone()
        }
    };
    let mut member = state.member_mut(&organization_id, &id)?;
    member.status = Status::Invited;
    changes.apply(&mut member.profile);
    drop(member);
    mail(state, &organization_id, &id, Purpose::MemberLogin, target, Binding::default())?;
    with_member(state, &organization_id, &id)
}

/// Sends a link to a member.
pub(super) fn mail(
    state: &mut State,
    organization_id: &str,
    id: &str,
    purpose: Purpose,
    target: Target,
    binding: Binding,
) -> Result<(), Failure> {
    let email = &state.member(organization_id, id)?.email;
    let (email_id, email) = (email.id.clone(), email.address.clone());
    mail_to(state, &Address { member_id: id, email_id: &email_id, email: &email }, purpose, target, binding);
    Ok(())
}

/// An email address of a member.
pub(super) struct Address<'a> {
    pub(super) member_id: &'a str,
    pub(super) email_id: &'a str,
    pub(super) email: &'a str,
}

/// Sends a link to an address of a member.
pub(super) fn mail_to(state: &mut State, to: &Address<'_>, purpose: Purpose, target: Target, binding: Binding) {
    let recipient = Recipient {
        user_id: to.member_id.to_owned(),
        contact_id: to.email_id.to_owned(),
        address: to.email.to_owned(),
        user_created: false,
    };
    links::mail(state, &recipient, purpose, target, binding);
}

/// Fails if a link was sent to an email address that the member no longer has.
pub(super) fn check_address(link: &Link, member: &Member) -> Result<(), Failure> {
    match link.mailed.as_ref().is_some_and(|mailed| member.email.is_at(&mailed.address)) {
        true => Ok(()),
        false => Err(links::not_found()),
    }
}

/// The address to which a member wants to change theirs, and to which a link was sent.
fn new_address<'a>(link: &Link, member: &'a Member) -> Result<&'a Contact, Failure> {
    let sent_to = |email: &&Contact| link.mailed.as_ref().is_some_and(|mailed| mailed.email_id == email.id);
    member.pending_email.as_ref().filter(sent_to).ok_or_else(|| {
        let message = "The member is not changing their email address to this one any more.";
        Failure::invalid("unable_to_verify_member_email_update", message)
    })
}

pub(crate) fn authenticate(state: &mut State, input: &Input) -> Outcome {
    let token = input.text("magic_links_token")?;
    let mut login = Login::read(state, input)?;
    let purposes = [Purpose::MemberLogin, Purpose::EmailUpdate];
    let link = links::find(state, token, &purposes, "unable_to_auth_magic_link")?;
    binding::check_verifier(link.binding.challenge.as_deref(), input, "pkce_code_verifier")?;
    let (member_id, update) = (link.owner_id.clone(), link.purpose == Purpose::EmailUpdate);
    login.check_member(state, &member_id)?;
    let (member, organization) = state.membership(&member_id)?;
    let email = if update { new_address(link, member)? } else { &member.email };
    if !update {
        check_address(link, member)?;
        signup::check_method(organization, Some(member), METHOD)?;
    }

    let organization_id = organization.id.clone();
    let factor = Factor::delivered(METHOD, "email", email, state.now());
    let email_id = email.id.clone();
    links::use_up(state, token);
    if update {
        state.member_mut(&organization_id, &member_id)?.confirm_email();
    }
    let mut answer = login.finish(state, &member_id, factor)?;
    answer["organization_id"] = json!(organization_id);
    answer["method_id"] = json!(email_id);
    answer["reset_sessions"] = json!(false);
    Ok(answer)
}
