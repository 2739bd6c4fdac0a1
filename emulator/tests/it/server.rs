//! The loopback server, over raw sockets.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use stytch_emulator::{Emulator, Server};

use crate::b2b::acme;
use crate::b2b::scim::Provider;
use crate::support::{EMAIL, authorization};

/// A connection that fails instead of hanging if the server does not respond.
pub(crate) struct Connection(BufReader<TcpStream>);

/// A response, with the names of headers in lower case.
pub(crate) struct Reply {
    pub(crate) status: u16,
    head: String,
    pub(crate) body: Vec<u8>,
}

impl Connection {
    pub(crate) fn open(server: &Server) -> Self {
        let stream = TcpStream::connect(server.url().strip_prefix("http://").unwrap()).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
        stream.set_nodelay(true).unwrap();
        Self(BufReader::new(stream))
    }

    pub(crate) fn write(&mut self, bytes: impl AsRef<[u8]>) {
        self.try_write(bytes).unwrap();
    }

    pub(crate) fn try_write(&mut self, bytes: impl AsRef<[u8]>) -> std::io::Result<()> {
        self.0.get_mut().write_all(bytes.as_ref())
    }

    fn head(&mut self) -> (u16, String) {
        let mut head = String::new();
        while !head.ends_with("\r\n\r\n") {
            assert_ne!(self.0.read_line(&mut head).unwrap(), 0, "closed after {head:?}");
        }
        (head[9..12].parse().unwrap(), head.to_lowercase())
    }

    pub(crate) fn reply(&mut self) -> Reply {
        let (status, head) = self.head();
        let length = head.split_once("content-length: ").map(|(_, length)| length.lines().next().unwrap());
        assert_eq!(length.is_none(), status == 204, "{head}");
        let length = length.map_or(0, |length| length.parse().unwrap());
        let mut body = vec![0; length];
        self.0.read_exact(&mut body).unwrap();
        Reply { status, head, body }
    }

    fn is_closed(&mut self) -> bool {
        matches!(self.0.read(&mut [0]), Ok(0))
    }
}

impl Reply {
    fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap()
    }
}

fn get(server: &Server, path: &str, headers: &str) -> String {
    let authorization = authorization(server);
    format!("GET {path} HTTP/1.1\r\nHost: test\r\nAuthorization: {authorization}\r\n{headers}\r\n")
}

/// The head of a request that creates a user.
fn create(server: &Server, headers: &str) -> String {
    let authorization = authorization(server);
    format!(
        "POST /v1/users HTTP/1.1\r\nHost: test\r\nAuthorization: {authorization}\r\n\
         Content-Type: application/json\r\n{headers}\r\n"
    )
}

fn serve() -> Server {
    Emulator::new().serve().unwrap()
}

#[test]
fn several_requests_share_a_connection() {
    let server = serve();
    let mut connection = Connection::open(&server);
    let body = json!({ "email": EMAIL }).to_string();
    connection.write(create(&server, &format!("Content-Length: {}\r\n", body.len())) + &body);
    let created = connection.reply();
    assert_eq!(created.status, 200);
    assert!(created.head.contains("content-type: application/json\r\n"));
    assert!(created.head.contains("connection: keep-alive\r\n"));

    let path = format!("/v1/users/{}", created.json()["user_id"].as_str().unwrap());
    // Two at once: the responses come in the order of the requests.
    connection.write(get(&server, &path, "") + &get(&server, "/v1/nothing", ""));
    assert_eq!(connection.reply().json()["emails"][0]["email"], EMAIL);
    assert_eq!(connection.reply().json()["error_type"], "route_not_found");
}

#[test]
fn a_thousand_requests_at_once_are_answered_one_after_the_other() {
    let server = serve();
    let mut connection = Connection::open(&server);
    let mut writing = connection.0.get_ref().try_clone().unwrap();
    std::thread::scope(|scope| {
        scope.spawn(|| {
            let request = |number| get(&server, &format!("/v1/nothing/{number}"), "");
            writing.write_all((0..1000).map(request).collect::<String>().as_bytes()).unwrap();
        });
        for number in 0..1000 {
            let message = format!("There is no operation at /v1/nothing/{number}.");
            assert_eq!(connection.reply().json()["error_message"], message);
        }
    });
}

