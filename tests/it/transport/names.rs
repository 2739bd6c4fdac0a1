//! Hosts that have a name.

use std::net::TcpListener;
use std::time::{Duration, Instant};

use stytch_core::RetryPolicy;
use stytch_core::error::TransportErrorKind;

use super::server::{Server, ok};
use super::{Client, USER, builder, get_user, project, transport_error};

#[test]
fn calls_by_host_name_share_a_connection() {
    let server = Server::following([(0..20).map(|_| ok(USER)).collect()]);
    let client = builder(&server).base_url(format!("http://localhost:{}", server.port())).build().unwrap();
    for _ in 0..20 {
        assert_eq!(get_user(&client).unwrap().user_id, "user-test-1");
    }
    let received = server.received();
    assert_eq!(received.len(), 20);
    for request in received {
        assert_eq!(request.connection, 0);
        assert!(request.headers["host"].starts_with("localhost:"));
    }
}

#[test]
fn a_name_without_an_address_sends_nothing() {
    let client =
        Client::builder(project()).base_url("https://stytch.invalid").retries(RetryPolicy::none()).build().unwrap();
    let error = transport_error(get_user(&client));
    assert_eq!((error.kind, error.may_have_reached_server()), (TransportErrorKind::Connect, false));
}

#[test]
fn a_server_that_is_gone_and_back_is_found_again() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    drop(listener);
    let client = Client::builder(project())
        .base_url(format!("http://localhost:{port}"))
        .retries(RetryPolicy::none())
        .connect_timeout(Duration::from_secs(8))
        .build()
        .unwrap();
    let start = Instant::now();
    let error = transport_error(get_user(&client));
    assert_eq!((error.kind, error.may_have_reached_server()), (TransportErrorKind::Connect, false));
    // Refused, not waited for.
    assert!(start.elapsed() < Duration::from_secs(8));
}
