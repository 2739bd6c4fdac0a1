//! Tokens of Connected Apps: codes, PKCE, refreshing, introspection, revocation, and who they speak for.

use std::time::Duration;

use http::Request;
use http::header::AUTHORIZATION;
use serde_json::{Value, json};
use stytch_core::connected_apps::clients;
use stytch_core::consumer::{idp, users};
use stytch_core::{Endpoint, oauth2};
use stytch_emulator::Emulator;

use crate::clients::{CALLBACK, app, authorize, by, claims, endpoint, form, refused, tokens, trade};
use crate::recording::handle;
use crate::support::{EMAIL, NEW_YEAR, PHONE, delete, ok, post, put, send, sms_login, user};

// The example in appendix B of RFC 7636.
const VERIFIER: &str = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
const CHALLENGE: &str = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
const DAY: Duration = Duration::from_secs(24 * 60 * 60);

/// A user with a name, an email address and a verified phone number.
fn ada(emulator: &Emulator) -> Value {
    let name = json!({ "first_name": "Ada", "last_name": "Lovelace" });
    let body = json!({ "email": EMAIL, "phone_number": PHONE, "name": name });
    let user_id = ok(post(emulator, "/v1/users", body))["user_id"].take();
    sms_login(emulator, PHONE);
    user_id
}

/// Sends a request that `stytch-core` writes, and returns the response that it reads.
#[track_caller]
fn call<E: Endpoint>(emulator: &Emulator, endpoint: &E) -> E::Response {
    let project = emulator.project();
    project.response::<E>(&handle(emulator, project.request(endpoint).unwrap())).unwrap()
}

fn refresh(emulator: &Emulator, client: &Value, token: &Value, extra: Value) -> (u16, Value) {
    let mut fields = by(client, json!({ "grant_type": "refresh_token", "refresh_token": token }));
    fields.as_object_mut().unwrap().extend(extra.as_object().unwrap().clone());
    form(emulator, "token", fields)
}

fn introspect(emulator: &Emulator, client: &Value, token: &Value) -> Value {
    let mut answer = ok(form(emulator, "introspect", by(client, json!({ "token": token }))));
    let fields = answer.as_object_mut().unwrap();
    fields.remove("request_id");
    fields.remove("status_code");
    answer
}

fn is_active(emulator: &Emulator, client: &Value, token: &Value) -> bool {
    let answer = introspect(emulator, client, token);
    let active = answer["active"].as_bool().unwrap();
    assert!(active || answer == json!({ "active": false }));
    active
}

fn revoke(emulator: &Emulator, client: &Value, token: &Value) -> (u16, Value) {
    form(emulator, "revoke", by(client, json!({ "token": token })))
}

fn userinfo(emulator: &Emulator, authorization: &str) -> (u16, Value) {
    let request = Request::get(endpoint(emulator, "userinfo")).header(AUTHORIZATION, authorization);
    send(emulator, request.body(Vec::new()).unwrap())
}

fn info(emulator: &Emulator, token: &Value) -> (u16, Value) {
    userinfo(emulator, &format!("Bearer {}", token.as_str().unwrap()))
}

#[test]
fn access_tokens_name_the_apis_that_they_are_for() {
    let emulator = Emulator::new();
    let robot = app(&emulator, "third_party");
    let path = format!("/v1/connected_apps/clients/{}", robot["client_id"].as_str().unwrap());
    let body = json!({ "access_token_custom_audience": "https://api.example.com" });
    let updated = ok(put(&emulator, &path, body));
    assert_eq!(updated["connected_app"]["access_token_custom_audience"], "https://api.example.com");
    let ada = ada(&emulator);
    let resources = json!({ "resources": ["https://a.example/x", "urn:files:read"] });
    let code = authorize(&emulator, &robot, &ada, &["openid", "email", "offline_access"], resources);
    let issued = ok(trade(&emulator, &robot, &code, json!({})));
    let expected = json!([emulator.project_id(), "https://api.example.com", "https://a.example/x", "urn:files:read"]);
    assert_eq!(introspect(&emulator, &robot, &issued["access_token"])["aud"], expected);
    assert_eq!(claims(&emulator, &issued["id_token"])["aud"], json!([robot["client_id"]]));
    let refreshed = ok(refresh(&emulator, &robot, &issued["refresh_token"], json!({})));
    assert_eq!(introspect(&emulator, &robot, &refreshed["access_token"])["aud"], expected);
    assert_eq!(ok(info(&emulator, &issued["access_token"]))["email"], EMAIL);
}

