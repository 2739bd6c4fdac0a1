//! Secrets do not show in what `Debug`, `Display` and logs write.
//!
//! The golden files put every secret of every operation into a request or a response, and [`check`] looks at each of
//! them: a golden value, such as `password example`, tells by itself which field it is from.

mod capture;
mod errors;
mod flows;
mod logins;
mod logs;
mod values;
mod webhooks;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Debug;
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use base64::Engine;
use base64::engine::general_purpose::{STANDARD_NO_PAD, URL_SAFE_NO_PAD};
use serde::Deserialize;
use serde_json::Value;
use stytch_core::Error;
use stytch_core::operation::{self, Place};

/// A text that stands for secrets, where they are not from a golden file.
const MARKER: &str = "s3cr3t-marker";

/// The names of secret fields, with the type that has them if that is not every type.
static SECRETS: LazyLock<Vec<(Option<String>, String)>> = LazyLock::new(|| {
    #[derive(Deserialize)]
    struct Decisions {
        secrets: Vec<String>,
    }
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../codegen/description/decisions.toml");
    let decisions: Decisions = toml::from_str(&fs::read_to_string(path).unwrap()).unwrap();
    let secrets = decisions.secrets.into_iter().map(|name| match name.split_once('.') {
        Some((schema, field)) => (schema.rsplit('_').next().map(str::to_owned), field.to_owned()),
        None => (None, name),
    });
    secrets.collect()
});

/// The names of secrets in Stytch's API, as counted in its description and in other clients: none may be forgotten.
const KNOWN_SECRETS: [&str; 42] = [
    "access_token",
    "append_salt",
    "authorization_code",
    "bearer_token",
    "bot_access_token",
    "client_secret",
    "code",
    "code_verifier",
    "discovery_magic_links_token",
    "discovery_oauth_token",
    "existing_password",
    "hash",
    "id_token",
    "impersonation_token",
    "intermediate_session_token",
    "magic_links_token",
    "new_password",
    "next_bearer_token",
    "next_client_secret",
    "oauth_attach_token",
    "oauth_token",
    "password",
    "password_reset_token",
    "pkce_code_verifier",
    "prepend_salt",
    "private_key",
    "public_key_credential",
    "qr_code",
    "recovery_code",
    "recovery_codes",
    "refresh_token",
    "saml_encryption_private_key",
    "salt",
    "secret",
    "session_jwt",
    "session_token",
    "signature",
    "signing_private_key",
    "sso_token",
    "token",
    "totp_code",
    // In the answer of an authorization, where it carries the code.
    "redirect_uri",
];

#[test]
fn every_known_secret_is_a_secret() {
    for known in KNOWN_SECRETS {
        assert!(SECRETS.iter().any(|(_, name)| name == known), "{known}");
    }
}

/// The secrets in the JSON form of a type: text, and lists of text, in fields of the names in question.
pub(crate) fn secrets(of_type: &str, json: &Value) -> Vec<String> {
    let mut found = BTreeMap::<_, Vec<_>>::new();
    collect(of_type, json, &mut found);
    found.into_values().flatten().collect()
}

fn collect<'a>(of_type: &str, json: &'a Value, found: &mut BTreeMap<&'a str, Vec<String>>) {
    match json {
        Value::Object(fields) => {
            for (name, value) in fields {
                let is_secret = |(only, secret): &(Option<String>, String)| {
                    secret == name && only.as_ref().is_none_or(|only| only == of_type)
                };
                if SECRETS.iter().any(is_secret) {
                    let values = value.as_array().map_or(std::slice::from_ref(value), Vec::as_slice);
                    let texts = values.iter().filter_map(Value::as_str).map(str::to_owned);
                    found.entry(name).or_default().extend(texts);
                }
                collect(of_type, value, found);
            }
        }
        Value::Array(items) => items.iter().for_each(|item| collect(of_type, item, found)),
        _ => {}
    }
}

