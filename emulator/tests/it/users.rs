//! Users.

use serde_json::{Value, json};
use stytch_emulator::Emulator;

use crate::support::{EMAIL, NEW_YEAR, PHONE, delete, fails, get, ok, post, put, sms_login, user};

fn path(user: &Value) -> String {
    format!("/v1/users/{}", user["user_id"].as_str().unwrap())
}

#[test]
fn create_and_get() {
    let emulator = Emulator::starting_at(NEW_YEAR);
    let body = json!({
        "email": EMAIL,
        "phone_number": PHONE,
        "name": { "first_name": "Ada", "last_name": "Lovelace" },
        "create_user_as_pending": true,
        "trusted_metadata": { "a": { "b": null }, "c": null },
        "untrusted_metadata": { "d": 1 },
        "external_id": "ada|1",
        "roles": ["admin", "stytch_user"],
    });
    let created = ok(post(&emulator, "/v1/users", body));
    let (user_id, email_id, phone_id) = (&created["user_id"], &created["email_id"], &created["phone_id"]);
    assert_eq!(created["status"], "pending");
    let expected = json!({
        "user_id": user_id,
        "external_id": "ada|1",
        "name": { "first_name": "Ada", "middle_name": "", "last_name": "Lovelace" },
        "status": "pending",
        "emails": [{ "email_id": email_id, "email": EMAIL, "verified": false }],
        "phone_numbers": [{ "phone_id": phone_id, "phone_number": PHONE, "verified": false }],
        "password": null,
        "roles": ["stytch_user", "admin"],
        "trusted_metadata": { "a": { "b": null } },
        "untrusted_metadata": { "d": 1 },
        "created_at": "2025-01-01T00:00:00Z",
        "is_locked": false,
        "lock_created_at": null,
        "lock_expires_at": null,
        "biometric_registrations": [],
        "crypto_wallets": [],
        "providers": [],
        "totps": [],
        "webauthn_registrations": [],
    });
    assert_eq!(created["user"], expected);

    for path in [path(&created), "/v1/users/ada%7C1".to_owned(), "/v1/users/ada|1".to_owned()] {
        let mut got = ok(get(&emulator, &path));
        let fields = got.as_object_mut().unwrap();
        fields.remove("request_id");
        fields.remove("status_code");
        assert_eq!(got, expected);
    }
}

#[test]
fn ids_are_unique() {
    let emulator = Emulator::new();
    let body = json!({ "email": EMAIL, "phone_number": PHONE, "external_id": "ada" });
    ok(post(&emulator, "/v1/users", body));
    let cases = [
        (json!({ "email": "Ada@Example.com" }), "duplicate_email"),
        (json!({ "phone_number": PHONE }), "duplicate_phone_number"),
        (json!({ "external_id": "ada" }), "duplicate_user_external_id"),
    ];
    for (body, error_type) in cases {
        fails(post(&emulator, "/v1/users", body), 400, error_type);
    }
}

#[test]
fn without_contacts_their_ids_are_empty() {
    let emulator = Emulator::new();
    let created = ok(post(&emulator, "/v1/users", json!({})));
    assert_eq!((&created["email_id"], &created["phone_id"]), (&json!(""), &json!("")));
}

#[test]
fn update_changes_what_it_mentions() {
    let emulator = Emulator::new();
    let body = json!({
        "email": EMAIL, "name": { "first_name": "Ada" }, "trusted_metadata": { "a": 1, "b": 2 },
        "roles": ["admin"], "external_id": "ada",
    });
    let created = ok(post(&emulator, "/v1/users", body));
    // Some clients repeat the path parameter in the body.
    let body = json!({
        "user_id": "ignored", "name": { "last_name": "Lovelace" }, "trusted_metadata": { "a": null, "c": 3 },
        "external_id": "ada",
    });
    let updated = ok(put(&emulator, &path(&created), body));
    assert_eq!(updated["user"]["name"], json!({ "first_name": "Ada", "middle_name": "", "last_name": "Lovelace" }));
    assert_eq!(updated["user"]["trusted_metadata"], json!({ "b": 2, "c": 3 }));
    assert_eq!(updated["user"]["roles"], json!(["stytch_user", "admin"]));
    assert_eq!(updated["emails"], updated["user"]["emails"]);
    assert_eq!((&updated["phone_numbers"], &updated["crypto_wallets"]), (&json!([]), &json!([])));

    let updated = ok(put(&emulator, &path(&created), json!({ "roles": [] })));
    assert_eq!(updated["user"]["roles"], json!(["stytch_user"]));
    fails(put(&emulator, "/v1/users/nobody", json!({})), 404, "user_not_found");
}

