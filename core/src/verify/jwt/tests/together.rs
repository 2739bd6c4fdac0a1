//! Several flows at once: one fetch for all.

use std::time::Duration;

use serde_json::json;

use super::{Verify, flow, reason, seconds, token_with, transport_kind};
use crate::error::DeniedReason::UnknownKey;
use crate::error::{Error, TransportErrorKind};
use crate::flow::{Flow, Input, Step};
use crate::testing::{KEY_ID, START, World, error, jwks, ok, session_claims, token, token_of};
use crate::values::UnixTime;

const JWKS: &str = "consumer.sessions.get_jwks";
const LOOK_AGAIN: Duration = Duration::from_millis(10);

type Outcome = Result<Step<super::Read>, Error>;

fn step(world: &World, flow: &mut Verify, input: Input) -> Outcome {
    flow.step(&world.context, world.now, input)
}

/// The request that the flow wants sent.
#[track_caller]
fn request(outcome: Outcome) -> http::Request<Vec<u8>> {
    match outcome {
        Ok(Step::Send(request)) => request,
        other => panic!("not a request: {other:?}"),
    }
}

#[track_caller]
fn waits(outcome: Outcome) {
    assert!(matches!(outcome, Ok(Step::Wait(LOOK_AGAIN))), "{outcome:?}");
}

#[track_caller]
fn verifies(outcome: Outcome) {
    assert!(matches!(outcome, Ok(Step::Verify(_))), "{outcome:?}");
}

fn valid() -> Verify {
    flow(&token(&session_claims()))
}

fn other_user() -> Verify {
    flow(&token_with(|claims| claims["sub"] = json!("user-test-2")))
}

