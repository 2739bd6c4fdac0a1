use proptest::prelude::*;
use serde_json::{Value, json};
use stytch_core::error::{BuildErrorKind, DeniedReason};
use stytch_emulator::{Emulator, Server};

use super::*;

const PASSWORD: &str = "correct horse battery staple";

fn options(stytch: &Server) -> Value {
    json!({ "project_id": stytch.project_id(), "secret": stytch.secret(), "base_url": stytch.url() })
}

fn serve() -> (Server, Client) {
    let stytch = Emulator::new().serve().unwrap();
    let client = Client::new(&options(&stytch)).unwrap();
    (stytch, client)
}

fn none() -> CallOptions {
    CallOptions::default()
}

fn log_in(client: &Client) -> Value {
    let args = json!({ "email": "ada@example.com", "password": PASSWORD, "session_duration_minutes": 60 });
    client.call("consumer.passwords.create", &args, &none()).unwrap()
}

#[track_caller]
fn build_error<T: std::fmt::Debug>(result: Result<T, Error>) -> (BuildErrorKind, String, String) {
    match result {
        Err(Error::Build(error)) => (error.kind, error.field, error.problem.into_owned()),
        other => panic!("{other:?}"),
    }
}

#[test]
fn operations_flows_and_computations_are_called_by_one_name() {
    let (_stytch, client) = serve();
    let login = log_in(&client);
    let checked = json!({ "session_jwt": login["session_jwt"] });
    let checked = client.call("consumer.sessions.authenticate_jwt", &checked, &none()).unwrap();
    assert_eq!(checked["session"]["user_id"], login["user_id"]);
    assert_eq!(checked["response"], Value::Null);
    let pkce = client.call("pkce.generate", &json!({}), &none()).unwrap();
    assert_eq!(pkce["code_verifier"].as_str().unwrap().len(), 43);
    assert_ne!(client.call("pkce.generate", &json!({}), &none()).unwrap(), pkce);
    let forged = json!({ "session_jwt": "a.b.c" });
    let error = client.call("consumer.sessions.authenticate_jwt", &forged, &none()).unwrap_err();
    assert!(matches!(&error, Error::Denied(denied) if denied.reason == DeniedReason::Malformed), "{error:?}");
}

#[test]
fn an_unknown_name_is_told_which_one_is_near() {
    let (_stytch, client) = serve();
    for (name, near) in [
        ("consumer.users.gett", "consumer.users.get"),
        ("users.get", "consumer.users.get"),
        ("consumer.sessions.authenticateJwt", "consumer.sessions.authenticate_jwt"),
        ("webhook.verify", "webhooks.verify"),
    ] {
        let expected = format!("is not the name of an operation or a flow; did you mean `{near}`?");
        let expected = (BuildErrorKind::UnknownOperation, name.to_owned(), expected);
        assert_eq!(build_error(client.call(name, &json!({}), &none())), expected);
        assert_eq!(build_error(client.start(name, &json!({}), &none())), expected);
    }
}

/// Carries the requests of a run.
fn drive(stytch: &Server, mut run: Run) -> Result<Value, Error> {
    let carrier = stytch_ureq::Client::builder(stytch.project()).build().unwrap();
    let (mut status, mut headers, mut body) = (None, String::new(), Vec::new());
    loop {
        let outcome = match status {
            None => Outcome::Start,
            Some(status) => Outcome::Response { status, headers: &headers, body },
        };
        match run.step(outcome)? {
            Step::Send(request) => {
                let response = carrier.execute(request).unwrap();
                let lines =
                    response.headers().iter().map(|(name, value)| format!("{name}: {}\n", value.to_str().unwrap()));
                headers = lines.collect();
                status = Some(response.status().as_u16());
                body = response.into_body();
            }
            Step::Done(value) => return Ok(value),
            step => panic!("{step:?}"),
        }
    }
}

#[test]
fn step_by_step_the_result_is_the_same() {
    let (stytch, client) = serve();
    let login = log_in(&client);
    let args = json!({ "user_id": login["user_id"] });
    let mut blocking = client.call("consumer.users.get", &args, &none()).unwrap();
    let mut stepped = drive(&stytch, client.start("consumer.users.get", &args, &none()).unwrap()).unwrap();
    for response in [&mut blocking, &mut stepped] {
        response["request_id"] = Value::Null;
    }
    assert_eq!(stepped, blocking);
    let args = json!({ "session_jwt": login["session_jwt"] });
    let run = client.start("consumer.sessions.authenticate_jwt", &args, &none()).unwrap();
    assert_eq!(drive(&stytch, run).unwrap()["session"]["user_id"], login["user_id"]);
    // Both ways share the keys.
    client.call("consumer.sessions.authenticate_jwt", &args, &none()).unwrap();
    assert_eq!(stytch.requests_of("consumer.sessions.get_jwks"), 1);
}

