//! The parameters of a request from its path, query and body, with checks of their types.

use std::ops::RangeInclusive;
use std::time::Duration;

use http::header::CONTENT_TYPE;
use http::{Method, Request};
use serde_json::{Map, Value};
use stytch_core::operation::Operation;

use crate::format::url::{form_decode, percent_decode};
use crate::outcome::Failure;

/// The media type of forms, which parameters such as a charset may follow.
const FORM: &str = "application/x-www-form-urlencoded";

/// In how many others a value can be: fewer than JSON readers take, as what is stored becomes a part of more JSON.
pub(crate) const DEPTH_LIMIT: usize = 100;

/// The parameters of one request: body fields, query parameters and path parameters in one object.
///
/// A `null` counts as absent, and so does an empty text, as with Stytch.
#[derive(Debug)]
pub(crate) struct Input {
    fields: Map<String, Value>,
    /// The id of the acting member's organization, for a request on behalf of a member.
    acting: Option<String>,
    /// The id of the acting member.
    acting_member: Option<String>,
}

impl Input {
    /// Collects the parameters of `request`, whose path matches `template`.
    pub(crate) fn read(request: &Request<Vec<u8>>, template: &str) -> Result<Self, Failure> {
        let mut fields = read_query(request.uri().query().unwrap_or_default())?;
        fields.extend(read_body(request)?);
        // Last, because some clients repeat path parameters in the body, and the path takes precedence.
        fields.extend(read_path(template, request.uri().path())?);
        Ok(Self::of(fields))
    }

    /// These parameters and no others.
    pub(crate) fn of(fields: Map<String, Value>) -> Self {
        Self { fields, acting: None, acting_member: None }
    }

    /// Notes that the request is on behalf of a member of this organization.
    pub(crate) fn acting_for(&mut self, organization_id: &str, member_id: &str) {
        self.acting = Some(organization_id.to_owned());
        self.acting_member = Some(member_id.to_owned());
    }

    /// The id of the acting member, for a request on behalf of a member.
    pub(crate) fn acting_member(&self) -> Option<&str> {
        self.acting_member.as_deref()
    }

    /// The id of the acting member's organization, for a request on behalf of a member.
    pub(crate) fn acting(&self) -> Option<&str> {
        self.acting.as_deref()
    }

    /// Collects the parameters of a request to the OAuth 2.0 server, which takes forms, and ignores queries because they
    /// end up in logs. Stytch takes JSON for tokens too.
    pub(crate) fn read_oauth2(request: &Request<Vec<u8>>, operation: &Operation) -> Result<Self, Failure> {
        let mut fields = match operation.name {
            // The access token in the header says it all.
            "oauth2.userinfo" => Map::new(),
            _ if is_form(request) => read_form(request.body())?,
            "oauth2.token" => read_body(request)?,
            _ => return Err(Failure::malformed(format!("The Content-Type must be {FORM}."))),
        };
        fields.extend(read_path(operation.path, request.uri().path())?);
        Ok(Self::of(fields))
    }

    /// Those of these parameters that are there.
    pub(crate) fn only(&self, names: &[&str]) -> Map<String, Value> {
        let known = names.iter().filter_map(|name| Some(((*name).to_owned(), self.get(name)?.clone())));
        known.collect()
    }

