//! M2M clients and their tokens.

use std::time::Duration;

use http::Request;
use http::header::AUTHORIZATION;
use serde_json::{Value, json};
use stytch_core::oauth2;
use stytch_emulator::Emulator;

use crate::clients::{by, claims, endpoint, form, m2m_client, refused};
use crate::recording::handle;
use crate::support::{NEW_YEAR, delete, fails, get, ok, post, put, send};

fn path(client: &Value) -> String {
    format!("/v1/m2m/clients/{}", client["client_id"].as_str().unwrap())
}

fn search(emulator: &Emulator, body: Value) -> (u16, Value) {
    post(emulator, "/v1/m2m/clients/search", body)
}

/// The last four characters of a secret.
fn last_four(secret: &Value) -> Value {
    let secret = secret.as_str().unwrap();
    json!(secret[secret.len() - 4..])
}

fn token(emulator: &Emulator, client: &Value, extra: Value) -> (u16, Value) {
    let mut fields = by(client, json!({ "grant_type": "client_credentials" }));
    fields.as_object_mut().unwrap().extend(extra.as_object().unwrap().clone());
    form(emulator, "token", fields)
}

#[test]
fn create_shows_the_secret_and_get_does_not() {
    let emulator = Emulator::new();
    let body = json!({
        "scopes": ["read:users", "write:users"],
        "client_name": "Payroll",
        "client_description": "Pays",
        "trusted_metadata": { "team": "finance", "gone": null },
    });
    let created = m2m_client(&emulator, body);
    assert!(created["client_id"].as_str().unwrap().starts_with("m2m-client-test-"));
    assert_eq!(created["client_secret"].as_str().unwrap().len(), 43);
    let mut expected = json!({
        "client_id": created["client_id"],
        "client_name": "Payroll",
        "client_description": "Pays",
        "status": "active",
        "scopes": ["read:users", "write:users"],
        "client_secret_last_four": last_four(&created["client_secret"]),
        "next_client_secret_last_four": null,
        "trusted_metadata": { "team": "finance" },
    });
    assert_eq!(ok(get(&emulator, &path(&created)))["m2m_client"], expected);
    expected["client_secret"] = created["client_secret"].clone();
    assert_eq!(created, expected);
}

#[test]
fn clients_can_be_imported() {
    let emulator = Emulator::new();
    let body = json!({ "client_id": "auth0|payroll", "client_secret": "correct horse", "scopes": [] });
    let created = m2m_client(&emulator, body.clone());
    assert_eq!((&created["client_id"], &created["client_secret"]), (&body["client_id"], &body["client_secret"]));
    assert_eq!(created["client_secret_last_four"], "orse");
    assert_eq!(ok(token(&emulator, &created, json!({})))["scope"], "");

    let create = |body| post(&emulator, "/v1/m2m/clients", body);
    fails(create(body), 400, "duplicate_m2m_client_id");
    fails(create(json!({ "client_secret": "1234567", "scopes": [] })), 400, "insecure_m2m_client_secret");
    for scope in ["", "read users"] {
        fails(create(json!({ "scopes": [scope] })), 400, "invalid_m2m_client_scope");
    }
    assert_eq!(fails(create(json!({})), 400, "bad_request"), "scopes is required.");
}

#[test]
fn update_changes_what_it_mentions() {
    let emulator = Emulator::new();
    let body = json!({ "client_name": "Payroll", "scopes": ["read"], "trusted_metadata": { "a": 1, "b": 2 } });
    let client = m2m_client(&emulator, body);
    let update = |body| put(&emulator, &path(&client), body);
    let body = json!({
        "client_description": "Pays", "status": "inactive", "trusted_metadata": { "a": null, "c": 3 },
    });
    let updated = ok(update(body))["m2m_client"].take();
    let expected = json!({
        "client_id": client["client_id"],
        "client_name": "Payroll",
        "client_description": "Pays",
        "status": "inactive",
        "scopes": ["read"],
        "client_secret_last_four": client["client_secret_last_four"],
        "next_client_secret_last_four": null,
        "trusted_metadata": { "b": 2, "c": 3 },
    });
    assert_eq!(updated, expected);

    let body = json!({ "client_name": "Taxes", "status": "active", "scopes": [] });
    let updated = ok(update(body))["m2m_client"].take();
    assert_eq!((&updated["client_name"], &updated["scopes"]), (&json!("Taxes"), &json!([])));
    assert_eq!(updated["status"], "active");
    fails(update(json!({ "status": "asleep" })), 400, "invalid_m2m_client_status");
    fails(put(&emulator, "/v1/m2m/clients/nobody", json!({})), 404, "m2m_client_not_found");
}

