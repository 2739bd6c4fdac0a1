//! The table of `RetryPolicy`, row by row, and how long it waits.

use http::{Response, StatusCode, header};
use proptest::prelude::*;
use serde_json::json;

use super::*;
use crate::api::consumer::sessions::GetJwks;
use crate::error::{BuildError, DecodeError, Denied, DeniedReason, TransportError};
use crate::wire::{Endpoint, response};

const MILLISECOND: Duration = Duration::from_millis(1);
const NANOSECOND: Duration = Duration::from_nanos(1);

const READING: [fn(&'static str, &'static str) -> Operation; 4] =
    [Operation::get, Operation::bearer, Operation::read, Operation::fraud_read];
const OTHERS: [fn(&'static str, &'static str) -> Operation; 5] =
    [Operation::post, Operation::put, Operation::delete, Operation::fraud, Operation::form];

fn of(shape: fn(&'static str, &'static str) -> Operation) -> Operation {
    shape("consumer.sessions.get_jwks", "/v1/sessions/jwks/{project_id}")
}

fn api(status: u16, error_type: Option<&str>, retry_after: Option<u64>) -> Error {
    let body = error_type.map(|error_type| json!({ "error_type": error_type }).to_string()).unwrap_or_default();
    let mut response = Response::new(body);
    if let Some(seconds) = retry_after {
        response.headers_mut().insert(header::RETRY_AFTER, seconds.into());
    }
    *response.status_mut() = StatusCode::from_u16(status).unwrap();
    response::check(GetJwks::OPERATION, &response).unwrap_err()
}

fn transport(kind: TransportErrorKind) -> Error {
    TransportError::new(kind, "the transport's own words").into()
}

fn decode() -> Error {
    let (operation, path) = ("consumer.sessions.get_jwks", String::new());
    Error::Decode(Box::new(DecodeError { operation, status: 200, path, problem: "is not JSON", request_id: None }))
}

fn seconds(seconds: u64) -> Duration {
    Duration::from_secs(seconds)
}

#[test]
fn the_standard_is_two_retries_within_half_a_second() {
    let policy = RetryPolicy::new();
    assert_eq!(policy, RetryPolicy::default());
    assert_eq!(policy.max_retries, 2);
    assert_eq!(policy.base_delay, 200 * MILLISECOND);
    assert_eq!(policy.max_delay, seconds(5));
    assert_eq!(policy.max_retry_after, seconds(10));
    assert_eq!(RetryPolicy::none(), RetryPolicy { max_retries: 0, ..policy });
}

#[test]
fn setters_set_one_field_each() {
    let policy = RetryPolicy::new();
    assert_eq!(policy.max_retries(7), RetryPolicy { max_retries: 7, ..policy });
    assert_eq!(policy.base_delay(MILLISECOND), RetryPolicy { base_delay: MILLISECOND, ..policy });
    assert_eq!(policy.max_delay(MILLISECOND), RetryPolicy { max_delay: MILLISECOND, ..policy });
    assert_eq!(policy.max_retry_after(MILLISECOND), RetryPolicy { max_retry_after: MILLISECOND, ..policy });
}

