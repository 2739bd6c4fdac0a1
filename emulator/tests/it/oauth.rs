//! Logins through OAuth providers.

use std::time::Duration;

use http::Request;
use serde_json::{Value, json};
use stytch_core::consumer;
use stytch_core::consumer::oauth::{Provider, StartUrl};
use stytch_core::login::Pkce;
use stytch_core::models::{DeliveryMethod, FactorDetail};
use stytch_emulator::Emulator;

use crate::recording::handle;
use crate::support::{NEW_YEAR, PHONE, delete, fails, follow, get, ok, post, send, sms_login, user, without_body};

const CALLBACK: &str = "http://127.0.0.1:8000/callback?state=7";

fn start_url(emulator: &Emulator, provider: Provider) -> StartUrl {
    let url = StartUrl::new(&emulator.project(), provider, emulator.public_token()).unwrap();
    url.login_redirect_url(CALLBACK).signup_redirect_url(CALLBACK)
}

/// The token of a login that begins at a URL.
fn token(emulator: &Emulator, url: &StartUrl) -> String {
    let location = follow(emulator, &url.to_string());
    location.strip_prefix("http://127.0.0.1:8000/callback?state=7&stytch_token_type=oauth&token=").unwrap().to_owned()
}

fn authenticate(emulator: &Emulator, body: Value) -> (u16, Value) {
    post(emulator, "/v1/oauth/authenticate", body)
}

#[test]
fn a_login() {
    let emulator = Emulator::starting_at(NEW_YEAR);
    let url = start_url(&emulator, Provider::GitHub).custom_scopes(["repo", "gist"]);
    let token = token(&emulator, &url);
    let mut login = ok(authenticate(&emulator, json!({ "token": token, "session_duration_minutes": 60 })));

    let user_id = login["user_id"].clone();
    let email_id = login["user"]["emails"][0]["email_id"].clone();
    let registration_id = login["oauth_user_registration_id"].clone();
    assert!(registration_id.as_str().unwrap().starts_with("oauth-user-test-"));
    assert_eq!(
        login["user"]["emails"][0],
        json!({ "email_id": email_id, "email": "user@github.example", "verified": true })
    );
    assert_eq!(
        login["user"]["providers"],
        json!([{
            "provider_type": "GitHub",
            "provider_subject": "github-subject",
            "profile_picture_url": "",
            "locale": "",
            "oauth_user_registration_id": registration_id,
        }])
    );
    let factors = &login["user_session"]["authentication_factors"];
    let now = "2025-01-01T00:00:00Z";
    let expected = json!([{
        "type": "oauth", "delivery_method": "oauth_github",
        "created_at": now, "updated_at": now, "last_authenticated_at": now,
        "github_oauth_factor": { "id": registration_id, "provider_subject": "github-subject", "email_id": email_id },
    }]);
    assert_eq!(factors, &expected);
    assert_eq!(login["user_session"]["expires_at"], "2025-01-01T01:00:00Z");
    ok(post(&emulator, "/v1/sessions/authenticate", json!({ "session_token": login["session_token"] })));

    let values = &mut login["provider_values"];
    assert_ne!(values["access_token"].take(), values["refresh_token"].take());
    for name in ["user", "user_session", "session_token", "session_jwt", "request_id"] {
        assert!(!login[name].take().is_null(), "{name}");
    }
    let expected = json!({
        "status_code": 200, "request_id": null,
        "user_id": user_id, "user": null, "user_device": null,
        "user_session": null, "session_token": null, "session_jwt": null,
        "provider_type": "GitHub", "provider_subject": "github-subject",
        "oauth_user_registration_id": registration_id,
        "provider_values": {
            "access_token": null, "refresh_token": null, "id_token": "",
            "scopes": ["openid", "email", "profile", "repo", "gist"],
            "expires_at": "2025-01-01T01:00:00Z",
        },
        "reset_sessions": false,
    });
    assert_eq!(login, expected);
}

