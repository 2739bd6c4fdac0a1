//! A run: checks at random moments, in the order of their times.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap};

use stytch_core::consumer::sessions::AuthenticateJwt;
use stytch_core::flow::{Input, InvalidSignature, PublicKey, Step};
use stytch_core::operation::Operation;
use stytch_core::{Context, Error, Flow, Project, UnixTime};

use super::log::{Checks, Log, Request, What, Why};
use super::stytch::{Health, Stytch, TOKEN_LIFE, key_id};
use super::{Fleet, PHASES, Phase};
use crate::laws::tokens::START;

/// Tokens are issued this many seconds apart, and used several times.
const ISSUED_EVERY: u64 = 10;
/// How many tokens are valid at a time. The oldest one, which may expire while its check waits, is not used.
const VALID: u64 = TOKEN_LIFE / ISSUED_EVERY - 1;

/// One of the fleet.
struct Process {
    context: Context,
    /// How many of Stytch's keys it has.
    keys: usize,
    has_policy: bool,
}

/// A check under way.
struct Check {
    flow: AuthenticateJwt,
    /// The key of the token.
    key: usize,
    has_waited: bool,
}

struct Run {
    stytch: Stytch,
    processes: Vec<Process>,
    /// All tokens so far, with the numbers of their keys.
    tokens: Vec<(String, usize)>,
    random: Random,
    /// When, in milliseconds since the start; the number of the event; and whose it is.
    events: BinaryHeap<Reverse<(u64, u64, usize)>>,
    event: u64,
    /// Checks that wait, by the events that end this. Any other event is a new check.
    waiting: BTreeMap<u64, Check>,
    log: Log,
}

/// Lets the fleet live through all phases.
pub fn run(fleet: Fleet) -> Log {
    let project = Project::new("project-test-1", "secret-test-1").unwrap();
    let mut random = Random(0);
    let mut process = || Process { context: Context::new(project.clone(), random.next()), keys: 0, has_policy: false };
    let processes = (0..fleet.processes).map(|_| process()).collect();
    let log = Log { processes: fleet.processes, requests: Vec::new(), checks: [Checks::default(); PHASES.len()] };
    let mut run = Run {
        stytch: Stytch::new(),
        processes,
        tokens: Vec::new(),
        random,
        events: BinaryHeap::new(),
        event: 0,
        waiting: BTreeMap::new(),
        log,
    };
    let longest_pause = u64::try_from(fleet.check_every.as_millis()).unwrap() * 2;
    for index in 0..run.processes.len() {
        let first = run.random.below(longest_pause);
        run.schedule(first, index);
    }
    let mut end = 0;
    for (phase, Phase { minutes, begin, .. }) in PHASES.into_iter().enumerate() {
        begin(&mut run.stytch);
        end += minutes * 60_000;
        while let Some(&Reverse((now, event, index))) = run.events.peek() {
            if now >= end {
                break;
            }
            run.events.pop();
            let check = run.waiting.remove(&event).unwrap_or_else(|| {
                let next = now + run.random.below(longest_pause);
                run.schedule(next, index);
                run.check(now)
            });
            run.drive(phase, now, index, check);
        }
    }
    run.log
}

impl Run {
    fn schedule(&mut self, time: u64, index: usize) -> u64 {
        self.event += 1;
        self.events.push(Reverse((time, self.event, index)));
        self.event
    }

    /// A new check, of one of the tokens that are valid now.
    fn check(&mut self, now: u64) -> Check {
        let issued = (TOKEN_LIFE + now / 1_000) / ISSUED_EVERY;
        while self.tokens.len() as u64 <= issued {
            // The first ones were issued before the start.
            let token = self.stytch.token(self.tokens.len() as u64 * ISSUED_EVERY);
            self.tokens.push((token, self.stytch.keys));
        }
        let chosen = issued - self.random.below(VALID);
        let (token, key) = &self.tokens[usize::try_from(chosen).unwrap()];
        let action = if self.stytch.grants_write && self.random.below(4) == 0 { "write" } else { "read" };
        let flow = AuthenticateJwt::new(token.as_str()).fall_back(true).require("documents", action);
        Check { flow, key: *key, has_waited: false }
    }

    /// Takes the steps of a check until it waits or ends.
    fn drive(&mut self, phase: usize, now: u64, index: usize, mut check: Check) {
        let time = UnixTime::from_millis((START + TOKEN_LIFE) * 1_000 + now);
        let mut input = if check.has_waited { Input::Woke } else { Input::Start };
        let result = loop {
            let process = &mut self.processes[index];
            input = match check.flow.step(&process.context, time, input) {
                Ok(Step::Send(request)) => {
                    let what = what(&request);
                    let why = match what {
                        _ if check.has_waited => Why::Retry,
                        What::Session => Why::Question,
                        What::Keys if process.keys == 0 => Why::First,
                        What::Keys if process.keys < check.key => Why::NewKey,
                        What::Policy if !process.has_policy => Why::First,
                        What::Keys | What::Policy => Why::Timed,
                    };
                    check.has_waited = false;
                    let (second, process_id) = (now / 1_000, u32::try_from(index).unwrap());
                    self.log.requests.push(Request { second, process: process_id, what, why });
                    match what {
                        What::Keys if self.stytch.health == Health::Serves => process.keys = self.stytch.keys,
                        What::Policy if self.stytch.health == Health::Serves => process.has_policy = true,
                        What::Keys | What::Policy | What::Session => {}
                    }
                    self.stytch.answer(what)
                }
                Ok(Step::Verify(signature)) => {
                    let PublicKey::Rs256(key) = signature.key() else { panic!("{signature:?}") };
                    Input::Verified(if key.id() == key_id(check.key) { Ok(()) } else { Err(InvalidSignature) })
                }
                Ok(Step::Wait(delay)) => {
                    check.has_waited = true;
                    let delay = u64::try_from(delay.as_millis()).unwrap() + 1;
                    let event = self.schedule(now + delay, index);
                    self.waiting.insert(event, check);
                    return;
                }
                Ok(Step::Done(_)) => break Ok(()),
                Err(error) => break Err(error),
            };
        };
        let checks = &mut self.log.checks[phase];
        match result {
            Ok(()) => checks.passed += 1,
            Err(Error::Denied(_)) => checks.denied += 1,
            Err(_) => checks.failed += 1,
        }
    }
}

fn what<T>(request: &http::Request<T>) -> What {
    match request.extensions().get::<&'static Operation>().unwrap().name {
        "consumer.sessions.get_jwks" => What::Keys,
        "consumer.rbac.policy" => What::Policy,
        "consumer.sessions.authenticate" => What::Session,
        other => panic!("{other}"),
    }
}

/// SplitMix64.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut number = self.0;
        number = (number ^ (number >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        number = (number ^ (number >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        number ^ (number >> 31)
    }

    fn below(&mut self, end: u64) -> u64 {
        u64::try_from((u128::from(self.next()) * u128::from(end)) >> 64).unwrap()
    }
}
