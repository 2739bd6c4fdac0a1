//! The revocation endpoint (RFC 7009).

use serde_json::json;

use crate::api::oauth2::call::Call;
use crate::api::oauth2::client::Client;
use crate::api::oauth2::failures::invalid_grant;
use crate::outcome::{Failure, Outcome};
use crate::state::State;

pub(crate) fn revoke(state: &mut State, call: &Call<'_>) -> Outcome {
    let Client::App(client_id) = Client::authenticate(state, call)? else {
        let message = "The tokens of M2M clients cannot be revoked.";
        return Err(Failure::invalid("unsupported_token_type", message));
    };
    let token = call.input.text("token")?;
    let id = state.accept_access_token(token).map(|accepted| accepted.claims["jti"].clone());
    let oauth = &mut state.oauth;
    let access_token = oauth.access_tokens.iter().find(|issued| id.as_ref().is_some_and(|id| *id == issued.id));
    let refresh_token = oauth.refresh_tokens.iter().find(|issued| issued.token == token);
    let grant = access_token.map(|issued| &issued.grant).or(refresh_token.map(|issued| &issued.grant));
    if grant.is_some_and(|grant| grant.client_id != client_id) {
        return Err(invalid_grant("The token was issued to another client."));
    }
    // By RFC 7009, revoking an invalid token is a success too.
    oauth.access_tokens.retain(|issued| {
        let revoked = id.as_ref().is_some_and(|id| *id == issued.id) || issued.refresh_token.as_deref() == Some(token);
        !revoked
    });
    oauth.refresh_tokens.retain(|issued| issued.token != token);
    Ok(json!({}))
}