/// Checks that `Debug` shows none of these secrets and `[redacted]` for each, and so hides nothing else.
pub(crate) fn check(value: &impl Debug, secrets: &[String]) {
    for shown in [format!("{value:?}"), format!("{value:#?}")] {
        for secret in secrets {
            assert!(!shown.contains(&format!("{secret:?}")), "{secret}: {shown}");
        }
        assert_eq!(shown.matches("[redacted]").count(), secrets.len(), "{secrets:?}: {shown}");
    }
}

/// Checks that a text, such as a line of a log, holds none of these secrets: neither as they are, nor as bytes.
fn assert_hides(shown: &str, secrets: &[&str]) {
    for secret in secrets {
        assert!(!shown.contains(secret), "{secret}: {shown}");
        assert_hides_bytes(shown, secret.as_bytes());
    }
}

/// Checks that a text holds these bytes in no way that `Debug` writes them, nor in hexadecimal or base64.
fn assert_hides_bytes(shown: &str, bytes: &[u8]) {
    let list = format!("{bytes:?}");
    let list = list.trim_matches(['[', ']']);
    // `{:#?}` gives every number a line of its own.
    let packed: String = shown.chars().filter(|letter| !letter.is_whitespace()).collect();
    assert!(!packed.contains(&list.replace(' ', "")), "{list}: {shown}");
    let hexadecimal: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    assert!(!shown.to_ascii_lowercase().contains(&hexadecimal), "{hexadecimal}: {shown}");
    for base64 in [STANDARD_NO_PAD.encode(bytes), URL_SAFE_NO_PAD.encode(bytes)] {
        assert!(!shown.contains(&base64), "{base64}: {shown}");
    }
}

/// What can be written of a value.
fn debug(value: &impl Debug) -> String {
    format!("{value:?}\n{value:#?}\n")
}

/// What can be written of an error and its sources.
fn shown(error: &Error) -> String {
    let mut shown = debug(error);
    let mut source: Option<&dyn std::error::Error> = Some(error);
    while let Some(error) = source {
        shown += &format!("{error}\n{error:?}\n{error:#?}\n");
        source = error.source();
    }
    shown
}

/// The same JWT with another signature.
fn forged(token: &str) -> String {
    let (message, signature) = token.rsplit_once('.').unwrap();
    let other = if signature.starts_with('A') { "B" } else { "A" };
    format!("{message}.{other}{}", &signature[1..])
}

#[test]
fn bytes_are_recognized_in_every_form() {
    let bytes = MARKER.as_bytes();
    let hexadecimal: String = bytes.iter().map(|byte| format!("{byte:02X}")).collect();
    for shown in [
        MARKER.to_owned(),
        format!("{bytes:?}"),
        format!("{:#?}", [b"<", bytes, b">"].concat()),
        hexadecimal,
        URL_SAFE_NO_PAD.encode(bytes),
    ] {
        std::panic::catch_unwind(|| assert_hides(&shown, &[MARKER])).expect_err(&shown);
    }
    assert_hides("s3cr3t-mark", &[MARKER]);
}

#[test]
fn every_secret_name_is_in_a_golden_file() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("golden");
    let mut names = BTreeSet::new();
    for entry in fs::read_dir(folder).unwrap() {
        let golden: Value = serde_json::from_str(&fs::read_to_string(entry.unwrap().path()).unwrap()).unwrap();
        let mut found = BTreeMap::new();
        collect("AuthorizeResponse", &golden, &mut found);
        names.extend(found.into_iter().filter(|(_, texts)| !texts.is_empty()).map(|(name, _)| name.to_owned()));
    }
    let expected: BTreeSet<_> = SECRETS.iter().map(|(_, name)| name.clone()).collect();
    assert_eq!(names, expected);
}

/// Paths and queries end up in logs of proxies and servers, and of ureq.
#[test]
fn no_secret_travels_in_a_url() {
    for operation in operation::all() {
        for param in operation.params().iter().filter(|param| SECRETS.iter().any(|(_, name)| name == param.name)) {
            assert!(matches!(param.place, Place::Body | Place::Header), "{}: {}", operation.name, param.name);
        }
    }
}
