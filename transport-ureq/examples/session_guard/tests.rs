//! The server, as a browser sees it, with the emulator behind it.

use std::net::SocketAddr;
use std::time::Duration;

use serde_json::json;
use stytch_emulator::Server;
use stytch_ureq::http::header::{CONTENT_TYPE, COOKIE, SET_COOKIE};
use stytch_ureq::http::{Request, Response};
use stytch_ureq::{Client, RetryPolicy};

use crate::app::App;
use crate::demo::{self, PASSWORD, READER, STRANGER};
use crate::{BODY_LIMIT, MAX_AGE, THREADS, web};

struct Site {
    emulator: Server,
    address: SocketAddr,
    browser: Client,
}

impl Site {
    fn open(max_age: Duration) -> Self {
        let emulator = demo::emulator().unwrap();
        let browser = Client::builder(emulator.project()).retries(RetryPolicy::none()).build().unwrap();
        let app = App::new(browser.clone(), max_age);
        let web = web::serve("127.0.0.1:0", THREADS, BODY_LIMIT, move |request| app.answer(request)).unwrap();
        Self { emulator, address: web.address, browser }
    }

    fn send(&self, method: &str, path: &str, cookie: &str, body: String) -> Response<Vec<u8>> {
        let request = Request::builder()
            .method(method)
            .uri(format!("http://{}{path}", self.address))
            .header(CONTENT_TYPE, "application/json")
            .header(COOKIE, format!("theme=dark; session={cookie}"));
        self.browser.execute(request.body(body.into_bytes()).unwrap()).unwrap()
    }

    fn login(&self, email: &str, password: &str) -> Response<Vec<u8>> {
        self.send("POST", "/login", "", json!({"email": email, "password": password}).to_string())
    }

    /// The cookie that a login sets.
    fn cookie_of(&self, email: &str) -> String {
        let answer = self.login(email, PASSWORD);
        assert_eq!(answer.status(), 200);
        cookie(&answer).unwrap()
    }

    fn documents(&self, cookie: &str) -> Response<Vec<u8>> {
        self.send("GET", "/documents", cookie, String::new())
    }

    /// How often Stytch was asked about a session.
    fn questions(&self) -> usize {
        self.emulator.requests_of("consumer.sessions.authenticate")
    }
}

fn cookie(answer: &Response<Vec<u8>>) -> Option<String> {
    let cookie = answer.headers().get(SET_COOKIE)?.to_str().unwrap();
    let (value, attributes) = cookie.strip_prefix("session=").unwrap().split_once(';').unwrap();
    assert!(attributes.starts_with(" Path=/; HttpOnly; Secure; SameSite=Lax"));
    Some(value.to_owned())
}

fn text(answer: &Response<Vec<u8>>) -> (u16, &str) {
    (answer.status().as_u16(), std::str::from_utf8(answer.body()).unwrap())
}

#[test]
fn who_may_read_does_without_a_request_to_stytch() {
    let site = Site::open(MAX_AGE);
    let session = site.cookie_of(READER);
    for _ in 0..3 {
        let answer = site.documents(&session);
        let (status, page) = text(&answer);
        assert!(status == 200 && page.starts_with("the documents of user-test-"), "{answer:?}");
        assert_eq!(answer.headers()["cache-control"], "no-store");
        assert_eq!(cookie(&answer), None);
    }
    assert_eq!((site.questions(), site.emulator.requests_of("consumer.sessions.get_jwks")), (0, 1));
}

#[test]
fn no_is_401_or_403() {
    let site = Site::open(MAX_AGE);
    for session in ["", "garbage", "a.b.c"] {
        assert_eq!(text(&site.documents(session)), (401, "log in again\n"));
    }
    let bare = Request::get(format!("http://{}/documents", site.address)).body(Vec::new()).unwrap();
    assert_eq!(text(&site.browser.execute(bare).unwrap()), (401, "log in first\n"));
    assert_eq!(text(&site.documents(&site.cookie_of(STRANGER))), (403, "you may not\n"));
    // Roles may have changed since the JWT was made, so that Stytch has the last word.
    assert_eq!(site.questions(), 1);
}

#[test]
fn an_older_jwt_is_exchanged_for_a_fresh_one() {
    let site = Site::open(Duration::ZERO);
    let answer = site.documents(&site.cookie_of(READER));
    assert_eq!((answer.status().as_u16(), site.questions()), (200, 1));
    assert_eq!(site.documents(&cookie(&answer).unwrap()).status(), 200);
}

#[test]
fn cannot_tell_is_503() {
    let site = Site::open(MAX_AGE);
    let session = site.cookie_of(READER);
    site.emulator.fail_next("consumer.sessions.get_jwks", 500, 10);
    site.emulator.fail_next("consumer.sessions.authenticate", 500, 1);
    let answer = site.documents(&session);
    assert_eq!((text(&answer), &answer.headers()["retry-after"]), ((503, "try again soon\n"), &"5".parse().unwrap()));
    // Without keys, Stytch is asked.
    let answer = site.documents(&session);
    assert_eq!((answer.status().as_u16(), site.questions()), (200, 2));
    assert!(cookie(&answer).is_some());

    site.emulator.fail_next("consumer.passwords.authenticate", 500, 1);
    assert_eq!(site.login(READER, PASSWORD).status(), 503);
}

#[test]
fn a_logout_ends_the_session_and_jwts_outlive_it() {
    let (lenient, strict) = (Site::open(MAX_AGE), Site::open(Duration::ZERO));
    for (site, afterwards) in [(lenient, 200), (strict, 401)] {
        let session = site.cookie_of(READER);
        let answer = site.send("POST", "/logout", &session, String::new());
        assert_eq!((text(&answer), cookie(&answer)), ((200, "goodbye\n"), Some(String::new())));
        assert_eq!(site.documents(&session).status(), afterwards);
        assert_eq!(site.send("POST", "/logout", &session, String::new()).status(), 200);
    }
}

#[test]
fn a_login_with_a_mistake_says_little() {
    let site = Site::open(MAX_AGE);
    for (email, password) in [(READER, "wrong"), ("nobody@example.com", PASSWORD), ("no email", PASSWORD)] {
        let answer = site.login(email, password);
        assert_eq!((text(&answer), cookie(&answer)), ((401, "wrong email or password\n"), None));
    }
    let login = |body: &str| site.send("POST", "/login", "", body.to_owned()).status().as_u16();
    assert_eq!((login("{}"), login(&"x".repeat(BODY_LIMIT + 1))), (400, 413));
    let form = Request::post(format!("http://{}/login", site.address)).header(CONTENT_TYPE, "text/plain");
    assert_eq!(site.browser.execute(form.body(b"{}".to_vec()).unwrap()).unwrap().status(), 415);
    assert_eq!(site.send("GET", "/login", "", String::new()).status(), 404);
}
