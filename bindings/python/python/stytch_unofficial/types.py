# Everything below is generated from the API description; see CONTRIBUTING.md.
"""The types of all params and results. At run time, all of them are dicts.

A dict may have more members than its type, as Stytch adds some from time to time.
"""

from __future__ import annotations

from typing import Any, Literal, TypedDict, Union

B2bMembershipType = Union[
    Literal[
        "active_member",
        "pending_member",
        "invited_member",
        "eligible_to_join_by_email_domain",
        "eligible_to_join_by_oauth_tenant",
    ],
    str,
]
"""The relation of a person to a discovered organization.

`active_member`: Already an active member.

`pending_member`: A member who has not completed a first login.

`invited_member`: A member with an open invitation.

`eligible_to_join_by_email_domain`: Not a member, but allowed to join because of the email domain.

`eligible_to_join_by_oauth_tenant`: Not a member, but allowed to join because of a tenant at an
OAuth provider.
"""

B2bEmailUpdateDeliveryMethod = Union[
    Literal[
        "EMAIL_MAGIC_LINK",
        "EMAIL_OTP",
    ],
    str,
]
"""How a member confirms a new email address.

`EMAIL_MAGIC_LINK`: Through a magic link; this is the default.

`EMAIL_OTP`: Through a passcode.
"""

B2bMemberRoleSourceType = Union[
    Literal[
        "direct_assignment",
        "email_assignment",
        "sso_connection",
        "sso_connection_group",
        "scim_connection_group",
    ],
    str,
]
"""Why a member holds a role.

`direct_assignment`: It was assigned to the member explicitly.

`email_assignment`: It comes with the domain of the member's email address.

`sso_connection`: It comes with a SAML connection, and counts in sessions that logged in through it.

`sso_connection_group`: It comes with a group at a SAML connection, and counts in sessions that
logged in through it.

`scim_connection_group`: It comes with a group at a SCIM connection.
"""

B2bMemberStatus = Union[
    Literal[
        "pending",
        "invited",
        "active",
        "deleted",
    ],
    str,
]
"""The state of a member in its life cycle.

`pending`: Created, but has not completed a first login.

`invited`: Invited, with the invitation still open.

`active`: A full member.

`deleted`: Removed from the organization.
"""

B2bMfaEnrollment = Union[
    Literal[
        "enroll",
        "unenroll",
    ],
    str,
]
"""Change to a member's MFA enrollment after a successful login; an organization with MFA for all
ignores it.

`enroll`: Ask for MFA on future logins.

`unenroll`: Stop asking for MFA on future logins.
"""

B2bMfaMethod = Union[
    Literal[
        "sms_otp",
        "totp",
    ],
    str,
]
"""A second factor that a member may use.

`sms_otp`: A passcode sent as a text message.

`totp`: A code from an authenticator app.
"""

B2bAuthMethod = Union[
    Literal[
        "sso",
        "magic_link",
        "email_otp",
        "password",
        "google_oauth",
        "microsoft_oauth",
        "slack_oauth",
        "github_oauth",
        "hubspot_oauth",
    ],
    str,
]
"""A login method that an organization may allow.

`sso`: SSO through SAML or OIDC.

`magic_link`: A magic link sent by email.

`email_otp`: A passcode sent by email.

`password`: A password.

`google_oauth`: OAuth with Google.

`microsoft_oauth`: OAuth with Microsoft.

`slack_oauth`: OAuth with Slack.

`github_oauth`: OAuth with GitHub.

`hubspot_oauth`: OAuth with HubSpot.
"""

B2bConnectedAppsAllowedType = Union[
    Literal[
        "ALL_ALLOWED",
        "RESTRICTED",
        "NOT_ALLOWED",
    ],
    str,
]
"""Which Connected Apps the members of an organization may use.

`ALL_ALLOWED`: Any app of the project; this is the default.

`RESTRICTED`: Only the apps on the matching list of allowed apps.

`NOT_ALLOWED`: None.
"""

B2bEmailInvites = Union[
    Literal[
        "ALL_ALLOWED",
        "RESTRICTED",
        "NOT_ALLOWED",
    ],
    str,
]
"""Which email addresses an organization accepts for invitations.

`ALL_ALLOWED`: All addresses.

`RESTRICTED`: Addresses in one of the `email_allowed_domains`.

`NOT_ALLOWED`: None.
"""

B2bEmailJitProvisioning = Union[
    Literal[
        "RESTRICTED",
        "NOT_ALLOWED",
    ],
    str,
]
"""Whether a person new to the organization becomes a member by logging in with an email magic link or
OAuth.

`RESTRICTED`: Yes, given a verified address in one of the `email_allowed_domains`.

`NOT_ALLOWED`: No; this is the default.
"""

B2bMethodsPolicy = Union[
    Literal[
        "ALL_ALLOWED",
        "RESTRICTED",
    ],
    str,
]
"""Whether an organization accepts every method or only those on its list, for logins and likewise for
MFA.

`ALL_ALLOWED`: Every method is accepted; this is the default.

`RESTRICTED`: Other methods are refused, except for break-glass members.
"""

B2bMfaPolicy = Union[
    Literal[
        "REQUIRED_FOR_ALL",
        "OPTIONAL",
    ],
    str,
]
"""Whether an organization makes its members use MFA.

`REQUIRED_FOR_ALL`: Every login by any member needs MFA; sessions already open stay valid.

`OPTIONAL`: Only enrolled members need MFA; this is the default.
"""

B2bOAuthTenantJitProvisioning = Union[
    Literal[
        "RESTRICTED",
        "NOT_ALLOWED",
    ],
    str,
]
"""Whether a person new to the organization becomes a member through a tenant at an OAuth provider.

`RESTRICTED`: Yes, for the tenants in `allowed_oauth_tenants`.

`NOT_ALLOWED`: No; this is the default.
"""

B2bSsoJitProvisioning = Union[
    Literal[
        "ALL_ALLOWED",
        "RESTRICTED",
        "NOT_ALLOWED",
    ],
    str,
]
"""Whether a person new to the organization becomes a member by logging in through SSO.

`ALL_ALLOWED`: Yes, through any active SSO connection; this is the default.

`RESTRICTED`: Yes, but only through the `sso_jit_provisioning_allowed_connections`.

`NOT_ALLOWED`: No.
"""

B2bScimConnectionStatus = Union[
    Literal[
        "active",
        "deleted",
    ],
    str,
]
"""Whether a SCIM connection is in use.

`active`: In use.

`deleted`: Removed.
"""

B2bScimIdentityProvider = Union[
    Literal[
        "generic",
        "okta",
        "microsoft-entra",
        "cyberark",
        "jumpcloud",
        "onelogin",
        "pingfederate",
        "rippling",
    ],
    str,
]
"""The identity provider behind a SCIM connection; naming it turns on provider-specific handling.

`generic`: Any other provider.

`okta`: Okta.

`microsoft-entra`: Microsoft Entra.

`cyberark`: CyberArk.

`jumpcloud`: JumpCloud.

`onelogin`: OneLogin.

`pingfederate`: PingFederate.

`rippling`: Rippling.
"""

B2bSsoConnectionStatus = Union[
    Literal[
        "pending",
        "active",
    ],
    str,
]
"""Whether an SSO connection is ready for logins.

`pending`: Some settings are still missing.

`active`: Ready for logins; external connections always are.
"""

B2bSsoIdentityProvider = Union[
    Literal[
        "classlink",
        "cyberark",
        "duo",
        "generic",
        "google-workspace",
        "jumpcloud",
        "keycloak",
        "miniorange",
        "microsoft-entra",
        "okta",
        "onelogin",
        "pingfederate",
        "rippling",
        "salesforce",
        "shibboleth",
    ],
    str,
]
"""The identity provider behind an SSO connection; naming it turns on provider-specific handling.

`classlink`: ClassLink.

`cyberark`: CyberArk.

`duo`: Duo.

`generic`: Any other provider.

`google-workspace`: Google Workspace.

`jumpcloud`: JumpCloud.

`keycloak`: Keycloak.

`miniorange`: miniOrange.

`microsoft-entra`: Microsoft Entra.

`okta`: Okta.

`onelogin`: OneLogin.

`pingfederate`: PingFederate.

`rippling`: Rippling.

`salesforce`: Salesforce.

`shibboleth`: Shibboleth.
"""

ConsumerUserStatus = Union[
    Literal[
        "pending",
        "active",
    ],
    str,
]
"""Whether a user has completed a first login.

`pending`: The user exists but has not logged in yet.

`active`: The user has logged in or was created as active.
"""

ConsumerAuthenticatorType = Union[
    Literal[
        "platform",
        "cross-platform",
    ],
    str,
]
"""The kind of authenticator asked for in a WebAuthn registration; leave it out to accept both.

`platform`: Built into the device, such as a fingerprint reader.

`cross-platform`: A separate device, such as a USB security key.
"""

FraudVerdictAction = Union[
    Literal[
        "ALLOW",
        "CHALLENGE",
        "BLOCK",
    ],
    str,
]
"""What Stytch suggests doing about a device or an email address.

`ALLOW`: Let it through.

`CHALLENGE`: Ask for more proof, such as a second factor.

`BLOCK`: Block it.
"""

FraudRuleAction = Union[
    Literal[
        "ALLOW",
        "CHALLENGE",
        "BLOCK",
        "NONE",
    ],
    str,
]
"""The action of a rule or an override.

`ALLOW`: Let it through; not available for country codes.

`CHALLENGE`: Ask for more proof, such as a second factor.

`BLOCK`: Block it.

`NONE`: Clear the stored rule; not for overrides of a verdict reason.
"""

FraudRuleType = Union[
    Literal[
        "VISITOR_ID",
        "BROWSER_ID",
        "VISITOR_FINGERPRINT",
        "BROWSER_FINGERPRINT",
        "HARDWARE_FINGERPRINT",
        "NETWORK_FINGERPRINT",
        "CIDR_BLOCK",
        "ASN",
        "COUNTRY_CODE",
    ],
    str,
]
"""What a rule is keyed on.

`VISITOR_ID`: A visitor ID.

`BROWSER_ID`: A browser ID.

`VISITOR_FINGERPRINT`: A visitor fingerprint.

`BROWSER_FINGERPRINT`: A browser fingerprint.

`HARDWARE_FINGERPRINT`: A hardware fingerprint.

`NETWORK_FINGERPRINT`: A network fingerprint.

`CIDR_BLOCK`: A block of IP addresses in CIDR notation.

`ASN`: An autonomous system number.

`COUNTRY_CODE`: A two-letter country code.
"""

M2mM2mClientStatus = Union[
    Literal[
        "active",
        "inactive",
    ],
    str,
]
"""Whether an M2M client may obtain tokens.

`active`: Active: it can obtain tokens.

`inactive`: Inactive: it cannot obtain tokens.
"""

ConnectedAppClientType = Union[
    Literal[
        "first_party",
        "first_party_public",
        "third_party",
        "third_party_public",
    ],
    str,
]
"""Whether a Connected App is your own, and whether it has a client secret.

`first_party`: Your own application, with a client secret.

`first_party_public`: Your own application without a client secret, as in a browser or on a phone.

`third_party`: An application of a third party, with a client secret.

`third_party_public`: An application of a third party, without a client secret.
"""

CryptoWalletType = Union[
    Literal[
        "ethereum",
        "solana",
    ],
    str,
]
"""The kind of blockchain that a crypto wallet belongs to.

`ethereum`: Ethereum, and every EVM-compatible chain such as Polygon or BSC.

`solana`: Solana.
"""

Locale = Union[
    Literal[
        "en",
        "es",
        "pt-br",
        "fr",
        "it",
        "de-DE",
        "zh-Hans",
        "ca-ES",
        "ja",
        "ru",
        "nl",
        "pl",
        "tr",
        "fa",
        "vi",
        "cs",
    ],
    str,
]
"""Language of an email or text message; Stytch falls back to English.

`en`: English.

`es`: Spanish.

`pt-br`: Brazilian Portuguese.

`fr`: French.

`it`: Italian.

`de-DE`: German, as used in Germany.

`zh-Hans`: Chinese in simplified characters.

`ca-ES`: Catalan, as used in Spain.

`ja`: Japanese.

`ru`: Russian.

`nl`: Dutch.

`pl`: Polish.

`tr`: Turkish.

`fa`: Persian.

`vi`: Vietnamese.

`cs`: Czech.
"""

GrantType = Union[
    Literal[
        "client_credentials",
        "authorization_code",
        "refresh_token",
    ],
    str,
]
"""How an OAuth 2.0 client obtains a token (RFC 6749).

`client_credentials`: The client acts for itself: machine to machine.

`authorization_code`: The client exchanges an authorization code.

`refresh_token`: The client exchanges a refresh token for a new access token.
"""

TokenTypeHint = Union[
    Literal[
        "access_token",
        "refresh_token",
    ],
    str,
]
"""The type of a token (RFC 7009, RFC 7662).

`access_token`: An access token.

`refresh_token`: A refresh token.
"""

HashType = Union[
    Literal[
        "bcrypt",
        "md_5",
        "argon_2i",
        "argon_2id",
        "sha_1",
        "sha_512",
        "scrypt",
        "phpass",
        "pbkdf_2",
    ],
    str,
]
"""Algorithm behind a password hash that is being migrated; most come with a config of their own.

`bcrypt`: A bcrypt hash.

`md_5`: An MD5 hash, with salts given in `md_5_config`.

`argon_2i`: An Argon2i hash, described by `argon_2_config`.

`argon_2id`: An Argon2id hash, described by `argon_2_config`.

`sha_1`: A SHA-1 hash, with salts given in `sha_1_config`.

`sha_512`: A SHA-512 hash, with salts given in `sha_512_config`.

`scrypt`: A scrypt hash, described by `scrypt_config`.

`phpass`: A phpass hash, as made by older PHP applications.

`pbkdf_2`: A PBKDF2 hash, described by `pbkdf_2_config`.
"""

PasswordStrengthPolicy = Union[
    Literal[
        "zxcvbn",
        "luds",
    ],
    str,
]
"""The rules for passwords in the project.

`zxcvbn`: Passwords are scored by how hard they are to guess, with zxcvbn.

`luds`: Passwords must hold a mix of lowercase, uppercase, digits and symbols.
"""

Pbkdf2Algorithm = Union[
    Literal[
        "sha256",
        "sha512",
    ],
    str,
]
"""Digest under the HMAC of a PBKDF2 hash; SHA-256 by default.

`sha256`: HMAC with SHA-256.

`sha512`: HMAC with SHA-512.
"""

MetricType = Union[
    Literal[
        "UNKNOWN",
        "USER_COUNT",
        "ORGANIZATION_COUNT",
        "MEMBER_COUNT",
        "M2M_CLIENT_COUNT",
    ],
    str,
]
"""What a project metric counts.

`UNKNOWN`: The API itself does not say what is counted.

`USER_COUNT`: Users.

`ORGANIZATION_COUNT`: Organizations.

`MEMBER_COUNT`: Members.

`M2M_CLIENT_COUNT`: M2M clients.
"""

SearchOperator = Union[
    Literal[
        "AND",
        "OR",
    ],
    str,
]
"""How the operands of a search combine.

`AND`: Every operand has to match.

`OR`: One matching operand is enough; deprecated except for M2M clients.
"""

DeliveryMethod = Union[
    Literal[
        "email",
        "sms",
        "whatsapp",
        "embedded",
        "oauth_google",
        "oauth_microsoft",
        "oauth_apple",
        "webauthn_registration",
        "authenticator_app",
        "oauth_github",
        "recovery_code",
        "oauth_facebook",
        "crypto_wallet",
        "oauth_amazon",
        "oauth_bitbucket",
        "oauth_coinbase",
        "oauth_discord",
        "oauth_figma",
        "oauth_gitlab",
        "oauth_instagram",
        "oauth_linkedin",
        "oauth_shopify",
        "oauth_slack",
        "oauth_snapchat",
        "oauth_spotify",
        "oauth_steam",
        "oauth_tiktok",
        "oauth_twitch",
        "oauth_twitter",
        "knowledge",
        "biometric",
        "sso_saml",
        "sso_oidc",
        "oauth_salesforce",
        "oauth_yahoo",
        "oauth_hubspot",
        "imported_auth0",
        "oauth_exchange_slack",
        "oauth_exchange_hubspot",
        "oauth_exchange_github",
        "oauth_exchange_google",
        "impersonation",
        "oauth_access_token_exchange",
        "trusted_token_exchange",
    ],
    str,
]
"""The channel or provider of an authentication factor.

`email`: Sent by email.

`sms`: Sent as a text message.

`whatsapp`: Sent over WhatsApp.

`embedded`: Handed over by your application, as an embeddable magic link.

`oauth_google`: OAuth with Google.

`oauth_microsoft`: OAuth with Microsoft.

`oauth_apple`: OAuth with Apple.

`webauthn_registration`: A passkey or WebAuthn registration.

`authenticator_app`: An authenticator app.

`oauth_github`: OAuth with GitHub.

`recovery_code`: A recovery code.

`oauth_facebook`: OAuth with Facebook.

`crypto_wallet`: A crypto wallet.

`oauth_amazon`: OAuth with Amazon.

`oauth_bitbucket`: OAuth with Bitbucket.

`oauth_coinbase`: OAuth with Coinbase.

`oauth_discord`: OAuth with Discord.

`oauth_figma`: OAuth with Figma.

`oauth_gitlab`: OAuth with GitLab.

`oauth_instagram`: OAuth with Instagram.

`oauth_linkedin`: OAuth with LinkedIn.

`oauth_shopify`: OAuth with Shopify.

`oauth_slack`: OAuth with Slack.

`oauth_snapchat`: OAuth with Snapchat.

`oauth_spotify`: OAuth with Spotify.

`oauth_steam`: OAuth with Steam.

`oauth_tiktok`: OAuth with TikTok.

`oauth_twitch`: OAuth with Twitch.

`oauth_twitter`: OAuth with Twitter.

`knowledge`: Something the person knows, which is a password.

`biometric`: A biometric registration.

`sso_saml`: A SAML connection.

`sso_oidc`: An OIDC connection.

`oauth_salesforce`: OAuth with Salesforce.

`oauth_yahoo`: OAuth with Yahoo.

`oauth_hubspot`: OAuth with HubSpot.

`imported_auth0`: A session imported from Auth0.

`oauth_exchange_slack`: A Slack login carried over from another organization.

`oauth_exchange_hubspot`: A HubSpot login carried over from another organization.

`oauth_exchange_github`: A GitHub login carried over from another organization.

`oauth_exchange_google`: A Google login carried over from another organization.

`impersonation`: An impersonation of the account.

`oauth_access_token_exchange`: An access token of a Connected App that was exchanged for a session.

`trusted_token_exchange`: A trusted auth token that was exchanged for a session.
"""

FactorType = Union[
    Literal[
        "magic_link",
        "otp",
        "oauth",
        "webauthn",
        "totp",
        "crypto",
        "password",
        "signature_challenge",
        "sso",
        "imported",
        "recovery_codes",
        "email_otp",
        "impersonated",
        "trusted_auth_token",
    ],
    str,
]
"""The kind of an authentication factor.

`magic_link`: A magic link.

`otp`: A one-time passcode.

`oauth`: A login with an OAuth provider.

`webauthn`: A passkey or other WebAuthn credential.

`totp`: A code from an authenticator app.

`crypto`: A signature of a crypto wallet.

`password`: A password.

`signature_challenge`: A signed challenge, as made by a biometric registration.

`sso`: A login through an SSO connection.

`imported`: A session imported from another identity service.

`recovery_codes`: A recovery code.

`email_otp`: A one-time passcode sent by email.

`impersonated`: An impersonation of the account.

`trusted_auth_token`: A trusted auth token that was exchanged for a session.
"""


class MemberSessionToken(TypedDict):
    """The session of a B2B member, on whose behalf an operation is called."""

    session_token: str
    """The session's token."""


class MemberSessionJwt(TypedDict):
    """The session of a B2B member, on whose behalf an operation is called."""

    session_jwt: str
    """The session's JWT."""


MemberSession = Union[MemberSessionToken, MemberSessionJwt]
"""The member on whose behalf an operation is called: Stytch then allows only what the member's roles allow."""


class AccessToken(TypedDict):
    """An access token of a machine."""

    access_token: str
    """Sent as `Authorization: Bearer`."""
    scopes: list[str]
    """Its scopes."""
    expires_at: str
    """When it expires (RFC 3339), by the clock of this machine."""


class AuthenticatedClient(TypedDict):
    """A machine whose access token is valid."""

    client_id: str
    """The machine."""
    scopes: list[str]
    """Its scopes."""
    expires_at: str
    """When the token expires (RFC 3339)."""
    custom_claims: dict[str, Any]
    """Custom claims."""


class B2bCheckedSession(TypedDict):
    """A session of a member whose JWT is valid."""

    member_session: B2bMemberSession
    """Session, from the JWT or from the response of Stytch."""
    response: B2bSessionsAuthenticateResponse | None
    """Response of Stytch, if it was asked; its `session_jwt` is a fresh one to store in the cookie."""


class ConnectedAppToken(TypedDict):
    """A connected app that acts for a user or member, and whose access token is valid."""

    subject: str
    """The `user_id` or `member_id` that the app acts for."""
    client_id: str
    """The app."""
    scopes: list[str]
    """Its scopes."""
    issuer: str
    """Issuer of the token."""
    audience: list[str]
    """Audience of the token."""
    expires_at: str | None
    """When the token expires (RFC 3339)."""
    issued_at: str | None
    """When the token was issued (RFC 3339)."""
    organization: TokenOrganization | None
    """Organization of the member, in B2B."""
    custom_claims: dict[str, Any]
    """Custom claims."""


class ConsumerCheckedSession(TypedDict):
    """A session of a user whose JWT is valid."""

    session: ConsumerSession
    """Session, from the JWT or from the response of Stytch."""
    response: ConsumerSessionsAuthenticateResponse | None
    """Response of Stytch, if it was asked; its `session_jwt` is a fresh one to store in the cookie."""


class MemberPermissionCheck(TypedDict):
    """An action on a resource of an organization."""

    organization_id: str
    """The `organization_id` of the organization that the resource belongs to; not its slug or external
    id.
    """
    resource_id: str
    """The resource."""
    action: str
    """The action."""


class Nothing(TypedDict):
    """An empty object."""


class PermissionCheck(TypedDict):
    """An action on a resource, which the RBAC policy of the project allows to some roles."""

    resource_id: str
    """The resource."""
    action: str
    """The action."""


class Pkce(TypedDict):
    """A PKCE verifier and its challenge (RFC 7636)."""

    code_verifier: str
    """Kept until the redirect arrives, and sent with its token."""
    code_challenge: str
    """Sent at the beginning of the login."""


class Redirect(TypedDict):
    """What a browser brings back from a login."""

    token: str
    """The token."""
    token_type: str
    """Its type, such as `magic_links`."""
    operation: str
    """Name of the operation that authenticates it, for `call`."""
    token_param: str | None
    """Name of that operation's param for the token."""
    code_verifier_param: str | None
    """Name of that operation's param for the PKCE verifier, if it has one."""
    params: dict[str, str]
    """Other params of the redirect, such as your own `state`."""


class StartUrl(TypedDict):
    """Where a login in a browser begins."""

    url: str
    """For a link or a redirect."""


class TokenOrganization(TypedDict):
    """The organization of a member in an access token."""

    organization_id: str
    """Its id."""
    organization_slug: str
    """Its slug."""


class WebhookEvent(TypedDict):
    """The event of a webhook. The object has a member of its own, such as `user`."""

    message_id: str
    """Id of the message, the same when it is delivered again."""
    project_id: str
    """The project."""
    event_id: str
    """Id of the event."""
    action: str
    """`CREATE`, `UPDATE` or `DELETE`."""
    object_type: str
    """Type of the object."""
    source: str
    """What caused it, such as `DIRECT`, `DASHBOARD` or `SCIM`."""
    id: str
    """Id of the object."""
    timestamp: str
    """When it happened (RFC 3339)."""


class _B2bDiscoveredOrganization(TypedDict):
    member_authenticated: bool
    """Whether the proven factors suffice to log in to this Organization; if `false`, see
    `primary_required` and `mfa_required`.
    """


class B2bDiscoveredOrganization(_B2bDiscoveredOrganization, total=False):
    """An organization that a person belongs to or may join, and what is missing for a full login
    there.
    """

    organization: B2bOrganization | None
    """The Organization."""
    membership: B2bMembership | None
    """How the end user relates to the Organization, such as an active or pending Member."""
    primary_required: B2bPrimaryRequired | None
    """Primary authentication the Member must still complete to log in to the Organization."""
    mfa_required: B2bMfaRequired | None
    """What MFA the Organization asks for and how the Member can complete it."""


class _B2bMembership(TypedDict):
    type: B2bMembershipType
    """State of the membership: `active_member`, `pending_member`, `invited_member`,
    `eligible_to_join_by_email_domain` or `eligible_to_join_by_oauth_tenant`.
    """


class B2bMembership(_B2bMembership, total=False):
    """The relation of a person to a discovered organization: a member, invited, or allowed to join."""

    details: dict[str, Any] | None
    """Extra metadata on the membership, if there is any."""
    member: B2bMember | None
    """The Member, absent when none exists yet in the Organization."""


class _B2bMember(TypedDict):
    organization_id: str
    """ID of the Organization."""
    member_id: str
    """UUID of the Member."""
    email_address: str
    """Email address of the Member or end user."""
    status: B2bMemberStatus
    """Status of the Member: `pending`, `invited`, `active` or `deleted`."""
    name: str
    """Name of the Member."""
    sso_registrations: list[B2bSsoRegistration]
    """SAML and OIDC connections the Member has logged in with."""
    is_breakglass: bool
    """Whether this is a break glass Member, who may log in past the Organization's `auth_methods`
    settings in an emergency.
    """
    member_password_id: str
    """UUID of the Member's password."""
    oauth_registrations: list[B2bOAuthRegistration]
    """OAuth registrations of the Member, one for each linked provider account."""
    email_address_verified: bool
    """Whether the Member's email address has been verified."""
    mfa_phone_number_verified: bool
    """Whether the Member's phone number has been verified."""
    is_admin: bool
    """Whether the Member has the `stytch_admin` Role, which founders of an Organization through
    discovery get automatically.
    """
    totp_registration_id: str
    """ID of the Member's TOTP registration."""
    retired_email_addresses: list[B2bRetiredEmail]
    """Former email addresses of the Member, replaced by an update or an OAuth or SSO login. No other
    Member of the Organization can use one until it is unlinked.
    """
    is_locked: bool
    """Whether the Member is locked for now after too many failed logins."""
    mfa_enrolled: bool
    """Whether the Member must pass MFA at every login; when `false`, MFA applies only if the
    Organization's `mfa_policy` is `REQUIRED_FOR_ALL`.
    """
    mfa_phone_number: str
    """Member's only phone number, in E.164 form such as `+12025550162`."""
    default_mfa_method: B2bMfaMethod
    """MFA method used when the Member has several: `sms_otp` or `totp`."""
    roles: list[B2bMemberRole]
    """Roles of the Member, explicit and implicit, each with the sources it comes from."""


class B2bMember(_B2bMember, total=False):
    """A person within one organization of a B2B project."""

    trusted_metadata: dict[str, Any] | None
    """JSON object of your own application data or of data from the identity provider."""
    untrusted_metadata: dict[str, Any] | None
    """JSON object of your own application data that end users can change through the frontend SDKs;
    keep nothing critical in it.
    """
    created_at: str | None
    """Creation time, RFC 3339 in UTC, such as `2021-12-29T12:33:09Z`."""
    updated_at: str | None
    """Time the Member was last updated, RFC 3339 in UTC, such as `2021-12-29T12:33:09Z`."""
    scim_registration: B2bScimRegistration | None
    """SCIM registration of the Member, naming the SCIM connection that created it."""
    external_id: str | None
    """Outside identifier of the Member, accepted by most calls instead of `member_id`."""
    lock_created_at: str | None
    """When the lock began, an RFC 3339 UTC time; absent without a lock."""
    lock_expires_at: str | None
    """When the lock ends, an RFC 3339 UTC time; absent without a lock."""


class _B2bMemberConnectedApp(TypedDict):
    connected_app_id: str
    """Unique ID of the Connected App."""
    name: str
    """Name of the Connected App."""
    description: str
    """Readable description of the Connected App."""
    client_type: ConnectedAppClientType
    """Kind of Connected App: `first_party`, `first_party_public`, `third_party` or
    `third_party_public`.
    """
    scopes_granted: str
    """Scopes the Connected App got when its latest authorization flow finished."""


class B2bMemberConnectedApp(_B2bMemberConnectedApp, total=False):
    """A Connected App that a member has given access to, with the scopes granted."""

    logo_url: str | None
    """URL of the Connected App's logo, if it has one."""


class B2bMemberRole(TypedDict):
    """A role held by a member and the reasons why."""

    role_id: str
    """ID of the RBAC Role, such as `editor`; built-in ones include `stytch_member` and `stytch_admin`."""
    sources: list[B2bMemberRoleSource]
    """Where the Role comes from; one Role can have several sources, such as a direct assignment and an
    email domain.
    """


class _B2bMemberRoleSource(TypedDict):
    type: B2bMemberRoleSourceType
    """How the Role is granted: `direct_assignment`, `email_assignment`, `sso_connection`,
    `sso_connection_group` or `scim_connection_group`. SSO kinds are SAML only and need that factor
    in the session.
    """


class B2bMemberRoleSource(_B2bMemberRoleSource, total=False):
    """One reason why a member holds a role."""

    details: dict[str, Any] | None
    """What granted the Role, by source type: an email domain, a `connection_id`, or a `connection_id`
    with a `group` or `group_id`; empty for `direct_assignment`.
    """


