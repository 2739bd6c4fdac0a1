//! The blocking client.

use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant, SystemTime};

use http::{Request, Response};
use serde_json::Value;
use stytch_core::by_name::CallByName;
use stytch_core::error::{TransportError, TransportErrorKind};
use stytch_core::flow::{Call, Input, InvalidSignature, Signature, Step};
use stytch_core::list::Paged;
use stytch_core::{Context, Endpoint, Error, Flow, MemberCredential, Project, RetryPolicy, Secret, Settings, UnixTime};
use stytch_native::{Limits, environment};

use crate::cancellation::Cancellation;
use crate::process::{CurrentProcess, Process};
use crate::{ClientBuilder, ItemWalk, PageWalk};

/// A blocking Stytch client.
///
/// Cheap to clone; clones share the connection pool, the project, and the keys, policies and tokens that flows fetch. Use one
/// client for all threads of a program. It can also be used in a process that was forked, on both sides: each has
/// connections of its own.
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
    process: Arc<CurrentProcess>,
    settings: Arc<Settings>,
    limits: Limits,
    cancellation: Option<Cancellation>,
}

impl Client {
    pub(crate) fn with_process(process: CurrentProcess, settings: Settings, limits: Limits) -> Self {
        Self { process: Arc::new(process), settings: Arc::new(settings), limits, cancellation: None }
    }

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

    /// A client with another time limit for each try of a call: see [`ClientBuilder::timeout`]. It shares everything else,
    /// such as the connection pool.
    #[must_use]
    pub fn with_timeout(&self, timeout: Duration) -> Self {
        Self { limits: Limits::new(timeout, self.limits.total_timeout), ..self.clone() }
    }

    /// A client with another time limit for a whole call: see [`ClientBuilder::total_timeout`]. It shares everything else,
    /// such as the connection pool.
    #[must_use]
    pub fn with_total_timeout(&self, timeout: Duration) -> Self {
        Self { limits: Limits::new(self.limits.timeout, timeout), ..self.clone() }
    }

    /// A client with another retry policy. It shares everything else, such as the connection pool.
    #[must_use]
    pub fn with_retries(&self, retries: RetryPolicy) -> Self {
        let settings = Settings::clone(&self.settings).retries(retries);
        Self { settings: Arc::new(settings), ..self.clone() }
    }

    /// A client whose calls can be cancelled: while they wait, they ask twenty times a second, in the thread of the caller. It
    /// shares everything else, such as the connection pool.
    ///
    /// A cancelled call ends with [`TransportErrorKind::Cancelled`]. What it has sent may still arrive, in the background until its
    /// time limit: a request that runs can be left alone, but not taken back. A second thread carries it, which costs some
    /// microseconds.
    ///
    /// ```no_run
    /// # let client = stytch_ureq::Client::from_env()?;
    /// use std::sync::Arc;
    /// use std::sync::atomic::{AtomicBool, Ordering};
    ///
    /// let stop = Arc::new(AtomicBool::new(false)); // set by a button, or a signal handler
    /// let client = client.with_cancellation({
    ///     let stop = Arc::clone(&stop);
    ///     move || stop.load(Ordering::Relaxed)
    /// });
    /// # Ok::<(), stytch_ureq::Error>(())
    /// ```
    #[must_use]
    pub fn with_cancellation(&self, is_cancelled: impl Fn() -> bool + Send + Sync + 'static) -> Self {
        Self { cancellation: Some(Cancellation::new(is_cancelled)), ..self.clone() }
    }

    /// The project, with its current secret.
    pub fn project(&self) -> Project {
        self.process.get().context.project().clone()
    }

    /// Replaces the project's secret, as after a rotation, in this client and all its clones.
    ///
    /// Calls that have begun keep the old secret. Connections, keys, policies and tokens are kept.
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
        self.process.replace_secret(secret.into())
    }

    /// What the flows of this client share, such as the project's keys, with the current secret.
    pub fn context(&self) -> Context {
        self.process.get().context.with_settings(Arc::clone(&self.settings))
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
    /// [`Error::Build`] naming `ring` if a signature has to be verified and the features `ring` and `aws-lc-rs` are off.
    pub fn run<F: Flow>(&self, mut flow: F) -> Result<F::Output, Error> {
        let process = self.process.get();
        let (end, mut now) = (self.limits.end(), UnixTime::from(SystemTime::now()));
        let context =
            process.context.with_settings(Arc::clone(&self.settings)).with_deadline(now + self.limits.total_timeout);
        let mut input = Input::Start;
        loop {
            input = match flow.step(&context, now, input)? {
                Step::Send(request) => match self.exchange(&process, request, end) {
                    Ok(response) => Input::Response(response),
                    Err(error) if error.kind == TransportErrorKind::Cancelled => return Err(error.into()),
                    Err(error) => Input::Failed(error),
                },
                Step::Verify(signature) => Input::Verified(process.verifier.verify(&signature)?),
                Step::Wait(delay) => {
                    let delay = self.limits.of_pause(delay, end)?;
                    match &self.cancellation {
                        Some(cancellation) => cancellation.sleep(delay)?,
                        None => thread::sleep(delay),
                    }
                    Input::Woke
                }
                Step::Done(output) => return Ok(output),
            };
            now = SystemTime::now().into();
        }
    }

    /// The time limit of a whole call, for programs that take the steps of a flow themselves.
    pub fn total_timeout(&self) -> Duration {
        self.limits.total_timeout
    }

    /// Whether a signature matches, for programs that take the steps of a flow themselves.
    ///
    /// # Errors
    ///
    /// [`Error::Build`] if that cannot be found out, for instance naming `ring` if the features `ring` and `aws-lc-rs` are off.
    pub fn verify(&self, signature: &Signature) -> Result<Result<(), InvalidSignature>, Error> {
        self.process.get().verifier.verify(signature)
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
        ItemWalk::new(self.clone(), request.clone())
    }

    /// Calls an operation by name, with a JSON object of params, and returns the JSON of the response.
    ///
    /// [`Project::call_request`] says how the params are checked.
    ///
    /// ```no_run
    /// # let client = stytch_ureq::Client::from_env()?;
    /// use stytch_ureq::serde_json::json;
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
        Ok(self.exchange(&self.process.get(), request, self.limits.end())?)
    }

    fn exchange(
        &self,
        process: &Process,
        request: Request<Vec<u8>>,
        end: Instant,
    ) -> Result<Response<Vec<u8>>, TransportError> {
        #[cfg(feature = "tracing")]
        let call = stytch_native::observe::Call::start(&request);
        let result = self.limits.of_try(end).and_then(|limit| {
            let sent = match &self.cancellation {
                Some(cancellation) => {
                    let agents = Arc::clone(&process.agents);
                    cancellation.wait_for(&process.workers, move || agents.send(request, limit))
                }
                None => process.agents.send(request, limit),
            };
            sent.map_err(|error| self.limits.judge(error, limit))
        });
        #[cfg(feature = "tracing")]
        if let Some(event) = call.end(&result) {
            crate::observe::emit(event);
        }
        result
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
