//! Every typed endpoint.

use super::{Args, FromArgs, TypedEndpoint, Unreadable};

/// In the order of their names.
pub static ENDPOINTS: [TypedEndpoint; 188] = [
    TypedEndpoint::of::<stytch_core::b2b::discovery::intermediate_sessions::Exchange>(),
    TypedEndpoint::of::<stytch_core::b2b::discovery::organizations::Create>(),
    TypedEndpoint::of::<stytch_core::b2b::discovery::organizations::List>(),
    TypedEndpoint::of::<stytch_core::b2b::idp::oauth::Authorize>(),
    TypedEndpoint::of::<stytch_core::b2b::idp::oauth::AuthorizeStart>(),
    TypedEndpoint::of::<stytch_core::b2b::impersonation::Authenticate>(),
    TypedEndpoint::of::<stytch_core::b2b::magic_links::Authenticate>(),
    TypedEndpoint::of::<stytch_core::b2b::magic_links::discovery::Authenticate>(),
    TypedEndpoint::of::<stytch_core::b2b::magic_links::email::discovery::Send>(),
    TypedEndpoint::of::<stytch_core::b2b::magic_links::email::Invite>(),
    TypedEndpoint::of::<stytch_core::b2b::magic_links::email::LoginOrSignup>(),
    TypedEndpoint::of::<stytch_core::b2b::oauth::Authenticate>(),
    TypedEndpoint::of::<stytch_core::b2b::oauth::discovery::Authenticate>(),
    TypedEndpoint::of::<stytch_core::b2b::organizations::ConnectedApps>(),
    TypedEndpoint::of::<stytch_core::b2b::organizations::Create>(),
    TypedEndpoint::of::<stytch_core::b2b::organizations::Delete>(),
    TypedEndpoint::of::<stytch_core::b2b::organizations::DeleteExternalId>(),
    TypedEndpoint::of::<stytch_core::b2b::organizations::Get>(),
    TypedEndpoint::of::<stytch_core::b2b::organizations::GetConnectedApp>(),
    TypedEndpoint::of::<stytch_core::b2b::organizations::members::connected_apps::Revoke>(),
    TypedEndpoint::of::<stytch_core::b2b::organizations::members::Create>(),
    TypedEndpoint::of::<stytch_core::b2b::organizations::members::DangerouslyGet>(),
    TypedEndpoint::of::<stytch_core::b2b::organizations::members::Delete>(),
    TypedEndpoint::of::<stytch_core::b2b::organizations::members::DeleteExternalId>(),
    TypedEndpoint::of::<stytch_core::b2b::organizations::members::DeleteMfaPhoneNumber>(),
    TypedEndpoint::of::<stytch_core::b2b::organizations::members::DeletePassword>(),
    TypedEndpoint::of::<stytch_core::b2b::organizations::members::DeleteTotp>(),
    TypedEndpoint::of::<stytch_core::b2b::organizations::members::Get>(),
    TypedEndpoint::of::<stytch_core::b2b::organizations::members::GetConnectedApps>(),
    TypedEndpoint::of::<stytch_core::b2b::organizations::members::oauth_providers::Github>(),
    TypedEndpoint::of::<stytch_core::b2b::organizations::members::oauth_providers::Google>(),
    TypedEndpoint::of::<stytch_core::b2b::organizations::members::oauth_providers::Hubspot>(),
    TypedEndpoint::of::<stytch_core::b2b::organizations::members::oauth_providers::Microsoft>(),
    TypedEndpoint::of::<stytch_core::b2b::organizations::members::oauth_providers::Slack>(),
    TypedEndpoint::of::<stytch_core::b2b::organizations::members::OidcProviders>(),
    TypedEndpoint::of::<stytch_core::b2b::organizations::members::Reactivate>(),
    TypedEndpoint::of::<stytch_core::b2b::organizations::members::Search>(),
    TypedEndpoint::of::<stytch_core::b2b::organizations::members::StartEmailUpdate>(),
    TypedEndpoint::of::<stytch_core::b2b::organizations::members::UnlinkRetiredEmail>(),
    TypedEndpoint::of::<stytch_core::b2b::organizations::members::Update>(),
    TypedEndpoint::of::<stytch_core::b2b::organizations::Metrics>(),
    TypedEndpoint::of::<stytch_core::b2b::organizations::Search>(),
    TypedEndpoint::of::<stytch_core::b2b::organizations::Update>(),
    TypedEndpoint::of::<stytch_core::b2b::otps::email::Authenticate>(),
    TypedEndpoint::of::<stytch_core::b2b::otps::email::discovery::Authenticate>(),
    TypedEndpoint::of::<stytch_core::b2b::otps::email::discovery::Send>(),
    TypedEndpoint::of::<stytch_core::b2b::otps::email::LoginOrSignup>(),
    TypedEndpoint::of::<stytch_core::b2b::otps::sms::Authenticate>(),
    TypedEndpoint::of::<stytch_core::b2b::otps::sms::Send>(),
    TypedEndpoint::of::<stytch_core::b2b::passwords::Authenticate>(),
    TypedEndpoint::of::<stytch_core::b2b::passwords::discovery::Authenticate>(),
    TypedEndpoint::of::<stytch_core::b2b::passwords::discovery::email::Reset>(),
    TypedEndpoint::of::<stytch_core::b2b::passwords::discovery::email::ResetStart>(),
    TypedEndpoint::of::<stytch_core::b2b::passwords::email::RequireReset>(),
    TypedEndpoint::of::<stytch_core::b2b::passwords::email::Reset>(),
    TypedEndpoint::of::<stytch_core::b2b::passwords::email::ResetStart>(),
    TypedEndpoint::of::<stytch_core::b2b::passwords::existing_password::Reset>(),
    TypedEndpoint::of::<stytch_core::b2b::passwords::Migrate>(),
    TypedEndpoint::of::<stytch_core::b2b::passwords::sessions::Reset>(),
    TypedEndpoint::of::<stytch_core::b2b::passwords::StrengthCheck>(),
    TypedEndpoint::of::<stytch_core::b2b::rbac::organizations::GetOrgPolicy>(),
    TypedEndpoint::of::<stytch_core::b2b::rbac::organizations::SetOrgPolicy>(),
    TypedEndpoint::of::<stytch_core::b2b::rbac::Policy>(),
    TypedEndpoint::of::<stytch_core::b2b::recovery_codes::Get>(),
    TypedEndpoint::of::<stytch_core::b2b::recovery_codes::Recover>(),
    TypedEndpoint::of::<stytch_core::b2b::recovery_codes::Rotate>(),
    TypedEndpoint::of::<stytch_core::b2b::scim::connection::Create>(),
    TypedEndpoint::of::<stytch_core::b2b::scim::connection::Delete>(),
    TypedEndpoint::of::<stytch_core::b2b::scim::connection::Get>(),
    TypedEndpoint::of::<stytch_core::b2b::scim::connection::GetGroups>(),
    TypedEndpoint::of::<stytch_core::b2b::scim::connection::RotateCancel>(),
    TypedEndpoint::of::<stytch_core::b2b::scim::connection::RotateComplete>(),
    TypedEndpoint::of::<stytch_core::b2b::scim::connection::RotateStart>(),
    TypedEndpoint::of::<stytch_core::b2b::scim::connection::Update>(),
    TypedEndpoint::of::<stytch_core::b2b::sessions::Attest>(),
    TypedEndpoint::of::<stytch_core::b2b::sessions::Authenticate>(),
    TypedEndpoint::of::<stytch_core::b2b::sessions::Exchange>(),
    TypedEndpoint::of::<stytch_core::b2b::sessions::ExchangeAccessToken>(),
    TypedEndpoint::of::<stytch_core::b2b::sessions::Get>(),
    TypedEndpoint::of::<stytch_core::b2b::sessions::GetJwks>(),
    TypedEndpoint::of::<stytch_core::b2b::sessions::Migrate>(),
    TypedEndpoint::of::<stytch_core::b2b::sessions::Revoke>(),
    TypedEndpoint::of::<stytch_core::b2b::sso::Authenticate>(),
    TypedEndpoint::of::<stytch_core::b2b::sso::DeleteConnection>(),
    TypedEndpoint::of::<stytch_core::b2b::sso::external::CreateConnection>(),
    TypedEndpoint::of::<stytch_core::b2b::sso::external::UpdateConnection>(),
    TypedEndpoint::of::<stytch_core::b2b::sso::GetConnections>(),
    TypedEndpoint::of::<stytch_core::b2b::sso::oidc::CreateConnection>(),
    TypedEndpoint::of::<stytch_core::b2b::sso::oidc::UpdateConnection>(),
    TypedEndpoint::of::<stytch_core::b2b::sso::saml::CreateConnection>(),
    TypedEndpoint::of::<stytch_core::b2b::sso::saml::DeleteEncryptionPrivateKey>(),
    TypedEndpoint::of::<stytch_core::b2b::sso::saml::DeleteVerificationCertificate>(),
    TypedEndpoint::of::<stytch_core::b2b::sso::saml::UpdateByUrl>(),
    TypedEndpoint::of::<stytch_core::b2b::sso::saml::UpdateConnection>(),
    TypedEndpoint::of::<stytch_core::b2b::totps::Authenticate>(),
    TypedEndpoint::of::<stytch_core::b2b::totps::Create>(),
    TypedEndpoint::of::<stytch_core::b2b::totps::Migrate>(),
    TypedEndpoint::of::<stytch_core::connected_apps::clients::Create>(),
    TypedEndpoint::of::<stytch_core::connected_apps::clients::Delete>(),
    TypedEndpoint::of::<stytch_core::connected_apps::clients::Get>(),
    TypedEndpoint::of::<stytch_core::connected_apps::clients::Search>(),
    TypedEndpoint::of::<stytch_core::connected_apps::clients::secrets::Rotate>(),
    TypedEndpoint::of::<stytch_core::connected_apps::clients::secrets::RotateCancel>(),
    TypedEndpoint::of::<stytch_core::connected_apps::clients::secrets::RotateStart>(),
    TypedEndpoint::of::<stytch_core::connected_apps::clients::Update>(),
    TypedEndpoint::of::<stytch_core::consumer::crypto_wallets::Authenticate>(),
    TypedEndpoint::of::<stytch_core::consumer::crypto_wallets::AuthenticateStart>(),
    TypedEndpoint::of::<stytch_core::consumer::idp::oauth::Authorize>(),
    TypedEndpoint::of::<stytch_core::consumer::idp::oauth::AuthorizeStart>(),
    TypedEndpoint::of::<stytch_core::consumer::impersonation::Authenticate>(),
    TypedEndpoint::of::<stytch_core::consumer::magic_links::Authenticate>(),
    TypedEndpoint::of::<stytch_core::consumer::magic_links::Create>(),
    TypedEndpoint::of::<stytch_core::consumer::magic_links::email::Invite>(),
    TypedEndpoint::of::<stytch_core::consumer::magic_links::email::LoginOrCreate>(),
    TypedEndpoint::of::<stytch_core::consumer::magic_links::email::RevokeInvite>(),
    TypedEndpoint::of::<stytch_core::consumer::magic_links::email::Send>(),
    TypedEndpoint::of::<stytch_core::consumer::oauth::Attach>(),
    TypedEndpoint::of::<stytch_core::consumer::oauth::Authenticate>(),
    TypedEndpoint::of::<stytch_core::consumer::otps::Authenticate>(),
    TypedEndpoint::of::<stytch_core::consumer::otps::email::LoginOrCreate>(),
    TypedEndpoint::of::<stytch_core::consumer::otps::email::Send>(),
    TypedEndpoint::of::<stytch_core::consumer::otps::sms::LoginOrCreate>(),
    TypedEndpoint::of::<stytch_core::consumer::otps::sms::Send>(),
    TypedEndpoint::of::<stytch_core::consumer::otps::whatsapp::LoginOrCreate>(),
    TypedEndpoint::of::<stytch_core::consumer::otps::whatsapp::Send>(),
    TypedEndpoint::of::<stytch_core::consumer::passwords::Authenticate>(),
    TypedEndpoint::of::<stytch_core::consumer::passwords::Create>(),
    TypedEndpoint::of::<stytch_core::consumer::passwords::email::Reset>(),
    TypedEndpoint::of::<stytch_core::consumer::passwords::email::ResetStart>(),
    TypedEndpoint::of::<stytch_core::consumer::passwords::existing_password::Reset>(),
    TypedEndpoint::of::<stytch_core::consumer::passwords::Migrate>(),
    TypedEndpoint::of::<stytch_core::consumer::passwords::sessions::Reset>(),
    TypedEndpoint::of::<stytch_core::consumer::passwords::StrengthCheck>(),
    TypedEndpoint::of::<stytch_core::consumer::rbac::Policy>(),
    TypedEndpoint::of::<stytch_core::consumer::sessions::Attest>(),
    TypedEndpoint::of::<stytch_core::consumer::sessions::Authenticate>(),
    TypedEndpoint::of::<stytch_core::consumer::sessions::ExchangeAccessToken>(),
    TypedEndpoint::of::<stytch_core::consumer::sessions::Get>(),
    TypedEndpoint::of::<stytch_core::consumer::sessions::GetJwks>(),
    TypedEndpoint::of::<stytch_core::consumer::sessions::Migrate>(),
    TypedEndpoint::of::<stytch_core::consumer::sessions::Revoke>(),
    TypedEndpoint::of::<stytch_core::consumer::totps::Authenticate>(),
    TypedEndpoint::of::<stytch_core::consumer::totps::Create>(),
    TypedEndpoint::of::<stytch_core::consumer::totps::Recover>(),
    TypedEndpoint::of::<stytch_core::consumer::totps::RecoveryCodes>(),
    TypedEndpoint::of::<stytch_core::consumer::users::ConnectedApps>(),
    TypedEndpoint::of::<stytch_core::consumer::users::Create>(),
    TypedEndpoint::of::<stytch_core::consumer::users::Delete>(),
    TypedEndpoint::of::<stytch_core::consumer::users::DeleteBiometricRegistration>(),
    TypedEndpoint::of::<stytch_core::consumer::users::DeleteCryptoWallet>(),
    TypedEndpoint::of::<stytch_core::consumer::users::DeleteEmail>(),
    TypedEndpoint::of::<stytch_core::consumer::users::DeleteExternalId>(),
    TypedEndpoint::of::<stytch_core::consumer::users::DeleteOauthRegistration>(),
    TypedEndpoint::of::<stytch_core::consumer::users::DeletePassword>(),
    TypedEndpoint::of::<stytch_core::consumer::users::DeletePhoneNumber>(),
    TypedEndpoint::of::<stytch_core::consumer::users::DeleteTotp>(),
    TypedEndpoint::of::<stytch_core::consumer::users::DeleteWebauthnRegistration>(),
    TypedEndpoint::of::<stytch_core::consumer::users::ExchangePrimaryFactor>(),
    TypedEndpoint::of::<stytch_core::consumer::users::Get>(),
    TypedEndpoint::of::<stytch_core::consumer::users::Revoke>(),
    TypedEndpoint::of::<stytch_core::consumer::users::Search>(),
    TypedEndpoint::of::<stytch_core::consumer::users::Update>(),
    TypedEndpoint::of::<stytch_core::consumer::webauthn::Authenticate>(),
    TypedEndpoint::of::<stytch_core::consumer::webauthn::AuthenticateStart>(),
    TypedEndpoint::of::<stytch_core::consumer::webauthn::ListCredentials>(),
    TypedEndpoint::of::<stytch_core::consumer::webauthn::Register>(),
    TypedEndpoint::of::<stytch_core::consumer::webauthn::RegisterStart>(),
    TypedEndpoint::of::<stytch_core::consumer::webauthn::Update>(),
    TypedEndpoint::of::<stytch_core::debug::Whoami>(),
    TypedEndpoint::of::<stytch_core::fraud::email::Risk>(),
    TypedEndpoint::of::<stytch_core::fraud::fingerprint::Lookup>(),
    TypedEndpoint::of::<stytch_core::fraud::rules::List>(),
    TypedEndpoint::of::<stytch_core::fraud::rules::Set>(),
    TypedEndpoint::of::<stytch_core::fraud::verdict_reasons::List>(),
    TypedEndpoint::of::<stytch_core::fraud::verdict_reasons::Override>(),
    TypedEndpoint::of::<stytch_core::m2m::clients::Create>(),
    TypedEndpoint::of::<stytch_core::m2m::clients::Delete>(),
    TypedEndpoint::of::<stytch_core::m2m::clients::Get>(),
    TypedEndpoint::of::<stytch_core::m2m::clients::Search>(),
    TypedEndpoint::of::<stytch_core::m2m::clients::secrets::Rotate>(),
    TypedEndpoint::of::<stytch_core::m2m::clients::secrets::RotateCancel>(),
    TypedEndpoint::of::<stytch_core::m2m::clients::secrets::RotateStart>(),
    TypedEndpoint::of::<stytch_core::m2m::clients::Update>(),
    TypedEndpoint::of::<stytch_core::oauth2::Introspect>(),
    TypedEndpoint::of::<stytch_core::oauth2::Revoke>(),
    TypedEndpoint::of::<stytch_core::oauth2::Token>(),
    TypedEndpoint::of::<stytch_core::oauth2::Userinfo>(),
    TypedEndpoint::of::<stytch_core::project::Metrics>(),
];

