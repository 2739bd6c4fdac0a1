//! Any policy against another reading of the rules.

use std::collections::BTreeSet;

use proptest::prelude::*;
use serde_json::{Value, json};

use super::super::{Authorize, Grants, Requirement};
use crate::error::{DeniedReason, Error};
use crate::testing::{World, ok};
use crate::values::Vertical;

/// A holder of permissions, by number: on which resource, which actions. 0 stands for `*`.
type Holder = (u8, Vec<(u8, Vec<u8>)>);

fn name(prefix: &str, number: u8) -> String {
    if number == 0 { "*".to_owned() } else { format!("{prefix}{number}") }
}

fn holders() -> impl Strategy<Value = Vec<Holder>> {
    let permission = (0..3_u8, prop::collection::vec(0..4_u8, 0..3));
    prop::collection::vec((0..4_u8, prop::collection::vec(permission, 0..3)), 0..4)
}

fn to_json(key: &str, prefix: &str, holders: &[Holder]) -> Value {
    let permission = |(resource, actions): &(u8, Vec<u8>)| {
        let actions: Vec<_> = actions.iter().map(|action| name("action-", *action)).collect();
        json!({ "resource_id": name("resource-", *resource), "actions": actions })
    };
    let holder = |(id, permissions): &Holder| {
        let permissions: Vec<_> = permissions.iter().map(permission).collect();
        json!({ key: name(prefix, *id), "permissions": permissions })
    };
    holders.iter().map(holder).collect()
}

/// Every single permission, written out.
fn allowed(prefix: &str, holders: &[Holder], held: &BTreeSet<String>) -> BTreeSet<(u8, u8)> {
    let mut all = BTreeSet::new();
    for (id, permissions) in holders {
        if held.contains(&name(prefix, *id)) {
            for (resource, actions) in permissions {
                for action in actions {
                    // `*` is every action there can be, its own name among them.
                    let actions = if *action == 0 { 0..4 } else { *action..*action + 1 };
                    all.extend(actions.map(|action| (*resource, action)));
                }
            }
        }
    }
    all
}

proptest! {
    #[test]
    fn agrees_with_the_oracle(
        project in holders(),
        scopes in holders(),
        organization in holders(),
        held in prop::collection::btree_set((0..3_u8, 0..4_u8), 0..4),
        by_scopes: bool,
        (resource, action) in (0..3_u8, 0..4_u8),
        own in prop::option::of(1..3_u8),
        asked in prop::option::of(1..3_u8),
        is_b2b: bool,
    ) {
        // Organizations' roles have ids of their own, and so do scopes. What is held can be any of them.
        let prefixes = ["role-", "own-role-", "scope-"];
        let held: BTreeSet<String> =
            held.iter().map(|(kind, number)| name(prefixes[usize::from(*kind)], (*number).max(1))).collect();
        // `*` as the id of a role of the project would be one of the organization too.
        let no_star = |holders: Vec<Holder>| holders.into_iter().map(|(id, all)| (id.max(1), all)).collect::<Vec<_>>();
        let organization = no_star(organization);

        let project_policy = json!({ "status_code": 200, "policy": {
            "roles": to_json("role_id", prefixes[0], &project), "scopes": to_json("scope", prefixes[2], &scopes),
        } });
        let organization_policy = json!({
            "status_code": 200, "org_policy": { "roles": to_json("role_id", prefixes[1], &organization) },
        });
        let mut world = World::new();
        let answer = project_policy.clone();
        world.answer("b2b.rbac.policy", move || ok(&answer));
        world.answer("consumer.rbac.policy", move || ok(&project_policy));
        world.answer("b2b.rbac.organizations.get_org_policy", move || ok(&organization_policy));

        let (own, asked) = if is_b2b { (own, asked) } else { (None, None) };
        let id = |number: Option<u8>| number.map(|number| format!("organization-{number}"));
        let requirement = Requirement {
            organization_id: id(asked),
            resource_id: name("resource-", resource),
            action: name("action-", action),
        };
        let list: Vec<String> = held.iter().cloned().collect();
        let grants = if by_scopes { Grants::Scopes(list) } else { Grants::Roles(list) };
        let vertical = if is_b2b { Vertical::B2b } else { Vertical::Consumer };
        let found = world.run(Authorize::new(vertical, Some(requirement), grants, id(own)));

        let mut all = BTreeSet::new();
        if by_scopes {
            all.extend(allowed(prefixes[2], &scopes, &held));
        } else {
            all.extend(allowed(prefixes[0], &project, &held));
            if own.is_some() {
                all.extend(allowed(prefixes[1], &organization, &held));
            }
        }
        let expected = match all.contains(&(resource, action)) {
            _ if own != asked => Some(DeniedReason::Tenancy),
            true => None,
            false => Some(DeniedReason::Permission),
        };
        let found = match found {
            Ok(()) => None,
            Err(Error::Denied(denied)) => Some(denied.reason),
            Err(error) => panic!("{error}"),
        };
        prop_assert_eq!(found, expected);
        if expected == Some(DeniedReason::Tenancy) {
            prop_assert_eq!(world.requests.len(), 0);
        }
        if by_scopes {
            prop_assert_eq!(world.count("b2b.rbac.organizations.get_org_policy"), 0);
        }
    }
}
