//! Types about session.

use serde::Deserialize;

use crate::api::models::CryptoWalletType;
use crate::values::factor::detail;
use crate::values::{JsonObject, open_enum, or_default};

/// The TOTP registration whose authenticator app generated the code.
#[derive(Debug, Clone, Default, PartialEq)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct AuthenticatorAppFactor {
    /// ID of the TOTP registration.
    pub totp_id: String,
    /// JSON members that have no field here, as raw JSON.
    #[cfg_attr(feature = "serde-all", serde(flatten))]
    pub extra: JsonObject,
}

detail!(AuthenticatorAppFactor { totp_id });

/// The biometric registration of a mobile device that signed a challenge.
#[derive(Debug, Clone, Default, PartialEq)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct BiometricFactor {
    /// Unique ID of a biometric registration.
    pub biometric_registration_id: String,
    /// JSON members that have no field here, as raw JSON.
    #[cfg_attr(feature = "serde-all", serde(flatten))]
    pub extra: JsonObject,
}

detail!(BiometricFactor { biometric_registration_id });

/// The crypto wallet that signed a challenge.
#[derive(Debug, Clone, Default, PartialEq)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct CryptoWalletFactor {
    /// Unique ID of a crypto wallet.
    pub crypto_wallet_id: String,
    /// Blockchain address of the crypto wallet.
    pub crypto_wallet_address: String,
    /// Blockchain that the wallet belongs to, such as `ethereum` or `solana`.
    pub crypto_wallet_type: CryptoWalletType,
    /// JSON members that have no field here, as raw JSON.
    #[cfg_attr(feature = "serde-all", serde(flatten))]
    pub extra: JsonObject,
}

detail!(CryptoWalletFactor { crypto_wallet_id, crypto_wallet_address, crypto_wallet_type });

/// The email address that was verified by a link or a passcode.
#[derive(Debug, Clone, Default, PartialEq)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct EmailFactor {
    /// Unique ID of an email address.
    pub email_id: String,
    /// Email address of the Member or end user.
    pub email_address: String,
    /// JSON members that have no field here, as raw JSON.
    #[cfg_attr(feature = "serde-all", serde(flatten))]
    pub extra: JsonObject,
}

detail!(EmailFactor { email_id, email_address });

/// The embeddable magic link that was used.
#[derive(Debug, Clone, Default, PartialEq)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct EmbeddableMagicLinkFactor {
    /// ID tied to the embeddable Magic Link.
    pub embedded_id: String,
    /// JSON members that have no field here, as raw JSON.
    #[cfg_attr(feature = "serde-all", serde(flatten))]
    pub extra: JsonObject,
}

detail!(EmbeddableMagicLinkFactor { embedded_id });

/// The administrator behind an impersonated session.
#[derive(Debug, Clone, Default, PartialEq)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct ImpersonatedFactor {
    /// Id of the person impersonating; for sessions begun in the Stytch Dashboard, their Dashboard `member_id`.
    pub impersonator_id: String,
    /// Email address of the person impersonating.
    pub impersonator_email_address: String,
    /// JSON members that have no field here, as raw JSON.
    #[cfg_attr(feature = "serde-all", serde(flatten))]
    pub extra: JsonObject,
}

detail!(ImpersonatedFactor { impersonator_id, impersonator_email_address });

/// A public key that verifies the session JWTs of a project, as a JSON Web Key.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Jwk {
    /// Family of the key, such as `RSA`.
    #[serde(default, deserialize_with = "or_default")]
    pub kty: String,
    /// Intended use of the key, such as `sig`.
    #[serde(default, deserialize_with = "or_default")]
    pub r#use: String,
    /// Operations the key is meant for, such as `verify`.
    #[serde(default, deserialize_with = "or_default")]
    pub key_ops: Vec<String>,
    /// Signing algorithm of the key (JWK `alg`), such as `RS256`.
    #[serde(default, deserialize_with = "or_default")]
    pub alg: String,
    /// Id of the key, matched against the `kid` in a JWT header.
    #[serde(default, deserialize_with = "or_default")]
    pub kid: String,
    /// X.509 certificate chain of the key, each certificate in base64 DER form.
    #[serde(default, deserialize_with = "or_default")]
    pub x5c: Vec<String>,
    /// SHA-256 thumbprint of the key's X.509 certificate, in base64url.
    #[serde(rename = "x5tS256", alias = "x5t#S256", alias = "x5t_s256")]
    pub x5t_s256: Option<String>,
    /// RSA modulus of the key, base64url encoded.
    #[serde(default, deserialize_with = "or_default")]
    pub n: String,
    /// RSA public exponent of the key (JWK `e`), base64url encoded.
    #[serde(default, deserialize_with = "or_default")]
    pub e: String,
}

