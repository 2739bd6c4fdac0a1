//! RFC 7636: Proof Key for Code Exchange.

use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use ring::digest::{SHA256, digest};
use serde_json::{Value, json};
use stytch_emulator::Emulator;

use super::{CHALLENGE, VERIFIER, ada};
use crate::clients::{CALLBACK, app, authorize, refused, trade};
use crate::support::{EMAIL, fails, ok, post, user};

/// The challenge of any text.
fn challenge_of(text: &str) -> String {
    BASE64_URL_SAFE_NO_PAD.encode(digest(&SHA256, text.as_bytes()))
}

// Section 4.1: a verifier has 43 to 128 characters, each of them unreserved in URLs.
#[test]
fn verifiers_have_their_length_and_alphabet() {
    let emulator = Emulator::new();
    let robot = app(&emulator, "first_party");
    let ada = ada(&emulator);
    let attempt = |verifier: &str| {
        let challenge = json!({ "code_challenge": challenge_of(verifier) });
        let code = authorize(&emulator, &robot, &ada, &[], challenge);
        trade(&emulator, &robot, &code, json!({ "code_verifier": verifier }))
    };
    let longest = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~".repeat(2);
    for verifier in [VERIFIER, &"~".repeat(43), &longest[..128]] {
        ok(attempt(verifier));
    }
    // Also if it is the one that the challenge was made of.
    for verifier in
        [&"a".repeat(42), &longest[..129], "x", &format!("{VERIFIER} "), &format!("{VERIFIER}+"), &"é".repeat(43)]
    {
        let message = refused(attempt(verifier), 400, "invalid_request");
        assert_eq!(message, "code_verifier must be 43 to 128 letters, digits and - . _ ~.");
    }
}

// Section 4.2: Stytch knows the method S256 only, whose challenges have the form of a hash.
#[test]
fn challenges_are_hashes() {
    let emulator = Emulator::new();
    let ada = user(&emulator, EMAIL)["user_id"].take();
    for client_type in ["first_party", "third_party_public"] {
        let robot = app(&emulator, client_type);
        let attempt = |challenge: &str| {
            let body = json!({
                "client_id": robot["client_id"], "redirect_uri": CALLBACK, "response_type": "code", "scopes": [],
                "user_id": ada, "consent_granted": true, "code_challenge": challenge,
            });
            post(&emulator, "/v1/idp/oauth/authorize", body)
        };
        ok(attempt(CHALLENGE));
        for challenge in
            ["plain", &CHALLENGE[1..], &format!("{CHALLENGE}="), &CHALLENGE.replace('-', "+"), &"a".repeat(44)]
        {
            fails(attempt(challenge), 400, "invalid_pkce_code_challenge");
        }
    }
}

// Section 4.4.1: public clients need a challenge. Stytch says so in its own form, as this is its own endpoint.
#[test]
fn public_clients_need_a_challenge() {
    let emulator = Emulator::new();
    let ada = user(&emulator, EMAIL)["user_id"].take();
    let body = |client: &Value| {
        json!({
            "client_id": client["client_id"], "redirect_uri": CALLBACK, "response_type": "code", "scopes": [],
            "user_id": ada, "consent_granted": true,
        })
    };
    for client_type in ["first_party_public", "third_party_public"] {
        let response = post(&emulator, "/v1/idp/oauth/authorize", body(&app(&emulator, client_type)));
        fails(response, 400, "pkce_required_for_idp_authorization_flow");
    }
    ok(post(&emulator, "/v1/idp/oauth/authorize", body(&app(&emulator, "third_party"))));
}

// Section 4.6: the verifier is hashed and compared. A wrong one does not use up the code.
#[test]
fn a_challenge_is_held_against_its_verifier() {
    let emulator = Emulator::new();
    let robot = app(&emulator, "first_party");
    let ada = ada(&emulator);
    let code = authorize(&emulator, &robot, &ada, &[], json!({ "code_challenge": CHALLENGE }));
    let attempt = |extra| trade(&emulator, &robot, &code, extra);
    assert_eq!(refused(attempt(json!({})), 400, "invalid_grant"), "code_verifier is required.");
    // The challenge itself would do with the method plain.
    for wrong in [CHALLENGE, &"a".repeat(43), &VERIFIER.to_lowercase()] {
        let message = refused(attempt(json!({ "code_verifier": wrong })), 400, "invalid_grant");
        assert_eq!(message, "code_verifier does not match the code_challenge.");
    }
    ok(attempt(json!({ "code_verifier": VERIFIER })));
}

// Section 4.5: an attacker may have removed the challenge from the authorization request, so a verifier is not ignored.
#[test]
fn a_verifier_without_a_challenge_is_refused() {
    let emulator = Emulator::new();
    let robot = app(&emulator, "first_party");
    let code = authorize(&emulator, &robot, &ada(&emulator), &[], json!({}));
    let message = refused(trade(&emulator, &robot, &code, json!({ "code_verifier": VERIFIER })), 400, "invalid_grant");
    assert_eq!(message, "The code was asked for without a code_challenge.");
    ok(trade(&emulator, &robot, &code, json!({})));
}
