//! Tokens of connected apps that are checked here.

use std::time::Duration;

use serde_json::{Value, json};

use crate::api::{b2b, consumer};
use crate::error::{Denied, DeniedReason, Error};
use crate::flow::{Flow, Input};
use crate::testing::{PROJECT_ID, START, World, error, member_session_claims, session_claims, token};
use crate::values::UnixTime;
use crate::verify::idp::ConnectedAppToken;

const ACME: &str = "organization-test-1";

/// Claims of an app that speaks for a user for an hour from [`START`].
pub(super) fn claims(more: &Value) -> Value {
    let mut claims = json!({
        "aud": [PROJECT_ID, "https://example.com"], "iss": format!("stytch.com/{PROJECT_ID}"), "sub": "user-test-1",
        "iat": START, "nbf": START, "exp": START + 3_600, "jti": "token-1",
        "client_id": "connected-app-test-1", "scope": "openid edit",
    });
    for (name, value) in more.as_object().unwrap() {
        claims[name] = value.clone();
    }
    claims
}

/// The same of a member.
pub(super) fn member_claims(more: &Value) -> Value {
    let mut claims = claims(&json!({
        "sub": "member-test-1", "https://stytch.com/organization": { "organization_id": ACME, "slug": "acme" },
    }));
    for (name, value) in more.as_object().unwrap() {
        claims[name] = value.clone();
    }
    claims
}

pub(super) fn without(mut claims: Value, name: &str) -> Value {
    claims.as_object_mut().unwrap().remove(name).unwrap();
    claims
}

fn of_user(claims: &Value) -> Result<ConnectedAppToken, Error> {
    World::new().run(consumer::idp::IntrospectToken::new(token(claims)))
}

fn of_member(claims: &Value) -> Result<ConnectedAppToken, Error> {
    World::new().run(b2b::idp::IntrospectToken::new(token(claims)))
}

