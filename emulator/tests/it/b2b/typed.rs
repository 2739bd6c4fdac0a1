//! `stytch-core` can read the responses of the emulator: no required field is missing.

use stytch_core::b2b::{AuthorizationCheck, MemberStatus, OrgPolicy, magic_links, organizations, rbac, sessions};
use stytch_core::models::{Permission, PolicyRole};
use stytch_core::{Endpoint, consumer};
use stytch_emulator::Emulator;

use crate::recording::handle;

fn call<E: Endpoint>(emulator: &Emulator, endpoint: &E) -> E::Response {
    let project = emulator.project();
    project.response::<E>(&handle(emulator, project.request(endpoint).unwrap())).unwrap()
}

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
