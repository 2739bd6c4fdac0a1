//! The asynchronous client with the methods of the blocking one, for the tests of both.

use std::sync::LazyLock;
use std::time::Duration;

use http::{Request, Response};
use serde_json::Value;
use stytch_core::{Endpoint, Error, Flow, MemberCredential, Project, RetryPolicy, Secret};
use tokio::runtime::{Builder, Runtime};

static RUNTIME: LazyLock<Runtime> =
    LazyLock::new(|| Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap());

#[derive(Debug, Clone)]
pub(crate) struct Client(pub(crate) stytch_reqwest::Client);

impl Client {
    pub(crate) fn new(project_id: &str, secret: impl Into<Secret>) -> Result<Self, Error> {
        stytch_reqwest::Client::new(project_id, secret).map(Self)
    }

    pub(crate) fn from_env() -> Result<Self, Error> {
        stytch_reqwest::Client::from_env().map(Self)
    }

    pub(crate) fn builder(project: Project) -> ClientBuilder {
        ClientBuilder(stytch_reqwest::Client::builder(project))
    }

    pub(crate) fn with_timeout(&self, timeout: Duration) -> Self {
        Self(self.0.with_timeout(timeout))
    }

    pub(crate) fn with_total_timeout(&self, timeout: Duration) -> Self {
        Self(self.0.with_total_timeout(timeout))
    }

    pub(crate) fn project(&self) -> Project {
        self.0.project()
    }

    pub(crate) fn send<E: Endpoint>(&self, endpoint: &E) -> Result<E::Response, Error> {
        RUNTIME.block_on(self.0.send(endpoint))
    }

    pub(crate) fn run<F: Flow>(&self, flow: F) -> Result<F::Output, Error> {
        RUNTIME.block_on(self.0.run(flow))
    }

    pub(crate) fn call(&self, name: &str, args: &Value) -> Result<Value, Error> {
        RUNTIME.block_on(self.0.call(name, args))
    }

    pub(crate) fn call_as_member(
        &self,
        name: &str,
        args: &Value,
        credential: &MemberCredential,
    ) -> Result<Value, Error> {
        RUNTIME.block_on(self.0.call_as_member(name, args, credential))
    }

    pub(crate) fn execute(&self, request: Request<Vec<u8>>) -> Result<Response<Vec<u8>>, Error> {
        RUNTIME.block_on(self.0.execute(request))
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
                self.0.build().map(Client)
            }
        }
    };
}

setters! {
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
