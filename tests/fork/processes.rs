//! Processes that are forked from one with a client.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Barrier, mpsc};
use std::time::Duration;
use std::{process, thread};

use fork::Fork;
use stytch_core::consumer::{passwords, sessions, users};
use stytch_core::{Error, RetryPolicy, Settings};
use stytch_emulator::Emulator;
use stytch_ureq::Client;

pub(crate) fn test() {
    let tests: [(&str, fn()); 6] = [
        ("no process reads an answer of another", no_process_reads_an_answer_of_another),
        ("no lock that a thread held stops a child", no_lock_that_a_thread_held_stops_a_child),
        ("what a thread was fetching is fetched by the child", what_a_thread_was_fetching_is_fetched_by_the_child),
        ("a replaced secret is that of the child", a_replaced_secret_is_that_of_the_child),
        ("an asynchronous client fails in a child", an_asynchronous_client_fails_in_a_child),
        ("a grandchild has connections of its own", a_grandchild_has_connections_of_its_own),
    ];
    for (name, test) in tests {
        test();
        println!("ok: {name}");
    }
}

/// A child that does this; the test fails unless the child ends well, and in time.
struct Child(i32);

impl Child {
    fn doing(act: impl FnOnce()) -> Self {
        match fork::fork().unwrap() {
            Fork::Parent(id) => Self(id),
            Fork::Child => {
                // A child that waits for a lock would wait forever.
                thread::spawn(|| {
                    thread::sleep(Duration::from_secs(60));
                    process::exit(9);
                });
                act();
                process::exit(0);
            }
        }
    }

    fn end(self) {
        assert_eq!(fork::waitpid(self.0).unwrap(), 0, "the child did not end well");
    }
}

/// In a child, a panic must end the process, not only the thread.
fn right(is_right: bool) {
    if !is_right {
        process::exit(1);
    }
}

/// A server that answers each request with the user id of its path, a moment after it was asked.
fn echo() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    thread::spawn(move || {
        for stream in listener.incoming() {
            thread::spawn(move || answer(stream.unwrap()));
        }
    });
    url
}

