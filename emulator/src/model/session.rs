//! Sessions and the authentication factors in them.

use std::borrow::Cow;
use std::time::Duration;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

use crate::format::export;
use crate::format::rfc3339::to_rfc3339;
use crate::model::changes::merge;
use crate::model::contact::Contact;
use crate::model::member::Member;
use crate::model::member_account::MemberAccount;
use crate::model::organization::Organization;
use crate::model::provider::Account;
use crate::model::sso;
use crate::model::user::User;
use crate::model::wallet::Wallet;
use crate::model::webauthn;
use crate::table::{Limit, Row};

/// The type of the factor of an impersonation.
const IMPERSONATED: &str = "impersonated";

/// A session of a user or a member.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Session {
    pub(crate) id: String,
    pub(crate) token: String,
    /// The id of the user or member.
    pub(crate) owner_id: String,
    pub(crate) factors: Vec<Factor>,
    pub(crate) attributes: Value,
    pub(crate) custom_claims: Map<String, Value>,
    #[serde(with = "export::time")]
    pub(crate) started_at: Duration,
    #[serde(with = "export::time")]
    pub(crate) last_accessed_at: Duration,
    #[serde(with = "export::time")]
    pub(crate) expires_at: Duration,
}

/// What sessions are found by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum By {
    Id,
    Token,
    Owner,
}

impl Row for Session {
    type By = By;

    const LIMIT: Option<Limit<By>> = Some(Limit::WithKey(By::Owner, 1000));

    fn keys(&self) -> Vec<(By, String)> {
        let keys = [(By::Id, &self.id), (By::Token, &self.token), (By::Owner, &self.owner_id)];
        keys.map(|(by, key)| (by, key.clone())).into()
    }

    fn is_unique(by: By) -> bool {
        by != By::Owner
    }

    fn expires_at(&self) -> Option<Duration> {
        Some(self.expires_at)
    }
}

/// One proof of the user's identity.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Factor {
    factor_type: Cow<'static, str>,
    delivery_method: Cow<'static, str>,
    /// The name and value of the object with details; `None` for passwords.
    detail: Option<(Cow<'static, str>, Value)>,
    #[serde(with = "export::time")]
    created_at: Duration,
    #[serde(with = "export::time")]
    last_authenticated_at: Duration,
}

impl Session {
    /// Creates a session that starts now and has no lifetime yet.
    pub(crate) fn new(id: String, token: String, owner_id: &str, attributes: Value, now: Duration) -> Self {
        Self {
            id,
            token,
            owner_id: owner_id.to_owned(),
            factors: Vec::new(),
            attributes,
            custom_claims: Map::new(),
            started_at: now,
            last_accessed_at: now,
            expires_at: now,
        }
    }

    /// Notes that the session was used. If `duration` is given, the session ends that long from now, unless it is an
    /// impersonation, which cannot be extended.
    pub(crate) fn touch(&mut self, now: Duration, duration: Option<Duration>, claims: Map<String, Value>) {
        self.last_accessed_at = now;
        if let Some(duration) = duration.filter(|_| !self.is_impersonation()) {
            self.expires_at = now.saturating_add(duration);
        }
        merge(&mut self.custom_claims, claims);
    }

    fn is_impersonation(&self) -> bool {
        self.factors.iter().any(|factor| factor.factor_type == IMPERSONATED)
    }

    /// Adds a factor, or notes that the session's own was used again.
    pub(crate) fn add_factor(&mut self, factor: Factor) {
        let known = self.factors.iter_mut().find(|f| f.is_same(&factor));
        match known {
            Some(known) => known.last_authenticated_at = factor.last_authenticated_at,
            None => self.factors.push(factor),
        }
    }

    /// Whether the SSO connection with this id was used to log in.
    pub(crate) fn has_connection(&self, id: &str) -> bool {
        let mut details = self.factors.iter().filter_map(|factor| factor.detail.as_ref());
        details.any(|(_, detail)| detail["provider_id"] == id)
    }

    /// The session of `user` in responses.
    pub(crate) fn to_json(&self, user: &User) -> Value {
        json!({
            "session_id": self.id,
            "user_id": self.owner_id,
            "started_at": to_rfc3339(self.started_at),
            "last_accessed_at": to_rfc3339(self.last_accessed_at),
            "expires_at": to_rfc3339(self.expires_at),
            "attributes": self.attributes,
            "authentication_factors": self.factors_json(),
            "roles": user.roles,
            "custom_claims": self.custom_claims,
        })
    }