class _B2bOAuthRegistration(TypedDict):
    provider_type: str
    """OAuth provider used, such as `Google`."""
    provider_subject: str
    """User's unique ID at the OAuth provider, its `sub` claim."""
    member_oauth_registration_id: str
    """Id of the Member's OAuth registration."""


class B2bOAuthRegistration(_B2bOAuthRegistration, total=False):
    """A link between a member and an account at an OAuth provider."""

    profile_picture_url: str | None
    """URL of the profile picture at the OAuth provider, if it returns one."""
    locale: str | None
    """Locale the Member has set at the OAuth provider, when known."""


class B2bRetiredEmail(TypedDict):
    """An email address that a member no longer uses."""

    email_id: str
    """Unique ID of the Member's retired email address."""
    email_address: str
    """Email address of the Member or end user."""


class _B2bScimRegistration(TypedDict):
    connection_id: str
    """Unique ID of the SCIM connection."""
    registration_id: str
    """Unique ID of the SCIM registration."""


class B2bScimRegistration(_B2bScimRegistration, total=False):
    """A link between a member and the SCIM record that created or manages it."""

    external_id: str | None
    """Id the IdP uses for the Member."""
    scim_attributes: B2bScimAttributes | None
    """SCIM attributes of the Member, as sent by the identity provider."""


class _B2bSsoRegistration(TypedDict):
    connection_id: str
    """Unique ID of the SSO connection."""
    external_id: str
    """Id the IdP uses for the Member."""
    registration_id: str
    """Unique ID of the SSO registration."""


class B2bSsoRegistration(_B2bSsoRegistration, total=False):
    """A link between a member and an account at an SSO identity provider."""

    sso_attributes: dict[str, Any] | None
    """Attributes of the Member, as sent by the SSO identity provider."""


class B2bMfaMemberOptions(TypedDict):
    """What a member has registered for MFA: a phone number, an authenticator app, or both."""

    mfa_phone_number: str
    """Member's phone number for MFA codes."""
    totp_registration_id: str
    """ID of the Member's TOTP registration."""


class B2bMfaRequired(TypedDict, total=False):
    """The MFA step that a member must still complete for a full session."""

    member_options: B2bMfaMemberOptions | None
    """What the Member can use to complete MFA."""
    secondary_auth_initiated: B2bMfaMethod | None
    """Second factor already started: `sms_otp` when a passcode was sent to the Member's phone,
    otherwise empty. Discovery calls never start one.
    """


class B2bGithubProviderInfo(TypedDict):
    """Tokens of a member's GitHub registration."""

    provider_subject: str
    """User's unique ID at the OAuth provider, its `sub` claim."""
    provider_tenant_ids: list[str]
    """Every tenant ID the OAuth provider returned, such as HubSpot Hub IDs or GitHub organization IDs;
    some providers return none.
    """
    access_token: str
    """OAuth access token for calling the provider's API on behalf of the User or Member."""
    scopes: list[str]
    """OAuth scopes that the provider granted."""


class _B2bHubspotProviderInfo(TypedDict):
    provider_subject: str
    """User's unique ID at the OAuth provider, its `sub` claim."""
    provider_tenant_id: str
    """Tenant ID at the OAuth provider, such as a Slack workspace ID; filled only when there is exactly
    one, so prefer `provider_tenant_ids`.
    """
    access_token: str
    """OAuth access token for calling the provider's API on behalf of the User or Member."""
    access_token_expires_in: int
    """Seconds left before the provider's access token expires."""
    scopes: list[str]
    """OAuth scopes that the provider granted."""


class B2bHubspotProviderInfo(_B2bHubspotProviderInfo, total=False):
    """Tokens of a member's HubSpot registration."""

    refresh_token: str | None
    """Provider's refresh token, for getting a new `access_token` for its API."""


class _B2bOAuthProviderValues(TypedDict):
    scopes: list[str]
    """OAuth scopes that the provider granted."""


class B2bOAuthProviderValues(_B2bOAuthProviderValues, total=False):
    """Tokens and scopes that an OAuth provider issued for a member."""

    access_token: str | None
    """OAuth access token for calling the provider's API on behalf of the User or Member."""
    refresh_token: str | None
    """Provider's refresh token, for getting a new `access_token` for its API."""
    expires_at: str | None
    """Expiry time, RFC 3339 in UTC, such as `2021-12-29T12:33:09Z`."""
    id_token: str | None
    """OpenID Connect ID token from the OAuth provider, a JWT whose claims vary by provider."""


class _B2bOidcProviderInfo(TypedDict):
    provider_subject: str
    """User's unique ID at the OAuth provider, its `sub` claim."""
    id_token: str
    """OpenID Connect ID token from the OAuth provider, a JWT whose claims vary by provider."""
    access_token: str
    """OAuth access token for calling the provider's API on behalf of the User or Member."""
    access_token_expires_in: int
    """Seconds left before the provider's access token expires."""
    scopes: list[str]
    """OAuth scopes that the provider granted."""
    connection_id: str
    """Unique ID of the SSO connection."""


class B2bOidcProviderInfo(_B2bOidcProviderInfo, total=False):
    """Tokens of a member's registration at an OIDC SSO connection."""

    refresh_token: str | None
    """Provider's refresh token, for getting a new `access_token` for its API."""


class B2bSlackProviderInfo(TypedDict):
    """Tokens of a member's Slack registration, with those of the Slack bot."""

    provider_subject: str
    """User's unique ID at the OAuth provider, its `sub` claim."""
    provider_tenant_id: str
    """Tenant ID at the OAuth provider, such as a Slack workspace ID; filled only when there is exactly
    one, so prefer `provider_tenant_ids`.
    """
    access_token: str
    """OAuth access token for calling the provider's API on behalf of the User or Member."""
    scopes: list[str]
    """OAuth scopes that the provider granted."""
    bot_access_token: str
    """Slack token for calling the API as the bot; `bot_scopes` lists what it may do."""
    bot_scopes: list[str]
    """Slack scopes granted to the bot."""


class _B2bActiveScimConnection(TypedDict):
    connection_id: str
    """Unique ID of the SCIM connection."""
    display_name: str
    """Readable name of the connection."""
    bearer_token_last_four: str
    """Final four characters of the SCIM bearer token; a lost token cannot be read back, so rotate it
    instead.
    """


class B2bActiveScimConnection(_B2bActiveScimConnection, total=False):
    """Reference to the SCIM connection in use by an organization."""

    bearer_token_expires_at: str | None
    """Time the SCIM bearer token expires."""


class B2bActiveSsoConnection(TypedDict):
    """Reference to an SSO connection in use by an organization."""

    connection_id: str
    """Unique ID of the SSO connection."""
    display_name: str
    """Readable name of the connection."""
    identity_provider: str
    """IdP behind the connection, such as `okta`; `generic` stands for any other."""


class B2bEmailImplicitRoleAssignment(TypedDict):
    """A role that members receive because of the domain of their email address."""

    domain: str
    """Email domain whose Members get the Role, such as `example.com`."""
    role_id: str
    """ID of the RBAC Role, such as `editor`; built-in ones include `stytch_member` and `stytch_admin`."""


class _B2bOrganization(TypedDict):
    organization_id: str
    """ID of the Organization."""
    organization_name: str
    """Name of the Organization, 1 to 128 characters."""
    organization_logo_url: str
    """URL of the Organization's logo image."""
    organization_slug: str
    """URL slug of the Organization, usable as `organization_id`: 2 to 128 letters, digits, `-`, `.`,
    `_` or `~`, unique in the project.
    """
    sso_jit_provisioning: B2bSsoJitProvisioning
    """Whether an SSO login may create a Member: `ALL_ALLOWED` (the default), `RESTRICTED` (only
    through `sso_jit_provisioning_allowed_connections`) or `NOT_ALLOWED`.
    """
    sso_jit_provisioning_allowed_connections: list[str]
    """`connection_id` values that may create Members at SSO login; used when `sso_jit_provisioning` is
    `RESTRICTED`.
    """
    sso_active_connections: list[B2bActiveSsoConnection]
    """Active SAML and OIDC connections of the Organization."""
    email_allowed_domains: list[str]
    """Email domains for invites and JIT provisioning when `email_invites` or `email_jit_provisioning`
    is `RESTRICTED`; common ones like `gmail.com` are refused.
    """
    email_jit_provisioning: B2bEmailJitProvisioning
    """JIT provisioning by Email Magic Link or OAuth: `RESTRICTED` (only verified emails in
    `email_allowed_domains`) or `NOT_ALLOWED` (the default).
    """
    email_invites: B2bEmailInvites
    """Invitations by email: `ALL_ALLOWED`, `RESTRICTED` (only verified emails in
    `email_allowed_domains`) or `NOT_ALLOWED`.
    """
    auth_methods: B2bMethodsPolicy
    """Which login methods Members may use: `ALL_ALLOWED` (the default) or `RESTRICTED` to
    `allowed_auth_methods`. Breakglass Members are exempt.
    """
    allowed_auth_methods: list[B2bAuthMethod]
    """Primary login methods the Organization permits when `auth_methods` is `RESTRICTED`: `sso`,
    `magic_link`, `email_otp`, `password` or `{provider}_oauth`, such as `google_oauth`.
    """
    mfa_policy: B2bMfaPolicy
    """When Members need MFA: `REQUIRED_FOR_ALL`, or `OPTIONAL` (the default) for only those with
    `mfa_enrolled` set. Sessions already active stay valid when it changes.
    """
    rbac_email_implicit_role_assignments: list[B2bEmailImplicitRoleAssignment]
    """Roles granted by email domain: each Member whose address is at the domain gets the Role, however
    they log in.
    """
    mfa_methods: B2bMethodsPolicy
    """Which MFA methods Members may use: `ALL_ALLOWED` (the default) or `RESTRICTED` to those in
    `allowed_mfa_methods`. Break-glass Members are exempt.
    """
    allowed_mfa_methods: list[B2bMfaMethod]
    """MFA methods the Organization permits, `sms_otp` and/or `totp`; applies when `mfa_methods` is
    `RESTRICTED`.
    """
    oauth_tenant_jit_provisioning: B2bOAuthTenantJitProvisioning
    """Whether new Members can JIT provision by OAuth tenant: `RESTRICTED` to the tenants in
    `allowed_oauth_tenants`, or `NOT_ALLOWED` (the default).
    """
    claimed_email_domains: list[str]
    """Email domains that the Organization has claimed, such as `example.com`."""
    first_party_connected_apps_allowed_type: B2bConnectedAppsAllowedType
    """Which first party Connected Apps Members may use: `ALL_ALLOWED` (default), `RESTRICTED` to those
    in `allowed_first_party_connected_apps`, or `NOT_ALLOWED`.
    """
    allowed_first_party_connected_apps: list[str]
    """IDs of permitted first-party Connected Apps; applies only when
    `first_party_connected_apps_allowed_type` is `RESTRICTED`.
    """
    third_party_connected_apps_allowed_type: B2bConnectedAppsAllowedType
    """Policy for third party Connected Apps: `ALL_ALLOWED` (the default), `RESTRICTED` (only those in
    `allowed_third_party_connected_apps`) or `NOT_ALLOWED`.
    """
    allowed_third_party_connected_apps: list[str]
    """IDs of permitted third-party Connected Apps; applies only when
    `third_party_connected_apps_allowed_type` is `RESTRICTED`.
    """
    custom_roles: list[PolicyRole]
    """RBAC Roles defined by this Organization itself."""


class B2bOrganization(_B2bOrganization, total=False):
    """A tenant of a B2B project, with its login settings."""

    trusted_metadata: dict[str, Any] | None
    """JSON object of your own application data or of data from the identity provider."""
    created_at: str | None
    """Creation time, RFC 3339 in UTC, such as `2021-12-29T12:33:09Z`."""
    updated_at: str | None
    """Time the Organization was last updated, RFC 3339 in UTC, such as `2021-12-29T12:33:09Z`."""
    organization_external_id: str | None
    """Your own ID for the Organization, usable as `organization_id`."""
    sso_default_connection_id: str | None
    """ID of the SSO connection used by default when several are active."""
    scim_active_connection: B2bActiveScimConnection | None
    """SCIM connection now active for the Organization."""
    allowed_oauth_tenants: dict[str, Any] | None
    """OAuth tenants whose users may be JIT provisioned, keyed by `slack`, `hubspot` or `github`; when
    unset, JIT provisioning by tenant is off.
    """


class _B2bOrganizationConnectedApp(TypedDict):
    connected_app_id: str
    """Unique ID of the Connected App."""
    name: str
    """Name of the Connected App."""
    description: str
    """Readable description of the Connected App."""
    client_type: ConnectedAppClientType
    """Kind of Connected App: `first_party`, `first_party_public`, `third_party` or
    `third_party_public`.
    """


class B2bOrganizationConnectedApp(_B2bOrganizationConnectedApp, total=False):
    """A Connected App that members of an organization use."""

    logo_url: str | None
    """URL of the Connected App's logo, if it has one."""


class B2bOrganizationConnectedAppActiveMember(TypedDict):
    """A member who uses a Connected App, with the scopes granted."""

    member_id: str
    """UUID of the Member."""
    granted_scopes: list[str]
    """Scopes granted when the latest authorization flow finished."""


class B2bZxcvbnFeedback(TypedDict):
    """A warning and tips from zxcvbn on a password, for showing to the member."""

    warning: str
    """Warning to show the end user when the password is valid yet not strong enough; filled by
    `zxcvbn` checks.
    """
    suggestions: list[str]
    """Tips for a stronger password, suitable for the end user; filled by `zxcvbn` checks."""


class B2bOrgPolicy(TypedDict):
    """Roles that exist in one organization on top of the policy of the project."""

    roles: list[PolicyRole]
    """Roles defined for this Organization only."""


class B2bScimAddress(TypedDict):
    """A postal address in a SCIM profile."""

    formatted: str
    """Full mailing address as display text."""
    street_address: str
    """Street part of the postal address."""
    locality: str
    """City or locality of the address."""
    region: str
    """State, province or region."""
    postal_code: str
    """Postal or ZIP code."""
    country: str
    """Country of the postal address."""
    type: str
    """Kind of address, such as `work` or `home`."""
    primary: bool
    """Whether this entry is the user's primary one of its kind."""


class _B2bScimAttributes(TypedDict):
    user_name: str
    """User name of the person, as sent by the identity provider."""
    id: str
    """SCIM id of the user."""
    external_id: str
    """Id the IdP gave the user, the SCIM `externalId`."""
    active: bool
    """Whether the SCIM user is active at the IdP."""
    groups: list[B2bScimUserGroup]
    """SCIM groups the user belongs to."""
    display_name: str
    """Readable name of the user, from the IdP's SCIM data."""
    nick_name: str
    """Casual name of the user, from SCIM."""
    profile_url: str
    """URL of the user's online profile, from SCIM."""
    user_type: str
    """Relation of the person to the company, as sent by the identity provider, such as `Employee`."""
    title: str
    """Job title of the person, as sent by the identity provider."""
    preferred_language: str
    """Language the user prefers, such as `en-US`, from SCIM."""
    locale: str
    """Locale of the user, such as `en-US`."""
    timezone: str
    """Time zone of the person, as sent by the identity provider, such as `America/Los_Angeles`."""
    emails: list[B2bScimEmail]
    """Email addresses of the user, from the IdP's SCIM data."""
    phone_numbers: list[B2bScimPhoneNumber]
    """Phone numbers of the user, from SCIM."""
    addresses: list[B2bScimAddress]
    """Postal addresses of the user, from the IdP's SCIM data."""
    ims: list[B2bScimImAddress]
    """Instant messaging addresses of the user."""
    photos: list[B2bScimPhoto]
    """Photos of the user, from SCIM."""
    entitlements: list[B2bScimEntitlement]
    """Entitlements of the user, from the IdP's SCIM data."""
    roles: list[B2bScimRole]
    """Roles of the user at the IdP, from SCIM; not Stytch RBAC Roles."""
    x509certificates: list[B2bScimX509Certificate]
    """X.509 certificates of the person, as sent by the identity provider."""


class B2bScimAttributes(_B2bScimAttributes, total=False):
    """A member's profile as the identity provider sent it over SCIM."""

    name: B2bScimName | None
    """Parts of the user's name, from SCIM."""
    enterprise_extension: B2bScimEnterpriseExtension | None
    """SCIM enterprise user attributes, such as department and manager."""


class _B2bScimConnection(TypedDict):
    organization_id: str
    """ID of the Organization."""
    connection_id: str
    """Unique ID of the SCIM connection."""
    status: B2bScimConnectionStatus
    """Status of the connection: `active` or `deleted`."""
    display_name: str
    """Readable name of the connection."""
    identity_provider: B2bScimIdentityProvider
    """IdP behind the SCIM connection: `cyberark`, `jumpcloud`, `microsoft-entra`, `okta`, `onelogin`,
    `pingfederate`, `rippling` or `generic`. It can affect the base URL.
    """
    base_url: str
    """SCIM API URL to configure at the IdP together with the bearer token."""
    bearer_token_last_four: str
    """Final four characters of the SCIM bearer token; a lost token cannot be read back, so rotate it
    instead.
    """
    scim_group_implicit_role_assignments: list[B2bScimGroupImplicitRoleAssignment]
    """Pairs of SCIM group and Role, each with a `group_id` and a `role_id`; Members of the group get
    the Role.
    """
    next_bearer_token_last_four: str
    """Last four characters of the next SCIM bearer token; present only during token rotation."""


class B2bScimConnection(_B2bScimConnection, total=False):
    """A SCIM connection of an organization."""

    bearer_token_expires_at: str | None
    """Time the SCIM bearer token expires."""
    next_bearer_token_expires_at: str | None
    """When the next SCIM bearer token expires; present only during token rotation."""


class _B2bScimConnectionWithNextToken(TypedDict):
    organization_id: str
    """ID of the Organization."""
    connection_id: str
    """Unique ID of the SCIM connection."""
    status: B2bScimConnectionStatus
    """Status of the connection: `active` or `deleted`."""
    display_name: str
    """Readable name of the connection."""
    base_url: str
    """SCIM API URL to configure at the IdP together with the bearer token."""
    identity_provider: B2bScimIdentityProvider
    """IdP behind the SCIM connection: `cyberark`, `jumpcloud`, `microsoft-entra`, `okta`, `onelogin`,
    `pingfederate`, `rippling` or `generic`. It can affect the base URL.
    """
    bearer_token_last_four: str
    """Final four characters of the SCIM bearer token; a lost token cannot be read back, so rotate it
    instead.
    """
    next_bearer_token: str
    """Bearer token that takes effect once the SCIM token rotation completes; present only during
    rotation.
    """
    scim_group_implicit_role_assignments: list[B2bScimGroupImplicitRoleAssignment]
    """Pairs of SCIM group and Role, each with a `group_id` and a `role_id`; Members of the group get
    the Role.
    """


class B2bScimConnectionWithNextToken(_B2bScimConnectionWithNextToken, total=False):
    """A SCIM connection whose bearer token is being rotated, with the next token."""

    bearer_token_expires_at: str | None
    """Time the SCIM bearer token expires."""
    next_bearer_token_expires_at: str | None
    """When the next SCIM bearer token expires; present only during token rotation."""


class _B2bScimConnectionWithToken(TypedDict):
    organization_id: str
    """ID of the Organization."""
    connection_id: str
    """Unique ID of the SCIM connection."""
    status: B2bScimConnectionStatus
    """Status of the connection: `active` or `deleted`."""
    display_name: str
    """Readable name of the connection."""
    identity_provider: B2bScimIdentityProvider
    """IdP behind the SCIM connection: `cyberark`, `jumpcloud`, `microsoft-entra`, `okta`, `onelogin`,
    `pingfederate`, `rippling` or `generic`. It can affect the base URL.
    """
    base_url: str
    """SCIM API URL to configure at the IdP together with the bearer token."""
    bearer_token: str
    """SCIM API token to configure at the IdP, sent in its `Authorization` headers. Returned only when
    the connection is created.
    """
    scim_group_implicit_role_assignments: list[B2bScimGroupImplicitRoleAssignment]
    """Pairs of SCIM group and Role, each with a `group_id` and a `role_id`; Members of the group get
    the Role.
    """


class B2bScimConnectionWithToken(_B2bScimConnectionWithToken, total=False):
    """A SCIM connection with its bearer token, which is returned only once."""

    bearer_token_expires_at: str | None
    """Time the SCIM bearer token expires."""


class B2bScimEmail(TypedDict):
    """An email address in a SCIM profile."""

    value: str
    """Email address."""
    type: str
    """Kind of email address, such as `work` or `home`."""
    primary: bool
    """Whether this entry is the user's primary one of its kind."""


class _B2bScimEnterpriseExtension(TypedDict):
    employee_number: str
    """User's employee number, from the IdP's SCIM data."""
    cost_center: str
    """User's cost center, from the IdP's SCIM data."""
    division: str
    """User's division, from the IdP's SCIM data."""
    department: str
    """User's department, from the IdP's SCIM data."""
    organization: str
    """Name of the user's organization, from SCIM."""


class B2bScimEnterpriseExtension(_B2bScimEnterpriseExtension, total=False):
    """Work details in a SCIM profile, from the enterprise user extension."""

    manager: B2bScimManager | None
    """Manager of the user in the SCIM enterprise extension."""


class B2bScimEntitlement(TypedDict):
    """An entitlement in a SCIM profile."""

    value: str
    """Entitlement of the person."""
    type: str
    """Kind of entitlement, as labelled by the identity provider."""
    primary: bool
    """Whether this entry is the user's primary one of its kind."""


class B2bScimGroup(TypedDict):
    """A group that the identity provider pushed over a SCIM connection."""

    group_id: str
    """UUID Stytch assigns to the SCIM group."""
    group_name: str
    """Display name of the SCIM group, as the IdP sends it."""
    organization_id: str
    """Unique ID of the Organization."""
    connection_id: str
    """Unique ID of the SCIM connection."""


class B2bScimGroupImplicitRoleAssignment(TypedDict):
    """A role that members receive because of a SCIM group they are in."""

    role_id: str
    """ID of the RBAC Role, such as `editor`; built-in ones include `stytch_member` and `stytch_admin`."""
    group_id: str
    """Id of the SCIM group whose Members get the Role."""
    group_name: str
    """Display name of the SCIM group, as the IdP sends it."""


class B2bScimImAddress(TypedDict):
    """An instant messaging address in a SCIM profile."""

    value: str
    """Instant messaging address."""
    type: str
    """Kind of instant messaging address, such as `xmpp`."""
    primary: bool
    """Whether this entry is the user's primary one of its kind."""


class B2bScimManager(TypedDict):
    """The manager named in a SCIM profile."""

    value: str
    """ID of the person's manager."""
    ref: str
    """URI of the manager's SCIM resource, `$ref` in SCIM."""
    display_name: str
    """Readable name of the manager."""


class B2bScimName(TypedDict):
    """The parts of a name in a SCIM profile."""

    formatted: str
    """Full name as display text."""
    family_name: str
    """Family name (last name) of the person."""
    given_name: str
    """Given name (first name) of the person."""
    middle_name: str
    """Middle name or names."""
    honorific_prefix: str
    """Honorific before the name, such as `Dr.`."""
    honorific_suffix: str
    """Suffix after the name, such as `III`."""


class B2bScimPhoneNumber(TypedDict):
    """A phone number in a SCIM profile."""

    value: str
    """Phone number, as sent by the identity provider."""
    type: str
    """Kind of phone number, such as `work` or `mobile`."""
    primary: bool
    """Whether this entry is the user's primary one of its kind."""


class B2bScimPhoto(TypedDict):
    """The URL of a photo in a SCIM profile."""

    value: str
    """URL of the photo."""
    type: str
    """Kind of photo, such as `photo` or `thumbnail`."""
    primary: bool
    """Whether this entry is the user's primary one of its kind."""


class B2bScimRole(TypedDict):
    """A role at the identity provider, as listed in a SCIM profile; it is not an RBAC role."""

    value: str
    """Role of the person at the identity provider."""
    type: str
    """Kind of role, as labelled by the identity provider."""
    primary: bool
    """Whether this entry is the user's primary one of its kind."""


class B2bScimUserGroup(TypedDict):
    """A group membership in a SCIM profile."""

    value: str
    """ID of the group."""
    display: str
    """Readable name of the SCIM group."""


class B2bScimX509Certificate(TypedDict):
    """A certificate in a SCIM profile."""

    value: str
    """The certificate, as sent by the identity provider."""
    type: str
    """Kind of certificate, as labelled by the identity provider."""
    primary: bool
    """Whether this entry is the user's primary one of its kind."""


class B2bAuthorizationCheck(TypedDict):
    """An RBAC action on a resource of an organization. The session authenticates only if the member
    may perform it.
    """

    organization_id: str
    """ID of the Organization to check access in; must be the one the Member belongs to."""
    resource_id: str
    """ID of the RBAC Resource to check, your own or a built-in one such as `stytch.member`."""
    action: str
    """Action on a Resource to check permission for, such as `update`."""


class _B2bMemberSession(TypedDict):
    member_session_id: str
    """Unique ID of the Member's session."""
    member_id: str
    """UUID of the Member."""
    started_at: str
    """Time the session was created, RFC 3339 in UTC, such as `2021-12-29T12:33:09Z`."""
    last_accessed_at: str
    """When the session was last used, an RFC 3339 UTC time such as `2021-12-29T12:33:09Z`."""
    expires_at: str
    """Time the session expires, RFC 3339 in UTC, such as `2021-12-29T12:33:09Z`."""
    authentication_factors: list[AuthenticationFactor]
    """Factors completed in this session, such as a password and an SMS passcode."""
    organization_id: str
    """Unique ID of the Organization."""
    roles: list[str]
    """IDs of the Roles that apply to the session."""
    organization_slug: str
    """URL slug of the Organization."""


class B2bMemberSession(_B2bMemberSession, total=False):
    """A logged-in session of a member in one organization."""

    custom_claims: dict[str, Any] | None
    """Custom claims attached to the session, which are added when it is authenticated."""


class B2bPrimaryRequired(TypedDict):
    """Which login methods would satisfy an organization that does not accept the one used so far."""

    allowed_auth_methods: list[B2bAuthMethod]
    """Methods, such as `magic_link`, with which the Member must still complete primary login. Pass the
    intermediate session token along to that step, if there is one.
    """


class B2bConnectionImplicitRoleAssignment(TypedDict):
    """A role for all members who log in through an SSO connection."""

    role_id: str
    """ID of the RBAC Role, such as `editor`; built-in ones include `stytch_member` and `stytch_admin`."""


class _B2bEncryptionPrivateKey(TypedDict):
    private_key_id: str
    """Unique ID of the SAML encryption private key."""
    private_key: str
    """Private key that decrypts SAML assertions."""


class B2bEncryptionPrivateKey(_B2bEncryptionPrivateKey, total=False):
    """A private key that decrypts SAML assertions."""

    created_at: str | None
    """Creation time, RFC 3339 in UTC, such as `2021-12-29T12:33:09Z`."""


class B2bExternalConnection(TypedDict):
    """A connection that lets an organization log in through an SSO connection of another organization
    in the same project.
    """

    organization_id: str
    """ID of the Organization."""
    connection_id: str
    """Unique ID of the External SSO connection."""
    external_organization_id: str
    """UUID of the other Organization in the Project that owns the reused SSO connection."""
    external_connection_id: str
    """UUID of the SSO connection, set up for another Organization of the Project, that this one
    reuses.
    """
    display_name: str
    """Readable name of the connection."""
    status: B2bSsoConnectionStatus
    """Status of the connection; always `active`."""
    external_connection_implicit_role_assignments: list[B2bConnectionImplicitRoleAssignment]
    """Roles every Member who logs in through this External connection gets; not available when the
    underlying connection is OIDC.
    """
    external_group_implicit_role_assignments: list[B2bGroupImplicitRoleAssignment]
    """Roles granted by IdP group to Members who log in through this External connection."""


class B2bGroupImplicitRoleAssignment(TypedDict):
    """A role for members who log in through an SSO connection and are in a given group at the identity
    provider.
    """

    role_id: str
    """ID of the RBAC Role, such as `editor`; built-in ones include `stytch_member` and `stytch_admin`."""
    group: str
    """Name of the IdP group whose Members get the Role."""


class _B2bOidcConnection(TypedDict):
    organization_id: str
    """ID of the Organization."""
    connection_id: str
    """Unique ID of the OIDC connection."""
    status: B2bSsoConnectionStatus
    """Status of the connection: `pending` or `active`."""
    display_name: str
    """Readable name of the connection."""
    redirect_url: str
    """Callback URL at Stytch to which the IdP returns the Member after a login attempt."""
    client_id: str
    """OAuth 2.0 client ID that the IdP issued for this connection, used in login attempts."""
    client_secret: str
    """OAuth 2.0 client secret that the IdP issued for this connection, used in login attempts."""
    issuer: str
    """Case-sensitive `https://` URL that identifies the IdP; the IdP supplies it."""
    authorization_url: str
    """IdP's URL that starts an OAuth login."""
    token_url: str
    """URL of the identity provider's token endpoint, which issues OAuth 2.0 access tokens and OIDC ID
    tokens.
    """
    userinfo_url: str
    """URL of the identity provider's OIDC UserInfo endpoint."""
    jwks_url: str
    """URL of the key set (JWKS) that verifies tokens of the IdP; the IdP supplies it."""
    identity_provider: B2bSsoIdentityProvider
    """IdP behind the SSO connection, such as `okta`, `microsoft-entra` or `google-workspace`;
    `generic` stands for any other. Known providers get their own handling.
    """
    custom_scopes: str
    """Space-separated scopes to ask the IdP for at each SSO start, instead of the default `openid
    email profile`; a single start call can add more.
    """


