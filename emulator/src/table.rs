//! Rows that are found by their keys.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::{self, Debug};
use std::marker::PhantomData;
use std::ops::{Deref, DerefMut};
use std::time::Duration;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// A row of a [`Table`].
pub(crate) trait Row {
    /// The names of the keys.
    type By: Debug + Copy + Ord;

    /// How many rows are kept.
    const LIMIT: Option<Limit<Self::By>> = None;

    /// What the row is found by. Several rows can have the same key.
    fn keys(&self) -> Vec<(Self::By, String)>;

    /// Whether at most one row has a key of this name. Exported states that say otherwise are refused.
    fn is_unique(_: Self::By) -> bool {
        true
    }

    /// When the row, or the next part of it, expires; `None` for never.
    fn expires_at(&self) -> Option<Duration> {
        None
    }
}

/// How many rows are kept: the oldest one gives way to a new one.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Limit<By> {
    /// So many in all.
    Rows(usize),
    /// So many with the same key of this name.
    WithKey(By, usize),
}

/// The limit of what lasts for minutes, such as a login that has begun.
pub(crate) const UNFINISHED: Option<Limit<Id>> = Some(Limit::Rows(20_000));

/// The name of the only key of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Id;

/// Rows in order of creation.
///
/// Everything except [`iter`](Self::iter) looks only at the rows with the given key, so its cost does not grow with the
/// table. Rows change only through [`RowMut`], which keeps the index in step with them.
#[derive(Debug)]
pub(crate) struct Table<T: Row> {
    /// By number.
    rows: BTreeMap<u64, T>,
    index: Index<T::By>,
    /// The number of the next row.
    next: u64,
}

/// A row that can change. The index follows when this is dropped.
#[derive(Debug)]
pub(crate) struct RowMut<'a, T: Row> {
    number: u64,
    row: &'a mut T,
    index: &'a mut Index<T::By>,
    /// The entries of the row as they are in the index.
    indexed: Entries<T::By>,
}

/// The numbers of rows, by key and by time of expiry.
#[derive(Debug)]
struct Index<By> {
    keys: BTreeSet<(By, String, u64)>,
    expiries: BTreeSet<(Duration, u64)>,
}

/// What the index says about one row.
#[derive(Debug)]
struct Entries<By> {
    keys: Vec<(By, String)>,
    expires_at: Option<Duration>,
}

