//! Params of operations.

use std::fmt;

/// A param of an operation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Param {
    /// Name on the wire.
    pub name: &'static str,
    /// Its place in the request.
    pub place: Place,
    /// Its JSON type.
    pub kind: Kind,
    /// Whether Stytch refuses the request without it.
    pub required: bool,
}

impl Param {
    pub(crate) const fn new(name: &'static str, kind: Kind) -> Self {
        Self { name, place: Place::Body, kind, required: false }
    }

    pub(crate) const fn required(self) -> Self {
        Self { required: true, ..self }
    }
}

/// The place of a param in a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Place {
    /// A segment of the path.
    Path,
    /// The query string.
    Query,
    /// A header.
    Header,
    /// A field of the body.
    Body,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Path => "path",
            Self::Query => "query",
            Self::Header => "header",
            Self::Body => "body",
        })
    }
}

/// The JSON type of a param. `Display` writes it as `string`, `[string]`, `{name: string}` and so on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Kind {
    /// Text.
    String,
    /// A 32-bit signed integer.
    Integer,
    /// A 32-bit integer that is not negative.
    Unsigned,
    /// `true` or `false`.
    Boolean,
    /// An object with arbitrary keys. Nulls in it are sent: they delete keys.
    Map,
    /// An object with these fields.
    Object(&'static [Param]),
    /// A list.
    Array(&'static Kind),
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::String => f.write_str("string"),
            Self::Integer => f.write_str("integer"),
            Self::Unsigned => f.write_str("unsigned integer"),
            Self::Boolean => f.write_str("boolean"),
            Self::Map => f.write_str("object"),
            Self::Array(item) => write!(f, "[{item}]"),
            Self::Object(fields) => {
                for (index, field) in fields.iter().enumerate() {
                    let separator = if index == 0 { "{" } else { ", " };
                    let optional = if field.required { "" } else { "?" };
                    write!(f, "{separator}{}{optional}: {}", field.name, field.kind)?;
                }
                f.write_str("}")
            }
        }
    }
}
