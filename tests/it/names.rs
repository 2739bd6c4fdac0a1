//! Words that logs and bindings rely on.

use http::Response;
use serde_json::json;
use stytch_core::models::{AuthenticationFactor, Locale};
use stytch_core::{
    BuildErrorKind, Cache, CallByName, DeniedReason, Error, ErrorType, Flow, Input, Place, Project, Step,
    TransportErrorKind, UnixTime, oauth2,
};

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
        (TransportErrorKind::Timeout, "timeout"),
        (TransportErrorKind::Redirect, "redirect"),
        (TransportErrorKind::TooLarge, "too_large"),
        (TransportErrorKind::CoolingDown, "cooling_down"),
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

/// A call that somebody else reads the answer of is the same call.
#[test]
fn an_unread_call_sends_the_same_and_leaves_the_answer() {
    let project = Project::new("project-test-1", "secret-test-1").unwrap();
    let cache = Cache::new(project.clone(), 0);
    let now = UnixTime::from_seconds(1_800_000_000);
    let args = json!({"user_id": "user-test-1"});
    let mut call = CallByName::new("consumer.users.get", &args).into_owned().unread();
    let Step::Send(request) = call.step(&cache, now, Input::Start).unwrap() else { panic!() };
    let expected = project.call_request("consumer.users.get", &args, None).unwrap();
    assert_eq!((request.method(), request.uri()), (expected.method(), expected.uri()));

    let body = br#"{"user_id": "user-test-1"}"#.to_vec();
    let Step::Done(response) = call.step(&cache, now, Input::Response(Response::new(body.clone()))).unwrap() else {
        panic!()
    };
    assert_eq!(response.body(), &body);
    assert_eq!(call.read(&project, &response).unwrap(), args);
    let Err(Error::Decode(error)) = call.read(&project, &Response::new(b"{\"user_id\": x}".to_vec())) else { panic!() };
    assert_eq!((error.operation, error.problem), ("consumer.users.get", "is not JSON"));

    let unknown = CallByName::new("consumer.users.guess", &args).unread();
    assert!(
        matches!(unknown.read(&project, &response), Err(Error::Build(error)) if error.kind == BuildErrorKind::UnknownOperation)
    );
}
