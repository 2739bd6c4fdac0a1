//! SSO connections of organizations.

use serde_json::{Value, json};
use stytch_emulator::Emulator;

use super::{CERTIFICATE, SSO, create, oidc, private_key, saml, update};
use crate::b2b::{ORGANIZATIONS, acme, ada, organization};
use crate::support::{NEW_YEAR, acting, delete, fails, get, ok, post, put};

/// The list of connections of a kind.
fn list(emulator: &Emulator, organization_id: &str, kind: &str) -> Value {
    ok(get(emulator, &format!("{SSO}/{organization_id}")))[format!("{kind}_connections")].take()
}

fn organization_of(emulator: &Emulator, id: &str) -> Value {
    ok(get(emulator, &format!("{ORGANIZATIONS}/{id}")))["organization"].take()
}

#[test]
fn a_saml_connection_becomes_active_when_it_is_complete() {
    let emulator = Emulator::starting_at(NEW_YEAR);
    let acme = acme(&emulator);
    let body = json!({ "display_name": "Okta", "identity_provider": "okta" });
    let created = ok(post(&emulator, &format!("{SSO}/saml/acme"), body))["connection"].take();
    let id = created["connection_id"].as_str().unwrap();
    assert!(id.starts_with("saml-connection-test-"), "{id}");
    let callback = format!("https://test.stytch.com/v1/b2b/sso/callback/{id}");
    let mut expected = json!({
        "organization_id": acme, "connection_id": id, "status": "pending", "display_name": "Okta",
        "identity_provider": "okta", "idp_entity_id": "", "idp_sso_url": "", "acs_url": callback,
        "audience_uri": callback, "attribute_mapping": {}, "signing_certificates": created["signing_certificates"],
        "verification_certificates": [], "encryption_private_keys": [],
        "saml_connection_implicit_role_assignments": [], "saml_group_implicit_role_assignments": [],
        "alternative_audience_uri": "", "alternative_acs_url": "",
        "nameid_format": "urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress",
        "idp_initiated_auth_disabled": false, "allow_gateway_callback": false,
    });
    assert_eq!(created, expected);
    let own = &created["signing_certificates"][0];
    assert_eq!((&own["issuer"], &own["created_at"]), (&json!("Stytch"), &json!("2025-01-01T00:00:00Z")));
    assert!(own["certificate"].as_str().unwrap().starts_with("-----BEGIN CERTIFICATE-----\nMII"));
    assert_eq!(organization_of(&emulator, &acme)["sso_active_connections"], json!([]));

    for (name, value, status) in [
        ("idp_sso_url", json!("https://idp.example/sso"), "pending"),
        ("idp_entity_id", json!("https://idp.example"), "pending"),
        ("attribute_mapping", json!({ "email": "NameID", "first_name": "f", "last_name": "l" }), "pending"),
        ("x509_certificate", json!(CERTIFICATE), "active"),
        ("display_name", json!("Okta 2"), "active"),
        ("identity_provider", json!("duo"), "active"),
        ("nameid_format", json!("urn:x"), "active"),
        ("alternative_audience_uri", json!("https://old.example"), "active"),
        ("alternative_acs_url", json!("https://old.example/acs"), "active"),
        ("idp_initiated_auth_disabled", json!(true), "active"),
        ("allow_gateway_callback", json!(true), "active"),
        ("saml_connection_implicit_role_assignments", json!([{ "role_id": "editor" }]), "active"),
    ] {
        let updated = ok(update(&emulator, "saml", "acme", id, json!({ name: value })))["connection"].take();
        expected["status"] = json!(status);
        match name {
            "x509_certificate" => {
                let certificate = &updated["verification_certificates"][0];
                assert_eq!(certificate["certificate"], CERTIFICATE);
                expected["verification_certificates"] = json!([certificate]);
            }
            name => expected[name] = value,
        }
        assert_eq!(updated, expected, "{name}");
    }
    assert_eq!(list(&emulator, &acme, "saml"), json!([expected]));
    let active = json!([{ "connection_id": id, "display_name": "Okta 2", "identity_provider": "duo" }]);
    assert_eq!(organization_of(&emulator, &acme)["sso_active_connections"], active);
}

