//! Session JWTs of users, checked with WebCrypto.

use std::time::Duration;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::{Value, json};
use stytch_wasm::consumer::passwords::CreateResponse;
use stytch_wasm::consumer::sessions::{Authenticate, AuthenticateJwt, Revoke};
use stytch_wasm::error::{DeniedReason, TransportErrorKind};
use stytch_wasm::{Client, Secret, Settings};
use wasm_bindgen::prelude::*;

use crate::check::{Failure, Outcome, api, denied, equal, error_of, ok, transport};
use crate::futures::{join, pause};
use crate::world::{Emulator, World, keep_token_secret};

const JWKS: &str = "consumer.sessions.get_jwks";
const AUTHENTICATE: &str = "consumer.sessions.authenticate";
const HOUR: Duration = Duration::from_secs(3600);

async fn logged_in(base: String) -> Result<(Emulator, Client, CreateResponse), Failure> {
    let stytch = World::at(base).await?.emulator().await?;
    let client = stytch.client()?;
    let login = stytch.log_in(&client).await?;
    Ok((stytch, client, login))
}

fn check(jwt: &Secret) -> AuthenticateJwt {
    AuthenticateJwt::new(jwt.expose())
}

/// A JWT with one letter of its signature changed: one in the middle, all of whose bits count.
fn forged(jwt: &str) -> String {
    let (start, end) = jwt.split_at(jwt.len() - 20);
    let letter = if end.starts_with('A') { 'B' } else { 'A' };
    format!("{start}{letter}{}", &end[1..])
}

/// A JWT with another value in its header, part 0, or its claims, part 1, and the old signature.
fn changed(jwt: &str, part: usize, name: &str, value: Value) -> Result<String, Failure> {
    let mut parts: Vec<String> = jwt.split('.').map(str::to_owned).collect();
    let mut json: Value = URL_SAFE_NO_PAD
        .decode(&parts[part])
        .ok()
        .and_then(|bytes| serde_json::from_slice(&bytes).ok())
        .unwrap_or_default();
    ok(json.is_object(), "it should be a JWT")?;
    json[name] = value;
    parts[part] = URL_SAFE_NO_PAD.encode(json.to_string());
    Ok(parts.join("."))
}

#[wasm_bindgen]
pub async fn test_a_session_is_checked_without_a_request(base: String) -> Outcome {
    let (stytch, client, login) = logged_in(base).await?;
    let found = client.run(check(&login.session_jwt)).await?;
    let session = login.session.ok_or_else(|| Failure::new("a login should have a session"))?;
    equal(found.session.session_id, session.session_id)?;
    equal(found.session.user_id, login.user_id)?;
    equal(found.session.roles, session.roles)?;
    equal(found.session.started_at, session.started_at)?;
    equal(found.session.expires_at, session.expires_at)?;
    equal(found.session.authentication_factors, session.authentication_factors)?;
    equal(found.response.is_none(), true)?;
    equal(stytch.requests_of(JWKS).await?, 1)?;
    equal(stytch.requests_of(AUTHENTICATE).await?, 0)
}

#[wasm_bindgen]
pub async fn test_keys_are_fetched_once_for_fifty_checks_at_once(base: String) -> Outcome {
    let (stytch, client, login) = logged_in(base).await?;
    let clients: Vec<Client> = (0..50).map(|_| client.clone()).collect();
    let checks = join(clients.iter().map(|client| client.run(check(&login.session_jwt)))).await;
    equal(checks.len(), 50)?;
    for found in checks {
        equal(found?.session.user_id.as_str(), login.user_id.as_str())?;
    }
    equal(stytch.requests_of(JWKS).await?, 1)
}

#[wasm_bindgen]
pub async fn test_a_failure_is_shared_by_those_who_waited(base: String) -> Outcome {
    let (stytch, client, login) = logged_in(base).await?;
    stytch.fail_next(JWKS, 500, 100).await?;
    for result in join((0..50).map(|_| client.run(check(&login.session_jwt)))).await {
        match error_of(result)? {
            stytch_wasm::Error::Api(error) => equal(error.status, 500)?,
            stytch_wasm::Error::Transport(error) => equal(error.kind, TransportErrorKind::CoolingDown)?,
            error => return Err(error.into()),
        }
    }
    equal(stytch.requests_of(JWKS).await?, 1)
}

