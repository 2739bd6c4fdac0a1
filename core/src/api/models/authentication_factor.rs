//! Authentication factors: how the owner of a session proved who they are.

use crate::api::models::{
    AuthenticatorAppFactor, BiometricFactor, CryptoWalletFactor, DeliveryMethod, EmailFactor,
    EmbeddableMagicLinkFactor, FactorType, ImpersonatedFactor, OAuthAccessTokenExchangeFactor, OAuthExchangeFactor,
    OAuthFactor, PhoneNumberFactor, RecoveryCodeFactor, SsoFactor, TrustedAuthTokenFactor, WebAuthnFactor,
};
use crate::values::factor::authentication_factor;

authentication_factor! {
    /// The email address that received a link or code.
    Email(EmailFactor) = "email_factor",
    /// The phone number that received a code by text or WhatsApp message.
    PhoneNumber(PhoneNumberFactor) = "phone_number_factor",
    /// An OAuth login with Google.
    GoogleOAuth(OAuthFactor) = "google_oauth_factor",
    /// An OAuth login with Microsoft.
    MicrosoftOAuth(OAuthFactor) = "microsoft_oauth_factor",
    /// An OAuth login with Apple.
    AppleOAuth(OAuthFactor) = "apple_oauth_factor",
    /// A passkey or other WebAuthn credential.
    WebAuthn(WebAuthnFactor) = "webauthn_factor",
    /// A TOTP code from an authenticator app.
    AuthenticatorApp(AuthenticatorAppFactor) = "authenticator_app_factor",
    /// An OAuth login with GitHub.
    GithubOAuth(OAuthFactor) = "github_oauth_factor",
    /// A TOTP recovery code.
    RecoveryCode(RecoveryCodeFactor) = "recovery_code_factor",
    /// An OAuth login with Facebook.
    FacebookOAuth(OAuthFactor) = "facebook_oauth_factor",
    /// A challenge signed by a crypto wallet.
    CryptoWallet(CryptoWalletFactor) = "crypto_wallet_factor",
    /// An OAuth login with Amazon.
    AmazonOAuth(OAuthFactor) = "amazon_oauth_factor",
    /// An OAuth login with Bitbucket.
    BitbucketOAuth(OAuthFactor) = "bitbucket_oauth_factor",
    /// An OAuth login with Coinbase.
    CoinbaseOAuth(OAuthFactor) = "coinbase_oauth_factor",
    /// An OAuth login with Discord.
    DiscordOAuth(OAuthFactor) = "discord_oauth_factor",
    /// An OAuth login with Figma.
    FigmaOAuth(OAuthFactor) = "figma_oauth_factor",
    /// An OAuth login with GitLab.
    GitLabOAuth(OAuthFactor) = "git_lab_oauth_factor",
    /// An OAuth login with Instagram.
    InstagramOAuth(OAuthFactor) = "instagram_oauth_factor",
    /// An OAuth login with LinkedIn.
    LinkedInOAuth(OAuthFactor) = "linked_in_oauth_factor",
    /// An OAuth login with Shopify.
    ShopifyOAuth(OAuthFactor) = "shopify_oauth_factor",
    /// An OAuth login with Slack.
    SlackOAuth(OAuthFactor) = "slack_oauth_factor",
    /// An OAuth login with Snapchat.
    SnapchatOAuth(OAuthFactor) = "snapchat_oauth_factor",
    /// An OAuth login with Spotify.
    SpotifyOAuth(OAuthFactor) = "spotify_oauth_factor",
    /// An OAuth login with Steam.
    SteamOAuth(OAuthFactor) = "steam_oauth_factor",
    /// An OAuth login with TikTok.
    TikTokOAuth(OAuthFactor) = "tik_tok_oauth_factor",
    /// An OAuth login with Twitch.
    TwitchOAuth(OAuthFactor) = "twitch_oauth_factor",
    /// An OAuth login with Twitter.
    TwitterOAuth(OAuthFactor) = "twitter_oauth_factor",
    /// An embeddable magic link, which your application delivered by itself.
    EmbeddableMagicLink(EmbeddableMagicLinkFactor) = "embeddable_magic_link_factor",
    /// A biometric check on a registered mobile device.
    Biometric(BiometricFactor) = "biometric_factor",
    /// A login through a SAML connection.
    SamlSso(SsoFactor) = "saml_sso_factor",
    /// A login through an OIDC connection.
    OidcSso(SsoFactor) = "oidc_sso_factor",
    /// An OAuth login with Salesforce.
    SalesforceOAuth(OAuthFactor) = "salesforce_oauth_factor",
    /// An OAuth login with Yahoo.
    YahooOAuth(OAuthFactor) = "yahoo_oauth_factor",
    /// An OAuth login with HubSpot.
    HubspotOAuth(OAuthFactor) = "hubspot_oauth_factor",
    /// A Slack login carried over from another organization.
    SlackOAuthExchange(OAuthExchangeFactor) = "slack_oauth_exchange_factor",
    /// A HubSpot login carried over from another organization.
    HubspotOAuthExchange(OAuthExchangeFactor) = "hubspot_oauth_exchange_factor",
    /// A GitHub login carried over from another organization.
    GithubOAuthExchange(OAuthExchangeFactor) = "github_oauth_exchange_factor",
    /// A Google login carried over from another organization.
    GoogleOAuthExchange(OAuthExchangeFactor) = "google_oauth_exchange_factor",
    /// An impersonation, such as one started by your team in the Stytch dashboard.
    Impersonated(ImpersonatedFactor) = "impersonated_factor",
    /// An access token of a Connected App that was traded for a session.
    OAuthAccessTokenExchange(OAuthAccessTokenExchangeFactor) = "oauth_access_token_exchange_factor",
    /// A trusted auth token that was traded for a session.
    TrustedAuthToken(TrustedAuthTokenFactor) = "trusted_auth_token_factor",
}
