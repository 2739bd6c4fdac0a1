//! What a call costs when the emulator has many users, compared with few.
//!
//! Every user has an email address, a phone number and a password, and was sent a passcode and a magic link. Every tenth
//! has a session. Each call is about another user, so that caches do not hide what a look-up costs. Without a socket, a
//! call is `Emulator::handle`. Over a socket, the client is stytch-ureq, and the time is that of client and server.

use std::cell::Cell;

use stytch_core::consumer::{magic_links, otps, passwords, sessions, users};
use stytch_core::{Endpoint, Project, Secret};
use stytch_emulator::{Emulator, Server};
use stytch_ureq::Client;

use crate::one_cpu::OneCpu;
use crate::race::{Race, contender};
use crate::table::{Row, Table, microseconds};

/// How many users there are, as in the columns.
const USERS: [usize; 3] = [100_000, 10_000, 1_000];
const PASSWORD: &str = "correct horse battery staple";

/// A piece of work, over a socket or without.
type Work = fn(&World, Way);

const WORK: [(&str, Work); 4] = [
    ("create a user, and delete it", World::create),
    ("log in by password, without a session", World::log_in_by_password),
    ("log in by passcode, with a session", World::log_in_by_passcode),
    ("authenticate a session by its token", World::authenticate),
];

#[derive(Clone, Copy)]
enum Way {
    InProcess,
    OverSocket,
}

pub(crate) fn table() -> Table {
    let _one_cpu = OneCpu::start();
    let worlds = USERS.map(World::new);
    let mut rows = Vec::new();
    for (way, suffix) in [(Way::InProcess, ""), (Way::OverSocket, ", over a socket")] {
        for (what, work) in WORK {
            let race = Race::run(51, 20, worlds.each_ref().map(|world| contender(move || work(world, way))));
            rows.push(Row::raced(format!("{what}{suffix}"), &race, [0, 1, 2], microseconds));
        }
    }
    Table {
        title: "Calls to the emulator, CPU time".into(),
        columns: ["100,000 users", "10,000 users", "1,000 users", "÷ 10,000 users", "÷ 1,000 users"],
        rows,
        note: "Over a socket, client and server count. The JWT of a session is signed with RSA, which takes most of the time \
               of the calls that return one.".into(),
    }
}

/// An emulator with users.
struct World {
    server: Server,
    project: Project,
    client: Client,
    users: usize,
    sessions: Vec<Secret>,
    /// The last choice.
    chosen: Cell<usize>,
}

impl World {
    fn new(users: usize) -> Self {
        let server = Emulator::new().serve().expect("loopback has a free port");
        let project = server.project();
        let client = Client::builder(project.clone()).build().expect("the settings are valid");
        let mut world = Self { server, project, client, users, sessions: Vec::new(), chosen: Cell::new(0) };
        for number in 0..users {
            let created = world.call(Way::InProcess, &passwords::Create::new(email(number), PASSWORD));
            let added = otps::sms::Send::new(format!("+1{number:010}")).user_id(created.user_id);
            world.call(Way::InProcess, &added);
            world.call(Way::InProcess, &otps::email::LoginOrCreate::new(email(number)));
            world.call(Way::InProcess, &magic_links::email::LoginOrCreate::new(email(number)));
            if number % 10 == 0 {
                let login = passwords::Authenticate::new(email(number), PASSWORD).session_duration_minutes(60);
                world.sessions.push(world.call(Way::InProcess, &login).session_token);
            }
        }
        world
    }

    fn call<E: Endpoint>(&self, way: Way, endpoint: &E) -> E::Response {
        match way {
            Way::InProcess => {
                let response = self.server.handle(self.project.request(endpoint).expect("the request is valid"));
                self.project.response::<E>(&response).expect("the call succeeds")
            }
            Way::OverSocket => self.client.send(endpoint).expect("the call succeeds"),
        }
    }

    /// The next of so many, in an order that jumps.
    fn choose(&self, of: usize) -> usize {
        self.chosen.set(self.chosen.get() + 7_919);
        self.chosen.get() % of
    }

    fn create(&self, way: Way) {
        let address = format!("{}.com", email(self.choose(self.users)));
        let created = self.call(way, &users::Create::default().email(address));
        self.call(way, &users::Delete::new(created.user_id));
    }

    fn log_in_by_password(&self, way: Way) {
        self.call(way, &passwords::Authenticate::new(email(self.choose(self.users)), PASSWORD));
    }

    fn log_in_by_passcode(&self, way: Way) {
        let address = email(self.choose(self.users));
        let sent = self.call(way, &otps::email::LoginOrCreate::new(&address));
        let code = self.server.last_passcode(&address).expect("one was sent");
        let login = otps::Authenticate::new(sent.email_id, code.expose()).session_duration_minutes(60);
        self.call(way, &login);
    }

    fn authenticate(&self, way: Way) {
        let token = &self.sessions[self.choose(self.sessions.len())];
        self.call(way, &sessions::Authenticate::default().session_token(token.expose()));
    }
}

fn email(number: usize) -> String {
    format!("user-{number}@example.com")
}
