//! Device fingerprints, rules, verdict reasons and the risk of email addresses.

use std::time::Duration;

use serde_json::{Value, json};
use stytch_core::fraud::VerdictAction;
use stytch_emulator::{Emulator, Fingerprint};

use crate::support::{EMAIL, NEW_YEAR, PHONE, fails, ok, post, user};

fn lookup(emulator: &Emulator, telemetry_id: &str) -> (u16, Value) {
    post(emulator, "/v1/fingerprint/lookup", json!({ "telemetry_id": telemetry_id }))
}

/// The action of the verdict about `device`, and its reasons.
fn verdict(emulator: &Emulator, device: Fingerprint) -> (String, Vec<String>) {
    emulator.set_fingerprint("telemetry-1", device);
    let verdict = ok(lookup(emulator, "telemetry-1"))["verdict"].take();
    let reasons = verdict["reasons"].as_array().unwrap().iter().map(|reason| reason.as_str().unwrap().to_owned());
    (verdict["action"].as_str().unwrap().to_owned(), reasons.collect())
}

fn set_rule(emulator: &Emulator, kind: &str, identifier: &str, action: &str) -> (u16, Value) {
    post(emulator, "/v1/rules/set", json!({ kind: identifier, "action": action }))
}

fn set_override(emulator: &Emulator, reason: &str, action: &str) -> (u16, Value) {
    let body = json!({ "verdict_reason": reason, "override_action": action, "override_description": "We test" });
    post(emulator, "/v1/verdict_reasons/override", body)
}

#[test]
fn a_lookup_returns_the_device_that_was_set() {
    let emulator = Emulator::starting_at(NEW_YEAR);
    let device = Fingerprint::new().visitor_id("visitor-1").ip_address("198.51.100.7").country("FI").is_vpn(true);
    emulator.set_fingerprint("telemetry-1", device);
    let body = json!({ "telemetry_id": "telemetry-1", "external_metadata": { "external_id": "ada@example.com" } });
    let mut found = ok(post(&emulator, "/v1/fingerprint/lookup", body));
    found["request_id"].take();
    let expected = json!({
        "status_code": 200,
        "request_id": null,
        "telemetry_id": "telemetry-1",
        "fingerprints": {
            "visitor_id": "visitor-1",
            "browser_id": "browser-id-of-telemetry-1",
            "visitor_fingerprint": "visitor-fingerprint-of-telemetry-1",
            "browser_fingerprint": "browser-fingerprint-of-telemetry-1",
            "hardware_fingerprint": "hardware-fingerprint-of-telemetry-1",
            "network_fingerprint": "network-fingerprint-of-telemetry-1",
        },
        "verdict": {
            "action": "ALLOW",
            "reasons": [],
            "detected_device_type": "UNKNOWN",
            "is_authentic_device": true,
            "verdict_reason_overrides": [],
        },
        "external_metadata": { "external_id": "ada@example.com" },
        "created_at": "2025-01-01T00:00:00Z",
        "expires_at": "2025-01-02T00:00:00Z",
        "properties": {
            "network_properties": {
                "ip_address": "198.51.100.7",
                "asn": { "asn": "64496", "name": "Example", "network": "203.0.113.0/24" },
                "ip_geolocation": { "city": "San Francisco", "region": "California", "country": "FI" },
                "is_proxy": false,
                "is_vpn": true,
            },
            "browser_properties": { "user_agent": "" },
        },
    });
    assert_eq!(found, expected);
}

#[test]
fn a_telemetry_id_is_found_if_it_was_set_and_has_not_expired() {
    let emulator = Emulator::new();
    fails(lookup(&emulator, "telemetry-1"), 404, "telemetry_id_not_found");
    emulator.set_fingerprint("telemetry-1", Fingerprint::new().expires_in(Duration::from_secs(60)));
    emulator.advance(Duration::from_secs(59));
    ok(lookup(&emulator, "telemetry-1"));
    emulator.advance(Duration::from_secs(1));
    fails(lookup(&emulator, "telemetry-1"), 404, "telemetry_id_not_found");
    fails(post(&emulator, "/v1/fingerprint/lookup", json!({})), 400, "bad_request");
    for wrong in ["a b".to_owned(), "a".repeat(66)] {
        let body = json!({ "telemetry_id": "telemetry-1", "external_metadata": { "user_action": wrong } });
        fails(post(&emulator, "/v1/fingerprint/lookup", body), 400, "bad_request");
    }
}

