//! Numbers at the limits of their types: exact, or refused by name.

use http::Response;
use serde_json::{Value, json};
use stytch_core::Error;
use stytch_core::operation::{self, Kind, Operation, Param};
use stytch_tests::endpoints::TypedEndpoint;
use stytch_tests::laws::response;

use super::{golden_response, project};

const LIMITS: [&str; 22] = [
    "0",
    "-0",
    "-1",
    "0.0",
    "-0.0",
    "1.5",
    "1e2",
    "127",
    "32768",
    "2147483647",
    "2147483648",
    "-2147483648",
    "-2147483649",
    "4294967295",
    "4294967296",
    "9007199254740993",
    "9223372036854775807",
    "9223372036854775808",
    "-9223372036854775808",
    "18446744073709551615",
    "18446744073709551616",
    "1e400",
];

/// The answer once for each number in it, with the number replaced.
fn with_each_number(body: &Value, number: &str) -> Vec<String> {
    fn places(value: &Value, path: &str, found: &mut Vec<String>) {
        match value {
            Value::Number(_) => found.push(path.to_owned()),
            Value::Array(items) => {
                items.iter().enumerate().for_each(|(index, item)| places(item, &format!("{path}/{index}"), found))
            }
            Value::Object(members) => {
                for (name, value) in members {
                    places(value, &format!("{path}/{}", name.replace('~', "~0").replace('/', "~1")), found);
                }
            }
            _ => {}
        }
    }
    let mut found = Vec::new();
    places(body, "", &mut found);
    let replaced = |place: &String| {
        let mut body = body.clone();
        *body.pointer_mut(place).unwrap() = json!("the number");
        // Some of these are numbers of JSON, but of no type here.
        body.to_string().replace("\"the number\"", number)
    };
    found.iter().map(replaced).collect()
}

#[test]
fn numbers_of_answers_are_exact_or_refused() {
    for operation in operation::all() {
        for number in LIMITS {
            for body in with_each_number(golden_response(operation), number) {
                response::check(operation, &Response::new(body.into_bytes()));
            }
        }
    }
}

#[test]
fn numbers_that_fit_are_read() {
    for operation in operation::all() {
        for body in with_each_number(golden_response(operation), "2147483647") {
            let typed =
                TypedEndpoint::calling(operation).response(&project(), &Response::new(body.clone().into_bytes()));
            assert_eq!(typed.unwrap(), serde_json::from_str::<Value>(&body).unwrap(), "{}", operation.name);
        }
    }
}

/// The status of the HTTP response is what counts, so that of the body never fails an answer.
#[test]
fn a_status_in_the_body_is_exact_or_zero() {
    let read = |status: &str| {
        let body = format!("{{\"user_id\":\"u\",\"status_code\":{status}}}");
        let get = operation::find("consumer.users.get").unwrap();
        TypedEndpoint::calling(get)
            .response(&project(), &Response::new(body.into_bytes()))
            .map(|user| user["status_code"].clone())
    };
    for (status, expected) in [
        ("2147483647", i32::MAX),
        ("-2147483648", i32::MIN),
        ("2147483648", 0),
        ("200.0", 0),
        ("\"200\"", 200),
        ("\"x\"", 0),
        ("[]", 0),
    ] {
        assert_eq!(read(status).unwrap(), expected, "{status}");
    }
    assert!(matches!(read("1e400"), Err(Error::Decode(error)) if error.problem == "is not JSON"));
}

/// A call with everything that is required, and one number more.
fn send(operation: &Operation, param: &Param, number: &Value) -> Result<String, Error> {
    let mut args: serde_json::Map<String, Value> = operation
        .params()
        .iter()
        .filter(|param| param.required)
        .map(|param| (param.name.to_owned(), example(param.kind)))
        .collect();
    args.insert(param.name.to_owned(), number.clone());
    let request = project().call_request(operation.name, &Value::Object(args), None)?;
    Ok(format!("{} {}", request.uri(), String::from_utf8_lossy(request.body())))
}

fn example(kind: Kind) -> Value {
    match kind {
        Kind::String => json!("a"),
        Kind::Integer | Kind::Unsigned => json!(1),
        Kind::Boolean => json!(true),
        Kind::Map | Kind::Object(_) => json!({}),
        Kind::Array(_) => json!([]),
        other => panic!("{other}"),
    }
}

#[test]
fn numbers_of_requests_are_exact_or_refused_by_name() {
    let mut checked = 0;
    for operation in operation::all() {
        for param in operation.params() {
            let range = match param.kind {
                Kind::Integer => i64::from(i32::MIN)..=i64::from(i32::MAX),
                Kind::Unsigned => 0..=i64::from(u32::MAX),
                _ => continue,
            };
            checked += 1;
            for text in LIMITS {
                let Ok(number) = serde_json::from_str::<Value>(text) else { continue };
                let is_right = number.as_i64().is_some_and(|number| range.contains(&number));
                match send(operation, param, &number) {
                    Ok(sent) => assert!(is_right && sent.contains(&number.to_string()), "{sent}"),
                    Err(Error::Build(error)) => {
                        assert!(!is_right, "{error}");
                        assert_eq!((error.kind.as_str(), error.field.as_str()), ("wrong_type", param.name));
                    }
                    Err(error) => panic!("{error:?}"),
                }
            }
        }
    }
    assert!(checked > 50, "{checked}");
}