#[test]
fn deleted_clients_get_no_tokens() {
    let emulator = Emulator::new();
    let client = m2m_client(&emulator, json!({ "scopes": [] }));
    ok(token(&emulator, &client, json!({})));
    assert_eq!(ok(delete(&emulator, &path(&client)))["client_id"], client["client_id"]);
    refused(token(&emulator, &client, json!({})), 401, "invalid_client");
    fails(get(&emulator, &path(&client)), 404, "m2m_client_not_found");
    fails(delete(&emulator, &path(&client)), 404, "m2m_client_not_found");
}

#[test]
fn both_secrets_work_during_a_rotation() {
    let emulator = Emulator::new();
    let client = m2m_client(&emulator, json!({ "scopes": [] }));
    let rotate = |step: &str| post(&emulator, &format!("{}/secrets/rotate{step}", path(&client)), json!({}));
    let works = |secret: &Value| {
        let (status, _) = token(&emulator, &client, json!({ "client_secret": secret }));
        status == 200
    };
    for step in ["", "/cancel"] {
        fails(rotate(step), 400, "m2m_client_not_rotating_secret");
    }

    let old = &client["client_secret"];
    let started = ok(rotate("/start"))["m2m_client"].take();
    let next = &started["next_client_secret"];
    assert_eq!(started["client_secret_last_four"], last_four(old));
    assert_eq!(started["next_client_secret_last_four"], last_four(next));
    assert_eq!(started.get("client_secret"), None);
    assert!(works(old) && works(next));
    fails(rotate("/start"), 400, "m2m_client_already_rotating_secret");

    let cancelled = ok(rotate("/cancel"))["m2m_client"].take();
    assert_eq!(cancelled["next_client_secret_last_four"], Value::Null);
    assert!(works(old) && !works(next));

    let next = ok(rotate("/start"))["m2m_client"]["next_client_secret"].take();
    let rotated = ok(rotate(""))["m2m_client"].take();
    assert_eq!(rotated["client_secret_last_four"], last_four(&next));
    assert_eq!(rotated["next_client_secret_last_four"], Value::Null);
    assert!(!works(old) && works(&next));
    fails(post(&emulator, "/v1/m2m/clients/nobody/secrets/rotate", json!({})), 404, "m2m_client_not_found");
}

#[test]
fn search_filters() {
    let emulator = Emulator::new();
    let client = |id: &str, name: &str, scopes: &[&str]| {
        m2m_client(&emulator, json!({ "client_id": id, "client_name": name, "scopes": scopes }));
    };
    client("z", "Payroll", &["read", "write"]);
    client("y", "Taxes", &["read"]);
    client("x", "Taxes", &["delete"]);
    let found = |operator: &str, operands: &[(&str, Value)]| {
        let operands = operands.iter().map(|(name, value)| json!({ "filter_name": name, "filter_value": value }));
        let query = json!({ "operator": operator, "operands": operands.collect::<Vec<_>>() });
        let found = ok(search(&emulator, json!({ "query": query })));
        let clients = found["m2m_clients"].as_array().unwrap();
        assert_eq!(found["results_metadata"], json!({ "total": clients.len(), "next_cursor": null }));
        clients.iter().map(|client| client["client_id"].as_str().unwrap()).collect::<String>()
    };
    assert_eq!(found("AND", &[]), "zyx");
    assert_eq!(found("AND", &[("client_id", json!(["x", "z", "w"]))]), "zx");
    assert_eq!(found("AND", &[("client_name", json!(["Taxes"]))]), "yx");
    assert_eq!(found("AND", &[("client_name", json!(["taxes"]))]), "");
    assert_eq!(found("AND", &[("scopes", json!(["write", "delete"]))]), "zx");
    let both = [("client_name", json!(["Taxes"])), ("scopes", json!(["read"]))];
    assert_eq!(found("AND", &both), "y");
    assert_eq!(found("OR", &both), "zyx");
    let everybody = ok(search(&emulator, json!({})));
    assert_eq!(everybody["m2m_clients"][0].get("client_secret"), None);
    assert_eq!(everybody["results_metadata"]["total"], 3);
}

