//! A loopback server that answers everything with the consumer body. It runs as a process of its own: this program,
//! started once more.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::TcpListener;
use std::process::{Child, ChildStdout, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use rustls::crypto::ring::default_provider;
use rustls::pki_types::{PrivateKeyDer, PrivatePkcs8KeyDer};
use rustls::{ServerConfig, ServerConnection, StreamOwned};

use crate::bodies;

/// The argument that makes this program the server.
pub(crate) const ARGUMENT: &str = "serve";

/// How the server is reached.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Network {
    Near,
    /// Each answer comes five milliseconds late.
    Far,
    /// With a certificate for `localhost`.
    Tls,
}

const NETWORKS: [(&str, Network); 3] = [("near", Network::Near), ("far", Network::Far), ("tls", Network::Tls)];

/// The server, seen from the program that started it.
pub(crate) struct Server {
    pub(crate) port: u16,
    /// The certificate to trust, if it has one (DER).
    pub(crate) certificate: Vec<u8>,
    child: Child,
    output: BufReader<ChildStdout>,
}

impl Server {
    pub(crate) fn start(network: Network) -> Self {
        let (name, _) = NETWORKS.iter().find(|(_, known)| *known == network).expect("it has a name");
        let program = std::env::current_exe().expect("this program has a path");
        let mut child = Command::new(program)
            .args([ARGUMENT, name])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("this program starts again");
        let mut output = BufReader::new(child.stdout.take().expect("it is piped"));
        let port = line(&mut output).parse().expect("it writes a port");
        let certificate = STANDARD.decode(line(&mut output)).expect("it writes base64");
        Self { port, certificate, child, output }
    }

    /// Ends it. Answers how many connections were made.
    pub(crate) fn stop(mut self) -> usize {
        drop(self.child.stdin.take());
        let connections = line(&mut self.output).parse().expect("it writes a number");
        self.child.wait().expect("it ends");
        connections
    }
}

fn line(output: &mut impl BufRead) -> String {
    let mut line = String::new();
    output.read_line(&mut line).expect("the server writes text");
    line.trim_end().to_owned()
}

/// Is the server: writes its port and its certificate, serves until standard input ends, as it does when its starter dies
/// too, and writes the number of connections.
pub(crate) fn serve(network: &str) {
    static CONNECTIONS: AtomicUsize = AtomicUsize::new(0);

    let (_, network) = NETWORKS.into_iter().find(|(name, _)| *name == network).expect("the network is known");
    let listener = TcpListener::bind("127.0.0.1:0").expect("loopback has a free port");
    let signed = rcgen::generate_simple_self_signed(["localhost".to_owned()]).expect("the name is valid");
    let certificate = signed.cert.der().clone();
    println!("{}", listener.local_addr().expect("it is bound").port());
    println!("{}", STANDARD.encode(&certificate));
    let key = PrivateKeyDer::Pkcs8(PrivatePkcs8KeyDer::from(signed.signing_key.serialize_der()));
    let tls = ServerConfig::builder_with_provider(Arc::new(default_provider()))
        .with_safe_default_protocol_versions()
        .expect("ring has them")
        .with_no_client_auth()
        .with_single_cert(vec![certificate], key)
        .expect("the key is that of the certificate");
    let tls = Arc::new(tls);
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            CONNECTIONS.fetch_add(1, Ordering::Relaxed);
            let tls = Arc::clone(&tls);
            thread::spawn(move || {
                stream.set_nodelay(true)?;
                if network == Network::Tls {
                    let connection = ServerConnection::new(tls).map_err(io::Error::other)?;
                    return answer(StreamOwned::new(connection, stream), Duration::ZERO);
                }
                answer(stream, if network == Network::Far { Duration::from_millis(5) } else { Duration::ZERO })
            });
        }
    });
    let _ = io::copy(&mut io::stdin(), &mut io::sink());
    println!("{}", CONNECTIONS.load(Ordering::Relaxed));
}

/// Answers request after request, until the other side hangs up.
fn answer(stream: impl Read + Write, delay: Duration) -> io::Result<()> {
    let length = bodies::CONSUMER.len();
    let head = format!("HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: {length}\r\n\r\n");
    let answer = [head.as_bytes(), bodies::CONSUMER].concat();
    let mut reader = BufReader::new(stream);
    while let Some(length) = read_head(&mut reader)? {
        io::copy(&mut reader.by_ref().take(length), &mut io::sink())?;
        thread::sleep(delay);
        reader.get_mut().write_all(&answer)?;
    }
    Ok(())
}

/// Reads up to the empty line; answers the length of the body, or `None` at the end of the stream.
fn read_head(reader: &mut impl BufRead) -> io::Result<Option<u64>> {
    let mut length = 0;
    let mut line = String::new();
    loop {
        line.clear();
        if reader.read_line(&mut line)? == 0 {
            return Ok(None);
        }
        match line.trim_end().split_once(':') {
            Some((name, value)) if name.eq_ignore_ascii_case("content-length") => {
                length = value.trim().parse().map_err(io::Error::other)?;
            }
            None if line.trim_end().is_empty() => return Ok(Some(length)),
            _ => {}
        }
    }
}
