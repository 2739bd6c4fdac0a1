//! Calls from their beginning to their end: what is sent, how often, and after which pauses.

use std::time::Duration;

use serde_json::json;

use super::{GET, POST, assert_same, failed, post, retry_after, sent};
use crate::api::consumer::rbac::Policy;
use crate::error::{Error, TransportError, TransportErrorKind};
use crate::flow::call::CallByName;
use crate::flow::{Call, Context, RetryPolicy};
use crate::testing::{Answer, PROJECT_ID, World, error, ok, policy};
use crate::values::MemberCredential;
use crate::wire::{Endpoint, Project};

/// The random numbers that the context of a new world gives.
fn twin() -> Context {
    Context::new(Project::new(PROJECT_ID, "secret-test-1").unwrap(), 7)
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
    let delays = [0, 1].map(|retries| RetryPolicy::new().delay(Policy::OPERATION, &timeout, retries, twin.random()));
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
    let member_session = MemberCredential::Token("session-token-1".into());
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
    assert_eq!(extra, crate::flow::part(Duration::from_millis(200), twin().random()));

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
