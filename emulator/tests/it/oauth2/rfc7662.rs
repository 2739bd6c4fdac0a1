//! RFC 7662: Token Introspection.

use std::time::Duration;

use http::Method;
use serde_json::json;
use stytch_emulator::Emulator;

use super::{
    CHALLENGE, DAY, FORM, VERIFIER, ada, basic, introspect, is_active, read, refresh, request, revoke, without_envelope,
};
use crate::clients::{app, authorize, by, claims, form, refused, tokens, trade};
use crate::support::{NEW_YEAR, PHONE, delete, ok, post, sms_login};

// Section 2.1: the caller is authenticated, so that tokens cannot be tried out. Public clients have their own.
#[test]
fn clients_authenticate() {
    let emulator = Emulator::new();
    let robot = app(&emulator, "third_party");
    let ada = ada(&emulator);
    let token = tokens(&emulator, &robot, &ada, &["openid"])["access_token"].take();
    let attempt = |fields| form(&emulator, "introspect", fields);
    refused(attempt(json!({ "token": token })), 401, "invalid_client");
    refused(attempt(json!({ "client_id": robot["client_id"], "token": token })), 401, "invalid_client");
    let wrong = json!({ "client_id": robot["client_id"], "client_secret": "wrong", "token": token });
    refused(attempt(wrong), 401, "invalid_client");
    assert_eq!(refused(attempt(by(&robot, json!({}))), 400, "invalid_request"), "token is required.");
    let in_header = basic(robot["client_id"].as_str().unwrap(), robot["client_secret"].as_str().unwrap());
    let body = format!("token={}", token.as_str().unwrap());
    let response = request(&emulator, Method::POST, "introspect", (FORM, &body), &in_header);
    assert_eq!(ok(read(&response))["active"], true);

    let public = app(&emulator, "third_party_public");
    let code = authorize(&emulator, &public, &ada, &[], json!({ "code_challenge": CHALLENGE }));
    let issued = ok(trade(&emulator, &public, &code, json!({ "code_verifier": VERIFIER })));
    assert!(is_active(&emulator, &public, &issued["access_token"]) && !is_active(&emulator, &public, &token));
}

// Section 2.1: with a wrong hint, the search goes on among the other tokens.
#[test]
fn a_wrong_hint_changes_nothing() {
    let emulator = Emulator::new();
    let robot = app(&emulator, "third_party");
    let issued = tokens(&emulator, &robot, &ada(&emulator), &["offline_access"]);
    for hint in ["access_token", "refresh_token", "id_token", ""] {
        for name in ["access_token", "refresh_token"] {
            let fields = by(&robot, json!({ "token": issued[name], "token_type_hint": hint }));
            let answer = without_envelope(ok(form(&emulator, "introspect", fields)));
            assert_eq!(answer["token_type"], name);
        }
    }
}

// Section 2.2: what a token is for. Stytch names the kind of token in `token_type`.
#[test]
fn introspection_tells_what_a_token_is() {
    let emulator = Emulator::starting_at(NEW_YEAR);
    let robot = app(&emulator, "third_party");
    let ada = ada(&emulator);
    let issued = tokens(&emulator, &robot, &ada, &["openid", "offline_access"]);
    let mut expected = claims(&emulator, &issued["access_token"]);
    expected["active"] = json!(true);
    expected["token_type"] = json!("access_token");
    assert_eq!(introspect(&emulator, &robot, &issued["access_token"]), expected);
    let expected = json!({
        "active": true,
        "token_type": "refresh_token",
        "iss": format!("stytch.com/{}", emulator.project_id()),
        "aud": [emulator.project_id()],
        "sub": ada,
        "client_id": robot["client_id"],
        "scope": "openid offline_access",
        "iat": NEW_YEAR,
        "exp": NEW_YEAR + 90 * DAY.as_secs(),
    });
    assert_eq!(introspect(&emulator, &robot, &issued["refresh_token"]), expected);
}

// Section 2.2: of any other token, the answer is that it is not active, and nothing else.
#[test]
fn what_is_no_token_of_the_client_is_inactive() {
    let emulator = Emulator::new();
    let robot = app(&emulator, "third_party");
    let other = app(&emulator, "third_party");
    let ada = ada(&emulator);
    let issued = tokens(&emulator, &robot, &ada, &["openid", "offline_access"]);
    let (access, refreshing) = (&issued["access_token"], &issued["refresh_token"]);
    // A session JWT that claims to be an access token.
    let session = sms_login(&emulator, PHONE);
    let claims = json!({ "scope": "openid", "client_id": robot["client_id"] });
    let body = json!({ "session_token": session["session_token"], "session_custom_claims": claims });
    let session = ok(post(&emulator, "/v1/sessions/authenticate", body))["session_jwt"].take();
    let tampered = json!(format!("{}x", access.as_str().unwrap()));
    for token in [&issued["id_token"], &session, &tampered, &json!("a.b.c"), &json!("?")] {
        assert!(!is_active(&emulator, &robot, token));
    }
    for token in [access, refreshing] {
        assert!(is_active(&emulator, &robot, token) && !is_active(&emulator, &other, token));
    }

    // Others' keys, and others' users.
    emulator.rotate_keys();
    assert!(is_active(&emulator, &robot, access));
    emulator.retire_keys();
    assert!(!is_active(&emulator, &robot, access) && is_active(&emulator, &robot, refreshing));
    ok(delete(&emulator, &format!("/v1/users/{}", ada.as_str().unwrap())));
    assert!(!is_active(&emulator, &robot, refreshing));
    refused(refresh(&emulator, &robot, refreshing, json!({})), 400, "invalid_grant");
}

// Section 2.2: a token that has expired or was revoked is inactive.
#[test]
fn tokens_are_inactive_from_their_end_on() {
    let emulator = Emulator::new();
    let robot = app(&emulator, "third_party");
    let ada = ada(&emulator);
    let issued = tokens(&emulator, &robot, &ada, &["offline_access"]);
    let (access, refreshing) = (&issued["access_token"], &issued["refresh_token"]);
    emulator.advance(Duration::from_secs(3599));
    assert!(is_active(&emulator, &robot, access));
    emulator.advance(Duration::from_secs(1));
    assert!(!is_active(&emulator, &robot, access) && is_active(&emulator, &robot, refreshing));
    emulator.advance(DAY * 90 - Duration::from_secs(3601));
    assert!(is_active(&emulator, &robot, refreshing));
    emulator.advance(Duration::from_secs(1));
    assert!(!is_active(&emulator, &robot, refreshing));

    let issued = tokens(&emulator, &robot, &ada, &["offline_access"]);
    ok(revoke(&emulator, &robot, &issued["access_token"]));
    assert!(!is_active(&emulator, &robot, &issued["access_token"]));
}
