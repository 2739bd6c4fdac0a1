//! The rules of verified tokens.

use std::time::Duration;

use serde_json::{Value, json};

use super::{app_claims, client_claims, member_app_claims};
use crate::api::{b2b, consumer};
use crate::error::DeniedReason::{
    self, Expired, Issuer, NotYetValid, Permission, Signature, Tenancy, TooOld, WrongKind,
};
use crate::error::Error;
use crate::flow::{Flow, Input, Settings, Step};
use crate::testing::{
    KEY_ID, PROJECT_ID, START, World, error, jwks, member_session_claims, ok, policy, session_claims, token,
};
use crate::values::{UnixTime, Vertical};
use crate::verify::m2m::AuthenticateToken;

const JWKS: &str = "consumer.sessions.get_jwks";

/// A world with room for so many verified tokens.
fn world(room: usize) -> World {
    let mut world = World::new().with_settings(|settings| settings.verified_tokens(room));
    for operation in ["consumer.rbac.policy", "b2b.rbac.policy"] {
        world.answer(operation, || ok(&policy()));
    }
    world
}

fn user(token: &str) -> consumer::sessions::AuthenticateJwt {
    consumer::sessions::AuthenticateJwt::new(token).fall_back(false)
}

fn member(token: &str) -> b2b::sessions::AuthenticateJwt {
    b2b::sessions::AuthenticateJwt::new(token).fall_back(false)
}

#[track_caller]
fn reason<T: std::fmt::Debug>(outcome: Result<T, Error>) -> DeniedReason {
    match outcome {
        Err(Error::Denied(denied)) => denied.reason,
        other => panic!("not denied: {other:?}"),
    }
}

/// Runs a flow twice, and sees that its signature is verified once and that both results are the same.
#[track_caller]
fn verified_once<F: Flow<Output: std::fmt::Debug + PartialEq>>(world: &mut World, flow: impl Fn() -> F) -> F::Output {
    let before = world.verified;
    let first = world.run(flow()).unwrap();
    assert_eq!(world.verified, before + 1);
    assert_eq!(world.run(flow()).unwrap(), first);
    assert_eq!(world.verified, before + 1);
    first
}

fn with(mut claims: Value, name: &str, value: Value) -> String {
    claims[name] = value;
    token(&claims)
}

#[test]
fn none_are_kept_unless_that_is_set() {
    let world = &mut world(0);
    let valid = token(&session_claims());
    for verified in 1..4 {
        world.run(user(&valid)).unwrap();
        assert_eq!(world.verified, verified);
    }
}

#[test]
fn a_token_of_any_kind_is_verified_once() {
    let world = &mut world(100);
    let valid = token(&session_claims());
    let session = verified_once(world, || user(&valid)).session;
    assert_eq!((session.user_id.as_str(), session.authentication_factors.len()), ("user-test-1", 1));
    let valid = token(&member_session_claims());
    assert_eq!(verified_once(world, || member(&valid)).member_session.member_id, "member-test-1");
    let valid = token(&client_claims());
    assert_eq!(verified_once(world, || AuthenticateToken::new(&valid)).client_id, "m2m-client-test-1");
    let valid = token(&app_claims());
    assert_eq!(verified_once(world, || consumer::idp::IntrospectToken::new(&valid)).subject, "user-test-1");
    let valid = token(&member_app_claims());
    assert_eq!(verified_once(world, || b2b::idp::IntrospectToken::new(&valid)).subject, "member-test-1");
    assert_eq!(world.count(JWKS), 1);
}

#[test]
fn a_token_that_was_verified_is_found_by_its_whole_text() {
    let world = &mut world(100);
    let valid = token(&session_claims());
    verified_once(world, || user(&valid));
    for at in 0..valid.len() {
        let letter = if valid.as_bytes()[at] == b'A' { "B" } else { "A" };
        for changed in [
            format!("{}{letter}{}", &valid[..at], &valid[at + 1..]),
            format!("{}{letter}{}", &valid[..at], &valid[at..]),
            valid[..at].to_owned(),
        ] {
            reason(world.run(user(&changed)));
        }
    }
    // The signature of another token over the same message is none of this one.
    let other = token(&member_session_claims());
    let (message, signature) = (valid.rsplit_once('.').unwrap().0, other.rsplit_once('.').unwrap().1);
    assert_eq!(reason(world.run(user(&format!("{message}.{signature}")))), Signature);
}

