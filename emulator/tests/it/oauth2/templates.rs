//! Templates of the claims in the tokens of Connected Apps.

use serde_json::{Value, json};
use stytch_emulator::Emulator;

use super::ada;
use crate::b2b::{acme, member};
use crate::clients::{app, claims, tokens};
use crate::support::{EMAIL, fails, ok, put};

fn update(emulator: &Emulator, app: &Value, body: Value) -> (u16, Value) {
    put(emulator, &format!("/v1/connected_apps/clients/{}", app["client_id"].as_str().unwrap()), body)
}

#[test]
fn variables_become_what_the_user_has_when_tokens_are_issued() {
    let emulator = Emulator::new();
    let permission = json!([{ "resource_id": "document", "actions": ["*"] }]);
    let role = json!({ "role_id": "stytch_user", "description": "", "permissions": permission });
    let resources = json!([
        { "resource_id": "document", "actions": ["read", "write"] }, { "resource_id": "stytch.self", "actions": ["read"] },
    ]);
    emulator.set_policy(json!({ "roles": [role], "resources": resources }));
    let robot = app(&emulator, "first_party");
    let ada = ada(&emulator);
    let template = "{ \"id\": {{ user.user_id }}, \"level\": {{user.trusted_metadata.plan.level}}, \"static\": [null],
        \"first\": {{ user.name.first_name }}, \"roles\": {{ user.rbac.roles }}, \"documents\":
        {{ user.rbac.document.actions }}, \"self\": {{ user.rbac.stytch.self.actions }}, \"of\": {{ member.name }} }";
    let body = json!({ "access_token_template_content": template, "id_token_template_content": template });
    let updated = ok(update(&emulator, &robot, body));
    assert_eq!(updated["connected_app"]["access_token_template_content"], template);
    assert_eq!(updated["connected_app"]["id_token_template_content"], template);
    let names = ["id", "level", "static", "first", "roles", "documents", "self", "of"];
    let custom = || {
        let issued = tokens(&emulator, &robot, &ada, &["openid"]);
        ["access_token", "id_token"].map(|name| {
            let mut claims = claims(&emulator, &issued[name]);
            claims.as_object_mut().unwrap().retain(|name, _| names.contains(&name.as_str()));
            claims
        })
    };
    let mut expected = json!({
        "id": ada, "static": [null], "first": "Ada", "roles": ["stytch_user"], "documents": ["read", "write"], "self": [],
    });
    assert_eq!(custom(), [expected.clone(), expected.clone()]);
    let user = format!("/v1/users/{}", ada.as_str().unwrap());
    let level = "\", \"admin\": true, \"\\";
    ok(put(&emulator, &user, json!({ "trusted_metadata": { "plan": { "level": level } } })));
    expected["level"] = json!(level);
    assert_eq!(custom(), [expected.clone(), expected]);
}

#[test]
fn variables_are_about_the_member_and_their_organization() {
    let emulator = Emulator::new();
    let acme = acme(&emulator);
    let body = json!({
        "email_address": "ada@acme.example", "external_id": "a-1", "trusted_metadata": { "team": { "x": [1, null] } },
    });
    let ada = member(&emulator, &acme, body);
    let robot = app(&emulator, "third_party");
    let template = "{ \"fb_user_id\": {{member.external_id}}, \"email\": {{ member.email_address }}, \"team\":
        { \"all\": {{ member.trusted_metadata }} }, \"slug\": {{ organization.organization_slug }},
        \"roles\": {{ member.rbac.roles }}, \"user\": {{ user.user_id }} }";
    ok(update(&emulator, &robot, json!({ "access_token_template_content": template })));
    let (client_id, member_id) = (robot["client_id"].as_str().unwrap(), ada["member_id"].as_str().unwrap());
    let token = json!(emulator.member_connected_app_token(client_id, member_id, &["openid"]));
    let claims = claims(&emulator, &token);
    assert_eq!(claims["fb_user_id"], "a-1");
    assert_eq!(claims["email"], "ada@acme.example");
    assert_eq!(claims["team"], json!({ "all": { "team": { "x": [1, null] } } }));
    assert_eq!(claims["slug"], "acme");
    assert_eq!(claims["roles"], json!(["stytch_member"]));
    assert_eq!((claims.get("user"), &claims["sub"]), (None, &ada["member_id"]));
}

#[test]
fn a_mistake_in_a_template_changes_nothing() {
    let emulator = Emulator::new();
    let robot = app(&emulator, "first_party");
    let path = format!("/v1/connected_apps/clients/{}", robot["client_id"].as_str().unwrap());
    for name in ["access_token_template_content", "id_token_template_content"] {
        for (template, problem) in [
            ("{ \"a\": {{ user.email }} }", "has a variable that does not exist, user.email."),
            (
                "{ \"a\": \"{{ user.user_id }}\" }",
                "has a variable in quotes: without them, it stands for a value of any type.",
            ),
            ("{ \"a\": {{ user.user_id }", "has {{ without }}."),
            ("{ \"nonce\": 1 }", "cannot set nonce."),
        ] {
            let response = put(&emulator, &path, json!({ name: template, "client_name": EMAIL }));
            let message = fails(response, 400, "idp_invalid_access_token_jwt_template");
            assert_eq!(message, format!("{name} {problem}"));
        }
    }
    assert_eq!(ok(crate::support::get(&emulator, &path))["connected_app"]["client_name"], "Robot");
}
