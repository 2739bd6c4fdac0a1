//! One entry.

use std::time::Duration;

use super::super::entry::{Decision, LEASE, Ticket};
use super::super::{Entry, Hit, Version};
use super::{COOL_DOWN, FRESH, NANOSECOND, USABLE, fetched, start};
use crate::values::UnixTime;

/// The result of a look in short: the value and its version, or the ticket and the value and version instead.
#[derive(Debug, PartialEq)]
enum Seen {
    Use(u64, u64),
    Wait,
    CoolDown,
    Fetch(u64, Option<(u64, u64)>),
}

fn pair(hit: &Hit) -> (u64, u64) {
    (*hit.value.downcast_ref().unwrap(), hit.version.0)
}

fn look_for(entry: &mut Entry, now: UnixTime, newer_than: u64) -> Seen {
    let newer_than = (newer_than > 0).then_some(Version(newer_than));
    match entry.look(now, COOL_DOWN, newer_than, None) {
        (Decision::Use, Some(hit)) => Seen::Use(*hit.value.downcast_ref().unwrap(), hit.version.0),
        (Decision::Wait(_), None) => Seen::Wait,
        (Decision::CoolDown, None) => Seen::CoolDown,
        (Decision::Fetch(ticket), instead) => Seen::Fetch(ticket.0, instead.as_ref().map(pair)),
        other => panic!("{other:?}"),
    }
}

fn look(entry: &mut Entry, now: UnixTime) -> Seen {
    look_for(entry, now, 0)
}

/// An entry in which the value 7 was put at the start.
fn filled() -> Entry {
    let mut entry = Entry::default();
    assert_eq!(look(&mut entry, start()), Seen::Fetch(1, None));
    let hit = entry.succeed(Ticket(1), fetched(7, start()));
    assert_eq!(pair(&hit), (7, 1));
    entry
}

fn before(time: UnixTime, by: Duration) -> UnixTime {
    UnixTime::default() + (time.since_epoch() - by)
}

#[test]
fn an_empty_one_is_filled_by_the_first_who_looks() {
    let mut entry = Entry::default();
    assert_eq!((entry.version(), entry.began(), entry.last_failed()), (None, None, false));
    assert!(entry.fetched().is_none());
    assert_eq!(look(&mut entry, start()), Seen::Fetch(1, None));
    assert_eq!(entry.began(), Some(start()));
    assert_eq!(look(&mut entry, start()), Seen::Wait);
    entry.succeed(Ticket(1), fetched(7, start()));
    assert_eq!(look(&mut entry, start()), Seen::Use(7, 1));
    assert_eq!((entry.version(), entry.last_failed()), (Some(Version(1)), false));
    assert_eq!(*entry.fetched().unwrap().value::<u64>().unwrap(), 7);
}

#[test]
fn a_fresh_value_is_given_out() {
    let mut entry = filled();
    let end = start() + FRESH;
    assert_eq!(look(&mut entry, before(end, NANOSECOND)), Seen::Use(7, 1));
    // And once it is not fresh, it serves those who do not fetch.
    assert_eq!(look(&mut entry, end), Seen::Fetch(2, Some((7, 1))));
    assert_eq!(look(&mut entry, end), Seen::Use(7, 1));
    assert_eq!(entry.began(), Some(end));
    entry.succeed(Ticket(2), fetched(8, end));
    assert_eq!(look(&mut entry, end), Seen::Use(8, 2));
}

#[test]
fn a_value_whose_time_is_over_is_not_given_out() {
    let mut entry = filled();
    let end = start() + USABLE;
    assert_eq!(look(&mut entry, before(end, NANOSECOND)), Seen::Fetch(2, Some((7, 1))));
    assert_eq!(look(&mut entry, before(end, NANOSECOND)), Seen::Use(7, 1));
    assert_eq!(look(&mut entry, end), Seen::Wait);
    let mut entry = filled();
    assert_eq!(look(&mut entry, end), Seen::Fetch(2, None));
    assert_eq!(look(&mut entry, end), Seen::Wait);
}

