//! Giving up before the end.

use std::future::poll_fn;
use std::pin::pin;
use std::task::Poll;

use js_sys::Promise;
use wasm_bindgen_futures::JsFuture;

/// What the future comes to; `None` if the promise resolves first.
pub(crate) async fn unless<T>(canceled: Option<Promise>, future: impl Future<Output = T>) -> Option<T> {
    let Some(canceled) = canceled else {
        return Some(future.await);
    };
    let (mut future, mut canceled) = (pin!(future), pin!(JsFuture::from(canceled)));
    poll_fn(|context| {
        if canceled.as_mut().poll(context).is_ready() {
            return Poll::Ready(None);
        }
        future.as_mut().poll(context).map(Some)
    })
    .await
}
