//! Passkeys and other WebAuthn credentials.

use std::time::Duration;

use base64::Engine;
use base64::prelude::{BASE64_STANDARD, BASE64_URL_SAFE_NO_PAD};
use serde_json::{Value, json};
use stytch_emulator::Emulator;

use crate::authenticator::Authenticator;
use crate::support::{EMAIL, NEW_YEAR, PHONE, delete, fails, get, ok, post, put, sms_login, user};

const DOMAIN: &str = "app.example";
const UNABLE_TO_REGISTER: &str = "unable_to_register_webauthn_registration";
const UNABLE_TO_AUTH: &str = "unable_to_auth_webauthn_registration";

/// The options of a registration, in Base64 for URLs.
fn creation_options(emulator: &Emulator, user_id: &Value) -> Value {
    let body = json!({ "user_id": user_id, "domain": DOMAIN, "use_base64_url_encoding": true });
    ok(post(emulator, "/v1/webauthn/register/start", body))["public_key_credential_creation_options"].take()
}

fn register(emulator: &Emulator, user_id: &Value, credential: &Value) -> (u16, Value) {
    let body = json!({
        "user_id": user_id, "public_key_credential": credential.to_string(), "session_duration_minutes": 60,
    });
    post(emulator, "/v1/webauthn/register", body)
}

/// The options of a login, in Base64 for URLs; for any user if `user_id` is `null`.
fn request_options(emulator: &Emulator, user_id: &Value) -> Value {
    let body = json!({ "user_id": user_id, "domain": DOMAIN, "use_base64_url_encoding": true });
    ok(post(emulator, "/v1/webauthn/authenticate/start", body))["public_key_credential_request_options"].take()
}

fn authenticate(emulator: &Emulator, credential: &Value) -> (u16, Value) {
    let body = json!({ "public_key_credential": credential.to_string(), "session_duration_minutes": 60 });
    post(emulator, "/v1/webauthn/authenticate", body)
}

/// Ada, who has registered a key.
fn registered(emulator: &Emulator) -> (Value, Authenticator) {
    let ada = user(emulator, EMAIL)["user_id"].take();
    let mut authenticator = Authenticator::es256("credential-1");
    let credential = authenticator.create(&creation_options(emulator, &ada));
    ok(register(emulator, &ada, &credential));
    (ada, authenticator)
}

fn parsed(options: &Value) -> Value {
    serde_json::from_str(options.as_str().unwrap()).unwrap()
}

#[test]
fn a_key_is_registered_and_logs_in() {
    for mut authenticator in [Authenticator::es256("one"), Authenticator::eddsa("two"), Authenticator::rs256("three")] {
        let emulator = Emulator::starting_at(NEW_YEAR);
        let ada = user(&emulator, EMAIL)["user_id"].take();
        let credential = authenticator.create(&creation_options(&emulator, &ada));
        let login = ok(register(&emulator, &ada, &credential));
        let id = login["webauthn_registration_id"].clone();
        assert_eq!(login["user_id"], ada);
        let factor = json!({
            "type": "webauthn",
            "delivery_method": "webauthn_registration",
            "created_at": "2025-01-01T00:00:00Z",
            "updated_at": "2025-01-01T00:00:00Z",
            "last_authenticated_at": "2025-01-01T00:00:00Z",
            "webauthn_factor": { "webauthn_registration_id": id, "domain": DOMAIN, "user_agent": "" },
        });
        assert_eq!(login["session"]["authentication_factors"], json!([factor]));
        let registration = json!({
            "webauthn_registration_id": id, "domain": DOMAIN, "user_agent": "", "verified": true,
            "authenticator_type": "", "name": "",
        });
        assert_eq!(login["user"]["webauthn_registrations"], json!([registration]));

        for user_id in [&ada, &Value::Null] {
            let credential = authenticator.get(&request_options(&emulator, user_id));
            let login = ok(authenticate(&emulator, &credential));
            assert_eq!((&login["user_id"], &login["webauthn_registration_id"]), (&ada, &id));
            assert_eq!(login["session"]["authentication_factors"], json!([factor]));
        }
    }
}

