//! One program before and after: a login by a passcode, which Stytch sends by email.
//!
//! [`before`] is with the official crate, [`after`] with `stytch-reqwest`. The tests run both against the emulator.

pub mod after;
pub mod before;
#[cfg(test)]
mod tests;
