//! Requests on behalf of a member.

use std::time::Duration;

use http::Request;
use http::header::{AUTHORIZATION, CONTENT_TYPE};
use serde_json::{Value, json};
use stytch_emulator::{Emulator, StartedSession};

use super::{ORGANIZATIONS, acme, ada, organization};
use crate::support::{acting, authorization, fails, get, ok, send};

const TOKEN: &str = "X-Stytch-Member-Session";
const JWT: &str = "X-Stytch-Member-SessionJWT";

/// Acme, Umbrella, and the session of a member of Acme.
fn setup() -> (Emulator, String, StartedSession) {
    let emulator = Emulator::new();
    let acme = acme(&emulator);
    let ada = ada(&emulator, &acme);
    let session = emulator.start_member_session(&acme, &ada, 60).unwrap();
    organization(&emulator, json!({ "organization_name": "Umbrella", "organization_slug": "umbrella" }));
    (emulator, ada, session)
}

#[test]
fn a_member_acts_in_their_own_organization() {
    let (emulator, ada, session) = setup();
    for by in [(TOKEN, session.session_token.expose()), (JWT, session.session_jwt.expose())] {
        let update = |slug: &str| {
            let body = json!({ "organization_logo_url": "https://acme.example/logo.png" });
            acting(&emulator, by, "PUT", &format!("{ORGANIZATIONS}/{slug}"), &body)
        };
        ok(update("acme"));
        fails(update("umbrella"), 403, "session_authorization_tenancy_error");
        let path = format!("{ORGANIZATIONS}/acme/members/{ada}");
        ok(acting(&emulator, by, "PUT", &path, &json!({ "name": "Ada" })));
        let metadata = json!({ "trusted_metadata": { "a": 1 } });
        fails(acting(&emulator, by, "PUT", &path, &metadata), 403, "cannot_update_trusted_metadata");

        let search = |ids: &[&str]| {
            let body = json!({ "organization_ids": ids });
            acting(&emulator, by, "POST", &format!("{ORGANIZATIONS}/members/search"), &body)
        };
        ok(search(&["acme"]));
        fails(search(&["acme", "umbrella"]), 403, "session_authorization_tenancy_error");
    }
    assert_eq!(ok(get(&emulator, &format!("{ORGANIZATIONS}/umbrella")))["organization"]["organization_logo_url"], "");
}

#[test]
fn the_session_must_be_one() {
    let (emulator, _, session) = setup();
    let path = format!("{ORGANIZATIONS}/acme");
    let update = |by| acting(&emulator, by, "PUT", &path, &json!({}));
    for by in [(TOKEN, "x"), (TOKEN, ""), (JWT, "a.b.c"), (TOKEN, session.session_jwt.expose())] {
        fails(update(by), 401, "invalid_session_token");
    }
    let request = Request::put(&path)
        .header(AUTHORIZATION, authorization(&emulator))
        .header(CONTENT_TYPE, "application/json")
        .header(TOKEN, session.session_token.expose())
        .header(JWT, session.session_jwt.expose());
    fails(send(&emulator, request.body(b"{}".to_vec()).unwrap()), 400, "too_many_session_arguments");

    // An operation that takes no such session does not look at it.
    ok(acting(&emulator, (TOKEN, "x"), "GET", &path, &Value::Null));
    emulator.advance(Duration::from_secs(3600));
    fails(update((TOKEN, session.session_token.expose())), 401, "invalid_session_token");
}

#[test]
fn a_member_revokes_sessions_of_their_own_organization() {
    let (emulator, ada, session) = setup();
    let umbrella = super::ada(&emulator, "umbrella");
    let other = emulator.start_member_session("umbrella", &umbrella, 60).unwrap();
    let by = (TOKEN, session.session_token.expose());
    let revoke = |body| acting(&emulator, by, "POST", "/v1/b2b/sessions/revoke", &body);
    let error = "session_authorization_tenancy_error";
    fails(revoke(json!({ "member_session_id": other.member_session_id })), 403, error);
    fails(revoke(json!({ "session_token": other.session_token })), 403, error);
    fails(revoke(json!({ "member_id": umbrella })), 403, error);
    ok(revoke(json!({ "member_id": ada })));
    fails(revoke(json!({ "member_id": ada })), 401, "invalid_session_token");
}
