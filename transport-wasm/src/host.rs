//! The host of the module: its clock, and whether it is a browser.

use js_sys::{Date, Reflect};
use stytch_core::UnixTime;
use wasm_bindgen::JsValue;

/// The current time, by JavaScript's clock. In Workers, it advances only with I/O.
pub(crate) fn now() -> UnixTime {
    // A clock before 1970 counts as 1970.
    UnixTime::from_millis(Date::now() as u64)
}

/// Whether this runs in a browser, in a page or in a worker of one, where anyone can read the secret.
///
/// Pages have a document. Workers of pages have a `userAgent` that begins with `Mozilla`, as in every browser and in no other
/// runtime.
pub(crate) fn is_browser() -> bool {
    let global = js_sys::global();
    let member = |of: &JsValue, name: &str| Reflect::get(of, &JsValue::from_str(name)).unwrap_or_default();
    let has_document = member(&global, "document").is_object();
    let user_agent = match member(&global, "navigator") {
        navigator if navigator.is_object() => member(&navigator, "userAgent").as_string(),
        _ => None,
    };
    has_document || user_agent.is_some_and(|name| name.starts_with("Mozilla/"))
}
