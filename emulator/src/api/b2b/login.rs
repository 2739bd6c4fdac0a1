//! The last step of every login of a member: a session, or an intermediate session if something is lacking.

use std::time::Duration;

use serde_json::{Map, Value, json};

use crate::api::b2b::intermediate::{self, Holder};
use crate::api::b2b::sessions;
use crate::api::common::session::{custom_claims, duration};
use crate::model::proof::Proof;
use crate::model::session::By;
use crate::outcome::{Failure, Outcome};
use crate::request::input::Input;
use crate::state::State;

/// How long a session lasts by default.
const HOUR: Duration = Duration::from_secs(60 * 60);

/// The session parameters of a login.
///
/// They are read before a code or link is used up, so an invalid request does not use it.
#[derive(Debug)]
pub(super) struct Login {
    pub(super) lifetime: Lifetime,
    /// What the login adds to.
    holder: Option<Holder>,
}

/// The lifetime and claims that a request asks for.
#[derive(Debug)]
pub(super) struct Lifetime {
    duration: Option<Duration>,
    claims: Map<String, Value>,
}

impl Lifetime {
    pub(super) fn read(input: &Input) -> Result<Self, Failure> {
        Ok(Self { duration: duration(input)?, claims: custom_claims(input)? })
    }
}

impl Login {
    pub(super) fn read(state: &State, input: &Input) -> Result<Self, Failure> {
        Ok(Self { lifetime: Lifetime::read(input)?, holder: Holder::read(state, input)? })
    }

    /// A login that adds to nothing.
    pub(super) fn anew(input: &Input) -> Result<Self, Failure> {
        Ok(Self { lifetime: Lifetime::read(input)?, holder: None })
    }

    /// The login of a person who has an intermediate session, into an organization.
    pub(super) fn of_intermediate(input: &Input, token: &str) -> Result<Self, Failure> {
        Ok(Self { lifetime: Lifetime::read(input)?, holder: Some(Holder::Intermediate(token.to_owned())) })
    }

    /// The id of the session that the login adds to.
    pub(super) fn session(&self) -> Option<&str> {
        match &self.holder {
            Some(Holder::Session(id)) => Some(id),
            _ => None,
        }
    }

    /// Fails if the request names the intermediate session of someone else. Sessions of other members are ignored.
    pub(super) fn check_member(&mut self, state: &State, member_id: &str) -> Result<(), Failure> {
        match &self.holder {
            Some(Holder::Session(id)) if !intermediate::owns(state, member_id, id) => self.holder = None,
            Some(Holder::Intermediate(token)) => {
                intermediate::find_of(state, token, member_id)?;
            }
            _ => {}
        }
        Ok(())
    }

    /// Finishes the login of a member who has proven something; returns the response.
    pub(super) fn finish(self, state: &mut State, member_id: &str, proof: impl Into<Proof>) -> Outcome {
        let mut proof = proof.into();
        let token = match self.holder {
            Some(Holder::Session(id)) => {
                proof.adapt_to(state.membership(member_id)?.0);
                // Who has a session needs no second factor again.
                return Ok(complete(self.lifetime.extend(state, &id, member_id, proof)?));
            }
            Some(Holder::Intermediate(token)) => {
                let begun = intermediate::find_of(state, &token, member_id)?;
                let mut all = begun.proof.clone();
                all.add(proof);
                proof = all;
                Some(token)
            }
            None => None,
        };
        let (member, organization) = state.membership(member_id)?;
        let organization_id = organization.id.clone();
        proof.adapt_to(member);
        let lacking = proof.lacking(Some(member), organization);
        if lacking.primary.is_none() {
            let with_email = proof.verifies_email();
            state.member_mut(&organization_id, member_id)?.authenticated(with_email);
        }
        if !lacking.nothing() {
            return intermediate::keep(state, token.as_deref(), member_id, proof, lacking);
        }
        if let Some(token) = &token {
            intermediate::remove(state, token);
        }
        Ok(complete(self.lifetime.start(state, member_id, proof)?))
    }
}

/// Adds to a response that nothing is lacking.
fn complete(mut answer: Value) -> Value {
    let more = [
        ("member_authenticated", json!(true)),
        ("intermediate_session_token", json!("")),
        ("intermediate_session_token_expires_at", Value::Null),
        ("mfa_required", Value::Null),
        ("primary_required", Value::Null),
    ];
    for (name, value) in more {
        answer[name] = value;
    }
    answer
}

impl Lifetime {
    /// Starts a session of a member; returns the response.
    pub(super) fn start(self, state: &mut State, member_id: &str, proof: Proof) -> Outcome {
        let id = sessions::start(state, member_id, self.duration.unwrap_or(HOUR), Proof::default());
        self.extend(state, &id, member_id, proof)
    }

    /// Adds what a member has proven to their session; returns the response.
    pub(super) fn extend(self, state: &mut State, id: &str, member_id: &str, proof: Proof) -> Outcome {
        let now = state.now();
        let organization_id = state.membership(member_id)?.1.id.clone();
        let mut member = state.member_mut(&organization_id, member_id)?;
        member.authenticated(proof.verifies_email());
        for account in proof.accounts {
            member.accounts.retain(|known| !known.is_same(&account));
            member.accounts.push(account);
        }
        drop(member);
        if let Some(mut session) = state.member_sessions.find_mut(By::Id, id) {
            for factor in proof.factors {
                session.add_factor(factor);
            }
            session.touch(now, self.duration, self.claims);
        }
        let mut answer = sessions::describe(state, id)?;
        answer["member_id"] = json!(member_id);
        answer["member_device"] = Value::Null;
        Ok(answer)
    }
}