#[test]
fn new_and_known_users_land_elsewhere() {
    let emulator = Emulator::new();
    let url = start_url(&emulator, Provider::Google).signup_redirect_url("https://app.example/welcome#top").to_string();
    let first = follow(&emulator, &url);
    let token = first.strip_prefix("https://app.example/welcome?stytch_token_type=oauth&token=").unwrap();
    let token = token.strip_suffix("#top").unwrap();
    assert!(follow(&emulator, &url).starts_with(CALLBACK));
    let first = ok(authenticate(&emulator, json!({ "token": token })));
    assert_eq!((&first["user_session"], &first["session_token"]), (&Value::Null, &json!("")));

    let bare = format!("/v1/public/oauth/google/start?public_token={}", emulator.public_token());
    let default = follow(&emulator, &bare);
    let token = default.strip_prefix("http://localhost:3000/authenticate?stytch_token_type=oauth&token=").unwrap();
    let second = ok(authenticate(&emulator, json!({ "token": token })));
    for name in ["user_id", "oauth_user_registration_id", "user"] {
        assert_eq!(first[name], second[name]);
    }
}

#[test]
fn the_user_with_the_email_logs_in() {
    let emulator = Emulator::new();
    let known = user(&emulator, "user@google.example");
    assert_eq!(known["user"]["emails"][0]["verified"], false);
    let token_of = |provider| token(&emulator, &start_url(&emulator, provider));
    let login = ok(authenticate(&emulator, json!({ "token": token_of(Provider::Google) })));
    assert_eq!((&login["user_id"], &login["user"]["emails"][0]["verified"]), (&known["user_id"], &json!(true)));

    // First another user, at another provider, then the same user without the email.
    let other = ok(authenticate(&emulator, json!({ "token": token_of(Provider::Slack) })));
    assert_ne!(other["user_id"], login["user_id"]);
    ok(delete(&emulator, &format!("/v1/users/emails/{}", known["email_id"].as_str().unwrap())));
    let body = json!({ "token": token_of(Provider::Google), "session_duration_minutes": 5 });
    let again = ok(authenticate(&emulator, body));
    assert_eq!((&again["user_id"], &again["user"]["emails"]), (&known["user_id"], &json!([])));
    let factor = &again["user_session"]["authentication_factors"][0];
    assert_eq!(factor["google_oauth_factor"]["email_id"], "");
}

#[test]
fn a_token_works_once_and_for_five_minutes() {
    let emulator = Emulator::new();
    let not_found = |token: &str| {
        fails(authenticate(&emulator, json!({ "token": token })), 404, "oauth_token_not_found");
    };
    let next = || token(&emulator, &start_url(&emulator, Provider::Google));
    let used = next();
    emulator.advance(Duration::from_secs(299));
    // A mistake costs nothing.
    let mistake = json!({ "token": used, "session_duration_minutes": 4 });
    fails(authenticate(&emulator, mistake), 400, "invalid_session_duration_minutes");
    let login = ok(authenticate(&emulator, json!({ "token": used })));
    not_found(&used);
    not_found("unknown");
    let expired = next();
    emulator.advance(Duration::from_secs(300));
    not_found(&expired);
    let gone = next();
    ok(delete(&emulator, &format!("/v1/users/{}", login["user_id"].as_str().unwrap())));
    not_found(&gone);
    fails(authenticate(&emulator, json!({})), 400, "bad_request");
}

#[test]
fn whoever_ends_a_login_must_have_begun_it() {
    let emulator = Emulator::new();
    let pkce = Pkce::from_entropy([7; 32]);
    let token = token(&emulator, &start_url(&emulator, Provider::Apple).pkce(&pkce));
    let with = |verifier: &str| authenticate(&emulator, json!({ "token": token, "code_verifier": verifier }));
    fails(authenticate(&emulator, json!({ "token": token })), 400, "pkce_expected_code_verifier");
    fails(with(Pkce::from_entropy([8; 32]).verifier().expose()), 400, "pkce_mismatch");
    fails(with(&pkce.challenge()), 400, "pkce_mismatch");
    ok(with(pkce.verifier().expose()));

    let token = self::token(&emulator, &start_url(&emulator, Provider::Apple));
    let body = json!({ "token": token, "code_verifier": pkce.verifier().expose() });
    fails(authenticate(&emulator, body), 400, "pkce_did_not_expect_code_verifier");
}