class B2bOidcConnection(_B2bOidcConnection, total=False):
    """An OIDC connection of an organization."""

    attribute_mapping: dict[str, Any] | None
    """Map between IdP user attributes and Stytch values; the results are stored in the Member's
    trusted metadata.
    """


class _B2bSamlConnection(TypedDict):
    organization_id: str
    """ID of the Organization."""
    connection_id: str
    """Unique ID of the SAML connection."""
    status: B2bSsoConnectionStatus
    """Status of the connection: `pending` or `active`."""
    idp_entity_id: str
    """Globally unique name of the IdP, which the IdP supplies."""
    display_name: str
    """Readable name of the connection."""
    idp_sso_url: str
    """IdP URL that login requests go to; the IdP supplies it."""
    acs_url: str
    """Assertion Consumer Service URL given to the IdP, which sends the Member back to Stytch there
    after a sign-in attempt.
    """
    audience_uri: str
    """Audience Restriction URL, which marks Stytch as the recipient of the SAML assertion."""
    signing_certificates: list[B2bX509Certificate]
    """X.509 certificates for the SAML requests that Stytch signs; upload them to the identity
    provider.
    """
    verification_certificates: list[B2bX509Certificate]
    """X.509 certificates that Stytch checks SAML assertions with; they come from the identity
    provider.
    """
    encryption_private_keys: list[B2bEncryptionPrivateKey]
    """Private keys for decrypting SAML assertions on this connection."""
    saml_connection_implicit_role_assignments: list[B2bConnectionImplicitRoleAssignment]
    """Roles granted to every Member who logs in through this SAML connection."""
    saml_group_implicit_role_assignments: list[B2bGroupImplicitRoleAssignment]
    """Pairs of SAML group and Role: a Member of the group who logs in through this connection gets the
    Role.
    """
    alternative_audience_uri: str
    """Replacement Audience Restriction URL, for moving an existing SAML setup to Stytch without
    downtime.
    """
    identity_provider: B2bSsoIdentityProvider
    """IdP behind the SSO connection, such as `okta`, `microsoft-entra` or `google-workspace`;
    `generic` stands for any other. Known providers get their own handling.
    """
    nameid_format: str
    """SAML NameID format expected from the IdP, as a URN; when unset, the SAML 1.1 one that ends in
    `emailAddress`.
    """
    alternative_acs_url: str
    """Replacement `AssertionConsumerServiceURL` for SP-initiated SAML requests, for migrating without
    downtime; you must proxy requests from it to Stytch.
    """
    idp_initiated_auth_disabled: bool
    """Whether logins started at the IdP are refused; `false` by default."""
    allow_gateway_callback: bool
    """Whether this SAML connection allows gateway callbacks."""


class B2bSamlConnection(_B2bSamlConnection, total=False):
    """A SAML connection of an organization."""

    attribute_mapping: dict[str, Any] | None
    """Map between IdP user attributes and Stytch values; must cover `email` plus either `full_name` or
    both `first_name` and `last_name`.
    """


class _B2bX509Certificate(TypedDict):
    certificate_id: str
    """Unique ID of the certificate."""
    certificate: str
    """X.509 certificate in PEM form."""
    issuer: str
    """Issuer of the certificate; `Stytch` for signing certificates."""


class B2bX509Certificate(_B2bX509Certificate, total=False):
    """An X.509 certificate of a SAML connection."""

    created_at: str | None
    """Creation time, RFC 3339 in UTC, such as `2021-12-29T12:33:09Z`."""
    expires_at: str | None
    """Time the certificate expires."""
    updated_at: str | None
    """Time the certificate was last updated."""


class _ConnectedAppsConnectedApp(TypedDict):
    client_id: str
    """Unique ID of the Connected App client."""
    client_name: str
    """Readable name of the client."""
    client_description: str
    """Readable description of the client."""
    status: str
    """Status of the Connected App, such as `active`."""
    full_access_allowed: bool
    """Whether an authorization token issued to this first party app can become a full Stytch session;
    first party clients only.
    """
    client_type: ConnectedAppClientType
    """Kind of Connected App: `first_party`, `first_party_public`, `third_party` or
    `third_party_public`.
    """
    redirect_urls: list[str]
    """URLs the app may redirect to in OAuth authorization flows."""
    access_token_expiry_minutes: int
    """Lifetime of the client's access tokens, in minutes; 60 unless configured otherwise."""
    access_token_template_content: str
    """Custom claims template for the client's access tokens, as the text of a valid JSON object."""
    post_logout_redirect_urls: list[str]
    """URLs the app may redirect to after an OIDC logout."""
    bypass_consent_for_offline_access: bool
    """Whether the client may skip user consent for the `offline_access` scope; first-party clients
    only.
    """
    creation_method: str
    """How the Connected App was created."""


class ConnectedAppsConnectedApp(_ConnectedAppsConnectedApp, total=False):
    """An OAuth client registered as a Connected App."""

    client_secret_last_four: str | None
    """Final four characters of the client secret."""
    next_client_secret_last_four: str | None
    """Final four characters of the `next_client_secret`; empty when there is none."""
    access_token_custom_audience: str | None
    """Custom `aud` (audience) value for the access tokens issued to the client."""
    logo_url: str | None
    """URL of the Connected App's logo, if it has one."""
    client_id_metadata_url: str | None
    """URL of the client's ID metadata document, if it has one."""
    id_token_template_content: str | None
    """Template of the custom claims in ID tokens, a JSON object as text."""


class _ConnectedAppsConnectedAppWithClientSecret(TypedDict):
    client_id: str
    """Unique ID of the Connected App client."""
    client_name: str
    """Readable name of the client."""
    client_description: str
    """Readable description of the client."""
    status: str
    """Status of the Connected App, such as `active`."""
    full_access_allowed: bool
    """Whether an authorization token issued to this first party app can become a full Stytch session;
    first party clients only.
    """
    client_type: ConnectedAppClientType
    """Kind of Connected App: `first_party`, `first_party_public`, `third_party` or
    `third_party_public`.
    """
    redirect_urls: list[str]
    """URLs the app may redirect to in OAuth authorization flows."""
    access_token_expiry_minutes: int
    """Lifetime of the client's access tokens, in minutes; 60 unless configured otherwise."""
    access_token_template_content: str
    """Custom claims template for the client's access tokens, as the text of a valid JSON object."""
    post_logout_redirect_urls: list[str]
    """URLs the app may redirect to after an OIDC logout."""
    bypass_consent_for_offline_access: bool
    """Whether the client may skip user consent for the `offline_access` scope; first-party clients
    only.
    """


class ConnectedAppsConnectedAppWithClientSecret(_ConnectedAppsConnectedAppWithClientSecret, total=False):
    """A Connected App with its client secret, if it has one."""

    client_secret_last_four: str | None
    """Final four characters of the client secret."""
    next_client_secret_last_four: str | None
    """Final four characters of the `next_client_secret`; empty when there is none."""
    client_secret: str | None
    """Secret of the Connected App client, which confidential clients must present."""
    access_token_custom_audience: str | None
    """Custom `aud` (audience) value for the access tokens issued to the client."""
    logo_url: str | None
    """URL of the Connected App's logo, if it has one."""
    client_id_metadata_url: str | None
    """URL of the client's ID metadata document, if it has one."""
    id_token_template_content: str | None
    """Template of the custom claims in ID tokens, a JSON object as text."""


class _ConnectedAppsConnectedAppWithNextClientSecret(TypedDict):
    client_id: str
    """Unique ID of the Connected App client."""
    client_name: str
    """Readable name of the client."""
    client_description: str
    """Readable description of the client."""
    status: str
    """Status of the Connected App, such as `active`."""
    client_secret_last_four: str
    """Final four characters of the client secret."""
    full_access_allowed: bool
    """Whether an authorization token issued to this first party app can become a full Stytch session;
    first party clients only.
    """
    client_type: ConnectedAppClientType
    """Kind of Connected App: `first_party`, `first_party_public`, `third_party` or
    `third_party_public`.
    """
    redirect_urls: list[str]
    """URLs the app may redirect to in OAuth authorization flows."""
    next_client_secret: str
    """Client secret that is next in rotation. It is shown only in this response, so store it safely;
    if lost, start another rotation.
    """
    access_token_expiry_minutes: int
    """Lifetime of the client's access tokens, in minutes; 60 unless configured otherwise."""
    access_token_template_content: str
    """Custom claims template for the client's access tokens, as the text of a valid JSON object."""
    post_logout_redirect_urls: list[str]
    """URLs the app may redirect to after an OIDC logout."""
    bypass_consent_for_offline_access: bool
    """Whether the client may skip user consent for the `offline_access` scope; first-party clients
    only.
    """


class ConnectedAppsConnectedAppWithNextClientSecret(_ConnectedAppsConnectedAppWithNextClientSecret, total=False):
    """A Connected App with the secret that will replace the current one."""

    next_client_secret_last_four: str | None
    """Final four characters of the `next_client_secret`; empty when there is none."""
    access_token_custom_audience: str | None
    """Custom `aud` (audience) value for the access tokens issued to the client."""
    logo_url: str | None
    """URL of the Connected App's logo, if it has one."""
    client_id_metadata_url: str | None
    """URL of the client's ID metadata document, if it has one."""
    id_token_template_content: str | None
    """Template of the custom claims in ID tokens, a JSON object as text."""


class ConsumerAttributes(TypedDict, total=False):
    """The IP address and user agent of an end user, which your server passes on to help Stytch spot
    fraud.
    """

    ip_address: str | None
    """IP address of the end user."""
    user_agent: str | None
    """User agent string of the User's client."""


class _ConsumerSiweParams(TypedDict):
    domain: str
    """Domain asking for the wallet's signature, as an RFC 3986 authority such as `example.com`;
    required with `siwe_params`.
    """
    uri: str
    """RFC 3986 URI of the resource that the signing is about; needed whenever `siwe_params` is given."""
    resources: list[str]
    """RFC 3986 URIs to list in the SIWE message for the wallet owner to have resolved."""


class ConsumerSiweParams(_ConsumerSiweParams, total=False):
    """Fields of a Sign In With Ethereum message that a wallet is going to sign."""

    chain_id: str | None
    """EIP-155 chain ID to tie the session to, as a decimal string from `1` to `9223372036854775771`;
    `1` when unset.
    """
    statement: str | None
    """Readable ASCII text for the User to sign; RFC 3986 reserved, unreserved and space characters
    only, so no newlines or tabs.
    """
    issued_at: str | None
    """When the message was generated, an RFC 3339 UTC time such as `2021-12-29T12:33:09Z`; now by
    default.
    """
    not_before: str | None
    """When the signed message becomes valid, as an RFC 3339 UTC time such as `2026-01-31T09:00:00Z`;
    now when unset.
    """
    message_request_id: str | None
    """Your own identifier for the sign-in request, placed in the SIWE message; an RFC 3986 `pchar`
    string.
    """


class _ConsumerSiweParamsResponse(TypedDict):
    domain: str
    """Domain that asked for the wallet's signature."""
    uri: str
    """RFC 3986 URI of the resource that the signing is about."""
    chain_id: str
    """EIP-155 chain ID that the session is tied to, as a decimal string such as `1`."""
    resources: list[str]
    """RFC 3986 URIs listed in the SIWE message for the wallet owner to have resolved."""
    status_code: int
    """HTTP status code of the response, such as `200`."""


class ConsumerSiweParamsResponse(_ConsumerSiweParamsResponse, total=False):
    """Fields of the Sign In With Ethereum message that a wallet has signed."""

    issued_at: str | None
    """When the message was generated, an RFC 3339 UTC time such as `2021-12-29T12:33:09Z`."""
    message_request_id: str | None
    """Your own identifier for the sign-in request, as placed in the SIWE message."""


class _ConsumerOAuthProviderValues(TypedDict):
    access_token: str
    """OAuth access token for calling the provider's API on behalf of the User or Member."""
    refresh_token: str
    """Provider's refresh token, for getting a new `access_token` for its API."""
    id_token: str
    """OpenID Connect ID token from the OAuth provider, a JWT whose claims vary by provider."""
    scopes: list[str]
    """OAuth scopes that the provider granted."""


class ConsumerOAuthProviderValues(_ConsumerOAuthProviderValues, total=False):
    """Tokens and scopes that an OAuth provider issued for a user."""

    expires_at: str | None
    """Expiry time, RFC 3339 in UTC, such as `2021-12-29T12:33:09Z`."""


class _ConsumerPasswordFeedback(TypedDict):
    warning: str
    """Warning to show the end user when the password is valid yet not strong enough; filled by
    `zxcvbn` checks.
    """
    suggestions: list[str]
    """Tips for a stronger password, suitable for the end user; filled by `zxcvbn` checks."""


class ConsumerPasswordFeedback(_ConsumerPasswordFeedback, total=False):
    """Advice on making a password stronger, for showing to the user."""

    luds_requirements: LudsFeedback | None
    """Which LUDS requirements the password meets and which it still lacks, for telling the person what
    to change.
    """


class ConsumerSecurityOptions(TypedDict):
    """Extra conditions for redeeming a token or code: it must come from the IP address or user agent
    that asked for it.
    """

    ip_match_required: bool
    """Whether the link only works from the IP address that requested it."""
    user_agent_match_required: bool
    """Whether the magic link must be opened with the same user agent that asked for it."""


class ConsumerAuthorizationCheck(TypedDict):
    """An RBAC action on a resource. The session authenticates only if the user may perform it."""

    resource_id: str
    """ID of the RBAC Resource to check."""
    action: str
    """Action on a Resource to check permission for, such as `update`."""


class _ConsumerSession(TypedDict):
    session_id: str
    """ID of the session."""
    user_id: str
    """ID of the User."""
    authentication_factors: list[AuthenticationFactor]
    """Factors completed in this session, such as a password and an SMS passcode."""
    roles: list[str]
    """IDs of the Roles that apply to the session."""


class ConsumerSession(_ConsumerSession, total=False):
    """A logged-in session of a user."""

    started_at: str | None
    """Time the session was created, RFC 3339 in UTC, such as `2021-12-29T12:33:09Z`."""
    last_accessed_at: str | None
    """When the session was last used, an RFC 3339 UTC time such as `2021-12-29T12:33:09Z`."""
    expires_at: str | None
    """Time the session expires, RFC 3339 in UTC, such as `2021-12-29T12:33:09Z`."""
    attributes: ConsumerAttributes | None
    """End user's IP address and user agent as seen by your app, used to help detect fraud."""
    custom_claims: dict[str, Any] | None
    """Custom claims attached to the session, which are added when it is authenticated."""


class ConsumerTotpWithRecoveryCodes(TypedDict):
    """A TOTP registration together with its recovery codes."""

    totp_id: str
    """ID of the TOTP registration."""
    verified: bool
    """Whether the User has authenticated with this factor at least once."""
    recovery_codes: list[str]
    """Recovery codes that stand in for the authenticator app or other MFA method."""


class ConsumerBiometricRegistration(TypedDict):
    """A biometric registration of a user."""

    biometric_registration_id: str
    """Unique ID of a biometric registration."""
    verified: bool
    """Whether the User has authenticated with this factor at least once."""


class ConsumerCryptoWallet(TypedDict):
    """A crypto wallet of a user."""

    crypto_wallet_id: str
    """Unique ID of a crypto wallet."""
    crypto_wallet_address: str
    """Blockchain address of the crypto wallet."""
    crypto_wallet_type: CryptoWalletType
    """Blockchain that the wallet belongs to, such as `ethereum` or `solana`."""
    verified: bool
    """Whether the User has authenticated with this factor at least once."""


class ConsumerOAuthProvider(TypedDict):
    """A link between a user and an account at an OAuth provider."""

    provider_type: str
    """OAuth provider used, such as `Google`."""
    provider_subject: str
    """User's unique ID at the OAuth provider, its `sub` claim."""
    profile_picture_url: str
    """URL of the profile picture at the OAuth provider, if it returns one."""
    locale: str
    """Locale the User has set at the OAuth provider, when known."""
    oauth_user_registration_id: str
    """Unique ID of the User's OAuth registration."""


class _ConsumerUser(TypedDict):
    user_id: str
    """ID of the User."""
    emails: list[ConsumerUserEmail]
    """Email addresses the User has."""
    status: ConsumerUserStatus
    """Status of the User: `pending` or `active`."""
    phone_numbers: list[ConsumerUserPhoneNumber]
    """Phone numbers of the User."""
    webauthn_registrations: list[ConsumerWebAuthnRegistration]
    """Passkey and WebAuthn registrations of the User."""
    providers: list[ConsumerOAuthProvider]
    """OAuth providers linked to the User."""
    totps: list[ConsumerUserTotp]
    """TOTP registrations of the User."""
    crypto_wallets: list[ConsumerCryptoWallet]
    """Crypto wallets the User has."""
    biometric_registrations: list[ConsumerBiometricRegistration]
    """Biometric registrations the User has."""
    is_locked: bool
    """Whether the User is locked for now after too many failed logins."""
    roles: list[str]
    """IDs of the Roles assigned to the User."""


class ConsumerUser(_ConsumerUser, total=False):
    """A person known to a consumer project."""

    name: ConsumerUserName | None
    """Name of the User; any part may be empty."""
    created_at: str | None
    """Creation time, RFC 3339 in UTC, such as `2021-12-29T12:33:09Z`."""
    password: ConsumerUserPassword | None
    """User's password record; empty when there is none."""
    trusted_metadata: dict[str, Any] | None
    """JSON object of your own application data."""
    untrusted_metadata: dict[str, Any] | None
    """JSON object of your own application data that end users can change through the frontend SDKs;
    keep nothing critical in it.
    """
    external_id: str | None
    """Your own identifier for the User, unique in the Project and accepted by most calls instead of
    Stytch's id.
    """
    lock_created_at: str | None
    """When the lock began, an RFC 3339 UTC time; absent without a lock."""
    lock_expires_at: str | None
    """When the lock ends, an RFC 3339 UTC time; absent without a lock."""


class _ConsumerUserConnectedApp(TypedDict):
    connected_app_id: str
    """Unique ID of the Connected App."""
    name: str
    """Name of the Connected App."""
    description: str
    """Readable description of the Connected App."""
    client_type: ConnectedAppClientType
    """Kind of Connected App: `first_party`, `first_party_public`, `third_party` or
    `third_party_public`.
    """
    scopes_granted: str
    """Scopes the Connected App got when its latest authorization flow finished."""


class ConsumerUserConnectedApp(_ConsumerUserConnectedApp, total=False):
    """A Connected App that a user has given access to, with the scopes granted."""

    logo_url: str | None
    """URL of the Connected App's logo, if it has one."""


class ConsumerUserEmail(TypedDict):
    """An email address of a user."""

    email_id: str
    """Unique ID of an email address."""
    email: str
    """Email address of the User."""
    verified: bool
    """Whether the User has authenticated with this factor at least once."""


class ConsumerUserName(TypedDict, total=False):
    """The parts of a user's name, any of which may be missing."""

    first_name: str | None
    """First name of the User."""
    middle_name: str | None
    """Middle name or names."""
    last_name: str | None
    """Last name of the User."""


class ConsumerUserPassword(TypedDict):
    """The record that a user has a password; the password itself is never returned."""

    password_id: str
    """Unique ID of the password."""
    requires_reset: bool
    """Whether the password must be reset before it can be used."""


class ConsumerUserPhoneNumber(TypedDict):
    """A phone number of a user."""

    phone_id: str
    """Unique ID of the phone number."""
    phone_number: str
    """Phone number in E.164 form, such as `+12025550162`."""
    verified: bool
    """Whether the User has authenticated with this factor at least once."""


class ConsumerUserTotp(TypedDict):
    """A TOTP registration of a user."""

    totp_id: str
    """ID of the TOTP registration."""
    verified: bool
    """Whether the User has authenticated with this factor at least once."""


class ConsumerWebAuthnRegistration(TypedDict):
    """A passkey or WebAuthn registration of a user."""

    webauthn_registration_id: str
    """ID of the Passkey or WebAuthn registration."""
    domain: str
    """Domain of your app, where the Passkey or WebAuthn registration began."""
    user_agent: str
    """User agent string of the User's client."""
    verified: bool
    """Whether the User has authenticated with this factor at least once."""
    authenticator_type: ConsumerAuthenticatorType
    """Kind of Passkey or WebAuthn device asked for, `platform` or `cross-platform`; empty when no
    preference was given.
    """
    name: str
    """Name of the Passkey or WebAuthn registration."""


class ConsumerWebAuthnCredential(TypedDict):
    """A stored passkey or WebAuthn credential with its public key."""

    credential_id: str
    """Unique, public ID of the WebAuthn credential."""
    webauthn_registration_id: str
    """ID of the Passkey or WebAuthn registration."""
    type: str
    """Kind of WebAuthn credential, such as `public-key`."""
    public_key: str
    """Public key of the WebAuthn credential, base64 encoded."""


class FraudAddressInformation(TypedDict):
    """Risk signals of an email address as a whole."""

    has_known_bounces: bool
    """Whether mail to this address has bounced before."""
    has_valid_syntax: bool
    """Whether the email address is well formed."""
    is_suspected_role_address: bool
    """Whether the address seems to belong to a role or group, such as `support@`, not to one person."""
    normalized_email: str
    """Email address with `.` characters and any `+` suffix removed."""
    tumbling_character_count: int
    """How often `.` and `+` occur in the email address; a higher count suggests fraud."""


class FraudDomainInformation(TypedDict):
    """Risk signals of the domain of an email address."""

    has_mx_or_a_record: bool
    """Whether the email domain has the DNS records (MX or A) needed to receive mail."""
    is_disposable_domain: bool
    """Whether the email domain is a known disposable one."""


class FraudAsnProperties(TypedDict):
    """The autonomous system that an IP address belongs to."""

    asn: str
    """Autonomous System Number in decimal, such as `7922`."""
    name: str
    """Public name of the ASN."""
    network: str
    """CIDR block that belongs to the ASN."""


class FraudBrowserProperties(TypedDict):
    """Properties of the browser of a device."""

    user_agent: str
    """User agent string of the user's browser."""


class FraudExternalMetadata(TypedDict, total=False):
    """Your own identifiers to store next to a telemetry ID."""

    external_id: str | None
    """Identifier of yours, such as a user id, to store with the telemetry id; at most 65 characters."""
    organization_id: str | None
    """ID of the Organization to link with the telemetry ID."""
    user_action: str | None
    """Action of the user to record with the telemetry ID, such as `login`."""


class FraudFingerprintProperties(TypedDict):
    """Properties of the browser and network of a device."""

    network_properties: FraudNetworkProperties
    """Network details of the visitor: IP address, ASN, location, and proxy or VPN use."""
    browser_properties: FraudBrowserProperties
    """Details of the browser, such as its user agent."""


class _FraudFingerprints(TypedDict):
    network_fingerprint: str
    """Fingerprint of the network connection, derived from TLS signals."""
    hardware_fingerprint: str
    """Identifier derived from signals about the operating system and architecture."""
    browser_fingerprint: str
    """Identifier of a browser and its exact version, made from several signals."""
    visitor_fingerprint: str
    """Visitor fingerprint, which identifies a user without cookies."""


class FraudFingerprints(_FraudFingerprints, total=False):
    """The fingerprints and identifiers taken from one device."""

    visitor_id: str | None
    """Visitor ID, kept in a cookie, that identifies the user's device."""
    browser_id: str | None
    """Identifier of one browser, made from its visitor ID and network fingerprint."""


class FraudIpGeoProperties(TypedDict):
    """The approximate location of an IP address."""

    city: str
    """City the IP address is located in."""
    region: str
    """Region the IP address is located in."""
    country: str
    """Country the IP address is located in."""


class FraudNetworkProperties(TypedDict):
    """Properties of the network of a device."""

    ip_address: str
    """IP address of the client."""
    asn: FraudAsnProperties
    """Autonomous System (ASN) details of the network."""
    ip_geolocation: FraudIpGeoProperties
    """Geographic location of the client's IP address."""
    is_proxy: bool
    """Whether the client connects through a proxy."""
    is_vpn: bool
    """Whether the client connects through a VPN."""


class _FraudVerdict(TypedDict):
    action: FraudVerdictAction
    """Recommended handling of this device: `ALLOW` (known good), `BLOCK` (known bad) or `CHALLENGE`
    (unknown or suspicious, so add friction such as 2FA).
    """
    reasons: list[str]
    """Warning flags that explain a `CHALLENGE` or `BLOCK` verdict."""
    detected_device_type: str
    """Operating system and architecture of the device that took the fingerprint."""
    is_authentic_device: bool
    """Whether the device looks genuine; `false` when hardware or browser deception is found."""
    verdict_reason_overrides: list[FraudVerdictReasonOverride]
    """Overrides of verdict reasons that were applied; can be empty."""


class FraudVerdict(_FraudVerdict, total=False):
    """What Stytch suggests doing about a device, and why."""

    rule_match_type: FraudRuleType | None
    """Kind of rule that matched, such as `VISITOR_ID`; empty unless the verdict reasons include
    `RULE_MATCH`.
    """
    rule_match_identifier: str | None
    """Value of the matched rule, such as a visitor ID; empty unless the verdict reasons include
    `RULE_MATCH`.
    """


class _FraudRule(TypedDict):
    rule_type: FraudRuleType
    """Kind of identifier the rule matches on, such as `VISITOR_ID`, `CIDR_BLOCK`, `ASN` or
    `COUNTRY_CODE`.
    """
    action: FraudRuleAction
    """Outcome this rule produces: `ALLOW`, `BLOCK` or `CHALLENGE`."""
    created_at: str
    """Creation time, RFC 3339 in UTC, such as `2021-12-29T12:33:09Z`."""


class FraudRule(_FraudRule, total=False):
    """A rule that fixes the verdict for a visitor, fingerprint, network or country."""

    visitor_id: str | None
    """Visitor ID that the rule is for."""
    browser_id: str | None
    """Browser ID the rule matches, when the rule was set for one."""
    visitor_fingerprint: str | None
    """Visitor fingerprint that the rule is for."""
    browser_fingerprint: str | None
    """Browser fingerprint the rule matches, when the rule was set for one."""
    hardware_fingerprint: str | None
    """Hardware fingerprint the rule applies to."""
    network_fingerprint: str | None
    """Network fingerprint the rule applies to, if that is its kind."""
    cidr_block: str | None
    """CIDR block the rule matches, when the rule was set for one; it applies to every IP address
    inside the block.
    """
    country_code: str | None
    """Country code the rule matches, when the rule was set for one, such as `US`."""
    asn: str | None
    """ASN the rule matches, when the rule was set for one."""
    description: str | None
    """Note on what the rule is for."""
    expires_at: str | None
    """Time the rule expires, RFC 3339 in UTC, such as `2021-12-29T12:33:09Z`."""
    last_updated_at: str | None
    """When the rule was last changed, an RFC 3339 UTC time; absent if it never was."""


class _FraudVerdictReasonAction(TypedDict):
    verdict_reason: str
    """Verdict reason, a warning flag of Device Fingerprinting."""
    default_action: FraudVerdictAction
    """Action a fingerprint lookup returns for this verdict reason unless an override is set."""


class FraudVerdictReasonAction(_FraudVerdictReasonAction, total=False):
    """The action tied to a verdict reason: the default, and your override if there is one."""

    override_action: FraudVerdictAction | None
    """Action that fingerprint lookups return for this verdict reason in place of the default; empty
    when not overridden.
    """
    override_created_at: str | None
    """When the override was made, as an RFC 3339 UTC time; empty when there is no override."""
    override_description: str | None
    """Note on the override; empty when there is none."""


class FraudVerdictReasonOverride(TypedDict):
    """An override that affected a verdict."""

    verdict_reason: str
    """Verdict reason that was overridden."""
    override_action: FraudVerdictAction
    """Action that was applied for the verdict reason."""


class _M2mM2mClient(TypedDict):
    client_id: str
    """Unique ID of the client."""
    client_name: str
    """Readable name of the client."""
    client_description: str
    """Readable description of the client."""
    status: M2mM2mClientStatus
    """Status of the M2M client: `active` or `inactive`."""
    scopes: list[str]
    """Scopes assigned to the M2M client."""
    client_secret_last_four: str
    """Final four characters of the client secret."""


class M2mM2mClient(_M2mM2mClient, total=False):
    """A machine-to-machine client."""

    trusted_metadata: dict[str, Any] | None
    """JSON object of your own application data."""
    next_client_secret_last_four: str | None
    """Final four characters of the `next_client_secret`; empty when there is none."""


class _M2mM2mClientWithClientSecret(TypedDict):
    client_id: str
    """Unique ID of the client."""
    client_secret: str
    """Secret of the client, readable only in this response; store it safely, as a lost one must be
    rotated.
    """
    client_name: str
    """Readable name of the client."""
    client_description: str
    """Readable description of the client."""
    status: M2mM2mClientStatus
    """Status of the M2M client: `active` or `inactive`."""
    scopes: list[str]
    """Scopes assigned to the M2M client."""
    client_secret_last_four: str
    """Final four characters of the client secret."""


class M2mM2mClientWithClientSecret(_M2mM2mClientWithClientSecret, total=False):
    """A machine-to-machine client with its secret; store the secret now, since it cannot be fetched
    later.
    """

    trusted_metadata: dict[str, Any] | None
    """JSON object of your own application data."""
    next_client_secret_last_four: str | None
    """Final four characters of the `next_client_secret`; empty when there is none."""


class _M2mM2mClientWithNextClientSecret(TypedDict):
    client_id: str
    """Unique ID of the client."""
    next_client_secret: str
    """Client secret that is next in rotation. It is shown only in this response, so store it safely;
    if lost, start another rotation.
    """
    client_name: str
    """Readable name of the client."""
    client_description: str
    """Readable description of the client."""
    status: M2mM2mClientStatus
    """Status of the M2M client: `active` or `inactive`."""
    scopes: list[str]
    """Scopes assigned to the M2M client."""
    client_secret_last_four: str
    """Final four characters of the client secret."""


