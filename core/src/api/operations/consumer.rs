//! Operations whose names start with `consumer`.

use http::Method;

use super::kinds;
use crate::operation::{Auth, BodyKind, Host, Kind, Operation, Param, Place};

pub(crate) static CONSUMER_CRYPTO_WALLETS_AUTHENTICATE: Operation = Operation {
    name: "consumer.crypto_wallets.authenticate",
    method: Method::POST,
    path: "/v1/crypto_wallets/authenticate",
    host: Host::Api,
    auth: Auth::Project,
    body: BodyKind::Json,
    params: &[
        Param::new(Place::Body, "crypto_wallet_type", Kind::String).required(),
        Param::new(Place::Body, "crypto_wallet_address", Kind::String).required(),
        Param::new(Place::Body, "signature", Kind::String).required(),
        Param::new(Place::Body, "session_token", Kind::String),
        Param::new(Place::Body, "session_duration_minutes", Kind::Integer),
        Param::new(Place::Body, "session_jwt", Kind::String),
        Param::new(Place::Body, "session_custom_claims", Kind::Map),
        Param::new(Place::Body, "telemetry_id", Kind::String),
    ],
    docs: "https://stytch.com/docs/api/crypto-wallet-authenticate",
};

pub(crate) static CONSUMER_CRYPTO_WALLETS_AUTHENTICATE_START: Operation = Operation {
    name: "consumer.crypto_wallets.authenticate_start",
    method: Method::POST,
    path: "/v1/crypto_wallets/authenticate/start",
    host: Host::Api,
    auth: Auth::Project,
    body: BodyKind::Json,
    params: &[
        Param::new(Place::Body, "crypto_wallet_type", Kind::String).required(),
        Param::new(Place::Body, "crypto_wallet_address", Kind::String).required(),
        Param::new(Place::Body, "user_id", Kind::String),
        Param::new(Place::Body, "session_token", Kind::String),
        Param::new(Place::Body, "session_jwt", Kind::String),
        Param::new(Place::Body, "siwe_params", kinds::CONSUMER_SIWE_PARAMS),
    ],
    docs: "https://stytch.com/docs/api/crypto-wallet-authenticate-start",
};

pub(crate) static CONSUMER_IDP_OAUTH_AUTHORIZE: Operation = Operation {
    name: "consumer.idp.oauth.authorize",
    method: Method::POST,
    path: "/v1/idp/oauth/authorize",
    host: Host::Api,
    auth: Auth::Project,
    body: BodyKind::Json,
    params: &[
        Param::new(Place::Body, "consent_granted", Kind::Boolean).required(),
        Param::new(Place::Body, "scopes", Kind::Array(&Kind::String)).required(),
        Param::new(Place::Body, "client_id", Kind::String).required(),
        Param::new(Place::Body, "redirect_uri", Kind::String).required(),
        Param::new(Place::Body, "response_type", Kind::String).required(),
        Param::new(Place::Body, "user_id", Kind::String),
        Param::new(Place::Body, "session_token", Kind::String),
        Param::new(Place::Body, "session_jwt", Kind::String),
        Param::new(Place::Body, "prompt", Kind::String),
        Param::new(Place::Body, "state", Kind::String),
        Param::new(Place::Body, "nonce", Kind::String),
        Param::new(Place::Body, "code_challenge", Kind::String),
        Param::new(Place::Body, "resources", Kind::Array(&Kind::String)),
    ],
    docs: "https://stytch.com/docs/api/connected-apps-oauth-authorize",
};

pub(crate) static CONSUMER_IDP_OAUTH_AUTHORIZE_START: Operation = Operation {
    name: "consumer.idp.oauth.authorize_start",
    method: Method::POST,
    path: "/v1/idp/oauth/authorize/start",
    host: Host::Api,
    auth: Auth::Project,
    body: BodyKind::Json,
    params: &[
        Param::new(Place::Body, "client_id", Kind::String).required(),
        Param::new(Place::Body, "redirect_uri", Kind::String).required(),
        Param::new(Place::Body, "response_type", Kind::String).required(),
        Param::new(Place::Body, "scopes", Kind::Array(&Kind::String)).required(),
        Param::new(Place::Body, "user_id", Kind::String),
        Param::new(Place::Body, "session_token", Kind::String),
        Param::new(Place::Body, "session_jwt", Kind::String),
        Param::new(Place::Body, "prompt", Kind::String),
    ],
    docs: "https://stytch.com/docs/api/connected-apps-oauth-authorize-start",
};

pub(crate) static CONSUMER_IMPERSONATION_AUTHENTICATE: Operation = Operation {
    name: "consumer.impersonation.authenticate",
    method: Method::POST,
    path: "/v1/impersonation/authenticate",
    host: Host::Api,
    auth: Auth::Project,
    body: BodyKind::Json,
    params: &[Param::new(Place::Body, "impersonation_token", Kind::String).required()],
    docs: "https://stytch.com/docs/api/authenticate-impersonation-token",
};

pub(crate) static CONSUMER_MAGIC_LINKS_AUTHENTICATE: Operation = Operation {
    name: "consumer.magic_links.authenticate",
    method: Method::POST,
    path: "/v1/magic_links/authenticate",
    host: Host::Api,
    auth: Auth::Project,
    body: BodyKind::Json,
    params: &[
        Param::new(Place::Body, "token", Kind::String).required(),
        Param::new(Place::Body, "attributes", kinds::CONSUMER_ATTRIBUTES),
        Param::new(Place::Body, "options", kinds::CONSUMER_SECURITY_OPTIONS),
        Param::new(Place::Body, "session_token", Kind::String),
        Param::new(Place::Body, "session_duration_minutes", Kind::Integer),
        Param::new(Place::Body, "session_jwt", Kind::String),
        Param::new(Place::Body, "session_custom_claims", Kind::Map),
        Param::new(Place::Body, "code_verifier", Kind::String),
        Param::new(Place::Body, "telemetry_id", Kind::String),
    ],
    docs: "https://stytch.com/docs/api/authenticate-magic-link",
};

