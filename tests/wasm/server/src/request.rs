//! Reading requests off a connection.

use std::io::{self, ErrorKind, Read};
use std::net::TcpStream;
use std::thread;
use std::time::Duration;

use http::header::{CONTENT_LENGTH, TRANSFER_ENCODING};
use http::{HeaderMap, HeaderName, HeaderValue, Method, Request, Uri};

const HEAD_LIMIT: usize = 64 * 1024;
const BODY_LIMIT: usize = 16 * 1024 * 1024;
const HEADER_COUNT_LIMIT: usize = 100;

/// Reads the requests of one connection, one after the other.
pub(crate) struct Reader<'a> {
    stream: &'a TcpStream,
    /// Bytes that have arrived and do not belong to a request yet.
    buffer: Vec<u8>,
}

impl<'a> Reader<'a> {
    pub(crate) fn new(stream: &'a TcpStream) -> Self {
        Self { stream, buffer: Vec::new() }
    }

    /// The next request, or `None` when the client has closed the connection.
    pub(crate) fn next(&mut self) -> io::Result<Option<Request<Vec<u8>>>> {
        let (length, mut request) = loop {
            if let Some(parsed) = parse_head(&self.buffer)? {
                break parsed;
            }
            if self.buffer.len() > HEAD_LIMIT {
                return Err(malformed("a head that is too big"));
            }
            if !self.fill()? {
                return if self.buffer.is_empty() { Ok(None) } else { Err(ErrorKind::UnexpectedEof.into()) };
            }
        };
        self.buffer.drain(..length);
        let length = body_length(request.headers())?;
        while self.buffer.len() < length {
            if !self.fill()? {
                return Err(ErrorKind::UnexpectedEof.into());
            }
        }
        let rest = self.buffer.split_off(length);
        *request.body_mut() = std::mem::replace(&mut self.buffer, rest);
        Ok(Some(request))
    }

    /// Waits for more bytes; `false` when there are no more.
    fn fill(&mut self) -> io::Result<bool> {
        let mut bytes = [0; 16 * 1024];
        let count = self.stream.read(&mut bytes)?;
        self.buffer.extend_from_slice(&bytes[..count]);
        Ok(count > 0)
    }
}

/// The head of the first request on a connection, which stays unread; `None` if the client goes without one.
///
/// When a connection is closed with something unread, the system resets it, and that is the only way to have it do so.
pub(crate) fn peek(stream: &TcpStream) -> io::Result<Option<Request<Vec<u8>>>> {
    let mut bytes = vec![0; HEAD_LIMIT];
    loop {
        let count = stream.peek(&mut bytes)?;
        if let Some((_, request)) = parse_head(&bytes[..count])? {
            return Ok(Some(request));
        }
        if count == 0 || count == bytes.len() {
            return Ok(None);
        }
        // There is something already, so that the next look would not wait for more.
        thread::sleep(Duration::from_millis(1));
    }
}

/// The request head at the start of `bytes` and its length, if it is complete.
fn parse_head(bytes: &[u8]) -> io::Result<Option<(usize, Request<Vec<u8>>)>> {
    let mut headers = [httparse::EMPTY_HEADER; HEADER_COUNT_LIMIT];
    let mut parsed = httparse::Request::new(&mut headers);
    let httparse::Status::Complete(length) = parsed.parse(bytes).map_err(malformed)? else {
        return Ok(None);
    };
    let mut request = Request::new(Vec::new());
    *request.method_mut() = Method::from_bytes(parsed.method.unwrap_or_default().as_bytes()).map_err(malformed)?;
    *request.uri_mut() = parsed.path.unwrap_or_default().parse::<Uri>().map_err(malformed)?;
    for header in parsed.headers {
        let name = HeaderName::from_bytes(header.name.as_bytes()).map_err(malformed)?;
        request.headers_mut().append(name, HeaderValue::from_bytes(header.value).map_err(malformed)?);
    }
    Ok(Some((length, request)))
}

fn body_length(headers: &HeaderMap) -> io::Result<usize> {
    if headers.contains_key(TRANSFER_ENCODING) {
        return Err(malformed("a body without a length, which no client has a reason to send"));
    }
    let Some(length) = headers.get(CONTENT_LENGTH) else { return Ok(0) };
    let length = length.to_str().map_err(malformed)?.parse::<usize>().map_err(malformed)?;
    if length > BODY_LIMIT { Err(malformed("a body that is too big")) } else { Ok(length) }
}

fn malformed(problem: impl ToString) -> io::Error {
    io::Error::new(ErrorKind::InvalidData, problem.to_string())
}
