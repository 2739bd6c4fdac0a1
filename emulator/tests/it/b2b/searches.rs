//! Searches for organizations and members.

use serde_json::{Value, json};
use stytch_emulator::Emulator;

use super::{ORGANIZATIONS, member, organization};
use crate::support::{delete, fails, ok, post};

const MEMBERS: &str = "/v1/b2b/organizations/members/search";

fn organizations(emulator: &Emulator, body: Value) -> (u16, Value) {
    post(emulator, &format!("{ORGANIZATIONS}/search"), body)
}

/// Two organizations with three members each, one of them deleted; returns the ids of the organizations.
fn populated() -> (Emulator, Vec<String>) {
    let emulator = Emulator::new();
    let ids = ["acme", "umbrella"].map(|name| {
        let body = json!({
            "organization_name": format!("{} Inc", name.to_uppercase()), "organization_slug": name,
            "email_allowed_domains": [format!("{name}.example")], "claimed_email_domains": [format!("{name}.test")],
            "rbac_email_implicit_role_assignments": [{ "domain": "acme.example", "role_id": "reader" }],
        });
        let id = organization(&emulator, body)["organization_id"].as_str().unwrap().to_owned();
        for (person, pending) in [("ada", false), ("bob", true), ("eve", false)] {
            let body = json!({
                "email_address": format!("{person}@{name}.example"), "create_member_as_pending": pending,
                "is_breakglass": pending, "external_id": format!("{name}-{person}"),
                "mfa_phone_number": format!("+1202555016{}", person.len() + name.len()),
            });
            member(&emulator, &id, body);
        }
        ok(delete(&emulator, &format!("{ORGANIZATIONS}/{id}/members/{name}-eve")));
        id
    });
    (emulator, ids.to_vec())
}

/// The names of the results of a search, in the order of the response.
fn names<'a>(list: &'a Value, name: &str) -> Vec<&'a str> {
    list.as_array().unwrap().iter().map(|item| item[name].as_str().unwrap()).collect()
}

#[test]
fn organizations_come_in_pages() {
    let (emulator, _) = populated();
    for name in ["c", "d", "e"] {
        organization(&emulator, json!({ "organization_name": name.repeat(2) }));
    }
    let all = ["acme", "umbrella", "cc", "dd", "ee"];
    let whole = ok(organizations(&emulator, json!({})));
    assert_eq!(names(&whole["organizations"], "organization_slug"), all);
    assert_eq!(whole["results_metadata"], json!({ "total": 5, "next_cursor": null }));

    let mut cursor = Value::Null;
    let mut pages = Vec::new();
    loop {
        let page = ok(organizations(&emulator, json!({ "limit": 2, "cursor": cursor })));
        assert_eq!(page["results_metadata"]["total"], 5);
        pages.push(names(&page["organizations"], "organization_slug").join(" "));
        cursor = page["results_metadata"]["next_cursor"].clone();
        if cursor.is_null() {
            break;
        }
    }
    assert_eq!(pages, ["acme umbrella", "cc dd", "ee"]);
}

#[test]
fn members_come_in_pages() {
    let (emulator, ids) = populated();
    let search = |body| ok(post(&emulator, MEMBERS, body));
    let first = search(json!({ "organization_ids": ids, "limit": 3 }));
    let emails = ["ada@acme.example", "bob@acme.example", "ada@umbrella.example"];
    assert_eq!(names(&first["members"], "email_address"), emails);
    assert_eq!(first["results_metadata"]["total"], 4);
    // A member who goes does not move the pages.
    ok(delete(&emulator, &format!("{ORGANIZATIONS}/{}/members/acme-bob", ids[0])));
    let cursor = &first["results_metadata"]["next_cursor"];
    let second = search(json!({ "organization_ids": ids, "limit": 3, "cursor": cursor }));
    assert_eq!(names(&second["members"], "email_address"), ["bob@umbrella.example"]);
    assert_eq!(second["results_metadata"], json!({ "total": 3, "next_cursor": null }));
    // Only the organizations of the members on the page come along.
    let shown = second["organizations"].as_object().unwrap();
    assert_eq!(shown.keys().collect::<Vec<_>>(), [&ids[1]]);
    assert_eq!(shown[&ids[1]]["organization_slug"], "umbrella");
}

#[test]
fn cursors_belong_to_one_kind_of_search() {
    let (emulator, ids) = populated();
    let page = ok(organizations(&emulator, json!({ "limit": 1 })));
    let cursor = &page["results_metadata"]["next_cursor"];
    let body = json!({ "organization_ids": ids, "cursor": cursor });
    fails(post(&emulator, MEMBERS, body), 400, "bad_request");
    fails(organizations(&emulator, json!({ "cursor": "?" })), 400, "bad_request");
    for limit in [0, 1001] {
        fails(organizations(&emulator, json!({ "limit": limit })), 400, "bad_request");
    }
}

#[test]
fn members_are_found_by_their_organization() {
    let (emulator, ids) = populated();
    let cases = [
        ("organization_id", json!(ids[1]), 2),
        ("organization_slug", json!("acme"), 2),
        ("organization_slug", json!("acm"), 0),
        ("organization_slug_fuzzy", json!("BRELL"), 2),
    ];
    for (name, value, count) in cases {
        let operand = json!({ "filter_name": name, "filter_value": value });
        let query = json!({ "operator": "AND", "operands": [operand] });
        let found = ok(post(&emulator, MEMBERS, json!({ "organization_ids": ids, "query": query })));
        assert_eq!(found["members"].as_array().unwrap().len(), count, "{name} {value}");
    }
}

