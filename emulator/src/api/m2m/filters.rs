//! What searches for M2M clients filter by.

use serde_json::Value;

use crate::answer::Failure;
use crate::input::Input;
use crate::state::oauth::m2m_client::M2mClient;

pub(super) type Filter = Box<dyn Fn(&M2mClient) -> bool>;

/// Reads a query: an operator and its operands.
pub(super) fn read(query: &Input) -> Result<Filter, Failure> {
    let operands = query.array("operands")?.iter().map(read_operand);
    let operands = operands.collect::<Result<Vec<Filter>, Failure>>()?;
    match query.optional_text("operator")? {
        // Without operands there is nothing to filter by, whatever the operator.
        Some("AND" | "OR") | None if operands.is_empty() => Ok(Box::new(|_| true)),
        Some("AND") => Ok(Box::new(move |client| operands.iter().all(|matches| matches(client)))),
        Some("OR") => Ok(Box::new(move |client| operands.iter().any(|matches| matches(client)))),
        _ => Err(Failure::malformed("operator must be AND or OR.")),
    }
}

fn read_operand(operand: &Value) -> Result<Filter, Failure> {
    let name = match &operand["filter_name"] {
        Value::String(name) => name.as_str(),
        Value::Null => {
            let message = "Each operand needs a filter_name.";
            return Err(Failure::invalid("m2m_search_missing_filter_name", message));
        }
        _ => {
            let message = "filter_name must be a string.";
            return Err(Failure::invalid("m2m_search_filter_name_must_be_string", message));
        }
    };
    let value = &operand["filter_value"];
    if value.is_null() {
        let message = format!("The filter {name} needs a filter_value.");
        return Err(Failure::invalid("m2m_search_missing_filter_value", message));
    }
    let wanted = texts(value).ok_or_else(|| {
        let message = format!("{name} takes an array of strings.");
        Failure::invalid("m2m_search_expected_array_of_strings", message)
    });
    Ok(match name {
        "client_id" => {
            let wanted = wanted?;
            Box::new(move |client| wanted.contains(&client.id))
        }
        "client_name" => {
            let wanted = wanted?;
            Box::new(move |client| wanted.contains(&client.name))
        }
        "scopes" => {
            let wanted = wanted?;
            Box::new(move |client| client.scopes.iter().any(|scope| wanted.contains(scope)))
        }
        _ => {
            let message = format!("There is no filter {name}.");
            return Err(Failure::invalid("m2m_search_filter_name_not_recognized", message));
        }
    })
}

fn texts(value: &Value) -> Option<Vec<String>> {
    let texts = value.as_array()?.iter().map(|text| text.as_str().map(str::to_owned));
    texts.collect()
}
