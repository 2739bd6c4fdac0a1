//! SCIM connections of organizations.

use serde_json::{Value, json};
use stytch_emulator::Emulator;

use super::{Provider, SCIM, is, member, refused};
use crate::b2b::{ORGANIZATIONS, acme, organization};
use crate::support::{delete, fails, get, ok, post, put};

#[test]
fn a_connection_has_a_token() {
    let emulator = Emulator::new();
    let acme = acme(&emulator);
    let path = format!("{SCIM}/acme/connection");
    fails(get(&emulator, &path), 404, "no_active_scim_connection");
    let body = json!({ "display_name": "Okta", "identity_provider": "okta" });
    let created = ok(post(&emulator, &path, body))["connection"].take();
    let id = created["connection_id"].as_str().unwrap();
    let token = created["bearer_token"].as_str().unwrap();
    let base_url = format!("https://test.stytch.com/v1/b2b/scim/{id}");
    let mut expected = json!({
        "organization_id": acme, "connection_id": id, "status": "active", "display_name": "Okta",
        "identity_provider": "okta", "base_url": base_url, "bearer_token": token,
        "bearer_token_expires_at": null, "scim_group_implicit_role_assignments": [],
    });
    assert_eq!(created, expected);
    assert!(id.starts_with("scim-connection-test-"), "{id}");
    fails(post(&emulator, &path, json!({})), 400, "active_scim_connection_exists");

    let last_four = &token[token.len() - 4..];
    expected.as_object_mut().unwrap().remove("bearer_token");
    let more = json!({
        "bearer_token_last_four": last_four, "next_bearer_token_last_four": "", "next_bearer_token_expires_at": null,
    });
    expected.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    assert_eq!(ok(get(&emulator, &path))["connection"], expected);
    let active = json!({
        "connection_id": id, "display_name": "Okta", "bearer_token_last_four": last_four,
        "bearer_token_expires_at": null,
    });
    let organization =
        || ok(get(&emulator, &format!("{ORGANIZATIONS}/{acme}")))["organization"]["scim_active_connection"].take();
    assert_eq!(organization(), active);

    let body = json!({ "display_name": "Entra", "identity_provider": "microsoft-entra" });
    let updated = ok(put(&emulator, &format!("{path}/{id}"), body));
    expected["display_name"] = json!("Entra");
    expected["identity_provider"] = json!("microsoft-entra");
    expected["base_url"] = json!(format!("{base_url}?aadOptscim062020"));
    assert_eq!(updated["connection"], expected);
    assert_eq!(ok(delete(&emulator, &format!("{path}/{id}")))["connection_id"], id);
    assert_eq!(organization(), Value::Null);
    fails(delete(&emulator, &format!("{path}/{id}")), 404, "no_active_scim_connection");
}

#[test]
fn what_is_wrong_with_a_connection_is_named() {
    let emulator = Emulator::new();
    let acme = acme(&emulator);
    let path = format!("{SCIM}/{acme}/connection");
    fails(post(&emulator, &path, json!({ "identity_provider": "duo" })), 400, "invalid_scim_idp");
    fails(post(&emulator, &path, json!({ "display_name": "x".repeat(129) })), 400, "invalid_display_name");
    fails(post(&emulator, &format!("{SCIM}/nobody/connection"), json!({})), 404, "organization_not_found");
    let provider = Provider::new(&emulator, &acme, "generic");
    let path = format!("{path}/{}", provider.connection_id);
    let assign =
        |assignment: Value| put(&emulator, &path, json!({ "scim_group_implicit_role_assignments": [assignment] }));
    fails(assign(json!({ "group_id": "x" })), 400, "bad_request");
    let missing = "scim_group_role_assignment_does_not_contain_group_id";
    fails(assign(json!({ "role_id": "editor" })), 400, missing);
    let unknown = "scim_group_role_assignment_group_does_not_exist";
    fails(assign(json!({ "role_id": "editor", "group_id": "scim-group-test-1" })), 400, unknown);
    // A group of another connection is none of this one.
    let other = organization(&emulator, json!({ "organization_name": "Umbrella" }))["organization_id"].take();
    let other = Provider::new(&emulator, other.as_str().unwrap(), "generic");
    let group = other.create("Groups", json!({ "displayName": "Writers" }))["id"].take();
    fails(assign(json!({ "role_id": "editor", "group_id": group })), 400, unknown);
    fails(
        put(&emulator, &format!("{SCIM}/{acme}/connection/{}", other.connection_id), json!({})),
        404,
        "no_active_scim_connection",
    );
}

