//! Webhooks: the secret they are signed with, and what is in them.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use http::HeaderMap;
use ring::hmac;
use serde_json::{Value, json};
use stytch_core::error::DeniedReason;
use stytch_core::webhook::{Event, Object, Webhook};
use stytch_core::{Error, UnixTime};

use super::{MARKER, assert_hides, assert_hides_bytes, debug, shown};

const KEY: &[u8] = b"s3cr3t-marker-of-the-webhook";
const NOW: UnixTime = UnixTime::from_seconds(1_700_000_000);

fn secret() -> String {
    format!("whsec_{}", STANDARD.encode(KEY))
}

fn webhook() -> Webhook {
    Webhook::new(secret()).unwrap()
}

fn signature(id: &str, body: &str) -> String {
    let signed = format!("{id}.1700000000.{body}");
    format!("v1,{}", STANDARD.encode(hmac::sign(&hmac::Key::new(hmac::HMAC_SHA256, KEY), signed.as_bytes())))
}

fn headers(id: &str, timestamp: &str, signature: &str) -> HeaderMap {
    let fields = [("svix-id", id), ("svix-timestamp", timestamp), ("svix-signature", signature)];
    fields.into_iter().map(|(name, value)| (name.parse().unwrap(), value.parse().unwrap())).collect()
}

fn receive(body: &str) -> Result<Event, Error> {
    webhook().verify(NOW, &headers("msg-1", "1700000000", &signature("msg-1", body)), body)
}

#[test]
fn a_webhook_hides_its_secrets() {
    let other = STANDARD.encode(format!("{MARKER}-of-another"));
    let webhook = webhook().or_secret(format!("whsec_{other}")).unwrap();
    let shown = debug(&webhook);
    assert_hides(&shown, &[MARKER, &STANDARD.encode(KEY), &other, "whsec_"]);
    assert_hides_bytes(&shown, KEY);
    // It is what the signature is checked with.
    receive(&event("member", &json!({}))).unwrap();
}

#[test]
fn a_signing_secret_that_is_none_is_not_quoted() {
    for broken in [MARKER.to_owned(), format!("whsec_{MARKER}"), format!("whsec_{MARKER}\n"), format!("whpk_{MARKER}")]
    {
        assert_hides(&shown(&Webhook::new(broken.as_str()).unwrap_err()), &[MARKER]);
        assert_hides(&shown(&webhook().or_secret(broken).unwrap_err()), &[MARKER]);
    }
}

fn event(object_type: &str, object: &Value) -> String {
    let mut event = json!({
        "project_id": "project-test-1", "event_id": "event-1", "action": "UPDATE", "object_type": object_type,
        "source": "DIRECT", "id": "id-1", "timestamp": "2023-11-14T22:13:20Z", "extra": MARKER, MARKER: [MARKER],
    });
    event[object_type] = object.clone();
    event.to_string()
}

#[test]
fn an_event_hides_secrets_of_its_object_and_what_has_no_field() {
    let connection = json!({ "connection_id": "oidc-1", "client_secret": MARKER, "brand_new": MARKER });
    for (object_type, object, is_typed) in [
        ("oidc_connection", connection, true),
        ("scim_connection", json!({ "connection_id": "scim-1", "bearer_token": MARKER }), true),
        ("member", json!({ "organization_id": "organization-1", "member_id": "member-1", "password": MARKER }), true),
        ("organization", json!({ "organization_id": "organization-1", "secret": MARKER }), true),
        ("brand_new", json!({ "secret": MARKER, MARKER: [MARKER] }), false),
        ("member", json!([MARKER]), false),
        ("member", json!(MARKER), false),
    ] {
        let event = receive(&event(object_type, &object)).unwrap();
        assert!(String::from_utf8_lossy(event.body()).contains(MARKER));
        match &event.object {
            Object::OidcConnection(connection) => assert_eq!(connection.client_secret.expose(), MARKER),
            Object::Other(value) => assert_eq!(*value, object),
            _ => assert!(is_typed),
        }
        assert_eq!(is_typed, !matches!(event.object, Object::Other(_)), "{object_type}");
        assert_hides(&(debug(&event) + &debug(&event.object)), &[MARKER]);
    }
}

#[test]
fn a_webhook_that_is_refused_is_not_quoted() {
    let body = event("member", &json!({ "member_id": MARKER }));
    let right = signature("msg-1", &body);
    let id = format!("{MARKER}.1");
    for (headers, reason) in [
        (headers("msg-1", "1700000000", MARKER), DeniedReason::Signature),
        (headers("msg-1", "1700000000", &format!("v1,{MARKER} v1a,{MARKER}")), DeniedReason::Signature),
        (headers(MARKER, "1700000000", &right), DeniedReason::Signature),
        (headers("msg-1", MARKER, &right), DeniedReason::Signature),
        (headers(&id, "1700000000", &right), DeniedReason::Malformed),
        (HeaderMap::new(), DeniedReason::Malformed),
    ] {
        let error = webhook().verify(NOW, &headers, body.as_str()).unwrap_err();
        assert_hides(&shown(&error), &[MARKER, &right]);
        let Error::Denied(denied) = error else { panic!("{error:?}") };
        assert_eq!(denied.reason, reason);
    }
    let late = UnixTime::from_seconds(1_800_000_000);
    let error = webhook().verify(late, &headers("msg-1", "1700000000", &right), body).unwrap_err();
    assert_hides(&shown(&error), &[MARKER, &right]);
}

#[test]
fn a_genuine_body_that_is_no_event_is_not_quoted() {
    for body in [
        MARKER.to_owned(),
        json!(MARKER).to_string(),
        json!([MARKER]).to_string(),
        json!({ MARKER: MARKER }).to_string(),
        json!({ "object_type": [MARKER] }).to_string(),
        json!({ "object_type": "member", "project_id": { MARKER: MARKER } }).to_string(),
        json!({ "object_type": MARKER, "project_id": MARKER }).to_string(),
        format!(r#"{{"object_type":"member","project_id":"{MARKER}":1}}"#),
        format!(r#"{{"object_type":"{MARKER}"#),
    ] {
        assert!(body.contains(MARKER));
        let error = receive(&body).unwrap_err();
        assert_hides(&shown(&error), &[MARKER]);
        assert!(matches!(error, Error::Decode(_)), "{error:?}");
    }
}
