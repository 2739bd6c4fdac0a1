//! M2M tokens, fetched and checked.

use serde_json::json;
use stytch_core::connected_apps;
use stytch_core::error::DeniedReason;
use stytch_core::m2m::{self, AuthenticateToken, FetchToken};

use super::{denied, log_in, serve};

#[test]
fn a_token_is_fetched_once_and_checked_here() {
    let (stytch, client) = serve();
    stytch.set_m2m_claims([("tier", json!("gold"))]);
    let created = client.send(&m2m::clients::Create::new(["read:users", "write:*"])).unwrap().m2m_client;
    let fetch = || FetchToken::new(&created.client_id, &created.client_secret);

    let token = client.run(fetch().scope("read:users")).unwrap();
    assert_eq!(token.scopes, ["read:users"]);
    assert_eq!(client.run(fetch().scope("read:users")).unwrap(), token);
    assert_eq!(stytch.requests_of("oauth2.token"), 1);
    // Another set of scopes, and a token that was refused somewhere.
    let all = client.run(fetch()).unwrap();
    assert_eq!(all.scopes, ["read:users", "write:*"]);
    client.run(fetch().force_refresh()).unwrap();
    assert_eq!(stytch.requests_of("oauth2.token"), 3);

    let caller = client.run(AuthenticateToken::new(&token.access_token).require("read:users")).unwrap();
    assert_eq!((&caller.client_id, &caller.scopes[..]), (&created.client_id, &["read:users".to_owned()][..]));
    assert_eq!(caller.custom_claims.get("tier"), Some(&json!("gold")));
    // One counts from the clock of Stytch, the other from that of the client.
    let (issued, fetched) = (caller.expires_at.as_seconds(), token.expires_at.as_seconds());
    assert!(issued.abs_diff(fetched) < 60, "{issued} {fetched}");
    client.run(AuthenticateToken::new(&all.access_token).require("write:anything")).unwrap();
    let no = denied(client.run(AuthenticateToken::new(&token.access_token).require("write:users")));
    assert_eq!(no.reason, DeniedReason::Permission);
    assert_eq!(stytch.requests_of("consumer.sessions.get_jwks"), 1);
}

#[test]
fn wrong_credentials_are_an_error_of_oauth() {
    let (_stytch, client) = serve();
    let created = client.send(&m2m::clients::Create::new(["read:users"])).unwrap().m2m_client;
    let error = client.run(FetchToken::new(&created.client_id, "wrong")).unwrap_err();
    let stytch_core::Error::Api(error) = error else { panic!("{error}") };
    assert_eq!((error.status, error.error_type.as_str()), (401, "invalid_client"));
}

#[test]
fn tokens_of_others_are_refused() {
    let (stytch, client) = serve();
    let login = log_in(&client);
    assert_eq!(denied(client.run(AuthenticateToken::new(&login.session_jwt))).reason, DeniedReason::WrongKind);

    let app = connected_apps::clients::Create::new("first_party").client_name("App");
    let app = client.send(&app).unwrap().connected_app.client_id;
    let token = stytch.connected_app_token(&app, &login.user_id, &["read:users"]);
    let no = denied(client.run(AuthenticateToken::new(token).require("read:users")));
    assert_eq!(no.reason, DeniedReason::WrongKind);
}
