//! The typed requests of the golden files.

use serde_json::{Value, json};
use stytch_core::MemberCredential;

use crate::golden::Check;

/// Hands the requests of every operation to a check.
pub(crate) fn every_operation(check: &mut impl Check) {
    b2b_discovery_intermediate_sessions_exchange(check);
    b2b_discovery_organizations_create(check);
    b2b_discovery_organizations_list(check);
    b2b_idp_oauth_authorize(check);
    b2b_idp_oauth_authorize_start(check);
    b2b_impersonation_authenticate(check);
    b2b_magic_links_authenticate(check);
    b2b_magic_links_discovery_authenticate(check);
    b2b_magic_links_email_discovery_send(check);
    b2b_magic_links_email_invite(check);
    b2b_magic_links_email_login_or_signup(check);
    b2b_oauth_authenticate(check);
    b2b_oauth_discovery_authenticate(check);
    b2b_organizations_connected_apps(check);
    b2b_organizations_create(check);
    b2b_organizations_delete(check);
    b2b_organizations_delete_external_id(check);
    b2b_organizations_get(check);
    b2b_organizations_get_connected_app(check);
    b2b_organizations_members_connected_apps_revoke(check);
    b2b_organizations_members_create(check);
    b2b_organizations_members_dangerously_get(check);
    b2b_organizations_members_delete(check);
    b2b_organizations_members_delete_external_id(check);
    b2b_organizations_members_delete_mfa_phone_number(check);
    b2b_organizations_members_delete_password(check);
    b2b_organizations_members_delete_totp(check);
    b2b_organizations_members_get(check);
    b2b_organizations_members_get_connected_apps(check);
    b2b_organizations_members_oauth_providers_github(check);
    b2b_organizations_members_oauth_providers_google(check);
    b2b_organizations_members_oauth_providers_hubspot(check);
    b2b_organizations_members_oauth_providers_microsoft(check);
    b2b_organizations_members_oauth_providers_slack(check);
    b2b_organizations_members_oidc_providers(check);
    b2b_organizations_members_reactivate(check);
    b2b_organizations_members_search(check);
    b2b_organizations_members_start_email_update(check);
    b2b_organizations_members_unlink_retired_email(check);
    b2b_organizations_members_update(check);
    b2b_organizations_metrics(check);
    b2b_organizations_search(check);
    b2b_organizations_update(check);
    b2b_otps_email_authenticate(check);
    b2b_otps_email_discovery_authenticate(check);
    b2b_otps_email_discovery_send(check);
    b2b_otps_email_login_or_signup(check);
    b2b_otps_sms_authenticate(check);
    b2b_otps_sms_send(check);
    b2b_passwords_authenticate(check);
    b2b_passwords_discovery_authenticate(check);
    b2b_passwords_discovery_email_reset(check);
    b2b_passwords_discovery_email_reset_start(check);
    b2b_passwords_email_require_reset(check);
    b2b_passwords_email_reset(check);
    b2b_passwords_email_reset_start(check);
    b2b_passwords_existing_password_reset(check);
    b2b_passwords_migrate(check);
    b2b_passwords_sessions_reset(check);
    b2b_passwords_strength_check(check);
    b2b_rbac_organizations_get_org_policy(check);
    b2b_rbac_organizations_set_org_policy(check);
    b2b_rbac_policy(check);
    b2b_recovery_codes_get(check);
    b2b_recovery_codes_recover(check);
    b2b_recovery_codes_rotate(check);
    b2b_scim_connection_create(check);
    b2b_scim_connection_delete(check);
    b2b_scim_connection_get(check);
    b2b_scim_connection_get_groups(check);
    b2b_scim_connection_rotate_cancel(check);
    b2b_scim_connection_rotate_complete(check);
    b2b_scim_connection_rotate_start(check);
    b2b_scim_connection_update(check);
    b2b_sessions_attest(check);
    b2b_sessions_authenticate(check);
    b2b_sessions_exchange(check);
    b2b_sessions_exchange_access_token(check);
    b2b_sessions_get(check);
    b2b_sessions_get_jwks(check);
    b2b_sessions_migrate(check);
    b2b_sessions_revoke(check);
    b2b_sso_authenticate(check);
    b2b_sso_delete_connection(check);
    b2b_sso_external_create_connection(check);
    b2b_sso_external_update_connection(check);
    b2b_sso_get_connections(check);
    b2b_sso_oidc_create_connection(check);
    b2b_sso_oidc_update_connection(check);
    b2b_sso_saml_create_connection(check);
    b2b_sso_saml_delete_encryption_private_key(check);
    b2b_sso_saml_delete_verification_certificate(check);
    b2b_sso_saml_update_by_url(check);
    b2b_sso_saml_update_connection(check);
    b2b_totps_authenticate(check);
    b2b_totps_create(check);
    b2b_totps_migrate(check);
    connected_apps_clients_create(check);
    connected_apps_clients_delete(check);
    connected_apps_clients_get(check);
    connected_apps_clients_search(check);
    connected_apps_clients_secrets_rotate(check);
    connected_apps_clients_secrets_rotate_cancel(check);
    connected_apps_clients_secrets_rotate_start(check);
    connected_apps_clients_update(check);
    consumer_crypto_wallets_authenticate(check);
    consumer_crypto_wallets_authenticate_start(check);
    consumer_idp_oauth_authorize(check);
    consumer_idp_oauth_authorize_start(check);
    consumer_impersonation_authenticate(check);
    consumer_magic_links_authenticate(check);
    consumer_magic_links_create(check);
    consumer_magic_links_email_invite(check);
    consumer_magic_links_email_login_or_create(check);
    consumer_magic_links_email_revoke_invite(check);
    consumer_magic_links_email_send(check);
    consumer_oauth_attach(check);
    consumer_oauth_authenticate(check);
    consumer_otps_authenticate(check);
    consumer_otps_email_login_or_create(check);
    consumer_otps_email_send(check);
    consumer_otps_sms_login_or_create(check);
    consumer_otps_sms_send(check);
    consumer_otps_whatsapp_login_or_create(check);
    consumer_otps_whatsapp_send(check);
    consumer_passwords_authenticate(check);
    consumer_passwords_create(check);
    consumer_passwords_email_reset(check);
    consumer_passwords_email_reset_start(check);
    consumer_passwords_existing_password_reset(check);
    consumer_passwords_migrate(check);
    consumer_passwords_sessions_reset(check);
    consumer_passwords_strength_check(check);
    consumer_rbac_policy(check);
    consumer_sessions_attest(check);
    consumer_sessions_authenticate(check);
    consumer_sessions_exchange_access_token(check);
    consumer_sessions_get(check);
    consumer_sessions_get_jwks(check);
    consumer_sessions_migrate(check);
    consumer_sessions_revoke(check);
    consumer_totps_authenticate(check);
    consumer_totps_create(check);
    consumer_totps_recover(check);
    consumer_totps_recovery_codes(check);
    consumer_users_connected_apps(check);
    consumer_users_create(check);
    consumer_users_delete(check);
    consumer_users_delete_biometric_registration(check);
    consumer_users_delete_crypto_wallet(check);
    consumer_users_delete_email(check);
    consumer_users_delete_external_id(check);
    consumer_users_delete_oauth_registration(check);
    consumer_users_delete_password(check);
    consumer_users_delete_phone_number(check);
    consumer_users_delete_totp(check);
    consumer_users_delete_webauthn_registration(check);
    consumer_users_exchange_primary_factor(check);
    consumer_users_get(check);
    consumer_users_revoke(check);
    consumer_users_search(check);
    consumer_users_update(check);
    consumer_webauthn_authenticate(check);
    consumer_webauthn_authenticate_start(check);
    consumer_webauthn_list_credentials(check);
    consumer_webauthn_register(check);
    consumer_webauthn_register_start(check);
    consumer_webauthn_update(check);
    debug_whoami(check);
    fraud_email_risk(check);
    fraud_fingerprint_lookup(check);
    fraud_rules_list(check);
    fraud_rules_set(check);
    fraud_verdict_reasons_list(check);
    fraud_verdict_reasons_override(check);
    m2m_clients_create(check);
    m2m_clients_delete(check);
    m2m_clients_get(check);
    m2m_clients_search(check);
    m2m_clients_secrets_rotate(check);
    m2m_clients_secrets_rotate_cancel(check);
    m2m_clients_secrets_rotate_start(check);
    m2m_clients_update(check);
    oauth2_introspect(check);
    oauth2_revoke(check);
    oauth2_token(check);
    oauth2_userinfo(check);
    project_metrics(check);
}

fn b2b_discovery_intermediate_sessions_exchange(check: &mut impl Check) {
    check.operation(
        "b2b.discovery.intermediate_sessions.exchange",
        [
            stytch_core::b2b::discovery::intermediate_sessions::Exchange::new(
                "intermediate_session_token example",
                "organization_id example",
            ),
            stytch_core::b2b::discovery::intermediate_sessions::Exchange::new(
                "intermediate_session_token example",
                "organization_id example",
            )
            .session_duration_minutes(7)
            .session_custom_claims([("gone", Value::Null), ("key", json!("value"))])
            .locale("pt-br")
            .telemetry_id("telemetry_id example"),
        ],
    );
}

fn b2b_discovery_organizations_create(check: &mut impl Check) {
    check.operation(
        "b2b.discovery.organizations.create",
        [
            stytch_core::b2b::discovery::organizations::Create::new("intermediate_session_token example"),
            stytch_core::b2b::discovery::organizations::Create::new("intermediate_session_token example")
                .session_duration_minutes(7)
                .session_custom_claims([("gone", Value::Null), ("key", json!("value"))])
                .organization_name("organization_name example")
                .organization_slug("organization_slug example")
                .organization_external_id("organization_external_id example")
                .organization_logo_url("organization_logo_url example")
                .trusted_metadata([("gone", Value::Null), ("key", json!("value"))])
                .sso_jit_provisioning("NOT_ALLOWED")
                .email_allowed_domains(["email_allowed_domains example"])
                .email_jit_provisioning("NOT_ALLOWED")
                .email_invites("NOT_ALLOWED")
                .auth_methods("RESTRICTED")
                .allowed_auth_methods(["hubspot_oauth"])
                .mfa_policy("OPTIONAL")
                .rbac_email_implicit_role_assignments([stytch_core::b2b::EmailImplicitRoleAssignment::new(
                    "domain example",
                    "role_id example",
                )])
                .mfa_methods("RESTRICTED")
                .allowed_mfa_methods(["totp"])
                .oauth_tenant_jit_provisioning("NOT_ALLOWED")
                .allowed_oauth_tenants([("gone", Value::Null), ("key", json!("value"))])
                .first_party_connected_apps_allowed_type("NOT_ALLOWED")
                .allowed_first_party_connected_apps(["allowed_first_party_connected_apps example"])
                .third_party_connected_apps_allowed_type("NOT_ALLOWED")
                .allowed_third_party_connected_apps(["allowed_third_party_connected_apps example"])
                .telemetry_id("telemetry_id example"),
        ],
    );
}

fn b2b_discovery_organizations_list(check: &mut impl Check) {
    check.operation(
        "b2b.discovery.organizations.list",
        [
            stytch_core::b2b::discovery::organizations::List::new(),
            stytch_core::b2b::discovery::organizations::List::new()
                .intermediate_session_token("intermediate_session_token example")
                .session_token("session_token example")
                .session_jwt("session_jwt example"),
        ],
    );
}

fn b2b_idp_oauth_authorize(check: &mut impl Check) {
    check.operation(
        "b2b.idp.oauth.authorize",
        [
            stytch_core::b2b::idp::oauth::Authorize::new(
                true,
                ["scopes example"],
                "client_id example",
                "redirect_uri example",
                "response_type example",
            ),
            stytch_core::b2b::idp::oauth::Authorize::new(
                true,
                ["scopes example"],
                "client_id example",
                "redirect_uri example",
                "response_type example",
            )
            .organization_id("organization_id example")
            .member_id("member_id example")
            .session_token("session_token example")
            .session_jwt("session_jwt example")
            .prompt("prompt example")
            .state("state example")
            .nonce("nonce example")
            .code_challenge("code_challenge example")
            .resources(["resources example"]),
        ],
    );
}

fn b2b_idp_oauth_authorize_start(check: &mut impl Check) {
    check.operation(
        "b2b.idp.oauth.authorize_start",
        [
            stytch_core::b2b::idp::oauth::AuthorizeStart::new(
                "client_id example",
                "redirect_uri example",
                "response_type example",
                ["scopes example"],
            ),
            stytch_core::b2b::idp::oauth::AuthorizeStart::new(
                "client_id example",
                "redirect_uri example",
                "response_type example",
                ["scopes example"],
            )
            .organization_id("organization_id example")
            .member_id("member_id example")
            .session_token("session_token example")
            .session_jwt("session_jwt example")
            .prompt("prompt example"),
        ],
    );
}

fn b2b_impersonation_authenticate(check: &mut impl Check) {
    check.operation(
        "b2b.impersonation.authenticate",
        [stytch_core::b2b::impersonation::Authenticate::new("impersonation_token example")],
    );
}

fn b2b_magic_links_authenticate(check: &mut impl Check) {
    check.operation(
        "b2b.magic_links.authenticate",
        [
            stytch_core::b2b::magic_links::Authenticate::new("magic_links_token example"),
            stytch_core::b2b::magic_links::Authenticate::new("magic_links_token example")
                .pkce_code_verifier("pkce_code_verifier example")
                .session_token("session_token example")
                .session_jwt("session_jwt example")
                .session_duration_minutes(7)
                .session_custom_claims([("gone", Value::Null), ("key", json!("value"))])
                .locale("pt-br")
                .intermediate_session_token("intermediate_session_token example")
                .telemetry_id("telemetry_id example"),
        ],
    );
}

fn b2b_magic_links_discovery_authenticate(check: &mut impl Check) {
    check.operation(
        "b2b.magic_links.discovery.authenticate",
        [
            stytch_core::b2b::magic_links::discovery::Authenticate::new("discovery_magic_links_token example"),
            stytch_core::b2b::magic_links::discovery::Authenticate::new("discovery_magic_links_token example")
                .pkce_code_verifier("pkce_code_verifier example"),
        ],
    );
}

fn b2b_magic_links_email_discovery_send(check: &mut impl Check) {
    check.operation(
        "b2b.magic_links.email.discovery.send",
        [
            stytch_core::b2b::magic_links::email::discovery::Send::new("email_address example"),
            stytch_core::b2b::magic_links::email::discovery::Send::new("email_address example")
                .discovery_redirect_url("discovery_redirect_url example")
                .pkce_code_challenge("pkce_code_challenge example")
                .login_template_id("login_template_id example")
                .locale("pt-br")
                .discovery_expiration_minutes(7),
        ],
    );
}

