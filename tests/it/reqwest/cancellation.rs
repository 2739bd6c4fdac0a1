//! Futures that are dropped, and where they can be polled.

use std::future::poll_fn;
use std::pin::pin;
use std::task::{Context, Poll, Waker};
use std::time::Duration;

use stytch_core::consumer::users;
use stytch_core::error::{BuildErrorKind, TransportErrorKind};
use stytch_core::{Error, RetryPolicy};
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
    drop(is_send(client.run(stytch_core::consumer::sessions::AuthenticateJwt::new("jwt"))));
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
