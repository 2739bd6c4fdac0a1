//! Who becomes a member by SSO, and with which roles.

use serde_json::{Value, json};
use stytch_emulator::{Emulator, SsoIdentity};

use super::{SSO, login, oidc, saml, token, update};
use crate::b2b::{ORGANIZATIONS, acme, link_login, member};
use crate::support::{delete, fails, get, ok, post, put};

const ADA: &str = "ada@acme.example";

fn authenticate(emulator: &Emulator, connection_id: &str) -> (u16, Value) {
    let body = json!({ "sso_token": token(emulator, connection_id) });
    post(emulator, "/v1/b2b/sso/authenticate", body)
}

#[test]
fn the_organization_says_who_becomes_a_member() {
    let emulator = Emulator::new();
    let acme = acme(&emulator);
    let (first, second) = (saml(&emulator, &acme), saml(&emulator, &acme));
    let set = |body: Value| ok(put(&emulator, &format!("{ORGANIZATIONS}/{acme}"), body));
    let error = "invalid_connection_for_jit_provisioning";
    set(json!({ "sso_jit_provisioning": "NOT_ALLOWED" }));
    fails(authenticate(&emulator, &first), 400, error);
    set(json!({
        "sso_jit_provisioning": "RESTRICTED", "sso_jit_provisioning_allowed_connections": [second],
    }));
    fails(authenticate(&emulator, &first), 400, error);
    let search = json!({ "organization_ids": [acme] });
    assert_eq!(ok(post(&emulator, &format!("{ORGANIZATIONS}/members/search"), search))["members"], json!([]));
    let new = ok(authenticate(&emulator, &second));
    // A member may use the other one too.
    assert_eq!(ok(authenticate(&emulator, &first))["member_id"], new["member_id"]);
    let registrations = ok(get(&emulator, &format!("{ORGANIZATIONS}/{acme}/member?email_address=user@okta.example")));
    assert_eq!(registrations["member"]["sso_registrations"].as_array().unwrap().len(), 2);
}

#[test]
fn the_organization_says_whether_sso_is_allowed() {
    let emulator = Emulator::new();
    let acme = acme(&emulator);
    let id = saml(&emulator, &acme);
    let set = |body: Value| ok(put(&emulator, &format!("{ORGANIZATIONS}/{acme}"), body));
    set(json!({ "auth_methods": "RESTRICTED", "allowed_auth_methods": ["magic_link"] }));
    let error = "operation_restricted_by_organization_auth_methods";
    fails(authenticate(&emulator, &id), 400, error);
    set(json!({ "allowed_auth_methods": ["sso"] }));
    let ada = ok(authenticate(&emulator, &id));
    set(json!({ "allowed_auth_methods": ["magic_link"] }));
    fails(authenticate(&emulator, &id), 400, error);
    let path = format!("{ORGANIZATIONS}/{acme}/members/{}", ada["member_id"].as_str().unwrap());
    ok(put(&emulator, &path, json!({ "is_breakglass": true })));
    ok(authenticate(&emulator, &id));
}

