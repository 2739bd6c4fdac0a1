//! Organizations.

use std::time::Duration;

use serde_json::json;
use stytch_emulator::Emulator;

use super::{ORGANIZATIONS, acme, ada, member, organization};
use crate::support::{NEW_YEAR, delete, fails, get, ok, post, put};

#[test]
fn a_new_organization_has_all_its_fields() {
    let emulator = Emulator::starting_at(NEW_YEAR);
    let created = ok(post(&emulator, ORGANIZATIONS, json!({ "organization_name": "Acme & Sons" })));
    let id = "organization-test-00000000-0000-4000-8000-000000000001";
    let expected = json!({
        "organization_id": id,
        "organization_name": "Acme & Sons",
        "organization_slug": "acme---sons",
        "organization_external_id": null,
        "organization_logo_url": "",
        "trusted_metadata": {},
        "custom_roles": [],
        "created_at": "2025-01-01T00:00:00Z",
        "updated_at": "2025-01-01T00:00:00Z",
        "sso_active_connections": [],
        "sso_default_connection_id": null,
        "scim_active_connection": null,
        "sso_jit_provisioning": "ALL_ALLOWED",
        "sso_jit_provisioning_allowed_connections": [],
        "email_allowed_domains": [],
        "email_jit_provisioning": "NOT_ALLOWED",
        "email_invites": "ALL_ALLOWED",
        "auth_methods": "ALL_ALLOWED",
        "allowed_auth_methods": [],
        "mfa_policy": "OPTIONAL",
        "mfa_methods": "ALL_ALLOWED",
        "allowed_mfa_methods": [],
        "rbac_email_implicit_role_assignments": [],
        "oauth_tenant_jit_provisioning": "NOT_ALLOWED",
        "allowed_oauth_tenants": {},
        "claimed_email_domains": [],
        "first_party_connected_apps_allowed_type": "ALL_ALLOWED",
        "allowed_first_party_connected_apps": [],
        "third_party_connected_apps_allowed_type": "ALL_ALLOWED",
        "allowed_third_party_connected_apps": [],
    });
    assert_eq!(created["organization"], expected);
    assert_eq!(ok(get(&emulator, &format!("{ORGANIZATIONS}/{id}")))["organization"], expected);
}

#[test]
fn an_update_changes_what_it_mentions() {
    let emulator = Emulator::starting_at(NEW_YEAR);
    let created = json!({
        "organization_name": "Acme", "organization_slug": "acme", "organization_external_id": "crm-7",
        "trusted_metadata": { "plan": "free", "seats": 3 }, "email_allowed_domains": ["acme.example"],
    });
    let mut expected = organization(&emulator, created);
    emulator.advance(Duration::from_secs(60));
    let changes = json!({
        "organization_name": "Acme Inc", "mfa_policy": "REQUIRED_FOR_ALL", "trusted_metadata": { "plan": null },
        "rbac_email_implicit_role_assignments": [{ "domain": "acme.example", "role_id": "editor" }],
    });
    for (name, value) in changes.as_object().unwrap() {
        expected[name] = value.clone();
    }
    expected["trusted_metadata"] = json!({ "seats": 3 });
    expected["updated_at"] = json!("2025-01-01T00:01:00Z");
    let updated = ok(put(&emulator, &format!("{ORGANIZATIONS}/crm-7"), changes));
    assert_eq!(updated["organization"], expected);

    let renamed = ok(put(&emulator, &format!("{ORGANIZATIONS}/acme"), json!({ "organization_slug": "acme-inc" })));
    assert_eq!(renamed["organization"]["organization_slug"], "acme-inc");
    fails(get(&emulator, &format!("{ORGANIZATIONS}/acme")), 404, "organization_not_found");
    let without = ok(delete(&emulator, &format!("{ORGANIZATIONS}/acme-inc/external_id")));
    assert_eq!(without["organization"]["organization_external_id"], json!(null));
    fails(get(&emulator, &format!("{ORGANIZATIONS}/crm-7")), 404, "organization_not_found");
}

