//! Answers that are more than a client wants to have.

use std::io::{Read as _, Write as _};

use stytch_core::consumer::users;
use stytch_core::error::TransportErrorKind;
use stytch_core::{Error, RetryPolicy};

use super::server::{Answer, RawServer, Server, leave_one_byte, pour};
use super::{Client, ENDLESS_LINES, client, get_user, project, transport_error};

const MIB: usize = 1 << 20;

/// What fits into the buffers of the system between both ends, generously.
const ON_THE_WAY: usize = 16 * MIB;

fn raw_client<T: Send + 'static>(server: &RawServer<T>, max_response_bytes: usize) -> Client {
    let builder = Client::builder(project()).base_url(server.url()).retries(RetryPolicy::none());
    builder.max_response_bytes(max_response_bytes.try_into().unwrap()).build().unwrap()
}

/// An answer with this start, that goes on like this up to `most` bytes.
fn pouring(start: String, rest: Vec<u8>, most: usize) -> RawServer<usize> {
    RawServer::serving(move |mut stream| {
        leave_one_byte(&mut stream);
        stream.read_exact(&mut [0]).unwrap();
        stream.write_all(start.as_bytes()).unwrap();
        pour(&mut stream, &rest, most)
    })
}

fn too_large(server: RawServer<usize>) {
    let error = transport_error(get_user(&raw_client(&server, 10 * MIB)));
    assert_eq!((error.kind, error.may_have_reached_server()), (TransportErrorKind::TooLarge, true));
    let taken = server.join();
    assert!(taken < 10 * MIB + ON_THE_WAY, "{taken}");
}

#[test]
fn an_answer_of_100_mib_is_not_read_to_its_end() {
    too_large(pouring(
        format!("HTTP/1.1 200 OK\r\ncontent-length: {}\r\n\r\n", 100 * MIB),
        vec![b' '; 65_536],
        100 * MIB,
    ));
}

#[test]
fn an_answer_without_an_end_is_not_read_for_ever() {
    let mut chunk = b"10000\r\n".to_vec();
    chunk.extend([b' '; 0x1_0000]);
    chunk.extend(b"\r\n");
    too_large(pouring("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n".to_owned(), chunk, usize::MAX));
    too_large(pouring("HTTP/1.1 200 OK\r\n\r\n".to_owned(), vec![b' '; 65_536], usize::MAX));
}

#[test]
fn an_answer_of_100_mib_is_read_by_who_wants_it() {
    let head = format!("HTTP/1.1 200 OK\r\ncontent-length: {}\r\n\r\n", 100 * MIB);
    let server = pouring(head, vec![b' '; 65_536], 100 * MIB);
    let client = raw_client(&server, 100 * MIB);
    let request = client.project().request(&users::Get::new("user-test-1")).unwrap();
    assert_eq!(client.execute(request).unwrap().body().len(), 100 * MIB);
    assert_eq!(server.join(), 100 * MIB);
}

#[test]
fn a_head_without_an_end_is_not_read_for_ever() {
    too_large(pouring("HTTP/1.1 200 OK\r\nx-name: ".to_owned(), vec![b'v'; 65_536], usize::MAX));
}

#[test]
fn a_head_of_endless_lines_is_not_read_for_ever() {
    let lines = "x-name: value\r\n".repeat(5_000).into_bytes();
    let server = pouring("HTTP/1.1 200 OK\r\n".to_owned(), lines, usize::MAX);
    let error = transport_error(get_user(&raw_client(&server, MIB)));
    assert_eq!((error.kind, error.may_have_reached_server()), (ENDLESS_LINES, true));
    let taken = server.join();
    assert!(taken < ON_THE_WAY, "{taken}");
}

/// Nothing asks for compression, so that what comes compressed is taken as it is: no few bytes become many.
#[test]
fn what_is_compressed_is_not_inflated() {
    // The start of a gzip stream of zeros.
    let bomb = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 2, 3, 0xed, 0xc1, 1, 1, 0, 0, 0];
    let mut answer =
        format!("HTTP/1.1 200 OK\r\ncontent-encoding: gzip\r\ncontent-length: {}\r\n\r\n", bomb.len()).into_bytes();
    answer.extend(bomb);
    let server = Server::following([vec![Answer::Send(answer.clone()), Answer::Send(answer)]]);
    let client = client(&server);
    let request = client.project().request(&users::Get::new("user-test-1")).unwrap();
    assert_eq!(client.execute(request).unwrap().body(), &bomb);
    let Err(Error::Decode(error)) = get_user(&client) else { panic!() };
    assert_eq!((error.operation, error.status), ("consumer.users.get", 200));
    for request in server.received() {
        assert_eq!(request.headers.get("accept-encoding"), None);
    }
}