fn b2b_magic_links_email_invite(check: &mut impl Check) {
    check.operation(
        "b2b.magic_links.email.invite",
        [
            stytch_core::b2b::magic_links::email::Invite::new("organization_id example", "email_address example"),
            stytch_core::b2b::magic_links::email::Invite::new("organization_id example", "email_address example")
                .invite_redirect_url("invite_redirect_url example")
                .invited_by_member_id("invited_by_member_id example")
                .name("name example")
                .trusted_metadata([("gone", Value::Null), ("key", json!("value"))])
                .untrusted_metadata([("gone", Value::Null), ("key", json!("value"))])
                .invite_template_id("invite_template_id example")
                .locale("pt-br")
                .roles(["roles example"])
                .invite_expiration_minutes(7)
                .authorized_by(MemberCredential::token("member-session-example")),
            stytch_core::b2b::magic_links::email::Invite::new("organization_id example", "email_address example")
                .invite_redirect_url("invite_redirect_url example")
                .invited_by_member_id("invited_by_member_id example")
                .name("name example")
                .trusted_metadata([("gone", Value::Null), ("key", json!("value"))])
                .untrusted_metadata([("gone", Value::Null), ("key", json!("value"))])
                .invite_template_id("invite_template_id example")
                .locale("pt-br")
                .roles(["roles example"])
                .invite_expiration_minutes(7)
                .authorized_by(MemberCredential::jwt("member-session-example")),
        ],
    );
}

fn b2b_magic_links_email_login_or_signup(check: &mut impl Check) {
    check.operation(
        "b2b.magic_links.email.login_or_signup",
        [
            stytch_core::b2b::magic_links::email::LoginOrSignup::new(
                "organization_id example",
                "email_address example",
            ),
            stytch_core::b2b::magic_links::email::LoginOrSignup::new(
                "organization_id example",
                "email_address example",
            )
            .login_redirect_url("login_redirect_url example")
            .signup_redirect_url("signup_redirect_url example")
            .pkce_code_challenge("pkce_code_challenge example")
            .login_template_id("login_template_id example")
            .signup_template_id("signup_template_id example")
            .locale("pt-br")
            .login_expiration_minutes(7)
            .signup_expiration_minutes(7),
        ],
    );
}

fn b2b_oauth_authenticate(check: &mut impl Check) {
    check.operation(
        "b2b.oauth.authenticate",
        [
            stytch_core::b2b::oauth::Authenticate::new("oauth_token example"),
            stytch_core::b2b::oauth::Authenticate::new("oauth_token example")
                .session_token("session_token example")
                .session_duration_minutes(7)
                .session_jwt("session_jwt example")
                .session_custom_claims([("gone", Value::Null), ("key", json!("value"))])
                .pkce_code_verifier("pkce_code_verifier example")
                .locale("pt-br")
                .intermediate_session_token("intermediate_session_token example")
                .telemetry_id("telemetry_id example"),
        ],
    );
}

fn b2b_oauth_discovery_authenticate(check: &mut impl Check) {
    check.operation(
        "b2b.oauth.discovery.authenticate",
        [
            stytch_core::b2b::oauth::discovery::Authenticate::new("discovery_oauth_token example"),
            stytch_core::b2b::oauth::discovery::Authenticate::new("discovery_oauth_token example")
                .session_token("session_token example")
                .session_duration_minutes(7)
                .session_jwt("session_jwt example")
                .session_custom_claims([("gone", Value::Null), ("key", json!("value"))])
                .pkce_code_verifier("pkce_code_verifier example"),
        ],
    );
}

fn b2b_organizations_connected_apps(check: &mut impl Check) {
    check.operation(
        "b2b.organizations.connected_apps",
        [
            stytch_core::b2b::organizations::ConnectedApps::new("organization_id/50% &+?"),
            stytch_core::b2b::organizations::ConnectedApps::new("organization_id/50% &+?")
                .authorized_by(MemberCredential::token("member-session-example")),
            stytch_core::b2b::organizations::ConnectedApps::new("organization_id/50% &+?")
                .authorized_by(MemberCredential::jwt("member-session-example")),
        ],
    );
}

fn b2b_organizations_create(check: &mut impl Check) {
    check.operation(
        "b2b.organizations.create",
        [
            stytch_core::b2b::organizations::Create::new("organization_name example"),
            stytch_core::b2b::organizations::Create::new("organization_name example")
                .organization_slug("organization_slug example")
                .organization_logo_url("organization_logo_url example")
                .trusted_metadata([("gone", Value::Null), ("key", json!("value"))])
                .organization_external_id("organization_external_id example")
                .sso_jit_provisioning("NOT_ALLOWED")
                .email_allowed_domains(["email_allowed_domains example"])
                .email_jit_provisioning("NOT_ALLOWED")
                .email_invites("NOT_ALLOWED")
                .auth_methods("RESTRICTED")
                .allowed_auth_methods(["hubspot_oauth"])
                .mfa_policy("OPTIONAL")
                .rbac_email_implicit_role_assignments([stytch_core::b2b::EmailImplicitRoleAssignment::new(
                    "domain example",
                    "role_id example",
                )])
                .mfa_methods("RESTRICTED")
                .allowed_mfa_methods(["totp"])
                .oauth_tenant_jit_provisioning("NOT_ALLOWED")
                .allowed_oauth_tenants([("gone", Value::Null), ("key", json!("value"))])
                .claimed_email_domains(["claimed_email_domains example"])
                .first_party_connected_apps_allowed_type("NOT_ALLOWED")
                .allowed_first_party_connected_apps(["allowed_first_party_connected_apps example"])
                .third_party_connected_apps_allowed_type("NOT_ALLOWED")
                .allowed_third_party_connected_apps(["allowed_third_party_connected_apps example"]),
        ],
    );
}

fn b2b_organizations_delete(check: &mut impl Check) {
    check.operation(
        "b2b.organizations.delete",
        [
            stytch_core::b2b::organizations::Delete::new("organization_id/50% &+?"),
            stytch_core::b2b::organizations::Delete::new("organization_id/50% &+?")
                .authorized_by(MemberCredential::token("member-session-example")),
            stytch_core::b2b::organizations::Delete::new("organization_id/50% &+?")
                .authorized_by(MemberCredential::jwt("member-session-example")),
        ],
    );
}

fn b2b_organizations_delete_external_id(check: &mut impl Check) {
    check.operation(
        "b2b.organizations.delete_external_id",
        [
            stytch_core::b2b::organizations::DeleteExternalId::new("organization_id/50% &+?"),
            stytch_core::b2b::organizations::DeleteExternalId::new("organization_id/50% &+?")
                .authorized_by(MemberCredential::token("member-session-example")),
            stytch_core::b2b::organizations::DeleteExternalId::new("organization_id/50% &+?")
                .authorized_by(MemberCredential::jwt("member-session-example")),
        ],
    );
}

fn b2b_organizations_get(check: &mut impl Check) {
    check.operation("b2b.organizations.get", [stytch_core::b2b::organizations::Get::new("organization_id/50% &+?")]);
}

fn b2b_organizations_get_connected_app(check: &mut impl Check) {
    check.operation(
        "b2b.organizations.get_connected_app",
        [
            stytch_core::b2b::organizations::GetConnectedApp::new(
                "organization_id/50% &+?",
                "connected_app_id/50% &+?",
            ),
            stytch_core::b2b::organizations::GetConnectedApp::new(
                "organization_id/50% &+?",
                "connected_app_id/50% &+?",
            )
            .authorized_by(MemberCredential::token("member-session-example")),
            stytch_core::b2b::organizations::GetConnectedApp::new(
                "organization_id/50% &+?",
                "connected_app_id/50% &+?",
            )
            .authorized_by(MemberCredential::jwt("member-session-example")),
        ],
    );
}

fn b2b_organizations_members_connected_apps_revoke(check: &mut impl Check) {
    check.operation(
        "b2b.organizations.members.connected_apps.revoke",
        [
            stytch_core::b2b::organizations::members::connected_apps::Revoke::new(
                "organization_id/50% &+?",
                "member_id/50% &+?",
                "connected_app_id/50% &+?",
            ),
            stytch_core::b2b::organizations::members::connected_apps::Revoke::new(
                "organization_id/50% &+?",
                "member_id/50% &+?",
                "connected_app_id/50% &+?",
            )
            .authorized_by(MemberCredential::token("member-session-example")),
            stytch_core::b2b::organizations::members::connected_apps::Revoke::new(
                "organization_id/50% &+?",
                "member_id/50% &+?",
                "connected_app_id/50% &+?",
            )
            .authorized_by(MemberCredential::jwt("member-session-example")),
        ],
    );
}

fn b2b_organizations_members_create(check: &mut impl Check) {
    check.operation(
        "b2b.organizations.members.create",
        [
            stytch_core::b2b::organizations::members::Create::new("organization_id/50% &+?", "email_address example"),
            stytch_core::b2b::organizations::members::Create::new("organization_id/50% &+?", "email_address example")
                .name("name example")
                .trusted_metadata([("gone", Value::Null), ("key", json!("value"))])
                .untrusted_metadata([("gone", Value::Null), ("key", json!("value"))])
                .create_member_as_pending(true)
                .is_breakglass(true)
                .mfa_phone_number("mfa_phone_number example")
                .mfa_enrolled(true)
                .roles(["roles example"])
                .external_id("external_id example")
                .authorized_by(MemberCredential::token("member-session-example")),
            stytch_core::b2b::organizations::members::Create::new("organization_id/50% &+?", "email_address example")
                .name("name example")
                .trusted_metadata([("gone", Value::Null), ("key", json!("value"))])
                .untrusted_metadata([("gone", Value::Null), ("key", json!("value"))])
                .create_member_as_pending(true)
                .is_breakglass(true)
                .mfa_phone_number("mfa_phone_number example")
                .mfa_enrolled(true)
                .roles(["roles example"])
                .external_id("external_id example")
                .authorized_by(MemberCredential::jwt("member-session-example")),
        ],
    );
}

fn b2b_organizations_members_dangerously_get(check: &mut impl Check) {
    check.operation(
        "b2b.organizations.members.dangerously_get",
        [
            stytch_core::b2b::organizations::members::DangerouslyGet::new("member_id/50% &+?"),
            stytch_core::b2b::organizations::members::DangerouslyGet::new("member_id/50% &+?").include_deleted(true),
        ],
    );
}

fn b2b_organizations_members_delete(check: &mut impl Check) {
    check.operation(
        "b2b.organizations.members.delete",
        [
            stytch_core::b2b::organizations::members::Delete::new("organization_id/50% &+?", "member_id/50% &+?"),
            stytch_core::b2b::organizations::members::Delete::new("organization_id/50% &+?", "member_id/50% &+?")
                .authorized_by(MemberCredential::token("member-session-example")),
            stytch_core::b2b::organizations::members::Delete::new("organization_id/50% &+?", "member_id/50% &+?")
                .authorized_by(MemberCredential::jwt("member-session-example")),
        ],
    );
}

fn b2b_organizations_members_delete_external_id(check: &mut impl Check) {
    check.operation(
        "b2b.organizations.members.delete_external_id",
        [
            stytch_core::b2b::organizations::members::DeleteExternalId::new(
                "organization_id/50% &+?",
                "member_id/50% &+?",
            ),
            stytch_core::b2b::organizations::members::DeleteExternalId::new(
                "organization_id/50% &+?",
                "member_id/50% &+?",
            )
            .authorized_by(MemberCredential::token("member-session-example")),
            stytch_core::b2b::organizations::members::DeleteExternalId::new(
                "organization_id/50% &+?",
                "member_id/50% &+?",
            )
            .authorized_by(MemberCredential::jwt("member-session-example")),
        ],
    );
}

fn b2b_organizations_members_delete_mfa_phone_number(check: &mut impl Check) {
    check.operation(
        "b2b.organizations.members.delete_mfa_phone_number",
        [
            stytch_core::b2b::organizations::members::DeleteMfaPhoneNumber::new(
                "organization_id/50% &+?",
                "member_id/50% &+?",
            ),
            stytch_core::b2b::organizations::members::DeleteMfaPhoneNumber::new(
                "organization_id/50% &+?",
                "member_id/50% &+?",
            )
            .authorized_by(MemberCredential::token("member-session-example")),
            stytch_core::b2b::organizations::members::DeleteMfaPhoneNumber::new(
                "organization_id/50% &+?",
                "member_id/50% &+?",
            )
            .authorized_by(MemberCredential::jwt("member-session-example")),
        ],
    );
}

fn b2b_organizations_members_delete_password(check: &mut impl Check) {
    check.operation(
        "b2b.organizations.members.delete_password",
        [
            stytch_core::b2b::organizations::members::DeletePassword::new(
                "organization_id/50% &+?",
                "member_password_id/50% &+?",
            ),
            stytch_core::b2b::organizations::members::DeletePassword::new(
                "organization_id/50% &+?",
                "member_password_id/50% &+?",
            )
            .authorized_by(MemberCredential::token("member-session-example")),
            stytch_core::b2b::organizations::members::DeletePassword::new(
                "organization_id/50% &+?",
                "member_password_id/50% &+?",
            )
            .authorized_by(MemberCredential::jwt("member-session-example")),
        ],
    );
}

fn b2b_organizations_members_delete_totp(check: &mut impl Check) {
    check.operation(
        "b2b.organizations.members.delete_totp",
        [
            stytch_core::b2b::organizations::members::DeleteTotp::new("organization_id/50% &+?", "member_id/50% &+?"),
            stytch_core::b2b::organizations::members::DeleteTotp::new("organization_id/50% &+?", "member_id/50% &+?")
                .authorized_by(MemberCredential::token("member-session-example")),
            stytch_core::b2b::organizations::members::DeleteTotp::new("organization_id/50% &+?", "member_id/50% &+?")
                .authorized_by(MemberCredential::jwt("member-session-example")),
        ],
    );
}

fn b2b_organizations_members_get(check: &mut impl Check) {
    check.operation(
        "b2b.organizations.members.get",
        [
            stytch_core::b2b::organizations::members::Get::new("organization_id/50% &+?"),
            stytch_core::b2b::organizations::members::Get::new("organization_id/50% &+?")
                .member_id("member_id/50% &+?")
                .email_address("email_address/50% &+?"),
        ],
    );
}

fn b2b_organizations_members_get_connected_apps(check: &mut impl Check) {
    check.operation(
        "b2b.organizations.members.get_connected_apps",
        [
            stytch_core::b2b::organizations::members::GetConnectedApps::new(
                "organization_id/50% &+?",
                "member_id/50% &+?",
            ),
            stytch_core::b2b::organizations::members::GetConnectedApps::new(
                "organization_id/50% &+?",
                "member_id/50% &+?",
            )
            .authorized_by(MemberCredential::token("member-session-example")),
            stytch_core::b2b::organizations::members::GetConnectedApps::new(
                "organization_id/50% &+?",
                "member_id/50% &+?",
            )
            .authorized_by(MemberCredential::jwt("member-session-example")),
        ],
    );
}

