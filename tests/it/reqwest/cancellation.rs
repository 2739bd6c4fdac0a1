//! Futures that are dropped, and where they can be polled.

use std::future::poll_fn;
use std::pin::pin;
use std::task::{Context, Poll, Waker};
use std::time::Duration;

use stytch_core::consumer::sessions::AuthenticateJwt;
use stytch_core::consumer::{passwords, users};
use stytch_core::error::{BuildErrorKind, TransportErrorKind};
use stytch_core::m2m::{self, FetchToken};
use stytch_core::{Error, RetryPolicy};
use stytch_emulator::Emulator;
use stytch_reqwest::Client;

use super::transport::server::{Answer, Server, ok};
use super::transport::{USER, project};

fn client(server: &Server) -> Client {
    Client::builder(project()).base_url(server.url()).retries(RetryPolicy::none()).build().unwrap()
}

/// Polls a future this many times, and drops it; or returns its output.
async fn polled<T>(times: usize, future: impl Future<Output = T>) -> Option<T> {
    let (mut future, mut polls) = (pin!(future), 0);
    poll_fn(|context| match future.as_mut().poll(context) {
        Poll::Ready(output) => Poll::Ready(Some(output)),
        Poll::Pending => {
            polls += 1;
            if polls > times { Poll::Ready(None) } else { Poll::Pending }
        }
    })
    .await
}

#[test]
fn futures_can_be_sent_to_other_threads() {
    fn is_send<T: Send>(value: T) -> T {
        value
    }
    let client = Client::builder(project()).build().unwrap();
    let get = users::Get::new("user-test-1");
    drop(is_send(client.send(&get)));
    drop(is_send(client.run(AuthenticateJwt::new("jwt"))));
    drop(is_send(client.call("consumer.users.get", &serde_json::Value::Null)));
    let mut users = client.items(&users::Search::new());
    drop(is_send(users.next()));
    is_send(users);
}

#[tokio::test]
async fn a_call_dropped_at_any_point_disturbs_no_other() {
    let mut dropped = 0;
    for times in 0..64 {
        // What is dropped may have connected or not.
        let server = Server::following([vec![ok(USER), ok(USER)], vec![ok(USER)], vec![ok(USER)]]);
        let client = client(&server);
        let outcome = polled(times, client.send(&users::Get::new("user-test-2"))).await;
        dropped += usize::from(outcome.is_none());
        let user = client.send(&users::Get::new("user-test-1")).await.unwrap();
        assert_eq!(user.user_id, "user-test-1");
        let is_done = outcome.is_some();
        drop(client);
        let received = tokio::task::spawn_blocking(|| server.received()).await.unwrap();
        // The last request is that of the call that was not dropped, and no connection carried both unless the first was done.
        let last = received.last().unwrap();
        assert_eq!(last.line, "GET /v1/users/user-test-1 HTTP/1.1");
        let shared = received.iter().filter(|request| request.connection == last.connection).count();
        assert!(is_done || shared == 1, "{received:?}");
        if is_done {
            break;
        }
    }
    assert!(dropped > 1, "{dropped}");
}

const PASSWORD: &str = "correct horse battery staple";

/// A client that has nothing in its caches, and retries at once.
fn client_of(stytch: &stytch_emulator::Server) -> Client {
    let retries = RetryPolicy::new().base_delay(Duration::from_micros(1));
    Client::builder(stytch.project()).retries(retries).build().unwrap()
}

#[tokio::test]
async fn a_flow_dropped_at_any_point_leaves_its_fetch_to_others() {
    let stytch = Emulator::new().serve().unwrap();
    let login = passwords::Create::new("ada@example.com", PASSWORD).session_duration_minutes(60);
    let jwt = client_of(&stytch).send(&login).await.unwrap().session_jwt;
    let (mut dropped, mut is_done) = (0, false);
    while !is_done {
        let client = client_of(&stytch);
        let before = stytch.requests_of("consumer.sessions.get_jwks");
        // So that the fetch has a pause and a retry in it.
        stytch.fail_next("consumer.sessions.get_jwks", 503, 1);
        let check = || client.run(AuthenticateJwt::new(&jwt));
        let (outcome, waited) = tokio::join!(polled(dropped, check()), check());
        assert_eq!(waited.unwrap().response, None);
        assert_eq!(check().await.unwrap().response, None);
        // The failure, and the keys; once more if a fetch was dropped under way.
        let fetched = stytch.requests_of("consumer.sessions.get_jwks") - before;
        is_done = outcome.is_some();
        assert!((2..=4 - 2 * usize::from(is_done)).contains(&fetched), "{fetched} after {dropped} polls");
        dropped += usize::from(!is_done);
    }
    assert!(dropped > 4, "{dropped}");
}

