//! How ureq makes connections: all that depends on the parts of ureq that its promise of stability leaves out.

use std::fmt;
use std::io::{Error as IoError, ErrorKind, Read, Write};
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::time::{Duration, Instant};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use http::Uri;
use stytch_native::Names;
use ureq::config::Config;
use ureq::unversioned::resolver::{ArrayVec, ResolvedSocketAddrs, Resolver};
use ureq::unversioned::transport::{
    Buffers, ConnectProxyConnector, ConnectionDetails, Connector, Either, LazyBuffers, NextTimeout, SocksConnector,
    TcpConnector, Transport, TransportAdapter, time,
};
use ureq::{Agent, Error, Proxy, ProxyProtocol};

use crate::failure::NotConnected;

/// How long each address of a host that has several may take to answer before the next one is tried. An address that cannot
/// be reached from here costs this much, once. If none answers, the first has the time that is left.
const PER_ADDRESS: Duration = Duration::from_secs(1);

/// An agent that looks a host up only to make a connection, with the addresses of `names`. `direct` is the same
/// configuration without a proxy.
pub(crate) fn agent(config: Config, direct: Config, names: &Names) -> Agent {
    let chain = ().chain(SocksConnector::default()).chain(Forward(direct));
    let chain = chain.chain(ConnectProxyConnector::default()).chain(Tcp(names.clone()));
    #[cfg(feature = "rustls")]
    let chain = chain.chain(ureq::unversioned::transport::RustlsConnector::default());
    #[cfg(feature = "native-tls")]
    let chain = chain.chain(ureq::unversioned::transport::NativeTlsConnector::default());
    Agent::with_parts(config, Connect { chain, names: Addresses(names.clone()) }, Later)
}

/// ureq resolves the host of every request, also if it has a connection. This gives it no address: [`Connect`] does.
#[derive(Debug)]
struct Later;

impl Resolver for Later {
    fn resolve(&self, _: &Uri, _: &Config, _: NextTimeout) -> Result<ResolvedSocketAddrs, Error> {
        Ok(self.empty())
    }
}

/// Makes a connection by the chain, which finds the addresses of hosts in `names`.
#[derive(Debug)]
struct Connect<C> {
    chain: C,
    names: Addresses,
}

impl<C: Connector> Connector for Connect<C> {
    type Out = C::Out;

    fn connect(&self, details: &ConnectionDetails, _: Option<()>) -> Result<Option<Self::Out>, Error> {
        let connect = || {
            let is_resolved_here = details.config.proxy().is_some_and(Proxy::resolve_target);
            let addrs = match is_resolved_here {
                true => self.names.resolve(details.uri, details.config, details.timeout)?,
                false => details.resolver.empty(),
            };
            self.chain.connect(&with(details, details.config, addrs, &self.names), None)
        };
        connect().map_err(NotConnected::wrap)
    }
}

/// The same details, with addresses and the resolver of the proxy's host.
fn with<'a>(
    details: &ConnectionDetails<'a>,
    config: &'a Config,
    addrs: ResolvedSocketAddrs,
    resolver: &'a dyn Resolver,
) -> ConnectionDetails<'a> {
    ConnectionDetails {
        uri: details.uri,
        addrs,
        config,
        // With settings of its own, a request would set TLS up again, and never resume a TLS session.
        request_level: false,
        resolver,
        now: details.now,
        timeout: details.timeout,
        current_time: details.current_time.clone(),
        run_connector: details.run_connector.clone(),
        register_shutdown: details.register_shutdown.clone(),
    }
}

/// The addresses of the host of a URL, for ureq.
#[derive(Debug)]
struct Addresses(Names);

impl Resolver for Addresses {
    fn resolve(&self, uri: &Uri, _: &Config, timeout: NextTimeout) -> Result<ResolvedSocketAddrs, Error> {
        let (host, port) = host_and_port(uri).ok_or(Error::HostNotFound)?;
        let found = self.0.addresses(host, port, *timeout.after)?;
        let mut addrs = ArrayVec::from_fn(|_| SocketAddr::new(IpAddr::V4(Ipv4Addr::UNSPECIFIED), 0));
        // ureq has room for sixteen.
        found.into_iter().take(16).for_each(|address| addrs.push(address));
        Ok(addrs)
    }
}

