//! A loopback HTTP server around an emulator.

mod connection;
mod reader;

use std::io;
use std::net::{Ipv4Addr, Shutdown, SocketAddr, TcpListener, TcpStream};
use std::ops::Deref;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use stytch_core::Project;

use crate::emulator::Emulator;

/// An [`Emulator`] that answers at a URL; see [`Emulator::serve`].
///
/// It speaks HTTP/1.1 without TLS, on a free port of 127.0.0.1, with a thread for each connection. Request heads may
/// have 64 KiB and bodies 1 MiB. When dropped, it closes its connections and waits for its threads, which takes as long
/// as the request that is being answered.
///
/// It dereferences to the emulator, so that a test can read codes and move time while a client talks to it.
#[derive(Debug)]
pub struct Server {
    emulator: Arc<Emulator>,
    address: SocketAddr,
    url: String,
    project: Project,
    stopping: Arc<AtomicBool>,
    acceptor: Option<JoinHandle<()>>,
}

impl Server {
    fn start(emulator: Emulator) -> io::Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        let address = listener.local_addr()?;
        let url = format!("http://{address}");
        let project = emulator.project().with_base_url(&url).and_then(|project| project.with_fraud_url(&url));
        let project = project.map_err(io::Error::other)?;
        let emulator = Arc::new(emulator);
        let stopping = Arc::new(AtomicBool::new(false));
        let acceptor = {
            let (emulator, stopping) = (Arc::clone(&emulator), Arc::clone(&stopping));
            thread::Builder::new()
                .name("stytch-emulator".to_owned())
                .spawn(move || accept(&listener, &emulator, &stopping))?
        };
        Ok(Self { emulator, address, url, project, stopping, acceptor: Some(acceptor) })
    }

    /// Where the server is, such as `http://127.0.0.1:49152`: the base URL for a client, without a slash at the end.
    #[must_use]
    pub fn url(&self) -> &str {
        &self.url
    }

    /// The project, with this server as its host for everything: all that a client needs.
    #[must_use]
    pub fn project(&self) -> Project {
        self.project.clone()
    }
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
        Server::start(self)
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
        // The acceptor looks at the flag after each connection, so it gets one more. Without it, the thread is left to
        // itself: better than a test that hangs.
        let woken = TcpStream::connect(self.address).is_ok();
        if let Some(acceptor) = self.acceptor.take().filter(|_| woken) {
            // It can only have failed by a panic, which has been reported where it happened.
            let _ = acceptor.join();
        }
    }
}

/// A connection and the thread that serves it.
struct Open {
    stream: TcpStream,
    thread: JoinHandle<()>,
}

fn accept(listener: &TcpListener, emulator: &Arc<Emulator>, stopping: &AtomicBool) {
    let mut open: Vec<Open> = Vec::new();
    while !stopping.load(Ordering::SeqCst) {
        match listener.accept() {
            // Without a thread or a descriptor for it, the connection is closed: the client sees that.
            Ok((stream, _)) => open.extend(spawn(stream, emulator).ok()),
            // Out of descriptors, most likely, which only others can give back.
            Err(_) => thread::sleep(Duration::from_millis(10)),
        }
        open.retain(|connection| !connection.thread.is_finished());
    }
    for connection in &open {
        // This ends reads that are waiting for a next request. An error means that the connection is closed already.
        let _ = connection.stream.shutdown(Shutdown::Both);
    }
    for connection in open {
        let _ = connection.thread.join();
    }
}

fn spawn(stream: TcpStream, emulator: &Arc<Emulator>) -> io::Result<Open> {
    let served = stream.try_clone()?;
    let emulator = Arc::clone(emulator);
    let thread = thread::Builder::new()
        .name("stytch-emulator-connection".to_owned())
        .spawn(move || connection::serve(served, &emulator))?;
    Ok(Open { stream, thread })
}
