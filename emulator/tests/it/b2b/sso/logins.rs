//! Logins with SSO connections.

use std::time::Duration;

use http::Request;
use serde_json::{Value, json};
use stytch_core::b2b::sso::StartUrl;
use stytch_core::login::Pkce;
use stytch_emulator::{Emulator, SsoIdentity};

use super::{SSO, create, login, oidc, saml, token, update};
use crate::b2b::{ORGANIZATIONS, acme, member, organization};
use crate::support::{NEW_YEAR, PHONE, delete, fails, follow, get, ok, post, put, send};

const ADA: &str = "ada@acme.example";

fn authenticate(emulator: &Emulator, body: Value) -> (u16, Value) {
    post(emulator, "/v1/b2b/sso/authenticate", body)
}

#[test]
fn a_member_logs_in() {
    let emulator = Emulator::starting_at(NEW_YEAR);
    let acme = acme(&emulator);
    let id = saml(&emulator, &acme);
    let ada = member(&emulator, &acme, json!({ "email_address": ADA }))["member_id"].take();
    let identity = SsoIdentity::new("Ada@acme.example").subject("00u1").name("Ada Lovelace").groups(["writers"]);
    assert!(emulator.set_sso_identity(&id, identity.attribute("title", "Countess")));
    let body = json!({
        "sso_token": token(&emulator, &id), "session_duration_minutes": 30, "session_custom_claims": { "plan": "gold" },
    });
    let mut login = ok(authenticate(&emulator, body));

    let registration = &login["member"]["sso_registrations"][0]["registration_id"];
    let attributes = json!({
        "email": "Ada@acme.example", "name": "Ada Lovelace", "groups": ["writers"], "title": "Countess",
    });
    let expected = json!([{
        "connection_id": id, "external_id": "00u1", "registration_id": registration, "sso_attributes": attributes,
    }]);
    assert_eq!(login["member"]["sso_registrations"], expected);
    assert_eq!((&login["member"]["name"], &login["member"]["email_address"]), (&json!("Ada Lovelace"), &json!(ADA)));
    assert_eq!(
        (&login["member"]["email_address_verified"], &login["member"]["status"]),
        (&json!(true), &json!("active"))
    );
    let session = &login["member_session"];
    let now = "2025-01-01T00:00:00Z";
    let expected = json!([{
        "type": "sso", "delivery_method": "sso_saml",
        "created_at": now, "updated_at": now, "last_authenticated_at": now,
        "saml_sso_factor": { "id": registration, "provider_id": id, "external_id": "00u1" },
    }]);
    assert_eq!(session["authentication_factors"], expected);
    assert_eq!(
        (&session["expires_at"], &session["custom_claims"]),
        (&json!("2025-01-01T00:30:00Z"), &json!({ "plan": "gold" }))
    );
    for name in ["member", "member_session", "organization", "session_token", "session_jwt", "request_id"] {
        assert!(!login[name].take().is_null(), "{name}");
    }
    let expected = json!({
        "status_code": 200, "request_id": null, "member_id": ada, "organization_id": acme,
        "member": null, "organization": null, "member_session": null, "session_token": null, "session_jwt": null,
        "reset_session": false, "member_authenticated": true, "intermediate_session_token": "",
        "intermediate_session_token_expires_at": null, "mfa_required": null, "primary_required": null,
        "member_device": null,
    });
    assert_eq!(login, expected);

    // The id at the provider is what counts from now on, not the email address.
    assert!(emulator.set_sso_identity(&id, SsoIdentity::new("a.l@acme.example").subject("00u1")));
    let again = super::login(&emulator, &id);
    assert_eq!(again["member_id"], ada);
    // A new address replaces the old one, which is retired.
    let shown = &again["member"];
    assert_eq!((&shown["email_address"], &shown["email_address_verified"]), (&json!("a.l@acme.example"), &json!(true)));
    assert_eq!(shown["retired_email_addresses"][0]["email_address"], ADA);
    let registrations = &again["member"]["sso_registrations"];
    assert_eq!(registrations[0]["sso_attributes"], json!({ "email": "a.l@acme.example" }));
    assert_eq!(registrations.as_array().unwrap().len(), 1);
    // A name that the provider does not send stays.
    assert_eq!(again["member"]["name"], "Ada Lovelace");
    // The address of another member is not taken over.
    member(&emulator, &acme, json!({ "email_address": "bob@acme.example" }));
    assert!(emulator.set_sso_identity(&id, SsoIdentity::new("bob@acme.example").subject("00u1")));
    assert_eq!(super::login(&emulator, &id)["member"]["email_address"], "a.l@acme.example");
    // Nor does a former one make a new member.
    assert!(emulator.set_sso_identity(&id, SsoIdentity::new(ADA)));
    let body = json!({ "sso_token": token(&emulator, &id) });
    fails(authenticate(&emulator, body), 400, "retired_member_email");
}

