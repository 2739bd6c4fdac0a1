//! How answers of all kinds come out of the client.

use std::time::Duration;

use stytch_core::error::{ApiError, TransportErrorKind};
use stytch_core::{Error, consumer, oauth2};

use super::server::{Answer, Server, answer, ok};
use super::{USER, builder, client, get_user, transport_error};

fn api_error(result: Result<impl std::fmt::Debug, Error>) -> ApiError {
    match result {
        Err(Error::Api(error)) => *error,
        other => panic!("not an API error: {other:?}"),
    }
}

#[test]
fn an_html_page_of_a_proxy_keeps_the_status_and_the_page() {
    let page = "<html><h1>502 Bad Gateway</h1></html>";
    let server = Server::answering([answer("502 Bad Gateway", "content-type: text/html\r\n", page)]);
    let error = api_error(get_user(&client(&server)));
    assert_eq!((error.operation, error.status, error.body()), ("consumer.users.get", 502, page.as_bytes()));
    assert_eq!((error.error_type.as_str(), error.error_message.as_str(), &error.request_id), ("", "", &None));
    assert_eq!(error.to_string(), "502: a body of 37 bytes that is not an error of Stytch's");
}

#[test]
fn an_error_without_a_body_keeps_the_status() {
    let server = Server::answering([answer("500 Internal Server Error", "", "")]);
    let error = api_error(get_user(&client(&server)));
    assert_eq!((error.status, error.body()), (500, b"".as_slice()));
    assert_eq!(error.to_string(), "500: a body of 0 bytes that is not an error of Stytch's");
}

#[test]
fn an_error_of_stytch_has_all_its_fields() {
    let body = r#"{"status_code":404,"request_id":"request-id-test-1","error_type":"user_not_found",
        "error_message":"User could not be found.","error_url":"https://stytch.com/docs/api/errors/404"}"#;
    let server = Server::answering([answer("404 Not Found", "", body)]);
    let error = api_error(get_user(&client(&server)));
    assert_eq!(error.status, 404);
    assert_eq!(error.request_id.as_deref(), Some("request-id-test-1"));
    assert_eq!(error.error_type.as_str(), "user_not_found");
    assert_eq!(error.error_message, "User could not be found.");
    assert_eq!(error.error_url.as_deref(), Some("https://stytch.com/docs/api/errors/404"));
    assert_eq!(error.retry_after, None);
}

#[test]
fn an_error_of_oauth_is_read_like_one_of_stytch() {
    let body = r#"{"error":"invalid_grant","error_description":"The code has been used."}"#;
    let server = Server::answering([answer("400 Bad Request", "", body)]);
    let token = oauth2::Token::new("authorization_code", "client-1").code("code-1");
    let error = api_error(client(&server).send(&token));
    assert_eq!((error.status, error.error_type.as_str()), (400, "invalid_grant"));
    assert_eq!(error.error_message, "The code has been used.");
}

#[test]
fn a_rate_limit_says_how_long_to_wait() {
    let body = r#"{"status_code":429,"error_type":"too_many_requests","error_message":"Slow down."}"#;
    let server = Server::answering([answer("429 Too Many Requests", "retry-after: 17\r\n", body)]);
    let error = api_error(get_user(&client(&server)));
    assert_eq!((error.status, error.retry_after), (429, Some(Duration::from_secs(17))));
    assert!(error.is_rate_limit());
}

#[test]
fn a_success_without_a_body_is_no_user() {
    let no_content = Answer::Send(b"HTTP/1.1 204 No Content\r\n\r\n".to_vec());
    for (answer, status, path, problem) in
        [(ok(""), 200, "", "is empty"), (no_content, 204, "user_id", "lacks a field")]
    {
        let server = Server::answering([answer]);
        let Err(Error::Decode(error)) = get_user(&client(&server)) else { panic!() };
        assert_eq!((error.operation, error.status), ("consumer.users.get", status));
        assert_eq!((error.path.as_str(), error.problem), (path, problem));
    }
}

/// The body of `USER` in two chunks.
fn chunked() -> Answer {
    let (first, second) = USER.split_at(10);
    let chunks = format!("a\r\n{first}\r\n{:x}\r\n{second}\r\n0\r\n\r\n", second.len());
    Answer::Send(format!("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n{chunks}").into_bytes())
}

#[test]
fn a_chunked_answer_reads_like_any_other() {
    let server = Server::following([vec![chunked(), chunked()]]);
    let client = client(&server);
    assert_eq!(get_user(&client).unwrap().user_id, "user-test-1");
    assert_eq!(get_user(&client).unwrap().user_id, "user-test-1");
}

#[test]
fn an_answer_that_ends_with_the_connection_reads_like_any_other() {
    let server = Server::answering([Answer::Send(format!("HTTP/1.1 200 OK\r\n\r\n{USER}").into_bytes())]);
    assert_eq!(get_user(&client(&server)).unwrap().user_id, "user-test-1");
}

#[test]
fn an_answer_may_have_as_many_bytes_as_the_limit() {
    let limit = u64::try_from(USER.len()).unwrap();
    for answer in [ok(USER), chunked()] {
        let server = Server::answering([answer]);
        let client = builder(&server).max_response_bytes(limit).build().unwrap();
        assert_eq!(get_user(&client).unwrap().user_id, "user-test-1");
    }
}

#[test]
fn an_answer_over_the_limit_is_not_read() {
    let limit = u64::try_from(USER.len()).unwrap() - 1;
    for answer in [ok(USER), chunked()] {
        let server = Server::answering([answer]);
        let client = builder(&server).max_response_bytes(limit).build().unwrap();
        let error = transport_error(get_user(&client));
        assert_eq!((error.kind, error.may_have_reached_server()), (TransportErrorKind::TooLarge, true));
    }
}

#[test]
fn an_error_over_the_limit_is_not_read_either() {
    let server = Server::answering([answer("502 Bad Gateway", "", &"x".repeat(11))]);
    let client = builder(&server).max_response_bytes(10).build().unwrap();
    let error = transport_error(client.send(&consumer::otps::sms::Send::new("+12025550162")));
    assert_eq!(error.kind, TransportErrorKind::TooLarge);
}
