//! The organizations that a person can log in to, and a new one.

use serde_json::Value;

use crate::api::b2b::discovery::discovered;
use crate::api::b2b::intermediate::{self, Holder};
use crate::api::b2b::login::Login;
use crate::api::b2b::{members, organizations};
use crate::model::member::{ADMIN_ROLE, Status};
use crate::model::proof::Proof;
use crate::outcome::{Failure, Outcome};
use crate::request::input::Input;
use crate::state::State;

/// Domains of email addresses that say nothing about the organization of a person.
const COMMON: [&str; 6] = ["gmail.com", "hotmail.com", "icloud.com", "outlook.com", "proton.me", "yahoo.com"];

pub(crate) fn list(state: &mut State, input: &Input) -> Outcome {
    let holder = Holder::read(state, input)?.ok_or_else(|| {
        let message = "intermediate_session_token, session_token or session_jwt is required.";
        Failure::invalid("no_session_arguments", message)
    })?;
    let mut answer = match holder {
        Holder::Intermediate(token) => discovered::list(state, intermediate::find(state, &token)?, true)?,
        Holder::Session(id) => discovered::list(state, &intermediate::of_session(state, &id)?, false)?,
    };
    answer["organization_id_hint"] = Value::Null;
    Ok(answer)
}

pub(crate) fn create(state: &mut State, input: &Input) -> Outcome {
    let begun = intermediate::find(state, input.text("intermediate_session_token")?)?;
    let email = begun.email.clone();
    let login = Login::of_intermediate(input, &begun.token)?;
    let organization_id = organizations::add(state, input, Some(name_for(&email)))?;
    let mut member = members::add(state, &organization_id, &email, Status::Pending);
    member.profile.roles.push(ADMIN_ROLE.to_owned());
    let member_id = member.id.clone();
    drop(member);
    login.finish(state, &member_id, Proof::default())
}

/// The name of an organization that was created without one: of the domain of the email address, or of the address if
/// its domain is a common one.
fn name_for(email: &str) -> String {
    let (local, domain) = email.rsplit_once('@').unwrap_or((email, ""));
    let common = COMMON.iter().any(|common| domain.eq_ignore_ascii_case(common)) || domain.ends_with(".edu");
    let name = if common { local } else { domain.split('.').next().unwrap_or(domain) };
    name.chars().take(organizations::LONGEST_NAME).collect()
}