impl FromArgs for stytch_core::b2b::discovery::intermediate_sessions::Exchange {
    fn from_args(args: &Args<'_>) -> Result<Self, Unreadable> {
        args.body()
    }
}

impl FromArgs for stytch_core::b2b::discovery::organizations::Create {
    fn from_args(args: &Args<'_>) -> Result<Self, Unreadable> {
        args.body()
    }
}

impl FromArgs for stytch_core::b2b::discovery::organizations::List {
    fn from_args(args: &Args<'_>) -> Result<Self, Unreadable> {
        args.body()
    }
}

impl FromArgs for stytch_core::b2b::idp::oauth::Authorize {
    fn from_args(args: &Args<'_>) -> Result<Self, Unreadable> {
        args.body()
    }
}

impl FromArgs for stytch_core::b2b::idp::oauth::AuthorizeStart {
    fn from_args(args: &Args<'_>) -> Result<Self, Unreadable> {
        args.body()
    }
}

impl FromArgs for stytch_core::b2b::impersonation::Authenticate {
    fn from_args(args: &Args<'_>) -> Result<Self, Unreadable> {
        args.body()
    }
}

impl FromArgs for stytch_core::b2b::magic_links::Authenticate {
    fn from_args(args: &Args<'_>) -> Result<Self, Unreadable> {
        args.body()
    }
}

