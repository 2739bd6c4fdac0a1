//! Registrations of Connected Apps.

use serde_json::{Value, json};
use stytch_emulator::Emulator;

use crate::clients::{CALLBACK, app, authorize, trade};
use crate::support::{EMAIL, delete, fails, get, ok, post, put, user};

const CLIENTS: &str = "/v1/connected_apps/clients";

fn path(app: &Value) -> String {
    format!("{CLIENTS}/{}", app["client_id"].as_str().unwrap())
}

#[test]
fn create_shows_the_secret_and_get_does_not() {
    let emulator = Emulator::new();
    let body = json!({
        "client_type": "first_party",
        "client_name": "Robot",
        "client_description": "Sweeps",
        "redirect_urls": [CALLBACK, "com.example.app:/callback"],
        "post_logout_redirect_urls": ["https://app.example.com/bye"],
        "logo_url": "https://app.example.com/logo.png",
        "full_access_allowed": true,
        "access_token_expiry_minutes": 5,
        "access_token_template_content": "{ \"tier\": \"gold\" }",
        "id_token_template_content": "{}",
        "bypass_consent_for_offline_access": true,
    });
    let created = ok(post(&emulator, CLIENTS, body.clone()))["connected_app"].take();
    assert!(created["client_id"].as_str().unwrap().starts_with("connected-app-test-"));
    let secret = created["client_secret"].as_str().unwrap();
    let mut expected = body;
    for (name, value) in [
        ("client_id", created["client_id"].clone()),
        ("status", json!("active")),
        ("client_secret_last_four", json!(secret[39..])),
        ("next_client_secret_last_four", Value::Null),
        ("access_token_custom_audience", Value::Null),
        ("client_id_metadata_url", Value::Null),
    ] {
        expected[name] = value;
    }
    let mut found = expected.clone();
    found["creation_method"] = json!("api");
    assert_eq!(ok(get(&emulator, &path(&created)))["connected_app"], found);
    expected["client_secret"] = json!(secret);
    assert_eq!(created, expected);
}

#[test]
fn apps_say_how_they_were_created_except_with_a_secret() {
    let emulator = Emulator::new();
    let created = app(&emulator, "first_party");
    assert_eq!(created.get("creation_method"), None);
    let started = ok(post(&emulator, &format!("{}/secrets/rotate/start", path(&created)), json!({})));
    assert_eq!(started["connected_app"].get("creation_method"), None);
    assert_eq!(ok(get(&emulator, &path(&created)))["connected_app"]["creation_method"], "api");
    assert_eq!(
        ok(post(&emulator, &format!("{CLIENTS}/search"), json!({})))["connected_apps"][0]["creation_method"],
        "api"
    );
}

#[test]
fn what_is_left_out_has_defaults() {
    let emulator = Emulator::new();
    let created = ok(post(&emulator, CLIENTS, json!({ "client_type": "third_party_public" })))["connected_app"].take();
    let expected = json!({
        "client_id": created["client_id"],
        "client_name": "",
        "client_description": "",
        "client_type": "third_party_public",
        "status": "active",
        "client_secret": null,
        "client_secret_last_four": null,
        "next_client_secret_last_four": null,
        "logo_url": null,
        "redirect_urls": [],
        "post_logout_redirect_urls": [],
        "full_access_allowed": false,
        "bypass_consent_for_offline_access": false,
        "access_token_expiry_minutes": 60,
        "access_token_custom_audience": null,
        "access_token_template_content": "",
        "id_token_template_content": "",
        "client_id_metadata_url": null,
    });
    assert_eq!(created, expected);
}

#[test]
fn update_changes_what_it_mentions() {
    let emulator = Emulator::new();
    let created = app(&emulator, "first_party");
    let body = json!({
        "client_description": "Sweeps", "full_access_allowed": true, "access_token_expiry_minutes": 10,
        "client_type": "third_party",
    });
    let mut expected = ok(get(&emulator, &path(&created)))["connected_app"].take();
    let updated = ok(put(&emulator, &path(&created), body))["connected_app"].take();
    expected["client_description"] = json!("Sweeps");
    expected["full_access_allowed"] = json!(true);
    expected["access_token_expiry_minutes"] = json!(10);
    assert_eq!(updated, expected);
    let updated = ok(put(&emulator, &path(&updated), json!({ "full_access_allowed": false })));
    assert_eq!(updated["connected_app"]["full_access_allowed"], false);
    fails(put(&emulator, &format!("{CLIENTS}/nobody"), json!({})), 404, "connected_app_not_found");
}

