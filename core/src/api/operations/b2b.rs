//! Operations whose names start with `b2b`.

use http::Method;

use super::kinds;
use crate::operation::{Auth, BodyKind, Host, Kind, MEMBER_SESSION, MEMBER_SESSION_JWT, Operation, Param, Place};

pub(crate) static B2B_DISCOVERY_INTERMEDIATE_SESSIONS_EXCHANGE: Operation = Operation {
    name: "b2b.discovery.intermediate_sessions.exchange",
    method: Method::POST,
    path: "/v1/b2b/discovery/intermediate_sessions/exchange",
    host: Host::Api,
    auth: Auth::Project,
    body: BodyKind::Json,
    params: &[
        Param::new(Place::Body, "intermediate_session_token", Kind::String).required(),
        Param::new(Place::Body, "organization_id", Kind::String).required(),
        Param::new(Place::Body, "session_duration_minutes", Kind::Integer),
        Param::new(Place::Body, "session_custom_claims", Kind::Map),
        Param::new(Place::Body, "locale", Kind::String),
        Param::new(Place::Body, "telemetry_id", Kind::String),
    ],
    docs: "https://stytch.com/docs/b2b/api/exchange-intermediate-session",
};

pub(crate) static B2B_DISCOVERY_ORGANIZATIONS_CREATE: Operation = Operation {
    name: "b2b.discovery.organizations.create",
    method: Method::POST,
    path: "/v1/b2b/discovery/organizations/create",
    host: Host::Api,
    auth: Auth::Project,
    body: BodyKind::Json,
    params: &[
        Param::new(Place::Body, "intermediate_session_token", Kind::String).required(),
        Param::new(Place::Body, "session_duration_minutes", Kind::Integer),
        Param::new(Place::Body, "session_custom_claims", Kind::Map),
        Param::new(Place::Body, "organization_name", Kind::String),
        Param::new(Place::Body, "organization_slug", Kind::String),
        Param::new(Place::Body, "organization_external_id", Kind::String),
        Param::new(Place::Body, "organization_logo_url", Kind::String),
        Param::new(Place::Body, "trusted_metadata", Kind::Map),
        Param::new(Place::Body, "sso_jit_provisioning", Kind::String),
        Param::new(Place::Body, "email_allowed_domains", Kind::Array(&Kind::String)),
        Param::new(Place::Body, "email_jit_provisioning", Kind::String),
        Param::new(Place::Body, "email_invites", Kind::String),
        Param::new(Place::Body, "auth_methods", Kind::String),
        Param::new(Place::Body, "allowed_auth_methods", Kind::Array(&Kind::String)),
        Param::new(Place::Body, "mfa_policy", Kind::String),
        Param::new(
            Place::Body,
            "rbac_email_implicit_role_assignments",
            Kind::Array(&kinds::B2B_EMAIL_IMPLICIT_ROLE_ASSIGNMENT),
        ),
        Param::new(Place::Body, "mfa_methods", Kind::String),
        Param::new(Place::Body, "allowed_mfa_methods", Kind::Array(&Kind::String)),
        Param::new(Place::Body, "oauth_tenant_jit_provisioning", Kind::String),
        Param::new(Place::Body, "allowed_oauth_tenants", Kind::Map),
        Param::new(Place::Body, "first_party_connected_apps_allowed_type", Kind::String),
        Param::new(Place::Body, "allowed_first_party_connected_apps", Kind::Array(&Kind::String)),
        Param::new(Place::Body, "third_party_connected_apps_allowed_type", Kind::String),
        Param::new(Place::Body, "allowed_third_party_connected_apps", Kind::Array(&Kind::String)),
        Param::new(Place::Body, "telemetry_id", Kind::String),
    ],
    docs: "https://stytch.com/docs/b2b/api/create-organization-via-discovery",
};

pub(crate) static B2B_DISCOVERY_ORGANIZATIONS_LIST: Operation = Operation {
    name: "b2b.discovery.organizations.list",
    method: Method::POST,
    path: "/v1/b2b/discovery/organizations",
    host: Host::Api,
    auth: Auth::Project,
    body: BodyKind::Json,
    params: &[
        Param::new(Place::Body, "intermediate_session_token", Kind::String),
        Param::new(Place::Body, "session_token", Kind::String),
        Param::new(Place::Body, "session_jwt", Kind::String),
    ],
    docs: "https://stytch.com/docs/b2b/api/list-discovered-organizations",
};

pub(crate) static B2B_IDP_OAUTH_AUTHORIZE: Operation = Operation {
    name: "b2b.idp.oauth.authorize",
    method: Method::POST,
    path: "/v1/b2b/idp/oauth/authorize",
    host: Host::Api,
    auth: Auth::Project,
    body: BodyKind::Json,
    params: &[
        Param::new(Place::Body, "consent_granted", Kind::Boolean).required(),
        Param::new(Place::Body, "scopes", Kind::Array(&Kind::String)).required(),
        Param::new(Place::Body, "client_id", Kind::String).required(),
        Param::new(Place::Body, "redirect_uri", Kind::String).required(),
        Param::new(Place::Body, "response_type", Kind::String).required(),
        Param::new(Place::Body, "organization_id", Kind::String),
        Param::new(Place::Body, "member_id", Kind::String),
        Param::new(Place::Body, "session_token", Kind::String),
        Param::new(Place::Body, "session_jwt", Kind::String),
        Param::new(Place::Body, "prompt", Kind::String),
        Param::new(Place::Body, "state", Kind::String),
        Param::new(Place::Body, "nonce", Kind::String),
        Param::new(Place::Body, "code_challenge", Kind::String),
        Param::new(Place::Body, "resources", Kind::Array(&Kind::String)),
    ],
    docs: "https://stytch.com/docs/b2b/api/connected-apps-oauth-authorize",
};

pub(crate) static B2B_IDP_OAUTH_AUTHORIZE_START: Operation = Operation {
    name: "b2b.idp.oauth.authorize_start",
    method: Method::POST,
    path: "/v1/b2b/idp/oauth/authorize/start",
    host: Host::Api,
    auth: Auth::Project,
    body: BodyKind::Json,
    params: &[
        Param::new(Place::Body, "client_id", Kind::String).required(),
        Param::new(Place::Body, "redirect_uri", Kind::String).required(),
        Param::new(Place::Body, "response_type", Kind::String).required(),
        Param::new(Place::Body, "scopes", Kind::Array(&Kind::String)).required(),
        Param::new(Place::Body, "organization_id", Kind::String),
        Param::new(Place::Body, "member_id", Kind::String),
        Param::new(Place::Body, "session_token", Kind::String),
        Param::new(Place::Body, "session_jwt", Kind::String),
        Param::new(Place::Body, "prompt", Kind::String),
    ],
    docs: "https://stytch.com/docs/b2b/api/connected-apps-oauth-authorize-start",
};

pub(crate) static B2B_IMPERSONATION_AUTHENTICATE: Operation = Operation {
    name: "b2b.impersonation.authenticate",
    method: Method::POST,
    path: "/v1/b2b/impersonation/authenticate",
    host: Host::Api,
    auth: Auth::Project,
    body: BodyKind::Json,
    params: &[Param::new(Place::Body, "impersonation_token", Kind::String).required()],
    docs: "https://stytch.com/docs/b2b/api/authenticate-impersonation-token",
};

pub(crate) static B2B_MAGIC_LINKS_AUTHENTICATE: Operation = Operation {
    name: "b2b.magic_links.authenticate",
    method: Method::POST,
    path: "/v1/b2b/magic_links/authenticate",
    host: Host::Api,
    auth: Auth::Project,
    body: BodyKind::Json,
    params: &[
        Param::new(Place::Body, "magic_links_token", Kind::String).required(),
        Param::new(Place::Body, "pkce_code_verifier", Kind::String),
        Param::new(Place::Body, "session_token", Kind::String),
        Param::new(Place::Body, "session_jwt", Kind::String),
        Param::new(Place::Body, "session_duration_minutes", Kind::Integer),
        Param::new(Place::Body, "session_custom_claims", Kind::Map),
        Param::new(Place::Body, "locale", Kind::String),
        Param::new(Place::Body, "intermediate_session_token", Kind::String),
        Param::new(Place::Body, "telemetry_id", Kind::String),
    ],
    docs: "https://stytch.com/docs/b2b/api/authenticate-magic-link",
};

pub(crate) static B2B_MAGIC_LINKS_DISCOVERY_AUTHENTICATE: Operation = Operation {
    name: "b2b.magic_links.discovery.authenticate",
    method: Method::POST,
    path: "/v1/b2b/magic_links/discovery/authenticate",
    host: Host::Api,
    auth: Auth::Project,
    body: BodyKind::Json,
    params: &[
        Param::new(Place::Body, "discovery_magic_links_token", Kind::String).required(),
        Param::new(Place::Body, "pkce_code_verifier", Kind::String),
    ],
    docs: "https://stytch.com/docs/b2b/api/authenticate-discovery-magic-link",
};

pub(crate) static B2B_MAGIC_LINKS_EMAIL_DISCOVERY_SEND: Operation = Operation {
    name: "b2b.magic_links.email.discovery.send",
    method: Method::POST,
    path: "/v1/b2b/magic_links/email/discovery/send",
    host: Host::Api,
    auth: Auth::Project,
    body: BodyKind::Json,
    params: &[
        Param::new(Place::Body, "email_address", Kind::String).required(),
        Param::new(Place::Body, "discovery_redirect_url", Kind::String),
        Param::new(Place::Body, "pkce_code_challenge", Kind::String),
        Param::new(Place::Body, "login_template_id", Kind::String),
        Param::new(Place::Body, "locale", Kind::String),
        Param::new(Place::Body, "discovery_expiration_minutes", Kind::Unsigned),
    ],
    docs: "https://stytch.com/docs/b2b/api/send-discovery-email",
};

pub(crate) static B2B_MAGIC_LINKS_EMAIL_INVITE: Operation = Operation {
    name: "b2b.magic_links.email.invite",
    method: Method::POST,
    path: "/v1/b2b/magic_links/email/invite",
    host: Host::Api,
    auth: Auth::Project,
    body: BodyKind::Json,
    params: &[
        Param::new(Place::Header, MEMBER_SESSION, Kind::String),
        Param::new(Place::Header, MEMBER_SESSION_JWT, Kind::String),
        Param::new(Place::Body, "organization_id", Kind::String).required(),
        Param::new(Place::Body, "email_address", Kind::String).required(),
        Param::new(Place::Body, "invite_redirect_url", Kind::String),
        Param::new(Place::Body, "invited_by_member_id", Kind::String),
        Param::new(Place::Body, "name", Kind::String),
        Param::new(Place::Body, "trusted_metadata", Kind::Map),
        Param::new(Place::Body, "untrusted_metadata", Kind::Map),
        Param::new(Place::Body, "invite_template_id", Kind::String),
        Param::new(Place::Body, "locale", Kind::String),
        Param::new(Place::Body, "roles", Kind::Array(&Kind::String)),
        Param::new(Place::Body, "invite_expiration_minutes", Kind::Unsigned),
    ],
    docs: "https://stytch.com/docs/b2b/api/send-invite-email",
};

