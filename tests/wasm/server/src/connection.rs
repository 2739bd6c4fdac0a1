//! Connections, from the first request to the last.

use std::io::{self, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use http::Method;

use crate::answer::{Reply, open_to_pages, write};
use crate::request::{self, Reader};
use crate::site::Site;

/// Far longer than any client keeps a connection that it does not use: none may find out that it is closed while it sends.
const IDLE: Duration = Duration::from_secs(600);
/// How long a client may leave an answer unread before it counts as gone.
const STALLED: Duration = Duration::from_secs(60);

/// How many requests a connection takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Connections {
    KeptAlive,
    UsedOnce,
}

/// Serves all connections, for as long as the process lives.
pub(crate) fn accept(listener: &TcpListener, connections: Connections, site: &Arc<Site>) {
    for stream in listener.incoming() {
        let site = Arc::clone(site);
        match stream {
            // An error ends the connection. The client sees that, and no other program needs to know.
            Ok(stream) => drop(thread::spawn(move || serve(&stream, connections, &site))),
            // Out of descriptors, most likely, which only others can give back.
            Err(_) => thread::sleep(Duration::from_millis(10)),
        }
    }
}

fn serve(stream: &TcpStream, connections: Connections, site: &Site) -> io::Result<()> {
    stream.set_nodelay(true)?;
    stream.set_read_timeout(Some(IDLE))?;
    stream.set_write_timeout(Some(STALLED))?;
    let first = if connections == Connections::UsedOnce { request::peek(stream)? } else { None };
    if let Some(request) = first.filter(|request| site.resets(request)) {
        return site.reset(&request);
    }
    let mut reader = Reader::new(stream);
    while let Some(request) = reader.next()? {
        let is_last = connections == Connections::UsedOnce;
        let is_head = request.method() == Method::HEAD;
        match site.answer(request) {
            Reply::Response(mut response) => {
                open_to_pages(&mut response);
                let mut wire = write(&response, is_last);
                if is_head {
                    wire.truncate(wire.len() - response.body().len());
                }
                (&mut &*stream).write_all(&wire)?;
            }
            Reply::Fault(fault) => {
                fault.play(stream)?;
                break;
            }
        }
        if is_last {
            break;
        }
    }
    stream.shutdown(Shutdown::Both)
}
