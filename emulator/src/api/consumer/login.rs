//! The last step of every authentication: the response, with a session if the request asks for one.

use std::time::Duration;

use serde_json::{Map, Value, json};

use crate::api::common::{binding, session};
use crate::api::consumer::sessions;
use crate::model::session::{By, Factor, Session};
use crate::outcome::{Failure, Outcome};
use crate::request::input::Input;
use crate::state::State;

/// The session parameters of an authentication request.
///
/// They are read before a code or link is used up, so an invalid request does not use it.
#[derive(Debug)]
pub(super) struct Login {
    duration: Option<Duration>,
    custom_claims: Map<String, Value>,
    attributes: Value,
    existing: Option<String>,
    telemetry_id: Option<String>,
}

impl Login {
    pub(super) fn read(state: &State, input: &Input) -> Result<Self, Failure> {
        Ok(Self { existing: session::named(state, input)?, ..Self::read_new(input)? })
    }

    /// Like [`read`](Self::read), for operations that do not extend a session.
    pub(super) fn read_new(input: &Input) -> Result<Self, Failure> {
        Ok(Self {
            duration: session::duration(input)?,
            custom_claims: session::custom_claims(input)?,
            attributes: binding::attributes(input)?.to_json(),
            existing: None,
            telemetry_id: input.owned_text("telemetry_id")?,
        })
    }

    /// The id of the session that the request extends.
    pub(super) fn existing(&self) -> Option<&str> {
        self.existing.as_deref()
    }

    /// Fails if the request names a session of another user than `user_id`.
    pub(super) fn check_user(&self, state: &State, user_id: &str) -> Result<(), Failure> {
        let existing = self.existing.as_ref().and_then(|id| state.sessions.find(By::Id, id));
        match existing {
            Some(session) if session.owner_id != user_id => {
                let message = "The session belongs to another user.";
                Err(Failure::invalid("user_id_mismatch", message))
            }
            _ => Ok(()),
        }
    }

    /// Ignores a session of another user than `user_id`.
    pub(super) fn ignore_others(&mut self, state: &State, user_id: &str) {
        self.existing.take_if(|id| state.sessions.find(By::Id, id).is_none_or(|session| session.owner_id != user_id));
    }

    /// Starts or extends a session with `factor` if the request asks for one, and returns the response.
    pub(super) fn finish(self, state: &mut State, user_id: &str, factor: Factor) -> Outcome {
        let session_id = match (self.existing, self.duration) {
            (Some(id), _) => Some(id),
            (None, Some(_)) => Some(start(state, user_id, self.attributes)),
            (None, None) => None,
        };
        let mut answer = match session_id {
            Some(id) => {
                sessions::add_factor(state, &id, factor);
                sessions::touch(state, &id, self.duration, self.custom_claims);
                sessions::describe(state, &id)?
            }
            None => json!({
                "session": null,
                "session_token": "",
                "session_jwt": "",
                "user": state.describe_user(user_id)?,
            }),
        };
        answer["user_id"] = json!(user_id);
        answer["user_device"] = state.user_device(user_id, self.telemetry_id.as_deref());
        Ok(answer)
    }
}

/// Starts a session that has no lifetime yet, and returns its id.
pub(crate) fn start(state: &mut State, user_id: &str, attributes: Value) -> String {
    let now = state.now();
    let id = state.mint.id("session");
    let token = state.mint.token();
    state.sessions.insert(Session::new(id.clone(), token, user_id, attributes, now));
    id
}
