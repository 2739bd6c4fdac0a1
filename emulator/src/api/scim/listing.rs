//! Lists of resources: which page of which of them, and which of their attributes.

use http::Request;
use serde_json::{Value, json};

use crate::api::scim::answer::{Answer, Refusal};
use crate::api::scim::filter::Filter;
use crate::api::scim::names::canonical;
use crate::request::input::Input;

/// How many resources are on a page by default, and at most.
const DEFAULT_COUNT: usize = 100;
const COUNT: usize = 1000;

/// What a request asks for.
#[derive(Debug)]
pub(super) struct Listing {
    pub(super) filter: Option<Filter>,
    start: usize,
    count: usize,
    attributes: Attributes,
}

/// The attributes of the resources in the response.
#[derive(Debug)]
pub(super) struct Attributes {
    only: Vec<String>,
    except: Vec<String>,
}

impl Listing {
    pub(super) fn read(request: &Request<Vec<u8>>) -> Result<Self, Refusal> {
        let input = Input::read(request, "")?;
        Ok(Self {
            filter: input.optional_text("filter")?.map(Filter::parse).transpose()?,
            // Smaller ones count as the smallest one.
            start: number(&input, "startIndex")?.unwrap_or(1).max(1),
            count: number(&input, "count")?.unwrap_or(DEFAULT_COUNT).min(COUNT),
            attributes: Attributes::of(&input)?,
        })
    }

    /// The page of resources. Only those on the page are written.
    pub(super) fn answer<T>(&self, found: &[T], write: impl Fn(&T) -> Value) -> Answer {
        let page = found.iter().skip(self.start - 1).take(self.count);
        let resources: Vec<Value> = page.map(|item| self.attributes.select(write(item))).collect();
        Answer::ok(json!({
            "schemas": ["urn:ietf:params:scim:api:messages:2.0:ListResponse"],
            "totalResults": found.len(),
            "startIndex": self.start,
            "itemsPerPage": resources.len(),
            "Resources": resources,
        }))
    }
}

impl Attributes {
    pub(super) fn read(request: &Request<Vec<u8>>) -> Result<Self, Refusal> {
        Self::of(&Input::read(request, "")?)
    }

    fn of(input: &Input) -> Result<Self, Refusal> {
        let names = |name: &str| -> Result<Vec<String>, Refusal> {
            let names = input.optional_text(name)?.unwrap_or_default().split(',');
            Ok(names.map(str::trim).filter(|name| !name.is_empty()).map(canonical).collect())
        };
        Ok(Self { only: names("attributes")?, except: names("excludedAttributes")? })
    }

    /// The resource with the attributes that the request asks for. Its schemas and id are always there.
    pub(super) fn select(&self, mut resource: Value) -> Value {
        if let Some(attributes) = resource.as_object_mut() {
            attributes.retain(|name, _| {
                let asked = self.only.is_empty() || self.only.iter().any(|only| is_part(only, name));
                ["schemas", "id"].contains(&name.as_str()) || (asked && !self.except.contains(name))
            });
        }
        resource
    }
}

/// Whether a path leads to this attribute or a part of it.
fn is_part(path: &str, attribute: &str) -> bool {
    path.strip_prefix(attribute).is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', ':']))
}

/// A number, which counts as zero if it is negative.
fn number(input: &Input, name: &str) -> Result<Option<usize>, Refusal> {
    let Some(text) = input.optional_text(name)? else {
        return Ok(None);
    };
    let number: i64 =
        text.parse().map_err(|_| Refusal::invalid("invalidValue", format!("{name} must be a number.")))?;
    Ok(Some(usize::try_from(number.max(0)).unwrap_or(usize::MAX)))
}
