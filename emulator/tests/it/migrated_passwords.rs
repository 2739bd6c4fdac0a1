//! Passwords of which another system knew the hash.

use serde_json::{Value, json};
use stytch_emulator::Emulator;

use crate::support::{EMAIL, PHONE, fails, get, ok, post, sms_login, user};

const PASSWORD: &str = "correct horse";
const MD5: &str = "3cb4e732631f47e6eb961f34554b7cde";
const ARGON2_HEX: &str = "789357559a655455461bdd0c1d697343";
/// `saltsalt`
const SALT: &str = "c2FsdHNhbHQ=";
const SCRYPT: &str = "5eJHz+r0WlGIVtbszqsCUiq6CMxJnB1YJDpacs0jSZQ=";
const PBKDF2: &str = "qQDPSZa3Ormyy9oK1Pu0ZLLwP2Svzmx3yu8OvDdq/J0=";

/// The params that say a hash of [`PASSWORD`].
pub(crate) fn argon2id() -> Value {
    let mut params = argon2(64, 1, 1, 16);
    params["hash"] = json!(ARGON2_HEX);
    params["hash_type"] = json!("argon_2id");
    params
}

/// Hashes of [`PASSWORD`], made by other implementations.
fn hashes() -> Vec<(&'static str, &'static str, Value)> {
    let none = Value::Null;
    vec![
        ("bcrypt", "$2b$04$AtSwFTc.vVOQQ2ft900G/eA7mAkFd.gEoO0E44YWH6DVXBr3agF.e", none.clone()),
        ("bcrypt", "$2y$04$AtSwFTc.vVOQQ2ft900G/eA7mAkFd.gEoO0E44YWH6DVXBr3agF.e", none.clone()),
        ("argon_2id", "$argon2id$v=19$m=64,t=1,p=1$c2FsdHNhbHQ$eJNXVZplVFVGG90MHWlzQw", none.clone()),
        ("argon_2i", "$argon2i$v=19$m=64,t=1,p=1$c2FsdHNhbHQ$y52VPpwGvmOrPJygtABfjQ", none.clone()),
        ("argon_2id", ARGON2_HEX, argon2(64, 1, 1, 16)),
        ("scrypt", "$scrypt$ln=4,r=8,p=1$c2FsdHNhbHQ$5eJHz+r0WlGIVtbszqsCUiq6CMxJnB1YJDpacs0jSZQ", none.clone()),
        ("scrypt", SCRYPT, scrypt(16, 8, 1, 32)),
        ("pbkdf_2", PBKDF2, pbkdf2("sha256", 1000, 32)),
        (
            "pbkdf_2",
            "+sUSD8jw4f8ns7m9b7kj8PeJLe8lJXO8Am09BLgO79kST9D/Ija5aKINGF5Xg7hkKXw1+fNhBzzJP3eIXcWXww==",
            pbkdf2("sha512", 1000, 64),
        ),
        ("phpass", "$P$502nXc04X.r76Km/Yupqc7cB6vEbBt.", none.clone()),
        ("phpass", "$H$502nXc04X.r76Km/Yupqc7cB6vEbBt.", none.clone()),
        ("md_5", MD5, none),
        (
            "md_5",
            "07207f8a877212a5d111126bb3e11959",
            json!({ "md_5_config": { "prepend_salt": "ab", "append_salt": "cd" } }),
        ),
        (
            "sha_1",
            "9dff4e50c8950bad31ce65fee554e6fb910185c9",
            json!({ "sha_1_config": { "prepend_salt": "ab", "append_salt": "" } }),
        ),
        (
            "sha_512",
            "144f958cb12820e87cc0389e4ec831f0c0679a928e27cbc4e00e2bf71e088883540ddb87df734d8ca5a95e9bb4ce81519e10acaa67064cc\
             7a4c7fbda86c7a3d5",
            json!({ "sha_512_config": { "prepend_salt": "", "append_salt": "cd" } }),
        ),
    ]
}

fn argon2(memory: i64, iterations: i64, threads: i64, key_length: i64) -> Value {
    json!({ "argon_2_config": {
        "salt": "saltsalt", "memory": memory, "iteration_amount": iterations, "threads": threads, "key_length": key_length,
    } })
}

fn scrypt(n: i64, r: i64, p: i64, key_length: i64) -> Value {
    json!({ "scrypt_config": {
        "salt": SALT, "n_parameter": n, "r_parameter": r, "p_parameter": p, "key_length": key_length,
    } })
}

fn pbkdf2(algorithm: &str, iterations: i64, key_length: i64) -> Value {
    json!({ "pbkdf_2_config": {
        "salt": SALT, "algorithm": algorithm, "iteration_amount": iterations, "key_length": key_length,
    } })
}

/// Migrates a password; a `null` configuration is left out.
fn migrate(emulator: &Emulator, hash_type: &str, hash: &str, config: &Value) -> (u16, Value) {
    let mut body = json!({ "email": EMAIL, "hash_type": hash_type, "hash": hash });
    for (name, value) in config.as_object().into_iter().flatten() {
        body[name] = value.clone();
    }
    post(emulator, "/v1/passwords/migrate", body)
}