fn host_and_port(uri: &Uri) -> Option<(&str, u16)> {
    let port = uri.port_u16().or_else(|| match uri.scheme_str()? {
        "http" => Some(80),
        "https" => Some(443),
        scheme => scheme.starts_with("socks").then_some(1080),
    });
    Some((uri.host()?, port?))
}

/// Opens a socket to the host of the request, or to its proxy.
#[derive(Debug)]
struct Tcp(Names);

impl<In: Transport> Connector<In> for Tcp {
    type Out = Either<In, Socket>;

    fn connect(&self, details: &ConnectionDetails, chained: Option<In>) -> Result<Option<Self::Out>, Error> {
        if let Some(chained) = chained {
            return Ok(Some(Either::A(chained)));
        }
        let (host, port) = host_and_port(details.uri).ok_or(Error::HostNotFound)?;
        let left = || time_left(details);
        let addresses = self.0.addresses(host, port, left()?)?;
        match first_that_answers(&addresses, left, |address, limit| open(details, address, limit)) {
            Ok((address, stream)) => {
                self.0.connected(host, address);
                Ok(Some(Either::B(Socket { stream, has_answered: false })))
            }
            Err(error) => {
                self.0.failed(host, port);
                Err(error)
            }
        }
    }
}

/// Opens a connection to the first address that answers in its time.
fn first_that_answers<T>(
    addresses: &[SocketAddr],
    left: impl Fn() -> Result<Duration, Error>,
    mut open: impl FnMut(SocketAddr, Duration) -> Result<T, Error>,
) -> Result<(SocketAddr, T), Error> {
    let (mut slow, mut failure) = (None, Error::HostNotFound);
    for address in addresses {
        let limit = if addresses.len() == 1 { left()? } else { left()?.min(PER_ADDRESS) };
        match open(*address, limit) {
            Ok(stream) => return Ok((*address, stream)),
            Err(error) => {
                if let Error::Timeout(_) = error {
                    slow.get_or_insert(*address);
                }
                failure = error;
            }
        }
    }
    // Perhaps it is the network that is slow.
    match (slow, left()) {
        (Some(address), Ok(limit)) => open(address, limit).map(|stream| (address, stream)),
        _ => Err(failure),
    }
}

fn open(details: &ConnectionDetails, address: SocketAddr, limit: Duration) -> Result<TcpStream, Error> {
    let mut addrs = details.resolver.empty();
    addrs.push(address);
    let mut details = with(details, details.config, addrs, details.resolver);
    details.now = (details.current_time)();
    details.timeout.after = time::Duration::Exact(limit);
    TcpConnector::default().connect(&details, None)?.ok_or(Error::ConnectionFailed)
}

/// The part of the time limit that is left to make the connection.
fn time_left(details: &ConnectionDetails) -> Result<Duration, Error> {
    let elapsed = match ((details.current_time)(), details.now) {
        (time::Instant::Exact(now), time::Instant::Exact(start)) => now.duration_since(start),
        _ => Duration::ZERO,
    };
    let left = details.timeout.after.saturating_sub(elapsed);
    if left.is_zero() { Err(Error::Timeout(details.timeout.reason)) } else { Ok(left) }
}

type TcpStream = <TcpConnector as Connector<()>>::Out;

/// A socket with fewer system calls than ureq's.
struct Socket {
    stream: TcpStream,
    /// Whether a response has been read since it was last asked whether this is open.
    has_answered: bool,
}

impl Transport for Socket {
    fn buffers(&mut self) -> &mut dyn Buffers {
        self.stream.buffers()
    }

    fn transmit_output(&mut self, amount: usize, timeout: NextTimeout) -> Result<(), Error> {
        self.stream.transmit_output(amount, rounded(timeout, Round::Up))
    }

