//! Requests and settings that cannot be used.

use std::borrow::Cow;
use std::fmt;

use super::nearest::did_you_mean;
use super::one_line::OneLine;

/// A request that cannot be built, and the field to blame.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct BuildError {
    /// What is wrong with the field.
    pub kind: BuildErrorKind,
    /// The operation, where one is known.
    pub operation: Option<&'static str>,
    /// The field to blame: a param such as `organization_id` or `name.first_name`, or a setting such as `base_url`.
    pub field: String,
    /// What was expected, in words; never the value.
    pub problem: Cow<'static, str>,
}

/// The kind of a [`BuildError`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum BuildErrorKind {
    /// No operation has this name.
    UnknownOperation,
    /// The operation does not have this param.
    UnknownParam,
    /// A required param is missing.
    MissingParam,
    /// A param has the wrong JSON type.
    WrongType,
    /// A value of the right type that cannot be sent, such as an empty path segment.
    InvalidValue,
    /// The project, the client or the flow is not set up correctly.
    Configuration,
}

impl BuildErrorKind {
    /// A stable name for logs and other languages, such as `missing_param`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::UnknownOperation => "unknown_operation",
            Self::UnknownParam => "unknown_param",
            Self::MissingParam => "missing_param",
            Self::WrongType => "wrong_type",
            Self::InvalidValue => "invalid_value",
            Self::Configuration => "configuration",
        }
    }
}

impl BuildError {
    pub(crate) fn new(kind: BuildErrorKind, field: impl Into<String>, problem: impl Into<Cow<'static, str>>) -> Self {
        Self { kind, operation: None, field: field.into(), problem: problem.into() }
    }

    pub(crate) fn invalid(field: impl Into<String>, problem: impl Into<Cow<'static, str>>) -> Self {
        Self::new(BuildErrorKind::InvalidValue, field, problem)
    }

    /// A name that is none of the known ones, and the one that was most likely meant. `what` says what it should be, such as
    /// "an option". For bindings.
    pub fn unknown<'a>(
        kind: BuildErrorKind,
        name: impl Into<String>,
        what: &str,
        known: impl IntoIterator<Item = &'a str>,
    ) -> Self {
        Self::unknown_one(kind, name.into(), what, &mut known.into_iter())
    }

    fn unknown_one(kind: BuildErrorKind, name: String, what: &str, known: &mut dyn Iterator<Item = &str>) -> Self {
        let problem = format!("is not {what}{}", did_you_mean(&name, known));
        Self::new(kind, name, problem)
    }

    /// A setting of the project or client that cannot be used. For transports.
    pub fn configuration(setting: impl Into<String>, problem: impl Into<Cow<'static, str>>) -> Self {
        Self::new(BuildErrorKind::Configuration, setting, problem)
    }

    pub(crate) fn of(self, operation: &'static str) -> Self {
        Self { operation: Some(operation), ..self }
    }
}

impl fmt::Display for BuildError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(operation) = self.operation {
            write!(f, "{operation}: ")?;
        }
        // By name, the field can be any key that the caller passed.
        write!(f, "`{}` {}", OneLine(&self.field), self.problem)
    }
}

impl std::error::Error for BuildError {}
