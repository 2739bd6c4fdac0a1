use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use hmac_sha256::HMAC;
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::api::{b2b, consumer};
use crate::by_name::{Surroundings, computations, compute, flows};
use crate::error::{BuildErrorKind, DeniedReason, Error};
use crate::login::{Pkce, Redirect};
use crate::operation;
use crate::values::UnixTime;
use crate::wire::{Endpoint, Project};

fn project() -> Project {
    Project::new("project-test-1", "secret-test-1").unwrap()
}

fn run(name: &str, args: &Value, body: &[u8]) -> Result<Value, Error> {
    let now = UnixTime::from_seconds(1_700_000_000);
    compute(name, args, &Surroundings::new(&project(), now, [7; 32]).body(body))
}

fn url(name: &str, args: &Value) -> String {
    run(name, args, b"").unwrap()["url"].as_str().unwrap().to_owned()
}

#[track_caller]
fn problem(name: &str, args: &Value) -> String {
    run(name, args, b"").unwrap_err().to_string()
}

#[test]
fn start_urls_are_those_of_the_types() {
    let pkce = Pkce::from_entropy([7; 32]);
    let challenge = pkce.challenge();
    let args = json!({
        "provider": "google", "public_token": "public-token-test-1", "login_redirect_url": "https://a.example/in?b=c",
        "signup_redirect_url": "https://a.example/up", "custom_scopes": ["a", "b"], "code_challenge": challenge,
        "provider_params": { "login_hint": "ada@example.com", "prompt": "consent" }, "oauth_attach_token": "attach",
    });
    let typed = consumer::oauth::StartUrl::new(&project(), "google", "public-token-test-1")
        .unwrap()
        .login_redirect_url("https://a.example/in?b=c")
        .signup_redirect_url("https://a.example/up")
        .custom_scopes(["a", "b"])
        .pkce(&pkce)
        .provider_param("login_hint", "ada@example.com")
        .provider_param("prompt", "consent")
        .attach_token("attach");
    assert_eq!(url("consumer.oauth.start_url", &args), typed.to_string());

    for (name, value, typed) in [
        ("organization_id", "o-1", b2b::oauth::StartUrl::of_organization(&project(), "slack", "p", "o-1")),
        ("slug", "acme", b2b::oauth::StartUrl::of_slug(&project(), "slack", "p", "acme")),
    ] {
        let args = json!({ "provider": "slack", "public_token": "p", name: value, "pkce_code_challenge": challenge });
        assert_eq!(url("b2b.oauth.start_url", &args), typed.unwrap().pkce(&pkce).to_string());
    }
    let args = json!({ "provider": "slack", "public_token": "p", "discovery_redirect_url": "d" });
    let typed = b2b::oauth::discovery::StartUrl::new(&project(), "slack", "p").unwrap().discovery_redirect_url("d");
    assert_eq!(url("b2b.oauth.discovery.start_url", &args), typed.to_string());
    for (name, typed) in [
        ("connection_id", b2b::sso::StartUrl::of_connection(&project(), "p", "x")),
        ("organization_id", b2b::sso::StartUrl::of_organization(&project(), "p", "x")),
    ] {
        let args = json!({ "public_token": "p", name: "x", "login_redirect_url": "l" });
        assert_eq!(url("b2b.sso.start_url", &args), typed.unwrap().login_redirect_url("l").to_string());
    }
}

#[test]
fn start_urls_have_the_errors_of_the_types() {
    let oauth = |provider: &str, token: &str| json!({ "provider": provider, "public_token": token });
    assert_eq!(problem("consumer.oauth.start_url", &oauth("google", "")), "`public_token` must not be empty");
    let of_provider = problem("consumer.oauth.start_url", &oauth("..", "p"));
    assert_eq!(of_provider, "`provider` must be the name of a provider, and not `.` or `..`");
    let mut args = oauth("google", "p");
    for value in [json!(7), json!(["consent", "login"]), json!(null)] {
        args["provider_params"] = json!({ "prompt": value });
        let of_param = problem("consumer.oauth.start_url", &args);
        assert_eq!(of_param, "`provider_params.prompt` must be of type string");
    }
    for (args, problem_of) in [
        (json!({ "provider": "google" }), "consumer.oauth.start_url: `public_token` is missing"),
        (json!({ "provider": 7, "public_token": "p" }), "consumer.oauth.start_url: `provider` must be of type string"),
        (
            json!({ "provider": "google", "public_token": "p", "login_redirect_url": null }),
            "consumer.oauth.start_url: `login_redirect_url` must be of type string",
        ),
        (
            json!({ "provider": "google", "public_token": "p", "redirect_url": "u" }),
            "consumer.oauth.start_url: `redirect_url` is not a param; did you mean `login_redirect_url`?",
        ),
    ] {
        assert_eq!(problem("consumer.oauth.start_url", &args), problem_of);
    }
}

