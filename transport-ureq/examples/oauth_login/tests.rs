//! Logins at the emulator, and what else may arrive.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::thread;

use stytch_emulator::{Emulator, Server};
use stytch_ureq::consumer::oauth::Authenticate;
use stytch_ureq::http::header::LOCATION;
use stytch_ureq::login::Redirect;
use stytch_ureq::{Client, Error};

use crate::browser;
use crate::login::Login;

fn begin() -> (Server, Client, Login) {
    let emulator = Emulator::new().serve().unwrap();
    let client = Client::builder(emulator.project()).build().unwrap();
    let login = Login::begin(&client.project(), "google", emulator.public_token().to_owned(), 0).unwrap();
    (emulator, client, login)
}

/// Where the emulator sends the browser.
fn location(client: &Client, login: &Login) -> String {
    let response = browser::get(client, &login.url.to_string()).unwrap();
    assert_eq!(response.status(), 302);
    response.headers()[LOCATION].to_str().unwrap().to_owned()
}

#[test]
fn a_login_comes_back() {
    let (_emulator, client, login) = begin();
    let (request, page) = thread::scope(|scope| {
        let page = scope.spawn(|| browser::open(&client, &login.url.to_string()).unwrap());
        (login.wait().unwrap(), page.join().unwrap())
    });
    assert_eq!((page.status().as_u16(), &page.headers()["referrer-policy"]), (200, &"no-referrer".parse().unwrap()));
    assert_eq!(page.body(), b"You are back in the terminal. This page can be closed.");

    let answer = client.send(&request).unwrap();
    assert_eq!(
        (answer.provider_type.as_str(), answer.user.emails[0].email.as_str()),
        ("Google", "user@google.example")
    );
    assert_eq!(answer.user_session.unwrap().user_id, answer.user_id);
    // Once only.
    let Err(Error::Api(error)) = client.send(&request) else { panic!("a token was used twice") };
    assert_eq!(error.error_type.as_str(), "oauth_token_not_found");
}

#[test]
fn everything_else_is_ignored() {
    let (_emulator, client, login) = begin();
    let location = location(&client, &login);
    let (site, _) = location.split_once("/callback").unwrap();
    let get = |path: &str| {
        let page = browser::get(&client, &format!("{site}{path}")).unwrap();
        page.status().as_u16()
    };
    let request = thread::scope(|scope| {
        let waiting = scope.spawn(|| login.wait().unwrap());
        assert_eq!(get("/favicon.ico"), 404);
        assert_eq!(get("/callback/?state=x&token=x&stytch_token_type=oauth"), 404);
        // Another user's login, which an attacker makes this browser end.
        assert_eq!(get("/callback?stytch_token_type=oauth&token=x"), 400);
        assert_eq!(get("/callback?state=x&stytch_token_type=oauth&token=x"), 400);
        assert_eq!(get("/callback"), 400);
        // Another kind of login, and a request that only looks at links.
        assert_eq!(get(location.strip_prefix(site).unwrap().replace("oauth", "magic_links").as_str()), 400);
        let address = site.strip_prefix("http://").unwrap();
        for (sent, expected) in [
            (format!("HEAD {location} HTTP/1.1\r\n\r\n"), "HTTP/1.1 404 Not Found\r\n"),
            (location.replace(site, "POST ") + " HTTP/1.1\r\n\r\n", "HTTP/1.1 400 Bad Request\r\n"),
            ("\r\n\r\n".to_owned(), "HTTP/1.1 404 Not Found\r\n"),
        ] {
            assert!(say(address, sent.as_bytes()).starts_with(expected), "{sent:?}");
        }
        drop(TcpStream::connect(address).unwrap());
        say(address, b"\xff\xff\r\n\r\n");

        assert_eq!(browser::get(&client, &location).unwrap().status(), 200);
        waiting.join().unwrap()
    });
    client.send(&request).unwrap();
}

#[test]
fn a_stolen_token_is_worth_nothing() {
    let (_emulator, client, login) = begin();
    let redirect = Redirect::parse(&location(&client, &login)).unwrap();
    let Err(Error::Api(error)) = client.send(&Authenticate::new(&redirect.token)) else { panic!("no verifier") };
    assert_eq!(error.error_type.as_str(), "pkce_expected_code_verifier");
}

fn say(address: &str, bytes: &[u8]) -> String {
    let mut stream = TcpStream::connect(address).unwrap();
    stream.write_all(bytes).unwrap();
    let mut answer = String::new();
    // What is no text is answered with nothing.
    let _ = stream.read_to_string(&mut answer);
    answer
}
