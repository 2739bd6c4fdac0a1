//! The groups that identity providers push.

use serde_json::{Value, json};
use stytch_emulator::Emulator;

use super::{Provider, SCIM, is, member, refused};
use crate::b2b::{acme, link_login};
use crate::support::{NEW_YEAR, get, ok, put};

const GROUP: &str = "urn:ietf:params:scim:schemas:core:2.0:Group";

/// The ids of the members of a group.
fn members(group: &Value) -> Vec<&str> {
    group["members"].as_array().unwrap().iter().map(|member| member["value"].as_str().unwrap()).collect()
}

#[test]
fn a_group_has_members() {
    let emulator = Emulator::starting_at(NEW_YEAR);
    let acme = acme(&emulator);
    let okta = Provider::new(&emulator, &acme, "okta");
    let [ada, bob, eve] = ["ada@a.example", "bob@a.example", "eve@a.example"].map(|email| okta.user(email));
    let created = okta.create(
        "Groups",
        json!({
            "schemas": [GROUP], "displayName": "Writers", "externalId": "g-1",
            "members": [{ "value": ada, "display": "ada@a.example" }],
        }),
    );
    let id = created["id"].as_str().unwrap();
    let expected = json!({
        "schemas": [GROUP], "id": id, "displayName": "Writers", "externalId": "g-1",
        "members": [{ "value": ada, "display": "ada@a.example", "$ref": format!("{}/Users/{ada}", okta.url) }],
        "meta": {
            "resourceType": "Group", "created": "2025-01-01T00:00:00Z", "lastModified": "2025-01-01T00:00:00Z",
            "location": format!("{}/Groups/{id}", okta.url),
        },
    });
    assert_eq!(created, expected);
    assert!(id.starts_with("scim-group-test-"), "{id}");
    for filter in [
        r#"displayName eq "WRITERS""#,
        r#"externalId eq "g-1""#,
        &format!("id eq \"{id}\""),
        &format!("members[value eq \"{ada}\"]"),
    ] {
        assert_eq!(okta.find("Groups", filter), json!([expected]), "{filter}");
    }
    assert_eq!(okta.find("Groups", &format!("members.value eq \"{bob}\"")), json!([]));
    let path = format!("/Groups/{id}");
    let without = okta.get(&format!("{path}?excludedAttributes=members"));
    assert_eq!((&without["members"], &without["displayName"]), (&Value::Null, &json!("Writers")));

    let membership = json!([{ "value": id, "display": "Writers" }]);
    assert_eq!(okta.get(&format!("/Users/{ada}"))["groups"], membership);
    let attributes = member(&emulator, &ada)["scim_registration"]["scim_attributes"].take();
    assert_eq!(attributes["groups"], membership);

    // Okta and Entra add and remove in these ways.
    let value = |id: &str| json!([{ "value": id }]);
    for (operation, expected) in [
        (json!({ "op": "add", "path": "members", "value": value(&bob) }), vec![&ada, &bob]),
        (json!({ "op": "Add", "path": "members", "value": value(&bob) }), vec![&ada, &bob]),
        (json!({ "op": "remove", "path": format!("members[value eq \"{ada}\"]") }), vec![&bob]),
        (
            json!({ "op": "replace", "path": "members", "value": [{ "value": ada }, { "value": eve }] }),
            vec![&ada, &eve],
        ),
        (json!({ "op": "Remove", "path": "members", "value": value(&eve) }), vec![&ada]),
        (json!({ "op": "add", "value": { "members": value(&bob) } }), vec![&ada, &bob]),
        (json!({ "op": "replace", "value": { "id": id, "displayName": "Editors" } }), vec![&ada, &bob]),
    ] {
        assert_eq!(members(&okta.patch(&path, json!([operation]))), expected, "{operation}");
    }
    // A new name is the one that members see.
    assert_eq!(okta.get(&format!("/Users/{bob}"))["groups"], json!([{ "value": id, "display": "Editors" }]));
    assert_eq!(members(&okta.patch(&path, json!([{ "op": "remove", "path": "members" }]))), [""; 0]);
    assert_eq!(okta.get(&format!("/Users/{bob}"))["groups"], json!([]));

    let replaced = is(200, okta.send("PUT", &path, &json!({ "displayName": "Writers", "members": value(&eve) })));
    assert_eq!((members(&replaced), &replaced["externalId"]), (vec![eve.as_str()], &Value::Null));
    is(204, okta.send("DELETE", &path, &Value::Null));
    refused(okta.send("GET", &path, &Value::Null), 404, None);
    refused(okta.send("PATCH", &path, &json!({ "Operations": [] })), 404, None);
    assert_eq!(okta.get(&format!("/Users/{eve}"))["groups"], json!([]));
}

