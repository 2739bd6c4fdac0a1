//! The one place that does I/O.

use std::time::Duration;

use http::{HeaderName, HeaderValue, Request, Response, StatusCode};
use js_sys::futures::JsFuture;
use js_sys::{Array, Function, Promise, Reflect, Uint8Array};
use stytch_core::error::{TransportError, TransportErrorKind};
use wasm_bindgen::prelude::*;
use web_sys::{
    AbortController, Headers, ReadableStreamDefaultReader, ReferrerPolicy, RequestCache, RequestCredentials,
    RequestInit, RequestRedirect,
};

use crate::timer::Timer;
use crate::{failure, host};

#[wasm_bindgen]
extern "C" {
    // The global function, which pages, workers and servers all have. Only pages have a window.
    #[wasm_bindgen(catch, js_name = fetch)]
    fn global_fetch(url: &str, settings: &RequestInit) -> Result<Promise, JsValue>;
}

/// The limits of one exchange.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Limits {
    /// From connecting to the end of the response.
    pub(crate) timeout: Duration,
    pub(crate) max_response_bytes: u64,
}

/// Sends a request and reads the response. Dropping the future aborts the request.
pub(crate) async fn exchange(request: Request<Vec<u8>>, limits: Limits) -> Result<Response<Vec<u8>>, TransportError> {
    let aborter = Aborter::new(limits.timeout).map_err(|thrown| failure::error(&thrown))?;
    let result = carry(&request, limits.max_response_bytes, &aborter.controller).await;
    let timed_out = result.is_err() && aborter.controller.signal().aborted();
    match result {
        Ok(response) => {
            aborter.disarm();
            Ok(response)
        }
        Err(mut error) => {
            if timed_out {
                error.kind = TransportErrorKind::Timeout;
            }
            Err(error)
        }
    }
}

/// Aborts a request when its time is up, and when this is dropped.
struct Aborter {
    controller: AbortController,
    _timer: Timer,
    is_armed: bool,
}

impl Aborter {
    fn new(timeout: Duration) -> Result<Self, JsValue> {
        let controller = AbortController::new()?;
        let abort = Reflect::get(&controller, &JsValue::from_str("abort"))?.unchecked_into::<Function>();
        let timer = Timer::new(timeout, &abort.bind0(&controller));
        Ok(Self { controller, _timer: timer, is_armed: true })
    }

    fn disarm(mut self) {
        self.is_armed = false;
    }
}

impl Drop for Aborter {
    fn drop(&mut self) {
        if self.is_armed {
            self.controller.abort();
        }
    }
}

async fn carry(
    request: &Request<Vec<u8>>,
    max_bytes: u64,
    controller: &AbortController,
) -> Result<Response<Vec<u8>>, TransportError> {
    let settings = settings(request, controller).map_err(|thrown| failure::error(&thrown))?;
    let sent = global_fetch(&request.uri().to_string(), &settings);
    // What `fetch` itself throws, it throws before it sends anything.
    let sent =
        sent.map_err(|thrown| TransportError::new(TransportErrorKind::Connect, failure::Thrown::new(&thrown)))?;
    let answer = JsFuture::from(sent).await.map_err(|thrown| failure::error(&thrown))?;
    let answer = answer.unchecked_into::<web_sys::Response>();
    let Ok(status) = StatusCode::from_u16(answer.status()) else {
        // Browsers hide a redirect that they do not follow, even its status.
        return Err(TransportError::new(TransportErrorKind::Redirect, "the response has no status"));
    };
    let mut response = Response::new(body(&answer, max_bytes).await?);
    *response.status_mut() = status;
    for header in Array::from(&answer.headers()).iter() {
        let header = header.unchecked_into::<Array>();
        let (name, value) = (header.get(0).as_string(), header.get(1).as_string());
        if let (Some(Ok(name)), Some(Some(value))) = (name.map(HeaderName::try_from), value.map(header_value)) {
            response.headers_mut().append(name, value);
        }
    }
    Ok(response)
}

fn settings(request: &Request<Vec<u8>>, controller: &AbortController) -> Result<RequestInit, JsValue> {
    let headers = Headers::new()?;
    for (name, value) in request.headers() {
        // JavaScript sends each letter of a header's value as a byte.
        let value: String = value.as_bytes().iter().copied().map(char::from).collect();
        headers.append(name.as_str(), &value)?;
    }
    let settings = RequestInit::new();
    settings.set_method(request.method().as_str());
    settings.set_headers(&headers);
    // A redirect would carry credentials to another host.
    settings.set_redirect(RequestRedirect::Manual);
    settings.set_signal(Some(&controller.signal()));
    if host::is_browser() {
        // Prevents what only browsers do: add cookies and the URL of the page, and respond from their cache, for instance with
        // outdated keys. Some other runtimes reject these settings.
        settings.set_cache(RequestCache::NoStore);
        settings.set_credentials(RequestCredentials::Omit);
        settings.set_referrer_policy(ReferrerPolicy::NoReferrer);
    }
    if !request.body().is_empty() {
        settings.set_body(&Uint8Array::from(request.body().as_slice()));
    }
    Ok(settings)
}

/// A header value from JavaScript, where each letter is a byte.
fn header_value(text: String) -> Option<HeaderValue> {
    let bytes = text.chars().map(u8::try_from).collect::<Result<Vec<_>, _>>();
    HeaderValue::from_bytes(&bytes.unwrap_or_else(|_| text.into_bytes())).ok()
}

/// Reads the body piece by piece, as a small compressed body may be large.
async fn body(answer: &web_sys::Response, max_bytes: u64) -> Result<Vec<u8>, TransportError> {
    let mut body = Vec::new();
    let Some(stream) = answer.body() else {
        return Ok(body);
    };
    let reader = stream.get_reader().unchecked_into::<ReadableStreamDefaultReader>();
    loop {
        let read = JsFuture::from(reader.read()).await.map_err(|thrown| failure::error(&thrown))?;
        let member = |name: &str| Reflect::get(&read, &JsValue::from_str(name)).unwrap_or_default();
        if member("done").is_truthy() {
            return Ok(body);
        }
        // Unchecked: an array of another realm, such as test runners use, is not an instance of this one.
        let piece = member("value").unchecked_into::<Uint8Array>();
        let length = body.len();
        let total = length.saturating_add(piece.length() as usize);
        if u64::try_from(total).is_ok_and(|total| total > max_bytes) {
            return Err(TransportError::new(TransportErrorKind::TooLarge, "the limit is `max_response_bytes`"));
        }
        body.resize(total, 0);
        piece.copy_to(&mut body[length..]);
    }
}
