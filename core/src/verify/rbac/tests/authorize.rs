//! The flow that checks a requirement.

use serde_json::{Value, json};

use super::super::{Authorize, Grants, Requirement};
use crate::error::{DeniedReason, Error};
use crate::flow::{Context, Flow, Input, Once, Step};
use crate::testing::{World, error, ok, policy, status};
use crate::values::{UnixTime, Vertical};

const PROJECT: &str = "b2b.rbac.policy";
const ORGANIZATION: &str = "b2b.rbac.organizations.get_org_policy";
const ACME: &str = "organization-test-1";
const OTHER: &str = "organization-test-2";

fn roles(roles: &[&str]) -> Grants {
    Grants::Roles(roles.iter().map(|role| (*role).to_owned()).collect())
}

fn scopes(scopes: &[&str]) -> Grants {
    Grants::Scopes(scopes.iter().map(|scope| (*scope).to_owned()).collect())
}

fn requirement(organization_id: Option<&str>, action: &str) -> Requirement {
    let (resource_id, action) = ("documents".to_owned(), action.to_owned());
    Requirement { organization_id: organization_id.map(str::to_owned), resource_id, action }
}

/// Whether a member of Acme may do this to its documents.
fn in_acme(grants: Grants, action: &str) -> Authorize {
    Authorize::new(Vertical::B2b, Some(requirement(Some(ACME), action)), grants, Some(ACME.to_owned()))
}

fn consumer(grants: Grants, action: &str) -> Authorize {
    Authorize::new(Vertical::Consumer, Some(requirement(None, action)), grants, None)
}

fn scripted() -> World {
    let mut world = World::new();
    world.answer(PROJECT, || ok(&policy()));
    world.answer("consumer.rbac.policy", || ok(&policy()));
    world.answer(ORGANIZATION, || ok(&organization(&json!([]))));
    world
}

fn organization(roles: &Value) -> Value {
    json!({ "status_code": 200, "org_policy": { "roles": roles } })
}

/// A role of an organization's own which may delete documents.
fn janitor() -> Value {
    let permissions = json!([{ "resource_id": "documents", "actions": ["delete"] }]);
    organization(&json!([{ "role_id": "janitor", "description": "", "permissions": permissions }]))
}

fn denied(result: Result<(), Error>) -> (DeniedReason, String) {
    match result {
        Err(Error::Denied(denied)) => (denied.reason, denied.detail.into_owned()),
        other => panic!("{other:?}"),
    }
}

#[test]
fn nothing_required_needs_no_policy() {
    let mut world = World::new();
    world.run(Authorize::new(Vertical::B2b, None, roles(&[]), Some(ACME.to_owned()))).unwrap();
    world.run(Authorize::new(Vertical::Consumer, None, scopes(&[]), None)).unwrap();
    assert_eq!(world.requests.len(), 0);
}

#[test]
fn roles_and_scopes_of_the_project() {
    let mut world = scripted();
    for flow in [in_acme, consumer] {
        world.run(flow(roles(&["editor"]), "read")).unwrap();
        world.run(flow(scopes(&["edit"]), "read")).unwrap();
        let words = "no role allows the required action on the required resource".to_owned();
        assert_eq!(denied(world.run(flow(roles(&["editor"]), "delete"))), (DeniedReason::Permission, words));
        let words = "no scope allows the required action on the required resource".to_owned();
        assert_eq!(denied(world.run(flow(scopes(&["edit"]), "delete"))), (DeniedReason::Permission, words));
        // The one is not the other.
        assert_eq!(denied(world.run(flow(scopes(&["editor"]), "read"))).0, DeniedReason::Permission);
        // Without a role or a scope, nothing is allowed.
        assert_eq!(denied(world.run(flow(roles(&[]), "read"))).0, DeniedReason::Permission);
        assert_eq!(denied(world.run(flow(scopes(&[]), "read"))).0, DeniedReason::Permission);
    }
    assert_eq!((world.count(PROJECT), world.count("consumer.rbac.policy"), world.count(ORGANIZATION)), (1, 1, 0));
}

