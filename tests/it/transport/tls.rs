//! TLS, with a certificate that only a client of this test trusts.

use std::error::Error as _;
use std::net::TcpStream;
use std::sync::{Arc, Mutex};

use rcgen::{CertificateParams, KeyPair, date_time_ymd};
use rustls::pki_types::{PrivateKeyDer, PrivatePkcs8KeyDer};
use rustls::{HandshakeKind, ServerConfig, ServerConnection, StreamOwned};
use stytch_core::error::TransportErrorKind;
use stytch_core::{Error, RetryPolicy};

use super::server::{Answer, Server, last, ok};
use super::{Client, ClientBuilder, TAKES_ANY_END, USER, builder, get_user, project, transport_error};

/// A scripted server behind TLS.
pub(crate) struct TlsServer {
    pub(crate) server: Server,
    /// The certificate to trust.
    pub(crate) pem: String,
    handshakes: Arc<Mutex<Vec<HandshakeKind>>>,
}

impl TlsServer {
    /// With a certificate for this host name or address.
    pub(crate) fn following<const COUNT: usize>(host: &str, script: [Vec<Answer>; COUNT]) -> Self {
        Self::presenting(CertificateParams::new([host.to_owned()]).unwrap(), script)
    }

    /// With this certificate, signed by itself.
    fn presenting<const COUNT: usize>(certificate: CertificateParams, script: [Vec<Answer>; COUNT]) -> Self {
        let signing_key = KeyPair::generate().unwrap();
        let cert = certificate.self_signed(&signing_key).unwrap();
        let key = PrivateKeyDer::Pkcs8(PrivatePkcs8KeyDer::from(signing_key.serialize_der()));
        let config = ServerConfig::builder_with_provider(Arc::new(rustls::crypto::ring::default_provider()))
            .with_safe_default_protocol_versions()
            .unwrap()
            .with_no_client_auth()
            .with_single_cert(vec![cert.der().clone()], key)
            .unwrap();
        let config = Arc::new(config);
        let handshakes = Arc::<Mutex<Vec<_>>>::default();
        let seen = Arc::clone(&handshakes);
        let server = Server::wrapping(script, move |mut stream: TcpStream| {
            let mut connection = ServerConnection::new(Arc::clone(&config)).unwrap();
            connection.complete_io(&mut stream).ok()?;
            seen.lock().unwrap().extend(connection.handshake_kind());
            Some(StreamOwned::new(connection, stream))
        });
        Self { server, pem: cert.pem(), handshakes }
    }

    pub(crate) fn builder(&self) -> ClientBuilder {
        let url = format!("https://127.0.0.1:{}", self.server.port());
        Client::builder(project()).base_url(url).retries(RetryPolicy::none())
    }
}

#[test]
fn a_certificate_that_is_trusted_works() {
    let tls = TlsServer::following("127.0.0.1", [vec![ok(USER)]]);
    let client = tls.builder().root_certificates(tls.pem.as_str()).build().unwrap();
    assert_eq!(get_user(&client).unwrap().user_id, "user-test-1");
    assert_eq!(tls.server.received().len(), 1);
}

#[test]
fn a_certificate_is_also_found_among_others() {
    let tls = TlsServer::following("127.0.0.1", [vec![ok(USER)]]);
    let other = TlsServer::following("127.0.0.1", []);
    let client = tls.builder().root_certificates(other.pem + &tls.pem).build().unwrap();
    assert_eq!(get_user(&client).unwrap().user_id, "user-test-1");
}

fn not_sent(tls: TlsServer, builder: ClientBuilder, reason: &str) {
    let error = transport_error(get_user(&builder.build().unwrap()));
    assert_eq!((error.kind, error.may_have_reached_server()), (TransportErrorKind::Connect, false));
    let source = error.source().unwrap().to_string();
    assert!(source.contains(reason), "{source}");
    assert_eq!(tls.server.received(), []);
}

