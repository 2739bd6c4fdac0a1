//! Tokens of connected apps that Stytch is asked about.

use std::time::Duration;

use http::Method;
use serde_json::{Value, json};

use super::local::{claims, denied, member_claims, without};
use crate::api::{b2b, consumer};
use crate::error::{DeniedReason, Error, ErrorType};
use crate::flow::{Flow, Input};
use crate::testing::{PROJECT_ID, START, World, error, ok, status};
use crate::values::{Secret, UnixTime};
use crate::verify::idp::ConnectedAppToken;

const INTROSPECT: &str = "oauth2.introspect";

/// What Stytch answers about a token with these claims.
fn active(claims: Value) -> Value {
    let mut answer = claims;
    for (name, value) in [("active", json!(true)), ("token_type", json!("access_token"))] {
        answer[name] = value;
    }
    (answer["request_id"], answer["status_code"]) = (json!("request-1"), json!(200));
    answer
}

/// A world that answers so. It has no keys.
fn introspected(answer: Value) -> World {
    let mut world = World::new();
    world.answer("consumer.sessions.get_jwks", || panic!("no keys are needed"));
    world.answer("b2b.sessions.get_jwks", || panic!("no keys are needed"));
    world.answer(INTROSPECT, move || ok(&answer));
    world
}

fn user_flow() -> consumer::idp::IntrospectToken {
    consumer::idp::IntrospectToken::new("token-1").as_client("app-1", Some(Secret::from("secret-1")))
}

fn member_flow() -> b2b::idp::IntrospectToken {
    b2b::idp::IntrospectToken::new("token-1").as_client("app-1", None)
}

fn of_user(answer: Value) -> Result<ConnectedAppToken, Error> {
    introspected(answer).run(user_flow())
}

fn of_member(answer: Value) -> Result<ConnectedAppToken, Error> {
    introspected(answer).run(member_flow())
}

#[test]
fn asks_as_a_client() {
    let mut world = introspected(active(claims(&json!({}))));
    world.run(consumer::idp::IntrospectToken::new("a.b+c").as_client("app-1", Some("s&s".into()))).unwrap();
    let request = &world.requests[0].1;
    assert_eq!(request.method(), Method::POST);
    assert_eq!(request.uri(), "https://test.stytch.com/v1/public/project-test-1/oauth2/introspect");
    assert_eq!(request.headers()["content-type"], "application/x-www-form-urlencoded");
    assert!(!request.headers().contains_key("authorization"));
    assert_eq!(world.last_body(), "token=a.b%2Bc&client_id=app-1&client_secret=s%26s&token_type_hint=access_token");
    world.run(consumer::idp::IntrospectToken::new("token-1").as_client("app-1", None)).unwrap();
    assert_eq!(world.last_body(), "token=token-1&client_id=app-1&token_type_hint=access_token");

    let mut world = introspected(active(member_claims(&json!({}))));
    world.run(b2b::idp::IntrospectToken::new("token-1").as_client("app-1", Some("secret-1".into()))).unwrap();
    assert_eq!(world.requests[0].1.uri(), "https://test.stytch.com/v1/public/project-test-1/oauth2/introspect");
    assert_eq!(world.last_body(), "token=token-1&client_id=app-1&client_secret=secret-1&token_type_hint=access_token");
    assert_eq!((world.requests.len(), world.verified), (1, 0));
}

#[test]
fn a_token_of_a_user() {
    let custom = json!({ "color": "blue", "https://stytch.com/whatever": 1, "nested": { "a": [1] } });
    let found = of_user(active(claims(&custom))).unwrap();
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
    let found = of_member(active(member_claims(&json!({})))).unwrap();
    assert_eq!(
        (found.subject.as_str(), found.organization.unwrap().organization_slug.as_str()),
        ("member-test-1", "acme")
    );
    assert_eq!(Value::Object(found.custom_claims), json!({}));
}

#[test]
fn an_answer_may_leave_things_out() {
    let found = of_user(json!({ "active": true, "sub": "user-test-1", "client_id": "app-1" })).unwrap();
    assert_eq!(found.scopes, Vec::<String>::new());
    assert_eq!((found.issuer.as_str(), found.audience.len()), ("", 0));
    assert_eq!((found.issued_at, found.expires_at), (None, None));
}

#[test]
fn times_before_1970_are_1970() {
    let found = of_user(active(claims(&json!({ "iat": -5 })))).unwrap();
    assert_eq!(found.issued_at, Some(UnixTime::default()));
    assert_eq!(denied(of_user(active(claims(&json!({ "exp": i64::MIN }))))).0, DeniedReason::Expired);
}