#[test]
fn the_strictest_reason_decides() {
    let emulator = Emulator::new();
    let device = || Fingerprint::new();
    let case = |device, action: &str, reasons: &[&str]| {
        assert_eq!(verdict(&emulator, device), (action.to_owned(), reasons.iter().map(|&r| r.to_owned()).collect()));
    };
    case(device().reasons(["VIRTUAL_MACHINE"]), "CHALLENGE", &["VIRTUAL_MACHINE"]);
    let both = ["VIRTUAL_MACHINE", "HEADLESS_BROWSER_AUTOMATION"];
    case(device().reasons(both), "BLOCK", &both);
    case(device().reasons(["SOMETHING_NEW"]), "CHALLENGE", &["SOMETHING_NEW"]);
    case(device().action(VerdictAction::Block), "BLOCK", &[]);
    case(device().reasons(both).action(VerdictAction::Allow), "ALLOW", &both);
}

#[test]
fn an_override_takes_the_place_of_a_default_action() {
    let emulator = Emulator::starting_at(NEW_YEAR);
    let list = |body| ok(post(&emulator, "/v1/verdict_reasons/list", body))["verdict_reason_actions"].take();
    assert_eq!(list(json!({})).as_array().unwrap().len(), 3);
    assert_eq!(list(json!({ "overrides_only": true })), json!([]));

    let set = ok(set_override(&emulator, "VIRTUAL_MACHINE", "ALLOW"));
    let expected = json!({
        "verdict_reason": "VIRTUAL_MACHINE",
        "default_action": "CHALLENGE",
        "override_action": "ALLOW",
        "override_created_at": "2025-01-01T00:00:00Z",
        "override_description": "We test",
    });
    assert_eq!(set["verdict_reason_action"], expected);
    assert_eq!(list(json!({ "overrides_only": true })), json!([expected]));
    assert_eq!(list(json!({})).as_array().unwrap().len(), 3);

    let machine = || Fingerprint::new().reasons(["VIRTUAL_MACHINE"]);
    for device in [machine(), machine().action(VerdictAction::Block)] {
        emulator.set_fingerprint("telemetry-1", device);
        let verdict = ok(lookup(&emulator, "telemetry-1"))["verdict"].take();
        assert_eq!(verdict["action"], "ALLOW");
        let applied = json!([{ "verdict_reason": "VIRTUAL_MACHINE", "override_action": "ALLOW" }]);
        assert_eq!(verdict["verdict_reason_overrides"], applied);
    }
    let cleared = ok(set_override(&emulator, "VIRTUAL_MACHINE", "NONE"));
    assert_eq!(cleared["verdict_reason_action"]["override_action"], Value::Null);
    assert_eq!(verdict(&emulator, machine()).0, "CHALLENGE");

    fails(set_override(&emulator, "RULE_MATCH", "ALLOW"), 400, "bad_request");
    fails(set_override(&emulator, "virtual machine", "ALLOW"), 400, "bad_request");
    fails(set_override(&emulator, "VIRTUAL_MACHINE", "allow"), 400, "bad_request");
}

#[test]
fn the_most_exact_rule_decides() {
    let emulator = Emulator::new();
    let device = || Fingerprint::new().visitor_id("visitor-1").ip_address("198.51.100.7").asn("64500").country("FI");
    // Each rule takes precedence over those before it.
    let rules = [
        ("country_code", "fi", "CHALLENGE"),
        ("asn", "64500", "ALLOW"),
        ("cidr_block", "198.51.0.0/16", "BLOCK"),
        ("cidr_block", "198.51.100.0/24", "ALLOW"),
        ("cidr_block", "198.51.100.7", "CHALLENGE"),
        ("network_fingerprint", "network-fingerprint-of-telemetry-1", "BLOCK"),
        ("hardware_fingerprint", "hardware-fingerprint-of-telemetry-1", "ALLOW"),
        ("browser_fingerprint", "browser-fingerprint-of-telemetry-1", "CHALLENGE"),
        ("visitor_fingerprint", "visitor-fingerprint-of-telemetry-1", "BLOCK"),
        ("browser_id", "browser-id-of-telemetry-1", "ALLOW"),
        ("visitor_id", "visitor-1", "CHALLENGE"),
    ];
    emulator.set_fingerprint("telemetry-1", device().reasons(["VIRTUAL_MACHINE"]));
    for (kind, identifier, action) in rules {
        let set = ok(set_rule(&emulator, kind, identifier, action));
        assert_eq!(
            (&set["action"], &set[kind], &set["expires_at"]),
            (&json!(action), &json!(identifier), &Value::Null)
        );
        let verdict = ok(lookup(&emulator, "telemetry-1"))["verdict"].take();
        assert_eq!(verdict["action"], action, "{kind}");
        assert_eq!(verdict["reasons"], json!(["VIRTUAL_MACHINE", "RULE_MATCH"]));
        assert_eq!(verdict["rule_match_type"], kind.to_uppercase());
        assert_eq!(verdict["rule_match_identifier"], identifier);
    }
    for (kind, identifier, _) in rules {
        ok(set_rule(&emulator, kind, identifier, "NONE"));
    }
    assert_eq!(verdict(&emulator, device()), ("ALLOW".to_owned(), Vec::new()));
}