#[test]
fn filters_of_organizations() {
    let (emulator, ids) = populated();
    let cases = [
        ("organization_ids", json!([ids[1], "nobody"]), vec!["umbrella"]),
        ("organization_ids", json!(["acme"]), vec!["acme"]),
        ("organization_slugs", json!(["acme", "umbrella"]), vec!["acme", "umbrella"]),
        ("organization_name_fuzzy", json!("brell"), vec!["umbrella"]),
        ("organization_slug_fuzzy", json!("ACM"), vec!["acme"]),
        ("member_emails", json!(["BOB@acme.example"]), vec!["acme"]),
        ("member_emails", json!(["eve@acme.example"]), vec![]),
        ("member_email_fuzzy", json!("ada@"), vec!["acme", "umbrella"]),
        ("allowed_domains", json!(["acme.example"]), vec!["acme"]),
        ("allowed_domains", json!(["acme.test"]), vec![]),
        ("allowed_domain_fuzzy", json!("umbrella"), vec!["umbrella"]),
        ("claimed_email_domains", json!(["acme.test"]), vec!["acme"]),
        ("sso_connection_id", json!("saml-connection-test-1"), vec![]),
        ("has_active_sso_connection", json!(true), vec![]),
        ("has_active_sso_connection", json!(false), vec!["acme", "umbrella"]),
    ];
    for (name, value, expected) in cases {
        let operand = json!({ "filter_name": name, "filter_value": value });
        let body = json!({ "query": { "operator": "AND", "operands": [operand] } });
        let found = ok(organizations(&emulator, body));
        assert_eq!(names(&found["organizations"], "organization_slug"), expected, "{name} {value}");
    }
}

#[test]
fn filters_of_members() {
    let (emulator, ids) = populated();
    let cases = [
        ("member_ids", json!(["acme-ada"]), vec!["ada@acme.example"]),
        ("member_emails", json!(["BOB@acme.example", "eve@acme.example"]), vec!["bob@acme.example"]),
        ("member_email_fuzzy", json!("Bob@"), vec!["bob@acme.example", "bob@umbrella.example"]),
        ("member_is_breakglass", json!(true), vec!["bob@acme.example", "bob@umbrella.example"]),
        ("statuses", json!(["pending"]), vec!["bob@acme.example", "bob@umbrella.example"]),
        ("statuses", json!(["deleted"]), vec!["eve@acme.example", "eve@umbrella.example"]),
        ("member_mfa_phone_numbers", json!(["+12025550167"]), vec!["ada@acme.example", "bob@acme.example"]),
        ("member_mfa_phone_number_fuzzy", json!("50167"), vec!["ada@acme.example", "bob@acme.example"]),
        ("member_roles", json!(["reader"]), vec!["ada@acme.example", "bob@acme.example"]),
        ("member_password_exists", json!(true), vec![]),
    ];
    for (name, value, expected) in cases {
        let operand = json!({ "filter_name": name, "filter_value": value });
        let body = json!({ "organization_ids": ids, "query": { "operator": "OR", "operands": [operand] } });
        let found = ok(post(&emulator, MEMBERS, body));
        assert_eq!(names(&found["members"], "email_address"), expected, "{name} {value}");
    }
    let one = ok(post(&emulator, MEMBERS, json!({ "organization_ids": ["acme"] })));
    assert_eq!(names(&one["members"], "email_address"), ["ada@acme.example", "bob@acme.example"]);
}

#[test]
fn what_is_wrong_with_a_search_is_named() {
    let (emulator, ids) = populated();
    let search = |operand: Value| {
        let query = json!({ "operator": "AND", "operands": [operand] });
        let members = json!({ "organization_ids": ids, "query": query });
        let organizations = organizations(&emulator, json!({ "query": query }));
        [("organization_search", organizations), ("member_search", post(&emulator, MEMBERS, members))]
    };
    let cases = [
        (json!({ "filter_value": 1 }), "missing_filter_name"),
        (json!({ "filter_name": 1 }), "filter_name_must_be_string"),
        (json!({ "filter_name": "a" }), "missing_filter_value"),
        (json!({ "filter_name": "a", "filter_value": 1 }), "filter_name_not_recognized"),
        (json!({ "filter_name": "member_emails", "filter_value": "a" }), "expected_array_of_strings"),
        (json!({ "filter_name": "member_email_fuzzy", "filter_value": 1 }), "expected_string"),
        (json!({ "filter_name": "member_email_fuzzy", "filter_value": "ab" }), "member_email_fuzzy_too_short"),
    ];
    for (operand, error) in cases {
        for (kind, answer) in search(operand) {
            fails(answer, 400, &format!("{kind}_{error}"));
        }
    }
    fails(post(&emulator, MEMBERS, json!({})), 400, "member_search_organization_ids_empty");
    fails(post(&emulator, MEMBERS, json!({ "organization_ids": ["nobody"] })), 404, "organization_not_found");
    let query = json!({ "operator": "AND", "operands": [{ "filter_name": "statuses", "filter_value": ["odd"] }] });
    let body = json!({ "organization_ids": ids, "query": query });
    fails(post(&emulator, MEMBERS, body), 400, "search_invalid_status_filter");
    let query = json!({ "operator": "XOR", "operands": [{ "filter_name": "member_emails", "filter_value": [] }] });
    fails(organizations(&emulator, json!({ "query": query })), 400, "bad_request");
}