#[test]
fn new_members_land_elsewhere() {
    let emulator = Emulator::new();
    let acme = acme(&emulator);
    let id = oidc(&emulator, &acme);
    let url = StartUrl::of_organization(&emulator.project(), emulator.public_token(), "acme").unwrap();
    let url = url.login_redirect_url("https://a.example/in?a=b").signup_redirect_url("https://a.example/new#top");
    let signup = follow(&emulator, &url.to_string());
    let token = signup.strip_prefix("https://a.example/new?stytch_token_type=sso&token=").unwrap();
    // The person becomes a member when the token is used.
    assert!(follow(&emulator, &url.to_string()).starts_with("https://a.example/new?"));
    let login = ok(authenticate(&emulator, json!({ "sso_token": token.strip_suffix("#top").unwrap() })));
    assert_eq!(login["member"]["email_address"], "user@microsoft-entra.example");
    assert_eq!(login["member"]["sso_registrations"][0]["external_id"], "user@microsoft-entra.example");
    let factor = &login["member_session"]["authentication_factors"][0];
    assert_eq!(
        (&factor["delivery_method"], &factor["oidc_sso_factor"]["provider_id"]),
        (&json!("sso_oidc"), &json!(id))
    );
    assert!(follow(&emulator, &url.to_string()).starts_with("https://a.example/in?a=b&stytch_token_type=sso&token="));
    let bare = format!("/v1/public/sso/start?connection_id={id}&public_token={}", emulator.public_token());
    let default = "http://localhost:3000/authenticate?stytch_token_type=sso&token=";
    assert!(follow(&emulator, &bare).starts_with(default));
}

#[test]
fn a_token_works_once_and_for_five_minutes() {
    let emulator = Emulator::new();
    let acme = acme(&emulator);
    let id = saml(&emulator, &acme);
    let not_found = |token: &str| {
        fails(authenticate(&emulator, json!({ "sso_token": token })), 404, "sso_token_not_found");
    };
    let used = token(&emulator, &id);
    emulator.advance(Duration::from_secs(299));
    let mistake = json!({ "sso_token": used, "session_duration_minutes": 4 });
    fails(authenticate(&emulator, mistake), 400, "invalid_session_duration_minutes");
    ok(authenticate(&emulator, json!({ "sso_token": used })));
    not_found(&used);
    not_found("unknown");
    let expired = token(&emulator, &id);
    emulator.advance(Duration::from_secs(300));
    not_found(&expired);
    let gone = token(&emulator, &id);
    ok(delete(&emulator, &format!("{SSO}/{acme}/connections/{id}")));
    not_found(&gone);
    fails(authenticate(&emulator, json!({})), 400, "bad_request");
}

#[test]
fn a_login_ends_where_it_began() {
    let emulator = Emulator::new();
    let acme = acme(&emulator);
    let id = saml(&emulator, &acme);
    let pkce = Pkce::from_entropy([7; 32]);
    let url = StartUrl::of_connection(&emulator.project(), emulator.public_token(), &id).unwrap().pkce(&pkce);
    let location = follow(&emulator, &url.to_string());
    let token = location.rsplit_once("&token=").unwrap().1;
    let with = |verifier: &str| authenticate(&emulator, json!({ "sso_token": token, "pkce_code_verifier": verifier }));
    fails(authenticate(&emulator, json!({ "sso_token": token })), 400, "pkce_expected_code_verifier");
    fails(with(Pkce::from_entropy([8; 32]).verifier().expose()), 400, "pkce_mismatch");
    ok(with(pkce.verifier().expose()));
    let body = json!({ "sso_token": super::token(&emulator, &id), "pkce_code_verifier": pkce.verifier() });
    fails(authenticate(&emulator, body), 400, "pkce_did_not_expect_code_verifier");
}

