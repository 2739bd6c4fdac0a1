//! Whole logins with `stytch-core`: it writes the requests, and reads the responses without missing a required field.

mod connections;
mod consumer;
mod discovery;
mod members;
mod passwords;
mod second_factors;
mod sso;

use stytch_core::models::AuthenticationFactor;
use stytch_core::{Endpoint, b2b};
use stytch_emulator::Emulator;

use crate::recording::handle;

const ADA: &str = "ada@acme.example";
const PASSWORD: &str = "correct horse battery staple";
const NEW_PASSWORD: &str = "tr0ubador and a mountain goat";

/// Calls an operation, which must succeed.
fn call<E: Endpoint>(emulator: &Emulator, endpoint: &E) -> E::Response {
    let project = emulator.project();
    project.response::<E>(&handle(emulator, project.request(endpoint).unwrap())).unwrap()
}

/// The kinds of factors, in the order in which they were added.
fn kinds(factors: &[AuthenticationFactor]) -> Vec<&str> {
    factors.iter().map(|factor| factor.r#type.as_str()).collect()
}

/// The kinds of factors of a login, which must be complete.
fn proof(session: &Option<b2b::MemberSession>) -> Vec<&str> {
    kinds(&session.as_ref().unwrap().authentication_factors)
}

/// Creates an organization and a member of it; returns their ids.
fn organization(emulator: &Emulator, slug: &str, email: &str) -> (String, String) {
    let create = b2b::organizations::Create::new("Acme").organization_slug(slug);
    let id = call(emulator, &create).organization.organization_id;
    let member = call(emulator, &b2b::organizations::members::Create::new(&id, email));
    (id, member.member_id)
}

/// Sends a link to a member, and returns the request that logs in with it.
fn link(emulator: &Emulator, organization_id: &str, email: &str) -> b2b::magic_links::Authenticate {
    call(emulator, &b2b::magic_links::email::LoginOrSignup::new(organization_id, email));
    b2b::magic_links::Authenticate::new(emulator.last_token(email).unwrap())
}
