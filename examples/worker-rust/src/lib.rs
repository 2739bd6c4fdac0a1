//! A Cloudflare Worker that requires a session.
//!
//! | request | effect |
//! |---|---|
//! | `POST /passcode` with `{"email": ..}` | emails a passcode, also to a new user, and returns a `method_id` |
//! | `POST /login` with `{"method_id": .., "code": ..}` | starts a session, and stores its JWT in a cookie |
//! | `POST /logout` | ends the session |
//! | anything else | greets a user who has a session |

use std::sync::OnceLock;
use std::time::Duration;

use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::json;
use stytch_wasm::consumer::otps;
use stytch_wasm::consumer::sessions::{AuthenticateJwt, Revoke};
use stytch_wasm::{Client, Error, Project, Secret};
use worker::{Context, Env, Method, Request, Response, ResponseBuilder, Result, console_error, event};

/// The age from which JWTs are sent to Stytch, which returns a fresh one. For that long, a revoked session can still be used.
const MAX_AGE: Duration = Duration::from_secs(60);
const SESSION_MINUTES: i32 = 7 * 24 * 60;

/// One for all requests: it caches the project's keys, so most requests send nothing to Stytch.
static CLIENT: OnceLock<Client> = OnceLock::new();

#[derive(Deserialize)]
struct Address {
    email: String,
}

#[derive(Deserialize)]
struct Passcode {
    method_id: String,
    code: Secret,
}

#[event(fetch)]
async fn fetch(request: Request, env: Env, _context: Context) -> Result<Response> {
    let client = match CLIENT.get() {
        Some(client) => client,
        None => {
            // The log says which variable is missing; visitors only see an error page.
            let client = client(&env).map_err(|error| worker::Error::RustError(error.to_string()))?;
            CLIENT.get_or_init(|| client)
        }
    };
    match (request.method(), request.path().as_str()) {
        (Method::Post, "/passcode") => send_passcode(client, request).await,
        (Method::Post, "/login") => log_in(client, request).await,
        (Method::Post, "/logout") => log_out(client, &request).await,
        _ => hello(client, &request).await,
    }
}

fn client(env: &Env) -> std::result::Result<Client, Error> {
    let variable = |name| env.var(name).map(|value| value.to_string()).unwrap_or_default();
    let secret = env.secret("STYTCH_SECRET").map(|value| value.to_string()).unwrap_or_default();
    let builder = Client::builder(Project::new(variable("STYTCH_PROJECT_ID"), secret)?);
    match variable("STYTCH_BASE_URL") {
        url if url.is_empty() => builder.build(),
        url => builder.base_url(url).build(),
    }
}

/// In the common case, this sends no request to Stytch.
async fn hello(client: &Client, request: &Request) -> Result<Response> {
    let Some(session_jwt) = session_cookie(request)? else {
        return answer(401)?.ok("log in first\n");
    };
    match client.run(AuthenticateJwt::new(session_jwt).max_age(MAX_AGE)).await {
        Ok(login) => {
            let page = format!("hello, {}\n", login.session.user_id);
            match login.fresh_jwt() {
                // Stytch was asked, and returned a fresh JWT.
                Some(session_jwt) => with_session(answer(200)?, session_jwt)?.ok(page),
                None => answer(200)?.ok(page),
            }
        }
        Err(error) => refuse(&error),
    }
}

async fn send_passcode(client: &Client, mut request: Request) -> Result<Response> {
    let Some(Address { email }) = read_json(&mut request).await? else {
        return answer(400)?.ok("send JSON with an email\n");
    };
    match client.send(&otps::email::LoginOrCreate::new(email).expiration_minutes(10)).await {
        Ok(sent) => answer(200)?.from_json(&json!({ "method_id": sent.email_id })),
        Err(Error::Api(error)) if error.status == 400 => answer(400)?.ok("there is no such address\n"),
        Err(error) => refuse(&error),
    }
}

async fn log_in(client: &Client, mut request: Request) -> Result<Response> {
    let Some(Passcode { method_id, code }) = read_json(&mut request).await? else {
        return answer(400)?.ok("send JSON with a method_id and a code\n");
    };
    let login = otps::Authenticate::new(method_id, code).session_duration_minutes(SESSION_MINUTES);
    match client.send(&login).await {
        Ok(login) => with_session(answer(200)?, &login.session_jwt)?.ok("welcome\n"),
        Err(Error::Api(error)) if matches!(error.status, 400 | 401 | 404) => {
            console_error!("login: {error}");
            answer(401)?.ok("wrong passcode\n")
        }
        Err(error) => refuse(&error),
    }
}

/// A copy of the cookie stays valid until its JWT is older than the maximum age.
async fn log_out(client: &Client, request: &Request) -> Result<Response> {
    if let Some(session_jwt) = session_cookie(request)? {
        match client.send(&Revoke::new().session_jwt(session_jwt)).await {
            Ok(_) => {}
            // There is no such session, or no longer.
            Err(Error::Api(error)) if matches!(error.status, 400 | 404) => {}
            Err(error) => return refuse(&error),
        }
    }
    let gone = "session=; Path=/; HttpOnly; Secure; SameSite=Lax; Max-Age=0";
    answer(200)?.with_header("set-cookie", gone)?.ok("goodbye\n")
}

/// A no differs from a check that could not be completed: users stay logged in while Stytch cannot be reached.
fn refuse(error: &Error) -> Result<Response> {
    console_error!("{error}"); // It never contains a secret.
    match error {
        Error::Denied(denied) if denied.reason.is_forbidden() => answer(403)?.ok("you may not\n"),
        Error::Denied(_) => answer(401)?.ok("log in again\n"),
        _ => answer(503)?.with_header("retry-after", "5")?.ok("try again soon\n"),
    }
}

/// No cache may serve the page of one user to another.
fn answer(status: u16) -> Result<ResponseBuilder> {
    ResponseBuilder::new().with_status(status).with_header("cache-control", "no-store")
}

/// With `HttpOnly`, no script can read the cookie. With `Secure`, it is sent only over TLS (browsers make an exception for
/// `localhost`). With `SameSite=Lax`, requests from other sites do not send it, except when the user follows a link.
fn with_session(answer: ResponseBuilder, session_jwt: &Secret) -> Result<ResponseBuilder> {
    let cookie = format!("session={}; Path=/; HttpOnly; Secure; SameSite=Lax", session_jwt.expose());
    answer.with_header("set-cookie", &cookie)
}

fn session_cookie(request: &Request) -> Result<Option<String>> {
    let cookies = request.headers().get("cookie")?.unwrap_or_default();
    Ok(cookies.split(';').find_map(|cookie| cookie.trim().strip_prefix("session=")).map(str::to_owned))
}

/// Reads only JSON. A form on another site cannot send that, so it cannot log a visitor in to an attacker's account.
async fn read_json<T: DeserializeOwned>(request: &mut Request) -> Result<Option<T>> {
    let content_type = request.headers().get("content-type")?.unwrap_or_default();
    if !content_type.starts_with("application/json") {
        return Ok(None);
    }
    Ok(serde_json::from_slice(&request.bytes().await?).ok())
}