#[test]
fn slugs_and_external_ids_are_unique() {
    let emulator = Emulator::new();
    organization(&emulator, json!({ "organization_name": "A", "organization_external_id": "crm-7" }));
    let acme = acme(&emulator);
    let create = |body| post(&emulator, ORGANIZATIONS, body);
    let same_slug = json!({ "organization_name": "B", "organization_slug": "acme" });
    fails(create(same_slug), 400, "organization_slug_already_used");
    let same_id = json!({ "organization_name": "B", "organization_external_id": "crm-7" });
    fails(create(same_id), 400, "organization_external_id_already_used");
    // Its own, an organization may keep.
    ok(put(&emulator, &format!("{ORGANIZATIONS}/{acme}"), json!({ "organization_slug": "acme" })));
    // A generated slug does not collide with an existing one.
    let second = organization(&emulator, json!({ "organization_name": "Acme" }));
    assert_eq!(second["organization_slug"], second["organization_id"]);
}

#[test]
fn what_is_wrong_with_an_organization_is_named() {
    let emulator = Emulator::new();
    let long = "x".repeat(129);
    let cases = [
        (json!({}), "organization_name_missing"),
        (json!({ "organization_name": long }), "invalid_organization_name"),
        (json!({ "organization_name": "A", "organization_slug": "a" }), "invalid_organization_slug"),
        (json!({ "organization_name": "A", "organization_slug": "a b" }), "invalid_organization_slug"),
        (json!({ "organization_name": "A", "organization_external_id": "~" }), "invalid_organization_external_id"),
        (json!({ "organization_name": "A", "mfa_policy": "ALWAYS" }), "bad_request"),
        (json!({ "organization_name": "A", "email_allowed_domains": "a.example" }), "bad_request"),
        (json!({ "organization_name": "A", "rbac_email_implicit_role_assignments": [{}] }), "bad_request"),
    ];
    for (body, error_type) in cases {
        fails(post(&emulator, ORGANIZATIONS, body), 400, error_type);
    }
    let body = json!({ "sso_default_connection_id": "saml-connection-test-1" });
    let path = format!("{ORGANIZATIONS}/{}", acme(&emulator));
    fails(put(&emulator, &path, body), 400, "invalid_sso_default_connection_id");
}

#[test]
fn deleting_an_organization_deletes_its_members() {
    let emulator = Emulator::new();
    let acme = acme(&emulator);
    let ada = ada(&emulator, &acme);
    let session = emulator.start_member_session(&acme, &ada, 60).unwrap();
    assert_eq!(ok(delete(&emulator, &format!("{ORGANIZATIONS}/acme")))["organization_id"], acme);
    fails(get(&emulator, &format!("{ORGANIZATIONS}/{acme}")), 404, "organization_not_found");
    let path = format!("{ORGANIZATIONS}/members/dangerously_get/{ada}?include_deleted=true");
    fails(get(&emulator, &path), 404, "member_not_found");
    let body = json!({ "session_token": session.session_token });
    fails(post(&emulator, "/v1/b2b/sessions/authenticate", body), 404, "session_not_found");
}

#[test]
fn metrics_count_members_who_are_not_deleted() {
    let emulator = Emulator::new();
    let acme = acme(&emulator);
    let ada = ada(&emulator, &acme);
    let count = || ok(get(&emulator, &format!("{ORGANIZATIONS}/{acme}/metrics")))["member_count"].take();
    member(&emulator, &acme, json!({ "email_address": "bob@acme.example", "create_member_as_pending": true }));
    assert_eq!(count(), 2);
    ok(delete(&emulator, &format!("{ORGANIZATIONS}/{acme}/members/{ada}")));
    assert_eq!(count(), 1);
    fails(get(&emulator, &format!("{ORGANIZATIONS}/nowhere/metrics")), 404, "organization_not_found");
}
