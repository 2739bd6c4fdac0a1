//! Whole calls of `sessions/authenticate` over one kept-alive loopback connection each.
//!
//! Only the caller's CPU counts: the server is a process of its own. Ours and the official crate make the typed request
//! anew for each call and answer with their types. The official crate is async; a blocking program drives it with
//! `block_on` on a current-thread runtime, which is made once.
//!
//! Two floors: ureq with its defaults, sending prepared bytes and headers and reading the answer into a `Vec`, without
//! decoding it; and the same with a limit on the whole call. ureq's defaults wait forever, and what its limit costs is
//! not ours to save: with one, it looks the host up in a new thread for each call, kept-alive connection or not.

use std::time::Duration;

use stytch::client::{Client, Vertical};
use stytch::consumer::sessions::AuthenticateRequest;
use stytch_core::Project;
use stytch_core::consumer::sessions::Authenticate;
use ureq::Agent;

use crate::bodies;
use crate::one_cpu::OneCpu;
use crate::race::{Contender, Race, contender};
use crate::server::Server;
use crate::table::{COMPARED, Row, Table, microseconds, thousands};

const PROJECT_ID: &str = "project-test-1";
const SECRET: &str = "secret-test-1";
const AUTHORIZATION: &str = "Basic cHJvamVjdC10ZXN0LTE6c2VjcmV0LXRlc3QtMQ==";
const TOKEN: &str = "made-up-session-token-00000000000000000000";

pub(crate) fn table() -> Table {
    let _one_cpu = OneCpu::start();
    let server = Server::start();
    let limited = Agent::config_builder().timeout_global(Some(Duration::from_secs(30))).build();
    let contenders = [
        ours(&server.url),
        official(&server.url),
        bare(&server.url, Agent::new_with_defaults()),
        bare(&server.url, limited.new_agent()),
    ];
    let connections = contenders.len();
    let race = Race::run(101, 200, contenders);
    assert_eq!(server.stop(), connections, "a contender did not keep the connection alive");
    let show = |seconds| format!("{} ({}/s)", microseconds(seconds), thousands(1.0 / seconds));
    Table {
        title: "Call `sessions/authenticate`, CPU time (calls per CPU-second)".into(),
        columns: COMPARED,
        rows: vec![
            Row::raced("floor: bare ureq", &race, [0, 1, 2], show),
            Row::raced("floor: bare ureq, whole call limited", &race, [0, 1, 3], show),
        ],
        note: "Over kept-alive loopback connections. Official: `block_on` on a current-thread tokio runtime; it sets no \
               time limits.",
    }
}

fn ours(url: &str) -> Contender<'static> {
    let project = Project::new(PROJECT_ID, SECRET).expect("the credentials are valid");
    let client = stytch_ureq::Client::builder(project).base_url(url).build().expect("the settings are valid");
    contender(move || client.send(&Authenticate::default().session_token(TOKEN)).expect("the server answers"))
}

fn official(url: &str) -> Contender<'static> {
    let runtime =
        tokio::runtime::Builder::new_current_thread().enable_all().build().expect("the system has an event queue");
    let url = url.parse().expect("the URL is valid");
    let client =
        Client::new_with_base_url(PROJECT_ID, SECRET, url, Vertical::Consumer).expect("the settings are valid");
    let client = stytch::consumer::client::Client::new_with_http_client(client.clone(), client);
    contender(move || {
        let request = AuthenticateRequest { session_token: Some(TOKEN.into()), ..AuthenticateRequest::default() };
        runtime.block_on(client.sessions.authenticate(request)).expect("the server answers")
    })
}

fn bare(url: &str, agent: Agent) -> Contender<'static> {
    let url = format!("{url}/v1/sessions/authenticate");
    let request = format!("{{\"session_token\":\"{TOKEN}\"}}").into_bytes();
    contender(move || {
        let response = agent
            .post(&url)
            .header("authorization", AUTHORIZATION)
            .content_type("application/json")
            .send(&request[..])
            .expect("the server answers");
        let body = response.into_body().read_to_vec().expect("the answer arrives");
        assert_eq!(body.len(), bodies::CONSUMER.len());
        body
    })
}
