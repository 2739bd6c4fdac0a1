//! What the header of a token may say.

use serde_json::json;

use super::{OTHER_MODULUS, flow, reason, verify};
use crate::error::DeniedReason::{self, Algorithm, Malformed, UnknownKey};
use crate::flow::{Flow, Input, PublicKey, Step};
use crate::testing::{KEY_ID, World, jwks, ok, session_claims, token_of};

/// Denied by its header alone: without a request, and without a look at its signature.
#[track_caller]
fn refused(header: &str) -> DeniedReason {
    let mut world = World::new();
    let reason = reason(verify(&mut world, &token_of(header, &session_claims().to_string())));
    assert_eq!((world.requests.len(), world.verified), (0, 0), "{header}");
    reason
}

#[track_caller]
fn accepted(header: &str) {
    let mut world = World::new();
    let claims = verify(&mut world, &token_of(header, &session_claims().to_string())).unwrap();
    assert_eq!(claims.registered.subject, "user-test-1", "{header}");
    assert_eq!((world.requests.len(), world.verified), (1, 1), "{header}");
}

#[test]
fn no_algorithm_but_rs256() {
    for alg in
        ["none", "None", "", "HS256", "HS512", "RS384", "RS512", "PS256", "ES256", "EdDSA", "rs256", "RS256 ", "RS-256"]
    {
        let header = json!({ "alg": alg, "kid": KEY_ID, "typ": "JWT" }).to_string();
        assert_eq!(refused(&header), Algorithm, "{alg}");
    }
}

#[test]
fn the_algorithm_is_looked_at_before_anything_else() {
    for header in [r#"{"alg":"none"}"#, r#"{"alg":"HS256","typ":"other","crit":["x"]}"#, r#"{"alg":"none","kid":5}"#] {
        assert_eq!(refused(header), Algorithm, "{header}");
    }
}

