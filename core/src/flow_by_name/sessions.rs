//! Sessions as JSON, as they are on the wire: without a type for each kind of factor.

use serde_json::Value;

use crate::consumer::Attributes;
use crate::flow::done;
use crate::json::object;
use crate::members::Members;
use crate::session::{AuthenticateSession, Checked, SessionToken};
use crate::{Cache, Error, Flow, Input, Step, Timestamp, UnixTime, Vertical};

/// The check of a session of this kind.
pub(super) struct Session(pub(super) Vertical, pub(super) AuthenticateSession);

impl Flow for Session {
    type Output = Value;

    fn step(&mut self, cache: &Cache, now: UnixTime, input: Input) -> Result<Step<Value>, Error> {
        let Self(vertical, flow) = self;
        let (name, ids): (_, &[_]) = match vertical {
            Vertical::Consumer => ("session", &["session_id", "user_id"]),
            Vertical::B2b => ("member_session", &["member_session_id", "member_id", "organization_id"]),
        };
        let (session, answer) = match done!(flow.step(cache, now, input)?) {
            Checked::Here(token) => (describe(*token), Value::Null),
            Checked::ByStytch(response) => {
                let operation = AuthenticateSession::operation(*vertical);
                // An answer that does not say whose session it is is no success.
                let has_ids = |mut session: Members| ids.iter().try_for_each(|id| session.required_text(id).map(drop));
                cache.project().members(operation, &response, |mut answer| answer.required_object(name, has_ids))?;
                let answer: Value = cache.project().json(operation, &response)?;
                (answer[name].clone(), answer)
            }
        };
        Ok(Step::Done(object(vec![(name, session), ("answer", answer)])))
    }
}

fn describe(token: SessionToken) -> Value {
    let SessionToken { subject, session, organization, custom_claims } = token;
    let mut members = vec![
        ("authentication_factors", session.authentication_factors),
        ("roles", session.roles.into()),
        ("started_at", told(&session.started_at)),
        ("last_accessed_at", told(&session.last_accessed_at)),
        ("expires_at", session.expires_at.as_str().into()),
        ("custom_claims", custom_claims.into()),
    ];
    match organization {
        None => members.extend([
            ("session_id", session.id.into()),
            ("user_id", subject.into()),
            ("attributes", session.attributes.map(attributes).into()),
        ]),
        Some(organization) => members.extend([
            ("member_session_id", session.id.into()),
            ("member_id", subject.into()),
            ("organization_id", organization.organization_id.into()),
            ("organization_slug", organization.organization_slug.into()),
        ]),
    }
    object(members)
}

fn attributes(attributes: Attributes) -> Value {
    object(vec![("ip_address", attributes.ip_address.into()), ("user_agent", attributes.user_agent.into())])
}

/// Old tokens do not tell every moment.
fn told(moment: &Timestamp) -> Value {
    Some(moment.as_str()).filter(|text| !text.is_empty()).into()
}