#[test]
fn whose_login_it_is_must_be_said_once() {
    let text = "b2b.oauth.start_url: `organization_id` or `slug` must be there, and only one of them";
    for args in [
        json!({ "provider": "slack", "public_token": "p" }),
        json!({ "provider": "slack", "public_token": "p", "organization_id": "o", "slug": "s" }),
    ] {
        assert_eq!(problem("b2b.oauth.start_url", &args), text);
    }
    let empty = json!({ "public_token": "p", "connection_id": "" });
    assert_eq!(problem("b2b.sso.start_url", &empty), "`connection_id` must not be empty");
}

#[test]
fn a_redirect_says_what_authenticates_it() {
    let consumer = [
        ("magic_links", "consumer.magic_links.authenticate", "token", Some("code_verifier")),
        ("oauth", "consumer.oauth.authenticate", "token", Some("code_verifier")),
        ("reset_password", "consumer.passwords.email.reset", "token", Some("code_verifier")),
        ("impersonation", "consumer.impersonation.authenticate", "impersonation_token", None),
    ];
    let b2b = [
        ("multi_tenant_magic_links", "b2b.magic_links.authenticate", "magic_links_token", Some("pkce_code_verifier")),
        ("oauth", "b2b.oauth.authenticate", "oauth_token", Some("pkce_code_verifier")),
        (
            "discovery",
            "b2b.magic_links.discovery.authenticate",
            "discovery_magic_links_token",
            Some("pkce_code_verifier"),
        ),
        ("discovery_oauth", "b2b.oauth.discovery.authenticate", "discovery_oauth_token", Some("pkce_code_verifier")),
        ("sso", "b2b.sso.authenticate", "sso_token", Some("pkce_code_verifier")),
        ("multi_tenant_passwords", "b2b.passwords.email.reset", "password_reset_token", Some("code_verifier")),
        ("multi_tenant_impersonation", "b2b.impersonation.authenticate", "impersonation_token", None),
    ];
    let cases = consumer.map(|case| ("consumer", case)).into_iter().chain(b2b.map(|case| ("b2b", case)));
    for (vertical, (token_type, name, token_param, code_verifier_param)) in cases {
        let redirect = format!("/authenticate?stytch_token_type={token_type}&token=t&state=7&state=8");
        let found = run(&format!("{vertical}.redirects.parse"), &json!({ "redirect": redirect }), b"").unwrap();
        assert_eq!(
            found,
            json!({
                "token": "t", "token_type": token_type, "operation": name, "token_param": token_param,
                "code_verifier_param": code_verifier_param, "params": { "state": "7" },
            })
        );
        let params = operation::find(name).unwrap().params();
        assert!(params.iter().any(|param| param.name == token_param && param.required), "{name}");
    }
    let discovery = "stytch_token_type=discovery&stytch_redirect_type=reset_password&token=t";
    let found = run("b2b.redirects.parse", &json!({ "redirect": discovery }), b"").unwrap();
    assert_eq!(found["operation"], "b2b.passwords.discovery.email.reset");
    assert_eq!(found["token_param"], "password_reset_token");
}

#[test]
fn the_token_of_a_redirect_goes_where_the_typed_request_has_it() {
    let redirect = Redirect::parse("stytch_token_type=oauth&token=very-long-token").unwrap();
    let crate::login::B2bRedirect::OAuth(typed) = redirect.b2b().unwrap() else { panic!() };
    let found =
        run("b2b.redirects.parse", &json!({ "redirect": "stytch_token_type=oauth&token=very-long-token" }), b"")
            .unwrap();
    let args = json!({ found["token_param"].as_str().unwrap(): found["token"] });
    let by_name = project().call_request(found["operation"].as_str().unwrap(), &args, None).unwrap();
    assert_eq!(by_name.body(), project().request(&typed).unwrap().body());
    assert_eq!(found["operation"], b2b::oauth::Authenticate::OPERATION.name);
}

#[test]
fn redirects_of_the_other_product_are_refused() {
    let args = json!({ "redirect": "stytch_token_type=sso&token=t" });
    assert_eq!(problem("consumer.redirects.parse", &args), "`stytch_token_type` is none of a consumer project");
    assert_eq!(problem("b2b.redirects.parse", &json!({ "redirect": "token=t" })), "`stytch_token_type` is missing");
}

