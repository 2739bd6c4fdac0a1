//! Search for users: filters and pages.

use std::time::Duration;

use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use serde_json::{Value, json};

use crate::answer::{Failure, Outcome};
use crate::input::Input;
use crate::state::State;
use crate::state::clock::from_rfc3339;
use crate::state::contact::{Contact, Kind};
use crate::state::user::User;

/// Filters on what no emulated user can have. They are known, and match nobody.
const MATCH_NOBODY: [&str; 10] = [
    "biometric_registration_id",
    "biometric_registration_verified",
    "crypto_wallet_address",
    "crypto_wallet_id",
    "crypto_wallet_verified",
    "oauth_provider",
    "totp_id",
    "totp_verified",
    "webauthn_registration_id",
    "webauthn_registration_verified",
];
/// The shortest text that a fuzzy filter takes.
const FUZZY_LENGTH: usize = 3;

type Filter = Box<dyn Fn(&User) -> bool>;

pub(crate) fn search(state: &mut State, input: &Input) -> Outcome {
    let limit = match input.integer("limit")? {
        None => 100,
        Some(limit) => usize::try_from(limit).ok().filter(|limit| (1..=1000).contains(limit)).ok_or_else(|| {
            let message = "limit must be from 1 to 1000.";
            Failure::invalid("user_search_invalid_limit", message)
        })?,
    };
    let after = input.optional_text("cursor")?.map(read_cursor).transpose()?;
    let query = read_query(&input.nested("query")?)?;

    let found: Vec<&User> = state.users.iter().filter(|user| query(user)).collect();
    // Ids sort by creation, so that a page continues where it should even if users have come and gone.
    let rest = found.iter().filter(|user| after.as_ref().is_none_or(|after| user.id > *after));
    let page: Vec<&&User> = rest.clone().take(limit).collect();
    let more = rest.count() > page.len();
    let cursor = page.last().filter(|_| more).map(|user| write_cursor(&user.id));

    let now = state.now();
    let results: Vec<Value> = page.iter().map(|user| user.to_json(now)).collect();
    Ok(json!({
        "results": results,
        "results_metadata": { "total": found.len(), "next_cursor": cursor },
    }))
}

fn write_cursor(last_user_id: &str) -> String {
    BASE64_URL_SAFE_NO_PAD.encode(last_user_id)
}

fn read_cursor(cursor: &str) -> Result<String, Failure> {
    let bytes = BASE64_URL_SAFE_NO_PAD.decode(cursor).ok();
    let id = bytes.and_then(|bytes| String::from_utf8(bytes).ok());
    id.filter(|id| id.starts_with("user-")).ok_or_else(|| {
        let message = "cursor was not returned by a search.";
        Failure::invalid("user_search_invalid_cursor", message)
    })
}

fn read_query(query: &Input) -> Result<Filter, Failure> {
    let operands = query.array("operands")?.iter().map(read_operand);
    let operands = operands.collect::<Result<Vec<Filter>, Failure>>()?;
    match query.optional_text("operator")? {
        // Without operands there is nothing to filter by, whatever the operator.
        Some("AND" | "OR") | None if operands.is_empty() => Ok(Box::new(|_| true)),
        Some("AND") => Ok(Box::new(move |user| operands.iter().all(|matches| matches(user)))),
        Some("OR") => Ok(Box::new(move |user| operands.iter().any(|matches| matches(user)))),
        _ => {
            let message = "operator must be AND or OR.";
            Err(Failure::invalid("user_search_invalid_operator", message))
        }
    }
}

