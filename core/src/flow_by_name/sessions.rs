//! Sessions as JSON, as they are on the wire: without a type for each kind of factor.

use serde_json::{Value, json};

use crate::flow::done;
use crate::members::Members;
use crate::session::{AuthenticateSession, Checked, SessionToken};
use crate::{Cache, Denied, Error, Flow, Input, Step, Timestamp, UnixTime, Vertical};

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
            Checked::Here(token) => (describe(*token)?, Value::Null),
            Checked::ByStytch(response) => {
                let operation = AuthenticateSession::operation(*vertical);
                // An answer that does not say whose session it is is no success.
                let has_ids = |mut session: Members| ids.iter().try_for_each(|id| session.required_text(id).map(drop));
                let is_success = cache.project().members(operation, &response)?.required_object(name, has_ids);
                is_success.map_err(|wrong| wrong.in_answer(operation, &response))?;
                let answer = cache.project().json(operation, &response)?;
                (answer[name].clone(), answer)
            }
        };
        Ok(Step::Done(json!({ name: session, "answer": answer })))
    }
}

fn describe(token: SessionToken) -> Result<Value, Denied> {
    let authentication_factors: Vec<Value> = token.factors()?;
    let SessionToken { subject, session, organization, custom_claims } = token;
    let mut described = json!({
        "authentication_factors": authentication_factors,
        "roles": session.roles,
        "started_at": told(&session.started_at),
        "last_accessed_at": told(&session.last_accessed_at),
        "expires_at": session.expires_at.as_str(),
        "custom_claims": custom_claims,
    });
    match organization {
        None => {
            described["session_id"] = session.id.into();
            described["user_id"] = subject.into();
            described["attributes"] = session.attributes.map_or(
                Value::Null,
                |attributes| json!({ "ip_address": attributes.ip_address, "user_agent": attributes.user_agent }),
            );
        }
        Some(organization) => {
            described["member_session_id"] = session.id.into();
            described["member_id"] = subject.into();
            described["organization_id"] = organization.organization_id.into();
            described["organization_slug"] = organization.organization_slug.into();
        }
    }
    Ok(described)
}

/// Old tokens do not tell every moment.
fn told(moment: &Timestamp) -> Option<&str> {
    Some(moment.as_str()).filter(|text| !text.is_empty())
}
