//! What tests ask of the server itself.
//!
//! | path | what it does |
//! |---|---|
//! | `GET /control/addresses` | says where everything is, as the announcement does |
//! | `GET /control/golden` | the golden cases |
//! | `GET /control/log{path}` | what arrived at paths that begin like this |
//! | `GET /control/trap/{id}` | how many requests followed a redirect, and how many of them had credentials |
//! | `GET /control/calls/{id}` | what became of requests to a fault |
//! | `GET /control/calls/{id}/over` | the same, once no connection is open any more |
//! | `POST /control/emulator/{id}/{action}` | see `Emulators::control` |

use http::{Method, Request, Response, StatusCode};
use serde_json::Value;

use crate::answer::{json, mistake};
use crate::site::{Site, split};

impl Site {
    /// Answers a request to `/control/{rest}`.
    pub(crate) fn control(&self, rest: &str, request: &Request<Vec<u8>>) -> Response<Vec<u8>> {
        let (what, rest) = split(rest);
        let found = match (request.method(), what) {
            (&Method::GET, "addresses") => self.addresses.to_json(),
            (&Method::GET, "golden") => self.golden.to_json(),
            (&Method::GET, "log") => self.log.under(&format!("/{rest}")),
            (&Method::GET, "trap") => self.trap.of(rest),
            (&Method::GET, "calls") => match split(rest) {
                (id, "over") => self.calls.when_all_are_over(id),
                (id, _) => self.calls.of(id),
            },
            (&Method::POST, "emulator") => {
                let args: Value = serde_json::from_slice(request.body()).unwrap_or_default();
                return self.emulators.control(rest, &args);
            }
            _ => return mistake(StatusCode::NOT_FOUND, "The server has no such control."),
        };
        json(StatusCode::OK, &found)
    }
}