pub(crate) static B2B_MAGIC_LINKS_EMAIL_LOGIN_OR_SIGNUP: Operation = Operation {
    name: "b2b.magic_links.email.login_or_signup",
    method: Method::POST,
    path: "/v1/b2b/magic_links/email/login_or_signup",
    host: Host::Api,
    auth: Auth::Project,
    body: BodyKind::Json,
    params: &[
        Param::new(Place::Body, "organization_id", Kind::String).required(),
        Param::new(Place::Body, "email_address", Kind::String).required(),
        Param::new(Place::Body, "login_redirect_url", Kind::String),
        Param::new(Place::Body, "signup_redirect_url", Kind::String),
        Param::new(Place::Body, "pkce_code_challenge", Kind::String),
        Param::new(Place::Body, "login_template_id", Kind::String),
        Param::new(Place::Body, "signup_template_id", Kind::String),
        Param::new(Place::Body, "locale", Kind::String),
        Param::new(Place::Body, "login_expiration_minutes", Kind::Unsigned),
        Param::new(Place::Body, "signup_expiration_minutes", Kind::Unsigned),
    ],
    docs: "https://stytch.com/docs/b2b/api/send-login-signup-email",
};

pub(crate) static B2B_OAUTH_AUTHENTICATE: Operation = Operation {
    name: "b2b.oauth.authenticate",
    method: Method::POST,
    path: "/v1/b2b/oauth/authenticate",
    host: Host::Api,
    auth: Auth::Project,
    body: BodyKind::Json,
    params: &[
        Param::new(Place::Body, "oauth_token", Kind::String).required(),
        Param::new(Place::Body, "session_token", Kind::String),
        Param::new(Place::Body, "session_duration_minutes", Kind::Integer),
        Param::new(Place::Body, "session_jwt", Kind::String),
        Param::new(Place::Body, "session_custom_claims", Kind::Map),
        Param::new(Place::Body, "pkce_code_verifier", Kind::String),
        Param::new(Place::Body, "locale", Kind::String),
        Param::new(Place::Body, "intermediate_session_token", Kind::String),
        Param::new(Place::Body, "telemetry_id", Kind::String),
    ],
    docs: "https://stytch.com/docs/b2b/api/authenticate-oauth",
};

pub(crate) static B2B_OAUTH_DISCOVERY_AUTHENTICATE: Operation = Operation {
    name: "b2b.oauth.discovery.authenticate",
    method: Method::POST,
    path: "/v1/b2b/oauth/discovery/authenticate",
    host: Host::Api,
    auth: Auth::Project,
    body: BodyKind::Json,
    params: &[
        Param::new(Place::Body, "discovery_oauth_token", Kind::String).required(),
        Param::new(Place::Body, "session_token", Kind::String),
        Param::new(Place::Body, "session_duration_minutes", Kind::Integer),
        Param::new(Place::Body, "session_jwt", Kind::String),
        Param::new(Place::Body, "session_custom_claims", Kind::Map),
        Param::new(Place::Body, "pkce_code_verifier", Kind::String),
    ],
    docs: "https://stytch.com/docs/b2b/api/authenticate-discovery-oauth",
};

pub(crate) static B2B_ORGANIZATIONS_CONNECTED_APPS: Operation = Operation {
    name: "b2b.organizations.connected_apps",
    method: Method::GET,
    path: "/v1/b2b/organizations/{organization_id}/connected_apps",
    host: Host::Api,
    auth: Auth::Project,
    body: BodyKind::None,
    params: &[
        Param::new(Place::Path, "organization_id", Kind::String).required(),
        Param::new(Place::Header, MEMBER_SESSION, Kind::String),
        Param::new(Place::Header, MEMBER_SESSION_JWT, Kind::String),
    ],
    docs: "https://stytch.com/docs/b2b/api/connected-app-org-get-all",
};

pub(crate) static B2B_ORGANIZATIONS_CREATE: Operation = Operation {
    name: "b2b.organizations.create",
    method: Method::POST,
    path: "/v1/b2b/organizations",
    host: Host::Api,
    auth: Auth::Project,
    body: BodyKind::Json,
    params: &[
        Param::new(Place::Body, "organization_name", Kind::String).required(),
        Param::new(Place::Body, "organization_slug", Kind::String),
        Param::new(Place::Body, "organization_logo_url", Kind::String),
        Param::new(Place::Body, "trusted_metadata", Kind::Map),
        Param::new(Place::Body, "organization_external_id", Kind::String),
        Param::new(Place::Body, "sso_jit_provisioning", Kind::String),
        Param::new(Place::Body, "email_allowed_domains", Kind::Array(&Kind::String)),
        Param::new(Place::Body, "email_jit_provisioning", Kind::String),
        Param::new(Place::Body, "email_invites", Kind::String),
        Param::new(Place::Body, "auth_methods", Kind::String),
        Param::new(Place::Body, "allowed_auth_methods", Kind::Array(&Kind::String)),
        Param::new(Place::Body, "mfa_policy", Kind::String),
        Param::new(
            Place::Body,
            "rbac_email_implicit_role_assignments",
            Kind::Array(&kinds::B2B_EMAIL_IMPLICIT_ROLE_ASSIGNMENT),
        ),
        Param::new(Place::Body, "mfa_methods", Kind::String),
        Param::new(Place::Body, "allowed_mfa_methods", Kind::Array(&Kind::String)),
        Param::new(Place::Body, "oauth_tenant_jit_provisioning", Kind::String),
        Param::new(Place::Body, "allowed_oauth_tenants", Kind::Map),
        Param::new(Place::Body, "claimed_email_domains", Kind::Array(&Kind::String)),
        Param::new(Place::Body, "first_party_connected_apps_allowed_type", Kind::String),
        Param::new(Place::Body, "allowed_first_party_connected_apps", Kind::Array(&Kind::String)),
        Param::new(Place::Body, "third_party_connected_apps_allowed_type", Kind::String),
        Param::new(Place::Body, "allowed_third_party_connected_apps", Kind::Array(&Kind::String)),
    ],
    docs: "https://stytch.com/docs/b2b/api/create-organization",
};

pub(crate) static B2B_ORGANIZATIONS_DELETE: Operation = Operation {
    name: "b2b.organizations.delete",
    method: Method::DELETE,
    path: "/v1/b2b/organizations/{organization_id}",
    host: Host::Api,
    auth: Auth::Project,
    body: BodyKind::None,
    params: &[
        Param::new(Place::Path, "organization_id", Kind::String).required(),
        Param::new(Place::Header, MEMBER_SESSION, Kind::String),
        Param::new(Place::Header, MEMBER_SESSION_JWT, Kind::String),
    ],
    docs: "https://stytch.com/docs/b2b/api/delete-organization",
};

pub(crate) static B2B_ORGANIZATIONS_DELETE_EXTERNAL_ID: Operation = Operation {
    name: "b2b.organizations.delete_external_id",
    method: Method::DELETE,
    path: "/v1/b2b/organizations/{organization_id}/external_id",
    host: Host::Api,
    auth: Auth::Project,
    body: BodyKind::None,
    params: &[
        Param::new(Place::Path, "organization_id", Kind::String).required(),
        Param::new(Place::Header, MEMBER_SESSION, Kind::String),
        Param::new(Place::Header, MEMBER_SESSION_JWT, Kind::String),
    ],
    docs: "https://stytch.com/docs/b2b/api/organization-object",
};

pub(crate) static B2B_ORGANIZATIONS_GET: Operation = Operation {
    name: "b2b.organizations.get",
    method: Method::GET,
    path: "/v1/b2b/organizations/{organization_id}",
    host: Host::Api,
    auth: Auth::Project,
    body: BodyKind::None,
    params: &[Param::new(Place::Path, "organization_id", Kind::String).required()],
    docs: "https://stytch.com/docs/b2b/api/get-organization",
};

pub(crate) static B2B_ORGANIZATIONS_GET_CONNECTED_APP: Operation = Operation {
    name: "b2b.organizations.get_connected_app",
    method: Method::GET,
    path: "/v1/b2b/organizations/{organization_id}/connected_apps/{connected_app_id}",
    host: Host::Api,
    auth: Auth::Project,
    body: BodyKind::None,
    params: &[
        Param::new(Place::Path, "organization_id", Kind::String).required(),
        Param::new(Place::Path, "connected_app_id", Kind::String).required(),
        Param::new(Place::Header, MEMBER_SESSION, Kind::String),
        Param::new(Place::Header, MEMBER_SESSION_JWT, Kind::String),
    ],
    docs: "https://stytch.com/docs/b2b/api/connected-app-org-get",
};

pub(crate) static B2B_ORGANIZATIONS_MEMBERS_CONNECTED_APPS_REVOKE: Operation = Operation {
    name: "b2b.organizations.members.connected_apps.revoke",
    method: Method::POST,
    path: "/v1/b2b/organizations/{organization_id}/members/{member_id}/connected_apps/{connected_app_id}/revoke",
    host: Host::Api,
    auth: Auth::Project,
    body: BodyKind::Json,
    params: &[
        Param::new(Place::Path, "organization_id", Kind::String).required(),
        Param::new(Place::Path, "member_id", Kind::String).required(),
        Param::new(Place::Path, "connected_app_id", Kind::String).required(),
        Param::new(Place::Header, MEMBER_SESSION, Kind::String),
        Param::new(Place::Header, MEMBER_SESSION_JWT, Kind::String),
    ],
    docs: "https://stytch.com/docs/b2b/api/connected-app-member-revoke",
};

pub(crate) static B2B_ORGANIZATIONS_MEMBERS_CREATE: Operation = Operation {
    name: "b2b.organizations.members.create",
    method: Method::POST,
    path: "/v1/b2b/organizations/{organization_id}/members",
    host: Host::Api,
    auth: Auth::Project,
    body: BodyKind::Json,
    params: &[
        Param::new(Place::Path, "organization_id", Kind::String).required(),
        Param::new(Place::Header, MEMBER_SESSION, Kind::String),
        Param::new(Place::Header, MEMBER_SESSION_JWT, Kind::String),
        Param::new(Place::Body, "email_address", Kind::String).required(),
        Param::new(Place::Body, "name", Kind::String),
        Param::new(Place::Body, "trusted_metadata", Kind::Map),
        Param::new(Place::Body, "untrusted_metadata", Kind::Map),
        Param::new(Place::Body, "create_member_as_pending", Kind::Boolean),
        Param::new(Place::Body, "is_breakglass", Kind::Boolean),
        Param::new(Place::Body, "mfa_phone_number", Kind::String),
        Param::new(Place::Body, "mfa_enrolled", Kind::Boolean),
        Param::new(Place::Body, "roles", Kind::Array(&Kind::String)),
        Param::new(Place::Body, "external_id", Kind::String),
    ],
    docs: "https://stytch.com/docs/b2b/api/create-member",
};

