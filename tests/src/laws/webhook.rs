//! A webhook is read only with the right signature, which decides alone; a genuine one is an event or an error with a place.

use std::sync::LazyLock;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use hmac_sha256::HMAC;
use http::{HeaderMap, HeaderValue};
use serde_json::Value;
use stytch_core::error::DeniedReason;
use stytch_core::webhook::{Event, Object};
use stytch_core::{Error, UnixTime, Webhook};

use super::check_shown;
use super::message::Message;

const KEY: &[u8] = b"a key that only Stytch has";
const NOW: u64 = 1_700_000_000;

static WEBHOOK: LazyLock<Webhook> = LazyLock::new(|| Webhook::new(format!("whsec_{}", STANDARD.encode(KEY))).unwrap());

/// A line that does not matter, headers, an empty line, a body.
pub fn holds(bytes: &[u8]) {
    let Message { headers, body, .. } = Message::parse(bytes);
    check_as_it_came(&headers, body);

    // And once more, as if Stytch had sent it.
    let id = headers.get("svix-id").and_then(|id| id.to_str().ok()).unwrap_or("msg-1");
    let mut signed = HeaderMap::new();
    signed.insert("svix-id", HeaderValue::from_str(id).unwrap());
    signed.insert("svix-timestamp", HeaderValue::from(NOW));
    signed.insert("svix-signature", signature(id, &NOW.to_string(), body));
    if id.is_empty() || id.contains('.') {
        assert_denied(&signed, body, DeniedReason::Malformed);
        return;
    }
    let now = UnixTime::from_seconds(NOW);
    assert_eq!(WEBHOOK.verify_signature(now, &signed, body).unwrap(), id);
    let event = WEBHOOK.verify(now, &signed, body);
    // Without a type, the same bodies are events, and the errors are the same.
    let untyped = WEBHOOK.verify_untyped(now, &signed, body).map_err(|error| error.to_string());
    assert_eq!(untyped, event.as_ref().map(|_| id.to_owned()).map_err(ToString::to_string));
    check_event(id, body, event);

    let mut changed = body.to_vec();
    changed.push(b' ');
    assert_denied(&signed, &changed, DeniedReason::Signature);
}

/// Random bytes do not contain a right signature.
fn check_as_it_came(headers: &HeaderMap, body: &[u8]) {
    match WEBHOOK.verify_signature(UnixTime::from_seconds(NOW), headers, body) {
        Err(error @ Error::Denied(_)) => check_shown(&error, &[]),
        other => panic!("{other:?}"),
    }
}

fn assert_denied(headers: &HeaderMap, body: &[u8], reason: DeniedReason) {
    match WEBHOOK.verify_signature(UnixTime::from_seconds(NOW), headers, body) {
        Err(Error::Denied(denied)) => assert_eq!(denied.reason, reason),
        other => panic!("{other:?}"),
    }
}

fn check_event(id: &str, body: &[u8], event: Result<Event, Error>) {
    let json: Option<Value> = std::str::from_utf8(body).ok().and_then(|text| serde_json::from_str(text).ok());
    let text = |name: &str| json.as_ref()?.get(name)?.as_str();
    let required = ["project_id", "event_id", "action", "object_type", "id"];
    match event {
        Ok(event) => {
            let fields =
                [&event.project_id, &event.event_id, event.action.as_str(), event.object_type.as_str(), &event.id];
            assert_eq!(fields.map(Some), required.map(text));
            assert_eq!(event.message_id, id);
            assert_eq!(event.body(), body);
            assert_eq!(event.source.as_str(), text("source").unwrap_or_default());
            assert_eq!(event.timestamp.as_str(), text("timestamp").unwrap_or_default());
            assert_eq!(event.vertical.as_ref().map(|vertical| vertical.as_str()), text("vertical"));
            let object =
                json.as_ref().and_then(|json| json.get(event.object_type.as_str())).filter(|object| !object.is_null());
            assert_eq!(matches!(event.object, Object::Absent), object.is_none());
            if let Object::Other(other) = &event.object {
                assert_eq!(Some(other), object);
            }
        }
        Err(error @ Error::Decode(_)) => {
            assert_eq!(error.status(), None);
            check_shown(&error, &[]);
            let has_all = required.iter().all(|name| text(name).is_some());
            assert!(!has_all, "{error:?}");
        }
        Err(error) => panic!("{error:?}"),
    }
}

fn signature(id: &str, timestamp: &str, body: &[u8]) -> HeaderValue {
    let message = [id.as_bytes(), b".", timestamp.as_bytes(), b".", body].concat();
    HeaderValue::from_str(&format!("v1,{}", STANDARD.encode(HMAC::mac(message, KEY)))).unwrap()
}
