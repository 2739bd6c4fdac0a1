//! Signing keys: the published set, rotation and retirement.

use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use http::Request;
use serde_json::{Value, json};
use stytch_emulator::Emulator;

use crate::jwt::{consumer_keys, header, keys, verified};
use crate::recording::handle;
use crate::support::{PHONE, fails, ok, post, send, sms_login};

fn ids(keys: &[Value]) -> Vec<&Value> {
    keys.iter().map(|key| &key["kid"]).collect()
}

fn authenticate(emulator: &Emulator, jwt: &Value) -> (u16, Value) {
    post(emulator, "/v1/sessions/authenticate", json!({ "session_jwt": jwt }))
}

#[test]
fn anybody_can_verify_a_session_jwt() {
    let emulator = Emulator::new();
    let login = sms_login(&emulator, PHONE);
    let keys = consumer_keys(&emulator);
    assert_eq!(ids(&keys), [&header(&login["session_jwt"])["kid"]]);
    let claims = verified(&login["session_jwt"], &keys).unwrap();
    assert_eq!(claims["sub"], login["user_id"]);
    let other = sms_login(&Emulator::new(), PHONE);
    assert_eq!(verified(&other["session_jwt"], &keys), None);
}

#[test]
fn only_what_was_signed_is_accepted() {
    let emulator = Emulator::new();
    let [first, second] = [sms_login(&emulator, PHONE), sms_login(&emulator, "+12025550163")];
    let parts =
        |login: &Value| login["session_jwt"].as_str().unwrap().split('.').map(str::to_owned).collect::<Vec<_>>();
    let (first, second) = (parts(&first), parts(&second));
    let none = BASE64_URL_SAFE_NO_PAD.encode(r#"{"alg":"none","typ":"JWT"}"#);
    let forged = [
        [&first[0], &second[1], &first[2]],
        [&first[0], &first[1], &second[2]],
        [&none, &first[1], &String::new()],
        [&none, &first[1], &first[2]],
    ];
    for jwt in forged {
        let jwt = format!("{}.{}.{}", jwt[0], jwt[1], jwt[2]);
        fails(authenticate(&emulator, &json!(jwt)), 400, "unable_to_parse_session_jwt");
    }
    ok(authenticate(&emulator, &json!(first.join("."))));
}

#[test]
fn both_apis_have_the_same_keys() {
    let emulator = Emulator::new();
    assert_eq!(keys(&emulator, "/v1/b2b/sessions/jwks"), consumer_keys(&emulator));
}

#[test]
fn keys_of_another_project_are_not_found() {
    let emulator = Emulator::new();
    for path in ["/v1/sessions/jwks/project-test-1", "/v1/b2b/sessions/jwks/project-test-1"] {
        let request = || Request::get(path).body(Vec::new()).unwrap();
        fails(send(&emulator, request()), 404, "project_not_found");
        assert!(!handle(&emulator, request()).headers().contains_key("cache-control"));
    }
}

#[test]
fn rotation_keeps_old_keys_and_retirement_does_not() {
    let emulator = Emulator::new();
    let old = sms_login(&emulator, PHONE)["session_jwt"].take();
    emulator.rotate_keys();
    let new = sms_login(&emulator, PHONE)["session_jwt"].take();
    let both = consumer_keys(&emulator);
    assert_eq!(ids(&both), [&header(&old)["kid"], &header(&new)["kid"]]);
    assert_ne!(both[0]["n"], both[1]["n"]);
    for jwt in [&old, &new] {
        assert!(verified(jwt, &both).is_some());
        let fresh = ok(authenticate(&emulator, jwt));
        assert_eq!(header(&fresh["session_jwt"]), header(&new));
    }

    emulator.retire_keys();
    assert_eq!(ids(&consumer_keys(&emulator)), [&header(&new)["kid"]]);
    fails(authenticate(&emulator, &old), 400, "unable_to_parse_session_jwt");
    ok(authenticate(&emulator, &new));
}

#[test]
fn a_key_can_be_published_before_it_signs() {
    let emulator = Emulator::new();
    emulator.publish_key();
    emulator.publish_key();
    let keys = consumer_keys(&emulator);
    assert_eq!(keys.len(), 2);
    assert_eq!(header(&sms_login(&emulator, PHONE)["session_jwt"])["kid"], keys[0]["kid"]);
    emulator.rotate_keys();
    assert_eq!(header(&sms_login(&emulator, PHONE)["session_jwt"])["kid"], keys[1]["kid"]);
    assert_eq!(consumer_keys(&emulator), keys);

    emulator.publish_key();
    emulator.retire_keys();
    assert_eq!(consumer_keys(&emulator), keys[1..]);
}

#[test]
fn every_rotation_has_an_id_of_its_own() {
    let emulator = Emulator::new();
    for _ in 0..5 {
        emulator.rotate_keys();
    }
    let keys = consumer_keys(&emulator);
    let mut ids = ids(&keys).into_iter().map(Value::to_string).collect::<Vec<_>>();
    assert!(ids.iter().all(|id| id.starts_with("\"jwk-test-")), "{ids:?}");
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), 6);
    // There are four keys, which take turns.
    assert_eq!((&keys[0]["n"], &keys[1]["n"]), (&keys[4]["n"], &keys[5]["n"]));
}

#[test]
fn rotating_keys_does_not_change_other_ids() {
    let emulator = Emulator::new();
    emulator.rotate_keys();
    let (_, body) = post(&emulator, "/v1/users", json!({}));
    assert_eq!(body["user_id"], "user-test-00000000-0000-4000-8000-000000000001");
}