fn b2b_organizations_members_oauth_providers_github(check: &mut impl Check) {
    check.operation(
        "b2b.organizations.members.oauth_providers.github",
        [
            stytch_core::b2b::organizations::members::oauth_providers::Github::new(
                "organization_id/50% &+?",
                "member_id/50% &+?",
            ),
            stytch_core::b2b::organizations::members::oauth_providers::Github::new(
                "organization_id/50% &+?",
                "member_id/50% &+?",
            )
            .include_refresh_token(true),
        ],
    );
}

fn b2b_organizations_members_oauth_providers_google(check: &mut impl Check) {
    check.operation(
        "b2b.organizations.members.oauth_providers.google",
        [
            stytch_core::b2b::organizations::members::oauth_providers::Google::new(
                "organization_id/50% &+?",
                "member_id/50% &+?",
            ),
            stytch_core::b2b::organizations::members::oauth_providers::Google::new(
                "organization_id/50% &+?",
                "member_id/50% &+?",
            )
            .include_refresh_token(true),
        ],
    );
}

fn b2b_organizations_members_oauth_providers_hubspot(check: &mut impl Check) {
    check.operation(
        "b2b.organizations.members.oauth_providers.hubspot",
        [
            stytch_core::b2b::organizations::members::oauth_providers::Hubspot::new(
                "organization_id/50% &+?",
                "member_id/50% &+?",
            ),
            stytch_core::b2b::organizations::members::oauth_providers::Hubspot::new(
                "organization_id/50% &+?",
                "member_id/50% &+?",
            )
            .include_refresh_token(true),
        ],
    );
}

fn b2b_organizations_members_oauth_providers_microsoft(check: &mut impl Check) {
    check.operation(
        "b2b.organizations.members.oauth_providers.microsoft",
        [
            stytch_core::b2b::organizations::members::oauth_providers::Microsoft::new(
                "organization_id/50% &+?",
                "member_id/50% &+?",
            ),
            stytch_core::b2b::organizations::members::oauth_providers::Microsoft::new(
                "organization_id/50% &+?",
                "member_id/50% &+?",
            )
            .include_refresh_token(true),
        ],
    );
}

fn b2b_organizations_members_oauth_providers_slack(check: &mut impl Check) {
    check.operation(
        "b2b.organizations.members.oauth_providers.slack",
        [stytch_core::b2b::organizations::members::oauth_providers::Slack::new(
            "organization_id/50% &+?",
            "member_id/50% &+?",
        )],
    );
}

fn b2b_organizations_members_oidc_providers(check: &mut impl Check) {
    check.operation(
        "b2b.organizations.members.oidc_providers",
        [
            stytch_core::b2b::organizations::members::OidcProviders::new(
                "organization_id/50% &+?",
                "member_id/50% &+?",
            ),
            stytch_core::b2b::organizations::members::OidcProviders::new(
                "organization_id/50% &+?",
                "member_id/50% &+?",
            )
            .include_refresh_token(true),
        ],
    );
}

fn b2b_organizations_members_reactivate(check: &mut impl Check) {
    check.operation(
        "b2b.organizations.members.reactivate",
        [
            stytch_core::b2b::organizations::members::Reactivate::new("organization_id/50% &+?", "member_id/50% &+?"),
            stytch_core::b2b::organizations::members::Reactivate::new("organization_id/50% &+?", "member_id/50% &+?")
                .authorized_by(MemberCredential::token("member-session-example")),
            stytch_core::b2b::organizations::members::Reactivate::new("organization_id/50% &+?", "member_id/50% &+?")
                .authorized_by(MemberCredential::jwt("member-session-example")),
        ],
    );
}

fn b2b_organizations_members_search(check: &mut impl Check) {
    check.operation("b2b.organizations.members.search", [stytch_core::b2b::organizations::members::Search::new(["organization_ids example"]), stytch_core::b2b::organizations::members::Search::new(["organization_ids example"]).cursor("cursor example").limit(7).query(serde_json::from_value(json!({"operator":"OR","operands":[{"filter_name":"filter_name example","filter_value":"filter_value example"}]})).unwrap()).authorized_by(MemberCredential::token("member-session-example")), stytch_core::b2b::organizations::members::Search::new(["organization_ids example"]).cursor("cursor example").limit(7).query(serde_json::from_value(json!({"operator":"OR","operands":[{"filter_name":"filter_name example","filter_value":"filter_value example"}]})).unwrap()).authorized_by(MemberCredential::jwt("member-session-example"))]);
}

fn b2b_organizations_members_start_email_update(check: &mut impl Check) {
    check.operation(
        "b2b.organizations.members.start_email_update",
        [
            stytch_core::b2b::organizations::members::StartEmailUpdate::new(
                "organization_id/50% &+?",
                "member_id/50% &+?",
                "email_address example",
            ),
            stytch_core::b2b::organizations::members::StartEmailUpdate::new(
                "organization_id/50% &+?",
                "member_id/50% &+?",
                "email_address example",
            )
            .login_redirect_url("login_redirect_url example")
            .locale("pt-br")
            .login_template_id("login_template_id example")
            .delivery_method("EMAIL_OTP")
            .authorized_by(MemberCredential::token("member-session-example")),
            stytch_core::b2b::organizations::members::StartEmailUpdate::new(
                "organization_id/50% &+?",
                "member_id/50% &+?",
                "email_address example",
            )
            .login_redirect_url("login_redirect_url example")
            .locale("pt-br")
            .login_template_id("login_template_id example")
            .delivery_method("EMAIL_OTP")
            .authorized_by(MemberCredential::jwt("member-session-example")),
        ],
    );
}

fn b2b_organizations_members_unlink_retired_email(check: &mut impl Check) {
    check.operation(
        "b2b.organizations.members.unlink_retired_email",
        [
            stytch_core::b2b::organizations::members::UnlinkRetiredEmail::new(
                "organization_id/50% &+?",
                "member_id/50% &+?",
            ),
            stytch_core::b2b::organizations::members::UnlinkRetiredEmail::new(
                "organization_id/50% &+?",
                "member_id/50% &+?",
            )
            .email_id("email_id example")
            .email_address("email_address example")
            .authorized_by(MemberCredential::token("member-session-example")),
            stytch_core::b2b::organizations::members::UnlinkRetiredEmail::new(
                "organization_id/50% &+?",
                "member_id/50% &+?",
            )
            .email_id("email_id example")
            .email_address("email_address example")
            .authorized_by(MemberCredential::jwt("member-session-example")),
        ],
    );
}

fn b2b_organizations_members_update(check: &mut impl Check) {
    check.operation(
        "b2b.organizations.members.update",
        [
            stytch_core::b2b::organizations::members::Update::new("organization_id/50% &+?", "member_id/50% &+?"),
            stytch_core::b2b::organizations::members::Update::new("organization_id/50% &+?", "member_id/50% &+?")
                .name("name example")
                .trusted_metadata([("gone", Value::Null), ("key", json!("value"))])
                .untrusted_metadata([("gone", Value::Null), ("key", json!("value"))])
                .is_breakglass(true)
                .mfa_phone_number("mfa_phone_number example")
                .mfa_enrolled(true)
                .roles(["roles example"])
                .preserve_existing_sessions(true)
                .default_mfa_method("totp")
                .email_address("email_address example")
                .external_id("external_id example")
                .unlink_email(true)
                .authorized_by(MemberCredential::token("member-session-example")),
            stytch_core::b2b::organizations::members::Update::new("organization_id/50% &+?", "member_id/50% &+?")
                .name("name example")
                .trusted_metadata([("gone", Value::Null), ("key", json!("value"))])
                .untrusted_metadata([("gone", Value::Null), ("key", json!("value"))])
                .is_breakglass(true)
                .mfa_phone_number("mfa_phone_number example")
                .mfa_enrolled(true)
                .roles(["roles example"])
                .preserve_existing_sessions(true)
                .default_mfa_method("totp")
                .email_address("email_address example")
                .external_id("external_id example")
                .unlink_email(true)
                .authorized_by(MemberCredential::jwt("member-session-example")),
        ],
    );
}

fn b2b_organizations_metrics(check: &mut impl Check) {
    check.operation(
        "b2b.organizations.metrics",
        [stytch_core::b2b::organizations::Metrics::new("organization_id/50% &+?")],
    );
}

fn b2b_organizations_search(check: &mut impl Check) {
    check.operation("b2b.organizations.search", [stytch_core::b2b::organizations::Search::new(), stytch_core::b2b::organizations::Search::new().cursor("cursor example").limit(7).query(serde_json::from_value(json!({"operator":"OR","operands":[{"filter_name":"filter_name example","filter_value":"filter_value example"}]})).unwrap())]);
}

fn b2b_organizations_update(check: &mut impl Check) {
    check.operation(
        "b2b.organizations.update",
        [
            stytch_core::b2b::organizations::Update::new("organization_id/50% &+?"),
            stytch_core::b2b::organizations::Update::new("organization_id/50% &+?")
                .organization_name("organization_name example")
                .organization_slug("organization_slug example")
                .organization_logo_url("organization_logo_url example")
                .trusted_metadata([("gone", Value::Null), ("key", json!("value"))])
                .organization_external_id("organization_external_id example")
                .sso_default_connection_id("sso_default_connection_id example")
                .sso_jit_provisioning("NOT_ALLOWED")
                .sso_jit_provisioning_allowed_connections(["sso_jit_provisioning_allowed_connections example"])
                .email_allowed_domains(["email_allowed_domains example"])
                .email_jit_provisioning("NOT_ALLOWED")
                .email_invites("NOT_ALLOWED")
                .auth_methods("RESTRICTED")
                .allowed_auth_methods(["hubspot_oauth"])
                .mfa_policy("OPTIONAL")
                .rbac_email_implicit_role_assignments([stytch_core::b2b::EmailImplicitRoleAssignment::new(
                    "domain example",
                    "role_id example",
                )])
                .mfa_methods("RESTRICTED")
                .allowed_mfa_methods(["totp"])
                .oauth_tenant_jit_provisioning("NOT_ALLOWED")
                .allowed_oauth_tenants([("gone", Value::Null), ("key", json!("value"))])
                .claimed_email_domains(["claimed_email_domains example"])
                .first_party_connected_apps_allowed_type("NOT_ALLOWED")
                .allowed_first_party_connected_apps(["allowed_first_party_connected_apps example"])
                .third_party_connected_apps_allowed_type("NOT_ALLOWED")
                .allowed_third_party_connected_apps(["allowed_third_party_connected_apps example"])
                .authorized_by(MemberCredential::token("member-session-example")),
            stytch_core::b2b::organizations::Update::new("organization_id/50% &+?")
                .organization_name("organization_name example")
                .organization_slug("organization_slug example")
                .organization_logo_url("organization_logo_url example")
                .trusted_metadata([("gone", Value::Null), ("key", json!("value"))])
                .organization_external_id("organization_external_id example")
                .sso_default_connection_id("sso_default_connection_id example")
                .sso_jit_provisioning("NOT_ALLOWED")
                .sso_jit_provisioning_allowed_connections(["sso_jit_provisioning_allowed_connections example"])
                .email_allowed_domains(["email_allowed_domains example"])
                .email_jit_provisioning("NOT_ALLOWED")
                .email_invites("NOT_ALLOWED")
                .auth_methods("RESTRICTED")
                .allowed_auth_methods(["hubspot_oauth"])
                .mfa_policy("OPTIONAL")
                .rbac_email_implicit_role_assignments([stytch_core::b2b::EmailImplicitRoleAssignment::new(
                    "domain example",
                    "role_id example",
                )])
                .mfa_methods("RESTRICTED")
                .allowed_mfa_methods(["totp"])
                .oauth_tenant_jit_provisioning("NOT_ALLOWED")
                .allowed_oauth_tenants([("gone", Value::Null), ("key", json!("value"))])
                .claimed_email_domains(["claimed_email_domains example"])
                .first_party_connected_apps_allowed_type("NOT_ALLOWED")
                .allowed_first_party_connected_apps(["allowed_first_party_connected_apps example"])
                .third_party_connected_apps_allowed_type("NOT_ALLOWED")
                .allowed_third_party_connected_apps(["allowed_third_party_connected_apps example"])
                .authorized_by(MemberCredential::jwt("member-session-example")),
        ],
    );
}

fn b2b_otps_email_authenticate(check: &mut impl Check) {
    check.operation(
        "b2b.otps.email.authenticate",
        [
            stytch_core::b2b::otps::email::Authenticate::new(
                "organization_id example",
                "email_address example",
                "code example",
            ),
            stytch_core::b2b::otps::email::Authenticate::new(
                "organization_id example",
                "email_address example",
                "code example",
            )
            .session_token("session_token example")
            .session_jwt("session_jwt example")
            .intermediate_session_token("intermediate_session_token example")
            .session_duration_minutes(7)
            .session_custom_claims([("gone", Value::Null), ("key", json!("value"))])
            .locale("pt-br")
            .telemetry_id("telemetry_id example"),
        ],
    );
}

fn b2b_otps_email_discovery_authenticate(check: &mut impl Check) {
    check.operation(
        "b2b.otps.email.discovery.authenticate",
        [stytch_core::b2b::otps::email::discovery::Authenticate::new("email_address example", "code example")],
    );
}

fn b2b_otps_email_discovery_send(check: &mut impl Check) {
    check.operation(
        "b2b.otps.email.discovery.send",
        [
            stytch_core::b2b::otps::email::discovery::Send::new("email_address example"),
            stytch_core::b2b::otps::email::discovery::Send::new("email_address example")
                .login_template_id("login_template_id example")
                .locale("pt-br")
                .discovery_expiration_minutes(7),
        ],
    );
}

fn b2b_otps_email_login_or_signup(check: &mut impl Check) {
    check.operation(
        "b2b.otps.email.login_or_signup",
        [
            stytch_core::b2b::otps::email::LoginOrSignup::new("organization_id example", "email_address example"),
            stytch_core::b2b::otps::email::LoginOrSignup::new("organization_id example", "email_address example")
                .login_template_id("login_template_id example")
                .signup_template_id("signup_template_id example")
                .locale("pt-br")
                .login_expiration_minutes(7)
                .signup_expiration_minutes(7),
        ],
    );
}

fn b2b_otps_sms_authenticate(check: &mut impl Check) {
    check.operation(
        "b2b.otps.sms.authenticate",
        [
            stytch_core::b2b::otps::sms::Authenticate::new(
                "organization_id example",
                "member_id example",
                "code example",
            ),
            stytch_core::b2b::otps::sms::Authenticate::new(
                "organization_id example",
                "member_id example",
                "code example",
            )
            .intermediate_session_token("intermediate_session_token example")
            .session_token("session_token example")
            .session_jwt("session_jwt example")
            .session_duration_minutes(7)
            .session_custom_claims([("gone", Value::Null), ("key", json!("value"))])
            .set_mfa_enrollment("unenroll")
            .set_default_mfa(true)
            .telemetry_id("telemetry_id example"),
        ],
    );
}

