//! Laws that hold for whatever callers and servers come up with.

use std::collections::BTreeSet;
use std::fs;

use http::Response;
use proptest::prelude::*;
use serde_json::{Map, Value, json};
use stytch_core::consumer::{sessions, users};
use stytch_core::models::{AuthenticationFactor, DeliveryMethod, Locale};
use stytch_core::{BodyKind, Error, OPERATIONS, Place, Project, operation};

fn project() -> Project {
    Project::new("project-test-1", "secret-test-1").unwrap()
}

fn golden(name: &str) -> Value {
    let path = format!("{}/golden/{name}.json", env!("CARGO_MANIFEST_DIR"));
    serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap()
}

/// The params of the request that has them all.
fn all_args(name: &str) -> Map<String, Value> {
    golden(name)["requests"].as_array().unwrap().last().unwrap()["args"].as_object().unwrap().clone()
}

fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        "\\PC{0,12}".prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 24, 4, |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            proptest::collection::btree_map("[a-z_]{1,12}", inner, 0..4)
                .prop_map(|members| Value::Object(members.into_iter().collect())),
        ]
    })
}

/// Replaces or removes what stands at a position of a JSON tree, counted depth first.
fn damage(value: &mut Value, position: &mut usize, replacement: &Option<Value>) {
    let members: Vec<String> = value.as_object().map(|object| object.keys().cloned().collect()).unwrap_or_default();
    for name in members {
        if *position == 0 {
            *position = usize::MAX;
            match (value.as_object_mut(), replacement) {
                (Some(object), Some(replacement)) => drop(object.insert(name, replacement.clone())),
                (Some(object), None) => drop(object.remove(&name)),
                (None, _) => {}
            }
            return;
        }
        *position -= 1;
        damage(&mut value[name.as_str()], position, replacement);
    }
    for item in value.as_array_mut().into_iter().flatten() {
        damage(item, position, replacement);
    }
}

/// Puts a marker into every text.
fn mark(value: &mut Value) {
    match value {
        Value::String(text) => text.push_str("s3cr3t"),
        Value::Array(items) => items.iter_mut().for_each(mark),
        // All but the id of the request, which is there to be shown.
        Value::Object(members) => {
            members.iter_mut().filter(|(name, _)| *name != "request_id").for_each(|(_, value)| mark(value))
        }
        _ => {}
    }
}

