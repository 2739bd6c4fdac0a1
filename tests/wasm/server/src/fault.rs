//! What can go wrong between a client and Stytch.
//!
//! The kind of fault is part of the path, as `{name}` or `{name}={value}`:
//!
//! | kind | what happens |
//! |---|---|
//! | `ok` | nothing: a user is answered |
//! | `gzip` | nothing: a user is answered, in gzip |
//! | `hang` | no answer, ever |
//! | `hang-after-head` | the head of an answer, and never its body |
//! | `hang-in-body` | half a body, and never the rest |
//! | `trickle={ms}` | a body without an end, of which a byte comes every so many milliseconds |
//! | `close` | the connection is closed without an answer |
//! | `reset` | the connection is reset without an answer |
//! | `cut-head`, `cut-length`, `cut-chunk` | the connection is closed in the head, in a body of known length, in a chunk |
//! | `cut-last-chunk` | the same as the last, after a head that says so |
//! | `not-http` | what comes is not HTTP |
//! | `redirect={status}` | a redirect to the trap |
//! | `html={status}` | the page of a proxy |
//! | `empty={status}` | an answer without a body |
//! | `text` | a success that is not JSON |
//! | `misfit` | a success with a number where a user's id should be: its own, and that of the second one found |
//! | `endless` | a body without an end, as fast as it is read |
//! | `size={bytes}`, `chunks={bytes}` | a user of exactly so many bytes, with and without a length |
//! | `bomb` | 100 MB in gzip |
//! | `status={status}x{times}` | so many errors of Stytch's, and then a user |
//! | `rate-limit={seconds}x{times}` | so many rate limits that say when to come back, and then a user |

use std::io::{self, Read, Write};
use std::net::{Shutdown, TcpStream};
use std::thread;
use std::time::Duration;

use http::header::{CACHE_CONTROL, CONTENT_ENCODING, LOCATION, RETRY_AFTER};
use http::{HeaderValue, Response, StatusCode};
use serde_json::json;

use crate::answer::{Reply, bytes, json, mistake};
use crate::calls::Call;
use crate::gzip;

/// More than this of an endless body is enough to show that a client does not stop.
const ENDLESS: usize = 1 << 30;
const PIECE: usize = 64 * 1024;
const GIVEN_UP: Duration = Duration::from_secs(60);

/// The user that is answered where nothing goes wrong.
const USER: &str = r#"{"request_id":"request-id-test-1","user_id":"user-test-1","status_code":200}"#;

const MISFIT: &str =
    r#"{"request_id":"request-id-test-1","user_id":7,"results":[{"user_id":"user-test-1"},{"user_id":7}]}"#;

/// Something that is not a whole response, for one request.
#[derive(Debug)]
pub(crate) struct Fault {
    script: Script,
    call: Call,
}