#[test]
fn an_unsigned_token_is_refused_with_and_without_a_signature() {
    let signed = token_of(r#"{"alg":"none","kid":"key-1"}"#, &session_claims().to_string());
    let unsigned = &signed[..=signed.rfind('.').unwrap()];
    for token in [&signed, unsigned] {
        assert_eq!(reason(verify(&mut World::new(), token)), Algorithm);
    }
}

#[test]
fn what_a_header_must_have() {
    for header in [
        r#"{"kid":"key-1","typ":"JWT"}"#,
        r#"{"alg":null,"kid":"key-1"}"#,
        r#"{"alg":256,"kid":"key-1"}"#,
        r#"{"alg":["RS256"],"kid":"key-1"}"#,
        r#"{"alg":"RS256","typ":"JWT"}"#,
        r#"{"alg":"RS256","kid":null}"#,
        r#"{"alg":"RS256","kid":1}"#,
        r#"{"ALG":"RS256","kid":"key-1"}"#,
        r#"{"alg":"RS256","KID":"key-1"}"#,
    ] {
        assert_eq!(refused(header), Malformed, "{header}");
    }
}

#[test]
fn the_type_is_jwt_if_there_is_one() {
    for header in [
        r#"{"alg":"RS256","kid":"key-1"}"#,
        r#"{"alg":"RS256","kid":"key-1","typ":"JWT"}"#,
        r#"{"alg":"RS256","kid":"key-1","typ":"jwt"}"#,
    ] {
        accepted(header);
    }
    for typ in
        [json!("at+jwt"), json!("JWE"), json!("application/jwt"), json!(""), json!("JWT "), json!(1), json!(null)]
    {
        let header = json!({ "alg": "RS256", "kid": KEY_ID, "typ": typ }).to_string();
        assert_eq!(refused(&header), Malformed, "{typ}");
    }
}

#[test]
fn extensions_that_must_be_understood_are_not() {
    for crit in [json!(["exp"]), json!(["b64"]), json!([]), json!(null), json!("exp"), json!({})] {
        let header = json!({ "alg": "RS256", "kid": KEY_ID, "crit": crit }).to_string();
        assert_eq!(refused(&header), Malformed, "{crit}");
    }
}

#[test]
fn no_member_of_the_header_is_there_twice() {
    for header in [
        r#"{"alg":"RS256","alg":"RS256","kid":"key-1"}"#,
        r#"{"alg":"none","alg":"RS256","kid":"key-1"}"#,
        r#"{"alg":"RS256","alg":"none","kid":"key-1"}"#,
        r#"{"alg":"RS256","kid":"key-1","kid":"key-1"}"#,
        r#"{"alg":"RS256","kid":"key-0","k\u0069d":"key-1"}"#,
        r#"{"alg":"RS256","kid":"key-1","typ":"JWT","typ":"JWT"}"#,
        r#"{"alg":"RS256","kid":"key-1","jku":"a","jku":"b"}"#,
        r#"{"alg":"RS256","kid":"key-1","":1,"":1}"#,
    ] {
        assert_eq!(refused(header), Malformed, "{header}");
    }
}

#[test]
fn a_header_is_one_json_object() {
    for header in [
        "",
        " ",
        "null",
        "\"RS256\"",
        "1",
        "[]",
        r#"["RS256","key-1","JWT",null]"#,
        r#"[{"alg":"RS256","kid":"key-1"}]"#,
        r#"{"alg":"RS256","kid":"key-1""#,
        r#"{"alg":"RS256","kid":"key-1",}"#,
        r#"{"alg":"RS256","kid":"key-1"}{}"#,
        r#"{"alg":"RS256","kid":"key-1"}x"#,
        "{'alg':'RS256','kid':'key-1'}",
        "\u{feff}{\"alg\":\"RS256\",\"kid\":\"key-1\"}",
        "{\"alg\":\"RS256\",\"kid\":\"key-1\n\"}",
    ] {
        assert_eq!(refused(header), Malformed, "{header}");
    }
    accepted(" {\n\"kid\" : \"key-1\" ,\t\"alg\":\"RS256\"}\r\n");
    accepted(r#"{"\u0061lg":"RS\u003256","kid":"key\u002d1"}"#);
}

#[test]
fn keys_in_the_header_are_the_senders_word() {
    let jwk = json!({ "kty": "RSA", "kid": KEY_ID, "n": OTHER_MODULUS, "e": "AQAB" });
    for (name, value) in [
        ("jwk", jwk),
        ("jku", json!("https://example.org/keys")),
        ("x5u", json!("https://example.org/certificate")),
        ("x5c", json!(["MIIB"])),
        ("x5t", json!("AA")),
        ("zip", json!("DEF")),
        ("cty", json!("JWT")),
    ] {
        let mut header = json!({ "alg": "RS256", "kid": KEY_ID });
        header[name] = value.clone();
        accepted(&header.to_string());
        // A key that the project does not have is not looked for where the token says.
        header["kid"] = json!("key-0");
        let mut world = World::new();
        let outcome = verify(&mut world, &token_of(&header.to_string(), &session_claims().to_string()));
        assert_eq!(reason(outcome), UnknownKey, "{name}");
        let urls: Vec<_> = world.requests.iter().map(|(_, request)| request.uri().to_string()).collect();
        assert_eq!(urls, ["https://test.stytch.com/v1/sessions/jwks/project-test-1"], "{name}");
    }
}

#[test]
fn the_key_is_the_one_that_the_header_names() {
    let mut world = World::new();
    world.answer("consumer.sessions.get_jwks", || {
        let mut keys = jwks(&["key-0", KEY_ID, "key-2"]);
        keys["keys"][0]["n"] = json!(OTHER_MODULUS);
        keys["keys"][2]["n"] = json!(OTHER_MODULUS);
        ok(&keys)
    });
    let named = |id: &str| token_of(&json!({ "alg": "RS256", "kid": id }).to_string(), &session_claims().to_string());
    verify(&mut world, &named(KEY_ID)).unwrap();
    let mut step = flow(&named("key-2"));
    let Ok(Step::Verify(signature)) = step.step(&world.context, world.now, Input::Start) else { panic!() };
    let PublicKey::Rs256(key) = signature.key();
    assert_eq!(key.id(), "key-2");
    assert_eq!(reason(verify(&mut world, &named("key-0"))), DeniedReason::Signature);
    assert_eq!(reason(verify(&mut world, &named("key-2"))), DeniedReason::Signature);
    for unknown in ["key-3", "", "KEY-1", "key-1 ", "key-"] {
        assert_eq!(reason(verify(&mut world, &named(unknown))), UnknownKey, "{unknown}");
    }
    assert_eq!(world.requests.len(), 1);
}

#[test]
fn a_header_has_no_more_than_32_members() {
    for (others, expected) in [(30, None), (31, Some(Malformed)), (5_000, Some(Malformed))] {
        let others: String = (0..others).map(|number| format!(r#","x{number}":0"#)).collect();
        let header = format!(r#"{{"alg":"RS256","kid":"key-1"{others}}}"#);
        let outcome = verify(&mut World::new(), &token_of(&header, &session_claims().to_string()));
        match expected {
            None => drop(outcome.unwrap()),
            Some(expected) => assert_eq!(reason(outcome), expected),
        }
    }
}
