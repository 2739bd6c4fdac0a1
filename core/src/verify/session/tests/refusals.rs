//! Stytch's own "no", and what is none.

use http::Response;
use serde_json::{Value, json};

use super::{Options, Product, for_both, run, world};
use crate::error::DeniedReason::{self, Audience, Inactive, Issuer, Malformed, Permission, Tenancy};
use crate::error::{Error, TransportError, TransportErrorKind};
use crate::testing::{START, error, status, token};

for_both! {
    a_no_of_stytchs_is_a_no
    other_errors_say_nothing_about_the_session
    a_page_that_is_not_stytchs_says_nothing_about_the_session
    an_answer_that_is_no_session_is_an_error
    a_verdict_of_stytchs_against_what_is_required_is_a_no
    failures_of_the_transport_say_nothing_either
}

fn ask<P: Product>(answer: impl Fn() -> crate::testing::Answer + 'static) -> (Error, usize) {
    let world = &mut world::<P>();
    world.answer(P::AUTHENTICATE, answer);
    let mut claims = P::claims();
    claims["exp"] = json!(START);
    let options = Options { fall_back: Some(true), ..Options::default() };
    let error = run(world, P::flow(&token(&claims), &options)).unwrap_err();
    (error, world.count(P::AUTHENTICATE))
}

fn a_no_of_stytchs_is_a_no<P: Product>() {
    let unreadable = "Stytch cannot read the token";
    let no_role = "no role allows the required action on the required resource";
    let cases: [(u16, &str, DeniedReason, &str); 9] = [
        (404, "session_not_found", Inactive, "the session does not exist, or is over"),
        (400, "unable_to_parse_session_jwt", Malformed, unreadable),
        (401, "jwt_invalid_claims", Malformed, unreadable),
        (400, "invalid_session_token", Malformed, unreadable),
        (401, "jwt_invalid_audience", Audience, "the token is for another project"),
        (401, "jwt_invalid_issuer", Issuer, "the token has another issuer"),
        (403, "session_authorization_error", Permission, no_role),
        (403, "consumer_session_authorization_error", Permission, no_role),
        (403, "session_authorization_tenancy_error", Tenancy, "it is of another organization"),
    ];
    for (code, error_type, reason, detail) in cases {
        let (found, requests) = ask::<P>(move || error(code, error_type));
        assert_eq!((found.status(), found.request_id()), (Some(code), Some("request-1")), "{error_type}");
        let Error::Denied(denied) = found else { panic!("{found}") };
        assert_eq!((denied.reason, denied.detail.as_ref()), (reason, detail), "{error_type}");
        assert_eq!(denied.reason.is_forbidden(), code == 403, "{error_type}");
        assert_eq!(denied.request_id(), Some("request-1"));
        let api_error = denied.api_error.unwrap();
        assert_eq!((api_error.operation, api_error.status), (P::AUTHENTICATE, code));
        assert_eq!(api_error.error_type.as_str(), error_type);
        assert_eq!(requests, 1);
    }
}

fn other_errors_say_nothing_about_the_session<P: Product>() {
    for (code, error_type, requests) in [
        (401, "unauthorized_credentials", 1),
        (401, "", 1),
        (403, "", 1),
        (403, "unauthorized_action", 1),
        (404, "user_not_found", 1),
        (404, "", 1),
        (404, "session_not_found_", 1),
        (404, "Session_not_found", 1),
        (404, "intermediate_session_not_found", 1),
        (400, "invalid_session_duration_minutes", 1),
        (429, "too_many_requests", 3),
        (429, "captcha_failed", 1),
        (500, "internal_server_error", 1),
        (503, "", 1),
        (302, "", 1),
    ] {
        let (found, tries) = ask::<P>(move || error(code, error_type));
        let Error::Api(found) = found else { panic!("{found}") };
        assert_eq!((found.status, found.error_type.as_str()), (code, error_type));
        assert_eq!((found.operation, found.request_id.as_deref()), (P::AUTHENTICATE, Some("request-1")));
        assert_eq!(tries, requests, "{code} {error_type}");
    }
    // A success that does not read.
    let (found, tries) = ask::<P>(|| status(200, &json!({ "request_id": "request-2" })));
    let Error::Decode(found) = found else { panic!("{found}") };
    assert_eq!((found.operation, found.request_id.as_deref(), tries), (P::AUTHENTICATE, Some("request-2"), 1));
}

fn a_page_that_is_not_stytchs_says_nothing_about_the_session<P: Product>() {
    for code in [400, 401, 403, 404] {
        for body in ["", "<html>session_not_found</html>", "null", r#"{"message":"session_not_found"}"#] {
            let page = move || Ok(Response::builder().status(code).body(body.as_bytes().to_vec()).unwrap());
            let (found, _) = ask::<P>(page);
            assert!(matches!(&found, Error::Api(api) if api.status == code), "{code} {body}: {found:?}");
        }
    }
}

fn an_answer_that_is_no_session_is_an_error<P: Product>() {
    let session = if P::AUTHENTICATE.starts_with("b2b") { "member_session" } else { "session" };
    for answer in [json!(null), json!([]), json!("ok"), json!({}), json!({ session: null }), json!({ session: {} })] {
        let shown = answer.to_string();
        let (found, _) = ask::<P>(move || status(200, &answer));
        assert!(matches!(&found, Error::Decode(error) if error.operation == P::AUTHENTICATE), "{shown}: {found:?}");
    }
}

fn a_verdict_of_stytchs_against_what_is_required_is_a_no<P: Product>() {
    let outcome = |verdict: Value, require| {
        let world = &mut world::<P>();
        let mut answer = P::answer();
        answer["verdict"] = verdict;
        world.answer(P::AUTHENTICATE, move || status(200, &answer));
        let mut claims = P::claims();
        claims["exp"] = json!(START);
        let options = Options { fall_back: Some(true), require, ..Options::default() };
        run(world, P::flow(&token(&claims), &options)).map(drop)
    };
    let required = Some(("documents", "read"));
    outcome(json!({ "authorized": true, "granting_roles": ["editor"] }), required).unwrap();
    outcome(json!(null), required).unwrap();
    match outcome(json!({ "authorized": false, "granting_roles": [] }), required) {
        Err(Error::Denied(denied)) => assert_eq!((denied.reason, denied.api_error), (Permission, None)),
        other => panic!("{other:?}"),
    }
    match outcome(json!({ "authorized": "yes" }), required) {
        Err(Error::Decode(error)) => assert_eq!(error.path, "verdict.authorized"),
        other => panic!("{other:?}"),
    }
    // It is about what was required, and nothing was.
    outcome(json!({ "authorized": false, "granting_roles": [] }), None).unwrap();
}

fn failures_of_the_transport_say_nothing_either<P: Product>() {
    for (kind, requests) in [
        (TransportErrorKind::Connect, 3),
        (TransportErrorKind::Timeout, 1),
        (TransportErrorKind::Interrupted, 1),
        (TransportErrorKind::TooLarge, 1),
    ] {
        let (found, tries) = ask::<P>(move || Err(TransportError::new(kind, "down")));
        let Error::Transport(found) = found else { panic!("{found}") };
        assert_eq!((found.kind, tries), (kind, requests));
    }
}
