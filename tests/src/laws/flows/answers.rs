//! What Stytch, or something on the way to it, answers: the right thing, or anything else.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use http::{HeaderValue, Response, StatusCode, header};
use serde_json::{Value, json};
use stytch_core::error::{TransportError, TransportErrorKind};
use stytch_core::operation::Operation;

use super::Choices;
use crate::laws::tokens::{JWKS, START};
use crate::laws::{MARKER, PROJECT_ID};

/// Right answers by operation; the last one ends a list.
static RIGHT: LazyLock<BTreeMap<&'static str, Vec<Value>>> = LazyLock::new(|| {
    let keys: Value = serde_json::from_str(&JWKS).unwrap();
    let permissions = json!([{ "resource_id": "documents", "actions": ["read"] }]);
    let role = |id: &str| json!({ "role_id": id, "description": "", "permissions": permissions });
    let scopes = json!([{ "scope": "documents:read", "description": "", "permissions": permissions }]);
    let policy = json!({ "policy": { "roles": [role("editor")], "resources": [], "scopes": scopes } });
    let no_policy = json!({ "policy": { "roles": [], "resources": [], "scopes": [] } });
    let session = json!({ "session_id": "session-test-1", "user_id": "user-test-1", "authentication_factors": [] });
    let member_session = json!({ "member_session_id": "session-test-1", "member_id": "member-test-1",
        "organization_id": "organization-test-1", "authentication_factors": [] });
    let active = json!({ "active": true, "sub": "user-test-1", "client_id": "connected-app-test-1", "aud": [PROJECT_ID],
        "scope": "documents:read", "iat": START, "exp": START + 300, "token_type": "access_token" });
    let mut member_active = active.clone();
    member_active["https://stytch.com/organization"] =
        json!({ "organization_id": "organization-test-1", "slug": "acme" });
    let page = |cursor: Value| {
        json!({ "results": [{ "user_id": "user-test-1" }],
        "results_metadata": { "total": 2, "next_cursor": cursor } })
    };
    BTreeMap::from([
        ("consumer.sessions.get_jwks", vec![keys.clone()]),
        ("b2b.sessions.get_jwks", vec![keys]),
        ("consumer.rbac.policy", vec![policy.clone(), no_policy.clone()]),
        ("b2b.rbac.policy", vec![policy, no_policy]),
        ("b2b.rbac.organizations.get_org_policy", vec![json!({ "org_policy": { "roles": [role("editor")] } })]),
        (
            "consumer.sessions.authenticate",
            vec![
                json!({ "session": session, "user": { "user_id": "user-test-1" }, "session_token": MARKER, "session_jwt": MARKER }),
                json!({ "session": null }),
            ],
        ),
        (
            "b2b.sessions.authenticate",
            vec![
                json!({ "member_session": member_session, "member": { "member_id": "member-test-1", "organization_id": "o" },
                "organization": { "organization_id": "o" }, "session_token": MARKER, "session_jwt": MARKER }),
                json!({ "member_session": null }),
            ],
        ),
        ("oauth2.introspect", vec![active, member_active, json!({ "active": false })]),
        (
            "oauth2.token",
            vec![
                json!({ "access_token": MARKER, "expires_in": 3600, "scope": "read", "token_type": "bearer" }),
                json!({ "access_token": MARKER, "expires_in": i64::MAX, "token_type": "bearer" }),
                json!({ "access_token": "", "expires_in": -1 }),
            ],
        ),
        ("consumer.users.search", vec![page(json!("a")), page(json!("b")), page(json!("")), page(Value::Null)]),
        ("consumer.users.get", vec![json!({ "user_id": "user-test-1" })]),
        ("consumer.otps.sms.send", vec![json!({ "user_id": "user-test-1", "phone_id": "phone-number-test-1" })]),
        ("b2b.organizations.update", vec![json!({ "organization": { "organization_id": "organization-test-1" } })]),
    ])
});

/// Whether a success of this operation says that a token is good.
pub(super) fn vouches(operation: &Operation) -> bool {
    ["consumer.sessions.authenticate", "b2b.sessions.authenticate", "oauth2.introspect"].contains(&operation.name)
}

/// Whether what an operation answers is kept for the flows that come later.
pub(super) fn is_kept(operation: &Operation) -> bool {
    ["sessions.get_jwks", "rbac.policy", "rbac.organizations.get_org_policy"]
        .iter()
        .any(|kept| operation.name.ends_with(kept))
}

/// The right answer, unless the choices say otherwise.
pub(super) fn any(operation: &Operation, choices: &mut Choices<'_>) -> Result<Response<Vec<u8>>, TransportError> {
    let right = &RIGHT[operation.name];
    let kind = choices.below(8);
    let mut body = right[choices.below(right.len())].to_string().into_bytes();
    let mut status = 200;
    match kind {
        0..=2 => {}
        3 => {
            let errors =
                ["too_many_requests", "session_not_found", "session_authorization_error", "jwt_invalid_issuer"];
            body = json!({ "error_type": choices.of(&errors), "request_id": "request-1", "echo": MARKER })
                .to_string()
                .into();
            status = choices.of(&[429, 400, 401, 403, 404, 500]);
        }
        4 => status = choices.of(&[302, 204, 299, 403, 404, 429, 500, 502, 503, 504, 999]),
        5 => body.truncate(usize::from(choices.next()) * 4),
        6 => {
            let place = (usize::from(choices.next()) * 8 + usize::from(choices.next())) % body.len();
            body[place] = choices.next();
        }
        _ => {
            let kinds = [
                TransportErrorKind::Connect,
                TransportErrorKind::Timeout,
                TransportErrorKind::Redirect,
                TransportErrorKind::TooLarge,
                TransportErrorKind::Interrupted,
            ];
            return Err(TransportError::new(choices.of(&kinds), "no answer"));
        }
    }
    let mut response = Response::new(body);
    *response.status_mut() = StatusCode::from_u16(status).unwrap();
    let headers = [
        ("retry-after", "1"),
        ("retry-after", "90000"),
        ("cache-control", "max-age=1"),
        ("age", "18446744073709551615"),
    ];
    if let Some((name, value)) = headers.get(choices.below(8).wrapping_sub(1)) {
        response.headers_mut().insert(*name, HeaderValue::from_static(value));
    }
    response.headers_mut().insert(header::SERVER, HeaderValue::from_static(MARKER));
    Ok(response)
}