pub(crate) static CONSUMER_MAGIC_LINKS_CREATE: Operation = Operation {
    name: "consumer.magic_links.create",
    method: Method::POST,
    path: "/v1/magic_links",
    host: Host::Api,
    auth: Auth::Project,
    body: BodyKind::Json,
    params: &[
        Param::new(Place::Body, "user_id", Kind::String).required(),
        Param::new(Place::Body, "expiration_minutes", Kind::Integer),
        Param::new(Place::Body, "attributes", kinds::CONSUMER_ATTRIBUTES),
    ],
    docs: "https://stytch.com/docs/api/create-magic-link",
};

pub(crate) static CONSUMER_MAGIC_LINKS_EMAIL_INVITE: Operation = Operation {
    name: "consumer.magic_links.email.invite",
    method: Method::POST,
    path: "/v1/magic_links/email/invite",
    host: Host::Api,
    auth: Auth::Project,
    body: BodyKind::Json,
    params: &[
        Param::new(Place::Body, "email", Kind::String).required(),
        Param::new(Place::Body, "invite_template_id", Kind::String),
        Param::new(Place::Body, "attributes", kinds::CONSUMER_ATTRIBUTES),
        Param::new(Place::Body, "name", kinds::CONSUMER_USER_NAME),
        Param::new(Place::Body, "invite_magic_link_url", Kind::String),
        Param::new(Place::Body, "invite_expiration_minutes", Kind::Integer),
        Param::new(Place::Body, "locale", Kind::String),
        Param::new(Place::Body, "trusted_metadata", Kind::Map),
        Param::new(Place::Body, "untrusted_metadata", Kind::Map),
    ],
    docs: "https://stytch.com/docs/api/invite-by-email",
};

pub(crate) static CONSUMER_MAGIC_LINKS_EMAIL_LOGIN_OR_CREATE: Operation = Operation {
    name: "consumer.magic_links.email.login_or_create",
    method: Method::POST,
    path: "/v1/magic_links/email/login_or_create",
    host: Host::Api,
    auth: Auth::Project,
    body: BodyKind::Json,
    params: &[
        Param::new(Place::Body, "email", Kind::String).required(),
        Param::new(Place::Body, "login_magic_link_url", Kind::String),
        Param::new(Place::Body, "signup_magic_link_url", Kind::String),
        Param::new(Place::Body, "login_expiration_minutes", Kind::Integer),
        Param::new(Place::Body, "signup_expiration_minutes", Kind::Integer),
        Param::new(Place::Body, "login_template_id", Kind::String),
        Param::new(Place::Body, "signup_template_id", Kind::String),
        Param::new(Place::Body, "attributes", kinds::CONSUMER_ATTRIBUTES),
        Param::new(Place::Body, "create_user_as_pending", Kind::Boolean),
        Param::new(Place::Body, "code_challenge", Kind::String),
        Param::new(Place::Body, "locale", Kind::String),
    ],
    docs: "https://stytch.com/docs/api/log-in-or-create-user-by-email",
};

pub(crate) static CONSUMER_MAGIC_LINKS_EMAIL_REVOKE_INVITE: Operation = Operation {
    name: "consumer.magic_links.email.revoke_invite",
    method: Method::POST,
    path: "/v1/magic_links/email/revoke_invite",
    host: Host::Api,
    auth: Auth::Project,
    body: BodyKind::Json,
    params: &[Param::new(Place::Body, "email", Kind::String).required()],
    docs: "https://stytch.com/docs/api/revoke-pending-invite",
};

pub(crate) static CONSUMER_MAGIC_LINKS_EMAIL_SEND: Operation = Operation {
    name: "consumer.magic_links.email.send",
    method: Method::POST,
    path: "/v1/magic_links/email/send",
    host: Host::Api,
    auth: Auth::Project,
    body: BodyKind::Json,
    params: &[
        Param::new(Place::Body, "email", Kind::String).required(),
        Param::new(Place::Body, "login_template_id", Kind::String),
        Param::new(Place::Body, "attributes", kinds::CONSUMER_ATTRIBUTES),
        Param::new(Place::Body, "login_magic_link_url", Kind::String),
        Param::new(Place::Body, "signup_magic_link_url", Kind::String),
        Param::new(Place::Body, "login_expiration_minutes", Kind::Integer),
        Param::new(Place::Body, "signup_expiration_minutes", Kind::Integer),
        Param::new(Place::Body, "code_challenge", Kind::String),
        Param::new(Place::Body, "user_id", Kind::String),
        Param::new(Place::Body, "session_token", Kind::String),
        Param::new(Place::Body, "session_jwt", Kind::String),
        Param::new(Place::Body, "locale", Kind::String),
        Param::new(Place::Body, "signup_template_id", Kind::String),
    ],
    docs: "https://stytch.com/docs/api/send-by-email",
};

pub(crate) static CONSUMER_OAUTH_ATTACH: Operation = Operation {
    name: "consumer.oauth.attach",
    method: Method::POST,
    path: "/v1/oauth/attach",
    host: Host::Api,
    auth: Auth::Project,
    body: BodyKind::Json,
    params: &[
        Param::new(Place::Body, "provider", Kind::String).required(),
        Param::new(Place::Body, "user_id", Kind::String),
        Param::new(Place::Body, "session_token", Kind::String),
        Param::new(Place::Body, "session_jwt", Kind::String),
    ],
    docs: "https://stytch.com/docs/api/oauth-attach",
};

pub(crate) static CONSUMER_OAUTH_AUTHENTICATE: Operation = Operation {
    name: "consumer.oauth.authenticate",
    method: Method::POST,
    path: "/v1/oauth/authenticate",
    host: Host::Api,
    auth: Auth::Project,
    body: BodyKind::Json,
    params: &[
        Param::new(Place::Body, "token", Kind::String).required(),
        Param::new(Place::Body, "session_token", Kind::String),
        Param::new(Place::Body, "session_duration_minutes", Kind::Integer),
        Param::new(Place::Body, "session_jwt", Kind::String),
        Param::new(Place::Body, "session_custom_claims", Kind::Map),
        Param::new(Place::Body, "code_verifier", Kind::String),
        Param::new(Place::Body, "telemetry_id", Kind::String),
    ],
    docs: "https://stytch.com/docs/api/oauth-authenticate",
};

