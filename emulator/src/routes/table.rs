//! What performs each operation.

use http::HeaderValue;

use crate::api::b2b;
use crate::api::clients::{connected_apps, m2m};
use crate::api::consumer::{
    self, crypto_wallets, impersonation, magic_links, oauth, otps, passwords, session_exchange, sessions, totps,
    user_search, users, webauthn,
};
use crate::api::fraud;
use crate::api::idp::authorize as idp;
use crate::api::oauth2::call::OAuth2Handler;
use crate::api::oauth2::{introspect, revoke, token, userinfo};
use crate::api::project::{debug, jwks, metrics, rbac};
use crate::outcome::{Failure, Outcome};
use crate::request::input::Input;
use crate::state::State;

pub(crate) type Handler = fn(&mut State, &Input) -> Outcome;

/// The handler of an operation, by the credentials that the operation takes.
#[derive(Clone, Copy)]
pub(super) enum AnyHandler {
    /// Those of the project, or none for what is [`PUBLIC`].
    Project(Handler),
    /// Those of a client, or an access token.
    OAuth2(OAuth2Handler),
}

/// The handlers of the operation with this name: there is exactly one.
pub(super) fn handlers_of(name: &str) -> impl Iterator<Item = AnyHandler> {
    let of_project = EMULATED.iter().filter(move |(known, _)| *known == name);
    let of_oauth2 = OAUTH2.iter().filter(move |(known, _)| *known == name);
    let of_project = of_project.map(|(_, handler)| AnyHandler::Project(*handler));
    of_project.chain(of_oauth2.map(|(_, handler)| AnyHandler::OAuth2(*handler)))
}

