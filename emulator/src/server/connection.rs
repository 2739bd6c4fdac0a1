//! One connection, from the first request to the last.

use std::io::{self, Read, Write};
use std::net::{Shutdown, TcpStream};
use std::time::Duration;

use http::request::Parts;
use http::{Response, StatusCode};

use crate::control;
use crate::emulator::Emulator;
use crate::server::guard::Guard;
use crate::server::reader::{Reader, Refusal};

/// How long a connection may be idle.
const IDLE: Duration = Duration::from_secs(30);
/// The most bytes of a body, and of one with a state to import.
const BODY_LIMIT: usize = 1024 * 1024;
const STATE_LIMIT: usize = 256 * 1024 * 1024;
/// How long a client may keep sending after its request was refused, and how many bytes.
const LINGER: Duration = Duration::from_secs(1);
const LINGER_BYTES: u64 = 16 * 1024 * 1024;

/// Serves requests until the client closes the connection or makes a mistake.
pub(super) fn serve(stream: TcpStream, emulator: &Emulator, guard: &Guard) {
    // After an I/O error the client is gone, so there is nothing to report.
    let _ = answer_all(&stream, emulator, guard);
    // The server has a second handle to this socket, so dropping this one would not close the connection.
    let _ = stream.shutdown(Shutdown::Both);
}

fn answer_all(stream: &TcpStream, emulator: &Emulator, guard: &Guard) -> io::Result<()> {
    stream.set_nodelay(true)?;
    stream.set_read_timeout(Some(IDLE))?;
    stream.set_write_timeout(Some(IDLE))?;
    let mut reader = Reader::new(stream);
    let limit = |head: &Parts| match control::is_import(head) && guard.check(&head.uri, &head.headers).is_ok() {
        true => STATE_LIMIT,
        false => BODY_LIMIT,
    };
    loop {
        match reader.next(&limit) {
            Ok(None) => return Ok(()),
            Ok(Some(incoming)) => {
                let is_head = incoming.request.method() == http::Method::HEAD;
                let response = match guard.check(incoming.request.uri(), incoming.request.headers()) {
                    Ok(()) => emulator.handle(incoming.request),
                    Err(failure) => control::respond(Err(failure)),
                };
                write(stream, &response, is_head, incoming.keep_alive)?;
                if !incoming.keep_alive {
                    return Ok(());
                }
            }
            Err(Refusal::Io(error)) => return Err(error),
            Err(Refusal::Answer(failure)) => {
                let response = emulator.refuse(failure);
                write(stream, &response, false, false)?;
                return linger(stream);
            }
        }
    }
}

fn write(mut stream: &TcpStream, response: &Response<Vec<u8>>, is_head: bool, keep_alive: bool) -> io::Result<()> {
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
    stream.write_all(&bytes)
}

/// Reads what the client is still sending. Closing at once would make the system reset the connection, and the client
/// might lose the response with the error.
fn linger(stream: &TcpStream) -> io::Result<()> {
    stream.shutdown(Shutdown::Write)?;
    stream.set_read_timeout(Some(LINGER))?;
    io::copy(&mut stream.take(LINGER_BYTES), &mut io::sink())?;
    Ok(())
}
