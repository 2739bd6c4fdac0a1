//! Calls step by step.

use std::time::Duration;

use http::{Request, Response};
use serde_json::json;

use super::{POST, assert_same, failed, post, retry_after, sent};
use crate::error::{BuildErrorKind, Error, TransportErrorKind};
use crate::flow::call::CallByName;
use crate::flow::{Call, Flow, Input, InvalidSignature, Step};
use crate::operation::Operation;
use crate::testing::{Answer, START, World, error};
use crate::values::UnixTime;

fn assert_ended<T: std::fmt::Debug>(result: Result<T, Error>) {
    match result {
        Err(Error::Build(error)) => {
            assert_eq!((error.field.as_str(), error.kind), ("flow", BuildErrorKind::Configuration));
        }
        other => panic!("{other:?}"),
    }
}

fn request<T: std::fmt::Debug>(step: Result<Step<T>, Error>) -> Request<Vec<u8>> {
    match step {
        Ok(Step::Send(request)) => request,
        other => panic!("{other:?}"),
    }
}

fn wait<T: std::fmt::Debug>(step: Result<Step<T>, Error>) -> Duration {
    match step {
        Ok(Step::Wait(delay)) => delay,
        other => panic!("{other:?}"),
    }
}

fn response(answer: Answer) -> Input {
    match answer {
        Ok(response) => Input::Response(response),
        Err(error) => Input::Failed(error),
    }
}

#[test]
fn waking_early_answers_with_the_rest_of_the_time() {
    let world = World::new();
    let mut call = Call::new(post());
    let at = |milliseconds| UnixTime::from_millis(START * 1_000 + milliseconds);
    request(call.step(&world.context, at(0), Input::Start));
    let delay = wait(call.step(&world.context, at(0), response(retry_after(3))));
    assert!(delay >= Duration::from_secs(3));
    assert_eq!(wait(call.step(&world.context, at(1_000), Input::Woke)), delay - Duration::from_secs(1));
    assert_eq!(wait(call.step(&world.context, at(2_500), Input::Start)), delay - Duration::from_millis(2_500));
    assert_eq!(wait(call.step(&world.context, at(2_500), response(sent()))), delay - Duration::from_millis(2_500));
    let end = at(0) + delay;
    let before = UnixTime::default() + (end.since_epoch() - Duration::from_nanos(1));
    assert_eq!(wait(call.step(&world.context, before, Input::Woke)), Duration::from_nanos(1));
    request(call.step(&world.context, end, Input::Woke));
}

#[test]
fn a_clock_that_was_set_back_neither_shortens_a_wait_nor_prolongs_it() {
    let world = World::new();
    let mut call = Call::new(post());
    request(call.step(&world.context, UnixTime::from_seconds(START), Input::Start));
    let delay = wait(call.step(&world.context, UnixTime::from_seconds(START), response(retry_after(3))));
    // An hour back: what was waited is not known any more.
    let back = UnixTime::from_seconds(START - 3_600);
    assert_eq!(wait(call.step(&world.context, back, Input::Woke)), delay);
    let later = back + Duration::from_secs(1);
    assert_eq!(wait(call.step(&world.context, later, Input::Woke)), delay - Duration::from_secs(1));
    request(call.step(&world.context, back + delay, Input::Woke));
}

#[test]
fn what_is_not_awaited_repeats_the_request_and_counts_nothing() {
    let world = World::new();
    let now = UnixTime::from_seconds(START);
    let mut call = Call::new(post());
    // Nothing was sent yet, so that this cannot be the answer.
    let first = request(call.step(&world.context, now, response(sent())));
    for _ in 0..10 {
        for input in [Input::Start, Input::Woke, Input::Verified(Ok(())), Input::Verified(Err(InvalidSignature))] {
            let again = request(call.step(&world.context, now, input));
            assert_eq!((again.uri(), again.body()), (first.uri(), first.body()));
        }
    }
    let mut now = now;
    for _ in 0..2 {
        let delay = wait(call.step(&world.context, now, response(failed(TransportErrorKind::Connect))));
        now = now + delay;
        request(call.step(&world.context, now, Input::Woke));
        request(call.step(&world.context, now, Input::Woke));
    }
    let error = call.step(&world.context, now, response(failed(TransportErrorKind::Connect))).unwrap_err();
    assert!(matches!(&error, Error::Transport(error) if error.kind == TransportErrorKind::Connect), "{error:?}");
}

