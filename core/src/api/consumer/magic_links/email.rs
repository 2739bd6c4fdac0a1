//! Magic links sent by email.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::api::consumer::{Attributes, UserName};
use crate::api::models::Locale;
use crate::error::Error;
use crate::operation::Operation;
use crate::values::{JsonObject, Secret, lenient_integer, or_default};
use crate::wire::{Encoder, Endpoint};

/// Creates a user and emails an invite link.
///
/// The user stays `pending` until the link is followed. Its token goes to `magic_links.authenticate`.
///
/// `POST /v1/magic_links/email/invite`, returns [`InviteResponse`].
/// [Documentation](https://stytch.com/docs/api/invite-by-email).
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Deserialize))]
#[must_use = "a request does nothing until it is sent"]
#[non_exhaustive]
pub struct Invite {
    /// Email address to send the invitation to.
    pub email: String,
    /// Id of the custom invite email template, of type "Magic links - Invite"; your default template when unset.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub invite_template_id: Option<String>,
    /// End user's IP address and user agent as seen by your app, used to help detect fraud.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub attributes: Option<Attributes>,
    /// Name of the User; every part is optional.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<UserName>,
    /// URL of your app that the emailed invite link opens, where you authenticate the token. If unset, the
    /// Dashboard's default applies; without one, the call fails.
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
    /// A request with the required fields.
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

    /// Id of the custom invite email template, of type "Magic links - Invite"; your default template when unset.
    pub fn invite_template_id(mut self, invite_template_id: impl Into<String>) -> Self {
        self.invite_template_id = Some(invite_template_id.into());
        self
    }

    /// End user's IP address and user agent as seen by your app, used to help detect fraud.
    pub fn attributes(mut self, attributes: Attributes) -> Self {
        self.attributes = Some(attributes);
        self
    }

    /// Name of the User; every part is optional.
    pub fn name(mut self, name: UserName) -> Self {
        self.name = Some(name);
        self
    }

    /// URL of your app that the emailed invite link opens, where you authenticate the token. If unset, the
    /// Dashboard's default applies; without one, the call fails.
    pub fn invite_magic_link_url(mut self, invite_magic_link_url: impl Into<String>) -> Self {
        self.invite_magic_link_url = Some(invite_magic_link_url.into());
        self
    }

    /// Minutes until the invite link expires, from 5 to 10080 (7 days); 60 by default.
    pub fn invite_expiration_minutes(mut self, invite_expiration_minutes: i32) -> Self {
        self.invite_expiration_minutes = Some(invite_expiration_minutes);
        self
    }

    /// Language of the message, an IETF BCP 47 tag; English when unset.
    pub fn locale(mut self, locale: impl Into<Locale>) -> Self {
        self.locale = Some(locale.into());
        self
    }

    /// JSON object of your own application data.
    pub fn trusted_metadata(
        mut self,
        trusted_metadata: impl IntoIterator<Item = (impl Into<String>, impl Into<Value>)>,
    ) -> Self {
        self.trusted_metadata =
            Some(trusted_metadata.into_iter().map(|(key, value)| (key.into(), value.into())).collect());
        self
    }

    /// JSON object of your own application data that end users can change through the frontend SDKs; keep nothing
    /// critical in it.
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

    const OPERATION: &'static Operation =
        &Operation::post("consumer.magic_links.email.invite", "/v1/magic_links/email/invite");

    #[inline]
    fn encode(&self, request: &mut Encoder<'_>) -> Result<(), Error> {
        request.json(self)
    }
}

/// What [`Invite`] returns.
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

/// Emails a login link to an active user, or a signup link to any other address.
///
/// An unknown address creates a user, who is pending if `create_user_as_pending` is set. The link's token goes to
/// `magic_links.authenticate`.
///
/// `POST /v1/magic_links/email/login_or_create`, returns [`LoginOrCreateResponse`].
/// [Documentation](https://stytch.com/docs/api/log-in-or-create-user-by-email).
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Deserialize))]
#[must_use = "a request does nothing until it is sent"]
#[non_exhaustive]
pub struct LoginOrCreate {
    /// Email address to send the Magic Link to.
    pub email: String,
    /// URL of your app that the emailed login link opens, where you authenticate the token. If unset, the
    /// Dashboard's default applies; without one, the call fails.
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
    /// Id of the custom login email template, of type "Magic links - Login"; your default template when unset.
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
    /// PKCE challenge: base64url of the SHA-256 hash of a one-time secret, so the flow must finish on the device
    /// that started it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code_challenge: Option<String>,
    /// Language of the message, an IETF BCP 47 tag; English when unset.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub locale: Option<Locale>,
}