#[test]
fn search_has_pages() {
    let emulator = Emulator::new();
    // Ids in another order than that of creation.
    for id in ["e", "d", "c", "b", "a"] {
        m2m_client(&emulator, json!({ "client_id": id, "scopes": [] }));
    }
    let ids = |found: &Value| {
        let clients = found["m2m_clients"].as_array().unwrap().iter();
        clients.map(|client| client["client_id"].as_str().unwrap()).collect::<String>()
    };
    let first = ok(search(&emulator, json!({ "limit": 2, "cursor": null })));
    assert_eq!((ids(&first), &first["results_metadata"]["total"]), ("ed".to_owned(), &json!(5)));
    // The cursor holds even if the client that it was made from is gone.
    ok(delete(&emulator, "/v1/m2m/clients/d"));
    let cursor = &first["results_metadata"]["next_cursor"];
    let second = ok(search(&emulator, json!({ "limit": 3, "cursor": cursor })));
    assert_eq!(ids(&second), "cba");
    assert_eq!(second["results_metadata"], json!({ "total": 4, "next_cursor": null }));

    for body in [json!({ "limit": 0 }), json!({ "limit": 1001 }), json!({ "cursor": "!" }), json!({ "cursor": "YQ" })] {
        fails(search(&emulator, body), 400, "bad_request");
    }
}

#[test]
fn mistakes_in_a_search_have_names() {
    let emulator = Emulator::new();
    let cases = [
        (json!({ "filter_value": [] }), "m2m_search_missing_filter_name"),
        (json!({ "filter_name": 1 }), "m2m_search_filter_name_must_be_string"),
        (json!({ "filter_name": "scopes" }), "m2m_search_missing_filter_value"),
        (json!({ "filter_name": "scopes", "filter_value": "read" }), "m2m_search_expected_array_of_strings"),
        (json!({ "filter_name": "scopes", "filter_value": [1] }), "m2m_search_expected_array_of_strings"),
        (json!({ "filter_name": "status", "filter_value": "active" }), "m2m_search_filter_name_not_recognized"),
    ];
    for (operand, error_type) in cases {
        let body = json!({ "query": { "operator": "AND", "operands": [operand] } });
        fails(search(&emulator, body), 400, error_type);
    }
    let body = json!({ "query": { "operator": "XOR", "operands": [] } });
    fails(search(&emulator, body), 400, "bad_request");
}

#[test]
fn tokens_say_who_the_client_is_and_what_it_may() {
    let emulator = Emulator::starting_at(NEW_YEAR);
    let client = m2m_client(&emulator, json!({ "scopes": ["read:users", "write:users"] }));
    let answer = ok(token(&emulator, &client, json!({})));
    let expected = json!({
        "access_token": answer["access_token"],
        "token_type": "bearer",
        "expires_in": 3600,
        "scope": "read:users write:users",
        "status_code": 200,
        "request_id": answer["request_id"],
    });
    assert_eq!(answer, expected);
    let mut expected = json!({
        "iss": format!("stytch.com/{}", emulator.project_id()),
        "aud": [emulator.project_id()],
        "sub": client["client_id"],
        "scope": "read:users write:users",
        "iat": NEW_YEAR,
        "nbf": NEW_YEAR,
        "exp": NEW_YEAR + 3600,
    });
    assert_eq!(claims(&emulator, &answer["access_token"]), expected);

    emulator.set_m2m_claims([("region", json!("eu")), ("sub", json!("somebody else"))]);
    expected["region"] = json!("eu");
    let answer = ok(token(&emulator, &client, json!({})));
    assert_eq!(claims(&emulator, &answer["access_token"]), expected);
}

