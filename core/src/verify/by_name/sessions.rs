//! Sessions as JSON, in their form on the wire: without a type for each kind of factor.

use std::sync::Arc;

use serde_json::Value;

use super::args::Args;
use crate::api::consumer::Attributes;
use crate::error::Error;
use crate::flow::{Context, Flow, Input, Step, ready};
use crate::values::{Timestamp, UnixTime, Vertical, object};
use crate::verify::session::{AuthenticateSession, Checked, Options, SessionToken, operation};
use crate::wire::{fields, response};

/// The check of a session of this kind.
pub(super) struct Session(Vertical, AuthenticateSession<Value>);

impl Session {
    pub(super) fn new(args: &Args<'_>, vertical: Vertical) -> Self {
        let mut flow = AuthenticateSession::new(vertical, args.text("session_jwt").into());
        flow.options = Options {
            max_age: args.max_age(),
            required: args.requirement().into(),
            fall_back: args.boolean("fall_back"),
            session_duration_minutes: args.integer("session_duration_minutes"),
            session_custom_claims: args.map("session_custom_claims"),
        };
        Self(vertical, flow)
    }
}

impl Flow for Session {
    type Output = Value;

    fn step(&mut self, context: &Context, now: UnixTime, input: Input) -> Result<Step<Value>, Error> {
        let Self(vertical, flow) = self;
        let (name, ids): (_, &[_]) = match vertical {
            Vertical::Consumer => ("session", &["session_id", "user_id"]),
            Vertical::B2b => ("member_session", &["member_session_id", "member_id", "organization_id"]),
        };
        let (session, response) = match ready!(flow.step(context, now, input, |factors| Ok(factors.into()))?) {
            Checked::Local(token) => (describe(Arc::unwrap_or_clone(token)), Value::Null),
            Checked::Remote(remote) => {
                // A response that does not name its session is not a success.
                let has_ids =
                    |session: &Value| ids.iter().try_for_each(|id| fields::required_text(session, id).map(drop));
                let answer = response::read(operation(*vertical), &remote, |answer| {
                    fields::required_object(answer, name, has_ids)?;
                    Ok(answer.clone())
                })?;
                (answer[name].clone(), answer)
            }
        };
        Ok(Step::Done(object(vec![(name, session), ("response", response)])))
    }
}

fn describe(token: SessionToken<Value>) -> Value {
    let SessionToken { subject, session, authentication_factors, organization, custom_claims } = token;
    let mut members = vec![
        ("authentication_factors", authentication_factors),
        ("roles", session.roles.into()),
        ("started_at", moment(&session.started_at)),
        ("last_accessed_at", moment(&session.last_accessed_at)),
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

/// Old tokens do not have every moment.
fn moment(moment: &Timestamp) -> Value {
    Some(moment.as_str()).filter(|text| !text.is_empty()).into()
}