impl FromArgs for stytch_core::b2b::magic_links::discovery::Authenticate {
    fn from_args(args: &Args<'_>) -> Result<Self, Unreadable> {
        args.body()
    }
}

impl FromArgs for stytch_core::b2b::magic_links::email::discovery::Send {
    fn from_args(args: &Args<'_>) -> Result<Self, Unreadable> {
        args.body()
    }
}

impl FromArgs for stytch_core::b2b::magic_links::email::Invite {
    fn from_args(args: &Args<'_>) -> Result<Self, Unreadable> {
        let mut request: Self = args.body()?;
        request.member_credential = args.member_credential();
        Ok(request)
    }
}

impl FromArgs for stytch_core::b2b::magic_links::email::LoginOrSignup {
    fn from_args(args: &Args<'_>) -> Result<Self, Unreadable> {
        args.body()
    }
}

impl FromArgs for stytch_core::b2b::oauth::Authenticate {
    fn from_args(args: &Args<'_>) -> Result<Self, Unreadable> {
        args.body()
    }
}

impl FromArgs for stytch_core::b2b::oauth::discovery::Authenticate {
    fn from_args(args: &Args<'_>) -> Result<Self, Unreadable> {
        args.body()
    }
}

impl FromArgs for stytch_core::b2b::organizations::ConnectedApps {
    fn from_args(args: &Args<'_>) -> Result<Self, Unreadable> {
        let mut request = Self::new(args.required::<String>("organization_id")?);
        request.member_credential = args.member_credential();
        Ok(request)
    }
}

impl FromArgs for stytch_core::b2b::organizations::Create {
    fn from_args(args: &Args<'_>) -> Result<Self, Unreadable> {
        args.body()
    }
}

impl FromArgs for stytch_core::b2b::organizations::Delete {
    fn from_args(args: &Args<'_>) -> Result<Self, Unreadable> {
        let mut request = Self::new(args.required::<String>("organization_id")?);
        request.member_credential = args.member_credential();
        Ok(request)
    }
}

impl FromArgs for stytch_core::b2b::organizations::DeleteExternalId {
    fn from_args(args: &Args<'_>) -> Result<Self, Unreadable> {
        let mut request = Self::new(args.required::<String>("organization_id")?);
        request.member_credential = args.member_credential();
        Ok(request)
    }
}

impl FromArgs for stytch_core::b2b::organizations::Get {
    fn from_args(args: &Args<'_>) -> Result<Self, Unreadable> {
        Ok(Self::new(args.required::<String>("organization_id")?))
    }
}

impl FromArgs for stytch_core::b2b::organizations::GetConnectedApp {
    fn from_args(args: &Args<'_>) -> Result<Self, Unreadable> {
        let mut request =
            Self::new(args.required::<String>("organization_id")?, args.required::<String>("connected_app_id")?);
        request.member_credential = args.member_credential();
        Ok(request)
    }
}

impl FromArgs for stytch_core::b2b::organizations::members::connected_apps::Revoke {
    fn from_args(args: &Args<'_>) -> Result<Self, Unreadable> {
        let mut request: Self = args.body()?;
        request.organization_id = args.required("organization_id")?;
        request.member_id = args.required("member_id")?;
        request.connected_app_id = args.required("connected_app_id")?;
        request.member_credential = args.member_credential();
        Ok(request)
    }
}

impl FromArgs for stytch_core::b2b::organizations::members::Create {
    fn from_args(args: &Args<'_>) -> Result<Self, Unreadable> {
        let mut request: Self = args.body()?;
        request.organization_id = args.required("organization_id")?;
        request.member_credential = args.member_credential();
        Ok(request)
    }
}

impl FromArgs for stytch_core::b2b::organizations::members::DangerouslyGet {
    fn from_args(args: &Args<'_>) -> Result<Self, Unreadable> {
        let mut request = Self::new(args.required::<String>("member_id")?);
        request.include_deleted = args.optional("include_deleted")?;
        Ok(request)
    }
}

impl FromArgs for stytch_core::b2b::organizations::members::Delete {
    fn from_args(args: &Args<'_>) -> Result<Self, Unreadable> {
        let mut request = Self::new(args.required::<String>("organization_id")?, args.required::<String>("member_id")?);
        request.member_credential = args.member_credential();
        Ok(request)
    }
}

impl FromArgs for stytch_core::b2b::organizations::members::DeleteExternalId {
    fn from_args(args: &Args<'_>) -> Result<Self, Unreadable> {
        let mut request = Self::new(args.required::<String>("organization_id")?, args.required::<String>("member_id")?);
        request.member_credential = args.member_credential();
        Ok(request)
    }
}

impl FromArgs for stytch_core::b2b::organizations::members::DeleteMfaPhoneNumber {
    fn from_args(args: &Args<'_>) -> Result<Self, Unreadable> {
        let mut request = Self::new(args.required::<String>("organization_id")?, args.required::<String>("member_id")?);
        request.member_credential = args.member_credential();
        Ok(request)
    }
}

