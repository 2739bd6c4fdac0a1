//! Policies that are kept.

use std::sync::Arc;
use std::time::Duration;

use serde_json::{Value, json};

use crate::api::b2b::rbac::organizations::CachedOrgPolicy;
use crate::api::{b2b, consumer};
use crate::error::{Error, TransportErrorKind};
use crate::flow::{Flow, Input, RetryPolicy, Settings, Step, part};
use crate::testing::{Answer, World, error, ok, policy};

const CONSUMER: &str = "consumer.rbac.policy";
const B2B: &str = "b2b.rbac.policy";
const ORGANIZATION: &str = "b2b.rbac.organizations.get_org_policy";
const ACME: &str = "organization-test-1";

const FRESH: Duration = Duration::from_secs(300);
const STALE: Duration = Duration::from_secs(3_600);
const NANOSECOND: Duration = Duration::from_nanos(1);

fn organization() -> Value {
    json!({ "status_code": 200, "org_policy": { "roles": [{ "role_id": "janitor", "permissions": [] }] } })
}

fn failure() -> Answer {
    error(500, "internal_server_error")
}

/// In which each operation has a policy with one role.
fn scripted() -> World {
    let mut world = World::new();
    world.answer(CONSUMER, || ok(&policy()));
    world.answer(B2B, || ok(&policy()));
    world.answer(ORGANIZATION, || ok(&organization()));
    world
}