class M2mM2mClientWithNextClientSecret(_M2mM2mClientWithNextClientSecret, total=False):
    """A machine-to-machine client with the secret that will replace the current one; store it now,
    since it cannot be fetched later.
    """

    trusted_metadata: dict[str, Any] | None
    """JSON object of your own application data."""
    next_client_secret_last_four: str | None
    """Final four characters of the `next_client_secret`; empty when there is none."""


class _AuthenticationFactor(TypedDict):
    type: FactorType
    """Kind of factor, such as `otp`."""
    delivery_method: DeliveryMethod
    """How the factor reached the end user, which depends on the factor's `type`, such as `email`,
    `sms`, `oauth_google`, `sso_saml` or `authenticator_app`.
    """


class AuthenticationFactor(_AuthenticationFactor, total=False):
    """One way in which the owner of a session proved who they are; of its `_factor` members, one is
    set.
    """

    last_authenticated_at: str | None
    """Time the factor was last used, RFC 3339 in UTC, such as `2021-12-29T12:33:09Z`."""
    created_at: str | None
    """Time the factor was first used, RFC 3339 in UTC, such as `2021-12-29T12:33:09Z`."""
    updated_at: str | None
    """Time the factor last changed, RFC 3339 in UTC, such as `2021-12-29T12:33:09Z`."""
    email_factor: EmailFactor | None
    """The email address that received a link or code."""
    phone_number_factor: PhoneNumberFactor | None
    """The phone number that received a code by text or WhatsApp message."""
    google_oauth_factor: OAuthFactor | None
    """An OAuth login with Google."""
    microsoft_oauth_factor: OAuthFactor | None
    """An OAuth login with Microsoft."""
    apple_oauth_factor: OAuthFactor | None
    """An OAuth login with Apple."""
    webauthn_factor: WebAuthnFactor | None
    """A passkey or other WebAuthn credential."""
    authenticator_app_factor: AuthenticatorAppFactor | None
    """A TOTP code from an authenticator app."""
    github_oauth_factor: OAuthFactor | None
    """An OAuth login with GitHub."""
    recovery_code_factor: RecoveryCodeFactor | None
    """A TOTP recovery code."""
    facebook_oauth_factor: OAuthFactor | None
    """An OAuth login with Facebook."""
    crypto_wallet_factor: CryptoWalletFactor | None
    """A challenge signed by a crypto wallet."""
    amazon_oauth_factor: OAuthFactor | None
    """An OAuth login with Amazon."""
    bitbucket_oauth_factor: OAuthFactor | None
    """An OAuth login with Bitbucket."""
    coinbase_oauth_factor: OAuthFactor | None
    """An OAuth login with Coinbase."""
    discord_oauth_factor: OAuthFactor | None
    """An OAuth login with Discord."""
    figma_oauth_factor: OAuthFactor | None
    """An OAuth login with Figma."""
    git_lab_oauth_factor: OAuthFactor | None
    """An OAuth login with GitLab."""
    instagram_oauth_factor: OAuthFactor | None
    """An OAuth login with Instagram."""
    linked_in_oauth_factor: OAuthFactor | None
    """An OAuth login with LinkedIn."""
    shopify_oauth_factor: OAuthFactor | None
    """An OAuth login with Shopify."""
    slack_oauth_factor: OAuthFactor | None
    """An OAuth login with Slack."""
    snapchat_oauth_factor: OAuthFactor | None
    """An OAuth login with Snapchat."""
    spotify_oauth_factor: OAuthFactor | None
    """An OAuth login with Spotify."""
    steam_oauth_factor: OAuthFactor | None
    """An OAuth login with Steam."""
    tik_tok_oauth_factor: OAuthFactor | None
    """An OAuth login with TikTok."""
    twitch_oauth_factor: OAuthFactor | None
    """An OAuth login with Twitch."""
    twitter_oauth_factor: OAuthFactor | None
    """An OAuth login with Twitter."""
    embeddable_magic_link_factor: EmbeddableMagicLinkFactor | None
    """An embeddable magic link, which your application delivered itself."""
    biometric_factor: BiometricFactor | None
    """A biometric check on a registered mobile device."""
    saml_sso_factor: SsoFactor | None
    """A login through a SAML connection."""
    oidc_sso_factor: SsoFactor | None
    """A login through an OIDC connection."""
    salesforce_oauth_factor: OAuthFactor | None
    """An OAuth login with Salesforce."""
    yahoo_oauth_factor: OAuthFactor | None
    """An OAuth login with Yahoo."""
    hubspot_oauth_factor: OAuthFactor | None
    """An OAuth login with HubSpot."""
    slack_oauth_exchange_factor: OAuthExchangeFactor | None
    """A Slack login carried over from another organization."""
    hubspot_oauth_exchange_factor: OAuthExchangeFactor | None
    """A HubSpot login carried over from another organization."""
    github_oauth_exchange_factor: OAuthExchangeFactor | None
    """A GitHub login carried over from another organization."""
    google_oauth_exchange_factor: OAuthExchangeFactor | None
    """A Google login carried over from another organization."""
    impersonated_factor: ImpersonatedFactor | None
    """An impersonation, such as one started by your team in the Stytch dashboard."""
    oauth_access_token_exchange_factor: OAuthAccessTokenExchangeFactor | None
    """An access token of a Connected App that was traded for a session."""
    trusted_auth_token_factor: TrustedAuthTokenFactor | None
    """A trusted auth token that was traded for a session."""


class _ConnectedAppPublic(TypedDict):
    client_id: str
    """Unique ID of the Connected App client."""
    client_name: str
    """Readable name of the client."""
    client_description: str
    """Readable description of the client."""
    client_type: ConnectedAppClientType
    """Kind of Connected App: `first_party`, `first_party_public`, `third_party` or
    `third_party_public`.
    """


class ConnectedAppPublic(_ConnectedAppPublic, total=False):
    """The part of a Connected App that is safe to show to an end user, such as on a consent screen."""

    logo_url: str | None
    """URL of the Connected App's logo, if it has one."""


class _DeviceAttributeDetails(TypedDict):
    is_new: bool
    """Whether this is the first sighting of the attribute value for this User or Member."""


class DeviceAttributeDetails(_DeviceAttributeDetails, total=False):
    """Whether one attribute of a device is new for this person, with the times when it was first and
    last seen.
    """

    first_seen_at: str | None
    """When the attribute value first appeared for this User or Member, an RFC 3339 UTC time such as
    `2021-12-29T12:33:09Z`.
    """
    last_seen_at: str | None
    """When the attribute value last appeared for this User or Member, an RFC 3339 UTC time such as
    `2021-12-29T12:33:09Z`.
    """


class _DeviceInfo(TypedDict):
    visitor_id: str
    """Visitor ID, kept in a cookie, that identifies the user's device."""


class DeviceInfo(_DeviceInfo, total=False):
    """What Stytch knows about the device behind a login, and whether that device was seen before."""

    visitor_id_details: DeviceAttributeDetails | None
    """Details of the `visitor_id`, such as when it was seen."""
    ip_address: str | None
    """IP address of the device."""
    ip_address_details: DeviceAttributeDetails | None
    """When `ip_address` was seen for this User or Member, and whether it is new."""
    ip_geo_city: str | None
    """City the IP address maps to."""
    ip_geo_region: str | None
    """Region the IP address maps to."""
    ip_geo_country: str | None
    """Country code the IP address maps to."""
    ip_geo_country_details: DeviceAttributeDetails | None
    """When `ip_geo_country` was seen for this User or Member, and whether it is new."""


class ScopeResult(TypedDict):
    """One scope that an OAuth client asked for, and whether the person signing in is able to grant it."""

    scope: str
    """Name of the scope."""
    description: str
    """Readable description of the scope, as written in the RBAC policy."""
    is_grantable: bool
    """Whether the Member has the permissions needed to grant the scope."""


class OrganizationClaim(TypedDict):
    """The organization in a Member's token."""

    organization_id: str
    """ID of the organization."""
    organization_slug: str
    """Slug of the organization, as it stands in its URLs."""


class Argon2Config(TypedDict):
    """Parameters of an Argon2 hash that is being migrated to Stytch."""

    salt: str
    """Salt the hash was made with."""
    iteration_amount: int
    """Number of iterations the hash was made with."""
    memory: int
    """Argon2 memory cost in KiB."""
    threads: int
    """Argon2 thread count, its parallelism factor."""
    key_length: int
    """Length of the derived key, in other words of the hash."""


class LudsFeedback(TypedDict):
    """The result of the LUDS rules for a password (lowercase, uppercase, digits, symbols), and what it
    still lacks.
    """

    has_lower_case: bool
    """Whether the password contains a lowercase letter, for the LUDS policy."""
    has_upper_case: bool
    """Whether the password contains an uppercase letter, for the LUDS policy."""
    has_digit: bool
    """Whether the password contains a digit, for the LUDS policy."""
    has_symbol: bool
    """Whether the password contains a symbol, for the LUDS policy; any UTF-8 character other than a
    letter from a to z can count.
    """
    missing_complexity: int
    """Count of LUDS character classes the password still lacks; the `has_` fields show which."""
    missing_characters: int
    """Number of characters to add for the password to reach the LUDS minimum length."""


class Md5Config(TypedDict):
    """Salts of an MD5 hash that is being migrated to Stytch."""

    prepend_salt: str
    """Salt that goes before the password when it is hashed."""
    append_salt: str
    """Salt added after the password before it was hashed."""


class Pbkdf2Config(TypedDict):
    """Parameters of a PBKDF2 hash that is being migrated to Stytch."""

    salt: str
    """Salt the hash was made with, as a base64 string."""
    iteration_amount: int
    """Number of iterations the hash was made with."""
    key_length: int
    """Length of the derived key, in other words of the hash."""
    algorithm: Pbkdf2Algorithm
    """Hash used for the HMAC: `sha256` (the default) or `sha512`."""


class ScryptConfig(TypedDict):
    """Parameters of a scrypt hash that is being migrated to Stytch."""

    salt: str
    """Salt the hash was made with, as a base64 string."""
    n_parameter: int
    """Scrypt cost parameter N: a power of two from 2 to 262144."""
    r_parameter: int
    """Scrypt block size parameter r."""
    p_parameter: int
    """Scrypt parallelism parameter p."""
    key_length: int
    """Length of the derived key, in other words of the hash."""


class Sha1Config(TypedDict):
    """Salts of a SHA-1 hash that is being migrated to Stytch."""

    prepend_salt: str
    """Salt that goes before the password when it is hashed."""
    append_salt: str
    """Salt added after the password before it was hashed."""


class Sha512Config(TypedDict):
    """Salts of a SHA-512 hash that is being migrated to Stytch."""

    prepend_salt: str
    """Salt that goes before the password when it is hashed."""
    append_salt: str
    """Salt added after the password before it was hashed."""


class ProjectMetric(TypedDict):
    """One count of objects in the project."""

    metric_type: MetricType
    """Metric that is counted, such as `USER_COUNT` or `MEMBER_COUNT`."""
    count: int
    """Value of the metric, zero or more."""


class AuthorizationVerdict(TypedDict):
    """The outcome of an RBAC check made while a session was authenticated, with the roles that allowed
    the action.
    """

    authorized: bool
    """Whether the action on the Resource is permitted; `true` in every successful response."""
    granting_roles: list[str]
    """Every Role that allowed the Member to take the action on the Resource."""


class Permission(TypedDict):
    """One RBAC resource and the actions on it that a role or scope grants; `*` stands for every
    action.
    """

    resource_id: str
    """ID of the RBAC Resource, your own or a built-in one such as `stytch.member`."""
    actions: list[str]
    """Actions permitted on the Resource; `*` covers every action the Resource defines."""


class Policy(TypedDict):
    """The RBAC policy of a project: its roles, resources and scopes."""

    roles: list[PolicyRole]
    """Roles defined in the RBAC policy."""
    resources: list[PolicyResource]
    """Resources defined in the RBAC policy."""
    scopes: list[PolicyScope]
    """Scopes of the RBAC policy."""


class PolicyResource(TypedDict):
    """An RBAC resource and every action that exists on it."""

    resource_id: str
    """ID of the RBAC Resource, chosen by you or built in: `stytch.organization`, `stytch.member`,
    `stytch.sso` and `stytch.self`. The `stytch` prefix is reserved.
    """
    description: str
    """Readable description of the RBAC Resource."""
    actions: list[str]
    """Every action defined for this Resource, including `*` and Stytch's reserved ones such as
    `update.info.name` on `stytch.organization`.
    """


class PolicyRole(TypedDict):
    """An RBAC role: a named set of permissions."""

    role_id: str
    """ID of the RBAC Role, such as `editor`; built-in ones include `stytch_member` and `stytch_admin`."""
    description: str
    """Readable description of the RBAC Role."""
    permissions: list[Permission]
    """Permissions granted, each pairing a Resource with the actions allowed on it."""


class PolicyScope(TypedDict):
    """An RBAC scope, which an OAuth client requests, and the permissions that it grants."""

    scope: str
    """ID of the RBAC scope, a readable name that you choose."""
    description: str
    """Readable description of the RBAC scope."""
    permissions: list[Permission]
    """Permissions granted, each pairing a Resource with the actions allowed on it."""


class _ResultsMetadata(TypedDict):
    total: int
    """Number of results the search matches; always -1 when totals are disabled for the Workspace."""


class ResultsMetadata(_ResultsMetadata, total=False):
    """Paging details of a search: how many results there are, and the cursor of the next page."""

    next_cursor: str | None
    """Value to send as `cursor` to fetch the next page; empty on the last page."""


class SearchQuery(TypedDict):
    """The filters of a search and how they combine; each search has its own filter names."""

    operator: SearchOperator
    """How to combine the operands: `AND` matches when all do, `OR` when any does."""
    operands: list[dict[str, Any]]
    """Filters to apply, each an object with `filter_name` and `filter_value`; an empty list filters
    nothing.
    """


class AuthenticatorAppFactor(TypedDict):
    """The TOTP registration whose authenticator app generated the code."""

    totp_id: str
    """ID of the TOTP registration."""


class BiometricFactor(TypedDict):
    """The biometric registration of a mobile device that signed a challenge."""

    biometric_registration_id: str
    """Unique ID of a biometric registration."""


class CryptoWalletFactor(TypedDict):
    """The crypto wallet that signed a challenge."""

    crypto_wallet_id: str
    """Unique ID of a crypto wallet."""
    crypto_wallet_address: str
    """Blockchain address of the crypto wallet."""
    crypto_wallet_type: CryptoWalletType
    """Blockchain that the wallet belongs to, such as `ethereum` or `solana`."""


class EmailFactor(TypedDict):
    """The email address that was verified by a link or a passcode."""

    email_id: str
    """Unique ID of an email address."""
    email_address: str
    """Email address of the Member or end user."""


class EmbeddableMagicLinkFactor(TypedDict):
    """The embeddable magic link that was used."""

    embedded_id: str
    """ID tied to the embeddable Magic Link."""


class ImpersonatedFactor(TypedDict):
    """The administrator behind an impersonated session."""

    impersonator_id: str
    """Id of the person impersonating; for sessions begun in the Stytch Dashboard, their Dashboard
    `member_id`.
    """
    impersonator_email_address: str
    """Email address of the person impersonating."""


class _Jwk(TypedDict):
    kty: str
    """Family of the key, such as `RSA`."""
    use: str
    """Intended use of the key, such as `sig`."""
    key_ops: list[str]
    """Operations the key is meant for, such as `verify`."""
    alg: str
    """Signing algorithm of the key (JWK `alg`), such as `RS256`."""
    kid: str
    """Id of the key, matched against the `kid` in a JWT header."""
    x5c: list[str]
    """X.509 certificate chain of the key, each certificate in base64 DER form."""
    n: str
    """RSA modulus of the key, base64url encoded."""
    e: str
    """RSA public exponent of the key (JWK `e`), base64url encoded."""


class Jwk(_Jwk, total=False):
    """A public key that verifies the session JWTs of a project, as a JSON Web Key."""

    x5tS256: str | None
    """SHA-256 thumbprint of the key's X.509 certificate, in base64url."""


class OAuthAccessTokenExchangeFactor(TypedDict):
    """The Connected App whose access token was exchanged for a session."""

    client_id: str
    """Unique ID of the Connected App client."""


class OAuthExchangeFactor(TypedDict):
    """A factor carried over from an OAuth login in another organization, for providers whose email
    addresses Stytch does not consider verified.
    """

    email_id: str
    """Unique ID of an email address."""


class _OAuthFactor(TypedDict):
    id: str
    """Id of the OAuth registration."""
    provider_subject: str
    """User's unique ID at the OAuth provider, its `sub` claim."""


class OAuthFactor(_OAuthFactor, total=False):
    """An OAuth login that counts as a factor of a session; the same shape serves every provider."""

    email_id: str | None
    """Unique ID of an email address."""


class PhoneNumberFactor(TypedDict):
    """The phone number that received a passcode."""

    phone_id: str
    """Unique ID of the phone number."""
    phone_number: str
    """Phone number in E.164 form, such as `+12025550162`."""


class RecoveryCodeFactor(TypedDict):
    """The TOTP recovery code that was used."""

    totp_recovery_code_id: str
    """ID of the TOTP recovery code."""


class SsoFactor(TypedDict):
    """A login through an SSO connection, SAML or OIDC, that counts as a factor of a session."""

    id: str
    """Id of the SSO registration."""
    provider_id: str
    """Unique ID of the OIDC connection."""
    external_id: str
    """Id the IdP uses for the Member."""


class TrustedAuthTokenFactor(TypedDict):
    """The trusted auth token that was exchanged for a session."""

    token_id: str
    """ID of the trusted auth token."""


class _WebAuthnFactor(TypedDict):
    webauthn_registration_id: str
    """ID of the Passkey or WebAuthn registration."""
    domain: str
    """Domain of your app, where the Passkey or WebAuthn registration began."""


class WebAuthnFactor(_WebAuthnFactor, total=False):
    """The passkey or WebAuthn registration that signed a challenge."""

    user_agent: str | None
    """User agent string of the User's client."""


class _B2bDiscoveryIntermediateSessionsExchangeResponse(TypedDict):
    member_id: str
    """UUID of the Member."""
    session_token: str
    """Secret opaque token of the session."""
    session_jwt: str
    """JSON Web Token (JWT) of the session, valid for five minutes."""
    member: B2bMember
    """The Member the call is about."""
    organization: B2bOrganization
    """The Organization."""
    member_authenticated: bool
    """Whether the Member is fully logged in; `false` means an MFA step is still due."""
    intermediate_session_token: str
    """Same intermediate session token as in the request, valid for 10 minutes by default; if not
    empty, the Member must still complete an MFA step.
    """
    status_code: int
    """HTTP status code of the response, such as `200`."""


class B2bDiscoveryIntermediateSessionsExchangeResponse(_B2bDiscoveryIntermediateSessionsExchangeResponse, total=False):
    """What `b2b.discovery.intermediate_sessions.exchange` returns."""

    request_id: str | None
    """Unique ID of this API call; log it, as Stytch support may ask for it."""
    member_session: B2bMemberSession | None
    """The Member's session; absent while an MFA step is still due."""
    mfa_required: B2bMfaRequired | None
    """What MFA the Organization asks for and how the Member can complete it."""
    primary_required: B2bPrimaryRequired | None
    """Primary authentication the Member must still complete to log in to the Organization."""
    member_device: DeviceInfo | None
    """Attributes of the Member's device, present when the request had a valid `telemetry_id` and its
    fingerprint was found.
    """
    intermediate_session_token_expires_at: str | None
    """Expiry of the `intermediate_session_token`, RFC 3339 in UTC; absent if there is none."""


class _B2bDiscoveryOrganizationsCreateResponse(TypedDict):
    member_id: str
    """UUID of the Member."""
    session_token: str
    """Secret opaque token of the session."""
    session_jwt: str
    """JSON Web Token (JWT) of the session, valid for five minutes."""
    member: B2bMember
    """The Member the call is about."""
    organization: B2bOrganization
    """The Organization."""
    member_authenticated: bool
    """Whether the Member is fully logged in; `false` means an MFA step is still due."""
    intermediate_session_token: str
    """Same intermediate session token as in the request, valid for 10 minutes by default; if not
    empty, the Member must still complete an MFA step.
    """
    status_code: int
    """HTTP status code of the response, such as `200`."""


class B2bDiscoveryOrganizationsCreateResponse(_B2bDiscoveryOrganizationsCreateResponse, total=False):
    """What `b2b.discovery.organizations.create` returns."""

    request_id: str | None
    """Unique ID of this API call; log it, as Stytch support may ask for it."""
    member_session: B2bMemberSession | None
    """The Member's session; absent while an MFA step is still due."""
    mfa_required: B2bMfaRequired | None
    """What MFA the Organization asks for and how the Member can complete it."""
    primary_required: B2bPrimaryRequired | None
    """Primary authentication the Member must still complete to log in to the Organization."""
    member_device: DeviceInfo | None
    """Attributes of the Member's device, present when the request had a valid `telemetry_id` and its
    fingerprint was found.
    """
    intermediate_session_token_expires_at: str | None
    """Expiry of the `intermediate_session_token`, RFC 3339 in UTC; absent if there is none."""


class _B2bDiscoveryOrganizationsListResponse(TypedDict):
    email_address: str
    """Email address of the Member or end user."""
    discovered_organizations: list[B2bDiscoveredOrganization]
    """Organizations the end user belongs to, is invited to, or may join, for example by JIT
    provisioning or a shared email domain.
    """
    status_code: int
    """HTTP status code of the response, such as `200`."""


class B2bDiscoveryOrganizationsListResponse(_B2bDiscoveryOrganizationsListResponse, total=False):
    """What `b2b.discovery.organizations.list` returns."""

    request_id: str | None
    """Unique ID of this API call; log it, as Stytch support may ask for it."""
    organization_id_hint: str | None
    """ID of the Organization tied to the intermediate session; empty after email or OAuth discovery,
    and when a session token or JWT was sent.
    """


class _B2bIdpOauthAuthorizeResponse(TypedDict):
    redirect_uri: str
    """URI to send the user's browser to next, back at the requesting app."""
    status_code: int
    """HTTP status code of the response, such as `200`."""


class B2bIdpOauthAuthorizeResponse(_B2bIdpOauthAuthorizeResponse, total=False):
    """What `b2b.idp.oauth.authorize` returns."""

    request_id: str | None
    """Unique ID of this API call; log it, as Stytch support may ask for it."""
    authorization_code: str | None
    """Single-use code to exchange for tokens."""


class _B2bIdpOauthAuthorizeStartResponse(TypedDict):
    member_id: str
    """UUID of the Member."""
    member: B2bMember
    """The Member the call is about."""
    organization: B2bOrganization
    """The Organization."""
    client: ConnectedAppPublic
    """Public details of the Connected App asking for authorization."""
    consent_required: bool
    """Whether the user must explicitly agree before authorization can go ahead."""
    scope_results: list[ScopeResult]
    """Result for each requested scope."""
    status_code: int
    """HTTP status code of the response, such as `200`."""


class B2bIdpOauthAuthorizeStartResponse(_B2bIdpOauthAuthorizeStartResponse, total=False):
    """What `b2b.idp.oauth.authorize_start` returns."""

    request_id: str | None
    """Unique ID of this API call; log it, as Stytch support may ask for it."""


class _B2bImpersonationAuthenticateResponse(TypedDict):
    member_id: str
    """UUID of the Member."""
    organization_id: str
    """Unique ID of the Organization."""
    member: B2bMember
    """The Member the call is about."""
    session_token: str
    """Secret opaque token of the session."""
    session_jwt: str
    """JSON Web Token (JWT) of the session, valid for five minutes."""
    organization: B2bOrganization
    """The Organization."""
    intermediate_session_token: str
    """Always empty: impersonation leads straight to a full session."""
    member_authenticated: bool
    """Always `true` after a successful impersonation."""
    status_code: int
    """HTTP status code of the response, such as `200`."""


class B2bImpersonationAuthenticateResponse(_B2bImpersonationAuthenticateResponse, total=False):
    """What `b2b.impersonation.authenticate` returns."""

    request_id: str | None
    """Unique ID of this API call; log it, as Stytch support may ask for it."""
    member_session: B2bMemberSession | None
    """Session of the impersonated Member."""
    mfa_required: B2bMfaRequired | None
    """MFA requirements; not applicable here, as impersonation skips MFA."""
    intermediate_session_token_expires_at: str | None
    """Expiry of the `intermediate_session_token`, RFC 3339 in UTC; absent if there is none."""


class _B2bMagicLinksAuthenticateResponse(TypedDict):
    member_id: str
    """UUID of the Member."""
    method_id: str
    """ID of the email address or device that was authenticated."""
    reset_sessions: bool
    """Deprecated; do not rely on it."""
    organization_id: str
    """Unique ID of the Organization."""
    member: B2bMember
    """The Member the call is about."""
    session_token: str
    """Secret opaque token of the session."""
    session_jwt: str
    """JSON Web Token (JWT) of the session, valid for five minutes."""
    organization: B2bOrganization
    """The Organization."""
    intermediate_session_token: str
    """Intermediate session token holding the magic link factor, valid for 10 minutes by default; if
    not empty, the Member must still complete an MFA step.
    """
    member_authenticated: bool
    """Whether the Member is fully logged in; `false` means an MFA step is still due."""
    status_code: int
    """HTTP status code of the response, such as `200`."""


class B2bMagicLinksAuthenticateResponse(_B2bMagicLinksAuthenticateResponse, total=False):
    """What `b2b.magic_links.authenticate` returns."""

    request_id: str | None
    """Unique ID of this API call; log it, as Stytch support may ask for it."""
    member_session: B2bMemberSession | None
    """The Member's session; absent while an MFA step is still due."""
    mfa_required: B2bMfaRequired | None
    """What MFA the Organization asks for and how the Member can complete it."""
    primary_required: B2bPrimaryRequired | None
    """Primary authentication the Member must still complete to log in to the Organization."""
    member_device: DeviceInfo | None
    """Attributes of the Member's device, present when the request had a valid `telemetry_id` and its
    fingerprint was found.
    """
    intermediate_session_token_expires_at: str | None
    """Expiry of the `intermediate_session_token`, RFC 3339 in UTC; absent if there is none."""


class _B2bMagicLinksDiscoveryAuthenticateResponse(TypedDict):
    intermediate_session_token: str
    """Intermediate session token: login factors proven so far that can become a Member session; lives
    10 minutes by default.
    """
    email_address: str
    """Email address of the Member or end user."""
    discovered_organizations: list[B2bDiscoveredOrganization]
    """Organizations the end user belongs to, is invited to, or may join, for example by JIT
    provisioning or a shared email domain.
    """
    status_code: int
    """HTTP status code of the response, such as `200`."""


class B2bMagicLinksDiscoveryAuthenticateResponse(_B2bMagicLinksDiscoveryAuthenticateResponse, total=False):
    """What `b2b.magic_links.discovery.authenticate` returns."""

    request_id: str | None
    """Unique ID of this API call; log it, as Stytch support may ask for it."""
    intermediate_session_token_expires_at: str | None
    """Expiry of the `intermediate_session_token`, RFC 3339 in UTC; absent if there is none."""


class _B2bMagicLinksEmailDiscoverySendResponse(TypedDict):
    status_code: int
    """HTTP status code of the response, such as `200`."""


class B2bMagicLinksEmailDiscoverySendResponse(_B2bMagicLinksEmailDiscoverySendResponse, total=False):
    """What `b2b.magic_links.email.discovery.send` returns."""

    request_id: str | None
    """Unique ID of this API call; log it, as Stytch support may ask for it."""


class _B2bMagicLinksEmailInviteResponse(TypedDict):
    member_id: str
    """UUID of the Member."""
    member: B2bMember
    """The Member the call is about."""
    organization: B2bOrganization
    """The Organization."""
    status_code: int
    """HTTP status code of the response, such as `200`."""


class B2bMagicLinksEmailInviteResponse(_B2bMagicLinksEmailInviteResponse, total=False):
    """What `b2b.magic_links.email.invite` returns."""

    request_id: str | None
    """Unique ID of this API call; log it, as Stytch support may ask for it."""


class _B2bMagicLinksEmailLoginOrSignupResponse(TypedDict):
    member_id: str
    """UUID of the Member."""
    member_created: bool
    """Whether the call created the Member; `false` when one already existed."""
    member: B2bMember
    """The Member the call is about."""
    organization: B2bOrganization
    """The Organization."""
    status_code: int
    """HTTP status code of the response, such as `200`."""


class B2bMagicLinksEmailLoginOrSignupResponse(_B2bMagicLinksEmailLoginOrSignupResponse, total=False):
    """What `b2b.magic_links.email.login_or_signup` returns."""

    request_id: str | None
    """Unique ID of this API call; log it, as Stytch support may ask for it."""


class _B2bOauthAuthenticateResponse(TypedDict):
    member_id: str
    """UUID of the Member."""
    provider_subject: str
    """User's unique ID at the OAuth provider, its `sub` claim."""
    provider_type: str
    """OAuth provider used, such as `Google`."""
    session_token: str
    """Secret opaque token of the session."""
    session_jwt: str
    """JSON Web Token (JWT) of the session, valid for five minutes."""
    member: B2bMember
    """The Member the call is about."""
    organization_id: str
    """Unique ID of the Organization."""
    organization: B2bOrganization
    """The Organization."""
    reset_sessions: bool
    """Deprecated; do not rely on it."""
    member_authenticated: bool
    """Whether the Member is fully logged in; `false` means an MFA step is still due."""
    intermediate_session_token: str
    """Intermediate session token holding the OAuth factor, valid for 10 minutes by default; if not
    empty, the Member must still complete an MFA step.
    """
    status_code: int
    """HTTP status code of the response, such as `200`."""


