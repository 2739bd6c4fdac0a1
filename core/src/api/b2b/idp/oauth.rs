//! A member's consent to OAuth authorization requests.

use serde::{Deserialize, Serialize};

use crate::api::b2b::{Member, Organization};
use crate::api::models::{ConnectedAppPublic, ScopeResult};
use crate::error::Error;
use crate::operation::Operation;
use crate::values::{Secret, lenient_integer, or_default};
use crate::wire::{Encoder, Endpoint};

/// Records a member's decision on a connected app's authorization request and returns where to redirect.
///
/// Validate the request with `authorize_start` first. Name the member by exactly one of `organization_id` with
/// `member_id`, `session_token`, or `session_jwt`; a session is required if the app will later use
/// `sessions.exchange_access_token`. Redirect to `redirect_uri` in any case: it carries either the code or the
/// OAuth error.
///
/// `POST /v1/b2b/idp/oauth/authorize`, returns [`AuthorizeResponse`].
/// [Documentation](https://stytch.com/docs/b2b/api/connected-apps-oauth-authorize).
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Deserialize))]
#[must_use = "a request does nothing until it is sent"]
#[non_exhaustive]
pub struct Authorize {
    /// Whether the user agreed to the requested scopes.
    pub consent_granted: bool,
    /// Scopes that the client requests.
    pub scopes: Vec<String>,
    /// Unique ID of the Connected App client.
    pub client_id: String,
    /// Callback URI of the OAuth flow, where the user returns; required for the `authorization_code` grant.
    pub redirect_uri: String,
    /// OAuth 2.0 response type; `code` for authorization code flows.
    pub response_type: String,
    /// ID of the Organization; requests accept its slug or external ID too.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub organization_id: Option<String>,
    /// UUID of the Member, or the Member's `external_id` if one is set.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub member_id: Option<String>,
    /// Token of the Member's existing session.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub session_token: Option<Secret>,
    /// JWT of the Member's existing session.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub session_jwt: Option<Secret>,
    /// Space-separated prompts to show during authorization; only `consent` is supported.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub prompt: Option<String>,
    /// Opaque value returned in the callback, so the client can match it to its request.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub state: Option<String>,
    /// Client-chosen string carried into the ID token to guard against replay.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub nonce: Option<String>,
    /// PKCE challenge, base64url encoded, which the client made from its code verifier.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code_challenge: Option<String>,
    /// Resource indicators for the requested access, as in RFC 8707.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub resources: Option<Vec<String>>,
}

impl Authorize {
    /// A request with the required fields.
    pub fn new(
        consent_granted: bool,
        scopes: impl IntoIterator<Item = impl Into<String>>,
        client_id: impl Into<String>,
        redirect_uri: impl Into<String>,
        response_type: impl Into<String>,
    ) -> Self {
        Self {
            consent_granted,
            scopes: scopes.into_iter().map(Into::into).collect(),
            client_id: client_id.into(),
            redirect_uri: redirect_uri.into(),
            response_type: response_type.into(),
            organization_id: None,
            member_id: None,
            session_token: None,
            session_jwt: None,
            prompt: None,
            state: None,
            nonce: None,
            code_challenge: None,
            resources: None,
        }
    }

    /// ID of the Organization; requests accept its slug or external ID too.
    pub fn organization_id(mut self, organization_id: impl Into<String>) -> Self {
        self.organization_id = Some(organization_id.into());
        self
    }

    /// UUID of the Member, or the Member's `external_id` if one is set.
    pub fn member_id(mut self, member_id: impl Into<String>) -> Self {
        self.member_id = Some(member_id.into());
        self
    }

    /// Token of the Member's existing session.
    pub fn session_token(mut self, session_token: impl Into<Secret>) -> Self {
        self.session_token = Some(session_token.into());
        self
    }

    /// JWT of the Member's existing session.
    pub fn session_jwt(mut self, session_jwt: impl Into<Secret>) -> Self {
        self.session_jwt = Some(session_jwt.into());
        self
    }

    /// Space-separated prompts to show during authorization; only `consent` is supported.
    pub fn prompt(mut self, prompt: impl Into<String>) -> Self {
        self.prompt = Some(prompt.into());
        self
    }

    /// Opaque value returned in the callback, so the client can match it to its request.
    pub fn state(mut self, state: impl Into<String>) -> Self {
        self.state = Some(state.into());
        self
    }

    /// Client-chosen string carried into the ID token to guard against replay.
    pub fn nonce(mut self, nonce: impl Into<String>) -> Self {
        self.nonce = Some(nonce.into());
        self
    }

    /// PKCE challenge, base64url encoded, which the client made from its code verifier.
    pub fn code_challenge(mut self, code_challenge: impl Into<String>) -> Self {
        self.code_challenge = Some(code_challenge.into());
        self
    }

    /// Resource indicators for the requested access, as in RFC 8707.
    pub fn resources(mut self, resources: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.resources = Some(resources.into_iter().map(Into::into).collect());
        self
    }
}

impl Endpoint for Authorize {
    type Response = AuthorizeResponse;

    const OPERATION: &'static Operation = &Operation::post("b2b.idp.oauth.authorize", "/v1/b2b/idp/oauth/authorize");

