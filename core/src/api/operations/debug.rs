//! Operations whose names start with `debug`.

use http::Method;

use crate::operation::{Auth, BodyKind, Host, Operation};

pub(crate) static DEBUG_WHOAMI: Operation = Operation {
    name: "debug.whoami",
    method: Method::GET,
    path: "/v1/debug/whoami",
    host: Host::Api,
    auth: Auth::Project,
    body: BodyKind::None,
    params: &[],
    docs: "https://stytch.com/docs/api",
};
