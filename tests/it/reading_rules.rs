//! The rules of how answers are read, one test each.

use std::time::Duration;

use http::Response;
use serde_json::json;
use stytch_core::consumer::{magic_links, otps, passwords, sessions, users, webauthn};
use stytch_core::error::{ApiError, DecodeError};
use stytch_core::models::{DeliveryMethod, FactorDetail, FactorType};
use stytch_core::{Endpoint, Error, ErrorType, Project, b2b, fraud, oauth2, project};

fn read<E: Endpoint>(status: u16, body: impl AsRef<[u8]>) -> Result<E::Response, Error> {
    read_with_headers::<E>(status, &[], body)
}

fn read_with_headers<E: Endpoint>(
    status: u16,
    headers: &[(&str, &str)],
    body: impl AsRef<[u8]>,
) -> Result<E::Response, Error> {
    let mut response = Response::builder().status(status);
    for (name, value) in headers {
        response = response.header(*name, *value);
    }
    let project = Project::new("project-test-1", "secret-test-1").unwrap();
    project.response::<E>(&response.body(body.as_ref().to_vec()).unwrap())
}

fn json<E: Endpoint>(status: u16, body: &serde_json::Value) -> Result<E::Response, Error> {
    read::<E>(status, body.to_string())
}

fn api_error(status: u16, headers: &[(&str, &str)], body: impl AsRef<[u8]>) -> ApiError {
    match read_with_headers::<users::Get>(status, headers, body) {
        Err(Error::Api(error)) => *error,
        other => panic!("{other:?}"),
    }
}

fn decode_error<E: Endpoint>(body: impl AsRef<[u8]>) -> DecodeError
where
    E::Response: std::fmt::Debug,
{
    match read::<E>(200, body) {
        Err(Error::Decode(error)) => *error,
        other => panic!("{other:?}"),
    }
}

#[test]
fn any_2xx_is_a_success() {
    for status in [200, 201, 202, 299] {
        assert_eq!(json::<users::Get>(status, &json!({"user_id": "u"})).unwrap().user_id, "u");
    }
}

#[test]
fn required_fields_may_be_null_or_missing() {
    let missing = json::<users::Get>(200, &json!({"user_id": "u"})).unwrap();
    let null = json!({"user_id": "u", "emails": null, "status": null, "is_locked": null, "roles": null, "created_at": null,
        "name": null, "status_code": null, "request_id": null, "trusted_metadata": null});
    assert_eq!(json::<users::Get>(200, &null).unwrap(), missing);
    assert!(missing.emails.is_empty() && !missing.is_locked && missing.created_at.is_none());
    assert_eq!((missing.status.as_str(), missing.request_id.as_deref()), ("", None));
}

/// The official crate fails with "invalid type: null, expected struct User" here.
#[test]
fn an_object_beside_its_own_id_may_be_null() {
    let created = json::<passwords::Create>(200, &json!({"user_id": "u", "email_id": "e", "user": null})).unwrap();
    assert_eq!((created.user_id.as_str(), created.user.user_id.as_str()), ("u", ""));
    assert!(created.session_token.is_empty() && created.session.is_none());
}