#[test]
fn each_product_has_its_own_policy() {
    let mut world = scripted();
    world.answer(PROJECT, || ok(&json!({ "status_code": 200, "policy": { "roles": [] } })));
    world.run(consumer(roles(&["editor"]), "read")).unwrap();
    denied(world.run(in_acme(scopes(&["edit"]), "read")));
}

#[test]
fn tenancy_comes_before_any_policy() {
    let mut world = World::new();
    let cases = [
        (Some(ACME), Some(OTHER)),
        (Some("acme"), Some(ACME)),
        (Some("Organization-test-1"), Some(ACME)),
        (Some(""), Some(ACME)),
        (Some(ACME), None),
        (None, Some(ACME)),
    ];
    for (required, own) in cases {
        for grants in [roles(&["editor"]), scopes(&["edit"])] {
            let requirement = requirement(required, "read");
            let flow = Authorize::new(Vertical::B2b, Some(requirement), grants, own.map(str::to_owned));
            let expected = (DeniedReason::Tenancy, "it is of another organization".to_owned());
            assert_eq!(denied(world.run(flow)), expected, "{required:?} {own:?}");
        }
    }
    assert_eq!(world.requests.len(), 0);
}

#[test]
fn an_organizations_roles_add_to_the_projects() {
    let mut world = scripted();
    world.answer(ORGANIZATION, || ok(&janitor()));
    world.run(in_acme(roles(&["janitor"]), "delete")).unwrap();
    world.run(in_acme(roles(&["editor", "janitor"]), "delete")).unwrap();
    assert_eq!(denied(world.run(in_acme(roles(&["janitor"]), "read"))).0, DeniedReason::Permission);
    assert_eq!(world.count(ORGANIZATION), 1);
    let path = world.requests.last().unwrap().1.uri().path();
    assert_eq!(path, "/v1/b2b/rbac/organizations/organization-test-1");
}

#[test]
fn an_organizations_roles_are_asked_for_only_if_they_matter() {
    let mut world = scripted();
    // The project allows it already.
    world.run(in_acme(roles(&["editor", "janitor"]), "read")).unwrap();
    // The project knows all of the roles.
    denied(world.run(in_acme(roles(&["editor"]), "delete")));
    denied(world.run(in_acme(roles(&[]), "delete")));
    assert_eq!(world.count(ORGANIZATION), 0);
    denied(world.run(in_acme(roles(&["editor", "janitor"]), "delete")));
    assert_eq!(world.count(ORGANIZATION), 1);
    // Consumers have none.
    denied(world.run(consumer(roles(&["janitor"]), "delete")));
    assert_eq!(world.count(ORGANIZATION), 1);
}

#[test]
fn an_organizations_roles_are_not_anothers() {
    let mut world = scripted();
    world.answer_once(ORGANIZATION, || ok(&janitor()));
    let (acme, other) = (Some(ACME), Some(OTHER));
    for (organization_id, is_allowed) in [(acme, true), (other, false), (acme, true), (other, false)] {
        let requirement = requirement(organization_id, "delete");
        let organization_id = organization_id.map(str::to_owned);
        let flow = Authorize::new(Vertical::B2b, Some(requirement), roles(&["janitor"]), organization_id);
        assert_eq!(world.run(flow).is_ok(), is_allowed);
    }
    assert_eq!((world.count(PROJECT), world.count(ORGANIZATION)), (1, 2));
    // The project's own policy is as it came.
    let kept = world.run(crate::api::b2b::rbac::CachedPolicy::new()).unwrap();
    assert_eq!(kept.roles.len(), 1);
    assert_eq!(denied(world.run(consumer(roles(&["janitor"]), "delete"))).0, DeniedReason::Permission);
}

#[test]
fn organizations_have_no_scopes() {
    let mut world = scripted();
    world.answer(ORGANIZATION, || ok(&janitor()));
    assert_eq!(denied(world.run(in_acme(scopes(&["janitor"]), "delete"))).0, DeniedReason::Permission);
    assert_eq!(world.count(ORGANIZATION), 0);
}

