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
