//! A transport against real sockets: the same tests for each, so that transports cannot drift.
//!
//! What must be equal is what these tests say. What differs is named by the constants of the module above, and nowhere else.

mod answers;
mod builder;
mod calls;
mod faults;
mod flows;
mod from_env;
mod names;
mod proxies;
mod redirects;
mod reuse;
pub(crate) mod server;
mod sizes;
mod timeouts;
pub(crate) mod tls;
mod wire;

use stytch_core::error::TransportError;
use stytch_core::{Error, Project, RetryPolicy};

use super::{Client, ClientBuilder, ENDLESS_LINES, NAME_AND_VERSION, NO_OF_A_PROXY, TAKES_ANY_END};

use server::Server;

pub(crate) const USER: &str = r#"{"request_id":"request-id-test-1","user_id":"user-test-1","status_code":200}"#;

pub(crate) fn project() -> Project {
    Project::new("project-test-1", "secret-test-1").unwrap()
}

/// Without retries: the script of a server ends with the first answer.
pub(crate) fn builder(server: &Server) -> ClientBuilder {
    Client::builder(project()).base_url(server.url()).retries(RetryPolicy::none())
}

pub(crate) fn client(server: &Server) -> Client {
    builder(server).build().unwrap()
}

pub(crate) fn get_user(client: &Client) -> Result<stytch_core::consumer::users::GetResponse, Error> {
    client.send(&stytch_core::consumer::users::Get::new("user-test-1"))
}

pub(crate) fn transport_error<T: std::fmt::Debug>(result: Result<T, Error>) -> TransportError {
    match result {
        Err(Error::Transport(error)) => error,
        other => panic!("not a transport error: {other:?}"),
    }
}