#[test]
fn a_code_becomes_tokens() {
    let emulator = Emulator::starting_at(NEW_YEAR);
    let robot = app(&emulator, "third_party");
    let ada = ada(&emulator);
    let scopes = ["openid", "profile", "email", "phone", "offline_access"];
    let code = authorize(&emulator, &robot, &ada, &scopes, json!({ "nonce": "n-0S6" }));
    let answer = ok(trade(&emulator, &robot, &code, json!({})));
    let expected = json!({
        "access_token": answer["access_token"],
        "token_type": "bearer",
        "expires_in": 3600,
        "scope": "openid profile email phone offline_access",
        "refresh_token": answer["refresh_token"],
        "id_token": answer["id_token"],
        "status_code": 200,
        "request_id": answer["request_id"],
    });
    assert_eq!(answer, expected);
    assert_eq!(answer["refresh_token"].as_str().unwrap().len(), 43);

    let access = claims(&emulator, &answer["access_token"]);
    let expected = json!({
        "iss": format!("stytch.com/{}", emulator.project_id()),
        "aud": [emulator.project_id()],
        "sub": ada,
        "client_id": robot["client_id"],
        "scope": "openid profile email phone offline_access",
        "jti": access["jti"],
        "iat": NEW_YEAR,
        "nbf": NEW_YEAR,
        "exp": NEW_YEAR + 3600,
    });
    assert_eq!(access, expected);
    let expected = json!({
        "iss": format!("stytch.com/{}", emulator.project_id()),
        "aud": [robot["client_id"]],
        "sub": ada,
        "iat": NEW_YEAR,
        "nbf": NEW_YEAR,
        "exp": NEW_YEAR + 3600,
        "nonce": "n-0S6",
        "name": "Ada Lovelace",
        "given_name": "Ada",
        "middle_name": "",
        "family_name": "Lovelace",
        "email": EMAIL,
        "email_verified": false,
        "phone_number": PHONE,
        "phone_number_verified": true,
    });
    assert_eq!(claims(&emulator, &answer["id_token"]), expected);
}

#[test]
fn scopes_decide_which_tokens_there_are() {
    let emulator = Emulator::new();
    let robot = app(&emulator, "first_party");
    let ada = ada(&emulator);
    let names = |scopes: &[&str]| {
        let answer = tokens(&emulator, &robot, &ada, scopes);
        ["refresh_token", "id_token"].map(|name| answer.get(name).is_some())
    };
    assert_eq!(names(&["email"]), [false, false]);
    assert_eq!(names(&["openid"]), [false, true]);
    assert_eq!(names(&["offline_access"]), [true, false]);
    let answer = tokens(&emulator, &robot, &ada, &["openid"]);
    let id = claims(&emulator, &answer["id_token"]);
    let names: Vec<&str> = id.as_object().unwrap().keys().map(String::as_str).collect();
    assert_eq!(names, ["aud", "exp", "iat", "iss", "nbf", "sub"]);
}

#[test]
fn apps_have_their_own_lifetimes_and_claims() {
    let emulator = Emulator::starting_at(NEW_YEAR);
    let robot = app(&emulator, "first_party");
    let ada = ada(&emulator);
    let path = format!("/v1/connected_apps/clients/{}", robot["client_id"].as_str().unwrap());
    let body = json!({
        "access_token_expiry_minutes": 5,
        "access_token_template_content": "{ \"tier\": \"gold\", \"limits\": { \"a\": 1 } }",
        "id_token_template_content": "{ \"color\": \"red\" }",
    });
    ok(put(&emulator, &path, body));
    let answer = tokens(&emulator, &robot, &ada, &["openid"]);
    assert_eq!(answer["expires_in"], 300);
    let access = claims(&emulator, &answer["access_token"]);
    assert_eq!((&access["tier"], &access["limits"]["a"]), (&json!("gold"), &json!(1)));
    assert_eq!(access["exp"], NEW_YEAR + 300);
    assert_eq!(claims(&emulator, &answer["id_token"])["color"], "red");

    emulator.advance(Duration::from_secs(299));
    assert_eq!(introspect(&emulator, &robot, &answer["access_token"])["tier"], "gold");
    emulator.advance(Duration::from_secs(1));
    assert!(!is_active(&emulator, &robot, &answer["access_token"]));
}

