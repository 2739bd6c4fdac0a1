//! The flow that takes a value or fetches it.

use std::sync::Arc;
use std::time::Duration;

use http::Response;

use super::super::{GetOrFetch, Hit, Version};
use super::{COOL_DOWN, FRESH, NANOSECOND, Number, USABLE};
use crate::error::{Error, TransportError, TransportErrorKind};
use crate::flow::{Input, Once, Step};
use crate::testing::{Answer, World, error};

type Stepped = Result<Step<Option<Hit<u64>>>, Error>;

fn input(answer: Answer) -> Input {
    match answer {
        Ok(response) => Input::Response(response),
        Err(error) => Input::Failed(error),
    }
}

fn number(number: &str) -> Input {
    Input::Response(Response::new(number.as_bytes().to_vec()))
}

fn failure() -> Input {
    input(error(500, "internal_server_error"))
}

/// With an end, as in the flows that use it.
type Lookup = Once<GetOrFetch<Number>>;

fn look_for(resource: &Number) -> Lookup {
    Once::new(GetOrFetch::new(resource.clone()))
}

fn look_for_newer(resource: &Number) -> Lookup {
    look_for(resource).with(|lookup| lookup.progress.newer_than = Some(Version(1)))
}

fn step(world: &World, lookup: &mut Lookup, input: Input) -> Stepped {
    lookup.step(|lookup| lookup.step_if_newer(&world.context, world.now, input))
}

fn is_sent(stepped: &Stepped) -> bool {
    matches!(stepped, Ok(Step::Send(_)))
}

fn found(stepped: Stepped) -> Option<(u64, u64)> {
    match stepped {
        Ok(Step::Done(found)) => found.map(|hit| (*hit.value, hit.version.0)),
        other => panic!("{other:?}"),
    }
}

fn kind(stepped: Stepped) -> TransportErrorKind {
    match stepped {
        Err(Error::Transport(error)) => error.kind,
        other => panic!("{other:?}"),
    }
}

fn assert_ended(world: &World, lookup: &mut Lookup) {
    let ended = step(world, lookup, Input::Start).unwrap_err();
    assert!(matches!(&ended, Error::Build(error) if error.field == "flow"), "{ended:?}");
}

/// Fetches this number.
fn fetch(world: &World, resource: &Number, value: &str) {
    let mut lookup = look_for(resource);
    assert!(is_sent(&step(world, &mut lookup, Input::Start)));
    found(step(world, &mut lookup, number(value))).unwrap();
}

#[test]
fn one_fetches_for_all() {
    let (world, resource) = (World::new(), Number::new());
    let mut first = look_for(&resource);
    let mut others = [look_for(&resource), look_for(&resource)];
    assert!(is_sent(&step(&world, &mut first, Input::Start)));
    for other in &mut others {
        match step(&world, other, Input::Start) {
            Ok(Step::Wait(delay)) => assert_eq!(delay, Duration::from_millis(10)),
            stepped => panic!("{stepped:?}"),
        }
    }
    assert_eq!(found(step(&world, &mut first, number("7"))), Some((7, 1)));
    assert_ended(&world, &mut first);
    for other in &mut others {
        assert_eq!(found(step(&world, other, Input::Woke)), Some((7, 1)));
        assert_ended(&world, other);
    }
}

#[test]
fn when_one_fails_the_others_fail_without_trying() {
    let (world, resource) = (World::new(), Number::new());
    let (mut first, mut second) = (look_for(&resource), look_for(&resource));
    assert!(is_sent(&step(&world, &mut first, Input::Start)));
    assert!(matches!(step(&world, &mut second, Input::Start), Ok(Step::Wait(_))));
    assert_eq!(step(&world, &mut first, failure()).unwrap_err().status(), Some(500));
    assert_eq!(kind(step(&world, &mut second, Input::Woke)), TransportErrorKind::CoolingDown);
    assert_ended(&world, &mut first);
    assert_ended(&world, &mut second);
}

