//! Keys that outlive a process.

use serde_json::{Value, json};

use super::{flow, reason, seconds, token_with, verify};
use crate::error::DeniedReason::UnknownKey;
use crate::error::{BuildErrorKind, Error};
use crate::flow::{Flow, Input, Step};
use crate::testing::{KEY_ID, PROJECT_ID, START, World, error, jwk, jwks, session_claims, token};
use crate::values::UnixTime;

const JWKS: &str = "consumer.sessions.get_jwks";

fn at(seconds: u64) -> UnixTime {
    UnixTime::from_seconds(seconds)
}

/// An export with one key of this name.
fn export(key_id: &str, fetched_at: u64, max_age: u64) -> String {
    json!({ "project_id": PROJECT_ID, "fetched_at": fetched_at, "max_age": max_age, "keys": [jwk(key_id)] }).to_string()
}

fn exported(world: &World) -> Value {
    serde_json::from_str(&world.context.export().unwrap()).unwrap()
}

fn held(world: &World) -> (Value, Value) {
    let export = exported(world);
    (export["keys"][0]["kid"].clone(), export["fetched_at"].clone())
}

#[test]
fn there_is_nothing_to_export_at_first() {
    assert_eq!(World::new().context.export(), None);
}

#[test]
fn an_export_is_a_jwk_set_that_says_whose_it_is_and_from_when() {
    let mut world = World::new();
    world.answer_once(JWKS, || {
        let mut answer = crate::testing::ok(&jwks(&[KEY_ID, "key-2"])).unwrap();
        answer.headers_mut().insert("cache-control", "max-age=300".parse().unwrap());
        Ok(answer)
    });
    world.advance(seconds(7));
    verify(&mut world, &token(&session_claims())).unwrap();
    let key = |id: &str| {
        let key = jwk(id);
        json!({ "kty": "RSA", "use": "sig", "alg": "RS256", "kid": id, "n": key["n"], "e": "AQAB" })
    };
    let expected = json!({
        "project_id": "project-test-1", "fetched_at": START + 7, "max_age": 300, "keys": [key(KEY_ID), key("key-2")],
    });
    assert_eq!(exported(&world), expected);
}

#[test]
fn an_export_spares_the_next_start_a_request() {
    let mut first = World::new();
    verify(&mut first, &token(&session_claims())).unwrap();
    let export = first.context.export().unwrap();
    let mut second = World::new();
    second.context.import(&export, second.now).unwrap();
    assert_eq!(exported(&second), exported(&first));
    verify(&mut second, &token(&session_claims())).unwrap();
    assert_eq!((second.count(JWKS), second.verified), (0, 1));
}

#[test]
fn an_export_stays_as_old_as_it_is() {
    let valid = token_with(|claims| claims["exp"] = json!(START + 1_000_000));
    let world_at = |now: u64| {
        let mut world = World::new();
        world.context.import(&export(KEY_ID, START, 1_000), at(now)).unwrap();
        world.now = at(now);
        world
    };
    for (now, requests) in [(START + 800, 0), (START + 1_000, 1), (START + 86_399, 1), (START + 86_400, 1)] {
        let mut world = world_at(now);
        verify(&mut world, &valid).unwrap();
        assert_eq!(world.count(JWKS), requests, "{now}");
    }
    for (now, is_used) in [(START + 86_399, true), (START + 86_400, false)] {
        let mut world = world_at(now);
        world.answer(JWKS, || error(500, "internal_server_error"));
        assert_eq!(verify(&mut world, &valid).is_ok(), is_used, "{now}");
    }
}

#[test]
fn a_plain_jwk_set_is_of_now() {
    for text in [
        json!({ "keys": [jwk(KEY_ID)] }),
        json!({ "keys": [jwk(KEY_ID)], "fetched_at": null, "max_age": "x" }),
        json!({ "keys": [jwk(KEY_ID)], "fetched_at": -1, "max_age": 1.5 }),
    ] {
        let world = World::new();
        world.context.import(&text.to_string(), at(START + 5)).unwrap();
        assert_eq!(held(&world), (json!(KEY_ID), json!(START + 5)));
        assert_eq!(exported(&world)["max_age"], 900);
    }
}