#[test]
fn codes_work_once_for_a_while_for_one_client_and_address() {
    let emulator = Emulator::new();
    let robot = app(&emulator, "third_party");
    let other = app(&emulator, "third_party");
    let ada = ada(&emulator);
    let code = || authorize(&emulator, &robot, &ada, &["openid"], json!({}));

    let used = code();
    let wrong_uri = json!({ "redirect_uri": "https://app.example.com/callback" });
    let message = refused(trade(&emulator, &robot, &used, wrong_uri), 400, "invalid_grant");
    assert_eq!(message, "redirect_uri is not the one that the code was sent to.");
    refused(trade(&emulator, &other, &used, json!({})), 400, "invalid_grant");
    ok(trade(&emulator, &robot, &used, json!({})));
    refused(trade(&emulator, &robot, &used, json!({})), 400, "invalid_grant");

    let old = code();
    emulator.advance(Duration::from_secs(599));
    let not_so_old = code();
    emulator.advance(Duration::from_secs(1));
    refused(trade(&emulator, &robot, &old, json!({})), 400, "invalid_grant");
    ok(trade(&emulator, &robot, &not_so_old, json!({})));

    refused(trade(&emulator, &robot, &json!("wrong"), json!({})), 400, "invalid_grant");
    for missing in ["code", "redirect_uri"] {
        let message = refused(trade(&emulator, &robot, &code(), json!({ missing: "" })), 400, "invalid_request");
        assert_eq!(message, format!("{missing} is required."));
    }
    let orphaned = code();
    ok(delete(&emulator, &format!("/v1/users/{}", ada.as_str().unwrap())));
    refused(trade(&emulator, &robot, &orphaned, json!({})), 400, "invalid_grant");
}

#[test]
fn confidential_clients_need_their_secret_and_public_ones_have_none() {
    let emulator = Emulator::new();
    let ada = ada(&emulator);
    let robot = app(&emulator, "third_party");
    let code = authorize(&emulator, &robot, &ada, &[], json!({}));
    let without = json!({ "client_id": robot["client_id"] });
    refused(trade(&emulator, &without, &code, json!({})), 401, "invalid_client");
    refused(trade(&emulator, &robot, &code, json!({ "client_secret": "wrong" })), 401, "invalid_client");
    ok(trade(&emulator, &robot, &code, json!({})));

    let public = app(&emulator, "third_party_public");
    let code = authorize(&emulator, &public, &ada, &[], json!({ "code_challenge": CHALLENGE }));
    let verified = json!({ "code_verifier": VERIFIER, "client_secret": "made up" });
    refused(trade(&emulator, &public, &code, verified), 401, "invalid_client");
    ok(trade(&emulator, &public, &code, json!({ "code_verifier": VERIFIER })));
    refused(trade(&emulator, &json!({ "client_id": "nobody" }), &code, json!({})), 401, "invalid_client");
    let fields = by(&robot, json!({ "grant_type": "client_credentials" }));
    refused(form(&emulator, "token", fields), 400, "unauthorized_client");
}

#[test]
fn a_challenge_is_held_against_its_verifier() {
    let emulator = Emulator::new();
    let robot = app(&emulator, "first_party");
    let ada = ada(&emulator);
    let code = authorize(&emulator, &robot, &ada, &[], json!({ "code_challenge": CHALLENGE }));
    let attempt = |extra| trade(&emulator, &robot, &code, extra);
    assert_eq!(refused(attempt(json!({})), 400, "invalid_grant"), "code_verifier is required.");
    for wrong in [CHALLENGE, &VERIFIER[1..], "x"] {
        let message = refused(attempt(json!({ "code_verifier": wrong })), 400, "invalid_grant");
        assert_eq!(message, "code_verifier does not match the code_challenge.");
    }
    ok(attempt(json!({ "code_verifier": VERIFIER })));

    let code = authorize(&emulator, &robot, &ada, &[], json!({}));
    let message = refused(trade(&emulator, &robot, &code, json!({ "code_verifier": VERIFIER })), 400, "invalid_grant");
    assert_eq!(message, "The code was asked for without a code_challenge.");
}