class B2bOauthAuthenticateResponse(_B2bOauthAuthenticateResponse, total=False):
    """What `b2b.oauth.authenticate` returns."""

    request_id: str | None
    """Unique ID of this API call; log it, as Stytch support may ask for it."""
    member_session: B2bMemberSession | None
    """The Member's session; absent while an MFA step is still due."""
    provider_values: B2bOAuthProviderValues | None
    """Tokens, scopes and other values from the OAuth provider. Only Microsoft returns an `id_token`;
    Google One Tap returns no access or refresh token.
    """
    mfa_required: B2bMfaRequired | None
    """What MFA the Organization asks for and how the Member can complete it."""
    primary_required: B2bPrimaryRequired | None
    """Primary authentication the Member must still complete to log in to the Organization."""
    member_device: DeviceInfo | None
    """Attributes of the Member's device, present when the request had a valid `telemetry_id` and its
    fingerprint was found.
    """
    intermediate_session_token_expires_at: str | None
    """Expiry of the `intermediate_session_token`, RFC 3339 in UTC; absent if there is none."""


class _B2bOauthDiscoveryAuthenticateResponse(TypedDict):
    intermediate_session_token: str
    """Intermediate session token: login factors proven so far that can become a Member session; lives
    10 minutes by default.
    """
    email_address: str
    """Email address of the Member or end user."""
    discovered_organizations: list[B2bDiscoveredOrganization]
    """Organizations the end user belongs to, is invited to, or may join, for example by JIT
    provisioning or a shared email domain.
    """
    provider_type: str
    """OAuth provider used, such as `Google`."""
    provider_tenant_id: str
    """Tenant ID at the OAuth provider, such as a Slack workspace ID; filled only when there is exactly
    one, so prefer `provider_tenant_ids`.
    """
    provider_tenant_ids: list[str]
    """Every tenant ID the OAuth provider returned, such as HubSpot Hub IDs or GitHub organization IDs;
    some providers return none.
    """
    full_name: str
    """Full name of the authenticated person, when known."""
    status_code: int
    """HTTP status code of the response, such as `200`."""


class B2bOauthDiscoveryAuthenticateResponse(_B2bOauthDiscoveryAuthenticateResponse, total=False):
    """What `b2b.oauth.discovery.authenticate` returns."""

    request_id: str | None
    """Unique ID of this API call; log it, as Stytch support may ask for it."""
    intermediate_session_token_expires_at: str | None
    """Expiry of the `intermediate_session_token`, RFC 3339 in UTC; absent if there is none."""


class _B2bOrganizationsConnectedAppsResponse(TypedDict):
    connected_apps: list[B2bOrganizationConnectedApp]
    """Connected Apps that the Organization's Members have authorized."""
    status_code: int
    """HTTP status code of the response, such as `200`."""


class B2bOrganizationsConnectedAppsResponse(_B2bOrganizationsConnectedAppsResponse, total=False):
    """What `b2b.organizations.connected_apps` returns."""

    request_id: str | None
    """Unique ID of this API call; log it, as Stytch support may ask for it."""


class _B2bOrganizationsCreateResponse(TypedDict):
    organization: B2bOrganization
    """The Organization."""
    status_code: int
    """HTTP status code of the response, such as `200`."""


class B2bOrganizationsCreateResponse(_B2bOrganizationsCreateResponse, total=False):
    """What `b2b.organizations.create` returns."""

    request_id: str | None
    """Unique ID of this API call; log it, as Stytch support may ask for it."""


class _B2bOrganizationsDeleteResponse(TypedDict):
    organization_id: str
    """Unique ID of the deleted Organization."""
    status_code: int
    """HTTP status code of the response, such as `200`."""


class B2bOrganizationsDeleteResponse(_B2bOrganizationsDeleteResponse, total=False):
    """What `b2b.organizations.delete` returns."""

    request_id: str | None
    """Unique ID of this API call; log it, as Stytch support may ask for it."""


class _B2bOrganizationsDeleteExternalIdResponse(TypedDict):
    organization: B2bOrganization
    """The Organization."""
    status_code: int
    """HTTP status code of the response, such as `200`."""


class B2bOrganizationsDeleteExternalIdResponse(_B2bOrganizationsDeleteExternalIdResponse, total=False):
    """What `b2b.organizations.delete_external_id` returns."""

    request_id: str | None
    """Unique ID of this API call; log it, as Stytch support may ask for it."""


class _B2bOrganizationsGetResponse(TypedDict):
    organization: B2bOrganization
    """The Organization."""
    status_code: int
    """HTTP status code of the response, such as `200`."""


class B2bOrganizationsGetResponse(_B2bOrganizationsGetResponse, total=False):
    """What `b2b.organizations.get` returns."""

    request_id: str | None
    """Unique ID of this API call; log it, as Stytch support may ask for it."""


class _B2bOrganizationsGetConnectedAppResponse(TypedDict):
    connected_app_id: str
    """Unique ID of the Connected App."""
    name: str
    """Name of the Connected App."""
    description: str
    """Readable description of the Connected App."""
    client_type: ConnectedAppClientType
    """Kind of Connected App: `first_party`, `first_party_public`, `third_party` or
    `third_party_public`.
    """
    active_members: list[B2bOrganizationConnectedAppActiveMember]
    """Members who have installed the Connected App."""
    status_code: int
    """HTTP status code of the response, such as `200`."""


class B2bOrganizationsGetConnectedAppResponse(_B2bOrganizationsGetConnectedAppResponse, total=False):
    """What `b2b.organizations.get_connected_app` returns."""

    logo_url: str | None
    """URL of the Connected App's logo, if it has one."""


class _B2bOrganizationsMembersConnectedAppsRevokeResponse(TypedDict):
    status_code: int
    """HTTP status code of the response, such as `200`."""


class B2bOrganizationsMembersConnectedAppsRevokeResponse(_B2bOrganizationsMembersConnectedAppsRevokeResponse, total=False):
    """What `b2b.organizations.members.connected_apps.revoke` returns."""

    request_id: str | None
    """Unique ID of this API call; log it, as Stytch support may ask for it."""


class _B2bOrganizationsMembersCreateResponse(TypedDict):
    member_id: str
    """UUID of the Member."""
    member: B2bMember
    """The Member the call is about."""
    organization: B2bOrganization
    """The Organization."""
    status_code: int
    """HTTP status code of the response, such as `200`."""


class B2bOrganizationsMembersCreateResponse(_B2bOrganizationsMembersCreateResponse, total=False):
    """What `b2b.organizations.members.create` returns."""

    request_id: str | None
    """Unique ID of this API call; log it, as Stytch support may ask for it."""


class _B2bOrganizationsMembersDeleteResponse(TypedDict):
    member_id: str
    """UUID of the Member."""
    status_code: int
    """HTTP status code of the response, such as `200`."""


class B2bOrganizationsMembersDeleteResponse(_B2bOrganizationsMembersDeleteResponse, total=False):
    """What `b2b.organizations.members.delete` returns."""

    request_id: str | None
    """Unique ID of this API call; log it, as Stytch support may ask for it."""


class _B2bOrganizationsMembersDeleteExternalIdResponse(TypedDict):
    member_id: str
    """UUID of the Member."""
    member: B2bMember
    """The Member the call is about."""
    organization: B2bOrganization
    """The Organization."""
    status_code: int
    """HTTP status code of the response, such as `200`."""


class B2bOrganizationsMembersDeleteExternalIdResponse(_B2bOrganizationsMembersDeleteExternalIdResponse, total=False):
    """What `b2b.organizations.members.delete_external_id` returns."""

    request_id: str | None
    """Unique ID of this API call; log it, as Stytch support may ask for it."""


class _B2bOrganizationsMembersDeleteMfaPhoneNumberResponse(TypedDict):
    member_id: str
    """UUID of the Member."""
    member: B2bMember
    """The Member the call is about."""
    organization: B2bOrganization
    """The Organization."""
    status_code: int
    """HTTP status code of the response, such as `200`."""


class B2bOrganizationsMembersDeleteMfaPhoneNumberResponse(_B2bOrganizationsMembersDeleteMfaPhoneNumberResponse, total=False):
    """What `b2b.organizations.members.delete_mfa_phone_number` returns."""

    request_id: str | None
    """Unique ID of this API call; log it, as Stytch support may ask for it."""


class _B2bOrganizationsMembersDeletePasswordResponse(TypedDict):
    member_id: str
    """UUID of the Member."""
    member: B2bMember
    """The Member the call is about."""
    organization: B2bOrganization
    """The Organization."""
    status_code: int
    """HTTP status code of the response, such as `200`."""


class B2bOrganizationsMembersDeletePasswordResponse(_B2bOrganizationsMembersDeletePasswordResponse, total=False):
    """What `b2b.organizations.members.delete_password` returns."""

    request_id: str | None
    """Unique ID of this API call; log it, as Stytch support may ask for it."""


class _B2bOrganizationsMembersDeleteTotpResponse(TypedDict):
    member_id: str
    """UUID of the Member."""
    member: B2bMember
    """The Member the call is about."""
    organization: B2bOrganization
    """The Organization."""
    status_code: int
    """HTTP status code of the response, such as `200`."""


class B2bOrganizationsMembersDeleteTotpResponse(_B2bOrganizationsMembersDeleteTotpResponse, total=False):
    """What `b2b.organizations.members.delete_totp` returns."""

    request_id: str | None
    """Unique ID of this API call; log it, as Stytch support may ask for it."""


class _B2bOrganizationsMembersGetResponse(TypedDict):
    member_id: str
    """UUID of the Member."""
    member: B2bMember
    """The Member the call is about."""
    organization: B2bOrganization
    """The Organization."""
    status_code: int
    """HTTP status code of the response, such as `200`."""


class B2bOrganizationsMembersGetResponse(_B2bOrganizationsMembersGetResponse, total=False):
    """What `b2b.organizations.members.get` returns."""

    request_id: str | None
    """Unique ID of this API call; log it, as Stytch support may ask for it."""


class _B2bOrganizationsMembersGetConnectedAppsResponse(TypedDict):
    connected_apps: list[B2bMemberConnectedApp]
    """Connected Apps for which the Member has finished an authorization flow."""
    status_code: int
    """HTTP status code of the response, such as `200`."""


class B2bOrganizationsMembersGetConnectedAppsResponse(_B2bOrganizationsMembersGetConnectedAppsResponse, total=False):
    """What `b2b.organizations.members.get_connected_apps` returns."""

    request_id: str | None
    """Unique ID of this API call; log it, as Stytch support may ask for it."""


class _B2bOrganizationsMembersOauthProvidersGithubResponse(TypedDict):
    provider_type: str
    """OAuth provider used, such as `Google`."""
    registrations: list[B2bGithubProviderInfo]
    """Member's registrations with the provider, each with its tokens."""
    status_code: int
    """HTTP status code of the response, such as `200`."""


class B2bOrganizationsMembersOauthProvidersGithubResponse(_B2bOrganizationsMembersOauthProvidersGithubResponse, total=False):
    """What `b2b.organizations.members.oauth_providers.github` returns."""

    request_id: str | None
    """Unique ID of this API call; log it, as Stytch support may ask for it."""


class _B2bOrganizationsMembersOauthProvidersGoogleResponse(TypedDict):
    provider_type: str
    """OAuth provider used, such as `Google`."""
    provider_subject: str
    """User's unique ID at the OAuth provider, its `sub` claim."""
    id_token: str
    """OpenID Connect ID token from the OAuth provider, a JWT whose claims vary by provider."""
    scopes: list[str]
    """OAuth scopes that the provider granted."""
    status_code: int
    """HTTP status code of the response, such as `200`."""


class B2bOrganizationsMembersOauthProvidersGoogleResponse(_B2bOrganizationsMembersOauthProvidersGoogleResponse, total=False):
    """What `b2b.organizations.members.oauth_providers.google` returns."""

    request_id: str | None
    """Unique ID of this API call; log it, as Stytch support may ask for it."""
    access_token: str | None
    """OAuth access token for calling the provider's API on behalf of the User or Member."""
    access_token_expires_in: int | None
    """Seconds left before the provider's access token expires."""
    refresh_token: str | None
    """Provider's refresh token, for getting a new `access_token` for its API."""


class _B2bOrganizationsMembersOauthProvidersHubspotResponse(TypedDict):
    provider_type: str
    """OAuth provider used, such as `Google`."""
    registrations: list[B2bHubspotProviderInfo]
    """Member's registrations with the provider, each with its tokens."""
    status_code: int
    """HTTP status code of the response, such as `200`."""


class B2bOrganizationsMembersOauthProvidersHubspotResponse(_B2bOrganizationsMembersOauthProvidersHubspotResponse, total=False):
    """What `b2b.organizations.members.oauth_providers.hubspot` returns."""

    request_id: str | None
    """Unique ID of this API call; log it, as Stytch support may ask for it."""


class _B2bOrganizationsMembersOauthProvidersMicrosoftResponse(TypedDict):
    provider_type: str
    """OAuth provider used, such as `Google`."""
    provider_subject: str
    """User's unique ID at the OAuth provider, its `sub` claim."""
    access_token: str
    """OAuth access token for calling the provider's API on behalf of the User or Member."""
    access_token_expires_in: int
    """Seconds left before the provider's access token expires."""
    id_token: str
    """OpenID Connect ID token from the OAuth provider, a JWT whose claims vary by provider."""
    scopes: list[str]
    """OAuth scopes that the provider granted."""
    status_code: int
    """HTTP status code of the response, such as `200`."""


class B2bOrganizationsMembersOauthProvidersMicrosoftResponse(_B2bOrganizationsMembersOauthProvidersMicrosoftResponse, total=False):
    """What `b2b.organizations.members.oauth_providers.microsoft` returns."""

    request_id: str | None
    """Unique ID of this API call; log it, as Stytch support may ask for it."""
    refresh_token: str | None
    """Provider's refresh token, for getting a new `access_token` for its API."""


class _B2bOrganizationsMembersOauthProvidersSlackResponse(TypedDict):
    provider_type: str
    """OAuth provider used, such as `Google`."""
    registrations: list[B2bSlackProviderInfo]
    """Member's registrations with the provider, each with its tokens."""
    status_code: int
    """HTTP status code of the response, such as `200`."""


class B2bOrganizationsMembersOauthProvidersSlackResponse(_B2bOrganizationsMembersOauthProvidersSlackResponse, total=False):
    """What `b2b.organizations.members.oauth_providers.slack` returns."""

    request_id: str | None
    """Unique ID of this API call; log it, as Stytch support may ask for it."""


class _B2bOrganizationsMembersOidcProvidersResponse(TypedDict):
    registrations: list[B2bOidcProviderInfo]
    """Member's OIDC registrations, each with the tokens from its IdP."""
    status_code: int
    """HTTP status code of the response, such as `200`."""


class B2bOrganizationsMembersOidcProvidersResponse(_B2bOrganizationsMembersOidcProvidersResponse, total=False):
    """What `b2b.organizations.members.oidc_providers` returns."""

    request_id: str | None
    """Unique ID of this API call; log it, as Stytch support may ask for it."""


class _B2bOrganizationsMembersReactivateResponse(TypedDict):
    member_id: str
    """UUID of the Member."""
    member: B2bMember
    """The Member the call is about."""
    organization: B2bOrganization
    """The Organization."""
    status_code: int
    """HTTP status code of the response, such as `200`."""


class B2bOrganizationsMembersReactivateResponse(_B2bOrganizationsMembersReactivateResponse, total=False):
    """What `b2b.organizations.members.reactivate` returns."""

    request_id: str | None
    """Unique ID of this API call; log it, as Stytch support may ask for it."""


class _B2bOrganizationsMembersSearchResponse(TypedDict):
    members: list[B2bMember]
    """Members that match the search."""
    results_metadata: ResultsMetadata
    """Total count of the search and the cursor of its next page."""
    organizations: dict[str, B2bOrganization]
    """Organizations of the Members found, keyed by `organization_id`."""
    status_code: int
    """HTTP status code of the response, such as `200`."""


class B2bOrganizationsMembersSearchResponse(_B2bOrganizationsMembersSearchResponse, total=False):
    """What `b2b.organizations.members.search` returns."""

    request_id: str | None
    """Unique ID of this API call; log it, as Stytch support may ask for it."""


class _B2bOrganizationsMembersStartEmailUpdateResponse(TypedDict):
    member_id: str
    """UUID of the Member."""
    member: B2bMember
    """The Member the call is about."""
    organization: B2bOrganization
    """The Organization."""
    status_code: int
    """HTTP status code of the response, such as `200`."""


class B2bOrganizationsMembersStartEmailUpdateResponse(_B2bOrganizationsMembersStartEmailUpdateResponse, total=False):
    """What `b2b.organizations.members.start_email_update` returns."""

    request_id: str | None
    """Unique ID of this API call; log it, as Stytch support may ask for it."""


class _B2bOrganizationsMembersUnlinkRetiredEmailResponse(TypedDict):
    member_id: str
    """UUID of the Member."""
    organization_id: str
    """Unique ID of the Organization."""
    member: B2bMember
    """The Member the call is about."""
    organization: B2bOrganization
    """The Organization."""
    status_code: int
    """HTTP status code of the response, such as `200`."""


class B2bOrganizationsMembersUnlinkRetiredEmailResponse(_B2bOrganizationsMembersUnlinkRetiredEmailResponse, total=False):
    """What `b2b.organizations.members.unlink_retired_email` returns."""

    request_id: str | None
    """Unique ID of this API call; log it, as Stytch support may ask for it."""


class _B2bOrganizationsMembersUpdateResponse(TypedDict):
    member_id: str
    """UUID of the Member."""
    member: B2bMember
    """The Member the call is about."""
    organization: B2bOrganization
    """The Organization."""
    status_code: int
    """HTTP status code of the response, such as `200`."""


class B2bOrganizationsMembersUpdateResponse(_B2bOrganizationsMembersUpdateResponse, total=False):
    """What `b2b.organizations.members.update` returns."""

    request_id: str | None
    """Unique ID of this API call; log it, as Stytch support may ask for it."""


class _B2bOrganizationsMetricsResponse(TypedDict):
    member_count: int
    """Number of Members in the Organization."""
    status_code: int
    """HTTP status code of the response, such as `200`."""


class B2bOrganizationsMetricsResponse(_B2bOrganizationsMetricsResponse, total=False):
    """What `b2b.organizations.metrics` returns."""

    request_id: str | None
    """Unique ID of this API call; log it, as Stytch support may ask for it."""


class _B2bOrganizationsSearchResponse(TypedDict):
    organizations: list[B2bOrganization]
    """Organizations that match the search."""
    results_metadata: ResultsMetadata
    """Total count of the search and the cursor of its next page."""
    status_code: int
    """HTTP status code of the response, such as `200`."""


class B2bOrganizationsSearchResponse(_B2bOrganizationsSearchResponse, total=False):
    """What `b2b.organizations.search` returns."""

    request_id: str | None
    """Unique ID of this API call; log it, as Stytch support may ask for it."""


class _B2bOrganizationsUpdateResponse(TypedDict):
    organization: B2bOrganization
    """The Organization."""
    status_code: int
    """HTTP status code of the response, such as `200`."""


class B2bOrganizationsUpdateResponse(_B2bOrganizationsUpdateResponse, total=False):
    """What `b2b.organizations.update` returns."""

    request_id: str | None
    """Unique ID of this API call; log it, as Stytch support may ask for it."""


class _B2bOtpsEmailAuthenticateResponse(TypedDict):
    member_id: str
    """UUID of the Member."""
    method_id: str
    """ID of the email address or device that was authenticated."""
    organization_id: str
    """Unique ID of the Organization."""
    member: B2bMember
    """The Member the call is about."""
    session_token: str
    """Secret opaque token of the session."""
    session_jwt: str
    """JSON Web Token (JWT) of the session, valid for five minutes."""
    organization: B2bOrganization
    """The Organization."""
    intermediate_session_token: str
    """Intermediate session token for finishing the login when there is no full session yet; valid for
    10 minutes by default.
    """
    member_authenticated: bool
    """Whether the Member is fully logged in; `false` means an MFA step is still due."""
    status_code: int
    """HTTP status code of the response, such as `200`."""


class B2bOtpsEmailAuthenticateResponse(_B2bOtpsEmailAuthenticateResponse, total=False):
    """What `b2b.otps.email.authenticate` returns."""

    request_id: str | None
    """Unique ID of this API call; log it, as Stytch support may ask for it."""
    member_session: B2bMemberSession | None
    """The Member's session; absent while an MFA step is still due."""
    mfa_required: B2bMfaRequired | None
    """What MFA the Organization asks for and how the Member can complete it."""
    primary_required: B2bPrimaryRequired | None
    """Primary authentication the Member must still complete to log in to the Organization."""
    member_device: DeviceInfo | None
    """Attributes of the Member's device, present when the request had a valid `telemetry_id` and its
    fingerprint was found.
    """
    intermediate_session_token_expires_at: str | None
    """Expiry of the `intermediate_session_token`, RFC 3339 in UTC; absent if there is none."""


class _B2bOtpsEmailDiscoveryAuthenticateResponse(TypedDict):
    intermediate_session_token: str
    """Intermediate session token: login factors proven so far that can become a Member session; lives
    10 minutes by default.
    """
    email_address: str
    """Email address of the Member or end user."""
    discovered_organizations: list[B2bDiscoveredOrganization]
    """Organizations the end user belongs to, is invited to, or may join, for example by JIT
    provisioning or a shared email domain.
    """
    status_code: int
    """HTTP status code of the response, such as `200`."""


class B2bOtpsEmailDiscoveryAuthenticateResponse(_B2bOtpsEmailDiscoveryAuthenticateResponse, total=False):
    """What `b2b.otps.email.discovery.authenticate` returns."""

    request_id: str | None
    """Unique ID of this API call; log it, as Stytch support may ask for it."""
    intermediate_session_token_expires_at: str | None
    """Expiry of the `intermediate_session_token`, RFC 3339 in UTC; absent if there is none."""


class _B2bOtpsEmailDiscoverySendResponse(TypedDict):
    status_code: int
    """HTTP status code of the response, such as `200`."""


class B2bOtpsEmailDiscoverySendResponse(_B2bOtpsEmailDiscoverySendResponse, total=False):
    """What `b2b.otps.email.discovery.send` returns."""

    request_id: str | None
    """Unique ID of this API call; log it, as Stytch support may ask for it."""


class _B2bOtpsEmailLoginOrSignupResponse(TypedDict):
    member_id: str
    """UUID of the Member."""
    member_created: bool
    """Whether the call created the Member; `false` when one already existed."""
    member: B2bMember
    """The Member the call is about."""
    organization: B2bOrganization
    """The Organization."""
    status_code: int
    """HTTP status code of the response, such as `200`."""


class B2bOtpsEmailLoginOrSignupResponse(_B2bOtpsEmailLoginOrSignupResponse, total=False):
    """What `b2b.otps.email.login_or_signup` returns."""

    request_id: str | None
    """Unique ID of this API call; log it, as Stytch support may ask for it."""


class _B2bOtpsSmsAuthenticateResponse(TypedDict):
    member_id: str
    """UUID of the Member."""
    member: B2bMember
    """The Member the call is about."""
    organization: B2bOrganization
    """The Organization."""
    session_token: str
    """Secret opaque token of the session."""
    session_jwt: str
    """JSON Web Token (JWT) of the session, valid for five minutes."""
    status_code: int
    """HTTP status code of the response, such as `200`."""


class B2bOtpsSmsAuthenticateResponse(_B2bOtpsSmsAuthenticateResponse, total=False):
    """What `b2b.otps.sms.authenticate` returns."""

    request_id: str | None
    """Unique ID of this API call; log it, as Stytch support may ask for it."""
    member_session: B2bMemberSession | None
    """The Member's session; absent while an MFA step is still due."""
    member_device: DeviceInfo | None
    """Attributes of the Member's device, present when the request had a valid `telemetry_id` and its
    fingerprint was found.
    """


class _B2bOtpsSmsSendResponse(TypedDict):
    member_id: str
    """UUID of the Member."""
    member: B2bMember
    """The Member the call is about."""
    organization: B2bOrganization
    """The Organization."""
    status_code: int
    """HTTP status code of the response, such as `200`."""


class B2bOtpsSmsSendResponse(_B2bOtpsSmsSendResponse, total=False):
    """What `b2b.otps.sms.send` returns."""

    request_id: str | None
    """Unique ID of this API call; log it, as Stytch support may ask for it."""


class _B2bPasswordsAuthenticateResponse(TypedDict):
    member_id: str
    """UUID of the Member."""
    organization_id: str
    """Unique ID of the Organization."""
    member: B2bMember
    """The Member the call is about."""
    session_token: str
    """Secret opaque token of the session."""
    session_jwt: str
    """JSON Web Token (JWT) of the session, valid for five minutes."""
    organization: B2bOrganization
    """The Organization."""
    intermediate_session_token: str
    """Intermediate session token holding the password factor, valid for 10 minutes by default; if not
    empty, the Member must still complete an MFA step. Discovery calls refuse it.
    """
    member_authenticated: bool
    """Whether the Member is fully logged in; `false` means an MFA step is still due."""
    status_code: int
    """HTTP status code of the response, such as `200`."""


class B2bPasswordsAuthenticateResponse(_B2bPasswordsAuthenticateResponse, total=False):
    """What `b2b.passwords.authenticate` returns."""

    request_id: str | None
    """Unique ID of this API call; log it, as Stytch support may ask for it."""
    member_session: B2bMemberSession | None
    """The Member's session; absent while an MFA step is still due."""
    mfa_required: B2bMfaRequired | None
    """What MFA the Organization asks for and how the Member can complete it."""
    primary_required: B2bPrimaryRequired | None
    """Primary authentication the Member must still complete to log in to the Organization."""
    member_device: DeviceInfo | None
    """Attributes of the Member's device, present when the request had a valid `telemetry_id` and its
    fingerprint was found.
    """
    intermediate_session_token_expires_at: str | None
    """Expiry of the `intermediate_session_token`, RFC 3339 in UTC; absent if there is none."""


class _B2bPasswordsDiscoveryAuthenticateResponse(TypedDict):
    email_address: str
    """Email address of the Member or end user."""
    intermediate_session_token: str
    """Intermediate session token holding the password factor, valid for 10 minutes by default."""
    discovered_organizations: list[B2bDiscoveredOrganization]
    """Organizations the end user belongs to, is invited to, or may join, for example by JIT
    provisioning or a shared email domain.
    """
    status_code: int
    """HTTP status code of the response, such as `200`."""


class B2bPasswordsDiscoveryAuthenticateResponse(_B2bPasswordsDiscoveryAuthenticateResponse, total=False):
    """What `b2b.passwords.discovery.authenticate` returns."""

    request_id: str | None
    """Unique ID of this API call; log it, as Stytch support may ask for it."""
    intermediate_session_token_expires_at: str | None
    """Expiry of the `intermediate_session_token`, RFC 3339 in UTC; absent if there is none."""


class _B2bPasswordsDiscoveryEmailResetResponse(TypedDict):
    intermediate_session_token: str
    """Intermediate session token holding the password factor, valid for 10 minutes by default."""
    email_address: str
    """Email address of the Member or end user."""
    discovered_organizations: list[B2bDiscoveredOrganization]
    """Organizations the end user belongs to, is invited to, or may join, for example by JIT
    provisioning or a shared email domain.
    """
    status_code: int
    """HTTP status code of the response, such as `200`."""


class B2bPasswordsDiscoveryEmailResetResponse(_B2bPasswordsDiscoveryEmailResetResponse, total=False):
    """What `b2b.passwords.discovery.email.reset` returns."""

    request_id: str | None
    """Unique ID of this API call; log it, as Stytch support may ask for it."""
    intermediate_session_token_expires_at: str | None
    """Expiry of the `intermediate_session_token`, RFC 3339 in UTC; absent if there is none."""


class _B2bPasswordsDiscoveryEmailResetStartResponse(TypedDict):
    status_code: int
    """HTTP status code of the response, such as `200`."""


class B2bPasswordsDiscoveryEmailResetStartResponse(_B2bPasswordsDiscoveryEmailResetStartResponse, total=False):
    """What `b2b.passwords.discovery.email.reset_start` returns."""

    request_id: str | None
    """Unique ID of this API call; log it, as Stytch support may ask for it."""


class _B2bPasswordsEmailRequireResetResponse(TypedDict):
    status_code: int
    """HTTP status code of the response, such as `200`."""


class B2bPasswordsEmailRequireResetResponse(_B2bPasswordsEmailRequireResetResponse, total=False):
    """What `b2b.passwords.email.require_reset` returns."""

    request_id: str | None
    """Unique ID of this API call; log it, as Stytch support may ask for it."""
    member_id: str | None
    """UUID of the Member."""
    member: B2bMember | None
    """The Member the call is about."""
    organization: B2bOrganization | None
    """The Organization."""


class _B2bPasswordsEmailResetResponse(TypedDict):
    member_id: str
    """UUID of the Member."""
    member_email_id: str
    """UUID of the Member's email."""
    organization_id: str
    """Unique ID of the Organization."""
    member: B2bMember
    """The Member the call is about."""
    session_token: str
    """Secret opaque token of the session."""
    session_jwt: str
    """JSON Web Token (JWT) of the session, valid for five minutes."""
    organization: B2bOrganization
    """The Organization."""
    intermediate_session_token: str
    """Intermediate session token holding the password factor, valid for 10 minutes by default; if not
    empty, the Member must still complete an MFA step. Discovery calls refuse it.
    """
    member_authenticated: bool
    """Whether the Member is fully logged in; `false` means an MFA step is still due."""
    status_code: int
    """HTTP status code of the response, such as `200`."""


