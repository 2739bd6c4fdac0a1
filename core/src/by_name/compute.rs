//! What needs no request, by name.

use std::time::Duration;

use http::HeaderMap;
use serde_json::Value;

use super::browser::{browser_login, browser_logins};
use super::headers::{self, WEBHOOK_HEADERS};
use crate::error::{BuildError, BuildErrorKind, Error};
use crate::login::Pkce;
use crate::operation::{Kind, Param, args};
use crate::values::{UnixTime, object};
use crate::verify::Webhook;
use crate::wire::Project;

/// What a computation has besides its params.
#[derive(Debug, Clone, Copy)]
pub struct Surroundings<'a> {
    project: &'a Project,
    now: UnixTime,
    entropy: [u8; 32],
    body: &'a [u8],
}

impl<'a> Surroundings<'a> {
    /// The project, whose host is that of start URLs; what time it is, for the age of webhooks; and 32 bytes of a cryptographic
    /// random source, new for each call, for PKCE.
    pub fn new(project: &'a Project, now: UnixTime, entropy: [u8; 32]) -> Self {
        Self { project, now, entropy, body: b"" }
    }

    /// The bytes of a webhook as received.
    #[must_use]
    pub fn body(self, body: &'a [u8]) -> Self {
        Self { body, ..self }
    }
}

struct Description {
    name: &'static str,
    params: &'static [Param],
    compute: fn(&Value, &Surroundings<'_>) -> Result<Value, Error>,
}

static COMPUTATIONS: [Description; 2] = [
    Description {
        name: "pkce.generate",
        params: &[],
        compute: |_, around| {
            let pkce = Pkce::from_entropy(around.entropy);
            Ok(object(vec![
                ("code_verifier", pkce.verifier().expose().into()),
                ("code_challenge", pkce.challenge().into()),
            ]))
        },
    },
    Description {
        name: "webhooks.verify",
        params: &[
            Param::new("signing_secrets", Kind::Array(&Kind::String)).required(),
            Param::new("headers", Kind::Map).required(),
            Param::new("tolerance_seconds", Kind::Unsigned),
        ],
        compute: verify_webhook,
    },
];

/// The names of the computations, with their params.
pub fn computations() -> impl Iterator<Item = (&'static str, &'static [Param])> {
    let computations = COMPUTATIONS.iter().map(|description| (description.name, description.params));
    computations.chain(browser_logins())
}

/// Computes what needs no request.
///
/// | name | params | returns |
/// |---|---|---|
/// | `consumer.oauth.start_url` | `provider`, `public_token`, and those of [`StartUrl`](crate::consumer::oauth::StartUrl) by their names on the wire | `url` |
/// | `b2b.oauth.start_url` | the same, and `organization_id` or `slug` | `url` |
/// | `b2b.oauth.discovery.start_url` | the same without an organization | `url` |
/// | `b2b.sso.start_url` | `public_token`, `connection_id` or `organization_id`, .. | `url` |
/// | `consumer.redirects.parse`, `b2b.redirects.parse` | `redirect`: a URL, its query, or an HTTP request | `token`, `token_type`, the `operation` that authenticates it, its `token_param` and its `code_verifier_param`, and the other `params` of the redirect |
/// | `pkce.generate` | | `code_verifier`, `code_challenge` |
/// | `webhooks.verify` | `signing_secrets`, `headers`, `tolerance_seconds?` | the event, with its `message_id` |
///
/// `custom_scopes` is a list of texts, and `provider_params` an object of texts; its names get the prefix `provider_`.
/// `headers` is an object in which a value may be a list, as some web frameworks have them; names are in any case.
///
/// ```
/// use stytch_core::by_name::{Surroundings, compute};
/// use stytch_core::serde_json::json;
/// use stytch_core::{Project, UnixTime};
///
/// let project = Project::new("project-test-1", "secret-test-1")?;
/// let around = Surroundings::new(&project, UnixTime::from_seconds(0), [7; 32]);
/// let args = json!({ "provider": "google", "public_token": "public-token-test-1" });
/// assert_eq!(
///     compute("consumer.oauth.start_url", &args, &around)?["url"],
///     "https://test.stytch.com/v1/public/oauth/google/start?public_token=public-token-test-1"
/// );
/// # Ok::<(), stytch_core::Error>(())
/// ```
///
/// # Errors
///
/// [`Error::Build`] naming the unknown computation, or a param that is unknown, missing, `null` or of the wrong type; and the
/// errors of the types that the names stand for: [`Redirect`](crate::login::Redirect), [`Webhook`], the `StartUrl`s.
pub fn compute(name: &str, args: &Value, around: &Surroundings<'_>) -> Result<Value, Error> {
    if let Some(description) = COMPUTATIONS.iter().find(|description| description.name == name) {
        let checked = args::check(description.params, args, &|_| Some(false));
        checked.map_err(|error| error.of(description.name))?;
        return (description.compute)(args, around);
    }
    if browser_logins().any(|(known, _)| known == name) {
        return browser_login(name, args, around.project);
    }
    let known = computations().map(|(name, _)| name);
    Err(BuildError::unknown(BuildErrorKind::UnknownOperation, name, "the name of a computation", known).into())
}

fn verify_webhook(args: &Value, around: &Surroundings<'_>) -> Result<Value, Error> {
    let secrets = args.get("signing_secrets").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str);
    let mut secrets = secrets.map(str::to_owned);
    let first = secrets.next().ok_or_else(|| BuildError::configuration("signing_secrets", "are missing"))?;
    let mut webhook = secrets.try_fold(Webhook::new(first)?, Webhook::or_secret)?;
    if let Some(seconds) = args.get("tolerance_seconds").and_then(Value::as_u64) {
        webhook = webhook.with_tolerance(Duration::from_secs(seconds));
    }
    let mut found = HeaderMap::new();
    for (name, value) in args.get("headers").and_then(Value::as_object).into_iter().flatten() {
        let values = value.as_array().map_or(std::slice::from_ref(value), Vec::as_slice);
        for value in values.iter().filter_map(Value::as_str) {
            headers::append(&mut found, &WEBHOOK_HEADERS, name, value);
        }
    }
    let (message_id, mut event) = webhook.verify_json(around.now, &found, around.body)?;
    event["message_id"] = message_id.into();
    Ok(event)
}