/// The operations that take the credentials of the project, in alphabetical order.
pub(crate) const EMULATED: &[(&str, Handler)] = &[
    ("b2b.discovery.intermediate_sessions.exchange", b2b::discovery::intermediate_sessions::exchange),
    ("b2b.discovery.organizations.create", b2b::discovery::organizations::create),
    ("b2b.discovery.organizations.list", b2b::discovery::organizations::list),
    ("b2b.idp.oauth.authorize", idp::member_authorize),
    ("b2b.idp.oauth.authorize_start", idp::member_authorize_start),
    ("b2b.impersonation.authenticate", b2b::impersonation::authenticate),
    ("b2b.magic_links.authenticate", b2b::magic_links::authenticate),
    ("b2b.magic_links.discovery.authenticate", b2b::discovery::emails::link_authenticate),
    ("b2b.magic_links.email.discovery.send", b2b::discovery::emails::link_send),
    ("b2b.magic_links.email.invite", b2b::magic_links::email_invite),
    ("b2b.magic_links.email.login_or_signup", b2b::magic_links::email_login_or_signup),
    ("b2b.oauth.authenticate", b2b::oauth::authenticate::authenticate),
    ("b2b.oauth.discovery.authenticate", b2b::oauth::authenticate::discovery_authenticate),
    ("b2b.organizations.connected_apps", b2b::connected_apps::of_organization),
    ("b2b.organizations.create", b2b::organizations::create),
    ("b2b.organizations.delete", b2b::organizations::delete),
    ("b2b.organizations.delete_external_id", b2b::organizations::delete_external_id),
    ("b2b.organizations.get", b2b::organizations::get),
    ("b2b.organizations.get_connected_app", b2b::connected_apps::in_organization),
    ("b2b.organizations.members.connected_apps.revoke", b2b::connected_apps::revoke_of_member),
    ("b2b.organizations.members.create", b2b::members::create),
    ("b2b.organizations.members.dangerously_get", b2b::members::dangerously_get),
    ("b2b.organizations.members.delete", b2b::members::delete),
    ("b2b.organizations.members.delete_external_id", b2b::members::delete_external_id),
    ("b2b.organizations.members.delete_mfa_phone_number", b2b::members::delete_mfa_phone_number),
    ("b2b.organizations.members.delete_password", b2b::passwords::delete),
    ("b2b.organizations.members.delete_totp", b2b::totps::delete),
    ("b2b.organizations.members.get", b2b::members::get),
    ("b2b.organizations.members.get_connected_apps", b2b::connected_apps::of_member),
    ("b2b.organizations.members.oauth_providers.github", b2b::oauth::providers::github),
    ("b2b.organizations.members.oauth_providers.google", b2b::oauth::providers::google),
    ("b2b.organizations.members.oauth_providers.hubspot", b2b::oauth::providers::hubspot),
    ("b2b.organizations.members.oauth_providers.microsoft", b2b::oauth::providers::microsoft),
    ("b2b.organizations.members.oauth_providers.slack", b2b::oauth::providers::slack),
    ("b2b.organizations.members.oidc_providers", b2b::sso::tokens::oidc_providers),
    ("b2b.organizations.members.reactivate", b2b::members::reactivate),
    ("b2b.organizations.members.search", b2b::member_search::search),
    ("b2b.organizations.members.start_email_update", b2b::member_emails::start_email_update),
    ("b2b.organizations.members.unlink_retired_email", b2b::member_emails::unlink_retired_email),
    ("b2b.organizations.members.update", b2b::members::update),
    ("b2b.organizations.metrics", b2b::organizations::metrics),
    ("b2b.organizations.search", b2b::organization_search::search),
    ("b2b.organizations.update", b2b::organizations::update),
    ("b2b.otps.email.authenticate", b2b::email_passcodes::authenticate),
    ("b2b.otps.email.discovery.authenticate", b2b::discovery::emails::passcode_authenticate),
    ("b2b.otps.email.discovery.send", b2b::discovery::emails::passcode_send),
    ("b2b.otps.email.login_or_signup", b2b::email_passcodes::login_or_signup),
    ("b2b.otps.sms.authenticate", b2b::sms::authenticate),
    ("b2b.otps.sms.send", b2b::sms::send),
    ("b2b.passwords.authenticate", b2b::passwords::authenticate),
    ("b2b.passwords.discovery.authenticate", b2b::passwords::discovery::authenticate),
    ("b2b.passwords.discovery.email.reset", b2b::passwords::discovery::reset),
    ("b2b.passwords.discovery.email.reset_start", b2b::passwords::discovery::reset_start),
    ("b2b.passwords.email.require_reset", b2b::passwords::email::require_reset),
    ("b2b.passwords.email.reset", b2b::passwords::email::reset),
    ("b2b.passwords.email.reset_start", b2b::passwords::email::reset_start),
    ("b2b.passwords.existing_password.reset", b2b::passwords::existing_password_reset),
    ("b2b.passwords.migrate", b2b::passwords::migrate),
    ("b2b.passwords.sessions.reset", b2b::passwords::session_reset),
    ("b2b.passwords.strength_check", b2b::passwords::strength_check),
    ("b2b.rbac.organizations.get_org_policy", b2b::rbac::get_org_policy),
    ("b2b.rbac.organizations.set_org_policy", b2b::rbac::set_org_policy),
    ("b2b.rbac.policy", rbac::policy),
    ("b2b.recovery_codes.get", b2b::totps::recovery_codes),
    ("b2b.recovery_codes.recover", b2b::totps::recover),
    ("b2b.recovery_codes.rotate", b2b::totps::rotate_recovery_codes),
    ("b2b.scim.connection.create", b2b::scim::create),
    ("b2b.scim.connection.delete", b2b::scim::delete),
    ("b2b.scim.connection.get", b2b::scim::get),
    ("b2b.scim.connection.get_groups", b2b::scim::get_groups),
    ("b2b.scim.connection.rotate_cancel", b2b::scim::rotate_cancel),
    ("b2b.scim.connection.rotate_complete", b2b::scim::rotate_complete),
    ("b2b.scim.connection.rotate_start", b2b::scim::rotate_start),
    ("b2b.scim.connection.update", b2b::scim::update),
    ("b2b.sessions.attest", b2b::session_exchange::attest),
    ("b2b.sessions.authenticate", b2b::sessions::authenticate),
    ("b2b.sessions.exchange", b2b::sessions::exchange),
    ("b2b.sessions.exchange_access_token", b2b::session_exchange::exchange_access_token),
    ("b2b.sessions.get", b2b::sessions::get),
    ("b2b.sessions.get_jwks", jwks::get),
    ("b2b.sessions.migrate", b2b::session_exchange::migrate),
    ("b2b.sessions.revoke", b2b::sessions::revoke),
    ("b2b.sso.authenticate", b2b::sso::authenticate::authenticate),
    ("b2b.sso.delete_connection", b2b::sso::delete_connection),
    ("b2b.sso.external.create_connection", b2b::sso::external::create_connection),
    ("b2b.sso.external.update_connection", b2b::sso::external::update_connection),
    ("b2b.sso.get_connections", b2b::sso::get_connections),
    ("b2b.sso.oidc.create_connection", b2b::sso::oidc::create_connection),
    ("b2b.sso.oidc.update_connection", b2b::sso::oidc::update_connection),
    ("b2b.sso.saml.create_connection", b2b::sso::saml::create_connection),
    ("b2b.sso.saml.delete_encryption_private_key", b2b::sso::saml::delete_encryption_private_key),
    ("b2b.sso.saml.delete_verification_certificate", b2b::sso::saml::delete_verification_certificate),
    ("b2b.sso.saml.update_by_url", b2b::sso::saml::update_by_url),
    ("b2b.sso.saml.update_connection", b2b::sso::saml::update_connection),
    ("b2b.totps.authenticate", b2b::totps::authenticate),
    ("b2b.totps.create", b2b::totps::create),
    ("b2b.totps.migrate", b2b::totps::migrate),
    ("connected_apps.clients.create", connected_apps::create),
    ("connected_apps.clients.delete", connected_apps::delete),
    ("connected_apps.clients.get", connected_apps::get),
    ("connected_apps.clients.search", connected_apps::search),
    ("connected_apps.clients.secrets.rotate", connected_apps::rotate),
    ("connected_apps.clients.secrets.rotate_cancel", connected_apps::rotate_cancel),
    ("connected_apps.clients.secrets.rotate_start", connected_apps::rotate_start),
    ("connected_apps.clients.update", connected_apps::update),
    ("consumer.crypto_wallets.authenticate", crypto_wallets::authenticate),
    ("consumer.crypto_wallets.authenticate_start", crypto_wallets::authenticate_start),
    ("consumer.idp.oauth.authorize", idp::authorize),
    ("consumer.idp.oauth.authorize_start", idp::authorize_start),
    ("consumer.impersonation.authenticate", impersonation::authenticate),
    ("consumer.magic_links.authenticate", magic_links::authenticate),
    ("consumer.magic_links.create", magic_links::create),
    ("consumer.magic_links.email.invite", magic_links::email_invite),
    ("consumer.magic_links.email.login_or_create", magic_links::email_login_or_create),
    ("consumer.magic_links.email.revoke_invite", magic_links::email_revoke_invite),
    ("consumer.magic_links.email.send", magic_links::email_send),
    ("consumer.oauth.attach", oauth::attach),
    ("consumer.oauth.authenticate", oauth::authenticate),
    ("consumer.otps.authenticate", otps::authenticate),
    ("consumer.otps.email.login_or_create", otps::email_login_or_create),
    ("consumer.otps.email.send", otps::email_send),
    ("consumer.otps.sms.login_or_create", otps::sms_login_or_create),
    ("consumer.otps.sms.send", otps::sms_send),
    ("consumer.otps.whatsapp.login_or_create", otps::whatsapp_login_or_create),
    ("consumer.otps.whatsapp.send", otps::whatsapp_send),
    ("consumer.passwords.authenticate", passwords::authenticate),
    ("consumer.passwords.create", passwords::create),
    ("consumer.passwords.email.reset", passwords::email_reset),
    ("consumer.passwords.email.reset_start", passwords::email_reset_start),
    ("consumer.passwords.existing_password.reset", passwords::existing_password_reset),
    ("consumer.passwords.migrate", passwords::migrate),
    ("consumer.passwords.sessions.reset", passwords::session_reset),
    ("consumer.passwords.strength_check", passwords::strength_check),
    ("consumer.rbac.policy", rbac::policy),
    ("consumer.sessions.attest", session_exchange::attest),
    ("consumer.sessions.authenticate", sessions::authenticate),
    ("consumer.sessions.exchange_access_token", session_exchange::exchange_access_token),
    ("consumer.sessions.get", sessions::get),
    ("consumer.sessions.get_jwks", jwks::get),
    ("consumer.sessions.migrate", session_exchange::migrate),
    ("consumer.sessions.revoke", sessions::revoke),
    ("consumer.totps.authenticate", totps::authenticate),
    ("consumer.totps.create", totps::create),
    ("consumer.totps.recover", totps::recover),
    ("consumer.totps.recovery_codes", totps::recovery_codes),
    ("consumer.users.connected_apps", consumer::connected_apps::of_user),
    ("consumer.users.create", users::create),
    ("consumer.users.delete", users::delete),
    ("consumer.users.delete_biometric_registration", users::delete_biometric_registration),
    ("consumer.users.delete_crypto_wallet", users::delete_crypto_wallet),
    ("consumer.users.delete_email", users::delete_email),
    ("consumer.users.delete_external_id", users::delete_external_id),
    ("consumer.users.delete_oauth_registration", users::delete_oauth_registration),
    ("consumer.users.delete_password", users::delete_password),
    ("consumer.users.delete_phone_number", users::delete_phone_number),
    ("consumer.users.delete_totp", users::delete_totp),
    ("consumer.users.delete_webauthn_registration", users::delete_webauthn_registration),
    ("consumer.users.exchange_primary_factor", users::exchange_primary_factor),
    ("consumer.users.get", users::get),
    ("consumer.users.revoke", consumer::connected_apps::revoke_of_user),
    ("consumer.users.search", user_search::search),
    ("consumer.users.update", users::update),
    ("consumer.webauthn.authenticate", webauthn::authenticate::authenticate),
    ("consumer.webauthn.authenticate_start", webauthn::authenticate::start),
    ("consumer.webauthn.list_credentials", webauthn::list_credentials),
    ("consumer.webauthn.register", webauthn::register::register),
    ("consumer.webauthn.register_start", webauthn::register::start),
    ("consumer.webauthn.update", webauthn::update),
    ("debug.whoami", debug::whoami),
    ("fraud.email.risk", fraud::email::risk),
    ("fraud.fingerprint.lookup", fraud::fingerprint::lookup),
    ("fraud.rules.list", fraud::rules::list),
    ("fraud.rules.set", fraud::rules::set),
    ("fraud.verdict_reasons.list", fraud::verdict_reasons::list),
    ("fraud.verdict_reasons.override", fraud::verdict_reasons::set_override),
    ("m2m.clients.create", m2m::create),
    ("m2m.clients.delete", m2m::delete),
    ("m2m.clients.get", m2m::get),
    ("m2m.clients.search", m2m::search),
    ("m2m.clients.secrets.rotate", m2m::rotate),
    ("m2m.clients.secrets.rotate_cancel", m2m::rotate_cancel),
    ("m2m.clients.secrets.rotate_start", m2m::rotate_start),
    ("m2m.clients.update", m2m::update),
    ("project.metrics", metrics::of_project),
];