#[test]
fn an_old_value_serves_if_there_is_no_newer_one() {
    let (mut world, resource) = (World::new(), Number::new());
    fetch(&world, &resource, "7");
    world.advance(FRESH);
    let mut lookup = look_for(&resource);
    assert!(is_sent(&step(&world, &mut lookup, Input::Start)));
    // Others do not wait for it.
    assert_eq!(found(step(&world, &mut look_for(&resource), Input::Start)), Some((7, 1)));
    assert_eq!(found(step(&world, &mut lookup, failure())), Some((7, 1)));
    assert_ended(&world, &mut lookup);
    assert_eq!(found(step(&world, &mut look_for(&resource), Input::Start)), Some((7, 1)));
    // Not for ever.
    world.advance(USABLE - FRESH);
    let mut lookup = look_for(&resource);
    assert!(is_sent(&step(&world, &mut lookup, Input::Start)));
    assert_eq!(step(&world, &mut lookup, failure()).unwrap_err().status(), Some(500));
}

#[test]
fn an_answer_that_does_not_read_is_a_failure() {
    let (world, resource) = (World::new(), Number::new());
    let mut lookup = look_for(&resource);
    assert!(is_sent(&step(&world, &mut lookup, Input::Start)));
    let error = step(&world, &mut lookup, number("seven")).unwrap_err();
    assert!(matches!(&error, Error::Build(error) if error.field == "number"), "{error:?}");
    assert_eq!(kind(step(&world, &mut look_for(&resource), Input::Start)), TransportErrorKind::CoolingDown);
}

#[test]
fn an_error_can_stand_for_a_value() {
    let (mut world, resource) = (World::new(), Number::new());
    fetch(&world, &resource, "7");
    world.advance(FRESH);
    let mut lookup = look_for(&resource);
    assert!(is_sent(&step(&world, &mut lookup, Input::Start)));
    assert_eq!(found(step(&world, &mut lookup, input(error(404, "not_found")))), Some((0, 2)));
    world.advance(FRESH - NANOSECOND);
    assert_eq!(found(step(&world, &mut look_for(&resource), Input::Start)), Some((0, 2)));
}

#[test]
fn a_flow_that_is_dropped_keeps_nobody_waiting() {
    let (world, resource) = (World::new(), Number::new());
    let (mut first, mut second) = (look_for(&resource), look_for(&resource));
    assert!(is_sent(&step(&world, &mut first, Input::Start)));
    assert!(matches!(step(&world, &mut second, Input::Start), Ok(Step::Wait(_))));
    drop(first);
    assert!(is_sent(&step(&world, &mut second, Input::Woke)));
    // Who only waits, or has ended, abandons nothing.
    let mut third = look_for(&resource);
    assert!(matches!(step(&world, &mut third, Input::Start), Ok(Step::Wait(_))));
    drop(third);
    assert!(matches!(step(&world, &mut look_for(&resource), Input::Start), Ok(Step::Wait(_))));
    assert_eq!(found(step(&world, &mut second, number("7"))), Some((7, 1)));
}

#[test]
fn a_flow_that_was_overtaken_does_no_harm() {
    let (mut world, resource) = (World::new(), Number::new());
    let (mut first, mut second) = (look_for(&resource), look_for(&resource));
    assert!(is_sent(&step(&world, &mut first, Input::Start)));
    world.advance(Duration::from_secs(30));
    assert!(is_sent(&step(&world, &mut second, Input::Start)));
    assert_eq!(step(&world, &mut first, failure()).unwrap_err().status(), Some(500));
    let mut third = look_for(&resource);
    assert!(matches!(step(&world, &mut third, Input::Start), Ok(Step::Wait(_))));
    assert_eq!(found(step(&world, &mut second, number("7"))), Some((7, 1)));
    assert_eq!(found(step(&world, &mut third, Input::Woke)), Some((7, 1)));
}

#[test]
fn there_is_nothing_newer_for_a_while() {
    let (mut world, resource) = (World::new(), Number::new());
    fetch(&world, &resource, "7");
    let mut lookup = look_for_newer(&resource);
    assert_eq!(found(step(&world, &mut lookup, Input::Start)), None);
    assert_ended(&world, &mut lookup);
    world.advance(COOL_DOWN);
    let mut lookup = look_for_newer(&resource);
    assert!(is_sent(&step(&world, &mut lookup, Input::Start)));
    // Others wait if they want it newer too.
    let mut other = look_for_newer(&resource);
    assert!(matches!(step(&world, &mut other, Input::Start), Ok(Step::Wait(_))));
    assert_eq!(step(&world, &mut lookup, failure()).unwrap_err().status(), Some(500));
    assert_eq!(kind(step(&world, &mut other, Input::Woke)), TransportErrorKind::CoolingDown);
    assert_eq!(found(step(&world, &mut look_for(&resource), Input::Start)), Some((7, 1)));
}