/// The Connected App whose access token was exchanged for a session.
#[derive(Debug, Clone, Default, PartialEq)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct OAuthAccessTokenExchangeFactor {
    /// Unique ID of the Connected App client.
    pub client_id: String,
    /// JSON members that have no field here, as raw JSON.
    #[cfg_attr(feature = "serde-all", serde(flatten))]
    pub extra: JsonObject,
}

detail!(OAuthAccessTokenExchangeFactor { client_id });

/// A factor carried over from an OAuth login in another organization, for providers whose email addresses Stytch
/// does not consider verified.
#[derive(Debug, Clone, Default, PartialEq)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct OAuthExchangeFactor {
    /// Unique ID of an email address.
    pub email_id: String,
    /// JSON members that have no field here, as raw JSON.
    #[cfg_attr(feature = "serde-all", serde(flatten))]
    pub extra: JsonObject,
}

detail!(OAuthExchangeFactor { email_id });

/// An OAuth login that counts as a factor of a session; the same shape serves every provider.
#[derive(Debug, Clone, Default, PartialEq)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct OAuthFactor {
    /// Id of the OAuth registration.
    pub id: String,
    /// User's unique ID at the OAuth provider, its `sub` claim.
    pub provider_subject: String,
    /// Unique ID of an email address.
    pub email_id: Option<String>,
    /// JSON members that have no field here, as raw JSON.
    #[cfg_attr(feature = "serde-all", serde(flatten))]
    pub extra: JsonObject,
}

detail!(OAuthFactor { id, provider_subject, email_id });

/// The phone number that received a passcode.
#[derive(Debug, Clone, Default, PartialEq)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct PhoneNumberFactor {
    /// Unique ID of the phone number.
    pub phone_id: String,
    /// Phone number in E.164 form, such as `+12025550162`.
    pub phone_number: String,
    /// JSON members that have no field here, as raw JSON.
    #[cfg_attr(feature = "serde-all", serde(flatten))]
    pub extra: JsonObject,
}

detail!(PhoneNumberFactor { phone_id, phone_number });

/// The TOTP recovery code that was used.
#[derive(Debug, Clone, Default, PartialEq)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct RecoveryCodeFactor {
    /// ID of the TOTP recovery code.
    pub totp_recovery_code_id: String,
    /// JSON members that have no field here, as raw JSON.
    #[cfg_attr(feature = "serde-all", serde(flatten))]
    pub extra: JsonObject,
}

detail!(RecoveryCodeFactor { totp_recovery_code_id });

/// A login through an SSO connection, SAML or OIDC, that counts as a factor of a session.
#[derive(Debug, Clone, Default, PartialEq)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct SsoFactor {
    /// Id of the SSO registration.
    pub id: String,
    /// Unique ID of the OIDC connection.
    pub provider_id: String,
    /// Id the IdP uses for the Member.
    pub external_id: String,
    /// JSON members that have no field here, as raw JSON.
    #[cfg_attr(feature = "serde-all", serde(flatten))]
    pub extra: JsonObject,
}

detail!(SsoFactor { id, provider_id, external_id });

/// The trusted auth token that was exchanged for a session.
#[derive(Debug, Clone, Default, PartialEq)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct TrustedAuthTokenFactor {
    /// ID of the trusted auth token.
    pub token_id: String,
    /// JSON members that have no field here, as raw JSON.
    #[cfg_attr(feature = "serde-all", serde(flatten))]
    pub extra: JsonObject,
}

detail!(TrustedAuthTokenFactor { token_id });

/// The passkey or WebAuthn registration that signed a challenge.
#[derive(Debug, Clone, Default, PartialEq)]
#[cfg_attr(feature = "serde-all", derive(serde::Serialize))]
#[non_exhaustive]
pub struct WebAuthnFactor {
    /// ID of the Passkey or WebAuthn registration.
    pub webauthn_registration_id: String,
    /// Domain of your app, where the Passkey or WebAuthn registration began.
    pub domain: String,
    /// User agent string of the User's client.
    pub user_agent: Option<String>,
    /// JSON members that have no field here, as raw JSON.
    #[cfg_attr(feature = "serde-all", serde(flatten))]
    pub extra: JsonObject,
}

detail!(WebAuthnFactor { webauthn_registration_id, domain, user_agent });

