//! Invitations of members by email.

use std::time::Duration;

use serde_json::{Value, json};
use stytch_emulator::Emulator;

use super::discovery::{discover, exchange};
use super::{ORGANIZATIONS, acme, ada, member};
use crate::support::{acting, delete, fails, ok, post, put};

const BOB: &str = "bob@acme.example";

fn invite(emulator: &Emulator, body: Value) -> (u16, Value) {
    post(emulator, "/v1/b2b/magic_links/email/invite", body)
}

#[test]
fn an_invited_person_becomes_a_member() {
    let emulator = Emulator::new();
    let acme = acme(&emulator);
    let ada = ada(&emulator, &acme);
    let body = json!({
        "organization_id": "acme", "email_address": BOB, "invite_redirect_url": "https://app.example/welcome",
        "invited_by_member_id": ada, "name": "Bob", "roles": ["editor"], "trusted_metadata": { "plan": "gold" },
    });
    let sent = ok(invite(&emulator, body));
    let member = &sent["member"];
    assert_eq!((&member["status"], &member["name"]), (&json!("invited"), &json!("Bob")));
    assert_eq!(
        (&member["roles"][1]["role_id"], &member["trusted_metadata"]["plan"]),
        (&json!("editor"), &json!("gold"))
    );
    assert_eq!(sent["organization"]["organization_id"], acme);
    let token = emulator.last_token(BOB).unwrap();
    let url =
        format!("https://app.example/welcome?stytch_token_type=multi_tenant_magic_links&token={}", token.expose());
    assert_eq!(emulator.last_magic_link(BOB), Some(url));
    let query = json!({ "operands": [{ "filter_name": "statuses", "filter_value": ["invited"] }], "operator": "AND" });
    let body = json!({ "organization_ids": [acme], "query": query });
    let found = ok(post(&emulator, &format!("{ORGANIZATIONS}/members/search"), body));
    assert_eq!(found["members"][0]["member_id"], sent["member_id"]);

    emulator.advance(Duration::from_secs(7 * 24 * 60 * 60 - 1));
    let login = ok(post(&emulator, "/v1/b2b/magic_links/authenticate", json!({ "magic_links_token": token })));
    assert_eq!((&login["member_id"], &login["member"]["status"]), (&sent["member_id"], &json!("active")));
    fails(invite(&emulator, json!({ "organization_id": acme, "email_address": BOB })), 400, "duplicate_member_email");
}

#[test]
fn an_invitation_can_be_accepted_by_discovery_or_revoked() {
    let emulator = Emulator::new();
    let acme = acme(&emulator);
    let body = json!({ "organization_id": acme, "email_address": BOB });
    let sent = ok(invite(&emulator, body.clone()));
    let found = discover(&emulator, BOB);
    assert_eq!(found["discovered_organizations"][0]["membership"]["type"], "invited_member");
    assert_eq!(ok(exchange(&emulator, &found["intermediate_session_token"], &acme))["member"]["status"], "active");

    ok(delete(&emulator, &format!("{ORGANIZATIONS}/{acme}/members/{}", sent["member_id"].as_str().unwrap())));
    ok(invite(&emulator, body));
    let token = emulator.last_token(BOB);
    let path = format!("{ORGANIZATIONS}/{acme}/members");
    let again = ok(post(&emulator, &format!("{ORGANIZATIONS}/members/search"), json!({ "organization_ids": [acme] })));
    let id = again["members"][0]["member_id"].as_str().unwrap();
    ok(delete(&emulator, &format!("{path}/{id}")));
    let body = json!({ "magic_links_token": token });
    fails(post(&emulator, "/v1/b2b/magic_links/authenticate", body), 404, "magic_link_not_found");
}

#[test]
fn who_can_be_invited_is_for_the_organization_to_say() {
    let emulator = Emulator::new();
    let acme = acme(&emulator);
    let ada = ada(&emulator, &acme);
    member(&emulator, &acme, json!({ "email_address": BOB, "create_member_as_pending": true }));
    let path = format!("{ORGANIZATIONS}/{acme}");
    let body = |email: &str| json!({ "organization_id": acme, "email_address": email });
    ok(put(&emulator, &path, json!({ "email_invites": "RESTRICTED", "email_allowed_domains": ["acme.example"] })));
    fails(invite(&emulator, body("bob@umbrella.example")), 400, "invalid_email_for_invites");
    assert_eq!(ok(invite(&emulator, body(BOB)))["member"]["status"], "invited");
    ok(put(&emulator, &path, json!({ "email_invites": "NOT_ALLOWED" })));
    fails(invite(&emulator, body("eve@acme.example")), 400, "invalid_email_for_invites");
    ok(put(&emulator, &path, json!({ "email_invites": "ALL_ALLOWED" })));
    let with = |name: &str, value: Value| {
        let mut body = body("eve@umbrella.example");
        body[name] = value;
        invite(&emulator, body)
    };
    fails(with("invite_redirect_url", json!("x")), 400, "invalid_invite_redirect_url");
    fails(with("invite_expiration_minutes", json!(4)), 400, "invalid_expiration");
    fails(with("invited_by_member_id", json!("nobody")), 404, "member_not_found");
    let session = emulator.start_member_session(&acme, &ada, 60).unwrap();
    let credential = ("X-Stytch-Member-Session", session.session_token.expose());
    let body = body("eve@umbrella.example");
    ok(acting(&emulator, credential, "POST", "/v1/b2b/magic_links/email/invite", &body));
}
