//! The authentication of clients.

use crate::api::oauth2::call::Call;
use crate::api::oauth2::failures::{invalid_client, unauthorized_client};
use crate::format::url::form_decode;
use crate::outcome::Failure;
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
        let input = &call.input;
        let (in_header, in_header_secret) = match call.basic.as_deref().and_then(read_basic) {
            Some((id, secret)) => (Some(id), Some(secret)),
            None => (None, None),
        };
        let id = input.optional_text("client_id")?;
        let secret = input.optional_text("client_secret")?;
        // Some SDKs send the project's credentials in the header, as with other operations, and the client's in the
        // body.
        let header_counts = secret.is_none() && id.is_none_or(|id| in_header.as_deref() == Some(id));
        let secret = secret.or(in_header_secret.as_deref().filter(|_| header_counts));
        let id = id.or(in_header.as_deref()).ok_or_else(|| Failure::malformed("client_id is required."))?;

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

    /// The id of a Connected App; fails for M2M clients, which have no codes or refresh tokens.
    pub(super) fn app(&self) -> Result<&str, Failure> {
        match self {
            Self::App(id) => Ok(id),
            Self::M2m(_) => Err(unauthorized_client("An M2M client can only use client_credentials.")),
        }
    }
}

/// The id and secret in an HTTP Basic header, where RFC 6749 encodes them as in forms.
fn read_basic(credentials: &[u8]) -> Option<(String, String)> {
    let (id, secret) = std::str::from_utf8(credentials).ok()?.split_once(':')?;
    Some((form_decode(id).ok()?, form_decode(secret).ok()?))
}
