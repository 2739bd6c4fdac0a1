//! RFC 6749: the OAuth 2.0 Authorization Framework.

use std::time::Duration;

use http::Method;
use serde_json::{Value, json};
use stytch_emulator::Emulator;

use super::{CHALLENGE, DAY, FORM, VERIFIER, ada, basic, header, info, is_active, read, refresh, request};
use crate::clients::{app, authorize, by, claims, endpoint, form, form_as, m2m_client, refused, tokens, trade};
use crate::support::{EMAIL, NEW_YEAR, PHONE, authorization, delete, fails, ok, send};

const GRANT: &str = "grant_type=client_credentials";

/// A client whose id and secret have characters that are special in forms and in Basic.
fn payroll(emulator: &Emulator) -> Value {
    let body = json!({ "client_id": "pay:roll", "client_secret": "correct horse+battery%", "scopes": ["read"] });
    m2m_client(emulator, body)
}

/// `payroll` in the header.
fn payroll_in_header() -> String {
    basic("pay%3Aroll", "correct+horse%2Bbattery%25")
}

/// Sends a form to the token endpoint.
fn token(emulator: &Emulator, body: &str, authorization: &str) -> (u16, Value) {
    read(&request(emulator, Method::POST, "token", (FORM, body), authorization))
}

// Section 2.3: a client uses one method of authentication in each request.
#[test]
fn clients_authenticate_in_the_header_or_in_the_body_and_not_in_both() {
    let emulator = Emulator::new();
    let client = payroll(&emulator);
    let other = m2m_client(&emulator, json!({ "client_id": "other", "scopes": [] }));
    let body = "&client_id=pay%3Aroll&client_secret=correct+horse%2Bbattery%25";
    ok(token(&emulator, GRANT, &payroll_in_header()));
    ok(token(&emulator, &format!("{GRANT}{body}"), ""));
    // The id alone is no authentication: section 3.2.1.
    ok(token(&emulator, &format!("{GRANT}&client_id=pay%3Aroll"), &payroll_in_header()));
    let secret = other["client_secret"].as_str().unwrap();
    let both = [
        body.to_owned(),
        "&client_secret=correct+horse%2Bbattery%25".to_owned(),
        "&client_id=other".to_owned(),
        format!("&client_id=other&client_secret={secret}"),
    ];
    for body in both {
        let message =
            refused(token(&emulator, &format!("{GRANT}{body}"), &payroll_in_header()), 400, "invalid_request");
        assert_eq!(message, "The client is named in the header and in the body, where it may be in one of them only.");
    }
    // Official SDKs send the project's credentials along, as with other operations: Stytch accepts it.
    ok(form_as(
        &emulator,
        "token",
        by(&client, json!({ "grant_type": "client_credentials" })),
        Some(authorization(&emulator)),
    ));
    let named = json!({ "grant_type": "client_credentials", "client_id": "pay:roll" });
    refused(form_as(&emulator, "token", named, Some(authorization(&emulator))), 401, "invalid_client");
}

// Section 2.3.1: id and secret are encoded like a form in the header.
#[test]
fn credentials_in_the_header_are_percent_encoded() {
    let emulator = Emulator::new();
    payroll(&emulator);
    ok(token(&emulator, GRANT, &payroll_in_header()));
    ok(token(&emulator, GRANT, &payroll_in_header().replace("Basic", "bASIC")));
    for (id, secret) in [
        ("pay:roll", "correct+horse%2Bbattery%25"),
        ("pay%3Aroll", "correct horse+battery%"),
        ("pay%3Aroll", "correct horse+battery%25"),
    ] {
        refused(token(&emulator, GRANT, &basic(id, secret)), 401, "invalid_client");
    }
}

// Section 2.3.1: credentials are not in the URL, where they end up in logs.
#[test]
fn parameters_in_the_url_do_not_count() {
    let emulator = Emulator::new();
    let client = m2m_client(&emulator, json!({ "scopes": [] }));
    let (id, secret) = (client["client_id"].as_str().unwrap(), client["client_secret"].as_str().unwrap());
    let url = format!("{}?{GRANT}&client_id={id}&client_secret={secret}", endpoint(&emulator, "token"));
    let request = http::Request::post(url).header("content-type", FORM).body(Vec::new()).unwrap();
    assert_eq!(refused(send(&emulator, request), 400, "invalid_request"), "grant_type is required.");
}

