//! Authentication factors: how the owner of a session proved who they are.

use std::borrow::Cow;
use std::fmt;

use serde::de::{MapAccess, Visitor};
use serde::{Deserialize, Deserializer};
use serde_json::Value;

use crate::api::models::{
    AuthenticatorAppFactor, BiometricFactor, CryptoWalletFactor, DeliveryMethod, EmailFactor,
    EmbeddableMagicLinkFactor, FactorType, ImpersonatedFactor, OAuthAccessTokenExchangeFactor, OAuthExchangeFactor,
    OAuthFactor, PhoneNumberFactor, RecoveryCodeFactor, SsoFactor, TrustedAuthTokenFactor, WebAuthnFactor,
};
use crate::values::factor::{Detail, Json};
use crate::values::json::Members;
use crate::values::{JsonObject, Key, Timestamp};

/// One way in which the owner of a session proved who they are.
///
/// Stytch describes a factor as an object with 41 optional `*_factor` members, of which one is set. Here that
/// member is the [`detail`](Self::detail). Nothing is dropped: members without a field are in
/// [`extra`](Self::extra).
#[derive(Debug, Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct AuthenticationFactor {
    /// Kind of factor, such as `otp`.
    pub r#type: FactorType,
    /// How the factor reached the end user, which depends on the factor's `type`, such as `email`, `sms`,
    /// `oauth_google`, `sso_saml` or `authenticator_app`.
    pub delivery_method: DeliveryMethod,
    /// Time the factor was last used, RFC 3339 in UTC, such as `2021-12-29T12:33:09Z`.
    pub last_authenticated_at: Option<Timestamp>,
    /// Time the factor was first used, RFC 3339 in UTC, such as `2021-12-29T12:33:09Z`.
    pub created_at: Option<Timestamp>,
    /// Time the factor last changed, RFC 3339 in UTC, such as `2021-12-29T12:33:09Z`.
    pub updated_at: Option<Timestamp>,
    /// The details of the factor, such as the email address, account or device.
    pub detail: Option<Box<FactorDetail>>,
    /// Members without a field of their own, as JSON: kinds of factor newer than this crate, any second detail, and
    /// a detail that does not have the form of its kind.
    pub extra: JsonObject,
}

impl<'de> Deserialize<'de> for AuthenticationFactor {
    #[inline]
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(FactorVisitor)
    }
}

struct FactorVisitor;

impl<'de> Visitor<'de> for FactorVisitor {
    type Value = AuthenticationFactor;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an authentication factor")
    }

    #[inline]
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<AuthenticationFactor, A::Error> {
        let mut factor = AuthenticationFactor::default();
        while let Some(Key(name)) = map.next_key()? {
            match &*name {
                "type" => factor.r#type = map.next_value::<Option<_>>()?.unwrap_or_default(),
                "delivery_method" => factor.delivery_method = map.next_value::<Option<_>>()?.unwrap_or_default(),
                "last_authenticated_at" => factor.last_authenticated_at = map.next_value()?,
                "created_at" => factor.created_at = map.next_value()?,
                "updated_at" => factor.updated_at = map.next_value()?,
                _ => factor.set(name, map.next_value()?),
            }
        }
        Ok(factor)
    }
}

impl AuthenticationFactor {
    /// Takes a member without a field of its own.
    fn set(&mut self, name: Cow<'_, str>, json: Json<'_>) {
        let json = match json {
            Json::Object(members) if self.detail.is_none() => match FactorDetail::of(&name, members) {
                Ok(detail) => {
                    self.detail = Some(Box::new(detail));
                    return;
                }
                Err(members) => Json::Object(members),
            },
            Json::Other(Value::Null) => return,
            json => json,
        };
        self.extra.insert(name.into_owned(), json.into());
    }
}

