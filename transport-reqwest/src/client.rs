//! The asynchronous client.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant, SystemTime};

use http::{Request, Response};
use serde_json::Value;
use stytch_core::by_name::CallByName;
use stytch_core::error::{BuildError, TransportError};
use stytch_core::flow::{Call, Input, InvalidSignature, Signature, Step};
use stytch_core::list::Paged;
use stytch_core::{Context, Endpoint, Error, Flow, MemberCredential, Project, RetryPolicy, Secret, Settings, UnixTime};
use stytch_native::{Limits, SHA256, Verifier, environment, seed};
use tokio::runtime::Handle;

use crate::http_client::HttpClient;
use crate::{ClientBuilder, ItemWalk, PageWalk};

/// An asynchronous Stytch client.
///
/// Cheap to clone; clones share the connection pool, the project, and the keys, policies and tokens that flows fetch. Use one
/// client for all tasks of a tokio runtime.
///
/// A future can be dropped at any time, by a timeout or a `select`. Its request may still reach Stytch. Its connection is closed,
/// and what it was fetching for others is fetched by one of them.
///
/// tokio does not survive `fork`: in another process than the one that built it, calls of a client fail with [`Error::Build`], and
/// send nothing.
///
/// ```no_run
/// use stytch_reqwest::{Client, consumer::otps};
///
/// # async fn example() -> Result<(), stytch_reqwest::Error> {
/// let client = Client::from_env()?;
/// let send = otps::sms::LoginOrCreate::new("+12025550162").expiration_minutes(5);
/// let sent = client.send(&send).await?;
/// println!("sent a passcode to {}", sent.user_id);
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone)]
pub struct Client {
    shared: Arc<Shared>,
    settings: Arc<Settings>,
    limits: Limits,
}

/// What the clones of a client share.
#[derive(Debug)]
struct Shared {
    process_id: u32,
    context: Mutex<Context>,
    http_client: HttpClient,
    verifier: Verifier,
}