#[test]
fn confidential_clients_keep_their_refresh_token() {
    let emulator = Emulator::starting_at(NEW_YEAR);
    let robot = app(&emulator, "third_party");
    let ada = ada(&emulator);
    let first = tokens(&emulator, &robot, &ada, &["openid", "email", "offline_access"]);
    let token = &first["refresh_token"];
    emulator.advance(Duration::from_secs(60));
    let second = ok(refresh(&emulator, &robot, token, json!({})));
    assert_eq!(second.get("refresh_token"), None);
    assert_eq!(second["scope"], "openid email offline_access");
    assert_ne!(second["access_token"], first["access_token"]);
    assert_eq!(claims(&emulator, &second["access_token"])["iat"], NEW_YEAR + 60);
    assert_eq!(claims(&emulator, &second["id_token"])["email"], EMAIL);

    // Less can be asked for, and not more, neither now nor later.
    let narrow = ok(refresh(&emulator, &robot, token, json!({ "scope": "email" })));
    assert_eq!((&narrow["scope"], narrow.get("id_token")), (&json!("email"), None));
    refused(refresh(&emulator, &robot, token, json!({ "scope": "email phone" })), 400, "invalid_scope");
    assert_eq!(ok(refresh(&emulator, &robot, token, json!({})))["scope"], "openid email offline_access");

    let other = app(&emulator, "third_party");
    refused(refresh(&emulator, &other, token, json!({})), 400, "invalid_grant");
    refused(refresh(&emulator, &robot, &json!("wrong"), json!({})), 400, "invalid_grant");
    refused(refresh(&emulator, &robot, &json!(""), json!({})), 400, "invalid_request");

    // It lives as long as it is used every three months.
    emulator.advance(DAY * 89);
    ok(refresh(&emulator, &robot, token, json!({})));
    emulator.advance(DAY * 89);
    ok(refresh(&emulator, &robot, token, json!({})));
    emulator.advance(DAY * 90);
    refused(refresh(&emulator, &robot, token, json!({})), 400, "invalid_grant");
}

#[test]
fn public_clients_get_a_new_refresh_token_each_time() {
    let emulator = Emulator::new();
    let robot = app(&emulator, "third_party_public");
    let ada = ada(&emulator);
    let code = authorize(&emulator, &robot, &ada, &["email", "offline_access"], json!({ "code_challenge": CHALLENGE }));
    let first = ok(trade(&emulator, &robot, &code, json!({ "code_verifier": VERIFIER })));
    let second = ok(refresh(&emulator, &robot, &first["refresh_token"], json!({ "scope": "email" })));
    assert_ne!(first["refresh_token"], second["refresh_token"]);
    assert_eq!(second["scope"], "email");
    refused(refresh(&emulator, &robot, &first["refresh_token"], json!({})), 400, "invalid_grant");
    let third = ok(refresh(&emulator, &robot, &second["refresh_token"], json!({})));
    assert_eq!(third["scope"], "email offline_access");
}

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

#[test]
fn introspection_has_an_answer_for_everything_else_too() {
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

    let fields = json!({ "client_id": robot["client_id"], "client_secret": "wrong", "token": access });
    refused(form(&emulator, "introspect", fields), 401, "invalid_client");
    refused(form(&emulator, "introspect", by(&robot, json!({}))), 400, "invalid_request");

    // Others' keys, and others' users.
    emulator.rotate_keys();
    assert!(is_active(&emulator, &robot, access));
    emulator.retire_keys();
    assert!(!is_active(&emulator, &robot, access) && is_active(&emulator, &robot, refreshing));
    ok(delete(&emulator, &format!("/v1/users/{}", ada.as_str().unwrap())));
    assert!(!is_active(&emulator, &robot, refreshing));
    refused(refresh(&emulator, &robot, refreshing, json!({})), 400, "invalid_grant");
}

#[test]
fn revoking_a_refresh_token_revokes_its_access_tokens() {
    let emulator = Emulator::new();
    let robot = app(&emulator, "third_party");
    let other = app(&emulator, "third_party");
    let ada = ada(&emulator);
    let first = tokens(&emulator, &robot, &ada, &["offline_access"]);
    let second = ok(refresh(&emulator, &robot, &first["refresh_token"], json!({})));
    let unrelated = tokens(&emulator, &robot, &ada, &["offline_access"]);
    refused(revoke(&emulator, &other, &first["refresh_token"]), 400, "invalid_grant");
    assert!(is_active(&emulator, &robot, &first["refresh_token"]));

    let answer = ok(revoke(&emulator, &robot, &first["refresh_token"]));
    assert_eq!(answer, json!({ "status_code": 200, "request_id": answer["request_id"] }));
    refused(refresh(&emulator, &robot, &first["refresh_token"], json!({})), 400, "invalid_grant");
    for token in [&first["refresh_token"], &first["access_token"], &second["access_token"]] {
        assert!(!is_active(&emulator, &robot, token));
        // Once more is no mistake.
        ok(revoke(&emulator, &robot, token));
    }
    assert!(is_active(&emulator, &robot, &unrelated["access_token"]));
}