#[test]
fn a_group_gives_roles() {
    let emulator = Emulator::new();
    let acme = acme(&emulator);
    let entra = Provider::new(&emulator, &acme, "microsoft-entra");
    let ada = entra.user("ada@acme.example");
    let group = entra.create("Groups", json!({ "displayName": "Writers", "members": [{ "value": ada }] }));
    let id = group["id"].as_str().unwrap();
    let connection = format!("{SCIM}/{acme}/connection/{}", entra.connection_id);
    let assignment = json!([{ "role_id": "editor", "group_id": id, "group_name": "ignored" }]);
    let updated = ok(put(&emulator, &connection, json!({ "scim_group_implicit_role_assignments": assignment })));
    let named = |name: &str| json!([{ "role_id": "editor", "group_id": id, "group_name": name }]);
    assert_eq!(updated["connection"]["scim_group_implicit_role_assignments"], named("Writers"));
    // An update of something else keeps them.
    ok(put(&emulator, &connection, json!({ "display_name": "Entra" })));

    let source = json!([{
        "type": "scim_connection_group", "details": { "connection_id": entra.connection_id, "group_id": id },
    }]);
    assert_eq!(member(&emulator, &ada)["roles"][1], json!({ "role_id": "editor", "sources": source }));
    // Unlike those of SSO, they count in every session.
    let login = link_login(&emulator, &acme, "ada@acme.example", json!({}));
    assert_eq!(login["member_session"]["roles"], json!(["stytch_member", "editor"]));

    let path = format!("/Groups/{id}");
    let shown = || {
        ok(get(&emulator, &format!("{SCIM}/{acme}/connection")))["connection"]["scim_group_implicit_role_assignments"]
            .take()
    };
    entra.patch(&path, json!([{ "op": "Replace", "path": "displayName", "value": "Editors" }]));
    assert_eq!(shown(), named("Editors"));
    // Away and back again.
    let set = |active: bool| {
        entra.patch(&format!("/Users/{ada}"), json!([{ "op": "Replace", "path": "active", "value": active }]))
    };
    set(false);
    set(true);
    assert_eq!(member(&emulator, &ada)["roles"].as_array().unwrap().len(), 2);
    entra.patch(&path, json!([{ "op": "Remove", "path": format!("members[value eq \"{ada}\"]") }]));
    assert_eq!(member(&emulator, &ada)["roles"].as_array().unwrap().len(), 1);
    is(204, entra.send("DELETE", &path, &Value::Null));
    assert_eq!(shown(), json!([]));
}

#[test]
fn what_is_wrong_with_a_group_is_named() {
    let emulator = Emulator::new();
    let acme = acme(&emulator);
    let okta = Provider::new(&emulator, &acme, "okta");
    let ada = okta.user("ada@acme.example");
    let outside =
        crate::b2b::member(&emulator, &acme, json!({ "email_address": "b@acme.example" }))["member_id"].take();
    for body in [
        json!({}),
        json!({ "displayName": "" }),
        json!({ "displayName": 7 }),
        json!({ "displayName": "x".repeat(257) }),
        json!({ "displayName": "A", "externalId": 7 }),
        json!({ "displayName": "A", "members": [{}] }),
        json!({ "displayName": "A", "members": [{ "value": "nobody" }] }),
        json!({ "displayName": "A", "members": [{ "value": outside }] }),
    ] {
        refused(okta.send("POST", "/Groups", &body), 400, Some("invalidValue"));
    }
    assert_eq!(okta.get("/Groups")["totalResults"], 0);
    let group = okta.create("Groups", json!({ "displayName": "Writers", "members": [{ "value": ada }] }));
    let path = format!("/Groups/{}", group["id"].as_str().unwrap());
    for (operation, scim_type) in [
        (json!({ "op": "add", "path": "members", "value": [{ "value": "nobody" }] }), "invalidValue"),
        (json!({ "op": "add", "path": "members[value eq \"x\"]", "value": "y" }), "invalidPath"),
        (json!({ "op": "remove", "path": "displayName" }), "invalidValue"),
        (json!({ "op": "remove" }), "noTarget"),
        (json!({ "op": "copy", "path": "displayName" }), "invalidSyntax"),
        (json!({ "op": "add", "path": "members[" }), "invalidPath"),
    ] {
        refused(okta.send("PATCH", &path, &json!({ "Operations": [operation] })), 400, Some(scim_type));
    }
    assert_eq!(okta.get(&path), group);
    // What a group does not have is ignored.
    okta.patch(&path, json!([{ "op": "add", "path": "description", "value": "x" }]));
}