    /// The session of a member in responses.
    pub(crate) fn to_member_json(&self, member: &Member, organization: &Organization) -> Value {
        json!({
            "member_session_id": self.id,
            "member_id": self.owner_id,
            "organization_id": organization.id,
            "organization_slug": organization.slug,
            "started_at": to_rfc3339(self.started_at),
            "last_accessed_at": to_rfc3339(self.last_accessed_at),
            "expires_at": to_rfc3339(self.expires_at),
            "authentication_factors": self.factors_json(),
            "roles": member.roles_in(self, organization),
            "custom_claims": self.custom_claims,
        })
    }

    /// The session as a claim of its JWT.
    pub(crate) fn to_claim(&self, roles: &[String]) -> Value {
        json!({
            "id": self.id,
            "started_at": to_rfc3339(self.started_at),
            "last_accessed_at": to_rfc3339(self.last_accessed_at),
            "expires_at": to_rfc3339(self.expires_at),
            "attributes": self.attributes,
            "authentication_factors": self.factors_json(),
            "roles": roles,
        })
    }

    fn factors_json(&self) -> Vec<Value> {
        self.factors.iter().map(Factor::to_json).collect()
    }
}

impl Factor {
    /// A passcode or magic link that was sent to `contact`.
    pub(crate) fn delivered(
        factor_type: &'static str,
        delivery_method: &'static str,
        contact: &Contact,
        now: Duration,
    ) -> Self {
        let (name, detail) = contact.to_factor();
        Self::new(factor_type, delivery_method, Some((name.into(), detail)), now)
    }

    /// A magic link that the application delivered.
    pub(crate) fn embedded(embedded_id: &str, now: Duration) -> Self {
        let detail = json!({ "embedded_id": embedded_id });
        let detail = ("embeddable_magic_link_factor".into(), detail);
        Self::new("magic_link", "embedded", Some(detail), now)
    }

    /// A password.
    pub(crate) fn password(now: Duration) -> Self {
        Self::new("password", "knowledge", None, now)
    }

    /// An account at an OAuth provider, whose email is the one with the id `email_id`.
    pub(crate) fn provider(account: &Account, email_id: &str, now: Duration) -> Self {
        let detail = json!({
            "id": account.registration_id,
            "provider_subject": account.subject,
            "email_id": email_id,
        });
        let detail = (account.factor_name().into(), detail);
        Self::new("oauth", format!("oauth_{}", account.provider), Some(detail), now)
    }

    /// An account at an OAuth provider, of a person with a yet unknown email id.
    pub(crate) fn account(account: &MemberAccount, now: Duration) -> Self {
        let detail = json!({ "id": account.registration_id, "provider_subject": account.subject, "email_id": "" });
        let detail = (format!("{}_oauth_factor", account.provider).into(), detail);
        Self::new("oauth", format!("oauth_{}", account.provider), Some(detail), now)
    }

    /// An authenticator app.
    pub(crate) fn authenticator_app(totp_id: &str, now: Duration) -> Self {
        let detail = ("authenticator_app_factor".into(), json!({ "totp_id": totp_id }));
        Self::new("totp", "authenticator_app", Some(detail), now)
    }

    /// A recovery code in the place of an authenticator app.
    pub(crate) fn recovery_code(recovery_code_id: &str, now: Duration) -> Self {
        let detail = ("recovery_code_factor".into(), json!({ "totp_recovery_code_id": recovery_code_id }));
        Self::new("recovery_codes", "recovery_code", Some(detail), now)
    }

    /// Someone from the team who logs in as the user or member.
    pub(crate) fn impersonated(impersonator_id: &str, email: &str, now: Duration) -> Self {
        let detail = json!({ "impersonator_id": impersonator_id, "impersonator_email_address": email });
        Self::new(IMPERSONATED, "impersonation", Some(("impersonated_factor".into(), detail)), now)
    }

    /// An account at an SSO connection.
    pub(crate) fn sso(protocol: &'static str, account: &sso::login::Registration, now: Duration) -> Self {
        let detail = json!({
            "id": account.id,
            "provider_id": account.connection_id,
            "external_id": account.subject,
        });
        let detail = (format!("{protocol}_sso_factor").into(), detail);
        Self::new("sso", format!("sso_{protocol}"), Some(detail), now)
    }

