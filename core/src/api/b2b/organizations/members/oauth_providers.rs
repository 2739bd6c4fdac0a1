//! Tokens saved from members' OAuth logins.

use serde::Deserialize;

use crate::api::b2b::{GithubProviderInfo, HubspotProviderInfo, SlackProviderInfo};
use crate::error::Error;
use crate::operation::Operation;
use crate::values::{Secret, lenient_integer, or_default};
use crate::wire::{Encoder, Endpoint};

/// Fetches the GitHub access tokens saved from a member's OAuth logins.
///
/// GitHub issues no refresh tokens; its access tokens expire only after long disuse.
///
/// `GET /v1/b2b/organizations/{organization_id}/members/{member_id}/oauth_providers/github`, returns
/// [`GithubResponse`]. [Documentation](https://stytch.com/docs/b2b/api/member-object).
#[derive(Debug, Clone, PartialEq)]
#[must_use = "a request does nothing until it is sent"]
#[non_exhaustive]
pub struct Github {
    /// ID of the Organization; requests accept its slug or external ID too.
    pub organization_id: String,
    /// UUID of the Member, or the Member's `external_id` if one is set.
    pub member_id: String,
    /// Whether to return the stored refresh token; `false` by default. Using that token yourself can stop Stytch
    /// from refreshing access tokens.
    pub include_refresh_token: Option<bool>,
}

impl Github {
    /// A request with the required fields.
    pub fn new(organization_id: impl Into<String>, member_id: impl Into<String>) -> Self {
        Self { organization_id: organization_id.into(), member_id: member_id.into(), include_refresh_token: None }
    }

    /// Whether to return the stored refresh token; `false` by default. Using that token yourself can stop Stytch
    /// from refreshing access tokens.
    pub fn include_refresh_token(mut self, include_refresh_token: bool) -> Self {
        self.include_refresh_token = Some(include_refresh_token);
        self
    }
}

impl Endpoint for Github {
    type Response = GithubResponse;

    const OPERATION: &'static Operation = &Operation::get(
        "b2b.organizations.members.oauth_providers.github",
        "/v1/b2b/organizations/{organization_id}/members/{member_id}/oauth_providers/github",
    );

    #[inline]
    fn encode(&self, request: &mut Encoder<'_>) -> Result<(), Error> {
        request.path("organization_id", &self.organization_id)?;
        request.path("member_id", &self.member_id)?;
        request.query("include_refresh_token", self.include_refresh_token.as_ref());
        Ok(())
    }
}

/// What [`Github`] returns.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct GithubResponse {
    /// Unique ID of this API call; log it, as Stytch support may ask for it.
    pub request_id: Option<String>,
    /// OAuth provider used, such as `Google`.
    #[serde(default, deserialize_with = "or_default")]
    pub provider_type: String,
    /// Member's registrations with the provider, each with its tokens.
    #[serde(default, deserialize_with = "or_default")]
    pub registrations: Vec<GithubProviderInfo>,
    /// HTTP status code of the response, such as `200`.
    #[serde(default, deserialize_with = "lenient_integer")]
    pub status_code: i32,
}

/// Fetches the Google tokens saved from a member's OAuth logins.
///
/// Stytch refreshes the access token if Google issued a refresh token. `include_refresh_token` returns that one
/// too, but redeeming it yourself may end the automatic refresh. A member who only ever used Google One Tap has no
/// tokens. Start the OAuth flow with `provider_prompt=consent` to make Google issue a refresh token.
///
/// `GET /v1/b2b/organizations/{organization_id}/members/{member_id}/oauth_providers/google`, returns
/// [`GoogleResponse`]. [Documentation](https://stytch.com/docs/b2b/api/member-object).
#[derive(Debug, Clone, PartialEq)]
#[must_use = "a request does nothing until it is sent"]
#[non_exhaustive]
pub struct Google {
    /// ID of the Organization; requests accept its slug or external ID too.
    pub organization_id: String,
    /// UUID of the Member, or the Member's `external_id` if one is set.
    pub member_id: String,
    /// Whether to return the stored refresh token; `false` by default. Using that token yourself can stop Stytch
    /// from refreshing access tokens.
    pub include_refresh_token: Option<bool>,
}

impl Google {
    /// A request with the required fields.
    pub fn new(organization_id: impl Into<String>, member_id: impl Into<String>) -> Self {
        Self { organization_id: organization_id.into(), member_id: member_id.into(), include_refresh_token: None }
    }

    /// Whether to return the stored refresh token; `false` by default. Using that token yourself can stop Stytch
    /// from refreshing access tokens.
    pub fn include_refresh_token(mut self, include_refresh_token: bool) -> Self {
        self.include_refresh_token = Some(include_refresh_token);
        self
    }
}

impl Endpoint for Google {
    type Response = GoogleResponse;