    /// Each new limit is a system call, and what is left of a limit is a new one each time: so this waits for a round part of
    /// it, and only then for the rest.
    fn await_input(&mut self, timeout: NextTimeout) -> Result<bool, Error> {
        self.has_answered = true;
        let start = Instant::now();
        let result = self.stream.await_input(rounded(timeout, Round::Down));
        let left = timeout.after.saturating_sub(start.elapsed());
        match result {
            Err(Error::Timeout(_)) if !left.is_zero() => {
                self.stream.await_input(NextTimeout { after: time::Duration::Exact(left), ..timeout })
            }
            result => result,
        }
    }

    /// ureq asks twice: when a response has been read, and before the next request. The second time is the one that counts.
    fn is_open(&mut self) -> bool {
        std::mem::take(&mut self.has_answered) || self.stream.is_open()
    }
}

impl fmt::Debug for Socket {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Socket").field(&self.stream).finish()
    }
}

#[derive(Clone, Copy)]
enum Round {
    Down,
    Up,
}

/// A limit that is the same for most waits of a call: rounded to a power of two milliseconds, by less than an eighth.
fn rounded(mut timeout: NextTimeout, round: Round) -> NextTimeout {
    if let time::Duration::Exact(after) = timeout.after {
        let eighth = u64::try_from(after.as_millis() / 8).unwrap_or(u64::MAX);
        if let Some(bits) = eighth.checked_ilog2() {
            let step = Duration::from_millis(1 << bits).as_nanos();
            let beyond = after.as_nanos() % step;
            let by = if let Round::Down = round { beyond } else { (step - beyond) % step };
            let by = Duration::from_nanos(u64::try_from(by).unwrap_or(0));
            timeout.after = time::Duration::Exact(match round {
                Round::Down => after.saturating_sub(by),
                Round::Up => after.saturating_add(by),
            });
        }
    }
    timeout
}

/// Sends requests for plain `http` to an HTTP proxy with the whole URL in their first line (RFC 9112, section 3.2.2): many
/// proxies make tunnels to port 443 only. The configuration is that of connections to the proxy.
#[derive(Debug)]
struct Forward(Config);

impl<In: Transport> Connector<In> for Forward {
    type Out = Either<In, Forwarded>;

    fn connect(&self, details: &ConnectionDetails, chained: Option<In>) -> Result<Option<Self::Out>, Error> {
        let is_http = |proxy: &&Proxy| matches!(proxy.protocol(), ProxyProtocol::Http | ProxyProtocol::Https);
        let proxy = details.config.proxy().filter(is_http);
        let (None, Some(proxy), false) = (&chained, proxy, details.needs_tls()) else {
            return Ok(chained.map(Either::A));
        };
        let mut to_proxy = with(details, &self.0, details.resolver.empty(), details.resolver);
        to_proxy.uri = proxy.uri();
        let connection = (details.run_connector)(&to_proxy)?;
        let (scheme, authority) = (details.uri.scheme_str(), details.uri.authority());
        let (Some(scheme), Some(authority)) = (scheme, authority) else {
            return Err(Error::HostNotFound);
        };
        Ok(Some(Either::B(Forwarded {
            buffers: LazyBuffers::new(details.config.input_buffer_size(), details.config.output_buffer_size()),
            proxy: TransportAdapter::new(connection, details.current_time.clone()),
            origin: format!("{scheme}://{authority}"),
            authorization: authorization(proxy),
            has_answered: true,
        })))
    }
}

/// The header with the credentials for a proxy, if it needs some.
fn authorization(proxy: &Proxy) -> String {
    let (username, password) = (proxy.username(), proxy.password());
    if username.is_none() && password.is_none() {
        return String::new();
    }
    let credentials = format!("{}:{}", username.unwrap_or_default(), password.unwrap_or_default());
    format!("Proxy-Authorization: Basic {}\r\n", STANDARD.encode(credentials))
}

/// A connection to a proxy that forwards requests.
struct Forwarded {
    buffers: LazyBuffers,
    proxy: TransportAdapter,
    origin: String,
    authorization: String,
    /// Whether the next bytes to send are those of a new request.
    has_answered: bool,
}

