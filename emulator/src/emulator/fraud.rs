//! The fingerprints of devices.

use crate::emulator::Emulator;
use crate::model::fraud::fingerprint::{Fingerprint, Taken};
use crate::table::Id;

impl Emulator {
    /// Sets the device that has this telemetry id, as if it had sent its telemetry now.
    ///
    /// A lookup returns it, with the verdict that follows from it and from the rules and overrides of the project. A
    /// login with the `telemetry_id` returns it as `user_device`. Telemetry ids that were not set are not found.
    pub fn set_fingerprint(&self, telemetry_id: &str, fingerprint: Fingerprint) {
        let state = &mut *self.lock();
        let now = state.now();
        state.fraud.fingerprints.remove(Id, telemetry_id);
        state.fraud.fingerprints.insert(Taken::new(telemetry_id, fingerprint, now));
    }
}
