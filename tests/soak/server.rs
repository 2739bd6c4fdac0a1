//! A server with a thread for each connection.

use std::collections::BTreeMap;
use std::io::{self, BufReader};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::thread::{self, JoinHandle};

use crate::fault::{FAULTS, Then};

#[derive(Default)]
struct State {
    stopping: AtomicBool,
    connections: AtomicUsize,
    most_connections: AtomicUsize,
    /// How many requests arrived, by fault.
    received: Mutex<BTreeMap<&'static str, u64>>,
}

pub(crate) struct Server {
    address: SocketAddr,
    state: Arc<State>,
    thread: JoinHandle<()>,
}

impl Server {
    pub(crate) fn start() -> Self {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let address = listener.local_addr().unwrap();
        let state = Arc::<State>::default();
        let thread = thread::spawn({
            let state = Arc::clone(&state);
            move || accept(&listener, &state)
        });
        Self { address, state, thread }
    }

    pub(crate) fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    pub(crate) fn most_connections(&self) -> usize {
        self.state.most_connections.load(Ordering::SeqCst)
    }

    /// Waits for every connection to end, and tells how many requests arrived, by fault.
    pub(crate) fn stop(self) -> BTreeMap<&'static str, u64> {
        self.state.stopping.store(true, Ordering::SeqCst);
        drop(TcpStream::connect(self.address).unwrap());
        self.thread.join().unwrap();
        std::mem::take(&mut self.state.received.lock().unwrap())
    }
}

fn accept(listener: &TcpListener, state: &State) {
    // All threads of connections have ended when this does.
    thread::scope(|scope| {
        loop {
            let (stream, _) = listener.accept().unwrap();
            if state.stopping.load(Ordering::SeqCst) {
                return;
            }
            let now = state.connections.fetch_add(1, Ordering::SeqCst) + 1;
            state.most_connections.fetch_max(now, Ordering::SeqCst);
            scope.spawn(move || {
                // A client that goes away is one of the things that happen.
                let _ = serve(stream, state);
                state.connections.fetch_sub(1, Ordering::SeqCst);
            });
        }
    });
}

fn serve(mut stream: TcpStream, state: &State) -> io::Result<()> {
    // So that what is written byte by byte goes out byte by byte.
    stream.set_nodelay(true)?;
    let mut reader = BufReader::new(stream.try_clone()?);
    while let Some(id) = read(&mut reader)? {
        let fault = FAULTS.iter().find(|fault| id.split_once('_').unwrap().0 == fault.name).unwrap();
        *state.received.lock().unwrap().entry(fault.name).or_default() += 1;
        match (fault.answer)(&mut stream, &id)? {
            Then::KeepAlive => {}
            Then::Close => return Ok(()),
        }
    }
    Ok(())
}

/// The id of the user that the next request asks for; none if there is no other request.
fn read(reader: &mut impl io::BufRead) -> io::Result<Option<String>> {
    let mut line = String::new();
    if reader.read_line(&mut line)? == 0 {
        return Ok(None);
    }
    let id =
        line.strip_prefix("GET /v1/users/").and_then(|rest| rest.strip_suffix(" HTTP/1.1\r\n")).unwrap().to_owned();
    while line != "\r\n" {
        line.clear();
        reader.read_line(&mut line)?;
    }
    Ok(Some(id))
}