#[test]
fn a_refresh_token_is_no_access_token() {
    for (kind, expected) in [
        ("refresh_token", Some(DeniedReason::WrongKind)),
        ("id_token", Some(DeniedReason::WrongKind)),
        ("access_token", None),
        ("Bearer", None),
    ] {
        let mut answer = active(claims(&json!({})));
        answer["token_type"] = json!(kind);
        let found = of_user(answer);
        assert_eq!(found.is_ok(), expected.is_none(), "{kind}");
        if let Some(expected) = expected {
            assert_eq!(denied(found).0, expected, "{kind}");
        }
    }
}

#[test]
fn what_stytch_calls_active_must_be_for_this_project_and_for_now() {
    let other = of_user(active(claims(&json!({ "aud": ["project-test-2"] }))));
    assert_eq!(denied(other).0, DeniedReason::Audience);
    let both = of_user(active(claims(&json!({ "aud": ["project-test-2", PROJECT_ID] }))));
    assert_eq!(both.unwrap().audience, ["project-test-2", PROJECT_ID]);
    assert_eq!(denied(of_user(active(claims(&json!({ "exp": START }))))).0, DeniedReason::Expired);
    of_user(active(claims(&json!({ "exp": START + 1 })))).unwrap();
    assert_eq!(denied(of_user(active(claims(&json!({ "sub": "" }))))).0, DeniedReason::Malformed);
}

#[test]
fn an_organization_without_an_id_is_none() {
    let answer = active(member_claims(&json!({ "https://stytch.com/organization": {} })));
    let flow = member_flow().require("", "documents", "read");
    assert_eq!(denied(introspected(answer).run(flow)).0, DeniedReason::WrongKind);
}

#[test]
fn a_token_that_is_not_active_is_refused() {
    let expected = (DeniedReason::Inactive, "the token is not active".to_owned());
    assert_eq!(denied(of_user(json!({ "active": false }))), expected);
    // Whatever else the answer says.
    let mut answer = active(claims(&json!({})));
    answer["active"] = json!(false);
    assert_eq!(denied(of_user(answer)), expected);
    assert_eq!(denied(of_member(json!({ "active": false }))), expected);
}

/// What it leaves out may still be so: to leave it out denies nothing.
#[test]
fn an_answer_that_lacks_what_a_check_needs_is_an_error() {
    let minute = Duration::from_secs(60);
    let null = |name: &str| active(claims(&json!({ name: null })));
    for (name, flow) in [
        ("sub", &(|| user_flow()) as &dyn Fn() -> consumer::idp::IntrospectToken),
        ("iat", &|| user_flow().max_age(minute)),
        ("scope", &|| user_flow().require("documents", "read")),
        ("active", &|| user_flow()),
    ] {
        for answer in [without(active(claims(&json!({}))), name), null(name)] {
            if name == "active" && answer["active"] == true {
                continue;
            }
            match introspected(answer).run(flow()) {
                Err(Error::Decode(error)) => assert_eq!((error.operation, error.path.as_str()), (INTROSPECT, name)),
                other => panic!("{name}: {other:?}"),
            }
        }
    }
    for answer in [json!({}), json!([]), json!(null), json!({ "active": "yes" }), json!({ "active": 1 })] {
        assert!(matches!(of_user(answer.clone()), Err(Error::Decode(_))), "{answer}");
        assert!(matches!(of_member(answer.clone()), Err(Error::Decode(_))), "{answer}");
    }
}

#[test]
fn an_answer_must_say_which_app_it_is() {
    let words = "the token is not that of a connected app".to_owned();
    assert_eq!(denied(of_user(without(active(claims(&json!({}))), "client_id"))), (DeniedReason::WrongKind, words));
}

#[test]
fn a_member_is_no_user_and_a_user_no_member() {
    let words = "the token acts for a member, not a user".to_owned();
    assert_eq!(denied(of_user(active(member_claims(&json!({}))))), (DeniedReason::WrongKind, words));
    let words = "the token does not act for a member".to_owned();
    assert_eq!(denied(of_member(active(claims(&json!({}))))), (DeniedReason::WrongKind, words));
}

#[test]
fn m2m_clients_are_refused() {
    let expected = (DeniedReason::WrongKind, "the token is that of an M2M client".to_owned());
    for (subject, client_id) in [("m2m-client-1", "m2m-client-1"), ("m2m-client-1", "app-1")] {
        let more = json!({ "sub": subject, "client_id": client_id });
        assert_eq!(denied(of_user(active(claims(&more)))), expected);
        assert_eq!(denied(of_member(active(member_claims(&more)))), expected);
    }
}

