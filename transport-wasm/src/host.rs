//! What is there around the module: the clock, and whether it is a browser.

use js_sys::{Date, Reflect};
use stytch_core::UnixTime;
use wasm_bindgen::JsValue;

/// The present, by the clock of the JavaScript around. Workers' clocks stand still between one I/O and the next.
pub(crate) fn now() -> UnixTime {
    // A clock before 1970 counts as 1970.
    UnixTime::from_millis(Date::now() as u64)
}

/// Whether this runs in a browser, where whoever looks can read whatever the module knows: a page, or a worker of one.
///
/// Pages have a document. Workers of pages have none, but the name of a browser, which begins with `Mozilla` in all of them and in
/// nothing else.
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
