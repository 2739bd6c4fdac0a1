//! Calls by name: checks a JSON object against an operation's params and sends it as the typed request would.

use serde::ser::{Serialize, SerializeMap, SerializeSeq, Serializer};
use serde_json::{Map, Value};

use crate::endpoint::{Kind, Param, Place};
use crate::error::{BuildError, BuildErrorKind};
use crate::{BodyKind, Encoder, Error, MemberSession, Operation, Secret, json};

pub(crate) fn encode(
    operation: &'static Operation,
    args: &Value,
    member_session: Option<&MemberSession>,
    request: &mut Encoder<'_>,
) -> Result<(), Error> {
    check_args(operation, args, member_session).map_err(|error| error.of(operation.name))?;
    for param in operation.arguments() {
        let value = args.get(param.name);
        let text = value.and_then(Value::as_str);
        match (param.place, operation.body) {
            (Place::Path, _) if param.required => request.path(param.name, text.unwrap_or_default())?,
            (Place::Path, _) => request.project_path(param.name, text)?,
            // Numbers and booleans read the same in JSON and in a query.
            (Place::Query, _) if text.is_none() => request.query(param.name, value.map(json::text)),
            (Place::Query, _) => request.query(param.name, text),
            (Place::Header, _) => request.bearer(param.name, &Secret::from(text.unwrap_or_default()))?,
            (Place::Body, BodyKind::Form) => request.form(param.name, text),
            // All JSON fields are written at once, below.
            (Place::Body, _) => {}
        }
    }
    // After the path, as in a typed request: of two values that cannot be sent, both name the same one.
    request.member_session(member_session)?;
    if operation.body == BodyKind::Json {
        request.json(&Fields { params: operation.params, values: args })?;
    }
    Ok(())
}

fn check_args(
    operation: &'static Operation,
    args: &Value,
    member_session: Option<&MemberSession>,
) -> Result<(), BuildError> {
    if member_session.is_some() && !operation.accepts_member_session() {
        let problem = "is not accepted by this operation";
        return Err(BuildError::new(BuildErrorKind::UnknownParam, "member_session", problem));
    }
    // Only a JSON body can say null.
    let nullable = |param: &Param| !param.required && param.place == Place::Body && operation.body == BodyKind::Json;
    check(operation.arguments(), args, &nullable)
}

/// Checks that `args` is an object with these params.
pub(crate) fn check<'a>(
    params: impl Iterator<Item = &'a Param> + Clone,
    args: &Value,
    nullable: &impl Fn(&Param) -> bool,
) -> Result<(), BuildError> {
    match args {
        Value::Object(args) => check_object(params, args, "", nullable),
        _ => Err(BuildError::new(BuildErrorKind::WrongType, "args", "must be an object")),
    }
}

fn check_object<'a>(
    params: impl Iterator<Item = &'a Param> + Clone,
    values: &Map<String, Value>,
    parent: &str,
    nullable: &impl Fn(&Param) -> bool,
) -> Result<(), BuildError> {
    if let Some(name) = values.keys().find(|name| params.clone().all(|param| param.name != name.as_str())) {
        return Err(BuildError::new(BuildErrorKind::UnknownParam, format!("{parent}{name}"), "is not a param"));
    }
    for param in params {
        let path = format!("{parent}{}", param.name);
        match values.get(param.name) {
            Some(Value::Null) if nullable(param) => {}
            Some(value) => check_value(&param.kind, value, &path)?,
            None if param.required => return Err(BuildError::new(BuildErrorKind::MissingParam, path, "is missing")),
            None => {}
        }
    }
    Ok(())
}

fn check_value(kind: &Kind, value: &Value, path: &str) -> Result<(), BuildError> {
    let matches = match kind {
        Kind::String => value.is_string(),
        Kind::Boolean => value.is_boolean(),
        Kind::Map => value.is_object(),
        Kind::Integer => value.as_i64().is_some_and(|number| i32::try_from(number).is_ok()),
        Kind::Unsigned => value.as_u64().is_some_and(|number| u32::try_from(number).is_ok()),
        Kind::Array(item) => match value {
            Value::Array(items) => {
                return items
                    .iter()
                    .enumerate()
                    .try_for_each(|(index, value)| check_value(item, value, &format!("{path}[{index}]")));
            }
            _ => false,
        },
        Kind::Object(fields) => match value {
            Value::Object(values) => {
                return check_object(fields.iter(), values, &format!("{path}."), &|field| !field.required);
            }
            _ => false,
        },
    };
    if matches {
        return Ok(());
    }
    Err(BuildError::new(BuildErrorKind::WrongType, path, format!("must be of type {kind}")))
}

/// The body fields among `values`, in the order of the API description: the bytes that a typed request has.
struct Fields<'a> {
    params: &'a [Param],
    values: &'a Value,
}

impl Serialize for Fields<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        for param in self.params.iter().filter(|param| param.place == Place::Body) {
            if let Some(value) = self.values.get(param.name) {
                map.serialize_entry(param.name, &Ordered { kind: &param.kind, value })?;
            }
        }
        map.end()
    }
}

struct Ordered<'a> {
    kind: &'a Kind,
    value: &'a Value,
}

impl Serialize for Ordered<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match (self.kind, self.value) {
            (Kind::Object(params), Value::Object(_)) => Fields { params, values: self.value }.serialize(serializer),
            (Kind::Array(kind), Value::Array(items)) => {
                let mut list = serializer.serialize_seq(Some(items.len()))?;
                for value in items {
                    list.serialize_element(&Ordered { kind, value })?;
                }
                list.end()
            }
            _ => self.value.serialize(serializer),
        }
    }
}