#[test]
fn a_start_with_a_mistake_leads_nowhere() {
    let emulator = Emulator::new();
    let acme = acme(&emulator);
    let pending = create(&emulator, "saml", &acme, json!({}));
    let open =
        |query: &str| send(&emulator, Request::get(format!("/v1/public/sso/start?{query}")).body(Vec::new()).unwrap());
    fails(open("organization_id=acme"), 400, "public_token_required");
    fails(open("organization_id=acme&public_token=x"), 404, "public_token_not_found");
    let with = |query: &str| open(&format!("public_token={}&{query}", emulator.public_token()));
    fails(with(""), 400, "missing_sso_connection_locator");
    fails(with("organization_id=acme&connection_id=x"), 400, "too_many_sso_connection_locators");
    fails(with("connection_id=saml-connection-test-1"), 404, "sso_connection_not_found");
    fails(with("organization_id=nobody"), 404, "organization_not_found");
    fails(with(&format!("connection_id={pending}")), 400, "requires_active_sso_connection");
    fails(with("organization_id=acme"), 400, "no_sso_connection_exists_for_organization");

    let (first, second) = (saml(&emulator, &acme), oidc(&emulator, &acme));
    fails(with("organization_id=acme"), 400, "indeterminate_sso_connection_for_organization");
    ok(put(&emulator, &format!("{ORGANIZATIONS}/{acme}"), json!({ "sso_default_connection_id": second })));
    let start = |query: &str| format!("/v1/public/sso/start?public_token={}&{query}", emulator.public_token());
    let location = follow(&emulator, &start("organization_id=acme"));
    let login = ok(authenticate(&emulator, json!({ "sso_token": location.rsplit_once("&token=").unwrap().1 })));
    assert_eq!(login["member"]["sso_registrations"][0]["connection_id"], second);

    let with = |query: &str| with(&format!("connection_id={first}&{query}"));
    fails(with("login_redirect_url=/relative"), 400, "invalid_login_sso_url");
    fails(with("signup_redirect_url=no%20url"), 400, "invalid_signup_sso_url");
    fails(with("pkce_code_challenge=x"), 400, "invalid_pkce_code_challenge");
    assert!(emulator.set_sso_identity(&first, SsoIdentity::new("ada")));
    fails(with(""), 400, "invalid_saml_response_email");
    assert!(emulator.set_sso_identity(&second, SsoIdentity::new("")));
    fails(open(&start("organization_id=acme")[21..]), 400, "oidc_response_email_missing");
    assert!(!emulator.set_sso_identity("saml-connection-test-1", SsoIdentity::new(ADA)));
}

#[test]
fn a_login_can_begin_at_the_provider() {
    let emulator = Emulator::new();
    let acme = acme(&emulator);
    let id = saml(&emulator, &acme);
    let connection = ok(get(&emulator, &format!("{SSO}/{acme}")))["saml_connections"][0].take();
    let url = connection["acs_url"].as_str().unwrap();
    let location = follow(&emulator, url);
    let token = location.strip_prefix("http://localhost:3000/authenticate?stytch_token_type=sso&token=").unwrap();
    let login = ok(authenticate(&emulator, json!({ "sso_token": token })));
    assert_eq!(login["member"]["email_address"], "user@okta.example");

    let open = |url: &str| send(&emulator, Request::get(url).body(Vec::new()).unwrap());
    ok(update(&emulator, "saml", &acme, &id, json!({ "idp_initiated_auth_disabled": true })));
    fails(open(url), 400, "saml_idp_initiated_auth_disabled");
    // It can still begin at the application.
    super::login(&emulator, &id);
    let oidc = oidc(&emulator, &acme);
    fails(open(&url.replace(&id, &oidc)), 400, "oidc_invalid_callback_request");
    fails(open(&url.replace(&id, "saml-connection-test-1")), 404, "sso_connection_not_found");
    let pending = create(&emulator, "saml", &acme, json!({}));
    fails(open(&url.replace(&id, &pending)), 400, "requires_active_sso_connection");
    // An assertion is not read.
    let request = Request::post(url).body(b"SAMLResponse=PHNhbWw+".to_vec()).unwrap();
    fails(send(&emulator, request), 404, "route_not_found");
}

#[test]
fn an_external_connection_shares_the_provider() {
    let emulator = Emulator::new();
    let acme = acme(&emulator);
    let umbrella = organization(&emulator, json!({ "organization_name": "Umbrella" }))["organization_id"].take();
    let umbrella = umbrella.as_str().unwrap();
    let used = saml(&emulator, &acme);
    let body = json!({
        "external_organization_id": acme, "external_connection_id": used,
        "connection_implicit_role_assignments": [{ "role_id": "guest" }],
        "group_implicit_role_assignments": [{ "role_id": "editor", "group": "writers" }],
    });
    let external = create(&emulator, "external", umbrella, body);
    assert!(emulator.set_sso_identity(&used, SsoIdentity::new(ADA).groups(["writers"])));
    assert!(!emulator.set_sso_identity(&external, SsoIdentity::new(ADA)));
    let first = login(&emulator, &external);
    assert_eq!((&first["organization_id"], &first["member"]["email_address"]), (&json!(umbrella), &json!(ADA)));
    let factor = &first["member_session"]["authentication_factors"][0];
    assert_eq!(factor["delivery_method"], "sso_saml");
    assert_eq!(factor["saml_sso_factor"]["provider_id"], external);
    assert_eq!(first["member_session"]["roles"], json!(["stytch_member", "guest", "editor"]));
    // The same person is another member of the other organization.
    let second = login(&emulator, &used);
    assert_ne!(second["member_id"], first["member_id"]);
    let url = format!("/v1/b2b/sso/callback/{external}");
    fails(send(&emulator, Request::get(url).body(Vec::new()).unwrap()), 400, "oidc_invalid_callback_request");
}