#[test]
fn mistakes_have_names() {
    let emulator = Emulator::new();
    let cases = [
        (json!({ "client_type": "second_party" }), 400, "invalid_connected_app_type"),
        (json!({ "client_type": null }), 400, "bad_request"),
        (json!({ "redirect_urls": ["/callback"] }), 400, "connected_app_redirect_url_must_include_scheme"),
        (json!({ "redirect_urls": [""] }), 400, "connected_app_redirect_url_must_include_scheme"),
        (json!({ "access_token_expiry_minutes": 0 }), 400, "idp_invalid_access_token_expiry_minutes"),
        (json!({ "access_token_expiry_minutes": 1441 }), 400, "idp_invalid_access_token_expiry_minutes"),
        (json!({ "access_token_template_content": "[]" }), 400, "idp_invalid_access_token_jwt_template"),
        (json!({ "id_token_template_content": "{ \"sub\": 1 }" }), 400, "idp_invalid_access_token_jwt_template"),
        (
            json!({ "access_token_template_content": "{ \"https://stytch.com/session\": { \"id\": \"s\" } }" }),
            400,
            "idp_invalid_access_token_jwt_template",
        ),
        (json!({ "access_token_custom_audience": 1 }), 400, "bad_request"),
        (json!({ "full_access_allowed": true }), 400, "bad_request"),
        (
            json!({ "bypass_consent_for_offline_access": true }),
            400,
            "third_party_clients_require_consent_for_offline_access",
        ),
    ];
    for (mistake, status, error_type) in cases {
        let mut body = json!({ "client_type": "third_party" });
        body.as_object_mut().unwrap().extend(mistake.as_object().unwrap().clone());
        fails(post(&emulator, CLIENTS, body), status, error_type);
    }
}

#[test]
fn search_has_pages() {
    let emulator = Emulator::new();
    let made: Vec<Value> = (0..3).map(|_| app(&emulator, "first_party")["client_id"].take()).collect();
    let search = |body| ok(post(&emulator, &format!("{CLIENTS}/search"), body));
    let ids = |found: &Value| {
        let apps = found["connected_apps"].as_array().unwrap().iter();
        apps.map(|app| app["client_id"].clone()).collect::<Vec<_>>()
    };
    let first = search(json!({ "limit": 2 }));
    assert_eq!((ids(&first), &first["results_metadata"]["total"]), (made[..2].to_vec(), &json!(3)));
    assert_eq!(first["connected_apps"][0].get("client_secret"), None);
    let second = search(json!({ "cursor": first["results_metadata"]["next_cursor"] }));
    assert_eq!(ids(&second), made[2..]);
    assert_eq!(second["results_metadata"], json!({ "total": 3, "next_cursor": null }));
}

#[test]
fn both_secrets_work_during_a_rotation() {
    let emulator = Emulator::new();
    let robot = app(&emulator, "third_party");
    let user_id = user(&emulator, EMAIL)["user_id"].take();
    let rotate = |step: &str| post(&emulator, &format!("{}/secrets/rotate{step}", path(&robot)), json!({}));
    let works = |secret: &Value| {
        let code = authorize(&emulator, &robot, &user_id, &["openid"], json!({}));
        let (status, _) = trade(&emulator, &robot, &code, json!({ "client_secret": secret }));
        status == 200
    };
    for step in ["", "/cancel"] {
        fails(rotate(step), 400, "connected_app_not_rotating_secret");
    }
    let old = &robot["client_secret"];
    let started = ok(rotate("/start"))["connected_app"].take();
    let next = &started["next_client_secret"];
    assert_eq!(started["next_client_secret_last_four"], next.as_str().unwrap()[39..]);
    assert!(works(old) && works(next));
    fails(rotate("/start"), 400, "connected_app_already_rotating_secret");
    ok(rotate("/cancel"));
    assert!(works(old) && !works(next));

    let next = ok(rotate("/start"))["connected_app"]["next_client_secret"].take();
    let rotated = ok(rotate(""))["connected_app"].take();
    assert_eq!(rotated["client_secret_last_four"], next.as_str().unwrap()[39..]);
    assert_eq!(rotated["next_client_secret_last_four"], Value::Null);
    assert!(!works(old) && works(&next));

    let public = app(&emulator, "third_party_public");
    for step in ["", "/start", "/cancel"] {
        let path = format!("{}/secrets/rotate{step}", path(&public));
        fails(post(&emulator, &path, json!({})), 400, "public_connected_apps_do_not_have_secrets");
    }
}

#[test]
fn deleted_apps_are_gone() {
    let emulator = Emulator::new();
    let robot = app(&emulator, "first_party");
    assert_eq!(ok(delete(&emulator, &path(&robot)))["client_id"], robot["client_id"]);
    fails(get(&emulator, &path(&robot)), 404, "connected_app_not_found");
    fails(delete(&emulator, &path(&robot)), 404, "connected_app_not_found");
}
