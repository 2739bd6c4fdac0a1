//! Reading HTTP/1.x requests off a connection.

use std::io::{self, ErrorKind, Read, Write};

use http::header::{CONNECTION, CONTENT_LENGTH, EXPECT, HeaderMap, TRANSFER_ENCODING};
use http::request::Parts;
use http::{HeaderName, HeaderValue, Method, Request, StatusCode, Uri, Version};

use crate::outcome::Failure;

const HEAD_LIMIT: usize = 64 * 1024;
const HEADER_COUNT_LIMIT: usize = 100;

/// The other end of a connection. Reading from it fails when its time is over.
pub(super) trait Client: Read + Write {
    /// Gives it its time anew.
    fn give_time(&mut self);
}

/// The reason why there is no next request.
#[derive(Debug)]
pub(super) enum Refusal {
    /// The connection broke, or there was no request for too long.
    Io(io::Error),
    /// The client made a mistake, after which the start of the next request is unknown.
    Answer(Failure),
}

impl From<io::Error> for Refusal {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

/// A request, and whether the client keeps the connection open for another one.
#[derive(Debug)]
pub(super) struct Incoming {
    pub(super) request: Request<Vec<u8>>,
    pub(super) keep_alive: bool,
}

/// How the length of a body is given.
enum Framing {
    Length(usize),
    Chunked,
}

/// Reads the requests of one connection, one after the other.
pub(super) struct Reader<C> {
    client: C,
    /// Bytes that have arrived and are not part of a returned request.
    buffer: Vec<u8>,
}

impl<C: Client> Reader<C> {
    pub(super) fn new(client: C) -> Self {
        Self { client, buffer: Vec::new() }
    }

    /// Where responses go.
    pub(super) fn client(&mut self) -> &mut C {
        &mut self.client
    }

    /// The next request, or `None` when the client has closed the connection. `limit` says how many bytes its body may have.
    ///
    /// The client has its time twice: until the request begins, and then for all of it.
    pub(super) fn next(&mut self, limit: &dyn Fn(&Parts) -> usize) -> Result<Option<Incoming>, Refusal> {
        self.client.give_time();
        if self.buffer.is_empty() && !self.read()? {
            return Ok(None);
        }
        self.client.give_time();
        let head = self.read_head()?;
        let keep_alive = wants_keep_alive(&head);
        let limit = limit(&head);
        let framing = framing(&head.headers, limit)?;
        if self.buffer.is_empty() && expects_continue(&head) {
            self.client.write_all(b"HTTP/1.1 100 Continue\r\n\r\n")?;
        }
        let body = match framing {
            Framing::Length(length) => self.take(length)?,
            Framing::Chunked => self.read_chunks(limit)?,
        };
        let request = Request::from_parts(head, body);
        Ok(Some(Incoming { request, keep_alive }))
    }

    fn read_head(&mut self) -> Result<Parts, Refusal> {
        loop {
            if let Some((length, head)) = parse_head(&self.buffer)? {
                self.buffer.drain(..length);
                return Ok(head);
            }
            self.fill_or_fail(HEAD_LIMIT)?;
        }
    }

    fn read_chunks(&mut self, limit: usize) -> Result<Vec<u8>, Refusal> {
        let mut body = Vec::new();
        loop {
            let size = self.read_chunk_size(limit)?;
            if size == 0 {
                self.skip_trailers()?;
                return Ok(body);
            }
            if size > limit - body.len() {
                return Err(body_too_large(limit));
            }
            body.append(&mut self.take(size)?);
            if self.take(2)? != b"\r\n" {
                return Err(malformed("A chunk does not end where it should."));
            }
        }
    }

    fn read_chunk_size(&mut self, limit: usize) -> Result<usize, Refusal> {
        let invalid = || malformed("A chunk has no valid size.");
        loop {
            // To httparse, no digits are a zero.
            if self.buffer.first().is_some_and(|byte| !byte.is_ascii_hexdigit()) {
                return Err(invalid());
            }
            match httparse::parse_chunk_size(&self.buffer).map_err(|_| invalid())? {
                httparse::Status::Complete((length, size)) => {
                    self.buffer.drain(..length);
                    return usize::try_from(size).map_err(|_| body_too_large(limit));
                }
                httparse::Status::Partial => self.fill_or_fail(HEAD_LIMIT)?,
            }
        }
    }

    fn skip_trailers(&mut self) -> Result<(), Refusal> {
        loop {
            let mut headers = [httparse::EMPTY_HEADER; HEADER_COUNT_LIMIT];
            let parsed = httparse::parse_headers(&self.buffer, &mut headers);
            match parsed.map_err(not_a_head)? {
                httparse::Status::Complete((length, _)) => {
                    self.buffer.drain(..length);
                    return Ok(());
                }
                httparse::Status::Partial => self.fill_or_fail(HEAD_LIMIT)?,
            }
        }
    }

    /// The next `length` bytes.
    fn take(&mut self, length: usize) -> Result<Vec<u8>, Refusal> {
        while self.buffer.len() < length {
            self.fill_or_fail(length)?;
        }
        let rest = self.buffer.split_off(length);
        Ok(std::mem::replace(&mut self.buffer, rest))
    }

