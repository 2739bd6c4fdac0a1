//! The flow from the text of a token to claims that hold.

use std::sync::Arc;
use std::time::Duration;

use super::Claims;
use super::token::Token;
use crate::error::TransportError;
use crate::flow::{done, ended};
use crate::single_flight::{Found, Lookup};
use crate::{Cache, Denied, DeniedReason, Error, Flow, Input, Rs256, Step, UnixTime, Vertical};

/// Verifies a token of the project: its keys, its signature, and whatever must hold for every token.
#[derive(Debug)]
pub(crate) struct VerifyJwt {
    signature: VerifySignature,
    max_age: Option<Duration>,
}

impl VerifyJwt {
    pub(crate) fn new(token: Result<Arc<Token>, Denied>, vertical: Vertical) -> Self {
        let signature = VerifySignature { token, vertical, state: State::Key(Lookup::new(vertical)) };
        Self { signature, max_age: None }
    }

    /// Whether the project has keys, but not, as far as is known, the one of the token.
    pub(crate) fn lacks_only_the_key(&self) -> bool {
        matches!(self.signature.state, State::NewerKey(_))
    }

    pub(crate) fn max_age(self, max_age: Option<Duration>) -> Self {
        Self { max_age, ..self }
    }
}

impl Flow for VerifyJwt {
    type Output = Claims;

    fn step(&mut self, cache: &Cache, now: UnixTime, input: Input) -> Result<Step<Claims>, Error> {
        let token = done!(self.signature.step(cache, now, input)?);
        let claims = Claims::read(&token.claims()?)?;
        claims.check(cache, now, self.max_age)?;
        Ok(Step::Done(claims))
    }
}

/// Verifies the signature, whatever the claims.
#[derive(Debug)]
struct VerifySignature {
    token: Result<Arc<Token>, Denied>,
    vertical: Vertical,
    state: State,
}

#[derive(Debug)]
enum State {
    Key(Lookup<Vertical>),
    /// The keys that were there do not have it.
    NewerKey(Lookup<Vertical>),
    Signature(Rs256),
    Ended,
}

impl Flow for VerifySignature {
    type Output = Arc<Token>;

    fn step(&mut self, cache: &Cache, now: UnixTime, mut input: Input) -> Result<Step<Arc<Token>>, Error> {
        let token = match (&self.token, &self.state) {
            (Ok(token), _) => token,
            (Err(_), State::Ended) => return Err(ended()),
            (Err(denied), _) => {
                self.state = State::Ended;
                return Err(denied.clone().into());
            }
        };
        loop {
            match &mut self.state {
                State::Key(lookup) => {
                    let Some(Found { value: keys, version }) = done!(lookup.step(cache, now, input.take())?) else {
                        let problem = "there are no keys, and it is too early to fetch them again";
                        return Err(TransportError::cooling_down(problem).into());
                    };
                    self.state = match keys.key(&token.key_id) {
                        Some(key) => State::Signature(Rs256::new(key, token.clone())),
                        None => State::NewerKey(Lookup::new(self.vertical).newer_than(version)),
                    };
                }
                State::NewerKey(lookup) => {
                    let found = done!(lookup.step(cache, now, input.take())?);
                    let Some(key) = found.and_then(|found| found.value.key(&token.key_id)) else {
                        self.state = State::Ended;
                        return Err(Denied::new(DeniedReason::UnknownKey, "the project has no such key").into());
                    };
                    self.state = State::Signature(Rs256::new(key, token.clone()));
                }
                State::Signature(rs256) => {
                    let is_right = match input.take() {
                        Input::Verified(is_right) => is_right,
                        _ => return Ok(Step::Verify(rs256.clone())),
                    };
                    self.state = State::Ended;
                    if !is_right {
                        return Err(Denied::new(DeniedReason::Signature, "the signature of the token is wrong").into());
                    }
                    return Ok(Step::Done(token.clone()));
                }
                State::Ended => return Err(ended()),
            }
        }
    }
}
