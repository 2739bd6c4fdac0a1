//! Calls through a proxy.

use std::collections::BTreeMap;
use std::io::{Read, Write, copy};
use std::net::{Ipv4Addr, Shutdown, SocketAddr, TcpListener, TcpStream};
use std::thread;

use stytch_core::error::TransportErrorKind;
use stytch_core::{Error, RetryPolicy};

use super::server::{RawServer, Server, answer, last, ok};
use super::tls::TlsServer;
use super::{Client, ClientBuilder, NAME_AND_VERSION, NO_OF_A_PROXY, USER, get_user, project, transport_error};

/// A name that only a proxy finds.
const HOST: &str = "stytch.example";

fn through(proxy: &str, base_url: &str) -> ClientBuilder {
    Client::builder(project()).base_url(base_url).allow_http().proxy(proxy).retries(RetryPolicy::none())
}

fn read_head(stream: &mut TcpStream) -> String {
    let mut head = Vec::new();
    let mut byte = [0];
    while !head.ends_with(b"\r\n\r\n") {
        stream.read_exact(&mut byte).unwrap();
        head.extend(byte);
    }
    String::from_utf8(head).unwrap()
}

/// Carries bytes both ways until one side ends.
fn tunnel(client: TcpStream, server: TcpStream) {
    let (mut from_client, mut to_server) = (client.try_clone().unwrap(), server.try_clone().unwrap());
    let up = thread::spawn(move || {
        let _ = copy(&mut from_client, &mut to_server);
        let _ = to_server.shutdown(Shutdown::Both);
    });
    let (mut from_server, mut to_client) = (server, client);
    let _ = copy(&mut from_server, &mut to_client);
    let _ = to_client.shutdown(Shutdown::Both);
    up.join().unwrap();
}

#[test]
fn https_goes_through_a_tunnel() {
    let tls = TlsServer::following(HOST, [vec![ok(USER), last(USER)]]);
    let port = tls.server.port();
    let proxy = RawServer::serving(move |mut client| {
        let head = read_head(&mut client);
        client.write_all(b"HTTP/1.1 200 Connection established\r\n\r\n").unwrap();
        tunnel(client, TcpStream::connect((Ipv4Addr::LOCALHOST, port)).unwrap());
        head
    });
    let url = proxy.url().replace("http://", "http://us%40er:pass@");
    let client = through(&url, &format!("https://{HOST}")).root_certificates(tls.pem.as_str()).build().unwrap();
    get_user(&client).unwrap();
    get_user(&client).unwrap();
    drop(client);
    let head = proxy.join();
    let mut lines = head.trim_end().split("\r\n");
    assert_eq!(lines.next(), Some("CONNECT stytch.example:443 HTTP/1.1"));
    let headers: BTreeMap<_, _> = lines
        .map(|line| line.split_once(": ").unwrap())
        .map(|(name, value)| (name.to_ascii_lowercase(), value))
        .collect();
    let header = |name: &str| headers.get(name).copied();
    assert_eq!((header("host"), header("user-agent")), (Some("stytch.example:443"), Some(NAME_AND_VERSION)));
    // us@er:pass
    assert_eq!(header("proxy-authorization"), Some("Basic dXNAZXI6cGFzcw=="));
    assert_eq!(header("authorization"), None);
}

