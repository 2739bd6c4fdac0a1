//! All that is served, by path.

use std::io;
use std::path::Path;

use http::{Method, Request, StatusCode};
use serde_json::{Value, json};

use crate::answer::{Reply, mistake, preflight};
use crate::calls::Calls;
use crate::emulators::Emulators;
use crate::fault;
use crate::files::Files;
use crate::golden::{Cases, UserAgent};
use crate::log::Log;
use crate::trap::Trap;

/// The folder of the golden files.
pub(crate) const GOLDEN: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../golden");

/// Where everything is: the same things at three origins, and nothing at the last one.
#[derive(Debug)]
pub(crate) struct Addresses {
    pub(crate) url: String,
    pub(crate) faults: String,
    pub(crate) pages: String,
    pub(crate) refused: String,
}

impl Addresses {
    pub(crate) fn to_json(&self) -> Value {
        json!({ "url": self.url, "faults": self.faults, "pages": self.pages, "refused": self.refused })
    }
}

/// Everything that tests talk to.
#[derive(Debug)]
pub(crate) struct Site {
    pub(crate) addresses: Addresses,
    pub(crate) golden: Cases,
    pub(crate) emulators: Emulators,
    pub(crate) calls: Calls,
    pub(crate) trap: Trap,
    pub(crate) log: Log,
    files: Files,
}

impl Site {
    pub(crate) fn new(addresses: Addresses, files: Files) -> io::Result<Self> {
        Ok(Self {
            addresses,
            golden: Cases::read(Path::new(GOLDEN))?,
            emulators: Emulators::default(),
            calls: Calls::default(),
            trap: Trap::default(),
            log: Log::default(),
            files,
        })
    }

    pub(crate) fn answer(&self, request: Request<Vec<u8>>) -> Reply {
        let target = request.uri().path_and_query().map(ToString::to_string).unwrap_or_default();
        let (area, rest) = split(target.strip_prefix('/').unwrap_or_default());
        if area == "trap" {
            self.trap.catch(split(rest).0, &request);
        }
        if request.method() == Method::OPTIONS {
            return Reply::Response(preflight(&request));
        }
        if !matches!(area, "control") {
            self.log.note(&request);
        }
        Reply::Response(match area {
            "golden" => self.golden.answer(rest, &request, UserAgent::Golden),
            "golden-in-browser" => self.golden.answer(rest, &request, UserAgent::OfTheBrowser),
            "emulator" => self.emulators.answer(rest, request),
            "fault" => {
                let (kind, rest) = split(rest);
                let trap = format!("{}/trap", self.addresses.url);
                return fault::reply(kind, self.calls.begin(split(rest).0), &trap);
            }
            "trap" => mistake(StatusCode::GONE, "A redirect was followed."),
            "control" => self.control(rest, &request),
            _ => self.files.answer(request.uri().path()),
        })
    }

    /// Whether the answer to this request is a reset, for which it has to stay unread.
    pub(crate) fn resets(&self, request: &Request<Vec<u8>>) -> bool {
        request.method() != Method::OPTIONS && request.uri().path().starts_with("/fault/reset/")
    }

    /// Notes a request that was answered by a reset.
    pub(crate) fn reset(&self, request: &Request<Vec<u8>>) -> io::Result<()> {
        self.log.note(request);
        let rest = request.uri().path().strip_prefix("/fault/reset/").unwrap_or_default();
        drop(self.calls.begin(split(rest).0));
        Ok(())
    }
}

/// The first part of a path, and the rest.
pub(crate) fn split(path: &str) -> (&str, &str) {
    path.split_once('/').unwrap_or((path, ""))
}

#[cfg(test)]
mod tests {
    use http::Response;

    use super::*;

    fn site() -> Site {
        let url = |port: u16| format!("http://127.0.0.1:{port}");
        let addresses = Addresses { url: url(1), faults: url(2), pages: url(3), refused: url(4) };
        Site::new(addresses, Files::default()).unwrap()
    }

    fn send(site: &Site, method: &str, path: &str) -> Response<Vec<u8>> {
        let request = Request::builder().method(method).uri(path).header("authorization", "Basic YTpi");
        match site.answer(request.body(Vec::new()).unwrap()) {
            Reply::Response(response) => response,
            Reply::Fault(fault) => panic!("{fault:?}"),
        }
    }

    fn asked(site: &Site, path: &str) -> Value {
        serde_json::from_slice(send(site, "GET", path).body()).unwrap()
    }

    #[test]
    fn the_trap_catches_preflights_too() {
        let site = site();
        assert_eq!(send(&site, "OPTIONS", "/trap/a").status(), 204);
        assert_eq!(send(&site, "POST", "/trap/a").status(), 410);
        assert_eq!(asked(&site, "/control/trap/a"), json!({ "hits": 2, "with_credentials": 2 }));
        assert_eq!(asked(&site, "/control/trap/b"), json!({ "hits": 0, "with_credentials": 0 }));
    }

    #[test]
    fn preflights_are_no_tries() {
        let site = site();
        assert_eq!(send(&site, "OPTIONS", "/fault/html=502/a/v1/users").status(), 204);
        assert_eq!(send(&site, "GET", "/fault/html=502/a/v1/users").status(), 502);
        assert_eq!(asked(&site, "/control/calls/a")["tries"], 1);
        assert_eq!(asked(&site, "/control/log/fault/html=502/a/").as_array().unwrap().len(), 1);
    }

    #[test]
    fn emulators_are_below_their_id() {
        let site = site();
        assert_eq!(send(&site, "GET", "/emulator/a/v1/debug/whoami").status(), 401);
        assert_eq!(send(&site, "GET", "/emulator/a/v1/debug/nobody").status(), 404);
        assert_eq!(send(&site, "POST", "/control/emulator/a/rotate_keys").status(), 200);
    }

    #[test]
    fn only_what_is_to_be_reset_is_left_unread() {
        let site = site();
        let resets = |method: &str, path: &str| {
            site.resets(&Request::builder().method(method).uri(path).body(Vec::new()).unwrap())
        };
        assert!(resets("GET", "/fault/reset/a/v1/users"));
        assert!(!resets("OPTIONS", "/fault/reset/a/v1/users"));
        assert!(!resets("GET", "/fault/close/a/v1/users"));
        site.reset(&Request::get("/fault/reset/a/v1/users").body(Vec::new()).unwrap()).unwrap();
        assert_eq!(asked(&site, "/control/calls/a"), json!({ "tries": 1, "open": 0, "body_bytes": 0 }));
    }
}