#[test]
fn the_digest_is_the_contexts() {
    let mut world = world(100);
    world.context = world.context.with_sha256(|text| [u8::from(text.ends_with(b"A")); 32]);
    let valid = token(&session_claims());
    verified_once(&mut world, || user(&valid));
    // With a digest like that, two tokens are one.
    let collision = if valid.ends_with('A') { "A" } else { "B" };
    assert_eq!(world.run(user(collision)).unwrap().session.user_id, "user-test-1");
    assert!(world.run(user(if valid.ends_with('A') { "B" } else { "A" })).is_err());
}

#[test]
fn a_verified_token_ends_at_its_time() {
    let world = &mut world(100);
    let valid = token(&session_claims());
    verified_once(world, || user(&valid));
    world.now = UnixTime::from_millis(START * 1_000 + 299_999);
    world.run(user(&valid)).unwrap();
    world.now = UnixTime::from_seconds(START + 300);
    assert_eq!(reason(world.run(user(&valid))), Expired);
    assert_eq!(world.verified, 1);
}

#[test]
fn a_verified_token_is_not_valid_before_its_time() {
    let world = &mut world(100);
    let valid = token(&session_claims());
    verified_once(world, || user(&valid));
    // The clock was set back.
    world.now = UnixTime::from_millis(START * 1_000 - 1);
    assert_eq!(reason(world.run(user(&valid))), NotYetValid);
    assert_eq!(world.verified, 1);
}

#[test]
fn the_age_of_a_verified_token_is_that_of_each_check() {
    let world = &mut world(100);
    let valid = token(&session_claims());
    verified_once(world, || user(&valid));
    world.advance(Duration::from_secs(60));
    let within = |seconds| user(&valid).max_age(Duration::from_secs(seconds)).fall_back(false);
    assert_eq!(reason(world.run(within(60))), TooOld);
    world.run(within(61)).unwrap();
    assert_eq!(reason(world.run(within(0))), TooOld);
    assert_eq!(world.verified, 1);
}

#[test]
fn leeway_and_issuers_are_those_of_each_check() {
    let world = &mut world(100);
    let custom = with(session_claims(), "iss", json!("https://login.example.com"));
    assert_eq!(reason(world.run(user(&custom))), Issuer);
    let strict = world.context.clone();
    let settings = Settings::new().verified_tokens(100);
    world.context = strict.with_settings(settings.issuer("https://login.example.com").leeway(Duration::from_secs(5)));
    verified_once(world, || user(&custom));
    let verified = world.verified;
    world.now = UnixTime::from_seconds(START + 304);
    world.run(user(&custom)).unwrap();
    world.context = strict.with_settings(Settings::new().verified_tokens(100).issuer("https://login.example.com"));
    assert_eq!(reason(world.run(user(&custom))), Expired);
    world.now = UnixTime::from_seconds(START);
    world.context = strict;
    assert_eq!(reason(world.run(user(&custom))), Issuer);
    assert_eq!(world.verified, verified);
}

