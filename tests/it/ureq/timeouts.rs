//! Servers that keep a client waiting.

use std::net::TcpListener;
use std::time::{Duration, Instant};

use stytch_core::TransportErrorKind;
use stytch_ureq::Client;

use super::server::{Answer, Server, ok};
use super::{USER, builder, client, get_user, project, transport_error};

const SHORT: Duration = Duration::from_millis(150);
/// Far more than `SHORT`, and far less than what the client waits when nobody says otherwise.
const LONG: Duration = Duration::from_secs(8);

fn times_out(client: &Client) {
    let start = Instant::now();
    let error = transport_error(get_user(client));
    let elapsed = start.elapsed();
    assert_eq!((error.kind, error.may_have_reached_server()), (TransportErrorKind::Timeout, true));
    assert!(elapsed >= SHORT && elapsed < LONG, "{elapsed:?}");
}

fn silence_after(bytes: &str) -> Server {
    Server::answering([Answer::SendAndHold(bytes.into())])
}

#[test]
fn a_server_that_never_answers_times_out() {
    times_out(&builder(&silence_after("")).timeout(SHORT).build().unwrap());
}

#[test]
fn a_body_that_never_comes_times_out() {
    let server = silence_after("HTTP/1.1 200 OK\r\ncontent-length: 80\r\n\r\n");
    times_out(&builder(&server).timeout(SHORT).build().unwrap());
}

#[test]
fn a_body_that_stops_half_way_times_out() {
    let server = silence_after("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n5\r\n{\"use");
    times_out(&builder(&server).timeout(SHORT).build().unwrap());
}

#[test]
fn a_clone_has_a_timeout_of_its_own() {
    let server = silence_after("");
    times_out(&client(&server).with_timeout(SHORT));

    let server = Server::following([vec![ok(USER), Answer::SendAndHold(Vec::new())]]);
    let hurried = builder(&server).timeout(SHORT).build().unwrap();
    let patient = hurried.with_timeout(Duration::from_secs(30));
    get_user(&patient).unwrap();
    times_out(&hurried);
}

/// The listener accepts in the kernel and says nothing, so that TLS, which is part of connecting, never gets done.
#[test]
fn a_connection_that_does_not_get_made_in_time_sends_nothing() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("https://{}", listener.local_addr().unwrap());
    let client = Client::builder(project()).base_url(url).connect_timeout(SHORT).build().unwrap();
    let start = Instant::now();
    let error = transport_error(get_user(&client));
    assert_eq!((error.kind, error.may_have_reached_server()), (TransportErrorKind::Connect, false));
    assert!((SHORT..LONG).contains(&start.elapsed()));
}
