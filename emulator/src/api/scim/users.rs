//! The people that an identity provider pushes, who are members of the organization.

use http::Request;
use serde_json::{Map, Value, json};

use crate::api::b2b::members;
use crate::api::scim::Scope;
use crate::api::scim::answer::{Answer, Refusal, ScimOutcome};
use crate::api::scim::listing::Listing;
use crate::api::scim::{patch as operations, resource};
use crate::format::rfc3339::to_rfc3339;
use crate::model::contact::{self, Contact, Kind};
use crate::model::member::{By, Member, Status, within};
use crate::model::scim::attributes::ENTERPRISE;
use crate::model::scim::user::User;
use crate::state::State;

/// The schema of people.
pub(super) const SCHEMA: &str = "urn:ietf:params:scim:schemas:core:2.0:User";

pub(super) fn list(state: &State, scope: &Scope, request: &Request<Vec<u8>>) -> ScimOutcome {
    let listing = Listing::read(request)?;
    let within = |key: &str| within(&scope.connection_id, key);
    let required = |attribute| listing.filter.as_ref().and_then(|filter| filter.required(attribute));
    let (by, key) = match (required("userName"), required("externalId"), required("id")) {
        (Some(name), ..) => (By::ScimName, within(&contact::key(name))),
        (_, Some(id), _) => (By::ScimExternalId, within(id)),
        (_, _, Some(id)) => (By::Id, id.to_owned()),
        _ => (By::ScimConnection, scope.connection_id.clone()),
    };
    let members = state.members.all(by, &key).filter_map(|member| Some((member, user_of(member, scope)?)));
    let found: Vec<(&Member, &User)> = match &listing.filter {
        None => members.collect(),
        Some(filter) => members.filter(|(member, user)| filter.matches(&write(scope, member, user))).collect(),
    };
    Ok(listing.answer(&found, |(member, user)| write(scope, member, user)))
}

pub(super) fn get(state: &State, scope: &Scope, id: &str) -> ScimOutcome {
    let (member, user) = find(state, scope, id)?;
    Ok(Answer::ok(write(scope, member, user)))
}

pub(super) fn create(state: &mut State, scope: &Scope, body: Map<String, Value>) -> ScimOutcome {
    let resource = resource::check(body)?;
    let email = resource::email(&resource)?;
    let id = match state.member_at(&scope.organization_id, &email) {
        // The provider knows this member from now on.
        Some(member) if member.scim.is_none() => member.id.clone(),
        Some(_) => return Err(taken(&email)),
        None => {
            check_name(state, scope, &resource, None)?;
            check_email(state, scope, &email, None)?;
            members::add(state, &scope.organization_id, &email, Status::Active).id.clone()
        }
    };
    store(state, scope, &id, resource)?;
    let (member, user) = find(state, scope, &id)?;
    Ok(Answer::created(write(scope, member, user)))
}

pub(super) fn replace(state: &mut State, scope: &Scope, id: &str, body: Map<String, Value>) -> ScimOutcome {
    find(state, scope, id)?;
    store(state, scope, id, resource::check(body)?)?;
    get(state, scope, id)
}

pub(super) fn patch(state: &mut State, scope: &Scope, id: &str, body: &Map<String, Value>) -> ScimOutcome {
    let (member, user) = find(state, scope, id)?;
    let mut resource = user.resource.clone();
    // The application may have deleted the member in the meantime.
    resource.insert("active".to_owned(), json!(!member.is_deleted()));
    for operation in operations::read(body)? {
        operation.apply(&mut resource)?;
    }
    store(state, scope, id, resource::check(resource)?)?;
    get(state, scope, id)
}

/// Deletes the member. The provider then no longer knows them.
pub(super) fn delete(state: &mut State, scope: &Scope, id: &str) -> ScimOutcome {
    find(state, scope, id)?;
    deactivate(state, id);
    if let Some(mut member) = state.members.find_mut(By::Id, id) {
        member.scim = None;
    }
    Ok(Answer::no_content())
}

