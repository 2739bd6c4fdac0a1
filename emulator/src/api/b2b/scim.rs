//! SCIM connections of organizations: create, read, change and delete them, and replace their tokens.

use serde_json::{Map, Value, json};

use crate::api::b2b::sso::display_name;
use crate::api::common::paging::Paging;
use crate::api::scim::BASE;
use crate::model::changes::set;
use crate::model::oauth2::client_secret::ClientSecret;
use crate::model::scim::group::{By, Group};
use crate::model::scim::{Connection, PROVIDERS};
use crate::outcome::{Failure, Outcome};
use crate::request::input::Input;
use crate::state::State;

pub(crate) fn create(state: &mut State, input: &Input) -> Outcome {
    let organization = state.organization(input.text("organization_id")?)?;
    if organization.scim.is_some() {
        let message = "The organization has a SCIM connection already.";
        return Err(Failure::invalid("active_scim_connection_exists", message));
    }
    let organization_id = organization.id.clone();
    let (name, provider) = (display_name(input)?, provider(input)?);
    let id = state.mint.id("scim-connection");
    let token = state.mint.token();
    let connection = Connection {
        url: format!("{}{}/{id}", state.base_url, BASE),
        id,
        organization_id: organization_id.clone(),
        display_name: name.unwrap_or_default(),
        identity_provider: provider.unwrap_or_else(|| "generic".to_owned()),
        token: ClientSecret::new(token.clone()),
        assignments: Vec::new(),
    };
    let answer = json!({ "connection": connection.to_json_with_token(&token) });
    state.organization_mut(&organization_id)?.scim = Some(connection);
    Ok(answer)
}

pub(crate) fn get(state: &mut State, input: &Input) -> Outcome {
    let organization = state.organization(input.text("organization_id")?)?;
    let connection = organization.scim.as_ref().ok_or_else(not_found)?;
    Ok(json!({ "connection": connection.to_json() }))
}

pub(crate) fn update(state: &mut State, input: &Input) -> Outcome {
    let (name, provider) = (display_name(input)?, provider(input)?);
    let connection_id = connection(state, input)?.id.clone();
    let assignments = match input.has("scim_group_implicit_role_assignments") {
        true => Some(assignments(state, input, &connection_id)?),
        false => None,
    };
    change(state, input, |connection| {
        set(&mut connection.display_name, name);
        set(&mut connection.identity_provider, provider);
        set(&mut connection.assignments, assignments);
        Ok(connection.to_json())
    })
}

pub(crate) fn delete(state: &mut State, input: &Input) -> Outcome {
    let id = connection(state, input)?.id.clone();
    state.remove_scim_connection(&id);
    Ok(json!({ "connection_id": id }))
}

pub(crate) fn get_groups(state: &mut State, input: &Input) -> Outcome {
    let connection = connection(state, input)?;
    // In a query, numbers are texts.
    let limit = match input.optional_text("limit")? {
        None => Value::Null,
        Some(limit) => json!(limit.parse::<i64>().map_err(|_| Failure::malformed("limit must be an integer."))?),
    };
    let given = [("limit", limit), ("cursor", json!(input.optional_text("cursor")?))];
    let given: Map<String, Value> = given.map(|(name, value)| (name.to_owned(), value)).into_iter().collect();
    let paging = Paging::read(&Input::of(given), "scim-group-", "bad_request", "bad_request")?;
    let groups: Vec<&Group> = state.scim_groups.all(By::Connection, &connection.id).collect();
    let (page, metadata) = paging.page(&groups, |group| &group.id);
    let groups: Vec<Value> = page.into_iter().map(Group::to_json).collect();
    Ok(json!({ "scim_groups": groups, "next_cursor": metadata["next_cursor"] }))
}

pub(crate) fn rotate_start(state: &mut State, input: &Input) -> Outcome {
    let token = state.mint.token();
    change(state, input, |connection| {
        connection.token.start_rotation(token.clone());
        Ok(connection.to_json_with_next_token(&token))
    })
}

pub(crate) fn rotate_complete(state: &mut State, input: &Input) -> Outcome {
    change_rotating(state, input, ClientSecret::rotate)
}

pub(crate) fn rotate_cancel(state: &mut State, input: &Input) -> Outcome {
    change_rotating(state, input, ClientSecret::cancel_rotation)
}

/// Fails unless the token is being rotated.
fn change_rotating(state: &mut State, input: &Input, end: impl FnOnce(&mut ClientSecret)) -> Outcome {
    change(state, input, |connection| {
        if !connection.token.is_rotating() {
            let message = "The token of the SCIM connection is not being rotated.";
            return Err(Failure::invalid("scim_connection_not_rotating_token", message));
        }
        end(&mut connection.token);
        Ok(connection.to_json())
    })
}

/// The connection that the request names.
fn connection<'a>(state: &'a State, input: &Input) -> Result<&'a Connection, Failure> {
    let organization = state.organization(input.text("organization_id")?)?;
    let id = input.text("connection_id")?;
    organization.scim.as_ref().filter(|connection| connection.id == id).ok_or_else(not_found)
}

/// Changes the connection that the request names; returns what `change` shows of it.
fn change(state: &mut State, input: &Input, change: impl FnOnce(&mut Connection) -> Result<Value, Failure>) -> Outcome {
    let id = input.text("connection_id")?;
    let mut organization = state.organization_mut(input.text("organization_id")?)?;
    let connection = organization.scim.as_mut().filter(|connection| connection.id == id).ok_or_else(not_found)?;
    Ok(json!({ "connection": change(connection)? }))
}

/// The roles of groups in the request.
fn assignments(state: &State, input: &Input, connection_id: &str) -> Result<Vec<Value>, Failure> {
    let given = input.objects("scim_group_implicit_role_assignments", &["role_id"])?.unwrap_or_default();
    let assignments = given.iter().map(|assignment| {
        let id = assignment["group_id"].as_str().filter(|id| !id.is_empty()).ok_or_else(|| {
            let message = "Each of scim_group_implicit_role_assignments must have a group_id.";
            Failure::invalid("scim_group_role_assignment_does_not_contain_group_id", message)
        })?;
        let group = state.scim_groups.find(By::Id, id).filter(|group| group.connection_id == connection_id);
        let group = group.ok_or_else(|| {
            let message = "The SCIM connection has no such group.";
            Failure::invalid("scim_group_role_assignment_group_does_not_exist", message)
        })?;
        Ok(json!({ "role_id": assignment["role_id"], "group_id": group.id, "group_name": group.name }))
    });
    assignments.collect()
}

fn provider(input: &Input) -> Result<Option<String>, Failure> {
    let provider = input.owned_text("identity_provider")?;
    if provider.as_ref().is_some_and(|name| !PROVIDERS.contains(&name.as_str())) {
        let message = format!("identity_provider must be one of {}.", PROVIDERS.join(", "));
        return Err(Failure::invalid("invalid_scim_idp", message));
    }
    Ok(provider)
}

fn not_found() -> Failure {
    Failure::not_found("no_active_scim_connection", "The organization has no such SCIM connection.")
}