#[test]
fn metadata_is_made_up_without_a_network() {
    let emulator = Emulator::new();
    let acme = acme(&emulator);
    let id = create(&emulator, "saml", &acme, json!({}));
    let path = format!("{SSO}/saml/{acme}/connections/{id}/url");
    for url in ["idp.example/metadata", "http://idp.example/metadata", "ftp://idp.example", "https://"] {
        fails(put(&emulator, &path, json!({ "metadata_url": url })), 400, "invalid_saml_metadata_url");
    }
    fails(put(&emulator, &path, json!({})), 400, "bad_request");
    let url = "https://idp.example:8443/app/metadata";
    let updated = ok(put(&emulator, &path, json!({ "metadata_url": url })))["connection"].take();
    assert_eq!((&updated["idp_entity_id"], &updated["identity_provider"]), (&json!(url), &json!("generic")));
    assert_eq!(updated["idp_sso_url"], "https://idp.example:8443/sso/saml");
    assert_eq!(
        (&updated["status"], updated["verification_certificates"].as_array().unwrap().len()),
        (&json!("pending"), 1)
    );
    // The same certificate is not added twice.
    let again = ok(put(&emulator, &path, json!({ "metadata_url": url })));
    assert_eq!(again["connection"], updated);
    let mapping = json!({ "attribute_mapping": { "email": "NameID", "full_name": "name" } });
    assert_eq!(ok(update(&emulator, "saml", &acme, &id, mapping))["connection"]["status"], "active");
}

#[test]
fn what_is_wrong_with_a_saml_connection_is_named() {
    let emulator = Emulator::new();
    let acme = acme(&emulator);
    let id = saml(&emulator, &acme);
    let before = list(&emulator, &acme, "saml");
    let sec1 = "-----BEGIN RSA PRIVATE KEY-----\nMAA=\n-----END RSA PRIVATE KEY-----";
    for (body, error_type) in [
        (json!({ "identity_provider": "myidp" }), "invalid_sso_idp"),
        (json!({ "display_name": "x".repeat(129) }), "invalid_display_name"),
        (json!({ "idp_sso_url": "idp" }), "saml_connection_idp_sso_url_invalid_format"),
        (json!({ "idp_sso_url": "http://idp.example" }), "saml_connection_idp_sso_url_not_https"),
        (json!({ "attribute_mapping": {} }), "saml_connection_attribute_mapping_required"),
        (json!({ "attribute_mapping": { "full_name": "n" } }), "saml_connection_email_mapping_required"),
        (json!({ "attribute_mapping": { "email": "e", "last_name": "l" } }), "saml_connection_name_mapping_required"),
        (json!({ "attribute_mapping": { "email": {} } }), "saml_connection_no_nested_keys_in_attribute_mapping"),
        (json!({ "x509_certificate": "MAA=" }), "invalid_x509_certificate"),
        (json!({ "x509_certificate": CERTIFICATE.replace('M', "%") }), "invalid_x509_certificate"),
        (
            json!({ "signing_private_key": "-----BEGIN PRIVATE KEY-----" }),
            "saml_signing_private_key_format_not_supported",
        ),
        (json!({ "signing_private_key": sec1 }), "saml_signing_private_key_invalid"),
        (json!({ "saml_encryption_private_key": sec1 }), "saml_signing_private_key_invalid"),
        (json!({ "saml_connection_implicit_role_assignments": [{}] }), "bad_request"),
        (json!({ "saml_group_implicit_role_assignments": [{ "role_id": "editor" }] }), "bad_request"),
        (json!({ "idp_initiated_auth_disabled": "no" }), "bad_request"),
    ] {
        fails(update(&emulator, "saml", &acme, &id, body), 400, error_type);
    }
    let group = json!({
        "saml_group_implicit_role_assignments": [{ "role_id": "editor", "group": "writers" }],
        "attribute_mapping": { "email": "NameID", "full_name": "name" },
    });
    let missing = "saml_connection_attribute_mapping_missing_groups_key";
    fails(update(&emulator, "saml", &acme, &id, group), 400, missing);
    assert_eq!(list(&emulator, &acme, "saml"), before);
    fails(post(&emulator, &format!("{SSO}/saml/nobody"), json!({})), 404, "organization_not_found");
    fails(update(&emulator, "saml", &acme, "saml-connection-test-1", json!({})), 404, "sso_connection_not_found");
    fails(update(&emulator, "oidc", &acme, &id, json!({})), 404, "oidc_connection_not_found");
    let oidc = oidc(&emulator, &acme);
    fails(update(&emulator, "saml", &acme, &oidc, json!({})), 404, "saml_connection_not_found");
}