#[test]
fn what_is_tried_again() {
    use TransportErrorKind::*;

    // What happened, whether it is tried again for calls that read, and whether for others.
    let table = [
        (transport(Connect), true, true),
        (api(429, Some("too_many_requests"), None), true, true),
        (api(429, None, None), true, true),
        (api(429, Some(""), None), true, true),
        (api(429, Some("captcha_failed"), None), false, false),
        (api(429, Some("user_lock_limit_reached"), None), false, false),
        (api(429, Some("too_few_tokens_authenticated"), None), false, false),
        (api(502, None, None), true, false),
        (api(503, None, None), true, false),
        (api(504, Some("internal_server_error"), None), true, false),
        (transport(Timeout), true, false),
        (transport(Interrupted), true, false),
        (transport(TooLarge), false, false),
        (transport(CoolingDown), false, false),
        (transport(Cancelled), false, false),
        (transport(ProxyRefused), false, false),
        (transport(TotalTimeout), false, false),
        (api(500, Some("internal_server_error"), None), false, false),
        (api(501, None, None), false, false),
        (api(505, None, None), false, false),
        (api(408, None, None), false, false),
        (api(409, None, None), false, false),
        (api(428, None, None), false, false),
        (api(430, None, None), false, false),
        // Only the status 429 is what names the limit.
        (api(400, Some("too_many_requests"), None), false, false),
        (api(301, None, None), false, false),
        (BuildError::configuration("secret", "is missing").into(), false, false),
        (decode(), false, false),
        (Denied::new(DeniedReason::Expired, "the token has expired").into(), false, false),
    ];
    let policy = RetryPolicy::new();
    for (error, reading, others) in table {
        for (shapes, expected) in [(&READING[..], reading), (&OTHERS[..], others)] {
            for operation in shapes.iter().map(|shape| of(*shape)) {
                assert_eq!(policy.delay(&operation, &error, 0, 0).is_some(), expected, "{operation:?}: {error:?}");
            }
        }
    }
}

#[test]
fn waits_grow_up_to_a_cap() {
    let error = transport(TransportErrorKind::Connect);
    let policy = RetryPolicy::new().max_retries(u32::MAX);
    let longest = [200, 400, 800, 1_600, 3_200, 5_000, 5_000].map(Duration::from_millis);
    for (retries, longest) in (0..).zip(longest) {
        let delay = |random| policy.delay(&of(Operation::post), &error, retries, random);
        assert_eq!(delay(0), Some(Duration::ZERO));
        assert_eq!(delay(1 << 62), Some(longest / 4));
        assert_eq!(delay(1 << 63), Some(longest / 2));
        assert_eq!(delay(u64::MAX), Some(longest - NANOSECOND));
    }
    for retries in [31, 32, 33, 63, 64, 65, u32::MAX - 1] {
        assert_eq!(policy.delay(&of(Operation::post), &error, retries, u64::MAX), Some(seconds(5) - NANOSECOND));
    }
}

#[test]
fn a_base_delay_above_the_cap_is_capped() {
    let error = transport(TransportErrorKind::Connect);
    let policy = RetryPolicy::new().base_delay(seconds(60));
    assert_eq!(policy.delay(&of(Operation::get), &error, 0, u64::MAX), Some(seconds(5) - NANOSECOND));
    let policy = policy.base_delay(Duration::MAX);
    assert_eq!(policy.delay(&of(Operation::get), &error, 1, u64::MAX), Some(seconds(5) - NANOSECOND));
    let policy = RetryPolicy::new().base_delay(Duration::ZERO);
    assert_eq!(policy.delay(&of(Operation::get), &error, 0, u64::MAX), Some(Duration::ZERO));
}

#[test]
fn the_longest_times_do_not_overflow() {
    let policy = RetryPolicy {
        max_retries: u32::MAX,
        base_delay: Duration::MAX,
        max_delay: Duration::MAX,
        max_retry_after: Duration::MAX,
    };
    // What a delay can say in nanoseconds of 64 bits: 584 years.
    let most = Duration::from_nanos(u64::MAX - 1);
    let error = transport(TransportErrorKind::Connect);
    assert_eq!(policy.delay(&of(Operation::get), &error, u32::MAX - 1, u64::MAX), Some(most));
    let error = api(429, None, Some(86_400));
    assert_eq!(policy.delay(&of(Operation::get), &error, 0, u64::MAX), Some(seconds(86_400) + most));
    let Error::Api(mut error) = error else { panic!("{error:?}") };
    error.retry_after = Some(Duration::MAX);
    assert_eq!(policy.delay(&of(Operation::get), &Error::Api(error), 0, u64::MAX), Some(Duration::MAX));
}

