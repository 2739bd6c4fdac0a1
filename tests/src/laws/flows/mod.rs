//! Flows keep their promises whatever comes next: answers, failures, inputs that they do not wait for, clocks that jump.
//!
//! Bytes decide which flows run over one context, whose turn it is, and what comes of each step. When they are used up,
//! everything goes well, and every flow has to end.

mod answers;
mod machines;

use std::time::Duration;

use http::Response;
use stytch_core::error::{DeniedReason, TransportError, TransportErrorKind};
use stytch_core::flow::{Input, InvalidSignature, Step};
use stytch_core::operation::Operation;
use stytch_core::{Context, Error, MemberCredential, Settings, UnixTime};

use super::tokens::START;
use super::{check_hidden, check_shown, context};
use machines::{Machine, Proof};

/// Which flows, what comes of each of their steps, and when.
pub fn holds(bytes: &[u8]) {
    let mut world = World::new(Choices(bytes));
    let mut runs: Vec<Run> = (0..1 + world.choices.below(3)).map(|_| Run::new(&mut world)).collect();
    while !runs.is_empty() {
        let turn = world.choices.below(runs.len());
        let run = &mut runs[turn];
        // A flow can be dropped at any time.
        let is_dropped = world.choices.below(64) == 63;
        if is_dropped || run.step(&mut world) == Progress::Ended {
            runs.swap_remove(turn);
        }
    }
}

/// Bytes, and zeros when there are no more.
struct Choices<'a>(&'a [u8]);

impl Choices<'_> {
    fn next(&mut self) -> u8 {
        let (first, rest) = self.0.split_first().unwrap_or((&0, &[]));
        self.0 = rest;
        *first
    }

    /// One of so many choices; the first when there are no more bytes.
    fn below(&mut self, count: usize) -> usize {
        usize::from(self.next()) % count
    }

    fn of<T: Copy>(&mut self, choices: &[T]) -> T {
        choices[self.below(choices.len())]
    }

    fn are_used_up(&self) -> bool {
        self.0.is_empty()
    }
}

/// What the flows share.
struct World<'a> {
    choices: Choices<'a>,
    context: Context,
    now: UnixTime,
}

impl<'a> World<'a> {
    fn new(mut choices: Choices<'a>) -> Self {
        let settings = [
            Settings::new(),
            Settings::new().leeway(Duration::from_secs(60)).keys_cool_down(Duration::ZERO),
            Settings::new().keys_stale(Duration::ZERO).policy_stale(Duration::ZERO).cache_size(1),
            Settings::new().keys_stale(Duration::MAX).policy_stale(Duration::MAX).policy_fresh(Duration::MAX),
        ];
        let context = context().with_settings(settings[choices.below(settings.len())].clone());
        Self { choices, context, now: UnixTime::from_seconds(START) }
    }

    /// Time passes, or jumps in either direction.
    fn pass(&mut self, at_least: Duration) {
        // The last are 200 years. At the end of time, no time passes any more, so a flow could not wait.
        let jumps = [0, 0, 0, 1, 61, 3_600, 90_000, 6_307_200_000];
        let now = self.now + at_least;
        self.now = match self.choices.below(16) {
            jump @ 0..8 => now + Duration::from_secs(jumps[jump]),
            jump => UnixTime::from_seconds(now.as_seconds().saturating_sub(jumps[jump - 8])),
        };
    }
}

#[derive(PartialEq, Eq)]
enum Progress {
    Under,
    Ended,
}

/// A flow on its way.
struct Run {
    machine: Box<dyn Machine>,
    awaits: Awaits,
    /// What the flow was told about the signature of its token.
    verified: Option<bool>,
    /// Whether Stytch was asked about the token, and answered with a success.
    vouched: bool,
    /// How often it was stepped since there are no more choices.
    steps: u32,
}

/// What a flow said to do next.
enum Awaits {
    Nothing,
    Answer(&'static Operation),
    Verdict,
    Time(Duration),
}

/// What a flow was told.
struct Told {
    input: Input,
    /// The status of an answer.
    answer: Option<(&'static Operation, u16)>,
}

impl Run {
    fn new(world: &mut World<'_>) -> Self {
        let machine = machines::any(&mut world.choices);
        Self { machine, awaits: Awaits::Nothing, verified: None, vouched: false, steps: 0 }
    }

    fn step(&mut self, world: &mut World<'_>) -> Progress {
        if world.choices.are_used_up() {
            self.steps += 1;
            assert!(self.steps < 100, "the flow does not end: {}", self.machine.shown());
        }
        let is_verdict = matches!(self.awaits, Awaits::Verdict);
        let Told { input, answer } = self.tell(world);
        let is_unverified = is_verdict && matches!(input, Input::Failed(_));
        let is_refuted = matches!(input, Input::Verified(Err(InvalidSignature)));
        check_hidden(&format!("{input:?}"), machines::SECRETS);
        let step = self.machine.step(&world.context, world.now, input);
        check_hidden(&self.machine.shown(), machines::SECRETS);
        match step {
            Ok(Step::Done(())) => {
                assert!(!is_refuted, "a wrong signature was accepted");
                assert!(!is_unverified, "a signature was accepted although it could not be verified");
                self.check_proof();
                Progress::Ended
            }
            Ok(step) => {
                assert!(!is_refuted, "after a wrong signature there is nothing to do");
                self.check_step(world, &step);
                Progress::Under
            }
            Err(error) => {
                check_shown(&error, machines::SECRETS);
                self.check_error(&error, is_refuted, answer);
                assert!(!is_unverified || matches!(error, Error::Transport(_)), "{error:?}");
                self.check_ended(world);
                Progress::Ended
            }
        }
    }

