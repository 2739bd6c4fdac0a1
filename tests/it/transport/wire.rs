//! What the transport sends.

use std::time::Duration;

use stytch_core::{MemberCredential, b2b, consumer, oauth2};

use super::server::{Received, Server, last, ok};
use super::{NAME_AND_VERSION, USER, builder, client, get_user};

const BASIC: (&str, &str) = ("authorization", "Basic cHJvamVjdC10ZXN0LTE6c2VjcmV0LXRlc3QtMQ==");
const USER_AGENT: (&str, &str) = ("user-agent", NAME_AND_VERSION);
const ACCEPT: (&str, &str) = ("accept", "*/*");

/// Takes the only request, checks its `host`, and leaves that out.
fn only_request(server: Server) -> Received {
    let host = format!("127.0.0.1:{}", server.port());
    let mut received = server.received();
    assert_eq!(received.len(), 1);
    let mut request = received.remove(0);
    assert_eq!(request.headers.remove("host"), Some(host));
    request
}

fn request<const COUNT: usize>(line: &str, headers: [(&str, &str); COUNT], body: &str) -> Received {
    let headers = headers.map(|(name, value)| (name.to_owned(), value.to_owned())).into();
    Received { connection: 0, line: line.to_owned(), headers, body: body.to_owned() }
}

#[test]
fn a_get_has_neither_body_nor_body_headers() {
    let server = Server::answering([ok(USER)]);
    get_user(&client(&server)).unwrap();
    let expected = request("GET /v1/users/user-test-1 HTTP/1.1", [BASIC, USER_AGENT, ACCEPT], "");
    assert_eq!(only_request(server), expected);
}

#[test]
fn a_delete_has_neither_body_nor_body_headers() {
    let server = Server::answering([ok(USER)]);
    client(&server).send(&consumer::users::Delete::new("user-test-1")).unwrap();
    let expected = request("DELETE /v1/users/user-test-1 HTTP/1.1", [BASIC, USER_AGENT, ACCEPT], "");
    assert_eq!(only_request(server), expected);
}

#[test]
fn a_post_has_a_json_body_and_its_length() {
    let server = Server::answering([ok(USER)]);
    client(&server).send(&consumer::otps::sms::Send::new("+12025550162").expiration_minutes(5)).unwrap();
    let body = r#"{"phone_number":"+12025550162","expiration_minutes":5}"#;
    let headers =
        [BASIC, USER_AGENT, ACCEPT, ("content-type", "application/json"), ("content-length", &body.len().to_string())];
    assert_eq!(only_request(server), request("POST /v1/otps/sms/send HTTP/1.1", headers, body));
}

#[test]
fn a_put_without_fields_has_an_empty_object_and_the_member_session() {
    let server = Server::answering([ok(r#"{"organization":{"organization_id":"organization-test-1"}}"#)]);
    let update =
        b2b::organizations::Update::new("organization-test-1").authorized_by(MemberCredential::token("token-1"));
    client(&server).send(&update).unwrap();
    let headers = [
        BASIC,
        USER_AGENT,
        ACCEPT,
        ("content-type", "application/json"),
        ("content-length", "2"),
        ("x-stytch-member-session", "token-1"),
    ];
    assert_eq!(only_request(server), request("PUT /v1/b2b/organizations/organization-test-1 HTTP/1.1", headers, "{}"));
}

#[test]
fn a_member_session_can_be_a_jwt() {
    let server = Server::answering([ok(r#"{"organization_id":"organization-test-1"}"#)]);
    let delete = b2b::organizations::Delete::new("organization-test-1").authorized_by(MemberCredential::jwt("jwt-1"));
    client(&server).send(&delete).unwrap();
    let headers = [BASIC, USER_AGENT, ACCEPT, ("x-stytch-member-sessionjwt", "jwt-1")];
    let expected = request("DELETE /v1/b2b/organizations/organization-test-1 HTTP/1.1", headers, "");
    assert_eq!(only_request(server), expected);
}

#[test]
fn an_access_token_takes_the_place_of_the_secret() {
    let server = Server::answering([ok(r#"{"sub":"user-test-1"}"#)]);
    let userinfo = oauth2::Userinfo::new("access-token-1");
    client(&server).send(&userinfo).unwrap();
    let request = only_request(server);
    assert_eq!(request.headers["authorization"], "Bearer access-token-1");
}

#[test]
fn the_path_of_the_base_url_is_a_prefix() {
    let server = Server::answering([ok(USER)]);
    let url = format!("{}/stytch/", server.url());
    get_user(&builder(&server).base_url(url).build().unwrap()).unwrap();
    assert_eq!(only_request(server).line, "GET /stytch/v1/users/user-test-1 HTTP/1.1");
}

#[test]
fn what_is_special_in_a_path_stays_escaped() {
    let server = Server::answering([ok(USER)]);
    client(&server).send(&consumer::users::Get::new("a/../b c?%2F")).unwrap();
    assert_eq!(only_request(server).line, "GET /v1/users/a%2F..%2Fb%20c%3F%252F HTTP/1.1");
}

#[test]
fn the_user_agent_can_be_set() {
    let server = Server::answering([ok(USER)]);
    get_user(&builder(&server).user_agent("acme/1.0").build().unwrap()).unwrap();
    assert_eq!(only_request(server).headers["user-agent"], "acme/1.0");
}

#[test]
fn calls_share_a_connection() {
    let server = Server::following([vec![ok(USER), ok(USER), ok(USER)]]);
    let client = client(&server);
    get_user(&client).unwrap();
    client.send(&consumer::otps::sms::Send::new("+12025550162")).unwrap();
    get_user(&client.clone().with_timeout(Duration::from_secs(5))).unwrap();
    let connections: Vec<_> = server.received().iter().map(|request| request.connection).collect();
    assert_eq!(connections, [0, 0, 0]);
}

#[test]
fn a_connection_that_the_server_is_about_to_close_is_not_used_again() {
    let server = Server::answering([last(USER), ok(USER)]);
    let client = client(&server);
    get_user(&client).unwrap();
    get_user(&client).unwrap();
    let connections: Vec<_> = server.received().iter().map(|request| request.connection).collect();
    assert_eq!(connections, [0, 1]);
}
