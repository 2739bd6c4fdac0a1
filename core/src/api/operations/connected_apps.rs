//! Operations whose names start with `connected_apps`.

use http::Method;

use crate::operation::{Auth, BodyKind, Host, Kind, Operation, Param, Place};

pub(crate) static CONNECTED_APPS_CLIENTS_CREATE: Operation = Operation {
    name: "connected_apps.clients.create",
    method: Method::POST,
    path: "/v1/connected_apps/clients",
    host: Host::Api,
    auth: Auth::Project,
    body: BodyKind::Json,
    params: &[
        Param::new(Place::Body, "client_type", Kind::String).required(),
        Param::new(Place::Body, "client_name", Kind::String),
        Param::new(Place::Body, "client_description", Kind::String),
        Param::new(Place::Body, "redirect_urls", Kind::Array(&Kind::String)),
        Param::new(Place::Body, "full_access_allowed", Kind::Boolean),
        Param::new(Place::Body, "access_token_expiry_minutes", Kind::Integer),
        Param::new(Place::Body, "access_token_custom_audience", Kind::String),
        Param::new(Place::Body, "access_token_template_content", Kind::String),
        Param::new(Place::Body, "post_logout_redirect_urls", Kind::Array(&Kind::String)),
        Param::new(Place::Body, "logo_url", Kind::String),
        Param::new(Place::Body, "bypass_consent_for_offline_access", Kind::Boolean),
        Param::new(Place::Body, "id_token_template_content", Kind::String),
    ],
    docs: "https://stytch.com/docs/api-reference/b2b/api/connected-apps/application-management/create-connected-app",
};

pub(crate) static CONNECTED_APPS_CLIENTS_DELETE: Operation = Operation {
    name: "connected_apps.clients.delete",
    method: Method::DELETE,
    path: "/v1/connected_apps/clients/{client_id}",
    host: Host::Api,
    auth: Auth::Project,
    body: BodyKind::None,
    params: &[Param::new(Place::Path, "client_id", Kind::String).required()],
    docs: "https://stytch.com/docs/api-reference/b2b/api/connected-apps/application-management/create-connected-app",
};

pub(crate) static CONNECTED_APPS_CLIENTS_GET: Operation = Operation {
    name: "connected_apps.clients.get",
    method: Method::GET,
    path: "/v1/connected_apps/clients/{client_id}",
    host: Host::Api,
    auth: Auth::Project,
    body: BodyKind::None,
    params: &[Param::new(Place::Path, "client_id", Kind::String).required()],
    docs: "https://stytch.com/docs/api-reference/b2b/api/connected-apps/application-management/create-connected-app",
};

pub(crate) static CONNECTED_APPS_CLIENTS_SEARCH: Operation = Operation {
    name: "connected_apps.clients.search",
    method: Method::POST,
    path: "/v1/connected_apps/clients/search",
    host: Host::Api,
    auth: Auth::Project,
    body: BodyKind::Json,
    params: &[Param::new(Place::Body, "cursor", Kind::String), Param::new(Place::Body, "limit", Kind::Unsigned)],
    docs: "https://stytch.com/docs/api-reference/b2b/api/connected-apps/application-management/create-connected-app",
};

pub(crate) static CONNECTED_APPS_CLIENTS_SECRETS_ROTATE: Operation = Operation {
    name: "connected_apps.clients.secrets.rotate",
    method: Method::POST,
    path: "/v1/connected_apps/clients/{client_id}/secrets/rotate",
    host: Host::Api,
    auth: Auth::Project,
    body: BodyKind::Json,
    params: &[Param::new(Place::Path, "client_id", Kind::String).required()],
    docs: "https://stytch.com/docs/api-reference/consumer/api/connected-apps/rotate-secret/start-secret-rotation",
};

pub(crate) static CONNECTED_APPS_CLIENTS_SECRETS_ROTATE_CANCEL: Operation = Operation {
    name: "connected_apps.clients.secrets.rotate_cancel",
    method: Method::POST,
    path: "/v1/connected_apps/clients/{client_id}/secrets/rotate/cancel",
    host: Host::Api,
    auth: Auth::Project,
    body: BodyKind::Json,
    params: &[Param::new(Place::Path, "client_id", Kind::String).required()],
    docs: "https://stytch.com/docs/api-reference/consumer/api/connected-apps/rotate-secret/cancel-secret-rotation",
};

pub(crate) static CONNECTED_APPS_CLIENTS_SECRETS_ROTATE_START: Operation = Operation {
    name: "connected_apps.clients.secrets.rotate_start",
    method: Method::POST,
    path: "/v1/connected_apps/clients/{client_id}/secrets/rotate/start",
    host: Host::Api,
    auth: Auth::Project,
    body: BodyKind::Json,
    params: &[Param::new(Place::Path, "client_id", Kind::String).required()],
    docs: "https://stytch.com/docs/api-reference/consumer/api/connected-apps/rotate-secret/start-secret-rotation",
};

pub(crate) static CONNECTED_APPS_CLIENTS_UPDATE: Operation = Operation {
    name: "connected_apps.clients.update",
    method: Method::PUT,
    path: "/v1/connected_apps/clients/{client_id}",
    host: Host::Api,
    auth: Auth::Project,
    body: BodyKind::Json,
    params: &[
        Param::new(Place::Path, "client_id", Kind::String).required(),
        Param::new(Place::Body, "client_name", Kind::String),
        Param::new(Place::Body, "client_description", Kind::String),
        Param::new(Place::Body, "redirect_urls", Kind::Array(&Kind::String)),
        Param::new(Place::Body, "full_access_allowed", Kind::Boolean),
        Param::new(Place::Body, "access_token_expiry_minutes", Kind::Integer),
        Param::new(Place::Body, "access_token_custom_audience", Kind::String),
        Param::new(Place::Body, "access_token_template_content", Kind::String),
        Param::new(Place::Body, "post_logout_redirect_urls", Kind::Array(&Kind::String)),
        Param::new(Place::Body, "logo_url", Kind::String),
        Param::new(Place::Body, "bypass_consent_for_offline_access", Kind::Boolean),
        Param::new(Place::Body, "id_token_template_content", Kind::String),
    ],
    docs: "https://stytch.com/docs/api-reference/b2b/api/connected-apps/application-management/create-connected-app",
};
