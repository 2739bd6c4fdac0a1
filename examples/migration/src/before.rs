//! With the official crate.

use stytch::Result;
use stytch::consumer::client::Client;
use stytch::consumer::otp::AuthenticateRequest;
use stytch::consumer::otp_email::LoginOrCreateRequest;

/// Sends a passcode; returns the id that it is for.
pub async fn send(client: &Client, email: &str) -> Result<String> {
    let request = LoginOrCreateRequest { email: email.to_owned(), ..LoginOrCreateRequest::default() };
    Ok(client.otps.email.login_or_create(request).await?.email_id)
}

/// Logs the user in; returns the session's token, or `None` if the passcode is wrong.
pub async fn log_in(client: &Client, email_id: &str, code: &str) -> Result<Option<String>> {
    let request = AuthenticateRequest {
        method_id: email_id.to_owned(),
        code: code.to_owned(),
        session_duration_minutes: Some(60),
        ..AuthenticateRequest::default()
    };
    match client.otps.authenticate(request).await {
        Ok(login) => Ok(Some(login.session_token)),
        Err(stytch::Error::Response(error)) if error.error_type == "otp_code_not_found" => Ok(None),
        Err(error) => Err(error),
    }
}