    /// A crypto wallet.
    pub(crate) fn wallet(wallet: &Wallet, now: Duration) -> Self {
        Self::new("crypto", "crypto_wallet", Some(("crypto_wallet_factor".into(), wallet.to_factor())), now)
    }

    /// A passkey or another WebAuthn credential.
    pub(crate) fn webauthn(registration: &webauthn::Registration, now: Duration) -> Self {
        let detail = ("webauthn_factor".into(), registration.to_factor());
        Self::new("webauthn", "webauthn_registration", Some(detail), now)
    }

    /// The access token of a Connected App.
    pub(crate) fn access_token(client_id: &str, now: Duration) -> Self {
        let detail = ("oauth_access_token_exchange_factor".into(), json!({ "client_id": client_id }));
        Self::new("oauth", "oauth_access_token_exchange", Some(detail), now)
    }

    /// A session of the system that the project migrates from.
    pub(crate) fn imported(now: Duration) -> Self {
        Self::new("imported", "imported_auth0", None, now)
    }

    /// The token of another identity provider.
    pub(crate) fn trusted_token(token_id: &str, now: Duration) -> Self {
        let detail = ("trusted_auth_token_factor".into(), json!({ "token_id": token_id }));
        Self::new("trusted_auth_token", "trusted_token_exchange", Some(detail), now)
    }

    fn new(
        factor_type: &'static str,
        delivery_method: impl Into<Cow<'static, str>>,
        detail: Option<(Cow<'static, str>, Value)>,
        now: Duration,
    ) -> Self {
        let (factor_type, delivery_method) = (factor_type.into(), delivery_method.into());
        Self { factor_type, delivery_method, detail, created_at: now, last_authenticated_at: now }
    }

    /// Whether the factor is strong enough for a password reset and was used at `instant` or later.
    pub(crate) fn allows_password_reset(&self, instant: Duration) -> bool {
        let strong = self.factor_type == "password" || self.delivery_method == "email";
        strong && self.was_used_since(instant)
    }

    /// Whether the factor was used at `instant` or later.
    pub(crate) fn was_used_since(&self, instant: Duration) -> bool {
        self.last_authenticated_at >= instant
    }

    /// The name of this method in the `allowed_auth_methods` of organizations; `None` for a second factor.
    pub(crate) fn auth_method(&self) -> Option<Cow<'static, str>> {
        if self.is_second() {
            return None;
        }
        Some(match self.delivery_method.strip_prefix("oauth_") {
            Some(provider) => format!("{provider}_oauth").into(),
            None => self.factor_type.clone(),
        })
    }

    /// Whether this is a second factor of members.
    pub(crate) fn is_second(&self) -> bool {
        ["sms", "authenticator_app", "recovery_code"].contains(&&*self.delivery_method)
    }

    /// Whether this proves that the email address belongs to the person. Some OAuth providers do not verify it.
    pub(crate) fn verifies_email(&self) -> bool {
        ["email", "oauth_google", "oauth_microsoft", "sso_saml", "sso_oidc"].contains(&&*self.delivery_method)
    }

    /// Whether this is about the email address, and so counts in every organization with a member of that address.
    pub(crate) fn is_about_email(&self) -> bool {
        self.delivery_method == "email" || self.delivery_method.starts_with("oauth_")
    }

    /// Whether this is a login with the account at an OAuth provider that has this registration.
    pub(crate) fn is_of_registration(&self, registration_id: &str) -> bool {
        self.detail.as_ref().is_some_and(|(_, detail)| detail["id"] == registration_id)
    }

    /// Changes a part of the details, if there is one of this name.
    pub(crate) fn set_detail(&mut self, name: &str, value: &str) {
        if let Some(part) = self.detail.as_mut().and_then(|(_, detail)| detail.get_mut(name)) {
            *part = json!(value);
        }
    }

    fn is_same(&self, other: &Self) -> bool {
        self.factor_type == other.factor_type
            && self.delivery_method == other.delivery_method
            && self.detail == other.detail
    }

    fn to_json(&self) -> Value {
        let mut factor = json!({
            "type": self.factor_type,
            "delivery_method": self.delivery_method,
            "created_at": to_rfc3339(self.created_at),
            "updated_at": to_rfc3339(self.last_authenticated_at),
            "last_authenticated_at": to_rfc3339(self.last_authenticated_at),
        });
        if let Some((name, detail)) = &self.detail {
            factor[&**name] = detail.clone();
        }
        factor
    }
}
