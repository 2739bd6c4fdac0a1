//! Values of Python as JSON, and back.

use pyo3::prelude::*;
use pyo3::types::{PyBool, PyDict, PyFloat, PyInt, PyList, PyString, PyTuple};
use serde_json::{Map, Number, Value};

use crate::errors;

/// How deep a value may be nested: as deep as `serde_json` reads.
const DEPTH: usize = 127;

/// The JSON object of a dict of arguments.
///
/// # Errors
///
/// A `BuildError` whose `field` is the place of what is not JSON: a number beyond 64 bits, `nan`, bytes, a date, a key that
/// is not a string, or a value inside of itself.
pub(crate) fn from_dict(dict: &Bound<'_, PyDict>) -> PyResult<Value> {
    object(dict, &Place::Top, 0)
}

/// Where a value is. It is only written down if something is wrong there.
enum Place<'a> {
    Top,
    Key(&'a Place<'a>, &'a str),
    Index(&'a Place<'a>, usize),
}

impl Place<'_> {
    fn path(&self) -> String {
        match self {
            Self::Top => String::new(),
            Self::Key(Self::Top, name) => (*name).to_owned(),
            Self::Key(parent, name) => format!("{}.{name}", parent.path()),
            Self::Index(parent, index) => format!("{}[{index}]", parent.path()),
        }
    }

    fn problem(&self, py: Python<'_>, problem: impl Into<String>) -> PyErr {
        errors::argument(py, self.path(), problem)
    }
}

fn read(value: &Bound<'_, PyAny>, place: &Place<'_>, depth: usize) -> PyResult<Value> {
    let py = value.py();
    if let Ok(string) = value.cast::<PyString>() {
        return text(string, place).map(Value::String);
    }
    if value.is_none() {
        return Ok(Value::Null);
    }
    if let Ok(flag) = value.cast::<PyBool>() {
        return Ok(flag.is_true().into());
    }
    if value.is_instance_of::<PyInt>() {
        let number = value.extract::<i64>().map(Value::from).or_else(|_| value.extract::<u64>().map(Value::from));
        return number.map_err(|_| place.problem(py, "is a number of more than 64 bits"));
    }
    if let Ok(float) = value.cast::<PyFloat>() {
        let number = Number::from_f64(float.value());
        return number.map(Value::Number).ok_or_else(|| place.problem(py, "is not a finite number"));
    }
    if depth == DEPTH {
        return Err(place.problem(py, "is nested too deeply"));
    }
    if let Ok(dict) = value.cast::<PyDict>() {
        return object(dict, place, depth);
    }
    if let Ok(list) = value.cast::<PyList>() {
        let items = list.iter().enumerate();
        return items.map(|(index, item)| read(&item, &Place::Index(place, index), depth + 1)).collect();
    }
    if let Ok(tuple) = value.cast::<PyTuple>() {
        let items = tuple.iter().enumerate();
        return items.map(|(index, item)| read(&item, &Place::Index(place, index), depth + 1)).collect();
    }
    let class = value.get_type().name()?;
    Err(place.problem(
        py,
        format!("is a `{class}`, which JSON does not have: pass str, int, float, bool, list, dict or None"),
    ))
}

fn object(dict: &Bound<'_, PyDict>, place: &Place<'_>, depth: usize) -> PyResult<Value> {
    let mut members = Map::new();
    for (key, value) in dict.iter() {
        let Ok(key) = key.cast::<PyString>() else {
            let class = key.get_type().name()?;
            let place = if matches!(place, Place::Top) { &Place::Key(&Place::Top, "args") } else { place };
            return Err(place.problem(dict.py(), format!("has a key that is a `{class}`: keys must be str")));
        };
        let key = text(key, place)?;
        let value = read(&value, &Place::Key(place, &key), depth + 1)?;
        members.insert(key, value);
    }
    Ok(Value::Object(members))
}

fn text(string: &Bound<'_, PyString>, place: &Place<'_>) -> PyResult<String> {
    let text = string.to_cow();
    text.map(Into::into)
        .map_err(|_| place.problem(string.py(), "has half of a surrogate pair, which is not Unicode text"))
}

/// The Python value of a JSON value.
pub(crate) fn to_python(py: Python<'_>, value: &Value) -> PyResult<Py<PyAny>> {
    Ok(match value {
        Value::Null => py.None(),
        Value::Bool(flag) => flag.into_pyobject(py)?.to_owned().into_any().unbind(),
        Value::String(text) => text.into_pyobject(py)?.into_any().unbind(),
        Value::Number(number) => {
            if let Some(number) = number.as_i64() {
                number.into_pyobject(py)?.into_any().unbind()
            } else if let Some(number) = number.as_u64() {
                number.into_pyobject(py)?.into_any().unbind()
            } else {
                number.as_f64().into_pyobject(py)?.unbind()
            }
        }
        Value::Array(items) => {
            let list = PyList::empty(py);
            for item in items {
                list.append(to_python(py, item)?)?;
            }
            list.into_any().unbind()
        }
        Value::Object(members) => {
            let dict = PyDict::new(py);
            for (name, value) in members {
                dict.set_item(name, to_python(py, value)?)?;
            }
            dict.into_any().unbind()
        }
    })
}