// Sections 2.1 and 3.2.1: confidential clients authenticate, public ones cannot.
#[test]
fn confidential_clients_need_their_secret_and_public_ones_have_none() {
    let emulator = Emulator::new();
    let ada = ada(&emulator);
    let robot = app(&emulator, "third_party");
    let code = authorize(&emulator, &robot, &ada, &[], json!({}));
    let without = json!({ "client_id": robot["client_id"] });
    refused(trade(&emulator, &without, &code, json!({})), 401, "invalid_client");
    refused(trade(&emulator, &robot, &code, json!({ "client_secret": "wrong" })), 401, "invalid_client");
    ok(trade(&emulator, &robot, &code, json!({})));

    let public = app(&emulator, "third_party_public");
    let code = authorize(&emulator, &public, &ada, &[], json!({ "code_challenge": CHALLENGE }));
    let verified = json!({ "code_verifier": VERIFIER, "client_secret": "made up" });
    refused(trade(&emulator, &public, &code, verified), 401, "invalid_client");
    ok(trade(&emulator, &public, &code, json!({ "code_verifier": VERIFIER })));
    refused(trade(&emulator, &json!({ "client_id": "nobody" }), &code, json!({})), 401, "invalid_client");
    let fields = by(&robot, json!({ "grant_type": "client_credentials" }));
    refused(form(&emulator, "token", fields), 400, "unauthorized_client");
}

// Section 3.1: parameters that are not known are ignored, those without a value count as omitted, and none is repeated.
#[test]
fn each_parameter_is_there_once_or_not_at_all() {
    let emulator = Emulator::new();
    payroll(&emulator);
    let attempt = |body: &str| token(&emulator, body, &payroll_in_header());
    ok(attempt(&format!("{GRANT}&audience=x&client_assertion=&&=&scopes=%5B%5D")));
    ok(attempt(&format!("{GRANT}&scope=&client_id=&client_secret=")));
    assert_eq!(refused(attempt("grant_type="), 400, "invalid_request"), "grant_type is required.");
    for repeated in ["grant_type", "scope", "unknown"] {
        for value in ["=a", "", "=client_credentials"] {
            let body = format!("{GRANT}&scope=read&unknown=1&{repeated}{value}");
            assert_eq!(refused(attempt(&body), 400, "invalid_request"), format!("{repeated} must not be repeated."));
        }
    }
    // Section 2 of RFC 8707 repeats this one.
    ok(attempt(&format!("{GRANT}&resource=https%3A%2F%2Fa.example&resource=https%3A%2F%2Fb.example")));
}

// Section 3.2: requests for tokens are POSTs of forms. Stytch takes JSON for tokens, and for nothing else.
#[test]
fn requests_are_posts_of_forms() {
    let emulator = Emulator::new();
    payroll(&emulator);
    for method in [Method::GET, Method::PUT, Method::DELETE] {
        for name in ["token", "introspect", "revoke"] {
            let response = request(&emulator, method.clone(), name, (FORM, GRANT), &payroll_in_header());
            fails(read(&response), 405, "method_not_allowed");
        }
    }
    let attempt = |name: &str, content_type: &str, body: &str| {
        read(&request(&emulator, Method::POST, name, (content_type, body), &payroll_in_header()))
    };
    ok(attempt("token", "Application/X-WWW-Form-Urlencoded; charset=UTF-8", GRANT));
    ok(attempt(
        "token",
        "application/json",
        "{ \"grant_type\": \"client_credentials\", \"scope\": \"read\", \"scopes\": null }",
    ));
    refused(attempt("token", "application/json", "{ \"grant_type\": 1 }"), 400, "invalid_request");
    for content_type in ["", "text/plain", "application/x-www-form-urlencodeds", "multipart/form-data"] {
        refused(attempt("token", content_type, GRANT), 400, "invalid_request");
    }
    refused(attempt("token", FORM, "grant_type=%zz"), 400, "invalid_request");
    refused(attempt("token", FORM, "grant_type=%ff"), 400, "invalid_request");
    for name in ["introspect", "revoke"] {
        let message = refused(attempt(name, "application/json", "{ \"token\": \"x\" }"), 400, "invalid_request");
        assert_eq!(message, "The Content-Type must be application/x-www-form-urlencoded.");
    }
}

