//! The blocking client.

use std::thread;
use std::time::{Duration, SystemTime};

use http::{Method, Request, Response};
use serde_json::Value;
use stytch_core::project::is_loopback;
use stytch_core::{
    Cache, Call, CallByName, Endpoint, Error, Flow, Input, MemberSession, Paged, Project, RetryPolicy, Secret, Step,
    TransportError, UnixTime,
};
use ureq::Agent;

use crate::builder::limit;
use crate::{ClientBuilder, ItemIterator, PageIterator, failure, verify};

/// A blocking Stytch client.
///
/// Cheap to clone; clones share the connection pool, and the keys, policies and tokens that flows keep. Use one client for
/// all threads of a program.
///
/// ```no_run
/// use stytch_ureq::{Client, consumer::otps};
///
/// let client = Client::from_env()?;
/// let sent = client.send(&otps::sms::LoginOrCreate::new("+12025550162").expiration_minutes(5))?;
/// println!("sent a passcode to {}", sent.user_id);
/// # Ok::<(), stytch_ureq::Error>(())
/// ```
#[derive(Debug, Clone)]
pub struct Client {
    pub(crate) cache: Cache,
    /// Carries what leaves this machine.
    pub(crate) remote: Agent,
    /// Carries what does not.
    pub(crate) loopback: Agent,
    /// In place of the agents'.
    pub(crate) timeout: Option<Duration>,
    pub(crate) max_response_bytes: u64,
}

impl Client {
    /// A client with the standard settings of [`ClientBuilder`].
    ///
    /// # Errors
    ///
    /// [`Error::Build`] naming `project_id` or `secret` if one cannot be sent.
    pub fn new(project_id: impl Into<String>, secret: impl Into<Secret>) -> Result<Self, Error> {
        Self::builder(Project::new(project_id, secret)?).build()
    }

    /// A client for the project that the environment names: `STYTCH_PROJECT_ID`, `STYTCH_SECRET` and, if it is set,
    /// `STYTCH_BASE_URL`.
    ///
    /// # Errors
    ///
    /// [`Error::Build`] naming the variable that is not set, is empty or has no usable value.
    pub fn from_env() -> Result<Self, Error> {
        ClientBuilder::from_env()?.build()
    }

    /// Settings for a client.
    pub fn builder(project: Project) -> ClientBuilder {
        ClientBuilder::new(project)
    }

    /// A client with another limit for how long each step of a call takes; it shares the connection pool.
    #[must_use]
    pub fn with_timeout(&self, timeout: Duration) -> Self {
        Self { timeout: Some(timeout), ..self.clone() }
    }

    /// A client with other retries; it shares everything else.
    #[must_use]
    pub fn with_retries(&self, retries: RetryPolicy) -> Self {
        let settings = self.cache.settings().clone().retries(retries);
        Self { cache: self.cache.with_settings(settings), ..self.clone() }
    }

    /// The project that this client calls for.
    pub fn project(&self) -> &Project {
        self.cache.project()
    }

    /// What the flows of this client share, such as the project's keys.
    pub fn cache(&self) -> &Cache {
        &self.cache
    }

    /// Sends a typed request and waits for its answer; again where [`RetryPolicy`] says so.
    ///
    /// # Errors
    ///
    /// [`Error::Build`] if the request cannot be sent, [`Error::Api`] if Stytch refuses it, [`Error::Transport`] if no
    /// answer arrives, [`Error::Decode`] if the answer does not read as what it should be.
    pub fn send<E: Endpoint>(&self, endpoint: &E) -> Result<E::Response, Error> {
        self.run(Call::new(endpoint))
    }

