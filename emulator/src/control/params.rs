//! The parameters of a request to the control interface.

use std::time::Duration;

use http::Request;
use serde_json::Value;
use stytch_core::operation;

use crate::control::routes::Route;
use crate::outcome::Failure;
use crate::request::input::Input;

/// How long a request can wait.
const LONGEST_WAIT: u64 = 60;
/// How many items a list has, unless the request says otherwise.
const ITEMS: u64 = 100;

/// The parameters of one request, which has no others than its route takes.
pub(super) struct Params(Input);

impl Params {
    pub(super) fn read(request: &Request<Vec<u8>>, route: &Route) -> Result<Self, Failure> {
        let input = Input::read(request, route.path)?;
        if let Some(unknown) = input.names().find(|name| !route.params.contains(name)) {
            return Err(Failure::malformed(match route.params {
                [] => format!("{unknown} is not a parameter: there are none."),
                known => format!("{unknown} is not a parameter; those are {}.", known.join(", ")),
            }));
        }
        Ok(Self(input))
    }

    /// A number that may be left out, in a query or a body.
    pub(super) fn number(&self, name: &str) -> Result<Option<u64>, Failure> {
        let wrong = || Failure::malformed(format!("{name} must be a whole number that is not negative."));
        match self.0.optional_text(name) {
            Ok(None) => Ok(None),
            Ok(Some(text)) => text.parse().map(Some).map_err(|_| wrong()),
            Err(_) => self.0.integer(name)?.map(|number| u64::try_from(number).map_err(|_| wrong())).transpose(),
        }
    }

    /// A number that is at most this large, or a default.
    pub(super) fn number_up_to(&self, name: &str, most: u64, default: u64) -> Result<u64, Failure> {
        match self.number(name)?.unwrap_or(default) {
            number if number <= most => Ok(number),
            _ => Err(Failure::malformed(format!("{name} must be at most {most}."))),
        }
    }

    /// How long to wait.
    pub(super) fn wait(&self) -> Result<Duration, Failure> {
        self.number_up_to("wait_seconds", LONGEST_WAIT, 0).map(Duration::from_secs)
    }

    /// The name of an operation, that may be left out. A misspelled one would match nothing.
    pub(super) fn operation(&self) -> Result<Option<&'static str>, Failure> {
        let Some(name) = self.0.optional_text("operation")? else {
            return Ok(None);
        };
        match operation::find(name) {
            Some(operation) => Ok(Some(operation.name)),
            None => {
                let message = format!("{name} is not an operation; they have names such as consumer.users.get.");
                Err(Failure::not_found("operation_not_found", message))
            }
        }
    }

    /// The person that the request is about, by the id of either a user or a member.
    pub(super) fn person(&self) -> Result<Person<'_>, Failure> {
        match (self.0.optional_text("user_id")?, self.0.optional_text("member_id")?) {
            (Some(id), None) => Ok(Person::User(id)),
            (None, Some(id)) => Ok(Person::Member(id)),
            _ => Err(Failure::malformed("Either user_id or member_id is required.")),
        }
    }

    /// An object that is required.
    pub(super) fn object(&self, name: &str) -> Result<Value, Failure> {
        match self.0.has(name) {
            true => self.0.free_form(name).map(Value::Object),
            false => Err(missing(name)),
        }
    }

    /// How many items the request asks for.
    pub(super) fn limit(&self) -> Result<usize, Failure> {
        let limit = self.number("limit")?.unwrap_or(ITEMS);
        Ok(usize::try_from(limit).unwrap_or(usize::MAX))
    }
}

/// The id of someone.
pub(super) enum Person<'a> {
    User(&'a str),
    Member(&'a str),
}

/// The error for a parameter that is not there.
pub(super) fn missing(name: &str) -> Failure {
    Failure::malformed(format!("{name} is required."))
}

impl std::ops::Deref for Params {
    type Target = Input;

    fn deref(&self) -> &Input {
        &self.0
    }
}
