//! 32 threads share a client while the server does everything wrong: no answer is lost or goes to another request, and
//! nothing piles up.
//!
//! For some seconds, or as many as `STYTCH_SOAK_SECONDS` says. A binary of its own, since it looks at the memory and
//! the files of its process.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "these are tests")]

mod fault;
mod server;

use std::collections::BTreeMap;
use std::env;
use std::sync::Mutex;
use std::thread;
use std::time::{Duration, Instant};

use stytch_core::consumer::users;
use stytch_core::error::TransportErrorKind;
use stytch_core::{Error, Project, RetryPolicy};
use stytch_ureq::Client;

use fault::{FAULTS, Fault, Outcome};
use server::Server;

const THREADS: usize = 32;
/// Of an answer. All but those that are meant to be too large are far smaller.
const LIMIT: u64 = 100_000;

#[test]
fn threads_that_share_a_client_get_their_own_answers_whatever_the_server_does() {
    let seconds = env::var("STYTCH_SOAK_SECONDS").map_or(4, |seconds| seconds.parse().unwrap());
    let files_before = open_files();
    let server = Server::start();
    let client = Client::builder(Project::new("project-test-1", "secret-test-1").unwrap())
        .base_url(server.url())
        .retries(RetryPolicy::none())
        // Long enough for a machine that has other things to do.
        .timeout(Duration::from_secs(3))
        .max_response_bytes(LIMIT)
        .build()
        .unwrap();

    // First all there is to allocate once, then what may not add to it.
    let quarter = Duration::from_secs(seconds) / 4;
    let mut sent = Tally::default();
    sent.add(&load(&client, 0, quarter));
    let memory = resident_bytes();
    sent.add(&load(&client, 1, 3 * quarter));
    let grown = resident_bytes().saturating_sub(memory);

    let most = server.most_connections();
    drop(client);
    let received = server.stop();
    println!("{} calls, {most} connections at once, {grown} bytes grown", sent.calls.values().sum::<u64>());
    assert!(grown < 8 << 20, "{grown} bytes more than before");
    // One for each thread, and those that their other end has left but the server has not noticed yet.
    assert!(most <= 3 * THREADS, "{most} connections at once");
    assert_eq!(open_files(), files_before);

    // A connection that the server closes without a word may end under a request, which then fails for all to see.
    let interrupted: u64 = sent.interrupted.values().sum();
    assert!(interrupted <= sent.calls["silent-close"], "{interrupted} interrupted");
    for Fault { name, outcome, .. } in FAULTS {
        let (sent, interrupted) = (sent.calls[name], sent.interrupted.get(name).copied().unwrap_or(0));
        match outcome {
            // It cannot be seen whose doing it was.
            Outcome::Transport(TransportErrorKind::Interrupted) => assert!(received[name] <= sent, "{name}"),
            _ => assert_eq!(received[name], sent - interrupted, "{name}"),
        }
    }
}

#[derive(Default)]
struct Tally {
    /// How many calls, by fault.
    calls: BTreeMap<&'static str, u64>,
    /// Those of them that found a connection that was closing.
    interrupted: BTreeMap<&'static str, u64>,
}

impl Tally {
    fn add(&mut self, other: &Self) {
        for (sum, counts) in [(&mut self.calls, &other.calls), (&mut self.interrupted, &other.interrupted)] {
            for (fault, count) in counts {
                *sum.entry(fault).or_default() += count;
            }
        }
    }
}

/// Calls from all threads, for that long.
fn load(client: &Client, round: usize, duration: Duration) -> Tally {
    let end = Instant::now() + duration;
    let total = Mutex::new(Tally::default());
    thread::scope(|scope| {
        for thread in 0..THREADS {
            let total = &total;
            scope.spawn(move || {
                let mut tally = Tally::default();
                // Each thread starts with another one.
                let faults = FAULTS.iter().cycle().skip(thread);
                // Waiting for nothing takes long, so that each thread does it once.
                for (number, fault) in faults.enumerate() {
                    if number >= FAULTS.len() && Instant::now() >= end {
                        break;
                    }
                    if number < FAULTS.len() || fault.name != "silence" {
                        call(client, fault, &format!("{}_{round}-{thread}-{number}", fault.name), &mut tally);
                    }
                }
                total.lock().unwrap().add(&tally);
            });
        }
    });
    total.into_inner().unwrap()
}

fn call(client: &Client, fault: &Fault, user_id: &str, tally: &mut Tally) {
    *tally.calls.entry(fault.name).or_default() += 1;
    match (client.send(&users::Get::new(user_id)), fault.outcome) {
        (Ok(user), Outcome::Answer) => assert_eq!(user.user_id, user_id),
        (Err(Error::Api(error)), Outcome::Api(status)) => {
            assert_eq!(error.status, status);
            assert!(error.body().ends_with(user_id.as_bytes()), "{user_id}: {error:?}");
        }
        (Err(Error::Decode(error)), Outcome::Decode(status)) => assert_eq!(error.status, status),
        (Err(Error::Transport(error)), Outcome::Transport(kind)) if error.kind == kind => {}
        (Err(Error::Transport(error)), _) if error.kind == TransportErrorKind::Interrupted => {
            *tally.interrupted.entry(fault.name).or_default() += 1;
        }
        (result, _) => panic!("{user_id}: {result:?}"),
    }
}

fn open_files() -> usize {
    std::fs::read_dir("/proc/self/fd").map_or(0, Iterator::count)
}

fn resident_bytes() -> usize {
    let pages =
        std::fs::read_to_string("/proc/self/statm").map_or(0, |text| text.split(' ').nth(1).unwrap().parse().unwrap());
    pages * 4096
}
