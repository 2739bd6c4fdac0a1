//! The event in a webhook.

use std::collections::BTreeMap;
use std::fmt;

use serde::de::DeserializeOwned;
use serde_json::Value;
use serde_json::value::RawValue;

use crate::api::b2b::{Member, OidcConnection, Organization, SamlConnection, ScimConnection, ScimGroup};
use crate::error::{DecodeError, Error};
use crate::values::{Timestamp, open_enum};
use crate::wire::response::{NOT_UTF8, WRONG_TYPE, what_is_wrong};

/// A change in a project, as reported by a webhook.
///
/// Events can arrive late, out of order, and more than once.
#[derive(Clone, PartialEq)]
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
    pub vertical: Option<Vertical>,
    /// The object after the change.
    pub object: Object,
    body: Vec<u8>,
}

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
    pub enum Vertical {
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
        &self.body
    }

    /// The name of this type of event in the dashboard, such as `direct.member.create`.
    pub fn event_type(&self) -> String {
        format!("{}.{}.{}", self.source, self.object_type, self.action).to_ascii_lowercase()
    }

    // As with endpoints, a program compiles the deserializers in here only if it reads events.
    #[inline]
    pub(super) fn read(message_id: String, body: Vec<u8>) -> Result<Self, Error> {
        let members = Members::read(&body)?;
        let object_type = ObjectType::from(members.required_text("object_type")?);
        Ok(Self {
            message_id,
            project_id: members.required_text("project_id")?,
            event_id: members.required_text("event_id")?,
            action: members.required_text("action")?.into(),
            source: members.text("source").map(Source::from).unwrap_or_default(),
            id: members.required_text("id")?,
            timestamp: members.text("timestamp").map(Timestamp::from).unwrap_or_default(),
            vertical: members.text("vertical").map(Vertical::from),
            object: Object::read(&object_type, &members)?,
            object_type,
            body,
        })
    }
}

/// The members of an event, each read once.
struct Members<'a> {
    body: &'a [u8],
    members: BTreeMap<String, &'a RawValue>,
}

impl<'a> Members<'a> {
    fn read(body: &'a [u8]) -> Result<Self, Error> {
        let text = std::str::from_utf8(body).map_err(|_| decode_error("", NOT_UTF8))?;
        let members = serde_json::from_str(text).map_err(|error| decode_error("", what_is_wrong(body, &error)))?;
        Ok(Self { body, members })
    }

    fn text(&self, name: &str) -> Option<String> {
        serde_json::from_str(self.members.get(name)?.get()).ok()
    }

    /// A member that every event must have.
    fn required_text(&self, name: &'static str) -> Result<String, Error> {
        let problem = if self.members.contains_key(name) { WRONG_TYPE } else { "lacks a field" };
        self.text(name).ok_or_else(|| decode_error(name, problem))
    }
}

impl Object {
    #[inline]
    fn read(object_type: &ObjectType, members: &Members<'_>) -> Result<Self, Error> {
        let Some(raw) = members.members.get(object_type.as_str()).map(|raw| raw.get()).filter(|raw| *raw != "null")
        else {
            return Ok(Self::Absent);
        };
        let typed = match object_type {
            ObjectType::Organization => typed(raw).map(Self::Organization),
            ObjectType::Member => typed(raw).map(Self::Member),
            ObjectType::SamlConnection => typed(raw).map(Self::SamlConnection),
            ObjectType::OidcConnection => typed(raw).map(Self::OidcConnection),
            ObjectType::ScimConnection => typed(raw).map(Self::ScimConnection),
            ObjectType::ScimGroup => typed(raw).map(Self::ScimGroup),
            ObjectType::Other(_) => None,
        };
        typed.map_or_else(
            || {
                serde_json::from_str(raw)
                    .map(Self::Other)
                    .map_err(|error| decode_error("", what_is_wrong(members.body, &error)))
            },
            Ok,
        )
    }
}

#[inline]
fn typed<T: DeserializeOwned>(raw: &str) -> Option<Box<T>> {
    serde_json::from_str(raw).ok()
}

fn decode_error(path: &str, problem: &'static str) -> Error {
    let path = path.to_owned();
    Error::Decode(Box::new(DecodeError { operation: "webhook", status: 0, path, problem, request_id: None }))
}

/// Leaves the body out: it may hold secrets.
impl fmt::Debug for Event {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Event")
            .field("message_id", &self.message_id)
            .field("project_id", &self.project_id)
            .field("event_id", &self.event_id)
            .field("action", &self.action)
            .field("object_type", &self.object_type)
            .field("source", &self.source)
            .field("id", &self.id)
            .field("timestamp", &self.timestamp)
            .field("vertical", &self.vertical)
            .field("object", &self.object)
            .field("body_bytes", &self.body.len())
            .finish()
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