impl Shared {
    fn context(&self) -> MutexGuard<'_, Context> {
        self.context.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Client {
    pub(crate) fn with_parts(project: Project, http_client: HttpClient, settings: Settings, limits: Limits) -> Self {
        let process_id = std::process::id();
        let context = Context::new(project, seed(process_id));
        let context = Mutex::new(match SHA256 {
            Some(sha256) => context.with_sha256(sha256),
            None => context,
        });
        let shared = Shared { process_id, context, http_client, verifier: Verifier::default() };
        Self { shared: Arc::new(shared), settings: Arc::new(settings), limits }
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

    /// The project, with its current secret.
    pub fn project(&self) -> Project {
        self.shared.context().project().clone()
    }

    /// Replaces the project's secret, as after a rotation, in this client and all its clones.
    ///
    /// Calls that have begun keep the old secret. Connections, keys, policies and tokens are kept.
    ///
    /// ```
    /// # let client = stytch_reqwest::Client::new("project-test-1", "secret-test-1")?;
    /// client.replace_secret("secret-test-2")?;
    /// # Ok::<(), stytch_reqwest::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`Error::Build`] naming `secret` as for [`Project::new`]; the old one then stays.
    pub fn replace_secret(&self, secret: impl Into<Secret>) -> Result<(), Error> {
        // Not under the lock: the caller's conversion may use this client.
        let secret = secret.into();
        let mut context = self.shared.context();
        *context = context.with_secret(secret)?;
        Ok(())
    }

    /// What the flows of this client share, such as the project's keys, with the current secret.
    pub fn context(&self) -> Context {
        self.shared.context().with_settings(Arc::clone(&self.settings))
    }

    /// Sends a typed request and returns the typed response. Failures are retried as [`RetryPolicy`] says.
    ///
    /// # Errors
    ///
    /// [`Error::Build`] if the request cannot be built, [`Error::Api`] if Stytch rejects it, [`Error::Transport`] if no
    /// response arrives, [`Error::Decode`] if the response does not have the expected form.
    pub async fn send<E: Endpoint>(&self, endpoint: &E) -> Result<E::Response, Error> {
        self.run(Call::new(endpoint)).await
    }

    /// Runs a flow, such as checking a session JWT with the project's keys.
    ///
    /// ```no_run
    /// # async fn example(client: stytch_reqwest::Client) -> Result<(), stytch_reqwest::Error> {
    /// # let cookie = "";
    /// use std::time::Duration;
    /// use stytch_reqwest::{Error, consumer::sessions::AuthenticateJwt};
    ///
    /// match client.run(AuthenticateJwt::new(cookie).max_age(Duration::from_secs(60))).await {
    ///     Ok(login) => println!("hello {}", login.session.user_id),
    ///     Err(Error::Denied(denied)) => println!("log in again: {denied}"),
    ///     Err(error) => println!("could not be checked: {error}"),
    /// }
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// Those of the flow: [`Error::Denied`] if a check said no; any other error means the check could not be completed.
    /// [`Error::Build`] naming `runtime` outside of tokio, and `client` in a process that was forked.
    /// [`Error::Build`] naming `ring` if a signature has to be verified and the features `ring` and `aws-lc-rs` are off.
    pub async fn run<F: Flow>(&self, mut flow: F) -> Result<F::Output, Error> {
        self.check_process()?;
        let (end, mut now) = (self.limits.end(), UnixTime::from(SystemTime::now()));
        let context = self.context().with_deadline(now + self.limits.total_timeout);
        let mut input = Input::Start;
        loop {
            input = match flow.step(&context, now, input)? {
                Step::Send(request) => match self.exchange(request, end).await? {
                    Ok(response) => Input::Response(response),
                    Err(error) => Input::Failed(error),
                },
                Step::Verify(signature) => Input::Verified(self.shared.verifier.verify(&signature)?),
                Step::Wait(delay) => {
                    check_runtime()?;
                    tokio::time::sleep(self.limits.of_pause(delay, end)?).await;
                    Input::Woke
                }
                Step::Done(output) => return Ok(output),
            };
            now = SystemTime::now().into();
        }
    }

    fn check_process(&self) -> Result<(), BuildError> {
        if self.shared.process_id == std::process::id() {
            return Ok(());
        }
        let problem = "was built in another process, and its connections are there: build one after `fork`";
        Err(BuildError::configuration("client", problem))
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
        self.shared.verifier.verify(signature)
    }

    /// Walks through the pages of a list, which are a [`Stream`](futures_core::Stream).
    ///
    /// ```no_run
    /// # async fn example(client: stytch_reqwest::Client) -> Result<(), stytch_reqwest::Error> {
    /// use stytch_reqwest::consumer::users::{Filter, Query, Search};
    ///
    /// let search = Search::new().query(Query::and([Filter::phone_verified(true)])).limit(500);
    /// let mut pages = client.pages(&search);
    /// while let Some(page) = pages.next().await {
    ///     let page = page?;
    ///     println!("{} of {}", page.results.len(), page.results_metadata.total);
    /// }
    /// # Ok(())
    /// # }
    /// ```
    pub fn pages<E: Paged>(&self, request: &E) -> PageWalk<E> {
        PageWalk::new(self.clone(), request.clone())
    }

    /// Walks through the items of a list, which are a [`Stream`](futures_core::Stream), fetching pages as they are needed.
    ///
    /// ```no_run
    /// # async fn example(client: stytch_reqwest::Client) -> Result<(), stytch_reqwest::Error> {
    /// use stytch_reqwest::consumer::users::Search;
    ///
    /// let mut users = client.items(&Search::new());
    /// while let Some(user) = users.next().await {
    ///     println!("{}", user?.user_id);
    /// }
    /// # Ok(())
    /// # }
    /// ```
    pub fn items<E: Paged>(&self, request: &E) -> ItemWalk<E> {
        ItemWalk::new(self.clone(), request.clone())
    }

    /// Calls an operation by name, with a JSON object of params, and returns the JSON of the response.
    ///
    /// [`Project::call_request`] says how the params are checked.
    ///
    /// ```no_run
    /// # async fn example(client: stytch_reqwest::Client) -> Result<(), stytch_reqwest::Error> {
    /// use stytch_reqwest::serde_json::json;
    ///
    /// let args = json!({"organization_name": "Acme"});
    /// let created = client.call("b2b.organizations.create", &args).await?;
    /// println!("{}", created["organization"]["organization_id"]);
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// Those of [`send`](Self::send). [`Error::Build`] also names an unknown operation or param.
    pub async fn call(&self, name: &str, args: &Value) -> Result<Value, Error> {
        self.run(CallByName::new(name, args)).await
    }

    /// Calls an operation by name on behalf of a B2B member.
    ///
    /// # Errors
    ///
    /// Those of [`call`](Self::call). [`Error::Build`] naming `member_credential` if the operation does not accept one.
    pub async fn call_as_member(
        &self,
        name: &str,
        args: &Value,
        credential: &MemberCredential,
    ) -> Result<Value, Error> {
        self.run(CallByName::new(name, args).authorized_by(credential)).await
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
    pub async fn execute(&self, request: Request<Vec<u8>>) -> Result<Response<Vec<u8>>, Error> {
        self.check_process()?;
        Ok(self.exchange(request, self.limits.end()).await??)
    }

    async fn exchange(
        &self,
        request: Request<Vec<u8>>,
        end: Instant,
    ) -> Result<Result<Response<Vec<u8>>, TransportError>, BuildError> {
        check_runtime()?;
        #[cfg(feature = "tracing")]
        let call = stytch_native::observe::Call::start(&request);
        let result = match self.limits.of_try(end) {
            Ok(limit) => {
                let sent = self.shared.http_client.send(request, limit).await;
                sent.map_err(|error| self.limits.judge(error, limit))
            }
            Err(error) => Err(error),
        };
        #[cfg(feature = "tracing")]
        if let Some(event) = call.end(&result) {
            crate::observe::emit(event);
        }
        Ok(result)
    }
}

/// tokio panics without one.
fn check_runtime() -> Result<(), BuildError> {
    Handle::try_current().map(drop).map_err(|_| {
        BuildError::configuration("runtime", "is missing: this client sends requests only in one of tokio")
    })
}