#[test]
fn revoking_an_access_token_revokes_nothing_else() {
    let emulator = Emulator::new();
    let robot = app(&emulator, "third_party");
    let ada = ada(&emulator);
    let issued = tokens(&emulator, &robot, &ada, &["offline_access"]);
    let token = &issued["access_token"];
    refused(revoke(&emulator, &app(&emulator, "third_party"), token), 400, "invalid_grant");
    ok(info(&emulator, token));
    ok(revoke(&emulator, &robot, token));
    assert!(!is_active(&emulator, &robot, token));
    refused(info(&emulator, token), 401, "invalid_token");
    assert!(is_active(&emulator, &robot, &issued["refresh_token"]));
    let fields = json!({ "client_id": robot["client_id"], "token": token });
    refused(form(&emulator, "revoke", fields), 401, "invalid_client");
    refused(form(&emulator, "revoke", by(&robot, json!({}))), 400, "invalid_request");
    ok(revoke(&emulator, &robot, &json!("nonsense")));
}

#[test]
fn userinfo_tells_what_the_scopes_allow() {
    let emulator = Emulator::new();
    let robot = app(&emulator, "first_party");
    let ada = ada(&emulator);
    let claims = |user_id: &Value, scopes: &[&str]| {
        let mut answer = ok(info(&emulator, &tokens(&emulator, &robot, user_id, scopes)["access_token"]));
        let fields = answer.as_object_mut().unwrap();
        fields.remove("request_id");
        fields.remove("status_code");
        answer
    };
    let name = json!({
        "sub": ada, "name": "Ada Lovelace", "given_name": "Ada", "middle_name": "", "family_name": "Lovelace",
    });
    assert_eq!(claims(&ada, &["openid"]), json!({ "sub": ada }));
    assert_eq!(claims(&ada, &["profile"]), name);
    assert_eq!(claims(&ada, &["email"]), json!({ "sub": ada, "email": EMAIL, "email_verified": false }));
    let phone = json!({ "sub": ada, "phone_number": PHONE, "phone_number_verified": true });
    assert_eq!(claims(&ada, &["phone"]), phone);

    let grace = user(&emulator, "grace@example.com")["user_id"].take();
    assert_eq!(claims(&grace, &["phone"]), json!({ "sub": grace }));
}

#[test]
fn userinfo_takes_good_access_tokens_only() {
    let emulator = Emulator::new();
    let robot = app(&emulator, "first_party");
    let ada = ada(&emulator);
    let issued = tokens(&emulator, &robot, &ada, &["openid", "offline_access"]);
    let access = issued["access_token"].as_str().unwrap();
    ok(userinfo(&emulator, &format!("bearer {access}")));
    let id_token = format!("Bearer {}", issued["id_token"].as_str().unwrap());
    let refreshing = format!("Bearer {}", issued["refresh_token"].as_str().unwrap());
    for wrong in ["", "Bearer", "Bearer a.b.c", &format!("Basic {access}"), &id_token, &refreshing] {
        refused(userinfo(&emulator, wrong), 401, "invalid_token");
    }
    emulator.advance(Duration::from_secs(3600));
    refused(info(&emulator, &issued["access_token"]), 401, "invalid_token");
}

#[test]
fn tests_get_tokens_without_an_authorization() {
    let emulator = Emulator::starting_at(NEW_YEAR);
    let robot = app(&emulator, "third_party");
    let ada = ada(&emulator);
    let client_id = robot["client_id"].as_str().unwrap();
    let token = json!(emulator.connected_app_token(client_id, ada.as_str().unwrap(), &["email", "read:documents"]));
    let expected = json!({
        "iss": format!("stytch.com/{}", emulator.project_id()),
        "aud": [emulator.project_id()],
        "sub": ada,
        "client_id": client_id,
        "scope": "email read:documents",
        "jti": claims(&emulator, &token)["jti"],
        "iat": NEW_YEAR,
        "nbf": NEW_YEAR,
        "exp": NEW_YEAR + 3600,
    });
    assert_eq!(claims(&emulator, &token), expected);
    assert!(is_active(&emulator, &robot, &token));
    assert_eq!(ok(info(&emulator, &token))["email"], EMAIL);
}

