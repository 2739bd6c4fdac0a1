//! Whole calls of `sessions/authenticate`, as servers make them: to a host with a name, over connections that are kept.
//!
//! Only the caller's CPU counts: the server is a process of its own. Ours and the official crate make the typed request
//! anew for each call and answer with their types. The official crate is async: one call after the other is driven with
//! `block_on` on a current-thread runtime, and sixteen at once are tasks of a runtime with a thread for each CPU.
//!
//! The floor is bare ureq with what ours has and ureq has not by itself: addresses that are kept, since ureq looks the host
//! up for each call, a limit of the whole call, and decoding into our type. It sends prepared bytes and headers.

use std::hint::black_box;
use std::net::SocketAddr;
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use stytch::client::{Client, Vertical};
use stytch::consumer::sessions::AuthenticateRequest;
use stytch_core::Project;
use stytch_core::consumer::sessions::{Authenticate, AuthenticateResponse};
use ureq::Agent;
use ureq::config::Config;
use ureq::http::Uri;
use ureq::tls::{Certificate, RootCerts, TlsConfig};
use ureq::unversioned::resolver::{ResolvedSocketAddrs, Resolver};
use ureq::unversioned::transport::{DefaultConnector, NextTimeout};

use crate::one_cpu::OneCpu;
use crate::race::{Contender, Race};
use crate::server::{Network, Server};
use crate::table::{COMPARED, Row, Table, microseconds, thousands};

const PROJECT_ID: &str = "project-test-1";
const SECRET: &str = "secret-test-1";
const AUTHORIZATION: &str = "Basic cHJvamVjdC10ZXN0LTE6c2VjcmV0LXRlc3QtMQ==";
const TOKEN: &str = "made-up-session-token-00000000000000000000";

pub(crate) fn table() -> Table {
    let rows = [
        ("to an address", "127.0.0.1", Network::Near, 1, 101, 200),
        ("to `localhost`", "localhost", Network::Near, 1, 101, 200),
        ("to `localhost`, 16 at once", "localhost", Network::Near, 16, 21, 6400),
        ("to `localhost`, over TLS", "localhost", Network::Tls, 1, 101, 200),
        ("to `localhost`, 5 ms away", "localhost", Network::Far, 1, 15, 20),
    ];
    Table {
        title: "Call `sessions/authenticate`, CPU time (calls per CPU-second)".into(),
        columns: COMPARED,
        rows: rows.into_iter().flat_map(measure).collect(),
        note: "Over kept-alive connections. Official: it sets no time limits. Floor: bare ureq with kept addresses, a limit of \
               the whole call, and decoding into our type.".into(),
    }
}

fn measure((what, host, network, at_once, rounds, times): (&str, &str, Network, usize, usize, u32)) -> [Row; 2] {
    let _one_cpu = OneCpu::start();
    let server = Server::start(network);
    let scheme = if network == Network::Tls { "https" } else { "http" };
    let url = format!("{scheme}://{host}:{}", server.port);
    let race = Race::run(
        rounds,
        times,
        [
            together(at_once, ours(&url, &server.certificate)),
            official(at_once, &url, &server.certificate),
            together(at_once, bare(&url, &server)),
            ours_async(at_once, &url, &server.certificate),
        ],
    );
    let connections = server.stop();
    // With sixteen at once, bare ureq keeps three of its connections.
    assert!(at_once > 1 || connections == 4, "a contender did not keep its connection: {connections}");
    let show = |seconds| format!("{} ({}/s)", microseconds(seconds), thousands(1.0 / seconds));
    [Row::raced(what, &race, [0, 1, 2], show), Row::raced(format!("{what}, `stytch-reqwest`"), &race, [3, 1, 2], show)]
}

/// A contender that does its work in so many threads.
fn together<T>(threads: usize, work: impl Fn() -> T + Sync + 'static) -> Contender<'static> {
    Box::new(move |times| {
        let each = || (0..times as usize / threads).for_each(|_| drop(black_box(work())));
        match threads {
            1 => each(),
            _ => thread::scope(|scope| (0..threads).for_each(|_| drop(scope.spawn(each)))),
        }
    })
}

fn ours(url: &str, certificate: &[u8]) -> impl Fn() -> AuthenticateResponse + Sync + 'static {
    let project = Project::new(PROJECT_ID, SECRET).expect("the credentials are valid");
    let builder = stytch_ureq::Client::builder(project).base_url(url);
    let client = builder.root_certificates(pem(certificate)).build().expect("the settings are valid");
    move || client.send(&Authenticate::default().session_token(TOKEN)).expect("the server answers")
}