#[test]
fn rules_expire_and_are_listed() {
    let emulator = Emulator::starting_at(NEW_YEAR);
    let list = |body| ok(post(&emulator, "/v1/rules/list", body));
    let body = json!({ "visitor_id": "visitor-1", "action": "BLOCK", "expires_in_minutes": 5, "description": "a bot" });
    assert_eq!(ok(post(&emulator, "/v1/rules/set", body))["expires_at"], "2025-01-01T00:05:00Z");
    ok(set_rule(&emulator, "asn", "64500", "BLOCK"));
    emulator.advance(Duration::from_secs(60));
    ok(set_rule(&emulator, "asn", "64500", "CHALLENGE"));
    let expected = json!([
        {
            "rule_type": "VISITOR_ID",
            "visitor_id": "visitor-1",
            "action": "BLOCK",
            "created_at": "2025-01-01T00:00:00Z",
            "description": "a bot",
            "expires_at": "2025-01-01T00:05:00Z",
            "last_updated_at": null,
        },
        {
            "rule_type": "ASN",
            "asn": "64500",
            "action": "CHALLENGE",
            "created_at": "2025-01-01T00:00:00Z",
            "description": "",
            "expires_at": null,
            "last_updated_at": "2025-01-01T00:01:00Z",
        },
    ]);
    let all = list(json!({}));
    assert_eq!((&all["rules"], &all["next_cursor"]), (&expected, &json!("")));
    let first = list(json!({ "limit": 1 }));
    assert_eq!(first["rules"], json!([expected[0]]));
    let second = list(json!({ "limit": 1, "cursor": first["next_cursor"] }));
    assert_eq!((&second["rules"], &second["next_cursor"]), (&json!([expected[1]]), &json!("")));

    emulator.advance(Duration::from_secs(240));
    assert_eq!(list(json!({}))["rules"], json!([expected[1]]));
    for number in 0..10 {
        ok(set_rule(&emulator, "visitor_id", &number.to_string(), "BLOCK"));
    }
    let page = list(json!({}));
    assert_eq!(page["rules"].as_array().unwrap().len(), 10);
    assert_ne!(page["next_cursor"], "");
    fails(post(&emulator, "/v1/rules/list", json!({ "limit": 101 })), 400, "bad_request");
    fails(post(&emulator, "/v1/rules/list", json!({ "cursor": "x" })), 400, "bad_request");
}

#[test]
fn rules_have_one_identifier_of_the_right_form() {
    let emulator = Emulator::new();
    for (kind, identifier, action) in [
        ("cidr_block", "198.51.100.0/15", "BLOCK"),
        ("cidr_block", "2001:db8::/32", "BLOCK"),
        ("asn", "4294967296", "BLOCK"),
        ("asn", "AS1", "BLOCK"),
        ("country_code", "FIN", "BLOCK"),
        ("country_code", "FI", "ALLOW"),
        ("visitor_id", "visitor-1", "block"),
    ] {
        fails(set_rule(&emulator, kind, identifier, action), 400, "bad_request");
    }
    let set = |body| post(&emulator, "/v1/rules/set", body);
    fails(set(json!({ "action": "BLOCK" })), 400, "bad_request");
    fails(set(json!({ "action": "BLOCK", "visitor_id": "a", "asn": "1" })), 400, "bad_request");
    fails(set(json!({ "action": "BLOCK", "asn": "1", "expires_in_minutes": 0 })), 400, "bad_request");
    assert_eq!(ok(post(&emulator, "/v1/rules/list", json!({})))["rules"], json!([]));
}

