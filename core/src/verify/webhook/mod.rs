//! Webhooks: verifying their signatures, and reading their events.

mod event;

use std::fmt;
use std::time::Duration;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use hmac_sha256::HMAC;
use http::{HeaderMap, HeaderName};

pub use event::{Action, Event, EventVertical, Object, ObjectType, Source};

use serde_json::Value;

use crate::error::{BuildError, BuildErrorKind, Denied, DeniedReason, Error};
use crate::values::{Secret, UnixTime};

/// Verifies and reads the webhooks of one endpoint in the dashboard.
///
/// Svix delivers them, signed with HMAC-SHA256 over id, time and body
/// ([how](https://docs.svix.com/receiving/verifying-payloads/how-manual)). The events are listed in
/// [Webhooks](https://stytch.com/docs/b2b/guides/webhooks).
///
/// ```
/// use stytch_core::webhook::{Action, Object, Webhook};
/// use stytch_core::{Error, UnixTime};
///
/// type Request = http::Request<Vec<u8>>;
///
/// fn receive(webhook: &Webhook, now: UnixTime, request: Request) -> Result<(), Error> {
///     let (parts, body) = request.into_parts();
///     let event = webhook.verify(now, &parts.headers, body)?;
///     // The same event can arrive more than once, with the same `event.message_id`.
///     match event.object {
///         Object::Member(it) => println!("{} is now {}", it.member_id, it.status),
///         _ if event.action == Action::Delete => println!("{} is gone", event.id),
///         _ => {}
///     }
///     Ok(())
/// }
///
/// let webhook = Webhook::new("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")?;
/// # let result = receive(&webhook, UnixTime::from_seconds(0), http::Request::default());
/// # assert!(matches!(result, Err(Error::Denied(_))));
/// # Ok::<(), Error>(())
/// ```
#[derive(Clone)]
pub struct Webhook {
    /// One for each secret, with no message yet.
    keys: Vec<HMAC>,
    tolerance: Duration,
}

impl Webhook {
    /// Accepts webhooks that are signed with this secret, which the dashboard shows as `whsec_` and base64.
    ///
    /// # Errors
    ///
    /// [`Error::Build`] naming `signing_secret` if it does not have this form.
    pub fn new(signing_secret: impl Into<Secret>) -> Result<Self, Error> {
        Self { keys: Vec::new(), tolerance: Duration::from_secs(300) }.or_secret(signing_secret)
    }

    /// Also accepts this secret, for instance the old one while it is replaced.
    ///
    /// # Errors
    ///
    /// As for [`new`](Self::new).
    pub fn or_secret(mut self, signing_secret: impl Into<Secret>) -> Result<Self, Error> {
        let secret = signing_secret.into();
        let key = secret
            .expose()
            .strip_prefix("whsec_")
            .and_then(|base64| STANDARD.decode(base64).ok())
            // An attacker can sign with an empty key.
            .filter(|key| !key.is_empty())
            .map(HMAC::new)
            .ok_or_else(|| {
                let problem = "must be `whsec_` and base64, as the dashboard shows it";
                BuildError::new(BuildErrorKind::Configuration, "signing_secret", problem)
            })?;
        self.keys.push(key);
        Ok(self)
    }

    /// How far the time of a webhook may be from now, before or after. Default: 5 minutes.
    ///
    /// Within that time, an attacker who saw a webhook can send it again.
    pub fn with_tolerance(mut self, tolerance: Duration) -> Self {
        self.tolerance = tolerance;
        self
    }

    /// Verifies a webhook, and reads its event.
    ///
    /// `body` must be the bytes as received: the signature is over them, not over the JSON that they encode.
    ///
    /// # Errors
    ///
    /// [`Error::Denied`] as for [`verify_signature`](Self::verify_signature). [`Error::Decode`] if the webhook is
    /// genuine, but its body is not an event of Stytch. To receive other events, use `verify_signature` and read the
    /// body yourself.
    #[inline]
    pub fn verify(&self, now: UnixTime, headers: &HeaderMap, body: impl Into<Vec<u8>>) -> Result<Event, Error> {
        let body = body.into();
        let message_id = self.verify_signature(now, headers, &body)?;
        Event::read(message_id, body)
    }

    /// Verifies a webhook, and checks that its body is an event, without reading it into a type: for bindings. Returns the
    /// id of the message.
    ///
    /// # Errors
    ///
    /// As for [`verify`](Self::verify).
    pub fn verify_untyped(&self, now: UnixTime, headers: &HeaderMap, body: &[u8]) -> Result<String, Error> {
        self.verify_json(now, headers, body).map(|(message_id, _)| message_id)
    }

    /// The id of the message, and the event.
    pub(crate) fn verify_json(
        &self,
        now: UnixTime,
        headers: &HeaderMap,
        body: &[u8],
    ) -> Result<(String, Value), Error> {
        let message_id = self.verify_signature(now, headers, body)?;
        event::read_json(body).map(|event| (message_id, event))
    }