fn answer(mut stream: TcpStream) {
    let mut request = Vec::new();
    let mut byte = [0];
    while let Ok(1) = stream.read(&mut byte) {
        request.extend(byte);
        if request.ends_with(b"\r\n\r\n") {
            let head = String::from_utf8(std::mem::take(&mut request)).unwrap();
            let id = head.split(' ').nth(1).unwrap().rsplit('/').next().unwrap();
            let body = format!(r#"{{"request_id":"r","user_id":"{id}"}}"#);
            let response = format!("HTTP/1.1 200 OK\r\ncontent-length: {}\r\n\r\n{body}", body.len());
            if stream.write_all(response.as_bytes()).is_err() {
                return;
            }
        }
    }
}

/// Whether this many calls for users of this process, from several threads, return these users.
fn finds_its_users(client: &Client, calls: usize) -> bool {
    thread::scope(|scope| {
        let threads: Vec<_> = (0..4)
            .map(|thread| {
                scope.spawn(move || {
                    (0..calls).all(|call| {
                        let id = format!("user-{}-{thread}-{call}", process::id());
                        client.send(&users::Get::new(&id)).is_ok_and(|user| user.user_id == id)
                    })
                })
            })
            .collect();
        threads.into_iter().all(|thread| thread.join().unwrap_or(false))
    })
}

fn echo_client() -> Client {
    let project = stytch_core::Project::new("project-test-1", "secret-test-1").unwrap();
    Client::builder(project).base_url(echo()).retries(RetryPolicy::none()).build().unwrap()
}

fn no_process_reads_an_answer_of_another() {
    let client = echo_client();
    assert!(finds_its_users(&client, 10));
    let children: Vec<_> = (0..4).map(|_| Child::doing(|| right(finds_its_users(&client, 100)))).collect();
    assert!(finds_its_users(&client, 100));
    children.into_iter().for_each(Child::end);
    assert!(finds_its_users(&client, 10));
}

fn a_grandchild_has_connections_of_its_own() {
    let client = echo_client();
    assert!(finds_its_users(&client, 1));
    let child = Child::doing(|| {
        right(finds_its_users(&client, 10));
        let grandchild = Child::doing(|| right(finds_its_users(&client, 50)));
        right(finds_its_users(&client, 50));
        grandchild.end();
    });
    assert!(finds_its_users(&client, 50));
    child.end();
}

/// An emulator, a client of it that keeps so many verified tokens, and a session JWT.
fn logged_in(verified_tokens: usize) -> (stytch_emulator::Server, Client, String) {
    let stytch = Emulator::new().serve().unwrap();
    let settings = Settings::new().verified_tokens(verified_tokens);
    let client = Client::builder(stytch.project()).settings(settings).build().unwrap();
    let create = passwords::Create::new("ada@example.com", "correct horse battery").session_duration_minutes(60);
    let jwt = client.send(&create).unwrap().session_jwt;
    (stytch, client, jwt.expose().to_owned())
}

fn is_logged_in(client: &Client, jwt: &str) -> bool {
    client.run(sessions::AuthenticateJwt::new(jwt)).is_ok()
}

fn no_lock_that_a_thread_held_stops_a_child() {
    for verified_tokens in [0, 100] {
        no_lock_stops_a_child(verified_tokens);
    }
}

fn no_lock_stops_a_child(verified_tokens: usize) {
    let (stytch, client, jwt) = logged_in(verified_tokens);
    assert!(is_logged_in(&client, &jwt));
    let secret = stytch.secret();
    let is_over = AtomicBool::new(false);
    thread::scope(|scope| {
        for thread in 0..4 {
            let (client, jwt, is_over) = (&client, &jwt, &is_over);
            scope.spawn(move || {
                while !is_over.load(Ordering::Relaxed) {
                    match thread {
                        0 => assert!(is_logged_in(client, jwt)),
                        1 => client.replace_secret(secret).unwrap(),
                        _ => drop(client.context().export()),
                    }
                }
            });
        }
        for _ in 0..30 {
            let child = Child::doing(|| {
                right(is_logged_in(&client, &jwt));
                right(client.send(&users::Search::new()).is_ok());
            });
            child.end();
        }
        is_over.store(true, Ordering::Relaxed);
    });
}

fn what_a_thread_was_fetching_is_fetched_by_the_child() {
    let (_stytch, client, jwt) = logged_in(0);
    let fetching = Arc::new(Barrier::new(2));
    let (begun, is_over) = (Arc::clone(&fetching), mpsc::channel::<()>());
    let (end, wait) = is_over;
    thread::scope(|scope| {
        let context = client.context();
        let jwt_of_thread = &jwt;
        scope.spawn(move || {
            use stytch_core::flow::{Flow, Input};
            let mut check = sessions::AuthenticateJwt::new(jwt_of_thread.as_str());
            let now = std::time::SystemTime::now().into();
            // It is to be sent, and never is.
            let step = check.step(&context, now, Input::Start).unwrap();
            begun.wait();
            wait.recv().unwrap_err();
            drop(step);
        });
        fetching.wait();
        Child::doing(|| right(is_logged_in(&client, &jwt))).end();
        drop(end);
    });
}

fn a_replaced_secret_is_that_of_the_child() {
    let (stytch, client, _) = logged_in(0);
    client.replace_secret("secret-test-another").unwrap();
    let unauthorized = |client: &Client| match client.send(&users::Search::new()) {
        Err(Error::Api(error)) => error.status == 401,
        _ => false,
    };
    Child::doing(|| {
        right(unauthorized(&client));
        right(client.replace_secret(stytch.secret()).is_ok());
        right(client.send(&users::Search::new()).is_ok());
    })
    .end();
    assert!(unauthorized(&client));
}

/// tokio does not survive it: nothing is sent, so that no process reads an answer of another.
fn an_asynchronous_client_fails_in_a_child() {
    let project = stytch_core::Project::new("project-test-1", "secret-test-1").unwrap();
    let client = stytch_reqwest::Client::builder(project).base_url(echo()).build().unwrap();
    let finds = |user_id: &str| {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(client.send(&users::Get::new(user_id)))
    };
    assert_eq!(finds("user-1").unwrap().user_id, "user-1");
    let child = Child::doing(|| {
        right(matches!(finds("user-2"), Err(Error::Build(error)) if error.field == "client"));
    });
    assert_eq!(finds("user-3").unwrap().user_id, "user-3");
    child.end();
}