// Section 3.3: scopes are separated by spaces and tell case; the response says which were granted.
#[test]
fn a_client_gets_the_scopes_that_it_asks_for_and_has() {
    let emulator = Emulator::new();
    let client = m2m_client(&emulator, json!({ "scopes": ["read:users", "write:*", "delete"] }));
    let attempt = |scope: &str| {
        let fields = json!({ "grant_type": "client_credentials", "scope": scope });
        form(&emulator, "token", by(&client, fields))
    };
    let granted = |scope: &str| ok(attempt(scope));
    let answer = granted("delete read:users");
    assert_eq!(answer["scope"], "delete read:users");
    assert_eq!(claims(&emulator, &answer["access_token"])["scope"], "delete read:users");
    assert_eq!(granted("")["scope"], "read:users write:* delete");
    assert_eq!(granted(" \t ")["scope"], "read:users write:* delete");
    assert_eq!(granted("delete delete")["scope"], "delete");
    // The star means something to who checks the token, not here.
    for scope in ["write:users", "read:users admin", "READ:USERS"] {
        refused(attempt(scope), 400, "invalid_scope");
    }
}

// Section 4.1.3: a code is for one client and one redirect URI. Section 4.1.2: it works once, for ten minutes at most.
#[test]
fn codes_work_once_for_a_while_for_one_client_and_address() {
    let emulator = Emulator::new();
    let robot = app(&emulator, "third_party");
    let other = app(&emulator, "third_party");
    let ada = ada(&emulator);
    let code = || authorize(&emulator, &robot, &ada, &["openid"], json!({}));

    let used = code();
    let wrong_uri = json!({ "redirect_uri": "https://app.example.com/callback" });
    let message = refused(trade(&emulator, &robot, &used, wrong_uri), 400, "invalid_grant");
    assert_eq!(message, "redirect_uri is not the one that the code was sent to.");
    refused(trade(&emulator, &other, &used, json!({})), 400, "invalid_grant");
    ok(trade(&emulator, &robot, &used, json!({})));
    let message = refused(trade(&emulator, &robot, &used, json!({})), 400, "invalid_grant");
    assert_eq!(message, "The code has been used before, so its tokens are revoked.");

    let old = code();
    emulator.advance(Duration::from_secs(599));
    let not_so_old = code();
    emulator.advance(Duration::from_secs(1));
    refused(trade(&emulator, &robot, &old, json!({})), 400, "invalid_grant");
    ok(trade(&emulator, &robot, &not_so_old, json!({})));

    refused(trade(&emulator, &robot, &json!("wrong"), json!({})), 400, "invalid_grant");
    for missing in ["code", "redirect_uri"] {
        let message = refused(trade(&emulator, &robot, &code(), json!({ missing: "" })), 400, "invalid_request");
        assert_eq!(message, format!("{missing} is required."));
    }
    let orphaned = code();
    ok(delete(&emulator, &format!("/v1/users/{}", ada.as_str().unwrap())));
    refused(trade(&emulator, &robot, &orphaned, json!({})), 400, "invalid_grant");
}

// Section 4.1.2: if a code is used again, the tokens that it was exchanged for are revoked.
#[test]
fn a_code_that_is_used_again_revokes_its_tokens() {
    for client_type in ["third_party", "third_party_public"] {
        let emulator = Emulator::new();
        let robot = app(&emulator, client_type);
        let ada = ada(&emulator);
        let scopes = ["openid", "offline_access"];
        let code = || authorize(&emulator, &robot, &ada, &scopes, json!({ "code_challenge": CHALLENGE }));
        let verifier = || json!({ "code_verifier": VERIFIER });
        let (used, unrelated) = (code(), code());
        let unrelated = ok(trade(&emulator, &robot, &unrelated, verifier()));
        let first = ok(trade(&emulator, &robot, &used, verifier()));
        // Of a public client, this is a new refresh token.
        let second = ok(refresh(&emulator, &robot, &first["refresh_token"], json!({})));
        let refreshing = second.get("refresh_token").unwrap_or(&first["refresh_token"]);
        // Another client has no say in it.
        let other = app(&emulator, "third_party");
        refused(trade(&emulator, &other, &used, verifier()), 400, "invalid_grant");
        for token in [&first["access_token"], &second["access_token"], refreshing] {
            assert!(is_active(&emulator, &robot, token));
        }

        refused(trade(&emulator, &robot, &used, json!({})), 400, "invalid_grant");
        for token in [&first["access_token"], &second["access_token"], refreshing] {
            assert!(!is_active(&emulator, &robot, token));
        }
        refused(refresh(&emulator, &robot, refreshing, json!({})), 400, "invalid_grant");
        refused(info(&emulator, &second["access_token"]), 401, "invalid_token");
        assert!(is_active(&emulator, &robot, &unrelated["access_token"]));
        ok(refresh(&emulator, &robot, &unrelated["refresh_token"], json!({})));
    }
}

