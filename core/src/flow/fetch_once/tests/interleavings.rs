//! Many lookups at once, in any order.

use std::time::Duration;

use http::Response;
use proptest::prelude::*;

use super::super::entry::LEASE;
use super::super::{GetOrFetch, Hit, Version};
use super::{COOL_DOWN, Number};
use crate::error::{Error, TransportError, TransportErrorKind};
use crate::flow::{Input, RetryPolicy, Step};
use crate::testing::{World, error};
use crate::values::UnixTime;

/// What happens next; the number says to which lookup.
#[derive(Debug, Clone)]
enum Event {
    /// It is stepped; one begins if there is none. It may want something newer than what there is.
    Step(usize, bool),
    Answer(usize, Outcome),
    Drop(usize),
    Pass(Duration),
}

#[derive(Debug, Clone, Copy)]
enum Outcome {
    Number,
    NotFound,
    NoNumber,
    Failure,
    NoConnection,
}

fn event() -> impl Strategy<Value = Event> {
    let outcome = prop_oneof![
        4 => Just(Outcome::Number),
        1 => Just(Outcome::NotFound),
        1 => Just(Outcome::NoNumber),
        2 => Just(Outcome::Failure),
        1 => Just(Outcome::NoConnection),
    ];
    let time = prop::sample::select(vec![1, 10, 1_000, 4_990, 5_000, 10_000, 29_000, 30_000, 61_000]);
    prop_oneof![
        6 => (0..5_usize, any::<bool>()).prop_map(|(index, newer)| Event::Step(index, newer)),
        3 => (0..5_usize, outcome).prop_map(|(index, outcome)| Event::Answer(index, outcome)),
        1 => (0..5_usize).prop_map(Event::Drop),
        3 => time.prop_map(|time| Event::Pass(Duration::from_millis(time))),
    ]
}

struct Running {
    lookup: GetOrFetch<Number>,
    newer_than: Option<Version>,
    /// Which fetch it awaits the answer of.
    fetch: Option<usize>,
    /// Whether it waited for another flow.
    has_waited: bool,
}

struct Fetch {
    began: UnixTime,
    is_abandoned: bool,
    /// Whether there was a value that could be used.
    is_refresh: bool,
}

/// Runs events, and checks after each that no flow fetches without need.
struct Checker {
    world: World,
    resource: Number,
    running: [Option<Running>; 5],
    fetches: Vec<Fetch>,
    /// When the last value came.
    filled: UnixTime,
}

impl Checker {
    fn new() -> Self {
        let world = World::new().with_settings(|all| all.retries(RetryPolicy::none()));
        let (running, fetches) = ([const { None }; 5], Vec::new());
        Self { world, resource: Number::new(), running, fetches, filled: UnixTime::default() }
    }

    fn take(&mut self, event: &Event) {
        match *event {
            Event::Step(index, newer) => {
                let version = if newer { self.version() } else { None };
                self.running[index].get_or_insert_with(|| Running {
                    lookup: GetOrFetch::new(self.resource.clone()).newer_than(version),
                    newer_than: version,
                    fetch: None,
                    has_waited: false,
                });
                self.step(index, Input::Start);
            }
            Event::Answer(index, outcome) => self.answer(index, outcome),
            Event::Drop(index) => {
                if let Some(fetch) = self.running[index].take().and_then(|running| running.fetch) {
                    self.fetches[fetch].is_abandoned = true;
                }
            }
            Event::Pass(time) => self.world.advance(time),
        }
    }

    fn answer(&mut self, index: usize, outcome: Outcome) {
        if self.running[index].as_ref().is_none_or(|running| running.fetch.is_none()) {
            return;
        }
        let body = |text: &str| Input::Response(Response::new(text.as_bytes().to_vec()));
        let input = match outcome {
            Outcome::Number => body("7"),
            Outcome::NoNumber => body("seven"),
            Outcome::NotFound => Input::Response(error(404, "not_found").unwrap()),
            Outcome::Failure => Input::Response(error(500, "internal_server_error").unwrap()),
            Outcome::NoConnection => Input::Failed(TransportError::new(TransportErrorKind::Connect, "refused")),
        };
        if matches!(outcome, Outcome::Number | Outcome::NotFound) {
            self.filled = self.world.now;
        }
        self.step(index, input);
        assert!(self.running[index].is_none(), "an answer did not end a fetch");
    }

