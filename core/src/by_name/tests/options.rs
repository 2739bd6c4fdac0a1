use std::time::Duration;

use serde_json::{Value, json};

use crate::by_name::ClientOptions;
use crate::error::{BuildErrorKind, Error};
use crate::flow::Settings;
use crate::operation::Host;
use crate::values::Vertical;

const ALL: [&str; 9] = [
    "timeout_seconds",
    "connect_timeout_seconds",
    "total_timeout_seconds",
    "idle_timeout_seconds",
    "idle_connections",
    "max_response_bytes",
    "proxy",
    "no_proxy",
    "root_certificates",
];

fn with(name: &str, value: Value) -> Value {
    let mut options = json!({ "project_id": "project-test-1", "secret": "secret-test-1" });
    options[name] = value;
    options
}

#[track_caller]
fn problem(options: &Value, honored: &[&str]) -> (BuildErrorKind, String, String) {
    match ClientOptions::read(options, honored) {
        Err(Error::Build(error)) => (error.kind, error.field, error.problem.into_owned()),
        other => panic!("{options}: {other:?}"),
    }
}

#[test]
fn what_is_left_out_has_its_default() {
    let options = ClientOptions::read(&with("allow_http", json!(false)), &[]).unwrap();
    assert_eq!(options.settings, Settings::new());
    assert_eq!(options.project.url(Host::Api), "https://test.stytch.com");
    assert!(options.timeout.is_none() && options.proxy.is_none() && options.idle_connections.is_none());
}

#[test]
fn every_option_is_honored() {
    let given = json!({
        "project_id": "project-test-1", "secret": "secret-test-1",
        "base_url": "http://login.example:8080", "fraud_url": "https://fraud.example", "allow_http": true,
        "user_agent": "mine/1", "max_retries": 5, "leeway_seconds": 1.5, "issuers": ["https://a.example"],
        "vertical": "b2b", "keys_cool_down_seconds": 1, "keys_stale_seconds": 2, "policy_fresh_seconds": 3,
        "policy_stale_seconds": 4, "cache_size": 5, "unverified_per_second": 6, "verified_tokens": 7,
        "timeout_seconds": 8, "connect_timeout_seconds": 0.25, "total_timeout_seconds": 9, "idle_timeout_seconds": 10,
        "idle_connections": 11, "max_response_bytes": 12, "proxy": "http://proxy.example", "no_proxy": "a.example",
        "root_certificates": "PEM",
    });
    let read = ClientOptions::read(&given, &ALL).unwrap();
    let seconds = Duration::from_secs;
    let mut settings = Settings::new()
        .leeway(Duration::from_millis(1_500))
        .issuer("https://a.example")
        .vertical(Vertical::B2b)
        .keys_cool_down(seconds(1))
        .keys_stale(seconds(2))
        .policy_fresh(seconds(3))
        .policy_stale(seconds(4))
        .cache_size(5)
        .unverified_per_second(6)
        .verified_tokens(7);
    settings.retries.max_retries = 5;
    assert_eq!(read.settings, settings);
    assert_eq!(read.project.url(Host::Api), "http://login.example:8080");
    assert_eq!(read.project.url(Host::Fraud), "https://fraud.example");
    assert!(read.allow_http);
    assert_eq!(read.user_agent.as_deref(), Some("mine/1"));
    assert_eq!(read.timeout, Some(seconds(8)));
    assert_eq!(read.connect_timeout, Some(Duration::from_millis(250)));
    assert_eq!(read.total_timeout, Some(seconds(9)));
    assert_eq!(read.idle_timeout, Some(seconds(10)));
    assert_eq!((read.idle_connections, read.max_response_bytes), (Some(11), Some(12)));
    assert_eq!(read.proxy.as_ref().map(crate::Secret::expose), Some("http://proxy.example"));
    assert_eq!((read.no_proxy.as_deref(), read.root_certificates.as_deref()), (Some("a.example"), Some("PEM")));
    // The names in the test are all names there are.
    assert_eq!(given.as_object().unwrap().len(), 26);
}

