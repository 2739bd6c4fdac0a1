//! Pauses and deadlines.

use std::time::Duration;

use js_sys::futures::JsFuture;
use js_sys::{Function, Promise};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    // It returns a number in some runtimes and an object in others.
    #[wasm_bindgen(js_name = setTimeout)]
    fn set_timeout(callback: &Function, milliseconds: i32) -> JsValue;

    #[wasm_bindgen(js_name = clearTimeout)]
    fn clear_timeout(timer: &JsValue);
}

/// Calls a JavaScript function after a delay, unless it is dropped before.
pub(crate) struct Timer(JsValue);

impl Timer {
    pub(crate) fn new(delay: Duration, callback: &Function) -> Self {
        // `setTimeout` treats more than 24 days as no delay.
        let milliseconds = i32::try_from(delay.as_nanos().div_ceil(1_000_000)).unwrap_or(i32::MAX);
        Self(set_timeout(callback, milliseconds))
    }
}

impl Drop for Timer {
    fn drop(&mut self) {
        clear_timeout(&self.0);
    }
}

/// A pause that ends early when it is dropped: a promise that is never settled would keep its waiters alive forever.
struct Pause {
    resolve: Function,
    _timer: Timer,
}

impl Drop for Pause {
    fn drop(&mut self) {
        // `resolve` throws nothing.
        let _ = self.resolve.call0(&JsValue::UNDEFINED);
    }
}

/// Waits, at most 24 days.
pub(crate) async fn sleep(delay: Duration) {
    let mut pause = None;
    let passed = Promise::new(&mut |resolve, _| {
        let timer = Timer::new(delay, &resolve);
        pause = Some(Pause { resolve, _timer: timer });
    });
    // Nothing rejects it.
    let _ = JsFuture::from(passed).await;
    drop(pause);
}
