//! The event in a webhook.

use std::fmt;

use serde::Deserialize;
use serde_json::Value;

use crate::api::b2b::{Member, OidcConnection, Organization, SamlConnection, ScimConnection, ScimGroup};
use crate::error::Error;
use crate::values::{Timestamp, open_enum};
use crate::wire::fields::{self, Misfit};
use crate::wire::response::any_json;

/// A change in a project, as reported by a webhook.
///
/// Events can arrive late, out of order, and more than once.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Event {
    /// Id of the message, from the `svix-id` header: the same each time it is delivered.
    pub message_id: String,
    /// The id of the project.
    pub project_id: String,
    /// Unique ID of the event.
    pub event_id: String,
    /// What happened to the object.
    pub action: Action,
    /// What kind of object it is.
    pub object_type: ObjectType,
    /// Where the change came from.
    pub source: Source,
    /// ID of the object, such as a `member_id`.
    pub id: String,
    /// When Stytch sent the event.
    pub timestamp: Timestamp,
    /// The kind of project; older events do not say.
    pub vertical: Option<EventVertical>,
    /// The object after the change.
    pub object: Object,
    body: Body,
}

#[derive(Clone, PartialEq)]
struct Body(Vec<u8>);

open_enum! {
    /// What happened to an object.
    pub enum Action {
        /// It was created.
        Create = "CREATE",
        /// It was changed.
        Update = "UPDATE",
        /// It was deleted.
        Delete = "DELETE",
    }
}

open_enum! {
    /// The kind of object that an event is about.
    pub enum ObjectType {
        /// An organization.
        Organization = "organization",
        /// A member of an organization.
        Member = "member",
        /// An SSO connection with SAML.
        SamlConnection = "saml_connection",
        /// An SSO connection with OIDC.
        OidcConnection = "oidc_connection",
        /// A SCIM connection.
        ScimConnection = "scim_connection",
        /// A group of a SCIM connection.
        ScimGroup = "scim_group",
    }
}

open_enum! {
    /// Where a change came from.
    pub enum Source {
        /// A call of the API or an SDK.
        Direct = "DIRECT",
        /// The dashboard.
        Dashboard = "DASHBOARD",
        /// An identity provider, over SCIM.
        Scim = "SCIM",
    }
}

open_enum! {
    /// The kind of project that an event belongs to.
    pub enum EventVertical {
        /// A B2B project.
        B2b = "B2B",
    }
}

/// The object that an event is about, as it is after the change.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub enum Object {
    /// The event has no object, because it was deleted.
    Absent,
    /// An organization.
    Organization(Box<Organization>),
    /// A member.
    Member(Box<Member>),
    /// An SSO connection with SAML.
    SamlConnection(Box<SamlConnection>),
    /// An SSO connection with OIDC.
    OidcConnection(Box<OidcConnection>),
    /// A SCIM connection.
    ScimConnection(Box<ScimConnection>),
    /// A group of a SCIM connection.
    ScimGroup(Box<ScimGroup>),
    /// An object that has no type here, or that does not have the form of its type.
    Other(Value),
}

impl Event {
    /// The body as received, with everything that this type has no field for.
    pub fn body(&self) -> &[u8] {
        &self.body.0
    }

    /// The name of this type of event in the dashboard, such as `direct.member.create`.
    pub fn event_type(&self) -> String {
        format!("{}.{}.{}", self.source, self.object_type, self.action).to_ascii_lowercase()
    }

    // As with endpoints, a program compiles the deserializers in here only if it reads events.
    #[inline]
    pub(super) fn read(message_id: String, body: Vec<u8>) -> Result<Self, Error> {
        let json = read_json(&body)?;
        let text = |name| json.get(name).and_then(Value::as_str);
        let required = |name| text(name).unwrap_or_default();
        let object_type = ObjectType::from(required("object_type"));
        Ok(Self {
            message_id,
            project_id: required("project_id").to_owned(),
            event_id: required("event_id").to_owned(),
            action: required("action").into(),
            source: text("source").map(Source::from).unwrap_or_default(),
            id: required("id").to_owned(),
            timestamp: text("timestamp").map(Timestamp::from).unwrap_or_default(),
            vertical: text("vertical").map(EventVertical::from),
            object: json.get(object_type.as_str()).map_or(Object::Absent, |json| Object::read(&object_type, json)),
            object_type,
            body: Body(body),
        })
    }
}

impl Object {
    #[inline]
    fn read(object_type: &ObjectType, json: &Value) -> Self {
        let typed = match object_type {
            _ if json.is_null() => return Self::Absent,
            ObjectType::Organization => typed(json).map(Self::Organization),
            ObjectType::Member => typed(json).map(Self::Member),
            ObjectType::SamlConnection => typed(json).map(Self::SamlConnection),
            ObjectType::OidcConnection => typed(json).map(Self::OidcConnection),
            ObjectType::ScimConnection => typed(json).map(Self::ScimConnection),
            ObjectType::ScimGroup => typed(json).map(Self::ScimGroup),
            ObjectType::Other(_) => None,
        };
        typed.unwrap_or_else(|| Self::Other(json.clone()))
    }
}

#[inline]
fn typed<'a, T: Deserialize<'a>>(json: &'a Value) -> Option<Box<T>> {
    T::deserialize(json).ok().map(Box::new)
}

/// The texts that every event has.
const REQUIRED: [&str; 5] = ["object_type", "project_id", "event_id", "action", "id"];

/// The object in a body, if it is an event.
pub(super) fn read_json(body: &[u8]) -> Result<Value, Error> {
    let event = any_json(body).map_err(Misfit::in_webhook)?;
    match wrong_member(&event) {
        None => Ok(event),
        Some(misfit) => Err(misfit.in_webhook()),
    }
}

fn wrong_member(event: &Value) -> Option<Misfit> {
    let check = |name: &&str| match fields::required(event, name) {
        Ok(Value::String(_)) => None,
        Ok(_) => Some(Misfit::wrong_type(name)),
        Err(misfit) => Some(misfit),
    };
    if event.is_object() { REQUIRED.iter().find_map(check) } else { Some(Misfit::wrong_type("")) }
}

/// Shows only the length: a body may hold secrets.
impl fmt::Debug for Body {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} bytes", self.0.len())
    }
}

/// Leaves out objects without a type: it is not known which of their fields are secret.
impl fmt::Debug for Object {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Absent => f.write_str("Absent"),
            Self::Organization(object) => object.fmt(f),
            Self::Member(object) => object.fmt(f),
            Self::SamlConnection(object) => object.fmt(f),
            Self::OidcConnection(object) => object.fmt(f),
            Self::ScimConnection(object) => object.fmt(f),
            Self::ScimGroup(object) => object.fmt(f),
            Self::Other(_) => f.write_str("Other(..)"),
        }
    }
}
