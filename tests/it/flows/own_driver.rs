//! Flows with a driver that is not a transport of this repository, and without any cryptography.

use stytch_core::consumer::passwords;
use stytch_core::consumer::sessions::AuthenticateJwt;
use stytch_core::error::{BuildError, TransportError, TransportErrorKind};
use stytch_core::flow::{Call, Input, Step};
use stytch_core::{Context, Error, Flow, UnixTime};
use stytch_emulator::Emulator;

use super::PASSWORD;

/// What a driver makes of a signature that it cannot verify.
type Verdict = fn() -> Result<Input, Error>;

/// A driver as a program would write it that cannot verify RS256.
fn run<F: Flow>(stytch: &Emulator, context: &Context, mut flow: F, cannot_verify: Verdict) -> Result<F::Output, Error> {
    let mut input = Input::Start;
    loop {
        input = match flow.step(context, UnixTime::from_seconds(1_700_000_000), input)? {
            Step::Send(request) => Input::Response(stytch.handle(request)),
            Step::Verify(_) => cannot_verify()?,
            Step::Wait(_) => Input::Woke,
            Step::Done(output) => return Ok(output),
        };
    }
}

/// The error of a check of a good session by such a driver.
fn check(cannot_verify: Verdict) -> Error {
    let stytch = Emulator::starting_at(1_700_000_000);
    let context = Context::new(stytch.project(), 1);
    let login = passwords::Create::new("ada@example.com", PASSWORD).session_duration_minutes(60);
    let jwt = run(&stytch, &context, Call::new(&login), cannot_verify).unwrap().session_jwt;
    run(&stytch, &context, AuthenticateJwt::new(jwt), cannot_verify).expect_err("it passed")
}

#[test]
fn without_a_verifier_there_is_an_error_and_never_a_session() {
    let error = check(|| Err(BuildError::configuration("rs256", "cannot be verified here").into()));
    let Error::Build(error) = error else { panic!("{error:?}") };
    assert_eq!(error.field, "rs256");
}

#[test]
fn a_verifier_that_fails_is_an_error_and_never_a_session() {
    let error = check(|| Ok(Input::Failed(TransportError::new(TransportErrorKind::Interrupted, "no RS256 here"))));
    let Error::Transport(error) = error else { panic!("{error:?}") };
    assert_eq!(error.kind, TransportErrorKind::Interrupted);
}
