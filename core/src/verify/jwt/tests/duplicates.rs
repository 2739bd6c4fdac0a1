//! No claim is there twice.

use serde_json::{Value, json};

use super::{reason, verify};
use crate::error::DeniedReason::Malformed;
use crate::testing::{World, session_claims, token_of};

const NAMES: [&str; 10] = [
    "aud",
    "iss",
    "sub",
    "exp",
    "nbf",
    "iat",
    "jti",
    "https://stytch.com/session",
    "https://stytch.com/organization",
    "color",
];

fn claims() -> Value {
    let mut claims = session_claims();
    claims["https://stytch.com/organization"] = json!({ "organization_id": "organization-test-1" });
    claims
}

/// The letter at this place of a name as `\uXXXX`.
fn escaped(name: &str, at: usize) -> String {
    let code = u32::from(name.as_bytes()[at]);
    format!("{}\\u{code:04x}{}", &name[..at], &name[at + 1..])
}

#[track_caller]
fn refused(claims: &str) {
    let token = token_of(r#"{"alg":"RS256","kid":"key-1"}"#, claims);
    assert_eq!(reason(verify(&mut World::new(), &token)), Malformed, "{claims}");
}

#[test]
fn each_claim_first_and_last_in_every_spelling() {
    let once = claims().to_string();
    let inside = &once[1..once.len() - 1];
    for name in NAMES {
        let value = claims()[name].clone();
        assert_ne!(value, Value::Null, "{name}");
        for spelling in
            [name.to_owned(), escaped(name, 0), escaped(name, name.len() - 1), escaped(name, name.len() / 2)]
        {
            refused(&format!(r#"{{"{spelling}":{value},{inside}}}"#));
            refused(&format!(r#"{{{inside},"{spelling}":{value}}}"#));
        }
    }
}

#[test]
fn whatever_the_other_value_is() {
    let once = claims().to_string();
    let inside = &once[1..once.len() - 1];
    for name in NAMES {
        for value in ["null", "1", "9999999999", "\"x\"", "[]", "{}"] {
            refused(&format!(r#"{{{inside},"{name}":{value}}}"#));
        }
    }
}

#[test]
fn claims_that_are_left_out_of_the_custom_ones_too() {
    let once = claims().to_string();
    let inside = &once[1..once.len() - 1];
    for name in ["https://stytch.com/other", "https://stytch.com/", "x", ""] {
        refused(&format!(r#"{{{inside},"{name}":1,"{name}":1}}"#));
    }
}

#[test]
fn an_escaped_name_is_that_name() {
    let text = claims().to_string();
    for name in NAMES {
        let other = text.replacen(&format!("\"{name}\""), &format!("\"{}\"", escaped(name, 0)), 1);
        assert_ne!(other, text);
        let token = token_of(r#"{"alg":"RS256","kid":"key-1"}"#, &other);
        let read = verify(&mut World::new(), &token).unwrap();
        assert_eq!(Value::Object(read.custom), json!({ "color": "blue" }), "{name}");
    }
}

#[test]
fn members_of_stytchs_own_claims_too() {
    let text = claims().to_string();
    for (member, twice) in [
        (r#""id":"session-test-1""#, r#""id":"session-test-2","id":"session-test-1""#),
        (r#""roles":["editor"]"#, r#""roles":["editor"],"ro\u006ces":["admin"]"#),
        (r#""organization_id":"organization-test-1""#, r#""organization_id":"x","organization_id":"y""#),
    ] {
        let other = text.replacen(member, twice, 1);
        assert_ne!(other, text, "{member}");
        refused(&other);
    }
}

#[test]
fn however_deep() {
    let text = claims().to_string();
    for twice in [
        r#""nested":{"a":1,"a":1}"#,
        r#""nested":[0,{"a":[{"b":null,"\u0062":2}]}]"#,
        r#""https://stytch.com/other":{"a":{"":1,"":1}}"#,
    ] {
        refused(&format!("{{{twice},{}", &text[1..]));
    }
    let attributes = r#""attributes":{"#;
    let other = text.replacen(attributes, &format!(r#"{attributes}"ip_address":"203.0.113.2","#), 1);
    assert_ne!(other, text);
    refused(&other);
}

#[test]
fn the_same_name_in_two_objects_is_not_twice() {
    let nested = r#"{"color":[{"color":1},{"color":2}]}"#;
    let text = format!(r#"{{"nested":{nested},{}"#, &claims().to_string()[1..]);
    let read = verify(&mut World::new(), &token_of(r#"{"alg":"RS256","kid":"key-1"}"#, &text)).unwrap();
    let nested: Value = serde_json::from_str(nested).unwrap();
    assert_eq!(Value::Object(read.custom), json!({ "color": "blue", "nested": nested }));
}

/// Few members are compared with each other, many by way of a set.
#[test]
fn however_many_there_are() {
    let text = claims().to_string();
    let header = r#"{"alg":"RS256","kid":"key-1"}"#;
    for count in [3, 15, 16, 17, 32, 33, 34, 1000] {
        let members: Vec<_> = (0..count).map(|number| format!(r#""{number}":{number}"#)).collect();
        let distinct = format!(r#"{{"nested":{{{}}},{}"#, members.join(","), &text[1..]);
        let read = verify(&mut World::new(), &token_of(header, &distinct)).unwrap();
        assert_eq!(read.custom["nested"].as_object().unwrap().len(), count);
        for twice in [0, count / 2, count - 2] {
            let mut members = members.clone();
            members[count - 1] = format!(r#""\u003{}{}":0"#, &twice.to_string()[..1], &twice.to_string()[1..]);
            refused(&format!(r#"{{"nested":{{{}}},{}"#, members.join(","), &text[1..]));
        }
    }
}