#[test]
fn an_import_claims_neither_the_future_nor_eternity() {
    for fetched_at in [START + 1, START + 1_000_000, u64::MAX] {
        let mut world = World::new();
        world.context.import(&export("key-0", fetched_at, 1_000), at(START)).unwrap();
        assert_eq!(held(&world), (json!("key-0"), json!(START)));
        let mut flow = flow(&token(&session_claims()));
        assert!(matches!(flow.step(&world.context, at(START + 1_000), Input::Start), Ok(Step::Send(_))));
        drop(flow);
        verify(&mut world, &token(&session_claims())).unwrap();
    }
    for (max_age, expected) in [(86_400, 86_400), (86_401, 86_400), (u64::MAX, 86_400), (5, 5), (0, 0)] {
        let world = World::new();
        world.context.import(&export(KEY_ID, START, max_age), at(START)).unwrap();
        assert_eq!(exported(&world)["max_age"], expected);
    }
}

#[test]
fn keys_that_are_newer_stay() {
    let world = World::new();
    let import = |key_id: &str, fetched_at| world.context.import(&export(key_id, fetched_at, 900), at(START)).unwrap();
    import("key-a", START - 50);
    assert_eq!(held(&world), (json!("key-a"), json!(START - 50)));
    import("key-b", START - 51);
    assert_eq!(held(&world), (json!("key-a"), json!(START - 50)));
    import("key-c", START - 49);
    assert_eq!(held(&world), (json!("key-c"), json!(START - 49)));
    // Neither is newer: what is here stays, so that an import of the same keys changes nothing.
    import("key-d", START - 49);
    assert_eq!(held(&world), (json!("key-c"), json!(START - 49)));
}

#[test]
fn fetched_keys_are_newer_than_an_old_export() {
    let mut world = World::new();
    verify(&mut world, &token(&session_claims())).unwrap();
    world.context.import(&export("key-0", START - 1, 900), at(START + 5)).unwrap();
    assert_eq!(held(&world), (json!(KEY_ID), json!(START)));
}

#[test]
fn imported_keys_do_not_count_as_a_fetch() {
    let mut world = World::new();
    world.context.import(&export("key-0", START, 900), at(START)).unwrap();
    verify(&mut world, &token(&session_claims())).unwrap();
    assert_eq!(world.count(JWKS), 1);
    assert_eq!(reason(verify(&mut world, &super::token_of_key("key-0"))), UnknownKey);
}

#[test]
fn what_is_no_import() {
    let mut other_project = serde_json::from_str::<Value>(&export(KEY_ID, START, 900)).unwrap();
    other_project["project_id"] = json!("project-test-2");
    let mut no_project = other_project.clone();
    no_project["project_id"] = json!(null);
    for (text, field, problem) in [
        (String::new(), "export", "is not JSON"),
        ("keys".to_owned(), "export", "is not JSON"),
        (format!("{}x", export(KEY_ID, START, 900)), "export", "is not JSON"),
        (other_project.to_string(), "export", "is of another project"),
        (no_project.to_string(), "export", "is of another project"),
        ("{}".to_owned(), "keys", "has no key that can verify RS256"),
        ("[]".to_owned(), "keys", "has no key that can verify RS256"),
        ("null".to_owned(), "keys", "has no key that can verify RS256"),
        (r#"{"keys":[]}"#.to_owned(), "keys", "has no key that can verify RS256"),
        (r#"{"keys":[{"kty":"RSA","kid":"k"}]}"#.to_owned(), "keys", "has no key that can verify RS256"),
        (r#"{"keys":[],"policies":{}}"#.to_owned(), "keys", "has no key that can verify RS256"),
    ] {
        let world = World::new();
        world.context.import(&export("key-0", START - 9, 900), at(START)).unwrap();
        let Err(Error::Build(error)) = world.context.import(&text, at(START)) else { panic!("{text}") };
        assert_eq!((error.kind, error.field.as_str()), (BuildErrorKind::Configuration, field));
        assert_eq!(error.problem, problem, "{text}");
        assert_eq!(held(&world), (json!("key-0"), json!(START - 9)));
    }
}
