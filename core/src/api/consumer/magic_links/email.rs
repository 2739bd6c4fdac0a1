//! Magic links sent by email.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::api::operations;
use crate::api::consumer::{Attributes, UserName};
use crate::api::models::Locale;
use crate::wire::response::{lenient_integer, or_default};
use crate::error::Error;
use crate::operation::Operation;
use crate::values::{JsonObject, Secret};
use crate::wire::{Encoder, Endpoint};

/// Creates a user and emails an invite link.
///
/// The user stays `pending` until the link is followed. Its token goes to `magic_links.authenticate`.
///
/// `POST /v1/magic_links/email/invite`, answered by [`InviteResponse`].
/// [Documentation](https://stytch.com/docs/api/invite-by-email).
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Deserialize))]
#[must_use = "a request does nothing until it is sent"]
#[non_exhaustive]
pub struct Invite {
    /// Email address to send the invitation to.
    pub email: String,
    /// Id of the custom invite email template, of type "Magic links - Invite"; your default template when left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub invite_template_id: Option<String>,
    /// End user's IP address and user agent as seen by your app, used to help detect fraud.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub attributes: Option<Attributes>,
    /// Name of the User; every part is optional.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<UserName>,
    /// URL of your app that the emailed invite link opens, where you authenticate the token. Left out, the
    /// Dashboard's default applies, and without one the call fails.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub invite_magic_link_url: Option<String>,
    /// Minutes until the invite link expires, from 5 to 10080 (7 days); 60 by default.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub invite_expiration_minutes: Option<i32>,
    /// Language of the message, an IETF BCP 47 tag; English when unset.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub locale: Option<Locale>,
    /// JSON object of your own application data.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub trusted_metadata: Option<JsonObject>,
    /// JSON object of your own application data that end users can change through the frontend SDKs; keep nothing
    /// critical in it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub untrusted_metadata: Option<JsonObject>,
}

impl Invite {
    /// A request with what is required, and nothing else set.
    pub fn new(email: impl Into<String>) -> Self {
        Self {
            email: email.into(),
            invite_template_id: None,
            attributes: None,
            name: None,
            invite_magic_link_url: None,
            invite_expiration_minutes: None,
            locale: None,
            trusted_metadata: None,
            untrusted_metadata: None,
        }
    }

    /// Sets [`invite_template_id`](Self#structfield.invite_template_id).
    pub fn invite_template_id(mut self, invite_template_id: impl Into<String>) -> Self {
        self.invite_template_id = Some(invite_template_id.into());
        self
    }

    /// Sets [`attributes`](Self#structfield.attributes).
    pub fn attributes(mut self, attributes: Attributes) -> Self {
        self.attributes = Some(attributes);
        self
    }

    /// Sets [`name`](Self#structfield.name).
    pub fn name(mut self, name: UserName) -> Self {
        self.name = Some(name);
        self
    }

    /// Sets [`invite_magic_link_url`](Self#structfield.invite_magic_link_url).
    pub fn invite_magic_link_url(mut self, invite_magic_link_url: impl Into<String>) -> Self {
        self.invite_magic_link_url = Some(invite_magic_link_url.into());
        self
    }

    /// Sets [`invite_expiration_minutes`](Self#structfield.invite_expiration_minutes).
    pub fn invite_expiration_minutes(mut self, invite_expiration_minutes: i32) -> Self {
        self.invite_expiration_minutes = Some(invite_expiration_minutes);
        self
    }

    /// Sets [`locale`](Self#structfield.locale).
    pub fn locale(mut self, locale: impl Into<Locale>) -> Self {
        self.locale = Some(locale.into());
        self
    }

    /// Sets [`trusted_metadata`](Self#structfield.trusted_metadata).
    pub fn trusted_metadata(
        mut self,
        trusted_metadata: impl IntoIterator<Item = (impl Into<String>, impl Into<Value>)>,
    ) -> Self {
        self.trusted_metadata =
            Some(trusted_metadata.into_iter().map(|(key, value)| (key.into(), value.into())).collect());
        self
    }