#[test]
fn permissions_are_those_of_each_check() {
    let world = &mut world(100);
    let valid = with(session_claims(), "exp", json!(START + 1_000));
    verified_once(world, || user(&valid).require("documents", "read"));
    assert_eq!(reason(world.run(user(&valid).require("documents", "delete"))), Permission);
    // The policy is that of now.
    world.answer("consumer.rbac.policy", || ok(&json!({ "policy": { "roles": [], "resources": [], "scopes": [] } })));
    world.run(user(&valid).require("documents", "read")).unwrap();
    world.advance(Duration::from_secs(301));
    assert_eq!(reason(world.run(user(&valid).require("documents", "read"))), Permission);
    assert_eq!(world.verified, 1);
    world.now = UnixTime::from_seconds(START);

    let of_member = token(&member_session_claims());
    verified_once(world, || member(&of_member).require("organization-test-1", "documents", "read"));
    assert_eq!(reason(world.run(member(&of_member).require("organization-test-2", "documents", "read"))), Tenancy);

    let of_client = token(&client_claims());
    verified_once(world, || AuthenticateToken::new(&of_client).require("read:users"));
    assert_eq!(reason(world.run(AuthenticateToken::new(&of_client).require("write:users"))), Permission);
    assert_eq!(reason(world.run(AuthenticateToken::new(&of_client).require_with(|_| false))), Permission);
    assert_eq!(world.verified, 3);
}

#[test]
fn all_are_forgotten_when_keys_are_fetched() {
    let world = &mut world(100);
    let valid = token(&session_claims());
    verified_once(world, || user(&valid));
    world.advance(Duration::from_secs(1));
    world.context.import(&jwks(&[KEY_ID]).to_string(), world.now).unwrap();
    verified_once(world, || user(&valid));
    // A key that is gone verifies nothing any more.
    world.advance(Duration::from_secs(1));
    world.context.import(&jwks(&["key-2"]).to_string(), world.now).unwrap();
    world.answer(JWKS, || ok(&jwks(&["key-2"])));
    world.advance(Duration::from_secs(30));
    assert_eq!(reason(world.run(user(&valid))), DeniedReason::UnknownKey);
    assert_eq!(world.verified, 2);
}

#[test]
fn verified_tokens_do_not_keep_old_keys_in_use() {
    let world = &mut world(100);
    let valid = with(session_claims(), "exp", json!(START + 1_000_000));
    verified_once(world, || user(&valid));
    // Keys that are no longer fresh are fetched again, as if nothing was kept.
    world.advance(Duration::from_secs(900));
    world.run(user(&valid)).unwrap();
    assert_eq!((world.count(JWKS), world.verified), (2, 2));
    // Without newer ones, they serve until they are too old.
    world.answer(JWKS, || error(500, "internal_server_error"));
    world.now = UnixTime::from_seconds(START + 900 + 86_399);
    world.run(user(&valid)).unwrap();
    assert_eq!(world.verified, 2);
    world.advance(Duration::from_secs(1));
    assert!(matches!(world.run(user(&valid)), Err(Error::Transport(_))));
    world.advance(Duration::from_secs(30));
    assert!(matches!(world.run(user(&valid)), Err(Error::Api(_))));
    assert_eq!(world.verified, 2);
}

#[test]
fn a_no_is_never_kept() {
    let world = &mut world(100);
    for (claims, early) in [("nbf", START + 10), ("exp", START)] {
        let denied = with(session_claims(), claims, json!(early));
        for _ in 0..2 {
            let verified = world.verified;
            reason(world.run(user(&denied)));
            assert_eq!(world.verified, verified + 1, "{claims}");
        }
    }
    // Of the wrong kind, or with claims that cannot be read.
    let mut unreadable = session_claims();
    unreadable["https://stytch.com/session"]["authentication_factors"] = json!([5]);
    for denied in [token(&client_claims()), token(&member_session_claims()), token(&unreadable)] {
        for _ in 0..2 {
            let verified = world.verified;
            reason(world.run(user(&denied)));
            assert_eq!(world.verified, verified + 1);
        }
    }
    // And what was a no is a yes when it is one.
    let early = with(session_claims(), "nbf", json!(START + 10));
    assert_eq!(reason(world.run(user(&early))), NotYetValid);
    world.advance(Duration::from_secs(10));
    verified_once(world, || user(&early));
}

#[test]
fn a_token_that_is_not_allowed_is_verified_once_all_the_same() {
    let world = &mut world(100);
    let valid = token(&session_claims());
    for _ in 0..2 {
        assert_eq!(reason(world.run(user(&valid).require("documents", "delete"))), Permission);
    }
    assert_eq!(world.verified, 1);
}