pub(crate) static CONSUMER_OTPS_AUTHENTICATE: Operation = Operation {
    name: "consumer.otps.authenticate",
    method: Method::POST,
    path: "/v1/otps/authenticate",
    host: Host::Api,
    auth: Auth::Project,
    body: BodyKind::Json,
    params: &[
        Param::new(Place::Body, "method_id", Kind::String).required(),
        Param::new(Place::Body, "code", Kind::String).required(),
        Param::new(Place::Body, "attributes", kinds::CONSUMER_ATTRIBUTES),
        Param::new(Place::Body, "options", kinds::CONSUMER_SECURITY_OPTIONS),
        Param::new(Place::Body, "session_token", Kind::String),
        Param::new(Place::Body, "session_duration_minutes", Kind::Integer),
        Param::new(Place::Body, "session_jwt", Kind::String),
        Param::new(Place::Body, "session_custom_claims", Kind::Map),
        Param::new(Place::Body, "telemetry_id", Kind::String),
    ],
    docs: "https://stytch.com/docs/api/authenticate-otp",
};

pub(crate) static CONSUMER_OTPS_EMAIL_LOGIN_OR_CREATE: Operation = Operation {
    name: "consumer.otps.email.login_or_create",
    method: Method::POST,
    path: "/v1/otps/email/login_or_create",
    host: Host::Api,
    auth: Auth::Project,
    body: BodyKind::Json,
    params: &[
        Param::new(Place::Body, "email", Kind::String).required(),
        Param::new(Place::Body, "expiration_minutes", Kind::Integer),
        Param::new(Place::Body, "attributes", kinds::CONSUMER_ATTRIBUTES),
        Param::new(Place::Body, "create_user_as_pending", Kind::Boolean),
        Param::new(Place::Body, "locale", Kind::String),
        Param::new(Place::Body, "login_template_id", Kind::String),
        Param::new(Place::Body, "signup_template_id", Kind::String),
    ],
    docs: "https://stytch.com/docs/api/log-in-or-create-user-by-email-otp",
};

pub(crate) static CONSUMER_OTPS_EMAIL_SEND: Operation = Operation {
    name: "consumer.otps.email.send",
    method: Method::POST,
    path: "/v1/otps/email/send",
    host: Host::Api,
    auth: Auth::Project,
    body: BodyKind::Json,
    params: &[
        Param::new(Place::Body, "email", Kind::String).required(),
        Param::new(Place::Body, "expiration_minutes", Kind::Integer),
        Param::new(Place::Body, "attributes", kinds::CONSUMER_ATTRIBUTES),
        Param::new(Place::Body, "locale", Kind::String),
        Param::new(Place::Body, "user_id", Kind::String),
        Param::new(Place::Body, "session_token", Kind::String),
        Param::new(Place::Body, "session_jwt", Kind::String),
        Param::new(Place::Body, "login_template_id", Kind::String),
        Param::new(Place::Body, "signup_template_id", Kind::String),
    ],
    docs: "https://stytch.com/docs/api/send-otp-by-email",
};

pub(crate) static CONSUMER_OTPS_SMS_LOGIN_OR_CREATE: Operation = Operation {
    name: "consumer.otps.sms.login_or_create",
    method: Method::POST,
    path: "/v1/otps/sms/login_or_create",
    host: Host::Api,
    auth: Auth::Project,
    body: BodyKind::Json,
    params: &[
        Param::new(Place::Body, "phone_number", Kind::String).required(),
        Param::new(Place::Body, "expiration_minutes", Kind::Integer),
        Param::new(Place::Body, "attributes", kinds::CONSUMER_ATTRIBUTES),
        Param::new(Place::Body, "create_user_as_pending", Kind::Boolean),
        Param::new(Place::Body, "locale", Kind::String),
    ],
    docs: "https://stytch.com/docs/api/log-in-or-create-user-by-sms",
};

pub(crate) static CONSUMER_OTPS_SMS_SEND: Operation = Operation {
    name: "consumer.otps.sms.send",
    method: Method::POST,
    path: "/v1/otps/sms/send",
    host: Host::Api,
    auth: Auth::Project,
    body: BodyKind::Json,
    params: &[
        Param::new(Place::Body, "phone_number", Kind::String).required(),
        Param::new(Place::Body, "expiration_minutes", Kind::Integer),
        Param::new(Place::Body, "attributes", kinds::CONSUMER_ATTRIBUTES),
        Param::new(Place::Body, "locale", Kind::String),
        Param::new(Place::Body, "user_id", Kind::String),
        Param::new(Place::Body, "session_token", Kind::String),
        Param::new(Place::Body, "session_jwt", Kind::String),
    ],
    docs: "https://stytch.com/docs/api/send-otp-by-sms",
};

pub(crate) static CONSUMER_OTPS_WHATSAPP_LOGIN_OR_CREATE: Operation = Operation {
    name: "consumer.otps.whatsapp.login_or_create",
    method: Method::POST,
    path: "/v1/otps/whatsapp/login_or_create",
    host: Host::Api,
    auth: Auth::Project,
    body: BodyKind::Json,
    params: &[
        Param::new(Place::Body, "phone_number", Kind::String).required(),
        Param::new(Place::Body, "expiration_minutes", Kind::Integer),
        Param::new(Place::Body, "attributes", kinds::CONSUMER_ATTRIBUTES),
        Param::new(Place::Body, "create_user_as_pending", Kind::Boolean),
        Param::new(Place::Body, "locale", Kind::String),
    ],
    docs: "https://stytch.com/docs/api/whatsapp-login-or-create",
};

