# Everything below is generated from the API description; see CONTRIBUTING.md.
"""All operations, as attributes of the clients."""

from collections.abc import Iterable, Sequence
from typing import Any, Protocol, Union

from . import types as t
from ._async import AsyncWalk
from ._client import Walk
from ._tree import Group

class _HasItems(Protocol):
    def items(self) -> Iterable[tuple[str, Any]]: ...

_Headers = Union[dict[str, str], dict[str, list[str]], _HasItems]

class Operations(Group):
    """The operations of a client."""
    b2b: _B2b
    connected_apps: _ConnectedApps
    consumer: _Consumer
    debug: _Debug
    fraud: _Fraud
    m2m: _M2m
    oauth2: _Oauth2
    project: _Project
    pkce: _Pkce
    webhooks: _Webhooks

class _B2b(Group):
    """The B2B API: organizations, their members, and how these log in."""
    discovery: _B2bDiscovery
    idp: _B2bIdp
    impersonation: _B2bImpersonation
    magic_links: _B2bMagicLinks
    oauth: _B2bOauth
    organizations: _B2bOrganizations
    otps: _B2bOtps
    passwords: _B2bPasswords
    rbac: _B2bRbac
    recovery_codes: _B2bRecoveryCodes
    scim: _B2bScim
    sessions: _B2bSessions
    sso: _B2bSso
    totps: _B2bTotps
    redirects: _B2bRedirects

class _B2bDiscovery(Group):
    """Login that starts before the organization is known."""
    intermediate_sessions: _B2bDiscoveryIntermediateSessions
    organizations: _B2bDiscoveryOrganizations

class _B2bDiscoveryIntermediateSessions(Group):
    """Intermediate sessions, to be exchanged for member sessions."""

    def exchange(
        self,
        *,
        intermediate_session_token: str,
        organization_id: str,
        session_duration_minutes: int | None = ...,
        session_custom_claims: dict[str, Any] | None = ...,
        locale: t.Locale | None = ...,
        telemetry_id: str | None = ...,
    ) -> t.B2bDiscoveryIntermediateSessionsExchangeResponse:
        """Exchanges an intermediate session for a member session in the chosen organization.

        Accepts an invite or provisions the member just in time when needed. When
        `member_authenticated` is `false`, no session exists yet: look at `primary_required` first,
        then `mfa_required`, and pass the returned `intermediate_session_token` to the authenticate
        call that is still missing.

        `POST /v1/b2b/discovery/intermediate_sessions/exchange`.
        [Documentation](https://stytch.com/docs/b2b/api/exchange-intermediate-session).

        Args:
            intermediate_session_token: Intermediate session token: login factors proven so far
                that can become a Member session; lives 10 minutes by default.
            organization_id: ID of the Organization; requests accept its slug or external ID
                too.
            session_duration_minutes: Session lifetime in minutes from now, 5 to 527040 (366
                days); an existing session is extended by it. Stytch starts a 60-minute session when
                unset.
            session_custom_claims: Custom claims for the session and its JWT, at most 4
                kilobytes; `null` deletes a key, and reserved claims such as `iss` or `sub` are
                ignored. Needs `session_duration_minutes` to start a session.
            locale: Language of the passcode text sent when the Member must complete an MFA step
                and has a phone number; English when unset.
            telemetry_id: Device Fingerprinting telemetry ID; when set, Stytch stores the
                device's fingerprints and IP location with the User or Member. Needs a workspace
                with Device Fingerprinting on.
        """

class _B2bDiscoveryOrganizations(Group):
    """Organizations found or founded during discovery."""

    def create(
        self,
        *,
        intermediate_session_token: str,
        session_duration_minutes: int | None = ...,
        session_custom_claims: dict[str, Any] | None = ...,
        organization_name: str | None = ...,
        organization_slug: str | None = ...,
        organization_external_id: str | None = ...,
        organization_logo_url: str | None = ...,
        trusted_metadata: dict[str, Any] | None = ...,
        sso_jit_provisioning: t.B2bSsoJitProvisioning | None = ...,
        email_allowed_domains: Sequence[str] | None = ...,
        email_jit_provisioning: t.B2bEmailJitProvisioning | None = ...,
        email_invites: t.B2bEmailInvites | None = ...,
        auth_methods: t.B2bMethodsPolicy | None = ...,
        allowed_auth_methods: Sequence[t.B2bAuthMethod] | None = ...,
        mfa_policy: t.B2bMfaPolicy | None = ...,
        rbac_email_implicit_role_assignments: Sequence[t.B2bEmailImplicitRoleAssignment] | None = ...,
        mfa_methods: t.B2bMethodsPolicy | None = ...,
        allowed_mfa_methods: Sequence[t.B2bMfaMethod] | None = ...,
        oauth_tenant_jit_provisioning: t.B2bOAuthTenantJitProvisioning | None = ...,
        allowed_oauth_tenants: dict[str, Any] | None = ...,
        first_party_connected_apps_allowed_type: t.B2bConnectedAppsAllowedType | None = ...,
        allowed_first_party_connected_apps: Sequence[str] | None = ...,
        third_party_connected_apps_allowed_type: t.B2bConnectedAppsAllowedType | None = ...,
        allowed_third_party_connected_apps: Sequence[str] | None = ...,
        telemetry_id: str | None = ...,
    ) -> t.B2bDiscoveryOrganizationsCreateResponse:
        """Creates an organization and its first member from an intermediate session, and logs that
        member in.

        The new member gets the `stytch_admin` role. When `member_authenticated` is `false`, the
        email address is not verified yet (`primary_required`) or MFA is due (`mfa_required`):
        finish that step with the returned `intermediate_session_token`. To join an organization
        that exists, use `discovery.intermediate_sessions.exchange`.

        `POST /v1/b2b/discovery/organizations/create`.
        [Documentation](https://stytch.com/docs/b2b/api/create-organization-via-discovery).

        Args:
            intermediate_session_token: Intermediate session token: login factors proven so far
                that can become a Member session; lives 10 minutes by default.
            session_duration_minutes: Session lifetime in minutes from now, 5 to 527040 (366
                days); an existing session is extended by it. Stytch starts a 60-minute session when
                unset.
            session_custom_claims: Custom claims for the session and its JWT, at most 4
                kilobytes; `null` deletes a key, and reserved claims such as `iss` or `sub` are
                ignored. Needs `session_duration_minutes` to start a session.
            organization_name: Name of the Organization; when unset, made from the domain of the
                email used in discovery, or its name part for common providers and `.edu`.
            organization_slug: URL slug: 2 or more letters, digits, `-`, `.`, `_` or `~`. When
                unset, made from the domain of the email used in discovery, or its name part for
                common providers and `.edu`.
            organization_external_id: Your own ID for the Organization, usable as
                `organization_id`; up to 128 letters, digits, `.`, `_`, `-` or `|`, unique within
                the project.
            organization_logo_url: URL of the Organization's logo image.
            trusted_metadata: JSON object of your own application data or of data from the
                identity provider.
            sso_jit_provisioning: Whether an SSO login may create a Member: `ALL_ALLOWED` (the
                default), `RESTRICTED` (only through `sso_jit_provisioning_allowed_connections`) or
                `NOT_ALLOWED`.
            email_allowed_domains: Email domains for invites and JIT provisioning when
                `email_invites` or `email_jit_provisioning` is `RESTRICTED`; common ones like
                `gmail.com` are refused.
            email_jit_provisioning: JIT provisioning by Email Magic Link or OAuth: `RESTRICTED`
                (only verified emails in `email_allowed_domains`) or `NOT_ALLOWED` (the default).
            email_invites: Invitations by email: `ALL_ALLOWED`, `RESTRICTED` (only verified
                emails in `email_allowed_domains`) or `NOT_ALLOWED`.
            auth_methods: Which login methods Members may use: `ALL_ALLOWED` (the default) or
                `RESTRICTED` to `allowed_auth_methods`. Breakglass Members are exempt.
            allowed_auth_methods: Primary login methods the Organization permits when
                `auth_methods` is `RESTRICTED`: `sso`, `magic_link`, `email_otp`, `password` or
                `{provider}_oauth`, such as `google_oauth`.
            mfa_policy: When Members need MFA: `REQUIRED_FOR_ALL`, or `OPTIONAL` (the default)
                for only those with `mfa_enrolled` set. Sessions already active stay valid when it
                changes.
            rbac_email_implicit_role_assignments: Roles granted by email domain: each Member
                whose address is at the domain gets the Role, however they log in.
            mfa_methods: Which MFA methods Members may use: `ALL_ALLOWED` (the default) or
                `RESTRICTED` to those in `allowed_mfa_methods`. Break-glass Members are exempt.
            allowed_mfa_methods: MFA methods the Organization permits, `sms_otp` and/or `totp`;
                applies when `mfa_methods` is `RESTRICTED`.
            oauth_tenant_jit_provisioning: Whether new Members can JIT provision by OAuth
                tenant: `RESTRICTED` to the tenants in `allowed_oauth_tenants`, or `NOT_ALLOWED`
                (the default).
            allowed_oauth_tenants: OAuth tenants whose users may be JIT provisioned, keyed by
                `slack`, `hubspot` or `github`; when unset, JIT provisioning by tenant is off.
            first_party_connected_apps_allowed_type: Which first party Connected Apps Members
                may use: `ALL_ALLOWED` (default), `RESTRICTED` to those in
                `allowed_first_party_connected_apps`, or `NOT_ALLOWED`.
            allowed_first_party_connected_apps: IDs of permitted first-party Connected Apps;
                applies only when `first_party_connected_apps_allowed_type` is `RESTRICTED`.
            third_party_connected_apps_allowed_type: Policy for third party Connected Apps:
                `ALL_ALLOWED` (the default), `RESTRICTED` (only those in
                `allowed_third_party_connected_apps`) or `NOT_ALLOWED`.
            allowed_third_party_connected_apps: IDs of permitted third-party Connected Apps;
                applies only when `third_party_connected_apps_allowed_type` is `RESTRICTED`.
            telemetry_id: Device Fingerprinting telemetry ID; when set, Stytch stores the
                device's fingerprints and IP location with the User or Member. Needs a workspace
                with Device Fingerprinting on.
        """

    def list(
        self,
        *,
        intermediate_session_token: str | None = ...,
        session_token: str | None = ...,
        session_jwt: str | None = ...,
    ) -> t.B2bDiscoveryOrganizationsListResponse:
        """Lists the organizations that the holder of a session belongs to or may join.

        Needs exactly one of `intermediate_session_token`, `session_token` and `session_jwt`, and
        does not use it up. Organizations that are merely joinable by email domain or OAuth tenant
        show up for an intermediate session only. Continue with
        `discovery.intermediate_sessions.exchange`, or with `sessions.exchange` for a member
        session.

        `POST /v1/b2b/discovery/organizations`.
        [Documentation](https://stytch.com/docs/b2b/api/list-discovered-organizations).

        Args:
            intermediate_session_token: Intermediate session token: login factors proven so far
                that can become a Member session; lives 10 minutes by default.
            session_token: Token of the Member's existing session.
            session_jwt: JWT of the Member's existing session.
        """

class _B2bIdp(Group):
    """Stytch as an identity provider for connected apps."""
    oauth: _B2bIdpOauth

    def introspect_token(
        self,
        *,
        access_token: str,
        max_age_seconds: int = ...,
        authorization_check: t.MemberPermissionCheck = ...,
        client_id: str = ...,
        client_secret: str | None = ...,
    ) -> t.ConnectedAppToken:
        """Checks the access token of a connected app that acts for a member.

        It is checked locally, unless there is a `client_id`: only then is a revoked token noticed.
        Raises `Denied` if the check says no.

        Args:
            access_token: The token.
            max_age_seconds: Age from which a token is not accepted even if it is valid.
                Default: no limit.
            authorization_check: An action that the scopes of the token must allow.
            client_id: Asks Stytch, as this client.
            client_secret: Its secret; an error without `client_id`.
        """

class _B2bIdpOauth(Group):
    """A member's consent to OAuth authorization requests."""

    def authorize(
        self,
        *,
        consent_granted: bool,
        scopes: Sequence[str],
        client_id: str,
        redirect_uri: str,
        response_type: str,
        organization_id: str | None = ...,
        member_id: str | None = ...,
        session_token: str | None = ...,
        session_jwt: str | None = ...,
        prompt: str | None = ...,
        state: str | None = ...,
        nonce: str | None = ...,
        code_challenge: str | None = ...,
        resources: Sequence[str] | None = ...,
    ) -> t.B2bIdpOauthAuthorizeResponse:
        """Records a member's decision on a connected app's authorization request and returns where to
        redirect.

        Validate the request with `authorize_start` first. Name the member by exactly one of
        `organization_id` with `member_id`, `session_token`, or `session_jwt`; a session is required
        if the app will later use `sessions.exchange_access_token`. Redirect to `redirect_uri` in
        any case: it carries either the code or the OAuth error.

        `POST /v1/b2b/idp/oauth/authorize`.
        [Documentation](https://stytch.com/docs/b2b/api/connected-apps-oauth-authorize).

        Args:
            consent_granted: Whether the user agreed to the requested scopes.
            scopes: Scopes that the client requests.
            client_id: Unique ID of the Connected App client.
            redirect_uri: Callback URI of the OAuth flow, where the user returns; required for
                the `authorization_code` grant.
            response_type: OAuth 2.0 response type; `code` for authorization code flows.
            organization_id: ID of the Organization; requests accept its slug or external ID
                too.
            member_id: UUID of the Member, or the Member's `external_id` if one is set.
            session_token: Token of the Member's existing session.
            session_jwt: JWT of the Member's existing session.
            prompt: Space-separated prompts to show during authorization; only `consent` is
                supported.
            state: Opaque value returned in the callback, so the client can match it to its
                request.
            nonce: Client-chosen string carried into the ID token to guard against replay.
            code_challenge: PKCE challenge, base64url encoded, which the client made from its
                code verifier.
            resources: Resource indicators for the requested access, as in RFC 8707.
        """

    def authorize_start(
        self,
        *,
        client_id: str,
        redirect_uri: str,
        response_type: str,
        scopes: Sequence[str],
        organization_id: str | None = ...,
        member_id: str | None = ...,
        session_token: str | None = ...,
        session_jwt: str | None = ...,
        prompt: str | None = ...,
    ) -> t.B2bIdpOauthAuthorizeStartResponse:
        """Checks a connected app's authorization request and returns what a consent screen must show.

        Name the member by exactly one of `organization_id` with `member_id`, `session_token`, or
        `session_jwt`. Ask for consent if `consent_required` is `true`, then call `authorize`.

        `POST /v1/b2b/idp/oauth/authorize/start`.
        [Documentation](https://stytch.com/docs/b2b/api/connected-apps-oauth-authorize-start).

        Args:
            client_id: Unique ID of the Connected App client.
            redirect_uri: Callback URI of the OAuth flow, where the user returns; required for
                the `authorization_code` grant.
            response_type: OAuth 2.0 response type; `code` for authorization code flows.
            scopes: Scopes that the client requests.
            organization_id: ID of the Organization; requests accept its slug or external ID
                too.
            member_id: UUID of the Member, or the Member's `external_id` if one is set.
            session_token: Token of the Member's existing session.
            session_jwt: JWT of the Member's existing session.
            prompt: Space-separated prompts to show during authorization; only `consent` is
                supported.
        """

class _B2bImpersonation(Group):
    """Sessions of members, taken over for support."""

    def authenticate(
        self,
        *,
        impersonation_token: str,
    ) -> t.B2bImpersonationAuthenticateResponse:
        """Exchanges an impersonation token from the dashboard for a session as that member.

        The token works once. The session lasts 60 minutes and cannot be extended.

        `POST /v1/b2b/impersonation/authenticate`.
        [Documentation](https://stytch.com/docs/b2b/api/authenticate-impersonation-token).

        Args:
            impersonation_token: Impersonation token to authenticate, valid for 5 minutes by
                default.
        """

class _B2bMagicLinks(Group):
    """Magic links for members."""
    discovery: _B2bMagicLinksDiscovery
    email: _B2bMagicLinksEmail

    def authenticate(
        self,
        *,
        magic_links_token: str,
        pkce_code_verifier: str | None = ...,
        session_token: str | None = ...,
        session_jwt: str | None = ...,
        session_duration_minutes: int | None = ...,
        session_custom_claims: dict[str, Any] | None = ...,
        locale: t.Locale | None = ...,
        intermediate_session_token: str | None = ...,
        telemetry_id: str | None = ...,
    ) -> t.B2bMagicLinksAuthenticateResponse:
        """Logs a member in with the token of a magic link.

        The token works once, and a `pending` or `invited` member becomes `active`. The session
        lasts 60 minutes unless `session_duration_minutes` says otherwise. When
        `member_authenticated` is `false`, there is only an `intermediate_session_token`: finish
        with `otps.sms.authenticate`, `totps.authenticate` or `recovery_codes.recover`.

        `POST /v1/b2b/magic_links/authenticate`.
        [Documentation](https://stytch.com/docs/b2b/api/authenticate-magic-link).

        Args:
            magic_links_token: Token from the email magic link to authenticate.
            pkce_code_verifier: PKCE code verifier whose hash was sent as `pkce_code_challenge`;
                proves that the flow ends on the device that started it.
            session_token: Token of a session to update rather than start a new one; ignored
                when it is another Member's. Excludes `session_jwt`.
            session_jwt: JWT of a session to update rather than start a new one; ignored when it
                is another Member's. Excludes `session_token`.
            session_duration_minutes: Session lifetime in minutes from now, 5 to 527040 (366
                days); an existing session is extended by it. Stytch starts a 60-minute session when
                unset.
            session_custom_claims: Custom claims for the session and its JWT, at most 4
                kilobytes; `null` deletes a key, and reserved claims such as `iss` or `sub` are
                ignored. Needs `session_duration_minutes` to start a session.
            locale: Language of the passcode text sent when the Member must complete an MFA step
                and has a phone number; English when unset.
            intermediate_session_token: Intermediate session token to add this factor to. It
                turns into a session once the Organization's login and MFA rules are met; otherwise
                the same token is returned.
            telemetry_id: Device Fingerprinting telemetry ID; when set, Stytch stores the
                device's fingerprints and IP location with the User or Member. Needs a workspace
                with Device Fingerprinting on.
        """

class _B2bMagicLinksDiscovery(Group):
    """Tokens of discovery magic links."""

    def authenticate(
        self,
        *,
        discovery_magic_links_token: str,
        pkce_code_verifier: str | None = ...,
    ) -> t.B2bMagicLinksDiscoveryAuthenticateResponse:
        """Exchanges a discovery magic link token for an intermediate session.

        The intermediate session lasts 10 minutes. Exchange it for a session in one of
        `discovered_organizations`, or create an organization with it.

        `POST /v1/b2b/magic_links/discovery/authenticate`.
        [Documentation](https://stytch.com/docs/b2b/api/authenticate-discovery-magic-link).

        Args:
            discovery_magic_links_token: Token from the discovery Magic Link email.
            pkce_code_verifier: PKCE code verifier whose hash was sent as `pkce_code_challenge`;
                proves that the flow ends on the device that started it.
        """

class _B2bMagicLinksEmail(Group):
    """Magic links sent by email."""
    discovery: _B2bMagicLinksEmailDiscovery

    def invite(
        self,
        *,
        organization_id: str,
        email_address: str,
        invite_redirect_url: str | None = ...,
        invited_by_member_id: str | None = ...,
        name: str | None = ...,
        trusted_metadata: dict[str, Any] | None = ...,
        untrusted_metadata: dict[str, Any] | None = ...,
        invite_template_id: str | None = ...,
        locale: t.Locale | None = ...,
        roles: Sequence[str] | None = ...,
        invite_expiration_minutes: int | None = ...,
        member_session: t.MemberSession = ...,
    ) -> t.B2bMagicLinksEmailInviteResponse:
        """Invites a new member to an organization by email.

        Creates the member as `invited`, or moves a `pending` one there; an `active` member is an
        error. The link lasts one week by default. To revoke an invite, delete the member.

        `POST /v1/b2b/magic_links/email/invite`.
        [Documentation](https://stytch.com/docs/b2b/api/send-invite-email).

        Args:
            organization_id: ID of the Organization; requests accept its slug or external ID
                too.
            email_address: Email address of the Member or end user.
            invite_redirect_url: URL of your backend that the emailed invite link opens, where
                you authenticate the token. If unset, the Dashboard's default applies; without one,
                the call fails.
            invited_by_member_id: `member_id` of the Member behind the invite.
            name: Name of the Member.
            trusted_metadata: JSON object of your own application data or of data from the
                identity provider.
            untrusted_metadata: JSON object of your own application data that end users can
                change through the frontend SDKs; keep nothing critical in it.
            invite_template_id: Id of the custom invite email template, of type \"Magic links -
                Invite\"; your default template when unset.
            locale: Language of the message, an IETF BCP 47 tag; English when unset.
            roles: IDs of the Roles to assign explicitly to the Member.
            invite_expiration_minutes: Minutes until the invite expires, from 5 to 10080; 10080
                (7 days) by default.
            member_session: The member on whose behalf it is called. Default: it is called with
                all rights of the project.
        """

    def login_or_signup(
        self,
        *,
        organization_id: str,
        email_address: str,
        login_redirect_url: str | None = ...,
        signup_redirect_url: str | None = ...,
        pkce_code_challenge: str | None = ...,
        login_template_id: str | None = ...,
        signup_template_id: str | None = ...,
        locale: t.Locale | None = ...,
        login_expiration_minutes: int | None = ...,
        signup_expiration_minutes: int | None = ...,
    ) -> t.B2bMagicLinksEmailLoginOrSignupResponse:
        """Emails a login link to an active member, or a signup link to any other address.

        An unknown address creates a `pending` member. The link works for 60 minutes by default, and
        its token goes to `magic_links.authenticate`.

        `POST /v1/b2b/magic_links/email/login_or_signup`.
        [Documentation](https://stytch.com/docs/b2b/api/send-login-signup-email).

        Args:
            organization_id: ID of the Organization; requests accept its slug or external ID
                too.
            email_address: Email address of the Member or end user.
            login_redirect_url: URL of your backend that the emailed login link opens, where you
                authenticate the token. If unset, the Dashboard's default applies; without one, the
                call fails.
            signup_redirect_url: URL that the sign-up magic link opens, where your backend
                authenticates the token. Stytch uses the Dashboard's default sign-up redirect URL
                when unset, and errors if there is none.
            pkce_code_challenge: PKCE challenge: the SHA-256 hash of the code verifier,
                base64url encoded.
            login_template_id: Id of the custom login email template, of type \"Magic links -
                Login\"; your default template when unset.
            signup_template_id: ID of the custom template for sign-up emails, of type \"Magic
                Links - Signup\"; the default template is used when unset.
            locale: Language of the message, an IETF BCP 47 tag; English when unset.
            login_expiration_minutes: Minutes until the login link expires, from 5 to 10080 (7
                days); 60 by default.
            signup_expiration_minutes: Minutes until the sign-up magic link expires, 5 to 10080
                (1 week); Stytch uses 60 when unset.
        """

class _B2bMagicLinksEmailDiscovery(Group):
    """Discovery magic links sent by email."""

    def send(
        self,
        *,
        email_address: str,
        discovery_redirect_url: str | None = ...,
        pkce_code_challenge: str | None = ...,
        login_template_id: str | None = ...,
        locale: t.Locale | None = ...,
        discovery_expiration_minutes: int | None = ...,
    ) -> t.B2bMagicLinksEmailDiscoverySendResponse:
        """Emails a discovery magic link, which is not tied to any organization.

        The link works for 60 minutes unless `discovery_expiration_minutes` is set. Its token goes
        to `magic_links.discovery.authenticate`.

        `POST /v1/b2b/magic_links/email/discovery/send`.
        [Documentation](https://stytch.com/docs/b2b/api/send-discovery-email).

        Args:
            email_address: Email address to start discovery with.
            discovery_redirect_url: URL the discovery link leads to, where your app
                authenticates the token. Falls back to the Dashboard's default; with neither set,
                the call fails.
            pkce_code_challenge: PKCE challenge: the SHA-256 hash of the code verifier,
                base64url encoded.
            login_template_id: Id of the custom discovery email template, of type \"Magic Links -
                Login\"; your default template when unset.
            locale: Language of the message, an IETF BCP 47 tag; English when unset.
            discovery_expiration_minutes: Minutes until the discovery Magic Link expires, 5 to
                10080 (one week); 60 when unset.
        """

class _B2bOauth(Group):
    """Members' logins through OAuth providers."""
    discovery: _B2bOauthDiscovery

    def authenticate(
        self,
        *,
        oauth_token: str,
        session_token: str | None = ...,
        session_duration_minutes: int | None = ...,
        session_jwt: str | None = ...,
        session_custom_claims: dict[str, Any] | None = ...,
        pkce_code_verifier: str | None = ...,
        locale: t.Locale | None = ...,
        intermediate_session_token: str | None = ...,
        telemetry_id: str | None = ...,
    ) -> t.B2bOauthAuthenticateResponse:
        """Logs a member in with the token from a finished OAuth flow.

        The session lasts 60 minutes unless `session_duration_minutes` says otherwise. When
        `member_authenticated` is `false`, there is only an `intermediate_session_token`: see
        `mfa_required`, or `primary_required` if the provider does not verify email addresses.

        `POST /v1/b2b/oauth/authenticate`.
        [Documentation](https://stytch.com/docs/b2b/api/authenticate-oauth).

        Args:
            oauth_token: OAuth token to authenticate, from the `token` query parameter of your
                redirect URL.
            session_token: Token of the Member's existing session.
            session_duration_minutes: Session lifetime in minutes from now, 5 to 527040 (366
                days); an existing session is extended by it. Stytch starts a 60-minute session when
                unset.
            session_jwt: JWT of the Member's existing session.
            session_custom_claims: Custom claims for the session and its JWT, at most 4
                kilobytes; `null` deletes a key, and reserved claims such as `iss` or `sub` are
                ignored. Needs `session_duration_minutes` to start a session.
            pkce_code_verifier: PKCE code verifier whose hash was sent as `pkce_code_challenge`;
                proves that the flow ends on the device that started it.
            locale: Language of the passcode text sent when the Member must complete an MFA step
                and has a phone number; English when unset.
            intermediate_session_token: Intermediate session token to add this factor to. It
                turns into a session once the Organization's login and MFA rules are met; otherwise
                the same token is returned.
            telemetry_id: Device Fingerprinting telemetry ID; when set, Stytch stores the
                device's fingerprints and IP location with the User or Member. Needs a workspace
                with Device Fingerprinting on.
        """

    def start_url(
        self,
        *,
        provider: str,
        public_token: str,
        organization_id: str = ...,
        slug: str = ...,
        login_redirect_url: str = ...,
        signup_redirect_url: str = ...,
        custom_scopes: Sequence[str] = ...,
        pkce_code_challenge: str = ...,
        provider_params: dict[str, str] = ...,
    ) -> t.StartUrl:
        """Returns the URL at which an OAuth login to a known organization begins.

        Either `organization_id` or `slug` must be there.

        Args:
            provider: Provider, such as `google`.
            public_token: Public token of the project.
            organization_id: Id of the organization.
            slug: Slug of the organization.
            login_redirect_url: URL at which existing members arrive with the token. Default:
                that of the dashboard.
            signup_redirect_url: URL at which new members arrive with the token. Default: that
                of the dashboard.
            custom_scopes: Scopes to request from the provider, in addition to those that Stytch
                needs.
            pkce_code_challenge: PKCE challenge: authenticating the token then requires its
                verifier.
            provider_params: Params for the provider, such as `login_hint`.
        """

class _B2bOauthDiscovery(Group):
    """Discovery through OAuth providers."""

    def authenticate(
        self,
        *,
        discovery_oauth_token: str,
        session_token: str | None = ...,
        session_duration_minutes: int | None = ...,
        session_jwt: str | None = ...,
        session_custom_claims: dict[str, Any] | None = ...,
        pkce_code_verifier: str | None = ...,
    ) -> t.B2bOauthDiscoveryAuthenticateResponse:
        """Exchanges a discovery OAuth token for an intermediate session.

        The intermediate session lasts 10 minutes. Exchange it for a session in one of
        `discovered_organizations`, or create an organization with it.

        `POST /v1/b2b/oauth/discovery/authenticate`.
        [Documentation](https://stytch.com/docs/b2b/api/authenticate-discovery-oauth).

        Args:
            discovery_oauth_token: Token from the discovery OAuth redirect.
            session_token: Token of the Member's existing session.
            session_duration_minutes: Session lifetime in minutes from now, 5 to 527040 (366
                days); an existing session is extended by it. The `session_jwt` itself always lasts
                five minutes.
            session_jwt: JWT of the Member's existing session.
            session_custom_claims: Custom claims for the session and its JWT, at most 4
                kilobytes; `null` deletes a key, and reserved claims such as `iss` or `sub` are
                ignored. Needs `session_duration_minutes` to start a session.
            pkce_code_verifier: PKCE code verifier whose hash was sent as `pkce_code_challenge`;
                proves that the flow ends on the device that started it.
        """

    def start_url(
        self,
        *,
        provider: str,
        public_token: str,
        discovery_redirect_url: str = ...,
        custom_scopes: Sequence[str] = ...,
        pkce_code_challenge: str = ...,
        provider_params: dict[str, str] = ...,
    ) -> t.StartUrl:
        """Returns the URL at which an OAuth login to an organization that is not known yet begins.

        Args:
            provider: Provider, such as `google`.
            public_token: Public token of the project.
            discovery_redirect_url: URL at which members arrive with the token. Default: that of
                the dashboard.
            custom_scopes: Scopes to request from the provider, in addition to those that Stytch
                needs.
            pkce_code_challenge: PKCE challenge: authenticating the token then requires its
                verifier.
            provider_params: Params for the provider, such as `login_hint`.
        """

class _B2bOrganizations(Group):
    """Organizations, the tenants of a B2B project."""
    members: _B2bOrganizationsMembers

    def connected_apps(
        self,
        *,
        organization_id: str,
        member_session: t.MemberSession = ...,
    ) -> t.B2bOrganizationsConnectedAppsResponse:
        """Lists the connected apps that members of an organization have installed.

        An app counts as installed once a member finished authorizing it, until that is revoked or
        the organization's policy blocks the app.

        `GET /v1/b2b/organizations/{organization_id}/connected_apps`.
        [Documentation](https://stytch.com/docs/b2b/api/connected-app-org-get-all).

        Args:
            organization_id: ID of the Organization; requests accept its slug or external ID
                too.
            member_session: The member on whose behalf it is called. Default: it is called with
                all rights of the project.
        """

    def create(
        self,
        *,
        organization_name: str,
        organization_slug: str | None = ...,
        organization_logo_url: str | None = ...,
        trusted_metadata: dict[str, Any] | None = ...,
        organization_external_id: str | None = ...,
        sso_jit_provisioning: t.B2bSsoJitProvisioning | None = ...,
        email_allowed_domains: Sequence[str] | None = ...,
        email_jit_provisioning: t.B2bEmailJitProvisioning | None = ...,
        email_invites: t.B2bEmailInvites | None = ...,
        auth_methods: t.B2bMethodsPolicy | None = ...,
        allowed_auth_methods: Sequence[t.B2bAuthMethod] | None = ...,
        mfa_policy: t.B2bMfaPolicy | None = ...,
        rbac_email_implicit_role_assignments: Sequence[t.B2bEmailImplicitRoleAssignment] | None = ...,
        mfa_methods: t.B2bMethodsPolicy | None = ...,
        allowed_mfa_methods: Sequence[t.B2bMfaMethod] | None = ...,
        oauth_tenant_jit_provisioning: t.B2bOAuthTenantJitProvisioning | None = ...,
        allowed_oauth_tenants: dict[str, Any] | None = ...,
        claimed_email_domains: Sequence[str] | None = ...,
        first_party_connected_apps_allowed_type: t.B2bConnectedAppsAllowedType | None = ...,
        allowed_first_party_connected_apps: Sequence[str] | None = ...,
        third_party_connected_apps_allowed_type: t.B2bConnectedAppsAllowedType | None = ...,
        allowed_third_party_connected_apps: Sequence[str] | None = ...,
    ) -> t.B2bOrganizationsCreateResponse:
        """Creates an organization.

        Slugs are unique in the project. `email_invites` falls back to `ALL_ALLOWED` if the request
        sets no authentication setting, and to `NOT_ALLOWED` otherwise.

        `POST /v1/b2b/organizations`.
        [Documentation](https://stytch.com/docs/b2b/api/create-organization).

        Args:
            organization_name: Name of the Organization, 1 to 128 characters.
            organization_slug: URL slug of the Organization, usable as `organization_id`: 2 to
                128 letters, digits, `-`, `.`, `_` or `~`, unique in the project.
            organization_logo_url: URL of the Organization's logo image.
            trusted_metadata: JSON object of your own application data or of data from the
                identity provider.
            organization_external_id: Your own ID for the Organization, usable as
                `organization_id`; up to 128 letters, digits, `.`, `_`, `-` or `|`, unique within
                the project.
            sso_jit_provisioning: Whether an SSO login may create a Member: `ALL_ALLOWED` (the
                default), `RESTRICTED` (only through `sso_jit_provisioning_allowed_connections`) or
                `NOT_ALLOWED`.
            email_allowed_domains: Email domains for invites and JIT provisioning when
                `email_invites` or `email_jit_provisioning` is `RESTRICTED`; common ones like
                `gmail.com` are refused.
            email_jit_provisioning: JIT provisioning by Email Magic Link or OAuth: `RESTRICTED`
                (only verified emails in `email_allowed_domains`) or `NOT_ALLOWED` (the default).
            email_invites: Invitations by email: `ALL_ALLOWED`, `RESTRICTED` (only verified
                emails in `email_allowed_domains`) or `NOT_ALLOWED`.
            auth_methods: Which login methods Members may use: `ALL_ALLOWED` (the default) or
                `RESTRICTED` to `allowed_auth_methods`. Breakglass Members are exempt.
            allowed_auth_methods: Primary login methods the Organization permits when
                `auth_methods` is `RESTRICTED`: `sso`, `magic_link`, `email_otp`, `password` or
                `{provider}_oauth`, such as `google_oauth`.
            mfa_policy: When Members need MFA: `REQUIRED_FOR_ALL`, or `OPTIONAL` (the default)
                for only those with `mfa_enrolled` set. Sessions already active stay valid when it
                changes.
            rbac_email_implicit_role_assignments: Roles granted by email domain: each Member
                whose address is at the domain gets the Role, however they log in.
            mfa_methods: Which MFA methods Members may use: `ALL_ALLOWED` (the default) or
                `RESTRICTED` to those in `allowed_mfa_methods`. Break-glass Members are exempt.
            allowed_mfa_methods: MFA methods the Organization permits, `sms_otp` and/or `totp`;
                applies when `mfa_methods` is `RESTRICTED`.
            oauth_tenant_jit_provisioning: Whether new Members can JIT provision by OAuth
                tenant: `RESTRICTED` to the tenants in `allowed_oauth_tenants`, or `NOT_ALLOWED`
                (the default).
            allowed_oauth_tenants: OAuth tenants whose users may be JIT provisioned, keyed by
                `slack`, `hubspot` or `github`; when unset, JIT provisioning by tenant is off.
            claimed_email_domains: Email domains that the Organization has claimed, such as
                `example.com`.
            first_party_connected_apps_allowed_type: Which first party Connected Apps Members
                may use: `ALL_ALLOWED` (default), `RESTRICTED` to those in
                `allowed_first_party_connected_apps`, or `NOT_ALLOWED`.
            allowed_first_party_connected_apps: IDs of permitted first-party Connected Apps;
                applies only when `first_party_connected_apps_allowed_type` is `RESTRICTED`.
            third_party_connected_apps_allowed_type: Policy for third party Connected Apps:
                `ALL_ALLOWED` (the default), `RESTRICTED` (only those in
                `allowed_third_party_connected_apps`) or `NOT_ALLOWED`.
            allowed_third_party_connected_apps: IDs of permitted third-party Connected Apps;
                applies only when `third_party_connected_apps_allowed_type` is `RESTRICTED`.
        """

    def delete(
        self,
        *,
        organization_id: str,
        member_session: t.MemberSession = ...,
    ) -> t.B2bOrganizationsDeleteResponse:
        """Deletes an organization together with all its members.

        `DELETE /v1/b2b/organizations/{organization_id}`.
        [Documentation](https://stytch.com/docs/b2b/api/delete-organization).

        Args:
            organization_id: ID of the Organization; requests accept its slug or external ID
                too.
            member_session: The member on whose behalf it is called. Default: it is called with
                all rights of the project.
        """

    def delete_external_id(
        self,
        *,
        organization_id: str,
        member_session: t.MemberSession = ...,
    ) -> t.B2bOrganizationsDeleteExternalIdResponse:
        """Removes the external ID from an organization.

        `DELETE /v1/b2b/organizations/{organization_id}/external_id`.
        [Documentation](https://stytch.com/docs/b2b/api/organization-object).

        Args:
            organization_id: ID of the Organization; requests accept its slug or external ID
                too.
            member_session: The member on whose behalf it is called. Default: it is called with
                all rights of the project.
        """

    def get(
        self,
        *,
        organization_id: str,
    ) -> t.B2bOrganizationsGetResponse:
        """Fetches an organization.

        `GET /v1/b2b/organizations/{organization_id}`.
        [Documentation](https://stytch.com/docs/b2b/api/get-organization).

        Args:
            organization_id: ID of the Organization; requests accept its slug or external ID
                too.
        """

    def get_connected_app(
        self,
        *,
        organization_id: str,
        connected_app_id: str,
        member_session: t.MemberSession = ...,
    ) -> t.B2bOrganizationsGetConnectedAppResponse:
        """Fetches a connected app and the members of an organization who use it.

        Each entry of `active_members` names the scopes that the member's last authorization asked
        for.

        `GET /v1/b2b/organizations/{organization_id}/connected_apps/{connected_app_id}`.
        [Documentation](https://stytch.com/docs/b2b/api/connected-app-org-get).

        Args:
            organization_id: ID of the Organization; requests accept its slug or external ID
                too.
            connected_app_id: Unique ID of the Connected App.
            member_session: The member on whose behalf it is called. Default: it is called with
                all rights of the project.
        """

    def metrics(
        self,
        *,
        organization_id: str,
    ) -> t.B2bOrganizationsMetricsResponse:
        """Counts the members of an organization.

        `GET /v1/b2b/organizations/{organization_id}/metrics`.
        [Documentation](https://stytch.com/docs/b2b/api/organization-object).

        Args:
            organization_id: ID of the Organization; requests accept its slug or external ID
                too.
        """

    def search(
        self,
        *,
        cursor: str | None = ...,
        limit: int | None = ...,
        query: t.SearchQuery | None = ...,
    ) -> t.B2bOrganizationsSearchResponse:
        """Searches the organizations of the project.

        Limited to 100 requests a minute and sometimes seconds slow: keep it out of login flows.

        `POST /v1/b2b/organizations/search`.
        [Documentation](https://stytch.com/docs/b2b/api/search-organizations).

        Args:
            cursor: Place to resume from: `next_cursor` in the previous response's
                `results_metadata`, or unset for the first page. A page holds at most 1000 results.
            limit: Results per page: 100 by default, at most 1000. Page through more with
                `cursor`.
            query: Search filter: an operator and its operands. Without it, or without operands,
                every Organization is returned.
        """

    def search_items(
        self,
        *,
        cursor: str | None = ...,
        limit: int | None = ...,
        query: t.SearchQuery | None = ...,
    ) -> Walk[t.B2bOrganization]:
        """Walks through the items of the list, fetching pages as they are needed.

        Limited to 100 requests a minute and sometimes seconds slow: keep it out of login flows.

        `POST /v1/b2b/organizations/search`.
        [Documentation](https://stytch.com/docs/b2b/api/search-organizations).

        Args:
            cursor: Place to resume from: `next_cursor` in the previous response's
                `results_metadata`, or unset for the first page. A page holds at most 1000 results.
            limit: Results per page: 100 by default, at most 1000. Page through more with
                `cursor`.
            query: Search filter: an operator and its operands. Without it, or without operands,
                every Organization is returned.
        """

    def search_pages(
        self,
        *,
        cursor: str | None = ...,
        limit: int | None = ...,
        query: t.SearchQuery | None = ...,
    ) -> Walk[t.B2bOrganizationsSearchResponse]:
        """Walks through the pages of the list, fetching each when the loop reaches it.

        Limited to 100 requests a minute and sometimes seconds slow: keep it out of login flows.

        `POST /v1/b2b/organizations/search`.
        [Documentation](https://stytch.com/docs/b2b/api/search-organizations).

        Args:
            cursor: Place to resume from: `next_cursor` in the previous response's
                `results_metadata`, or unset for the first page. A page holds at most 1000 results.
            limit: Results per page: 100 by default, at most 1000. Page through more with
                `cursor`.
            query: Search filter: an operator and its operands. Without it, or without operands,
                every Organization is returned.
        """

    def update(
        self,
        *,
        organization_id: str,
        organization_name: str | None = ...,
        organization_slug: str | None = ...,
        organization_logo_url: str | None = ...,
        trusted_metadata: dict[str, Any] | None = ...,
        organization_external_id: str | None = ...,
        sso_default_connection_id: str | None = ...,
        sso_jit_provisioning: t.B2bSsoJitProvisioning | None = ...,
        sso_jit_provisioning_allowed_connections: Sequence[str] | None = ...,
        email_allowed_domains: Sequence[str] | None = ...,
        email_jit_provisioning: t.B2bEmailJitProvisioning | None = ...,
        email_invites: t.B2bEmailInvites | None = ...,
        auth_methods: t.B2bMethodsPolicy | None = ...,
        allowed_auth_methods: Sequence[t.B2bAuthMethod] | None = ...,
        mfa_policy: t.B2bMfaPolicy | None = ...,
        rbac_email_implicit_role_assignments: Sequence[t.B2bEmailImplicitRoleAssignment] | None = ...,
        mfa_methods: t.B2bMethodsPolicy | None = ...,
        allowed_mfa_methods: Sequence[t.B2bMfaMethod] | None = ...,
        oauth_tenant_jit_provisioning: t.B2bOAuthTenantJitProvisioning | None = ...,
        allowed_oauth_tenants: dict[str, Any] | None = ...,
        claimed_email_domains: Sequence[str] | None = ...,
        first_party_connected_apps_allowed_type: t.B2bConnectedAppsAllowedType | None = ...,
        allowed_first_party_connected_apps: Sequence[str] | None = ...,
        third_party_connected_apps_allowed_type: t.B2bConnectedAppsAllowedType | None = ...,
        allowed_third_party_connected_apps: Sequence[str] | None = ...,
        member_session: t.MemberSession = ...,
    ) -> t.B2bOrganizationsUpdateResponse:
        """Updates an organization.

        At least one authentication setting must stay `RESTRICTED` or `ALL_ALLOWED`; otherwise no
        new members could join.

        `PUT /v1/b2b/organizations/{organization_id}`.
        [Documentation](https://stytch.com/docs/b2b/api/update-organization).

        Args:
            organization_id: ID of the Organization; requests accept its slug or external ID
                too.
            organization_name: Name of the Organization, 1 to 128 characters. With a session
                header, needs `update.info.name` on `stytch.organization`.
            organization_slug: URL slug: 2 to 128 letters, digits, `-`, `.`, `_` or `~`, unique
                in the project. With a session header, needs `update.info.slug` on
                `stytch.organization`.
            organization_logo_url: URL of the Organization's logo image. With a session header,
                needs `update.info.logo-url` on `stytch.organization`.
            trusted_metadata: JSON object of your own application data; must be left out when a
                session header is sent, since a Member can't change it.
            organization_external_id: Your own ID for the Organization, usable as
                `organization_id`; up to 128 letters, digits, `.`, `_`, `-` or `|`, unique within
                the project.
            sso_default_connection_id: ID of the SSO connection used by default when several are
                active; with a session header it needs the `update.settings.default-sso-connection`
                permission.
            sso_jit_provisioning: Whether an SSO login may create a Member: `ALL_ALLOWED`,
                `RESTRICTED` or `NOT_ALLOWED`; with a session header it needs the
                `update.settings.sso-jit-provisioning` permission.
            sso_jit_provisioning_allowed_connections: `connection_id` values that may create
                Members when `sso_jit_provisioning` is `RESTRICTED`; with a session header it needs
                the `update.settings.sso-jit-provisioning` permission.
            email_allowed_domains: Email domains for invites and JIT provisioning under
                `RESTRICTED` settings; not common ones like `gmail.com`. A session-authorized call
                needs `update.settings.allowed-domains`.
            email_jit_provisioning: JIT provisioning by Magic Link or OAuth: `RESTRICTED` (to
                `email_allowed_domains`) or `NOT_ALLOWED`. A session-authorized call needs
                `update.settings.email-jit-provisioning`.
            email_invites: Invitations by email: `ALL_ALLOWED`, `RESTRICTED` (to
                `email_allowed_domains`) or `NOT_ALLOWED`. A session-authorized call needs
                `update.settings.email-invites`.
            auth_methods: Either `ALL_ALLOWED` or `RESTRICTED` to `allowed_auth_methods`;
                breakglass Members are exempt. A session-authorized call needs
                `update.settings.allowed-auth-methods`.
            allowed_auth_methods: Login methods permitted when `auth_methods` is `RESTRICTED`,
                such as `sso` or `google_oauth`. A session-authorized call needs
                `update.settings.allowed-auth-methods`.
            mfa_policy: When Members need MFA: `REQUIRED_FOR_ALL`, or `OPTIONAL` for only those
                with `mfa_enrolled`. With a session header, needs `update.settings.mfa-policy` on
                `stytch.organization`.
            rbac_email_implicit_role_assignments: Roles granted to every Member with an address
                at a given email domain. With a session header, needs
                `update.settings.implicit-roles` on `stytch.organization`.
            mfa_methods: Which MFA methods Members may use: `ALL_ALLOWED` or `RESTRICTED` to
                `allowed_mfa_methods`. With a session header, needs
                `update.settings.allowed-mfa-methods` on `stytch.organization`.
            allowed_mfa_methods: MFA methods permitted, `sms_otp` and/or `totp`, when
                `mfa_methods` is `RESTRICTED`. A session-authorized call needs
                `update.settings.allowed-mfa-methods`.
            oauth_tenant_jit_provisioning: JIT provisioning by OAuth tenant: `RESTRICTED` to
                `allowed_oauth_tenants` or `NOT_ALLOWED`. With a session header, needs
                `update.settings.oauth-tenant-jit-provisioning`.
            allowed_oauth_tenants: OAuth tenants that may be JIT provisioned, keyed by `slack`,
                `hubspot` or `github`. A session-authorized call needs
                `update.settings.allowed-oauth-tenants`.
            claimed_email_domains: Email domains that the Organization has claimed, such as
                `example.com`.
            first_party_connected_apps_allowed_type: Which first party Connected Apps Members
                may use: `ALL_ALLOWED` (default), `RESTRICTED` to those in
                `allowed_first_party_connected_apps`, or `NOT_ALLOWED`.
            allowed_first_party_connected_apps: IDs of permitted first-party Connected Apps;
                applies only when `first_party_connected_apps_allowed_type` is `RESTRICTED`.
            third_party_connected_apps_allowed_type: Policy for third party Connected Apps:
                `ALL_ALLOWED` (the default), `RESTRICTED` (only those in
                `allowed_third_party_connected_apps`) or `NOT_ALLOWED`.
            allowed_third_party_connected_apps: IDs of permitted third-party Connected Apps;
                applies only when `third_party_connected_apps_allowed_type` is `RESTRICTED`.
            member_session: The member on whose behalf it is called. Default: it is called with
                all rights of the project.
        """

class _B2bOrganizationsMembers(Group):
    """Members of organizations."""
    connected_apps: _B2bOrganizationsMembersConnectedApps
    oauth_providers: _B2bOrganizationsMembersOauthProviders

    def create(
        self,
        *,
        organization_id: str,
        email_address: str,
        name: str | None = ...,
        trusted_metadata: dict[str, Any] | None = ...,
        untrusted_metadata: dict[str, Any] | None = ...,
        create_member_as_pending: bool | None = ...,
        is_breakglass: bool | None = ...,
        mfa_phone_number: str | None = ...,
        mfa_enrolled: bool | None = ...,
        roles: Sequence[str] | None = ...,
        external_id: str | None = ...,
        member_session: t.MemberSession = ...,
    ) -> t.B2bOrganizationsMembersCreateResponse:
        """Adds a member to an organization.

        The member is `active` at once unless `create_member_as_pending` is set.

        `POST /v1/b2b/organizations/{organization_id}/members`.
        [Documentation](https://stytch.com/docs/b2b/api/create-member).

        Args:
            organization_id: ID of the Organization; requests accept its slug or external ID
                too.
            email_address: Email address of the Member or end user.
            name: Name of the Member.
            trusted_metadata: JSON object of your own application data or of data from the
                identity provider.
            untrusted_metadata: JSON object of your own application data that end users can
                change through the frontend SDKs; keep nothing critical in it.
            create_member_as_pending: Whether a new Member starts as `pending`, and gets signup
                emails until first login, rather than `active`; `false` by default.
            is_breakglass: Whether this is a break glass Member, who may log in past the
                Organization's `auth_methods` settings in an emergency.
            mfa_phone_number: Member's only phone number, in E.164 form such as `+12025550162`.
            mfa_enrolled: Whether the Member must pass MFA at every login; when `false`, MFA
                applies only if the Organization's `mfa_policy` is `REQUIRED_FOR_ALL`.
            roles: IDs of the Roles to assign explicitly to the Member.
            external_id: Your own identifier for the Member, unique in the Organization and
                accepted by most calls as `member_id`: up to 128 alphanumerics, `.`, `_`, `-` or
                `|`.
            member_session: The member on whose behalf it is called. Default: it is called with
                all rights of the project.
        """

    def dangerously_get(
        self,
        *,
        member_id: str,
        include_deleted: bool = ...,
    ) -> t.B2bOrganizationsMembersGetResponse:
        """Fetches a member by ID, in any organization.

        Nothing checks which organization the member belongs to, so an ID from untrusted input can
        leak foreign members. Prefer `members.get`. `include_deleted` finds deleted members as well.

        `GET /v1/b2b/organizations/members/dangerously_get/{member_id}`.
        [Documentation](https://stytch.com/docs/b2b/api/get-member).

        Args:
            member_id: UUID of the Member.
            include_deleted: Whether a deleted Member is returned too; `false` by default.
        """

    def delete(
        self,
        *,
        organization_id: str,
        member_id: str,
        member_session: t.MemberSession = ...,
    ) -> t.B2bOrganizationsMembersDeleteResponse:
        """Deletes a member from an organization.

        Also revokes the member's open invites. `members.reactivate` brings a deleted member back.

        `DELETE /v1/b2b/organizations/{organization_id}/members/{member_id}`.
        [Documentation](https://stytch.com/docs/b2b/api/delete-member).

        Args:
            organization_id: ID of the Organization; requests accept its slug or external ID
                too.
            member_id: UUID of the Member, or the Member's `external_id` if one is set.
            member_session: The member on whose behalf it is called. Default: it is called with
                all rights of the project.
        """

    def delete_external_id(
        self,
        *,
        organization_id: str,
        member_id: str,
        member_session: t.MemberSession = ...,
    ) -> t.B2bOrganizationsMembersDeleteExternalIdResponse:
        """Removes the external ID from a member.

        `DELETE /v1/b2b/organizations/{organization_id}/members/{member_id}/external_id`.
        [Documentation](https://stytch.com/docs/b2b/api/member-object).

        Args:
            organization_id: ID of the Organization; requests accept its slug or external ID
                too.
            member_id: UUID of the Member.
            member_session: The member on whose behalf it is called. Default: it is called with
                all rights of the project.
        """

    def delete_mfa_phone_number(
        self,
        *,
        organization_id: str,
        member_id: str,
        member_session: t.MemberSession = ...,
    ) -> t.B2bOrganizationsMembersDeleteMfaPhoneNumberResponse:
        """Deletes a member's MFA phone number.

        Delete the old number before setting another. Sessions that used it stay valid, so MFA is
        required again only at the next login.

        `DELETE /v1/b2b/organizations/{organization_id}/members/mfa_phone_numbers/{member_id}`.
        [Documentation](https://stytch.com/docs/b2b/api/delete-member-mfa-phone-number).

        Args:
            organization_id: ID of the Organization; requests accept its slug or external ID
                too.
            member_id: UUID of the Member, or the Member's `external_id` if one is set.
            member_session: The member on whose behalf it is called. Default: it is called with
                all rights of the project.
        """

    def delete_password(
        self,
        *,
        organization_id: str,
        member_password_id: str,
        member_session: t.MemberSession = ...,
    ) -> t.B2bOrganizationsMembersDeletePasswordResponse:
        """Deletes a member's password.

        Works for passwords scoped to one organization. With passwords shared across organizations,
        use `passwords.email.require_reset`.

        `DELETE /v1/b2b/organizations/{organization_id}/members/passwords/{member_password_id}`.
        [Documentation](https://stytch.com/docs/b2b/api/delete-member-password).

        Args:
            organization_id: ID of the Organization; requests accept its slug or external ID
                too.
            member_password_id: UUID of the Member's password.
            member_session: The member on whose behalf it is called. Default: it is called with
                all rights of the project.
        """

    def delete_totp(
        self,
        *,
        organization_id: str,
        member_id: str,
        member_session: t.MemberSession = ...,
    ) -> t.B2bOrganizationsMembersDeleteTotpResponse:
        """Deletes a member's TOTP registration.

        Delete the old registration before creating another. Sessions that used it stay valid, so
        MFA is required again only at the next login.

        `DELETE /v1/b2b/organizations/{organization_id}/members/{member_id}/totp`.
        [Documentation](https://stytch.com/docs/b2b/api/delete-member-mfa-totp).

        Args:
            organization_id: ID of the Organization; requests accept its slug or external ID
                too.
            member_id: UUID of the Member, or the Member's `external_id` if one is set.
            member_session: The member on whose behalf it is called. Default: it is called with
                all rights of the project.
        """

    def get(
        self,
        *,
        organization_id: str,
        member_id: str = ...,
        email_address: str = ...,
    ) -> t.B2bOrganizationsMembersGetResponse:
        """Fetches a member by ID or email address.

        Set `member_id` or `email_address`.

        `GET /v1/b2b/organizations/{organization_id}/member`.
        [Documentation](https://stytch.com/docs/b2b/api/get-member).

        Args:
            organization_id: ID of the Organization; requests accept its slug or external ID
                too.
            member_id: UUID of the Member, or their `external_id`; leave out to look up by
                `email_address`.
            email_address: Email address of the Member to fetch.
        """

    def get_connected_apps(
        self,
        *,
        organization_id: str,
        member_id: str,
        member_session: t.MemberSession = ...,
    ) -> t.B2bOrganizationsMembersGetConnectedAppsResponse:
        """Lists the connected apps that a member has authorized.

        An app leaves the list when its access is revoked, by the member or by a change of the
        organization's policy.

        `GET /v1/b2b/organizations/{organization_id}/members/{member_id}/connected_apps`.
        [Documentation](https://stytch.com/docs/b2b/api/connected-app-member-get-all).

        Args:
            organization_id: ID of the Organization; requests accept its slug or external ID
                too.
            member_id: UUID of the Member, or the Member's `external_id` if one is set.
            member_session: The member on whose behalf it is called. Default: it is called with
                all rights of the project.
        """

    def oidc_providers(
        self,
        *,
        organization_id: str,
        member_id: str,
        include_refresh_token: bool = ...,
    ) -> t.B2bOrganizationsMembersOidcProvidersResponse:
        """Fetches the tokens saved from a member's logins through OIDC connections.

        Stytch refreshes access tokens for which a refresh token was issued. `include_refresh_token`
        returns those too, but redeeming one yourself may end the automatic refresh.

        `GET /v1/b2b/organizations/{organization_id}/members/{member_id}/oidc_providers`.
        [Documentation](https://stytch.com/docs/b2b/api/member-object).

        Args:
            organization_id: ID of the Organization; requests accept its slug or external ID
                too.
            member_id: UUID of the Member, or the Member's `external_id` if one is set.
            include_refresh_token: Whether to return the stored refresh token; `false` by
                default. Using that token yourself can stop Stytch from refreshing access tokens.
        """

    def reactivate(
        self,
        *,
        organization_id: str,
        member_id: str,
        member_session: t.MemberSession = ...,
    ) -> t.B2bOrganizationsMembersReactivateResponse:
        """Makes a deleted member active again.

        The member must have a verified email address. Takes the Stytch `member_id`, not an external
        ID.

        `PUT /v1/b2b/organizations/{organization_id}/members/{member_id}/reactivate`.
        [Documentation](https://stytch.com/docs/b2b/api/reactivate-member).

        Args:
            organization_id: ID of the Organization; requests accept its slug or external ID
                too.
            member_id: UUID of the Member.
            member_session: The member on whose behalf it is called. Default: it is called with
                all rights of the project.
        """

    def search(
        self,
        *,
        organization_ids: Sequence[str],
        cursor: str | None = ...,
        limit: int | None = ...,
        query: t.SearchQuery | None = ...,
        member_session: t.MemberSession = ...,
    ) -> t.B2bOrganizationsMembersSearchResponse:
        """Searches the members of one or more organizations.

        `organization_ids` must not be empty. An empty `query` matches all members except deleted
        ones. Fuzzy filters need three characters or more. Limited to 100 requests a minute and
        sometimes seconds slow: keep it out of login flows.

        `POST /v1/b2b/organizations/members/search`.
        [Documentation](https://stytch.com/docs/b2b/api/search-members).

        Args:
            organization_ids: IDs of the Organizations to search in; at least one.
            cursor: Place to resume from: `next_cursor` in the previous response's
                `results_metadata`, or unset for the first page. A page holds at most 1000 results.
            limit: Results per page: 100 by default, at most 1000. Page through more with
                `cursor`.
            query: Search filter: an operator and its operands. Without it, or without operands,
                all Members of the given Organizations are returned.
            member_session: The member on whose behalf it is called. Default: it is called with
                all rights of the project.
        """

    def search_items(
        self,
        *,
        organization_ids: Sequence[str],
        cursor: str | None = ...,
        limit: int | None = ...,
        query: t.SearchQuery | None = ...,
        member_session: t.MemberSession = ...,
    ) -> Walk[t.B2bMember]:
        """Walks through the items of the list, fetching pages as they are needed.

        `organization_ids` must not be empty. An empty `query` matches all members except deleted
        ones. Fuzzy filters need three characters or more. Limited to 100 requests a minute and
        sometimes seconds slow: keep it out of login flows.

        `POST /v1/b2b/organizations/members/search`.
        [Documentation](https://stytch.com/docs/b2b/api/search-members).

        Args:
            organization_ids: IDs of the Organizations to search in; at least one.
            cursor: Place to resume from: `next_cursor` in the previous response's
                `results_metadata`, or unset for the first page. A page holds at most 1000 results.
            limit: Results per page: 100 by default, at most 1000. Page through more with
                `cursor`.
            query: Search filter: an operator and its operands. Without it, or without operands,
                all Members of the given Organizations are returned.
            member_session: The member on whose behalf it is called. Default: it is called with
                all rights of the project.
        """

    def search_pages(
        self,
        *,
        organization_ids: Sequence[str],
        cursor: str | None = ...,
        limit: int | None = ...,
        query: t.SearchQuery | None = ...,
        member_session: t.MemberSession = ...,
    ) -> Walk[t.B2bOrganizationsMembersSearchResponse]:
        """Walks through the pages of the list, fetching each when the loop reaches it.

        `organization_ids` must not be empty. An empty `query` matches all members except deleted
        ones. Fuzzy filters need three characters or more. Limited to 100 requests a minute and
        sometimes seconds slow: keep it out of login flows.

        `POST /v1/b2b/organizations/members/search`.
        [Documentation](https://stytch.com/docs/b2b/api/search-members).

        Args:
            organization_ids: IDs of the Organizations to search in; at least one.
            cursor: Place to resume from: `next_cursor` in the previous response's
                `results_metadata`, or unset for the first page. A page holds at most 1000 results.
            limit: Results per page: 100 by default, at most 1000. Page through more with
                `cursor`.
            query: Search filter: an operator and its operands. Without it, or without operands,
                all Members of the given Organizations are returned.
            member_session: The member on whose behalf it is called. Default: it is called with
                all rights of the project.
        """

    def start_email_update(
        self,
        *,
        organization_id: str,
        member_id: str,
        email_address: str,
        login_redirect_url: str | None = ...,
        locale: t.Locale | None = ...,
        login_template_id: str | None = ...,
        delivery_method: t.B2bEmailUpdateDeliveryMethod | None = ...,
        member_session: t.MemberSession = ...,
    ) -> t.B2bOrganizationsMembersStartEmailUpdateResponse:
        """Emails a member a link or code to confirm a new email address.

        The member must be active with a verified address, and no other member may hold or be
        claiming the new one. The link or code lasts 5 minutes; finish with
        `magic_links.authenticate`, or with `otps.email.authenticate` and the new address.

        `POST /v1/b2b/organizations/{organization_id}/members/{member_id}/start_email_update`.
        [Documentation](https://stytch.com/docs/b2b/api/start-member-email-update).

        Args:
            organization_id: ID of the Organization; requests accept its slug or external ID
                too.
            member_id: UUID of the Member, or the Member's `external_id` if one is set.
            email_address: New email address, which the Member has to verify.
            login_redirect_url: URL of your backend that the emailed login link opens, where you
                authenticate the token. If unset, the Dashboard's default applies; without one, the
                call fails.
            locale: Language of the message, an IETF BCP 47 tag; English when unset.
            login_template_id: Id of the custom login email template, of type \"Magic links -
                Login\"; your default template when unset.
            delivery_method: How to verify the new email address: `EMAIL_MAGIC_LINK` (the
                default) or `EMAIL_OTP`.
            member_session: The member on whose behalf it is called. Default: it is called with
                all rights of the project.
        """

    def unlink_retired_email(
        self,
        *,
        organization_id: str,
        member_id: str,
        email_id: str | None = ...,
        email_address: str | None = ...,
        member_session: t.MemberSession = ...,
    ) -> t.B2bOrganizationsMembersUnlinkRetiredEmailResponse:
        """Unlinks a member's retired email address, so that other members can use it.

        Set `email_id`, `email_address`, or both if they mean the same address.

        `POST /v1/b2b/organizations/{organization_id}/members/{member_id}/unlink_retired_email`.
        [Documentation](https://stytch.com/docs/b2b/api/unlink-retired-member-email).

        Args:
            organization_id: ID of the Organization; requests accept its slug or external ID
                too.
            member_id: UUID of the Member, or the Member's `external_id` if one is set.
            email_id: ID of the Member's retired email address to unlink.
            email_address: Email address of the Member or end user.
            member_session: The member on whose behalf it is called. Default: it is called with
                all rights of the project.
        """

    def update(
        self,
        *,
        organization_id: str,
        member_id: str,
        name: str | None = ...,
        trusted_metadata: dict[str, Any] | None = ...,
        untrusted_metadata: dict[str, Any] | None = ...,
        is_breakglass: bool | None = ...,
        mfa_phone_number: str | None = ...,
        mfa_enrolled: bool | None = ...,
        roles: Sequence[str] | None = ...,
        preserve_existing_sessions: bool | None = ...,
        default_mfa_method: t.B2bMfaMethod | None = ...,
        email_address: str | None = ...,
        external_id: str | None = ...,
        unlink_email: bool | None = ...,
        member_session: t.MemberSession = ...,
    ) -> t.B2bOrganizationsMembersUpdateResponse:
        """Updates a member.

        `mfa_phone_number` fails for a member who has a number: delete the old one first.

        `PUT /v1/b2b/organizations/{organization_id}/members/{member_id}`.
        [Documentation](https://stytch.com/docs/b2b/api/update-member).

        Args:
            organization_id: ID of the Organization; requests accept its slug or external ID
                too.
            member_id: UUID of the Member, or the Member's `external_id` if one is set.
            name: Name of the Member. With a session header, needs `update.info.name` on
                `stytch.member`, or on `stytch.self` for one's own record.
            trusted_metadata: JSON object of your own application data; must be left out when a
                session header is sent, since a Member can't change it.
            untrusted_metadata: JSON object of your own application data, also writable by the
                frontend SDKs; with a session header it needs the `update.info.untrusted-metadata`
                permission.
            is_breakglass: Whether this is a break glass Member, free of the Organization's
                `auth_methods` settings. With a session header, needs the
                `update.settings.is-breakglass` action on `stytch.member`.
            mfa_phone_number: Phone number in E.164 form; an error if the Member has one, so
                delete that first. With a session header, needs `update.info.mfa-phone` on
                `stytch.member` or one's own `stytch.self`.
            mfa_enrolled: Whether the Member must pass MFA at every login. With a session
                header, needs `update.settings.mfa-enrolled` on `stytch.member`, or on `stytch.self`
                for one's own record.
            roles: Roles to assign explicitly, replacing all earlier ones; see
                `preserve_existing_sessions`. With a session header, needs `update.settings.roles`
                on `stytch.member`.
            preserve_existing_sessions: Whether to keep sessions that got a removed Role through
                SSO too; `false` when unset, which revokes those using the affected SSO connections.
            default_mfa_method: MFA method to prefer, `sms_otp` or `totp`. A session-authorized
                call needs `update.settings.default-mfa-method` on `stytch.member`, or `stytch.self`
                for oneself.
            email_address: New email address; clears passwords and must be verified again. A
                session-authorized call needs `update.info.email` on `stytch.member`; Members cannot
                change their own.
            external_id: Your own identifier for the Member, unique in the Organization and
                accepted by most calls as `member_id`: up to 128 alphanumerics, `.`, `_`, `-` or
                `|`.
            unlink_email: Whether to delete the old email address rather than retire it when
                `email_address` is given; `false` when unset.
            member_session: The member on whose behalf it is called. Default: it is called with
                all rights of the project.
        """

class _B2bOrganizationsMembersConnectedApps(Group):
    """Access of connected apps to members."""

    def revoke(
        self,
        *,
        organization_id: str,
        member_id: str,
        connected_app_id: str,
        member_session: t.MemberSession = ...,
    ) -> t.B2bOrganizationsMembersConnectedAppsRevokeResponse:
        """Withdraws a member's consent to a connected app and revokes all tokens the app holds for
        them.

        The app gets new tokens only after the member authorizes it again.

        `POST
        /v1/b2b/organizations/{organization_id}/members/{member_id}/connected_apps/{connected_app_id}/revoke`.
        [Documentation](https://stytch.com/docs/b2b/api/connected-app-member-revoke).

        Args:
            organization_id: ID of the Organization; requests accept its slug or external ID
                too.
            member_id: UUID of the Member, or the Member's `external_id` if one is set.
            connected_app_id: Unique ID of the Connected App.
            member_session: The member on whose behalf it is called. Default: it is called with
                all rights of the project.
        """

class _B2bOrganizationsMembersOauthProviders(Group):
    """Tokens saved from members' OAuth logins."""

    def github(
        self,
        *,
        organization_id: str,
        member_id: str,
        include_refresh_token: bool = ...,
    ) -> t.B2bOrganizationsMembersOauthProvidersGithubResponse:
        """Fetches the GitHub access tokens saved from a member's OAuth logins.

        GitHub issues no refresh tokens; its access tokens expire only after long disuse.

        `GET /v1/b2b/organizations/{organization_id}/members/{member_id}/oauth_providers/github`.
        [Documentation](https://stytch.com/docs/b2b/api/member-object).

        Args:
            organization_id: ID of the Organization; requests accept its slug or external ID
                too.
            member_id: UUID of the Member, or the Member's `external_id` if one is set.
            include_refresh_token: Whether to return the stored refresh token; `false` by
                default. Using that token yourself can stop Stytch from refreshing access tokens.
        """

    def google(
        self,
        *,
        organization_id: str,
        member_id: str,
        include_refresh_token: bool = ...,
    ) -> t.B2bOrganizationsMembersOauthProvidersGoogleResponse:
        """Fetches the Google tokens saved from a member's OAuth logins.

        Stytch refreshes the access token if Google issued a refresh token. `include_refresh_token`
        returns that one too, but redeeming it yourself may end the automatic refresh. A member who
        only ever used Google One Tap has no tokens. Start the OAuth flow with
        `provider_prompt=consent` to make Google issue a refresh token.

        `GET /v1/b2b/organizations/{organization_id}/members/{member_id}/oauth_providers/google`.
        [Documentation](https://stytch.com/docs/b2b/api/member-object).

        Args:
            organization_id: ID of the Organization; requests accept its slug or external ID
                too.
            member_id: UUID of the Member, or the Member's `external_id` if one is set.
            include_refresh_token: Whether to return the stored refresh token; `false` by
                default. Using that token yourself can stop Stytch from refreshing access tokens.
        """

    def hubspot(
        self,
        *,
        organization_id: str,
        member_id: str,
        include_refresh_token: bool = ...,
    ) -> t.B2bOrganizationsMembersOauthProvidersHubspotResponse:
        """Fetches the HubSpot tokens saved from a member's OAuth logins.

        Stytch refreshes the access token if HubSpot issued a refresh token. `include_refresh_token`
        returns that one too, but redeeming it yourself may end the automatic refresh.

        `GET /v1/b2b/organizations/{organization_id}/members/{member_id}/oauth_providers/hubspot`.
        [Documentation](https://stytch.com/docs/b2b/api/member-object).

        Args:
            organization_id: ID of the Organization; requests accept its slug or external ID
                too.
            member_id: UUID of the Member, or the Member's `external_id` if one is set.
            include_refresh_token: Whether to return the stored refresh token; `false` by
                default. Using that token yourself can stop Stytch from refreshing access tokens.
        """

    def microsoft(
        self,
        *,
        organization_id: str,
        member_id: str,
        include_refresh_token: bool = ...,
    ) -> t.B2bOrganizationsMembersOauthProvidersMicrosoftResponse:
        """Fetches the Microsoft tokens saved from a member's OAuth logins.

        Stytch refreshes the access token if Microsoft issued a refresh token.
        `include_refresh_token` returns that one too, but redeeming it yourself may end the
        automatic refresh.

        `GET /v1/b2b/organizations/{organization_id}/members/{member_id}/oauth_providers/microsoft`.
        [Documentation](https://stytch.com/docs/b2b/api/member-object).

        Args:
            organization_id: ID of the Organization; requests accept its slug or external ID
                too.
            member_id: UUID of the Member, or the Member's `external_id` if one is set.
            include_refresh_token: Whether to return the stored refresh token; `false` by
                default. Using that token yourself can stop Stytch from refreshing access tokens.
        """

    def slack(
        self,
        *,
        organization_id: str,
        member_id: str,
    ) -> t.B2bOrganizationsMembersOauthProvidersSlackResponse:
        """Fetches the Slack tokens saved from a member's OAuth logins.

        `GET /v1/b2b/organizations/{organization_id}/members/{member_id}/oauth_providers/slack`.
        [Documentation](https://stytch.com/docs/b2b/api/member-object).

        Args:
            organization_id: ID of the Organization; requests accept its slug or external ID
                too.
            member_id: UUID of the Member, or the Member's `external_id` if one is set.
        """

class _B2bOtps(Group):
    """One-time passcodes for members."""
    email: _B2bOtpsEmail
    sms: _B2bOtpsSms

class _B2bOtpsEmail(Group):
    """One-time passcodes by email."""
    discovery: _B2bOtpsEmailDiscovery

    def authenticate(
        self,
        *,
        organization_id: str,
        email_address: str,
        code: str,
        session_token: str | None = ...,
        session_jwt: str | None = ...,
        intermediate_session_token: str | None = ...,
        session_duration_minutes: int | None = ...,
        session_custom_claims: dict[str, Any] | None = ...,
        locale: t.Locale | None = ...,
        telemetry_id: str | None = ...,
    ) -> t.B2bOtpsEmailAuthenticateResponse:
        """Logs a member in with a passcode sent by email.

        A code works once and for 10 minutes by default; a `pending` or `invited` member becomes
        `active`. The session lasts 60 minutes unless `session_duration_minutes` says otherwise.
        When `member_authenticated` is `false`, there is only an `intermediate_session_token`:
        finish with `otps.sms.authenticate`, `totps.authenticate` or `recovery_codes.recover`.

        `POST /v1/b2b/otps/email/authenticate`.
        [Documentation](https://stytch.com/docs/b2b/api/authenticate-email-otp).

        Args:
            organization_id: ID of the Organization; requests accept its slug or external ID
                too.
            email_address: Email address of the Member or end user.
            code: Passcode the end user received or read from an authenticator app, such as
                `123456`.
            session_token: Token of the Member's existing session.
            session_jwt: JWT of the Member's existing session.
            intermediate_session_token: Intermediate session token: login factors proven so far
                that can become a Member session; lives 10 minutes by default.
            session_duration_minutes: Session lifetime in minutes from now, 5 to 527040 (366
                days); an existing session is extended by it. Stytch starts a 60-minute session when
                unset.
            session_custom_claims: Custom claims for the session and its JWT, at most 4
                kilobytes; `null` deletes a key, and reserved claims such as `iss` or `sub` are
                ignored. Needs `session_duration_minutes` to start a session.
            locale: Language of the message, an IETF BCP 47 tag; English when unset.
            telemetry_id: Device Fingerprinting telemetry ID; when set, Stytch stores the
                device's fingerprints and IP location with the User or Member. Needs a workspace
                with Device Fingerprinting on.
        """

    def login_or_signup(
        self,
        *,
        organization_id: str,
        email_address: str,
        login_template_id: str | None = ...,
        signup_template_id: str | None = ...,
        locale: t.Locale | None = ...,
        login_expiration_minutes: int | None = ...,
        signup_expiration_minutes: int | None = ...,
    ) -> t.B2bOtpsEmailLoginOrSignupResponse:
        """Emails a login passcode to an active member, or a signup passcode to any other address.

        An unknown address creates a `pending` member. The code works for 10 minutes by default, and
        replaces every earlier one for this address; it goes to `otps.email.authenticate`.

        `POST /v1/b2b/otps/email/login_or_signup`.
        [Documentation](https://stytch.com/docs/b2b/api/send-login-signup-email-otp).

        Args:
            organization_id: ID of the Organization; requests accept its slug or external ID
                too.
            email_address: Email address of the Member or end user.
            login_template_id: Id of the custom login email template, of type \"OTP - Login\";
                your default template when unset.
            signup_template_id: ID of the custom template for sign-up emails, of type \"OTP -
                Signup\"; the default template is used when unset.
            locale: Language of the message, an IETF BCP 47 tag; English when unset.
            login_expiration_minutes: Minutes until the login passcode expires, from 2 to 15; 10
                by default.
            signup_expiration_minutes: Minutes until the sign-up passcode expires, 2 to 15;
                Stytch uses 10 when unset.
        """

class _B2bOtpsEmailDiscovery(Group):
    """Discovery passcodes by email."""

    def authenticate(
        self,
        *,
        email_address: str,
        code: str,
    ) -> t.B2bOtpsEmailDiscoveryAuthenticateResponse:
        """Exchanges a discovery passcode for an intermediate session.

        The intermediate session lasts 10 minutes. Exchange it for a session in one of
        `discovered_organizations`, or create an organization with it.

        `POST /v1/b2b/otps/email/discovery/authenticate`.
        [Documentation](https://stytch.com/docs/b2b/api/authenticate-discovery-email-otp).

        Args:
            email_address: Email address of the Member or end user.
            code: Passcode the end user received or read from an authenticator app, such as
                `123456`.
        """

    def send(
        self,
        *,
        email_address: str,
        login_template_id: str | None = ...,
        locale: t.Locale | None = ...,
        discovery_expiration_minutes: int | None = ...,
    ) -> t.B2bOtpsEmailDiscoverySendResponse:
        """Emails a discovery passcode, which is not tied to any organization.

        The code works for 10 minutes by default, and replaces every earlier one for this address.
        It goes to `otps.email.discovery.authenticate`.

        `POST /v1/b2b/otps/email/discovery/send`.
        [Documentation](https://stytch.com/docs/b2b/api/send-discovery-email-otp).

        Args:
            email_address: Email address to start discovery with.
            login_template_id: Id of the custom login email template, of type \"OTP - Login\";
                your default template when unset.
            locale: Language of the message, an IETF BCP 47 tag; English when unset.
            discovery_expiration_minutes: Minutes until the discovery passcode expires, 2 to 15;
                10 when unset.
        """

class _B2bOtpsSms(Group):
    """One-time passcodes by SMS, as a second factor."""

    def authenticate(
        self,
        *,
        organization_id: str,
        member_id: str,
        code: str,
        intermediate_session_token: str | None = ...,
        session_token: str | None = ...,
        session_jwt: str | None = ...,
        session_duration_minutes: int | None = ...,
        session_custom_claims: dict[str, Any] | None = ...,
        set_mfa_enrollment: t.B2bMfaEnrollment | None = ...,
        set_default_mfa: bool | None = ...,
        telemetry_id: str | None = ...,
    ) -> t.B2bOtpsSmsAuthenticateResponse:
        """Checks a passcode sent by SMS, as a second factor or to step up a session.

        Needs exactly one of `intermediate_session_token` (which is used up), `session_token` and
        `session_jwt`. A code lasts two minutes, and only the newest works. `set_mfa_enrollment` has
        an effect only where the MFA policy is `OPTIONAL`.

        `POST /v1/b2b/otps/sms/authenticate`.
        [Documentation](https://stytch.com/docs/b2b/api/authenticate-otp-sms).

        Args:
            organization_id: ID of the Organization; requests accept its slug or external ID
                too.
            member_id: UUID of the Member, or the Member's `external_id` if one is set.
            code: Passcode the end user received or read from an authenticator app, such as
                `123456`.
            intermediate_session_token: Intermediate session token: login factors proven so far
                that can become a Member session; lives 10 minutes by default.
            session_token: Token of the Member's existing session.
            session_jwt: JWT of the Member's existing session.
            session_duration_minutes: Session lifetime in minutes from now, 5 to 527040 (366
                days); an existing session is extended by it. Stytch starts a 60-minute session when
                unset.
            session_custom_claims: Custom claims for the session and its JWT, at most 4
                kilobytes; `null` deletes a key, and reserved claims such as `iss` or `sub` are
                ignored. Needs `session_duration_minutes` to start a session.
            set_mfa_enrollment: Change of the Member's `mfa_enrolled` on success: `enroll` or
                `unenroll`; unchanged when unset. Ignored when the Organization's MFA policy is
                `REQUIRED_FOR_ALL`.
            set_default_mfa: Whether to make the method used in this call the Member's default
                for MFA; the first MFA login does so automatically.
            telemetry_id: Device Fingerprinting telemetry ID; when set, Stytch stores the
                device's fingerprints and IP location with the User or Member. Needs a workspace
                with Device Fingerprinting on.
        """

    def send(
        self,
        *,
        organization_id: str,
        member_id: str,
        mfa_phone_number: str | None = ...,
        locale: t.Locale | None = ...,
        intermediate_session_token: str | None = ...,
        session_token: str | None = ...,
        session_jwt: str | None = ...,
    ) -> t.B2bOtpsSmsSendResponse:
        """Texts a passcode to a member's phone.

        `mfa_phone_number` is for members without a number and gets linked; a different one is an
        error. A member who already has an MFA factor must pass a token of a session with that
        factor. After a primary login of an enrolled member the code is sent automatically, so call
        this for later prompts. Outside the US and Canada, countries may have to be allowed first.

        `POST /v1/b2b/otps/sms/send`. [Documentation](https://stytch.com/docs/b2b/api/otp-sms-send).

        Args:
            organization_id: ID of the Organization; requests accept its slug or external ID
                too.
            member_id: UUID of the Member, or the Member's `external_id` if one is set.
            mfa_phone_number: Phone number to text the code to, in E.164 form such as
                `+12025550162`; not needed when the Member already has one.
            locale: Language of the message, an IETF BCP 47 tag; English when unset.
            intermediate_session_token: Intermediate session token: login factors proven so far
                that can become a Member session; lives 10 minutes by default.
            session_token: Token of the Member's existing session.
            session_jwt: JWT of the Member's existing session.
        """

class _B2bPasswords(Group):
    """Members' passwords."""
    discovery: _B2bPasswordsDiscovery
    email: _B2bPasswordsEmail
    existing_password: _B2bPasswordsExistingPassword
    sessions: _B2bPasswordsSessions

    def authenticate(
        self,
        *,
        organization_id: str,
        email_address: str,
        password: str,
        session_token: str | None = ...,
        session_duration_minutes: int | None = ...,
        session_jwt: str | None = ...,
        session_custom_claims: dict[str, Any] | None = ...,
        locale: t.Locale | None = ...,
        intermediate_session_token: str | None = ...,
        telemetry_id: str | None = ...,
    ) -> t.B2bPasswordsAuthenticateResponse:
        """Logs a member in with email address and password.

        A breached password fails with `member_reset_password` even if it is right. When
        `member_authenticated` is `false`, there is only an `intermediate_session_token`: finish MFA
        with it.

        `POST /v1/b2b/passwords/authenticate`.
        [Documentation](https://stytch.com/docs/b2b/api/passwords-authenticate).

        Args:
            organization_id: ID of the Organization; requests accept its slug or external ID
                too.
            email_address: Email address of the Member or end user.
            password: Password to check or set; any UTF-8 characters, including spaces and
                emoji.
            session_token: Token of the Member's existing session.
            session_duration_minutes: Session lifetime in minutes from now, 5 to 527040 (366
                days); an existing session is extended by it. Stytch starts a 60-minute session when
                unset.
            session_jwt: JWT of the Member's existing session.
            session_custom_claims: Custom claims for the session and its JWT, at most 4
                kilobytes; `null` deletes a key, and reserved claims such as `iss` or `sub` are
                ignored. Needs `session_duration_minutes` to start a session.
            locale: Language of the passcode text sent when the Member must complete an MFA step
                and has a phone number; English when unset.
            intermediate_session_token: Intermediate session token to add this factor to. It
                turns into a session once the Organization's login and MFA rules are met; otherwise
                the same token is returned.
            telemetry_id: Device Fingerprinting telemetry ID; when set, Stytch stores the
                device's fingerprints and IP location with the User or Member. Needs a workspace
                with Device Fingerprinting on.
        """

    def migrate(
        self,
        *,
        email_address: str,
        hash: str,
        hash_type: t.HashType,
        organization_id: str,
        md_5_config: t.Md5Config | None = ...,
        argon_2_config: t.Argon2Config | None = ...,
        sha_1_config: t.Sha1Config | None = ...,
        sha_512_config: t.Sha512Config | None = ...,
        scrypt_config: t.ScryptConfig | None = ...,
        pbkdf_2_config: t.Pbkdf2Config | None = ...,
        name: str | None = ...,
        trusted_metadata: dict[str, Any] | None = ...,
        untrusted_metadata: dict[str, Any] | None = ...,
        roles: Sequence[str] | None = ...,
        preserve_existing_sessions: bool | None = ...,
        mfa_phone_number: str | None = ...,
        set_phone_number_verified: bool | None = ...,
        external_id: str | None = ...,
    ) -> t.B2bPasswordsMigrateResponse:
        """Imports a password hash for a member, creating the member if needed.

        Marks the email address as verified, so import only users whose address you verified
        yourself. Where organizations share passwords, call it once for each of them. Limited to 100
        requests a second.

        `POST /v1/b2b/passwords/migrate`. [Documentation](https://stytch.com/docs/b2b/api/migrate).

        Args:
            email_address: Email address of the Member or end user.
            hash: Hash of the password to import, in base64 for scrypt and PBKDF2.
            hash_type: Algorithm behind `hash`: `bcrypt`, `scrypt`, `argon_2i`, `argon_2id`,
                `md_5`, `sha_1`, `sha_512` or `pbkdf_2`.
            organization_id: ID of the Organization; requests accept its slug or external ID
                too.
            md_5_config: Salts for a `hash` of type `md_5`; optional.
            argon_2_config: Argon2 parameters; required when `hash` is in hex form rather than
                the encoded form.
            sha_1_config: Settings of a SHA-1 hash, such as its salt; optional.
            sha_512_config: Settings of a SHA-512 hash, such as its salt; optional.
            scrypt_config: Settings of the scrypt hash; needed unless `hash` is in PHC encoded
                form.
            pbkdf_2_config: Parameters of the PBKDF2 hash; required when migrating one. SHA-256
                is the default; contact Stytch about other hash functions.
            name: Name of the Member.
            trusted_metadata: JSON object of your own application data or of data from the
                identity provider.
            untrusted_metadata: JSON object of your own application data that end users can
                change through the frontend SDKs; keep nothing critical in it.
            roles: Roles to assign explicitly, replacing all earlier ones. Sessions that got a
                removed Role through SSO are revoked unless `preserve_existing_sessions` is `true`.
            preserve_existing_sessions: Whether to keep sessions that got a removed Role through
                SSO too; `false` when unset, which revokes those using the affected SSO connections.
            mfa_phone_number: Member's only phone number, in E.164 form such as `+12025550162`.
            set_phone_number_verified: Whether to mark the phone number as verified. Only safe
                when you know the person owns it.
            external_id: Your own identifier for a newly created Member, unique in the
                Organization: up to 128 alphanumerics, `.`, `_`, `-` or `|`. Ignored when the Member
                already exists.
        """

    def strength_check(
        self,
        *,
        password: str,
        email_address: str | None = ...,
    ) -> t.B2bPasswordsStrengthCheckResponse:
        """Checks a password against the project's strength policy.

        `zxcvbn_feedback` or `luds_feedback` tells the user what is missing, depending on
        `strength_policy`.

        `POST /v1/b2b/passwords/strength_check`.
        [Documentation](https://stytch.com/docs/b2b/api/strength-check).

        Args:
            password: Password to rate; any UTF-8 characters, including spaces and emoji.
            email_address: Email address of the Member or end user.
        """

class _B2bPasswordsDiscovery(Group):
    """Passwords in the discovery flow."""
    email: _B2bPasswordsDiscoveryEmail

    def authenticate(
        self,
        *,
        email_address: str,
        password: str,
    ) -> t.B2bPasswordsDiscoveryAuthenticateResponse:
        """Checks an email address and password without an organization, and starts an intermediate
        session.

        For passwords shared across organizations only. A breached password fails with
        `member_reset_password` even if it is right. Exchange the intermediate session for one in
        `discovered_organizations`.

        `POST /v1/b2b/passwords/discovery/authenticate`.
        [Documentation](https://stytch.com/docs/b2b/api/passwords-discovery-authenticate).

        Args:
            email_address: Email address of the Member or end user.
            password: Password to check or set; any UTF-8 characters, including spaces and
                emoji.
        """

class _B2bPasswordsDiscoveryEmail(Group):
    """Password resets by email in the discovery flow."""

    def reset(
        self,
        *,
        password_reset_token: str,
        password: str,
        pkce_code_verifier: str | None = ...,
    ) -> t.B2bPasswordsDiscoveryEmailResetResponse:
        """Sets a new password with an emailed token and starts an intermediate session.

        Test the password with `passwords.strength_check` beforehand. Exchange the intermediate
        session for one in `discovered_organizations`.

        `POST /v1/b2b/passwords/discovery/email/reset`.
        [Documentation](https://stytch.com/docs/b2b/api/discovery-email-reset).

        Args:
            password_reset_token: Token from the password reset link, taken from its `token`
                query parameter.
            password: Password to check or set; any UTF-8 characters, including spaces and
                emoji.
            pkce_code_verifier: PKCE code verifier whose hash was sent as `pkce_code_challenge`;
                proves that the flow ends on the device that started it.
        """

    def reset_start(
        self,
        *,
        email_address: str,
        reset_password_redirect_url: str | None = ...,
        discovery_redirect_url: str | None = ...,
        reset_password_template_id: str | None = ...,
        reset_password_expiration_minutes: int | None = ...,
        pkce_code_challenge: str | None = ...,
        locale: t.Locale | None = ...,
        verify_email_template_id: str | None = ...,
    ) -> t.B2bPasswordsDiscoveryEmailResetStartResponse:
        """Emails a password reset link that is not tied to any organization.

        For passwords shared across organizations only. The link's token goes to
        `passwords.discovery.email.reset`.

        `POST /v1/b2b/passwords/discovery/email/reset/start`.
        [Documentation](https://stytch.com/docs/b2b/api/discovery-email-reset-start).

        Args:
            email_address: Email address of the Member whose password is to be reset.
            reset_password_redirect_url: URL of your reset page, opened by the emailed link with
                a `token` query parameter. Falls back to the Dashboard default; an error if neither
                is set.
            discovery_redirect_url: URL the discovery link leads to, where your app
                authenticates the token. Falls back to the Dashboard's default; with neither set,
                the call fails.
            reset_password_template_id: ID of the password reset email template, created in the
                Dashboard; your default template when unset.
            reset_password_expiration_minutes: Minutes until the password reset link expires, 5
                to 10080 (7 days); 30 when unset.
            pkce_code_challenge: PKCE challenge: the SHA-256 hash of the code verifier,
                base64url encoded.
            locale: Language of the message, an IETF BCP 47 tag; English when unset.
            verify_email_template_id: ID of the custom template, of type \"Passwords - Email
                Verification\", for a user's first password reset when cross-organization passwords
                are on; the default template is used when unset.
        """

class _B2bPasswordsEmail(Group):
    """Password resets by email."""

    def require_reset(
        self,
        *,
        email_address: str,
        organization_id: str | None = ...,
        member_id: str | None = ...,
        member_session: t.MemberSession = ...,
    ) -> t.B2bPasswordsEmailRequireResetResponse:
        """Requires the holder of an email address to reset the password.

        For passwords shared across organizations only. If a single active member uses the address,
        the password is deleted.

        `POST /v1/b2b/passwords/email/require_reset`.
        [Documentation](https://stytch.com/docs/b2b/api/passwords-require-reset-by-email).

        Args:
            email_address: Email address of the Member whose password is to be reset.
            organization_id: ID of the Organization; requests accept its slug or external ID
                too.
            member_id: UUID of the Member, or the Member's `external_id` if one is set.
            member_session: The member on whose behalf it is called. Default: it is called with
                all rights of the project.
        """

    def reset(
        self,
        *,
        password_reset_token: str,
        password: str,
        session_token: str | None = ...,
        session_duration_minutes: int | None = ...,
        session_jwt: str | None = ...,
        code_verifier: str | None = ...,
        session_custom_claims: dict[str, Any] | None = ...,
        locale: t.Locale | None = ...,
        intermediate_session_token: str | None = ...,
        telemetry_id: str | None = ...,
    ) -> t.B2bPasswordsEmailResetResponse:
        """Sets a member's new password with an emailed token, and logs the member in.

        Revokes all sessions of the member. Test the password with `passwords.strength_check`
        beforehand. When `member_authenticated` is `false`, finish MFA with the
        `intermediate_session_token`.

        `POST /v1/b2b/passwords/email/reset`.
        [Documentation](https://stytch.com/docs/b2b/api/email-reset).

        Args:
            password_reset_token: Token from the password reset link, taken from its `token`
                query parameter.
            password: Password to check or set; any UTF-8 characters, including spaces and
                emoji.
            session_token: Token of a session to update rather than start a new one; ignored
                when it is another Member's. Excludes `session_jwt`.
            session_duration_minutes: Session lifetime in minutes from now, 5 to 527040 (366
                days); an existing session is extended by it. Stytch starts a 60-minute session when
                unset.
            session_jwt: JWT of a session to update rather than start a new one; ignored when it
                is another Member's. Excludes `session_token`.
            code_verifier: PKCE verifier: the base64url one-time secret behind the
                `code_challenge` of the flow.
            session_custom_claims: Custom claims for the session and its JWT, at most 4
                kilobytes; `null` deletes a key, and reserved claims such as `iss` or `sub` are
                ignored. Needs `session_duration_minutes` to start a session.
            locale: Language of the passcode text sent when the Member must complete an MFA step
                and has a phone number; English when unset.
            intermediate_session_token: Intermediate session token to add this factor to. It
                turns into a session once the Organization's login and MFA rules are met; otherwise
                the same token is returned.
            telemetry_id: Device Fingerprinting telemetry ID; when set, Stytch stores the
                device's fingerprints and IP location with the User or Member. Needs a workspace
                with Device Fingerprinting on.
        """

    def reset_start(
        self,
        *,
        organization_id: str,
        email_address: str,
        reset_password_redirect_url: str | None = ...,
        reset_password_expiration_minutes: int | None = ...,
        code_challenge: str | None = ...,
        login_redirect_url: str | None = ...,
        locale: t.Locale | None = ...,
        reset_password_template_id: str | None = ...,
        verify_email_template_id: str | None = ...,
    ) -> t.B2bPasswordsEmailResetStartResponse:
        """Emails a member a link for resetting the password.

        The link's token goes to `passwords.email.reset`.

        `POST /v1/b2b/passwords/email/reset/start`.
        [Documentation](https://stytch.com/docs/b2b/api/email-reset-start).

        Args:
            organization_id: ID of the Organization; requests accept its slug or external ID
                too.
            email_address: Email address of the Member whose password is to be reset.
            reset_password_redirect_url: URL of your reset page, opened by the emailed link with
                a `token` query parameter. Falls back to the Dashboard default; an error if neither
                is set.
            reset_password_expiration_minutes: Minutes until the password reset link expires, 5
                to 10080 (7 days); 30 when unset.
            code_challenge: PKCE challenge: base64url of the SHA-256 hash of a one-time secret,
                so the flow must finish on the device that started it.
            login_redirect_url: URL the email's \"Log in without password\" button opens;
                authenticate its `token` param as a magic link. If unset, the Dashboard's default
                applies; without one, the call fails.
            locale: Language of the message, an IETF BCP 47 tag; English when unset.
            reset_password_template_id: ID of the password reset email template, created in the
                Dashboard; your default template when unset.
            verify_email_template_id: ID of the custom template, of type \"Passwords - Email
                Verification\", for a user's first password reset when cross-organization passwords
                are on; the default template is used when unset.
        """

class _B2bPasswordsExistingPassword(Group):
    """Password resets by the present password."""

    def reset(
        self,
        *,
        email_address: str,
        existing_password: str,
        new_password: str,
        organization_id: str,
        session_token: str | None = ...,
        session_duration_minutes: int | None = ...,
        session_jwt: str | None = ...,
        session_custom_claims: dict[str, Any] | None = ...,
        locale: t.Locale | None = ...,
        telemetry_id: str | None = ...,
    ) -> t.B2bPasswordsExistingPasswordResetResponse:
        """Replaces a member's password, given the present one, and logs the member in.

        Revokes all sessions of the member. Test the new password with `passwords.strength_check`
        beforehand. When `member_authenticated` is `false`, finish MFA with the
        `intermediate_session_token`.

        `POST /v1/b2b/passwords/existing_password/reset`.
        [Documentation](https://stytch.com/docs/b2b/api/existing-reset).

        Args:
            email_address: Email address of the Member or end user.
            existing_password: Current password of the User or Member.
            new_password: Password that replaces the existing one.
            organization_id: ID of the Organization; requests accept its slug or external ID
                too.
            session_token: Token of the Member's existing session.
            session_duration_minutes: Session lifetime in minutes from now, 5 to 527040 (366
                days); an existing session is extended by it. Stytch starts a 60-minute session when
                unset.
            session_jwt: JWT of the Member's existing session.
            session_custom_claims: Custom claims for the session and its JWT, at most 4
                kilobytes; `null` deletes a key, and reserved claims such as `iss` or `sub` are
                ignored. Needs `session_duration_minutes` to start a session.
            locale: Language of the passcode text sent when the Member must complete an MFA step
                and has a phone number; English when unset.
            telemetry_id: Device Fingerprinting telemetry ID; when set, Stytch stores the
                device's fingerprints and IP location with the User or Member. Needs a workspace
                with Device Fingerprinting on.
        """

class _B2bPasswordsSessions(Group):
    """Password resets by a session."""

    def reset(
        self,
        *,
        organization_id: str,
        password: str,
        session_token: str | None = ...,
        session_jwt: str | None = ...,
        session_duration_minutes: int | None = ...,
        session_custom_claims: dict[str, Any] | None = ...,
        locale: t.Locale | None = ...,
        telemetry_id: str | None = ...,
    ) -> t.B2bPasswordsSessionsResetResponse:
        """Sets a member's new password, authorized by a session.

        Needs `session_token` or `session_jwt`, with a factor not older than 5 minutes. Revokes all
        other sessions of the member.

        `POST /v1/b2b/passwords/session/reset`.
        [Documentation](https://stytch.com/docs/b2b/api/session-reset).

        Args:
            organization_id: ID of the Organization; requests accept its slug or external ID
                too.
            password: Password to check or set; any UTF-8 characters, including spaces and
                emoji.
            session_token: Token of the Member's existing session.
            session_jwt: JWT of the Member's existing session.
            session_duration_minutes: Session lifetime in minutes from now, 5 to 527040 (366
                days); an existing session is extended by it. Stytch starts a 60-minute session when
                unset.
            session_custom_claims: Custom claims for the session and its JWT, at most 4
                kilobytes; `null` deletes a key, and reserved claims such as `iss` or `sub` are
                ignored. Needs `session_duration_minutes` to start a session.
            locale: Language of the message, an IETF BCP 47 tag; English when unset.
            telemetry_id: Device Fingerprinting telemetry ID; when set, Stytch stores the
                device's fingerprints and IP location with the User or Member. Needs a workspace
                with Device Fingerprinting on.
        """

class _B2bRbac(Group):
    """Role-based access control."""
    organizations: _B2bRbacOrganizations

    def policy(self) -> t.B2bRbacPolicyResponse:
        """Fetches the project's RBAC policy.

        It holds the roles, resources and scopes defined in the dashboard. Cache it: that allows
        authorization checks without a request.

        `GET /v1/b2b/rbac/policy`.
        [Documentation](https://stytch.com/docs/b2b/api/rbac-resource-object).
        """

    def authorize(
        self,
        *,
        roles: Sequence[str],
        organization_id: str,
        authorization_check: t.MemberPermissionCheck,
    ) -> t.Nothing:
        """Checks that roles of a member allow an action, by the policies of the project and of the
        organization.

        Raises `Denied` if they do not.

        Args:
            roles: Roles of the member's session.
            organization_id: Organization of the member with these roles.
            authorization_check: The action.
        """

class _B2bRbacOrganizations(Group):
    """Roles of single organizations."""

    def get_org_policy(
        self,
        *,
        organization_id: str,
    ) -> t.B2bRbacOrganizationsGetOrgPolicyResponse:
        """Fetches the roles that an organization adds to the project's RBAC policy.

        In private beta: Stytch must enable it for the workspace.

        `GET /v1/b2b/rbac/organizations/{organization_id}`.
        [Documentation](https://stytch.com/docs/b2b/api/rbac-role-object).

        Args:
            organization_id: ID of the Organization; requests accept its slug or external ID
                too.
        """

    def set_org_policy(
        self,
        *,
        organization_id: str,
        org_policy: t.B2bOrgPolicy,
    ) -> t.B2bRbacOrganizationsSetOrgPolicyResponse:
        """Replaces the roles that an organization adds to the project's RBAC policy.

        Roles left out of `org_policy` are removed; the project's own policy does not change. In
        private beta: Stytch must enable it for the workspace.

        `PUT /v1/b2b/rbac/organizations/{organization_id}`.
        [Documentation](https://stytch.com/docs/b2b/api/rbac-role-object).

        Args:
            organization_id: ID of the Organization; requests accept its slug or external ID
                too.
            org_policy: RBAC policy of this Organization: its own Roles, which add to those of
                the project-wide policy.
        """

class _B2bRecoveryCodes(Group):
    """Recovery codes for lost second factors."""

    def get(
        self,
        *,
        organization_id: str,
        member_id: str,
    ) -> t.B2bRecoveryCodesGetResponse:
        """Fetches the recovery codes that a member has left.

        `GET /v1/b2b/recovery_codes/{organization_id}/{member_id}`.
        [Documentation](https://stytch.com/docs/b2b/api/recovery-codes-get).

        Args:
            organization_id: ID of the Organization; requests accept its slug or external ID
                too.
            member_id: UUID of the Member, or the Member's `external_id` if one is set.
        """

    def recover(
        self,
        *,
        organization_id: str,
        member_id: str,
        recovery_code: str,
        intermediate_session_token: str | None = ...,
        session_token: str | None = ...,
        session_jwt: str | None = ...,
        session_duration_minutes: int | None = ...,
        session_custom_claims: dict[str, Any] | None = ...,
        telemetry_id: str | None = ...,
    ) -> t.B2bRecoveryCodesRecoverResponse:
        """Completes a member's MFA with a recovery code.

        The code is used up; `recovery_codes_remaining` counts the others.

        `POST /v1/b2b/recovery_codes/recover`.
        [Documentation](https://stytch.com/docs/b2b/api/recovery-codes-recover).

        Args:
            organization_id: ID of the Organization; requests accept its slug or external ID
                too.
            member_id: UUID of the Member, or the Member's `external_id` if one is set.
            recovery_code: Recovery code to authenticate with in place of the Member's MFA
                method.
            intermediate_session_token: Intermediate session token: login factors proven so far
                that can become a Member session; lives 10 minutes by default.
            session_token: Token of the Member's existing session.
            session_jwt: JWT of the Member's existing session.
            session_duration_minutes: Session lifetime in minutes from now, 5 to 527040 (366
                days); an existing session is extended by it. Stytch starts a 60-minute session when
                unset.
            session_custom_claims: Custom claims for the session and its JWT, at most 4
                kilobytes; `null` deletes a key, and reserved claims such as `iss` or `sub` are
                ignored. Needs `session_duration_minutes` to start a session.
            telemetry_id: Device Fingerprinting telemetry ID; when set, Stytch stores the
                device's fingerprints and IP location with the User or Member. Needs a workspace
                with Device Fingerprinting on.
        """

    def rotate(
        self,
        *,
        organization_id: str,
        member_id: str,
    ) -> t.B2bRecoveryCodesRotateResponse:
        """Replaces all recovery codes of a member.

        The old codes stop working at once.

        `POST /v1/b2b/recovery_codes/rotate`.
        [Documentation](https://stytch.com/docs/b2b/api/recovery-codes-rotate).

        Args:
            organization_id: ID of the Organization; requests accept its slug or external ID
                too.
            member_id: UUID of the Member, or the Member's `external_id` if one is set.
        """

class _B2bRedirects(Group):
    """What a browser brings back from a login."""

    def parse(
        self,
        *,
        redirect: str,
    ) -> t.Redirect:
        """Reads what a browser brings back from a login of a member.

        Args:
            redirect: URL of the redirect, its query, or the HTTP request.
        """

class _B2bScim(Group):
    """Member provisioning by SCIM."""
    connection: _B2bScimConnection

class _B2bScimConnection(Group):
    """SCIM connections and their bearer tokens."""

    def create(
        self,
        *,
        organization_id: str,
        display_name: str | None = ...,
        identity_provider: t.B2bScimIdentityProvider | None = ...,
        member_session: t.MemberSession = ...,
    ) -> t.B2bScimConnectionCreateResponse:
        """Creates an organization's SCIM connection.

        The bearer token for the identity provider is in this response only.

        `POST /v1/b2b/scim/{organization_id}/connection`.
        [Documentation](https://stytch.com/docs/b2b/api/create-scim-connection).

        Args:
            organization_id: ID of the Organization; requests accept its slug or external ID
                too.
            display_name: Readable name of the connection.
            identity_provider: IdP behind the SCIM connection: `cyberark`, `jumpcloud`,
                `microsoft-entra`, `okta`, `onelogin`, `pingfederate`, `rippling` or `generic`. It
                can affect the base URL.
            member_session: The member on whose behalf it is called. Default: it is called with
                all rights of the project.
        """

    def delete(
        self,
        *,
        organization_id: str,
        connection_id: str,
        member_session: t.MemberSession = ...,
    ) -> t.B2bScimConnectionDeleteResponse:
        """Deletes a SCIM connection.

        `DELETE /v1/b2b/scim/{organization_id}/connection/{connection_id}`.
        [Documentation](https://stytch.com/docs/b2b/api/delete-scim-connection).

        Args:
            organization_id: ID of the Organization; requests accept its slug or external ID
                too.
            connection_id: Unique ID of the SCIM connection.
            member_session: The member on whose behalf it is called. Default: it is called with
                all rights of the project.
        """

    def get(
        self,
        *,
        organization_id: str,
        member_session: t.MemberSession = ...,
    ) -> t.B2bScimConnectionGetResponse:
        """Fetches an organization's SCIM connection.

        `GET /v1/b2b/scim/{organization_id}/connection`.
        [Documentation](https://stytch.com/docs/b2b/api/get-scim-connection).

        Args:
            organization_id: ID of the Organization; requests accept its slug or external ID
                too.
            member_session: The member on whose behalf it is called. Default: it is called with
                all rights of the project.
        """

    def get_groups(
        self,
        *,
        organization_id: str,
        connection_id: str,
        cursor: str = ...,
        limit: int = ...,
        member_session: t.MemberSession = ...,
    ) -> t.B2bScimConnectionGetGroupsResponse:
        """Lists the groups that a SCIM connection has brought in.

        Paginated by `cursor` and `limit`.

        `GET /v1/b2b/scim/{organization_id}/connection/{connection_id}`.
        [Documentation](https://stytch.com/docs/b2b/api/get-scim-connection-groups).

        Args:
            organization_id: ID of the Organization; requests accept its slug or external ID
                too.
            connection_id: Unique ID of the SCIM connection.
            cursor: Place to resume from: the `next_cursor` of the previous page, or unset for
                the first page. Keep going until `next_cursor` is null.
            limit: Results per page: 100 by default, at most 1000. Page through more with
                `cursor`.
            member_session: The member on whose behalf it is called. Default: it is called with
                all rights of the project.
        """

    def get_groups_items(
        self,
        *,
        organization_id: str,
        connection_id: str,
        cursor: str = ...,
        limit: int = ...,
        member_session: t.MemberSession = ...,
    ) -> Walk[t.B2bScimGroup]:
        """Walks through the items of the list, fetching pages as they are needed.

        Paginated by `cursor` and `limit`.

        `GET /v1/b2b/scim/{organization_id}/connection/{connection_id}`.
        [Documentation](https://stytch.com/docs/b2b/api/get-scim-connection-groups).

        Args:
            organization_id: ID of the Organization; requests accept its slug or external ID
                too.
            connection_id: Unique ID of the SCIM connection.
            cursor: Place to resume from: the `next_cursor` of the previous page, or unset for
                the first page. Keep going until `next_cursor` is null.
            limit: Results per page: 100 by default, at most 1000. Page through more with
                `cursor`.
            member_session: The member on whose behalf it is called. Default: it is called with
                all rights of the project.
        """

    def get_groups_pages(
        self,
        *,
        organization_id: str,
        connection_id: str,
        cursor: str = ...,
        limit: int = ...,
        member_session: t.MemberSession = ...,
    ) -> Walk[t.B2bScimConnectionGetGroupsResponse]:
        """Walks through the pages of the list, fetching each when the loop reaches it.

        Paginated by `cursor` and `limit`.

        `GET /v1/b2b/scim/{organization_id}/connection/{connection_id}`.
        [Documentation](https://stytch.com/docs/b2b/api/get-scim-connection-groups).

        Args:
            organization_id: ID of the Organization; requests accept its slug or external ID
                too.
            connection_id: Unique ID of the SCIM connection.
            cursor: Place to resume from: the `next_cursor` of the previous page, or unset for
                the first page. Keep going until `next_cursor` is null.
            limit: Results per page: 100 by default, at most 1000. Page through more with
                `cursor`.
            member_session: The member on whose behalf it is called. Default: it is called with
                all rights of the project.
        """

    def rotate_cancel(
        self,
        *,
        organization_id: str,
        connection_id: str,
        member_session: t.MemberSession = ...,
    ) -> t.B2bScimConnectionRotateCancelResponse:
        """Cancels a rotation of a SCIM token; the old token stays in use.

        `POST /v1/b2b/scim/{organization_id}/connection/{connection_id}/rotate/cancel`.
        [Documentation](https://stytch.com/docs/b2b/api/scim-rotate-token-cancel).

        Args:
            organization_id: ID of the Organization; requests accept its slug or external ID
                too.
            connection_id: Unique ID of the SCIM connection.
            member_session: The member on whose behalf it is called. Default: it is called with
                all rights of the project.
        """

    def rotate_complete(
        self,
        *,
        organization_id: str,
        connection_id: str,
        member_session: t.MemberSession = ...,
    ) -> t.B2bScimConnectionRotateCompleteResponse:
        """Completes a rotation of a SCIM token; the token from `rotate_start` takes over.

        Give the new token to the identity provider first.

        `POST /v1/b2b/scim/{organization_id}/connection/{connection_id}/rotate/complete`.
        [Documentation](https://stytch.com/docs/b2b/api/scim-rotate-token-complete).

        Args:
            organization_id: ID of the Organization; requests accept its slug or external ID
                too.
            connection_id: Unique ID of the SCIM connection.
            member_session: The member on whose behalf it is called. Default: it is called with
                all rights of the project.
        """

    def rotate_start(
        self,
        *,
        organization_id: str,
        connection_id: str,
        member_session: t.MemberSession = ...,
    ) -> t.B2bScimConnectionRotateStartResponse:
        """Starts a rotation of a SCIM token and returns the next token.

        End it with `rotate_complete` or `rotate_cancel`.

        `POST /v1/b2b/scim/{organization_id}/connection/{connection_id}/rotate/start`.
        [Documentation](https://stytch.com/docs/b2b/api/scim-rotate-token-start).

        Args:
            organization_id: ID of the Organization; requests accept its slug or external ID
                too.
            connection_id: Unique ID of the SCIM connection.
            member_session: The member on whose behalf it is called. Default: it is called with
                all rights of the project.
        """

    def update(
        self,
        *,
        organization_id: str,
        connection_id: str,
        display_name: str | None = ...,
        identity_provider: t.B2bScimIdentityProvider | None = ...,
        scim_group_implicit_role_assignments: Sequence[t.B2bScimGroupImplicitRoleAssignment] | None = ...,
        member_session: t.MemberSession = ...,
    ) -> t.B2bScimConnectionUpdateResponse:
        """Updates a SCIM connection.

        `PUT /v1/b2b/scim/{organization_id}/connection/{connection_id}`.
        [Documentation](https://stytch.com/docs/b2b/api/update-scim-connection).

        Args:
            organization_id: ID of the Organization; requests accept its slug or external ID
                too.
            connection_id: Unique ID of the SCIM connection.
            display_name: Readable name of the connection.
            identity_provider: IdP behind the SCIM connection: `cyberark`, `jumpcloud`,
                `microsoft-entra`, `okta`, `onelogin`, `pingfederate`, `rippling` or `generic`. It
                can affect the base URL.
            scim_group_implicit_role_assignments: Pairs of SCIM group and Role, each with a
                `group_id` and a `role_id`; Members of the group get the Role.
            member_session: The member on whose behalf it is called. Default: it is called with
                all rights of the project.
        """

class _B2bSessions(Group):
    """Member sessions."""

    def attest(
        self,
        *,
        profile_id: str,
        token: str,
        organization_id: str | None = ...,
        session_duration_minutes: int | None = ...,
        session_custom_claims: dict[str, Any] | None = ...,
        session_token: str | None = ...,
        session_jwt: str | None = ...,
        telemetry_id: str | None = ...,
    ) -> t.B2bSessionsAttestResponse:
        """Exchanges a token from a trusted identity provider for a member session.

        Needs a trusted auth token profile from the dashboard. With `session_token` or
        `session_jwt`, the factor is added to that session.

        `POST /v1/b2b/sessions/attest`.
        [Documentation](https://stytch.com/docs/b2b/api/attest-session).

        Args:
            profile_id: ID of the trusted auth token profile that the attested token belongs to.
            token: Trusted auth token to authenticate; needs a claim for the organization ID
                when JIT provisioning is on.
            organization_id: ID of the Organization to start the session in; required when the
                trusted auth token carries no organization claim.
            session_duration_minutes: Session lifetime in minutes from now, 5 to 527040 (366
                days); an existing session is extended by it. Stytch starts a 60-minute session when
                unset.
            session_custom_claims: Custom claims for the session and its JWT, at most 4
                kilobytes; `null` deletes a key, and reserved claims such as `iss` or `sub` are
                ignored. Needs `session_duration_minutes` to start a session.
            session_token: Token of the session to add the trusted auth token factor to.
            session_jwt: JWT of the session to add the trusted auth token factor to.
            telemetry_id: Device Fingerprinting telemetry ID; when set, Stytch stores the
                device's fingerprints and IP location with the User or Member. Needs a workspace
                with Device Fingerprinting on.
        """

    def authenticate(
        self,
        *,
        session_token: str | None = ...,
        session_duration_minutes: int | None = ...,
        session_jwt: str | None = ...,
        session_custom_claims: dict[str, Any] | None = ...,
        authorization_check: t.B2bAuthorizationCheck | None = ...,
    ) -> t.B2bSessionsAuthenticateResponse:
        """Checks a member session, and extends or authorizes it on request.

        Needs exactly one of `session_token` and `session_jwt`; an expired JWT is renewed while its
        session lives. The session is extended only if `session_duration_minutes` is set. With
        `authorization_check`, the call fails with 403 if the member lacks the permission or belongs
        to another organization.

        `POST /v1/b2b/sessions/authenticate`.
        [Documentation](https://stytch.com/docs/b2b/api/authenticate-session).

        Args:
            session_token: Token of the session to authenticate.
            session_duration_minutes: New session lifetime in minutes from now, 5 to 527040 (366
                days); each successful call extends the session by it.
            session_jwt: JWT of the session to authenticate.
            session_custom_claims: Custom claims for the session and its JWT, at most 4
                kilobytes; `null` deletes a key, and reserved claims such as `iss` or `sub` are
                ignored. Needs `session_duration_minutes` to start a session.
            authorization_check: Additional permission check; fails with a 403 error if the
                Member lacks the permission or belongs to another Organization, otherwise returns
                the matching Roles.
        """

    def exchange(
        self,
        *,
        organization_id: str,
        session_token: str | None = ...,
        session_jwt: str | None = ...,
        session_duration_minutes: int | None = ...,
        session_custom_claims: dict[str, Any] | None = ...,
        locale: t.Locale | None = ...,
        telemetry_id: str | None = ...,
    ) -> t.B2bSessionsExchangeResponse:
        """Exchanges a member session for one in another organization.

        Can accept an invite, but cannot provision a new member. When `member_authenticated` is
        `false`, no session exists yet: look at `primary_required` first, then `mfa_required`, and
        pass the returned `intermediate_session_token` to the authenticate call that is still
        missing.

        `POST /v1/b2b/sessions/exchange`.
        [Documentation](https://stytch.com/docs/b2b/api/exchange-session).

        Args:
            organization_id: ID of the Organization; requests accept its slug or external ID
                too.
            session_token: Token of the Member's existing session.
            session_jwt: JWT of the Member's existing session.
            session_duration_minutes: Session lifetime in minutes from now, 5 to 527040 (366
                days); an existing session is extended by it. Stytch starts a 60-minute session when
                unset.
            session_custom_claims: Custom claims for the session and its JWT, at most 4
                kilobytes; `null` deletes a key, and reserved claims such as `iss` or `sub` are
                ignored. Needs `session_duration_minutes` to start a session.
            locale: Language of the passcode text sent when the Member must complete an MFA step
                and has a phone number; English when unset.
            telemetry_id: Device Fingerprinting telemetry ID; when set, Stytch stores the
                device's fingerprints and IP location with the User or Member. Needs a workspace
                with Device Fingerprinting on.
        """

    def exchange_access_token(
        self,
        *,
        access_token: str,
        session_duration_minutes: int | None = ...,
        session_custom_claims: dict[str, Any] | None = ...,
        telemetry_id: str | None = ...,
    ) -> t.B2bSessionsExchangeAccessTokenResponse:
        """Exchanges a connected app's access token for a session of its member.

        The token needs the `full_access` scope, which only first-party apps get, must not be older
        than 5 minutes, and works once. MFA is never required.

        `POST /v1/b2b/sessions/exchange_access_token`.
        [Documentation](https://stytch.com/docs/b2b/api/connected-app-access-token-exchange).

        Args:
            access_token: Access token of the Connected App; it needs the `full_access` scope.
            session_duration_minutes: Session lifetime in minutes from now, 5 to 527040 (366
                days); an existing session is extended by it. Stytch starts a 60-minute session when
                unset.
            session_custom_claims: Custom claims for the session and its JWT, at most 4
                kilobytes; `null` deletes a key, and reserved claims such as `iss` or `sub` are
                ignored. Needs `session_duration_minutes` to start a session.
            telemetry_id: Device Fingerprinting telemetry ID; when set, Stytch stores the
                device's fingerprints and IP location with the User or Member. Needs a workspace
                with Device Fingerprinting on.
        """

    def get(
        self,
        *,
        organization_id: str,
        member_id: str,
    ) -> t.B2bSessionsGetResponse:
        """Lists a member's active sessions.

        `GET /v1/b2b/sessions`. [Documentation](https://stytch.com/docs/b2b/api/session-object).

        Args:
            organization_id: ID of the Organization; requests accept its slug or external ID
                too.
            member_id: UUID of the Member, or the Member's `external_id` if one is set.
        """

    def get_jwks(
        self,
        *,
        project_id: str = ...,
    ) -> t.B2bSessionsGetJwksResponse:
        """Fetches the keys that sign the project's session JWTs.

        Pick the key by `kid`. Keys change about every 6 months, and the old one stays listed for a
        month.

        `GET /v1/b2b/sessions/jwks/{project_id}`.
        [Documentation](https://stytch.com/docs/b2b/guides/sessions/resources/using-jwts).

        Args:
            project_id: ID of the project whose JWKS to fetch.
        """

    def migrate(
        self,
        *,
        session_token: str,
        organization_id: str,
        session_duration_minutes: int | None = ...,
        session_custom_claims: dict[str, Any] | None = ...,
    ) -> t.B2bSessionsMigrateResponse:
        """Exchanges a session token of an external OIDC provider for a member session.

        Stytch asks the UserInfo endpoint configured in the dashboard for the email address. The
        member must exist already.

        `POST /v1/b2b/sessions/migrate`.
        [Documentation](https://stytch.com/docs/api-reference/b2b/api/sessions/migrate-session).

        Args:
            session_token: Authorization token that Stytch sends to your external UserInfo
                endpoint.
            organization_id: ID of the Organization; requests accept its slug or external ID
                too.
            session_duration_minutes: Session lifetime in minutes from now, 5 to 527040 (366
                days); an existing session is extended by it. Stytch starts a 60-minute session when
                unset.
            session_custom_claims: Custom claims for the session and its JWT, at most 4
                kilobytes; `null` deletes a key, and reserved claims such as `iss` or `sub` are
                ignored. Needs `session_duration_minutes` to start a session.
        """

    def revoke(
        self,
        *,
        member_session_id: str | None = ...,
        session_token: str | None = ...,
        session_jwt: str | None = ...,
        member_id: str | None = ...,
        member_session: t.MemberSession = ...,
    ) -> t.B2bSessionsRevokeResponse:
        """Revokes one session, or all sessions of a member.

        `member_session_id`, `session_token` or `session_jwt` names one session; `member_id` means
        all of them.

        `POST /v1/b2b/sessions/revoke`.
        [Documentation](https://stytch.com/docs/b2b/api/revoke-session).

        Args:
            member_session_id: ID of the session to revoke.
            session_token: Token of the session to revoke.
            session_jwt: JWT of the session to revoke.
            member_id: UUID of the Member whose sessions are all to be revoked.
            member_session: The member on whose behalf it is called. Default: it is called with
                all rights of the project.
        """

    def authenticate_jwt(
        self,
        *,
        session_jwt: str,
        max_age_seconds: int = ...,
        fall_back: bool | None = ...,
        authorization_check: t.MemberPermissionCheck = ...,
        session_duration_minutes: int | None = ...,
        session_custom_claims: dict[str, Any] | None = ...,
    ) -> t.B2bCheckedSession:
        """Authenticates a session JWT of a member, without a request in the common case.

        Signature and claims are checked with the project's keys, which are fetched once and cached.
        For up to five minutes, the check does not notice that a session was revoked. `Denied` means
        that the check said no; any other error, that it could not be completed.

        Args:
            session_jwt: JWT of the session, such as that of a cookie.
            max_age_seconds: Age from which a JWT is not accepted even if it is valid; 0 accepts
                none. Turns `fall_back` on, unless that is false. Default: no limit.
            fall_back: Whether Stytch is asked when the local check is not enough. Default:
                false, unless `max_age_seconds` is set.
            authorization_check: An action that the roles of the session must allow.
            session_duration_minutes: If Stytch is asked: new lifetime of the session in minutes
                from then.
            session_custom_claims: If Stytch is asked: custom claims to add to the session.
        """

class _B2bSso(Group):
    """Single sign-on and its connections."""
    external: _B2bSsoExternal
    oidc: _B2bSsoOidc
    saml: _B2bSsoSaml

    def authenticate(
        self,
        *,
        sso_token: str,
        pkce_code_verifier: str | None = ...,
        session_token: str | None = ...,
        session_jwt: str | None = ...,
        session_duration_minutes: int | None = ...,
        session_custom_claims: dict[str, Any] | None = ...,
        locale: t.Locale | None = ...,
        intermediate_session_token: str | None = ...,
        telemetry_id: str | None = ...,
    ) -> t.B2bSsoAuthenticateResponse:
        """Logs a member in with the token from a finished SSO flow.

        The session lasts 60 minutes unless `session_duration_minutes` says otherwise; pass
        `session_token` or `session_jwt` to add to an existing one. When `member_authenticated` is
        `false`, there is only an `intermediate_session_token`: finish with `otps.sms.authenticate`,
        `totps.authenticate` or `recovery_codes.recover`.

        `POST /v1/b2b/sso/authenticate`.
        [Documentation](https://stytch.com/docs/b2b/api/sso-authenticate).

        Args:
            sso_token: SSO token to authenticate.
            pkce_code_verifier: PKCE code verifier whose hash was sent as `pkce_code_challenge`;
                proves that the flow ends on the device that started it.
            session_token: Token of the Member's existing session.
            session_jwt: JWT of the Member's existing session.
            session_duration_minutes: Session lifetime in minutes from now, 5 to 527040 (366
                days); an existing session is extended by it. Stytch starts a 60-minute session when
                unset.
            session_custom_claims: Custom claims for the session and its JWT, at most 4
                kilobytes; `null` deletes a key, and reserved claims such as `iss` or `sub` are
                ignored. Needs `session_duration_minutes` to start a session.
            locale: Language of the passcode text sent when the Member must complete an MFA step
                and has a phone number; English when unset.
            intermediate_session_token: Intermediate session token to add this factor to. It
                turns into a session once the Organization's login and MFA rules are met; otherwise
                the same token is returned.
            telemetry_id: Device Fingerprinting telemetry ID; when set, Stytch stores the
                device's fingerprints and IP location with the User or Member. Needs a workspace
                with Device Fingerprinting on.
        """

    def delete_connection(
        self,
        *,
        organization_id: str,
        connection_id: str,
        member_session: t.MemberSession = ...,
    ) -> t.B2bSsoDeleteConnectionResponse:
        """Deletes an SSO connection of any kind.

        `DELETE /v1/b2b/sso/{organization_id}/connections/{connection_id}`.
        [Documentation](https://stytch.com/docs/b2b/api/delete-sso-connection).

        Args:
            organization_id: ID of the Organization that owns the SSO connection; its slug or
                external ID works too.
            connection_id: ID of the SSO connection to delete: SAML, OIDC or External.
            member_session: The member on whose behalf it is called. Default: it is called with
                all rights of the project.
        """

    def get_connections(
        self,
        *,
        organization_id: str,
        member_session: t.MemberSession = ...,
    ) -> t.B2bSsoGetConnectionsResponse:
        """Lists an organization's SAML, OIDC and external SSO connections.

        `GET /v1/b2b/sso/{organization_id}`.
        [Documentation](https://stytch.com/docs/b2b/api/get-sso-connections).

        Args:
            organization_id: ID of the Organization; requests accept its slug or external ID
                too.
            member_session: The member on whose behalf it is called. Default: it is called with
                all rights of the project.
        """

    def start_url(
        self,
        *,
        public_token: str,
        connection_id: str = ...,
        organization_id: str = ...,
        login_redirect_url: str = ...,
        signup_redirect_url: str = ...,
        custom_scopes: Sequence[str] = ...,
        pkce_code_challenge: str = ...,
    ) -> t.StartUrl:
        """Returns the URL at which a login with SSO begins.

        Either `connection_id` or `organization_id` must be there.

        Args:
            public_token: Public token of the project.
            connection_id: SSO connection.
            organization_id: Id of the organization, whose default connection is used.
            login_redirect_url: URL at which existing members arrive with the token. Default:
                that of the dashboard.
            signup_redirect_url: URL at which new members arrive with the token. Default: that
                of the dashboard.
            custom_scopes: Scopes to request from the provider, in addition to those that Stytch
                needs.
            pkce_code_challenge: PKCE challenge: authenticating the token then requires its
                verifier.
        """

class _B2bSsoExternal(Group):
    """SSO connections borrowed from another organization."""

    def create_connection(
        self,
        *,
        organization_id: str,
        external_organization_id: str,
        external_connection_id: str,
        display_name: str | None = ...,
        connection_implicit_role_assignments: Sequence[t.B2bConnectionImplicitRoleAssignment] | None = ...,
        group_implicit_role_assignments: Sequence[t.B2bGroupImplicitRoleAssignment] | None = ...,
        member_session: t.MemberSession = ...,
    ) -> t.B2bSsoExternalCreateConnectionResponse:
        """Creates an SSO connection that relies on a connection of another organization.

        `POST /v1/b2b/sso/external/{organization_id}`.
        [Documentation](https://stytch.com/docs/b2b/api/create-external-connection).

        Args:
            organization_id: ID of the Organization; requests accept its slug or external ID
                too.
            external_organization_id: UUID of the other Organization in the Project that owns
                the reused SSO connection.
            external_connection_id: UUID of the SSO connection, set up for another Organization
                of the Project, that this one reuses.
            display_name: Readable name of the connection.
            connection_implicit_role_assignments: Roles granted to every Member who logs in
                through this connection.
            group_implicit_role_assignments: Roles granted to Members by the IdP group they
                belong to.
            member_session: The member on whose behalf it is called. Default: it is called with
                all rights of the project.
        """

    def update_connection(
        self,
        *,
        organization_id: str,
        connection_id: str,
        display_name: str | None = ...,
        external_connection_implicit_role_assignments: Sequence[t.B2bConnectionImplicitRoleAssignment] | None = ...,
        external_group_implicit_role_assignments: Sequence[t.B2bGroupImplicitRoleAssignment] | None = ...,
        member_session: t.MemberSession = ...,
    ) -> t.B2bSsoExternalUpdateConnectionResponse:
        """Updates an external SSO connection.

        `PUT /v1/b2b/sso/external/{organization_id}/connections/{connection_id}`.
        [Documentation](https://stytch.com/docs/b2b/api/update-external-connection).

        Args:
            organization_id: ID of the Organization; requests accept its slug or external ID
                too.
            connection_id: Unique ID of the External SSO connection.
            display_name: Readable name of the connection.
            external_connection_implicit_role_assignments: Roles every Member who logs in
                through this External connection gets; not available when the underlying connection
                is OIDC.
            external_group_implicit_role_assignments: Roles granted by IdP group. The underlying
                connection must be SAML, not OIDC, and its `attribute_mapping` must already have a
                `groups` key.
            member_session: The member on whose behalf it is called. Default: it is called with
                all rights of the project.
        """

class _B2bSsoOidc(Group):
    """OpenID Connect connections."""

    def create_connection(
        self,
        *,
        organization_id: str,
        display_name: str | None = ...,
        identity_provider: t.B2bSsoIdentityProvider | None = ...,
        member_session: t.MemberSession = ...,
    ) -> t.B2bSsoOidcCreateConnectionResponse:
        """Creates an OIDC connection.

        It becomes active once `update_connection` has filled in the provider's details.

        `POST /v1/b2b/sso/oidc/{organization_id}`.
        [Documentation](https://stytch.com/docs/b2b/api/create-oidc-connection).

        Args:
            organization_id: ID of the Organization; requests accept its slug or external ID
                too.
            display_name: Readable name of the connection.
            identity_provider: IdP behind the SSO connection, such as `okta`, `microsoft-entra`
                or `google-workspace`; `generic` stands for any other. Known providers get their own
                handling.
            member_session: The member on whose behalf it is called. Default: it is called with
                all rights of the project.
        """

    def update_connection(
        self,
        *,
        organization_id: str,
        connection_id: str,
        display_name: str | None = ...,
        client_id: str | None = ...,
        client_secret: str | None = ...,
        issuer: str | None = ...,
        authorization_url: str | None = ...,
        token_url: str | None = ...,
        userinfo_url: str | None = ...,
        jwks_url: str | None = ...,
        identity_provider: t.B2bSsoIdentityProvider | None = ...,
        custom_scopes: str | None = ...,
        attribute_mapping: dict[str, Any] | None = ...,
        member_session: t.MemberSession = ...,
    ) -> t.B2bSsoOidcUpdateConnectionResponse:
        """Updates an OIDC connection.

        A new `issuer` makes Stytch read the provider's metadata and fill in `authorization_url`,
        `token_url`, `userinfo_url` and `jwks_url`; values in the request win. `client_id` and
        `client_secret` are never inferred. The connection turns active when these seven are set.

        `PUT /v1/b2b/sso/oidc/{organization_id}/connections/{connection_id}`.
        [Documentation](https://stytch.com/docs/b2b/api/update-oidc-connection).

        Args:
            organization_id: ID of the Organization; requests accept its slug or external ID
                too.
            connection_id: Unique ID of the OIDC connection.
            display_name: Readable name of the connection.
            client_id: OAuth 2.0 client ID that the IdP issued for this connection, used in
                login attempts.
            client_secret: OAuth 2.0 client secret that the IdP issued for this connection, used
                in login attempts.
            issuer: Case-sensitive `https://` URL that identifies the IdP; the IdP supplies it.
            authorization_url: IdP's URL that starts an OAuth login.
            token_url: URL of the identity provider's token endpoint, which issues OAuth 2.0
                access tokens and OIDC ID tokens.
            userinfo_url: URL of the identity provider's OIDC UserInfo endpoint.
            jwks_url: URL of the key set (JWKS) that verifies tokens of the IdP; the IdP
                supplies it.
            identity_provider: IdP behind the SSO connection, such as `okta`, `microsoft-entra`
                or `google-workspace`; `generic` stands for any other. Known providers get their own
                handling.
            custom_scopes: Space-separated scopes to ask the IdP for, URL encoded with `%20` for
                each space, such as `openid%20email`.
            attribute_mapping: Map between IdP user attributes and Stytch values; the results
                are stored in the Member's trusted metadata.
            member_session: The member on whose behalf it is called. Default: it is called with
                all rights of the project.
        """

class _B2bSsoSaml(Group):
    """SAML connections."""

    def create_connection(
        self,
        *,
        organization_id: str,
        display_name: str | None = ...,
        identity_provider: t.B2bSsoIdentityProvider | None = ...,
        member_session: t.MemberSession = ...,
    ) -> t.B2bSsoSamlCreateConnectionResponse:
        """Creates a SAML connection.

        It becomes active once `update_connection` has filled in the provider's details.

        `POST /v1/b2b/sso/saml/{organization_id}`.
        [Documentation](https://stytch.com/docs/b2b/api/create-saml-connection).

        Args:
            organization_id: ID of the Organization; requests accept its slug or external ID
                too.
            display_name: Readable name of the connection.
            identity_provider: IdP behind the SSO connection, such as `okta`, `microsoft-entra`
                or `google-workspace`; `generic` stands for any other. Known providers get their own
                handling.
            member_session: The member on whose behalf it is called. Default: it is called with
                all rights of the project.
        """

    def delete_encryption_private_key(
        self,
        *,
        organization_id: str,
        connection_id: str,
        private_key_id: str,
        member_session: t.MemberSession = ...,
    ) -> t.B2bSsoSamlDeleteEncryptionPrivateKeyResponse:
        """Deletes a SAML encryption key.

        `DELETE
        /v1/b2b/sso/saml/{organization_id}/connections/{connection_id}/encryption_private_keys/{private_key_id}`.
        [Documentation](https://stytch.com/docs/b2b/api/delete-encryption-private-key).

        Args:
            organization_id: ID of the Organization; requests accept its slug or external ID
                too.
            connection_id: Unique ID of the SAML connection.
            private_key_id: ID of the encryption private key to delete.
            member_session: The member on whose behalf it is called. Default: it is called with
                all rights of the project.
        """

    def delete_verification_certificate(
        self,
        *,
        organization_id: str,
        connection_id: str,
        certificate_id: str,
        member_session: t.MemberSession = ...,
    ) -> t.B2bSsoSamlDeleteVerificationCertificateResponse:
        """Deletes a SAML verification certificate.

        Needed when rotating, since a connection holds 5 at most. An active connection must keep
        one.

        `DELETE
        /v1/b2b/sso/saml/{organization_id}/connections/{connection_id}/verification_certificates/{certificate_id}`.
        [Documentation](https://stytch.com/docs/b2b/api/delete-verification-certificate).

        Args:
            organization_id: ID of the Organization that owns the SAML connection; its slug or
                external ID works too.
            connection_id: Unique ID of the SAML connection.
            certificate_id: ID of the verification certificate to delete.
            member_session: The member on whose behalf it is called. Default: it is called with
                all rights of the project.
        """

    def update_by_url(
        self,
        *,
        organization_id: str,
        connection_id: str,
        metadata_url: str,
        member_session: t.MemberSession = ...,
    ) -> t.B2bSsoSamlUpdateByUrlResponse:
        """Updates a SAML connection from the identity provider's metadata URL.

        The metadata lacks `attribute_mapping`; the connection turns active after
        `update_connection` has set it.

        `PUT /v1/b2b/sso/saml/{organization_id}/connections/{connection_id}/url`.
        [Documentation](https://stytch.com/docs/b2b/api/update-saml-connection).

        Args:
            organization_id: ID of the Organization; requests accept its slug or external ID
                too.
            connection_id: Unique ID of the SAML connection.
            metadata_url: URL of the IdP's SAML metadata document.
            member_session: The member on whose behalf it is called. Default: it is called with
                all rights of the project.
        """

    def update_connection(
        self,
        *,
        organization_id: str,
        connection_id: str,
        idp_entity_id: str | None = ...,
        display_name: str | None = ...,
        attribute_mapping: dict[str, Any] | None = ...,
        x509_certificate: str | None = ...,
        idp_sso_url: str | None = ...,
        saml_connection_implicit_role_assignments: Sequence[t.B2bConnectionImplicitRoleAssignment] | None = ...,
        saml_group_implicit_role_assignments: Sequence[t.B2bGroupImplicitRoleAssignment] | None = ...,
        alternative_audience_uri: str | None = ...,
        identity_provider: t.B2bSsoIdentityProvider | None = ...,
        signing_private_key: str | None = ...,
        nameid_format: str | None = ...,
        alternative_acs_url: str | None = ...,
        idp_initiated_auth_disabled: bool | None = ...,
        saml_encryption_private_key: str | None = ...,
        allow_gateway_callback: bool | None = ...,
        member_session: t.MemberSession = ...,
    ) -> t.B2bSsoSamlUpdateConnectionResponse:
        """Updates a SAML connection.

        A new connection turns active when `idp_entity_id`, `idp_sso_url`, `x509_certificate` and
        `attribute_mapping` are set.

        `PUT /v1/b2b/sso/saml/{organization_id}/connections/{connection_id}`.
        [Documentation](https://stytch.com/docs/b2b/api/update-saml-connection).

        Args:
            organization_id: ID of the Organization; requests accept its slug or external ID
                too.
            connection_id: Unique ID of the SAML connection.
            idp_entity_id: Globally unique name of the IdP, which the IdP supplies.
            display_name: Readable name of the connection.
            attribute_mapping: Map between IdP user attributes and Stytch values; must cover
                `email` plus either `full_name` or both `first_name` and `last_name`.
            x509_certificate: Certificate in PEM form that Stytch verifies the identity
                provider's assertions with.
            idp_sso_url: IdP URL that login requests go to; the IdP supplies it.
            saml_connection_implicit_role_assignments: Roles granted to every Member who logs in
                through this SAML connection.
            saml_group_implicit_role_assignments: Pairs of SAML group and Role that the group's
                Members get at login. First map a `groups` key in the connection's
                `attribute_mapping`.
            alternative_audience_uri: Replacement Audience Restriction URL, for moving an
                existing SAML setup to Stytch without downtime.
            identity_provider: IdP behind the SSO connection, such as `okta`, `microsoft-entra`
                or `google-workspace`; `generic` stands for any other. Known providers get their own
                handling.
            signing_private_key: RSA private key that signs SAML requests, PKCS1 PEM only
                (`-----BEGIN RSA PRIVATE KEY-----`). Stytch makes a certificate from it and adds it
                to `signing_certificates`.
            nameid_format: SAML NameID format expected from the IdP, as a URN; when unset, the
                SAML 1.1 one that ends in `emailAddress`.
            alternative_acs_url: Replacement `AssertionConsumerServiceURL` for SP-initiated SAML
                requests, for migrating without downtime; you must proxy requests from it to Stytch.
            idp_initiated_auth_disabled: Whether logins started at the IdP are refused; `false`
                by default.
            saml_encryption_private_key: RSA private key that decrypts encrypted SAML
                assertions; PKCS1 PEM only, so it begins with `-----BEGIN RSA PRIVATE KEY-----`.
            allow_gateway_callback: Whether this SAML connection allows gateway callbacks.
            member_session: The member on whose behalf it is called. Default: it is called with
                all rights of the project.
        """

class _B2bTotps(Group):
    """Time-based one-time passcodes of authenticator apps, as a second factor."""

    def authenticate(
        self,
        *,
        organization_id: str,
        member_id: str,
        code: str,
        intermediate_session_token: str | None = ...,
        session_token: str | None = ...,
        session_jwt: str | None = ...,
        session_duration_minutes: int | None = ...,
        session_custom_claims: dict[str, Any] | None = ...,
        set_mfa_enrollment: t.B2bMfaEnrollment | None = ...,
        set_default_mfa: bool | None = ...,
        telemetry_id: str | None = ...,
    ) -> t.B2bTotpsAuthenticateResponse:
        """Checks a member's TOTP code, as a second factor or to step up a session.

        Pass the `intermediate_session_token` of an unfinished login, or the token of the session to
        step up. `set_mfa_enrollment` is ignored where the MFA policy is `REQUIRED_FOR_ALL`.

        `POST /v1/b2b/totp/authenticate`.
        [Documentation](https://stytch.com/docs/b2b/api/authenticate-totp).

        Args:
            organization_id: ID of the Organization; requests accept its slug or external ID
                too.
            member_id: UUID of the Member, or the Member's `external_id` if one is set.
            code: Passcode the end user received or read from an authenticator app, such as
                `123456`.
            intermediate_session_token: Intermediate session token: login factors proven so far
                that can become a Member session; lives 10 minutes by default.
            session_token: Token of the Member's existing session.
            session_jwt: JWT of the Member's existing session.
            session_duration_minutes: Session lifetime in minutes from now, 5 to 527040 (366
                days); an existing session is extended by it. Stytch starts a 60-minute session when
                unset.
            session_custom_claims: Custom claims for the session and its JWT, at most 4
                kilobytes; `null` deletes a key, and reserved claims such as `iss` or `sub` are
                ignored. Needs `session_duration_minutes` to start a session.
            set_mfa_enrollment: Change of the Member's `mfa_enrolled` on success: `enroll` or
                `unenroll`; unchanged when unset. Ignored when the Organization's MFA policy is
                `REQUIRED_FOR_ALL`.
            set_default_mfa: Whether to make the method used in this call the Member's default
                for MFA; the first MFA login does so automatically.
            telemetry_id: Device Fingerprinting telemetry ID; when set, Stytch stores the
                device's fingerprints and IP location with the User or Member. Needs a workspace
                with Device Fingerprinting on.
        """

    def create(
        self,
        *,
        organization_id: str,
        member_id: str,
        expiration_minutes: int | None = ...,
        intermediate_session_token: str | None = ...,
        session_token: str | None = ...,
        session_jwt: str | None = ...,
    ) -> t.B2bTotpsCreateResponse:
        """Creates a TOTP registration for a member.

        Show `qr_code` or `secret` to the member, then confirm with `totps.authenticate`. A member
        who already has an MFA factor must pass a token of a session with that factor.

        `POST /v1/b2b/totp`. [Documentation](https://stytch.com/docs/b2b/api/totp-create).

        Args:
            organization_id: ID of the Organization; requests accept its slug or external ID
                too.
            member_id: UUID of the Member, or the Member's `external_id` if one is set.
            expiration_minutes: Minutes until a TOTP registration that has not yet been
                authenticated expires and must be restarted, 5 to 1440 (1 day); 60 when unset.
            intermediate_session_token: Intermediate session token: login factors proven so far
                that can become a Member session; lives 10 minutes by default.
            session_token: Token of the Member's existing session.
            session_jwt: JWT of the Member's existing session.
        """

    def migrate(
        self,
        *,
        organization_id: str,
        member_id: str,
        secret: str,
        recovery_codes: Sequence[str],
    ) -> t.B2bTotpsMigrateResponse:
        """Imports a member's TOTP secret from another system.

        If no `recovery_codes` are given, Stytch makes new ones.

        `POST /v1/b2b/totp/migrate`. [Documentation](https://stytch.com/docs/b2b/api/totp-create).

        Args:
            organization_id: ID of the Organization; requests accept its slug or external ID
                too.
            member_id: UUID of the Member, or the Member's `external_id` if one is set.
            secret: TOTP secret key shared by the authenticator app and Stytch.
            recovery_codes: Existing recovery codes to import for the Member.
        """

class _ConnectedApps(Group):
    """Connected apps: OAuth clients of the project."""
    clients: _ConnectedAppsClients

class _ConnectedAppsClients(Group):
    """Registrations of connected apps."""
    secrets: _ConnectedAppsClientsSecrets

    def create(
        self,
        *,
        client_type: t.ConnectedAppClientType,
        client_name: str | None = ...,
        client_description: str | None = ...,
        redirect_urls: Sequence[str] | None = ...,
        full_access_allowed: bool | None = ...,
        access_token_expiry_minutes: int | None = ...,
        access_token_custom_audience: str | None = ...,
        access_token_template_content: str | None = ...,
        post_logout_redirect_urls: Sequence[str] | None = ...,
        logo_url: str | None = ...,
        bypass_consent_for_offline_access: bool | None = ...,
        id_token_template_content: str | None = ...,
    ) -> t.ConnectedAppsClientsCreateResponse:
        """Creates a connected app.

        Only this response contains the `client_secret` (for the types `first_party` and
        `third_party`): store it. A lost secret can only be rotated.

        `POST /v1/connected_apps/clients`.
        [Documentation](https://stytch.com/docs/api-reference/b2b/api/connected-apps/application-management/create-connected-app).

        Args:
            client_type: Kind of Connected App: `first_party`, `first_party_public`,
                `third_party` or `third_party_public`.
            client_name: Readable name of the client.
            client_description: Readable description of the client.
            redirect_urls: URLs the app may redirect to in OAuth authorization flows.
            full_access_allowed: Whether an authorization token issued to this first party app
                can become a full Stytch session; first party clients only.
            access_token_expiry_minutes: Lifetime of the client's access tokens, in minutes; 60
                unless configured otherwise.
            access_token_custom_audience: Custom `aud` (audience) value for the access tokens
                issued to the client.
            access_token_template_content: Custom claims template for the client's access
                tokens, as the text of a valid JSON object.
            post_logout_redirect_urls: URLs the app may redirect to after an OIDC logout.
            logo_url: URL of the Connected App's logo, if it has one.
            bypass_consent_for_offline_access: Whether the client may skip user consent for the
                `offline_access` scope; first-party clients only.
            id_token_template_content: Template of the custom claims in ID tokens, a JSON object
                as text.
        """

    def delete(
        self,
        *,
        client_id: str,
    ) -> t.ConnectedAppsClientsDeleteResponse:
        """Deletes a connected app.

        `DELETE /v1/connected_apps/clients/{client_id}`.
        [Documentation](https://stytch.com/docs/api-reference/b2b/api/connected-apps/application-management/create-connected-app).

        Args:
            client_id: Unique ID of the client.
        """

    def get(
        self,
        *,
        client_id: str,
    ) -> t.ConnectedAppsClientsGetResponse:
        """Fetches a connected app.

        `GET /v1/connected_apps/clients/{client_id}`.
        [Documentation](https://stytch.com/docs/api-reference/b2b/api/connected-apps/application-management/create-connected-app).

        Args:
            client_id: Unique ID of the client.
        """

    def search(
        self,
        *,
        cursor: str | None = ...,
        limit: int | None = ...,
    ) -> t.ConnectedAppsClientsSearchResponse:
        """Lists the connected apps of the project.

        Paginated by `cursor` and `limit`; there are no filters yet.

        `POST /v1/connected_apps/clients/search`.
        [Documentation](https://stytch.com/docs/api-reference/b2b/api/connected-apps/application-management/create-connected-app).

        Args:
            cursor: Place to resume from: `next_cursor` in the previous response's
                `results_metadata`, or unset for the first page. A page holds at most 1000 results.
            limit: Results per page: 100 by default, at most 1000. Page through more with
                `cursor`.
        """

    def search_items(
        self,
        *,
        cursor: str | None = ...,
        limit: int | None = ...,
    ) -> Walk[t.ConnectedAppsConnectedApp]:
        """Walks through the items of the list, fetching pages as they are needed.

        Paginated by `cursor` and `limit`; there are no filters yet.

        `POST /v1/connected_apps/clients/search`.
        [Documentation](https://stytch.com/docs/api-reference/b2b/api/connected-apps/application-management/create-connected-app).

        Args:
            cursor: Place to resume from: `next_cursor` in the previous response's
                `results_metadata`, or unset for the first page. A page holds at most 1000 results.
            limit: Results per page: 100 by default, at most 1000. Page through more with
                `cursor`.
        """

    def search_pages(
        self,
        *,
        cursor: str | None = ...,
        limit: int | None = ...,
    ) -> Walk[t.ConnectedAppsClientsSearchResponse]:
        """Walks through the pages of the list, fetching each when the loop reaches it.

        Paginated by `cursor` and `limit`; there are no filters yet.

        `POST /v1/connected_apps/clients/search`.
        [Documentation](https://stytch.com/docs/api-reference/b2b/api/connected-apps/application-management/create-connected-app).

        Args:
            cursor: Place to resume from: `next_cursor` in the previous response's
                `results_metadata`, or unset for the first page. A page holds at most 1000 results.
            limit: Results per page: 100 by default, at most 1000. Page through more with
                `cursor`.
        """

    def update(
        self,
        *,
        client_id: str,
        client_name: str | None = ...,
        client_description: str | None = ...,
        redirect_urls: Sequence[str] | None = ...,
        full_access_allowed: bool | None = ...,
        access_token_expiry_minutes: int | None = ...,
        access_token_custom_audience: str | None = ...,
        access_token_template_content: str | None = ...,
        post_logout_redirect_urls: Sequence[str] | None = ...,
        logo_url: str | None = ...,
        bypass_consent_for_offline_access: bool | None = ...,
        id_token_template_content: str | None = ...,
    ) -> t.ConnectedAppsClientsUpdateResponse:
        """Updates a connected app.

        Its type, ID and secrets cannot be changed here.

        `PUT /v1/connected_apps/clients/{client_id}`.
        [Documentation](https://stytch.com/docs/api-reference/b2b/api/connected-apps/application-management/create-connected-app).

        Args:
            client_id: Unique ID of the client.
            client_name: Readable name of the client.
            client_description: Readable description of the client.
            redirect_urls: URLs the app may redirect to in OAuth authorization flows.
            full_access_allowed: Whether an authorization token issued to this first party app
                can become a full Stytch session; first party clients only.
            access_token_expiry_minutes: Lifetime of the client's access tokens, in minutes; 60
                unless configured otherwise.
            access_token_custom_audience: Custom `aud` (audience) value for the access tokens
                issued to the client.
            access_token_template_content: Custom claims template for the client's access
                tokens, as the text of a valid JSON object.
            post_logout_redirect_urls: URLs the app may redirect to after an OIDC logout.
            logo_url: URL of the Connected App's logo, if it has one.
            bypass_consent_for_offline_access: Whether the client may skip user consent for the
                `offline_access` scope; first-party clients only.
            id_token_template_content: Template of the custom claims in ID tokens, a JSON object
                as text.
        """

class _ConnectedAppsClientsSecrets(Group):
    """Rotation of connected apps' secrets."""

    def rotate(
        self,
        *,
        client_id: str,
    ) -> t.ConnectedAppsClientsSecretsRotateResponse:
        """Completes a secret rotation; the next secret takes over and the old one stops working.

        `POST /v1/connected_apps/clients/{client_id}/secrets/rotate`.
        [Documentation](https://stytch.com/docs/api-reference/consumer/api/connected-apps/rotate-secret/start-secret-rotation).

        Args:
            client_id: Unique ID of the client.
        """

    def rotate_cancel(
        self,
        *,
        client_id: str,
    ) -> t.ConnectedAppsClientsSecretsRotateCancelResponse:
        """Cancels a secret rotation; only the old secret stays valid.

        `POST /v1/connected_apps/clients/{client_id}/secrets/rotate/cancel`.
        [Documentation](https://stytch.com/docs/api-reference/consumer/api/connected-apps/rotate-secret/cancel-secret-rotation).

        Args:
            client_id: Unique ID of the client.
        """

    def rotate_start(
        self,
        *,
        client_id: str,
    ) -> t.ConnectedAppsClientsSecretsRotateStartResponse:
        """Starts a secret rotation and returns the next secret of a connected app.

        Only this response contains `next_client_secret`: store it. Both secrets work until `rotate`
        or `rotate_cancel`.

        `POST /v1/connected_apps/clients/{client_id}/secrets/rotate/start`.
        [Documentation](https://stytch.com/docs/api-reference/consumer/api/connected-apps/rotate-secret/start-secret-rotation).

        Args:
            client_id: Unique ID of the client.
        """

class _Consumer(Group):
    """The consumer API: users and how they log in."""
    crypto_wallets: _ConsumerCryptoWallets
    idp: _ConsumerIdp
    impersonation: _ConsumerImpersonation
    magic_links: _ConsumerMagicLinks
    oauth: _ConsumerOauth
    otps: _ConsumerOtps
    passwords: _ConsumerPasswords
    rbac: _ConsumerRbac
    sessions: _ConsumerSessions
    totps: _ConsumerTotps
    users: _ConsumerUsers
    webauthn: _ConsumerWebauthn
    redirects: _ConsumerRedirects

class _ConsumerCryptoWallets(Group):
    """Logins by crypto wallet signatures."""

    def authenticate(
        self,
        *,
        crypto_wallet_type: t.CryptoWalletType,
        crypto_wallet_address: str,
        signature: str,
        session_token: str | None = ...,
        session_duration_minutes: int | None = ...,
        session_jwt: str | None = ...,
        session_custom_claims: dict[str, Any] | None = ...,
        telemetry_id: str | None = ...,
    ) -> t.ConsumerCryptoWalletsAuthenticateResponse:
        """Logs a user in with a crypto wallet's signature of the challenge.

        Get the challenge from `authenticate_start`.

        `POST /v1/crypto_wallets/authenticate`.
        [Documentation](https://stytch.com/docs/api/crypto-wallet-authenticate).

        Args:
            crypto_wallet_type: Wallet type, `ethereum` or `solana`; use `ethereum` for any
                EVM-compatible chain, such as Polygon.
            crypto_wallet_address: Blockchain address of the crypto wallet.
            signature: Signature of the challenge message, made by the User's wallet.
            session_token: Token of the User's existing session.
            session_duration_minutes: Session lifetime in minutes from now, 5 to 527040 (366
                days); an existing session is extended by it. No session is started when unset.
            session_jwt: JWT of the User's existing session.
            session_custom_claims: Custom claims for the session and its JWT, at most 4
                kilobytes; `null` deletes a key, and reserved claims such as `iss` or `sub` are
                ignored. Needs `session_duration_minutes` to start a session.
            telemetry_id: Device Fingerprinting telemetry ID; when set, Stytch stores the
                device's fingerprints and IP location with the User or Member. Needs a workspace
                with Device Fingerprinting on.
        """

    def authenticate_start(
        self,
        *,
        crypto_wallet_type: t.CryptoWalletType,
        crypto_wallet_address: str,
        user_id: str | None = ...,
        session_token: str | None = ...,
        session_jwt: str | None = ...,
        siwe_params: t.ConsumerSiweParams | None = ...,
    ) -> t.ConsumerCryptoWalletsAuthenticateStartResponse:
        """Starts a crypto wallet login and returns the challenge to sign.

        For Ethereum wallets, `siwe_params` (at least `domain` and `uri`) makes it a Sign In With
        Ethereum message. The signature goes to `authenticate`.

        `POST /v1/crypto_wallets/authenticate/start`.
        [Documentation](https://stytch.com/docs/api/crypto-wallet-authenticate-start).

        Args:
            crypto_wallet_type: Wallet type, `ethereum` or `solana`; use `ethereum` for any
                EVM-compatible chain, such as Polygon.
            crypto_wallet_address: Blockchain address of the crypto wallet.
            user_id: ID of the User, or the User's `external_id` if one is set.
            session_token: Token of the User's existing session.
            session_jwt: JWT of the User's existing session.
            siwe_params: Fields of the SIWE (Sign In With Ethereum) message to sign; only with a
                `crypto_wallet_type` of `ethereum`.
        """

class _ConsumerIdp(Group):
    """Stytch as an identity provider for connected apps."""
    oauth: _ConsumerIdpOauth

    def introspect_token(
        self,
        *,
        access_token: str,
        max_age_seconds: int = ...,
        authorization_check: t.PermissionCheck = ...,
        client_id: str = ...,
        client_secret: str | None = ...,
    ) -> t.ConnectedAppToken:
        """Checks the access token of a connected app that acts for a user.

        It is checked locally, unless there is a `client_id`: only then is a revoked token noticed.
        Raises `Denied` if the check says no.

        Args:
            access_token: The token.
            max_age_seconds: Age from which a token is not accepted even if it is valid.
                Default: no limit.
            authorization_check: An action that the scopes of the token must allow.
            client_id: Asks Stytch, as this client.
            client_secret: Its secret; an error without `client_id`.
        """

class _ConsumerIdpOauth(Group):
    """A user's consent to OAuth authorization requests."""

    def authorize(
        self,
        *,
        consent_granted: bool,
        scopes: Sequence[str],
        client_id: str,
        redirect_uri: str,
        response_type: str,
        user_id: str | None = ...,
        session_token: str | None = ...,
        session_jwt: str | None = ...,
        prompt: str | None = ...,
        state: str | None = ...,
        nonce: str | None = ...,
        code_challenge: str | None = ...,
        resources: Sequence[str] | None = ...,
    ) -> t.ConsumerIdpOauthAuthorizeResponse:
        """Records a user's decision on a connected app's authorization request and returns where to
        redirect.

        Validate the request with `authorize_start` first. Name the user by exactly one of
        `user_id`, `session_token` and `session_jwt`; a session is required if the app will later
        use `sessions.exchange_access_token`. Redirect to `redirect_uri` in any case: it carries
        either the code or the OAuth error.

        `POST /v1/idp/oauth/authorize`.
        [Documentation](https://stytch.com/docs/api/connected-apps-oauth-authorize).

        Args:
            consent_granted: Whether the user agreed to the requested scopes.
            scopes: Scopes that the client requests.
            client_id: Unique ID of the Connected App client.
            redirect_uri: Callback URI of the OAuth flow, where the user returns; required for
                the `authorization_code` grant.
            response_type: OAuth 2.0 response type; `code` for authorization code flows.
            user_id: ID of the User, or the User's `external_id` if one is set.
            session_token: Token of the User's existing session.
            session_jwt: JWT of the User's existing session.
            prompt: Space-separated prompts to show during authorization; only `consent` is
                supported.
            state: Opaque value returned in the callback, so the client can match it to its
                request.
            nonce: Client-chosen string carried into the ID token to guard against replay.
            code_challenge: PKCE challenge, base64url encoded, which the client made from its
                code verifier.
            resources: Resource indicators for the requested access, as in RFC 8707.
        """

    def authorize_start(
        self,
        *,
        client_id: str,
        redirect_uri: str,
        response_type: str,
        scopes: Sequence[str],
        user_id: str | None = ...,
        session_token: str | None = ...,
        session_jwt: str | None = ...,
        prompt: str | None = ...,
    ) -> t.ConsumerIdpOauthAuthorizeStartResponse:
        """Checks a connected app's authorization request and returns what a consent screen must show.

        Name the user by exactly one of `user_id`, `session_token` and `session_jwt`. Ask for
        consent if `consent_required` is `true`, then call `authorize`.

        `POST /v1/idp/oauth/authorize/start`.
        [Documentation](https://stytch.com/docs/api/connected-apps-oauth-authorize-start).

        Args:
            client_id: Unique ID of the Connected App client.
            redirect_uri: Callback URI of the OAuth flow, where the user returns; required for
                the `authorization_code` grant.
            response_type: OAuth 2.0 response type; `code` for authorization code flows.
            scopes: Scopes that the client requests.
            user_id: ID of the User, or the User's `external_id` if one is set.
            session_token: Token of the User's existing session.
            session_jwt: JWT of the User's existing session.
            prompt: Space-separated prompts to show during authorization; only `consent` is
                supported.
        """

class _ConsumerImpersonation(Group):
    """Sessions of users, taken over for support."""

    def authenticate(
        self,
        *,
        impersonation_token: str,
    ) -> t.ConsumerImpersonationAuthenticateResponse:
        """Exchanges an impersonation token from the dashboard for a session as that user.

        The token works once. The session lasts 60 minutes and cannot be extended.

        `POST /v1/impersonation/authenticate`.
        [Documentation](https://stytch.com/docs/api/authenticate-impersonation-token).

        Args:
            impersonation_token: Impersonation token to authenticate, valid for 5 minutes by
                default.
        """

class _ConsumerMagicLinks(Group):
    """Magic links for users."""
    email: _ConsumerMagicLinksEmail

    def authenticate(
        self,
        *,
        token: str,
        attributes: t.ConsumerAttributes | None = ...,
        options: t.ConsumerSecurityOptions | None = ...,
        session_token: str | None = ...,
        session_duration_minutes: int | None = ...,
        session_jwt: str | None = ...,
        session_custom_claims: dict[str, Any] | None = ...,
        code_verifier: str | None = ...,
        telemetry_id: str | None = ...,
    ) -> t.ConsumerMagicLinksAuthenticateResponse:
        """Logs a user in with the token of a magic link.

        The token works once. `options` can demand the same IP address or user agent as at sending.
        A session starts only if `session_duration_minutes` is set.

        `POST /v1/magic_links/authenticate`.
        [Documentation](https://stytch.com/docs/api/authenticate-magic-link).

        Args:
            token: Magic link token to authenticate, from the `token` query parameter of the
                redirect URL.
            attributes: End user's IP address and user agent as seen by your app, used to help
                detect fraud.
            options: Extra security checks, such as requiring the same IP address or user agent
                as the original request.
            session_token: Token of the User's existing session.
            session_duration_minutes: Session lifetime in minutes from now, 5 to 527040 (366
                days); an existing session is extended by it. No session is started when unset.
            session_jwt: JWT of the User's existing session.
            session_custom_claims: Custom claims for the session and its JWT, at most 4
                kilobytes; `null` deletes a key, and reserved claims such as `iss` or `sub` are
                ignored. Needs `session_duration_minutes` to start a session.
            code_verifier: PKCE verifier: the base64url one-time secret behind the
                `code_challenge` of the flow.
            telemetry_id: Device Fingerprinting telemetry ID; when set, Stytch stores the
                device's fingerprints and IP location with the User or Member. Needs a workspace
                with Device Fingerprinting on.
        """

    def create(
        self,
        *,
        user_id: str,
        expiration_minutes: int | None = ...,
        attributes: t.ConsumerAttributes | None = ...,
    ) -> t.ConsumerMagicLinksCreateResponse:
        """Creates a magic link token for a user, to deliver yourself.

        Treat the token as a secret. Authenticating it verifies no email address or phone number.
        Mail scanners that follow links can use it up before the user does.

        `POST /v1/magic_links`. [Documentation](https://stytch.com/docs/api/create-magic-link).

        Args:
            user_id: ID of the User, or the User's `external_id` if one is set.
            expiration_minutes: Minutes until the Magic Link `token` expires, 5 to 10080 (7
                days); 60 when unset.
            attributes: End user's IP address and user agent as seen by your app, used to help
                detect fraud.
        """

class _ConsumerMagicLinksEmail(Group):
    """Magic links sent by email."""

    def invite(
        self,
        *,
        email: str,
        invite_template_id: str | None = ...,
        attributes: t.ConsumerAttributes | None = ...,
        name: t.ConsumerUserName | None = ...,
        invite_magic_link_url: str | None = ...,
        invite_expiration_minutes: int | None = ...,
        locale: t.Locale | None = ...,
        trusted_metadata: dict[str, Any] | None = ...,
        untrusted_metadata: dict[str, Any] | None = ...,
    ) -> t.ConsumerMagicLinksEmailInviteResponse:
        """Creates a user and emails an invite link.

        The user stays `pending` until the link is followed. Its token goes to
        `magic_links.authenticate`.

        `POST /v1/magic_links/email/invite`.
        [Documentation](https://stytch.com/docs/api/invite-by-email).

        Args:
            email: Email address to send the invitation to.
            invite_template_id: Id of the custom invite email template, of type \"Magic links -
                Invite\"; your default template when unset.
            attributes: End user's IP address and user agent as seen by your app, used to help
                detect fraud.
            name: Name of the User; every part is optional.
            invite_magic_link_url: URL of your app that the emailed invite link opens, where you
                authenticate the token. If unset, the Dashboard's default applies; without one, the
                call fails.
            invite_expiration_minutes: Minutes until the invite link expires, from 5 to 10080 (7
                days); 60 by default.
            locale: Language of the message, an IETF BCP 47 tag; English when unset.
            trusted_metadata: JSON object of your own application data.
            untrusted_metadata: JSON object of your own application data that end users can
                change through the frontend SDKs; keep nothing critical in it.
        """

    def login_or_create(
        self,
        *,
        email: str,
        login_magic_link_url: str | None = ...,
        signup_magic_link_url: str | None = ...,
        login_expiration_minutes: int | None = ...,
        signup_expiration_minutes: int | None = ...,
        login_template_id: str | None = ...,
        signup_template_id: str | None = ...,
        attributes: t.ConsumerAttributes | None = ...,
        create_user_as_pending: bool | None = ...,
        code_challenge: str | None = ...,
        locale: t.Locale | None = ...,
    ) -> t.ConsumerMagicLinksEmailLoginOrCreateResponse:
        """Emails a login link to an active user, or a signup link to any other address.

        An unknown address creates a user, who is pending if `create_user_as_pending` is set. The
        link's token goes to `magic_links.authenticate`.

        `POST /v1/magic_links/email/login_or_create`.
        [Documentation](https://stytch.com/docs/api/log-in-or-create-user-by-email).

        Args:
            email: Email address to send the Magic Link to.
            login_magic_link_url: URL of your app that the emailed login link opens, where you
                authenticate the token. If unset, the Dashboard's default applies; without one, the
                call fails.
            signup_magic_link_url: URL that the sign-up magic link opens; your app takes the
                token from it and authenticates it. Stytch uses the Dashboard's default sign-up
                redirect URL when unset, and errors if there is none.
            login_expiration_minutes: Minutes until the login link expires, from 5 to 10080 (7
                days); 60 by default.
            signup_expiration_minutes: Minutes until the sign-up magic link expires, 5 to 10080
                (7 days); Stytch uses 10080 when unset.
            login_template_id: Id of the custom login email template, of type \"Magic links -
                Login\"; your default template when unset.
            signup_template_id: ID of the custom template for sign-up emails, of type \"Magic
                links - Sign-up\"; the default template is used when unset.
            attributes: End user's IP address and user agent as seen by your app, used to help
                detect fraud.
            create_user_as_pending: Whether a new User stays `pending` until authenticated
                instead of being `active` at once; `false` by default.
            code_challenge: PKCE challenge: base64url of the SHA-256 hash of a one-time secret,
                so the flow must finish on the device that started it.
            locale: Language of the message, an IETF BCP 47 tag; English when unset.
        """

    def revoke_invite(
        self,
        *,
        email: str,
    ) -> t.ConsumerMagicLinksEmailRevokeInviteResponse:
        """Revokes the pending invite of an email address.

        `POST /v1/magic_links/email/revoke_invite`.
        [Documentation](https://stytch.com/docs/api/revoke-pending-invite).

        Args:
            email: Email address of the User whose invitation to revoke.
        """

    def send(
        self,
        *,
        email: str,
        login_template_id: str | None = ...,
        attributes: t.ConsumerAttributes | None = ...,
        login_magic_link_url: str | None = ...,
        signup_magic_link_url: str | None = ...,
        login_expiration_minutes: int | None = ...,
        signup_expiration_minutes: int | None = ...,
        code_challenge: str | None = ...,
        user_id: str | None = ...,
        session_token: str | None = ...,
        session_jwt: str | None = ...,
        locale: t.Locale | None = ...,
        signup_template_id: str | None = ...,
    ) -> t.ConsumerMagicLinksEmailSendResponse:
        """Emails a magic link to an existing user.

        With one of `user_id`, `session_token` and `session_jwt`, adds the address to that user; it
        is dropped again unless authenticated within 5 minutes. The link's token goes to
        `magic_links.authenticate`.

        `POST /v1/magic_links/email/send`.
        [Documentation](https://stytch.com/docs/api/send-by-email).

        Args:
            email: Email address to send the Magic Link to.
            login_template_id: Id of the custom login email template, of type \"Magic links -
                Login\"; your default template when unset.
            attributes: End user's IP address and user agent as seen by your app, used to help
                detect fraud.
            login_magic_link_url: URL of your app that the emailed login link opens, where you
                authenticate the token. If unset, the Dashboard's default applies; without one, the
                call fails.
            signup_magic_link_url: URL that the sign-up magic link opens; your app takes the
                token from it and authenticates it. Stytch uses the Dashboard's default sign-up
                redirect URL when unset, and errors if there is none.
            login_expiration_minutes: Minutes until the login link expires, from 5 to 10080 (7
                days); 60 by default.
            signup_expiration_minutes: Minutes until the sign-up magic link expires, 5 to 10080
                (7 days); Stytch uses 10080 when unset.
            code_challenge: PKCE challenge: base64url of the SHA-256 hash of a one-time secret,
                so the flow must finish on the device that started it.
            user_id: ID of the User, or the User's `external_id` if one is set.
            session_token: Token of a session of the User to tie the email to.
            session_jwt: JWT of a session of the User to tie the email to.
            locale: Language of the message, an IETF BCP 47 tag; English when unset.
            signup_template_id: ID of the custom template for sign-up emails, of type \"Magic
                links - Sign-up\"; the default template is used when unset.
        """

class _ConsumerOauth(Group):
    """Users' logins through OAuth providers."""

    def attach(
        self,
        *,
        provider: str,
        user_id: str | None = ...,
        session_token: str | None = ...,
        session_jwt: str | None = ...,
    ) -> t.ConsumerOauthAttachResponse:
        """Creates a token that ties the next OAuth flow to an existing user.

        Needs exactly one of `user_id`, `session_token` and `session_jwt`. Pass the token to the
        start URL of the same provider. Only needed where no verified email address from the
        provider identifies the user.

        `POST /v1/oauth/attach`. [Documentation](https://stytch.com/docs/api/oauth-attach).

        Args:
            provider: Name of the OAuth provider, such as `google`.
            user_id: ID of the User, or the User's `external_id` if one is set.
            session_token: Token of the User's existing session.
            session_jwt: JWT of the User's existing session.
        """

    def authenticate(
        self,
        *,
        token: str,
        session_token: str | None = ...,
        session_duration_minutes: int | None = ...,
        session_jwt: str | None = ...,
        session_custom_claims: dict[str, Any] | None = ...,
        code_verifier: str | None = ...,
        telemetry_id: str | None = ...,
    ) -> t.ConsumerOauthAuthenticateResponse:
        """Logs a user in with the token from a finished OAuth flow.

        A Stytch session starts only if `session_duration_minutes` is set.

        `POST /v1/oauth/authenticate`.
        [Documentation](https://stytch.com/docs/api/oauth-authenticate).

        Args:
            token: OAuth token to authenticate, from the `token` query parameter of the redirect
                URL, whose `stytch_token_type` is `oauth`.
            session_token: Token of a session to add the OAuth factor to, rather than start a
                new one; ignored when it is another User's. Excludes `session_jwt`.
            session_duration_minutes: Session lifetime in minutes from now, 5 to 527040 (366
                days); an existing session is extended by it. No session is started when unset.
            session_jwt: JWT of a session to add the OAuth factor to, rather than start a new
                one; ignored when it is another User's. Excludes `session_token`.
            session_custom_claims: Custom claims for the session and its JWT, at most 4
                kilobytes; `null` deletes a key, and reserved claims such as `iss` or `sub` are
                ignored. Needs `session_duration_minutes` to start a session.
            code_verifier: PKCE verifier: the base64url one-time secret behind the
                `code_challenge` of the flow.
            telemetry_id: Device Fingerprinting telemetry ID; when set, Stytch stores the
                device's fingerprints and IP location with the User or Member. Needs a workspace
                with Device Fingerprinting on.
        """

    def start_url(
        self,
        *,
        provider: str,
        public_token: str,
        login_redirect_url: str = ...,
        signup_redirect_url: str = ...,
        custom_scopes: Sequence[str] = ...,
        code_challenge: str = ...,
        provider_params: dict[str, str] = ...,
        oauth_attach_token: str = ...,
    ) -> t.StartUrl:
        """Returns the URL at which a user's OAuth login begins.

        After the login, the browser arrives at the login or sign-up redirect URL. There,
        `redirects.parse` reads the token.

        Args:
            provider: Provider, such as `google`.
            public_token: Public token of the project.
            login_redirect_url: URL at which existing users arrive with the token. Default: that
                of the dashboard.
            signup_redirect_url: URL at which new users arrive with the token. Default: that of
                the dashboard.
            custom_scopes: Scopes to request from the provider, in addition to those that Stytch
                needs.
            code_challenge: PKCE challenge: authenticating the token then requires its verifier.
            provider_params: Params for the provider, such as `login_hint`.
            oauth_attach_token: Token of `consumer.oauth.attach`. The URL then contains a
                secret.
        """

class _ConsumerOtps(Group):
    """One-time passcodes for users."""
    email: _ConsumerOtpsEmail
    sms: _ConsumerOtpsSms
    whatsapp: _ConsumerOtpsWhatsapp

    def authenticate(
        self,
        *,
        method_id: str,
        code: str,
        attributes: t.ConsumerAttributes | None = ...,
        options: t.ConsumerSecurityOptions | None = ...,
        session_token: str | None = ...,
        session_duration_minutes: int | None = ...,
        session_jwt: str | None = ...,
        session_custom_claims: dict[str, Any] | None = ...,
        telemetry_id: str | None = ...,
    ) -> t.ConsumerOtpsAuthenticateResponse:
        """Logs a user in with a passcode sent by SMS, WhatsApp or email.

        `method_id` is the `phone_id` or `email_id` that the sending call returned. A code works
        once, and only the newest for a `method_id` is valid. A session starts only if
        `session_duration_minutes` is set.

        `POST /v1/otps/authenticate`. [Documentation](https://stytch.com/docs/api/authenticate-otp).

        Args:
            method_id: The `email_id` or `phone_id` that the code or link was sent to.
            code: Passcode the end user received or read from an authenticator app, such as
                `123456`.
            attributes: End user's IP address and user agent as seen by your app, used to help
                detect fraud.
            options: Extra security checks, such as requiring the same IP address or user agent
                as the original request.
            session_token: Token of the User's existing session.
            session_duration_minutes: Session lifetime in minutes from now, 5 to 527040 (366
                days); an existing session is extended by it. No session is started when unset.
            session_jwt: JWT of the User's existing session.
            session_custom_claims: Custom claims for the session and its JWT, at most 4
                kilobytes; `null` deletes a key, and reserved claims such as `iss` or `sub` are
                ignored. Needs `session_duration_minutes` to start a session.
            telemetry_id: Device Fingerprinting telemetry ID; when set, Stytch stores the
                device's fingerprints and IP location with the User or Member. Needs a workspace
                with Device Fingerprinting on.
        """

class _ConsumerOtpsEmail(Group):
    """One-time passcodes by email."""

    def login_or_create(
        self,
        *,
        email: str,
        expiration_minutes: int | None = ...,
        attributes: t.ConsumerAttributes | None = ...,
        create_user_as_pending: bool | None = ...,
        locale: t.Locale | None = ...,
        login_template_id: str | None = ...,
        signup_template_id: str | None = ...,
    ) -> t.ConsumerOtpsEmailLoginOrCreateResponse:
        """Emails a passcode to an address, creating a user if none has it.

        The code goes to `otps.authenticate`, with the returned `email_id` as `method_id`.

        `POST /v1/otps/email/login_or_create`.
        [Documentation](https://stytch.com/docs/api/log-in-or-create-user-by-email-otp).

        Args:
            email: Email address to send the passcode to; use `sandbox@stytch.com` in tests.
            expiration_minutes: Minutes until the passcode expires, 1 to 10; 2 when unset.
            attributes: End user's IP address and user agent as seen by your app, used to help
                detect fraud.
            create_user_as_pending: Whether a new User stays `pending` until authenticated
                instead of being `active` at once; `false` by default.
            locale: Language of the message, an IETF BCP 47 tag; English when unset.
            login_template_id: Id of the custom login email template; your default template when
                unset.
            signup_template_id: ID of the custom template for sign-up emails, of type \"OTP -
                Sign-up\"; the default template is used when unset.
        """

    def send(
        self,
        *,
        email: str,
        expiration_minutes: int | None = ...,
        attributes: t.ConsumerAttributes | None = ...,
        locale: t.Locale | None = ...,
        user_id: str | None = ...,
        session_token: str | None = ...,
        session_jwt: str | None = ...,
        login_template_id: str | None = ...,
        signup_template_id: str | None = ...,
    ) -> t.ConsumerOtpsEmailSendResponse:
        """Emails a passcode to an existing user.

        With one of `user_id`, `session_token` and `session_jwt`, adds the address to that user; it
        is dropped again unless authenticated within 5 minutes. The code goes to
        `otps.authenticate`, with the returned `email_id` as `method_id`.

        `POST /v1/otps/email/send`. [Documentation](https://stytch.com/docs/api/send-otp-by-email).

        Args:
            email: Email address to send the passcode to; use `sandbox@stytch.com` in tests.
            expiration_minutes: Minutes until the passcode expires, 1 to 10; 2 when unset.
            attributes: End user's IP address and user agent as seen by your app, used to help
                detect fraud.
            locale: Language of the message, an IETF BCP 47 tag; English when unset.
            user_id: ID of the User, or the User's `external_id` if one is set.
            session_token: Token of the User's existing session.
            session_jwt: JWT of the User's existing session.
            login_template_id: Id of the custom login email template, of type \"OTP - Login\";
                your default template when unset.
            signup_template_id: ID of the custom template for sign-up emails, of type \"OTP -
                Sign-up\"; the default template is used when unset.
        """

class _ConsumerOtpsSms(Group):
    """One-time passcodes by SMS."""

    def login_or_create(
        self,
        *,
        phone_number: str,
        expiration_minutes: int | None = ...,
        attributes: t.ConsumerAttributes | None = ...,
        create_user_as_pending: bool | None = ...,
        locale: t.Locale | None = ...,
    ) -> t.ConsumerOtpsSmsLoginOrCreateResponse:
        """Sends a passcode to a phone number, creating a user if none has it.

        The code goes to `otps.authenticate`, with the returned `phone_id` as `method_id`. Outside
        the US and Canada, countries may have to be allowed first.

        `POST /v1/otps/sms/login_or_create`.
        [Documentation](https://stytch.com/docs/api/log-in-or-create-user-by-sms).

        Args:
            phone_number: Phone number to send the passcode to, in E.164 form such as
                `+12025550162`; `+10000000000` is a test number.
            expiration_minutes: Minutes until the passcode expires, 1 to 10; 2 when unset.
            attributes: End user's IP address and user agent as seen by your app, used to help
                detect fraud.
            create_user_as_pending: Whether a new User stays `pending` until authenticated
                instead of being `active` at once; `false` by default.
            locale: Language of the message, an IETF BCP 47 tag; English when unset.
        """

    def send(
        self,
        *,
        phone_number: str,
        expiration_minutes: int | None = ...,
        attributes: t.ConsumerAttributes | None = ...,
        locale: t.Locale | None = ...,
        user_id: str | None = ...,
        session_token: str | None = ...,
        session_jwt: str | None = ...,
    ) -> t.ConsumerOtpsSmsSendResponse:
        """Sends a passcode to an existing user's phone number.

        Replaces an earlier code. With one of `user_id`, `session_token` and `session_jwt`, adds the
        number to that user; it is dropped again unless authenticated within 5 minutes. The code
        goes to `otps.authenticate`, with the returned `phone_id` as `method_id`. Outside the US and
        Canada, countries may have to be allowed first.

        `POST /v1/otps/sms/send`. [Documentation](https://stytch.com/docs/api/send-otp-by-sms).

        Args:
            phone_number: Phone number to send the passcode to, in E.164 form such as
                `+12025550162`; `+10000000000` is a test number.
            expiration_minutes: Minutes until the passcode expires, 1 to 10; 2 when unset.
            attributes: End user's IP address and user agent as seen by your app, used to help
                detect fraud.
            locale: Language of the message, an IETF BCP 47 tag; English when unset.
            user_id: ID of the User, or the User's `external_id` if one is set.
            session_token: Token of the User's existing session.
            session_jwt: JWT of the User's existing session.
        """

class _ConsumerOtpsWhatsapp(Group):
    """One-time passcodes by WhatsApp."""

    def login_or_create(
        self,
        *,
        phone_number: str,
        expiration_minutes: int | None = ...,
        attributes: t.ConsumerAttributes | None = ...,
        create_user_as_pending: bool | None = ...,
        locale: t.Locale | None = ...,
    ) -> t.ConsumerOtpsWhatsappLoginOrCreateResponse:
        """Sends a passcode to a WhatsApp number, creating a user if none has it.

        The code goes to `otps.authenticate`, with the returned `phone_id` as `method_id`.

        `POST /v1/otps/whatsapp/login_or_create`.
        [Documentation](https://stytch.com/docs/api/whatsapp-login-or-create).

        Args:
            phone_number: Phone number to send the passcode to, in E.164 form such as
                `+12025550162`; `+10000000000` is a test number.
            expiration_minutes: Minutes until the passcode expires, 1 to 10; 2 when unset.
            attributes: End user's IP address and user agent as seen by your app, used to help
                detect fraud.
            create_user_as_pending: Whether a new User stays `pending` until authenticated
                instead of being `active` at once; `false` by default.
            locale: Language of the message, an IETF BCP 47 tag; English when unset.
        """

    def send(
        self,
        *,
        phone_number: str,
        expiration_minutes: int | None = ...,
        attributes: t.ConsumerAttributes | None = ...,
        locale: t.Locale | None = ...,
        user_id: str | None = ...,
        session_token: str | None = ...,
        session_jwt: str | None = ...,
    ) -> t.ConsumerOtpsWhatsappSendResponse:
        """Sends a passcode to an existing user's WhatsApp number.

        Replaces an earlier code. With one of `user_id`, `session_token` and `session_jwt`, adds the
        number to that user; it is dropped again unless authenticated within 5 minutes. The code
        goes to `otps.authenticate`, with the returned `phone_id` as `method_id`.

        `POST /v1/otps/whatsapp/send`. [Documentation](https://stytch.com/docs/api/whatsapp-send).

        Args:
            phone_number: Phone number to send the passcode to, in E.164 form such as
                `+12025550162`; `+10000000000` is a test number.
            expiration_minutes: Minutes until the passcode expires, 1 to 10; 2 when unset.
            attributes: End user's IP address and user agent as seen by your app, used to help
                detect fraud.
            locale: Language of the message, an IETF BCP 47 tag; English when unset.
            user_id: ID of the User, or the User's `external_id` if one is set.
            session_token: Token of the User's existing session.
            session_jwt: JWT of the User's existing session.
        """

class _ConsumerPasswords(Group):
    """Users' passwords."""
    email: _ConsumerPasswordsEmail
    existing_password: _ConsumerPasswordsExistingPassword
    sessions: _ConsumerPasswordsSessions

    def authenticate(
        self,
        *,
        email: str,
        password: str,
        session_token: str | None = ...,
        session_duration_minutes: int | None = ...,
        session_jwt: str | None = ...,
        session_custom_claims: dict[str, Any] | None = ...,
        telemetry_id: str | None = ...,
    ) -> t.ConsumerPasswordsAuthenticateResponse:
        """Logs a user in with email address and password.

        Even the right password fails with `reset_password` if it was breached, or if the user has
        since logged in without a password by the same address for the first time. Start a reset
        then.

        `POST /v1/passwords/authenticate`.
        [Documentation](https://stytch.com/docs/api/password-authenticate).

        Args:
            email: Email address of the User.
            password: Password to check or set; any UTF-8 characters, including spaces and
                emoji.
            session_token: Token of the User's existing session.
            session_duration_minutes: Session lifetime in minutes from now, 5 to 527040 (366
                days); an existing session is extended by it. No session is started when unset.
            session_jwt: JWT of the User's existing session.
            session_custom_claims: Custom claims for the session and its JWT, at most 4
                kilobytes; `null` deletes a key, and reserved claims such as `iss` or `sub` are
                ignored. Needs `session_duration_minutes` to start a session.
            telemetry_id: Device Fingerprinting telemetry ID; when set, Stytch stores the
                device's fingerprints and IP location with the User or Member. Needs a workspace
                with Device Fingerprinting on.
        """

    def create(
        self,
        *,
        email: str,
        password: str,
        session_duration_minutes: int | None = ...,
        session_custom_claims: dict[str, Any] | None = ...,
        trusted_metadata: dict[str, Any] | None = ...,
        untrusted_metadata: dict[str, Any] | None = ...,
        name: t.ConsumerUserName | None = ...,
        telemetry_id: str | None = ...,
    ) -> t.ConsumerPasswordsCreateResponse:
        """Creates a user with a password.

        A known address fails with `duplicate_email`: set the password of existing users with
        `passwords.migrate` or a reset. Test the password with `passwords.strength_check`
        beforehand. A session starts only if `session_duration_minutes` is set.

        `POST /v1/passwords`. [Documentation](https://stytch.com/docs/api/password-create).

        Args:
            email: Email address of the User.
            password: Password for the new User; any UTF-8 characters, including spaces and
                emoji.
            session_duration_minutes: Session lifetime in minutes from now, 5 to 527040 (366
                days); an existing session is extended by it. No session is started when unset.
            session_custom_claims: Custom claims for the session and its JWT, at most 4
                kilobytes; `null` deletes a key, and reserved claims such as `iss` or `sub` are
                ignored. Needs `session_duration_minutes` to start a session.
            trusted_metadata: JSON object of your own application data.
            untrusted_metadata: JSON object of your own application data that end users can
                change through the frontend SDKs; keep nothing critical in it.
            name: Name of the User; every part is optional.
            telemetry_id: Device Fingerprinting telemetry ID; when set, Stytch stores the
                device's fingerprints and IP location with the User or Member. Needs a workspace
                with Device Fingerprinting on.
        """

    def migrate(
        self,
        *,
        email: str,
        hash: str,
        hash_type: t.HashType,
        md_5_config: t.Md5Config | None = ...,
        argon_2_config: t.Argon2Config | None = ...,
        sha_1_config: t.Sha1Config | None = ...,
        sha_512_config: t.Sha512Config | None = ...,
        scrypt_config: t.ScryptConfig | None = ...,
        pbkdf_2_config: t.Pbkdf2Config | None = ...,
        trusted_metadata: dict[str, Any] | None = ...,
        untrusted_metadata: dict[str, Any] | None = ...,
        set_email_verified: bool | None = ...,
        name: t.ConsumerUserName | None = ...,
        phone_number: str | None = ...,
        set_phone_number_verified: bool | None = ...,
        external_id: str | None = ...,
        roles: Sequence[str] | None = ...,
    ) -> t.ConsumerPasswordsMigrateResponse:
        """Imports a password hash for a user without a password, creating the user if needed.

        Takes bcrypt, scrypt, argon2, MD5, SHA-1, SHA-512 and PBKDF2 hashes. Limited to 100 requests
        a second.

        `POST /v1/passwords/migrate`. [Documentation](https://stytch.com/docs/api/password-migrate).

        Args:
            email: Email address of the User.
            hash: Hash of the password to import, in base64 for scrypt and PBKDF2.
            hash_type: Algorithm behind `hash`: `bcrypt`, `scrypt`, `argon_2i`, `argon_2id`,
                `md_5`, `sha_1`, `sha_512` or `pbkdf_2`.
            md_5_config: Salts for a `hash` of type `md_5`; optional.
            argon_2_config: Argon2 parameters; required when `hash` is in hex form rather than
                the encoded form.
            sha_1_config: Settings of a SHA-1 hash, such as its salt; optional.
            sha_512_config: Settings of a SHA-512 hash, such as its salt; optional.
            scrypt_config: Settings of the scrypt hash; needed unless `hash` is in PHC encoded
                form.
            pbkdf_2_config: Parameters of the PBKDF2 hash; required when migrating one.
            trusted_metadata: JSON object of your own application data.
            untrusted_metadata: JSON object of your own application data that end users can
                change through the frontend SDKs; keep nothing critical in it.
            set_email_verified: Whether to mark the email address as verified. Only safe when
                you know the User owns it: a wrong `true` can merge two people into one User.
            name: Name of the User; every part is optional.
            phone_number: Phone number in E.164 form, such as `+12025550162`.
            set_phone_number_verified: Whether to mark the phone number as verified. Only safe
                when you know the person owns it.
            external_id: Your own identifier for a newly created User, accepted in place of
                `user_id`; up to 128 alphanumerics, `.`, `_`, `-` or `|`.
            roles: IDs of the Roles to assign explicitly to the User.
        """

    def strength_check(
        self,
        *,
        password: str,
        email: str | None = ...,
    ) -> t.ConsumerPasswordsStrengthCheckResponse:
        """Checks a password against the project's strength policy.

        `feedback` tells the user what is missing.

        `POST /v1/passwords/strength_check`.
        [Documentation](https://stytch.com/docs/api/password-strength-check).

        Args:
            password: Password to rate; any UTF-8 characters, including spaces and emoji.
            email: Email address of the User.
        """

class _ConsumerPasswordsEmail(Group):
    """Password resets by email."""

    def reset(
        self,
        *,
        token: str,
        password: str,
        session_token: str | None = ...,
        session_duration_minutes: int | None = ...,
        session_jwt: str | None = ...,
        code_verifier: str | None = ...,
        session_custom_claims: dict[str, Any] | None = ...,
        attributes: t.ConsumerAttributes | None = ...,
        options: t.ConsumerSecurityOptions | None = ...,
        telemetry_id: str | None = ...,
    ) -> t.ConsumerPasswordsEmailResetResponse:
        """Sets a user's new password with an emailed token, and logs the user in.

        Revokes all sessions of the user. Test the password with `passwords.strength_check`
        beforehand. `options` can demand the same IP address or user agent as at the start.

        `POST /v1/passwords/email/reset`.
        [Documentation](https://stytch.com/docs/api/password-email-reset).

        Args:
            token: Password reset token, from the `token` query parameter of the redirect URL,
                whose `stytch_token_type` is `login` or `reset_password`.
            password: Password to check or set; any UTF-8 characters, including spaces and
                emoji.
            session_token: Token of the User's existing session.
            session_duration_minutes: Session lifetime in minutes from now, 5 to 527040 (366
                days); an existing session is extended by it. No session is started when unset.
            session_jwt: JWT of the User's existing session.
            code_verifier: PKCE verifier: the base64url one-time secret behind the
                `code_challenge` of the flow.
            session_custom_claims: Custom claims for the session and its JWT, at most 4
                kilobytes; `null` deletes a key, and reserved claims such as `iss` or `sub` are
                ignored. Needs `session_duration_minutes` to start a session.
            attributes: End user's IP address and user agent as seen by your app, used to help
                detect fraud.
            options: Extra security checks, such as requiring the same IP address or user agent
                as the original request.
            telemetry_id: Device Fingerprinting telemetry ID; when set, Stytch stores the
                device's fingerprints and IP location with the User or Member. Needs a workspace
                with Device Fingerprinting on.
        """

    def reset_start(
        self,
        *,
        email: str,
        reset_password_redirect_url: str | None = ...,
        reset_password_expiration_minutes: int | None = ...,
        code_challenge: str | None = ...,
        attributes: t.ConsumerAttributes | None = ...,
        login_redirect_url: str | None = ...,
        locale: t.Locale | None = ...,
        reset_password_template_id: str | None = ...,
    ) -> t.ConsumerPasswordsEmailResetStartResponse:
        """Emails a user a link for resetting the password.

        The link's token goes to `passwords.email.reset`.

        `POST /v1/passwords/email/reset/start`.
        [Documentation](https://stytch.com/docs/api/password-email-reset-start).

        Args:
            email: Email address of the User who asked to reset their password.
            reset_password_redirect_url: URL of your reset page, opened by the emailed link with
                a `token` query parameter. Falls back to the Dashboard default; an error if neither
                is set.
            reset_password_expiration_minutes: Minutes until the password reset link expires, 5
                to 10080 (7 days); 30 when unset.
            code_challenge: PKCE challenge: base64url of the SHA-256 hash of a one-time secret,
                so the flow must finish on the device that started it.
            attributes: End user's IP address and user agent as seen by your app, used to help
                detect fraud.
            login_redirect_url: URL the email's \"Log in without password\" button opens;
                authenticate its `token` param as a magic link. If unset, the Dashboard's default
                applies; without one, the call fails.
            locale: Language of the message, an IETF BCP 47 tag; English when unset.
            reset_password_template_id: ID of the password reset email template, created in the
                Dashboard; your default template when unset.
        """

class _ConsumerPasswordsExistingPassword(Group):
    """Password resets by the present password."""

    def reset(
        self,
        *,
        email: str,
        existing_password: str,
        new_password: str,
        session_token: str | None = ...,
        session_duration_minutes: int | None = ...,
        session_jwt: str | None = ...,
        session_custom_claims: dict[str, Any] | None = ...,
        telemetry_id: str | None = ...,
    ) -> t.ConsumerPasswordsExistingPasswordResetResponse:
        """Replaces a user's password, given the present one.

        Revokes all sessions of the user.

        `POST /v1/passwords/existing_password/reset`.
        [Documentation](https://stytch.com/docs/api/password-existing-password-reset).

        Args:
            email: Email address of the User.
            existing_password: Current password of the User or Member.
            new_password: Password that replaces the existing one.
            session_token: Token of the User's existing session.
            session_duration_minutes: Session lifetime in minutes from now, 5 to 527040 (366
                days); an existing session is extended by it. No session is started when unset.
            session_jwt: JWT of the User's existing session.
            session_custom_claims: Custom claims for the session and its JWT, at most 4
                kilobytes; `null` deletes a key, and reserved claims such as `iss` or `sub` are
                ignored. Needs `session_duration_minutes` to start a session.
            telemetry_id: Device Fingerprinting telemetry ID; when set, Stytch stores the
                device's fingerprints and IP location with the User or Member. Needs a workspace
                with Device Fingerprinting on.
        """

class _ConsumerPasswordsSessions(Group):
    """Password resets by a session."""

    def reset(
        self,
        *,
        password: str,
        session_token: str | None = ...,
        session_jwt: str | None = ...,
        session_duration_minutes: int | None = ...,
        session_custom_claims: dict[str, Any] | None = ...,
        telemetry_id: str | None = ...,
    ) -> t.ConsumerPasswordsSessionsResetResponse:
        """Sets a user's new password, authorized by a session.

        Needs `session_token` or `session_jwt`, with a password, email link or email passcode factor
        not older than 5 minutes. Revokes all other sessions of the user.

        `POST /v1/passwords/session/reset`.
        [Documentation](https://stytch.com/docs/api/password-session-reset).

        Args:
            password: Password to check or set; any UTF-8 characters, including spaces and
                emoji.
            session_token: Token of the User's existing session.
            session_jwt: JWT of the User's existing session.
            session_duration_minutes: Session lifetime in minutes from now, 5 to 527040 (366
                days); an existing session is extended by it. No session is started when unset.
            session_custom_claims: Custom claims for the session and its JWT, at most 4
                kilobytes; `null` deletes a key, and reserved claims such as `iss` or `sub` are
                ignored. Needs `session_duration_minutes` to start a session.
            telemetry_id: Device Fingerprinting telemetry ID; when set, Stytch stores the
                device's fingerprints and IP location with the User or Member. Needs a workspace
                with Device Fingerprinting on.
        """

class _ConsumerRbac(Group):
    """Role-based access control."""

    def policy(self) -> t.ConsumerRbacPolicyResponse:
        """Fetches the project's RBAC policy.

        It holds the roles, resources and scopes defined in the dashboard. Cache it: that allows
        authorization checks without a request.

        `GET /v1/rbac/policy`. [Documentation](https://stytch.com/docs/api/rbac-resource-object).
        """

    def authorize(
        self,
        *,
        roles: Sequence[str],
        authorization_check: t.PermissionCheck,
    ) -> t.Nothing:
        """Checks that roles allow an action, by the policy of the project.

        Raises `Denied` if they do not.

        Args:
            roles: Roles of the session.
            authorization_check: The action.
        """

class _ConsumerRedirects(Group):
    """What a browser brings back from a login."""

    def parse(
        self,
        *,
        redirect: str,
    ) -> t.Redirect:
        """Reads what a browser brings back from a login of a user.

        Args:
            redirect: URL of the redirect, its query, or the HTTP request.
        """

class _ConsumerSessions(Group):
    """User sessions."""

    def attest(
        self,
        *,
        profile_id: str,
        token: str,
        session_duration_minutes: int | None = ...,
        session_custom_claims: dict[str, Any] | None = ...,
        session_token: str | None = ...,
        session_jwt: str | None = ...,
        telemetry_id: str | None = ...,
    ) -> t.ConsumerSessionsAttestResponse:
        """Exchanges a token from a trusted identity provider for a session.

        Needs a trusted auth token profile from the dashboard. With `session_token` or
        `session_jwt`, the factor is added to that session.

        `POST /v1/sessions/attest`. [Documentation](https://stytch.com/docs/api/attest-session).

        Args:
            profile_id: ID of the trusted auth token profile that the attested token belongs to.
            token: Trusted auth token to authenticate.
            session_duration_minutes: Session lifetime in minutes from now, 5 to 527040 (366
                days); an existing session is extended by it. No session is started when unset.
            session_custom_claims: Custom claims for the session and its JWT, at most 4
                kilobytes; `null` deletes a key, and reserved claims such as `iss` or `sub` are
                ignored. Needs `session_duration_minutes` to start a session.
            session_token: Token of the session to add the trusted auth token factor to.
            session_jwt: JWT of the session to add the trusted auth token factor to.
            telemetry_id: Device Fingerprinting telemetry ID; when set, Stytch stores the
                device's fingerprints and IP location with the User or Member. Needs a workspace
                with Device Fingerprinting on.
        """

    def authenticate(
        self,
        *,
        session_token: str | None = ...,
        session_duration_minutes: int | None = ...,
        session_jwt: str | None = ...,
        session_custom_claims: dict[str, Any] | None = ...,
        authorization_check: t.ConsumerAuthorizationCheck | None = ...,
    ) -> t.ConsumerSessionsAuthenticateResponse:
        """Checks a session, and extends or authorizes it on request.

        Needs exactly one of `session_token` and `session_jwt`; both fail with
        `too_many_session_arguments`. An expired JWT is renewed while its session lives.
        `session_duration_minutes` sets a new lifetime from now on. With `authorization_check`, the
        call fails with 403 if the user lacks the permission.

        `POST /v1/sessions/authenticate`. [Documentation](https://stytch.com/docs/api/session-auth).

        Args:
            session_token: Token of the session to authenticate.
            session_duration_minutes: New session lifetime in minutes from now, 5 to 527040 (366
                days); each successful call extends the session by it.
            session_jwt: JWT of the session to authenticate; may be past its `exp`, and Stytch
                returns a fresh one while the session is active.
            session_custom_claims: Custom claims for the session and its JWT, at most 4
                kilobytes; `null` deletes a key, and reserved claims such as `iss` or `sub` are
                ignored. Needs `session_duration_minutes` to start a session.
            authorization_check: Permission check to run along with authentication; a denied
                action fails with a 403 error, a permitted one returns the matching Roles.
        """

    def exchange_access_token(
        self,
        *,
        access_token: str,
        session_duration_minutes: int | None = ...,
        session_custom_claims: dict[str, Any] | None = ...,
        telemetry_id: str | None = ...,
    ) -> t.ConsumerSessionsExchangeAccessTokenResponse:
        """Exchanges a connected app's access token for a session of its user.

        The token needs the `full_access` scope, which only first-party apps get, must not be older
        than 5 minutes, and works once.

        `POST /v1/sessions/exchange_access_token`.
        [Documentation](https://stytch.com/docs/api/connected-app-access-token-exchange).

        Args:
            access_token: Access token of the Connected App; it needs the `full_access` scope.
            session_duration_minutes: Session lifetime in minutes from now, 5 to 527040 (366
                days); an existing session is extended by it. No session is started when unset.
            session_custom_claims: Custom claims for the session and its JWT, at most 4
                kilobytes; `null` deletes a key, and reserved claims such as `iss` or `sub` are
                ignored. Needs `session_duration_minutes` to start a session.
            telemetry_id: Device Fingerprinting telemetry ID; when set, Stytch stores the
                device's fingerprints and IP location with the User or Member. Needs a workspace
                with Device Fingerprinting on.
        """

    def get(
        self,
        *,
        user_id: str,
    ) -> t.ConsumerSessionsGetResponse:
        """Lists a user's active sessions.

        `GET /v1/sessions`. [Documentation](https://stytch.com/docs/api/session-get).

        Args:
            user_id: ID of the User whose sessions to list.
        """

    def get_jwks(
        self,
        *,
        project_id: str = ...,
    ) -> t.ConsumerSessionsGetJwksResponse:
        """Fetches the keys that sign the project's session JWTs.

        Pick the key by `kid`. Keys change about every 6 months, and the old one stays listed for a
        month.

        `GET /v1/sessions/jwks/{project_id}`. [Documentation](https://stytch.com/docs/api/jwks-get).

        Args:
            project_id: ID of the project whose JWKS to fetch.
        """

    def migrate(
        self,
        *,
        session_token: str,
        session_duration_minutes: int | None = ...,
        session_custom_claims: dict[str, Any] | None = ...,
        telemetry_id: str | None = ...,
    ) -> t.ConsumerSessionsMigrateResponse:
        """Exchanges a session token of an external OIDC provider for a session.

        Stytch asks the UserInfo endpoint configured in the dashboard for the email address. The
        user must exist already.

        `POST /v1/sessions/migrate`. [Documentation](https://stytch.com/docs/api/session-object).

        Args:
            session_token: Authorization token that Stytch sends to your external UserInfo
                endpoint.
            session_duration_minutes: Session lifetime in minutes from now, 5 to 527040 (366
                days); an existing session is extended by it. No session is started when unset.
            session_custom_claims: Custom claims for the session and its JWT, at most 4
                kilobytes; `null` deletes a key, and reserved claims such as `iss` or `sub` are
                ignored. Needs `session_duration_minutes` to start a session.
            telemetry_id: Device Fingerprinting telemetry ID; when set, Stytch stores the
                device's fingerprints and IP location with the User or Member. Needs a workspace
                with Device Fingerprinting on.
        """

    def revoke(
        self,
        *,
        session_id: str | None = ...,
        session_token: str | None = ...,
        session_jwt: str | None = ...,
    ) -> t.ConsumerSessionsRevokeResponse:
        """Revokes a session with all its tokens.

        Needs exactly one of `session_id`, `session_token` and `session_jwt`.

        `POST /v1/sessions/revoke`. [Documentation](https://stytch.com/docs/api/session-revoke).

        Args:
            session_id: ID of the session to revoke; excludes `session_token` and `session_jwt`.
            session_token: Token of the session to revoke; excludes `session_id` and
                `session_jwt`.
            session_jwt: JWT of the session to revoke; excludes `session_id` and
                `session_token`.
        """

    def authenticate_jwt(
        self,
        *,
        session_jwt: str,
        max_age_seconds: int = ...,
        fall_back: bool | None = ...,
        authorization_check: t.PermissionCheck = ...,
        session_duration_minutes: int | None = ...,
        session_custom_claims: dict[str, Any] | None = ...,
    ) -> t.ConsumerCheckedSession:
        """Authenticates a session JWT of a user, without a request in the common case.

        Signature and claims are checked with the project's keys, which are fetched once and cached.
        For up to five minutes, the check does not notice that a session was revoked. `Denied` means
        that the check said no; any other error, that it could not be completed.

        Args:
            session_jwt: JWT of the session, such as that of a cookie.
            max_age_seconds: Age from which a JWT is not accepted even if it is valid; 0 accepts
                none. Turns `fall_back` on, unless that is false. Default: no limit.
            fall_back: Whether Stytch is asked when the local check is not enough. Default:
                false, unless `max_age_seconds` is set.
            authorization_check: An action that the roles of the session must allow.
            session_duration_minutes: If Stytch is asked: new lifetime of the session in minutes
                from then.
            session_custom_claims: If Stytch is asked: custom claims to add to the session.
        """

class _ConsumerTotps(Group):
    """Time-based one-time passcodes of authenticator apps, and their recovery codes."""

    def authenticate(
        self,
        *,
        user_id: str,
        totp_code: str,
        session_token: str | None = ...,
        session_duration_minutes: int | None = ...,
        session_jwt: str | None = ...,
        session_custom_claims: dict[str, Any] | None = ...,
        telemetry_id: str | None = ...,
    ) -> t.ConsumerTotpsAuthenticateResponse:
        """Checks a user's TOTP code.

        A session starts only if `session_duration_minutes` is set.

        `POST /v1/totps/authenticate`.
        [Documentation](https://stytch.com/docs/api/totp-authenticate).

        Args:
            user_id: ID of the active User the TOTP registration belongs to, or the User's
                `external_id` if one is set.
            totp_code: TOTP code to authenticate, 6 digits.
            session_token: Token of the User's existing session.
            session_duration_minutes: Session lifetime in minutes from now, 5 to 527040 (366
                days); an existing session is extended by it. No session is started when unset.
            session_jwt: JWT of the User's existing session.
            session_custom_claims: Custom claims for the session and its JWT, at most 4
                kilobytes; `null` deletes a key, and reserved claims such as `iss` or `sub` are
                ignored. Needs `session_duration_minutes` to start a session.
            telemetry_id: Device Fingerprinting telemetry ID; when set, Stytch stores the
                device's fingerprints and IP location with the User or Member. Needs a workspace
                with Device Fingerprinting on.
        """

    def create(
        self,
        *,
        user_id: str,
        expiration_minutes: int | None = ...,
    ) -> t.ConsumerTotpsCreateResponse:
        """Creates a TOTP registration for a user.

        Show `qr_code` or `secret` to the user, then confirm with `totps.authenticate`.

        `POST /v1/totps`. [Documentation](https://stytch.com/docs/api/totp-create).

        Args:
            user_id: ID of the active User the TOTP registration belongs to, or the User's
                `external_id` if one is set.
            expiration_minutes: Minutes until a TOTP that has not yet been authenticated becomes
                unusable, 5 to 1440 (1 day); 1440 when unset.
        """

    def recover(
        self,
        *,
        user_id: str,
        recovery_code: str,
        session_token: str | None = ...,
        session_duration_minutes: int | None = ...,
        session_jwt: str | None = ...,
        session_custom_claims: dict[str, Any] | None = ...,
        telemetry_id: str | None = ...,
    ) -> t.ConsumerTotpsRecoverResponse:
        """Checks a recovery code in place of a TOTP code.

        A session starts only if `session_duration_minutes` is set.

        `POST /v1/totps/recover`. [Documentation](https://stytch.com/docs/api/totp-recover).

        Args:
            user_id: ID of the active User the TOTP registration belongs to, or the User's
                `external_id` if one is set.
            recovery_code: Recovery code to authenticate with in place of a TOTP code.
            session_token: Token of the User's existing session.
            session_duration_minutes: Session lifetime in minutes from now, 5 to 527040 (366
                days); an existing session is extended by it. No session is started when unset.
            session_jwt: JWT of the User's existing session.
            session_custom_claims: Custom claims for the session and its JWT, at most 4
                kilobytes; `null` deletes a key, and reserved claims such as `iss` or `sub` are
                ignored. Needs `session_duration_minutes` to start a session.
            telemetry_id: Device Fingerprinting telemetry ID; when set, Stytch stores the
                device's fingerprints and IP location with the User or Member. Needs a workspace
                with Device Fingerprinting on.
        """

    def recovery_codes(
        self,
        *,
        user_id: str,
    ) -> t.ConsumerTotpsRecoveryCodesResponse:
        """Fetches the recovery codes of a user's TOTP registrations.

        `POST /v1/totps/recovery_codes`.
        [Documentation](https://stytch.com/docs/api/totp-get-recovery-codes).

        Args:
            user_id: ID of the active User the TOTP registration belongs to, or the User's
                `external_id` if one is set.
        """

class _ConsumerUsers(Group):
    """Users and their login methods."""

    def connected_apps(
        self,
        *,
        user_id: str,
    ) -> t.ConsumerUsersConnectedAppsResponse:
        """Lists the connected apps that a user has authorized.

        An app leaves the list when its access is revoked.

        `GET /v1/users/{user_id}/connected_apps`.
        [Documentation](https://stytch.com/docs/api/connected-app-user-get-all).

        Args:
            user_id: ID of the User, or the User's `external_id` if one is set.
        """

    def create(
        self,
        *,
        email: str | None = ...,
        name: t.ConsumerUserName | None = ...,
        attributes: t.ConsumerAttributes | None = ...,
        phone_number: str | None = ...,
        create_user_as_pending: bool | None = ...,
        trusted_metadata: dict[str, Any] | None = ...,
        untrusted_metadata: dict[str, Any] | None = ...,
        external_id: str | None = ...,
        roles: Sequence[str] | None = ...,
    ) -> t.ConsumerUsersCreateResponse:
        """Creates a user.

        Needs an `email` or a `phone_number`.

        `POST /v1/users`. [Documentation](https://stytch.com/docs/api/create-user).

        Args:
            email: Email address of the User.
            name: Name of the User; every part is optional.
            attributes: End user's IP address and user agent as seen by your app, used to help
                detect fraud.
            phone_number: Phone number for one-time passcodes, in E.164 form such as
                `+12025550162`; `+10000000000` is a test number.
            create_user_as_pending: Whether a new User stays `pending` until authenticated
                instead of being `active` at once; `false` by default.
            trusted_metadata: JSON object of your own application data.
            untrusted_metadata: JSON object of your own application data that end users can
                change through the frontend SDKs; keep nothing critical in it.
            external_id: Your own identifier for the User, accepted in place of `user_id`; up to
                128 alphanumerics, `.`, `_`, `-` or `|`.
            roles: IDs of the Roles to assign explicitly to the User.
        """

    def delete(
        self,
        *,
        user_id: str,
    ) -> t.ConsumerUsersDeleteResponse:
        """Deletes a user.

        `DELETE /v1/users/{user_id}`. [Documentation](https://stytch.com/docs/api/delete-user).

        Args:
            user_id: ID of the User, or the User's `external_id` if one is set.
        """

    def delete_biometric_registration(
        self,
        *,
        biometric_registration_id: str,
    ) -> t.ConsumerUsersDeleteBiometricRegistrationResponse:
        """Deletes a biometric registration from its user.

        `DELETE /v1/users/biometric_registrations/{biometric_registration_id}`.
        [Documentation](https://stytch.com/docs/api/delete-user-biometric-registration).

        Args:
            biometric_registration_id: ID of the biometric registration to delete.
        """

    def delete_crypto_wallet(
        self,
        *,
        crypto_wallet_id: str,
    ) -> t.ConsumerUsersDeleteCryptoWalletResponse:
        """Deletes a crypto wallet from its user.

        `DELETE /v1/users/crypto_wallets/{crypto_wallet_id}`.
        [Documentation](https://stytch.com/docs/api/delete-user-crypto-wallet).

        Args:
            crypto_wallet_id: ID of the crypto wallet to delete.
        """

    def delete_email(
        self,
        *,
        email_id: str,
    ) -> t.ConsumerUsersDeleteEmailResponse:
        """Deletes an email address from its user.

        `DELETE /v1/users/emails/{email_id}`.
        [Documentation](https://stytch.com/docs/api/delete-user-email).

        Args:
            email_id: ID of the email address to delete.
        """

    def delete_external_id(
        self,
        *,
        user_id: str,
    ) -> t.ConsumerUsersDeleteExternalIdResponse:
        """Removes the external ID from a user.

        `DELETE /v1/users/{user_id}/external_id`.
        [Documentation](https://stytch.com/docs/api-reference/consumer/api/users/user-object).

        Args:
            user_id: ID of the User whose `external_id` to delete.
        """

    def delete_oauth_registration(
        self,
        *,
        oauth_user_registration_id: str,
    ) -> t.ConsumerUsersDeleteOauthRegistrationResponse:
        """Deletes an OAuth registration from its user.

        `DELETE /v1/users/oauth/{oauth_user_registration_id}`.
        [Documentation](https://stytch.com/docs/api/delete-user-oauth-registration).

        Args:
            oauth_user_registration_id: ID of the OAuth registration to delete.
        """

    def delete_password(
        self,
        *,
        password_id: str,
    ) -> t.ConsumerUsersDeletePasswordResponse:
        """Deletes a password from its user.

        `DELETE /v1/users/passwords/{password_id}`.
        [Documentation](https://stytch.com/docs/api/delete-user-password).

        Args:
            password_id: ID of the password to delete.
        """

    def delete_phone_number(
        self,
        *,
        phone_id: str,
    ) -> t.ConsumerUsersDeletePhoneNumberResponse:
        """Deletes a phone number from its user.

        `DELETE /v1/users/phone_numbers/{phone_id}`.
        [Documentation](https://stytch.com/docs/api/delete-user-phone-number).

        Args:
            phone_id: ID of the phone number to delete.
        """

    def delete_totp(
        self,
        *,
        totp_id: str,
    ) -> t.ConsumerUsersDeleteTotpResponse:
        """Deletes a TOTP registration from its user.

        `DELETE /v1/users/totps/{totp_id}`.
        [Documentation](https://stytch.com/docs/api/delete-user-totp).

        Args:
            totp_id: ID of the TOTP registration to delete.
        """

    def delete_webauthn_registration(
        self,
        *,
        webauthn_registration_id: str,
    ) -> t.ConsumerUsersDeleteWebauthnRegistrationResponse:
        """Deletes a passkey or WebAuthn registration from its user.

        `DELETE /v1/users/webauthn_registrations/{webauthn_registration_id}`.
        [Documentation](https://stytch.com/docs/api/delete-user-webauthn-registration).

        Args:
            webauthn_registration_id: ID of the Passkey or WebAuthn registration to delete.
        """

    def exchange_primary_factor(
        self,
        *,
        user_id: str,
        email_address: str | None = ...,
        phone_number: str | None = ...,
    ) -> t.ConsumerUsersExchangePrimaryFactorResponse:
        """Swaps a user's only email address or phone number for another.

        Set either `email_address` or `phone_number`; the kind may change. Fails unless the user has
        exactly one factor. It acts with administrator rights: do not expose it to users.

        `PUT /v1/users/{user_id}/exchange_primary_factor`.
        [Documentation](https://stytch.com/docs/api-reference/consumer/api/users/exchange-primary-factor).

        Args:
            user_id: ID of the User, or the User's `external_id` if one is set.
            email_address: Email address to become the User's primary factor.
            phone_number: New phone number for the User, in E.164 form such as `+12025550162`.
        """

    def get(
        self,
        *,
        user_id: str,
    ) -> t.ConsumerUsersGetResponse:
        """Fetches a user.

        `GET /v1/users/{user_id}`. [Documentation](https://stytch.com/docs/api/get-user).

        Args:
            user_id: ID of the User, or the User's `external_id` if one is set.
        """

    def revoke(
        self,
        *,
        user_id: str,
        connected_app_id: str,
    ) -> t.ConsumerUsersRevokeResponse:
        """Withdraws a user's consent to a connected app and revokes all tokens the app holds for them.

        The app gets new tokens only after the user authorizes it again.

        `POST /v1/users/{user_id}/connected_apps/{connected_app_id}/revoke`.
        [Documentation](https://stytch.com/docs/api/connected-app-user-revoke).

        Args:
            user_id: ID of the User, or the User's `external_id` if one is set.
            connected_app_id: Unique ID of the Connected App.
        """

    def search(
        self,
        *,
        cursor: str | None = ...,
        limit: int | None = ...,
        query: t.SearchQuery | None = ...,
    ) -> t.ConsumerUsersSearchResponse:
        """Searches the users of the project.

        An empty `query` matches all users. Limited to 150 requests a minute and sometimes seconds
        slow: keep it out of login flows.

        `POST /v1/users/search`. [Documentation](https://stytch.com/docs/api/search-users).

        Args:
            cursor: Place to resume from: `next_cursor` in the previous response's
                `results_metadata`, or unset for the first page. A page holds at most 1000 results.
            limit: Results per page: 100 by default, at most 1000. Page through more with
                `cursor`.
            query: Search filter: an operator and its operands. Without it, or without operands,
                every User is returned.
        """

    def search_items(
        self,
        *,
        cursor: str | None = ...,
        limit: int | None = ...,
        query: t.SearchQuery | None = ...,
    ) -> Walk[t.ConsumerUser]:
        """Walks through the items of the list, fetching pages as they are needed.

        An empty `query` matches all users. Limited to 150 requests a minute and sometimes seconds
        slow: keep it out of login flows.

        `POST /v1/users/search`. [Documentation](https://stytch.com/docs/api/search-users).

        Args:
            cursor: Place to resume from: `next_cursor` in the previous response's
                `results_metadata`, or unset for the first page. A page holds at most 1000 results.
            limit: Results per page: 100 by default, at most 1000. Page through more with
                `cursor`.
            query: Search filter: an operator and its operands. Without it, or without operands,
                every User is returned.
        """

    def search_pages(
        self,
        *,
        cursor: str | None = ...,
        limit: int | None = ...,
        query: t.SearchQuery | None = ...,
    ) -> Walk[t.ConsumerUsersSearchResponse]:
        """Walks through the pages of the list, fetching each when the loop reaches it.

        An empty `query` matches all users. Limited to 150 requests a minute and sometimes seconds
        slow: keep it out of login flows.

        `POST /v1/users/search`. [Documentation](https://stytch.com/docs/api/search-users).

        Args:
            cursor: Place to resume from: `next_cursor` in the previous response's
                `results_metadata`, or unset for the first page. A page holds at most 1000 results.
            limit: Results per page: 100 by default, at most 1000. Page through more with
                `cursor`.
            query: Search filter: an operator and its operands. Without it, or without operands,
                every User is returned.
        """

    def update(
        self,
        *,
        user_id: str,
        name: t.ConsumerUserName | None = ...,
        attributes: t.ConsumerAttributes | None = ...,
        trusted_metadata: dict[str, Any] | None = ...,
        untrusted_metadata: dict[str, Any] | None = ...,
        external_id: str | None = ...,
        roles: Sequence[str] | None = ...,
    ) -> t.ConsumerUsersUpdateResponse:
        """Updates a user's name, metadata, external ID or roles.

        Email addresses and phone numbers cannot be added here, as they must be verified: use a
        `send` call with the `user_id`.

        `PUT /v1/users/{user_id}`. [Documentation](https://stytch.com/docs/api/update-user).

        Args:
            user_id: ID of the User, or the User's `external_id` if one is set.
            name: Name of the User; every part is optional.
            attributes: End user's IP address and user agent as seen by your app, used to help
                detect fraud.
            trusted_metadata: JSON object of your own application data.
            untrusted_metadata: JSON object of your own application data that end users can
                change through the frontend SDKs; keep nothing critical in it.
            external_id: Your own identifier for the User, accepted in place of `user_id`; up to
                128 alphanumerics, `.`, `_`, `-` or `|`.
            roles: IDs of the Roles to assign explicitly to the User.
        """

class _ConsumerWebauthn(Group):
    """Passkeys and WebAuthn devices."""

    def authenticate(
        self,
        *,
        public_key_credential: str,
        session_token: str | None = ...,
        session_duration_minutes: int | None = ...,
        session_jwt: str | None = ...,
        session_custom_claims: dict[str, Any] | None = ...,
        telemetry_id: str | None = ...,
    ) -> t.ConsumerWebauthnAuthenticateResponse:
        """Logs a user in with a passkey or WebAuthn device.

        `public_key_credential` is what `navigator.credentials.get()` returned in the browser. A
        session starts only if `session_duration_minutes` is set.

        `POST /v1/webauthn/authenticate`.
        [Documentation](https://stytch.com/docs/api/webauthn-authenticate).

        Args:
            public_key_credential: JSON of the credential returned by the browser's
                `navigator.credentials.get()`.
            session_token: Token of the User's existing session.
            session_duration_minutes: Session lifetime in minutes from now, 5 to 527040 (366
                days); an existing session is extended by it. No session is started when unset.
            session_jwt: JWT of the User's existing session.
            session_custom_claims: Custom claims for the session and its JWT, at most 4
                kilobytes; `null` deletes a key, and reserved claims such as `iss` or `sub` are
                ignored. Needs `session_duration_minutes` to start a session.
            telemetry_id: Device Fingerprinting telemetry ID; when set, Stytch stores the
                device's fingerprints and IP location with the User or Member. Needs a workspace
                with Device Fingerprinting on.
        """

    def authenticate_start(
        self,
        *,
        domain: str,
        user_id: str | None = ...,
        return_passkey_credential_options: bool | None = ...,
        use_base64_url_encoding: bool | None = ...,
    ) -> t.ConsumerWebauthnAuthenticateStartResponse:
        """Starts a login with a passkey or WebAuthn device.

        Pass `public_key_credential_request_options` to `navigator.credentials.get()`, and its
        result to `authenticate`. Set `return_passkey_credential_options` for passkeys, and
        `use_base64_url_encoding` for the browser's built-in methods.

        `POST /v1/webauthn/authenticate/start`.
        [Documentation](https://stytch.com/docs/api/webauthn-authenticate-start).

        Args:
            domain: Domain for Passkeys or WebAuthn, which is normally your page's
                `window.location.hostname`, such as `example.com`.
            user_id: ID of the active User the Passkey or WebAuthn registration belongs to, or
                the User's `external_id` if one is set.
            return_passkey_credential_options: Whether to return options suited to Passkeys,
                with `userVerification` set to `preferred`.
            use_base64_url_encoding: Whether the returned public key credential options use
                base64url; set it for browser calls such as `navigator.credentials.create`.
        """

    def list_credentials(
        self,
        *,
        user_id: str,
        domain: str,
    ) -> t.ConsumerWebauthnListCredentialsResponse:
        """Lists a user's passkey and WebAuthn credentials for a domain.

        `GET /v1/webauthn/credentials/{user_id}/{domain}`.
        [Documentation](https://stytch.com/docs/api/webauthn-register).

        Args:
            user_id: ID of the active User whose Passkey or WebAuthn registrations to list.
            domain: Domain for Passkeys or WebAuthn, which is normally your page's
                `window.location.hostname`, such as `example.com`.
        """

    def register(
        self,
        *,
        user_id: str,
        public_key_credential: str,
        session_token: str | None = ...,
        session_duration_minutes: int | None = ...,
        session_jwt: str | None = ...,
        session_custom_claims: dict[str, Any] | None = ...,
        telemetry_id: str | None = ...,
    ) -> t.ConsumerWebauthnRegisterResponse:
        """Completes the registration of a passkey or WebAuthn device.

        `public_key_credential` is what `navigator.credentials.create()` returned in the browser. A
        session starts only if `session_duration_minutes` is set.

        `POST /v1/webauthn/register`.
        [Documentation](https://stytch.com/docs/api/webauthn-register).

        Args:
            user_id: ID of the active User the Passkey or WebAuthn registration belongs to, or
                the User's `external_id` if one is set.
            public_key_credential: JSON of the credential returned by the browser's
                `navigator.credentials.create()`.
            session_token: Token of the User's existing session.
            session_duration_minutes: Session lifetime in minutes from now, 5 to 527040 (366
                days); an existing session is extended by it. No session is started when unset.
            session_jwt: JWT of the User's existing session.
            session_custom_claims: Custom claims for the session and its JWT, at most 4
                kilobytes; `null` deletes a key, and reserved claims such as `iss` or `sub` are
                ignored. Needs `session_duration_minutes` to start a session.
            telemetry_id: Device Fingerprinting telemetry ID; when set, Stytch stores the
                device's fingerprints and IP location with the User or Member. Needs a workspace
                with Device Fingerprinting on.
        """

    def register_start(
        self,
        *,
        user_id: str,
        domain: str,
        user_agent: str | None = ...,
        authenticator_type: t.ConsumerAuthenticatorType | None = ...,
        return_passkey_credential_options: bool | None = ...,
        override_id: str | None = ...,
        override_name: str | None = ...,
        override_display_name: str | None = ...,
        use_base64_url_encoding: bool | None = ...,
    ) -> t.ConsumerWebauthnRegisterStartResponse:
        """Starts the registration of a passkey or WebAuthn device.

        Pass `public_key_credential_creation_options` to `navigator.credentials.create()`, and its
        result to `register`. Set `return_passkey_credential_options` for passkeys, and
        `use_base64_url_encoding` for the browser's built-in methods.

        `POST /v1/webauthn/register/start`.
        [Documentation](https://stytch.com/docs/api/webauthn-register-start).

        Args:
            user_id: ID of the active User the Passkey or WebAuthn registration belongs to, or
                the User's `external_id` if one is set.
            domain: Domain for Passkeys or WebAuthn, which is normally your page's
                `window.location.hostname`, such as `example.com`.
            user_agent: User agent string of the client.
            authenticator_type: Kind of Passkey or WebAuthn device to ask for, `platform` or
                `cross-platform`; both are allowed when unset.
            return_passkey_credential_options: Whether to return options suited to Passkeys,
                with a `required` `residentKey` and `preferred` `userVerification`.
            override_id: User ID to put in the WebAuthn creation options instead of the default.
            override_name: User name to put in the WebAuthn creation options instead of the
                default.
            override_display_name: User display name to put in the WebAuthn creation options
                instead of the default.
            use_base64_url_encoding: Whether the returned public key credential options use
                base64url; set it for browser calls such as `navigator.credentials.create`.
        """

    def update(
        self,
        *,
        webauthn_registration_id: str,
        name: str,
    ) -> t.ConsumerWebauthnUpdateResponse:
        """Renames a passkey or WebAuthn registration.

        `PUT /v1/webauthn/{webauthn_registration_id}`.
        [Documentation](https://stytch.com/docs/api/webauthn-update).

        Args:
            webauthn_registration_id: ID of the Passkey or WebAuthn registration to update.
            name: New name for the Passkey or WebAuthn registration.
        """

class _Debug(Group):
    """A check of credentials."""

    def whoami(self) -> t.DebugWhoamiResponse:
        """Returns the ID and name of the project that the credentials belong to.

        Useful for checking credentials.

        `GET /v1/debug/whoami`. [Documentation](https://stytch.com/docs/api).
        """

class _Fraud(Group):
    """The fraud and risk API, on a separate host."""
    email: _FraudEmail
    fingerprint: _FraudFingerprint
    rules: _FraudRules
    verdict_reasons: _FraudVerdictReasons

class _FraudEmail(Group):
    """Risk of email addresses."""

    def risk(
        self,
        *,
        email_address: str,
    ) -> t.FraudEmailRiskResponse:
        """Rates the risk of an email address.

        `action` recommends `ALLOW`, `CHALLENGE` or `BLOCK`. In beta: ask Stytch for access.

        `POST /v1/email/risk`. [Documentation](https://stytch.com/docs/fraud/api).

        Args:
            email_address: Email address to assess for risk.
        """

class _FraudFingerprint(Group):
    """Device fingerprints and verdicts."""

    def lookup(
        self,
        *,
        telemetry_id: str,
        external_metadata: t.FraudExternalMetadata | None = ...,
    ) -> t.FraudFingerprintLookupResponse:
        """Fetches the device fingerprint and verdict for a telemetry ID.

        The verdict recommends `ALLOW`, `CHALLENGE` or `BLOCK`. An unknown or expired ID is a 404
        `telemetry_id_not_found`; treat it like `BLOCK`, because attackers can send forged IDs.

        `POST /v1/fingerprint/lookup`.
        [Documentation](https://stytch.com/docs/fraud/api/fingerprint-lookup).

        Args:
            telemetry_id: Telemetry ID of the fingerprint to look up.
            external_metadata: Identifiers of yours to attach to the telemetry id, searchable in
                the Dashboard; each at most 65 characters of alphanumerics, `_`, `-`, `+`, `.` or
                `@`.
        """

class _FraudRules(Group):
    """Rules that allow, challenge or block traffic."""

    def list(
        self,
        *,
        cursor: str | None = ...,
        limit: int | None = ...,
    ) -> t.FraudRulesListResponse:
        """Lists the project's fraud rules.

        Paginated by `cursor` and `limit`.

        `POST /v1/rules/list`. [Documentation](https://stytch.com/docs/fraud/api).

        Args:
            cursor: Place to resume from: the `next_cursor` of the previous page, or unset for
                the first page. A page holds at most 100 rules.
            limit: Rules per page: 10 by default, at most 100. Page through more with `cursor`.
        """

    def list_items(
        self,
        *,
        cursor: str | None = ...,
        limit: int | None = ...,
    ) -> Walk[t.FraudRule]:
        """Walks through the items of the list, fetching pages as they are needed.

        Paginated by `cursor` and `limit`.

        `POST /v1/rules/list`. [Documentation](https://stytch.com/docs/fraud/api).

        Args:
            cursor: Place to resume from: the `next_cursor` of the previous page, or unset for
                the first page. A page holds at most 100 rules.
            limit: Rules per page: 10 by default, at most 100. Page through more with `cursor`.
        """

    def list_pages(
        self,
        *,
        cursor: str | None = ...,
        limit: int | None = ...,
    ) -> Walk[t.FraudRulesListResponse]:
        """Walks through the pages of the list, fetching each when the loop reaches it.

        Paginated by `cursor` and `limit`.

        `POST /v1/rules/list`. [Documentation](https://stytch.com/docs/fraud/api).

        Args:
            cursor: Place to resume from: the `next_cursor` of the previous page, or unset for
                the first page. A page holds at most 100 rules.
            limit: Rules per page: 10 by default, at most 100. Page through more with `cursor`.
        """

    def set(
        self,
        *,
        action: t.FraudRuleAction,
        visitor_id: str | None = ...,
        browser_id: str | None = ...,
        visitor_fingerprint: str | None = ...,
        browser_fingerprint: str | None = ...,
        hardware_fingerprint: str | None = ...,
        network_fingerprint: str | None = ...,
        expires_in_minutes: int | None = ...,
        description: str | None = ...,
        cidr_block: str | None = ...,
        country_code: str | None = ...,
        asn: str | None = ...,
    ) -> t.FraudRulesSetResponse:
        """Sets the verdict for a visitor, browser, fingerprint, network or country.

        Rules apply in the order `visitor_id`, `browser_id`, `visitor_fingerprint`,
        `browser_fingerprint`, `hardware_fingerprint`, `network_fingerprint`, then `cidr_block`,
        `asn` and `country_code`; of CIDR blocks the smallest wins. Many people can share a browser,
        hardware or network fingerprint. A `country_code` cannot be set to `ALLOW`.

        `POST /v1/rules/set`. [Documentation](https://stytch.com/docs/fraud/api).

        Args:
            action: Outcome for fingerprint lookups matching the identifier: `ALLOW` (not for
                country codes), `BLOCK`, `CHALLENGE`, or `NONE` to remove the stored rule.
            visitor_id: Visitor ID to set the rule for; excludes every other identifier in the
                request.
            browser_id: Browser ID to set the rule for; excludes every other identifier in the
                request.
            visitor_fingerprint: Visitor fingerprint to set the rule for; excludes every other
                identifier in the request.
            browser_fingerprint: Browser fingerprint to set the rule for; excludes every other
                identifier in the request.
            hardware_fingerprint: Hardware fingerprint to set the rule for; a request takes
                exactly one identifier.
            network_fingerprint: Network fingerprint to set the rule for; excludes every other
                identifier.
            expires_in_minutes: Minutes until the rule expires; a rule without it never expires.
            description: Optional note on what the rule is for.
            cidr_block: IP address, or CIDR block with a prefix of 16 to 32, to set the rule
                for, such as `192.0.2.0/24`; excludes every other identifier in the request.
            country_code: ISO 3166-1 alpha-2 country code to set the rule for, such as `US`;
                cannot be combined with an `ALLOW` action or any other identifier.
            asn: ASN to set the rule for, in decimal from `0` to `4294967295`; excludes every
                other identifier in the request.
        """

class _FraudVerdictReasons(Group):
    """Reasons behind verdicts and the actions they lead to."""

    def list(
        self,
        *,
        overrides_only: bool | None = ...,
    ) -> t.FraudVerdictReasonsListResponse:
        """Lists the verdict reasons that can be overridden, with their actions.

        The list does not contain every reason that a lookup may return.

        `POST /v1/verdict_reasons/list`.
        [Documentation](https://stytch.com/docs/fraud/api/set-verdict-reason-override).

        Args:
            overrides_only: Whether to list only the verdict reasons that have an override;
                `false` when unset.
        """

    def override(
        self,
        *,
        verdict_reason: str,
        override_action: t.FraudRuleAction,
        override_description: str | None = ...,
    ) -> t.FraudVerdictReasonsOverrideResponse:
        """Overrides the action of a verdict reason.

        For instance, lets `VIRTUAL_MACHINE` pass with `ALLOW` in place of its default `CHALLENGE`.

        `POST /v1/verdict_reasons/override`.
        [Documentation](https://stytch.com/docs/fraud/api/set-verdict-reason-override).

        Args:
            verdict_reason: Verdict reason to override, any warning flag except `RULE_MATCH`.
            override_action: Action to return for the verdict reason: `ALLOW`, `BLOCK` or
                `CHALLENGE`.
            override_description: Note on why the override exists.
        """

class _M2m(Group):
    """Machine-to-machine authentication."""
    clients: _M2mClients

    def authenticate_token(
        self,
        *,
        access_token: str,
        max_age_seconds: int = ...,
        required_scopes: Sequence[str] = ...,
    ) -> t.AuthenticatedClient:
        """Authenticates the access token of a machine, without a request once the project's keys are
        cached.

        Raises `Denied` if the check says no.

        Args:
            access_token: The token.
            max_age_seconds: Age from which a token is not accepted even if it is valid.
                Default: no limit.
            required_scopes: Scopes that the token must have, such as `read:users`. A token with
                `read:*` has it too.
        """

    def fetch_token(
        self,
        *,
        client_id: str,
        client_secret: str,
        scopes: Sequence[str] = ...,
        force_refresh: bool | None = ...,
    ) -> t.AccessToken:
        """Returns an access token for a machine: a cached one until it is about to expire.

        Args:
            client_id: The machine.
            client_secret: Its secret.
            scopes: Default: all scopes of the machine.
            force_refresh: Fetches a new token even if one is cached. Default: false.
        """

class _M2mClients(Group):
    """M2M clients."""
    secrets: _M2mClientsSecrets

    def create(
        self,
        *,
        scopes: Sequence[str],
        client_id: str | None = ...,
        client_secret: str | None = ...,
        client_name: str | None = ...,
        client_description: str | None = ...,
        trusted_metadata: dict[str, Any] | None = ...,
    ) -> t.M2mClientsCreateResponse:
        """Creates an M2M client.

        ID and secret are generated unless set, for instance to import a client. Only this response
        contains the `client_secret`: store it. A lost secret can only be rotated.

        `POST /v1/m2m/clients`. [Documentation](https://stytch.com/docs/b2b/api/create-m2m-client).

        Args:
            scopes: Scopes assigned to the M2M client.
            client_id: ID of the new client, unique in the project; Stytch generates one when
                unset.
            client_secret: Secret of the new client, at least 8 characters and hard enough to
                guess; Stytch generates one when unset.
            client_name: Readable name of the client.
            client_description: Readable description of the client.
            trusted_metadata: JSON object of your own application data.
        """

    def delete(
        self,
        *,
        client_id: str,
    ) -> t.M2mClientsDeleteResponse:
        """Deletes an M2M client.

        Access tokens issued to it stay valid until they expire; a low maximum token age when
        checking them narrows that window.

        `DELETE /v1/m2m/clients/{client_id}`.
        [Documentation](https://stytch.com/docs/api/m2m-client).

        Args:
            client_id: Unique ID of the client.
        """

    def get(
        self,
        *,
        client_id: str,
    ) -> t.M2mClientsGetResponse:
        """Fetches an M2M client.

        `GET /v1/m2m/clients/{client_id}`.
        [Documentation](https://stytch.com/docs/api-reference/b2b/api/m2m/m2m-client/get-m2m-client).

        Args:
            client_id: Unique ID of the client.
        """

    def search(
        self,
        *,
        cursor: str | None = ...,
        limit: int | None = ...,
        query: t.SearchQuery | None = ...,
    ) -> t.M2mClientsSearchResponse:
        """Searches the M2M clients of the project.

        Filters by `client_id`, `client_name` (exact) and `scopes`; an empty `query` matches all
        clients.

        `POST /v1/m2m/clients/search`.
        [Documentation](https://stytch.com/docs/api-reference/b2b/api/m2m/m2m-client/search-m2m-clients).

        Args:
            cursor: Place to resume from: `next_cursor` in the previous response's
                `results_metadata`, or unset for the first page. A page holds at most 1000 results.
            limit: Results per page: 100 by default, at most 1000. Page through more with
                `cursor`.
            query: Search filter: an operator and its operands. Without it, or without operands,
                every M2M client is returned.
        """

    def search_items(
        self,
        *,
        cursor: str | None = ...,
        limit: int | None = ...,
        query: t.SearchQuery | None = ...,
    ) -> Walk[t.M2mM2mClient]:
        """Walks through the items of the list, fetching pages as they are needed.

        Filters by `client_id`, `client_name` (exact) and `scopes`; an empty `query` matches all
        clients.

        `POST /v1/m2m/clients/search`.
        [Documentation](https://stytch.com/docs/api-reference/b2b/api/m2m/m2m-client/search-m2m-clients).

        Args:
            cursor: Place to resume from: `next_cursor` in the previous response's
                `results_metadata`, or unset for the first page. A page holds at most 1000 results.
            limit: Results per page: 100 by default, at most 1000. Page through more with
                `cursor`.
            query: Search filter: an operator and its operands. Without it, or without operands,
                every M2M client is returned.
        """

    def search_pages(
        self,
        *,
        cursor: str | None = ...,
        limit: int | None = ...,
        query: t.SearchQuery | None = ...,
    ) -> Walk[t.M2mClientsSearchResponse]:
        """Walks through the pages of the list, fetching each when the loop reaches it.

        Filters by `client_id`, `client_name` (exact) and `scopes`; an empty `query` matches all
        clients.

        `POST /v1/m2m/clients/search`.
        [Documentation](https://stytch.com/docs/api-reference/b2b/api/m2m/m2m-client/search-m2m-clients).

        Args:
            cursor: Place to resume from: `next_cursor` in the previous response's
                `results_metadata`, or unset for the first page. A page holds at most 1000 results.
            limit: Results per page: 100 by default, at most 1000. Page through more with
                `cursor`.
            query: Search filter: an operator and its operands. Without it, or without operands,
                every M2M client is returned.
        """

    def update(
        self,
        *,
        client_id: str,
        client_name: str | None = ...,
        client_description: str | None = ...,
        status: t.M2mM2mClientStatus | None = ...,
        scopes: Sequence[str] | None = ...,
        trusted_metadata: dict[str, Any] | None = ...,
    ) -> t.M2mClientsUpdateResponse:
        """Updates an M2M client.

        `status` turns it off and on. An inactive client gets no tokens, but those it has stay valid
        until they expire.

        `PUT /v1/m2m/clients/{client_id}`.
        [Documentation](https://stytch.com/docs/api-reference/b2b/api/m2m/m2m-client/update-m2m-client).

        Args:
            client_id: Unique ID of the client.
            client_name: Readable name of the client.
            client_description: Readable description of the client.
            status: Status of the M2M client: `active` or `inactive`.
            scopes: Scopes assigned to the M2M client.
            trusted_metadata: JSON object of your own application data.
        """

class _M2mClientsSecrets(Group):
    """Rotation of M2M clients' secrets."""

    def rotate(
        self,
        *,
        client_id: str,
    ) -> t.M2mClientsSecretsRotateResponse:
        """Completes a secret rotation; the next secret takes over and the old one stops working.

        `POST /v1/m2m/clients/{client_id}/secrets/rotate`.
        [Documentation](https://stytch.com/docs/api/m2m-rotate-secret).

        Args:
            client_id: Unique ID of the client.
        """

    def rotate_cancel(
        self,
        *,
        client_id: str,
    ) -> t.M2mClientsSecretsRotateCancelResponse:
        """Cancels a secret rotation; only the old secret stays valid.

        `POST /v1/m2m/clients/{client_id}/secrets/rotate/cancel`.
        [Documentation](https://stytch.com/docs/api/m2m-rotate-secret-cancel).

        Args:
            client_id: Unique ID of the client.
        """

    def rotate_start(
        self,
        *,
        client_id: str,
    ) -> t.M2mClientsSecretsRotateStartResponse:
        """Starts a secret rotation and returns the next secret of an M2M client.

        Only this response contains `next_client_secret`: store it. Both secrets work until `rotate`
        or `rotate_cancel`.

        `POST /v1/m2m/clients/{client_id}/secrets/rotate/start`.
        [Documentation](https://stytch.com/docs/api/m2m-rotate-secret-start).

        Args:
            client_id: Unique ID of the client.
        """

class _Oauth2(Group):
    """The OAuth 2.0 endpoints of a project: tokens for Connected Apps and M2M clients."""

    def introspect(
        self,
        *,
        token: str,
        client_id: str,
        project_id: str = ...,
        client_secret: str = ...,
        token_type_hint: t.TokenTypeHint = ...,
    ) -> t.Oauth2IntrospectResponse:
        """Checks whether a token of a Connected App or M2M client is valid, and returns its claims
        (RFC 7662).

        A success with `active` set to `false` means that the token is not valid. The client
        authenticates in the form; the project's secret is not sent.

        `POST /v1/public/{project_id}/oauth2/introspect`.
        [Documentation](https://www.rfc-editor.org/rfc/rfc7662).

        Args:
            token: Token to check.
            client_id: ID of the calling client.
            project_id: ID of the Stytch project.
            client_secret: Secret of the calling client; public clients have none.
            token_type_hint: Type of the token, to find it faster: `access_token` or
                `refresh_token`.
        """

    def revoke(
        self,
        *,
        token: str,
        client_id: str,
        project_id: str = ...,
        client_secret: str = ...,
        token_type_hint: t.TokenTypeHint = ...,
    ) -> t.Oauth2RevokeResponse:
        """Revokes a token of a Connected App (RFC 7009).

        Revoking a refresh token also revokes the access token it came with. The client
        authenticates in the form; the project's secret is not sent.

        `POST /v1/public/{project_id}/oauth2/revoke`.
        [Documentation](https://www.rfc-editor.org/rfc/rfc7009).

        Args:
            token: Token to revoke.
            client_id: Client that the token was given to.
            project_id: ID of the Stytch project.
            client_secret: Secret of the client; public clients have none.
            token_type_hint: Type of the token, to find it faster: `access_token` or
                `refresh_token`.
        """

    def token(
        self,
        *,
        grant_type: t.GrantType,
        client_id: str,
        project_id: str = ...,
        client_secret: str = ...,
        scope: str = ...,
        code: str = ...,
        redirect_uri: str = ...,
        code_verifier: str = ...,
        refresh_token: str = ...,
    ) -> t.Oauth2TokenResponse:
        """Issues tokens to an OAuth 2.0 client (RFC 6749).

        With `client_credentials` pass the `client_secret` and optionally a `scope`; with
        `authorization_code` the `code`, `redirect_uri` and, for PKCE, `code_verifier`; with
        `refresh_token` the `refresh_token`. The client authenticates in the form; the project's
        secret is not sent.

        `POST /v1/public/{project_id}/oauth2/token`.
        [Documentation](https://www.rfc-editor.org/rfc/rfc6749#section-4).

        Args:
            grant_type: How the token is obtained: with client credentials, an authorization
                code or a refresh token.
            client_id: Client that requests a token.
            project_id: ID of the Stytch project.
            client_secret: Secret of the client; public clients have none.
            scope: Scopes to request, separated by spaces; Stytch grants all of the client's
                when unset.
            code: Authorization code from the redirect.
            redirect_uri: Redirect URI that started the flow; needed with an authorization code.
            code_verifier: PKCE verifier (RFC 7636) of the challenge that started the flow.
            refresh_token: Refresh token to exchange; needed with that grant.
        """

    def userinfo(
        self,
        *,
        access_token: str,
        project_id: str = ...,
    ) -> t.Oauth2UserinfoResponse:
        """Returns the claims about the User or Member of an access token (OpenID Connect).

        The scopes of the token determine which claims are returned.

        `GET /v1/public/{project_id}/oauth2/userinfo`.
        [Documentation](https://openid.net/specs/openid-connect-core-1_0.html#UserInfo).

        Args:
            access_token: Access token of the User or Member, sent as `Authorization: Bearer`.
            project_id: ID of the Stytch project.
        """

class _Pkce(Group):
    """PKCE (RFC 7636)."""

    def generate(self) -> t.Pkce:
        """Generates a PKCE verifier and its challenge (RFC 7636) for a login."""

class _Project(Group):
    """Figures about the project."""

    def metrics(self) -> t.ProjectMetricsResponse:
        """Counts the project's users, organizations, members and M2M clients.

        `GET /v1/projects/metrics`. [Documentation](https://stytch.com/docs/api).
        """

class _Webhooks(Group):
    """Webhooks."""

    def verify(
        self,
        *,
        signing_secrets: Sequence[str],
        headers: _Headers,
        body: bytes | str,
        tolerance_seconds: int = ...,
    ) -> t.WebhookEvent:
        """Returns the event of a webhook if one of the secrets signed it, within the tolerance.

        Raises `Denied` if the webhook is not Stytch's, and `DecodeError` if it is, but is not an
        event.

        Args:
            signing_secrets: Secret that the dashboard shows as `whsec_..`, or several of them
                during a rotation.
            headers: Headers of the request, as the web framework has them.
            body: Body of the request as it arrived, not parsed.
            tolerance_seconds: How old it may be. Default: 300.
        """

class AsyncOperations(Group):
    """The operations of a client."""
    b2b: _AsyncB2b
    connected_apps: _AsyncConnectedApps
    consumer: _AsyncConsumer
    debug: _AsyncDebug
    fraud: _AsyncFraud
    m2m: _AsyncM2m
    oauth2: _AsyncOauth2
    project: _AsyncProject
    pkce: _AsyncPkce
    webhooks: _AsyncWebhooks

class _AsyncB2b(Group):
    """The B2B API: organizations, their members, and how these log in."""
    discovery: _AsyncB2bDiscovery
    idp: _AsyncB2bIdp
    impersonation: _AsyncB2bImpersonation
    magic_links: _AsyncB2bMagicLinks
    oauth: _AsyncB2bOauth
    organizations: _AsyncB2bOrganizations
    otps: _AsyncB2bOtps
    passwords: _AsyncB2bPasswords
    rbac: _AsyncB2bRbac
    recovery_codes: _AsyncB2bRecoveryCodes
    scim: _AsyncB2bScim
    sessions: _AsyncB2bSessions
    sso: _AsyncB2bSso
    totps: _AsyncB2bTotps
    redirects: _AsyncB2bRedirects

class _AsyncB2bDiscovery(Group):
    """Login that starts before the organization is known."""
    intermediate_sessions: _AsyncB2bDiscoveryIntermediateSessions
    organizations: _AsyncB2bDiscoveryOrganizations

class _AsyncB2bDiscoveryIntermediateSessions(Group):
    """Intermediate sessions, to be exchanged for member sessions."""

    async def exchange(
        self,
        *,
        intermediate_session_token: str,
        organization_id: str,
        session_duration_minutes: int | None = ...,
        session_custom_claims: dict[str, Any] | None = ...,
        locale: t.Locale | None = ...,
        telemetry_id: str | None = ...,
    ) -> t.B2bDiscoveryIntermediateSessionsExchangeResponse:
        """Exchanges an intermediate session for a member session in the chosen organization.

        Accepts an invite or provisions the member just in time when needed. When
        `member_authenticated` is `false`, no session exists yet: look at `primary_required` first,
        then `mfa_required`, and pass the returned `intermediate_session_token` to the authenticate
        call that is still missing.

        `POST /v1/b2b/discovery/intermediate_sessions/exchange`.
        [Documentation](https://stytch.com/docs/b2b/api/exchange-intermediate-session).

        Args:
            intermediate_session_token: Intermediate session token: login factors proven so far
                that can become a Member session; lives 10 minutes by default.
            organization_id: ID of the Organization; requests accept its slug or external ID
                too.
            session_duration_minutes: Session lifetime in minutes from now, 5 to 527040 (366
                days); an existing session is extended by it. Stytch starts a 60-minute session when
                unset.
            session_custom_claims: Custom claims for the session and its JWT, at most 4
                kilobytes; `null` deletes a key, and reserved claims such as `iss` or `sub` are
                ignored. Needs `session_duration_minutes` to start a session.
            locale: Language of the passcode text sent when the Member must complete an MFA step
                and has a phone number; English when unset.
            telemetry_id: Device Fingerprinting telemetry ID; when set, Stytch stores the
                device's fingerprints and IP location with the User or Member. Needs a workspace
                with Device Fingerprinting on.
        """

class _AsyncB2bDiscoveryOrganizations(Group):
    """Organizations found or founded during discovery."""

    async def create(
        self,
        *,
        intermediate_session_token: str,
        session_duration_minutes: int | None = ...,
        session_custom_claims: dict[str, Any] | None = ...,
        organization_name: str | None = ...,
        organization_slug: str | None = ...,
        organization_external_id: str | None = ...,
        organization_logo_url: str | None = ...,
        trusted_metadata: dict[str, Any] | None = ...,
        sso_jit_provisioning: t.B2bSsoJitProvisioning | None = ...,
        email_allowed_domains: Sequence[str] | None = ...,
        email_jit_provisioning: t.B2bEmailJitProvisioning | None = ...,
        email_invites: t.B2bEmailInvites | None = ...,
        auth_methods: t.B2bMethodsPolicy | None = ...,
        allowed_auth_methods: Sequence[t.B2bAuthMethod] | None = ...,
        mfa_policy: t.B2bMfaPolicy | None = ...,
        rbac_email_implicit_role_assignments: Sequence[t.B2bEmailImplicitRoleAssignment] | None = ...,
        mfa_methods: t.B2bMethodsPolicy | None = ...,
        allowed_mfa_methods: Sequence[t.B2bMfaMethod] | None = ...,
        oauth_tenant_jit_provisioning: t.B2bOAuthTenantJitProvisioning | None = ...,
        allowed_oauth_tenants: dict[str, Any] | None = ...,
        first_party_connected_apps_allowed_type: t.B2bConnectedAppsAllowedType | None = ...,
        allowed_first_party_connected_apps: Sequence[str] | None = ...,
        third_party_connected_apps_allowed_type: t.B2bConnectedAppsAllowedType | None = ...,
        allowed_third_party_connected_apps: Sequence[str] | None = ...,
        telemetry_id: str | None = ...,
    ) -> t.B2bDiscoveryOrganizationsCreateResponse:
        """Creates an organization and its first member from an intermediate session, and logs that
        member in.

        The new member gets the `stytch_admin` role. When `member_authenticated` is `false`, the
        email address is not verified yet (`primary_required`) or MFA is due (`mfa_required`):
        finish that step with the returned `intermediate_session_token`. To join an organization
        that exists, use `discovery.intermediate_sessions.exchange`.

        `POST /v1/b2b/discovery/organizations/create`.
        [Documentation](https://stytch.com/docs/b2b/api/create-organization-via-discovery).

        Args:
            intermediate_session_token: Intermediate session token: login factors proven so far
                that can become a Member session; lives 10 minutes by default.
            session_duration_minutes: Session lifetime in minutes from now, 5 to 527040 (366
                days); an existing session is extended by it. Stytch starts a 60-minute session when
                unset.
            session_custom_claims: Custom claims for the session and its JWT, at most 4
                kilobytes; `null` deletes a key, and reserved claims such as `iss` or `sub` are
                ignored. Needs `session_duration_minutes` to start a session.
            organization_name: Name of the Organization; when unset, made from the domain of the
                email used in discovery, or its name part for common providers and `.edu`.
            organization_slug: URL slug: 2 or more letters, digits, `-`, `.`, `_` or `~`. When
                unset, made from the domain of the email used in discovery, or its name part for
                common providers and `.edu`.
            organization_external_id: Your own ID for the Organization, usable as
                `organization_id`; up to 128 letters, digits, `.`, `_`, `-` or `|`, unique within
                the project.
            organization_logo_url: URL of the Organization's logo image.
            trusted_metadata: JSON object of your own application data or of data from the
                identity provider.
            sso_jit_provisioning: Whether an SSO login may create a Member: `ALL_ALLOWED` (the
                default), `RESTRICTED` (only through `sso_jit_provisioning_allowed_connections`) or
                `NOT_ALLOWED`.
            email_allowed_domains: Email domains for invites and JIT provisioning when
                `email_invites` or `email_jit_provisioning` is `RESTRICTED`; common ones like
                `gmail.com` are refused.
            email_jit_provisioning: JIT provisioning by Email Magic Link or OAuth: `RESTRICTED`
                (only verified emails in `email_allowed_domains`) or `NOT_ALLOWED` (the default).
            email_invites: Invitations by email: `ALL_ALLOWED`, `RESTRICTED` (only verified
                emails in `email_allowed_domains`) or `NOT_ALLOWED`.
            auth_methods: Which login methods Members may use: `ALL_ALLOWED` (the default) or
                `RESTRICTED` to `allowed_auth_methods`. Breakglass Members are exempt.
            allowed_auth_methods: Primary login methods the Organization permits when
                `auth_methods` is `RESTRICTED`: `sso`, `magic_link`, `email_otp`, `password` or
                `{provider}_oauth`, such as `google_oauth`.
            mfa_policy: When Members need MFA: `REQUIRED_FOR_ALL`, or `OPTIONAL` (the default)
                for only those with `mfa_enrolled` set. Sessions already active stay valid when it
                changes.
            rbac_email_implicit_role_assignments: Roles granted by email domain: each Member
                whose address is at the domain gets the Role, however they log in.
            mfa_methods: Which MFA methods Members may use: `ALL_ALLOWED` (the default) or
                `RESTRICTED` to those in `allowed_mfa_methods`. Break-glass Members are exempt.
            allowed_mfa_methods: MFA methods the Organization permits, `sms_otp` and/or `totp`;
                applies when `mfa_methods` is `RESTRICTED`.
            oauth_tenant_jit_provisioning: Whether new Members can JIT provision by OAuth
                tenant: `RESTRICTED` to the tenants in `allowed_oauth_tenants`, or `NOT_ALLOWED`
                (the default).
            allowed_oauth_tenants: OAuth tenants whose users may be JIT provisioned, keyed by
                `slack`, `hubspot` or `github`; when unset, JIT provisioning by tenant is off.
            first_party_connected_apps_allowed_type: Which first party Connected Apps Members
                may use: `ALL_ALLOWED` (default), `RESTRICTED` to those in
                `allowed_first_party_connected_apps`, or `NOT_ALLOWED`.
            allowed_first_party_connected_apps: IDs of permitted first-party Connected Apps;
                applies only when `first_party_connected_apps_allowed_type` is `RESTRICTED`.
            third_party_connected_apps_allowed_type: Policy for third party Connected Apps:
                `ALL_ALLOWED` (the default), `RESTRICTED` (only those in
                `allowed_third_party_connected_apps`) or `NOT_ALLOWED`.
            allowed_third_party_connected_apps: IDs of permitted third-party Connected Apps;
                applies only when `third_party_connected_apps_allowed_type` is `RESTRICTED`.
            telemetry_id: Device Fingerprinting telemetry ID; when set, Stytch stores the
                device's fingerprints and IP location with the User or Member. Needs a workspace
                with Device Fingerprinting on.
        """

    async def list(
        self,
        *,
        intermediate_session_token: str | None = ...,
        session_token: str | None = ...,
        session_jwt: str | None = ...,
    ) -> t.B2bDiscoveryOrganizationsListResponse:
        """Lists the organizations that the holder of a session belongs to or may join.

        Needs exactly one of `intermediate_session_token`, `session_token` and `session_jwt`, and
        does not use it up. Organizations that are merely joinable by email domain or OAuth tenant
        show up for an intermediate session only. Continue with
        `discovery.intermediate_sessions.exchange`, or with `sessions.exchange` for a member
        session.

        `POST /v1/b2b/discovery/organizations`.
        [Documentation](https://stytch.com/docs/b2b/api/list-discovered-organizations).

        Args:
            intermediate_session_token: Intermediate session token: login factors proven so far
                that can become a Member session; lives 10 minutes by default.
            session_token: Token of the Member's existing session.
            session_jwt: JWT of the Member's existing session.
        """

class _AsyncB2bIdp(Group):
    """Stytch as an identity provider for connected apps."""
    oauth: _AsyncB2bIdpOauth

    async def introspect_token(
        self,
        *,
        access_token: str,
        max_age_seconds: int = ...,
        authorization_check: t.MemberPermissionCheck = ...,
        client_id: str = ...,
        client_secret: str | None = ...,
    ) -> t.ConnectedAppToken:
        """Checks the access token of a connected app that acts for a member.

        It is checked locally, unless there is a `client_id`: only then is a revoked token noticed.
        Raises `Denied` if the check says no.

        Args:
            access_token: The token.
            max_age_seconds: Age from which a token is not accepted even if it is valid.
                Default: no limit.
            authorization_check: An action that the scopes of the token must allow.
            client_id: Asks Stytch, as this client.
            client_secret: Its secret; an error without `client_id`.
        """

class _AsyncB2bIdpOauth(Group):
    """A member's consent to OAuth authorization requests."""

    async def authorize(
        self,
        *,
        consent_granted: bool,
        scopes: Sequence[str],
        client_id: str,
        redirect_uri: str,
        response_type: str,
        organization_id: str | None = ...,
        member_id: str | None = ...,
        session_token: str | None = ...,
        session_jwt: str | None = ...,
        prompt: str | None = ...,
        state: str | None = ...,
        nonce: str | None = ...,
        code_challenge: str | None = ...,
        resources: Sequence[str] | None = ...,
    ) -> t.B2bIdpOauthAuthorizeResponse:
        """Records a member's decision on a connected app's authorization request and returns where to
        redirect.

        Validate the request with `authorize_start` first. Name the member by exactly one of
        `organization_id` with `member_id`, `session_token`, or `session_jwt`; a session is required
        if the app will later use `sessions.exchange_access_token`. Redirect to `redirect_uri` in
        any case: it carries either the code or the OAuth error.

        `POST /v1/b2b/idp/oauth/authorize`.
        [Documentation](https://stytch.com/docs/b2b/api/connected-apps-oauth-authorize).

        Args:
            consent_granted: Whether the user agreed to the requested scopes.
            scopes: Scopes that the client requests.
            client_id: Unique ID of the Connected App client.
            redirect_uri: Callback URI of the OAuth flow, where the user returns; required for
                the `authorization_code` grant.
            response_type: OAuth 2.0 response type; `code` for authorization code flows.
            organization_id: ID of the Organization; requests accept its slug or external ID
                too.
            member_id: UUID of the Member, or the Member's `external_id` if one is set.
            session_token: Token of the Member's existing session.
            session_jwt: JWT of the Member's existing session.
            prompt: Space-separated prompts to show during authorization; only `consent` is
                supported.
            state: Opaque value returned in the callback, so the client can match it to its
                request.
            nonce: Client-chosen string carried into the ID token to guard against replay.
            code_challenge: PKCE challenge, base64url encoded, which the client made from its
                code verifier.
            resources: Resource indicators for the requested access, as in RFC 8707.
        """

    async def authorize_start(
        self,
        *,
        client_id: str,
        redirect_uri: str,
        response_type: str,
        scopes: Sequence[str],
        organization_id: str | None = ...,
        member_id: str | None = ...,
        session_token: str | None = ...,
        session_jwt: str | None = ...,
        prompt: str | None = ...,
    ) -> t.B2bIdpOauthAuthorizeStartResponse:
        """Checks a connected app's authorization request and returns what a consent screen must show.

        Name the member by exactly one of `organization_id` with `member_id`, `session_token`, or
        `session_jwt`. Ask for consent if `consent_required` is `true`, then call `authorize`.

        `POST /v1/b2b/idp/oauth/authorize/start`.
        [Documentation](https://stytch.com/docs/b2b/api/connected-apps-oauth-authorize-start).

        Args:
            client_id: Unique ID of the Connected App client.
            redirect_uri: Callback URI of the OAuth flow, where the user returns; required for
                the `authorization_code` grant.
            response_type: OAuth 2.0 response type; `code` for authorization code flows.
            scopes: Scopes that the client requests.
            organization_id: ID of the Organization; requests accept its slug or external ID
                too.
            member_id: UUID of the Member, or the Member's `external_id` if one is set.
            session_token: Token of the Member's existing session.
            session_jwt: JWT of the Member's existing session.
            prompt: Space-separated prompts to show during authorization; only `consent` is
                supported.
        """

class _AsyncB2bImpersonation(Group):
    """Sessions of members, taken over for support."""

    async def authenticate(
        self,
        *,
        impersonation_token: str,
    ) -> t.B2bImpersonationAuthenticateResponse:
        """Exchanges an impersonation token from the dashboard for a session as that member.

        The token works once. The session lasts 60 minutes and cannot be extended.

        `POST /v1/b2b/impersonation/authenticate`.
        [Documentation](https://stytch.com/docs/b2b/api/authenticate-impersonation-token).

        Args:
            impersonation_token: Impersonation token to authenticate, valid for 5 minutes by
                default.
        """

class _AsyncB2bMagicLinks(Group):
    """Magic links for members."""
    discovery: _AsyncB2bMagicLinksDiscovery
    email: _AsyncB2bMagicLinksEmail

    async def authenticate(
        self,
        *,
        magic_links_token: str,
        pkce_code_verifier: str | None = ...,
        session_token: str | None = ...,
        session_jwt: str | None = ...,
        session_duration_minutes: int | None = ...,
        session_custom_claims: dict[str, Any] | None = ...,
        locale: t.Locale | None = ...,
        intermediate_session_token: str | None = ...,
        telemetry_id: str | None = ...,
    ) -> t.B2bMagicLinksAuthenticateResponse:
        """Logs a member in with the token of a magic link.

        The token works once, and a `pending` or `invited` member becomes `active`. The session
        lasts 60 minutes unless `session_duration_minutes` says otherwise. When
        `member_authenticated` is `false`, there is only an `intermediate_session_token`: finish
        with `otps.sms.authenticate`, `totps.authenticate` or `recovery_codes.recover`.

        `POST /v1/b2b/magic_links/authenticate`.
        [Documentation](https://stytch.com/docs/b2b/api/authenticate-magic-link).

        Args:
            magic_links_token: Token from the email magic link to authenticate.
            pkce_code_verifier: PKCE code verifier whose hash was sent as `pkce_code_challenge`;
                proves that the flow ends on the device that started it.
            session_token: Token of a session to update rather than start a new one; ignored
                when it is another Member's. Excludes `session_jwt`.
            session_jwt: JWT of a session to update rather than start a new one; ignored when it
                is another Member's. Excludes `session_token`.
            session_duration_minutes: Session lifetime in minutes from now, 5 to 527040 (366
                days); an existing session is extended by it. Stytch starts a 60-minute session when
                unset.
            session_custom_claims: Custom claims for the session and its JWT, at most 4
                kilobytes; `null` deletes a key, and reserved claims such as `iss` or `sub` are
                ignored. Needs `session_duration_minutes` to start a session.
            locale: Language of the passcode text sent when the Member must complete an MFA step
                and has a phone number; English when unset.
            intermediate_session_token: Intermediate session token to add this factor to. It
                turns into a session once the Organization's login and MFA rules are met; otherwise
                the same token is returned.
            telemetry_id: Device Fingerprinting telemetry ID; when set, Stytch stores the
                device's fingerprints and IP location with the User or Member. Needs a workspace
                with Device Fingerprinting on.
        """

class _AsyncB2bMagicLinksDiscovery(Group):
    """Tokens of discovery magic links."""

    async def authenticate(
        self,
        *,
        discovery_magic_links_token: str,
        pkce_code_verifier: str | None = ...,
    ) -> t.B2bMagicLinksDiscoveryAuthenticateResponse:
        """Exchanges a discovery magic link token for an intermediate session.

        The intermediate session lasts 10 minutes. Exchange it for a session in one of
        `discovered_organizations`, or create an organization with it.

        `POST /v1/b2b/magic_links/discovery/authenticate`.
        [Documentation](https://stytch.com/docs/b2b/api/authenticate-discovery-magic-link).

        Args:
            discovery_magic_links_token: Token from the discovery Magic Link email.
            pkce_code_verifier: PKCE code verifier whose hash was sent as `pkce_code_challenge`;
                proves that the flow ends on the device that started it.
        """

class _AsyncB2bMagicLinksEmail(Group):
    """Magic links sent by email."""
    discovery: _AsyncB2bMagicLinksEmailDiscovery

    async def invite(
        self,
        *,
        organization_id: str,
        email_address: str,
        invite_redirect_url: str | None = ...,
        invited_by_member_id: str | None = ...,
        name: str | None = ...,
        trusted_metadata: dict[str, Any] | None = ...,
        untrusted_metadata: dict[str, Any] | None = ...,
        invite_template_id: str | None = ...,
        locale: t.Locale | None = ...,
        roles: Sequence[str] | None = ...,
        invite_expiration_minutes: int | None = ...,
        member_session: t.MemberSession = ...,
    ) -> t.B2bMagicLinksEmailInviteResponse:
        """Invites a new member to an organization by email.

        Creates the member as `invited`, or moves a `pending` one there; an `active` member is an
        error. The link lasts one week by default. To revoke an invite, delete the member.

        `POST /v1/b2b/magic_links/email/invite`.
        [Documentation](https://stytch.com/docs/b2b/api/send-invite-email).

        Args:
            organization_id: ID of the Organization; requests accept its slug or external ID
                too.
            email_address: Email address of the Member or end user.
            invite_redirect_url: URL of your backend that the emailed invite link opens, where
                you authenticate the token. If unset, the Dashboard's default applies; without one,
                the call fails.
            invited_by_member_id: `member_id` of the Member behind the invite.
            name: Name of the Member.
            trusted_metadata: JSON object of your own application data or of data from the
                identity provider.
            untrusted_metadata: JSON object of your own application data that end users can
                change through the frontend SDKs; keep nothing critical in it.
            invite_template_id: Id of the custom invite email template, of type \"Magic links -
                Invite\"; your default template when unset.
            locale: Language of the message, an IETF BCP 47 tag; English when unset.
            roles: IDs of the Roles to assign explicitly to the Member.
            invite_expiration_minutes: Minutes until the invite expires, from 5 to 10080; 10080
                (7 days) by default.
            member_session: The member on whose behalf it is called. Default: it is called with
                all rights of the project.
        """

    async def login_or_signup(
        self,
        *,
        organization_id: str,
        email_address: str,
        login_redirect_url: str | None = ...,
        signup_redirect_url: str | None = ...,
        pkce_code_challenge: str | None = ...,
        login_template_id: str | None = ...,
        signup_template_id: str | None = ...,
        locale: t.Locale | None = ...,
        login_expiration_minutes: int | None = ...,
        signup_expiration_minutes: int | None = ...,
    ) -> t.B2bMagicLinksEmailLoginOrSignupResponse:
        """Emails a login link to an active member, or a signup link to any other address.

        An unknown address creates a `pending` member. The link works for 60 minutes by default, and
        its token goes to `magic_links.authenticate`.

        `POST /v1/b2b/magic_links/email/login_or_signup`.
        [Documentation](https://stytch.com/docs/b2b/api/send-login-signup-email).

        Args:
            organization_id: ID of the Organization; requests accept its slug or external ID
                too.
            email_address: Email address of the Member or end user.
            login_redirect_url: URL of your backend that the emailed login link opens, where you
                authenticate the token. If unset, the Dashboard's default applies; without one, the
                call fails.
            signup_redirect_url: URL that the sign-up magic link opens, where your backend
                authenticates the token. Stytch uses the Dashboard's default sign-up redirect URL
                when unset, and errors if there is none.
            pkce_code_challenge: PKCE challenge: the SHA-256 hash of the code verifier,
                base64url encoded.
            login_template_id: Id of the custom login email template, of type \"Magic links -
                Login\"; your default template when unset.
            signup_template_id: ID of the custom template for sign-up emails, of type \"Magic
                Links - Signup\"; the default template is used when unset.
            locale: Language of the message, an IETF BCP 47 tag; English when unset.
            login_expiration_minutes: Minutes until the login link expires, from 5 to 10080 (7
                days); 60 by default.
            signup_expiration_minutes: Minutes until the sign-up magic link expires, 5 to 10080
                (1 week); Stytch uses 60 when unset.
        """

class _AsyncB2bMagicLinksEmailDiscovery(Group):
    """Discovery magic links sent by email."""

    async def send(
        self,
        *,
        email_address: str,
        discovery_redirect_url: str | None = ...,
        pkce_code_challenge: str | None = ...,
        login_template_id: str | None = ...,
        locale: t.Locale | None = ...,
        discovery_expiration_minutes: int | None = ...,
    ) -> t.B2bMagicLinksEmailDiscoverySendResponse:
        """Emails a discovery magic link, which is not tied to any organization.

        The link works for 60 minutes unless `discovery_expiration_minutes` is set. Its token goes
        to `magic_links.discovery.authenticate`.

        `POST /v1/b2b/magic_links/email/discovery/send`.
        [Documentation](https://stytch.com/docs/b2b/api/send-discovery-email).

        Args:
            email_address: Email address to start discovery with.
            discovery_redirect_url: URL the discovery link leads to, where your app
                authenticates the token. Falls back to the Dashboard's default; with neither set,
                the call fails.
            pkce_code_challenge: PKCE challenge: the SHA-256 hash of the code verifier,
                base64url encoded.
            login_template_id: Id of the custom discovery email template, of type \"Magic Links -
                Login\"; your default template when unset.
            locale: Language of the message, an IETF BCP 47 tag; English when unset.
            discovery_expiration_minutes: Minutes until the discovery Magic Link expires, 5 to
                10080 (one week); 60 when unset.
        """

class _AsyncB2bOauth(Group):
    """Members' logins through OAuth providers."""
    discovery: _AsyncB2bOauthDiscovery

    async def authenticate(
        self,
        *,
        oauth_token: str,
        session_token: str | None = ...,
        session_duration_minutes: int | None = ...,
        session_jwt: str | None = ...,
        session_custom_claims: dict[str, Any] | None = ...,
        pkce_code_verifier: str | None = ...,
        locale: t.Locale | None = ...,
        intermediate_session_token: str | None = ...,
        telemetry_id: str | None = ...,
    ) -> t.B2bOauthAuthenticateResponse:
        """Logs a member in with the token from a finished OAuth flow.

        The session lasts 60 minutes unless `session_duration_minutes` says otherwise. When
        `member_authenticated` is `false`, there is only an `intermediate_session_token`: see
        `mfa_required`, or `primary_required` if the provider does not verify email addresses.

        `POST /v1/b2b/oauth/authenticate`.
        [Documentation](https://stytch.com/docs/b2b/api/authenticate-oauth).

        Args:
            oauth_token: OAuth token to authenticate, from the `token` query parameter of your
                redirect URL.
            session_token: Token of the Member's existing session.
            session_duration_minutes: Session lifetime in minutes from now, 5 to 527040 (366
                days); an existing session is extended by it. Stytch starts a 60-minute session when
                unset.
            session_jwt: JWT of the Member's existing session.
            session_custom_claims: Custom claims for the session and its JWT, at most 4
                kilobytes; `null` deletes a key, and reserved claims such as `iss` or `sub` are
                ignored. Needs `session_duration_minutes` to start a session.
            pkce_code_verifier: PKCE code verifier whose hash was sent as `pkce_code_challenge`;
                proves that the flow ends on the device that started it.
            locale: Language of the passcode text sent when the Member must complete an MFA step
                and has a phone number; English when unset.
            intermediate_session_token: Intermediate session token to add this factor to. It
                turns into a session once the Organization's login and MFA rules are met; otherwise
                the same token is returned.
            telemetry_id: Device Fingerprinting telemetry ID; when set, Stytch stores the
                device's fingerprints and IP location with the User or Member. Needs a workspace
                with Device Fingerprinting on.
        """

    def start_url(
        self,
        *,
        provider: str,
        public_token: str,
        organization_id: str = ...,
        slug: str = ...,
        login_redirect_url: str = ...,
        signup_redirect_url: str = ...,
        custom_scopes: Sequence[str] = ...,
        pkce_code_challenge: str = ...,
        provider_params: dict[str, str] = ...,
    ) -> t.StartUrl:
        """Returns the URL at which an OAuth login to a known organization begins.

        Either `organization_id` or `slug` must be there.

        Args:
            provider: Provider, such as `google`.
            public_token: Public token of the project.
            organization_id: Id of the organization.
            slug: Slug of the organization.
            login_redirect_url: URL at which existing members arrive with the token. Default:
                that of the dashboard.
            signup_redirect_url: URL at which new members arrive with the token. Default: that
                of the dashboard.
            custom_scopes: Scopes to request from the provider, in addition to those that Stytch
                needs.
            pkce_code_challenge: PKCE challenge: authenticating the token then requires its
                verifier.
            provider_params: Params for the provider, such as `login_hint`.
        """

class _AsyncB2bOauthDiscovery(Group):
    """Discovery through OAuth providers."""

    async def authenticate(
        self,
        *,
        discovery_oauth_token: str,
        session_token: str | None = ...,
        session_duration_minutes: int | None = ...,
        session_jwt: str | None = ...,
        session_custom_claims: dict[str, Any] | None = ...,
        pkce_code_verifier: str | None = ...,
    ) -> t.B2bOauthDiscoveryAuthenticateResponse:
        """Exchanges a discovery OAuth token for an intermediate session.

        The intermediate session lasts 10 minutes. Exchange it for a session in one of
        `discovered_organizations`, or create an organization with it.

        `POST /v1/b2b/oauth/discovery/authenticate`.
        [Documentation](https://stytch.com/docs/b2b/api/authenticate-discovery-oauth).

        Args:
            discovery_oauth_token: Token from the discovery OAuth redirect.
            session_token: Token of the Member's existing session.
            session_duration_minutes: Session lifetime in minutes from now, 5 to 527040 (366
                days); an existing session is extended by it. The `session_jwt` itself always lasts
                five minutes.
            session_jwt: JWT of the Member's existing session.
            session_custom_claims: Custom claims for the session and its JWT, at most 4
                kilobytes; `null` deletes a key, and reserved claims such as `iss` or `sub` are
                ignored. Needs `session_duration_minutes` to start a session.
            pkce_code_verifier: PKCE code verifier whose hash was sent as `pkce_code_challenge`;
                proves that the flow ends on the device that started it.
        """

    def start_url(
        self,
        *,
        provider: str,
        public_token: str,
        discovery_redirect_url: str = ...,
        custom_scopes: Sequence[str] = ...,
        pkce_code_challenge: str = ...,
        provider_params: dict[str, str] = ...,
    ) -> t.StartUrl:
        """Returns the URL at which an OAuth login to an organization that is not known yet begins.

        Args:
            provider: Provider, such as `google`.
            public_token: Public token of the project.
            discovery_redirect_url: URL at which members arrive with the token. Default: that of
                the dashboard.
            custom_scopes: Scopes to request from the provider, in addition to those that Stytch
                needs.
            pkce_code_challenge: PKCE challenge: authenticating the token then requires its
                verifier.
            provider_params: Params for the provider, such as `login_hint`.
        """

class _AsyncB2bOrganizations(Group):
    """Organizations, the tenants of a B2B project."""
    members: _AsyncB2bOrganizationsMembers

    async def connected_apps(
        self,
        *,
        organization_id: str,
        member_session: t.MemberSession = ...,
    ) -> t.B2bOrganizationsConnectedAppsResponse:
        """Lists the connected apps that members of an organization have installed.

        An app counts as installed once a member finished authorizing it, until that is revoked or
        the organization's policy blocks the app.

        `GET /v1/b2b/organizations/{organization_id}/connected_apps`.
        [Documentation](https://stytch.com/docs/b2b/api/connected-app-org-get-all).

        Args:
            organization_id: ID of the Organization; requests accept its slug or external ID
                too.
            member_session: The member on whose behalf it is called. Default: it is called with
                all rights of the project.
        """

    async def create(
        self,
        *,
        organization_name: str,
        organization_slug: str | None = ...,
        organization_logo_url: str | None = ...,
        trusted_metadata: dict[str, Any] | None = ...,
        organization_external_id: str | None = ...,
        sso_jit_provisioning: t.B2bSsoJitProvisioning | None = ...,
        email_allowed_domains: Sequence[str] | None = ...,
        email_jit_provisioning: t.B2bEmailJitProvisioning | None = ...,
        email_invites: t.B2bEmailInvites | None = ...,
        auth_methods: t.B2bMethodsPolicy | None = ...,
        allowed_auth_methods: Sequence[t.B2bAuthMethod] | None = ...,
        mfa_policy: t.B2bMfaPolicy | None = ...,
        rbac_email_implicit_role_assignments: Sequence[t.B2bEmailImplicitRoleAssignment] | None = ...,
        mfa_methods: t.B2bMethodsPolicy | None = ...,
        allowed_mfa_methods: Sequence[t.B2bMfaMethod] | None = ...,
        oauth_tenant_jit_provisioning: t.B2bOAuthTenantJitProvisioning | None = ...,
        allowed_oauth_tenants: dict[str, Any] | None = ...,
        claimed_email_domains: Sequence[str] | None = ...,
        first_party_connected_apps_allowed_type: t.B2bConnectedAppsAllowedType | None = ...,
        allowed_first_party_connected_apps: Sequence[str] | None = ...,
        third_party_connected_apps_allowed_type: t.B2bConnectedAppsAllowedType | None = ...,
        allowed_third_party_connected_apps: Sequence[str] | None = ...,
    ) -> t.B2bOrganizationsCreateResponse:
        """Creates an organization.

        Slugs are unique in the project. `email_invites` falls back to `ALL_ALLOWED` if the request
        sets no authentication setting, and to `NOT_ALLOWED` otherwise.

        `POST /v1/b2b/organizations`.
        [Documentation](https://stytch.com/docs/b2b/api/create-organization).

        Args:
            organization_name: Name of the Organization, 1 to 128 characters.
            organization_slug: URL slug of the Organization, usable as `organization_id`: 2 to
                128 letters, digits, `-`, `.`, `_` or `~`, unique in the project.
            organization_logo_url: URL of the Organization's logo image.
            trusted_metadata: JSON object of your own application data or of data from the
                identity provider.
            organization_external_id: Your own ID for the Organization, usable as
                `organization_id`; up to 128 letters, digits, `.`, `_`, `-` or `|`, unique within
                the project.
            sso_jit_provisioning: Whether an SSO login may create a Member: `ALL_ALLOWED` (the
                default), `RESTRICTED` (only through `sso_jit_provisioning_allowed_connections`) or
                `NOT_ALLOWED`.
            email_allowed_domains: Email domains for invites and JIT provisioning when
                `email_invites` or `email_jit_provisioning` is `RESTRICTED`; common ones like
                `gmail.com` are refused.
            email_jit_provisioning: JIT provisioning by Email Magic Link or OAuth: `RESTRICTED`
                (only verified emails in `email_allowed_domains`) or `NOT_ALLOWED` (the default).
            email_invites: Invitations by email: `ALL_ALLOWED`, `RESTRICTED` (only verified
                emails in `email_allowed_domains`) or `NOT_ALLOWED`.
            auth_methods: Which login methods Members may use: `ALL_ALLOWED` (the default) or
                `RESTRICTED` to `allowed_auth_methods`. Breakglass Members are exempt.
            allowed_auth_methods: Primary login methods the Organization permits when
                `auth_methods` is `RESTRICTED`: `sso`, `magic_link`, `email_otp`, `password` or
                `{provider}_oauth`, such as `google_oauth`.
            mfa_policy: When Members need MFA: `REQUIRED_FOR_ALL`, or `OPTIONAL` (the default)
                for only those with `mfa_enrolled` set. Sessions already active stay valid when it
                changes.
            rbac_email_implicit_role_assignments: Roles granted by email domain: each Member
                whose address is at the domain gets the Role, however they log in.
            mfa_methods: Which MFA methods Members may use: `ALL_ALLOWED` (the default) or
                `RESTRICTED` to those in `allowed_mfa_methods`. Break-glass Members are exempt.
            allowed_mfa_methods: MFA methods the Organization permits, `sms_otp` and/or `totp`;
                applies when `mfa_methods` is `RESTRICTED`.
            oauth_tenant_jit_provisioning: Whether new Members can JIT provision by OAuth
                tenant: `RESTRICTED` to the tenants in `allowed_oauth_tenants`, or `NOT_ALLOWED`
                (the default).
            allowed_oauth_tenants: OAuth tenants whose users may be JIT provisioned, keyed by
                `slack`, `hubspot` or `github`; when unset, JIT provisioning by tenant is off.
            claimed_email_domains: Email domains that the Organization has claimed, such as
                `example.com`.
            first_party_connected_apps_allowed_type: Which first party Connected Apps Members
                may use: `ALL_ALLOWED` (default), `RESTRICTED` to those in
                `allowed_first_party_connected_apps`, or `NOT_ALLOWED`.
            allowed_first_party_connected_apps: IDs of permitted first-party Connected Apps;
                applies only when `first_party_connected_apps_allowed_type` is `RESTRICTED`.
            third_party_connected_apps_allowed_type: Policy for third party Connected Apps:
                `ALL_ALLOWED` (the default), `RESTRICTED` (only those in
                `allowed_third_party_connected_apps`) or `NOT_ALLOWED`.
            allowed_third_party_connected_apps: IDs of permitted third-party Connected Apps;
                applies only when `third_party_connected_apps_allowed_type` is `RESTRICTED`.
        """

    async def delete(
        self,
        *,
        organization_id: str,
        member_session: t.MemberSession = ...,
    ) -> t.B2bOrganizationsDeleteResponse:
        """Deletes an organization together with all its members.

        `DELETE /v1/b2b/organizations/{organization_id}`.
        [Documentation](https://stytch.com/docs/b2b/api/delete-organization).

        Args:
            organization_id: ID of the Organization; requests accept its slug or external ID
                too.
            member_session: The member on whose behalf it is called. Default: it is called with
                all rights of the project.
        """

    async def delete_external_id(
        self,
        *,
        organization_id: str,
        member_session: t.MemberSession = ...,
    ) -> t.B2bOrganizationsDeleteExternalIdResponse:
        """Removes the external ID from an organization.

        `DELETE /v1/b2b/organizations/{organization_id}/external_id`.
        [Documentation](https://stytch.com/docs/b2b/api/organization-object).

        Args:
            organization_id: ID of the Organization; requests accept its slug or external ID
                too.
            member_session: The member on whose behalf it is called. Default: it is called with
                all rights of the project.
        """

    async def get(
        self,
        *,
        organization_id: str,
    ) -> t.B2bOrganizationsGetResponse:
        """Fetches an organization.

        `GET /v1/b2b/organizations/{organization_id}`.
        [Documentation](https://stytch.com/docs/b2b/api/get-organization).

        Args:
            organization_id: ID of the Organization; requests accept its slug or external ID
                too.
        """

    async def get_connected_app(
        self,
        *,
        organization_id: str,
        connected_app_id: str,
        member_session: t.MemberSession = ...,
    ) -> t.B2bOrganizationsGetConnectedAppResponse:
        """Fetches a connected app and the members of an organization who use it.

        Each entry of `active_members` names the scopes that the member's last authorization asked
        for.

        `GET /v1/b2b/organizations/{organization_id}/connected_apps/{connected_app_id}`.
        [Documentation](https://stytch.com/docs/b2b/api/connected-app-org-get).

        Args:
            organization_id: ID of the Organization; requests accept its slug or external ID
                too.
            connected_app_id: Unique ID of the Connected App.
            member_session: The member on whose behalf it is called. Default: it is called with
                all rights of the project.
        """

    async def metrics(
        self,
        *,
        organization_id: str,
    ) -> t.B2bOrganizationsMetricsResponse:
        """Counts the members of an organization.

        `GET /v1/b2b/organizations/{organization_id}/metrics`.
        [Documentation](https://stytch.com/docs/b2b/api/organization-object).

        Args:
            organization_id: ID of the Organization; requests accept its slug or external ID
                too.
        """

    async def search(
        self,
        *,
        cursor: str | None = ...,
        limit: int | None = ...,
        query: t.SearchQuery | None = ...,
    ) -> t.B2bOrganizationsSearchResponse:
        """Searches the organizations of the project.

        Limited to 100 requests a minute and sometimes seconds slow: keep it out of login flows.

        `POST /v1/b2b/organizations/search`.
        [Documentation](https://stytch.com/docs/b2b/api/search-organizations).

        Args:
            cursor: Place to resume from: `next_cursor` in the previous response's
                `results_metadata`, or unset for the first page. A page holds at most 1000 results.
            limit: Results per page: 100 by default, at most 1000. Page through more with
                `cursor`.
            query: Search filter: an operator and its operands. Without it, or without operands,
                every Organization is returned.
        """

    def search_items(
        self,
        *,
        cursor: str | None = ...,
        limit: int | None = ...,
        query: t.SearchQuery | None = ...,
    ) -> AsyncWalk[t.B2bOrganization]:
        """Walks through the items of the list, fetching pages as they are needed.

        Limited to 100 requests a minute and sometimes seconds slow: keep it out of login flows.

        `POST /v1/b2b/organizations/search`.
        [Documentation](https://stytch.com/docs/b2b/api/search-organizations).

        Args:
            cursor: Place to resume from: `next_cursor` in the previous response's
                `results_metadata`, or unset for the first page. A page holds at most 1000 results.
            limit: Results per page: 100 by default, at most 1000. Page through more with
                `cursor`.
            query: Search filter: an operator and its operands. Without it, or without operands,
                every Organization is returned.
        """

    def search_pages(
        self,
        *,
        cursor: str | None = ...,
        limit: int | None = ...,
        query: t.SearchQuery | None = ...,
    ) -> AsyncWalk[t.B2bOrganizationsSearchResponse]:
        """Walks through the pages of the list, fetching each when the loop reaches it.

        Limited to 100 requests a minute and sometimes seconds slow: keep it out of login flows.

        `POST /v1/b2b/organizations/search`.
        [Documentation](https://stytch.com/docs/b2b/api/search-organizations).

        Args:
            cursor: Place to resume from: `next_cursor` in the previous response's
                `results_metadata`, or unset for the first page. A page holds at most 1000 results.
            limit: Results per page: 100 by default, at most 1000. Page through more with
                `cursor`.
            query: Search filter: an operator and its operands. Without it, or without operands,
                every Organization is returned.
        """

    async def update(
        self,
        *,
        organization_id: str,
        organization_name: str | None = ...,
        organization_slug: str | None = ...,
        organization_logo_url: str | None = ...,
        trusted_metadata: dict[str, Any] | None = ...,
        organization_external_id: str | None = ...,
        sso_default_connection_id: str | None = ...,
        sso_jit_provisioning: t.B2bSsoJitProvisioning | None = ...,
        sso_jit_provisioning_allowed_connections: Sequence[str] | None = ...,
        email_allowed_domains: Sequence[str] | None = ...,
        email_jit_provisioning: t.B2bEmailJitProvisioning | None = ...,
        email_invites: t.B2bEmailInvites | None = ...,
        auth_methods: t.B2bMethodsPolicy | None = ...,
        allowed_auth_methods: Sequence[t.B2bAuthMethod] | None = ...,
        mfa_policy: t.B2bMfaPolicy | None = ...,
        rbac_email_implicit_role_assignments: Sequence[t.B2bEmailImplicitRoleAssignment] | None = ...,
        mfa_methods: t.B2bMethodsPolicy | None = ...,
        allowed_mfa_methods: Sequence[t.B2bMfaMethod] | None = ...,
        oauth_tenant_jit_provisioning: t.B2bOAuthTenantJitProvisioning | None = ...,
        allowed_oauth_tenants: dict[str, Any] | None = ...,
        claimed_email_domains: Sequence[str] | None = ...,
        first_party_connected_apps_allowed_type: t.B2bConnectedAppsAllowedType | None = ...,
        allowed_first_party_connected_apps: Sequence[str] | None = ...,
        third_party_connected_apps_allowed_type: t.B2bConnectedAppsAllowedType | None = ...,
        allowed_third_party_connected_apps: Sequence[str] | None = ...,
        member_session: t.MemberSession = ...,
    ) -> t.B2bOrganizationsUpdateResponse:
        """Updates an organization.

        At least one authentication setting must stay `RESTRICTED` or `ALL_ALLOWED`; otherwise no
        new members could join.

        `PUT /v1/b2b/organizations/{organization_id}`.
        [Documentation](https://stytch.com/docs/b2b/api/update-organization).

        Args:
            organization_id: ID of the Organization; requests accept its slug or external ID
                too.
            organization_name: Name of the Organization, 1 to 128 characters. With a session
                header, needs `update.info.name` on `stytch.organization`.
            organization_slug: URL slug: 2 to 128 letters, digits, `-`, `.`, `_` or `~`, unique
                in the project. With a session header, needs `update.info.slug` on
                `stytch.organization`.
            organization_logo_url: URL of the Organization's logo image. With a session header,
                needs `update.info.logo-url` on `stytch.organization`.
            trusted_metadata: JSON object of your own application data; must be left out when a
                session header is sent, since a Member can't change it.
            organization_external_id: Your own ID for the Organization, usable as
                `organization_id`; up to 128 letters, digits, `.`, `_`, `-` or `|`, unique within
                the project.
            sso_default_connection_id: ID of the SSO connection used by default when several are
                active; with a session header it needs the `update.settings.default-sso-connection`
                permission.
            sso_jit_provisioning: Whether an SSO login may create a Member: `ALL_ALLOWED`,
                `RESTRICTED` or `NOT_ALLOWED`; with a session header it needs the
                `update.settings.sso-jit-provisioning` permission.
            sso_jit_provisioning_allowed_connections: `connection_id` values that may create
                Members when `sso_jit_provisioning` is `RESTRICTED`; with a session header it needs
                the `update.settings.sso-jit-provisioning` permission.
            email_allowed_domains: Email domains for invites and JIT provisioning under
                `RESTRICTED` settings; not common ones like `gmail.com`. A session-authorized call
                needs `update.settings.allowed-domains`.
            email_jit_provisioning: JIT provisioning by Magic Link or OAuth: `RESTRICTED` (to
                `email_allowed_domains`) or `NOT_ALLOWED`. A session-authorized call needs
                `update.settings.email-jit-provisioning`.
            email_invites: Invitations by email: `ALL_ALLOWED`, `RESTRICTED` (to
                `email_allowed_domains`) or `NOT_ALLOWED`. A session-authorized call needs
                `update.settings.email-invites`.
            auth_methods: Either `ALL_ALLOWED` or `RESTRICTED` to `allowed_auth_methods`;
                breakglass Members are exempt. A session-authorized call needs
                `update.settings.allowed-auth-methods`.
            allowed_auth_methods: Login methods permitted when `auth_methods` is `RESTRICTED`,
                such as `sso` or `google_oauth`. A session-authorized call needs
                `update.settings.allowed-auth-methods`.
            mfa_policy: When Members need MFA: `REQUIRED_FOR_ALL`, or `OPTIONAL` for only those
                with `mfa_enrolled`. With a session header, needs `update.settings.mfa-policy` on
                `stytch.organization`.
            rbac_email_implicit_role_assignments: Roles granted to every Member with an address
                at a given email domain. With a session header, needs
                `update.settings.implicit-roles` on `stytch.organization`.
            mfa_methods: Which MFA methods Members may use: `ALL_ALLOWED` or `RESTRICTED` to
                `allowed_mfa_methods`. With a session header, needs
                `update.settings.allowed-mfa-methods` on `stytch.organization`.
            allowed_mfa_methods: MFA methods permitted, `sms_otp` and/or `totp`, when
                `mfa_methods` is `RESTRICTED`. A session-authorized call needs
                `update.settings.allowed-mfa-methods`.
            oauth_tenant_jit_provisioning: JIT provisioning by OAuth tenant: `RESTRICTED` to
                `allowed_oauth_tenants` or `NOT_ALLOWED`. With a session header, needs
                `update.settings.oauth-tenant-jit-provisioning`.
            allowed_oauth_tenants: OAuth tenants that may be JIT provisioned, keyed by `slack`,
                `hubspot` or `github`. A session-authorized call needs
                `update.settings.allowed-oauth-tenants`.
            claimed_email_domains: Email domains that the Organization has claimed, such as
                `example.com`.
            first_party_connected_apps_allowed_type: Which first party Connected Apps Members
                may use: `ALL_ALLOWED` (default), `RESTRICTED` to those in
                `allowed_first_party_connected_apps`, or `NOT_ALLOWED`.
            allowed_first_party_connected_apps: IDs of permitted first-party Connected Apps;
                applies only when `first_party_connected_apps_allowed_type` is `RESTRICTED`.
            third_party_connected_apps_allowed_type: Policy for third party Connected Apps:
                `ALL_ALLOWED` (the default), `RESTRICTED` (only those in
                `allowed_third_party_connected_apps`) or `NOT_ALLOWED`.
            allowed_third_party_connected_apps: IDs of permitted third-party Connected Apps;
                applies only when `third_party_connected_apps_allowed_type` is `RESTRICTED`.
            member_session: The member on whose behalf it is called. Default: it is called with
                all rights of the project.
        """

class _AsyncB2bOrganizationsMembers(Group):
    """Members of organizations."""
    connected_apps: _AsyncB2bOrganizationsMembersConnectedApps
    oauth_providers: _AsyncB2bOrganizationsMembersOauthProviders

    async def create(
        self,
        *,
        organization_id: str,
        email_address: str,
        name: str | None = ...,
        trusted_metadata: dict[str, Any] | None = ...,
        untrusted_metadata: dict[str, Any] | None = ...,
        create_member_as_pending: bool | None = ...,
        is_breakglass: bool | None = ...,
        mfa_phone_number: str | None = ...,
        mfa_enrolled: bool | None = ...,
        roles: Sequence[str] | None = ...,
        external_id: str | None = ...,
        member_session: t.MemberSession = ...,
    ) -> t.B2bOrganizationsMembersCreateResponse:
        """Adds a member to an organization.

        The member is `active` at once unless `create_member_as_pending` is set.

        `POST /v1/b2b/organizations/{organization_id}/members`.
        [Documentation](https://stytch.com/docs/b2b/api/create-member).

        Args:
            organization_id: ID of the Organization; requests accept its slug or external ID
                too.
            email_address: Email address of the Member or end user.
            name: Name of the Member.
            trusted_metadata: JSON object of your own application data or of data from the
                identity provider.
            untrusted_metadata: JSON object of your own application data that end users can
                change through the frontend SDKs; keep nothing critical in it.
            create_member_as_pending: Whether a new Member starts as `pending`, and gets signup
                emails until first login, rather than `active`; `false` by default.
            is_breakglass: Whether this is a break glass Member, who may log in past the
                Organization's `auth_methods` settings in an emergency.
            mfa_phone_number: Member's only phone number, in E.164 form such as `+12025550162`.
            mfa_enrolled: Whether the Member must pass MFA at every login; when `false`, MFA
                applies only if the Organization's `mfa_policy` is `REQUIRED_FOR_ALL`.
            roles: IDs of the Roles to assign explicitly to the Member.
            external_id: Your own identifier for the Member, unique in the Organization and
                accepted by most calls as `member_id`: up to 128 alphanumerics, `.`, `_`, `-` or
                `|`.
            member_session: The member on whose behalf it is called. Default: it is called with
                all rights of the project.
        """

    async def dangerously_get(
        self,
        *,
        member_id: str,
        include_deleted: bool = ...,
    ) -> t.B2bOrganizationsMembersGetResponse:
        """Fetches a member by ID, in any organization.

        Nothing checks which organization the member belongs to, so an ID from untrusted input can
        leak foreign members. Prefer `members.get`. `include_deleted` finds deleted members as well.

        `GET /v1/b2b/organizations/members/dangerously_get/{member_id}`.
        [Documentation](https://stytch.com/docs/b2b/api/get-member).

        Args:
            member_id: UUID of the Member.
            include_deleted: Whether a deleted Member is returned too; `false` by default.
        """

    async def delete(
        self,
        *,
        organization_id: str,
        member_id: str,
        member_session: t.MemberSession = ...,
    ) -> t.B2bOrganizationsMembersDeleteResponse:
        """Deletes a member from an organization.

        Also revokes the member's open invites. `members.reactivate` brings a deleted member back.

        `DELETE /v1/b2b/organizations/{organization_id}/members/{member_id}`.
        [Documentation](https://stytch.com/docs/b2b/api/delete-member).

        Args:
            organization_id: ID of the Organization; requests accept its slug or external ID
                too.
            member_id: UUID of the Member, or the Member's `external_id` if one is set.
            member_session: The member on whose behalf it is called. Default: it is called with
                all rights of the project.
        """

    async def delete_external_id(
        self,
        *,
        organization_id: str,
        member_id: str,
        member_session: t.MemberSession = ...,
    ) -> t.B2bOrganizationsMembersDeleteExternalIdResponse:
        """Removes the external ID from a member.

        `DELETE /v1/b2b/organizations/{organization_id}/members/{member_id}/external_id`.
        [Documentation](https://stytch.com/docs/b2b/api/member-object).

        Args:
            organization_id: ID of the Organization; requests accept its slug or external ID
                too.
            member_id: UUID of the Member.
            member_session: The member on whose behalf it is called. Default: it is called with
                all rights of the project.
        """

    async def delete_mfa_phone_number(
        self,
        *,
        organization_id: str,
        member_id: str,
        member_session: t.MemberSession = ...,
    ) -> t.B2bOrganizationsMembersDeleteMfaPhoneNumberResponse:
        """Deletes a member's MFA phone number.

        Delete the old number before setting another. Sessions that used it stay valid, so MFA is
        required again only at the next login.

        `DELETE /v1/b2b/organizations/{organization_id}/members/mfa_phone_numbers/{member_id}`.
        [Documentation](https://stytch.com/docs/b2b/api/delete-member-mfa-phone-number).

        Args:
            organization_id: ID of the Organization; requests accept its slug or external ID
                too.
            member_id: UUID of the Member, or the Member's `external_id` if one is set.
            member_session: The member on whose behalf it is called. Default: it is called with
                all rights of the project.
        """

    async def delete_password(
        self,
        *,
        organization_id: str,
        member_password_id: str,
        member_session: t.MemberSession = ...,
    ) -> t.B2bOrganizationsMembersDeletePasswordResponse:
        """Deletes a member's password.

        Works for passwords scoped to one organization. With passwords shared across organizations,
        use `passwords.email.require_reset`.

        `DELETE /v1/b2b/organizations/{organization_id}/members/passwords/{member_password_id}`.
        [Documentation](https://stytch.com/docs/b2b/api/delete-member-password).

        Args:
            organization_id: ID of the Organization; requests accept its slug or external ID
                too.
            member_password_id: UUID of the Member's password.
            member_session: The member on whose behalf it is called. Default: it is called with
                all rights of the project.
        """

    async def delete_totp(
        self,
        *,
        organization_id: str,
        member_id: str,
        member_session: t.MemberSession = ...,
    ) -> t.B2bOrganizationsMembersDeleteTotpResponse:
        """Deletes a member's TOTP registration.

        Delete the old registration before creating another. Sessions that used it stay valid, so
        MFA is required again only at the next login.

        `DELETE /v1/b2b/organizations/{organization_id}/members/{member_id}/totp`.
        [Documentation](https://stytch.com/docs/b2b/api/delete-member-mfa-totp).

        Args:
            organization_id: ID of the Organization; requests accept its slug or external ID
                too.
            member_id: UUID of the Member, or the Member's `external_id` if one is set.
            member_session: The member on whose behalf it is called. Default: it is called with
                all rights of the project.
        """

    async def get(
        self,
        *,
        organization_id: str,
        member_id: str = ...,
        email_address: str = ...,
    ) -> t.B2bOrganizationsMembersGetResponse:
        """Fetches a member by ID or email address.

        Set `member_id` or `email_address`.

        `GET /v1/b2b/organizations/{organization_id}/member`.
        [Documentation](https://stytch.com/docs/b2b/api/get-member).

        Args:
            organization_id: ID of the Organization; requests accept its slug or external ID
                too.
            member_id: UUID of the Member, or their `external_id`; leave out to look up by
                `email_address`.
            email_address: Email address of the Member to fetch.
        """

    async def get_connected_apps(
        self,
        *,
        organization_id: str,
        member_id: str,
        member_session: t.MemberSession = ...,
    ) -> t.B2bOrganizationsMembersGetConnectedAppsResponse:
        """Lists the connected apps that a member has authorized.

        An app leaves the list when its access is revoked, by the member or by a change of the
        organization's policy.

        `GET /v1/b2b/organizations/{organization_id}/members/{member_id}/connected_apps`.
        [Documentation](https://stytch.com/docs/b2b/api/connected-app-member-get-all).

        Args:
            organization_id: ID of the Organization; requests accept its slug or external ID
                too.
            member_id: UUID of the Member, or the Member's `external_id` if one is set.
            member_session: The member on whose behalf it is called. Default: it is called with
                all rights of the project.
        """

    async def oidc_providers(
        self,
        *,
        organization_id: str,
        member_id: str,
        include_refresh_token: bool = ...,
    ) -> t.B2bOrganizationsMembersOidcProvidersResponse:
        """Fetches the tokens saved from a member's logins through OIDC connections.

        Stytch refreshes access tokens for which a refresh token was issued. `include_refresh_token`
        returns those too, but redeeming one yourself may end the automatic refresh.

        `GET /v1/b2b/organizations/{organization_id}/members/{member_id}/oidc_providers`.
        [Documentation](https://stytch.com/docs/b2b/api/member-object).

        Args:
            organization_id: ID of the Organization; requests accept its slug or external ID
                too.
            member_id: UUID of the Member, or the Member's `external_id` if one is set.
            include_refresh_token: Whether to return the stored refresh token; `false` by
                default. Using that token yourself can stop Stytch from refreshing access tokens.
        """

    async def reactivate(
        self,
        *,
        organization_id: str,
        member_id: str,
        member_session: t.MemberSession = ...,
    ) -> t.B2bOrganizationsMembersReactivateResponse:
        """Makes a deleted member active again.

        The member must have a verified email address. Takes the Stytch `member_id`, not an external
        ID.

        `PUT /v1/b2b/organizations/{organization_id}/members/{member_id}/reactivate`.
        [Documentation](https://stytch.com/docs/b2b/api/reactivate-member).

        Args:
            organization_id: ID of the Organization; requests accept its slug or external ID
                too.
            member_id: UUID of the Member.
            member_session: The member on whose behalf it is called. Default: it is called with
                all rights of the project.
        """

    async def search(
        self,
        *,
        organization_ids: Sequence[str],
        cursor: str | None = ...,
        limit: int | None = ...,
        query: t.SearchQuery | None = ...,
        member_session: t.MemberSession = ...,
    ) -> t.B2bOrganizationsMembersSearchResponse:
        """Searches the members of one or more organizations.

        `organization_ids` must not be empty. An empty `query` matches all members except deleted
        ones. Fuzzy filters need three characters or more. Limited to 100 requests a minute and
        sometimes seconds slow: keep it out of login flows.

        `POST /v1/b2b/organizations/members/search`.
        [Documentation](https://stytch.com/docs/b2b/api/search-members).

        Args:
            organization_ids: IDs of the Organizations to search in; at least one.
            cursor: Place to resume from: `next_cursor` in the previous response's
                `results_metadata`, or unset for the first page. A page holds at most 1000 results.
            limit: Results per page: 100 by default, at most 1000. Page through more with
                `cursor`.
            query: Search filter: an operator and its operands. Without it, or without operands,
                all Members of the given Organizations are returned.
            member_session: The member on whose behalf it is called. Default: it is called with
                all rights of the project.
        """

    def search_items(
        self,
        *,
        organization_ids: Sequence[str],
        cursor: str | None = ...,
        limit: int | None = ...,
        query: t.SearchQuery | None = ...,
        member_session: t.MemberSession = ...,
    ) -> AsyncWalk[t.B2bMember]:
        """Walks through the items of the list, fetching pages as they are needed.

        `organization_ids` must not be empty. An empty `query` matches all members except deleted
        ones. Fuzzy filters need three characters or more. Limited to 100 requests a minute and
        sometimes seconds slow: keep it out of login flows.

        `POST /v1/b2b/organizations/members/search`.
        [Documentation](https://stytch.com/docs/b2b/api/search-members).

        Args:
            organization_ids: IDs of the Organizations to search in; at least one.
            cursor: Place to resume from: `next_cursor` in the previous response's
                `results_metadata`, or unset for the first page. A page holds at most 1000 results.
            limit: Results per page: 100 by default, at most 1000. Page through more with
                `cursor`.
            query: Search filter: an operator and its operands. Without it, or without operands,
                all Members of the given Organizations are returned.
            member_session: The member on whose behalf it is called. Default: it is called with
                all rights of the project.
        """

    def search_pages(
        self,
        *,
        organization_ids: Sequence[str],
        cursor: str | None = ...,
        limit: int | None = ...,
        query: t.SearchQuery | None = ...,
        member_session: t.MemberSession = ...,
    ) -> AsyncWalk[t.B2bOrganizationsMembersSearchResponse]:
        """Walks through the pages of the list, fetching each when the loop reaches it.

        `organization_ids` must not be empty. An empty `query` matches all members except deleted
        ones. Fuzzy filters need three characters or more. Limited to 100 requests a minute and
        sometimes seconds slow: keep it out of login flows.

        `POST /v1/b2b/organizations/members/search`.
        [Documentation](https://stytch.com/docs/b2b/api/search-members).

        Args:
            organization_ids: IDs of the Organizations to search in; at least one.
            cursor: Place to resume from: `next_cursor` in the previous response's
                `results_metadata`, or unset for the first page. A page holds at most 1000 results.
            limit: Results per page: 100 by default, at most 1000. Page through more with
                `cursor`.
            query: Search filter: an operator and its operands. Without it, or without operands,
                all Members of the given Organizations are returned.
            member_session: The member on whose behalf it is called. Default: it is called with
                all rights of the project.
        """

    async def start_email_update(
        self,
        *,
        organization_id: str,
        member_id: str,
        email_address: str,
        login_redirect_url: str | None = ...,
        locale: t.Locale | None = ...,
        login_template_id: str | None = ...,
        delivery_method: t.B2bEmailUpdateDeliveryMethod | None = ...,
        member_session: t.MemberSession = ...,
    ) -> t.B2bOrganizationsMembersStartEmailUpdateResponse:
        """Emails a member a link or code to confirm a new email address.

        The member must be active with a verified address, and no other member may hold or be
        claiming the new one. The link or code lasts 5 minutes; finish with
        `magic_links.authenticate`, or with `otps.email.authenticate` and the new address.

        `POST /v1/b2b/organizations/{organization_id}/members/{member_id}/start_email_update`.
        [Documentation](https://stytch.com/docs/b2b/api/start-member-email-update).

        Args:
            organization_id: ID of the Organization; requests accept its slug or external ID
                too.
            member_id: UUID of the Member, or the Member's `external_id` if one is set.
            email_address: New email address, which the Member has to verify.
            login_redirect_url: URL of your backend that the emailed login link opens, where you
                authenticate the token. If unset, the Dashboard's default applies; without one, the
                call fails.
            locale: Language of the message, an IETF BCP 47 tag; English when unset.
            login_template_id: Id of the custom login email template, of type \"Magic links -
                Login\"; your default template when unset.
            delivery_method: How to verify the new email address: `EMAIL_MAGIC_LINK` (the
                default) or `EMAIL_OTP`.
            member_session: The member on whose behalf it is called. Default: it is called with
                all rights of the project.
        """

    async def unlink_retired_email(
        self,
        *,
        organization_id: str,
        member_id: str,
        email_id: str | None = ...,
        email_address: str | None = ...,
        member_session: t.MemberSession = ...,
    ) -> t.B2bOrganizationsMembersUnlinkRetiredEmailResponse:
        """Unlinks a member's retired email address, so that other members can use it.

        Set `email_id`, `email_address`, or both if they mean the same address.

        `POST /v1/b2b/organizations/{organization_id}/members/{member_id}/unlink_retired_email`.
        [Documentation](https://stytch.com/docs/b2b/api/unlink-retired-member-email).

        Args:
            organization_id: ID of the Organization; requests accept its slug or external ID
                too.
            member_id: UUID of the Member, or the Member's `external_id` if one is set.
            email_id: ID of the Member's retired email address to unlink.
            email_address: Email address of the Member or end user.
            member_session: The member on whose behalf it is called. Default: it is called with
                all rights of the project.
        """

    async def update(
        self,
        *,
        organization_id: str,
        member_id: str,
        name: str | None = ...,
        trusted_metadata: dict[str, Any] | None = ...,
        untrusted_metadata: dict[str, Any] | None = ...,
        is_breakglass: bool | None = ...,
        mfa_phone_number: str | None = ...,
        mfa_enrolled: bool | None = ...,
        roles: Sequence[str] | None = ...,
        preserve_existing_sessions: bool | None = ...,
        default_mfa_method: t.B2bMfaMethod | None = ...,
        email_address: str | None = ...,
        external_id: str | None = ...,
        unlink_email: bool | None = ...,
        member_session: t.MemberSession = ...,
    ) -> t.B2bOrganizationsMembersUpdateResponse:
        """Updates a member.

        `mfa_phone_number` fails for a member who has a number: delete the old one first.

        `PUT /v1/b2b/organizations/{organization_id}/members/{member_id}`.
        [Documentation](https://stytch.com/docs/b2b/api/update-member).

        Args:
            organization_id: ID of the Organization; requests accept its slug or external ID
                too.
            member_id: UUID of the Member, or the Member's `external_id` if one is set.
            name: Name of the Member. With a session header, needs `update.info.name` on
                `stytch.member`, or on `stytch.self` for one's own record.
            trusted_metadata: JSON object of your own application data; must be left out when a
                session header is sent, since a Member can't change it.
            untrusted_metadata: JSON object of your own application data, also writable by the
                frontend SDKs; with a session header it needs the `update.info.untrusted-metadata`
                permission.
            is_breakglass: Whether this is a break glass Member, free of the Organization's
                `auth_methods` settings. With a session header, needs the
                `update.settings.is-breakglass` action on `stytch.member`.
            mfa_phone_number: Phone number in E.164 form; an error if the Member has one, so
                delete that first. With a session header, needs `update.info.mfa-phone` on
                `stytch.member` or one's own `stytch.self`.
            mfa_enrolled: Whether the Member must pass MFA at every login. With a session
                header, needs `update.settings.mfa-enrolled` on `stytch.member`, or on `stytch.self`
                for one's own record.
            roles: Roles to assign explicitly, replacing all earlier ones; see
                `preserve_existing_sessions`. With a session header, needs `update.settings.roles`
                on `stytch.member`.
            preserve_existing_sessions: Whether to keep sessions that got a removed Role through
                SSO too; `false` when unset, which revokes those using the affected SSO connections.
            default_mfa_method: MFA method to prefer, `sms_otp` or `totp`. A session-authorized
                call needs `update.settings.default-mfa-method` on `stytch.member`, or `stytch.self`
                for oneself.
            email_address: New email address; clears passwords and must be verified again. A
                session-authorized call needs `update.info.email` on `stytch.member`; Members cannot
                change their own.
            external_id: Your own identifier for the Member, unique in the Organization and
                accepted by most calls as `member_id`: up to 128 alphanumerics, `.`, `_`, `-` or
                `|`.
            unlink_email: Whether to delete the old email address rather than retire it when
                `email_address` is given; `false` when unset.
            member_session: The member on whose behalf it is called. Default: it is called with
                all rights of the project.
        """

class _AsyncB2bOrganizationsMembersConnectedApps(Group):
    """Access of connected apps to members."""

    async def revoke(
        self,
        *,
        organization_id: str,
        member_id: str,
        connected_app_id: str,
        member_session: t.MemberSession = ...,
    ) -> t.B2bOrganizationsMembersConnectedAppsRevokeResponse:
        """Withdraws a member's consent to a connected app and revokes all tokens the app holds for
        them.

        The app gets new tokens only after the member authorizes it again.

        `POST
        /v1/b2b/organizations/{organization_id}/members/{member_id}/connected_apps/{connected_app_id}/revoke`.
        [Documentation](https://stytch.com/docs/b2b/api/connected-app-member-revoke).

        Args:
            organization_id: ID of the Organization; requests accept its slug or external ID
                too.
            member_id: UUID of the Member, or the Member's `external_id` if one is set.
            connected_app_id: Unique ID of the Connected App.
            member_session: The member on whose behalf it is called. Default: it is called with
                all rights of the project.
        """

class _AsyncB2bOrganizationsMembersOauthProviders(Group):
    """Tokens saved from members' OAuth logins."""

    async def github(
        self,
        *,
        organization_id: str,
        member_id: str,
        include_refresh_token: bool = ...,
    ) -> t.B2bOrganizationsMembersOauthProvidersGithubResponse:
        """Fetches the GitHub access tokens saved from a member's OAuth logins.

        GitHub issues no refresh tokens; its access tokens expire only after long disuse.

        `GET /v1/b2b/organizations/{organization_id}/members/{member_id}/oauth_providers/github`.
        [Documentation](https://stytch.com/docs/b2b/api/member-object).

        Args:
            organization_id: ID of the Organization; requests accept its slug or external ID
                too.
            member_id: UUID of the Member, or the Member's `external_id` if one is set.
            include_refresh_token: Whether to return the stored refresh token; `false` by
                default. Using that token yourself can stop Stytch from refreshing access tokens.
        """

    async def google(
        self,
        *,
        organization_id: str,
        member_id: str,
        include_refresh_token: bool = ...,
    ) -> t.B2bOrganizationsMembersOauthProvidersGoogleResponse:
        """Fetches the Google tokens saved from a member's OAuth logins.

        Stytch refreshes the access token if Google issued a refresh token. `include_refresh_token`
        returns that one too, but redeeming it yourself may end the automatic refresh. A member who
        only ever used Google One Tap has no tokens. Start the OAuth flow with
        `provider_prompt=consent` to make Google issue a refresh token.

        `GET /v1/b2b/organizations/{organization_id}/members/{member_id}/oauth_providers/google`.
        [Documentation](https://stytch.com/docs/b2b/api/member-object).

        Args:
            organization_id: ID of the Organization; requests accept its slug or external ID
                too.
            member_id: UUID of the Member, or the Member's `external_id` if one is set.
            include_refresh_token: Whether to return the stored refresh token; `false` by
                default. Using that token yourself can stop Stytch from refreshing access tokens.
        """

    async def hubspot(
        self,
        *,
        organization_id: str,
        member_id: str,
        include_refresh_token: bool = ...,
    ) -> t.B2bOrganizationsMembersOauthProvidersHubspotResponse:
        """Fetches the HubSpot tokens saved from a member's OAuth logins.

        Stytch refreshes the access token if HubSpot issued a refresh token. `include_refresh_token`
        returns that one too, but redeeming it yourself may end the automatic refresh.

        `GET /v1/b2b/organizations/{organization_id}/members/{member_id}/oauth_providers/hubspot`.
        [Documentation](https://stytch.com/docs/b2b/api/member-object).

        Args:
            organization_id: ID of the Organization; requests accept its slug or external ID
                too.
            member_id: UUID of the Member, or the Member's `external_id` if one is set.
            include_refresh_token: Whether to return the stored refresh token; `false` by
                default. Using that token yourself can stop Stytch from refreshing access tokens.
        """

    async def microsoft(
        self,
        *,
        organization_id: str,
        member_id: str,
        include_refresh_token: bool = ...,
    ) -> t.B2bOrganizationsMembersOauthProvidersMicrosoftResponse:
        """Fetches the Microsoft tokens saved from a member's OAuth logins.

        Stytch refreshes the access token if Microsoft issued a refresh token.
        `include_refresh_token` returns that one too, but redeeming it yourself may end the
        automatic refresh.

        `GET /v1/b2b/organizations/{organization_id}/members/{member_id}/oauth_providers/microsoft`.
        [Documentation](https://stytch.com/docs/b2b/api/member-object).

        Args:
            organization_id: ID of the Organization; requests accept its slug or external ID
                too.
            member_id: UUID of the Member, or the Member's `external_id` if one is set.
            include_refresh_token: Whether to return the stored refresh token; `false` by
                default. Using that token yourself can stop Stytch from refreshing access tokens.
        """

    async def slack(
        self,
        *,
        organization_id: str,
        member_id: str,
    ) -> t.B2bOrganizationsMembersOauthProvidersSlackResponse:
        """Fetches the Slack tokens saved from a member's OAuth logins.

        `GET /v1/b2b/organizations/{organization_id}/members/{member_id}/oauth_providers/slack`.
        [Documentation](https://stytch.com/docs/b2b/api/member-object).

        Args:
            organization_id: ID of the Organization; requests accept its slug or external ID
                too.
            member_id: UUID of the Member, or the Member's `external_id` if one is set.
        """

class _AsyncB2bOtps(Group):
    """One-time passcodes for members."""
    email: _AsyncB2bOtpsEmail
    sms: _AsyncB2bOtpsSms

class _AsyncB2bOtpsEmail(Group):
    """One-time passcodes by email."""
    discovery: _AsyncB2bOtpsEmailDiscovery

    async def authenticate(
        self,
        *,
        organization_id: str,
        email_address: str,
        code: str,
        session_token: str | None = ...,
        session_jwt: str | None = ...,
        intermediate_session_token: str | None = ...,
        session_duration_minutes: int | None = ...,
        session_custom_claims: dict[str, Any] | None = ...,
        locale: t.Locale | None = ...,
        telemetry_id: str | None = ...,
    ) -> t.B2bOtpsEmailAuthenticateResponse:
        """Logs a member in with a passcode sent by email.

        A code works once and for 10 minutes by default; a `pending` or `invited` member becomes
        `active`. The session lasts 60 minutes unless `session_duration_minutes` says otherwise.
        When `member_authenticated` is `false`, there is only an `intermediate_session_token`:
        finish with `otps.sms.authenticate`, `totps.authenticate` or `recovery_codes.recover`.

        `POST /v1/b2b/otps/email/authenticate`.
        [Documentation](https://stytch.com/docs/b2b/api/authenticate-email-otp).

        Args:
            organization_id: ID of the Organization; requests accept its slug or external ID
                too.
            email_address: Email address of the Member or end user.
            code: Passcode the end user received or read from an authenticator app, such as
                `123456`.
            session_token: Token of the Member's existing session.
            session_jwt: JWT of the Member's existing session.
            intermediate_session_token: Intermediate session token: login factors proven so far
                that can become a Member session; lives 10 minutes by default.
            session_duration_minutes: Session lifetime in minutes from now, 5 to 527040 (366
                days); an existing session is extended by it. Stytch starts a 60-minute session when
                unset.
            session_custom_claims: Custom claims for the session and its JWT, at most 4
                kilobytes; `null` deletes a key, and reserved claims such as `iss` or `sub` are
                ignored. Needs `session_duration_minutes` to start a session.
            locale: Language of the message, an IETF BCP 47 tag; English when unset.
            telemetry_id: Device Fingerprinting telemetry ID; when set, Stytch stores the
                device's fingerprints and IP location with the User or Member. Needs a workspace
                with Device Fingerprinting on.
        """

    async def login_or_signup(
        self,
        *,
        organization_id: str,
        email_address: str,
        login_template_id: str | None = ...,
        signup_template_id: str | None = ...,
        locale: t.Locale | None = ...,
        login_expiration_minutes: int | None = ...,
        signup_expiration_minutes: int | None = ...,
    ) -> t.B2bOtpsEmailLoginOrSignupResponse:
        """Emails a login passcode to an active member, or a signup passcode to any other address.

        An unknown address creates a `pending` member. The code works for 10 minutes by default, and
        replaces every earlier one for this address; it goes to `otps.email.authenticate`.

        `POST /v1/b2b/otps/email/login_or_signup`.
        [Documentation](https://stytch.com/docs/b2b/api/send-login-signup-email-otp).

        Args:
            organization_id: ID of the Organization; requests accept its slug or external ID
                too.
            email_address: Email address of the Member or end user.
            login_template_id: Id of the custom login email template, of type \"OTP - Login\";
                your default template when unset.
            signup_template_id: ID of the custom template for sign-up emails, of type \"OTP -
                Signup\"; the default template is used when unset.
            locale: Language of the message, an IETF BCP 47 tag; English when unset.
            login_expiration_minutes: Minutes until the login passcode expires, from 2 to 15; 10
                by default.
            signup_expiration_minutes: Minutes until the sign-up passcode expires, 2 to 15;
                Stytch uses 10 when unset.
        """

class _AsyncB2bOtpsEmailDiscovery(Group):
    """Discovery passcodes by email."""

    async def authenticate(
        self,
        *,
        email_address: str,
        code: str,
    ) -> t.B2bOtpsEmailDiscoveryAuthenticateResponse:
        """Exchanges a discovery passcode for an intermediate session.

        The intermediate session lasts 10 minutes. Exchange it for a session in one of
        `discovered_organizations`, or create an organization with it.

        `POST /v1/b2b/otps/email/discovery/authenticate`.
        [Documentation](https://stytch.com/docs/b2b/api/authenticate-discovery-email-otp).

        Args:
            email_address: Email address of the Member or end user.
            code: Passcode the end user received or read from an authenticator app, such as
                `123456`.
        """

    async def send(
        self,
        *,
        email_address: str,
        login_template_id: str | None = ...,
        locale: t.Locale | None = ...,
        discovery_expiration_minutes: int | None = ...,
    ) -> t.B2bOtpsEmailDiscoverySendResponse:
        """Emails a discovery passcode, which is not tied to any organization.

        The code works for 10 minutes by default, and replaces every earlier one for this address.
        It goes to `otps.email.discovery.authenticate`.

        `POST /v1/b2b/otps/email/discovery/send`.
        [Documentation](https://stytch.com/docs/b2b/api/send-discovery-email-otp).

        Args:
            email_address: Email address to start discovery with.
            login_template_id: Id of the custom login email template, of type \"OTP - Login\";
                your default template when unset.
            locale: Language of the message, an IETF BCP 47 tag; English when unset.
            discovery_expiration_minutes: Minutes until the discovery passcode expires, 2 to 15;
                10 when unset.
        """

class _AsyncB2bOtpsSms(Group):
    """One-time passcodes by SMS, as a second factor."""

    async def authenticate(
        self,
        *,
        organization_id: str,
        member_id: str,
        code: str,
        intermediate_session_token: str | None = ...,
        session_token: str | None = ...,
        session_jwt: str | None = ...,
        session_duration_minutes: int | None = ...,
        session_custom_claims: dict[str, Any] | None = ...,
        set_mfa_enrollment: t.B2bMfaEnrollment | None = ...,
        set_default_mfa: bool | None = ...,
        telemetry_id: str | None = ...,
    ) -> t.B2bOtpsSmsAuthenticateResponse:
        """Checks a passcode sent by SMS, as a second factor or to step up a session.

        Needs exactly one of `intermediate_session_token` (which is used up), `session_token` and
        `session_jwt`. A code lasts two minutes, and only the newest works. `set_mfa_enrollment` has
        an effect only where the MFA policy is `OPTIONAL`.

        `POST /v1/b2b/otps/sms/authenticate`.
        [Documentation](https://stytch.com/docs/b2b/api/authenticate-otp-sms).

        Args:
            organization_id: ID of the Organization; requests accept its slug or external ID
                too.
            member_id: UUID of the Member, or the Member's `external_id` if one is set.
            code: Passcode the end user received or read from an authenticator app, such as
                `123456`.
            intermediate_session_token: Intermediate session token: login factors proven so far
                that can become a Member session; lives 10 minutes by default.
            session_token: Token of the Member's existing session.
            session_jwt: JWT of the Member's existing session.
            session_duration_minutes: Session lifetime in minutes from now, 5 to 527040 (366
                days); an existing session is extended by it. Stytch starts a 60-minute session when
                unset.
            session_custom_claims: Custom claims for the session and its JWT, at most 4
                kilobytes; `null` deletes a key, and reserved claims such as `iss` or `sub` are
                ignored. Needs `session_duration_minutes` to start a session.
            set_mfa_enrollment: Change of the Member's `mfa_enrolled` on success: `enroll` or
                `unenroll`; unchanged when unset. Ignored when the Organization's MFA policy is
                `REQUIRED_FOR_ALL`.
            set_default_mfa: Whether to make the method used in this call the Member's default
                for MFA; the first MFA login does so automatically.
            telemetry_id: Device Fingerprinting telemetry ID; when set, Stytch stores the
                device's fingerprints and IP location with the User or Member. Needs a workspace
                with Device Fingerprinting on.
        """

    async def send(
        self,
        *,
        organization_id: str,
        member_id: str,
        mfa_phone_number: str | None = ...,
        locale: t.Locale | None = ...,
        intermediate_session_token: str | None = ...,
        session_token: str | None = ...,
        session_jwt: str | None = ...,
    ) -> t.B2bOtpsSmsSendResponse:
        """Texts a passcode to a member's phone.

        `mfa_phone_number` is for members without a number and gets linked; a different one is an
        error. A member who already has an MFA factor must pass a token of a session with that
        factor. After a primary login of an enrolled member the code is sent automatically, so call
        this for later prompts. Outside the US and Canada, countries may have to be allowed first.

        `POST /v1/b2b/otps/sms/send`. [Documentation](https://stytch.com/docs/b2b/api/otp-sms-send).

        Args:
            organization_id: ID of the Organization; requests accept its slug or external ID
                too.
            member_id: UUID of the Member, or the Member's `external_id` if one is set.
            mfa_phone_number: Phone number to text the code to, in E.164 form such as
                `+12025550162`; not needed when the Member already has one.
            locale: Language of the message, an IETF BCP 47 tag; English when unset.
            intermediate_session_token: Intermediate session token: login factors proven so far
                that can become a Member session; lives 10 minutes by default.
            session_token: Token of the Member's existing session.
            session_jwt: JWT of the Member's existing session.
        """

class _AsyncB2bPasswords(Group):
    """Members' passwords."""
    discovery: _AsyncB2bPasswordsDiscovery
    email: _AsyncB2bPasswordsEmail
    existing_password: _AsyncB2bPasswordsExistingPassword
    sessions: _AsyncB2bPasswordsSessions

    async def authenticate(
        self,
        *,
        organization_id: str,
        email_address: str,
        password: str,
        session_token: str | None = ...,
        session_duration_minutes: int | None = ...,
        session_jwt: str | None = ...,
        session_custom_claims: dict[str, Any] | None = ...,
        locale: t.Locale | None = ...,
        intermediate_session_token: str | None = ...,
        telemetry_id: str | None = ...,
    ) -> t.B2bPasswordsAuthenticateResponse:
        """Logs a member in with email address and password.

        A breached password fails with `member_reset_password` even if it is right. When
        `member_authenticated` is `false`, there is only an `intermediate_session_token`: finish MFA
        with it.

        `POST /v1/b2b/passwords/authenticate`.
        [Documentation](https://stytch.com/docs/b2b/api/passwords-authenticate).

        Args:
            organization_id: ID of the Organization; requests accept its slug or external ID
                too.
            email_address: Email address of the Member or end user.
            password: Password to check or set; any UTF-8 characters, including spaces and
                emoji.
            session_token: Token of the Member's existing session.
            session_duration_minutes: Session lifetime in minutes from now, 5 to 527040 (366
                days); an existing session is extended by it. Stytch starts a 60-minute session when
                unset.
            session_jwt: JWT of the Member's existing session.
            session_custom_claims: Custom claims for the session and its JWT, at most 4
                kilobytes; `null` deletes a key, and reserved claims such as `iss` or `sub` are
                ignored. Needs `session_duration_minutes` to start a session.
            locale: Language of the passcode text sent when the Member must complete an MFA step
                and has a phone number; English when unset.
            intermediate_session_token: Intermediate session token to add this factor to. It
                turns into a session once the Organization's login and MFA rules are met; otherwise
                the same token is returned.
            telemetry_id: Device Fingerprinting telemetry ID; when set, Stytch stores the
                device's fingerprints and IP location with the User or Member. Needs a workspace
                with Device Fingerprinting on.
        """

    async def migrate(
        self,
        *,
        email_address: str,
        hash: str,
        hash_type: t.HashType,
        organization_id: str,
        md_5_config: t.Md5Config | None = ...,
        argon_2_config: t.Argon2Config | None = ...,
        sha_1_config: t.Sha1Config | None = ...,
        sha_512_config: t.Sha512Config | None = ...,
        scrypt_config: t.ScryptConfig | None = ...,
        pbkdf_2_config: t.Pbkdf2Config | None = ...,
        name: str | None = ...,
        trusted_metadata: dict[str, Any] | None = ...,
        untrusted_metadata: dict[str, Any] | None = ...,
        roles: Sequence[str] | None = ...,
        preserve_existing_sessions: bool | None = ...,
        mfa_phone_number: str | None = ...,
        set_phone_number_verified: bool | None = ...,
        external_id: str | None = ...,
    ) -> t.B2bPasswordsMigrateResponse:
        """Imports a password hash for a member, creating the member if needed.

        Marks the email address as verified, so import only users whose address you verified
        yourself. Where organizations share passwords, call it once for each of them. Limited to 100
        requests a second.

        `POST /v1/b2b/passwords/migrate`. [Documentation](https://stytch.com/docs/b2b/api/migrate).

        Args:
            email_address: Email address of the Member or end user.
            hash: Hash of the password to import, in base64 for scrypt and PBKDF2.
            hash_type: Algorithm behind `hash`: `bcrypt`, `scrypt`, `argon_2i`, `argon_2id`,
                `md_5`, `sha_1`, `sha_512` or `pbkdf_2`.
            organization_id: ID of the Organization; requests accept its slug or external ID
                too.
            md_5_config: Salts for a `hash` of type `md_5`; optional.
            argon_2_config: Argon2 parameters; required when `hash` is in hex form rather than
                the encoded form.
            sha_1_config: Settings of a SHA-1 hash, such as its salt; optional.
            sha_512_config: Settings of a SHA-512 hash, such as its salt; optional.
            scrypt_config: Settings of the scrypt hash; needed unless `hash` is in PHC encoded
                form.
            pbkdf_2_config: Parameters of the PBKDF2 hash; required when migrating one. SHA-256
                is the default; contact Stytch about other hash functions.
            name: Name of the Member.
            trusted_metadata: JSON object of your own application data or of data from the
                identity provider.
            untrusted_metadata: JSON object of your own application data that end users can
                change through the frontend SDKs; keep nothing critical in it.
            roles: Roles to assign explicitly, replacing all earlier ones. Sessions that got a
                removed Role through SSO are revoked unless `preserve_existing_sessions` is `true`.
            preserve_existing_sessions: Whether to keep sessions that got a removed Role through
                SSO too; `false` when unset, which revokes those using the affected SSO connections.
            mfa_phone_number: Member's only phone number, in E.164 form such as `+12025550162`.
            set_phone_number_verified: Whether to mark the phone number as verified. Only safe
                when you know the person owns it.
            external_id: Your own identifier for a newly created Member, unique in the
                Organization: up to 128 alphanumerics, `.`, `_`, `-` or `|`. Ignored when the Member
                already exists.
        """

    async def strength_check(
        self,
        *,
        password: str,
        email_address: str | None = ...,
    ) -> t.B2bPasswordsStrengthCheckResponse:
        """Checks a password against the project's strength policy.

        `zxcvbn_feedback` or `luds_feedback` tells the user what is missing, depending on
        `strength_policy`.

        `POST /v1/b2b/passwords/strength_check`.
        [Documentation](https://stytch.com/docs/b2b/api/strength-check).

        Args:
            password: Password to rate; any UTF-8 characters, including spaces and emoji.
            email_address: Email address of the Member or end user.
        """

class _AsyncB2bPasswordsDiscovery(Group):
    """Passwords in the discovery flow."""
    email: _AsyncB2bPasswordsDiscoveryEmail

    async def authenticate(
        self,
        *,
        email_address: str,
        password: str,
    ) -> t.B2bPasswordsDiscoveryAuthenticateResponse:
        """Checks an email address and password without an organization, and starts an intermediate
        session.

        For passwords shared across organizations only. A breached password fails with
        `member_reset_password` even if it is right. Exchange the intermediate session for one in
        `discovered_organizations`.

        `POST /v1/b2b/passwords/discovery/authenticate`.
        [Documentation](https://stytch.com/docs/b2b/api/passwords-discovery-authenticate).

        Args:
            email_address: Email address of the Member or end user.
            password: Password to check or set; any UTF-8 characters, including spaces and
                emoji.
        """

class _AsyncB2bPasswordsDiscoveryEmail(Group):
    """Password resets by email in the discovery flow."""

    async def reset(
        self,
        *,
        password_reset_token: str,
        password: str,
        pkce_code_verifier: str | None = ...,
    ) -> t.B2bPasswordsDiscoveryEmailResetResponse:
        """Sets a new password with an emailed token and starts an intermediate session.

        Test the password with `passwords.strength_check` beforehand. Exchange the intermediate
        session for one in `discovered_organizations`.

        `POST /v1/b2b/passwords/discovery/email/reset`.
        [Documentation](https://stytch.com/docs/b2b/api/discovery-email-reset).

        Args:
            password_reset_token: Token from the password reset link, taken from its `token`
                query parameter.
            password: Password to check or set; any UTF-8 characters, including spaces and
                emoji.
            pkce_code_verifier: PKCE code verifier whose hash was sent as `pkce_code_challenge`;
                proves that the flow ends on the device that started it.
        """

    async def reset_start(
        self,
        *,
        email_address: str,
        reset_password_redirect_url: str | None = ...,
        discovery_redirect_url: str | None = ...,
        reset_password_template_id: str | None = ...,
        reset_password_expiration_minutes: int | None = ...,
        pkce_code_challenge: str | None = ...,
        locale: t.Locale | None = ...,
        verify_email_template_id: str | None = ...,
    ) -> t.B2bPasswordsDiscoveryEmailResetStartResponse:
        """Emails a password reset link that is not tied to any organization.

        For passwords shared across organizations only. The link's token goes to
        `passwords.discovery.email.reset`.

        `POST /v1/b2b/passwords/discovery/email/reset/start`.
        [Documentation](https://stytch.com/docs/b2b/api/discovery-email-reset-start).

        Args:
            email_address: Email address of the Member whose password is to be reset.
            reset_password_redirect_url: URL of your reset page, opened by the emailed link with
                a `token` query parameter. Falls back to the Dashboard default; an error if neither
                is set.
            discovery_redirect_url: URL the discovery link leads to, where your app
                authenticates the token. Falls back to the Dashboard's default; with neither set,
                the call fails.
            reset_password_template_id: ID of the password reset email template, created in the
                Dashboard; your default template when unset.
            reset_password_expiration_minutes: Minutes until the password reset link expires, 5
                to 10080 (7 days); 30 when unset.
            pkce_code_challenge: PKCE challenge: the SHA-256 hash of the code verifier,
                base64url encoded.
            locale: Language of the message, an IETF BCP 47 tag; English when unset.
            verify_email_template_id: ID of the custom template, of type \"Passwords - Email
                Verification\", for a user's first password reset when cross-organization passwords
                are on; the default template is used when unset.
        """

class _AsyncB2bPasswordsEmail(Group):
    """Password resets by email."""

    async def require_reset(
        self,
        *,
        email_address: str,
        organization_id: str | None = ...,
        member_id: str | None = ...,
        member_session: t.MemberSession = ...,
    ) -> t.B2bPasswordsEmailRequireResetResponse:
        """Requires the holder of an email address to reset the password.

        For passwords shared across organizations only. If a single active member uses the address,
        the password is deleted.

        `POST /v1/b2b/passwords/email/require_reset`.
        [Documentation](https://stytch.com/docs/b2b/api/passwords-require-reset-by-email).

        Args:
            email_address: Email address of the Member whose password is to be reset.
            organization_id: ID of the Organization; requests accept its slug or external ID
                too.
            member_id: UUID of the Member, or the Member's `external_id` if one is set.
            member_session: The member on whose behalf it is called. Default: it is called with
                all rights of the project.
        """

    async def reset(
        self,
        *,
        password_reset_token: str,
        password: str,
        session_token: str | None = ...,
        session_duration_minutes: int | None = ...,
        session_jwt: str | None = ...,
        code_verifier: str | None = ...,
        session_custom_claims: dict[str, Any] | None = ...,
        locale: t.Locale | None = ...,
        intermediate_session_token: str | None = ...,
        telemetry_id: str | None = ...,
    ) -> t.B2bPasswordsEmailResetResponse:
        """Sets a member's new password with an emailed token, and logs the member in.

        Revokes all sessions of the member. Test the password with `passwords.strength_check`
        beforehand. When `member_authenticated` is `false`, finish MFA with the
        `intermediate_session_token`.

        `POST /v1/b2b/passwords/email/reset`.
        [Documentation](https://stytch.com/docs/b2b/api/email-reset).

        Args:
            password_reset_token: Token from the password reset link, taken from its `token`
                query parameter.
            password: Password to check or set; any UTF-8 characters, including spaces and
                emoji.
            session_token: Token of a session to update rather than start a new one; ignored
                when it is another Member's. Excludes `session_jwt`.
            session_duration_minutes: Session lifetime in minutes from now, 5 to 527040 (366
                days); an existing session is extended by it. Stytch starts a 60-minute session when
                unset.
            session_jwt: JWT of a session to update rather than start a new one; ignored when it
                is another Member's. Excludes `session_token`.
            code_verifier: PKCE verifier: the base64url one-time secret behind the
                `code_challenge` of the flow.
            session_custom_claims: Custom claims for the session and its JWT, at most 4
                kilobytes; `null` deletes a key, and reserved claims such as `iss` or `sub` are
                ignored. Needs `session_duration_minutes` to start a session.
            locale: Language of the passcode text sent when the Member must complete an MFA step
                and has a phone number; English when unset.
            intermediate_session_token: Intermediate session token to add this factor to. It
                turns into a session once the Organization's login and MFA rules are met; otherwise
                the same token is returned.
            telemetry_id: Device Fingerprinting telemetry ID; when set, Stytch stores the
                device's fingerprints and IP location with the User or Member. Needs a workspace
                with Device Fingerprinting on.
        """

    async def reset_start(
        self,
        *,
        organization_id: str,
        email_address: str,
        reset_password_redirect_url: str | None = ...,
        reset_password_expiration_minutes: int | None = ...,
        code_challenge: str | None = ...,
        login_redirect_url: str | None = ...,
        locale: t.Locale | None = ...,
        reset_password_template_id: str | None = ...,
        verify_email_template_id: str | None = ...,
    ) -> t.B2bPasswordsEmailResetStartResponse:
        """Emails a member a link for resetting the password.

        The link's token goes to `passwords.email.reset`.

        `POST /v1/b2b/passwords/email/reset/start`.
        [Documentation](https://stytch.com/docs/b2b/api/email-reset-start).

        Args:
            organization_id: ID of the Organization; requests accept its slug or external ID
                too.
            email_address: Email address of the Member whose password is to be reset.
            reset_password_redirect_url: URL of your reset page, opened by the emailed link with
                a `token` query parameter. Falls back to the Dashboard default; an error if neither
                is set.
            reset_password_expiration_minutes: Minutes until the password reset link expires, 5
                to 10080 (7 days); 30 when unset.
            code_challenge: PKCE challenge: base64url of the SHA-256 hash of a one-time secret,
                so the flow must finish on the device that started it.
            login_redirect_url: URL the email's \"Log in without password\" button opens;
                authenticate its `token` param as a magic link. If unset, the Dashboard's default
                applies; without one, the call fails.
            locale: Language of the message, an IETF BCP 47 tag; English when unset.
            reset_password_template_id: ID of the password reset email template, created in the
                Dashboard; your default template when unset.
            verify_email_template_id: ID of the custom template, of type \"Passwords - Email
                Verification\", for a user's first password reset when cross-organization passwords
                are on; the default template is used when unset.
        """

class _AsyncB2bPasswordsExistingPassword(Group):
    """Password resets by the present password."""

    async def reset(
        self,
        *,
        email_address: str,
        existing_password: str,
        new_password: str,
        organization_id: str,
        session_token: str | None = ...,
        session_duration_minutes: int | None = ...,
        session_jwt: str | None = ...,
        session_custom_claims: dict[str, Any] | None = ...,
        locale: t.Locale | None = ...,
        telemetry_id: str | None = ...,
    ) -> t.B2bPasswordsExistingPasswordResetResponse:
        """Replaces a member's password, given the present one, and logs the member in.

        Revokes all sessions of the member. Test the new password with `passwords.strength_check`
        beforehand. When `member_authenticated` is `false`, finish MFA with the
        `intermediate_session_token`.

        `POST /v1/b2b/passwords/existing_password/reset`.
        [Documentation](https://stytch.com/docs/b2b/api/existing-reset).

        Args:
            email_address: Email address of the Member or end user.
            existing_password: Current password of the User or Member.
            new_password: Password that replaces the existing one.
            organization_id: ID of the Organization; requests accept its slug or external ID
                too.
            session_token: Token of the Member's existing session.
            session_duration_minutes: Session lifetime in minutes from now, 5 to 527040 (366
                days); an existing session is extended by it. Stytch starts a 60-minute session when
                unset.
            session_jwt: JWT of the Member's existing session.
            session_custom_claims: Custom claims for the session and its JWT, at most 4
                kilobytes; `null` deletes a key, and reserved claims such as `iss` or `sub` are
                ignored. Needs `session_duration_minutes` to start a session.
            locale: Language of the passcode text sent when the Member must complete an MFA step
                and has a phone number; English when unset.
            telemetry_id: Device Fingerprinting telemetry ID; when set, Stytch stores the
                device's fingerprints and IP location with the User or Member. Needs a workspace
                with Device Fingerprinting on.
        """

class _AsyncB2bPasswordsSessions(Group):
    """Password resets by a session."""

    async def reset(
        self,
        *,
        organization_id: str,
        password: str,
        session_token: str | None = ...,
        session_jwt: str | None = ...,
        session_duration_minutes: int | None = ...,
        session_custom_claims: dict[str, Any] | None = ...,
        locale: t.Locale | None = ...,
        telemetry_id: str | None = ...,
    ) -> t.B2bPasswordsSessionsResetResponse:
        """Sets a member's new password, authorized by a session.

        Needs `session_token` or `session_jwt`, with a factor not older than 5 minutes. Revokes all
        other sessions of the member.

        `POST /v1/b2b/passwords/session/reset`.
        [Documentation](https://stytch.com/docs/b2b/api/session-reset).

        Args:
            organization_id: ID of the Organization; requests accept its slug or external ID
                too.
            password: Password to check or set; any UTF-8 characters, including spaces and
                emoji.
            session_token: Token of the Member's existing session.
            session_jwt: JWT of the Member's existing session.
            session_duration_minutes: Session lifetime in minutes from now, 5 to 527040 (366
                days); an existing session is extended by it. Stytch starts a 60-minute session when
                unset.
            session_custom_claims: Custom claims for the session and its JWT, at most 4
                kilobytes; `null` deletes a key, and reserved claims such as `iss` or `sub` are
                ignored. Needs `session_duration_minutes` to start a session.
            locale: Language of the message, an IETF BCP 47 tag; English when unset.
            telemetry_id: Device Fingerprinting telemetry ID; when set, Stytch stores the
                device's fingerprints and IP location with the User or Member. Needs a workspace
                with Device Fingerprinting on.
        """

class _AsyncB2bRbac(Group):
    """Role-based access control."""
    organizations: _AsyncB2bRbacOrganizations

    async def policy(self) -> t.B2bRbacPolicyResponse:
        """Fetches the project's RBAC policy.

        It holds the roles, resources and scopes defined in the dashboard. Cache it: that allows
        authorization checks without a request.

        `GET /v1/b2b/rbac/policy`.
        [Documentation](https://stytch.com/docs/b2b/api/rbac-resource-object).
        """

    async def authorize(
        self,
        *,
        roles: Sequence[str],
        organization_id: str,
        authorization_check: t.MemberPermissionCheck,
    ) -> t.Nothing:
        """Checks that roles of a member allow an action, by the policies of the project and of the
        organization.

        Raises `Denied` if they do not.

        Args:
            roles: Roles of the member's session.
            organization_id: Organization of the member with these roles.
            authorization_check: The action.
        """

class _AsyncB2bRbacOrganizations(Group):
    """Roles of single organizations."""

    async def get_org_policy(
        self,
        *,
        organization_id: str,
    ) -> t.B2bRbacOrganizationsGetOrgPolicyResponse:
        """Fetches the roles that an organization adds to the project's RBAC policy.

        In private beta: Stytch must enable it for the workspace.

        `GET /v1/b2b/rbac/organizations/{organization_id}`.
        [Documentation](https://stytch.com/docs/b2b/api/rbac-role-object).

        Args:
            organization_id: ID of the Organization; requests accept its slug or external ID
                too.
        """

    async def set_org_policy(
        self,
        *,
        organization_id: str,
        org_policy: t.B2bOrgPolicy,
    ) -> t.B2bRbacOrganizationsSetOrgPolicyResponse:
        """Replaces the roles that an organization adds to the project's RBAC policy.

        Roles left out of `org_policy` are removed; the project's own policy does not change. In
        private beta: Stytch must enable it for the workspace.

        `PUT /v1/b2b/rbac/organizations/{organization_id}`.
        [Documentation](https://stytch.com/docs/b2b/api/rbac-role-object).

        Args:
            organization_id: ID of the Organization; requests accept its slug or external ID
                too.
            org_policy: RBAC policy of this Organization: its own Roles, which add to those of
                the project-wide policy.
        """

class _AsyncB2bRecoveryCodes(Group):
    """Recovery codes for lost second factors."""

    async def get(
        self,
        *,
        organization_id: str,
        member_id: str,
    ) -> t.B2bRecoveryCodesGetResponse:
        """Fetches the recovery codes that a member has left.

        `GET /v1/b2b/recovery_codes/{organization_id}/{member_id}`.
        [Documentation](https://stytch.com/docs/b2b/api/recovery-codes-get).

        Args:
            organization_id: ID of the Organization; requests accept its slug or external ID
                too.
            member_id: UUID of the Member, or the Member's `external_id` if one is set.
        """

    async def recover(
        self,
        *,
        organization_id: str,
        member_id: str,
        recovery_code: str,
        intermediate_session_token: str | None = ...,
        session_token: str | None = ...,
        session_jwt: str | None = ...,
        session_duration_minutes: int | None = ...,
        session_custom_claims: dict[str, Any] | None = ...,
        telemetry_id: str | None = ...,
    ) -> t.B2bRecoveryCodesRecoverResponse:
        """Completes a member's MFA with a recovery code.

        The code is used up; `recovery_codes_remaining` counts the others.

        `POST /v1/b2b/recovery_codes/recover`.
        [Documentation](https://stytch.com/docs/b2b/api/recovery-codes-recover).

        Args:
            organization_id: ID of the Organization; requests accept its slug or external ID
                too.
            member_id: UUID of the Member, or the Member's `external_id` if one is set.
            recovery_code: Recovery code to authenticate with in place of the Member's MFA
                method.
            intermediate_session_token: Intermediate session token: login factors proven so far
                that can become a Member session; lives 10 minutes by default.
            session_token: Token of the Member's existing session.
            session_jwt: JWT of the Member's existing session.
            session_duration_minutes: Session lifetime in minutes from now, 5 to 527040 (366
                days); an existing session is extended by it. Stytch starts a 60-minute session when
                unset.
            session_custom_claims: Custom claims for the session and its JWT, at most 4
                kilobytes; `null` deletes a key, and reserved claims such as `iss` or `sub` are
                ignored. Needs `session_duration_minutes` to start a session.
            telemetry_id: Device Fingerprinting telemetry ID; when set, Stytch stores the
                device's fingerprints and IP location with the User or Member. Needs a workspace
                with Device Fingerprinting on.
        """

    async def rotate(
        self,
        *,
        organization_id: str,
        member_id: str,
    ) -> t.B2bRecoveryCodesRotateResponse:
        """Replaces all recovery codes of a member.

        The old codes stop working at once.

        `POST /v1/b2b/recovery_codes/rotate`.
        [Documentation](https://stytch.com/docs/b2b/api/recovery-codes-rotate).

        Args:
            organization_id: ID of the Organization; requests accept its slug or external ID
                too.
            member_id: UUID of the Member, or the Member's `external_id` if one is set.
        """

class _AsyncB2bRedirects(Group):
    """What a browser brings back from a login."""

    def parse(
        self,
        *,
        redirect: str,
    ) -> t.Redirect:
        """Reads what a browser brings back from a login of a member.

        Args:
            redirect: URL of the redirect, its query, or the HTTP request.
        """

class _AsyncB2bScim(Group):
    """Member provisioning by SCIM."""
    connection: _AsyncB2bScimConnection

class _AsyncB2bScimConnection(Group):
    """SCIM connections and their bearer tokens."""

    async def create(
        self,
        *,
        organization_id: str,
        display_name: str | None = ...,
        identity_provider: t.B2bScimIdentityProvider | None = ...,
        member_session: t.MemberSession = ...,
    ) -> t.B2bScimConnectionCreateResponse:
        """Creates an organization's SCIM connection.

        The bearer token for the identity provider is in this response only.

        `POST /v1/b2b/scim/{organization_id}/connection`.
        [Documentation](https://stytch.com/docs/b2b/api/create-scim-connection).

        Args:
            organization_id: ID of the Organization; requests accept its slug or external ID
                too.
            display_name: Readable name of the connection.
            identity_provider: IdP behind the SCIM connection: `cyberark`, `jumpcloud`,
                `microsoft-entra`, `okta`, `onelogin`, `pingfederate`, `rippling` or `generic`. It
                can affect the base URL.
            member_session: The member on whose behalf it is called. Default: it is called with
                all rights of the project.
        """

    async def delete(
        self,
        *,
        organization_id: str,
        connection_id: str,
        member_session: t.MemberSession = ...,
    ) -> t.B2bScimConnectionDeleteResponse:
        """Deletes a SCIM connection.

        `DELETE /v1/b2b/scim/{organization_id}/connection/{connection_id}`.
        [Documentation](https://stytch.com/docs/b2b/api/delete-scim-connection).

        Args:
            organization_id: ID of the Organization; requests accept its slug or external ID
                too.
            connection_id: Unique ID of the SCIM connection.
            member_session: The member on whose behalf it is called. Default: it is called with
                all rights of the project.
        """

    async def get(
        self,
        *,
        organization_id: str,
        member_session: t.MemberSession = ...,
    ) -> t.B2bScimConnectionGetResponse:
        """Fetches an organization's SCIM connection.

        `GET /v1/b2b/scim/{organization_id}/connection`.
        [Documentation](https://stytch.com/docs/b2b/api/get-scim-connection).

        Args:
            organization_id: ID of the Organization; requests accept its slug or external ID
                too.
            member_session: The member on whose behalf it is called. Default: it is called with
                all rights of the project.
        """

    async def get_groups(
        self,
        *,
        organization_id: str,
        connection_id: str,
        cursor: str = ...,
        limit: int = ...,
        member_session: t.MemberSession = ...,
    ) -> t.B2bScimConnectionGetGroupsResponse:
        """Lists the groups that a SCIM connection has brought in.

        Paginated by `cursor` and `limit`.

        `GET /v1/b2b/scim/{organization_id}/connection/{connection_id}`.
        [Documentation](https://stytch.com/docs/b2b/api/get-scim-connection-groups).

        Args:
            organization_id: ID of the Organization; requests accept its slug or external ID
                too.
            connection_id: Unique ID of the SCIM connection.
            cursor: Place to resume from: the `next_cursor` of the previous page, or unset for
                the first page. Keep going until `next_cursor` is null.
            limit: Results per page: 100 by default, at most 1000. Page through more with
                `cursor`.
            member_session: The member on whose behalf it is called. Default: it is called with
                all rights of the project.
        """

    def get_groups_items(
        self,
        *,
        organization_id: str,
        connection_id: str,
        cursor: str = ...,
        limit: int = ...,
        member_session: t.MemberSession = ...,
    ) -> AsyncWalk[t.B2bScimGroup]:
        """Walks through the items of the list, fetching pages as they are needed.

        Paginated by `cursor` and `limit`.

        `GET /v1/b2b/scim/{organization_id}/connection/{connection_id}`.
        [Documentation](https://stytch.com/docs/b2b/api/get-scim-connection-groups).

        Args:
            organization_id: ID of the Organization; requests accept its slug or external ID
                too.
            connection_id: Unique ID of the SCIM connection.
            cursor: Place to resume from: the `next_cursor` of the previous page, or unset for
                the first page. Keep going until `next_cursor` is null.
            limit: Results per page: 100 by default, at most 1000. Page through more with
                `cursor`.
            member_session: The member on whose behalf it is called. Default: it is called with
                all rights of the project.
        """

    def get_groups_pages(
        self,
        *,
        organization_id: str,
        connection_id: str,
        cursor: str = ...,
        limit: int = ...,
        member_session: t.MemberSession = ...,
    ) -> AsyncWalk[t.B2bScimConnectionGetGroupsResponse]:
        """Walks through the pages of the list, fetching each when the loop reaches it.

        Paginated by `cursor` and `limit`.

        `GET /v1/b2b/scim/{organization_id}/connection/{connection_id}`.
        [Documentation](https://stytch.com/docs/b2b/api/get-scim-connection-groups).

        Args:
            organization_id: ID of the Organization; requests accept its slug or external ID
                too.
            connection_id: Unique ID of the SCIM connection.
            cursor: Place to resume from: the `next_cursor` of the previous page, or unset for
                the first page. Keep going until `next_cursor` is null.
            limit: Results per page: 100 by default, at most 1000. Page through more with
                `cursor`.
            member_session: The member on whose behalf it is called. Default: it is called with
                all rights of the project.
        """

    async def rotate_cancel(
        self,
        *,
        organization_id: str,
        connection_id: str,
        member_session: t.MemberSession = ...,
    ) -> t.B2bScimConnectionRotateCancelResponse:
        """Cancels a rotation of a SCIM token; the old token stays in use.

        `POST /v1/b2b/scim/{organization_id}/connection/{connection_id}/rotate/cancel`.
        [Documentation](https://stytch.com/docs/b2b/api/scim-rotate-token-cancel).

        Args:
            organization_id: ID of the Organization; requests accept its slug or external ID
                too.
            connection_id: Unique ID of the SCIM connection.
            member_session: The member on whose behalf it is called. Default: it is called with
                all rights of the project.
        """

    async def rotate_complete(
        self,
        *,
        organization_id: str,
        connection_id: str,
        member_session: t.MemberSession = ...,
    ) -> t.B2bScimConnectionRotateCompleteResponse:
        """Completes a rotation of a SCIM token; the token from `rotate_start` takes over.

        Give the new token to the identity provider first.

        `POST /v1/b2b/scim/{organization_id}/connection/{connection_id}/rotate/complete`.
        [Documentation](https://stytch.com/docs/b2b/api/scim-rotate-token-complete).

        Args:
            organization_id: ID of the Organization; requests accept its slug or external ID
                too.
            connection_id: Unique ID of the SCIM connection.
            member_session: The member on whose behalf it is called. Default: it is called with
                all rights of the project.
        """

    async def rotate_start(
        self,
        *,
        organization_id: str,
        connection_id: str,
        member_session: t.MemberSession = ...,
    ) -> t.B2bScimConnectionRotateStartResponse:
        """Starts a rotation of a SCIM token and returns the next token.

        End it with `rotate_complete` or `rotate_cancel`.

        `POST /v1/b2b/scim/{organization_id}/connection/{connection_id}/rotate/start`.
        [Documentation](https://stytch.com/docs/b2b/api/scim-rotate-token-start).

        Args:
            organization_id: ID of the Organization; requests accept its slug or external ID
                too.
            connection_id: Unique ID of the SCIM connection.
            member_session: The member on whose behalf it is called. Default: it is called with
                all rights of the project.
        """

    async def update(
        self,
        *,
        organization_id: str,
        connection_id: str,
        display_name: str | None = ...,
        identity_provider: t.B2bScimIdentityProvider | None = ...,
        scim_group_implicit_role_assignments: Sequence[t.B2bScimGroupImplicitRoleAssignment] | None = ...,
        member_session: t.MemberSession = ...,
    ) -> t.B2bScimConnectionUpdateResponse:
        """Updates a SCIM connection.

        `PUT /v1/b2b/scim/{organization_id}/connection/{connection_id}`.
        [Documentation](https://stytch.com/docs/b2b/api/update-scim-connection).

        Args:
            organization_id: ID of the Organization; requests accept its slug or external ID
                too.
            connection_id: Unique ID of the SCIM connection.
            display_name: Readable name of the connection.
            identity_provider: IdP behind the SCIM connection: `cyberark`, `jumpcloud`,
                `microsoft-entra`, `okta`, `onelogin`, `pingfederate`, `rippling` or `generic`. It
                can affect the base URL.
            scim_group_implicit_role_assignments: Pairs of SCIM group and Role, each with a
                `group_id` and a `role_id`; Members of the group get the Role.
            member_session: The member on whose behalf it is called. Default: it is called with
                all rights of the project.
        """

class _AsyncB2bSessions(Group):
    """Member sessions."""

    async def attest(
        self,
        *,
        profile_id: str,
        token: str,
        organization_id: str | None = ...,
        session_duration_minutes: int | None = ...,
        session_custom_claims: dict[str, Any] | None = ...,
        session_token: str | None = ...,
        session_jwt: str | None = ...,
        telemetry_id: str | None = ...,
    ) -> t.B2bSessionsAttestResponse:
        """Exchanges a token from a trusted identity provider for a member session.

        Needs a trusted auth token profile from the dashboard. With `session_token` or
        `session_jwt`, the factor is added to that session.

        `POST /v1/b2b/sessions/attest`.
        [Documentation](https://stytch.com/docs/b2b/api/attest-session).

        Args:
            profile_id: ID of the trusted auth token profile that the attested token belongs to.
            token: Trusted auth token to authenticate; needs a claim for the organization ID
                when JIT provisioning is on.
            organization_id: ID of the Organization to start the session in; required when the
                trusted auth token carries no organization claim.
            session_duration_minutes: Session lifetime in minutes from now, 5 to 527040 (366
                days); an existing session is extended by it. Stytch starts a 60-minute session when
                unset.
            session_custom_claims: Custom claims for the session and its JWT, at most 4
                kilobytes; `null` deletes a key, and reserved claims such as `iss` or `sub` are
                ignored. Needs `session_duration_minutes` to start a session.
            session_token: Token of the session to add the trusted auth token factor to.
            session_jwt: JWT of the session to add the trusted auth token factor to.
            telemetry_id: Device Fingerprinting telemetry ID; when set, Stytch stores the
                device's fingerprints and IP location with the User or Member. Needs a workspace
                with Device Fingerprinting on.
        """

    async def authenticate(
        self,
        *,
        session_token: str | None = ...,
        session_duration_minutes: int | None = ...,
        session_jwt: str | None = ...,
        session_custom_claims: dict[str, Any] | None = ...,
        authorization_check: t.B2bAuthorizationCheck | None = ...,
    ) -> t.B2bSessionsAuthenticateResponse:
        """Checks a member session, and extends or authorizes it on request.

        Needs exactly one of `session_token` and `session_jwt`; an expired JWT is renewed while its
        session lives. The session is extended only if `session_duration_minutes` is set. With
        `authorization_check`, the call fails with 403 if the member lacks the permission or belongs
        to another organization.

        `POST /v1/b2b/sessions/authenticate`.
        [Documentation](https://stytch.com/docs/b2b/api/authenticate-session).

        Args:
            session_token: Token of the session to authenticate.
            session_duration_minutes: New session lifetime in minutes from now, 5 to 527040 (366
                days); each successful call extends the session by it.
            session_jwt: JWT of the session to authenticate.
            session_custom_claims: Custom claims for the session and its JWT, at most 4
                kilobytes; `null` deletes a key, and reserved claims such as `iss` or `sub` are
                ignored. Needs `session_duration_minutes` to start a session.
            authorization_check: Additional permission check; fails with a 403 error if the
                Member lacks the permission or belongs to another Organization, otherwise returns
                the matching Roles.
        """

    async def exchange(
        self,
        *,
        organization_id: str,
        session_token: str | None = ...,
        session_jwt: str | None = ...,
        session_duration_minutes: int | None = ...,
        session_custom_claims: dict[str, Any] | None = ...,
        locale: t.Locale | None = ...,
        telemetry_id: str | None = ...,
    ) -> t.B2bSessionsExchangeResponse:
        """Exchanges a member session for one in another organization.

        Can accept an invite, but cannot provision a new member. When `member_authenticated` is
        `false`, no session exists yet: look at `primary_required` first, then `mfa_required`, and
        pass the returned `intermediate_session_token` to the authenticate call that is still
        missing.

        `POST /v1/b2b/sessions/exchange`.
        [Documentation](https://stytch.com/docs/b2b/api/exchange-session).

        Args:
            organization_id: ID of the Organization; requests accept its slug or external ID
                too.
            session_token: Token of the Member's existing session.
            session_jwt: JWT of the Member's existing session.
            session_duration_minutes: Session lifetime in minutes from now, 5 to 527040 (366
                days); an existing session is extended by it. Stytch starts a 60-minute session when
                unset.
            session_custom_claims: Custom claims for the session and its JWT, at most 4
                kilobytes; `null` deletes a key, and reserved claims such as `iss` or `sub` are
                ignored. Needs `session_duration_minutes` to start a session.
            locale: Language of the passcode text sent when the Member must complete an MFA step
                and has a phone number; English when unset.
            telemetry_id: Device Fingerprinting telemetry ID; when set, Stytch stores the
                device's fingerprints and IP location with the User or Member. Needs a workspace
                with Device Fingerprinting on.
        """

    async def exchange_access_token(
        self,
        *,
        access_token: str,
        session_duration_minutes: int | None = ...,
        session_custom_claims: dict[str, Any] | None = ...,
        telemetry_id: str | None = ...,
    ) -> t.B2bSessionsExchangeAccessTokenResponse:
        """Exchanges a connected app's access token for a session of its member.

        The token needs the `full_access` scope, which only first-party apps get, must not be older
        than 5 minutes, and works once. MFA is never required.

        `POST /v1/b2b/sessions/exchange_access_token`.
        [Documentation](https://stytch.com/docs/b2b/api/connected-app-access-token-exchange).

        Args:
            access_token: Access token of the Connected App; it needs the `full_access` scope.
            session_duration_minutes: Session lifetime in minutes from now, 5 to 527040 (366
                days); an existing session is extended by it. Stytch starts a 60-minute session when
                unset.
            session_custom_claims: Custom claims for the session and its JWT, at most 4
                kilobytes; `null` deletes a key, and reserved claims such as `iss` or `sub` are
                ignored. Needs `session_duration_minutes` to start a session.
            telemetry_id: Device Fingerprinting telemetry ID; when set, Stytch stores the
                device's fingerprints and IP location with the User or Member. Needs a workspace
                with Device Fingerprinting on.
        """

    async def get(
        self,
        *,
        organization_id: str,
        member_id: str,
    ) -> t.B2bSessionsGetResponse:
        """Lists a member's active sessions.

        `GET /v1/b2b/sessions`. [Documentation](https://stytch.com/docs/b2b/api/session-object).

        Args:
            organization_id: ID of the Organization; requests accept its slug or external ID
                too.
            member_id: UUID of the Member, or the Member's `external_id` if one is set.
        """

    async def get_jwks(
        self,
        *,
        project_id: str = ...,
    ) -> t.B2bSessionsGetJwksResponse:
        """Fetches the keys that sign the project's session JWTs.

        Pick the key by `kid`. Keys change about every 6 months, and the old one stays listed for a
        month.

        `GET /v1/b2b/sessions/jwks/{project_id}`.
        [Documentation](https://stytch.com/docs/b2b/guides/sessions/resources/using-jwts).

        Args:
            project_id: ID of the project whose JWKS to fetch.
        """

    async def migrate(
        self,
        *,
        session_token: str,
        organization_id: str,
        session_duration_minutes: int | None = ...,
        session_custom_claims: dict[str, Any] | None = ...,
    ) -> t.B2bSessionsMigrateResponse:
        """Exchanges a session token of an external OIDC provider for a member session.

        Stytch asks the UserInfo endpoint configured in the dashboard for the email address. The
        member must exist already.

        `POST /v1/b2b/sessions/migrate`.
        [Documentation](https://stytch.com/docs/api-reference/b2b/api/sessions/migrate-session).

        Args:
            session_token: Authorization token that Stytch sends to your external UserInfo
                endpoint.
            organization_id: ID of the Organization; requests accept its slug or external ID
                too.
            session_duration_minutes: Session lifetime in minutes from now, 5 to 527040 (366
                days); an existing session is extended by it. Stytch starts a 60-minute session when
                unset.
            session_custom_claims: Custom claims for the session and its JWT, at most 4
                kilobytes; `null` deletes a key, and reserved claims such as `iss` or `sub` are
                ignored. Needs `session_duration_minutes` to start a session.
        """

    async def revoke(
        self,
        *,
        member_session_id: str | None = ...,
        session_token: str | None = ...,
        session_jwt: str | None = ...,
        member_id: str | None = ...,
        member_session: t.MemberSession = ...,
    ) -> t.B2bSessionsRevokeResponse:
        """Revokes one session, or all sessions of a member.

        `member_session_id`, `session_token` or `session_jwt` names one session; `member_id` means
        all of them.

        `POST /v1/b2b/sessions/revoke`.
        [Documentation](https://stytch.com/docs/b2b/api/revoke-session).

        Args:
            member_session_id: ID of the session to revoke.
            session_token: Token of the session to revoke.
            session_jwt: JWT of the session to revoke.
            member_id: UUID of the Member whose sessions are all to be revoked.
            member_session: The member on whose behalf it is called. Default: it is called with
                all rights of the project.
        """

    async def authenticate_jwt(
        self,
        *,
        session_jwt: str,
        max_age_seconds: int = ...,
        fall_back: bool | None = ...,
        authorization_check: t.MemberPermissionCheck = ...,
        session_duration_minutes: int | None = ...,
        session_custom_claims: dict[str, Any] | None = ...,
    ) -> t.B2bCheckedSession:
        """Authenticates a session JWT of a member, without a request in the common case.

        Signature and claims are checked with the project's keys, which are fetched once and cached.
        For up to five minutes, the check does not notice that a session was revoked. `Denied` means
        that the check said no; any other error, that it could not be completed.

        Args:
            session_jwt: JWT of the session, such as that of a cookie.
            max_age_seconds: Age from which a JWT is not accepted even if it is valid; 0 accepts
                none. Turns `fall_back` on, unless that is false. Default: no limit.
            fall_back: Whether Stytch is asked when the local check is not enough. Default:
                false, unless `max_age_seconds` is set.
            authorization_check: An action that the roles of the session must allow.
            session_duration_minutes: If Stytch is asked: new lifetime of the session in minutes
                from then.
            session_custom_claims: If Stytch is asked: custom claims to add to the session.
        """

class _AsyncB2bSso(Group):
    """Single sign-on and its connections."""
    external: _AsyncB2bSsoExternal
    oidc: _AsyncB2bSsoOidc
    saml: _AsyncB2bSsoSaml

    async def authenticate(
        self,
        *,
        sso_token: str,
        pkce_code_verifier: str | None = ...,
        session_token: str | None = ...,
        session_jwt: str | None = ...,
        session_duration_minutes: int | None = ...,
        session_custom_claims: dict[str, Any] | None = ...,
        locale: t.Locale | None = ...,
        intermediate_session_token: str | None = ...,
        telemetry_id: str | None = ...,
    ) -> t.B2bSsoAuthenticateResponse:
        """Logs a member in with the token from a finished SSO flow.

        The session lasts 60 minutes unless `session_duration_minutes` says otherwise; pass
        `session_token` or `session_jwt` to add to an existing one. When `member_authenticated` is
        `false`, there is only an `intermediate_session_token`: finish with `otps.sms.authenticate`,
        `totps.authenticate` or `recovery_codes.recover`.

        `POST /v1/b2b/sso/authenticate`.
        [Documentation](https://stytch.com/docs/b2b/api/sso-authenticate).

        Args:
            sso_token: SSO token to authenticate.
            pkce_code_verifier: PKCE code verifier whose hash was sent as `pkce_code_challenge`;
                proves that the flow ends on the device that started it.
            session_token: Token of the Member's existing session.
            session_jwt: JWT of the Member's existing session.
            session_duration_minutes: Session lifetime in minutes from now, 5 to 527040 (366
                days); an existing session is extended by it. Stytch starts a 60-minute session when
                unset.
            session_custom_claims: Custom claims for the session and its JWT, at most 4
                kilobytes; `null` deletes a key, and reserved claims such as `iss` or `sub` are
                ignored. Needs `session_duration_minutes` to start a session.
            locale: Language of the passcode text sent when the Member must complete an MFA step
                and has a phone number; English when unset.
            intermediate_session_token: Intermediate session token to add this factor to. It
                turns into a session once the Organization's login and MFA rules are met; otherwise
                the same token is returned.
            telemetry_id: Device Fingerprinting telemetry ID; when set, Stytch stores the
                device's fingerprints and IP location with the User or Member. Needs a workspace
                with Device Fingerprinting on.
        """

    async def delete_connection(
        self,
        *,
        organization_id: str,
        connection_id: str,
        member_session: t.MemberSession = ...,
    ) -> t.B2bSsoDeleteConnectionResponse:
        """Deletes an SSO connection of any kind.

        `DELETE /v1/b2b/sso/{organization_id}/connections/{connection_id}`.
        [Documentation](https://stytch.com/docs/b2b/api/delete-sso-connection).

        Args:
            organization_id: ID of the Organization that owns the SSO connection; its slug or
                external ID works too.
            connection_id: ID of the SSO connection to delete: SAML, OIDC or External.
            member_session: The member on whose behalf it is called. Default: it is called with
                all rights of the project.
        """

    async def get_connections(
        self,
        *,
        organization_id: str,
        member_session: t.MemberSession = ...,
    ) -> t.B2bSsoGetConnectionsResponse:
        """Lists an organization's SAML, OIDC and external SSO connections.

        `GET /v1/b2b/sso/{organization_id}`.
        [Documentation](https://stytch.com/docs/b2b/api/get-sso-connections).

        Args:
            organization_id: ID of the Organization; requests accept its slug or external ID
                too.
            member_session: The member on whose behalf it is called. Default: it is called with
                all rights of the project.
        """

    def start_url(
        self,
        *,
        public_token: str,
        connection_id: str = ...,
        organization_id: str = ...,
        login_redirect_url: str = ...,
        signup_redirect_url: str = ...,
        custom_scopes: Sequence[str] = ...,
        pkce_code_challenge: str = ...,
    ) -> t.StartUrl:
        """Returns the URL at which a login with SSO begins.

        Either `connection_id` or `organization_id` must be there.

        Args:
            public_token: Public token of the project.
            connection_id: SSO connection.
            organization_id: Id of the organization, whose default connection is used.
            login_redirect_url: URL at which existing members arrive with the token. Default:
                that of the dashboard.
            signup_redirect_url: URL at which new members arrive with the token. Default: that
                of the dashboard.
            custom_scopes: Scopes to request from the provider, in addition to those that Stytch
                needs.
            pkce_code_challenge: PKCE challenge: authenticating the token then requires its
                verifier.
        """

class _AsyncB2bSsoExternal(Group):
    """SSO connections borrowed from another organization."""

    async def create_connection(
        self,
        *,
        organization_id: str,
        external_organization_id: str,
        external_connection_id: str,
        display_name: str | None = ...,
        connection_implicit_role_assignments: Sequence[t.B2bConnectionImplicitRoleAssignment] | None = ...,
        group_implicit_role_assignments: Sequence[t.B2bGroupImplicitRoleAssignment] | None = ...,
        member_session: t.MemberSession = ...,
    ) -> t.B2bSsoExternalCreateConnectionResponse:
        """Creates an SSO connection that relies on a connection of another organization.

        `POST /v1/b2b/sso/external/{organization_id}`.
        [Documentation](https://stytch.com/docs/b2b/api/create-external-connection).

        Args:
            organization_id: ID of the Organization; requests accept its slug or external ID
                too.
            external_organization_id: UUID of the other Organization in the Project that owns
                the reused SSO connection.
            external_connection_id: UUID of the SSO connection, set up for another Organization
                of the Project, that this one reuses.
            display_name: Readable name of the connection.
            connection_implicit_role_assignments: Roles granted to every Member who logs in
                through this connection.
            group_implicit_role_assignments: Roles granted to Members by the IdP group they
                belong to.
            member_session: The member on whose behalf it is called. Default: it is called with
                all rights of the project.
        """

    async def update_connection(
        self,
        *,
        organization_id: str,
        connection_id: str,
        display_name: str | None = ...,
        external_connection_implicit_role_assignments: Sequence[t.B2bConnectionImplicitRoleAssignment] | None = ...,
        external_group_implicit_role_assignments: Sequence[t.B2bGroupImplicitRoleAssignment] | None = ...,
        member_session: t.MemberSession = ...,
    ) -> t.B2bSsoExternalUpdateConnectionResponse:
        """Updates an external SSO connection.

        `PUT /v1/b2b/sso/external/{organization_id}/connections/{connection_id}`.
        [Documentation](https://stytch.com/docs/b2b/api/update-external-connection).

        Args:
            organization_id: ID of the Organization; requests accept its slug or external ID
                too.
            connection_id: Unique ID of the External SSO connection.
            display_name: Readable name of the connection.
            external_connection_implicit_role_assignments: Roles every Member who logs in
                through this External connection gets; not available when the underlying connection
                is OIDC.
            external_group_implicit_role_assignments: Roles granted by IdP group. The underlying
                connection must be SAML, not OIDC, and its `attribute_mapping` must already have a
                `groups` key.
            member_session: The member on whose behalf it is called. Default: it is called with
                all rights of the project.
        """

class _AsyncB2bSsoOidc(Group):
    """OpenID Connect connections."""

    async def create_connection(
        self,
        *,
        organization_id: str,
        display_name: str | None = ...,
        identity_provider: t.B2bSsoIdentityProvider | None = ...,
        member_session: t.MemberSession = ...,
    ) -> t.B2bSsoOidcCreateConnectionResponse:
        """Creates an OIDC connection.

        It becomes active once `update_connection` has filled in the provider's details.

        `POST /v1/b2b/sso/oidc/{organization_id}`.
        [Documentation](https://stytch.com/docs/b2b/api/create-oidc-connection).

        Args:
            organization_id: ID of the Organization; requests accept its slug or external ID
                too.
            display_name: Readable name of the connection.
            identity_provider: IdP behind the SSO connection, such as `okta`, `microsoft-entra`
                or `google-workspace`; `generic` stands for any other. Known providers get their own
                handling.
            member_session: The member on whose behalf it is called. Default: it is called with
                all rights of the project.
        """

    async def update_connection(
        self,
        *,
        organization_id: str,
        connection_id: str,
        display_name: str | None = ...,
        client_id: str | None = ...,
        client_secret: str | None = ...,
        issuer: str | None = ...,
        authorization_url: str | None = ...,
        token_url: str | None = ...,
        userinfo_url: str | None = ...,
        jwks_url: str | None = ...,
        identity_provider: t.B2bSsoIdentityProvider | None = ...,
        custom_scopes: str | None = ...,
        attribute_mapping: dict[str, Any] | None = ...,
        member_session: t.MemberSession = ...,
    ) -> t.B2bSsoOidcUpdateConnectionResponse:
        """Updates an OIDC connection.

        A new `issuer` makes Stytch read the provider's metadata and fill in `authorization_url`,
        `token_url`, `userinfo_url` and `jwks_url`; values in the request win. `client_id` and
        `client_secret` are never inferred. The connection turns active when these seven are set.

        `PUT /v1/b2b/sso/oidc/{organization_id}/connections/{connection_id}`.
        [Documentation](https://stytch.com/docs/b2b/api/update-oidc-connection).

        Args:
            organization_id: ID of the Organization; requests accept its slug or external ID
                too.
            connection_id: Unique ID of the OIDC connection.
            display_name: Readable name of the connection.
            client_id: OAuth 2.0 client ID that the IdP issued for this connection, used in
                login attempts.
            client_secret: OAuth 2.0 client secret that the IdP issued for this connection, used
                in login attempts.
            issuer: Case-sensitive `https://` URL that identifies the IdP; the IdP supplies it.
            authorization_url: IdP's URL that starts an OAuth login.
            token_url: URL of the identity provider's token endpoint, which issues OAuth 2.0
                access tokens and OIDC ID tokens.
            userinfo_url: URL of the identity provider's OIDC UserInfo endpoint.
            jwks_url: URL of the key set (JWKS) that verifies tokens of the IdP; the IdP
                supplies it.
            identity_provider: IdP behind the SSO connection, such as `okta`, `microsoft-entra`
                or `google-workspace`; `generic` stands for any other. Known providers get their own
                handling.
            custom_scopes: Space-separated scopes to ask the IdP for, URL encoded with `%20` for
                each space, such as `openid%20email`.
            attribute_mapping: Map between IdP user attributes and Stytch values; the results
                are stored in the Member's trusted metadata.
            member_session: The member on whose behalf it is called. Default: it is called with
                all rights of the project.
        """

class _AsyncB2bSsoSaml(Group):
    """SAML connections."""

    async def create_connection(
        self,
        *,
        organization_id: str,
        display_name: str | None = ...,
        identity_provider: t.B2bSsoIdentityProvider | None = ...,
        member_session: t.MemberSession = ...,
    ) -> t.B2bSsoSamlCreateConnectionResponse:
        """Creates a SAML connection.

        It becomes active once `update_connection` has filled in the provider's details.

        `POST /v1/b2b/sso/saml/{organization_id}`.
        [Documentation](https://stytch.com/docs/b2b/api/create-saml-connection).

        Args:
            organization_id: ID of the Organization; requests accept its slug or external ID
                too.
            display_name: Readable name of the connection.
            identity_provider: IdP behind the SSO connection, such as `okta`, `microsoft-entra`
                or `google-workspace`; `generic` stands for any other. Known providers get their own
                handling.
            member_session: The member on whose behalf it is called. Default: it is called with
                all rights of the project.
        """

    async def delete_encryption_private_key(
        self,
        *,
        organization_id: str,
        connection_id: str,
        private_key_id: str,
        member_session: t.MemberSession = ...,
    ) -> t.B2bSsoSamlDeleteEncryptionPrivateKeyResponse:
        """Deletes a SAML encryption key.

        `DELETE
        /v1/b2b/sso/saml/{organization_id}/connections/{connection_id}/encryption_private_keys/{private_key_id}`.
        [Documentation](https://stytch.com/docs/b2b/api/delete-encryption-private-key).

        Args:
            organization_id: ID of the Organization; requests accept its slug or external ID
                too.
            connection_id: Unique ID of the SAML connection.
            private_key_id: ID of the encryption private key to delete.
            member_session: The member on whose behalf it is called. Default: it is called with
                all rights of the project.
        """

    async def delete_verification_certificate(
        self,
        *,
        organization_id: str,
        connection_id: str,
        certificate_id: str,
        member_session: t.MemberSession = ...,
    ) -> t.B2bSsoSamlDeleteVerificationCertificateResponse:
        """Deletes a SAML verification certificate.

        Needed when rotating, since a connection holds 5 at most. An active connection must keep
        one.

        `DELETE
        /v1/b2b/sso/saml/{organization_id}/connections/{connection_id}/verification_certificates/{certificate_id}`.
        [Documentation](https://stytch.com/docs/b2b/api/delete-verification-certificate).

        Args:
            organization_id: ID of the Organization that owns the SAML connection; its slug or
                external ID works too.
            connection_id: Unique ID of the SAML connection.
            certificate_id: ID of the verification certificate to delete.
            member_session: The member on whose behalf it is called. Default: it is called with
                all rights of the project.
        """

    async def update_by_url(
        self,
        *,
        organization_id: str,
        connection_id: str,
        metadata_url: str,
        member_session: t.MemberSession = ...,
    ) -> t.B2bSsoSamlUpdateByUrlResponse:
        """Updates a SAML connection from the identity provider's metadata URL.

        The metadata lacks `attribute_mapping`; the connection turns active after
        `update_connection` has set it.

        `PUT /v1/b2b/sso/saml/{organization_id}/connections/{connection_id}/url`.
        [Documentation](https://stytch.com/docs/b2b/api/update-saml-connection).

        Args:
            organization_id: ID of the Organization; requests accept its slug or external ID
                too.
            connection_id: Unique ID of the SAML connection.
            metadata_url: URL of the IdP's SAML metadata document.
            member_session: The member on whose behalf it is called. Default: it is called with
                all rights of the project.
        """

    async def update_connection(
        self,
        *,
        organization_id: str,
        connection_id: str,
        idp_entity_id: str | None = ...,
        display_name: str | None = ...,
        attribute_mapping: dict[str, Any] | None = ...,
        x509_certificate: str | None = ...,
        idp_sso_url: str | None = ...,
        saml_connection_implicit_role_assignments: Sequence[t.B2bConnectionImplicitRoleAssignment] | None = ...,
        saml_group_implicit_role_assignments: Sequence[t.B2bGroupImplicitRoleAssignment] | None = ...,
        alternative_audience_uri: str | None = ...,
        identity_provider: t.B2bSsoIdentityProvider | None = ...,
        signing_private_key: str | None = ...,
        nameid_format: str | None = ...,
        alternative_acs_url: str | None = ...,
        idp_initiated_auth_disabled: bool | None = ...,
        saml_encryption_private_key: str | None = ...,
        allow_gateway_callback: bool | None = ...,
        member_session: t.MemberSession = ...,
    ) -> t.B2bSsoSamlUpdateConnectionResponse:
        """Updates a SAML connection.

        A new connection turns active when `idp_entity_id`, `idp_sso_url`, `x509_certificate` and
        `attribute_mapping` are set.

        `PUT /v1/b2b/sso/saml/{organization_id}/connections/{connection_id}`.
        [Documentation](https://stytch.com/docs/b2b/api/update-saml-connection).

        Args:
            organization_id: ID of the Organization; requests accept its slug or external ID
                too.
            connection_id: Unique ID of the SAML connection.
            idp_entity_id: Globally unique name of the IdP, which the IdP supplies.
            display_name: Readable name of the connection.
            attribute_mapping: Map between IdP user attributes and Stytch values; must cover
                `email` plus either `full_name` or both `first_name` and `last_name`.
            x509_certificate: Certificate in PEM form that Stytch verifies the identity
                provider's assertions with.
            idp_sso_url: IdP URL that login requests go to; the IdP supplies it.
            saml_connection_implicit_role_assignments: Roles granted to every Member who logs in
                through this SAML connection.
            saml_group_implicit_role_assignments: Pairs of SAML group and Role that the group's
                Members get at login. First map a `groups` key in the connection's
                `attribute_mapping`.
            alternative_audience_uri: Replacement Audience Restriction URL, for moving an
                existing SAML setup to Stytch without downtime.
            identity_provider: IdP behind the SSO connection, such as `okta`, `microsoft-entra`
                or `google-workspace`; `generic` stands for any other. Known providers get their own
                handling.
            signing_private_key: RSA private key that signs SAML requests, PKCS1 PEM only
                (`-----BEGIN RSA PRIVATE KEY-----`). Stytch makes a certificate from it and adds it
                to `signing_certificates`.
            nameid_format: SAML NameID format expected from the IdP, as a URN; when unset, the
                SAML 1.1 one that ends in `emailAddress`.
            alternative_acs_url: Replacement `AssertionConsumerServiceURL` for SP-initiated SAML
                requests, for migrating without downtime; you must proxy requests from it to Stytch.
            idp_initiated_auth_disabled: Whether logins started at the IdP are refused; `false`
                by default.
            saml_encryption_private_key: RSA private key that decrypts encrypted SAML
                assertions; PKCS1 PEM only, so it begins with `-----BEGIN RSA PRIVATE KEY-----`.
            allow_gateway_callback: Whether this SAML connection allows gateway callbacks.
            member_session: The member on whose behalf it is called. Default: it is called with
                all rights of the project.
        """

class _AsyncB2bTotps(Group):
    """Time-based one-time passcodes of authenticator apps, as a second factor."""

    async def authenticate(
        self,
        *,
        organization_id: str,
        member_id: str,
        code: str,
        intermediate_session_token: str | None = ...,
        session_token: str | None = ...,
        session_jwt: str | None = ...,
        session_duration_minutes: int | None = ...,
        session_custom_claims: dict[str, Any] | None = ...,
        set_mfa_enrollment: t.B2bMfaEnrollment | None = ...,
        set_default_mfa: bool | None = ...,
        telemetry_id: str | None = ...,
    ) -> t.B2bTotpsAuthenticateResponse:
        """Checks a member's TOTP code, as a second factor or to step up a session.

        Pass the `intermediate_session_token` of an unfinished login, or the token of the session to
        step up. `set_mfa_enrollment` is ignored where the MFA policy is `REQUIRED_FOR_ALL`.

        `POST /v1/b2b/totp/authenticate`.
        [Documentation](https://stytch.com/docs/b2b/api/authenticate-totp).

        Args:
            organization_id: ID of the Organization; requests accept its slug or external ID
                too.
            member_id: UUID of the Member, or the Member's `external_id` if one is set.
            code: Passcode the end user received or read from an authenticator app, such as
                `123456`.
            intermediate_session_token: Intermediate session token: login factors proven so far
                that can become a Member session; lives 10 minutes by default.
            session_token: Token of the Member's existing session.
            session_jwt: JWT of the Member's existing session.
            session_duration_minutes: Session lifetime in minutes from now, 5 to 527040 (366
                days); an existing session is extended by it. Stytch starts a 60-minute session when
                unset.
            session_custom_claims: Custom claims for the session and its JWT, at most 4
                kilobytes; `null` deletes a key, and reserved claims such as `iss` or `sub` are
                ignored. Needs `session_duration_minutes` to start a session.
            set_mfa_enrollment: Change of the Member's `mfa_enrolled` on success: `enroll` or
                `unenroll`; unchanged when unset. Ignored when the Organization's MFA policy is
                `REQUIRED_FOR_ALL`.
            set_default_mfa: Whether to make the method used in this call the Member's default
                for MFA; the first MFA login does so automatically.
            telemetry_id: Device Fingerprinting telemetry ID; when set, Stytch stores the
                device's fingerprints and IP location with the User or Member. Needs a workspace
                with Device Fingerprinting on.
        """

    async def create(
        self,
        *,
        organization_id: str,
        member_id: str,
        expiration_minutes: int | None = ...,
        intermediate_session_token: str | None = ...,
        session_token: str | None = ...,
        session_jwt: str | None = ...,
    ) -> t.B2bTotpsCreateResponse:
        """Creates a TOTP registration for a member.

        Show `qr_code` or `secret` to the member, then confirm with `totps.authenticate`. A member
        who already has an MFA factor must pass a token of a session with that factor.

        `POST /v1/b2b/totp`. [Documentation](https://stytch.com/docs/b2b/api/totp-create).

        Args:
            organization_id: ID of the Organization; requests accept its slug or external ID
                too.
            member_id: UUID of the Member, or the Member's `external_id` if one is set.
            expiration_minutes: Minutes until a TOTP registration that has not yet been
                authenticated expires and must be restarted, 5 to 1440 (1 day); 60 when unset.
            intermediate_session_token: Intermediate session token: login factors proven so far
                that can become a Member session; lives 10 minutes by default.
            session_token: Token of the Member's existing session.
            session_jwt: JWT of the Member's existing session.
        """

    async def migrate(
        self,
        *,
        organization_id: str,
        member_id: str,
        secret: str,
        recovery_codes: Sequence[str],
    ) -> t.B2bTotpsMigrateResponse:
        """Imports a member's TOTP secret from another system.

        If no `recovery_codes` are given, Stytch makes new ones.

        `POST /v1/b2b/totp/migrate`. [Documentation](https://stytch.com/docs/b2b/api/totp-create).

        Args:
            organization_id: ID of the Organization; requests accept its slug or external ID
                too.
            member_id: UUID of the Member, or the Member's `external_id` if one is set.
            secret: TOTP secret key shared by the authenticator app and Stytch.
            recovery_codes: Existing recovery codes to import for the Member.
        """

class _AsyncConnectedApps(Group):
    """Connected apps: OAuth clients of the project."""
    clients: _AsyncConnectedAppsClients

class _AsyncConnectedAppsClients(Group):
    """Registrations of connected apps."""
    secrets: _AsyncConnectedAppsClientsSecrets

    async def create(
        self,
        *,
        client_type: t.ConnectedAppClientType,
        client_name: str | None = ...,
        client_description: str | None = ...,
        redirect_urls: Sequence[str] | None = ...,
        full_access_allowed: bool | None = ...,
        access_token_expiry_minutes: int | None = ...,
        access_token_custom_audience: str | None = ...,
        access_token_template_content: str | None = ...,
        post_logout_redirect_urls: Sequence[str] | None = ...,
        logo_url: str | None = ...,
        bypass_consent_for_offline_access: bool | None = ...,
        id_token_template_content: str | None = ...,
    ) -> t.ConnectedAppsClientsCreateResponse:
        """Creates a connected app.

        Only this response contains the `client_secret` (for the types `first_party` and
        `third_party`): store it. A lost secret can only be rotated.

        `POST /v1/connected_apps/clients`.
        [Documentation](https://stytch.com/docs/api-reference/b2b/api/connected-apps/application-management/create-connected-app).

        Args:
            client_type: Kind of Connected App: `first_party`, `first_party_public`,
                `third_party` or `third_party_public`.
            client_name: Readable name of the client.
            client_description: Readable description of the client.
            redirect_urls: URLs the app may redirect to in OAuth authorization flows.
            full_access_allowed: Whether an authorization token issued to this first party app
                can become a full Stytch session; first party clients only.
            access_token_expiry_minutes: Lifetime of the client's access tokens, in minutes; 60
                unless configured otherwise.
            access_token_custom_audience: Custom `aud` (audience) value for the access tokens
                issued to the client.
            access_token_template_content: Custom claims template for the client's access
                tokens, as the text of a valid JSON object.
            post_logout_redirect_urls: URLs the app may redirect to after an OIDC logout.
            logo_url: URL of the Connected App's logo, if it has one.
            bypass_consent_for_offline_access: Whether the client may skip user consent for the
                `offline_access` scope; first-party clients only.
            id_token_template_content: Template of the custom claims in ID tokens, a JSON object
                as text.
        """

    async def delete(
        self,
        *,
        client_id: str,
    ) -> t.ConnectedAppsClientsDeleteResponse:
        """Deletes a connected app.

        `DELETE /v1/connected_apps/clients/{client_id}`.
        [Documentation](https://stytch.com/docs/api-reference/b2b/api/connected-apps/application-management/create-connected-app).

        Args:
            client_id: Unique ID of the client.
        """

    async def get(
        self,
        *,
        client_id: str,
    ) -> t.ConnectedAppsClientsGetResponse:
        """Fetches a connected app.

        `GET /v1/connected_apps/clients/{client_id}`.
        [Documentation](https://stytch.com/docs/api-reference/b2b/api/connected-apps/application-management/create-connected-app).

        Args:
            client_id: Unique ID of the client.
        """

    async def search(
        self,
        *,
        cursor: str | None = ...,
        limit: int | None = ...,
    ) -> t.ConnectedAppsClientsSearchResponse:
        """Lists the connected apps of the project.

        Paginated by `cursor` and `limit`; there are no filters yet.

        `POST /v1/connected_apps/clients/search`.
        [Documentation](https://stytch.com/docs/api-reference/b2b/api/connected-apps/application-management/create-connected-app).

        Args:
            cursor: Place to resume from: `next_cursor` in the previous response's
                `results_metadata`, or unset for the first page. A page holds at most 1000 results.
            limit: Results per page: 100 by default, at most 1000. Page through more with
                `cursor`.
        """

    def search_items(
        self,
        *,
        cursor: str | None = ...,
        limit: int | None = ...,
    ) -> AsyncWalk[t.ConnectedAppsConnectedApp]:
        """Walks through the items of the list, fetching pages as they are needed.

        Paginated by `cursor` and `limit`; there are no filters yet.

        `POST /v1/connected_apps/clients/search`.
        [Documentation](https://stytch.com/docs/api-reference/b2b/api/connected-apps/application-management/create-connected-app).

        Args:
            cursor: Place to resume from: `next_cursor` in the previous response's
                `results_metadata`, or unset for the first page. A page holds at most 1000 results.
            limit: Results per page: 100 by default, at most 1000. Page through more with
                `cursor`.
        """

    def search_pages(
        self,
        *,
        cursor: str | None = ...,
        limit: int | None = ...,
    ) -> AsyncWalk[t.ConnectedAppsClientsSearchResponse]:
        """Walks through the pages of the list, fetching each when the loop reaches it.

        Paginated by `cursor` and `limit`; there are no filters yet.

        `POST /v1/connected_apps/clients/search`.
        [Documentation](https://stytch.com/docs/api-reference/b2b/api/connected-apps/application-management/create-connected-app).

        Args:
            cursor: Place to resume from: `next_cursor` in the previous response's
                `results_metadata`, or unset for the first page. A page holds at most 1000 results.
            limit: Results per page: 100 by default, at most 1000. Page through more with
                `cursor`.
        """

    async def update(
        self,
        *,
        client_id: str,
        client_name: str | None = ...,
        client_description: str | None = ...,
        redirect_urls: Sequence[str] | None = ...,
        full_access_allowed: bool | None = ...,
        access_token_expiry_minutes: int | None = ...,
        access_token_custom_audience: str | None = ...,
        access_token_template_content: str | None = ...,
        post_logout_redirect_urls: Sequence[str] | None = ...,
        logo_url: str | None = ...,
        bypass_consent_for_offline_access: bool | None = ...,
        id_token_template_content: str | None = ...,
    ) -> t.ConnectedAppsClientsUpdateResponse:
        """Updates a connected app.

        Its type, ID and secrets cannot be changed here.

        `PUT /v1/connected_apps/clients/{client_id}`.
        [Documentation](https://stytch.com/docs/api-reference/b2b/api/connected-apps/application-management/create-connected-app).

        Args:
            client_id: Unique ID of the client.
            client_name: Readable name of the client.
            client_description: Readable description of the client.
            redirect_urls: URLs the app may redirect to in OAuth authorization flows.
            full_access_allowed: Whether an authorization token issued to this first party app
                can become a full Stytch session; first party clients only.
            access_token_expiry_minutes: Lifetime of the client's access tokens, in minutes; 60
                unless configured otherwise.
            access_token_custom_audience: Custom `aud` (audience) value for the access tokens
                issued to the client.
            access_token_template_content: Custom claims template for the client's access
                tokens, as the text of a valid JSON object.
            post_logout_redirect_urls: URLs the app may redirect to after an OIDC logout.
            logo_url: URL of the Connected App's logo, if it has one.
            bypass_consent_for_offline_access: Whether the client may skip user consent for the
                `offline_access` scope; first-party clients only.
            id_token_template_content: Template of the custom claims in ID tokens, a JSON object
                as text.
        """

class _AsyncConnectedAppsClientsSecrets(Group):
    """Rotation of connected apps' secrets."""

    async def rotate(
        self,
        *,
        client_id: str,
    ) -> t.ConnectedAppsClientsSecretsRotateResponse:
        """Completes a secret rotation; the next secret takes over and the old one stops working.

        `POST /v1/connected_apps/clients/{client_id}/secrets/rotate`.
        [Documentation](https://stytch.com/docs/api-reference/consumer/api/connected-apps/rotate-secret/start-secret-rotation).

        Args:
            client_id: Unique ID of the client.
        """

    async def rotate_cancel(
        self,
        *,
        client_id: str,
    ) -> t.ConnectedAppsClientsSecretsRotateCancelResponse:
        """Cancels a secret rotation; only the old secret stays valid.

        `POST /v1/connected_apps/clients/{client_id}/secrets/rotate/cancel`.
        [Documentation](https://stytch.com/docs/api-reference/consumer/api/connected-apps/rotate-secret/cancel-secret-rotation).

        Args:
            client_id: Unique ID of the client.
        """

    async def rotate_start(
        self,
        *,
        client_id: str,
    ) -> t.ConnectedAppsClientsSecretsRotateStartResponse:
        """Starts a secret rotation and returns the next secret of a connected app.

        Only this response contains `next_client_secret`: store it. Both secrets work until `rotate`
        or `rotate_cancel`.

        `POST /v1/connected_apps/clients/{client_id}/secrets/rotate/start`.
        [Documentation](https://stytch.com/docs/api-reference/consumer/api/connected-apps/rotate-secret/start-secret-rotation).

        Args:
            client_id: Unique ID of the client.
        """

class _AsyncConsumer(Group):
    """The consumer API: users and how they log in."""
    crypto_wallets: _AsyncConsumerCryptoWallets
    idp: _AsyncConsumerIdp
    impersonation: _AsyncConsumerImpersonation
    magic_links: _AsyncConsumerMagicLinks
    oauth: _AsyncConsumerOauth
    otps: _AsyncConsumerOtps
    passwords: _AsyncConsumerPasswords
    rbac: _AsyncConsumerRbac
    sessions: _AsyncConsumerSessions
    totps: _AsyncConsumerTotps
    users: _AsyncConsumerUsers
    webauthn: _AsyncConsumerWebauthn
    redirects: _AsyncConsumerRedirects

class _AsyncConsumerCryptoWallets(Group):
    """Logins by crypto wallet signatures."""

    async def authenticate(
        self,
        *,
        crypto_wallet_type: t.CryptoWalletType,
        crypto_wallet_address: str,
        signature: str,
        session_token: str | None = ...,
        session_duration_minutes: int | None = ...,
        session_jwt: str | None = ...,
        session_custom_claims: dict[str, Any] | None = ...,
        telemetry_id: str | None = ...,
    ) -> t.ConsumerCryptoWalletsAuthenticateResponse:
        """Logs a user in with a crypto wallet's signature of the challenge.

        Get the challenge from `authenticate_start`.

        `POST /v1/crypto_wallets/authenticate`.
        [Documentation](https://stytch.com/docs/api/crypto-wallet-authenticate).

        Args:
            crypto_wallet_type: Wallet type, `ethereum` or `solana`; use `ethereum` for any
                EVM-compatible chain, such as Polygon.
            crypto_wallet_address: Blockchain address of the crypto wallet.
            signature: Signature of the challenge message, made by the User's wallet.
            session_token: Token of the User's existing session.
            session_duration_minutes: Session lifetime in minutes from now, 5 to 527040 (366
                days); an existing session is extended by it. No session is started when unset.
            session_jwt: JWT of the User's existing session.
            session_custom_claims: Custom claims for the session and its JWT, at most 4
                kilobytes; `null` deletes a key, and reserved claims such as `iss` or `sub` are
                ignored. Needs `session_duration_minutes` to start a session.
            telemetry_id: Device Fingerprinting telemetry ID; when set, Stytch stores the
                device's fingerprints and IP location with the User or Member. Needs a workspace
                with Device Fingerprinting on.
        """

    async def authenticate_start(
        self,
        *,
        crypto_wallet_type: t.CryptoWalletType,
        crypto_wallet_address: str,
        user_id: str | None = ...,
        session_token: str | None = ...,
        session_jwt: str | None = ...,
        siwe_params: t.ConsumerSiweParams | None = ...,
    ) -> t.ConsumerCryptoWalletsAuthenticateStartResponse:
        """Starts a crypto wallet login and returns the challenge to sign.

        For Ethereum wallets, `siwe_params` (at least `domain` and `uri`) makes it a Sign In With
        Ethereum message. The signature goes to `authenticate`.

        `POST /v1/crypto_wallets/authenticate/start`.
        [Documentation](https://stytch.com/docs/api/crypto-wallet-authenticate-start).

        Args:
            crypto_wallet_type: Wallet type, `ethereum` or `solana`; use `ethereum` for any
                EVM-compatible chain, such as Polygon.
            crypto_wallet_address: Blockchain address of the crypto wallet.
            user_id: ID of the User, or the User's `external_id` if one is set.
            session_token: Token of the User's existing session.
            session_jwt: JWT of the User's existing session.
            siwe_params: Fields of the SIWE (Sign In With Ethereum) message to sign; only with a
                `crypto_wallet_type` of `ethereum`.
        """

class _AsyncConsumerIdp(Group):
    """Stytch as an identity provider for connected apps."""
    oauth: _AsyncConsumerIdpOauth

    async def introspect_token(
        self,
        *,
        access_token: str,
        max_age_seconds: int = ...,
        authorization_check: t.PermissionCheck = ...,
        client_id: str = ...,
        client_secret: str | None = ...,
    ) -> t.ConnectedAppToken:
        """Checks the access token of a connected app that acts for a user.

        It is checked locally, unless there is a `client_id`: only then is a revoked token noticed.
        Raises `Denied` if the check says no.

        Args:
            access_token: The token.
            max_age_seconds: Age from which a token is not accepted even if it is valid.
                Default: no limit.
            authorization_check: An action that the scopes of the token must allow.
            client_id: Asks Stytch, as this client.
            client_secret: Its secret; an error without `client_id`.
        """

class _AsyncConsumerIdpOauth(Group):
    """A user's consent to OAuth authorization requests."""

    async def authorize(
        self,
        *,
        consent_granted: bool,
        scopes: Sequence[str],
        client_id: str,
        redirect_uri: str,
        response_type: str,
        user_id: str | None = ...,
        session_token: str | None = ...,
        session_jwt: str | None = ...,
        prompt: str | None = ...,
        state: str | None = ...,
        nonce: str | None = ...,
        code_challenge: str | None = ...,
        resources: Sequence[str] | None = ...,
    ) -> t.ConsumerIdpOauthAuthorizeResponse:
        """Records a user's decision on a connected app's authorization request and returns where to
        redirect.

        Validate the request with `authorize_start` first. Name the user by exactly one of
        `user_id`, `session_token` and `session_jwt`; a session is required if the app will later
        use `sessions.exchange_access_token`. Redirect to `redirect_uri` in any case: it carries
        either the code or the OAuth error.

        `POST /v1/idp/oauth/authorize`.
        [Documentation](https://stytch.com/docs/api/connected-apps-oauth-authorize).

        Args:
            consent_granted: Whether the user agreed to the requested scopes.
            scopes: Scopes that the client requests.
            client_id: Unique ID of the Connected App client.
            redirect_uri: Callback URI of the OAuth flow, where the user returns; required for
                the `authorization_code` grant.
            response_type: OAuth 2.0 response type; `code` for authorization code flows.
            user_id: ID of the User, or the User's `external_id` if one is set.
            session_token: Token of the User's existing session.
            session_jwt: JWT of the User's existing session.
            prompt: Space-separated prompts to show during authorization; only `consent` is
                supported.
            state: Opaque value returned in the callback, so the client can match it to its
                request.
            nonce: Client-chosen string carried into the ID token to guard against replay.
            code_challenge: PKCE challenge, base64url encoded, which the client made from its
                code verifier.
            resources: Resource indicators for the requested access, as in RFC 8707.
        """

    async def authorize_start(
        self,
        *,
        client_id: str,
        redirect_uri: str,
        response_type: str,
        scopes: Sequence[str],
        user_id: str | None = ...,
        session_token: str | None = ...,
        session_jwt: str | None = ...,
        prompt: str | None = ...,
    ) -> t.ConsumerIdpOauthAuthorizeStartResponse:
        """Checks a connected app's authorization request and returns what a consent screen must show.

        Name the user by exactly one of `user_id`, `session_token` and `session_jwt`. Ask for
        consent if `consent_required` is `true`, then call `authorize`.

        `POST /v1/idp/oauth/authorize/start`.
        [Documentation](https://stytch.com/docs/api/connected-apps-oauth-authorize-start).

        Args:
            client_id: Unique ID of the Connected App client.
            redirect_uri: Callback URI of the OAuth flow, where the user returns; required for
                the `authorization_code` grant.
            response_type: OAuth 2.0 response type; `code` for authorization code flows.
            scopes: Scopes that the client requests.
            user_id: ID of the User, or the User's `external_id` if one is set.
            session_token: Token of the User's existing session.
            session_jwt: JWT of the User's existing session.
            prompt: Space-separated prompts to show during authorization; only `consent` is
                supported.
        """

class _AsyncConsumerImpersonation(Group):
    """Sessions of users, taken over for support."""

    async def authenticate(
        self,
        *,
        impersonation_token: str,
    ) -> t.ConsumerImpersonationAuthenticateResponse:
        """Exchanges an impersonation token from the dashboard for a session as that user.

        The token works once. The session lasts 60 minutes and cannot be extended.

        `POST /v1/impersonation/authenticate`.
        [Documentation](https://stytch.com/docs/api/authenticate-impersonation-token).

        Args:
            impersonation_token: Impersonation token to authenticate, valid for 5 minutes by
                default.
        """

class _AsyncConsumerMagicLinks(Group):
    """Magic links for users."""
    email: _AsyncConsumerMagicLinksEmail

    async def authenticate(
        self,
        *,
        token: str,
        attributes: t.ConsumerAttributes | None = ...,
        options: t.ConsumerSecurityOptions | None = ...,
        session_token: str | None = ...,
        session_duration_minutes: int | None = ...,
        session_jwt: str | None = ...,
        session_custom_claims: dict[str, Any] | None = ...,
        code_verifier: str | None = ...,
        telemetry_id: str | None = ...,
    ) -> t.ConsumerMagicLinksAuthenticateResponse:
        """Logs a user in with the token of a magic link.

        The token works once. `options` can demand the same IP address or user agent as at sending.
        A session starts only if `session_duration_minutes` is set.

        `POST /v1/magic_links/authenticate`.
        [Documentation](https://stytch.com/docs/api/authenticate-magic-link).

        Args:
            token: Magic link token to authenticate, from the `token` query parameter of the
                redirect URL.
            attributes: End user's IP address and user agent as seen by your app, used to help
                detect fraud.
            options: Extra security checks, such as requiring the same IP address or user agent
                as the original request.
            session_token: Token of the User's existing session.
            session_duration_minutes: Session lifetime in minutes from now, 5 to 527040 (366
                days); an existing session is extended by it. No session is started when unset.
            session_jwt: JWT of the User's existing session.
            session_custom_claims: Custom claims for the session and its JWT, at most 4
                kilobytes; `null` deletes a key, and reserved claims such as `iss` or `sub` are
                ignored. Needs `session_duration_minutes` to start a session.
            code_verifier: PKCE verifier: the base64url one-time secret behind the
                `code_challenge` of the flow.
            telemetry_id: Device Fingerprinting telemetry ID; when set, Stytch stores the
                device's fingerprints and IP location with the User or Member. Needs a workspace
                with Device Fingerprinting on.
        """

    async def create(
        self,
        *,
        user_id: str,
        expiration_minutes: int | None = ...,
        attributes: t.ConsumerAttributes | None = ...,
    ) -> t.ConsumerMagicLinksCreateResponse:
        """Creates a magic link token for a user, to deliver yourself.

        Treat the token as a secret. Authenticating it verifies no email address or phone number.
        Mail scanners that follow links can use it up before the user does.

        `POST /v1/magic_links`. [Documentation](https://stytch.com/docs/api/create-magic-link).

        Args:
            user_id: ID of the User, or the User's `external_id` if one is set.
            expiration_minutes: Minutes until the Magic Link `token` expires, 5 to 10080 (7
                days); 60 when unset.
            attributes: End user's IP address and user agent as seen by your app, used to help
                detect fraud.
        """

class _AsyncConsumerMagicLinksEmail(Group):
    """Magic links sent by email."""

    async def invite(
        self,
        *,
        email: str,
        invite_template_id: str | None = ...,
        attributes: t.ConsumerAttributes | None = ...,
        name: t.ConsumerUserName | None = ...,
        invite_magic_link_url: str | None = ...,
        invite_expiration_minutes: int | None = ...,
        locale: t.Locale | None = ...,
        trusted_metadata: dict[str, Any] | None = ...,
        untrusted_metadata: dict[str, Any] | None = ...,
    ) -> t.ConsumerMagicLinksEmailInviteResponse:
        """Creates a user and emails an invite link.

        The user stays `pending` until the link is followed. Its token goes to
        `magic_links.authenticate`.

        `POST /v1/magic_links/email/invite`.
        [Documentation](https://stytch.com/docs/api/invite-by-email).

        Args:
            email: Email address to send the invitation to.
            invite_template_id: Id of the custom invite email template, of type \"Magic links -
                Invite\"; your default template when unset.
            attributes: End user's IP address and user agent as seen by your app, used to help
                detect fraud.
            name: Name of the User; every part is optional.
            invite_magic_link_url: URL of your app that the emailed invite link opens, where you
                authenticate the token. If unset, the Dashboard's default applies; without one, the
                call fails.
            invite_expiration_minutes: Minutes until the invite link expires, from 5 to 10080 (7
                days); 60 by default.
            locale: Language of the message, an IETF BCP 47 tag; English when unset.
            trusted_metadata: JSON object of your own application data.
            untrusted_metadata: JSON object of your own application data that end users can
                change through the frontend SDKs; keep nothing critical in it.
        """

    async def login_or_create(
        self,
        *,
        email: str,
        login_magic_link_url: str | None = ...,
        signup_magic_link_url: str | None = ...,
        login_expiration_minutes: int | None = ...,
        signup_expiration_minutes: int | None = ...,
        login_template_id: str | None = ...,
        signup_template_id: str | None = ...,
        attributes: t.ConsumerAttributes | None = ...,
        create_user_as_pending: bool | None = ...,
        code_challenge: str | None = ...,
        locale: t.Locale | None = ...,
    ) -> t.ConsumerMagicLinksEmailLoginOrCreateResponse:
        """Emails a login link to an active user, or a signup link to any other address.

        An unknown address creates a user, who is pending if `create_user_as_pending` is set. The
        link's token goes to `magic_links.authenticate`.

        `POST /v1/magic_links/email/login_or_create`.
        [Documentation](https://stytch.com/docs/api/log-in-or-create-user-by-email).

        Args:
            email: Email address to send the Magic Link to.
            login_magic_link_url: URL of your app that the emailed login link opens, where you
                authenticate the token. If unset, the Dashboard's default applies; without one, the
                call fails.
            signup_magic_link_url: URL that the sign-up magic link opens; your app takes the
                token from it and authenticates it. Stytch uses the Dashboard's default sign-up
                redirect URL when unset, and errors if there is none.
            login_expiration_minutes: Minutes until the login link expires, from 5 to 10080 (7
                days); 60 by default.
            signup_expiration_minutes: Minutes until the sign-up magic link expires, 5 to 10080
                (7 days); Stytch uses 10080 when unset.
            login_template_id: Id of the custom login email template, of type \"Magic links -
                Login\"; your default template when unset.
            signup_template_id: ID of the custom template for sign-up emails, of type \"Magic
                links - Sign-up\"; the default template is used when unset.
            attributes: End user's IP address and user agent as seen by your app, used to help
                detect fraud.
            create_user_as_pending: Whether a new User stays `pending` until authenticated
                instead of being `active` at once; `false` by default.
            code_challenge: PKCE challenge: base64url of the SHA-256 hash of a one-time secret,
                so the flow must finish on the device that started it.
            locale: Language of the message, an IETF BCP 47 tag; English when unset.
        """

    async def revoke_invite(
        self,
        *,
        email: str,
    ) -> t.ConsumerMagicLinksEmailRevokeInviteResponse:
        """Revokes the pending invite of an email address.

        `POST /v1/magic_links/email/revoke_invite`.
        [Documentation](https://stytch.com/docs/api/revoke-pending-invite).

        Args:
            email: Email address of the User whose invitation to revoke.
        """

    async def send(
        self,
        *,
        email: str,
        login_template_id: str | None = ...,
        attributes: t.ConsumerAttributes | None = ...,
        login_magic_link_url: str | None = ...,
        signup_magic_link_url: str | None = ...,
        login_expiration_minutes: int | None = ...,
        signup_expiration_minutes: int | None = ...,
        code_challenge: str | None = ...,
        user_id: str | None = ...,
        session_token: str | None = ...,
        session_jwt: str | None = ...,
        locale: t.Locale | None = ...,
        signup_template_id: str | None = ...,
    ) -> t.ConsumerMagicLinksEmailSendResponse:
        """Emails a magic link to an existing user.

        With one of `user_id`, `session_token` and `session_jwt`, adds the address to that user; it
        is dropped again unless authenticated within 5 minutes. The link's token goes to
        `magic_links.authenticate`.

        `POST /v1/magic_links/email/send`.
        [Documentation](https://stytch.com/docs/api/send-by-email).

        Args:
            email: Email address to send the Magic Link to.
            login_template_id: Id of the custom login email template, of type \"Magic links -
                Login\"; your default template when unset.
            attributes: End user's IP address and user agent as seen by your app, used to help
                detect fraud.
            login_magic_link_url: URL of your app that the emailed login link opens, where you
                authenticate the token. If unset, the Dashboard's default applies; without one, the
                call fails.
            signup_magic_link_url: URL that the sign-up magic link opens; your app takes the
                token from it and authenticates it. Stytch uses the Dashboard's default sign-up
                redirect URL when unset, and errors if there is none.
            login_expiration_minutes: Minutes until the login link expires, from 5 to 10080 (7
                days); 60 by default.
            signup_expiration_minutes: Minutes until the sign-up magic link expires, 5 to 10080
                (7 days); Stytch uses 10080 when unset.
            code_challenge: PKCE challenge: base64url of the SHA-256 hash of a one-time secret,
                so the flow must finish on the device that started it.
            user_id: ID of the User, or the User's `external_id` if one is set.
            session_token: Token of a session of the User to tie the email to.
            session_jwt: JWT of a session of the User to tie the email to.
            locale: Language of the message, an IETF BCP 47 tag; English when unset.
            signup_template_id: ID of the custom template for sign-up emails, of type \"Magic
                links - Sign-up\"; the default template is used when unset.
        """

class _AsyncConsumerOauth(Group):
    """Users' logins through OAuth providers."""

    async def attach(
        self,
        *,
        provider: str,
        user_id: str | None = ...,
        session_token: str | None = ...,
        session_jwt: str | None = ...,
    ) -> t.ConsumerOauthAttachResponse:
        """Creates a token that ties the next OAuth flow to an existing user.

        Needs exactly one of `user_id`, `session_token` and `session_jwt`. Pass the token to the
        start URL of the same provider. Only needed where no verified email address from the
        provider identifies the user.

        `POST /v1/oauth/attach`. [Documentation](https://stytch.com/docs/api/oauth-attach).

        Args:
            provider: Name of the OAuth provider, such as `google`.
            user_id: ID of the User, or the User's `external_id` if one is set.
            session_token: Token of the User's existing session.
            session_jwt: JWT of the User's existing session.
        """

    async def authenticate(
        self,
        *,
        token: str,
        session_token: str | None = ...,
        session_duration_minutes: int | None = ...,
        session_jwt: str | None = ...,
        session_custom_claims: dict[str, Any] | None = ...,
        code_verifier: str | None = ...,
        telemetry_id: str | None = ...,
    ) -> t.ConsumerOauthAuthenticateResponse:
        """Logs a user in with the token from a finished OAuth flow.

        A Stytch session starts only if `session_duration_minutes` is set.

        `POST /v1/oauth/authenticate`.
        [Documentation](https://stytch.com/docs/api/oauth-authenticate).

        Args:
            token: OAuth token to authenticate, from the `token` query parameter of the redirect
                URL, whose `stytch_token_type` is `oauth`.
            session_token: Token of a session to add the OAuth factor to, rather than start a
                new one; ignored when it is another User's. Excludes `session_jwt`.
            session_duration_minutes: Session lifetime in minutes from now, 5 to 527040 (366
                days); an existing session is extended by it. No session is started when unset.
            session_jwt: JWT of a session to add the OAuth factor to, rather than start a new
                one; ignored when it is another User's. Excludes `session_token`.
            session_custom_claims: Custom claims for the session and its JWT, at most 4
                kilobytes; `null` deletes a key, and reserved claims such as `iss` or `sub` are
                ignored. Needs `session_duration_minutes` to start a session.
            code_verifier: PKCE verifier: the base64url one-time secret behind the
                `code_challenge` of the flow.
            telemetry_id: Device Fingerprinting telemetry ID; when set, Stytch stores the
                device's fingerprints and IP location with the User or Member. Needs a workspace
                with Device Fingerprinting on.
        """

    def start_url(
        self,
        *,
        provider: str,
        public_token: str,
        login_redirect_url: str = ...,
        signup_redirect_url: str = ...,
        custom_scopes: Sequence[str] = ...,
        code_challenge: str = ...,
        provider_params: dict[str, str] = ...,
        oauth_attach_token: str = ...,
    ) -> t.StartUrl:
        """Returns the URL at which a user's OAuth login begins.

        After the login, the browser arrives at the login or sign-up redirect URL. There,
        `redirects.parse` reads the token.

        Args:
            provider: Provider, such as `google`.
            public_token: Public token of the project.
            login_redirect_url: URL at which existing users arrive with the token. Default: that
                of the dashboard.
            signup_redirect_url: URL at which new users arrive with the token. Default: that of
                the dashboard.
            custom_scopes: Scopes to request from the provider, in addition to those that Stytch
                needs.
            code_challenge: PKCE challenge: authenticating the token then requires its verifier.
            provider_params: Params for the provider, such as `login_hint`.
            oauth_attach_token: Token of `consumer.oauth.attach`. The URL then contains a
                secret.
        """

class _AsyncConsumerOtps(Group):
    """One-time passcodes for users."""
    email: _AsyncConsumerOtpsEmail
    sms: _AsyncConsumerOtpsSms
    whatsapp: _AsyncConsumerOtpsWhatsapp

    async def authenticate(
        self,
        *,
        method_id: str,
        code: str,
        attributes: t.ConsumerAttributes | None = ...,
        options: t.ConsumerSecurityOptions | None = ...,
        session_token: str | None = ...,
        session_duration_minutes: int | None = ...,
        session_jwt: str | None = ...,
        session_custom_claims: dict[str, Any] | None = ...,
        telemetry_id: str | None = ...,
    ) -> t.ConsumerOtpsAuthenticateResponse:
        """Logs a user in with a passcode sent by SMS, WhatsApp or email.

        `method_id` is the `phone_id` or `email_id` that the sending call returned. A code works
        once, and only the newest for a `method_id` is valid. A session starts only if
        `session_duration_minutes` is set.

        `POST /v1/otps/authenticate`. [Documentation](https://stytch.com/docs/api/authenticate-otp).

        Args:
            method_id: The `email_id` or `phone_id` that the code or link was sent to.
            code: Passcode the end user received or read from an authenticator app, such as
                `123456`.
            attributes: End user's IP address and user agent as seen by your app, used to help
                detect fraud.
            options: Extra security checks, such as requiring the same IP address or user agent
                as the original request.
            session_token: Token of the User's existing session.
            session_duration_minutes: Session lifetime in minutes from now, 5 to 527040 (366
                days); an existing session is extended by it. No session is started when unset.
            session_jwt: JWT of the User's existing session.
            session_custom_claims: Custom claims for the session and its JWT, at most 4
                kilobytes; `null` deletes a key, and reserved claims such as `iss` or `sub` are
                ignored. Needs `session_duration_minutes` to start a session.
            telemetry_id: Device Fingerprinting telemetry ID; when set, Stytch stores the
                device's fingerprints and IP location with the User or Member. Needs a workspace
                with Device Fingerprinting on.
        """

class _AsyncConsumerOtpsEmail(Group):
    """One-time passcodes by email."""

    async def login_or_create(
        self,
        *,
        email: str,
        expiration_minutes: int | None = ...,
        attributes: t.ConsumerAttributes | None = ...,
        create_user_as_pending: bool | None = ...,
        locale: t.Locale | None = ...,
        login_template_id: str | None = ...,
        signup_template_id: str | None = ...,
    ) -> t.ConsumerOtpsEmailLoginOrCreateResponse:
        """Emails a passcode to an address, creating a user if none has it.

        The code goes to `otps.authenticate`, with the returned `email_id` as `method_id`.

        `POST /v1/otps/email/login_or_create`.
        [Documentation](https://stytch.com/docs/api/log-in-or-create-user-by-email-otp).

        Args:
            email: Email address to send the passcode to; use `sandbox@stytch.com` in tests.
            expiration_minutes: Minutes until the passcode expires, 1 to 10; 2 when unset.
            attributes: End user's IP address and user agent as seen by your app, used to help
                detect fraud.
            create_user_as_pending: Whether a new User stays `pending` until authenticated
                instead of being `active` at once; `false` by default.
            locale: Language of the message, an IETF BCP 47 tag; English when unset.
            login_template_id: Id of the custom login email template; your default template when
                unset.
            signup_template_id: ID of the custom template for sign-up emails, of type \"OTP -
                Sign-up\"; the default template is used when unset.
        """

    async def send(
        self,
        *,
        email: str,
        expiration_minutes: int | None = ...,
        attributes: t.ConsumerAttributes | None = ...,
        locale: t.Locale | None = ...,
        user_id: str | None = ...,
        session_token: str | None = ...,
        session_jwt: str | None = ...,
        login_template_id: str | None = ...,
        signup_template_id: str | None = ...,
    ) -> t.ConsumerOtpsEmailSendResponse:
        """Emails a passcode to an existing user.

        With one of `user_id`, `session_token` and `session_jwt`, adds the address to that user; it
        is dropped again unless authenticated within 5 minutes. The code goes to
        `otps.authenticate`, with the returned `email_id` as `method_id`.

        `POST /v1/otps/email/send`. [Documentation](https://stytch.com/docs/api/send-otp-by-email).

        Args:
            email: Email address to send the passcode to; use `sandbox@stytch.com` in tests.
            expiration_minutes: Minutes until the passcode expires, 1 to 10; 2 when unset.
            attributes: End user's IP address and user agent as seen by your app, used to help
                detect fraud.
            locale: Language of the message, an IETF BCP 47 tag; English when unset.
            user_id: ID of the User, or the User's `external_id` if one is set.
            session_token: Token of the User's existing session.
            session_jwt: JWT of the User's existing session.
            login_template_id: Id of the custom login email template, of type \"OTP - Login\";
                your default template when unset.
            signup_template_id: ID of the custom template for sign-up emails, of type \"OTP -
                Sign-up\"; the default template is used when unset.
        """

class _AsyncConsumerOtpsSms(Group):
    """One-time passcodes by SMS."""

    async def login_or_create(
        self,
        *,
        phone_number: str,
        expiration_minutes: int | None = ...,
        attributes: t.ConsumerAttributes | None = ...,
        create_user_as_pending: bool | None = ...,
        locale: t.Locale | None = ...,
    ) -> t.ConsumerOtpsSmsLoginOrCreateResponse:
        """Sends a passcode to a phone number, creating a user if none has it.

        The code goes to `otps.authenticate`, with the returned `phone_id` as `method_id`. Outside
        the US and Canada, countries may have to be allowed first.

        `POST /v1/otps/sms/login_or_create`.
        [Documentation](https://stytch.com/docs/api/log-in-or-create-user-by-sms).

        Args:
            phone_number: Phone number to send the passcode to, in E.164 form such as
                `+12025550162`; `+10000000000` is a test number.
            expiration_minutes: Minutes until the passcode expires, 1 to 10; 2 when unset.
            attributes: End user's IP address and user agent as seen by your app, used to help
                detect fraud.
            create_user_as_pending: Whether a new User stays `pending` until authenticated
                instead of being `active` at once; `false` by default.
            locale: Language of the message, an IETF BCP 47 tag; English when unset.
        """

    async def send(
        self,
        *,
        phone_number: str,
        expiration_minutes: int | None = ...,
        attributes: t.ConsumerAttributes | None = ...,
        locale: t.Locale | None = ...,
        user_id: str | None = ...,
        session_token: str | None = ...,
        session_jwt: str | None = ...,
    ) -> t.ConsumerOtpsSmsSendResponse:
        """Sends a passcode to an existing user's phone number.

        Replaces an earlier code. With one of `user_id`, `session_token` and `session_jwt`, adds the
        number to that user; it is dropped again unless authenticated within 5 minutes. The code
        goes to `otps.authenticate`, with the returned `phone_id` as `method_id`. Outside the US and
        Canada, countries may have to be allowed first.

        `POST /v1/otps/sms/send`. [Documentation](https://stytch.com/docs/api/send-otp-by-sms).

        Args:
            phone_number: Phone number to send the passcode to, in E.164 form such as
                `+12025550162`; `+10000000000` is a test number.
            expiration_minutes: Minutes until the passcode expires, 1 to 10; 2 when unset.
            attributes: End user's IP address and user agent as seen by your app, used to help
                detect fraud.
            locale: Language of the message, an IETF BCP 47 tag; English when unset.
            user_id: ID of the User, or the User's `external_id` if one is set.
            session_token: Token of the User's existing session.
            session_jwt: JWT of the User's existing session.
        """

class _AsyncConsumerOtpsWhatsapp(Group):
    """One-time passcodes by WhatsApp."""

    async def login_or_create(
        self,
        *,
        phone_number: str,
        expiration_minutes: int | None = ...,
        attributes: t.ConsumerAttributes | None = ...,
        create_user_as_pending: bool | None = ...,
        locale: t.Locale | None = ...,
    ) -> t.ConsumerOtpsWhatsappLoginOrCreateResponse:
        """Sends a passcode to a WhatsApp number, creating a user if none has it.

        The code goes to `otps.authenticate`, with the returned `phone_id` as `method_id`.

        `POST /v1/otps/whatsapp/login_or_create`.
        [Documentation](https://stytch.com/docs/api/whatsapp-login-or-create).

        Args:
            phone_number: Phone number to send the passcode to, in E.164 form such as
                `+12025550162`; `+10000000000` is a test number.
            expiration_minutes: Minutes until the passcode expires, 1 to 10; 2 when unset.
            attributes: End user's IP address and user agent as seen by your app, used to help
                detect fraud.
            create_user_as_pending: Whether a new User stays `pending` until authenticated
                instead of being `active` at once; `false` by default.
            locale: Language of the message, an IETF BCP 47 tag; English when unset.
        """

    async def send(
        self,
        *,
        phone_number: str,
        expiration_minutes: int | None = ...,
        attributes: t.ConsumerAttributes | None = ...,
        locale: t.Locale | None = ...,
        user_id: str | None = ...,
        session_token: str | None = ...,
        session_jwt: str | None = ...,
    ) -> t.ConsumerOtpsWhatsappSendResponse:
        """Sends a passcode to an existing user's WhatsApp number.

        Replaces an earlier code. With one of `user_id`, `session_token` and `session_jwt`, adds the
        number to that user; it is dropped again unless authenticated within 5 minutes. The code
        goes to `otps.authenticate`, with the returned `phone_id` as `method_id`.

        `POST /v1/otps/whatsapp/send`. [Documentation](https://stytch.com/docs/api/whatsapp-send).

        Args:
            phone_number: Phone number to send the passcode to, in E.164 form such as
                `+12025550162`; `+10000000000` is a test number.
            expiration_minutes: Minutes until the passcode expires, 1 to 10; 2 when unset.
            attributes: End user's IP address and user agent as seen by your app, used to help
                detect fraud.
            locale: Language of the message, an IETF BCP 47 tag; English when unset.
            user_id: ID of the User, or the User's `external_id` if one is set.
            session_token: Token of the User's existing session.
            session_jwt: JWT of the User's existing session.
        """

class _AsyncConsumerPasswords(Group):
    """Users' passwords."""
    email: _AsyncConsumerPasswordsEmail
    existing_password: _AsyncConsumerPasswordsExistingPassword
    sessions: _AsyncConsumerPasswordsSessions

    async def authenticate(
        self,
        *,
        email: str,
        password: str,
        session_token: str | None = ...,
        session_duration_minutes: int | None = ...,
        session_jwt: str | None = ...,
        session_custom_claims: dict[str, Any] | None = ...,
        telemetry_id: str | None = ...,
    ) -> t.ConsumerPasswordsAuthenticateResponse:
        """Logs a user in with email address and password.

        Even the right password fails with `reset_password` if it was breached, or if the user has
        since logged in without a password by the same address for the first time. Start a reset
        then.

        `POST /v1/passwords/authenticate`.
        [Documentation](https://stytch.com/docs/api/password-authenticate).

        Args:
            email: Email address of the User.
            password: Password to check or set; any UTF-8 characters, including spaces and
                emoji.
            session_token: Token of the User's existing session.
            session_duration_minutes: Session lifetime in minutes from now, 5 to 527040 (366
                days); an existing session is extended by it. No session is started when unset.
            session_jwt: JWT of the User's existing session.
            session_custom_claims: Custom claims for the session and its JWT, at most 4
                kilobytes; `null` deletes a key, and reserved claims such as `iss` or `sub` are
                ignored. Needs `session_duration_minutes` to start a session.
            telemetry_id: Device Fingerprinting telemetry ID; when set, Stytch stores the
                device's fingerprints and IP location with the User or Member. Needs a workspace
                with Device Fingerprinting on.
        """

    async def create(
        self,
        *,
        email: str,
        password: str,
        session_duration_minutes: int | None = ...,
        session_custom_claims: dict[str, Any] | None = ...,
        trusted_metadata: dict[str, Any] | None = ...,
        untrusted_metadata: dict[str, Any] | None = ...,
        name: t.ConsumerUserName | None = ...,
        telemetry_id: str | None = ...,
    ) -> t.ConsumerPasswordsCreateResponse:
        """Creates a user with a password.

        A known address fails with `duplicate_email`: set the password of existing users with
        `passwords.migrate` or a reset. Test the password with `passwords.strength_check`
        beforehand. A session starts only if `session_duration_minutes` is set.

        `POST /v1/passwords`. [Documentation](https://stytch.com/docs/api/password-create).

        Args:
            email: Email address of the User.
            password: Password for the new User; any UTF-8 characters, including spaces and
                emoji.
            session_duration_minutes: Session lifetime in minutes from now, 5 to 527040 (366
                days); an existing session is extended by it. No session is started when unset.
            session_custom_claims: Custom claims for the session and its JWT, at most 4
                kilobytes; `null` deletes a key, and reserved claims such as `iss` or `sub` are
                ignored. Needs `session_duration_minutes` to start a session.
            trusted_metadata: JSON object of your own application data.
            untrusted_metadata: JSON object of your own application data that end users can
                change through the frontend SDKs; keep nothing critical in it.
            name: Name of the User; every part is optional.
            telemetry_id: Device Fingerprinting telemetry ID; when set, Stytch stores the
                device's fingerprints and IP location with the User or Member. Needs a workspace
                with Device Fingerprinting on.
        """

    async def migrate(
        self,
        *,
        email: str,
        hash: str,
        hash_type: t.HashType,
        md_5_config: t.Md5Config | None = ...,
        argon_2_config: t.Argon2Config | None = ...,
        sha_1_config: t.Sha1Config | None = ...,
        sha_512_config: t.Sha512Config | None = ...,
        scrypt_config: t.ScryptConfig | None = ...,
        pbkdf_2_config: t.Pbkdf2Config | None = ...,
        trusted_metadata: dict[str, Any] | None = ...,
        untrusted_metadata: dict[str, Any] | None = ...,
        set_email_verified: bool | None = ...,
        name: t.ConsumerUserName | None = ...,
        phone_number: str | None = ...,
        set_phone_number_verified: bool | None = ...,
        external_id: str | None = ...,
        roles: Sequence[str] | None = ...,
    ) -> t.ConsumerPasswordsMigrateResponse:
        """Imports a password hash for a user without a password, creating the user if needed.

        Takes bcrypt, scrypt, argon2, MD5, SHA-1, SHA-512 and PBKDF2 hashes. Limited to 100 requests
        a second.

        `POST /v1/passwords/migrate`. [Documentation](https://stytch.com/docs/api/password-migrate).

        Args:
            email: Email address of the User.
            hash: Hash of the password to import, in base64 for scrypt and PBKDF2.
            hash_type: Algorithm behind `hash`: `bcrypt`, `scrypt`, `argon_2i`, `argon_2id`,
                `md_5`, `sha_1`, `sha_512` or `pbkdf_2`.
            md_5_config: Salts for a `hash` of type `md_5`; optional.
            argon_2_config: Argon2 parameters; required when `hash` is in hex form rather than
                the encoded form.
            sha_1_config: Settings of a SHA-1 hash, such as its salt; optional.
            sha_512_config: Settings of a SHA-512 hash, such as its salt; optional.
            scrypt_config: Settings of the scrypt hash; needed unless `hash` is in PHC encoded
                form.
            pbkdf_2_config: Parameters of the PBKDF2 hash; required when migrating one.
            trusted_metadata: JSON object of your own application data.
            untrusted_metadata: JSON object of your own application data that end users can
                change through the frontend SDKs; keep nothing critical in it.
            set_email_verified: Whether to mark the email address as verified. Only safe when
                you know the User owns it: a wrong `true` can merge two people into one User.
            name: Name of the User; every part is optional.
            phone_number: Phone number in E.164 form, such as `+12025550162`.
            set_phone_number_verified: Whether to mark the phone number as verified. Only safe
                when you know the person owns it.
            external_id: Your own identifier for a newly created User, accepted in place of
                `user_id`; up to 128 alphanumerics, `.`, `_`, `-` or `|`.
            roles: IDs of the Roles to assign explicitly to the User.
        """

    async def strength_check(
        self,
        *,
        password: str,
        email: str | None = ...,
    ) -> t.ConsumerPasswordsStrengthCheckResponse:
        """Checks a password against the project's strength policy.

        `feedback` tells the user what is missing.

        `POST /v1/passwords/strength_check`.
        [Documentation](https://stytch.com/docs/api/password-strength-check).

        Args:
            password: Password to rate; any UTF-8 characters, including spaces and emoji.
            email: Email address of the User.
        """

class _AsyncConsumerPasswordsEmail(Group):
    """Password resets by email."""

    async def reset(
        self,
        *,
        token: str,
        password: str,
        session_token: str | None = ...,
        session_duration_minutes: int | None = ...,
        session_jwt: str | None = ...,
        code_verifier: str | None = ...,
        session_custom_claims: dict[str, Any] | None = ...,
        attributes: t.ConsumerAttributes | None = ...,
        options: t.ConsumerSecurityOptions | None = ...,
        telemetry_id: str | None = ...,
    ) -> t.ConsumerPasswordsEmailResetResponse:
        """Sets a user's new password with an emailed token, and logs the user in.

        Revokes all sessions of the user. Test the password with `passwords.strength_check`
        beforehand. `options` can demand the same IP address or user agent as at the start.

        `POST /v1/passwords/email/reset`.
        [Documentation](https://stytch.com/docs/api/password-email-reset).

        Args:
            token: Password reset token, from the `token` query parameter of the redirect URL,
                whose `stytch_token_type` is `login` or `reset_password`.
            password: Password to check or set; any UTF-8 characters, including spaces and
                emoji.
            session_token: Token of the User's existing session.
            session_duration_minutes: Session lifetime in minutes from now, 5 to 527040 (366
                days); an existing session is extended by it. No session is started when unset.
            session_jwt: JWT of the User's existing session.
            code_verifier: PKCE verifier: the base64url one-time secret behind the
                `code_challenge` of the flow.
            session_custom_claims: Custom claims for the session and its JWT, at most 4
                kilobytes; `null` deletes a key, and reserved claims such as `iss` or `sub` are
                ignored. Needs `session_duration_minutes` to start a session.
            attributes: End user's IP address and user agent as seen by your app, used to help
                detect fraud.
            options: Extra security checks, such as requiring the same IP address or user agent
                as the original request.
            telemetry_id: Device Fingerprinting telemetry ID; when set, Stytch stores the
                device's fingerprints and IP location with the User or Member. Needs a workspace
                with Device Fingerprinting on.
        """

    async def reset_start(
        self,
        *,
        email: str,
        reset_password_redirect_url: str | None = ...,
        reset_password_expiration_minutes: int | None = ...,
        code_challenge: str | None = ...,
        attributes: t.ConsumerAttributes | None = ...,
        login_redirect_url: str | None = ...,
        locale: t.Locale | None = ...,
        reset_password_template_id: str | None = ...,
    ) -> t.ConsumerPasswordsEmailResetStartResponse:
        """Emails a user a link for resetting the password.

        The link's token goes to `passwords.email.reset`.

        `POST /v1/passwords/email/reset/start`.
        [Documentation](https://stytch.com/docs/api/password-email-reset-start).

        Args:
            email: Email address of the User who asked to reset their password.
            reset_password_redirect_url: URL of your reset page, opened by the emailed link with
                a `token` query parameter. Falls back to the Dashboard default; an error if neither
                is set.
            reset_password_expiration_minutes: Minutes until the password reset link expires, 5
                to 10080 (7 days); 30 when unset.
            code_challenge: PKCE challenge: base64url of the SHA-256 hash of a one-time secret,
                so the flow must finish on the device that started it.
            attributes: End user's IP address and user agent as seen by your app, used to help
                detect fraud.
            login_redirect_url: URL the email's \"Log in without password\" button opens;
                authenticate its `token` param as a magic link. If unset, the Dashboard's default
                applies; without one, the call fails.
            locale: Language of the message, an IETF BCP 47 tag; English when unset.
            reset_password_template_id: ID of the password reset email template, created in the
                Dashboard; your default template when unset.
        """

class _AsyncConsumerPasswordsExistingPassword(Group):
    """Password resets by the present password."""

    async def reset(
        self,
        *,
        email: str,
        existing_password: str,
        new_password: str,
        session_token: str | None = ...,
        session_duration_minutes: int | None = ...,
        session_jwt: str | None = ...,
        session_custom_claims: dict[str, Any] | None = ...,
        telemetry_id: str | None = ...,
    ) -> t.ConsumerPasswordsExistingPasswordResetResponse:
        """Replaces a user's password, given the present one.

        Revokes all sessions of the user.

        `POST /v1/passwords/existing_password/reset`.
        [Documentation](https://stytch.com/docs/api/password-existing-password-reset).

        Args:
            email: Email address of the User.
            existing_password: Current password of the User or Member.
            new_password: Password that replaces the existing one.
            session_token: Token of the User's existing session.
            session_duration_minutes: Session lifetime in minutes from now, 5 to 527040 (366
                days); an existing session is extended by it. No session is started when unset.
            session_jwt: JWT of the User's existing session.
            session_custom_claims: Custom claims for the session and its JWT, at most 4
                kilobytes; `null` deletes a key, and reserved claims such as `iss` or `sub` are
                ignored. Needs `session_duration_minutes` to start a session.
            telemetry_id: Device Fingerprinting telemetry ID; when set, Stytch stores the
                device's fingerprints and IP location with the User or Member. Needs a workspace
                with Device Fingerprinting on.
        """

class _AsyncConsumerPasswordsSessions(Group):
    """Password resets by a session."""

    async def reset(
        self,
        *,
        password: str,
        session_token: str | None = ...,
        session_jwt: str | None = ...,
        session_duration_minutes: int | None = ...,
        session_custom_claims: dict[str, Any] | None = ...,
        telemetry_id: str | None = ...,
    ) -> t.ConsumerPasswordsSessionsResetResponse:
        """Sets a user's new password, authorized by a session.

        Needs `session_token` or `session_jwt`, with a password, email link or email passcode factor
        not older than 5 minutes. Revokes all other sessions of the user.

        `POST /v1/passwords/session/reset`.
        [Documentation](https://stytch.com/docs/api/password-session-reset).

        Args:
            password: Password to check or set; any UTF-8 characters, including spaces and
                emoji.
            session_token: Token of the User's existing session.
            session_jwt: JWT of the User's existing session.
            session_duration_minutes: Session lifetime in minutes from now, 5 to 527040 (366
                days); an existing session is extended by it. No session is started when unset.
            session_custom_claims: Custom claims for the session and its JWT, at most 4
                kilobytes; `null` deletes a key, and reserved claims such as `iss` or `sub` are
                ignored. Needs `session_duration_minutes` to start a session.
            telemetry_id: Device Fingerprinting telemetry ID; when set, Stytch stores the
                device's fingerprints and IP location with the User or Member. Needs a workspace
                with Device Fingerprinting on.
        """

class _AsyncConsumerRbac(Group):
    """Role-based access control."""

    async def policy(self) -> t.ConsumerRbacPolicyResponse:
        """Fetches the project's RBAC policy.

        It holds the roles, resources and scopes defined in the dashboard. Cache it: that allows
        authorization checks without a request.

        `GET /v1/rbac/policy`. [Documentation](https://stytch.com/docs/api/rbac-resource-object).
        """

    async def authorize(
        self,
        *,
        roles: Sequence[str],
        authorization_check: t.PermissionCheck,
    ) -> t.Nothing:
        """Checks that roles allow an action, by the policy of the project.

        Raises `Denied` if they do not.

        Args:
            roles: Roles of the session.
            authorization_check: The action.
        """

class _AsyncConsumerRedirects(Group):
    """What a browser brings back from a login."""

    def parse(
        self,
        *,
        redirect: str,
    ) -> t.Redirect:
        """Reads what a browser brings back from a login of a user.

        Args:
            redirect: URL of the redirect, its query, or the HTTP request.
        """

class _AsyncConsumerSessions(Group):
    """User sessions."""

    async def attest(
        self,
        *,
        profile_id: str,
        token: str,
        session_duration_minutes: int | None = ...,
        session_custom_claims: dict[str, Any] | None = ...,
        session_token: str | None = ...,
        session_jwt: str | None = ...,
        telemetry_id: str | None = ...,
    ) -> t.ConsumerSessionsAttestResponse:
        """Exchanges a token from a trusted identity provider for a session.

        Needs a trusted auth token profile from the dashboard. With `session_token` or
        `session_jwt`, the factor is added to that session.

        `POST /v1/sessions/attest`. [Documentation](https://stytch.com/docs/api/attest-session).

        Args:
            profile_id: ID of the trusted auth token profile that the attested token belongs to.
            token: Trusted auth token to authenticate.
            session_duration_minutes: Session lifetime in minutes from now, 5 to 527040 (366
                days); an existing session is extended by it. No session is started when unset.
            session_custom_claims: Custom claims for the session and its JWT, at most 4
                kilobytes; `null` deletes a key, and reserved claims such as `iss` or `sub` are
                ignored. Needs `session_duration_minutes` to start a session.
            session_token: Token of the session to add the trusted auth token factor to.
            session_jwt: JWT of the session to add the trusted auth token factor to.
            telemetry_id: Device Fingerprinting telemetry ID; when set, Stytch stores the
                device's fingerprints and IP location with the User or Member. Needs a workspace
                with Device Fingerprinting on.
        """

    async def authenticate(
        self,
        *,
        session_token: str | None = ...,
        session_duration_minutes: int | None = ...,
        session_jwt: str | None = ...,
        session_custom_claims: dict[str, Any] | None = ...,
        authorization_check: t.ConsumerAuthorizationCheck | None = ...,
    ) -> t.ConsumerSessionsAuthenticateResponse:
        """Checks a session, and extends or authorizes it on request.

        Needs exactly one of `session_token` and `session_jwt`; both fail with
        `too_many_session_arguments`. An expired JWT is renewed while its session lives.
        `session_duration_minutes` sets a new lifetime from now on. With `authorization_check`, the
        call fails with 403 if the user lacks the permission.

        `POST /v1/sessions/authenticate`. [Documentation](https://stytch.com/docs/api/session-auth).

        Args:
            session_token: Token of the session to authenticate.
            session_duration_minutes: New session lifetime in minutes from now, 5 to 527040 (366
                days); each successful call extends the session by it.
            session_jwt: JWT of the session to authenticate; may be past its `exp`, and Stytch
                returns a fresh one while the session is active.
            session_custom_claims: Custom claims for the session and its JWT, at most 4
                kilobytes; `null` deletes a key, and reserved claims such as `iss` or `sub` are
                ignored. Needs `session_duration_minutes` to start a session.
            authorization_check: Permission check to run along with authentication; a denied
                action fails with a 403 error, a permitted one returns the matching Roles.
        """

    async def exchange_access_token(
        self,
        *,
        access_token: str,
        session_duration_minutes: int | None = ...,
        session_custom_claims: dict[str, Any] | None = ...,
        telemetry_id: str | None = ...,
    ) -> t.ConsumerSessionsExchangeAccessTokenResponse:
        """Exchanges a connected app's access token for a session of its user.

        The token needs the `full_access` scope, which only first-party apps get, must not be older
        than 5 minutes, and works once.

        `POST /v1/sessions/exchange_access_token`.
        [Documentation](https://stytch.com/docs/api/connected-app-access-token-exchange).

        Args:
            access_token: Access token of the Connected App; it needs the `full_access` scope.
            session_duration_minutes: Session lifetime in minutes from now, 5 to 527040 (366
                days); an existing session is extended by it. No session is started when unset.
            session_custom_claims: Custom claims for the session and its JWT, at most 4
                kilobytes; `null` deletes a key, and reserved claims such as `iss` or `sub` are
                ignored. Needs `session_duration_minutes` to start a session.
            telemetry_id: Device Fingerprinting telemetry ID; when set, Stytch stores the
                device's fingerprints and IP location with the User or Member. Needs a workspace
                with Device Fingerprinting on.
        """

    async def get(
        self,
        *,
        user_id: str,
    ) -> t.ConsumerSessionsGetResponse:
        """Lists a user's active sessions.

        `GET /v1/sessions`. [Documentation](https://stytch.com/docs/api/session-get).

        Args:
            user_id: ID of the User whose sessions to list.
        """

    async def get_jwks(
        self,
        *,
        project_id: str = ...,
    ) -> t.ConsumerSessionsGetJwksResponse:
        """Fetches the keys that sign the project's session JWTs.

        Pick the key by `kid`. Keys change about every 6 months, and the old one stays listed for a
        month.

        `GET /v1/sessions/jwks/{project_id}`. [Documentation](https://stytch.com/docs/api/jwks-get).

        Args:
            project_id: ID of the project whose JWKS to fetch.
        """

    async def migrate(
        self,
        *,
        session_token: str,
        session_duration_minutes: int | None = ...,
        session_custom_claims: dict[str, Any] | None = ...,
        telemetry_id: str | None = ...,
    ) -> t.ConsumerSessionsMigrateResponse:
        """Exchanges a session token of an external OIDC provider for a session.

        Stytch asks the UserInfo endpoint configured in the dashboard for the email address. The
        user must exist already.

        `POST /v1/sessions/migrate`. [Documentation](https://stytch.com/docs/api/session-object).

        Args:
            session_token: Authorization token that Stytch sends to your external UserInfo
                endpoint.
            session_duration_minutes: Session lifetime in minutes from now, 5 to 527040 (366
                days); an existing session is extended by it. No session is started when unset.
            session_custom_claims: Custom claims for the session and its JWT, at most 4
                kilobytes; `null` deletes a key, and reserved claims such as `iss` or `sub` are
                ignored. Needs `session_duration_minutes` to start a session.
            telemetry_id: Device Fingerprinting telemetry ID; when set, Stytch stores the
                device's fingerprints and IP location with the User or Member. Needs a workspace
                with Device Fingerprinting on.
        """

    async def revoke(
        self,
        *,
        session_id: str | None = ...,
        session_token: str | None = ...,
        session_jwt: str | None = ...,
    ) -> t.ConsumerSessionsRevokeResponse:
        """Revokes a session with all its tokens.

        Needs exactly one of `session_id`, `session_token` and `session_jwt`.

        `POST /v1/sessions/revoke`. [Documentation](https://stytch.com/docs/api/session-revoke).

        Args:
            session_id: ID of the session to revoke; excludes `session_token` and `session_jwt`.
            session_token: Token of the session to revoke; excludes `session_id` and
                `session_jwt`.
            session_jwt: JWT of the session to revoke; excludes `session_id` and
                `session_token`.
        """

    async def authenticate_jwt(
        self,
        *,
        session_jwt: str,
        max_age_seconds: int = ...,
        fall_back: bool | None = ...,
        authorization_check: t.PermissionCheck = ...,
        session_duration_minutes: int | None = ...,
        session_custom_claims: dict[str, Any] | None = ...,
    ) -> t.ConsumerCheckedSession:
        """Authenticates a session JWT of a user, without a request in the common case.

        Signature and claims are checked with the project's keys, which are fetched once and cached.
        For up to five minutes, the check does not notice that a session was revoked. `Denied` means
        that the check said no; any other error, that it could not be completed.

        Args:
            session_jwt: JWT of the session, such as that of a cookie.
            max_age_seconds: Age from which a JWT is not accepted even if it is valid; 0 accepts
                none. Turns `fall_back` on, unless that is false. Default: no limit.
            fall_back: Whether Stytch is asked when the local check is not enough. Default:
                false, unless `max_age_seconds` is set.
            authorization_check: An action that the roles of the session must allow.
            session_duration_minutes: If Stytch is asked: new lifetime of the session in minutes
                from then.
            session_custom_claims: If Stytch is asked: custom claims to add to the session.
        """

class _AsyncConsumerTotps(Group):
    """Time-based one-time passcodes of authenticator apps, and their recovery codes."""

    async def authenticate(
        self,
        *,
        user_id: str,
        totp_code: str,
        session_token: str | None = ...,
        session_duration_minutes: int | None = ...,
        session_jwt: str | None = ...,
        session_custom_claims: dict[str, Any] | None = ...,
        telemetry_id: str | None = ...,
    ) -> t.ConsumerTotpsAuthenticateResponse:
        """Checks a user's TOTP code.

        A session starts only if `session_duration_minutes` is set.

        `POST /v1/totps/authenticate`.
        [Documentation](https://stytch.com/docs/api/totp-authenticate).

        Args:
            user_id: ID of the active User the TOTP registration belongs to, or the User's
                `external_id` if one is set.
            totp_code: TOTP code to authenticate, 6 digits.
            session_token: Token of the User's existing session.
            session_duration_minutes: Session lifetime in minutes from now, 5 to 527040 (366
                days); an existing session is extended by it. No session is started when unset.
            session_jwt: JWT of the User's existing session.
            session_custom_claims: Custom claims for the session and its JWT, at most 4
                kilobytes; `null` deletes a key, and reserved claims such as `iss` or `sub` are
                ignored. Needs `session_duration_minutes` to start a session.
            telemetry_id: Device Fingerprinting telemetry ID; when set, Stytch stores the
                device's fingerprints and IP location with the User or Member. Needs a workspace
                with Device Fingerprinting on.
        """

    async def create(
        self,
        *,
        user_id: str,
        expiration_minutes: int | None = ...,
    ) -> t.ConsumerTotpsCreateResponse:
        """Creates a TOTP registration for a user.

        Show `qr_code` or `secret` to the user, then confirm with `totps.authenticate`.

        `POST /v1/totps`. [Documentation](https://stytch.com/docs/api/totp-create).

        Args:
            user_id: ID of the active User the TOTP registration belongs to, or the User's
                `external_id` if one is set.
            expiration_minutes: Minutes until a TOTP that has not yet been authenticated becomes
                unusable, 5 to 1440 (1 day); 1440 when unset.
        """

    async def recover(
        self,
        *,
        user_id: str,
        recovery_code: str,
        session_token: str | None = ...,
        session_duration_minutes: int | None = ...,
        session_jwt: str | None = ...,
        session_custom_claims: dict[str, Any] | None = ...,
        telemetry_id: str | None = ...,
    ) -> t.ConsumerTotpsRecoverResponse:
        """Checks a recovery code in place of a TOTP code.

        A session starts only if `session_duration_minutes` is set.

        `POST /v1/totps/recover`. [Documentation](https://stytch.com/docs/api/totp-recover).

        Args:
            user_id: ID of the active User the TOTP registration belongs to, or the User's
                `external_id` if one is set.
            recovery_code: Recovery code to authenticate with in place of a TOTP code.
            session_token: Token of the User's existing session.
            session_duration_minutes: Session lifetime in minutes from now, 5 to 527040 (366
                days); an existing session is extended by it. No session is started when unset.
            session_jwt: JWT of the User's existing session.
            session_custom_claims: Custom claims for the session and its JWT, at most 4
                kilobytes; `null` deletes a key, and reserved claims such as `iss` or `sub` are
                ignored. Needs `session_duration_minutes` to start a session.
            telemetry_id: Device Fingerprinting telemetry ID; when set, Stytch stores the
                device's fingerprints and IP location with the User or Member. Needs a workspace
                with Device Fingerprinting on.
        """

    async def recovery_codes(
        self,
        *,
        user_id: str,
    ) -> t.ConsumerTotpsRecoveryCodesResponse:
        """Fetches the recovery codes of a user's TOTP registrations.

        `POST /v1/totps/recovery_codes`.
        [Documentation](https://stytch.com/docs/api/totp-get-recovery-codes).

        Args:
            user_id: ID of the active User the TOTP registration belongs to, or the User's
                `external_id` if one is set.
        """

class _AsyncConsumerUsers(Group):
    """Users and their login methods."""

    async def connected_apps(
        self,
        *,
        user_id: str,
    ) -> t.ConsumerUsersConnectedAppsResponse:
        """Lists the connected apps that a user has authorized.

        An app leaves the list when its access is revoked.

        `GET /v1/users/{user_id}/connected_apps`.
        [Documentation](https://stytch.com/docs/api/connected-app-user-get-all).

        Args:
            user_id: ID of the User, or the User's `external_id` if one is set.
        """

    async def create(
        self,
        *,
        email: str | None = ...,
        name: t.ConsumerUserName | None = ...,
        attributes: t.ConsumerAttributes | None = ...,
        phone_number: str | None = ...,
        create_user_as_pending: bool | None = ...,
        trusted_metadata: dict[str, Any] | None = ...,
        untrusted_metadata: dict[str, Any] | None = ...,
        external_id: str | None = ...,
        roles: Sequence[str] | None = ...,
    ) -> t.ConsumerUsersCreateResponse:
        """Creates a user.

        Needs an `email` or a `phone_number`.

        `POST /v1/users`. [Documentation](https://stytch.com/docs/api/create-user).

        Args:
            email: Email address of the User.
            name: Name of the User; every part is optional.
            attributes: End user's IP address and user agent as seen by your app, used to help
                detect fraud.
            phone_number: Phone number for one-time passcodes, in E.164 form such as
                `+12025550162`; `+10000000000` is a test number.
            create_user_as_pending: Whether a new User stays `pending` until authenticated
                instead of being `active` at once; `false` by default.
            trusted_metadata: JSON object of your own application data.
            untrusted_metadata: JSON object of your own application data that end users can
                change through the frontend SDKs; keep nothing critical in it.
            external_id: Your own identifier for the User, accepted in place of `user_id`; up to
                128 alphanumerics, `.`, `_`, `-` or `|`.
            roles: IDs of the Roles to assign explicitly to the User.
        """

    async def delete(
        self,
        *,
        user_id: str,
    ) -> t.ConsumerUsersDeleteResponse:
        """Deletes a user.

        `DELETE /v1/users/{user_id}`. [Documentation](https://stytch.com/docs/api/delete-user).

        Args:
            user_id: ID of the User, or the User's `external_id` if one is set.
        """

    async def delete_biometric_registration(
        self,
        *,
        biometric_registration_id: str,
    ) -> t.ConsumerUsersDeleteBiometricRegistrationResponse:
        """Deletes a biometric registration from its user.

        `DELETE /v1/users/biometric_registrations/{biometric_registration_id}`.
        [Documentation](https://stytch.com/docs/api/delete-user-biometric-registration).

        Args:
            biometric_registration_id: ID of the biometric registration to delete.
        """

    async def delete_crypto_wallet(
        self,
        *,
        crypto_wallet_id: str,
    ) -> t.ConsumerUsersDeleteCryptoWalletResponse:
        """Deletes a crypto wallet from its user.

        `DELETE /v1/users/crypto_wallets/{crypto_wallet_id}`.
        [Documentation](https://stytch.com/docs/api/delete-user-crypto-wallet).

        Args:
            crypto_wallet_id: ID of the crypto wallet to delete.
        """

    async def delete_email(
        self,
        *,
        email_id: str,
    ) -> t.ConsumerUsersDeleteEmailResponse:
        """Deletes an email address from its user.

        `DELETE /v1/users/emails/{email_id}`.
        [Documentation](https://stytch.com/docs/api/delete-user-email).

        Args:
            email_id: ID of the email address to delete.
        """

    async def delete_external_id(
        self,
        *,
        user_id: str,
    ) -> t.ConsumerUsersDeleteExternalIdResponse:
        """Removes the external ID from a user.

        `DELETE /v1/users/{user_id}/external_id`.
        [Documentation](https://stytch.com/docs/api-reference/consumer/api/users/user-object).

        Args:
            user_id: ID of the User whose `external_id` to delete.
        """

    async def delete_oauth_registration(
        self,
        *,
        oauth_user_registration_id: str,
    ) -> t.ConsumerUsersDeleteOauthRegistrationResponse:
        """Deletes an OAuth registration from its user.

        `DELETE /v1/users/oauth/{oauth_user_registration_id}`.
        [Documentation](https://stytch.com/docs/api/delete-user-oauth-registration).

        Args:
            oauth_user_registration_id: ID of the OAuth registration to delete.
        """

    async def delete_password(
        self,
        *,
        password_id: str,
    ) -> t.ConsumerUsersDeletePasswordResponse:
        """Deletes a password from its user.

        `DELETE /v1/users/passwords/{password_id}`.
        [Documentation](https://stytch.com/docs/api/delete-user-password).

        Args:
            password_id: ID of the password to delete.
        """

    async def delete_phone_number(
        self,
        *,
        phone_id: str,
    ) -> t.ConsumerUsersDeletePhoneNumberResponse:
        """Deletes a phone number from its user.

        `DELETE /v1/users/phone_numbers/{phone_id}`.
        [Documentation](https://stytch.com/docs/api/delete-user-phone-number).

        Args:
            phone_id: ID of the phone number to delete.
        """

    async def delete_totp(
        self,
        *,
        totp_id: str,
    ) -> t.ConsumerUsersDeleteTotpResponse:
        """Deletes a TOTP registration from its user.

        `DELETE /v1/users/totps/{totp_id}`.
        [Documentation](https://stytch.com/docs/api/delete-user-totp).

        Args:
            totp_id: ID of the TOTP registration to delete.
        """

    async def delete_webauthn_registration(
        self,
        *,
        webauthn_registration_id: str,
    ) -> t.ConsumerUsersDeleteWebauthnRegistrationResponse:
        """Deletes a passkey or WebAuthn registration from its user.

        `DELETE /v1/users/webauthn_registrations/{webauthn_registration_id}`.
        [Documentation](https://stytch.com/docs/api/delete-user-webauthn-registration).

        Args:
            webauthn_registration_id: ID of the Passkey or WebAuthn registration to delete.
        """

    async def exchange_primary_factor(
        self,
        *,
        user_id: str,
        email_address: str | None = ...,
        phone_number: str | None = ...,
    ) -> t.ConsumerUsersExchangePrimaryFactorResponse:
        """Swaps a user's only email address or phone number for another.

        Set either `email_address` or `phone_number`; the kind may change. Fails unless the user has
        exactly one factor. It acts with administrator rights: do not expose it to users.

        `PUT /v1/users/{user_id}/exchange_primary_factor`.
        [Documentation](https://stytch.com/docs/api-reference/consumer/api/users/exchange-primary-factor).

        Args:
            user_id: ID of the User, or the User's `external_id` if one is set.
            email_address: Email address to become the User's primary factor.
            phone_number: New phone number for the User, in E.164 form such as `+12025550162`.
        """

    async def get(
        self,
        *,
        user_id: str,
    ) -> t.ConsumerUsersGetResponse:
        """Fetches a user.

        `GET /v1/users/{user_id}`. [Documentation](https://stytch.com/docs/api/get-user).

        Args:
            user_id: ID of the User, or the User's `external_id` if one is set.
        """

    async def revoke(
        self,
        *,
        user_id: str,
        connected_app_id: str,
    ) -> t.ConsumerUsersRevokeResponse:
        """Withdraws a user's consent to a connected app and revokes all tokens the app holds for them.

        The app gets new tokens only after the user authorizes it again.

        `POST /v1/users/{user_id}/connected_apps/{connected_app_id}/revoke`.
        [Documentation](https://stytch.com/docs/api/connected-app-user-revoke).

        Args:
            user_id: ID of the User, or the User's `external_id` if one is set.
            connected_app_id: Unique ID of the Connected App.
        """

    async def search(
        self,
        *,
        cursor: str | None = ...,
        limit: int | None = ...,
        query: t.SearchQuery | None = ...,
    ) -> t.ConsumerUsersSearchResponse:
        """Searches the users of the project.

        An empty `query` matches all users. Limited to 150 requests a minute and sometimes seconds
        slow: keep it out of login flows.

        `POST /v1/users/search`. [Documentation](https://stytch.com/docs/api/search-users).

        Args:
            cursor: Place to resume from: `next_cursor` in the previous response's
                `results_metadata`, or unset for the first page. A page holds at most 1000 results.
            limit: Results per page: 100 by default, at most 1000. Page through more with
                `cursor`.
            query: Search filter: an operator and its operands. Without it, or without operands,
                every User is returned.
        """

    def search_items(
        self,
        *,
        cursor: str | None = ...,
        limit: int | None = ...,
        query: t.SearchQuery | None = ...,
    ) -> AsyncWalk[t.ConsumerUser]:
        """Walks through the items of the list, fetching pages as they are needed.

        An empty `query` matches all users. Limited to 150 requests a minute and sometimes seconds
        slow: keep it out of login flows.

        `POST /v1/users/search`. [Documentation](https://stytch.com/docs/api/search-users).

        Args:
            cursor: Place to resume from: `next_cursor` in the previous response's
                `results_metadata`, or unset for the first page. A page holds at most 1000 results.
            limit: Results per page: 100 by default, at most 1000. Page through more with
                `cursor`.
            query: Search filter: an operator and its operands. Without it, or without operands,
                every User is returned.
        """

    def search_pages(
        self,
        *,
        cursor: str | None = ...,
        limit: int | None = ...,
        query: t.SearchQuery | None = ...,
    ) -> AsyncWalk[t.ConsumerUsersSearchResponse]:
        """Walks through the pages of the list, fetching each when the loop reaches it.

        An empty `query` matches all users. Limited to 150 requests a minute and sometimes seconds
        slow: keep it out of login flows.

        `POST /v1/users/search`. [Documentation](https://stytch.com/docs/api/search-users).

        Args:
            cursor: Place to resume from: `next_cursor` in the previous response's
                `results_metadata`, or unset for the first page. A page holds at most 1000 results.
            limit: Results per page: 100 by default, at most 1000. Page through more with
                `cursor`.
            query: Search filter: an operator and its operands. Without it, or without operands,
                every User is returned.
        """

    async def update(
        self,
        *,
        user_id: str,
        name: t.ConsumerUserName | None = ...,
        attributes: t.ConsumerAttributes | None = ...,
        trusted_metadata: dict[str, Any] | None = ...,
        untrusted_metadata: dict[str, Any] | None = ...,
        external_id: str | None = ...,
        roles: Sequence[str] | None = ...,
    ) -> t.ConsumerUsersUpdateResponse:
        """Updates a user's name, metadata, external ID or roles.

        Email addresses and phone numbers cannot be added here, as they must be verified: use a
        `send` call with the `user_id`.

        `PUT /v1/users/{user_id}`. [Documentation](https://stytch.com/docs/api/update-user).

        Args:
            user_id: ID of the User, or the User's `external_id` if one is set.
            name: Name of the User; every part is optional.
            attributes: End user's IP address and user agent as seen by your app, used to help
                detect fraud.
            trusted_metadata: JSON object of your own application data.
            untrusted_metadata: JSON object of your own application data that end users can
                change through the frontend SDKs; keep nothing critical in it.
            external_id: Your own identifier for the User, accepted in place of `user_id`; up to
                128 alphanumerics, `.`, `_`, `-` or `|`.
            roles: IDs of the Roles to assign explicitly to the User.
        """

class _AsyncConsumerWebauthn(Group):
    """Passkeys and WebAuthn devices."""

    async def authenticate(
        self,
        *,
        public_key_credential: str,
        session_token: str | None = ...,
        session_duration_minutes: int | None = ...,
        session_jwt: str | None = ...,
        session_custom_claims: dict[str, Any] | None = ...,
        telemetry_id: str | None = ...,
    ) -> t.ConsumerWebauthnAuthenticateResponse:
        """Logs a user in with a passkey or WebAuthn device.

        `public_key_credential` is what `navigator.credentials.get()` returned in the browser. A
        session starts only if `session_duration_minutes` is set.

        `POST /v1/webauthn/authenticate`.
        [Documentation](https://stytch.com/docs/api/webauthn-authenticate).

        Args:
            public_key_credential: JSON of the credential returned by the browser's
                `navigator.credentials.get()`.
            session_token: Token of the User's existing session.
            session_duration_minutes: Session lifetime in minutes from now, 5 to 527040 (366
                days); an existing session is extended by it. No session is started when unset.
            session_jwt: JWT of the User's existing session.
            session_custom_claims: Custom claims for the session and its JWT, at most 4
                kilobytes; `null` deletes a key, and reserved claims such as `iss` or `sub` are
                ignored. Needs `session_duration_minutes` to start a session.
            telemetry_id: Device Fingerprinting telemetry ID; when set, Stytch stores the
                device's fingerprints and IP location with the User or Member. Needs a workspace
                with Device Fingerprinting on.
        """

    async def authenticate_start(
        self,
        *,
        domain: str,
        user_id: str | None = ...,
        return_passkey_credential_options: bool | None = ...,
        use_base64_url_encoding: bool | None = ...,
    ) -> t.ConsumerWebauthnAuthenticateStartResponse:
        """Starts a login with a passkey or WebAuthn device.

        Pass `public_key_credential_request_options` to `navigator.credentials.get()`, and its
        result to `authenticate`. Set `return_passkey_credential_options` for passkeys, and
        `use_base64_url_encoding` for the browser's built-in methods.

        `POST /v1/webauthn/authenticate/start`.
        [Documentation](https://stytch.com/docs/api/webauthn-authenticate-start).

        Args:
            domain: Domain for Passkeys or WebAuthn, which is normally your page's
                `window.location.hostname`, such as `example.com`.
            user_id: ID of the active User the Passkey or WebAuthn registration belongs to, or
                the User's `external_id` if one is set.
            return_passkey_credential_options: Whether to return options suited to Passkeys,
                with `userVerification` set to `preferred`.
            use_base64_url_encoding: Whether the returned public key credential options use
                base64url; set it for browser calls such as `navigator.credentials.create`.
        """

    async def list_credentials(
        self,
        *,
        user_id: str,
        domain: str,
    ) -> t.ConsumerWebauthnListCredentialsResponse:
        """Lists a user's passkey and WebAuthn credentials for a domain.

        `GET /v1/webauthn/credentials/{user_id}/{domain}`.
        [Documentation](https://stytch.com/docs/api/webauthn-register).

        Args:
            user_id: ID of the active User whose Passkey or WebAuthn registrations to list.
            domain: Domain for Passkeys or WebAuthn, which is normally your page's
                `window.location.hostname`, such as `example.com`.
        """

    async def register(
        self,
        *,
        user_id: str,
        public_key_credential: str,
        session_token: str | None = ...,
        session_duration_minutes: int | None = ...,
        session_jwt: str | None = ...,
        session_custom_claims: dict[str, Any] | None = ...,
        telemetry_id: str | None = ...,
    ) -> t.ConsumerWebauthnRegisterResponse:
        """Completes the registration of a passkey or WebAuthn device.

        `public_key_credential` is what `navigator.credentials.create()` returned in the browser. A
        session starts only if `session_duration_minutes` is set.

        `POST /v1/webauthn/register`.
        [Documentation](https://stytch.com/docs/api/webauthn-register).

        Args:
            user_id: ID of the active User the Passkey or WebAuthn registration belongs to, or
                the User's `external_id` if one is set.
            public_key_credential: JSON of the credential returned by the browser's
                `navigator.credentials.create()`.
            session_token: Token of the User's existing session.
            session_duration_minutes: Session lifetime in minutes from now, 5 to 527040 (366
                days); an existing session is extended by it. No session is started when unset.
            session_jwt: JWT of the User's existing session.
            session_custom_claims: Custom claims for the session and its JWT, at most 4
                kilobytes; `null` deletes a key, and reserved claims such as `iss` or `sub` are
                ignored. Needs `session_duration_minutes` to start a session.
            telemetry_id: Device Fingerprinting telemetry ID; when set, Stytch stores the
                device's fingerprints and IP location with the User or Member. Needs a workspace
                with Device Fingerprinting on.
        """

    async def register_start(
        self,
        *,
        user_id: str,
        domain: str,
        user_agent: str | None = ...,
        authenticator_type: t.ConsumerAuthenticatorType | None = ...,
        return_passkey_credential_options: bool | None = ...,
        override_id: str | None = ...,
        override_name: str | None = ...,
        override_display_name: str | None = ...,
        use_base64_url_encoding: bool | None = ...,
    ) -> t.ConsumerWebauthnRegisterStartResponse:
        """Starts the registration of a passkey or WebAuthn device.

        Pass `public_key_credential_creation_options` to `navigator.credentials.create()`, and its
        result to `register`. Set `return_passkey_credential_options` for passkeys, and
        `use_base64_url_encoding` for the browser's built-in methods.

        `POST /v1/webauthn/register/start`.
        [Documentation](https://stytch.com/docs/api/webauthn-register-start).

        Args:
            user_id: ID of the active User the Passkey or WebAuthn registration belongs to, or
                the User's `external_id` if one is set.
            domain: Domain for Passkeys or WebAuthn, which is normally your page's
                `window.location.hostname`, such as `example.com`.
            user_agent: User agent string of the client.
            authenticator_type: Kind of Passkey or WebAuthn device to ask for, `platform` or
                `cross-platform`; both are allowed when unset.
            return_passkey_credential_options: Whether to return options suited to Passkeys,
                with a `required` `residentKey` and `preferred` `userVerification`.
            override_id: User ID to put in the WebAuthn creation options instead of the default.
            override_name: User name to put in the WebAuthn creation options instead of the
                default.
            override_display_name: User display name to put in the WebAuthn creation options
                instead of the default.
            use_base64_url_encoding: Whether the returned public key credential options use
                base64url; set it for browser calls such as `navigator.credentials.create`.
        """

    async def update(
        self,
        *,
        webauthn_registration_id: str,
        name: str,
    ) -> t.ConsumerWebauthnUpdateResponse:
        """Renames a passkey or WebAuthn registration.

        `PUT /v1/webauthn/{webauthn_registration_id}`.
        [Documentation](https://stytch.com/docs/api/webauthn-update).

        Args:
            webauthn_registration_id: ID of the Passkey or WebAuthn registration to update.
            name: New name for the Passkey or WebAuthn registration.
        """

class _AsyncDebug(Group):
    """A check of credentials."""

    async def whoami(self) -> t.DebugWhoamiResponse:
        """Returns the ID and name of the project that the credentials belong to.

        Useful for checking credentials.

        `GET /v1/debug/whoami`. [Documentation](https://stytch.com/docs/api).
        """

class _AsyncFraud(Group):
    """The fraud and risk API, on a separate host."""
    email: _AsyncFraudEmail
    fingerprint: _AsyncFraudFingerprint
    rules: _AsyncFraudRules
    verdict_reasons: _AsyncFraudVerdictReasons

class _AsyncFraudEmail(Group):
    """Risk of email addresses."""

    async def risk(
        self,
        *,
        email_address: str,
    ) -> t.FraudEmailRiskResponse:
        """Rates the risk of an email address.

        `action` recommends `ALLOW`, `CHALLENGE` or `BLOCK`. In beta: ask Stytch for access.

        `POST /v1/email/risk`. [Documentation](https://stytch.com/docs/fraud/api).

        Args:
            email_address: Email address to assess for risk.
        """

class _AsyncFraudFingerprint(Group):
    """Device fingerprints and verdicts."""

    async def lookup(
        self,
        *,
        telemetry_id: str,
        external_metadata: t.FraudExternalMetadata | None = ...,
    ) -> t.FraudFingerprintLookupResponse:
        """Fetches the device fingerprint and verdict for a telemetry ID.

        The verdict recommends `ALLOW`, `CHALLENGE` or `BLOCK`. An unknown or expired ID is a 404
        `telemetry_id_not_found`; treat it like `BLOCK`, because attackers can send forged IDs.

        `POST /v1/fingerprint/lookup`.
        [Documentation](https://stytch.com/docs/fraud/api/fingerprint-lookup).

        Args:
            telemetry_id: Telemetry ID of the fingerprint to look up.
            external_metadata: Identifiers of yours to attach to the telemetry id, searchable in
                the Dashboard; each at most 65 characters of alphanumerics, `_`, `-`, `+`, `.` or
                `@`.
        """

class _AsyncFraudRules(Group):
    """Rules that allow, challenge or block traffic."""

    async def list(
        self,
        *,
        cursor: str | None = ...,
        limit: int | None = ...,
    ) -> t.FraudRulesListResponse:
        """Lists the project's fraud rules.

        Paginated by `cursor` and `limit`.

        `POST /v1/rules/list`. [Documentation](https://stytch.com/docs/fraud/api).

        Args:
            cursor: Place to resume from: the `next_cursor` of the previous page, or unset for
                the first page. A page holds at most 100 rules.
            limit: Rules per page: 10 by default, at most 100. Page through more with `cursor`.
        """

    def list_items(
        self,
        *,
        cursor: str | None = ...,
        limit: int | None = ...,
    ) -> AsyncWalk[t.FraudRule]:
        """Walks through the items of the list, fetching pages as they are needed.

        Paginated by `cursor` and `limit`.

        `POST /v1/rules/list`. [Documentation](https://stytch.com/docs/fraud/api).

        Args:
            cursor: Place to resume from: the `next_cursor` of the previous page, or unset for
                the first page. A page holds at most 100 rules.
            limit: Rules per page: 10 by default, at most 100. Page through more with `cursor`.
        """

    def list_pages(
        self,
        *,
        cursor: str | None = ...,
        limit: int | None = ...,
    ) -> AsyncWalk[t.FraudRulesListResponse]:
        """Walks through the pages of the list, fetching each when the loop reaches it.

        Paginated by `cursor` and `limit`.

        `POST /v1/rules/list`. [Documentation](https://stytch.com/docs/fraud/api).

        Args:
            cursor: Place to resume from: the `next_cursor` of the previous page, or unset for
                the first page. A page holds at most 100 rules.
            limit: Rules per page: 10 by default, at most 100. Page through more with `cursor`.
        """

    async def set(
        self,
        *,
        action: t.FraudRuleAction,
        visitor_id: str | None = ...,
        browser_id: str | None = ...,
        visitor_fingerprint: str | None = ...,
        browser_fingerprint: str | None = ...,
        hardware_fingerprint: str | None = ...,
        network_fingerprint: str | None = ...,
        expires_in_minutes: int | None = ...,
        description: str | None = ...,
        cidr_block: str | None = ...,
        country_code: str | None = ...,
        asn: str | None = ...,
    ) -> t.FraudRulesSetResponse:
        """Sets the verdict for a visitor, browser, fingerprint, network or country.

        Rules apply in the order `visitor_id`, `browser_id`, `visitor_fingerprint`,
        `browser_fingerprint`, `hardware_fingerprint`, `network_fingerprint`, then `cidr_block`,
        `asn` and `country_code`; of CIDR blocks the smallest wins. Many people can share a browser,
        hardware or network fingerprint. A `country_code` cannot be set to `ALLOW`.

        `POST /v1/rules/set`. [Documentation](https://stytch.com/docs/fraud/api).

        Args:
            action: Outcome for fingerprint lookups matching the identifier: `ALLOW` (not for
                country codes), `BLOCK`, `CHALLENGE`, or `NONE` to remove the stored rule.
            visitor_id: Visitor ID to set the rule for; excludes every other identifier in the
                request.
            browser_id: Browser ID to set the rule for; excludes every other identifier in the
                request.
            visitor_fingerprint: Visitor fingerprint to set the rule for; excludes every other
                identifier in the request.
            browser_fingerprint: Browser fingerprint to set the rule for; excludes every other
                identifier in the request.
            hardware_fingerprint: Hardware fingerprint to set the rule for; a request takes
                exactly one identifier.
            network_fingerprint: Network fingerprint to set the rule for; excludes every other
                identifier.
            expires_in_minutes: Minutes until the rule expires; a rule without it never expires.
            description: Optional note on what the rule is for.
            cidr_block: IP address, or CIDR block with a prefix of 16 to 32, to set the rule
                for, such as `192.0.2.0/24`; excludes every other identifier in the request.
            country_code: ISO 3166-1 alpha-2 country code to set the rule for, such as `US`;
                cannot be combined with an `ALLOW` action or any other identifier.
            asn: ASN to set the rule for, in decimal from `0` to `4294967295`; excludes every
                other identifier in the request.
        """

class _AsyncFraudVerdictReasons(Group):
    """Reasons behind verdicts and the actions they lead to."""

    async def list(
        self,
        *,
        overrides_only: bool | None = ...,
    ) -> t.FraudVerdictReasonsListResponse:
        """Lists the verdict reasons that can be overridden, with their actions.

        The list does not contain every reason that a lookup may return.

        `POST /v1/verdict_reasons/list`.
        [Documentation](https://stytch.com/docs/fraud/api/set-verdict-reason-override).

        Args:
            overrides_only: Whether to list only the verdict reasons that have an override;
                `false` when unset.
        """

    async def override(
        self,
        *,
        verdict_reason: str,
        override_action: t.FraudRuleAction,
        override_description: str | None = ...,
    ) -> t.FraudVerdictReasonsOverrideResponse:
        """Overrides the action of a verdict reason.

        For instance, lets `VIRTUAL_MACHINE` pass with `ALLOW` in place of its default `CHALLENGE`.

        `POST /v1/verdict_reasons/override`.
        [Documentation](https://stytch.com/docs/fraud/api/set-verdict-reason-override).

        Args:
            verdict_reason: Verdict reason to override, any warning flag except `RULE_MATCH`.
            override_action: Action to return for the verdict reason: `ALLOW`, `BLOCK` or
                `CHALLENGE`.
            override_description: Note on why the override exists.
        """

class _AsyncM2m(Group):
    """Machine-to-machine authentication."""
    clients: _AsyncM2mClients

    async def authenticate_token(
        self,
        *,
        access_token: str,
        max_age_seconds: int = ...,
        required_scopes: Sequence[str] = ...,
    ) -> t.AuthenticatedClient:
        """Authenticates the access token of a machine, without a request once the project's keys are
        cached.

        Raises `Denied` if the check says no.

        Args:
            access_token: The token.
            max_age_seconds: Age from which a token is not accepted even if it is valid.
                Default: no limit.
            required_scopes: Scopes that the token must have, such as `read:users`. A token with
                `read:*` has it too.
        """

    async def fetch_token(
        self,
        *,
        client_id: str,
        client_secret: str,
        scopes: Sequence[str] = ...,
        force_refresh: bool | None = ...,
    ) -> t.AccessToken:
        """Returns an access token for a machine: a cached one until it is about to expire.

        Args:
            client_id: The machine.
            client_secret: Its secret.
            scopes: Default: all scopes of the machine.
            force_refresh: Fetches a new token even if one is cached. Default: false.
        """

class _AsyncM2mClients(Group):
    """M2M clients."""
    secrets: _AsyncM2mClientsSecrets

    async def create(
        self,
        *,
        scopes: Sequence[str],
        client_id: str | None = ...,
        client_secret: str | None = ...,
        client_name: str | None = ...,
        client_description: str | None = ...,
        trusted_metadata: dict[str, Any] | None = ...,
    ) -> t.M2mClientsCreateResponse:
        """Creates an M2M client.

        ID and secret are generated unless set, for instance to import a client. Only this response
        contains the `client_secret`: store it. A lost secret can only be rotated.

        `POST /v1/m2m/clients`. [Documentation](https://stytch.com/docs/b2b/api/create-m2m-client).

        Args:
            scopes: Scopes assigned to the M2M client.
            client_id: ID of the new client, unique in the project; Stytch generates one when
                unset.
            client_secret: Secret of the new client, at least 8 characters and hard enough to
                guess; Stytch generates one when unset.
            client_name: Readable name of the client.
            client_description: Readable description of the client.
            trusted_metadata: JSON object of your own application data.
        """

    async def delete(
        self,
        *,
        client_id: str,
    ) -> t.M2mClientsDeleteResponse:
        """Deletes an M2M client.

        Access tokens issued to it stay valid until they expire; a low maximum token age when
        checking them narrows that window.

        `DELETE /v1/m2m/clients/{client_id}`.
        [Documentation](https://stytch.com/docs/api/m2m-client).

        Args:
            client_id: Unique ID of the client.
        """

    async def get(
        self,
        *,
        client_id: str,
    ) -> t.M2mClientsGetResponse:
        """Fetches an M2M client.

        `GET /v1/m2m/clients/{client_id}`.
        [Documentation](https://stytch.com/docs/api-reference/b2b/api/m2m/m2m-client/get-m2m-client).

        Args:
            client_id: Unique ID of the client.
        """

    async def search(
        self,
        *,
        cursor: str | None = ...,
        limit: int | None = ...,
        query: t.SearchQuery | None = ...,
    ) -> t.M2mClientsSearchResponse:
        """Searches the M2M clients of the project.

        Filters by `client_id`, `client_name` (exact) and `scopes`; an empty `query` matches all
        clients.

        `POST /v1/m2m/clients/search`.
        [Documentation](https://stytch.com/docs/api-reference/b2b/api/m2m/m2m-client/search-m2m-clients).

        Args:
            cursor: Place to resume from: `next_cursor` in the previous response's
                `results_metadata`, or unset for the first page. A page holds at most 1000 results.
            limit: Results per page: 100 by default, at most 1000. Page through more with
                `cursor`.
            query: Search filter: an operator and its operands. Without it, or without operands,
                every M2M client is returned.
        """

    def search_items(
        self,
        *,
        cursor: str | None = ...,
        limit: int | None = ...,
        query: t.SearchQuery | None = ...,
    ) -> AsyncWalk[t.M2mM2mClient]:
        """Walks through the items of the list, fetching pages as they are needed.

        Filters by `client_id`, `client_name` (exact) and `scopes`; an empty `query` matches all
        clients.

        `POST /v1/m2m/clients/search`.
        [Documentation](https://stytch.com/docs/api-reference/b2b/api/m2m/m2m-client/search-m2m-clients).

        Args:
            cursor: Place to resume from: `next_cursor` in the previous response's
                `results_metadata`, or unset for the first page. A page holds at most 1000 results.
            limit: Results per page: 100 by default, at most 1000. Page through more with
                `cursor`.
            query: Search filter: an operator and its operands. Without it, or without operands,
                every M2M client is returned.
        """

    def search_pages(
        self,
        *,
        cursor: str | None = ...,
        limit: int | None = ...,
        query: t.SearchQuery | None = ...,
    ) -> AsyncWalk[t.M2mClientsSearchResponse]:
        """Walks through the pages of the list, fetching each when the loop reaches it.

        Filters by `client_id`, `client_name` (exact) and `scopes`; an empty `query` matches all
        clients.

        `POST /v1/m2m/clients/search`.
        [Documentation](https://stytch.com/docs/api-reference/b2b/api/m2m/m2m-client/search-m2m-clients).

        Args:
            cursor: Place to resume from: `next_cursor` in the previous response's
                `results_metadata`, or unset for the first page. A page holds at most 1000 results.
            limit: Results per page: 100 by default, at most 1000. Page through more with
                `cursor`.
            query: Search filter: an operator and its operands. Without it, or without operands,
                every M2M client is returned.
        """

    async def update(
        self,
        *,
        client_id: str,
        client_name: str | None = ...,
        client_description: str | None = ...,
        status: t.M2mM2mClientStatus | None = ...,
        scopes: Sequence[str] | None = ...,
        trusted_metadata: dict[str, Any] | None = ...,
    ) -> t.M2mClientsUpdateResponse:
        """Updates an M2M client.

        `status` turns it off and on. An inactive client gets no tokens, but those it has stay valid
        until they expire.

        `PUT /v1/m2m/clients/{client_id}`.
        [Documentation](https://stytch.com/docs/api-reference/b2b/api/m2m/m2m-client/update-m2m-client).

        Args:
            client_id: Unique ID of the client.
            client_name: Readable name of the client.
            client_description: Readable description of the client.
            status: Status of the M2M client: `active` or `inactive`.
            scopes: Scopes assigned to the M2M client.
            trusted_metadata: JSON object of your own application data.
        """

class _AsyncM2mClientsSecrets(Group):
    """Rotation of M2M clients' secrets."""

    async def rotate(
        self,
        *,
        client_id: str,
    ) -> t.M2mClientsSecretsRotateResponse:
        """Completes a secret rotation; the next secret takes over and the old one stops working.

        `POST /v1/m2m/clients/{client_id}/secrets/rotate`.
        [Documentation](https://stytch.com/docs/api/m2m-rotate-secret).

        Args:
            client_id: Unique ID of the client.
        """

    async def rotate_cancel(
        self,
        *,
        client_id: str,
    ) -> t.M2mClientsSecretsRotateCancelResponse:
        """Cancels a secret rotation; only the old secret stays valid.

        `POST /v1/m2m/clients/{client_id}/secrets/rotate/cancel`.
        [Documentation](https://stytch.com/docs/api/m2m-rotate-secret-cancel).

        Args:
            client_id: Unique ID of the client.
        """

    async def rotate_start(
        self,
        *,
        client_id: str,
    ) -> t.M2mClientsSecretsRotateStartResponse:
        """Starts a secret rotation and returns the next secret of an M2M client.

        Only this response contains `next_client_secret`: store it. Both secrets work until `rotate`
        or `rotate_cancel`.

        `POST /v1/m2m/clients/{client_id}/secrets/rotate/start`.
        [Documentation](https://stytch.com/docs/api/m2m-rotate-secret-start).

        Args:
            client_id: Unique ID of the client.
        """

class _AsyncOauth2(Group):
    """The OAuth 2.0 endpoints of a project: tokens for Connected Apps and M2M clients."""

    async def introspect(
        self,
        *,
        token: str,
        client_id: str,
        project_id: str = ...,
        client_secret: str = ...,
        token_type_hint: t.TokenTypeHint = ...,
    ) -> t.Oauth2IntrospectResponse:
        """Checks whether a token of a Connected App or M2M client is valid, and returns its claims
        (RFC 7662).

        A success with `active` set to `false` means that the token is not valid. The client
        authenticates in the form; the project's secret is not sent.

        `POST /v1/public/{project_id}/oauth2/introspect`.
        [Documentation](https://www.rfc-editor.org/rfc/rfc7662).

        Args:
            token: Token to check.
            client_id: ID of the calling client.
            project_id: ID of the Stytch project.
            client_secret: Secret of the calling client; public clients have none.
            token_type_hint: Type of the token, to find it faster: `access_token` or
                `refresh_token`.
        """

    async def revoke(
        self,
        *,
        token: str,
        client_id: str,
        project_id: str = ...,
        client_secret: str = ...,
        token_type_hint: t.TokenTypeHint = ...,
    ) -> t.Oauth2RevokeResponse:
        """Revokes a token of a Connected App (RFC 7009).

        Revoking a refresh token also revokes the access token it came with. The client
        authenticates in the form; the project's secret is not sent.

        `POST /v1/public/{project_id}/oauth2/revoke`.
        [Documentation](https://www.rfc-editor.org/rfc/rfc7009).

        Args:
            token: Token to revoke.
            client_id: Client that the token was given to.
            project_id: ID of the Stytch project.
            client_secret: Secret of the client; public clients have none.
            token_type_hint: Type of the token, to find it faster: `access_token` or
                `refresh_token`.
        """

    async def token(
        self,
        *,
        grant_type: t.GrantType,
        client_id: str,
        project_id: str = ...,
        client_secret: str = ...,
        scope: str = ...,
        code: str = ...,
        redirect_uri: str = ...,
        code_verifier: str = ...,
        refresh_token: str = ...,
    ) -> t.Oauth2TokenResponse:
        """Issues tokens to an OAuth 2.0 client (RFC 6749).

        With `client_credentials` pass the `client_secret` and optionally a `scope`; with
        `authorization_code` the `code`, `redirect_uri` and, for PKCE, `code_verifier`; with
        `refresh_token` the `refresh_token`. The client authenticates in the form; the project's
        secret is not sent.

        `POST /v1/public/{project_id}/oauth2/token`.
        [Documentation](https://www.rfc-editor.org/rfc/rfc6749#section-4).

        Args:
            grant_type: How the token is obtained: with client credentials, an authorization
                code or a refresh token.
            client_id: Client that requests a token.
            project_id: ID of the Stytch project.
            client_secret: Secret of the client; public clients have none.
            scope: Scopes to request, separated by spaces; Stytch grants all of the client's
                when unset.
            code: Authorization code from the redirect.
            redirect_uri: Redirect URI that started the flow; needed with an authorization code.
            code_verifier: PKCE verifier (RFC 7636) of the challenge that started the flow.
            refresh_token: Refresh token to exchange; needed with that grant.
        """

    async def userinfo(
        self,
        *,
        access_token: str,
        project_id: str = ...,
    ) -> t.Oauth2UserinfoResponse:
        """Returns the claims about the User or Member of an access token (OpenID Connect).

        The scopes of the token determine which claims are returned.

        `GET /v1/public/{project_id}/oauth2/userinfo`.
        [Documentation](https://openid.net/specs/openid-connect-core-1_0.html#UserInfo).

        Args:
            access_token: Access token of the User or Member, sent as `Authorization: Bearer`.
            project_id: ID of the Stytch project.
        """

class _AsyncPkce(Group):
    """PKCE (RFC 7636)."""

    def generate(self) -> t.Pkce:
        """Generates a PKCE verifier and its challenge (RFC 7636) for a login."""

class _AsyncProject(Group):
    """Figures about the project."""

    async def metrics(self) -> t.ProjectMetricsResponse:
        """Counts the project's users, organizations, members and M2M clients.

        `GET /v1/projects/metrics`. [Documentation](https://stytch.com/docs/api).
        """

class _AsyncWebhooks(Group):
    """Webhooks."""

    def verify(
        self,
        *,
        signing_secrets: Sequence[str],
        headers: _Headers,
        body: bytes | str,
        tolerance_seconds: int = ...,
    ) -> t.WebhookEvent:
        """Returns the event of a webhook if one of the secrets signed it, within the tolerance.

        Raises `Denied` if the webhook is not Stytch's, and `DecodeError` if it is, but is not an
        event.

        Args:
            signing_secrets: Secret that the dashboard shows as `whsec_..`, or several of them
                during a rotation.
            headers: Headers of the request, as the web framework has them.
            body: Body of the request as it arrived, not parsed.
            tolerance_seconds: How old it may be. Default: 300.
        """
