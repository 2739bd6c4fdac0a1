//! The names of attributes, which clients may write in any case.

use serde_json::{Map, Value};

use crate::model::scim::attributes::ENTERPRISE;

const NAMES: [&str; 56] = [
    "schemas",
    "id",
    "externalId",
    "meta",
    "userName",
    "name",
    "formatted",
    "familyName",
    "givenName",
    "middleName",
    "honorificPrefix",
    "honorificSuffix",
    "displayName",
    "nickName",
    "profileUrl",
    "title",
    "userType",
    "preferredLanguage",
    "locale",
    "timezone",
    "active",
    "password",
    "emails",
    "phoneNumbers",
    "ims",
    "photos",
    "addresses",
    "groups",
    "entitlements",
    "roles",
    "x509Certificates",
    "value",
    "display",
    "type",
    "primary",
    "$ref",
    "streetAddress",
    "locality",
    "region",
    "postalCode",
    "country",
    "employeeNumber",
    "costCenter",
    "organization",
    "division",
    "department",
    "manager",
    "members",
    "resourceType",
    "created",
    "lastModified",
    "location",
    "version",
    "Operations",
    "op",
    "path",
];

/// The name as the standard writes it.
pub(super) fn canonical(name: &str) -> String {
    let known = NAMES.into_iter().chain([ENTERPRISE]).find(|known| known.eq_ignore_ascii_case(name));
    known.unwrap_or(name).to_owned()
}

/// An object with all its names as the standard writes them.
pub(super) fn canonical_object(object: Map<String, Value>) -> Map<String, Value> {
    object.into_iter().map(|(name, value)| (canonical(&name), canonical_value(value))).collect()
}

fn canonical_value(value: Value) -> Value {
    match value {
        Value::Object(object) => Value::Object(canonical_object(object)),
        Value::Array(items) => Value::Array(items.into_iter().map(canonical_value).collect()),
        value => value,
    }
}
