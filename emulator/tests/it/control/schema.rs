//! Checks JSON against the schemas in the description of the control interface. It knows the keywords that this file
//! uses, and panics at others, so that nothing is left unchecked.

use std::sync::LazyLock;

use http::Request;
use serde_json::Value;
use stytch_emulator::Emulator;

static DESCRIPTION: LazyLock<Value> = LazyLock::new(|| {
    let request = Request::get("/emulator/openapi.json").body(Vec::new()).unwrap();
    serde_json::from_slice(Emulator::new().handle(request).body()).unwrap()
});

/// Checks the body of a response.
#[track_caller]
pub(super) fn check(method: &str, path: &str, status: u16, body: &Value) {
    let operation = &DESCRIPTION["paths"][path][method.to_lowercase()];
    if operation.is_null() {
        assert!([403, 404, 405].contains(&status), "{method} {path} is not described");
        return check_value(&DESCRIPTION["components"]["schemas"]["Error"], body, "error");
    }
    let response = resolve(&operation["responses"][status.to_string()]);
    assert!(response.is_object(), "{method} {path} can end with {status}, which is not described");
    check_value(&response["content"]["application/json"]["schema"], body, "body");
}

fn resolve(value: &'static Value) -> &'static Value {
    match value["$ref"].as_str() {
        Some(reference) => DESCRIPTION.pointer(reference.strip_prefix('#').unwrap()).unwrap(),
        None => value,
    }
}

#[track_caller]
fn check_value(schema: &'static Value, value: &Value, at: &str) {
    let schema = resolve(schema).as_object().unwrap();
    if value.is_null() {
        assert_eq!(schema.get("nullable"), Some(&Value::Bool(true)), "{at} is null");
        return;
    }
    for (keyword, given) in schema {
        match keyword.as_str() {
            "type" => check_type(given.as_str().unwrap(), value, at),
            "format" => assert_eq!((given.as_str(), value.as_str().unwrap().len()), (Some("date-time"), 20), "{at}"),
            "enum" => assert!(given.as_array().unwrap().contains(value), "{at} is {value}"),
            "minimum" => assert!(value.as_i64().unwrap() >= given.as_i64().unwrap(), "{at} is {value}"),
            "maximum" => assert!(value.as_i64().unwrap() <= given.as_i64().unwrap(), "{at} is {value}"),
            "items" => {
                let items = value.as_array().unwrap().iter().enumerate();
                items.for_each(|(index, item)| check_value(given, item, &format!("{at}[{index}]")));
            }
            "required" => {
                let mut names = given.as_array().unwrap().iter();
                assert!(names.all(|name| value.get(name.as_str().unwrap()).is_some()), "{at} lacks one of {given}");
            }
            "properties" => check_properties(given, schema.get("additionalProperties"), value, at),
            "additionalProperties" | "nullable" | "description" | "default" => {}
            other => panic!("the check does not know {other}"),
        }
    }
}

#[track_caller]
fn check_properties(known: &'static Value, others: Option<&Value>, value: &Value, at: &str) {
    for (name, value) in value.as_object().unwrap() {
        match known.get(name) {
            Some(schema) => check_value(schema, value, &format!("{at}.{name}")),
            None => assert_eq!(others, Some(&Value::Bool(true)), "{at}.{name} is not described"),
        }
    }
}

#[track_caller]
fn check_type(name: &str, value: &Value, at: &str) {
    let holds = match name {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "boolean" => value.is_boolean(),
        "integer" => value.is_u64() || value.is_i64(),
        other => panic!("the check does not know the type {other}"),
    };
    assert!(holds, "{at} is no {name}: {value}");
}
