//! From the text of a token to its claims.

use std::time::Duration;

use super::keys::ProjectKeys;
use super::token::Token;
use crate::error::{Denied, DeniedReason, Error};
use crate::flow::fetch_once::{GetOrFetch, Version};
use crate::flow::{Context, Input, PublicKey, Signature, Step, ready};
use crate::values::{UnixTime, Vertical};

/// How long a token whose key is not among the keys at hand waits while another flow fetches newer ones. Such tokens may
/// be made up, and threads that wait for them are missing elsewhere. Without any keys, every token waits for the fetch.
const LONGEST_WAIT_FOR_NEWER: Duration = Duration::from_secs(1);

/// Verifies that a token is signed with a key of the project.
///
/// ```text
/// Keys --- they have the token's ------------> Signature ---> claims
///  |                                             ^
///  +---- they do not ---> newer Keys do ---------+
/// ```
pub(super) struct VerifyJwt {
    token: Token,
    vertical: Vertical,
    state: State,
}

enum State {
    Keys {
        keys: GetOrFetch<ProjectKeys>,
        /// Whether these have to be newer than ones that do not have the token's key.
        are_newer: bool,
    },
    Signature {
        key: PublicKey,
        /// Of the keys that it is one of.
        version: Version,
    },
}

/// Why a token was not verified.
#[derive(Debug)]
pub(crate) enum Unverified {
    /// The signature could not be checked, although the project's keys are here: they do not include the token's, and
    /// newer ones could not be fetched, or the verifier failed. Such a token may be forged.
    MayBeForged(Error),
    /// The signature could not be checked, because there are no keys here. Such a token may be forged as well, but nothing
    /// could be checked here until there are keys again.
    WithoutKeys(Error),
    /// It does not hold.
    Denied(Denied),
}

impl From<Denied> for Unverified {
    fn from(denied: Denied) -> Self {
        Self::Denied(denied)
    }
}

impl From<Unverified> for Error {
    fn from(unverified: Unverified) -> Self {
        match unverified {
            Unverified::MayBeForged(error) | Unverified::WithoutKeys(error) => error,
            Unverified::Denied(denied) => denied.into(),
        }
    }
}

impl VerifyJwt {
    pub(super) fn new(token: Token, vertical: Vertical) -> Self {
        let keys = GetOrFetch::new(ProjectKeys(vertical));
        Self { token, vertical, state: State::Keys { keys, are_newer: false } }
    }

    /// The JSON of the claims, and the version of the keys that verified it.
    pub(super) fn step(
        &mut self,
        context: &Context,
        now: UnixTime,
        mut input: Input,
    ) -> Result<Step<(Vec<u8>, Version)>, Unverified> {
        let token = &self.token;
        loop {
            match &mut self.state {
                State::Keys { keys, are_newer } => {
                    let (step, are_newer) = (keys.step_if_newer(context, now, input.take()), *are_newer);
                    let step =
                        step.map_err(if are_newer { Unverified::MayBeForged } else { Unverified::WithoutKeys })?;
                    let hit = ready!(step);
                    let key = hit.as_ref().and_then(|hit| Some((hit.value.key(&token.key_id)?, hit.version)));
                    self.state = match key {
                        Some((key, version)) => State::Signature { key, version },
                        None if are_newer => {
                            let unknown = "the project does not have the token's key";
                            return Err(Denied::new(DeniedReason::UnknownKey, unknown).into());
                        }
                        None => {
                            let keys = GetOrFetch::new(ProjectKeys(self.vertical)).patience(LONGEST_WAIT_FOR_NEWER);
                            State::Keys { keys: keys.newer_than(hit.map(|hit| hit.version)), are_newer: true }
                        }
                    };
                }
                State::Signature { key, version } => {
                    return match input.take() {
                        Input::Verified(Ok(())) => Ok(Step::Done((token.claims()?, *version))),
                        Input::Verified(Err(_)) => {
                            Err(Denied::new(DeniedReason::Signature, "the signature of the token is wrong").into())
                        }
                        Input::Failed(error) => Err(Unverified::MayBeForged(error.into())),
                        Input::Start | Input::Response(_) | Input::Woke => {
                            Ok(Step::Verify(Signature::new(key.clone(), token.signed.clone())))
                        }
                    };
                }
            }
        }
    }
}
