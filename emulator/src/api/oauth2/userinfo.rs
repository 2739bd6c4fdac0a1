//! The userinfo endpoint (OpenID Connect).

use serde_json::{Value, json};

use crate::api::oauth2::call::Call;
use crate::outcome::{Failure, Outcome};
use crate::state::State;

pub(crate) fn userinfo(state: &mut State, call: &Call<'_>) -> Outcome {
    let accepted = call.bearer.and_then(|token| state.accept_access_token(token));
    // The tokens of M2M clients have no person behind them.
    let grant = accepted.and_then(|accepted| accepted.grant).ok_or_else(|| {
        let message = "The access token is missing, was not issued here, has expired or was revoked.";
        Failure::unauthorized("invalid_token", message)
    })?;
    let mut claims = Value::Object(state.person_claims(grant)?);
    claims["sub"] = json!(grant.subject.id());
    Ok(claims)
}
