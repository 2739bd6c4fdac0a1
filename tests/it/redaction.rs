//! Secrets do not show in what `Debug`, `Display` and logs write.
//!
//! The golden files put every secret of every operation into a request or a response, and [`check`] looks at each of
//! them: a golden value, such as `password example`, tells by itself which field it is from.

mod capture;
mod errors;
mod logs;
mod values;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Debug;
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use serde::Deserialize;
use serde_json::Value;
use stytch_core::{OPERATIONS, Place};

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

/// Checks that a text, such as a line of a log, holds none of these secrets.
fn assert_hides(shown: &str, secrets: &[&str]) {
    for secret in secrets {
        assert!(!shown.contains(secret), "{secret}: {shown}");
    }
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
    for operation in OPERATIONS {
        for param in operation.params.iter().filter(|param| SECRETS.iter().any(|(_, name)| name == param.name)) {
            assert!(matches!(param.place, Place::Body | Place::Header), "{}: {}", operation.name, param.name);
        }
    }
}
