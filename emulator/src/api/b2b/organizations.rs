//! Organizations: create, read, change and delete them.

use serde_json::{Map, Value, json};

use crate::api::b2b::{settings, sso};
use crate::api::common::external_id;
use crate::model::changes::{merge, set};
use crate::model::member;
use crate::model::organization::{By, Organization};
use crate::model::sso::Connections;
use crate::outcome::{Failure, Outcome};
use crate::request::input::Input;
use crate::state::State;

/// The most characters of a name.
pub(super) const LONGEST_NAME: usize = 128;
/// The length of a slug, in characters.
const SLUG: std::ops::RangeInclusive<usize> = 2..=128;

pub(crate) fn create(state: &mut State, input: &Input) -> Outcome {
    let id = add(state, input, None)?;
    Ok(json!({ "organization": state.organization(&id)?.to_json() }))
}

/// Adds the organization that a request describes; returns its id.
pub(super) fn add(state: &mut State, input: &Input, default_name: Option<String>) -> Result<String, Failure> {
    let name = name(input)?.or(default_name).ok_or_else(|| {
        let message = "organization_name is required.";
        Failure::invalid("organization_name_missing", message)
    })?;
    let given_slug = slug(state, input, None)?;
    let external_id = external_id(state, input, None)?;
    let settings = settings::read(input)?;
    let metadata = input.free_form("trusted_metadata")?;

    let now = state.now();
    let id = state.mint.id("organization");
    let slug = given_slug.unwrap_or_else(|| slug_for(state, &name, &id));
    let mut organization = Organization {
        id,
        name,
        slug,
        external_id,
        trusted_metadata: Map::new(),
        settings: settings::defaults(),
        custom_roles: Vec::new(),
        sso: Connections::default(),
        scim: None,
        created_at: now,
        updated_at: now,
    };
    organization.settings.extend(settings);
    merge(&mut organization.trusted_metadata, metadata);
    Ok(state.organizations.insert(organization).id.clone())
}

pub(crate) fn get(state: &mut State, input: &Input) -> Outcome {
    let organization = state.organization(input.text("organization_id")?)?;
    Ok(json!({ "organization": organization.to_json() }))
}

pub(crate) fn metrics(state: &mut State, input: &Input) -> Outcome {
    let organization = state.organization(input.text("organization_id")?)?;
    Ok(json!({ "member_count": state.members_of(&organization.id).count() }))
}

pub(crate) fn update(state: &mut State, input: &Input) -> Outcome {
    let id = state.organization(input.text("organization_id")?)?.id.clone();
    let name = name(input)?;
    let slug = slug(state, input, Some(&id))?;
    let external_id = external_id(state, input, Some(&id))?;
    let settings = settings::read(input)?;
    let metadata = input.free_form("trusted_metadata")?;
    let default_id = sso::default_connection(state.organization(&id)?, input)?;

    let now = state.now();
    let mut organization = state.organization_mut(&id)?;
    set(&mut organization.name, name);
    set(&mut organization.slug, slug);
    if external_id.is_some() {
        organization.external_id = external_id;
    }
    organization.settings.extend(settings);
    if default_id.is_some() {
        organization.sso.default_id = default_id;
    }
    merge(&mut organization.trusted_metadata, metadata);
    organization.updated_at = now;
    Ok(json!({ "organization": organization.to_json() }))
}

pub(crate) fn delete(state: &mut State, input: &Input) -> Outcome {
    let organization = state.organization(input.text("organization_id")?)?;
    let id = organization.id.clone();
    let connections: Vec<String> = organization.sso.all.iter().map(|connection| connection.id.clone()).collect();
    for connection_id in connections {
        state.remove_connection(&connection_id);
    }
    if let Some(connection_id) = state.organization(&id)?.scim.as_ref().map(|connection| connection.id.clone()) {
        state.remove_scim_connection(&connection_id);
    }
    state.organizations.remove_if(By::Id, &id, |organization| organization.id == id);
    let members: Vec<String> = state.members_of(&id).map(|member| member.id.clone()).collect();
    for member_id in members {
        state.revoke_access(&member_id);
    }
    state.members.remove(member::By::Organization, &id);
    Ok(json!({ "organization_id": id }))
}

pub(crate) fn delete_external_id(state: &mut State, input: &Input) -> Outcome {
    let now = state.now();
    let mut organization = state.organization_mut(input.text("organization_id")?)?;
    organization.external_id = None;
    organization.updated_at = now;
    Ok(json!({ "organization": organization.to_json() }))
}

fn name(input: &Input) -> Result<Option<String>, Failure> {
    let Some(name) = input.optional_text("organization_name")? else {
        return Ok(None);
    };
    if name.chars().count() > LONGEST_NAME {
        let message = format!("organization_name must have {LONGEST_NAME} characters at most.");
        return Err(Failure::invalid("invalid_organization_name", message));
    }
    Ok(Some(name.to_owned()))
}

/// The slug of the request, which no organization except `owner` may have.
fn slug(state: &State, input: &Input, owner: Option<&str>) -> Result<Option<String>, Failure> {
    let Some(slug) = input.optional_text("organization_slug")? else {
        return Ok(None);
    };
    if !SLUG.contains(&slug.len()) || !slug.chars().all(belongs_in_slug) {
        let message = "organization_slug must be 2 to 128 letters, digits and - . _ ~";
        return Err(Failure::invalid("invalid_organization_slug", message));
    }
    match is_free(state, slug, owner) {
        true => Ok(Some(slug.to_owned())),
        false => {
            let message = "Another organization has this organization_slug.";
            Err(Failure::invalid("organization_slug_already_used", message))
        }
    }
}

fn belongs_in_slug(c: char) -> bool {
    c.is_ascii_alphanumeric() || "-._~".contains(c)
}

/// A slug for an organization that was created without one.
fn slug_for(state: &State, name: &str, id: &str) -> String {
    let slug: String = name.to_lowercase().chars().map(|c| if belongs_in_slug(c) { c } else { '-' }).collect();
    match SLUG.contains(&slug.len()) && is_free(state, &slug, None) {
        true => slug,
        false => id.to_owned(),
    }
}

/// The `organization_external_id` of the request, which no organization except `owner` may have.
fn external_id(state: &State, input: &Input, owner: Option<&str>) -> Result<Option<String>, Failure> {
    let Some(id) = input.optional_text("organization_external_id")? else {
        return Ok(None);
    };
    if !external_id::is_valid(id) {
        let message = "organization_external_id must be at most 128 letters, digits and . _ - |";
        return Err(Failure::invalid("invalid_organization_external_id", message));
    }
    match is_free(state, id, owner) {
        true => Ok(Some(id.to_owned())),
        false => {
            let message = "Another organization has this organization_external_id.";
            Err(Failure::invalid("organization_external_id_already_used", message))
        }
    }
}

/// Whether `id` is not the id, slug or external id of an organization other than `owner`.
fn is_free(state: &State, id: &str, owner: Option<&str>) -> bool {
    state.organization(id).map_or(true, |known| Some(known.id.as_str()) == owner)
}

/// A member with their organization, as responses show them.
pub(super) fn with_member(state: &State, organization_id: &str, member_id: &str) -> Result<Value, Failure> {
    let organization = state.organization(organization_id)?;
    let member = state.member(&organization.id, member_id)?;
    Ok(json!({
        "member_id": member.id,
        "member": member.to_json(organization),
        "organization": organization.to_json(),
    }))
}
