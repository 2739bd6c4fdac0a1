//! Which connections are used again, and that no answer is taken for another's.

use stytch_core::Error;
use stytch_core::error::TransportErrorKind;

use super::server::{Answer, Server, ok};
use super::{USER, client, get_user, transport_error};

/// An answer that is followed by another one, without a request.
fn with_another_behind(head: &str) -> Answer {
    let forged = USER.replace("user-test-1", "user-forged");
    let length = forged.len();
    Answer::Send(
        format!("{head}\r\n\r\n{USER}HTTP/1.1 200 OK\r\ncontent-length: {length}\r\n\r\n{forged}").into_bytes(),
    )
}

#[test]
fn what_nobody_asked_for_answers_no_later_call() {
    let server = Server::following([
        vec![with_another_behind(&format!("HTTP/1.1 200 OK\r\ncontent-length: {}", USER.len()))],
        vec![ok(USER)],
    ]);
    let client = client(&server);
    for _ in 0..2 {
        assert_eq!(get_user(&client).unwrap().user_id, "user-test-1");
    }
    let connections: Vec<_> = server.received().iter().map(|request| request.connection).collect();
    assert_eq!(connections, [0, 1]);
}

#[test]
fn an_answer_longer_than_it_says_is_cut_and_answers_no_later_call() {
    let cut = USER.len() - 5;
    let short = Answer::Send(format!("HTTP/1.1 200 OK\r\ncontent-length: {cut}\r\n\r\n{USER}").into_bytes());
    let server = Server::following([vec![short], vec![ok(USER)]]);
    let client = client(&server);
    let Err(Error::Decode(error)) = get_user(&client) else { panic!() };
    assert_eq!((error.status, error.problem), (200, "ends too early"));
    assert_eq!(get_user(&client).unwrap().user_id, "user-test-1");
}

/// Of two lengths, chunks win (RFC 9112, section 6.3).
#[test]
fn an_answer_with_a_length_and_chunks_is_read_as_chunks() {
    let length = USER.len();
    let both = format!(
        "HTTP/1.1 200 OK\r\ncontent-length: 5\r\ntransfer-encoding: chunked\r\n\r\n{length:x}\r\n{USER}\r\n0\r\n\r\n"
    );
    let server = Server::following([vec![Answer::Send(both.into_bytes()), ok(USER)]]);
    let client = client(&server);
    for _ in 0..2 {
        assert_eq!(get_user(&client).unwrap().user_id, "user-test-1");
    }
}

#[test]
fn a_connection_that_the_server_closed_between_calls_is_not_used_again() {
    // Nothing in the first answer says that it is the last.
    let server = Server::following([vec![ok(USER)], vec![ok(USER)], vec![ok(USER)]]);
    let client = client(&server);
    get_user(&client).unwrap();
    // The end of the connection may still be on its way, and the request meets it. Then it may have been read.
    match get_user(&client) {
        Ok(user) => assert_eq!(user.user_id, "user-test-1"),
        Err(error) => {
            assert_eq!(transport_error::<()>(Err(error)).kind, TransportErrorKind::Interrupted);
            // A connection that failed is not used again either.
            assert_eq!(get_user(&client).unwrap().user_id, "user-test-1");
        }
    }
}

#[test]
fn an_answer_of_http_1_0_reads_like_any_other_and_ends_its_connection() {
    let length = USER.len();
    let old = || vec![Answer::Send(format!("HTTP/1.0 200 OK\r\ncontent-length: {length}\r\n\r\n{USER}").into_bytes())];
    let server = Server::following([old(), old()]);
    let client = client(&server);
    for _ in 0..2 {
        assert_eq!(get_user(&client).unwrap().user_id, "user-test-1");
    }
    let connections: Vec<_> = server.received().iter().map(|request| request.connection).collect();
    assert_eq!(connections, [0, 1]);
}
