//! The Connected Apps with access to an account.

use serde_json::{Value, json};

use crate::model::oauth2::grant::{By, Subject};
use crate::outcome::Outcome;
use crate::request::input::Input;
use crate::state::State;

/// The apps with access to the account of `subject`, with the scopes granted last.
pub(crate) fn describe(state: &State, subject: &Subject) -> Vec<Value> {
    let consents = state.oauth.consents.all(By::Subject, subject.id());
    let apps = consents.filter_map(|consent| {
        let mut app = state.oauth.app(&consent.client_id).ok()?.to_used_json();
        app["scopes_granted"] = json!(consent.scope());
        Some(app)
    });
    apps.collect()
}

/// Revokes all access of the app that the request names.
pub(crate) fn revoke(state: &mut State, input: &Input, subject: &Subject) -> Outcome {
    let app = state.oauth.app(input.text("connected_app_id")?)?;
    let key = subject.with_client(&app.id);
    state.oauth.revoke(By::SubjectWithClient, &key);
    Ok(json!({}))
}