#[test]
fn pages_can_be_fetched_step_by_step() {
    let (stytch, client) = serve();
    for name in ["a", "b", "c"] {
        client.call("consumer.users.create", &json!({ "email": format!("{name}@example.com") }), &none()).unwrap();
    }
    let mut walk = client.pages("consumer.users.search", json!({ "limit": 2 }), none()).unwrap();
    let mut counts = Vec::new();
    while let Some(run) = walk.start().unwrap() {
        let page = drive(&stytch, run).unwrap();
        walk.received(&page);
        counts.push(walk.items(page).len());
    }
    assert_eq!(counts, [2, 1]);
}

#[test]
fn an_outcome_that_is_none_of_the_last_step_changes_nothing() {
    let (stytch, client) = serve();
    let user_id = &log_in(&client)["user_id"];
    let mut run = client.start("consumer.users.get", &json!({ "user_id": user_id }), &none()).unwrap();
    let none_of_it = (BuildErrorKind::Configuration, "outcome".to_owned(), "is not that of the last step".to_owned());
    assert_eq!(build_error(run.step(Outcome::Woke)), none_of_it);
    assert!(matches!(run.step(Outcome::Start), Ok(Step::Send(_))));
    assert_eq!(build_error(run.step(Outcome::Start)), none_of_it);
    let kind = build_error(run.step(Outcome::Failed { kind: "broken", message: "" })).2;
    assert_eq!(kind, "is not the name of a transport error");
    let status = build_error(run.step(Outcome::Response { status: 99, headers: "", body: Vec::new() })).2;
    assert_eq!(status, "is not that of a response");
    assert!(matches!(run.step(Outcome::Failed { kind: "connect", message: "refused" }), Ok(Step::Wait(_))));
    // It is not over yet.
    assert!(matches!(run.step(Outcome::Woke), Ok(Step::Wait(_))));

    let mut run = client.start("consumer.users.get", &json!({ "user_id": user_id }), &none()).unwrap();
    assert!(matches!(run.step(Outcome::Start), Ok(Step::Send(_))));
    let found = Outcome::Response { status: 404, headers: "retry-after: 3\n", body: Vec::new() };
    assert!(matches!(run.step(found), Err(Error::Api(error)) if error.status == 404));
    assert_eq!(build_error(run.step(Outcome::Woke)), none_of_it);
    assert_eq!(stytch.requests_of("consumer.users.get"), 0);
}

#[test]
fn a_list_is_walked_page_by_page() {
    let (_stytch, client) = serve();
    for number in 0..5 {
        let args = json!({ "email": format!("user{number}@example.com") });
        client.call("consumer.users.create", &args, &none()).unwrap();
    }
    let mut walk = client.pages("consumer.users.search", json!({ "limit": 2 }), none()).unwrap();
    let (mut lengths, mut cursors) = (Vec::new(), Vec::new());
    while let Some(page) = walk.next_page().unwrap() {
        lengths.push(walk.items(page).len());
        cursors.push(walk.cursor().map(str::to_owned));
    }
    assert_eq!(lengths, [2, 2, 1]);
    let resumed = json!({ "limit": 2, "cursor": cursors[0] });
    let mut resumed = client.pages("consumer.users.search", resumed, none()).unwrap();
    assert_eq!(resumed.next_page().unwrap().map(|page| resumed.items(page).len()), Some(2));
    assert_eq!(cursors[2], None);
}

#[test]
fn options_of_a_call_are_checked() {
    let read = |options: Value| build_error(CallOptions::read(&options));
    let wrong = |field: &str, problem: &str| (BuildErrorKind::WrongType, field.to_owned(), problem.to_owned());
    let session = "must be an object with a `session_token` or a `session_jwt`";
    for value in [
        json!(null),
        json!("t"),
        json!({}),
        json!({ "session_token": null }),
        json!({ "session_token": "t", "session_jwt": "j" }),
    ] {
        assert_eq!(read(json!({ "member_session": value })), wrong("member_session", session));
    }
    for name in ["timeout_seconds", "total_timeout_seconds"] {
        for value in [json!(null), json!("1"), json!(-1), json!(0), json!(1e300)] {
            assert_eq!(read(json!({ name: value })), wrong(name, "must be a number of seconds, more than 0"));
        }
    }
    assert_eq!(read(json!({ "max_retries": 1.5 })), wrong("max_retries", "must be a whole number"));
    assert_eq!(read(json!({ "timeout": 1 })).2, "is not an option; did you mean `timeout_seconds`?");
    assert_eq!(read(json!([])), wrong("options", "must be an object"));
}

