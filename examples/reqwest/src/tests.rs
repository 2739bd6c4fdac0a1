use std::future::poll_fn;
use std::pin::pin;
use std::task::Poll;

use stytch_core::ErrorType;
use stytch_core::consumer::sessions::AuthenticateJwt;
use stytch_core::error::DeniedReason;
use tokio::time::timeout;

use super::*;

const PHONE_NUMBER: &str = "+12025550162";
const KEYS: &str = "consumer.sessions.get_jwks";

fn client() -> reqwest::Client {
    http_client().unwrap().no_proxy().build().unwrap()
}

#[tokio::test]
async fn logs_in_and_out() {
    let (client, stytch) = (client(), Emulator::new().serve().unwrap());
    let context = Context::new(stytch.project(), 7);

    let phone_id = sign_up(&client, &context, PHONE_NUMBER).await.unwrap();
    let code = stytch.last_passcode(PHONE_NUMBER).unwrap();
    let login = log_in(&client, &context, &phone_id, code.expose()).await.unwrap();
    assert_eq!(login.status_code, 200);
    assert_eq!(login.method_id, phone_id);
    let name = login.user.name.as_ref().unwrap();
    assert_eq!((name.first_name.as_deref(), name.last_name.as_deref()), (Some("Ada"), Some("Lovelace")));
    assert_eq!(login.user.phone_numbers[0].phone_number, PHONE_NUMBER);

    let check = sessions::Authenticate::new().session_token(&login.session_token);
    let session = send(&client, &context, &check).await.unwrap().session;
    assert_eq!(session.user_id, login.user_id);
    assert_eq!(session.session_id, login.session.as_ref().unwrap().session_id);

    log_out(&client, &context, &login).await.unwrap();
    let error = send(&client, &context, &check).await.unwrap_err();
    assert!(matches!(error, Error::Api(error) if error.error_type == ErrorType::SESSION_NOT_FOUND));
    let error = send(&client, &context, users::Get::new(&login.user_id)).await.unwrap_err();
    assert!(matches!(error, Error::Api(error) if error.error_type == ErrorType::USER_NOT_FOUND));
}

#[tokio::test]
async fn a_wrong_code_is_an_error_of_the_api() {
    let (client, stytch) = (client(), Emulator::new().serve().unwrap());
    let context = Context::new(stytch.project(), 7);

    let phone_id = sign_up(&client, &context, PHONE_NUMBER).await.unwrap();
    let Err(Error::Api(error)) = log_in(&client, &context, &phone_id, "000000").await else { panic!() };
    assert_eq!(error.error_type, ErrorType::OTP_CODE_NOT_FOUND);
    assert_eq!(error.status, 404);
    assert_eq!(error.operation, "consumer.otps.authenticate");
    assert!(error.request_id.is_some());
}

#[tokio::test]
async fn a_dead_port_is_an_error_of_the_transport() {
    let project = Emulator::new().project().with_base_url("http://127.0.0.1:1").unwrap();
    let context = Context::new(project, 7);
    let Err(Error::Transport(error)) = sign_up(&client(), &context, PHONE_NUMBER).await else { panic!() };
    assert_eq!(error.kind, TransportErrorKind::Connect);
    assert!(!error.may_have_reached_server());
}

#[tokio::test]
async fn a_request_that_may_be_sent_again_is() {
    let (client, stytch) = (client(), Emulator::new().serve().unwrap());
    let context = Context::new(stytch.project(), 7);
    let user = send(&client, &context, users::Create::new().phone_number(PHONE_NUMBER)).await.unwrap();

    stytch.fail_next("consumer.users.get", 503, 2);
    let found = send(&client, &context, users::Get::new(&user.user_id)).await.unwrap();
    assert_eq!(found.user_id, user.user_id);
    assert_eq!(stytch.requests_of("consumer.users.get"), 3);
}

/// A session JWT, and the context of a program that has not checked one yet.
async fn session_jwt(client: &reqwest::Client, stytch: &Server) -> (Secret, Context) {
    let context = Context::new(stytch.project(), 7);
    let phone_id = sign_up(client, &context, PHONE_NUMBER).await.unwrap();
    let code = stytch.last_passcode(PHONE_NUMBER).unwrap();
    (log_in(client, &context, &phone_id, code.expose()).await.unwrap().session_jwt, context)
}

#[tokio::test]
async fn keys_are_fetched_once() {
    let (client, stytch) = (client(), Emulator::new().serve().unwrap());
    let (jwt, context) = session_jwt(&client, &stytch).await;
    assert_eq!(stytch.requests_of(KEYS), 0);
    let first = check(&client, &context, &jwt).await.unwrap();
    assert_eq!(stytch.requests_of(KEYS), 1);
    assert_eq!(check(&client, &context, &jwt).await.unwrap(), first);
    assert_eq!(stytch.requests_of(KEYS), 1);
    assert_eq!(stytch.requests_of("consumer.sessions.authenticate"), 0);
    assert_eq!(first.session.authentication_factors.len(), 1);
}

#[tokio::test]
async fn a_forged_jwt_is_denied() {
    let (client, stytch) = (client(), Emulator::new().serve().unwrap());
    let (jwt, context) = session_jwt(&client, &stytch).await;
    let (signed, signature) = jwt.expose().rsplit_once('.').unwrap();
    let other = if signature.starts_with('A') { "B" } else { "A" };
    let forged = format!("{signed}.{other}{}", &signature[1..]);
    for (token, reason) in [(forged.as_str(), DeniedReason::Signature), ("no JWT", DeniedReason::Malformed)] {
        let Err(Error::Denied(denied)) = check(&client, &context, &token.into()).await else { panic!("{token}") };
        assert_eq!(denied.reason, reason);
    }
}

/// Other flows wait for a fetch that has been given up, but only as long as it could still succeed.
#[tokio::test]
async fn a_flow_that_is_dropped_while_it_fetches_keys_leaves_that_to_another() {
    let (client, stytch) = (client(), Emulator::new().serve().unwrap());
    let (jwt, context) = session_jwt(&client, &stytch).await;
    let flow = || run(&client, &context, AuthenticateJwt::new(&jwt));
    {
        let mut fetching = pin!(flow());
        let polled = poll_fn(|task| Poll::Ready(fetching.as_mut().poll(task))).await;
        assert!(polled.is_pending());
        timeout(Duration::from_millis(100), flow()).await.expect_err("two fetch at once");
    }
    timeout(Duration::from_secs(10), flow()).await.expect("no flow fetches").unwrap();
}

/// What `tokio::spawn` needs on a runtime with several threads.
#[test]
fn a_flow_that_runs_can_move_between_threads() {
    fn is_send<T: Send>(_: T) {}
    fn any<F: Flow<Output: Send> + Send>(client: &reqwest::Client, context: &Context, flow: F) {
        is_send(run(client, context, flow));
    }
    let context = Context::new(Emulator::new().project(), 7);
    any(&client(), &context, AuthenticateJwt::new("no JWT"));
    any(&client(), &context, Call::new(users::Get::new("user-test-1")));
}
