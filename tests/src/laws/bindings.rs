//! What bindings pass by name, as options of a client or as the params of a computation, is read or refused, by a name that was
//! passed or is missing. Nothing of it is shown.

use serde_json::Value;
use stytch_core::by_name::{ClientOptions, Surroundings, computations, compute, error_json};
use stytch_core::{Error, UnixTime, operation};

use super::{MARKER, PROJECT, check_hidden, check_shown};

/// A driver that honors these options, and no other.
const HONORED: [&str; 3] = ["timeout_seconds", "proxy", "idle_connections"];

/// `options` or the name of a computation; JSON; and the body of a webhook.
pub fn holds(bytes: &[u8]) {
    let mut parts = bytes.splitn(3, |byte| *byte == b'\n');
    let mut part = || parts.next().unwrap_or_default();
    let (Ok(name), json, body) = (std::str::from_utf8(part()), part(), part()) else { return };
    let Ok(args) = serde_json::from_slice(json) else { return };
    if name == "options" {
        check_options(&args);
    } else if let Some((name, _)) = computations().find(|(known, _)| *known == name) {
        check_computation(name, &args, body);
    }
}

fn check_options(options: &Value) {
    let mut options = options.clone();
    // Another one could be a part of what may be shown.
    if let Some(secret) = options.get_mut("secret").filter(|secret| secret.is_string()) {
        *secret = format!("secret-test-{MARKER}").into();
    }
    match ClientOptions::read(&options, &HONORED) {
        Ok(read) => {
            check_hidden(&format!("{read:?}"), &[]);
            assert!(read.connect_timeout.is_none() && read.no_proxy.is_none(), "{read:?}");
        }
        Err(error) => check_error(&error, &options, &["project_id", "secret", "options"]),
    }
}

fn check_computation(name: &str, args: &Value, body: &[u8]) {
    let around = Surroundings::new(&PROJECT, UnixTime::from_seconds(1_700_000_000), [7; 32]).body(body);
    match compute(name, args, &around) {
        Ok(found) if name.ends_with("start_url") => {
            let url = found["url"].as_str().unwrap();
            assert!(url.starts_with("https://test.stytch.com/v1/"), "{url}");
            assert!(url.contains("/start?public_token=") && url.bytes().all(|byte| byte.is_ascii_graphic()), "{url}");
        }
        Ok(found) if name.ends_with("redirects.parse") => {
            let operation = operation::find(found["operation"].as_str().unwrap()).unwrap();
            let is_there = |name: &Value| operation.params().iter().any(|param| *name == *param.name);
            assert!(is_there(&found["token_param"]), "{found}");
            assert!(found["code_verifier_param"].is_null() || is_there(&found["code_verifier_param"]), "{found}");
        }
        Ok(found) => assert!(found.is_object(), "{found}"),
        Err(error @ Error::Build(_)) => {
            let names = ["args", "token", "stytch_token_type", "signing_secret"];
            let params = operation_params(name);
            check_error(&error, args, &[&names[..], &params].concat());
        }
        Err(error) => check_shown(&error, &[]),
    }
}

fn operation_params(name: &str) -> Vec<&'static str> {
    let params = computations().find(|(known, _)| *known == name).unwrap().1;
    params.iter().map(|param| param.name).collect()
}

/// The error names something that was passed or had to be, and shows no value.
fn check_error(error: &Error, given: &Value, names: &[&str]) {
    check_shown(error, &[]);
    let json = error_json(error);
    let field = json["field"].as_str().unwrap();
    let root = field.split(['.', '[']).next().unwrap();
    assert!(names.contains(&root) || names.contains(&field) || is_named(given, field), "{field}");
    assert_eq!(json["kind"], "build");
}

fn is_named(given: &Value, field: &str) -> bool {
    given.as_object().is_some_and(|given| given.keys().any(|key| field == key || field.starts_with(&format!("{key}."))))
        || given.get(field).is_some()
}
