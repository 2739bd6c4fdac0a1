//! Operations that manage OAuth 2.0 clients: M2M clients and Connected Apps.

pub(crate) mod connected_apps;
pub(crate) mod m2m;
