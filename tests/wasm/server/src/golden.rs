//! Golden requests: whether what arrived is exactly what should have been sent.

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::Path;

use http::header::USER_AGENT;
use http::{HeaderMap, Request, Response, StatusCode};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::answer::{json, mistake};

/// The golden files, by the name of the operation.
#[derive(Debug)]
pub(crate) struct Cases(BTreeMap<String, Case>);

#[derive(Debug)]
struct Case {
    /// The file as it is.
    json: Value,
    requests: Vec<Golden>,
    response: Value,
}

#[derive(Debug, Deserialize)]
struct Golden {
    method: String,
    uri: String,
    headers: BTreeMap<String, String>,
    body: Option<String>,
}

/// The user agent of golden requests, or that of a browser, which scripts cannot choose.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum UserAgent {
    Golden,
    OfTheBrowser,
}

/// The status of the answer to a request that is not the golden one. No client retries it.
const DIFFERS: u16 = 599;

/// Stytch's hosts, and what stands for them in the path.
const HOSTS: [(&str, &str); 2] = [("https://test.stytch.com", "api"), ("https://telemetry.stytch.com", "fraud")];

/// The headers that must not be there unless the golden request has them. Others are between the runtime and the server.
fn is_meant(name: &str) -> bool {
    matches!(name, "authorization" | "content-type") || name.starts_with("x-stytch-")
}

impl Cases {
    pub(crate) fn read(folder: &Path) -> io::Result<Self> {
        let mut cases = BTreeMap::new();
        for file in folder.read_dir()? {
            let json: Value = serde_json::from_slice(&std::fs::read(file?.path())?)?;
            let requests = Vec::<Golden>::deserialize(&json["requests"])?;
            let name = json["operation"].as_str().unwrap_or_default().to_owned();
            cases.insert(name, Case { response: json["response"].clone(), requests, json });
        }
        Ok(Self(cases))
    }

    /// All cases, as they are in their files.
    pub(crate) fn to_json(&self) -> Value {
        self.0.values().map(|case| case.json.clone()).collect()
    }

    /// Answers a request to `{case}/{number}/{host}/..`.
    pub(crate) fn answer(&self, rest: &str, request: &Request<Vec<u8>>, user_agent: UserAgent) -> Response<Vec<u8>> {
        let mut parts = rest.splitn(4, '/');
        let mut part = || parts.next().unwrap_or_default();
        let (case, number, host, path) = (part(), part(), part(), part());
        let golden = self.0.get(case).and_then(|case| {
            let golden = case.requests.get(number.parse::<usize>().ok()?)?;
            Some((golden, &case.response))
        });
        let Some((golden, response)) = golden else {
            return mistake(StatusCode::NOT_FOUND, "There is no such golden request.");
        };
        let differences = golden.differences(host, &format!("/{path}"), request, user_agent);
        if differences.is_empty() {
            return json(StatusCode::OK, response);
        }
        let status = StatusCode::from_u16(DIFFERS).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        json(
            status,
            &json!({
                "status_code": DIFFERS,
                "error_type": "not_the_golden_request",
                "error_message": differences.join("; "),
            }),
        )
    }
}

impl Golden {
    /// In what a request differs, each in words.
    fn differences(&self, host: &str, path: &str, request: &Request<Vec<u8>>, user_agent: UserAgent) -> Vec<String> {
        let mut differences = Vec::new();
        let mut compare = |what: &str, found: Option<&str>, golden: Option<&str>| {
            if found != golden {
                differences.push(format!("{what} is {found:?} and should be {golden:?}"));
            }
        };
        compare("the method", Some(request.method().as_str()), Some(&self.method));
        let (golden_host, golden_path) = self.target();
        compare("the host", Some(host), Some(golden_host));
        compare("the path", Some(path), Some(golden_path));
        let found = request.headers().keys().map(http::HeaderName::as_str).filter(|name| is_meant(name));
        let names: BTreeSet<&str> = found.chain(self.headers.keys().map(String::as_str)).collect();
        for name in names {
            if name != USER_AGENT || user_agent == UserAgent::Golden {
                let found = header(request.headers(), name);
                compare(name, found.as_deref(), self.headers.get(name).map(String::as_str));
            }
        }
        let body = String::from_utf8_lossy(request.body());
        compare("the body", Some(&body), Some(self.body.as_deref().unwrap_or_default()));
        differences
    }

    /// Which host it goes to, and the path and query there.
    fn target(&self) -> (&'static str, &str) {
        let of_host = |(url, name)| Some((name, self.uri.strip_prefix(url)?));
        HOSTS.into_iter().find_map(of_host).unwrap_or(("an unknown host", &self.uri))
    }
}

