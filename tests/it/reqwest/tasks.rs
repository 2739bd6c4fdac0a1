//! What tasks share: keys that are fetched once, also if the task that fetches them is dropped.

use std::sync::Arc;
use std::time::Duration;

use stytch_core::consumer::{passwords, sessions};
use stytch_core::{Settings, consumer};
use stytch_emulator::Emulator;
use stytch_reqwest::Client;
use tokio::sync::Barrier;
use tokio::task::JoinSet;

use super::transport::server::{Answer, Server, ok};

const PASSWORD: &str = "correct horse battery staple";
const TASKS: usize = 64;
const ROTATIONS: usize = 12;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn tasks_fetch_new_keys_once_and_refuse_no_session() {
    let stytch = Emulator::new().serve().unwrap();
    let settings = Settings::new().keys_cool_down(Duration::from_millis(1));
    let client = Client::builder(stytch.project()).settings(settings).build().unwrap();
    let login = passwords::Create::new("ada@example.com", PASSWORD).session_duration_minutes(600);
    let session_token = client.send(&login).await.unwrap().session_token;
    for rotation in 0..=ROTATIONS {
        if rotation > 0 {
            tokio::time::sleep(Duration::from_millis(2)).await;
            stytch.rotate_keys();
        }
        let refresh = consumer::sessions::Authenticate::new().session_token(&session_token);
        let jwt = client.send(&refresh).await.unwrap().session_jwt;
        let barrier = Arc::new(Barrier::new(TASKS));
        let mut tasks = JoinSet::new();
        for _ in 0..TASKS {
            let (client, jwt, barrier) = (client.clone(), jwt.clone(), Arc::clone(&barrier));
            tasks.spawn(async move {
                barrier.wait().await;
                client.run(sessions::AuthenticateJwt::new(jwt)).await
            });
        }
        for checked in tasks.join_all().await {
            assert_eq!(checked.unwrap().response, None);
        }
        assert_eq!(stytch.requests_of("consumer.sessions.get_jwks"), rotation + 1);
    }
    assert_eq!(stytch.requests_of("consumer.sessions.authenticate"), ROTATIONS + 1);
}

#[tokio::test]
async fn what_a_dropped_future_was_fetching_is_fetched_by_another() {
    let stytch = Emulator::new().serve().unwrap();
    let source = Client::builder(stytch.project()).build().unwrap();
    let login = passwords::Create::new("ada@example.com", PASSWORD).session_duration_minutes(60);
    let jwt = source.send(&login).await.unwrap().session_jwt;
    source.run(sessions::AuthenticateJwt::new(&jwt)).await.unwrap();
    let keys = source.context().export().unwrap();

    let server = Server::following([vec![Answer::SendAndHold(Vec::new())], vec![ok(&keys)]]);
    let client = Client::builder(stytch.project()).base_url(server.url()).build().unwrap();
    let check = || {
        let (client, jwt) = (client.clone(), jwt.clone());
        tokio::spawn(async move { client.run(sessions::AuthenticateJwt::new(jwt)).await })
    };
    let fetching = check();
    // Until its request is on the way.
    tokio::time::sleep(Duration::from_millis(100)).await;
    let waiting = check();
    tokio::time::sleep(Duration::from_millis(100)).await;
    fetching.abort();
    assert!(fetching.await.unwrap_err().is_cancelled());
    waiting.await.unwrap().unwrap();
    drop(client);
    let received = tokio::task::spawn_blocking(|| server.received()).await.unwrap();
    assert_eq!(received.len(), 2);
}