open_enum! {
    /// The channel or provider of an authentication factor.
    pub enum DeliveryMethod {
        /// Sent by email.
        Email = "email",
        /// Sent as a text message.
        Sms = "sms",
        /// Sent over WhatsApp.
        WhatsApp = "whatsapp",
        /// Handed over by your application, as an embeddable magic link.
        Embedded = "embedded",
        /// OAuth with Google.
        OAuthGoogle = "oauth_google",
        /// OAuth with Microsoft.
        OAuthMicrosoft = "oauth_microsoft",
        /// OAuth with Apple.
        OAuthApple = "oauth_apple",
        /// A passkey or WebAuthn registration.
        WebAuthnRegistration = "webauthn_registration",
        /// An authenticator app.
        AuthenticatorApp = "authenticator_app",
        /// OAuth with GitHub.
        OAuthGithub = "oauth_github",
        /// A recovery code.
        RecoveryCode = "recovery_code",
        /// OAuth with Facebook.
        OAuthFacebook = "oauth_facebook",
        /// A crypto wallet.
        CryptoWallet = "crypto_wallet",
        /// OAuth with Amazon.
        OAuthAmazon = "oauth_amazon",
        /// OAuth with Bitbucket.
        OAuthBitbucket = "oauth_bitbucket",
        /// OAuth with Coinbase.
        OAuthCoinbase = "oauth_coinbase",
        /// OAuth with Discord.
        OAuthDiscord = "oauth_discord",
        /// OAuth with Figma.
        OAuthFigma = "oauth_figma",
        /// OAuth with GitLab.
        OAuthGitLab = "oauth_gitlab",
        /// OAuth with Instagram.
        OAuthInstagram = "oauth_instagram",
        /// OAuth with LinkedIn.
        OAuthLinkedIn = "oauth_linkedin",
        /// OAuth with Shopify.
        OAuthShopify = "oauth_shopify",
        /// OAuth with Slack.
        OAuthSlack = "oauth_slack",
        /// OAuth with Snapchat.
        OAuthSnapchat = "oauth_snapchat",
        /// OAuth with Spotify.
        OAuthSpotify = "oauth_spotify",
        /// OAuth with Steam.
        OAuthSteam = "oauth_steam",
        /// OAuth with TikTok.
        OAuthTikTok = "oauth_tiktok",
        /// OAuth with Twitch.
        OAuthTwitch = "oauth_twitch",
        /// OAuth with Twitter.
        OAuthTwitter = "oauth_twitter",
        /// Something the person knows, which is a password.
        Knowledge = "knowledge",
        /// A biometric registration.
        Biometric = "biometric",
        /// A SAML connection.
        SsoSaml = "sso_saml",
        /// An OIDC connection.
        SsoOidc = "sso_oidc",
        /// OAuth with Salesforce.
        OAuthSalesforce = "oauth_salesforce",
        /// OAuth with Yahoo.
        OAuthYahoo = "oauth_yahoo",
        /// OAuth with HubSpot.
        OAuthHubspot = "oauth_hubspot",
        /// A session imported from Auth0.
        ImportedAuth0 = "imported_auth0",
        /// A Slack login carried over from another organization.
        OAuthExchangeSlack = "oauth_exchange_slack",
        /// A HubSpot login carried over from another organization.
        OAuthExchangeHubspot = "oauth_exchange_hubspot",
        /// A GitHub login carried over from another organization.
        OAuthExchangeGithub = "oauth_exchange_github",
        /// A Google login carried over from another organization.
        OAuthExchangeGoogle = "oauth_exchange_google",
        /// An impersonation of the account.
        Impersonation = "impersonation",
        /// An access token of a Connected App that was exchanged for a session.
        OAuthAccessTokenExchange = "oauth_access_token_exchange",
        /// A trusted auth token that was exchanged for a session.
        TrustedTokenExchange = "trusted_token_exchange",
    }
}

open_enum! {
    /// The kind of an authentication factor.
    pub enum FactorType {
        /// A magic link.
        MagicLink = "magic_link",
        /// A one-time passcode.
        Otp = "otp",
        /// A login with an OAuth provider.
        OAuth = "oauth",
        /// A passkey or other WebAuthn credential.
        WebAuthn = "webauthn",
        /// A code from an authenticator app.
        Totp = "totp",
        /// A signature of a crypto wallet.
        Crypto = "crypto",
        /// A password.
        Password = "password",
        /// A signed challenge, as made by a biometric registration.
        SignatureChallenge = "signature_challenge",
        /// A login through an SSO connection.
        Sso = "sso",
        /// A session imported from another identity service.
        Imported = "imported",
        /// A recovery code.
        RecoveryCodes = "recovery_codes",
        /// A one-time passcode sent by email.
        EmailOtp = "email_otp",
        /// An impersonation of the account.
        Impersonated = "impersonated",
        /// A trusted auth token that was exchanged for a session.
        TrustedAuthToken = "trusted_auth_token",
    }
}