pub(crate) static B2B_ORGANIZATIONS_MEMBERS_DANGEROUSLY_GET: Operation = Operation {
    name: "b2b.organizations.members.dangerously_get",
    method: Method::GET,
    path: "/v1/b2b/organizations/members/dangerously_get/{member_id}",
    host: Host::Api,
    auth: Auth::Project,
    body: BodyKind::None,
    params: &[
        Param::new(Place::Path, "member_id", Kind::String).required(),
        Param::new(Place::Query, "include_deleted", Kind::Boolean),
    ],
    docs: "https://stytch.com/docs/b2b/api/get-member",
};

pub(crate) static B2B_ORGANIZATIONS_MEMBERS_DELETE: Operation = Operation {
    name: "b2b.organizations.members.delete",
    method: Method::DELETE,
    path: "/v1/b2b/organizations/{organization_id}/members/{member_id}",
    host: Host::Api,
    auth: Auth::Project,
    body: BodyKind::None,
    params: &[
        Param::new(Place::Path, "organization_id", Kind::String).required(),
        Param::new(Place::Path, "member_id", Kind::String).required(),
        Param::new(Place::Header, MEMBER_SESSION, Kind::String),
        Param::new(Place::Header, MEMBER_SESSION_JWT, Kind::String),
    ],
    docs: "https://stytch.com/docs/b2b/api/delete-member",
};

pub(crate) static B2B_ORGANIZATIONS_MEMBERS_DELETE_EXTERNAL_ID: Operation = Operation {
    name: "b2b.organizations.members.delete_external_id",
    method: Method::DELETE,
    path: "/v1/b2b/organizations/{organization_id}/members/{member_id}/external_id",
    host: Host::Api,
    auth: Auth::Project,
    body: BodyKind::None,
    params: &[
        Param::new(Place::Path, "organization_id", Kind::String).required(),
        Param::new(Place::Path, "member_id", Kind::String).required(),
        Param::new(Place::Header, MEMBER_SESSION, Kind::String),
        Param::new(Place::Header, MEMBER_SESSION_JWT, Kind::String),
    ],
    docs: "https://stytch.com/docs/b2b/api/member-object",
};

pub(crate) static B2B_ORGANIZATIONS_MEMBERS_DELETE_MFA_PHONE_NUMBER: Operation = Operation {
    name: "b2b.organizations.members.delete_mfa_phone_number",
    method: Method::DELETE,
    path: "/v1/b2b/organizations/{organization_id}/members/mfa_phone_numbers/{member_id}",
    host: Host::Api,
    auth: Auth::Project,
    body: BodyKind::None,
    params: &[
        Param::new(Place::Path, "organization_id", Kind::String).required(),
        Param::new(Place::Path, "member_id", Kind::String).required(),
        Param::new(Place::Header, MEMBER_SESSION, Kind::String),
        Param::new(Place::Header, MEMBER_SESSION_JWT, Kind::String),
    ],
    docs: "https://stytch.com/docs/b2b/api/delete-member-mfa-phone-number",
};

pub(crate) static B2B_ORGANIZATIONS_MEMBERS_DELETE_PASSWORD: Operation = Operation {
    name: "b2b.organizations.members.delete_password",
    method: Method::DELETE,
    path: "/v1/b2b/organizations/{organization_id}/members/passwords/{member_password_id}",
    host: Host::Api,
    auth: Auth::Project,
    body: BodyKind::None,
    params: &[
        Param::new(Place::Path, "organization_id", Kind::String).required(),
        Param::new(Place::Path, "member_password_id", Kind::String).required(),
        Param::new(Place::Header, MEMBER_SESSION, Kind::String),
        Param::new(Place::Header, MEMBER_SESSION_JWT, Kind::String),
    ],
    docs: "https://stytch.com/docs/b2b/api/delete-member-password",
};

pub(crate) static B2B_ORGANIZATIONS_MEMBERS_DELETE_TOTP: Operation = Operation {
    name: "b2b.organizations.members.delete_totp",
    method: Method::DELETE,
    path: "/v1/b2b/organizations/{organization_id}/members/{member_id}/totp",
    host: Host::Api,
    auth: Auth::Project,
    body: BodyKind::None,
    params: &[
        Param::new(Place::Path, "organization_id", Kind::String).required(),
        Param::new(Place::Path, "member_id", Kind::String).required(),
        Param::new(Place::Header, MEMBER_SESSION, Kind::String),
        Param::new(Place::Header, MEMBER_SESSION_JWT, Kind::String),
    ],
    docs: "https://stytch.com/docs/b2b/api/delete-member-mfa-totp",
};

pub(crate) static B2B_ORGANIZATIONS_MEMBERS_GET: Operation = Operation {
    name: "b2b.organizations.members.get",
    method: Method::GET,
    path: "/v1/b2b/organizations/{organization_id}/member",
    host: Host::Api,
    auth: Auth::Project,
    body: BodyKind::None,
    params: &[
        Param::new(Place::Path, "organization_id", Kind::String).required(),
        Param::new(Place::Query, "member_id", Kind::String),
        Param::new(Place::Query, "email_address", Kind::String),
    ],
    docs: "https://stytch.com/docs/b2b/api/get-member",
};

pub(crate) static B2B_ORGANIZATIONS_MEMBERS_GET_CONNECTED_APPS: Operation = Operation {
    name: "b2b.organizations.members.get_connected_apps",
    method: Method::GET,
    path: "/v1/b2b/organizations/{organization_id}/members/{member_id}/connected_apps",
    host: Host::Api,
    auth: Auth::Project,
    body: BodyKind::None,
    params: &[
        Param::new(Place::Path, "organization_id", Kind::String).required(),
        Param::new(Place::Path, "member_id", Kind::String).required(),
        Param::new(Place::Header, MEMBER_SESSION, Kind::String),
        Param::new(Place::Header, MEMBER_SESSION_JWT, Kind::String),
    ],
    docs: "https://stytch.com/docs/b2b/api/connected-app-member-get-all",
};

pub(crate) static B2B_ORGANIZATIONS_MEMBERS_OAUTH_PROVIDERS_GITHUB: Operation = Operation {
    name: "b2b.organizations.members.oauth_providers.github",
    method: Method::GET,
    path: "/v1/b2b/organizations/{organization_id}/members/{member_id}/oauth_providers/github",
    host: Host::Api,
    auth: Auth::Project,
    body: BodyKind::None,
    params: &[
        Param::new(Place::Path, "organization_id", Kind::String).required(),
        Param::new(Place::Path, "member_id", Kind::String).required(),
        Param::new(Place::Query, "include_refresh_token", Kind::Boolean),
    ],
    docs: "https://stytch.com/docs/b2b/api/member-object",
};

pub(crate) static B2B_ORGANIZATIONS_MEMBERS_OAUTH_PROVIDERS_GOOGLE: Operation = Operation {
    name: "b2b.organizations.members.oauth_providers.google",
    method: Method::GET,
    path: "/v1/b2b/organizations/{organization_id}/members/{member_id}/oauth_providers/google",
    host: Host::Api,
    auth: Auth::Project,
    body: BodyKind::None,
    params: &[
        Param::new(Place::Path, "organization_id", Kind::String).required(),
        Param::new(Place::Path, "member_id", Kind::String).required(),
        Param::new(Place::Query, "include_refresh_token", Kind::Boolean),
    ],
    docs: "https://stytch.com/docs/b2b/api/member-object",
};

pub(crate) static B2B_ORGANIZATIONS_MEMBERS_OAUTH_PROVIDERS_HUBSPOT: Operation = Operation {
    name: "b2b.organizations.members.oauth_providers.hubspot",
    method: Method::GET,
    path: "/v1/b2b/organizations/{organization_id}/members/{member_id}/oauth_providers/hubspot",
    host: Host::Api,
    auth: Auth::Project,
    body: BodyKind::None,
    params: &[
        Param::new(Place::Path, "organization_id", Kind::String).required(),
        Param::new(Place::Path, "member_id", Kind::String).required(),
        Param::new(Place::Query, "include_refresh_token", Kind::Boolean),
    ],
    docs: "https://stytch.com/docs/b2b/api/member-object",
};

pub(crate) static B2B_ORGANIZATIONS_MEMBERS_OAUTH_PROVIDERS_MICROSOFT: Operation = Operation {
    name: "b2b.organizations.members.oauth_providers.microsoft",
    method: Method::GET,
    path: "/v1/b2b/organizations/{organization_id}/members/{member_id}/oauth_providers/microsoft",
    host: Host::Api,
    auth: Auth::Project,
    body: BodyKind::None,
    params: &[
        Param::new(Place::Path, "organization_id", Kind::String).required(),
        Param::new(Place::Path, "member_id", Kind::String).required(),
        Param::new(Place::Query, "include_refresh_token", Kind::Boolean),
    ],
    docs: "https://stytch.com/docs/b2b/api/member-object",
};

pub(crate) static B2B_ORGANIZATIONS_MEMBERS_OAUTH_PROVIDERS_SLACK: Operation = Operation {
    name: "b2b.organizations.members.oauth_providers.slack",
    method: Method::GET,
    path: "/v1/b2b/organizations/{organization_id}/members/{member_id}/oauth_providers/slack",
    host: Host::Api,
    auth: Auth::Project,
    body: BodyKind::None,
    params: &[
        Param::new(Place::Path, "organization_id", Kind::String).required(),
        Param::new(Place::Path, "member_id", Kind::String).required(),
    ],
    docs: "https://stytch.com/docs/b2b/api/member-object",
};

pub(crate) static B2B_ORGANIZATIONS_MEMBERS_OIDC_PROVIDERS: Operation = Operation {
    name: "b2b.organizations.members.oidc_providers",
    method: Method::GET,
    path: "/v1/b2b/organizations/{organization_id}/members/{member_id}/oidc_providers",
    host: Host::Api,
    auth: Auth::Project,
    body: BodyKind::None,
    params: &[
        Param::new(Place::Path, "organization_id", Kind::String).required(),
        Param::new(Place::Path, "member_id", Kind::String).required(),
        Param::new(Place::Query, "include_refresh_token", Kind::Boolean),
    ],
    docs: "https://stytch.com/docs/b2b/api/member-object",
};

pub(crate) static B2B_ORGANIZATIONS_MEMBERS_REACTIVATE: Operation = Operation {
    name: "b2b.organizations.members.reactivate",
    method: Method::PUT,
    path: "/v1/b2b/organizations/{organization_id}/members/{member_id}/reactivate",
    host: Host::Api,
    auth: Auth::Project,
    body: BodyKind::Json,
    params: &[
        Param::new(Place::Path, "organization_id", Kind::String).required(),
        Param::new(Place::Path, "member_id", Kind::String).required(),
        Param::new(Place::Header, MEMBER_SESSION, Kind::String),
        Param::new(Place::Header, MEMBER_SESSION_JWT, Kind::String),
    ],
    docs: "https://stytch.com/docs/b2b/api/reactivate-member",
};