#[test]
fn both_tokens_work_during_a_rotation() {
    let emulator = Emulator::new();
    let acme = acme(&emulator);
    let mut provider = Provider::new(&emulator, &acme, "okta");
    let rotate =
        |id: &str, step: &str| post(&emulator, &format!("{SCIM}/{acme}/connection/{id}/rotate/{step}"), json!({}));
    let id = provider.connection_id.clone();
    for step in ["complete", "cancel"] {
        fails(rotate(&id, step), 400, "scim_connection_not_rotating_token");
        fails(rotate("scim-connection-test-1", step), 404, "no_active_scim_connection");
    }
    let first = provider.token.clone();
    let works = |provider: &mut Provider, token: &str| {
        token.clone_into(&mut provider.token);
        provider.send("GET", "/Users", &Value::Null).0 == 200
    };
    let next = |started: &Value| started["connection"]["next_bearer_token"].as_str().unwrap().to_owned();

    let second = next(&ok(rotate(&id, "start")));
    assert!(works(&mut provider, &first) && works(&mut provider, &second));
    let shown = ok(get(&emulator, &format!("{SCIM}/{acme}/connection")))["connection"].take();
    assert_eq!(shown["bearer_token_last_four"], first[first.len() - 4..]);
    assert_eq!(shown["next_bearer_token_last_four"], second[second.len() - 4..]);
    let cancelled = ok(rotate(&id, "cancel"));
    assert_eq!(cancelled["connection"]["next_bearer_token_last_four"], "");
    assert!(works(&mut provider, &first) && !works(&mut provider, &second));

    let third = next(&ok(rotate(&id, "start")));
    // Another start makes another token.
    let fourth = next(&ok(rotate(&id, "start")));
    assert!(!works(&mut provider, &third) && works(&mut provider, &fourth));
    let completed = ok(rotate(&id, "complete"));
    assert_eq!(completed["connection"]["bearer_token_last_four"], fourth[fourth.len() - 4..]);
    assert!(!works(&mut provider, &first) && works(&mut provider, &fourth));
}

#[test]
fn groups_come_in_pages() {
    let emulator = Emulator::new();
    let acme = acme(&emulator);
    let provider = Provider::new(&emulator, &acme, "okta");
    let path = format!("{SCIM}/{acme}/connection/{}", provider.connection_id);
    assert_eq!(ok(get(&emulator, &path))["scim_groups"], json!([]));
    let ids: Vec<Value> = ["Admins", "Writers", "Readers"]
        .map(|name| provider.create("Groups", json!({ "displayName": name }))["id"].take())
        .into();
    let first = ok(get(&emulator, &format!("{path}?limit=2")));
    let writers = json!({
        "group_id": ids[1], "group_name": "Writers", "organization_id": acme, "connection_id": provider.connection_id,
    });
    assert_eq!((&first["scim_groups"][1], first["scim_groups"].as_array().unwrap().len()), (&writers, 2));
    let cursor = first["next_cursor"].as_str().unwrap();
    let second = ok(get(&emulator, &format!("{path}?limit=2&cursor={cursor}")));
    assert_eq!((&second["scim_groups"][0]["group_id"], &second["next_cursor"]), (&ids[2], &Value::Null));
    for query in ["limit=x", "limit=0", "limit=1001", "cursor=x"] {
        fails(get(&emulator, &format!("{path}?{query}")), 400, "bad_request");
    }
}

#[test]
fn members_stay_when_the_connection_goes() {
    let emulator = Emulator::new();
    let acme = acme(&emulator);
    let provider = Provider::new(&emulator, &acme, "okta");
    let [ada, bob] = ["ada@acme.example", "bob@acme.example"].map(|email| provider.user(email));
    provider.create("Groups", json!({ "displayName": "Writers", "members": [{ "value": ada }] }));
    provider.patch(&format!("/Users/{bob}"), json!([{ "op": "replace", "value": { "active": false } }]));
    ok(delete(&emulator, &format!("{SCIM}/{acme}/connection/{}", provider.connection_id)));
    refused(provider.send("GET", "/Users", &Value::Null), 401, None);
    for (id, status) in [(&ada, "active"), (&bob, "deleted")] {
        let member = member(&emulator, id);
        assert_eq!((&member["status"], &member["scim_registration"]), (&json!(status), &Value::Null));
    }
    // A new connection knows none of them, and can take them over.
    let provider = Provider::new(&emulator, &acme, "okta");
    assert_eq!(
        (&provider.get("/Users")["totalResults"], &provider.get("/Groups")["totalResults"]),
        (&json!(0), &json!(0))
    );
    assert_eq!(provider.user("ada@acme.example"), ada);

    ok(delete(&emulator, &format!("{ORGANIZATIONS}/{acme}")));
    is(401, provider.send("GET", "/Users", &Value::Null));
}

#[test]
fn a_servers_connections_lead_to_it() {
    let server = Emulator::new().serve().unwrap();
    let acme = acme(&server);
    let provider = Provider::new(&server, &acme, "okta");
    assert_eq!(provider.url, format!("{}/v1/b2b/scim/{}", server.url(), provider.connection_id));
    let user = provider.create("Users", json!({ "userName": "ada@acme.example" }));
    assert_eq!(user["meta"]["location"], format!("{}/Users/{}", provider.url, user["id"].as_str().unwrap()));
}