    /// The outcome of what the flow said to do.
    fn tell(&mut self, world: &mut World<'_>) -> Told {
        let mut answer = None;
        let input = match std::mem::replace(&mut self.awaits, Awaits::Nothing) {
            Awaits::Nothing => Input::Start,
            Awaits::Answer(operation) => {
                world.pass(Duration::ZERO);
                match answers::any(operation, &mut world.choices) {
                    Ok(response) => {
                        answer = Some((operation, response.status().as_u16()));
                        self.vouched |= response.status().is_success() && answers::vouches(operation);
                        Input::Response(response)
                    }
                    Err(error) => Input::Failed(error),
                }
            }
            Awaits::Verdict => {
                let verdict = match world.choices.below(8) {
                    6 => return Told { input: failed(), answer },
                    3 | 7 => Err(InvalidSignature),
                    _ => Ok(()),
                };
                self.verified = Some(verdict.is_ok());
                Input::Verified(verdict)
            }
            Awaits::Time(delay) => {
                // A flow that waits for another one, which may be stuck, gives up after half a minute.
                let longer = if world.choices.are_used_up() { Duration::from_secs(1) } else { Duration::ZERO };
                let part = world.choices.of(&[1, 1, 1, 2]);
                world.pass(delay / part + longer);
                Input::Woke
            }
        };
        Told { input, answer }
    }

    /// A flow that checks a token ends well only if the signature is right, or Stytch says so.
    fn check_proof(&self) {
        let is_proved = match self.machine.needs() {
            Proof::None => true,
            Proof::Signature => self.verified == Some(true),
            Proof::SignatureOrStytch => self.verified == Some(true) || self.vouched,
            Proof::Stytch => self.vouched,
        };
        assert!(is_proved, "{}", self.machine.shown());
    }

    /// Whatever it does not await changes nothing, and it answers the same step again.
    fn check_step(&mut self, world: &mut World<'_>, step: &Step<()>) {
        check_hidden(&format!("{step:?}"), machines::SECRETS);
        let described = describe(step);
        for _ in 0..world.choices.below(3) {
            let input = not_awaited(step, &mut world.choices);
            let shown = format!("{input:?}");
            match self.machine.step(&world.context, world.now, input) {
                Ok(again) => assert_eq!(describe(&again), described, "after {shown}"),
                Err(error) => panic!("{error} after {shown} instead of {described}"),
            }
        }
        self.awaits = match step {
            Step::Send(request) => Awaits::Answer(request.extensions().get::<&'static Operation>().unwrap()),
            Step::Verify(_) => Awaits::Verdict,
            Step::Wait(delay) => Awaits::Time(*delay),
            Step::Done(()) => unreachable!(),
        };
    }

    fn check_error(&self, error: &Error, is_refuted: bool, answer: Option<(&'static Operation, u16)>) {
        let reason = match error {
            Error::Denied(denied) => Some(denied.reason),
            _ => None,
        };
        assert_eq!(reason == Some(DeniedReason::Signature), is_refuted, "{error:?}");
        // An error that comes of an answer tells its status.
        match (error.status(), answer) {
            (Some(status), Some((_, answered))) => assert_eq!(status, answered),
            (Some(_), None) => panic!("a status, but no answer: {error:?}"),
            // An older value may have served instead, and then have been the reason; or no value, where there is no policy.
            (None, Some((operation, _))) if answers::is_kept(operation) => {}
            (None, Some((_, answered))) => {
                assert!((200..300).contains(&answered), "{answered}: {error:?}");
                // Or what comes next is a policy that another flow could not have a moment ago.
                let cools_down = |error: &TransportError| error.kind == TransportErrorKind::CoolingDown;
                assert!(
                    matches!(error, Error::Denied(_)) || matches!(error, Error::Transport(error) if cools_down(error)),
                    "{error:?}"
                );
            }
            (None, None) => {}
        }
    }

    /// A flow that has failed is of no use.
    fn check_ended(&mut self, world: &World<'_>) {
        match self.machine.step(&world.context, world.now, Input::Start) {
            Err(Error::Build(error)) => assert_eq!(error.field, "flow"),
            Err(error) => panic!("{error:?}"),
            Ok(step) => panic!("{step:?}"),
        }
    }
}

fn describe(step: &Step<()>) -> String {
    match step {
        Step::Send(request) => format!("{} {} {:?}", request.method(), request.uri(), request.body()),
        Step::Verify(signature) => format!("{:?} {:?}", signature.message(), signature.bytes()),
        step => format!("{step:?}"),
    }
}

/// An input that the step does not ask for.
fn not_awaited(step: &Step<()>, choices: &mut Choices<'_>) -> Input {
    match (choices.below(6), step) {
        (1, Step::Verify(_) | Step::Wait(_)) => Input::Response(Response::new(b"{}".to_vec())),
        (2, Step::Wait(_)) => failed(),
        (3, Step::Send(_) | Step::Wait(_)) => Input::Verified(Ok(())),
        (4, Step::Send(_) | Step::Wait(_)) => Input::Verified(Err(InvalidSignature)),
        (5, _) => Input::Woke,
        _ => Input::Start,
    }
}

fn failed() -> Input {
    Input::Failed(TransportError::new(TransportErrorKind::Connect, ""))
}

/// On behalf of a member.
fn member_credential() -> MemberCredential {
    MemberCredential::token(super::MARKER)
}