#[test]
fn a_connection_closes_when_asked() {
    let server = serve();
    let mut connection = Connection::open(&server);
    connection.write(get(&server, "/v1/debug/whoami", "Connection: Close\r\n"));
    let reply = connection.reply();
    assert_eq!(reply.status, 200);
    assert!(reply.head.contains("connection: close\r\n"));
    assert!(connection.is_closed());

    let mut connection = Connection::open(&server);
    connection.write("GET / HTTP/1.0\r\n\r\n");
    assert_eq!(connection.reply().status, 404);
    assert!(connection.is_closed());
}

#[test]
fn bodies_may_be_chunked_and_come_slowly() {
    let server = serve();
    let mut connection = Connection::open(&server);
    let chunks = "c;ext=1\r\n{\"email\":\"ad\r\nF\r\na@example.com\"}\r\n0\r\nTrailer: x\r\n\r\n";
    let request = create(&server, "Transfer-Encoding: chunked\r\n") + chunks;
    for byte in request.bytes() {
        connection.write([byte]);
    }
    assert_eq!(connection.reply().json()["user"]["emails"][0]["email"], EMAIL);
    connection.write(get(&server, "/v1/debug/whoami", ""));
    assert_eq!(connection.reply().status, 200);
}

#[test]
fn a_client_that_asks_first_is_told_to_go_on() {
    let server = serve();
    let mut connection = Connection::open(&server);
    connection.write(create(&server, "Content-Length: 2\r\nExpect: 100-continue\r\n"));
    assert_eq!(connection.head().0, 100);
    connection.write("{}");
    assert_eq!(connection.reply().status, 200);
}

#[test]
fn the_answer_to_head_has_no_body() {
    let server = serve();
    let mut connection = Connection::open(&server);
    connection.write("HEAD /v1/users HTTP/1.1\r\nHost: test\r\n\r\n");
    assert_eq!(connection.head().0, 405);
    connection.write(get(&server, "/v1/debug/whoami", ""));
    assert_eq!(connection.reply().status, 200);
}

#[test]
fn what_is_not_http_is_refused() {
    let server = serve();
    let requests = [
        "hello\r\n\r\n".to_owned(),
        "GET / HTTP/2.0\r\n\r\n".to_owned(),
        "GET http:// HTTP/1.1\r\n\r\n".to_owned(),
        "GET / HTTP/1.1\r\nNo colon\r\n\r\n".to_owned(),
        create(&server, "Content-Length: 2\r\nContent-Length: 3\r\n"),
        create(&server, "Content-Length: two\r\n"),
        create(&server, "Content-Length: -2\r\n"),
        create(&server, "Content-Length: +2\r\n"),
        create(&server, "Content-Length: 2, 2\r\n"),
        create(&server, "Content-Length : 2\r\n"),
        create(&server, "X: folded\r\n over lines\r\n"),
        create(&server, "X: \0\r\n"),
        create(&server, "Content-Length:\r\n"),
        create(&server, "Content-Length: 2\r\nTransfer-Encoding: chunked\r\n"),
        create(&server, "Transfer-Encoding: gzip\r\n"),
        create(&server, "Transfer-Encoding: gzip, chunked\r\n"),
        create(&server, "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n"),
        create(&server, "Transfer-Encoding: chunked\r\n") + "-2\r\n{}\r\n",
        create(&server, "Transfer-Encoding: chunked\r\n") + "\r\n",
        create(&server, "Transfer-Encoding: chunked\r\n") + "fffffffffffffffff\r\n",
        create(&server, "Transfer-Encoding: chunked\r\n") + "2\r\n{}\r\n0\r\nNo colon\r\n\r\n",
        create(&server, "Transfer-Encoding: chunked\r\n") + "zz\r\n",
        create(&server, "Transfer-Encoding: chunked\r\n") + "2\r\n{}xx",
    ];
    for request in requests {
        let mut connection = Connection::open(&server);
        connection.write(&request);
        let reply = connection.reply();
        assert_eq!(reply.status, 400, "{request}");
        let body = reply.json();
        assert_eq!((&body["error_type"], &body["status_code"]), (&json!("bad_request"), &json!(400)));
        assert!(connection.is_closed());
    }
}

#[test]
fn a_request_that_is_cut_off_is_answered() {
    let server = serve();
    for request in [
        "GET / HT".to_owned(),
        create(&server, "Content-Length: 9\r\n") + "{",
        create(&server, "Transfer-Encoding: chunked\r\n") + "2",
        create(&server, "Transfer-Encoding: chunked\r\n") + "2\r\n{}\r\n0\r\n",
    ] {
        let mut connection = Connection::open(&server);
        connection.write(request);
        connection.0.get_mut().shutdown(std::net::Shutdown::Write).unwrap();
        assert_eq!(connection.reply().status, 400);
    }
}