#[test]
fn pkce_is_made_of_the_entropy() {
    let pkce = Pkce::from_entropy([7; 32]);
    let expected = json!({ "code_verifier": pkce.verifier().expose(), "code_challenge": pkce.challenge() });
    assert_eq!(run("pkce.generate", &json!({}), b"").unwrap(), expected);
}

const SECRET: &str = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
const EVENT: &str = r#"{"object_type":"user","project_id":"project-test-1","event_id":"event-test-1","action":"UPDATE","id":"user-test-1"}"#;

fn signed(names: [&str; 3]) -> Value {
    let key = STANDARD.decode(&SECRET["whsec_".len()..]).unwrap();
    let signature = STANDARD.encode(HMAC::mac(format!("msg-1.1700000000.{EVENT}"), key));
    json!({ names[0]: "msg-1", names[1]: ["1700000000"], names[2]: format!("v1,{signature}"), "accept": "*/*", "x": 7 })
}

#[test]
fn a_webhook_is_verified_with_any_of_the_secrets() {
    let mut event: Value = serde_json::from_str(EVENT).unwrap();
    event["message_id"] = "msg-1".into();
    for names in
        [["svix-id", "svix-timestamp", "svix-signature"], ["Webhook-Id", "WEBHOOK-TIMESTAMP", "webhook-signature"]]
    {
        for secrets in [json!([SECRET]), json!(["whsec_AAAA", SECRET])] {
            let args = json!({ "signing_secrets": secrets, "headers": signed(names) });
            assert_eq!(run("webhooks.verify", &args, EVENT.as_bytes()).unwrap(), event);
        }
    }
}

#[test]
fn a_webhook_that_is_not_genuine_is_denied() {
    let headers = signed(["svix-id", "svix-timestamp", "svix-signature"]);
    let reason = |args: Value, body: &[u8]| match run("webhooks.verify", &args, body) {
        Err(Error::Denied(denied)) => denied.reason,
        other => panic!("{other:?}"),
    };
    let with = |secrets: Value, headers: &Value| json!({ "signing_secrets": secrets, "headers": headers });
    assert_eq!(reason(with(json!(["whsec_AAAA"]), &headers), EVENT.as_bytes()), DeniedReason::Signature);
    assert_eq!(reason(with(json!([SECRET]), &headers), b"{}"), DeniedReason::Signature);
    assert_eq!(reason(with(json!([SECRET]), &json!({})), EVENT.as_bytes()), DeniedReason::Malformed);
    let problem = run("webhooks.verify", &with(json!([]), &headers), b"").unwrap_err();
    assert_eq!(problem.to_string(), "`signing_secrets` are missing");
}

#[test]
fn an_old_webhook_passes_with_a_longer_tolerance() {
    let args = |tolerance: u64| {
        let headers = signed(["svix-id", "svix-timestamp", "svix-signature"]);
        json!({ "signing_secrets": [SECRET], "headers": headers, "tolerance_seconds": tolerance })
    };
    let (project, now) = (project(), UnixTime::from_seconds(1_700_000_000 + 1_000));
    let later = Surroundings::new(&project, now, [7; 32]).body(EVENT.as_bytes());
    assert!(compute("webhooks.verify", &args(1_000), &later).is_ok());
    let Err(Error::Denied(denied)) = compute("webhooks.verify", &args(999), &later) else { panic!() };
    assert_eq!(denied.reason, DeniedReason::Expired);
}

#[test]
fn an_unknown_name_is_an_error_that_suggests_one() {
    let Err(Error::Build(error)) = run("consumer.oauth.starturl", &json!({}), b"") else { panic!() };
    assert_eq!(error.kind, BuildErrorKind::UnknownOperation);
    assert_eq!(error.problem, "is not the name of a computation; did you mean `consumer.oauth.start_url`?");
}

#[test]
fn no_name_stands_for_two_things() {
    let names = operation::all().iter().map(|operation| operation.name);
    let mut names: Vec<_> =
        names.chain(flows().map(|(name, _)| name)).chain(computations().map(|(name, _)| name)).collect();
    assert_eq!(names.len(), 188 + 8 + 8);
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), 188 + 8 + 8);
}

fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        ".{0,20}".prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 16, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::btree_map(".{0,8}", inner, 0..4).prop_map(|map| map.into_iter().collect::<Value>()),
        ]
    })
}

proptest! {
    #[test]
    fn nothing_makes_it_panic(index in 0..8_usize, values in prop::collection::vec(any_json(), 9), body: Vec<u8>) {
        let (name, params) = computations().nth(index).unwrap();
        let args: Value = params.iter().zip(values).map(|(param, value)| (param.name.to_owned(), value)).collect();
        let _ = run(name, &args, &body);
    }
}
