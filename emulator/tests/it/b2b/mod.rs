//! Tests of the B2B API, and helpers that create organizations and members.

mod acting;
mod authorization;
mod connected_apps;
pub(crate) mod discovery;
mod email_passcodes;
mod invites;
mod magic_links;
mod member_emails;
mod members;
mod mfa;
mod oauth;
mod organizations;
mod passwords;
pub(crate) mod scim;
mod searches;
mod sessions;
pub(crate) mod sso;
mod totps;

use serde_json::{Value, json};
use stytch_emulator::Emulator;

use crate::support::{ok, post};

pub(crate) const ORGANIZATIONS: &str = "/v1/b2b/organizations";

/// Creates an organization and returns it.
pub(crate) fn organization(emulator: &Emulator, body: Value) -> Value {
    ok(post(emulator, ORGANIZATIONS, body))["organization"].take()
}

/// Creates the organization Acme and returns its id.
pub(crate) fn acme(emulator: &Emulator) -> String {
    let acme = organization(emulator, json!({ "organization_name": "Acme", "organization_slug": "acme" }));
    acme["organization_id"].as_str().unwrap().to_owned()
}

/// Creates a member and returns them.
pub(crate) fn member(emulator: &Emulator, organization_id: &str, body: Value) -> Value {
    ok(post(emulator, &format!("{ORGANIZATIONS}/{organization_id}/members"), body))["member"].take()
}

/// Creates the member Ada and returns her id.
pub(crate) fn ada(emulator: &Emulator, organization_id: &str) -> String {
    let ada = member(emulator, organization_id, json!({ "email_address": "ada@acme.example" }));
    ada["member_id"].as_str().unwrap().to_owned()
}

/// Logs a member in by magic link, with `more` in the request, and returns the response.
pub(crate) fn link_login(emulator: &Emulator, organization_id: &str, email: &str, mut more: Value) -> Value {
    let body = json!({ "organization_id": organization_id, "email_address": email });
    ok(post(emulator, "/v1/b2b/magic_links/email/login_or_signup", body));
    more["magic_links_token"] = json!(emulator.last_token(email));
    ok(post(emulator, "/v1/b2b/magic_links/authenticate", more))
}
