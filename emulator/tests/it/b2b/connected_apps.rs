//! Connected Apps that act for members.

use http::Request;
use http::header::AUTHORIZATION;
use serde_json::{Value, json};
use stytch_emulator::Emulator;

use super::{ORGANIZATIONS, acme, ada, member, organization};
use crate::clients::{CALLBACK, app, by, claims, endpoint, form, refused, trade};
use crate::support::{NEW_YEAR, delete, fails, get, ok, post, put, send};

const AUTHORIZE: &str = "/v1/b2b/idp/oauth/authorize";

/// The parameters of an authorization, and `extra` ones.
fn body(client: &Value, scopes: &[&str], extra: Value) -> Value {
    let mut body = json!({
        "client_id": client["client_id"], "redirect_uri": CALLBACK, "response_type": "code", "scopes": scopes,
        "consent_granted": true,
    });
    body.as_object_mut().unwrap().extend(extra.as_object().unwrap().clone());
    body
}

fn start(emulator: &Emulator, body: Value) -> (u16, Value) {
    post(emulator, "/v1/b2b/idp/oauth/authorize/start", body)
}

/// The tokens for what a member agrees to.
fn tokens(emulator: &Emulator, client: &Value, member: &Value, scopes: &[&str]) -> Value {
    let names = json!({ "organization_id": member["organization_id"], "member_id": member["member_id"] });
    let code = ok(post(emulator, AUTHORIZE, body(client, scopes, names)))["authorization_code"].take();
    ok(trade(emulator, client, &code, json!({})))
}

fn is_active(emulator: &Emulator, client: &Value, token: &Value) -> bool {
    ok(form(emulator, "introspect", by(client, json!({ "token": token }))))["active"].as_bool().unwrap()
}

fn userinfo(emulator: &Emulator, token: &Value) -> (u16, Value) {
    let request = Request::get(endpoint(emulator, "userinfo"))
        .header(AUTHORIZATION, format!("Bearer {}", token.as_str().unwrap()));
    send(emulator, request.body(Vec::new()).unwrap())
}

fn path(of: &Value) -> String {
    format!("{ORGANIZATIONS}/{}", of["organization_id"].as_str().unwrap())
}

fn member_path(member: &Value) -> String {
    format!("{}/members/{}", path(member), member["member_id"].as_str().unwrap())
}

#[test]
fn tokens_say_which_member_of_which_organization() {
    let emulator = Emulator::starting_at(NEW_YEAR);
    let acme = organization(&emulator, json!({ "organization_name": "Acme", "organization_slug": "acme" }));
    let body =
        json!({ "email_address": "ada@acme.example", "name": "Ada Lovelace", "mfa_phone_number": "+12025550162" });
    let ada = member(&emulator, acme["organization_id"].as_str().unwrap(), body);
    let robot = app(&emulator, "third_party");
    let scopes = ["openid", "profile", "email", "phone", "offline_access"];
    let issued = tokens(&emulator, &robot, &ada, &scopes);
    let access = claims(&emulator, &issued["access_token"]);
    let mut expected = json!({
        "iss": format!("stytch.com/{}", emulator.project_id()),
        "aud": [emulator.project_id()],
        "sub": ada["member_id"],
        "client_id": robot["client_id"],
        "scope": "openid profile email phone offline_access",
        "https://stytch.com/organization": { "organization_id": acme["organization_id"], "slug": "acme" },
        "jti": access["jti"],
        "iat": NEW_YEAR,
        "nbf": NEW_YEAR,
        "exp": NEW_YEAR + 3600,
    });
    assert_eq!(access, expected);

    let introspected = ok(form(&emulator, "introspect", by(&robot, json!({ "token": issued["access_token"] }))));
    for (name, value) in [
        ("active", json!(true)),
        ("token_type", json!("access_token")),
        ("status_code", json!(200)),
        ("request_id", introspected["request_id"].clone()),
    ] {
        expected[name] = value;
    }
    assert_eq!(introspected, expected);

    let person = json!({
        "sub": ada["member_id"],
        "name": "Ada Lovelace",
        "email": "ada@acme.example",
        "email_verified": false,
        "phone_number": "+12025550162",
        "phone_number_verified": false,
    });
    let mut info = ok(userinfo(&emulator, &issued["access_token"]));
    info.as_object_mut().unwrap().retain(|name, _| !["request_id", "status_code"].contains(&name.as_str()));
    assert_eq!(info, person);
    let mut id = claims(&emulator, &issued["id_token"]);
    assert_eq!(id["aud"], json!([robot["client_id"]]));
    id.as_object_mut().unwrap().retain(|name, _| !["iss", "aud", "iat", "nbf", "exp"].contains(&name.as_str()));
    assert_eq!(id, person);
}

