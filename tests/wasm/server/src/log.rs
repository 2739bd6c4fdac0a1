//! What arrived, for tests of what is sent and how often.

use std::sync::{Mutex, PoisonError};

use http::header::AUTHORIZATION;
use http::{HeaderName, HeaderValue, Request};
use serde_json::{Map, Value, json};

/// Every request that was not about the tests themselves, in the order of arrival.
#[derive(Debug, Default)]
pub(crate) struct Log(Mutex<Vec<Entry>>);

#[derive(Debug)]
struct Entry {
    path: String,
    request: Value,
}

impl Log {
    pub(crate) fn note(&self, request: &Request<Vec<u8>>) {
        let path = request.uri().path().to_owned();
        let shown = json!({
            "method": request.method().as_str(),
            "path": request.uri().path_and_query().map(ToString::to_string),
            "headers": request.headers().iter().map(header).collect::<Map<_, _>>(),
            "body_length": request.body().len(),
        });
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push(Entry { path, request: shown });
    }

    /// The requests whose path begins like this.
    pub(crate) fn under(&self, prefix: &str) -> Value {
        let entries = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        entries.iter().filter(|entry| entry.path.starts_with(prefix)).map(|entry| entry.request.clone()).collect()
    }
}

/// Name and value; of an authorization only the scheme, as a test that fails shows what it compared.
fn header((name, value): (&HeaderName, &HeaderValue)) -> (String, Value) {
    let value = String::from_utf8_lossy(value.as_bytes());
    let shown = match name {
        &AUTHORIZATION => value.split(' ').next().unwrap_or_default(),
        _ => &value,
    };
    (name.to_string(), json!(shown))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shows_what_arrived_and_no_credentials() {
        let log = Log::default();
        for path in ["/emulator/a/v1/users?x=1", "/emulator/ab/v1/users"] {
            let request = Request::post(path).header("authorization", "Basic c2VjcmV0").header("x-extra", "1");
            log.note(&request.body(b"12345".to_vec()).unwrap());
        }
        let expected = json!([{
            "method": "POST",
            "path": "/emulator/a/v1/users?x=1",
            "headers": { "authorization": "Basic", "x-extra": "1" },
            "body_length": 5,
        }]);
        assert_eq!(log.under("/emulator/a/"), expected);
        assert_eq!(log.under("/emulator/c/"), json!([]));
    }
}
