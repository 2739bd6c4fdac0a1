//! How long keys are fresh, and how long they are used.

use std::collections::BTreeSet;

use http::Response;
use serde_json::{Value, json};

use super::{flow, seconds, token_with, verify};
use crate::error::{Error, TransportErrorKind};
use crate::flow::{Context, Flow, Input, Step};
use crate::testing::{KEY_ID, PROJECT_ID, START, World, error, jwks, session_claims, token};
use crate::values::UnixTime;
use crate::wire::Project;

/// A token that is never verified.
const TOKEN: &str = "eyJhbGciOiJSUzI1NiIsImtpZCI6ImtleS0xIn0..";

/// A world whose keys were fetched at [`START`], with these headers.
fn fetched_with(headers: &'static [(&'static str, &'static str)], seed: u64) -> World {
    let mut world = World::new();
    world.context = Context::new(Project::new(PROJECT_ID, "secret-test-1").unwrap(), seed);
    world.answer("consumer.sessions.get_jwks", move || {
        let mut response = Response::new(jwks(&[KEY_ID]).to_string().into_bytes());
        for (name, value) in headers {
            response.headers_mut().append(*name, value.parse().unwrap());
        }
        Ok(response)
    });
    verify(&mut world, &token(&session_claims())).unwrap();
    world
}

fn max_age(headers: &'static [(&'static str, &'static str)]) -> u64 {
    let export: Value = serde_json::from_str(&fetched_with(headers, 7).context.export().unwrap()).unwrap();
    export["max_age"].as_u64().unwrap()
}

/// Whether who comes now would fetch.
fn is_old(world: &World, since: u64) -> bool {
    let mut flow = flow(TOKEN);
    match flow.step(&world.context, UnixTime::from_seconds(START + since), Input::Start).unwrap() {
        Step::Send(_) => true,
        Step::Verify(_) => false,
        other => panic!("{other:?}"),
    }
}

#[test]
fn the_answer_says_how_long() {
    for (headers, expected) in [
        (&[][..], 900),
        (&[("cache-control", "max-age=300")], 300),
        (&[("cache-control", "public, max-age=300, must-revalidate")], 300),
        (&[("cache-control", "public,max-age=300,immutable")], 300),
        (&[("cache-control", "  max-age=300  ")], 300),
        (&[("cache-control", "Public, Max-Age=300")], 300),
        (&[("cache-control", "public"), ("cache-control", "max-age=300")], 300),
        (&[("cache-control", "s-max-age=300")], 900),
        (&[("cache-control", "max-age=0")], 0),
        (&[("cache-control", "max-age=86400")], 86_400),
        (&[("cache-control", "max-age=86401")], 86_400),
        (&[("cache-control", "max-age=18446744073709551615")], 86_400),
        (&[("cache-control", "max-age=99999999999999999999999")], 900),
        (&[("cache-control", "max-age=-1")], 900),
        (&[("cache-control", "max-age=")], 900),
        (&[("cache-control", "max-age=5m")], 900),
        (&[("cache-control", "max-age=x, max-age=300")], 300),
        (&[("cache-control", "s-maxage=300")], 900),
        (&[("cache-control", "no-cache")], 900),
        (&[("cache-control", "")], 900),
        (&[("cache-control", "max-age=300é")], 900),
        (&[("cache-control", "max-age=300"), ("age", "100")], 200),
        (&[("cache-control", "max-age=300"), ("age", "300")], 0),
        (&[("cache-control", "max-age=300"), ("age", "301")], 0),
        (&[("cache-control", "max-age=300"), ("age", "18446744073709551615")], 0),
        (&[("cache-control", "max-age=300"), ("age", "-1")], 300),
        (&[("cache-control", "max-age=300"), ("age", "x")], 300),
        (&[("age", "100")], 800),
        (&[("cache-control", "max-age=100000"), ("age", "10000")], 86_400),
    ] {
        assert_eq!(max_age(headers), expected, "{headers:?}");
    }
}

#[test]
fn freshness_ends_in_the_second_half_at_a_moment_of_its_own() {
    let mut ends = BTreeSet::new();
    for seed in 0..40 {
        let world = fetched_with(&[("cache-control", "max-age=1000")], seed);
        let end = (0..=1_100).find(|since| is_old(&world, *since)).unwrap();
        assert!((501..=1_000).contains(&end), "{end}");
        ends.insert(end);
    }
    assert!(ends.len() > 30, "{ends:?}");
    assert!(*ends.first().unwrap() < 550 && *ends.last().unwrap() > 950, "{ends:?}");
}

#[test]
fn keys_that_are_never_fresh_are_fetched_once_per_cool_down() {
    let mut world = fetched_with(&[("cache-control", "max-age=0")], 7);
    let valid = token(&session_claims());
    for (since, expected) in [(0, 1), (29, 1), (30, 2), (31, 2), (59, 2), (60, 3)] {
        world.now = UnixTime::from_seconds(START + since);
        verify(&mut world, &valid).unwrap();
        assert_eq!(world.requests.len(), expected, "{since}");
    }
}

#[test]
fn old_keys_serve_until_they_are_stale() {
    let valid = token_with(|claims| claims["exp"] = json!(START + 1_000_000));
    for (stale, until) in [(None, 86_400), (Some(3_600), 3_600), (Some(60), 60)] {
        let mut world = fetched_with(&[("cache-control", "max-age=1000")], 7);
        if let Some(stale) = stale {
            world = world.with_settings(|settings| settings.keys_stale(seconds(stale)));
            world.now = UnixTime::from_seconds(START + 500_000);
            // With the settings that count.
            verify(&mut world, &valid).unwrap();
        }
        let fetched = world.now;
        world.answer("consumer.sessions.get_jwks", || error(500, "internal_server_error"));
        world.now = fetched + seconds(until - 1);
        verify(&mut world, &valid).unwrap();
        let requests = world.requests.len();
        // Past the cool-down of that try.
        world.now = fetched + seconds(until + 30);
        let Err(Error::Api(failure)) = verify(&mut world, &valid) else { panic!("{stale:?}") };
        assert_eq!((failure.status, failure.operation), (500, "consumer.sessions.get_jwks"));
        assert_eq!(world.requests.len(), requests + 1);
        assert_eq!(super::transport_kind(verify(&mut world, &valid)), TransportErrorKind::CoolingDown);
        assert_eq!(world.requests.len(), requests + 1);
    }
}

#[test]
fn stale_keys_are_not_used_from_the_very_moment_on() {
    let valid = token_with(|claims| claims["exp"] = json!(START + 1_000_000));
    for (now, is_used) in [(START + 86_399, true), (START + 86_400, false)] {
        let mut world = fetched_with(&[], 7);
        world.answer("consumer.sessions.get_jwks", || error(500, "internal_server_error"));
        world.now = UnixTime::from_seconds(now);
        assert_eq!(verify(&mut world, &valid).is_ok(), is_used, "{now}");
    }
}
