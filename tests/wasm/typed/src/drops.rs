//! What is dropped before it is done.

use std::time::Duration;

use stytch_wasm::consumer::sessions::AuthenticateJwt;
use stytch_wasm::consumer::users::Get;
use stytch_wasm::flow::{Input, Step};
use stytch_wasm::{Context, Error, Flow, RetryPolicy, UnixTime};
use wasm_bindgen::prelude::*;

use crate::check::{Failure, Outcome, equal, ok};
use crate::futures::{First, join, only_begin, pause, race};
use crate::world::{World, now};

#[wasm_bindgen]
pub async fn test_a_call_that_is_dropped_is_aborted(base: String) -> Outcome {
    let world = World::at(base).await?;
    for kind in ["hang", "hang-after-head", "hang-in-body", "trickle=50", "endless"] {
        let fault = world.fault(kind);
        let client = fault.builder()?.max_response_bytes(u64::MAX).build()?;
        match race(client.send(&Get::new("user-test-1")), fault.until_sent()).await {
            First::A(_) => return Err(Failure::new("it should have no answer")),
            First::B(sent) => sent?,
        }
        equal((fault.tries().await?, fault.when_over().await?.0), (1, 0))?;
    }
    Ok(())
}

#[wasm_bindgen]
pub async fn test_a_call_that_is_dropped_at_once_leaves_the_others_alone(base: String) -> Outcome {
    let fault = World::at(base).await?.fault("ok");
    let client = fault.client()?;
    let get = Get::new("user-test-1");
    equal(only_begin(client.send(&get)).await.is_none(), true)?;
    for answer in join([client.send(&get), client.send(&get)]).await {
        equal(answer?.user_id.as_str(), "user-test-1")?;
    }
    equal(fault.when_over().await?.0, 0)
}

#[wasm_bindgen]
pub async fn test_a_call_that_is_dropped_between_two_tries_is_not_sent_again(base: String) -> Outcome {
    let fault = World::at(base).await?.fault("rate-limit=1x9");
    let client = fault.builder()?.retries(RetryPolicy::new()).build()?;
    match race(client.send(&Get::new("user-test-1")), pause(Duration::from_millis(500))).await {
        First::A(_) => return Err(Failure::new("it should be waiting")),
        First::B(()) => {}
    }
    pause(Duration::from_millis(1500)).await;
    equal(fault.tries().await?, 1)
}

#[wasm_bindgen]
pub async fn test_who_drops_a_fetch_of_keys_leaves_it_to_the_others(base: String) -> Outcome {
    let stytch = World::at(base).await?.emulator().await?;
    let client = stytch.client()?;
    let login = stytch.log_in(&client).await?;
    let check = || client.run(AuthenticateJwt::new(login.session_jwt.expose()));
    let start = now();
    equal(only_begin(check()).await.is_none(), true)?;
    for found in join((0..10).map(|_| check())).await {
        equal(found?.session.user_id.as_str(), login.user_id.as_str())?;
    }
    // Less than flows wait for a fetch that does not end.
    ok(now() - start < 10_000.0, "it took too long")
}

/// Waits once.
struct Wait(Duration);

impl Flow for Wait {
    type Output = ();

    fn step(&mut self, _: &Context, _: UnixTime, input: Input) -> Result<Step<()>, Error> {
        Ok(match input {
            Input::Start => Step::Wait(self.0),
            _ => Step::Done(()),
        })
    }
}

#[wasm_bindgen]
pub async fn test_a_flow_waits_as_long_as_it_says(base: String) -> Outcome {
    let client = World::at(base).await?.fault("ok").client()?;
    let start = now();
    client.run(Wait(Duration::from_micros(200_001))).await?;
    let waited = now() - start;
    // Clocks of browsers are coarse.
    ok((198.0..2000.0).contains(&waited), format_args!("it has waited for {waited} ms"))
}

/// How many values of JavaScript are held after something was begun and dropped so many times.
async fn held_after<F: Future>(times: usize, begin: impl Fn() -> F) -> Result<u32, Failure> {
    for _ in 0..times {
        equal(only_begin(begin()).await.is_none(), true)?;
    }
    // What was dropped goes in a later turn of the event loop.
    pause(Duration::from_millis(200)).await;
    Ok(wasm_bindgen::externref_heap_live_count())
}

#[wasm_bindgen]
pub async fn test_waits_that_are_dropped_leave_nothing_behind(base: String) -> Outcome {
    let client = World::at(base).await?.fault("ok").client()?;
    let begin = || client.run(Wait(Duration::from_secs(3600)));
    equal(held_after(1, begin).await?, held_after(100, begin).await?)
}

#[wasm_bindgen]
pub async fn test_calls_that_are_dropped_leave_nothing_behind(base: String) -> Outcome {
    let fault = World::at(base).await?.fault("hang");
    let (client, get) = (fault.client()?, Get::new("user-test-1"));
    let begin = || client.send(&get);
    equal(held_after(1, begin).await?, held_after(20, begin).await?)?;
    equal(fault.when_over().await?.0, 0)
}
