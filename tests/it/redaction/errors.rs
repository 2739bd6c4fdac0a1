//! Errors say what is wrong without the value that is.

use std::fmt::Debug;

use http::Response;
use serde_json::{Value, json};
use stytch_core::{Error, MemberCredential, Project, b2b, consumer, oauth2};
use stytch_ureq::Client;

use super::{MARKER, assert_hides, shown};
use crate::ureq::server::{Answer, Server, answer};
use crate::ureq::{client, get_user, project, transport_error};

/// Checks what an error shows, that of its sources included; returns its `Display`.
fn hidden<T: Debug>(result: Result<T, Error>) -> String {
    let error = result.unwrap_err();
    assert_hides(&shown(&error), &[MARKER]);
    error.to_string()
}

#[test]
fn an_argument_of_the_wrong_type_is_not_quoted() {
    for wrong in [json!([MARKER]), json!({"a": MARKER}), json!({MARKER: 1}), json!([[MARKER]])] {
        let args = json!({"email": "ada@example.com", "password": wrong});
        let shown = hidden(project().call_request("consumer.passwords.authenticate", &args, None));
        assert_eq!(shown, "consumer.passwords.authenticate: `password` must be of type string");
    }
    let shown = hidden(project().call_request("consumer.passwords.authenticate", &json!([MARKER]), None));
    assert_eq!(shown, "consumer.passwords.authenticate: `args` must be an object");
}

#[test]
fn a_value_of_the_wrong_type_inside_an_argument_is_not_quoted() {
    let args =
        json!({"email": "ada@example.com", "hash": "h", "hash_type": "scrypt", "scrypt_config": {"salt": [MARKER]}});
    let shown = hidden(project().call_request("consumer.passwords.migrate", &args, None));
    assert_eq!(shown, "consumer.passwords.migrate: `scrypt_config.salt` must be of type string");
}

#[test]
fn credentials_that_cannot_be_sent_are_not_quoted() {
    let broken = format!("{MARKER}\n");
    assert_eq!(
        hidden(Project::new("project-test-1", broken.as_str())),
        "`secret` must not contain control characters, such as a line end"
    );
    let delete = b2b::organizations::Delete::new("organization-test-1");
    let shown = hidden(project().request(&delete.authorized_by(MemberCredential::token(broken.as_str()))));
    assert_eq!(shown, "b2b.organizations.delete: `member_credential` has characters that a header cannot carry");
    let shown = hidden(project().request(&oauth2::Userinfo::new(broken)));
    assert_eq!(shown, "oauth2.userinfo: `access_token` has characters that a header cannot carry");
}

#[test]
fn settings_are_not_quoted() {
    let builder = || Client::builder(project());
    let no_url = "must be an absolute http or https URL without user, query or fragment";
    let shown = hidden(builder().base_url(format!("https://user:{MARKER}@stytch.example")).build());
    assert_eq!(shown, format!("`base_url` {no_url}"));
    let shown = hidden(builder().fraud_url(format!("https://stytch.example?key={MARKER}")).build());
    assert_eq!(shown, format!("`fraud_url` {no_url}"));
    let shown = hidden(builder().proxy(format!("pigeon://user:{MARKER}@proxy.example")).build());
    assert!(shown.starts_with("`proxy` is not the URL of a proxy: write it like http://proxy.example:3128"), "{shown}");
    let pem = format!("-----BEGIN CERTIFICATE-----\n{MARKER}\n-----END CERTIFICATE-----\n");
    assert_eq!(hidden(builder().root_certificates(pem).build()), "`root_certificates` is not PEM");
}

#[test]
fn an_answer_that_does_not_read_is_not_quoted() {
    let marker = json!(MARKER);
    for (body, at) in [
        (
            json!({"user_id": "u", "session_token": [marker]}).to_string(),
            ", at `session_token`, has a value of the wrong type",
        ),
        (
            json!({"user_id": "u", "session_token": {"a": marker}}).to_string(),
            ", at `session_token`, has a value of the wrong type",
        ),
        (
            json!({"user_id": "u", "session_jwt": {MARKER: 1}}).to_string(),
            ", at `session_jwt`, has a value of the wrong type",
        ),
        (json!({"session_token": marker}).to_string(), ", at `user_id`, lacks a field"),
        (marker.to_string(), " has a value of the wrong type"),
        (format!(r#"{{"user_id":"u","session_token":"{MARKER}"#), " ends too early"),
        (format!(r#"{{"user_id":"u","session_token":"{MARKER}" {MARKER}"#), " is not JSON"),
        // Where the text is not JSON, a value can stand where a name should.
        (format!(r#"{{"session_token":"{MARKER}":1}}"#), " is not JSON"),
        (format!(r#"{{"x":"{MARKER}","y":"{MARKER}":"#), " is not JSON"),
        (format!(r#"{{"user_id":"{MARKER}",:"x"}}"#), " is not JSON"),
        (MARKER.to_owned(), " is not JSON"),
    ] {
        let response = Response::new(body.into_bytes());
        let shown = hidden(project().response::<consumer::passwords::Authenticate>(&response));
        assert_eq!(shown, format!("consumer.passwords.authenticate: the body of a 200 response{at}"));
    }
}

#[test]
fn the_body_of_an_error_is_not_quoted() {
    let echo = json!({"password": MARKER});
    let known: Value =
        json!({"error_type": "bad_request", "error_message": "No.", "error_details": echo, "request": echo});
    for (body, expected) in [
        (known.to_string(), "400 bad_request: No."),
        (json!({"error_type": "bad_request", "error_message": [MARKER]}).to_string(), "400 bad_request"),
        (format!("<html><p>password={MARKER}"), "400: a body of 31 bytes that is not an error of Stytch's"),
    ] {
        let server = Server::answering([answer("400 Bad Request", &format!("x-echo: {MARKER}\r\n"), &body)]);
        let login = consumer::passwords::Authenticate::new("ada@example.com", MARKER);
        assert_eq!(hidden(client(&server).send(&login)), expected);
    }
}

#[test]
fn an_answer_that_is_not_http_is_not_quoted() {
    for bytes in [
        format!("{MARKER}\r\n\r\n"),
        format!("HTTP/1.1 {MARKER}\r\n\r\n"),
        format!("HTTP/1.1 200 OK\r\n{MARKER} {MARKER}\r\n\r\n"),
        format!("HTTP/1.1 200 OK\r\ncontent-length: {MARKER}\r\n\r\n"),
        format!("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n{MARKER}\r\n"),
        format!("HTTP/1.1 200 OK\r\ncontent-length: 99\r\n\r\n{MARKER}"),
    ] {
        let server = Server::answering([Answer::Send(bytes.into_bytes())]);
        let login = consumer::passwords::Authenticate::new("ada@example.com", MARKER);
        hidden(client(&server).send(&login));
    }
}

#[test]
fn the_password_of_a_proxy_is_not_quoted() {
    let proxy = Server::answering([answer("407 Proxy Authentication Required", "", MARKER)]);
    let url = proxy.url().replace("://", &format!("://user:{MARKER}@"));
    let client = Client::builder(project()).base_url("https://stytch.example").proxy(url).build().unwrap();
    let result = get_user(&client);
    assert_eq!(proxy.received()[0].line, "CONNECT stytch.example:443 HTTP/1.1");
    let error = transport_error(result);
    assert!(!error.may_have_reached_server());
    hidden(Err::<(), _>(error.into()));
}