#[test]
fn a_login_notes_the_device() {
    let emulator = Emulator::starting_at(NEW_YEAR);
    let login = |telemetry_id: &str| {
        let sent = ok(post(&emulator, "/v1/otps/sms/login_or_create", json!({ "phone_number": PHONE })));
        let code = emulator.last_passcode(PHONE).unwrap();
        let body = json!({ "method_id": sent["phone_id"], "code": code, "telemetry_id": telemetry_id });
        ok(post(&emulator, "/v1/otps/authenticate", body))["user_device"].take()
    };
    assert_eq!(login("unknown"), Value::Null);
    emulator.set_fingerprint("home", Fingerprint::new().visitor_id("visitor-1"));
    emulator.set_fingerprint("cafe", Fingerprint::new().visitor_id("visitor-1").ip_address("198.51.100.7"));
    let new = json!({
        "is_new": true, "first_seen_at": "2025-01-01T00:00:00Z", "last_seen_at": "2025-01-01T00:00:00Z",
    });
    let expected = json!({
        "visitor_id": "visitor-1",
        "visitor_id_details": new,
        "ip_address": "203.0.113.1",
        "ip_address_details": new,
        "ip_geo_city": "San Francisco",
        "ip_geo_region": "California",
        "ip_geo_country": "US",
        "ip_geo_country_details": new,
    });
    assert_eq!(login("home"), expected);
    emulator.advance(Duration::from_secs(60));
    let device = login("cafe");
    let known = json!({
        "is_new": false, "first_seen_at": "2025-01-01T00:00:00Z", "last_seen_at": "2025-01-01T00:01:00Z",
    });
    assert_eq!((&device["visitor_id_details"], &device["ip_geo_country_details"]), (&known, &known));
    assert_eq!(device["ip_address_details"]["is_new"], true);

    let ada = user(&emulator, EMAIL)["user_id"].take();
    let token = &ok(post(&emulator, "/v1/magic_links", json!({ "user_id": ada })))["token"];
    let body = json!({ "token": token, "telemetry_id": "home" });
    let device = ok(post(&emulator, "/v1/magic_links/authenticate", body))["user_device"].take();
    assert_eq!(device["visitor_id_details"]["is_new"], true);
}

#[test]
fn a_fingerprint_is_read_from_json() {
    let fields = json!({
        "action": "CHALLENGE", "reasons": ["VIRTUAL_MACHINE"], "is_authentic_device": false, "is_proxy": true,
        "is_vpn": true, "expires_in": 60, "visitor_id": "visitor-1", "asn_name": "Acme", "country": "FI",
    });
    let emulator = Emulator::starting_at(NEW_YEAR);
    emulator.set_fingerprint("telemetry-1", Fingerprint::from_json(&fields).unwrap());
    let found = ok(lookup(&emulator, "telemetry-1"));
    assert_eq!(found["verdict"]["action"], "CHALLENGE");
    assert_eq!(found["verdict"]["reasons"], json!(["VIRTUAL_MACHINE"]));
    assert_eq!(found["verdict"]["is_authentic_device"], false);
    assert_eq!(found["expires_at"], "2025-01-01T00:01:00Z");
    assert_eq!(found["fingerprints"]["visitor_id"], "visitor-1");
    let network = &found["properties"]["network_properties"];
    assert_eq!((&network["is_proxy"], &network["is_vpn"]), (&json!(true), &json!(true)));
    assert_eq!((&network["asn"]["name"], &network["ip_geolocation"]["country"]), (&json!("Acme"), &json!("FI")));

    let message = "The fingerprint must be an object.";
    assert_eq!(Fingerprint::from_json(&json!([])).unwrap_err(), message);
    for (name, value) in [
        ("visitor", json!("visitor-1")),
        ("visitor_id", json!(1)),
        ("action", json!("NONE")),
        ("reasons", json!([1])),
        ("is_vpn", json!("true")),
        ("expires_in", json!(-1)),
    ] {
        let message = format!("{name} is not a field of a fingerprint, or has the wrong type.");
        assert_eq!(Fingerprint::from_json(&json!({ name: value })).unwrap_err(), message);
    }
}

#[test]
fn the_risk_of_an_email_follows_from_the_address() {
    let emulator = Emulator::new();
    let risk = |address: &str| ok(post(&emulator, "/v1/email/risk", json!({ "email_address": address })));
    let mut answer = risk("Ada.Love+News@example.com");
    answer["request_id"].take();
    let expected = json!({
        "status_code": 200,
        "request_id": null,
        "address_information": {
            "has_known_bounces": false,
            "has_valid_syntax": true,
            "is_suspected_role_address": false,
            "normalized_email": "adalove@example.com",
            "tumbling_character_count": 2,
        },
        "domain_information": { "has_mx_or_a_record": true, "is_disposable_domain": false },
        "action": "ALLOW",
        "risk_score": 0,
    });
    assert_eq!(answer, expected);
    for (address, action, score) in [
        ("not an address", "BLOCK", 100),
        ("ada@example.invalid", "BLOCK", 100),
        ("bounce@example.com", "BLOCK", 100),
        ("ada@mailinator.com", "BLOCK", 90),
        ("support+x@example.com", "CHALLENGE", 60),
        ("a.d.a.l.x@example.com", "CHALLENGE", 50),
        ("ada@example.com", "ALLOW", 0),
    ] {
        let answer = risk(address);
        assert_eq!((&answer["action"], &answer["risk_score"]), (&json!(action), &json!(score)), "{address}");
    }
    fails(post(&emulator, "/v1/email/risk", json!({})), 400, "bad_request");
}
