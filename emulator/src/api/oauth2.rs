//! The OAuth 2.0 server: tokens for M2M clients and Connected Apps.

mod client;
mod introspect;
mod revoke;
mod token;
mod userinfo;

use http::Request;

use crate::answer::{Failure, Outcome};
use crate::credentials;
use crate::input::Input;
use crate::state::State;

pub(crate) use introspect::introspect;
pub(crate) use revoke::revoke;
pub(crate) use token::token;
pub(crate) use userinfo::userinfo;

pub(crate) type Handler = fn(&mut State, &Call<'_>) -> Outcome;

/// A request, and the ways in which it may say who is asking.
#[derive(Debug)]
pub(crate) struct Call<'a> {
    input: Input,
    basic: Option<Vec<u8>>,
    bearer: Option<&'a str>,
}

/// Answers a request to the operation at `template`.
pub(crate) fn answer(state: &mut State, handler: Handler, template: &str, request: &Request<Vec<u8>>) -> Outcome {
    let input = Input::read_oauth2(request, template).map_err(Failure::in_oauth2_form)?;
    super::jwks::check_project(state, &input)?;
    let call = Call { input, basic: credentials::basic(request), bearer: credentials::bearer(request) };
    handler(state, &call).map_err(Failure::in_oauth2_form)
}

/// The scopes that the request asks for, all of which must be in `allowed`; all of `allowed` if it asks for none.
fn scopes_within(input: &Input, allowed: &[String]) -> Result<Vec<String>, Failure> {
    let asked = input.optional_text("scope")?.unwrap_or_default();
    let asked: Vec<String> = asked.split_whitespace().map(str::to_owned).collect();
    if asked.is_empty() {
        return Ok(allowed.to_vec());
    }
    match asked.iter().find(|scope| !allowed.contains(scope)) {
        None => Ok(asked),
        Some(scope) => Err(Failure::invalid("invalid_scope", format!("The client may not have the scope {scope}."))),
    }
}

/// What the token that was offered is not, whatever the reason.
fn invalid_grant(message: &str) -> Failure {
    Failure::invalid("invalid_grant", message)
}