#[test]
#[should_panic(expected = "the id of a user")]
fn tokens_are_for_users_who_exist() {
    let emulator = Emulator::new();
    let robot = app(&emulator, "third_party");
    let _ = emulator.connected_app_token(robot["client_id"].as_str().unwrap(), "nobody", &[]);
}

#[test]
#[should_panic(expected = "the id of a Connected App")]
fn tokens_are_for_apps_that_exist() {
    let emulator = Emulator::new();
    let ada = user(&emulator, EMAIL);
    let _ = emulator.connected_app_token("nobody", ada["user_id"].as_str().unwrap(), &[]);
}

#[test]
fn typed_requests_are_understood() {
    let emulator = Emulator::new();
    let project = emulator.project();
    let user_id = ada(&emulator);
    let user_id = user_id.as_str().unwrap();

    let create = clients::Create::new("third_party_public").client_name("Robot").redirect_urls([CALLBACK]);
    let robot = call(&emulator, &create).connected_app;
    assert_eq!((robot.client_secret, robot.status.as_str()), (None, "active"));
    let id = robot.client_id.as_str();
    let scopes = ["openid", "profile", "email", "phone", "offline_access"];
    let start = idp::oauth::AuthorizeStart::new(id, CALLBACK, "code", scopes).user_id(user_id);
    let started = call(&emulator, &start);
    assert!(started.consent_required && started.scope_results.iter().all(|scope| scope.is_grantable));
    assert_eq!((started.user_id.as_str(), started.client.client_name.as_str()), (user_id, "Robot"));

    let authorize = idp::oauth::Authorize::new(true, scopes, id, CALLBACK, "code");
    let granted = call(&emulator, &authorize.user_id(user_id).code_challenge(CHALLENGE));
    let trade = oauth2::Token::new("authorization_code", id)
        .code(granted.authorization_code.unwrap())
        .redirect_uri(CALLBACK)
        .code_verifier(VERIFIER);
    let tokens = call(&emulator, &trade);
    assert_eq!((tokens.token_type.as_str(), tokens.expires_in), ("bearer", 3600));
    assert!(tokens.id_token.is_some());

    let info = call(&emulator, &oauth2::Userinfo::new(tokens.access_token.clone()));
    assert_eq!((info.sub.as_str(), info.name.as_deref()), (user_id, Some("Ada Lovelace")));
    assert_eq!((info.email.as_deref(), info.email_verified), (Some(EMAIL), Some(false)));
    assert_eq!((info.phone_number.as_deref(), info.phone_number_verified), (Some(PHONE), Some(true)));
    assert!(info.custom_claims.is_empty());

    let refresh = oauth2::Token::new("refresh_token", id).refresh_token(tokens.refresh_token.unwrap());
    let fresh = call(&emulator, &refresh);
    let introspected = call(&emulator, &oauth2::Introspect::new(fresh.access_token.clone(), id));
    assert_eq!((introspected.active, introspected.client_id.as_deref()), (true, Some(id)));
    assert_eq!(introspected.aud, [emulator.project_id()]);

    let apps = call(&emulator, &users::ConnectedApps::new(user_id)).connected_apps;
    assert_eq!(apps.len(), 1);
    assert_eq!(apps.first().map(|app| app.scopes_granted.as_str()), Some(scopes.join(" ").as_str()));
    call(&emulator, &oauth2::Revoke::new(fresh.refresh_token.unwrap(), id));
    assert!(!call(&emulator, &oauth2::Introspect::new(fresh.access_token, id)).active);
    call(&emulator, &users::Revoke::new(user_id, id));
    assert!(!call(&emulator, &oauth2::Introspect::new(tokens.access_token, id)).active);

    let error = handle(&emulator, project.request(&refresh).unwrap());
    let error = project.response::<oauth2::Token>(&error).unwrap_err().to_string();
    assert!(error.contains("invalid_grant"), "{error}");
}