impl<T: Row> Table<T> {
    /// Adds a row, in the place of the oldest one if there are too many.
    pub(crate) fn insert(&mut self, row: T) -> RowMut<'_, T> {
        if let Some(number) = self.displaced_by(&row) {
            self.remove_row(number);
        }
        let number = self.next;
        self.next += 1;
        let row = self.rows.entry(number).or_insert(row);
        RowMut { number, row, index: &mut self.index, indexed: Entries { keys: Vec::new(), expires_at: None } }
    }

    /// All rows: for searches only.
    pub(crate) fn iter(&self) -> impl DoubleEndedIterator<Item = &T> {
        self.rows.values().inspect(|_| visit())
    }

    /// Changes all rows.
    pub(crate) fn change_all(&mut self, change: impl Fn(&mut T)) {
        let numbers: Vec<u64> = self.rows.keys().copied().collect();
        for number in numbers {
            if let Some(mut row) = self.row_mut(number) {
                change(&mut row);
            }
        }
    }

    /// How many rows there are.
    pub(crate) fn len(&self) -> usize {
        self.rows.len()
    }

    /// The rows from number `next` on, which becomes the number of the next row.
    pub(crate) fn since(&self, next: &mut u64) -> impl Iterator<Item = &T> {
        self.rows.range(std::mem::replace(next, self.next)..).map(|(_, row)| row).inspect(|_| visit())
    }

    /// The rows with this key.
    pub(crate) fn all(&self, by: T::By, key: &str) -> impl DoubleEndedIterator<Item = &T> {
        self.index.numbers(by, key).filter_map(|number| self.rows.get(&number)).inspect(|_| visit())
    }

    /// The first row with this key.
    pub(crate) fn find(&self, by: T::By, key: &str) -> Option<&T> {
        self.all(by, key).next()
    }

    /// Like [`find`](Self::find), mutable.
    pub(crate) fn find_mut(&mut self, by: T::By, key: &str) -> Option<RowMut<'_, T>> {
        let number = self.index.numbers(by, key).next()?;
        self.row_mut(number)
    }

    /// Removes the rows with this key; returns whether there were any.
    pub(crate) fn remove(&mut self, by: T::By, key: &str) -> bool {
        self.remove_if(by, key, |_| true)
    }

    /// Removes those rows with this key for which `condition` holds; returns whether there were any.
    pub(crate) fn remove_if(&mut self, by: T::By, key: &str, condition: impl Fn(&T) -> bool) -> bool {
        let numbers = self.index.numbers(by, key);
        let numbers = numbers.filter(|number| self.rows.get(number).inspect(|_| visit()).is_some_and(&condition));
        let numbers: Vec<u64> = numbers.collect();
        for &number in &numbers {
            self.remove_row(number);
        }
        !numbers.is_empty()
    }

    /// Removes the rows that have expired.
    pub(crate) fn remove_expired(&mut self, now: Duration) {
        for number in self.index.expired(now) {
            self.remove_row(number);
        }
    }

    /// Changes the rows of which a part has expired.
    pub(crate) fn change_expired(&mut self, now: Duration, change: impl Fn(&mut T)) {
        for number in self.index.expired(now) {
            if let Some(mut row) = self.row_mut(number) {
                change(&mut row);
            }
        }
    }

    /// The row that has to go for this one.
    fn displaced_by(&self, row: &T) -> Option<u64> {
        match T::LIMIT? {
            Limit::Rows(most) if self.rows.len() < most => None,
            Limit::Rows(_) => self.rows.keys().next().copied(),
            Limit::WithKey(by, most) => {
                let (_, key) = row.keys().into_iter().find(|(name, _)| *name == by)?;
                self.index.numbers(by, &key).rev().nth(most - 1)
            }
        }
    }

    fn row_mut(&mut self, number: u64) -> Option<RowMut<'_, T>> {
        visit();
        let row = self.rows.get_mut(&number)?;
        let indexed = Entries::of(row);
        Some(RowMut { number, row, index: &mut self.index, indexed })
    }

    fn remove_row(&mut self, number: u64) {
        visit();
        if let Some(row) = self.rows.remove(&number) {
            self.index.remove(number, Entries::of(&row));
        }
    }
}

impl<T: Row> Default for Table<T> {
    fn default() -> Self {
        let index = Index { keys: BTreeSet::new(), expiries: BTreeSet::new() };
        Self { rows: BTreeMap::new(), index, next: 0 }
    }
}

/// A list of the rows.
impl<T: Row + Serialize> Serialize for Table<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.rows.values())
    }
}

impl<'de, T: Row + Deserialize<'de>> Deserialize<'de> for Table<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_seq(Rows(PhantomData))
    }
}

struct Rows<T>(PhantomData<T>);

impl<'de, T: Row + Deserialize<'de>> de::Visitor<'de> for Rows<T> {
    type Value = Table<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list")
    }

    fn visit_seq<A: de::SeqAccess<'de>>(self, mut list: A) -> Result<Table<T>, A::Error> {
        let mut table = Table::default();
        while let Some(row) = list.next_element::<T>()? {
            let mut keys = row.keys().into_iter().filter(|(by, _)| T::is_unique(*by));
            if let Some((by, _)) = keys.find(|(by, key)| table.index.numbers(*by, key).next().is_some()) {
                return Err(de::Error::custom(format_args!(
                    "record {} has the same {by:?} as one before it",
                    table.len(),
                )));
            }
            table.insert(row);
        }
        Ok(table)
    }
}

impl<By: Copy + Ord> Index<By> {
    /// The rows with this key, in order of creation.
    fn numbers(&self, by: By, key: &str) -> impl DoubleEndedIterator<Item = u64> {
        let at = |number| (by, key.to_owned(), number);
        self.keys.range(at(0)..=at(u64::MAX)).map(|(_, _, number)| *number)
    }

    /// The rows that have expired.
    fn expired(&self, now: Duration) -> Vec<u64> {
        self.expiries.range(..=(now, u64::MAX)).map(|(_, number)| *number).collect()
    }

    fn insert(&mut self, number: u64, entries: Entries<By>) {
        self.keys.extend(entries.keys.into_iter().map(|(by, key)| (by, key, number)));
        self.expiries.extend(entries.expires_at.map(|at| (at, number)));
    }

    fn remove(&mut self, number: u64, entries: Entries<By>) {
        for (by, key) in entries.keys {
            self.keys.remove(&(by, key, number));
        }
        if let Some(at) = entries.expires_at {
            self.expiries.remove(&(at, number));
        }
    }
}