pub(crate) static B2B_ORGANIZATIONS_MEMBERS_SEARCH: Operation = Operation {
    name: "b2b.organizations.members.search",
    method: Method::POST,
    path: "/v1/b2b/organizations/members/search",
    host: Host::Api,
    auth: Auth::Project,
    body: BodyKind::Json,
    params: &[
        Param::new(Place::Header, MEMBER_SESSION, Kind::String),
        Param::new(Place::Header, MEMBER_SESSION_JWT, Kind::String),
        Param::new(Place::Body, "organization_ids", Kind::Array(&Kind::String)).required(),
        Param::new(Place::Body, "cursor", Kind::String),
        Param::new(Place::Body, "limit", Kind::Unsigned),
        Param::new(Place::Body, "query", kinds::SEARCH_QUERY),
    ],
    docs: "https://stytch.com/docs/b2b/api/search-members",
};

pub(crate) static B2B_ORGANIZATIONS_MEMBERS_START_EMAIL_UPDATE: Operation = Operation {
    name: "b2b.organizations.members.start_email_update",
    method: Method::POST,
    path: "/v1/b2b/organizations/{organization_id}/members/{member_id}/start_email_update",
    host: Host::Api,
    auth: Auth::Project,
    body: BodyKind::Json,
    params: &[
        Param::new(Place::Path, "organization_id", Kind::String).required(),
        Param::new(Place::Path, "member_id", Kind::String).required(),
        Param::new(Place::Header, MEMBER_SESSION, Kind::String),
        Param::new(Place::Header, MEMBER_SESSION_JWT, Kind::String),
        Param::new(Place::Body, "email_address", Kind::String).required(),
        Param::new(Place::Body, "login_redirect_url", Kind::String),
        Param::new(Place::Body, "locale", Kind::String),
        Param::new(Place::Body, "login_template_id", Kind::String),
        Param::new(Place::Body, "delivery_method", Kind::String),
    ],
    docs: "https://stytch.com/docs/b2b/api/start-member-email-update",
};

pub(crate) static B2B_ORGANIZATIONS_MEMBERS_UNLINK_RETIRED_EMAIL: Operation = Operation {
    name: "b2b.organizations.members.unlink_retired_email",
    method: Method::POST,
    path: "/v1/b2b/organizations/{organization_id}/members/{member_id}/unlink_retired_email",
    host: Host::Api,
    auth: Auth::Project,
    body: BodyKind::Json,
    params: &[
        Param::new(Place::Path, "organization_id", Kind::String).required(),
        Param::new(Place::Path, "member_id", Kind::String).required(),
        Param::new(Place::Header, MEMBER_SESSION, Kind::String),
        Param::new(Place::Header, MEMBER_SESSION_JWT, Kind::String),
        Param::new(Place::Body, "email_id", Kind::String),
        Param::new(Place::Body, "email_address", Kind::String),
    ],
    docs: "https://stytch.com/docs/b2b/api/unlink-retired-member-email",
};

pub(crate) static B2B_ORGANIZATIONS_MEMBERS_UPDATE: Operation = Operation {
    name: "b2b.organizations.members.update",
    method: Method::PUT,
    path: "/v1/b2b/organizations/{organization_id}/members/{member_id}",
    host: Host::Api,
    auth: Auth::Project,
    body: BodyKind::Json,
    params: &[
        Param::new(Place::Path, "organization_id", Kind::String).required(),
        Param::new(Place::Path, "member_id", Kind::String).required(),
        Param::new(Place::Header, MEMBER_SESSION, Kind::String),
        Param::new(Place::Header, MEMBER_SESSION_JWT, Kind::String),
        Param::new(Place::Body, "name", Kind::String),
        Param::new(Place::Body, "trusted_metadata", Kind::Map),
        Param::new(Place::Body, "untrusted_metadata", Kind::Map),
        Param::new(Place::Body, "is_breakglass", Kind::Boolean),
        Param::new(Place::Body, "mfa_phone_number", Kind::String),
        Param::new(Place::Body, "mfa_enrolled", Kind::Boolean),
        Param::new(Place::Body, "roles", Kind::Array(&Kind::String)),
        Param::new(Place::Body, "preserve_existing_sessions", Kind::Boolean),
        Param::new(Place::Body, "default_mfa_method", Kind::String),
        Param::new(Place::Body, "email_address", Kind::String),
        Param::new(Place::Body, "external_id", Kind::String),
        Param::new(Place::Body, "unlink_email", Kind::Boolean),
    ],
    docs: "https://stytch.com/docs/b2b/api/update-member",
};

pub(crate) static B2B_ORGANIZATIONS_METRICS: Operation = Operation {
    name: "b2b.organizations.metrics",
    method: Method::GET,
    path: "/v1/b2b/organizations/{organization_id}/metrics",
    host: Host::Api,
    auth: Auth::Project,
    body: BodyKind::None,
    params: &[Param::new(Place::Path, "organization_id", Kind::String).required()],
    docs: "https://stytch.com/docs/b2b/api/organization-object",
};

pub(crate) static B2B_ORGANIZATIONS_SEARCH: Operation = Operation {
    name: "b2b.organizations.search",
    method: Method::POST,
    path: "/v1/b2b/organizations/search",
    host: Host::Api,
    auth: Auth::Project,
    body: BodyKind::Json,
    params: &[
        Param::new(Place::Body, "cursor", Kind::String),
        Param::new(Place::Body, "limit", Kind::Unsigned),
        Param::new(Place::Body, "query", kinds::SEARCH_QUERY),
    ],
    docs: "https://stytch.com/docs/b2b/api/search-organizations",
};

pub(crate) static B2B_ORGANIZATIONS_UPDATE: Operation = Operation {
    name: "b2b.organizations.update",
    method: Method::PUT,
    path: "/v1/b2b/organizations/{organization_id}",
    host: Host::Api,
    auth: Auth::Project,
    body: BodyKind::Json,
    params: &[
        Param::new(Place::Path, "organization_id", Kind::String).required(),
        Param::new(Place::Header, MEMBER_SESSION, Kind::String),
        Param::new(Place::Header, MEMBER_SESSION_JWT, Kind::String),
        Param::new(Place::Body, "organization_name", Kind::String),
        Param::new(Place::Body, "organization_slug", Kind::String),
        Param::new(Place::Body, "organization_logo_url", Kind::String),
        Param::new(Place::Body, "trusted_metadata", Kind::Map),
        Param::new(Place::Body, "organization_external_id", Kind::String),
        Param::new(Place::Body, "sso_default_connection_id", Kind::String),
        Param::new(Place::Body, "sso_jit_provisioning", Kind::String),
        Param::new(Place::Body, "sso_jit_provisioning_allowed_connections", Kind::Array(&Kind::String)),
        Param::new(Place::Body, "email_allowed_domains", Kind::Array(&Kind::String)),
        Param::new(Place::Body, "email_jit_provisioning", Kind::String),
        Param::new(Place::Body, "email_invites", Kind::String),
        Param::new(Place::Body, "auth_methods", Kind::String),
        Param::new(Place::Body, "allowed_auth_methods", Kind::Array(&Kind::String)),
        Param::new(Place::Body, "mfa_policy", Kind::String),
        Param::new(
            Place::Body,
            "rbac_email_implicit_role_assignments",
            Kind::Array(&kinds::B2B_EMAIL_IMPLICIT_ROLE_ASSIGNMENT),
        ),
        Param::new(Place::Body, "mfa_methods", Kind::String),
        Param::new(Place::Body, "allowed_mfa_methods", Kind::Array(&Kind::String)),
        Param::new(Place::Body, "oauth_tenant_jit_provisioning", Kind::String),
        Param::new(Place::Body, "allowed_oauth_tenants", Kind::Map),
        Param::new(Place::Body, "claimed_email_domains", Kind::Array(&Kind::String)),
        Param::new(Place::Body, "first_party_connected_apps_allowed_type", Kind::String),
        Param::new(Place::Body, "allowed_first_party_connected_apps", Kind::Array(&Kind::String)),
        Param::new(Place::Body, "third_party_connected_apps_allowed_type", Kind::String),
        Param::new(Place::Body, "allowed_third_party_connected_apps", Kind::Array(&Kind::String)),
    ],
    docs: "https://stytch.com/docs/b2b/api/update-organization",
};

pub(crate) static B2B_OTPS_EMAIL_AUTHENTICATE: Operation = Operation {
    name: "b2b.otps.email.authenticate",
    method: Method::POST,
    path: "/v1/b2b/otps/email/authenticate",
    host: Host::Api,
    auth: Auth::Project,
    body: BodyKind::Json,
    params: &[
        Param::new(Place::Body, "organization_id", Kind::String).required(),
        Param::new(Place::Body, "email_address", Kind::String).required(),
        Param::new(Place::Body, "code", Kind::String).required(),
        Param::new(Place::Body, "session_token", Kind::String),
        Param::new(Place::Body, "session_jwt", Kind::String),
        Param::new(Place::Body, "intermediate_session_token", Kind::String),
        Param::new(Place::Body, "session_duration_minutes", Kind::Integer),
        Param::new(Place::Body, "session_custom_claims", Kind::Map),
        Param::new(Place::Body, "locale", Kind::String),
        Param::new(Place::Body, "telemetry_id", Kind::String),
    ],
    docs: "https://stytch.com/docs/b2b/api/authenticate-email-otp",
};

pub(crate) static B2B_OTPS_EMAIL_DISCOVERY_AUTHENTICATE: Operation = Operation {
    name: "b2b.otps.email.discovery.authenticate",
    method: Method::POST,
    path: "/v1/b2b/otps/email/discovery/authenticate",
    host: Host::Api,
    auth: Auth::Project,
    body: BodyKind::Json,
    params: &[
        Param::new(Place::Body, "email_address", Kind::String).required(),
        Param::new(Place::Body, "code", Kind::String).required(),
    ],
    docs: "https://stytch.com/docs/b2b/api/authenticate-discovery-email-otp",
};

pub(crate) static B2B_OTPS_EMAIL_DISCOVERY_SEND: Operation = Operation {
    name: "b2b.otps.email.discovery.send",
    method: Method::POST,
    path: "/v1/b2b/otps/email/discovery/send",
    host: Host::Api,
    auth: Auth::Project,
    body: BodyKind::Json,
    params: &[
        Param::new(Place::Body, "email_address", Kind::String).required(),
        Param::new(Place::Body, "login_template_id", Kind::String),
        Param::new(Place::Body, "locale", Kind::String),
        Param::new(Place::Body, "discovery_expiration_minutes", Kind::Unsigned),
    ],
    docs: "https://stytch.com/docs/b2b/api/send-discovery-email-otp",
};

pub(crate) static B2B_OTPS_EMAIL_LOGIN_OR_SIGNUP: Operation = Operation {
    name: "b2b.otps.email.login_or_signup",
    method: Method::POST,
    path: "/v1/b2b/otps/email/login_or_signup",
    host: Host::Api,
    auth: Auth::Project,
    body: BodyKind::Json,
    params: &[
        Param::new(Place::Body, "organization_id", Kind::String).required(),
        Param::new(Place::Body, "email_address", Kind::String).required(),
        Param::new(Place::Body, "login_template_id", Kind::String),
        Param::new(Place::Body, "signup_template_id", Kind::String),
        Param::new(Place::Body, "locale", Kind::String),
        Param::new(Place::Body, "login_expiration_minutes", Kind::Unsigned),
        Param::new(Place::Body, "signup_expiration_minutes", Kind::Unsigned),
    ],
    docs: "https://stytch.com/docs/b2b/api/send-login-signup-email-otp",
};