    const OPERATION: &'static Operation = &Operation::get(
        "b2b.organizations.members.oauth_providers.google",
        "/v1/b2b/organizations/{organization_id}/members/{member_id}/oauth_providers/google",
    );

    #[inline]
    fn encode(&self, request: &mut Encoder<'_>) -> Result<(), Error> {
        request.path("organization_id", &self.organization_id)?;
        request.path("member_id", &self.member_id)?;
        request.query("include_refresh_token", self.include_refresh_token.as_ref());
        Ok(())
    }
}

/// What [`Google`] returns.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct GoogleResponse {
    /// Unique ID of this API call; log it, as Stytch support may ask for it.
    pub request_id: Option<String>,
    /// OAuth provider used, such as `Google`.
    #[serde(default, deserialize_with = "or_default")]
    pub provider_type: String,
    /// User's unique ID at the OAuth provider, its `sub` claim.
    #[serde(default, deserialize_with = "or_default")]
    pub provider_subject: String,
    /// OpenID Connect ID token from the OAuth provider, a JWT whose claims vary by provider.
    #[serde(default, deserialize_with = "or_default")]
    pub id_token: Secret,
    /// OAuth scopes that the provider granted.
    #[serde(default, deserialize_with = "or_default")]
    pub scopes: Vec<String>,
    /// HTTP status code of the response, such as `200`.
    #[serde(default, deserialize_with = "lenient_integer")]
    pub status_code: i32,
    /// OAuth access token for calling the provider's API on behalf of the User or Member.
    pub access_token: Option<Secret>,
    /// Seconds left before the provider's access token expires.
    pub access_token_expires_in: Option<i32>,
    /// Provider's refresh token, for getting a new `access_token` for its API.
    pub refresh_token: Option<Secret>,
}

/// Fetches the HubSpot tokens saved from a member's OAuth logins.
///
/// Stytch refreshes the access token if HubSpot issued a refresh token. `include_refresh_token` returns that one
/// too, but redeeming it yourself may end the automatic refresh.
///
/// `GET /v1/b2b/organizations/{organization_id}/members/{member_id}/oauth_providers/hubspot`, returns
/// [`HubspotResponse`]. [Documentation](https://stytch.com/docs/b2b/api/member-object).
#[derive(Debug, Clone, PartialEq)]
#[must_use = "a request does nothing until it is sent"]
#[non_exhaustive]
pub struct Hubspot {
    /// ID of the Organization; requests accept its slug or external ID too.
    pub organization_id: String,
    /// UUID of the Member, or the Member's `external_id` if one is set.
    pub member_id: String,
    /// Whether to return the stored refresh token; `false` by default. Using that token yourself can stop Stytch
    /// from refreshing access tokens.
    pub include_refresh_token: Option<bool>,
}

impl Hubspot {
    /// A request with the required fields.
    pub fn new(organization_id: impl Into<String>, member_id: impl Into<String>) -> Self {
        Self { organization_id: organization_id.into(), member_id: member_id.into(), include_refresh_token: None }
    }

    /// Whether to return the stored refresh token; `false` by default. Using that token yourself can stop Stytch
    /// from refreshing access tokens.
    pub fn include_refresh_token(mut self, include_refresh_token: bool) -> Self {
        self.include_refresh_token = Some(include_refresh_token);
        self
    }
}

impl Endpoint for Hubspot {
    type Response = HubspotResponse;

    const OPERATION: &'static Operation = &Operation::get(
        "b2b.organizations.members.oauth_providers.hubspot",
        "/v1/b2b/organizations/{organization_id}/members/{member_id}/oauth_providers/hubspot",
    );

    #[inline]
    fn encode(&self, request: &mut Encoder<'_>) -> Result<(), Error> {
        request.path("organization_id", &self.organization_id)?;
        request.path("member_id", &self.member_id)?;
        request.query("include_refresh_token", self.include_refresh_token.as_ref());
        Ok(())
    }
}

/// What [`Hubspot`] returns.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct HubspotResponse {
    /// Unique ID of this API call; log it, as Stytch support may ask for it.
    pub request_id: Option<String>,
    /// OAuth provider used, such as `Google`.
    #[serde(default, deserialize_with = "or_default")]
    pub provider_type: String,
    /// Member's registrations with the provider, each with its tokens.
    #[serde(default, deserialize_with = "or_default")]
    pub registrations: Vec<HubspotProviderInfo>,
    /// HTTP status code of the response, such as `200`.
    #[serde(default, deserialize_with = "lenient_integer")]
    pub status_code: i32,
}

/// Fetches the Microsoft tokens saved from a member's OAuth logins.
///
/// Stytch refreshes the access token if Microsoft issued a refresh token. `include_refresh_token` returns that one
/// too, but redeeming it yourself may end the automatic refresh.
///
/// `GET /v1/b2b/organizations/{organization_id}/members/{member_id}/oauth_providers/microsoft`, returns
/// [`MicrosoftResponse`]. [Documentation](https://stytch.com/docs/b2b/api/member-object).
#[derive(Debug, Clone, PartialEq)]
#[must_use = "a request does nothing until it is sent"]
#[non_exhaustive]
pub struct Microsoft {
    /// ID of the Organization; requests accept its slug or external ID too.
    pub organization_id: String,
    /// UUID of the Member, or the Member's `external_id` if one is set.
    pub member_id: String,
    /// Whether to return the stored refresh token; `false` by default. Using that token yourself can stop Stytch
    /// from refreshing access tokens.
    pub include_refresh_token: Option<bool>,
}

