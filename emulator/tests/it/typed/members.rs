//! What comes to members from elsewhere: SCIM pushes, other organizations and systems, and the project's own team.

use http::Request;
use serde_json::{Value, json};
use stytch_core::b2b::{
    ScimConnectionWithToken, ScimGroupImplicitRoleAssignment, impersonation, organizations, scim, sessions,
};
use stytch_core::connected_apps;
use stytch_core::models::ConnectedAppClientType;
use stytch_emulator::Emulator;

use super::{ADA, call, link, organization, proof};
use crate::recording::handle;

/// What the provider of a connection sends; returns the body of the answer.
fn push(emulator: &Emulator, connection: &ScimConnectionWithToken, method: &str, path: &str, body: Value) -> Value {
    let request = Request::builder()
        .method(method)
        .uri(format!("{}/{path}", connection.base_url))
        .header("authorization", format!("Bearer {}", connection.bearer_token.expose()))
        .body(body.to_string().into_bytes());
    let response = handle(emulator, request.unwrap());
    assert!(response.status().is_success(), "{response:?}");
    serde_json::from_slice(response.body()).unwrap_or_default()
}

#[test]
fn a_provider_pushes_people_and_groups() {
    let emulator = Emulator::new();
    let (acme, _) = organization(&emulator, "acme", ADA);
    let okta = call(&emulator, &scim::connection::Create::new(&acme)).connection.unwrap();
    let bob = push(&emulator, &okta, "POST", "Users", json!({ "userName": "bob@acme.example", "displayName": "Bob" }));
    let id = bob["id"].as_str().unwrap();
    let get = organizations::members::Get::new(&acme).member_id(id);
    assert_eq!(call(&emulator, &get).member.name, "Bob");
    let patch = |operation: Value| json!({ "Operations": [operation] });
    let rename = patch(json!({ "op": "replace", "path": "displayName", "value": "Robert" }));
    push(&emulator, &okta, "PATCH", &format!("Users/{id}"), rename);
    assert_eq!(call(&emulator, &get).member.name, "Robert");

    let group = json!({ "displayName": "Writers", "members": [{ "value": id }] });
    let group = push(&emulator, &okta, "POST", "Groups", group)["id"].as_str().unwrap().to_owned();
    let groups = call(&emulator, &scim::connection::GetGroups::new(&acme, &okta.connection_id)).scim_groups;
    assert_eq!((groups.len(), &groups[0].group_id), (1, &group));
    let assignment = ScimGroupImplicitRoleAssignment::new("editor", &group, "Writers");
    let update = scim::connection::Update::new(&acme, &okta.connection_id);
    call(&emulator, &update.scim_group_implicit_role_assignments([assignment]));
    let roles = || call(&emulator, &link(&emulator, &acme, "bob@acme.example")).member_session.unwrap().roles;
    assert_eq!(roles(), ["stytch_member", "editor"]);
    let remove = patch(json!({ "op": "remove", "path": format!("members[value eq \"{id}\"]") }));
    push(&emulator, &okta, "PATCH", &format!("Groups/{group}"), remove);
    assert_eq!(roles(), ["stytch_member"]);
    push(&emulator, &okta, "DELETE", &format!("Groups/{group}"), Value::Null);
    push(&emulator, &okta, "DELETE", &format!("Users/{id}"), Value::Null);
    let deleted = organizations::members::DangerouslyGet::new(id).include_deleted(true);
    assert_eq!(call(&emulator, &deleted).member.status.as_str(), "deleted");
}

#[test]
fn a_person_goes_from_one_organization_to_another() {
    let emulator = Emulator::new();
    let (acme, _) = organization(&emulator, "acme", ADA);
    let (umbrella, member) = organization(&emulator, "umbrella", ADA);
    let first = call(&emulator, &link(&emulator, &acme, ADA));
    let second = call(&emulator, &sessions::Exchange::new(&umbrella).session_token(first.session_token));
    assert_eq!((second.member_id, proof(&second.member_session)), (member, vec!["magic_link"]));
}

#[test]
fn sessions_of_another_system_and_of_an_app() {
    let emulator = Emulator::new();
    let (acme, ada) = organization(&emulator, "acme", ADA);
    emulator.set_external_session("old", json!({ "email": ADA }));
    let login = call(&emulator, &sessions::Migrate::new("old", &acme));
    assert_eq!((&login.member.member_id, proof(&login.member_session)), (&ada, vec!["imported"]));
    let app = call(&emulator, &connected_apps::clients::Create::new(ConnectedAppClientType::FirstParty)).connected_app;
    let token = emulator.member_connected_app_token(&app.client_id, &ada, &["full_access"]);
    let login = call(&emulator, &sessions::ExchangeAccessToken::new(token));
    assert_eq!((login.member_id, proof(&login.member_session)), (ada, vec!["oauth"]));
}

#[test]
fn the_team_logs_in_as_a_member() {
    let emulator = Emulator::new();
    let (acme, ada) = organization(&emulator, "acme", ADA);
    let token = emulator.member_impersonation_token(&ada, "help@team.example").unwrap();
    let login = call(&emulator, &impersonation::Authenticate::new(token));
    assert_eq!((login.organization_id, login.member_id), (acme, ada));
    assert_eq!(proof(&login.member_session), ["impersonated"]);
}
