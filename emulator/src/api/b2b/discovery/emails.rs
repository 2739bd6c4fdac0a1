//! Discovery by email: magic links and passcodes that belong to no organization.

use std::time::Duration;

use serde_json::json;

use crate::api::b2b::discovery::discovered;
use crate::api::b2b::email_passcodes;
use crate::api::common::links::{self, Target};
use crate::api::common::recipient::{Recipient, address};
use crate::api::common::{binding, passcodes};
use crate::model::binding::Binding;
use crate::model::contact::{self, Contact, Kind};
use crate::model::link::Purpose;
use crate::model::session::Factor;
use crate::outcome::Outcome;
use crate::request::input::Input;
use crate::state::State;

const HOUR: Duration = Duration::from_secs(60 * 60);

pub(crate) fn link_send(state: &mut State, input: &Input) -> Outcome {
    let email = address(input, Kind::Email, "email_address")?;
    let url_error = "invalid_discovery_redirect_url";
    let target = Target::read(input, "discovery_redirect_url", url_error, "discovery_expiration_minutes", HOUR)?;
    let challenge = binding::challenge(input, "pkce_code_challenge")?;
    mail(state, email, Purpose::Discovery, target, challenge);
    Ok(json!({}))
}

/// Sends a link to a person, who may be no member anywhere.
pub(crate) fn mail(state: &mut State, email: &str, purpose: Purpose, target: Target, challenge: Option<String>) {
    let recipient = Recipient {
        user_id: contact::key(email),
        contact_id: String::new(),
        address: email.to_owned(),
        user_created: false,
    };
    links::mail(state, &recipient, purpose, target, Binding { challenge, ..Binding::default() });
}

pub(crate) fn link_authenticate(state: &mut State, input: &Input) -> Outcome {
    let token = input.text("discovery_magic_links_token")?;
    let link = links::find(state, token, &[Purpose::Discovery], "unable_to_auth_magic_link")?;
    binding::check_verifier(link.binding.challenge.as_deref(), input, "pkce_code_verifier")?;
    let email = link.mailed.as_ref().map(|mailed| mailed.address.clone()).ok_or_else(links::not_found)?;
    links::use_up(state, token);
    begin(state, email, "magic_link")
}

/// What a discovery passcode belongs to in place of a contact.
fn contact_of(email: &str) -> String {
    format!("discovery {}", contact::key(email))
}

pub(crate) fn passcode_send(state: &mut State, input: &Input) -> Outcome {
    let email = address(input, Kind::Email, "email_address")?;
    let lifetime = email_passcodes::lifetime(input, "discovery_expiration_minutes")?;
    passcodes::send(state, &contact_of(email), email, "email", lifetime, Binding::default());
    Ok(json!({}))
}

pub(crate) fn passcode_authenticate(state: &mut State, input: &Input) -> Outcome {
    let email = address(input, Kind::Email, "email_address")?;
    let (contact_id, code) = (contact_of(email), input.text("code")?);
    let sent = passcodes::find(state, &contact_id)?;
    if sent.code != code {
        return Err(passcodes::wrong());
    }
    passcodes::check_usable(state, sent)?;
    let email = sent.address.clone();
    passcodes::use_up(state, &contact_id);
    begin(state, email, "email_otp")
}

/// Starts an intermediate session of the person who has received an email.
fn begin(state: &mut State, email: String, factor_type: &'static str) -> Outcome {
    let contact = Contact::new(Kind::Email, state.mint.id(Kind::Email.id_prefix()), email, None);
    let factor = Factor::delivered(factor_type, "email", &contact, state.now());
    discovered::begin(state, &contact.address, factor.into())
}
