//! Device fingerprints, and the rules that decide about them.

pub(crate) mod device;
pub(crate) mod fingerprint;
pub(crate) mod rule;
pub(crate) mod verdict;