pub(crate) static B2B_OTPS_SMS_AUTHENTICATE: Operation = Operation {
    name: "b2b.otps.sms.authenticate",
    method: Method::POST,
    path: "/v1/b2b/otps/sms/authenticate",
    host: Host::Api,
    auth: Auth::Project,
    body: BodyKind::Json,
    params: &[
        Param::new(Place::Body, "organization_id", Kind::String).required(),
        Param::new(Place::Body, "member_id", Kind::String).required(),
        Param::new(Place::Body, "code", Kind::String).required(),
        Param::new(Place::Body, "intermediate_session_token", Kind::String),
        Param::new(Place::Body, "session_token", Kind::String),
        Param::new(Place::Body, "session_jwt", Kind::String),
        Param::new(Place::Body, "session_duration_minutes", Kind::Integer),
        Param::new(Place::Body, "session_custom_claims", Kind::Map),
        Param::new(Place::Body, "set_mfa_enrollment", Kind::String),
        Param::new(Place::Body, "set_default_mfa", Kind::Boolean),
        Param::new(Place::Body, "telemetry_id", Kind::String),
    ],
    docs: "https://stytch.com/docs/b2b/api/authenticate-otp-sms",
};

pub(crate) static B2B_OTPS_SMS_SEND: Operation = Operation {
    name: "b2b.otps.sms.send",
    method: Method::POST,
    path: "/v1/b2b/otps/sms/send",
    host: Host::Api,
    auth: Auth::Project,
    body: BodyKind::Json,
    params: &[
        Param::new(Place::Body, "organization_id", Kind::String).required(),
        Param::new(Place::Body, "member_id", Kind::String).required(),
        Param::new(Place::Body, "mfa_phone_number", Kind::String),
        Param::new(Place::Body, "locale", Kind::String),
        Param::new(Place::Body, "intermediate_session_token", Kind::String),
        Param::new(Place::Body, "session_token", Kind::String),
        Param::new(Place::Body, "session_jwt", Kind::String),
    ],
    docs: "https://stytch.com/docs/b2b/api/otp-sms-send",
};

pub(crate) static B2B_PASSWORDS_AUTHENTICATE: Operation = Operation {
    name: "b2b.passwords.authenticate",
    method: Method::POST,
    path: "/v1/b2b/passwords/authenticate",
    host: Host::Api,
    auth: Auth::Project,
    body: BodyKind::Json,
    params: &[
        Param::new(Place::Body, "organization_id", Kind::String).required(),
        Param::new(Place::Body, "email_address", Kind::String).required(),
        Param::new(Place::Body, "password", Kind::String).required(),
        Param::new(Place::Body, "session_token", Kind::String),
        Param::new(Place::Body, "session_duration_minutes", Kind::Integer),
        Param::new(Place::Body, "session_jwt", Kind::String),
        Param::new(Place::Body, "session_custom_claims", Kind::Map),
        Param::new(Place::Body, "locale", Kind::String),
        Param::new(Place::Body, "intermediate_session_token", Kind::String),
        Param::new(Place::Body, "telemetry_id", Kind::String),
    ],
    docs: "https://stytch.com/docs/b2b/api/passwords-authenticate",
};

pub(crate) static B2B_PASSWORDS_DISCOVERY_AUTHENTICATE: Operation = Operation {
    name: "b2b.passwords.discovery.authenticate",
    method: Method::POST,
    path: "/v1/b2b/passwords/discovery/authenticate",
    host: Host::Api,
    auth: Auth::Project,
    body: BodyKind::Json,
    params: &[
        Param::new(Place::Body, "email_address", Kind::String).required(),
        Param::new(Place::Body, "password", Kind::String).required(),
    ],
    docs: "https://stytch.com/docs/b2b/api/passwords-discovery-authenticate",
};

pub(crate) static B2B_PASSWORDS_DISCOVERY_EMAIL_RESET: Operation = Operation {
    name: "b2b.passwords.discovery.email.reset",
    method: Method::POST,
    path: "/v1/b2b/passwords/discovery/email/reset",
    host: Host::Api,
    auth: Auth::Project,
    body: BodyKind::Json,
    params: &[
        Param::new(Place::Body, "password_reset_token", Kind::String).required(),
        Param::new(Place::Body, "password", Kind::String).required(),
        Param::new(Place::Body, "pkce_code_verifier", Kind::String),
    ],
    docs: "https://stytch.com/docs/b2b/api/discovery-email-reset",
};

pub(crate) static B2B_PASSWORDS_DISCOVERY_EMAIL_RESET_START: Operation = Operation {
    name: "b2b.passwords.discovery.email.reset_start",
    method: Method::POST,
    path: "/v1/b2b/passwords/discovery/email/reset/start",
    host: Host::Api,
    auth: Auth::Project,
    body: BodyKind::Json,
    params: &[
        Param::new(Place::Body, "email_address", Kind::String).required(),
        Param::new(Place::Body, "reset_password_redirect_url", Kind::String),
        Param::new(Place::Body, "discovery_redirect_url", Kind::String),
        Param::new(Place::Body, "reset_password_template_id", Kind::String),
        Param::new(Place::Body, "reset_password_expiration_minutes", Kind::Integer),
        Param::new(Place::Body, "pkce_code_challenge", Kind::String),
        Param::new(Place::Body, "locale", Kind::String),
        Param::new(Place::Body, "verify_email_template_id", Kind::String),
    ],
    docs: "https://stytch.com/docs/b2b/api/discovery-email-reset-start",
};

pub(crate) static B2B_PASSWORDS_EMAIL_REQUIRE_RESET: Operation = Operation {
    name: "b2b.passwords.email.require_reset",
    method: Method::POST,
    path: "/v1/b2b/passwords/email/require_reset",
    host: Host::Api,
    auth: Auth::Project,
    body: BodyKind::Json,
    params: &[
        Param::new(Place::Header, MEMBER_SESSION, Kind::String),
        Param::new(Place::Header, MEMBER_SESSION_JWT, Kind::String),
        Param::new(Place::Body, "email_address", Kind::String).required(),
        Param::new(Place::Body, "organization_id", Kind::String),
        Param::new(Place::Body, "member_id", Kind::String),
    ],
    docs: "https://stytch.com/docs/b2b/api/passwords-require-reset-by-email",
};

pub(crate) static B2B_PASSWORDS_EMAIL_RESET: Operation = Operation {
    name: "b2b.passwords.email.reset",
    method: Method::POST,
    path: "/v1/b2b/passwords/email/reset",
    host: Host::Api,
    auth: Auth::Project,
    body: BodyKind::Json,
    params: &[
        Param::new(Place::Body, "password_reset_token", Kind::String).required(),
        Param::new(Place::Body, "password", Kind::String).required(),
        Param::new(Place::Body, "session_token", Kind::String),
        Param::new(Place::Body, "session_duration_minutes", Kind::Integer),
        Param::new(Place::Body, "session_jwt", Kind::String),
        Param::new(Place::Body, "code_verifier", Kind::String),
        Param::new(Place::Body, "session_custom_claims", Kind::Map),
        Param::new(Place::Body, "locale", Kind::String),
        Param::new(Place::Body, "intermediate_session_token", Kind::String),
        Param::new(Place::Body, "telemetry_id", Kind::String),
    ],
    docs: "https://stytch.com/docs/b2b/api/email-reset",
};

pub(crate) static B2B_PASSWORDS_EMAIL_RESET_START: Operation = Operation {
    name: "b2b.passwords.email.reset_start",
    method: Method::POST,
    path: "/v1/b2b/passwords/email/reset/start",
    host: Host::Api,
    auth: Auth::Project,
    body: BodyKind::Json,
    params: &[
        Param::new(Place::Body, "organization_id", Kind::String).required(),
        Param::new(Place::Body, "email_address", Kind::String).required(),
        Param::new(Place::Body, "reset_password_redirect_url", Kind::String),
        Param::new(Place::Body, "reset_password_expiration_minutes", Kind::Integer),
        Param::new(Place::Body, "code_challenge", Kind::String),
        Param::new(Place::Body, "login_redirect_url", Kind::String),
        Param::new(Place::Body, "locale", Kind::String),
        Param::new(Place::Body, "reset_password_template_id", Kind::String),
        Param::new(Place::Body, "verify_email_template_id", Kind::String),
    ],
    docs: "https://stytch.com/docs/b2b/api/email-reset-start",
};

pub(crate) static B2B_PASSWORDS_EXISTING_PASSWORD_RESET: Operation = Operation {
    name: "b2b.passwords.existing_password.reset",
    method: Method::POST,
    path: "/v1/b2b/passwords/existing_password/reset",
    host: Host::Api,
    auth: Auth::Project,
    body: BodyKind::Json,
    params: &[
        Param::new(Place::Body, "email_address", Kind::String).required(),
        Param::new(Place::Body, "existing_password", Kind::String).required(),
        Param::new(Place::Body, "new_password", Kind::String).required(),
        Param::new(Place::Body, "organization_id", Kind::String).required(),
        Param::new(Place::Body, "session_token", Kind::String),
        Param::new(Place::Body, "session_duration_minutes", Kind::Integer),
        Param::new(Place::Body, "session_jwt", Kind::String),
        Param::new(Place::Body, "session_custom_claims", Kind::Map),
        Param::new(Place::Body, "locale", Kind::String),
        Param::new(Place::Body, "telemetry_id", Kind::String),
    ],
    docs: "https://stytch.com/docs/b2b/api/existing-reset",
};

pub(crate) static B2B_PASSWORDS_MIGRATE: Operation = Operation {
    name: "b2b.passwords.migrate",
    method: Method::POST,
    path: "/v1/b2b/passwords/migrate",
    host: Host::Api,
    auth: Auth::Project,
    body: BodyKind::Json,
    params: &[
        Param::new(Place::Body, "email_address", Kind::String).required(),
        Param::new(Place::Body, "hash", Kind::String).required(),
        Param::new(Place::Body, "hash_type", Kind::String).required(),
        Param::new(Place::Body, "organization_id", Kind::String).required(),
        Param::new(Place::Body, "md_5_config", kinds::MD5_CONFIG),
        Param::new(Place::Body, "argon_2_config", kinds::ARGON2_CONFIG),
        Param::new(Place::Body, "sha_1_config", kinds::SHA1_CONFIG),
        Param::new(Place::Body, "sha_512_config", kinds::SHA512_CONFIG),
        Param::new(Place::Body, "scrypt_config", kinds::SCRYPT_CONFIG),
        Param::new(Place::Body, "pbkdf_2_config", kinds::PBKDF2_CONFIG),
        Param::new(Place::Body, "name", Kind::String),
        Param::new(Place::Body, "trusted_metadata", Kind::Map),
        Param::new(Place::Body, "untrusted_metadata", Kind::Map),
        Param::new(Place::Body, "roles", Kind::Array(&Kind::String)),
        Param::new(Place::Body, "preserve_existing_sessions", Kind::Boolean),
        Param::new(Place::Body, "mfa_phone_number", Kind::String),
        Param::new(Place::Body, "set_phone_number_verified", Kind::Boolean),
        Param::new(Place::Body, "external_id", Kind::String),
    ],
    docs: "https://stytch.com/docs/b2b/api/migrate",
};

