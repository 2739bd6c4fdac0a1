//! Conversations without a socket, for tests.

use std::collections::VecDeque;
use std::io::{self, Read, Write};
use std::net::{Ipv4Addr, SocketAddr};

use crate::emulator::Emulator;
use crate::server::connection::answer_all;
use crate::server::guard::Guard;
use crate::server::reader::Client;

/// A client that sends these pieces, one with each read.
struct Script<'a> {
    pieces: VecDeque<&'a [u8]>,
    /// What a read returns when all has been sent.
    at_end: io::Result<()>,
    received: Vec<u8>,
}

impl Read for &mut Script<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let Some(piece) = self.pieces.front_mut() else {
            return self.at_end.as_ref().map(|()| 0).map_err(|error| error.kind().into());
        };
        let count = piece.read(buffer)?;
        if piece.is_empty() {
            self.pieces.pop_front();
        }
        Ok(count)
    }
}

impl Write for &mut Script<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.received.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Client for &mut Script<'_> {
    fn give_time(&mut self) {}
}

/// What the server at this address sends.
fn converse(emulator: &Emulator, pieces: &[&[u8]], at_end: io::Result<()>) -> io::Result<Vec<u8>> {
    let pieces = pieces.iter().copied().filter(|piece| !piece.is_empty()).collect();
    let mut script = Script { pieces, at_end, received: Vec::new() };
    let guard = Guard::new(SocketAddr::from((Ipv4Addr::LOCALHOST, 80)))?;
    answer_all(&mut script, emulator, &guard)?;
    Ok(script.received)
}

impl Emulator {
    /// Returns what a [`Server`](crate::Server) would send to a client that sends these bytes, piece by piece, and then
    /// closes the connection.
    ///
    /// Not a part of the API: for tests that search for bytes with which a server cannot cope.
    #[doc(hidden)]
    #[must_use]
    pub fn converse(&self, pieces: &[&[u8]]) -> Vec<u8> {
        converse(self, pieces, Ok(())).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answered(pieces: &[&[u8]], at_end: io::ErrorKind) -> io::Result<String> {
        let received = converse(&Emulator::starting_at(0), pieces, Err(at_end.into()))?;
        Ok(String::from_utf8(received).unwrap())
    }

    #[test]
    fn a_request_that_takes_too_long_is_answered() {
        let bodies: [&[&[u8]]; 4] = [
            &[b"G"],
            &[b"GET / HTTP/1.1\r\nHost", b": localhost"],
            &[b"POST /v1/users HTTP/1.1\r\nContent-Length: 2\r\n\r\n"],
            &[b"POST /v1/users HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n", b"2\r\n{"],
        ];
        for pieces in bodies {
            for kind in [io::ErrorKind::WouldBlock, io::ErrorKind::TimedOut] {
                let answer = answered(pieces, kind).unwrap();
                assert!(answer.starts_with("HTTP/1.1 408 Request Timeout\r\n"), "{answer}");
                assert!(answer.contains("\r\nconnection: close\r\n"), "{answer}");
                assert!(answer.contains(r#""error_type":"request_timeout""#), "{answer}");
            }
        }
    }

    #[test]
    fn an_idle_connection_is_closed_without_a_word() {
        assert_eq!(answered(&[], io::ErrorKind::WouldBlock).unwrap_err().kind(), io::ErrorKind::WouldBlock);
        let whole: &[&[u8]] = &[b"GET / HTTP/1.1\r\n\r\n"];
        assert_eq!(answered(whole, io::ErrorKind::TimedOut).unwrap_err().kind(), io::ErrorKind::TimedOut);
    }

    #[test]
    fn a_connection_that_breaks_is_left_alone() {
        let half: &[&[u8]] = &[b"GET / HT"];
        let error = answered(half, io::ErrorKind::ConnectionReset).unwrap_err();
        assert_eq!(error.kind(), io::ErrorKind::ConnectionReset);
    }
}