class B2bPasswordsEmailResetResponse(_B2bPasswordsEmailResetResponse, total=False):
    """What `b2b.passwords.email.reset` returns."""

    request_id: str | None
    """Unique ID of this API call; log it, as Stytch support may ask for it."""
    member_session: B2bMemberSession | None
    """The Member's session; absent while an MFA step is still due."""
    mfa_required: B2bMfaRequired | None
    """What MFA the Organization asks for and how the Member can complete it."""
    primary_required: B2bPrimaryRequired | None
    """Primary authentication the Member must still complete to log in to the Organization."""
    member_device: DeviceInfo | None
    """Attributes of the Member's device, present when the request had a valid `telemetry_id` and its
    fingerprint was found.
    """
    intermediate_session_token_expires_at: str | None
    """Expiry of the `intermediate_session_token`, RFC 3339 in UTC; absent if there is none."""


class _B2bPasswordsEmailResetStartResponse(TypedDict):
    member_id: str
    """UUID of the Member."""
    member_email_id: str
    """UUID of the Member's email."""
    member: B2bMember
    """The Member the call is about."""
    status_code: int
    """HTTP status code of the response, such as `200`."""


class B2bPasswordsEmailResetStartResponse(_B2bPasswordsEmailResetStartResponse, total=False):
    """What `b2b.passwords.email.reset_start` returns."""

    request_id: str | None
    """Unique ID of this API call; log it, as Stytch support may ask for it."""


class _B2bPasswordsExistingPasswordResetResponse(TypedDict):
    member_id: str
    """UUID of the Member."""
    member: B2bMember
    """The Member the call is about."""
    session_token: str
    """Secret opaque token of the session."""
    session_jwt: str
    """JSON Web Token (JWT) of the session, valid for five minutes."""
    organization: B2bOrganization
    """The Organization."""
    intermediate_session_token: str
    """Intermediate session token holding the password factor, valid for 10 minutes by default; if not
    empty, the Member must still complete an MFA step. Discovery calls refuse it.
    """
    member_authenticated: bool
    """Whether the Member is fully logged in; `false` means an MFA step is still due."""
    status_code: int
    """HTTP status code of the response, such as `200`."""


class B2bPasswordsExistingPasswordResetResponse(_B2bPasswordsExistingPasswordResetResponse, total=False):
    """What `b2b.passwords.existing_password.reset` returns."""

    request_id: str | None
    """Unique ID of this API call; log it, as Stytch support may ask for it."""
    member_session: B2bMemberSession | None
    """The Member's session; absent while an MFA step is still due."""
    mfa_required: B2bMfaRequired | None
    """What MFA the Organization asks for and how the Member can complete it."""
    primary_required: B2bPrimaryRequired | None
    """Primary authentication the Member must still complete to log in to the Organization."""
    member_device: DeviceInfo | None
    """Attributes of the Member's device, present when the request had a valid `telemetry_id` and its
    fingerprint was found.
    """
    intermediate_session_token_expires_at: str | None
    """Expiry of the `intermediate_session_token`, RFC 3339 in UTC; absent if there is none."""


class _B2bPasswordsMigrateResponse(TypedDict):
    member_id: str
    """UUID of the Member."""
    member_created: bool
    """Whether the call created the Member; `false` when one already existed."""
    member: B2bMember
    """The Member the call is about."""
    organization: B2bOrganization
    """The Organization."""
    status_code: int
    """HTTP status code of the response, such as `200`."""


class B2bPasswordsMigrateResponse(_B2bPasswordsMigrateResponse, total=False):
    """What `b2b.passwords.migrate` returns."""

    request_id: str | None
    """Unique ID of this API call; log it, as Stytch support may ask for it."""


class _B2bPasswordsSessionsResetResponse(TypedDict):
    member_id: str
    """UUID of the Member."""
    member: B2bMember
    """The Member the call is about."""
    organization: B2bOrganization
    """The Organization."""
    session_token: str
    """Secret opaque token of the session."""
    session_jwt: str
    """JSON Web Token (JWT) of the session, valid for five minutes."""
    intermediate_session_token: str
    """Intermediate session token for finishing the login when there is no full session yet; valid for
    10 minutes by default.
    """
    member_authenticated: bool
    """Whether the Member is fully logged in; `false` means an MFA step is still due."""
    status_code: int
    """HTTP status code of the response, such as `200`."""


class B2bPasswordsSessionsResetResponse(_B2bPasswordsSessionsResetResponse, total=False):
    """What `b2b.passwords.sessions.reset` returns."""

    request_id: str | None
    """Unique ID of this API call; log it, as Stytch support may ask for it."""
    member_session: B2bMemberSession | None
    """The Member's session; absent while an MFA step is still due."""
    mfa_required: B2bMfaRequired | None
    """What MFA the Organization asks for and how the Member can complete it."""
    member_device: DeviceInfo | None
    """Attributes of the Member's device, present when the request had a valid `telemetry_id` and its
    fingerprint was found.
    """
    intermediate_session_token_expires_at: str | None
    """Expiry of the `intermediate_session_token`, RFC 3339 in UTC; absent if there is none."""


class _B2bPasswordsStrengthCheckResponse(TypedDict):
    valid_password: bool
    """Whether the password passes the strength policy, and no known breach has it when the request had
    an email address.
    """
    score: int
    """Strength by zxcvbn, 1 to 4; a password needs at least 3 to be valid."""
    breached_password: bool
    """Whether the password appears in a known breach, according to HaveIBeenPwned."""
    strength_policy: PasswordStrengthPolicy
    """Strength policy in force: `zxcvbn` or `luds`."""
    breach_detection_on_create: bool
    """Whether breach detection is on for the project (the default); when `false`, `breached_password`
    is always `false` too.
    """
    status_code: int
    """HTTP status code of the response, such as `200`."""


class B2bPasswordsStrengthCheckResponse(_B2bPasswordsStrengthCheckResponse, total=False):
    """What `b2b.passwords.strength_check` returns."""

    request_id: str | None
    """Unique ID of this API call; log it, as Stytch support may ask for it."""
    luds_feedback: LudsFeedback | None
    """Advice on making the password stronger under the LUDS policy."""
    zxcvbn_feedback: B2bZxcvbnFeedback | None
    """Advice from `zxcvbn` on making the password stronger."""


class _B2bRbacOrganizationsGetOrgPolicyResponse(TypedDict):
    org_policy: B2bOrgPolicy
    """RBAC policy of this Organization: its own Roles, which add to those of the project-wide policy."""
    status_code: int
    """HTTP status code of the response, such as `200`."""


class B2bRbacOrganizationsGetOrgPolicyResponse(_B2bRbacOrganizationsGetOrgPolicyResponse, total=False):
    """What `b2b.rbac.organizations.get_org_policy` returns."""

    request_id: str | None
    """Unique ID of this API call; log it, as Stytch support may ask for it."""


class _B2bRbacOrganizationsSetOrgPolicyResponse(TypedDict):
    org_policy: B2bOrgPolicy
    """RBAC policy of this Organization: its own Roles, which add to those of the project-wide policy."""
    status_code: int
    """HTTP status code of the response, such as `200`."""


class B2bRbacOrganizationsSetOrgPolicyResponse(_B2bRbacOrganizationsSetOrgPolicyResponse, total=False):
    """What `b2b.rbac.organizations.set_org_policy` returns."""

    request_id: str | None
    """Unique ID of this API call; log it, as Stytch support may ask for it."""


class _B2bRbacPolicyResponse(TypedDict):
    status_code: int
    """HTTP status code of the response, such as `200`."""


class B2bRbacPolicyResponse(_B2bRbacPolicyResponse, total=False):
    """What `b2b.rbac.policy` returns."""

    request_id: str | None
    """Unique ID of this API call; log it, as Stytch support may ask for it."""
    policy: Policy | None
    """RBAC policy of the project, with its Roles, Resources and scopes."""


class _B2bRecoveryCodesGetResponse(TypedDict):
    member_id: str
    """UUID of the Member."""
    member: B2bMember
    """The Member the call is about."""
    organization: B2bOrganization
    """The Organization."""
    recovery_codes: list[str]
    """Recovery codes that stand in for the authenticator app or other MFA method."""
    status_code: int
    """HTTP status code of the response, such as `200`."""


class B2bRecoveryCodesGetResponse(_B2bRecoveryCodesGetResponse, total=False):
    """What `b2b.recovery_codes.get` returns."""

    request_id: str | None
    """Unique ID of this API call; log it, as Stytch support may ask for it."""


class _B2bRecoveryCodesRecoverResponse(TypedDict):
    member_id: str
    """UUID of the Member."""
    member: B2bMember
    """The Member the call is about."""
    organization: B2bOrganization
    """The Organization."""
    session_token: str
    """Secret opaque token of the session."""
    session_jwt: str
    """JSON Web Token (JWT) of the session, valid for five minutes."""
    recovery_codes_remaining: int
    """How many unused recovery codes the Member has left."""
    status_code: int
    """HTTP status code of the response, such as `200`."""


class B2bRecoveryCodesRecoverResponse(_B2bRecoveryCodesRecoverResponse, total=False):
    """What `b2b.recovery_codes.recover` returns."""

    request_id: str | None
    """Unique ID of this API call; log it, as Stytch support may ask for it."""
    member_session: B2bMemberSession | None
    """The Member's session; absent while an MFA step is still due."""
    member_device: DeviceInfo | None
    """Attributes of the Member's device, present when the request had a valid `telemetry_id` and its
    fingerprint was found.
    """


class _B2bRecoveryCodesRotateResponse(TypedDict):
    member_id: str
    """UUID of the Member."""
    member: B2bMember
    """The Member the call is about."""
    organization: B2bOrganization
    """The Organization."""
    recovery_codes: list[str]
    """Recovery codes that stand in for the authenticator app or other MFA method."""
    status_code: int
    """HTTP status code of the response, such as `200`."""


class B2bRecoveryCodesRotateResponse(_B2bRecoveryCodesRotateResponse, total=False):
    """What `b2b.recovery_codes.rotate` returns."""

    request_id: str | None
    """Unique ID of this API call; log it, as Stytch support may ask for it."""


class _B2bScimConnectionCreateResponse(TypedDict):
    status_code: int
    """HTTP status code of the response, such as `200`."""


class B2bScimConnectionCreateResponse(_B2bScimConnectionCreateResponse, total=False):
    """What `b2b.scim.connection.create` returns."""

    request_id: str | None
    """Unique ID of this API call; log it, as Stytch support may ask for it."""
    connection: B2bScimConnectionWithToken | None
    """New SCIM connection, with its bearer token."""


class _B2bScimConnectionDeleteResponse(TypedDict):
    connection_id: str
    """ID of the deleted SCIM connection."""
    status_code: int
    """HTTP status code of the response, such as `200`."""


class B2bScimConnectionDeleteResponse(_B2bScimConnectionDeleteResponse, total=False):
    """What `b2b.scim.connection.delete` returns."""

    request_id: str | None
    """Unique ID of this API call; log it, as Stytch support may ask for it."""


class _B2bScimConnectionGetResponse(TypedDict):
    status_code: int
    """HTTP status code of the response, such as `200`."""


class B2bScimConnectionGetResponse(_B2bScimConnectionGetResponse, total=False):
    """What `b2b.scim.connection.get` returns."""

    request_id: str | None
    """Unique ID of this API call; log it, as Stytch support may ask for it."""
    connection: B2bScimConnection | None
    """SCIM connection that the call acted on."""


class _B2bScimConnectionGetGroupsResponse(TypedDict):
    scim_groups: list[B2bScimGroup]
    """SCIM groups of the connection."""
    status_code: int
    """HTTP status code of the response, such as `200`."""


class B2bScimConnectionGetGroupsResponse(_B2bScimConnectionGetGroupsResponse, total=False):
    """What `b2b.scim.connection.get_groups` returns."""

    next_cursor: str | None
    """Value to send as `cursor` to fetch the next page; empty on the last page."""


class _B2bScimConnectionRotateCancelResponse(TypedDict):
    status_code: int
    """HTTP status code of the response, such as `200`."""


class B2bScimConnectionRotateCancelResponse(_B2bScimConnectionRotateCancelResponse, total=False):
    """What `b2b.scim.connection.rotate_cancel` returns."""

    request_id: str | None
    """Unique ID of this API call; log it, as Stytch support may ask for it."""
    connection: B2bScimConnection | None
    """SCIM connection that the call acted on."""


class _B2bScimConnectionRotateCompleteResponse(TypedDict):
    status_code: int
    """HTTP status code of the response, such as `200`."""


class B2bScimConnectionRotateCompleteResponse(_B2bScimConnectionRotateCompleteResponse, total=False):
    """What `b2b.scim.connection.rotate_complete` returns."""

    request_id: str | None
    """Unique ID of this API call; log it, as Stytch support may ask for it."""
    connection: B2bScimConnection | None
    """SCIM connection that the call acted on."""


class _B2bScimConnectionRotateStartResponse(TypedDict):
    status_code: int
    """HTTP status code of the response, such as `200`."""


class B2bScimConnectionRotateStartResponse(_B2bScimConnectionRotateStartResponse, total=False):
    """What `b2b.scim.connection.rotate_start` returns."""

    request_id: str | None
    """Unique ID of this API call; log it, as Stytch support may ask for it."""
    connection: B2bScimConnectionWithNextToken | None
    """SCIM connection being rotated, with its next bearer token."""


class _B2bScimConnectionUpdateResponse(TypedDict):
    status_code: int
    """HTTP status code of the response, such as `200`."""


class B2bScimConnectionUpdateResponse(_B2bScimConnectionUpdateResponse, total=False):
    """What `b2b.scim.connection.update` returns."""

    request_id: str | None
    """Unique ID of this API call; log it, as Stytch support may ask for it."""
    connection: B2bScimConnection | None
    """SCIM connection that the call acted on."""


class _B2bSessionsAttestResponse(TypedDict):
    member_id: str
    """UUID of the Member."""
    member_session: B2bMemberSession
    """The Member's session."""
    session_token: str
    """Secret opaque token of the session."""
    session_jwt: str
    """JSON Web Token (JWT) of the session, valid for five minutes."""
    member: B2bMember
    """The Member the call is about."""
    organization: B2bOrganization
    """The Organization."""
    status_code: int
    """HTTP status code of the response, such as `200`."""


class B2bSessionsAttestResponse(_B2bSessionsAttestResponse, total=False):
    """What `b2b.sessions.attest` returns."""

    request_id: str | None
    """Unique ID of this API call; log it, as Stytch support may ask for it."""
    member_device: DeviceInfo | None
    """Attributes of the Member's device, present when the request had a valid `telemetry_id` and its
    fingerprint was found.
    """


class _B2bSessionsAuthenticateResponse(TypedDict):
    member_session: B2bMemberSession
    """The Member's session."""
    session_token: str
    """Secret opaque token of the session."""
    session_jwt: str
    """JSON Web Token (JWT) of the session, valid for five minutes."""
    member: B2bMember
    """The Member the call is about."""
    organization: B2bOrganization
    """The Organization."""
    status_code: int
    """HTTP status code of the response, such as `200`."""


class B2bSessionsAuthenticateResponse(_B2bSessionsAuthenticateResponse, total=False):
    """What `b2b.sessions.authenticate` returns."""

    request_id: str | None
    """Unique ID of this API call; log it, as Stytch support may ask for it."""
    verdict: AuthorizationVerdict | None
    """Why the Member has the permission; present when `authorization_check` was given and passed."""


class _B2bSessionsExchangeResponse(TypedDict):
    member_id: str
    """UUID of the Member."""
    session_token: str
    """Secret opaque token of the session."""
    session_jwt: str
    """JSON Web Token (JWT) of the session, valid for five minutes."""
    member: B2bMember
    """The Member the call is about."""
    organization: B2bOrganization
    """The Organization."""
    member_authenticated: bool
    """Whether the Member is fully logged in; `false` means an MFA step is still due."""
    intermediate_session_token: str
    """Intermediate session token holding the old factors the target Organization accepts, valid for 10
    minutes by default; if not empty, the Member must still complete an MFA step.
    """
    status_code: int
    """HTTP status code of the response, such as `200`."""


class B2bSessionsExchangeResponse(_B2bSessionsExchangeResponse, total=False):
    """What `b2b.sessions.exchange` returns."""

    request_id: str | None
    """Unique ID of this API call; log it, as Stytch support may ask for it."""
    member_session: B2bMemberSession | None
    """The Member's session; absent while an MFA step is still due."""
    mfa_required: B2bMfaRequired | None
    """What MFA the Organization asks for and how the Member can complete it."""
    primary_required: B2bPrimaryRequired | None
    """Primary authentication the Member must still complete to log in to the Organization."""
    member_device: DeviceInfo | None
    """Attributes of the Member's device, present when the request had a valid `telemetry_id` and its
    fingerprint was found.
    """
    intermediate_session_token_expires_at: str | None
    """Expiry of the `intermediate_session_token`, RFC 3339 in UTC; absent if there is none."""


class _B2bSessionsExchangeAccessTokenResponse(TypedDict):
    member_id: str
    """UUID of the Member."""
    session_token: str
    """Secret opaque token of the session."""
    session_jwt: str
    """JSON Web Token (JWT) of the session, valid for five minutes."""
    member: B2bMember
    """The Member the call is about."""
    organization: B2bOrganization
    """The Organization."""
    status_code: int
    """HTTP status code of the response, such as `200`."""


class B2bSessionsExchangeAccessTokenResponse(_B2bSessionsExchangeAccessTokenResponse, total=False):
    """What `b2b.sessions.exchange_access_token` returns."""

    request_id: str | None
    """Unique ID of this API call; log it, as Stytch support may ask for it."""
    member_session: B2bMemberSession | None
    """The Member's session; absent while an MFA step is still due."""
    member_device: DeviceInfo | None
    """Attributes of the Member's device, present when the request had a valid `telemetry_id` and its
    fingerprint was found.
    """


class _B2bSessionsGetResponse(TypedDict):
    member_sessions: list[B2bMemberSession]
    """Sessions of the Member."""
    status_code: int
    """HTTP status code of the response, such as `200`."""


class B2bSessionsGetResponse(_B2bSessionsGetResponse, total=False):
    """What `b2b.sessions.get` returns."""

    request_id: str | None
    """Unique ID of this API call; log it, as Stytch support may ask for it."""


class _B2bSessionsGetJwksResponse(TypedDict):
    keys: list[Jwk]
    """JSON Web Keys of the Project, for verifying session JWTs; more than one around a key rotation."""
    status_code: int
    """HTTP status code of the response, such as `200`."""


class B2bSessionsGetJwksResponse(_B2bSessionsGetJwksResponse, total=False):
    """What `b2b.sessions.get_jwks` returns."""

    request_id: str | None
    """Unique ID of this API call; log it, as Stytch support may ask for it."""


class _B2bSessionsMigrateResponse(TypedDict):
    member_id: str
    """UUID of the Member."""
    session_token: str
    """Secret opaque token of the session."""
    session_jwt: str
    """JSON Web Token (JWT) of the session, valid for five minutes."""
    member: B2bMember
    """The Member the call is about."""
    organization: B2bOrganization
    """The Organization."""
    status_code: int
    """HTTP status code of the response, such as `200`."""


class B2bSessionsMigrateResponse(_B2bSessionsMigrateResponse, total=False):
    """What `b2b.sessions.migrate` returns."""

    request_id: str | None
    """Unique ID of this API call; log it, as Stytch support may ask for it."""
    member_session: B2bMemberSession | None
    """The Member's session; absent while an MFA step is still due."""


class _B2bSessionsRevokeResponse(TypedDict):
    status_code: int
    """HTTP status code of the response, such as `200`."""


class B2bSessionsRevokeResponse(_B2bSessionsRevokeResponse, total=False):
    """What `b2b.sessions.revoke` returns."""

    request_id: str | None
    """Unique ID of this API call; log it, as Stytch support may ask for it."""


class _B2bSsoAuthenticateResponse(TypedDict):
    member_id: str
    """UUID of the Member."""
    organization_id: str
    """Unique ID of the Organization."""
    member: B2bMember
    """The Member the call is about."""
    session_token: str
    """Secret opaque token of the session."""
    session_jwt: str
    """JSON Web Token (JWT) of the session, valid for five minutes."""
    reset_session: bool
    """Deprecated; do not rely on it."""
    organization: B2bOrganization
    """The Organization."""
    intermediate_session_token: str
    """Intermediate session token holding the SSO factor, valid for 10 minutes by default; if not
    empty, the Member must still complete an MFA step. Discovery calls refuse it.
    """
    member_authenticated: bool
    """Whether the Member is fully logged in; `false` means an MFA step is still due."""
    status_code: int
    """HTTP status code of the response, such as `200`."""


class B2bSsoAuthenticateResponse(_B2bSsoAuthenticateResponse, total=False):
    """What `b2b.sso.authenticate` returns."""

    request_id: str | None
    """Unique ID of this API call; log it, as Stytch support may ask for it."""
    member_session: B2bMemberSession | None
    """The Member's session; absent while an MFA step is still due."""
    mfa_required: B2bMfaRequired | None
    """What MFA the Organization asks for and how the Member can complete it."""
    primary_required: B2bPrimaryRequired | None
    """Primary authentication the Member must still complete to log in to the Organization."""
    member_device: DeviceInfo | None
    """Attributes of the Member's device, present when the request had a valid `telemetry_id` and its
    fingerprint was found.
    """
    intermediate_session_token_expires_at: str | None
    """Expiry of the `intermediate_session_token`, RFC 3339 in UTC; absent if there is none."""


class _B2bSsoDeleteConnectionResponse(TypedDict):
    connection_id: str
    """ID of the deleted SSO connection."""
    status_code: int
    """HTTP status code of the response, such as `200`."""


class B2bSsoDeleteConnectionResponse(_B2bSsoDeleteConnectionResponse, total=False):
    """What `b2b.sso.delete_connection` returns."""

    request_id: str | None
    """Unique ID of this API call; log it, as Stytch support may ask for it."""


class _B2bSsoExternalCreateConnectionResponse(TypedDict):
    status_code: int
    """HTTP status code of the response, such as `200`."""


class B2bSsoExternalCreateConnectionResponse(_B2bSsoExternalCreateConnectionResponse, total=False):
    """What `b2b.sso.external.create_connection` returns."""

    request_id: str | None
    """Unique ID of this API call; log it, as Stytch support may ask for it."""
    connection: B2bExternalConnection | None
    """External SSO connection that was created or updated."""


class _B2bSsoExternalUpdateConnectionResponse(TypedDict):
    status_code: int
    """HTTP status code of the response, such as `200`."""


class B2bSsoExternalUpdateConnectionResponse(_B2bSsoExternalUpdateConnectionResponse, total=False):
    """What `b2b.sso.external.update_connection` returns."""

    request_id: str | None
    """Unique ID of this API call; log it, as Stytch support may ask for it."""
    connection: B2bExternalConnection | None
    """External SSO connection that was created or updated."""


class _B2bSsoGetConnectionsResponse(TypedDict):
    saml_connections: list[B2bSamlConnection]
    """SAML connections of the Organization."""
    oidc_connections: list[B2bOidcConnection]
    """OIDC connections of the Organization."""
    external_connections: list[B2bExternalConnection]
    """External SSO connections the Organization owns."""
    status_code: int
    """HTTP status code of the response, such as `200`."""


class B2bSsoGetConnectionsResponse(_B2bSsoGetConnectionsResponse, total=False):
    """What `b2b.sso.get_connections` returns."""

    request_id: str | None
    """Unique ID of this API call; log it, as Stytch support may ask for it."""


class _B2bSsoOidcCreateConnectionResponse(TypedDict):
    status_code: int
    """HTTP status code of the response, such as `200`."""


class B2bSsoOidcCreateConnectionResponse(_B2bSsoOidcCreateConnectionResponse, total=False):
    """What `b2b.sso.oidc.create_connection` returns."""

    request_id: str | None
    """Unique ID of this API call; log it, as Stytch support may ask for it."""
    connection: B2bOidcConnection | None
    """OIDC connection that was created or updated."""


class _B2bSsoOidcUpdateConnectionResponse(TypedDict):
    status_code: int
    """HTTP status code of the response, such as `200`."""


class B2bSsoOidcUpdateConnectionResponse(_B2bSsoOidcUpdateConnectionResponse, total=False):
    """What `b2b.sso.oidc.update_connection` returns."""

    request_id: str | None
    """Unique ID of this API call; log it, as Stytch support may ask for it."""
    connection: B2bOidcConnection | None
    """OIDC connection that was created or updated."""
    warning: str | None
    """Problem found when Stytch could not read the issuer's well-known metadata document; the update
    itself still succeeds.
    """


class _B2bSsoSamlCreateConnectionResponse(TypedDict):
    status_code: int
    """HTTP status code of the response, such as `200`."""


class B2bSsoSamlCreateConnectionResponse(_B2bSsoSamlCreateConnectionResponse, total=False):
    """What `b2b.sso.saml.create_connection` returns."""

    request_id: str | None
    """Unique ID of this API call; log it, as Stytch support may ask for it."""
    connection: B2bSamlConnection | None
    """SAML connection that was created or updated."""


class _B2bSsoSamlDeleteEncryptionPrivateKeyResponse(TypedDict):
    private_key_id: str
    """ID of the deleted encryption private key."""
    status_code: int
    """HTTP status code of the response, such as `200`."""


class B2bSsoSamlDeleteEncryptionPrivateKeyResponse(_B2bSsoSamlDeleteEncryptionPrivateKeyResponse, total=False):
    """What `b2b.sso.saml.delete_encryption_private_key` returns."""

    request_id: str | None
    """Unique ID of this API call; log it, as Stytch support may ask for it."""


class _B2bSsoSamlDeleteVerificationCertificateResponse(TypedDict):
    certificate_id: str
    """ID of the deleted certificate."""
    status_code: int
    """HTTP status code of the response, such as `200`."""


class B2bSsoSamlDeleteVerificationCertificateResponse(_B2bSsoSamlDeleteVerificationCertificateResponse, total=False):
    """What `b2b.sso.saml.delete_verification_certificate` returns."""

    request_id: str | None
    """Unique ID of this API call; log it, as Stytch support may ask for it."""


class _B2bSsoSamlUpdateByUrlResponse(TypedDict):
    status_code: int
    """HTTP status code of the response, such as `200`."""


class B2bSsoSamlUpdateByUrlResponse(_B2bSsoSamlUpdateByUrlResponse, total=False):
    """What `b2b.sso.saml.update_by_url` returns."""

    request_id: str | None
    """Unique ID of this API call; log it, as Stytch support may ask for it."""
    connection: B2bSamlConnection | None
    """SAML connection that was created or updated."""


class _B2bSsoSamlUpdateConnectionResponse(TypedDict):
    status_code: int
    """HTTP status code of the response, such as `200`."""


class B2bSsoSamlUpdateConnectionResponse(_B2bSsoSamlUpdateConnectionResponse, total=False):
    """What `b2b.sso.saml.update_connection` returns."""

    request_id: str | None
    """Unique ID of this API call; log it, as Stytch support may ask for it."""
    connection: B2bSamlConnection | None
    """SAML connection that was created or updated."""


class _B2bTotpsAuthenticateResponse(TypedDict):
    member_id: str
    """UUID of the Member."""
    member: B2bMember
    """The Member the call is about."""
    organization: B2bOrganization
    """The Organization."""
    session_token: str
    """Secret opaque token of the session."""
    session_jwt: str
    """JSON Web Token (JWT) of the session, valid for five minutes."""
    status_code: int
    """HTTP status code of the response, such as `200`."""


class B2bTotpsAuthenticateResponse(_B2bTotpsAuthenticateResponse, total=False):
    """What `b2b.totps.authenticate` returns."""

    request_id: str | None
    """Unique ID of this API call; log it, as Stytch support may ask for it."""
    member_session: B2bMemberSession | None
    """The Member's session; absent while an MFA step is still due."""
    member_device: DeviceInfo | None
    """Attributes of the Member's device, present when the request had a valid `telemetry_id` and its
    fingerprint was found.
    """


class _B2bTotpsCreateResponse(TypedDict):
    member_id: str
    """UUID of the Member."""
    totp_registration_id: str
    """ID of the Member's TOTP registration."""
    secret: str
    """TOTP secret key shared by the authenticator app and Stytch."""
    qr_code: str
    """QR code image for the authenticator app, base64 encoded."""
    recovery_codes: list[str]
    """Recovery codes that stand in for the authenticator app or other MFA method."""
    member: B2bMember
    """The Member the call is about."""
    organization: B2bOrganization
    """The Organization."""
    status_code: int
    """HTTP status code of the response, such as `200`."""


class B2bTotpsCreateResponse(_B2bTotpsCreateResponse, total=False):
    """What `b2b.totps.create` returns."""

    request_id: str | None
    """Unique ID of this API call; log it, as Stytch support may ask for it."""


class _B2bTotpsMigrateResponse(TypedDict):
    member_id: str
    """UUID of the Member."""
    member: B2bMember
    """The Member the call is about."""
    organization: B2bOrganization
    """The Organization."""
    totp_registration_id: str
    """ID of the Member's TOTP registration."""
    recovery_codes: list[str]
    """Recovery codes that stand in for the authenticator app or other MFA method."""
    status_code: int
    """HTTP status code of the response, such as `200`."""


class B2bTotpsMigrateResponse(_B2bTotpsMigrateResponse, total=False):
    """What `b2b.totps.migrate` returns."""

    request_id: str | None
    """Unique ID of this API call; log it, as Stytch support may ask for it."""


class _ConnectedAppsClientsCreateResponse(TypedDict):
    connected_app: ConnectedAppsConnectedAppWithClientSecret
    """Newly created Connected App, with its client secret."""
    status_code: int
    """HTTP status code of the response, such as `200`."""


class ConnectedAppsClientsCreateResponse(_ConnectedAppsClientsCreateResponse, total=False):
    """What `connected_apps.clients.create` returns."""

    request_id: str | None
    """Unique ID of this API call; log it, as Stytch support may ask for it."""


