//! 32 threads, or 256 tasks, share a client while the server does everything wrong: no answer is lost or goes to another request,
//! and nothing piles up.
//!
//! For some seconds, or as many as `STYTCH_SOAK_SECONDS` says. A binary of its own, since it looks at the memory and
//! the files of its process.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "these are tests")]

mod fault;
mod server;

use std::collections::BTreeMap;
use std::env;
use std::sync::{Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use stytch_core::consumer::users;
use stytch_core::error::TransportErrorKind;
use stytch_core::{Error, Project, RetryPolicy};
use stytch_ureq::Client;
use tokio::task::JoinSet;

use fault::{FAULTS, Fault, Outcome};
use server::Server;

const THREADS: usize = 32;
/// Long enough for a machine that has other things to do.
const TIMEOUT: Duration = Duration::from_secs(3);
/// Of an answer. All but those that are meant to be too large are far smaller.
const LIMIT: u64 = 100_000;

const TASKS: usize = 256;

/// One at a time: they look at the memory and the files of the process.
static ALONE: Mutex<()> = Mutex::new(());

fn project() -> Project {
    Project::new("project-test-1", "secret-test-1").unwrap()
}

/// A client of this type.
macro_rules! client {
    ($client:ty, $url:ident) => {
        <$client>::builder(project())
            .base_url($url)
            .retries(RetryPolicy::none())
            .timeout(TIMEOUT)
            .max_response_bytes(LIMIT)
            .build()
            .unwrap()
    };
}

#[test]
fn threads_that_share_a_client_get_their_own_answers_whatever_the_server_does() {
    soak(THREADS, |url| {
        let client = client!(Client, url);
        move |round, duration| load(&client, round, duration)
    });
}

#[test]
fn tasks_that_share_a_client_get_their_own_answers_whatever_the_server_does() {
    soak(TASKS, |url| {
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
        let client = client!(stytch_reqwest::Client, url);
        move |round, duration| runtime.block_on(load_tasks(&client, round, duration))
    });
}

/// Lets so many workers call, by the function that is made for the URL of the server.
fn soak<L: Fn(usize, Duration) -> Tally>(workers: usize, load: impl FnOnce(String) -> L) {
    let _alone = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
    let seconds = env::var("STYTCH_SOAK_SECONDS").map_or(4, |seconds| seconds.parse().unwrap());
    let files_before = open_files();
    let server = Server::start();
    let load = load(server.url());

    // First all there is to allocate once, then what may not add to it.
    let half = Duration::from_secs(seconds) / 2;
    let mut sent = Tally::default();
    sent.add(&load(0, half));
    let memory = resident_bytes();
    sent.add(&load(1, half));
    let grown = resident_bytes().saturating_sub(memory);

    let most = server.most_connections();
    drop(load);
    let received = server.stop();
    println!("{} calls, {most} connections at once, {grown} bytes grown", sent.calls.values().sum::<u64>());
    assert!(grown < 8 << 20, "{grown} bytes more than before");
    // One for each worker, and those that their other end has left but the server has not noticed yet.
    assert!(most <= 3 * workers, "{most} connections at once");
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
                        let user_id = format!("{}_{round}-{thread}-{number}", fault.name);
                        check(client.send(&users::Get::new(&user_id)), fault, &user_id, &mut tally);
                    }
                }
                total.lock().unwrap().add(&tally);
            });
        }
    });
    total.into_inner().unwrap()
}

/// The same from tasks.
async fn load_tasks(client: &stytch_reqwest::Client, round: usize, duration: Duration) -> Tally {
    let end = Instant::now() + duration;
    let mut tasks = JoinSet::new();
    for task in 0..TASKS {
        let client = client.clone();
        tasks.spawn(async move {
            let mut tally = Tally::default();
            for (number, fault) in FAULTS.iter().cycle().skip(task).enumerate() {
                if number >= FAULTS.len() && Instant::now() >= end {
                    break;
                }
                if number < FAULTS.len() || fault.name != "silence" {
                    let user_id = format!("{}_{round}-{task}-{number}", fault.name);
                    check(client.send(&users::Get::new(&user_id)).await, fault, &user_id, &mut tally);
                }
            }
            tally
        });
    }
    let mut total = Tally::default();
    tasks.join_all().await.iter().for_each(|tally| total.add(tally));
    total
}

fn check(result: Result<users::GetResponse, Error>, fault: &Fault, user_id: &str, tally: &mut Tally) {
    *tally.calls.entry(fault.name).or_default() += 1;
    match (result, fault.outcome) {
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
