//! The search for users.

use std::time::Duration;

use serde_json::{Value, json};
use stytch_emulator::Emulator;

use crate::support::{EMAIL, NEW_YEAR, PHONE, delete, fails, ok, post, sms_login, user};

fn search(emulator: &Emulator, body: Value) -> (u16, Value) {
    post(emulator, "/v1/users/search", body)
}

/// The names of the users that a query finds.
fn names(emulator: &Emulator, operator: &str, operands: Value) -> Vec<String> {
    let body = json!({ "query": { "operator": operator, "operands": operands } });
    let found = ok(search(emulator, body));
    assert_eq!(found["results_metadata"]["total"], found["results"].as_array().unwrap().len());
    let results = found["results"].as_array().unwrap().iter();
    results.map(|user| user["name"]["first_name"].as_str().unwrap().to_owned()).collect()
}

/// Ada: email and password. An hour later Grace: a verified phone. An hour later Linus: pending, with email and phone.
fn three_users() -> Emulator {
    let emulator = Emulator::starting_at(NEW_YEAR);
    let name = |first: &str, last: &str| json!({ "first_name": first, "last_name": last });
    let body = json!({ "email": EMAIL, "password": "correct horse", "name": name("Ada", "Lovelace") });
    ok(post(&emulator, "/v1/passwords", body));
    emulator.advance(Duration::from_secs(3600));
    ok(post(&emulator, "/v1/users", json!({ "phone_number": PHONE, "name": name("Grace", "Hopper") })));
    sms_login(&emulator, PHONE);
    emulator.advance(Duration::from_secs(3600));
    let body = json!({
        "email": "linus@example.org", "phone_number": "+358401234567", "name": name("Linus", "Torvalds"),
        "create_user_as_pending": true, "external_id": "penguin",
    });
    ok(post(&emulator, "/v1/users", body));
    emulator
}

#[test]
fn every_filter_filters() {
    let emulator = three_users();
    let everybody = ok(search(&emulator, json!({})));
    let ids = |user: usize, list: &str, id: &str| json!([everybody["results"][user][list][0][id]]);
    let between = json!({ "greater_than": "2025-01-01T00:30:00Z", "less_than": "2025-01-01T01:30:00Z" });
    let cases = [
        ("user_id", json!([everybody["results"][1]["user_id"], "penguin"]), vec!["Grace", "Linus"]),
        ("full_name_fuzzy", json!("GRACE HOP"), vec!["Grace"]),
        ("status", json!("pending"), vec!["Linus"]),
        ("status", json!("active"), vec!["Ada", "Grace"]),
        ("email_address", json!(["ADA@example.com", "nobody@example.com"]), vec!["Ada"]),
        ("email_address_fuzzy", json!("Example.ORG"), vec!["Linus"]),
        ("email_id", ids(0, "emails", "email_id"), vec!["Ada"]),
        ("email_verified", json!(false), vec!["Ada", "Linus"]),
        ("email_verified", json!(true), vec![]),
        ("phone_number", json!([PHONE]), vec!["Grace"]),
        ("phone_number_fuzzy", json!("40123"), vec!["Linus"]),
        ("phone_id", ids(1, "phone_numbers", "phone_id"), vec!["Grace"]),
        ("phone_verified", json!(true), vec!["Grace"]),
        ("phone_verified", json!(false), vec!["Linus"]),
        ("password_exists", json!(true), vec!["Ada"]),
        ("created_at_greater_than", json!("2025-01-01T01:00:00Z"), vec!["Linus"]),
        ("created_at_less_than", json!("2025-01-01T01:00:00Z"), vec!["Ada"]),
        ("created_at_between", between, vec!["Grace"]),
        ("totp_verified", json!(false), vec![]),
    ];
    for (name, value, expected) in cases {
        let operands = json!([{ "filter_name": name, "filter_value": value }]);
        assert_eq!(names(&emulator, "AND", operands), expected, "{name}");
    }
}