    #[inline]
    fn encode(&self, request: &mut Encoder<'_>) -> Result<(), Error> {
        request.json(self)
    }
}

/// What [`Authorize`] returns.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct AuthorizeResponse {
    /// Unique ID of this API call; log it, as Stytch support may ask for it.
    pub request_id: Option<String>,
    /// URI to send the user's browser to next, back at the requesting app.
    #[serde(default, deserialize_with = "or_default")]
    pub redirect_uri: Secret,
    /// HTTP status code of the response, such as `200`.
    #[serde(default, deserialize_with = "lenient_integer")]
    pub status_code: i32,
    /// Single-use code to exchange for tokens.
    pub authorization_code: Option<Secret>,
}

/// Checks a connected app's authorization request and returns what a consent screen must show.
///
/// Name the member by exactly one of `organization_id` with `member_id`, `session_token`, or `session_jwt`. Ask for
/// consent if `consent_required` is `true`, then call `authorize`.
///
/// `POST /v1/b2b/idp/oauth/authorize/start`, returns [`AuthorizeStartResponse`].
/// [Documentation](https://stytch.com/docs/b2b/api/connected-apps-oauth-authorize-start).
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Deserialize))]
#[must_use = "a request does nothing until it is sent"]
#[non_exhaustive]
pub struct AuthorizeStart {
    /// Unique ID of the Connected App client.
    pub client_id: String,
    /// Callback URI of the OAuth flow, where the user returns; required for the `authorization_code` grant.
    pub redirect_uri: String,
    /// OAuth 2.0 response type; `code` for authorization code flows.
    pub response_type: String,
    /// Scopes that the client requests.
    pub scopes: Vec<String>,
    /// ID of the Organization; requests accept its slug or external ID too.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub organization_id: Option<String>,
    /// UUID of the Member, or the Member's `external_id` if one is set.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub member_id: Option<String>,
    /// Token of the Member's existing session.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub session_token: Option<Secret>,
    /// JWT of the Member's existing session.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub session_jwt: Option<Secret>,
    /// Space-separated prompts to show during authorization; only `consent` is supported.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub prompt: Option<String>,
}

impl AuthorizeStart {
    /// A request with the required fields.
    pub fn new(
        client_id: impl Into<String>,
        redirect_uri: impl Into<String>,
        response_type: impl Into<String>,
        scopes: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        Self {
            client_id: client_id.into(),
            redirect_uri: redirect_uri.into(),
            response_type: response_type.into(),
            scopes: scopes.into_iter().map(Into::into).collect(),
            organization_id: None,
            member_id: None,
            session_token: None,
            session_jwt: None,
            prompt: None,
        }
    }

    /// ID of the Organization; requests accept its slug or external ID too.
    pub fn organization_id(mut self, organization_id: impl Into<String>) -> Self {
        self.organization_id = Some(organization_id.into());
        self
    }

    /// UUID of the Member, or the Member's `external_id` if one is set.
    pub fn member_id(mut self, member_id: impl Into<String>) -> Self {
        self.member_id = Some(member_id.into());
        self
    }

    /// Token of the Member's existing session.
    pub fn session_token(mut self, session_token: impl Into<Secret>) -> Self {
        self.session_token = Some(session_token.into());
        self
    }

    /// JWT of the Member's existing session.
    pub fn session_jwt(mut self, session_jwt: impl Into<Secret>) -> Self {
        self.session_jwt = Some(session_jwt.into());
        self
    }

    /// Space-separated prompts to show during authorization; only `consent` is supported.
    pub fn prompt(mut self, prompt: impl Into<String>) -> Self {
        self.prompt = Some(prompt.into());
        self
    }
}

impl Endpoint for AuthorizeStart {
    type Response = AuthorizeStartResponse;

    const OPERATION: &'static Operation =
        &Operation::post("b2b.idp.oauth.authorize_start", "/v1/b2b/idp/oauth/authorize/start");

    #[inline]
    fn encode(&self, request: &mut Encoder<'_>) -> Result<(), Error> {
        request.json(self)
    }
}

/// What [`AuthorizeStart`] returns.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct AuthorizeStartResponse {
    /// Unique ID of this API call; log it, as Stytch support may ask for it.
    pub request_id: Option<String>,
    /// UUID of the Member.
    pub member_id: String,
    /// The Member the call is about.
    #[serde(default, deserialize_with = "or_default")]
    pub member: Member,
    /// The Organization.
    #[serde(default, deserialize_with = "or_default")]
    pub organization: Organization,
    /// Public details of the Connected App asking for authorization.
    #[serde(default, deserialize_with = "or_default")]
    pub client: ConnectedAppPublic,
    /// Whether the user must explicitly agree before authorization can go ahead.
    #[serde(default, deserialize_with = "or_default")]
    pub consent_required: bool,
    /// Result for each requested scope.
    #[serde(default, deserialize_with = "or_default")]
    pub scope_results: Vec<ScopeResult>,
    /// HTTP status code of the response, such as `200`.
    #[serde(default, deserialize_with = "lenient_integer")]
    pub status_code: i32,
}