#[derive(Debug, Clone, Copy)]
enum Script {
    /// Writes something, and closes the connection.
    Cut(&'static str),
    /// Writes something, and waits until the client is gone.
    Hang(&'static str),
    Trickle(Duration),
    Endless,
    Chunks(usize),
}

/// What begins every head here. Nothing in it says that the connection will be closed, where that is what goes wrong.
const HEAD: &str = "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\naccess-control-allow-origin: *\r\n\
    access-control-expose-headers: *\r\n";
const FALSE_LENGTH: &str = concat!("content-length: 1000\r\n\r\n", r#"{"user_id":"#);
const CUT_CHUNK: &str = concat!("transfer-encoding: chunked\r\n\r\n5\r\n", r#"{"use"#);
const CUT_LAST_CHUNK: &str = concat!("connection: close\r\ntransfer-encoding: chunked\r\n\r\n5\r\n", r#"{"use"#);
const CHUNKED: &str = "connection: close\r\ntransfer-encoding: chunked\r\n\r\n";

/// What follows on a request with this kind of fault in its path.
pub(crate) fn reply(kind: &str, call: Call, trap: &str) -> Reply {
    let (name, value) = kind.split_once('=').unwrap_or((kind, ""));
    let script = match (name, value) {
        ("hang", "") => Script::Hang(""),
        ("hang-after-head", "") => Script::Hang("content-length: 80\r\n\r\n"),
        ("hang-in-body", "") => Script::Hang(CUT_CHUNK),
        ("close", "") => Script::Cut(""),
        ("cut-head", "") => Script::Cut("content-le"),
        ("cut-length", "") => Script::Cut(FALSE_LENGTH),
        ("cut-chunk", "") => Script::Cut(CUT_CHUNK),
        ("cut-last-chunk", "") => Script::Cut(CUT_LAST_CHUNK),
        ("not-http", "") => Script::Cut("SSH-2.0-OpenSSH_9.9\r\n\r\n"),
        ("endless", "") => Script::Endless,
        ("trickle", _) => match value.parse() {
            Ok(milliseconds) => Script::Trickle(Duration::from_millis(milliseconds)),
            Err(_) => return Reply::Response(unknown(kind)),
        },
        ("chunks", _) => match value.parse() {
            Ok(length) => Script::Chunks(length),
            Err(_) => return Reply::Response(unknown(kind)),
        },
        _ => return Reply::Response(response(name, value, &call, trap).unwrap_or_else(|| unknown(kind))),
    };
    Reply::Fault(Fault { script, call })
}

fn unknown(kind: &str) -> Response<Vec<u8>> {
    mistake(StatusCode::NOT_FOUND, &format!("There is no fault of the kind {kind}."))
}

/// Faults that are whole responses.
fn response(name: &str, value: &str, call: &Call, trap: &str) -> Option<Response<Vec<u8>>> {
    let status = || StatusCode::from_bytes(value.as_bytes()).ok();
    let pair = || {
        let (first, times) = value.split_once('x')?;
        Some((first, call.number() > times.parse().ok()?))
    };
    let mut response = match name {
        "ok" => user(USER.to_owned().into_bytes()),
        "gzip" => encoded(gzip::stored(USER.as_bytes())),
        "bomb" => encoded(gzip::bomb().to_vec()),
        "redirect" => {
            let mut response = bytes(status()?, "text/plain", b"moved".to_vec());
            let location = format!("{trap}/{}", call.id()).parse().ok()?;
            response.headers_mut().insert(LOCATION, location);
            response
        }
        "html" => bytes(status()?, "text/html", b"<html><h1>Bad Gateway</h1></html>".to_vec()),
        "empty" => bytes(status()?, "application/json", Vec::new()),
        "text" => user(b"It works!".to_vec()),
        "misfit" => user(MISFIT.to_owned().into_bytes()),
        "size" => user(padded(value.parse().ok()?)?),
        "status" => match pair()? {
            (_, true) => user(USER.to_owned().into_bytes()),
            (status, false) => error(StatusCode::from_bytes(status.as_bytes()).ok()?),
        },
        "rate-limit" => match pair()? {
            (_, true) => user(USER.to_owned().into_bytes()),
            (seconds, false) => {
                let mut response = error(StatusCode::TOO_MANY_REQUESTS);
                response.headers_mut().insert(RETRY_AFTER, seconds.parse().ok()?);
                response
            }
        },
        _ => return None,
    };
    call.wrote(response.body().len());
    // A browser must not answer a later try from its cache.
    response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Some(response)
}

fn user(body: Vec<u8>) -> Response<Vec<u8>> {
    bytes(StatusCode::OK, "application/json", body)
}

fn encoded(body: Vec<u8>) -> Response<Vec<u8>> {
    let mut response = user(body);
    response.headers_mut().insert(CONTENT_ENCODING, HeaderValue::from_static("gzip"));
    response
}

fn error(status: StatusCode) -> Response<Vec<u8>> {
    let error_type =
        if status == StatusCode::TOO_MANY_REQUESTS { "too_many_requests" } else { "internal_server_error" };
    let body = json!({
        "status_code": status.as_u16(),
        "request_id": "request-id-test-1",
        "error_type": error_type,
        "error_message": "A test has asked for this failure.",
        "error_url": "https://stytch.com/docs/api/errors",
    });
    json(status, &body)
}

/// The user in this many bytes, by spaces at the end; `None` if it takes more.
fn padded(length: usize) -> Option<Vec<u8>> {
    let mut body = USER.to_owned().into_bytes();
    (length >= body.len()).then(|| body.resize(length, b' '))?;
    Some(body)
}

impl Fault {
    /// Does what goes wrong; the connection is of no use afterwards.
    pub(crate) fn play(self, stream: &TcpStream) -> io::Result<()> {
        match self.script {
            Script::Cut("") => Ok(()),
            Script::Cut(text) => self.head(stream, text),
            Script::Hang(text) => {
                if !text.is_empty() {
                    self.head(stream, text)?;
                }
                until_closed(stream)
            }
            Script::Trickle(pause) => {
                self.head(stream, CHUNKED)?;
                loop {
                    self.chunk(stream, b" ")?;
                    thread::sleep(pause);
                }
            }
            Script::Endless => {
                self.head(stream, CHUNKED)?;
                self.chunk(stream, br#"{"user_id":""#)?;
                for _ in 0..ENDLESS / PIECE {
                    self.chunk(stream, &[b'x'; PIECE])?;
                }
                Ok(())
            }
            Script::Chunks(length) => {
                self.head(stream, CHUNKED)?;
                for piece in padded(length).unwrap_or_default().chunks(PIECE) {
                    self.chunk(stream, piece)?;
                }
                (&mut &*stream).write_all(b"0\r\n\r\n")?;
                stream.shutdown(Shutdown::Write)
            }
        }
    }

    /// Writes a head that ends like this; what is not HTTP begins otherwise.
    fn head(&self, mut stream: &TcpStream, text: &str) -> io::Result<()> {
        let start = if text.starts_with("SSH") { "" } else { HEAD };
        stream.write_all(format!("{start}{text}").as_bytes())
    }

    fn chunk(&self, mut stream: &TcpStream, bytes: &[u8]) -> io::Result<()> {
        let mut chunk = format!("{:x}\r\n", bytes.len()).into_bytes();
        chunk.extend_from_slice(bytes);
        chunk.extend_from_slice(b"\r\n");
        stream.write_all(&chunk)?;
        self.call.wrote(bytes.len());
        Ok(())
    }
}

/// The client has nothing more to say until it goes.
fn until_closed(mut stream: &TcpStream) -> io::Result<()> {
    stream.set_read_timeout(Some(GIVEN_UP))?;
    stream.read(&mut [0]).map(drop)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calls::Calls;

    /// The whole response to the next request of a test.
    fn next(calls: &Calls, kind: &str) -> Response<Vec<u8>> {
        match reply(kind, calls.begin("a"), "http://127.0.0.1/trap") {
            Reply::Response(response) => response,
            Reply::Fault(fault) => panic!("{fault:?}"),
        }
    }

    #[test]
    fn so_many_errors_come_before_the_user() {
        for (kind, error) in [("status=503x2", 503), ("rate-limit=7x2", 429)] {
            let calls = Calls::default();
            let statuses = [(); 4].map(|()| next(&calls, kind).status().as_u16());
            assert_eq!(statuses, [error, error, 200, 200], "{kind}");
        }
        let limited = next(&Calls::default(), "rate-limit=7x1");
        assert_eq!(limited.headers()[RETRY_AFTER], "7");
    }

    #[test]
    fn redirects_lead_to_the_trap_of_their_test() {
        let moved = next(&Calls::default(), "redirect=308");
        assert_eq!(
            (moved.status().as_u16(), &moved.headers()[LOCATION]),
            (308, &"http://127.0.0.1/trap/a".parse().unwrap())
        );
    }

    #[test]
    fn users_have_as_many_bytes_as_was_asked_for() {
        let user = next(&Calls::default(), "size=1000");
        assert_eq!(user.body().len(), 1000);
        let json: serde_json::Value = serde_json::from_slice(user.body()).unwrap();
        assert_eq!(json["user_id"], "user-test-1");
        assert_eq!(next(&Calls::default(), "size=10").status(), 404);
    }

    #[test]
    fn what_is_no_kind_of_fault_is_not_found() {
        for kind in ["", "hang=1", "trickle", "chunks=many", "status=503", "redirect", "flood"] {
            let reply = reply(kind, Calls::default().begin("a"), "");
            assert!(matches!(&reply, Reply::Response(response) if response.status() == 404), "{kind}: {reply:?}");
        }
    }
}
