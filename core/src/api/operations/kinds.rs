//! Objects inside request bodies.

use crate::operation::{Kind, Param, Place};

pub(super) const B2B_EMAIL_IMPLICIT_ROLE_ASSIGNMENT: Kind = Kind::Object(&[
    Param::new(Place::Body, "domain", Kind::String).required(),
    Param::new(Place::Body, "role_id", Kind::String).required(),
]);

pub(super) const B2B_ORG_POLICY: Kind =
    Kind::Object(&[Param::new(Place::Body, "roles", Kind::Array(&POLICY_ROLE)).required()]);

pub(super) const B2B_SCIM_GROUP_IMPLICIT_ROLE_ASSIGNMENT: Kind = Kind::Object(&[
    Param::new(Place::Body, "role_id", Kind::String).required(),
    Param::new(Place::Body, "group_id", Kind::String).required(),
    Param::new(Place::Body, "group_name", Kind::String).required(),
]);

pub(super) const B2B_AUTHORIZATION_CHECK: Kind = Kind::Object(&[
    Param::new(Place::Body, "organization_id", Kind::String).required(),
    Param::new(Place::Body, "resource_id", Kind::String).required(),
    Param::new(Place::Body, "action", Kind::String).required(),
]);

pub(super) const B2B_CONNECTION_IMPLICIT_ROLE_ASSIGNMENT: Kind =
    Kind::Object(&[Param::new(Place::Body, "role_id", Kind::String).required()]);

pub(super) const B2B_GROUP_IMPLICIT_ROLE_ASSIGNMENT: Kind = Kind::Object(&[
    Param::new(Place::Body, "role_id", Kind::String).required(),
    Param::new(Place::Body, "group", Kind::String).required(),
]);

pub(super) const CONSUMER_ATTRIBUTES: Kind = Kind::Object(&[
    Param::new(Place::Body, "ip_address", Kind::String),
    Param::new(Place::Body, "user_agent", Kind::String),
]);

pub(super) const CONSUMER_SIWE_PARAMS: Kind = Kind::Object(&[
    Param::new(Place::Body, "domain", Kind::String).required(),
    Param::new(Place::Body, "uri", Kind::String).required(),
    Param::new(Place::Body, "resources", Kind::Array(&Kind::String)).required(),
    Param::new(Place::Body, "chain_id", Kind::String),
    Param::new(Place::Body, "statement", Kind::String),
    Param::new(Place::Body, "issued_at", Kind::String),
    Param::new(Place::Body, "not_before", Kind::String),
    Param::new(Place::Body, "message_request_id", Kind::String),
]);

pub(super) const CONSUMER_SECURITY_OPTIONS: Kind = Kind::Object(&[
    Param::new(Place::Body, "ip_match_required", Kind::Boolean).required(),
    Param::new(Place::Body, "user_agent_match_required", Kind::Boolean).required(),
]);

pub(super) const CONSUMER_AUTHORIZATION_CHECK: Kind = Kind::Object(&[
    Param::new(Place::Body, "resource_id", Kind::String).required(),
    Param::new(Place::Body, "action", Kind::String).required(),
]);

pub(super) const CONSUMER_USER_NAME: Kind = Kind::Object(&[
    Param::new(Place::Body, "first_name", Kind::String),
    Param::new(Place::Body, "middle_name", Kind::String),
    Param::new(Place::Body, "last_name", Kind::String),
]);

pub(super) const FRAUD_EXTERNAL_METADATA: Kind = Kind::Object(&[
    Param::new(Place::Body, "external_id", Kind::String),
    Param::new(Place::Body, "organization_id", Kind::String),
    Param::new(Place::Body, "user_action", Kind::String),
]);

pub(super) const ARGON2_CONFIG: Kind = Kind::Object(&[
    Param::new(Place::Body, "salt", Kind::String).required(),
    Param::new(Place::Body, "iteration_amount", Kind::Integer).required(),
    Param::new(Place::Body, "memory", Kind::Integer).required(),
    Param::new(Place::Body, "threads", Kind::Integer).required(),
    Param::new(Place::Body, "key_length", Kind::Integer).required(),
]);

pub(super) const MD5_CONFIG: Kind = Kind::Object(&[
    Param::new(Place::Body, "prepend_salt", Kind::String).required(),
    Param::new(Place::Body, "append_salt", Kind::String).required(),
]);

pub(super) const PBKDF2_CONFIG: Kind = Kind::Object(&[
    Param::new(Place::Body, "salt", Kind::String).required(),
    Param::new(Place::Body, "iteration_amount", Kind::Integer).required(),
    Param::new(Place::Body, "key_length", Kind::Integer).required(),
    Param::new(Place::Body, "algorithm", Kind::String).required(),
]);

pub(super) const SCRYPT_CONFIG: Kind = Kind::Object(&[
    Param::new(Place::Body, "salt", Kind::String).required(),
    Param::new(Place::Body, "n_parameter", Kind::Integer).required(),
    Param::new(Place::Body, "r_parameter", Kind::Integer).required(),
    Param::new(Place::Body, "p_parameter", Kind::Integer).required(),
    Param::new(Place::Body, "key_length", Kind::Integer).required(),
]);

pub(super) const SHA1_CONFIG: Kind = Kind::Object(&[
    Param::new(Place::Body, "prepend_salt", Kind::String).required(),
    Param::new(Place::Body, "append_salt", Kind::String).required(),
]);

pub(super) const SHA512_CONFIG: Kind = Kind::Object(&[
    Param::new(Place::Body, "prepend_salt", Kind::String).required(),
    Param::new(Place::Body, "append_salt", Kind::String).required(),
]);

pub(super) const PERMISSION: Kind = Kind::Object(&[
    Param::new(Place::Body, "resource_id", Kind::String).required(),
    Param::new(Place::Body, "actions", Kind::Array(&Kind::String)).required(),
]);

pub(super) const POLICY_ROLE: Kind = Kind::Object(&[
    Param::new(Place::Body, "role_id", Kind::String).required(),
    Param::new(Place::Body, "description", Kind::String).required(),
    Param::new(Place::Body, "permissions", Kind::Array(&PERMISSION)).required(),
]);

pub(super) const SEARCH_QUERY: Kind = Kind::Object(&[
    Param::new(Place::Body, "operator", Kind::String).required(),
    Param::new(Place::Body, "operands", Kind::Array(&Kind::Map)).required(),
]);
