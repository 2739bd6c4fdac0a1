//! Any answer of any operation: a typed value that says what the answer says, or an error that tells its status.

use http::Response;
use proptest::prelude::*;
use serde_json::Value;
use stytch_core::Error;
use stytch_core::consumer::sessions;
use stytch_core::operation::{self, Operation};
use stytch_tests::endpoints::TypedEndpoint;
use stytch_tests::laws::{LAWS, error_body, response};

use super::{any_json, any_operation, golden_response, project};

fn ok(body: impl Into<Vec<u8>>) -> Response<Vec<u8>> {
    Response::new(body.into())
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

/// An object with some of the names that the operation's answers have.
fn any_answer_of(operation: &'static Operation) -> impl Strategy<Value = Value> {
    let names: Vec<String> = golden_response(operation).as_object().unwrap().keys().cloned().collect();
    let name = prop_oneof![4 => proptest::sample::select(names), 1 => "[a-z_]{1,6}"];
    proptest::collection::btree_map(name, any_json(), 0..6).prop_map(|members| members.into_iter().collect())
}

proptest! {
    #[test]
    fn any_answer_is_a_value_or_an_error_with_its_status(
        operation in any_operation(), status in 200u16..600, body in proptest::collection::vec(any::<u8>(), 0..200),
    ) {
        let answer = Response::builder().status(status).body(body).unwrap();
        response::check(operation, &answer);
        if !answer.status().is_success() {
            error_body::check(operation, &answer);
        }
    }

    #[test]
    fn any_object_reads_typed_as_by_name_or_is_refused_with_a_path(
        (operation, body) in any_operation().prop_flat_map(|operation| (Just(operation), any_answer_of(operation))),
    ) {
        response::check(operation, &ok(body.to_string()));
    }

    /// Whatever a new version of the API changes somewhere in an answer.
    #[test]
    fn a_changed_answer_reads_typed_as_by_name_or_is_refused_with_a_path(
        operation in any_operation(), position in 0usize..120, replacement in proptest::option::of(any_json()),
    ) {
        let mut body = golden_response(operation).clone();
        damage(&mut body, &mut position.clone(), &replacement);
        response::check(operation, &ok(body.to_string()));
    }

    #[test]
    fn a_damaged_answer_still_reads_unless_an_id_is_hit(position in 0usize..120, null in any::<bool>()) {
        let mut body = golden_response(sessions_authenticate()).clone();
        let replacement = null.then_some(Value::Null);
        damage(&mut body, &mut position.clone(), &replacement);
        match project().response::<sessions::Authenticate>(&Response::new(body.to_string())) {
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
    fn a_broken_answer_is_not_quoted(
        operation in any_operation(), at in any::<prop::sample::Index>(), kind in 0..3, byte in any::<u8>(),
    ) {
        let mut body = golden_response(operation).clone();
        mark(&mut body);
        let mut body = body.to_string().into_bytes();
        let at = at.index(body.len());
        match kind {
            0 => drop(body.remove(at)),
            1 => body.insert(at, byte),
            _ => body.truncate(at),
        }
        let answer = ok(body);
        response::check(operation, &answer);
        for error in [
            TypedEndpoint::calling(operation).response(&project(), &answer).err(),
            project().call_response(operation.name, &answer).err(),
        ].into_iter().flatten() {
            let shown = format!("{error} {error:?}");
            prop_assert!(!shown.contains("s3cr3t"), "{}", shown);
        }
    }
}

fn sessions_authenticate() -> &'static Operation {
    stytch_core::operation::find("consumer.sessions.authenticate").unwrap()
}

/// serde_json goes 127 levels deep, and what it has no field for it skips without going down at all.
#[test]
fn answers_of_any_depth_read_or_are_refused() {
    for operation in operation::all() {
        let names = golden_response(operation).as_object().unwrap().keys();
        for name in names.map(String::as_str).chain(["without_a_field"]) {
            for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
                for depth in [100, 126, 127, 128, 200] {
                    let body = format!("{{\"{name}\":{}1{}}}", open.repeat(depth), close.repeat(depth));
                    response::check(operation, &ok(body));
                }
            }
        }
    }
}

/// No stack is deep enough for these.
#[test]
fn bottomless_input_is_refused() {
    const DEPTH: usize = 200_000;
    for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
        for bottom in ["", &format!("1{}", close.repeat(DEPTH))] {
            let body = format!("{}{bottom}", open.repeat(DEPTH));
            for operation in [sessions_authenticate(), &operation::all()[0]] {
                response::check(operation, &ok(body.clone()));
                let inside = format!("{{\"session\":{body}");
                response::check(operation, &ok(inside));
                let error = Response::builder().status(400).body(body.clone().into_bytes()).unwrap();
                error_body::check(operation, &error);
            }
            for (law, start) in [
                ("jwt", "session\n\n{\"alg\":\"RS256\",\"kid\":\"key-1\"}\n"),
                ("jwt", "session\n\n"),
                ("jwks", "consumer 200\n\n"),
                ("webhook", "webhook\n\n"),
                ("by_name_args", "consumer.users.create\n\n"),
                ("timestamp", ""),
            ] {
                (law_of(law))(format!("{start}{body}").as_bytes());
            }
        }
    }
}

fn law_of(name: &str) -> fn(&[u8]) {
    LAWS.iter().find(|law| law.name == name).unwrap().holds
}