    fn step(&mut self, index: usize, input: Input) {
        let running = self.running[index].as_mut().unwrap();
        match running.lookup.step_if_newer(&self.world.context, self.world.now, input) {
            Ok(Step::Send(_)) if running.fetch.is_none() => {
                running.fetch = Some(self.fetches.len());
                self.check_fetch(index);
                let (now, newer_than) = (self.world.now, self.running[index].as_ref().unwrap().newer_than);
                let usable = self.world.context.with_entry(&self.resource, |entry| entry.usable(now, newer_than));
                self.fetches.push(Fetch { began: now, is_abandoned: false, is_refresh: usable.is_some() });
            }
            Ok(Step::Send(_)) => {}
            Ok(Step::Wait(_)) => {
                assert!(running.fetch.is_none());
                running.has_waited = true;
                assert!(self.in_flight(index).any(|fetch| self.age(fetch) < LEASE), "waits for no fetch");
            }
            Ok(Step::Verify(_)) => panic!("there is nothing to verify"),
            Ok(Step::Done(found)) => {
                let newer_than = running.newer_than;
                self.running[index] = None;
                self.check_found(found.as_ref(), newer_than);
            }
            Err(failure) => {
                let (had_fetched, has_waited) = (running.fetch.is_some(), running.has_waited);
                self.running[index] = None;
                let is_cooling_down =
                    matches!(&failure, Error::Transport(error) if error.kind == TransportErrorKind::CoolingDown);
                assert_eq!(is_cooling_down, !had_fetched, "{failure:?}");
                let last = self.fetches.last().unwrap();
                assert!(had_fetched || has_waited || self.age(last) < COOL_DOWN, "{failure:?}");
            }
        }
    }

    fn version(&self) -> Option<Version> {
        let version = self.world.context.with_entry(&self.resource, |entry| entry.version());
        (version > Version(0)).then_some(version)
    }

    fn age(&self, fetch: &Fetch) -> Duration {
        self.world.now.since(fetch.began)
    }

    /// The fetches of others.
    fn in_flight(&self, index: usize) -> impl Iterator<Item = &Fetch> {
        let others = self.running.iter().enumerate().filter(move |(other, _)| *other != index);
        others.filter_map(|(_, running)| Some(&self.fetches[running.as_ref()?.fetch?]))
    }

    /// When one begins to fetch.
    fn check_fetch(&self, index: usize) {
        assert!(self.in_flight(index).all(|fetch| self.age(fetch) >= LEASE), "two fetch at once");
        let wants_newer = self.running[index].as_ref().unwrap().newer_than.is_some();
        let may_be_newer = |last: &Fetch| wants_newer && last.is_refresh && self.filled >= last.began;
        let is_too_early = |last: &Fetch| !last.is_abandoned && self.age(last) < COOL_DOWN && !may_be_newer(last);
        assert!(!self.fetches.last().is_some_and(is_too_early), "fetches without a pause");
    }

    fn check_found(&self, found: Option<&Hit<u64>>, newer_than: Option<Version>) {
        let version = self.version();
        match found {
            Some(hit) => assert!(Some(hit.version) > newer_than && Some(hit.version) <= version),
            None => {
                assert!(newer_than.is_some(), "there should be a value");
                let last = self.fetches.last().unwrap();
                assert!(self.age(last) < COOL_DOWN && self.filled >= last.began, "there should be an error");
            }
        }
    }

    /// Answers all fetches; then everybody must come to an end.
    fn finish(&mut self) {
        for index in 0..self.running.len() {
            self.answer(index, Outcome::Failure);
        }
        for _ in 0..self.running.len() {
            for index in 0..self.running.len() {
                if self.running[index].is_some() {
                    self.step(index, Input::Woke);
                    self.answer(index, Outcome::Number);
                }
            }
            self.world.advance(Duration::from_millis(10));
        }
        assert!(self.running.iter().all(Option::is_none), "a flow still waits");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn nobody_fetches_too_much_and_nobody_waits_for_ever(events in prop::collection::vec(event(), 0..60)) {
        let mut checker = Checker::new();
        for event in &events {
            checker.take(event);
        }
        checker.finish();
    }
}
