//! stytch-core with reqwest: an asynchronous driver of flows, which logs a user in and out.
//!
//! `run` and `exchange` are all that is needed; `http_client` has the important settings. The rest is a program that uses
//! them.
//!
//! Without credentials, it calls an emulator in this process. With `STYTCH_PROJECT_ID` and `STYTCH_SECRET` in the
//! environment, it calls Stytch, and asks for a phone number and for the code that arrives there.

#[cfg(test)]
mod tests;

use std::env;
use std::error::Error as StdError;
use std::hash::{BuildHasher, RandomState};
use std::io::{self, Write};
use std::time::{Duration, SystemTime};

use reqwest::{Certificate, redirect};
use ring::signature::{RSA_PKCS1_2048_8192_SHA256, RsaPublicKeyComponents};
use stytch_core::consumer::{UserName, otps, sessions, users};
use stytch_core::error::{BuildError, TransportError, TransportErrorKind};
use stytch_core::flow::{Call, Input, InvalidSignature, PublicKey, Signature, Step};
use stytch_core::http::{Request, Response};
use stytch_core::{Context, Endpoint, Error, Flow, Project, Secret, UnixTime};
use stytch_emulator::{Emulator, Server};

/// Runs a flow. The future can be dropped midway, by a timeout or a `select`: another flow then fetches what this one was
/// fetching for all.
async fn run<F: Flow>(client: &reqwest::Client, context: &Context, mut flow: F) -> Result<F::Output, Error> {
    let mut input = Input::Start;
    loop {
        input = match flow.step(context, UnixTime::from(SystemTime::now()), input)? {
            Step::Send(request) => match exchange(client, request).await {
                Ok(response) => Input::Response(response),
                Err(error) => Input::Failed(error),
            },
            Step::Verify(signature) => Input::Verified(verify(&signature)?),
            Step::Wait(delay) => {
                tokio::time::sleep(delay).await;
                Input::Woke
            }
            Step::Done(output) => return Ok(output),
        };
    }
}

/// Sends a typed request and returns the typed response, with retries where that is safe.
async fn send<E: Endpoint>(client: &reqwest::Client, context: &Context, endpoint: E) -> Result<E::Response, Error> {
    run(client, context, Call::new(endpoint)).await
}

/// The one place that does I/O.
async fn exchange(client: &reqwest::Client, request: Request<Vec<u8>>) -> Result<Response<Vec<u8>>, TransportError> {
    let request = request.try_into().map_err(failure)?;
    let mut received = client.execute(request).await.map_err(failure)?;

    let mut response = Response::new(());
    *response.status_mut() = received.status();
    *response.headers_mut() = std::mem::take(received.headers_mut());
    // This has no size limit; a loop with `chunk` can have one.
    let body = received.bytes().await.map_err(failure)?;
    Ok(response.map(|()| body.into()))
}

/// Converts an error of reqwest, which tells how far the request came.
fn failure(error: reqwest::Error) -> TransportError {
    let kind = if error.is_connect() || error.is_builder() {
        TransportErrorKind::Connect
    } else if error.is_timeout() {
        TransportErrorKind::Timeout
    } else {
        TransportErrorKind::Interrupted
    };
    // A URL may contain ids of users, which do not belong in a log.
    TransportError::new(kind, error.without_url())
}

/// Whether a signature matches. That takes some tens of microseconds, so it needs no thread of its own.
fn verify(signature: &Signature) -> Result<Result<(), InvalidSignature>, Error> {
    let PublicKey::Rs256(key) = signature.key() else {
        return Err(BuildError::configuration("public_key", "is of a kind that this program cannot use").into());
    };
    let key = RsaPublicKeyComponents { n: key.modulus(), e: key.exponent() };
    let verified = key.verify(&RSA_PKCS1_2048_8192_SHA256, signature.message(), signature.bytes());
    Ok(verified.map_err(|_| InvalidSignature))
}

