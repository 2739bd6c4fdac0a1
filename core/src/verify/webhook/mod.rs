//! Webhooks: what Stytch tells about changes, and whether it was Stytch.

mod event;

use std::fmt;
use std::time::Duration;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use hmac_sha256::HMAC;
use http::{HeaderMap, HeaderName};

pub use event::{Action, Event, EventVertical, Object, ObjectType, Source};

use crate::error::{BuildError, BuildErrorKind, Denied, DeniedReason, Error};
use crate::values::{Secret, UnixTime};

/// Checks and reads the webhooks of one endpoint that was set up in the dashboard.
///
/// Svix delivers them, signed with HMAC-SHA256 over id, time and body
/// ([how](https://docs.svix.com/receiving/verifying-payloads/how-manual)). What they tell is on the page
/// [Webhooks](https://stytch.com/docs/b2b/guides/webhooks).
///
/// ```
/// use stytch_core::webhook::{Action, Object, Webhook};
/// use stytch_core::{Error, UnixTime};
///
/// fn receive(webhook: &Webhook, now: UnixTime, request: http::Request<Vec<u8>>) -> Result<(), Error> {
///     let (parts, body) = request.into_parts();
///     let event = webhook.verify(now, &parts.headers, body)?;
///     // The same event can arrive more than once: `event.message_id` tells.
///     match event.object {
///         Object::Member(member) => println!("{} is now {}", member.member_id, member.status),
///         _ if event.action == Action::Delete => println!("{} is gone", event.id),
///         _ => {}
///     }
///     Ok(())
/// }
///
/// let webhook = Webhook::new("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")?;
/// # let answer = receive(&webhook, UnixTime::from_seconds(0), http::Request::default());
/// # assert!(matches!(answer, Err(Error::Denied(_))));
/// # Ok::<(), Error>(())
/// ```
#[derive(Clone)]
pub struct Webhook {
    /// Each with its key in it, and nothing yet to sign.
    keys: Vec<HMAC>,
    tolerance: Duration,
}

impl Webhook {
    /// Webhooks that are signed with this secret, which the dashboard shows as `whsec_` and base64.
    ///
    /// # Errors
    ///
    /// [`Error::Build`] naming `signing_secret` if it is nothing like that.
    pub fn new(signing_secret: impl Into<Secret>) -> Result<Self, Error> {
        Self { keys: Vec::new(), tolerance: Duration::from_secs(300) }.or_secret(signing_secret)
    }

    /// Accepts this secret too: the old one, for the day on which a new one is introduced.
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
            // Anybody can sign with an empty key.
            .filter(|key| !key.is_empty())
            .map(HMAC::new)
            .ok_or_else(|| {
                let problem = "must be `whsec_` and base64, as the dashboard shows it";
                BuildError::new(BuildErrorKind::Configuration, "signing_secret", problem)
            })?;
        self.keys.push(key);
        Ok(self)
    }

    /// Sets how far the time of a webhook may be from now, before or after: 5 minutes at first.
    ///
    /// Within that time, whoever saw a webhook can send it again.
    pub fn with_tolerance(mut self, tolerance: Duration) -> Self {
        self.tolerance = tolerance;
        self
    }

    /// Checks a webhook, and reads it.
    ///
    /// `body` must be the bytes as they came: the signature is not over the JSON, but over its text.
    ///
    /// # Errors
    ///
    /// [`Error::Denied`] as for [`verify_signature`](Self::verify_signature). [`Error::Decode`] if the webhook is
    /// genuine, but its body is no event of Stytch's; to receive others, use `verify_signature` and read the body
    /// yourself.
    #[inline]
    pub fn verify(&self, now: UnixTime, headers: &HeaderMap, body: impl Into<Vec<u8>>) -> Result<Event, Error> {
        let body = body.into();
        let message_id = self.verify_signature(now, headers, &body)?;
        Event::read(message_id, body)
    }

    /// Checks a webhook without reading its body, and answers its id, which stays the same when it is delivered again.
    ///
    /// The headers are `svix-id`, `svix-timestamp` and `svix-signature`; or, in a request with none of these, the same
    /// with `webhook-`. Of several signatures, one must match one of the secrets. Versions other than `v1` do not
    /// count.
    ///
    /// The signature comes first: to somebody without the secret, every webhook with all headers is answered alike,
    /// whatever its time.
    ///
    /// # Errors
    ///
    /// [`Error::Denied`] with one of these reasons, in this order:
    ///
    /// - [`Malformed`](DeniedReason::Malformed): a header is missing, there twice, or not text; or the id is empty or
    ///   holds a `.`, which separates the parts of what is signed.
    /// - [`Signature`](DeniedReason::Signature): no signature is right.
    /// - [`Malformed`](DeniedReason::Malformed): the timestamp is no number of seconds since 1970.
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

/// The three headers that carry id, time and signatures: by the name of who delivers, or by the name of the standard
/// (<https://www.standardwebhooks.com>).
static HEADERS: [[(&str, HeaderName); 3]; 2] = [
    [header("svix-id"), header("svix-timestamp"), header("svix-signature")],
    [header("webhook-id"), header("webhook-timestamp"), header("webhook-signature")],
];

/// A header with its name as text, as which the name of a header takes a kilobyte of code.
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
        let message = Self {
            id: text(headers, id)?,
            timestamp: text(headers, timestamp)?,
            signatures: text(headers, signatures)?,
        };
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
        // As a secret, since comparing those takes the same time wherever they differ.
        let right = Secret::from(STANDARD.encode(mac.finalize()));
        let mut signatures = self.signatures.split(' ').filter_map(|signature| signature.strip_prefix("v1,"));
        signatures.any(|signature| Secret::from(signature) == right)
    }

    fn sent(&self) -> Result<UnixTime, Error> {
        // `parse` alone would take a sign.
        let is_number = self.timestamp.bytes().all(|byte| byte.is_ascii_digit());
        match self.timestamp.parse() {
            Ok(seconds) if is_number => Ok(UnixTime::from_seconds(seconds)),
            _ => Err(denied(DeniedReason::Malformed, "the timestamp of the webhook is no number of seconds")),
        }
    }
}

/// The one header of this name. Of two, nobody could say which one counts.
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
