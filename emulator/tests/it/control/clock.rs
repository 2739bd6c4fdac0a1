//! The clock, and the fresh start.

use serde_json::{Value, json};
use stytch_emulator::Emulator;

use crate::control::{act, read, refused, request};
use crate::support::{EMAIL, NEW_YEAR, PHONE, fails, ok, post, sms_login, user};

#[test]
fn a_clock_that_stands_still_can_be_set_and_advanced() {
    let emulator = Emulator::starting_at(NEW_YEAR);
    let clock =
        |time: &str, unix_seconds: u64| json!({ "time": time, "unix_seconds": unix_seconds, "follows_system": false });
    assert_eq!(read(&emulator, "/emulator/clock"), clock("2025-01-01T00:00:00Z", NEW_YEAR));
    let advanced = act(&emulator, "POST", "/emulator/clock/advance", json!({ "seconds": 90 }));
    assert_eq!(advanced, clock("2025-01-01T00:01:30Z", NEW_YEAR + 90));
    assert_eq!(emulator.now(), NEW_YEAR + 90);
    let set = act(&emulator, "PUT", "/emulator/clock", json!({ "time": "2024-12-31T23:00:00-01:00" }));
    assert_eq!(set, clock("2025-01-01T00:00:00Z", NEW_YEAR));
    for time in [Value::Null, json!(""), json!("tomorrow"), json!("1969-12-31T00:00:00Z"), json!(5)] {
        refused(request(&emulator, "PUT", "/emulator/clock", &json!({ "time": time })), 400, "bad_request");
    }
}

#[test]
fn a_clock_can_follow_the_systems_again() {
    let emulator = Emulator::new();
    emulator.set_time(NEW_YEAR);
    assert_eq!((emulator.now(), &read(&emulator, "/emulator/clock")["follows_system"]), (NEW_YEAR, &json!(false)));
    let before = Emulator::new().now();
    let clock = act(&emulator, "POST", "/emulator/clock/follow_system", json!({}));
    assert_eq!(clock["follows_system"], true);
    assert!((before..=Emulator::new().now()).contains(&clock["unix_seconds"].as_u64().unwrap()));
}

#[test]
fn the_end_of_time_can_be_reached() {
    let emulator = Emulator::new();
    let end = act(&emulator, "PUT", "/emulator/clock", json!({ "time": "9999-12-31T23:59:59Z" }));
    assert_eq!(end["time"], "9999-12-31T23:59:59Z");
    sms_login(&emulator, PHONE);
    for seconds in [1, i64::MAX as u64, u64::MAX] {
        let advance = request(&emulator, "POST", "/emulator/clock/advance", &json!({ "seconds": seconds }));
        refused(advance, 400, "bad_request");
    }
}

#[test]
fn a_clock_that_goes_back_ends_nothing() {
    let emulator = Emulator::starting_at(NEW_YEAR);
    let login = sms_login(&emulator, PHONE);
    emulator.set_time(NEW_YEAR - 3600);
    ok(post(&emulator, "/v1/sessions/authenticate", json!({ "session_token": login["session_token"] })));
}

#[test]
fn a_reset_forgets_all_but_settings_and_keys() {
    let emulator = Emulator::starting_at(NEW_YEAR);
    let policy = json!({ "roles": [{ "role_id": "editor", "description": "", "permissions": [] }], "resources": [], "scopes": [] });
    emulator.set_policy(policy.clone());
    let keys = crate::jwt::consumer_keys(&emulator);
    let login = sms_login(&emulator, PHONE);
    let old = user(&emulator, EMAIL);
    emulator.advance(std::time::Duration::from_secs(60));
    emulator.fail_next("debug.whoami", 503, 1);

    act(&emulator, "POST", "/emulator/reset", json!({}));
    assert_eq!(emulator.now(), NEW_YEAR);
    assert_eq!((emulator.messages(), emulator.requests(), emulator.planned_failures()), (vec![], vec![], vec![]));
    assert_eq!(emulator.requests_of("consumer.users.create"), 0);
    assert_eq!(read(&emulator, "/emulator/users"), json!({ "users": [], "total": 0 }));
    let session = json!({ "session_jwt": login["session_jwt"] });
    fails(post(&emulator, "/v1/sessions/authenticate", session), 404, "session_not_found");

    assert_eq!(crate::jwt::consumer_keys(&emulator), keys);
    assert_eq!(ok(crate::support::get(&emulator, "/v1/rbac/policy"))["policy"], policy);
    // The address is free again, and the id is a new one.
    let new = user(&emulator, EMAIL);
    assert!(new["user_id"].as_str() > old["user_id"].as_str());
    sms_login(&emulator, PHONE);
    assert_eq!(emulator.messages()[0].number, 2);
}