impl Microsoft {
    /// A request with the required fields.
    pub fn new(organization_id: impl Into<String>, member_id: impl Into<String>) -> Self {
        Self { organization_id: organization_id.into(), member_id: member_id.into(), include_refresh_token: None }
    }

    /// Whether to return the stored refresh token; `false` by default. Using that token yourself can stop Stytch
    /// from refreshing access tokens.
    pub fn include_refresh_token(mut self, include_refresh_token: bool) -> Self {
        self.include_refresh_token = Some(include_refresh_token);
        self
    }
}

impl Endpoint for Microsoft {
    type Response = MicrosoftResponse;

    const OPERATION: &'static Operation = &Operation::get(
        "b2b.organizations.members.oauth_providers.microsoft",
        "/v1/b2b/organizations/{organization_id}/members/{member_id}/oauth_providers/microsoft",
    );

    #[inline]
    fn encode(&self, request: &mut Encoder<'_>) -> Result<(), Error> {
        request.path("organization_id", &self.organization_id)?;
        request.path("member_id", &self.member_id)?;
        request.query("include_refresh_token", self.include_refresh_token.as_ref());
        Ok(())
    }
}

/// What [`Microsoft`] returns.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct MicrosoftResponse {
    /// Unique ID of this API call; log it, as Stytch support may ask for it.
    pub request_id: Option<String>,
    /// OAuth provider used, such as `Google`.
    #[serde(default, deserialize_with = "or_default")]
    pub provider_type: String,
    /// User's unique ID at the OAuth provider, its `sub` claim.
    #[serde(default, deserialize_with = "or_default")]
    pub provider_subject: String,
    /// OAuth access token for calling the provider's API on behalf of the User or Member.
    #[serde(default, deserialize_with = "or_default")]
    pub access_token: Secret,
    /// Seconds left before the provider's access token expires.
    #[serde(default, deserialize_with = "or_default")]
    pub access_token_expires_in: i32,
    /// OpenID Connect ID token from the OAuth provider, a JWT whose claims vary by provider.
    #[serde(default, deserialize_with = "or_default")]
    pub id_token: Secret,
    /// OAuth scopes that the provider granted.
    #[serde(default, deserialize_with = "or_default")]
    pub scopes: Vec<String>,
    /// HTTP status code of the response, such as `200`.
    #[serde(default, deserialize_with = "lenient_integer")]
    pub status_code: i32,
    /// Provider's refresh token, for getting a new `access_token` for its API.
    pub refresh_token: Option<Secret>,
}

/// Fetches the Slack tokens saved from a member's OAuth logins.
///
/// `GET /v1/b2b/organizations/{organization_id}/members/{member_id}/oauth_providers/slack`, returns
/// [`SlackResponse`]. [Documentation](https://stytch.com/docs/b2b/api/member-object).
#[derive(Debug, Clone, PartialEq)]
#[must_use = "a request does nothing until it is sent"]
#[non_exhaustive]
pub struct Slack {
    /// ID of the Organization; requests accept its slug or external ID too.
    pub organization_id: String,
    /// UUID of the Member, or the Member's `external_id` if one is set.
    pub member_id: String,
}

impl Slack {
    /// A request with the required fields.
    pub fn new(organization_id: impl Into<String>, member_id: impl Into<String>) -> Self {
        Self { organization_id: organization_id.into(), member_id: member_id.into() }
    }
}

impl Endpoint for Slack {
    type Response = SlackResponse;

    const OPERATION: &'static Operation = &Operation::get(
        "b2b.organizations.members.oauth_providers.slack",
        "/v1/b2b/organizations/{organization_id}/members/{member_id}/oauth_providers/slack",
    );

    #[inline]
    fn encode(&self, request: &mut Encoder<'_>) -> Result<(), Error> {
        request.path("organization_id", &self.organization_id)?;
        request.path("member_id", &self.member_id)
    }
}

/// What [`Slack`] returns.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct SlackResponse {
    /// Unique ID of this API call; log it, as Stytch support may ask for it.
    pub request_id: Option<String>,
    /// OAuth provider used, such as `Google`.
    #[serde(default, deserialize_with = "or_default")]
    pub provider_type: String,
    /// Member's registrations with the provider, each with its tokens.
    #[serde(default, deserialize_with = "or_default")]
    pub registrations: Vec<SlackProviderInfo>,
    /// HTTP status code of the response, such as `200`.
    #[serde(default, deserialize_with = "lenient_integer")]
    pub status_code: i32,
}
