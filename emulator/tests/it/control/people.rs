//! Users, organizations and members, with their sessions.

use std::time::Duration;

use serde_json::{Value, json};
use stytch_emulator::Emulator;

use crate::b2b::sso::{create, saml};
use crate::b2b::{acme, ada};
use crate::control::{act, read, refused, request};
use crate::support::{EMAIL, PHONE, get, ok, post, sms_login, user};

#[test]
fn users_have_their_sessions_until_these_expire() {
    let emulator = Emulator::new();
    let login = sms_login(&emulator, PHONE);
    user(&emulator, EMAIL);
    let listed = read(&emulator, "/emulator/users");
    assert_eq!((&listed["total"], &listed["users"][0]["emails"][0]["email"]), (&json!(2), &json!(EMAIL)));
    assert_eq!(listed["users"][0]["sessions"], json!([]));
    assert_eq!(listed["users"][1]["sessions"], json!([login["session"]]));
    let mut described = listed["users"][1].clone();
    described.as_object_mut().unwrap().retain(|name, _| !["sessions", "totp_code"].contains(&name.as_str()));
    assert_eq!(described, login["user"]);
    assert_eq!(read(&emulator, "/emulator/users?limit=1")["users"].as_array().unwrap().len(), 1);

    emulator.advance(Duration::from_secs(3600));
    assert_eq!(read(&emulator, "/emulator/users")["users"][1]["sessions"], json!([]));
}

#[test]
fn members_are_below_their_organization() {
    let emulator = Emulator::new();
    let acme = &ok(post(&emulator, "/v1/b2b/organizations", json!({ "organization_name": "Acme" })))["organization"];
    let id = acme["organization_id"].as_str().unwrap();
    let member = json!({ "email_address": EMAIL });
    let ada = &ok(post(&emulator, &format!("/v1/b2b/organizations/{id}/members"), member))["member_id"];
    let body = json!({ "organization_id": id, "member_id": ada });
    let started = act(&emulator, "POST", "/emulator/member_sessions", body);
    let listed = read(&emulator, "/emulator/organizations");
    assert_eq!((&listed["total"], &listed["organizations"][0]["organization_name"]), (&json!(1), &json!("Acme")));
    let member = &listed["organizations"][0]["members"][0];
    assert_eq!((&member["member_id"], &member["email_address_verified"]), (ada, &json!(true)));
    assert_eq!(member["sessions"][0]["member_session_id"], started["member_session_id"]);
    let session = json!({ "session_token": started["session_token"] });
    ok(post(&emulator, "/v1/b2b/sessions/authenticate", session));

    let body = json!({ "organization_id": id, "member_id": "member-test-1", "session_duration_minutes": 5 });
    refused(request(&emulator, "POST", "/emulator/member_sessions", &body), 404, "member_not_found");
    emulator.advance(Duration::from_secs(3600));
    assert_eq!(read(&emulator, "/emulator/organizations")["organizations"][0]["members"][0]["sessions"], json!([]));
}

#[test]
fn people_have_the_codes_of_their_authenticator_apps() {
    let emulator = Emulator::new();
    let (user, acme) = (user(&emulator, EMAIL)["user_id"].take(), acme(&emulator));
    let member = ada(&emulator, &acme);
    let codes = || {
        let organizations = read(&emulator, "/emulator/organizations");
        let of_member = organizations["organizations"][0]["members"][0]["totp_code"].clone();
        [read(&emulator, "/emulator/users")["users"][0]["totp_code"].take(), of_member]
    };
    assert_eq!(codes(), [Value::Null, Value::Null]);
    ok(post(&emulator, "/v1/totps", json!({ "user_id": user })));
    ok(post(&emulator, "/v1/b2b/totp", json!({ "organization_id": acme, "member_id": member })));
    let shown = |query: &str| read(&emulator, &format!("/emulator/totp_code?{query}"));
    let of_user = shown(&format!("user_id={}", user.as_str().unwrap()));
    assert_eq!(codes(), [of_user, shown(&format!("member_id={member}"))]);
}

#[test]
fn organizations_have_their_connections() {
    let emulator = Emulator::new();
    let acme = acme(&emulator);
    let organization = || read(&emulator, "/emulator/organizations")["organizations"][0].take();
    assert_eq!((&organization()["sso_connections"], &organization()["scim_connection"]), (&json!([]), &Value::Null));
    let okta = saml(&emulator, &acme);
    let pending = create(&emulator, "oidc", &acme, json!({ "display_name": "Entra" }));
    let body = json!({ "display_name": "Okta", "identity_provider": "okta" });
    let scim = ok(post(&emulator, &format!("/v1/b2b/scim/{acme}/connection"), body))["connection"].take();
    let expected = json!([
        { "connection_id": okta, "display_name": "Okta", "identity_provider": "okta", "protocol": "saml", "status": "active" },
        {
            "connection_id": pending,
            "display_name": "Entra",
            "identity_provider": "generic",
            "protocol": "oidc",
            "status": "pending",
        },
    ]);
    assert_eq!(organization()["sso_connections"], expected);
    assert_eq!(organization()["scim_connection"]["base_url"], scim["base_url"]);
    assert_eq!(organization()["scim_connection"].get("bearer_token"), None);
}

#[test]
fn reading_changes_nothing() {
    let emulator = Emulator::new();
    sms_login(&emulator, PHONE);
    let revision = &read(&emulator, "/emulator/changes?after=0")["revision"];
    for path in ["users", "organizations", "clock", "messages", "requests", "failures", "requests/counts", "project"] {
        read(&emulator, &format!("/emulator/{path}"));
    }
    let waited = read(&emulator, &format!("/emulator/changes?after={revision}&wait_seconds=0"));
    assert_eq!(waited["revision"], *revision);
    ok(get(&emulator, "/v1/debug/whoami"));
    let changed = read(&emulator, &format!("/emulator/changes?after={revision}&wait_seconds=60"));
    assert!(changed["revision"].as_u64() > revision.as_u64());
}
