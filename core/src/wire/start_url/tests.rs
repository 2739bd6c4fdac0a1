use proptest::prelude::*;

use crate::api::b2b::sso;
use crate::api::{b2b, consumer};
use crate::values::Pkce;
use crate::wire::Project;

fn project() -> Project {
    Project::new("project-test-1", "secret-test-1").unwrap()
}

fn pkce() -> Pkce {
    Pkce::from_verifier("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk").unwrap()
}

#[test]
fn consumer_oauth_has_its_names() {
    use consumer::oauth::{Provider, StartUrl};
    let url = StartUrl::new(&project(), Provider::Google, "public-token-test-1")
        .unwrap()
        .attach_token("attach")
        .login_redirect_url("https://example.com/in?a=b&c")
        .signup_redirect_url("https://example.com/up")
        .custom_scopes(["a", "https://b"])
        .pkce(&pkce())
        .provider_param("login_hint", "ada@example.com")
        .provider_param("prompt", "consent");
    assert_eq!(
        url.to_string(),
        "https://test.stytch.com/v1/public/oauth/google/start?public_token=public-token-test-1\
         &login_redirect_url=https%3A%2F%2Fexample.com%2Fin%3Fa%3Db%26c\
         &signup_redirect_url=https%3A%2F%2Fexample.com%2Fup\
         &custom_scopes=a%20https%3A%2F%2Fb\
         &code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM\
         &provider_login_hint=ada%40example.com&provider_prompt=consent&oauth_attach_token=attach"
    );
}

#[test]
fn b2b_oauth_has_its_names() {
    use b2b::oauth::{Provider, StartUrl};
    let url = StartUrl::of_organization(&project(), Provider::HubSpot, "public-token-test-1", "organization-test-1")
        .unwrap()
        .login_redirect_url("l")
        .signup_redirect_url("s")
        .custom_scopes(vec!["a".to_owned()])
        .pkce(&pkce())
        .provider_param("prompt", "consent");
    assert_eq!(
        url.to_string(),
        "https://test.stytch.com/v1/b2b/public/oauth/hubspot/start?public_token=public-token-test-1\
         &organization_id=organization-test-1&login_redirect_url=l&signup_redirect_url=s&custom_scopes=a\
         &pkce_code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&provider_prompt=consent"
    );
    let url = StartUrl::of_slug(&project(), "github", "public-token-test-1", "acme").unwrap().to_string();
    assert!(url.ends_with("/oauth/github/start?public_token=public-token-test-1&slug=acme"));
}

#[test]
fn b2b_oauth_discovery_has_its_names() {
    use b2b::oauth::{Provider, discovery::StartUrl};
    let url = StartUrl::new(&project(), Provider::Slack, "public-token-test-1")
        .unwrap()
        .discovery_redirect_url("d")
        .custom_scopes(["a", "b"])
        .pkce(&pkce())
        .provider_param("prompt", "consent");
    assert_eq!(
        url.to_string(),
        "https://test.stytch.com/v1/b2b/public/oauth/slack/discovery/start?public_token=public-token-test-1\
         &discovery_redirect_url=d&custom_scopes=a%20b\
         &pkce_code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&provider_prompt=consent"
    );
}

#[test]
fn sso_has_its_names() {
    let url = sso::StartUrl::of_connection(&project(), "public-token-test-1", "saml-connection-test-1")
        .unwrap()
        .login_redirect_url("l")
        .signup_redirect_url("s")
        .custom_scopes(["a", "b"])
        .pkce(&pkce());
    assert_eq!(
        url.to_string(),
        "https://test.stytch.com/v1/public/sso/start?public_token=public-token-test-1\
         &connection_id=saml-connection-test-1&login_redirect_url=l&signup_redirect_url=s&custom_scopes=a%20b\
         &pkce_code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"
    );
    let url = sso::StartUrl::of_organization(&project(), "public-token-test-1", "acme").unwrap().to_string();
    assert_eq!(
        url,
        "https://test.stytch.com/v1/public/sso/start?public_token=public-token-test-1&organization_id=acme"
    );
}

