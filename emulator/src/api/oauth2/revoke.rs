//! The revocation endpoint (RFC 7009).

use serde_json::json;

use crate::api::oauth2::call::Call;
use crate::api::oauth2::client::Client;
use crate::api::oauth2::failures::invalid_grant;
use crate::model::oauth2::grant::By;
use crate::outcome::{Failure, Outcome};
use crate::state::State;

pub(crate) fn revoke(state: &mut State, call: &Call<'_>) -> Outcome {
    let Client::App(client_id) = Client::authenticate(state, call)? else {
        let message = "The tokens of M2M clients cannot be revoked.";
        return Err(Failure::invalid("unsupported_token_type", message));
    };
    let token = call.input.text("token")?;
    let accepted = state.accept_access_token(token);
    let id = accepted.and_then(|accepted| accepted.claims["jti"].as_str().map(str::to_owned));
    let oauth = &mut state.oauth;
    let access_token = id.as_ref().and_then(|id| oauth.access_tokens.find(By::Token, id));
    let refresh_token = oauth.refresh_tokens.find(By::Token, token);
    let grant = access_token.map(|issued| &issued.grant).or(refresh_token.map(|issued| &issued.grant));
    if grant.is_some_and(|grant| grant.client_id != client_id) {
        return Err(invalid_grant("The token was issued to another client."));
    }
    // By RFC 7009, revoking an invalid token is a success too.
    if let Some(id) = id {
        oauth.access_tokens.remove(By::Token, &id);
    }
    oauth.access_tokens.remove(By::RefreshToken, token);
    oauth.refresh_tokens.remove(By::Token, token);
    Ok(json!({}))
}
