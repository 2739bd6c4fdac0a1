//! What is written to logs meanwhile.

use std::time::Duration;

use log::{Level, LevelFilter};
use serde_json::json;
use stytch_core::error::TransportErrorKind;
use stytch_core::{MemberCredential, Project, Secret, b2b, connected_apps, consumer, m2m, oauth2};
use stytch_emulator::Emulator;
use stytch_ureq::{Client, ClientBuilder};

use super::capture::{Fields, Line, events, lines};
use super::{MARKER, assert_hides, forged};
use crate::ureq::server::{Answer, Server, answer, ok};
use crate::ureq::tls::TlsServer;
use crate::ureq::{USER, client, get_user};

/// Makes calls of all kinds and returns the secrets that were sent or came back.
fn make_calls() -> Vec<String> {
    let mut secrets = vec![MARKER.to_owned()];
    sign_up_and_log_in(&mut secrets);
    send_all_credentials(&mut secrets);
    run_flows(&mut secrets);
    fail();
    secrets
}

/// Has tokens of all kinds made, checked here, checked by Stytch, and refused.
fn run_flows(secrets: &mut Vec<String>) {
    let stytch = Emulator::new().serve().unwrap();
    let client = Client::builder(stytch.project()).build().unwrap();
    let password = format!("{MARKER}-correct-horse-battery");
    let login = consumer::passwords::Create::new("ada@example.com", password).session_duration_minutes(60);
    let login = client.send(&login).unwrap();
    let jwt = login.session_jwt.expose();
    let ask = || consumer::sessions::AuthenticateJwt::new(jwt).max_age(Duration::ZERO);
    client.run(consumer::sessions::AuthenticateJwt::new(jwt)).unwrap();
    let answer = client.run(ask()).unwrap().response.unwrap();
    let forged = forged(jwt);
    client.run(consumer::sessions::AuthenticateJwt::new(&forged)).unwrap_err();
    client.send(&consumer::sessions::Revoke::new().session_token(&login.session_token)).unwrap();
    client.run(ask()).unwrap_err();

    let organization = client.send(&b2b::organizations::Create::new("Acme")).unwrap().organization.organization_id;
    let create = b2b::organizations::members::Create::new(&organization, "ada@acme.example");
    let member = client.send(&create).unwrap().member.member_id;
    let session = stytch.start_member_session(&organization, &member, 60).unwrap();
    client.run(b2b::sessions::AuthenticateJwt::new(&session.session_jwt).max_age(Duration::ZERO)).unwrap();

    let machine = client.send(&m2m::clients::Create::new(["read:users"])).unwrap().m2m_client;
    let token = client.run(m2m::FetchToken::new(&machine.client_id, &machine.client_secret)).unwrap();
    client.run(m2m::AuthenticateToken::new(&token.access_token)).unwrap();
    client.run(m2m::FetchToken::new(&machine.client_id, MARKER)).unwrap_err();
    client.run(m2m::AuthenticateToken::new(MARKER)).unwrap_err();

    let app = connected_apps::clients::Create::new("first_party").client_name("App");
    let app = client.send(&app).unwrap().connected_app;
    let app_secret = app.client_secret.unwrap();
    let app_token = stytch.connected_app_token(&app.client_id, &login.user_id, &["openid"]);
    let ask = |secret: &Secret| {
        consumer::idp::IntrospectToken::new(&app_token).as_client(&app.client_id, Some(secret.clone()))
    };
    client.run(ask(&app_secret)).unwrap();
    client.run(ask(&MARKER.into())).unwrap_err();
    client.send(&oauth2::Token::refresh(&app.client_id, MARKER).client_secret(app_secret.clone())).unwrap_err();
    client.send(&oauth2::Token::authorization_code(&app.client_id, MARKER, "https://app.example")).unwrap_err();

    for token in [jwt, &forged, answer.session_jwt.expose(), token.access_token.expose(), app_token.expose()] {
        // Without the header, which is the same for all tokens of a key.
        secrets.extend(token.split('.').skip(1).map(str::to_owned));
    }
    secrets.push(session.session_jwt.expose().to_owned());
    for secret in [&login.session_token, &answer.session_token, &machine.client_secret, &app_secret] {
        secrets.push(secret.expose().to_owned());
    }
    secrets.push(stytch.secret().to_owned());
    assert!(secrets.iter().all(|secret| secret.len() > 10));
}

