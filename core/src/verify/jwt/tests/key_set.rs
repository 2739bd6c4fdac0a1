//! Which keys of a JWK Set are used.

use serde_json::{Value, json};

use super::{OTHER_MODULUS, verify};
use crate::error::Error;
use crate::testing::{KEY_ID, START, World, encode, jwk, jwks, ok, session_claims, status, token};
use crate::values::{UnixTime, Vertical};
use crate::verify::jwt::token::decode;

/// The keys that are taken of a set.
fn usable(keys: &Value) -> Vec<Value> {
    let world = World::new();
    match world.context.import(&json!({ "keys": keys }).to_string(), UnixTime::from_seconds(START)) {
        Ok(()) => {
            let export: Value = serde_json::from_str(&world.context.export().unwrap()).unwrap();
            export["keys"].as_array().unwrap().clone()
        }
        Err(_) => {
            assert_eq!(world.context.export(), None);
            Vec::new()
        }
    }
}

fn with(name: &str, value: Value) -> Value {
    let mut key = jwk(KEY_ID);
    key[name] = value;
    key
}

fn without(name: &str) -> Value {
    let mut key = jwk(KEY_ID);
    key.as_object_mut().unwrap().remove(name);
    key
}

/// A number of this many bytes.
fn number(length: usize) -> Value {
    json!(encode(&vec![0xa5; length]))
}

#[track_caller]
fn is_used(key: &Value, expected: bool) {
    let ids: Vec<Value> = usable(&json!([key])).iter().map(|key| key["kid"].clone()).collect();
    assert_eq!(ids, if expected { vec![key["kid"].clone()] } else { Vec::new() }, "{key}");
    // It spoils neither what is before it nor what is after it.
    let among: Vec<Value> =
        usable(&json!([jwk("before"), key, jwk("after")])).iter().map(|key| key["kid"].clone()).collect();
    let expected = if expected {
        vec![json!("before"), key["kid"].clone(), json!("after")]
    } else {
        vec![json!("before"), json!("after")]
    };
    assert_eq!(among, expected, "{key}");
}

#[test]
fn what_a_key_need_not_say() {
    is_used(&jwk(KEY_ID), true);
    for name in ["use", "alg", "key_ops"] {
        is_used(&without(name), true);
        is_used(&with(name, Value::Null), true);
    }
    is_used(&with("key_ops", json!([])), true);
    is_used(&with("key_ops", json!(["encrypt", "verify"])), true);
    is_used(&with("x5c", json!(["MIIB"])), true);
    is_used(&json!({ "kty": "RSA", "kid": "", "n": OTHER_MODULUS, "e": "Aw" }), true);
}

#[test]
fn what_a_key_must_say() {
    for name in ["kty", "kid", "n", "e"] {
        is_used(&without(name), false);
        for value in [Value::Null, json!(1), json!([]), json!({}), json!(true)] {
            is_used(&with(name, value), false);
        }
    }
}

#[test]
fn keys_for_something_else() {
    for (name, value) in [
        ("kty", json!("EC")),
        ("kty", json!("oct")),
        ("kty", json!("rsa")),
        ("kty", json!("")),
        ("alg", json!("RS512")),
        ("alg", json!("PS256")),
        ("alg", json!("HS256")),
        ("alg", json!("")),
        ("alg", json!(256)),
        ("use", json!("enc")),
        ("use", json!("")),
        ("use", json!(["sig"])),
        ("key_ops", json!(["sign"])),
        ("key_ops", json!(["VERIFY"])),
        ("key_ops", json!("verify")),
        ("key_ops", json!({ "verify": true })),
        ("key_ops", json!([["verify"]])),
    ] {
        is_used(&with(name, value), false);
    }
}

#[test]
fn things_that_are_not_keys() {
    for key in [json!(null), json!("key"), json!(1), json!([]), json!({}), json!([jwk(KEY_ID)])] {
        assert_eq!(usable(&json!([key])), Vec::<Value>::new(), "{key}");
        assert_eq!(usable(&json!([key, jwk(KEY_ID)])).len(), 1, "{key}");
    }
    let other = json!({ "kty": "EC", "crv": "P-256", "kid": "ec", "x": "AA", "y": "AA", "alg": "ES256", "use": "sig" });
    assert_eq!(usable(&json!([other, jwk(KEY_ID)])).len(), 1);
}

#[test]
fn numbers_are_base64url() {
    for name in ["n", "e"] {
        let right = jwk(KEY_ID)[name].as_str().unwrap().to_owned();
        for value in [
            String::new(),
            "*".to_owned(),
            format!("{right}=="),
            format!("{right}\n"),
            format!("{right} "),
            format!("+{right}"),
            "A".to_owned(),
        ] {
            is_used(&with(name, json!(value)), false);
        }
    }
}

#[test]
fn numbers_have_a_size() {
    for (length, expected) in
        [(1, false), (128, false), (255, false), (256, true), (512, true), (1024, true), (1025, false)]
    {
        is_used(&with("n", number(length)), expected);
    }
    for (length, expected) in [(0, false), (1, true), (3, true), (5, true), (6, false), (256, false)] {
        is_used(&with("e", number(length)), expected);
    }
}

