//! What is Stytch's own in the OAuth 2.0 server: lifetimes, claims, audiences, and tokens for tests.

use std::time::Duration;

use serde_json::json;
use stytch_core::connected_apps::clients;
use stytch_core::consumer::{idp, users};
use stytch_core::{Endpoint, oauth2};
use stytch_emulator::Emulator;

use super::{CHALLENGE, VERIFIER, ada, info, introspect, is_active, refresh};
use crate::clients::{CALLBACK, app, authorize, claims, tokens, trade};
use crate::recording::handle;
use crate::support::{EMAIL, NEW_YEAR, PHONE, ok, put, user};

/// Sends a request that `stytch-core` writes, and returns the response that it reads.
#[track_caller]
fn call<E: Endpoint>(emulator: &Emulator, endpoint: &E) -> E::Response {
    let project = emulator.project();
    project.response::<E>(&handle(emulator, project.request(endpoint).unwrap())).unwrap()
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
fn tests_get_tokens_without_an_authorization() {
    let emulator = Emulator::starting_at(NEW_YEAR);
    let robot = app(&emulator, "third_party");
    let ada = ada(&emulator);
    let client_id = robot["client_id"].as_str().unwrap();
    let token =
        json!(emulator.connected_app_token(client_id, ada.as_str().unwrap(), &["openid", "email", "read:documents"]));
    let expected = json!({
        "iss": format!("stytch.com/{}", emulator.project_id()),
        "aud": [emulator.project_id()],
        "sub": ada,
        "client_id": client_id,
        "scope": "openid email read:documents",
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