#[test]
fn a_fetch_is_tried_again_as_in_any_call() {
    let (mut world, resource) = (World::new(), Number::new());
    let mut lookup = look_for(&resource);
    assert!(is_sent(&step(&world, &mut lookup, Input::Start)));
    assert!(is_sent(&step(&world, &mut lookup, Input::Woke)));
    let refused = Err(TransportError::new(TransportErrorKind::Connect, "refused"));
    let Ok(Step::Wait(delay)) = step(&world, &mut lookup, input(refused)) else { panic!("no pause") };
    // It is still the one who fetches.
    assert!(matches!(step(&world, &mut look_for(&resource), Input::Start), Ok(Step::Wait(_))));
    world.advance(delay);
    assert!(is_sent(&step(&world, &mut lookup, Input::Woke)));
    assert_eq!(found(step(&world, &mut lookup, number("7"))), Some((7, 1)));
}

#[test]
fn values_are_shared() {
    let (world, resource) = (World::new(), Number::new());
    fetch(&world, &resource, "7");
    let value = || match step(&world, &mut look_for(&resource), Input::Start) {
        Ok(Step::Done(Some(hit))) => hit.value,
        other => panic!("{other:?}"),
    };
    assert!(Arc::ptr_eq(&value(), &value()));
}

#[test]
fn debug_shows_what_is_fetched() {
    assert_eq!(format!("{:?}", GetOrFetch::new(Number::new())), r#"GetOrFetch { operation: "oauth2.token", .. }"#);
}

#[test]
fn a_failure_is_told_to_all_who_waited() {
    let number = Number::new();
    let mut world = World::new();
    let [mut first, mut second, mut third] = [0; 3].map(|_| look_for(&number));
    assert!(is_sent(&step(&world, &mut first, Input::Start)));
    assert!(matches!(step(&world, &mut second, Input::Start), Ok(Step::Wait(_))));
    // Longer than the cool-down, as a fetch that times out is.
    world.advance(COOL_DOWN * 2);
    step(&world, &mut first, failure()).unwrap_err();
    let told = step(&world, &mut second, Input::Woke).unwrap_err();
    assert!(matches!(&told, Error::Transport(error) if error.kind == TransportErrorKind::CoolingDown), "{told}");
    // Who comes later finds out anew.
    assert!(is_sent(&step(&world, &mut third, Input::Start)));
}

#[test]
fn nobody_waits_longer_than_a_lease() {
    let number = Number::new();
    let mut world = World::new();
    let mut fetching: Vec<_> = (0..4).map(|_| look_for(&number)).collect();
    let mut waiting = look_for(&number);
    assert!(is_sent(&step(&world, &mut fetching[0], Input::Start)));
    assert!(matches!(step(&world, &mut waiting, Input::Start), Ok(Step::Wait(_))));
    for next in &mut fetching[1..3] {
        world.advance(Duration::from_secs(15) - NANOSECOND);
        assert!(matches!(step(&world, &mut waiting, Input::Woke), Ok(Step::Wait(_))));
        assert!(matches!(step(&world, next, Input::Start), Ok(Step::Wait(_))));
    }
    world.advance(NANOSECOND * 2);
    // Its flow never came back: another one fetches, and a flow that waited so long does not wait for that one too.
    assert!(is_sent(&step(&world, &mut fetching[3], Input::Start)));
    let tired = step(&world, &mut waiting, Input::Woke).unwrap_err();
    assert!(matches!(&tired, Error::Transport(error) if error.kind == TransportErrorKind::CoolingDown), "{tired}");
}

#[test]
fn nothing_is_used_that_was_fetched_in_the_future() {
    let number = Number::new();
    let mut world = World::new();
    let mut first = look_for(&number);
    assert!(is_sent(&step(&world, &mut first, Input::Start)));
    assert_eq!(found(step(&world, &mut first, self::number("7"))), Some((7, 1)));
    let now = world.now.since_epoch();
    world.now = crate::values::UnixTime::default() + (now - Duration::from_secs(59));
    assert_eq!(found(step(&world, &mut look_for(&number), Input::Start)), Some((7, 1)));
    world.now = crate::values::UnixTime::default() + (now - Duration::from_secs(60));
    assert!(is_sent(&step(&world, &mut look_for(&number), Input::Start)));
}

#[test]
fn an_old_value_is_not_used_past_its_time_however_late_its_refresh_fails() {
    for (late, is_used) in [(USABLE - FRESH - NANOSECOND, true), (USABLE - FRESH, false)] {
        let (mut world, resource) = (World::new(), Number::new());
        fetch(&world, &resource, "7");
        world.advance(FRESH);
        let mut lookup = look_for(&resource);
        assert!(is_sent(&step(&world, &mut lookup, Input::Start)));
        world.advance(late);
        match step(&world, &mut lookup, failure()) {
            Err(error) => assert_eq!((is_used, error.status()), (false, Some(500))),
            done => assert_eq!((is_used, found(done)), (true, Some((7, 1)))),
        }
    }
}

#[test]
fn a_flow_whose_fetch_fails_uses_what_a_newer_fetch_brought() {
    let (mut world, resource) = (World::new(), Number::new());
    let mut slow = look_for(&resource);
    assert!(is_sent(&step(&world, &mut slow, Input::Start)));
    world.advance(Duration::from_secs(30));
    fetch(&world, &resource, "8");
    assert_eq!(found(step(&world, &mut slow, failure())), Some((8, 1)));
}

#[test]
fn a_flow_waits_as_long_as_its_patience_says() {
    let (mut world, resource) = (World::new(), Number::new());
    let mut fetching = look_for(&resource);
    assert!(is_sent(&step(&world, &mut fetching, Input::Start)));
    let patience = Duration::from_secs(2);
    let mut waiting = Once::new(GetOrFetch::new(resource.clone()).patience(patience));
    assert!(matches!(step(&world, &mut waiting, Input::Start), Ok(Step::Wait(_))));
    world.advance(patience - NANOSECOND);
    assert!(matches!(step(&world, &mut waiting, Input::Woke), Ok(Step::Wait(_))));
    world.advance(NANOSECOND);
    assert_eq!(kind(step(&world, &mut waiting, Input::Woke)), TransportErrorKind::CoolingDown);
}

#[test]
fn a_rate_limit_is_left_to_the_cool_down() {
    let (mut world, resource) = (World::new(), Number::new());
    let mut lookup = look_for(&resource);
    assert!(is_sent(&step(&world, &mut lookup, Input::Start)));
    // Not the answer to a pause.
    let refused = Err(TransportError::new(TransportErrorKind::Connect, "refused"));
    let Ok(Step::Wait(delay)) = step(&world, &mut lookup, input(refused)) else { panic!("no pause") };
    assert!(matches!(step(&world, &mut lookup, input(error(429, "too_many_requests"))), Ok(Step::Wait(_))));
    world.advance(delay);
    assert!(is_sent(&step(&world, &mut lookup, Input::Woke)));
    assert_eq!(step(&world, &mut lookup, input(error(429, "too_many_requests"))).unwrap_err().status(), Some(429));
    assert_eq!(kind(step(&world, &mut look_for(&resource), Input::Start)), TransportErrorKind::CoolingDown);
}

#[test]
fn a_flow_without_time_gives_its_fetch_back() {
    let (world, resource) = (World::new(), Number::new());
    let (mut first, mut second) = (look_for(&resource), look_for(&resource));
    assert!(is_sent(&step(&world, &mut first, Input::Start)));
    let out_of_time = TransportError::new(TransportErrorKind::TotalTimeout, "the end");
    assert_eq!(kind(step(&world, &mut first, Input::Failed(out_of_time))), TransportErrorKind::TotalTimeout);
    // No failure of the fetch, after which it would be too early for another.
    assert!(is_sent(&step(&world, &mut second, Input::Start)));
}

#[test]
fn a_flow_waits_for_another_no_longer_than_it_has_time() {
    let (mut world, resource) = (World::new(), Number::new());
    let (mut first, mut second) = (look_for(&resource), look_for(&resource));
    assert!(is_sent(&step(&world, &mut first, Input::Start)));
    world.context = world.context.with_deadline(world.now + Duration::from_secs(1));
    assert!(matches!(step(&world, &mut second, Input::Start), Ok(Step::Wait(_))));
    world.now = world.now + Duration::from_secs(1);
    assert_eq!(kind(step(&world, &mut second, Input::Woke)), TransportErrorKind::TotalTimeout);
}
