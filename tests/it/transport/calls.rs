//! The ways to make a call.

use std::thread;

use http::Request;
use serde_json::json;
use stytch_core::error::{BuildErrorKind, TransportErrorKind};
use stytch_core::{Error, MemberCredential, consumer};
use stytch_emulator::Emulator;

use super::server::{Server, answer, ok};
use super::{Client, USER, client, get_user, project, transport_error};

#[test]
fn clients_can_be_shared() {
    fn check<T: Clone + Send + Sync + 'static>() {}
    check::<Client>();
}

#[test]
fn one_client_serves_many_threads() {
    let stytch = Emulator::new().serve().unwrap();
    let client = Client::builder(stytch.project()).build().unwrap();
    thread::scope(|scope| {
        for number in 0..8 {
            let (client, stytch) = (&client, &stytch);
            scope.spawn(move || {
                let email = format!("user-{number}@example.com");
                let sent = client.send(&consumer::otps::email::LoginOrCreate::new(&email)).unwrap();
                let code = stytch.last_passcode(&email).unwrap();
                let login = client.send(&consumer::otps::Authenticate::new(&sent.email_id, code)).unwrap();
                assert_eq!(login.user_id, sent.user_id);
                let user = client.clone().send(&consumer::users::Get::new(sent.user_id)).unwrap();
                assert_eq!(user.emails[0].email, email);
            });
        }
    });
}

#[test]
fn a_call_by_name_answers_the_json() {
    let stytch = Emulator::new().serve().unwrap();
    let client = Client::builder(stytch.project()).build().unwrap();
    let created = client.call("consumer.users.create", &json!({"email": "ada@example.com"})).unwrap();
    let user = client.call("consumer.users.get", &json!({"user_id": created["user_id"]})).unwrap();
    assert_eq!(user["emails"][0]["email"], "ada@example.com");

    let Err(Error::Api(error)) = client.call("consumer.users.get", &json!({"user_id": "user-test-0"})) else {
        panic!()
    };
    assert_eq!((error.operation, error.status), ("consumer.users.get", 404));
}

#[test]
fn a_call_by_name_that_cannot_be_made_sends_nothing() {
    let server = Server::answering([ok(USER)]);
    let client = client(&server);
    let session = MemberCredential::token("token-1");
    for (result, kind, field) in [
        (client.call("users.gett", &json!({})), BuildErrorKind::UnknownOperation, "users.gett"),
        (client.call("consumer.users.get", &json!({"id": "1"})), BuildErrorKind::UnknownParam, "id"),
        (client.call("consumer.users.get", &json!({})), BuildErrorKind::MissingParam, "user_id"),
        (
            client.call_as_member("consumer.users.get", &json!({"user_id": "1"}), &session),
            BuildErrorKind::UnknownParam,
            "member_credential",
        ),
    ] {
        let Err(Error::Build(error)) = result else { panic!("{field}: {result:?}") };
        assert_eq!((error.kind, error.field.as_str()), (kind, field));
    }
    assert_eq!(server.received(), []);
}

#[test]
fn a_call_as_a_member_has_the_session() {
    let server = Server::answering([ok(r#"{"organization_id":"organization-test-1"}"#)]);
    let args = json!({"organization_id": "organization-test-1"});
    let session = MemberCredential::token("token-1");
    let deleted = client(&server).call_as_member("b2b.organizations.delete", &args, &session).unwrap();
    assert_eq!(deleted, args);
    let received = server.received();
    assert_eq!(received[0].line, "DELETE /v1/b2b/organizations/organization-test-1 HTTP/1.1");
    assert_eq!(received[0].headers["x-stytch-member-session"], "token-1");
}

#[test]
fn a_request_executes_as_it_is_and_its_response_comes_as_it_is() {
    let server = Server::following([vec![ok(USER), answer("404 Not Found", "x-extra: 1\r\n", "nobody")]]);
    let client = client(&server);
    let request = client.project().request(&consumer::users::Get::new("user-test-1")).unwrap();
    let response = client.execute(request.clone()).unwrap();
    assert_eq!((response.status().as_u16(), response.body().as_slice()), (200, USER.as_bytes()));
    assert_eq!(client.project().response::<consumer::users::Get>(&response).unwrap().user_id, "user-test-1");

    let response = client.execute(request).unwrap();
    assert_eq!((response.status().as_u16(), response.body().as_slice()), (404, b"nobody".as_slice()));
    assert_eq!(response.headers()["x-extra"], "1");
}

#[test]
fn an_https_client_sends_no_plain_request_to_another_machine() {
    let client = Client::builder(project()).build().unwrap();
    let request = Request::get("http://stytch.example/").body(Vec::new()).unwrap();
    let error = transport_error(client.execute(request));
    assert_eq!((error.kind, error.may_have_reached_server()), (TransportErrorKind::Connect, false));
}

/// Else a proxy would see plain http, and the project's secret in it.
#[test]
fn loopback_is_not_reached_through_a_proxy() {
    let (proxy, server) = (Server::answering([ok(USER)]), Server::following([vec![ok(USER), ok(USER)]]));
    let client = Client::builder(project())
        .base_url(server.url())
        .fraud_url(server.url())
        .proxy(format!("http://127.0.0.1:{}", proxy.port()))
        .build()
        .unwrap();
    get_user(&client).unwrap();
    client.execute(client.project().request(&stytch_core::fraud::rules::List::new()).unwrap()).unwrap();
    assert_eq!(server.received().len(), 2);
    assert_eq!(proxy.received(), []);
}

#[test]
fn a_wrong_secret_is_an_error_of_stytch() {
    let stytch = Emulator::new().serve().unwrap();
    let builder = Client::builder(project()).base_url(stytch.url());
    let Err(Error::Api(error)) = get_user(&builder.build().unwrap()) else { panic!() };
    assert_eq!((error.status, error.error_type.as_str()), (401, "unauthorized_credentials"));
}
