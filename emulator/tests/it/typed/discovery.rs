//! Logins of people who have yet to choose an organization. They join one, or create one.

use stytch_core::Secret;
use stytch_core::b2b::discovery::{intermediate_sessions, organizations};
use stytch_core::b2b::oauth::{self, Provider};
use stytch_core::b2b::{DiscoveredOrganization, EmailJitProvisioning, magic_links, otps, passwords};
use stytch_core::login::Pkce;
use stytch_emulator::Emulator;

use super::{ADA, PASSWORD, call, link, organization, proof};
use crate::support::follow;

/// The slugs of discovered organizations, with the kind of membership.
fn summary(found: &[DiscoveredOrganization]) -> Vec<(&str, &str)> {
    let pairs = found.iter().map(|one| (one.organization.as_ref().unwrap(), one.membership.as_ref().unwrap()));
    pairs.map(|(organization, membership)| (&*organization.organization_slug, membership.r#type.as_str())).collect()
}

fn join(emulator: &Emulator, token: Secret, organization_id: &str) -> intermediate_sessions::ExchangeResponse {
    let login = call(emulator, &intermediate_sessions::Exchange::new(token, organization_id));
    assert!(login.member_authenticated);
    login
}

fn create(emulator: &Emulator, token: Secret) -> organizations::CreateResponse {
    let named = organizations::Create::new(token).organization_name("Umbrella").organization_slug("umbrella");
    let login = call(emulator, &named);
    assert!(login.member.is_admin);
    login
}

#[test]
fn by_link() {
    let emulator = Emulator::new();
    let (acme, ada) = organization(&emulator, "acme", ADA);
    let pkce = Pkce::from_entropy([7; 32]);
    call(&emulator, &magic_links::email::discovery::Send::new(ADA).pkce_code_challenge(pkce.challenge()));
    let authenticate = magic_links::discovery::Authenticate::new(emulator.last_token(ADA).unwrap());
    let found = call(&emulator, &authenticate.pkce_code_verifier(pkce.verifier().clone()));
    assert_eq!(
        (found.email_address.as_str(), summary(&found.discovered_organizations)),
        (ADA, vec![("acme", "active_member")])
    );
    let list = organizations::List::new().intermediate_session_token(found.intermediate_session_token.clone());
    assert_eq!(call(&emulator, &list).discovered_organizations, found.discovered_organizations);
    let login = join(&emulator, found.intermediate_session_token, &acme);
    assert_eq!((login.member_id, proof(&login.member_session)), (ada, vec!["magic_link"]));
    let list = organizations::List::new().session_token(login.session_token);
    assert_eq!(summary(&call(&emulator, &list).discovered_organizations), [("acme", "active_member")]);
}

#[test]
fn by_link_to_a_new_organization() {
    let emulator = Emulator::new();
    call(&emulator, &magic_links::email::discovery::Send::new(ADA));
    let authenticate = magic_links::discovery::Authenticate::new(emulator.last_token(ADA).unwrap());
    let login = create(&emulator, call(&emulator, &authenticate).intermediate_session_token);
    assert_eq!(login.member_session.unwrap().roles, ["stytch_member", "stytch_admin"]);
}

#[test]
fn by_passcode() {
    let emulator = Emulator::new();
    let (acme, _) = organization(&emulator, "acme", "bob@acme.example");
    let update = stytch_core::b2b::organizations::Update::new(&acme).email_allowed_domains(["acme.example"]);
    call(&emulator, &update.email_jit_provisioning(EmailJitProvisioning::Restricted));
    call(&emulator, &otps::email::discovery::Send::new(ADA));
    let code = emulator.last_passcode(ADA).unwrap();
    let found = call(&emulator, &otps::email::discovery::Authenticate::new(ADA, code));
    assert_eq!(summary(&found.discovered_organizations), [("acme", "eligible_to_join_by_email_domain")]);
    assert_eq!(join(&emulator, found.intermediate_session_token, &acme).member.email_address, ADA);
}

/// Discovers with the account at Google.
fn by_account(emulator: &Emulator) -> oauth::discovery::AuthenticateResponse {
    let url = oauth::discovery::StartUrl::new(&emulator.project(), Provider::Google, emulator.public_token()).unwrap();
    let location = follow(emulator, &url.to_string());
    let token = location.rsplit_once("token_type=discovery_oauth&token=").unwrap().1;
    call(emulator, &oauth::discovery::Authenticate::new(token))
}

#[test]
fn by_oauth() {
    let emulator = Emulator::new();
    let (acme, ada) = organization(&emulator, "acme", "user@google.example");
    let found = by_account(&emulator);
    assert_eq!(summary(&found.discovered_organizations), [("acme", "active_member")]);
    let login = join(&emulator, found.intermediate_session_token, &acme);
    assert_eq!((login.member_id, proof(&login.member_session)), (ada, vec!["oauth"]));
    let login = create(&emulator, by_account(&emulator).intermediate_session_token);
    assert!(login.member_authenticated);
}

#[test]
fn by_password() {
    let emulator = Emulator::new();
    emulator.share_passwords(true);
    let (acme, _) = organization(&emulator, "acme", ADA);
    call(&emulator, &passwords::discovery::email::ResetStart::new(ADA));
    let token = emulator.last_token(ADA).unwrap();
    let reset = call(&emulator, &passwords::discovery::email::Reset::new(token, PASSWORD));
    join(&emulator, reset.intermediate_session_token, &acme);
    let discover = || call(&emulator, &passwords::discovery::Authenticate::new(ADA, PASSWORD));
    let found = discover();
    assert_eq!(summary(&found.discovered_organizations), [("acme", "active_member")]);
    let login = join(&emulator, found.intermediate_session_token, &acme);
    assert_eq!(proof(&login.member_session), ["password"]);

    // In a new organization, the address has not been verified yet.
    let begun = create(&emulator, discover().intermediate_session_token);
    assert!(!begun.member_authenticated);
    let umbrella = begun.organization.organization_id;
    let link = link(&emulator, &umbrella, ADA).intermediate_session_token(begun.intermediate_session_token);
    assert_eq!(proof(&call(&emulator, &link).member_session), ["password", "magic_link"]);
}
