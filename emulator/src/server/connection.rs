//! One connection, from the first request to the last.

use std::io::{self, Read, Write};
use std::net::{Shutdown, TcpStream};
use std::time::{Duration, Instant};

use http::request::Parts;
use http::{Response, StatusCode};

use crate::control;
use crate::emulator::Emulator;
use crate::server::guard::Guard;
use crate::server::reader::{Client, Reader, Refusal};

/// How long a connection may be idle, and how long a request may take to arrive.
const PATIENCE: Duration = Duration::from_secs(30);
/// The most bytes of a body, and of one with a state to import.
const BODY_LIMIT: usize = 1024 * 1024;
const STATE_LIMIT: usize = 256 * 1024 * 1024;
/// How long a client may keep sending after its request was refused, and how many bytes.
const LINGER: Duration = Duration::from_secs(5);
const LINGER_BYTES: u64 = 16 * 1024 * 1024;

/// A client behind a socket.
struct Remote<'a> {
    stream: &'a TcpStream,
    /// When its time is over.
    until: Instant,
}

/// How a conversation has ended.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Ended {
    Closed,
    /// The client made a mistake, and may still be sending.
    Refused,
}

impl<'a> Remote<'a> {
    fn new(stream: &'a TcpStream, time: Duration) -> Self {
        Self { stream, until: Instant::now() + time }
    }
}

impl Read for Remote<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let left = self.until.saturating_duration_since(Instant::now());
        if left.is_zero() {
            return Err(io::ErrorKind::TimedOut.into());
        }
        self.stream.set_read_timeout(Some(left))?;
        self.stream.read(buffer)
    }
}

impl Write for Remote<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.stream.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.stream.flush()
    }
}

impl Client for Remote<'_> {
    fn give_time(&mut self) {
        self.until = Instant::now() + PATIENCE;
    }
}

/// Serves requests until the client closes the connection or makes a mistake.
pub(super) fn serve(stream: &TcpStream, emulator: &Emulator, guard: &Guard) {
    // After an I/O error the client is gone, so there is nothing to report.
    let _ = serve_all(stream, emulator, guard);
    // The server has this socket too, so dropping it here would not close the connection.
    let _ = stream.shutdown(Shutdown::Both);
}

fn serve_all(stream: &TcpStream, emulator: &Emulator, guard: &Guard) -> io::Result<()> {
    stream.set_nodelay(true)?;
    stream.set_write_timeout(Some(PATIENCE))?;
    match answer_all(Remote::new(stream, PATIENCE), emulator, guard)? {
        Ended::Closed => Ok(()),
        Ended::Refused => linger(stream),
    }
}

/// Answers the requests of a client until it or one of them ends the conversation.
pub(super) fn answer_all(client: impl Client, emulator: &Emulator, guard: &Guard) -> io::Result<Ended> {
    let mut reader = Reader::new(client);
    let limit = |head: &Parts| match control::is_import(head) && guard.check(&head.uri, &head.headers).is_ok() {
        true => STATE_LIMIT,
        false => BODY_LIMIT,
    };
    loop {
        match reader.next(&limit) {
            Ok(None) => return Ok(Ended::Closed),
            Ok(Some(incoming)) => {
                let is_head = incoming.request.method() == http::Method::HEAD;
                let response = match guard.check(incoming.request.uri(), incoming.request.headers()) {
                    Ok(()) => emulator.handle(incoming.request),
                    Err(failure) => control::respond(Err(failure)),
                };
                write(reader.client(), &response, is_head, incoming.keep_alive)?;
                if !incoming.keep_alive {
                    return Ok(Ended::Closed);
                }
            }
            Err(Refusal::Io(error)) => return Err(error),
            Err(Refusal::Answer(failure)) => {
                write(reader.client(), &emulator.refuse(failure), false, false)?;
                return Ok(Ended::Refused);
            }
        }
    }
}

pub(super) fn write(
    client: &mut impl Write,
    response: &Response<Vec<u8>>,
    is_head: bool,
    keep_alive: bool,
) -> io::Result<()> {
    let status = response.status();
    let reason = status.canonical_reason().unwrap_or_default();
    let mut bytes = format!("HTTP/1.1 {} {reason}\r\n", status.as_str()).into_bytes();
    for (name, value) in response.headers() {
        bytes.extend_from_slice(name.as_str().as_bytes());
        bytes.extend_from_slice(b": ");
        bytes.extend_from_slice(value.as_bytes());
        bytes.extend_from_slice(b"\r\n");
    }
    let connection = if keep_alive { "keep-alive" } else { "close" };
    // 204 says by itself that there is no body, and must not say it again.
    if status != StatusCode::NO_CONTENT {
        bytes.extend_from_slice(format!("content-length: {}\r\n", response.body().len()).as_bytes());
    }
    bytes.extend_from_slice(format!("connection: {connection}\r\n\r\n").as_bytes());
    if !is_head {
        bytes.extend_from_slice(response.body());
    }
    client.write_all(&bytes)
}

/// Reads what the client is still sending. Closing at once would make the system reset the connection, and the client
/// might lose the response with the error.
fn linger(stream: &TcpStream) -> io::Result<()> {
    stream.shutdown(Shutdown::Write)?;
    io::copy(&mut Remote::new(stream, LINGER).take(LINGER_BYTES), &mut io::sink())?;
    Ok(())
}
