//! 50 clients at once, over connections that stay open: every response is the right one, and the memory of the program
//! stays as it is once the users are there.
//!
//! Each client makes 40 requests, or as many as `STYTCH_LOAD_REQUESTS` says.

use std::collections::BTreeSet;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::Command;
use std::sync::Mutex;
use std::thread;
use std::time::Instant;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use serde_json::{Value, json};

use crate::Started;

const CLIENTS: usize = 50;
/// How many requests a client makes in a round.
const ROUND: usize = 10;
/// How many messages and requests the program is to keep.
const HISTORY: usize = 200;

#[test]
fn fifty_clients_get_their_own_answers_and_memory_stays_as_it_is() {
    let requests = std::env::var("STYTCH_LOAD_REQUESTS").map_or(40, |requests| requests.parse().unwrap());
    // Two halves, of which the second one may not need more.
    let rounds = (requests / ROUND / 2).max(1);
    let program = Started::new(&["--history", &HISTORY.to_string()]);
    let ids = Mutex::new(BTreeSet::new());
    let mut clients: Vec<Client<'_>> = (0..CLIENTS).map(|number| Client::new(&program, number, &ids)).collect();

    let start = Instant::now();
    run(&mut clients, rounds);
    let memory = resident_bytes(&program);
    run(&mut clients, rounds);
    let (seconds, grown) = (start.elapsed().as_secs_f64(), resident_bytes(&program).saturating_sub(memory));

    let total = 2 * rounds * ROUND * CLIENTS;
    println!("{total} requests, {:.0} a second; {memory} bytes, {grown} more at the end", total as f64 / seconds);
    assert!(grown < 8 << 20, "{grown} bytes more than before");

    let client = &mut clients[0];
    let sent = |path: &str| format!("/emulator/{path}limit={total}");
    let (_, log) = client.get(&sent("requests?"));
    let (_, inbox) = client.get(&sent("messages?"));
    let (_, counts) = client.get("/emulator/requests/counts");
    let (_, users) = client.get("/emulator/users?limit=0");
    // Each client makes a user, and asks for the messages in each round, which is not logged.
    let handled = CLIENTS + 2 * rounds * (ROUND - 1) * CLIENTS;
    assert_eq!(log["last"], handled);
    assert_eq!(log["requests"].as_array().map(Vec::len), Some(handled.min(HISTORY)));
    let messages = 2 * 2 * rounds * CLIENTS;
    assert_eq!(inbox["last"], messages);
    assert_eq!(inbox["messages"].as_array().map(Vec::len), Some(messages.min(HISTORY)));
    assert_eq!(counts["counts"]["consumer.sessions.authenticate"], 2 * 2 * rounds * CLIENTS);
    assert_eq!(users["total"], CLIENTS);
    // No response has gone to two clients.
    assert_eq!(ids.lock().unwrap().len(), handled);
}

/// Lets all clients make so many rounds at once.
fn run(clients: &mut [Client<'_>], rounds: usize) {
    thread::scope(|scope| {
        for client in clients {
            scope.spawn(move || (0..rounds).for_each(|_| client.round()));
        }
    });
}

/// A client with a connection and a user.
struct Client<'a> {
    connection: BufReader<TcpStream>,
    authorization: String,
    email: String,
    user_id: Value,
    /// The ids of all responses.
    ids: &'a Mutex<BTreeSet<String>>,
}

impl<'a> Client<'a> {
    fn new(program: &Started, number: usize, ids: &'a Mutex<BTreeSet<String>>) -> Self {
        let variable = |name| program.variable(name).unwrap();
        let address = variable("STYTCH_BASE_URL").strip_prefix("http://").unwrap();
        let stream = TcpStream::connect(address).unwrap();
        stream.set_nodelay(true).unwrap();
        let credentials = format!("{}:{}", variable("STYTCH_PROJECT_ID"), variable("STYTCH_SECRET"));
        let mut client = Self {
            connection: BufReader::new(stream),
            authorization: BASE64_STANDARD.encode(credentials),
            email: format!("user-{number}@example.com"),
            user_id: Value::Null,
            ids,
        };
        let (status, created) = client.post("/v1/users", json!({ "email": client.email }));
        assert_eq!(status, 200);
        client.user_id = created["user_id"].clone();
        client
    }