#[test]
fn a_second_factor_comes_after_sso() {
    let emulator = Emulator::new();
    let acme = acme(&emulator);
    let id = saml(&emulator, &acme);
    let body = json!({ "email_address": "user@okta.example", "mfa_enrolled": true, "mfa_phone_number": PHONE });
    let ada = member(&emulator, &acme, body)["member_id"].take();
    let begun = login(&emulator, &id);
    assert_eq!((&begun["member_authenticated"], &begun["member_session"]), (&json!(false), &Value::Null));
    assert_eq!(begun["mfa_required"]["secondary_auth_initiated"], "sms_otp");
    let body = json!({
        "organization_id": acme, "member_id": ada, "code": emulator.last_passcode(PHONE),
        "intermediate_session_token": begun["intermediate_session_token"],
    });
    let done = ok(post(&emulator, "/v1/b2b/otps/sms/authenticate", body));
    let factors = done["member_session"]["authentication_factors"].as_array().unwrap();
    let methods: Vec<&Value> = factors.iter().map(|factor| &factor["delivery_method"]).collect();
    assert_eq!(methods, ["sso_saml", "sms"]);
}

#[test]
fn a_login_adds_to_the_members_own_session() {
    let emulator = Emulator::new();
    let acme = acme(&emulator);
    let id = saml(&emulator, &acme);
    let ada = member(&emulator, &acme, json!({ "email_address": "user@okta.example" }))["member_id"].take();
    let bob = member(&emulator, &acme, json!({ "email_address": "bob@acme.example" }))["member_id"].take();
    let [own, other] = [ada, bob].map(|id| emulator.start_member_session(&acme, id.as_str().unwrap(), 10).unwrap());
    let with =
        |session| ok(authenticate(&emulator, json!({ "sso_token": token(&emulator, &id), "session_token": session })));
    let extended = with(&own.session_token);
    assert_eq!(extended["session_token"], own.session_token.expose());
    assert_eq!(extended["member_session"]["authentication_factors"].as_array().unwrap().len(), 2);
    let new = with(&other.session_token);
    assert_eq!(new["member_session"]["authentication_factors"].as_array().unwrap().len(), 1);
}

#[test]
fn the_tokens_of_an_oidc_provider_are_kept() {
    let emulator = Emulator::new();
    let acme = acme(&emulator);
    let id = oidc(&emulator, &acme);
    let started = StartUrl::of_connection(&emulator.project(), emulator.public_token(), &id).unwrap();
    let location = follow(&emulator, &started.custom_scopes(["calendar"]).to_string());
    let login = ok(authenticate(&emulator, json!({ "sso_token": location.rsplit_once("&token=").unwrap().1 })));
    let path = format!("{ORGANIZATIONS}/{acme}/members/{}/oidc_providers", login["member_id"].as_str().unwrap());
    emulator.advance(Duration::from_secs(600));
    let first = ok(get(&emulator, &path))["registrations"][0].take();
    let expected = json!({
        "connection_id": id, "provider_subject": "user@microsoft-entra.example", "id_token": "",
        "access_token": first["access_token"], "access_token_expires_in": 3000,
        "scopes": ["openid", "email", "profile", "calendar"], "refresh_token": null,
    });
    assert_eq!(first, expected);
    emulator.advance(Duration::from_secs(3000));
    let second = ok(get(&emulator, &format!("{path}?include_refresh_token=true")))["registrations"][0].take();
    assert_eq!(second["access_token_expires_in"], 3600);
    assert!(second["refresh_token"].is_string() && second["access_token"] != first["access_token"]);

    ok(update(&emulator, "oidc", &acme, &id, json!({ "custom_scopes": "openid groups" })));
    super::login(&emulator, &id);
    assert_eq!(ok(get(&emulator, &path))["registrations"][0]["scopes"], json!(["openid", "groups"]));
    // A SAML connection issues none.
    let saml = saml(&emulator, &acme);
    let member_id = super::login(&emulator, &saml)["member_id"].take();
    let path = format!("{ORGANIZATIONS}/{acme}/members/{}/oidc_providers", member_id.as_str().unwrap());
    assert_eq!(ok(get(&emulator, &path))["registrations"], json!([]));
}