#[test]
fn the_options_are_what_browsers_take() {
    let emulator = Emulator::new();
    let ada = user(&emulator, EMAIL)["user_id"].take();
    let mut options = parsed(&creation_options(&emulator, &ada));
    let challenge = options["challenge"].take();
    assert!(BASE64_URL_SAFE_NO_PAD.decode(challenge.as_str().unwrap()).unwrap().len() >= 32);
    let expected = json!({
        "rp": { "id": DOMAIN, "name": DOMAIN },
        "user": { "id": BASE64_URL_SAFE_NO_PAD.encode(ada.as_str().unwrap()), "name": EMAIL, "displayName": EMAIL },
        "pubKeyCredParams": [
            { "type": "public-key", "alg": -7 }, { "type": "public-key", "alg": -8 }, { "type": "public-key", "alg": -257 },
        ],
        "timeout": 300_000,
        "excludeCredentials": [],
        "authenticatorSelection": { "userVerification": "preferred" },
        "attestation": "none",
        "challenge": null,
    });
    assert_eq!(options, expected);

    let body = json!({
        "user_id": ada, "domain": DOMAIN, "return_passkey_credential_options": true, "authenticator_type": "platform",
        "override_id": "me?", "override_name": "ada", "override_display_name": "Ada", "user_agent": "test",
    });
    let started = ok(post(&emulator, "/v1/webauthn/register/start", body));
    let options = parsed(&started["public_key_credential_creation_options"]);
    let user = json!({ "id": BASE64_STANDARD.encode("me?"), "name": "ada", "displayName": "Ada" });
    assert_eq!((&started["user_id"], &options["user"]), (&ada, &user));
    let selection = json!({
        "userVerification": "preferred", "authenticatorAttachment": "platform", "residentKey": "required",
        "requireResidentKey": true,
    });
    assert_eq!(options["authenticatorSelection"], selection);

    let mut authenticator = Authenticator::es256("credential-1");
    let credential = authenticator.create(&creation_options(&emulator, &ada));
    ok(register(&emulator, &ada, &credential));
    let known = json!([{ "type": "public-key", "id": BASE64_URL_SAFE_NO_PAD.encode("credential-1") }]);
    assert_eq!(parsed(&creation_options(&emulator, &ada))["excludeCredentials"], known);
    let mut options = parsed(&request_options(&emulator, &ada));
    options["challenge"].take();
    let expected = json!({ "challenge": null, "timeout": 300_000, "rpId": DOMAIN, "allowCredentials": known });
    assert_eq!(options, expected);
    let body = json!({ "domain": DOMAIN, "return_passkey_credential_options": true });
    let started = ok(post(&emulator, "/v1/webauthn/authenticate/start", body));
    let options = parsed(&started["public_key_credential_request_options"]);
    assert_eq!((&options["allowCredentials"], &options["userVerification"]), (&json!([]), &json!("preferred")));
    assert_eq!(started["user_id"], "");
}

#[test]
fn a_registration_is_completed_once_in_time() {
    let emulator = Emulator::new();
    let ada = user(&emulator, EMAIL)["user_id"].take();
    let mut authenticator = Authenticator::es256("credential-1");
    let old = authenticator.create(&creation_options(&emulator, &ada));
    let credential = authenticator.create(&creation_options(&emulator, &ada));
    fails(register(&emulator, &ada, &old), 401, UNABLE_TO_REGISTER);
    emulator.advance(Duration::from_secs(299));
    ok(register(&emulator, &ada, &credential));
    fails(register(&emulator, &ada, &credential), 400, "no_pending_webauthn_registration");
    let credential = Authenticator::es256("credential-2").create(&creation_options(&emulator, &ada));
    emulator.advance(Duration::from_secs(300));
    fails(register(&emulator, &ada, &credential), 400, "no_pending_webauthn_registration");
    // The key of another user is not registered again.
    let eve = user(&emulator, "eve@example.com")["user_id"].take();
    let credential = Authenticator::es256("credential-1").create(&creation_options(&emulator, &eve));
    fails(register(&emulator, &eve, &credential), 400, "duplicate_webauthn_registration");
}

