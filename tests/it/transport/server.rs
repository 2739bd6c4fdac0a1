//! A server that follows a script: it answers given bytes and keeps what it was sent.

use std::collections::BTreeMap;
use std::io::{self, Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::{self, JoinHandle};
use std::time::Duration;

/// What the server does when it has read a request.
pub(crate) enum Answer {
    /// Sends these bytes.
    Send(Vec<u8>),
    /// Sends these bytes, then waits until the client has gone.
    SendAndHold(Vec<u8>),
}

/// A request as it arrived, with header names in lower case.
#[derive(Debug, PartialEq)]
pub(crate) struct Received {
    /// Which connection it came on, from 0.
    pub(crate) connection: usize,
    /// Such as `GET /v1/users/user-1 HTTP/1.1`.
    pub(crate) line: String,
    pub(crate) headers: BTreeMap<String, String>,
    pub(crate) body: String,
}

/// Both directions of a connection, with or without TLS.
pub(crate) trait Stream: Read + Write {}

impl<S: Read + Write> Stream for S {}

/// A server on a free port of the loopback interface.
pub(crate) struct Server {
    address: SocketAddr,
    stopping: Arc<AtomicBool>,
    thread: JoinHandle<Vec<Received>>,
}

impl Server {
    /// Answers as many requests as there are answers, each on a connection of its own.
    pub(crate) fn answering<const COUNT: usize>(answers: [Answer; COUNT]) -> Self {
        Self::following(answers.map(|answer| vec![answer]))
    }

    /// Answers one connection after the other. Each is closed when its answers are used up.
    pub(crate) fn following<const COUNT: usize>(script: [Vec<Answer>; COUNT]) -> Self {
        Self::wrapping(script, Some)
    }

    /// As [`following`](Self::following), with a layer around each connection; with `None`, it is closed.
    pub(crate) fn wrapping<S: Stream, const COUNT: usize>(
        script: [Vec<Answer>; COUNT],
        wrap: impl Fn(TcpStream) -> Option<S> + Send + 'static,
    ) -> Self {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let address = listener.local_addr().unwrap();
        let stopping = Arc::new(AtomicBool::new(false));
        let stopped = Arc::clone(&stopping);
        let thread = thread::spawn(move || {
            let mut received = Vec::new();
            for (connection, answers) in script.into_iter().enumerate() {
                let (stream, _) = listener.accept().unwrap();
                if stopped.load(Ordering::SeqCst) {
                    break;
                }
                // Only a test that fails ever waits this long.
                stream.set_read_timeout(Some(Duration::from_secs(10))).unwrap();
                if let Some(mut stream) = wrap(stream) {
                    serve(&mut stream, connection, answers, &mut received);
                }
            }
            received
        });
        Self { address, stopping, thread }
    }

    pub(crate) fn port(&self) -> u16 {
        self.address.port()
    }

    pub(crate) fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Ends the server and tells what it was sent.
    pub(crate) fn received(self) -> Vec<Received> {
        self.stopping.store(true, Ordering::SeqCst);
        // It may be waiting for a connection, or be done with its script.
        drop(TcpStream::connect(self.address));
        self.thread.join().unwrap()
    }
}

fn serve(stream: &mut impl Stream, connection: usize, answers: Vec<Answer>, received: &mut Vec<Received>) {
    for answer in answers {
        let Ok(request) = read(stream, connection) else { return };
        received.push(request);
        let (Answer::Send(bytes) | Answer::SendAndHold(bytes)) = &answer;
        if stream.write_all(bytes).and_then(|()| stream.flush()).is_err() {
            return;
        }
        if matches!(answer, Answer::SendAndHold(_)) {
            // The client says nothing more until it goes.
            let _ = stream.read(&mut [0]);
        }
    }
}

fn read(stream: &mut impl Read, connection: usize) -> io::Result<Received> {
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        let mut byte = [0];
        stream.read_exact(&mut byte)?;
        head.extend(byte);
    }
    let head = String::from_utf8(head).unwrap();
    let mut lines = head.trim_end().split("\r\n");
    let line = lines.next().unwrap().to_owned();
    let mut headers = BTreeMap::new();
    for (name, value) in lines.map(|line| line.split_once(": ").unwrap()) {
        assert_eq!(headers.insert(name.to_ascii_lowercase(), value.to_owned()), None, "{name} came twice");
    }
    let length = headers.get("content-length").map_or(0, |length| length.parse().unwrap());
    let mut body = vec![0; length];
    stream.read_exact(&mut body)?;
    Ok(Received { connection, line, headers, body: String::from_utf8(body).unwrap() })
}

/// An answer with a status such as `200 OK`, header lines that end with `\r\n`, and a body of known length.
pub(crate) fn answer(status: &str, headers: &str, body: &str) -> Answer {
    let length = body.len();
    Answer::Send(format!("HTTP/1.1 {status}\r\n{headers}content-length: {length}\r\n\r\n{body}").into_bytes())
}

/// A 200 with a JSON body.
pub(crate) fn ok(body: &str) -> Answer {
    answer("200 OK", "content-type: application/json\r\n", body)
}

/// As [`ok`], but the last answer on its connection.
pub(crate) fn last(body: &str) -> Answer {
    answer("200 OK", "connection: close\r\n", body)
}

/// A server for what no script can say: it hands its first connection to a function.
pub(crate) struct RawServer<T> {
    address: SocketAddr,
    thread: JoinHandle<T>,
}

impl<T: Send + 'static> RawServer<T> {
    pub(crate) fn serving(serve: impl FnOnce(TcpStream) -> T + Send + 'static) -> Self {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let address = listener.local_addr().unwrap();
        Self { address, thread: thread::spawn(move || serve(listener.accept().unwrap().0)) }
    }

    pub(crate) fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// What the function answers, once it does.
    pub(crate) fn join(self) -> T {
        self.thread.join().unwrap()
    }
}

/// Reads a request but for its last byte, and waits for that: to close the connection then resets it, rather than ending it.
pub(crate) fn leave_one_byte(stream: &mut TcpStream) {
    let mut request = Vec::new();
    let mut last = [0];
    // None of the requests of these tests has a body.
    while !request.ends_with(b"\r\n\r") {
        stream.read_exact(&mut last).unwrap();
        request.extend(last);
    }
    assert_eq!(stream.peek(&mut last).unwrap(), 1);
}

/// Sends `bytes` again and again, until the client does not take any more; answers how many it took.
pub(crate) fn pour(stream: &mut TcpStream, bytes: &[u8], most: usize) -> usize {
    stream.set_write_timeout(Some(Duration::from_secs(10))).unwrap();
    let mut taken = 0;
    while taken < most {
        match stream.write(&bytes[..bytes.len().min(most - taken)]) {
            Ok(count) => taken += count,
            Err(_) => break,
        }
    }
    taken
}

/// Sends `bytes` every few milliseconds, until the client has gone.
pub(crate) fn drip(stream: &mut TcpStream, bytes: &[u8]) {
    stream.set_read_timeout(Some(Duration::from_millis(20))).unwrap();
    let mut request = [0; 1024];
    // What is read is the request, and then nothing, or the end.
    while !matches!(stream.read(&mut request), Ok(0)) {
        if stream.write_all(bytes).is_err() {
            return;
        }
    }
}
