//! The blocking client.

use std::thread;
use std::time::{Duration, SystemTime};

use http::{Method, Request, Response};
use serde_json::Value;
use stytch_core::by_name::CallByName;
use stytch_core::error::TransportError;
use stytch_core::flow::{Call, Input, Step, is_loopback};
use stytch_core::list::Paged;
use stytch_core::{Context, Endpoint, Error, Flow, MemberCredential, Project, RetryPolicy, Secret, UnixTime};
use ureq::Agent;

use crate::builder::limit;
use crate::verify::verify;
use crate::{ClientBuilder, ItemWalk, PageWalk, environment, failure};

/// A blocking Stytch client.
///
/// Cheap to clone; clones share the connection pool, the project, and the keys, policies and tokens that flows fetch. Use one
/// client for all threads of a program.
///
/// ```no_run
/// use stytch_ureq::{Client, consumer::otps};
///
/// let client = Client::from_env()?;
/// let send = otps::sms::LoginOrCreate::new("+12025550162").expiration_minutes(5);
/// let sent = client.send(&send)?;
/// println!("sent a passcode to {}", sent.user_id);
/// # Ok::<(), stytch_ureq::Error>(())
/// ```
#[derive(Debug, Clone)]
pub struct Client {
    pub(crate) context: Context,
    /// Sends requests to other machines.
    pub(crate) remote: Agent,
    /// Sends requests to this machine, never through a proxy.
    pub(crate) loopback: Agent,
    /// Overrides the timeout of the agents.
    pub(crate) timeout: Option<Duration>,
    pub(crate) max_response_bytes: u64,
}

impl Client {
    /// A client with the default settings of [`ClientBuilder`].
    ///
    /// # Errors
    ///
    /// [`Error::Build`] naming `project_id` or `secret` as for [`Project::new`].
    pub fn new(project_id: impl Into<String>, secret: impl Into<Secret>) -> Result<Self, Error> {
        Self::builder(Project::new(project_id, secret)?).build()
    }

    /// A client for the project in the environment: `STYTCH_PROJECT_ID`, `STYTCH_SECRET` and, optionally,
    /// `STYTCH_BASE_URL` (see [`base_url`](ClientBuilder::base_url)). An empty variable counts as not set.
    ///
    /// # Errors
    ///
    /// [`Error::Build`] naming the variable that is missing, or that [`Project::new`] or [`Project::with_base_url`] refuses.
    pub fn from_env() -> Result<Self, Error> {
        ClientBuilder::from_env()?.build().map_err(environment::with_variable)
    }

    /// Starts to build a client with other settings.
    pub fn builder(project: Project) -> ClientBuilder {
        ClientBuilder::new(project)
    }

    /// A client with another time limit for each step of a call. It shares everything else, such as the connection pool.
    ///
    /// [`ClientBuilder::timeout`] says what the steps are.
    #[must_use]
    pub fn with_timeout(&self, timeout: Duration) -> Self {
        Self { timeout: Some(timeout), ..self.clone() }
    }

    /// A client with another retry policy. It shares everything else, such as the connection pool.
    #[must_use]
    pub fn with_retries(&self, retries: RetryPolicy) -> Self {
        let settings = self.context.settings().clone().retries(retries);
        Self { context: self.context.with_settings(settings), ..self.clone() }
    }

    /// The project, with its current secret.
    pub fn project(&self) -> Project {
        self.context.project()
    }

    /// Replaces the project's secret, as after a rotation, in this client and all its clones.
    ///
    /// Requests that were already built keep the old secret. Connections, keys, policies and tokens are kept.
    ///
    /// ```
    /// # let client = stytch_ureq::Client::new("project-test-1", "secret-test-1")?;
    /// client.replace_secret("secret-test-2")?;
    /// # Ok::<(), stytch_ureq::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`Error::Build`] naming `secret` as for [`Project::new`]; the old one then stays.
    pub fn replace_secret(&self, secret: impl Into<Secret>) -> Result<(), Error> {
        self.context.replace_secret(secret)
    }

    /// What the flows of this client share, such as the project's keys.
    pub fn context(&self) -> &Context {
        &self.context
    }

    /// Sends a typed request and returns the typed response. Failures are retried as [`RetryPolicy`] says.
    ///
    /// # Errors
    ///
    /// [`Error::Build`] if the request cannot be built, [`Error::Api`] if Stytch rejects it, [`Error::Transport`] if no
    /// response arrives, [`Error::Decode`] if the response does not have the expected form.
    pub fn send<E: Endpoint>(&self, endpoint: &E) -> Result<E::Response, Error> {
        self.run(Call::new(endpoint))
    }

    /// Runs a flow, such as checking a session JWT with the project's keys.
    ///
    /// ```no_run
    /// # let client = stytch_ureq::Client::from_env()?;
    /// # let cookie = "";
    /// use std::time::Duration;
    /// use stytch_ureq::{Error, consumer::sessions::AuthenticateJwt};
    ///
    /// match client.run(AuthenticateJwt::new(cookie).max_age(Duration::from_secs(60))) {
    ///     Ok(login) => println!("hello {}", login.session.user_id),
    ///     Err(Error::Denied(denied)) => println!("log in again: {denied}"),
    ///     Err(error) => println!("could not be checked: {error}"),
    /// }
    /// # Ok::<(), Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// Those of the flow: [`Error::Denied`] if a check said no; any other error means the check could not be completed.
    /// [`Error::Build`] naming `ring` if a signature has to be verified and the feature `ring` is off.
    pub fn run<F: Flow>(&self, mut flow: F) -> Result<F::Output, Error> {
        let mut input = Input::Start;
        loop {
            input = match flow.step(&self.context, UnixTime::from(SystemTime::now()), input)? {
                Step::Send(request) => match self.exchange(request) {
                    Ok(response) => Input::Response(response),
                    Err(error) => Input::Failed(error),
                },
                Step::Verify(signature) => Input::Verified(verify(&signature)?),
                Step::Wait(delay) => {
                    thread::sleep(delay);
                    Input::Woke
                }
                Step::Done(output) => return Ok(output),
            };
        }
    }

