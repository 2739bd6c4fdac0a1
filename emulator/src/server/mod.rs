//! A loopback HTTP server around an emulator.

mod connection;
mod guard;
mod reader;

use std::io;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, Shutdown, SocketAddr, TcpListener, TcpStream};
use std::ops::Deref;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use stytch_core::{Project, Secret};

use crate::emulator::Emulator;
use crate::server::guard::Guard;

/// An [`Emulator`] behind a URL; see [`Emulator::serve`].
///
/// It speaks HTTP/1.1 without TLS, with a thread for each connection. Request heads are limited to 64 KiB and bodies to
/// 1 MiB, or 256 MiB for a state to import. Dropping it closes its connections and waits for its threads, which finish the
/// requests in progress.
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
    fn start(emulator: Emulator, address: SocketAddr) -> io::Result<Self> {
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
                .spawn(move || accept(&listener, &emulator, &guard, &stopping))?
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
        Server::start(self, address)
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
    stream: TcpStream,
    thread: JoinHandle<()>,
}

fn accept(listener: &TcpListener, emulator: &Arc<Emulator>, guard: &Arc<Guard>, stopping: &AtomicBool) {
    let mut open: Vec<Open> = Vec::new();
    while !stopping.load(Ordering::SeqCst) {
        match listener.accept() {
            // Without a thread or a descriptor for it, the connection is closed, which the client notices.
            Ok((stream, _)) => open.extend(spawn(stream, emulator, guard).ok()),
            // The process is most likely out of descriptors until other connections close.
            Err(_) => thread::sleep(Duration::from_millis(10)),
        }
        open.retain(|connection| !connection.thread.is_finished());
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
    let served = stream.try_clone()?;
    let (emulator, guard) = (Arc::clone(emulator), Arc::clone(guard));
    let thread = thread::Builder::new()
        .name("stytch-emulator-connection".to_owned())
        .spawn(move || connection::serve(served, &emulator, &guard))?;
    Ok(Open { stream, thread })
}
