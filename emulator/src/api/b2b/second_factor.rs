//! What the authentications of second factors have in common.

use crate::api::b2b::intermediate::{self, Holder};
use crate::api::b2b::login::Lifetime;
use crate::api::b2b::{members, signup};
use crate::model::member::Status;
use crate::model::proof::Proof;
use crate::model::session::Factor;
use crate::outcome::{Failure, Outcome};
use crate::request::input::Input;
use crate::state::State;

/// The parameters of an authentication with a second factor.
#[derive(Debug)]
pub(super) struct SecondFactor {
    pub(super) organization_id: String,
    pub(super) member_id: String,
    lifetime: Lifetime,
    holder: Holder,
    proof: Proof,
    /// Whether the member is enrolled from now on.
    enroll: Option<bool>,
    /// Whether the method becomes the default.
    set_default: bool,
}

impl SecondFactor {
    /// Reads the parameters; fails unless the member has begun a login, or has a session.
    pub(super) fn read(state: &State, input: &Input, method: &str) -> Result<Self, Failure> {
        let (organization_id, member_id) = members::named(state, input)?;
        check_method(state, &member_id, method)?;
        let holder = Holder::read(state, input)?.ok_or_else(|| {
            let message = "intermediate_session_token, session_token or session_jwt is required.";
            Failure::invalid("no_session_arguments", message)
        })?;
        let proof = holder.proof_of(state, &member_id)?;
        let (member, organization) = state.membership(&member_id)?;
        member.lock.check(state.now())?;
        if matches!(holder, Holder::Intermediate(_)) && proof.lacking(Some(member), organization).primary.is_some() {
            let message = "The member must log in with a primary factor first.";
            return Err(Failure::invalid("action_available_only_once_primary_authentication_is_met", message));
        }
        let enroll = match input.optional_text("set_mfa_enrollment")? {
            None => None,
            Some("enroll") => Some(true),
            Some("unenroll") => Some(false),
            Some(_) => return Err(Failure::malformed("set_mfa_enrollment must be enroll or unenroll.")),
        };
        let set_default = input.flag("set_default_mfa")?;
        Ok(Self { organization_id, member_id, lifetime: Lifetime::read(input)?, holder, proof, enroll, set_default })
    }

    /// Counts a wrong code, and returns the error for it.
    pub(super) fn wrong(&self, state: &mut State, failure: Failure) -> Failure {
        signup::count_failure(state, &self.organization_id, &self.member_id, failure)
    }

    /// Finishes the login with this factor, of a method that can be the default; returns the response.
    pub(super) fn finish(self, state: &mut State, factor: Factor, method: Option<&str>) -> Outcome {
        let required = state.organization(&self.organization_id)?.requires_mfa();
        let mut member = state.member_mut(&self.organization_id, &self.member_id)?;
        if required {
            member.profile.mfa_enrolled = true;
        } else if let Some(enroll) = self.enroll {
            member.profile.mfa_enrolled = enroll;
        }
        if let Some(method) = method {
            if self.set_default || member.profile.default_mfa_method.is_empty() {
                method.clone_into(&mut member.profile.default_mfa_method);
            }
        }
        drop(member);
        match self.holder {
            Holder::Session(id) => self.lifetime.extend(state, &id, &self.member_id, factor.into()),
            Holder::Intermediate(token) => {
                intermediate::remove(state, &token);
                let mut proof = self.proof;
                proof.add(factor.into());
                self.lifetime.start(state, &self.member_id, proof)
            }
        }
    }
}

/// Fails if the member may not use this second factor.
pub(super) fn check_method(state: &State, member_id: &str, method: &str) -> Result<(), Failure> {
    let (member, organization) = state.membership(member_id)?;
    match member.allows_mfa_by(organization, method) {
        true => Ok(()),
        false => {
            let message = format!("The allowed_mfa_methods of the organization do not include {method}.");
            Err(Failure::invalid("operation_restricted_by_organization_mfa_methods", message))
        }
    }
}

/// Fails unless a second factor can be added to the member: they must be active, and if they have one already, the
/// request must come with it.
pub(super) fn check_addition(state: &State, input: &Input, member_id: &str) -> Result<(), Failure> {
    let holder = Holder::read(state, input)?;
    let proof = holder.map(|holder| holder.proof_of(state, member_id)).transpose()?;
    let (member, _) = state.membership(member_id)?;
    if member.status != Status::Active {
        let message = "A second factor can be added to active members only.";
        return Err(Failure::invalid("action_available_only_for_active_members", message));
    }
    if member.has_second_factor() && !proof.is_some_and(|proof| proof.has_second()) {
        let message = "The member has a second factor, which the session must include.";
        return Err(Failure::unauthorized("insufficient_factors", message));
    }
    Ok(())
}
