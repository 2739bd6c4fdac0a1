//! Servers that keep a client waiting.

use std::io::{Read as _, Write as _};
use std::net::TcpListener;
use std::sync::mpsc;
use std::time::{Duration, Instant};

use serde_json::json;
use stytch_core::error::TransportErrorKind;
use stytch_core::flow::{Input, Step};
use stytch_core::{Context, Error, Flow, RetryPolicy, UnixTime};

use super::server::{Answer, RawServer, Server, answer, drip, leave_one_byte, ok};
use super::{Client, USER, builder, client, get_user, project, transport_error};

const SHORT: Duration = Duration::from_millis(500);
/// Far more than `SHORT`, and far less than what the client waits by default.
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

fn raw_client<T: Send + 'static>(server: &RawServer<T>) -> Client {
    Client::builder(project()).base_url(server.url()).retries(RetryPolicy::none()).timeout(SHORT).build().unwrap()
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

/// Each byte comes in time, the answer does not.
fn dripping(start: &'static str, rest: &'static [u8]) {
    let server = RawServer::serving(move |mut stream| {
        leave_one_byte(&mut stream);
        stream.read_exact(&mut [0]).unwrap();
        stream.write_all(start.as_bytes()).unwrap();
        drip(&mut stream, rest);
    });
    times_out(&raw_client(&server));
    server.join();
}

#[test]
fn a_head_that_comes_byte_by_byte_times_out() {
    dripping("HTTP/1.1 200 OK\r\nx-name: ", b"v");
}

#[test]
fn a_body_that_comes_byte_by_byte_times_out() {
    dripping("HTTP/1.1 200 OK\r\ncontent-length: 1000000\r\n\r\n", b" ");
    dripping("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n", b"1\r\n \r\n");
    dripping("HTTP/1.1 200 OK\r\n\r\n", b" ");
}

/// More than the buffers between client and server hold.
#[test]
fn a_request_that_nobody_reads_times_out() {
    let (gone, wait) = mpsc::channel::<()>();
    // The connection stays open, unread, until the client is done.
    let server = RawServer::serving(move |_stream| wait.recv());
    let metadata = json!({"trusted_metadata": {"text": "x".repeat(32 << 20)}});
    let start = Instant::now();
    let error = transport_error(raw_client(&server).call("consumer.users.create", &metadata));
    assert_eq!((error.kind, error.may_have_reached_server()), (TransportErrorKind::Timeout, true));
    assert!((SHORT..LONG).contains(&start.elapsed()));
    drop(gone);
    server.join().unwrap_err();
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

/// Retries that would come, but not soon.
fn slow_retries() -> RetryPolicy {
    RetryPolicy::new().max_retries(9).max_retry_after(LONG * 2)
}

#[test]
fn a_retry_that_would_come_too_late_is_not_begun() {
    let later = answer("429 Too Many Requests", "retry-after: 10\r\n", r#"{"error_type":"too_many_requests"}"#);
    let server = Server::following([vec![later]]);
    let client = builder(&server).retries(slow_retries()).total_timeout(Duration::from_secs(9)).build().unwrap();
    let start = Instant::now();
    let Err(Error::Api(error)) = get_user(&client) else { panic!() };
    assert_eq!(error.status, 429);
    assert!(start.elapsed() < LONG);
    assert_eq!(server.received().len(), 1);
}

#[test]
fn a_try_that_the_total_limit_cuts_off_is_not_repeated() {
    let server = silence_after("");
    let client = builder(&server).retries(slow_retries()).total_timeout(SHORT).build().unwrap();
    let start = Instant::now();
    let error = transport_error(get_user(&client));
    assert_eq!((error.kind, error.may_have_reached_server()), (TransportErrorKind::TotalTimeout, true));
    assert!((SHORT..LONG).contains(&start.elapsed()));
    drop(client);
    assert_eq!(server.received().len(), 1);
}

#[test]
fn a_clone_has_a_total_limit_of_its_own() {
    let server = silence_after("");
    let hurried = client(&server).with_total_timeout(SHORT);
    assert_eq!(transport_error(get_user(&hurried)).kind, TransportErrorKind::TotalTimeout);
}

#[test]
fn a_single_request_has_the_total_limit_too() {
    let server = silence_after("");
    let client = client(&server).with_total_timeout(SHORT);
    let request = client.project().request(&stytch_core::consumer::users::Get::new("user-test-1")).unwrap();
    assert_eq!(transport_error(client.execute(request)).kind, TransportErrorKind::TotalTimeout);
}

/// Waits again and again, whatever the time.
struct Endless;

impl Flow for Endless {
    type Output = ();

    fn step(&mut self, _: &Context, _: UnixTime, _: Input) -> Result<Step<()>, Error> {
        Ok(Step::Wait(LONG))
    }
}

#[test]
fn a_flow_that_only_waits_ends_with_the_total_limit() {
    let client = Client::builder(project()).total_timeout(SHORT).build().unwrap();
    let start = Instant::now();
    let error = transport_error(client.run(Endless));
    assert_eq!((error.kind, error.may_have_reached_server()), (TransportErrorKind::TotalTimeout, true));
    assert!((SHORT..LONG).contains(&start.elapsed()));
}
