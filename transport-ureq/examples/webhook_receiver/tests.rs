//! Webhooks, genuine and not, sent to the server.

use std::net::SocketAddr;
use std::time::SystemTime;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use hmac_sha256::HMAC;
use serde_json::{Value, json};
use stytch_ureq::http::Request;
use stytch_ureq::{Client, UnixTime, Webhook};

use crate::receiver::Receiver;
use crate::seen::Seen;
use crate::{BODY_LIMIT, THREADS, web};

const KEY: &[u8] = b"a key for tests";
/// 2025-01-01T00:00:00Z
const NOW: u64 = 1_735_689_600;

fn receiver() -> Receiver {
    Receiver::new(Webhook::new(format!("whsec_{}", STANDARD.encode(KEY))).unwrap(), 2)
}

fn event(action: &str, object_type: &str, object: Value) -> String {
    let mut event = json!({
        "project_id": "project-test-1", "event_id": "event-1", "action": action, "object_type": object_type,
        "source": "DIRECT", "id": format!("{object_type}-1"), "timestamp": "2025-01-01T00:00:00Z", "vertical": "B2B",
    });
    event[object_type] = object;
    event.to_string()
}

/// A webhook as it is delivered.
fn signed(id: &str, sent: u64, body: &str) -> Request<Vec<u8>> {
    let mut mac = HMAC::new(KEY);
    mac.update(format!("{id}.{sent}.{body}").as_bytes());
    let signature = STANDARD.encode(mac.finalize());
    Request::post("/webhooks")
        .header("svix-id", id)
        .header("svix-timestamp", sent)
        .header("svix-signature", format!("v1,{signature}"))
        .body(body.as_bytes().to_vec())
        .unwrap()
}

#[track_caller]
fn check(receiver: &Receiver, request: &Request<Vec<u8>>, status: u16, line: &str) {
    let (answered, what) = receiver.receive(UnixTime::from_seconds(NOW), request);
    assert_eq!((answered.as_u16(), what.as_str()), (status, line));
}

#[test]
fn says_what_happened() {
    let receiver = receiver();
    let member = json!({"member_id": "m", "organization_id": "o", "status": "active", "name": "Ada"});
    let organization = json!({"organization_id": "o", "organization_name": "Acme"});
    for (action, object_type, object, expected) in [
        ("CREATE", "member", member, "member m of o was created: active"),
        ("UPDATE", "organization", organization, "organization o was changed"),
        ("DELETE", "member", Value::Null, "member member-1 was deleted"),
        ("ARCHIVE", "planet", json!({"a": 1}), "planet planet-1 ARCHIVE"),
    ] {
        check(&receiver, &signed(expected, NOW, &event(action, object_type, object)), 204, expected);
    }
}

#[test]
fn what_was_seen_is_not_done_again() {
    let receiver = receiver();
    let body = event("DELETE", "member", Value::Null);
    check(&receiver, &signed("msg_1", NOW, &body), 204, "member member-1 was deleted");
    check(&receiver, &signed("msg_1", NOW + 5, &body), 204, "msg_1 again");
    // Nor is a genuine id known that came with a wrong signature.
    let mut forged = signed("msg_2", NOW, &body);
    forged.body_mut().push(b' ');
    check(&receiver, &forged, 401, "denied: the webhook is signed with none of the secrets");
    check(&receiver, &signed("msg_2", NOW, &body), 204, "member member-1 was deleted");
}

#[test]
fn what_is_not_genuine_is_refused() {
    let receiver = receiver();
    let body = event("DELETE", "member", Value::Null);
    check(&receiver, &signed("msg_1", NOW - 301, &body), 401, "denied: the webhook was sent too long ago");
    check(&receiver, &signed("msg_1", NOW + 301, &body), 401, "denied: the webhook was sent in the future");
    let bare = Request::post("/webhooks").body(body.clone().into_bytes()).unwrap();
    check(&receiver, &bare, 400, "denied: the header `svix-id` is missing");
    check(&receiver, &signed("msg_1", NOW, "hello"), 400, "webhook: the body is not JSON");
    let mut elsewhere = signed("msg_1", NOW, &body);
    *elsewhere.uri_mut() = "/".parse().unwrap();
    check(&receiver, &elsewhere, 404, "there is no such page");
    check(&receiver, &Request::get("/webhooks").body(Vec::new()).unwrap(), 405, "webhooks are sent by POST");
}

#[test]
fn memory_is_bounded() {
    let mut seen = Seen::new(2);
    let mut insert = |ids: &[&str]| ids.iter().map(|id| seen.insert(id)).collect::<Vec<_>>();
    assert_eq!(insert(&["a", "b", "a", "b"]), [true, true, false, false]);
    assert_eq!(insert(&["c", "b", "a", "c"]), [true, false, true, false]);
    assert_eq!(insert(&["b"]), [true]);
}

#[test]
fn over_the_network_too() {
    let receiver = receiver();
    let answer = move |request: &Request<Vec<u8>>| web::empty(receiver.receive(SystemTime::now().into(), request).0);
    let address = web::serve("127.0.0.1:0", THREADS, BODY_LIMIT, answer).unwrap().address;
    let now = UnixTime::from(SystemTime::now()).as_seconds();
    let body = event("DELETE", "member", Value::Null);
    assert_eq!(send(address, signed("msg_1", now, &body)), 204);
    assert_eq!(send(address, signed("msg_1", now, &body)), 204);
    assert_eq!(send(address, signed("msg_2", now - 1_000, &body)), 401);
    let largest = "x".repeat(BODY_LIMIT);
    assert_eq!(send(address, signed("msg_3", now, &largest)), 400);
    assert_eq!(send(address, signed("msg_3", now, &(largest + "x"))), 413);
}

/// The client of Stytch sends any request, as it is.
fn send(address: SocketAddr, mut request: Request<Vec<u8>>) -> u16 {
    *request.uri_mut() = format!("http://{address}{}", request.uri().path()).parse().unwrap();
    let client = Client::new("project-test-1", "secret-test-1").unwrap();
    client.execute(request).unwrap().status().as_u16()
}
