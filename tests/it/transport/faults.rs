//! Connections that fail, and whether Stytch may have seen the request.

use std::io::Write as _;

use stytch_core::error::TransportErrorKind;
use stytch_core::{RetryPolicy, consumer, fraud};

use super::server::{Answer, RawServer, Server, leave_one_byte};
use super::{Client, USER, client, get_user, project, transport_error};

fn interrupted_by(bytes: &str) {
    let server = Server::answering([Answer::Send(bytes.into())]);
    let error = transport_error(client(&server).send(&consumer::otps::sms::Send::new("+12025550162")));
    assert_eq!((error.kind, error.may_have_reached_server()), (TransportErrorKind::Interrupted, true), "{bytes}");
}

#[test]
fn a_connection_that_closes_without_an_answer_is_interrupted() {
    interrupted_by("");
}

#[test]
fn an_answer_cut_off_in_its_head_is_interrupted() {
    interrupted_by("HTTP/1.1 200 OK\r\ncontent-le");
}

#[test]
fn an_answer_cut_off_in_its_body_is_interrupted() {
    interrupted_by("HTTP/1.1 200 OK\r\ncontent-length: 1000\r\n\r\n{\"user_id\":");
    interrupted_by("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n5\r\n{\"use");
}

/// What the client makes of a connection that is reset after these bytes.
fn reset_after(bytes: &'static str) {
    let server = RawServer::serving(move |mut stream| {
        leave_one_byte(&mut stream);
        stream.write_all(bytes.as_bytes()).unwrap();
    });
    let client = Client::builder(project()).base_url(server.url()).retries(RetryPolicy::none()).build().unwrap();
    let error = transport_error(get_user(&client));
    assert_eq!((error.kind, error.may_have_reached_server()), (TransportErrorKind::Interrupted, true), "{bytes}");
    server.join();
}

#[test]
fn a_connection_reset_before_the_answer_is_interrupted() {
    reset_after("");
}

#[test]
fn a_connection_reset_in_an_answer_is_interrupted() {
    reset_after("HTTP/1.1 200 OK\r\ncontent-le");
    reset_after("HTTP/1.1 200 OK\r\ncontent-length: 1000\r\n\r\n");
    reset_after("HTTP/1.1 200 OK\r\ncontent-length: 1000\r\n\r\n{\"user_id\":");
}

#[test]
fn an_answer_whose_length_nobody_can_tell_is_interrupted() {
    for length in ["-1", "80 or so", "18446744073709551616", ""] {
        interrupted_by(&format!("HTTP/1.1 200 OK\r\ncontent-length: {length}\r\n\r\n{USER}"));
    }
    interrupted_by(&format!("HTTP/1.1 200 OK\r\ncontent-length: 10\r\ncontent-length: 20\r\n\r\n{USER}"));
}

#[test]
fn what_is_not_http_is_interrupted() {
    interrupted_by("SSH-2.0-OpenSSH_9.9\r\n\r\n");
    interrupted_by("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nnot a length\r\n");
}

#[test]
fn a_port_without_a_server_is_not_reached() {
    // A port that was free a moment ago may be another test's by now. No server uses this one (tcpmux, RFC 1078).
    let client = Client::builder(project()).base_url("http://127.0.0.1:1").build().unwrap();
    let error = transport_error(get_user(&client));
    assert_eq!((error.kind, error.may_have_reached_server()), (TransportErrorKind::Connect, false));
}

/// A label of more than 63 bytes is not a host name, so no name server has to be asked.
#[test]
fn a_name_without_a_host_is_not_reached() {
    let url = format!("http://{}", "x".repeat(64));
    // A loopback base URL keeps a proxy of the environment out of this.
    let builder = Client::builder(project()).base_url("http://127.0.0.1:1").fraud_url(url).allow_http();
    let error = transport_error(builder.build().unwrap().send(&fraud::rules::List::new()));
    assert_eq!((error.kind, error.may_have_reached_server()), (TransportErrorKind::Connect, false));
}