// Section 4.4: client credentials are for confidential clients, which get no refresh token. With Stytch, they are for M2M
// clients, and these have no other grant.
#[test]
fn client_credentials_come_without_a_refresh_token() {
    let emulator = Emulator::new();
    let client = m2m_client(&emulator, json!({ "scopes": ["read", "offline_access"] }));
    let answer = ok(form(&emulator, "token", by(&client, json!({ "grant_type": "client_credentials" }))));
    let names: Vec<&str> = answer.as_object().unwrap().keys().map(String::as_str).collect();
    assert_eq!(names, ["access_token", "expires_in", "request_id", "scope", "status_code", "token_type"]);
    for client_type in ["first_party", "third_party_public"] {
        let fields = by(&app(&emulator, client_type), json!({ "grant_type": "client_credentials" }));
        refused(form(&emulator, "token", fields), 400, "unauthorized_client");
    }
    for grant_type in ["authorization_code", "refresh_token", "urn:ietf:params:oauth:grant-type:jwt-bearer"] {
        refused(form(&emulator, "token", by(&client, json!({ "grant_type": grant_type }))), 400, "unauthorized_client");
    }
}

// Section 5.1, and section 3.1.3.3 of OpenID Connect Core.
#[test]
fn a_code_becomes_tokens() {
    let emulator = Emulator::starting_at(NEW_YEAR);
    let robot = app(&emulator, "third_party");
    let ada = ada(&emulator);
    let scopes = ["openid", "profile", "email", "phone", "offline_access"];
    let code = authorize(&emulator, &robot, &ada, &scopes, json!({ "nonce": "n-0S6" }));
    let answer = ok(trade(&emulator, &robot, &code, json!({})));
    let expected = json!({
        "access_token": answer["access_token"],
        "token_type": "bearer",
        "expires_in": 3600,
        "scope": "openid profile email phone offline_access",
        "refresh_token": answer["refresh_token"],
        "id_token": answer["id_token"],
        "status_code": 200,
        "request_id": answer["request_id"],
    });
    assert_eq!(answer, expected);
    assert_eq!(answer["refresh_token"].as_str().unwrap().len(), 43);

    let access = claims(&emulator, &answer["access_token"]);
    let expected = json!({
        "iss": format!("stytch.com/{}", emulator.project_id()),
        "aud": [emulator.project_id()],
        "sub": ada,
        "client_id": robot["client_id"],
        "scope": "openid profile email phone offline_access",
        "jti": access["jti"],
        "iat": NEW_YEAR,
        "nbf": NEW_YEAR,
        "exp": NEW_YEAR + 3600,
    });
    assert_eq!(access, expected);
    let expected = json!({
        "iss": format!("stytch.com/{}", emulator.project_id()),
        "aud": [robot["client_id"]],
        "sub": ada,
        "iat": NEW_YEAR,
        "nbf": NEW_YEAR,
        "exp": NEW_YEAR + 3600,
        "nonce": "n-0S6",
        "name": "Ada Lovelace",
        "given_name": "Ada",
        "middle_name": "",
        "family_name": "Lovelace",
        "email": EMAIL,
        "email_verified": false,
        "phone_number": PHONE,
        "phone_number_verified": true,
    });
    assert_eq!(claims(&emulator, &answer["id_token"]), expected);
}

// Section 5.1: the refresh token is optional.
#[test]
fn scopes_decide_which_tokens_there_are() {
    let emulator = Emulator::new();
    let robot = app(&emulator, "first_party");
    let ada = ada(&emulator);
    let names = |scopes: &[&str]| {
        let answer = tokens(&emulator, &robot, &ada, scopes);
        ["refresh_token", "id_token"].map(|name| answer.get(name).is_some())
    };
    assert_eq!(names(&["email"]), [false, false]);
    assert_eq!(names(&["openid"]), [false, true]);
    assert_eq!(names(&["offline_access"]), [true, false]);
    let answer = tokens(&emulator, &robot, &ada, &["openid"]);
    let id = claims(&emulator, &answer["id_token"]);
    let names: Vec<&str> = id.as_object().unwrap().keys().map(String::as_str).collect();
    assert_eq!(names, ["aud", "exp", "iat", "iss", "nbf", "sub"]);
}

