//! The `query` of a search: operands, joined by an operator.

use serde_json::Value;

use crate::outcome::Failure;
use crate::request::input::Input;

/// The length of the shortest text that a fuzzy filter accepts.
const FUZZY_LENGTH: usize = 3;

/// Whether an item matches.
pub(crate) type Filter<T> = Box<dyn Fn(&T) -> bool>;

/// The error types of one kind of search.
#[derive(Debug)]
pub(crate) struct Errors {
    pub(crate) invalid_operator: &'static str,
    pub(crate) missing_filter_name: &'static str,
    pub(crate) filter_name_must_be_string: &'static str,
    pub(crate) filter_name_not_recognized: &'static str,
    pub(crate) missing_filter_value: &'static str,
    pub(crate) expected_string: &'static str,
    pub(crate) expected_strings: &'static str,
    pub(crate) expected_boolean: &'static str,
}

/// The name of a filter and its value, which is not null.
#[derive(Debug)]
pub(crate) struct Operand<'a> {
    pub(crate) name: &'a str,
    pub(crate) value: &'a Value,
    errors: &'a Errors,
}

/// The filter for a whole query; `read` turns a single operand into a filter.
pub(crate) fn read_query<T: 'static>(
    query: &Input,
    errors: &Errors,
    read: impl Fn(&Operand) -> Result<Filter<T>, Failure>,
) -> Result<Filter<T>, Failure> {
    let operands = query.array("operands")?.iter().map(|operand| read(&Operand::read(operand, errors)?));
    let operands = operands.collect::<Result<Vec<Filter<T>>, Failure>>()?;
    match query.optional_text("operator")? {
        // Without operands, everything matches.
        Some("AND" | "OR") | None if operands.is_empty() => Ok(Box::new(|_| true)),
        Some("AND") => Ok(Box::new(move |item| operands.iter().all(|matches| matches(item)))),
        Some("OR") => Ok(Box::new(move |item| operands.iter().any(|matches| matches(item)))),
        _ => {
            let message = "operator must be AND or OR.";
            Err(Failure::invalid(errors.invalid_operator, message))
        }
    }
}

impl<'a> Operand<'a> {
    fn read(operand: &'a Value, errors: &'a Errors) -> Result<Self, Failure> {
        let name = match &operand["filter_name"] {
            Value::String(name) => name.as_str(),
            Value::Null => {
                let message = "Each operand needs a filter_name.";
                return Err(Failure::invalid(errors.missing_filter_name, message));
            }
            _ => {
                let message = "filter_name must be a string.";
                return Err(Failure::invalid(errors.filter_name_must_be_string, message));
            }
        };
        let value = &operand["filter_value"];
        if value.is_null() {
            let message = format!("The filter {name} needs a filter_value.");
            return Err(Failure::invalid(errors.missing_filter_value, message));
        }
        Ok(Self { name, value, errors })
    }

    pub(crate) fn text(&self) -> Result<&'a str, Failure> {
        let wrong = || expected(self.name, "a string", self.errors.expected_string);
        self.value.as_str().ok_or_else(wrong)
    }

    /// A text to search for in other texts, in lower case.
    pub(crate) fn fuzzy(&self, too_short: &'static str) -> Result<String, Failure> {
        let part = self.text()?;
        if part.chars().count() < FUZZY_LENGTH {
            let message = format!("The filter {} takes {FUZZY_LENGTH} characters or more.", self.name);
            return Err(Failure::invalid(too_short, message));
        }
        Ok(part.to_lowercase())
    }

    pub(crate) fn texts(&self) -> Result<Vec<String>, Failure> {
        let wrong = || expected(self.name, "an array of strings", self.errors.expected_strings);
        let texts = self.value.as_array().ok_or_else(wrong)?.iter();
        let texts = texts.map(|text| text.as_str().map(str::to_owned));
        texts.collect::<Option<_>>().ok_or_else(wrong)
    }

    pub(crate) fn flag(&self) -> Result<bool, Failure> {
        let wrong = || expected(self.name, "a boolean", self.errors.expected_boolean);
        self.value.as_bool().ok_or_else(wrong)
    }

    /// The error for an unknown filter.
    pub(crate) fn unknown(&self) -> Failure {
        Failure::invalid(self.errors.filter_name_not_recognized, format!("There is no filter {}.", self.name))
    }
}

pub(crate) fn expected(name: &str, what: &str, error_type: &'static str) -> Failure {
    Failure::invalid(error_type, format!("{name} takes {what}."))
}