/// Handles the start of a login in a browser; returns the URL to which it is redirected.
pub(crate) type StartHandler = fn(&mut State, &Input) -> Result<HeaderValue, Failure>;

/// The paths where browsers start logins.
pub(crate) const STARTS: &[(&str, StartHandler)] = &[
    (oauth::START, oauth::start),
    (b2b::oauth::start::START, b2b::oauth::start::start),
    (b2b::oauth::start::DISCOVERY_START, b2b::oauth::start::discovery_start),
    (b2b::sso::start::START, b2b::sso::start::start),
    (b2b::sso::start::CALLBACK, b2b::sso::start::start_at_provider),
];

/// The operations of the OAuth 2.0 server, which take the credentials of a client or an access token.
pub(crate) const OAUTH2: &[(&str, OAuth2Handler)] = &[
    ("oauth2.introspect", introspect::introspect),
    ("oauth2.revoke", revoke::revoke),
    ("oauth2.token", token::token),
    ("oauth2.userinfo", userinfo::userinfo),
];

/// The operations that need no credentials: keys are public.
pub(super) const PUBLIC: [&str; 2] = ["b2b.sessions.get_jwks", "consumer.sessions.get_jwks"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_operation_has_one_handler_and_each_handler_an_operation() {
        let operations = stytch_core::operation::all();
        for operation in operations {
            assert_eq!(handlers_of(operation.name).count(), 1, "{}", operation.name);
        }
        for name in EMULATED.iter().map(|(name, _)| name).chain(OAUTH2.iter().map(|(name, _)| name)) {
            assert!(stytch_core::operation::find(name).is_some(), "{name}");
        }
        assert_eq!(EMULATED.len() + OAUTH2.len(), operations.len());
    }
}