#[test]
fn starts_on_the_host_of_the_project() {
    let start = |project: Project| consumer::oauth::StartUrl::new(&project, "apple", "p").unwrap().to_string();
    let live = Project::new("project-live-1", "secret-live-1").unwrap();
    assert_eq!(start(live.clone()), "https://api.stytch.com/v1/public/oauth/apple/start?public_token=p");
    let own = live.with_base_url("https://login.example.com/auth/").unwrap();
    assert_eq!(start(own), "https://login.example.com/auth/v1/public/oauth/apple/start?public_token=p");
}

#[test]
fn the_last_value_of_a_param_counts() {
    let url = consumer::oauth::StartUrl::new(&project(), "apple", "p")
        .unwrap()
        .custom_scopes(["a"])
        .login_redirect_url("b")
        .custom_scopes(["c"]);
    assert!(url.to_string().ends_with("/start?public_token=p&custom_scopes=c&login_redirect_url=b"));
}

#[test]
fn a_provider_cannot_leave_its_segment() {
    let provider = "must be the name of a provider, and not `.` or `..`";
    for name in ["", ".", ".."] {
        let errors = [
            consumer::oauth::StartUrl::new(&project(), name, "p").unwrap_err(),
            b2b::oauth::StartUrl::of_slug(&project(), name, "p", "s").unwrap_err(),
            b2b::oauth::StartUrl::of_organization(&project(), name, "p", "o").unwrap_err(),
            b2b::oauth::discovery::StartUrl::new(&project(), name, "p").unwrap_err(),
        ];
        for error in errors {
            assert_eq!(error.to_string(), format!("`provider` {provider}"));
        }
    }
    let url = consumer::oauth::StartUrl::new(&project(), "../a?b#c", "p").unwrap().to_string();
    assert_eq!(url, "https://test.stytch.com/v1/public/oauth/..%2Fa%3Fb%23c/start?public_token=p");
}

#[test]
fn what_stytch_needs_is_not_empty() {
    let problem = |error: crate::error::Error| error.to_string();
    let consumer = consumer::oauth::StartUrl::new(&project(), "google", "").unwrap_err();
    assert_eq!(problem(consumer), "`public_token` must not be empty");
    let organization = b2b::oauth::StartUrl::of_organization(&project(), "google", "p", "").unwrap_err();
    assert_eq!(problem(organization), "`organization_id` must not be empty");
    let slug = b2b::oauth::StartUrl::of_slug(&project(), "google", "p", "").unwrap_err();
    assert_eq!(problem(slug), "`slug` must not be empty");
    let connection = sso::StartUrl::of_connection(&project(), "p", "").unwrap_err();
    assert_eq!(problem(connection), "`connection_id` must not be empty");
}

#[test]
fn debug_does_not_show_the_attach_token() {
    let url = consumer::oauth::StartUrl::new(&project(), "google", "p").unwrap().attach_token("very-secret");
    assert!(!format!("{url:?}").contains("very-secret"));
}

#[test]
fn debug_does_not_show_a_state() {
    let url = consumer::oauth::StartUrl::new(&project(), "google", "p").unwrap();
    let url = url.login_redirect_url("https://app.example/callback?state=very-secret");
    assert!(url.to_string().contains("very-secret"));
    let text = format!("{url:?}");
    assert!(text.contains("login_redirect_url") && !text.contains("very-secret"), "{text}");
}

proptest! {
    #[test]
    fn any_value_stays_in_its_place(provider in ".{1,12}", name in ".{0,12}", value in ".{0,12}") {
        prop_assume!(provider != "." && provider != "..");
        let url = consumer::oauth::StartUrl::new(&project(), provider.as_str(), "p")
            .unwrap()
            .provider_param(&name, &value)
            .to_string();
        let uri: http::Uri = url.parse().unwrap();
        prop_assert_eq!(uri.path().split('/').count(), 6);
        prop_assert_eq!(uri.query().unwrap().split('&').count(), 2);
        prop_assert_eq!(uri.query().unwrap().split('=').count(), 3);
    }
}
