//! A key set gives the keys that can verify RS256, or an error with its status; and comes back whole from an export.

use std::sync::LazyLock;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use http::Response;
use serde_json::Value;
use stytch_core::error::{BuildError, DeniedReason};
use stytch_core::flow::{Input, PublicKey, Step};
use stytch_core::{Context, Error, Flow, UnixTime, b2b, consumer};

use super::message::Message;
use super::tokens::{self, KEY_ID, START};
use super::{check_shown, context};

static TOKENS: LazyLock<[String; 2]> = LazyLock::new(|| [0, 1].map(|kind| tokens::token(&tokens::claims()[kind].1)));

/// A product and a status, headers, an empty line, a body.
pub fn holds(bytes: &[u8]) {
    let message = Message::parse(bytes);
    check(message.choice(0, &[("consumer", true), ("b2b", false)]), message.response());
}

/// The same for an answer with the keys of a consumer or of a B2B project.
pub fn check(is_consumer: bool, response: Response<Vec<u8>>) {
    let (status, body) = (response.status(), response.body().clone());
    let context = context();
    let now = UnixTime::from_seconds(START);

    let mut consumer = consumer::sessions::AuthenticateJwt::new(TOKENS[0].as_str());
    let mut member = b2b::sessions::AuthenticateJwt::new(TOKENS[1].as_str());
    let mut step = |input| match is_consumer {
        true => describe(consumer.step(&context, now, input)),
        false => describe(member.step(&context, now, input)),
    };
    let Ok(Next::Send) = step(Input::Start) else { panic!("keys come first") };
    let mut next = step(Input::Response(response));
    // The program was told to come back.
    if let Ok(Next::Wait) = next {
        assert!(!status.is_success());
        return;
    }
    if let Ok(Next::Send) = next {
        panic!("keys that were fetched just now are not fetched again");
    }
    let usable = usable_keys(&body);
    match &mut next {
        Ok(Next::Verify { modulus, exponent }) => {
            assert!(status.is_success());
            let expected = usable.iter().find(|(id, ..)| id == KEY_ID).expect("the key is there");
            assert_eq!((&*modulus, &*exponent), (&expected.1, &expected.2));
            assert!(matches!(step(Input::Verified(Ok(()))), Ok(Next::Done)));
        }
        Err(Error::Denied(denied)) => {
            assert!(status.is_success());
            assert_eq!(denied.reason, DeniedReason::UnknownKey);
            assert!(!usable.is_empty() && usable.iter().all(|(id, ..)| id != KEY_ID));
        }
        Err(error) => {
            check_shown(error, &[]);
            assert_eq!(error.status(), Some(status.as_u16()));
            assert_eq!(matches!(error, Error::Decode(_)), status.is_success());
            assert!(!status.is_success() || usable.is_empty());
        }
        Ok(_) => panic!("no token is accepted unseen"),
    }
    check_export(&context, now, status.is_success(), &body);
}

enum Next {
    Send,
    Verify { modulus: Vec<u8>, exponent: Vec<u8> },
    Wait,
    Done,
}

fn describe<T>(step: Result<Step<T>, Error>) -> Result<Next, Error> {
    Ok(match step? {
        Step::Send(_) => Next::Send,
        Step::Verify(signature) => {
            let PublicKey::Rs256(key) = signature.key() else { panic!("{signature:?}") };
            Next::Verify { modulus: key.modulus().to_vec(), exponent: key.exponent().to_vec() }
        }
        Step::Wait(_) => Next::Wait,
        Step::Done(_) => Next::Done,
    })
}

/// Ids, moduli and exponents by RFC 7517 and RFC 7518, for whom 2048 bits are the least.
fn usable_keys(body: &[u8]) -> Vec<(String, Vec<u8>, Vec<u8>)> {
    let json: Value =
        std::str::from_utf8(body).ok().and_then(|text| serde_json::from_str(text).ok()).unwrap_or_default();
    let keys = json.get("keys").and_then(Value::as_array);
    keys.into_iter().flatten().filter_map(usable_key).collect()
}

fn usable_key(key: &Value) -> Option<(String, Vec<u8>, Vec<u8>)> {
    let is_or_is_not_said = |name: &str, value: &str| key.get(name).is_none_or(|said| said.is_null() || said == value);
    let number = |name: &str| {
        let bytes = URL_SAFE_NO_PAD.decode(key.get(name)?.as_str()?).ok()?;
        Some(bytes.into_iter().skip_while(|byte| *byte == 0).collect::<Vec<u8>>())
    };
    let (modulus, exponent) = (number("n")?, number("e")?);
    let bits = modulus.len() * 8 - modulus.first().map_or(0, |byte| byte.leading_zeros() as usize);
    let may_verify = match key.get("key_ops") {
        None | Some(Value::Null) => true,
        Some(Value::Array(operations)) => {
            operations.is_empty() || operations.iter().any(|operation| operation == "verify")
        }
        Some(_) => false,
    };
    let is_usable = key.get("kty")? == "RSA"
        && is_or_is_not_said("use", "sig")
        && is_or_is_not_said("alg", "RS256")
        && may_verify
        && (2048..=8192).contains(&bits)
        && (1..=5).contains(&exponent.len())
        && exponent != [1];
    is_usable.then(|| Some((key.get("kid")?.as_str()?.to_owned(), modulus, exponent)))?
}

/// What was fetched comes back from an export, and a body that is a key set can be imported as one.
fn check_export(context: &Context, now: UnixTime, is_success: bool, body: &[u8]) {
    let export = context.export();
    let is_usable = !usable_keys(body).is_empty();
    assert_eq!(export.is_some(), is_success && is_usable);
    if let Some(export) = &export {
        let other = super::context();
        other.import(export, now).unwrap();
        assert_eq!(other.export().as_ref(), Some(export));
    }
    if let Ok(text) = std::str::from_utf8(body) {
        let json: Value = serde_json::from_str(text).unwrap_or_default();
        match super::context().import(text, now) {
            Ok(()) => assert!(is_usable || json.get("policies").is_some()),
            Err(Error::Build(BuildError { field, problem, .. })) => match field.as_str() {
                "keys" => assert!(!is_usable),
                "export" => assert!(!is_usable || problem == "is of another project"),
                _ => assert!(field.starts_with("policies")),
            },
            Err(error) => panic!("{error:?}"),
        }
    }
}
