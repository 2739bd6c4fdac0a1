//! Flows by name, beside their typed twins.

use serde_json::{Value, json};

use super::FLOWS;
use super::args::DECIDING;
use crate::api::{b2b, consumer};
use crate::error::{BuildErrorKind, DeniedReason, Error};
use crate::testing::{PROJECT_ID, START, World, error, member_session_claims, ok, policy, session_claims, token};
use crate::verify::{FlowByName, m2m};

mod args;
mod authorize;
mod sessions;
mod tokens;

const ACME: &str = "organization-test-1";

/// A world with policies.
fn world() -> World {
    let mut world = World::new();
    for operation in ["consumer.rbac.policy", "b2b.rbac.policy"] {
        world.answer(operation, || ok(&policy()));
    }
    // What organizations add is nothing.
    world.answer("b2b.rbac.organizations.get_org_policy", || error(404, "organization_not_found"));
    world
}

fn run(world: &mut World, name: &str, args: &Value) -> Result<Value, Error> {
    world.run(FlowByName::new(name, args)?)
}

#[track_caller]
fn reason(outcome: Result<Value, Error>) -> DeniedReason {
    match outcome {
        Err(Error::Denied(denied)) => denied.reason,
        other => panic!("not denied: {other:?}"),
    }
}

fn check(action: &str) -> Value {
    json!({ "resource_id": "documents", "action": action })
}

fn check_in(organization_id: &str, action: &str) -> Value {
    with(check(action), "organization_id", json!(organization_id))
}

/// The same with this member.
fn with(mut json: Value, name: &str, value: Value) -> Value {
    json[name] = value;
    json
}

fn without(mut json: Value, name: &str) -> Value {
    json.as_object_mut().unwrap().remove(name).unwrap();
    json
}
