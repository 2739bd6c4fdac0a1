//! OpenID Connect Core 1.0: ID tokens and userinfo.

use std::time::Duration;

use http::Method;
use serde_json::{Value, json};
use stytch_emulator::Emulator;

use super::{FORM, ada, header, info, read, refresh, request, revoke, userinfo, without_envelope};
use crate::clients::{app, authorize, claims, refused, tokens, trade};
use crate::jwt;
use crate::support::{EMAIL, NEW_YEAR, PHONE, ok, put, user};

// Section 2: the claims of every ID token. Stytch has `nbf` too, and neither `auth_time` nor `at_hash`; the issuer is not a
// URL at its own domain.
#[test]
fn id_tokens_say_who_logged_in_for_whom() {
    let emulator = Emulator::starting_at(NEW_YEAR);
    let robot = app(&emulator, "third_party");
    let ada = ada(&emulator);
    let code = authorize(&emulator, &robot, &ada, &["openid", "offline_access"], json!({ "nonce": "n-0S6_WzA2Mj" }));
    let issued = ok(trade(&emulator, &robot, &code, json!({})));
    let mut expected = json!({
        "iss": format!("stytch.com/{}", emulator.project_id()),
        "sub": ada,
        "aud": [robot["client_id"]],
        "iat": NEW_YEAR,
        "nbf": NEW_YEAR,
        "exp": NEW_YEAR + 3600,
        "nonce": "n-0S6_WzA2Mj",
    });
    assert_eq!(claims(&emulator, &issued["id_token"]), expected);

    // Section 12.2: with a refresh, the token is about the same person, and without the nonce.
    emulator.advance(Duration::from_secs(60));
    let refreshed = ok(refresh(&emulator, &robot, &issued["refresh_token"], json!({})));
    expected.as_object_mut().unwrap().remove("nonce");
    for (name, value) in [("iat", 60), ("nbf", 60), ("exp", 3660)] {
        expected[name] = json!(NEW_YEAR + value);
    }
    assert_eq!(claims(&emulator, &refreshed["id_token"]), expected);
    let without = tokens(&emulator, &robot, &ada, &["openid"]);
    assert_eq!(claims(&emulator, &without["id_token"]).get("nonce"), None);
}

// Section 2: with Stytch, ID tokens are valid for an hour, however long access tokens are.
#[test]
fn id_tokens_are_valid_for_an_hour() {
    let emulator = Emulator::starting_at(NEW_YEAR);
    let robot = app(&emulator, "third_party");
    let path = format!("/v1/connected_apps/clients/{}", robot["client_id"].as_str().unwrap());
    ok(put(&emulator, &path, json!({ "access_token_expiry_minutes": 5 })));
    let issued = tokens(&emulator, &robot, &ada(&emulator), &["openid"]);
    assert_eq!(claims(&emulator, &issued["id_token"])["exp"], NEW_YEAR + 3600);
    assert_eq!(claims(&emulator, &issued["access_token"])["exp"], NEW_YEAR + 300);
}

// Section 10.1: tokens name the key that has signed them, which is published without its private part.
#[test]
fn the_keys_of_tokens_are_published() {
    let emulator = Emulator::new();
    let robot = app(&emulator, "third_party");
    let ada = ada(&emulator);
    let before = tokens(&emulator, &robot, &ada, &["openid"]);
    emulator.rotate_keys();
    let after = tokens(&emulator, &robot, &ada, &["openid"]);
    assert_ne!(jwt::header(&before["id_token"])["kid"], jwt::header(&after["id_token"])["kid"]);
    let keys = jwt::consumer_keys(&emulator);
    for key in &keys {
        let names: Vec<&str> = key.as_object().unwrap().keys().map(String::as_str).collect();
        assert!(["d", "p", "q", "dp", "dq", "qi"].iter().all(|private| !names.contains(private)), "{names:?}");
    }
    for token in [&before["id_token"], &after["id_token"], &after["access_token"]] {
        assert_eq!(jwt::header(token)["alg"], "RS256");
        assert!(jwt::verified(token, &keys).is_some());
    }
}

