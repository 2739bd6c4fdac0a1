//! Tests.

mod retries;
mod steps;

use http::Request;
use serde_json::json;

use crate::consumer::otps;
use crate::testing::{Answer, error, ok};
use crate::{TransportError, TransportErrorKind};

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
