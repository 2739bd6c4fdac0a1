//! One entry.

use std::time::Duration;

use super::super::entry::{Decision, LEASE, LONGEST_PAUSE, Ticket};
use super::super::{Entry, Hit, Version};
use super::{COOL_DOWN, FRESH, NANOSECOND, USABLE, fetched, start};
use crate::values::UnixTime;

/// The result of a look in short: the value and its version, or the ticket and the value and version that serve if it fails.
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
        Decision::Use(hit) => Seen::Use(*hit.value.downcast_ref().unwrap(), hit.version.0),
        Decision::Wait(_) => Seen::Wait,
        Decision::CoolDown => Seen::CoolDown,
        Decision::Fetch(ticket) => Seen::Fetch(ticket.0, entry.usable(now, newer_than).as_ref().map(pair)),
    }
}

fn look(entry: &mut Entry, now: UnixTime) -> Seen {
    look_for(entry, now, 0)
}

/// The fetch with this number brings this value.
fn succeed(entry: &mut Entry, ticket: u64, value: u64, at: UnixTime) -> Hit {
    entry.succeed(at, Ticket(ticket), fetched(value, at))
}

fn fail(entry: &mut Entry, ticket: u64) {
    entry.fail(start(), Ticket(ticket), None);
}

/// An entry in which the value 7 was put at the start.
fn filled() -> Entry {
    let mut entry = Entry::default();
    assert_eq!(look(&mut entry, start()), Seen::Fetch(1, None));
    let hit = succeed(&mut entry, 1, 7, start());
    assert_eq!(pair(&hit), (7, 1));
    entry
}

fn before(time: UnixTime, by: Duration) -> UnixTime {
    UnixTime::default() + (time.since_epoch() - by)
}

#[test]
fn an_empty_one_is_filled_by_the_first_who_looks() {
    let mut entry = Entry::default();
    assert_eq!((entry.version(), entry.began, entry.last_failed()), (Version(0), None, false));
    assert!(entry.fetched().is_none());
    assert_eq!(look(&mut entry, start()), Seen::Fetch(1, None));
    assert_eq!(entry.began, Some(start()));
    assert_eq!(look(&mut entry, start()), Seen::Wait);
    succeed(&mut entry, 1, 7, start());
    assert_eq!(look(&mut entry, start()), Seen::Use(7, 1));
    assert_eq!((entry.version(), entry.last_failed()), (Version(1), false));
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
    assert_eq!(entry.began, Some(end));
    succeed(&mut entry, 2, 8, end);
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
    fail(&mut entry, 1);
    assert!(entry.last_failed());
    assert_eq!(look(&mut entry, start()), Seen::CoolDown);
    assert_eq!(look(&mut entry, before(start() + COOL_DOWN, NANOSECOND)), Seen::CoolDown);
    assert_eq!(look(&mut entry, start() + COOL_DOWN), Seen::Fetch(2, None));
    succeed(&mut entry, 2, 7, start() + COOL_DOWN);
    assert!(!entry.last_failed());
}

#[test]
fn after_a_failure_the_old_value_is_still_there() {
    let mut entry = filled();
    let late = start() + FRESH;
    assert_eq!(look(&mut entry, late), Seen::Fetch(2, Some((7, 1))));
    fail(&mut entry, 2);
    assert_eq!(look(&mut entry, late), Seen::Use(7, 1));
    assert_eq!(look(&mut entry, before(late + COOL_DOWN, NANOSECOND)), Seen::Use(7, 1));
    assert_eq!(look(&mut entry, late + COOL_DOWN), Seen::Fetch(3, Some((7, 1))));
}

/// A filled entry whose value is fresh again for this long after a fetch that failed.
fn fresh_again_for(time: Duration) -> Entry {
    let mut entry = Entry::default();
    look(&mut entry, start());
    let mut value = fetched(7, start());
    value.life.fresh_again = time;
    entry.succeed(start(), Ticket(1), value);
    entry
}

