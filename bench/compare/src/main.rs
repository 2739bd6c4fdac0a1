//! Compares this library with the official crate `stytch` and with the floor: the least work that serves the purpose.
//! And the emulator with itself: with many users and with few.
//!
//! Each part prints tables with absolute figures and ratios. Lower is better in every row.

mod bodies;
mod build;
mod calls;
mod clock;
mod decode;
mod emulator;
mod one_cpu;
mod operations;
mod race;
mod request;
mod server;
mod session_jwt;
mod sizes;
mod table;

use table::Table;

/// The parts, in the order in which they print.
const PARTS: [Part; 8] = [
    Part { name: "decode", tables: || vec![decode::table()] },
    Part { name: "request", tables: || vec![request::table()] },
    Part { name: "session_jwt", tables: || vec![session_jwt::table()] },
    Part { name: "sizes", tables: || vec![sizes::table()] },
    Part { name: "calls", tables: || vec![calls::table()] },
    Part { name: "emulator", tables: || vec![emulator::table()] },
    Part { name: "operations", tables: operations::tables },
    Part { name: "build", tables: || vec![build::table()] },
];

struct Part {
    name: &'static str,
    tables: fn() -> Vec<Table>,
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
            for table in (part.tables)() {
                println!("{table}");
            }
        }
    }
}
