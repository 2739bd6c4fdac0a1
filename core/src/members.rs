//! JSON objects that are read by hand, one member after the other: tokens, and answers that flows look into.
//!
//! A derived reader is as much code for each type as all of this. Whoever sends a request has it for their one answer; the
//! flows together would have it for a dozen.

use std::borrow::Cow;

use http::StatusCode;
use serde_json::Value;

use crate::error::DecodeError;
use crate::models::OrganizationClaim;
use crate::response::WRONG_TYPE;
use crate::{Error, JsonObject, Operation, request_id};

/// A value whose texts are those of the JSON that it was read from, unless they have escapes: most of a token is only looked at.
#[derive(Debug)]
pub(crate) enum Json<'a> {
    Text(Cow<'a, str>),
    List(Vec<Json<'a>>),
    Object(Members<'a>),
    /// `null`, a boolean or a number.
    Other(Value),
}

impl Json<'_> {
    /// Whether no object has a member twice, however deep.
    pub(crate) fn is_strict(&self) -> bool {
        match self {
            Self::List(items) => items.iter().all(Self::is_strict),
            Self::Object(members) => members.are_distinct() && members.0.iter().all(|(_, value)| value.is_strict()),
            Self::Text(_) | Self::Other(_) => true,
        }
    }
}

impl From<Json<'_>> for Value {
    fn from(json: Json<'_>) -> Self {
        match json {
            Json::Text(text) => Self::String(text.into_owned()),
            Json::List(items) => Self::Array(items.into_iter().map(Self::from).collect()),
            Json::Object(members) => Self::Object(members.into()),
            Json::Other(other) => other,
        }
    }
}

/// The members of an object that nobody has taken yet. `null` counts as left out, but for what is required. Of members with the same
/// name the last counts, where there may be such.
///
/// A list, since taking out of a tree is as much code as all the rest of it, and a tree has a node of 600 bytes for each object.
#[derive(Debug, Default)]
pub(crate) struct Members<'a>(pub(crate) Vec<(Cow<'a, str>, Json<'a>)>);

/// Up to so many members, looking at each pair of them is quicker than a set of their names, and it takes no memory.
const FEW: usize = 32;

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

impl From<Members<'_>> for JsonObject {
    fn from(members: Members<'_>) -> Self {
        let mut object = Self::new();
        for (name, value) in members.0 {
            object.insert(name.into_owned(), value.into());
        }
        object
    }
}

impl<'a> Members<'a> {
    fn are_distinct(&self) -> bool {
        let Self(members) = self;
        if members.len() <= FEW {
            let is_new = |(index, (name, _)): (usize, &(Cow<'a, str>, _))| {
                members[..index].iter().all(|(earlier, _)| earlier != name)
            };
            return members.iter().enumerate().all(is_new);
        }
        let mut names = JsonObject::new();
        members.iter().all(|(name, _)| is_new(name, &mut names))
    }

    /// Leaves out all but the last of members with the same name, so that none is found where that was taken.
    pub(crate) fn distinct(mut self) -> Self {
        let mut names = JsonObject::new();
        self.0.reverse();
        self.0.retain(|(name, _)| is_new(name, &mut names));
        self
    }

    pub(crate) fn of(value: Json<'a>) -> Result<Self, Wrong> {
        match value {
            Json::Object(members) => Ok(members),
            _ => Err(Wrong::kind("")),
        }
    }

    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }

    /// What nobody has taken of the claims of a token, without what Stytch may add under its own name.
    pub(crate) fn custom_claims(mut self) -> JsonObject {
        self.0.retain(|(name, _)| !name.starts_with("https://stytch.com/"));
        self.into()
    }

    /// Takes a member, whatever it is.
    pub(crate) fn take(&mut self, name: &str) -> Option<Json<'a>> {
        let place = self.0.iter().rposition(|(held, _)| held == name)?;
        Some(self.0.remove(place).1)
    }

    fn optional(&mut self, name: &str) -> Option<Json<'a>> {
        self.take(name).filter(|value| !matches!(value, Json::Other(Value::Null)))
    }

    pub(crate) fn required(&mut self, name: &str) -> Result<Json<'a>, Wrong> {
        self.take(name).ok_or_else(|| Wrong::new(name, "lacks a field"))
    }

    pub(crate) fn text(&mut self, name: &str) -> Result<Option<String>, Wrong> {
        match self.optional(name) {
            None => Ok(None),
            Some(Json::Text(text)) => Ok(Some(text.into_owned())),
            Some(_) => Err(Wrong::kind(name)),
        }
    }

    pub(crate) fn required_text(&mut self, name: &str) -> Result<String, Wrong> {
        match self.required(name)? {
            Json::Text(text) => Ok(text.into_owned()),
            _ => Err(Wrong::kind(name)),
        }
    }

    pub(crate) fn integer(&mut self, name: &str) -> Result<Option<i64>, Wrong> {
        match self.optional(name) {
            None => Ok(None),
            Some(value) => Value::from(value).as_i64().map(Some).ok_or_else(|| Wrong::kind(name)),
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
    pub(crate) fn list(&mut self, name: &str) -> Result<Vec<Json<'a>>, Wrong> {
        match self.optional(name) {
            None => Ok(Vec::new()),
            Some(Json::List(items)) => Ok(items),
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

/// Whether none of these names is this one; it is then one of them.
fn is_new(name: &str, names: &mut JsonObject) -> bool {
    names.insert(name.to_owned(), Value::Null).is_none()
}

/// A list of texts that may come as a single one, as the `aud` of a token may (RFC 7519, section 4.1.3).
pub(crate) fn one_or_many(value: Json<'_>) -> Result<Vec<String>, Wrong> {
    match value {
        Json::Text(text) => Ok(vec![text.into_owned()]),
        Json::List(items) => texts(items),
        Json::Other(Value::Null) => Ok(Vec::new()),
        _ => Err(Wrong::kind("")),
    }
}

fn texts(items: Vec<Json<'_>>) -> Result<Vec<String>, Wrong> {
    let mut texts = Vec::new();
    for (index, item) in items.into_iter().enumerate() {
        match item {
            Json::Text(text) => texts.push(text.into_owned()),
            _ => return Err(Wrong::kind(&format!("[{index}]"))),
        }
    }
    Ok(texts)
}
