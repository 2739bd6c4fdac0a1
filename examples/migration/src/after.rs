//! With `stytch-reqwest`.

use stytch_reqwest::consumer::otps;
use stytch_reqwest::{Client, Error, ErrorType, Secret};

/// Sends a passcode; returns the id that it is for.
///
/// # Errors
///
/// Those of [`Client::send`].
pub async fn send(client: &Client, email: &str) -> Result<String, Error> {
    Ok(client.send(&otps::email::LoginOrCreate::new(email)).await?.email_id)
}

/// Logs the user in; returns the session's token, or `None` if the passcode is wrong.
///
/// # Errors
///
/// Those of [`Client::send`].
pub async fn log_in(client: &Client, email_id: &str, code: &str) -> Result<Option<Secret>, Error> {
    match client.send(&otps::Authenticate::new(email_id, code).session_duration_minutes(60)).await {
        Ok(login) => Ok(Some(login.session_token)),
        Err(Error::Api(error)) if error.error_type == ErrorType::OTP_CODE_NOT_FOUND => Ok(None),
        Err(error) => Err(error),
    }
}
