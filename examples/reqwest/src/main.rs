//! stytch-core with reqwest: an asynchronous driver of flows, which logs a user in and out.
//!
//! `run` and `exchange` are all that it takes; `http_client` holds the settings that matter, and the rest is a program that
//! uses them.
//!
//! Without credentials it talks to an emulator in this process. With `STYTCH_PROJECT_ID` and `STYTCH_SECRET` in the
//! environment it talks to Stytch, and asks for the phone number and for the code that arrives there.

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
use stytch_core::http::{Request, Response};
use stytch_core::{
    Cache, Call, Endpoint, Error, Flow, Input, Project, Rs256, Secret, Step, TransportError, TransportErrorKind,
    UnixTime,
};
use stytch_emulator::{Emulator, Server};

/// Runs a flow. It can be dropped midway, by a timeout or a `select`: whatever it was fetching for others, one of them
/// fetches.
async fn run<F: Flow>(client: &reqwest::Client, cache: &Cache, mut flow: F) -> Result<F::Output, Error> {
    let mut input = Input::Start;
    loop {
        input = match flow.step(cache, UnixTime::from(SystemTime::now()), input)? {
            Step::Send(request) => match exchange(client, request).await {
                Ok(response) => Input::Response(response),
                Err(error) => Input::Failed(error),
            },
            Step::Verify(rs256) => Input::Verified(verify(&rs256)),
            Step::Wait(delay) => {
                tokio::time::sleep(delay).await;
                Input::Woke
            }
            Step::Done(output) => return Ok(output),
        };
    }
}

/// Sends a typed request and waits for its answer; again where that is safe.
async fn send<E: Endpoint>(client: &reqwest::Client, cache: &Cache, endpoint: E) -> Result<E::Response, Error> {
    run(client, cache, Call::new(endpoint)).await
}

/// The one place that does I/O.
async fn exchange(client: &reqwest::Client, request: Request<Vec<u8>>) -> Result<Response<Vec<u8>>, TransportError> {
    let request = request.try_into().map_err(failure)?;
    let mut answer = client.execute(request).await.map_err(failure)?;

    let mut response = Response::new(());
    *response.status_mut() = answer.status();
    *response.headers_mut() = std::mem::take(answer.headers_mut());
    // However long it is; `chunk` in a loop can set a limit.
    let body = answer.bytes().await.map_err(failure)?;
    Ok(response.map(|()| body.into()))
}

/// What a failure of reqwest's says about how far the request came.
fn failure(error: reqwest::Error) -> TransportError {
    let kind = if error.is_connect() || error.is_builder() {
        TransportErrorKind::Connect
    } else if error.is_timeout() {
        TransportErrorKind::Timeout
    } else {
        TransportErrorKind::Interrupted
    };
    // A URL may hold ids of users, which do not belong in a log.
    TransportError::new(kind, error.without_url())
}

/// Whether a signature is right. It takes some tens of microseconds: no work for another thread.
fn verify(rs256: &Rs256) -> bool {
    let key = RsaPublicKeyComponents { n: rs256.modulus(), e: rs256.exponent() };
    key.verify(&RSA_PKCS1_2048_8192_SHA256, rs256.message(), rs256.signature()).is_ok()
}

/// Use one client for all calls: it keeps connections open.
fn http_client() -> reqwest::Result<reqwest::ClientBuilder> {
    // The cryptography of rustls. It only fails if the program has chosen already.
    let _ = rustls::crypto::ring::default_provider().install_default();
    // Mozilla's root certificates. Without `tls_certs_only`, reqwest takes the ones of the operating system.
    let roots = webpki_root_certs::TLS_SERVER_ROOT_CERTS.iter().map(|der| Certificate::from_der(der));
    Ok(reqwest::Client::builder()
        .tls_certs_only(roots.collect::<Result<Vec<_>, _>>()?)
        // A redirect would carry credentials to another host.
        .redirect(redirect::Policy::none())
        // reqwest waits forever unless told otherwise.
        .connect_timeout(Duration::from_secs(10))
        .timeout(Duration::from_secs(30)))
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn StdError>> {
    let (project, emulator) = connect()?;
    // What flows share, such as the project's keys: one for the whole program. The number spreads out what many processes do.
    let cache = Cache::new(project, RandomState::new().hash_one("stytch"));
    let client = match &emulator {
        // A proxy of the environment has no way to this machine's loopback.
        Some(_) => http_client()?.no_proxy().build()?,
        None => http_client()?.https_only(true).build()?,
    };

    let phone_number = match &emulator {
        Some(_) => "+12025550162".to_owned(),
        None => ask("Phone number to send a code to, such as +12025550162: ")?,
    };
    let phone_id = sign_up(&client, &cache, &phone_number).await?;
    let code = match &emulator {
        Some(emulator) => emulator.last_passcode(&phone_number).ok_or("the emulator sent no code")?,
        None => ask("The code: ")?.into(),
    };
    let login = log_in(&client, &cache, &phone_id, code.expose()).await?;
    check(&client, &cache, &login.session_jwt).await?;
    log_out(&client, &cache, &login).await?;
    Ok(())
}

/// Creates a user and sends them a code. Answers the id of their phone, with which the code is valid.
async fn sign_up(client: &reqwest::Client, cache: &Cache, phone_number: &str) -> Result<String, Error> {
    let name = UserName::new().first_name("Ada").last_name("Lovelace");
    let create = users::Create::new().phone_number(phone_number).name(name);
    let created = send(client, cache, create).await?;
    println!("created the user {}", created.user_id);

    let sent = send(client, cache, otps::sms::Send::new(phone_number).expiration_minutes(5)).await?;
    println!("sent a code to {phone_number}");
    Ok(sent.phone_id)
}

/// Starts a session.
async fn log_in(
    client: &reqwest::Client,
    cache: &Cache,
    phone_id: &str,
    code: &str,
) -> Result<otps::AuthenticateResponse, Error> {
    let authenticate = otps::Authenticate::new(phone_id, code).session_duration_minutes(60);
    let login = send(client, cache, authenticate).await?;
    println!("logged in as {}", login.user_id);
    Ok(login)
}

/// What a guard of a web server does with the cookie of each request: nothing is sent once the project's keys are there.
async fn check(
    client: &reqwest::Client,
    cache: &Cache,
    session_jwt: &Secret,
) -> Result<sessions::AuthenticateJwtResponse, Error> {
    let checked = run(client, cache, sessions::AuthenticateJwt::new(session_jwt)).await?;
    println!("the JWT is that of {}, in the session {}", checked.session.user_id, checked.session.session_id);
    Ok(checked)
}

/// Ends the session, and deletes the user so that the program can run again.
async fn log_out(client: &reqwest::Client, cache: &Cache, login: &otps::AuthenticateResponse) -> Result<(), Error> {
    send(client, cache, sessions::Revoke::new().session_token(&login.session_token)).await?;
    println!("logged out");

    send(client, cache, users::Delete::new(&login.user_id)).await?;
    println!("deleted the user");
    Ok(())
}

/// The project that the environment names, or else that of an emulator, which lives as long as the second value.
fn connect() -> Result<(Project, Option<Server>), Box<dyn StdError>> {
    if env::var_os("STYTCH_PROJECT_ID").is_some() {
        return Ok((Project::new(variable("STYTCH_PROJECT_ID")?, variable("STYTCH_SECRET")?)?, None));
    }
    println!("STYTCH_PROJECT_ID is not set: using an emulator in this process");
    let emulator = Emulator::new().serve()?;
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