pub(crate) static B2B_PASSWORDS_SESSIONS_RESET: Operation = Operation {
    name: "b2b.passwords.sessions.reset",
    method: Method::POST,
    path: "/v1/b2b/passwords/session/reset",
    host: Host::Api,
    auth: Auth::Project,
    body: BodyKind::Json,
    params: &[
        Param::new(Place::Body, "organization_id", Kind::String).required(),
        Param::new(Place::Body, "password", Kind::String).required(),
        Param::new(Place::Body, "session_token", Kind::String),
        Param::new(Place::Body, "session_jwt", Kind::String),
        Param::new(Place::Body, "session_duration_minutes", Kind::Integer),
        Param::new(Place::Body, "session_custom_claims", Kind::Map),
        Param::new(Place::Body, "locale", Kind::String),
        Param::new(Place::Body, "telemetry_id", Kind::String),
    ],
    docs: "https://stytch.com/docs/b2b/api/session-reset",
};

pub(crate) static B2B_PASSWORDS_STRENGTH_CHECK: Operation = Operation {
    name: "b2b.passwords.strength_check",
    method: Method::POST,
    path: "/v1/b2b/passwords/strength_check",
    host: Host::Api,
    auth: Auth::Project,
    body: BodyKind::Json,
    params: &[
        Param::new(Place::Body, "password", Kind::String).required(),
        Param::new(Place::Body, "email_address", Kind::String),
    ],
    docs: "https://stytch.com/docs/b2b/api/strength-check",
};

pub(crate) static B2B_RBAC_ORGANIZATIONS_GET_ORG_POLICY: Operation = Operation {
    name: "b2b.rbac.organizations.get_org_policy",
    method: Method::GET,
    path: "/v1/b2b/rbac/organizations/{organization_id}",
    host: Host::Api,
    auth: Auth::Project,
    body: BodyKind::None,
    params: &[Param::new(Place::Path, "organization_id", Kind::String).required()],
    docs: "https://stytch.com/docs/b2b/api/rbac-role-object",
};

pub(crate) static B2B_RBAC_ORGANIZATIONS_SET_ORG_POLICY: Operation = Operation {
    name: "b2b.rbac.organizations.set_org_policy",
    method: Method::PUT,
    path: "/v1/b2b/rbac/organizations/{organization_id}",
    host: Host::Api,
    auth: Auth::Project,
    body: BodyKind::Json,
    params: &[
        Param::new(Place::Path, "organization_id", Kind::String).required(),
        Param::new(Place::Body, "org_policy", kinds::B2B_ORG_POLICY).required(),
    ],
    docs: "https://stytch.com/docs/b2b/api/rbac-role-object",
};

pub(crate) static B2B_RBAC_POLICY: Operation = Operation {
    name: "b2b.rbac.policy",
    method: Method::GET,
    path: "/v1/b2b/rbac/policy",
    host: Host::Api,
    auth: Auth::Project,
    body: BodyKind::None,
    params: &[],
    docs: "https://stytch.com/docs/b2b/api/rbac-resource-object",
};

pub(crate) static B2B_RECOVERY_CODES_GET: Operation = Operation {
    name: "b2b.recovery_codes.get",
    method: Method::GET,
    path: "/v1/b2b/recovery_codes/{organization_id}/{member_id}",
    host: Host::Api,
    auth: Auth::Project,
    body: BodyKind::None,
    params: &[
        Param::new(Place::Path, "organization_id", Kind::String).required(),
        Param::new(Place::Path, "member_id", Kind::String).required(),
    ],
    docs: "https://stytch.com/docs/b2b/api/recovery-codes-get",
};

pub(crate) static B2B_RECOVERY_CODES_RECOVER: Operation = Operation {
    name: "b2b.recovery_codes.recover",
    method: Method::POST,
    path: "/v1/b2b/recovery_codes/recover",
    host: Host::Api,
    auth: Auth::Project,
    body: BodyKind::Json,
    params: &[
        Param::new(Place::Body, "organization_id", Kind::String).required(),
        Param::new(Place::Body, "member_id", Kind::String).required(),
        Param::new(Place::Body, "recovery_code", Kind::String).required(),
        Param::new(Place::Body, "intermediate_session_token", Kind::String),
        Param::new(Place::Body, "session_token", Kind::String),
        Param::new(Place::Body, "session_jwt", Kind::String),
        Param::new(Place::Body, "session_duration_minutes", Kind::Integer),
        Param::new(Place::Body, "session_custom_claims", Kind::Map),
        Param::new(Place::Body, "telemetry_id", Kind::String),
    ],
    docs: "https://stytch.com/docs/b2b/api/recovery-codes-recover",
};

pub(crate) static B2B_RECOVERY_CODES_ROTATE: Operation = Operation {
    name: "b2b.recovery_codes.rotate",
    method: Method::POST,
    path: "/v1/b2b/recovery_codes/rotate",
    host: Host::Api,
    auth: Auth::Project,
    body: BodyKind::Json,
    params: &[
        Param::new(Place::Body, "organization_id", Kind::String).required(),
        Param::new(Place::Body, "member_id", Kind::String).required(),
    ],
    docs: "https://stytch.com/docs/b2b/api/recovery-codes-rotate",
};

pub(crate) static B2B_SCIM_CONNECTION_CREATE: Operation = Operation {
    name: "b2b.scim.connection.create",
    method: Method::POST,
    path: "/v1/b2b/scim/{organization_id}/connection",
    host: Host::Api,
    auth: Auth::Project,
    body: BodyKind::Json,
    params: &[
        Param::new(Place::Path, "organization_id", Kind::String).required(),
        Param::new(Place::Header, MEMBER_SESSION, Kind::String),
        Param::new(Place::Header, MEMBER_SESSION_JWT, Kind::String),
        Param::new(Place::Body, "display_name", Kind::String),
        Param::new(Place::Body, "identity_provider", Kind::String),
    ],
    docs: "https://stytch.com/docs/b2b/api/create-scim-connection",
};

pub(crate) static B2B_SCIM_CONNECTION_DELETE: Operation = Operation {
    name: "b2b.scim.connection.delete",
    method: Method::DELETE,
    path: "/v1/b2b/scim/{organization_id}/connection/{connection_id}",
    host: Host::Api,
    auth: Auth::Project,
    body: BodyKind::None,
    params: &[
        Param::new(Place::Path, "organization_id", Kind::String).required(),
        Param::new(Place::Path, "connection_id", Kind::String).required(),
        Param::new(Place::Header, MEMBER_SESSION, Kind::String),
        Param::new(Place::Header, MEMBER_SESSION_JWT, Kind::String),
    ],
    docs: "https://stytch.com/docs/b2b/api/delete-scim-connection",
};

pub(crate) static B2B_SCIM_CONNECTION_GET: Operation = Operation {
    name: "b2b.scim.connection.get",
    method: Method::GET,
    path: "/v1/b2b/scim/{organization_id}/connection",
    host: Host::Api,
    auth: Auth::Project,
    body: BodyKind::None,
    params: &[
        Param::new(Place::Path, "organization_id", Kind::String).required(),
        Param::new(Place::Header, MEMBER_SESSION, Kind::String),
        Param::new(Place::Header, MEMBER_SESSION_JWT, Kind::String),
    ],
    docs: "https://stytch.com/docs/b2b/api/get-scim-connection",
};

pub(crate) static B2B_SCIM_CONNECTION_GET_GROUPS: Operation = Operation {
    name: "b2b.scim.connection.get_groups",
    method: Method::GET,
    path: "/v1/b2b/scim/{organization_id}/connection/{connection_id}",
    host: Host::Api,
    auth: Auth::Project,
    body: BodyKind::None,
    params: &[
        Param::new(Place::Path, "organization_id", Kind::String).required(),
        Param::new(Place::Path, "connection_id", Kind::String).required(),
        Param::new(Place::Query, "cursor", Kind::String),
        Param::new(Place::Query, "limit", Kind::Unsigned),
        Param::new(Place::Header, MEMBER_SESSION, Kind::String),
        Param::new(Place::Header, MEMBER_SESSION_JWT, Kind::String),
    ],
    docs: "https://stytch.com/docs/b2b/api/get-scim-connection-groups",
};

pub(crate) static B2B_SCIM_CONNECTION_ROTATE_CANCEL: Operation = Operation {
    name: "b2b.scim.connection.rotate_cancel",
    method: Method::POST,
    path: "/v1/b2b/scim/{organization_id}/connection/{connection_id}/rotate/cancel",
    host: Host::Api,
    auth: Auth::Project,
    body: BodyKind::Json,
    params: &[
        Param::new(Place::Path, "organization_id", Kind::String).required(),
        Param::new(Place::Path, "connection_id", Kind::String).required(),
        Param::new(Place::Header, MEMBER_SESSION, Kind::String),
        Param::new(Place::Header, MEMBER_SESSION_JWT, Kind::String),
    ],
    docs: "https://stytch.com/docs/b2b/api/scim-rotate-token-cancel",
};

pub(crate) static B2B_SCIM_CONNECTION_ROTATE_COMPLETE: Operation = Operation {
    name: "b2b.scim.connection.rotate_complete",
    method: Method::POST,
    path: "/v1/b2b/scim/{organization_id}/connection/{connection_id}/rotate/complete",
    host: Host::Api,
    auth: Auth::Project,
    body: BodyKind::Json,
    params: &[
        Param::new(Place::Path, "organization_id", Kind::String).required(),
        Param::new(Place::Path, "connection_id", Kind::String).required(),
        Param::new(Place::Header, MEMBER_SESSION, Kind::String),
        Param::new(Place::Header, MEMBER_SESSION_JWT, Kind::String),
    ],
    docs: "https://stytch.com/docs/b2b/api/scim-rotate-token-complete",
};

pub(crate) static B2B_SCIM_CONNECTION_ROTATE_START: Operation = Operation {
    name: "b2b.scim.connection.rotate_start",
    method: Method::POST,
    path: "/v1/b2b/scim/{organization_id}/connection/{connection_id}/rotate/start",
    host: Host::Api,
    auth: Auth::Project,
    body: BodyKind::Json,
    params: &[
        Param::new(Place::Path, "organization_id", Kind::String).required(),
        Param::new(Place::Path, "connection_id", Kind::String).required(),
        Param::new(Place::Header, MEMBER_SESSION, Kind::String),
        Param::new(Place::Header, MEMBER_SESSION_JWT, Kind::String),
    ],
    docs: "https://stytch.com/docs/b2b/api/scim-rotate-token-start",
};