#[test]
fn a_wrong_type_never_becomes_a_default() {
    let texts =
        ["base_url", "fraud_url", "user_agent", "proxy", "no_proxy", "root_certificates", "project_id", "secret"];
    for name in texts {
        for value in [json!(7), json!(true), json!([]), json!({}), Value::Null] {
            let expected = (BuildErrorKind::WrongType, name.to_owned(), "must be a string".to_owned());
            assert_eq!(problem(&with(name, value), &ALL), expected);
        }
    }
    for name in ["leeway_seconds", "timeout_seconds", "policy_fresh_seconds"] {
        for value in [json!("7"), json!(-1), json!(1e300), Value::Null, json!(true)] {
            let expected = (
                BuildErrorKind::WrongType,
                name.to_owned(),
                "must be a number of seconds, and not negative".to_owned(),
            );
            assert_eq!(problem(&with(name, value), &ALL), expected);
        }
    }
    for name in ["max_retries", "cache_size", "verified_tokens", "idle_connections", "max_response_bytes"] {
        for value in [json!("7"), json!(-1), json!(1.5), json!(4_294_967_296_u64), Value::Null] {
            let expected = "must be a whole number from 0 to 4294967295".to_owned();
            assert_eq!(problem(&with(name, value), &ALL), (BuildErrorKind::WrongType, name.to_owned(), expected));
        }
    }
    for (name, value, expected) in [
        ("allow_http", json!("true"), "must be true or false"),
        ("issuers", json!("https://a.example"), "must be a list of strings"),
        ("issuers", json!([7]), "must be a list of strings"),
        ("vertical", json!("B2B"), "must be `consumer` or `b2b`"),
        ("vertical", Value::Null, "must be `consumer` or `b2b`"),
    ] {
        let expected = (BuildErrorKind::WrongType, name.to_owned(), expected.to_owned());
        assert_eq!(problem(&with(name, value), &ALL), expected);
    }
    assert_eq!(problem(&json!([]), &ALL).2, "must be an object");
}

#[test]
fn what_is_unknown_missing_or_not_honored_is_an_error() {
    let (kind, field, text) = problem(&with("projectId", json!("project-test-1")), &ALL);
    assert_eq!((kind, field.as_str()), (BuildErrorKind::UnknownParam, "projectId"));
    assert_eq!(text, "is not an option; did you mean `project_id`?");
    assert_eq!(problem(&with("colour", json!(1)), &ALL).2, "is not an option");
    for name in ["project_id", "secret"] {
        let mut options = with("max_retries", json!(1));
        options.as_object_mut().unwrap().remove(name);
        assert_eq!(problem(&options, &ALL), (BuildErrorKind::MissingParam, name.to_owned(), "is missing".to_owned()));
    }
    for name in ALL {
        let expected = "cannot be set here: the program that carries the requests decides it".to_owned();
        let honored: Vec<_> = ALL.into_iter().filter(|other| *other != name).collect();
        let found = problem(&with(name, json!(1)), &honored);
        assert_eq!(found, (BuildErrorKind::Configuration, name.to_owned(), expected));
    }
}

#[test]
fn plain_http_to_another_machine_has_to_be_allowed() {
    for name in ["base_url", "fraud_url"] {
        let (kind, field, text) = problem(&with(name, json!("http://stytch.example")), &ALL);
        assert_eq!((kind, field.as_str()), (BuildErrorKind::Configuration, name));
        assert!(text.ends_with("see `allow_http`"), "{text}");
        assert!(ClientOptions::read(&with(name, json!("http://127.0.0.1:3000")), &ALL).is_ok());
    }
}

#[test]
fn debug_shows_no_secret() {
    let mut options = with("proxy", json!("http://user:very-secret@proxy.example"));
    options["secret"] = json!("secret-test-very-secret");
    let text = format!("{:?}", ClientOptions::read(&options, &ALL).unwrap());
    assert!(!text.contains("very-secret"), "{text}");
}