    /// Sets [`untrusted_metadata`](Self#structfield.untrusted_metadata).
    pub fn untrusted_metadata(
        mut self,
        untrusted_metadata: impl IntoIterator<Item = (impl Into<String>, impl Into<Value>)>,
    ) -> Self {
        self.untrusted_metadata =
            Some(untrusted_metadata.into_iter().map(|(key, value)| (key.into(), value.into())).collect());
        self
    }
}

impl Endpoint for Invite {
    type Response = InviteResponse;

    const OPERATION: &'static Operation = &operations::CONSUMER_MAGIC_LINKS_EMAIL_INVITE;

    #[inline]
    fn encode(&self, request: &mut Encoder<'_>) -> Result<(), Error> {
        request.json(self)
    }

    #[inline]
    fn decode(body: &str) -> Result<Self::Response, serde_json::Error> {
        serde_json::from_str(body)
    }
}

/// What [`Invite`] answers.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct InviteResponse {
    /// Unique ID of this API call; log it, as Stytch support may ask for it.
    pub request_id: Option<String>,
    /// ID of the User.
    pub user_id: String,
    /// Unique ID of an email address.
    #[serde(default, deserialize_with = "or_default")]
    pub email_id: String,
    /// HTTP status code of the response, such as `200`.
    #[serde(default, deserialize_with = "lenient_integer")]
    pub status_code: i32,
}

/// Emails a login link to an active user, or a signup link to anybody else.
///
/// An unknown address creates a user, who is pending if `create_user_as_pending` is set. The link's token goes to
/// `magic_links.authenticate`.
///
/// `POST /v1/magic_links/email/login_or_create`, answered by [`LoginOrCreateResponse`].
/// [Documentation](https://stytch.com/docs/api/log-in-or-create-user-by-email).
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Deserialize))]
#[must_use = "a request does nothing until it is sent"]
#[non_exhaustive]
pub struct LoginOrCreate {
    /// Email address to send the Magic Link to.
    pub email: String,
    /// URL of your app that the emailed login link opens, where you authenticate the token. Left out, the
    /// Dashboard's default applies, and without one the call fails.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub login_magic_link_url: Option<String>,
    /// URL that the sign-up magic link opens; your app takes the token from it and authenticates it. Stytch uses
    /// the Dashboard's default sign-up redirect URL when unset, and errors if there is none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub signup_magic_link_url: Option<String>,
    /// Minutes until the login link expires, from 5 to 10080 (7 days); 60 by default.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub login_expiration_minutes: Option<i32>,
    /// Minutes until the sign-up magic link expires, 5 to 10080 (7 days); Stytch uses 10080 when unset.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub signup_expiration_minutes: Option<i32>,
    /// Id of the custom login email template, of type "Magic links - Login"; your default template when left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub login_template_id: Option<String>,
    /// ID of the custom template for sign-up emails, of type "Magic links - Sign-up"; the default template is used
    /// when unset.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub signup_template_id: Option<String>,
    /// End user's IP address and user agent as seen by your app, used to help detect fraud.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub attributes: Option<Attributes>,
    /// Whether a new User stays `pending` until authenticated instead of being `active` at once; `false` by
    /// default.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub create_user_as_pending: Option<bool>,
    /// PKCE challenge: base64url of the SHA-256 hash of a one-time secret, so that the flow must finish on the
    /// device that began it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code_challenge: Option<String>,
    /// Language of the message, an IETF BCP 47 tag; English when unset.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub locale: Option<Locale>,
}

impl LoginOrCreate {
    /// A request with what is required, and nothing else set.
    pub fn new(email: impl Into<String>) -> Self {
        Self {
            email: email.into(),
            login_magic_link_url: None,
            signup_magic_link_url: None,
            login_expiration_minutes: None,
            signup_expiration_minutes: None,
            login_template_id: None,
            signup_template_id: None,
            attributes: None,
            create_user_as_pending: None,
            code_challenge: None,
            locale: None,
        }
    }

