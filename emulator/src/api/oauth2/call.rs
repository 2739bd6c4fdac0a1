//! The OAuth 2.0 server: tokens for M2M clients and Connected Apps.

use http::Request;

use crate::api::project::jwks;
use crate::outcome::{Failure, Outcome};
use crate::request::credentials;
use crate::request::input::Input;
use crate::state::State;

pub(crate) type OAuth2Handler = fn(&mut State, &Call<'_>) -> Outcome;

/// A request with its parameters and credentials.
#[derive(Debug)]
pub(crate) struct Call<'a> {
    pub(super) input: Input,
    pub(super) basic: Option<Vec<u8>>,
    pub(super) bearer: Option<&'a str>,
}

/// Performs a request to the operation at `template`.
pub(crate) fn perform(
    state: &mut State,
    handler: OAuth2Handler,
    template: &str,
    request: &Request<Vec<u8>>,
) -> Outcome {
    let input = Input::read_oauth2(request, template).map_err(Failure::in_oauth2_form)?;
    jwks::check_project(&input)?;
    let call = Call { input, basic: credentials::basic(request), bearer: credentials::bearer(request) };
    handler(state, &call).map_err(Failure::in_oauth2_form)
}
