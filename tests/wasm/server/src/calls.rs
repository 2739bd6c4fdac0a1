//! What became of the requests to which something went wrong.

use std::collections::BTreeMap;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use serde_json::{Value, json};

/// How long a test waits at most until a client has let go.
const PATIENCE: Duration = Duration::from_secs(20);

/// Counts requests by the id of the test that they belong to.
#[derive(Debug, Default)]
pub(crate) struct Calls(Arc<Shared>);

#[derive(Debug, Default)]
struct Shared {
    counts: Mutex<BTreeMap<String, Count>>,
    changed: Condvar,
}

#[derive(Debug, Default)]
struct Count {
    tries: u64,
    open: u64,
    body_bytes: u64,
}

impl Shared {
    fn lock(&self) -> MutexGuard<'_, BTreeMap<String, Count>> {
        self.counts.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Calls {
    /// Notes a request.
    pub(crate) fn begin(&self, id: &str) -> Call {
        let mut counts = self.0.lock();
        let count = counts.entry(id.to_owned()).or_default();
        count.tries += 1;
        count.open += 1;
        Call { id: id.to_owned(), number: count.tries, shared: Arc::clone(&self.0) }
    }

    /// How often a test's request was sent, how many bytes of bodies were written in answer, and how many of the
    /// connections are still open.
    pub(crate) fn of(&self, id: &str) -> Value {
        show(self.0.lock().get(id))
    }

    /// The same, once no connection is open; or after some time anyway, so that the test fails.
    pub(crate) fn when_all_are_over(&self, id: &str) -> Value {
        let is_open = |counts: &mut BTreeMap<String, Count>| counts.get(id).is_some_and(|count| count.open > 0);
        let waited = self.0.changed.wait_timeout_while(self.0.lock(), PATIENCE, is_open);
        show(waited.unwrap_or_else(PoisonError::into_inner).0.get(id))
    }
}

fn show(count: Option<&Count>) -> Value {
    let (tries, open, body_bytes) = count.map_or((0, 0, 0), |count| (count.tries, count.open, count.body_bytes));
    json!({ "tries": tries, "open": open, "body_bytes": body_bytes })
}

/// One request, until it is dropped.
#[derive(Debug)]
pub(crate) struct Call {
    id: String,
    number: u64,
    shared: Arc<Shared>,
}

impl Call {
    /// Which try of its test it is, from 1.
    pub(crate) fn number(&self) -> u64 {
        self.number
    }

    /// The id of its test.
    pub(crate) fn id(&self) -> &str {
        &self.id
    }

    /// Notes that so much more of a body was written.
    pub(crate) fn wrote(&self, bytes: usize) {
        if let Some(count) = self.shared.lock().get_mut(&self.id) {
            count.body_bytes += u64::try_from(bytes).unwrap_or(u64::MAX);
        }
    }
}

impl Drop for Call {
    fn drop(&mut self) {
        if let Some(count) = self.shared.lock().get_mut(&self.id) {
            count.open -= 1;
        }
        self.shared.changed.notify_all();
    }
}

#[cfg(test)]
mod tests {
    use std::thread;

    use super::*;

    #[test]
    fn counts_tries_and_bytes_by_id() {
        let calls = Calls::default();
        let (first, second) = (calls.begin("a"), calls.begin("a"));
        assert_eq!((first.number(), second.number(), calls.begin("b").number()), (1, 2, 1));
        second.wrote(3);
        second.wrote(4);
        assert_eq!(calls.of("a"), json!({ "tries": 2, "open": 2, "body_bytes": 7 }));
        drop(first);
        assert_eq!(calls.of("a")["open"], 1);
        assert_eq!(calls.of("c"), json!({ "tries": 0, "open": 0, "body_bytes": 0 }));
    }

    #[test]
    fn waits_until_the_last_is_over() {
        let calls = Calls::default();
        let call = calls.begin("a");
        thread::scope(|scope| {
            let waiting = scope.spawn(|| calls.when_all_are_over("a"));
            call.wrote(5);
            drop(call);
            assert_eq!(waiting.join().unwrap(), json!({ "tries": 1, "open": 0, "body_bytes": 5 }));
        });
    }
}
