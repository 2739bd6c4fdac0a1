//! Organizations, and their connections to identity providers.

use stytch_core::b2b::{
    AuthorizationCheck, MemberStatus, OrgPolicy, magic_links, organizations, rbac, scim, sessions, sso,
};
use stytch_core::consumer;
use stytch_core::models::{Permission, PolicyRole};
use stytch_emulator::Emulator;

use super::call;
use crate::recording::handle;
use crate::support::follow;

#[test]
fn a_whole_story() {
    let emulator = Emulator::new();
    let create = organizations::Create::new("Acme").organization_slug("acme");
    let acme = call(&emulator, &create).organization.organization_id;
    assert_eq!(call(&emulator, &organizations::Get::new("acme")).organization.organization_id, acme);
    let update = organizations::Update::new(&acme).organization_logo_url("https://acme.example/logo.png");
    assert_eq!(call(&emulator, &update).organization.organization_slug, "acme");
    assert_eq!(call(&emulator, &organizations::Search::new()).organizations.len(), 1);

    let create = organizations::members::Create::new(&acme, "ada@acme.example").roles(["editor"]);
    let ada = call(&emulator, &create);
    assert_eq!((&ada.member.status, ada.member.roles.len()), (&MemberStatus::Active, 2));
    let get = organizations::members::Get::new(&acme).email_address("ada@acme.example");
    assert_eq!(call(&emulator, &get).member_id, ada.member_id);
    let update = organizations::members::Update::new(&acme, &ada.member_id).name("Ada");
    assert_eq!(call(&emulator, &update).member.name, "Ada");
    let found = call(&emulator, &organizations::members::Search::new([&acme]));
    assert_eq!((found.members.len(), found.organizations.len()), (1, 1));

    call(&emulator, &magic_links::email::LoginOrSignup::new(&acme, "ada@acme.example"));
    let token = emulator.last_token("ada@acme.example").unwrap();
    let login = call(&emulator, &magic_links::Authenticate::new(token));
    assert!(login.member_authenticated && login.member_session.is_some());

    let role = PolicyRole::new("editor", "May write", [Permission::new("document", ["write"])]);
    let set = rbac::organizations::SetOrgPolicy::new(&acme, OrgPolicy::new([role.clone()]));
    let policy = call(&emulator, &set).org_policy;
    assert_eq!(policy.roles, [role]);
    assert_eq!(call(&emulator, &rbac::organizations::GetOrgPolicy::new(&acme)).org_policy, policy);
    assert_eq!(call(&emulator, &rbac::Policy::new()).policy.unwrap().roles.len(), 2);

    let check = AuthorizationCheck::new(&acme, "document", "write");
    let authenticate = sessions::Authenticate::new().session_jwt(login.session_jwt).authorization_check(check);
    let authenticated = call(&emulator, &authenticate);
    assert_eq!(authenticated.verdict.unwrap().granting_roles, ["editor"]);
    assert_eq!(authenticated.member_session.organization_slug, "acme");
    assert_eq!(call(&emulator, &sessions::Get::new(&acme, &ada.member_id)).member_sessions.len(), 1);
    let keys = call(&emulator, &sessions::GetJwks::new()).keys;
    assert_eq!(keys, call(&emulator, &consumer::sessions::GetJwks::new()).keys);

    call(&emulator, &sessions::Revoke::new().member_id(&ada.member_id));
    call(&emulator, &organizations::members::Delete::new(&acme, &ada.member_id));
    assert_eq!(call(&emulator, &organizations::Delete::new(&acme)).organization_id, acme);
}

#[test]
fn single_sign_on() {
    let emulator = Emulator::new();
    let acme = call(&emulator, &organizations::Create::new("Acme")).organization.organization_id;
    let saml = call(&emulator, &sso::saml::CreateConnection::new(&acme)).connection.unwrap();
    let by_url = sso::saml::UpdateByUrl::new(&acme, &saml.connection_id, "https://idp.example/metadata");
    let certificates = call(&emulator, &by_url).connection.unwrap().verification_certificates;
    assert_eq!(certificates.len(), 1);
    let mapping = serde_json::json!({ "email": "NameID", "full_name": "name" });
    let update = sso::saml::UpdateConnection::new(&acme, &saml.connection_id);
    let update = update.attribute_mapping(mapping.as_object().unwrap().clone());
    assert_eq!(call(&emulator, &update).connection.unwrap().status.as_str(), "active");
    let oidc = call(&emulator, &sso::oidc::CreateConnection::new(&acme)).connection.unwrap();
    let update = sso::oidc::UpdateConnection::new(&acme, &oidc.connection_id).issuer("https://idp.invalid");
    assert!(call(&emulator, &update).warning.is_some());
    let connections = call(&emulator, &sso::GetConnections::new(&acme));
    assert_eq!((connections.saml_connections.len(), connections.oidc_connections.len()), (1, 1));

    let url = sso::StartUrl::of_connection(&emulator.project(), emulator.public_token(), &saml.connection_id).unwrap();
    let location = follow(&emulator, &url.to_string());
    let login = call(&emulator, &sso::Authenticate::new(location.rsplit_once("token=").unwrap().1));
    assert_eq!(login.member.sso_registrations[0].connection_id, saml.connection_id);
    let organization = call(&emulator, &organizations::Get::new(&acme)).organization;
    assert_eq!(organization.sso_active_connections[0].connection_id, saml.connection_id);
    call(&emulator, &sso::DeleteConnection::new(&acme, &saml.connection_id));
}

#[test]
fn scim_connections() {
    let emulator = Emulator::new();
    let acme = call(&emulator, &organizations::Create::new("Acme")).organization.organization_id;
    let created = call(&emulator, &scim::connection::Create::new(&acme)).connection.unwrap();
    let user = http::Request::post(format!("{}/Users", created.base_url))
        .header("authorization", format!("Bearer {}", created.bearer_token.expose()))
        .body(br#"{"userName":"ada@acme.example"}"#.to_vec());
    assert_eq!(handle(&emulator, user.unwrap()).status(), 201);
    let get = organizations::members::Get::new(&acme).email_address("ada@acme.example");
    let registration = call(&emulator, &get).member.scim_registration.unwrap();
    assert_eq!(registration.scim_attributes.unwrap().user_name, "ada@acme.example");
    let id = &created.connection_id;
    let started = call(&emulator, &scim::connection::RotateStart::new(&acme, id)).connection.unwrap();
    assert_ne!(started.next_bearer_token, created.bearer_token);
    call(&emulator, &scim::connection::RotateComplete::new(&acme, id));
    assert_eq!(call(&emulator, &scim::connection::GetGroups::new(&acme, id)).scim_groups.len(), 0);
    assert_eq!(call(&emulator, &scim::connection::Get::new(&acme)).connection.unwrap().connection_id, *id);
    call(&emulator, &scim::connection::Delete::new(&acme, id));
}
