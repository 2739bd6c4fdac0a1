//! Magic links sent by email.

pub mod discovery;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::api::b2b::{Member, Organization};
use crate::api::models::Locale;
use crate::error::Error;
use crate::operation::Operation;
use crate::values::{JsonObject, MemberCredential, lenient_integer, or_default};
use crate::wire::{Encoder, Endpoint};

/// Invites a new member to an organization by email.
///
/// Creates the member as `invited`, or moves a `pending` one there; an `active` member is an error. The link lasts
/// one week by default. To revoke an invite, delete the member.
///
/// `POST /v1/b2b/magic_links/email/invite`, returns [`InviteResponse`].
/// [Documentation](https://stytch.com/docs/b2b/api/send-invite-email).
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Deserialize))]
#[must_use = "a request does nothing until it is sent"]
#[non_exhaustive]
pub struct Invite {
    /// ID of the Organization; requests accept its slug or external ID too.
    pub organization_id: String,
    /// Email address of the Member or end user.
    pub email_address: String,
    /// URL of your backend that the emailed invite link opens, where you authenticate the token. If unset, the
    /// Dashboard's default applies; without one, the call fails.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub invite_redirect_url: Option<String>,
    /// `member_id` of the Member behind the invite.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub invited_by_member_id: Option<String>,
    /// Name of the Member.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// JSON object of your own application data or of data from the identity provider.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub trusted_metadata: Option<JsonObject>,
    /// JSON object of your own application data that end users can change through the frontend SDKs; keep nothing
    /// critical in it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub untrusted_metadata: Option<JsonObject>,
    /// Id of the custom invite email template, of type "Magic links - Invite"; your default template when unset.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub invite_template_id: Option<String>,
    /// Language of the message, an IETF BCP 47 tag; English when unset.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub locale: Option<Locale>,
    /// IDs of the Roles to assign explicitly to the Member.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub roles: Option<Vec<String>>,
    /// Minutes until the invite expires, from 5 to 10080; 10080 (7 days) by default.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub invite_expiration_minutes: Option<u32>,
    /// The member on whose behalf the call is made.
    #[serde(skip)]
    pub member_credential: Option<MemberCredential>,
}

impl Invite {
    /// A request with the required fields.
    pub fn new(organization_id: impl Into<String>, email_address: impl Into<String>) -> Self {
        Self {
            organization_id: organization_id.into(),
            email_address: email_address.into(),
            invite_redirect_url: None,
            invited_by_member_id: None,
            name: None,
            trusted_metadata: None,
            untrusted_metadata: None,
            invite_template_id: None,
            locale: None,
            roles: None,
            invite_expiration_minutes: None,
            member_credential: None,
        }
    }

    /// URL of your backend that the emailed invite link opens, where you authenticate the token. If unset, the
    /// Dashboard's default applies; without one, the call fails.
    pub fn invite_redirect_url(mut self, invite_redirect_url: impl Into<String>) -> Self {
        self.invite_redirect_url = Some(invite_redirect_url.into());
        self
    }

    /// `member_id` of the Member behind the invite.
    pub fn invited_by_member_id(mut self, invited_by_member_id: impl Into<String>) -> Self {
        self.invited_by_member_id = Some(invited_by_member_id.into());
        self
    }

    /// Name of the Member.
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }

    /// JSON object of your own application data or of data from the identity provider.
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

    /// Id of the custom invite email template, of type "Magic links - Invite"; your default template when unset.
    pub fn invite_template_id(mut self, invite_template_id: impl Into<String>) -> Self {
        self.invite_template_id = Some(invite_template_id.into());
        self
    }

    /// Language of the message, an IETF BCP 47 tag; English when unset.
    pub fn locale(mut self, locale: impl Into<Locale>) -> Self {
        self.locale = Some(locale.into());
        self
    }

    /// IDs of the Roles to assign explicitly to the Member.
    pub fn roles(mut self, roles: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.roles = Some(roles.into_iter().map(Into::into).collect());
        self
    }

    /// Minutes until the invite expires, from 5 to 10080; 10080 (7 days) by default.
    pub fn invite_expiration_minutes(mut self, invite_expiration_minutes: u32) -> Self {
        self.invite_expiration_minutes = Some(invite_expiration_minutes);
        self
    }

    /// Makes the call on behalf of a member. Stytch then checks the member's permissions too.
    pub fn authorized_by(mut self, credential: MemberCredential) -> Self {
        self.member_credential = Some(credential);
        self
    }
}

impl Endpoint for Invite {
    type Response = InviteResponse;

    const OPERATION: &'static Operation =
        &Operation::post("b2b.magic_links.email.invite", "/v1/b2b/magic_links/email/invite");

