//! The addresses of host names, kept between connections.

use std::collections::HashMap;
use std::fmt;
use std::io;
use std::net::{IpAddr, SocketAddr, ToSocketAddrs};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

/// How long addresses are used without another look-up. The operating system does not say how long an answer of DNS holds.
const FRESH: Duration = Duration::from_secs(60);
/// How long a new connection waits for a look-up if it has older addresses.
const PATIENCE: Duration = Duration::from_secs(1);
/// How long older addresses are used after a look-up failed, until the next one.
const AFTER_FAILURE: Duration = Duration::from_secs(5);

/// The addresses of host names, shared by the connections of a client.
///
/// A name is looked up when a connection is made, if its addresses are older than a minute: once for all threads, in a
/// thread of its own, because the operating system knows no time limit. Older addresses are used while there are no newer
/// ones, so that a program goes on while DNS is down.
#[derive(Clone)]
pub struct Names {
    book: Arc<Book>,
    look_up: fn(&str, u16) -> io::Result<Vec<SocketAddr>>,
}

#[derive(Debug, Default)]
struct Book {
    names: Mutex<HashMap<(String, u16), Name>>,
    looked_up: Condvar,
}

#[derive(Debug, Default)]
struct Name {
    addresses: Vec<SocketAddr>,
    fresh_until: Option<Instant>,
    look_up: LookUp,
}

#[derive(Debug, Default)]
enum LookUp {
    #[default]
    Ended,
    UnderWay,
    Failed(io::ErrorKind, String),
}

impl Default for Names {
    fn default() -> Self {
        Self::looked_up_by(|host, port| Ok((host, port).to_socket_addrs()?.collect()))
    }
}

impl Names {
    /// Looked up by this function instead of the operating system.
    pub fn looked_up_by(look_up: fn(&str, u16) -> io::Result<Vec<SocketAddr>>) -> Self {
        Self { book: Arc::default(), look_up }
    }

    /// The addresses of a host, the one that was connected to last first.
    ///
    /// # Errors
    ///
    /// That of the look-up, or [`io::ErrorKind::TimedOut`] after `limit`, if there are no older addresses.
    pub fn addresses(&self, host: &str, port: u16, limit: Duration) -> io::Result<Vec<SocketAddr>> {
        match host.trim_start_matches('[').trim_end_matches(']').parse::<IpAddr>() {
            Ok(ip) => Ok(vec![SocketAddr::new(ip, port)]),
            Err(_) => self.find(host, port, limit, Instant::now()),
        }
    }

    /// The addresses of a host, if they are known and need no look-up, the one that was connected to last first.
    pub fn fresh(&self, host: &str, port: u16) -> Option<Vec<SocketAddr>> {
        let names = self.book.lock();
        let name = names.get(&(host.to_ascii_lowercase(), port))?;
        name.fresh_until.is_some_and(|until| Instant::now() < until).then(|| name.addresses.clone())
    }

    fn find(&self, host: &str, port: u16, limit: Duration, now: Instant) -> io::Result<Vec<SocketAddr>> {
        let key = (host.to_ascii_lowercase(), port);
        let mut names = self.book.lock();
        let name = names.entry(key.clone()).or_default();
        if name.fresh_until.is_some_and(|until| now < until) {
            return Ok(name.addresses.clone());
        }
        if !matches!(name.look_up, LookUp::UnderWay) {
            let (book, key, look_up) = (Arc::clone(&self.book), key.clone(), self.look_up);
            let thread = thread::Builder::new().name("stytch-look-up".to_owned());
            let spawned = thread.spawn(move || book.store(&key, now, look_up(&key.0, key.1)));
            name.look_up = match spawned {
                Ok(_) => LookUp::UnderWay,
                Err(error) => LookUp::Failed(error.kind(), error.to_string()),
            };
        }
        let wait = if name.addresses.is_empty() { limit } else { limit.min(PATIENCE) };
        let is_under_way =
            |names: &mut HashMap<_, Name>| names.get(&key).is_some_and(|name| matches!(name.look_up, LookUp::UnderWay));
        let (names, _) =
            self.book.looked_up.wait_timeout_while(names, wait, is_under_way).unwrap_or_else(PoisonError::into_inner);
        match names.get(&key) {
            Some(name) if !name.addresses.is_empty() => Ok(name.addresses.clone()),
            Some(Name { look_up: LookUp::Failed(kind, text), .. }) => Err(io::Error::new(*kind, text.clone())),
            _ => Err(io::Error::new(io::ErrorKind::TimedOut, "the look-up of the host name took too long")),
        }
    }

