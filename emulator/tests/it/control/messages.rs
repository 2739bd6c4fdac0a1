//! The messages that were sent.

use std::thread;
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use stytch_emulator::Emulator;

use crate::control::{act, read};
use crate::support::{EMAIL, NEW_YEAR, PHONE, delete, ok, post, user};

const LONG: Duration = Duration::from_secs(60);

fn send(emulator: &Emulator, channel: &str, address: Value) -> Value {
    ok(post(emulator, &format!("/v1/otps/{channel}/login_or_create"), address))
}

#[test]
fn messages_are_listed_newest_first() {
    let emulator = Emulator::starting_at(NEW_YEAR);
    send(&emulator, "sms", json!({ "phone_number": PHONE }));
    send(&emulator, "whatsapp", json!({ "phone_number": PHONE }));
    send(&emulator, "email", json!({ "email": EMAIL }));
    let link = json!({ "email": EMAIL, "login_magic_link_url": "https://app.example.com/in" });
    ok(post(&emulator, "/v1/magic_links/email/login_or_create", link));
    ok(post(&emulator, "/v1/magic_links/email/invite", json!({ "email": "bob@example.com" })));
    ok(post(&emulator, "/v1/passwords", json!({ "email": "eve@example.com", "password": "correct horse battery" })));
    ok(post(&emulator, "/v1/passwords/email/reset/start", json!({ "email": "eve@example.com" })));

    let all = read(&emulator, "/emulator/messages");
    let shown = |message: &Value| -> [String; 3] {
        ["channel", "kind", "to"].map(|name| message[name].as_str().unwrap().to_owned())
    };
    let list: Vec<[String; 3]> = all["messages"].as_array().unwrap().iter().map(shown).collect();
    assert_eq!(
        list,
        [
            ["email", "password_reset", "eve@example.com"],
            ["email", "invite", "bob@example.com"],
            ["email", "login", EMAIL],
            ["email", "passcode", EMAIL],
            ["whatsapp", "passcode", PHONE],
            ["sms", "passcode", PHONE],
        ]
    );
    assert_eq!(all["last"], 6);
    let newest_to_ada = &read(&emulator, "/emulator/messages?to=ADA@example.com&limit=1")["messages"];
    let token = emulator.last_token(EMAIL).unwrap();
    let expected = json!({
        "number": 4,
        "channel": "email",
        "kind": "login",
        "to": EMAIL,
        "code": null,
        "link": emulator.last_magic_link(EMAIL),
        "token": token,
        "sent_at": "2025-01-01T00:00:00Z",
        "expires_at": "2025-01-01T01:00:00Z",
        "status": "valid",
    });
    assert_eq!(*newest_to_ada, json!([expected]));
    let sms = &read(&emulator, "/emulator/messages?after=0&to=%2B12025550162")["messages"][0];
    assert_eq!(
        (&sms["code"], &sms["link"], &sms["token"]),
        (&json!(emulator.last_passcode(PHONE)), &Value::Null, &Value::Null)
    );
    assert_eq!(read(&emulator, "/emulator/messages?after=4")["messages"].as_array().unwrap().len(), 2);

    act(&emulator, "POST", "/emulator/messages/clear", json!({}));
    assert_eq!(read(&emulator, "/emulator/messages"), json!({ "messages": [], "last": 6 }));
    assert!(emulator.last_passcode(PHONE).is_some());
}

/// What has become of each message, oldest first.
fn statuses(emulator: &Emulator) -> Vec<String> {
    let all = read(emulator, "/emulator/messages")["messages"].take();
    let statuses = all.as_array().unwrap().iter().map(|message| message["status"].as_str().unwrap().to_owned());
    statuses.rev().collect()
}

#[test]
fn a_message_says_what_has_become_of_its_passcode() {
    let emulator = Emulator::new();
    send(&emulator, "sms", json!({ "phone_number": PHONE }));
    let sent = send(&emulator, "whatsapp", json!({ "phone_number": PHONE }));
    send(&emulator, "email", json!({ "email": EMAIL }));
    assert_eq!(statuses(&emulator), ["replaced", "valid", "valid"]);
    let code = emulator.last_passcode(PHONE);
    ok(post(&emulator, "/v1/otps/authenticate", json!({ "method_id": sent["phone_id"], "code": code })));
    assert_eq!(statuses(&emulator), ["replaced", "used", "valid"]);
    emulator.advance(Duration::from_secs(3600));
    assert_eq!(statuses(&emulator), ["replaced", "used", "expired"]);
}