    /// Sets [`login_magic_link_url`](Self#structfield.login_magic_link_url).
    pub fn login_magic_link_url(mut self, login_magic_link_url: impl Into<String>) -> Self {
        self.login_magic_link_url = Some(login_magic_link_url.into());
        self
    }

    /// Sets [`signup_magic_link_url`](Self#structfield.signup_magic_link_url).
    pub fn signup_magic_link_url(mut self, signup_magic_link_url: impl Into<String>) -> Self {
        self.signup_magic_link_url = Some(signup_magic_link_url.into());
        self
    }

    /// Sets [`login_expiration_minutes`](Self#structfield.login_expiration_minutes).
    pub fn login_expiration_minutes(mut self, login_expiration_minutes: i32) -> Self {
        self.login_expiration_minutes = Some(login_expiration_minutes);
        self
    }

    /// Sets [`signup_expiration_minutes`](Self#structfield.signup_expiration_minutes).
    pub fn signup_expiration_minutes(mut self, signup_expiration_minutes: i32) -> Self {
        self.signup_expiration_minutes = Some(signup_expiration_minutes);
        self
    }

    /// Sets [`login_template_id`](Self#structfield.login_template_id).
    pub fn login_template_id(mut self, login_template_id: impl Into<String>) -> Self {
        self.login_template_id = Some(login_template_id.into());
        self
    }

    /// Sets [`signup_template_id`](Self#structfield.signup_template_id).
    pub fn signup_template_id(mut self, signup_template_id: impl Into<String>) -> Self {
        self.signup_template_id = Some(signup_template_id.into());
        self
    }

    /// Sets [`attributes`](Self#structfield.attributes).
    pub fn attributes(mut self, attributes: Attributes) -> Self {
        self.attributes = Some(attributes);
        self
    }

    /// Sets [`create_user_as_pending`](Self#structfield.create_user_as_pending).
    pub fn create_user_as_pending(mut self, create_user_as_pending: bool) -> Self {
        self.create_user_as_pending = Some(create_user_as_pending);
        self
    }

    /// Sets [`code_challenge`](Self#structfield.code_challenge).
    pub fn code_challenge(mut self, code_challenge: impl Into<String>) -> Self {
        self.code_challenge = Some(code_challenge.into());
        self
    }

    /// Sets [`locale`](Self#structfield.locale).
    pub fn locale(mut self, locale: impl Into<Locale>) -> Self {
        self.locale = Some(locale.into());
        self
    }
}

impl Endpoint for LoginOrCreate {
    type Response = LoginOrCreateResponse;

    const OPERATION: &'static Operation = &operations::CONSUMER_MAGIC_LINKS_EMAIL_LOGIN_OR_CREATE;

    #[inline]
    fn encode(&self, request: &mut Encoder<'_>) -> Result<(), Error> {
        request.json(self)
    }

    #[inline]
    fn decode(body: &str) -> Result<Self::Response, serde_json::Error> {
        serde_json::from_str(body)
    }
}

/// What [`LoginOrCreate`] answers.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct LoginOrCreateResponse {
    /// Unique ID of this API call; log it, as Stytch support may ask for it.
    pub request_id: Option<String>,
    /// ID of the User.
    pub user_id: String,
    /// Unique ID of an email address.
    #[serde(default, deserialize_with = "or_default")]
    pub email_id: String,
    /// Whether this call created the User.
    #[serde(default, deserialize_with = "or_default")]
    pub user_created: bool,
    /// HTTP status code of the response, such as `200`.
    #[serde(default, deserialize_with = "lenient_integer")]
    pub status_code: i32,
}

