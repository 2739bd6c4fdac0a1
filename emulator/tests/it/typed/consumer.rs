//! Logins of users with apps, keys and wallets, by the project's own team, and from known devices.

use std::time::Duration;

use serde_json::json;
use stytch_core::consumer::{crypto_wallets, impersonation, sessions, totps, users, webauthn};
use stytch_core::fraud::{self, VerdictAction};
use stytch_emulator::{Emulator, Fingerprint};

use super::{ADA, call, kinds};
use crate::authenticator::Authenticator;
use crate::crypto_wallets::{ethereum, solana};

const DOMAIN: &str = "app.example";

fn user(emulator: &Emulator) -> String {
    call(emulator, &users::Create::new().email(ADA)).user_id
}

#[test]
fn by_authenticator_app_and_recovery_code() {
    let emulator = Emulator::new();
    let ada = user(&emulator);
    let app = call(&emulator, &totps::Create::new(&ada));
    let log_in = || {
        let code = emulator.totp_code(app.secret.expose()).unwrap();
        let login = call(&emulator, &totps::Authenticate::new(&ada, code).session_duration_minutes(60));
        assert_eq!(
            (login.totp_id, kinds(&login.session.unwrap().authentication_factors)),
            (app.totp_id.clone(), vec!["totp"])
        );
    };
    log_in();
    emulator.advance(Duration::from_secs(60));
    log_in();
    let recover = totps::Recover::new(&ada, app.recovery_codes[0].clone()).session_duration_minutes(60);
    assert_eq!(kinds(&call(&emulator, &recover).session.unwrap().authentication_factors), ["recovery_codes"]);
    let left = call(&emulator, &totps::RecoveryCodes::new(&ada)).totps.remove(0).recovery_codes;
    assert_eq!(left, app.recovery_codes[1..]);
}

#[test]
fn by_passkey() {
    let emulator = Emulator::new();
    let ada = user(&emulator);
    let mut key = Authenticator::es256("credential-1");
    let start = webauthn::RegisterStart::new(&ada, DOMAIN).use_base64_url_encoding(true);
    let options = call(&emulator, &start).public_key_credential_creation_options;
    let credential = key.create(&json!(options)).to_string();
    let id = call(&emulator, &webauthn::Register::new(&ada, credential)).webauthn_registration_id;
    call(&emulator, &webauthn::Update::new(&id, "Laptop"));
    let start = webauthn::AuthenticateStart::new(DOMAIN).use_base64_url_encoding(true);
    let options = call(&emulator, &start).public_key_credential_request_options;
    let credential = key.get(&json!(options)).to_string();
    let login = call(&emulator, &webauthn::Authenticate::new(credential).session_duration_minutes(60));
    assert_eq!((&login.user_id, &login.webauthn_registration_id), (&ada, &id));
    assert_eq!(login.user.webauthn_registrations[0].name, "Laptop");
    let listed = call(&emulator, &webauthn::ListCredentials::new(&ada, DOMAIN)).credentials;
    assert_eq!(listed[0].webauthn_registration_id, id);
}

#[test]
fn by_wallet() {
    for wallet in [ethereum(1), solana(1)] {
        let emulator = Emulator::new();
        let started = call(&emulator, &crypto_wallets::AuthenticateStart::new(wallet.kind, &wallet.address));
        assert!(started.user_created);
        let signature = (wallet.sign)(&started.challenge);
        let authenticate = crypto_wallets::Authenticate::new(wallet.kind, &wallet.address, signature);
        let login = call(&emulator, &authenticate.session_duration_minutes(60));
        assert_eq!((login.user_id, login.user.crypto_wallets[0].verified), (started.user_id, true));
        assert_eq!(kinds(&login.session.unwrap().authentication_factors), ["crypto"]);
    }
}

#[test]
fn by_the_team_and_from_another_system() {
    let emulator = Emulator::new();
    let ada = user(&emulator);
    let token = emulator.impersonation_token(&ada, "help@team.example").unwrap();
    let login = call(&emulator, &impersonation::Authenticate::new(token));
    assert_eq!((&login.user_id, kinds(&login.session.unwrap().authentication_factors)), (&ada, vec!["impersonated"]));
    emulator.set_external_session("old", json!({ "email": ADA }));
    let login = call(&emulator, &sessions::Migrate::new("old").session_duration_minutes(60));
    assert_eq!((login.user_id, kinds(&login.session.unwrap().authentication_factors)), (ada, vec!["imported"]));
}

#[test]
fn verdicts_about_devices() {
    let emulator = Emulator::new();
    emulator.set_fingerprint("telemetry-1", Fingerprint::new().visitor_id("visitor-1").reasons(["VIRTUAL_MACHINE"]));
    let look_up = || call(&emulator, &fraud::fingerprint::Lookup::new("telemetry-1")).verdict;
    assert_eq!(look_up().action, VerdictAction::Challenge);
    call(&emulator, &fraud::rules::Set::new(fraud::RuleAction::Block).visitor_id("visitor-1"));
    assert_eq!(look_up().action, VerdictAction::Block);
    let rules = call(&emulator, &fraud::rules::List::new());
    assert_eq!((rules.rules.len(), rules.next_cursor.as_str()), (1, ""));
    let risk = call(&emulator, &fraud::email::Risk::new("bounce@example.com"));
    assert!(risk.address_information.has_known_bounces);
}
