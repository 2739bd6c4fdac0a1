//! Sessions in exchange for tokens of another identity provider.

use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use ring::rand::SystemRandom;
use ring::rsa::{KeyPair as RsaKeyPair, PublicKeyComponents};
use ring::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair, RSA_PKCS1_SHA256};
use serde_json::{Value, json};
use stytch_emulator::Emulator;

use crate::b2b::{acme, ada, member, organization};
use crate::support::{EMAIL, NEW_YEAR, PHONE, fails, ok, post, sms_login, user};

const ISSUER: &str = "https://idp.example";
const AUDIENCE: &str = "app";

fn encode(bytes: impl AsRef<[u8]>) -> String {
    BASE64_URL_SAFE_NO_PAD.encode(bytes)
}

/// Signs with RSA.
pub(crate) fn rs256(message: &[u8]) -> Vec<u8> {
    let key = rsa_key();
    let mut signature = vec![0; key.public().modulus_len()];
    key.sign(&RSA_PKCS1_SHA256, &SystemRandom::new(), message, &mut signature).unwrap();
    signature
}

fn rsa_key() -> RsaKeyPair {
    RsaKeyPair::from_pkcs8(include_bytes!("../../keys/1.der")).unwrap()
}

/// A JWT with these claims.
pub(crate) fn jwt(header: &Value, claims: &Value, sign: impl FnOnce(&[u8]) -> Vec<u8>) -> String {
    let signed = format!("{}.{}", encode(header.to_string()), encode(claims.to_string()));
    let signature = encode(sign(signed.as_bytes()));
    format!("{signed}.{signature}")
}

/// Claims of a token that is valid for a minute, and `more`.
fn claims(more: Value) -> Value {
    let mut claims = json!({ "iss": ISSUER, "aud": AUDIENCE, "nbf": NEW_YEAR, "exp": NEW_YEAR + 60, "jti": "token-1" });
    claims.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    claims
}

fn token(more: Value) -> String {
    jwt(&json!({ "alg": "RS256", "kid": "rsa" }), &claims(more), rs256)
}

/// The key that verifies them.
pub(crate) fn jwks() -> Value {
    let public = PublicKeyComponents::<Vec<u8>>::from(rsa_key().public());
    json!({ "keys": [{ "kty": "RSA", "kid": "rsa", "n": encode(public.n), "e": encode(public.e) }] })
}

/// An emulator that trusts the key.
fn emulator() -> Emulator {
    let emulator = Emulator::starting_at(NEW_YEAR);
    emulator.set_trusted_token_profile("profile-1", ISSUER, AUDIENCE, &jwks());
    emulator
}

fn attest(emulator: &Emulator, path: &str, token: &str, more: Value) -> (u16, Value) {
    let mut body = json!({ "profile_id": "profile-1", "token": token, "session_duration_minutes": 30 });
    body.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    post(emulator, path, body)
}

const OF_USERS: &str = "/v1/sessions/attest";
const OF_MEMBERS: &str = "/v1/b2b/sessions/attest";

fn expected_factor() -> Value {
    json!({
        "type": "trusted_auth_token",
        "delivery_method": "trusted_token_exchange",
        "created_at": "2025-01-01T00:00:00Z",
        "updated_at": "2025-01-01T00:00:00Z",
        "last_authenticated_at": "2025-01-01T00:00:00Z",
        "trusted_auth_token_factor": { "token_id": "token-1" },
    })
}

#[test]
fn a_token_becomes_a_session_of_its_user() {
    let emulator = emulator();
    let ada = ok(post(&emulator, "/v1/users", json!({ "email": EMAIL, "external_id": "ada" })));
    for about in [json!({ "email": EMAIL }), json!({ "sub": "ada" }), json!({ "sub": ada["user_id"] })] {
        let login = ok(attest(&emulator, OF_USERS, &token(about), json!({})));
        assert_eq!(login["user_id"], ada["user_id"]);
        assert_eq!(login["session"]["expires_at"], "2025-01-01T00:30:00Z");
        assert_eq!(login["session"]["authentication_factors"], json!([expected_factor()]));
    }
    fails(attest(&emulator, OF_USERS, &token(json!({ "email": "eve@example.com" })), json!({})), 404, "user_not_found");

    let eve = sms_login(&emulator, PHONE);
    let session = json!({ "session_token": eve["session_token"] });
    let login = ok(attest(&emulator, OF_USERS, &token(json!({ "sub": eve["user_id"] })), session.clone()));
    assert_eq!(login["session"]["authentication_factors"].as_array().unwrap().len(), 2);
    fails(attest(&emulator, OF_USERS, &token(json!({ "email": EMAIL })), session), 400, "user_id_mismatch");
}