#[test]
fn what_one_flow_made_is_nothing_to_another() {
    for settings in [Settings::new(), Settings::new().vertical(Vertical::B2b)] {
        let world = &mut world(100);
        world.context = world.context.with_settings(settings.verified_tokens(100));
        let tokens = [session_claims(), member_session_claims(), client_claims(), app_claims(), member_app_claims()];
        let tokens = tokens.map(|claims| token(&claims));
        for _ in 0..3 {
            for (at, token) in tokens.iter().enumerate() {
                let outcomes = [
                    world.run(user(token)).err(),
                    world.run(member(token)).err(),
                    world.run(AuthenticateToken::new(token)).err(),
                    world.run(consumer::idp::IntrospectToken::new(token)).err(),
                    world.run(b2b::idp::IntrospectToken::new(token)).err(),
                ];
                for (kind, outcome) in outcomes.into_iter().enumerate() {
                    match outcome {
                        None => assert_eq!(kind, at),
                        Some(error) => assert!(kind != at && reason::<()>(Err(error)) == WrongKind, "{kind} {at}"),
                    }
                }
            }
        }
    }
}

#[test]
fn there_is_room_for_as_many_as_are_set() {
    let world = &mut world(3);
    let tokens: Vec<_> = (0..4).map(|number| with(session_claims(), "number", json!(number))).collect();
    for token in &tokens[..3] {
        verified_once(world, || user(token));
    }
    for token in &tokens[..3] {
        world.run(user(token)).unwrap();
    }
    assert_eq!(world.verified, 3);
    // The fourth takes the place of the one that was not used for longest.
    verified_once(world, || user(&tokens[3]));
    for token in &tokens[1..] {
        world.run(user(token)).unwrap();
    }
    assert_eq!(world.verified, 4);
    verified_once(world, || user(&tokens[0]));
}

#[test]
fn a_malformed_token_needs_no_keys() {
    let world = &mut world(3);
    for token in ["", "a.b.c", "..", "x"] {
        assert_eq!(reason(world.run(user(token))), DeniedReason::Malformed);
    }
    assert_eq!(world.requests.len(), 0);
}

#[test]
fn what_older_keys_verified_is_not_kept_beside_newer_ones() {
    let world = &mut world(100);
    let (early, late) = (token(&session_claims()), with(session_claims(), "number", json!(1)));
    let mut slow = user(&early);
    let Ok(Step::Send(request)) = slow.step(&world.context, world.now, Input::Start) else { panic!() };
    let answer = world.send(request);
    let Ok(Step::Verify(_)) = slow.step(&world.context, world.now, answer) else { panic!() };
    world.advance(Duration::from_secs(1));
    world.context.import(&jwks(&[KEY_ID, "key-2"]).to_string(), world.now).unwrap();
    verified_once(world, || user(&late));
    let Ok(Step::Done(_)) = slow.step(&world.context, world.now, Input::Verified(Ok(()))) else { panic!() };
    let verified = world.verified;
    world.run(user(&late)).unwrap();
    assert_eq!(world.verified, verified);
    verified_once(world, || user(&early));
}

#[test]
fn clones_share_what_was_verified_and_child_processes_do_not() {
    let mut world = world(100);
    let valid = token(&session_claims());
    verified_once(&mut world, || user(&valid));
    world.context = world.context.with_secret("secret-test-2").unwrap();
    world.run(user(&valid)).unwrap();
    assert_eq!(world.verified, 1);
    world.context = world.context.for_child_process(8);
    verified_once(&mut world, || user(&valid));
    assert_eq!(world.count(JWKS), 2);
}

#[test]
fn what_is_kept_is_not_shown() {
    let world = &mut world(100);
    let valid = token(&session_claims());
    verified_once(world, || user(&valid));
    let text = format!("{:?}", world.context);
    for part in [&valid[..20], "user-test-1", "session-test-1", "+12025550162", PROJECT_ID] {
        assert_eq!(text.contains(part), part == PROJECT_ID, "{part} {text}");
    }
}