impl Transport for Forwarded {
    fn buffers(&mut self) -> &mut dyn Buffers {
        &mut self.buffers
    }

    fn transmit_output(&mut self, amount: usize, timeout: NextTimeout) -> Result<(), Error> {
        self.proxy.set_timeout(timeout);
        let output = &self.buffers.output()[..amount];
        if std::mem::take(&mut self.has_answered) {
            let (Some(method), Some(line)) =
                (output.iter().position(|byte| *byte == b' '), output.windows(2).position(|bytes| bytes == b"\r\n"))
            else {
                return Err(IoError::new(ErrorKind::InvalidInput, "a request without its first line").into());
            };
            let (start, headers) = output.split_at(line + 2);
            let (method, target) = start.split_at(method + 1);
            let parts = [method, self.origin.as_bytes(), target, self.authorization.as_bytes(), headers];
            self.proxy.write_all(&parts.concat())?;
        } else {
            self.proxy.write_all(output)?;
        }
        Ok(())
    }

    fn await_input(&mut self, timeout: NextTimeout) -> Result<bool, Error> {
        self.has_answered = true;
        self.proxy.set_timeout(timeout);
        let amount = self.proxy.read(self.buffers.input_append_buf())?;
        self.buffers.input_appended(amount);
        Ok(amount > 0)
    }

    fn is_open(&mut self) -> bool {
        self.proxy.get_mut().is_open()
    }
}