#[test]
fn a_factor_is_added_to_a_session_of_the_same_user_only() {
    let emulator = Emulator::new();
    let next = || token(&emulator, &start_url(&emulator, Provider::Google));
    let first = ok(authenticate(&emulator, json!({ "token": next(), "session_duration_minutes": 60 })));
    let again = ok(authenticate(&emulator, json!({ "token": next(), "session_token": first["session_token"] })));
    assert_eq!(again["user_session"]["session_id"], first["user_session"]["session_id"]);

    let other = sms_login(&emulator, PHONE);
    let ignored = ok(authenticate(&emulator, json!({ "token": next(), "session_token": other["session_token"] })));
    assert_eq!((&ignored["user_id"], &ignored["user_session"]), (&first["user_id"], &Value::Null));
    let path = format!("/v1/sessions?user_id={}", other["user_id"].as_str().unwrap());
    let factors = &ok(get(&emulator, &path))["sessions"][0]["authentication_factors"];
    assert_eq!(factors.as_array().unwrap().len(), 1);
}

#[test]
fn every_provider_has_a_factor_that_clients_know() {
    let emulator = Emulator::new();
    let project = emulator.project();
    for provider in [
        Provider::Amazon,
        Provider::Apple,
        Provider::Bitbucket,
        Provider::Coinbase,
        Provider::Discord,
        Provider::Facebook,
        Provider::Figma,
        Provider::GitHub,
        Provider::GitLab,
        Provider::Google,
        Provider::LinkedIn,
        Provider::Microsoft,
        Provider::Salesforce,
        Provider::Slack,
        Provider::Snapchat,
        Provider::TikTok,
        Provider::Twitch,
        Provider::Twitter,
        Provider::Yahoo,
    ] {
        let token = token(&emulator, &start_url(&emulator, provider.clone()));
        let request = consumer::oauth::Authenticate::new(token).session_duration_minutes(5);
        let response = handle(&emulator, project.request(&request).unwrap());
        let login = project.response::<consumer::oauth::Authenticate>(&response).unwrap();
        let factor = &login.user_session.unwrap().authentication_factors[0];
        assert!(!matches!(factor.delivery_method, DeliveryMethod::Other(_)), "{provider}");
        let detail = factor.detail.as_deref().map(FactorDetail::name).unwrap_or_default();
        assert_eq!(detail.replace('_', ""), format!("{provider}oauthfactor"));
    }
}

#[test]
fn a_start_with_a_mistake_leads_nowhere() {
    let emulator = Emulator::new();
    let open = |path: &str| send(&emulator, Request::get(path).body(Vec::new()).unwrap());
    let start = "/v1/public/oauth/google/start";
    fails(open(start), 400, "public_token_required");
    fails(open(&format!("{start}?public_token=x")), 404, "public_token_not_found");
    let with = |query: &str| open(&format!("{start}?public_token={}&{query}", emulator.public_token()));
    fails(with("login_redirect_url=/relative"), 400, "invalid_login_oauth_url");
    fails(with("signup_redirect_url=no%20url"), 400, "invalid_signup_oauth_url");
    fails(with("login_redirect_url=https://app.example/%0d%0aa:b"), 400, "invalid_login_oauth_url");
    for challenge in
        ["x", "0000000000000000000000000000000000000000000=", "dBjftJeZ4CVP+mB92K27uhbUJU1p1r/wW1gFWFOEjXk"]
    {
        fails(with(&format!("code_challenge={challenge}")), 400, "invalid_pkce_code_challenge");
    }
    fails(with("oauth_attach_token=x"), 400, "invalid_oauth_attach_token");
    let elsewhere = format!("/v1/public/oauth/myspace/start?public_token={}", emulator.public_token());
    fails(open(&elsewhere), 400, "invalid_oauth_provider");
    fails(without_body(&emulator, "POST", start), 404, "route_not_found");
    assert_eq!(ok(post(&emulator, "/v1/users/search", json!({})))["results"], json!([]));
}

/// A token that chooses the user of the next login at Google.
fn attach(emulator: &Emulator, selector: Value) -> String {
    let mut body = selector;
    body["provider"] = json!("google");
    ok(post(emulator, "/v1/oauth/attach", body))["oauth_attach_token"].as_str().unwrap().to_owned()
}

#[test]
fn a_login_is_attached_to_a_user_by_id_or_session() {
    for by_session in [false, true] {
        let emulator = Emulator::new();
        let ada = sms_login(&emulator, PHONE);
        // The account's email belongs to another user.
        user(&emulator, "user@google.example");
        let selector = match by_session {
            false => json!({ "user_id": ada["user_id"] }),
            true => json!({ "session_token": ada["session_token"] }),
        };
        let attach_token = attach(&emulator, selector);
        let url = start_url(&emulator, Provider::Google).attach_token(&attach_token);
        let login = ok(authenticate(&emulator, json!({ "token": token(&emulator, &url) })));
        assert_eq!(login["user_id"], ada["user_id"]);
        assert_eq!(login["user"]["providers"][0]["provider_type"], "Google");
        // Without a token, the account now leads to its user.
        let url = start_url(&emulator, Provider::Google);
        let login = ok(authenticate(&emulator, json!({ "token": token(&emulator, &url) })));
        assert_eq!(login["user_id"], ada["user_id"]);
    }
}

