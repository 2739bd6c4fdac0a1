//! Logins with a second factor: enrolment, the login itself, recovery, and more proof in a session.

use std::time::Duration;

use stytch_core::Secret;
use stytch_core::b2b::{MfaMethod, MfaPolicy, organizations, otps, recovery_codes, totps};
use stytch_emulator::Emulator;

use super::{ADA, call, link, organization, proof};
use crate::support::PHONE;

/// Acme, which requires a second factor, and Ada.
fn strict(emulator: &Emulator) -> (String, String) {
    let (acme, ada) = organization(emulator, "acme", ADA);
    call(emulator, &organizations::Update::new(&acme).mfa_policy(MfaPolicy::RequiredForAll));
    (acme, ada)
}

/// The first factor of a login; returns the token with which it goes on, and the method that was begun.
fn begin(emulator: &Emulator, acme: &str) -> (Secret, Option<MfaMethod>) {
    let begun = call(emulator, &link(emulator, acme, ADA));
    assert!(!begun.member_authenticated && begun.member_session.is_none());
    (begun.intermediate_session_token, begun.mfa_required.unwrap().secondary_auth_initiated)
}

#[test]
fn by_sms() {
    let emulator = Emulator::new();
    let (acme, ada) = strict(&emulator);
    let finish = |token: Secret| {
        let code = emulator.last_passcode(PHONE).unwrap();
        let authenticate = otps::sms::Authenticate::new(&acme, &ada, code).intermediate_session_token(token);
        call(&emulator, &authenticate)
    };
    let (token, begun) = begin(&emulator, &acme);
    assert_eq!(begun, None);
    call(&emulator, &otps::sms::Send::new(&acme, &ada).mfa_phone_number(PHONE));
    let first = finish(token);
    assert_eq!(proof(&first.member_session), ["magic_link", "otp"]);
    assert!(first.member.mfa_enrolled);
    // Next time, the code is sent at once.
    let (token, begun) = begin(&emulator, &acme);
    assert_eq!(begun, Some(MfaMethod::SmsOtp));
    assert_eq!(proof(&finish(token).member_session), ["magic_link", "otp"]);
}

#[test]
fn by_authenticator_app_and_recovery_code() {
    let emulator = Emulator::new();
    let (acme, ada) = strict(&emulator);
    let (token, _) = begin(&emulator, &acme);
    let app = call(&emulator, &totps::Create::new(&acme, &ada).intermediate_session_token(token.clone()));
    let finish = |token: Secret| {
        let code = emulator.totp_code(app.secret.expose()).unwrap();
        call(&emulator, &totps::Authenticate::new(&acme, &ada, code).intermediate_session_token(token))
    };
    let first = finish(token);
    assert_eq!(
        (first.member.totp_registration_id, proof(&first.member_session)),
        (app.totp_registration_id.clone(), vec!["magic_link", "totp"])
    );
    emulator.advance(Duration::from_secs(60));
    assert_eq!(proof(&finish(begin(&emulator, &acme).0).member_session), ["magic_link", "totp"]);

    let (token, _) = begin(&emulator, &acme);
    let codes = || call(&emulator, &recovery_codes::Get::new(&acme, &ada)).recovery_codes;
    assert_eq!(codes(), app.recovery_codes);
    let recover = recovery_codes::Recover::new(&acme, &ada, app.recovery_codes[0].clone());
    let recovered = call(&emulator, &recover.intermediate_session_token(token));
    assert_eq!(proof(&recovered.member_session), ["magic_link", "recovery_codes"]);
    assert_eq!(recovered.recovery_codes_remaining, 9);
    let rotated = call(&emulator, &recovery_codes::Rotate::new(&acme, &ada)).recovery_codes;
    assert_eq!((rotated.len(), codes()), (10, rotated));
}

#[test]
fn a_session_gets_more_proof() {
    let emulator = Emulator::new();
    let (acme, ada) = organization(&emulator, "acme", ADA);
    let token = call(&emulator, &link(&emulator, &acme, ADA)).session_token;
    call(&emulator, &otps::sms::Send::new(&acme, &ada).mfa_phone_number(PHONE).session_token(token.clone()));
    let code = emulator.last_passcode(PHONE).unwrap();
    let second = call(&emulator, &otps::sms::Authenticate::new(&acme, &ada, code).session_token(token.clone()));
    assert_eq!((&second.session_token, proof(&second.member_session)), (&token, vec!["magic_link", "otp"]));
    let app = call(&emulator, &totps::Create::new(&acme, &ada).session_token(token.clone()));
    let code = emulator.totp_code(app.secret.expose()).unwrap();
    let third = call(&emulator, &totps::Authenticate::new(&acme, &ada, code).session_token(token));
    assert_eq!(proof(&third.member_session), ["magic_link", "otp", "totp"]);
}

#[test]
fn by_the_app_of_another_system() {
    let emulator = Emulator::new();
    let (acme, ada) = strict(&emulator);
    let secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
    let migrated = call(&emulator, &totps::Migrate::new(&acme, &ada, secret, ["first", "second"]));
    assert_eq!(migrated.recovery_codes.len(), 2);
    let (token, _) = begin(&emulator, &acme);
    let code = emulator.totp_code(secret).unwrap();
    let login = call(&emulator, &totps::Authenticate::new(&acme, &ada, code).intermediate_session_token(token));
    assert_eq!(proof(&login.member_session), ["magic_link", "totp"]);
}
