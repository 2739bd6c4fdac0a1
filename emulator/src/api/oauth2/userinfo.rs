//! The userinfo endpoint (OpenID Connect).

use serde_json::{Value, json};

use crate::api::oauth2::call::Call;
use crate::outcome::{Failure, Outcome};
use crate::request::credentials;
use crate::state::State;

pub(crate) fn userinfo(state: &mut State, call: &Call<'_>) -> Outcome {
    let Some(token) = credentials::bearer(call.request) else {
        let failure = Failure::unauthorized("invalid_token", "An access token is required.");
        return Err(failure.with_challenge("Bearer realm=\"stytch\""));
    };
    // The tokens of M2M clients have no person behind them.
    let grant = state.accept_access_token(token).and_then(|accepted| accepted.grant).ok_or_else(|| {
        let message = "The access token was not issued here to act for a person, has expired or was revoked.";
        let challenge = "Bearer realm=\"stytch\", error=\"invalid_token\"";
        Failure::unauthorized("invalid_token", message).with_challenge(challenge)
    })?;
    if !grant.has("openid") {
        let challenge = "Bearer realm=\"stytch\", error=\"insufficient_scope\", scope=\"openid\"";
        let failure = Failure::forbidden("insufficient_scope", "The access token does not have the scope openid.");
        return Err(failure.with_challenge(challenge));
    }
    let mut claims = Value::Object(state.person_claims(grant)?);
    claims["sub"] = json!(grant.subject.id());
    Ok(claims)
}
