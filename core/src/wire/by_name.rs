//! Calls by name: a JSON object is sent like the typed request.

use serde_json::Value;

use super::Encoder;
use crate::error::{BuildError, BuildErrorKind, Error};
use crate::operation::args::{self, Fields};
use crate::operation::{BodyKind, Param, Place, Row, is_member_credential};
use crate::values::{MemberCredential, Secret};

/// Checks the arguments and writes them where they go.
pub(crate) fn encode_by_name(
    row: Row,
    args: &Value,
    credential: Option<&MemberCredential>,
    request: &mut Encoder<'_>,
) -> Result<(), Error> {
    check(row, args, credential).map_err(|error| error.of(row.operation.name))?;
    for param in row.arguments() {
        let value = args.get(param.name);
        let text = value.and_then(Value::as_str);
        match (param.place, row.operation.body) {
            (Place::Path, _) if param.required => request.path(param.name, text.unwrap_or_default())?,
            (Place::Path, _) => request.project_path(param.name, text)?,
            // Numbers and booleans have the same form in JSON and in a query.
            (Place::Query, _) if text.is_none() => {
                request.query(param.name, value.and_then(|value| serde_json::to_string(value).ok()));
            }
            (Place::Query, _) => request.query(param.name, text),
            (Place::Header, _) => request.bearer(param.name, &Secret::from(text.unwrap_or_default()))?,
            (Place::Body, BodyKind::Form) => request.form(param.name, text),
            // All JSON fields are written at once, below.
            (Place::Body, _) => {}
        }
    }
    // After the path, as in a typed request: if two values cannot be sent, both name the same one.
    request.member_credential(credential)?;
    if row.operation.body == BodyKind::Json {
        request.json(&Fields { params: row.params, values: args })?;
    }
    Ok(())
}

fn check(row: Row, args: &Value, credential: Option<&MemberCredential>) -> Result<(), BuildError> {
    if credential.is_some() && !row.accepts_member_credential() {
        let problem = "is not accepted by this operation";
        return Err(BuildError::new(BuildErrorKind::UnknownParam, "member_credential", problem));
    }
    // Only a JSON body can say null.
    let in_json = row.operation.body == BodyKind::Json;
    let may_be_null = |param: &Param| {
        let may_be_null = !param.required && param.place == Place::Body && in_json;
        (!is_member_credential(param)).then_some(may_be_null)
    };
    args::check(row.params, args, &may_be_null)
}
