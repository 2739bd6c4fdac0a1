//! What needs no request, by name.

use std::time::Duration;

use http::HeaderMap;
use serde_json::Value;

use super::headers::{self, WEBHOOK_HEADERS};
use crate::error::{BuildError, BuildErrorKind, Error};
use crate::login::{Pkce, Redirect};
use crate::operation::{Kind, Operation, Param, Place, args, start_urls};
use crate::values::{JsonObject, UnixTime, object};
use crate::verify::Webhook;
use crate::wire::Project;
use crate::wire::start_url::{StartUrl, provider_path};

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

const REDIRECT: &[Param] = &[Param::new("redirect", Kind::String).required()];

static COMPUTATIONS: [Description; 4] = [
    Description {
        name: "b2b.redirects.parse",
        params: REDIRECT,
        compute: |args, _| {
            let redirect = parse(args)?;
            redirect.b2b().map(|found| describe(&redirect, found.operation()))
        },
    },
    Description {
        name: "consumer.redirects.parse",
        params: REDIRECT,
        compute: |args, _| {
            let redirect = parse(args)?;
            redirect.consumer().map(|found| describe(&redirect, found.operation()))
        },
    },
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
    computations.chain(start_urls().map(|(name, _, params)| (name, params)))
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
/// errors of the types that the names stand for: [`Redirect`], [`Webhook`], the `StartUrl`s.
pub fn compute(name: &str, args: &Value, around: &Surroundings<'_>) -> Result<Value, Error> {
    let check = |name, params| args::check(params, args, &|_| Some(false)).map_err(|error| error.of(name));
    if let Some(description) = COMPUTATIONS.iter().find(|description| description.name == name) {
        check(description.name, description.params)?;
        return (description.compute)(args, around);
    }
    if let Some((name, path, params)) = start_urls().find(|(known, ..)| *known == name) {
        check(name, params)?;
        return start_url(name, path, params, args, around.project);
    }
    let known = computations().map(|(name, _)| name);
    Err(BuildError::unknown(BuildErrorKind::UnknownOperation, name, "the name of a computation", known).into())
}

fn text<'a>(args: &'a Value, name: &str) -> &'a str {
    args.get(name).and_then(Value::as_str).unwrap_or_default()
}

fn parse(args: &Value) -> Result<Redirect, Error> {
    Redirect::parse(text(args, "redirect"))
}

fn describe(redirect: &Redirect, operation: &'static Operation) -> Value {
    let mut params = JsonObject::new();
    for (name, value) in redirect.params() {
        // The first value counts, as for `Redirect::param`.
        params.entry(name).or_insert_with(|| value.into());
    }
    let param = |is: fn(&&Param) -> bool| operation.params().iter().find(is).map(|param| param.name);
    object(vec![
        ("token", redirect.token.expose().into()),
        ("token_type", redirect.token_type.as_str().into()),
        ("operation", operation.name.into()),
        ("token_param", param(|param| param.required && param.name.ends_with("token")).into()),
        ("code_verifier_param", param(|param| param.name.ends_with("code_verifier")).into()),
        ("params", params.into()),
    ])
}

/// The params of which exactly one says whose login it is, if there are any.
const TARGETS: [&str; 3] = ["connection_id", "organization_id", "slug"];

fn start_url(
    name: &'static str,
    path: &str,
    params: &[Param],
    args: &Value,
    project: &Project,
) -> Result<Value, Error> {
    let targets = || params.iter().filter(|param| TARGETS.contains(&param.name)).map(|param| param.name);
    if let Some(target) = targets().next() {
        if targets().filter(|target| args.get(target).is_some()).count() != 1 {
            let others = targets().skip(1).collect::<Vec<_>>().join("` or `");
            let problem = format!("or `{others}` must be there, and only one of them");
            return Err(BuildError::new(BuildErrorKind::MissingParam, target, problem).of(name).into());
        }
    }
    let path = if path.contains("{provider}") { provider_path(path, text(args, "provider"))? } else { path.to_owned() };
    let mut url = StartUrl::new(project, &path, text(args, "public_token").to_owned())?;
    for param in params.iter().filter(|param| param.place == Place::Query && param.name != "public_token") {
        url = match args.get(param.name) {
            Some(Value::String(text)) if TARGETS.contains(&param.name) => url.set_required(param.name, text.clone())?,
            Some(Value::String(text)) => url.set(param.name, text),
            Some(Value::Array(scopes)) => url.set_scopes(param.name, scopes.iter().filter_map(Value::as_str)),
            Some(Value::Object(others)) => others.iter().try_fold(url, |url, (name, value)| {
                let problem = || {
                    BuildError::new(
                        BuildErrorKind::WrongType,
                        format!("{}.{name}", param.name),
                        "must be of type string",
                    )
                };
                Ok::<_, Error>(url.set(format!("provider_{name}"), value.as_str().ok_or_else(problem)?))
            })?,
            _ => url,
        };
    }
    Ok(object(vec![("url", url.to_string().into())]))
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
