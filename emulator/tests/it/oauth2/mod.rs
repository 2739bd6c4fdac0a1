//! The OAuth 2.0 server: a file for each RFC, whose tests are named after its rules, and one for what is Stytch's own.

mod openid_connect;
mod rfc6749;
mod rfc7009;
mod rfc7523;
mod rfc7636;
mod rfc7662;
mod stytch;
mod templates;

use std::time::Duration;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use http::header::{AUTHORIZATION, CONTENT_TYPE};
use http::{Method, Request, Response};
use serde_json::{Value, json};
use stytch_emulator::Emulator;

use crate::clients::{by, endpoint, form};
use crate::recording::handle;
use crate::support::{EMAIL, PHONE, ok, post, send, sms_login};

// The example in appendix B of RFC 7636.
const VERIFIER: &str = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
const CHALLENGE: &str = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
const DAY: Duration = Duration::from_secs(24 * 60 * 60);
const FORM: &str = "application/x-www-form-urlencoded";

/// A user with a name, an email address and a verified phone number.
fn ada(emulator: &Emulator) -> Value {
    let name = json!({ "first_name": "Ada", "last_name": "Lovelace" });
    let body = json!({ "email": EMAIL, "phone_number": PHONE, "name": name });
    let user_id = ok(post(emulator, "/v1/users", body))["user_id"].take();
    sms_login(emulator, PHONE);
    user_id
}

fn refresh(emulator: &Emulator, client: &Value, token: &Value, extra: Value) -> (u16, Value) {
    let mut fields = by(client, json!({ "grant_type": "refresh_token", "refresh_token": token }));
    fields.as_object_mut().unwrap().extend(extra.as_object().unwrap().clone());
    form(emulator, "token", fields)
}

fn introspect(emulator: &Emulator, client: &Value, token: &Value) -> Value {
    without_envelope(ok(form(emulator, "introspect", by(client, json!({ "token": token })))))
}

/// The fields that the RFC defines.
fn without_envelope(mut answer: Value) -> Value {
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

fn basic(id: &str, secret: &str) -> String {
    format!("Basic {}", BASE64_STANDARD.encode(format!("{id}:{secret}")))
}

/// Sends a body, with an `Authorization` that is not empty.
fn request(
    emulator: &Emulator,
    method: Method,
    name: &str,
    (content_type, body): (&str, &str),
    authorization: &str,
) -> Response<Vec<u8>> {
    let mut request =
        Request::builder().method(method).uri(endpoint(emulator, name)).header(CONTENT_TYPE, content_type);
    if !authorization.is_empty() {
        request = request.header(AUTHORIZATION, authorization);
    }
    handle(emulator, request.body(body.as_bytes().to_vec()).unwrap())
}

/// The value of a header.
fn header<'a>(response: &'a Response<Vec<u8>>, name: &str) -> Option<&'a str> {
    Some(response.headers().get(name)?.to_str().unwrap())
}

/// Status and body.
fn read(response: &Response<Vec<u8>>) -> (u16, Value) {
    (response.status().as_u16(), serde_json::from_slice(response.body()).unwrap())
}
