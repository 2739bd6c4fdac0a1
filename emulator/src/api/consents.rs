//! Which Connected Apps people have given access to.

use serde_json::{Value, json};

use crate::answer::{Failure, Outcome};
use crate::input::Input;
use crate::state::State;
use crate::state::oauth::grant::Subject;

pub(crate) fn of_user(state: &mut State, input: &Input) -> Outcome {
    let subject = user(state, input)?;
    Ok(json!({ "connected_apps": describe(state, &subject) }))
}

pub(crate) fn revoke_of_user(state: &mut State, input: &Input) -> Outcome {
    let subject = user(state, input)?;
    revoke(state, input, &subject)
}

fn user(state: &State, input: &Input) -> Result<Subject, Failure> {
    let user_id = state.user(input.text("user_id")?)?.id.clone();
    Ok(Subject::User { user_id })
}

/// The apps that `subject` uses, with what each was granted last.
pub(super) fn describe(state: &State, subject: &Subject) -> Vec<Value> {
    let consents = state.oauth.consents.iter().filter(|consent| consent.subject == *subject);
    let apps = consents.filter_map(|consent| {
        let mut app = state.oauth.app(&consent.client_id).ok()?.to_used_json();
        app["scopes_granted"] = json!(consent.scope());
        Some(app)
    });
    apps.collect()
}

/// Takes everything back from the app that the request names.
pub(super) fn revoke(state: &mut State, input: &Input, subject: &Subject) -> Outcome {
    let client_id = state.oauth.app(input.text("connected_app_id")?)?.id.clone();
    state.oauth.revoke(|grant| grant.is_for(subject, &client_id));
    Ok(json!({}))
}
