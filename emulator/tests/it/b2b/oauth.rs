//! Logins of members through OAuth providers.

use std::time::Duration;

use http::Request;
use serde_json::{Value, json};
use stytch_core::b2b;
use stytch_core::b2b::oauth::{Provider, StartUrl};
use stytch_core::login::Pkce;
use stytch_emulator::Emulator;

use super::discovery::exchange;
use super::{ORGANIZATIONS, acme, link_login, member};
use crate::support::{NEW_YEAR, fails, follow, get, ok, post, put, send};

const GOOGLE: &str = "user@google.example";
const GITHUB: &str = "user@github.example";

/// The token of a login to an organization.
fn token(emulator: &Emulator, organization_id: &str, provider: Provider) -> String {
    let url =
        StartUrl::of_organization(&emulator.project(), provider, emulator.public_token(), organization_id).unwrap();
    let location = follow(emulator, &url.login_redirect_url("https://a.example/in").to_string());
    location.rsplit_once("?stytch_token_type=oauth&token=").unwrap().1.to_owned()
}

/// The token of a login without an organization.
fn discovery_token(emulator: &Emulator, provider: Provider) -> String {
    let url = b2b::oauth::discovery::StartUrl::new(&emulator.project(), provider, emulator.public_token()).unwrap();
    let location = follow(emulator, &url.discovery_redirect_url("https://a.example/d").to_string());
    location.strip_prefix("https://a.example/d?stytch_token_type=discovery_oauth&token=").unwrap().to_owned()
}

fn authenticate(emulator: &Emulator, body: Value) -> (u16, Value) {
    post(emulator, "/v1/b2b/oauth/authenticate", body)
}

fn discover(emulator: &Emulator, provider: Provider) -> Value {
    let body = json!({ "discovery_oauth_token": discovery_token(emulator, provider) });
    ok(post(emulator, "/v1/b2b/oauth/discovery/authenticate", body))
}

#[test]
fn a_login() {
    let emulator = Emulator::starting_at(NEW_YEAR);
    let acme = acme(&emulator);
    let ada = member(&emulator, &acme, json!({ "email_address": GOOGLE }));
    let pkce = Pkce::from_entropy([7; 32]);
    let url = StartUrl::of_slug(&emulator.project(), Provider::Google, emulator.public_token(), "acme").unwrap();
    let url = url.login_redirect_url("https://a.example/in").custom_scopes(["calendar"]).pkce(&pkce).to_string();
    let location = follow(&emulator, &url);
    let token = location.strip_prefix("https://a.example/in?stytch_token_type=oauth&token=").unwrap();
    fails(authenticate(&emulator, json!({ "oauth_token": token })), 400, "pkce_expected_code_verifier");
    let body = json!({ "oauth_token": token, "pkce_code_verifier": pkce.verifier() });
    let login = ok(authenticate(&emulator, body.clone()));
    assert_eq!((&login["member_id"], &login["member_authenticated"]), (&ada["member_id"], &json!(true)));
    assert_eq!((&login["provider_type"], &login["provider_subject"]), (&json!("Google"), &json!("google-subject")));
    assert_eq!((&login["organization_id"], &login["reset_sessions"]), (&json!(acme), &json!(false)));
    let values = &login["provider_values"];
    assert_eq!(values["scopes"], json!(["openid", "email", "profile", "calendar"]));
    assert_eq!(values["expires_at"], "2025-01-01T01:00:00Z");
    let registration = &login["member"]["oauth_registrations"][0];
    let id = registration["member_oauth_registration_id"].as_str().unwrap();
    assert!(id.starts_with("oauth-member-test-"));
    let expected = json!({
        "provider_type": "Google", "provider_subject": "google-subject", "member_oauth_registration_id": id,
        "profile_picture_url": "", "locale": "",
    });
    assert_eq!(registration, &expected);
    let factor = &login["member_session"]["authentication_factors"][0];
    assert_eq!((&factor["type"], &factor["delivery_method"]), (&json!("oauth"), &json!("oauth_google")));
    assert_eq!(
        (&factor["google_oauth_factor"]["id"], &factor["google_oauth_factor"]["provider_subject"]),
        (&json!(id), &json!("google-subject"))
    );
    assert_eq!(login["member"]["email_address_verified"], true);
    fails(authenticate(&emulator, body), 404, "oauth_token_not_found");

    // The registration stays the same, also if the email address of the member does not.
    let again = ok(authenticate(&emulator, json!({ "oauth_token": self::token(&emulator, &acme, Provider::Google) })));
    assert_eq!(again["member"]["oauth_registrations"], json!([expected]));
    assert_eq!(again["member_session"]["authentication_factors"][0]["google_oauth_factor"]["id"], id);
}