#[test]
fn after_a_failure_there_is_a_pause() {
    let mut entry = Entry::default();
    look(&mut entry, start());
    entry.fail(Ticket(1));
    assert!(entry.last_failed());
    assert_eq!(look(&mut entry, start()), Seen::CoolDown);
    assert_eq!(look(&mut entry, before(start() + COOL_DOWN, NANOSECOND)), Seen::CoolDown);
    assert_eq!(look(&mut entry, start() + COOL_DOWN), Seen::Fetch(2, None));
    entry.succeed(Ticket(2), fetched(7, start() + COOL_DOWN));
    assert!(!entry.last_failed());
}

#[test]
fn after_a_failure_the_old_value_is_still_there() {
    let mut entry = filled();
    let late = start() + FRESH;
    assert_eq!(look(&mut entry, late), Seen::Fetch(2, Some((7, 1))));
    entry.fail(Ticket(2));
    assert_eq!(look(&mut entry, late), Seen::Use(7, 1));
    assert_eq!(look(&mut entry, before(late + COOL_DOWN, NANOSECOND)), Seen::Use(7, 1));
    assert_eq!(look(&mut entry, late + COOL_DOWN), Seen::Fetch(3, Some((7, 1))));
}

#[test]
fn the_lease_of_a_fetch_ends() {
    let mut entry = Entry::default();
    look(&mut entry, start());
    assert_eq!(look(&mut entry, before(start() + LEASE, NANOSECOND)), Seen::Wait);
    assert_eq!(look(&mut entry, start() + LEASE), Seen::Fetch(2, None));
    assert_eq!(look(&mut entry, start() + LEASE), Seen::Wait);
    assert_eq!(LEASE, Duration::from_secs(30));
}

#[test]
fn an_abandoned_fetch_is_as_if_it_had_not_been() {
    let mut entry = Entry::default();
    look(&mut entry, start());
    entry.abandon(Ticket(1));
    assert_eq!((entry.began(), entry.last_failed()), (None, false));
    assert_eq!(look(&mut entry, start()), Seen::Fetch(2, None));
    assert_eq!(look(&mut entry, start()), Seen::Wait);
}

#[test]
fn what_is_over_cannot_be_abandoned() {
    let mut entry = Entry::default();
    look(&mut entry, start());
    entry.fail(Ticket(1));
    entry.abandon(Ticket(1));
    assert_eq!(look(&mut entry, start()), Seen::CoolDown);
    assert_eq!(entry.began(), Some(start()));
    let mut entry = filled();
    entry.abandon(Ticket(1));
    assert_eq!(look_for(&mut entry, start(), 1), Seen::CoolDown);
}

/// An entry whose first fetch outlived its lease, so that there is a second one.
fn taken_over() -> (Entry, UnixTime) {
    let mut entry = Entry::default();
    look(&mut entry, start());
    let late = start() + LEASE;
    assert_eq!(look(&mut entry, late), Seen::Fetch(2, None));
    (entry, late)
}

#[test]
fn an_older_fetch_that_fails_late_does_not_end_a_newer_one() {
    let (mut entry, late) = taken_over();
    entry.fail(Ticket(1));
    assert!(entry.last_failed());
    assert_eq!(look(&mut entry, late + COOL_DOWN), Seen::Wait);
    entry.abandon(Ticket(1));
    assert_eq!(look(&mut entry, late + COOL_DOWN), Seen::Wait);
    entry.fail(Ticket(2));
    assert!(entry.last_failed());
    assert_eq!(look(&mut entry, late + COOL_DOWN), Seen::Fetch(3, None));
}

