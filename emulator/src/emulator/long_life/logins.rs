//! The logins of a member.

use serde_json::{Value, json};

use crate::emulator::long_life::life::{Life, PHONE, with};

impl Life {
    /// Adds second factors to the session of a member.
    pub(super) fn second_factors(&mut self, member: &Value, session_token: &Value) {
        self.call("b2b.otps.sms.send", with(member, json!({ "mfa_phone_number": PHONE })));
        let code = self.passcode(PHONE);
        let proof = json!({ "code": code, "session_token": session_token });
        self.call("b2b.otps.sms.authenticate", with(member, proof));
        self.call("b2b.organizations.members.delete_mfa_phone_number", member.clone());
    }
}
