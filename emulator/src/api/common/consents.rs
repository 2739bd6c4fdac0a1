//! Which Connected Apps people have given access to.

use serde_json::{Value, json};

use crate::model::oauth2::grant::Subject;
use crate::outcome::Outcome;
use crate::request::input::Input;
use crate::state::State;

/// The apps that `subject` uses, with what each was granted last.
pub(crate) fn describe(state: &State, subject: &Subject) -> Vec<Value> {
    let consents = state.oauth.consents.iter().filter(|consent| consent.subject == *subject);
    let apps = consents.filter_map(|consent| {
        let mut app = state.oauth.app(&consent.client_id).ok()?.to_used_json();
        app["scopes_granted"] = json!(consent.scope());
        Some(app)
    });
    apps.collect()
}

/// Takes everything back from the app that the request names.
pub(crate) fn revoke(state: &mut State, input: &Input, subject: &Subject) -> Outcome {
    let client_id = state.oauth.app(input.text("connected_app_id")?)?.id.clone();
    state.oauth.revoke(|grant| grant.is_for(subject, &client_id));
    Ok(json!({}))
}