impl FromArgs for stytch_core::b2b::organizations::members::DeletePassword {
    fn from_args(args: &Args<'_>) -> Result<Self, Unreadable> {
        let mut request =
            Self::new(args.required::<String>("organization_id")?, args.required::<String>("member_password_id")?);
        request.member_credential = args.member_credential();
        Ok(request)
    }
}

impl FromArgs for stytch_core::b2b::organizations::members::DeleteTotp {
    fn from_args(args: &Args<'_>) -> Result<Self, Unreadable> {
        let mut request = Self::new(args.required::<String>("organization_id")?, args.required::<String>("member_id")?);
        request.member_credential = args.member_credential();
        Ok(request)
    }
}

impl FromArgs for stytch_core::b2b::organizations::members::Get {
    fn from_args(args: &Args<'_>) -> Result<Self, Unreadable> {
        let mut request = Self::new(args.required::<String>("organization_id")?);
        request.member_id = args.optional("member_id")?;
        request.email_address = args.optional("email_address")?;
        Ok(request)
    }
}

impl FromArgs for stytch_core::b2b::organizations::members::GetConnectedApps {
    fn from_args(args: &Args<'_>) -> Result<Self, Unreadable> {
        let mut request = Self::new(args.required::<String>("organization_id")?, args.required::<String>("member_id")?);
        request.member_credential = args.member_credential();
        Ok(request)
    }
}

impl FromArgs for stytch_core::b2b::organizations::members::oauth_providers::Github {
    fn from_args(args: &Args<'_>) -> Result<Self, Unreadable> {
        let mut request = Self::new(args.required::<String>("organization_id")?, args.required::<String>("member_id")?);
        request.include_refresh_token = args.optional("include_refresh_token")?;
        Ok(request)
    }
}

impl FromArgs for stytch_core::b2b::organizations::members::oauth_providers::Google {
    fn from_args(args: &Args<'_>) -> Result<Self, Unreadable> {
        let mut request = Self::new(args.required::<String>("organization_id")?, args.required::<String>("member_id")?);
        request.include_refresh_token = args.optional("include_refresh_token")?;
        Ok(request)
    }
}

impl FromArgs for stytch_core::b2b::organizations::members::oauth_providers::Hubspot {
    fn from_args(args: &Args<'_>) -> Result<Self, Unreadable> {
        let mut request = Self::new(args.required::<String>("organization_id")?, args.required::<String>("member_id")?);
        request.include_refresh_token = args.optional("include_refresh_token")?;
        Ok(request)
    }
}

impl FromArgs for stytch_core::b2b::organizations::members::oauth_providers::Microsoft {
    fn from_args(args: &Args<'_>) -> Result<Self, Unreadable> {
        let mut request = Self::new(args.required::<String>("organization_id")?, args.required::<String>("member_id")?);
        request.include_refresh_token = args.optional("include_refresh_token")?;
        Ok(request)
    }
}

impl FromArgs for stytch_core::b2b::organizations::members::oauth_providers::Slack {
    fn from_args(args: &Args<'_>) -> Result<Self, Unreadable> {
        Ok(Self::new(args.required::<String>("organization_id")?, args.required::<String>("member_id")?))
    }
}

impl FromArgs for stytch_core::b2b::organizations::members::OidcProviders {
    fn from_args(args: &Args<'_>) -> Result<Self, Unreadable> {
        let mut request = Self::new(args.required::<String>("organization_id")?, args.required::<String>("member_id")?);
        request.include_refresh_token = args.optional("include_refresh_token")?;
        Ok(request)
    }
}

impl FromArgs for stytch_core::b2b::organizations::members::Reactivate {
    fn from_args(args: &Args<'_>) -> Result<Self, Unreadable> {
        let mut request: Self = args.body()?;
        request.organization_id = args.required("organization_id")?;
        request.member_id = args.required("member_id")?;
        request.member_credential = args.member_credential();
        Ok(request)
    }
}

impl FromArgs for stytch_core::b2b::organizations::members::Search {
    fn from_args(args: &Args<'_>) -> Result<Self, Unreadable> {
        let mut request: Self = args.body()?;
        request.member_credential = args.member_credential();
        Ok(request)
    }
}

impl FromArgs for stytch_core::b2b::organizations::members::StartEmailUpdate {
    fn from_args(args: &Args<'_>) -> Result<Self, Unreadable> {
        let mut request: Self = args.body()?;
        request.organization_id = args.required("organization_id")?;
        request.member_id = args.required("member_id")?;
        request.member_credential = args.member_credential();
        Ok(request)
    }
}

impl FromArgs for stytch_core::b2b::organizations::members::UnlinkRetiredEmail {
    fn from_args(args: &Args<'_>) -> Result<Self, Unreadable> {
        let mut request: Self = args.body()?;
        request.organization_id = args.required("organization_id")?;
        request.member_id = args.required("member_id")?;
        request.member_credential = args.member_credential();
        Ok(request)
    }
}

impl FromArgs for stytch_core::b2b::organizations::members::Update {
    fn from_args(args: &Args<'_>) -> Result<Self, Unreadable> {
        let mut request: Self = args.body()?;
        request.organization_id = args.required("organization_id")?;
        request.member_id = args.required("member_id")?;
        request.member_credential = args.member_credential();
        Ok(request)
    }
}

impl FromArgs for stytch_core::b2b::organizations::Metrics {
    fn from_args(args: &Args<'_>) -> Result<Self, Unreadable> {
        Ok(Self::new(args.required::<String>("organization_id")?))
    }
}

impl FromArgs for stytch_core::b2b::organizations::Search {
    fn from_args(args: &Args<'_>) -> Result<Self, Unreadable> {
        args.body()
    }
}

impl FromArgs for stytch_core::b2b::organizations::Update {
    fn from_args(args: &Args<'_>) -> Result<Self, Unreadable> {
        let mut request: Self = args.body()?;
        request.organization_id = args.required("organization_id")?;
        request.member_credential = args.member_credential();
        Ok(request)
    }
}

impl FromArgs for stytch_core::b2b::otps::email::Authenticate {
    fn from_args(args: &Args<'_>) -> Result<Self, Unreadable> {
        args.body()
    }
}

impl FromArgs for stytch_core::b2b::otps::email::discovery::Authenticate {
    fn from_args(args: &Args<'_>) -> Result<Self, Unreadable> {
        args.body()
    }
}

impl FromArgs for stytch_core::b2b::otps::email::discovery::Send {
    fn from_args(args: &Args<'_>) -> Result<Self, Unreadable> {
        args.body()
    }
}

impl FromArgs for stytch_core::b2b::otps::email::LoginOrSignup {
    fn from_args(args: &Args<'_>) -> Result<Self, Unreadable> {
        args.body()
    }
}

impl FromArgs for stytch_core::b2b::otps::sms::Authenticate {
    fn from_args(args: &Args<'_>) -> Result<Self, Unreadable> {
        args.body()
    }
}

impl FromArgs for stytch_core::b2b::otps::sms::Send {
    fn from_args(args: &Args<'_>) -> Result<Self, Unreadable> {
        args.body()
    }
}

impl FromArgs for stytch_core::b2b::passwords::Authenticate {
    fn from_args(args: &Args<'_>) -> Result<Self, Unreadable> {
        args.body()
    }
}

impl FromArgs for stytch_core::b2b::passwords::discovery::Authenticate {
    fn from_args(args: &Args<'_>) -> Result<Self, Unreadable> {
        args.body()
    }
}

impl FromArgs for stytch_core::b2b::passwords::discovery::email::Reset {
    fn from_args(args: &Args<'_>) -> Result<Self, Unreadable> {
        args.body()
    }
}

impl FromArgs for stytch_core::b2b::passwords::discovery::email::ResetStart {
    fn from_args(args: &Args<'_>) -> Result<Self, Unreadable> {
        args.body()
    }
}

