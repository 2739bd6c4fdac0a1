//! Operations whose names start with `m2m`.

use http::Method;

use super::kinds;
use crate::operation::{Auth, BodyKind, Host, Kind, Operation, Param, Place};

pub(crate) static M2M_CLIENTS_CREATE: Operation = Operation {
    name: "m2m.clients.create",
    method: Method::POST,
    path: "/v1/m2m/clients",
    host: Host::Api,
    auth: Auth::Project,
    body: BodyKind::Json,
    params: &[
        Param::new(Place::Body, "scopes", Kind::Array(&Kind::String)).required(),
        Param::new(Place::Body, "client_id", Kind::String),
        Param::new(Place::Body, "client_secret", Kind::String),
        Param::new(Place::Body, "client_name", Kind::String),
        Param::new(Place::Body, "client_description", Kind::String),
        Param::new(Place::Body, "trusted_metadata", Kind::Map),
    ],
    docs: "https://stytch.com/docs/b2b/api/create-m2m-client",
};

pub(crate) static M2M_CLIENTS_DELETE: Operation = Operation {
    name: "m2m.clients.delete",
    method: Method::DELETE,
    path: "/v1/m2m/clients/{client_id}",
    host: Host::Api,
    auth: Auth::Project,
    body: BodyKind::None,
    params: &[Param::new(Place::Path, "client_id", Kind::String).required()],
    docs: "https://stytch.com/docs/api/m2m-client",
};

pub(crate) static M2M_CLIENTS_GET: Operation = Operation {
    name: "m2m.clients.get",
    method: Method::GET,
    path: "/v1/m2m/clients/{client_id}",
    host: Host::Api,
    auth: Auth::Project,
    body: BodyKind::None,
    params: &[Param::new(Place::Path, "client_id", Kind::String).required()],
    docs: "https://stytch.com/docs/api-reference/b2b/api/m2m/m2m-client/get-m2m-client",
};

pub(crate) static M2M_CLIENTS_SEARCH: Operation = Operation {
    name: "m2m.clients.search",
    method: Method::POST,
    path: "/v1/m2m/clients/search",
    host: Host::Api,
    auth: Auth::Project,
    body: BodyKind::Json,
    params: &[
        Param::new(Place::Body, "cursor", Kind::String),
        Param::new(Place::Body, "limit", Kind::Unsigned),
        Param::new(Place::Body, "query", kinds::SEARCH_QUERY),
    ],
    docs: "https://stytch.com/docs/api-reference/b2b/api/m2m/m2m-client/search-m2m-clients",
};

pub(crate) static M2M_CLIENTS_SECRETS_ROTATE: Operation = Operation {
    name: "m2m.clients.secrets.rotate",
    method: Method::POST,
    path: "/v1/m2m/clients/{client_id}/secrets/rotate",
    host: Host::Api,
    auth: Auth::Project,
    body: BodyKind::Json,
    params: &[Param::new(Place::Path, "client_id", Kind::String).required()],
    docs: "https://stytch.com/docs/api/m2m-rotate-secret",
};

pub(crate) static M2M_CLIENTS_SECRETS_ROTATE_CANCEL: Operation = Operation {
    name: "m2m.clients.secrets.rotate_cancel",
    method: Method::POST,
    path: "/v1/m2m/clients/{client_id}/secrets/rotate/cancel",
    host: Host::Api,
    auth: Auth::Project,
    body: BodyKind::Json,
    params: &[Param::new(Place::Path, "client_id", Kind::String).required()],
    docs: "https://stytch.com/docs/api/m2m-rotate-secret-cancel",
};

pub(crate) static M2M_CLIENTS_SECRETS_ROTATE_START: Operation = Operation {
    name: "m2m.clients.secrets.rotate_start",
    method: Method::POST,
    path: "/v1/m2m/clients/{client_id}/secrets/rotate/start",
    host: Host::Api,
    auth: Auth::Project,
    body: BodyKind::Json,
    params: &[Param::new(Place::Path, "client_id", Kind::String).required()],
    docs: "https://stytch.com/docs/api/m2m-rotate-secret-start",
};

pub(crate) static M2M_CLIENTS_UPDATE: Operation = Operation {
    name: "m2m.clients.update",
    method: Method::PUT,
    path: "/v1/m2m/clients/{client_id}",
    host: Host::Api,
    auth: Auth::Project,
    body: BodyKind::Json,
    params: &[
        Param::new(Place::Path, "client_id", Kind::String).required(),
        Param::new(Place::Body, "client_name", Kind::String),
        Param::new(Place::Body, "client_description", Kind::String),
        Param::new(Place::Body, "status", Kind::String),
        Param::new(Place::Body, "scopes", Kind::Array(&Kind::String)),
        Param::new(Place::Body, "trusted_metadata", Kind::Map),
    ],
    docs: "https://stytch.com/docs/api-reference/b2b/api/m2m/m2m-client/update-m2m-client",
};
