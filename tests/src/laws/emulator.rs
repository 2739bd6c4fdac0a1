//! The emulator answers every request, to its API and to its control interface, with JSON in the form of its kind, and
//! fails only as it was told to. What it has then can be exported and imported.

use std::collections::BTreeMap;
use std::time::Duration;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use http::header::{AUTHORIZATION, CONTENT_TYPE, LOCATION};
use http::{HeaderValue, Method, Request, Response, StatusCode, Uri};
use serde_json::Value;
use stytch_emulator::Emulator;

use super::message::Message;

/// 2025-01-01T00:00:00Z
const NEW_YEAR: u64 = 1_735_689_600;
/// What stands between two requests.
const BETWEEN: &[u8] = b"\n---\n";
/// More requests take time, and find nothing new.
const MOST: usize = 20;

/// Requests to one emulator: method and target, headers, an empty line and a body, with a line `---` between two. Instead of
/// a request, `ADVANCE` and `SET` with a number of seconds move the clock.
///
/// `$user_id` and the like stand for what the latest response with such a member had there, `$code` and `$token` for
/// what was sent or redirected last, and `$totp_code` for what the latest authenticator app shows.
pub fn holds(bytes: &[u8]) {
    let emulator = Emulator::starting_at(NEW_YEAR);
    // Without this, some requests would wait.
    emulator.close();
    let mut known = BTreeMap::new();
    for part in split(bytes).into_iter().take(MOST) {
        let part = replaced(part, &known);
        if moved(&emulator, &part) {
            continue;
        }
        let Some(request) = request(&emulator, &part) else { continue };
        let is_control = request.uri().path().starts_with("/emulator");
        let (method, planned) = (request.method().clone(), emulator.planned_failures());
        let response = emulator.handle(request);
        check(&response, is_control, &method, planned.is_empty());
        if let Ok(body) = serde_json::from_slice(response.body()) {
            remember(&body, &mut known);
        }
        let redirected = response.headers().get(LOCATION).and_then(|to| to.to_str().ok()?.split_once("token="));
        known.extend(redirected.map(|(_, token)| ("token".to_owned(), token.to_owned())));
        let code = known.get("secret").and_then(|secret| emulator.totp_code(secret));
        known.extend(code.map(|code| ("totp_code".to_owned(), code.expose().to_owned())));
        if let Some(message) = emulator.messages().first() {
            let parts = [("code", &message.code), ("token", &message.token)];
            known.extend(
                parts
                    .into_iter()
                    .filter_map(|(name, part)| Some((name.to_owned(), part.as_ref()?.expose().to_owned()))),
            );
        }
    }
    assert!(emulator.messages().len() <= 1000 && emulator.requests().len() <= MOST);
    // Whatever there is now can be taken elsewhere.
    let (state, copy) = (emulator.export(), Emulator::starting_at(NEW_YEAR));
    copy.import(&state).unwrap();
    assert!(copy.export() == state);
}

fn split(bytes: &[u8]) -> Vec<&[u8]> {
    let mut parts = Vec::new();
    let mut rest = bytes;
    while let Some(at) = rest.windows(BETWEEN.len()).position(|window| window == BETWEEN) {
        parts.push(&rest[..at]);
        rest = &rest[at + BETWEEN.len()..];
    }
    parts.push(rest);
    parts
}

fn replaced(part: &[u8], known: &BTreeMap<String, String>) -> Vec<u8> {
    let mut pieces = part.split(|byte| *byte == b'$');
    let mut text = pieces.next().unwrap_or_default().to_vec();
    for piece in pieces {
        let length = piece.iter().take_while(|byte| byte.is_ascii_alphanumeric() || **byte == b'_').count();
        let (name, rest) = piece.split_at(length);
        match std::str::from_utf8(name).ok().and_then(|name| known.get(name)) {
            Some(value) => text.extend([value.as_bytes(), rest].concat()),
            None => text.extend([b"$", piece].concat()),
        }
    }
    text
}

/// Moves the clock, if that is what this says.
fn moved(emulator: &Emulator, part: &[u8]) -> bool {
    let message = Message::parse(part);
    let Some(seconds) = std::str::from_utf8(message.word(1)).ok().and_then(|word| word.parse().ok()) else {
        return false;
    };
    match message.word(0) {
        b"ADVANCE" => emulator.advance(Duration::from_secs(seconds)),
        b"SET" => emulator.set_time(seconds),
        _ => return false,
    }
    true
}

/// The request, unless it has none of a valid form.
fn request(emulator: &Emulator, part: &[u8]) -> Option<Request<Vec<u8>>> {
    let message = Message::parse(part);
    let method = Method::from_bytes(message.word(0)).ok()?;
    let target = Uri::try_from(message.word(1)).ok()?;
    let mut request = Request::new(message.body.to_vec());
    *request.method_mut() = method;
    *request.uri_mut() = target;
    *request.headers_mut() = message.headers;
    let credentials = BASE64_STANDARD.encode(format!("{}:{}", emulator.project_id(), emulator.secret()));
    let credentials = HeaderValue::try_from(format!("Basic {credentials}")).ok()?;
    request.headers_mut().entry(AUTHORIZATION).or_insert(credentials);
    request.headers_mut().entry(CONTENT_TYPE).or_insert(HeaderValue::from_static("application/json"));
    Some(request)
}

fn check(response: &Response<Vec<u8>>, is_control: bool, method: &Method, nothing_planned: bool) {
    let status = response.status();
    if status.is_redirection() || status == StatusCode::NO_CONTENT {
        assert!(response.body().is_empty(), "{method} {status}");
        return;
    }
    let media_type = &response.headers()[CONTENT_TYPE];
    if media_type == "text/html; charset=utf-8" {
        return;
    }
    let body: Value = serde_json::from_slice(response.body()).unwrap();
    assert!(body.is_object(), "{body}");
    if media_type == "application/scim+json" {
        let failed = body["schemas"][0] == "urn:ietf:params:scim:api:messages:2.0:Error";
        assert_eq!(failed, !status.is_success(), "{body}");
        assert!(!status.is_server_error() || status == StatusCode::NOT_IMPLEMENTED, "{body}");
        return;
    }
    assert_eq!(media_type, "application/json", "{method} {status}");
    if is_control {
        assert_eq!(status.is_success(), body["error_type"].is_null(), "{body}");
        assert!(!status.is_server_error(), "{body}");
    } else {
        assert_eq!(body["status_code"], status.as_u16());
        assert!(!status.is_server_error() || !nothing_planned, "{body}");
    }
}

fn remember(body: &Value, known: &mut BTreeMap<String, String>) {
    match body {
        Value::Object(members) => {
            for (name, value) in members {
                match value {
                    Value::String(text) if name != "code" && name != "token" => {
                        drop(known.insert(name.clone(), text.clone()))
                    }
                    value => remember(value, known),
                }
            }
        }
        Value::Array(items) => items.iter().for_each(|item| remember(item, known)),
        _ => {}
    }
}