#[test]
fn a_connection_gives_roles_to_those_who_logged_in_with_it() {
    let emulator = Emulator::new();
    let acme = acme(&emulator);
    let id = saml(&emulator, &acme);
    let body = json!({
        "saml_connection_implicit_role_assignments": [{ "role_id": "employee" }],
        "saml_group_implicit_role_assignments": [
            { "role_id": "editor", "group": "writers" }, { "role_id": "admin", "group": "admins" },
        ],
    });
    ok(update(&emulator, "saml", &acme, &id, body));
    assert!(emulator.set_sso_identity(&id, SsoIdentity::new(ADA).groups(["writers", "readers"])));
    emulator.set_policy(json!({ "roles": [
        { "role_id": "editor", "description": "", "permissions": [{ "resource_id": "document", "actions": ["write"] }] },
    ] }));
    let login = login(&emulator, &id);
    let source = |kind: &str, details: Value| json!([{ "type": kind, "details": details }]);
    let expected = json!([
        { "role_id": "stytch_member", "sources": source("direct_assignment", json!({})) },
        { "role_id": "employee", "sources": source("sso_connection", json!({ "connection_id": id })) },
        { "role_id": "editor", "sources": source("sso_connection_group", json!({ "connection_id": id, "group": "writers" })) },
    ]);
    assert_eq!(login["member"]["roles"], expected);
    let roles = json!(["stytch_member", "employee", "editor"]);
    assert_eq!(login["member_session"]["roles"], roles);
    let check = |session: &Value| {
        let check = json!({ "organization_id": acme, "resource_id": "document", "action": "write" });
        let body = json!({ "session_token": session["session_token"], "authorization_check": check });
        post(&emulator, "/v1/b2b/sessions/authenticate", body)
    };
    assert_eq!(ok(check(&login))["verdict"]["granting_roles"], json!(["editor"]));

    // The roles are shown with the member, and count only in a session with this connection.
    let other = link_login(&emulator, &acme, ADA, json!({}));
    assert_eq!(other["member"]["roles"], expected);
    assert_eq!(other["member_session"]["roles"], json!(["stytch_member"]));
    fails(check(&other), 403, "session_authorization_error");

    // Groups are those of the last login.
    assert!(emulator.set_sso_identity(&id, SsoIdentity::new(ADA).groups(["admins"])));
    assert_eq!(super::login(&emulator, &id)["member_session"]["roles"], json!(["stytch_member", "employee", "admin"]));
    ok(delete(&emulator, &format!("{SSO}/{acme}/connections/{id}")));
    let member = ok(get(&emulator, &format!("{ORGANIZATIONS}/{acme}/member?email_address={ADA}")))["member"].take();
    assert_eq!((&member["sso_registrations"], member["roles"].as_array().unwrap().len()), (&json!([]), 1));
    fails(check(&login), 403, "session_authorization_error");
}

#[test]
fn attributes_go_where_the_mapping_says() {
    let emulator = Emulator::new();
    let acme = acme(&emulator);
    let (saml, oidc) = (saml(&emulator, &acme), oidc(&emulator, &acme));
    // Without the key, groups are not looked for.
    let mapping = json!({ "email": "NameID", "full_name": "displayName", "desk": "office", "floor": "level" });
    ok(update(&emulator, "saml", &acme, &saml, json!({ "attribute_mapping": mapping })));
    ok(update(&emulator, "oidc", &acme, &oidc, json!({ "attribute_mapping": { "team": "division" } })));
    let identity = SsoIdentity::new(ADA).groups(["writers"]).attribute("office", 7).attribute("unmapped", "x");
    assert!(emulator.set_sso_identity(&saml, identity));
    member(&emulator, &acme, json!({ "email_address": ADA, "trusted_metadata": { "desk": 1, "plan": "gold" } }));
    let login = login(&emulator, &saml);
    assert_eq!(login["member"]["trusted_metadata"], json!({ "desk": 7, "plan": "gold" }));
    let attributes = &login["member"]["sso_registrations"][0]["sso_attributes"];
    assert_eq!(attributes, &json!({ "email": ADA, "groups": ["writers"], "office": 7, "unmapped": "x" }));
    assert!(emulator.set_sso_identity(&oidc, SsoIdentity::new(ADA).attribute("division", "R&D")));
    let metadata = super::login(&emulator, &oidc)["member"]["trusted_metadata"].take();
    assert_eq!(metadata, json!({ "desk": 7, "plan": "gold", "team": "R&D" }));
}

#[test]
fn a_deleted_member_comes_back_as_another_one() {
    let emulator = Emulator::new();
    let acme = acme(&emulator);
    let id = saml(&emulator, &acme);
    let first = login(&emulator, &id)["member_id"].take();
    ok(delete(&emulator, &format!("{ORGANIZATIONS}/{acme}/members/{}", first.as_str().unwrap())));
    let second = login(&emulator, &id);
    assert_ne!(second["member_id"], first);
    assert_eq!(second["member"]["sso_registrations"].as_array().unwrap().len(), 1);
}
