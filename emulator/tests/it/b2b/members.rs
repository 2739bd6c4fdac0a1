//! Members.

use std::time::Duration;

use http::Request;
use http::header::AUTHORIZATION;
use serde_json::json;
use stytch_emulator::Emulator;

use super::{ORGANIZATIONS, acme, ada, member, organization};
use crate::support::{NEW_YEAR, authorization, delete, fails, get, ok, post, put};

#[test]
fn a_new_member_has_all_their_fields() {
    let emulator = Emulator::starting_at(NEW_YEAR);
    let acme = acme(&emulator);
    let body = json!({
        "email_address": "ada@acme.example", "name": "Ada Lovelace",
        "roles": ["stytch_admin", "stytch_member", "stytch_admin"], "external_id": "emp-1",
        "mfa_phone_number": "+12025550162", "is_breakglass": true, "trusted_metadata": { "desk": 7 },
        "untrusted_metadata": { "theme": "dark" },
    });
    let created = ok(post(&emulator, &format!("{ORGANIZATIONS}/acme/members"), body));
    let role = |id| json!({ "role_id": id, "sources": [{ "type": "direct_assignment", "details": {} }] });
    let expected = json!({
        "organization_id": acme,
        "member_id": created["member_id"],
        "external_id": "emp-1",
        "email_address": "ada@acme.example",
        "email_address_verified": false,
        "retired_email_addresses": [],
        "status": "active",
        "name": "Ada Lovelace",
        "is_breakglass": true,
        "is_admin": true,
        "roles": [role("stytch_member"), role("stytch_admin")],
        "mfa_enrolled": false,
        "mfa_phone_number": "+12025550162",
        "mfa_phone_number_verified": false,
        "default_mfa_method": "",
        "totp_registration_id": "",
        "member_password_id": "",
        "sso_registrations": [],
        "oauth_registrations": [],
        "scim_registration": null,
        "trusted_metadata": { "desk": 7 },
        "untrusted_metadata": { "theme": "dark" },
        "created_at": "2025-01-01T00:00:00Z",
        "updated_at": "2025-01-01T00:00:00Z",
        "is_locked": false,
        "lock_created_at": null,
        "lock_expires_at": null,
    });
    assert_eq!(created["member"], expected);
    assert_eq!(created["organization"]["organization_id"], acme);
    let id = created["member_id"].as_str().unwrap();
    assert!(id.starts_with("member-test-"), "{id}");
    for query in [format!("member_id={id}"), "member_id=emp-1".into(), "email_address=ADA@acme.example".into()] {
        let found = ok(get(&emulator, &format!("{ORGANIZATIONS}/{acme}/member?{query}")));
        assert_eq!((&found["member"], &found["member_id"]), (&expected, &json!(id)), "{query}");
    }
    let found = ok(get(&emulator, &format!("{ORGANIZATIONS}/members/dangerously_get/{id}")));
    assert_eq!(found["member"], expected);
}

#[test]
fn an_update_changes_what_it_mentions() {
    let emulator = Emulator::starting_at(NEW_YEAR);
    let acme = acme(&emulator);
    let body =
        json!({ "email_address": "ada@acme.example", "external_id": "emp-1", "roles": ["editor"], "name": "Ada" });
    let mut expected = member(&emulator, &acme, body);
    emulator.advance(Duration::from_secs(60));
    let path = format!("{ORGANIZATIONS}/{acme}/members/emp-1");
    let body = json!({ "roles": [], "mfa_phone_number": "+12025550162", "default_mfa_method": "totp" });
    let updated = ok(put(&emulator, &path, body));
    expected["mfa_phone_number"] = json!("+12025550162");
    expected["default_mfa_method"] = json!("totp");
    expected["roles"].as_array_mut().unwrap().pop();
    expected["updated_at"] = json!("2025-01-01T00:01:00Z");
    assert_eq!(updated["member"], expected);

    let second = json!({ "mfa_phone_number": "+12025550163" });
    fails(put(&emulator, &path, second), 400, "duplicate_member_phone_number_for_member");
    fails(put(&emulator, &path, json!({ "default_mfa_method": "fax" })), 400, "invalid_mfa_default_method");
    let without = ok(delete(&emulator, &format!("{path}/external_id")));
    assert_eq!(without["member"]["external_id"], json!(null));
    fails(put(&emulator, &path, json!({})), 404, "member_not_found");
}

#[test]
fn members_are_members_of_one_organization() {
    let emulator = Emulator::new();
    let acme = acme(&emulator);
    let ada = ada(&emulator, &acme);
    organization(&emulator, json!({ "organization_name": "Umbrella", "organization_slug": "umbrella" }));
    fails(get(&emulator, &format!("{ORGANIZATIONS}/umbrella/member?member_id={ada}")), 404, "member_not_found");
    let path = format!("{ORGANIZATIONS}/umbrella/members/{ada}");
    fails(put(&emulator, &path, json!({ "name": "A" })), 404, "member_not_found");
    fails(delete(&emulator, &path), 404, "member_not_found");
    // The same person may be a member of both.
    let second = member(&emulator, "umbrella", json!({ "email_address": "ada@acme.example", "external_id": "emp-1" }));
    assert_ne!(second["member_id"], ada);
}

