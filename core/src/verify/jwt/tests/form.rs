//! The form of a token: three parts of base64url.

use serde_json::json;

use super::{reason, verify};
use crate::error::DeniedReason::{self, Malformed, Signature};
use crate::testing::{KEY_ID, World, encode, session_claims, sign, token, token_of};

#[track_caller]
fn refused(token: &str) -> DeniedReason {
    let mut world = World::new();
    let reason = reason(verify(&mut world, token));
    assert_eq!((world.requests.len(), world.verified), (0, 0), "{token}");
    reason
}

/// A text as the second part, under a signature that is right.
fn signed_as_it_is(claims: &str) -> String {
    let message = format!("{}.{claims}", encode(json!({ "alg": "RS256", "kid": KEY_ID }).to_string().as_bytes()));
    format!("{message}.{}", encode(&sign(message.as_bytes())))
}

/// The same bytes in another spelling: the last letter has a spare bit set.
fn with_a_spare_bit(part: &str) -> String {
    const ALPHABET: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    assert_ne!(part.len() % 4, 0, "nothing is spare");
    let (rest, last) = part.split_at(part.len() - 1);
    let at = ALPHABET.iter().position(|letter| *letter == last.as_bytes()[0]).unwrap();
    assert_eq!(at % 2, 0);
    format!("{rest}{}", char::from(ALPHABET[at + 1]))
}

#[test]
fn three_parts() {
    let valid = token(&session_claims());
    let (header, rest) = valid.split_once('.').unwrap();
    let (claims, signature) = rest.split_once('.').unwrap();
    for token in [
        String::new(),
        ".".to_owned(),
        "..".to_owned(),
        "...".to_owned(),
        header.to_owned(),
        format!("{header}.{claims}"),
        format!("{header}.{claims}{signature}"),
        format!("{valid}."),
        format!(".{valid}"),
        format!("{valid}.{signature}"),
        format!("{header}..{claims}.{signature}"),
        format!("{header}.{claims}.{signature}.."),
        format!(".{claims}.{signature}"),
    ] {
        assert_eq!(refused(&token), Malformed, "{token}");
    }
}

#[test]
fn nothing_around_them() {
    let valid = token(&session_claims());
    for token in [
        format!(" {valid}"),
        format!("{valid} "),
        format!("{valid}\n"),
        format!("Bearer {valid}"),
        format!("\"{valid}\""),
        format!("{valid}\0"),
        valid.replacen('.', " .", 1),
    ] {
        assert_eq!(refused(&token), Malformed, "{token:?}");
    }
}

#[test]
fn one_spelling_of_the_header_and_of_the_signature() {
    // Of both, the last group is not whole.
    let valid = token_of(r#"{"alg":"RS256","kid":"key-1" }"#, &session_claims().to_string());
    let parts: Vec<&str> = valid.split('.').collect();
    let [header, claims, signature] = parts[..] else { panic!("{valid}") };
    let header_pad = "=".repeat((4 - header.len() % 4) % 4);
    for token in [
        format!("{header}{header_pad}=.{claims}.{signature}"),
        format!("{header}.{claims}.{signature}=="),
        format!("{header}.{claims}.{signature}="),
        format!("{header}.{claims}.{}", with_a_spare_bit(signature)),
        format!("{header}.{claims}.+{}", &signature[1..]),
        format!("{header}.{claims}./{}", &signature[1..]),
        format!("{header}.{claims}.{}\n{}", &signature[..4], &signature[4..]),
        format!("{}\n{}.{claims}.{signature}", &header[..4], &header[4..]),
        format!("é{header}.{claims}.{signature}"),
        format!("{header}.{claims}.é{signature}"),
    ] {
        assert_eq!(refused(&token), Malformed, "{token}");
    }
}

#[test]
fn one_spelling_of_a_header_whose_last_group_is_not_whole() {
    for header in
        [r#"{"alg":"RS256","kid":"key-1"}"#, r#"{"alg":"RS256","kid":"key-1" }"#, r#"{"alg":"RS256","kid":"key-1"  }"#]
    {
        let valid = token_of(header, &session_claims().to_string());
        let (part, rest) = valid.split_once('.').unwrap();
        if part.len() % 4 == 0 {
            continue;
        }
        assert_eq!(refused(&format!("{}.{rest}", with_a_spare_bit(part))), Malformed);
        assert_eq!(refused(&format!("{part}{}.{rest}", "=".repeat(4 - part.len() % 4))), Malformed);
    }
}

#[test]
fn one_spelling_of_the_claims() {
    let mut claims = encode(session_claims().to_string().as_bytes());
    if claims.len() % 4 == 0 {
        claims = encode(format!("{} ", session_claims()).as_bytes());
    }
    verify(&mut World::new(), &signed_as_it_is(&claims)).unwrap();
    let pad = "=".repeat(4 - claims.len() % 4);
    for other in
        [with_a_spare_bit(&claims), format!("{claims}{pad}"), format!("{claims}\n"), format!("+{}", &claims[1..])]
    {
        let mut world = World::new();
        assert_eq!(reason(verify(&mut world, &signed_as_it_is(&other))), Malformed);
        assert_eq!(world.verified, 1);
    }
}

#[test]
fn claims_are_not_read_before_the_signature_is_right() {
    for claims in ["", "*", "e30", "bnVsbA"] {
        let token = signed_as_it_is(claims);
        assert_eq!(reason(verify(&mut World::new(), &token)), Malformed, "{claims}");
        let forged = format!("{}.{}", &token[..token.rfind('.').unwrap()], encode(&[0; 256]));
        assert_eq!(reason(verify(&mut World::new(), &forged)), Signature, "{claims}");
    }
}

#[test]
fn an_empty_signature_is_wrong() {
    let valid = token(&session_claims());
    let mut world = World::new();
    assert_eq!(reason(verify(&mut world, &valid[..=valid.rfind('.').unwrap()])), Signature);
    assert_eq!(world.verified, 1);
}

#[test]
fn no_longer_than_64_kib() {
    // One letter of the header makes 4/3 of one of the token, so that some header gives each length.
    let of_length = |length: usize| {
        (0..4).find_map(|spaces| {
            let header = format!(r#"{{"alg":"RS256","kid":"key-1"{}}}"#, " ".repeat(spaces));
            let fixed = token_of(&header, "").len();
            let claims_length = (length - fixed) * 3 / 4;
            let mut claims = session_claims();
            claims["padding"] = json!("");
            let missing = claims_length - claims.to_string().len();
            claims["padding"] = json!("x".repeat(missing));
            Some(token_of(&header, &claims.to_string())).filter(|token| token.len() == length)
        })
    };
    verify(&mut World::new(), &of_length(65_536).unwrap()).unwrap();
    assert_eq!(refused(&of_length(65_537).unwrap()), Malformed);
    assert_eq!(refused(&"x".repeat(1 << 20)), Malformed);
}
