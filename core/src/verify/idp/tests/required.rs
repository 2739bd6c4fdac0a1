//! What a connected app may do, whether its token is checked here or by Stytch.

use serde_json::{Value, json};

use super::local::{claims, denied, member_claims};
use crate::api::{b2b, consumer};
use crate::error::{DeniedReason, Error};
use crate::flow::{Flow, Input};
use crate::testing::{World, error, ok, policy, token};
use crate::verify::idp::ConnectedAppToken;

const CONSUMER: &str = "consumer.rbac.policy";
const B2B: &str = "b2b.rbac.policy";
const ORGANIZATION: &str = "b2b.rbac.organizations.get_org_policy";
const ACME: &str = "organization-test-1";

/// A world in which both policies are there, and Stytch says that the token has these claims.
fn introspected(claims: &Value) -> World {
    let mut world = World::new();
    world.answer(CONSUMER, || ok(&policy()));
    world.answer(B2B, || ok(&policy()));
    let mut answer = claims.clone();
    answer["active"] = json!(true);
    world.answer("oauth2.introspect", move || ok(&answer));
    world
}

/// Both ways, in which a token with these claims is checked.
fn of_user(
    world: &mut World,
    claims: &Value,
    resource_id: &str,
    action: &str,
) -> [Result<ConnectedAppToken, Error>; 2] {
    let flow = || consumer::idp::IntrospectToken::new(token(claims)).require(resource_id, action);
    [world.run(flow()), world.run(flow().as_client("app-1", None))]
}

fn of_member(
    world: &mut World,
    claims: &Value,
    organization: &str,
    action: &str,
) -> [Result<ConnectedAppToken, Error>; 2] {
    let flow = || b2b::idp::IntrospectToken::new(token(claims)).require(organization, "documents", action);
    [world.run(flow()), world.run(flow().as_client("app-1", None))]
}

#[test]
fn scopes_allow_what_the_policy_says() {
    let claims = claims(&json!({}));
    let mut world = introspected(&claims);
    let words = "no scope allows the required action on the required resource".to_owned();
    for (resource_id, action, is_allowed) in [
        ("documents", "read", true),
        ("documents", "write", true),
        ("documents", "delete", false),
        ("documents", "*", false),
        ("pictures", "whatever", true),
        ("videos", "read", false),
    ] {
        for result in of_user(&mut world, &claims, resource_id, action) {
            if is_allowed {
                assert_eq!(result.unwrap().subject, "user-test-1");
            } else {
                assert_eq!(denied(result), (DeniedReason::Permission, words.clone()));
            }
        }
    }
    assert_eq!((world.count(CONSUMER), world.count(B2B)), (1, 0));
}

#[test]
fn scopes_of_members_allow_what_the_policy_says() {
    let claims = member_claims(&json!({}));
    let mut world = introspected(&claims);
    for result in of_member(&mut world, &claims, ACME, "read") {
        assert_eq!(result.unwrap().subject, "member-test-1");
    }
    for result in of_member(&mut world, &claims, ACME, "delete") {
        assert_eq!(denied(result).0, DeniedReason::Permission);
    }
    assert_eq!((world.count(CONSUMER), world.count(B2B), world.count(ORGANIZATION)), (0, 1, 0));
}

#[test]
fn roles_are_no_scopes() {
    for scope in ["editor", "", "EDIT", "*"] {
        let claims = claims(&json!({ "scope": scope, "roles": ["editor"] }));
        let mut world = introspected(&claims);
        for result in of_user(&mut world, &claims, "documents", "read") {
            assert_eq!(denied(result).0, DeniedReason::Permission, "{scope:?}");
        }
    }
}

#[test]
fn another_organization_is_refused_before_any_policy() {
    let claims = member_claims(&json!({}));
    let mut world = introspected(&claims);
    for organization in ["organization-test-2", "acme", "", "Organization-test-1"] {
        for result in of_member(&mut world, &claims, organization, "read") {
            let expected = (DeniedReason::Tenancy, "it is of another organization".to_owned());
            assert_eq!(denied(result), expected, "{organization:?}");
        }
    }
    assert_eq!(world.count(B2B), 0);
}

#[test]
fn a_check_that_was_refused_has_ended() {
    let claims = member_claims(&json!({}));
    let mut world = introspected(&claims);
    for (organization, action) in [("organization-test-2", "read"), (ACME, "delete")] {
        let flow = || b2b::idp::IntrospectToken::new(token(&claims)).require(organization, "documents", action);
        for mut flow in [flow(), flow().as_client("app-1", None)] {
            denied(world.run(&mut flow));
            let ended = flow.step(&world.context, world.now, Input::Start).unwrap_err();
            assert!(matches!(&ended, Error::Build(error) if error.field == "flow"), "{ended:?}");
        }
    }
}

#[test]
fn the_wrong_kind_of_token_is_refused_before_any_policy() {
    let claims = member_claims(&json!({}));
    let mut world = introspected(&claims);
    for result in of_user(&mut world, &claims, "documents", "read") {
        assert_eq!(denied(result).0, DeniedReason::WrongKind);
    }
    assert_eq!(world.count(CONSUMER), 0);
}

#[test]
fn a_policy_that_cannot_be_had_is_no_denial() {
    let claims = claims(&json!({}));
    let mut world = introspected(&claims).with_settings(|all| all.retries(crate::flow::RetryPolicy::none()));
    world.answer(CONSUMER, || error(503, "internal_server_error"));
    for (result, is_first) in of_user(&mut world, &claims, "documents", "read").into_iter().zip([true, false]) {
        match result.unwrap_err() {
            Error::Api(api) => assert!(is_first && api.status == 503),
            Error::Transport(_) => assert!(!is_first),
            other => panic!("{other:?}"),
        }
    }
}

#[test]
fn a_second_requirement_does_not_take_the_place_of_the_first() {
    let claims = claims(&json!({}));
    let mut world = introspected(&claims);
    let flow = consumer::idp::IntrospectToken::new(token(&claims)).require("documents", "delete");
    let error = world.run(flow.require("documents", "read")).unwrap_err();
    assert!(matches!(&error, Error::Build(error) if error.field == "require"), "{error}");
    assert_eq!(world.requests.len(), 0);
}
