//! The client.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use http::{Request, Response};
use serde_json::Value;
use stytch_core::by_name::CallByName;
use stytch_core::flow::{Call, Input, Step};
use stytch_core::list::Paged;
use stytch_core::{Context, Endpoint, Error, Flow, MemberCredential, Project, RetryPolicy, Secret, Settings};

use crate::fetch::Limits;
use crate::verify::verify;
use crate::{ClientBuilder, ItemWalk, PageWalk, fetch, host, timer};

/// A Stytch client over the global `fetch`.
///
/// Cheap to clone; clones share the project, and the keys, policies and tokens that flows fetch. Use one client for all
/// requests that a program serves. It holds no JavaScript values, so it can be in a `static`.
///
/// ```no_run
/// use stytch_wasm::{Client, consumer::otps};
///
/// # async fn example(project_id: &str, secret: &str) -> Result<(), stytch_wasm::Error> {
/// let client = Client::new(project_id, secret)?;
/// let send = otps::sms::LoginOrCreate::new("+12025550162").expiration_minutes(5);
/// let sent = client.send(&send).await?;
/// # let user_id: String = sent.user_id;
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone)]
pub struct Client {
    /// Shared by all clones, so that they have the same secret.
    context: Arc<Mutex<Context>>,
    settings: Arc<Settings>,
    limits: Limits,
}

impl Client {
    pub(crate) fn with_context(context: Context, settings: Settings, limits: Limits) -> Self {
        Self { context: Arc::new(Mutex::new(context)), settings: Arc::new(settings), limits }
    }

    /// A client with the default settings of [`ClientBuilder`].
    ///
    /// # Errors
    ///
    /// [`Error::Build`] naming `project_id` or `secret` as for [`Project::new`], and naming `secret` in a browser.
    pub fn new(project_id: impl Into<String>, secret: impl Into<Secret>) -> Result<Self, Error> {
        Self::builder(Project::new(project_id, secret)?).build()
    }

    /// Starts to build a client with other settings.
    pub fn builder(project: Project) -> ClientBuilder {
        ClientBuilder::new(project)
    }

    /// A client with another time limit for each try of a call. It shares everything else.
    #[must_use]
    pub fn with_timeout(&self, timeout: Duration) -> Self {
        Self { limits: Limits { timeout, ..self.limits }, ..self.clone() }
    }

    /// A client with another retry policy. It shares everything else.
    #[must_use]
    pub fn with_retries(&self, retries: RetryPolicy) -> Self {
        let settings = Settings::clone(&self.settings).retries(retries);
        Self { settings: Arc::new(settings), ..self.clone() }
    }

    /// The project, with its current secret.
    pub fn project(&self) -> Project {
        self.context().project().clone()
    }

    /// Replaces the project's secret, as after a rotation, in this client and all its clones.
    ///
    /// Requests that were already built keep the old secret. Keys, policies and tokens are kept.
    ///
    /// # Errors
    ///
    /// [`Error::Build`] naming `secret` as for [`Project::new`]; the old one then stays.
    pub fn replace_secret(&self, secret: impl Into<Secret>) -> Result<(), Error> {
        // Not under the lock: the caller's conversion may use this client.
        let secret = secret.into();
        let mut context = self.context.lock().unwrap_or_else(PoisonError::into_inner);
        *context = context.with_secret(secret)?;
        Ok(())
    }

    /// What the flows of this client share, such as the project's keys, with the current secret.
    pub fn context(&self) -> Context {
        let context = self.context.lock().unwrap_or_else(PoisonError::into_inner);
        context.with_settings(Arc::clone(&self.settings))
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

    /// Runs a flow, such as checking a session JWT with the project's keys. Dropping the future aborts its request.
    ///
    /// ```no_run
    /// use stytch_wasm::consumer::sessions::AuthenticateJwt;
    ///
    /// # async fn example(client: &stytch_wasm::Client, cookie: &str) -> Result<(), stytch_wasm::Error> {
    /// let who = client.run(AuthenticateJwt::new(cookie)).await?;
    /// # let user_id: String = who.session.user_id;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// Those of the flow: [`Error::Denied`] if a check said no; any other error means the check could not be completed.
    /// [`Error::Build`] naming `crypto` if a signature has to be verified and WebCrypto cannot do that here.
    pub async fn run<F: Flow>(&self, mut flow: F) -> Result<F::Output, Error> {
        let context = self.context();
        let mut input = Input::Start;
        loop {
            input = match flow.step(&context, host::now(), input)? {
                Step::Send(request) => match fetch::exchange(request, self.limits).await {
                    Ok(response) => Input::Response(response),
                    Err(error) => Input::Failed(error),
                },
                Step::Verify(signature) => Input::Verified(verify(&signature).await?),
                Step::Wait(delay) => {
                    timer::sleep(delay).await;
                    Input::Woke
                }
                Step::Done(output) => return Ok(output),
            };
        }
    }

    /// Walks through the pages of a list.
    ///
    /// ```no_run
    /// use stytch_wasm::consumer::users::{Filter, Query, Search};
    ///
    /// # async fn example(client: &stytch_wasm::Client) -> Result<(), stytch_wasm::Error> {
    /// let search = Search::new().query(Query::and([Filter::phone_verified(true)])).limit(500);
    /// let mut pages = client.pages(&search);
    /// while let Some(page) = pages.next().await {
    ///     let users = page?.results;
    /// }
    /// # Ok(())
    /// # }
    /// ```
    pub fn pages<E: Paged>(&self, request: &E) -> PageWalk<E> {
        PageWalk::new(self.clone(), request.clone())
    }

    /// Walks through the items of a list, fetching pages as they are needed.
    ///
    /// ```no_run
    /// use stytch_wasm::consumer::users::Search;
    ///
    /// # async fn example(client: &stytch_wasm::Client) -> Result<(), stytch_wasm::Error> {
    /// let mut users = client.items(&Search::new());
    /// while let Some(user) = users.next().await {
    ///     let user_id = user?.user_id;
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
    /// use stytch_wasm::serde_json::json;
    ///
    /// # async fn example(client: &stytch_wasm::Client) -> Result<(), stytch_wasm::Error> {
    /// let args = json!({"organization_name": "Acme"});
    /// let created = client.call("b2b.organizations.create", &args).await?;
    /// let organization_id = &created["organization"]["organization_id"];
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
    /// [`Project::response`] or [`Project::call_response`]. An empty body is not announced.
    ///
    /// # Errors
    ///
    /// [`Error::Transport`] if no response arrives.
    pub async fn execute(&self, request: Request<Vec<u8>>) -> Result<Response<Vec<u8>>, Error> {
        fetch::exchange(request, self.limits).await.map_err(Error::from)
    }
}
