//! When keys are fetched, and what happens if they cannot be had.

use serde_json::json;

use super::{flow, reason, seconds, token_with, transport_kind, verify};
use crate::error::DeniedReason::UnknownKey;
use crate::error::{Error, TransportError, TransportErrorKind};
use crate::flow::{Context, Flow, Input, InvalidSignature, RetryPolicy, Step};
use crate::testing::{Answer, KEY_ID, PROJECT_ID, START, World, error, jwks, ok, session_claims, token, token_of};
use crate::values::UnixTime;
use crate::wire::Project;

const JWKS: &str = "consumer.sessions.get_jwks";

fn named(key_id: &str) -> String {
    let mut claims = session_claims();
    claims["exp"] = json!(START + 1_000_000);
    token_of(&json!({ "alg": "RS256", "kid": key_id }).to_string(), &claims.to_string())
}

#[test]
fn once_for_all_tokens() {
    let mut world = World::new();
    for subject in 0..5 {
        verify(&mut world, &token_with(|claims| claims["sub"] = json!(format!("user-{subject}")))).unwrap();
    }
    assert_eq!((world.count(JWKS), world.verified), (1, 5));
}

#[test]
fn for_an_unknown_key_once_per_cool_down() {
    let mut world = World::new();
    // After 1,000 seconds, a refresh is due too.
    for (since, expected) in [(0, 1), (1, 1), (29, 1), (30, 2), (31, 2), (59, 2), (60, 3), (1_000, 5)] {
        world.now = UnixTime::from_seconds(START + since);
        assert_eq!(reason(verify(&mut world, &named("key-2"))), UnknownKey);
        assert_eq!(reason(verify(&mut world, &named("key-3"))), UnknownKey);
        verify(&mut world, &named(KEY_ID)).unwrap();
        assert_eq!(world.count(JWKS), expected, "{since}");
    }
}

#[test]
fn the_cool_down_is_a_setting() {
    let mut world = World::new().with_settings(|settings| settings.keys_cool_down(seconds(5)));
    for (since, expected) in [(0, 1), (4, 1), (5, 2), (9, 2), (10, 3)] {
        world.now = UnixTime::from_seconds(START + since);
        assert_eq!(reason(verify(&mut world, &named("key-2"))), UnknownKey);
        assert_eq!(world.count(JWKS), expected, "{since}");
    }
}

#[test]
fn a_new_key_is_found() {
    let mut world = World::new();
    verify(&mut world, &named(KEY_ID)).unwrap();
    world.answer(JWKS, || ok(&jwks(&["key-2"])));
    // The keys are fresh, but do not have this one.
    world.advance(seconds(29));
    assert_eq!(reason(verify(&mut world, &named("key-2"))), UnknownKey);
    world.advance(seconds(1));
    verify(&mut world, &named("key-2")).unwrap();
    assert_eq!(world.count(JWKS), 2);
    // The old one is gone.
    assert_eq!(reason(verify(&mut world, &named(KEY_ID))), UnknownKey);
}

#[test]
fn a_new_key_is_found_at_once_after_a_refresh() {
    let mut world = World::new();
    verify(&mut world, &named(KEY_ID)).unwrap();
    world.advance(seconds(900));
    verify(&mut world, &named(KEY_ID)).unwrap();
    assert_eq!(world.count(JWKS), 2);
    // The keys change right after that, and with them new tokens.
    world.answer(JWKS, || ok(&jwks(&[KEY_ID, "key-2"])));
    verify(&mut world, &named("key-2")).unwrap();
    assert_eq!(world.count(JWKS), 3);
    for made_up in ["key-3", "key-4"] {
        assert_eq!(reason(verify(&mut world, &named(made_up))), UnknownKey);
    }
    assert_eq!(world.count(JWKS), 3);
}

#[test]
fn a_failure_is_no_telling() {
    let valid = token(&session_claims());
    let failures: [(fn() -> Answer, usize); 5] = [
        (|| error(500, "internal_server_error"), 1),
        (|| error(404, "project_not_found"), 1),
        (|| error(503, ""), 3),
        (|| error(429, "too_many_requests"), 1),
        (|| error(401, "unauthorized_credentials"), 1),
    ];
    for (answer, requests) in failures {
        let mut world = World::new();
        world.answer(JWKS, answer);
        let Err(Error::Api(failure)) = verify(&mut world, &valid) else { panic!() };
        assert_eq!(failure.operation, JWKS);
        assert_eq!((world.count(JWKS), world.verified), (requests, 0), "{failure}");
    }
    for (kind, requests) in [
        (TransportErrorKind::Connect, 3),
        (TransportErrorKind::Timeout, 3),
        (TransportErrorKind::Interrupted, 3),
        (TransportErrorKind::TooLarge, 1),
    ] {
        let mut world = World::new();
        world.answer(JWKS, move || Err(TransportError::new(kind, "down")));
        assert_eq!(transport_kind(verify(&mut world, &valid)), kind);
        assert_eq!(world.count(JWKS), requests);
        let mut world = world.with_settings(|settings| settings.retries(RetryPolicy::none()));
        world.advance(seconds(30));
        assert_eq!(transport_kind(verify(&mut world, &valid)), kind);
        assert_eq!(world.count(JWKS), requests + 1);
    }
}

