//! What the claims of a token must say, but for times.

use serde_json::{Value, json};

use super::{reason, token_with, verify};
use crate::error::DeniedReason::{self, Audience, Issuer, Malformed};
use crate::flow::Context;
use crate::testing::{PROJECT_ID, World, session_claims, token};
use crate::wire::Project;

fn outcome(name: &str, value: &Value) -> Option<DeniedReason> {
    outcome_in(&mut World::new(), name, value)
}

/// `None` if a token with this claim is accepted.
fn outcome_in(world: &mut World, name: &str, value: &Value) -> Option<DeniedReason> {
    let outcome = verify(world, &token_with(|claims| claims[name] = value.clone()));
    outcome.is_err().then(|| reason(outcome))
}

fn without(name: &str) -> Option<DeniedReason> {
    let token = token_with(|claims| drop(claims.as_object_mut().unwrap().remove(name)));
    let outcome = verify(&mut World::new(), &token);
    outcome.is_err().then(|| reason(outcome))
}

/// A world whose project is behind this URL.
fn at(base_url: &str) -> World {
    let mut world = World::new();
    let project = Project::new(PROJECT_ID, "secret-test-1").unwrap().with_base_url(base_url).unwrap();
    world.context = Context::new(project, 7);
    world
}

#[test]
fn what_a_token_must_say() {
    for name in ["aud", "iss", "sub", "exp"] {
        assert_eq!(without(name), Some(Malformed), "{name}");
    }
    for name in ["nbf", "iat", "jti", "color", "https://stytch.com/session"] {
        assert_eq!(without(name), None, "{name}");
    }
}

#[test]
fn the_audience_is_or_contains_the_project() {
    let others = || json!(["project-test-2", "https://example.org"]);
    for (audience, expected) in [
        (json!(PROJECT_ID), None),
        (json!([PROJECT_ID]), None),
        (json!([PROJECT_ID, "project-test-2"]), None),
        (json!(["project-test-2", PROJECT_ID]), None),
        (json!([PROJECT_ID, PROJECT_ID]), None),
        (json!("project-test-2"), Some(Audience)),
        (others(), Some(Audience)),
        (json!([]), Some(Audience)),
        (json!([""]), Some(Audience)),
        (json!(""), Some(Audience)),
        (json!(null), Some(Audience)),
        (json!("project-test-12"), Some(Audience)),
        (json!("project-test-"), Some(Audience)),
        (json!("Project-test-1"), Some(Audience)),
        (json!("project-test-1 project-test-2"), Some(Audience)),
        (json!(" project-test-1"), Some(Audience)),
        (json!(1), Some(Malformed)),
        (json!(true), Some(Malformed)),
        (json!({ "project-test-1": PROJECT_ID }), Some(Malformed)),
        (json!([PROJECT_ID, 1]), Some(Malformed)),
        (json!([[PROJECT_ID]]), Some(Malformed)),
    ] {
        assert_eq!(outcome("aud", &audience), expected, "{audience}");
    }
}

#[test]
fn the_issuer_is_the_project_or_its_base_url() {
    for (issuer, expected) in [
        (json!("stytch.com/project-test-1"), None),
        (json!("https://test.stytch.com"), None),
        (json!("https://test.stytch.com/"), None),
        (json!("stytch.com/project-test-1/"), Some(Issuer)),
        (json!("stytch.com/project-test-2"), Some(Issuer)),
        (json!("stytch.com/project-test-12"), Some(Issuer)),
        (json!("stytch.com/"), Some(Issuer)),
        (json!("stytch.com"), Some(Issuer)),
        (json!("project-test-1"), Some(Issuer)),
        (json!("https://stytch.com/project-test-1"), Some(Issuer)),
        (json!("stytch.com/stytch.com/project-test-1"), Some(Issuer)),
        (json!("Stytch.com/project-test-1"), Some(Issuer)),
        (json!("http://test.stytch.com"), Some(Issuer)),
        (json!("https://api.stytch.com"), Some(Issuer)),
        (json!("https://telemetry.stytch.com"), Some(Issuer)),
        (json!("https://test.stytch.com/v1"), Some(Issuer)),
        (json!("https://test.stytch.com.example.org"), Some(Issuer)),
        (json!("/https://test.stytch.com"), Some(Issuer)),
        (json!("test.stytch.com"), Some(Issuer)),
        (json!("https://login.example.com"), Some(Issuer)),
        (json!("/"), Some(Issuer)),
        (json!(""), Some(Issuer)),
        (json!(null), Some(Malformed)),
        (json!(1), Some(Malformed)),
        (json!(["stytch.com/project-test-1"]), Some(Malformed)),
    ] {
        assert_eq!(outcome("iss", &issuer), expected, "{issuer}");
    }
}

