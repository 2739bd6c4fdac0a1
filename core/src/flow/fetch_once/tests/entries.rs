//! How many entries are kept, and which.

use super::super::Entries;
use super::super::entry::Decision;
use super::{COOL_DOWN, fetched, start};

/// Fetches the value of this key.
fn fill(entries: &mut Entries, key: u64, room: usize) {
    let entry = entries.entry(&name(key), room);
    match entry.look(start(), COOL_DOWN, None, None) {
        Decision::Fetch(ticket) => entry.succeed(start(), ticket, fetched(key, start())),
        decision => panic!("{decision:?}"),
    };
}

/// Uses the value of this key.
fn touch(entries: &mut Entries, key: u64, room: usize) {
    let found = entries.entry(&name(key), room).look(start(), COOL_DOWN, None, None);
    assert!(matches!(&found, Decision::Use(hit) if hit.value.downcast_ref() == Some(&key)), "{key}: {found:?}");
}

fn name(key: u64) -> String {
    format!("{key:04}")
}

fn keys(entries: &Entries) -> Vec<u64> {
    entries.held.iter().map(|(key, _)| key.parse().unwrap()).collect()
}

#[test]
fn the_least_recently_used_one_goes_first() {
    let mut entries = Entries::default();
    // Not in the order of their keys.
    for key in [3, 1, 4, 2] {
        fill(&mut entries, key, 4);
    }
    // An entry that is there needs no room.
    touch(&mut entries, 3, 4);
    fill(&mut entries, 5, 4);
    assert_eq!(keys(&entries), [2, 3, 4, 5]);
    touch(&mut entries, 4, 4);
    fill(&mut entries, 6, 4);
    fill(&mut entries, 7, 4);
    assert_eq!(keys(&entries), [4, 5, 6, 7]);
}

#[test]
fn those_in_use_stay_however_many_others_come() {
    let mut entries = Entries::default();
    fill(&mut entries, 0, 10);
    for key in 1..1_000 {
        fill(&mut entries, key, 10);
        touch(&mut entries, 0, 10);
    }
    assert_eq!(keys(&entries), [0, 991, 992, 993, 994, 995, 996, 997, 998, 999]);
}

#[test]
fn there_is_room_for_so_many_and_for_one_at_least() {
    for (room, expected) in [(0, 1), (1, 1), (2, 2), (999, 999), (1_000, 1_000), (1_001, 1_000)] {
        let mut entries = Entries::default();
        for key in 0..1_000 {
            fill(&mut entries, key, room);
        }
        assert_eq!(keys(&entries).len(), expected, "{room}");
        assert_eq!(keys(&entries).last(), Some(&999));
    }
}

#[test]
fn less_room_is_made_when_the_next_one_comes() {
    let mut entries = Entries::default();
    for key in 0..100 {
        fill(&mut entries, key, 100);
    }
    touch(&mut entries, 0, 10);
    assert_eq!(keys(&entries).len(), 100);
    fill(&mut entries, 100, 10);
    assert_eq!(keys(&entries), [0, 92, 93, 94, 95, 96, 97, 98, 99, 100]);
}

#[test]
fn numbers_of_dropped_entries_are_not_given_again() {
    let mut entries = Entries::default();
    for _ in 0..5 {
        fill(&mut entries, 1, 2);
        let version = entries.entry(&name(1), 2).version();
        fill(&mut entries, 2, 2);
        fill(&mut entries, 3, 2);
        assert_eq!(keys(&entries), [2, 3]);
        assert!(entries.entry(&name(1), 2).version() > version);
    }
}
