//! Building the HTTP request of `magic_links.email.login_or_create`, from a typed request that is there already.
//!
//! Two floors: `serde_json::to_vec` into a bare `http::Request` that has no headers and would be refused, and the same
//! request as ours, headers and all, written by hand for this one endpoint.
//!
//! The official crate builds inside `Client::send` and cannot be stopped before sending. Its fields are public, though,
//! so that [`official`] can repeat the expressions with which `send` builds. It is a lower bound for the official crate:
//! reqwest adds the `Authorization` and `User-Agent` headers later, on sending.

use http::header::{AUTHORIZATION, CONTENT_TYPE, USER_AGENT};
use http::{HeaderValue, Request};
use stytch::client::{Client, Vertical};
use stytch::consumer::magic_links_email::LoginOrCreateRequest;
use stytch_core::Project;
use stytch_core::consumer::magic_links::email::LoginOrCreate;

use crate::race::{Race, contender};
use crate::table::{COMPARED, Row, Table, microseconds};

const EMAIL: &str = "ada@example.com";
const REDIRECT: &str = "https://app.example.com/authenticate";
const PATH: &str = "/v1/magic_links/email/login_or_create";
const URL: &str = "https://test.stytch.com/v1/magic_links/email/login_or_create";

pub(crate) fn table() -> Table {
    let project = Project::new("project-test-1", "secret-test-1").expect("the credentials are valid");
    let login = LoginOrCreate::new(EMAIL)
        .login_magic_link_url(REDIRECT)
        .signup_magic_link_url(REDIRECT)
        .login_expiration_minutes(30);
    let built = project.request(&login).expect("the request is valid");
    let prepared = Prepared {
        authorization: built.headers()[AUTHORIZATION].clone(),
        user_agent: built.headers()[USER_AGENT].clone(),
    };
    assert_same(&built, &prepared.by_hand(&login));

    let client = official_client();
    let official_login = LoginOrCreateRequest {
        email: EMAIL.into(),
        login_magic_link_url: Some(REDIRECT.into()),
        signup_magic_link_url: Some(REDIRECT.into()),
        login_expiration_minutes: Some(30),
        ..LoginOrCreateRequest::default()
    };

    let race = Race::run(
        201,
        1000,
        [
            contender(|| project.request(&login).expect("the request is valid")),
            contender(|| official(&client, &official_login)),
            contender(|| bare(&login)),
            contender(|| prepared.by_hand(&login)),
        ],
    );
    Table {
        title: "Build `magic_links.email.login_or_create`, CPU time".into(),
        columns: COMPARED,
        rows: vec![
            Row::raced("floor: `to_vec` + bare `http::Request`", &race, [0, 1, 2], microseconds),
            Row::raced("floor: the same request by hand", &race, [0, 1, 3], microseconds),
        ],
        note: "Official: the expressions of its `send` repeated up to sending, two headers short. It sends `null` for \
               whatever is not set; ours leaves it out."
            .into(),
    }
}

/// The body, and a request around it that only knows where it goes.
fn bare(login: &LoginOrCreate) -> Request<Vec<u8>> {
    Request::post(URL).body(serde_json::to_vec(login).expect("it has a JSON form")).expect("the parts are valid")
}

/// Header values that a program makes once.
struct Prepared {
    authorization: HeaderValue,
    user_agent: HeaderValue,
}

impl Prepared {
    /// Everything that ours sends, for this endpoint only.
    fn by_hand(&self, login: &LoginOrCreate) -> Request<Vec<u8>> {
        Request::post(URL)
            .header(AUTHORIZATION, self.authorization.clone())
            .header(CONTENT_TYPE, HeaderValue::from_static("application/json"))
            .header(USER_AGENT, self.user_agent.clone())
            .body(serde_json::to_vec(login).expect("it has a JSON form"))
            .expect("the parts are valid")
    }
}

fn assert_same(ours: &Request<Vec<u8>>, by_hand: &Request<Vec<u8>>) {
    assert_eq!(ours.method(), by_hand.method());
    assert_eq!(ours.uri(), by_hand.uri());
    assert_eq!(ours.headers(), by_hand.headers());
    assert_eq!(ours.body(), by_hand.body());
}

fn official_client() -> Client {
    let url = "https://test.stytch.com/".parse().expect("the URL is valid");
    Client::new_with_base_url("project-test-1", "secret-test-1", url, Vertical::Consumer)
        .expect("the settings are valid")
}

/// The first lines of `stytch::client::Client::send` and of `Email::login_or_create`, and `build` in place of `send`.
fn official(client: &Client, login: &LoginOrCreateRequest) -> impl Sized + use<> {
    let path = String::from(PATH);
    let url = client.base_url.join(&path).expect("the path is valid");
    client.client.request(http::Method::POST, url).json(login).build().expect("the parts are valid")
}
