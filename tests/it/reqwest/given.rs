//! HTTP clients that a program gives.

use std::time::Duration;

use stytch_core::Error;
use stytch_core::consumer::users;
use stytch_core::error::TransportErrorKind;
use stytch_reqwest::{Client, ClientBuilder};

use super::transport::server::{Server, answer, ok};
use super::transport::{USER, project};

fn given(client: reqwest::ClientBuilder) -> ClientBuilder {
    // It fails only if another test was faster.
    let _ = rustls::crypto::ring::default_provider().install_default();
    Client::builder(project()).http_client(client.no_proxy().build().unwrap())
}

#[test]
fn what_is_up_to_the_given_http_client_cannot_be_set() {
    let given = || given(reqwest::Client::builder());
    let limit = Duration::from_secs(1);
    for (builder, setting) in [
        (given().connect_timeout(limit), "connect_timeout"),
        (given().idle_connections(1), "idle_connections"),
        (given().idle_timeout(limit), "idle_timeout"),
        (given().proxy("http://proxy.example"), "proxy"),
        (given().no_proxy("a.example"), "no_proxy"),
        (given().root_certificates("pem"), "root_certificates"),
    ] {
        let Err(Error::Build(error)) = builder.build() else { panic!("{setting} was taken") };
        assert_eq!(error.field, setting);
    }
    given().timeout(limit).total_timeout(limit).max_response_bytes(1).build().unwrap();
}

#[tokio::test]
async fn a_given_http_client_carries_calls() {
    let server = Server::answering([ok(USER)]);
    let client = given(reqwest::Client::builder()).base_url(server.url()).build().unwrap();
    assert_eq!(client.send(&users::Get::new("user-test-1")).await.unwrap().user_id, "user-test-1");
}

#[tokio::test]
async fn a_redirect_that_a_given_http_client_followed_is_an_error() {
    let elsewhere = Server::answering([ok(USER)]);
    let location = format!("location: {}/v1/users/user-test-1\r\n", elsewhere.url());
    let server = Server::answering([answer("302 Found", &location, "")]);
    let client = given(reqwest::Client::builder()).base_url(server.url()).build().unwrap();
    let Err(Error::Transport(error)) = client.send(&users::Get::new("user-test-1")).await else { panic!() };
    assert_eq!(error.kind, TransportErrorKind::Redirect);
}