    /// Runs a flow: whatever takes more than one step, such as checking a session JWT with the project's keys.
    ///
    /// ```no_run
    /// # let client = stytch_ureq::Client::from_env()?;
    /// # let cookie = "";
    /// use std::time::Duration;
    /// use stytch_ureq::{Error, consumer::sessions::AuthenticateJwt};
    ///
    /// match client.run(AuthenticateJwt::new(cookie).max_age(Duration::from_secs(60))) {
    ///     Ok(login) => println!("hello {}", login.session.user_id),
    ///     Err(Error::Denied(denied)) => println!("no: {denied}"),
    ///     Err(error) => println!("cannot tell: {error}"),
    /// }
    /// # Ok::<(), Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// Whatever ends the flow; [`Error::Denied`] is the "no" of a check. [`Error::Build`] naming `ring` if a signature is to
    /// be verified and the feature of that name is off.
    pub fn run<F: Flow>(&self, mut flow: F) -> Result<F::Output, Error> {
        let mut input = Input::Start;
        loop {
            input = match flow.step(&self.cache, UnixTime::from(SystemTime::now()), input)? {
                Step::Send(request) => match self.exchange(request) {
                    Ok(response) => Input::Response(response),
                    Err(error) => Input::Failed(error),
                },
                Step::Verify(rs256) => Input::Verified(verify::rs256(&rs256)?),
                Step::Wait(delay) => {
                    thread::sleep(delay);
                    Input::Woke
                }
                Step::Done(output) => return Ok(output),
            };
        }
    }

    /// Walks through a list page by page.
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
    pub fn pages<E: Paged>(&self, request: &E) -> PageIterator<E> {
        PageIterator::new(self.clone(), request.clone())
    }

    /// Walks through a list item by item, fetching pages as they are needed.
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
    pub fn items<E: Paged>(&self, request: &E) -> ItemIterator<E> {
        ItemIterator::new(self.pages(request))
    }

    /// Calls an operation by name, with a JSON object of params; answers the JSON that Stytch does.
    ///
    /// [`Project::call_request`] says how the params are checked.
    ///
    /// ```no_run
    /// # let client = stytch_ureq::Client::from_env()?;
    /// use serde_json::json;
    ///
    /// let created = client.call("b2b.organizations.create", &json!({"organization_name": "Acme"}))?;
    /// println!("{}", created["organization"]["organization_id"]);
    /// # Ok::<(), stytch_ureq::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// As for [`send`](Self::send); [`Error::Build`] also names an unknown operation or param.
    pub fn call(&self, name: &str, args: &Value) -> Result<Value, Error> {
        self.run(CallByName::new(name, args))
    }

    /// Calls an operation by name on behalf of a B2B member.
    ///
    /// # Errors
    ///
    /// As for [`call`](Self::call); [`Error::Build`] naming `member_session` if the operation takes none.
    pub fn call_as_member(&self, name: &str, args: &Value, session: &MemberSession) -> Result<Value, Error> {
        self.run(CallByName::new(name, args).authorized_by(session))
    }

    /// Sends a request as it is and answers the response as it is, whatever its status: for what the other methods do
    /// not show, such as response headers.
    ///
    /// The request is best made with [`Project::request`] or [`Project::call_request`], and the response read with
    /// [`Project::response`] or [`Project::call_response`]. It is sent once.
    ///
    /// # Errors
    ///
    /// [`Error::Transport`] if no answer arrives.
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
            // A Vec, even an empty one, would make ureq announce a body.
            Method::GET | Method::DELETE if request.body().is_empty() => self.transfer(request.map(|_| ())),
            _ => self.transfer(request),
        }?;
        let (parts, mut body) = response.into_parts();
        // ureq's limit is the size that is too much.
        let body = body.with_config().limit(self.max_response_bytes.saturating_add(1)).read_to_vec()?;
        Ok(Response::from_parts(parts, body))
    }

    fn transfer(&self, request: Request<impl ureq::AsSendBody>) -> Result<Response<ureq::Body>, ureq::Error> {
        let agent = if request.uri().host().is_some_and(is_loopback) { &self.loopback } else { &self.remote };
        match self.timeout {
            Some(timeout) => agent.run(limit!(agent.configure_request(request), timeout).build()),
            // A request with settings of its own makes ureq set TLS up anew, so that no session is ever resumed.
            None => agent.run(request),
        }
    }
}
