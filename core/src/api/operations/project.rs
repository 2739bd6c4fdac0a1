//! Operations whose names start with `project`.

use http::Method;

use crate::operation::{Auth, BodyKind, Host, Operation};

pub(crate) static PROJECT_METRICS: Operation = Operation {
    name: "project.metrics",
    method: Method::GET,
    path: "/v1/projects/metrics",
    host: Host::Api,
    auth: Auth::Project,
    body: BodyKind::None,
    params: &[],
    docs: "https://stytch.com/docs/api",
};