#[test]
fn a_base_url_is_an_issuer_as_it_was_given() {
    for base_url in ["https://login.example.com", "https://login.example.com/"] {
        for (issuer, expected) in [
            ("https://login.example.com", None),
            ("https://login.example.com/", None),
            ("stytch.com/project-test-1", None),
            ("https://test.stytch.com", Some(Issuer)),
            ("https://login.example.com/a", Some(Issuer)),
        ] {
            assert_eq!(outcome_in(&mut at(base_url), "iss", &json!(issuer)), expected, "{base_url} {issuer}");
        }
    }
    for (issuer, expected) in [
        ("https://example.com/a/b", None),
        ("https://example.com/a/b/", None),
        ("https://example.com/a", Some(Issuer)),
        ("https://example.com", Some(Issuer)),
    ] {
        assert_eq!(outcome_in(&mut at("https://example.com/a/b/"), "iss", &json!(issuer)), expected, "{issuer}");
    }
}

#[test]
fn settings_name_more_issuers() {
    for (configured, issuer, expected) in [
        ("https://login.example.com", "https://login.example.com", None),
        ("https://login.example.com", "https://login.example.com/", None),
        ("https://login.example.com/", "https://login.example.com", None),
        ("https://login.example.com/", "https://login.example.com/", None),
        ("https://login.example.com", "stytch.com/project-test-1", None),
        ("https://login.example.com", "https://test.stytch.com", None),
        ("https://second.example.com", "https://second.example.com", None),
        ("https://login.example.com", "https://login.example.com/x", Some(Issuer)),
        ("https://login.example.com", "https://login.example.co", Some(Issuer)),
        ("https://login.example.com", "login.example.com", Some(Issuer)),
        ("stytch.com/project-test-2", "stytch.com/project-test-2", None),
        ("", "", Some(Issuer)),
        ("/", "/", Some(Issuer)),
    ] {
        let mut world =
            World::new().with_settings(|settings| settings.issuer("https://first.example").issuer(configured));
        assert_eq!(outcome_in(&mut world, "iss", &json!(issuer)), expected, "{configured} {issuer}");
        assert_eq!(outcome_in(&mut world, "iss", &json!("https://first.example/")), None);
    }
}

#[test]
fn the_subject_is_text() {
    assert_eq!(outcome("sub", &json!("anybody")), None);
    assert_eq!(outcome("sub", &json!("")), Some(Malformed));
    for subject in [json!(null), json!(1), json!(["user-test-1"]), json!({})] {
        assert_eq!(outcome("sub", &subject), Some(Malformed), "{subject}");
    }
}

