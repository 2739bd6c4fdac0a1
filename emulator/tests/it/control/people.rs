//! Users, organizations and members, with their sessions.

use std::time::Duration;

use serde_json::json;
use stytch_emulator::Emulator;

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
    described.as_object_mut().unwrap().remove("sessions");
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
