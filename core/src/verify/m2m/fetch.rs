//! Tokens for calls to other programs.

use std::borrow::Cow;
use std::fmt;
use std::time::Duration;

use http::Response;

use crate::api::oauth2;
use crate::error::Error;
use crate::flow::fetch_once::{Fetch, Fetched, GetOrFetch, Life, Resource};
use crate::flow::{Context, Flow, Input, Once, Step, part, ready};
use crate::operation::Operation;
use crate::values::{Secret, UnixTime};
use crate::verify::access_token::scopes;
use crate::wire::fields::{self, Misfit};
use crate::wire::{Encoder, Endpoint, response};

/// A token is replaced this long before it expires, or a tenth of its life before, whichever is less.
const MARGIN: Duration = Duration::from_secs(60);

/// Gets an access token with the credentials of an M2M client (RFC 6749, section 4.4).
///
/// The token is kept for the client and its set of scopes, and returned again until about a minute before it expires;
/// it is fetched once for all threads. [`Settings::cache_size`](crate::Settings#structfield.cache_size) says how many tokens
/// are kept. The project's secret is not sent.
///
/// After a failure, the next flow tries again. If Stytch asked for a pause (`Retry-After`), flows fail without a request until
/// it is over, for at most 5 minutes.
///
/// ```
/// use stytch_core::m2m::FetchToken;
///
/// # let (client_id, client_secret) = ("", "");
/// let flow = FetchToken::new(client_id, client_secret)
///     .scope("read:users")
///     .scope("write:users");
/// ```
#[derive(Debug)]
#[must_use = "a flow does nothing until it is run"]
pub struct FetchToken(Once<TokenFetch>);

struct TokenFetch {
    token: ClientToken,
    force_refresh: bool,
    get: Option<GetOrFetch<ClientToken>>,
}

impl FetchToken {
    /// A token with all scopes of the client.
    pub fn new(client_id: impl Into<String>, client_secret: impl Into<Secret>) -> Self {
        let (client_id, client_secret) = (client_id.into(), client_secret.into());
        let token = ClientToken { client_id, client_secret, scopes: Vec::new() };
        Self(Once::new(TokenFetch { token, force_refresh: false, get: None }))
    }

    /// Asks for a scope, or for several that are separated by spaces. Default: all scopes of the client.
    pub fn scope(self, scope: impl AsRef<str>) -> Self {
        Self(self.0.with(|fetch| {
            for scope in scopes(scope.as_ref()) {
                if let Err(place) = fetch.token.scopes.binary_search(&scope) {
                    fetch.token.scopes.insert(place, scope);
                }
            }
        }))
    }

    /// Fetches a new token even if one is kept, for instance after the kept one was refused.
    pub fn force_refresh(self) -> Self {
        Self(self.0.with(|fetch| fetch.force_refresh = true))
    }
}

impl Flow for FetchToken {
    type Output = AccessToken;

    fn step(&mut self, context: &Context, now: UnixTime, input: Input) -> Result<Step<AccessToken>, Error> {
        self.0.step(|TokenFetch { token, force_refresh, get }| {
            let get = get.get_or_insert_with(|| {
                let kept = force_refresh.then(|| context.with_entry(token, |entry| entry.version()));
                GetOrFetch::new(token.clone()).newer_than(kept)
            });
            Ok(Step::Done(AccessToken::clone(&ready!(get.step(context, now, input)?).value)))
        })
    }
}

/// Shows the client of the token, and no secret.
impl fmt::Debug for TokenFetch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TokenFetch")
            .field("client_id", &self.token.client_id)
            .field("scopes", &self.token.scopes)
            .field("force_refresh", &self.force_refresh)
            .finish_non_exhaustive()
    }
}

/// What [`FetchToken`] returns.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct AccessToken {
    /// The token, to be sent as `Authorization: Bearer`.
    pub access_token: Secret,
    /// The scopes of the token.
    pub scopes: Vec<String>,
    /// When it expires, by the clock of this machine.
    pub expires_at: UnixTime,
}

/// The token of a client with these scopes. The secret is part of the key: a caller that does not know it gets no token.
#[derive(Clone)]
struct ClientToken {
    client_id: String,
    client_secret: Secret,
    scopes: Vec<String>,
}

impl Resource for ClientToken {
    type Value = AccessToken;
}

impl Fetch for ClientToken {
    fn kind(&self) -> &'static str {
        "M2M token"
    }

    fn key(&self) -> Cow<'_, str> {
        // As JSON, since no character separates texts that may hold any.
        serde_json::to_string(&(&self.client_id, &self.client_secret, &self.scopes)).unwrap_or_default().into()
    }

    fn operation(&self) -> &'static Operation {
        oauth2::Token::OPERATION
    }

    fn encode(&self, request: &mut Encoder<'_>) -> Result<(), Error> {
        request.project_path("project_id", None)?;
        request.form("grant_type", Some("client_credentials"));
        request.form("client_id", Some(&self.client_id));
        request.form("client_secret", Some(self.client_secret.expose()));
        let scope = self.scopes.join(" ");
        request.form("scope", (!scope.is_empty()).then_some(&*scope));
        Ok(())
    }

    fn read(&self, context: &Context, now: UnixTime, response: &Response<Vec<u8>>) -> Result<Fetched, Error> {
        let (access_token, expires_in, scope) = response::read(self.operation(), response, |answer| {
            let access_token = fields::required_text(answer, "access_token")?;
            if access_token.is_empty() {
                return Err(Misfit::new("access_token", "is empty"));
            }
            Ok((access_token, fields::integer(answer, "expires_in")?, fields::text(answer, "scope")?))
        })?;
        let lifetime = Duration::from_secs(expires_in.unwrap_or_default().try_into().unwrap_or(0));
        let margin = MARGIN.min(lifetime / 10);
        let granted = scope.as_deref().map_or_else(|| self.scopes.clone(), scopes);
        let expires_at = now + lifetime;
        let value = AccessToken { access_token: access_token.into(), scopes: granted, expires_at };
        // Not in all processes at once.
        let early = margin + part(margin, context.random());
        let fresh_until = now + lifetime.saturating_sub(early);
        let fresh_again = Duration::ZERO;
        Ok(Fetched::new(value, Life { fetched_at: now, fresh_until, fresh_again, usable_until: expires_at }))
    }

    /// Flows that waited for a fetch share its failure; later ones try again, unless Stytch asked for a pause.
    fn cool_down(&self, _: &Context) -> Duration {
        Duration::ZERO
    }
}
