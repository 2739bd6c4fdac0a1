//! Authorizations of Connected Apps by users.

use serde_json::{Value, json};
use stytch_emulator::Emulator;

use crate::clients::{CALLBACK, app, authorize, by, form, tokens, trade};
use crate::support::{EMAIL, PHONE, delete, fails, get, ok, post, put, sms_login, user};

const AUTHORIZE: &str = "/v1/idp/oauth/authorize";

/// The parameters of an authorization, and `extra` ones.
fn body(client: &Value, user_id: &Value, scopes: &[&str], extra: Value) -> Value {
    let mut body = json!({
        "client_id": client["client_id"], "redirect_uri": CALLBACK, "response_type": "code", "scopes": scopes,
        "user_id": user_id,
    });
    body.as_object_mut().unwrap().extend(extra.as_object().unwrap().clone());
    body
}

fn start(emulator: &Emulator, body: Value) -> (u16, Value) {
    post(emulator, "/v1/idp/oauth/authorize/start", body)
}

/// A policy in which editors write documents, and all users read them.
fn policy() -> Value {
    let permission = |action: &str| json!([{ "resource_id": "document", "actions": [action] }]);
    let role = |id: &str, action| json!({ "role_id": id, "description": "", "permissions": permission(action) });
    let scope =
        |id: &str, action| json!({ "scope": id, "description": "Documents", "permissions": permission(action) });
    json!({
        "roles": [role("stytch_user", "read"), role("editor", "write")],
        "scopes": [scope("read:documents", "read"), scope("write:documents", "write")],
    })
}

#[test]
fn start_says_what_a_consent_screen_shows() {
    let emulator = Emulator::new();
    emulator.set_policy(policy());
    let robot = app(&emulator, "third_party");
    let ada = user(&emulator, EMAIL);
    let scopes = ["openid", "read:documents", "write:documents"];
    let started = ok(start(&emulator, body(&robot, &ada["user_id"], &scopes, json!({}))));
    let result = |scope: &str, description: &str, grantable: bool| -> Value {
        json!({ "scope": scope, "description": description, "is_grantable": grantable })
    };
    let expected = json!({
        "user_id": ada["user_id"],
        "user": ada["user"],
        "client": {
            "client_id": robot["client_id"],
            "client_name": "Robot",
            "client_description": "",
            "client_type": "third_party",
            "logo_url": null,
        },
        "consent_required": true,
        "scope_results": [
            result("openid", "Know who you are", true),
            result("read:documents", "Documents", true),
            result("write:documents", "Documents", false),
        ],
        "status_code": 200,
        "request_id": started["request_id"],
    });
    assert_eq!(started, expected);

    // Only what the user may do can be granted.
    assert_eq!(tokens(&emulator, &robot, &ada["user_id"], &scopes)["scope"], "openid read:documents");
    let again = ok(start(&emulator, body(&robot, &ada["user_id"], &scopes, json!({}))));
    assert_eq!(again["consent_required"], false);
    let path = format!("/v1/users/{}", ada["user_id"].as_str().unwrap());
    ok(put(&emulator, &path, json!({ "roles": ["editor"] })));
    let again = ok(start(&emulator, body(&robot, &ada["user_id"], &scopes, json!({}))));
    assert_eq!(again["consent_required"], true);
    let all = tokens(&emulator, &robot, &ada["user_id"], &scopes);
    assert_eq!(all["scope"], "openid read:documents write:documents");
}

