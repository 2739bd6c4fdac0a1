//! Typed requests.

use serde::de::DeserializeOwned;

use super::Encoder;
use crate::error::Error;
use crate::operation::Operation;

/// A typed request. The request is the endpoint: it knows where it goes and what it returns.
///
/// Every request struct below [`consumer`](crate::consumer), [`b2b`](crate::b2b) and their siblings implements it. Send
/// one with a transport's `send`, or with your own HTTP client through [`Project`](crate::Project).
///
/// # A response type of your own
///
/// Implement it to give an operation another response type, for instance to read only the fields that a program needs, or a
/// field that is newer than this crate:
///
/// ```
/// use stytch_core::consumer::users;
/// use stytch_core::operation::Operation;
/// use stytch_core::{Encoder, Endpoint, Error, Project, http};
///
/// #[derive(serde::Deserialize)]
/// struct Profile {
///     user_id: String,
///     #[serde(default)]
///     favorite_color: Option<String>,
/// }
///
/// struct GetProfile(users::Get);
///
/// impl Endpoint for GetProfile {
///     type Response = Profile;
///
///     const OPERATION: &'static Operation = users::Get::OPERATION;
///
///     fn encode(&self, request: &mut Encoder<'_>) -> Result<(), Error> {
///         self.0.encode(request)
///     }
/// }
///
/// let project = Project::new("project-test-...", "secret-test-...")?;
/// let request = project.request(&GetProfile(users::Get::new("user-test-1")))?;
/// assert_eq!(request.uri(), "https://test.stytch.com/v1/users/user-test-1");
///
/// # let my_http = |_: http::Request<Vec<u8>>| http::Response::new(br#"{"user_id":"user-test-1","favorite_color":"red"}"#.to_vec());
/// let response: http::Response<Vec<u8>> = my_http(request);
/// let profile = project.response::<GetProfile>(&response)?;
/// assert_eq!(profile.favorite_color.as_deref(), Some("red"));
/// # Ok::<(), Error>(())
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a request that `send` accepts",
    label = "not an endpoint",
    note = "a flow, such as `AuthenticateJwt` or `FetchToken`, is given to the client's `run`",
    note = "an operation by name is called with the client's `call`"
)]
pub trait Endpoint {
    /// What a successful response decodes to.
    type Response: DeserializeOwned;

    /// The operation this request calls.
    const OPERATION: &'static Operation;

    /// Writes path, query, headers and body; path params in the order of the template.
    ///
    /// # Errors
    ///
    /// [`Error::Build`] if a value cannot be sent, such as an empty id in the path.
    fn encode(&self, request: &mut Encoder<'_>) -> Result<(), Error>;
}

/// Lets a request be sent by reference.
impl<E: Endpoint> Endpoint for &E {
    type Response = E::Response;

    const OPERATION: &'static Operation = E::OPERATION;

    fn encode(&self, request: &mut Encoder<'_>) -> Result<(), Error> {
        (**self).encode(request)
    }
}
