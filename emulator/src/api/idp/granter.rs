//! Who is asked to let an app do something.

use super::super::sessions;
use crate::answer::Failure;
use crate::input::Input;
use crate::state::State;
use crate::state::oauth::grant::Subject;
use crate::state::rbac::granting_roles;

/// A person, and what they may do themselves.
#[derive(Debug)]
pub(super) struct Granter {
    pub(super) subject: Subject,
    roles: Vec<String>,
}

impl Granter {
    /// The user whom the request names, by id or by a session.
    pub(super) fn user(state: &State, input: &Input) -> Result<Self, Failure> {
        let named = match (input.optional_text("user_id")?, sessions::named(state, input)?) {
            (Some(id), None) => id.to_owned(),
            (None, Some(id)) => sessions::owner(state, &id)?,
            (given, _) => return Err(wrong_selection(given.is_some(), "user_id, session_token and session_jwt")),
        };
        let user = state.user(&named)?;
        Ok(Self { subject: Subject::User { user_id: user.id.clone() }, roles: user.roles.clone() })
    }

    pub(super) fn may(&self, state: &State, resource_id: &str, action: &str) -> bool {
        let granting = granting_roles(state.policy.roles(), &self.roles, resource_id, action);
        !granting.is_empty()
    }
}

fn wrong_selection(too_many: bool, names: &str) -> Failure {
    let error_type = if too_many { "too_many_user_selection_arguments" } else { "no_user_selection_arguments" };
    Failure::invalid(error_type, format!("Exactly one of {names} is required."))
}