fn b2b_otps_sms_send(check: &mut impl Check) {
    check.operation(
        "b2b.otps.sms.send",
        [
            stytch_core::b2b::otps::sms::Send::new("organization_id example", "member_id example"),
            stytch_core::b2b::otps::sms::Send::new("organization_id example", "member_id example")
                .mfa_phone_number("mfa_phone_number example")
                .locale("pt-br")
                .intermediate_session_token("intermediate_session_token example")
                .session_token("session_token example")
                .session_jwt("session_jwt example"),
        ],
    );
}

fn b2b_passwords_authenticate(check: &mut impl Check) {
    check.operation(
        "b2b.passwords.authenticate",
        [
            stytch_core::b2b::passwords::Authenticate::new(
                "organization_id example",
                "email_address example",
                "password example",
            ),
            stytch_core::b2b::passwords::Authenticate::new(
                "organization_id example",
                "email_address example",
                "password example",
            )
            .session_token("session_token example")
            .session_duration_minutes(7)
            .session_jwt("session_jwt example")
            .session_custom_claims([("gone", Value::Null), ("key", json!("value"))])
            .locale("pt-br")
            .intermediate_session_token("intermediate_session_token example")
            .telemetry_id("telemetry_id example"),
        ],
    );
}

fn b2b_passwords_discovery_authenticate(check: &mut impl Check) {
    check.operation(
        "b2b.passwords.discovery.authenticate",
        [stytch_core::b2b::passwords::discovery::Authenticate::new("email_address example", "password example")],
    );
}

fn b2b_passwords_discovery_email_reset(check: &mut impl Check) {
    check.operation(
        "b2b.passwords.discovery.email.reset",
        [
            stytch_core::b2b::passwords::discovery::email::Reset::new(
                "password_reset_token example",
                "password example",
            ),
            stytch_core::b2b::passwords::discovery::email::Reset::new(
                "password_reset_token example",
                "password example",
            )
            .pkce_code_verifier("pkce_code_verifier example"),
        ],
    );
}

fn b2b_passwords_discovery_email_reset_start(check: &mut impl Check) {
    check.operation(
        "b2b.passwords.discovery.email.reset_start",
        [
            stytch_core::b2b::passwords::discovery::email::ResetStart::new("email_address example"),
            stytch_core::b2b::passwords::discovery::email::ResetStart::new("email_address example")
                .reset_password_redirect_url("reset_password_redirect_url example")
                .discovery_redirect_url("discovery_redirect_url example")
                .reset_password_template_id("reset_password_template_id example")
                .reset_password_expiration_minutes(7)
                .pkce_code_challenge("pkce_code_challenge example")
                .locale("pt-br")
                .verify_email_template_id("verify_email_template_id example"),
        ],
    );
}

fn b2b_passwords_email_require_reset(check: &mut impl Check) {
    check.operation(
        "b2b.passwords.email.require_reset",
        [
            stytch_core::b2b::passwords::email::RequireReset::new("email_address example"),
            stytch_core::b2b::passwords::email::RequireReset::new("email_address example")
                .organization_id("organization_id example")
                .member_id("member_id example")
                .authorized_by(MemberCredential::token("member-session-example")),
            stytch_core::b2b::passwords::email::RequireReset::new("email_address example")
                .organization_id("organization_id example")
                .member_id("member_id example")
                .authorized_by(MemberCredential::jwt("member-session-example")),
        ],
    );
}

fn b2b_passwords_email_reset(check: &mut impl Check) {
    check.operation(
        "b2b.passwords.email.reset",
        [
            stytch_core::b2b::passwords::email::Reset::new("password_reset_token example", "password example"),
            stytch_core::b2b::passwords::email::Reset::new("password_reset_token example", "password example")
                .session_token("session_token example")
                .session_duration_minutes(7)
                .session_jwt("session_jwt example")
                .code_verifier("code_verifier example")
                .session_custom_claims([("gone", Value::Null), ("key", json!("value"))])
                .locale("pt-br")
                .intermediate_session_token("intermediate_session_token example")
                .telemetry_id("telemetry_id example"),
        ],
    );
}

fn b2b_passwords_email_reset_start(check: &mut impl Check) {
    check.operation(
        "b2b.passwords.email.reset_start",
        [
            stytch_core::b2b::passwords::email::ResetStart::new("organization_id example", "email_address example"),
            stytch_core::b2b::passwords::email::ResetStart::new("organization_id example", "email_address example")
                .reset_password_redirect_url("reset_password_redirect_url example")
                .reset_password_expiration_minutes(7)
                .code_challenge("code_challenge example")
                .login_redirect_url("login_redirect_url example")
                .locale("pt-br")
                .reset_password_template_id("reset_password_template_id example")
                .verify_email_template_id("verify_email_template_id example"),
        ],
    );
}

fn b2b_passwords_existing_password_reset(check: &mut impl Check) {
    check.operation(
        "b2b.passwords.existing_password.reset",
        [
            stytch_core::b2b::passwords::existing_password::Reset::new(
                "email_address example",
                "existing_password example",
                "new_password example",
                "organization_id example",
            ),
            stytch_core::b2b::passwords::existing_password::Reset::new(
                "email_address example",
                "existing_password example",
                "new_password example",
                "organization_id example",
            )
            .session_token("session_token example")
            .session_duration_minutes(7)
            .session_jwt("session_jwt example")
            .session_custom_claims([("gone", Value::Null), ("key", json!("value"))])
            .locale("pt-br")
            .telemetry_id("telemetry_id example"),
        ],
    );
}

fn b2b_passwords_migrate(check: &mut impl Check) {
    check.operation(
        "b2b.passwords.migrate",
        [
            stytch_core::b2b::passwords::Migrate::new(
                "email_address example",
                "hash example",
                "pbkdf_2",
                "organization_id example",
            ),
            stytch_core::b2b::passwords::Migrate::new(
                "email_address example",
                "hash example",
                "pbkdf_2",
                "organization_id example",
            )
            .md_5_config(stytch_core::models::Md5Config::new("prepend_salt example", "append_salt example"))
            .argon_2_config(stytch_core::models::Argon2Config::new("salt example", 7, 7, 7, 7))
            .sha_1_config(stytch_core::models::Sha1Config::new("prepend_salt example", "append_salt example"))
            .sha_512_config(stytch_core::models::Sha512Config::new("prepend_salt example", "append_salt example"))
            .scrypt_config(stytch_core::models::ScryptConfig::new("salt example", 7, 7, 7, 7))
            .pbkdf_2_config(stytch_core::models::Pbkdf2Config::new("salt example", 7, 7, "sha512"))
            .name("name example")
            .trusted_metadata([("gone", Value::Null), ("key", json!("value"))])
            .untrusted_metadata([("gone", Value::Null), ("key", json!("value"))])
            .roles(["roles example"])
            .preserve_existing_sessions(true)
            .mfa_phone_number("mfa_phone_number example")
            .set_phone_number_verified(true)
            .external_id("external_id example"),
        ],
    );
}

fn b2b_passwords_sessions_reset(check: &mut impl Check) {
    check.operation(
        "b2b.passwords.sessions.reset",
        [
            stytch_core::b2b::passwords::sessions::Reset::new("organization_id example", "password example"),
            stytch_core::b2b::passwords::sessions::Reset::new("organization_id example", "password example")
                .session_token("session_token example")
                .session_jwt("session_jwt example")
                .session_duration_minutes(7)
                .session_custom_claims([("gone", Value::Null), ("key", json!("value"))])
                .locale("pt-br")
                .telemetry_id("telemetry_id example"),
        ],
    );
}

fn b2b_passwords_strength_check(check: &mut impl Check) {
    check.operation(
        "b2b.passwords.strength_check",
        [
            stytch_core::b2b::passwords::StrengthCheck::new("password example"),
            stytch_core::b2b::passwords::StrengthCheck::new("password example").email_address("email_address example"),
        ],
    );
}

fn b2b_rbac_organizations_get_org_policy(check: &mut impl Check) {
    check.operation(
        "b2b.rbac.organizations.get_org_policy",
        [stytch_core::b2b::rbac::organizations::GetOrgPolicy::new("organization_id/50% &+?")],
    );
}

fn b2b_rbac_organizations_set_org_policy(check: &mut impl Check) {
    check.operation(
        "b2b.rbac.organizations.set_org_policy",
        [stytch_core::b2b::rbac::organizations::SetOrgPolicy::new(
            "organization_id/50% &+?",
            stytch_core::b2b::OrgPolicy::new([stytch_core::models::PolicyRole::new(
                "role_id example",
                "description example",
                [stytch_core::models::Permission::new("resource_id example", ["actions example"])],
            )]),
        )],
    );
}

fn b2b_rbac_policy(check: &mut impl Check) {
    check.operation("b2b.rbac.policy", [stytch_core::b2b::rbac::Policy::new()]);
}

fn b2b_recovery_codes_get(check: &mut impl Check) {
    check.operation(
        "b2b.recovery_codes.get",
        [stytch_core::b2b::recovery_codes::Get::new("organization_id/50% &+?", "member_id/50% &+?")],
    );
}

fn b2b_recovery_codes_recover(check: &mut impl Check) {
    check.operation(
        "b2b.recovery_codes.recover",
        [
            stytch_core::b2b::recovery_codes::Recover::new(
                "organization_id example",
                "member_id example",
                "recovery_code example",
            ),
            stytch_core::b2b::recovery_codes::Recover::new(
                "organization_id example",
                "member_id example",
                "recovery_code example",
            )
            .intermediate_session_token("intermediate_session_token example")
            .session_token("session_token example")
            .session_jwt("session_jwt example")
            .session_duration_minutes(7)
            .session_custom_claims([("gone", Value::Null), ("key", json!("value"))])
            .telemetry_id("telemetry_id example"),
        ],
    );
}

fn b2b_recovery_codes_rotate(check: &mut impl Check) {
    check.operation(
        "b2b.recovery_codes.rotate",
        [stytch_core::b2b::recovery_codes::Rotate::new("organization_id example", "member_id example")],
    );
}

fn b2b_scim_connection_create(check: &mut impl Check) {
    check.operation(
        "b2b.scim.connection.create",
        [
            stytch_core::b2b::scim::connection::Create::new("organization_id/50% &+?"),
            stytch_core::b2b::scim::connection::Create::new("organization_id/50% &+?")
                .display_name("display_name example")
                .identity_provider("microsoft-entra")
                .authorized_by(MemberCredential::token("member-session-example")),
            stytch_core::b2b::scim::connection::Create::new("organization_id/50% &+?")
                .display_name("display_name example")
                .identity_provider("microsoft-entra")
                .authorized_by(MemberCredential::jwt("member-session-example")),
        ],
    );
}

fn b2b_scim_connection_delete(check: &mut impl Check) {
    check.operation(
        "b2b.scim.connection.delete",
        [
            stytch_core::b2b::scim::connection::Delete::new("organization_id/50% &+?", "connection_id/50% &+?"),
            stytch_core::b2b::scim::connection::Delete::new("organization_id/50% &+?", "connection_id/50% &+?")
                .authorized_by(MemberCredential::token("member-session-example")),
            stytch_core::b2b::scim::connection::Delete::new("organization_id/50% &+?", "connection_id/50% &+?")
                .authorized_by(MemberCredential::jwt("member-session-example")),
        ],
    );
}

fn b2b_scim_connection_get(check: &mut impl Check) {
    check.operation(
        "b2b.scim.connection.get",
        [
            stytch_core::b2b::scim::connection::Get::new("organization_id/50% &+?"),
            stytch_core::b2b::scim::connection::Get::new("organization_id/50% &+?")
                .authorized_by(MemberCredential::token("member-session-example")),
            stytch_core::b2b::scim::connection::Get::new("organization_id/50% &+?")
                .authorized_by(MemberCredential::jwt("member-session-example")),
        ],
    );
}

fn b2b_scim_connection_get_groups(check: &mut impl Check) {
    check.operation(
        "b2b.scim.connection.get_groups",
        [
            stytch_core::b2b::scim::connection::GetGroups::new("organization_id/50% &+?", "connection_id/50% &+?"),
            stytch_core::b2b::scim::connection::GetGroups::new("organization_id/50% &+?", "connection_id/50% &+?")
                .cursor("cursor/50% &+?")
                .limit(7)
                .authorized_by(MemberCredential::token("member-session-example")),
            stytch_core::b2b::scim::connection::GetGroups::new("organization_id/50% &+?", "connection_id/50% &+?")
                .cursor("cursor/50% &+?")
                .limit(7)
                .authorized_by(MemberCredential::jwt("member-session-example")),
        ],
    );
}

fn b2b_scim_connection_rotate_cancel(check: &mut impl Check) {
    check.operation(
        "b2b.scim.connection.rotate_cancel",
        [
            stytch_core::b2b::scim::connection::RotateCancel::new("organization_id/50% &+?", "connection_id/50% &+?"),
            stytch_core::b2b::scim::connection::RotateCancel::new("organization_id/50% &+?", "connection_id/50% &+?")
                .authorized_by(MemberCredential::token("member-session-example")),
            stytch_core::b2b::scim::connection::RotateCancel::new("organization_id/50% &+?", "connection_id/50% &+?")
                .authorized_by(MemberCredential::jwt("member-session-example")),
        ],
    );
}

fn b2b_scim_connection_rotate_complete(check: &mut impl Check) {
    check.operation(
        "b2b.scim.connection.rotate_complete",
        [
            stytch_core::b2b::scim::connection::RotateComplete::new("organization_id/50% &+?", "connection_id/50% &+?"),
            stytch_core::b2b::scim::connection::RotateComplete::new("organization_id/50% &+?", "connection_id/50% &+?")
                .authorized_by(MemberCredential::token("member-session-example")),
            stytch_core::b2b::scim::connection::RotateComplete::new("organization_id/50% &+?", "connection_id/50% &+?")
                .authorized_by(MemberCredential::jwt("member-session-example")),
        ],
    );
}

fn b2b_scim_connection_rotate_start(check: &mut impl Check) {
    check.operation(
        "b2b.scim.connection.rotate_start",
        [
            stytch_core::b2b::scim::connection::RotateStart::new("organization_id/50% &+?", "connection_id/50% &+?"),
            stytch_core::b2b::scim::connection::RotateStart::new("organization_id/50% &+?", "connection_id/50% &+?")
                .authorized_by(MemberCredential::token("member-session-example")),
            stytch_core::b2b::scim::connection::RotateStart::new("organization_id/50% &+?", "connection_id/50% &+?")
                .authorized_by(MemberCredential::jwt("member-session-example")),
        ],
    );
}

