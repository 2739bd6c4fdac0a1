//! Fetches, answers and dropped entries in any order: nothing is used past its time, and the newest answer wins.

use std::time::Duration;

use http::Response;
use proptest::prelude::*;

use super::super::{GetOrFetch, Hit, Version};
use super::{COOL_DOWN, FRESH, Number, USABLE};
use crate::flow::{Input, RetryPolicy, Step};
use crate::testing::{World, error};
use crate::values::UnixTime;

const RESOURCES: usize = 3;
const FLOWS: usize = 5;
/// How many resources are kept: fewer than there are.
const ROOM: usize = 2;

/// What happens next; the first number says to which flow.
#[derive(Debug, Clone)]
enum Event {
    /// It is stepped; one begins if there is none: for this resource, and perhaps for something newer than what there is.
    Step(usize, usize, bool),
    /// Its fetch succeeds, or fails and perhaps asks for a pause.
    Answer(usize, Result<(), Option<u64>>),
    Drop(usize),
    Pass(Duration),
}

fn event() -> impl Strategy<Value = Event> {
    let answer =
        prop_oneof![3 => Just(Ok(())), 1 => Just(Err(None)), 1 => (0..600_u64).prop_map(|time| Err(Some(time)))];
    let time = prop::sample::select(vec![1, 10, 1_000, 5_000, 10_000, 29_000, 30_000, 61_000]);
    prop_oneof![
        8 => (0..FLOWS, 0..RESOURCES, any::<bool>()).prop_map(|(flow, which, newer)| Event::Step(flow, which, newer)),
        4 => (0..FLOWS, answer).prop_map(|(flow, answer)| Event::Answer(flow, answer)),
        1 => (0..FLOWS).prop_map(Event::Drop),
        3 => time.prop_map(|time| Event::Pass(Duration::from_millis(time))),
    ]
}

struct Running {
    lookup: GetOrFetch<Number>,
    which: usize,
    newer_than: Version,
    /// The number of its fetch, which is also the value that it brings.
    fetch: Option<usize>,
}

struct Checker {
    world: World,
    resources: [Number; RESOURCES],
    running: [Option<Running>; FLOWS],
    /// For each fetch: how long its value may be used, once it is there.
    usable_until: Vec<Option<UnixTime>>,
    /// For each resource, the newest fetch that brought a value.
    newest: [Option<usize>; RESOURCES],
}

impl Checker {
    fn new() -> Self {
        let world = World::new().with_settings(|all| all.retries(RetryPolicy::none()).cache_size(ROOM));
        let resources = [(); RESOURCES].map(|()| Number::new());
        let running = [const { None }; FLOWS];
        Self { world, resources, running, usable_until: Vec::new(), newest: [None; RESOURCES] }
    }

    fn take(&mut self, event: &Event) {
        match *event {
            Event::Step(flow, which, newer) => {
                let resource = &self.resources[which];
                let context = &self.world.context;
                self.running[flow].get_or_insert_with(|| {
                    let lookup = GetOrFetch::new(resource.clone());
                    let version = newer.then(|| context.with_entry(resource, |entry| entry.version()));
                    let newer_than = version.unwrap_or_default();
                    Running { lookup: lookup.newer_than(version), which, newer_than, fetch: None }
                });
                self.step(flow, Input::Start);
            }
            Event::Answer(flow, answer) => self.answer(flow, answer),
            Event::Drop(flow) => self.running[flow] = None,
            Event::Pass(time) => self.world.advance(time),
        }
    }

    fn answer(&mut self, flow: usize, answer: Result<(), Option<u64>>) {
        let Some(Running { which, fetch: Some(fetch), .. }) = self.running[flow] else { return };
        let response = match answer {
            Ok(()) => {
                self.usable_until[fetch] = Some(self.world.now + USABLE);
                self.newest[which] = self.newest[which].max(Some(fetch));
                Response::new(fetch.to_string().into_bytes())
            }
            Err(pause) => {
                let mut response = error(429, "too_many_requests").unwrap();
                if let Some(pause) = pause {
                    response.headers_mut().insert("retry-after", pause.to_string().parse().unwrap());
                }
                response
            }
        };
        self.step(flow, Input::Response(response));
        assert!(self.running[flow].is_none(), "an answer did not end a fetch");
    }