// Section 5.3.1: userinfo is a GET or a POST, with the access token as a bearer token.
#[test]
fn userinfo_is_a_get_or_a_post() {
    let emulator = Emulator::new();
    let robot = app(&emulator, "third_party");
    let issued = tokens(&emulator, &robot, &ada(&emulator), &["openid", "email"]);
    let bearer = format!("Bearer {}", issued["access_token"].as_str().unwrap());
    let expected = without_envelope(ok(userinfo(&emulator, &bearer)));
    assert_eq!(expected["email"], EMAIL);
    for (content_type, body) in [("", ""), (FORM, ""), (FORM, "a=b"), ("application/json", "{}"), ("text/plain", "?")] {
        let response = request(&emulator, Method::POST, "userinfo", (content_type, body), &bearer);
        assert_eq!(without_envelope(ok(read(&response))), expected);
    }
    let response = request(&emulator, Method::PUT, "userinfo", (FORM, ""), &bearer);
    assert_eq!(response.status(), 405);
}

// Sections 5.3.2 and 5.4: userinfo has the claims of the scopes, and the `sub` of the ID token.
#[test]
fn userinfo_has_the_claims_of_the_scopes() {
    let emulator = Emulator::new();
    let robot = app(&emulator, "first_party");
    let ada = ada(&emulator);
    let standard = ["iss", "aud", "iat", "nbf", "exp"];
    let told = |user_id: &Value, scopes: &[&str]| {
        let issued = tokens(&emulator, &robot, user_id, scopes);
        let answer = without_envelope(ok(info(&emulator, &issued["access_token"])));
        let mut in_id_token = claims(&emulator, &issued["id_token"]);
        in_id_token.as_object_mut().unwrap().retain(|name, _| !standard.contains(&name.as_str()));
        assert_eq!(answer, in_id_token);
        answer
    };
    assert_eq!(told(&ada, &["openid"]), json!({ "sub": ada }));
    let name = json!({
        "sub": ada, "name": "Ada Lovelace", "given_name": "Ada", "middle_name": "", "family_name": "Lovelace",
    });
    assert_eq!(told(&ada, &["openid", "profile"]), name);
    assert_eq!(told(&ada, &["openid", "email"]), json!({ "sub": ada, "email": EMAIL, "email_verified": false }));
    let phone = json!({ "sub": ada, "phone_number": PHONE, "phone_number_verified": true });
    assert_eq!(told(&ada, &["phone", "openid"]), phone);
    // Section 5.3.2: claims that are not there are omitted.
    let grace = user(&emulator, "grace@example.com")["user_id"].take();
    assert_eq!(told(&grace, &["openid", "phone"]), json!({ "sub": grace }));
}

// Section 5.3.3, and section 3 of RFC 6750: the header says what is wrong with the token.
#[test]
fn userinfo_takes_valid_access_tokens_only() {
    let emulator = Emulator::new();
    let robot = app(&emulator, "first_party");
    let ada = ada(&emulator);
    let issued = tokens(&emulator, &robot, &ada, &["openid", "offline_access"]);
    let attempt = |authorization: &str| request(&emulator, Method::GET, "userinfo", ("", ""), authorization);
    let access = issued["access_token"].as_str().unwrap();
    ok(read(&attempt(&format!("bearer {access}"))));
    for missing in ["", "Bearer", &format!("Basic {access}")] {
        let response = attempt(missing);
        refused(read(&response), 401, "invalid_token");
        assert_eq!(header(&response, "www-authenticate"), Some("Bearer realm=\"stytch\""));
    }
    let wrong = |token: &Value| {
        let response = attempt(&format!("Bearer {}", token.as_str().unwrap()));
        refused(read(&response), 401, "invalid_token");
        let expected = "Bearer realm=\"stytch\", error=\"invalid_token\"";
        assert_eq!(header(&response, "www-authenticate"), Some(expected));
    };
    for token in [&json!("a.b.c"), &json!(format!("{access}x")), &issued["id_token"], &issued["refresh_token"]] {
        wrong(token);
    }
    let revoked = tokens(&emulator, &robot, &ada, &["openid"])["access_token"].take();
    ok(revoke(&emulator, &robot, &revoked));
    wrong(&revoked);
    emulator.advance(Duration::from_secs(3600));
    wrong(&issued["access_token"]);
}

// Section 5.3: userinfo is for tokens of an OpenID Connect request, which has the scope `openid`.
#[test]
fn userinfo_needs_the_scope_openid() {
    let emulator = Emulator::new();
    let robot = app(&emulator, "first_party");
    let token = tokens(&emulator, &robot, &ada(&emulator), &["profile", "email"])["access_token"].take();
    let bearer = format!("Bearer {}", token.as_str().unwrap());
    let response = request(&emulator, Method::GET, "userinfo", ("", ""), &bearer);
    refused(read(&response), 403, "insufficient_scope");
    let expected = "Bearer realm=\"stytch\", error=\"insufficient_scope\", scope=\"openid\"";
    assert_eq!(header(&response, "www-authenticate"), Some(expected));
}