/// Runs a test for each of the three flows. It gets the operation, and a function that says how many roles there are.
fn for_each(test: impl Fn(&'static str, &dyn Fn(&mut World) -> Result<usize, Error>)) {
    test(CONSUMER, &|world| Ok(world.run(consumer::rbac::CachedPolicy::new())?.roles.len()));
    test(B2B, &|world| Ok(world.run(b2b::rbac::CachedPolicy::new())?.roles.len()));
    test(ORGANIZATION, &|world| Ok(world.run(CachedOrgPolicy::new(ACME))?.roles.len()));
}

fn assert_cooling_down(result: Result<usize, Error>, words: &str) {
    match result {
        Err(Error::Transport(error)) => {
            assert_eq!(error.kind, TransportErrorKind::CoolingDown);
            assert_eq!(std::error::Error::source(&error).unwrap().to_string(), words);
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn is_fetched_once() {
    for_each(|operation, get| {
        let mut world = scripted();
        for _ in 0..3 {
            assert_eq!(get(&mut world).unwrap(), 1);
        }
        assert_eq!((world.count(operation), world.requests.len()), (1, 1));
    });
    let mut world = scripted();
    let first = world.run(consumer::rbac::CachedPolicy::new()).unwrap();
    let second = world.run(consumer::rbac::CachedPolicy::new()).unwrap();
    assert!(Arc::ptr_eq(&first, &second));
}

#[test]
fn each_has_its_place() {
    let mut world = scripted();
    let paths = ["/v1/rbac/policy", "/v1/b2b/rbac/policy", "/v1/b2b/rbac/organizations/a%2Fb"];
    world.run(consumer::rbac::CachedPolicy::new()).unwrap();
    world.run(b2b::rbac::CachedPolicy::new()).unwrap();
    world.run(CachedOrgPolicy::new("a/b")).unwrap();
    for (expected, (_, request)) in paths.iter().zip(&world.requests) {
        assert_eq!((request.method().as_str(), request.uri().path()), ("GET", *expected));
        assert!(request.headers().contains_key("authorization"));
    }
    // Each organization has one too.
    world.run(CachedOrgPolicy::new(ACME)).unwrap();
    world.run(CachedOrgPolicy::new("a/b")).unwrap();
    assert_eq!(world.count(ORGANIZATION), 2);
}

#[test]
fn is_fresh_for_as_long_as_the_settings_say_or_for_up_to_half_of_that_less() {
    for_each(|operation, get| {
        let of_settings = |fresh: u64| scripted().with_settings(|all| all.policy_fresh(Duration::from_secs(fresh)));
        for (mut world, fresh) in [(scripted(), FRESH), (of_settings(20), Duration::from_secs(20))] {
            let early = part(fresh / 2, scripted().context.random());
            get(&mut world).unwrap();
            world.advance(fresh - early - NANOSECOND);
            get(&mut world).unwrap();
            assert_eq!(world.count(operation), 1);
            world.advance(NANOSECOND);
            get(&mut world).unwrap();
            assert_eq!(world.count(operation), 2);
        }
    });
}

#[test]
fn is_used_for_a_while_if_there_is_no_newer_one() {
    for_each(|operation, get| {
        let mut world = scripted();
        get(&mut world).unwrap();
        world.answer(operation, failure);
        world.advance(FRESH);
        assert_eq!(get(&mut world).unwrap(), 1);
        assert_eq!(world.count(operation), 2);
        world.advance(STALE - FRESH - NANOSECOND);
        assert_eq!(get(&mut world).unwrap(), 1);
        assert_eq!(world.count(operation), 3);
        world.advance(Duration::from_secs(5));
        let error = get(&mut world).unwrap_err();
        assert!(matches!(&error, Error::Api(api) if api.status == 500 && api.operation == operation), "{error:?}");
        assert_eq!(world.count(operation), 4);
        // And then it is there again.
        world.answer(operation, move || if operation == ORGANIZATION { ok(&organization()) } else { ok(&policy()) });
        world.advance(Duration::from_secs(5));
        assert_eq!(get(&mut world).unwrap(), 1);
    });
}

#[test]
fn is_not_used_once_it_is_stale() {
    let settings = |all: Settings| all.policy_stale(Duration::from_secs(400));
    for_each(|operation, get| {
        let mut world = scripted().with_settings(settings);
        get(&mut world).unwrap();
        world.answer(operation, failure);
        world.advance(Duration::from_secs(400));
        get(&mut world).unwrap_err();
        assert_eq!(world.count(operation), 2);
    });
}

#[test]
fn what_is_too_old_to_be_used_is_not_fresh() {
    for_each(|operation, get| {
        let mut world = scripted().with_settings(|all| all.policy_stale(Duration::from_secs(100)));
        get(&mut world).unwrap();
        world.answer(operation, failure);
        world.advance(Duration::from_secs(100) - NANOSECOND);
        assert_eq!(get(&mut world).unwrap(), 1);
        world.advance(NANOSECOND);
        get(&mut world).unwrap_err();
    });
}

#[test]
fn is_not_asked_for_again_so_soon_after_a_failure() {
    let words = "the last fetch, a moment ago, failed";
    for_each(|operation, get| {
        let mut world = scripted();
        world.answer(operation, failure);
        assert!(matches!(get(&mut world), Err(Error::Api(_))));
        assert_cooling_down(get(&mut world), words);
        world.advance(Duration::from_secs(5) - NANOSECOND);
        assert_cooling_down(get(&mut world), words);
        assert_eq!(world.count(operation), 1);
        world.advance(NANOSECOND);
        assert!(matches!(get(&mut world), Err(Error::Api(_))));
        assert_eq!(world.count(operation), 2);
    });
}

#[test]
fn a_refresh_that_failed_counts_as_one() {
    for_each(|operation, get| {
        let mut world = scripted();
        let fresh = FRESH - part(FRESH / 2, scripted().context.random());
        get(&mut world).unwrap();
        world.answer(operation, failure);
        for refreshes in 0..4 {
            world.advance(fresh - NANOSECOND);
            assert_eq!(get(&mut world).unwrap(), 1);
            assert_eq!(world.count(operation), 1 + refreshes);
            world.advance(NANOSECOND);
            assert_eq!(get(&mut world).unwrap(), 1);
            assert_eq!(world.count(operation), 2 + refreshes);
        }
    });
}

#[test]
fn one_that_has_died_is_fetched_again_however_short_its_life_was() {
    for_each(|operation, get| {
        let mut world = scripted()
            .with_settings(|all| all.policy_fresh(Duration::from_secs(1)).policy_stale(Duration::from_secs(1)));
        get(&mut world).unwrap();
        world.advance(Duration::from_secs(1));
        get(&mut world).unwrap();
        assert_eq!(world.count(operation), 2);
        world.answer(operation, failure);
        world.advance(Duration::from_secs(1));
        get(&mut world).unwrap_err();
        assert_cooling_down(get(&mut world), "the last fetch, a moment ago, failed");
        assert_eq!(world.count(operation), 3);
    });
}

#[test]
fn failures_are_tried_again_as_in_any_call() {
    for_each(|operation, get| {
        let mut world = scripted();
        world.answer_once(operation, || error(503, "internal_server_error"));
        assert_eq!(get(&mut world).unwrap(), 1);
        assert_eq!((world.count(operation), world.waits.len()), (2, 1));

        let mut world = scripted().with_settings(|all| all.retries(RetryPolicy::none()));
        world.answer(operation, || error(503, "internal_server_error"));
        get(&mut world).unwrap_err();
        assert_eq!((world.count(operation), world.waits.len()), (1, 0));
    });
}

#[test]
fn an_answer_that_is_no_policy_is_an_error_that_says_where() {
    let (lacks, wrong) = ("lacks a field", "has a value of the wrong type");
    for_each(|operation, get| {
        let name = if operation == ORGANIZATION { "org_policy" } else { "policy" };
        let with = |policy: Value| json!({ "status_code": 200, name: policy });
        let role = |role: Value| with(json!({ "roles": [role] }));
        let permission = |permission: Value| role(json!({ "role_id": "janitor", "permissions": [permission] }));
        for (answer, place, problem) in [
            (json!({}), "", lacks),
            (json!({ "roles": [] }), "", lacks),
            (with(json!(null)), "", wrong),
            (with(json!("none")), "", wrong),
            (with(json!([])), "", wrong),
            (with(json!({})), ".roles", lacks),
            (with(json!({ "error": "no policy" })), ".roles", lacks),
            (with(json!({ "roles": null })), ".roles", lacks),
            (with(json!({ "roles": {} })), ".roles", wrong),
            (role(json!("janitor")), ".roles[0]", wrong),
            (role(json!({ "permissions": [] })), ".roles[0].role_id", lacks),
            (role(json!({ "role_id": null })), ".roles[0].role_id", wrong),
            (permission(json!({ "actions": ["read"] })), ".roles[0].permissions[0].resource_id", lacks),
            (
                permission(json!({ "resource_id": "documents", "actions": "*" })),
                ".roles[0].permissions[0].actions",
                wrong,
            ),
        ] {
            let mut world = scripted();
            world.answer(operation, move || ok(&answer));
            let Err(Error::Decode(error)) = get(&mut world) else { panic!("{operation} {place}: no error") };
            assert_eq!((error.operation, error.status, error.problem), (operation, 200, problem), "{place}");
            assert_eq!(error.path, format!("{name}{place}"));
        }
    });
    for (name, place) in [("resources", "resource_id"), ("scopes", "scope")] {
        let mut world = scripted();
        world.answer(B2B, move || ok(&json!({ "policy": { "roles": [], name: [{ "description": "" }] } })));
        let Err(Error::Decode(error)) = world.run(b2b::rbac::CachedPolicy::new()) else { panic!("{name}: no error") };
        assert_eq!((error.path, error.problem), (format!("policy.{name}[0].{place}"), lacks));
    }
}

#[test]
fn an_answer_that_is_no_policy_is_not_kept_as_one() {
    for_each(|operation, get| {
        let mut world = scripted();
        world.answer_once(operation, || ok(&json!({ "policy": null, "org_policy": null })));
        assert!(matches!(get(&mut world), Err(Error::Decode(_))));
        assert_cooling_down(get(&mut world), "the last fetch, a moment ago, failed");
        world.advance(Duration::from_secs(5));
        assert_eq!(get(&mut world).unwrap(), 1);
        // Nor in the place of one.
        world.answer(operation, || ok(&json!({})));
        world.advance(FRESH);
        assert_eq!(get(&mut world).unwrap(), 1);
        assert_eq!(world.count(operation), 3);
    });
}

#[test]
fn lists_inside_a_policy_may_be_left_out_except_for_its_roles() {
    for_each(|operation, get| {
        let mut world = scripted();
        world.answer(operation, || {
            let policy = json!({ "roles": [{ "role_id": "a" }, { "role_id": "b", "permissions": null }] });
            ok(&json!({ "policy": policy, "org_policy": policy }))
        });
        assert_eq!(get(&mut world).unwrap(), 2);
        world.advance(FRESH);
        world.answer(operation, || ok(&json!({ "policy": { "roles": [] }, "org_policy": { "roles": [] } })));
        assert_eq!(get(&mut world).unwrap(), 0);
    });
}

#[test]
fn an_organization_that_does_not_exist_has_an_empty_one() {
    let mut world = scripted();
    world.answer(ORGANIZATION, || error(404, "organization_not_found"));
    for _ in 0..2 {
        assert_eq!(*world.run(CachedOrgPolicy::new(ACME)).unwrap(), b2b::OrgPolicy::default());
    }
    world.advance(FRESH / 2);
    world.run(CachedOrgPolicy::new(ACME)).unwrap();
    assert_eq!(world.count(ORGANIZATION), 1);
    // Once it has one, that is found.
    world.answer(ORGANIZATION, || ok(&organization()));
    world.advance(FRESH / 2);
    assert_eq!(world.run(CachedOrgPolicy::new(ACME)).unwrap().roles.len(), 1);
}

/// What a firewall, a proxy or a server on the way answers, and what Stytch says about something else.
fn says_nothing_about_the_organization() -> Vec<(u16, &'static str)> {
    let page = "<html><body>Request blocked</body></html>";
    let bodies = [
        "",
        page,
        "null",
        "[]",
        "\"organization_not_found\"",
        r#"{"message":"Forbidden"}"#,
        r#"{"error_message":"organization_not_found"}"#,
        r#"{"error_type":""}"#,
        r#"{"error_type":null}"#,
        r#"{"error_type":"Organization_not_found"}"#,
        r#"{"error_type":"unauthorized_action"}"#,
        r#"{"error_type":"route_not_found"}"#,
    ];
    let statuses = [400, 401, 402, 403, 404, 405, 429, 500, 502];
    statuses.into_iter().flat_map(|status| bodies.map(|body| (status, body))).collect()
}

#[test]
fn no_other_answer_says_that_an_organization_has_none() {
    for (status, body) in says_nothing_about_the_organization() {
        let mut world = scripted().with_settings(|all| all.retries(RetryPolicy::none()));
        world.answer(ORGANIZATION, move || {
            Ok(http::Response::builder().status(status).body(body.as_bytes().to_vec()).unwrap())
        });
        let error = world.run(CachedOrgPolicy::new(ACME)).unwrap_err();
        assert!(matches!(&error, Error::Api(api) if api.status == status), "{status} {body}: {error:?}");
        // It is not kept: once the way is free, the policy is fetched.
        world.answer(ORGANIZATION, || ok(&organization()));
        world.advance(Duration::from_secs(5));
        assert_eq!(world.run(CachedOrgPolicy::new(ACME)).unwrap().roles.len(), 1, "{status} {body}");
    }
}

#[test]
fn a_project_that_has_none_is_an_error() {
    for operation in [CONSUMER, B2B] {
        let mut world = scripted();
        world.answer(operation, || error(404, "not_found"));
        let error = match operation {
            CONSUMER => world.run(consumer::rbac::CachedPolicy::new()).unwrap_err(),
            _ => world.run(b2b::rbac::CachedPolicy::new()).unwrap_err(),
        };
        assert!(matches!(&error, Error::Api(api) if api.status == 404), "{error:?}");
    }
}

#[test]
fn an_organization_needs_an_id() {
    let mut world = scripted();
    let error = world.run(CachedOrgPolicy::new("")).unwrap_err();
    assert!(matches!(&error, Error::Build(error) if error.field == "organization_id"), "{error:?}");
    assert_eq!(world.requests.len(), 0);
}

#[test]
fn others_wait_for_the_one_who_fetches() {
    let world = scripted();
    let mut first = consumer::rbac::CachedPolicy::new();
    let mut second = consumer::rbac::CachedPolicy::new();
    assert!(matches!(first.step(&world.context, world.now, Input::Start), Ok(Step::Send(_))));
    assert!(matches!(second.step(&world.context, world.now, Input::Start), Ok(Step::Wait(_))));
    let answer = Input::Response(ok(&policy()).unwrap());
    assert!(matches!(first.step(&world.context, world.now, answer), Ok(Step::Done(_))));
    assert!(matches!(second.step(&world.context, world.now, Input::Woke), Ok(Step::Done(_))));
    for flow in [&mut first, &mut second] {
        let ended = flow.step(&world.context, world.now, Input::Start).unwrap_err();
        assert!(matches!(&ended, Error::Build(error) if error.field == "flow"), "{ended:?}");
    }
}

#[test]
fn debug_shows_what_is_fetched() {
    let shown = format!("{:?}", CachedOrgPolicy::new(ACME));
    assert_eq!(shown, r#"CachedOrgPolicy(GetOrFetch { operation: "b2b.rbac.organizations.get_org_policy", .. })"#);
}