// Section 5.1: responses with tokens are not cached, nor are errors.
#[test]
fn tokens_are_not_cached() {
    let emulator = Emulator::new();
    let robot = app(&emulator, "third_party");
    let token = tokens(&emulator, &robot, &ada(&emulator), &["openid"])["access_token"].take();
    let token = token.as_str().unwrap();
    let in_header = basic(robot["client_id"].as_str().unwrap(), robot["client_secret"].as_str().unwrap());
    let bearer = format!("Bearer {token}");
    payroll(&emulator);
    let cases = [
        (Method::POST, "token", GRANT.to_owned(), payroll_in_header(), 200),
        (Method::POST, "token", String::new(), String::new(), 400),
        (Method::POST, "token", GRANT.to_owned(), basic("nobody", "x"), 401),
        (Method::POST, "introspect", format!("token={token}"), in_header.clone(), 200),
        (Method::GET, "userinfo", String::new(), bearer, 200),
        (Method::GET, "userinfo", String::new(), String::new(), 401),
        (Method::POST, "revoke", format!("token={token}"), in_header, 200),
    ];
    for (method, name, body, authorization, status) in cases {
        let response = request(&emulator, method, name, (FORM, &body), &authorization);
        assert_eq!(response.status(), status, "{name}");
        assert_eq!(
            (header(&response, "cache-control"), header(&response, "pragma")),
            (Some("no-store"), Some("no-cache"))
        );
        assert_eq!(header(&response, "content-type"), Some("application/json"));
    }
}

// Section 5.2, with the fields that Stytch adds.
#[test]
fn the_shape_of_an_oauth2_error_is_exact() {
    let emulator = Emulator::new();
    let (status, body) = form(&emulator, "token", json!({ "grant_type": "client_credentials", "client_id": "nobody" }));
    let expected = json!({
        "status_code": 401,
        "request_id": "request-id-test-00000000-0000-4000-8000-000000000001",
        "error": "invalid_client",
        "error_description": "The client is unknown or inactive, or its secret is missing or wrong.",
        "error_uri": "https://stytch.com/docs/api/errors/401#invalid_client",
    });
    assert_eq!((status, body), (401, expected));
}

// Section 5.2: 401 says how to authenticate.
#[test]
fn a_client_that_is_not_authenticated_is_told_how() {
    let emulator = Emulator::new();
    payroll(&emulator);
    let wrong = [
        basic("pay%3Aroll", "wrong"),
        basic("pay%3Aroll", ""),
        basic("nobody", "x"),
        basic("%zz", "x"),
        "Basic !".to_owned(),
        "Basic YQ==".to_owned(),
        String::new(),
    ];
    for authorization in wrong {
        for name in ["token", "introspect", "revoke"] {
            let body = format!("{GRANT}&token=x");
            let response = request(&emulator, Method::POST, name, (FORM, &body), &authorization);
            refused(read(&response), 401, "invalid_client");
            assert_eq!(header(&response, "www-authenticate"), Some("Basic realm=\"stytch\""), "{authorization}");
        }
    }
    // A header that is wrong is not made up for by the body.
    let body = format!("{GRANT}&client_id=pay%3Aroll&client_secret=correct+horse%2Bbattery%25");
    refused(token(&emulator, &body, "Basic !"), 401, "invalid_client");
    assert_eq!(header(&request(&emulator, Method::POST, "token", (FORM, ""), ""), "www-authenticate"), None);
}