#[test]
fn a_session_of_a_member_goes_to_operations_only() {
    let (_stytch, client) = serve();
    let options = CallOptions::read(&json!({ "member_session": { "session_token": "t" } })).unwrap();
    let expected = "is accepted by operations only";
    let args = json!({ "session_jwt": "j" });
    for name in ["consumer.sessions.authenticate_jwt", "pkce.generate"] {
        assert_eq!(build_error(client.call(name, &args, &options)).2, expected);
    }
    assert_eq!(build_error(client.start("consumer.sessions.authenticate_jwt", &args, &options)).2, expected);
    let refused = build_error(client.call("consumer.users.get", &json!({ "user_id": "u" }), &options));
    assert_eq!((refused.1.as_str(), refused.2.as_str()), ("member_session", "is not accepted by this operation"));
}

#[test]
fn time_limits_of_a_try_are_not_for_steps() {
    let (_stytch, client) = serve();
    let options = CallOptions::read(&json!({ "timeout_seconds": 1 })).unwrap();
    let refused = build_error(client.start("consumer.users.get", &json!({ "user_id": "u" }), &options));
    assert_eq!(
        (refused.1.as_str(), refused.2.as_str()),
        ("timeout_seconds", "is up to the program that carries the requests")
    );
}

#[test]
fn what_one_client_fetched_another_can_import() {
    let (stytch, client) = serve();
    let args = json!({ "session_jwt": log_in(&client)["session_jwt"] });
    assert_eq!(client.export(), None);
    client.call("consumer.sessions.authenticate_jwt", &args, &none()).unwrap();
    let other = Client::new(&options(&stytch)).unwrap();
    other.import(&client.export().unwrap()).unwrap();
    other.call("consumer.sessions.authenticate_jwt", &args, &none()).unwrap();
    assert_eq!(stytch.requests_of("consumer.sessions.get_jwks"), 1);
    assert_eq!(build_error(other.import("{")).1, "export");
}

#[test]
fn a_secret_is_replaced() {
    let (stytch, client) = serve();
    let user_id = &log_in(&client)["user_id"];
    client.replace_secret("secret-test-of-tomorrow").unwrap();
    let error = client.call("consumer.users.get", &json!({ "user_id": user_id }), &none()).unwrap_err();
    assert_eq!(error.status(), Some(401));
    client.replace_secret(stytch.secret()).unwrap();
    client.call("consumer.users.get", &json!({ "user_id": user_id }), &none()).unwrap();
}

#[test]
fn text_that_is_not_json_is_an_error() {
    for text in ["", "{", "\u{0}", &"[".repeat(10_000)] {
        assert_eq!(build_error(read("args", text)).1, "args");
    }
}

fn text() -> impl Strategy<Value = String> {
    prop_oneof![".{0,40}", Just("{}".to_owned()), "\\{\"[a-z_]{1,12}\":(1|null|\"x\"|\\[\\])\\}"]
}

proptest! {
    #[test]
    fn nothing_makes_it_panic(
        given in text(), index in 0..204_usize, args in text(), options in text(),
        outcomes in prop::collection::vec((0..4, any::<u16>(), text()), 0..8),
    ) {
        let _ = read("options", &given).and_then(|options| Client::new(&options));
        let valid = json!({ "project_id": "project-test-1", "secret": "secret-test-1", "base_url": "http://127.0.0.1:9" });
        let client = Client::new(&valid).unwrap();
        let (name, _) = names().nth(index).unwrap();
        let Ok(args) = read("args", &args) else { return Ok(()) };
        let options = read("options", &options).and_then(|options| CallOptions::read(&options)).unwrap_or_default();
        let _ = client.compute(name, &args, given.as_bytes(), &options);
        let Ok(mut run) = client.start(name, &args, &options) else { return Ok(()) };
        for (kind, number, text) in &outcomes {
            let _ = run.step(match kind {
                0 => Outcome::Start,
                1 => Outcome::Response { status: *number, headers: text, body: text.clone().into_bytes() },
                2 => Outcome::Failed { kind: text, message: text },
                _ => Outcome::Woke,
            });
        }
    }
}