#[test]
fn certificates_and_keys_are_added_and_deleted() {
    let emulator = Emulator::new();
    let acme = acme(&emulator);
    let id = saml(&emulator, &acme);
    let numbered = |number: u8| CERTIFICATE.replace("MAA=", &format!("MAA{number}"));
    let add = |number| update(&emulator, "saml", &acme, &id, json!({ "x509_certificate": numbered(number) }));
    for number in 1..=4 {
        ok(add(number));
    }
    fails(add(5), 400, "too_many_sso_verification_certificates");
    // One that is known is not another one.
    let certificates = ok(add(4))["connection"]["verification_certificates"].take();
    let path = format!("{SSO}/saml/{acme}/connections/{id}/verification_certificates");
    let certificates = certificates.as_array().unwrap();
    for certificate in &certificates[1..] {
        let id = certificate["certificate_id"].as_str().unwrap();
        assert!(id.starts_with("saml-verification-key-test-"), "{id}");
        assert_eq!(ok(delete(&emulator, &format!("{path}/{id}")))["certificate_id"], id);
        fails(delete(&emulator, &format!("{path}/{id}")), 404, "sso_verification_key_not_found");
    }
    let last = certificates[0]["certificate_id"].as_str().unwrap();
    fails(delete(&emulator, &format!("{path}/{last}")), 400, "cannot_delete_last_sso_verification_key");

    let key =
        |name: &str| ok(update(&emulator, "saml", &acme, &id, json!({ name: private_key() })))["connection"].take();
    let before = list(&emulator, &acme, "saml")[0]["signing_certificates"][0]["certificate_id"].take();
    let after = key("signing_private_key")["signing_certificates"].take();
    assert_eq!(after.as_array().unwrap().len(), 1);
    assert_ne!(after[0]["certificate_id"], before);
    let added = key("saml_encryption_private_key")["encryption_private_keys"].take();
    assert_eq!(added[0]["private_key"], private_key());
    let key_id = added[0]["private_key_id"].as_str().unwrap();
    let path = format!("{SSO}/saml/{acme}/connections/{id}/encryption_private_keys/{key_id}");
    assert_eq!(ok(delete(&emulator, &path))["private_key_id"], key_id);
    fails(delete(&emulator, &path), 404, "sso_encryption_private_key_not_found");
    for _ in 0..5 {
        key("saml_encryption_private_key");
    }
    let body = json!({ "saml_encryption_private_key": private_key() });
    fails(update(&emulator, "saml", &acme, &id, body), 400, "too_many_encryption_certificates");

    // A pending connection needs no certificate.
    let pending = create(&emulator, "saml", &acme, json!({}));
    let body = json!({ "x509_certificate": CERTIFICATE });
    let connection = ok(update(&emulator, "saml", &acme, &pending, body))["connection"].take();
    let only = connection["verification_certificates"][0]["certificate_id"].as_str().unwrap();
    ok(delete(&emulator, &format!("{SSO}/saml/{acme}/connections/{pending}/verification_certificates/{only}")));
}

