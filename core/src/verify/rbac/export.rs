//! Policies for other processes.

use serde_json::{Map, Value, json};

use super::cached::{ProjectPolicy, life};
use super::read;
use crate::api::models::Policy;
use crate::flow::Context;
use crate::flow::fetch_once::Fetched;
use crate::values::{UnixTime, Vertical};
use crate::wire::fields::{self, Misfit};

/// The products, by their names in an export.
const PRODUCTS: [(&str, Vertical); 2] = [("consumer", Vertical::Consumer), ("b2b", Vertical::B2b)];

/// The project's policies with the times of their fetches, by product.
pub(crate) fn export(context: &Context) -> Map<String, Value> {
    let policy = |(name, vertical): (&str, _)| {
        let fetched = context.with_entry(&ProjectPolicy(vertical), |entry| entry.fetched().cloned())?;
        let policy = write(&*fetched.value::<Policy>()?);
        let fetched_at = fetched.life.fetched_at.as_seconds();
        Some((name.to_owned(), json!({ "fetched_at": fetched_at, "policy": policy })))
    };
    PRODUCTS.into_iter().filter_map(policy).collect()
}

/// Reads them.
pub(crate) fn import(context: &Context, json: &Value, now: UnixTime) -> Result<Vec<(ProjectPolicy, Fetched)>, Misfit> {
    let mut policies = Vec::new();
    for (name, vertical) in PRODUCTS {
        let policy = fields::object(json, name, |json| {
            let fetched_at = fields::required(json, "fetched_at")?.as_u64();
            let fetched_at = UnixTime::from_seconds(fetched_at.ok_or_else(|| Misfit::wrong_type("fetched_at"))?);
            let policy = fields::required_object(json, "policy", read::policy)?;
            Ok((ProjectPolicy(vertical), Fetched::new(policy, life(context, fetched_at.min(now)))))
        })?;
        policies.extend(policy);
    }
    Ok(policies)
}

/// As Stytch writes it.
fn write(Policy { roles, resources, scopes }: &Policy) -> Value {
    let resources = resources.iter().map(|resource| {
        let (id, description, actions) = (&resource.resource_id, &resource.description, &resource.actions);
        json!({ "resource_id": id, "description": description, "actions": actions })
    });
    let scopes = scopes.iter().map(|scope| {
        let (name, description, permissions) = (&scope.scope, &scope.description, &scope.permissions);
        json!({ "scope": name, "description": description, "permissions": permissions })
    });
    json!({ "roles": roles, "resources": resources.collect::<Value>(), "scopes": scopes.collect::<Value>() })
}
