//! Policies from the cache.

use serde_json::json;
use stytch_core::b2b::OrgPolicy;
use stytch_core::models::{Permission, PolicyRole};
use stytch_core::{Error, b2b, consumer};

use super::{policy, serve};

#[test]
fn a_policy_is_fetched_once() {
    let (stytch, client) = serve();
    stytch.set_policy(policy());
    for _ in 0..2 {
        let policy = client.run(consumer::rbac::CachedPolicy::new()).unwrap();
        assert!(policy.permits_roles(&["editor"], "documents", "read"));
        assert!(policy.permits_scopes(&["read:documents"], "documents", "read"));
        assert!(!policy.permits_roles(&["editor"], "documents", "write"));
    }
    client.run(b2b::rbac::CachedPolicy::new()).unwrap();
    assert_eq!(stytch.requests_of("consumer.rbac.policy"), 1);
    assert_eq!(stytch.requests_of("b2b.rbac.policy"), 1);
}

#[test]
fn the_policy_of_an_organization_is_checked_before_it_is_uploaded() {
    let (stytch, client) = serve();
    stytch.set_policy(policy());
    let create = b2b::organizations::Create::new("Acme").organization_slug("acme");
    let organization = client.send(&create).unwrap().organization.organization_id;
    let project = client.run(b2b::rbac::CachedPolicy::new()).unwrap();

    let role = |permission| PolicyRole::new("auditor", "", [permission]);
    let wrong = OrgPolicy::new([role(Permission::new("documents", ["read", "burn"]))]);
    let Err(Error::Build(error)) = wrong.validate(&project) else { panic!("it was taken") };
    assert_eq!(error.field, "org_policy.roles[0].permissions[0].actions[1]");

    let right = OrgPolicy::new([role(Permission::new("documents", ["write"]))]);
    right.validate(&project).unwrap();
    client.send(&b2b::rbac::organizations::SetOrgPolicy::new(&organization, right.clone())).unwrap();
    let cached = client.run(b2b::rbac::organizations::CachedOrgPolicy::new(&organization)).unwrap();
    assert_eq!(*cached, right);
    let fetched = client.call("b2b.rbac.organizations.get_org_policy", &json!({ "organization_id": organization }));
    assert_eq!(fetched.unwrap()["org_policy"]["roles"][0]["role_id"], "auditor");
}