/// Use one client for all calls, so that connections are reused.
fn http_client() -> reqwest::Result<reqwest::ClientBuilder> {
    // Sets the cryptography of rustls. It fails only if the program has already set one.
    let _ = rustls::crypto::ring::default_provider().install_default();
    // Mozilla's root certificates. Without `tls_certs_only`, reqwest uses those of the operating system.
    let roots = webpki_root_certs::TLS_SERVER_ROOT_CERTS.iter().map(|der| Certificate::from_der(der));
    Ok(reqwest::Client::builder()
        .tls_certs_only(roots.collect::<Result<Vec<_>, _>>()?)
        // A redirect would carry credentials to another host.
        .redirect(redirect::Policy::none())
        // By default, reqwest waits forever.
        .connect_timeout(Duration::from_secs(10))
        .timeout(Duration::from_secs(30)))
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn StdError>> {
    let (project, emulator) = connect()?;
    // What flows share, such as the project's keys: one for the whole program. The random seed spreads out the retries of many
    // processes.
    let context = Context::new(project, RandomState::new().hash_one("stytch"));
    let client = match &emulator {
        // A proxy cannot reach the loopback of this machine.
        Some(_) => http_client()?.no_proxy().build()?,
        None => http_client()?.https_only(true).build()?,
    };

    let phone_number = match &emulator {
        Some(_) => "+12025550162".to_owned(),
        None => ask("Phone number to send a code to, such as +12025550162: ")?,
    };
    let phone_id = sign_up(&client, &context, &phone_number).await?;
    let code = match &emulator {
        Some(emulator) => emulator.last_passcode(&phone_number).ok_or("the emulator sent no code")?,
        None => ask("The code: ")?.into(),
    };
    let login = log_in(&client, &context, &phone_id, code.expose()).await?;
    check(&client, &context, &login.session_jwt).await?;
    log_out(&client, &context, &login).await?;
    Ok(())
}

/// Creates a user and sends them a code. Returns the id of their phone, which is needed to authenticate the code.
async fn sign_up(client: &reqwest::Client, context: &Context, phone_number: &str) -> Result<String, Error> {
    let name = UserName::new().first_name("Ada").last_name("Lovelace");
    let create = users::Create::new().phone_number(phone_number).name(name);
    let created = send(client, context, create).await?;
    println!("created the user {}", created.user_id);

    let sent = send(client, context, otps::sms::Send::new(phone_number).expiration_minutes(5)).await?;
    println!("sent a code to {phone_number}");
    Ok(sent.phone_id)
}

/// Starts a session.
async fn log_in(
    client: &reqwest::Client,
    context: &Context,
    phone_id: &str,
    code: &str,
) -> Result<otps::AuthenticateResponse, Error> {
    let authenticate = otps::Authenticate::new(phone_id, code).session_duration_minutes(60);
    let login = send(client, context, authenticate).await?;
    println!("logged in as {}", login.user_id);
    Ok(login)
}

/// What the guard of a web server does with the cookie of each request. It sends nothing once the project's keys are cached.
async fn check(
    client: &reqwest::Client,
    context: &Context,
    session_jwt: &Secret,
) -> Result<sessions::AuthenticateJwtResponse, Error> {
    let checked = run(client, context, sessions::AuthenticateJwt::new(session_jwt)).await?;
    println!("the JWT is that of {}, in the session {}", checked.session.user_id, checked.session.session_id);
    Ok(checked)
}

/// Ends the session, and deletes the user so that the program can run again.
async fn log_out(client: &reqwest::Client, context: &Context, login: &otps::AuthenticateResponse) -> Result<(), Error> {
    send(client, context, sessions::Revoke::new().session_token(&login.session_token)).await?;
    println!("logged out");

    send(client, context, users::Delete::new(&login.user_id)).await?;
    println!("deleted the user");
    Ok(())
}

/// The project in the environment; otherwise that of an emulator, which serves until the second value is dropped.
fn connect() -> Result<(Project, Option<Server>), Box<dyn StdError>> {
    if env::var_os("STYTCH_PROJECT_ID").is_some() {
        return Ok((Project::new(variable("STYTCH_PROJECT_ID")?, variable("STYTCH_SECRET")?)?, None));
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
