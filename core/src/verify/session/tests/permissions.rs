//! Requirements that are checked here.

use serde_json::{Value, json};

use super::{End, Member, Options, Product, User, end, for_both, run, seconds, world};
use crate::api::b2b::sessions::AuthenticateJwt;
use crate::api::consumer;
use crate::error::DeniedReason::{Permission, Tenancy};
use crate::error::Error;
use crate::testing::{Answer, World, error, member_session_claims, ok, status, token};

const SESSION: &str = "https://stytch.com/session";
const ORGANIZATION: &str = "https://stytch.com/organization";
const ORG_POLICY: &str = "b2b.rbac.organizations.get_org_policy";

for_both! {
    roles_allow_what_the_policy_says
    without_a_role_nothing_is_allowed
    the_policy_is_fetched_once
    what_is_not_required_is_not_looked_up
    a_token_that_is_denied_needs_no_policy
}

fn require(resource_id: &'static str, action: &'static str) -> Options {
    Options { require: Some((resource_id, action)), ..Options::default() }
}

fn with_roles<P: Product>(roles: Value) -> String {
    let mut claims = P::claims();
    claims[SESSION]["roles"] = roles;
    token(&claims)
}

fn roles_allow_what_the_policy_says<P: Product>() {
    let world = &mut world::<P>();
    for (resource_id, action, expected) in [
        ("documents", "read", End::Here),
        ("documents", "write", End::Here),
        ("documents", "delete", End::Denied(Permission)),
        ("documents", "*", End::Denied(Permission)),
        ("documents", "", End::Denied(Permission)),
        ("documents", "Read", End::Denied(Permission)),
        ("Documents", "read", End::Denied(Permission)),
        ("*", "read", End::Denied(Permission)),
        ("", "", End::Denied(Permission)),
        ("pictures", "read", End::Here),
        ("pictures", "whatever", End::Here),
        ("pictures", "*", End::Here),
        ("others", "read", End::Denied(Permission)),
    ] {
        let found = end::<P>(world, &token(&P::claims()), &require(resource_id, action));
        assert_eq!(found, expected, "{resource_id} {action}");
    }
    assert_eq!((world.count(P::JWKS), world.count(P::POLICY), world.requests.len()), (1, 1, 2));
}

fn without_a_role_nothing_is_allowed<P: Product>() {
    let world = &mut world::<P>();
    let mut without = P::claims();
    without[SESSION].as_object_mut().unwrap().remove("roles");
    for token in [token(&without), with_roles::<P>(json!(null)), with_roles::<P>(json!([]))] {
        assert_eq!(end::<P>(world, &token, &require("documents", "read")), End::Denied(Permission));
        assert_eq!(end::<P>(world, &token, &Options::default()), End::Here);
    }
    assert_eq!(world.requests.len(), 2);
}

fn the_policy_is_fetched_once<P: Product>() {
    let world = &mut world::<P>();
    for _ in 0..3 {
        assert_eq!(end::<P>(world, &token(&P::claims()), &require("documents", "read")), End::Here);
        world.advance(seconds(99));
    }
    assert_eq!((world.count(P::POLICY), world.verified), (1, world.verifications(3)));
}

fn what_is_not_required_is_not_looked_up<P: Product>() {
    let world = &mut world::<P>();
    assert_eq!(end::<P>(world, &token(&P::claims()), &Options::default()), End::Here);
    assert_eq!((world.count(P::POLICY), world.requests.len()), (0, 1));
}

fn a_token_that_is_denied_needs_no_policy<P: Product>() {
    let world = &mut world::<P>();
    let mut claims = P::claims();
    claims["exp"] = json!(0);
    end::<P>(world, &token(&claims), &require("documents", "read"));
    assert_eq!(world.count(P::POLICY), 0);
}

#[test]
fn users_have_no_organization_to_ask() {
    let world = &mut world::<User>();
    let token = with_roles::<User>(json!(["boss"]));
    assert_eq!(end::<User>(world, &token, &require("documents", "read")), End::Denied(Permission));
    let mut names: Vec<_> = world.requests.iter().map(|(name, _)| *name).collect();
    names.sort_unstable();
    assert_eq!(names, ["consumer.rbac.policy", "consumer.sessions.get_jwks"]);
}

/// A token of a member of this organization with this role.
fn member(organization_id: &str, role: &str) -> String {
    let mut claims = member_session_claims();
    claims[SESSION]["roles"] = json!([role]);
    claims[ORGANIZATION] = json!({ "organization_id": organization_id, "slug": "acme" });
    token(&claims)
}

fn ask(world: &mut World, organization_id: &str, role: &str, action: &str) -> Result<(), Error> {
    let flow = AuthenticateJwt::new(member(organization_id, role)).require(organization_id, "documents", action);
    run(world, flow).map(drop)
}

#[track_caller]
fn is_denied(outcome: Result<(), Error>) {
    assert!(matches!(&outcome, Err(Error::Denied(denied)) if denied.reason == Permission), "{outcome:?}");
}

