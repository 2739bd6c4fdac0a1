//! Words that logs and bindings rely on, and the small questions that errors and settings answer.

use http::Response;
use serde_json::json;
use stytch_core::error::{BuildErrorKind, DeniedReason, TransportError, TransportErrorKind};
use stytch_core::flow::Input;
use stytch_core::models::{AuthenticationFactor, Locale};
use stytch_core::operation::{self, Host, Place};
use stytch_core::{Context, Error, ErrorType, Flow, Project, Timestamp, UnixTime, consumer, oauth2};

#[test]
fn errors_have_names() {
    let reasons = [
        (DeniedReason::Malformed, "malformed"),
        (DeniedReason::Algorithm, "algorithm"),
        (DeniedReason::UnknownKey, "unknown_key"),
        (DeniedReason::Signature, "signature"),
        (DeniedReason::Audience, "audience"),
        (DeniedReason::Issuer, "issuer"),
        (DeniedReason::Expired, "expired"),
        (DeniedReason::NotYetValid, "not_yet_valid"),
        (DeniedReason::TooOld, "too_old"),
        (DeniedReason::WrongKind, "wrong_kind"),
        (DeniedReason::Inactive, "inactive"),
        (DeniedReason::Tenancy, "tenancy"),
        (DeniedReason::Permission, "permission"),
    ];
    for (reason, name) in reasons {
        assert_eq!(reason.as_str(), name);
    }
    let mistakes = [
        (BuildErrorKind::UnknownOperation, "unknown_operation"),
        (BuildErrorKind::UnknownParam, "unknown_param"),
        (BuildErrorKind::MissingParam, "missing_param"),
        (BuildErrorKind::WrongType, "wrong_type"),
        (BuildErrorKind::InvalidValue, "invalid_value"),
        (BuildErrorKind::Configuration, "configuration"),
    ];
    for (mistake, name) in mistakes {
        assert_eq!(mistake.as_str(), name);
    }
    let failures = [
        (TransportErrorKind::Connect, "connect"),
        (TransportErrorKind::ProxyRefused, "proxy_refused"),
        (TransportErrorKind::Timeout, "timeout"),
        (TransportErrorKind::TotalTimeout, "total_timeout"),
        (TransportErrorKind::Redirect, "redirect"),
        (TransportErrorKind::TooLarge, "too_large"),
        (TransportErrorKind::CoolingDown, "cooling_down"),
        (TransportErrorKind::Cancelled, "cancelled"),
        (TransportErrorKind::Interrupted, "interrupted"),
    ];
    for (failure, name) in failures {
        assert_eq!(failure.as_str(), name);
    }
}

#[test]
fn places_have_names() {
    let names = [Place::Path, Place::Query, Place::Header, Place::Body].map(|place| place.to_string());
    assert_eq!(names, ["path", "query", "header", "body"]);
}

#[test]
fn open_names_come_from_any_text_and_give_it_back() {
    let name = ErrorType::from("brand_new".to_owned());
    assert_eq!((name.as_ref(), name.to_string()), ("brand_new", "brand_new".to_owned()));
    let locale = Locale::from(&"xx-yy".to_owned());
    assert_eq!((locale.as_ref(), locale.to_string()), ("xx-yy", "xx-yy".to_owned()));
}

#[test]
fn a_factor_has_the_name_of_its_detail() {
    let factor =
        json!({"type": "magic_link", "email_factor": {"email_id": "email-test-1", "email_address": "a@b.example"}});
    let factor: AuthenticationFactor = serde_json::from_value(factor).unwrap();
    assert_eq!(factor.detail.unwrap().name(), "email_factor");
}

/// The audience of a token is a text or a list of texts (RFC 7662, section 2.2), and `null` where there is none.
#[test]
fn an_audience_is_one_or_many_or_none() {
    let project = Project::new("project-test-1", "secret-test-1").unwrap();
    for (aud, read) in
        [(json!("a"), vec!["a"]), (json!(["a", "b"]), vec!["a", "b"]), (json!(null), vec![]), (json!([]), vec![])]
    {
        let body = json!({"active": true, "aud": aud}).to_string();
        assert_eq!(project.response::<oauth2::Introspect>(&Response::new(body)).unwrap().aud, read);
    }
}