    /// Logs in, looks around, and logs out.
    fn round(&mut self) {
        let email = json!({ "email": self.email });
        let sent = self.own("/v1/otps/email/login_or_create", email.clone());
        let (_, inbox) = self.get(&format!("/emulator/messages?to={}&limit=1", self.email));
        let message = &inbox["messages"][0];
        assert_eq!(message["to"], self.email);
        let code = json!({ "method_id": sent["email_id"], "code": message["code"], "session_duration_minutes": 60 });
        let login = self.own("/v1/otps/authenticate", code.clone());
        self.fails("/v1/otps/authenticate", code, 401, "unable_to_auth_otp_code");

        let token = json!({ "session_token": login["session_token"] });
        let session = self.own("/v1/sessions/authenticate", token.clone());
        assert_eq!(session["session"]["session_id"], login["session"]["session_id"]);
        let (status, user) = self.get(&format!("/v1/users/{}", self.user_id.as_str().unwrap()));
        assert_eq!((status, &user["emails"][0]["email"]), (200, &json!(self.email)));
        self.own("/v1/magic_links/email/login_or_create", email);
        self.fails("/v1/magic_links/authenticate", json!({ "token": "unknown" }), 404, "magic_link_not_found");

        let id = json!({ "session_id": login["session"]["session_id"] });
        assert_eq!(self.post("/v1/sessions/revoke", id).0, 200);
        self.fails("/v1/sessions/authenticate", token, 404, "session_not_found");
    }

    /// Sends a request, and returns the body of the response, which must be about this client's user.
    fn own(&mut self, path: &str, body: Value) -> Value {
        let (status, answer) = self.post(path, body);
        assert_eq!(status, 200, "{answer}");
        let user_id = if path == "/v1/sessions/authenticate" { &answer["session"] } else { &answer }["user_id"].clone();
        assert_eq!(user_id, self.user_id, "{answer}");
        answer
    }

    fn fails(&mut self, path: &str, body: Value, status: u16, error_type: &str) {
        let (actual, answer) = self.post(path, body);
        assert_eq!((actual, &answer["error_type"]), (status, &json!(error_type)), "{answer}");
    }

    fn get(&mut self, path: &str) -> (u16, Value) {
        self.send("GET", path, "")
    }

    fn post(&mut self, path: &str, body: Value) -> (u16, Value) {
        self.send("POST", path, &body.to_string())
    }

    fn send(&mut self, method: &str, path: &str, body: &str) -> (u16, Value) {
        let request = format!(
            "{method} {path} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Basic {}\r\n\
             Content-Type: application/json\r\nContent-Length: {}\r\n\r\n{body}",
            self.authorization,
            body.len()
        );
        self.connection.get_mut().write_all(request.as_bytes()).unwrap();

        let mut head = String::new();
        while !head.ends_with("\r\n\r\n") {
            assert_ne!(self.connection.read_line(&mut head).unwrap(), 0, "closed after {head:?}");
        }
        assert!(head.contains("\r\nconnection: keep-alive\r\n"), "{head}");
        let (_, length) = head.split_once("content-length: ").unwrap();
        let mut body = vec![0; length.lines().next().unwrap().parse().unwrap()];
        self.connection.read_exact(&mut body).unwrap();
        let (status, body): (u16, Value) = (head[9..12].parse().unwrap(), serde_json::from_slice(&body).unwrap());
        if !path.starts_with("/emulator/") {
            assert_eq!(body["status_code"], status);
            let id = body["request_id"].as_str().unwrap().to_owned();
            assert!(self.ids.lock().unwrap().insert(id), "{body}");
        }
        (status, body)
    }
}

/// The memory of the program, on Linux; elsewhere, 0.
fn resident_bytes(program: &Started) -> usize {
    let Ok(text) = std::fs::read_to_string(format!("/proc/{}/statm", program.child.id())) else { return 0 };
    let output = Command::new("getconf").arg("PAGESIZE").output().unwrap();
    let page: usize = String::from_utf8(output.stdout).unwrap().trim().parse().unwrap();
    text.split(' ').nth(1).unwrap().parse::<usize>().unwrap() * page
}
