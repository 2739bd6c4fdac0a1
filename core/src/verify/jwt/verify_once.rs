//! Verified once, checked every time.

use std::any::{Any, TypeId};
use std::sync::Arc;
use std::time::Duration;

use super::claims::Registered;
use super::keys::ProjectKeys;
use super::token::Token;
use super::verify_jwt::VerifyJwt;
use super::{Claims, UNREADABLE, Unverified, malformed};
use crate::error::Denied;
use crate::flow::fetch_once::{GetOrFetch, Version};
use crate::flow::{Context, Digest, Input, Step, ready};
use crate::values::{Secret, UnixTime, Vertical};

/// Verifies a token, and makes something of its claims, such as a session. With
/// [`Settings::verified_tokens`](crate::Settings::verified_tokens), both happen once for a token and a set of keys; whether
/// the token holds is checked every time.
///
/// ```text
/// Start --- verified before ---> Keys --- the same as then ---> what was made of it
///   |                              |
///   +------------------------------+---> Verify ---> make ----> what is made of it, also kept
/// ```
pub(crate) struct VerifyOnce {
    text: Arc<Secret>,
    vertical: Vertical,
    pub(super) max_age: Option<Duration>,
    /// If verified tokens are kept.
    digest: Option<Digest>,
    state: State,
}

enum State {
    Start,
    Keys { keys: GetOrFetch<ProjectKeys>, version: Version, verified: Arc<Verified> },
    Verify(VerifyJwt),
}

/// What is kept of a token that was verified.
struct Verified {
    vertical: Vertical,
    claims: Registered,
    made: Made,
}

/// What was made of a token: anything, so that the code is compiled once.
type Made = Arc<dyn Any + Send + Sync>;

impl VerifyOnce {
    pub(crate) fn new(text: Arc<Secret>, vertical: Vertical, max_age: Option<Duration>) -> Self {
        Self { text, vertical, max_age, digest: None, state: State::Start }
    }

    /// What `make` makes of the claims. It is not called for a token that was verified before, so it must depend on claims and
    /// product alone.
    pub(crate) fn step<T: Any + Send + Sync>(
        &mut self,
        context: &Context,
        now: UnixTime,
        input: Input,
        make: impl Fn(Claims<'_>) -> Result<T, Denied>,
    ) -> Result<Step<Arc<T>>, Unverified> {
        let make = |claims: Claims<'_>| Ok(Arc::new(make(claims)?) as Made);
        let made = ready!(self.make(context, now, input, TypeId::of::<T>(), &make)?);
        // It always is one.
        Ok(Step::Done(made.downcast().map_err(|_| malformed(UNREADABLE))?))
    }

    fn make(
        &mut self,
        context: &Context,
        now: UnixTime,
        mut input: Input,
        kind: TypeId,
        make: &dyn Fn(Claims<'_>) -> Result<Made, Denied>,
    ) -> Result<Step<Made>, Unverified> {
        loop {
            match &mut self.state {
                State::Start => {
                    self.digest = context.digest(&self.text);
                    let found = self.digest.and_then(|digest| context.verified(&digest));
                    self.state = match found.map(|(version, kept)| (version, kept.downcast::<Verified>())) {
                        // Made by this flow, which may say no to tokens of another kind or product.
                        Some((version, Ok(verified)))
                            if verified.vertical == self.vertical && (*verified.made).type_id() == kind =>
                        {
                            State::Keys { keys: GetOrFetch::new(ProjectKeys(self.vertical)), version, verified }
                        }
                        _ => self.verify()?,
                    };
                }
                State::Keys { keys, version, verified } => {
                    let hit = ready!(keys.step(context, now, input.take()).map_err(Unverified::WithoutKeys)?);
                    if hit.version == *version {
                        verified.claims.check(context, now, self.max_age)?;
                        return Ok(Step::Done(Arc::clone(&verified.made)));
                    }
                    self.state = self.verify()?;
                }
                State::Verify(verify) => {
                    let (json, version) = ready!(verify.step(context, now, input)?);
                    let claims = Claims::read(&json)?;
                    claims.registered.check(context, now, self.max_age)?;
                    let kept = self.digest.map(|digest| (digest, claims.registered.clone()));
                    let made = make(claims)?;
                    if let Some((digest, claims)) = kept {
                        let verified = Verified { vertical: self.vertical, claims, made: Arc::clone(&made) };
                        context.keep_verified(digest, version, Arc::new(verified));
                    }
                    return Ok(Step::Done(made));
                }
            }
        }
    }

    fn verify(&self) -> Result<State, Denied> {
        let token = Token::parse(Arc::clone(&self.text))?;
        Ok(State::Verify(VerifyJwt::new(token, self.vertical)))
    }
}
