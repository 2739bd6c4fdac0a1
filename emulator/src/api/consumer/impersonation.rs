//! Impersonation of users.

use serde_json::{Value, json};

use crate::api::consumer::{login, sessions};
use crate::model::impersonation::SESSION;
use crate::model::oauth2::grant::Subject;
use crate::outcome::Outcome;
use crate::request::input::Input;
use crate::state::State;

pub(crate) fn authenticate(state: &mut State, input: &Input) -> Outcome {
    let token = input.text("impersonation_token")?;
    let (user_id, factor) = state.impersonate(token, |state, subject| match subject {
        Subject::User { user_id } => Some(state.user(user_id).ok()?.id.clone()),
        Subject::Member { .. } => None,
    })?;
    let id = login::start(state, &user_id, json!({ "ip_address": "", "user_agent": "" }));
    sessions::touch(state, &id, Some(SESSION), Default::default());
    sessions::add_factor(state, &id, factor);
    let mut answer = sessions::describe(state, &id)?;
    answer["user_id"] = Value::String(user_id);
    Ok(answer)
}
