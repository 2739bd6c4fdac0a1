//! The routes.

use std::sync::Arc;
use std::time::SystemTime;

use axum::body::Bytes;
use axum::extract::{RawQuery, State};
use axum::http::header::{LOCATION, SET_COOKIE};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use serde::Deserialize;
use stytch_reqwest::consumer::{magic_links, sessions};
use stytch_reqwest::error::DeniedReason;
use stytch_reqwest::login::{ConsumerRedirect, Redirect};
use stytch_reqwest::{Client, Error, Secret, UnixTime, Webhook};

use crate::guard::{Reader, User, cookie};
use crate::refusal::Refusal;

pub(crate) const SESSION: &str = "session";
pub(crate) const MEMBER_SESSION: &str = "member_session";

/// What all requests share.
#[derive(Clone)]
pub(crate) struct App {
    pub(crate) stytch: Client,
    webhook: Arc<Webhook>,
    /// Where this server is, for the links in emails.
    origin: Arc<str>,
}

impl App {
    pub(crate) fn new(stytch: Client, webhook: Webhook, origin: String) -> Self {
        Self { stytch, webhook: Arc::new(webhook), origin: origin.into() }
    }

    /// Mails a link that leads to this server.
    pub(crate) async fn mail_link(&self, email: &str) -> Result<(), Error> {
        let url = format!("{}/authenticate", self.origin);
        let send = magic_links::email::LoginOrCreate::new(email).login_magic_link_url(&url).signup_magic_link_url(&url);
        self.stytch.send(&send).await.map(drop)
    }
}

pub(crate) fn router(app: App) -> Router {
    Router::new()
        .route("/login", post(login))
        .route("/authenticate", get(authenticate))
        .route("/logout", post(logout))
        .route("/me", get(me))
        .route("/organizations/{organization_id}/documents", get(documents))
        .route("/webhooks", post(webhook))
        .with_state(app)
}

#[derive(Deserialize)]
struct Login {
    email: String,
}

/// It accepts only JSON, which a form on another site cannot send.
async fn login(State(app): State<App>, Json(Login { email }): Json<Login>) -> Result<&'static str, Refusal> {
    app.mail_link(&email).await?;
    Ok("look into your mailbox")
}

/// Where the link leads.
async fn authenticate(State(app): State<App>, RawQuery(query): RawQuery) -> Result<Response, Refusal> {
    let redirect = Redirect::parse(&format!("/authenticate?{}", query.unwrap_or_default()))?;
    let ConsumerRedirect::MagicLink(authenticate) = redirect.consumer()? else {
        return Ok((StatusCode::BAD_REQUEST, "this is not a link of ours").into_response());
    };
    let login = app.stytch.send(&authenticate.session_duration_minutes(60)).await?;
    let response = (StatusCode::SEE_OTHER, [(LOCATION, "/me")]).into_response();
    Ok(with_cookie(response, SESSION, Some(&login.session_jwt)))
}

async fn logout(State(app): State<App>, headers: HeaderMap) -> Result<Response, Refusal> {
    if let Some(session_jwt) = cookie(&headers, SESSION) {
        match app.stytch.send(&sessions::Revoke::default().session_jwt(session_jwt)).await {
            // A session that Stytch does not know is over.
            Ok(_) | Err(Error::Api(_)) => {}
            Err(error) => return Err(error.into()),
        }
    }
    Ok(with_cookie("bye".into_response(), SESSION, None))
}

/// For users, by the extractor.
async fn me(user: User) -> Response {
    let response = format!("hello {}", user.0.session.user_id).into_response();
    match user.0.fresh_jwt() {
        Some(session_jwt) => with_cookie(response, SESSION, Some(session_jwt)),
        None => response,
    }
}

/// For members that may read documents of the organization in the path, by the extractor.
async fn documents(reader: Reader) -> Response {
    let session = &reader.0.member_session;
    let response = format!("the documents of {}, for {}", session.organization_id, session.member_id).into_response();
    match reader.0.fresh_jwt() {
        Some(session_jwt) => with_cookie(response, MEMBER_SESSION, Some(session_jwt)),
        None => response,
    }
}

/// The signature covers the bytes as they arrived. Stytch delivers again what gets a status other than 2xx.
async fn webhook(State(app): State<App>, headers: HeaderMap, body: Bytes) -> StatusCode {
    match app.webhook.verify(UnixTime::from(SystemTime::now()), &headers, body) {
        Ok(event) => {
            println!("{} {} {}", event.object_type, event.id, event.action.as_str());
            StatusCode::NO_CONTENT
        }
        Err(Error::Denied(denied)) if denied.reason != DeniedReason::Malformed => StatusCode::UNAUTHORIZED,
        Err(_) => StatusCode::BAD_REQUEST,
    }
}

/// Sets the cookie, or deletes it. It is out of reach of scripts and of other sites. On anything but a developer's machine, it
/// should also be `Secure`.
fn with_cookie(mut response: Response, name: &str, value: Option<&Secret>) -> Response {
    let (value, age) = value.map_or(("", 0), |value| (value.expose(), 3600));
    let cookie = format!("{name}={value}; HttpOnly; SameSite=Lax; Path=/; Max-Age={age}");
    if let Ok(cookie) = HeaderValue::try_from(cookie) {
        response.headers_mut().append(SET_COOKIE, cookie);
    }
    response
}