impl<By: Copy + PartialEq> Entries<By> {
    fn of(row: &impl Row<By = By>) -> Self {
        Self { keys: row.keys(), expires_at: row.expires_at() }
    }

    /// Those entries that `other` lacks.
    fn without(&self, other: &Self) -> Self {
        let keys = self.keys.iter().filter(|key| !other.keys.contains(key)).cloned();
        Self { keys: keys.collect(), expires_at: self.expires_at.filter(|_| self.expires_at != other.expires_at) }
    }
}

impl<T: Row> Deref for RowMut<'_, T> {
    type Target = T;

    fn deref(&self) -> &T {
        self.row
    }
}

impl<T: Row> DerefMut for RowMut<'_, T> {
    fn deref_mut(&mut self) -> &mut T {
        self.row
    }
}

impl<T: Row> Drop for RowMut<'_, T> {
    fn drop(&mut self) {
        let entries = Entries::of(self.row);
        self.index.remove(self.number, self.indexed.without(&entries));
        self.index.insert(self.number, entries.without(&self.indexed));
    }
}

/// Counts a row that was looked at, in tests, which prove with it that nothing scans a table.
fn visit() {
    #[cfg(test)]
    VISITS.with(|visits| visits.set(visits.get() + 1));
}

#[cfg(test)]
thread_local! {
    static VISITS: std::cell::Cell<u64> = const { std::cell::Cell::new(0) };
}

