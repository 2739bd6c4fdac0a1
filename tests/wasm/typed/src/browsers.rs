//! What browsers would do by themselves, and must not. Other runtimes have nothing of the kind, and pass.

use js_sys::Reflect;
use serde_json::json;
use stytch_wasm::consumer::sessions::GetJwks;
use stytch_wasm::consumer::users::Get;
use wasm_bindgen::prelude::*;

use crate::check::{Failure, Outcome, equal};
use crate::world::{Runtime, World, header};

/// At the origin of the page itself, where browsers would send both.
#[wasm_bindgen]
pub async fn test_requests_bring_no_cookies_and_do_not_tell_which_page_it_is(base: String) -> Outcome {
    let world = World::at(base).await?;
    if world.runtime == Runtime::Page {
        let document = Reflect::get(&js_sys::global(), &"document".into()).unwrap_or_default();
        let cookie = JsValue::from_str("theme=dark; path=/");
        Reflect::set(&document, &"cookie".into(), &cookie).map_err(|_| Failure::new("there should be a cookie"))?;
        equal(
            Reflect::get(&document, &"cookie".into()).unwrap_or_default().as_string().as_deref(),
            Some("theme=dark"),
        )?;
    }
    for origin in ["pages", "faults"] {
        let fault = world.fault_at(origin, "ok");
        fault.client()?.send(&Get::new("user-test-1")).await?;
        let headers = fault.headers().await?;
        equal((&headers["cookie"], &headers["referer"]), (&json!(null), &json!(null)))?;
        equal(&headers["authorization"], &json!("Basic"))?;
    }
    Ok(())
}

/// Stytch allows its keys to be kept for a quarter of an hour, which is too long once there is a new one.
#[wasm_bindgen]
pub async fn test_answers_do_not_come_out_of_a_cache(base: String) -> Outcome {
    let stytch = World::at(base).await?.emulator().await?;
    let client = stytch.client()?;
    let get = GetJwks::new();
    let request = client.project().request(&get)?;
    equal(header(&client.execute(request).await?, "cache-control"), "public, max-age=900")?;
    let first = client.send(&get).await?;
    stytch.control("rotate_keys", &json!(null)).await?;
    let second = client.send(&get).await?;
    equal((first.keys.len(), second.keys.len()), (1, 2))?;
    equal(stytch.requests_of("consumer.sessions.get_jwks").await?, 3)
}