#[test]
fn sizes_are_limited() {
    let server = serve();
    let trailers =
        create(&server, "Transfer-Encoding: chunked\r\n") + "2\r\n{}\r\n0\r\n" + &"X: x\r\n".repeat(101) + "\r\n";
    for (request, message) in [
        (
            get(&server, "/", &format!("X: {}\r\n", "x".repeat(80 * 1024))),
            "A request head may have at most 65536 bytes.",
        ),
        (get(&server, "/", &"X: x\r\n".repeat(200)), "A request head may have at most 100 headers."),
        (
            create(&server, "Transfer-Encoding: chunked\r\n") + "2;" + &"x".repeat(80 * 1024),
            "A request head may have at most 65536 bytes.",
        ),
        (trailers, "A request head may have at most 100 headers."),
    ] {
        let mut connection = Connection::open(&server);
        connection.write(request);
        let reply = connection.reply();
        assert_eq!((reply.status, reply.json()["error_message"].as_str()), (431, Some(message)));
    }

    // The client sends the body anyway, and must still receive the response.
    let too_long = 1024 * 1024 + 1;
    for length in [too_long.to_string(), "9".repeat(40)] {
        let mut connection = Connection::open(&server);
        connection.write(create(&server, &format!("Content-Length: {length}\r\n")));
        connection.write(vec![b' '; too_long]);
        assert_eq!(connection.reply().status, 413);
    }

    let mut connection = Connection::open(&server);
    connection.write(create(&server, "Transfer-Encoding: chunked\r\n"));
    connection.write(format!("{too_long:x}\r\n"));
    assert_eq!(connection.reply().status, 413);
}

#[test]
fn dropping_the_server_closes_what_is_open() {
    let server = serve();
    let mut idle = Connection::open(&server);
    let mut half = Connection::open(&server);
    half.write("GET / HTTP/1.1\r\n");
    idle.write(get(&server, "/v1/debug/whoami", ""));
    assert_eq!(idle.reply().status, 200);

    let address = server.url().strip_prefix("http://").unwrap().to_owned();
    let start = Instant::now();
    drop(server);
    assert!(start.elapsed() < Duration::from_secs(10));
    assert!(idle.is_closed());
    assert!(TcpStream::connect(address).is_err());
}

#[test]
fn the_server_is_its_emulator() {
    let server = serve();
    let mut connection = Connection::open(&server);
    let body = json!({ "email": EMAIL }).to_string();
    let request = create(&server, &format!("Content-Length: {}\r\n", body.len())) + &body;
    connection.write(request.replace("/v1/users", "/v1/otps/email/login_or_create"));
    assert_eq!(connection.reply().status, 200);
    assert!(server.last_passcode(EMAIL).is_some());
}

#[test]
fn many_clients_at_once() {
    let server = serve();
    std::thread::scope(|scope| {
        for _ in 0..16 {
            scope.spawn(|| {
                let mut connection = Connection::open(&server);
                for _ in 0..20 {
                    connection.write(create(&server, "Content-Length: 2\r\n") + "{}");
                    assert_eq!(connection.reply().status, 200);
                }
            });
        }
    });
    let mut connection = Connection::open(&server);
    let request = create(&server, "Content-Length: 2\r\n").replace("/v1/users", "/v1/users/search");
    connection.write(request + "{}");
    assert_eq!(connection.reply().json()["results_metadata"]["total"], 320);
}

#[test]
fn a_response_without_a_body_leaves_the_connection_open() {
    let server = Emulator::new().serve().unwrap();
    let acme = acme(&server);
    let provider = Provider::new(&server, &acme, "okta");
    let id = provider.user("ada@acme.example");
    let path = provider.url.strip_prefix(server.url()).unwrap();
    let request = |method: &str| {
        let token = &provider.token;
        format!("{method} {path}/Users/{id} HTTP/1.1\r\nHost: test\r\nAuthorization: Bearer {token}\r\n\r\n")
    };
    let mut connection = Connection::open(&server);
    connection.write(request("GET"));
    assert_eq!(connection.reply().json()["userName"], "ada@acme.example");
    connection.write(request("DELETE"));
    assert_eq!(connection.reply().status, 204);
    connection.write(request("DELETE"));
    assert_eq!(connection.reply().status, 404);
}
