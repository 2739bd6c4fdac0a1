//! Who may see a page, as extractors: a handler that takes one runs only for those.

use std::time::Duration;

use axum::extract::{FromRequestParts, Path};
use axum::http::HeaderMap;
use axum::http::header::COOKIE;
use axum::http::request::Parts;
use stytch_reqwest::{b2b, consumer};

use crate::app::{App, MEMBER_SESSION, SESSION};
use crate::refusal::Refusal;

/// JWTs that are older are sent to Stytch, which notices a session that was revoked.
const MAX_AGE: Duration = Duration::from_secs(60);

/// A user who is logged in.
pub(crate) struct User(pub(crate) consumer::sessions::AuthenticateJwtResponse);

impl FromRequestParts<App> for User {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Refusal> {
        let session_jwt = cookie(&parts.headers, SESSION).ok_or(Refusal::LoginFirst)?;
        let check = consumer::sessions::AuthenticateJwt::new(session_jwt).max_age(MAX_AGE);
        Ok(Self(app.stytch.run(check).await?))
    }
}

/// A member who may read the documents of the organization in the path.
pub(crate) struct Reader(pub(crate) b2b::sessions::AuthenticateJwtResponse);

impl FromRequestParts<App> for Reader {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Refusal> {
        let session_jwt = cookie(&parts.headers, MEMBER_SESSION).ok_or(Refusal::LoginFirst)?.to_owned();
        let organization = Path::<String>::from_request_parts(parts, app).await.map_err(|_| Refusal::NotFound)?;
        let check = b2b::sessions::AuthenticateJwt::new(session_jwt).max_age(MAX_AGE);
        Ok(Self(app.stytch.run(check.require(organization.0, "documents", "read")).await?))
    }
}

pub(crate) fn cookie<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    let cookies = headers.get_all(COOKIE).into_iter().filter_map(|value| value.to_str().ok());
    cookies.flat_map(|value| value.split(';')).find_map(|cookie| {
        let (known, value) = cookie.trim().split_once('=')?;
        (known == name).then_some(value)
    })
}