impl LoginOrCreate {
    /// A request with the required fields.
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

    /// URL of your app that the emailed login link opens, where you authenticate the token. If unset, the
    /// Dashboard's default applies; without one, the call fails.
    pub fn login_magic_link_url(mut self, login_magic_link_url: impl Into<String>) -> Self {
        self.login_magic_link_url = Some(login_magic_link_url.into());
        self
    }

    /// URL that the sign-up magic link opens; your app takes the token from it and authenticates it. Stytch uses
    /// the Dashboard's default sign-up redirect URL when unset, and errors if there is none.
    pub fn signup_magic_link_url(mut self, signup_magic_link_url: impl Into<String>) -> Self {
        self.signup_magic_link_url = Some(signup_magic_link_url.into());
        self
    }

    /// Minutes until the login link expires, from 5 to 10080 (7 days); 60 by default.
    pub fn login_expiration_minutes(mut self, login_expiration_minutes: i32) -> Self {
        self.login_expiration_minutes = Some(login_expiration_minutes);
        self
    }

    /// Minutes until the sign-up magic link expires, 5 to 10080 (7 days); Stytch uses 10080 when unset.
    pub fn signup_expiration_minutes(mut self, signup_expiration_minutes: i32) -> Self {
        self.signup_expiration_minutes = Some(signup_expiration_minutes);
        self
    }

    /// Id of the custom login email template, of type "Magic links - Login"; your default template when unset.
    pub fn login_template_id(mut self, login_template_id: impl Into<String>) -> Self {
        self.login_template_id = Some(login_template_id.into());
        self
    }

    /// ID of the custom template for sign-up emails, of type "Magic links - Sign-up"; the default template is used
    /// when unset.
    pub fn signup_template_id(mut self, signup_template_id: impl Into<String>) -> Self {
        self.signup_template_id = Some(signup_template_id.into());
        self
    }

    /// End user's IP address and user agent as seen by your app, used to help detect fraud.
    pub fn attributes(mut self, attributes: Attributes) -> Self {
        self.attributes = Some(attributes);
        self
    }

    /// Whether a new User stays `pending` until authenticated instead of being `active` at once; `false` by
    /// default.
    pub fn create_user_as_pending(mut self, create_user_as_pending: bool) -> Self {
        self.create_user_as_pending = Some(create_user_as_pending);
        self
    }

    /// PKCE challenge: base64url of the SHA-256 hash of a one-time secret, so the flow must finish on the device
    /// that started it.
    pub fn code_challenge(mut self, code_challenge: impl Into<String>) -> Self {
        self.code_challenge = Some(code_challenge.into());
        self
    }

    /// Language of the message, an IETF BCP 47 tag; English when unset.
    pub fn locale(mut self, locale: impl Into<Locale>) -> Self {
        self.locale = Some(locale.into());
        self
    }
}

impl Endpoint for LoginOrCreate {
    type Response = LoginOrCreateResponse;

    const OPERATION: &'static Operation =
        &Operation::post("consumer.magic_links.email.login_or_create", "/v1/magic_links/email/login_or_create");

    #[inline]
    fn encode(&self, request: &mut Encoder<'_>) -> Result<(), Error> {
        request.json(self)
    }
}

/// What [`LoginOrCreate`] returns.
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
/// `POST /v1/magic_links/email/revoke_invite`, returns [`RevokeInviteResponse`].
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
    /// A request with the required fields.
    pub fn new(email: impl Into<String>) -> Self {
        Self { email: email.into() }
    }
}

impl Endpoint for RevokeInvite {
    type Response = RevokeInviteResponse;

    const OPERATION: &'static Operation =
        &Operation::post("consumer.magic_links.email.revoke_invite", "/v1/magic_links/email/revoke_invite");

    #[inline]
    fn encode(&self, request: &mut Encoder<'_>) -> Result<(), Error> {
        request.json(self)
    }
}

