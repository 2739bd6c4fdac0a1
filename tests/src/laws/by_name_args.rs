//! Any params of any operation are a request or an error that names one of them, and the typed request with the same params is
//! the same request.

use std::collections::BTreeSet;

use http::{Request, header};
use serde_json::{Map, Value};
use stytch_core::by_name::CallByName;
use stytch_core::error::BuildErrorKind;
use stytch_core::flow::{Input, Step};
use stytch_core::operation::{Auth, BodyKind, Kind, Operation, Param, Place};
use stytch_core::{Error, Flow, MemberCredential, UnixTime};

use super::message::Message;
use super::{PROJECT, PROJECT_ID, assert_same, check_shown, context};
use crate::endpoints::{Args, TypedEndpoint};

const SESSION: &str = "x-stytch-member-session";
const SESSION_JWT: &str = "x-stytch-member-sessionjwt";

/// `consumer.users.get`, a header for a member session, an empty line, JSON.
pub fn holds(bytes: &[u8]) {
    let message = Message::parse(bytes);
    let Ok(args) = serde_json::from_slice(message.body) else { return };
    let header = |name: &str| message.headers.get(name)?.to_str().ok();
    let session =
        header(SESSION).map(MemberCredential::token).or_else(|| header(SESSION_JWT).map(MemberCredential::jwt));
    check(message.operation(), &args, session.as_ref());
}

/// The same for an operation and the params of a call by name.
pub fn check(operation: &'static Operation, args: &Value, session: Option<&MemberCredential>) {
    let by_name = PROJECT.call_request(operation.name, args, session);
    check_call(operation, args, session, &by_name);
    match by_name {
        Ok(request) => {
            let args = args.as_object().unwrap();
            check_path(operation, args, &request);
            check_query(operation, args, &request);
            check_headers(operation, session, &request);
            check_body(operation, args, &request);
            check_typed(operation, args, session);
        }
        Err(error) => {
            check_error(operation, &error);
            // What only the encoder refuses, it also refuses of a typed request.
            if is_invalid_value(&error) {
                let args = without_nulls(operation.params(), args.as_object().unwrap());
                if let Some(typed) = typed(operation, &args, session) {
                    assert_same(&typed.unwrap_err(), &error);
                }
            }
        }
    }
}

fn is_invalid_value(error: &Error) -> bool {
    matches!(error, Error::Build(build) if build.kind == BuildErrorKind::InvalidValue)
}

/// A call sends the same request, or none.
fn check_call(
    operation: &'static Operation,
    args: &Value,
    session: Option<&MemberCredential>,
    by_name: &Result<Request<Vec<u8>>, Error>,
) {
    let mut call = CallByName::new(operation.name, args);
    if let Some(session) = session {
        call = call.authorized_by(session);
    }
    match (call.step(&context(), UnixTime::default(), Input::Start), by_name) {
        (Ok(Step::Send(called)), Ok(request)) => assert_same_request(&called, request),
        (Err(called), Err(error)) => assert_same(&called, error),
        (called, by_name) => panic!("{called:?}, but {by_name:?}"),
    }
}

fn check_error(operation: &'static Operation, error: &Error) {
    let Error::Build(build) = error else { panic!("{error:?}") };
    assert_eq!(build.operation, Some(operation.name));
    assert!(!build.field.is_empty() || build.kind == BuildErrorKind::UnknownParam);
    check_shown(error, &[]);
    let name = build.field.split(['.', '[']).next().unwrap_or_default();
    let is_param = operation.params().iter().any(|param| param.name == name);
    let is_other = ["args", "member_credential", "uri"].contains(&name);
    assert!(is_param || is_other || build.kind == BuildErrorKind::UnknownParam, "{build:?}");
}

/// The template, with one segment for each of its params.
fn check_path(operation: &Operation, args: &Map<String, Value>, request: &Request<Vec<u8>>) {
    let segments: Vec<&str> = request.uri().path().split('/').collect();
    let template: Vec<&str> = operation.path.split('/').collect();
    assert_eq!(segments.len(), template.len(), "{}", request.uri());
    for (segment, template) in segments.into_iter().zip(template) {
        match template.strip_prefix('{').and_then(|rest| rest.strip_suffix('}')) {
            None => assert_eq!(segment, template),
            Some(name) => {
                let value = args.get(name).map_or(PROJECT_ID, |value| value.as_str().unwrap());
                assert_eq!(unescape(segment), value);
                assert!(!matches!(segment, "" | "." | ".."), "{segment}");
            }
        }
    }
}

/// The params that were passed, and no others.
fn check_query(operation: &Operation, args: &Map<String, Value>, request: &Request<Vec<u8>>) {
    let query = request.uri().query();
    assert_eq!(pairs(query.unwrap_or_default()), texts(operation, args, Place::Query));
    assert_ne!(query, Some(""));
}

fn check_headers(operation: &Operation, session: Option<&MemberCredential>, request: &Request<Vec<u8>>) {
    let headers = request.headers();
    let names: BTreeSet<&str> = headers.keys().map(|name| name.as_str()).collect();
    let mut expected = BTreeSet::from(["user-agent"]);
    if operation.auth != Auth::None {
        expected.insert("authorization");
    }
    if operation.body != BodyKind::None {
        expected.insert("content-type");
    }
    match session {
        Some(MemberCredential::Token(_)) => drop(expected.insert(SESSION)),
        Some(MemberCredential::Jwt(_)) => drop(expected.insert(SESSION_JWT)),
        _ => {}
    }
    assert_eq!(names, expected);
    for name in [header::AUTHORIZATION.as_str(), SESSION, SESSION_JWT] {
        assert!(headers.get(name).is_none_or(|value| value.is_sensitive()), "{name}");
    }
}

