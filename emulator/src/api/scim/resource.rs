//! The attributes of a user, checked and in the form of the standard.

use serde_json::{Map, Value, json};

use crate::api::scim::answer::Refusal;
use crate::model::contact::Kind;
use crate::model::scim::attributes::ENTERPRISE;

/// How many values a list may have.
pub(super) const VALUES: usize = 100;
/// The size limit of all attributes, in bytes of JSON.
const SIZE: usize = 64 * 1024;

/// Attributes that clients cannot set, or that are not kept.
const IGNORED: [&str; 5] = ["schemas", "id", "meta", "groups", "password"];
const TEXTS: [&str; 10] = [
    "userName",
    "externalId",
    "displayName",
    "nickName",
    "profileUrl",
    "userType",
    "title",
    "preferredLanguage",
    "locale",
    "timezone",
];
const OBJECTS: [&str; 2] = ["name", ENTERPRISE];
/// Attributes with several values.
pub(super) const LISTS: [&str; 8] =
    ["emails", "phoneNumbers", "ims", "photos", "addresses", "entitlements", "roles", "x509Certificates"];

/// Attributes in the form of the standard; fails if a value is of a wrong type.
pub(super) fn check(given: Map<String, Value>) -> Result<Map<String, Value>, Refusal> {
    let mut resource = Map::new();
    for (name, value) in given {
        if !IGNORED.contains(&name.as_str()) && !value.is_null() {
            let value = check_value(&name, value)?;
            let empty = json!({}) == value || json!([]) == value;
            if !empty {
                resource.insert(name, value);
            }
        }
    }
    if resource.get("userName").and_then(Value::as_str).is_none_or(str::is_empty) {
        return Err(Refusal::invalid("invalidValue", "userName is required."));
    }
    resource.entry("active").or_insert(json!(true));
    if Value::Object(resource.clone()).to_string().len() > SIZE {
        return Err(Refusal::too_large());
    }
    Ok(resource)
}

fn check_value(name: &str, value: Value) -> Result<Value, Refusal> {
    let wrong = |expected: &str| Refusal::invalid("invalidValue", format!("{name} must be {expected}."));
    if TEXTS.contains(&name) && !value.is_string() {
        return Err(wrong("a string"));
    }
    if name == "active" {
        return flag(&value).map(Value::Bool).ok_or_else(|| wrong("a boolean"));
    }
    if OBJECTS.contains(&name) {
        let Value::Object(mut object) = value else {
            return Err(wrong("an object"));
        };
        object.retain(|_, value| !value.is_null());
        // Entra sends the id alone.
        if let Some(Value::String(id)) = object.get("manager") {
            let manager = json!({ "value": id });
            object.insert("manager".to_owned(), manager);
        }
        return Ok(Value::Object(object));
    }
    if LISTS.contains(&name) {
        let items = match value {
            Value::Array(items) => items,
            value => vec![value],
        };
        if items.len() > VALUES {
            return Err(wrong(&format!("{VALUES} values at most")));
        }
        let items = items.into_iter().map(|item| check_item(item).ok_or_else(|| wrong("a list of objects")));
        return items.collect::<Result<Vec<Value>, Refusal>>().map(Value::Array);
    }
    Ok(value)
}

/// An item of a list: an object, or its value alone.
fn check_item(item: Value) -> Option<Value> {
    match item {
        Value::Object(mut item) => {
            item.retain(|_, value| !value.is_null());
            if let Some(primary) = item.get_mut("primary") {
                *primary = Value::Bool(flag(primary)?);
            }
            Some(Value::Object(item))
        }
        Value::String(value) => Some(json!({ "value": value })),
        _ => None,
    }
}

/// A boolean, which Entra may write as a text.
fn flag(value: &Value) -> Option<bool> {
    match value {
        Value::Bool(flag) => Some(*flag),
        Value::String(text) if text.eq_ignore_ascii_case("true") => Some(true),
        Value::String(text) if text.eq_ignore_ascii_case("false") => Some(false),
        _ => None,
    }
}

/// The email address of the person: the primary one, or the first, or the user name.
pub(super) fn email(resource: &Map<String, Value>) -> Result<String, Refusal> {
    let items = resource.get("emails").and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
    let primary = items.iter().find(|item| item["primary"] == true).or_else(|| items.first());
    let address = primary.map_or(&resource["userName"], |item| &item["value"]).as_str().unwrap_or_default();
    match Kind::Email.check(address) {
        Ok(()) => Ok(address.to_owned()),
        Err(_) => Err(Refusal::invalid("invalidValue", "emails must have an email address.")),
    }
}

/// The full name of the person, if there is one.
pub(super) fn name(resource: &Map<String, Value>) -> Option<String> {
    let name = resource.get("name").unwrap_or(&Value::Null);
    let text = |value: &Value| value.as_str().filter(|text| !text.is_empty()).map(str::to_owned);
    let parts: Vec<String> = ["givenName", "familyName"].into_iter().filter_map(|part| text(&name[part])).collect();
    let display = resource.get("displayName").and_then(text);
    display.or_else(|| text(&name["formatted"])).or_else(|| (!parts.is_empty()).then(|| parts.join(" ")))
}
