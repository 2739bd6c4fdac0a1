//! Webhooks.

use std::time::Duration;

use http::{HeaderMap, HeaderName, HeaderValue};
use stytch_core::{BuildError, Error, UnixTime, Webhook};
use wasm_bindgen::prelude::*;

use crate::error;

/// The headers that count.
static HEADERS: [(&str, HeaderName); 6] = [
    ("svix-id", HeaderName::from_static("svix-id")),
    ("svix-timestamp", HeaderName::from_static("svix-timestamp")),
    ("svix-signature", HeaderName::from_static("svix-signature")),
    ("webhook-id", HeaderName::from_static("webhook-id")),
    ("webhook-timestamp", HeaderName::from_static("webhook-timestamp")),
    ("webhook-signature", HeaderName::from_static("webhook-signature")),
];

/// Checks that secrets are such.
///
/// # Errors
///
/// As all errors here, as JSON.
#[wasm_bindgen(js_name = checkWebhookSecrets)]
pub fn check_webhook_secrets(secrets: Vec<String>) -> Result<(), String> {
    webhook(secrets).map(drop).map_err(|error| error::describe(&error))
}

/// The id of a webhook that one of the secrets has signed.
///
/// `headers` are names in small letters, and values, in turn.
///
/// # Errors
///
/// As all errors here, as JSON.
#[wasm_bindgen(js_name = verifyWebhook)]
pub fn verify_webhook(
    secrets: Vec<String>,
    tolerance_seconds: f64,
    headers: Vec<String>,
    body: &[u8],
    now: f64,
) -> Result<String, String> {
    // Longer than any clock goes is for ever.
    let tolerance = Duration::from_millis((tolerance_seconds * 1000.0) as u64);
    verify(secrets, tolerance, &headers, body, now).map_err(|error| error::describe(&error))
}

fn webhook(secrets: Vec<String>) -> Result<Webhook, Error> {
    let mut secrets = secrets.into_iter();
    let first = secrets.next().ok_or(BuildError::configuration("signing_secret", "is missing"))?;
    secrets.try_fold(Webhook::new(first)?, Webhook::or_secret)
}

fn verify(
    secrets: Vec<String>,
    tolerance: Duration,
    headers: &[String],
    body: &[u8],
    now: f64,
) -> Result<String, Error> {
    let webhook = webhook(secrets)?;
    let mut map = HeaderMap::new();
    for pair in headers.chunks_exact(2) {
        let known = HEADERS.iter().find(|(known, _)| *known == pair[0]);
        if let (Some((_, name)), Ok(value)) = (known, HeaderValue::from_bytes(pair[1].as_bytes())) {
            map.append(name, value);
        }
    }
    webhook.with_tolerance(tolerance).verify_signature(UnixTime::from_millis(now as u64), &map, body)
}
