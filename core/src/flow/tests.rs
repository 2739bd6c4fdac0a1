use serde_json::{Value, json};

use super::*;
use crate::api::consumer;
use crate::error::TransportErrorKind;
use crate::flow::call::CallByName;
use crate::wire::Project;

const SECRET: &str = "s3cr3t";

fn step<F: Flow>(flow: &mut F, input: Input) -> Step<F::Output> {
    let project = Project::new("project-test-1", SECRET).unwrap();
    flow.step(&Context::new(project, 7), UnixTime::default(), input).unwrap()
}

/// `http` would show the bodies as lists of numbers, and headers of answers as they are.
#[test]
fn debug_of_a_step_shows_no_request_and_no_outcome() {
    let args = json!({ "email": "ada@example.com", "password": SECRET });
    let mut flow = CallByName::new("consumer.passwords.authenticate", &args);
    let sent = step(&mut flow, Input::Start);
    assert_eq!(format!("{sent:?}"), r#"Send("consumer.passwords.authenticate")"#);
    let Step::Send(mut request) = sent else { panic!("{sent:?}") };
    assert!(String::from_utf8_lossy(request.body()).contains(SECRET));
    request.extensions_mut().clear();
    assert_eq!(format!("{:?}", Step::<()>::Send(request)), "Send(..)");

    let answer = Response::builder().header("x-echo", SECRET).body(json!({ "session_token": SECRET }).to_string());
    let input = Input::Response(answer.unwrap().map(String::into_bytes));
    assert_eq!(format!("{input:?}"), "Response(200)");
    let done = step(&mut flow, input);
    assert_eq!(format!("{done:?}"), "Done(..)");
    let Step::Done(output) = done else { panic!("{done:?}") };
    assert_eq!(output["session_token"], SECRET);
}

#[test]
fn debug_of_steps_and_inputs_tells_them_apart() {
    let mut flow = Call::new(consumer::users::Get::new("user-test-1"));
    assert_eq!(format!("{:?}", step(&mut flow, Input::Start)), r#"Send("consumer.users.get")"#);
    assert_eq!(format!("{:?}", Step::<Value>::Wait(Duration::from_secs(1))), "Wait(1s)");
    assert_eq!(format!("{:?}", Input::Start), "Start");
    assert_eq!(format!("{:?}", Input::Verified(Ok(()))), "Verified(Ok(()))");
    assert_eq!(format!("{:?}", Input::Woke), "Woke");
    let failed = Input::Failed(TransportError::new(TransportErrorKind::Timeout, "late"));
    assert_eq!(format!("{failed:?}"), r#"Failed(TransportError { kind: Timeout, source: "late" })"#);
}
