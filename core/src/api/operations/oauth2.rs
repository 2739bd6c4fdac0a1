//! Operations whose names start with `oauth2`.

use http::Method;

use crate::operation::{Auth, BodyKind, Host, Kind, Operation, Param, Place};

pub(crate) static OAUTH2_INTROSPECT: Operation = Operation {
    name: "oauth2.introspect",
    method: Method::POST,
    path: "/v1/public/{project_id}/oauth2/introspect",
    host: Host::Api,
    auth: Auth::None,
    body: BodyKind::Form,
    params: &[
        Param::new(Place::Path, "project_id", Kind::String),
        Param::new(Place::Body, "token", Kind::String).required(),
        Param::new(Place::Body, "client_id", Kind::String).required(),
        Param::new(Place::Body, "client_secret", Kind::String),
        Param::new(Place::Body, "token_type_hint", Kind::String),
    ],
    docs: "https://www.rfc-editor.org/rfc/rfc7662",
};

pub(crate) static OAUTH2_REVOKE: Operation = Operation {
    name: "oauth2.revoke",
    method: Method::POST,
    path: "/v1/public/{project_id}/oauth2/revoke",
    host: Host::Api,
    auth: Auth::None,
    body: BodyKind::Form,
    params: &[
        Param::new(Place::Path, "project_id", Kind::String),
        Param::new(Place::Body, "token", Kind::String).required(),
        Param::new(Place::Body, "client_id", Kind::String).required(),
        Param::new(Place::Body, "client_secret", Kind::String),
        Param::new(Place::Body, "token_type_hint", Kind::String),
    ],
    docs: "https://www.rfc-editor.org/rfc/rfc7009",
};

pub(crate) static OAUTH2_TOKEN: Operation = Operation {
    name: "oauth2.token",
    method: Method::POST,
    path: "/v1/public/{project_id}/oauth2/token",
    host: Host::Api,
    auth: Auth::None,
    body: BodyKind::Form,
    params: &[
        Param::new(Place::Path, "project_id", Kind::String),
        Param::new(Place::Body, "grant_type", Kind::String).required(),
        Param::new(Place::Body, "client_id", Kind::String).required(),
        Param::new(Place::Body, "client_secret", Kind::String),
        Param::new(Place::Body, "scope", Kind::String),
        Param::new(Place::Body, "code", Kind::String),
        Param::new(Place::Body, "redirect_uri", Kind::String),
        Param::new(Place::Body, "code_verifier", Kind::String),
        Param::new(Place::Body, "refresh_token", Kind::String),
    ],
    docs: "https://www.rfc-editor.org/rfc/rfc6749#section-4",
};

pub(crate) static OAUTH2_USERINFO: Operation = Operation {
    name: "oauth2.userinfo",
    method: Method::GET,
    path: "/v1/public/{project_id}/oauth2/userinfo",
    host: Host::Api,
    auth: Auth::Bearer,
    body: BodyKind::None,
    params: &[
        Param::new(Place::Path, "project_id", Kind::String),
        Param::new(Place::Header, "access_token", Kind::String).required(),
    ],
    docs: "https://openid.net/specs/openid-connect-core-1_0.html#UserInfo",
};
