//! What goes wrong on the way ends in an error that says so, in time.

use std::time::Duration;

use js_sys::{Object, Reflect, Symbol};
use stytch_wasm::b2b::organizations;
use stytch_wasm::consumer::otps::sms;
use stytch_wasm::consumer::users;
use stytch_wasm::error::TransportErrorKind;
use stytch_wasm::{Client, Error, MemberCredential};
use wasm_bindgen::prelude::*;

use crate::check::{Failure, Outcome, api, decode, equal, error_of, ok, transport};
use crate::world::{PROJECT_ID, Runtime, SECRET, World, now, project};

const MEBIBYTE: u64 = 1024 * 1024;
/// Far more than a timeout of these tests, and far less than the one that is usual.
const LATE_MILLISECONDS: f64 = 10_000.0;

/// A GET and a POST, which differ in what can be done twice.
async fn get(client: &Client) -> Result<String, Error> {
    Ok(client.send(&users::Get::new("user-test-1")).await?.user_id)
}

async fn post(client: &Client) -> Result<String, Error> {
    Ok(client.send(&sms::LoginOrCreate::new("+12025550162")).await?.user_id)
}

/// Both, neither of which may take long.
async fn both(client: &Client) -> Result<[Result<String, Error>; 2], Failure> {
    let start = now();
    let results = [get(client).await, post(client).await];
    ok(now() - start < LATE_MILLISECONDS, "it took too long")?;
    Ok(results)
}

#[wasm_bindgen]
pub async fn test_without_a_fault_there_is_an_answer(base: String) -> Outcome {
    let world = World::at(base).await?;
    for kind in ["ok", "gzip"] {
        for result in both(&world.fault(kind).client()?).await? {
            equal(result?.as_str(), "user-test-1")?;
        }
    }
    Ok(())
}

#[wasm_bindgen]
pub async fn test_a_server_that_does_not_answer_in_time_is_given_up(base: String) -> Outcome {
    let world = World::at(base).await?;
    for kind in ["hang", "hang-after-head", "hang-in-body", "trickle=50"] {
        let fault = world.fault(kind);
        let client = fault.builder()?.timeout(Duration::from_millis(300)).build()?;
        for result in both(&client).await? {
            let error = transport(result, TransportErrorKind::Timeout)?;
            ok(error.may_have_reached_server(), "it may have reached the server")?;
        }
        equal((fault.tries().await?, fault.when_over().await?.0), (2, 0))?;
    }
    Ok(())
}

#[wasm_bindgen]
pub async fn test_a_connection_that_breaks_is_interrupted(base: String) -> Outcome {
    let world = World::at(base).await?;
    for kind in ["close", "reset", "cut-length", "cut-chunk", "not-http"] {
        for result in both(&world.fault(kind).client()?).await? {
            let error = transport(result, TransportErrorKind::Interrupted)?;
            ok(error.may_have_reached_server(), "it may have reached the server")?;
        }
    }
    Ok(())
}

/// Node 20 takes what there is for the whole body when the head has announced the end of the connection.
#[wasm_bindgen]
pub async fn test_a_body_that_breaks_off_with_its_connection_is_no_answer(base: String) -> Outcome {
    let world = World::at(base).await?;
    for result in both(&world.fault("cut-last-chunk").client()?).await? {
        match error_of(result)? {
            Error::Transport(error) => ok(error.kind == TransportErrorKind::Interrupted, format_args!("{error:?}"))?,
            error => ok(world.runtime == Runtime::Node && matches!(error, Error::Decode(_)), error)?,
        }
    }
    Ok(())
}

/// Chromium takes what there is for the whole head, and the body for empty.
#[wasm_bindgen]
pub async fn test_a_head_that_breaks_off_is_no_answer(base: String) -> Outcome {
    let world = World::at(base).await?;
    for result in both(&world.fault("cut-head").client()?).await? {
        if world.runtime.is_browser() {
            decode(result, "").map(drop)?;
        } else {
            transport(result, TransportErrorKind::Interrupted).map(drop)?;
        }
    }
    Ok(())
}

/// Browsers and workerd report all failures in the same way. Then it must not be assumed that nothing was sent.
#[wasm_bindgen]
pub async fn test_a_port_without_a_server_is_no_connection_where_that_can_be_told(base: String) -> Outcome {
    let world = World::at(base).await?;
    let client = world.builder(project(PROJECT_ID, SECRET)?).base_url(world.address("refused")).build()?;
    let is_told = matches!(world.runtime, Runtime::Node | Runtime::Deno | Runtime::Bun);
    let kind = if is_told { TransportErrorKind::Connect } else { TransportErrorKind::Interrupted };
    for result in both(&client).await? {
        equal(transport(result, kind)?.may_have_reached_server(), !is_told)?;
    }
    Ok(())
}

