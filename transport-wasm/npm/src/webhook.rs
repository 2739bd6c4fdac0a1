//! Webhooks.

use http::{HeaderMap, HeaderName, HeaderValue};
use std::time::Duration;
use stytch_wasm::{BuildError, Error, UnixTime, Webhook};
use wasm_bindgen::prelude::*;

use crate::error;

/// The id of a webhook that one of the secrets has signed.
///
/// `headers` are names and values in turn; `now` is in milliseconds.
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
) -> Result<String, JsValue> {
    verify(secrets, tolerance_seconds, &headers, body, now).map_err(|error| error::thrown(&error))
}

fn verify(
    secrets: Vec<String>,
    tolerance_seconds: f64,
    headers: &[String],
    body: &[u8],
    now: f64,
) -> Result<String, Error> {
    let mut secrets = secrets.into_iter();
    let first = secrets.next().ok_or(BuildError::configuration("signingSecret", "is missing"))?;
    let webhook = secrets.try_fold(Webhook::new(first)?, Webhook::or_secret)?;
    let tolerance = Duration::try_from_secs_f64(tolerance_seconds)
        .map_err(|_| BuildError::configuration("toleranceSeconds", "must be a number of seconds"))?;
    let mut map = HeaderMap::new();
    for pair in headers.chunks_exact(2) {
        // What is no header is not one of those that count.
        if let (Ok(name), Ok(value)) = (HeaderName::try_from(&pair[0]), HeaderValue::try_from(&pair[1])) {
            map.append(name, value);
        }
    }
    webhook.with_tolerance(tolerance).verify_signature(UnixTime::from_millis(now as u64), &map, body)
}