#[test]
fn an_oidc_connection_finds_its_endpoints() {
    let emulator = Emulator::new();
    let acme = acme(&emulator);
    let created =
        ok(post(&emulator, &format!("{SSO}/oidc/acme"), json!({ "display_name": "Entra" })))["connection"].take();
    let id = created["connection_id"].as_str().unwrap();
    let mut expected = json!({
        "organization_id": acme, "connection_id": id, "status": "pending", "display_name": "Entra",
        "identity_provider": "generic", "redirect_url": format!("https://test.stytch.com/v1/b2b/sso/callback/{id}"),
        "client_id": "", "client_secret": "", "issuer": "", "authorization_url": "", "token_url": "",
        "userinfo_url": "", "jwks_url": "", "custom_scopes": "", "attribute_mapping": {},
    });
    assert_eq!(created, expected);
    let set = |expected: &mut Value, values: Value| {
        for (name, value) in values.as_object().unwrap() {
            expected[name] = value.clone();
        }
    };

    let issuer = "https://login.example/tenant/";
    let body = json!({ "issuer": issuer, "token_url": "https://other.example/token" });
    let updated = ok(update(&emulator, "oidc", &acme, id, body));
    set(
        &mut expected,
        json!({
            "issuer": issuer,
            "authorization_url": "https://login.example/tenant/authorize",
            "token_url": "https://other.example/token",
            "userinfo_url": "https://login.example/tenant/userinfo",
            "jwks_url": "https://login.example/tenant/jwks.json",
        }),
    );
    assert_eq!((&updated["connection"], &updated["warning"]), (&expected, &Value::Null));

    // The same issuer does not undo what was set.
    let more = json!({
        "issuer": issuer, "client_id": "app-1", "client_secret": "s", "custom_scopes": "openid groups",
        "attribute_mapping": { "desk": "office" }, "identity_provider": "microsoft-entra",
    });
    set(&mut expected, more.clone());
    expected["status"] = json!("active");
    assert_eq!(ok(update(&emulator, "oidc", &acme, id, more))["connection"], expected);

    // Where there is no metadata, the request is all there is.
    let issuer = "https://login.invalid";
    let body = json!({ "issuer": issuer, "jwks_url": "https://login.invalid/keys" });
    let updated = ok(update(&emulator, "oidc", &acme, id, body.clone()));
    set(&mut expected, body);
    assert_eq!(updated["connection"], expected);
    assert!(updated["warning"].as_str().unwrap().contains("https://login.invalid/.well-known/openid-configuration"));
    assert_eq!(list(&emulator, &acme, "oidc"), json!([expected]));

    for name in ["issuer", "authorization_url", "token_url", "userinfo_url", "jwks_url"] {
        let infix = if name == "issuer" { "issuer_url" } else { name };
        let error_type = format!("oidc_connection_{infix}_invalid_format");
        fails(update(&emulator, "oidc", &acme, id, json!({ name: "/relative" })), 400, &error_type);
    }
    fails(update(&emulator, "oidc", &acme, id, json!({ "attribute_mapping": { "a": 1 } })), 400, "bad_request");
}