#[test]
fn operators() {
    let emulator = three_users();
    let operands = json!([
        { "filter_name": "email_verified", "filter_value": false },
        { "filter_name": "status", "filter_value": "active" },
    ]);
    assert_eq!(names(&emulator, "AND", operands.clone()), ["Ada"]);
    assert_eq!(names(&emulator, "OR", operands), ["Ada", "Grace", "Linus"]);
    assert_eq!(names(&emulator, "AND", json!([])), ["Ada", "Grace", "Linus"]);
    assert_eq!(names(&emulator, "OR", json!([])), ["Ada", "Grace", "Linus"]);
}

#[test]
fn pages_continue_where_they_ended() {
    let emulator = Emulator::new();
    for number in 0..5 {
        user(&emulator, &format!("user{number}@example.com"));
    }
    let first = ok(search(&emulator, json!({ "limit": 2, "cursor": null })));
    assert_eq!(first["results_metadata"]["total"], 5);
    assert_eq!(first["results"][1]["emails"][0]["email"], "user1@example.com");

    // A user deleted between two pages does not move the others.
    ok(delete(&emulator, &format!("/v1/users/{}", first["results"][0]["user_id"].as_str().unwrap())));
    let cursor = &first["results_metadata"]["next_cursor"];
    let second = ok(search(&emulator, json!({ "limit": 3, "cursor": cursor })));
    let emails: Vec<&Value> =
        second["results"].as_array().unwrap().iter().map(|user| &user["emails"][0]["email"]).collect();
    assert_eq!(emails, ["user2@example.com", "user3@example.com", "user4@example.com"]);
    assert_eq!(second["results_metadata"], json!({ "total": 4, "next_cursor": null }));
}

#[test]
fn mistakes_have_names() {
    let emulator = Emulator::new();
    let filter = |name: &str, value: Value| json!({ "filter_name": name, "filter_value": value });
    let cases = [
        (json!({ "filter_value": 1 }), "user_search_missing_filter_name"),
        (json!({ "filter_name": 1 }), "user_search_filter_name_must_be_string"),
        (json!({ "filter_name": "status" }), "user_search_missing_filter_value"),
        (filter("shoe_size", json!(46)), "user_search_filter_name_not_recognized"),
        (filter("status", json!("asleep")), "user_search_invalid_status_filter"),
        (filter("status", json!(["active"])), "user_search_expected_string"),
        (filter("user_id", json!("user")), "user_search_expected_array_of_string"),
        (filter("user_id", json!([1])), "user_search_expected_array_of_string"),
        (filter("email_verified", json!("true")), "user_search_expected_bool"),
        (filter("full_name_fuzzy", json!("Al")), "user_search_full_name_fuzzy_too_short"),
        (filter("email_address_fuzzy", json!("ab")), "user_search_email_address_fuzzy_too_short"),
        (filter("phone_number_fuzzy", json!("+1")), "user_search_phone_number_fuzzy_too_short"),
        (filter("created_at_less_than", json!("yesterday")), "user_search_expected_timestamp"),
        (filter("created_at_between", json!("today")), "user_search_expected_object"),
        (filter("created_at_between", json!({})), "user_search_missing_greater_than"),
        (
            filter("created_at_between", json!({ "greater_than": "2025-01-01T00:00:00Z" })),
            "user_search_missing_less_than",
        ),
        (json!("status"), "user_search_missing_filter_name"),
    ];
    for (operand, error_type) in cases {
        let body = json!({ "query": { "operator": "AND", "operands": [operand] } });
        fails(search(&emulator, body), 400, error_type);
    }
    for limit in [-1, 0, 1001] {
        fails(search(&emulator, json!({ "limit": limit })), 400, "user_search_invalid_limit");
    }
    for cursor in ["???", "bm90IGEgdXNlcg"] {
        fails(search(&emulator, json!({ "cursor": cursor })), 400, "user_search_invalid_cursor");
    }
    let body = json!({ "query": { "operator": "XOR", "operands": [] } });
    fails(search(&emulator, body), 400, "user_search_invalid_operator");
}
