//! Flows with somebody else's HTTP, and without any cryptography.

use stytch_core::consumer::sessions::AuthenticateJwt;
use stytch_core::error::BuildError;
use stytch_core::flow::{Input, Step};
use stytch_core::{Context, Error, Flow, UnixTime};
use stytch_emulator::Emulator;

use super::PASSWORD;

/// A driver as a program would write it that cannot verify RS256.
fn run<F: Flow>(stytch: &Emulator, context: &Context, mut flow: F) -> Result<F::Output, Error> {
    let mut input = Input::Start;
    loop {
        input = match flow.step(context, UnixTime::from_seconds(1_700_000_000), input)? {
            Step::Send(request) => Input::Response(stytch.handle(request)),
            Step::Verify(_) => return Err(BuildError::configuration("rs256", "cannot be verified here").into()),
            Step::Wait(_) => Input::Woke,
            Step::Done(output) => return Ok(output),
        };
    }
}

#[test]
fn without_a_verifier_there_is_an_error_and_never_a_session() {
    let stytch = Emulator::starting_at(1_700_000_000);
    let context = Context::new(stytch.project(), 1);
    let login = stytch_core::consumer::passwords::Create::new("ada@example.com", PASSWORD).session_duration_minutes(60);
    let jwt = run(&stytch, &context, stytch_core::flow::Call::new(&login)).unwrap().session_jwt;
    let Err(Error::Build(error)) = run(&stytch, &context, AuthenticateJwt::new(jwt)) else { panic!("it passed") };
    assert_eq!(error.field, "rs256");
}