pub(crate) static B2B_SCIM_CONNECTION_UPDATE: Operation = Operation {
    name: "b2b.scim.connection.update",
    method: Method::PUT,
    path: "/v1/b2b/scim/{organization_id}/connection/{connection_id}",
    host: Host::Api,
    auth: Auth::Project,
    body: BodyKind::Json,
    params: &[
        Param::new(Place::Path, "organization_id", Kind::String).required(),
        Param::new(Place::Path, "connection_id", Kind::String).required(),
        Param::new(Place::Header, MEMBER_SESSION, Kind::String),
        Param::new(Place::Header, MEMBER_SESSION_JWT, Kind::String),
        Param::new(Place::Body, "display_name", Kind::String),
        Param::new(Place::Body, "identity_provider", Kind::String),
        Param::new(
            Place::Body,
            "scim_group_implicit_role_assignments",
            Kind::Array(&kinds::B2B_SCIM_GROUP_IMPLICIT_ROLE_ASSIGNMENT),
        ),
    ],
    docs: "https://stytch.com/docs/b2b/api/update-scim-connection",
};

pub(crate) static B2B_SESSIONS_ATTEST: Operation = Operation {
    name: "b2b.sessions.attest",
    method: Method::POST,
    path: "/v1/b2b/sessions/attest",
    host: Host::Api,
    auth: Auth::Project,
    body: BodyKind::Json,
    params: &[
        Param::new(Place::Body, "profile_id", Kind::String).required(),
        Param::new(Place::Body, "token", Kind::String).required(),
        Param::new(Place::Body, "organization_id", Kind::String),
        Param::new(Place::Body, "session_duration_minutes", Kind::Integer),
        Param::new(Place::Body, "session_custom_claims", Kind::Map),
        Param::new(Place::Body, "session_token", Kind::String),
        Param::new(Place::Body, "session_jwt", Kind::String),
        Param::new(Place::Body, "telemetry_id", Kind::String),
    ],
    docs: "https://stytch.com/docs/b2b/api/attest-session",
};

pub(crate) static B2B_SESSIONS_AUTHENTICATE: Operation = Operation {
    name: "b2b.sessions.authenticate",
    method: Method::POST,
    path: "/v1/b2b/sessions/authenticate",
    host: Host::Api,
    auth: Auth::Project,
    body: BodyKind::Json,
    params: &[
        Param::new(Place::Body, "session_token", Kind::String),
        Param::new(Place::Body, "session_duration_minutes", Kind::Integer),
        Param::new(Place::Body, "session_jwt", Kind::String),
        Param::new(Place::Body, "session_custom_claims", Kind::Map),
        Param::new(Place::Body, "authorization_check", kinds::B2B_AUTHORIZATION_CHECK),
    ],
    docs: "https://stytch.com/docs/b2b/api/authenticate-session",
};

pub(crate) static B2B_SESSIONS_EXCHANGE: Operation = Operation {
    name: "b2b.sessions.exchange",
    method: Method::POST,
    path: "/v1/b2b/sessions/exchange",
    host: Host::Api,
    auth: Auth::Project,
    body: BodyKind::Json,
    params: &[
        Param::new(Place::Body, "organization_id", Kind::String).required(),
        Param::new(Place::Body, "session_token", Kind::String),
        Param::new(Place::Body, "session_jwt", Kind::String),
        Param::new(Place::Body, "session_duration_minutes", Kind::Integer),
        Param::new(Place::Body, "session_custom_claims", Kind::Map),
        Param::new(Place::Body, "locale", Kind::String),
        Param::new(Place::Body, "telemetry_id", Kind::String),
    ],
    docs: "https://stytch.com/docs/b2b/api/exchange-session",
};

pub(crate) static B2B_SESSIONS_EXCHANGE_ACCESS_TOKEN: Operation = Operation {
    name: "b2b.sessions.exchange_access_token",
    method: Method::POST,
    path: "/v1/b2b/sessions/exchange_access_token",
    host: Host::Api,
    auth: Auth::Project,
    body: BodyKind::Json,
    params: &[
        Param::new(Place::Body, "access_token", Kind::String).required(),
        Param::new(Place::Body, "session_duration_minutes", Kind::Integer),
        Param::new(Place::Body, "session_custom_claims", Kind::Map),
        Param::new(Place::Body, "telemetry_id", Kind::String),
    ],
    docs: "https://stytch.com/docs/b2b/api/connected-app-access-token-exchange",
};

pub(crate) static B2B_SESSIONS_GET: Operation = Operation {
    name: "b2b.sessions.get",
    method: Method::GET,
    path: "/v1/b2b/sessions",
    host: Host::Api,
    auth: Auth::Project,
    body: BodyKind::None,
    params: &[
        Param::new(Place::Query, "organization_id", Kind::String).required(),
        Param::new(Place::Query, "member_id", Kind::String).required(),
    ],
    docs: "https://stytch.com/docs/b2b/api/session-object",
};

pub(crate) static B2B_SESSIONS_GET_JWKS: Operation = Operation {
    name: "b2b.sessions.get_jwks",
    method: Method::GET,
    path: "/v1/b2b/sessions/jwks/{project_id}",
    host: Host::Api,
    auth: Auth::Project,
    body: BodyKind::None,
    params: &[Param::new(Place::Path, "project_id", Kind::String)],
    docs: "https://stytch.com/docs/b2b/guides/sessions/resources/using-jwts",
};

pub(crate) static B2B_SESSIONS_MIGRATE: Operation = Operation {
    name: "b2b.sessions.migrate",
    method: Method::POST,
    path: "/v1/b2b/sessions/migrate",
    host: Host::Api,
    auth: Auth::Project,
    body: BodyKind::Json,
    params: &[
        Param::new(Place::Body, "session_token", Kind::String).required(),
        Param::new(Place::Body, "organization_id", Kind::String).required(),
        Param::new(Place::Body, "session_duration_minutes", Kind::Integer),
        Param::new(Place::Body, "session_custom_claims", Kind::Map),
    ],
    docs: "https://stytch.com/docs/api-reference/b2b/api/sessions/migrate-session",
};

pub(crate) static B2B_SESSIONS_REVOKE: Operation = Operation {
    name: "b2b.sessions.revoke",
    method: Method::POST,
    path: "/v1/b2b/sessions/revoke",
    host: Host::Api,
    auth: Auth::Project,
    body: BodyKind::Json,
    params: &[
        Param::new(Place::Header, MEMBER_SESSION, Kind::String),
        Param::new(Place::Header, MEMBER_SESSION_JWT, Kind::String),
        Param::new(Place::Body, "member_session_id", Kind::String),
        Param::new(Place::Body, "session_token", Kind::String),
        Param::new(Place::Body, "session_jwt", Kind::String),
        Param::new(Place::Body, "member_id", Kind::String),
    ],
    docs: "https://stytch.com/docs/b2b/api/revoke-session",
};

pub(crate) static B2B_SSO_AUTHENTICATE: Operation = Operation {
    name: "b2b.sso.authenticate",
    method: Method::POST,
    path: "/v1/b2b/sso/authenticate",
    host: Host::Api,
    auth: Auth::Project,
    body: BodyKind::Json,
    params: &[
        Param::new(Place::Body, "sso_token", Kind::String).required(),
        Param::new(Place::Body, "pkce_code_verifier", Kind::String),
        Param::new(Place::Body, "session_token", Kind::String),
        Param::new(Place::Body, "session_jwt", Kind::String),
        Param::new(Place::Body, "session_duration_minutes", Kind::Integer),
        Param::new(Place::Body, "session_custom_claims", Kind::Map),
        Param::new(Place::Body, "locale", Kind::String),
        Param::new(Place::Body, "intermediate_session_token", Kind::String),
        Param::new(Place::Body, "telemetry_id", Kind::String),
    ],
    docs: "https://stytch.com/docs/b2b/api/sso-authenticate",
};

pub(crate) static B2B_SSO_DELETE_CONNECTION: Operation = Operation {
    name: "b2b.sso.delete_connection",
    method: Method::DELETE,
    path: "/v1/b2b/sso/{organization_id}/connections/{connection_id}",
    host: Host::Api,
    auth: Auth::Project,
    body: BodyKind::None,
    params: &[
        Param::new(Place::Path, "organization_id", Kind::String).required(),
        Param::new(Place::Path, "connection_id", Kind::String).required(),
        Param::new(Place::Header, MEMBER_SESSION, Kind::String),
        Param::new(Place::Header, MEMBER_SESSION_JWT, Kind::String),
    ],
    docs: "https://stytch.com/docs/b2b/api/delete-sso-connection",
};

pub(crate) static B2B_SSO_EXTERNAL_CREATE_CONNECTION: Operation = Operation {
    name: "b2b.sso.external.create_connection",
    method: Method::POST,
    path: "/v1/b2b/sso/external/{organization_id}",
    host: Host::Api,
    auth: Auth::Project,
    body: BodyKind::Json,
    params: &[
        Param::new(Place::Path, "organization_id", Kind::String).required(),
        Param::new(Place::Header, MEMBER_SESSION, Kind::String),
        Param::new(Place::Header, MEMBER_SESSION_JWT, Kind::String),
        Param::new(Place::Body, "external_organization_id", Kind::String).required(),
        Param::new(Place::Body, "external_connection_id", Kind::String).required(),
        Param::new(Place::Body, "display_name", Kind::String),
        Param::new(
            Place::Body,
            "connection_implicit_role_assignments",
            Kind::Array(&kinds::B2B_CONNECTION_IMPLICIT_ROLE_ASSIGNMENT),
        ),
        Param::new(
            Place::Body,
            "group_implicit_role_assignments",
            Kind::Array(&kinds::B2B_GROUP_IMPLICIT_ROLE_ASSIGNMENT),
        ),
    ],
    docs: "https://stytch.com/docs/b2b/api/create-external-connection",
};

pub(crate) static B2B_SSO_EXTERNAL_UPDATE_CONNECTION: Operation = Operation {
    name: "b2b.sso.external.update_connection",
    method: Method::PUT,
    path: "/v1/b2b/sso/external/{organization_id}/connections/{connection_id}",
    host: Host::Api,
    auth: Auth::Project,
    body: BodyKind::Json,
    params: &[
        Param::new(Place::Path, "organization_id", Kind::String).required(),
        Param::new(Place::Path, "connection_id", Kind::String).required(),
        Param::new(Place::Header, MEMBER_SESSION, Kind::String),
        Param::new(Place::Header, MEMBER_SESSION_JWT, Kind::String),
        Param::new(Place::Body, "display_name", Kind::String),
        Param::new(
            Place::Body,
            "external_connection_implicit_role_assignments",
            Kind::Array(&kinds::B2B_CONNECTION_IMPLICIT_ROLE_ASSIGNMENT),
        ),
        Param::new(
            Place::Body,
            "external_group_implicit_role_assignments",
            Kind::Array(&kinds::B2B_GROUP_IMPLICIT_ROLE_ASSIGNMENT),
        ),
    ],
    docs: "https://stytch.com/docs/b2b/api/update-external-connection",
};

