//! Passcodes of authenticator apps (RFC 6238), and the recovery codes that replace the app.

use std::time::Duration;

use ring::hmac::{HMAC_SHA1_FOR_LEGACY_USE_ONLY, Key, sign};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::format::base32;
use crate::format::export;
use crate::format::qr_code;
use crate::format::url::percent_encode;
use crate::outcome::Failure;
use crate::state::mint::Mint;

/// How long a code is the current one, in seconds.
const STEP: u64 = 30;
const DIGITS: usize = 6;
const RECOVERY_CODES: usize = 10;

/// The registration of an authenticator app.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Totp {
    pub(crate) id: String,
    #[serde(with = "export::bytes")]
    secret: Vec<u8>,
    recovery_codes: Vec<RecoveryCode>,
    verified: bool,
    /// When the registration becomes useless unless it is verified.
    #[serde(with = "export::time")]
    expires_at: Duration,
    /// The steps near the last login whose codes were used.
    used: Vec<u64>,
}

/// A code that works once in place of the app.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RecoveryCode {
    id: String,
    code: String,
}

impl Totp {
    /// A registration that is to be verified before `expires_at`.
    pub(crate) fn new(mint: &mut Mint, expires_at: Duration) -> Self {
        let (id, secret) = (mint.id("totp"), mint.secret().to_vec());
        let recovery_codes = Self::new_recovery_codes(mint);
        Self { id, secret, recovery_codes, verified: false, expires_at, used: Vec::new() }
    }

    /// A verified registration of another system. New recovery codes are made if there are none.
    pub(crate) fn migrated(mint: &mut Mint, secret: Vec<u8>, codes: Vec<String>) -> Self {
        let id = mint.id("totp");
        let known = |code| RecoveryCode { id: mint.id("totp-recovery-code"), code };
        let mut recovery_codes: Vec<RecoveryCode> = codes.into_iter().map(known).collect();
        if recovery_codes.is_empty() {
            recovery_codes = Self::new_recovery_codes(mint);
        }
        Self { id, secret, recovery_codes, verified: true, expires_at: Duration::MAX, used: Vec::new() }
    }

    pub(crate) fn new_recovery_codes(mint: &mut Mint) -> Vec<RecoveryCode> {
        let new = || RecoveryCode { id: mint.id("totp-recovery-code"), code: mint.recovery_code() };
        std::iter::repeat_with(new).take(RECOVERY_CODES).collect()
    }

    pub(crate) fn replace_recovery_codes(&mut self, codes: Vec<RecoveryCode>) {
        self.recovery_codes = codes;
    }

    pub(crate) fn is_verified(&self) -> bool {
        self.verified
    }

    /// Fails unless there can be a new registration in the place of this one.
    pub(crate) fn check_replaceable(&self, now: Duration) -> Result<(), Failure> {
        match (self.verified, now < self.expires_at) {
            (true, _) => Err(Failure::invalid("active_totp_exists", "There is a TOTP already.")),
            (false, true) => Err(Failure::invalid("pending_totp_exists", "There is an unverified TOTP already.")),
            (false, false) => Ok(()),
        }
    }

    /// The secret as people type it into an app.
    pub(crate) fn secret(&self) -> String {
        base32::encode(&self.secret)
    }

    /// The code that the app shows at `now`.
    pub(crate) fn code_at(&self, now: Duration) -> String {
        code_at(&self.secret, now)
    }

    /// A data URL with the image that an app scans, which then shows `account`.
    pub(crate) fn qr_code(&self, account: &str) -> String {
        let (account, secret) = (percent_encode(account), self.secret());
        qr_code::data_url(&format!("otpauth://totp/Stytch:{account}?secret={secret}&issuer=Stytch"))
    }

    /// The recovery codes that have not been used.
    pub(crate) fn recovery_codes(&self) -> Vec<&str> {
        self.recovery_codes.iter().map(|recovery| recovery.code.as_str()).collect()
    }