#[test]
fn after_each_failure_the_old_value_is_fresh_again() {
    let again = COOL_DOWN * 2;
    let mut entry = fresh_again_for(again);
    for failures in 0..3 {
        let end = start() + FRESH + again * failures;
        assert_eq!(look(&mut entry, before(end, NANOSECOND)), Seen::Use(7, 1));
        let ticket = u64::from(failures) + 2;
        assert_eq!(look(&mut entry, end), Seen::Fetch(ticket, Some((7, 1))));
        entry.fail(end, Ticket(ticket), None);
    }
}

#[test]
fn a_failure_makes_no_value_usable_for_longer() {
    let mut entry = fresh_again_for(USABLE);
    look(&mut entry, start() + FRESH);
    entry.fail(start() + FRESH, Ticket(2), None);
    let end = start() + USABLE;
    assert_eq!(look(&mut entry, before(end, NANOSECOND)), Seen::Use(7, 1));
    assert_eq!(look(&mut entry, end), Seen::Fetch(3, None));
}

#[test]
fn a_failure_makes_no_value_fresh_for_less_time() {
    let mut entry = fresh_again_for(NANOSECOND);
    assert_eq!(look_for(&mut entry, start() + COOL_DOWN, 1), Seen::Fetch(2, None));
    entry.fail(start(), Ticket(2), None);
    assert_eq!(look(&mut entry, before(start() + FRESH, NANOSECOND)), Seen::Use(7, 1));
    assert_eq!(look(&mut entry, start() + FRESH), Seen::Fetch(3, Some((7, 1))));
}