fn read_operand(operand: &Value) -> Result<Filter, Failure> {
    let name = match &operand["filter_name"] {
        Value::String(name) => name.as_str(),
        Value::Null => {
            let message = "Each operand needs a filter_name.";
            return Err(Failure::invalid("user_search_missing_filter_name", message));
        }
        _ => {
            let message = "filter_name must be a string.";
            return Err(Failure::invalid("user_search_filter_name_must_be_string", message));
        }
    };
    let value = &operand["filter_value"];
    if value.is_null() {
        let message = format!("The filter {name} needs a filter_value.");
        return Err(Failure::invalid("user_search_missing_filter_value", message));
    }
    Ok(match name {
        "user_id" => {
            let ids = texts(name, value)?;
            Box::new(move |user| ids.iter().any(|id| user.is(id)))
        }
        "full_name_fuzzy" => {
            let part = fuzzy(name, value, "user_search_full_name_fuzzy_too_short")?;
            Box::new(move |user| user.name.full().to_lowercase().contains(&part))
        }
        "status" => {
            let status = text(name, value)?.to_owned();
            if !["active", "pending"].contains(&status.as_str()) {
                let message = "The filter status takes active or pending.";
                return Err(Failure::invalid("user_search_invalid_status_filter", message));
            }
            Box::new(move |user| user.status() == status)
        }
        "email_address" => has_address(Kind::Email, texts(name, value)?),
        "phone_number" => has_address(Kind::Phone, texts(name, value)?),
        "email_id" => has_contact_id(Kind::Email, texts(name, value)?),
        "phone_id" => has_contact_id(Kind::Phone, texts(name, value)?),
        "email_verified" => has_verified(Kind::Email, flag(name, value)?),
        "phone_verified" => has_verified(Kind::Phone, flag(name, value)?),
        "email_address_fuzzy" => {
            let error_type = "user_search_email_address_fuzzy_too_short";
            has_address_like(Kind::Email, fuzzy(name, value, error_type)?)
        }
        "phone_number_fuzzy" => {
            let error_type = "user_search_phone_number_fuzzy_too_short";
            has_address_like(Kind::Phone, fuzzy(name, value, error_type)?)
        }
        "password_exists" => {
            let wanted = flag(name, value)?;
            Box::new(move |user| user.password.is_some() == wanted)
        }
        "created_at_greater_than" => {
            let time = time(name, value)?;
            Box::new(move |user| user.created_at > time)
        }
        "created_at_less_than" => {
            let time = time(name, value)?;
            Box::new(move |user| user.created_at < time)
        }
        "created_at_between" => {
            if !value.is_object() {
                return Err(expected(name, "an object", "user_search_expected_object"));
            }
            let after = bound(value, "greater_than", "user_search_missing_greater_than")?;
            let before = bound(value, "less_than", "user_search_missing_less_than")?;
            Box::new(move |user| user.created_at > after && user.created_at < before)
        }
        name if MATCH_NOBODY.contains(&name) => Box::new(|_| false),
        _ => {
            let message = format!("There is no filter {name}.");
            return Err(Failure::invalid("user_search_filter_name_not_recognized", message));
        }
    })
}

fn has_address(kind: Kind, addresses: Vec<String>) -> Filter {
    has_contact(kind, move |contact| addresses.iter().any(|address| contact.is_at(address)))
}

fn has_address_like(kind: Kind, part: String) -> Filter {
    has_contact(kind, move |contact| contact.address.to_lowercase().contains(&part))
}

fn has_contact_id(kind: Kind, ids: Vec<String>) -> Filter {
    has_contact(kind, move |contact| ids.contains(&contact.id))
}

fn has_verified(kind: Kind, verified: bool) -> Filter {
    has_contact(kind, move |contact| contact.is_verified() == verified)
}

fn has_contact(kind: Kind, matches: impl Fn(&Contact) -> bool + 'static) -> Filter {
    Box::new(move |user| user.contacts(kind).any(&matches))
}

fn text<'a>(name: &str, value: &'a Value) -> Result<&'a str, Failure> {
    let wrong = || expected(name, "a string", "user_search_expected_string");
    value.as_str().ok_or_else(wrong)
}

/// A text to look for inside of others, in lower case.
fn fuzzy(name: &str, value: &Value, too_short: &'static str) -> Result<String, Failure> {
    let part = text(name, value)?;
    if part.chars().count() < FUZZY_LENGTH {
        let message = format!("The filter {name} takes {FUZZY_LENGTH} characters or more.");
        return Err(Failure::invalid(too_short, message));
    }
    Ok(part.to_lowercase())
}

fn texts(name: &str, value: &Value) -> Result<Vec<String>, Failure> {
    let wrong = || expected(name, "an array of strings", "user_search_expected_array_of_string");
    let texts = value.as_array().ok_or_else(wrong)?.iter();
    let texts = texts.map(|text| text.as_str().map(str::to_owned));
    texts.collect::<Option<_>>().ok_or_else(wrong)
}

fn flag(name: &str, value: &Value) -> Result<bool, Failure> {
    let wrong = || expected(name, "a boolean", "user_search_expected_bool");
    value.as_bool().ok_or_else(wrong)
}

fn time(name: &str, value: &Value) -> Result<Duration, Failure> {
    let wrong = || expected(name, "an RFC 3339 time", "user_search_expected_timestamp");
    from_rfc3339(text(name, value)?).ok_or_else(wrong)
}

fn bound(between: &Value, name: &str, error_type: &'static str) -> Result<Duration, Failure> {
    match &between[name] {
        Value::Null => {
            let message = format!("The filter created_at_between needs {name}.");
            Err(Failure::invalid(error_type, message))
        }
        value => time(name, value),
    }
}

fn expected(name: &str, what: &str, error_type: &'static str) -> Failure {
    Failure::invalid(error_type, format!("{name} takes {what}."))
}
