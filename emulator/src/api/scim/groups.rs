//! The groups that an identity provider pushes.

use std::collections::BTreeSet;

use http::Request;
use serde_json::{Map, Value, json};

use crate::api::scim::Scope;
use crate::api::scim::answer::{Answer, Refusal, ScimOutcome};
use crate::api::scim::listing::{Attributes, Listing};
use crate::api::scim::patch::{self as operations, Operation, Verb, as_list};
use crate::format::rfc3339::to_rfc3339;
use crate::model::contact;
use crate::model::member::{self, within};
use crate::model::scim::group::{By, Group};
use crate::model::scim::user::Membership;
use crate::state::State;

/// The schema of groups.
pub(super) const SCHEMA: &str = "urn:ietf:params:scim:schemas:core:2.0:Group";
/// The length of a name, in characters.
const NAME: usize = 256;

/// What a provider says about a group.
#[derive(Debug)]
struct Content {
    name: String,
    external_id: Option<String>,
    /// The ids of its members.
    members: BTreeSet<String>,
}

pub(super) fn list(state: &State, scope: &Scope, request: &Request<Vec<u8>>) -> ScimOutcome {
    let listing = Listing::read(request)?;
    let within = |key: &str| within(&scope.connection_id, key);
    let required = |attribute| listing.filter.as_ref().and_then(|filter| filter.required(attribute));
    let (by, key) = match (required("id"), required("displayName"), required("externalId")) {
        (Some(id), ..) => (By::Id, id.to_owned()),
        (_, Some(name), _) => (By::Name, within(&contact::key(name))),
        (_, _, Some(id)) => (By::ExternalId, within(id)),
        _ => (By::Connection, scope.connection_id.clone()),
    };
    let groups = state.scim_groups.all(by, &key).filter(|group| group.connection_id == scope.connection_id);
    let found: Vec<&Group> = match &listing.filter {
        None => groups.collect(),
        Some(filter) => groups.filter(|group| filter.matches(&write(state, scope, group))).collect(),
    };
    Ok(listing.answer(&found, |group| write(state, scope, group)))
}

pub(super) fn get(state: &State, scope: &Scope, id: &str, request: &Request<Vec<u8>>) -> ScimOutcome {
    let group = find(state, scope, id)?;
    Ok(Answer::ok(Attributes::read(request)?.select(write(state, scope, group))))
}

pub(super) fn create(state: &mut State, scope: &Scope, body: &Map<String, Value>) -> ScimOutcome {
    let content = Content::read(body)?;
    content.check(state, scope)?;
    let now = state.now();
    let group = Group {
        id: state.mint.id("scim-group"),
        organization_id: scope.organization_id.clone(),
        connection_id: scope.connection_id.clone(),
        name: content.name.clone(),
        external_id: content.external_id.clone(),
        created_at: now,
        updated_at: now,
    };
    let id = group.id.clone();
    state.scim_groups.insert(group);
    store(state, &id, content);
    Ok(Answer::created(write(state, scope, find(state, scope, &id)?)))
}

pub(super) fn replace(state: &mut State, scope: &Scope, id: &str, body: &Map<String, Value>) -> ScimOutcome {
    find(state, scope, id)?;
    change(state, scope, id, Content::read(body)?)
}

pub(super) fn patch(state: &mut State, scope: &Scope, id: &str, body: &Map<String, Value>) -> ScimOutcome {
    let group = find(state, scope, id)?;
    let members = state.members.all(member::By::ScimGroup, id).map(|member| member.id.clone());
    let (name, external_id) = (group.name.clone(), group.external_id.clone());
    let mut content = Content { name, external_id, members: members.collect() };
    for operation in operations::read(body)? {
        content.apply(&operation)?;
    }
    change(state, scope, id, content)
}

pub(super) fn delete(state: &mut State, scope: &Scope, id: &str) -> ScimOutcome {
    find(state, scope, id)?;
    state.remove_scim_group(id);
    Ok(Answer::no_content())
}

fn find<'a>(state: &'a State, scope: &Scope, id: &str) -> Result<&'a Group, Refusal> {
    let group = state.scim_groups.find(By::Id, id).filter(|group| group.connection_id == scope.connection_id);
    group.ok_or_else(|| Refusal::not_found("Groups", id))
}

fn change(state: &mut State, scope: &Scope, id: &str, content: Content) -> ScimOutcome {
    content.check(state, scope)?;
    store(state, id, content);
    Ok(Answer::ok(write(state, scope, find(state, scope, id)?)))
}

