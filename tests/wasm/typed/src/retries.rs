//! What is tried again, and what is not.

use std::time::Duration;

use stytch_wasm::consumer::otps::sms;
use stytch_wasm::consumer::users;
use stytch_wasm::error::TransportErrorKind;
use stytch_wasm::{Client, ClientBuilder, Error, RetryPolicy};
use wasm_bindgen::prelude::*;

use crate::check::{Outcome, api, equal, error_of, ok, transport};
use crate::world::{Fault, World, now};

async fn get(client: &Client) -> Result<String, Error> {
    Ok(client.send(&users::Get::new("user-test-1")).await?.user_id)
}

async fn post(client: &Client) -> Result<String, Error> {
    Ok(client.send(&sms::LoginOrCreate::new("+12025550162")).await?.user_id)
}

/// The retries that are usual.
fn with_retries(fault: &Fault) -> Result<ClientBuilder, Error> {
    Ok(fault.builder()?.retries(RetryPolicy::new()))
}

#[wasm_bindgen]
pub async fn test_a_rate_limit_is_waited_for(base: String) -> Outcome {
    let world = World::at(base).await?;
    for is_get in [true, false] {
        let fault = world.fault("rate-limit=1x1");
        let client = with_retries(&fault)?.build()?;
        let start = now();
        let user_id = if is_get { get(&client).await? } else { post(&client).await? };
        equal(user_id.as_str(), "user-test-1")?;
        let waited = now() - start;
        ok((990.0..5000.0).contains(&waited), format_args!("it has waited for {waited} ms"))?;
        equal(fault.tries().await?, 2)?;
    }
    Ok(())
}

#[wasm_bindgen]
pub async fn test_a_rate_limit_that_takes_too_long_is_an_error(base: String) -> Outcome {
    let fault = World::at(base).await?.fault("rate-limit=3600x1");
    let error = api(get(&with_retries(&fault)?.build()?).await, 429, "too_many_requests")?;
    equal((error.retry_after, error.is_rate_limit()), (Some(Duration::from_secs(3600)), true))?;
    equal(fault.tries().await?, 1)
}

#[wasm_bindgen]
pub async fn test_a_get_that_failed_on_the_way_is_sent_again(base: String) -> Outcome {
    let world = World::at(base).await?;
    for kind in ["status=502x2", "status=503x2", "status=504x2"] {
        let fault = world.fault(kind);
        equal(get(&with_retries(&fault)?.build()?).await?.as_str(), "user-test-1")?;
        equal(fault.tries().await?, 3)?;
    }
    let fault = world.fault("status=503x9");
    api(get(&with_retries(&fault)?.build()?).await, 503, "internal_server_error")?;
    equal(fault.tries().await?, 3)
}

#[wasm_bindgen]
pub async fn test_a_get_is_sent_again_when_the_connection_broke_or_time_ran_out(base: String) -> Outcome {
    let world = World::at(base).await?;
    for (kind, error) in [
        ("close", TransportErrorKind::Interrupted),
        ("cut-length", TransportErrorKind::Interrupted),
        ("hang", TransportErrorKind::Timeout),
    ] {
        let fault = world.fault(kind);
        let client = with_retries(&fault)?.timeout(Duration::from_millis(300)).build()?;
        transport(get(&client).await, error)?;
        equal(fault.tries().await?, 3)?;
    }
    Ok(())
}

#[wasm_bindgen]
pub async fn test_a_post_is_not_sent_again_where_it_may_have_been_acted_on(base: String) -> Outcome {
    let world = World::at(base).await?;
    for kind in ["status=502x2", "status=503x2", "status=504x2", "close", "reset", "cut-length"] {
        let fault = world.fault(kind);
        error_of(post(&with_retries(&fault)?.build()?).await)?;
        equal(fault.tries().await?, 1)?;
    }
    Ok(())
}

#[wasm_bindgen]
pub async fn test_other_failures_are_final(base: String) -> Outcome {
    let world = World::at(base).await?;
    for kind in ["status=500x9", "status=400x9", "html=500", "redirect=302", "text", "size=100"] {
        let fault = world.fault(kind);
        error_of(get(&with_retries(&fault)?.max_response_bytes(99).build()?).await)?;
        equal(fault.tries().await?, 1)?;
    }
    Ok(())
}

#[wasm_bindgen]
pub async fn test_retries_can_be_turned_off_and_on(base: String) -> Outcome {
    let world = World::at(base).await?;
    for kind in ["status=503x9", "rate-limit=0x9", "close"] {
        let fault = world.fault(kind);
        let client = with_retries(&fault)?.build()?;
        error_of(get(&client.with_retries(RetryPolicy::none())).await)?;
        equal(fault.tries().await?, 1)?;
        error_of(get(&client.with_retries(RetryPolicy::new().max_retries(1))).await)?;
        equal(fault.tries().await?, 3)?;
    }
    Ok(())
}

/// A limit for the whole would leave the second try a tenth of a second.
#[wasm_bindgen]
pub async fn test_each_try_has_the_whole_time(base: String) -> Outcome {
    let fault = World::at(base).await?.fault("rate-limit=2x1");
    let client = with_retries(&fault)?.timeout(Duration::from_millis(1900)).build()?;
    equal(get(&client).await?.as_str(), "user-test-1")
}
