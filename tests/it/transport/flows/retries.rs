//! What is sent again, over sockets.

use std::time::Duration;

use serde_json::json;
use stytch_core::consumer::users;
use stytch_core::error::TransportErrorKind;
use stytch_core::flow::Call;
use stytch_core::{Error, RetryPolicy, Settings};
use stytch_emulator::Emulator;

use super::{Client, serve};

/// As many tries as usual, without pauses worth mentioning.
const QUICK: RetryPolicy = RetryPolicy::new().base_delay(Duration::from_micros(1));

fn quick(stytch: &stytch_emulator::Server) -> Client {
    Client::builder(stytch.project()).retries(QUICK).build().unwrap()
}

#[test]
fn a_get_that_failed_on_the_way_is_sent_again() {
    let stytch = Emulator::new().serve().unwrap();
    let client = quick(&stytch);
    stytch.fail_next("debug.whoami", 503, 2);
    client.call("debug.whoami", &json!({})).unwrap();
    assert_eq!(stytch.requests_of("debug.whoami"), 3);
    stytch.fail_next("debug.whoami", 502, 3);
    let error = client.call("debug.whoami", &json!({})).unwrap_err();
    assert_eq!((error.status(), stytch.requests_of("debug.whoami")), (Some(502), 6));
}

#[test]
fn a_post_is_sent_again_only_if_it_was_not_acted_on() {
    let stytch = Emulator::new().serve().unwrap();
    let client = quick(&stytch);
    let create = users::Create::new().email("ada@example.com");
    stytch.fail_next("consumer.users.create", 503, 1);
    assert_eq!(client.send(&create).unwrap_err().status(), Some(503));
    assert_eq!(stytch.requests_of("consumer.users.create"), 1);
    stytch.fail_next("consumer.users.create", 429, 1);
    client.send(&create).unwrap();
    assert_eq!(stytch.requests_of("consumer.users.create"), 3);
}

#[test]
fn a_post_that_only_reads_is_sent_again_like_a_get() {
    let stytch = Emulator::new().serve().unwrap();
    let client = quick(&stytch);
    stytch.fail_next("consumer.users.search", 503, 2);
    client.send(&users::Search::new()).unwrap();
    assert_eq!(stytch.requests_of("consumer.users.search"), 3);
    stytch.fail_next("consumer.passwords.strength_check", 504, 1);
    client.call("consumer.passwords.strength_check", &json!({ "password": "correct horse battery" })).unwrap();
    assert_eq!(stytch.requests_of("consumer.passwords.strength_check"), 2);
}

#[test]
fn retries_are_off_for_a_client_or_for_a_call() {
    let stytch = Emulator::new().serve().unwrap();
    let client = quick(&stytch);
    let search = users::Search::new();
    stytch.fail_next("consumer.users.search", 429, 2);
    let error = client.with_retries(RetryPolicy::none()).send(&search).unwrap_err();
    assert_eq!((error.status(), stytch.requests_of("consumer.users.search")), (Some(429), 1));
    let error = client.run(Call::new(&search).retries(RetryPolicy::none())).unwrap_err();
    assert_eq!((error.status(), stytch.requests_of("consumer.users.search")), (Some(429), 2));
    client.send(&search).unwrap();

    let settings = Settings::new().retries(RetryPolicy::none());
    let client = Client::builder(stytch.project()).settings(settings).build().unwrap();
    stytch.fail_next("consumer.users.search", 429, 1);
    assert_eq!(client.send(&search).unwrap_err().status(), Some(429));
}

#[test]
fn a_connection_that_cannot_be_made_is_tried_again() {
    let (stytch, client) = serve();
    let url = stytch.url().to_owned();
    drop(stytch);
    let client = Client::builder(client.project().clone()).base_url(url).retries(QUICK).build().unwrap();
    let Err(Error::Transport(error)) = client.send(&users::Search::new()) else { panic!("there is a server") };
    assert_eq!(error.kind, TransportErrorKind::Connect);
}
