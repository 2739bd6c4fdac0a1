//! A loopback HTTP server around an emulator.

mod connection;
mod conversation;
mod guard;
mod reader;

use std::io;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, Shutdown, SocketAddr, TcpListener, TcpStream};
use std::ops::Deref;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use http::StatusCode;
use stytch_core::{Project, Secret};

use crate::control;
use crate::emulator::Emulator;
use crate::outcome::Failure;
use crate::server::guard::Guard;

/// How many connections may be open at once, each with a thread.
const MOST_CONNECTIONS: usize = 1000;

/// An [`Emulator`] behind a URL; see [`Emulator::serve`].
///
/// It speaks HTTP/1.1 without TLS, with a thread for each connection. Request heads are limited to 64 KiB and bodies to
/// 1 MiB, or 256 MiB for a state to import. A request has to arrive within 30 seconds, and connections are closed when they
/// have been idle for as long. Of more than 1000 connections at once, the later ones get status 503. Dropping it closes
/// its connections and waits for its threads, which finish the requests in progress.
///
/// The control interface refuses web pages from elsewhere, and if the address is not loopback, requests without the
/// [`control_token`](Self::control_token).
///
/// It dereferences to the emulator, so a test can read codes and advance the clock while a client uses the server.
#[derive(Debug)]
pub struct Server {
    emulator: Arc<Emulator>,
    guard: Arc<Guard>,
    address: SocketAddr,
    url: String,
    project: Project,
    stopping: Arc<AtomicBool>,
    acceptor: Option<JoinHandle<()>>,
}

impl Server {
    fn start(emulator: Emulator, address: SocketAddr, most_connections: usize) -> io::Result<Self> {
        let listener = TcpListener::bind(address)?;
        let address = listener.local_addr()?;
        let guard = Arc::new(Guard::new(address)?);
        let address = reachable(address);
        let url = format!("http://{address}");
        let project = emulator.project().with_base_url(&url).and_then(|project| project.with_fraud_url(&url));
        let project = project.map_err(io::Error::other)?;
        emulator.set_base_url(&url);
        let emulator = Arc::new(emulator);
        let stopping = Arc::new(AtomicBool::new(false));
        let acceptor = {
            let (emulator, guard, stopping) = (Arc::clone(&emulator), Arc::clone(&guard), Arc::clone(&stopping));
            thread::Builder::new()
                .name("stytch-emulator".to_owned())
                .spawn(move || accept(&listener, most_connections, &emulator, &guard, &stopping))?
        };
        Ok(Self { emulator, guard, address, url, project, stopping, acceptor: Some(acceptor) })
    }

    /// Returns the base URL for clients, such as `http://127.0.0.1:49152`, without a slash at the end.
    #[must_use]
    pub fn url(&self) -> &str {
        &self.url
    }

    /// Returns the project, with this server as the host of all its URLs: all that a client needs.
    #[must_use]
    pub fn project(&self) -> Project {
        self.project.clone()
    }

    /// Returns the token that requests to the control interface need, as `Authorization: Bearer ..`. There is one only
    /// if other machines can reach the server.
    #[must_use]
    pub fn control_token(&self) -> Option<&Secret> {
        self.guard.token()
    }
}

/// The address under which this machine reaches a listener at `address`, which may stand for all addresses.
fn reachable(mut address: SocketAddr) -> SocketAddr {
    match address.ip() {
        IpAddr::V4(ip) if ip.is_unspecified() => address.set_ip(Ipv4Addr::LOCALHOST.into()),
        IpAddr::V6(ip) if ip.is_unspecified() => address.set_ip(Ipv6Addr::LOCALHOST.into()),
        _ => {}
    }
    address
}

impl Emulator {
    /// Starts a server on a free port of the loopback interface. It runs until it is dropped.
    ///
    /// ```
    /// # use std::time::Duration;
    /// # use stytch_emulator::Emulator;
    /// let stytch = Emulator::new().serve()?;
    /// assert!(stytch.url().starts_with("http://127.0.0.1:"));
    /// stytch.advance(Duration::from_secs(180)); // the server dereferences to its emulator
    /// # Ok::<(), std::io::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// Fails if the system cannot provide a port or a thread.
    pub fn serve(self) -> io::Result<Server> {
        self.serve_at((Ipv4Addr::LOCALHOST, 0).into())
    }

    /// Starts a server at this address, like [`serve`](Self::serve). Port 0 stands for a free port.
    ///
    /// # Errors
    ///
    /// Fails if the address is in use or not one of this machine, or if the system cannot provide a thread.
    pub fn serve_at(self, address: SocketAddr) -> io::Result<Server> {
        Server::start(self, address, MOST_CONNECTIONS)
    }
}