#[test]
fn an_attach_token_works_once_at_its_provider_for_five_minutes() {
    let emulator = Emulator::new();
    let ada = user(&emulator, "ada@example.com")["user_id"].take();
    let open = |provider, token: &str, callback: &str| {
        let url = start_url(&emulator, provider).login_redirect_url(callback).attach_token(token).to_string();
        handle(&emulator, Request::get(url).body(Vec::new()).unwrap()).status().as_u16()
    };
    let attach_token = attach(&emulator, json!({ "user_id": ada }));
    assert_eq!(open(Provider::GitHub, &attach_token, CALLBACK), 400);
    // A start that fails does not use it up.
    assert_eq!(open(Provider::Google, &attach_token, "/relative"), 400);
    emulator.advance(Duration::from_secs(299));
    assert_eq!(open(Provider::Google, &attach_token, CALLBACK), 302);
    assert_eq!(open(Provider::Google, &attach_token, CALLBACK), 400);
    let attach_token = attach(&emulator, json!({ "user_id": ada }));
    emulator.advance(Duration::from_secs(300));
    assert_eq!(open(Provider::Google, &attach_token, CALLBACK), 400);
    let attach_token = attach(&emulator, json!({ "user_id": ada }));
    ok(delete(&emulator, &format!("/v1/users/{}", ada.as_str().unwrap())));
    assert_eq!(open(Provider::Google, &attach_token, CALLBACK), 400);
}

#[test]
fn an_attachment_names_one_user_and_a_provider() {
    let emulator = Emulator::new();
    let ada = sms_login(&emulator, PHONE);
    let attach = |body| post(&emulator, "/v1/oauth/attach", body);
    let (user_id, session_token) = (&ada["user_id"], &ada["session_token"]);
    fails(attach(json!({ "provider": "google" })), 400, "no_user_selection_arguments");
    let both = json!({ "provider": "google", "user_id": user_id, "session_token": session_token });
    fails(attach(both), 400, "too_many_user_selection_arguments");
    fails(attach(json!({ "provider": "myspace", "user_id": user_id })), 400, "invalid_oauth_provider");
    fails(attach(json!({ "user_id": user_id })), 400, "bad_request");
    fails(attach(json!({ "provider": "google", "user_id": "x" })), 404, "user_not_found");
    fails(attach(json!({ "provider": "google", "session_token": "x" })), 404, "session_not_found");
}

#[test]
fn an_account_is_found_and_deleted() {
    let emulator = Emulator::new();
    let url = start_url(&emulator, Provider::Google);
    let login = ok(authenticate(&emulator, json!({ "token": token(&emulator, &url) })));
    let find = |provider: &str| {
        let operands = json!([{ "filter_name": "oauth_provider", "filter_value": [provider] }]);
        post(&emulator, "/v1/users/search", json!({ "query": { "operator": "AND", "operands": operands } }))
    };
    assert_eq!(ok(find("google"))["results_metadata"]["total"], 1);
    assert_eq!(ok(find("GitHub"))["results_metadata"]["total"], 0);
    fails(find("myspace"), 400, "user_search_invalid_oauth_provider_filter");

    let pending = token(&emulator, &url);
    let path = format!("/v1/users/oauth/{}", login["oauth_user_registration_id"].as_str().unwrap());
    let answer = ok(delete(&emulator, &path));
    assert_eq!((&answer["user_id"], &answer["user"]["providers"]), (&login["user_id"], &json!([])));
    fails(delete(&emulator, &path), 404, "oauth_user_registration_not_found");
    fails(authenticate(&emulator, json!({ "token": pending })), 404, "oauth_token_not_found");
    // The email leads to the same user, with a new account.
    let again = ok(authenticate(&emulator, json!({ "token": token(&emulator, &url) })));
    assert_eq!(again["user_id"], login["user_id"]);
    assert_ne!(again["oauth_user_registration_id"], login["oauth_user_registration_id"]);
}
