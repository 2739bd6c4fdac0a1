//! The introspection endpoint (RFC 7662).

use serde_json::{Value, json};

use crate::api::oauth2::call::Call;
use crate::api::oauth2::client::Client;
use crate::outcome::Outcome;
use crate::project::PROJECT_ID;
use crate::state::State;
use crate::state::jwt::issuer;

pub(crate) fn introspect(state: &mut State, call: &Call<'_>) -> Outcome {
    let client = Client::authenticate(state, call)?;
    let token = call.input.text("token")?;
    let known = access_token(state, token).or_else(|| refresh_token(state, token));
    // A client may not introspect the tokens of other clients.
    let own = known.filter(|claims| claims["client_id"] == client.id());
    Ok(own.unwrap_or_else(|| json!({ "active": false })))
}

fn access_token(state: &State, token: &str) -> Option<Value> {
    let accepted = state.accept_access_token(token)?;
    let client_id = json!(accepted.client_id());
    let mut claims = accepted.claims;
    claims["active"] = json!(true);
    claims["token_type"] = json!("access_token");
    claims["client_id"] = client_id;
    Some(claims)
}

fn refresh_token(state: &State, token: &str) -> Option<Value> {
    let issued = state.accept_refresh_token(token)?;
    Some(json!({
        "active": true,
        "token_type": "refresh_token",
        "iss": issuer(),
        "aud": [PROJECT_ID],
        "sub": issued.grant.subject.id(),
        "client_id": issued.grant.client_id,
        "scope": issued.grant.scope(),
        "iat": issued.issued_at.as_secs(),
        "exp": issued.expires_at.as_secs(),
    }))
}
