//! What can go wrong, and what the client has to make of it.

use std::io::{self, Read as _, Write};
use std::net::TcpStream;
use std::time::Duration;

use stytch_core::error::TransportErrorKind;

/// Something that the server does, by the name that the id of the user starts with.
pub(crate) struct Fault {
    pub(crate) name: &'static str,
    pub(crate) outcome: Outcome,
    /// Answers a request for the user of this id.
    pub(crate) answer: fn(&mut TcpStream, &str) -> io::Result<Then>,
}

#[derive(Clone, Copy)]
pub(crate) enum Outcome {
    /// The user of that id.
    Answer,
    /// An error of this status, with a body that ends with the id.
    Api(u16),
    /// An answer of this status that does not read.
    Decode(u16),
    Transport(TransportErrorKind),
}

/// What becomes of the connection.
pub(crate) enum Then {
    KeepAlive,
    Close,
}

use Then::{Close, KeepAlive};

pub(crate) const FAULTS: &[Fault] = &[
    Fault { name: "ok", outcome: Outcome::Answer, answer: ok },
    Fault { name: "chunked", outcome: Outcome::Answer, answer: chunked },
    Fault { name: "said-close", outcome: Outcome::Answer, answer: said_close },
    Fault { name: "silent-close", outcome: Outcome::Answer, answer: silent_close },
    Fault { name: "http-1-0", outcome: Outcome::Answer, answer: http_1_0 },
    Fault { name: "byte-by-byte", outcome: Outcome::Answer, answer: byte_by_byte },
    Fault { name: "behind", outcome: Outcome::Answer, answer: another_behind },
    Fault { name: "ok-again", outcome: Outcome::Answer, answer: ok },
    Fault { name: "not-found", outcome: Outcome::Api(404), answer: not_found },
    Fault { name: "html", outcome: Outcome::Api(502), answer: html },
    Fault { name: "redirect", outcome: Outcome::Api(307), answer: redirect },
    Fault { name: "empty", outcome: Outcome::Decode(204), answer: no_content },
    Fault { name: "longer", outcome: Outcome::Decode(200), answer: longer_than_it_says },
    Fault { name: "large", outcome: Outcome::Transport(TransportErrorKind::TooLarge), answer: large },
    Fault { name: "large-head", outcome: Outcome::Transport(TransportErrorKind::TooLarge), answer: large_head },
    Fault { name: "nothing", outcome: Outcome::Transport(TransportErrorKind::Interrupted), answer: nothing },
    Fault { name: "cut-head", outcome: Outcome::Transport(TransportErrorKind::Interrupted), answer: cut_head },
    Fault { name: "cut-body", outcome: Outcome::Transport(TransportErrorKind::Interrupted), answer: cut_body },
    Fault { name: "not-http", outcome: Outcome::Transport(TransportErrorKind::Interrupted), answer: not_http },
    Fault { name: "ok-at-last", outcome: Outcome::Answer, answer: ok },
    Fault { name: "silence", outcome: Outcome::Transport(TransportErrorKind::Timeout), answer: silence },
];

