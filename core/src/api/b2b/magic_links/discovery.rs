//! Tokens of discovery magic links.

use serde::{Deserialize, Serialize};

use crate::api::b2b::DiscoveredOrganization;
use crate::error::Error;
use crate::operation::Operation;
use crate::values::{Secret, Timestamp, lenient_integer, or_default};
use crate::wire::{Encoder, Endpoint};

/// Exchanges a discovery magic link token for an intermediate session.
///
/// The intermediate session lasts 10 minutes. Exchange it for a session in one of `discovered_organizations`, or
/// create an organization with it.
///
/// `POST /v1/b2b/magic_links/discovery/authenticate`, returns [`AuthenticateResponse`].
/// [Documentation](https://stytch.com/docs/b2b/api/authenticate-discovery-magic-link).
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Deserialize))]
#[must_use = "a request does nothing until it is sent"]
#[non_exhaustive]
pub struct Authenticate {
    /// Token from the discovery Magic Link email.
    pub discovery_magic_links_token: Secret,
    /// PKCE code verifier whose hash was sent as `pkce_code_challenge`; proves that the flow ends on the device
    /// that started it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pkce_code_verifier: Option<Secret>,
}

impl Authenticate {
    /// A request with the required fields.
    pub fn new(discovery_magic_links_token: impl Into<Secret>) -> Self {
        Self { discovery_magic_links_token: discovery_magic_links_token.into(), pkce_code_verifier: None }
    }

    /// PKCE code verifier whose hash was sent as `pkce_code_challenge`; proves that the flow ends on the device
    /// that started it.
    pub fn pkce_code_verifier(mut self, pkce_code_verifier: impl Into<Secret>) -> Self {
        self.pkce_code_verifier = Some(pkce_code_verifier.into());
        self
    }
}

impl Endpoint for Authenticate {
    type Response = AuthenticateResponse;

    const OPERATION: &'static Operation =
        &Operation::post("b2b.magic_links.discovery.authenticate", "/v1/b2b/magic_links/discovery/authenticate");

    #[inline]
    fn encode(&self, request: &mut Encoder<'_>) -> Result<(), Error> {
        request.json(self)
    }
}

/// What [`Authenticate`] returns.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct AuthenticateResponse {
    /// Unique ID of this API call; log it, as Stytch support may ask for it.
    pub request_id: Option<String>,
    /// Intermediate session token: login factors proven so far that can become a Member session; lives 10 minutes
    /// by default.
    #[serde(default, deserialize_with = "or_default")]
    pub intermediate_session_token: Secret,
    /// Email address of the Member or end user.
    #[serde(default, deserialize_with = "or_default")]
    pub email_address: String,
    /// Organizations the end user belongs to, is invited to, or may join, for example by JIT provisioning or a
    /// shared email domain.
    #[serde(default, deserialize_with = "or_default")]
    pub discovered_organizations: Vec<DiscoveredOrganization>,
    /// HTTP status code of the response, such as `200`.
    #[serde(default, deserialize_with = "lenient_integer")]
    pub status_code: i32,
    /// Expiry of the `intermediate_session_token`, RFC 3339 in UTC; absent if there is none.
    pub intermediate_session_token_expires_at: Option<Timestamp>,
}
