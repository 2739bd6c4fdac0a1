//! The place of a value.

use std::time::Duration;

use super::super::{Found, LEASE, Look, Slot};
use super::{COOL_DOWN, FRESH, NANOSECOND, USABLE, fetched, start};
use crate::values::UnixTime;

/// What a look comes to, in short: the value and its version, or the ticket and the value and version instead.
#[derive(Debug, PartialEq)]
enum Seen {
    Have(u64, u64),
    Wait,
    CoolingDown,
    Fetch(u64, Option<(u64, u64)>),
}

fn look_for(slot: &mut Slot<u64>, now: UnixTime, newer_than: u64) -> Seen {
    let pair = |found: Found<u64>| (*found.value, found.version);
    match slot.look(now, COOL_DOWN, newer_than, 0) {
        (Look::Have, Some(found)) => Seen::Have(*found.value, found.version),
        (Look::Wait { .. }, None) => Seen::Wait,
        (Look::CoolingDown, None) => Seen::CoolingDown,
        (Look::Fetch { ticket }, instead) => Seen::Fetch(ticket, instead.map(pair)),
        other => panic!("{other:?}"),
    }
}

fn look(slot: &mut Slot<u64>, now: UnixTime) -> Seen {
    look_for(slot, now, 0)
}

/// A slot in which the value 7 was put at the start.
fn filled() -> Slot<u64> {
    let mut slot = Slot::new();
    assert_eq!(look(&mut slot, start()), Seen::Fetch(1, None));
    let found = slot.succeed(1, fetched(7, start()));
    assert_eq!((*found.value, found.version), (7, 1));
    slot
}

fn before(time: UnixTime, by: Duration) -> UnixTime {
    UnixTime::default() + (time.since_epoch() - by)
}

#[test]
fn an_empty_one_is_filled_by_the_first_who_looks() {
    let mut slot = Slot::<u64>::new();
    assert_eq!((slot.version(), slot.began(), slot.last_failed()), (0, None, false));
    assert!(slot.fetched().is_none());
    assert_eq!(look(&mut slot, start()), Seen::Fetch(1, None));
    assert_eq!(slot.began(), Some(start()));
    assert_eq!(look(&mut slot, start()), Seen::Wait);
    slot.succeed(1, fetched(7, start()));
    assert_eq!(look(&mut slot, start()), Seen::Have(7, 1));
    assert_eq!((slot.version(), slot.last_failed()), (1, false));
    assert_eq!(*slot.fetched().unwrap().value, 7);
}

#[test]
fn a_fresh_value_is_given_out() {
    let mut slot = filled();
    let end = start() + FRESH;
    assert_eq!(look(&mut slot, before(end, NANOSECOND)), Seen::Have(7, 1));
    // And once it is not fresh, it serves those who do not fetch.
    assert_eq!(look(&mut slot, end), Seen::Fetch(2, Some((7, 1))));
    assert_eq!(look(&mut slot, end), Seen::Have(7, 1));
    assert_eq!(slot.began(), Some(end));
    slot.succeed(2, fetched(8, end));
    assert_eq!(look(&mut slot, end), Seen::Have(8, 2));
}

#[test]
fn a_value_whose_time_is_over_is_not_given_out() {
    let mut slot = filled();
    let end = start() + USABLE;
    assert_eq!(look(&mut slot, before(end, NANOSECOND)), Seen::Fetch(2, Some((7, 1))));
    assert_eq!(look(&mut slot, before(end, NANOSECOND)), Seen::Have(7, 1));
    assert_eq!(look(&mut slot, end), Seen::Wait);
    let mut slot = filled();
    assert_eq!(look(&mut slot, end), Seen::Fetch(2, None));
    assert_eq!(look(&mut slot, end), Seen::Wait);
}

#[test]
fn after_a_failure_there_is_a_pause() {
    let mut slot = Slot::new();
    look(&mut slot, start());
    slot.fail(1);
    assert!(slot.last_failed());
    assert_eq!(look(&mut slot, start()), Seen::CoolingDown);
    assert_eq!(look(&mut slot, before(start() + COOL_DOWN, NANOSECOND)), Seen::CoolingDown);
    assert_eq!(look(&mut slot, start() + COOL_DOWN), Seen::Fetch(2, None));
    slot.succeed(2, fetched(7, start() + COOL_DOWN));
    assert!(!slot.last_failed());
}

#[test]
fn after_a_failure_the_old_value_is_still_there() {
    let mut slot = filled();
    let late = start() + FRESH;
    assert_eq!(look(&mut slot, late), Seen::Fetch(2, Some((7, 1))));
    slot.fail(2);
    assert_eq!(look(&mut slot, late), Seen::Have(7, 1));
    assert_eq!(look(&mut slot, before(late + COOL_DOWN, NANOSECOND)), Seen::Have(7, 1));
    assert_eq!(look(&mut slot, late + COOL_DOWN), Seen::Fetch(3, Some((7, 1))));
}

#[test]
fn the_lease_of_a_fetch_ends() {
    let mut slot = Slot::new();
    look(&mut slot, start());
    assert_eq!(look(&mut slot, before(start() + LEASE, NANOSECOND)), Seen::Wait);
    assert_eq!(look(&mut slot, start() + LEASE), Seen::Fetch(2, None));
    assert_eq!(look(&mut slot, start() + LEASE), Seen::Wait);
    assert_eq!(LEASE, Duration::from_secs(30));
}