#[test]
fn what_is_no_failure_does_not_make_the_old_value_fresh_again() {
    // A fetch that is dropped.
    let mut entry = fresh_again_for(USABLE);
    look(&mut entry, start() + FRESH);
    entry.abandon(Ticket(2));
    assert_eq!(look(&mut entry, start() + FRESH + COOL_DOWN), Seen::Fetch(3, Some((7, 1))));
    // One that fails after a newer one succeeded.
    let (mut entry, late) = taken_over();
    let mut value = fetched(8, late);
    value.life.fresh_again = USABLE;
    entry.succeed(late, Ticket(2), value);
    entry.fail(late, Ticket(1), None);
    assert_eq!(look(&mut entry, late + FRESH), Seen::Fetch(3, Some((8, 1))));
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
fn an_abandoned_fetch_passes_to_the_next_who_looks_if_there_is_no_value() {
    let mut entry = Entry::default();
    look(&mut entry, start());
    entry.abandon(Ticket(1));
    assert!(!entry.last_failed());
    assert_eq!(look(&mut entry, start()), Seen::Fetch(2, None));
    assert_eq!(look(&mut entry, start()), Seen::Wait);
}

#[test]
fn what_is_over_cannot_be_abandoned() {
    let mut entry = Entry::default();
    look(&mut entry, start());
    fail(&mut entry, 1);
    entry.abandon(Ticket(1));
    assert_eq!(look(&mut entry, start()), Seen::CoolDown);
    assert_eq!(entry.began, Some(start()));
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
    fail(&mut entry, 1);
    assert!(entry.last_failed());
    assert_eq!(look(&mut entry, late + COOL_DOWN), Seen::Wait);
    entry.abandon(Ticket(1));
    assert_eq!(look(&mut entry, late + COOL_DOWN), Seen::Wait);
    fail(&mut entry, 2);
    assert!(entry.last_failed());
    assert_eq!(look(&mut entry, late + COOL_DOWN), Seen::Fetch(3, None));
}

#[test]
fn an_older_fetch_that_succeeds_late_does_not_end_a_newer_one() {
    let (mut entry, late) = taken_over();
    succeed(&mut entry, 1, 7, late);
    assert_eq!(look(&mut entry, late + COOL_DOWN), Seen::Use(7, 1));
    // Who wants another waits for the one that is on its way.
    assert_eq!(look_for(&mut entry, late + COOL_DOWN, 1), Seen::Wait);
    succeed(&mut entry, 2, 8, late);
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
    let hit = entry.succeed(start(), Ticket(1), fetched(8, start()));
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
    succeed(&mut entry, 2, 8, late);
    assert_eq!(look_for(&mut entry, late, 1), Seen::Use(8, 2));
    assert_eq!(look_for(&mut entry, late, 2), Seen::CoolDown);
    assert_eq!(entry.version(), Version(2));
}

#[test]
fn after_a_refresh_what_is_newer_is_looked_for_without_a_pause_once() {
    let mut entry = filled();
    let late = start() + FRESH;
    assert_eq!(look(&mut entry, late), Seen::Fetch(2, Some((7, 1))));
    succeed(&mut entry, 2, 8, late);
    assert_eq!(look_for(&mut entry, late, 1), Seen::Use(8, 2));
    assert_eq!(look_for(&mut entry, late, 2), Seen::Fetch(3, None));
    succeed(&mut entry, 3, 9, late);
    assert_eq!(look_for(&mut entry, late, 3), Seen::CoolDown);
    assert_eq!(look_for(&mut entry, before(late + COOL_DOWN, NANOSECOND), 3), Seen::CoolDown);
    // A refresh that failed, or was dropped, is followed by a pause.
    for is_dropped in [false, true] {
        let mut entry = filled();
        look(&mut entry, late);
        if is_dropped {
            entry.abandon(Ticket(2))
        } else {
            fail(&mut entry, 2)
        }
        assert_eq!(look_for(&mut entry, late, 1), Seen::CoolDown);
    }
}

#[test]
fn a_clock_that_is_a_little_behind_is_no_other_time() {
    let slack = Duration::from_secs(60);
    for behind in [NANOSECOND, Duration::from_secs(1), slack - NANOSECOND] {
        let mut entry = Entry::default();
        look(&mut entry, start());
        assert_eq!(look(&mut entry, before(start(), behind)), Seen::Wait);
        fail(&mut entry, 1);
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
        fail(&mut entry, 2);
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
    assert_eq!(succeed(&mut entry, 2, 8, later).version, Version(1));
    let hit = succeed(&mut entry, 1, 7, later);
    assert_eq!(pair(&hit), (8, 1));
    assert_eq!(look(&mut entry, later), Seen::Use(8, 1));
    fail(&mut entry, 1);
    assert!(!entry.last_failed());
}

#[test]
fn a_value_that_comes_late_is_used_by_its_own_flow_once_the_newer_one_is_over() {
    let mut entry = Entry::default();
    assert_eq!(look(&mut entry, start()), Seen::Fetch(1, None));
    assert_eq!(look(&mut entry, start() + LEASE), Seen::Fetch(2, None));
    succeed(&mut entry, 2, 8, start() + LEASE);
    let end = start() + LEASE + USABLE;
    assert_eq!(pair(&succeed(&mut entry, 1, 7, before(end, NANOSECOND))), (8, 1));
    assert_eq!(pair(&succeed(&mut entry, 1, 7, end)), (7, 1));
    // It is as old as its fetch, so that it is for no other flow.
    assert_eq!(look(&mut entry, end), Seen::Fetch(3, None));
}

#[test]
fn a_server_that_asks_for_a_pause_gets_it() {
    for (asked, pause) in [(6, 6), (299, 299), (300, 300), (301, 300), (86_400, 300)] {
        let mut entry = filled();
        let (late, pause) = (start() + FRESH, Duration::from_secs(pause));
        assert_eq!(look(&mut entry, late), Seen::Fetch(2, Some((7, 1))));
        let failed = late + Duration::from_secs(1);
        entry.fail(failed, Ticket(2), Some(Duration::from_secs(asked)));
        assert_eq!(look_for(&mut entry, before(failed + pause, NANOSECOND), 1), Seen::CoolDown, "{asked}");
        assert_eq!(look_for(&mut entry, failed + pause, 1), Seen::Fetch(3, None), "{asked}");
    }
    assert_eq!(LONGEST_PAUSE, Duration::from_secs(300));
}

#[test]
fn a_pause_shorter_than_the_cool_down_does_not_shorten_it() {
    let mut entry = Entry::default();
    look(&mut entry, start());
    entry.fail(start(), Ticket(1), Some(Duration::from_secs(1)));
    assert_eq!(look(&mut entry, before(start() + COOL_DOWN, NANOSECOND)), Seen::CoolDown);
    assert_eq!(look(&mut entry, start() + COOL_DOWN), Seen::Fetch(2, None));
}

#[test]
fn a_pause_ends_with_a_success_and_when_a_clock_is_set_back() {
    let minute = Duration::from_secs(60);
    let mut entry = Entry::default();
    look(&mut entry, start());
    entry.fail(start(), Ticket(1), Some(minute));
    assert_eq!(look(&mut entry, before(start(), minute)), Seen::Fetch(2, None));
    succeed(&mut entry, 2, 7, start());
    assert_eq!(look_for(&mut entry, start() + COOL_DOWN, 1), Seen::Fetch(3, None));
    // A failure that is older than the success asks for nothing.
    entry.fail(start() + COOL_DOWN, Ticket(1), Some(minute));
    succeed(&mut entry, 3, 8, start() + COOL_DOWN);
    assert_eq!(look_for(&mut entry, start() + COOL_DOWN * 2, 2), Seen::Fetch(4, None));
}

#[test]
fn a_value_from_elsewhere_does_not_hide_that_the_last_fetch_failed() {
    let mut entry = Entry::default();
    look(&mut entry, start());
    fail(&mut entry, 1);
    entry.fill(fetched(7, start()));
    assert_eq!(look(&mut entry, start()), Seen::Use(7, 1));
    assert!(entry.last_failed());
}

#[test]
fn what_was_fetched_for_a_dropped_entry_is_older_than_all_that_is_fetched_for_its_successor() {
    let mut dropped = filled();
    assert_eq!(look(&mut dropped, start() + FRESH), Seen::Fetch(2, Some((7, 1))));
    let mut entry = Entry::starting_at(dropped.next_start());
    assert_eq!((entry.version(), entry.last_failed()), (Version(3), false));
    // Its own flow uses it.
    assert_eq!(pair(&succeed(&mut entry, 2, 8, start())), (8, 3));
    fail(&mut entry, 2);
    entry.abandon(Ticket(2));
    assert_eq!(look(&mut entry, start()), Seen::Fetch(4, None));
    fail(&mut entry, 2);
    entry.abandon(Ticket(2));
    assert_eq!(look(&mut entry, start()), Seen::Wait);
    assert_eq!(pair(&succeed(&mut entry, 4, 9, start())), (9, 4));
    assert_eq!(pair(&succeed(&mut entry, 2, 8, start())), (9, 4));
    assert_eq!(look(&mut entry, start()), Seen::Use(9, 4));
}

#[test]
fn an_abandoned_fetch_passes_to_the_next_who_looks_once_the_value_is_over() {
    let mut entry = filled();
    let late = start() + FRESH;
    assert_eq!(look(&mut entry, late), Seen::Fetch(2, Some((7, 1))));
    entry.abandon(Ticket(2));
    // With a value there is time, and whether there is something newer is open.
    assert_eq!(look(&mut entry, late), Seen::Use(7, 1));
    assert_eq!(look_for(&mut entry, late, 1), Seen::CoolDown);
    assert!(entry.is_open() && !entry.last_failed());
    let end = start() + USABLE;
    assert_eq!(look(&mut entry, before(end, NANOSECOND)), Seen::Fetch(3, Some((7, 1))));
    entry.abandon(Ticket(3));
    for ticket in 4..7 {
        assert_eq!(look(&mut entry, end), Seen::Fetch(ticket, None));
        assert_eq!(look(&mut entry, end), Seen::Wait);
        entry.abandon(Ticket(ticket));
    }
    assert_eq!(look(&mut entry, end), Seen::Fetch(7, None));
    succeed(&mut entry, 7, 8, end);
    assert!(!entry.is_open());
}