impl FromArgs for stytch_core::b2b::passwords::email::RequireReset {
    fn from_args(args: &Args<'_>) -> Result<Self, Unreadable> {
        let mut request: Self = args.body()?;
        request.member_credential = args.member_credential();
        Ok(request)
    }
}

impl FromArgs for stytch_core::b2b::passwords::email::Reset {
    fn from_args(args: &Args<'_>) -> Result<Self, Unreadable> {
        args.body()
    }
}

impl FromArgs for stytch_core::b2b::passwords::email::ResetStart {
    fn from_args(args: &Args<'_>) -> Result<Self, Unreadable> {
        args.body()
    }
}

impl FromArgs for stytch_core::b2b::passwords::existing_password::Reset {
    fn from_args(args: &Args<'_>) -> Result<Self, Unreadable> {
        args.body()
    }
}

impl FromArgs for stytch_core::b2b::passwords::Migrate {
    fn from_args(args: &Args<'_>) -> Result<Self, Unreadable> {
        args.body()
    }
}

impl FromArgs for stytch_core::b2b::passwords::sessions::Reset {
    fn from_args(args: &Args<'_>) -> Result<Self, Unreadable> {
        args.body()
    }
}

impl FromArgs for stytch_core::b2b::passwords::StrengthCheck {
    fn from_args(args: &Args<'_>) -> Result<Self, Unreadable> {
        args.body()
    }
}

impl FromArgs for stytch_core::b2b::rbac::organizations::GetOrgPolicy {
    fn from_args(args: &Args<'_>) -> Result<Self, Unreadable> {
        Ok(Self::new(args.required::<String>("organization_id")?))
    }
}

impl FromArgs for stytch_core::b2b::rbac::organizations::SetOrgPolicy {
    fn from_args(args: &Args<'_>) -> Result<Self, Unreadable> {
        let mut request: Self = args.body()?;
        request.organization_id = args.required("organization_id")?;
        Ok(request)
    }
}

impl FromArgs for stytch_core::b2b::rbac::Policy {
    fn from_args(_: &Args<'_>) -> Result<Self, Unreadable> {
        Ok(Self::new())
    }
}

impl FromArgs for stytch_core::b2b::recovery_codes::Get {
    fn from_args(args: &Args<'_>) -> Result<Self, Unreadable> {
        Ok(Self::new(args.required::<String>("organization_id")?, args.required::<String>("member_id")?))
    }
}

impl FromArgs for stytch_core::b2b::recovery_codes::Recover {
    fn from_args(args: &Args<'_>) -> Result<Self, Unreadable> {
        args.body()
    }
}

impl FromArgs for stytch_core::b2b::recovery_codes::Rotate {
    fn from_args(args: &Args<'_>) -> Result<Self, Unreadable> {
        args.body()
    }
}

impl FromArgs for stytch_core::b2b::scim::connection::Create {
    fn from_args(args: &Args<'_>) -> Result<Self, Unreadable> {
        let mut request: Self = args.body()?;
        request.organization_id = args.required("organization_id")?;
        request.member_credential = args.member_credential();
        Ok(request)
    }
}

impl FromArgs for stytch_core::b2b::scim::connection::Delete {
    fn from_args(args: &Args<'_>) -> Result<Self, Unreadable> {
        let mut request =
            Self::new(args.required::<String>("organization_id")?, args.required::<String>("connection_id")?);
        request.member_credential = args.member_credential();
        Ok(request)
    }
}

impl FromArgs for stytch_core::b2b::scim::connection::Get {
    fn from_args(args: &Args<'_>) -> Result<Self, Unreadable> {
        let mut request = Self::new(args.required::<String>("organization_id")?);
        request.member_credential = args.member_credential();
        Ok(request)
    }
}

impl FromArgs for stytch_core::b2b::scim::connection::GetGroups {
    fn from_args(args: &Args<'_>) -> Result<Self, Unreadable> {
        let mut request =
            Self::new(args.required::<String>("organization_id")?, args.required::<String>("connection_id")?);
        request.cursor = args.optional("cursor")?;
        request.limit = args.optional("limit")?;
        request.member_credential = args.member_credential();
        Ok(request)
    }
}

impl FromArgs for stytch_core::b2b::scim::connection::RotateCancel {
    fn from_args(args: &Args<'_>) -> Result<Self, Unreadable> {
        let mut request: Self = args.body()?;
        request.organization_id = args.required("organization_id")?;
        request.connection_id = args.required("connection_id")?;
        request.member_credential = args.member_credential();
        Ok(request)
    }
}

impl FromArgs for stytch_core::b2b::scim::connection::RotateComplete {
    fn from_args(args: &Args<'_>) -> Result<Self, Unreadable> {
        let mut request: Self = args.body()?;
        request.organization_id = args.required("organization_id")?;
        request.connection_id = args.required("connection_id")?;
        request.member_credential = args.member_credential();
        Ok(request)
    }
}

impl FromArgs for stytch_core::b2b::scim::connection::RotateStart {
    fn from_args(args: &Args<'_>) -> Result<Self, Unreadable> {
        let mut request: Self = args.body()?;
        request.organization_id = args.required("organization_id")?;
        request.connection_id = args.required("connection_id")?;
        request.member_credential = args.member_credential();
        Ok(request)
    }
}

impl FromArgs for stytch_core::b2b::scim::connection::Update {
    fn from_args(args: &Args<'_>) -> Result<Self, Unreadable> {
        let mut request: Self = args.body()?;
        request.organization_id = args.required("organization_id")?;
        request.connection_id = args.required("connection_id")?;
        request.member_credential = args.member_credential();
        Ok(request)
    }
}

impl FromArgs for stytch_core::b2b::sessions::Attest {
    fn from_args(args: &Args<'_>) -> Result<Self, Unreadable> {
        args.body()
    }
}

impl FromArgs for stytch_core::b2b::sessions::Authenticate {
    fn from_args(args: &Args<'_>) -> Result<Self, Unreadable> {
        args.body()
    }
}

impl FromArgs for stytch_core::b2b::sessions::Exchange {
    fn from_args(args: &Args<'_>) -> Result<Self, Unreadable> {
        args.body()
    }
}

impl FromArgs for stytch_core::b2b::sessions::ExchangeAccessToken {
    fn from_args(args: &Args<'_>) -> Result<Self, Unreadable> {
        args.body()
    }
}

impl FromArgs for stytch_core::b2b::sessions::Get {
    fn from_args(args: &Args<'_>) -> Result<Self, Unreadable> {
        Ok(Self::new(args.required::<String>("organization_id")?, args.required::<String>("member_id")?))
    }
}

impl FromArgs for stytch_core::b2b::sessions::GetJwks {
    fn from_args(args: &Args<'_>) -> Result<Self, Unreadable> {
        let mut request = Self::new();
        request.project_id = args.optional("project_id")?;
        Ok(request)
    }
}

impl FromArgs for stytch_core::b2b::sessions::Migrate {
    fn from_args(args: &Args<'_>) -> Result<Self, Unreadable> {
        args.body()
    }
}

impl FromArgs for stytch_core::b2b::sessions::Revoke {
    fn from_args(args: &Args<'_>) -> Result<Self, Unreadable> {
        let mut request: Self = args.body()?;
        request.member_credential = args.member_credential();
        Ok(request)
    }
}

impl FromArgs for stytch_core::b2b::sso::Authenticate {
    fn from_args(args: &Args<'_>) -> Result<Self, Unreadable> {
        args.body()
    }
}

impl FromArgs for stytch_core::b2b::sso::DeleteConnection {
    fn from_args(args: &Args<'_>) -> Result<Self, Unreadable> {
        let mut request =
            Self::new(args.required::<String>("organization_id")?, args.required::<String>("connection_id")?);
        request.member_credential = args.member_credential();
        Ok(request)
    }
}

impl FromArgs for stytch_core::b2b::sso::external::CreateConnection {
    fn from_args(args: &Args<'_>) -> Result<Self, Unreadable> {
        let mut request: Self = args.body()?;
        request.organization_id = args.required("organization_id")?;
        request.member_credential = args.member_credential();
        Ok(request)
    }
}

