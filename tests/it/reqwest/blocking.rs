//! The asynchronous client with the methods of the blocking one, for the tests of both.

use std::future::poll_fn;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use futures_core::Stream;
use http::{Request, Response};
use serde_json::Value;
use stytch_core::list::Paged;
use stytch_core::{Context, Endpoint, Error, Flow, MemberCredential, Project, RetryPolicy, Secret, Settings};
use stytch_reqwest::{ItemWalk, PageWalk};
use tokio::runtime::{Builder, Runtime};
use tokio::task::yield_now;

/// A runtime without threads, so that tests see the same connections each time.
#[derive(Debug, Clone)]
pub(crate) struct Driver(Arc<Runtime>);

impl Driver {
    fn new() -> Self {
        Self(Arc::new(Builder::new_current_thread().enable_all().build().unwrap()))
    }

    /// The tasks of connections run before, as one may have been closed, and after, as hyper keeps a connection for other calls
    /// only a little later than the call ends.
    fn block_on<T>(&self, future: impl Future<Output = T>) -> T {
        self.0.block_on(async {
            let_tasks_run().await;
            let output = future.await;
            let_tasks_run().await;
            output
        })
    }
}

async fn let_tasks_run() {
    for _ in 0..8 {
        yield_now().await;
    }
}

#[derive(Debug, Clone)]
pub(crate) struct Client {
    pub(crate) client: stytch_reqwest::Client,
    driver: Driver,
}

impl From<stytch_reqwest::Client> for Client {
    fn from(client: stytch_reqwest::Client) -> Self {
        Self { client, driver: Driver::new() }
    }
}

impl Client {
    pub(crate) fn new(project_id: &str, secret: impl Into<Secret>) -> Result<Self, Error> {
        stytch_reqwest::Client::new(project_id, secret).map(Self::from)
    }

    pub(crate) fn from_env() -> Result<Self, Error> {
        stytch_reqwest::Client::from_env().map(Self::from)
    }

    pub(crate) fn builder(project: Project) -> ClientBuilder {
        ClientBuilder(stytch_reqwest::Client::builder(project))
    }

    pub(crate) fn with_timeout(&self, timeout: Duration) -> Self {
        Self { client: self.client.with_timeout(timeout), ..self.clone() }
    }

    pub(crate) fn with_total_timeout(&self, timeout: Duration) -> Self {
        Self { client: self.client.with_total_timeout(timeout), ..self.clone() }
    }

    pub(crate) fn with_retries(&self, retries: RetryPolicy) -> Self {
        Self { client: self.client.with_retries(retries), ..self.clone() }
    }

    pub(crate) fn project(&self) -> Project {
        self.client.project()
    }

    pub(crate) fn replace_secret(&self, secret: impl Into<Secret>) -> Result<(), Error> {
        self.client.replace_secret(secret)
    }

    pub(crate) fn context(&self) -> Context {
        self.client.context()
    }

    pub(crate) fn send<E: Endpoint>(&self, endpoint: &E) -> Result<E::Response, Error> {
        self.driver.block_on(self.client.send(endpoint))
    }

    pub(crate) fn run<F: Flow>(&self, flow: F) -> Result<F::Output, Error> {
        self.driver.block_on(self.client.run(flow))
    }

    pub(crate) fn call(&self, name: &str, args: &Value) -> Result<Value, Error> {
        self.driver.block_on(self.client.call(name, args))
    }

    pub(crate) fn call_as_member(
        &self,
        name: &str,
        args: &Value,
        credential: &MemberCredential,
    ) -> Result<Value, Error> {
        self.driver.block_on(self.client.call_as_member(name, args, credential))
    }

    pub(crate) fn pages<E: Paged>(&self, request: &E) -> Walk<PageWalk<E>> {
        Walk { walk: self.client.pages(request), driver: self.driver.clone() }
    }

    pub(crate) fn items<E: Paged>(&self, request: &E) -> Walk<ItemWalk<E>> {
        Walk { walk: self.client.items(request), driver: self.driver.clone() }
    }

    pub(crate) fn execute(&self, request: Request<Vec<u8>>) -> Result<Response<Vec<u8>>, Error> {
        self.driver.block_on(self.client.execute(request))
    }
}

/// A walk through a list, of which each step is waited for.
pub(crate) struct Walk<W> {
    walk: W,
    driver: Driver,
}

impl<E: Paged> Walk<PageWalk<E>> {
    pub(crate) fn cursor(&self) -> Option<&str> {
        self.walk.cursor()
    }
}

impl<E: Paged> Walk<ItemWalk<E>> {
    pub(crate) fn cursor(&self) -> Option<&str> {
        self.walk.cursor()
    }
}

impl<W: Stream + Unpin> Iterator for Walk<W> {
    type Item = W::Item;

    fn next(&mut self) -> Option<W::Item> {
        let walk = &mut self.walk;
        self.driver.block_on(poll_fn(|context| Pin::new(&mut *walk).poll_next(context)))
    }
}

#[derive(Debug)]
pub(crate) struct ClientBuilder(stytch_reqwest::ClientBuilder);

macro_rules! setters {
    ($($name:ident($($value:ident: $type:ty)?)),* $(,)?) => {
        impl ClientBuilder {
            $(pub(crate) fn $name(self $(, $value: $type)?) -> Self {
                Self(self.0.$name($($value)?))
            })*

            pub(crate) fn build(self) -> Result<Client, Error> {
                self.0.build().map(Client::from)
            }
        }
    };
}

setters! {
    settings(settings: Settings),
    retries(retries: RetryPolicy),
    base_url(url: impl Into<String>),
    fraud_url(url: impl Into<String>),
    user_agent(user_agent: impl Into<String>),
    timeout(timeout: Duration),
    connect_timeout(timeout: Duration),
    total_timeout(timeout: Duration),
    idle_timeout(timeout: Duration),
    max_response_bytes(bytes: u64),
    proxy(url: impl Into<String>),
    no_proxy(hosts: &str),
    root_certificates(pem: impl Into<Vec<u8>>),
    allow_http(),
}
