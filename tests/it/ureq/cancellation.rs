//! Calls that a program cancels.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use stytch_core::error::TransportErrorKind;

use super::server::{Answer, Server, answer, ok};
use super::{USER, builder, client, get_user, transport_error};

/// Says no this many times, and then yes.
fn after(times: usize) -> impl Fn() -> bool + Send + Sync + 'static {
    let asked = AtomicUsize::new(0);
    move || asked.fetch_add(1, Ordering::Relaxed) >= times
}

#[test]
fn a_call_that_waits_for_a_response_is_cancelled() {
    let server = Server::answering([Answer::SendAndHold(Vec::new())]);
    let error = transport_error(get_user(&client(&server).with_cancellation(after(2))));
    assert_eq!((error.kind, error.may_have_reached_server()), (TransportErrorKind::Cancelled, true));
}

#[test]
fn a_call_that_waits_to_try_again_is_cancelled() {
    let busy = answer("429 Too Many Requests", "retry-after: 5\r\n", "{\"error_type\":\"too_many_requests\"}");
    let server = Server::answering([busy]);
    let client = builder(&server).retries(stytch_core::RetryPolicy::new()).build().unwrap();
    let error = transport_error(get_user(&client.with_cancellation(after(2))));
    assert_eq!(error.kind, TransportErrorKind::Cancelled);
    assert_eq!(server.received().len(), 1);
}

#[test]
fn a_call_that_is_cancelled_before_sends_nothing() {
    let server = Server::answering([ok(USER)]);
    let error = transport_error(get_user(&client(&server).with_cancellation(after(0))));
    assert_eq!(error.kind, TransportErrorKind::Cancelled);
    get_user(&client(&server)).unwrap();
    assert_eq!(server.received().len(), 1);
}

#[test]
fn it_is_asked_in_the_thread_of_the_caller() {
    let server = Server::answering([ok(USER)]);
    let caller = thread::current().id();
    let client = client(&server).with_cancellation(move || {
        assert_eq!(thread::current().id(), caller);
        false
    });
    get_user(&client).unwrap();
}