fn runtime(at_once: usize) -> tokio::runtime::Runtime {
    let mut builder = match at_once {
        1 => tokio::runtime::Builder::new_current_thread(),
        _ => tokio::runtime::Builder::new_multi_thread(),
    };
    builder.enable_all().build().expect("the system has an event queue")
}

/// A contender that does its work in so many tasks.
fn tasks<W: Future<Output = ()> + Send>(
    runtime: tokio::runtime::Runtime,
    at_once: usize,
    work: impl Fn() -> W + Clone + Send + 'static,
) -> Contender<'static> {
    Box::new(move |times| match at_once {
        1 => (0..times).for_each(|_| runtime.block_on(work())),
        _ => runtime.block_on(async {
            let tasks: Vec<_> = (0..at_once)
                .map(|_| {
                    let work = work.clone();
                    tokio::spawn(async move {
                        for _ in 0..times as usize / at_once {
                            work().await;
                        }
                    })
                })
                .collect();
            for task in tasks {
                task.await.expect("the server answers");
            }
        }),
    })
}

fn ours_async(at_once: usize, url: &str, certificate: &[u8]) -> Contender<'static> {
    let project = Project::new(PROJECT_ID, SECRET).expect("the credentials are valid");
    let builder = stytch_reqwest::Client::builder(project).base_url(url);
    let client = builder.root_certificates(pem(certificate)).build().expect("the settings are valid");
    tasks(runtime(at_once), at_once, move || {
        let client = client.clone();
        async move {
            let request = Authenticate::default().session_token(TOKEN);
            drop(black_box(client.send(&request).await.expect("the server answers")));
        }
    })
}

fn official(at_once: usize, url: &str, certificate: &[u8]) -> Contender<'static> {
    let url = url.parse().expect("the URL is valid");
    let mut client =
        Client::new_with_base_url(PROJECT_ID, SECRET, url, Vertical::Consumer).expect("the settings are valid");
    // Its own, with the certificate of the server.
    let mut headers = reqwest::header::HeaderMap::new();
    headers.insert("authorization", AUTHORIZATION.parse().expect("it is a header"));
    client.client = reqwest::Client::builder()
        .user_agent("stytch-rust 11.1.0")
        .default_headers(headers)
        .tls_certs_merge([reqwest::Certificate::from_der(certificate).expect("it is a certificate")])
        .build()
        .expect("the settings are valid");
    let client = Arc::new(stytch::consumer::client::Client::new_with_http_client(client.clone(), client));
    tasks(runtime(at_once), at_once, move || {
        let client = Arc::clone(&client);
        async move {
            let request = AuthenticateRequest { session_token: Some(TOKEN.into()), ..AuthenticateRequest::default() };
            drop(black_box(client.sessions.authenticate(request).await.expect("the server answers")));
        }
    })
}

/// Knows the address of the server.
#[derive(Debug)]
struct Known(SocketAddr);

impl Resolver for Known {
    fn resolve(&self, _: &Uri, _: &Config, _: NextTimeout) -> Result<ResolvedSocketAddrs, ureq::Error> {
        let mut addresses = self.empty();
        addresses.push(self.0);
        Ok(addresses)
    }
}

fn bare(url: &str, server: &Server) -> impl Fn() -> AuthenticateResponse + Sync + 'static {
    let url = format!("{url}/v1/sessions/authenticate");
    let certificate = Certificate::from_der(&server.certificate).to_owned();
    let config = Agent::config_builder()
        .timeout_global(Some(Duration::from_secs(30)))
        .tls_config(TlsConfig::builder().root_certs(RootCerts::new_with_certs(&[certificate])).build())
        .build();
    let known = Known(SocketAddr::from(([127, 0, 0, 1], server.port)));
    let agent = Agent::with_parts(config, DefaultConnector::default(), known);
    let request = format!("{{\"session_token\":\"{TOKEN}\"}}").into_bytes();
    move || {
        let response = agent
            .post(&url)
            .header("authorization", AUTHORIZATION)
            .content_type("application/json")
            .send(&request[..])
            .expect("the server answers");
        let body = response.into_body().read_to_vec().expect("the answer arrives");
        serde_json::from_slice(&body).expect("the answer is right")
    }
}

fn pem(der: &[u8]) -> String {
    use base64::Engine;
    let text = base64::engine::general_purpose::STANDARD.encode(der);
    format!("-----BEGIN CERTIFICATE-----\n{text}\n-----END CERTIFICATE-----\n")
}
