//! M2M tokens, fetched and checked.

use std::time::Duration;

use serde_json::{Value, json};
use stytch_wasm::error::DeniedReason;
use stytch_wasm::m2m::{AuthenticateToken, FetchToken, clients};
use stytch_wasm::{Client, Settings, Vertical};
use wasm_bindgen::prelude::*;

use crate::check::{Failure, Outcome, api, denied, equal, ok, shows_no_secret};
use crate::futures::join;
use crate::world::{Emulator, World, keep_secret, keep_token_secret};

const JWKS: &str = "consumer.sessions.get_jwks";
const TOKEN: &str = "oauth2.token";

struct Machine {
    stytch: Emulator,
    client: Client,
    id: String,
    secret: String,
}

impl Machine {
    async fn at(base: String) -> Result<Self, Failure> {
        let stytch = World::at(base).await?.emulator().await?;
        let client = stytch.client()?;
        let created = client.send(&clients::Create::new(["read:users", "write:*"])).await?.m2m_client;
        let secret = created.client_secret.expose().to_owned();
        keep_secret(&secret);
        Ok(Self { stytch, client, id: created.client_id, secret })
    }

    fn fetch(&self) -> FetchToken {
        FetchToken::new(&self.id, self.secret.as_str())
    }
}

#[wasm_bindgen]
pub async fn test_a_token_is_fetched_once_for_fifty_at_once(base: String) -> Outcome {
    let machine = Machine::at(base).await?;
    let token = machine.client.run(machine.fetch().scope("read:users")).await?;
    keep_token_secret(token.access_token.expose());
    equal(&token.scopes, &["read:users"])?;
    shows_no_secret(&format!("{token:?} {:?} {:?}", machine.fetch(), machine.client))?;
    for again in join((0..50).map(|_| machine.client.run(machine.fetch().scope("read:users")))).await {
        equal(again?.access_token.expose(), token.access_token.expose())?;
    }
    equal(machine.stytch.requests_of(TOKEN).await?, 1)?;

    // Another set of scopes, for fifty who have none, and a token that was refused somewhere.
    for other in join((0..50).map(|_| machine.client.run(machine.fetch()))).await {
        equal(&other?.scopes, &["read:users", "write:*"])?;
    }
    equal(machine.stytch.requests_of(TOKEN).await?, 2)?;
    machine.client.run(machine.fetch().force_refresh()).await?;
    equal(machine.stytch.requests_of(TOKEN).await?, 3)
}

#[wasm_bindgen]
pub async fn test_a_token_is_checked_without_a_request(base: String) -> Outcome {
    let machine = Machine::at(base).await?;
    machine.stytch.control("set_m2m_claims", &json!({ "tier": "gold" })).await?;
    let token = machine.client.run(machine.fetch()).await?;
    keep_token_secret(token.access_token.expose());
    let check = || AuthenticateToken::new(token.access_token.expose());
    let caller = machine.client.run(check().require("read:users").require("write:anything")).await?;
    equal(caller.client_id.as_str(), machine.id.as_str())?;
    equal(&caller.scopes, &["read:users", "write:*"])?;
    // One counts from the clock of Stytch, the other from that of the client.
    let (issued, fetched) = (caller.expires_at.as_seconds(), token.expires_at.as_seconds());
    ok(issued.abs_diff(fetched) < 60, format!("{issued} is not {fetched}"))?;
    equal(caller.custom_claims.get("tier"), Some(&json!("gold")))?;
    denied(machine.client.run(check().require("delete:users")).await, DeniedReason::Permission)?;
    denied(machine.client.run(check().require_with(|scopes| scopes.len() > 2)).await, DeniedReason::Permission)?;
    denied(machine.client.run(check().max_age(Duration::ZERO)).await, DeniedReason::TooOld)?;
    equal(machine.stytch.requests_of(JWKS).await?, 1)?;
    equal(machine.stytch.requests_of(TOKEN).await?, 1)
}

#[wasm_bindgen]
pub async fn test_the_keys_for_tokens_are_those_of_the_vertical(base: String) -> Outcome {
    let machine = Machine::at(base).await?;
    let token = machine.client.run(machine.fetch()).await?;
    let client = machine.stytch.builder()?.settings(Settings::new().vertical(Vertical::B2b)).build()?;
    client.run(AuthenticateToken::new(token.access_token.expose())).await?;
    equal(machine.stytch.requests_of("b2b.sessions.get_jwks").await?, 1)?;
    equal(machine.stytch.requests_of(JWKS).await?, 0)
}

#[wasm_bindgen]
pub async fn test_wrong_credentials_of_a_client_are_an_error_of_oauth(base: String) -> Outcome {
    let machine = Machine::at(base).await?;
    let error = api(machine.client.run(FetchToken::new(&machine.id, "wrong")).await, 401, "invalid_client")?;
    equal(error.error_message.is_empty(), false)
}

#[wasm_bindgen]
pub async fn test_tokens_of_others_are_no_clients(base: String) -> Outcome {
    let machine = Machine::at(base).await?;
    let login = machine.stytch.log_in(&machine.client).await?;
    let check = AuthenticateToken::new(login.session_jwt.expose());
    denied(machine.client.run(check).await, DeniedReason::WrongKind)?;

    let args =
        json!({ "client_type": "first_party", "client_name": "App", "redirect_urls": ["https://app.example.com"] });
    let app = machine.client.call("connected_apps.clients.create", &args).await?;
    let client_id = &app["connected_app"]["client_id"];
    let args = json!({ "client_id": client_id, "user_id": login.user_id, "scopes": ["read:users"] });
    let token: Value = machine.stytch.control("connected_app_token", &args).await?;
    let check = AuthenticateToken::new(token.as_str().unwrap_or_default()).require("read:users");
    denied(machine.client.run(check).await, DeniedReason::WrongKind)?;

    for token in ["", "not a token", "a.b.c"] {
        denied(machine.client.run(AuthenticateToken::new(token)).await, DeniedReason::Malformed)?;
    }
    Ok(())
}
