//! Keys that change while many threads authenticate, on a clock of the test's own.

use std::sync::atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;

use ring::signature::{RSA_PKCS1_2048_8192_SHA256, RsaPublicKeyComponents};
use stytch_core::consumer::{passwords, sessions};
use stytch_core::flow::{Input, InvalidSignature, PublicKey, Step};
use stytch_core::{Context, Error, Flow, Project, UnixTime};
use stytch_emulator::Emulator;

use super::PASSWORD;

const START: u64 = 1_700_000_000;
const THREADS: usize = 64;
const ROTATIONS: usize = 12;

/// A Stytch and a clock that both go by the test's time.
struct World {
    stytch: Emulator,
    project: Project,
    context: Context,
    seconds: AtomicU64,
    checked: AtomicUsize,
}

impl World {
    fn run<F: Flow>(&self, mut flow: F) -> Result<F::Output, Error> {
        let mut input = Input::Start;
        loop {
            let now = UnixTime::from_seconds(self.seconds.load(Ordering::SeqCst));
            input = match flow.step(&self.context, now, input)? {
                Step::Send(request) => Input::Response(self.stytch.handle(request)),
                Step::Verify(signature) => {
                    let PublicKey::Rs256(key) = signature.key() else { panic!("{signature:?}") };
                    let key = RsaPublicKeyComponents { n: key.modulus(), e: key.exponent() };
                    let verified = key.verify(&RSA_PKCS1_2048_8192_SHA256, signature.message(), signature.bytes());
                    Input::Verified(verified.map_err(|_| InvalidSignature))
                }
                // Time is what the test says; this is only to let others go on.
                Step::Wait(_) => {
                    thread::yield_now();
                    Input::Woke
                }
                Step::Done(output) => return Ok(output),
            };
        }
    }

    /// Gets a new token, which the newest key signs, and checks it here.
    fn authenticate_once(&self, session_token: &str) {
        let refresh = sessions::Authenticate::new().session_token(session_token);
        let response = self.stytch.handle(self.project.request(&refresh).unwrap());
        let jwt = self.project.response::<sessions::Authenticate>(&response).unwrap().session_jwt;
        let found = self.run(sessions::AuthenticateJwt::new(jwt)).unwrap_or_else(|error| panic!("refused: {error}"));
        assert_eq!(found.response, None);
        self.checked.fetch_add(1, Ordering::SeqCst);
    }

    /// Later than the cool-down, so that every new key may be asked for. Ours first: a token is never from the future.
    fn pass(&self, time: Duration) {
        self.seconds.fetch_add(time.as_secs(), Ordering::SeqCst);
        self.stytch.advance(time);
    }
}

#[test]
fn no_session_is_refused_and_keys_are_fetched_once_per_cool_down() {
    let stytch = Emulator::starting_at(START);
    let project = stytch.project();
    let world = World {
        context: Context::new(project.clone(), 1),
        seconds: AtomicU64::new(START),
        checked: AtomicUsize::new(0),
        stytch,
        project,
    };
    let login = passwords::Create::new("ada@example.com", PASSWORD).session_duration_minutes(600);
    let response = world.stytch.handle(world.project.request(&login).unwrap());
    let session_token = world.project.response::<passwords::Create>(&response).unwrap().session_token;

    let is_over = AtomicBool::new(false);
    thread::scope(|scope| {
        for _ in 0..THREADS {
            scope.spawn(|| {
                // At least once after the last rotation.
                while !is_over.load(Ordering::SeqCst) {
                    world.authenticate_once(session_token.expose());
                }
                world.authenticate_once(session_token.expose());
            });
        }
        for _ in 0..ROTATIONS {
            // Of so many checks one began after the last rotation, and so with its key.
            let enough = world.checked.load(Ordering::SeqCst) + THREADS + 1;
            while world.checked.load(Ordering::SeqCst) < enough {
                thread::yield_now();
            }
            world.pass(world.context.settings().keys_cool_down + Duration::from_secs(1));
            world.stytch.rotate_keys();
        }
        is_over.store(true, Ordering::SeqCst);
    });

    let fetches = world.stytch.requests_of("consumer.sessions.get_jwks");
    assert_eq!(fetches, ROTATIONS + 1, "of {} checks", world.checked.load(Ordering::SeqCst));
}