    /// Iterates over the pages of a list.
    ///
    /// ```no_run
    /// # let client = stytch_ureq::Client::from_env()?;
    /// use stytch_ureq::consumer::users::{Filter, Query, Search};
    ///
    /// let search = Search::new().query(Query::and([Filter::phone_verified(true)])).limit(500);
    /// for page in client.pages(&search) {
    ///     let page = page?;
    ///     println!("{} of {}", page.results.len(), page.results_metadata.total);
    /// }
    /// # Ok::<(), stytch_ureq::Error>(())
    /// ```
    pub fn pages<E: Paged>(&self, request: &E) -> PageWalk<E> {
        PageWalk::new(self.clone(), request.clone())
    }

    /// Iterates over the items of a list, fetching pages as they are needed.
    ///
    /// ```no_run
    /// # let client = stytch_ureq::Client::from_env()?;
    /// use stytch_ureq::consumer::users::Search;
    ///
    /// for user in client.items(&Search::new()) {
    ///     println!("{}", user?.user_id);
    /// }
    /// # Ok::<(), stytch_ureq::Error>(())
    /// ```
    pub fn items<E: Paged>(&self, request: &E) -> ItemWalk<E> {
        ItemWalk::new(self.pages(request))
    }

    /// Calls an operation by name, with a JSON object of params, and returns the JSON of the response.
    ///
    /// [`Project::call_request`] says how the params are checked.
    ///
    /// ```no_run
    /// # let client = stytch_ureq::Client::from_env()?;
    /// use serde_json::json;
    ///
    /// let args = json!({"organization_name": "Acme"});
    /// let created = client.call("b2b.organizations.create", &args)?;
    /// println!("{}", created["organization"]["organization_id"]);
    /// # Ok::<(), stytch_ureq::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// Those of [`send`](Self::send). [`Error::Build`] also names an unknown operation or param.
    pub fn call(&self, name: &str, args: &Value) -> Result<Value, Error> {
        self.run(CallByName::new(name, args))
    }

    /// Calls an operation by name on behalf of a B2B member.
    ///
    /// # Errors
    ///
    /// Those of [`call`](Self::call). [`Error::Build`] naming `member_credential` if the operation does not accept one.
    pub fn call_as_member(&self, name: &str, args: &Value, credential: &MemberCredential) -> Result<Value, Error> {
        self.run(CallByName::new(name, args).authorized_by(credential))
    }

    /// Sends a request once and returns the response, whatever its status. Use it for what the other methods do not show,
    /// such as response headers.
    ///
    /// Build the request with [`Project::request`] or [`Project::call_request`], and read the response with
    /// [`Project::response`] or [`Project::call_response`].
    ///
    /// # Errors
    ///
    /// [`Error::Transport`] if no response arrives.
    pub fn execute(&self, request: Request<Vec<u8>>) -> Result<Response<Vec<u8>>, Error> {
        self.exchange(request).map_err(Error::from)
    }

    fn exchange(&self, request: Request<Vec<u8>>) -> Result<Response<Vec<u8>>, TransportError> {
        #[cfg(feature = "tracing")]
        let call = crate::observe::Call::start(&request);
        let result = self.carry(request).map_err(failure::error);
        #[cfg(feature = "tracing")]
        call.end(&result);
        result
    }

    /// The one place that does I/O.
    fn carry(&self, request: Request<Vec<u8>>) -> Result<Response<Vec<u8>>, ureq::Error> {
        let response = match *request.method() {
            // With a Vec, even an empty one, ureq would announce a body.
            Method::GET | Method::DELETE if request.body().is_empty() => self.transfer(request.map(|_| ())),
            _ => self.transfer(request),
        }?;
        let (parts, mut body) = response.into_parts();
        // A body of exactly ureq's limit is too large for it.
        let body = body.with_config().limit(self.max_response_bytes.saturating_add(1)).read_to_vec()?;
        Ok(Response::from_parts(parts, body))
    }

    fn transfer(&self, request: Request<impl ureq::AsSendBody>) -> Result<Response<ureq::Body>, ureq::Error> {
        let agent = if request.uri().host().is_some_and(is_loopback) { &self.loopback } else { &self.remote };
        match self.timeout {
            Some(timeout) => agent.run(limit!(agent.configure_request(request), timeout).build()),
            // ureq sets TLS up again for a request with its own settings, which never resumes a TLS session; so only here.
            None => agent.run(request),
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;
    use stytch_emulator::Emulator;

    use super::*;

    #[test]
    fn a_replaced_secret_is_that_of_all_clones() {
        let stytch = Emulator::new().serve().unwrap();
        let client = Client::builder(stytch.project()).retries(RetryPolicy::none()).build().unwrap();
        let clone = client.with_timeout(Duration::from_secs(5));
        let call = |client: &Client| client.call("consumer.users.search", &json!({})).map(drop);
        call(&client).unwrap();

        client.replace_secret("secret-test-another").unwrap();
        for client in [&client, &clone] {
            let Err(Error::Api(error)) = call(client) else { panic!("the old secret was sent") };
            assert_eq!(error.status, 401);
        }

        let Err(Error::Build(error)) = client.replace_secret("") else { panic!("an empty secret was accepted") };
        assert_eq!(error.field, "secret");
    }
}
