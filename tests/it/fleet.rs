//! The laws of a fleet. `bench/fleet` draws a bigger one.

use std::time::Duration;

use stytch_tests::fleet::{Checks, Fleet, PHASES, POLICY, RECOVERY, Request, What, Why, peak, run, seconds_of};

/// The shortest time for which a policy is fresh: half of `policy_fresh`. Keys are fresh for longer.
const SHORTEST: u64 = 150;
const FRESH: u64 = 300;

#[test]
fn a_fleet_never_asks_too_much_and_refuses_no_honest_token() {
    let log = run(Fleet { processes: 300, check_every: Duration::from_secs(20) });
    for (phase, checks) in PHASES.iter().zip(log.checks) {
        assert!(checks.passed > 0);
        assert_eq!(checks, Checks { passed: checks.passed, ..Checks::default() }, "{}", phase.name);
    }

    for what in [What::Keys, What::Policy] {
        for phase in PHASES {
            // By the minute, as chance makes the seconds of so few processes uneven.
            let (peak, mean) = (peak(&log.timed(phase.name, what), 60), log.mean(what));
            assert!(peak <= 3.0 * mean, "{what:?}, {}: {peak} in a second of a minute, mean {mean}", phase.name);
        }
    }

    let end = seconds_of(RECOVERY).end;
    let is = |what, why| move |request: &Request| (request.what, request.why) == (what, why);
    for what in [What::Keys, What::Policy] {
        assert_eq!(log.per_process(0..end, is(what, Why::First)), [1; 300]);
        let recovery = seconds_of(RECOVERY).start;
        let fetches = log.per_process(recovery..recovery + SHORTEST, |request| request.what == what);
        assert!(fetches.iter().all(|fetches| *fetches <= 1), "{what:?} after the outage: {fetches:?}");
    }
    let rotation = log.per_process(0..end, is(What::Keys, Why::NewKey));
    assert!(rotation.iter().all(|fetches| *fetches <= 1) && rotation.contains(&1), "{rotation:?}");

    // Once every process has the new policy, Stytch is not asked about what it allows.
    let change = seconds_of(POLICY).start;
    let is_question = is(What::Session, Why::Question);
    let questions = |seconds| log.per_second(seconds, is_question).iter().sum::<u32>();
    assert!(questions(change..change + FRESH) > 0);
    assert_eq!((questions(0..change), questions(change + FRESH..end)), (0, 0));
}

#[test]
fn a_run_can_be_repeated() {
    let fleet = Fleet { processes: 10, check_every: Duration::from_secs(60) };
    assert_eq!(run(fleet), run(fleet));
}