#[test]
fn a_policy_that_cannot_be_had_is_no_denial() {
    let mut world = scripted();
    world.answer(PROJECT, || error(500, "internal_server_error"));
    let failure = world.run(in_acme(roles(&["editor"]), "read")).unwrap_err();
    assert!(matches!(&failure, Error::Api(api) if api.status == 500), "{failure:?}");

    let mut world = scripted();
    world.answer(ORGANIZATION, || error(500, "internal_server_error"));
    let failure = world.run(in_acme(roles(&["janitor"]), "delete")).unwrap_err();
    assert!(matches!(&failure, Error::Api(api) if api.status == 500), "{failure:?}");
    // What the project allows does not depend on the organization.
    world.run(in_acme(roles(&["editor", "janitor"]), "read")).unwrap();
}

/// A denial is Stytch's "no" to the subject, and none of these answers is one.
#[test]
fn an_answer_that_is_no_policy_is_no_denial() {
    for answer in [json!({}), json!({ "policy": null, "org_policy": null }), json!({ "policy": {}, "org_policy": {} })]
    {
        for (operation, role) in [(PROJECT, "editor"), (ORGANIZATION, "janitor")] {
            let (mut world, answer) = (scripted(), answer.clone());
            world.answer(operation, move || ok(&answer));
            let failure = world.run(in_acme(roles(&[role]), "delete")).unwrap_err();
            assert!(matches!(&failure, Error::Decode(error) if error.operation == operation), "{failure:?}");
        }
        let mut world = scripted();
        world.answer("consumer.rbac.policy", move || ok(&answer));
        let failure = world.run(consumer(scopes(&["edit"]), "read")).unwrap_err();
        assert!(matches!(&failure, Error::Decode(_)), "{failure:?}");
    }
}

#[test]
fn a_page_that_is_not_stytchs_is_no_denial() {
    for status_code in [403, 404] {
        for (operation, role) in [(PROJECT, "editor"), (ORGANIZATION, "janitor")] {
            let mut world = scripted();
            world.answer(operation, move || status(status_code, &json!("<html>")));
            let failure = world.run(in_acme(roles(&[role]), "delete")).unwrap_err();
            assert!(matches!(&failure, Error::Api(api) if api.status == status_code), "{failure:?}");
        }
    }
}

/// As part of a public flow.
struct Ends(Once<Authorize>);

impl Flow for Ends {
    type Output = ();

    fn step(&mut self, context: &Context, now: UnixTime, input: Input) -> Result<Step<()>, Error> {
        self.0.step(|authorize| authorize.step(context, now, input))
    }
}

#[test]
fn a_check_that_has_ended_says_so() {
    let world = scripted();
    let policy_answer = || Input::Response(ok(&policy()).unwrap());
    for (action, is_allowed) in [("read", true), ("delete", false)] {
        let mut flow = Ends(Once::new(consumer(roles(&["editor"]), action)));
        let mut fresh = World::new();
        fresh.context = crate::flow::Context::new(world.context.project().clone(), 7);
        let _request = flow.step(&fresh.context, fresh.now, Input::Start).unwrap();
        assert_eq!(flow.step(&fresh.context, fresh.now, policy_answer()).is_ok(), is_allowed);
        let ended = flow.step(&fresh.context, fresh.now, Input::Start).unwrap_err();
        assert!(matches!(&ended, Error::Build(error) if error.field == "flow"), "{ended:?}");
    }
}

/// As any flow that has failed: it does not fail in the same way again.
#[test]
fn a_denial_is_the_end_of_the_flow() {
    let world = World::new();
    let elsewhere = requirement(Some(OTHER), "read");
    let authorize = Authorize::new(Vertical::B2b, Some(elsewhere), roles(&["editor"]), Some(ACME.to_owned()));
    let mut flow = Ends(Once::new(authorize));
    let mut step = || match flow.step(&world.context, world.now, Input::Start) {
        Err(Error::Denied(denied)) => denied.reason.as_str().to_owned(),
        Err(Error::Build(error)) => error.field,
        other => panic!("{other:?}"),
    };
    assert_eq!((step().as_str(), step().as_str()), ("tenancy", "flow"));
}