#[test]
fn an_abandoned_fetch_is_as_if_it_had_not_been() {
    let mut slot = Slot::new();
    look(&mut slot, start());
    slot.abandon(1);
    assert_eq!((slot.began(), slot.last_failed()), (None, false));
    assert_eq!(look(&mut slot, start()), Seen::Fetch(2, None));
    assert_eq!(look(&mut slot, start()), Seen::Wait);
}

#[test]
fn what_is_over_cannot_be_abandoned() {
    let mut slot = Slot::new();
    look(&mut slot, start());
    slot.fail(1);
    slot.abandon(1);
    assert_eq!(look(&mut slot, start()), Seen::CoolingDown);
    assert_eq!(slot.began(), Some(start()));
    let mut slot = filled();
    slot.abandon(1);
    assert_eq!(look_for(&mut slot, start(), 1), Seen::CoolingDown);
}

/// A slot whose first fetch outlived its lease, so that there is a second one.
fn taken_over() -> (Slot<u64>, UnixTime) {
    let mut slot = Slot::new();
    look(&mut slot, start());
    let late = start() + LEASE;
    assert_eq!(look(&mut slot, late), Seen::Fetch(2, None));
    (slot, late)
}

#[test]
fn an_older_fetch_that_fails_late_does_not_end_a_newer_one() {
    let (mut slot, late) = taken_over();
    slot.fail(1);
    assert!(slot.last_failed());
    assert_eq!(look(&mut slot, late + COOL_DOWN), Seen::Wait);
    slot.abandon(1);
    assert_eq!(look(&mut slot, late + COOL_DOWN), Seen::Wait);
    slot.fail(2);
    assert!(slot.last_failed());
    assert_eq!(look(&mut slot, late + COOL_DOWN), Seen::Fetch(3, None));
}

#[test]
fn an_older_fetch_that_succeeds_late_does_not_end_a_newer_one() {
    let (mut slot, late) = taken_over();
    slot.succeed(1, fetched(7, late));
    assert_eq!(look(&mut slot, late + COOL_DOWN), Seen::Have(7, 1));
    // Who wants another waits for the one that is on its way.
    assert_eq!(look_for(&mut slot, late + COOL_DOWN, 1), Seen::Wait);
    slot.succeed(2, fetched(8, late));
    assert_eq!(look_for(&mut slot, late + COOL_DOWN, 1), Seen::Have(8, 2));
}

#[test]
fn a_value_from_elsewhere_does_not_end_a_fetch() {
    let mut slot = Slot::new();
    look(&mut slot, start());
    let found = slot.fill(fetched(7, start()));
    assert_eq!((*found.value, found.version), (7, 1));
    assert_eq!(look(&mut slot, start()), Seen::Have(7, 1));
    assert_eq!(look_for(&mut slot, start() + COOL_DOWN, 1), Seen::Wait);
}

#[test]
fn newer_than_is_about_versions() {
    let mut slot = filled();
    assert_eq!(look_for(&mut slot, start(), 0), Seen::Have(7, 1));
    assert_eq!(look_for(&mut slot, start(), 1), Seen::CoolingDown);
    let late = start() + COOL_DOWN;
    assert_eq!(look_for(&mut slot, late, 1), Seen::Fetch(2, None));
    assert_eq!(look_for(&mut slot, late, 1), Seen::Wait);
    assert_eq!(look_for(&mut slot, late, 0), Seen::Have(7, 1));
    slot.succeed(2, fetched(8, late));
    assert_eq!(look_for(&mut slot, late, 1), Seen::Have(8, 2));
    assert_eq!(look_for(&mut slot, late, 2), Seen::CoolingDown);
    assert_eq!(slot.version(), 2);
}

#[test]
fn a_clock_that_is_a_little_behind_is_no_other_time() {
    let slack = Duration::from_secs(60);
    for behind in [NANOSECOND, Duration::from_secs(1), slack - NANOSECOND] {
        let mut slot = Slot::new();
        look(&mut slot, start());
        assert_eq!(look(&mut slot, before(start(), behind)), Seen::Wait);
        slot.fail(1);
        assert_eq!(look(&mut slot, before(start(), behind)), Seen::CoolingDown);
    }
}

#[test]
fn a_clock_that_was_set_back_does_not_block() {
    for behind in [Duration::from_secs(60), Duration::from_secs(86_400)] {
        let back = before(start(), behind);
        let mut slot = Slot::new();
        look(&mut slot, start());
        assert_eq!(look(&mut slot, back), Seen::Fetch(2, None));
        assert_eq!(look(&mut slot, back), Seen::Wait);
        slot.fail(2);
        assert_eq!(look(&mut slot, back), Seen::CoolingDown);
        assert_eq!(look(&mut slot, back + COOL_DOWN), Seen::Fetch(3, None));
    }
}

#[test]
fn an_older_fetch_that_succeeds_late_does_not_replace_what_a_newer_one_brought() {
    let mut slot = Slot::new();
    assert_eq!(look(&mut slot, start()), Seen::Fetch(1, None));
    let later = start() + Duration::from_secs(30);
    assert_eq!(look(&mut slot, later), Seen::Fetch(2, None));
    assert_eq!(slot.succeed(2, fetched(8, later)).version, 1);
    let found = slot.succeed(1, fetched(7, later));
    assert_eq!((*found.value, found.version), (8, 1));
    assert_eq!(look(&mut slot, later), Seen::Have(8, 1));
    slot.fail(1);
    assert!(!slot.last_failed());
}