#[test]
fn plain_http_is_forwarded_with_the_whole_url() {
    let proxy = Server::following([vec![ok(USER), ok(r#"{"request_id":"r","user_id":"u","email_id":"e"}"#)]]);
    let client = through(&proxy.url().replace("http://", "http://user:pass@"), "http://stytch.example:8080/prefix");
    let client = client.build().unwrap();
    get_user(&client).unwrap();
    client.send(&stytch_core::consumer::magic_links::email::Send::new("ada@example.com")).unwrap();
    let received = proxy.received();
    let lines: Vec<_> = received.iter().map(|request| (request.connection, request.line.as_str())).collect();
    let expected = [
        (0, "GET http://stytch.example:8080/prefix/v1/users/user-test-1 HTTP/1.1"),
        (0, "POST http://stytch.example:8080/prefix/v1/magic_links/email/send HTTP/1.1"),
    ];
    assert_eq!(lines, expected);
    let of = |name: &str| received.iter().map(|request| request.headers[name].clone()).collect::<Vec<_>>();
    assert_eq!(of("host"), ["stytch.example:8080"; 2]);
    assert_eq!(of("proxy-authorization"), ["Basic dXNlcjpwYXNz"; 2]);
    assert_eq!(received[1].body, r#"{"email":"ada@example.com"}"#);
    let without: BTreeMap<_, _> =
        received[0].headers.iter().filter(|(name, _)| *name != "proxy-authorization").collect();
    assert_eq!(without.into_keys().collect::<Vec<_>>(), ["accept", "authorization", "host", "user-agent"]);
}

/// Answers every connection with this; tells how many there were.
fn proxy_that_answers(response: &'static str) -> (String, thread::JoinHandle<usize>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    let thread = thread::spawn(move || {
        let mut count = 0;
        loop {
            let (mut stream, _) = listener.accept().unwrap();
            let mut first = [0];
            if stream.read(&mut first).unwrap() == 0 {
                return count;
            }
            count += 1;
            read_head(&mut stream);
            stream.write_all(response.as_bytes()).unwrap();
        }
    });
    (format!("http://user:wrong@{address}"), thread)
}

#[test]
fn a_proxy_that_wants_other_credentials_is_asked_once() {
    for url in ["https://stytch.example", "http://stytch.example"] {
        let response = "HTTP/1.1 407 Proxy Authentication Required\r\ncontent-length: 0\r\nconnection: close\r\n\r\n";
        let (proxy, asked) = proxy_that_answers(response);
        let client = through(&proxy, url).retries(RetryPolicy::new()).build().unwrap();
        let error = transport_error(get_user(&client));
        assert_eq!((error.kind, error.may_have_reached_server()), (TransportErrorKind::ProxyRefused, false), "{url}");
        let text = format!("{error:?} {}", std::error::Error::source(&error).unwrap());
        assert!(text.contains("407") && !text.contains("wrong"), "{text}");
        // Ends the proxy.
        drop(TcpStream::connect(proxy.rsplit('@').next().unwrap()).unwrap());
        assert_eq!(asked.join().unwrap(), 1, "{url}");
    }
}

/// What a SOCKS5 proxy was asked: the credentials, and the host.
fn socks5(mut client: TcpStream, to: SocketAddr) -> (String, String) {
    let read = |count: usize| {
        let mut bytes = vec![0; count];
        (&client).read_exact(&mut bytes).unwrap();
        bytes
    };
    let text = |bytes| String::from_utf8(bytes).unwrap();
    let count = read(2)[1];
    let methods = read(count.into());
    let mut credentials = String::new();
    if methods.contains(&2) {
        (&client).write_all(&[5, 2]).unwrap();
        let length = read(2)[1];
        credentials = text(read(length.into())) + ":";
        let length = read(1)[0];
        credentials += &text(read(length.into()));
        (&client).write_all(&[1, 0]).unwrap();
    } else {
        (&client).write_all(&[5, 0]).unwrap();
    }
    let host = match read(4)[3] {
        1 => Ipv4Addr::from(<[u8; 4]>::try_from(read(4)).unwrap()).to_string(),
        _ => {
            let length = read(1)[0];
            text(read(length.into()))
        }
    };
    let port = read(2);
    let asked = (credentials, format!("{host}:{}", u16::from_be_bytes([port[0], port[1]])));
    client.write_all(&[5, 0, 0, 1, 0, 0, 0, 0, 0, 0]).unwrap();
    tunnel(client, TcpStream::connect(to).unwrap());
    asked
}

#[test]
fn socks_works() {
    for (scheme, host, asked_for) in
        [("socks5h", "stytch.example", "stytch.example:80"), ("socks5", "192.0.2.1", "192.0.2.1:80")]
    {
        let server = Server::following([vec![ok(USER), last(USER)]]);
        let to = SocketAddr::from((Ipv4Addr::LOCALHOST, server.port()));
        let proxy = RawServer::serving(move |client| socks5(client, to));
        let url = proxy.url().replace("http://", &format!("{scheme}://user:p%40ss@"));
        let client = through(&url, &format!("http://{host}")).build().unwrap();
        get_user(&client).unwrap();
        get_user(&client).unwrap();
        drop(client);
        assert_eq!(proxy.join(), ("user:p@ss".to_owned(), asked_for.to_owned()));
        let lines: Vec<_> = server.received().into_iter().map(|request| request.line).collect();
        assert_eq!(lines, ["GET /v1/users/user-test-1 HTTP/1.1"; 2], "SOCKS carries plain requests");
    }
}

#[test]
fn a_proxy_that_says_no_has_refused_and_one_that_fails_has_made_no_connection() {
    for (status, kind) in [
        ("407 Proxy Authentication Required", TransportErrorKind::ProxyRefused),
        ("403 Forbidden", NO_OF_A_PROXY),
        ("302 Found", NO_OF_A_PROXY),
        ("502 Bad Gateway", TransportErrorKind::Connect),
    ] {
        let response = format!("HTTP/1.1 {status}\r\ncontent-length: 0\r\nconnection: close\r\n\r\n");
        let (proxy, asked) = proxy_that_answers(response.leak());
        let error = transport_error(get_user(&through(&proxy, "https://stytch.example").build().unwrap()));
        assert_eq!((error.kind, error.may_have_reached_server()), (kind, false), "{status}");
        drop(TcpStream::connect(proxy.rsplit('@').next().unwrap()).unwrap());
        assert_eq!(asked.join().unwrap(), 1, "{status}");
    }
}

#[test]
fn a_socks_proxy_that_says_no_has_refused_and_one_that_fails_has_made_no_connection() {
    /// To the methods that are offered, to the credentials (`user` and `p@ss`), and to an address of IPv4.
    type Answers = &'static [&'static [u8]];
    let no_method: Answers = &[&[5, 0xff]];
    let wrong_credentials: Answers = &[&[5, 2], &[1, 1]];
    let not_allowed: Answers = &[&[5, 2], &[1, 0], &[5, 2, 0, 1, 0, 0, 0, 0, 0, 0]];
    let unreachable: Answers = &[&[5, 2], &[1, 0], &[5, 4, 0, 1, 0, 0, 0, 0, 0, 0]];
    for (name, answers, kind) in [
        ("no method", no_method, TransportErrorKind::ProxyRefused),
        ("wrong credentials", wrong_credentials, TransportErrorKind::ProxyRefused),
        ("not allowed", not_allowed, TransportErrorKind::ProxyRefused),
        ("unreachable", unreachable, TransportErrorKind::Connect),
    ] {
        let proxy = RawServer::serving(move |mut stream| {
            let mut methods = [0; 2];
            stream.read_exact(&mut methods).unwrap();
            for (length, answer) in [methods[1].into(), 11, 10].into_iter().zip(answers) {
                stream.read_exact(&mut vec![0; length]).unwrap();
                stream.write_all(answer).unwrap();
            }
        });
        let url = proxy.url().replace("http://", "socks5://user:p%40ss@");
        let error = transport_error(get_user(&through(&url, "http://192.0.2.1").build().unwrap()));
        assert_eq!((error.kind, error.may_have_reached_server()), (kind, false), "{name}: {error:?}");
        proxy.join();
    }
}

#[test]
fn a_host_that_is_exempt_is_reached_directly() {
    let server = Server::following([vec![ok(USER)]]);
    // `localhost` is exempt anyway; a name that means loopback in DNS alone is not known to be.
    let client = through("http://127.0.0.1:1", &server.url()).build().unwrap();
    get_user(&client).unwrap();
    assert_eq!(server.received().len(), 1);

    let exempt =
        through("http://127.0.0.1:1", "http://stytch.invalid").no_proxy("a.example, .invalid").build().unwrap();
    let error = transport_error(get_user(&exempt));
    let text = std::error::Error::source(&error).unwrap().to_string();
    assert!(!text.contains("refused"), "the proxy was asked: {text}");
}

#[test]
fn an_answer_of_the_proxy_itself_is_no_answer_of_stytch() {
    let page = answer("503 Service Unavailable", "content-type: text/html\r\n", "<html>no route</html>");
    let proxy = Server::following([vec![page]]);
    let client = through(&proxy.url(), "http://stytch.example").build().unwrap();
    let Err(Error::Api(error)) = get_user(&client) else { panic!() };
    assert_eq!((error.status, error.error_type.as_str()), (503, ""));
}
