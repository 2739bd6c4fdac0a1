//! Factors that are not in the browser: authenticator apps and mobile devices.

use std::time::Duration;

use serde_json::{Value, json};

use crate::control::params::Params;
use crate::emulator::Emulator;
use crate::format::base32;
use crate::format::rfc3339::to_rfc3339;
use crate::model::totp::{Totp, code_at, next_code_at};
use crate::outcome::{Failure, Outcome};

pub(super) fn totp_code(emulator: &Emulator, params: &Params) -> Outcome {
    let state = emulator.lock();
    let now = state.now();
    let code = match ["secret", "user_id", "member_id"].map(|name| params.optional_text(name)) {
        [Ok(Some(secret)), Ok(None), Ok(None)] => {
            let secret = base32::decode(secret).ok_or_else(|| Failure::malformed("secret must be Base32."))?;
            code_at(&secret, now)
        }
        [Ok(None), Ok(Some(id)), Ok(None)] => code_of(state.user(id)?.totp.as_ref(), now)?,
        [Ok(None), Ok(None), Ok(Some(id))] => code_of(state.membership(id)?.0.totp.as_ref(), now)?,
        [Ok(None), Ok(None), Ok(None)] => {
            return Err(Failure::malformed("One of secret, user_id and member_id is required."));
        }
        // In a query, each is a text.
        _ => return Err(Failure::malformed("Only one of secret, user_id and member_id is allowed.")),
    };
    Ok(shown_code(&code, now))
}

/// The code that an app shows now, and until when.
pub(super) fn shown_code(code: &str, now: Duration) -> Value {
    json!({ "code": code, "expires_at": to_rfc3339(next_code_at(now)) })
}

fn code_of(totp: Option<&Totp>, now: Duration) -> Result<String, Failure> {
    let none =
        || Failure::not_found("totp_not_found", "This person has no authenticator app; totps.create registers one.");
    Ok(totp.ok_or_else(none)?.code_at(now))
}

pub(super) fn add_biometric_registration(emulator: &Emulator, params: &Params) -> Outcome {
    let user_id = params.text("user_id")?;
    let id = emulator.add_biometric_registration(user_id);
    let none = || Failure::not_found("user_not_found", "There is no such user.");
    Ok(json!({ "biometric_registration_id": id.ok_or_else(none)? }))
}
