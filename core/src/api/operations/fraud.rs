//! Operations whose names start with `fraud`.

use http::Method;

use super::kinds;
use crate::operation::{Auth, BodyKind, Host, Kind, Operation, Param, Place};

pub(crate) static FRAUD_EMAIL_RISK: Operation = Operation {
    name: "fraud.email.risk",
    method: Method::POST,
    path: "/v1/email/risk",
    host: Host::Fraud,
    auth: Auth::Project,
    body: BodyKind::Json,
    params: &[Param::new(Place::Body, "email_address", Kind::String).required()],
    docs: "https://stytch.com/docs/fraud/api",
};

pub(crate) static FRAUD_FINGERPRINT_LOOKUP: Operation = Operation {
    name: "fraud.fingerprint.lookup",
    method: Method::POST,
    path: "/v1/fingerprint/lookup",
    host: Host::Fraud,
    auth: Auth::Project,
    body: BodyKind::Json,
    params: &[
        Param::new(Place::Body, "telemetry_id", Kind::String).required(),
        Param::new(Place::Body, "external_metadata", kinds::FRAUD_EXTERNAL_METADATA),
    ],
    docs: "https://stytch.com/docs/fraud/api/fingerprint-lookup",
};

pub(crate) static FRAUD_RULES_LIST: Operation = Operation {
    name: "fraud.rules.list",
    method: Method::POST,
    path: "/v1/rules/list",
    host: Host::Fraud,
    auth: Auth::Project,
    body: BodyKind::Json,
    params: &[Param::new(Place::Body, "cursor", Kind::String), Param::new(Place::Body, "limit", Kind::Integer)],
    docs: "https://stytch.com/docs/fraud/api",
};

pub(crate) static FRAUD_RULES_SET: Operation = Operation {
    name: "fraud.rules.set",
    method: Method::POST,
    path: "/v1/rules/set",
    host: Host::Fraud,
    auth: Auth::Project,
    body: BodyKind::Json,
    params: &[
        Param::new(Place::Body, "action", Kind::String).required(),
        Param::new(Place::Body, "visitor_id", Kind::String),
        Param::new(Place::Body, "browser_id", Kind::String),
        Param::new(Place::Body, "visitor_fingerprint", Kind::String),
        Param::new(Place::Body, "browser_fingerprint", Kind::String),
        Param::new(Place::Body, "hardware_fingerprint", Kind::String),
        Param::new(Place::Body, "network_fingerprint", Kind::String),
        Param::new(Place::Body, "expires_in_minutes", Kind::Integer),
        Param::new(Place::Body, "description", Kind::String),
        Param::new(Place::Body, "cidr_block", Kind::String),
        Param::new(Place::Body, "country_code", Kind::String),
        Param::new(Place::Body, "asn", Kind::String),
    ],
    docs: "https://stytch.com/docs/fraud/api",
};

pub(crate) static FRAUD_VERDICT_REASONS_LIST: Operation = Operation {
    name: "fraud.verdict_reasons.list",
    method: Method::POST,
    path: "/v1/verdict_reasons/list",
    host: Host::Fraud,
    auth: Auth::Project,
    body: BodyKind::Json,
    params: &[Param::new(Place::Body, "overrides_only", Kind::Boolean)],
    docs: "https://stytch.com/docs/fraud/api/set-verdict-reason-override",
};

pub(crate) static FRAUD_VERDICT_REASONS_OVERRIDE: Operation = Operation {
    name: "fraud.verdict_reasons.override",
    method: Method::POST,
    path: "/v1/verdict_reasons/override",
    host: Host::Fraud,
    auth: Auth::Project,
    body: BodyKind::Json,
    params: &[
        Param::new(Place::Body, "verdict_reason", Kind::String).required(),
        Param::new(Place::Body, "override_action", Kind::String).required(),
        Param::new(Place::Body, "override_description", Kind::String),
    ],
    docs: "https://stytch.com/docs/fraud/api/set-verdict-reason-override",
};