fn sign_up_and_log_in(secrets: &mut Vec<String>) {
    let stytch = Emulator::new().serve().unwrap();
    let client = Client::builder(stytch.project()).build().unwrap();
    let (email, password) = ("ada@example.com", format!("{MARKER}-correct-horse-battery"));
    client.send(&consumer::passwords::Create::new(email, password.as_str())).unwrap();
    let login = consumer::passwords::Authenticate::new(email, password.as_str()).session_duration_minutes(60);
    let login = client.send(&login).unwrap();
    let session = json!({"session_token": login.session_token});
    let session = client.call("consumer.sessions.authenticate", &session).unwrap();
    client.send(&consumer::passwords::Authenticate::new(email, MARKER)).unwrap_err();

    secrets.push(stytch.secret().to_owned());
    secrets.extend([login.session_token.expose(), login.session_jwt.expose()].map(str::to_owned));
    secrets.extend(["session_token", "session_jwt"].map(|name| session[name].as_str().unwrap().to_owned()));
}

fn marked(builder: impl Fn(Project) -> ClientBuilder) -> Client {
    builder(Project::new("project-test-1", MARKER).unwrap()).build().unwrap()
}

fn send_all_credentials(secrets: &mut Vec<String>) {
    let token = format!(r#"{{"access_token":"{MARKER}","session_token":"{MARKER}"}}"#);
    let organization = r#"{"organization_id":"organization-test-1"}"#;
    let server = Server::following([vec![ok(&token), ok(USER), ok(organization), ok(organization), ok(USER)]]);
    let client = marked(|project| Client::builder(project).base_url(server.url()));
    client.send(&oauth2::Token::new("authorization_code", "client-1").code(MARKER).client_secret(MARKER)).unwrap();
    client.call("oauth2.userinfo", &json!({"access_token": MARKER})).unwrap();
    for session in [MemberCredential::token(MARKER), MemberCredential::jwt(MARKER)] {
        client.send(&b2b::organizations::Delete::new("organization-test-1").authorized_by(session)).unwrap();
    }
    get_user(&client).unwrap();
    let basic = server.received().pop().unwrap().headers["authorization"].clone();
    secrets.push(basic.strip_prefix("Basic ").unwrap().to_owned());

    let tls = TlsServer::following("127.0.0.1", [vec![ok(USER)]]);
    let url = format!("https://127.0.0.1:{}", tls.server.port());
    let pem = tls.pem.as_str();
    let client = marked(|project| Client::builder(project).base_url(&url).root_certificates(pem));
    get_user(&client).unwrap();
}

fn fail() {
    let cut = |text: &str| Answer::Send(text.to_owned().into_bytes());
    for answer in [
        answer("502 Bad Gateway", &format!("x-echo: {MARKER}\r\nset-cookie: a={MARKER}\r\n"), MARKER),
        ok(&json!({"user_id": [MARKER]}).to_string()),
        ok(MARKER),
        cut(&format!("{MARKER}\r\n\r\n")),
        cut(&format!("HTTP/1.1 200 OK\r\ncontent-length: 99\r\n\r\n{MARKER}")),
        cut(""),
    ] {
        let server = Server::answering([answer]);
        let client = marked(|project| Client::builder(project).base_url(server.url()));
        client.send(&consumer::passwords::Authenticate::new("ada@example.com", MARKER)).unwrap_err();
    }
    let server = Server::answering([Answer::SendAndHold(Vec::new())]);
    let client = marked(|project| Client::builder(project).base_url(server.url()).timeout(Duration::from_millis(100)));
    get_user(&client).unwrap_err();
    drop(client);
    // A connection attempt without an answer.
    let server = Server::following([vec![]]);
    let proxy = server.url().replace("://", &format!("://{MARKER}:{MARKER}@"));
    let client = marked(|project| Client::builder(project).base_url("https://stytch.example").proxy(&proxy));
    get_user(&client).unwrap_err();
}

fn assert_lines_hide<'a>(lines: impl IntoIterator<Item = &'a Line>, secrets: &[String]) {
    let secrets: Vec<_> = secrets.iter().map(String::as_str).collect();
    for line in lines {
        assert_hides(&line.text, &secrets);
    }
}