fn authenticate(emulator: &Emulator, password: &str) -> (u16, Value) {
    let body = json!({ "email": EMAIL, "password": password, "session_duration_minutes": 60 });
    post(emulator, "/v1/passwords/authenticate", body)
}

#[test]
fn a_login_is_checked_against_the_hash() {
    for (hash_type, hash, config) in hashes() {
        let emulator = Emulator::new();
        let migrated = ok(migrate(&emulator, hash_type, hash, &config));
        assert_eq!(migrated["user_created"], true, "{hash_type}");
        fails(authenticate(&emulator, "wrong horse"), 401, "unauthorized_credentials");
        let login = ok(authenticate(&emulator, PASSWORD));
        assert_eq!(login["user_id"], migrated["user_id"], "{hash_type}");
        assert_eq!(login["session"]["authentication_factors"][0]["type"], "password");
    }
}

#[test]
fn a_migrated_password_is_replaced() {
    let emulator = Emulator::new();
    ok(migrate(&emulator, "md_5", MD5, &Value::Null));
    let body = json!({ "email": EMAIL, "existing_password": PASSWORD, "new_password": "battery staple" });
    ok(post(&emulator, "/v1/passwords/existing_password/reset", body));
    fails(authenticate(&emulator, PASSWORD), 401, "unauthorized_credentials");
    ok(authenticate(&emulator, "battery staple"));
    fails(migrate(&emulator, "md_5", MD5, &Value::Null), 400, "password_already_exists");
}

#[test]
fn a_new_user_has_what_the_migration_says() {
    let emulator = Emulator::new();
    let body = json!({
        "email": EMAIL, "hash_type": "md_5", "hash": MD5, "set_email_verified": true, "phone_number": PHONE,
        "set_phone_number_verified": true, "external_id": "ada", "roles": ["editor"],
        "name": { "first_name": "Ada" }, "trusted_metadata": { "plan": "gold" }, "untrusted_metadata": { "theme": "dark" },
    });
    let migrated = ok(post(&emulator, "/v1/passwords/migrate", body));
    let user = &migrated["user"];
    let email = json!([{ "email_id": migrated["email_id"], "email": EMAIL, "verified": true }]);
    assert_eq!(user["emails"], email);
    assert_eq!(
        (&user["phone_numbers"][0]["phone_number"], &user["phone_numbers"][0]["verified"]),
        (&json!(PHONE), &json!(true))
    );
    assert_eq!((&user["external_id"], &user["roles"]), (&json!("ada"), &json!(["stytch_user", "editor"])));
    assert_eq!(user["name"]["first_name"], "Ada");
    assert_eq!(
        (&user["trusted_metadata"]["plan"], &user["untrusted_metadata"]["theme"]),
        (&json!("gold"), &json!("dark"))
    );
    assert!(user["password"]["password_id"].is_string());
    assert_eq!(ok(get(&emulator, "/v1/users/ada"))["user_id"], migrated["user_id"]);
}

#[test]
fn a_known_user_gets_the_password() {
    let emulator = Emulator::new();
    let ada = user(&emulator, EMAIL);
    let migrated = ok(migrate(&emulator, "md_5", MD5, &Value::Null));
    assert_eq!((&migrated["user_id"], &migrated["email_id"]), (&ada["user_id"], &ada["email_id"]));
    assert_eq!(migrated["user_created"], false);
    assert_eq!(migrated["user"]["emails"][0]["verified"], false);
    ok(authenticate(&emulator, PASSWORD));
}

#[test]
fn a_phone_number_of_another_user_is_not_taken_over() {
    let emulator = Emulator::new();
    sms_login(&emulator, PHONE);
    let config = json!({ "phone_number": PHONE });
    fails(migrate(&emulator, "md_5", MD5, &config), 400, "duplicate_phone_number");
    fails(authenticate(&emulator, PASSWORD), 404, "email_not_found");
    fails(migrate(&emulator, "md_5", MD5, &json!({ "phone_number": "1" })), 400, "invalid_phone_number");
}

/// phpass hashes it in each round: with a megabyte, that would take minutes.
#[test]
fn a_password_of_a_megabyte_is_wrong_at_once() {
    let emulator = Emulator::new();
    ok(migrate(&emulator, "phpass", "$P$F02nXc04X.r76Km/Yupqc7cB6vEbBt.", &Value::Null));
    fails(authenticate(&emulator, &"x".repeat(1 << 20)), 401, "unauthorized_credentials");
}