#[test]
fn an_external_connection_uses_one_of_another_organization() {
    let emulator = Emulator::new();
    let acme = acme(&emulator);
    let umbrella = organization(&emulator, json!({ "organization_name": "Umbrella", "organization_slug": "umbrella" }));
    let umbrella = umbrella["organization_id"].as_str().unwrap();
    let (saml, oidc) = (saml(&emulator, &acme), oidc(&emulator, &acme));
    let pending = create(&emulator, "saml", &acme, json!({}));
    let path = format!("{SSO}/external/{umbrella}");
    let with = |id: &str, more: Value| {
        let mut body = json!({ "external_organization_id": "acme", "external_connection_id": id });
        body.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        post(&emulator, &path, body)
    };
    let none = json!({});
    fails(with("saml-connection-test-1", none.clone()), 404, "external_connection_id_not_found");
    fails(with(&pending, none.clone()), 400, "external_connection_not_active");
    let role = json!([{ "role_id": "editor" }]);
    let more = json!({ "connection_implicit_role_assignments": role });
    fails(with(&oidc, more.clone()), 400, "invalid_rbac_role_assignment");
    let same = json!({ "external_organization_id": umbrella, "external_connection_id": saml });
    fails(post(&emulator, &path, same), 400, "external_organization_id_same_as_organization_id");

    let mut more = more;
    more["display_name"] = json!("Acme's");
    let created = ok(with(&saml, more))["connection"].take();
    let id = created["connection_id"].as_str().unwrap();
    let mut expected = json!({
        "organization_id": umbrella, "connection_id": id, "external_organization_id": acme,
        "external_connection_id": saml, "display_name": "Acme's", "status": "active",
        "external_connection_implicit_role_assignments": role, "external_group_implicit_role_assignments": [],
    });
    assert_eq!(created, expected);
    assert!(id.starts_with("external-connection-test-"), "{id}");
    fails(with(&saml, none.clone()), 400, "duplicate_external_sso_connection");
    let of_external = json!({ "external_organization_id": umbrella, "external_connection_id": id });
    fails(post(&emulator, &format!("{SSO}/external/acme"), of_external), 404, "external_connection_id_not_found");
    let active = json!([{ "connection_id": id, "display_name": "Acme's", "identity_provider": "okta" }]);
    assert_eq!(organization_of(&emulator, umbrella)["sso_active_connections"], active);

    let groups = json!([{ "role_id": "admin", "group": "writers" }]);
    let body = json!({ "external_group_implicit_role_assignments": groups, "display_name": "Theirs" });
    let updated = ok(update(&emulator, "external", umbrella, id, body));
    expected["external_group_implicit_role_assignments"] = groups;
    expected["display_name"] = json!("Theirs");
    assert_eq!(updated["connection"], expected);
    fails(update(&emulator, "external", &acme, &saml, none), 404, "sso_connection_not_found");
    assert_eq!(list(&emulator, umbrella, "external"), json!([expected]));

    // It goes with the connection that it uses.
    ok(delete(&emulator, &format!("{SSO}/{acme}/connections/{saml}")));
    assert_eq!(list(&emulator, umbrella, "external"), json!([]));
    let kept = ok(with(&oidc, json!({})));
    ok(delete(&emulator, &format!("{ORGANIZATIONS}/{acme}")));
    assert_eq!(list(&emulator, umbrella, "external"), json!([]));
    let gone = kept["connection"]["connection_id"].as_str().unwrap();
    fails(delete(&emulator, &format!("{SSO}/{umbrella}/connections/{gone}")), 404, "sso_connection_not_found");
}

#[test]
fn one_active_connection_can_be_the_default() {
    let emulator = Emulator::new();
    let acme = acme(&emulator);
    let pending = create(&emulator, "saml", &acme, json!({}));
    let (first, second) = (saml(&emulator, &acme), oidc(&emulator, &acme));
    let set = |id: &str| put(&emulator, &format!("{ORGANIZATIONS}/{acme}"), json!({ "sso_default_connection_id": id }));
    for id in [&pending, "saml-connection-test-1"] {
        fails(set(id), 400, "invalid_sso_default_connection_id");
    }
    assert_eq!(organization_of(&emulator, &acme)["sso_default_connection_id"], Value::Null);
    assert_eq!(ok(set(&first))["organization"]["sso_default_connection_id"], first);
    // What an update does not mention stays.
    ok(put(&emulator, &format!("{ORGANIZATIONS}/{acme}"), json!({ "organization_name": "Acme 2" })));
    let remove = |id: &str| delete(&emulator, &format!("{SSO}/{acme}/connections/{id}"));
    fails(remove(&first), 400, "cannot_delete_default_sso_connection");
    assert_eq!(ok(remove(&second))["connection_id"], second);
    // The last active one may go.
    ok(remove(&first));
    assert_eq!(organization_of(&emulator, &acme)["sso_default_connection_id"], Value::Null);
    fails(remove(&first), 404, "sso_connection_not_found");
}