proptest! {
    #[test]
    fn an_id_is_one_path_segment_and_comes_back(id in "\\PC{1,40}") {
        prop_assume!(id != "." && id != "..");
        let request = project().request(&users::Get::new(id.as_str())).unwrap();
        let segments: Vec<_> = request.uri().path().split('/').collect();
        prop_assert_eq!(&segments[..3], &["", "v1", "users"]);
        prop_assert_eq!(segments.len(), 4);
        prop_assert!(request.uri().query().is_none());
        prop_assert_eq!(percent_decode(segments[3]), id);
    }

    #[test]
    fn what_is_not_passed_is_not_on_the_wire(index in 0..OPERATIONS.len(), keep in any::<u64>()) {
        let operation = OPERATIONS[index];
        let mut bit = 0;
        let args: Map<String, Value> = all_args(operation.name)
            .into_iter()
            .filter(|(name, _)| {
                bit += 1;
                let param = operation.params.iter().find(|param| param.name == name).unwrap();
                param.required || keep & (1 << (bit % 64)) != 0
            })
            .collect();
        let request = project().call_request(operation.name, &Value::Object(args.clone()), None).unwrap();
        let names = |place| {
            let params = operation.params.iter().filter(move |param| param.place == place);
            params.map(|param| param.name).filter(|name| args.contains_key(*name)).collect::<BTreeSet<_>>()
        };
        let query: BTreeSet<_> = request.uri().query().unwrap_or_default().split('&').filter_map(|pair| Some(pair.split_once('=')?.0)).collect();
        prop_assert_eq!(query, names(Place::Query));
        if operation.body == BodyKind::Json {
            let body: Map<String, Value> = serde_json::from_slice(request.body()).unwrap();
            prop_assert_eq!(body.keys().map(String::as_str).collect::<BTreeSet<_>>(), names(Place::Body));
        }
    }

    #[test]
    fn any_args_give_a_request_or_a_named_error(index in 0..OPERATIONS.len(), name in 0usize..30, value in any_json(), all in any::<bool>()) {
        let operation = OPERATIONS[index];
        let mut args = if all { all_args(operation.name) } else { Map::new() };
        if let Some(param) = operation.params.get(name) {
            args.insert(param.name.to_owned(), value);
        }
        match project().call_request(operation.name, &Value::Object(args), None) {
            Ok(request) => prop_assert!(request.uri().path().starts_with("/v1/")),
            Err(Error::Build(error)) => prop_assert!(!error.field.is_empty() && error.operation == Some(operation.name)),
            Err(error) => prop_assert!(false, "{error}"),
        }
    }

    #[test]
    fn any_answer_is_a_value_or_an_error_with_its_status(status in 200u16..600, body in proptest::collection::vec(any::<u8>(), 0..200)) {
        let response = Response::builder().status(status).body(body).unwrap();
        for error in [
            project().response::<sessions::Authenticate>(&response).err(),
            project().call_response("consumer.users.get", &response).err(),
        ].into_iter().flatten() {
            prop_assert_eq!(error.status(), Some(status));
        }
    }

    #[test]
    fn any_json_object_is_read_or_refused_with_a_path(members in proptest::collection::btree_map(
        prop_oneof!["user_id", "emails", "name", "created_at", "is_locked", "request_id", "[a-z]{1,6}"], any_json(), 0..6)) {
        let body = Value::Object(members.into_iter().collect()).to_string();
        match project().response::<users::Get>(&Response::new(body)) {
            Ok(_) => {}
            Err(Error::Decode(error)) => prop_assert!(!error.path.is_empty(), "{:?}", error),
            Err(error) => prop_assert!(false, "{error}"),
        }
    }

    #[test]
    fn a_damaged_answer_still_reads_unless_an_id_is_hit(position in 0usize..120, null in any::<bool>()) {
        let mut response = golden("consumer.sessions.authenticate")["response"].take();
        let replacement = null.then_some(Value::Null);
        damage(&mut response, &mut position.clone(), &replacement);
        match project().response::<sessions::Authenticate>(&Response::new(response.to_string())) {
            Ok(_) => {}
            Err(Error::Decode(error)) => {
                let last = error.path.rsplit('.').next().unwrap_or_default().to_owned();
                prop_assert!(["user_id", "session_id", "session", "user"].contains(&last.as_str()), "{}", error.path);
            }
            Err(error) => prop_assert!(false, "{error}"),
        }
    }

    /// However an answer is broken, what says so quotes none of its texts.
    #[test]
    fn a_broken_answer_is_not_quoted(at in any::<prop::sample::Index>(), kind in 0..3, byte in any::<u8>()) {
        let mut response = golden("consumer.sessions.authenticate")["response"].take();
        mark(&mut response);
        let mut body = response.to_string().into_bytes();
        let at = at.index(body.len());
        match kind {
            0 => drop(body.remove(at)),
            1 => body.insert(at, byte),
            _ => body.truncate(at),
        }
        let response = Response::new(body);
        for error in [
            project().response::<sessions::Authenticate>(&response).err(),
            project().call_response("consumer.sessions.authenticate", &response).err(),
        ].into_iter().flatten() {
            let shown = format!("{error} {error:?}");
            prop_assert!(!shown.contains("s3cr3t"), "{}", shown);
        }
    }

    #[test]
    fn any_text_is_an_enum_value_and_comes_back(text in "\\PC{0,20}") {
        let locale = Locale::from(text.as_str());
        prop_assert_eq!(locale.as_str(), &text);
        let json = serde_json::to_string(&DeliveryMethod::from(text.as_str())).unwrap();
        let method: DeliveryMethod = serde_json::from_str(&json).unwrap();
        prop_assert_eq!(method.as_str(), text);
    }

    #[test]
    fn factors_come_back_whole(
        details in proptest::sample::subsequence(vec!["email_factor", "google_oauth_factor", "saml_sso_factor", "totally_new_factor"], 0..4),
        extra in proptest::collection::btree_map("x_[a-z]{1,8}", any_json().prop_filter("null says nothing", |value| !value.is_null()), 0..3),
        inner in "y_[a-z]{1,8}",
        value in any::<i32>(),
    ) {
        let mut factor: Map<String, Value> = extra.into_iter().collect();
        factor.insert("type".to_owned(), json!("oauth"));
        factor.insert("delivery_method".to_owned(), json!("new-way"));
        for detail in details {
            let object = match detail {
                "email_factor" => json!({"email_id": "e", "email_address": "a@b.c", (inner.as_str()): value}),
                "google_oauth_factor" => json!({"id": "g", "provider_subject": "s", "email_id": "e", (inner.as_str()): value}),
                "saml_sso_factor" => json!({"id": "i", "provider_id": "p", "external_id": "x", (inner.as_str()): value}),
                _ => json!({(inner.as_str()): value}),
            };
            factor.insert(detail.to_owned(), object);
        }
        let json = Value::Object(factor).to_string();
        let typed: AuthenticationFactor = serde_json::from_str(&json).unwrap();
        prop_assert_eq!(serde_json::to_value(&typed).unwrap(), serde_json::from_str::<Value>(&json).unwrap());
    }

    #[test]
    fn names_that_are_no_operations_are_refused(name in "\\PC{0,40}") {
        prop_assume!(operation(&name).is_none());
        let result = project().call_request(&name, &Value::Object(Map::new()), None);
        prop_assert!(matches!(result, Err(Error::Build(_))), "{:?}", result);
    }
}

fn percent_decode(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        let mut digit = || char::from(rest.next().unwrap()).to_digit(16).unwrap();
        bytes.push(if byte == b'%' { u8::try_from(digit() * 16 + digit()).unwrap() } else { byte });
    }
    String::from_utf8(bytes).unwrap()
}
