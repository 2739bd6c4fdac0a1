//! The scopes that apps can request, and the conditions for granting them.

use serde_json::{Value, json};

use crate::api::idp::granter::Granter;
use crate::model::oauth2::connected_app::ConnectedApp;
use crate::outcome::Failure;
use crate::state::State;

pub(crate) const OFFLINE_ACCESS: &str = "offline_access";
/// The scope for exchanging an access token for a session, which only some apps may do.
const FULL_ACCESS: &str = "full_access";
/// The scopes of OpenID Connect, which every person can grant.
const OPENID_CONNECT: [(&str, &str); 5] = [
    ("openid", "Know who you are"),
    ("profile", "See your name"),
    ("email", "See your email address"),
    ("phone", "See your phone number"),
    (OFFLINE_ACCESS, "Keep access while you are away"),
];

/// A scope that an app asks for.
#[derive(Debug)]
pub(crate) struct Requested {
    pub(crate) name: String,
    description: String,
    /// Whether the person has all permissions of the scope.
    pub(crate) grantable: bool,
}

impl Requested {
    pub(crate) fn to_json(&self) -> Value {
        json!({ "scope": self.name, "description": self.description, "is_grantable": self.grantable })
    }
}

/// Looks up a scope, and whether the granter can grant it to the app. Fails if there is no such scope.
pub(crate) fn check(
    state: &State,
    app: &ConnectedApp,
    granter: &Granter<'_>,
    name: &str,
) -> Result<Requested, Failure> {
    let requested = |description: &str, grantable| {
        let (name, description) = (name.to_owned(), description.to_owned());
        Ok(Requested { name, description, grantable })
    };
    if let Some((_, description)) = OPENID_CONNECT.iter().find(|(scope, _)| *scope == name) {
        return requested(description, true);
    }
    if name == FULL_ACCESS {
        return requested("Act as you", app.full_access_allowed);
    }
    let Some(scope) = state.policy.scopes().iter().find(|scope| scope["scope"] == name) else {
        let message = format!("There is no scope {name} in the RBAC policy.");
        return Err(Failure::invalid("oauth_invalid_scope_requested", message));
    };
    let permissions = scope["permissions"].as_array().into_iter().flatten();
    let mut needed = permissions.flat_map(|permission| {
        let resource_id = permission["resource_id"].as_str().unwrap_or_default();
        let actions = permission["actions"].as_array().into_iter().flatten();
        actions.map(move |action| (resource_id, action.as_str().unwrap_or_default()))
    });
    requested(
        scope["description"].as_str().unwrap_or_default(),
        needed.all(|(resource_id, action)| granter.may(state, resource_id, action)),
    )
}
