//! Roles that are at hand.

use super::*;

fn user(action: &str, roles: &[&str]) -> Value {
    json!({ "roles": roles, "authorization_check": check(action) })
}

fn member(action: &str, roles: &[&str], organization_id: &str) -> Value {
    json!({ "roles": roles, "organization_id": ACME, "authorization_check": check_in(organization_id, action) })
}

#[test]
fn roles_of_a_user() {
    let mut world = world();
    let name = "consumer.rbac.authorize";
    assert_eq!(run(&mut world, name, &user("read", &["other", "editor"])).unwrap(), json!({}));
    for denied in [user("delete", &["editor"]), user("read", &["other"]), user("read", &[])] {
        assert_eq!(reason(run(&mut world, name, &denied)), DeniedReason::Permission, "{denied}");
    }
    assert_eq!((world.requests.len(), world.count("consumer.rbac.policy")), (1, 1));
}

#[test]
fn roles_of_a_member() {
    let mut world = world();
    let name = "b2b.rbac.authorize";
    let own = json!({ "role_id": "own", "permissions": [{ "resource_id": "documents", "actions": ["delete"] }] });
    world.answer("b2b.rbac.organizations.get_org_policy", move || ok(&json!({ "org_policy": { "roles": [own] } })));
    assert_eq!(run(&mut world, name, &member("read", &["editor"], ACME)).unwrap(), json!({}));
    assert_eq!(reason(run(&mut world, name, &member("delete", &["editor"], ACME))), DeniedReason::Permission);
    assert_eq!(reason(run(&mut world, name, &member("read", &["editor"], "other"))), DeniedReason::Tenancy);
    assert_eq!((world.requests.len(), world.count("b2b.rbac.policy")), (1, 1));
    assert_eq!(run(&mut world, name, &member("delete", &["own"], ACME)).unwrap(), json!({}));
    assert_eq!(world.requests.len(), 2);
}

#[test]
fn a_policy_that_does_not_read_is_an_error_that_says_where() {
    let mut world = World::new();
    let permission = json!({ "resource_id": "documents", "actions": ["read", 7] });
    let odd = json!({ "policy": { "roles": [{ "role_id": "editor", "permissions": [permission] }] } });
    world.answer("consumer.rbac.policy", move || ok(&odd));
    let error = run(&mut world, "consumer.rbac.authorize", &user("read", &["editor"])).unwrap_err();
    let Error::Decode(error) = error else { panic!("{error:?}") };
    assert_eq!(error.path, "policy.roles[0].permissions[0].actions[1]");
    assert_eq!((error.operation, error.problem), ("consumer.rbac.policy", "has a value of the wrong type"));
}
