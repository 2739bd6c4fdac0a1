//! Lookups of devices.

use serde_json::{Map, Value};

use crate::outcome::{Failure, Outcome};
use crate::request::input::Input;
use crate::state::State;
use crate::table::Id;

/// The most characters of an external identifier.
const EXTERNAL_LENGTH: usize = 65;

pub(crate) fn lookup(state: &mut State, input: &Input) -> Outcome {
    let external_metadata = external_metadata(input)?;
    let taken = state.fraud.fingerprints.find(Id, input.text("telemetry_id")?).ok_or_else(|| {
        let message = "There is no such telemetry_id, or it has expired.";
        Failure::not_found("telemetry_id_not_found", message)
    })?;
    let mut answer = taken.to_json();
    answer["verdict"] = state.fraud.verdict(taken);
    answer["external_metadata"] = Value::Object(external_metadata);
    Ok(answer)
}

fn external_metadata(input: &Input) -> Result<Map<String, Value>, Failure> {
    let given = input.nested("external_metadata")?;
    let mut metadata = Map::new();
    for name in ["external_id", "organization_id", "user_action"] {
        if let Some(text) = given.optional_text(name)? {
            let allowed = |byte: u8| byte.is_ascii_alphanumeric() || b"_-+.@".contains(&byte);
            if text.len() > EXTERNAL_LENGTH || !text.bytes().all(allowed) {
                let message = format!("{name} must be at most {EXTERNAL_LENGTH} letters, digits and _ - + . @");
                return Err(Failure::malformed(message));
            }
            metadata.insert(name.to_owned(), Value::from(text));
        }
    }
    Ok(metadata)
}