/// Changes a group to what the provider says.
fn store(state: &mut State, id: &str, content: Content) {
    let now = state.now();
    let known: BTreeSet<String> =
        state.members.all(member::By::ScimGroup, id).map(|member| member.id.clone()).collect();
    for member_id in known.union(&content.members) {
        let member = state.members.find_mut(member::By::Id, member_id);
        if let Some(mut member) = member {
            if let Some(user) = &mut member.scim {
                user.groups.retain(|membership| membership.group_id != id);
                if content.members.contains(member_id) {
                    user.groups.push(Membership { group_id: id.to_owned(), name: content.name.clone() });
                }
            }
        }
    }
    state.change_scim_assignments(id, |assignments| {
        for assignment in assignments.iter_mut().filter(|assignment| assignment["group_id"] == id) {
            assignment["group_name"] = json!(content.name);
        }
    });
    if let Some(mut group) = state.scim_groups.find_mut(By::Id, id) {
        group.name = content.name;
        group.external_id = content.external_id;
        group.updated_at = now;
    }
}

impl Content {
    fn read(body: &Map<String, Value>) -> Result<Self, Refusal> {
        let mut content = Self { name: String::new(), external_id: None, members: BTreeSet::new() };
        for name in ["displayName", "externalId", "members"] {
            content.set(name, body.get(name).unwrap_or(&Value::Null), Verb::Replace)?;
        }
        Ok(content)
    }

    /// Fails unless the name is one, and all members are known.
    fn check(&self, state: &State, scope: &Scope) -> Result<(), Refusal> {
        if self.name.is_empty() || self.name.chars().count() > NAME {
            let detail = format!("displayName must have 1 to {NAME} characters.");
            return Err(Refusal::invalid("invalidValue", detail));
        }
        let is_known = |id: &&String| {
            let user = state.members.find(member::By::Id, id).and_then(|member| member.scim.as_ref());
            user.is_some_and(|user| user.connection_id == scope.connection_id)
        };
        match self.members.iter().find(|id| !is_known(id)) {
            None => Ok(()),
            Some(id) => Err(Refusal::invalid("invalidValue", format!("There is no user with the id {id}."))),
        }
    }

    fn apply(&mut self, operation: &Operation) -> Result<(), Refusal> {
        let (path, value) = (&operation.path, &operation.value);
        match (&path.filter, operation.verb) {
            (Some(filter), Verb::Remove) if path.attribute == "members" => {
                self.members.retain(|id| !filter.matches(&json!({ "value": id })));
                Ok(())
            }
            (Some(_), _) => Err(Refusal::invalid("invalidPath", "Only members are removed by a filter.")),
            (None, verb) => self.set(&path.attribute, value, verb),
        }
    }

    /// Changes an attribute. Those that cannot change are ignored.
    fn set(&mut self, attribute: &str, value: &Value, verb: Verb) -> Result<(), Refusal> {
        let text = || match (verb, value) {
            (Verb::Remove, _) | (_, Value::Null) => Ok(None),
            (_, Value::String(text)) => Ok(Some(text.clone())),
            _ => Err(Refusal::invalid("invalidValue", format!("{attribute} must be a string."))),
        };
        match attribute {
            "displayName" => self.name = text()?.unwrap_or_default(),
            "externalId" => self.external_id = text()?,
            "members" => {
                let ids = as_list(value).into_iter().map(|item| match &item["value"] {
                    Value::String(id) => Ok(id.clone()),
                    _ => Err(Refusal::invalid("invalidValue", "Each of members must have a value.")),
                });
                let ids = ids.collect::<Result<BTreeSet<String>, Refusal>>()?;
                match verb {
                    Verb::Add => self.members.extend(ids),
                    Verb::Replace => self.members = ids,
                    // Entra may send those to remove instead of a filter.
                    Verb::Remove if value.is_null() => self.members.clear(),
                    Verb::Remove => self.members.retain(|id| !ids.contains(id)),
                }
            }
            _ => {}
        }
        Ok(())
    }
}

/// The resource in responses.
fn write(state: &State, scope: &Scope, group: &Group) -> Value {
    let members = state.members.all(member::By::ScimGroup, &group.id).map(|member| {
        json!({
            "value": member.id,
            "display": member.email.address,
            "$ref": format!("{}/Users/{}", scope.url, member.id),
        })
    });
    let members: Vec<Value> = members.collect();
    let mut shown = json!({
        "schemas": [SCHEMA],
        "id": group.id,
        "displayName": group.name,
        "members": members,
        "meta": {
            "resourceType": "Group",
            "created": to_rfc3339(group.created_at),
            "lastModified": to_rfc3339(group.updated_at),
            "location": format!("{}/Groups/{}", scope.url, group.id),
        },
    });
    if let Some(id) = &group.external_id {
        shown["externalId"] = json!(id);
    }
    shown
}
