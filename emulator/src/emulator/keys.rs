//! The rotation of the signing keys.

use crate::emulator::Emulator;

impl Emulator {
    /// Signs with a new key from now on. The old keys stay published, so JWTs signed with them still verify.
    ///
    /// If [`publish_key`](Self::publish_key) has published a key, that is the new one.
    pub fn rotate_keys(&self) {
        let state = &mut *self.lock();
        state.keys.rotate(&state.mint);
    }

    /// Publishes the key that will sign after the next [`rotate_keys`](Self::rotate_keys), so caches can fetch it early.
    pub fn publish_key(&self) {
        let state = &mut *self.lock();
        state.keys.publish(&state.mint);
    }

    /// Withdraws all published keys except the one that signs. JWTs signed with other keys no longer verify, in the
    /// emulator or in clients.
    pub fn retire_keys(&self) {
        self.lock().keys.retire();
    }
}