fn boss_may(action: &str) -> Value {
    let permissions = json!([{ "resource_id": "documents", "actions": [action] }]);
    json!({ "status_code": 200, "org_policy": { "roles": [{ "role_id": "boss", "description": "", "permissions": permissions }] } })
}

#[test]
fn the_organization_is_checked_before_any_policy() {
    for (required, is_forbidden) in [
        ("organization-test-2", true),
        ("acme", true),
        ("", true),
        ("Organization-test-1", true),
        ("organization-test-1", false),
    ] {
        for fall_back in [false, true] {
            let world = &mut world::<Member>();
            let flow = AuthenticateJwt::new(member("organization-test-1", "editor"))
                .require(required, "documents", "read")
                .fall_back(fall_back);
            let outcome = run(world, flow);
            if is_forbidden {
                let Err(Error::Denied(denied)) = outcome else { panic!("{outcome:?}") };
                assert_eq!((denied.reason, denied.detail.as_ref()), (Tenancy, "it is of another organization"));
                assert!(denied.reason.is_forbidden());
                assert_eq!((world.requests.len(), world.verified), (1, 1), "{required}");
            } else {
                assert_eq!(outcome.unwrap().member_session.organization_id, required);
                assert_eq!(world.requests.len(), 2);
            }
        }
    }
}

#[test]
fn a_role_that_the_project_does_not_know_may_be_the_organizations() {
    let world = &mut world::<Member>();
    world.answer(ORG_POLICY, || ok(&boss_may("delete")));
    ask(world, "organization-test-1", "boss", "delete").unwrap();
    is_denied(ask(world, "organization-test-1", "boss", "read"));
    assert_eq!((world.count(Member::POLICY), world.count(ORG_POLICY)), (1, 1));
    let (_, request) = world.requests.last().unwrap();
    let url = "https://test.stytch.com/v1/b2b/rbac/organizations/organization-test-1";
    assert_eq!(request.uri().to_string(), url);
}

#[test]
fn a_role_that_the_project_knows_is_the_projects() {
    let world = &mut world::<Member>();
    is_denied(ask(world, "organization-test-1", "editor", "delete"));
    assert_eq!(world.count(ORG_POLICY), 0);
}

#[test]
fn roles_of_the_project_and_of_the_organization_add_up() {
    let world = &mut world::<Member>();
    world.answer(ORG_POLICY, || ok(&boss_may("delete")));
    let mut claims = member_session_claims();
    claims[SESSION]["roles"] = json!(["editor", "boss"]);
    for (action, expected) in [("read", End::Here), ("delete", End::Here), ("share", End::Denied(Permission))] {
        assert_eq!(end::<Member>(world, &token(&claims), &require("documents", action)), expected);
    }
}

#[test]
fn roles_of_one_organization_are_nothing_in_another() {
    let world = &mut world::<Member>();
    world.answer(ORG_POLICY, || ok(&json!({ "org_policy": { "roles": [] } })));
    world.answer_once(ORG_POLICY, || ok(&boss_may("delete")));
    ask(world, "organization-test-1", "boss", "delete").unwrap();
    is_denied(ask(world, "organization-test-2", "boss", "delete"));
    ask(world, "organization-test-1", "boss", "delete").unwrap();
    is_denied(ask(world, "organization-test-2", "boss", "delete"));
    assert_eq!((world.count(Member::POLICY), world.count(ORG_POLICY)), (1, 2));
}

#[test]
fn an_organization_that_does_not_exist_adds_nothing() {
    let world = &mut world::<Member>();
    world.answer(ORG_POLICY, || error(404, "organization_not_found"));
    is_denied(ask(world, "organization-test-1", "boss", "delete"));
    is_denied(ask(world, "organization-test-1", "boss", "delete"));
    assert_eq!(world.count(ORG_POLICY), 1);
}

#[test]
fn a_policy_of_an_organization_that_cannot_be_had_is_no_denial() {
    let answers: [fn() -> Answer; 5] = [
        || error(500, "internal_server_error"),
        || error(403, ""),
        || error(403, "unauthorized_action"),
        || status(404, &json!("<html>")),
        || ok(&json!({ "org_policy": null })),
    ];
    for answer in answers {
        let world = &mut world::<Member>();
        world.answer(ORG_POLICY, answer);
        let outcome = ask(world, "organization-test-1", "boss", "delete");
        assert!(matches!(outcome, Err(Error::Api(_) | Error::Decode(_))), "{outcome:?}");
        // Stytch can tell.
        let flow = AuthenticateJwt::new(member("organization-test-1", "boss"))
            .require("organization-test-1", "documents", "delete")
            .fall_back(true);
        assert!(run(world, flow).unwrap().response.is_some());
    }
}

#[test]
fn a_requirement_of_users_names_no_organization() {
    let world = &mut world::<User>();
    let flow = consumer::sessions::AuthenticateJwt::new(token(&User::claims())).require("documents", "read");
    assert_eq!(run(world, flow).unwrap().session.roles, ["editor"]);
    let request = &world.requests[1].1;
    assert_eq!(request.uri().to_string(), "https://test.stytch.com/v1/rbac/policy");
}
