//! The revocation endpoint (RFC 7009).

use serde_json::json;

use crate::api::oauth2::call::Call;
use crate::api::oauth2::client::Client;
use crate::api::oauth2::failures::invalid_grant;
use crate::model::oauth2::grant::By;
use crate::outcome::{Failure, Outcome};
use crate::state::State;

pub(crate) fn revoke(state: &mut State, call: &Call<'_>) -> Outcome {
    let client = Client::authenticate(state, call)?;
    let token = call.input.text("token")?;
    let accepted = state.accept_access_token(token);
    if accepted.as_ref().is_some_and(|accepted| accepted.grant.is_none() && accepted.client_id() == client.id()) {
        let message = "The tokens of M2M clients cannot be revoked.";
        return Err(Failure::invalid("unsupported_token_type", message));
    }
    if accepted.as_ref().is_some_and(|accepted| accepted.client_id() != client.id()) {
        return Err(issued_to_another());
    }
    let id = accepted.and_then(|accepted| accepted.claims["jti"].as_str().map(str::to_owned));
    let oauth = &mut state.oauth;
    if oauth.refresh_tokens.find(By::Token, token).is_some_and(|issued| issued.grant.client_id != client.id()) {
        return Err(issued_to_another());
    }
    // By RFC 7009, revoking an invalid token is a success too.
    if let Some(id) = id {
        oauth.access_tokens.remove(By::Token, &id);
    }
    oauth.access_tokens.remove(By::RefreshToken, token);
    oauth.refresh_tokens.remove(By::Token, token);
    Ok(json!({}))
}

fn issued_to_another() -> Failure {
    invalid_grant("The token was issued to another client.")
}