#[test]
fn tokens_of_providers_are_kept_and_refreshed() {
    let emulator = Emulator::starting_at(NEW_YEAR);
    let acme = acme(&emulator);
    let path = format!("{ORGANIZATIONS}/{acme}");
    let body = json!({
        "email_jit_provisioning": "RESTRICTED",
        "email_allowed_domains": ["google.example", "microsoft.example"],
    });
    ok(put(&emulator, &path, body));
    for (provider, name) in [(Provider::Google, "google"), (Provider::Microsoft, "microsoft")] {
        let login = ok(authenticate(&emulator, json!({ "oauth_token": token(&emulator, &acme, provider) })));
        let path = format!("{path}/members/{}/oauth_providers/{name}", login["member_id"].as_str().unwrap());
        let kept = ok(get(&emulator, &path));
        assert_eq!(kept["access_token"], login["provider_values"]["access_token"]);
        assert_eq!((&kept["provider_type"], &kept["id_token"]), (&login["provider_type"], &json!("")));
        assert_eq!((&kept["access_token_expires_in"], kept.get("refresh_token")), (&json!(3600), None));
        let with = ok(get(&emulator, &format!("{path}?include_refresh_token=true")));
        assert_eq!(with["refresh_token"], login["provider_values"]["refresh_token"]);
        emulator.advance(Duration::from_secs(3600));
        let refreshed = ok(get(&emulator, &path));
        assert_ne!(refreshed["access_token"], kept["access_token"]);
        assert_eq!(refreshed["access_token_expires_in"], 3600);
    }
    let ada = member(&emulator, &acme, json!({ "email_address": "ada@acme.example" }));
    let path = format!("{path}/members/{}", ada["member_id"].as_str().unwrap());
    for name in ["google", "microsoft", "github", "slack", "hubspot"] {
        fails(get(&emulator, &format!("{path}/oauth_providers/{name}")), 404, "member_oauth_token_not_found");
    }
    assert_eq!(ok(get(&emulator, &format!("{path}/oidc_providers")))["registrations"], json!([]));
}

#[test]
fn people_in_a_tenant_join_after_they_have_verified_their_email() {
    let emulator = Emulator::new();
    let acme = acme(&emulator);
    let path = format!("{ORGANIZATIONS}/{acme}");
    fails(
        authenticate(&emulator, json!({ "oauth_token": token(&emulator, &acme, Provider::GitHub) })),
        400,
        "email_jit_provisioning_not_allowed",
    );
    for (provider, name) in [(Provider::GitHub, "github"), (Provider::Slack, "slack"), (Provider::HubSpot, "hubspot")] {
        let tenant = format!("{name}-tenant");
        let body =
            json!({ "oauth_tenant_jit_provisioning": "RESTRICTED", "allowed_oauth_tenants": { name: [tenant] } });
        ok(put(&emulator, &path, body));
        let found = discover(&emulator, provider.clone());
        assert_eq!(found["discovered_organizations"][0]["membership"]["type"], "eligible_to_join_by_oauth_tenant");
        assert_eq!(
            found["discovered_organizations"][0]["membership"]["details"],
            json!({ "provider": name, "tenant": tenant })
        );
        assert_eq!((&found["provider_tenant_id"], &found["provider_tenant_ids"]), (&json!(tenant), &json!([tenant])));

        let begun = ok(authenticate(&emulator, json!({ "oauth_token": token(&emulator, &acme, provider.clone()) })));
        assert_eq!((&begun["member_authenticated"], &begun["member"]["status"]), (&json!(false), &json!("pending")));
        let methods = json!(["magic_link", "email_otp", "google_oauth", "microsoft_oauth"]);
        assert_eq!(begun["primary_required"], json!({ "allowed_auth_methods": methods }));
        assert_eq!(begun["member"]["oauth_registrations"], json!([]));
        let email = begun["member"]["email_address"].as_str().unwrap();
        let login = link_login(
            &emulator,
            &acme,
            email,
            json!({
                "intermediate_session_token": begun["intermediate_session_token"],
            }),
        );
        assert_eq!((&login["member_authenticated"], &login["member"]["status"]), (&json!(true), &json!("active")));
        assert_eq!(login["member_session"]["authentication_factors"].as_array().unwrap().len(), 2);

        // From now on, the account is known to be theirs.
        let login = ok(authenticate(&emulator, json!({ "oauth_token": token(&emulator, &acme, provider) })));
        assert_eq!(login["member_authenticated"], true);
        let path = format!("{path}/members/{}/oauth_providers/{name}", login["member_id"].as_str().unwrap());
        let kept = ok(get(&emulator, &path));
        let registration = &kept["registrations"][0];
        assert_eq!(registration["access_token"], login["provider_values"]["access_token"]);
        assert_eq!(registration["provider_subject"], format!("{name}-subject"));
    }
}