/// Leaves out the credentials for the proxy.
impl fmt::Debug for Forwarded {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Forwarded").field(&self.proxy.inner()).finish()
    }
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;
    use std::net::TcpListener;
    use std::sync::OnceLock;
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::thread;

    use ureq::Timeout;

    use super::*;

    fn address(last: u8) -> SocketAddr {
        SocketAddr::from(([192, 0, 2, last], 443))
    }

    /// Connects to these addresses within so many seconds. Each takes so many seconds to answer, if it answers; with `None`
    /// it refuses. Returns what was connected to, and after how many seconds.
    fn connect(limit: u64, answers: &[(SocketAddr, Option<u64>)]) -> (Result<SocketAddr, String>, u64) {
        let addresses: Vec<_> = answers.iter().map(|(address, _)| *address).collect();
        let (limit, now) = (Duration::from_secs(limit), Cell::new(Duration::ZERO));
        let left = || match limit.saturating_sub(now.get()) {
            Duration::ZERO => Err(Error::Timeout(Timeout::Connect)),
            left => Ok(left),
        };
        let open = |address, limit: Duration| {
            let (_, answer) = answers.iter().find(|(known, _)| *known == address).unwrap();
            let takes = answer.map(Duration::from_secs).ok_or(Error::ConnectionFailed)?;
            now.set(now.get() + takes.min(limit));
            if takes <= limit { Ok(()) } else { Err(Error::Timeout(Timeout::Connect)) }
        };
        let connected = first_that_answers(&addresses, left, open);
        (connected.map(|(address, ())| address).map_err(|error| error.to_string()), now.get().as_secs())
    }

    #[test]
    fn an_address_that_does_not_answer_costs_a_second() {
        const NEVER: Option<u64> = Some(1_000);
        let (one, two, three) = (address(1), address(2), address(3));
        assert_eq!(connect(10, &[(one, Some(0)), (two, Some(0))]), (Ok(one), 0));
        assert_eq!(connect(10, &[(one, NEVER), (two, Some(0))]), (Ok(two), 1));
        assert_eq!(connect(10, &[(one, NEVER), (two, NEVER), (three, Some(1))]), (Ok(three), 3));
        assert_eq!(connect(10, &[(one, None), (two, Some(1))]), (Ok(two), 1));
        // A slow network, and an address that is of no use here.
        assert_eq!(connect(10, &[(one, Some(3)), (two, None)]), (Ok(one), 4));
        assert_eq!(connect(10, &[(one, Some(9))]), (Ok(one), 9));
        assert_eq!(connect(10, &[(one, NEVER), (two, NEVER)]), (Err("timeout: connect".to_owned()), 10));
        assert_eq!(connect(10, &[(one, None), (two, None)]), (Err("connection failed".to_owned()), 0));
    }

    #[test]
    fn limits_stay_the_same_for_most_of_a_call() {
        let rounded = |milliseconds: u64, round| {
            let after = time::Duration::Exact(Duration::from_millis(milliseconds) - Duration::from_nanos(1));
            rounded(NextTimeout { after, ..NextTimeout::default() }, round).after.as_millis()
        };
        for milliseconds in [30_000, 29_999, 29_000, 28_673] {
            assert_eq!((rounded(milliseconds, Round::Down), rounded(milliseconds, Round::Up)), (28_672, 30_720));
        }
        assert_eq!((rounded(150, Round::Down), rounded(150, Round::Up)), (144, 160));
        assert_eq!((rounded(5, Round::Down), rounded(5, Round::Up)), (4, 4));
    }

    /// The port of the server that all names of these tests lead to.
    static PORT: OnceLock<u16> = OnceLock::new();

    /// Serves connections until the test is over; each for as long as it asks.
    fn serve() -> u16 {
        *PORT.get_or_init(|| {
            let listener = TcpListener::bind("127.0.0.1:0").unwrap();
            let port = listener.local_addr().unwrap().port();
            thread::spawn(move || {
                for stream in listener.incoming() {
                    let mut stream = stream.unwrap();
                    thread::spawn(move || {
                        let mut request = Vec::new();
                        let mut byte = [0];
                        while stream.read_exact(&mut byte).is_ok() {
                            request.extend(byte);
                            if request.ends_with(b"\r\n\r\n") {
                                request.clear();
                                stream.write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nhi").unwrap();
                            }
                        }
                    });
                }
            });
            port
        })
    }

    fn agent_with(names: &Names) -> Agent {
        let config = || Agent::config_builder().timeout_global(Some(Duration::from_secs(10))).proxy(None).build();
        agent(config(), config(), names)
    }

    fn get(agent: &Agent, url: &str) -> Result<String, Error> {
        agent.get(url).call()?.body_mut().read_to_string()
    }

    #[test]
    fn a_name_is_not_looked_up_while_a_connection_lives() {
        static LOOKED_UP: AtomicUsize = AtomicUsize::new(0);
        let names = Names::looked_up_by(|host, _| {
            assert_eq!(host, "stytch.test");
            match LOOKED_UP.fetch_add(1, Ordering::SeqCst) {
                0 => Ok(vec![SocketAddr::from(([127, 0, 0, 1], *PORT.get().unwrap()))]),
                _ => Err(IoError::other("DNS is down")),
            }
        });
        let (agent, url) = (agent_with(&names), format!("http://stytch.test:{}/", serve()));
        for _ in 0..300 {
            assert_eq!(get(&agent, &url).unwrap(), "hi");
        }
        assert_eq!(LOOKED_UP.load(Ordering::SeqCst), 1);
        // Its addresses are too old for a new connection, and there is none.
        names.failed("stytch.test", serve());
        assert_eq!(get(&agent, &url).unwrap(), "hi");
        assert_eq!(LOOKED_UP.load(Ordering::SeqCst), 1);
    }

    #[test]
    fn a_failed_connect_drops_the_addresses() {
        static LOOKED_UP: AtomicUsize = AtomicUsize::new(0);
        let names = Names::looked_up_by(|_, _| {
            let (at, port) = (LOOKED_UP.fetch_add(1, Ordering::SeqCst), *PORT.get().unwrap());
            // Nothing listens at the first.
            Ok(vec![SocketAddr::from(([127, 0, 0, if at == 0 { 2 } else { 1 }], port))])
        });
        let (agent, url) = (agent_with(&names), format!("http://stytch.test:{}/", serve()));
        assert!(get(&agent, &url).is_err());
        assert_eq!(get(&agent, &url).unwrap(), "hi");
        assert_eq!(LOOKED_UP.load(Ordering::SeqCst), 2);
    }
}