/// Revokes the pending invite of an email address.
///
/// `POST /v1/magic_links/email/revoke_invite`, answered by [`RevokeInviteResponse`].
/// [Documentation](https://stytch.com/docs/api/revoke-pending-invite).
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Deserialize))]
#[must_use = "a request does nothing until it is sent"]
#[non_exhaustive]
pub struct RevokeInvite {
    /// Email address of the User whose invitation to revoke.
    pub email: String,
}

impl RevokeInvite {
    /// A request with what is required, and nothing else set.
    pub fn new(email: impl Into<String>) -> Self {
        Self { email: email.into() }
    }
}

impl Endpoint for RevokeInvite {
    type Response = RevokeInviteResponse;

    const OPERATION: &'static Operation = &operations::CONSUMER_MAGIC_LINKS_EMAIL_REVOKE_INVITE;

    #[inline]
    fn encode(&self, request: &mut Encoder<'_>) -> Result<(), Error> {
        request.json(self)
    }

    #[inline]
    fn decode(body: &str) -> Result<Self::Response, serde_json::Error> {
        serde_json::from_str(body)
    }
}

/// What [`RevokeInvite`] answers.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct RevokeInviteResponse {
    /// Unique ID of this API call; log it, as Stytch support may ask for it.
    pub request_id: Option<String>,
    /// HTTP status code of the response, such as `200`.
    #[serde(default, deserialize_with = "lenient_integer")]
    pub status_code: i32,
}

/// Emails a magic link to an existing user.
///
/// With one of `user_id`, `session_token` and `session_jwt`, adds the address to that user; it is dropped again
/// unless authenticated within 5 minutes. The link's token goes to `magic_links.authenticate`.
///
/// `POST /v1/magic_links/email/send`, answered by [`SendResponse`].
/// [Documentation](https://stytch.com/docs/api/send-by-email).
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Deserialize))]
#[must_use = "a request does nothing until it is sent"]
#[non_exhaustive]
pub struct Send {
    /// Email address to send the Magic Link to.
    pub email: String,
    /// Id of the custom login email template, of type "Magic links - Login"; your default template when left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub login_template_id: Option<String>,
    /// End user's IP address and user agent as seen by your app, used to help detect fraud.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub attributes: Option<Attributes>,
    /// URL of your app that the emailed login link opens, where you authenticate the token. Left out, the
    /// Dashboard's default applies, and without one the call fails.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub login_magic_link_url: Option<String>,
    /// URL that the sign-up magic link opens; your app takes the token from it and authenticates it. Stytch uses
    /// the Dashboard's default sign-up redirect URL when unset, and errors if there is none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub signup_magic_link_url: Option<String>,
    /// Minutes until the login link expires, from 5 to 10080 (7 days); 60 by default.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub login_expiration_minutes: Option<i32>,
    /// Minutes until the sign-up magic link expires, 5 to 10080 (7 days); Stytch uses 10080 when unset.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub signup_expiration_minutes: Option<i32>,
    /// PKCE challenge: base64url of the SHA-256 hash of a one-time secret, so that the flow must finish on the
    /// device that began it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code_challenge: Option<String>,
    /// ID of the User, or the User's `external_id` if one is set.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_id: Option<String>,
    /// Token of a session of the User to tie the email to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub session_token: Option<Secret>,
    /// JWT of a session of the User to tie the email to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub session_jwt: Option<Secret>,
    /// Language of the message, an IETF BCP 47 tag; English when unset.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub locale: Option<Locale>,
    /// ID of the custom template for sign-up emails, of type "Magic links - Sign-up"; the default template is used
    /// when unset.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub signup_template_id: Option<String>,
}

impl Send {
    /// A request with what is required, and nothing else set.
    pub fn new(email: impl Into<String>) -> Self {
        Self {
            email: email.into(),
            login_template_id: None,
            attributes: None,
            login_magic_link_url: None,
            signup_magic_link_url: None,
            login_expiration_minutes: None,
            signup_expiration_minutes: None,
            code_challenge: None,
            user_id: None,
            session_token: None,
            session_jwt: None,
            locale: None,
            signup_template_id: None,
        }
    }