#[test]
fn delete_ends_everything() {
    let emulator = Emulator::new();
    let login = sms_login(&emulator, PHONE);
    let deleted = ok(delete(&emulator, &path(&login)));
    assert_eq!(deleted["user_id"], login["user_id"]);
    fails(get(&emulator, &path(&login)), 404, "user_not_found");
    fails(delete(&emulator, &path(&login)), 404, "user_not_found");
    let body = json!({ "session_token": login["session_token"] });
    fails(post(&emulator, "/v1/sessions/authenticate", body), 404, "session_not_found");
}

#[test]
fn delete_parts() {
    let emulator = Emulator::new();
    let body = json!({ "email": EMAIL, "password": "correct horse" });
    let created = ok(post(&emulator, "/v1/passwords", body));
    ok(put(&emulator, &path(&created), json!({ "external_id": "ada" })));
    ok(post(&emulator, "/v1/otps/sms/send", json!({ "phone_number": PHONE, "user_id": "ada" })));
    let user = ok(get(&emulator, "/v1/users/ada"));

    let email = format!("/v1/users/emails/{}", user["emails"][0]["email_id"].as_str().unwrap());
    let phone = format!("/v1/users/phone_numbers/{}", user["phone_numbers"][0]["phone_id"].as_str().unwrap());
    let password = format!("/v1/users/passwords/{}", user["password"]["password_id"].as_str().unwrap());
    fails(delete(&emulator, &email.replace("emails", "phone_numbers")), 404, "phone_number_not_found");

    assert_eq!(ok(delete(&emulator, &email))["user"]["emails"], json!([]));
    assert_eq!(ok(delete(&emulator, &phone))["user"]["phone_numbers"], json!([]));
    assert_eq!(ok(delete(&emulator, &password))["user"]["password"], Value::Null);
    assert_eq!(ok(delete(&emulator, "/v1/users/ada/external_id"))["user"]["external_id"], Value::Null);

    fails(delete(&emulator, &email), 404, "email_not_found");
    fails(delete(&emulator, &phone), 404, "phone_number_not_found");
    fails(delete(&emulator, &password), 404, "password_not_found");
    fails(delete(&emulator, "/v1/users/ada/external_id"), 404, "user_not_found");
}

#[test]
fn exchange_the_primary_factor() {
    let emulator = Emulator::new();
    let created = user(&emulator, EMAIL);
    let exchange = |body| put(&emulator, &format!("{}/exchange_primary_factor", path(&created)), body);
    let body = ok(exchange(json!({ "phone_number": PHONE })));
    assert_eq!(body["user"]["emails"], json!([]));
    assert_eq!(body["user"]["phone_numbers"][0]["phone_number"], PHONE);

    fails(exchange(json!({})), 400, "invalid_exchange_primary_factor_fields");
    let both = json!({ "phone_number": PHONE, "email_address": EMAIL });
    fails(exchange(both), 400, "invalid_exchange_primary_factor_fields");
    user(&emulator, EMAIL);
    fails(exchange(json!({ "email_address": EMAIL })), 400, "duplicate_email");
    ok(post(&emulator, "/v1/otps/email/send", json!({ "email": "b@example.com", "user_id": created["user_id"] })));
    let body = json!({ "email_address": "c@example.com" });
    fails(exchange(body), 400, "invalid_exchange_primary_factor_user");
}

#[test]
fn a_biometric_registration_is_found_and_deleted() {
    let emulator = Emulator::new();
    let ada = user(&emulator, EMAIL)["user_id"].as_str().unwrap().to_owned();
    assert_eq!(emulator.add_biometric_registration("nobody"), None);
    let id = emulator.add_biometric_registration(&ada).unwrap();
    let registrations = json!([{ "biometric_registration_id": id, "verified": true }]);
    assert_eq!(ok(get(&emulator, &format!("/v1/users/{ada}")))["biometric_registrations"], registrations);
    for (name, value, found) in [
        ("biometric_registration_id", json!([id]), 1),
        ("biometric_registration_id", json!(["x"]), 0),
        ("biometric_registration_verified", json!(true), 1),
        ("biometric_registration_verified", json!(false), 0),
    ] {
        let operands = json!([{ "filter_name": name, "filter_value": value }]);
        let body = json!({ "query": { "operator": "AND", "operands": operands } });
        assert_eq!(ok(post(&emulator, "/v1/users/search", body))["results_metadata"]["total"], found, "{name} {value}");
    }
    let path = format!("/v1/users/biometric_registrations/{id}");
    let answer = ok(delete(&emulator, &path));
    assert_eq!((&answer["user_id"], &answer["user"]["biometric_registrations"]), (&json!(ada), &json!([])));
    fails(delete(&emulator, &path), 404, "biometric_registration_not_found");
}