class _ConnectedAppsClientsDeleteResponse(TypedDict):
    client_id: str
    """ID of the deleted client."""
    status_code: int
    """HTTP status code of the response, such as `200`."""


class ConnectedAppsClientsDeleteResponse(_ConnectedAppsClientsDeleteResponse, total=False):
    """What `connected_apps.clients.delete` returns."""

    request_id: str | None
    """Unique ID of this API call; log it, as Stytch support may ask for it."""


class _ConnectedAppsClientsGetResponse(TypedDict):
    connected_app: ConnectedAppsConnectedApp
    """Connected App that the call acted on."""
    status_code: int
    """HTTP status code of the response, such as `200`."""


class ConnectedAppsClientsGetResponse(_ConnectedAppsClientsGetResponse, total=False):
    """What `connected_apps.clients.get` returns."""

    request_id: str | None
    """Unique ID of this API call; log it, as Stytch support may ask for it."""


class _ConnectedAppsClientsSearchResponse(TypedDict):
    connected_apps: list[ConnectedAppsConnectedApp]
    """Connected Apps that match the search."""
    results_metadata: ResultsMetadata
    """Total count of the search and the cursor of its next page."""
    status_code: int
    """HTTP status code of the response, such as `200`."""


class ConnectedAppsClientsSearchResponse(_ConnectedAppsClientsSearchResponse, total=False):
    """What `connected_apps.clients.search` returns."""

    request_id: str | None
    """Unique ID of this API call; log it, as Stytch support may ask for it."""


class _ConnectedAppsClientsSecretsRotateResponse(TypedDict):
    connected_app: ConnectedAppsConnectedApp
    """Connected App that the call acted on."""
    status_code: int
    """HTTP status code of the response, such as `200`."""


class ConnectedAppsClientsSecretsRotateResponse(_ConnectedAppsClientsSecretsRotateResponse, total=False):
    """What `connected_apps.clients.secrets.rotate` returns."""

    request_id: str | None
    """Unique ID of this API call; log it, as Stytch support may ask for it."""


class _ConnectedAppsClientsSecretsRotateCancelResponse(TypedDict):
    connected_app: ConnectedAppsConnectedApp
    """Connected App that the call acted on."""
    status_code: int
    """HTTP status code of the response, such as `200`."""


class ConnectedAppsClientsSecretsRotateCancelResponse(_ConnectedAppsClientsSecretsRotateCancelResponse, total=False):
    """What `connected_apps.clients.secrets.rotate_cancel` returns."""

    request_id: str | None
    """Unique ID of this API call; log it, as Stytch support may ask for it."""


class _ConnectedAppsClientsSecretsRotateStartResponse(TypedDict):
    connected_app: ConnectedAppsConnectedAppWithNextClientSecret
    """Connected App whose secret is being rotated, with its next client secret."""
    status_code: int
    """HTTP status code of the response, such as `200`."""


class ConnectedAppsClientsSecretsRotateStartResponse(_ConnectedAppsClientsSecretsRotateStartResponse, total=False):
    """What `connected_apps.clients.secrets.rotate_start` returns."""

    request_id: str | None
    """Unique ID of this API call; log it, as Stytch support may ask for it."""


class _ConnectedAppsClientsUpdateResponse(TypedDict):
    connected_app: ConnectedAppsConnectedApp
    """Connected App that the call acted on."""
    status_code: int
    """HTTP status code of the response, such as `200`."""


class ConnectedAppsClientsUpdateResponse(_ConnectedAppsClientsUpdateResponse, total=False):
    """What `connected_apps.clients.update` returns."""

    request_id: str | None
    """Unique ID of this API call; log it, as Stytch support may ask for it."""


class _ConsumerCryptoWalletsAuthenticateResponse(TypedDict):
    user_id: str
    """ID of the User."""
    session_token: str
    """Secret opaque token of the session."""
    session_jwt: str
    """JSON Web Token (JWT) of the session, valid for five minutes."""
    user: ConsumerUser
    """User that the call concerns, in full."""
    status_code: int
    """HTTP status code of the response, such as `200`."""


class ConsumerCryptoWalletsAuthenticateResponse(_ConsumerCryptoWalletsAuthenticateResponse, total=False):
    """What `consumer.crypto_wallets.authenticate` returns."""

    request_id: str | None
    """Unique ID of this API call; log it, as Stytch support may ask for it."""
    session: ConsumerSession | None
    """Session that the call started or updated; present when the request asked for one with
    `session_duration_minutes`.
    """
    siwe_params: ConsumerSiweParamsResponse | None
    """Fields of the signed SIWE (Sign In With Ethereum) message."""
    user_device: DeviceInfo | None
    """Device of the User; present when the request had a valid `telemetry_id` and its fingerprint was
    found.
    """


class _ConsumerCryptoWalletsAuthenticateStartResponse(TypedDict):
    user_id: str
    """ID of the User."""
    challenge: str
    """Text for the wallet to sign, as proof of ownership."""
    user_created: bool
    """Whether this call created the User."""
    status_code: int
    """HTTP status code of the response, such as `200`."""


class ConsumerCryptoWalletsAuthenticateStartResponse(_ConsumerCryptoWalletsAuthenticateStartResponse, total=False):
    """What `consumer.crypto_wallets.authenticate_start` returns."""

    request_id: str | None
    """Unique ID of this API call; log it, as Stytch support may ask for it."""


class _ConsumerIdpOauthAuthorizeResponse(TypedDict):
    redirect_uri: str
    """URI to send the user's browser to next, back at the requesting app."""
    status_code: int
    """HTTP status code of the response, such as `200`."""


class ConsumerIdpOauthAuthorizeResponse(_ConsumerIdpOauthAuthorizeResponse, total=False):
    """What `consumer.idp.oauth.authorize` returns."""

    request_id: str | None
    """Unique ID of this API call; log it, as Stytch support may ask for it."""
    authorization_code: str | None
    """Single-use code to exchange for tokens."""


class _ConsumerIdpOauthAuthorizeStartResponse(TypedDict):
    user_id: str
    """ID of the User."""
    user: ConsumerUser
    """User that the call concerns, in full."""
    client: ConnectedAppPublic
    """Public details of the Connected App asking for authorization."""
    consent_required: bool
    """Whether the user must explicitly agree before authorization can go ahead."""
    scope_results: list[ScopeResult]
    """Result for each requested scope."""
    status_code: int
    """HTTP status code of the response, such as `200`."""


class ConsumerIdpOauthAuthorizeStartResponse(_ConsumerIdpOauthAuthorizeStartResponse, total=False):
    """What `consumer.idp.oauth.authorize_start` returns."""

    request_id: str | None
    """Unique ID of this API call; log it, as Stytch support may ask for it."""


class _ConsumerImpersonationAuthenticateResponse(TypedDict):
    user_id: str
    """ID of the User."""
    user: ConsumerUser
    """User that the call concerns, in full."""
    session_token: str
    """Secret opaque token of the session."""
    session_jwt: str
    """JSON Web Token (JWT) of the session, valid for five minutes."""
    status_code: int
    """HTTP status code of the response, such as `200`."""


class ConsumerImpersonationAuthenticateResponse(_ConsumerImpersonationAuthenticateResponse, total=False):
    """What `consumer.impersonation.authenticate` returns."""

    request_id: str | None
    """Unique ID of this API call; log it, as Stytch support may ask for it."""
    session: ConsumerSession | None
    """Session started for the impersonated User; it lasts 60 minutes and can't be extended."""


class _ConsumerMagicLinksAuthenticateResponse(TypedDict):
    user_id: str
    """ID of the User."""
    method_id: str
    """The `email_id` or `phone_id` that the code or link was sent to."""
    session_token: str
    """Secret opaque token of the session."""
    session_jwt: str
    """JSON Web Token (JWT) of the session, valid for five minutes."""
    user: ConsumerUser
    """User that the call concerns, in full."""
    reset_sessions: bool
    """Whether the User's other sessions should be reset. Stytch revokes its own sessions for you, so
    act on it only if you manage sessions yourself.
    """
    status_code: int
    """HTTP status code of the response, such as `200`."""


class ConsumerMagicLinksAuthenticateResponse(_ConsumerMagicLinksAuthenticateResponse, total=False):
    """What `consumer.magic_links.authenticate` returns."""

    request_id: str | None
    """Unique ID of this API call; log it, as Stytch support may ask for it."""
    session: ConsumerSession | None
    """Session that the call started or updated; present when the request asked for one with
    `session_duration_minutes`.
    """
    user_device: DeviceInfo | None
    """Device of the User; present when the request had a valid `telemetry_id` and its fingerprint was
    found.
    """


class _ConsumerMagicLinksCreateResponse(TypedDict):
    user_id: str
    """ID of the User."""
    token: str
    """Magic link token for you to send, for example in your own email or SMS."""
    status_code: int
    """HTTP status code of the response, such as `200`."""


class ConsumerMagicLinksCreateResponse(_ConsumerMagicLinksCreateResponse, total=False):
    """What `consumer.magic_links.create` returns."""

    request_id: str | None
    """Unique ID of this API call; log it, as Stytch support may ask for it."""


class _ConsumerMagicLinksEmailInviteResponse(TypedDict):
    user_id: str
    """ID of the User."""
    email_id: str
    """Unique ID of an email address."""
    status_code: int
    """HTTP status code of the response, such as `200`."""


class ConsumerMagicLinksEmailInviteResponse(_ConsumerMagicLinksEmailInviteResponse, total=False):
    """What `consumer.magic_links.email.invite` returns."""

    request_id: str | None
    """Unique ID of this API call; log it, as Stytch support may ask for it."""


class _ConsumerMagicLinksEmailLoginOrCreateResponse(TypedDict):
    user_id: str
    """ID of the User."""
    email_id: str
    """Unique ID of an email address."""
    user_created: bool
    """Whether this call created the User."""
    status_code: int
    """HTTP status code of the response, such as `200`."""


class ConsumerMagicLinksEmailLoginOrCreateResponse(_ConsumerMagicLinksEmailLoginOrCreateResponse, total=False):
    """What `consumer.magic_links.email.login_or_create` returns."""

    request_id: str | None
    """Unique ID of this API call; log it, as Stytch support may ask for it."""


class _ConsumerMagicLinksEmailRevokeInviteResponse(TypedDict):
    status_code: int
    """HTTP status code of the response, such as `200`."""


class ConsumerMagicLinksEmailRevokeInviteResponse(_ConsumerMagicLinksEmailRevokeInviteResponse, total=False):
    """What `consumer.magic_links.email.revoke_invite` returns."""

    request_id: str | None
    """Unique ID of this API call; log it, as Stytch support may ask for it."""


class _ConsumerMagicLinksEmailSendResponse(TypedDict):
    user_id: str
    """ID of the User."""
    email_id: str
    """Unique ID of an email address."""
    status_code: int
    """HTTP status code of the response, such as `200`."""


class ConsumerMagicLinksEmailSendResponse(_ConsumerMagicLinksEmailSendResponse, total=False):
    """What `consumer.magic_links.email.send` returns."""

    request_id: str | None
    """Unique ID of this API call; log it, as Stytch support may ask for it."""


class _ConsumerOauthAttachResponse(TypedDict):
    oauth_attach_token: str
    """Single-use token that ties this User to the OAuth start request it is passed to."""
    status_code: int
    """HTTP status code of the response, such as `200`."""


class ConsumerOauthAttachResponse(_ConsumerOauthAttachResponse, total=False):
    """What `consumer.oauth.attach` returns."""

    request_id: str | None
    """Unique ID of this API call; log it, as Stytch support may ask for it."""


class _ConsumerOauthAuthenticateResponse(TypedDict):
    user_id: str
    """ID of the User."""
    provider_subject: str
    """User's unique ID at the OAuth provider, its `sub` claim."""
    provider_type: str
    """OAuth provider used, such as `Google`."""
    session_token: str
    """Secret opaque token of the session."""
    session_jwt: str
    """JSON Web Token (JWT) of the session, valid for five minutes."""
    provider_values: ConsumerOAuthProviderValues
    """Tokens, scopes and other values from the OAuth provider; for example, only OIDC providers return
    an `id_token`.
    """
    user: ConsumerUser
    """User that the call concerns, in full."""
    reset_sessions: bool
    """Whether the User's other sessions should be reset. Stytch revokes its own sessions for you, so
    act on it only if you manage sessions yourself.
    """
    oauth_user_registration_id: str
    """Unique ID of the User's OAuth registration."""
    status_code: int
    """HTTP status code of the response, such as `200`."""


class ConsumerOauthAuthenticateResponse(_ConsumerOauthAuthenticateResponse, total=False):
    """What `consumer.oauth.authenticate` returns."""

    request_id: str | None
    """Unique ID of this API call; log it, as Stytch support may ask for it."""
    user_session: ConsumerSession | None
    """Session that the OAuth login started or updated; an ordinary session object that keeps this name
    for old clients.
    """
    user_device: DeviceInfo | None
    """Device of the User; present when the request had a valid `telemetry_id` and its fingerprint was
    found.
    """


class _ConsumerOtpsAuthenticateResponse(TypedDict):
    user_id: str
    """ID of the User."""
    method_id: str
    """The `email_id` or `phone_id` that the code or link was sent to."""
    session_token: str
    """Secret opaque token of the session."""
    session_jwt: str
    """JSON Web Token (JWT) of the session, valid for five minutes."""
    user: ConsumerUser
    """User that the call concerns, in full."""
    reset_sessions: bool
    """Whether the User's other sessions should be reset. Stytch revokes its own sessions for you, so
    act on it only if you manage sessions yourself.
    """
    status_code: int
    """HTTP status code of the response, such as `200`."""


class ConsumerOtpsAuthenticateResponse(_ConsumerOtpsAuthenticateResponse, total=False):
    """What `consumer.otps.authenticate` returns."""

    request_id: str | None
    """Unique ID of this API call; log it, as Stytch support may ask for it."""
    session: ConsumerSession | None
    """Session that the call started or updated; present when the request asked for one with
    `session_duration_minutes`.
    """
    user_device: DeviceInfo | None
    """Device of the User; present when the request had a valid `telemetry_id` and its fingerprint was
    found.
    """


class _ConsumerOtpsEmailLoginOrCreateResponse(TypedDict):
    user_id: str
    """ID of the User."""
    email_id: str
    """Unique ID of an email address."""
    user_created: bool
    """Whether this call created the User."""
    status_code: int
    """HTTP status code of the response, such as `200`."""


class ConsumerOtpsEmailLoginOrCreateResponse(_ConsumerOtpsEmailLoginOrCreateResponse, total=False):
    """What `consumer.otps.email.login_or_create` returns."""

    request_id: str | None
    """Unique ID of this API call; log it, as Stytch support may ask for it."""


class _ConsumerOtpsEmailSendResponse(TypedDict):
    user_id: str
    """ID of the User."""
    email_id: str
    """Unique ID of an email address."""
    status_code: int
    """HTTP status code of the response, such as `200`."""


class ConsumerOtpsEmailSendResponse(_ConsumerOtpsEmailSendResponse, total=False):
    """What `consumer.otps.email.send` returns."""

    request_id: str | None
    """Unique ID of this API call; log it, as Stytch support may ask for it."""


class _ConsumerOtpsSmsLoginOrCreateResponse(TypedDict):
    user_id: str
    """ID of the User."""
    phone_id: str
    """Unique ID of the phone number."""
    user_created: bool
    """Whether this call created the User."""
    status_code: int
    """HTTP status code of the response, such as `200`."""


class ConsumerOtpsSmsLoginOrCreateResponse(_ConsumerOtpsSmsLoginOrCreateResponse, total=False):
    """What `consumer.otps.sms.login_or_create` returns."""

    request_id: str | None
    """Unique ID of this API call; log it, as Stytch support may ask for it."""


class _ConsumerOtpsSmsSendResponse(TypedDict):
    user_id: str
    """ID of the User."""
    phone_id: str
    """Unique ID of the phone number."""
    status_code: int
    """HTTP status code of the response, such as `200`."""


class ConsumerOtpsSmsSendResponse(_ConsumerOtpsSmsSendResponse, total=False):
    """What `consumer.otps.sms.send` returns."""

    request_id: str | None
    """Unique ID of this API call; log it, as Stytch support may ask for it."""


class _ConsumerOtpsWhatsappLoginOrCreateResponse(TypedDict):
    user_id: str
    """ID of the User."""
    phone_id: str
    """Unique ID of the phone number."""
    user_created: bool
    """Whether this call created the User."""
    status_code: int
    """HTTP status code of the response, such as `200`."""


class ConsumerOtpsWhatsappLoginOrCreateResponse(_ConsumerOtpsWhatsappLoginOrCreateResponse, total=False):
    """What `consumer.otps.whatsapp.login_or_create` returns."""

    request_id: str | None
    """Unique ID of this API call; log it, as Stytch support may ask for it."""


class _ConsumerOtpsWhatsappSendResponse(TypedDict):
    user_id: str
    """ID of the User."""
    phone_id: str
    """Unique ID of the phone number."""
    status_code: int
    """HTTP status code of the response, such as `200`."""


class ConsumerOtpsWhatsappSendResponse(_ConsumerOtpsWhatsappSendResponse, total=False):
    """What `consumer.otps.whatsapp.send` returns."""

    request_id: str | None
    """Unique ID of this API call; log it, as Stytch support may ask for it."""


class _ConsumerPasswordsAuthenticateResponse(TypedDict):
    user_id: str
    """ID of the User."""
    session_token: str
    """Secret opaque token of the session."""
    session_jwt: str
    """JSON Web Token (JWT) of the session, valid for five minutes."""
    user: ConsumerUser
    """User that the call concerns, in full."""
    status_code: int
    """HTTP status code of the response, such as `200`."""


class ConsumerPasswordsAuthenticateResponse(_ConsumerPasswordsAuthenticateResponse, total=False):
    """What `consumer.passwords.authenticate` returns."""

    request_id: str | None
    """Unique ID of this API call; log it, as Stytch support may ask for it."""
    session: ConsumerSession | None
    """Session that the call started or updated; present when the request asked for one with
    `session_duration_minutes`.
    """
    user_device: DeviceInfo | None
    """Device of the User; present when the request had a valid `telemetry_id` and its fingerprint was
    found.
    """


class _ConsumerPasswordsCreateResponse(TypedDict):
    user_id: str
    """ID of the User."""
    email_id: str
    """Unique ID of an email address."""
    session_token: str
    """Secret opaque token of the session."""
    session_jwt: str
    """JSON Web Token (JWT) of the session, valid for five minutes."""
    user: ConsumerUser
    """User that the call concerns, in full."""
    status_code: int
    """HTTP status code of the response, such as `200`."""


class ConsumerPasswordsCreateResponse(_ConsumerPasswordsCreateResponse, total=False):
    """What `consumer.passwords.create` returns."""

    request_id: str | None
    """Unique ID of this API call; log it, as Stytch support may ask for it."""
    session: ConsumerSession | None
    """Session that the call started or updated; present when the request asked for one with
    `session_duration_minutes`.
    """
    user_device: DeviceInfo | None
    """Device of the User; present when the request had a valid `telemetry_id` and its fingerprint was
    found.
    """


class _ConsumerPasswordsEmailResetResponse(TypedDict):
    user_id: str
    """ID of the User."""
    session_token: str
    """Secret opaque token of the session."""
    session_jwt: str
    """JSON Web Token (JWT) of the session, valid for five minutes."""
    user: ConsumerUser
    """User that the call concerns, in full."""
    status_code: int
    """HTTP status code of the response, such as `200`."""


class ConsumerPasswordsEmailResetResponse(_ConsumerPasswordsEmailResetResponse, total=False):
    """What `consumer.passwords.email.reset` returns."""

    request_id: str | None
    """Unique ID of this API call; log it, as Stytch support may ask for it."""
    session: ConsumerSession | None
    """Session that the call started or updated; present when the request asked for one with
    `session_duration_minutes`.
    """
    user_device: DeviceInfo | None
    """Device of the User; present when the request had a valid `telemetry_id` and its fingerprint was
    found.
    """


class _ConsumerPasswordsEmailResetStartResponse(TypedDict):
    user_id: str
    """ID of the User."""
    email_id: str
    """Unique ID of an email address."""
    status_code: int
    """HTTP status code of the response, such as `200`."""


class ConsumerPasswordsEmailResetStartResponse(_ConsumerPasswordsEmailResetStartResponse, total=False):
    """What `consumer.passwords.email.reset_start` returns."""

    request_id: str | None
    """Unique ID of this API call; log it, as Stytch support may ask for it."""


class _ConsumerPasswordsExistingPasswordResetResponse(TypedDict):
    user_id: str
    """ID of the User."""
    session_token: str
    """Secret opaque token of the session."""
    session_jwt: str
    """JSON Web Token (JWT) of the session, valid for five minutes."""
    user: ConsumerUser
    """User that the call concerns, in full."""
    status_code: int
    """HTTP status code of the response, such as `200`."""


class ConsumerPasswordsExistingPasswordResetResponse(_ConsumerPasswordsExistingPasswordResetResponse, total=False):
    """What `consumer.passwords.existing_password.reset` returns."""

    request_id: str | None
    """Unique ID of this API call; log it, as Stytch support may ask for it."""
    session: ConsumerSession | None
    """Session that the call started or updated; present when the request asked for one with
    `session_duration_minutes`.
    """
    user_device: DeviceInfo | None
    """Device of the User; present when the request had a valid `telemetry_id` and its fingerprint was
    found.
    """


class _ConsumerPasswordsMigrateResponse(TypedDict):
    user_id: str
    """ID of the User."""
    email_id: str
    """Unique ID of an email address."""
    user_created: bool
    """Whether this call created the User."""
    user: ConsumerUser
    """User that the call concerns, in full."""
    status_code: int
    """HTTP status code of the response, such as `200`."""


class ConsumerPasswordsMigrateResponse(_ConsumerPasswordsMigrateResponse, total=False):
    """What `consumer.passwords.migrate` returns."""

    request_id: str | None
    """Unique ID of this API call; log it, as Stytch support may ask for it."""


class _ConsumerPasswordsSessionsResetResponse(TypedDict):
    user_id: str
    """ID of the User."""
    user: ConsumerUser
    """User that the call concerns, in full."""
    session_token: str
    """Secret opaque token of the session."""
    session_jwt: str
    """JSON Web Token (JWT) of the session, valid for five minutes."""
    status_code: int
    """HTTP status code of the response, such as `200`."""


class ConsumerPasswordsSessionsResetResponse(_ConsumerPasswordsSessionsResetResponse, total=False):
    """What `consumer.passwords.sessions.reset` returns."""

    request_id: str | None
    """Unique ID of this API call; log it, as Stytch support may ask for it."""
    session: ConsumerSession | None
    """Session that the call started or updated; present when the request asked for one with
    `session_duration_minutes`.
    """
    user_device: DeviceInfo | None
    """Device of the User; present when the request had a valid `telemetry_id` and its fingerprint was
    found.
    """


class _ConsumerPasswordsStrengthCheckResponse(TypedDict):
    valid_password: bool
    """Whether the password passes the strength policy, and no known breach has it when the request had
    an email address.
    """
    score: int
    """Strength by zxcvbn, 1 to 4; a password needs at least 3 to be valid."""
    breached_password: bool
    """Whether the password appears in a known breach, according to HaveIBeenPwned."""
    strength_policy: PasswordStrengthPolicy
    """Strength policy in force: `zxcvbn` or `luds`."""
    breach_detection_on_create: bool
    """Whether breach detection is on for the project (the default); when `false`, `breached_password`
    is always `false` too.
    """
    status_code: int
    """HTTP status code of the response, such as `200`."""


class ConsumerPasswordsStrengthCheckResponse(_ConsumerPasswordsStrengthCheckResponse, total=False):
    """What `consumer.passwords.strength_check` returns."""

    request_id: str | None
    """Unique ID of this API call; log it, as Stytch support may ask for it."""
    feedback: ConsumerPasswordFeedback | None
    """Advice on making the password stronger."""


class _ConsumerRbacPolicyResponse(TypedDict):
    status_code: int
    """HTTP status code of the response, such as `200`."""


class ConsumerRbacPolicyResponse(_ConsumerRbacPolicyResponse, total=False):
    """What `consumer.rbac.policy` returns."""

    request_id: str | None
    """Unique ID of this API call; log it, as Stytch support may ask for it."""
    policy: Policy | None
    """RBAC policy of the project, with its Roles, Resources and scopes."""


class _ConsumerSessionsAttestResponse(TypedDict):
    user_id: str
    """ID of the User."""
    session_token: str
    """Secret opaque token of the session."""
    session_jwt: str
    """JSON Web Token (JWT) of the session, valid for five minutes."""
    user: ConsumerUser
    """User that the call concerns, in full."""
    status_code: int
    """HTTP status code of the response, such as `200`."""


class ConsumerSessionsAttestResponse(_ConsumerSessionsAttestResponse, total=False):
    """What `consumer.sessions.attest` returns."""

    request_id: str | None
    """Unique ID of this API call; log it, as Stytch support may ask for it."""
    session: ConsumerSession | None
    """Session that the call started or updated; present when the request asked for one with
    `session_duration_minutes`.
    """
    user_device: DeviceInfo | None
    """Device of the User; present when the request had a valid `telemetry_id` and its fingerprint was
    found.
    """


class _ConsumerSessionsAuthenticateResponse(TypedDict):
    session: ConsumerSession
    """Session that was authenticated."""
    session_token: str
    """Secret opaque token of the session."""
    session_jwt: str
    """JSON Web Token (JWT) of the session, valid for five minutes."""
    user: ConsumerUser
    """User that the call concerns, in full."""
    status_code: int
    """HTTP status code of the response, such as `200`."""


class ConsumerSessionsAuthenticateResponse(_ConsumerSessionsAuthenticateResponse, total=False):
    """What `consumer.sessions.authenticate` returns."""

    request_id: str | None
    """Unique ID of this API call; log it, as Stytch support may ask for it."""
    verdict: AuthorizationVerdict | None
    """Why the User has the permission; present when `authorization_check` was given and passed."""


class _ConsumerSessionsExchangeAccessTokenResponse(TypedDict):
    user_id: str
    """ID of the User."""
    session_token: str
    """Secret opaque token of the session."""
    session_jwt: str
    """JSON Web Token (JWT) of the session, valid for five minutes."""
    user: ConsumerUser
    """User that the call concerns, in full."""
    status_code: int
    """HTTP status code of the response, such as `200`."""


class ConsumerSessionsExchangeAccessTokenResponse(_ConsumerSessionsExchangeAccessTokenResponse, total=False):
    """What `consumer.sessions.exchange_access_token` returns."""

    request_id: str | None
    """Unique ID of this API call; log it, as Stytch support may ask for it."""
    session: ConsumerSession | None
    """Session that the call started or updated; present when the request asked for one with
    `session_duration_minutes`.
    """
    user_device: DeviceInfo | None
    """Device of the User; present when the request had a valid `telemetry_id` and its fingerprint was
    found.
    """


class _ConsumerSessionsGetResponse(TypedDict):
    sessions: list[ConsumerSession]
    """Sessions of the User."""
    status_code: int
    """HTTP status code of the response, such as `200`."""


class ConsumerSessionsGetResponse(_ConsumerSessionsGetResponse, total=False):
    """What `consumer.sessions.get` returns."""

    request_id: str | None
    """Unique ID of this API call; log it, as Stytch support may ask for it."""


class _ConsumerSessionsGetJwksResponse(TypedDict):
    keys: list[Jwk]
    """JSON Web Keys of the Project, for verifying session JWTs; more than one around a key rotation."""
    status_code: int
    """HTTP status code of the response, such as `200`."""


class ConsumerSessionsGetJwksResponse(_ConsumerSessionsGetJwksResponse, total=False):
    """What `consumer.sessions.get_jwks` returns."""

    request_id: str | None
    """Unique ID of this API call; log it, as Stytch support may ask for it."""


class _ConsumerSessionsMigrateResponse(TypedDict):
    user_id: str
    """ID of the User."""
    session_token: str
    """Secret opaque token of the session."""
    session_jwt: str
    """JSON Web Token (JWT) of the session, valid for five minutes."""
    user: ConsumerUser
    """User that the call concerns, in full."""
    status_code: int
    """HTTP status code of the response, such as `200`."""


class ConsumerSessionsMigrateResponse(_ConsumerSessionsMigrateResponse, total=False):
    """What `consumer.sessions.migrate` returns."""

    request_id: str | None
    """Unique ID of this API call; log it, as Stytch support may ask for it."""
    session: ConsumerSession | None
    """Session that the call started or updated; present when the request asked for one with
    `session_duration_minutes`.
    """
    user_device: DeviceInfo | None
    """Device of the User; present when the request had a valid `telemetry_id` and its fingerprint was
    found.
    """


class _ConsumerSessionsRevokeResponse(TypedDict):
    status_code: int
    """HTTP status code of the response, such as `200`."""


class ConsumerSessionsRevokeResponse(_ConsumerSessionsRevokeResponse, total=False):
    """What `consumer.sessions.revoke` returns."""

    request_id: str | None
    """Unique ID of this API call; log it, as Stytch support may ask for it."""


class _ConsumerTotpsAuthenticateResponse(TypedDict):
    user_id: str
    """ID of the User."""
    session_token: str
    """Secret opaque token of the session."""
    totp_id: str
    """ID of the TOTP registration."""
    session_jwt: str
    """JSON Web Token (JWT) of the session, valid for five minutes."""
    user: ConsumerUser
    """User that the call concerns, in full."""
    status_code: int
    """HTTP status code of the response, such as `200`."""