#[test]
fn tests_get_tokens_without_an_authorization() {
    let emulator = Emulator::new();
    let acme = acme(&emulator);
    let ada = ada(&emulator, &acme);
    let robot = app(&emulator, "third_party");
    let client_id = robot["client_id"].as_str().unwrap();
    let token = json!(emulator.member_connected_app_token(client_id, &ada, &["openid", "read:documents"]));
    let access = claims(&emulator, &token);
    assert_eq!((&access["sub"], &access["scope"]), (&json!(ada), &json!("openid read:documents")));
    assert_eq!(access["https://stytch.com/organization"], json!({ "organization_id": acme, "slug": "acme" }));
    assert!(is_active(&emulator, &robot, &token));
    let info = ok(userinfo(&emulator, &token));
    assert_eq!(info, json!({ "sub": ada, "request_id": info["request_id"], "status_code": 200 }));
}

#[test]
#[should_panic(expected = "the id of a member")]
fn tokens_are_for_members_who_exist() {
    let emulator = Emulator::new();
    let robot = app(&emulator, "third_party");
    let _ = emulator.member_connected_app_token(robot["client_id"].as_str().unwrap(), "nobody", &[]);
}

#[test]
fn members_are_named_by_ids_or_a_session() {
    let emulator = Emulator::new();
    let acme = acme(&emulator);
    let ada = ada(&emulator, &acme);
    let robot = app(&emulator, "first_party");
    let session = emulator.start_member_session(&acme, &ada, 60).unwrap();
    let ways = [
        json!({ "organization_id": "acme", "member_id": ada }),
        json!({ "session_token": session.session_token }),
        json!({ "session_jwt": session.session_jwt }),
    ];
    for names in ways {
        let started = ok(start(&emulator, body(&robot, &["openid"], names.clone())));
        let expected = json!({
            "member_id": ada,
            "member": ok(get(&emulator, &format!("{ORGANIZATIONS}/acme/member?member_id={ada}")))["member"],
            "organization": ok(get(&emulator, &format!("{ORGANIZATIONS}/acme")))["organization"],
            "client": {
                "client_id": robot["client_id"],
                "client_name": "Robot",
                "client_description": "",
                "client_type": "first_party",
                "logo_url": null,
            },
            "consent_required": false,
            "scope_results": [{ "scope": "openid", "description": "Know who you are", "is_grantable": true }],
            "status_code": 200,
            "request_id": started["request_id"],
        });
        assert_eq!(started, expected);
        let code = ok(post(&emulator, AUTHORIZE, body(&robot, &["openid"], names)))["authorization_code"].take();
        let issued = ok(trade(&emulator, &robot, &code, json!({})));
        assert_eq!(claims(&emulator, &issued["access_token"])["sub"], ada);
    }

    for nobody in [json!({}), json!({ "organization_id": acme }), json!({ "member_id": ada })] {
        fails(start(&emulator, body(&robot, &[], nobody)), 400, "no_user_selection_arguments");
    }
    let both = json!({ "organization_id": acme, "member_id": ada, "session_token": session.session_token });
    fails(start(&emulator, body(&robot, &[], both)), 400, "too_many_user_selection_arguments");
    let stranger = json!({ "organization_id": acme, "member_id": "nobody" });
    fails(post(&emulator, AUTHORIZE, body(&robot, &[], stranger)), 404, "member_not_found");
}

#[test]
fn roles_of_the_organization_count() {
    let emulator = Emulator::new();
    let permission = |action: &str| json!([{ "resource_id": "document", "actions": [action] }]);
    let role = |id: &str, action| json!({ "role_id": id, "description": "", "permissions": permission(action) });
    let scope = |id: &str, action| json!({ "scope": id, "description": "", "permissions": permission(action) });
    emulator.set_policy(json!({
        "roles": [role("stytch_member", "read")],
        "scopes": [scope("read:documents", "read"), scope("write:documents", "write")],
    }));
    let acme = acme(&emulator);
    let scopes = ["read:documents", "write:documents"];
    let robot = app(&emulator, "third_party");
    let body = |email: &str, roles: &[&str]| json!({ "email_address": email, "roles": roles });
    let ada = member(&emulator, &acme, body("ada@acme.example", &["writer"]));
    let grace = member(&emulator, &acme, body("grace@acme.example", &[]));
    assert_eq!(tokens(&emulator, &robot, &ada, &scopes)["scope"], "read:documents");
    let policy = json!({ "org_policy": { "roles": [role("writer", "write")] } });
    ok(put(&emulator, "/v1/b2b/rbac/organizations/acme", policy));
    assert_eq!(tokens(&emulator, &robot, &ada, &scopes)["scope"], "read:documents write:documents");
    assert_eq!(tokens(&emulator, &robot, &grace, &scopes)["scope"], "read:documents");
}