#[test]
fn a_deleted_connection_leaves_the_settings() {
    let emulator = Emulator::new();
    let acme = acme(&emulator);
    let (first, second) = (saml(&emulator, &acme), saml(&emulator, &acme));
    let body = json!({
        "sso_jit_provisioning": "RESTRICTED", "sso_jit_provisioning_allowed_connections": [first, second],
    });
    ok(put(&emulator, &format!("{ORGANIZATIONS}/{acme}"), body));
    ok(delete(&emulator, &format!("{SSO}/{acme}/connections/{first}")));
    let organization = organization_of(&emulator, &acme);
    assert_eq!(organization["sso_jit_provisioning_allowed_connections"], json!([second]));
}

#[test]
fn organizations_are_found_by_their_connections() {
    let emulator = Emulator::new();
    let acme = acme(&emulator);
    let other = organization(&emulator, json!({ "organization_name": "Umbrella" }))["organization_id"].take();
    create(&emulator, "saml", other.as_str().unwrap(), json!({}));
    let id = saml(&emulator, &acme);
    let found = |name: &str, value: Value| {
        let operand = json!({ "filter_name": name, "filter_value": value });
        let body = json!({ "query": { "operator": "AND", "operands": [operand] } });
        let mut found = ok(post(&emulator, &format!("{ORGANIZATIONS}/search"), body));
        let found = found["organizations"].as_array_mut().unwrap().iter_mut();
        found.map(|organization| organization["organization_id"].take()).collect::<Vec<Value>>()
    };
    assert_eq!(found("sso_connection_id", json!(id)), [json!(acme)]);
    assert_eq!(found("sso_connection_id", json!("saml-connection-test-1")), [Value::Null; 0]);
    assert_eq!(found("has_active_sso_connection", json!(true)), [json!(acme)]);
    assert_eq!(found("has_active_sso_connection", json!(false)), [other]);
}

#[test]
fn there_is_a_limit_to_connections() {
    let emulator = Emulator::new();
    let acme = acme(&emulator);
    for _ in 0..100 {
        create(&emulator, "oidc", &acme, json!({}));
    }
    fails(post(&emulator, &format!("{SSO}/saml/{acme}"), json!({})), 400, "too_many_sso_connections");
}

#[test]
fn a_member_manages_the_connections_of_their_own_organization() {
    let emulator = Emulator::new();
    let acme = acme(&emulator);
    let ada = ada(&emulator, &acme);
    let umbrella = organization(&emulator, json!({ "organization_name": "Umbrella" }))["organization_id"].take();
    let session = emulator.start_member_session(&acme, &ada, 60).unwrap();
    let by = ("X-Stytch-Member-Session", session.session_token.expose());
    ok(acting(&emulator, by, "POST", &format!("{SSO}/saml/{acme}"), &json!({})));
    let path = format!("{SSO}/{}", umbrella.as_str().unwrap());
    fails(acting(&emulator, by, "GET", &path, &Value::Null), 403, "session_authorization_tenancy_error");
}

#[test]
fn a_servers_connections_lead_to_it() {
    let server = Emulator::new().serve().unwrap();
    let acme = acme(&server);
    let id = saml(&server, &acme);
    let connection = &list(&server, &acme, "saml")[0];
    assert_eq!(connection["acs_url"], format!("{}/v1/b2b/sso/callback/{id}", server.url()));
}