    fn step(&mut self, flow: usize, input: Input) {
        let running = self.running[flow].as_mut().unwrap();
        match running.lookup.step_if_newer(&self.world.context, self.world.now, input) {
            Ok(Step::Send(_)) => {
                running.fetch.get_or_insert_with(|| {
                    self.usable_until.push(None);
                    self.usable_until.len() - 1
                });
            }
            Ok(Step::Wait(_)) => {}
            Ok(Step::Verify(_)) => panic!("there is nothing to verify"),
            Ok(Step::Done(found)) => {
                let running = self.running[flow].take().unwrap();
                found.iter().for_each(|hit| self.check(&running, hit));
            }
            Err(_) => self.running[flow] = None,
        }
    }

    fn check(&self, running: &Running, hit: &Hit<u64>) {
        let value = usize::try_from(*hit.value).unwrap();
        // What a flow fetched itself, it may always use.
        if running.fetch != Some(value) {
            assert!(self.usable_until[value].is_some_and(|end| self.world.now < end), "its time is over");
            assert_eq!(Some(value), self.newest[running.which], "there is a newer one");
            assert!(running.fetch.is_some() || hit.version > running.newer_than);
        }
    }

    /// Answers all fetches; then every flow must end.
    fn finish(&mut self) {
        for _ in 0..FLOWS {
            for flow in 0..FLOWS {
                self.answer(flow, Ok(()));
                if self.running[flow].is_some() {
                    self.step(flow, Input::Woke);
                }
            }
        }
        assert!(self.running.iter().all(Option::is_none), "a flow still waits");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn nothing_is_used_past_its_time_and_the_newest_answer_wins(events in prop::collection::vec(event(), 0..100)) {
        let mut checker = Checker::new();
        for event in &events {
            checker.take(event);
        }
        checker.finish();
    }
}

fn begin(world: &World, resource: &Number) -> GetOrFetch<Number> {
    let mut lookup = GetOrFetch::new(resource.clone());
    assert!(matches!(lookup.step(&world.context, world.now, Input::Start), Ok(Step::Send(_))));
    lookup
}

fn end(world: &World, mut lookup: GetOrFetch<Number>, value: u64) -> u64 {
    let response = Input::Response(Response::new(value.to_string().into_bytes()));
    match lookup.step(&world.context, world.now, response) {
        Ok(Step::Done(hit)) => *hit.value,
        step => panic!("{step:?}"),
    }
}

fn fetch(world: &World, resource: &Number, value: u64) {
    assert_eq!(end(world, begin(world, resource), value), value);
}

/// The value that is there for all, if there is one.
fn kept(world: &World, resource: &Number) -> Option<u64> {
    match GetOrFetch::new(resource.clone()).step(&world.context, world.now, Input::Start) {
        Ok(Step::Done(hit)) => Some(*hit.value),
        _ => None,
    }
}

#[test]
fn an_answer_that_comes_after_its_entry_was_dropped_does_not_outlive_newer_ones() {
    let mut world = World::new().with_settings(|all| all.cache_size(1));
    let (first, second) = (Number::new(), Number::new());
    // Many fetches, so that numbers are high.
    for value in 0..50 {
        fetch(&world, &first, value);
        world.advance(FRESH.max(COOL_DOWN));
    }
    let late = begin(&world, &first);
    fetch(&world, &second, 100);
    assert_eq!(end(&world, late, 50), 50);
    // Every fetch from here on counts.
    for value in 51..60 {
        fetch(&world, &first, value);
        assert_eq!(kept(&world, &first), Some(value));
        world.advance(FRESH);
    }
    world.advance(USABLE);
    assert_eq!(kept(&world, &first), None);
}