#[test]
fn organizations_decide_which_apps_there_are() {
    let emulator = Emulator::new();
    let acme = organization(&emulator, json!({ "organization_name": "Acme" }));
    let ada = ada(&emulator, acme["organization_id"].as_str().unwrap());
    let names = json!({ "organization_id": acme["organization_id"], "member_id": ada });
    for (party, other) in [("first", "third"), ("third", "first")] {
        let robot = app(&emulator, &format!("{party}_party"));
        let allow = |party: &str, word: &str, ids: Value| {
            let allowed_type = format!("{party}_party_connected_apps_allowed_type");
            let allowed = format!("allowed_{party}_party_connected_apps");
            ok(put(&emulator, &path(&acme), json!({ allowed_type: word, allowed: ids })));
        };
        let started = || start(&emulator, body(&robot, &[], names.clone()));
        ok(started());
        allow(party, "NOT_ALLOWED", json!([robot["client_id"]]));
        fails(started(), 403, "connected_app_not_allowed_for_org");
        fails(post(&emulator, AUTHORIZE, body(&robot, &[], names.clone())), 403, "connected_app_not_allowed_for_org");
        allow(party, "RESTRICTED", json!(["another"]));
        fails(started(), 403, "connected_app_not_allowed_for_org");
        allow(party, "RESTRICTED", json!([robot["client_id"]]));
        ok(started());
        allow(party, "ALL_ALLOWED", json!([]));
        allow(other, "NOT_ALLOWED", json!([]));
        ok(started());
        allow(other, "ALL_ALLOWED", json!([]));
    }
}

#[test]
fn members_and_organizations_see_which_apps_they_use() {
    let emulator = Emulator::new();
    let acme = acme(&emulator);
    let ada = member(&emulator, &acme, json!({ "email_address": "ada@acme.example" }));
    let grace = member(&emulator, &acme, json!({ "email_address": "grace@acme.example" }));
    let elsewhere = organization(&emulator, json!({ "organization_name": "Elsewhere" }));
    let linus = member(
        &emulator,
        elsewhere["organization_id"].as_str().unwrap(),
        json!({ "email_address": "linus@elsewhere.example" }),
    );
    let (robot, other) = (app(&emulator, "third_party"), app(&emulator, "third_party"));
    let used_by = |member: &Value| {
        ok(get(&emulator, &format!("{}/connected_apps", member_path(member))))["connected_apps"].take()
    };
    let used_in = |of: &Value| ok(get(&emulator, &format!("{}/connected_apps", path(of))))["connected_apps"].take();
    let client_id = robot["client_id"].as_str().unwrap();
    let in_acme = || ok(get(&emulator, &format!("{}/connected_apps/{client_id}", path(&ada))));
    assert_eq!((used_by(&ada), used_in(&ada)), (json!([]), json!([])));
    assert_eq!(in_acme()["active_members"], json!([]));

    let adas = tokens(&emulator, &robot, &ada, &["openid", "email", "offline_access"]);
    let graces = tokens(&emulator, &robot, &grace, &["openid"]);
    tokens(&emulator, &other, &linus, &["openid"]);
    let app = json!({
        "connected_app_id": client_id,
        "name": "Robot",
        "description": "",
        "client_type": "third_party",
        "logo_url": null,
    });
    let mut adas_app = app.clone();
    adas_app["scopes_granted"] = json!("openid email offline_access");
    assert_eq!((used_by(&ada), used_in(&ada)), (json!([adas_app]), json!([app])));
    let found = in_acme();
    let mut expected = app;
    for (name, value) in [
        (
            "active_members",
            json!([
                { "member_id": ada["member_id"], "granted_scopes": ["openid", "email", "offline_access"] },
                { "member_id": grace["member_id"], "granted_scopes": ["openid"] },
            ]),
        ),
        ("status_code", json!(200)),
        ("request_id", found["request_id"].clone()),
    ] {
        expected[name] = value;
    }
    assert_eq!(found, expected);
    assert_eq!(used_in(&linus)[0]["connected_app_id"], other["client_id"]);

    let revoke = |id: &str| post(&emulator, &format!("{}/connected_apps/{id}/revoke", member_path(&ada)), json!({}));
    ok(revoke(client_id));
    assert!(!is_active(&emulator, &robot, &adas["access_token"]));
    assert!(!is_active(&emulator, &robot, &adas["refresh_token"]));
    assert!(is_active(&emulator, &robot, &graces["access_token"]));
    assert_eq!((used_by(&ada), in_acme()["active_members"].as_array().unwrap().len()), (json!([]), 1));
    fails(revoke("nobody"), 404, "connected_app_not_found");

    ok(delete(&emulator, &member_path(&grace)));
    assert!(!is_active(&emulator, &robot, &graces["access_token"]));
    refused(userinfo(&emulator, &graces["access_token"]), 401, "invalid_token");
    assert_eq!(used_in(&ada), json!([]));
    let missing = format!("{}/connected_apps/nobody", path(&ada));
    fails(get(&emulator, &missing), 404, "connected_app_not_found");
}
