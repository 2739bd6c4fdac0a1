//! Any answer of any operation is a value or an error that tells its status, and typed and by name are two views of one answer.

use http::{Response, StatusCode};
use serde_json::Value;
use stytch_core::Error;
use stytch_core::error::DecodeError;
use stytch_core::operation::{BodyKind, Operation};

use super::message::Message;
use super::{PROJECT, assert_same, check_shown};
use crate::endpoints::TypedEndpoint;

/// `consumer.users.get 200`, headers, an empty line, a body.
pub fn holds(bytes: &[u8]) {
    let message = Message::parse(bytes);
    check(message.operation(), &message.response());
}

/// The same for an operation and a response to it.
pub fn check(operation: &'static Operation, response: &Response<Vec<u8>>) {
    let endpoint = TypedEndpoint::calling(operation);
    let typed = endpoint.response(&PROJECT, response);
    let by_name = PROJECT.call_response(operation.name, response);
    for error in [typed.as_ref().err(), by_name.as_ref().err()].into_iter().flatten() {
        check_error(operation, response, error);
    }
    match (typed, by_name) {
        (Ok(typed), Ok(json)) => {
            agree(&typed, Some(&json));
            // What was read reads again, as it is then written: that may take the last digit from a fraction.
            let again = serde_json::to_vec(&typed).unwrap();
            let json: Value = serde_json::from_slice(&again).unwrap();
            assert_eq!(endpoint.response(&PROJECT, &Response::new(again)).unwrap(), json);
        }
        // What there is no field for is skipped without a closer look.
        (Ok(_), Err(Error::Decode(error))) => assert_eq!(error.problem, "is not JSON"),
        (Err(Error::Decode(error)), Ok(json)) => check_path(&error, &json),
        // Which of the two comes across something first is up to them.
        (Err(Error::Decode(_)), Err(Error::Decode(_))) => {}
        (Err(typed), Err(by_name)) => assert_same(&typed, &by_name),
        (typed, by_name) => panic!("{typed:?}, but by name {by_name:?}"),
    }
}

fn check_error(operation: &'static Operation, response: &Response<Vec<u8>>, error: &Error) {
    let status = response.status();
    assert_eq!(error.status(), Some(status.as_u16()));
    check_shown(error, &[]);
    match error {
        Error::Api(error) => {
            assert!(!status.is_success());
            assert_eq!(error.operation, operation.name);
        }
        Error::Decode(error) => {
            assert!(status.is_success());
            assert_eq!(error.operation, operation.name);
            // One of our own words: whatever the body says stays there.
            assert!(PROBLEMS.contains(&error.problem), "{}", error.problem);
            // No body may stand for an object without any fields.
            let may_be_empty = status == StatusCode::NO_CONTENT || operation.body == BodyKind::Form;
            let of_nothing = if may_be_empty { "lacks a field" } else { "is empty" };
            assert!(!response.body().is_empty() || error.problem == of_nothing, "{error:?}");
        }
        other => panic!("{other:?}"),
    }
}

/// All that is ever said about a body.
const PROBLEMS: [&str; 7] = [
    "lacks a field",
    "has a field twice",
    "has a value of the wrong type",
    "is empty",
    "ends too early",
    "is not JSON",
    "is not UTF-8",
];

/// A path leads to where the body is wrong, and is not made of its values.
fn check_path(error: &DecodeError, json: &Value) {
    match json {
        Value::Object(members) if error.problem == "has a value of the wrong type" => {
            // Names are cut, and escapes stay as they are in the text.
            let starts = |name: &String| {
                let name: String = name.chars().take(64).collect();
                error.path.starts_with(&name) || error.path.contains('\\')
            };
            assert!(members.keys().any(starts), "{error:?}");
        }
        Value::Object(_) => assert!(!error.path.is_empty(), "{error:?}"),
        // Of a list, serde reads the items as the fields of an object, one by one.
        Value::Array(_) => {}
        _ => assert_eq!((error.path.as_str(), error.problem), ("", "has a value of the wrong type")),
    }
}

/// What a typed answer has is in the answer, or was not there: then it is the default of its type.
fn agree(typed: &Value, json: Option<&Value>) {
    match (typed, json) {
        (typed, Some(json)) if typed == json => {}
        (typed, None | Some(Value::Null)) => assert!(is_default(typed), "{typed} of nothing"),
        (Value::Object(typed), Some(Value::Object(json))) => {
            for (name, value) in typed {
                let also = ALIASES.iter().filter(|(known, _)| known == name).map(|(_, alias)| *alias);
                let found = json.get(name).or_else(|| also.filter_map(|alias| json.get(alias)).next());
                if name == "status_code" {
                    agree_about_status(value, found);
                } else {
                    agree(value, found);
                }
            }
        }
        (Value::Array(typed), Some(Value::Array(json))) => {
            assert_eq!(typed.len(), json.len());
            typed.iter().zip(json).for_each(|(typed, json)| agree(typed, Some(json)));
        }
        // An audience may come as a list of one, or as that one.
        (Value::Array(typed), Some(json @ Value::String(_))) => assert_eq!(typed, std::slice::from_ref(json)),
        // Timestamps take whatever comes, as it is written.
        (Value::String(typed), Some(json)) if !json.is_string() => assert_eq!(*typed, json.to_string()),
        // Of a list, serde reads the items as the fields of an object, one by one.
        (Value::Object(_), Some(Value::Array(_))) => {}
        (typed, json) => panic!("{typed} of {json:?}"),
    }
}

/// Other names of fields.
const ALIASES: [(&str, &str); 3] = [("organization_slug", "slug"), ("x5tS256", "x5t#S256"), ("x5tS256", "x5t_s256")];

/// A number, or one as text, or 0.
fn agree_about_status(typed: &Value, json: Option<&Value>) {
    let number = json.and_then(|json| json.as_i64().or_else(|| json.as_str()?.parse().ok()));
    let expected = number.and_then(|number: i64| i32::try_from(number).ok());
    assert!(typed.as_i64().unwrap_or_default() == i64::from(expected.unwrap_or_default()), "{typed} of {json:?}");
}

fn is_default(value: &Value) -> bool {
    match value {
        Value::Null | Value::Bool(false) => true,
        Value::Bool(true) => false,
        Value::Number(number) => number.as_f64() == Some(0.0),
        Value::String(text) => text.is_empty(),
        Value::Array(items) => items.is_empty(),
        Value::Object(members) => members.values().all(is_default),
    }
}
