//! Sessions as JSON, as they are on the wire: without a type for each kind of factor.

use std::marker::PhantomData;

use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use crate::consumer::Attributes;
use crate::jwt::Claims;
use crate::session::b2b::{self, B2b};
use crate::session::consumer::{self, Consumer};
use crate::session::{Kind, Options, expires_at};
use crate::{Denied, Encoder, Endpoint, Error, Operation, Secret, Timestamp, Vertical};

/// A session as JSON, with what decides what it may do.
pub(crate) struct Session {
    json: Value,
    roles: Vec<String>,
    organization_id: Option<String>,
}

/// The session of a user.
pub(super) struct User;

impl Kind for User {
    const VERTICAL: Vertical = Vertical::Consumer;
    type Factor = Value;
    type Session = Session;
    type Output = Value;
    type Authenticate = AsJson<<Consumer as Kind>::Authenticate, UserIdentity>;

    fn session(mut claims: Claims<Value>) -> Result<Session, Denied> {
        let session = consumer::take_session(&mut claims)?;
        let json = json!({
            "session_id": session.id,
            "user_id": claims.subject,
            "authentication_factors": session.authentication_factors,
            "roles": session.roles,
            "started_at": told(&session.started_at),
            "last_accessed_at": told(&session.last_accessed_at),
            "expires_at": expires_at(session.expires_at, claims.expiry()),
            "attributes": session.attributes.as_ref().map(attributes),
            "custom_claims": claims.custom,
        });
        Ok(Session { json, roles: session.roles, organization_id: None })
    }

    fn roles(session: &Session) -> &[String] {
        &session.roles
    }

    fn organization_id(_: &Session) -> Option<&str> {
        None
    }

    fn authenticate(session_jwt: Secret, options: &Options) -> Self::Authenticate {
        AsJson::new(Consumer::authenticate(session_jwt, options))
    }

    fn checked_here(session: Session) -> Value {
        json!({ "session": session.json, "answer": null })
    }

    fn checked_by_stytch(answer: Value) -> Value {
        json!({ "session": answer["session"], "answer": answer })
    }
}

/// The session of a member.
pub(super) struct Member;

impl Kind for Member {
    const VERTICAL: Vertical = Vertical::B2b;
    type Factor = Value;
    type Session = Session;
    type Output = Value;
    type Authenticate = AsJson<<B2b as Kind>::Authenticate, MemberIdentity>;

    fn session(mut claims: Claims<Value>) -> Result<Session, Denied> {
        let (session, organization) = b2b::take_session(&mut claims)?;
        let json = json!({
            "member_session_id": session.id,
            "member_id": claims.subject,
            "organization_id": organization.organization_id,
            "organization_slug": organization.organization_slug,
            "authentication_factors": session.authentication_factors,
            "roles": session.roles,
            "started_at": told(&session.started_at),
            "last_accessed_at": told(&session.last_accessed_at),
            "expires_at": expires_at(session.expires_at, claims.expiry()),
            "custom_claims": claims.custom,
        });
        Ok(Session { json, roles: session.roles, organization_id: Some(organization.organization_id) })
    }

    fn roles(session: &Session) -> &[String] {
        &session.roles
    }

    fn organization_id(session: &Session) -> Option<&str> {
        session.organization_id.as_deref()
    }

    fn authenticate(session_jwt: Secret, options: &Options) -> Self::Authenticate {
        AsJson::new(B2b::authenticate(session_jwt, options))
    }

    fn checked_here(session: Session) -> Value {
        json!({ "member_session": session.json, "answer": null })
    }

    fn checked_by_stytch(answer: Value) -> Value {
        json!({ "member_session": answer["member_session"], "answer": answer })
    }
}

/// Old tokens do not tell every moment.
fn told(moment: &Timestamp) -> Option<&str> {
    Some(moment.as_str()).filter(|text| !text.is_empty())
}

fn attributes(attributes: &Attributes) -> Value {
    json!({ "ip_address": attributes.ip_address, "user_agent": attributes.user_agent })
}

/// An endpoint whose answer stays JSON, but must have in it what `Identity` has: without, it is no success.
pub(crate) struct AsJson<E, Identity> {
    endpoint: E,
    identity: PhantomData<fn() -> Identity>,
}

impl<E, Identity> AsJson<E, Identity> {
    fn new(endpoint: E) -> Self {
        Self { endpoint, identity: PhantomData }
    }
}

impl<E: Endpoint, Identity: DeserializeOwned> Endpoint for AsJson<E, Identity> {
    type Response = Value;
    const OPERATION: &'static Operation = E::OPERATION;

    fn encode(&self, request: &mut Encoder<'_>) -> Result<(), Error> {
        self.endpoint.encode(request)
    }

    fn decode(body: &str) -> Result<Value, serde_json::Error> {
        serde_json::from_str::<Identity>(body)?;
        serde_json::from_str(body)
    }
}

/// Whose session it is.
#[derive(Deserialize)]
#[expect(dead_code, reason = "they are only there to be there")]
pub(crate) struct UserIdentity {
    session: UserSession,
}

#[derive(Deserialize)]
#[expect(dead_code, reason = "they are only there to be there")]
struct UserSession {
    session_id: String,
    user_id: String,
}

/// Whose session it is.
#[derive(Deserialize)]
#[expect(dead_code, reason = "they are only there to be there")]
pub(crate) struct MemberIdentity {
    member_session: MemberSession,
}

#[derive(Deserialize)]
#[expect(dead_code, reason = "they are only there to be there")]
struct MemberSession {
    member_session_id: String,
    member_id: String,
    organization_id: String,
}