impl Deref for Server {
    type Target = Emulator;

    fn deref(&self) -> &Emulator {
        &self.emulator
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.stopping.store(true, Ordering::SeqCst);
        self.emulator.close();
        // The acceptor checks the flag after each connection, so it gets one more. If that fails, the thread is left
        // running: better than a test that hangs.
        let woken = TcpStream::connect(self.address).is_ok();
        if let Some(acceptor) = self.acceptor.take().filter(|_| woken) {
            // The join fails only after a panic, which has been reported already.
            let _ = acceptor.join();
        }
    }
}

/// A connection and the thread that serves it.
struct Open {
    stream: Arc<TcpStream>,
    thread: JoinHandle<()>,
}

fn accept(listener: &TcpListener, most: usize, emulator: &Arc<Emulator>, guard: &Arc<Guard>, stopping: &AtomicBool) {
    let mut open: Vec<Open> = Vec::new();
    while !stopping.load(Ordering::SeqCst) {
        let accepted = listener.accept();
        open.retain(|connection| !connection.thread.is_finished());
        match accepted {
            Ok((stream, _)) if open.len() >= most => turn_away(stream),
            // Without a thread for it, the connection is closed, which the client notices.
            Ok((stream, _)) => open.extend(spawn(stream, emulator, guard).ok()),
            // The process is most likely out of descriptors until other connections close.
            Err(_) => thread::sleep(Duration::from_millis(10)),
        }
    }
    for connection in &open {
        // This ends reads that wait for a next request. An error means that the connection is closed already.
        let _ = connection.stream.shutdown(Shutdown::Both);
    }
    for connection in open {
        let _ = connection.thread.join();
    }
}

fn spawn(stream: TcpStream, emulator: &Arc<Emulator>, guard: &Arc<Guard>) -> io::Result<Open> {
    let stream = Arc::new(stream);
    let (served, emulator, guard) = (Arc::clone(&stream), Arc::clone(emulator), Arc::clone(guard));
    let thread = thread::Builder::new()
        .name("stytch-emulator-connection".to_owned())
        .spawn(move || connection::serve(&served, &emulator, &guard))?;
    Ok(Open { stream, thread })
}

/// Says that there are too many connections, without waiting for the client to take it.
fn turn_away(mut stream: TcpStream) {
    let message = "Too many connections are open at once.";
    let failure = Failure::new(StatusCode::SERVICE_UNAVAILABLE, "too_many_connections", message);
    // What does not get through needs no more effort: the client notices that the connection closes.
    let _ = stream.set_nonblocking(true);
    let _ = connection::write(&mut stream, &control::respond(Err(failure)), false, false);
}

#[cfg(test)]
mod tests {
    use std::io::{Read, Write};

    use super::*;

    /// Asks for something, and returns the beginning of the response.
    fn ask(stream: &mut TcpStream) -> Vec<u8> {
        stream.write_all(b"GET / HTTP/1.1\r\n\r\n").unwrap();
        let mut start = vec![0; 12];
        stream.read_exact(&mut start).unwrap();
        start
    }

    #[test]
    fn connections_beyond_the_limit_are_turned_away() {
        let server = Server::start(Emulator::new(), (Ipv4Addr::LOCALHOST, 0).into(), 2).unwrap();
        let connect = || TcpStream::connect(server.address).unwrap();
        let mut open = [connect(), connect()];
        for stream in &mut open {
            assert_eq!(ask(stream), b"HTTP/1.1 404");
        }
        for _ in 0..2 {
            let mut response = String::new();
            connect().read_to_string(&mut response).unwrap();
            assert!(response.starts_with("HTTP/1.1 503 Service Unavailable\r\n"), "{response}");
            assert!(response.contains("\r\nconnection: close\r\n"), "{response}");
            assert!(response.contains(r#""error_type":"too_many_connections""#), "{response}");
        }
        assert_eq!(ask(&mut connect_after(&mut open[0], connect)), b"HTTP/1.1 404");
    }

    /// Ends a connection, and opens one in its place.
    fn connect_after(ended: &mut TcpStream, connect: impl Fn() -> TcpStream) -> TcpStream {
        let mut rest = Vec::new();
        ended.shutdown(Shutdown::Write).unwrap();
        ended.read_to_end(&mut rest).unwrap();
        // The thread of the connection may take a moment to end.
        loop {
            let stream = connect();
            stream.set_read_timeout(Some(Duration::from_millis(100))).unwrap();
            if !matches!(stream.peek(&mut [0]), Ok(1)) {
                stream.set_read_timeout(None).unwrap();
                return stream;
            }
        }
    }
}
