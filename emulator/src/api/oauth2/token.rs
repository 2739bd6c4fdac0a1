//! The token endpoint (RFC 6749).

use serde_json::{Value, json};

use crate::api::oauth2::call::Call;
use crate::api::oauth2::client::Client;
use crate::api::oauth2::failures::{invalid_grant, unauthorized_client};
use crate::api::oauth2::jwt_bearer::jwt_bearer;
use crate::format::pkce;
use crate::model::oauth2::grant::{By, Code, Grant, REFRESH_LIFETIME};
use crate::outcome::{Failure, Outcome};
use crate::request::input::Input;
use crate::state::State;
use crate::state::oauth2_tokens::M2M_LIFETIME;

pub(crate) fn token(state: &mut State, call: &Call<'_>) -> Outcome {
    let grant_type = call.input.text("grant_type")?;
    let tokens_for = match grant_type {
        "client_credentials" => client_credentials,
        "authorization_code" => authorization_code,
        "refresh_token" => refresh_token,
        "urn:ietf:params:oauth:grant-type:jwt-bearer" => jwt_bearer,
        _ => {
            let message = format!("There is no grant type {grant_type}.");
            return Err(Failure::invalid("unsupported_grant_type", message));
        }
    };
    let client = Client::authenticate(state, call)?;
    tokens_for(state, &call.input, &client)
}

fn client_credentials(state: &mut State, input: &Input, client: &Client) -> Outcome {
    let Client::M2m(id) = client else {
        return Err(unauthorized_client("Only M2M clients can use client_credentials."));
    };
    let scopes = scopes_within(input, &state.oauth.m2m_client(id)?.scopes)?;
    Ok(json!({
        "access_token": state.issue_m2m_token(id, &scopes),
        "token_type": "bearer",
        "expires_in": M2M_LIFETIME.as_secs(),
        "scope": scopes.join(" "),
    }))
}

fn authorization_code(state: &mut State, input: &Input, client: &Client) -> Outcome {
    let client_id = client.app()?;
    let (given, redirect_uri) = (input.text("code")?, input.text("redirect_uri")?);
    let code = state.oauth.codes.find(By::Token, given).filter(|code| code.grant.client_id == client_id);
    let code = code.ok_or_else(|| invalid_grant("The code is wrong."))?;
    if code.used {
        // One of the two who used it has stolen it: section 4.1.2 of RFC 6749.
        state.oauth.revoke_tokens(By::Code, given);
        return Err(invalid_grant("The code has been used before, so its tokens are revoked."));
    }
    if code.expires_at <= state.now() {
        return Err(invalid_grant("The code has expired."));
    }
    if code.redirect_uri != redirect_uri {
        return Err(invalid_grant("redirect_uri is not the one that the code was sent to."));
    }
    check_verifier(code, input.optional_text("code_verifier")?)?;

    let (grant, nonce) = (code.grant.clone(), code.nonce.clone());
    if let Some(mut code) = state.oauth.codes.find_mut(By::Token, given) {
        code.used = true;
    }
    let refresh_token = grant.has("offline_access").then(|| state.issue_refresh_token(&grant));
    let mut answer = tokens(state, &grant, refresh_token.clone(), nonce.as_deref())?;
    if let Some(refresh_token) = refresh_token {
        answer["refresh_token"] = json!(refresh_token);
    }
    Ok(answer)
}

/// Checks the PKCE verifier against the challenge of the authorization.
fn check_verifier(code: &Code, verifier: Option<&str>) -> Result<(), Failure> {
    match (&code.challenge, verifier) {
        (None, None) => Ok(()),
        // An attacker may have removed the challenge from the authorization request.
        (None, Some(_)) => Err(invalid_grant("The code was asked for without a code_challenge.")),
        (Some(_), None) => Err(invalid_grant("code_verifier is required.")),
        (Some(_), Some(verifier)) if !pkce::is_verifier(verifier) => {
            Err(Failure::malformed("code_verifier must be 43 to 128 letters, digits and - . _ ~."))
        }
        (Some(challenge), Some(verifier)) if pkce::verifies(verifier, challenge) => Ok(()),
        (Some(_), Some(_)) => Err(invalid_grant("code_verifier does not match the code_challenge.")),
    }
}

fn refresh_token(state: &mut State, input: &Input, client: &Client) -> Outcome {
    let client_id = client.app()?;
    let given = input.text("refresh_token")?;
    let issued = state.accept_refresh_token(given).filter(|issued| issued.grant.client_id == client_id);
    let issued = issued.ok_or_else(|| invalid_grant("The refresh token is wrong, has been used or has expired."))?;
    let grant = issued.grant.clone();
    let narrowed = Grant { scopes: scopes_within(input, &grant.scopes)?, ..grant.clone() };

    if state.oauth.app(client_id)?.secret.is_some() {
        // A stolen token is useless without the client's secret, so it need not be replaced, and using it extends it.
        let expires_at = state.now().saturating_add(REFRESH_LIFETIME);
        if let Some(mut used) = state.oauth.refresh_tokens.find_mut(By::Token, given) {
            used.expires_at = expires_at;
        }
        return tokens(state, &narrowed, Some(given.to_owned()), None);
    }
    state.oauth.refresh_tokens.remove(By::Token, given);
    let next = state.issue_refresh_token(&grant);
    let mut answer = tokens(state, &narrowed, Some(next.clone()), None)?;
    answer["refresh_token"] = json!(next);
    Ok(answer)
}

/// An access token that belongs to the refresh token, if there is one, and an ID token if the grant has `openid`.
fn tokens(
    state: &mut State,
    grant: &Grant,
    refresh_token: Option<String>,
    nonce: Option<&str>,
) -> Result<Value, Failure> {
    let mut answer = access_token(state, grant, refresh_token)?;
    if grant.has("openid") {
        answer["id_token"] = json!(state.issue_id_token(grant, nonce)?);
    }
    Ok(answer)
}

/// An access token that belongs to the refresh token, if there is one.
pub(super) fn access_token(state: &mut State, grant: &Grant, refresh_token: Option<String>) -> Result<Value, Failure> {
    let lifetime = state.oauth.app(&grant.client_id)?.access_token_lifetime();
    Ok(json!({
        "access_token": state.issue_access_token(grant, refresh_token)?,
        "token_type": "bearer",
        "expires_in": lifetime.as_secs(),
        "scope": grant.scope(),
    }))
}

/// The scopes that the request asks for, by default all in `allowed`; fails for any other scope.
pub(super) fn scopes_within(input: &Input, allowed: &[String]) -> Result<Vec<String>, Failure> {
    let mut asked: Vec<String> = Vec::new();
    for scope in input.optional_text("scope")?.unwrap_or_default().split_whitespace() {
        if !asked.iter().any(|known| known == scope) {
            asked.push(scope.to_owned());
        }
    }
    if asked.is_empty() {
        return Ok(allowed.to_vec());
    }
    match asked.iter().find(|scope| !allowed.contains(scope)) {
        None => Ok(asked),
        Some(scope) => Err(Failure::invalid("invalid_scope", format!("The client may not have the scope {scope}."))),
    }
}
