//! JSON objects that are read by hand, one member after the other: tokens, and answers that flows look into.
//!
//! A derived reader is as much code for each type as all of this. Whoever sends a request has it for their one answer; the
//! flows together would have it for a dozen.

use http::StatusCode;
use serde_json::Value;

use crate::error::DecodeError;
use crate::models::OrganizationClaim;
use crate::response::WRONG_TYPE;
use crate::{Error, JsonObject, Operation, request_id};

/// The members of an object that nobody has taken yet. `null` counts as left out, but for what is required.
///
/// A list, since taking out of a tree is as much code as all the rest of it.
#[derive(Debug)]
pub(crate) struct Members(Vec<(String, Value)>);

/// Where an object is not what it should be.
#[derive(Debug)]
pub(crate) struct Wrong {
    path: String,
    problem: &'static str,
}

impl Wrong {
    pub(crate) fn new(path: &str, problem: &'static str) -> Self {
        Self { path: path.to_owned(), problem }
    }

    /// A value of the wrong type.
    pub(crate) fn kind(path: &str) -> Self {
        Self::new(path, WRONG_TYPE)
    }

    fn below(self, parent: &str) -> Self {
        let separator = if self.path.is_empty() || self.path.starts_with('[') { "" } else { "." };
        Self { path: format!("{parent}{separator}{}", self.path), ..self }
    }

    /// As the error of an answer.
    pub(crate) fn in_answer(self, operation: &'static Operation, status: StatusCode, body: &[u8]) -> Error {
        let Self { path, problem } = self;
        let (status, request_id) = (status.as_u16(), request_id(body));
        Error::Decode(Box::new(DecodeError { operation: operation.name, status, path, problem, request_id }))
    }
}

impl From<JsonObject> for Members {
    fn from(members: JsonObject) -> Self {
        Self(members.into_iter().collect())
    }
}

impl Members {
    pub(crate) fn of(value: Value) -> Result<Self, Wrong> {
        match value {
            Value::Object(members) => Ok(members.into()),
            _ => Err(Wrong::kind("")),
        }
    }

    /// What nobody has taken of the claims of a token, without what Stytch may add under its own name.
    pub(crate) fn custom_claims(self) -> JsonObject {
        let mut claims = JsonObject::new();
        for (name, value) in self.0 {
            if !name.starts_with("https://stytch.com/") {
                claims.insert(name, value);
            }
        }
        claims
    }

    /// Takes a member, whatever it is.
    pub(crate) fn take(&mut self, name: &str) -> Option<Value> {
        let place = self.0.iter().position(|(held, _)| held == name)?;
        Some(self.0.swap_remove(place).1)
    }

    fn optional(&mut self, name: &str) -> Option<Value> {
        self.take(name).filter(|value| !value.is_null())
    }

    pub(crate) fn required(&mut self, name: &str) -> Result<Value, Wrong> {
        self.take(name).ok_or_else(|| Wrong::new(name, "lacks a field"))
    }

    pub(crate) fn text(&mut self, name: &str) -> Result<Option<String>, Wrong> {
        match self.optional(name) {
            None => Ok(None),
            Some(Value::String(text)) => Ok(Some(text)),
            Some(_) => Err(Wrong::kind(name)),
        }
    }

    pub(crate) fn required_text(&mut self, name: &str) -> Result<String, Wrong> {
        match self.required(name)? {
            Value::String(text) => Ok(text),
            _ => Err(Wrong::kind(name)),
        }
    }

    pub(crate) fn integer(&mut self, name: &str) -> Result<Option<i64>, Wrong> {
        match self.optional(name) {
            None => Ok(None),
            Some(value) => value.as_i64().map(Some).ok_or_else(|| Wrong::kind(name)),
        }
    }

    pub(crate) fn object<T>(
        &mut self,
        name: &str,
        read: impl FnOnce(Self) -> Result<T, Wrong>,
    ) -> Result<Option<T>, Wrong> {
        let object = self.optional(name).map(|value| Self::of(value).and_then(read));
        object.transpose().map_err(|wrong| wrong.below(name))
    }

    pub(crate) fn required_object<T>(
        &mut self,
        name: &str,
        read: impl FnOnce(Self) -> Result<T, Wrong>,
    ) -> Result<T, Wrong> {
        let object = self.required(name)?;
        Self::of(object).and_then(read).map_err(|wrong| wrong.below(name))
    }

    /// A list; empty if it is left out.
    pub(crate) fn list(&mut self, name: &str) -> Result<Vec<Value>, Wrong> {
        match self.optional(name) {
            None => Ok(Vec::new()),
            Some(Value::Array(items)) => Ok(items),
            Some(_) => Err(Wrong::kind(name)),
        }
    }

    pub(crate) fn texts(&mut self, name: &str) -> Result<Vec<String>, Wrong> {
        texts(self.list(name)?).map_err(|wrong| wrong.below(name))
    }

    /// A list of objects.
    pub(crate) fn objects<T>(&mut self, name: &str, read: fn(Self) -> Result<T, Wrong>) -> Result<Vec<T>, Wrong> {
        let mut objects = Vec::new();
        for (index, item) in self.list(name)?.into_iter().enumerate() {
            let object = Self::of(item).and_then(read);
            objects.push(object.map_err(|wrong| wrong.below(&format!("{name}[{index}]")))?);
        }
        Ok(objects)
    }

    /// The organization of a member, as tokens name it.
    pub(crate) fn organization_claim(mut self) -> Result<OrganizationClaim, Wrong> {
        let slug = self.text("slug")?;
        Ok(OrganizationClaim {
            organization_id: self.text("organization_id")?.unwrap_or_default(),
            organization_slug: slug.or(self.text("organization_slug")?).unwrap_or_default(),
        })
    }
}

/// A list of texts that may come as a single one, as the `aud` of a token may (RFC 7519, section 4.1.3).
pub(crate) fn one_or_many(value: Value) -> Result<Vec<String>, Wrong> {
    match value {
        Value::String(text) => Ok(vec![text]),
        Value::Array(items) => texts(items),
        Value::Null => Ok(Vec::new()),
        _ => Err(Wrong::kind("")),
    }
}

fn texts(items: Vec<Value>) -> Result<Vec<String>, Wrong> {
    let mut texts = Vec::new();
    for (index, item) in items.into_iter().enumerate() {
        match item {
            Value::String(text) => texts.push(text),
            _ => return Err(Wrong::kind(&format!("[{index}]"))),
        }
    }
    Ok(texts)
}
