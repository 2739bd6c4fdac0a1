//! Headers with any bytes, in both directions.

use http::{HeaderName, HeaderValue, Response};
use proptest::prelude::*;
use serde_json::json;
use stytch_core::flow::{Input, Step};
use stytch_core::{Context, Flow};
use stytch_core::{Error, MemberCredential, Project, UnixTime, Webhook, m2m};
use stytch_tests::laws::{error_body, jwks, tokens};

use super::{any_operation, any_text, project};

/// Headers that core or HTTP give a meaning to.
const NAMES: [&str; 9] = [
    "retry-after",
    "date",
    "content-type",
    "content-length",
    "content-encoding",
    "cache-control",
    "age",
    "location",
    "x-request-id",
];

fn any_headers() -> impl Strategy<Value = Vec<(HeaderName, HeaderValue)>> {
    let value = prop_oneof![
        proptest::collection::vec(prop_oneof![32u8..127, 128u8..=255, Just(b'\t')], 0..40),
        "[0-9]{1,25}".prop_map(String::into_bytes),
        "-?[0-9]{1,3}(\\.[0-9])?".prop_map(String::into_bytes),
        "(no-store, )?max-age=[0-9]{1,22}( *,.{0,3})?".prop_map(String::into_bytes),
        "(Mon|Sun|X), [0-9]{2} (Jan|Feb|Dec|Foo) [0-9]{4} [0-9]{2}:[0-9]{2}:[0-9]{2} (GMT|UTC)"
            .prop_map(String::into_bytes),
    ];
    let value =
        value.prop_filter_map("headers have no control characters", |value| HeaderValue::from_bytes(&value).ok());
    let name = proptest::sample::select(NAMES.to_vec()).prop_map(HeaderName::from_static);
    proptest::collection::vec((name, value), 0..5)
}

fn response(status: u16, headers: Vec<(HeaderName, HeaderValue)>, body: &str) -> Response<Vec<u8>> {
    let mut response = Response::builder().status(status).body(body.as_bytes().to_vec()).unwrap();
    response.headers_mut().extend(headers);
    response
}

/// The one field that an error blames.
fn blamed<T>(result: Result<T, Error>) -> Option<String> {
    match result {
        Ok(_) => None,
        Err(error @ Error::Build(_)) => {
            let shown = format!("{error} {error:?}");
            let Error::Build(error) = error else { unreachable!() };
            assert!(!shown.contains("s3cr3t"), "{shown}");
            Some(error.field)
        }
        Err(error) => panic!("{error:?}"),
    }
}

proptest! {
    #[test]
    fn an_error_reads_whatever_its_headers(
        operation in any_operation(), status in prop_oneof![Just(429u16), 300u16..600], headers in any_headers(),
    ) {
        error_body::check(operation, &response(status, headers, ""));
    }

    #[test]
    fn a_success_reads_whatever_its_headers(operation in any_operation(), headers in any_headers()) {
        let body = super::golden_response(operation);
        let answer = project().call_response(operation.name, &response(200, headers, &body.to_string())).unwrap();
        prop_assert_eq!(&answer, body);
    }

    #[test]
    fn keys_are_read_whatever_the_headers(is_consumer in any::<bool>(), status in prop_oneof![Just(200u16), 200u16..600], headers in any_headers()) {
        jwks::check(is_consumer, response(status, headers, &tokens::JWKS));
    }

    /// RFC 7617: no control characters, and no colon in what stands before the first one. No odd ends, as keys have none.
    #[test]
    fn credentials_are_sent_or_named(id in any_text(), secret in any_text()) {
        let is_odd = |end: char| end.is_whitespace() || "\"'`‘’‚‛“”„‟\u{200b}\u{feff}".contains(end);
        let is_wrong = |text: &str| text.is_empty() || text.contains(char::is_control) || text.trim_matches(is_odd) != text;
        let result = Project::new(id.as_str(), format!("{secret}s3cr3t"));
        let is_secret_wrong = is_wrong(&format!("{secret}s3cr3t"));
        let expected = if is_wrong(&id) || id.contains(':') { Some("project_id") }
            else if is_secret_wrong { Some("secret") } else { None };
        prop_assert_eq!(blamed(result), expected.map(str::to_owned));
    }

    #[test]
    fn a_member_session_is_sent_or_named(token in any_text(), is_jwt in any::<bool>()) {
        let session = if is_jwt { MemberCredential::jwt(&token) } else { MemberCredential::token(&token) };
        let args = json!({ "organization_id": "o" });
        let result = project().call_request("b2b.organizations.update", &args, Some(&session));
        if let Ok(request) = &result {
            let name = if is_jwt { "x-stytch-member-sessionjwt" } else { "x-stytch-member-session" };
            prop_assert_eq!(request.headers()[name].as_bytes(), token.as_bytes());
            prop_assert!(request.headers()[name].is_sensitive());
        }
        let is_right = !token.is_empty() && HeaderValue::from_bytes(token.as_bytes()).is_ok();
        prop_assert_eq!(blamed(result), (!is_right).then(|| "member_credential".to_owned()));
    }

    #[test]
    fn a_bearer_token_is_sent_or_named(token in any_text()) {
        let name = "access_token";
        let result = project().call_request("oauth2.userinfo", &json!({ (name): token }), None);
        if let Ok(request) = &result {
            let expected = format!("Bearer {token}");
            prop_assert_eq!(request.headers()["authorization"].as_bytes(), expected.as_bytes());
        }
        let is_right = !token.is_empty() && HeaderValue::from_bytes(token.as_bytes()).is_ok();
        prop_assert_eq!(blamed(result), (!is_right).then(|| name.to_owned()));
    }

    #[test]
    fn a_setting_is_taken_or_named(text in any_text()) {
        for (field, result) in [
            ("base_url", project().with_base_url(&text)),
            ("fraud_url", project().with_fraud_url(&text)),
            ("user_agent", project().with_user_agent(&text)),
        ] {
            prop_assert!(blamed(result).is_none_or(|blamed| blamed == field), "{}", field);
        }
        prop_assert!(blamed(Webhook::new(text.as_str())).is_none_or(|blamed| blamed == "signing_secret"));
    }

    /// In a form, every text can be sent.
    #[test]
    fn the_secret_of_a_client_goes_out_as_it_is(client_id in any_text(), secret in any_text()) {
        let mut flow = m2m::FetchToken::new(client_id.as_str(), secret.as_str());
        let step = flow.step(&Context::new(project(), 7), UnixTime::default(), Input::Start).unwrap();
        let Step::Send(request) = step else { panic!("{step:?}") };
        let args = json!({ "grant_type": "client_credentials", "client_id": client_id, "client_secret": secret });
        let by_name = project().call_request("oauth2.token", &args, None).unwrap();
        prop_assert_eq!(request.body(), by_name.body());
    }
}