#[test]
fn nothing_is_sent_to_a_server_that_nobody_vouches_for() {
    let tls = TlsServer::following("127.0.0.1", [vec![ok(USER)]]);
    let builder = tls.builder();
    not_sent(tls, builder, "UnknownIssuer");
}

#[test]
fn nothing_is_sent_to_a_server_of_another_name() {
    let tls = TlsServer::following("stytch.example", [vec![ok(USER)]]);
    let builder = tls.builder().root_certificates(tls.pem.as_str());
    not_sent(tls, builder, "not valid for name");
}

#[test]
fn nothing_is_sent_to_a_server_whose_certificate_is_not_valid_now() {
    for (from, until, reason) in [(1980, 2020, "certificate expired"), (2960, 2990, "certificate not valid yet")] {
        let mut certificate = CertificateParams::new(["127.0.0.1".to_owned()]).unwrap();
        certificate.not_before = date_time_ymd(from, 1, 1);
        certificate.not_after = date_time_ymd(until, 1, 1);
        let tls = TlsServer::presenting(certificate, [vec![ok(USER)]]);
        let builder = tls.builder().root_certificates(tls.pem.as_str());
        not_sent(tls, builder, reason);
    }
}

/// A server that goes without TLS's own goodbye, in the middle of an answer.
fn cut_off(head: &str, body: &str) -> Error {
    let answer = Answer::Send(format!("HTTP/1.1 200 OK\r\n{head}\r\n{body}").into_bytes());
    let tls = TlsServer::following("127.0.0.1", [vec![answer]]);
    get_user(&tls.builder().root_certificates(tls.pem.as_str()).build().unwrap()).unwrap_err()
}

#[test]
fn an_answer_that_ends_with_a_cut_connection_is_interrupted() {
    let chunk = format!("{:x}\r\n{USER}\r\n", USER.len());
    for (head, body) in [("content-length: 1000\r\n", USER), ("transfer-encoding: chunked\r\n", &chunk)] {
        let error = transport_error::<()>(Err(cut_off(head, body)));
        assert_eq!((error.kind, error.may_have_reached_server()), (TransportErrorKind::Interrupted, true), "{head}");
    }
}

/// Where the end of the connection is that of the answer, a transport may take any end. Half an answer is no JSON, so that it is
/// not taken for a whole one.
#[test]
fn an_answer_of_no_length_that_is_cut_off_does_not_read() {
    match cut_off("", USER.strip_suffix('}').unwrap()) {
        Error::Decode(error) if TAKES_ANY_END => assert_eq!((error.status, error.problem), (200, "ends too early")),
        Error::Transport(error) if !TAKES_ANY_END => assert_eq!(error.kind, TransportErrorKind::Interrupted),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_server_that_breaks_the_handshake_off_was_sent_nothing() {
    let server = Server::following([vec![]]);
    let url = format!("https://127.0.0.1:{}", server.port());
    let error = transport_error(get_user(&builder(&server).base_url(url).build().unwrap()));
    assert_eq!((error.kind, error.may_have_reached_server()), (TransportErrorKind::Connect, false));
}

#[test]
fn a_second_connection_resumes_the_session_of_the_first() {
    let tls = TlsServer::following("127.0.0.1", [vec![last(USER)], vec![ok(USER)]]);
    let client = tls.builder().root_certificates(tls.pem.as_str()).build().unwrap();
    get_user(&client).unwrap();
    get_user(&client).unwrap();
    assert_eq!(*tls.handshakes.lock().unwrap(), [HandshakeKind::Full, HandshakeKind::Resumed]);
}

#[test]
fn a_call_with_a_limit_of_its_own_resumes_too() {
    let tls = TlsServer::following("127.0.0.1", [vec![last(USER)], vec![ok(USER)]]);
    let client = tls.builder().root_certificates(tls.pem.as_str()).build().unwrap();
    let hurried = client.with_timeout(std::time::Duration::from_secs(5));
    get_user(&hurried).unwrap();
    get_user(&hurried).unwrap();
    assert_eq!(*tls.handshakes.lock().unwrap(), [HandshakeKind::Full, HandshakeKind::Resumed]);
}