/// The values of a header, of which there should be one.
fn header(headers: &HeaderMap, name: &str) -> Option<String> {
    let values: Vec<_> = headers.get_all(name).iter().map(|value| String::from_utf8_lossy(value.as_bytes())).collect();
    (!values.is_empty()).then(|| values.join(", and "))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn golden() -> Golden {
        Golden {
            method: "PUT".to_owned(),
            uri: "https://test.stytch.com/v1/users/a%2Fb?x=1".to_owned(),
            headers: [("authorization", "Basic YQ=="), ("content-type", "application/json"), ("user-agent", "golden")]
                .map(|(name, value)| (name.to_owned(), value.to_owned()))
                .into(),
            body: Some(r#"{"name":"Ada"}"#.to_owned()),
        }
    }

    /// The golden request as a runtime would send it, with headers of its own.
    fn request() -> Request<Vec<u8>> {
        Request::put("/v1/users/a%2Fb?x=1")
            .header("authorization", "Basic YQ==")
            .header("content-type", "application/json")
            .header("user-agent", "golden")
            .header("accept", "*/*")
            .header("sec-fetch-mode", "cors")
            .body(br#"{"name":"Ada"}"#.to_vec())
            .unwrap()
    }

    const PATH: &str = "/v1/users/a%2Fb?x=1";

    fn differences(change: impl FnOnce(&mut Request<Vec<u8>>)) -> Vec<String> {
        let mut request = request();
        change(&mut request);
        golden().differences("api", PATH, &request, UserAgent::Golden)
    }

    #[test]
    fn the_golden_request_has_no_differences() {
        assert_eq!(differences(|_| {}), [""; 0]);
    }

    #[test]
    fn every_part_of_a_request_counts() {
        assert_eq!(differences(|r| *r.method_mut() = http::Method::POST).len(), 1);
        assert_eq!(differences(|r| drop(r.headers_mut().remove("authorization"))).len(), 1);
        assert_eq!(differences(|r| drop(r.headers_mut().remove("content-type"))).len(), 1);
        let value = http::HeaderValue::from_static("Basic YQ==");
        let twice = |r: &mut Request<Vec<u8>>| assert!(r.headers_mut().append("authorization", value.clone()));
        assert_eq!(differences(twice).len(), 1);
        assert_eq!(differences(|r| drop(r.headers_mut().insert("user-agent", value.clone()))).len(), 1);
        assert_eq!(differences(|r| drop(r.headers_mut().insert("x-stytch-member-session", value))).len(), 1);
        assert_eq!(differences(|r| r.body_mut().push(b' ')).len(), 1);
        assert_eq!(differences(|r| r.body_mut().clear()).len(), 1);
    }

    #[test]
    fn the_place_counts() {
        let at = |host, path| golden().differences(host, path, &request(), UserAgent::Golden).len();
        assert_eq!(at("fraud", PATH), 1);
        assert_eq!(at("api", "/v1/users/a/b?x=1"), 1);
        assert_eq!(at("api", "/v1/users/a%2Fb"), 1);
    }

    #[test]
    fn a_difference_says_what_came_and_what_should_have() {
        let found = differences(|r| *r.method_mut() = http::Method::POST);
        assert_eq!(found, [r#"the method is Some("POST") and should be Some("PUT")"#]);
    }

    #[test]
    fn browsers_have_a_user_agent_of_their_own() {
        let mut request = request();
        request.headers_mut().insert("user-agent", http::HeaderValue::from_static("Mozilla/5.0"));
        assert_eq!(golden().differences("api", PATH, &request, UserAgent::OfTheBrowser), [""; 0]);
    }

    #[test]
    fn reads_every_golden_file() {
        let cases = Cases::read(Path::new(crate::site::GOLDEN)).unwrap();
        assert_eq!(cases.to_json().as_array().unwrap().len(), 188);
        for golden in cases.0.values().flat_map(|case| &case.requests) {
            assert!(HOSTS.iter().any(|(_, name)| *name == golden.target().0), "{}", golden.uri);
        }
    }

    #[test]
    fn answers_the_golden_response_to_the_golden_request_only() {
        let cases = Cases::read(Path::new(crate::site::GOLDEN)).unwrap();
        let request = Request::get("/")
            .header("authorization", "Basic cHJvamVjdC10ZXN0LTE6c2VjcmV0LXRlc3QtMQ==")
            .header("user-agent", "golden")
            .body(Vec::new())
            .unwrap();
        let answer = |rest: &str| cases.answer(rest, &request, UserAgent::Golden);
        let right = answer("debug.whoami/0/api/v1/debug/whoami");
        assert_eq!(right.status(), 200, "{}", String::from_utf8_lossy(right.body()));
        let found: Value = serde_json::from_slice(right.body()).unwrap();
        assert_eq!(found, cases.0["debug.whoami"].response);
        assert_eq!(answer("debug.whoami/0/api/v1/debug").status(), 599);
        assert_eq!(answer("debug.whoami/7/api/v1/debug/whoami").status(), 404);
        assert_eq!(answer("debug").status(), 404);
    }
}