#[test]
fn after_a_failure_nobody_tries_until_the_cool_down_is_over() {
    let mut world = World::new();
    world.answer(JWKS, || error(500, "internal_server_error"));
    let valid = token(&session_claims());
    assert!(matches!(verify(&mut world, &valid), Err(Error::Api(_))));
    world.answer(JWKS, || ok(&jwks(&[KEY_ID])));
    for since in [0, 1, 29] {
        world.now = UnixTime::from_seconds(START + since);
        let Err(Error::Transport(error)) = verify(&mut world, &valid) else { panic!() };
        assert_eq!(error.kind, TransportErrorKind::CoolingDown);
        assert!(!error.may_have_reached_server());
    }
    assert_eq!(world.count(JWKS), 1);
    world.now = UnixTime::from_seconds(START + 30);
    verify(&mut world, &valid).unwrap();
    assert_eq!(world.count(JWKS), 2);
}

#[test]
fn an_unknown_key_is_not_denied_if_newer_keys_cannot_be_had() {
    let mut world = World::new();
    verify(&mut world, &named(KEY_ID)).unwrap();
    world.answer(JWKS, || error(500, "internal_server_error"));
    world.advance(seconds(30));
    let Err(Error::Api(failure)) = verify(&mut world, &named("key-2")) else { panic!() };
    assert_eq!(failure.status, 500);
    for _ in 0..3 {
        world.advance(seconds(9));
        assert_eq!(transport_kind(verify(&mut world, &named("key-2"))), TransportErrorKind::CoolingDown);
        // What is known is still known.
        verify(&mut world, &named(KEY_ID)).unwrap();
    }
    assert_eq!(world.count(JWKS), 2);
    world.answer(JWKS, || ok(&jwks(&[KEY_ID])));
    world.advance(seconds(3));
    assert_eq!(reason(verify(&mut world, &named("key-2"))), UnknownKey);
    assert_eq!(world.count(JWKS), 3);
}

#[test]
fn old_keys_without_the_key_and_a_failed_fetch_are_no_telling() {
    let mut world = World::new();
    verify(&mut world, &named(KEY_ID)).unwrap();
    world.answer(JWKS, || error(500, "internal_server_error"));
    world.advance(seconds(3_600));
    // The keys are old, so that one fetch is for them; there is no second one for the key.
    assert_eq!(transport_kind(verify(&mut world, &named("key-2"))), TransportErrorKind::CoolingDown);
    assert_eq!(world.count(JWKS), 2);
    verify(&mut world, &named(KEY_ID)).unwrap();
    assert_eq!(world.count(JWKS), 2);
}

#[test]
fn old_keys_are_replaced_by_who_needs_them_first() {
    let mut world = World::new();
    verify(&mut world, &named(KEY_ID)).unwrap();
    world.advance(seconds(3_600));
    verify(&mut world, &named(KEY_ID)).unwrap();
    assert_eq!(world.count(JWKS), 2);
    verify(&mut world, &named(KEY_ID)).unwrap();
    assert_eq!(world.count(JWKS), 2);
}

#[test]
fn a_flow_has_one_end() {
    let ended = |flow: &mut super::Verify, world: &World| {
        for input in [Input::Start, Input::Verified(Ok(())), Input::Woke] {
            let Err(Error::Build(error)) = flow.step(&world.context, world.now, input) else { panic!() };
            assert_eq!((error.field.as_str(), &*error.problem), ("flow", "has ended; make a new one"));
        }
    };
    let valid = token(&session_claims());
    let forged = format!("{}AAAA", &valid[..valid.len() - 4]);
    let expired = token_with(|claims| claims["exp"] = json!(0));
    for token in [&valid, &forged, &expired, &named("key-2"), "", "a.b.c"] {
        let mut world = World::new();
        let mut flow = flow(token);
        let _ = world.run(&mut flow);
        ended(&mut flow, &world);
    }
    let mut world = World::new();
    world.answer(JWKS, || error(500, "internal_server_error"));
    for _ in 0..2 {
        let mut flow = flow(&valid);
        assert!(world.run(&mut flow).is_err());
        ended(&mut flow, &world);
    }
}