/// What an [`AuthenticationFactor`] was.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum FactorDetail {
    /// The email address that received a link or code.
    Email(EmailFactor),
    /// The phone number that received a code by text or WhatsApp message.
    PhoneNumber(PhoneNumberFactor),
    /// An OAuth login with Google.
    GoogleOAuth(OAuthFactor),
    /// An OAuth login with Microsoft.
    MicrosoftOAuth(OAuthFactor),
    /// An OAuth login with Apple.
    AppleOAuth(OAuthFactor),
    /// A passkey or other WebAuthn credential.
    WebAuthn(WebAuthnFactor),
    /// A TOTP code from an authenticator app.
    AuthenticatorApp(AuthenticatorAppFactor),
    /// An OAuth login with GitHub.
    GithubOAuth(OAuthFactor),
    /// A TOTP recovery code.
    RecoveryCode(RecoveryCodeFactor),
    /// An OAuth login with Facebook.
    FacebookOAuth(OAuthFactor),
    /// A challenge signed by a crypto wallet.
    CryptoWallet(CryptoWalletFactor),
    /// An OAuth login with Amazon.
    AmazonOAuth(OAuthFactor),
    /// An OAuth login with Bitbucket.
    BitbucketOAuth(OAuthFactor),
    /// An OAuth login with Coinbase.
    CoinbaseOAuth(OAuthFactor),
    /// An OAuth login with Discord.
    DiscordOAuth(OAuthFactor),
    /// An OAuth login with Figma.
    FigmaOAuth(OAuthFactor),
    /// An OAuth login with GitLab.
    GitLabOAuth(OAuthFactor),
    /// An OAuth login with Instagram.
    InstagramOAuth(OAuthFactor),
    /// An OAuth login with LinkedIn.
    LinkedInOAuth(OAuthFactor),
    /// An OAuth login with Shopify.
    ShopifyOAuth(OAuthFactor),
    /// An OAuth login with Slack.
    SlackOAuth(OAuthFactor),
    /// An OAuth login with Snapchat.
    SnapchatOAuth(OAuthFactor),
    /// An OAuth login with Spotify.
    SpotifyOAuth(OAuthFactor),
    /// An OAuth login with Steam.
    SteamOAuth(OAuthFactor),
    /// An OAuth login with TikTok.
    TikTokOAuth(OAuthFactor),
    /// An OAuth login with Twitch.
    TwitchOAuth(OAuthFactor),
    /// An OAuth login with Twitter.
    TwitterOAuth(OAuthFactor),
    /// An embeddable magic link, which your application delivered itself.
    EmbeddableMagicLink(EmbeddableMagicLinkFactor),
    /// A biometric check on a registered mobile device.
    Biometric(BiometricFactor),
    /// A login through a SAML connection.
    SamlSso(SsoFactor),
    /// A login through an OIDC connection.
    OidcSso(SsoFactor),
    /// An OAuth login with Salesforce.
    SalesforceOAuth(OAuthFactor),
    /// An OAuth login with Yahoo.
    YahooOAuth(OAuthFactor),
    /// An OAuth login with HubSpot.
    HubspotOAuth(OAuthFactor),
    /// A Slack login carried over from another organization.
    SlackOAuthExchange(OAuthExchangeFactor),
    /// A HubSpot login carried over from another organization.
    HubspotOAuthExchange(OAuthExchangeFactor),
    /// A GitHub login carried over from another organization.
    GithubOAuthExchange(OAuthExchangeFactor),
    /// A Google login carried over from another organization.
    GoogleOAuthExchange(OAuthExchangeFactor),
    /// An impersonation, such as one started by your team in the Stytch dashboard.
    Impersonated(ImpersonatedFactor),
    /// An access token of a Connected App that was traded for a session.
    OAuthAccessTokenExchange(OAuthAccessTokenExchangeFactor),
    /// A trusted auth token that was traded for a session.
    TrustedAuthToken(TrustedAuthTokenFactor),
}