#[wasm_bindgen]
pub async fn test_a_new_key_is_fetched_after_the_cool_down(base: String) -> Outcome {
    let stytch = World::at(base).await?.emulator().await?;
    let cool_down = Duration::from_secs(3);
    let client = stytch.builder()?.settings(Settings::new().keys_cool_down(cool_down)).build()?;
    let login = stytch.log_in(&client).await?;
    client.run(check(&login.session_jwt)).await?;
    stytch.control("rotate_keys", &Value::Null).await?;
    let fresh = client.send(&Authenticate::new().session_token(login.session_token.clone())).await?;
    keep_token_secret(fresh.session_jwt.expose());
    denied(client.run(check(&fresh.session_jwt)).await, DeniedReason::UnknownKey)?;
    equal(stytch.requests_of(JWKS).await?, 1)?;

    pause(cool_down).await;
    client.run(check(&fresh.session_jwt)).await?;
    equal(stytch.requests_of(JWKS).await?, 2)?;
    // The old key is still among them.
    client.run(check(&login.session_jwt)).await?;
    equal(stytch.requests_of(JWKS).await?, 2)
}

#[wasm_bindgen]
pub async fn test_forged_tokens_are_refused_and_stytch_is_not_asked(base: String) -> Outcome {
    let (stytch, client, login) = logged_in(base).await?;
    let jwt = login.session_jwt.expose();
    let (signed, _) = jwt.rsplit_once('.').unwrap_or_default();
    for (jwt, reason) in [
        (forged(jwt), DeniedReason::Signature),
        (changed(jwt, 1, "sub", json!("user-test-somebody-else"))?, DeniedReason::Signature),
        (changed(jwt, 0, "kid", json!("jwk-test-other"))?, DeniedReason::UnknownKey),
        (changed(jwt, 0, "alg", json!("none"))?, DeniedReason::Algorithm),
        (changed(jwt, 0, "alg", json!("HS256"))?, DeniedReason::Algorithm),
        (format!("{signed}."), DeniedReason::Signature),
        (signed.to_owned(), DeniedReason::Malformed),
        (String::new(), DeniedReason::Malformed),
        ("a.b.c".to_owned(), DeniedReason::Malformed),
    ] {
        let result = client.run(AuthenticateJwt::new(jwt).max_age(HOUR).require("documents", "read")).await;
        equal(denied(result, reason)?.reason.is_forbidden(), false)?;
    }
    equal(stytch.requests_of(JWKS).await?, 1)?;
    equal(stytch.requests_of(AUTHENTICATE).await?, 0)
}

#[wasm_bindgen]
pub async fn test_a_members_session_is_no_users(base: String) -> Outcome {
    let (stytch, client, _) = logged_in(base).await?;
    let member = stytch.member_log_in(&client, "acme", &[]).await?;
    denied(client.run(AuthenticateJwt::new(member.session_jwt).max_age(HOUR)).await, DeniedReason::WrongKind)?;
    equal(stytch.requests_of(AUTHENTICATE).await?, 0)
}

#[wasm_bindgen]
pub async fn test_another_projects_keys_are_not_these(base: String) -> Outcome {
    let (stytch, _, login) = logged_in(base).await?;
    let other = stytch.builder_for("project-test-other")?.build()?;
    api(other.run(check(&login.session_jwt)).await, 404, "project_not_found").map(drop)
}