    /// Verifies a webhook without reading its body. Returns its id, which is the same each time it is delivered.
    ///
    /// The headers are `svix-id`, `svix-timestamp` and `svix-signature`; in a request with none of these, the same
    /// names with `webhook-`. If there are several signatures, one of them must match one of the secrets. Versions
    /// other than `v1` are ignored.
    ///
    /// The signature is checked before the time. An attacker without the secret therefore gets the same result for
    /// every time.
    ///
    /// # Errors
    ///
    /// [`Error::Denied`] with one of these reasons, in this order:
    ///
    /// - [`Malformed`](DeniedReason::Malformed): a header is missing, present twice, or not text; or the id is empty or
    ///   contains a `.`, which separates the parts of what is signed.
    /// - [`Signature`](DeniedReason::Signature): no signature matches.
    /// - [`Malformed`](DeniedReason::Malformed): the timestamp is not a number of seconds since 1970.
    /// - [`Expired`](DeniedReason::Expired) and [`NotYetValid`](DeniedReason::NotYetValid): that time is further away
    ///   than the tolerance.
    pub fn verify_signature(&self, now: UnixTime, headers: &HeaderMap, body: &[u8]) -> Result<String, Error> {
        let message = Message::new(headers)?;
        if !self.keys.iter().any(|key| message.is_signed_with(key, body)) {
            return Err(denied(DeniedReason::Signature, "the webhook is signed with none of the secrets"));
        }
        let sent = message.sent()?;
        if now.since(sent) > self.tolerance {
            return Err(denied(DeniedReason::Expired, "the webhook was sent too long ago"));
        }
        if sent.since(now) > self.tolerance {
            return Err(denied(DeniedReason::NotYetValid, "the webhook was sent in the future"));
        }
        Ok(message.id.to_owned())
    }
}

/// Shows no secret.
impl fmt::Debug for Webhook {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Webhook")
            .field("secrets", &self.keys.len())
            .field("tolerance", &self.tolerance)
            .finish_non_exhaustive()
    }
}

/// The three headers that carry id, time and signatures: with the prefix of Svix, or with that of the standard
/// (<https://www.standardwebhooks.com>).
static HEADERS: [[(&str, HeaderName); 3]; 2] = [
    [header("svix-id"), header("svix-timestamp"), header("svix-signature")],
    [header("webhook-id"), header("webhook-timestamp"), header("webhook-signature")],
];

/// A header with its name as text: converting a `HeaderName` to text takes a kilobyte of code.
const fn header(name: &'static str) -> (&'static str, HeaderName) {
    (name, HeaderName::from_static(name))
}

/// What the headers say, unchecked.
struct Message<'a> {
    id: &'a str,
    timestamp: &'a str,
    signatures: &'a str,
}

impl<'a> Message<'a> {
    fn new(headers: &'a HeaderMap) -> Result<Self, Error> {
        let [svix, standard] = &HEADERS;
        let has_any_of = |names: &[(&str, HeaderName); 3]| names.iter().any(|(_, name)| headers.contains_key(name));
        let [id, timestamp, signatures] = if has_any_of(standard) && !has_any_of(svix) { standard } else { svix };
        let text = |name| text(headers, name);
        let message = Self { id: text(id)?, timestamp: text(timestamp)?, signatures: text(signatures)? };
        // With a dot in the id, what is signed could be cut into id, time and body in more than one way.
        if message.id.is_empty() || message.id.contains('.') {
            return Err(denied(DeniedReason::Malformed, "the id of the webhook is empty or has a dot in it"));
        }
        Ok(message)
    }

    fn is_signed_with(&self, key: &HMAC, body: &[u8]) -> bool {
        let mut mac = key.clone();
        for part in [self.id.as_bytes(), b".", self.timestamp.as_bytes(), b".", body] {
            mac.update(part);
        }
        // As a `Secret`, which is compared in constant time.
        let right = Secret::from(STANDARD.encode(mac.finalize()));
        let mut signatures = self.signatures.split(' ').filter_map(|signature| signature.strip_prefix("v1,"));
        signatures.any(|signature| Secret::from(signature) == right)
    }

    fn sent(&self) -> Result<UnixTime, Error> {
        // `parse` alone would accept a sign.
        let is_number = self.timestamp.bytes().all(|byte| byte.is_ascii_digit());
        match self.timestamp.parse() {
            Ok(seconds) if is_number => Ok(UnixTime::from_seconds(seconds)),
            _ => Err(denied(DeniedReason::Malformed, "the timestamp of the webhook is no number of seconds")),
        }
    }
}

/// The one header of this name. Two are an error, because it is unclear which one counts.
fn text<'a>(headers: &'a HeaderMap, (text, name): &(&str, HeaderName)) -> Result<&'a str, Error> {
    let malformed = |problem| denied(DeniedReason::Malformed, format!("the header `{text}` {problem}"));
    let mut values = headers.get_all(name).iter();
    match (values.next(), values.next()) {
        (Some(value), None) => value.to_str().map_err(|_| malformed("is not plain text")),
        (Some(_), Some(_)) => Err(malformed("is there twice")),
        (None, _) => Err(malformed("is missing")),
    }
}

fn denied(reason: DeniedReason, detail: impl Into<std::borrow::Cow<'static, str>>) -> Error {
    Denied::new(reason, detail).into()
}

#[cfg(test)]
mod tests;