fn b2b_scim_connection_update(check: &mut impl Check) {
    check.operation(
        "b2b.scim.connection.update",
        [
            stytch_core::b2b::scim::connection::Update::new("organization_id/50% &+?", "connection_id/50% &+?"),
            stytch_core::b2b::scim::connection::Update::new("organization_id/50% &+?", "connection_id/50% &+?")
                .display_name("display_name example")
                .identity_provider("microsoft-entra")
                .scim_group_implicit_role_assignments([stytch_core::b2b::ScimGroupImplicitRoleAssignment::new(
                    "role_id example",
                    "group_id example",
                    "group_name example",
                )])
                .authorized_by(MemberCredential::token("member-session-example")),
            stytch_core::b2b::scim::connection::Update::new("organization_id/50% &+?", "connection_id/50% &+?")
                .display_name("display_name example")
                .identity_provider("microsoft-entra")
                .scim_group_implicit_role_assignments([stytch_core::b2b::ScimGroupImplicitRoleAssignment::new(
                    "role_id example",
                    "group_id example",
                    "group_name example",
                )])
                .authorized_by(MemberCredential::jwt("member-session-example")),
        ],
    );
}

fn b2b_sessions_attest(check: &mut impl Check) {
    check.operation(
        "b2b.sessions.attest",
        [
            stytch_core::b2b::sessions::Attest::new("profile_id example", "token example"),
            stytch_core::b2b::sessions::Attest::new("profile_id example", "token example")
                .organization_id("organization_id example")
                .session_duration_minutes(7)
                .session_custom_claims([("gone", Value::Null), ("key", json!("value"))])
                .session_token("session_token example")
                .session_jwt("session_jwt example")
                .telemetry_id("telemetry_id example"),
        ],
    );
}

fn b2b_sessions_authenticate(check: &mut impl Check) {
    check.operation(
        "b2b.sessions.authenticate",
        [
            stytch_core::b2b::sessions::Authenticate::new(),
            stytch_core::b2b::sessions::Authenticate::new()
                .session_token("session_token example")
                .session_duration_minutes(7)
                .session_jwt("session_jwt example")
                .session_custom_claims([("gone", Value::Null), ("key", json!("value"))])
                .authorization_check(stytch_core::b2b::AuthorizationCheck::new(
                    "organization_id example",
                    "resource_id example",
                    "action example",
                )),
        ],
    );
}

fn b2b_sessions_exchange(check: &mut impl Check) {
    check.operation(
        "b2b.sessions.exchange",
        [
            stytch_core::b2b::sessions::Exchange::new("organization_id example"),
            stytch_core::b2b::sessions::Exchange::new("organization_id example")
                .session_token("session_token example")
                .session_jwt("session_jwt example")
                .session_duration_minutes(7)
                .session_custom_claims([("gone", Value::Null), ("key", json!("value"))])
                .locale("pt-br")
                .telemetry_id("telemetry_id example"),
        ],
    );
}

fn b2b_sessions_exchange_access_token(check: &mut impl Check) {
    check.operation(
        "b2b.sessions.exchange_access_token",
        [
            stytch_core::b2b::sessions::ExchangeAccessToken::new("access_token example"),
            stytch_core::b2b::sessions::ExchangeAccessToken::new("access_token example")
                .session_duration_minutes(7)
                .session_custom_claims([("gone", Value::Null), ("key", json!("value"))])
                .telemetry_id("telemetry_id example"),
        ],
    );
}

fn b2b_sessions_get(check: &mut impl Check) {
    check.operation(
        "b2b.sessions.get",
        [stytch_core::b2b::sessions::Get::new("organization_id/50% &+?", "member_id/50% &+?")],
    );
}

fn b2b_sessions_get_jwks(check: &mut impl Check) {
    check.operation(
        "b2b.sessions.get_jwks",
        [
            stytch_core::b2b::sessions::GetJwks::new(),
            stytch_core::b2b::sessions::GetJwks::new().project_id("project_id/50% &+?"),
        ],
    );
}

fn b2b_sessions_migrate(check: &mut impl Check) {
    check.operation(
        "b2b.sessions.migrate",
        [
            stytch_core::b2b::sessions::Migrate::new("session_token example", "organization_id example"),
            stytch_core::b2b::sessions::Migrate::new("session_token example", "organization_id example")
                .session_duration_minutes(7)
                .session_custom_claims([("gone", Value::Null), ("key", json!("value"))]),
        ],
    );
}

fn b2b_sessions_revoke(check: &mut impl Check) {
    check.operation(
        "b2b.sessions.revoke",
        [
            stytch_core::b2b::sessions::Revoke::new(),
            stytch_core::b2b::sessions::Revoke::new()
                .member_session_id("member_session_id example")
                .session_token("session_token example")
                .session_jwt("session_jwt example")
                .member_id("member_id example")
                .authorized_by(MemberCredential::token("member-session-example")),
            stytch_core::b2b::sessions::Revoke::new()
                .member_session_id("member_session_id example")
                .session_token("session_token example")
                .session_jwt("session_jwt example")
                .member_id("member_id example")
                .authorized_by(MemberCredential::jwt("member-session-example")),
        ],
    );
}

fn b2b_sso_authenticate(check: &mut impl Check) {
    check.operation(
        "b2b.sso.authenticate",
        [
            stytch_core::b2b::sso::Authenticate::new("sso_token example"),
            stytch_core::b2b::sso::Authenticate::new("sso_token example")
                .pkce_code_verifier("pkce_code_verifier example")
                .session_token("session_token example")
                .session_jwt("session_jwt example")
                .session_duration_minutes(7)
                .session_custom_claims([("gone", Value::Null), ("key", json!("value"))])
                .locale("pt-br")
                .intermediate_session_token("intermediate_session_token example")
                .telemetry_id("telemetry_id example"),
        ],
    );
}

fn b2b_sso_delete_connection(check: &mut impl Check) {
    check.operation(
        "b2b.sso.delete_connection",
        [
            stytch_core::b2b::sso::DeleteConnection::new("organization_id/50% &+?", "connection_id/50% &+?"),
            stytch_core::b2b::sso::DeleteConnection::new("organization_id/50% &+?", "connection_id/50% &+?")
                .authorized_by(MemberCredential::token("member-session-example")),
            stytch_core::b2b::sso::DeleteConnection::new("organization_id/50% &+?", "connection_id/50% &+?")
                .authorized_by(MemberCredential::jwt("member-session-example")),
        ],
    );
}

fn b2b_sso_external_create_connection(check: &mut impl Check) {
    check.operation(
        "b2b.sso.external.create_connection",
        [
            stytch_core::b2b::sso::external::CreateConnection::new(
                "organization_id/50% &+?",
                "external_organization_id example",
                "external_connection_id example",
            ),
            stytch_core::b2b::sso::external::CreateConnection::new(
                "organization_id/50% &+?",
                "external_organization_id example",
                "external_connection_id example",
            )
            .display_name("display_name example")
            .connection_implicit_role_assignments([stytch_core::b2b::ConnectionImplicitRoleAssignment::new(
                "role_id example",
            )])
            .group_implicit_role_assignments([stytch_core::b2b::GroupImplicitRoleAssignment::new(
                "role_id example",
                "group example",
            )])
            .authorized_by(MemberCredential::token("member-session-example")),
            stytch_core::b2b::sso::external::CreateConnection::new(
                "organization_id/50% &+?",
                "external_organization_id example",
                "external_connection_id example",
            )
            .display_name("display_name example")
            .connection_implicit_role_assignments([stytch_core::b2b::ConnectionImplicitRoleAssignment::new(
                "role_id example",
            )])
            .group_implicit_role_assignments([stytch_core::b2b::GroupImplicitRoleAssignment::new(
                "role_id example",
                "group example",
            )])
            .authorized_by(MemberCredential::jwt("member-session-example")),
        ],
    );
}

fn b2b_sso_external_update_connection(check: &mut impl Check) {
    check.operation(
        "b2b.sso.external.update_connection",
        [
            stytch_core::b2b::sso::external::UpdateConnection::new("organization_id/50% &+?", "connection_id/50% &+?"),
            stytch_core::b2b::sso::external::UpdateConnection::new("organization_id/50% &+?", "connection_id/50% &+?")
                .display_name("display_name example")
                .external_connection_implicit_role_assignments([
                    stytch_core::b2b::ConnectionImplicitRoleAssignment::new("role_id example"),
                ])
                .external_group_implicit_role_assignments([stytch_core::b2b::GroupImplicitRoleAssignment::new(
                    "role_id example",
                    "group example",
                )])
                .authorized_by(MemberCredential::token("member-session-example")),
            stytch_core::b2b::sso::external::UpdateConnection::new("organization_id/50% &+?", "connection_id/50% &+?")
                .display_name("display_name example")
                .external_connection_implicit_role_assignments([
                    stytch_core::b2b::ConnectionImplicitRoleAssignment::new("role_id example"),
                ])
                .external_group_implicit_role_assignments([stytch_core::b2b::GroupImplicitRoleAssignment::new(
                    "role_id example",
                    "group example",
                )])
                .authorized_by(MemberCredential::jwt("member-session-example")),
        ],
    );
}

fn b2b_sso_get_connections(check: &mut impl Check) {
    check.operation(
        "b2b.sso.get_connections",
        [
            stytch_core::b2b::sso::GetConnections::new("organization_id/50% &+?"),
            stytch_core::b2b::sso::GetConnections::new("organization_id/50% &+?")
                .authorized_by(MemberCredential::token("member-session-example")),
            stytch_core::b2b::sso::GetConnections::new("organization_id/50% &+?")
                .authorized_by(MemberCredential::jwt("member-session-example")),
        ],
    );
}

fn b2b_sso_oidc_create_connection(check: &mut impl Check) {
    check.operation(
        "b2b.sso.oidc.create_connection",
        [
            stytch_core::b2b::sso::oidc::CreateConnection::new("organization_id/50% &+?"),
            stytch_core::b2b::sso::oidc::CreateConnection::new("organization_id/50% &+?")
                .display_name("display_name example")
                .identity_provider("google-workspace")
                .authorized_by(MemberCredential::token("member-session-example")),
            stytch_core::b2b::sso::oidc::CreateConnection::new("organization_id/50% &+?")
                .display_name("display_name example")
                .identity_provider("google-workspace")
                .authorized_by(MemberCredential::jwt("member-session-example")),
        ],
    );
}

fn b2b_sso_oidc_update_connection(check: &mut impl Check) {
    check.operation(
        "b2b.sso.oidc.update_connection",
        [
            stytch_core::b2b::sso::oidc::UpdateConnection::new("organization_id/50% &+?", "connection_id/50% &+?"),
            stytch_core::b2b::sso::oidc::UpdateConnection::new("organization_id/50% &+?", "connection_id/50% &+?")
                .display_name("display_name example")
                .client_id("client_id example")
                .client_secret("client_secret example")
                .issuer("issuer example")
                .authorization_url("authorization_url example")
                .token_url("token_url example")
                .userinfo_url("userinfo_url example")
                .jwks_url("jwks_url example")
                .identity_provider("google-workspace")
                .custom_scopes("custom_scopes example")
                .attribute_mapping([("gone", Value::Null), ("key", json!("value"))])
                .authorized_by(MemberCredential::token("member-session-example")),
            stytch_core::b2b::sso::oidc::UpdateConnection::new("organization_id/50% &+?", "connection_id/50% &+?")
                .display_name("display_name example")
                .client_id("client_id example")
                .client_secret("client_secret example")
                .issuer("issuer example")
                .authorization_url("authorization_url example")
                .token_url("token_url example")
                .userinfo_url("userinfo_url example")
                .jwks_url("jwks_url example")
                .identity_provider("google-workspace")
                .custom_scopes("custom_scopes example")
                .attribute_mapping([("gone", Value::Null), ("key", json!("value"))])
                .authorized_by(MemberCredential::jwt("member-session-example")),
        ],
    );
}

fn b2b_sso_saml_create_connection(check: &mut impl Check) {
    check.operation(
        "b2b.sso.saml.create_connection",
        [
            stytch_core::b2b::sso::saml::CreateConnection::new("organization_id/50% &+?"),
            stytch_core::b2b::sso::saml::CreateConnection::new("organization_id/50% &+?")
                .display_name("display_name example")
                .identity_provider("google-workspace")
                .authorized_by(MemberCredential::token("member-session-example")),
            stytch_core::b2b::sso::saml::CreateConnection::new("organization_id/50% &+?")
                .display_name("display_name example")
                .identity_provider("google-workspace")
                .authorized_by(MemberCredential::jwt("member-session-example")),
        ],
    );
}

fn b2b_sso_saml_delete_encryption_private_key(check: &mut impl Check) {
    check.operation(
        "b2b.sso.saml.delete_encryption_private_key",
        [
            stytch_core::b2b::sso::saml::DeleteEncryptionPrivateKey::new(
                "organization_id/50% &+?",
                "connection_id/50% &+?",
                "private_key_id/50% &+?",
            ),
            stytch_core::b2b::sso::saml::DeleteEncryptionPrivateKey::new(
                "organization_id/50% &+?",
                "connection_id/50% &+?",
                "private_key_id/50% &+?",
            )
            .authorized_by(MemberCredential::token("member-session-example")),
            stytch_core::b2b::sso::saml::DeleteEncryptionPrivateKey::new(
                "organization_id/50% &+?",
                "connection_id/50% &+?",
                "private_key_id/50% &+?",
            )
            .authorized_by(MemberCredential::jwt("member-session-example")),
        ],
    );
}

fn b2b_sso_saml_delete_verification_certificate(check: &mut impl Check) {
    check.operation(
        "b2b.sso.saml.delete_verification_certificate",
        [
            stytch_core::b2b::sso::saml::DeleteVerificationCertificate::new(
                "organization_id/50% &+?",
                "connection_id/50% &+?",
                "certificate_id/50% &+?",
            ),
            stytch_core::b2b::sso::saml::DeleteVerificationCertificate::new(
                "organization_id/50% &+?",
                "connection_id/50% &+?",
                "certificate_id/50% &+?",
            )
            .authorized_by(MemberCredential::token("member-session-example")),
            stytch_core::b2b::sso::saml::DeleteVerificationCertificate::new(
                "organization_id/50% &+?",
                "connection_id/50% &+?",
                "certificate_id/50% &+?",
            )
            .authorized_by(MemberCredential::jwt("member-session-example")),
        ],
    );
}

fn b2b_sso_saml_update_by_url(check: &mut impl Check) {
    check.operation(
        "b2b.sso.saml.update_by_url",
        [
            stytch_core::b2b::sso::saml::UpdateByUrl::new(
                "organization_id/50% &+?",
                "connection_id/50% &+?",
                "metadata_url example",
            ),
            stytch_core::b2b::sso::saml::UpdateByUrl::new(
                "organization_id/50% &+?",
                "connection_id/50% &+?",
                "metadata_url example",
            )
            .authorized_by(MemberCredential::token("member-session-example")),
            stytch_core::b2b::sso::saml::UpdateByUrl::new(
                "organization_id/50% &+?",
                "connection_id/50% &+?",
                "metadata_url example",
            )
            .authorized_by(MemberCredential::jwt("member-session-example")),
        ],
    );
}

