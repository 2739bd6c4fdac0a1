//! Clients: what they are, and what they refuse to be.

use std::sync::OnceLock;
use std::time::Duration;

use stytch_wasm::consumer::sessions::AuthenticateJwt;
use stytch_wasm::consumer::users::{Get, Search};
use stytch_wasm::debug::Whoami;
use stytch_wasm::error::BuildErrorKind;
use stytch_wasm::{Client, ClientBuilder, Error, Secret, Settings};
use wasm_bindgen::prelude::*;

use crate::check::{Failure, Outcome, api, build, equal, shows_no_secret};
use crate::world::{Emulator, PROJECT_ID, SECRET, World, project};

const _: () = {
    const fn for_everybody<T: Send + Sync + Clone + 'static>() {}
    for_everybody::<Client>();
};

static CLIENT: OnceLock<Client> = OnceLock::new();

async fn check(login: &Secret) -> Outcome {
    let client = CLIENT.get().ok_or_else(|| Failure::new("there should be a client"))?;
    Ok(client.run(AuthenticateJwt::new(login.expose())).await.map(drop)?)
}

#[wasm_bindgen]
pub async fn test_a_client_can_be_in_a_static(base: String) -> Outcome {
    let stytch: Emulator = World::at(base).await?.emulator().await?;
    let client = CLIENT.get_or_init(|| stytch.client().unwrap_or_else(|_| std::process::abort()));
    let login = stytch.log_in(client).await?;
    check(&login.session_jwt).await?;
    check(&login.session_jwt).await?;
    equal(stytch.requests_of("consumer.sessions.get_jwks").await?, 1)
}

#[wasm_bindgen]
pub async fn test_a_secret_in_a_browser_is_refused_unless_it_is_meant(base: String) -> Outcome {
    let world = World::at(base).await?;
    let built = Client::builder(project(PROJECT_ID, SECRET)?).build();
    let new = Client::new(PROJECT_ID, SECRET);
    if world.runtime.is_browser() {
        build(built, BuildErrorKind::Configuration, "secret")?;
        build(new, BuildErrorKind::Configuration, "secret")?;
    } else {
        built?;
        new?;
    }
    Client::builder(project(PROJECT_ID, SECRET)?).allow_secret_in_browser().build()?;
    Ok(())
}

type Change = fn(ClientBuilder, &str) -> ClientBuilder;

const BASE_URL: Change = |builder, url| builder.base_url(url);
const FRAUD_URL: Change = |builder, url| builder.fraud_url(url);
const USER_AGENT: Change = |builder, name| builder.user_agent(name);

#[wasm_bindgen]
pub async fn test_plain_http_to_another_machine_is_refused(base: String) -> Outcome {
    let world = World::at(base).await?;
    for (setting, change) in [("base_url", BASE_URL), ("fraud_url", FRAUD_URL)] {
        let builder = |url: &str| Ok::<_, Error>(change(world.builder(project(PROJECT_ID, SECRET)?), url));
        for url in ["http://stytch.example", "http://10.0.0.1:8080", "http://127.0.0.1.example", "http://0.0.0.0"] {
            build(builder(url)?.build(), BuildErrorKind::Configuration, setting)?;
            builder(url)?.allow_http().build()?;
        }
        for url in ["http://127.0.0.1:1", "http://[::1]:1", "http://localhost", "https://stytch.example/path/"] {
            builder(url)?.build()?;
        }
    }
    Ok(())
}

#[wasm_bindgen]
pub async fn test_settings_that_do_not_work_are_refused_by_name(base: String) -> Outcome {
    let world = World::at(base).await?;
    for (setting, change, values) in [
        (
            "base_url",
            BASE_URL,
            &[
                "",
                "stytch.example",
                "ftp://stytch.example",
                "https://user:password@stytch.example",
                "https://api.stytch.com",
            ] as &[_],
        ),
        (
            "fraud_url",
            FRAUD_URL,
            &["", "/v1", "https://stytch.example/?query", "https://", "https://stytch.example/v1"],
        ),
        ("user_agent", USER_AGENT, &["acme\r\nx-evil: 1", "acme\n", "\0", "\u{7f}"]),
    ] {
        for value in values {
            let built = change(world.builder(project(PROJECT_ID, SECRET)?), value).build();
            build(built, BuildErrorKind::Configuration, setting)?;
        }
    }
    for (project_id, secret, setting) in [
        ("", SECRET, "project_id"),
        ("a:b", SECRET, "project_id"),
        (SECRET, PROJECT_ID, "project_id"),
        (PROJECT_ID, "", "secret"),
        (PROJECT_ID, "'secret-test-1'", "secret"),
        (PROJECT_ID, "secret-live-1", "secret"),
    ] {
        build(Client::new(project_id, secret), BuildErrorKind::Configuration, setting)?;
    }
    Ok(())
}

#[wasm_bindgen]
pub async fn test_a_replaced_secret_is_that_of_all_clones(base: String) -> Outcome {
    let client = World::at(base).await?.emulator().await?.client()?;
    let clone = client.with_timeout(Duration::from_secs(7));
    client.send(&Whoami::new()).await?;
    client.replace_secret("secret-test-another")?;
    for client in [&client, &clone] {
        api(client.send(&Whoami::new()).await, 401, "unauthorized_credentials")?;
    }
    build(client.replace_secret(""), BuildErrorKind::Configuration, "secret").map(drop)
}

#[wasm_bindgen]
pub async fn test_nothing_that_has_a_secret_shows_it(base: String) -> Outcome {
    let stytch = World::at(base).await?.emulator().await?;
    let builder = stytch.builder()?;
    shows_no_secret(&format!("{builder:?} {builder:#?}"))?;
    let url = format!("https://user:{SECRET}@stytch.example");
    shows_no_secret(&format!("{:?}", stytch.builder()?.base_url(url.as_str()).fraud_url(url)))?;
    let client = builder.settings(Settings::new()).build()?;
    let login = stytch.log_in(&client).await?;
    client.run(AuthenticateJwt::new(login.session_jwt.expose())).await?;
    shows_no_secret(&format!("{client:?} {client:#?} {:?} {:?}", client.project(), client.context()))?;
    shows_no_secret(&format!("{login:?} {:?}", AuthenticateJwt::new(login.session_jwt.expose())))?;
    shows_no_secret(&format!("{:?} {:?}", client.pages(&Search::new()), client.items(&Search::new())))?;
    let request = client.project().request(&Get::new("user-test-1"))?;
    shows_no_secret(&format!("{request:?}"))
}