#[test]
fn retry_after_is_the_least_that_is_waited() {
    let policy = RetryPolicy::new();
    let delay = |retry_after, random| policy.delay(&of(Operation::post), &api(429, None, Some(retry_after)), 0, random);
    assert_eq!(delay(3, 0), Some(seconds(3)));
    assert_eq!(delay(3, 1 << 63), Some(seconds(3) + 100 * MILLISECOND));
    assert_eq!(delay(3, u64::MAX), Some(seconds(3) + 200 * MILLISECOND - NANOSECOND));
    assert_eq!(delay(0, u64::MAX), Some(200 * MILLISECOND - NANOSECOND));
    // Longer than `max_delay`, but not than `max_retry_after`.
    assert_eq!(delay(10, 0), Some(seconds(10)));
    assert_eq!(delay(11, 0), None);
    assert_eq!(delay(86_400, u64::MAX), None);
    // What is added does not grow with the retries.
    let error = api(503, None, Some(3));
    assert_eq!(policy.delay(&of(Operation::get), &error, 1, 1 << 63), Some(seconds(3) + 100 * MILLISECOND));
}

#[test]
fn retry_after_does_not_make_other_errors_worth_a_try() {
    let policy = RetryPolicy::new();
    assert_eq!(policy.delay(&of(Operation::post), &api(503, None, Some(1)), 0, 0), None);
    assert_eq!(policy.delay(&of(Operation::get), &api(500, None, Some(1)), 0, 0), None);
    assert_eq!(policy.delay(&of(Operation::get), &api(429, Some("captcha_failed"), Some(1)), 0, 0), None);
}

#[test]
fn max_retries_is_how_often_at_most() {
    let error = transport(TransportErrorKind::Connect);
    let is_retried = |policy: RetryPolicy, retries| policy.delay(&of(Operation::get), &error, retries, 0).is_some();
    assert!(is_retried(RetryPolicy::new(), 0));
    assert!(is_retried(RetryPolicy::new(), 1));
    assert!(!is_retried(RetryPolicy::new(), 2));
    assert!(!is_retried(RetryPolicy::new(), u32::MAX));
    assert!(!is_retried(RetryPolicy::none(), 0));
    assert!(is_retried(RetryPolicy::none().max_retries(1), 0));
    assert!(!is_retried(RetryPolicy::none().max_retries(1), 1));
    assert!(is_retried(RetryPolicy::new().max_retries(u32::MAX), u32::MAX - 1));
    assert!(!is_retried(RetryPolicy::new().max_retries(u32::MAX), u32::MAX));
}

#[test]
fn part_of_a_time() {
    assert_eq!(part(Duration::ZERO, u64::MAX), Duration::ZERO);
    assert_eq!(part(seconds(1), 0), Duration::ZERO);
    assert_eq!(part(seconds(1), u64::MAX), seconds(1) - NANOSECOND);
    assert_eq!(part(Duration::MAX, u64::MAX), Duration::from_nanos(u64::MAX - 1));
}

proptest! {
    #[test]
    fn a_delay_is_never_longer_than_said(
        base_delay in 0..u64::MAX,
        max_delay in 0..u64::MAX,
        max_retry_after in 0_u64..100_000,
        retry_after in proptest::option::of(0_u64..100_000),
        retries in 0..u32::MAX,
        random: u64,
    ) {
        let policy = RetryPolicy {
            max_retries: u32::MAX,
            base_delay: Duration::from_nanos(base_delay),
            max_delay: Duration::from_nanos(max_delay),
            max_retry_after: seconds(max_retry_after),
        };
        let delay = policy.delay(&of(Operation::get), &api(429, None, retry_after), retries, random);
        match retry_after.map(seconds) {
            Some(wait) if wait.min(seconds(86_400)) > policy.max_retry_after => prop_assert_eq!(delay, None),
            Some(wait) => {
                let (delay, wait) = (delay.unwrap(), wait.min(seconds(86_400)));
                prop_assert!(wait <= delay && delay <= wait + policy.base_delay, "{:?}", delay);
            }
            None => prop_assert!(delay.unwrap() <= policy.max_delay, "{:?}", delay),
        }
    }
}