pub(crate) static CONSUMER_OTPS_WHATSAPP_SEND: Operation = Operation {
    name: "consumer.otps.whatsapp.send",
    method: Method::POST,
    path: "/v1/otps/whatsapp/send",
    host: Host::Api,
    auth: Auth::Project,
    body: BodyKind::Json,
    params: &[
        Param::new(Place::Body, "phone_number", Kind::String).required(),
        Param::new(Place::Body, "expiration_minutes", Kind::Integer),
        Param::new(Place::Body, "attributes", kinds::CONSUMER_ATTRIBUTES),
        Param::new(Place::Body, "locale", Kind::String),
        Param::new(Place::Body, "user_id", Kind::String),
        Param::new(Place::Body, "session_token", Kind::String),
        Param::new(Place::Body, "session_jwt", Kind::String),
    ],
    docs: "https://stytch.com/docs/api/whatsapp-send",
};

pub(crate) static CONSUMER_PASSWORDS_AUTHENTICATE: Operation = Operation {
    name: "consumer.passwords.authenticate",
    method: Method::POST,
    path: "/v1/passwords/authenticate",
    host: Host::Api,
    auth: Auth::Project,
    body: BodyKind::Json,
    params: &[
        Param::new(Place::Body, "email", Kind::String).required(),
        Param::new(Place::Body, "password", Kind::String).required(),
        Param::new(Place::Body, "session_token", Kind::String),
        Param::new(Place::Body, "session_duration_minutes", Kind::Integer),
        Param::new(Place::Body, "session_jwt", Kind::String),
        Param::new(Place::Body, "session_custom_claims", Kind::Map),
        Param::new(Place::Body, "telemetry_id", Kind::String),
    ],
    docs: "https://stytch.com/docs/api/password-authenticate",
};

pub(crate) static CONSUMER_PASSWORDS_CREATE: Operation = Operation {
    name: "consumer.passwords.create",
    method: Method::POST,
    path: "/v1/passwords",
    host: Host::Api,
    auth: Auth::Project,
    body: BodyKind::Json,
    params: &[
        Param::new(Place::Body, "email", Kind::String).required(),
        Param::new(Place::Body, "password", Kind::String).required(),
        Param::new(Place::Body, "session_duration_minutes", Kind::Integer),
        Param::new(Place::Body, "session_custom_claims", Kind::Map),
        Param::new(Place::Body, "trusted_metadata", Kind::Map),
        Param::new(Place::Body, "untrusted_metadata", Kind::Map),
        Param::new(Place::Body, "name", kinds::CONSUMER_USER_NAME),
        Param::new(Place::Body, "telemetry_id", Kind::String),
    ],
    docs: "https://stytch.com/docs/api/password-create",
};

pub(crate) static CONSUMER_PASSWORDS_EMAIL_RESET: Operation = Operation {
    name: "consumer.passwords.email.reset",
    method: Method::POST,
    path: "/v1/passwords/email/reset",
    host: Host::Api,
    auth: Auth::Project,
    body: BodyKind::Json,
    params: &[
        Param::new(Place::Body, "token", Kind::String).required(),
        Param::new(Place::Body, "password", Kind::String).required(),
        Param::new(Place::Body, "session_token", Kind::String),
        Param::new(Place::Body, "session_duration_minutes", Kind::Integer),
        Param::new(Place::Body, "session_jwt", Kind::String),
        Param::new(Place::Body, "code_verifier", Kind::String),
        Param::new(Place::Body, "session_custom_claims", Kind::Map),
        Param::new(Place::Body, "attributes", kinds::CONSUMER_ATTRIBUTES),
        Param::new(Place::Body, "options", kinds::CONSUMER_SECURITY_OPTIONS),
        Param::new(Place::Body, "telemetry_id", Kind::String),
    ],
    docs: "https://stytch.com/docs/api/password-email-reset",
};

pub(crate) static CONSUMER_PASSWORDS_EMAIL_RESET_START: Operation = Operation {
    name: "consumer.passwords.email.reset_start",
    method: Method::POST,
    path: "/v1/passwords/email/reset/start",
    host: Host::Api,
    auth: Auth::Project,
    body: BodyKind::Json,
    params: &[
        Param::new(Place::Body, "email", Kind::String).required(),
        Param::new(Place::Body, "reset_password_redirect_url", Kind::String),
        Param::new(Place::Body, "reset_password_expiration_minutes", Kind::Integer),
        Param::new(Place::Body, "code_challenge", Kind::String),
        Param::new(Place::Body, "attributes", kinds::CONSUMER_ATTRIBUTES),
        Param::new(Place::Body, "login_redirect_url", Kind::String),
        Param::new(Place::Body, "locale", Kind::String),
        Param::new(Place::Body, "reset_password_template_id", Kind::String),
    ],
    docs: "https://stytch.com/docs/api/password-email-reset-start",
};

pub(crate) static CONSUMER_PASSWORDS_EXISTING_PASSWORD_RESET: Operation = Operation {
    name: "consumer.passwords.existing_password.reset",
    method: Method::POST,
    path: "/v1/passwords/existing_password/reset",
    host: Host::Api,
    auth: Auth::Project,
    body: BodyKind::Json,
    params: &[
        Param::new(Place::Body, "email", Kind::String).required(),
        Param::new(Place::Body, "existing_password", Kind::String).required(),
        Param::new(Place::Body, "new_password", Kind::String).required(),
        Param::new(Place::Body, "session_token", Kind::String),
        Param::new(Place::Body, "session_duration_minutes", Kind::Integer),
        Param::new(Place::Body, "session_jwt", Kind::String),
        Param::new(Place::Body, "session_custom_claims", Kind::Map),
        Param::new(Place::Body, "telemetry_id", Kind::String),
    ],
    docs: "https://stytch.com/docs/api/password-existing-password-reset",
};

