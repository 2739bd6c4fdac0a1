//! Discovery magic links sent by email.

use serde::{Deserialize, Serialize};

use crate::api::models::Locale;
use crate::error::Error;
use crate::operation::Operation;
use crate::values::lenient_integer;
use crate::wire::{Encoder, Endpoint};

/// Emails a discovery magic link, which is not tied to any organization.
///
/// The link works for 60 minutes unless `discovery_expiration_minutes` is set. Its token goes to
/// `magic_links.discovery.authenticate`.
///
/// `POST /v1/b2b/magic_links/email/discovery/send`, returns [`SendResponse`].
/// [Documentation](https://stytch.com/docs/b2b/api/send-discovery-email).
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Deserialize))]
#[must_use = "a request does nothing until it is sent"]
#[non_exhaustive]
pub struct Send {
    /// Email address to start discovery with.
    pub email_address: String,
    /// URL the discovery link leads to, where your app authenticates the token. Falls back to the Dashboard's
    /// default; with neither set, the call fails.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub discovery_redirect_url: Option<String>,
    /// PKCE challenge: the SHA-256 hash of the code verifier, base64url encoded.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pkce_code_challenge: Option<String>,
    /// Id of the custom discovery email template, of type "Magic Links - Login"; your default template when unset.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub login_template_id: Option<String>,
    /// Language of the message, an IETF BCP 47 tag; English when unset.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub locale: Option<Locale>,
    /// Minutes until the discovery Magic Link expires, 5 to 10080 (one week); 60 when unset.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub discovery_expiration_minutes: Option<u32>,
}

impl Send {
    /// A request with the required fields.
    pub fn new(email_address: impl Into<String>) -> Self {
        Self {
            email_address: email_address.into(),
            discovery_redirect_url: None,
            pkce_code_challenge: None,
            login_template_id: None,
            locale: None,
            discovery_expiration_minutes: None,
        }
    }

    /// URL the discovery link leads to, where your app authenticates the token. Falls back to the Dashboard's
    /// default; with neither set, the call fails.
    pub fn discovery_redirect_url(mut self, discovery_redirect_url: impl Into<String>) -> Self {
        self.discovery_redirect_url = Some(discovery_redirect_url.into());
        self
    }

    /// PKCE challenge: the SHA-256 hash of the code verifier, base64url encoded.
    pub fn pkce_code_challenge(mut self, pkce_code_challenge: impl Into<String>) -> Self {
        self.pkce_code_challenge = Some(pkce_code_challenge.into());
        self
    }

    /// Id of the custom discovery email template, of type "Magic Links - Login"; your default template when unset.
    pub fn login_template_id(mut self, login_template_id: impl Into<String>) -> Self {
        self.login_template_id = Some(login_template_id.into());
        self
    }

    /// Language of the message, an IETF BCP 47 tag; English when unset.
    pub fn locale(mut self, locale: impl Into<Locale>) -> Self {
        self.locale = Some(locale.into());
        self
    }

    /// Minutes until the discovery Magic Link expires, 5 to 10080 (one week); 60 when unset.
    pub fn discovery_expiration_minutes(mut self, discovery_expiration_minutes: u32) -> Self {
        self.discovery_expiration_minutes = Some(discovery_expiration_minutes);
        self
    }
}

impl Endpoint for Send {
    type Response = SendResponse;

    const OPERATION: &'static Operation =
        &Operation::post("b2b.magic_links.email.discovery.send", "/v1/b2b/magic_links/email/discovery/send");

    #[inline]
    fn encode(&self, request: &mut Encoder<'_>) -> Result<(), Error> {
        request.json(self)
    }
}

/// What [`Send`] returns.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct SendResponse {
    /// Unique ID of this API call; log it, as Stytch support may ask for it.
    pub request_id: Option<String>,
    /// HTTP status code of the response, such as `200`.
    #[serde(default, deserialize_with = "lenient_integer")]
    pub status_code: i32,
}