#[test]
fn ids_are_strict() {
    let error = decode_error::<users::Get>(r#"{"request_id":"request-id-test-1","status_code":200}"#);
    assert_eq!((error.path.as_str(), error.problem), ("user_id", "lacks a field"));
    assert_eq!(error.request_id.as_deref(), Some("request-id-test-1"));
    assert_eq!(
        Error::Decode(Box::new(error)).to_string(),
        "consumer.users.get: the body of a 200 response, at `user_id`, lacks a field (request-id-test-1)"
    );
    let error = decode_error::<users::Get>(r#"{"user_id":null}"#);
    assert_eq!((error.path.as_str(), error.problem), ("user_id", "has a value of the wrong type"));
    // Here the object is all that says whose answer it is.
    assert_eq!(decode_error::<b2b::organizations::Get>(r#"{"organization":null}"#).path, "organization");
    assert_eq!(decode_error::<b2b::organizations::Get>("{}").path, "organization");
    assert_eq!(decode_error::<sessions::Authenticate>(r#"{"session":{"user_id":"u"}}"#).path, "session.session_id");
}

/// serde_json reads a list as an object, item by item, and has another kind of error for items that are left over.
#[test]
fn a_list_that_is_too_long_for_an_object_is_json() {
    let error = decode_error::<fraud::fingerprint::Lookup>(r#"{"properties":[{},null,null]}"#);
    assert_eq!((error.path.as_str(), error.problem), ("properties[2]", "has a value of the wrong type"));
}

#[test]
fn a_field_that_is_there_twice_is_named() {
    let error = decode_error::<users::Get>(r#"{"user_id":"u","user_id":"v"}"#);
    assert_eq!((error.path.as_str(), error.problem), ("user_id", "has a field twice"));
    let error = decode_error::<users::Get>(r#"{"user_id":"u","emails":[{"email":"a"},{"email":"b","email":"c"}]}"#);
    assert_eq!((error.path.as_str(), error.problem), ("emails[1].email", "has a field twice"));
}

#[test]
fn unknown_fields_are_ignored() {
    let user =
        json!({"user_id": "u", "brand_new": {"deep": [1]}, "emails": [{"email_id": "e", "email": "a@b.c", "new": 1}]});
    assert_eq!(json::<users::Get>(200, &user).unwrap().emails[0].email, "a@b.c");
}

#[test]
fn unknown_enum_values_are_kept() {
    let session = json!({"session": {"session_id": "s", "user_id": "u", "authentication_factors": [
        {"type": "telepathy", "delivery_method": "thin-air", "mind_factor": {"strength": 9}}]}, "user": {"user_id": "u"}});
    let answer = json::<sessions::Authenticate>(200, &session).unwrap();
    let factor = &answer.session.authentication_factors[0];
    assert!(matches!(factor.r#type, FactorType::Other(_)));
    assert!(matches!(factor.delivery_method, DeliveryMethod::Other(_)));
    assert_eq!((factor.r#type.as_str(), factor.delivery_method.as_str()), ("telepathy", "thin-air"));
    assert_eq!(factor.extra["mind_factor"], json!({"strength": 9}));
    let verdict = json!({"fingerprints": {}, "verdict": {"action": "PONDER"}});
    assert_eq!(json::<fraud::fingerprint::Lookup>(200, &verdict).unwrap().verdict.action.as_str(), "PONDER");
}

#[test]
fn a_factor_has_the_detail_that_is_present() {
    let factors = json!([
        {"type": "otp", "delivery_method": "sms", "phone_number_factor": {"phone_id": "p", "phone_number": "+12025550162"}},
        {"type": "oauth", "delivery_method": "oauth_github", "github_oauth_factor": {"id": "g", "provider_subject": "7"}},
        {"type": "magic_link", "delivery_method": "email", "email_factor": null},
    ]);
    let body = json!({"session": {"session_id": "s", "user_id": "u", "authentication_factors": factors}, "user": {"user_id": "u"}});
    let answer = json::<sessions::Authenticate>(200, &body).unwrap();
    let details: Vec<_> = answer.session.authentication_factors.iter().map(|factor| factor.detail.as_deref()).collect();
    match details.as_slice() {
        [Some(FactorDetail::PhoneNumber(phone)), Some(FactorDetail::GithubOAuth(github)), None] => {
            assert_eq!(phone.phone_number, "+12025550162");
            assert_eq!((github.id.as_str(), github.email_id.as_deref()), ("g", None));
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn stytch_errors_are_read() {
    let error = api_error(
        404,
        &[],
        json!({"status_code": 404, "request_id": "request-id-test-1", "error_type": "user_not_found",
            "error_message": "User could not be found.", "error_url": "https://stytch.com/docs/api/errors/404#user_not_found",
            "error_details": {"field": "user_id"}, "brand_new": 1})
        .to_string(),
    );
    assert_eq!((error.operation, error.status), ("consumer.users.get", 404));
    assert_eq!(error.error_type, ErrorType::USER_NOT_FOUND);
    assert_eq!(error.error_url.as_deref(), Some("https://stytch.com/docs/api/errors/404#user_not_found"));
    assert_eq!(error.error_details.as_ref().unwrap()["field"], "user_id");
    assert!(std::str::from_utf8(error.body()).unwrap().contains(r#""brand_new":1"#));
    assert_eq!(error.to_string(), "404 user_not_found: User could not be found. (request-id-test-1)");
    let error = Error::Api(Box::new(error));
    assert_eq!((error.status(), error.request_id()), (Some(404), Some("request-id-test-1")));
}

#[test]
fn error_types_are_patterns() {
    let which = |body: &str| match api_error(404, &[], body).error_type {
        ErrorType::OTP_CODE_NOT_FOUND => "code",
        ErrorType::USER_NOT_FOUND | ErrorType::TOO_MANY_REQUESTS => "other",
        _ => "unknown",
    };
    assert_eq!(which(r#"{"error_type":"otp_code_not_found"}"#), "code");
    assert_eq!(which(r#"{"error_type":"otp_code_not_f\u006fund"}"#), "code");
    assert_eq!(which(r#"{"error":"user_not_found"}"#), "other");
    assert_eq!(which(r#"{"error_type":"too_many_requests"}"#), "other");
    for unknown in ["", "otp_code_not_foun", "otp_code_not_found_", "otp_code_not_found\0", "OTP_CODE_NOT_FOUND"] {
        assert_eq!(which(&json!({ "error_type": unknown }).to_string()), "unknown", "{unknown:?}");
    }
    let long = "brand_new_".repeat(20);
    assert_eq!(api_error(404, &[], json!({ "error_type": long }).to_string()).error_type.as_str(), long);
}

#[test]
fn oauth2_errors_are_read() {
    let body = json!({"error": "invalid_client", "error_description": "No such client.", "error_uri": "https://e.x"});
    let error = api_error(400, &[], body.to_string());
    assert_eq!(error.error_type.as_str(), "invalid_client");
    assert_eq!((error.error_message.as_str(), error.error_url.as_deref()), ("No such client.", Some("https://e.x")));
    let error = api_error(400, &[], r#"{"error":"invalid_client"}"#);
    assert_eq!((error.error_type.as_str(), error.to_string().as_str()), ("invalid_client", "400 invalid_client"));
}

#[test]
fn partial_and_odd_errors_keep_what_they_have() {
    let error =
        api_error(401, &[], r#"{"status_code":"401","error_type":"unauthorized_credentials","error_message":null}"#);
    assert_eq!((error.status, error.error_type), (401, ErrorType::UNAUTHORIZED_CREDENTIALS));
    for body in ["null", "[]", "7", "\"text\"", "{}", r#"{"error_type":7,"request_id":{},"error_details":"x"}"#] {
        let error = api_error(500, &[], body);
        assert_eq!((error.status, error.error_type.as_str(), error.body()), (500, "", body.as_bytes()));
    }
}

#[test]
fn errors_that_are_not_json_keep_status_and_body() {
    let error = api_error(502, &[("content-type", "text/html")], "<html><body>Bad Gateway</body></html>");
    assert_eq!((error.status, error.body()), (502, &b"<html><body>Bad Gateway</body></html>"[..]));
    assert_eq!(error.to_string(), "502: a body of 37 bytes that is not an error of Stytch's");
    let error = api_error(503, &[], "");
    assert_eq!((error.status, error.body()), (503, &b""[..]));
    let error = api_error(500, &[], vec![b'x'; 1 << 20]);
    assert_eq!(error.body().len(), 16 * 1024);
    assert_eq!(error.to_string(), "500: a body of 1048576 bytes that is not an error of Stytch's");
    assert_eq!(api_error(500, &[], [0xff, 0xfe]).body(), [0xff, 0xfe]);
}

#[test]
fn redirects_are_errors() {
    for status in [301, 302, 303, 307, 308] {
        let error = api_error(status, &[("location", "https://elsewhere.example/")], "");
        assert_eq!(error.status, status);
    }
    assert_eq!(api_error(304, &[], "").status, 304);
}

#[test]
fn rate_limits_say_so() {
    let error = api_error(429, &[("retry-after", "30")], r#"{"error_type":"too_many_requests"}"#);
    assert!(error.is_rate_limit());
    assert_eq!(error.retry_after, Some(Duration::from_secs(30)));
    assert!(api_error(429, &[], "slow down").is_rate_limit());
    assert!(!api_error(429, &[], r#"{"error_type":"user_lock_limit_reached"}"#).is_rate_limit());
    assert!(!api_error(500, &[], "").is_rate_limit());
}

#[test]
fn a_success_that_does_not_decode_never_shows_the_body() {
    let body =
        r#"{"user_id":"u","user":{"user_id":"u","emails":[{"email_id":"e"},{"email_id":"e","verified":"hunter2"}]}}"#;
    let error = decode_error::<magic_links::Authenticate>(body);
    assert_eq!((error.operation, error.status), ("consumer.magic_links.authenticate", 200));
    assert_eq!(error.path, "user.emails[1].verified");
    assert!(!format!("{error:?} {error}").contains("hunter2"));
}

#[test]
fn a_success_without_json_is_an_error() {
    for (body, problem) in [
        ("", "is empty"),
        ("<html>", "is not JSON"),
        (r#"{"user_id":"u""#, "ends too early"),
        (r#"{"user_id":"u"} x"#, "is not JSON"),
    ] {
        let error = decode_error::<users::Get>(body);
        assert_eq!((error.problem, error.path.as_str()), (problem, ""), "{body}");
    }
}

/// Without its feature `arbitrary_precision`.
#[test]
fn a_number_that_no_f64_holds_is_read_as_serde_json_decides() {
    let user = |more: &str| format!(r#"{{"user_id":"u",{more}}}"#);
    for number in ["1e400", "-1e400"] {
        for member in ["trusted_metadata", "untrusted_metadata"] {
            let error = decode_error::<users::Get>(user(&format!(r#""{member}":{{"size":{number}}}"#)));
            assert_eq!((error.path.as_str(), error.problem), ("", "is not JSON"));
        }
        let error = decode_error::<users::Get>(user(&format!(r#""status_code":{number}"#)));
        assert_eq!((error.path.as_str(), error.problem), ("", "is not JSON"));
        // What is not read is skipped.
        let found = read::<users::Get>(200, user(&format!(r#""brand_new":{{"size":{number}}}"#))).unwrap();
        assert_eq!(found.user_id, "u");
        let error = api_error(404, &[], format!(r#"{{"error_type":"user_not_found","size":{number}}}"#));
        assert_eq!((error.status, error.error_type.as_str()), (404, ""));
        assert!(error.body().ends_with(format!("{number}}}").as_bytes()));
    }
    let found = read::<users::Get>(200, user(r#""trusted_metadata":{"tiny":1e-400,"big":1e300}"#)).unwrap();
    assert_eq!(found.trusted_metadata.map(serde_json::Value::Object), Some(json!({"tiny": 0.0, "big": 1e300})));
}

/// RFC 8259, section 8.1. It does not matter where in the body: such a text has no meaning.
#[test]
fn a_success_that_is_not_utf8_is_an_error() {
    for body in [&b"\xff"[..], b"{\"user_id\":\"\xff\"}", b"{\"user_id\":\"u\",\"request_id\":\"r\",\"new\":\"\xc3\"}"]
    {
        let error = decode_error::<users::Get>(body);
        assert_eq!((error.problem, error.path.as_str(), error.request_id), ("is not UTF-8", "", None), "{body:?}");
        let project = Project::new("p", "s").unwrap();
        let by_name = project.call_response("consumer.users.get", &Response::new(body)).unwrap_err();
        assert_eq!(by_name.to_string(), "consumer.users.get: the body of a 200 response is not UTF-8");
    }
}

/// RFC 7009, section 2.2: the answer to a revocation is in the status alone.
#[test]
fn no_body_is_an_answer_where_the_protocol_says_so() {
    assert_eq!(read::<oauth2::Revoke>(200, "").unwrap(), oauth2::RevokeResponse::default());
    assert_eq!(read::<sessions::Revoke>(204, "").unwrap(), sessions::RevokeResponse::default());
    let error = |result: Result<String, Error>| result.unwrap_err().to_string();
    let token = error(read::<oauth2::Token>(200, "").map(|token| token.token_type));
    assert_eq!(token, "oauth2.token: the body of a 200 response, at `access_token`, lacks a field");
    let user = error(read::<users::Get>(204, "").map(|user| user.user_id));
    assert_eq!(user, "consumer.users.get: the body of a 204 response, at `user_id`, lacks a field");

    let project = Project::new("p", "s").unwrap();
    let answer = |name: &str, status: u16| {
        project
            .call_response(name, &Response::builder().status(status).body("").unwrap())
            .map_err(|error| error.to_string())
    };
    assert_eq!(answer("oauth2.revoke", 200), Ok(json!({})));
    assert_eq!(answer("consumer.users.delete", 204), Ok(json!({})));
    let empty = "consumer.users.delete: the body of a 200 response is empty";
    assert_eq!(answer("consumer.users.delete", 200), Err(empty.to_owned()));
}

#[test]
fn answers_with_the_entity_at_the_top_are_read() {
    let rule = json!({"request_id": "r", "action": "BLOCK", "visitor_id": "v", "status_code": 200});
    assert_eq!(json::<fraud::rules::Set>(200, &rule).unwrap().visitor_id.as_deref(), Some("v"));
    let metrics = json!({"metrics": [{"metric_type": "UNKNOWN", "count": 3}]});
    assert_eq!(json::<project::Metrics>(200, &metrics).unwrap().metrics[0].count, 3);
}

#[test]
fn tokens_of_any_standard_shape_are_read() {
    let body = json!({"active": true, "aud": "project-test-1", "exp": 1_795_170_200, "https://stytch.com/organization":
        {"organization_id": "o", "slug": "acme"}, "department": "it"});
    let token = json::<oauth2::Introspect>(200, &body).unwrap();
    assert_eq!(token.aud, ["project-test-1"]);
    assert_eq!(token.organization.unwrap().organization_slug, "acme");
    assert_eq!(serde_json::Value::from(token.custom_claims), json!({"department": "it"}));
    let body = json!({"active": true, "aud": ["a", "b"]});
    assert_eq!(json::<oauth2::Introspect>(200, &body).unwrap().aud, ["a", "b"]);
    assert!(!json::<oauth2::Introspect>(200, &json!({"active": false})).unwrap().active);
    assert_eq!(decode_error::<oauth2::Token>(r#"{"token_type":"bearer"}"#).path, "access_token");
}

#[test]
fn jwk_thumbprints_are_read_in_every_spelling() {
    for name in ["x5tS256", "x5t#S256", "x5t_s256"] {
        let body = json!({"keys": [{"kid": "k", (name): "thumb"}]});
        let jwks = json::<sessions::GetJwks>(200, &body).unwrap();
        assert_eq!(jwks.keys[0].x5t_s256.as_deref(), Some("thumb"), "{name}");
    }
    assert_eq!(json::<sessions::GetJwks>(200, &json!({"keys": [{"kid": "k"}]})).unwrap().keys[0].x5t_s256, None);
}

#[test]
fn newer_fields_are_known() {
    let at = "2026-11-20T10:23:20Z";
    let body = json!({"member_id": "m", "organization_id": "o", "intermediate_session_token_expires_at": at});
    let answer = json::<b2b::magic_links::Authenticate>(200, &body).unwrap();
    assert_eq!(answer.intermediate_session_token_expires_at.unwrap().unix_seconds(), Some(1_795_170_200));
}

#[test]
fn timestamps_never_fail_an_answer() {
    let body = json!({"user_id": "u", "created_at": "the day before yesterday"});
    let created = json::<users::Get>(200, &body).unwrap().created_at.unwrap();
    assert_eq!((created.as_str(), created.unix_seconds()), ("the day before yesterday", None));
    for (value, text) in [(json!(5), "5"), (json!(true), "true"), (json!({"a": [1]}), r#"{"a":[1]}"#)] {
        let user = json::<users::Get>(200, &json!({"user_id": "u", "created_at": value})).unwrap();
        assert_eq!(user.created_at.unwrap().as_str(), text);
    }
}

#[test]
fn a_status_code_may_be_text() {
    for (value, code) in [(json!("200"), 200), (json!(201), 201), (json!(200.0), 0), (json!("ok"), 0), (json!([]), 0)] {
        assert_eq!(json::<users::Get>(200, &json!({"user_id": "u", "status_code": value})).unwrap().status_code, code);
    }
}

#[test]
fn only_the_subject_of_an_answer_needs_its_id() {
    let connections = json!({"oidc_connections": [{"connection_id": "c", "client_id": null}]});
    let answer = json::<b2b::sso::GetConnections>(200, &connections).unwrap();
    assert_eq!(answer.oidc_connections[0].client_id, "");
    let connection = json!({"oidc_connections": [{"client_id": "c"}]});
    assert_eq!(json::<b2b::sso::GetConnections>(200, &connection).unwrap_err().status(), Some(200));
    let member =
        json!({"member": {"member_id": "m", "organization_id": "o", "sso_registrations": [{"connection_id": null}]}});
    assert_eq!(
        json::<b2b::organizations::members::Get>(200, &member).unwrap_err().to_string(),
        "b2b.organizations.members.get: the body of a 200 response, at `member_id`, lacks a field"
    );
    json::<webauthn::AuthenticateStart>(200, &json!({"public_key_credential_request_options": "{}"})).unwrap();
}

#[test]
fn errors_are_one_line() {
    let body = json!({"error_type": "a\nb", "error_message": "c\u{1b}[31m\r\n2026-11-20 ERROR forged", "request_id": "d\u{0}"});
    let shown = api_error(400, &[], body.to_string()).to_string();
    assert_eq!(shown, r"400 a\nb: c\u{1b}[31m\r\n2026-11-20 ERROR forged (d\u{0})");
    let long = json!({"error_message": "x".repeat(10_000)});
    assert_eq!(api_error(400, &[], long.to_string()).to_string().len(), "400: ".len() + 500);
}

#[test]
fn codes_of_a_login_are_read() {
    let body =
        json!({"user_id": "u", "method_id": "p", "session_token": "", "session_jwt": "", "user": {"user_id": "u"}});
    let login = json::<otps::Authenticate>(200, &body).unwrap();
    assert!(login.session_token.is_empty() && login.session.is_none());
}