fn user(id: &str) -> String {
    format!(r#"{{"request_id":"request-id-test-1","user_id":"{id}","status_code":200}}"#)
}

/// One write, so that what belongs together arrives together.
fn send(stream: &mut TcpStream, status: &str, headers: &str, body: &str) -> io::Result<()> {
    let length = body.len();
    stream.write_all(format!("HTTP/1.1 {status}\r\n{headers}content-length: {length}\r\n\r\n{body}").as_bytes())
}

fn ok(stream: &mut TcpStream, id: &str) -> io::Result<Then> {
    send(stream, "200 OK", "", &user(id))?;
    Ok(KeepAlive)
}

fn chunked(stream: &mut TcpStream, id: &str) -> io::Result<Then> {
    let body = user(id);
    let (first, rest) = body.split_at(10);
    let head = "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked";
    write!(stream, "{head}\r\n\r\na\r\n{first}\r\n{:x}\r\n{rest}\r\n0\r\n\r\n", rest.len())?;
    Ok(KeepAlive)
}

fn said_close(stream: &mut TcpStream, id: &str) -> io::Result<Then> {
    send(stream, "200 OK", "connection: close\r\n", &user(id))?;
    Ok(Close)
}

fn silent_close(stream: &mut TcpStream, id: &str) -> io::Result<Then> {
    send(stream, "200 OK", "", &user(id))?;
    Ok(Close)
}

fn http_1_0(stream: &mut TcpStream, id: &str) -> io::Result<Then> {
    stream.write_all(format!("HTTP/1.0 200 OK\r\n\r\n{}", user(id)).as_bytes())?;
    Ok(Close)
}

fn byte_by_byte(stream: &mut TcpStream, id: &str) -> io::Result<Then> {
    let body = user(id);
    let answer = format!("HTTP/1.1 200 OK\r\ncontent-length: {}\r\n\r\n{body}", body.len());
    for byte in answer.bytes() {
        stream.write_all(&[byte])?;
    }
    Ok(KeepAlive)
}

/// Another answer follows, without a request.
fn another_behind(stream: &mut TcpStream, id: &str) -> io::Result<Then> {
    let (body, forged) = (user(id), user("somebody-else"));
    let (length, forged_length) = (body.len(), forged.len());
    let forged = format!("HTTP/1.1 200 OK\r\ncontent-length: {forged_length}\r\n\r\n{forged}");
    stream.write_all(format!("HTTP/1.1 200 OK\r\ncontent-length: {length}\r\n\r\n{body}{forged}").as_bytes())?;
    Ok(KeepAlive)
}

fn not_found(stream: &mut TcpStream, id: &str) -> io::Result<Then> {
    send(stream, "404 Not Found", "", &format!("no such user: {id}"))?;
    Ok(KeepAlive)
}

fn html(stream: &mut TcpStream, id: &str) -> io::Result<Then> {
    send(stream, "502 Bad Gateway", "content-type: text/html\r\n", &format!("<h1>502</h1>{id}"))?;
    Ok(KeepAlive)
}

fn redirect(stream: &mut TcpStream, id: &str) -> io::Result<Then> {
    send(stream, "307 Temporary Redirect", "location: /v1/users/somebody-else\r\n", id)?;
    Ok(KeepAlive)
}

fn no_content(stream: &mut TcpStream, _: &str) -> io::Result<Then> {
    stream.write_all(b"HTTP/1.1 204 No Content\r\n\r\n")?;
    Ok(KeepAlive)
}

fn longer_than_it_says(stream: &mut TcpStream, id: &str) -> io::Result<Then> {
    stream.write_all(format!("HTTP/1.1 200 OK\r\ncontent-length: 30\r\n\r\n{}", user(id)).as_bytes())?;
    Ok(KeepAlive)
}

/// Until the client has had enough.
fn large(stream: &mut TcpStream, _: &str) -> io::Result<Then> {
    stream.write_all(b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n")?;
    let chunk = format!("1000\r\n{}\r\n", " ".repeat(0x1000));
    while stream.write_all(chunk.as_bytes()).is_ok() {}
    Ok(Close)
}

fn large_head(stream: &mut TcpStream, _: &str) -> io::Result<Then> {
    stream.write_all(b"HTTP/1.1 200 OK\r\nx-name: ")?;
    while stream.write_all(&[b'v'; 0x1000]).is_ok() {}
    Ok(Close)
}

fn nothing(_: &mut TcpStream, _: &str) -> io::Result<Then> {
    Ok(Close)
}

fn cut_head(stream: &mut TcpStream, _: &str) -> io::Result<Then> {
    stream.write_all(b"HTTP/1.1 200 OK\r\ncontent-len")?;
    Ok(Close)
}

fn cut_body(stream: &mut TcpStream, id: &str) -> io::Result<Then> {
    stream.write_all(format!("HTTP/1.1 200 OK\r\ncontent-length: 1000\r\n\r\n{}", user(id)).as_bytes())?;
    Ok(Close)
}

fn not_http(stream: &mut TcpStream, _: &str) -> io::Result<Then> {
    stream.write_all(b"SSH-2.0-OpenSSH_9.9\r\n\r\n")?;
    Ok(Close)
}

/// Until the client has gone.
fn silence(stream: &mut TcpStream, _: &str) -> io::Result<Then> {
    stream.set_read_timeout(Some(Duration::from_secs(60)))?;
    stream.read_exact(&mut [0])?;
    Ok(Close)
}
