//! Tokens of connected apps.

use stytch_core::consumer::idp::IntrospectToken;
use stytch_core::error::DeniedReason;
use stytch_core::login::{Pkce, Redirect};
use stytch_core::models::{ConnectedAppClientType, GrantType};
use stytch_core::{Secret, b2b, connected_apps, consumer, m2m, oauth2};
use stytch_emulator::Server;

use super::{Client, denied, log_in, policy, serve};

const REDIRECT: &str = "https://app.example.com/callback";

/// An app; its id and secret.
fn app(client: &Client) -> (String, Secret) {
    let create = connected_apps::clients::Create::new(ConnectedAppClientType::FirstParty)
        .client_name("App")
        .redirect_urls([REDIRECT]);
    let app = client.send(&create).unwrap().connected_app;
    (app.client_id, app.client_secret.unwrap_or_default())
}

fn token(stytch: &Server, client: &Client) -> (String, Secret, String, Secret) {
    let (client_id, client_secret) = app(client);
    let user_id = log_in(client).user_id;
    let token = stytch.connected_app_token(&client_id, &user_id, &["openid", "read:documents"]);
    (client_id, client_secret, user_id, token)
}

#[test]
fn a_token_is_checked_here() {
    let (stytch, client) = serve();
    stytch.set_policy(policy());
    let (client_id, _, user_id, token) = token(&stytch, &client);
    let found = client.run(IntrospectToken::new(&token).require("documents", "read")).unwrap();
    assert_eq!((&found.subject, &found.client_id), (&user_id, &client_id));
    assert_eq!(found.scopes, ["openid", "read:documents"]);
    assert_eq!(found.audience, [stytch.project_id()]);
    assert_eq!(found.issuer, format!("stytch.com/{}", stytch.project_id()));
    assert_eq!(found.organization, None);
    assert_eq!(stytch.requests_of("oauth2.introspect"), 0);
    let no = denied(client.run(IntrospectToken::new(&token).require("documents", "write")));
    assert_eq!(no.reason, DeniedReason::Permission);
    assert_eq!(stytch.requests_of("consumer.rbac.policy"), 1);
}

#[test]
fn stytch_knows_of_tokens_that_were_revoked() {
    let (stytch, client) = serve();
    let (client_id, client_secret, user_id, token) = token(&stytch, &client);
    let ask = || IntrospectToken::new(&token).as_client(&client_id, Some(client_secret.clone()));
    let found = client.run(ask()).unwrap();
    assert_eq!((&found.subject, &found.client_id), (&user_id, &client_id));
    assert_eq!(found.scopes, ["openid", "read:documents"]);
    let here = client.run(IntrospectToken::new(&token)).unwrap();
    assert_eq!(found.expires_at, here.expires_at);
    assert_eq!(found.issuer, here.issuer);

    let info = client.send(&oauth2::Userinfo::new(&token)).unwrap();
    assert_eq!(info.sub, user_id);

    client.send(&oauth2::Revoke::new(&token, &client_id).client_secret(client_secret.clone())).unwrap();
    assert_eq!(denied(client.run(ask())).reason, DeniedReason::Inactive);
    client.run(IntrospectToken::new(&token)).unwrap();
}

#[test]
fn a_code_is_traded_for_tokens_and_those_for_new_ones() {
    let (stytch, client) = serve();
    stytch.set_policy(policy());
    let (client_id, client_secret) = app(&client);
    let login = log_in(&client);
    let pkce = Pkce::from_entropy([7; 32]);
    let authorize = consumer::idp::oauth::Authorize::new(
        true,
        ["openid", "offline_access", "read:documents"],
        &client_id,
        REDIRECT,
        "code",
    );
    let authorize = authorize.session_token(&login.session_token).code_challenge(pkce.challenge()).state("state-1");
    let redirect = client.send(&authorize).unwrap().redirect_uri;
    let code = redirect.expose().split(['?', '&']).find_map(|part| part.strip_prefix("code=")).unwrap();

    let exchange = oauth2::Token::authorization_code(&client_id, code, REDIRECT).client_secret(client_secret.clone());
    let tokens = client.send(&exchange.code_verifier(pkce.verifier())).unwrap();
    let found = client.run(IntrospectToken::new(&tokens.access_token).require("documents", "read")).unwrap();
    assert_eq!(found.subject, login.user_id);
    let refresh = oauth2::Token::refresh(&client_id, tokens.refresh_token.unwrap()).client_secret(client_secret);
    assert_eq!(refresh.grant_type, GrantType::RefreshToken);
    let again = client.send(&refresh).unwrap();
    client.run(IntrospectToken::new(&again.access_token)).unwrap();
}

#[test]
fn tokens_of_others_are_refused() {
    let (_stytch, client) = serve();
    let login = log_in(&client);
    assert_eq!(denied(client.run(IntrospectToken::new(&login.session_jwt))).reason, DeniedReason::WrongKind);
    let machine = client.send(&m2m::clients::Create::new(["read:documents"])).unwrap().m2m_client;
    let token = client.run(m2m::FetchToken::new(&machine.client_id, &machine.client_secret)).unwrap();
    assert_eq!(denied(client.run(IntrospectToken::new(&token.access_token))).reason, DeniedReason::WrongKind);
}

#[test]
fn an_app_of_a_member_is_of_one_organization() {
    let (stytch, client) = serve();
    stytch.set_policy(policy());
    let (client_id, _) = app(&client);
    let create = b2b::organizations::Create::new("Acme").organization_slug("acme");
    let organization = client.send(&create).unwrap().organization.organization_id;
    let create = b2b::organizations::members::Create::new(&organization, "ada@acme.example");
    let member = client.send(&create).unwrap().member.member_id;
    let token = stytch.member_connected_app_token(&client_id, &member, &["read:documents"]);

    let flow = || b2b::idp::IntrospectToken::new(&token);
    let found = client.run(flow().require(&organization, "documents", "read")).unwrap();
    assert_eq!(found.subject, member);
    assert_eq!(found.organization.unwrap().organization_slug, "acme");
    let other = denied(client.run(flow().require("organization-test-other", "documents", "read")));
    assert_eq!(other.reason, DeniedReason::Tenancy);
    assert_eq!(denied(client.run(IntrospectToken::new(&token))).reason, DeniedReason::WrongKind);
}

#[test]
fn a_redirect_is_no_place_for_a_connected_app() {
    let error = Redirect::parse("/callback?code=abc&state=1").unwrap_err();
    assert!(error.to_string().contains("`token`"), "{error}");
}
