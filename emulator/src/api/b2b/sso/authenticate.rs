//! The end of logins with SSO connections.

use serde_json::json;

use crate::api::b2b::login::Login;
use crate::api::b2b::sso::start::member_with;
use crate::api::b2b::sso::tokens;
use crate::api::b2b::{members, signup};
use crate::api::common::binding;
use crate::model::changes::merge;
use crate::model::contact::{Contact, Kind};
use crate::model::member::Status;
use crate::model::organization::Organization;
use crate::model::session::Factor;
use crate::model::sso::login::{Registration, SsoIdentity};
use crate::outcome::{Failure, Outcome};
use crate::request::input::Input;
use crate::state::State;
use crate::table::Id;

pub(crate) fn authenticate(state: &mut State, input: &Input) -> Outcome {
    let mut login = Login::read(state, input)?;
    let token = input.text("sso_token")?;
    let arrival = state.sso_arrivals.find(Id, token).ok_or_else(not_found)?;
    binding::check_verifier(arrival.challenge.as_deref(), input, "pkce_code_verifier")?;
    let (connection, organization) = state.connection(&arrival.connection_id).map_err(|_| not_found())?;
    let (identity, connection_id) = (arrival.identity.clone(), connection.id.clone());
    let scopes = arrival.scopes.clone();
    let organization_id = organization.id.clone();
    let known = member_with(state, connection, &identity);
    signup::check_method(organization, known, "sso")?;
    let member_id = match known.map(|member| member.id.clone()) {
        Some(member_id) => {
            login.check_member(state, &member_id)?;
            member_id
        }
        None => {
            check_provisioning(organization, &connection_id)?;
            members::check_free(state, &organization_id, &identity.email, None)?;
            members::add(state, &organization_id, &identity.email, Status::Pending).id.clone()
        }
    };
    state.sso_arrivals.remove(Id, token);

    let factor = register(state, &member_id, &connection_id, identity, scopes)?;
    let mut answer = login.finish(state, &member_id, factor)?;
    answer["organization_id"] = json!(organization_id);
    answer["reset_session"] = json!(false);
    Ok(answer)
}

/// Fails unless people become members when they first log in with this connection.
fn check_provisioning(organization: &Organization, connection_id: &str) -> Result<(), Failure> {
    match organization.provisions_by_sso(connection_id) {
        true => Ok(()),
        false => {
            let message = "There is no such member, and sso_jit_provisioning does not allow this SSO connection.";
            Err(Failure::invalid("invalid_connection_for_jit_provisioning", message))
        }
    }
}

/// Notes what the provider says about a member; returns the factor of the login.
fn register(
    state: &mut State,
    member_id: &str,
    connection_id: &str,
    identity: SsoIdentity,
    scopes: Vec<String>,
) -> Result<Factor, Failure> {
    let now = state.now();
    let (connection, organization) = state.connection(connection_id)?;
    let organization_id = organization.id.clone();
    let provider = state.provider_of(connection)?;
    let (protocol, mapping) = (provider.protocol_name(), provider.attribute_mapping());
    let mut account = Registration {
        id: String::new(),
        connection_id: connection_id.to_owned(),
        subject: identity.subject.clone(),
        groups: mapping.get("groups").map(|_| identity.groups.clone()).unwrap_or_default(),
        attributes: identity.all_attributes(),
        tokens: None,
    };
    let metadata = identity.mapped_attributes(&mapping);
    if protocol == "oidc" {
        account.tokens = Some(tokens::issue(state, scopes));
    }
    let id = state.mint.id(&format!("{protocol}-member-registration"));
    // An address that the provider has changed, unless it is or was that of another member.
    let email_id = state.mint.id(Kind::Email.id_prefix());
    let email = Contact::new(Kind::Email, email_id, identity.email.clone(), None);
    let is_free = members::check_free(state, &organization_id, &identity.email, Some(member_id)).is_ok();
    let mut member = state.member_mut(&organization_id, member_id)?;
    if is_free && !member.email.is_at(&identity.email) {
        member.replace_email(email, false);
    }
    if !identity.name.is_empty() {
        member.profile.name = identity.name;
    }
    merge(&mut member.profile.trusted_metadata, metadata);
    // A member has a single account at each connection.
    let known = member.sso.iter().position(|known| known.connection_id == connection_id);
    account.id = known.map_or(id, |known| member.sso.remove(known).id);
    let factor = Factor::sso(protocol, &account, now);
    member.sso.push(account);
    Ok(factor)
}

fn not_found() -> Failure {
    let message = "There is no such token, or it has been used, or it has expired.";
    Failure::not_found("sso_token_not_found", message)
}
