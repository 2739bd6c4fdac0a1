//! The authentication of clients.

use crate::api::oauth2::call::Call;
use crate::api::oauth2::failures::{challenging, invalid_client, unauthorized_client};
use crate::format::url::form_decode;
use crate::outcome::Failure;
use crate::project::PROJECT_ID;
use crate::request::credentials;
use crate::state::State;

/// The id of an authenticated client.
#[derive(Debug)]
pub(super) enum Client {
    M2m(String),
    /// A Connected App. Public ones have no secret, so their id is accepted without one.
    App(String),
}

impl Client {
    /// Authenticates the client by the credentials in the body or the header of the request.
    pub(super) fn authenticate(state: &State, call: &Call<'_>) -> Result<Self, Failure> {
        let in_header = in_header(call)?;
        let in_body = call.input.optional_text("client_id")?;
        let secret_in_body = call.input.optional_text("client_secret")?;
        let (id, secret) = match (&in_header, in_body) {
            (Some((id, secret)), _) if secret_in_body.is_none() && in_body.is_none_or(|in_body| in_body == id) => {
                (id.as_str(), Some(secret.as_str()).filter(|secret| !secret.is_empty()))
            }
            (Some(_), _) => {
                let message = "The client is named in the header and in the body, where it may be in one of them only.";
                return Err(Failure::malformed(message));
            }
            (None, Some(id)) => (id, secret_in_body),
            (None, None) => return Err(challenging("client_id is required.")),
        };

        if let Ok(client) = state.oauth.m2m_client(id) {
            let proven = client.active && secret.is_some_and(|secret| client.secret.accepts(secret));
            return if proven { Ok(Self::M2m(id.to_owned())) } else { Err(invalid_client()) };
        }
        let app = state.oauth.app(id).map_err(|_| invalid_client())?;
        match (&app.secret, secret) {
            (Some(known), Some(given)) if known.accepts(given) => Ok(Self::App(id.to_owned())),
            (None, None) => Ok(Self::App(id.to_owned())),
            _ => Err(invalid_client()),
        }
    }

    pub(super) fn id(&self) -> &str {
        match self {
            Self::M2m(id) | Self::App(id) => id,
        }
    }

    /// The id of a Connected App; fails for M2M clients, which act for no person.
    pub(super) fn app(&self) -> Result<&str, Failure> {
        match self {
            Self::App(id) => Ok(id),
            Self::M2m(_) => Err(unauthorized_client("An M2M client can only use client_credentials.")),
        }
    }
}

/// The id and secret in the header; fails if they have not the form of credentials.
fn in_header(call: &Call<'_>) -> Result<Option<(String, String)>, Failure> {
    if !credentials::has_basic(call.request) {
        return Ok(None);
    }
    let read = credentials::basic(call.request).and_then(|credentials| read_basic(&credentials));
    let read = read.ok_or_else(invalid_client)?;
    // Some SDKs send the project's credentials in the header, as with other operations, and the client's in the body.
    Ok(Some(read).filter(|(id, _)| id != PROJECT_ID))
}

/// The id and secret in an HTTP Basic header, where RFC 6749 encodes them as in forms.
fn read_basic(credentials: &[u8]) -> Option<(String, String)> {
    let (id, secret) = std::str::from_utf8(credentials).ok()?.split_once(':')?;
    Some((form_decode(id).ok()?, form_decode(secret).ok()?))
}
