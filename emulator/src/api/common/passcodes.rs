//! Sending and checking passcodes.

use std::time::Duration;

use crate::model::binding::Binding;
use crate::model::contact;
use crate::model::passcode::{By, Passcode};
use crate::outcome::Failure;
use crate::state::State;

/// Sends a passcode, which replaces earlier ones to the same address.
pub(crate) fn send(
    state: &mut State,
    contact_id: &str,
    address: &str,
    delivery_method: &'static str,
    lifetime: Duration,
    binding: Binding,
) {
    state.passcodes.remove(By::Address, &contact::key(address));
    let passcode = Passcode {
        contact_id: contact_id.to_owned(),
        address: address.to_owned(),
        delivery_method,
        code: state.mint.code(),
        binding,
        expires_at: state.now().saturating_add(lifetime),
        used: false,
    };
    state.passcodes.insert(passcode);
}

/// Returns the passcode that was sent to a contact last.
pub(crate) fn find<'a>(state: &'a State, contact_id: &str) -> Result<&'a Passcode, Failure> {
    state.passcodes.find(By::ContactId, contact_id).ok_or_else(wrong)
}

/// Fails if the passcode has been used or has expired.
pub(crate) fn check_usable(state: &State, passcode: &Passcode) -> Result<(), Failure> {
    if passcode.used || passcode.expires_at <= state.now() {
        let message = "The passcode has been used or has expired.";
        return Err(Failure::unauthorized("unable_to_auth_otp_code", message));
    }
    Ok(())
}

/// Notes that the passcode sent to a contact was used.
pub(crate) fn use_up(state: &mut State, contact_id: &str) {
    if let Some(mut passcode) = state.passcodes.find_mut(By::ContactId, contact_id) {
        passcode.used = true;
    }
}

pub(crate) fn wrong() -> Failure {
    Failure::not_found("otp_code_not_found", "The passcode is wrong.")
}
