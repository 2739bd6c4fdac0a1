//! Webhooks.

use std::time::Duration;

use stytch_core::by_name::{WEBHOOK_HEADERS, read_headers};
use stytch_core::error::BuildError;
use stytch_core::{Error, UnixTime, Webhook};
use wasm_bindgen::prelude::*;

use crate::{text_or_error, texts};

/// Checks the form of secrets, a JSON list. Returns a line `error` and the JSON of what is wrong; otherwise an empty string.
#[wasm_bindgen(js_name = checkWebhookSecrets)]
pub fn check_webhook_secrets(secrets: &str) -> String {
    text_or_error(webhook(secrets).map(|_| String::new()))
}

/// Verifies a webhook that one of the secrets, a JSON list, must have signed. Returns its id, or a line `error` and the JSON of
/// what is wrong. The body of a genuine one must be an event, which JavaScript then reads.
///
/// `headers` are lines as in HTTP/1, with names in lowercase.
#[wasm_bindgen(js_name = verifyWebhook)]
pub fn verify_webhook(secrets: &str, tolerance_seconds: f64, headers: &str, body: &[u8], now: f64) -> String {
    // A conversion from a float saturates: a tolerance beyond any clock has no end.
    let tolerance = Duration::from_millis((tolerance_seconds * 1000.0) as u64);
    text_or_error(verify(secrets, tolerance, headers, body, now))
}

fn webhook(secrets: &str) -> Result<Webhook, Error> {
    let mut secrets = texts("signing_secret", secrets)?.into_iter();
    let first = secrets.next().ok_or(BuildError::configuration("signing_secret", "is missing"))?;
    secrets.try_fold(Webhook::new(first)?, Webhook::or_secret)
}

fn verify(secrets: &str, tolerance: Duration, headers: &str, body: &[u8], now: f64) -> Result<String, Error> {
    let webhook = webhook(secrets)?;
    let headers = read_headers(&WEBHOOK_HEADERS, headers);
    webhook.with_tolerance(tolerance).verify_untyped(UnixTime::from_millis(now as u64), &headers, body)
}
