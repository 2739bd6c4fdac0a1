//! What was made of tokens that were verified.

use std::any::Any;
use std::sync::Arc;

use super::fetch_once::Version;

/// The SHA-256 of a token's whole text.
pub(crate) type Digest = [u8; 32];

/// How many tokens share a place. Within it, the least recently used one gives way.
const SHARING: usize = 16;
/// With more places than this, the list of them would be large by itself: it is better that more tokens share one.
const MOST_PLACES: usize = 65_536;

/// What was made of tokens that were verified, all with the same keys.
#[derive(Default)]
pub(crate) struct VerifiedTokens {
    /// By digest, which is as good as random. The most recently used tokens first.
    places: Vec<Vec<Kept>>,
    /// Of the keys.
    version: Option<Version>,
}

pub(super) struct Kept {
    digest: Digest,
    made: Arc<dyn Any + Send + Sync>,
}

impl VerifiedTokens {
    /// What was made of a token, and the version of the keys that verified it.
    pub(super) fn find(&mut self, digest: &Digest) -> Option<(Version, Arc<dyn Any + Send + Sync>)> {
        let version = self.version?;
        let place = self.place(digest)?;
        let kept = place.remove(place.iter().position(|kept| kept.digest == *digest)?);
        let made = Arc::clone(&kept.made);
        place.insert(0, kept);
        Some((version, made))
    }

    /// Keeps what was made of a token, unless other tokens were verified with newer keys. Returns what was verified with older
    /// keys, to be freed without a lock.
    pub(super) fn keep(
        &mut self,
        digest: Digest,
        version: Version,
        room: usize,
        made: Arc<dyn Any + Send + Sync>,
    ) -> Vec<Vec<Kept>> {
        let mut dropped = Vec::new();
        if self.version > Some(version) {
            return dropped;
        }
        let places = (room / SHARING).clamp(1, MOST_PLACES);
        if self.version != Some(version) || self.places.len() != places {
            dropped = std::mem::replace(&mut self.places, (0..places).map(|_| Vec::new()).collect());
            self.version = Some(version);
        }
        if let Some(place) = self.place(&digest) {
            place.retain(|kept| kept.digest != digest);
            place.insert(0, Kept { digest, made });
            place.truncate(room / places);
        }
        dropped
    }

    fn place(&mut self, [a, b, c, d, ..]: &Digest) -> Option<&mut Vec<Kept>> {
        let number = u32::from_be_bytes([*a, *b, *c, *d]) as usize;
        let at = number.checked_rem(self.places.len())?;
        self.places.get_mut(at)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::time::Duration;

    use super::*;
    use crate::flow::fetch_once::{Entry, Fetched, Life};
    use crate::testing::World;
    use crate::values::UnixTime;

    /// The versions of keys that are fetched one after the other.
    fn versions<const N: usize>() -> [Version; N] {
        let context = World::new().context;
        let life = Life::new(&context, UnixTime::default(), Duration::ZERO, Duration::ZERO);
        let mut entry = Entry::default();
        [(); N].map(|()| entry.fill(Fetched::new((), life)).version)
    }

    /// Numbers that are as random as digests are.
    fn digest(number: usize) -> Digest {
        hmac_sha256::Hash::hash(number.to_string().as_bytes())
    }

    /// Keeps a number, and counts what older keys had verified.
    fn keep(tokens: &mut VerifiedTokens, number: usize, version: Version, room: usize) -> usize {
        tokens.keep(digest(number), version, room, Arc::new(number)).concat_len()
    }

    trait ConcatLen {
        fn concat_len(&self) -> usize;
    }

    impl ConcatLen for Vec<Vec<Kept>> {
        fn concat_len(&self) -> usize {
            self.iter().map(Vec::len).sum()
        }
    }

    fn held(tokens: &VerifiedTokens) -> BTreeSet<usize> {
        let numbers = tokens.places.iter().flatten().map(|kept| *kept.made.downcast_ref::<usize>().unwrap());
        let (count, numbers) = (tokens.places.concat_len(), numbers.collect::<BTreeSet<_>>());
        assert_eq!(numbers.len(), count);
        numbers
    }

    #[test]
    fn finds_what_was_kept() {
        let [version] = versions();
        let mut tokens = VerifiedTokens::default();
        assert!(tokens.find(&digest(0)).is_none());
        for number in 0..100 {
            keep(&mut tokens, number, version, 1_000);
        }
        for number in (0..100).chain(0..100) {
            let (found, made) = tokens.find(&digest(number)).unwrap();
            assert_eq!((found, *made.downcast::<usize>().unwrap()), (version, number));
        }
        assert!(tokens.find(&digest(100)).is_none());
        // Of one token, the newest.
        tokens.keep(digest(0), version, 1_000, Arc::new(1_000_usize));
        assert_eq!(*tokens.find(&digest(0)).unwrap().1.downcast::<usize>().unwrap(), 1_000);
        assert_eq!(held(&tokens).len(), 100);
    }

    #[test]
    fn newer_keys_empty_it_and_older_ones_change_nothing() {
        let [old, new] = versions();
        let mut tokens = VerifiedTokens::default();
        assert_eq!(keep(&mut tokens, 0, old, 100), 0);
        assert_eq!(keep(&mut tokens, 1, old, 100), 0);
        assert_eq!(keep(&mut tokens, 2, new, 100), 2);
        assert_eq!(held(&tokens), BTreeSet::from([2]));
        assert_eq!(keep(&mut tokens, 0, old, 100), 0);
        assert_eq!(held(&tokens), BTreeSet::from([2]));
    }

    #[test]
    fn holds_no_more_than_there_is_room_for() {
        let [version] = versions();
        for room in [1, 2, 15, 16, 17, 31, 32, 33, 100, 1_000] {
            let mut tokens = VerifiedTokens::default();
            for number in 0..2_000 {
                keep(&mut tokens, number, version, room);
                // The newest one is always there.
                assert!(held(&tokens).contains(&number));
                assert!(held(&tokens).len() <= room);
            }
            // In the end, it is nearly full.
            assert!(held(&tokens).len() * 10 >= room * 9, "{} of {room}", held(&tokens).len());
        }
    }

    #[test]
    fn room_without_end_takes_no_memory() {
        let [version] = versions();
        let mut tokens = VerifiedTokens::default();
        for number in 0..100 {
            keep(&mut tokens, number, version, usize::MAX);
        }
        assert_eq!((held(&tokens).len(), tokens.places.len()), (100, MOST_PLACES));
    }

    #[test]
    fn of_those_that_share_a_place_the_one_that_was_not_used_for_longest_gives_way() {
        let [version] = versions();
        let mut tokens = VerifiedTokens::default();
        for number in 0..SHARING {
            keep(&mut tokens, number, version, SHARING);
        }
        for used in (0..SHARING).filter(|number| *number != 5) {
            tokens.find(&digest(used)).unwrap();
        }
        keep(&mut tokens, SHARING, version, SHARING);
        assert_eq!(held(&tokens), (0..=SHARING).filter(|number| *number != 5).collect());
    }

    #[test]
    fn of_many_those_that_are_in_use_stay() {
        let [version] = versions();
        let mut tokens = VerifiedTokens::default();
        // A hundred that are used again and again, among thousands that are not.
        for number in 0..10_000 {
            keep(&mut tokens, number, version, 1_000);
            tokens.find(&digest(number % 100));
        }
        assert!((0..100).all(|number| held(&tokens).contains(&number)));
    }
}
