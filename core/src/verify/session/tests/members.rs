//! The session that a member's token tells of.

use serde_json::{Value, json};

use super::{End, Member, Options, end, run, world};
use crate::api::b2b::MemberSession;
use crate::api::b2b::sessions::{AuthenticateJwt, AuthenticateJwtResponse};
use crate::api::models::AuthenticationFactor;
use crate::error::DeniedReason::{Malformed, WrongKind};
use crate::testing::{World, member_session_claims, session_claims, token};
use crate::values::{JsonObject, Timestamp};

const SESSION: &str = "https://stytch.com/session";
const ORGANIZATION: &str = "https://stytch.com/organization";

fn session(change: impl FnOnce(&mut Value)) -> MemberSession {
    let mut claims = member_session_claims();
    change(&mut claims);
    let AuthenticateJwtResponse { member_session, response: answer } =
        run(&mut World::new(), AuthenticateJwt::new(token(&claims))).unwrap();
    assert_eq!(answer, None);
    member_session
}

#[test]
fn every_claim_has_its_place() {
    let factor: AuthenticationFactor = serde_json::from_value(json!({
        "type": "otp", "delivery_method": "sms", "last_authenticated_at": "2023-11-14T22:13:20Z",
        "phone_number_factor": { "phone_id": "phone-number-test-1", "phone_number": "+12025550162" },
    }))
    .unwrap();
    let expected = MemberSession {
        member_session_id: "session-test-1".to_owned(),
        member_id: "member-test-1".to_owned(),
        started_at: Timestamp::from("2023-11-14T22:13:20Z"),
        last_accessed_at: Timestamp::from("2023-11-14T22:14:20Z"),
        expires_at: Timestamp::from("2023-11-14T23:13:20Z"),
        authentication_factors: vec![factor],
        organization_id: "organization-test-1".to_owned(),
        roles: vec!["editor".to_owned()],
        organization_slug: "acme".to_owned(),
        custom_claims: json!({ "color": "blue" }).as_object().cloned(),
    };
    assert_eq!(session(|claims| claims[SESSION]["last_accessed_at"] = json!("2023-11-14T22:14:20Z")), expected);
}

#[test]
fn the_slug_has_two_names() {
    let found = session(|claims| {
        claims[ORGANIZATION] = json!({ "organization_id": "organization-test-1", "organization_slug": "acme" });
    });
    assert_eq!(found, session(|_| {}));
    let found = session(|claims| claims[ORGANIZATION] = json!({ "organization_id": "organization-test-1" }));
    assert_eq!(found, MemberSession { organization_slug: String::new(), ..session(|_| {}) });
}

#[test]
fn a_session_that_does_not_say_when_it_ends_ends_with_its_token() {
    let end = Timestamp::from("2023-11-14T22:18:20Z");
    assert_eq!(session(|claims| claims[SESSION]["expires_at"] = json!("")).expires_at, end);
    assert_eq!(session(|claims| claims[SESSION]["expires_at"] = json!(null)).expires_at, end);
    assert_eq!(session(|claims| drop(claims[SESSION].as_object_mut().unwrap().remove("expires_at"))).expires_at, end);
}

#[test]
fn what_may_be_missing() {
    let bare = session(|claims| {
        claims[SESSION] = json!({ "id": "session-test-1" });
        claims.as_object_mut().unwrap().remove("color");
    });
    let expected = MemberSession {
        member_session_id: "session-test-1".to_owned(),
        member_id: "member-test-1".to_owned(),
        expires_at: Timestamp::from("2023-11-14T22:18:20Z"),
        organization_id: "organization-test-1".to_owned(),
        organization_slug: "acme".to_owned(),
        custom_claims: Some(JsonObject::new()),
        ..MemberSession::default()
    };
    assert_eq!(bare, expected);
    let null = session(|claims| {
        claims[SESSION] = json!({
            "id": "session-test-1", "started_at": null, "last_accessed_at": null, "expires_at": null,
            "attributes": null, "authentication_factors": null, "roles": null,
        });
        claims.as_object_mut().unwrap().remove("color");
    });
    assert_eq!(null, expected);
}

#[test]
fn custom_claims_are_whatever_is_not_stytchs_or_the_tokens_own() {
    let found = session(|claims| {
        claims["https://stytch.com/other"] = json!(1);
        claims["list"] = json!([null]);
    });
    assert_eq!(found.custom_claims, json!({ "color": "blue", "list": [null] }).as_object().cloned());
}

#[test]
fn a_token_of_another_kind_is_not_a_members() {
    let options = Options { fall_back: Some(true), ..Options::default() };
    let end = |claims: &Value| end::<Member>(&mut world::<Member>(), &token(claims), &options);
    assert_eq!(end(&session_claims()), End::Denied(WrongKind));
    let mut claims = member_session_claims();
    claims.as_object_mut().unwrap().remove(SESSION);
    assert_eq!(end(&claims), End::Denied(WrongKind));
}

#[test]
fn an_organization_has_an_id() {
    let options = Options { fall_back: Some(true), ..Options::default() };
    for organization in [
        json!({}),
        json!({ "slug": "acme" }),
        json!({ "organization_id": "", "slug": "acme" }),
        json!({ "organization_id": null, "slug": "acme" }),
        json!({ "organization_id": 1 }),
        json!(null),
        json!("organization-test-1"),
    ] {
        let mut claims = member_session_claims();
        claims[ORGANIZATION] = organization.clone();
        let end = end::<Member>(&mut world::<Member>(), &token(&claims), &options);
        assert_eq!(end, End::Denied(Malformed), "{organization}");
    }
}