pub(crate) static CONSUMER_PASSWORDS_MIGRATE: Operation = Operation {
    name: "consumer.passwords.migrate",
    method: Method::POST,
    path: "/v1/passwords/migrate",
    host: Host::Api,
    auth: Auth::Project,
    body: BodyKind::Json,
    params: &[
        Param::new(Place::Body, "email", Kind::String).required(),
        Param::new(Place::Body, "hash", Kind::String).required(),
        Param::new(Place::Body, "hash_type", Kind::String).required(),
        Param::new(Place::Body, "md_5_config", kinds::MD5_CONFIG),
        Param::new(Place::Body, "argon_2_config", kinds::ARGON2_CONFIG),
        Param::new(Place::Body, "sha_1_config", kinds::SHA1_CONFIG),
        Param::new(Place::Body, "sha_512_config", kinds::SHA512_CONFIG),
        Param::new(Place::Body, "scrypt_config", kinds::SCRYPT_CONFIG),
        Param::new(Place::Body, "pbkdf_2_config", kinds::PBKDF2_CONFIG),
        Param::new(Place::Body, "trusted_metadata", Kind::Map),
        Param::new(Place::Body, "untrusted_metadata", Kind::Map),
        Param::new(Place::Body, "set_email_verified", Kind::Boolean),
        Param::new(Place::Body, "name", kinds::CONSUMER_USER_NAME),
        Param::new(Place::Body, "phone_number", Kind::String),
        Param::new(Place::Body, "set_phone_number_verified", Kind::Boolean),
        Param::new(Place::Body, "external_id", Kind::String),
        Param::new(Place::Body, "roles", Kind::Array(&Kind::String)),
    ],
    docs: "https://stytch.com/docs/api/password-migrate",
};

pub(crate) static CONSUMER_PASSWORDS_SESSIONS_RESET: Operation = Operation {
    name: "consumer.passwords.sessions.reset",
    method: Method::POST,
    path: "/v1/passwords/session/reset",
    host: Host::Api,
    auth: Auth::Project,
    body: BodyKind::Json,
    params: &[
        Param::new(Place::Body, "password", Kind::String).required(),
        Param::new(Place::Body, "session_token", Kind::String),
        Param::new(Place::Body, "session_jwt", Kind::String),
        Param::new(Place::Body, "session_duration_minutes", Kind::Integer),
        Param::new(Place::Body, "session_custom_claims", Kind::Map),
        Param::new(Place::Body, "telemetry_id", Kind::String),
    ],
    docs: "https://stytch.com/docs/api/password-session-reset",
};

pub(crate) static CONSUMER_PASSWORDS_STRENGTH_CHECK: Operation = Operation {
    name: "consumer.passwords.strength_check",
    method: Method::POST,
    path: "/v1/passwords/strength_check",
    host: Host::Api,
    auth: Auth::Project,
    body: BodyKind::Json,
    params: &[
        Param::new(Place::Body, "password", Kind::String).required(),
        Param::new(Place::Body, "email", Kind::String),
    ],
    docs: "https://stytch.com/docs/api/password-strength-check",
};

pub(crate) static CONSUMER_RBAC_POLICY: Operation = Operation {
    name: "consumer.rbac.policy",
    method: Method::GET,
    path: "/v1/rbac/policy",
    host: Host::Api,
    auth: Auth::Project,
    body: BodyKind::None,
    params: &[],
    docs: "https://stytch.com/docs/api/rbac-resource-object",
};

pub(crate) static CONSUMER_SESSIONS_ATTEST: Operation = Operation {
    name: "consumer.sessions.attest",
    method: Method::POST,
    path: "/v1/sessions/attest",
    host: Host::Api,
    auth: Auth::Project,
    body: BodyKind::Json,
    params: &[
        Param::new(Place::Body, "profile_id", Kind::String).required(),
        Param::new(Place::Body, "token", Kind::String).required(),
        Param::new(Place::Body, "session_duration_minutes", Kind::Integer),
        Param::new(Place::Body, "session_custom_claims", Kind::Map),
        Param::new(Place::Body, "session_token", Kind::String),
        Param::new(Place::Body, "session_jwt", Kind::String),
        Param::new(Place::Body, "telemetry_id", Kind::String),
    ],
    docs: "https://stytch.com/docs/api/attest-session",
};

pub(crate) static CONSUMER_SESSIONS_AUTHENTICATE: Operation = Operation {
    name: "consumer.sessions.authenticate",
    method: Method::POST,
    path: "/v1/sessions/authenticate",
    host: Host::Api,
    auth: Auth::Project,
    body: BodyKind::Json,
    params: &[
        Param::new(Place::Body, "session_token", Kind::String),
        Param::new(Place::Body, "session_duration_minutes", Kind::Integer),
        Param::new(Place::Body, "session_jwt", Kind::String),
        Param::new(Place::Body, "session_custom_claims", Kind::Map),
        Param::new(Place::Body, "authorization_check", kinds::CONSUMER_AUTHORIZATION_CHECK),
    ],
    docs: "https://stytch.com/docs/api/session-auth",
};

pub(crate) static CONSUMER_SESSIONS_EXCHANGE_ACCESS_TOKEN: Operation = Operation {
    name: "consumer.sessions.exchange_access_token",
    method: Method::POST,
    path: "/v1/sessions/exchange_access_token",
    host: Host::Api,
    auth: Auth::Project,
    body: BodyKind::Json,
    params: &[
        Param::new(Place::Body, "access_token", Kind::String).required(),
        Param::new(Place::Body, "session_duration_minutes", Kind::Integer),
        Param::new(Place::Body, "session_custom_claims", Kind::Map),
        Param::new(Place::Body, "telemetry_id", Kind::String),
    ],
    docs: "https://stytch.com/docs/api/connected-app-access-token-exchange",
};

pub(crate) static CONSUMER_SESSIONS_GET: Operation = Operation {
    name: "consumer.sessions.get",
    method: Method::GET,
    path: "/v1/sessions",
    host: Host::Api,
    auth: Auth::Project,
    body: BodyKind::None,
    params: &[Param::new(Place::Query, "user_id", Kind::String).required()],
    docs: "https://stytch.com/docs/api/session-get",
};

pub(crate) static CONSUMER_SESSIONS_GET_JWKS: Operation = Operation {
    name: "consumer.sessions.get_jwks",
    method: Method::GET,
    path: "/v1/sessions/jwks/{project_id}",
    host: Host::Api,
    auth: Auth::Project,
    body: BodyKind::None,
    params: &[Param::new(Place::Path, "project_id", Kind::String)],
    docs: "https://stytch.com/docs/api/jwks-get",
};