#[test]
fn consent_is_asked_for_when_it_is_needed() {
    let emulator = Emulator::new();
    let ada = user(&emulator, EMAIL)["user_id"].take();
    let required = |client: &Value, scopes: &[&str], extra: Value| {
        ok(start(&emulator, body(client, &ada, scopes, extra)))["consent_required"].as_bool().unwrap()
    };
    let third = app(&emulator, "third_party");
    assert!(required(&third, &[], json!({})));
    authorize(&emulator, &third, &ada, &["openid", "email"], json!({}));
    assert!(!required(&third, &["email"], json!({})));
    assert!(required(&third, &["email"], json!({ "prompt": "consent" })));
    assert!(required(&third, &["email", "phone"], json!({})));

    let first = app(&emulator, "first_party");
    assert!(!required(&first, &["openid", "email"], json!({})));
    assert!(required(&first, &["offline_access"], json!({})));
    let path = format!("/v1/connected_apps/clients/{}", first["client_id"].as_str().unwrap());
    ok(put(&emulator, &path, json!({ "bypass_consent_for_offline_access": true })));
    assert!(!required(&first, &["offline_access"], json!({})));
}

#[test]
fn authorize_answers_where_to_redirect() {
    let emulator = Emulator::new();
    let robot = app(&emulator, "first_party");
    let ada = user(&emulator, EMAIL)["user_id"].take();
    let answer = |extra: Value| ok(post(&emulator, AUTHORIZE, body(&robot, &ada, &["openid"], extra)));
    let granted = answer(json!({ "consent_granted": true, "state": "a b&c" }));
    let code = granted["authorization_code"].as_str().unwrap();
    assert_eq!(granted["redirect_uri"], format!("{CALLBACK}&code={code}&state=a%20b%26c"));
    let granted = answer(json!({ "consent_granted": true }));
    let code = granted["authorization_code"].as_str().unwrap();
    assert_eq!(granted["redirect_uri"], format!("{CALLBACK}&code={code}"));

    let denied = answer(json!({ "consent_granted": false, "state": "s" }));
    let expected = format!("{CALLBACK}&error=access_denied&error_description=The%20request%20was%20denied.&state=s");
    assert_eq!((&denied["redirect_uri"], &denied["authorization_code"]), (&json!(expected), &Value::Null));
}

#[test]
fn sessions_name_users_too() {
    let emulator = Emulator::new();
    let robot = app(&emulator, "first_party");
    let login = sms_login(&emulator, PHONE);
    for name in ["session_token", "session_jwt"] {
        let extra = json!({ "user_id": null, "consent_granted": true, name: login[name] });
        let code = authorize(&emulator, &robot, &Value::Null, &["openid"], extra.clone());
        let tokens = ok(trade(&emulator, &robot, &code, json!({})));
        let introspect = by(&robot, json!({ "token": tokens["access_token"] }));
        assert_eq!(ok(form(&emulator, "introspect", introspect))["sub"], login["user_id"]);
        let started = ok(start(&emulator, body(&robot, &Value::Null, &[], extra)));
        assert_eq!(started["user_id"], login["user_id"]);
    }
    for path in [AUTHORIZE, "/v1/idp/oauth/authorize/start"] {
        let nobody = body(&robot, &Value::Null, &[], json!({}));
        fails(post(&emulator, path, nobody), 400, "no_user_selection_arguments");
        let both = body(&robot, &login["user_id"], &[], json!({ "session_token": login["session_token"] }));
        fails(post(&emulator, path, both), 400, "too_many_user_selection_arguments");
    }
}

#[test]
fn mistakes_have_names() {
    let emulator = Emulator::new();
    emulator.set_policy(policy());
    let robot = app(&emulator, "first_party");
    let ada = user(&emulator, EMAIL)["user_id"].take();
    let not_registered = "connected_app_supplied_redirect_url_not_found_in_client";
    let cases = [
        (json!({ "client_id": "nobody" }), 404, "connected_app_not_found"),
        (json!({ "user_id": "nobody" }), 404, "user_not_found"),
        (json!({ "redirect_uri": "https://app.example.com/callback" }), 400, not_registered),
        (json!({ "response_type": "token" }), 400, "bad_request"),
        (json!({ "prompt": "login" }), 400, "bad_request"),
        (json!({ "scopes": null }), 400, "bad_request"),
        (json!({ "scopes": ["delete:documents"] }), 400, "oauth_invalid_scope_requested"),
    ];
    for (extra, status, error_type) in cases {
        for path in [AUTHORIZE, "/v1/idp/oauth/authorize/start"] {
            fails(post(&emulator, path, body(&robot, &ada, &[], extra.clone())), status, error_type);
        }
    }
    let message = fails(post(&emulator, AUTHORIZE, body(&robot, &ada, &[], json!({}))), 400, "bad_request");
    assert_eq!(message, "consent_granted is required.");
    for resource in ["api.example.com", "https://api.example.com#top", ""] {
        let resources = body(&robot, &ada, &[], json!({ "resources": [resource], "consent_granted": true }));
        fails(post(&emulator, AUTHORIZE, resources), 400, "bad_request");
    }
    let public = body(&app(&emulator, "first_party_public"), &ada, &[], json!({ "consent_granted": true }));
    fails(post(&emulator, AUTHORIZE, public), 400, "pkce_required_for_idp_authorization_flow");
}

