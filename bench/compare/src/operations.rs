//! What each request costs when the emulator has many records, compared with few: all operations except searches, logins that
//! begin in a browser, the SCIM endpoint and the control interface. And what the records take of memory.
//!
//! The requests are those of a life that a test of the emulator makes too, which counts the rows that each one looks at.

#[path = "../../../emulator/tests/it/authenticator.rs"]
#[allow(dead_code, reason = "a life has a single key")]
mod authenticator;
#[path = "../../../emulator/src/emulator/long_life/control.rs"]
mod control;
#[path = "../../../emulator/src/emulator/long_life/life.rs"]
mod life;
#[path = "../../../emulator/src/emulator/long_life/logins.rs"]
mod logins;

use std::collections::BTreeMap;
use std::fs;

use life::{Costs, Life};
use serde_json::{Value, json};
use stytch_emulator::{Emulator, Fingerprint};

use crate::clock;
use crate::one_cpu::OneCpu;
use crate::race::median;
use crate::table::{Row, Table, microseconds, thousands};

/// How many there are of each kind of record, as in the columns.
const SIZES: [usize; 3] = [100_000, 10_000, 1_000];
const COLUMNS: [&str; 5] = ["100,000 of each", "10,000 of each", "1,000 of each", "÷ 10,000", "÷ 1,000"];
/// How many lives are lived in each emulator.
const LIVES: usize = 31;
/// How many rows the table has.
const SHOWN: usize = 10;
/// Longer than all lives together.
const SESSION: u32 = 500_000;

pub(crate) fn tables() -> Vec<Table> {
    let _one_cpu = OneCpu::start();
    let mut memory = BTreeMap::new();
    let worlds = SIZES.map(|size| filled(size, &mut memory));
    let memory = memory.into_iter().map(|(kind, sizes): (_, Vec<f64>)| {
        Row::counted(kind, [0, 1, 2].map(|column| sizes.get(column).copied()), thousands)
    });
    vec![
        operations(&worlds),
        Table {
            title: "Memory of the emulator, bytes each".into(),
            columns: COLUMNS,
            rows: memory.collect(),
            note: "As the memory of the process has grown.".into(),
        },
    ]
}

fn operations(worlds: &[Emulator; 3]) -> Table {
    // By name, the seconds in each life in each world. The first lives warm up.
    let mut lives: BTreeMap<&str, Vec<[f64; 3]>> = BTreeMap::new();
    for round in 0..=LIVES {
        let mut costs = [const { Costs::new() }; 3];
        for turn in 0..3 {
            let who = (round + turn) % 3;
            costs[who] = Life::live(&worlds[who], spent);
        }
        for name in costs[0].keys().filter(|_| round > 0) {
            let seconds = costs.each_ref().map(|costs| costs[name] as f64 / 1e9);
            lives.entry(name).or_default().push(seconds);
        }
    }
    let ratio = |rounds: &[[f64; 3]], to: usize| median(rounds.iter().map(|round| round[0] / round[to]));
    let count = lives.len();
    let mut lives: Vec<_> = lives.into_iter().collect();
    lives.sort_by(|(_, left), (_, right)| ratio(right, 2).total_cmp(&ratio(left, 2)));
    let rows = lives.iter().take(SHOWN).map(|(name, rounds)| {
        let figures = [0, 1, 2].map(|who| Some(microseconds(median(rounds.iter().map(|round| round[who])))));
        Row::of(format!("`{name}`"), figures, [1, 2].map(|to| Some(ratio(rounds, to))))
    });
    let all: f64 = median(lives.iter().map(|(_, rounds)| ratio(rounds, 2)));
    Table {
        title: "Requests of a life, CPU time".into(),
        columns: COLUMNS,
        rows: rows.collect(),
        note: format!(
            "The {SHOWN} of {count} kinds of request whose cost grows most; the median of all is {all:.2} of the cost with 1,000."
        ),
    }
}

fn spent() -> u64 {
    clock::own().as_nanos().try_into().expect("no process takes centuries")
}

/// An emulator with so many records; notes what each kind takes.
fn filled(size: usize, memory: &mut BTreeMap<&'static str, Vec<f64>>) -> Emulator {
    let emulator = Emulator::new();
    emulator.keep_history(0);
    let mut add = |kind, make: fn(&Emulator, usize)| {
        let before = resident_bytes();
        (0..size).for_each(|number| make(&emulator, number));
        let grown = resident_bytes().saturating_sub(before);
        memory.entry(kind).or_default().push(grown as f64 / size as f64);
    };
    // What has an id of the caller's needs no other.
    add("users", |emulator, number| {
        let user = json!({
            "email": format!("user-{number}@other.example"),
            "phone_number": format!("+1{number:010}"),
            "external_id": format!("user-{number}"),
        });
        call(emulator, "consumer.users.create", user);
    });
    add("passcodes", |emulator, number| {
        let email = json!({ "email": format!("user-{number}@other.example") });
        call(emulator, "consumer.otps.email.login_or_create", email);
    });
    add("links", |emulator, number| {
        let email = json!({ "email": format!("user-{number}@other.example") });
        call(emulator, "consumer.magic_links.email.login_or_create", email);
    });
    add("sessions of users", |emulator, number| {
        let email = format!("user-{number}@other.example");
        let token = emulator.last_token(&email).expect("one was sent");
        let login = json!({ "token": token.expose(), "session_duration_minutes": SESSION });
        call(emulator, "consumer.magic_links.authenticate", login);
    });
    add("organizations", |emulator, number| {
        let organization = json!({
            "organization_name": format!("Other {number}"),
            "organization_external_id": format!("organization-{number}"),
        });
        call(emulator, "b2b.organizations.create", organization);
    });
    add("members", |emulator, number| {
        let member = json!({
            "organization_id": format!("organization-{number}"),
            "email_address": format!("member-{number}@other.example"),
            "external_id": format!("member-{number}"),
        });
        call(emulator, "b2b.organizations.members.create", member);
    });
    add("sessions of members", |emulator, number| {
        let [organization_id, member_id] = ["organization", "member"].map(|kind| format!("{kind}-{number}"));
        emulator.start_member_session(&organization_id, &member_id, SESSION).expect("the member exists");
    });
    add("M2M clients", |emulator, _| {
        call(emulator, "m2m.clients.create", json!({ "scopes": [] }));
    });
    add("Connected Apps", |emulator, _| {
        call(emulator, "connected_apps.clients.create", json!({ "client_type": "first_party" }));
    });
    emulator.keep_history(1000);
    emulator
}

fn call(emulator: &Emulator, name: &str, args: Value) -> Value {
    let project = emulator.project();
    let response = emulator.handle(project.call_request(name, &args, None).expect("the request is valid"));
    project.call_response(name, &response).expect("the call succeeds")
}

/// The memory of this process, on Linux; elsewhere, 0.
fn resident_bytes() -> usize {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line =
        status.lines().find_map(|line| line.strip_prefix("VmRSS:")?.strip_suffix("kB")?.trim().parse::<usize>().ok());
    line.unwrap_or_default() * 1024
}