#[test]
fn an_m2m_client_whose_id_the_project_chose_is_refused() {
    let more = json!({ "sub": "reports", "client_id": "reports" });
    let expected = (DeniedReason::WrongKind, "the token is that of an M2M client".to_owned());
    assert_eq!(denied(of_user(active(claims(&more)))), expected);
    assert_eq!(denied(of_member(active(member_claims(&more)))), expected);
}

#[test]
fn max_age_is_obeyed() {
    let run = |issued_at: Option<i64>, age: u64, max_age: Duration| {
        let answer = without(active(claims(&json!({}))), "iat");
        let answer = match issued_at {
            Some(issued_at) => active(claims(&json!({ "iat": issued_at }))),
            None => answer,
        };
        let mut world = introspected(answer);
        world.advance(Duration::from_secs(age));
        world.run(user_flow().max_age(max_age))
    };
    let start = i64::try_from(START).unwrap();
    let minute = Duration::from_secs(60);
    let nanosecond = Duration::from_nanos(1);
    let expected = (DeniedReason::TooOld, "the token is older than the caller accepts".to_owned());
    run(Some(start), 59, minute).unwrap();
    assert_eq!(denied(run(Some(start), 60, minute)), expected);
    run(Some(start), 60, minute + nanosecond).unwrap();
    assert_eq!(denied(run(Some(start), 0, Duration::ZERO)), expected);
    run(Some(start), 0, nanosecond).unwrap();
    // From the future, it is not younger than nothing.
    assert_eq!(denied(run(Some(start + 100), 0, Duration::ZERO)), expected);
    run(Some(start + 100), 0, minute).unwrap();
    assert_eq!(denied(run(Some(-1), 0, minute)), expected);
    run(Some(start), 0, Duration::MAX).unwrap();
    let failure = run(None, 0, minute).unwrap_err();
    assert!(matches!(&failure, Error::Decode(error) if error.path == "iat"), "{failure:?}");

    let mut world = introspected(active(member_claims(&json!({}))));
    world.run(member_flow().max_age(nanosecond)).unwrap();
    assert_eq!(denied(world.run(member_flow().max_age(Duration::ZERO))), expected);
}

#[test]
fn errors_of_the_api_stay_what_they_are() {
    for code in [400, 401, 500] {
        let mut world = World::new();
        world.answer(INTROSPECT, move || {
            status(code, &json!({ "error": "invalid_client", "error_description": "no such client" }))
        });
        let failure = world.run(user_flow()).unwrap_err();
        let Error::Api(failure) = failure else { panic!("{failure:?}") };
        assert_eq!((failure.status, failure.operation), (code, INTROSPECT));
        assert_eq!(failure.error_type, ErrorType::from("invalid_client"));
        assert_eq!(failure.error_message, "no such client");
    }
    let mut world = World::new();
    world.answer(INTROSPECT, || error(429, "too_many_requests"));
    assert_eq!(world.run(member_flow()).unwrap_err().status(), Some(429));
    assert_eq!(world.waits.len(), 2);
    let failure = of_user(json!({ "sub": "user-test-1" })).unwrap_err();
    assert!(matches!(&failure, Error::Decode(error) if error.path == "active"), "{failure:?}");
}

#[test]
fn a_check_that_has_ended_says_so() {
    for answer in [active(claims(&json!({}))), json!({ "active": false }), active(member_claims(&json!({})))] {
        let mut world = introspected(answer);
        let mut flow = user_flow();
        let _ = world.run(&mut flow);
        let ended = flow.step(&world.context, world.now, Input::Start).unwrap_err();
        assert!(matches!(&ended, Error::Build(error) if error.field == "flow"), "{ended:?}");
    }
}

#[test]
fn debug_shows_no_secret() {
    let world = introspected(active(claims(&json!({}))));
    let mut flow = user_flow().max_age(Duration::from_secs(9)).require("documents", "read");
    let expected = "IntrospectToken(Introspection { max_age: Some(9s), required: One(Requirement { \
                    organization_id: None, resource_id: \"documents\", action: \"read\" }), .. })";
    assert_eq!(format!("{flow:?}"), expected);
    let _request = flow.step(&world.context, world.now, Input::Start).unwrap();
    assert_eq!(format!("{flow:?}"), expected);
}
