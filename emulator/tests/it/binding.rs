//! What ties a login to the device that asked for it: PKCE, and the `options` about attributes.

use serde_json::{Value, json};
use stytch_core::login::Pkce;
use stytch_emulator::Emulator;

use crate::support::{EMAIL, PHONE, fails, ok, post, user};

#[test]
fn links_with_a_code_challenge_need_the_verifier() {
    let emulator = Emulator::new();
    user(&emulator, EMAIL);
    let pkce = Pkce::from_entropy([7; 32]);
    for (send, authenticate) in [
        ("/v1/magic_links/email/send", "/v1/magic_links/authenticate"),
        ("/v1/magic_links/email/login_or_create", "/v1/magic_links/authenticate"),
        ("/v1/passwords/email/reset/start", "/v1/passwords/email/reset"),
    ] {
        let with_challenge = |challenge: &str| json!({ "email": EMAIL, "code_challenge": challenge });
        fails(post(&emulator, send, with_challenge("x")), 400, "invalid_pkce_code_challenge");
        ok(post(&emulator, send, with_challenge(&pkce.challenge())));
        let with = |verifier: &str| {
            let token = emulator.last_token(EMAIL);
            let body = json!({ "token": token, "password": "correct horse", "code_verifier": verifier });
            post(&emulator, authenticate, body)
        };
        fails(with(""), 400, "pkce_expected_code_verifier");
        fails(with(&pkce.challenge()), 400, "pkce_mismatch");
        ok(with(pkce.verifier().expose()));

        // Too short for a verifier, though the challenge is made of it.
        let challenge_of_x = "LXEWQrcmsEQBYnyp-6wy9chTD7GQPMTbAiWHF5IaSIE";
        ok(post(&emulator, send, with_challenge(challenge_of_x)));
        fails(with("x"), 400, "pkce_mismatch");

        ok(post(&emulator, send, json!({ "email": EMAIL })));
        fails(with(pkce.verifier().expose()), 400, "pkce_did_not_expect_code_verifier");
        ok(with(""));
    }
}

fn options(ip_match_required: bool, user_agent_match_required: bool) -> Value {
    json!({ "ip_match_required": ip_match_required, "user_agent_match_required": user_agent_match_required })
}

/// What an authentication says about the device, and whether that is the one from before.
fn answers() -> [(Value, bool); 8] {
    let (ip, agent) = (json!({ "ip_address": "192.0.2.1" }), json!({ "user_agent": "Firefox" }));
    let both = json!({ "ip_address": "192.0.2.1", "user_agent": "Firefox" });
    let other = json!({ "ip_address": "192.0.2.2", "user_agent": "Firefox" });
    let with = |attributes: &Value, options: Value| json!({ "attributes": attributes, "options": options });
    [
        (with(&Value::Null, options(true, false)), false),
        (with(&agent, options(true, false)), false),
        (with(&other, options(true, false)), false),
        (with(&ip, options(true, false)), true),
        (with(&ip, options(false, true)), false),
        (with(&other, options(false, true)), true),
        (with(&both, options(true, true)), true),
        (with(&Value::Null, Value::Null), true),
    ]
}

/// Checks that the device of an authentication must be the one of the request before, if the options say so.
fn check(emulator: &Emulator, send: &str, address: &Value, authenticate: impl Fn(&Value) -> (String, Value)) {
    for (answer, same) in answers() {
        let mut body = address.clone();
        body["attributes"] = json!({ "ip_address": "192.0.2.1", "user_agent": "Firefox" });
        let sent = ok(post(emulator, send, body));
        let (path, mut body) = authenticate(&sent);
        for name in ["attributes", "options"] {
            body[name] = answer[name].clone();
        }
        let answered = post(emulator, &path, body);
        match same {
            true => drop(ok(answered)),
            false => drop(fails(answered, 401, "attribute_mismatch")),
        }
    }
    // Who asked is not known.
    let sent = ok(post(emulator, send, address.clone()));
    let (path, mut body) = authenticate(&sent);
    body["options"] = options(true, false);
    body["attributes"] = json!({ "ip_address": "" });
    fails(post(emulator, &path, body.clone()), 401, "attribute_mismatch");
    body["options"] = json!({ "ip_match_required": "yes" });
    fails(post(emulator, &path, body), 400, "bad_request");
}

#[test]
fn options_tie_passcodes_to_a_device() {
    let emulator = Emulator::new();
    user(&emulator, EMAIL);
    for (kind, name, id, address) in [
        ("email", "email", "email_id", EMAIL),
        ("sms", "phone_number", "phone_id", PHONE),
        ("whatsapp", "phone_number", "phone_id", PHONE),
    ] {
        check(&emulator, &format!("/v1/otps/{kind}/login_or_create"), &json!({ name: address }), |sent| {
            let code = emulator.last_passcode(address);
            ("/v1/otps/authenticate".to_owned(), json!({ "method_id": sent[id], "code": code }))
        });
    }
}

#[test]
fn options_tie_links_to_a_device() {
    let emulator = Emulator::new();
    let user = user(&emulator, EMAIL);
    let login = |_: &Value| ("/v1/magic_links/authenticate".to_owned(), json!({ "token": emulator.last_token(EMAIL) }));
    check(&emulator, "/v1/magic_links/email/login_or_create", &json!({ "email": EMAIL }), login);
    check(&emulator, "/v1/magic_links/email/send", &json!({ "email": EMAIL }), login);
    check(&emulator, "/v1/magic_links", &json!({ "user_id": user["user_id"] }), |sent| {
        ("/v1/magic_links/authenticate".to_owned(), json!({ "token": sent["token"] }))
    });
    check(&emulator, "/v1/passwords/email/reset/start", &json!({ "email": EMAIL }), |_| {
        let body = json!({ "token": emulator.last_token(EMAIL), "password": "correct horse" });
        ("/v1/passwords/email/reset".to_owned(), body)
    });
}