#[test]
fn full_access_takes_an_app_that_is_allowed_to() {
    let emulator = Emulator::new();
    let robot = app(&emulator, "first_party");
    let ada = user(&emulator, EMAIL)["user_id"].take();
    assert_eq!(tokens(&emulator, &robot, &ada, &["openid", "full_access"])["scope"], "openid");
    let path = format!("/v1/connected_apps/clients/{}", robot["client_id"].as_str().unwrap());
    ok(put(&emulator, &path, json!({ "full_access_allowed": true })));
    assert_eq!(tokens(&emulator, &robot, &ada, &["openid", "full_access"])["scope"], "openid full_access");
}

#[test]
fn users_see_and_revoke_the_apps_that_they_use() {
    let emulator = Emulator::new();
    let ada = user(&emulator, EMAIL)["user_id"].take();
    let grace = user(&emulator, "grace@example.com")["user_id"].take();
    let (robot, other) = (app(&emulator, "third_party"), app(&emulator, "first_party"));
    let path = |user_id: &Value| format!("/v1/users/{}/connected_apps", user_id.as_str().unwrap());
    let used = |user_id: &Value| ok(get(&emulator, &path(user_id)))["connected_apps"].take();
    assert_eq!(used(&ada), json!([]));

    let active = |client: &Value, token: &Value| {
        ok(form(&emulator, "introspect", by(client, json!({ "token": token }))))["active"].as_bool().unwrap()
    };
    let revoked = tokens(&emulator, &robot, &ada, &["openid", "offline_access"]);
    let kept = [
        (&other, tokens(&emulator, &other, &ada, &["openid"])["access_token"].take()),
        (&robot, tokens(&emulator, &robot, &grace, &["openid"])["access_token"].take()),
    ];
    tokens(&emulator, &robot, &ada, &["email", "phone"]);
    let robots = json!({
        "connected_app_id": robot["client_id"],
        "name": "Robot",
        "description": "",
        "client_type": "third_party",
        "scopes_granted": "email phone",
        "logo_url": null,
    });
    let apps = used(&ada);
    assert_eq!((apps.as_array().unwrap().len(), &apps[1]), (2, &robots));

    let code = authorize(&emulator, &robot, &ada, &[], json!({}));
    let revoke = |id: &str| post(&emulator, &format!("{}/{id}/revoke", path(&ada)), json!({}));
    ok(revoke(robot["client_id"].as_str().unwrap()));
    let apps = used(&ada);
    assert_eq!((apps.as_array().unwrap().len(), &apps[0]["connected_app_id"]), (1, &other["client_id"]));
    assert!(!active(&robot, &revoked["access_token"]) && !active(&robot, &revoked["refresh_token"]));
    assert_eq!(trade(&emulator, &robot, &code, json!({})).0, 400);
    assert!(kept.iter().all(|(client, token)| active(client, token)));

    fails(revoke("nobody"), 404, "connected_app_not_found");
    fails(get(&emulator, "/v1/users/nobody/connected_apps"), 404, "user_not_found");
    ok(delete(&emulator, &format!("/v1/connected_apps/clients/{}", other["client_id"].as_str().unwrap())));
    assert_eq!(used(&ada), json!([]));
}