pub(crate) static CONSUMER_SESSIONS_MIGRATE: Operation = Operation {
    name: "consumer.sessions.migrate",
    method: Method::POST,
    path: "/v1/sessions/migrate",
    host: Host::Api,
    auth: Auth::Project,
    body: BodyKind::Json,
    params: &[
        Param::new(Place::Body, "session_token", Kind::String).required(),
        Param::new(Place::Body, "session_duration_minutes", Kind::Integer),
        Param::new(Place::Body, "session_custom_claims", Kind::Map),
        Param::new(Place::Body, "telemetry_id", Kind::String),
    ],
    docs: "https://stytch.com/docs/api/session-object",
};

pub(crate) static CONSUMER_SESSIONS_REVOKE: Operation = Operation {
    name: "consumer.sessions.revoke",
    method: Method::POST,
    path: "/v1/sessions/revoke",
    host: Host::Api,
    auth: Auth::Project,
    body: BodyKind::Json,
    params: &[
        Param::new(Place::Body, "session_id", Kind::String),
        Param::new(Place::Body, "session_token", Kind::String),
        Param::new(Place::Body, "session_jwt", Kind::String),
    ],
    docs: "https://stytch.com/docs/api/session-revoke",
};

pub(crate) static CONSUMER_TOTPS_AUTHENTICATE: Operation = Operation {
    name: "consumer.totps.authenticate",
    method: Method::POST,
    path: "/v1/totps/authenticate",
    host: Host::Api,
    auth: Auth::Project,
    body: BodyKind::Json,
    params: &[
        Param::new(Place::Body, "user_id", Kind::String).required(),
        Param::new(Place::Body, "totp_code", Kind::String).required(),
        Param::new(Place::Body, "session_token", Kind::String),
        Param::new(Place::Body, "session_duration_minutes", Kind::Integer),
        Param::new(Place::Body, "session_jwt", Kind::String),
        Param::new(Place::Body, "session_custom_claims", Kind::Map),
        Param::new(Place::Body, "telemetry_id", Kind::String),
    ],
    docs: "https://stytch.com/docs/api/totp-authenticate",
};

pub(crate) static CONSUMER_TOTPS_CREATE: Operation = Operation {
    name: "consumer.totps.create",
    method: Method::POST,
    path: "/v1/totps",
    host: Host::Api,
    auth: Auth::Project,
    body: BodyKind::Json,
    params: &[
        Param::new(Place::Body, "user_id", Kind::String).required(),
        Param::new(Place::Body, "expiration_minutes", Kind::Integer),
    ],
    docs: "https://stytch.com/docs/api/totp-create",
};

pub(crate) static CONSUMER_TOTPS_RECOVER: Operation = Operation {
    name: "consumer.totps.recover",
    method: Method::POST,
    path: "/v1/totps/recover",
    host: Host::Api,
    auth: Auth::Project,
    body: BodyKind::Json,
    params: &[
        Param::new(Place::Body, "user_id", Kind::String).required(),
        Param::new(Place::Body, "recovery_code", Kind::String).required(),
        Param::new(Place::Body, "session_token", Kind::String),
        Param::new(Place::Body, "session_duration_minutes", Kind::Integer),
        Param::new(Place::Body, "session_jwt", Kind::String),
        Param::new(Place::Body, "session_custom_claims", Kind::Map),
        Param::new(Place::Body, "telemetry_id", Kind::String),
    ],
    docs: "https://stytch.com/docs/api/totp-recover",
};

pub(crate) static CONSUMER_TOTPS_RECOVERY_CODES: Operation = Operation {
    name: "consumer.totps.recovery_codes",
    method: Method::POST,
    path: "/v1/totps/recovery_codes",
    host: Host::Api,
    auth: Auth::Project,
    body: BodyKind::Json,
    params: &[Param::new(Place::Body, "user_id", Kind::String).required()],
    docs: "https://stytch.com/docs/api/totp-get-recovery-codes",
};

pub(crate) static CONSUMER_USERS_CONNECTED_APPS: Operation = Operation {
    name: "consumer.users.connected_apps",
    method: Method::GET,
    path: "/v1/users/{user_id}/connected_apps",
    host: Host::Api,
    auth: Auth::Project,
    body: BodyKind::None,
    params: &[Param::new(Place::Path, "user_id", Kind::String).required()],
    docs: "https://stytch.com/docs/api/connected-app-user-get-all",
};

pub(crate) static CONSUMER_USERS_CREATE: Operation = Operation {
    name: "consumer.users.create",
    method: Method::POST,
    path: "/v1/users",
    host: Host::Api,
    auth: Auth::Project,
    body: BodyKind::Json,
    params: &[
        Param::new(Place::Body, "email", Kind::String),
        Param::new(Place::Body, "name", kinds::CONSUMER_USER_NAME),
        Param::new(Place::Body, "attributes", kinds::CONSUMER_ATTRIBUTES),
        Param::new(Place::Body, "phone_number", Kind::String),
        Param::new(Place::Body, "create_user_as_pending", Kind::Boolean),
        Param::new(Place::Body, "trusted_metadata", Kind::Map),
        Param::new(Place::Body, "untrusted_metadata", Kind::Map),
        Param::new(Place::Body, "external_id", Kind::String),
        Param::new(Place::Body, "roles", Kind::Array(&Kind::String)),
    ],
    docs: "https://stytch.com/docs/api/create-user",
};

pub(crate) static CONSUMER_USERS_DELETE: Operation = Operation {
    name: "consumer.users.delete",
    method: Method::DELETE,
    path: "/v1/users/{user_id}",
    host: Host::Api,
    auth: Auth::Project,
    body: BodyKind::None,
    params: &[Param::new(Place::Path, "user_id", Kind::String).required()],
    docs: "https://stytch.com/docs/api/delete-user",
};

