//! When a token holds: `exp`, `nbf`, `iat`, leeway and age.

use std::time::Duration;

use proptest::prelude::*;
use serde_json::{Value, json};

use super::{Claims, flow, reason, seconds, token_with, verify};
use crate::error::DeniedReason::{self, Expired, Malformed, NotYetValid, TooOld};
use crate::error::Error;
use crate::flow::{Context, Settings};
use crate::testing::{PROJECT_ID, START, World, session_claims, token_of};
use crate::values::UnixTime;
use crate::wire::Project;

/// `None` if a token with this claim, written like this, is accepted at [`START`].
fn outcome(name: &str, number: &str, max_age: Option<Duration>) -> Option<DeniedReason> {
    let claims = session_claims().to_string();
    let old = format!("\"{name}\":{}", session_claims()[name]);
    assert!(claims.contains(&old));
    let claims = claims.replacen(&old, &format!("\"{name}\":{number}"), 1);
    let token = token_of(r#"{"alg":"RS256","kid":"key-1"}"#, &claims);
    let outcome = World::new().run(flow(&token).max_age(max_age));
    outcome.is_err().then(|| reason(outcome))
}

#[test]
fn the_end() {
    for (number, expected) in [
        ("1700000001", None),
        ("1700000000.5", None),
        ("1.7000000005e9", None),
        ("1700000000", Some(Expired)),
        ("1699999999.999", Some(Expired)),
        ("0", Some(Expired)),
        ("-0", Some(Expired)),
        ("-1", Some(Expired)),
        ("-1.5e300", Some(Expired)),
        ("1e-400", Some(Expired)),
        ("18446744073709551615", None),
        ("99999999999999999999999999", None),
        ("1e300", None),
        ("1e400", Some(Malformed)),
        ("null", Some(Malformed)),
        ("\"1700000300\"", Some(Malformed)),
        ("true", Some(Malformed)),
        ("[1700000300]", Some(Malformed)),
        ("{}", Some(Malformed)),
        ("NaN", Some(Malformed)),
        ("Infinity", Some(Malformed)),
        ("01700000300", Some(Malformed)),
        ("1700000300.", Some(Malformed)),
    ] {
        assert_eq!(outcome("exp", number, None), expected, "{number}");
    }
}

#[test]
fn the_beginning() {
    for (number, expected) in [
        ("1700000000", None),
        ("1699999999.5", None),
        ("0", None),
        ("-1", None),
        ("-1e300", None),
        ("1700000000.001", Some(NotYetValid)),
        ("1700000001", Some(NotYetValid)),
        ("18446744073709551615", Some(NotYetValid)),
        ("1e300", Some(NotYetValid)),
        ("1e400", Some(Malformed)),
        ("null", Some(Malformed)),
        ("\"1700000000\"", Some(Malformed)),
        ("[]", Some(Malformed)),
    ] {
        assert_eq!(outcome("nbf", number, None), expected, "{number}");
    }
}

#[test]
fn the_age() {
    let max = |age: u64| Some(seconds(age));
    for (number, max_age, expected) in [
        ("1699999999", None, None),
        ("0", None, None),
        ("-1e300", None, None),
        ("1e300", None, None),
        ("1700000000", max(1), None),
        ("1699999999.5", max(1), None),
        ("1699999999", max(1), Some(TooOld)),
        ("1699999998.5", max(1), Some(TooOld)),
        ("1699999941", max(60), None),
        ("1699999940", max(60), Some(TooOld)),
        ("1699999939", max(60), Some(TooOld)),
        ("-100", max(60), Some(TooOld)),
        ("-100", max(1_700_000_100), Some(TooOld)),
        ("-100", max(1_700_000_101), None),
        ("0", max(u64::MAX), None),
        ("1700000000", max(0), Some(TooOld)),
        ("1700000001", max(0), Some(TooOld)),
        ("1e300", max(0), Some(TooOld)),
        ("1700000005", max(1), None),
        ("1e300", max(1), None),
        ("18446744073709551615", max(u64::MAX), None),
        ("null", None, Some(Malformed)),
        ("\"1700000000\"", None, Some(Malformed)),
        ("\"1700000000\"", max(60), Some(Malformed)),
        ("1e400", max(60), Some(Malformed)),
    ] {
        assert_eq!(outcome("iat", number, max_age), expected, "{number} {max_age:?}");
    }
}

#[test]
fn an_age_needs_a_time_of_issue() {
    let token = token_with(|claims| drop(claims.as_object_mut().unwrap().remove("iat")));
    verify(&mut World::new(), &token).unwrap();
    for max_age in [Duration::ZERO, seconds(60), Duration::MAX] {
        assert_eq!(reason(World::new().run(flow(&token).max_age(Some(max_age)))), Malformed);
    }
}

#[test]
fn a_part_of_a_second_counts() {
    let token = token_with(|claims| claims["exp"] = json!(1_700_000_000.5));
    let mut world = World::new();
    world.now = UnixTime::from_millis(1_700_000_000_499);
    verify(&mut world, &token).unwrap();
    world.now = UnixTime::from_millis(1_700_000_000_500);
    assert_eq!(reason(verify(&mut world, &token)), Expired);
}

#[test]
fn leeway_is_for_both_ends_and_not_for_the_age() {
    let claims = |change: fn(&mut Value)| token_with(change);
    let expired = claims(|claims| claims["exp"] = json!(START - 5));
    let early = claims(|claims| claims["nbf"] = json!(START + 5));
    let old = claims(|claims| claims["iat"] = json!(START - 60));
    for (leeway, expected_expired, expected_early) in [
        (Duration::ZERO, Some(Expired), Some(NotYetValid)),
        (Duration::from_millis(4_500), Some(Expired), Some(NotYetValid)),
        (Duration::from_millis(4_999), Some(Expired), Some(NotYetValid)),
        (seconds(5), Some(Expired), None),
        (Duration::from_millis(5_001), None, None),
        (seconds(60), None, None),
        (Duration::MAX, None, None),
    ] {
        let mut world = World::new().with_settings(|settings| settings.leeway(leeway));
        let mut denial = |token: &str| verify(&mut world, token).err().map(|error| reason::<()>(Err(error)));
        assert_eq!(denial(&expired), expected_expired, "{leeway:?}");
        assert_eq!(denial(&early), expected_early, "{leeway:?}");
        let outcome = world.run(flow(&old).max_age(Some(seconds(60))));
        assert_eq!(reason(outcome), TooOld, "{leeway:?}");
    }
}

/// In eighths of a second, which decimals and binary fractions alike can tell exactly.
#[derive(Debug, Clone)]
struct Times {
    now: i64,
    exp: i64,
    nbf: Option<i64>,
    iat: Option<i64>,
    leeway: i64,
    max_age: Option<i64>,
}

impl Times {
    /// The rules again, in whole numbers.
    fn expected(&self) -> Option<DeniedReason> {
        let Self { now, exp, nbf, iat, leeway, max_age } = *self;
        if now - exp >= leeway {
            return Some(Expired);
        }
        if nbf.is_some_and(|nbf| nbf - now > leeway) {
            return Some(NotYetValid);
        }
        match (max_age, iat) {
            (None, _) => None,
            (Some(_), None) => Some(Malformed),
            (Some(0), Some(_)) => Some(TooOld),
            (Some(max_age), Some(iat)) => (now - iat >= max_age).then_some(TooOld),
        }
    }

    fn outcome(&self) -> Option<DeniedReason> {
        let number = |eighths: i64| format!("{}", eighths as f64 / 8.0);
        let optional =
            |name, value: Option<i64>| value.map(|value| format!(r#""{name}":{},"#, number(value))).unwrap_or_default();
        let claims = format!(
            r#"{{{}{}"exp":{},"aud":"{PROJECT_ID}","iss":"stytch.com/{PROJECT_ID}","sub":"s"}}"#,
            optional("nbf", self.nbf),
            optional("iat", self.iat),
            number(self.exp),
        );
        let time = |eighths: i64| Duration::from_millis(u64::try_from(eighths).unwrap() * 125);
        let context = Context::new(Project::new(PROJECT_ID, "secret-test-1").unwrap(), 7)
            .with_settings(Settings::new().leeway(time(self.leeway)));
        let claims = Claims::read(claims.as_bytes()).unwrap();
        let now = UnixTime::default() + time(self.now);
        let outcome = claims.registered.check(&context, now, self.max_age.map(time));
        outcome.is_err().then(|| reason(outcome.map_err(Error::from)))
    }
}

fn times() -> impl Strategy<Value = Times> {
    // Near each other, so that every edge is hit often; around some moment of any size.
    let moment = prop_oneof![Just(1_700_000_000 * 8), 40..1_000_i64, 0..(1_i64 << 43)];
    let near = || -20..20_i64;
    let lengths = || prop_oneof![Just(0), 0..20_i64];
    let optional = |strategy: std::ops::Range<i64>| proptest::option::weighted(0.8, strategy);
    (moment, near(), near(), optional(-20..20), optional(-20..20), lengths(), proptest::option::of(lengths())).prop_map(
        |(moment, now, exp, nbf, iat, leeway, max_age)| Times {
            now: (moment + now).max(0),
            exp: moment + exp,
            nbf: nbf.map(|nbf| moment + nbf),
            iat: iat.map(|iat| moment + iat),
            leeway,
            max_age,
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(5_000))]

    #[test]
    fn whatever_the_times_the_rules_decide(times in times()) {
        prop_assert_eq!(times.outcome(), times.expected());
    }

    #[test]
    fn no_number_panics(exp in any::<f64>(), nbf in any::<f64>(), iat in any::<f64>(), now in any::<u64>(),
                        leeway in any::<u64>(), max_age in any::<u64>()) {
        let claims = json!({ "exp": exp, "nbf": nbf, "iat": iat, "aud": PROJECT_ID, "iss": "stytch.com/project-test-1", "sub": "s" });
        if let Ok(claims) = Claims::read(claims.to_string().as_bytes()) {
            let settings = Settings::new().leeway(seconds(leeway));
            let context = Context::new(Project::new(PROJECT_ID, "secret-test-1").unwrap(), 7).with_settings(settings);
            let _ = claims.registered.check(&context, UnixTime::from_seconds(now), Some(seconds(max_age)));
            let _ = claims.registered.expiry();
        }
    }
}

#[test]
fn a_time_before_1970_or_after_everything_is_still_a_time() {
    for (seconds, expected) in [
        (-1.0, UnixTime::default()),
        (f64::MIN, UnixTime::default()),
        (0.25, UnixTime::from_millis(250)),
        (1.7e9, UnixTime::from_seconds(START)),
        (1e300, UnixTime::default() + Duration::MAX),
        (f64::INFINITY, UnixTime::default() + Duration::MAX),
    ] {
        assert_eq!(crate::verify::jwt::unix_time(seconds), expected, "{seconds}");
    }
}