    /// Uses a code up; fails if it is not the current one, the one before or the one after.
    pub(crate) fn authenticate(&mut self, code: &str, now: Duration) -> Result<(), Failure> {
        if code.len() != DIGITS || !code.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(match is_recovery_code(code) {
                true => Failure::invalid("recovery_code_used_as_totp_code", "This is a recovery code."),
                false => Failure::invalid("invalid_totp_code", format!("The code must have {DIGITS} digits.")),
            });
        }
        self.check_usable(now)?;
        let current = now.as_secs() / STEP;
        let mut near = current.saturating_sub(1)..=current.saturating_add(1);
        self.used.retain(|used| near.contains(used));
        let step = near.find(|step| code_of(&self.secret, *step) == code).ok_or_else(|| {
            let message = "The code is wrong.";
            Failure::unauthorized("unable_to_authenticate_totp", message)
        })?;
        if self.used.contains(&step) {
            let message = "The code has been used.";
            return Err(Failure::invalid("totp_code_already_authenticated", message));
        }
        self.used.push(step);
        self.verified = true;
        Ok(())
    }

    /// Uses a recovery code up and returns its id.
    pub(crate) fn recover(&mut self, code: &str, now: Duration) -> Result<String, Failure> {
        let place = self.recovery_codes.iter().position(|recovery| recovery.code == code);
        // Those of another system can have any form.
        if place.is_none() && !is_recovery_code(code) {
            return Err(match code.len() == DIGITS && code.bytes().all(|byte| byte.is_ascii_digit()) {
                true => Failure::invalid("totp_code_used_as_recovery_code", "This is a code of the app."),
                false => Failure::invalid("invalid_recovery_code", "This does not have the form of a recovery code."),
            });
        }
        self.check_usable(now)?;
        let place = place.ok_or_else(|| {
            let message = "The recovery code is wrong or has been used.";
            Failure::unauthorized("unable_to_authenticate_recovery_code", message)
        })?;
        Ok(self.recovery_codes.remove(place).id)
    }

    fn check_usable(&self, now: Duration) -> Result<(), Failure> {
        match self.verified || now < self.expires_at {
            true => Ok(()),
            false => Err(Failure::invalid("expired_totp", "The TOTP was not authenticated in time.")),
        }
    }

    /// The registration as a part of a user.
    pub(crate) fn to_json(&self) -> Value {
        json!({ "totp_id": self.id, "verified": self.verified })
    }
}

/// Whether this has the form of a recovery code.
fn is_recovery_code(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    parts.len() == 3 && parts.iter().all(|part| part.len() == 4 && part.bytes().all(|b| b.is_ascii_alphanumeric()))
}

/// The code that an app with this secret shows at `now`.
pub(crate) fn code_at(secret: &[u8], now: Duration) -> String {
    code_of(secret, now.as_secs() / STEP)
}

/// When the code that is shown at `now` is no longer shown.
pub(crate) fn next_code_at(now: Duration) -> Duration {
    Duration::from_secs((now.as_secs() / STEP).saturating_add(1).saturating_mul(STEP))
}

fn code_of(secret: &[u8], step: u64) -> String {
    let hash = sign(&Key::new(HMAC_SHA1_FOR_LEGACY_USE_ONLY, secret), &step.to_be_bytes());
    let hash = hash.as_ref();
    let offset = hash.last().map_or(0, |last| usize::from(last & 0xf));
    let number = hash.iter().skip(offset).take(4).fold(0, |number, byte| number << 8 | u32::from(*byte));
    format!("{:06}", (number & 0x7fff_ffff) % 1_000_000)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The vectors of the RFC, shortened to six digits.
    #[test]
    fn codes_are_those_of_the_rfc() {
        let vectors = [
            (59, "287082"),
            (1_111_111_109, "081804"),
            (1_111_111_111, "050471"),
            (1_234_567_890, "005924"),
            (2_000_000_000, "279037"),
            (20_000_000_000, "353130"),
        ];
        for (seconds, code) in vectors {
            assert_eq!(code_at(b"12345678901234567890", Duration::from_secs(seconds)), code);
        }
    }

    #[test]
    fn the_end_of_time_does_not_overflow() {
        let mut totp = Totp::new(&mut Mint::default(), Duration::MAX);
        let failure = totp.authenticate("000000", Duration::MAX).map_err(|failure| failure.status().as_u16());
        assert!([Ok(()), Err(401), Err(400)].contains(&failure));
    }
}