pub(crate) static CONSUMER_USERS_DELETE_BIOMETRIC_REGISTRATION: Operation = Operation {
    name: "consumer.users.delete_biometric_registration",
    method: Method::DELETE,
    path: "/v1/users/biometric_registrations/{biometric_registration_id}",
    host: Host::Api,
    auth: Auth::Project,
    body: BodyKind::None,
    params: &[Param::new(Place::Path, "biometric_registration_id", Kind::String).required()],
    docs: "https://stytch.com/docs/api/delete-user-biometric-registration",
};

pub(crate) static CONSUMER_USERS_DELETE_CRYPTO_WALLET: Operation = Operation {
    name: "consumer.users.delete_crypto_wallet",
    method: Method::DELETE,
    path: "/v1/users/crypto_wallets/{crypto_wallet_id}",
    host: Host::Api,
    auth: Auth::Project,
    body: BodyKind::None,
    params: &[Param::new(Place::Path, "crypto_wallet_id", Kind::String).required()],
    docs: "https://stytch.com/docs/api/delete-user-crypto-wallet",
};

pub(crate) static CONSUMER_USERS_DELETE_EMAIL: Operation = Operation {
    name: "consumer.users.delete_email",
    method: Method::DELETE,
    path: "/v1/users/emails/{email_id}",
    host: Host::Api,
    auth: Auth::Project,
    body: BodyKind::None,
    params: &[Param::new(Place::Path, "email_id", Kind::String).required()],
    docs: "https://stytch.com/docs/api/delete-user-email",
};

pub(crate) static CONSUMER_USERS_DELETE_EXTERNAL_ID: Operation = Operation {
    name: "consumer.users.delete_external_id",
    method: Method::DELETE,
    path: "/v1/users/{user_id}/external_id",
    host: Host::Api,
    auth: Auth::Project,
    body: BodyKind::None,
    params: &[Param::new(Place::Path, "user_id", Kind::String).required()],
    docs: "https://stytch.com/docs/api-reference/consumer/api/users/user-object",
};

pub(crate) static CONSUMER_USERS_DELETE_OAUTH_REGISTRATION: Operation = Operation {
    name: "consumer.users.delete_oauth_registration",
    method: Method::DELETE,
    path: "/v1/users/oauth/{oauth_user_registration_id}",
    host: Host::Api,
    auth: Auth::Project,
    body: BodyKind::None,
    params: &[Param::new(Place::Path, "oauth_user_registration_id", Kind::String).required()],
    docs: "https://stytch.com/docs/api/delete-user-oauth-registration",
};

pub(crate) static CONSUMER_USERS_DELETE_PASSWORD: Operation = Operation {
    name: "consumer.users.delete_password",
    method: Method::DELETE,
    path: "/v1/users/passwords/{password_id}",
    host: Host::Api,
    auth: Auth::Project,
    body: BodyKind::None,
    params: &[Param::new(Place::Path, "password_id", Kind::String).required()],
    docs: "https://stytch.com/docs/api/delete-user-password",
};

pub(crate) static CONSUMER_USERS_DELETE_PHONE_NUMBER: Operation = Operation {
    name: "consumer.users.delete_phone_number",
    method: Method::DELETE,
    path: "/v1/users/phone_numbers/{phone_id}",
    host: Host::Api,
    auth: Auth::Project,
    body: BodyKind::None,
    params: &[Param::new(Place::Path, "phone_id", Kind::String).required()],
    docs: "https://stytch.com/docs/api/delete-user-phone-number",
};

pub(crate) static CONSUMER_USERS_DELETE_TOTP: Operation = Operation {
    name: "consumer.users.delete_totp",
    method: Method::DELETE,
    path: "/v1/users/totps/{totp_id}",
    host: Host::Api,
    auth: Auth::Project,
    body: BodyKind::None,
    params: &[Param::new(Place::Path, "totp_id", Kind::String).required()],
    docs: "https://stytch.com/docs/api/delete-user-totp",
};

pub(crate) static CONSUMER_USERS_DELETE_WEBAUTHN_REGISTRATION: Operation = Operation {
    name: "consumer.users.delete_webauthn_registration",
    method: Method::DELETE,
    path: "/v1/users/webauthn_registrations/{webauthn_registration_id}",
    host: Host::Api,
    auth: Auth::Project,
    body: BodyKind::None,
    params: &[Param::new(Place::Path, "webauthn_registration_id", Kind::String).required()],
    docs: "https://stytch.com/docs/api/delete-user-webauthn-registration",
};

pub(crate) static CONSUMER_USERS_EXCHANGE_PRIMARY_FACTOR: Operation = Operation {
    name: "consumer.users.exchange_primary_factor",
    method: Method::PUT,
    path: "/v1/users/{user_id}/exchange_primary_factor",
    host: Host::Api,
    auth: Auth::Project,
    body: BodyKind::Json,
    params: &[
        Param::new(Place::Path, "user_id", Kind::String).required(),
        Param::new(Place::Body, "email_address", Kind::String),
        Param::new(Place::Body, "phone_number", Kind::String),
    ],
    docs: "https://stytch.com/docs/api-reference/consumer/api/users/exchange-primary-factor",
};

pub(crate) static CONSUMER_USERS_GET: Operation = Operation {
    name: "consumer.users.get",
    method: Method::GET,
    path: "/v1/users/{user_id}",
    host: Host::Api,
    auth: Auth::Project,
    body: BodyKind::None,
    params: &[Param::new(Place::Path, "user_id", Kind::String).required()],
    docs: "https://stytch.com/docs/api/get-user",
};

pub(crate) static CONSUMER_USERS_REVOKE: Operation = Operation {
    name: "consumer.users.revoke",
    method: Method::POST,
    path: "/v1/users/{user_id}/connected_apps/{connected_app_id}/revoke",
    host: Host::Api,
    auth: Auth::Project,
    body: BodyKind::Json,
    params: &[
        Param::new(Place::Path, "user_id", Kind::String).required(),
        Param::new(Place::Path, "connected_app_id", Kind::String).required(),
    ],
    docs: "https://stytch.com/docs/api/connected-app-user-revoke",
};

