//! Logins with SSO connections, which begin at the application or at the identity provider.

use serde_json::json;
use stytch_core::Secret;
use stytch_core::b2b::{GroupImplicitRoleAssignment, organizations, sso};
use stytch_core::login::Pkce;
use stytch_core::models::FactorDetail;
use stytch_emulator::{Emulator, SsoIdentity};

use super::{ADA, call, organization, proof};
use crate::support::follow;

/// Creates an active SAML connection and returns its id.
fn saml(emulator: &Emulator, organization_id: &str) -> String {
    let created = call(emulator, &sso::saml::CreateConnection::new(organization_id).display_name("Okta"));
    let id = created.connection.unwrap().connection_id;
    let mapping = json!({ "email": "NameID", "full_name": "name", "groups": "memberOf" });
    let roles = GroupImplicitRoleAssignment::new("editor", "writers");
    let update = sso::saml::UpdateConnection::new(organization_id, &id)
        .attribute_mapping(mapping.as_object().unwrap().clone())
        .saml_group_implicit_role_assignments([roles]);
    call(emulator, &update);
    let by_url = sso::saml::UpdateByUrl::new(organization_id, &id, "https://idp.example/metadata");
    assert_eq!(call(emulator, &by_url).connection.unwrap().status.as_str(), "active");
    id
}

/// The token with which a browser comes back.
fn token(location: &str) -> Secret {
    location.rsplit_once("stytch_token_type=sso&token=").unwrap().1.into()
}

#[test]
fn by_saml() {
    let emulator = Emulator::new();
    let (acme, ada) = organization(&emulator, "acme", ADA);
    let id = saml(&emulator, &acme);
    assert!(emulator.set_sso_identity(&id, SsoIdentity::new(ADA).subject("00u1").groups(["writers"])));
    let pkce = Pkce::from_entropy([7; 32]);
    let url = sso::StartUrl::of_connection(&emulator.project(), emulator.public_token(), &id).unwrap().pkce(&pkce);
    let authenticate = sso::Authenticate::new(token(&follow(&emulator, &url.to_string())));
    let login = call(&emulator, &authenticate.pkce_code_verifier(pkce.verifier().clone()));
    assert_eq!(login.member_id, ada);
    let session = login.member_session.unwrap();
    assert_eq!(session.roles, ["stytch_member", "editor"]);
    let Some(FactorDetail::SamlSso(factor)) = session.authentication_factors[0].detail.as_deref() else {
        panic!("{session:?}");
    };
    assert_eq!((&factor.provider_id, factor.external_id.as_str()), (&id, "00u1"));

    // The person begins at the provider.
    let location = follow(&emulator, &format!("/v1/b2b/sso/callback/{id}"));
    let again = call(&emulator, &sso::Authenticate::new(token(&location)));
    assert_eq!((again.member_id, proof(&again.member_session)), (ada, vec!["sso"]));
}

#[test]
fn by_oidc() {
    let emulator = Emulator::new();
    let (acme, _) = organization(&emulator, "acme", ADA);
    let created = call(&emulator, &sso::oidc::CreateConnection::new(&acme)).connection.unwrap();
    let update = sso::oidc::UpdateConnection::new(&acme, &created.connection_id)
        .issuer("https://login.example")
        .client_id("app-1")
        .client_secret("secret");
    assert_eq!(call(&emulator, &update).connection.unwrap().status.as_str(), "active");
    let url = sso::StartUrl::of_organization(&emulator.project(), emulator.public_token(), &acme).unwrap();
    let login = call(&emulator, &sso::Authenticate::new(token(&follow(&emulator, &url.to_string()))));
    let registration = &login.member.sso_registrations[0];
    assert_eq!(registration.connection_id, created.connection_id);
    let tokens = organizations::members::OidcProviders::new(&acme, &login.member_id).include_refresh_token(true);
    let issued = call(&emulator, &tokens).registrations;
    assert!(issued[0].connection_id == created.connection_id && issued[0].refresh_token.is_some());
}

#[test]
fn by_the_connection_of_another_organization() {
    let emulator = Emulator::new();
    let (acme, _) = organization(&emulator, "acme", ADA);
    let (umbrella, ada) = organization(&emulator, "umbrella", ADA);
    let theirs = saml(&emulator, &acme);
    assert!(emulator.set_sso_identity(&theirs, SsoIdentity::new(ADA)));
    let own = call(&emulator, &sso::external::CreateConnection::new(&umbrella, &acme, &theirs)).connection.unwrap();
    let url = sso::StartUrl::of_connection(&emulator.project(), emulator.public_token(), &own.connection_id).unwrap();
    let login = call(&emulator, &sso::Authenticate::new(token(&follow(&emulator, &url.to_string()))));
    assert_eq!((login.member_id, login.organization_id), (ada, umbrella));
}