impl FromArgs for stytch_core::b2b::sso::external::UpdateConnection {
    fn from_args(args: &Args<'_>) -> Result<Self, Unreadable> {
        let mut request: Self = args.body()?;
        request.organization_id = args.required("organization_id")?;
        request.connection_id = args.required("connection_id")?;
        request.member_credential = args.member_credential();
        Ok(request)
    }
}

impl FromArgs for stytch_core::b2b::sso::GetConnections {
    fn from_args(args: &Args<'_>) -> Result<Self, Unreadable> {
        let mut request = Self::new(args.required::<String>("organization_id")?);
        request.member_credential = args.member_credential();
        Ok(request)
    }
}

impl FromArgs for stytch_core::b2b::sso::oidc::CreateConnection {
    fn from_args(args: &Args<'_>) -> Result<Self, Unreadable> {
        let mut request: Self = args.body()?;
        request.organization_id = args.required("organization_id")?;
        request.member_credential = args.member_credential();
        Ok(request)
    }
}

impl FromArgs for stytch_core::b2b::sso::oidc::UpdateConnection {
    fn from_args(args: &Args<'_>) -> Result<Self, Unreadable> {
        let mut request: Self = args.body()?;
        request.organization_id = args.required("organization_id")?;
        request.connection_id = args.required("connection_id")?;
        request.member_credential = args.member_credential();
        Ok(request)
    }
}

impl FromArgs for stytch_core::b2b::sso::saml::CreateConnection {
    fn from_args(args: &Args<'_>) -> Result<Self, Unreadable> {
        let mut request: Self = args.body()?;
        request.organization_id = args.required("organization_id")?;
        request.member_credential = args.member_credential();
        Ok(request)
    }
}

impl FromArgs for stytch_core::b2b::sso::saml::DeleteEncryptionPrivateKey {
    fn from_args(args: &Args<'_>) -> Result<Self, Unreadable> {
        let mut request = Self::new(
            args.required::<String>("organization_id")?,
            args.required::<String>("connection_id")?,
            args.required::<String>("private_key_id")?,
        );
        request.member_credential = args.member_credential();
        Ok(request)
    }
}

impl FromArgs for stytch_core::b2b::sso::saml::DeleteVerificationCertificate {
    fn from_args(args: &Args<'_>) -> Result<Self, Unreadable> {
        let mut request = Self::new(
            args.required::<String>("organization_id")?,
            args.required::<String>("connection_id")?,
            args.required::<String>("certificate_id")?,
        );
        request.member_credential = args.member_credential();
        Ok(request)
    }
}

impl FromArgs for stytch_core::b2b::sso::saml::UpdateByUrl {
    fn from_args(args: &Args<'_>) -> Result<Self, Unreadable> {
        let mut request: Self = args.body()?;
        request.organization_id = args.required("organization_id")?;
        request.connection_id = args.required("connection_id")?;
        request.member_credential = args.member_credential();
        Ok(request)
    }
}

impl FromArgs for stytch_core::b2b::sso::saml::UpdateConnection {
    fn from_args(args: &Args<'_>) -> Result<Self, Unreadable> {
        let mut request: Self = args.body()?;
        request.organization_id = args.required("organization_id")?;
        request.connection_id = args.required("connection_id")?;
        request.member_credential = args.member_credential();
        Ok(request)
    }
}

impl FromArgs for stytch_core::b2b::totps::Authenticate {
    fn from_args(args: &Args<'_>) -> Result<Self, Unreadable> {
        args.body()
    }
}

impl FromArgs for stytch_core::b2b::totps::Create {
    fn from_args(args: &Args<'_>) -> Result<Self, Unreadable> {
        args.body()
    }
}

impl FromArgs for stytch_core::b2b::totps::Migrate {
    fn from_args(args: &Args<'_>) -> Result<Self, Unreadable> {
        args.body()
    }
}

impl FromArgs for stytch_core::connected_apps::clients::Create {
    fn from_args(args: &Args<'_>) -> Result<Self, Unreadable> {
        args.body()
    }
}

impl FromArgs for stytch_core::connected_apps::clients::Delete {
    fn from_args(args: &Args<'_>) -> Result<Self, Unreadable> {
        Ok(Self::new(args.required::<String>("client_id")?))
    }
}

impl FromArgs for stytch_core::connected_apps::clients::Get {
    fn from_args(args: &Args<'_>) -> Result<Self, Unreadable> {
        Ok(Self::new(args.required::<String>("client_id")?))
    }
}

impl FromArgs for stytch_core::connected_apps::clients::Search {
    fn from_args(args: &Args<'_>) -> Result<Self, Unreadable> {
        args.body()
    }
}

impl FromArgs for stytch_core::connected_apps::clients::secrets::Rotate {
    fn from_args(args: &Args<'_>) -> Result<Self, Unreadable> {
        let mut request: Self = args.body()?;
        request.client_id = args.required("client_id")?;
        Ok(request)
    }
}

impl FromArgs for stytch_core::connected_apps::clients::secrets::RotateCancel {
    fn from_args(args: &Args<'_>) -> Result<Self, Unreadable> {
        let mut request: Self = args.body()?;
        request.client_id = args.required("client_id")?;
        Ok(request)
    }
}

impl FromArgs for stytch_core::connected_apps::clients::secrets::RotateStart {
    fn from_args(args: &Args<'_>) -> Result<Self, Unreadable> {
        let mut request: Self = args.body()?;
        request.client_id = args.required("client_id")?;
        Ok(request)
    }
}

impl FromArgs for stytch_core::connected_apps::clients::Update {
    fn from_args(args: &Args<'_>) -> Result<Self, Unreadable> {
        let mut request: Self = args.body()?;
        request.client_id = args.required("client_id")?;
        Ok(request)
    }
}

impl FromArgs for stytch_core::consumer::crypto_wallets::Authenticate {
    fn from_args(args: &Args<'_>) -> Result<Self, Unreadable> {
        args.body()
    }
}

impl FromArgs for stytch_core::consumer::crypto_wallets::AuthenticateStart {
    fn from_args(args: &Args<'_>) -> Result<Self, Unreadable> {
        args.body()
    }
}

impl FromArgs for stytch_core::consumer::idp::oauth::Authorize {
    fn from_args(args: &Args<'_>) -> Result<Self, Unreadable> {
        args.body()
    }
}

impl FromArgs for stytch_core::consumer::idp::oauth::AuthorizeStart {
    fn from_args(args: &Args<'_>) -> Result<Self, Unreadable> {
        args.body()
    }
}

impl FromArgs for stytch_core::consumer::impersonation::Authenticate {
    fn from_args(args: &Args<'_>) -> Result<Self, Unreadable> {
        args.body()
    }
}

impl FromArgs for stytch_core::consumer::magic_links::Authenticate {
    fn from_args(args: &Args<'_>) -> Result<Self, Unreadable> {
        args.body()
    }
}

impl FromArgs for stytch_core::consumer::magic_links::Create {
    fn from_args(args: &Args<'_>) -> Result<Self, Unreadable> {
        args.body()
    }
}

impl FromArgs for stytch_core::consumer::magic_links::email::Invite {
    fn from_args(args: &Args<'_>) -> Result<Self, Unreadable> {
        args.body()
    }
}

impl FromArgs for stytch_core::consumer::magic_links::email::LoginOrCreate {
    fn from_args(args: &Args<'_>) -> Result<Self, Unreadable> {
        args.body()
    }
}

impl FromArgs for stytch_core::consumer::magic_links::email::RevokeInvite {
    fn from_args(args: &Args<'_>) -> Result<Self, Unreadable> {
        args.body()
    }
}

impl FromArgs for stytch_core::consumer::magic_links::email::Send {
    fn from_args(args: &Args<'_>) -> Result<Self, Unreadable> {
        args.body()
    }
}