/// What [`RevokeInvite`] returns.
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
/// `POST /v1/magic_links/email/send`, returns [`SendResponse`].
/// [Documentation](https://stytch.com/docs/api/send-by-email).
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Deserialize))]
#[must_use = "a request does nothing until it is sent"]
#[non_exhaustive]
pub struct Send {
    /// Email address to send the Magic Link to.
    pub email: String,
    /// Id of the custom login email template, of type "Magic links - Login"; your default template when unset.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub login_template_id: Option<String>,
    /// End user's IP address and user agent as seen by your app, used to help detect fraud.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub attributes: Option<Attributes>,
    /// URL of your app that the emailed login link opens, where you authenticate the token. If unset, the
    /// Dashboard's default applies; without one, the call fails.
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
    /// PKCE challenge: base64url of the SHA-256 hash of a one-time secret, so the flow must finish on the device
    /// that started it.
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
    /// A request with the required fields.
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

    /// Id of the custom login email template, of type "Magic links - Login"; your default template when unset.
    pub fn login_template_id(mut self, login_template_id: impl Into<String>) -> Self {
        self.login_template_id = Some(login_template_id.into());
        self
    }

    /// End user's IP address and user agent as seen by your app, used to help detect fraud.
    pub fn attributes(mut self, attributes: Attributes) -> Self {
        self.attributes = Some(attributes);
        self
    }

    /// URL of your app that the emailed login link opens, where you authenticate the token. If unset, the
    /// Dashboard's default applies; without one, the call fails.
    pub fn login_magic_link_url(mut self, login_magic_link_url: impl Into<String>) -> Self {
        self.login_magic_link_url = Some(login_magic_link_url.into());
        self
    }

    /// URL that the sign-up magic link opens; your app takes the token from it and authenticates it. Stytch uses
    /// the Dashboard's default sign-up redirect URL when unset, and errors if there is none.
    pub fn signup_magic_link_url(mut self, signup_magic_link_url: impl Into<String>) -> Self {
        self.signup_magic_link_url = Some(signup_magic_link_url.into());
        self
    }

    /// Minutes until the login link expires, from 5 to 10080 (7 days); 60 by default.
    pub fn login_expiration_minutes(mut self, login_expiration_minutes: i32) -> Self {
        self.login_expiration_minutes = Some(login_expiration_minutes);
        self
    }

    /// Minutes until the sign-up magic link expires, 5 to 10080 (7 days); Stytch uses 10080 when unset.
    pub fn signup_expiration_minutes(mut self, signup_expiration_minutes: i32) -> Self {
        self.signup_expiration_minutes = Some(signup_expiration_minutes);
        self
    }

    /// PKCE challenge: base64url of the SHA-256 hash of a one-time secret, so the flow must finish on the device
    /// that started it.
    pub fn code_challenge(mut self, code_challenge: impl Into<String>) -> Self {
        self.code_challenge = Some(code_challenge.into());
        self
    }

    /// ID of the User, or the User's `external_id` if one is set.
    pub fn user_id(mut self, user_id: impl Into<String>) -> Self {
        self.user_id = Some(user_id.into());
        self
    }

    /// Token of a session of the User to tie the email to.
    pub fn session_token(mut self, session_token: impl Into<Secret>) -> Self {
        self.session_token = Some(session_token.into());
        self
    }

    /// JWT of a session of the User to tie the email to.
    pub fn session_jwt(mut self, session_jwt: impl Into<Secret>) -> Self {
        self.session_jwt = Some(session_jwt.into());
        self
    }

    /// Language of the message, an IETF BCP 47 tag; English when unset.
    pub fn locale(mut self, locale: impl Into<Locale>) -> Self {
        self.locale = Some(locale.into());
        self
    }

    /// ID of the custom template for sign-up emails, of type "Magic links - Sign-up"; the default template is used
    /// when unset.
    pub fn signup_template_id(mut self, signup_template_id: impl Into<String>) -> Self {
        self.signup_template_id = Some(signup_template_id.into());
        self
    }
}

impl Endpoint for Send {
    type Response = SendResponse;

    const OPERATION: &'static Operation =
        &Operation::post("consumer.magic_links.email.send", "/v1/magic_links/email/send");

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
    /// ID of the User.
    pub user_id: String,
    /// Unique ID of an email address.
    #[serde(default, deserialize_with = "or_default")]
    pub email_id: String,
    /// HTTP status code of the response, such as `200`.
    #[serde(default, deserialize_with = "lenient_integer")]
    pub status_code: i32,
}
