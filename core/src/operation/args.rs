//! Arguments by name: checks a JSON object against params, and writes it in their order.

use serde::ser::{Serialize, SerializeMap, SerializeSeq, Serializer};
use serde_json::{Map, Value};

use super::{Kind, Param, Place};
use crate::error::{BuildError, BuildErrorKind};

/// Whether an argument may be `null`; `None` for a param that is not an argument.
type MayBeNull<'a> = dyn Fn(&Param) -> Option<bool> + 'a;

/// Checks that `args` is an object with these params.
pub(crate) fn check(params: &[Param], args: &Value, may_be_null: &MayBeNull<'_>) -> Result<(), BuildError> {
    match args {
        Value::Object(args) => check_object(params, args, "", may_be_null),
        _ => Err(BuildError::new(BuildErrorKind::WrongType, "args", "must be an object")),
    }
}

fn check_object(
    params: &[Param],
    values: &Map<String, Value>,
    parent: &str,
    may_be_null: &MayBeNull<'_>,
) -> Result<(), BuildError> {
    let known = || params.iter().filter(|param| may_be_null(param).is_some()).map(|param| param.name);
    if let Some(name) = values.keys().find(|name| !known().any(|known| known == *name)) {
        let mut error = BuildError::unknown(BuildErrorKind::UnknownParam, name, "a param", known());
        error.field.insert_str(0, parent);
        return Err(error);
    }
    for param in params {
        let Some(may_be_null) = may_be_null(param) else { continue };
        let path = format!("{parent}{}", param.name);
        match values.get(param.name) {
            Some(Value::Null) if may_be_null => {}
            Some(value) => check_value(&param.kind, value, &path)?,
            None if param.required => return Err(BuildError::new(BuildErrorKind::MissingParam, path, "is missing")),
            None => {}
        }
    }
    Ok(())
}

fn check_value(kind: &Kind, value: &Value, path: &str) -> Result<(), BuildError> {
    let matches = match (kind, value) {
        (Kind::String, Value::String(_)) | (Kind::Boolean, Value::Bool(_)) | (Kind::Map, Value::Object(_)) => true,
        (Kind::Integer, Value::Number(number)) => number.as_i64().is_some_and(|number| i32::try_from(number).is_ok()),
        (Kind::Unsigned, Value::Number(number)) => number.as_u64().is_some_and(|number| u32::try_from(number).is_ok()),
        (Kind::Array(kind), Value::Array(items)) => {
            let check = |(index, item)| check_value(kind, item, &format!("{path}[{index}]"));
            return items.iter().enumerate().try_for_each(check);
        }
        (Kind::Object(fields), Value::Object(values)) => {
            return check_object(fields, values, &format!("{path}."), &|field| Some(!field.required));
        }
        _ => false,
    };
    if matches {
        return Ok(());
    }
    Err(BuildError::new(BuildErrorKind::WrongType, path, format!("must be of type {kind}")))
}

/// The body fields among `values`, in the order of the API description: the same bytes as a typed request.
pub(crate) struct Fields<'a> {
    pub(crate) params: &'a [Param],
    pub(crate) values: &'a Value,
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
