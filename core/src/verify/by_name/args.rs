//! The params of flows.

use std::time::Duration;

use serde_json::Value;

use crate::operation::{Kind, Param};
use crate::values::JsonObject;
use crate::verify::rbac::Requirement;

/// The params that decide what is checked or granted. `null` must not skip a check.
pub(super) const DECIDING: [&str; 5] =
    ["authorization_check", "required_scopes", "scopes", "max_age_seconds", "client_id"];

pub(super) static REQUIREMENT: [Param; 2] = [text("resource_id").required(), text("action").required()];

/// In B2B, the organization that the resource belongs to matters too.
pub(super) static TENANT_REQUIREMENT: [Param; 3] =
    [text("organization_id").required(), text("resource_id").required(), text("action").required()];

pub(super) static SESSION: [Param; 6] = session(&REQUIREMENT);
pub(super) static MEMBER_SESSION: [Param; 6] = session(&TENANT_REQUIREMENT);

const fn session(fields: &'static [Param]) -> [Param; 6] {
    [
        text("session_jwt").required(),
        number("max_age_seconds"),
        boolean("fall_back"),
        requirement(fields),
        integer("session_duration_minutes"),
        map("session_custom_claims"),
    ]
}

pub(super) static TOKEN: [Param; 5] = token(&REQUIREMENT);
pub(super) static MEMBER_TOKEN: [Param; 5] = token(&TENANT_REQUIREMENT);

const fn token(fields: &'static [Param]) -> [Param; 5] {
    [
        text("access_token").required(),
        number("max_age_seconds"),
        requirement(fields),
        text("client_id"),
        text("client_secret"),
    ]
}

pub(super) const fn text(name: &'static str) -> Param {
    Param::new(name, Kind::String)
}

pub(super) const fn texts(name: &'static str) -> Param {
    Param::new(name, Kind::Array(&Kind::String))
}

pub(super) const fn number(name: &'static str) -> Param {
    Param::new(name, Kind::Unsigned)
}

const fn integer(name: &'static str) -> Param {
    Param::new(name, Kind::Integer)
}

pub(super) const fn boolean(name: &'static str) -> Param {
    Param::new(name, Kind::Boolean)
}

const fn map(name: &'static str) -> Param {
    Param::new(name, Kind::Map)
}

pub(super) const fn requirement(fields: &'static [Param]) -> Param {
    Param::new("authorization_check", Kind::Object(fields))
}

/// Checked arguments: each has the type of its param.
pub(super) struct Args<'a>(pub(super) &'a Value);

impl<'a> Args<'a> {
    pub(super) fn text(&self, name: &str) -> &'a str {
        self.optional_text(name).unwrap_or_default()
    }

    pub(super) fn optional_text(&self, name: &str) -> Option<&'a str> {
        self.0.get(name)?.as_str()
    }

    pub(super) fn texts(&self, name: &str) -> impl Iterator<Item = &'a str> + use<'a> {
        self.0.get(name).and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str)
    }

    pub(super) fn boolean(&self, name: &str) -> Option<bool> {
        self.0.get(name)?.as_bool()
    }

    pub(super) fn integer(&self, name: &str) -> Option<i32> {
        self.0.get(name)?.as_i64()?.try_into().ok()
    }

    pub(super) fn map(&self, name: &str) -> Option<JsonObject> {
        self.0.get(name)?.as_object().cloned()
    }

    pub(super) fn max_age(&self) -> Option<Duration> {
        self.0.get("max_age_seconds")?.as_u64().map(Duration::from_secs)
    }

    pub(super) fn requirement(&self) -> Option<Requirement> {
        let required = Args(self.0.get("authorization_check").filter(|check| check.is_object())?);
        Some(Requirement {
            organization_id: required.optional_text("organization_id").map(str::to_owned),
            resource_id: required.text("resource_id").to_owned(),
            action: required.text("action").to_owned(),
        })
    }
}