#[test]
fn a_registration_is_checked() {
    let emulator = Emulator::new();
    let ada = user(&emulator, EMAIL)["user_id"].take();
    let attempt = |change: &dyn Fn(&mut Authenticator), tamper: &dyn Fn(&mut Value)| {
        let mut authenticator = Authenticator::es256("credential-1");
        change(&mut authenticator);
        let mut credential = authenticator.create(&creation_options(&emulator, &ada));
        tamper(&mut credential);
        register(&emulator, &ada, &credential)
    };
    let refused = |change: &dyn Fn(&mut Authenticator)| {
        fails(attempt(change, &|_| ()), 401, UNABLE_TO_REGISTER);
    };
    refused(&|authenticator| authenticator.origin = "https://evil.example".to_owned());
    refused(&|authenticator| authenticator.origin = "http://app.example".to_owned());
    refused(&|authenticator| authenticator.flags = 0);
    refused(&|authenticator| authenticator.format = "packed");
    let tampered = |tamper: &dyn Fn(&mut Value), status, error_type: &str| {
        fails(attempt(&|_| (), tamper), status, error_type);
    };
    tampered(&|credential| credential["rawId"] = json!("b3RoZXI"), 401, UNABLE_TO_REGISTER);
    tampered(&|credential| credential["type"] = json!("password"), 400, "invalid_public_key_credential");
    let wrong = |part: &str| format!("invalid_public_key_credential_{part}");
    for (part, error_type) in [
        ("clientDataJSON", "missing_client_data_json_field"),
        ("attestationObject", "missing_attestation_object_field"),
    ] {
        tampered(&|credential| credential["response"][part] = Value::Null, 400, &wrong(error_type));
    }
    tampered(&|credential| credential["response"] = Value::Null, 400, &wrong("missing_response_field"));
    tampered(&|credential| credential["rawId"] = json!("*"), 400, &wrong("invalid_id"));
    tampered(&|credential| credential["rawId"] = Value::Null, 400, &wrong("missing_id_field"));
    let client_data = |credential: &mut Value| credential["response"]["clientDataJSON"] = json!("e30");
    tampered(&client_data, 400, &wrong("malformed_client_data_json"));
    let attestation = |credential: &mut Value| credential["response"]["attestationObject"] = json!("////");
    tampered(&attestation, 400, &wrong("malformed_attestation_object"));
    let body = json!({ "user_id": ada, "public_key_credential": "no json" });
    fails(post(&emulator, "/v1/webauthn/register", body), 400, "invalid_public_key_credential");
    // A start that was not completed is not a registration.
    fails(
        post(&emulator, "/v1/webauthn/authenticate/start", json!({ "user_id": ada, "domain": DOMAIN })),
        400,
        "no_active_webauthn_registrations",
    );
    ok(attempt(&|authenticator| authenticator.origin = "https://login.app.example:8443".to_owned(), &|_| ()));
}

#[test]
fn a_start_is_checked() {
    let emulator = Emulator::new();
    let start = |body| post(&emulator, "/v1/webauthn/register/start", body);
    let ada = &user(&emulator, EMAIL)["user_id"];
    for domain in ["https://app.example", "app.example:8443", "app..example", "app.example/"] {
        fails(start(json!({ "user_id": ada, "domain": domain })), 400, "invalid_webauthn_registration_domain");
        let body = json!({ "domain": domain });
        fails(post(&emulator, "/v1/webauthn/authenticate/start", body), 400, "invalid_webauthn_registration_domain");
    }
    let body = json!({ "user_id": ada, "domain": DOMAIN, "authenticator_type": "usb" });
    fails(start(body), 400, "invalid_authenticator_type");
    fails(start(json!({ "user_id": "x", "domain": DOMAIN })), 404, "user_not_found");
    let body = json!({ "email": "eve@example.com", "create_user_as_pending": true });
    let eve = ok(post(&emulator, "/v1/users", body));
    let body = json!({ "user_id": eve["user_id"], "domain": DOMAIN });
    fails(start(body), 400, "cannot_use_webauthn_with_pending_user");
}