pub(super) fn denied(result: Result<ConnectedAppToken, Error>) -> (DeniedReason, String) {
    match result {
        Err(Error::Denied(denied)) => {
            let Denied { reason, detail, .. } = *denied;
            (reason, detail.into_owned())
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_token_of_a_user() {
    let custom = json!({ "color": "blue", "https://stytch.com/whatever": 1, "nested": { "a": [1] } });
    let found = of_user(&claims(&custom)).unwrap();
    let expected = ConnectedAppToken {
        subject: "user-test-1".to_owned(),
        client_id: "connected-app-test-1".to_owned(),
        scopes: vec!["openid".to_owned(), "edit".to_owned()],
        issuer: format!("stytch.com/{PROJECT_ID}"),
        audience: vec![PROJECT_ID.to_owned(), "https://example.com".to_owned()],
        expires_at: Some(UnixTime::from_seconds(START + 3_600)),
        issued_at: Some(UnixTime::from_seconds(START)),
        organization: None,
        custom_claims: [("color".to_owned(), json!("blue")), ("nested".to_owned(), json!({ "a": [1] }))]
            .into_iter()
            .collect(),
    };
    assert_eq!(found, expected);
}

#[test]
fn a_token_of_a_member() {
    let found = of_member(&member_claims(&json!({}))).unwrap();
    assert_eq!(found.subject, "member-test-1");
    let organization = found.organization.unwrap();
    assert_eq!((organization.organization_id.as_str(), organization.organization_slug.as_str()), (ACME, "acme"));
    assert_eq!(Value::Object(found.custom_claims), json!({}));
}

#[test]
fn a_token_need_not_say_when_it_was_issued() {
    assert_eq!(of_user(&without(claims(&json!({})), "iat")).unwrap().issued_at, None);
}

#[test]
fn a_member_is_no_user_and_a_user_no_member() {
    let words = "the token acts for a member, not a user".to_owned();
    assert_eq!(denied(of_user(&member_claims(&json!({})))), (DeniedReason::WrongKind, words));
    let words = "the token does not act for a member".to_owned();
    assert_eq!(denied(of_member(&claims(&json!({})))), (DeniedReason::WrongKind, words));
}

#[test]
fn sessions_are_refused() {
    let words = "the token is that of a session".to_owned();
    assert_eq!(denied(of_user(&session_claims())), (DeniedReason::WrongKind, words.clone()));
    assert_eq!(denied(of_member(&member_session_claims())), (DeniedReason::WrongKind, words));
}

#[test]
fn m2m_clients_are_refused() {
    let expected = (DeniedReason::WrongKind, "the token is not that of a connected app".to_owned());
    for subject in ["m2m-client-test-1", "reports"] {
        let more = json!({ "sub": subject });
        assert_eq!(denied(of_user(&without(claims(&more), "client_id"))), expected);
        assert_eq!(denied(of_member(&without(member_claims(&more), "client_id"))), expected);
    }
    let expected = (DeniedReason::WrongKind, "the token is that of an M2M client".to_owned());
    // Its own id, chosen by Stytch or by the project; and that of another.
    for (subject, client_id) in [("m2m-client-1", "m2m-client-1"), ("m2m-client-1", "app-1"), ("reports", "reports")] {
        let more = json!({ "sub": subject, "client_id": client_id });
        assert_eq!(denied(of_user(&claims(&more))), expected);
        assert_eq!(denied(of_member(&member_claims(&more))), expected);
    }
}

#[test]
fn scope_and_client_id_must_be_text() {
    let words = "the token has no scope".to_owned();
    assert_eq!(denied(of_user(&without(claims(&json!({})), "scope"))), (DeniedReason::Malformed, words.clone()));
    assert_eq!(denied(of_user(&claims(&json!({ "scope": ["edit"] })))), (DeniedReason::Malformed, words));
    assert_eq!(denied(of_user(&claims(&json!({ "client_id": 1 })))).0, DeniedReason::Malformed);
    assert_eq!(of_user(&claims(&json!({ "scope": "" }))).unwrap().scopes, Vec::<String>::new());
}

#[test]
fn what_holds_for_every_token_holds_here() {
    assert_eq!(denied(of_user(&claims(&json!({ "aud": "project-test-2" })))).0, DeniedReason::Audience);
    assert_eq!(denied(of_user(&claims(&json!({ "iss": "stytch.com" })))).0, DeniedReason::Issuer);
    assert_eq!(denied(of_user(&claims(&json!({ "exp": START })))).0, DeniedReason::Expired);
    assert_eq!(denied(of_member(&member_claims(&json!({ "nbf": START + 1 })))).0, DeniedReason::NotYetValid);
    assert_eq!(denied(of_user(&without(claims(&json!({})), "sub"))).0, DeniedReason::Malformed);
}

#[test]
fn max_age_is_obeyed() {
    let run = |age: u64, max_age: u64| {
        let mut world = World::new();
        world.advance(Duration::from_secs(age));
        let max_age = Duration::from_secs(max_age);
        let user = world.run(consumer::idp::IntrospectToken::new(token(&claims(&json!({})))).max_age(max_age));
        let member = world.run(b2b::idp::IntrospectToken::new(token(&member_claims(&json!({})))).max_age(max_age));
        assert_eq!(user.is_ok(), member.is_ok());
        user
    };
    run(59, 60).unwrap();
    let expected = (DeniedReason::TooOld, "the token is older than the caller accepts".to_owned());
    assert_eq!(denied(run(60, 60)), expected);
    assert_eq!(denied(run(0, 0)), expected);
}

#[test]
fn each_product_has_its_place_for_keys() {
    let mut world = World::new();
    world.run(consumer::idp::IntrospectToken::new(token(&claims(&json!({}))))).unwrap();
    assert_eq!((world.count("consumer.sessions.get_jwks"), world.requests.len()), (1, 1));
    let mut world = World::new();
    world.run(b2b::idp::IntrospectToken::new(token(&member_claims(&json!({}))))).unwrap();
    assert_eq!((world.count("b2b.sessions.get_jwks"), world.requests.len()), (1, 1));
}

#[test]
fn keys_that_cannot_be_had_are_no_denial() {
    let mut world = World::new();
    world.answer("consumer.sessions.get_jwks", || error(500, "internal_server_error"));
    let failure = world.run(consumer::idp::IntrospectToken::new(token(&claims(&json!({}))))).unwrap_err();
    assert!(matches!(&failure, Error::Api(api) if api.status == 500), "{failure:?}");
}

#[test]
fn a_check_that_has_ended_says_so() {
    let mut world = World::new();
    let tokens = [claims(&json!({})), session_claims(), claims(&json!({ "exp": START }))].map(|claims| token(&claims));
    for token in tokens.into_iter().chain(["no token".to_owned()]) {
        let mut flow = consumer::idp::IntrospectToken::new(token);
        let _ = world.run(&mut flow);
        let ended = flow.step(&world.context, world.now, Input::Start).unwrap_err();
        assert!(matches!(&ended, Error::Build(error) if error.field == "flow"), "{ended:?}");
    }
}
