//! Tests.

mod retries;
mod steps;

use http::Request;
use serde_json::json;

use crate::api::consumer::otps;
use crate::error::{TransportError, TransportErrorKind};
use crate::flow::call::CallByName;
use crate::testing::{Answer, World, error, ok};
use crate::values::MemberCredential;

const GET: &str = "consumer.rbac.policy";
const POST: &str = "consumer.otps.sms.send";

fn sent() -> Answer {
    ok(&json!({ "request_id": "r", "user_id": "user-test-1", "phone_id": "p", "status_code": 200 }))
}

fn post() -> otps::sms::Send {
    otps::sms::Send::new("+12025550162")
}

fn failed(kind: TransportErrorKind) -> Answer {
    Err(TransportError::new(kind, "the transport's own words"))
}

fn retry_after(seconds: u64) -> Answer {
    let mut response = error(429, "too_many_requests")?;
    response.headers_mut().insert("retry-after", seconds.into());
    Ok(response)
}

fn assert_same(requests: &[(&'static str, Request<Vec<u8>>)]) {
    let (_, first) = &requests[0];
    for (_, request) in requests {
        assert_eq!(request.method(), first.method());
        assert_eq!(request.uri(), first.uri());
        assert_eq!(request.headers(), first.headers());
        assert_eq!(request.body(), first.body());
    }
}

#[test]
fn debug_of_a_call_by_name_shows_no_params() {
    let args = json!({ "email": "ada@example.com", "password": "s3cr3t" });
    let session = MemberCredential::token("s3cr3t");
    let call = CallByName::new("consumer.passwords.authenticate", &args).authorized_by(&session);
    let shown = format!("{call:?}");
    assert!(shown.contains("consumer.passwords.authenticate"), "{shown}");
    assert!(!shown.contains("s3cr3t") && !shown.contains("ada@example.com"), "{shown}");
}

#[test]
fn a_compact_call_is_the_same_call() {
    let args = json!({ "phone_number": "+12025550162", "attributes": { "user_agent": "a", "ip_address": "b" } });
    let mut world = World::new();
    world.answer(POST, sent);
    let output = world.run(CallByName::new(POST, &args)).unwrap();
    assert_eq!(world.run(CallByName::new(POST, &args)).unwrap(), output);
    assert_eq!(world.requests.len(), 2);
    assert_same(&world.requests);

    let mut unknown = |call: CallByName<'_>| world.run(call).unwrap_err().to_string();
    assert_eq!(unknown(CallByName::new("no.such", &args)), unknown(CallByName::new("no.such", &args)));
}