#[test]
fn a_message_says_what_has_become_of_its_link() {
    let emulator = Emulator::new();
    let send = |email: &str| ok(post(&emulator, "/v1/magic_links/email/login_or_create", json!({ "email": email })));
    let bob = send("bob@example.com");
    send(EMAIL);
    send(EMAIL);
    ok(post(&emulator, "/v1/magic_links/authenticate", json!({ "token": emulator.last_token(EMAIL) })));
    assert_eq!(statuses(&emulator), ["valid", "valid", "used"]);
    ok(delete(&emulator, &format!("/v1/users/{}", bob["user_id"].as_str().unwrap())));
    emulator.advance(Duration::from_secs(8 * 86_400));
    assert_eq!(statuses(&emulator), ["withdrawn", "expired", "used"]);
}

#[test]
fn a_link_that_the_application_delivers_is_no_message() {
    let emulator = Emulator::new();
    let user_id = &user(&emulator, EMAIL)["user_id"];
    ok(post(&emulator, "/v1/magic_links", json!({ "user_id": user_id })));
    assert_eq!(emulator.messages(), []);
}

#[test]
fn only_the_latest_messages_are_kept() {
    let emulator = Emulator::new();
    emulator.keep_history(2);
    for _ in 0..3 {
        send(&emulator, "sms", json!({ "phone_number": PHONE }));
    }
    let numbers = |messages: Vec<stytch_emulator::Message>| messages.iter().map(|m| m.number).collect::<Vec<_>>();
    assert_eq!(numbers(emulator.messages()), [3, 2]);
    assert_eq!(emulator.requests().len(), 2);
    emulator.keep_history(0);
    assert_eq!((emulator.messages(), emulator.requests()), (vec![], vec![]));
}

#[test]
fn waiting_ends_with_the_next_message_and_holds_up_no_request() {
    let emulator = Emulator::new();
    send(&emulator, "sms", json!({ "phone_number": PHONE }));
    let first = emulator.wait_for_message(PHONE, 0, LONG).unwrap();
    thread::scope(|scope| {
        let in_rust = scope.spawn(|| emulator.wait_for_message(PHONE, first.number, LONG));
        let by_http = scope.spawn(|| read(&emulator, "/emulator/messages?after=1&to=%2b12025550162&wait_seconds=60"));
        // Those to others end nothing. This request does not wait.
        send(&emulator, "sms", json!({ "phone_number": "+12025550199" }));
        send(&emulator, "sms", json!({ "phone_number": PHONE }));
        let second = in_rust.join().unwrap().unwrap();
        assert_eq!((second.number, second.code), (3, emulator.last_passcode(PHONE)));
        let listed = by_http.join().unwrap();
        assert_eq!((&listed["messages"][0]["number"], &listed["last"]), (&json!(3), &json!(3)));
    });
}

#[test]
fn waiting_has_an_end() {
    let emulator = Emulator::new();
    assert_eq!(emulator.wait_for_message(PHONE, 0, Duration::from_millis(1)), None);
    let start = Instant::now();
    assert_eq!(read(&emulator, "/emulator/messages?wait_seconds=1"), json!({ "messages": [], "last": 0 }));
    assert!((Duration::from_secs(1)..LONG).contains(&start.elapsed()));
}

#[test]
fn a_message_shows_no_secret() {
    let emulator = Emulator::new();
    send(&emulator, "sms", json!({ "phone_number": PHONE }));
    ok(post(&emulator, "/v1/magic_links/email/login_or_create", json!({ "email": EMAIL })));
    let shown = format!("{:?}", emulator.messages());
    let (code, token) = (emulator.last_passcode(PHONE).unwrap(), emulator.last_token(EMAIL).unwrap());
    assert!(!shown.contains(code.expose()) && !shown.contains(token.expose()), "{shown}");
}