impl FactorDetail {
    /// The name on the wire, such as `email_factor`.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Email(_) => "email_factor",
            Self::PhoneNumber(_) => "phone_number_factor",
            Self::GoogleOAuth(_) => "google_oauth_factor",
            Self::MicrosoftOAuth(_) => "microsoft_oauth_factor",
            Self::AppleOAuth(_) => "apple_oauth_factor",
            Self::WebAuthn(_) => "webauthn_factor",
            Self::AuthenticatorApp(_) => "authenticator_app_factor",
            Self::GithubOAuth(_) => "github_oauth_factor",
            Self::RecoveryCode(_) => "recovery_code_factor",
            Self::FacebookOAuth(_) => "facebook_oauth_factor",
            Self::CryptoWallet(_) => "crypto_wallet_factor",
            Self::AmazonOAuth(_) => "amazon_oauth_factor",
            Self::BitbucketOAuth(_) => "bitbucket_oauth_factor",
            Self::CoinbaseOAuth(_) => "coinbase_oauth_factor",
            Self::DiscordOAuth(_) => "discord_oauth_factor",
            Self::FigmaOAuth(_) => "figma_oauth_factor",
            Self::GitLabOAuth(_) => "git_lab_oauth_factor",
            Self::InstagramOAuth(_) => "instagram_oauth_factor",
            Self::LinkedInOAuth(_) => "linked_in_oauth_factor",
            Self::ShopifyOAuth(_) => "shopify_oauth_factor",
            Self::SlackOAuth(_) => "slack_oauth_factor",
            Self::SnapchatOAuth(_) => "snapchat_oauth_factor",
            Self::SpotifyOAuth(_) => "spotify_oauth_factor",
            Self::SteamOAuth(_) => "steam_oauth_factor",
            Self::TikTokOAuth(_) => "tik_tok_oauth_factor",
            Self::TwitchOAuth(_) => "twitch_oauth_factor",
            Self::TwitterOAuth(_) => "twitter_oauth_factor",
            Self::EmbeddableMagicLink(_) => "embeddable_magic_link_factor",
            Self::Biometric(_) => "biometric_factor",
            Self::SamlSso(_) => "saml_sso_factor",
            Self::OidcSso(_) => "oidc_sso_factor",
            Self::SalesforceOAuth(_) => "salesforce_oauth_factor",
            Self::YahooOAuth(_) => "yahoo_oauth_factor",
            Self::HubspotOAuth(_) => "hubspot_oauth_factor",
            Self::SlackOAuthExchange(_) => "slack_oauth_exchange_factor",
            Self::HubspotOAuthExchange(_) => "hubspot_oauth_exchange_factor",
            Self::GithubOAuthExchange(_) => "github_oauth_exchange_factor",
            Self::GoogleOAuthExchange(_) => "google_oauth_exchange_factor",
            Self::Impersonated(_) => "impersonated_factor",
            Self::OAuthAccessTokenExchange(_) => "oauth_access_token_exchange_factor",
            Self::TrustedAuthToken(_) => "trusted_auth_token_factor",
        }
    }

    /// Returns the members unchanged if the name is unknown, or if they do not have the form of its kind.
    fn of<'a>(name: &str, members: Members<'a>) -> Result<Self, Members<'a>> {
        match name {
            "email_factor" => Detail::of(members).map(Self::Email),
            "phone_number_factor" => Detail::of(members).map(Self::PhoneNumber),
            "google_oauth_factor" => Detail::of(members).map(Self::GoogleOAuth),
            "microsoft_oauth_factor" => Detail::of(members).map(Self::MicrosoftOAuth),
            "apple_oauth_factor" => Detail::of(members).map(Self::AppleOAuth),
            "webauthn_factor" => Detail::of(members).map(Self::WebAuthn),
            "authenticator_app_factor" => Detail::of(members).map(Self::AuthenticatorApp),
            "github_oauth_factor" => Detail::of(members).map(Self::GithubOAuth),
            "recovery_code_factor" => Detail::of(members).map(Self::RecoveryCode),
            "facebook_oauth_factor" => Detail::of(members).map(Self::FacebookOAuth),
            "crypto_wallet_factor" => Detail::of(members).map(Self::CryptoWallet),
            "amazon_oauth_factor" => Detail::of(members).map(Self::AmazonOAuth),
            "bitbucket_oauth_factor" => Detail::of(members).map(Self::BitbucketOAuth),
            "coinbase_oauth_factor" => Detail::of(members).map(Self::CoinbaseOAuth),
            "discord_oauth_factor" => Detail::of(members).map(Self::DiscordOAuth),
            "figma_oauth_factor" => Detail::of(members).map(Self::FigmaOAuth),
            "git_lab_oauth_factor" => Detail::of(members).map(Self::GitLabOAuth),
            "instagram_oauth_factor" => Detail::of(members).map(Self::InstagramOAuth),
            "linked_in_oauth_factor" => Detail::of(members).map(Self::LinkedInOAuth),
            "shopify_oauth_factor" => Detail::of(members).map(Self::ShopifyOAuth),
            "slack_oauth_factor" => Detail::of(members).map(Self::SlackOAuth),
            "snapchat_oauth_factor" => Detail::of(members).map(Self::SnapchatOAuth),
            "spotify_oauth_factor" => Detail::of(members).map(Self::SpotifyOAuth),
            "steam_oauth_factor" => Detail::of(members).map(Self::SteamOAuth),
            "tik_tok_oauth_factor" => Detail::of(members).map(Self::TikTokOAuth),
            "twitch_oauth_factor" => Detail::of(members).map(Self::TwitchOAuth),
            "twitter_oauth_factor" => Detail::of(members).map(Self::TwitterOAuth),
            "embeddable_magic_link_factor" => Detail::of(members).map(Self::EmbeddableMagicLink),
            "biometric_factor" => Detail::of(members).map(Self::Biometric),
            "saml_sso_factor" => Detail::of(members).map(Self::SamlSso),
            "oidc_sso_factor" => Detail::of(members).map(Self::OidcSso),
            "salesforce_oauth_factor" => Detail::of(members).map(Self::SalesforceOAuth),
            "yahoo_oauth_factor" => Detail::of(members).map(Self::YahooOAuth),
            "hubspot_oauth_factor" => Detail::of(members).map(Self::HubspotOAuth),
            "slack_oauth_exchange_factor" => Detail::of(members).map(Self::SlackOAuthExchange),
            "hubspot_oauth_exchange_factor" => Detail::of(members).map(Self::HubspotOAuthExchange),
            "github_oauth_exchange_factor" => Detail::of(members).map(Self::GithubOAuthExchange),
            "google_oauth_exchange_factor" => Detail::of(members).map(Self::GoogleOAuthExchange),
            "impersonated_factor" => Detail::of(members).map(Self::Impersonated),
            "oauth_access_token_exchange_factor" => Detail::of(members).map(Self::OAuthAccessTokenExchange),
            "trusted_auth_token_factor" => Detail::of(members).map(Self::TrustedAuthToken),
            _ => Err(members),
        }
    }
}

