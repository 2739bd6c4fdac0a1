//! Policies for other processes.

use std::time::Duration;

use serde_json::{Value, json};

use crate::api::{b2b, consumer};
use crate::error::{BuildErrorKind, Error};
use crate::testing::{KEY_ID, PROJECT_ID, START, World, error, jwk, ok, policy};
use crate::values::UnixTime;

const CONSUMER: &str = "consumer.rbac.policy";
const B2B: &str = "b2b.rbac.policy";

fn at(seconds: u64) -> UnixTime {
    UnixTime::from_seconds(seconds)
}

fn scripted() -> World {
    let mut world = World::new();
    world.answer(CONSUMER, || ok(&policy()));
    world.answer(B2B, || ok(&json!({ "policy": { "roles": [{ "role_id": "member" }] } })));
    world
}

/// The names of the roles in the consumer project's policy, which may be fetched for that.
fn roles(world: &mut World) -> Result<Vec<String>, Error> {
    let policy = world.run(consumer::rbac::CachedPolicy::new())?;
    Ok(policy.roles.iter().map(|role| role.role_id.clone()).collect())
}

/// An export of a policy with this role.
fn export(role_id: &str, fetched_at: u64) -> String {
    let policy = json!({ "fetched_at": fetched_at, "policy": { "roles": [{ "role_id": role_id }] } });
    json!({ "project_id": PROJECT_ID, "policies": { "consumer": policy } }).to_string()
}

fn exported(world: &World) -> Value {
    serde_json::from_str(&world.context.export().unwrap()).unwrap()
}

#[test]
fn an_export_has_each_policy_as_stytch_writes_it_and_says_from_when_it_is() {
    let mut world = scripted();
    world.run(b2b::rbac::CachedPolicy::new()).unwrap();
    world.advance(Duration::from_millis(7_900));
    world.run(consumer::rbac::CachedPolicy::new()).unwrap();
    let member = json!({ "role_id": "member", "description": "", "permissions": [] });
    let expected = json!({
        "project_id": PROJECT_ID,
        "policies": {
            "consumer": { "fetched_at": START + 7, "policy": policy()["policy"] },
            "b2b": { "fetched_at": START, "policy": { "roles": [member], "resources": [], "scopes": [] } },
        },
    });
    assert_eq!(exported(&world), expected);
}

#[test]
fn an_export_spares_another_process_the_requests() {
    let mut first = scripted();
    let policies = |world: &mut World| {
        let consumer = world.run(consumer::rbac::CachedPolicy::new()).unwrap();
        (consumer, world.run(b2b::rbac::CachedPolicy::new()).unwrap())
    };
    let fetched = policies(&mut first);
    let mut second = World::new();
    second.context.import(&first.context.export().unwrap(), second.now).unwrap();
    assert_eq!(policies(&mut second), fetched);
    assert_eq!(second.requests.len(), 0);
    assert_eq!(second.context.export(), first.context.export());
}

#[test]
fn an_imported_policy_stays_as_old_as_it_is() {
    let world_at = |since: u64| {
        let mut world = scripted();
        world.now = at(START + since);
        world.context.import(&export("old", START), world.now).unwrap();
        world
    };
    for (since, requests) in [(149, 0), (300, 1)] {
        let mut world = world_at(since);
        roles(&mut world).unwrap();
        assert_eq!(world.count(CONSUMER), requests, "{since}");
    }
    for (since, is_used) in [(3_599, true), (3_600, false)] {
        let mut world = world_at(since);
        world.answer(CONSUMER, || error(500, "internal_server_error"));
        assert_eq!(roles(&mut world).is_ok(), is_used, "{since}");
    }
}

#[test]
fn a_policy_that_is_as_new_stays() {
    let mut world = scripted();
    for (role_id, fetched_at, expected) in
        [("a", START - 50, "a"), ("b", START - 51, "a"), ("c", START - 50, "a"), ("d", START - 49, "d")]
    {
        world.context.import(&export(role_id, fetched_at), at(START)).unwrap();
        assert_eq!(roles(&mut world).unwrap(), [expected]);
        assert_eq!(exported(&world)["policies"]["consumer"]["fetched_at"], json!(fetched_at.max(START - 50)));
    }
    world.advance(Duration::from_secs(300));
    assert_eq!(roles(&mut world).unwrap(), ["editor"]);
    world.context.import(&export("e", START + 299), world.now).unwrap();
    assert_eq!(roles(&mut world).unwrap(), ["editor"]);
    assert_eq!(world.count(CONSUMER), 1);
}

#[test]
fn an_imported_policy_is_not_of_the_future() {
    for fetched_at in [START + 1, u64::MAX] {
        let mut world = scripted();
        world.context.import(&export("new", fetched_at), at(START)).unwrap();
        assert_eq!(exported(&world)["policies"]["consumer"]["fetched_at"], START);
        world.advance(Duration::from_secs(300));
        assert_eq!(roles(&mut world).unwrap(), ["editor"]);
    }
}

#[test]
fn nothing_is_imported_if_a_policy_is_not_as_it_should_be() {
    let wrong_type = "has a value of the wrong type";
    for (policies, field, problem) in [
        (json!([]), "policies", wrong_type),
        (json!({ "consumer": 1 }), "policies.consumer", wrong_type),
        (json!({ "consumer": {} }), "policies.consumer.fetched_at", "lacks a field"),
        (json!({ "consumer": { "fetched_at": -1, "policy": {} } }), "policies.consumer.fetched_at", wrong_type),
        (json!({ "consumer": { "fetched_at": "1", "policy": {} } }), "policies.consumer.fetched_at", wrong_type),
        (json!({ "consumer": { "fetched_at": 1 } }), "policies.consumer.policy", "lacks a field"),
        (json!({ "consumer": { "fetched_at": 1, "policy": null } }), "policies.consumer.policy", wrong_type),
        (json!({ "consumer": { "fetched_at": 1, "policy": {} } }), "policies.consumer.policy.roles", "lacks a field"),
        (
            json!({
                "consumer": { "fetched_at": 1, "policy": { "roles": [] } },
                "b2b": { "fetched_at": 1, "policy": { "roles": [7] } },
            }),
            "policies.b2b.policy.roles[0]",
            wrong_type,
        ),
    ] {
        let world = World::new();
        let export = json!({ "keys": [jwk(KEY_ID)], "policies": policies }).to_string();
        let Err(Error::Build(error)) = world.context.import(&export, at(START)) else { panic!("{export}") };
        assert_eq!((error.kind, error.field.as_str()), (BuildErrorKind::Configuration, field));
        assert_eq!(error.problem, problem, "{export}");
        assert_eq!(world.context.export(), None);
    }
}

#[test]
fn policies_of_products_that_are_not_known_here_are_ignored() {
    for policies in [json!({}), json!({ "devices": 1 }), json!({ "consumer": null })] {
        let world = World::new();
        world.context.import(&json!({ "policies": policies }).to_string(), at(START)).unwrap();
        assert_eq!(world.context.export(), None);
    }
}