// Section 5.2: which error there is for what.
#[test]
fn errors_have_the_codes_of_the_rfc() {
    let emulator = Emulator::new();
    let client = m2m_client(&emulator, json!({ "scopes": ["read"] }));
    let robot = app(&emulator, "third_party");
    let attempt = |client: &Value, fields| form(&emulator, "token", by(client, fields));
    assert_eq!(refused(attempt(&client, json!({})), 400, "invalid_request"), "grant_type is required.");
    refused(attempt(&client, json!({ "grant_type": "password" })), 400, "unsupported_grant_type");
    refused(attempt(&robot, json!({ "grant_type": "client_credentials" })), 400, "unauthorized_client");
    let scope = json!({ "grant_type": "client_credentials", "scope": "write" });
    refused(attempt(&client, scope), 400, "invalid_scope");
    refused(trade(&emulator, &robot, &json!("wrong"), json!({})), 400, "invalid_grant");
    refused(refresh(&emulator, &robot, &json!("wrong"), json!({})), 400, "invalid_grant");
    let wrong = json!({ "grant_type": "client_credentials", "client_id": client["client_id"], "client_secret": "x" });
    refused(form(&emulator, "token", wrong), 401, "invalid_client");
    let other = "/v1/public/project-test-1/oauth2/token";
    let request = http::Request::post(other).header("content-type", FORM).body(Vec::new()).unwrap();
    fails(send(&emulator, request), 404, "project_not_found");
}

// Section 5.2: descriptions have no quotes, no backslashes and nothing but ASCII, whatever the request contains.
#[test]
fn descriptions_have_the_characters_that_the_rfc_allows() {
    let emulator = Emulator::new();
    let message = refused(token(&emulator, "grant_type=%22%5C%0A%C3%A9~", ""), 400, "unsupported_grant_type");
    assert_eq!(message, "There is no grant type ????~.");
}

// Section 6: a refresh asks for the same scopes or fewer. Stytch keeps the refresh tokens of confidential clients.
#[test]
fn confidential_clients_keep_their_refresh_token() {
    let emulator = Emulator::starting_at(NEW_YEAR);
    let robot = app(&emulator, "third_party");
    let ada = ada(&emulator);
    let first = tokens(&emulator, &robot, &ada, &["openid", "email", "offline_access"]);
    let token = &first["refresh_token"];
    emulator.advance(Duration::from_secs(60));
    let second = ok(refresh(&emulator, &robot, token, json!({})));
    assert_eq!(second.get("refresh_token"), None);
    assert_eq!(second["scope"], "openid email offline_access");
    assert_ne!(second["access_token"], first["access_token"]);
    assert_eq!(claims(&emulator, &second["access_token"])["iat"], NEW_YEAR + 60);
    assert_eq!(claims(&emulator, &second["id_token"])["email"], EMAIL);

    // Less can be asked for, and not more, neither now nor later.
    let narrow = ok(refresh(&emulator, &robot, token, json!({ "scope": "email" })));
    assert_eq!((&narrow["scope"], narrow.get("id_token")), (&json!("email"), None));
    refused(refresh(&emulator, &robot, token, json!({ "scope": "email phone" })), 400, "invalid_scope");
    assert_eq!(ok(refresh(&emulator, &robot, token, json!({})))["scope"], "openid email offline_access");

    let other = app(&emulator, "third_party");
    refused(refresh(&emulator, &other, token, json!({})), 400, "invalid_grant");
    refused(refresh(&emulator, &robot, &json!("wrong"), json!({})), 400, "invalid_grant");
    refused(refresh(&emulator, &robot, &json!(""), json!({})), 400, "invalid_request");

    // It lives as long as it is used every three months.
    emulator.advance(DAY * 89);
    ok(refresh(&emulator, &robot, token, json!({})));
    emulator.advance(DAY * 89);
    ok(refresh(&emulator, &robot, token, json!({})));
    emulator.advance(DAY * 90);
    refused(refresh(&emulator, &robot, token, json!({})), 400, "invalid_grant");
}

// Section 6: a new refresh token has the scopes of the old one. Stytch replaces those of public clients.
#[test]
fn public_clients_get_a_new_refresh_token_each_time() {
    let emulator = Emulator::new();
    let robot = app(&emulator, "third_party_public");
    let ada = ada(&emulator);
    let code = authorize(&emulator, &robot, &ada, &["email", "offline_access"], json!({ "code_challenge": CHALLENGE }));
    let first = ok(trade(&emulator, &robot, &code, json!({ "code_verifier": VERIFIER })));
    let second = ok(refresh(&emulator, &robot, &first["refresh_token"], json!({ "scope": "email" })));
    assert_ne!(first["refresh_token"], second["refresh_token"]);
    assert_eq!(second["scope"], "email");
    refused(refresh(&emulator, &robot, &first["refresh_token"], json!({})), 400, "invalid_grant");
    let third = ok(refresh(&emulator, &robot, &second["refresh_token"], json!({})));
    assert_eq!(third["scope"], "email offline_access");
}
