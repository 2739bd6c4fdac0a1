//! The client.

use std::time::Duration;

use http::{Request, Response};
use serde_json::Value;
use stytch_core::{
    Cache, Call, CallByName, Endpoint, Error, Flow, Input, MemberSession, Paged, Project, RetryPolicy, Secret, Step,
};

use crate::fetch::Limits;
use crate::{ClientBuilder, ItemWalk, PageWalk, fetch, host, timer, verify};

/// A Stytch client over the global `fetch`.
///
/// Cheap to clone; clones share the keys, policies and tokens that flows keep. Use one client for all requests that a program
/// serves. It holds nothing of JavaScript's, so that it can be in a `static`.
///
/// ```no_run
/// use stytch_wasm::{Client, consumer::otps};
///
/// # async fn example(project_id: &str, secret: &str) -> Result<(), stytch_wasm::Error> {
/// let client = Client::new(project_id, secret)?;
/// let sent = client.send(&otps::sms::LoginOrCreate::new("+12025550162").expiration_minutes(5)).await?;
/// # let user_id: String = sent.user_id;
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone)]
pub struct Client {
    pub(crate) cache: Cache,
    pub(crate) limits: Limits,
}

impl Client {
    /// A client with the standard settings of [`ClientBuilder`].
    ///
    /// # Errors
    ///
    /// [`Error::Build`] naming `project_id` or `secret` if one cannot be sent; `secret` in a browser, where it would be no
    /// secret.
    pub fn new(project_id: impl Into<String>, secret: impl Into<Secret>) -> Result<Self, Error> {
        Self::builder(Project::new(project_id, secret)?).build()
    }

    /// Settings for a client.
    pub fn builder(project: Project) -> ClientBuilder {
        ClientBuilder::new(project)
    }

    /// A client with another limit for how long one try of a call takes; it shares everything else.
    #[must_use]
    pub fn with_timeout(&self, timeout: Duration) -> Self {
        Self { limits: Limits { timeout, ..self.limits }, ..self.clone() }
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
    pub async fn send<E: Endpoint>(&self, endpoint: &E) -> Result<E::Response, Error> {
        self.run(Call::new(endpoint)).await
    }

    /// Runs a flow to its end: sends its requests, verifies its signatures and waits as it wants. Dropped before that, it aborts
    /// what it has sent.
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
    /// Whatever ends the flow, and [`Error::Build`] naming `crypto` if WebCrypto cannot verify a signature here.
    pub async fn run<F: Flow>(&self, mut flow: F) -> Result<F::Output, Error> {
        let mut input = Input::Start;
        loop {
            input = match flow.step(&self.cache, host::now(), input)? {
                Step::Send(request) => match fetch::exchange(request, self.limits).await {
                    Ok(response) => Input::Response(response),
                    Err(error) => Input::Failed(error),
                },
                Step::Verify(rs256) => Input::Verified(verify::rs256(&rs256).await?),
                Step::Wait(delay) => {
                    timer::sleep(delay).await;
                    Input::Woke
                }
                Step::Done(output) => return Ok(output),
            };
        }
    }

    /// Walks through a list page by page.
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

    /// Walks through a list item by item, fetching pages as they are needed.
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
        ItemWalk::new(self.pages(request))
    }

    /// Calls an operation by name, with a JSON object of params; answers the JSON that Stytch does.
    ///
    /// [`Project::call_request`] says how the params are checked.
    ///
    /// ```no_run
    /// use serde_json::json;
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
    /// As for [`send`](Self::send); [`Error::Build`] also names an unknown operation or param.
    pub async fn call(&self, name: &str, args: &Value) -> Result<Value, Error> {
        self.run(CallByName::new(name, args)).await
    }

    /// Calls an operation by name on behalf of a B2B member.
    ///
    /// # Errors
    ///
    /// As for [`call`](Self::call); [`Error::Build`] naming `member_session` if the operation takes none.
    pub async fn call_as_member(&self, name: &str, args: &Value, session: &MemberSession) -> Result<Value, Error> {
        self.run(CallByName::new(name, args).authorized_by(session)).await
    }

    /// Sends a request as it is and answers the response as it is, whatever its status: for what the other methods do
    /// not show, such as response headers.
    ///
    /// The request is best made with [`Project::request`] or [`Project::call_request`], and the response read with
    /// [`Project::response`] or [`Project::call_response`]. It is sent once. Without a body, none is announced.
    ///
    /// # Errors
    ///
    /// [`Error::Transport`] if no answer arrives.
    pub async fn execute(&self, request: Request<Vec<u8>>) -> Result<Response<Vec<u8>>, Error> {
        fetch::exchange(request, self.limits).await.map_err(Error::from)
    }
}