#[test]
fn hashes_that_are_wrong_or_too_costly_are_refused() {
    let bcrypt = "$04$AtSwFTc.vVOQQ2ft900G/eA7mAkFd.gEoO0E44YWH6DVXBr3agF.e";
    let cost = |cost: &str| format!("$2b${cost}{}", &bcrypt[3..]);
    let argon2id = |params: &str| format!("$argon2id$v=19${params}$c2FsdHNhbHQ$eJNXVZplVFVGG90MHWlzQw");
    let scrypt_phc = |params: &str| format!("$scrypt${params}$c2FsdHNhbHQ$5eJHz+r0WlGIVtbszqsCUiq6CMxJnB1YJDpacs0jSZQ");
    let text = |text: &str| text.to_owned();
    let none = Value::Null;
    let cases = [
        ("md_4", text(MD5), none.clone(), "invalid_hash_type"),
        ("md_5", text("3cb4"), none.clone(), "invalid_md_5_hash"),
        ("sha_1", text(MD5), none.clone(), "invalid_sha_1_hash"),
        ("sha_512", text("é"), none.clone(), "invalid_sha_512_hash"),
        ("bcrypt", text(MD5), none.clone(), "invalid_bcrypt_hash"),
        ("bcrypt", format!("$3b{bcrypt}"), none.clone(), "invalid_bcrypt_hash"),
        ("bcrypt", format!("$2b{bcrypt}x"), none.clone(), "invalid_bcrypt_hash"),
        ("bcrypt", cost("15"), none.clone(), "invalid_bcrypt_cost"),
        ("bcrypt", cost("03"), none.clone(), "invalid_bcrypt_cost"),
        ("phpass", text(MD5), none.clone(), "invalid_phpass_hash_prefix"),
        ("phpass", text("$P$502n"), none.clone(), "invalid_phpass_hash_format"),
        ("phpass", text("$P$G02nXc04X.r76Km/Yupqc7cB6vEbBt."), none.clone(), "invalid_phpass_hash_format"),
        ("phpass", text("$P$éééééééééééééééé"), none.clone(), "invalid_phpass_hash_format"),
        ("argon_2i", argon2id("m=64,t=1,p=1"), none.clone(), "invalid_hash"),
        ("argon_2id", argon2id("m=64,t=1,p"), none.clone(), "invalid_hash"),
        ("argon_2id", argon2id("m=262145,t=1,p=1"), none.clone(), "invalid_argon_2_memory"),
        ("argon_2id", argon2id("m=262144,t=5,p=1"), none.clone(), "invalid_argon_2_iteration_amount"),
        ("argon_2id", argon2id("m=64,t=1,p=0"), none.clone(), "invalid_argon_2_threads"),
        ("argon_2id", text("zz"), argon2(64, 1, 1, 16), "invalid_hash"),
        ("argon_2id", text(ARGON2_HEX), argon2(7, 1, 1, 16), "invalid_argon_2_memory"),
        ("argon_2id", text(ARGON2_HEX), argon2(64, 0, 1, 16), "invalid_argon_2_iteration_amount"),
        ("argon_2id", text(ARGON2_HEX), argon2(64, 1, -1, 16), "invalid_argon_2_threads"),
        ("argon_2id", text(ARGON2_HEX), argon2(64, 1, 1, 3), "invalid_argon_2_key_length"),
        ("argon_2id", text(ARGON2_HEX), argon2(64, 1, 1, 32), "argon_2_key_length_mismatch"),
        ("scrypt", text("*"), scrypt(16, 8, 1, 32), "invalid_base64_scrypt_hash"),
        ("scrypt", text(SCRYPT), scrypt(15, 8, 1, 32), "invalid_scrypt_n_parameter"),
        ("scrypt", text(SCRYPT), scrypt(524_288, 8, 1, 32), "invalid_scrypt_n_parameter"),
        ("scrypt", text(SCRYPT), scrypt(262_144, 9, 1, 32), "invalid_scrypt_parameters"),
        ("scrypt", text(SCRYPT), scrypt(262_144, 8, 2, 32), "invalid_scrypt_parameters"),
        ("scrypt", text(SCRYPT), scrypt(16, 8, 1, 16), "scrypt_key_length_mismatch"),
        ("scrypt", scrypt_phc("ln=19,r=8,p=1"), none.clone(), "invalid_scrypt_n_parameter"),
        ("scrypt", scrypt_phc("ln=4,r=0,p=1"), none.clone(), "invalid_scrypt_parameters"),
        ("scrypt", text("$scrypt$"), none.clone(), "invalid_hash"),
        ("pbkdf_2", text("*"), pbkdf2("sha256", 1000, 32), "invalid_pbkdf_2_hash"),
        ("pbkdf_2", text(PBKDF2), pbkdf2("sha1", 1000, 32), "invalid_pbkdf_2_algorithm"),
        ("pbkdf_2", text(PBKDF2), pbkdf2("sha256", 0, 32), "invalid_pbkdf_2_iteration_amount"),
        ("pbkdf_2", text(PBKDF2), pbkdf2("sha256", 4_000_001, 32), "invalid_pbkdf_2_iteration_amount"),
        ("pbkdf_2", text(PBKDF2), pbkdf2("sha256", 1000, 16), "pbkdf_2_key_length_mismatch"),
        ("pbkdf_2", text(PBKDF2), none, "bad_request"),
    ];
    let emulator = Emulator::new();
    for (hash_type, hash, config, error_type) in cases {
        fails(migrate(&emulator, hash_type, &hash, &config), 400, error_type);
    }
    fails(authenticate(&emulator, PASSWORD), 404, "email_not_found");
}