impl FromArgs for stytch_core::consumer::oauth::Attach {
    fn from_args(args: &Args<'_>) -> Result<Self, Unreadable> {
        args.body()
    }
}

impl FromArgs for stytch_core::consumer::oauth::Authenticate {
    fn from_args(args: &Args<'_>) -> Result<Self, Unreadable> {
        args.body()
    }
}

impl FromArgs for stytch_core::consumer::otps::Authenticate {
    fn from_args(args: &Args<'_>) -> Result<Self, Unreadable> {
        args.body()
    }
}

impl FromArgs for stytch_core::consumer::otps::email::LoginOrCreate {
    fn from_args(args: &Args<'_>) -> Result<Self, Unreadable> {
        args.body()
    }
}

impl FromArgs for stytch_core::consumer::otps::email::Send {
    fn from_args(args: &Args<'_>) -> Result<Self, Unreadable> {
        args.body()
    }
}

impl FromArgs for stytch_core::consumer::otps::sms::LoginOrCreate {
    fn from_args(args: &Args<'_>) -> Result<Self, Unreadable> {
        args.body()
    }
}

impl FromArgs for stytch_core::consumer::otps::sms::Send {
    fn from_args(args: &Args<'_>) -> Result<Self, Unreadable> {
        args.body()
    }
}

impl FromArgs for stytch_core::consumer::otps::whatsapp::LoginOrCreate {
    fn from_args(args: &Args<'_>) -> Result<Self, Unreadable> {
        args.body()
    }
}

impl FromArgs for stytch_core::consumer::otps::whatsapp::Send {
    fn from_args(args: &Args<'_>) -> Result<Self, Unreadable> {
        args.body()
    }
}

impl FromArgs for stytch_core::consumer::passwords::Authenticate {
    fn from_args(args: &Args<'_>) -> Result<Self, Unreadable> {
        args.body()
    }
}

impl FromArgs for stytch_core::consumer::passwords::Create {
    fn from_args(args: &Args<'_>) -> Result<Self, Unreadable> {
        args.body()
    }
}

impl FromArgs for stytch_core::consumer::passwords::email::Reset {
    fn from_args(args: &Args<'_>) -> Result<Self, Unreadable> {
        args.body()
    }
}

impl FromArgs for stytch_core::consumer::passwords::email::ResetStart {
    fn from_args(args: &Args<'_>) -> Result<Self, Unreadable> {
        args.body()
    }
}

impl FromArgs for stytch_core::consumer::passwords::existing_password::Reset {
    fn from_args(args: &Args<'_>) -> Result<Self, Unreadable> {
        args.body()
    }
}

impl FromArgs for stytch_core::consumer::passwords::Migrate {
    fn from_args(args: &Args<'_>) -> Result<Self, Unreadable> {
        args.body()
    }
}

impl FromArgs for stytch_core::consumer::passwords::sessions::Reset {
    fn from_args(args: &Args<'_>) -> Result<Self, Unreadable> {
        args.body()
    }
}

impl FromArgs for stytch_core::consumer::passwords::StrengthCheck {
    fn from_args(args: &Args<'_>) -> Result<Self, Unreadable> {
        args.body()
    }
}

impl FromArgs for stytch_core::consumer::rbac::Policy {
    fn from_args(_: &Args<'_>) -> Result<Self, Unreadable> {
        Ok(Self::new())
    }
}

impl FromArgs for stytch_core::consumer::sessions::Attest {
    fn from_args(args: &Args<'_>) -> Result<Self, Unreadable> {
        args.body()
    }
}

impl FromArgs for stytch_core::consumer::sessions::Authenticate {
    fn from_args(args: &Args<'_>) -> Result<Self, Unreadable> {
        args.body()
    }
}

impl FromArgs for stytch_core::consumer::sessions::ExchangeAccessToken {
    fn from_args(args: &Args<'_>) -> Result<Self, Unreadable> {
        args.body()
    }
}

impl FromArgs for stytch_core::consumer::sessions::Get {
    fn from_args(args: &Args<'_>) -> Result<Self, Unreadable> {
        Ok(Self::new(args.required::<String>("user_id")?))
    }
}

impl FromArgs for stytch_core::consumer::sessions::GetJwks {
    fn from_args(args: &Args<'_>) -> Result<Self, Unreadable> {
        let mut request = Self::new();
        request.project_id = args.optional("project_id")?;
        Ok(request)
    }
}

impl FromArgs for stytch_core::consumer::sessions::Migrate {
    fn from_args(args: &Args<'_>) -> Result<Self, Unreadable> {
        args.body()
    }
}

impl FromArgs for stytch_core::consumer::sessions::Revoke {
    fn from_args(args: &Args<'_>) -> Result<Self, Unreadable> {
        args.body()
    }
}

impl FromArgs for stytch_core::consumer::totps::Authenticate {
    fn from_args(args: &Args<'_>) -> Result<Self, Unreadable> {
        args.body()
    }
}

impl FromArgs for stytch_core::consumer::totps::Create {
    fn from_args(args: &Args<'_>) -> Result<Self, Unreadable> {
        args.body()
    }
}

impl FromArgs for stytch_core::consumer::totps::Recover {
    fn from_args(args: &Args<'_>) -> Result<Self, Unreadable> {
        args.body()
    }
}

impl FromArgs for stytch_core::consumer::totps::RecoveryCodes {
    fn from_args(args: &Args<'_>) -> Result<Self, Unreadable> {
        args.body()
    }
}

impl FromArgs for stytch_core::consumer::users::ConnectedApps {
    fn from_args(args: &Args<'_>) -> Result<Self, Unreadable> {
        Ok(Self::new(args.required::<String>("user_id")?))
    }
}

impl FromArgs for stytch_core::consumer::users::Create {
    fn from_args(args: &Args<'_>) -> Result<Self, Unreadable> {
        args.body()
    }
}

impl FromArgs for stytch_core::consumer::users::Delete {
    fn from_args(args: &Args<'_>) -> Result<Self, Unreadable> {
        Ok(Self::new(args.required::<String>("user_id")?))
    }
}

impl FromArgs for stytch_core::consumer::users::DeleteBiometricRegistration {
    fn from_args(args: &Args<'_>) -> Result<Self, Unreadable> {
        Ok(Self::new(args.required::<String>("biometric_registration_id")?))
    }
}

impl FromArgs for stytch_core::consumer::users::DeleteCryptoWallet {
    fn from_args(args: &Args<'_>) -> Result<Self, Unreadable> {
        Ok(Self::new(args.required::<String>("crypto_wallet_id")?))
    }
}

impl FromArgs for stytch_core::consumer::users::DeleteEmail {
    fn from_args(args: &Args<'_>) -> Result<Self, Unreadable> {
        Ok(Self::new(args.required::<String>("email_id")?))
    }
}

impl FromArgs for stytch_core::consumer::users::DeleteExternalId {
    fn from_args(args: &Args<'_>) -> Result<Self, Unreadable> {
        Ok(Self::new(args.required::<String>("user_id")?))
    }
}

impl FromArgs for stytch_core::consumer::users::DeleteOauthRegistration {
    fn from_args(args: &Args<'_>) -> Result<Self, Unreadable> {
        Ok(Self::new(args.required::<String>("oauth_user_registration_id")?))
    }
}

impl FromArgs for stytch_core::consumer::users::DeletePassword {
    fn from_args(args: &Args<'_>) -> Result<Self, Unreadable> {
        Ok(Self::new(args.required::<String>("password_id")?))
    }
}

impl FromArgs for stytch_core::consumer::users::DeletePhoneNumber {
    fn from_args(args: &Args<'_>) -> Result<Self, Unreadable> {
        Ok(Self::new(args.required::<String>("phone_id")?))
    }
}

impl FromArgs for stytch_core::consumer::users::DeleteTotp {
    fn from_args(args: &Args<'_>) -> Result<Self, Unreadable> {
        Ok(Self::new(args.required::<String>("totp_id")?))
    }
}