#[test]
fn a_token_becomes_a_session_of_its_member() {
    let emulator = emulator();
    let acme = acme(&emulator);
    let ada = ada(&emulator, &acme);
    let email = "ada@acme.example";
    let by_claim = token(json!({ "email": email, "organization_id": acme }));
    let login = ok(attest(&emulator, OF_MEMBERS, &by_claim, json!({})));
    assert_eq!((&login["member_id"], &login["organization"]["organization_id"]), (&json!(ada), &json!(acme)));
    assert_eq!(login["member_session"]["expires_at"], "2025-01-01T00:30:00Z");
    assert_eq!(login["member_session"]["authentication_factors"], json!([expected_factor()]));
    let named = json!({ "organization_id": "acme", "session_token": login["session_token"] });
    let again = ok(attest(&emulator, OF_MEMBERS, &token(json!({ "sub": ada })), named));
    assert_eq!(again["member_session"]["member_session_id"], login["member_session"]["member_session_id"]);

    let nowhere = attest(&emulator, OF_MEMBERS, &token(json!({ "email": email })), json!({}));
    fails(nowhere, 400, "token_missing_organization_id_claim");
    let other = organization(&emulator, json!({ "organization_name": "Other" }));
    let elsewhere = json!({ "organization_id": other["organization_id"] });
    fails(attest(&emulator, OF_MEMBERS, &by_claim, elsewhere), 400, "invalid_token_organization_id_claim");
    let stranger = token(json!({ "email": "x@acme.example", "organization_id": acme }));
    fails(attest(&emulator, OF_MEMBERS, &stranger, json!({})), 404, "member_not_found");
    let eve = member(&emulator, &acme, json!({ "email_address": "eve@acme.example" }));
    let of_eve = token(json!({ "sub": eve["member_id"], "organization_id": acme }));
    let session = json!({ "session_token": login["session_token"] });
    fails(attest(&emulator, OF_MEMBERS, &of_eve, session), 400, "member_session_member_id_mismatch");
}

#[test]
fn only_tokens_of_the_profile_are_trusted() {
    let emulator = emulator();
    user(&emulator, EMAIL);
    let email = json!({ "email": EMAIL });
    let with = |name: &str, value: Value| {
        let mut claims = email.clone();
        claims[name] = value;
        attest(&emulator, OF_USERS, &token(claims), json!({}))
    };
    fails(with("iss", json!("https://evil.example")), 400, "jwt_invalid_issuer");
    fails(with("aud", json!("other")), 400, "jwt_invalid_audience");
    fails(with("aud", json!(["other"])), 400, "jwt_invalid_audience");
    ok(with("aud", json!(["other", AUDIENCE])));
    fails(with("exp", json!(NEW_YEAR)), 400, "jwt_invalid_claims");
    fails(with("exp", Value::Null), 400, "jwt_invalid_claims");
    fails(with("nbf", json!(NEW_YEAR + 1)), 400, "jwt_invalid_claims");

    let untrusted = "invalid_trusted_auth_token";
    let valid = token(email.clone());
    let forged = |token: &str| attest(&emulator, OF_USERS, token, json!({}));
    fails(forged(&valid[..valid.len() - 4]), 401, untrusted);
    fails(forged("a.b.c"), 401, untrusted);
    fails(forged("abc"), 401, untrusted);
    for header in [json!({ "alg": "none" }), json!({ "alg": "RS256", "kid": "other" }), json!({ "alg": "ES256" })] {
        fails(forged(&jwt(&header, &claims(email.clone()), rs256)), 401, untrusted);
    }
    let other_profile = json!({ "profile_id": "profile-2" });
    fails(attest(&emulator, OF_USERS, &valid, other_profile), 404, "trusted_token_profile_not_found");
    fails(post(&emulator, OF_USERS, json!({ "token": valid })), 400, "bad_request");
    ok(forged(&jwt(&json!({ "alg": "RS256" }), &claims(email.clone()), rs256)));
}

#[test]
fn a_profile_can_have_a_key_for_es256() {
    let emulator = emulator();
    user(&emulator, EMAIL);
    let random = SystemRandom::new();
    let key = EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, &random).unwrap();
    let key = EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, key.as_ref(), &random).unwrap();
    let point = &key.public_key().as_ref()[1..];
    let public = json!({ "kty": "EC", "crv": "P-256", "x": encode(&point[..32]), "y": encode(&point[32..]) });
    emulator.set_trusted_token_profile("profile-1", ISSUER, AUDIENCE, &json!({ "keys": [public] }));
    let claims = claims(json!({ "email": EMAIL }));
    let sign = |message: &[u8]| key.sign(&random, message).unwrap().as_ref().to_vec();
    ok(attest(&emulator, OF_USERS, &jwt(&json!({ "alg": "ES256" }), &claims, sign), json!({})));
    // The profile was replaced.
    let old = jwt(&json!({ "alg": "RS256" }), &claims, rs256);
    fails(attest(&emulator, OF_USERS, &old, json!({})), 401, "invalid_trusted_auth_token");
}
