use stytch_core::ErrorType;

use super::*;

const PHONE_NUMBER: &str = "+12025550162";

#[tokio::test]
async fn logs_in_and_out() {
    let (client, stytch) = (http_client(), Emulator::new().serve().unwrap());
    let project = stytch.project();

    let phone_id = sign_up(&client, &project, PHONE_NUMBER).await.unwrap();
    let code = stytch.last_passcode(PHONE_NUMBER).unwrap();
    let login = log_in(&client, &project, &phone_id, code.expose()).await.unwrap();
    assert_eq!(login.status_code, 200);
    assert_eq!(login.method_id, phone_id);
    let name = login.user.name.as_ref().unwrap();
    assert_eq!((name.first_name.as_deref(), name.last_name.as_deref()), (Some("Ada"), Some("Lovelace")));
    assert_eq!(login.user.phone_numbers[0].phone_number, PHONE_NUMBER);

    let check = sessions::Authenticate::new().session_token(&login.session_token);
    let session = send(&client, &project, &check).await.unwrap().session;
    assert_eq!(session.user_id, login.user_id);
    assert_eq!(session.session_id, login.session.as_ref().unwrap().session_id);

    log_out(&client, &project, &login).await.unwrap();
    let error = send(&client, &project, &check).await.unwrap_err();
    assert!(matches!(error, Error::Api(error) if error.error_type == ErrorType::SESSION_NOT_FOUND));
    let error = send(&client, &project, &users::Get::new(&login.user_id)).await.unwrap_err();
    assert!(matches!(error, Error::Api(error) if error.error_type == ErrorType::USER_NOT_FOUND));
}

#[tokio::test]
async fn a_wrong_code_is_an_error_of_the_api() {
    let (client, stytch) = (http_client(), Emulator::new().serve().unwrap());
    let project = stytch.project();

    let phone_id = sign_up(&client, &project, PHONE_NUMBER).await.unwrap();
    let Err(Error::Api(error)) = log_in(&client, &project, &phone_id, "000000").await else { panic!() };
    assert_eq!(error.error_type, ErrorType::OTP_CODE_NOT_FOUND);
    assert_eq!(error.status, 404);
    assert_eq!(error.operation, "consumer.otps.authenticate");
    assert!(error.request_id.is_some());
}

#[tokio::test]
async fn a_dead_port_is_an_error_of_the_transport() {
    let project = Emulator::new().project().with_base_url("http://127.0.0.1:1").unwrap();
    let Err(Error::Transport(error)) = sign_up(&http_client(), &project, PHONE_NUMBER).await else { panic!() };
    assert_eq!(error.kind, TransportErrorKind::Connect);
    assert!(!error.may_have_reached_server());
}