pub(crate) static B2B_SSO_GET_CONNECTIONS: Operation = Operation {
    name: "b2b.sso.get_connections",
    method: Method::GET,
    path: "/v1/b2b/sso/{organization_id}",
    host: Host::Api,
    auth: Auth::Project,
    body: BodyKind::None,
    params: &[
        Param::new(Place::Path, "organization_id", Kind::String).required(),
        Param::new(Place::Header, MEMBER_SESSION, Kind::String),
        Param::new(Place::Header, MEMBER_SESSION_JWT, Kind::String),
    ],
    docs: "https://stytch.com/docs/b2b/api/get-sso-connections",
};

pub(crate) static B2B_SSO_OIDC_CREATE_CONNECTION: Operation = Operation {
    name: "b2b.sso.oidc.create_connection",
    method: Method::POST,
    path: "/v1/b2b/sso/oidc/{organization_id}",
    host: Host::Api,
    auth: Auth::Project,
    body: BodyKind::Json,
    params: &[
        Param::new(Place::Path, "organization_id", Kind::String).required(),
        Param::new(Place::Header, MEMBER_SESSION, Kind::String),
        Param::new(Place::Header, MEMBER_SESSION_JWT, Kind::String),
        Param::new(Place::Body, "display_name", Kind::String),
        Param::new(Place::Body, "identity_provider", Kind::String),
    ],
    docs: "https://stytch.com/docs/b2b/api/create-oidc-connection",
};

pub(crate) static B2B_SSO_OIDC_UPDATE_CONNECTION: Operation = Operation {
    name: "b2b.sso.oidc.update_connection",
    method: Method::PUT,
    path: "/v1/b2b/sso/oidc/{organization_id}/connections/{connection_id}",
    host: Host::Api,
    auth: Auth::Project,
    body: BodyKind::Json,
    params: &[
        Param::new(Place::Path, "organization_id", Kind::String).required(),
        Param::new(Place::Path, "connection_id", Kind::String).required(),
        Param::new(Place::Header, MEMBER_SESSION, Kind::String),
        Param::new(Place::Header, MEMBER_SESSION_JWT, Kind::String),
        Param::new(Place::Body, "display_name", Kind::String),
        Param::new(Place::Body, "client_id", Kind::String),
        Param::new(Place::Body, "client_secret", Kind::String),
        Param::new(Place::Body, "issuer", Kind::String),
        Param::new(Place::Body, "authorization_url", Kind::String),
        Param::new(Place::Body, "token_url", Kind::String),
        Param::new(Place::Body, "userinfo_url", Kind::String),
        Param::new(Place::Body, "jwks_url", Kind::String),
        Param::new(Place::Body, "identity_provider", Kind::String),
        Param::new(Place::Body, "custom_scopes", Kind::String),
        Param::new(Place::Body, "attribute_mapping", Kind::Map),
    ],
    docs: "https://stytch.com/docs/b2b/api/update-oidc-connection",
};

pub(crate) static B2B_SSO_SAML_CREATE_CONNECTION: Operation = Operation {
    name: "b2b.sso.saml.create_connection",
    method: Method::POST,
    path: "/v1/b2b/sso/saml/{organization_id}",
    host: Host::Api,
    auth: Auth::Project,
    body: BodyKind::Json,
    params: &[
        Param::new(Place::Path, "organization_id", Kind::String).required(),
        Param::new(Place::Header, MEMBER_SESSION, Kind::String),
        Param::new(Place::Header, MEMBER_SESSION_JWT, Kind::String),
        Param::new(Place::Body, "display_name", Kind::String),
        Param::new(Place::Body, "identity_provider", Kind::String),
    ],
    docs: "https://stytch.com/docs/b2b/api/create-saml-connection",
};

pub(crate) static B2B_SSO_SAML_DELETE_ENCRYPTION_PRIVATE_KEY: Operation = Operation {
    name: "b2b.sso.saml.delete_encryption_private_key",
    method: Method::DELETE,
    path: "/v1/b2b/sso/saml/{organization_id}/connections/{connection_id}/encryption_private_keys/{private_key_id}",
    host: Host::Api,
    auth: Auth::Project,
    body: BodyKind::None,
    params: &[
        Param::new(Place::Path, "organization_id", Kind::String).required(),
        Param::new(Place::Path, "connection_id", Kind::String).required(),
        Param::new(Place::Path, "private_key_id", Kind::String).required(),
        Param::new(Place::Header, MEMBER_SESSION, Kind::String),
        Param::new(Place::Header, MEMBER_SESSION_JWT, Kind::String),
    ],
    docs: "https://stytch.com/docs/b2b/api/delete-encryption-private-key",
};

pub(crate) static B2B_SSO_SAML_DELETE_VERIFICATION_CERTIFICATE: Operation = Operation {
    name: "b2b.sso.saml.delete_verification_certificate",
    method: Method::DELETE,
    path: "/v1/b2b/sso/saml/{organization_id}/connections/{connection_id}/verification_certificates/{certificate_id}",
    host: Host::Api,
    auth: Auth::Project,
    body: BodyKind::None,
    params: &[
        Param::new(Place::Path, "organization_id", Kind::String).required(),
        Param::new(Place::Path, "connection_id", Kind::String).required(),
        Param::new(Place::Path, "certificate_id", Kind::String).required(),
        Param::new(Place::Header, MEMBER_SESSION, Kind::String),
        Param::new(Place::Header, MEMBER_SESSION_JWT, Kind::String),
    ],
    docs: "https://stytch.com/docs/b2b/api/delete-verification-certificate",
};

pub(crate) static B2B_SSO_SAML_UPDATE_BY_URL: Operation = Operation {
    name: "b2b.sso.saml.update_by_url",
    method: Method::PUT,
    path: "/v1/b2b/sso/saml/{organization_id}/connections/{connection_id}/url",
    host: Host::Api,
    auth: Auth::Project,
    body: BodyKind::Json,
    params: &[
        Param::new(Place::Path, "organization_id", Kind::String).required(),
        Param::new(Place::Path, "connection_id", Kind::String).required(),
        Param::new(Place::Header, MEMBER_SESSION, Kind::String),
        Param::new(Place::Header, MEMBER_SESSION_JWT, Kind::String),
        Param::new(Place::Body, "metadata_url", Kind::String).required(),
    ],
    docs: "https://stytch.com/docs/b2b/api/update-saml-connection",
};

pub(crate) static B2B_SSO_SAML_UPDATE_CONNECTION: Operation = Operation {
    name: "b2b.sso.saml.update_connection",
    method: Method::PUT,
    path: "/v1/b2b/sso/saml/{organization_id}/connections/{connection_id}",
    host: Host::Api,
    auth: Auth::Project,
    body: BodyKind::Json,
    params: &[
        Param::new(Place::Path, "organization_id", Kind::String).required(),
        Param::new(Place::Path, "connection_id", Kind::String).required(),
        Param::new(Place::Header, MEMBER_SESSION, Kind::String),
        Param::new(Place::Header, MEMBER_SESSION_JWT, Kind::String),
        Param::new(Place::Body, "idp_entity_id", Kind::String),
        Param::new(Place::Body, "display_name", Kind::String),
        Param::new(Place::Body, "attribute_mapping", Kind::Map),
        Param::new(Place::Body, "x509_certificate", Kind::String),
        Param::new(Place::Body, "idp_sso_url", Kind::String),
        Param::new(
            Place::Body,
            "saml_connection_implicit_role_assignments",
            Kind::Array(&kinds::B2B_CONNECTION_IMPLICIT_ROLE_ASSIGNMENT),
        ),
        Param::new(
            Place::Body,
            "saml_group_implicit_role_assignments",
            Kind::Array(&kinds::B2B_GROUP_IMPLICIT_ROLE_ASSIGNMENT),
        ),
        Param::new(Place::Body, "alternative_audience_uri", Kind::String),
        Param::new(Place::Body, "identity_provider", Kind::String),
        Param::new(Place::Body, "signing_private_key", Kind::String),
        Param::new(Place::Body, "nameid_format", Kind::String),
        Param::new(Place::Body, "alternative_acs_url", Kind::String),
        Param::new(Place::Body, "idp_initiated_auth_disabled", Kind::Boolean),
        Param::new(Place::Body, "saml_encryption_private_key", Kind::String),
        Param::new(Place::Body, "allow_gateway_callback", Kind::Boolean),
    ],
    docs: "https://stytch.com/docs/b2b/api/update-saml-connection",
};

pub(crate) static B2B_TOTPS_AUTHENTICATE: Operation = Operation {
    name: "b2b.totps.authenticate",
    method: Method::POST,
    path: "/v1/b2b/totp/authenticate",
    host: Host::Api,
    auth: Auth::Project,
    body: BodyKind::Json,
    params: &[
        Param::new(Place::Body, "organization_id", Kind::String).required(),
        Param::new(Place::Body, "member_id", Kind::String).required(),
        Param::new(Place::Body, "code", Kind::String).required(),
        Param::new(Place::Body, "intermediate_session_token", Kind::String),
        Param::new(Place::Body, "session_token", Kind::String),
        Param::new(Place::Body, "session_jwt", Kind::String),
        Param::new(Place::Body, "session_duration_minutes", Kind::Integer),
        Param::new(Place::Body, "session_custom_claims", Kind::Map),
        Param::new(Place::Body, "set_mfa_enrollment", Kind::String),
        Param::new(Place::Body, "set_default_mfa", Kind::Boolean),
        Param::new(Place::Body, "telemetry_id", Kind::String),
    ],
    docs: "https://stytch.com/docs/b2b/api/authenticate-totp",
};

pub(crate) static B2B_TOTPS_CREATE: Operation = Operation {
    name: "b2b.totps.create",
    method: Method::POST,
    path: "/v1/b2b/totp",
    host: Host::Api,
    auth: Auth::Project,
    body: BodyKind::Json,
    params: &[
        Param::new(Place::Body, "organization_id", Kind::String).required(),
        Param::new(Place::Body, "member_id", Kind::String).required(),
        Param::new(Place::Body, "expiration_minutes", Kind::Integer),
        Param::new(Place::Body, "intermediate_session_token", Kind::String),
        Param::new(Place::Body, "session_token", Kind::String),
        Param::new(Place::Body, "session_jwt", Kind::String),
    ],
    docs: "https://stytch.com/docs/b2b/api/totp-create",
};

pub(crate) static B2B_TOTPS_MIGRATE: Operation = Operation {
    name: "b2b.totps.migrate",
    method: Method::POST,
    path: "/v1/b2b/totp/migrate",
    host: Host::Api,
    auth: Auth::Project,
    body: BodyKind::Json,
    params: &[
        Param::new(Place::Body, "organization_id", Kind::String).required(),
        Param::new(Place::Body, "member_id", Kind::String).required(),
        Param::new(Place::Body, "secret", Kind::String).required(),
        Param::new(Place::Body, "recovery_codes", Kind::Array(&Kind::String)).required(),
    ],
    docs: "https://stytch.com/docs/b2b/api/totp-create",
};