fn b2b_sso_saml_update_connection(check: &mut impl Check) {
    check.operation(
        "b2b.sso.saml.update_connection",
        [
            stytch_core::b2b::sso::saml::UpdateConnection::new("organization_id/50% &+?", "connection_id/50% &+?"),
            stytch_core::b2b::sso::saml::UpdateConnection::new("organization_id/50% &+?", "connection_id/50% &+?")
                .idp_entity_id("idp_entity_id example")
                .display_name("display_name example")
                .attribute_mapping([("gone", Value::Null), ("key", json!("value"))])
                .x509_certificate("x509_certificate example")
                .idp_sso_url("idp_sso_url example")
                .saml_connection_implicit_role_assignments([stytch_core::b2b::ConnectionImplicitRoleAssignment::new(
                    "role_id example",
                )])
                .saml_group_implicit_role_assignments([stytch_core::b2b::GroupImplicitRoleAssignment::new(
                    "role_id example",
                    "group example",
                )])
                .alternative_audience_uri("alternative_audience_uri example")
                .identity_provider("google-workspace")
                .signing_private_key("signing_private_key example")
                .nameid_format("nameid_format example")
                .alternative_acs_url("alternative_acs_url example")
                .idp_initiated_auth_disabled(true)
                .saml_encryption_private_key("saml_encryption_private_key example")
                .allow_gateway_callback(true)
                .authorized_by(MemberCredential::token("member-session-example")),
            stytch_core::b2b::sso::saml::UpdateConnection::new("organization_id/50% &+?", "connection_id/50% &+?")
                .idp_entity_id("idp_entity_id example")
                .display_name("display_name example")
                .attribute_mapping([("gone", Value::Null), ("key", json!("value"))])
                .x509_certificate("x509_certificate example")
                .idp_sso_url("idp_sso_url example")
                .saml_connection_implicit_role_assignments([stytch_core::b2b::ConnectionImplicitRoleAssignment::new(
                    "role_id example",
                )])
                .saml_group_implicit_role_assignments([stytch_core::b2b::GroupImplicitRoleAssignment::new(
                    "role_id example",
                    "group example",
                )])
                .alternative_audience_uri("alternative_audience_uri example")
                .identity_provider("google-workspace")
                .signing_private_key("signing_private_key example")
                .nameid_format("nameid_format example")
                .alternative_acs_url("alternative_acs_url example")
                .idp_initiated_auth_disabled(true)
                .saml_encryption_private_key("saml_encryption_private_key example")
                .allow_gateway_callback(true)
                .authorized_by(MemberCredential::jwt("member-session-example")),
        ],
    );
}

fn b2b_totps_authenticate(check: &mut impl Check) {
    check.operation(
        "b2b.totps.authenticate",
        [
            stytch_core::b2b::totps::Authenticate::new("organization_id example", "member_id example", "code example"),
            stytch_core::b2b::totps::Authenticate::new("organization_id example", "member_id example", "code example")
                .intermediate_session_token("intermediate_session_token example")
                .session_token("session_token example")
                .session_jwt("session_jwt example")
                .session_duration_minutes(7)
                .session_custom_claims([("gone", Value::Null), ("key", json!("value"))])
                .set_mfa_enrollment("unenroll")
                .set_default_mfa(true)
                .telemetry_id("telemetry_id example"),
        ],
    );
}

fn b2b_totps_create(check: &mut impl Check) {
    check.operation(
        "b2b.totps.create",
        [
            stytch_core::b2b::totps::Create::new("organization_id example", "member_id example"),
            stytch_core::b2b::totps::Create::new("organization_id example", "member_id example")
                .expiration_minutes(7)
                .intermediate_session_token("intermediate_session_token example")
                .session_token("session_token example")
                .session_jwt("session_jwt example"),
        ],
    );
}

fn b2b_totps_migrate(check: &mut impl Check) {
    check.operation(
        "b2b.totps.migrate",
        [stytch_core::b2b::totps::Migrate::new(
            "organization_id example",
            "member_id example",
            "secret example",
            ["recovery_codes example"],
        )],
    );
}

fn connected_apps_clients_create(check: &mut impl Check) {
    check.operation(
        "connected_apps.clients.create",
        [
            stytch_core::connected_apps::clients::Create::new("third_party_public"),
            stytch_core::connected_apps::clients::Create::new("third_party_public")
                .client_name("client_name example")
                .client_description("client_description example")
                .redirect_urls(["redirect_urls example"])
                .full_access_allowed(true)
                .access_token_expiry_minutes(7)
                .access_token_custom_audience("access_token_custom_audience example")
                .access_token_template_content("access_token_template_content example")
                .post_logout_redirect_urls(["post_logout_redirect_urls example"])
                .logo_url("logo_url example")
                .bypass_consent_for_offline_access(true)
                .id_token_template_content("id_token_template_content example"),
        ],
    );
}

fn connected_apps_clients_delete(check: &mut impl Check) {
    check.operation(
        "connected_apps.clients.delete",
        [stytch_core::connected_apps::clients::Delete::new("client_id/50% &+?")],
    );
}

fn connected_apps_clients_get(check: &mut impl Check) {
    check
        .operation("connected_apps.clients.get", [stytch_core::connected_apps::clients::Get::new("client_id/50% &+?")]);
}

fn connected_apps_clients_search(check: &mut impl Check) {
    check.operation(
        "connected_apps.clients.search",
        [
            stytch_core::connected_apps::clients::Search::new(),
            stytch_core::connected_apps::clients::Search::new().cursor("cursor example").limit(7),
        ],
    );
}

fn connected_apps_clients_secrets_rotate(check: &mut impl Check) {
    check.operation(
        "connected_apps.clients.secrets.rotate",
        [stytch_core::connected_apps::clients::secrets::Rotate::new("client_id/50% &+?")],
    );
}

fn connected_apps_clients_secrets_rotate_cancel(check: &mut impl Check) {
    check.operation(
        "connected_apps.clients.secrets.rotate_cancel",
        [stytch_core::connected_apps::clients::secrets::RotateCancel::new("client_id/50% &+?")],
    );
}

fn connected_apps_clients_secrets_rotate_start(check: &mut impl Check) {
    check.operation(
        "connected_apps.clients.secrets.rotate_start",
        [stytch_core::connected_apps::clients::secrets::RotateStart::new("client_id/50% &+?")],
    );
}

fn connected_apps_clients_update(check: &mut impl Check) {
    check.operation(
        "connected_apps.clients.update",
        [
            stytch_core::connected_apps::clients::Update::new("client_id/50% &+?"),
            stytch_core::connected_apps::clients::Update::new("client_id/50% &+?")
                .client_name("client_name example")
                .client_description("client_description example")
                .redirect_urls(["redirect_urls example"])
                .full_access_allowed(true)
                .access_token_expiry_minutes(7)
                .access_token_custom_audience("access_token_custom_audience example")
                .access_token_template_content("access_token_template_content example")
                .post_logout_redirect_urls(["post_logout_redirect_urls example"])
                .logo_url("logo_url example")
                .bypass_consent_for_offline_access(true)
                .id_token_template_content("id_token_template_content example"),
        ],
    );
}

fn consumer_crypto_wallets_authenticate(check: &mut impl Check) {
    check.operation(
        "consumer.crypto_wallets.authenticate",
        [
            stytch_core::consumer::crypto_wallets::Authenticate::new(
                "solana",
                "crypto_wallet_address example",
                "signature example",
            ),
            stytch_core::consumer::crypto_wallets::Authenticate::new(
                "solana",
                "crypto_wallet_address example",
                "signature example",
            )
            .session_token("session_token example")
            .session_duration_minutes(7)
            .session_jwt("session_jwt example")
            .session_custom_claims([("gone", Value::Null), ("key", json!("value"))])
            .telemetry_id("telemetry_id example"),
        ],
    );
}

fn consumer_crypto_wallets_authenticate_start(check: &mut impl Check) {
    check.operation(
        "consumer.crypto_wallets.authenticate_start",
        [
            stytch_core::consumer::crypto_wallets::AuthenticateStart::new("solana", "crypto_wallet_address example"),
            stytch_core::consumer::crypto_wallets::AuthenticateStart::new("solana", "crypto_wallet_address example")
                .user_id("user_id example")
                .session_token("session_token example")
                .session_jwt("session_jwt example")
                .siwe_params(
                    stytch_core::consumer::SiweParams::new("domain example", "uri example", ["resources example"])
                        .chain_id("chain_id example")
                        .statement("statement example")
                        .issued_at("2026-11-20T10:23:20Z")
                        .not_before("2026-11-20T10:23:20Z")
                        .message_request_id("message_request_id example"),
                ),
        ],
    );
}

fn consumer_idp_oauth_authorize(check: &mut impl Check) {
    check.operation(
        "consumer.idp.oauth.authorize",
        [
            stytch_core::consumer::idp::oauth::Authorize::new(
                true,
                ["scopes example"],
                "client_id example",
                "redirect_uri example",
                "response_type example",
            ),
            stytch_core::consumer::idp::oauth::Authorize::new(
                true,
                ["scopes example"],
                "client_id example",
                "redirect_uri example",
                "response_type example",
            )
            .user_id("user_id example")
            .session_token("session_token example")
            .session_jwt("session_jwt example")
            .prompt("prompt example")
            .state("state example")
            .nonce("nonce example")
            .code_challenge("code_challenge example")
            .resources(["resources example"]),
        ],
    );
}

fn consumer_idp_oauth_authorize_start(check: &mut impl Check) {
    check.operation(
        "consumer.idp.oauth.authorize_start",
        [
            stytch_core::consumer::idp::oauth::AuthorizeStart::new(
                "client_id example",
                "redirect_uri example",
                "response_type example",
                ["scopes example"],
            ),
            stytch_core::consumer::idp::oauth::AuthorizeStart::new(
                "client_id example",
                "redirect_uri example",
                "response_type example",
                ["scopes example"],
            )
            .user_id("user_id example")
            .session_token("session_token example")
            .session_jwt("session_jwt example")
            .prompt("prompt example"),
        ],
    );
}

fn consumer_impersonation_authenticate(check: &mut impl Check) {
    check.operation(
        "consumer.impersonation.authenticate",
        [stytch_core::consumer::impersonation::Authenticate::new("impersonation_token example")],
    );
}

fn consumer_magic_links_authenticate(check: &mut impl Check) {
    check.operation(
        "consumer.magic_links.authenticate",
        [
            stytch_core::consumer::magic_links::Authenticate::new("token example"),
            stytch_core::consumer::magic_links::Authenticate::new("token example")
                .attributes(
                    stytch_core::consumer::Attributes::new()
                        .ip_address("ip_address example")
                        .user_agent("user_agent example"),
                )
                .options(stytch_core::consumer::SecurityOptions::new(true, true))
                .session_token("session_token example")
                .session_duration_minutes(7)
                .session_jwt("session_jwt example")
                .session_custom_claims([("gone", Value::Null), ("key", json!("value"))])
                .code_verifier("code_verifier example")
                .telemetry_id("telemetry_id example"),
        ],
    );
}

fn consumer_magic_links_create(check: &mut impl Check) {
    check.operation(
        "consumer.magic_links.create",
        [
            stytch_core::consumer::magic_links::Create::new("user_id example"),
            stytch_core::consumer::magic_links::Create::new("user_id example").expiration_minutes(7).attributes(
                stytch_core::consumer::Attributes::new()
                    .ip_address("ip_address example")
                    .user_agent("user_agent example"),
            ),
        ],
    );
}

fn consumer_magic_links_email_invite(check: &mut impl Check) {
    check.operation(
        "consumer.magic_links.email.invite",
        [
            stytch_core::consumer::magic_links::email::Invite::new("email example"),
            stytch_core::consumer::magic_links::email::Invite::new("email example")
                .invite_template_id("invite_template_id example")
                .attributes(
                    stytch_core::consumer::Attributes::new()
                        .ip_address("ip_address example")
                        .user_agent("user_agent example"),
                )
                .name(
                    stytch_core::consumer::UserName::new()
                        .first_name("first_name example")
                        .middle_name("middle_name example")
                        .last_name("last_name example"),
                )
                .invite_magic_link_url("invite_magic_link_url example")
                .invite_expiration_minutes(7)
                .locale("pt-br")
                .trusted_metadata([("gone", Value::Null), ("key", json!("value"))])
                .untrusted_metadata([("gone", Value::Null), ("key", json!("value"))]),
        ],
    );
}

fn consumer_magic_links_email_login_or_create(check: &mut impl Check) {
    check.operation(
        "consumer.magic_links.email.login_or_create",
        [
            stytch_core::consumer::magic_links::email::LoginOrCreate::new("email example"),
            stytch_core::consumer::magic_links::email::LoginOrCreate::new("email example")
                .login_magic_link_url("login_magic_link_url example")
                .signup_magic_link_url("signup_magic_link_url example")
                .login_expiration_minutes(7)
                .signup_expiration_minutes(7)
                .login_template_id("login_template_id example")
                .signup_template_id("signup_template_id example")
                .attributes(
                    stytch_core::consumer::Attributes::new()
                        .ip_address("ip_address example")
                        .user_agent("user_agent example"),
                )
                .create_user_as_pending(true)
                .code_challenge("code_challenge example")
                .locale("pt-br"),
        ],
    );
}

fn consumer_magic_links_email_revoke_invite(check: &mut impl Check) {
    check.operation(
        "consumer.magic_links.email.revoke_invite",
        [stytch_core::consumer::magic_links::email::RevokeInvite::new("email example")],
    );
}

fn consumer_magic_links_email_send(check: &mut impl Check) {
    check.operation(
        "consumer.magic_links.email.send",
        [
            stytch_core::consumer::magic_links::email::Send::new("email example"),
            stytch_core::consumer::magic_links::email::Send::new("email example")
                .login_template_id("login_template_id example")
                .attributes(
                    stytch_core::consumer::Attributes::new()
                        .ip_address("ip_address example")
                        .user_agent("user_agent example"),
                )
                .login_magic_link_url("login_magic_link_url example")
                .signup_magic_link_url("signup_magic_link_url example")
                .login_expiration_minutes(7)
                .signup_expiration_minutes(7)
                .code_challenge("code_challenge example")
                .user_id("user_id example")
                .session_token("session_token example")
                .session_jwt("session_jwt example")
                .locale("pt-br")
                .signup_template_id("signup_template_id example"),
        ],
    );
}

fn consumer_oauth_attach(check: &mut impl Check) {
    check.operation(
        "consumer.oauth.attach",
        [
            stytch_core::consumer::oauth::Attach::new("provider example"),
            stytch_core::consumer::oauth::Attach::new("provider example")
                .user_id("user_id example")
                .session_token("session_token example")
                .session_jwt("session_jwt example"),
        ],
    );
}

fn consumer_oauth_authenticate(check: &mut impl Check) {
    check.operation(
        "consumer.oauth.authenticate",
        [
            stytch_core::consumer::oauth::Authenticate::new("token example"),
            stytch_core::consumer::oauth::Authenticate::new("token example")
                .session_token("session_token example")
                .session_duration_minutes(7)
                .session_jwt("session_jwt example")
                .session_custom_claims([("gone", Value::Null), ("key", json!("value"))])
                .code_verifier("code_verifier example")
                .telemetry_id("telemetry_id example"),
        ],
    );
}

