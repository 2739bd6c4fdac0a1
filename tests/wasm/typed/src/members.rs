//! Session JWTs of members.

use std::time::Duration;

use serde_json::json;
use stytch_wasm::b2b::sessions::AuthenticateJwt;
use stytch_wasm::error::DeniedReason;
use wasm_bindgen::prelude::*;

use crate::check::{Failure, Outcome, denied, equal};
use crate::futures::join;
use crate::world::{World, keep_token_secret};

const JWKS: &str = "b2b.sessions.get_jwks";
const AUTHENTICATE: &str = "b2b.sessions.authenticate";
const HOUR: Duration = Duration::from_secs(3600);

#[wasm_bindgen]
pub async fn test_a_members_session_knows_its_organization(base: String) -> Outcome {
    let stytch = World::at(base).await?.emulator().await?;
    let client = stytch.client()?;
    let login = stytch.member_log_in(&client, "acme", &["editor"]).await?;
    let found = client.run(AuthenticateJwt::new(login.session_jwt.as_str())).await?;
    equal(found.response.is_none(), true)?;
    let session = found.member_session;
    equal((session.member_id, session.member_session_id), (login.member_id, login.member_session_id))?;
    equal(
        (session.organization_id.as_str(), session.organization_slug.as_str()),
        (login.organization_id.as_str(), "acme"),
    )?;
    equal(session.roles.iter().any(|role| role == "editor"), true)?;
    equal(stytch.requests_of(JWKS).await?, 1)?;
    equal(stytch.requests_of(AUTHENTICATE).await?, 0)
}

#[wasm_bindgen]
pub async fn test_keys_of_members_are_fetched_once_for_fifty_checks_at_once(base: String) -> Outcome {
    let stytch = World::at(base).await?.emulator().await?;
    let client = stytch.client()?;
    let login = stytch.member_log_in(&client, "acme", &[]).await?;
    for found in join((0..50).map(|_| client.run(AuthenticateJwt::new(login.session_jwt.as_str())))).await {
        equal(found?.member_session.member_id.as_str(), login.member_id.as_str())?;
    }
    equal(stytch.requests_of(JWKS).await?, 1)
}

#[wasm_bindgen]
pub async fn test_what_is_required_of_a_member_is_allowed_or_denied_on_both_paths(base: String) -> Outcome {
    let stytch = World::at(base).await?.emulator().await?;
    let client = stytch.client()?;
    stytch.set_policy().await?;
    let login = stytch.member_log_in(&client, "acme", &["editor"]).await?;
    for max_age in [HOUR, Duration::ZERO] {
        let check = |organization_id: &str, action: &str| {
            let flow = AuthenticateJwt::new(login.session_jwt.as_str()).max_age(max_age);
            client.run(flow.require(organization_id, "documents", action))
        };
        let found = check(&login.organization_id, "read").await?;
        equal(found.fresh_jwt().is_some(), max_age.is_zero())?;
        if let Some(fresh) = found.fresh_jwt() {
            keep_token_secret(fresh.expose());
            let answer = found.response.as_ref().ok_or_else(|| Failure::new("there should be an answer"))?;
            equal(answer.member.member_id.as_str(), login.member_id.as_str())?;
        }
        denied(check(&login.organization_id, "write").await, DeniedReason::Permission)?;
        let elsewhere = denied(check("organization-test-other", "read").await, DeniedReason::Tenancy)?;
        equal(elsewhere.reason.is_forbidden(), true)?;
        // Only Stytch can have an answer of its own.
        equal(elsewhere.api_error.is_some(), max_age.is_zero())?;
    }
    equal(stytch.requests_of("b2b.rbac.policy").await?, 1)
}

#[wasm_bindgen]
pub async fn test_the_roles_of_one_organization_do_not_count_in_another(base: String) -> Outcome {
    let stytch = World::at(base).await?.emulator().await?;
    let client = stytch.client()?;
    stytch.set_policy().await?;
    let with_role = stytch.member_log_in(&client, "with", &["auditor"]).await?;
    let without = stytch.member_log_in(&client, "without", &["auditor"]).await?;
    let permissions = json!([{ "resource_id": "documents", "actions": ["write"] }]);
    let policy = json!({ "roles": [{ "role_id": "auditor", "description": "", "permissions": permissions }] });
    let args = json!({ "organization_id": with_role.organization_id, "org_policy": policy });
    client.call("b2b.rbac.organizations.set_org_policy", &args).await?;
    let check = |jwt: &str, organization_id: &str| {
        client.run(AuthenticateJwt::new(jwt).require(organization_id, "documents", "write"))
    };
    check(&with_role.session_jwt, &with_role.organization_id).await?;
    denied(check(&without.session_jwt, &without.organization_id).await, DeniedReason::Permission)?;
    check(&with_role.session_jwt, &with_role.organization_id).await?;
    equal(stytch.requests_of("b2b.rbac.organizations.get_org_policy").await?, 2)
}

#[wasm_bindgen]
pub async fn test_a_users_session_is_no_members(base: String) -> Outcome {
    let stytch = World::at(base).await?.emulator().await?;
    let client = stytch.client()?;
    let login = stytch.log_in(&client).await?;
    let check = AuthenticateJwt::new(login.session_jwt.expose()).max_age(HOUR);
    denied(client.run(check).await, DeniedReason::WrongKind)?;
    equal(stytch.requests_of(AUTHENTICATE).await?, 0)
}