/// What the provider has pushed about a member.
fn user_of<'a>(member: &'a Member, scope: &Scope) -> Option<&'a User> {
    member.scim.as_ref().filter(|user| user.connection_id == scope.connection_id)
}

/// The member with this id, who may have been deactivated.
fn find<'a>(state: &'a State, scope: &Scope, id: &str) -> Result<(&'a Member, &'a User), Refusal> {
    let member = state.members.find(By::Id, id);
    let found = member.and_then(|member| Some((member, user_of(member, scope)?)));
    found.ok_or_else(|| Refusal::not_found("Users", id))
}

/// Changes a member to what the provider says; fails before anything changes.
fn store(state: &mut State, scope: &Scope, id: &str, resource: Map<String, Value>) -> Result<(), Refusal> {
    check_name(state, scope, &resource, Some(id))?;
    let active = resource["active"] == true;
    let (email, name) = (resource::email(&resource)?, resource::name(&resource));
    let is_known = state.members.find(By::Id, id).is_some_and(|member| member.email.is_at(&email));
    if active || !is_known {
        check_email(state, scope, &email, Some(id))?;
    }
    let now = state.now();
    let email_id = state.mint.id(Kind::Email.id_prefix());
    let registration_id = state.mint.id("scim-member-registration");
    let mut member = state.members.find_mut(By::Id, id).ok_or_else(|| Refusal::not_found("Users", id))?;
    if !is_known {
        member.replace_email(Contact::new(Kind::Email, email_id, email, None), false);
    }
    if let Some(name) = name {
        member.profile.name = name;
    }
    match &mut member.scim {
        Some(user) => user.resource = resource,
        None => {
            let connection_id = scope.connection_id.clone();
            member.scim = Some(User { registration_id, connection_id, resource, groups: Vec::new() });
        }
    }
    if active {
        member.status = Status::Active;
    }
    member.updated_at = now;
    drop(member);
    if !active {
        deactivate(state, id);
    }
    Ok(())
}

/// Deletes a member, who loses sessions and roles.
fn deactivate(state: &mut State, id: &str) {
    let now = state.now();
    if let Some(mut member) = state.members.find_mut(By::Id, id).filter(|member| !member.is_deleted()) {
        member.status = Status::Deleted;
        member.profile.roles.clear();
        member.updated_at = now;
    }
    state.revoke_access(id);
}

/// Fails if a user other than `owner` has the user name.
fn check_name(state: &State, scope: &Scope, resource: &Map<String, Value>, owner: Option<&str>) -> Result<(), Refusal> {
    let name = resource["userName"].as_str().unwrap_or_default();
    let key = within(&scope.connection_id, &contact::key(name));
    let mut known = state.members.all(By::ScimName, &key);
    match known.any(|member| Some(member.id.as_str()) != owner) {
        false => Ok(()),
        true => Err(taken(name)),
    }
}

/// Fails if a member other than `owner` has the email address, or had it.
fn check_email(state: &State, scope: &Scope, email: &str, owner: Option<&str>) -> Result<(), Refusal> {
    members::check_free(state, &scope.organization_id, email, owner).map_err(|_| taken(email))
}

fn taken(name: &str) -> Refusal {
    Refusal::conflict(format!("There is a user {name} already."))
}

/// The resource in responses.
fn write(scope: &Scope, member: &Member, user: &User) -> Value {
    let mut shown = Value::Object(user.resource.clone());
    let extension = user.resource.contains_key(ENTERPRISE).then_some(ENTERPRISE);
    shown["schemas"] = json!([SCHEMA].into_iter().chain(extension).collect::<Vec<_>>());
    shown["id"] = json!(member.id);
    shown["active"] = json!(!member.is_deleted());
    shown["groups"] = json!(user.groups_json());
    shown["meta"] = json!({
        "resourceType": "User",
        "created": to_rfc3339(member.created_at),
        "lastModified": to_rfc3339(member.updated_at),
        "location": format!("{}/Users/{}", scope.url, member.id),
    });
    shown
}
