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
use crate::model::contact::Kind;
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
        None => members::add(state, &organization_id, email, Status::Invited).id.clone(),
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
    let recipient = Recipient {
        user_id: id.to_owned(),
        contact_id: email.id.clone(),
        address: email.address.clone(),
        user_created: false,
    };
    links::mail(state, &recipient, purpose, target, binding);
    Ok(())
}

/// Fails if a link was sent to an email address that the member no longer has.
pub(super) fn check_address(link: &Link, member: &Member) -> Result<(), Failure> {
    match link.mailed.as_ref().is_some_and(|mailed| member.email.is_at(&mailed.address)) {
        true => Ok(()),
        false => Err(links::not_found()),
    }
}

pub(crate) fn authenticate(state: &mut State, input: &Input) -> Outcome {
    let token = input.text("magic_links_token")?;
    let mut login = Login::read(state, input)?;
    let link = links::find(state, token, &[Purpose::MemberLogin], "unable_to_auth_magic_link")?;
    binding::check_verifier(link.binding.challenge.as_deref(), input, "pkce_code_verifier")?;
    let member_id = link.owner_id.clone();
    login.check_member(state, &member_id)?;
    let (member, organization) = state.membership(&member_id)?;
    check_address(link, member)?;
    signup::check_method(organization, Some(member), METHOD)?;

    let organization_id = organization.id.clone();
    let factor = Factor::delivered(METHOD, "email", &member.email, state.now());
    let email_id = member.email.id.clone();
    links::use_up(state, token);
    let mut answer = login.finish(state, &member_id, factor)?;
    answer["organization_id"] = json!(organization_id);
    answer["method_id"] = json!(email_id);
    answer["reset_sessions"] = json!(false);
    Ok(answer)
}