    #[inline]
    fn encode(&self, request: &mut Encoder<'_>) -> Result<(), Error> {
        request.member_credential(self.member_credential.as_ref())?;
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
    /// UUID of the Member.
    pub member_id: String,
    /// The Member the call is about.
    #[serde(default, deserialize_with = "or_default")]
    pub member: Member,
    /// The Organization.
    #[serde(default, deserialize_with = "or_default")]
    pub organization: Organization,
    /// HTTP status code of the response, such as `200`.
    #[serde(default, deserialize_with = "lenient_integer")]
    pub status_code: i32,
}

/// Emails a login link to an active member, or a signup link to any other address.
///
/// An unknown address creates a `pending` member. The link works for 60 minutes by default, and its token goes to
/// `magic_links.authenticate`.
///
/// `POST /v1/b2b/magic_links/email/login_or_signup`, returns [`LoginOrSignupResponse`].
/// [Documentation](https://stytch.com/docs/b2b/api/send-login-signup-email).
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Deserialize))]
#[must_use = "a request does nothing until it is sent"]
#[non_exhaustive]
pub struct LoginOrSignup {
    /// ID of the Organization; requests accept its slug or external ID too.
    pub organization_id: String,
    /// Email address of the Member or end user.
    pub email_address: String,
    /// URL of your backend that the emailed login link opens, where you authenticate the token. If unset, the
    /// Dashboard's default applies; without one, the call fails.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub login_redirect_url: Option<String>,
    /// URL that the sign-up magic link opens, where your backend authenticates the token. Stytch uses the
    /// Dashboard's default sign-up redirect URL when unset, and errors if there is none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub signup_redirect_url: Option<String>,
    /// PKCE challenge: the SHA-256 hash of the code verifier, base64url encoded.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pkce_code_challenge: Option<String>,
    /// Id of the custom login email template, of type "Magic links - Login"; your default template when unset.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub login_template_id: Option<String>,
    /// ID of the custom template for sign-up emails, of type "Magic Links - Signup"; the default template is used
    /// when unset.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub signup_template_id: Option<String>,
    /// Language of the message, an IETF BCP 47 tag; English when unset.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub locale: Option<Locale>,
    /// Minutes until the login link expires, from 5 to 10080 (7 days); 60 by default.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub login_expiration_minutes: Option<u32>,
    /// Minutes until the sign-up magic link expires, 5 to 10080 (1 week); Stytch uses 60 when unset.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub signup_expiration_minutes: Option<u32>,
}

impl LoginOrSignup {
    /// A request with the required fields.
    pub fn new(organization_id: impl Into<String>, email_address: impl Into<String>) -> Self {
        Self {
            organization_id: organization_id.into(),
            email_address: email_address.into(),
            login_redirect_url: None,
            signup_redirect_url: None,
            pkce_code_challenge: None,
            login_template_id: None,
            signup_template_id: None,
            locale: None,
            login_expiration_minutes: None,
            signup_expiration_minutes: None,
        }
    }

    /// URL of your backend that the emailed login link opens, where you authenticate the token. If unset, the
    /// Dashboard's default applies; without one, the call fails.
    pub fn login_redirect_url(mut self, login_redirect_url: impl Into<String>) -> Self {
        self.login_redirect_url = Some(login_redirect_url.into());
        self
    }

    /// URL that the sign-up magic link opens, where your backend authenticates the token. Stytch uses the
    /// Dashboard's default sign-up redirect URL when unset, and errors if there is none.
    pub fn signup_redirect_url(mut self, signup_redirect_url: impl Into<String>) -> Self {
        self.signup_redirect_url = Some(signup_redirect_url.into());
        self
    }

    /// PKCE challenge: the SHA-256 hash of the code verifier, base64url encoded.
    pub fn pkce_code_challenge(mut self, pkce_code_challenge: impl Into<String>) -> Self {
        self.pkce_code_challenge = Some(pkce_code_challenge.into());
        self
    }

    /// Id of the custom login email template, of type "Magic links - Login"; your default template when unset.
    pub fn login_template_id(mut self, login_template_id: impl Into<String>) -> Self {
        self.login_template_id = Some(login_template_id.into());
        self
    }

    /// ID of the custom template for sign-up emails, of type "Magic Links - Signup"; the default template is used
    /// when unset.
    pub fn signup_template_id(mut self, signup_template_id: impl Into<String>) -> Self {
        self.signup_template_id = Some(signup_template_id.into());
        self
    }

    /// Language of the message, an IETF BCP 47 tag; English when unset.
    pub fn locale(mut self, locale: impl Into<Locale>) -> Self {
        self.locale = Some(locale.into());
        self
    }

    /// Minutes until the login link expires, from 5 to 10080 (7 days); 60 by default.
    pub fn login_expiration_minutes(mut self, login_expiration_minutes: u32) -> Self {
        self.login_expiration_minutes = Some(login_expiration_minutes);
        self
    }

    /// Minutes until the sign-up magic link expires, 5 to 10080 (1 week); Stytch uses 60 when unset.
    pub fn signup_expiration_minutes(mut self, signup_expiration_minutes: u32) -> Self {
        self.signup_expiration_minutes = Some(signup_expiration_minutes);
        self
    }
}

impl Endpoint for LoginOrSignup {
    type Response = LoginOrSignupResponse;

    const OPERATION: &'static Operation =
        &Operation::post("b2b.magic_links.email.login_or_signup", "/v1/b2b/magic_links/email/login_or_signup");

    #[inline]
    fn encode(&self, request: &mut Encoder<'_>) -> Result<(), Error> {
        request.json(self)
    }
}

/// What [`LoginOrSignup`] returns.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct LoginOrSignupResponse {
    /// Unique ID of this API call; log it, as Stytch support may ask for it.
    pub request_id: Option<String>,
    /// UUID of the Member.
    pub member_id: String,
    /// Whether the call created the Member; `false` when one already existed.
    #[serde(default, deserialize_with = "or_default")]
    pub member_created: bool,
    /// The Member the call is about.
    #[serde(default, deserialize_with = "or_default")]
    pub member: Member,
    /// The Organization.
    #[serde(default, deserialize_with = "or_default")]
    pub organization: Organization,
    /// HTTP status code of the response, such as `200`.
    #[serde(default, deserialize_with = "lenient_integer")]
    pub status_code: i32,
}