#[tokio::test]
async fn a_token_dropped_at_any_point_is_fetched_by_the_next_call() {
    let stytch = Emulator::new().serve().unwrap();
    let create = m2m::clients::Create::new(["read:users"]);
    let created = client_of(&stytch).send(&create).await.unwrap().m2m_client;
    let (mut dropped, mut is_done) = (0, false);
    while !is_done {
        let client = client_of(&stytch);
        let fetch = || client.run(FetchToken::new(&created.client_id, &created.client_secret));
        is_done = polled(dropped, fetch()).await.is_some();
        let token = fetch().await.unwrap();
        assert_eq!(fetch().await.unwrap(), token);
        dropped += usize::from(!is_done);
    }
    assert!(dropped > 2, "{dropped}");
}

#[tokio::test]
async fn a_walk_whose_steps_are_dropped_at_any_point_loses_and_repeats_no_item() {
    let stytch = Emulator::new().serve().unwrap();
    let client = client_of(&stytch);
    let emails: Vec<_> = (0..5).map(|number| format!("user-{number}@example.com")).collect();
    for email in &emails {
        client.send(&users::Create::new().email(email)).await.unwrap();
    }
    let search = users::Search::new().limit(2);
    for times in 0..8 {
        let (mut dropped, mut found) = (0, Vec::new());
        let mut users = client.items(&search);
        stytch.fail_next("consumer.users.search", 503, 1);
        loop {
            match polled(times, users.next()).await {
                Some(Some(user)) => found.push(user.unwrap().emails[0].email.clone()),
                Some(None) => break,
                None => {
                    dropped += 1;
                    // So that the runtime can look at its sockets.
                    tokio::task::yield_now().await;
                }
            }
        }
        assert_eq!(found, emails, "{times}");
        assert!(times > 0 || dropped > 3, "{dropped}");

        let (mut sizes, mut pages) = (Vec::new(), client.pages(&search));
        loop {
            match polled(times, pages.next()).await {
                Some(Some(page)) => sizes.push(page.unwrap().results.len()),
                Some(None) => break,
                None => tokio::task::yield_now().await,
            }
        }
        assert_eq!(sizes, [2, 2, 1], "{times}");
    }
}

#[tokio::test]
async fn a_late_response_reaches_no_other_call() {
    let late = Answer::SendAndHold(Vec::new());
    let server = Server::following([vec![late], vec![ok(USER)]]);
    let client = client(&server);
    let slow = client.with_timeout(Duration::from_millis(200));
    let Err(Error::Transport(error)) = slow.send(&users::Get::new("user-test-2")).await else { panic!() };
    assert_eq!(error.kind, TransportErrorKind::Timeout);
    assert_eq!(client.send(&users::Get::new("user-test-1")).await.unwrap().user_id, "user-test-1");
    let received = tokio::task::spawn_blocking(|| server.received()).await.unwrap();
    assert_eq!(received.iter().map(|request| request.connection).collect::<Vec<_>>(), [0, 1]);
}

#[test]
fn without_a_runtime_a_call_is_an_error() {
    let client = Client::builder(project()).build().unwrap();
    let get = users::Get::new("user-test-1");
    let future = pin!(client.send(&get));
    let Poll::Ready(Err(Error::Build(error))) = future.poll(&mut Context::from_waker(Waker::noop())) else { panic!() };
    assert_eq!((error.kind, error.field.as_str()), (BuildErrorKind::Configuration, "runtime"));
}
