//! Passwords: of another system, and reset in all three ways.

use stytch_core::models::HashType;
use stytch_core::{b2b, consumer};
use stytch_emulator::Emulator;

use super::{ADA, NEW_PASSWORD, PASSWORD, call, organization, proof};

/// A hash of `correct horse`.
const HASH: &str = "$2b$04$AtSwFTc.vVOQQ2ft900G/eA7mAkFd.gEoO0E44YWH6DVXBr3agF.e";

/// A project with a user, who has the password and a session; returns the user's id with the session's token.
fn with_user() -> (Emulator, String, stytch_core::Secret) {
    let emulator = Emulator::new();
    let create = consumer::passwords::Create::new(ADA, PASSWORD).session_duration_minutes(60);
    let created = call(&emulator, &create);
    (emulator, created.user_id, created.session_token)
}

#[track_caller]
fn works(emulator: &Emulator, user_id: &str, password: &str) {
    let login = call(emulator, &consumer::passwords::Authenticate::new(ADA, password));
    assert_eq!(login.user_id, user_id);
}

#[test]
fn of_a_user() {
    use consumer::passwords::{email, existing_password, sessions};
    let (emulator, ada, _) = with_user();
    works(&emulator, &ada, PASSWORD);
    call(&emulator, &email::ResetStart::new(ADA));
    assert_eq!(call(&emulator, &email::Reset::new(emulator.last_token(ADA).unwrap(), NEW_PASSWORD)).user_id, ada);
    works(&emulator, &ada, NEW_PASSWORD);
    let (emulator, ada, _) = with_user();
    assert_eq!(call(&emulator, &existing_password::Reset::new(ADA, PASSWORD, NEW_PASSWORD)).user_id, ada);
    works(&emulator, &ada, NEW_PASSWORD);
    let (emulator, ada, session_token) = with_user();
    assert_eq!(call(&emulator, &sessions::Reset::new(NEW_PASSWORD).session_token(session_token)).user_id, ada);
    works(&emulator, &ada, NEW_PASSWORD);
}

#[test]
fn of_a_user_of_another_system() {
    let emulator = Emulator::new();
    let migrated = call(&emulator, &consumer::passwords::Migrate::new(ADA, HASH, HashType::Bcrypt));
    assert!(migrated.user_created);
    works(&emulator, &migrated.user_id, "correct horse");
}

#[test]
fn of_a_member() {
    use b2b::passwords::{Authenticate, email, existing_password, sessions};
    let emulator = Emulator::new();
    let (acme, ada) = organization(&emulator, "acme", ADA);
    let works = |password: &str| {
        let login = call(&emulator, &Authenticate::new(&acme, ADA, password));
        assert_eq!((login.member_id, proof(&login.member_session)), (ada.clone(), vec!["password"]));
        login.session_token
    };
    call(&emulator, &email::ResetStart::new(&acme, ADA));
    let reset = call(&emulator, &email::Reset::new(emulator.last_token(ADA).unwrap(), PASSWORD));
    assert_eq!(proof(&reset.member_session), ["magic_link", "password"]);
    works(PASSWORD);
    call(&emulator, &existing_password::Reset::new(ADA, PASSWORD, NEW_PASSWORD, &acme));
    let session_token = works(NEW_PASSWORD);
    call(&emulator, &sessions::Reset::new(&acme, PASSWORD).session_token(session_token));
    works(PASSWORD);
}

#[test]
fn of_a_member_of_another_system() {
    let emulator = Emulator::new();
    let (acme, _) = organization(&emulator, "acme", ADA);
    let migrated = call(&emulator, &b2b::passwords::Migrate::new("bob@acme.example", HASH, HashType::Bcrypt, &acme));
    assert!(migrated.member_created);
    let authenticate = b2b::passwords::Authenticate::new(&acme, "bob@acme.example", "correct horse");
    assert_eq!(call(&emulator, &authenticate).member_id, migrated.member_id);
}
