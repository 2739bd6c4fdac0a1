//! A port on which no server listens, now or later.

use std::io;
use std::net::{Ipv4Addr, TcpListener, TcpStream};

/// A port that is taken by the end of a connection: the system gives it to no other process, and refuses connections to it.
///
/// A port that was free a moment ago could be another program's by now, and ports that are known to have no server, such
/// as 1, are among those that browsers do not even try.
pub(crate) struct RefusedPort {
    url: String,
    _ends: (TcpStream, TcpStream),
}

impl RefusedPort {
    pub(crate) fn find() -> io::Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        let near = TcpStream::connect(listener.local_addr()?)?;
        let (far, _) = listener.accept()?;
        Ok(Self { url: format!("http://{}", near.local_addr()?), _ends: (near, far) })
    }

    pub(crate) fn url(&self) -> &str {
        &self.url
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn connections_are_refused() {
        let port = RefusedPort::find().unwrap();
        let address = port.url().strip_prefix("http://").unwrap();
        let error = TcpStream::connect(address).unwrap_err();
        assert_eq!(error.kind(), io::ErrorKind::ConnectionRefused);
        TcpListener::bind(address).unwrap_err();
    }
}