    /// Waits for more bytes; fails if the buffer has `limit` bytes already.
    fn fill_or_fail(&mut self, limit: usize) -> Result<(), Refusal> {
        if self.buffer.len() >= limit {
            return Err(head_too_large(HEAD_LIMIT, "bytes"));
        }
        match self.read() {
            Ok(true) => Ok(()),
            Ok(false) => Err(cut_off()),
            Err(error) if [ErrorKind::WouldBlock, ErrorKind::TimedOut].contains(&error.kind()) => Err(too_slow()),
            Err(error) => Err(error.into()),
        }
    }

    /// Waits for more bytes; `false` when there are no more.
    fn read(&mut self) -> io::Result<bool> {
        let mut bytes = [0; 8 * 1024];
        let count = self.client.read(&mut bytes)?;
        self.buffer.extend_from_slice(&bytes[..count]);
        Ok(count > 0)
    }
}

/// The request head at the start of `bytes` and its length, if it is complete.
fn parse_head(bytes: &[u8]) -> Result<Option<(usize, Parts)>, Refusal> {
    let mut headers = [httparse::EMPTY_HEADER; HEADER_COUNT_LIMIT];
    let mut parsed = httparse::Request::new(&mut headers);
    let length = match parsed.parse(bytes) {
        Ok(httparse::Status::Complete(length)) => length,
        Ok(httparse::Status::Partial) => return Ok(None),
        Err(error) => return Err(not_a_head(error)),
    };
    let method = Method::from_bytes(parsed.method.unwrap_or_default().as_bytes());
    let uri = parsed.path.unwrap_or_default().parse::<Uri>();

    let (mut head, ()) = Request::new(()).into_parts();
    head.method = method.map_err(|error| malformed(&error.to_string()))?;
    head.uri = uri.map_err(|error| malformed(&error.to_string()))?;
    head.version = match parsed.version {
        Some(0) => Version::HTTP_10,
        _ => Version::HTTP_11,
    };
    for header in parsed.headers {
        let name = HeaderName::from_bytes(header.name.as_bytes());
        let value = HeaderValue::from_bytes(header.value);
        head.headers.append(
            name.map_err(|error| malformed(&error.to_string()))?,
            value.map_err(|error| malformed(&error.to_string()))?,
        );
    }
    Ok(Some((length, head)))
}

fn framing(headers: &HeaderMap, limit: usize) -> Result<Framing, Refusal> {
    match (single(headers, TRANSFER_ENCODING)?, single(headers, CONTENT_LENGTH)?) {
        (None, None) => Ok(Framing::Length(0)),
        (None, Some(length)) => parse_length(length, limit).map(Framing::Length),
        (Some(encoding), None) if encoding.as_bytes().eq_ignore_ascii_case(b"chunked") => Ok(Framing::Chunked),
        (Some(_), None) => Err(malformed("The only Transfer-Encoding is chunked.")),
        // With both, the end of the body would be ambiguous.
        (Some(_), Some(_)) => Err(malformed("Both Content-Length and Transfer-Encoding.")),
    }
}

fn single(headers: &HeaderMap, name: HeaderName) -> Result<Option<&HeaderValue>, Refusal> {
    let mut values = headers.get_all(&name).iter();
    match (values.next(), values.next()) {
        (value, None) => Ok(value),
        (_, Some(_)) => Err(malformed(&format!("More than one {name}."))),
    }
}

fn parse_length(value: &HeaderValue, limit: usize) -> Result<usize, Refusal> {
    let digits = value.to_str().unwrap_or_default();
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(malformed("The Content-Length is not a number."));
    }
    // A number that does not fit is too large, not malformed.
    digits.parse().ok().filter(|length| *length <= limit).ok_or_else(|| body_too_large(limit))
}

fn wants_keep_alive(head: &Parts) -> bool {
    let options = head.headers.get_all(CONNECTION).iter().filter_map(|value| value.to_str().ok());
    let mut options = options.flat_map(|value| value.split(',')).map(str::trim);
    match head.version {
        Version::HTTP_10 => options.any(|option| option.eq_ignore_ascii_case("keep-alive")),
        _ => !options.any(|option| option.eq_ignore_ascii_case("close")),
    }
}

fn expects_continue(head: &Parts) -> bool {
    let expect = head.headers.get(EXPECT);
    let expected = expect.is_some_and(|e| e.as_bytes().eq_ignore_ascii_case(b"100-continue"));
    expected && head.version == Version::HTTP_11
}

fn malformed(message: &str) -> Refusal {
    Refusal::Answer(Failure::malformed(format!("Not a valid HTTP request: {message}")))
}

fn cut_off() -> Refusal {
    malformed("The connection ended in the middle of it.")
}

fn too_slow() -> Refusal {
    let message = "The client took too long to send the request.";
    Refusal::Answer(Failure::new(StatusCode::REQUEST_TIMEOUT, "request_timeout", message))
}

fn not_a_head(error: httparse::Error) -> Refusal {
    match error {
        httparse::Error::TooManyHeaders => head_too_large(HEADER_COUNT_LIMIT, "headers"),
        error => malformed(&error.to_string()),
    }
}

fn head_too_large(limit: usize, of: &str) -> Refusal {
    let status = StatusCode::REQUEST_HEADER_FIELDS_TOO_LARGE;
    let message = format!("A request head may have at most {limit} {of}.");
    Refusal::Answer(Failure::new(status, "bad_request", message))
}

fn body_too_large(limit: usize) -> Refusal {
    let status = StatusCode::PAYLOAD_TOO_LARGE;
    let message = format!("A request body may have at most {limit} bytes.");
    Refusal::Answer(Failure::new(status, "bad_request", message))
}