/// The params that were passed, as they were passed, and no others.
fn check_body(operation: &Operation, args: &Map<String, Value>, request: &Request<Vec<u8>>) {
    let body = std::str::from_utf8(request.body()).unwrap();
    match operation.body {
        BodyKind::None => assert_eq!(body, ""),
        BodyKind::Json => {
            let sent: Map<String, Value> = serde_json::from_str(body).unwrap();
            let is_in_body = |name: &String| in_place(operation, Place::Body).any(|param| param.name == name);
            let passed = args.clone().into_iter().filter(|(name, _)| is_in_body(name)).collect();
            // Reading a number may take the last digit from a fraction.
            let passed = as_read(&Value::Object(passed));
            assert_eq!(Value::Object(sent), passed);
        }
        BodyKind::Form => assert_eq!(pairs(body), texts(operation, args, Place::Body)),
        other => panic!("{other:?}"),
    }
}

fn as_read(json: &Value) -> Value {
    serde_json::from_str(&json.to_string()).unwrap()
}

fn in_place(operation: &Operation, place: Place) -> impl Iterator<Item = &'static Param> {
    operation.params().iter().filter(move |param| param.place == place)
}

/// Names and values as they were passed, in the order of the description.
fn texts(operation: &Operation, args: &Map<String, Value>, place: Place) -> Vec<(String, String)> {
    let passed = in_place(operation, place).filter_map(|param| Some((param.name, args.get(param.name)?)));
    let text = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    passed.map(|(name, value)| (name.to_owned(), text(value))).collect()
}

/// Names and values of a query or a form.
fn pairs(text: &str) -> Vec<(String, String)> {
    let pairs = text.split('&').filter(|pair| !pair.is_empty());
    let pair = |pair: &str| pair.split_once('=').map(|(name, value)| (unescape(name), unescape(value)));
    pairs.map(|text| pair(text).expect("names have values")).collect()
}

/// Only unreserved characters and escapes (RFC 3986).
fn unescape(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        let mut digit = || char::from(rest.next().unwrap()).to_digit(16).unwrap();
        match byte {
            b'%' => bytes.push(u8::try_from(digit() * 16 + digit()).unwrap()),
            byte => {
                assert!(byte.is_ascii_alphanumeric() || b"-._~".contains(&byte), "{text}");
                bytes.push(byte);
            }
        }
    }
    String::from_utf8(bytes).unwrap()
}

fn check_typed(operation: &'static Operation, args: &Map<String, Value>, session: Option<&MemberCredential>) {
    // A typed request cannot say null.
    let args = without_nulls(operation.params(), args);
    let by_name = PROJECT.call_request(operation.name, &Value::Object(args.clone()), session).unwrap();
    if let Some(typed) = typed(operation, &args, session) {
        assert_same_request(&typed.unwrap(), &by_name);
    }
}

/// None if there is no typed request with these params.
fn typed(
    operation: &'static Operation,
    args: &Map<String, Value>,
    member_credential: Option<&MemberCredential>,
) -> Option<Result<Request<Vec<u8>>, Error>> {
    let typed = TypedEndpoint::calling(operation).request(&PROJECT, &Args { values: args, member_credential });
    match typed {
        Ok(typed) if args.get("query").is_none_or(has_typed_filters) => Some(typed),
        Ok(_) => None,
        Err(_) if args.contains_key("query") => None,
        Err(error) => panic!("{}: {error} in {args:?}", operation.name),
    }
}

/// A typed filter has a name and a value and nothing else, where a call by name takes any object.
fn has_typed_filters(query: &Value) -> bool {
    let is_typed =
        |filter: &Value| filter.as_object().is_none_or(|members| members.keys().eq(["filter_name", "filter_value"]));
    query["operands"].as_array().is_none_or(|filters| filters.iter().all(is_typed))
}

fn without_nulls(params: &[Param], values: &Map<String, Value>) -> Map<String, Value> {
    let kind = |name: &str| params.iter().find(|param| param.name == name).map(|param| param.kind);
    let values = values.iter().filter(|(_, value)| !value.is_null());
    values.map(|(name, value)| (name.clone(), without_nulls_inside(kind(name), value))).collect()
}

/// Free-form objects keep theirs.
fn without_nulls_inside(kind: Option<Kind>, value: &Value) -> Value {
    match (kind, value) {
        (Some(Kind::Object(params)), Value::Object(values)) => Value::Object(without_nulls(params, values)),
        (Some(Kind::Array(kind)), Value::Array(items)) => {
            items.iter().map(|item| without_nulls_inside(Some(*kind), item)).collect()
        }
        _ => value.clone(),
    }
}

fn assert_same_request(left: &Request<Vec<u8>>, right: &Request<Vec<u8>>) {
    assert_eq!((left.method(), left.uri(), left.headers()), (right.method(), right.uri(), right.headers()));
    assert_eq!(String::from_utf8_lossy(left.body()), String::from_utf8_lossy(right.body()));
}
