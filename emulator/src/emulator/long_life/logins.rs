//! The logins of a member.

use serde_json::{Value, json};
use stytch_core::b2b::oauth::{Provider, StartUrl, discovery};

use super::life::{DISCOVERY_OAUTH_START, EMAIL, Life, MEMBER_OAUTH_START, PHONE, with};

impl Life<'_> {
    /// Begins logins without an organization, and creates one.
    pub(super) fn discovery(&mut self) {
        let email = json!({ "email_address": EMAIL });
        self.call("b2b.otps.email.discovery.send", email.clone());
        let code = self.passcode(EMAIL);
        self.call("b2b.otps.email.discovery.authenticate", with(&email, json!({ "code": code })));
        self.call("b2b.magic_links.email.discovery.send", email);
        let token = self.token_at(EMAIL);
        let args = json!({ "discovery_magic_links_token": token });
        let begun = self.call("b2b.magic_links.discovery.authenticate", args);
        let token = json!({ "intermediate_session_token": begun["intermediate_session_token"] });
        self.call("b2b.discovery.organizations.list", token.clone());
        let args = json!({ "organization_name": "Discovered", "email_jit_provisioning": "RESTRICTED" });
        let created = self.call("b2b.discovery.organizations.create", with(&token, args));
        let organization = json!({ "organization_id": created["organization"]["organization_id"] });

        let (project, public_token) = self.project();
        let url = discovery::StartUrl::new(&project, Provider::GitHub, public_token).unwrap().to_string();
        let token = self.start(DISCOVERY_OAUTH_START, url);
        self.call("b2b.oauth.discovery.authenticate", json!({ "discovery_oauth_token": token }));
        self.call("b2b.magic_links.email.discovery.send", json!({ "email_address": EMAIL }));
        let token = self.token_at(EMAIL);
        let args = json!({ "discovery_magic_links_token": token });
        let begun = self.call("b2b.magic_links.discovery.authenticate", args);
        let token = json!({ "intermediate_session_token": begun["intermediate_session_token"] });
        self.call("b2b.discovery.intermediate_sessions.exchange", with(&token, organization.clone()));
        self.call("b2b.organizations.delete", organization);
    }

    /// Logs a member in by all methods.
    pub(super) fn logins(&mut self, member: &Value) {
        let organization = json!({ "organization_id": member["organization_id"] });
        let email = with(&organization, json!({ "email_address": EMAIL }));
        self.call("b2b.otps.email.login_or_signup", email.clone());
        let code = self.passcode(EMAIL);
        self.call("b2b.otps.email.authenticate", with(&email, json!({ "code": code })));
        self.call("b2b.organizations.members.oidc_providers", member.clone());
        self.call("b2b.magic_links.email.invite", with(&organization, json!({ "email_address": "eve@example.com" })));

        for provider in [Provider::Google, Provider::Microsoft, Provider::GitHub, Provider::Slack, Provider::HubSpot] {
            let address = json!({ "email_address": format!("user@{provider}.example") });
            let created = self.call("b2b.organizations.members.create", with(&organization, address.clone()));
            let member = with(&organization, json!({ "member_id": created["member_id"] }));
            let (project, public_token) = self.project();
            let id = organization["organization_id"].as_str().unwrap();
            let url = StartUrl::of_organization(&project, provider.clone(), public_token, id).unwrap().to_string();
            let token = self.start(MEMBER_OAUTH_START, url);
            let begun = self.call("b2b.oauth.authenticate", json!({ "oauth_token": token }));
            if begun["member_authenticated"] == false {
                self.call("b2b.magic_links.email.login_or_signup", with(&organization, address.clone()));
                let token = self.token_at(address["email_address"].as_str().unwrap());
                let args = json!({
                    "magic_links_token": token,
                    "intermediate_session_token": begun["intermediate_session_token"],
                });
                self.call("b2b.magic_links.authenticate", args);
            }
            self.call(of_provider(&provider), member);
        }
    }

    /// Sets and resets the password of a member.
    pub(super) fn member_passwords(&mut self, member: &Value, session_token: &Value) {
        let organization = json!({ "organization_id": member["organization_id"] });
        let email = with(&organization, json!({ "email_address": EMAIL }));
        self.call("b2b.passwords.strength_check", json!({ "password": "correct horse" }));
        let args = json!({ "password": "correct horse", "session_token": session_token });
        let reset = self.call("b2b.passwords.sessions.reset", with(&organization, args));
        self.call("b2b.passwords.authenticate", with(&email, json!({ "password": "correct horse" })));
        let args = json!({
            "existing_password": "correct horse", "new_password": "battery staple", "session_token": session_token,
        });
        self.call("b2b.passwords.existing_password.reset", with(&email, args));
        self.call("b2b.passwords.email.reset_start", email.clone());
        let token = self.token_at(EMAIL);
        let args = json!({
            "password_reset_token": token, "password": "correct horse", "session_token": session_token,
        });
        let password_id = &self.call("b2b.passwords.email.reset", args)["member"]["member_password_id"];
        let args = with(&organization, json!({ "member_password_id": password_id }));
        self.call("b2b.organizations.members.delete_password", args);
        assert_ne!(reset["member"]["member_password_id"], *password_id);
        let hash = json!({ "hash": "0cc175b9c0f1b6a831c399e269772661", "hash_type": "md_5" });
        self.call("b2b.passwords.migrate", with(&email, hash));

        self.share_passwords(true);
        let email = json!({ "email_address": EMAIL });
        self.call("b2b.passwords.discovery.email.reset_start", email.clone());
        let args = json!({ "password_reset_token": self.token_at(EMAIL), "password": "battery staple" });
        self.call("b2b.passwords.discovery.email.reset", args);
        self.call("b2b.passwords.discovery.authenticate", with(&email, json!({ "password": "battery staple" })));
        self.call("b2b.passwords.email.require_reset", email);
        self.share_passwords(false);
    }

    /// Changes the address of a member who has a session, and takes them to another organization.
    pub(super) fn member_emails(&mut self, member: &Value, session_token: &Value) {
        let other = self.call("b2b.organizations.create", json!({ "organization_name": "Other" }));
        let other = json!({ "organization_id": other["organization"]["organization_id"] });
        self.call("b2b.organizations.members.create", with(&other, json!({ "email_address": EMAIL })));
        self.call("b2b.sessions.exchange", with(&other, json!({ "session_token": session_token })));
        self.call("b2b.organizations.delete", other);

        let new = json!({ "email_address": "lovelace@acme.example" });
        self.call("b2b.organizations.members.start_email_update", with(member, new.clone()));
        let token = self.token_at("lovelace@acme.example");
        self.call("b2b.magic_links.authenticate", json!({ "magic_links_token": token }));
        let old = json!({ "email_address": EMAIL });
        self.call("b2b.organizations.members.unlink_retired_email", with(member, old.clone()));
        let back = with(&old, json!({ "unlink_email": true }));
        self.call("b2b.organizations.members.update", with(member, back));
    }

    /// Adds second factors to the session of a member.
    pub(super) fn second_factors(&mut self, member: &Value, session_token: &Value) {
        self.call("b2b.otps.sms.send", with(member, json!({ "mfa_phone_number": PHONE })));
        let code = self.passcode(PHONE);
        let proof = json!({ "code": code, "session_token": session_token });
        self.call("b2b.otps.sms.authenticate", with(member, proof));
        self.call("b2b.organizations.members.delete_mfa_phone_number", member.clone());

        let session = with(member, json!({ "session_token": session_token }));
        let created = self.call("b2b.totps.create", session.clone());
        let secret = created["secret"].as_str().unwrap();
        let code = self.count("totp_code", |emulator| emulator.totp_code(secret)).unwrap();
        self.call("b2b.totps.authenticate", with(&session, json!({ "code": code.expose() })));
        let codes = self.call("b2b.recovery_codes.get", member.clone());
        let code = json!({ "recovery_code": codes["recovery_codes"][0] });
        self.call("b2b.recovery_codes.recover", with(&session, code));
        self.call("b2b.recovery_codes.rotate", member.clone());
        self.call("b2b.organizations.members.delete_totp", member.clone());
        self.call("b2b.totps.migrate", with(member, json!({ "secret": secret, "recovery_codes": [] })));
    }
}

/// The operation that returns the tokens of a provider.
fn of_provider(provider: &Provider) -> &'static str {
    match provider {
        Provider::Microsoft => "b2b.organizations.members.oauth_providers.microsoft",
        Provider::GitHub => "b2b.organizations.members.oauth_providers.github",
        Provider::Slack => "b2b.organizations.members.oauth_providers.slack",
        Provider::HubSpot => "b2b.organizations.members.oauth_providers.hubspot",
        _ => "b2b.organizations.members.oauth_providers.google",
    }
}