    /// Tries this address first from now on: the others may not answer.
    pub fn connected(&self, host: &str, address: SocketAddr) {
        let mut names = self.book.lock();
        if let Some(name) = names.get_mut(&(host.to_ascii_lowercase(), address.port())) {
            name.addresses.sort_by_key(|known| *known != address);
        }
    }

    /// Looks the name up again for the next connection: no address of it answers. If that fails, they are tried again.
    pub fn failed(&self, host: &str, port: u16) {
        if let Some(name) = self.book.lock().get_mut(&(host.to_ascii_lowercase(), port)) {
            name.fresh_until = None;
        }
    }
}

impl fmt::Debug for Names {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.book.fmt(f)
    }
}

impl Book {
    fn lock(&self) -> MutexGuard<'_, HashMap<(String, u16), Name>> {
        self.names.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn store(&self, key: &(String, u16), began: Instant, found: io::Result<Vec<SocketAddr>>) {
        let mut names = self.lock();
        let name = names.entry(key.clone()).or_default();
        match found {
            Ok(addresses) if addresses.is_empty() => {
                name.look_up = LookUp::Failed(io::ErrorKind::NotFound, "the host name has no address".to_owned());
            }
            Ok(addresses) => {
                // The one that answered before goes first again.
                let last = name.addresses.first().copied();
                name.addresses = addresses;
                name.addresses.sort_by_key(|address| Some(*address) != last);
                name.look_up = LookUp::Ended;
            }
            Err(error) => name.look_up = LookUp::Failed(error.kind(), error.to_string()),
        }
        let fresh = if matches!(name.look_up, LookUp::Ended) { FRESH } else { AFTER_FAILURE };
        name.fresh_until = (!name.addresses.is_empty()).then(|| began + fresh);
        self.looked_up.notify_all();
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;

    const LIMIT: Duration = Duration::from_secs(10);

    fn address(last: u8) -> SocketAddr {
        SocketAddr::from(([192, 0, 2, last], 443))
    }

    /// The first look-up finds two addresses; all others fail.
    macro_rules! names_that_are_found_once {
        ($looked_up:ident) => {{
            static LOOKED_UP: AtomicUsize = AtomicUsize::new(0);
            let $looked_up = || LOOKED_UP.load(Ordering::SeqCst);
            let names = Names::looked_up_by(|_, _| match LOOKED_UP.fetch_add(1, Ordering::SeqCst) {
                0 => Ok(vec![address(1), address(2)]),
                _ => Err(io::Error::other("DNS is down")),
            });
            (names, $looked_up)
        }};
    }

    #[test]
    fn a_name_is_looked_up_once_a_minute() {
        static LOOKED_UP: AtomicUsize = AtomicUsize::new(0);
        let names = Names::looked_up_by(|_, _| {
            LOOKED_UP.fetch_add(1, Ordering::SeqCst);
            Ok(vec![address(1)])
        });
        let start = Instant::now();
        for (seconds, look_ups) in [(0, 1), (1, 1), (59, 1), (60, 2), (119, 2), (120, 3)] {
            let now = start + Duration::from_secs(seconds);
            assert_eq!(names.find("Api.Stytch.com", 443, LIMIT, now).unwrap(), [address(1)]);
            assert_eq!(LOOKED_UP.load(Ordering::SeqCst), look_ups, "after {seconds} seconds");
        }
        names.find("api.stytch.com", 443, LIMIT, start + Duration::from_secs(121)).unwrap();
        assert_eq!(LOOKED_UP.load(Ordering::SeqCst), 3);
    }

    #[test]
    fn threads_share_a_look_up() {
        static LOOKED_UP: AtomicUsize = AtomicUsize::new(0);
        static GATE: Mutex<()> = Mutex::new(());
        let names = Names::looked_up_by(|_, _| {
            LOOKED_UP.fetch_add(1, Ordering::SeqCst);
            drop(GATE.lock().unwrap());
            Ok(vec![address(1)])
        });
        let gate = GATE.lock().unwrap();
        thread::scope(|scope| {
            let threads: Vec<_> = (0..16)
                .map(|_| scope.spawn(|| names.find("api.stytch.com", 443, LIMIT, Instant::now()).unwrap()))
                .collect();
            drop(gate);
            for thread in threads {
                assert_eq!(thread.join().unwrap(), [address(1)]);
            }
        });
        assert_eq!(LOOKED_UP.load(Ordering::SeqCst), 1);
    }

    #[test]
    fn old_addresses_serve_while_dns_is_down() {
        let (names, looked_up) = names_that_are_found_once!(looked_up);
        let start = Instant::now();
        let find = |seconds| names.find("api.stytch.com", 443, LIMIT, start + Duration::from_secs(seconds)).unwrap();
        for (seconds, look_ups) in [(0, 1), (60, 2), (64, 2), (65, 3), (10_000, 4)] {
            assert_eq!(find(seconds), [address(1), address(2)]);
            assert_eq!(looked_up(), look_ups, "after {seconds} seconds");
        }
    }

    #[test]
    fn addresses_that_do_not_answer_are_looked_up_again_and_kept_while_that_fails() {
        let (names, looked_up) = names_that_are_found_once!(looked_up);
        let now = Instant::now();
        let find = || names.find("api.stytch.com", 443, LIMIT, now).unwrap();
        assert_eq!(find(), find());
        names.failed("api.stytch.com", 443);
        assert_eq!(find(), [address(1), address(2)]);
        assert_eq!(looked_up(), 2);
    }

    #[test]
    fn the_address_that_answered_last_is_the_first() {
        let names = Names::looked_up_by(|_, _| Ok(vec![address(1), address(2)]));
        let now = Instant::now();
        names.find("api.stytch.com", 443, LIMIT, now).unwrap();
        names.connected("api.stytch.com", address(2));
        for seconds in [0, 60] {
            let found = names.find("api.stytch.com", 443, LIMIT, now + Duration::from_secs(seconds)).unwrap();
            assert_eq!(found, [address(2), address(1)]);
        }
    }

    #[test]
    fn without_old_addresses_the_error_is_that_of_the_look_up() {
        let down = Names::looked_up_by(|_, _| Err(io::Error::other("DNS is down")));
        let none = Names::looked_up_by(|_, _| Ok(Vec::new()));
        let text = |names: &Names| names.find("api.stytch.com", 443, LIMIT, Instant::now()).unwrap_err().to_string();
        assert_eq!(text(&down), "DNS is down");
        assert_eq!(text(&none), "the host name has no address");
    }

    #[test]
    fn a_look_up_that_hangs_ends_at_the_limit() {
        static GATE: Mutex<()> = Mutex::new(());
        let gate = GATE.lock().unwrap();
        let names = Names::looked_up_by(|_, _| {
            drop(GATE.lock().unwrap());
            Ok(vec![address(1)])
        });
        let error = names.find("api.stytch.com", 443, Duration::ZERO, Instant::now()).unwrap_err();
        assert_eq!(error.kind(), io::ErrorKind::TimedOut);
        drop(gate);
        assert_eq!(names.find("api.stytch.com", 443, LIMIT, Instant::now()).unwrap(), [address(1)]);
    }

    #[test]
    fn an_address_is_not_looked_up() {
        let names = Names::looked_up_by(|_, _| unreachable!());
        for (host, port, expected) in [("192.0.2.1", 443, address(1)), ("[::1]", 80, "[::1]:80".parse().unwrap())] {
            assert_eq!(names.addresses(host, port, LIMIT).unwrap(), [expected]);
        }
    }
}
