//! Calls with their retries, step by step.

use std::time::Duration;

use http::{Method, Request, Response};
use serde_json::json;

use crate::consumer::otps;
use crate::consumer::rbac::Policy;
use crate::testing::{Answer, PROJECT_ID, START, World, error, ok, policy};
use crate::{
    BuildErrorKind, Cache, Call, CallByName, Error, Flow, Input, MemberSession, Operation, Project, RetryPolicy, Step,
    TransportError, TransportErrorKind, UnixTime,
};

const GET: &str = "consumer.rbac.policy";
const POST: &str = "consumer.otps.sms.send";

fn sent() -> Answer {
    ok(&json!({ "request_id": "r", "user_id": "user-test-1", "phone_id": "p", "status_code": 200 }))
}

fn post() -> otps::sms::Send {
    otps::sms::Send::new("+12025550162")
}

fn failed(kind: TransportErrorKind) -> Answer {
    Err(TransportError::new(kind, "the transport's own words"))
}

fn retry_after(seconds: u64) -> Answer {
    let mut response = error(429, "too_many_requests")?;
    response.headers_mut().insert("retry-after", seconds.into());
    Ok(response)
}

/// The random numbers that the cache of a new world gives.
fn twin() -> Cache {
    Cache::new(Project::new(PROJECT_ID, "secret-test-1").unwrap(), 7)
}