class ConsumerTotpsAuthenticateResponse(_ConsumerTotpsAuthenticateResponse, total=False):
    """What `consumer.totps.authenticate` returns."""

    request_id: str | None
    """Unique ID of this API call; log it, as Stytch support may ask for it."""
    session: ConsumerSession | None
    """Session that the call started or updated; present when the request asked for one with
    `session_duration_minutes`.
    """
    user_device: DeviceInfo | None
    """Device of the User; present when the request had a valid `telemetry_id` and its fingerprint was
    found.
    """


class _ConsumerTotpsCreateResponse(TypedDict):
    totp_id: str
    """ID of the TOTP registration."""
    secret: str
    """TOTP secret key shared by the authenticator app and Stytch."""
    qr_code: str
    """QR code image for the authenticator app, base64 encoded."""
    recovery_codes: list[str]
    """Recovery codes that stand in for the authenticator app or other MFA method."""
    user: ConsumerUser
    """User that the call concerns, in full."""
    user_id: str
    """ID of the User."""
    status_code: int
    """HTTP status code of the response, such as `200`."""


class ConsumerTotpsCreateResponse(_ConsumerTotpsCreateResponse, total=False):
    """What `consumer.totps.create` returns."""

    request_id: str | None
    """Unique ID of this API call; log it, as Stytch support may ask for it."""


class _ConsumerTotpsRecoverResponse(TypedDict):
    totp_id: str
    """ID of the TOTP registration."""
    user_id: str
    """ID of the User."""
    session_token: str
    """Secret opaque token of the session."""
    session_jwt: str
    """JSON Web Token (JWT) of the session, valid for five minutes."""
    user: ConsumerUser
    """User that the call concerns, in full."""
    status_code: int
    """HTTP status code of the response, such as `200`."""


class ConsumerTotpsRecoverResponse(_ConsumerTotpsRecoverResponse, total=False):
    """What `consumer.totps.recover` returns."""

    request_id: str | None
    """Unique ID of this API call; log it, as Stytch support may ask for it."""
    session: ConsumerSession | None
    """Session that the call started or updated; present when the request asked for one with
    `session_duration_minutes`.
    """
    user_device: DeviceInfo | None
    """Device of the User; present when the request had a valid `telemetry_id` and its fingerprint was
    found.
    """


class _ConsumerTotpsRecoveryCodesResponse(TypedDict):
    user_id: str
    """ID of the User."""
    totps: list[ConsumerTotpWithRecoveryCodes]
    """TOTP registrations of the User, each with its recovery codes."""
    status_code: int
    """HTTP status code of the response, such as `200`."""


class ConsumerTotpsRecoveryCodesResponse(_ConsumerTotpsRecoveryCodesResponse, total=False):
    """What `consumer.totps.recovery_codes` returns."""

    request_id: str | None
    """Unique ID of this API call; log it, as Stytch support may ask for it."""


class _ConsumerUsersConnectedAppsResponse(TypedDict):
    connected_apps: list[ConsumerUserConnectedApp]
    """Connected Apps for which the User has finished an authorization flow."""
    status_code: int
    """HTTP status code of the response, such as `200`."""


class ConsumerUsersConnectedAppsResponse(_ConsumerUsersConnectedAppsResponse, total=False):
    """What `consumer.users.connected_apps` returns."""

    request_id: str | None
    """Unique ID of this API call; log it, as Stytch support may ask for it."""


class _ConsumerUsersCreateResponse(TypedDict):
    user_id: str
    """ID of the User."""
    email_id: str
    """Unique ID of an email address."""
    status: ConsumerUserStatus
    """Status of the User: `pending` or `active`."""
    phone_id: str
    """Unique ID of the phone number."""
    user: ConsumerUser
    """User that the call concerns, in full."""
    status_code: int
    """HTTP status code of the response, such as `200`."""


class ConsumerUsersCreateResponse(_ConsumerUsersCreateResponse, total=False):
    """What `consumer.users.create` returns."""

    request_id: str | None
    """Unique ID of this API call; log it, as Stytch support may ask for it."""


class _ConsumerUsersDeleteResponse(TypedDict):
    user_id: str
    """ID of the User that was deleted."""
    status_code: int
    """HTTP status code of the response, such as `200`."""


class ConsumerUsersDeleteResponse(_ConsumerUsersDeleteResponse, total=False):
    """What `consumer.users.delete` returns."""

    request_id: str | None
    """Unique ID of this API call; log it, as Stytch support may ask for it."""


class _ConsumerUsersDeleteBiometricRegistrationResponse(TypedDict):
    user_id: str
    """ID of the User."""
    user: ConsumerUser
    """User that the call concerns, in full."""
    status_code: int
    """HTTP status code of the response, such as `200`."""


class ConsumerUsersDeleteBiometricRegistrationResponse(_ConsumerUsersDeleteBiometricRegistrationResponse, total=False):
    """What `consumer.users.delete_biometric_registration` returns."""

    request_id: str | None
    """Unique ID of this API call; log it, as Stytch support may ask for it."""


class _ConsumerUsersDeleteCryptoWalletResponse(TypedDict):
    user_id: str
    """ID of the User."""
    user: ConsumerUser
    """User that the call concerns, in full."""
    status_code: int
    """HTTP status code of the response, such as `200`."""


class ConsumerUsersDeleteCryptoWalletResponse(_ConsumerUsersDeleteCryptoWalletResponse, total=False):
    """What `consumer.users.delete_crypto_wallet` returns."""

    request_id: str | None
    """Unique ID of this API call; log it, as Stytch support may ask for it."""


class _ConsumerUsersDeleteEmailResponse(TypedDict):
    user_id: str
    """ID of the User."""
    user: ConsumerUser
    """User that the call concerns, in full."""
    status_code: int
    """HTTP status code of the response, such as `200`."""


class ConsumerUsersDeleteEmailResponse(_ConsumerUsersDeleteEmailResponse, total=False):
    """What `consumer.users.delete_email` returns."""

    request_id: str | None
    """Unique ID of this API call; log it, as Stytch support may ask for it."""


class _ConsumerUsersDeleteExternalIdResponse(TypedDict):
    user_id: str
    """ID of the User."""
    user: ConsumerUser
    """User that the call concerns, in full."""
    status_code: int
    """HTTP status code of the response, such as `200`."""


class ConsumerUsersDeleteExternalIdResponse(_ConsumerUsersDeleteExternalIdResponse, total=False):
    """What `consumer.users.delete_external_id` returns."""

    request_id: str | None
    """Unique ID of this API call; log it, as Stytch support may ask for it."""


class _ConsumerUsersDeleteOauthRegistrationResponse(TypedDict):
    user_id: str
    """ID of the User."""
    user: ConsumerUser
    """User that the call concerns, in full."""
    status_code: int
    """HTTP status code of the response, such as `200`."""


class ConsumerUsersDeleteOauthRegistrationResponse(_ConsumerUsersDeleteOauthRegistrationResponse, total=False):
    """What `consumer.users.delete_oauth_registration` returns."""

    request_id: str | None
    """Unique ID of this API call; log it, as Stytch support may ask for it."""


class _ConsumerUsersDeletePasswordResponse(TypedDict):
    user_id: str
    """ID of the User."""
    user: ConsumerUser
    """User that the call concerns, in full."""
    status_code: int
    """HTTP status code of the response, such as `200`."""


class ConsumerUsersDeletePasswordResponse(_ConsumerUsersDeletePasswordResponse, total=False):
    """What `consumer.users.delete_password` returns."""

    request_id: str | None
    """Unique ID of this API call; log it, as Stytch support may ask for it."""


class _ConsumerUsersDeletePhoneNumberResponse(TypedDict):
    user_id: str
    """ID of the User."""
    user: ConsumerUser
    """User that the call concerns, in full."""
    status_code: int
    """HTTP status code of the response, such as `200`."""


class ConsumerUsersDeletePhoneNumberResponse(_ConsumerUsersDeletePhoneNumberResponse, total=False):
    """What `consumer.users.delete_phone_number` returns."""

    request_id: str | None
    """Unique ID of this API call; log it, as Stytch support may ask for it."""


class _ConsumerUsersDeleteTotpResponse(TypedDict):
    user_id: str
    """ID of the User."""
    user: ConsumerUser
    """User that the call concerns, in full."""
    status_code: int
    """HTTP status code of the response, such as `200`."""


class ConsumerUsersDeleteTotpResponse(_ConsumerUsersDeleteTotpResponse, total=False):
    """What `consumer.users.delete_totp` returns."""

    request_id: str | None
    """Unique ID of this API call; log it, as Stytch support may ask for it."""


class _ConsumerUsersDeleteWebauthnRegistrationResponse(TypedDict):
    user_id: str
    """ID of the User."""
    user: ConsumerUser
    """User that the call concerns, in full."""
    status_code: int
    """HTTP status code of the response, such as `200`."""


class ConsumerUsersDeleteWebauthnRegistrationResponse(_ConsumerUsersDeleteWebauthnRegistrationResponse, total=False):
    """What `consumer.users.delete_webauthn_registration` returns."""

    request_id: str | None
    """Unique ID of this API call; log it, as Stytch support may ask for it."""


class _ConsumerUsersExchangePrimaryFactorResponse(TypedDict):
    user_id: str
    """ID of the User."""
    user: ConsumerUser
    """User that the call concerns, in full."""
    status_code: int
    """HTTP status code of the response, such as `200`."""


class ConsumerUsersExchangePrimaryFactorResponse(_ConsumerUsersExchangePrimaryFactorResponse, total=False):
    """What `consumer.users.exchange_primary_factor` returns."""

    request_id: str | None
    """Unique ID of this API call; log it, as Stytch support may ask for it."""


class _ConsumerUsersGetResponse(TypedDict):
    user_id: str
    """ID of the User."""
    emails: list[ConsumerUserEmail]
    """Email addresses the User has."""
    status: ConsumerUserStatus
    """Status of the User: `pending` or `active`."""
    phone_numbers: list[ConsumerUserPhoneNumber]
    """Phone numbers of the User."""
    webauthn_registrations: list[ConsumerWebAuthnRegistration]
    """Passkey and WebAuthn registrations of the User."""
    providers: list[ConsumerOAuthProvider]
    """OAuth providers linked to the User."""
    totps: list[ConsumerUserTotp]
    """TOTP registrations of the User."""
    crypto_wallets: list[ConsumerCryptoWallet]
    """Crypto wallets the User has."""
    biometric_registrations: list[ConsumerBiometricRegistration]
    """Biometric registrations the User has."""
    is_locked: bool
    """Whether the User is locked for now after too many failed logins."""
    roles: list[str]
    """IDs of the Roles assigned to the User."""
    status_code: int
    """HTTP status code of the response, such as `200`."""


class ConsumerUsersGetResponse(_ConsumerUsersGetResponse, total=False):
    """What `consumer.users.get` returns."""

    request_id: str | None
    """Unique ID of this API call; log it, as Stytch support may ask for it."""
    name: ConsumerUserName | None
    """Name of the User; any part may be empty."""
    created_at: str | None
    """Creation time, RFC 3339 in UTC, such as `2021-12-29T12:33:09Z`."""
    password: ConsumerUserPassword | None
    """User's password record; empty when there is none."""
    trusted_metadata: dict[str, Any] | None
    """JSON object of your own application data."""
    untrusted_metadata: dict[str, Any] | None
    """JSON object of your own application data that end users can change through the frontend SDKs;
    keep nothing critical in it.
    """
    external_id: str | None
    """Your own identifier for the User, unique in the Project and accepted by most calls instead of
    Stytch's id.
    """
    lock_created_at: str | None
    """When the lock began, an RFC 3339 UTC time; absent without a lock."""
    lock_expires_at: str | None
    """When the lock ends, an RFC 3339 UTC time; absent without a lock."""


class _ConsumerUsersRevokeResponse(TypedDict):
    status_code: int
    """HTTP status code of the response, such as `200`."""


class ConsumerUsersRevokeResponse(_ConsumerUsersRevokeResponse, total=False):
    """What `consumer.users.revoke` returns."""

    request_id: str | None
    """Unique ID of this API call; log it, as Stytch support may ask for it."""


class _ConsumerUsersSearchResponse(TypedDict):
    results: list[ConsumerUser]
    """Users that match the search."""
    results_metadata: ResultsMetadata
    """Total count of the search and the cursor of its next page."""
    status_code: int
    """HTTP status code of the response, such as `200`."""


class ConsumerUsersSearchResponse(_ConsumerUsersSearchResponse, total=False):
    """What `consumer.users.search` returns."""

    request_id: str | None
    """Unique ID of this API call; log it, as Stytch support may ask for it."""


class _ConsumerUsersUpdateResponse(TypedDict):
    user_id: str
    """ID of the User."""
    emails: list[ConsumerUserEmail]
    """Email addresses the User has."""
    phone_numbers: list[ConsumerUserPhoneNumber]
    """Phone numbers of the User."""
    crypto_wallets: list[ConsumerCryptoWallet]
    """Crypto wallets the User has."""
    user: ConsumerUser
    """User that the call concerns, in full."""
    status_code: int
    """HTTP status code of the response, such as `200`."""


class ConsumerUsersUpdateResponse(_ConsumerUsersUpdateResponse, total=False):
    """What `consumer.users.update` returns."""

    request_id: str | None
    """Unique ID of this API call; log it, as Stytch support may ask for it."""


class _ConsumerWebauthnAuthenticateResponse(TypedDict):
    user_id: str
    """ID of the User."""
    webauthn_registration_id: str
    """ID of the Passkey or WebAuthn registration."""
    session_token: str
    """Secret opaque token of the session."""
    session_jwt: str
    """JSON Web Token (JWT) of the session, valid for five minutes."""
    user: ConsumerUser
    """User that the call concerns, in full."""
    status_code: int
    """HTTP status code of the response, such as `200`."""


class ConsumerWebauthnAuthenticateResponse(_ConsumerWebauthnAuthenticateResponse, total=False):
    """What `consumer.webauthn.authenticate` returns."""

    request_id: str | None
    """Unique ID of this API call; log it, as Stytch support may ask for it."""
    session: ConsumerSession | None
    """Session that the call started or updated; present when the request asked for one with
    `session_duration_minutes`.
    """
    user_device: DeviceInfo | None
    """Device of the User; present when the request had a valid `telemetry_id` and its fingerprint was
    found.
    """


class _ConsumerWebauthnAuthenticateStartResponse(TypedDict):
    user_id: str
    """ID of the User."""
    public_key_credential_request_options: str
    """JSON options to pass to the browser's `navigator.credentials.get()`."""
    status_code: int
    """HTTP status code of the response, such as `200`."""


class ConsumerWebauthnAuthenticateStartResponse(_ConsumerWebauthnAuthenticateStartResponse, total=False):
    """What `consumer.webauthn.authenticate_start` returns."""

    request_id: str | None
    """Unique ID of this API call; log it, as Stytch support may ask for it."""


class _ConsumerWebauthnListCredentialsResponse(TypedDict):
    credentials: list[ConsumerWebAuthnCredential]
    """WebAuthn credentials found."""
    status_code: int
    """HTTP status code of the response, such as `200`."""


class ConsumerWebauthnListCredentialsResponse(_ConsumerWebauthnListCredentialsResponse, total=False):
    """What `consumer.webauthn.list_credentials` returns."""

    request_id: str | None
    """Unique ID of this API call; log it, as Stytch support may ask for it."""


class _ConsumerWebauthnRegisterResponse(TypedDict):
    user_id: str
    """ID of the User."""
    webauthn_registration_id: str
    """ID of the Passkey or WebAuthn registration."""
    session_token: str
    """Secret opaque token of the session."""
    session_jwt: str
    """JSON Web Token (JWT) of the session, valid for five minutes."""
    user: ConsumerUser
    """User that the call concerns, in full."""
    status_code: int
    """HTTP status code of the response, such as `200`."""


class ConsumerWebauthnRegisterResponse(_ConsumerWebauthnRegisterResponse, total=False):
    """What `consumer.webauthn.register` returns."""

    request_id: str | None
    """Unique ID of this API call; log it, as Stytch support may ask for it."""
    session: ConsumerSession | None
    """Session that the call started or updated; present when the request asked for one with
    `session_duration_minutes`.
    """
    user_device: DeviceInfo | None
    """Device of the User; present when the request had a valid `telemetry_id` and its fingerprint was
    found.
    """


class _ConsumerWebauthnRegisterStartResponse(TypedDict):
    user_id: str
    """ID of the User."""
    public_key_credential_creation_options: str
    """JSON options to pass to the browser's `navigator.credentials.create()`."""
    status_code: int
    """HTTP status code of the response, such as `200`."""


class ConsumerWebauthnRegisterStartResponse(_ConsumerWebauthnRegisterStartResponse, total=False):
    """What `consumer.webauthn.register_start` returns."""

    request_id: str | None
    """Unique ID of this API call; log it, as Stytch support may ask for it."""


class _ConsumerWebauthnUpdateResponse(TypedDict):
    status_code: int
    """HTTP status code of the response, such as `200`."""


class ConsumerWebauthnUpdateResponse(_ConsumerWebauthnUpdateResponse, total=False):
    """What `consumer.webauthn.update` returns."""

    request_id: str | None
    """Unique ID of this API call; log it, as Stytch support may ask for it."""
    webauthn_registration: ConsumerWebAuthnRegistration | None
    """Passkey or WebAuthn registration that was updated."""


class _DebugWhoamiResponse(TypedDict):
    project_id: str
    """ID of the Stytch project."""
    name: str
    """Name of the project."""
    status_code: int
    """HTTP status code of the response, such as `200`."""


class DebugWhoamiResponse(_DebugWhoamiResponse, total=False):
    """What `debug.whoami` returns."""

    request_id: str | None
    """Unique ID of this API call; log it, as Stytch support may ask for it."""


class _FraudEmailRiskResponse(TypedDict):
    address_information: FraudAddressInformation
    """Risk signals for the mailbox itself, such as valid syntax and known bounces."""
    domain_information: FraudDomainInformation
    """Risk signals for the email's domain, such as DNS records and disposability."""
    action: FraudVerdictAction
    """Recommended handling of this email address: `ALLOW` (likely safe), `BLOCK` (invalid or
    fraudulent) or `CHALLENGE` (some risk, so add friction such as 2FA).
    """
    risk_score: int
    """Risk of the email address, from 0 to 100 (riskiest)."""
    status_code: int
    """HTTP status code of the response, such as `200`."""


class FraudEmailRiskResponse(_FraudEmailRiskResponse, total=False):
    """What `fraud.email.risk` returns."""

    request_id: str | None
    """Unique ID of this API call; log it, as Stytch support may ask for it."""


class _FraudFingerprintLookupResponse(TypedDict):
    telemetry_id: str
    """Telemetry ID of the fingerprint that was looked up."""
    fingerprints: FraudFingerprints
    """Identifiers that make up the fingerprint of the device and browser."""
    verdict: FraudVerdict
    """Verdict on the fingerprint, with the reasons for it."""
    external_metadata: FraudExternalMetadata
    """Identifiers of yours attached to the telemetry id."""
    created_at: str
    """Time the fingerprint was taken, RFC 3339 in UTC, such as `2021-12-29T12:33:09Z`."""
    expires_at: str
    """Time the fingerprint expires, RFC 3339 in UTC, such as `2021-12-29T12:33:09Z`."""
    status_code: int
    """HTTP status code of the response, such as `200`."""


class FraudFingerprintLookupResponse(_FraudFingerprintLookupResponse, total=False):
    """What `fraud.fingerprint.lookup` returns."""

    request_id: str | None
    """Unique ID of this API call; log it, as Stytch support may ask for it."""
    properties: FraudFingerprintProperties | None
    """Details of the visitor's browser and network."""
    raw_signals: dict[str, Any] | None
    """Device attributes behind the fingerprints and verdict; present only if Stytch has enabled raw
    signals for you.
    """


class _FraudRulesListResponse(TypedDict):
    next_cursor: str
    """Value to send as `cursor` to fetch the next page; empty on the last page."""
    rules: list[FraudRule]
    """Fraud rules set in the project."""
    status_code: int
    """HTTP status code of the response, such as `200`."""


class FraudRulesListResponse(_FraudRulesListResponse, total=False):
    """What `fraud.rules.list` returns."""

    request_id: str | None
    """Unique ID of this API call; log it, as Stytch support may ask for it."""


class _FraudRulesSetResponse(TypedDict):
    action: FraudRuleAction
    """Outcome now in force for the identifier."""
    status_code: int
    """HTTP status code of the response, such as `200`."""


class FraudRulesSetResponse(_FraudRulesSetResponse, total=False):
    """What `fraud.rules.set` returns."""

    request_id: str | None
    """Unique ID of this API call; log it, as Stytch support may ask for it."""
    visitor_id: str | None
    """Visitor ID that the rule is for."""
    browser_id: str | None
    """Browser ID the rule matches, when the rule was set for one."""
    visitor_fingerprint: str | None
    """Visitor fingerprint that the rule is for."""
    browser_fingerprint: str | None
    """Browser fingerprint the rule matches, when the rule was set for one."""
    hardware_fingerprint: str | None
    """Hardware fingerprint the rule applies to."""
    network_fingerprint: str | None
    """Network fingerprint the rule applies to, if that is its kind."""
    expires_at: str | None
    """Time the rule expires, RFC 3339 in UTC, such as `2021-12-29T12:33:09Z`."""
    cidr_block: str | None
    """CIDR block the rule matches, when the rule was set for one; it applies to every IP address
    inside the block.
    """
    country_code: str | None
    """Country code the rule matches, when the rule was set for one, such as `US`."""
    asn: str | None
    """ASN the rule matches, when the rule was set for one."""


class _FraudVerdictReasonsListResponse(TypedDict):
    verdict_reason_actions: list[FraudVerdictReasonAction]
    """Verdict reasons with the overrides set on them."""
    status_code: int
    """HTTP status code of the response, such as `200`."""


class FraudVerdictReasonsListResponse(_FraudVerdictReasonsListResponse, total=False):
    """What `fraud.verdict_reasons.list` returns."""

    request_id: str | None
    """Unique ID of this API call; log it, as Stytch support may ask for it."""


class _FraudVerdictReasonsOverrideResponse(TypedDict):
    verdict_reason_action: FraudVerdictReasonAction
    """Override that this call set."""
    status_code: int
    """HTTP status code of the response, such as `200`."""


class FraudVerdictReasonsOverrideResponse(_FraudVerdictReasonsOverrideResponse, total=False):
    """What `fraud.verdict_reasons.override` returns."""

    request_id: str | None
    """Unique ID of this API call; log it, as Stytch support may ask for it."""


class _M2mClientsCreateResponse(TypedDict):
    m2m_client: M2mM2mClientWithClientSecret
    """The new M2M client, with its secret."""
    status_code: int
    """HTTP status code of the response, such as `200`."""


class M2mClientsCreateResponse(_M2mClientsCreateResponse, total=False):
    """What `m2m.clients.create` returns."""

    request_id: str | None
    """Unique ID of this API call; log it, as Stytch support may ask for it."""


class _M2mClientsDeleteResponse(TypedDict):
    client_id: str
    """ID of the deleted client."""
    status_code: int
    """HTTP status code of the response, such as `200`."""


class M2mClientsDeleteResponse(_M2mClientsDeleteResponse, total=False):
    """What `m2m.clients.delete` returns."""

    request_id: str | None
    """Unique ID of this API call; log it, as Stytch support may ask for it."""


class _M2mClientsGetResponse(TypedDict):
    m2m_client: M2mM2mClient
    """M2M client after the operation."""
    status_code: int
    """HTTP status code of the response, such as `200`."""


class M2mClientsGetResponse(_M2mClientsGetResponse, total=False):
    """What `m2m.clients.get` returns."""

    request_id: str | None
    """Unique ID of this API call; log it, as Stytch support may ask for it."""


class _M2mClientsSearchResponse(TypedDict):
    m2m_clients: list[M2mM2mClient]
    """M2M clients that match the search."""
    results_metadata: ResultsMetadata
    """Total count of the search and the cursor of its next page."""
    status_code: int
    """HTTP status code of the response, such as `200`."""


class M2mClientsSearchResponse(_M2mClientsSearchResponse, total=False):
    """What `m2m.clients.search` returns."""

    request_id: str | None
    """Unique ID of this API call; log it, as Stytch support may ask for it."""


class _M2mClientsSecretsRotateResponse(TypedDict):
    m2m_client: M2mM2mClient
    """M2M client after the operation."""
    status_code: int
    """HTTP status code of the response, such as `200`."""


class M2mClientsSecretsRotateResponse(_M2mClientsSecretsRotateResponse, total=False):
    """What `m2m.clients.secrets.rotate` returns."""

    request_id: str | None
    """Unique ID of this API call; log it, as Stytch support may ask for it."""


class _M2mClientsSecretsRotateCancelResponse(TypedDict):
    m2m_client: M2mM2mClient
    """M2M client after the operation."""
    status_code: int
    """HTTP status code of the response, such as `200`."""


class M2mClientsSecretsRotateCancelResponse(_M2mClientsSecretsRotateCancelResponse, total=False):
    """What `m2m.clients.secrets.rotate_cancel` returns."""

    request_id: str | None
    """Unique ID of this API call; log it, as Stytch support may ask for it."""


class _M2mClientsSecretsRotateStartResponse(TypedDict):
    m2m_client: M2mM2mClientWithNextClientSecret
    """M2M client after the operation, with its next secret."""
    status_code: int
    """HTTP status code of the response, such as `200`."""


class M2mClientsSecretsRotateStartResponse(_M2mClientsSecretsRotateStartResponse, total=False):
    """What `m2m.clients.secrets.rotate_start` returns."""

    request_id: str | None
    """Unique ID of this API call; log it, as Stytch support may ask for it."""


class _M2mClientsUpdateResponse(TypedDict):
    m2m_client: M2mM2mClient
    """M2M client after the operation."""
    status_code: int
    """HTTP status code of the response, such as `200`."""


class M2mClientsUpdateResponse(_M2mClientsUpdateResponse, total=False):
    """What `m2m.clients.update` returns."""

    request_id: str | None
    """Unique ID of this API call; log it, as Stytch support may ask for it."""


_Oauth2IntrospectResponseOdd = TypedDict(
    "_Oauth2IntrospectResponseOdd",
    {
        "https://stytch.com/organization": "OrganizationClaim | None",
    },
    total=False,
)


class _Oauth2IntrospectResponse(TypedDict):
    active: bool
    """Whether the token is valid; every other field is empty if it is not."""


class Oauth2IntrospectResponse(_Oauth2IntrospectResponseOdd, _Oauth2IntrospectResponse, total=False):
    """What `oauth2.introspect` returns."""

    sub: str | None
    """Subject of the token: a User, Member or M2M client id."""
    scope: str | None
    """Scopes of the token, separated by spaces."""
    client_id: str | None
    """Client that the token was given to."""
    token_type: str | None
    """Kind of the token, such as `access_token`."""
    username: str | None
    """Human-readable name of the token's subject."""
    aud: str | list[str] | None
    """Audiences that the token is meant for."""
    exp: int | None
    """Expiry of the token, in Unix seconds."""
    iat: int | None
    """Time of issue, in Unix seconds."""
    nbf: int | None
    """Time before which the token is not valid, in Unix seconds."""
    iss: str | None
    """Issuer of the token: `stytch.com/` with the project id, or the project's domain."""
    request_id: str | None
    """Unique ID of this API call; log it, as Stytch support may ask for it."""
    status_code: int | None
    """HTTP status code of the response, such as `200`."""


class Oauth2RevokeResponse(TypedDict, total=False):
    """What `oauth2.revoke` returns."""

    request_id: str | None
    """Unique ID of this API call; log it, as Stytch support may ask for it."""
    status_code: int | None
    """HTTP status code of the response, such as `200`."""


class _Oauth2TokenResponse(TypedDict):
    access_token: str
    """Access token, to be sent as `Authorization: Bearer`."""
    token_type: str
    """How to use the token: `bearer`."""
    expires_in: int
    """Seconds until the access token expires."""


class Oauth2TokenResponse(_Oauth2TokenResponse, total=False):
    """What `oauth2.token` returns."""

    refresh_token: str | None
    """Refresh token, if the scope `offline_access` was requested."""
    id_token: str | None
    """OpenID Connect ID token, if the scope `openid` was requested."""
    scope: str | None
    """Granted scopes, separated by spaces."""
    request_id: str | None
    """Unique ID of this API call; log it, as Stytch support may ask for it."""
    status_code: int | None
    """HTTP status code of the response, such as `200`."""


class _Oauth2UserinfoResponse(TypedDict):
    sub: str
    """Subject of the token: a User or Member id."""


class Oauth2UserinfoResponse(_Oauth2UserinfoResponse, total=False):
    """What `oauth2.userinfo` returns."""

    name: str | None
    """Full name, with the scope `profile`."""
    given_name: str | None
    """Given name (first name) of the person."""
    middle_name: str | None
    """Middle name."""
    family_name: str | None
    """Family name (last name)."""
    picture: str | None
    """URL of a portrait."""
    locale: str | None
    """Language of the person, such as `en-US`."""
    email: str | None
    """Email address, with the scope `email`."""
    email_verified: bool | None
    """Whether the email address is verified."""
    phone_number: str | None
    """Phone number in E.164 form, with the scope `phone`."""
    phone_number_verified: bool | None
    """Whether the phone number is verified."""
    request_id: str | None
    """Unique ID of this API call; log it, as Stytch support may ask for it."""
    status_code: int | None
    """HTTP status code of the response, such as `200`."""


class _ProjectMetricsResponse(TypedDict):
    project_id: str
    """ID of the Stytch project."""
    metrics: list[ProjectMetric]
    """Usage counts of the project, one entry for each metric type."""
    status_code: int
    """HTTP status code of the response, such as `200`."""


class ProjectMetricsResponse(_ProjectMetricsResponse, total=False):
    """What `project.metrics` returns."""

    request_id: str | None
    """Unique ID of this API call; log it, as Stytch support may ask for it."""