#[test]
fn a_modulus_has_2048_bits_or_more_and_an_exponent_is_not_1() {
    for (first, length, expected) in [(0x80, 256, true), (0x7f, 256, false), (0x01, 257, true)] {
        let modulus = [vec![first], vec![0xff; length - 1]].concat();
        is_used(&with("n", json!(encode(&modulus))), expected);
    }
    is_used(&with("e", json!(encode(&[1]))), false);
    is_used(&with("e", json!(encode(&[3]))), true);
}

#[test]
fn zeros_before_a_number_do_not_count() {
    let modulus = decode(jwk(KEY_ID)["n"].as_str().unwrap()).unwrap();
    for zeros in [1, 3, 2_000] {
        let padded = |number: &[u8]| json!(encode(&[vec![0; zeros], number.to_vec()].concat()));
        let mut key = with("n", padded(&modulus));
        key["e"] = padded(&[1, 0, 1]);
        assert_eq!(usable(&json!([key])), [jwk_as_exported()]);
        let mut world = World::new();
        world.answer("consumer.sessions.get_jwks", move || ok(&json!({ "keys": [key] })));
        verify(&mut world, &token(&session_claims())).unwrap();
    }
    is_used(&with("n", json!(encode(&[0; 256]))), false);
    is_used(&with("n", json!(encode(&[vec![0], vec![1; 255]].concat()))), false);
    is_used(&with("e", json!("AAAA")), false);
    is_used(&with("e", json!(encode(&[0, 0, 0, 0, 0, 3]))), true);
}

fn jwk_as_exported() -> Value {
    let mut key = jwk(KEY_ID);
    key.as_object_mut().unwrap().remove("key_ops");
    key
}

#[test]
fn a_set_without_a_key_is_no_set() {
    for body in [
        json!({}),
        json!({ "keys": [] }),
        json!({ "keys": null }),
        json!({ "keys": {} }),
        json!({ "keys": "key" }),
        json!({ "keys": [without("n")] }),
        json!({ "keys": jwk(KEY_ID) }),
        json!([jwk(KEY_ID)]),
        json!(jwk(KEY_ID)),
        json!(null),
    ] {
        for vertical in [Vertical::Consumer, Vertical::B2b] {
            let mut world = World::new();
            let mut answer = body.clone();
            if let Some(members) = answer.as_object_mut() {
                members.insert("request_id".to_owned(), json!("request-5"));
            }
            let operation = operation(vertical);
            let text = answer.clone();
            world.answer(operation, move || status(203, &text));
            let flow = super::Verify::new(&token(&session_claims()), vertical);
            let Err(Error::Decode(error)) = world.run(flow) else { panic!("{body}") };
            assert_eq!((error.operation, error.status, error.path.as_str()), (operation, 203, "keys"), "{body}");
            assert_eq!(error.problem, "has no key that can verify RS256");
            assert_eq!(error.request_id.as_deref(), answer.is_object().then_some("request-5"));
            assert_eq!(world.count(operation), 1);
        }
    }
}

fn operation(vertical: Vertical) -> &'static str {
    match vertical {
        Vertical::Consumer => "consumer.sessions.get_jwks",
        Vertical::B2b => "b2b.sessions.get_jwks",
    }
}

#[test]
fn each_product_has_its_place() {
    for (vertical, url) in [
        (Vertical::Consumer, "https://test.stytch.com/v1/sessions/jwks/project-test-1"),
        (Vertical::B2b, "https://test.stytch.com/v1/b2b/sessions/jwks/project-test-1"),
    ] {
        let mut world = World::new();
        world.run(super::Verify::new(&token(&session_claims()), vertical)).unwrap();
        let requests: Vec<_> =
            world.requests.iter().map(|(name, request)| (*name, request.uri().to_string())).collect();
        assert_eq!(requests, [(operation(vertical), url.to_owned())]);
    }
}

#[test]
fn a_set_that_is_not_json_is_no_set() {
    let mut world = World::new();
    world.answer("consumer.sessions.get_jwks", || Ok(http::Response::new(b"<html>".to_vec())));
    let Err(Error::Decode(error)) = verify(&mut world, &token(&session_claims())) else { panic!() };
    assert_eq!((error.status, error.path.as_str(), error.request_id), (200, "keys", None));
}

#[test]
fn a_bad_set_does_not_replace_a_good_one() {
    let mut world = World::new();
    let valid = super::token_with(|claims| claims["exp"] = json!(START + 100_000));
    verify(&mut world, &valid).unwrap();
    world.answer("consumer.sessions.get_jwks", || ok(&json!({ "keys": [] })));
    world.advance(super::seconds(3_600));
    verify(&mut world, &valid).unwrap();
    assert_eq!(world.requests.len(), 2);
    let export: Value = serde_json::from_str(&world.context.export().unwrap()).unwrap();
    assert_eq!(export["keys"], json!([jwk_as_exported()]));
}

#[test]
fn of_two_keys_with_one_id_the_first_is_used() {
    let mut world = World::new();
    world.answer("consumer.sessions.get_jwks", || {
        let mut keys = jwks(&[KEY_ID, KEY_ID]);
        keys["keys"][1]["n"] = json!(OTHER_MODULUS);
        ok(&keys)
    });
    verify(&mut world, &token(&session_claims())).unwrap();
}