fn assert_same(requests: &[(&'static str, Request<Vec<u8>>)]) {
    let (_, first) = &requests[0];
    for (_, request) in requests {
        assert_eq!(request.method(), first.method());
        assert_eq!(request.uri(), first.uri());
        assert_eq!(request.headers(), first.headers());
        assert_eq!(request.body(), first.body());
    }
}

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
fn a_get_is_sent_again_byte_for_byte() {
    let mut world = World::new();
    world.answer(GET, || ok(&policy()));
    world.answer_once(GET, || error(503, "internal_server_error"));
    world.answer_once(GET, || failed(TransportErrorKind::Timeout));
    let answer = world.run(Call::new(Policy::new())).unwrap();
    assert_eq!(answer.policy.unwrap().roles[0].role_id, "editor");
    assert_eq!(world.requests.len(), 3);
    assert_same(&world.requests);
    let (twin, timeout) = (twin(), TransportError::new(TransportErrorKind::Timeout, "").into());
    let delays = [0, 1].map(|retries| RetryPolicy::new().delay(&Method::GET, &timeout, retries, twin.random()));
    assert_eq!(world.waits, delays.map(Option::unwrap));
    assert!(world.waits[0] <= Duration::from_millis(200) && world.waits[1] <= Duration::from_millis(400));
}

#[test]
fn gives_up_with_the_last_error() {
    let mut world = World::new();
    world.answer(GET, || error(503, "the_last"));
    world.answer_once(GET, || error(502, "the_second"));
    world.answer_once(GET, || error(504, "the_first"));
    let error = world.run(Call::new(Policy::new())).unwrap_err();
    let Error::Api(error) = error else { panic!("{error:?}") };
    assert_eq!((error.status, error.error_type.as_str(), error.operation), (503, "the_last", GET));
    assert_eq!((world.requests.len(), world.waits.len()), (3, 2));
}

#[test]
fn a_post_is_not_repeated_where_it_may_have_been_acted_on() {
    let answers: [fn() -> Answer; 4] = [
        || failed(TransportErrorKind::Timeout),
        || failed(TransportErrorKind::Interrupted),
        || error(503, "internal_server_error"),
        || failed(TransportErrorKind::TooLarge),
    ];
    for answer in answers {
        let mut world = World::new();
        world.answer(POST, answer);
        world.run(Call::new(post())).unwrap_err();
        world.run(CallByName::new(POST, &json!({ "phone_number": "+12025550162" }))).unwrap_err();
        assert_eq!((world.requests.len(), world.waits.len()), (2, 0));
    }
}

#[test]
fn a_post_is_repeated_where_nothing_was_done() {
    let mut world = World::new();
    world.answer(POST, sent);
    world.answer_once(POST, || error(429, "too_many_requests"));
    world.answer_once(POST, || failed(TransportErrorKind::Connect));
    assert_eq!(world.run(Call::new(post())).unwrap().phone_id, "p");
    assert_eq!((world.requests.len(), world.waits.len()), (3, 2));
    assert_same(&world.requests);
    assert_eq!(world.last_body(), r#"{"phone_number":"+12025550162"}"#);
}

#[test]
fn by_name_is_sent_again_too() {
    let mut world = World::new();
    world.answer(POST, sent);
    world.answer_once(POST, || failed(TransportErrorKind::Connect));
    let args = json!({ "phone_number": "+12025550162" });
    assert_eq!(world.run(CallByName::new(POST, &args)).unwrap()["phone_id"], "p");
    assert_eq!((world.requests.len(), world.waits.len()), (2, 1));
    assert_same(&world.requests);
    assert_eq!(world.last_body(), r#"{"phone_number":"+12025550162"}"#);
}

#[test]
fn by_name_on_behalf_of_a_member() {
    let mut world = World::new();
    world.answer("b2b.organizations.delete", || ok(&json!({ "status_code": 200 })));
    let args = json!({ "organization_id": "organization-test-1" });
    let member_session = MemberSession::Token("session-token-1".into());
    world.run(CallByName::new("b2b.organizations.delete", &args).authorized_by(&member_session)).unwrap();
    world.run(CallByName::new("b2b.organizations.delete", &args)).unwrap();
    let header = |index: usize| world.requests[index].1.headers().get("x-stytch-member-session");
    assert_eq!(header(0).unwrap(), "session-token-1");
    assert_eq!(header(1), None);
}

#[test]
fn retry_after_is_waited_for() {
    let mut world = World::new();
    world.answer(POST, sent);
    world.answer_once(POST, || retry_after(9));
    world.run(Call::new(post())).unwrap();
    assert_eq!(world.waits.len(), 1);
    let extra = world.waits[0] - Duration::from_secs(9);
    assert_eq!(extra, crate::retry::part(Duration::from_millis(200), twin().random()));

    let mut world = World::new();
    world.answer(POST, || retry_after(11));
    let error = world.run(Call::new(post())).unwrap_err();
    let Error::Api(error) = error else { panic!("{error:?}") };
    assert_eq!(error.retry_after, Some(Duration::from_secs(11)));
    assert_eq!((world.requests.len(), world.waits.len()), (1, 0));
}

#[test]
fn the_calls_own_retries_come_before_the_caches() {
    let args = json!({ "phone_number": "+12025550162" });
    let tries = |settings: RetryPolicy, own: Option<RetryPolicy>| {
        let mut world = World::new().with_settings(|all| all.retries(settings));
        world.answer(POST, || failed(TransportErrorKind::Connect));
        let (typed, named) = (Call::new(post()), CallByName::new(POST, &args));
        match own {
            Some(own) => {
                world.run(typed.retries(own)).unwrap_err();
                world.run(named.retries(own)).unwrap_err();
            }
            None => {
                world.run(typed).unwrap_err();
                world.run(named).unwrap_err();
            }
        }
        assert_eq!(world.requests.len() % 2, 0);
        world.requests.len() / 2
    };
    let many = RetryPolicy::new().max_retries(6);
    assert_eq!(tries(RetryPolicy::new(), None), 3);
    assert_eq!(tries(many, None), 7);
    assert_eq!(tries(RetryPolicy::none(), None), 1);
    assert_eq!(tries(RetryPolicy::none(), Some(many)), 7);
    assert_eq!(tries(many, Some(RetryPolicy::none())), 1);
}

#[test]
fn waking_early_answers_with_the_rest_of_the_time() {
    let world = World::new();
    let mut call = Call::new(post());
    let at = |milliseconds| UnixTime::from_millis(START * 1_000 + milliseconds);
    request(call.step(&world.cache, at(0), Input::Start));
    let delay = wait(call.step(&world.cache, at(0), response(retry_after(3))));
    assert!(delay >= Duration::from_secs(3));
    assert_eq!(wait(call.step(&world.cache, at(1_000), Input::Woke)), delay - Duration::from_secs(1));
    assert_eq!(wait(call.step(&world.cache, at(2_500), Input::Start)), delay - Duration::from_millis(2_500));
    assert_eq!(wait(call.step(&world.cache, at(2_500), response(sent()))), delay - Duration::from_millis(2_500));
    let end = at(0) + delay;
    let before = UnixTime::default() + (end.since_epoch() - Duration::from_nanos(1));
    assert_eq!(wait(call.step(&world.cache, before, Input::Woke)), Duration::from_nanos(1));
    request(call.step(&world.cache, end, Input::Woke));
}

#[test]
fn a_clock_that_was_set_back_neither_shortens_a_wait_nor_prolongs_it() {
    let world = World::new();
    let mut call = Call::new(post());
    request(call.step(&world.cache, UnixTime::from_seconds(START), Input::Start));
    let delay = wait(call.step(&world.cache, UnixTime::from_seconds(START), response(retry_after(3))));
    // An hour back: what was waited is not known any more.
    let back = UnixTime::from_seconds(START - 3_600);
    assert_eq!(wait(call.step(&world.cache, back, Input::Woke)), delay);
    let later = back + Duration::from_secs(1);
    assert_eq!(wait(call.step(&world.cache, later, Input::Woke)), delay - Duration::from_secs(1));
    request(call.step(&world.cache, back + delay, Input::Woke));
}

#[test]
fn what_is_not_awaited_repeats_the_request_and_counts_nothing() {
    let world = World::new();
    let now = UnixTime::from_seconds(START);
    let mut call = Call::new(post());
    // Nothing was sent yet, so that this cannot be the answer.
    let first = request(call.step(&world.cache, now, response(sent())));
    for _ in 0..10 {
        for input in [Input::Start, Input::Woke, Input::Verified(true), Input::Verified(false)] {
            let again = request(call.step(&world.cache, now, input));
            assert_eq!((again.uri(), again.body()), (first.uri(), first.body()));
        }
    }
    let mut now = now;
    for _ in 0..2 {
        let delay = wait(call.step(&world.cache, now, response(failed(TransportErrorKind::Connect))));
        now = now + delay;
        request(call.step(&world.cache, now, Input::Woke));
        request(call.step(&world.cache, now, Input::Woke));
    }
    let error = call.step(&world.cache, now, response(failed(TransportErrorKind::Connect))).unwrap_err();
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
        request(call.step(&world.cache, now, Input::Start));
        let _ = call.step(&world.cache, now, response(answer()));
        assert_ended(call.step(&world.cache, now, Input::Start));
        assert_ended(call.step(&world.cache, now, response(sent())));

        let mut call = CallByName::new(POST, &args);
        request(call.step(&world.cache, now, Input::Start));
        let _ = call.step(&world.cache, now, response(answer()));
        assert_ended(call.step(&world.cache, now, Input::Start));
        assert_ended(call.step(&world.cache, now, response(sent())));
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
    let mut call = Call::new(crate::consumer::users::Get::new(""));
    let error = call.step(&world.cache, now, Input::Start).unwrap_err();
    assert!(matches!(&error, Error::Build(error) if error.field == "user_id"), "{error:?}");
    assert_ended(call.step(&world.cache, now, Input::Start));

    let args = json!({ "phone": "+12025550162" });
    let mut call = CallByName::new(POST, &args);
    let error = call.step(&world.cache, now, Input::Start).unwrap_err();
    assert!(matches!(&error, Error::Build(error) if error.kind == BuildErrorKind::UnknownParam), "{error:?}");
    assert_ended(call.step(&world.cache, now, Input::Start));
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
    assert_eq!(name(&request(Call::new(post()).step(&world.cache, now, Input::Start))), POST);
    let args = json!({ "phone_number": "+12025550162" });
    let mut call = CallByName::new(POST, &args);
    assert_eq!(name(&request(call.step(&world.cache, now, Input::Start))), POST);
    // The second try says so too.
    let delay = wait(call.step(&world.cache, now, response(failed(TransportErrorKind::Connect))));
    assert_eq!(name(&request(call.step(&world.cache, now + delay, Input::Woke))), POST);
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