#[wasm_bindgen]
pub async fn test_an_old_token_is_put_to_stytch(base: String) -> Outcome {
    let (stytch, client, login) = logged_in(base).await?;
    let young = client.run(check(&login.session_jwt).max_age(Duration::from_secs(200))).await?;
    equal((young.response.is_none(), young.fresh_jwt()), (true, None))?;

    let found = client.run(check(&login.session_jwt).max_age(Duration::ZERO)).await?;
    let fresh = found.fresh_jwt().cloned().ok_or_else(|| Failure::new("there should be a fresh JWT"))?;
    keep_token_secret(fresh.expose());
    equal(found.session.user_id.as_str(), login.user_id.as_str())?;
    equal(found.response.map(|answer| answer.user.user_id), Some(login.user_id))?;
    client.run(check(&fresh)).await?;
    equal(stytch.requests_of(AUTHENTICATE).await?, 1)?;

    let here = check(&login.session_jwt).max_age(Duration::ZERO).fall_back(false);
    denied(client.run(here).await, DeniedReason::TooOld)?;
    equal(stytch.requests_of(AUTHENTICATE).await?, 1)
}

#[wasm_bindgen]
pub async fn test_an_expired_token_is_refused_or_put_to_stytch(base: String) -> Outcome {
    let stytch = World::at(base).await?.emulator_in_the_past(600).await?;
    let client = stytch.client()?;
    let login = stytch.log_in(&client).await?;
    denied(client.run(check(&login.session_jwt)).await, DeniedReason::Expired)?;
    equal(stytch.requests_of(AUTHENTICATE).await?, 0)?;

    stytch.advance(Duration::from_secs(600)).await?;
    let found = client.run(check(&login.session_jwt).fall_back(true)).await?;
    equal(found.session.user_id.as_str(), login.user_id.as_str())?;
    let fresh = found.fresh_jwt().cloned().ok_or_else(|| Failure::new("there should be a fresh JWT"))?;
    keep_token_secret(fresh.expose());
    equal(client.run(check(&fresh)).await?.response.is_none(), true)?;
    equal(stytch.requests_of(AUTHENTICATE).await?, 1)
}

#[wasm_bindgen]
pub async fn test_a_session_that_is_over_is_denied_by_stytch(base: String) -> Outcome {
    let (_, client, login) = logged_in(base).await?;
    client.send(&Revoke::new().session_token(login.session_token.clone())).await?;
    // Its token still says otherwise.
    client.run(check(&login.session_jwt)).await?;
    let result = client.run(check(&login.session_jwt).max_age(Duration::ZERO)).await;
    let denied = denied(result, DeniedReason::Inactive)?;
    ok(denied.request_id().is_some_and(|id| id.starts_with("request-id-test-")), "there should be a request id")?;
    equal(
        denied.api_error.map(|error| (error.status, error.error_type.to_string())),
        Some((404, "session_not_found".into())),
    )
}

#[wasm_bindgen]
pub async fn test_what_is_required_is_allowed_or_denied_on_both_paths(base: String) -> Outcome {
    let (stytch, client, login) = logged_in(base).await?;
    stytch.set_policy().await?;
    for (max_age, questions_so_far) in [(HOUR, 1), (Duration::ZERO, 3)] {
        let check = |action: &str| check(&login.session_jwt).max_age(max_age).require("documents", action);
        client.run(check("read")).await?;
        // A permission that is missing here may be there by now: Stytch was asked.
        let denied = denied(client.run(check("write")).await, DeniedReason::Permission)?;
        equal(denied.reason.is_forbidden(), true)?;
        equal(stytch.requests_of(AUTHENTICATE).await?, questions_so_far)?;
    }
    equal(stytch.requests_of("consumer.rbac.policy").await?, 1)
}

#[wasm_bindgen]
pub async fn test_keys_that_cannot_be_had_leave_it_open(base: String) -> Outcome {
    let (stytch, client, login) = logged_in(base).await?;
    stytch.fail_next(JWKS, 500, 1).await?;
    api(client.run(check(&login.session_jwt)).await, 500, "internal_server_error")?;
    let again = transport(client.run(check(&login.session_jwt)).await, TransportErrorKind::CoolingDown)?;
    equal(again.may_have_reached_server(), false)?;
    // Keys are not fetched again so soon, but Stytch can be asked.
    let found = client.run(check(&login.session_jwt).fall_back(true)).await?;
    equal(found.response.map(|answer| answer.user.user_id), Some(login.user_id))?;
    equal(stytch.requests_of(JWKS).await?, 1)
}
