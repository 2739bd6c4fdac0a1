//! Whatever is changed about a token, it is refused.

use std::sync::Arc;

use proptest::prelude::*;
use serde_json::{Map, Value};

use super::super::token::Token;
use super::{Claims, reason, token_with, verify};
use crate::error::DeniedReason::{self, Audience, Expired, Issuer, Malformed};
use crate::error::Error;
use crate::testing::{START, World, encode, session_claims, token, token_of};
use crate::values::UnixTime;

#[track_caller]
fn denied(world: &mut World, token: &str) -> DeniedReason {
    reason(verify(world, token))
}

#[test]
fn each_letter_counts() {
    let valid = token(&session_claims());
    let world = &mut World::new();
    verify(world, &valid).unwrap();
    for at in 0..valid.len() {
        for letter in ["A", "B", ".", "é"] {
            if valid[at..].starts_with(letter) {
                continue;
            }
            let changed = format!("{}{letter}{}", &valid[..at], &valid[at + 1..]);
            denied(world, &changed);
        }
        denied(world, &format!("{}{}", &valid[..at], &valid[at + 1..]));
    }
    verify(world, &valid).unwrap();
}

#[test]
fn parts_of_two_tokens_do_not_make_a_third() {
    let (one, other) = (token(&session_claims()), token_with(|claims| claims["sub"] = Value::from("user-test-2")));
    let parts = |token: &str| token.split('.').map(str::to_owned).collect::<Vec<_>>();
    let (one, other) = (parts(&one), parts(&other));
    let world = &mut World::new();
    assert_eq!(denied(world, &format!("{}.{}.{}", one[0], other[1], one[2])), DeniedReason::Signature);
    assert_eq!(denied(world, &format!("{}.{}.{}", one[0], one[1], other[2])), DeniedReason::Signature);
    let header = encode(br#"{"kid":"key-1","alg":"RS256"}"#);
    assert_eq!(denied(world, &format!("{header}.{}.{}", one[1], one[2])), DeniedReason::Signature);
}

fn json_value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        (0..2 * START).prop_map(Value::from),
        "\\PC{0,12}".prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 12, 3, |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            proptest::collection::btree_map("\\PC{0,6}", inner, 0..4)
                .prop_map(|members| Value::Object(members.into_iter().collect::<Map<_, _>>())),
        ]
    })
}

/// What a claim of a type that is not its own does; `None` if it may be anything, or is right.
fn expected(name: &str, value: Option<&Value>) -> Option<DeniedReason> {
    let is_texts = |value: &Value| value.as_array().is_some_and(|all| all.iter().all(Value::is_string));
    match (name, value) {
        ("aud", Some(value)) if value.is_null() || value.is_string() || is_texts(value) => Some(Audience),
        ("iss", Some(Value::String(_))) => Some(Issuer),
        ("sub", Some(Value::String(_))) => None,
        ("exp", Some(Value::Number(number))) => (number.as_f64().unwrap() <= 1.7e9).then_some(Expired),
        ("aud" | "iss" | "sub" | "exp", _) => Some(Malformed),
        ("https://stytch.com/session" | "https://stytch.com/organization", None) => None,
        ("https://stytch.com/session", Some(value)) => (!value["id"].is_string()).then_some(Malformed),
        ("https://stytch.com/organization", Some(Value::Object(_) | Value::Array(_))) => None,
        ("https://stytch.com/organization", Some(_)) => Some(Malformed),
        _ => None,
    }
}

fn claim_name() -> impl Strategy<Value = &'static str> {
    prop_oneof![
        Just("aud"),
        Just("iss"),
        Just("sub"),
        Just("exp"),
        Just("https://stytch.com/session"),
        Just("https://stytch.com/organization"),
        Just("jti"),
        Just("color"),
    ]
}

proptest! {
    #[test]
    fn one_letter_at_any_place(at in any::<proptest::sample::Index>(), letter in "\\PC", is_inserted in any::<bool>()) {
        let valid = token(&session_claims());
        let at = at.index(valid.len());
        let rest = if is_inserted { at } else { at + 1 };
        let changed = format!("{}{letter}{}", &valid[..at], &valid[rest..]);
        if changed != valid {
            denied(&mut World::new(), &changed);
        }
    }

    #[test]
    fn any_claim_replaced_or_removed(name in claim_name(), value in proptest::option::weighted(0.9, json_value())) {
        let token = token_with(|claims| {
            match value.clone() {
                Some(value) => claims[name] = value,
                None => drop(claims.as_object_mut().unwrap().remove(name)),
            }
        });
        let outcome = verify(&mut World::new(), &token);
        match expected(name, value.as_ref()) {
            Some(expected) => prop_assert_eq!(reason(outcome), expected),
            None => prop_assert!(matches!(outcome, Ok(_) | Err(Error::Denied(_))), "{:?}", outcome),
        }
    }

    #[test]
    fn any_header(value in json_value()) {
        let token = token_of(&value.to_string(), &session_claims().to_string());
        denied(&mut World::new(), &token);
    }

    #[test]
    fn any_claims(value in json_value()) {
        prop_assert_eq!(Claims::read(value.to_string().as_bytes()).err().unwrap().reason, Malformed);
    }

    #[test]
    fn any_text(text in "\\PC{0,60}", bytes in proptest::collection::vec(any::<u8>(), 0..60)) {
        prop_assert!(Token::parse(Arc::new(text.as_str().into())).is_err());
        prop_assert_eq!(denied(&mut World::new(), &text), Malformed);
        prop_assert!(Claims::read(&bytes).is_err());
        let world = World::new();
        prop_assert!(world.context.import(&text, UnixTime::from_seconds(START)).is_err());
    }

    #[test]
    fn any_three_parts(parts in ["[A-Za-z0-9_=.-]{0,8}", "[A-Za-z0-9_-]{0,40}", "[A-Za-z0-9_-]{0,40}"]) {
        let header = encode(br#"{"alg":"RS256","kid":"key-1"}"#);
        let [garbage, claims, signature] = parts;
        denied(&mut World::new(), &format!("{header}{garbage}.{claims}.{signature}"));
        denied(&mut World::new(), &format!("{header}.{claims}.{signature}"));
    }
}