#[test]
fn a_login_works_once_in_time() {
    let emulator = Emulator::new();
    let (ada, mut authenticator) = registered(&emulator);
    let credential = authenticator.get(&request_options(&emulator, &ada));
    emulator.advance(Duration::from_secs(299));
    ok(authenticate(&emulator, &credential));
    fails(authenticate(&emulator, &credential), 401, UNABLE_TO_AUTH);
    let credential = authenticator.get(&request_options(&emulator, &ada));
    emulator.advance(Duration::from_secs(300));
    fails(authenticate(&emulator, &credential), 401, UNABLE_TO_AUTH);
}

#[test]
fn a_login_is_checked() {
    let emulator = Emulator::new();
    let (ada, mut authenticator) = registered(&emulator);
    let invalid_signature = "invalid_public_key_credential_invalid_signature";
    authenticator.origin = "https://evil.example".to_owned();
    fails(authenticate(&emulator, &authenticator.get(&request_options(&emulator, &ada))), 401, UNABLE_TO_AUTH);
    authenticator.origin = format!("https://{DOMAIN}");
    authenticator.flags = 0;
    fails(authenticate(&emulator, &authenticator.get(&request_options(&emulator, &ada))), 401, UNABLE_TO_AUTH);
    authenticator.flags = 0x01;

    // Another key cannot sign for this one.
    let options = request_options(&emulator, &ada);
    let forged = Authenticator::es256("credential-1").get(&options);
    fails(authenticate(&emulator, &forged), 400, invalid_signature);
    let unknown = Authenticator::es256("credential-2").get(&options);
    fails(authenticate(&emulator, &unknown), 404, "webauthn_registration_not_found");
    // What was signed cannot be changed.
    let mut credential = authenticator.get(&options);
    let counted =
        json!(authenticator.get(&options)["response"]["authenticatorData"].as_str().unwrap().replace("AAAAA", "AAAAB"));
    credential["response"]["authenticatorData"] = counted;
    fails(authenticate(&emulator, &credential), 400, invalid_signature);
    for (part, value, error_type) in [
        ("signature", Value::Null, "missing_signature_field"),
        ("authenticatorData", Value::Null, "missing_authenticator_data_field"),
        ("authenticatorData", json!("AAAA"), "invalid_authenticator_data"),
        ("clientDataJSON", Value::Null, "missing_client_data_json_field"),
    ] {
        let mut credential = authenticator.get(&options);
        credential["response"][part] = value;
        let error_type = format!("invalid_public_key_credential_{error_type}");
        fails(authenticate(&emulator, &credential), 400, &error_type);
    }
    let mut credential = authenticator.get(&options);
    credential["response"]["userHandle"] = json!("b3RoZXI");
    fails(authenticate(&emulator, &credential), 401, UNABLE_TO_AUTH);

    // The response to one ceremony is not one to the other.
    let created = authenticator.create(&creation_options(&emulator, &ada));
    let mut credential = authenticator.get(&options);
    credential["response"]["clientDataJSON"] = created["response"]["clientDataJSON"].clone();
    fails(authenticate(&emulator, &credential), 401, UNABLE_TO_AUTH);
    emulator.advance(Duration::from_secs(3600));
    ok(authenticate(&emulator, &authenticator.get(&request_options(&emulator, &ada))));
}

#[test]
fn wrong_signatures_lock_the_user() {
    let emulator = Emulator::new();
    let (ada, mut authenticator) = registered(&emulator);
    for _ in 0..10 {
        let forged = Authenticator::es256("credential-1").get(&request_options(&emulator, &ada));
        fails(authenticate(&emulator, &forged), 400, "invalid_public_key_credential_invalid_signature");
    }
    let credential = authenticator.get(&request_options(&emulator, &ada));
    fails(authenticate(&emulator, &credential), 429, "user_lock_limit_reached");
}

#[test]
fn a_copied_key_is_noticed_by_its_counter() {
    let emulator = Emulator::new();
    let (ada, mut authenticator) = registered(&emulator);
    let mut login = |counter| {
        authenticator.counter = counter;
        authenticate(&emulator, &authenticator.get(&request_options(&emulator, &ada)))
    };
    ok(login(0));
    ok(login(5));
    fails(login(5), 401, UNABLE_TO_AUTH);
    fails(login(0), 401, UNABLE_TO_AUTH);
    ok(login(6));
}

