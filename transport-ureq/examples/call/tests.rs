//! The command line, and batches.

use serde_json::{Value, json};
use stytch_ureq::operation;

use crate::describe;
use crate::options::{Mode, Options};
use crate::run::Runner;

fn options(words: &[&str]) -> Result<Options, String> {
    Options::read(words.iter().map(|word| (*word).to_owned()))
}

fn dry_run(words: &[&str], line: &Value) -> Value {
    Runner::new(&options(words).unwrap()).unwrap().perform_line(line.to_string().as_bytes())
}

#[test]
fn a_dry_run_shows_the_request_and_hides_credentials() {
    let line = json!({
        "operation": "b2b.organizations.update",
        "args": {"organization_id": "o/1", "mfa_policy": null},
        "member_credential": {"jwt": "the-jwt"},
    });
    let mut expected = json!({"operation": "b2b.organizations.update", "request": {
        "method": "PUT",
        "uri": "https://test.stytch.com/v1/b2b/organizations/o%2F1",
        "headers": {
            "authorization": "[hidden]",
            "content-type": "application/json",
            "user-agent": concat!("stytch-ureq/", env!("CARGO_PKG_VERSION")),
            "x-stytch-member-sessionjwt": "[hidden]",
        },
        "body": "{\"mfa_policy\":null}",
    }});
    assert_eq!(dry_run(&["--batch", "--dry-run"], &line), expected);

    let shown = dry_run(&["--batch", "--dry-run", "--show-secrets"], &line);
    assert!(shown["request"]["headers"]["authorization"].as_str().unwrap().starts_with("Basic "));
    expected["request"]["headers"]["authorization"] = shown["request"]["headers"]["authorization"].clone();
    expected["request"]["headers"]["x-stytch-member-sessionjwt"] = "the-jwt".into();
    assert_eq!(shown, expected);
}

#[test]
fn a_request_without_a_body_has_none() {
    let line = json!({"operation": "consumer.users.get", "args": {"user_id": "u"}});
    assert_eq!(dry_run(&["--batch", "--dry-run"], &line)["request"]["body"], Value::Null);
    let line = json!({"operation": "consumer.users.create"});
    assert_eq!(dry_run(&["--batch", "--dry-run"], &line)["request"]["body"], "{}");
    let line = json!({"operation": "consumer.users.create", "args": null});
    assert_eq!(dry_run(&["--batch", "--dry-run"], &line)["request"]["body"], "{}");
}

#[test]
fn every_line_of_a_batch_is_answered() {
    let runner = Runner::new(&options(&["--batch", "--dry-run"]).unwrap()).unwrap();
    let answer = |line: &[u8]| runner.perform_line(line);
    let build = answer(br#"{"operation": "consumer.users.get", "args": {}}"#);
    let error = json!({"kind": "build", "field": "user_id", "message": "consumer.users.get: `user_id` is missing"});
    assert_eq!(build, json!({"operation": "consumer.users.get", "error": error}));
    for (line, operation) in [
        (&b"garbage"[..], Value::Null),
        (b"\xff\xfe", Value::Null),
        (br#"{"args": {}}"#, Value::Null),
        (br#"{"operation": "consumer.users.get", "member-credential": {"token": "t"}}"#, "consumer.users.get".into()),
        (br#"{"operation": "consumer.users.get", "member_credential": {}}"#, "consumer.users.get".into()),
    ] {
        let answered = answer(line);
        assert_eq!((&answered["operation"], &answered["error"]["kind"]), (&operation, &json!("input")), "{answered}");
    }
}

#[test]
fn the_list_has_all_about_a_param() {
    let operation = operation::find("b2b.scim.connection.get_groups").unwrap();
    let param = |name: &str, place: &str, required: bool| json!({"name": name, "place": place, "required": required, "type": "string"});
    let described = describe::operation(operation);
    assert_eq!(
        described["params"],
        json!([
            param("organization_id", "path", true),
            param("connection_id", "path", true),
            param("cursor", "query", false),
            {"name": "limit", "place": "query", "required": false, "type": "integer", "minimum": 0},
            param("X-Stytch-Member-Session", "header", false),
            param("X-Stytch-Member-SessionJWT", "header", false),
        ])
    );
    assert_eq!((&described["method"], &described["host"]), (&json!("GET"), &json!("api")));
}

#[test]
fn a_command_line_that_says_nothing_or_too_much_is_refused() {
    for words in [&[][..], &["a", "{}", "c"], &["--list", "a"], &["--nope"], &["a", "not json"]] {
        assert!(options(words).is_err(), "{words:?}");
    }
    assert!(matches!(
        options(&["a", "{}", "--dry-run"]).unwrap(),
        Options { mode: Mode::One { .. }, dry_run: true, .. }
    ));
}
