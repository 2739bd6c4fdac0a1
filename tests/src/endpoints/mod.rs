//! Every typed endpoint as a row that is used without naming its type: for what holds for all of them.

mod list;

use std::fmt;

use http::{Request, Response};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};
use stytch_core::operation::Operation;
use stytch_core::{Endpoint, Error, MemberCredential, Project};

pub use list::ENDPOINTS;

/// What a project makes of a typed request.
pub type Built = Result<Request<Vec<u8>>, Error>;

/// A typed endpoint, of which only what it does is known.
pub struct TypedEndpoint {
    /// The operation that it calls.
    pub operation: &'static Operation,
    request: fn(&Project, &Args<'_>) -> Result<Built, Unreadable>,
    response: fn(&Project, &Response<Vec<u8>>) -> Result<Value, Error>,
}

impl TypedEndpoint {
    const fn of<E>() -> Self
    where
        E: Endpoint<Response: Serialize> + FromArgs,
    {
        Self {
            operation: E::OPERATION,
            request: |project, args| Ok(project.request(&E::from_args(args)?)),
            response: |project, response| {
                let typed = project.response::<E>(response)?;
                Ok(serde_json::to_value(&typed).expect("what was read can be written"))
            },
        }
    }

    /// The endpoint of this operation.
    pub fn calling(operation: &'static Operation) -> &'static Self {
        let place = ENDPOINTS.binary_search_by(|endpoint| endpoint.operation.name.cmp(operation.name));
        &ENDPOINTS[place.expect("every operation has an endpoint")]
    }

    /// The HTTP request of the typed request with these params.
    ///
    /// # Errors
    ///
    /// [`Unreadable`] if the typed request cannot have them, and inside what [`Project::request`] answers.
    pub fn request(&self, project: &Project, args: &Args<'_>) -> Result<Built, Unreadable> {
        (self.request)(project, args)
    }

    /// The typed answer in a response, as JSON.
    ///
    /// # Errors
    ///
    /// What [`Project::response`] answers.
    pub fn response(&self, project: &Project, response: &Response<Vec<u8>>) -> Result<Value, Error> {
        (self.response)(project, response)
    }
}

/// The params of a request as a call by name has them.
pub struct Args<'a> {
    /// The params.
    pub values: &'a Map<String, Value>,
    /// On behalf of whom.
    pub member_credential: Option<&'a MemberCredential>,
}

impl Args<'_> {
    fn body<T: DeserializeOwned>(&self) -> Result<T, Unreadable> {
        serde_json::from_value(Value::Object(self.values.clone())).map_err(|error| Unreadable(error.to_string()))
    }

    fn required<T: DeserializeOwned>(&self, name: &str) -> Result<T, Unreadable> {
        let value = self.values.get(name).ok_or_else(|| Unreadable(format!("`{name}` is missing")))?;
        serde_json::from_value(value.clone()).map_err(|error| Unreadable(format!("`{name}`: {error}")))
    }

    fn optional<T: DeserializeOwned>(&self, name: &str) -> Result<Option<T>, Unreadable> {
        if self.values.contains_key(name) { self.required(name).map(Some) } else { Ok(None) }
    }

    fn member_credential(&self) -> Option<MemberCredential> {
        self.member_credential.cloned()
    }
}

/// Reads a typed request from its params; the list implements it for all of them.
trait FromArgs: Sized {
    fn from_args(args: &Args<'_>) -> Result<Self, Unreadable>;
}

/// Why a typed request cannot have some params.
#[derive(Debug)]
pub struct Unreadable(String);

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
