//! The life of people, as Okta and Entra push it.

use std::time::Duration;

use serde_json::{Value, json};
use stytch_emulator::Emulator;

use super::{Provider, is, member, refused};
use crate::b2b::{ORGANIZATIONS, acme};
use crate::support::{NEW_YEAR, delete, fails, ok, post, put};

const CORE: &str = "urn:ietf:params:scim:schemas:core:2.0:User";
const ENTERPRISE: &str = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

#[test]
fn as_okta_does() {
    let emulator = Emulator::starting_at(NEW_YEAR);
    let acme = acme(&emulator);
    let okta = Provider::new(&emulator, &acme, "okta");
    // Okta tests the connection, then looks for the user.
    let page = okta.get("/Users?startIndex=1&count=2");
    assert_eq!((&page["totalResults"], &page["itemsPerPage"]), (&json!(0), &json!(0)));
    assert_eq!(okta.find("Users", r#"userName eq "ada@acme.example""#), json!([]));
    let user = json!({
        "schemas": [CORE], "userName": "ada@acme.example", "name": { "givenName": "Ada", "familyName": "Lovelace" },
        "emails": [{ "primary": true, "value": "ada@acme.example", "type": "work" }],
        "displayName": "Ada Lovelace", "locale": "en-US", "externalId": "00u1", "groups": [],
        "password": "1mz050nq", "active": true,
    });
    let created = okta.create("Users", user.clone());
    let id = created["id"].as_str().unwrap().to_owned();
    let mut expected = user.clone();
    expected.as_object_mut().unwrap().remove("password");
    expected["id"] = json!(id);
    expected["meta"] = json!({
        "resourceType": "User", "created": "2025-01-01T00:00:00Z", "lastModified": "2025-01-01T00:00:00Z",
        "location": format!("{}/Users/{id}", okta.url),
    });
    assert_eq!(created, expected);
    assert_eq!(okta.find("Users", r#"userName eq "ADA@acme.example""#), json!([expected]));
    assert_eq!(okta.get(&format!("/Users/{id}")), expected);
    refused(okta.send("POST", "/Users", &user), 409, Some("uniqueness"));

    let ada = member(&emulator, &id);
    assert_eq!((&ada["status"], &ada["email_address_verified"]), (&json!("active"), &json!(false)));
    assert_eq!((&ada["name"], &ada["email_address"]), (&json!("Ada Lovelace"), &json!("ada@acme.example")));
    let name = json!({
        "formatted": "", "family_name": "Lovelace", "given_name": "Ada", "middle_name": "", "honorific_prefix": "",
        "honorific_suffix": "",
    });
    let registration = json!({
        "connection_id": okta.connection_id, "registration_id": ada["scim_registration"]["registration_id"],
        "external_id": "00u1",
        "scim_attributes": {
            "user_name": "ada@acme.example", "id": id, "external_id": "00u1", "active": true, "groups": [],
            "display_name": "Ada Lovelace", "nick_name": "", "profile_url": "", "user_type": "", "title": "",
            "preferred_language": "", "locale": "en-US", "timezone": "",
            "emails": [{ "value": "ada@acme.example", "type": "work", "primary": true }],
            "phone_numbers": [], "addresses": [], "ims": [], "photos": [], "entitlements": [], "roles": [],
            "x509certificates": [], "name": name,
        },
    });
    assert_eq!(ada["scim_registration"], registration);

    // A change of the profile is a PUT.
    emulator.advance(Duration::from_secs(60));
    let mut changed = user.clone();
    changed["emails"][0]["value"] = json!("a.lovelace@acme.example");
    changed["displayName"] = json!("A. Lovelace");
    let replaced = is(200, okta.send("PUT", &format!("/Users/{id}"), &changed));
    assert_eq!(replaced["meta"]["lastModified"], "2025-01-01T00:01:00Z");
    let ada = member(&emulator, &id);
    assert_eq!((&ada["name"], &ada["email_address"]), (&json!("A. Lovelace"), &json!("a.lovelace@acme.example")));

    // Okta deactivates with a PATCH without a path.
    let session = emulator.start_member_session(&acme, &id, 60).unwrap();
    ok(put(&emulator, &format!("{ORGANIZATIONS}/{acme}/members/{id}"), json!({ "roles": ["editor"] })));
    let set =
        |active: bool| okta.patch(&format!("/Users/{id}"), json!([{ "op": "replace", "value": { "active": active } }]));
    assert_eq!(set(false)["active"], false);
    assert_eq!(member(&emulator, &id)["status"], "deleted");
    let body = json!({ "session_token": session.session_token });
    fails(post(&emulator, "/v1/b2b/sessions/authenticate", body), 404, "session_not_found");
    assert_eq!(okta.find("Users", r#"userName eq "ada@acme.example""#)[0]["active"], false);

    // The same member comes back, without the roles that were assigned directly.
    assert_eq!(set(true)["active"], true);
    let ada = member(&emulator, &id);
    assert_eq!((&ada["status"], ada["roles"].as_array().unwrap().len()), (&json!("active"), 1));
}

#[test]
fn as_entra_does() {
    let emulator = Emulator::new();
    let acme = acme(&emulator);
    let entra = Provider::new(&emulator, &acme, "microsoft-entra");
    assert_eq!(entra.find("Users", r#"externalId eq "0a21f0f2""#), json!([]));
    let created = entra.create(
        "Users",
        json!({
            "schemas": [CORE, ENTERPRISE], "externalId": "0a21f0f2", "userName": "grace@acme.example", "active": true,
            "emails": [{ "primary": true, "type": "work", "value": "grace@acme.example" }],
            "meta": { "resourceType": "User" },
            "name": { "formatted": "Grace Hopper", "familyName": "Hopper", "givenName": "Grace" }, "roles": [],
            ENTERPRISE: { "employeeNumber": "7", "department": "Navy" },
        }),
    );
    assert_eq!(created["schemas"], json!([CORE, ENTERPRISE]));
    let id = created["id"].as_str().unwrap().to_owned();
    assert_eq!(entra.find("Users", r#"externalId eq "0a21f0f2""#)[0]["id"], id);
    assert_eq!(entra.find("Users", r#"emails[type eq "work"].value eq "grace@acme.example""#)[0]["id"], id);

    // Operations have capitals, and booleans are texts.
    let path = format!("/Users/{id}");
    let patched = entra.patch(
        &path,
        json!([
            { "op": "Replace", "path": "emails[type eq \"work\"].value", "value": "g.hopper@acme.example" },
            { "op": "Replace", "path": "name.familyName", "value": "Murray" },
            { "op": "Add", "path": "phoneNumbers[type eq \"mobile\"].value", "value": "+1 202 555 0162" },
            { "op": "Add", "path": "addresses[type eq \"work\"].streetAddress", "value": "1 Navy Way" },
            { "op": "Add", "path": format!("{ENTERPRISE}:manager"), "value": "m-1" },
            { "op": "Replace", "path": format!("{ENTERPRISE}:department"), "value": "Research" },
            { "op": "Remove", "path": format!("{ENTERPRISE}:employeeNumber") },
            { "op": "Add", "path": "title", "value": "Admiral" },
            { "op": "Add", "value": { "name.honorificPrefix": "Dr.", format!("{ENTERPRISE}:division"): "East" } },
            { "op": "Replace", "path": "active", "value": "True" },
        ]),
    );
    assert_eq!(patched["emails"], json!([{ "primary": true, "type": "work", "value": "g.hopper@acme.example" }]));
    let extension = json!({ "department": "Research", "division": "East", "manager": { "value": "m-1" } });
    assert_eq!(patched[ENTERPRISE], extension);
    let member = || member(&emulator, &id);
    assert_eq!(member()["email_address"], "g.hopper@acme.example");
    let attributes = member()["scim_registration"]["scim_attributes"].take();
    let expected = json!({
        "employee_number": "", "cost_center": "", "division": "East", "department": "Research", "organization": "",
        "manager": { "value": "m-1", "ref": "", "display_name": "" },
    });
    assert_eq!(attributes["enterprise_extension"], expected);
    let phone = json!([{ "value": "+1 202 555 0162", "type": "mobile", "primary": false }]);
    assert_eq!((&attributes["phone_numbers"], &attributes["title"]), (&phone, &json!("Admiral")));
    assert_eq!(attributes["addresses"][0]["street_address"], "1 Navy Way");
    assert_eq!(attributes["name"]["honorific_prefix"], "Dr.");
    assert_eq!(
        (&attributes["name"]["family_name"], &attributes["name"]["given_name"]),
        (&json!("Murray"), &json!("Grace"))
    );

    // Parts go one by one.
    let patched = entra.patch(
        &path,
        json!([
            { "op": "Remove", "path": "phoneNumbers[type eq \"mobile\"]" },
            { "op": "Remove", "path": "addresses[type eq \"work\"].streetAddress" },
            { "op": "Remove", "path": "name.honorificPrefix" },
            { "op": "Remove", "path": ENTERPRISE },
            { "op": "Remove", "path": "title" },
        ]),
    );
    for name in ["phoneNumbers", "title", ENTERPRISE] {
        assert_eq!(patched[name], Value::Null, "{name}");
    }
    assert_eq!((&patched["addresses"], &patched["schemas"]), (&json!([{ "type": "work" }]), &json!([CORE])));

    // Deactivation, then deletion.
    assert_eq!(entra.patch(&path, json!([{ "op": "Replace", "path": "active", "value": "False" }]))["active"], false);
    assert_eq!(member()["status"], "deleted");
    is(204, entra.send("DELETE", &path, &Value::Null));
    refused(entra.send("GET", &path, &Value::Null), 404, None);
    refused(entra.send("DELETE", &path, &Value::Null), 404, None);
    assert_eq!((&member()["status"], &member()["scim_registration"]), (&json!("deleted"), &Value::Null));
    let again = entra.user("g.hopper@acme.example");
    assert_ne!(again, id);
}

#[test]
fn a_member_can_be_known_before_the_provider_pushes_them() {
    let emulator = Emulator::new();
    let acme = acme(&emulator);
    let body = json!({ "email_address": "ada@acme.example", "name": "Ada", "roles": ["editor"] });
    let id = crate::b2b::member(&emulator, &acme, body)["member_id"].take();
    let okta = Provider::new(&emulator, &acme, "okta");
    assert_eq!(okta.get("/Users")["totalResults"], 0);
    assert_eq!(okta.user("ADA@acme.example"), id);
    let ada = member(&emulator, id.as_str().unwrap());
    assert_eq!((&ada["name"], ada["roles"].as_array().unwrap().len()), (&json!("Ada"), 2));
    assert_eq!(ada["scim_registration"]["scim_attributes"]["user_name"], "ADA@acme.example");
}

#[test]
fn a_deleted_member_comes_back_only_if_the_provider_says_so() {
    let emulator = Emulator::new();
    let acme = acme(&emulator);
    let okta = Provider::new(&emulator, &acme, "okta");
    let id = okta.user("ada@acme.example");
    ok(delete(&emulator, &format!("{ORGANIZATIONS}/{acme}/members/{id}")));
    let path = format!("/Users/{id}");
    assert_eq!(okta.get(&path)["active"], false);
    let patched = okta.patch(&path, json!([{ "op": "replace", "path": "title", "value": "Countess" }]));
    assert_eq!((&patched["active"], &member(&emulator, &id)["status"]), (&json!(false), &json!("deleted")));
    // In the meantime, the address may belong to someone else.
    let other = crate::b2b::member(&emulator, &acme, json!({ "email_address": "ada@acme.example" }));
    let activate = json!({ "Operations": [{ "op": "replace", "path": "active", "value": true }] });
    refused(okta.send("PATCH", &path, &activate), 409, Some("uniqueness"));
    ok(delete(&emulator, &format!("{ORGANIZATIONS}/{acme}/members/{}", other["member_id"].as_str().unwrap())));
    is(200, okta.send("PATCH", &path, &activate));
    assert_eq!(member(&emulator, &id)["status"], "active");
}
