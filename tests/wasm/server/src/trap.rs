//! Where redirects lead. A client that follows one is caught here, with the credentials that it sends along.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use http::Request;
use http::header::AUTHORIZATION;
use serde_json::{Value, json};

/// The requests that followed a redirect, by the id of the test. Preflights of browsers count, as they only come before
/// a request that is meant.
#[derive(Debug, Default)]
pub(crate) struct Trap(Mutex<BTreeMap<String, Caught>>);

#[derive(Debug, Default)]
struct Caught {
    hits: usize,
    with_credentials: usize,
}

impl Trap {
    pub(crate) fn catch(&self, id: &str, request: &Request<Vec<u8>>) {
        let mut caught = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let caught = caught.entry(id.to_owned()).or_default();
        caught.hits += 1;
        let headers = request.headers();
        let of_a_member = |name: &http::HeaderName| name.as_str().starts_with("x-stytch-");
        if headers.contains_key(AUTHORIZATION) || headers.keys().any(of_a_member) {
            caught.with_credentials += 1;
        }
    }

    pub(crate) fn of(&self, id: &str) -> Value {
        let caught = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let (hits, with_credentials) = caught.get(id).map_or((0, 0), |caught| (caught.hits, caught.with_credentials));
        json!({ "hits": hits, "with_credentials": with_credentials })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn request(name: &str) -> Request<Vec<u8>> {
        Request::get("/trap/a").header(name, "1").body(Vec::new()).unwrap()
    }

    #[test]
    fn counts_hits_and_credentials_by_id() {
        let trap = Trap::default();
        assert_eq!(trap.of("a"), json!({ "hits": 0, "with_credentials": 0 }));
        trap.catch("a", &request("accept"));
        assert_eq!(trap.of("a"), json!({ "hits": 1, "with_credentials": 0 }));
        trap.catch("a", &request("authorization"));
        trap.catch("a", &request("x-stytch-member-session"));
        trap.catch("a", &request("x-stytch-member-sessionjwt"));
        assert_eq!(trap.of("a"), json!({ "hits": 4, "with_credentials": 3 }));
        assert_eq!(trap.of("b"), json!({ "hits": 0, "with_credentials": 0 }));
    }
}
