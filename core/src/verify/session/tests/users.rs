//! The session that a user's token tells of.

use serde_json::{Value, json};

use super::{End, Options, User, end, run, world};
use crate::api::consumer::sessions::{AuthenticateJwt, AuthenticateJwtResponse};
use crate::api::consumer::{Attributes, Session};
use crate::api::models::AuthenticationFactor;
use crate::error::DeniedReason::{Malformed, WrongKind};
use crate::testing::{World, member_session_claims, session_claims, token};
use crate::values::{JsonObject, Timestamp};

const SESSION: &str = "https://stytch.com/session";

/// The session of a token with other claims.
fn session(change: impl FnOnce(&mut Value)) -> Session {
    let mut claims = session_claims();
    change(&mut claims);
    let AuthenticateJwtResponse { session, response: answer } =
        run(&mut World::new(), AuthenticateJwt::new(token(&claims))).unwrap();
    assert_eq!(answer, None);
    session
}

fn object(value: &Value) -> Option<JsonObject> {
    value.as_object().cloned()
}

#[test]
fn every_claim_has_its_place() {
    let factor: AuthenticationFactor = serde_json::from_value(json!({
        "type": "otp", "delivery_method": "sms", "last_authenticated_at": "2023-11-14T22:13:20Z",
        "phone_number_factor": { "phone_id": "phone-number-test-1", "phone_number": "+12025550162" },
    }))
    .unwrap();
    let expected = Session {
        session_id: "session-test-1".to_owned(),
        user_id: "user-test-1".to_owned(),
        authentication_factors: vec![factor],
        roles: vec!["editor".to_owned()],
        started_at: Some(Timestamp::from("2023-11-14T22:13:20Z")),
        last_accessed_at: Some(Timestamp::from("2023-11-14T22:14:20.123456789Z")),
        expires_at: Some(Timestamp::from("2023-11-14T23:13:20Z")),
        attributes: Some(Attributes {
            ip_address: Some("203.0.113.1".to_owned()),
            user_agent: Some("agent".to_owned()),
            ..Attributes::default()
        }),
        custom_claims: object(&json!({ "color": "blue" })),
    };
    let found = session(|claims| claims[SESSION]["last_accessed_at"] = json!("2023-11-14T22:14:20.123456789Z"));
    assert_eq!(found, expected);
}

#[test]
fn the_id_of_the_session_is_not_that_of_the_token() {
    for token_id in [json!("session-test-2"), json!(null), json!(5)] {
        let found = session(|claims| claims["jti"] = token_id.clone());
        assert_eq!(found.session_id, "session-test-1");
        assert_eq!(found.custom_claims, object(&json!({ "color": "blue" })));
    }
}

#[test]
fn a_session_that_does_not_say_when_it_ends_ends_with_its_token() {
    // 300 seconds after the start.
    let end = Some(Timestamp::from("2023-11-14T22:18:20Z"));
    assert_eq!(session(|claims| claims[SESSION]["expires_at"] = json!("")).expires_at, end);
    assert_eq!(session(|claims| claims[SESSION]["expires_at"] = json!(null)).expires_at, end);
    assert_eq!(session(|claims| drop(claims[SESSION].as_object_mut().unwrap().remove("expires_at"))).expires_at, end);
    let fraction = session(|claims| {
        claims[SESSION]["expires_at"] = json!("");
        claims["exp"] = json!(1_700_000_300.75);
    });
    assert_eq!(fraction.expires_at, end);
    let never = session(|claims| {
        claims[SESSION]["expires_at"] = json!("");
        claims["exp"] = json!(1e300);
    });
    assert_eq!(never.expires_at, Some(Timestamp::from("9999-12-31T23:59:59Z")));
    // Whatever else it says is kept as it is.
    for text in ["1970-01-01T00:00:00Z", "soon"] {
        let found = session(|claims| claims[SESSION]["expires_at"] = json!(text));
        assert_eq!(found.expires_at, Some(Timestamp::from(text)));
    }
}

#[test]
fn what_may_be_missing() {
    for name in ["attributes", "authentication_factors", "roles"] {
        for is_null in [true, false] {
            let found = session(|claims| {
                if is_null {
                    claims[SESSION][name] = json!(null);
                } else {
                    claims[SESSION].as_object_mut().unwrap().remove(name);
                }
            });
            let expected = session(|_| {});
            let expected = match name {
                "attributes" => Session { attributes: None, ..expected },
                "roles" => Session { roles: Vec::new(), ..expected },
                _ => Session { authentication_factors: Vec::new(), ..expected },
            };
            assert_eq!(found, expected, "{name} {is_null}");
        }
    }
    let bare = session(|claims| claims[SESSION] = json!({ "id": "session-test-1" }));
    assert_eq!((bare.session_id.as_str(), bare.user_id.as_str()), ("session-test-1", "user-test-1"));
    assert_eq!(bare.expires_at, Some(Timestamp::from("2023-11-14T22:18:20Z")));
}

#[test]
fn a_time_that_is_not_told_is_none() {
    let bare = session(|claims| claims[SESSION] = json!({ "id": "session-test-1", "started_at": null }));
    assert_eq!((bare.started_at, bare.last_accessed_at), (None, None));
}

#[test]
fn custom_claims_are_whatever_is_not_stytchs_or_the_tokens_own() {
    let found = session(|claims| {
        for name in ["https://stytch.com/", "https://stytch.com/other", "https://stytch.com/session/x"] {
            claims[name] = json!({ "a": 1 });
        }
        claims["https://stytch.com"] = json!("kept");
        claims["http://stytch.com/session"] = json!("kept");
        claims["https://example.com/session"] = json!("kept");
        claims["SUB"] = json!("kept");
        claims["scope"] = json!("kept");
        claims["list"] = json!([1, null, { "deep": [] }]);
        claims["nothing"] = json!(null);
    });
    let expected = json!({
        "color": "blue", "https://stytch.com": "kept", "http://stytch.com/session": "kept",
        "https://example.com/session": "kept", "SUB": "kept", "scope": "kept",
        "list": [1, null, { "deep": [] }], "nothing": null,
    });
    assert_eq!(found.custom_claims, object(&expected));
    let none = session(|claims| drop(claims.as_object_mut().unwrap().remove("color")));
    assert_eq!(none.custom_claims, Some(JsonObject::new()));
}

#[test]
fn a_token_of_another_kind_is_not_a_users() {
    let options = Options::default();
    let end = |claims: &Value| end::<User>(&mut world::<User>(), &token(claims), &options);
    assert_eq!(end(&member_session_claims()), End::Denied(WrongKind));
    let mut claims = session_claims();
    claims.as_object_mut().unwrap().remove(SESSION);
    assert_eq!(end(&claims), End::Denied(WrongKind));
    claims["scope"] = json!("read");
    claims["client_id"] = json!("connected-app-test-1");
    assert_eq!(end(&claims), End::Denied(WrongKind));
    // An empty organization is one, too.
    let mut claims = session_claims();
    claims["https://stytch.com/organization"] = json!({});
    assert_eq!(end(&claims), End::Denied(WrongKind));
    claims["https://stytch.com/organization"] = json!(null);
    assert_eq!(end(&claims), End::Denied(Malformed));
}