#[cfg(feature = "serde-all")]
impl serde::Serialize for AuthenticationFactor {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use serde::ser::SerializeMap;

        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("type", &self.r#type)?;
        map.serialize_entry("delivery_method", &self.delivery_method)?;
        if let Some(last_authenticated_at) = &self.last_authenticated_at {
            map.serialize_entry("last_authenticated_at", last_authenticated_at)?;
        }
        if let Some(created_at) = &self.created_at {
            map.serialize_entry("created_at", created_at)?;
        }
        if let Some(updated_at) = &self.updated_at {
            map.serialize_entry("updated_at", updated_at)?;
        }
        match self.detail.as_deref() {
            None => {}
            Some(FactorDetail::Email(detail)) => map.serialize_entry("email_factor", detail)?,
            Some(FactorDetail::PhoneNumber(detail)) => map.serialize_entry("phone_number_factor", detail)?,
            Some(FactorDetail::GoogleOAuth(detail)) => map.serialize_entry("google_oauth_factor", detail)?,
            Some(FactorDetail::MicrosoftOAuth(detail)) => map.serialize_entry("microsoft_oauth_factor", detail)?,
            Some(FactorDetail::AppleOAuth(detail)) => map.serialize_entry("apple_oauth_factor", detail)?,
            Some(FactorDetail::WebAuthn(detail)) => map.serialize_entry("webauthn_factor", detail)?,
            Some(FactorDetail::AuthenticatorApp(detail)) => map.serialize_entry("authenticator_app_factor", detail)?,
            Some(FactorDetail::GithubOAuth(detail)) => map.serialize_entry("github_oauth_factor", detail)?,
            Some(FactorDetail::RecoveryCode(detail)) => map.serialize_entry("recovery_code_factor", detail)?,
            Some(FactorDetail::FacebookOAuth(detail)) => map.serialize_entry("facebook_oauth_factor", detail)?,
            Some(FactorDetail::CryptoWallet(detail)) => map.serialize_entry("crypto_wallet_factor", detail)?,
            Some(FactorDetail::AmazonOAuth(detail)) => map.serialize_entry("amazon_oauth_factor", detail)?,
            Some(FactorDetail::BitbucketOAuth(detail)) => map.serialize_entry("bitbucket_oauth_factor", detail)?,
            Some(FactorDetail::CoinbaseOAuth(detail)) => map.serialize_entry("coinbase_oauth_factor", detail)?,
            Some(FactorDetail::DiscordOAuth(detail)) => map.serialize_entry("discord_oauth_factor", detail)?,
            Some(FactorDetail::FigmaOAuth(detail)) => map.serialize_entry("figma_oauth_factor", detail)?,
            Some(FactorDetail::GitLabOAuth(detail)) => map.serialize_entry("git_lab_oauth_factor", detail)?,
            Some(FactorDetail::InstagramOAuth(detail)) => map.serialize_entry("instagram_oauth_factor", detail)?,
            Some(FactorDetail::LinkedInOAuth(detail)) => map.serialize_entry("linked_in_oauth_factor", detail)?,
            Some(FactorDetail::ShopifyOAuth(detail)) => map.serialize_entry("shopify_oauth_factor", detail)?,
            Some(FactorDetail::SlackOAuth(detail)) => map.serialize_entry("slack_oauth_factor", detail)?,
            Some(FactorDetail::SnapchatOAuth(detail)) => map.serialize_entry("snapchat_oauth_factor", detail)?,
            Some(FactorDetail::SpotifyOAuth(detail)) => map.serialize_entry("spotify_oauth_factor", detail)?,
            Some(FactorDetail::SteamOAuth(detail)) => map.serialize_entry("steam_oauth_factor", detail)?,
            Some(FactorDetail::TikTokOAuth(detail)) => map.serialize_entry("tik_tok_oauth_factor", detail)?,
            Some(FactorDetail::TwitchOAuth(detail)) => map.serialize_entry("twitch_oauth_factor", detail)?,
            Some(FactorDetail::TwitterOAuth(detail)) => map.serialize_entry("twitter_oauth_factor", detail)?,
            Some(FactorDetail::EmbeddableMagicLink(detail)) => {
                map.serialize_entry("embeddable_magic_link_factor", detail)?
            }
            Some(FactorDetail::Biometric(detail)) => map.serialize_entry("biometric_factor", detail)?,
            Some(FactorDetail::SamlSso(detail)) => map.serialize_entry("saml_sso_factor", detail)?,
            Some(FactorDetail::OidcSso(detail)) => map.serialize_entry("oidc_sso_factor", detail)?,
            Some(FactorDetail::SalesforceOAuth(detail)) => map.serialize_entry("salesforce_oauth_factor", detail)?,
            Some(FactorDetail::YahooOAuth(detail)) => map.serialize_entry("yahoo_oauth_factor", detail)?,
            Some(FactorDetail::HubspotOAuth(detail)) => map.serialize_entry("hubspot_oauth_factor", detail)?,
            Some(FactorDetail::SlackOAuthExchange(detail)) => {
                map.serialize_entry("slack_oauth_exchange_factor", detail)?
            }
            Some(FactorDetail::HubspotOAuthExchange(detail)) => {
                map.serialize_entry("hubspot_oauth_exchange_factor", detail)?
            }
            Some(FactorDetail::GithubOAuthExchange(detail)) => {
                map.serialize_entry("github_oauth_exchange_factor", detail)?
            }
            Some(FactorDetail::GoogleOAuthExchange(detail)) => {
                map.serialize_entry("google_oauth_exchange_factor", detail)?
            }
            Some(FactorDetail::Impersonated(detail)) => map.serialize_entry("impersonated_factor", detail)?,
            Some(FactorDetail::OAuthAccessTokenExchange(detail)) => {
                map.serialize_entry("oauth_access_token_exchange_factor", detail)?
            }
            Some(FactorDetail::TrustedAuthToken(detail)) => map.serialize_entry("trusted_auth_token_factor", detail)?,
        }
        for (name, value) in &self.extra {
            map.serialize_entry(name, value)?;
        }
        map.end()
    }
}