#[test]
fn a_key_is_for_its_user() {
    let emulator = Emulator::new();
    let (ada, mut of_ada) = registered(&emulator);
    let eve = sms_login(&emulator, PHONE);
    let mut of_eve = Authenticator::es256("credential-2");
    let credential = of_eve.create(&creation_options(&emulator, &eve["user_id"]));
    let body = json!({
        "user_id": eve["user_id"], "public_key_credential": credential.to_string(), "session_token": eve["session_token"],
    });
    let login = ok(post(&emulator, "/v1/webauthn/register", body));
    let factors = login["session"]["authentication_factors"].as_array().unwrap();
    assert_eq!(factors.iter().map(|factor| &factor["type"]).collect::<Vec<_>>(), ["otp", "webauthn"]);
    fails(authenticate(&emulator, &of_eve.get(&request_options(&emulator, &ada))), 401, UNABLE_TO_AUTH);
    let body = json!({
        "public_key_credential": of_ada.get(&request_options(&emulator, &ada)).to_string(),
        "session_token": eve["session_token"],
    });
    fails(post(&emulator, "/v1/webauthn/authenticate", body), 400, "user_id_mismatch");
}

#[test]
fn a_registration_is_renamed_listed_found_and_deleted() {
    let emulator = Emulator::new();
    let (ada, mut authenticator) = registered(&emulator);
    let path = format!("/v1/webauthn/credentials/{}/{DOMAIN}", ada.as_str().unwrap());
    let listed = ok(get(&emulator, &path))["credentials"].take();
    let id = listed[0]["webauthn_registration_id"].as_str().unwrap();
    let key = listed[0]["public_key"].clone();
    assert_eq!(BASE64_STANDARD.decode(key.as_str().unwrap()).unwrap()[..7], [0xa5, 1, 2, 3, 0x26, 0x20, 1]);
    let credential_id = BASE64_URL_SAFE_NO_PAD.encode("credential-1");
    let expected = json!([{
        "credential_id": credential_id, "webauthn_registration_id": id, "type": "public-key", "public_key": key,
    }]);
    assert_eq!(listed, expected);
    let elsewhere = format!("/v1/webauthn/credentials/{}/other.example", ada.as_str().unwrap());
    assert_eq!(ok(get(&emulator, &elsewhere))["credentials"], json!([]));
    fails(get(&emulator, "/v1/webauthn/credentials/x/app.example"), 404, "user_not_found");

    let update = |id: &str, body| put(&emulator, &format!("/v1/webauthn/{id}"), body);
    let renamed = ok(update(id, json!({ "name": "Phone" })));
    let expected = json!({
        "webauthn_registration_id": id, "domain": DOMAIN, "user_agent": "", "verified": true, "authenticator_type": "",
        "name": "Phone",
    });
    assert_eq!(renamed["webauthn_registration"], expected);
    fails(update(id, json!({ "name": "" })), 400, "empty_webauthn_registration_name");
    fails(update("x", json!({ "name": "Phone" })), 404, "webauthn_registration_not_found");

    let found = |name: &str, value: Value| {
        let operands = json!([{ "filter_name": name, "filter_value": value }]);
        let body = json!({ "query": { "operator": "AND", "operands": operands } });
        ok(post(&emulator, "/v1/users/search", body))["results_metadata"]["total"].as_u64().unwrap()
    };
    assert_eq!(
        (found("webauthn_registration_id", json!([id])), found("webauthn_registration_id", json!(["x"]))),
        (1, 0)
    );
    assert_eq!(found("webauthn_registration_verified", json!(true)), 1);
    assert_eq!(found("webauthn_registration_verified", json!(false)), 0);

    let credential = authenticator.get(&request_options(&emulator, &ada));
    let path = format!("/v1/users/webauthn_registrations/{id}");
    let answer = ok(delete(&emulator, &path));
    assert_eq!((&answer["user_id"], &answer["user"]["webauthn_registrations"]), (&ada, &json!([])));
    fails(delete(&emulator, &path), 404, "webauthn_registration_not_found");
    fails(authenticate(&emulator, &credential), 404, "webauthn_registration_not_found");
}
