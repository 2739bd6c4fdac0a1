//! What errors and `Debug` do not show.

use std::error::Error as _;

use stytch_core::consumer::users;
use stytch_core::{Error, Project, RetryPolicy};
use stytch_reqwest::Client;

use super::transport::server::{Answer, Server};

const MARKER: &str = "marker";

fn project() -> Project {
    Project::new("project-test-1", format!("secret-test-{MARKER}")).unwrap()
}

#[tokio::test]
async fn errors_show_neither_the_url_nor_the_secret() {
    let cut_off = Server::answering([Answer::Send(b"HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\n".to_vec())]);
    for url in ["http://127.0.0.1:1".to_owned(), cut_off.url()] {
        let client = Client::builder(project()).base_url(url).retries(RetryPolicy::none()).build().unwrap();
        let Err(Error::Transport(error)) = client.send(&users::Get::new(format!("user-{MARKER}"))).await else {
            panic!()
        };
        let mut text = format!("{error} {error:?} {client:?}");
        let mut source = error.source();
        while let Some(error) = source {
            text += &format!(" {error} {error:?}");
            source = error.source();
        }
        assert!(!text.contains(MARKER), "{text}");
    }
}

#[test]
fn a_builder_and_a_client_do_not_show_the_password_of_a_proxy() {
    let builder = Client::builder(project()).proxy(format!("http://user:{MARKER}@proxy.example"));
    let mut text = format!("{builder:?}");
    text += &format!("{:?}", builder.build().unwrap());
    assert!(text.contains("proxy.example") && !text.contains(MARKER), "{text}");
}
