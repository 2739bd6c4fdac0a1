//! Tokens that are verified once: what all flows that check tokens have in common.

use serde_json::{Value, json};

use crate::testing::{PROJECT_ID, START};

mod all_again;
mod like_uncached;
mod rules;

/// Claims of an M2M client that hold for an hour from [`START`].
fn client_claims() -> Value {
    json!({
        "aud": [PROJECT_ID], "iss": format!("stytch.com/{PROJECT_ID}"), "sub": "m2m-client-test-1",
        "iat": START, "nbf": START, "exp": START + 3_600, "scope": "read:users edit",
    })
}

/// Claims of a connected app that acts for a user, for an hour from [`START`].
fn app_claims() -> Value {
    let mut claims = client_claims();
    claims["sub"] = json!("user-test-1");
    claims["client_id"] = json!("connected-app-test-1");
    claims
}

/// The same for a member.
fn member_app_claims() -> Value {
    let mut claims = app_claims();
    claims["sub"] = json!("member-test-1");
    claims["https://stytch.com/organization"] = json!({ "organization_id": "organization-test-1", "slug": "acme" });
    claims
}
