//! Helpers for tests of the OAuth 2.0 server: clients of both kinds, and their requests.

use http::Request;
use http::header::{AUTHORIZATION, CONTENT_TYPE};
use serde_json::{Value, json};
use stytch_emulator::Emulator;

use crate::jwt::{consumer_keys, header, verified};
use crate::support::{ok, post, send};

pub(crate) const CALLBACK: &str = "https://app.example.com/callback?from=stytch";

/// A new M2M client, with its secret.
pub(crate) fn m2m_client(emulator: &Emulator, body: Value) -> Value {
    ok(post(emulator, "/v1/m2m/clients", body))["m2m_client"].take()
}

/// A new Connected App, with its secret if it has one.
pub(crate) fn app(emulator: &Emulator, client_type: &str) -> Value {
    let body = json!({ "client_type": client_type, "client_name": "Robot", "redirect_urls": [CALLBACK] });
    ok(post(emulator, "/v1/connected_apps/clients", body))["connected_app"].take()
}

/// The URL path of an operation of the OAuth 2.0 server.
pub(crate) fn endpoint(emulator: &Emulator, name: &str) -> String {
    format!("/v1/public/{}/oauth2/{name}", emulator.project_id())
}

/// Sends a form, without credentials of the project.
pub(crate) fn form(emulator: &Emulator, name: &str, fields: Value) -> (u16, Value) {
    form_as(emulator, name, fields, None)
}

/// Sends a form with this `Authorization`.
pub(crate) fn form_as(emulator: &Emulator, name: &str, fields: Value, authorization: Option<String>) -> (u16, Value) {
    let fields = fields.as_object().unwrap().iter();
    let fields: Vec<String> = fields.map(|(name, value)| format!("{name}={}", escape(value))).collect();
    let mut request = Request::post(endpoint(emulator, name)).header(CONTENT_TYPE, "application/x-www-form-urlencoded");
    if let Some(authorization) = authorization {
        request = request.header(AUTHORIZATION, authorization);
    }
    send(emulator, request.body(fields.join("&").into_bytes()).unwrap())
}

fn escape(value: &Value) -> String {
    let bytes = value.as_str().unwrap().bytes();
    let escaped = bytes.map(|byte| match byte {
        b' ' => "+".to_owned(),
        byte if byte.is_ascii_alphanumeric() => char::from(byte).to_string(),
        byte => format!("%{byte:02x}"),
    });
    escaped.collect()
}

/// The fields with which a client says who it is.
pub(crate) fn credentials(client: &Value) -> Value {
    match &client["client_secret"] {
        Value::Null => json!({ "client_id": client["client_id"] }),
        secret => json!({ "client_id": client["client_id"], "client_secret": secret }),
    }
}

/// `fields` and the credentials of a client.
pub(crate) fn by(client: &Value, fields: Value) -> Value {
    let mut all = credentials(client);
    all.as_object_mut().unwrap().extend(fields.as_object().unwrap().clone());
    all
}

/// An authorization code for what a person agrees to; `extra` are more parameters of the authorization.
pub(crate) fn authorize(emulator: &Emulator, client: &Value, user_id: &Value, scopes: &[&str], extra: Value) -> Value {
    let mut body = json!({
        "client_id": client["client_id"], "redirect_uri": CALLBACK, "response_type": "code", "scopes": scopes,
        "user_id": user_id, "consent_granted": true,
    });
    body.as_object_mut().unwrap().extend(extra.as_object().unwrap().clone());
    ok(post(emulator, "/v1/idp/oauth/authorize", body))["authorization_code"].take()
}

/// Trades a code in; `extra` are more fields of the form.
pub(crate) fn trade(emulator: &Emulator, client: &Value, code: &Value, extra: Value) -> (u16, Value) {
    let mut fields = by(client, json!({ "grant_type": "authorization_code", "code": code, "redirect_uri": CALLBACK }));
    fields.as_object_mut().unwrap().extend(extra.as_object().unwrap().clone());
    form(emulator, "token", fields)
}

/// The tokens for what a person agrees to.
pub(crate) fn tokens(emulator: &Emulator, client: &Value, user_id: &Value, scopes: &[&str]) -> Value {
    let code = authorize(emulator, client, user_id, scopes, json!({}));
    ok(trade(emulator, client, &code, json!({})))
}

/// The claims of a token that verifies with the published keys.
#[track_caller]
pub(crate) fn claims(emulator: &Emulator, token: &Value) -> Value {
    assert_eq!((&header(token)["alg"], &header(token)["typ"]), (&json!("RS256"), &json!("JWT")));
    verified(token, &consumer_keys(emulator)).unwrap()
}

/// Checks an error in the form of RFC 6749, and returns its description.
#[track_caller]
pub(crate) fn refused((status, body): (u16, Value), expected: u16, error: &str) -> String {
    assert_eq!((status, body["error"].as_str()), (expected, Some(error)), "{body}");
    let names: Vec<&str> = body.as_object().unwrap().keys().map(String::as_str).collect();
    assert_eq!(names, ["error", "error_description", "error_uri", "request_id", "status_code"]);
    assert_eq!(body["error_uri"], format!("https://stytch.com/docs/api/errors/{expected}#{error}"));
    body["error_description"].as_str().unwrap().to_owned()
}