#[test]
fn an_older_fetch_that_succeeds_late_does_not_end_a_newer_one() {
    let (mut entry, late) = taken_over();
    entry.succeed(Ticket(1), fetched(7, late));
    assert_eq!(look(&mut entry, late + COOL_DOWN), Seen::Use(7, 1));
    // Who wants another waits for the one that is on its way.
    assert_eq!(look_for(&mut entry, late + COOL_DOWN, 1), Seen::Wait);
    entry.succeed(Ticket(2), fetched(8, late));
    assert_eq!(look_for(&mut entry, late + COOL_DOWN, 1), Seen::Use(8, 2));
}

#[test]
fn a_value_from_elsewhere_does_not_end_a_fetch() {
    let mut entry = Entry::default();
    look(&mut entry, start());
    let hit = entry.fill(fetched(7, start()));
    assert_eq!(pair(&hit), (7, 1));
    assert_eq!(look(&mut entry, start()), Seen::Use(7, 1));
    assert_eq!(look_for(&mut entry, start() + COOL_DOWN, 1), Seen::Wait);
}

#[test]
fn a_fetch_that_was_on_its_way_replaces_a_value_from_elsewhere() {
    let mut entry = Entry::default();
    look(&mut entry, start());
    entry.fill(fetched(7, start()));
    let hit = entry.succeed(Ticket(1), fetched(8, start()));
    assert_eq!(pair(&hit), (8, 2));
    assert_eq!(look(&mut entry, start()), Seen::Use(8, 2));
}

#[test]
fn newer_than_is_about_versions() {
    let mut entry = filled();
    assert_eq!(look_for(&mut entry, start(), 0), Seen::Use(7, 1));
    assert_eq!(look_for(&mut entry, start(), 1), Seen::CoolDown);
    let late = start() + COOL_DOWN;
    assert_eq!(look_for(&mut entry, late, 1), Seen::Fetch(2, None));
    assert_eq!(look_for(&mut entry, late, 1), Seen::Wait);
    assert_eq!(look_for(&mut entry, late, 0), Seen::Use(7, 1));
    entry.succeed(Ticket(2), fetched(8, late));
    assert_eq!(look_for(&mut entry, late, 1), Seen::Use(8, 2));
    assert_eq!(look_for(&mut entry, late, 2), Seen::CoolDown);
    assert_eq!(entry.version(), Some(Version(2)));
}

#[test]
fn a_clock_that_is_a_little_behind_is_no_other_time() {
    let slack = Duration::from_secs(60);
    for behind in [NANOSECOND, Duration::from_secs(1), slack - NANOSECOND] {
        let mut entry = Entry::default();
        look(&mut entry, start());
        assert_eq!(look(&mut entry, before(start(), behind)), Seen::Wait);
        entry.fail(Ticket(1));
        assert_eq!(look(&mut entry, before(start(), behind)), Seen::CoolDown);
    }
}

#[test]
fn a_clock_that_was_set_back_does_not_block() {
    for behind in [Duration::from_secs(60), Duration::from_secs(86_400)] {
        let back = before(start(), behind);
        let mut entry = Entry::default();
        look(&mut entry, start());
        assert_eq!(look(&mut entry, back), Seen::Fetch(2, None));
        assert_eq!(look(&mut entry, back), Seen::Wait);
        entry.fail(Ticket(2));
        assert_eq!(look(&mut entry, back), Seen::CoolDown);
        assert_eq!(look(&mut entry, back + COOL_DOWN), Seen::Fetch(3, None));
    }
}

#[test]
fn an_older_fetch_that_succeeds_late_does_not_replace_what_a_newer_one_brought() {
    let mut entry = Entry::default();
    assert_eq!(look(&mut entry, start()), Seen::Fetch(1, None));
    let later = start() + Duration::from_secs(30);
    assert_eq!(look(&mut entry, later), Seen::Fetch(2, None));
    assert_eq!(entry.succeed(Ticket(2), fetched(8, later)).version, Version(1));
    let hit = entry.succeed(Ticket(1), fetched(7, later));
    assert_eq!(pair(&hit), (8, 1));
    assert_eq!(look(&mut entry, later), Seen::Use(8, 1));
    entry.fail(Ticket(1));
    assert!(!entry.last_failed());
}