#[test]
fn discovery_by_an_account() {
    let emulator = Emulator::new();
    let acme = acme(&emulator);
    member(&emulator, &acme, json!({ "email_address": GOOGLE }));
    let found = discover(&emulator, Provider::Google);
    assert_eq!((&found["email_address"], &found["provider_type"]), (&json!(GOOGLE), &json!("Google")));
    assert_eq!((&found["provider_tenant_id"], &found["provider_tenant_ids"]), (&json!(""), &json!([])));
    assert_eq!(found["full_name"], "Google User");
    let login = ok(exchange(&emulator, &found["intermediate_session_token"], &acme));
    let registration = &login["member"]["oauth_registrations"][0];
    let factor = &login["member_session"]["authentication_factors"][0]["google_oauth_factor"];
    assert_eq!(factor["id"], registration["member_oauth_registration_id"]);
    assert!(factor["email_id"].as_str().unwrap().starts_with("email-test-"));

    // A provider that does not verify emails does not lead into an organization alone.
    member(&emulator, &acme, json!({ "email_address": GITHUB }));
    let found = discover(&emulator, Provider::GitHub);
    assert_eq!(found["discovered_organizations"][0]["member_authenticated"], false);
    let token = &found["intermediate_session_token"];
    let begun = ok(exchange(&emulator, token, &acme));
    assert_eq!((&begun["member_authenticated"], &begun["intermediate_session_token"]), (&json!(false), token));
    let body = json!({ "intermediate_session_token": token, "organization_name": "New" });
    let begun = ok(post(&emulator, "/v1/b2b/discovery/organizations/create", body));
    assert_eq!(begun["primary_required"]["allowed_auth_methods"][0], "magic_link");
}

#[test]
fn organizations_say_which_providers_they_allow() {
    let emulator = Emulator::new();
    let acme = acme(&emulator);
    member(&emulator, &acme, json!({ "email_address": GOOGLE }));
    let path = format!("{ORGANIZATIONS}/{acme}");
    ok(put(&emulator, &path, json!({ "auth_methods": "RESTRICTED", "allowed_auth_methods": ["slack_oauth"] })));
    let token = token(&emulator, &acme, Provider::Google);
    fails(
        authenticate(&emulator, json!({ "oauth_token": token })),
        400,
        "operation_restricted_by_organization_auth_methods",
    );
    ok(put(&emulator, &path, json!({ "allowed_auth_methods": ["google_oauth"] })));
    ok(authenticate(&emulator, json!({ "oauth_token": token })));
}

#[test]
fn tokens_expire_and_are_of_one_kind() {
    let emulator = Emulator::new();
    let acme = acme(&emulator);
    member(&emulator, &acme, json!({ "email_address": GOOGLE }));
    let discovery = discovery_token(&emulator, Provider::Google);
    fails(authenticate(&emulator, json!({ "oauth_token": discovery })), 404, "oauth_token_not_found");
    let token = token(&emulator, &acme, Provider::Google);
    let body = json!({ "discovery_oauth_token": token });
    fails(post(&emulator, "/v1/b2b/oauth/discovery/authenticate", body), 404, "oauth_token_not_found");
    emulator.advance(Duration::from_secs(300));
    fails(authenticate(&emulator, json!({ "oauth_token": token })), 404, "oauth_token_not_found");
    fails(authenticate(&emulator, json!({})), 400, "bad_request");
}

#[test]
fn a_start_with_a_mistake_leads_nowhere() {
    let emulator = Emulator::new();
    let acme = acme(&emulator);
    let open = |path: &str| send(&emulator, Request::get(path).body(Vec::new()).unwrap());
    let start = format!("/v1/b2b/public/oauth/google/start?public_token={}", emulator.public_token());
    fails(open("/v1/b2b/public/oauth/google/start"), 400, "public_token_required");
    fails(open("/v1/b2b/public/oauth/google/discovery/start"), 400, "public_token_required");
    fails(open(&start), 400, "missing_oauth_organization_locator");
    fails(open(&format!("{start}&slug=acme&organization_id={acme}")), 400, "too_many_oauth_organization_locators");
    fails(open(&format!("{start}&slug=nowhere")), 404, "organization_not_found");
    fails(open(&format!("{start}&slug=acme&login_redirect_url=x")), 400, "invalid_login_oauth_url");
    fails(open(&format!("{start}&slug=acme&signup_redirect_url=x")), 400, "invalid_signup_oauth_url");
    fails(open(&format!("{start}&slug=acme&pkce_code_challenge=x")), 400, "invalid_pkce_code_challenge");
    fails(
        open(&start.replace("google", "apple").replace("public_token=", "slug=acme&public_token=")),
        400,
        "invalid_oauth_provider",
    );
    let discovery = start.replace("/start", "/discovery/start");
    fails(open(&format!("{discovery}&discovery_redirect_url=x")), 400, "invalid_discovery_redirect_url");
    // A new person arrives at another URL than a member.
    let location = follow(&emulator, &format!("{start}&slug=acme&signup_redirect_url=https://a.example/up"));
    assert!(location.starts_with("https://a.example/up?stytch_token_type=oauth&token="), "{location}");
}