#[test]
fn what_is_wrong_with_a_member_is_named() {
    let emulator = Emulator::new();
    let acme = acme(&emulator);
    member(&emulator, &acme, json!({ "email_address": "ada@acme.example", "external_id": "emp-1" }));
    let path = format!("{ORGANIZATIONS}/{acme}/members");
    let cases = [
        (json!({}), "bad_request"),
        (json!({ "email_address": "ada" }), "invalid_email"),
        (json!({ "email_address": "Ada@acme.example" }), "duplicate_member_email"),
        (json!({ "email_address": "b@acme.example", "external_id": "emp-1" }), "duplicate_member_external_id"),
        (json!({ "email_address": "b@acme.example", "mfa_phone_number": "1" }), "invalid_phone_number"),
    ];
    for (body, error_type) in cases {
        fails(post(&emulator, &path, body), 400, error_type);
    }
    let body = json!({ "email_address": "ada@acme.example" });
    fails(post(&emulator, &format!("{ORGANIZATIONS}/nobody/members"), body), 404, "organization_not_found");
    fails(get(&emulator, &format!("{ORGANIZATIONS}/{acme}/member")), 400, "invalid_member_get_fields");
}

#[test]
fn the_deleted_can_do_nothing_and_make_room() {
    let emulator = Emulator::new();
    let acme = acme(&emulator);
    let ada = ada(&emulator, &acme);
    let session = emulator.start_member_session(&acme, &ada, 60).unwrap();
    let body = json!({ "organization_id": acme, "email_address": "ada@acme.example" });
    ok(post(&emulator, "/v1/b2b/magic_links/email/login_or_signup", body));
    let link = json!({ "magic_links_token": emulator.last_token("ada@acme.example") });
    let path = format!("{ORGANIZATIONS}/{acme}/members/{ada}");
    assert_eq!(ok(delete(&emulator, &path))["member_id"], ada);
    fails(delete(&emulator, &path), 404, "member_not_found");
    fails(get(&emulator, &format!("{ORGANIZATIONS}/{acme}/member?member_id={ada}")), 404, "member_not_found");
    let body = json!({ "session_token": session.session_token });
    fails(post(&emulator, "/v1/b2b/sessions/authenticate", body), 404, "session_not_found");
    fails(post(&emulator, "/v1/b2b/magic_links/authenticate", link), 404, "magic_link_not_found");
    assert_eq!(emulator.start_member_session(&acme, &ada, 60), None);

    let path = format!("{ORGANIZATIONS}/members/dangerously_get/{ada}");
    fails(get(&emulator, &path), 404, "member_not_found");
    assert_eq!(ok(get(&emulator, &format!("{path}?include_deleted=true")))["member"]["status"], "deleted");
    let again = member(&emulator, &acme, json!({ "email_address": "ada@acme.example" }));
    assert_ne!(again["member_id"], ada);
}

#[test]
fn a_query_says_yes_in_several_ways() {
    let emulator = Emulator::new();
    let acme = acme(&emulator);
    let ada = ada(&emulator, &acme);
    ok(delete(&emulator, &format!("{ORGANIZATIONS}/{acme}/members/{ada}")));
    // Not recorded: the published files know only `true` and `false`.
    let status = |flag: &str| {
        let path = format!("{ORGANIZATIONS}/members/dangerously_get/{ada}?include_deleted={flag}");
        let request = Request::get(path).header(AUTHORIZATION, authorization(&emulator));
        emulator.handle(request.body(Vec::new()).unwrap()).status().as_u16()
    };
    assert_eq!(["true", "True", "1"].map(status), [200; 3]);
    assert_eq!(["false", "False", "0", ""].map(status), [404; 4]);
    assert_eq!(["yes", "tRUE", "2"].map(status), [400; 3]);
}

#[test]
fn an_email_domain_can_bring_a_role() {
    let emulator = Emulator::new();
    let acme = acme(&emulator);
    let assignment = json!([{ "domain": "acme.example", "role_id": "editor" }]);
    let body = json!({ "rbac_email_implicit_role_assignments": assignment });
    ok(put(&emulator, &format!("{ORGANIZATIONS}/{acme}"), body));
    let roles = |email: &str| {
        let body = json!({ "email_address": email, "roles": ["editor"] });
        member(&emulator, &acme, body)["roles"][1].take()
    };
    let direct = json!({ "type": "direct_assignment", "details": {} });
    let by_email = json!({ "type": "email_assignment", "details": { "email_domain": "acme.example" } });
    assert_eq!(roles("ada@acme.example"), json!({ "role_id": "editor", "sources": [direct, by_email] }));
    assert_eq!(roles("bob@umbrella.example"), json!({ "role_id": "editor", "sources": [direct] }));
}