#[test]
fn a_denial_says_why() {
    let project = Project::new("project-test-1", "secret-test-1").unwrap();
    let (context, now) = (Context::new(project, 0), UnixTime::from_seconds(1_800_000_000));
    let error = consumer::sessions::AuthenticateJwt::new("no.token").step(&context, now, Input::Start).unwrap_err();
    assert_eq!(error.to_string(), "denied: the token does not have three parts");
}

#[test]
fn an_error_is_one_line_of_the_letters_that_came() {
    let project = Project::new("project-test-1", "secret-test-1").unwrap();
    let body = json!({"error_type": "bad_request", "error_message": "zu groß\nfür \u{7}uns", "request_id": "request-id-test-1"});
    let response = Response::builder().status(400).body(body.to_string()).unwrap();
    let error = project.response::<consumer::users::Get>(&response).unwrap_err();
    assert_eq!(error.to_string(), "400 bad_request: zu groß\\nfür \\u{7}uns (request-id-test-1)");
}

#[test]
fn a_timestamp_is_shown_as_it_came() {
    assert_eq!(Timestamp::from("2024-02-29T12:00:00Z").to_string(), "2024-02-29T12:00:00Z");
}

#[test]
fn kinds_of_params_are_shown_as_types() {
    let kind = |name: &str, param: &str| {
        let params = operation::find(name).unwrap().params().iter();
        params.clone().find(|held| held.name == param).unwrap().kind.to_string()
    };
    assert_eq!(kind("consumer.users.get", "user_id"), "string");
    assert_eq!(kind("consumer.users.create", "roles"), "[string]");
    assert_eq!(
        kind("consumer.users.create", "name"),
        "{first_name?: string, middle_name?: string, last_name?: string}"
    );
    assert_eq!(kind("consumer.users.create", "trusted_metadata"), "object");
    assert_eq!(kind("consumer.users.create", "create_user_as_pending"), "boolean");
    assert_eq!(kind("consumer.sessions.authenticate", "session_duration_minutes"), "integer");
}

#[test]
fn only_what_never_left_has_not_reached_the_server() {
    let reached = [
        (TransportErrorKind::Connect, false),
        (TransportErrorKind::CoolingDown, false),
        (TransportErrorKind::ProxyRefused, false),
        (TransportErrorKind::Timeout, true),
        (TransportErrorKind::TotalTimeout, true),
        (TransportErrorKind::Redirect, true),
        (TransportErrorKind::TooLarge, true),
        (TransportErrorKind::Cancelled, true),
        (TransportErrorKind::Interrupted, true),
    ];
    for (kind, may_have) in reached {
        assert_eq!(TransportError::new(kind, "x").may_have_reached_server(), may_have, "{kind:?}");
    }
}

#[test]
fn plain_http_to_another_machine_is_plaintext() {
    let project = Project::new("project-test-1", "secret-test-1").unwrap();
    for (url, is_plaintext) in [
        ("http://stytch.example", true),
        ("https://stytch.example", false),
        ("http://127.0.0.1:8000", false),
        ("http://localhost", false),
        ("http://[::1]", false),
    ] {
        let project = project.clone().with_base_url(url).unwrap();
        assert_eq!(project.is_plaintext(Host::Api), is_plaintext, "{url}");
        assert!(!project.is_plaintext(Host::Fraud), "{url}");
        let refused = project.refuse_plaintext("setting").map_err(|error| error.to_string());
        let problem = "`base_url` is plain http to another machine: credentials would be readable; see `setting`";
        assert_eq!(refused, if is_plaintext { Err(problem.to_owned()) } else { Ok(()) }, "{url}");
    }
    let project = project.with_fraud_url("http://stytch.example").unwrap();
    let Err(Error::Build(error)) = project.refuse_plaintext("setting") else { panic!() };
    assert_eq!(error.field, "fraud_url");
}
