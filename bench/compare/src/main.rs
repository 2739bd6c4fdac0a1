//! Compares this library with the official crate `stytch` and with the floor: the least work that serves the purpose.
//! And the emulator with itself: with many users and with few.
//!
//! Each part prints one table with absolute figures and ratios. Lower is better in every row.

mod bodies;
mod build;
mod calls;
mod clock;
mod decode;
mod emulator;
mod one_cpu;
mod race;
mod request;
mod server;
mod session_jwt;
mod sizes;
mod table;

use table::Table;

/// The parts, in the order in which they print.
const PARTS: [Part; 7] = [
    Part { name: "decode", table: decode::table },
    Part { name: "request", table: request::table },
    Part { name: "session_jwt", table: session_jwt::table },
    Part { name: "sizes", table: sizes::table },
    Part { name: "calls", table: calls::table },
    Part { name: "emulator", table: emulator::table },
    Part { name: "build", table: build::table },
];

struct Part {
    name: &'static str,
    table: fn() -> Table,
}

fn main() {
    let wanted: Vec<String> = std::env::args().skip(1).collect();
    if let [server::ARGUMENT, network] = *wanted.iter().map(String::as_str).collect::<Vec<_>>() {
        return server::serve(network);
    }
    let names = PARTS.map(|part| part.name);
    if let Some(unknown) = wanted.iter().find(|name| !names.contains(&name.as_str())) {
        eprintln!("no part is called `{unknown}`; there are: {}", names.join(", "));
        std::process::exit(2);
    }
    bodies::check();
    for part in PARTS {
        if wanted.is_empty() || wanted.iter().any(|name| name == part.name) {
            println!("{}", (part.table)());
        }
    }
}