#[test]
fn no_log_line_down_to_debug_holds_a_secret() {
    let mut secrets = Vec::new();
    let lines = lines(LevelFilter::Debug, || secrets = make_calls());
    for target in ["ureq", "ureq_proto", "rustls"] {
        assert!(lines.iter().any(|line| line.target.starts_with(target)), "{target} logs nothing any more");
    }
    assert_lines_hide(&lines, &secrets);
}

/// At TRACE, `ureq_proto` writes heads of requests and whole answers as they are, and this crate cannot prevent that: a
/// program that logs at that level has to leave this target out. No other target writes a secret.
#[test]
fn no_trace_line_but_those_of_ureq_proto_holds_a_secret() {
    let mut secrets = Vec::new();
    let lines = lines(LevelFilter::Trace, || secrets = make_calls());
    assert!(lines.iter().any(|line| line.level == Level::Trace && line.target.starts_with("ureq::")));
    let others = lines.iter().filter(|line| line.level != Level::Trace || !line.target.starts_with("ureq_proto::"));
    assert_lines_hide(others, &secrets);
}

#[test]
fn no_tracing_event_holds_a_secret() {
    let mut secrets = Vec::new();
    let events = events(|| secrets = make_calls());
    let secrets: Vec<_> = secrets.iter().map(String::as_str).collect();
    assert!(events.iter().any(|event| event["target"].starts_with("stytch_ureq")));
    for event in events {
        assert_hides(&format!("{event:?}"), &secrets);
    }
}

/// The events of calls, each without its duration, which is a number.
fn calls(run: impl FnOnce()) -> Vec<Fields> {
    let mut events = events(run);
    for event in &mut events {
        let duration = event.remove("duration_ms").unwrap();
        assert!(duration.parse::<u64>().unwrap() < 60_000, "{duration}");
        assert_eq!(event.remove("target").as_deref(), Some("stytch_ureq::observe"));
        assert_eq!(event.remove("level").as_deref(), Some("DEBUG"));
    }
    events
}

fn call<const COUNT: usize>(fields: [(&'static str, &str); COUNT]) -> Fields {
    let get = [("operation", "consumer.users.get"), ("method", "GET"), ("path", "/v1/users/{user_id}")];
    get.into_iter().chain(fields).map(|(name, value)| (name, value.to_owned())).collect()
}

#[test]
fn a_call_is_an_event_with_the_path_template() {
    let server = Server::following([vec![ok(USER), ok(USER)]]);
    let client = client(&server);
    let events = calls(|| {
        get_user(&client).unwrap();
        client.call("consumer.users.get", &json!({"user_id": "user-test-1"})).unwrap();
    });
    let expected = call([("message", "stytch call"), ("status", "200"), ("request_id", "request-id-test-1")]);
    assert_eq!(events, [expected.clone(), expected]);
}

#[test]
fn an_answer_that_is_an_error_is_an_event_with_its_status() {
    let server = Server::answering([answer("502 Bad Gateway", "", "<html>")]);
    let client = client(&server);
    let events = calls(|| drop(get_user(&client).unwrap_err()));
    assert_eq!(events, [call([("message", "stytch call"), ("status", "502")])]);
}

#[test]
fn a_call_without_an_answer_is_an_event_with_the_failure() {
    let server = Server::answering([Answer::Send(Vec::new())]);
    let client = client(&server);
    let events = calls(|| drop(get_user(&client).unwrap_err()));
    let error = TransportErrorKind::Interrupted.to_string();
    assert_eq!(events, [call([("message", "stytch call failed"), ("error", &error)])]);
}

#[test]
fn a_call_that_is_not_made_is_no_event() {
    let server = Server::answering([]);
    let client = client(&server);
    let events = calls(|| drop(client.call("consumer.users.get", &json!({})).unwrap_err()));
    assert_eq!(events, [] as [Fields; 0]);
}
