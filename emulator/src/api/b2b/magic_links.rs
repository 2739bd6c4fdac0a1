//! Magic links for members.

use std::time::Duration;

use serde_json::json;

use crate::api::b2b::login::Login;
use crate::api::b2b::members;
use crate::api::b2b::organizations::with_member;
use crate::api::common::binding;
use crate::api::common::links::{self, Target};
use crate::api::common::recipient::{Recipient, address};
use crate::model::binding::Binding;
use crate::model::contact::Kind;
use crate::model::link::Purpose;
use crate::model::member::{Member, Status};
use crate::model::organization::Organization;
use crate::model::session::Factor;
use crate::outcome::{Failure, Outcome};
use crate::request::input::Input;
use crate::state::State;
use crate::state::organizations::member_not_found;

const HOUR: Duration = Duration::from_secs(60 * 60);

pub(crate) fn email_login_or_signup(state: &mut State, input: &Input) -> Outcome {
    let organization = state.organization(input.text("organization_id")?)?;
    let organization_id = organization.id.clone();
    let email = address(input, Kind::Email, "email_address")?;
    let login =
        Target::read(input, "login_redirect_url", "invalid_login_redirect_url", "login_expiration_minutes", HOUR)?;
    let signup =
        Target::read(input, "signup_redirect_url", "invalid_signup_redirect_url", "signup_expiration_minutes", HOUR)?;

    let challenge = binding::challenge(input, "pkce_code_challenge")?;
    let binding = Binding { challenge, ..Binding::default() };
    let known = members::at(state, &organization_id, email);
    check_method(organization, known)?;
    let created = known.is_none();
    if created {
        check_signup(organization, email)?;
        members::add(state, &organization_id, email, Status::Pending);
    }
    let member = members::at(state, &organization_id, email).ok_or_else(member_not_found)?;
    let target = if member.status == Status::Active { login } else { signup };
    let id = member.id.clone();
    let recipient = Recipient {
        user_id: id.clone(),
        contact_id: member.email.id.clone(),
        address: member.email.address.clone(),
        user_created: created,
    };
    links::mail(state, &recipient, Purpose::MemberLogin, target, binding);
    let mut answer = with_member(state, &organization_id, &id)?;
    answer["member_created"] = json!(created);
    Ok(answer)
}

/// Fails unless an unknown address becomes a member.
fn check_signup(organization: &Organization, email: &str) -> Result<(), Failure> {
    if !organization.provisions_by_email() {
        let message = "There is no such member, and email_jit_provisioning is NOT_ALLOWED.";
        return Err(Failure::invalid("email_jit_provisioning_not_allowed", message));
    }
    if !organization.allows_domain_of(email) {
        let message = "There is no such member, and the domain is not one of email_allowed_domains.";
        return Err(Failure::invalid("invalid_email_for_jit_provisioning", message));
    }
    Ok(())
}

/// Fails if members may not log in by magic link.
fn check_method(organization: &Organization, member: Option<&Member>) -> Result<(), Failure> {
    let exempt = member.is_some_and(|member| member.profile.is_breakglass);
    match exempt || organization.allows_login_by("magic_link") {
        true => Ok(()),
        false => {
            let message = "The allowed_auth_methods of the organization do not include magic_link.";
            Err(Failure::invalid("operation_restricted_by_organization_auth_methods", message))
        }
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
    check_method(organization, Some(member))?;

    let organization_id = organization.id.clone();
    let factor = Factor::delivered("magic_link", "email", &member.email, state.now());
    let email_id = member.email.id.clone();
    links::use_up(state, token);
    let mut answer = login.finish(state, &member_id, factor)?;
    answer["organization_id"] = json!(organization_id);
    answer["method_id"] = json!(email_id);
    answer["reset_sessions"] = json!(false);
    Ok(answer)
}