#[test]
fn inactive_clients_get_no_tokens() {
    let emulator = Emulator::new();
    let client = m2m_client(&emulator, json!({ "scopes": [] }));
    ok(put(&emulator, &path(&client), json!({ "status": "inactive" })));
    refused(token(&emulator, &client, json!({})), 401, "invalid_client");
    ok(put(&emulator, &path(&client), json!({ "status": "active" })));
    ok(token(&emulator, &client, json!({})));
}

#[test]
fn m2m_tokens_can_be_introspected_until_they_expire() {
    let emulator = Emulator::starting_at(NEW_YEAR);
    let client = m2m_client(&emulator, json!({ "scopes": ["read"] }));
    let other = m2m_client(&emulator, json!({ "scopes": ["read"] }));
    let token = ok(token(&emulator, &client, json!({})))["access_token"].take();
    let introspect = |client: &Value| ok(form(&emulator, "introspect", by(client, json!({ "token": token }))));
    let mut expected = claims(&emulator, &token);
    let answer = introspect(&client);
    for (name, value) in [
        ("active", json!(true)),
        ("token_type", json!("access_token")),
        ("client_id", client["client_id"].clone()),
        ("status_code", json!(200)),
        ("request_id", answer["request_id"].clone()),
    ] {
        expected[name] = value;
    }
    assert_eq!(answer, expected);
    assert_eq!(introspect(&other)["active"], false);

    let revoke = form(&emulator, "revoke", by(&client, json!({ "token": token })));
    refused(revoke, 400, "unsupported_token_type");
    let request = Request::get(endpoint(&emulator, "userinfo"))
        .header(AUTHORIZATION, format!("Bearer {}", token.as_str().unwrap()));
    refused(send(&emulator, request.body(Vec::new()).unwrap()), 401, "invalid_token");

    emulator.advance(Duration::from_secs(3599));
    assert_eq!(introspect(&client)["active"], true);
    emulator.advance(Duration::from_secs(1));
    let answer = introspect(&client);
    assert_eq!(answer, json!({ "active": false, "status_code": 200, "request_id": answer["request_id"] }));
}

#[test]
fn typed_requests_are_understood() {
    let emulator = Emulator::new();
    let project = emulator.project();
    let created = m2m_client(&emulator, json!({ "scopes": ["read:users", "write:users"] }));
    let (id, secret) = (created["client_id"].as_str().unwrap(), created["client_secret"].as_str().unwrap());
    let get = oauth2::Token::new("client_credentials", id).client_secret(secret).scope("write:users");
    let response = handle(&emulator, project.request(&get).unwrap());
    let tokens = project.response::<oauth2::Token>(&response).unwrap();
    assert_eq!((tokens.expires_in, tokens.scope.as_deref()), (3600, Some("write:users")));

    let introspect = oauth2::Introspect::new(tokens.access_token, id).client_secret(secret);
    let response = handle(&emulator, project.request(&introspect).unwrap());
    let introspected = project.response::<oauth2::Introspect>(&response).unwrap();
    assert_eq!((introspected.active, introspected.sub.as_deref()), (true, Some(id)));

    let wrong = oauth2::Token::new("client_credentials", id).client_secret("wrong");
    let response = handle(&emulator, project.request(&wrong).unwrap());
    let error = project.response::<oauth2::Token>(&response).unwrap_err().to_string();
    assert!(error.contains("invalid_client"), "{error}");
}