fn consumer_otps_authenticate(check: &mut impl Check) {
    check.operation(
        "consumer.otps.authenticate",
        [
            stytch_core::consumer::otps::Authenticate::new("method_id example", "code example"),
            stytch_core::consumer::otps::Authenticate::new("method_id example", "code example")
                .attributes(
                    stytch_core::consumer::Attributes::new()
                        .ip_address("ip_address example")
                        .user_agent("user_agent example"),
                )
                .options(stytch_core::consumer::SecurityOptions::new(true, true))
                .session_token("session_token example")
                .session_duration_minutes(7)
                .session_jwt("session_jwt example")
                .session_custom_claims([("gone", Value::Null), ("key", json!("value"))])
                .telemetry_id("telemetry_id example"),
        ],
    );
}

fn consumer_otps_email_login_or_create(check: &mut impl Check) {
    check.operation(
        "consumer.otps.email.login_or_create",
        [
            stytch_core::consumer::otps::email::LoginOrCreate::new("email example"),
            stytch_core::consumer::otps::email::LoginOrCreate::new("email example")
                .expiration_minutes(7)
                .attributes(
                    stytch_core::consumer::Attributes::new()
                        .ip_address("ip_address example")
                        .user_agent("user_agent example"),
                )
                .create_user_as_pending(true)
                .locale("pt-br")
                .login_template_id("login_template_id example")
                .signup_template_id("signup_template_id example"),
        ],
    );
}

fn consumer_otps_email_send(check: &mut impl Check) {
    check.operation(
        "consumer.otps.email.send",
        [
            stytch_core::consumer::otps::email::Send::new("email example"),
            stytch_core::consumer::otps::email::Send::new("email example")
                .expiration_minutes(7)
                .attributes(
                    stytch_core::consumer::Attributes::new()
                        .ip_address("ip_address example")
                        .user_agent("user_agent example"),
                )
                .locale("pt-br")
                .user_id("user_id example")
                .session_token("session_token example")
                .session_jwt("session_jwt example")
                .login_template_id("login_template_id example")
                .signup_template_id("signup_template_id example"),
        ],
    );
}

fn consumer_otps_sms_login_or_create(check: &mut impl Check) {
    check.operation(
        "consumer.otps.sms.login_or_create",
        [
            stytch_core::consumer::otps::sms::LoginOrCreate::new("phone_number example"),
            stytch_core::consumer::otps::sms::LoginOrCreate::new("phone_number example")
                .expiration_minutes(7)
                .attributes(
                    stytch_core::consumer::Attributes::new()
                        .ip_address("ip_address example")
                        .user_agent("user_agent example"),
                )
                .create_user_as_pending(true)
                .locale("pt-br"),
        ],
    );
}

fn consumer_otps_sms_send(check: &mut impl Check) {
    check.operation(
        "consumer.otps.sms.send",
        [
            stytch_core::consumer::otps::sms::Send::new("phone_number example"),
            stytch_core::consumer::otps::sms::Send::new("phone_number example")
                .expiration_minutes(7)
                .attributes(
                    stytch_core::consumer::Attributes::new()
                        .ip_address("ip_address example")
                        .user_agent("user_agent example"),
                )
                .locale("pt-br")
                .user_id("user_id example")
                .session_token("session_token example")
                .session_jwt("session_jwt example"),
        ],
    );
}

fn consumer_otps_whatsapp_login_or_create(check: &mut impl Check) {
    check.operation(
        "consumer.otps.whatsapp.login_or_create",
        [
            stytch_core::consumer::otps::whatsapp::LoginOrCreate::new("phone_number example"),
            stytch_core::consumer::otps::whatsapp::LoginOrCreate::new("phone_number example")
                .expiration_minutes(7)
                .attributes(
                    stytch_core::consumer::Attributes::new()
                        .ip_address("ip_address example")
                        .user_agent("user_agent example"),
                )
                .create_user_as_pending(true)
                .locale("pt-br"),
        ],
    );
}

fn consumer_otps_whatsapp_send(check: &mut impl Check) {
    check.operation(
        "consumer.otps.whatsapp.send",
        [
            stytch_core::consumer::otps::whatsapp::Send::new("phone_number example"),
            stytch_core::consumer::otps::whatsapp::Send::new("phone_number example")
                .expiration_minutes(7)
                .attributes(
                    stytch_core::consumer::Attributes::new()
                        .ip_address("ip_address example")
                        .user_agent("user_agent example"),
                )
                .locale("pt-br")
                .user_id("user_id example")
                .session_token("session_token example")
                .session_jwt("session_jwt example"),
        ],
    );
}

fn consumer_passwords_authenticate(check: &mut impl Check) {
    check.operation(
        "consumer.passwords.authenticate",
        [
            stytch_core::consumer::passwords::Authenticate::new("email example", "password example"),
            stytch_core::consumer::passwords::Authenticate::new("email example", "password example")
                .session_token("session_token example")
                .session_duration_minutes(7)
                .session_jwt("session_jwt example")
                .session_custom_claims([("gone", Value::Null), ("key", json!("value"))])
                .telemetry_id("telemetry_id example"),
        ],
    );
}

fn consumer_passwords_create(check: &mut impl Check) {
    check.operation(
        "consumer.passwords.create",
        [
            stytch_core::consumer::passwords::Create::new("email example", "password example"),
            stytch_core::consumer::passwords::Create::new("email example", "password example")
                .session_duration_minutes(7)
                .session_custom_claims([("gone", Value::Null), ("key", json!("value"))])
                .trusted_metadata([("gone", Value::Null), ("key", json!("value"))])
                .untrusted_metadata([("gone", Value::Null), ("key", json!("value"))])
                .name(
                    stytch_core::consumer::UserName::new()
                        .first_name("first_name example")
                        .middle_name("middle_name example")
                        .last_name("last_name example"),
                )
                .telemetry_id("telemetry_id example"),
        ],
    );
}

fn consumer_passwords_email_reset(check: &mut impl Check) {
    check.operation(
        "consumer.passwords.email.reset",
        [
            stytch_core::consumer::passwords::email::Reset::new("token example", "password example"),
            stytch_core::consumer::passwords::email::Reset::new("token example", "password example")
                .session_token("session_token example")
                .session_duration_minutes(7)
                .session_jwt("session_jwt example")
                .code_verifier("code_verifier example")
                .session_custom_claims([("gone", Value::Null), ("key", json!("value"))])
                .attributes(
                    stytch_core::consumer::Attributes::new()
                        .ip_address("ip_address example")
                        .user_agent("user_agent example"),
                )
                .options(stytch_core::consumer::SecurityOptions::new(true, true))
                .telemetry_id("telemetry_id example"),
        ],
    );
}

fn consumer_passwords_email_reset_start(check: &mut impl Check) {
    check.operation(
        "consumer.passwords.email.reset_start",
        [
            stytch_core::consumer::passwords::email::ResetStart::new("email example"),
            stytch_core::consumer::passwords::email::ResetStart::new("email example")
                .reset_password_redirect_url("reset_password_redirect_url example")
                .reset_password_expiration_minutes(7)
                .code_challenge("code_challenge example")
                .attributes(
                    stytch_core::consumer::Attributes::new()
                        .ip_address("ip_address example")
                        .user_agent("user_agent example"),
                )
                .login_redirect_url("login_redirect_url example")
                .locale("pt-br")
                .reset_password_template_id("reset_password_template_id example"),
        ],
    );
}

fn consumer_passwords_existing_password_reset(check: &mut impl Check) {
    check.operation(
        "consumer.passwords.existing_password.reset",
        [
            stytch_core::consumer::passwords::existing_password::Reset::new(
                "email example",
                "existing_password example",
                "new_password example",
            ),
            stytch_core::consumer::passwords::existing_password::Reset::new(
                "email example",
                "existing_password example",
                "new_password example",
            )
            .session_token("session_token example")
            .session_duration_minutes(7)
            .session_jwt("session_jwt example")
            .session_custom_claims([("gone", Value::Null), ("key", json!("value"))])
            .telemetry_id("telemetry_id example"),
        ],
    );
}

fn consumer_passwords_migrate(check: &mut impl Check) {
    check.operation(
        "consumer.passwords.migrate",
        [
            stytch_core::consumer::passwords::Migrate::new("email example", "hash example", "pbkdf_2"),
            stytch_core::consumer::passwords::Migrate::new("email example", "hash example", "pbkdf_2")
                .md_5_config(stytch_core::models::Md5Config::new("prepend_salt example", "append_salt example"))
                .argon_2_config(stytch_core::models::Argon2Config::new("salt example", 7, 7, 7, 7))
                .sha_1_config(stytch_core::models::Sha1Config::new("prepend_salt example", "append_salt example"))
                .sha_512_config(stytch_core::models::Sha512Config::new("prepend_salt example", "append_salt example"))
                .scrypt_config(stytch_core::models::ScryptConfig::new("salt example", 7, 7, 7, 7))
                .pbkdf_2_config(stytch_core::models::Pbkdf2Config::new("salt example", 7, 7, "sha512"))
                .trusted_metadata([("gone", Value::Null), ("key", json!("value"))])
                .untrusted_metadata([("gone", Value::Null), ("key", json!("value"))])
                .set_email_verified(true)
                .name(
                    stytch_core::consumer::UserName::new()
                        .first_name("first_name example")
                        .middle_name("middle_name example")
                        .last_name("last_name example"),
                )
                .phone_number("phone_number example")
                .set_phone_number_verified(true)
                .external_id("external_id example")
                .roles(["roles example"]),
        ],
    );
}

fn consumer_passwords_sessions_reset(check: &mut impl Check) {
    check.operation(
        "consumer.passwords.sessions.reset",
        [
            stytch_core::consumer::passwords::sessions::Reset::new("password example"),
            stytch_core::consumer::passwords::sessions::Reset::new("password example")
                .session_token("session_token example")
                .session_jwt("session_jwt example")
                .session_duration_minutes(7)
                .session_custom_claims([("gone", Value::Null), ("key", json!("value"))])
                .telemetry_id("telemetry_id example"),
        ],
    );
}

fn consumer_passwords_strength_check(check: &mut impl Check) {
    check.operation(
        "consumer.passwords.strength_check",
        [
            stytch_core::consumer::passwords::StrengthCheck::new("password example"),
            stytch_core::consumer::passwords::StrengthCheck::new("password example").email("email example"),
        ],
    );
}

fn consumer_rbac_policy(check: &mut impl Check) {
    check.operation("consumer.rbac.policy", [stytch_core::consumer::rbac::Policy::new()]);
}

fn consumer_sessions_attest(check: &mut impl Check) {
    check.operation(
        "consumer.sessions.attest",
        [
            stytch_core::consumer::sessions::Attest::new("profile_id example", "token example"),
            stytch_core::consumer::sessions::Attest::new("profile_id example", "token example")
                .session_duration_minutes(7)
                .session_custom_claims([("gone", Value::Null), ("key", json!("value"))])
                .session_token("session_token example")
                .session_jwt("session_jwt example")
                .telemetry_id("telemetry_id example"),
        ],
    );
}

fn consumer_sessions_authenticate(check: &mut impl Check) {
    check.operation(
        "consumer.sessions.authenticate",
        [
            stytch_core::consumer::sessions::Authenticate::new(),
            stytch_core::consumer::sessions::Authenticate::new()
                .session_token("session_token example")
                .session_duration_minutes(7)
                .session_jwt("session_jwt example")
                .session_custom_claims([("gone", Value::Null), ("key", json!("value"))])
                .authorization_check(stytch_core::consumer::AuthorizationCheck::new(
                    "resource_id example",
                    "action example",
                )),
        ],
    );
}

fn consumer_sessions_exchange_access_token(check: &mut impl Check) {
    check.operation(
        "consumer.sessions.exchange_access_token",
        [
            stytch_core::consumer::sessions::ExchangeAccessToken::new("access_token example"),
            stytch_core::consumer::sessions::ExchangeAccessToken::new("access_token example")
                .session_duration_minutes(7)
                .session_custom_claims([("gone", Value::Null), ("key", json!("value"))])
                .telemetry_id("telemetry_id example"),
        ],
    );
}

fn consumer_sessions_get(check: &mut impl Check) {
    check.operation("consumer.sessions.get", [stytch_core::consumer::sessions::Get::new("user_id/50% &+?")]);
}

fn consumer_sessions_get_jwks(check: &mut impl Check) {
    check.operation(
        "consumer.sessions.get_jwks",
        [
            stytch_core::consumer::sessions::GetJwks::new(),
            stytch_core::consumer::sessions::GetJwks::new().project_id("project_id/50% &+?"),
        ],
    );
}

fn consumer_sessions_migrate(check: &mut impl Check) {
    check.operation(
        "consumer.sessions.migrate",
        [
            stytch_core::consumer::sessions::Migrate::new("session_token example"),
            stytch_core::consumer::sessions::Migrate::new("session_token example")
                .session_duration_minutes(7)
                .session_custom_claims([("gone", Value::Null), ("key", json!("value"))])
                .telemetry_id("telemetry_id example"),
        ],
    );
}

fn consumer_sessions_revoke(check: &mut impl Check) {
    check.operation(
        "consumer.sessions.revoke",
        [
            stytch_core::consumer::sessions::Revoke::new(),
            stytch_core::consumer::sessions::Revoke::new()
                .session_id("session_id example")
                .session_token("session_token example")
                .session_jwt("session_jwt example"),
        ],
    );
}

fn consumer_totps_authenticate(check: &mut impl Check) {
    check.operation(
        "consumer.totps.authenticate",
        [
            stytch_core::consumer::totps::Authenticate::new("user_id example", "totp_code example"),
            stytch_core::consumer::totps::Authenticate::new("user_id example", "totp_code example")
                .session_token("session_token example")
                .session_duration_minutes(7)
                .session_jwt("session_jwt example")
                .session_custom_claims([("gone", Value::Null), ("key", json!("value"))])
                .telemetry_id("telemetry_id example"),
        ],
    );
}

fn consumer_totps_create(check: &mut impl Check) {
    check.operation(
        "consumer.totps.create",
        [
            stytch_core::consumer::totps::Create::new("user_id example"),
            stytch_core::consumer::totps::Create::new("user_id example").expiration_minutes(7),
        ],
    );
}

fn consumer_totps_recover(check: &mut impl Check) {
    check.operation(
        "consumer.totps.recover",
        [
            stytch_core::consumer::totps::Recover::new("user_id example", "recovery_code example"),
            stytch_core::consumer::totps::Recover::new("user_id example", "recovery_code example")
                .session_token("session_token example")
                .session_duration_minutes(7)
                .session_jwt("session_jwt example")
                .session_custom_claims([("gone", Value::Null), ("key", json!("value"))])
                .telemetry_id("telemetry_id example"),
        ],
    );
}

