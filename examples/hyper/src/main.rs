//! stytch-core with hyper: logs a user in and out.
//!
//! `send` and `exchange` are all that is needed; `http_client` has the important settings. The rest is a program that uses
//! them.
//!
//! Without credentials, it calls an emulator in this process. With `STYTCH_PROJECT_ID` and `STYTCH_SECRET` in the
//! environment, it also needs a `STYTCH_BASE_URL` with `http`, as it has no TLS: the URL of another emulator, or of a proxy
//! that adds TLS. It then asks for a phone number and for the code that arrives there.

#[cfg(test)]
mod tests;

use std::env;
use std::error::Error as StdError;
use std::io::{self, Write};
use std::time::Duration;

use http_body_util::{BodyExt, Full, LengthLimitError, Limited};
use hyper::body::Bytes;
use hyper::{Request, Response};
use hyper_util::client::legacy::{Client, connect::HttpConnector};
use hyper_util::rt::{TokioExecutor, TokioTimer};
use stytch_core::consumer::{UserName, otps, sessions, users};
use stytch_core::error::{TransportError, TransportErrorKind};
use stytch_core::{Endpoint, Error, Project};
use stytch_emulator::{Emulator, Server};
use tokio::time::timeout;

/// With TLS, the connector is a `hyper_rustls::HttpsConnector<HttpConnector>`: see `http_client`.
type HttpClient = Client<HttpConnector, Full<Bytes>>;

const CONNECT_TIMEOUT: Duration = Duration::from_secs(10);
const CALL_TIMEOUT: Duration = Duration::from_secs(30);
const MAX_RESPONSE_BYTES: usize = 10 * 1024 * 1024;

/// Sends a typed request and returns the typed response.
async fn send<E: Endpoint>(client: &HttpClient, project: &Project, endpoint: &E) -> Result<E::Response, Error> {
    let request = project.request(endpoint)?;
    let response = timeout(CALL_TIMEOUT, exchange(client, request))
        .await
        .map_err(|elapsed| TransportError::new(TransportErrorKind::Timeout, elapsed))??;
    project.response::<E>(&response)
}

/// The one place that does I/O. hyper does not follow redirects, which would carry credentials to another host.
async fn exchange(client: &HttpClient, request: Request<Vec<u8>>) -> Result<Response<Bytes>, TransportError> {
    let response = client.request(request.map(Full::from)).await.map_err(|error| {
        let kind = if error.is_connect() { TransportErrorKind::Connect } else { TransportErrorKind::Interrupted };
        TransportError::new(kind, error)
    })?;
    let (head, body) = response.into_parts();
    let body = Limited::new(body, MAX_RESPONSE_BYTES).collect().await.map_err(|error| {
        let too_large = error.is::<LengthLimitError>();
        let kind = if too_large { TransportErrorKind::TooLarge } else { TransportErrorKind::Interrupted };
        TransportError::new(kind, error)
    })?;
    Ok(Response::from_parts(head, body.to_bytes()))
}

/// Use one client for all calls, so that connections are reused.
fn http_client() -> HttpClient {
    let mut connector = HttpConnector::new();
    connector.set_connect_timeout(Some(CONNECT_TIMEOUT));
    // For TLS, use the crate hyper-rustls, for example with its features `http1`, `ring`, `tls12` and `webpki-tokio`:
    // connector.enforce_http(false);
    // let connector = hyper_rustls::HttpsConnectorBuilder::new()
    //     .with_webpki_roots()
    //     .https_only()
    //     .enable_http1()
    //     .wrap_connector(connector);
    Client::builder(TokioExecutor::new()).pool_timer(TokioTimer::new()).build(connector)
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn StdError>> {
    let (project, emulator) = connect()?;
    let client = http_client();

    let phone_number = match &emulator {
        Some(_) => "+12025550162".to_owned(),
        None => ask("Phone number to send a code to, such as +12025550162: ")?,
    };
    let phone_id = sign_up(&client, &project, &phone_number).await?;
    let code = match &emulator {
        Some(emulator) => emulator.last_passcode(&phone_number).ok_or("the emulator sent no code")?,
        None => ask("The code: ")?.into(),
    };
    let login = log_in(&client, &project, &phone_id, code.expose()).await?;
    log_out(&client, &project, &login).await?;
    Ok(())
}

/// Creates a user and sends them a code. Returns the id of their phone, which is needed to authenticate the code.
async fn sign_up(client: &HttpClient, project: &Project, phone_number: &str) -> Result<String, Error> {
    let name = UserName::new().first_name("Ada").last_name("Lovelace");
    let created = send(client, project, &users::Create::new().phone_number(phone_number).name(name)).await?;
    println!("created the user {}", created.user_id);

    let sent = send(client, project, &otps::sms::Send::new(phone_number).expiration_minutes(5)).await?;
    println!("sent a code to {phone_number}");
    Ok(sent.phone_id)
}

/// Starts a session.
async fn log_in(
    client: &HttpClient,
    project: &Project,
    phone_id: &str,
    code: &str,
) -> Result<otps::AuthenticateResponse, Error> {
    let authenticate = otps::Authenticate::new(phone_id, code).session_duration_minutes(60);
    let login = send(client, project, &authenticate).await?;
    println!("logged in as {}", login.user_id);
    Ok(login)
}

/// Ends the session, and deletes the user so that the program can run again.
async fn log_out(client: &HttpClient, project: &Project, login: &otps::AuthenticateResponse) -> Result<(), Error> {
    send(client, project, &sessions::Revoke::new().session_token(&login.session_token)).await?;
    println!("logged out");

    send(client, project, &users::Delete::new(&login.user_id)).await?;
    println!("deleted the user");
    Ok(())
}

/// The project in the environment; otherwise that of an emulator, which serves until the second value is dropped.
fn connect() -> Result<(Project, Option<Server>), Box<dyn StdError>> {
    if env::var_os("STYTCH_PROJECT_ID").is_some() {
        let project = Project::new(variable("STYTCH_PROJECT_ID")?, variable("STYTCH_SECRET")?)?;
        return Ok((project.with_base_url(&variable("STYTCH_BASE_URL")?)?, None));
    }
    println!("STYTCH_PROJECT_ID is not set: using an emulator in this process");
    let emulator = Emulator::in_real_time().serve()?;
    Ok((emulator.project(), Some(emulator)))
}

fn variable(name: &str) -> Result<String, String> {
    env::var(name).map_err(|_| format!("{name} is not set, or not Unicode"))
}

fn ask(question: &str) -> io::Result<String> {
    print!("{question}");
    io::stdout().flush()?;
    let mut answer = String::new();
    io::stdin().read_line(&mut answer)?;
    Ok(answer.trim().to_owned())
}