    /// The names of the parameters that are there, also of those that are `null` or empty.
    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        self.fields.keys().map(String::as_str)
    }

    fn get(&self, name: &str) -> Option<&Value> {
        self.fields.get(name).filter(|value| !value.is_null())
    }

    /// A text that may be left out.
    pub(crate) fn optional_text(&self, name: &str) -> Result<Option<&str>, Failure> {
        match self.get(name) {
            None => Ok(None),
            Some(Value::String(text)) => Ok(Some(text.as_str()).filter(|text| !text.is_empty())),
            Some(_) => Err(wrong_type(name, "a string")),
        }
    }

    /// A text that may be left out, as a copy.
    pub(crate) fn owned_text(&self, name: &str) -> Result<Option<String>, Failure> {
        Ok(self.optional_text(name)?.map(str::to_owned))
    }

    /// A required text.
    pub(crate) fn text(&self, name: &str) -> Result<&str, Failure> {
        self.optional_text(name)?.ok_or_else(|| missing(name))
    }

    /// A list of texts that may be left out.
    pub(crate) fn texts(&self, name: &str) -> Result<Option<Vec<String>>, Failure> {
        let wrong = || wrong_type(name, "an array of strings");
        let Some(value) = self.get(name) else {
            return Ok(None);
        };
        let texts = value.as_array().ok_or_else(wrong)?.iter();
        let texts = texts.map(|text| text.as_str().map(str::to_owned));
        texts.collect::<Option<_>>().map(Some).ok_or_else(wrong)
    }

    /// A boolean that may be left out.
    pub(crate) fn optional_flag(&self, name: &str) -> Result<Option<bool>, Failure> {
        match self.get(name) {
            None => Ok(None),
            Some(value) => value.as_bool().map(Some).ok_or_else(|| wrong_type(name, "a boolean")),
        }
    }

    /// A boolean, `false` when left out.
    pub(crate) fn flag(&self, name: &str) -> Result<bool, Failure> {
        Ok(self.optional_flag(name)?.unwrap_or_default())
    }

    /// A boolean in a query, where it is a text; `false` when left out. The official SDK for Python sends `True`.
    pub(crate) fn query_flag(&self, name: &str) -> Result<bool, Failure> {
        match self.optional_text(name)? {
            Some("true" | "True" | "TRUE" | "t" | "T" | "1") => Ok(true),
            None | Some("false" | "False" | "FALSE" | "f" | "F" | "0") => Ok(false),
            Some(_) => Err(wrong_type(name, "true or false")),
        }
    }

    /// An integer that may be left out.
    pub(crate) fn integer(&self, name: &str) -> Result<Option<i64>, Failure> {
        match self.get(name) {
            None => Ok(None),
            Some(value) => value.as_i64().map(Some).ok_or_else(|| wrong_type(name, "an integer")),
        }
    }

    /// A number of minutes that may be left out; fails with `error_type` outside of `range`.
    pub(crate) fn minutes(
        &self,
        name: &str,
        range: RangeInclusive<u64>,
        error_type: &'static str,
    ) -> Result<Option<Duration>, Failure> {
        let Some(given) = self.integer(name)? else {
            return Ok(None);
        };
        let minutes = u64::try_from(given).ok().filter(|m| range.contains(m));
        match minutes {
            Some(minutes) => Ok(Some(Duration::from_secs(minutes * 60))),
            None => {
                let (least, most) = (range.start(), range.end());
                let message = format!("{name} must be from {least} to {most}, not {given}.");
                Err(Failure::invalid(error_type, message))
            }
        }
    }

    /// A free-form object, empty when left out. Nulls inside it are kept: they delete keys.
    pub(crate) fn free_form(&self, name: &str) -> Result<Map<String, Value>, Failure> {
        match self.get(name) {
            None => Ok(Map::new()),
            Some(Value::Object(object)) => Ok(object.clone()),
            Some(_) => Err(wrong_type(name, "an object")),
        }
    }

    /// An object with parameters of its own; empty when left out.
    pub(crate) fn nested(&self, name: &str) -> Result<Self, Failure> {
        self.free_form(name).map(Self::of)
    }

    /// An array of anything, empty when left out.
    pub(crate) fn array(&self, name: &str) -> Result<&[Value], Failure> {
        match self.get(name) {
            None => Ok(&[]),
            Some(Value::Array(items)) => Ok(items),
            Some(_) => Err(wrong_type(name, "an array")),
        }
    }

    /// An array of objects that each have these texts, which may be left out.
    pub(crate) fn objects(&self, name: &str, texts: &[&str]) -> Result<Option<Vec<Value>>, Failure> {
        let objects = self.array(name)?;
        if !objects.iter().all(|object| texts.iter().all(|text| object[*text].is_string())) {
            return Err(Failure::malformed(format!("Each of {name} must have {}.", texts.join(" and "))));
        }
        Ok(self.has(name).then(|| objects.to_vec()))
    }

    /// Whether the parameter is present, of any type.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.get(name).is_some()
    }
}

