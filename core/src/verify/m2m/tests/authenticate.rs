//! Tokens of M2M clients that are checked.

use std::time::Duration;

use serde_json::{Value, json};

use crate::error::{Denied, DeniedReason, Error};
use crate::flow::{Flow, Input, InvalidSignature, Step};
use crate::testing::{PROJECT_ID, START, World, error, jwks, member_session_claims, ok, session_claims, token};
use crate::values::{UnixTime, Vertical};
use crate::verify::m2m::{AuthenticateToken, AuthenticatedClient};

/// Claims of an M2M client that hold for an hour from [`START`].
fn claims(more: &Value) -> Value {
    let mut claims = json!({
        "aud": [PROJECT_ID], "iss": format!("stytch.com/{PROJECT_ID}"), "sub": "m2m-client-test-1",
        "iat": START, "nbf": START, "exp": START + 3_600, "jti": "token-1", "scope": "read:users write:users",
    });
    for (name, value) in more.as_object().unwrap() {
        claims[name] = value.clone();
    }
    claims
}

fn authenticate(more: &Value) -> Result<AuthenticatedClient, Error> {
    World::new().run(AuthenticateToken::new(token(&claims(more))))
}

fn denied<T: std::fmt::Debug>(result: Result<T, Error>) -> Denied {
    match result {
        Err(Error::Denied(denied)) => *denied,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_token_becomes_a_client() {
    let custom = json!({
        "color": "blue", "client_id": "m2m-client-test-1", "https://stytch.com/whatever": {}, "azp": { "deep": [1] },
    });
    let client = authenticate(&custom).unwrap();
    assert_eq!(client.client_id, "m2m-client-test-1");
    assert_eq!(client.scopes, ["read:users", "write:users"]);
    assert_eq!(client.expires_at, UnixTime::from_seconds(START + 3_600));
    assert_eq!(Value::Object(client.custom_claims), json!({ "color": "blue", "azp": { "deep": [1] } }));
    assert_eq!(Value::Object(authenticate(&json!({})).unwrap().custom_claims), json!({}));
}

#[test]
fn a_session_is_refused() {
    for claims in [session_claims(), member_session_claims()] {
        let denied = denied(World::new().run(AuthenticateToken::new(token(&claims))));
        assert_eq!((denied.reason, &*denied.detail), (DeniedReason::WrongKind, "the token is that of a session"));
    }
    let session = json!({ "https://stytch.com/session": { "id": "session-1" } });
    assert_eq!(denied(authenticate(&session)).reason, DeniedReason::WrongKind);
}

#[test]
fn a_connected_app_is_refused() {
    let words = "the token is that of a connected app";
    for subject in ["user-test-1", "member-test-1", "M2M-client-1", "x-m2m-client-1"] {
        let denied = denied(authenticate(&json!({ "sub": subject, "client_id": "connected-app-test-1" })));
        assert_eq!((denied.reason, &*denied.detail), (DeniedReason::WrongKind, words));
    }
}

#[test]
fn a_token_of_an_organization_is_refused() {
    let organization = json!({ "organization_id": "organization-test-1", "slug": "acme" });
    let denied = denied(authenticate(&json!({ "sub": "member-1", "https://stytch.com/organization": organization })));
    assert_eq!((denied.reason, &*denied.detail), (DeniedReason::WrongKind, "the token acts for a member"));
}

#[test]
fn a_client_id_of_the_projects_choice_is_accepted() {
    assert_eq!(authenticate(&json!({ "sub": "reports" })).unwrap().client_id, "reports");
}

#[test]
fn a_scope_must_be_there_as_text() {
    for scope in [json!(null), json!(["read:users"]), json!(7), json!({})] {
        assert_eq!(denied(authenticate(&json!({ "scope": scope }))).reason, DeniedReason::Malformed);
    }
    let mut claims = claims(&json!({}));
    claims.as_object_mut().unwrap().remove("scope");
    assert_eq!(denied(World::new().run(AuthenticateToken::new(token(&claims)))).reason, DeniedReason::Malformed);
    assert_eq!(authenticate(&json!({ "scope": " " })).unwrap().scopes, Vec::<String>::new());
}

#[test]
fn a_client_id_must_be_text() {
    assert_eq!(denied(authenticate(&json!({ "client_id": 7 }))).reason, DeniedReason::Malformed);
}

#[test]
fn what_holds_for_every_token_holds_here() {
    assert_eq!(denied(authenticate(&json!({ "aud": "project-test-2" }))).reason, DeniedReason::Audience);
    assert_eq!(denied(authenticate(&json!({ "iss": "stytch.com/project-test-2" }))).reason, DeniedReason::Issuer);
    assert_eq!(denied(authenticate(&json!({ "exp": START }))).reason, DeniedReason::Expired);
    assert_eq!(denied(authenticate(&json!({ "nbf": START + 1 }))).reason, DeniedReason::NotYetValid);
    let mut forged = token(&claims(&json!({})));
    forged.truncate(forged.rfind('.').unwrap() + 1);
    forged.push_str(token(&claims(&json!({ "scope": "*" }))).rsplit('.').next().unwrap());
    assert_eq!(denied(World::new().run(AuthenticateToken::new(forged))).reason, DeniedReason::Signature);
    assert_eq!(denied(World::new().run(AuthenticateToken::new("token"))).reason, DeniedReason::Malformed);
}

#[test]
fn max_age_is_obeyed() {
    let run = |age: u64, max_age: u64| {
        let mut world = World::new();
        world.advance(Duration::from_secs(age));
        world.run(AuthenticateToken::new(token(&claims(&json!({})))).max_age(Duration::from_secs(max_age)))
    };
    run(59, 60).unwrap();
    assert_eq!(denied(run(60, 60)).reason, DeniedReason::TooOld);
    assert_eq!(denied(run(0, 0)).reason, DeniedReason::TooOld);
    assert_eq!(denied(run(3_600, 7_200)).reason, DeniedReason::Expired);
}

#[test]
fn the_settings_say_where_the_keys_are() {
    let flow = || AuthenticateToken::new(token(&claims(&json!({}))));
    let mut world = World::new();
    world.run(flow()).unwrap();
    world.run(flow()).unwrap();
    assert_eq!((world.count("consumer.sessions.get_jwks"), world.requests.len()), (1, 1));
    assert_eq!(world.verified, world.verifications(2));
    let mut world = World::new().with_settings(|all| all.vertical(Vertical::B2b));
    world.run(flow()).unwrap();
    assert_eq!((world.count("b2b.sessions.get_jwks"), world.requests.len()), (1, 1));
}

#[test]
fn keys_that_cannot_be_had_are_no_denial() {
    let mut world = World::new();
    world.answer("consumer.sessions.get_jwks", || error(500, "internal_server_error"));
    let failure = world.run(AuthenticateToken::new(token(&claims(&json!({}))))).unwrap_err();
    assert_eq!(failure.status(), Some(500));
    assert!(!matches!(failure, Error::Denied(_)));
}

#[test]
fn scopes_are_looked_at_only_once_the_signature_is_right() {
    let world = World::new();
    let mut flow = AuthenticateToken::new(token(&claims(&json!({})))).require("fly:planes");
    let _request = flow.step(&world.context, world.now, Input::Start).unwrap();
    let keys = Input::Response(ok(&jwks(&[crate::testing::KEY_ID])).unwrap());
    assert!(matches!(flow.step(&world.context, world.now, keys), Ok(Step::Verify(_))));
    let denied = denied(flow.step(&world.context, world.now, Input::Verified(Err(InvalidSignature))));
    assert_eq!(denied.reason, DeniedReason::Signature);
    let ended = flow.step(&world.context, world.now, Input::Verified(Ok(()))).unwrap_err();
    assert!(matches!(&ended, Error::Build(error) if error.field == "flow"), "{ended:?}");
}

#[test]
fn debug_shows_no_token() {
    let world = World::new();
    let token = token(&claims(&json!({})));
    let mut flow =
        AuthenticateToken::new(&token).max_age(Duration::from_secs(9)).require("read:users").require_with(|_| true);
    let expected = r#"AuthenticateToken(Authenticate { max_age: Some(9s), required: ["read:users"], .. })"#;
    assert_eq!(format!("{flow:?}"), expected);
    let _request = flow.step(&world.context, world.now, Input::Start).unwrap();
    assert_eq!(format!("{flow:?}"), expected);
}