#[test]
fn a_signature_is_right_only_when_it_was_asked_about() {
    let forged = {
        let valid = token(&session_claims());
        format!("{}.{}", &valid[..valid.rfind('.').unwrap()], crate::testing::encode(&[7; 256]))
    };
    let mut world = World::new();
    let mut flow = flow(&forged);
    // Before the first step, while a response is awaited, and together with it.
    let Ok(Step::Send(request)) = flow.step(&world.context, world.now, Input::Verified(Ok(()))) else { panic!() };
    assert!(matches!(flow.step(&world.context, world.now, Input::Verified(Ok(()))), Ok(Step::Send(_))));
    let answer = world.send(request);
    assert!(matches!(flow.step(&world.context, world.now, answer), Ok(Step::Verify(_))));
    for input in [Input::Start, Input::Woke, Input::Response(http::Response::new(b"true".to_vec()))] {
        assert!(matches!(flow.step(&world.context, world.now, input), Ok(Step::Verify(_))));
    }
    assert_eq!(
        reason(flow.step(&world.context, world.now, Input::Verified(Err(InvalidSignature)))),
        crate::error::DeniedReason::Signature
    );
    // With keys at hand, the first input is not an answer to the first step either.
    let mut second = super::flow(&forged);
    assert!(matches!(second.step(&world.context, world.now, Input::Verified(Ok(()))), Ok(Step::Verify(_))));
    assert_eq!(
        reason(second.step(&world.context, world.now, Input::Verified(Err(InvalidSignature)))),
        crate::error::DeniedReason::Signature
    );
}

/// A rate limit with this `Retry-After`, in seconds.
fn limited(retry_after: &'static str) -> Answer {
    let mut response = error(429, "too_many_requests").unwrap();
    response.headers_mut().insert("retry-after", retry_after.parse().unwrap());
    Ok(response)
}

/// The seconds at which keys are fetched if tokens come every second, some with a made-up key.
fn fetches(world: &mut World, seconds: u64) -> Vec<u64> {
    let (honest, made_up) = (named(KEY_ID), named("key-2"));
    let mut times = Vec::new();
    for since in 0..seconds {
        world.now = UnixTime::from_seconds(START + since);
        for token in [&made_up, &honest, &made_up] {
            let before = world.count(JWKS);
            let _ = verify(world, token);
            times.extend(std::iter::repeat_n(since, world.count(JWKS) - before));
        }
    }
    times
}

#[test]
fn keys_that_cannot_be_had_are_fetched_once_per_cool_down_whatever_tokens_come() {
    let failures: [fn() -> Answer; 5] = [
        || error(500, "internal_server_error"),
        || error(429, "too_many_requests"),
        || ok(&jwks(&[])),
        || limited("1"),
        || limited("29"),
    ];
    for failure in failures {
        let world = &mut World::new();
        world.answer(JWKS, failure);
        assert_eq!(fetches(world, 100), [0, 30, 60, 90]);
        assert_eq!(world.waits.len(), 0);
    }
}

#[test]
fn a_server_that_asks_for_a_longer_pause_gets_it_up_to_five_minutes() {
    for (asked, pause) in [("31", 31), ("120", 120), ("300", 300), ("301", 300), ("86400", 300)] {
        let world = &mut World::new();
        world.answer(JWKS, move || limited(asked));
        assert_eq!(fetches(world, 610), (0..610).step_by(pause).collect::<Vec<_>>(), "{asked}");
        // And when it has keys again, they are found.
        world.answer(JWKS, || ok(&jwks(&[KEY_ID])));
        world.advance(seconds(300));
        verify(world, &named(KEY_ID)).unwrap();
    }
}

#[test]
fn a_pause_that_the_server_asked_for_leaves_known_keys_in_use_and_unknown_ones_open() {
    let mut world = World::new();
    verify(&mut world, &named(KEY_ID)).unwrap();
    world.answer(JWKS, || limited("120"));
    world.advance(seconds(30));
    for _ in 0..120 {
        let open = verify(&mut world, &named("key-2")).unwrap_err();
        assert!(matches!(open, Error::Api(_) | Error::Transport(_)), "{open:?}");
        verify(&mut world, &named(KEY_ID)).unwrap();
        world.advance(seconds(1));
    }
    assert_eq!(world.count(JWKS), 2);
    world.answer(JWKS, || ok(&jwks(&[KEY_ID, "key-2"])));
    verify(&mut world, &named("key-2")).unwrap();
}

#[test]
fn a_cold_start_a_rotation_and_a_recovery_are_one_fetch_a_process_and_refuse_no_honest_token() {
    for seed in 0..20 {
        let mut world = World::new();
        world.context = Context::new(Project::new(PROJECT_ID, "secret-test-1").unwrap(), seed);
        let everyone_passes = |world: &mut World, key: &str, fetches: usize| {
            for _ in 0..5 {
                verify(world, &named(key)).unwrap();
                world.advance(seconds(1));
            }
            assert_eq!(world.count(JWKS), fetches);
        };
        everyone_passes(&mut world, KEY_ID, 1);
        world.advance(seconds(100));
        world.answer(JWKS, || ok(&jwks(&[KEY_ID, "key-2"])));
        everyone_passes(&mut world, "key-2", 2);
        // The refresh in time fails, and old keys serve until the next one.
        world.answer(JWKS, || error(500, "internal_server_error"));
        world.advance(seconds(900));
        everyone_passes(&mut world, "key-2", 3);
        world.answer(JWKS, || ok(&jwks(&[KEY_ID, "key-2"])));
        world.advance(seconds(440));
        everyone_passes(&mut world, "key-2", 3);
        world.advance(seconds(450));
        everyone_passes(&mut world, "key-2", 4);
    }
}