/// The number of rows, of any table, that this thread has looked at so far.
#[cfg(test)]
pub(crate) fn visits() -> u64 {
    VISITS.with(std::cell::Cell::get)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, Clone, PartialEq)]
    struct Animal {
        name: &'static str,
        kind: &'static str,
        until: Option<u64>,
    }

    #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
    enum By {
        Name,
        Kind,
    }

    impl Row for Animal {
        type By = By;

        fn keys(&self) -> Vec<(By, String)> {
            vec![(By::Name, self.name.to_owned()), (By::Kind, self.kind.to_owned())]
        }

        fn expires_at(&self) -> Option<Duration> {
            self.until.map(Duration::from_secs)
        }
    }

    fn zoo() -> Table<Animal> {
        let mut zoo = Table::default();
        for (name, kind, until) in [("zoe", "cat", Some(20)), ("rex", "dog", None), ("ada", "cat", Some(10))] {
            zoo.insert(Animal { name, kind, until });
        }
        zoo
    }

    fn names<'a>(animals: impl Iterator<Item = &'a Animal>) -> Vec<&'a str> {
        animals.map(|animal| animal.name).collect()
    }

    /// Checks that the index says what the rows say, and nothing else.
    #[track_caller]
    fn check(zoo: &Table<Animal>) {
        let mut index = Index { keys: BTreeSet::new(), expiries: BTreeSet::new() };
        for (number, row) in &zoo.rows {
            index.insert(*number, Entries::of(row));
        }
        assert_eq!((&zoo.index.keys, &zoo.index.expiries), (&index.keys, &index.expiries));
    }

    #[test]
    fn rows_with_a_key_are_in_order_of_creation() {
        let zoo = zoo();
        check(&zoo);
        assert_eq!(names(zoo.all(By::Kind, "cat")), ["zoe", "ada"]);
        assert_eq!(names(zoo.all(By::Kind, "cat").rev()), ["ada", "zoe"]);
        assert_eq!(zoo.find(By::Kind, "cat").map(|animal| animal.name), Some("zoe"));
        assert_eq!(names(zoo.all(By::Name, "cat")), [""; 0]);
        assert_eq!(names(zoo.iter()), ["zoe", "rex", "ada"]);
    }

    #[test]
    fn the_index_follows_every_change() {
        let mut zoo = zoo();
        let mut rex = zoo.find_mut(By::Name, "rex").unwrap();
        rex.kind = "cat";
        rex.until = Some(5);
        drop(rex);
        check(&zoo);
        assert_eq!(names(zoo.all(By::Kind, "cat")), ["zoe", "rex", "ada"]);
        assert_eq!(names(zoo.all(By::Kind, "dog")), [""; 0]);

        assert!(zoo.remove_if(By::Kind, "cat", |animal| animal.name != "rex"));
        check(&zoo);
        assert_eq!(names(zoo.iter()), ["rex"]);
        assert!(!zoo.remove(By::Kind, "dog"));
        assert!(zoo.remove(By::Kind, "cat"));
        check(&zoo);
        assert_eq!(names(zoo.iter()), [""; 0]);
    }

    #[test]
    fn the_index_follows_a_change_that_panics() {
        let mut zoo = zoo();
        let change = std::panic::AssertUnwindSafe(|| {
            zoo.find_mut(By::Name, "rex").unwrap().name = "max";
            let mut zoe = zoo.find_mut(By::Name, "zoe").unwrap();
            zoe.name = "eve";
            panic!("half done");
        });
        assert!(std::panic::catch_unwind(change).is_err());
        check(&zoo);
        assert_eq!(names(zoo.iter()), ["eve", "max", "ada"]);
    }

    #[test]
    fn only_what_has_expired_goes() {
        let mut zoo = zoo();
        zoo.remove_expired(Duration::from_secs(9));
        assert_eq!(names(zoo.iter()), ["zoe", "rex", "ada"]);
        zoo.change_expired(Duration::from_secs(10), |animal| animal.name = "eve");
        check(&zoo);
        assert_eq!(names(zoo.iter()), ["zoe", "rex", "eve"]);
        zoo.remove_expired(Duration::from_secs(10));
        check(&zoo);
        assert_eq!(names(zoo.iter()), ["zoe", "rex"]);
    }

    /// A table that keeps two of a kind.
    #[derive(Debug)]
    struct Paired(Animal);

    impl Row for Paired {
        type By = By;

        const LIMIT: Option<Limit<By>> = Some(Limit::WithKey(By::Kind, 2));

        fn keys(&self) -> Vec<(By, String)> {
            self.0.keys()
        }
    }

    /// A table that keeps two.
    #[derive(Debug)]
    struct Few(Animal);

    impl Row for Few {
        type By = By;

        const LIMIT: Option<Limit<By>> = Some(Limit::Rows(2));

        fn keys(&self) -> Vec<(By, String)> {
            self.0.keys()
        }
    }

    #[test]
    fn the_oldest_gives_way() {
        let (mut pairs, mut few) = (Table::default(), Table::default());
        for (name, kind) in [("zoe", "cat"), ("rex", "dog"), ("ada", "cat"), ("eve", "cat"), ("max", "cat")] {
            pairs.insert(Paired(Animal { name, kind, until: None }));
            few.insert(Few(Animal { name, kind, until: None }));
        }
        assert_eq!(names(pairs.iter().map(|pair| &pair.0)), ["rex", "eve", "max"]);
        assert!(pairs.find(By::Name, "ada").is_none());
        assert_eq!(names(few.iter().map(|one| &one.0)), ["eve", "max"]);
        assert!(few.find(By::Name, "ada").is_none());
    }

    #[test]
    fn rows_are_new_once() {
        let (mut zoo, mut next) = (zoo(), 0);
        assert_eq!(names(zoo.since(&mut next)), ["zoe", "rex", "ada"]);
        assert_eq!(names(zoo.since(&mut next)), [""; 0]);
        zoo.remove(By::Name, "ada");
        zoo.insert(Animal { name: "eve", kind: "dog", until: None });
        assert_eq!((names(zoo.since(&mut next)), zoo.len()), (vec!["eve"], 3));
    }

    #[test]
    fn only_rows_with_the_key_are_visited() {
        let mut zoo = zoo();
        let mut visited = |work: fn(&mut Table<Animal>)| {
            let before = visits();
            work(&mut zoo);
            visits() - before
        };
        assert_eq!(visited(|zoo| assert_eq!(zoo.iter().count(), 3)), 3);
        assert_eq!(visited(|zoo| assert_eq!(zoo.all(By::Kind, "cat").count(), 2)), 2);
        assert_eq!(visited(|zoo| assert!(zoo.find(By::Kind, "cat").is_some())), 1);
        assert_eq!(visited(|zoo| assert!(zoo.find(By::Kind, "emu").is_none())), 0);
        assert_eq!(visited(|zoo| assert!(zoo.find_mut(By::Name, "ada").is_some())), 1);
        assert_eq!(visited(|zoo| zoo.remove_expired(Duration::from_secs(9))), 0);
        assert_eq!(visited(|zoo| zoo.remove_expired(Duration::from_secs(10))), 1);
        assert_eq!(visited(|zoo| assert!(!zoo.remove_if(By::Kind, "cat", |_| false))), 1);
        assert_eq!(visited(|zoo| assert!(zoo.remove(By::Name, "rex"))), 2);
    }
}
