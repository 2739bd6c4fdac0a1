//! The OAuth 2.0 server: tokens for M2M clients and Connected Apps.

use http::Request;
use stytch_core::operation::Operation;

use crate::api::project::jwks;
use crate::outcome::{Failure, Outcome};
use crate::request::input::Input;
use crate::state::State;

pub(crate) type OAuth2Handler = fn(&mut State, &Call<'_>) -> Outcome;

/// A request with its parameters.
#[derive(Debug)]
pub(crate) struct Call<'a> {
    pub(super) input: Input,
    pub(super) request: &'a Request<Vec<u8>>,
}

/// Performs a request to an operation.
pub(crate) fn perform(
    state: &mut State,
    handler: OAuth2Handler,
    operation: &Operation,
    request: &Request<Vec<u8>>,
) -> Outcome {
    let input = Input::read_oauth2(request, operation).map_err(Failure::in_oauth2_form)?;
    jwks::check_project(&input)?;
    handler(state, &Call { input, request }).map_err(Failure::in_oauth2_form)
}
