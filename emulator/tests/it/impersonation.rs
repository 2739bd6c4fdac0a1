//! Impersonation of users and members.

use std::time::Duration;

use serde_json::{Value, json};
use stytch_core::Secret;
use stytch_emulator::Emulator;

use crate::b2b::{ORGANIZATIONS, acme, ada};
use crate::support::{EMAIL, NEW_YEAR, delete, fails, ok, post, user};

const TEAM: &str = "help@team.example";
const OF_USERS: &str = "/v1/impersonation/authenticate";
const OF_MEMBERS: &str = "/v1/b2b/impersonation/authenticate";
const REFUSED: &str = "unable_to_auth_impersonation_token";

fn authenticate(emulator: &Emulator, path: &str, token: &Secret) -> (u16, Value) {
    post(emulator, path, json!({ "impersonation_token": token }))
}

/// The user Ada, and a token to log in as her.
fn token(emulator: &Emulator) -> (String, Secret) {
    let user_id = user(emulator, EMAIL)["user_id"].as_str().unwrap().to_owned();
    let token = emulator.impersonation_token(&user_id, TEAM).unwrap();
    (user_id, token)
}

fn expected_factor(factor: &Value) -> Value {
    json!({
        "type": "impersonated",
        "delivery_method": "impersonation",
        "created_at": "2025-01-01T00:00:00Z",
        "updated_at": "2025-01-01T00:00:00Z",
        "last_authenticated_at": "2025-01-01T00:00:00Z",
        "impersonated_factor": {
            "impersonator_id": factor["impersonated_factor"]["impersonator_id"],
            "impersonator_email_address": TEAM,
        },
    })
}

#[test]
fn the_team_logs_in_as_a_user_for_an_hour() {
    let emulator = Emulator::starting_at(NEW_YEAR);
    let (user_id, token) = token(&emulator);
    let login = ok(authenticate(&emulator, OF_USERS, &token));
    assert_eq!((&login["user_id"], &login["user"]["user_id"]), (&json!(user_id), &json!(user_id)));
    // The user has not proven anything.
    assert_eq!(login["user"]["emails"][0]["verified"], false);
    let session = &login["session"];
    assert_eq!(session["expires_at"], "2025-01-01T01:00:00Z");
    let factors = session["authentication_factors"].as_array().unwrap();
    assert_eq!(*factors, [expected_factor(&factors[0])]);

    let extend = || {
        let body = json!({ "session_token": login["session_token"], "session_duration_minutes": 120 });
        post(&emulator, "/v1/sessions/authenticate", body)
    };
    emulator.advance(Duration::from_secs(3599));
    assert_eq!(ok(extend())["session"]["expires_at"], "2025-01-01T01:00:00Z");
    emulator.advance(Duration::from_secs(1));
    fails(extend(), 404, "session_not_found");
}

#[test]
fn the_team_logs_in_as_a_member_for_an_hour() {
    let emulator = Emulator::starting_at(NEW_YEAR);
    let acme = acme(&emulator);
    let ada = ada(&emulator, &acme);
    let token = emulator.member_impersonation_token(&ada, TEAM).unwrap();
    let mut login = ok(authenticate(&emulator, OF_MEMBERS, &token));
    assert_eq!((&login["member_id"], &login["organization_id"]), (&json!(ada), &json!(acme)));
    assert_eq!((&login["member"]["member_id"], &login["organization"]["organization_id"]), (&json!(ada), &json!(acme)));
    assert_eq!((&login["member_authenticated"], &login["intermediate_session_token"]), (&json!(true), &json!("")));
    assert_eq!((&login["mfa_required"], &login["member"]["email_address_verified"]), (&Value::Null, &json!(false)));
    let session = login["member_session"].take();
    assert_eq!(session["expires_at"], "2025-01-01T01:00:00Z");
    let factors = session["authentication_factors"].as_array().unwrap();
    assert_eq!(*factors, [expected_factor(&factors[0])]);

    emulator.advance(Duration::from_secs(600));
    let body = json!({ "session_token": login["session_token"], "session_duration_minutes": 120 });
    let extended = ok(post(&emulator, "/v1/b2b/sessions/authenticate", body));
    assert_eq!(extended["member_session"]["expires_at"], "2025-01-01T01:00:00Z");
}

#[test]
fn a_token_works_once_for_five_minutes() {
    let emulator = Emulator::new();
    let (user_id, token) = token(&emulator);
    emulator.advance(Duration::from_secs(299));
    ok(authenticate(&emulator, OF_USERS, &token));
    fails(authenticate(&emulator, OF_USERS, &token), 401, REFUSED);
    let token = emulator.impersonation_token(&user_id, TEAM).unwrap();
    emulator.advance(Duration::from_secs(300));
    fails(authenticate(&emulator, OF_USERS, &token), 401, REFUSED);
    fails(authenticate(&emulator, OF_USERS, &Secret::from("wrong")), 401, REFUSED);
    fails(post(&emulator, OF_USERS, json!({})), 400, "bad_request");
}

#[test]
fn a_token_is_for_one_person_who_exists() {
    let emulator = Emulator::new();
    let (user_id, of_user) = token(&emulator);
    let acme = acme(&emulator);
    let ada = ada(&emulator, &acme);
    let of_member = emulator.member_impersonation_token(&ada, TEAM).unwrap();
    fails(authenticate(&emulator, OF_MEMBERS, &of_user), 401, REFUSED);
    fails(authenticate(&emulator, OF_USERS, &of_member), 401, REFUSED);
    ok(delete(&emulator, &format!("/v1/users/{user_id}")));
    ok(delete(&emulator, &format!("{ORGANIZATIONS}/{acme}/members/{ada}")));
    fails(authenticate(&emulator, OF_USERS, &of_user), 401, REFUSED);
    fails(authenticate(&emulator, OF_MEMBERS, &of_member), 401, REFUSED);
    assert_eq!(emulator.impersonation_token(&user_id, TEAM), None);
    assert_eq!(emulator.member_impersonation_token(&ada, TEAM), None);
}