fn missing(name: &str) -> Failure {
    Failure::malformed(format!("{name} is required."))
}

fn wrong_type(name: &str, expected: &str) -> Failure {
    Failure::malformed(format!("{name} must be {expected}."))
}

/// Fails unless the body is said to be JSON.
pub(crate) fn check_media_type(request: &Request<Vec<u8>>) -> Result<(), Failure> {
    let media_type = request.headers().get(CONTENT_TYPE);
    // Stytch rejects parameters such as a charset too.
    match media_type.is_some_and(|m| m.as_bytes().eq_ignore_ascii_case(b"application/json")) {
        true => Ok(()),
        false => Err(Failure::malformed("The Content-Type must be application/json, without parameters.")),
    }
}

fn read_body(request: &Request<Vec<u8>>) -> Result<Map<String, Value>, Failure> {
    let (method, body) = (request.method(), request.body());
    // Some clients send a body with these methods too; Stytch ignores it.
    if [Method::GET, Method::DELETE].contains(method) {
        return Ok(Map::new());
    }
    check_media_type(request)?;
    match serde_json::from_slice(body) {
        Ok(value) if !nests_within(&value, DEPTH_LIMIT) => {
            Err(Failure::malformed(format!("The body nests values in more than {DEPTH_LIMIT} others.")))
        }
        Ok(Value::Object(fields)) => Ok(fields),
        Ok(_) => Err(Failure::malformed("The body must be a JSON object.")),
        Err(error) => {
            let message = format!("The body is not valid JSON: {error}.");
            Err(Failure::malformed(message))
        }
    }
}

fn is_form(request: &Request<Vec<u8>>) -> bool {
    let media_type = request.headers().get(CONTENT_TYPE).map_or(&b""[..], |value| value.as_bytes());
    let (media_type, parameters) = media_type.split_at(media_type.len().min(FORM.len()));
    media_type.eq_ignore_ascii_case(FORM.as_bytes()) && matches!(parameters.first(), None | Some(b';' | b' '))
}

/// Whether no value is in more than `limit` others.
pub(crate) fn nests_within(value: &Value, limit: usize) -> bool {
    let inside = |value: &Value| limit > 0 && nests_within(value, limit - 1);
    match value {
        Value::Array(values) => values.iter().all(inside),
        Value::Object(fields) => fields.values().all(inside),
        _ => true,
    }
}

/// Reads a form, which is a query in the body. By section 3.2 of RFC 6749, each parameter is there once.
fn read_form(body: &[u8]) -> Result<Map<String, Value>, Failure> {
    let body = std::str::from_utf8(body).map_err(|_| Failure::malformed("The form is not UTF-8."))?;
    let mut fields = Map::new();
    for pair in pairs(body) {
        let (name, value) = pair?;
        // Except this one, of RFC 8707.
        if fields.contains_key(&name) && name != "resource" {
            return Err(Failure::malformed(format!("{name} must not be repeated.")));
        }
        fields.insert(name, value);
    }
    Ok(fields)
}

fn read_query(query: &str) -> Result<Map<String, Value>, Failure> {
    pairs(query).collect()
}

fn pairs(query: &str) -> impl Iterator<Item = Result<(String, Value), Failure>> {
    let pairs = query.split('&').filter(|pair| !pair.is_empty());
    pairs.map(|pair| {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        Ok((form_decode(name)?, Value::String(form_decode(value)?)))
    })
}

fn read_path(template: &str, path: &str) -> Result<Map<String, Value>, Failure> {
    let pairs = template.split('/').zip(path.split('/'));
    let pairs = pairs.filter_map(|(pattern, segment)| {
        let name = pattern.strip_prefix('{')?.strip_suffix('}')?;
        Some((name, segment))
    });
    let pairs = pairs.map(|(name, segment)| Ok((name.to_owned(), Value::String(percent_decode(segment)?))));
    pairs.collect()
}