    /// Sets [`login_template_id`](Self#structfield.login_template_id).
    pub fn login_template_id(mut self, login_template_id: impl Into<String>) -> Self {
        self.login_template_id = Some(login_template_id.into());
        self
    }

    /// Sets [`attributes`](Self#structfield.attributes).
    pub fn attributes(mut self, attributes: Attributes) -> Self {
        self.attributes = Some(attributes);
        self
    }

    /// Sets [`login_magic_link_url`](Self#structfield.login_magic_link_url).
    pub fn login_magic_link_url(mut self, login_magic_link_url: impl Into<String>) -> Self {
        self.login_magic_link_url = Some(login_magic_link_url.into());
        self
    }

    /// Sets [`signup_magic_link_url`](Self#structfield.signup_magic_link_url).
    pub fn signup_magic_link_url(mut self, signup_magic_link_url: impl Into<String>) -> Self {
        self.signup_magic_link_url = Some(signup_magic_link_url.into());
        self
    }

    /// Sets [`login_expiration_minutes`](Self#structfield.login_expiration_minutes).
    pub fn login_expiration_minutes(mut self, login_expiration_minutes: i32) -> Self {
        self.login_expiration_minutes = Some(login_expiration_minutes);
        self
    }

    /// Sets [`signup_expiration_minutes`](Self#structfield.signup_expiration_minutes).
    pub fn signup_expiration_minutes(mut self, signup_expiration_minutes: i32) -> Self {
        self.signup_expiration_minutes = Some(signup_expiration_minutes);
        self
    }

    /// Sets [`code_challenge`](Self#structfield.code_challenge).
    pub fn code_challenge(mut self, code_challenge: impl Into<String>) -> Self {
        self.code_challenge = Some(code_challenge.into());
        self
    }

    /// Sets [`user_id`](Self#structfield.user_id).
    pub fn user_id(mut self, user_id: impl Into<String>) -> Self {
        self.user_id = Some(user_id.into());
        self
    }

    /// Sets [`session_token`](Self#structfield.session_token).
    pub fn session_token(mut self, session_token: impl Into<Secret>) -> Self {
        self.session_token = Some(session_token.into());
        self
    }

    /// Sets [`session_jwt`](Self#structfield.session_jwt).
    pub fn session_jwt(mut self, session_jwt: impl Into<Secret>) -> Self {
        self.session_jwt = Some(session_jwt.into());
        self
    }

    /// Sets [`locale`](Self#structfield.locale).
    pub fn locale(mut self, locale: impl Into<Locale>) -> Self {
        self.locale = Some(locale.into());
        self
    }

    /// Sets [`signup_template_id`](Self#structfield.signup_template_id).
    pub fn signup_template_id(mut self, signup_template_id: impl Into<String>) -> Self {
        self.signup_template_id = Some(signup_template_id.into());
        self
    }
}

impl Endpoint for Send {
    type Response = SendResponse;

    const OPERATION: &'static Operation = &operations::CONSUMER_MAGIC_LINKS_EMAIL_SEND;

    #[inline]
    fn encode(&self, request: &mut Encoder<'_>) -> Result<(), Error> {
        request.json(self)
    }

    #[inline]
    fn decode(body: &str) -> Result<Self::Response, serde_json::Error> {
        serde_json::from_str(body)
    }
}

/// What [`Send`] answers.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct SendResponse {
    /// Unique ID of this API call; log it, as Stytch support may ask for it.
    pub request_id: Option<String>,
    /// ID of the User.
    pub user_id: String,
    /// Unique ID of an email address.
    #[serde(default, deserialize_with = "or_default")]
    pub email_id: String,
    /// HTTP status code of the response, such as `200`.
    #[serde(default, deserialize_with = "lenient_integer")]
    pub status_code: i32,
}
