//! Magic links for members.

use std::time::Duration;

use serde_json::{Value, json};

use crate::api::b2b::organizations::with_member;
use crate::api::b2b::{members, sessions};
use crate::api::common::links::{self, Target};
use crate::api::common::recipient::{Recipient, address};
use crate::api::common::session::{custom_claims, duration, named_in};
use crate::model::contact::Kind;
use crate::model::link::Purpose;
use crate::model::member::{Member, Status};
use crate::model::organization::Organization;
use crate::model::session::{By, Factor};
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
    links::mail(state, &recipient, Purpose::MemberLogin, target);
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
    input.refuse(&["intermediate_session_token"])?;
    let token = input.text("magic_links_token")?;
    links::refuse_verifier(input, "pkce_code_verifier")?;
    let duration = duration(input)?;
    let claims = custom_claims(input)?;
    let existing = named_in(state, &state.member_sessions, input)?;
    let member_id = links::owner_of(state, token, &[Purpose::MemberLogin], "unable_to_auth_magic_link")?;
    // Sessions of other members are ignored.
    let existing = existing.filter(|session| session.owner_id == member_id).map(|session| session.id.clone());
    let (member, organization) = state.membership(&member_id)?;
    check_method(organization, Some(member))?;
    if member.needs_mfa(organization) {
        return Err(Failure::not_emulated("logins that take a second factor"));
    }

    let now = state.now();
    let organization_id = organization.id.clone();
    let factor = Factor::delivered("magic_link", "email", &member.email, now);
    let email_id = member.email.id.clone();
    links::use_up(state, token);
    state.member_mut(&organization_id, &member_id)?.authenticated();

    let id = match existing {
        None => sessions::start(state, &member_id, duration.unwrap_or(HOUR), factor),
        Some(id) => {
            if let Some(mut session) = state.member_sessions.find_mut(By::Id, &id) {
                session.add_factor(factor);
            }
            id
        }
    };
    if let Some(mut session) = state.member_sessions.find_mut(By::Id, &id) {
        session.touch(now, duration, claims);
    }
    let mut answer = sessions::describe(state, &id)?;
    let more = [
        ("member_id", json!(member_id)),
        ("organization_id", json!(organization_id)),
        ("method_id", json!(email_id)),
        ("reset_sessions", json!(false)),
        ("member_authenticated", json!(true)),
        ("intermediate_session_token", json!("")),
        ("mfa_required", Value::Null),
        ("primary_required", Value::Null),
        ("member_device", Value::Null),
    ];
    for (name, value) in more {
        answer[name] = value;
    }
    Ok(answer)
}
