//! How many entries are kept.

use super::super::Entries;
use super::super::entry::Decision;
use super::{COOL_DOWN, fetched};
use crate::values::UnixTime;

/// Fetches the value of this key.
fn fill(entries: &mut Entries, key: u64, now: UnixTime) {
    let entry = entries.entry(&name(key));
    match entry.look(now, COOL_DOWN, None, None) {
        (Decision::Fetch(ticket), _) => entry.succeed(ticket, fetched(key, now)),
        look => panic!("{look:?}"),
    };
}

fn name(key: u64) -> String {
    format!("{key:04}")
}

fn keys(entries: &Entries) -> Vec<u64> {
    entries.0.iter().map(|(key, _)| key.parse().unwrap()).collect()
}

#[test]
fn a_thousand_are_kept_and_the_oldest_goes_first() {
    let mut entries = Entries::default();
    // Not in the order of their keys.
    for number in 0..1_000 {
        fill(&mut entries, 999 - number, UnixTime::from_seconds(1_000 + number));
    }
    assert_eq!(keys(&entries).len(), 1_000);
    // An entry that is there needs no room.
    assert_eq!(*entries.entry(&name(500)).fetched().unwrap().value::<u64>().unwrap(), 500);
    assert_eq!(keys(&entries).len(), 1_000);
    fill(&mut entries, 2_001, UnixTime::from_seconds(3_000));
    fill(&mut entries, 2_002, UnixTime::from_seconds(3_000));
    let kept = keys(&entries);
    assert_eq!((kept.len(), kept[0], kept[997]), (1_000, 0, 997));
    assert_eq!(kept[998..], [2_001, 2_002]);
}

#[test]
fn one_that_was_never_fetched_goes_before_any_other() {
    let mut entries = Entries::default();
    for number in 0..999 {
        fill(&mut entries, number, UnixTime::from_seconds(1_000 + number));
    }
    assert_eq!(entries.entry(&name(5_000)).version(), None);
    fill(&mut entries, 2_000, UnixTime::from_seconds(3_000));
    let kept = keys(&entries);
    assert_eq!(kept.len(), 1_000);
    assert!(!kept.contains(&5_000));
}