pub(crate) static CONSUMER_USERS_SEARCH: Operation = Operation {
    name: "consumer.users.search",
    method: Method::POST,
    path: "/v1/users/search",
    host: Host::Api,
    auth: Auth::Project,
    body: BodyKind::Json,
    params: &[
        Param::new(Place::Body, "cursor", Kind::String),
        Param::new(Place::Body, "limit", Kind::Unsigned),
        Param::new(Place::Body, "query", kinds::SEARCH_QUERY),
    ],
    docs: "https://stytch.com/docs/api/search-users",
};

pub(crate) static CONSUMER_USERS_UPDATE: Operation = Operation {
    name: "consumer.users.update",
    method: Method::PUT,
    path: "/v1/users/{user_id}",
    host: Host::Api,
    auth: Auth::Project,
    body: BodyKind::Json,
    params: &[
        Param::new(Place::Path, "user_id", Kind::String).required(),
        Param::new(Place::Body, "name", kinds::CONSUMER_USER_NAME),
        Param::new(Place::Body, "attributes", kinds::CONSUMER_ATTRIBUTES),
        Param::new(Place::Body, "trusted_metadata", Kind::Map),
        Param::new(Place::Body, "untrusted_metadata", Kind::Map),
        Param::new(Place::Body, "external_id", Kind::String),
        Param::new(Place::Body, "roles", Kind::Array(&Kind::String)),
    ],
    docs: "https://stytch.com/docs/api/update-user",
};

pub(crate) static CONSUMER_WEBAUTHN_AUTHENTICATE: Operation = Operation {
    name: "consumer.webauthn.authenticate",
    method: Method::POST,
    path: "/v1/webauthn/authenticate",
    host: Host::Api,
    auth: Auth::Project,
    body: BodyKind::Json,
    params: &[
        Param::new(Place::Body, "public_key_credential", Kind::String).required(),
        Param::new(Place::Body, "session_token", Kind::String),
        Param::new(Place::Body, "session_duration_minutes", Kind::Integer),
        Param::new(Place::Body, "session_jwt", Kind::String),
        Param::new(Place::Body, "session_custom_claims", Kind::Map),
        Param::new(Place::Body, "telemetry_id", Kind::String),
    ],
    docs: "https://stytch.com/docs/api/webauthn-authenticate",
};

pub(crate) static CONSUMER_WEBAUTHN_AUTHENTICATE_START: Operation = Operation {
    name: "consumer.webauthn.authenticate_start",
    method: Method::POST,
    path: "/v1/webauthn/authenticate/start",
    host: Host::Api,
    auth: Auth::Project,
    body: BodyKind::Json,
    params: &[
        Param::new(Place::Body, "domain", Kind::String).required(),
        Param::new(Place::Body, "user_id", Kind::String),
        Param::new(Place::Body, "return_passkey_credential_options", Kind::Boolean),
        Param::new(Place::Body, "use_base64_url_encoding", Kind::Boolean),
    ],
    docs: "https://stytch.com/docs/api/webauthn-authenticate-start",
};

pub(crate) static CONSUMER_WEBAUTHN_LIST_CREDENTIALS: Operation = Operation {
    name: "consumer.webauthn.list_credentials",
    method: Method::GET,
    path: "/v1/webauthn/credentials/{user_id}/{domain}",
    host: Host::Api,
    auth: Auth::Project,
    body: BodyKind::None,
    params: &[
        Param::new(Place::Path, "user_id", Kind::String).required(),
        Param::new(Place::Path, "domain", Kind::String).required(),
    ],
    docs: "https://stytch.com/docs/api/webauthn-register",
};

pub(crate) static CONSUMER_WEBAUTHN_REGISTER: Operation = Operation {
    name: "consumer.webauthn.register",
    method: Method::POST,
    path: "/v1/webauthn/register",
    host: Host::Api,
    auth: Auth::Project,
    body: BodyKind::Json,
    params: &[
        Param::new(Place::Body, "user_id", Kind::String).required(),
        Param::new(Place::Body, "public_key_credential", Kind::String).required(),
        Param::new(Place::Body, "session_token", Kind::String),
        Param::new(Place::Body, "session_duration_minutes", Kind::Integer),
        Param::new(Place::Body, "session_jwt", Kind::String),
        Param::new(Place::Body, "session_custom_claims", Kind::Map),
        Param::new(Place::Body, "telemetry_id", Kind::String),
    ],
    docs: "https://stytch.com/docs/api/webauthn-register",
};

pub(crate) static CONSUMER_WEBAUTHN_REGISTER_START: Operation = Operation {
    name: "consumer.webauthn.register_start",
    method: Method::POST,
    path: "/v1/webauthn/register/start",
    host: Host::Api,
    auth: Auth::Project,
    body: BodyKind::Json,
    params: &[
        Param::new(Place::Body, "user_id", Kind::String).required(),
        Param::new(Place::Body, "domain", Kind::String).required(),
        Param::new(Place::Body, "user_agent", Kind::String),
        Param::new(Place::Body, "authenticator_type", Kind::String),
        Param::new(Place::Body, "return_passkey_credential_options", Kind::Boolean),
        Param::new(Place::Body, "override_id", Kind::String),
        Param::new(Place::Body, "override_name", Kind::String),
        Param::new(Place::Body, "override_display_name", Kind::String),
        Param::new(Place::Body, "use_base64_url_encoding", Kind::Boolean),
    ],
    docs: "https://stytch.com/docs/api/webauthn-register-start",
};

pub(crate) static CONSUMER_WEBAUTHN_UPDATE: Operation = Operation {
    name: "consumer.webauthn.update",
    method: Method::PUT,
    path: "/v1/webauthn/{webauthn_registration_id}",
    host: Host::Api,
    auth: Auth::Project,
    body: BodyKind::Json,
    params: &[
        Param::new(Place::Path, "webauthn_registration_id", Kind::String).required(),
        Param::new(Place::Body, "name", Kind::String).required(),
    ],
    docs: "https://stytch.com/docs/api/webauthn-update",
};