fn consumer_totps_recovery_codes(check: &mut impl Check) {
    check.operation(
        "consumer.totps.recovery_codes",
        [stytch_core::consumer::totps::RecoveryCodes::new("user_id example")],
    );
}

fn consumer_users_connected_apps(check: &mut impl Check) {
    check.operation(
        "consumer.users.connected_apps",
        [stytch_core::consumer::users::ConnectedApps::new("user_id/50% &+?")],
    );
}

fn consumer_users_create(check: &mut impl Check) {
    check.operation(
        "consumer.users.create",
        [
            stytch_core::consumer::users::Create::new(),
            stytch_core::consumer::users::Create::new()
                .email("email example")
                .name(
                    stytch_core::consumer::UserName::new()
                        .first_name("first_name example")
                        .middle_name("middle_name example")
                        .last_name("last_name example"),
                )
                .attributes(
                    stytch_core::consumer::Attributes::new()
                        .ip_address("ip_address example")
                        .user_agent("user_agent example"),
                )
                .phone_number("phone_number example")
                .create_user_as_pending(true)
                .trusted_metadata([("gone", Value::Null), ("key", json!("value"))])
                .untrusted_metadata([("gone", Value::Null), ("key", json!("value"))])
                .external_id("external_id example")
                .roles(["roles example"]),
        ],
    );
}

fn consumer_users_delete(check: &mut impl Check) {
    check.operation("consumer.users.delete", [stytch_core::consumer::users::Delete::new("user_id/50% &+?")]);
}

fn consumer_users_delete_biometric_registration(check: &mut impl Check) {
    check.operation(
        "consumer.users.delete_biometric_registration",
        [stytch_core::consumer::users::DeleteBiometricRegistration::new("biometric_registration_id/50% &+?")],
    );
}

fn consumer_users_delete_crypto_wallet(check: &mut impl Check) {
    check.operation(
        "consumer.users.delete_crypto_wallet",
        [stytch_core::consumer::users::DeleteCryptoWallet::new("crypto_wallet_id/50% &+?")],
    );
}

fn consumer_users_delete_email(check: &mut impl Check) {
    check
        .operation("consumer.users.delete_email", [stytch_core::consumer::users::DeleteEmail::new("email_id/50% &+?")]);
}

fn consumer_users_delete_external_id(check: &mut impl Check) {
    check.operation(
        "consumer.users.delete_external_id",
        [stytch_core::consumer::users::DeleteExternalId::new("user_id/50% &+?")],
    );
}

fn consumer_users_delete_oauth_registration(check: &mut impl Check) {
    check.operation(
        "consumer.users.delete_oauth_registration",
        [stytch_core::consumer::users::DeleteOauthRegistration::new("oauth_user_registration_id/50% &+?")],
    );
}

fn consumer_users_delete_password(check: &mut impl Check) {
    check.operation(
        "consumer.users.delete_password",
        [stytch_core::consumer::users::DeletePassword::new("password_id/50% &+?")],
    );
}

fn consumer_users_delete_phone_number(check: &mut impl Check) {
    check.operation(
        "consumer.users.delete_phone_number",
        [stytch_core::consumer::users::DeletePhoneNumber::new("phone_id/50% &+?")],
    );
}

fn consumer_users_delete_totp(check: &mut impl Check) {
    check.operation("consumer.users.delete_totp", [stytch_core::consumer::users::DeleteTotp::new("totp_id/50% &+?")]);
}

fn consumer_users_delete_webauthn_registration(check: &mut impl Check) {
    check.operation(
        "consumer.users.delete_webauthn_registration",
        [stytch_core::consumer::users::DeleteWebauthnRegistration::new("webauthn_registration_id/50% &+?")],
    );
}

fn consumer_users_exchange_primary_factor(check: &mut impl Check) {
    check.operation(
        "consumer.users.exchange_primary_factor",
        [
            stytch_core::consumer::users::ExchangePrimaryFactor::new("user_id/50% &+?"),
            stytch_core::consumer::users::ExchangePrimaryFactor::new("user_id/50% &+?")
                .email_address("email_address example")
                .phone_number("phone_number example"),
        ],
    );
}

fn consumer_users_get(check: &mut impl Check) {
    check.operation("consumer.users.get", [stytch_core::consumer::users::Get::new("user_id/50% &+?")]);
}

fn consumer_users_revoke(check: &mut impl Check) {
    check.operation(
        "consumer.users.revoke",
        [stytch_core::consumer::users::Revoke::new("user_id/50% &+?", "connected_app_id/50% &+?")],
    );
}

fn consumer_users_search(check: &mut impl Check) {
    check.operation("consumer.users.search", [stytch_core::consumer::users::Search::new(), stytch_core::consumer::users::Search::new().cursor("cursor example").limit(7).query(serde_json::from_value(json!({"operator":"OR","operands":[{"filter_name":"filter_name example","filter_value":"filter_value example"}]})).unwrap())]);
}

fn consumer_users_update(check: &mut impl Check) {
    check.operation(
        "consumer.users.update",
        [
            stytch_core::consumer::users::Update::new("user_id/50% &+?"),
            stytch_core::consumer::users::Update::new("user_id/50% &+?")
                .name(
                    stytch_core::consumer::UserName::new()
                        .first_name("first_name example")
                        .middle_name("middle_name example")
                        .last_name("last_name example"),
                )
                .attributes(
                    stytch_core::consumer::Attributes::new()
                        .ip_address("ip_address example")
                        .user_agent("user_agent example"),
                )
                .trusted_metadata([("gone", Value::Null), ("key", json!("value"))])
                .untrusted_metadata([("gone", Value::Null), ("key", json!("value"))])
                .external_id("external_id example")
                .roles(["roles example"]),
        ],
    );
}

fn consumer_webauthn_authenticate(check: &mut impl Check) {
    check.operation(
        "consumer.webauthn.authenticate",
        [
            stytch_core::consumer::webauthn::Authenticate::new("public_key_credential example"),
            stytch_core::consumer::webauthn::Authenticate::new("public_key_credential example")
                .session_token("session_token example")
                .session_duration_minutes(7)
                .session_jwt("session_jwt example")
                .session_custom_claims([("gone", Value::Null), ("key", json!("value"))])
                .telemetry_id("telemetry_id example"),
        ],
    );
}

fn consumer_webauthn_authenticate_start(check: &mut impl Check) {
    check.operation(
        "consumer.webauthn.authenticate_start",
        [
            stytch_core::consumer::webauthn::AuthenticateStart::new("domain example"),
            stytch_core::consumer::webauthn::AuthenticateStart::new("domain example")
                .user_id("user_id example")
                .return_passkey_credential_options(true)
                .use_base64_url_encoding(true),
        ],
    );
}

fn consumer_webauthn_list_credentials(check: &mut impl Check) {
    check.operation(
        "consumer.webauthn.list_credentials",
        [stytch_core::consumer::webauthn::ListCredentials::new("user_id/50% &+?", "domain/50% &+?")],
    );
}

fn consumer_webauthn_register(check: &mut impl Check) {
    check.operation(
        "consumer.webauthn.register",
        [
            stytch_core::consumer::webauthn::Register::new("user_id example", "public_key_credential example"),
            stytch_core::consumer::webauthn::Register::new("user_id example", "public_key_credential example")
                .session_token("session_token example")
                .session_duration_minutes(7)
                .session_jwt("session_jwt example")
                .session_custom_claims([("gone", Value::Null), ("key", json!("value"))])
                .telemetry_id("telemetry_id example"),
        ],
    );
}

fn consumer_webauthn_register_start(check: &mut impl Check) {
    check.operation(
        "consumer.webauthn.register_start",
        [
            stytch_core::consumer::webauthn::RegisterStart::new("user_id example", "domain example"),
            stytch_core::consumer::webauthn::RegisterStart::new("user_id example", "domain example")
                .user_agent("user_agent example")
                .authenticator_type("cross-platform")
                .return_passkey_credential_options(true)
                .override_id("override_id example")
                .override_name("override_name example")
                .override_display_name("override_display_name example")
                .use_base64_url_encoding(true),
        ],
    );
}

fn consumer_webauthn_update(check: &mut impl Check) {
    check.operation(
        "consumer.webauthn.update",
        [stytch_core::consumer::webauthn::Update::new("webauthn_registration_id/50% &+?", "name example")],
    );
}

fn debug_whoami(check: &mut impl Check) {
    check.operation("debug.whoami", [stytch_core::debug::Whoami::new()]);
}

fn fraud_email_risk(check: &mut impl Check) {
    check.operation("fraud.email.risk", [stytch_core::fraud::email::Risk::new("email_address example")]);
}

fn fraud_fingerprint_lookup(check: &mut impl Check) {
    check.operation(
        "fraud.fingerprint.lookup",
        [
            stytch_core::fraud::fingerprint::Lookup::new("telemetry_id example"),
            stytch_core::fraud::fingerprint::Lookup::new("telemetry_id example").external_metadata(
                stytch_core::fraud::ExternalMetadata::new()
                    .external_id("external_id example")
                    .organization_id("organization_id example")
                    .user_action("user_action example"),
            ),
        ],
    );
}

fn fraud_rules_list(check: &mut impl Check) {
    check.operation(
        "fraud.rules.list",
        [
            stytch_core::fraud::rules::List::new(),
            stytch_core::fraud::rules::List::new().cursor("cursor example").limit(7),
        ],
    );
}

fn fraud_rules_set(check: &mut impl Check) {
    check.operation(
        "fraud.rules.set",
        [
            stytch_core::fraud::rules::Set::new("NONE"),
            stytch_core::fraud::rules::Set::new("NONE")
                .visitor_id("visitor_id example")
                .browser_id("browser_id example")
                .visitor_fingerprint("visitor_fingerprint example")
                .browser_fingerprint("browser_fingerprint example")
                .hardware_fingerprint("hardware_fingerprint example")
                .network_fingerprint("network_fingerprint example")
                .expires_in_minutes(7)
                .description("description example")
                .cidr_block("cidr_block example")
                .country_code("country_code example")
                .asn("asn example"),
        ],
    );
}

fn fraud_verdict_reasons_list(check: &mut impl Check) {
    check.operation(
        "fraud.verdict_reasons.list",
        [
            stytch_core::fraud::verdict_reasons::List::new(),
            stytch_core::fraud::verdict_reasons::List::new().overrides_only(true),
        ],
    );
}

fn fraud_verdict_reasons_override(check: &mut impl Check) {
    check.operation(
        "fraud.verdict_reasons.override",
        [
            stytch_core::fraud::verdict_reasons::Override::new("verdict_reason example", "NONE"),
            stytch_core::fraud::verdict_reasons::Override::new("verdict_reason example", "NONE")
                .override_description("override_description example"),
        ],
    );
}

fn m2m_clients_create(check: &mut impl Check) {
    check.operation(
        "m2m.clients.create",
        [
            stytch_core::m2m::clients::Create::new(["scopes example"]),
            stytch_core::m2m::clients::Create::new(["scopes example"])
                .client_id("client_id example")
                .client_secret("client_secret example")
                .client_name("client_name example")
                .client_description("client_description example")
                .trusted_metadata([("gone", Value::Null), ("key", json!("value"))]),
        ],
    );
}

fn m2m_clients_delete(check: &mut impl Check) {
    check.operation("m2m.clients.delete", [stytch_core::m2m::clients::Delete::new("client_id/50% &+?")]);
}

fn m2m_clients_get(check: &mut impl Check) {
    check.operation("m2m.clients.get", [stytch_core::m2m::clients::Get::new("client_id/50% &+?")]);
}

fn m2m_clients_search(check: &mut impl Check) {
    check.operation("m2m.clients.search", [stytch_core::m2m::clients::Search::new(), stytch_core::m2m::clients::Search::new().cursor("cursor example").limit(7).query(serde_json::from_value(json!({"operator":"OR","operands":[{"filter_name":"filter_name example","filter_value":"filter_value example"}]})).unwrap())]);
}

fn m2m_clients_secrets_rotate(check: &mut impl Check) {
    check.operation(
        "m2m.clients.secrets.rotate",
        [stytch_core::m2m::clients::secrets::Rotate::new("client_id/50% &+?")],
    );
}

fn m2m_clients_secrets_rotate_cancel(check: &mut impl Check) {
    check.operation(
        "m2m.clients.secrets.rotate_cancel",
        [stytch_core::m2m::clients::secrets::RotateCancel::new("client_id/50% &+?")],
    );
}

fn m2m_clients_secrets_rotate_start(check: &mut impl Check) {
    check.operation(
        "m2m.clients.secrets.rotate_start",
        [stytch_core::m2m::clients::secrets::RotateStart::new("client_id/50% &+?")],
    );
}

fn m2m_clients_update(check: &mut impl Check) {
    check.operation(
        "m2m.clients.update",
        [
            stytch_core::m2m::clients::Update::new("client_id/50% &+?"),
            stytch_core::m2m::clients::Update::new("client_id/50% &+?")
                .client_name("client_name example")
                .client_description("client_description example")
                .status("inactive")
                .scopes(["scopes example"])
                .trusted_metadata([("gone", Value::Null), ("key", json!("value"))]),
        ],
    );
}

fn oauth2_introspect(check: &mut impl Check) {
    check.operation(
        "oauth2.introspect",
        [
            stytch_core::oauth2::Introspect::new("token example", "client_id example"),
            stytch_core::oauth2::Introspect::new("token example", "client_id example")
                .project_id("project_id/50% &+?")
                .client_secret("client_secret example")
                .token_type_hint("refresh_token"),
        ],
    );
}

fn oauth2_revoke(check: &mut impl Check) {
    check.operation(
        "oauth2.revoke",
        [
            stytch_core::oauth2::Revoke::new("token example", "client_id example"),
            stytch_core::oauth2::Revoke::new("token example", "client_id example")
                .project_id("project_id/50% &+?")
                .client_secret("client_secret example")
                .token_type_hint("refresh_token"),
        ],
    );
}

fn oauth2_token(check: &mut impl Check) {
    check.operation(
        "oauth2.token",
        [
            stytch_core::oauth2::Token::new("refresh_token", "client_id example"),
            stytch_core::oauth2::Token::new("refresh_token", "client_id example")
                .project_id("project_id/50% &+?")
                .client_secret("client_secret example")
                .scope("scope example")
                .code("code example")
                .redirect_uri("redirect_uri example")
                .code_verifier("code_verifier example")
                .refresh_token("refresh_token example"),
        ],
    );
}

fn oauth2_userinfo(check: &mut impl Check) {
    check.operation(
        "oauth2.userinfo",
        [
            stytch_core::oauth2::Userinfo::new("access_token-example"),
            stytch_core::oauth2::Userinfo::new("access_token-example").project_id("project_id/50% &+?"),
        ],
    );
}

fn project_metrics(check: &mut impl Check) {
    check.operation("project.metrics", [stytch_core::project::Metrics::new()]);
}
