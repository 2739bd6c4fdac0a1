//! The grants of OAuth 2.0, as they are sent.

use serde_json::json;

use crate::api::oauth2::{Token, TokenResponse};
use crate::flow::Call;
use crate::testing::{World, ok};
use crate::values::Secret;

/// The body that was sent, and the answer.
fn send(token: Token) -> (String, TokenResponse) {
    let mut world = World::new();
    world.answer("oauth2.token", || {
        ok(&json!({ "access_token": "a", "refresh_token": "r", "token_type": "bearer", "expires_in": 3_600 }))
    });
    let answer = world.run(Call::new(token)).unwrap();
    let request = &world.requests[0].1;
    assert_eq!(request.uri(), "https://test.stytch.com/v1/public/project-test-1/oauth2/token");
    assert_eq!(request.headers()["content-type"], "application/x-www-form-urlencoded");
    assert!(!request.headers().contains_key("authorization"));
    (world.last_body(), answer)
}

#[test]
fn a_code_is_traded_for_tokens() {
    let token = || Token::authorization_code("app-1", "code-1", "https://example.com/back?a=b");
    let (body, answer) = send(token());
    assert_eq!(
        body,
        "grant_type=authorization_code&client_id=app-1&code=code-1\
         &redirect_uri=https%3A%2F%2Fexample.com%2Fback%3Fa%3Db"
    );
    assert_eq!((answer.access_token.expose(), answer.expires_in), ("a", 3_600));
    assert_eq!(answer.refresh_token.as_ref().map(Secret::expose), Some("r"));
    let (body, _) = send(token().client_secret("secret-1").code_verifier("verifier-1"));
    assert_eq!(
        body,
        "grant_type=authorization_code&client_id=app-1&client_secret=secret-1&code=code-1\
         &redirect_uri=https%3A%2F%2Fexample.com%2Fback%3Fa%3Db&code_verifier=verifier-1"
    );
}

#[test]
fn a_token_is_refreshed() {
    let (body, _) = send(Token::refresh("app-1", "refresh-1"));
    assert_eq!(body, "grant_type=refresh_token&client_id=app-1&refresh_token=refresh-1");
    let (body, _) = send(Token::refresh("app-1", "refresh-1").client_secret("secret-1"));
    assert_eq!(body, "grant_type=refresh_token&client_id=app-1&client_secret=secret-1&refresh_token=refresh-1");
}

#[test]
fn a_client_gets_a_token_with_its_credentials() {
    let (body, _) = send(Token::client_credentials("m2m-client-1", "secret-1"));
    assert_eq!(body, "grant_type=client_credentials&client_id=m2m-client-1&client_secret=secret-1");
    let (body, _) = send(Token::client_credentials("m2m-client-1", "secret-1").scope("a b"));
    assert_eq!(body, "grant_type=client_credentials&client_id=m2m-client-1&client_secret=secret-1&scope=a%20b");
}