#[test]
fn claims_are_one_json_object() {
    let claims = session_claims().to_string();
    for text in [
        String::new(),
        "null".to_owned(),
        "[]".to_owned(),
        "\"text\"".to_owned(),
        "1".to_owned(),
        "{}".to_owned(),
        format!("[{claims}]"),
        format!("{claims}{{}}"),
        format!("{claims}x"),
        claims[..claims.len() - 1].to_owned(),
        format!("\u{feff}{claims}"),
    ] {
        let token = crate::testing::token_of(r#"{"alg":"RS256","kid":"key-1"}"#, &text);
        assert_eq!(reason(verify(&mut World::new(), &token)), Malformed, "{text}");
    }
}

#[test]
fn claims_of_stytch_have_their_form_or_are_not_there() {
    for (name, value) in [
        ("https://stytch.com/session", json!(null)),
        ("https://stytch.com/session", json!("session-test-1")),
        ("https://stytch.com/session", json!({})),
        ("https://stytch.com/session", json!({ "id": null })),
        ("https://stytch.com/session", json!({ "id": 5 })),
        ("https://stytch.com/session", json!({ "id": "s", "roles": "editor" })),
        ("https://stytch.com/session", json!({ "id": "s", "roles": [1] })),
        ("https://stytch.com/session", json!({ "id": "s", "authentication_factors": {} })),
        ("https://stytch.com/session", json!({ "id": "s", "attributes": "agent" })),
        ("https://stytch.com/organization", json!(null)),
        ("https://stytch.com/organization", json!("organization-test-1")),
        ("https://stytch.com/organization", json!({ "organization_id": 1 })),
    ] {
        assert_eq!(outcome(name, &value), Some(Malformed), "{name} {value}");
    }
}

#[test]
fn everything_is_read() {
    let mut claims = session_claims();
    claims["aud"] = json!(["project-test-2", PROJECT_ID]);
    claims["exp"] = json!(1_700_000_300.25);
    claims["https://stytch.com/organization"] = json!({ "organization_id": "organization-test-1", "slug": "acme" });
    claims["https://stytch.com/other"] = json!({ "not": "custom" });
    claims["scope"] = json!("a b");
    let read = verify(&mut World::new(), &token(&claims)).unwrap();
    assert_eq!(read.registered.audience, ["project-test-2", PROJECT_ID]);
    assert_eq!(read.registered.issuer, "stytch.com/project-test-1");
    assert_eq!(read.registered.subject, "user-test-1");
    assert_eq!(read.registered.expires_at.to_bits(), 1_700_000_300.25_f64.to_bits());
    assert_eq!(read.registered.expiry(), crate::values::UnixTime::from_millis(1_700_000_300_250));
    assert_eq!((read.registered.not_before, read.registered.issued_at), (Some(1.7e9), Some(1.7e9)));
    assert_eq!(read.session.unwrap().id, "session-test-1");
    assert_eq!(read.organization.unwrap().organization_id, "organization-test-1");
    assert_eq!(Value::Object(read.custom), json!({ "color": "blue", "scope": "a b" }));
}

/// Wrong in every way; each line mends what the one before it found.
#[test]
fn rules_are_checked_in_the_order_of_the_table() {
    use crate::testing::{START, encode, sign};
    use DeniedReason::{Algorithm, Expired, NotYetValid, Signature, TooOld, UnknownKey};

    struct Token {
        header: Value,
        claims: Value,
        is_signed: bool,
    }
    type Mend = fn(&mut Token);
    let mut token = Token {
        header: json!({ "alg": "none", "kid": "key-0" }),
        claims: json!({
            "aud": "project-test-2", "iss": "somebody", "sub": "user-test-1",
            "exp": START - 10, "nbf": START + 10, "iat": START - 100,
        }),
        is_signed: false,
    };
    let mends: [(DeniedReason, Mend); 8] = [
        (Algorithm, |token| token.header["alg"] = json!("RS256")),
        (UnknownKey, |token| token.header["kid"] = json!("key-1")),
        (Signature, |token| token.is_signed = true),
        (Audience, |token| token.claims["aud"] = json!(PROJECT_ID)),
        (Issuer, |token| token.claims["iss"] = json!("stytch.com/project-test-1")),
        (Expired, |token| token.claims["exp"] = json!(START + 10)),
        (NotYetValid, |token| token.claims["nbf"] = json!(START)),
        (TooOld, |token| token.claims["iat"] = json!(START)),
    ];
    let run = |Token { header, claims, is_signed }: &Token| {
        let message = format!("{}.{}", encode(header.to_string().as_bytes()), encode(claims.to_string().as_bytes()));
        let signature = if *is_signed { sign(message.as_bytes()) } else { vec![1; 256] };
        let flow = super::flow(&format!("{message}.{}", encode(&signature)));
        World::new().run(flow.max_age(Some(super::seconds(100))))
    };
    for (expected, mend) in mends {
        assert_eq!(reason(run(&token)), expected);
        mend(&mut token);
    }
    run(&token).unwrap();
}
