//! Discovery by a password that is shared between organizations.

use serde_json::json;

use crate::api::b2b::discovery::{discovered, emails};
use crate::api::b2b::passwords::email::target;
use crate::api::b2b::passwords::{check_reset, check_shared, not_found};
use crate::api::common::password_policy::{acceptable, wrong};
use crate::api::common::recipient::address;
use crate::api::common::{binding, links};
use crate::model::contact::{self, Contact, Kind};
use crate::model::link::Purpose;
use crate::model::member::By;
use crate::model::password::Password;
use crate::model::proof::Proof;
use crate::model::session::Factor;
use crate::outcome::Outcome;
use crate::request::input::Input;
use crate::state::State;

pub(crate) fn authenticate(state: &mut State, input: &Input) -> Outcome {
    check_shared(state)?;
    let email = address(input, Kind::Email, "email_address")?;
    let given = input.text("password")?;
    let shared = state.shared_password(email).ok_or_else(not_found)?;
    if !shared.password.matches(given) {
        return Err(wrong());
    }
    check_reset(state, email)?;
    let (email, factor) = (shared.email.clone(), Factor::password(state.now()));
    discovered::begin(state, &email, factor.into())
}

pub(crate) fn reset_start(state: &mut State, input: &Input) -> Outcome {
    check_shared(state)?;
    let email = address(input, Kind::Email, "email_address")?;
    let target = target(input)?;
    links::url(input, "discovery_redirect_url", "invalid_discovery_redirect_url")?;
    let challenge = binding::challenge(input, "pkce_code_challenge")?;
    emails::mail(state, email, Purpose::DiscoveryPasswordReset, target, challenge);
    Ok(json!({}))
}

pub(crate) fn reset(state: &mut State, input: &Input) -> Outcome {
    check_shared(state)?;
    let token = input.text("password_reset_token")?;
    let purposes = [Purpose::DiscoveryPasswordReset];
    let link = links::find(state, token, &purposes, "unable_to_auth_password_reset_token")?;
    binding::check_verifier(link.binding.challenge.as_deref(), input, "pkce_code_verifier")?;
    let email = link.mailed.as_ref().map(|mailed| mailed.address.clone()).ok_or_else(links::not_found)?;
    let text = acceptable(input.text("password")?)?;

    links::use_up(state, token);
    let password = Password::new(state.mint.id("password"), text);
    state.set_shared_password(&email, password);
    let members: Vec<String> =
        state.members.all(By::Address, &contact::key(&email)).map(|member| member.id.clone()).collect();
    for member_id in members {
        state.revoke_member_sessions(&member_id, None);
    }
    let now = state.now();
    let contact = Contact::new(Kind::Email, state.mint.id(Kind::Email.id_prefix()), email, None);
    let by_email = Factor::delivered("magic_link", "email", &contact, now);
    let proof = Proof { factors: vec![by_email, Factor::password(now)], accounts: Vec::new() };
    discovered::begin(state, &contact.address, proof)
}