impl FromArgs for stytch_core::consumer::users::DeleteWebauthnRegistration {
    fn from_args(args: &Args<'_>) -> Result<Self, Unreadable> {
        Ok(Self::new(args.required::<String>("webauthn_registration_id")?))
    }
}

impl FromArgs for stytch_core::consumer::users::ExchangePrimaryFactor {
    fn from_args(args: &Args<'_>) -> Result<Self, Unreadable> {
        let mut request: Self = args.body()?;
        request.user_id = args.required("user_id")?;
        Ok(request)
    }
}

impl FromArgs for stytch_core::consumer::users::Get {
    fn from_args(args: &Args<'_>) -> Result<Self, Unreadable> {
        Ok(Self::new(args.required::<String>("user_id")?))
    }
}

impl FromArgs for stytch_core::consumer::users::Revoke {
    fn from_args(args: &Args<'_>) -> Result<Self, Unreadable> {
        let mut request: Self = args.body()?;
        request.user_id = args.required("user_id")?;
        request.connected_app_id = args.required("connected_app_id")?;
        Ok(request)
    }
}

impl FromArgs for stytch_core::consumer::users::Search {
    fn from_args(args: &Args<'_>) -> Result<Self, Unreadable> {
        args.body()
    }
}

impl FromArgs for stytch_core::consumer::users::Update {
    fn from_args(args: &Args<'_>) -> Result<Self, Unreadable> {
        let mut request: Self = args.body()?;
        request.user_id = args.required("user_id")?;
        Ok(request)
    }
}

impl FromArgs for stytch_core::consumer::webauthn::Authenticate {
    fn from_args(args: &Args<'_>) -> Result<Self, Unreadable> {
        args.body()
    }
}

impl FromArgs for stytch_core::consumer::webauthn::AuthenticateStart {
    fn from_args(args: &Args<'_>) -> Result<Self, Unreadable> {
        args.body()
    }
}

impl FromArgs for stytch_core::consumer::webauthn::ListCredentials {
    fn from_args(args: &Args<'_>) -> Result<Self, Unreadable> {
        Ok(Self::new(args.required::<String>("user_id")?, args.required::<String>("domain")?))
    }
}

impl FromArgs for stytch_core::consumer::webauthn::Register {
    fn from_args(args: &Args<'_>) -> Result<Self, Unreadable> {
        args.body()
    }
}

impl FromArgs for stytch_core::consumer::webauthn::RegisterStart {
    fn from_args(args: &Args<'_>) -> Result<Self, Unreadable> {
        args.body()
    }
}

impl FromArgs for stytch_core::consumer::webauthn::Update {
    fn from_args(args: &Args<'_>) -> Result<Self, Unreadable> {
        let mut request: Self = args.body()?;
        request.webauthn_registration_id = args.required("webauthn_registration_id")?;
        Ok(request)
    }
}

impl FromArgs for stytch_core::debug::Whoami {
    fn from_args(_: &Args<'_>) -> Result<Self, Unreadable> {
        Ok(Self::new())
    }
}

impl FromArgs for stytch_core::fraud::email::Risk {
    fn from_args(args: &Args<'_>) -> Result<Self, Unreadable> {
        args.body()
    }
}

impl FromArgs for stytch_core::fraud::fingerprint::Lookup {
    fn from_args(args: &Args<'_>) -> Result<Self, Unreadable> {
        args.body()
    }
}

impl FromArgs for stytch_core::fraud::rules::List {
    fn from_args(args: &Args<'_>) -> Result<Self, Unreadable> {
        args.body()
    }
}

impl FromArgs for stytch_core::fraud::rules::Set {
    fn from_args(args: &Args<'_>) -> Result<Self, Unreadable> {
        args.body()
    }
}

impl FromArgs for stytch_core::fraud::verdict_reasons::List {
    fn from_args(args: &Args<'_>) -> Result<Self, Unreadable> {
        args.body()
    }
}

impl FromArgs for stytch_core::fraud::verdict_reasons::Override {
    fn from_args(args: &Args<'_>) -> Result<Self, Unreadable> {
        args.body()
    }
}

impl FromArgs for stytch_core::m2m::clients::Create {
    fn from_args(args: &Args<'_>) -> Result<Self, Unreadable> {
        args.body()
    }
}

impl FromArgs for stytch_core::m2m::clients::Delete {
    fn from_args(args: &Args<'_>) -> Result<Self, Unreadable> {
        Ok(Self::new(args.required::<String>("client_id")?))
    }
}

impl FromArgs for stytch_core::m2m::clients::Get {
    fn from_args(args: &Args<'_>) -> Result<Self, Unreadable> {
        Ok(Self::new(args.required::<String>("client_id")?))
    }
}

impl FromArgs for stytch_core::m2m::clients::Search {
    fn from_args(args: &Args<'_>) -> Result<Self, Unreadable> {
        args.body()
    }
}

impl FromArgs for stytch_core::m2m::clients::secrets::Rotate {
    fn from_args(args: &Args<'_>) -> Result<Self, Unreadable> {
        let mut request: Self = args.body()?;
        request.client_id = args.required("client_id")?;
        Ok(request)
    }
}

impl FromArgs for stytch_core::m2m::clients::secrets::RotateCancel {
    fn from_args(args: &Args<'_>) -> Result<Self, Unreadable> {
        let mut request: Self = args.body()?;
        request.client_id = args.required("client_id")?;
        Ok(request)
    }
}

impl FromArgs for stytch_core::m2m::clients::secrets::RotateStart {
    fn from_args(args: &Args<'_>) -> Result<Self, Unreadable> {
        let mut request: Self = args.body()?;
        request.client_id = args.required("client_id")?;
        Ok(request)
    }
}

impl FromArgs for stytch_core::m2m::clients::Update {
    fn from_args(args: &Args<'_>) -> Result<Self, Unreadable> {
        let mut request: Self = args.body()?;
        request.client_id = args.required("client_id")?;
        Ok(request)
    }
}

impl FromArgs for stytch_core::oauth2::Introspect {
    fn from_args(args: &Args<'_>) -> Result<Self, Unreadable> {
        let mut request =
            Self::new(args.required::<stytch_core::Secret>("token")?, args.required::<String>("client_id")?);
        request.project_id = args.optional("project_id")?;
        request.client_secret = args.optional("client_secret")?;
        request.token_type_hint = args.optional("token_type_hint")?;
        Ok(request)
    }
}

impl FromArgs for stytch_core::oauth2::Revoke {
    fn from_args(args: &Args<'_>) -> Result<Self, Unreadable> {
        let mut request =
            Self::new(args.required::<stytch_core::Secret>("token")?, args.required::<String>("client_id")?);
        request.project_id = args.optional("project_id")?;
        request.client_secret = args.optional("client_secret")?;
        request.token_type_hint = args.optional("token_type_hint")?;
        Ok(request)
    }
}

impl FromArgs for stytch_core::oauth2::Token {
    fn from_args(args: &Args<'_>) -> Result<Self, Unreadable> {
        let mut request = Self::new(
            args.required::<stytch_core::models::GrantType>("grant_type")?,
            args.required::<String>("client_id")?,
        );
        request.project_id = args.optional("project_id")?;
        request.client_secret = args.optional("client_secret")?;
        request.scope = args.optional("scope")?;
        request.code = args.optional("code")?;
        request.redirect_uri = args.optional("redirect_uri")?;
        request.code_verifier = args.optional("code_verifier")?;
        request.refresh_token = args.optional("refresh_token")?;
        Ok(request)
    }
}

impl FromArgs for stytch_core::oauth2::Userinfo {
    fn from_args(args: &Args<'_>) -> Result<Self, Unreadable> {
        let mut request = Self::new(args.required::<stytch_core::Secret>("access_token")?);
        request.project_id = args.optional("project_id")?;
        Ok(request)
    }
}

impl FromArgs for stytch_core::project::Metrics {
    fn from_args(_: &Args<'_>) -> Result<Self, Unreadable> {
        Ok(Self::new())
    }
}
