//! Settings of any form, and those that look like Stytch's.

use proptest::prelude::*;
use stytch_core::{Context, Error, Project, b2b};
use stytch_ureq::Client;

use super::any_text;

/// Stands for what must not be shown.
const MARKER: &str = "s3cr3t";

/// A key of the dashboard, or what people make of it: quoted, in capitals, of another kind, of no kind.
fn any_key() -> impl Strategy<Value = String> {
    let kind = proptest::sample::select(vec!["", "project-", "secret-", "public-token-", "workspace-key-"]);
    let environment = proptest::sample::select(vec!["", "live", "test", "live-", "test-", "prod-"]);
    let key =
        (kind, environment, any_text()).prop_map(|(kind, environment, rest)| format!("{kind}{environment}{rest}"));
    around((key, any::<bool>()).prop_map(|(key, is_upper)| if is_upper { key.to_uppercase() } else { key }))
}

fn any_url() -> impl Strategy<Value = String> {
    let scheme = proptest::sample::select(vec!["", "http://", "https://", "HTTPS://", "ftp://"]);
    let user = prop_oneof![
        any_text(),
        proptest::sample::select(vec!["user", "user:1/", "user:pass/word"]).prop_map(str::to_owned)
    ];
    let user = prop_oneof![Just(String::new()), user.prop_map(|user| format!("{user}:{MARKER}@"))];
    let host = prop_oneof![
        any_text(),
        proptest::sample::select(vec!["api.stytch.com", "Test.stytch.com", "stytch.example:1", "127.0.0.1", "[::1]:1"])
            .prop_map(str::to_owned),
    ];
    let path = prop_oneof![
        any_text(),
        proptest::sample::select(vec!["", "/", "/v1", "/v1/", "/v1/b2b", "/?key=s3cr3t", "/#s3cr3t"])
            .prop_map(str::to_owned),
    ];
    around((scheme, user, host, path).prop_map(|(scheme, user, host, path)| format!("{scheme}{user}{host}{path}")))
}

fn around(value: impl Strategy<Value = String>) -> impl Strategy<Value = String> {
    let end = || proptest::sample::select(vec!["", "", "", "", " ", "\"", "'", "\n", "\u{feff}"]);
    (end(), value, end()).prop_map(|(start, value, end)| format!("{start}{value}{end}"))
}

/// The setting that an error blames; the error shows nothing of any value.
fn blamed<T>(result: Result<T, Error>) -> Option<String> {
    let error = result.err()?;
    let shown = format!("{error} {error:?} {error:#?}");
    assert!(!shown.contains(MARKER), "{shown}");
    let Error::Build(error) = error else { panic!("{error:?}") };
    Some(error.field)
}

proptest! {
    #[test]
    fn an_id_and_a_secret_are_taken_or_named(id in any_key(), secret in any_key(), next in any_key()) {
        let (secret, next) = (format!("{secret}{MARKER}"), format!("{next}{MARKER}"));
        // Either can be the secret, when they are swapped.
        let swapped = Project::new(secret.as_str(), id.as_str());
        prop_assert!(blamed(swapped).is_none_or(|field| field == "project_id" || field == "secret"));
        let project = Project::new(id.as_str(), secret.as_str());
        if let Ok(project) = project {
            let context = Context::new(project.clone(), 7);
            let shown = format!("{project:?} {context:?} {:?}", Client::builder(project.clone()));
            prop_assert!(!shown.contains(MARKER), "{}", shown);
            // A secret that replaces another is what it is in a new project.
            let in_new = blamed(Project::new(id.as_str(), next.as_str()));
            prop_assert_eq!(blamed(context.with_secret(next.as_str())), in_new.clone());
            prop_assert_eq!(blamed(project.with_secret(next.as_str())), in_new);
        } else {
            prop_assert!(blamed(project).is_some_and(|field| field == "project_id" || field == "secret"));
        }
    }

    #[test]
    fn a_url_is_taken_or_named_and_its_password_is_never_shown(
        id in proptest::sample::select(vec!["project-live-1", "project-test-1", "p"]), url in any_url(),
    ) {
        let project = Project::new(id, "s").unwrap();
        for (field, result) in [
            ("base_url", project.clone().with_base_url(&url)),
            ("fraud_url", project.clone().with_fraud_url(&url)),
        ] {
            if let Ok(project) = &result {
                let shown = format!("{project:?}");
                prop_assert!(!shown.contains(MARKER), "{}", shown);
            }
            prop_assert!(blamed(result).is_none_or(|blamed| blamed == field));
        }
        let builder = Client::builder(project).base_url(&url).fraud_url(&url);
        let shown = format!("{builder:?} {builder:#?}");
        prop_assert!(!shown.contains(MARKER), "{}", shown);
    }

    #[test]
    fn a_public_token_is_taken_or_named(id in proptest::sample::select(vec!["project-live-1", "p"]), token in any_key()) {
        let token = format!("{token}{MARKER}");
        let url = b2b::sso::StartUrl::of_connection(&Project::new(id, "s").unwrap(), token.as_str(), "c");
        if let Ok(url) = &url {
            let is_public = !["secret-", "project-", "workspace-key-"].iter().any(|kind| token.to_lowercase().starts_with(kind));
            prop_assert!(is_public, "{}", url);
        }
        prop_assert!(blamed(url.map(drop)).is_none_or(|field| field == "public_token"));
    }
}
