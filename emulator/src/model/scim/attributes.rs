//! The attributes of a SCIM user as Stytch names them. All of them are there, as schemas require.

use serde_json::{Map, Value, json};

use crate::model::scim::user::User;

/// The schema of attributes that only employees have.
pub(crate) const ENTERPRISE: &str = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

/// Attributes that are texts, by their names in the standard and at Stytch.
const TEXTS: [(&str, &str); 10] = [
    ("userName", "user_name"),
    ("externalId", "external_id"),
    ("displayName", "display_name"),
    ("nickName", "nick_name"),
    ("profileUrl", "profile_url"),
    ("userType", "user_type"),
    ("title", "title"),
    ("preferredLanguage", "preferred_language"),
    ("locale", "locale"),
    ("timezone", "timezone"),
];
/// Attributes that are lists of values with a type.
const LISTS: [(&str, &str); 7] = [
    ("emails", "emails"),
    ("phoneNumbers", "phone_numbers"),
    ("ims", "ims"),
    ("photos", "photos"),
    ("entitlements", "entitlements"),
    ("roles", "roles"),
    ("x509Certificates", "x509certificates"),
];
const ITEM: [(&str, &str); 2] = [("value", "value"), ("type", "type")];
const ADDRESS: [(&str, &str); 7] = [
    ("formatted", "formatted"),
    ("streetAddress", "street_address"),
    ("locality", "locality"),
    ("region", "region"),
    ("postalCode", "postal_code"),
    ("country", "country"),
    ("type", "type"),
];
const NAME: [(&str, &str); 6] = [
    ("formatted", "formatted"),
    ("familyName", "family_name"),
    ("givenName", "given_name"),
    ("middleName", "middle_name"),
    ("honorificPrefix", "honorific_prefix"),
    ("honorificSuffix", "honorific_suffix"),
];
const EXTENSION: [(&str, &str); 5] = [
    ("employeeNumber", "employee_number"),
    ("costCenter", "cost_center"),
    ("division", "division"),
    ("department", "department"),
    ("organization", "organization"),
];
const MANAGER: [(&str, &str); 3] = [("value", "value"), ("$ref", "ref"), ("displayName", "display_name")];

/// The attributes of a user as Stytch names them.
pub(super) fn attributes(user: &User, member_id: &str) -> Value {
    let resource = Value::Object(user.resource.clone());
    let mut shown = texts(&resource, &TEXTS);
    shown.insert("id".to_owned(), json!(member_id));
    shown.insert("active".to_owned(), json!(resource["active"] == true));
    shown.insert("groups".to_owned(), json!(user.groups_json()));
    for (theirs, ours) in LISTS {
        shown.insert(ours.to_owned(), list(&resource[theirs], &ITEM));
    }
    shown.insert("addresses".to_owned(), list(&resource["addresses"], &ADDRESS));
    if resource["name"].is_object() {
        shown.insert("name".to_owned(), Value::Object(texts(&resource["name"], &NAME)));
    }
    let extension = &resource[ENTERPRISE];
    if extension.is_object() {
        let mut employee = texts(extension, &EXTENSION);
        if extension["manager"].is_object() {
            employee.insert("manager".to_owned(), Value::Object(texts(&extension["manager"], &MANAGER)));
        }
        shown.insert("enterprise_extension".to_owned(), Value::Object(employee));
    }
    Value::Object(shown)
}

/// These texts of an object, empty if they are not there.
fn texts(object: &Value, names: &[(&str, &str)]) -> Map<String, Value> {
    let text = |name: &str| json!(object[name].as_str().unwrap_or_default());
    names.iter().map(|(theirs, ours)| ((*ours).to_owned(), text(theirs))).collect()
}

/// A list of objects with these texts, one of which can be the primary one.
fn list(items: &Value, names: &[(&str, &str)]) -> Value {
    let items = items.as_array().into_iter().flatten().map(|item| {
        let mut shown = texts(item, names);
        shown.insert("primary".to_owned(), json!(item["primary"] == true));
        Value::Object(shown)
    });
    Value::Array(items.collect())
}
