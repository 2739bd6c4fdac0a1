//! The programs that users write, run against the emulator.

use serde_json::json;
use stytch_emulator::Emulator;
use stytch_ureq::b2b::{MfaPolicy, organizations};
use stytch_ureq::consumer::{otps, sessions, users};
use stytch_ureq::{Client, Error, ErrorType, MemberCredential, http};

#[test]
fn first_call() {
    let stytch = Emulator::new().serve().unwrap();
    let client = Client::builder(stytch.project()).build().unwrap();

    let sent = client.send(&otps::sms::LoginOrCreate::new("+12025550162").expiration_minutes(5)).unwrap();
    let code = stytch.last_passcode("+12025550162").unwrap();
    let login = client.send(&otps::Authenticate::new(sent.phone_id, code).session_duration_minutes(60)).unwrap();
    assert!(!login.session_token.expose().is_empty());
    assert_eq!(login.user_id, sent.user_id);

    let checked = client.send(&sessions::Authenticate::new().session_token(&login.session_token)).unwrap();
    assert_eq!(checked.session.user_id, sent.user_id);
    assert_eq!(checked.session.authentication_factors.len(), 1);
}

#[test]
fn errors() {
    #[derive(Debug, PartialEq)]
    enum LoginFailure {
        WrongCode,
        Other(String),
    }

    let stytch = Emulator::new().serve().unwrap();
    let client = Client::builder(stytch.project()).build().unwrap();
    let sent = client.send(&otps::sms::LoginOrCreate::new("+12025550162")).unwrap();
    let login = |method_id: &str| match client.send(&otps::Authenticate::new(method_id, "000000")) {
        Ok(login) => Ok(login),
        Err(Error::Api(error)) if error.error_type == ErrorType::OTP_CODE_NOT_FOUND => Err(LoginFailure::WrongCode),
        Err(error) => Err(LoginFailure::Other(error.to_string())),
    };
    assert_eq!(login(&sent.phone_id).unwrap_err(), LoginFailure::WrongCode);
    assert_eq!(
        login("").unwrap_err(),
        LoginFailure::Other(
            "400 bad_request: method_id is required. (request-id-test-00000000-0000-4000-8000-000000000006)".to_owned()
        )
    );
}

#[test]
fn on_behalf_of_a_member() {
    let stytch = Emulator::new().serve().unwrap();
    let client = Client::builder(stytch.project()).build().unwrap();
    let acme = client.send(&organizations::Create::new("Acme")).unwrap().organization.organization_id;
    let ada = client.send(&organizations::members::Create::new(&acme, "ada@acme.example")).unwrap().member_id;
    let session = stytch.start_member_session(&acme, &ada, 60).unwrap();
    let update = organizations::Update::new(&acme).mfa_policy(MfaPolicy::RequiredForAll);
    let updated = client.send(&update.clone().authorized_by(MemberCredential::jwt(session.session_jwt))).unwrap();
    assert_eq!(updated.organization.mfa_policy, MfaPolicy::RequiredForAll);
    match client.send(&update.authorized_by(MemberCredential::jwt("eyJhbGciOi"))) {
        Err(Error::Api(error)) => assert_eq!((error.status, error.error_type.as_str()), (401, "invalid_session_token")),
        other => panic!("{other:?}"),
    }
}

#[test]
fn by_name() {
    let stytch = Emulator::new().serve().unwrap();
    let client = Client::builder(stytch.project()).build().unwrap();
    let user = client.call("consumer.users.create", &json!({"email": "ada@example.com"})).unwrap();
    let found = client.call("consumer.users.get", &json!({"user_id": user["user_id"]})).unwrap();
    assert_eq!(found["emails"][0]["email"], "ada@example.com");
}

#[test]
fn your_own_http_client() {
    let stytch = Emulator::new();
    let my_http = |request: http::Request<Vec<u8>>| -> http::Response<Vec<u8>> { stytch.handle(request) };

    let project = stytch.project();
    let request: http::Request<Vec<u8>> = project.request(&otps::sms::LoginOrCreate::new("+12025550162")).unwrap();
    let response: http::Response<Vec<u8>> = my_http(request);
    let sent = project.response::<otps::sms::LoginOrCreate>(&response).unwrap();
    assert!(sent.user_created);
}

#[test]
fn tests_without_a_network() {
    let stytch = Emulator::new().serve().unwrap();
    let client = Client::builder(stytch.project()).base_url(stytch.url()).build().unwrap();
    let user = client.send(&users::Create::new().phone_number("+12025550162")).unwrap();
    client.send(&otps::sms::Send::new("+12025550162").expiration_minutes(1)).unwrap();
    let code = stytch.last_passcode("+12025550162").unwrap();
    stytch.advance(std::time::Duration::from_secs(61));
    match client.send(&otps::Authenticate::new(user.phone_id, code)) {
        Err(Error::Api(error)) => assert_eq!(error.error_type, ErrorType::UNABLE_TO_AUTH_OTP_CODE),
        other => panic!("{other:?}"),
    }
}
