//! A redirect is a token of a kind, or an error that quotes nothing; its token goes into a request, and not into a URL.

use std::fmt::Write;

use stytch_core::login::Redirect;
use stytch_core::login::{B2bRedirect, ConsumerRedirect};
use stytch_core::{Endpoint, Error};

use super::{PROJECT, check_shown};

/// No error is longer, however it is written. A shorter text may happen to be a part of one.
const LONGEST_ERROR: usize = 300;

/// A URL, or what else brings a redirect.
pub fn holds(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let redirect = match Redirect::parse(text) {
        Ok(redirect) => redirect,
        Err(error) => {
            let Error::Build(build) = &error else { panic!("{error:?}") };
            assert!(["redirect", "token", "stytch_token_type"].contains(&build.field.as_str()), "{build:?}");
            let quotes = if text.len() > LONGEST_ERROR { vec![text] } else { vec![] };
            check_shown(&error, &quotes);
            return;
        }
    };
    let (token, token_type) = (redirect.token.expose(), redirect.token_type.as_str());
    assert!(!token.is_empty() && !token_type.is_empty());

    // Written anew, it reads the same.
    let mut url = "https://example.com/authenticate?stytch_token_type=".to_owned();
    escape(&mut url, token_type);
    url += "&token=";
    escape(&mut url, token);
    if let Some(kind) = redirect.param("stytch_redirect_type") {
        url += "&stytch_redirect_type=";
        escape(&mut url, kind);
    }
    let again = Redirect::parse(&url).unwrap();
    assert_eq!((&again.token, &again.token_type), (&redirect.token, &redirect.token_type));
    let shown = format!("{redirect:?}");
    // Unless the kind, which is shown, happens to look like the token.
    let kind = format!("{:?}", redirect.token_type);
    assert!(token.len() < 30 || kind.contains(token) || !shown.contains(token), "{shown}");

    match redirect.consumer() {
        Ok(ConsumerRedirect::MagicLink(request)) => check_request(&request, token),
        Ok(ConsumerRedirect::OAuth(request)) => check_request(&request, token),
        Ok(ConsumerRedirect::Impersonation(request)) => check_request(&request, token),
        Ok(ConsumerRedirect::PasswordReset(secret)) => assert_eq!(secret.expose(), token),
        Ok(other) => panic!("{other:?}"),
        Err(error) => check_kind_error(&error),
    }
    assert_eq!(again.consumer().ok(), redirect.consumer().ok());
    match redirect.b2b() {
        Ok(B2bRedirect::MagicLink(request)) => check_request(&request, token),
        Ok(B2bRedirect::Discovery(request)) => check_request(&request, token),
        Ok(B2bRedirect::OAuth(request)) => check_request(&request, token),
        Ok(B2bRedirect::DiscoveryOAuth(request)) => check_request(&request, token),
        Ok(B2bRedirect::Sso(request)) => check_request(&request, token),
        Ok(B2bRedirect::Impersonation(request)) => check_request(&request, token),
        Ok(B2bRedirect::PasswordReset(secret) | B2bRedirect::DiscoveryPasswordReset(secret)) => {
            assert_eq!(secret.expose(), token);
        }
        Ok(other) => panic!("{other:?}"),
        Err(error) => check_kind_error(&error),
    }
    assert_eq!(again.b2b().ok(), redirect.b2b().ok());
}

fn check_request<E: Endpoint>(endpoint: &E, token: &str) {
    let request = PROJECT.request(endpoint).unwrap();
    assert_eq!(request.uri().path(), E::OPERATION.path);
    assert_eq!(request.uri().query(), None);
    let body: serde_json::Value = serde_json::from_slice(request.body()).unwrap();
    let members = body.as_object().unwrap();
    assert_eq!(members.len(), 1);
    assert!(members.values().all(|value| value == token), "{body}");
}

fn check_kind_error(error: &Error) {
    assert!(matches!(error, Error::Build(build) if build.field == "stytch_token_type"), "{error:?}");
}

fn escape(target: &mut String, text: &str) {
    for byte in text.bytes() {
        write!(target, "%{byte:02x}").unwrap();
    }
}