/// Names a key that the project does not have in the beginning.
fn new_key() -> Verify {
    flow(&token_of(r#"{"alg":"RS256","kid":"key-2"}"#, &session_claims().to_string()))
}

#[test]
fn the_second_waits_for_the_first() {
    let mut world = World::new();
    let (mut first, mut second, mut third) = (valid(), valid(), valid());
    let sent = request(step(&world, &mut first, Input::Start));
    waits(step(&world, &mut second, Input::Start));
    world.advance(LOOK_AGAIN);
    waits(step(&world, &mut second, Input::Woke));
    waits(step(&world, &mut third, Input::Start));
    let answer = world.send(sent);
    verifies(step(&world, &mut first, answer));
    verifies(step(&world, &mut second, Input::Woke));
    verifies(step(&world, &mut third, Input::Verified(Ok(()))));
    assert!(matches!(step(&world, &mut second, Input::Verified(Ok(()))), Ok(Step::Done(_))));
    assert_eq!(world.count(JWKS), 1);
}

#[test]
fn who_waited_for_a_failure_does_not_try_again_at_once() {
    let mut world = World::new();
    world.answer(JWKS, || error(500, "internal_server_error"));
    let (mut first, mut second) = (valid(), valid());
    let sent = request(step(&world, &mut first, Input::Start));
    waits(step(&world, &mut second, Input::Start));
    let answer = world.send(sent);
    assert!(matches!(step(&world, &mut first, answer), Err(Error::Api(_))));
    assert_eq!(transport_kind(step(&world, &mut second, Input::Woke)), TransportErrorKind::CoolingDown);
}

#[test]
fn old_keys_serve_while_somebody_fetches() {
    let mut world = World::new();
    world.run(other_user()).unwrap();
    world.advance(seconds(3_600));
    let (mut first, mut second) = (valid(), valid());
    let sent = request(step(&world, &mut first, Input::Start));
    verifies(step(&world, &mut second, Input::Start));
    world.answer(JWKS, || ok(&jwks(&["key-2"])));
    let answer = world.send(sent);
    // The first has the new keys, which lack the one that it looks for; it asks once more.
    let sent = request(step(&world, &mut first, answer));
    let answer = world.send(sent);
    assert_eq!(reason(step(&world, &mut first, answer)), UnknownKey);
    verifies(step(&world, &mut second, Input::Start));
}

#[test]
fn two_look_for_a_new_key() {
    let mut world = World::new();
    world.run(other_user()).unwrap();
    world.answer(JWKS, || ok(&jwks(&["key-2"])));
    world.advance(seconds(30));
    let (mut first, mut second, mut third) = (new_key(), new_key(), valid());
    let sent = request(step(&world, &mut first, Input::Start));
    waits(step(&world, &mut second, Input::Start));
    // Whose key is there does not wait.
    verifies(step(&world, &mut third, Input::Start));
    let answer = world.send(sent);
    verifies(step(&world, &mut first, answer));
    verifies(step(&world, &mut second, Input::Woke));
    assert_eq!(world.count(JWKS), 2);
}

#[test]
fn two_look_for_a_key_that_does_not_exist() {
    let mut world = World::new();
    world.run(valid()).unwrap();
    world.advance(seconds(30));
    let (mut first, mut second) = (new_key(), new_key());
    let sent = request(step(&world, &mut first, Input::Start));
    waits(step(&world, &mut second, Input::Start));
    let answer = world.send(sent);
    assert_eq!(reason(step(&world, &mut first, answer)), UnknownKey);
    assert_eq!(reason(step(&world, &mut second, Input::Woke)), UnknownKey);
    assert_eq!(world.count(JWKS), 2);
}

#[test]
fn who_is_dropped_midway_leaves_the_fetch_to_the_next() {
    for is_sent in [false, true] {
        let mut world = World::new();
        let (mut first, mut second) = (valid(), valid());
        let sent = request(step(&world, &mut first, Input::Start));
        waits(step(&world, &mut second, Input::Start));
        if is_sent {
            let _ = world.send(sent);
        }
        drop(first);
        let sent = request(step(&world, &mut second, Input::Woke));
        let answer = world.send(sent);
        verifies(step(&world, &mut second, answer));
    }
}

#[test]
fn who_is_dropped_while_looking_for_a_new_key_does_not_shorten_the_cool_down() {
    let mut world = World::new();
    world.run(valid()).unwrap();
    world.answer(JWKS, || ok(&jwks(&["key-2"])));
    world.advance(seconds(30));
    let (mut first, mut second) = (new_key(), new_key());
    drop(request(step(&world, &mut first, Input::Start)));
    drop(first);
    // It is unknown whether there is such a key.
    assert_eq!(super::transport_kind(world.run(&mut second)), TransportErrorKind::CoolingDown);
    world.advance(seconds(30));
    let mut third = new_key();
    let sent = request(step(&world, &mut third, Input::Start));
    let answer = world.send(sent);
    verifies(step(&world, &mut third, answer));
}

#[test]
fn who_is_dropped_after_the_fetch_changes_nothing() {
    let mut world = World::new();
    let mut first = valid();
    let sent = request(step(&world, &mut first, Input::Start));
    let answer = world.send(sent);
    verifies(step(&world, &mut first, answer));
    drop(first);
    assert_eq!(reason(world.run(new_key())), UnknownKey);
    assert_eq!(world.count(JWKS), 1);
}

#[test]
fn a_fetch_that_nobody_ends_is_taken_over_after_30_seconds() {
    let mut world = World::new();
    let (mut first, mut second, mut third) = (valid(), valid(), valid());
    let late = request(step(&world, &mut first, Input::Start));
    world.now = UnixTime::from_millis(START * 1_000 + 29_999);
    waits(step(&world, &mut second, Input::Start));
    world.now = UnixTime::from_seconds(START + 30);
    let sent = request(step(&world, &mut second, Input::Woke));
    waits(step(&world, &mut third, Input::Start));
    // If the first fails now, that is not the failure of the second.
    let _ = world.send(late);
    let failed = Input::Failed(crate::error::TransportError::new(TransportErrorKind::TooLarge, "late"));
    assert_eq!(transport_kind(step(&world, &mut first, failed)), TransportErrorKind::TooLarge);
    waits(step(&world, &mut third, Input::Woke));
    drop(first);
    waits(step(&world, &mut third, Input::Woke));
    let answer = world.send(sent);
    verifies(step(&world, &mut second, answer));
    verifies(step(&world, &mut third, Input::Woke));
}

#[test]
fn keys_that_come_late_are_keys() {
    let mut world = World::new();
    let (mut first, mut second) = (valid(), valid());
    let late = request(step(&world, &mut first, Input::Start));
    world.advance(seconds(30));
    drop(request(step(&world, &mut second, Input::Start)));
    let answer = world.send(late);
    verifies(step(&world, &mut first, answer));
    verifies(step(&world, &mut valid(), Input::Start));
}

/// With a cool-down longer than the wait for a fetch: while the outcome of a fetch is unknown, the check has no result.
#[test]
fn a_fetch_that_nobody_ends_is_taken_over_whatever_the_cool_down() {
    let world = &mut World::new().with_settings(|settings| settings.keys_cool_down(seconds(300)));
    let mut lost = valid();
    drop(request(step(world, &mut lost, Input::Start)));
    world.advance(seconds(30));
    let mut second = valid();
    let sent = request(step(world, &mut second, Input::Start));
    let answer = world.send(sent);
    verifies(step(world, &mut second, answer));

    world.advance(seconds(100));
    assert_eq!(reason(step(world, &mut new_key(), Input::Start)), UnknownKey);
    world.advance(seconds(200));
    let (mut lost, mut second) = (new_key(), new_key());
    drop(request(step(world, &mut lost, Input::Start)));
    world.advance(seconds(29));
    waits(step(world, &mut second, Input::Start));
    world.advance(seconds(1));
    world.answer(JWKS, || ok(&jwks(&["key-2"])));
    let sent = request(step(world, &mut second, Input::Woke));
    let answer = world.send(sent);
    verifies(step(world, &mut second, answer));
}

#[test]
fn a_clock_that_was_set_back_does_not_stop_fetching() {
    let mut world = World::new();
    world.answer(JWKS, || error(500, "internal_server_error"));
    let valid = token_with(|claims| {
        claims["nbf"] = json!(0);
        claims["iat"] = json!(0);
    });
    assert!(matches!(world.run(flow(&valid)), Err(Error::Api(_))));
    world.answer(JWKS, || ok(&jwks(&[KEY_ID])));
    world.now = UnixTime::from_seconds(START - 59);
    assert_eq!(transport_kind(world.run(flow(&valid))), TransportErrorKind::CoolingDown);
    world.now = UnixTime::from_seconds(START - 60);
    world.run(flow(&valid)).unwrap();
}

#[test]
fn a_made_up_key_waits_a_second_at_most_while_newer_keys_are_fetched() {
    let mut world = World::new();
    world.run(valid()).unwrap();
    world.advance(seconds(30));
    let mut fetching = new_key();
    let sent = request(step(&world, &mut fetching, Input::Start));
    for _ in 0..20 {
        let before = world.now;
        assert_eq!(transport_kind(world.run(new_key())), TransportErrorKind::CoolingDown);
        assert_eq!(world.now.since(before), seconds(1));
        // Whose key is there does not wait.
        world.run(valid()).unwrap();
        assert_eq!(world.now.since(before), seconds(1));
    }
    assert_eq!(world.count(JWKS), 1);
    // The key may exist.
    world.answer(JWKS, || ok(&jwks(&["key-2"])));
    let answer = world.send(sent);
    verifies(step(&world, &mut fetching, answer));
    world.run(new_key()).unwrap();
}

#[test]
fn a_new_key_that_comes_in_time_is_waited_for() {
    let mut world = World::new();
    world.run(valid()).unwrap();
    world.answer(JWKS, || ok(&jwks(&["key-2"])));
    world.advance(seconds(30));
    let (mut first, mut second) = (new_key(), new_key());
    let sent = request(step(&world, &mut first, Input::Start));
    waits(step(&world, &mut second, Input::Start));
    world.advance(Duration::from_millis(999));
    waits(step(&world, &mut second, Input::Woke));
    let answer = world.send(sent);
    verifies(step(&world, &mut first, answer));
    world.advance(seconds(10));
    verifies(step(&world, &mut second, Input::Woke));
}

#[test]
fn without_keys_every_token_waits_for_them() {
    let mut world = World::new();
    let (mut fetching, mut waiting) = (valid(), valid());
    drop(request(step(&world, &mut fetching, Input::Start)));
    waits(step(&world, &mut waiting, Input::Start));
    world.advance(seconds(30) - LOOK_AGAIN);
    waits(step(&world, &mut waiting, Input::Woke));
    waits(step(&world, &mut new_key(), Input::Start));
}