#[wasm_bindgen]
pub async fn test_redirects_are_not_followed(base: String) -> Outcome {
    let world = World::at(base).await?;
    for status in [301, 302, 303, 307, 308] {
        let fault = world.fault(&format!("redirect={status}"));
        let client = fault.client()?;
        let delete = organizations::Delete::new("organization-test-1");
        let session = MemberCredential::token("member-session-1");
        let deleted = client.send(&delete.authorized_by(session)).await.map(|answer| answer.organization_id);
        for result in both(&client).await?.into_iter().chain([deleted]) {
            // Browsers hide from scripts where a redirect leads, and even that it is one.
            if world.runtime.is_browser() {
                let error = transport(result, TransportErrorKind::Redirect)?;
                ok(error.may_have_reached_server(), "it has reached the server")?;
            } else {
                api(result, status, "")?;
            }
        }
        equal((fault.tries().await?, fault.trapped().await?), (3, 0))?;
    }
    Ok(())
}

#[wasm_bindgen]
pub async fn test_the_page_of_a_proxy_keeps_the_status(base: String) -> Outcome {
    let world = World::at(base).await?;
    for result in both(&world.fault("html=502").client()?).await? {
        let error = api(result, 502, "")?;
        equal(error.body(), b"<html><h1>Bad Gateway</h1></html>")?;
        equal(error.to_string().as_str(), "502: a body of 33 bytes that is not an error of Stytch's")?;
    }
    Ok(())
}

#[wasm_bindgen]
pub async fn test_an_answer_without_a_body_keeps_the_status(base: String) -> Outcome {
    let world = World::at(base).await?;
    api(get(&world.fault("empty=500").client()?).await, 500, "")?;
    equal(decode(get(&world.fault("empty=200").client()?).await, "")?.status, 200)
}

#[wasm_bindgen]
pub async fn test_an_answer_may_have_as_many_bytes_as_the_limit(base: String) -> Outcome {
    let world = World::at(base).await?;
    for kind in ["size", "chunks"] {
        for bytes in [100, 3 * MEBIBYTE] {
            let fault = world.fault(&format!("{kind}={bytes}"));
            equal(get(&fault.builder()?.max_response_bytes(bytes).build()?).await?.as_str(), "user-test-1")?;
            let client = fault.builder()?.max_response_bytes(bytes - 1).build()?;
            transport(get(&client).await, TransportErrorKind::TooLarge)?;
            equal(fault.when_over().await?.0, 0)?;
        }
    }
    // Errors are answers too.
    let client = world.fault("html=502").builder()?.max_response_bytes(10).build()?;
    transport(get(&client).await, TransportErrorKind::TooLarge).map(drop)
}

#[wasm_bindgen]
pub async fn test_without_another_limit_ten_mebibytes_are_read(base: String) -> Outcome {
    let world = World::at(base).await?;
    let bytes = 10 * MEBIBYTE;
    equal(get(&world.fault(&format!("chunks={bytes}")).client()?).await?.as_str(), "user-test-1")?;
    let client = world.fault(&format!("chunks={}", bytes + 1)).client()?;
    transport(get(&client).await, TransportErrorKind::TooLarge).map(drop)
}

#[wasm_bindgen]
pub async fn test_an_endless_answer_is_let_go(base: String) -> Outcome {
    let world = World::at(base).await?;
    let fault = world.fault("endless");
    let start = now();
    transport(get(&fault.client()?).await, TransportErrorKind::TooLarge)?;
    ok(now() - start < LATE_MILLISECONDS, "it took too long")?;
    let (open, body_bytes) = fault.when_over().await?;
    equal(open, 0)?;
    // What was under way in buffers is on top of the limit.
    ok(body_bytes < 200 * MEBIBYTE, format_args!("the server could send {body_bytes} bytes"))
}

#[wasm_bindgen]
pub async fn test_what_unpacks_to_too_much_is_let_go(base: String) -> Outcome {
    let world = World::at(base).await?;
    for result in both(&world.fault("bomb").client()?).await? {
        transport(result, TransportErrorKind::TooLarge)?;
    }
    Ok(())
}

/// Makes nothing look like a `Uint8Array`, as those of another realm do not, until it is dropped.
struct OtherRealm {
    constructor: JsValue,
    _answer: Closure<dyn FnMut(JsValue) -> bool>,
}

impl OtherRealm {
    fn enter() -> Result<Self, Failure> {
        let constructor = Reflect::get(&js_sys::global(), &"Uint8Array".into()).unwrap_or_default();
        let answer = Closure::<dyn FnMut(JsValue) -> bool>::new(|_| false);
        let property = Object::new();
        for (name, value) in [("value", answer.as_ref()), ("configurable", &JsValue::TRUE)] {
            Reflect::set(&property, &name.into(), value).map_err(|_| Failure::new("a new object takes everything"))?;
        }
        let name = Symbol::has_instance();
        Object::define_property(constructor.unchecked_ref::<Object>(), &name, &property);
        Ok(Self { constructor, _answer: answer })
    }
}

impl Drop for OtherRealm {
    fn drop(&mut self) {
        let _ = Reflect::delete_property(self.constructor.unchecked_ref::<Object>(), &Symbol::has_instance());
    }
}

#[wasm_bindgen]
pub async fn test_a_body_may_come_from_another_realm(base: String) -> Outcome {
    let client = World::at(base).await?.fault("ok").client()?;
    let elsewhere = OtherRealm::enter()?;
    let user_id = get(&client).await;
    drop(elsewhere);
    equal(user_id?.as_str(), "user-test-1")
}