#[test]
fn a_flow_that_has_ended_says_so() {
    let world = World::new();
    let now = UnixTime::from_seconds(START);
    let args = json!({ "phone_number": "+12025550162" });
    let not_json = || Ok(Response::new(b"<html>".to_vec()));
    let answers: [fn() -> Answer; 4] = [sent, || error(400, "invalid_phone_number"), || retry_after(99), not_json];
    for answer in answers {
        let mut call = Call::new(post());
        request(call.step(&world.context, now, Input::Start));
        let _ = call.step(&world.context, now, response(answer()));
        assert_ended(call.step(&world.context, now, Input::Start));
        assert_ended(call.step(&world.context, now, response(sent())));

        let mut call = CallByName::new(POST, &args);
        request(call.step(&world.context, now, Input::Start));
        let _ = call.step(&world.context, now, response(answer()));
        assert_ended(call.step(&world.context, now, Input::Start));
        assert_ended(call.step(&world.context, now, response(sent())));
    }
}

#[test]
fn an_answer_that_does_not_read_is_an_error() {
    let mut world = World::new();
    world.answer(POST, || Ok(Response::new(b"<html>".to_vec())));
    let error = world.run(Call::new(post())).unwrap_err();
    let Error::Decode(error) = error else { panic!("{error:?}") };
    assert_eq!((error.operation, error.problem), (POST, "is not JSON"));
    assert_eq!(world.requests.len(), 1);
}

#[test]
fn a_request_that_cannot_be_built_ends_the_flow() {
    let world = World::new();
    let now = UnixTime::from_seconds(START);
    let mut call = Call::new(crate::api::consumer::users::Get::new(""));
    let error = call.step(&world.context, now, Input::Start).unwrap_err();
    assert!(matches!(&error, Error::Build(error) if error.field == "user_id"), "{error:?}");
    assert_ended(call.step(&world.context, now, Input::Start));

    let args = json!({ "phone": "+12025550162" });
    let mut call = CallByName::new(POST, &args);
    let error = call.step(&world.context, now, Input::Start).unwrap_err();
    assert!(matches!(&error, Error::Build(error) if error.kind == BuildErrorKind::UnknownParam), "{error:?}");
    assert_ended(call.step(&world.context, now, Input::Start));
}

#[test]
fn an_unknown_operation_is_not_called() {
    let (mut world, args) = (World::new(), json!({}));
    let mut call = CallByName::new("consumer.users.forget", &args);
    let error = world.run(&mut call).unwrap_err();
    let Error::Build(error) = error else { panic!("{error:?}") };
    assert_ended(world.run(&mut call));
    assert_eq!((error.kind, error.field.as_str()), (BuildErrorKind::UnknownOperation, "consumer.users.forget"));
    assert_eq!(world.requests.len(), 0);
}

#[test]
fn a_request_says_which_operation_it_calls() {
    let world = World::new();
    let now = UnixTime::from_seconds(START);
    let name = |request: &Request<Vec<u8>>| request.extensions().get::<&'static Operation>().unwrap().name;
    assert_eq!(name(&request(Call::new(post()).step(&world.context, now, Input::Start))), POST);
    let args = json!({ "phone_number": "+12025550162" });
    let mut call = CallByName::new(POST, &args);
    assert_eq!(name(&request(call.step(&world.context, now, Input::Start))), POST);
    // The second try says so too.
    let delay = wait(call.step(&world.context, now, response(failed(TransportErrorKind::Connect))));
    assert_eq!(name(&request(call.step(&world.context, now + delay, Input::Woke))), POST);
}

#[test]
fn a_reference_to_an_endpoint_is_an_endpoint() {
    let mut world = World::new();
    world.answer(POST, sent);
    let endpoint = post();
    world.run(Call::new(&endpoint)).unwrap();
    world.run(Call::new(&&endpoint)).unwrap();
    world.run(Call::new(endpoint)).unwrap();
    assert_eq!(world.requests.len(), 3);
    assert_same(&world.requests);
}

#[test]
fn a_reference_to_a_flow_is_a_flow() {
    let mut world = World::new();
    world.answer(POST, sent);
    let mut call = Call::new(post());
    assert_eq!(world.run(&mut call).unwrap().phone_id, "p");
    assert_ended(world.run(&mut call).map(|_| ()));
}
