//! Tokens for a program that calls others.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use http::Response;
use serde_json::Value;

use crate::access_token::scopes;
use crate::api::operations;
use crate::error::TransportError;
use crate::flow::done;
use crate::json::object;
use crate::members::{Members, Wrong};
use crate::retry::part;
use crate::single_flight::{Fetched, Lookup, Resource, Slot};
use crate::{Cache, Error, Flow, Input, Operation, Secret, Step, UnixTime};

/// A token is replaced this long before it expires, or a tenth of its life before, whichever is less.
const MARGIN: Duration = Duration::from_secs(60);

/// Gets an access token with the credentials of an M2M client (RFC 6749, section 4.4).
///
/// A token is kept for the client and its set of scopes, and given out again until a minute or so before it expires; however
/// many threads ask, it is fetched once. The project's secret is not sent.
///
/// ```
/// use stytch_core::m2m::FetchToken;
///
/// # let (client_id, client_secret) = ("", "");
/// let flow = FetchToken::new(client_id, client_secret).scope("read:users").scope("write:users");
/// ```
#[must_use = "a flow does nothing until it is run"]
pub struct FetchToken {
    key: TokenKey,
    anew: bool,
    lookup: Option<Lookup<TokenKey>>,
}

impl FetchToken {
    /// A token with all scopes of the client.
    pub fn new(client_id: impl Into<String>, client_secret: impl Into<Secret>) -> Self {
        let client_secret: Secret = client_secret.into();
        let key =
            TokenKey { client_id: client_id.into(), client_secret: client_secret.expose().to_owned(), scopes: vec![] };
        Self { key, anew: false, lookup: None }
    }

    /// Asks for a scope, or for several that are separated by spaces; Stytch gives all of the client's when none is asked
    /// for.
    pub fn scope(mut self, scope: impl AsRef<str>) -> Self {
        for scope in scopes(scope.as_ref()) {
            if let Err(place) = self.key.scopes.binary_search(&scope) {
                self.key.scopes.insert(place, scope);
            }
        }
        self
    }

    /// Does not content itself with a token that is kept: for when one was refused.
    pub fn anew(mut self) -> Self {
        self.anew = true;
        self
    }
}

impl Flow for FetchToken {
    type Output = AccessToken;

    fn step(&mut self, cache: &Cache, now: UnixTime, input: Input) -> Result<Step<AccessToken>, Error> {
        let lookup = self.lookup.get_or_insert_with(|| {
            let kept = if self.anew { self.key.with_slot(cache, |slot| slot.version()) } else { 0 };
            Lookup::new(self.key.clone()).newer_than(kept)
        });
        match done!(lookup.step(cache, now, input)?) {
            Some(found) => Ok(Step::Done(AccessToken::clone(&found.value))),
            None => Err(TransportError::cooling_down("there is no token").into()),
        }
    }
}

/// Shows whose token it is about, and no secret.
impl fmt::Debug for FetchToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FetchToken")
            .field("client_id", &self.key.client_id)
            .field("scopes", &self.key.scopes)
            .field("anew", &self.anew)
            .finish_non_exhaustive()
    }
}

/// What [`FetchToken`] comes to.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct AccessToken {
    /// The token, to be sent as `Authorization: Bearer`.
    pub access_token: Secret,
    /// The scopes that it was given.
    pub scopes: Vec<String>,
    /// When it expires, by the clock of this machine.
    pub expires_at: UnixTime,
}

/// What counts of an [`oauth2::TokenResponse`].
struct Answer {
    access_token: String,
    expires_in: i64,
    scope: Option<String>,
}

impl Answer {
    fn of(mut answer: Members) -> Result<Self, Wrong> {
        let access_token = answer.required_text("access_token")?;
        if access_token.is_empty() {
            return Err(Wrong::new("access_token", "is empty"));
        }
        let expires_in = answer.integer("expires_in")?.unwrap_or_default();
        Ok(Self { access_token, expires_in, scope: answer.text("scope")? })
    }
}

/// What a kept token is known by. The secret is part of it: who does not know it gets no token.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct TokenKey {
    client_id: String,
    client_secret: String,
    scopes: Vec<String>,
}

impl Resource for TokenKey {
    type Value = AccessToken;

    fn operation(&self) -> &'static Operation {
        &operations::OAUTH2_TOKEN
    }

    fn args(&self) -> Value {
        let mut args = vec![
            ("grant_type", "client_credentials".into()),
            ("client_id", self.client_id.as_str().into()),
            ("client_secret", self.client_secret.as_str().into()),
        ];
        if !self.scopes.is_empty() {
            args.push(("scope", self.scopes.join(" ").into()));
        }
        object(args)
    }

    fn read(&self, cache: &Cache, now: UnixTime, response: &Response<Vec<u8>>) -> Result<Fetched<AccessToken>, Error> {
        let Answer { access_token, expires_in, scope } =
            cache.project().members(self.operation(), response, Answer::of)?;
        let lifetime = Duration::from_secs(expires_in.try_into().unwrap_or(0));
        let margin = MARGIN.min(lifetime / 10);
        let granted = scope.as_deref().map_or_else(|| self.scopes.clone(), scopes);
        let expires_at = now + lifetime;
        let value = AccessToken { access_token: access_token.into(), scopes: granted, expires_at };
        // Not all processes at once.
        let early = margin + part(margin, cache.random());
        Ok(Fetched {
            value: Arc::new(value),
            fetched_at: now,
            fresh_until: now + lifetime.saturating_sub(early),
            usable_until: expires_at,
        })
    }

    /// Those who waited for a fetch share its failure; who comes later finds out anew.
    fn cool_down(&self, _: &Cache) -> Duration {
        Duration::ZERO
    }

    fn with_slot<R>(&self, cache: &Cache, act: impl FnOnce(&mut Slot<AccessToken>) -> R) -> R {
        cache.with_m2m_token(self, act)
    }
}
