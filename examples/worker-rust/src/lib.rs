//! A Cloudflare worker that lets nobody in without a session.
//!
//! `POST /login` makes a session from a passcode that was sent before, and puts its JWT into a cookie. Everything else wants that
//! cookie: the JWT is checked here, with the project's keys, so that a request to Stytch is the exception.

use std::sync::OnceLock;
use std::time::Duration;

use stytch_wasm::consumer::otps;
use stytch_wasm::consumer::sessions::{AuthenticateJwt, AuthenticateJwtResponse};
use stytch_wasm::{Client, Error, Project};
use worker::{Context, Env, Method, Request, Response, Result, event};

/// One for all requests that this worker serves: it keeps the project's keys.
static CLIENT: OnceLock<Client> = OnceLock::new();

#[event(fetch)]
async fn fetch(mut request: Request, env: Env, _context: Context) -> Result<Response> {
    let client = match CLIENT.get() {
        Some(client) => client,
        None => {
            let client = client(&env).map_err(|error| worker::Error::RustError(error.to_string()))?;
            CLIENT.get_or_init(|| client)
        }
    };
    match (request.method(), request.path().as_str()) {
        (Method::Post, "/login") => {
            let form = request.form_data().await?;
            let (method_id, code) = (text(&form, "method_id"), text(&form, "code"));
            let login = otps::Authenticate::new(method_id, code).session_duration_minutes(60);
            match client.send(&login).await {
                Ok(login) => with_cookie(Response::ok("welcome\n")?, login.session_jwt.expose()),
                Err(error) => refuse(&error),
            }
        }
        _ => match authenticate(client, &request).await {
            Ok(authenticated) => {
                let response = Response::ok(format!("hello, {}\n", authenticated.session.user_id))?;
                match authenticated.fresh_jwt() {
                    Some(jwt) => with_cookie(response, jwt.expose()),
                    None => Ok(response),
                }
            }
            Err(error) => refuse(&error),
        },
    }
}

/// The client for the project that the worker's variables and secrets name.
fn client(env: &Env) -> std::result::Result<Client, Error> {
    let variable = |name| env.var(name).map(|value| value.to_string()).unwrap_or_default();
    let secret = env.secret("STYTCH_SECRET").map(|value| value.to_string()).unwrap_or_default();
    let builder = Client::builder(Project::new(variable("STYTCH_PROJECT_ID"), secret)?);
    match variable("STYTCH_BASE_URL") {
        url if url.is_empty() => builder.build(),
        url => builder.base_url(url).build(),
    }
}

async fn authenticate(client: &Client, request: &Request) -> std::result::Result<AuthenticateJwtResponse, Error> {
    let cookies = request.headers().get("cookie").ok().flatten().unwrap_or_default();
    let cookie = cookies.split("; ").find_map(|cookie| cookie.strip_prefix("session_jwt=")).unwrap_or_default();
    // A JWT lives five minutes. Stytch is asked when it is over, and gives a fresh one while the session lives.
    client.run(AuthenticateJwt::new(cookie).max_age(Duration::from_secs(300))).await
}

fn text(form: &worker::FormData, name: &str) -> String {
    form.get_field(name).unwrap_or_default()
}

fn with_cookie(mut response: Response, session_jwt: &str) -> Result<Response> {
    let cookie = format!("session_jwt={session_jwt}; Path=/; HttpOnly; Secure; SameSite=Lax");
    response.headers_mut().set("set-cookie", &cookie)?;
    Ok(response)
}

/// A sure no is one, and everything else is our problem.
fn refuse(error: &Error) -> Result<Response> {
    match error {
        Error::Denied(denied) if denied.reason.is_forbidden() => Response::error("forbidden", 403),
        Error::Denied(_) => Response::error("unauthorized", 401),
        // Of a login: a passcode that is wrong, or was used.
        Error::Api(error) if matches!(error.status, 400 | 404) => Response::error("unauthorized", 401),
        _ => Response::error("try again later", 503),
    }
}
