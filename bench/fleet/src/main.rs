//! Runs a fleet of 10,000 processes on virtual time, draws what Stytch gets of it, and writes the figures into the README beside
//! this: `cargo run --release --manifest-path bench/Cargo.toml -p fleet`.

mod plot;
mod table;

use std::fs;
use std::io;
use std::path::Path;
use std::time::Duration;

use stytch_tests::fleet::{Fleet, run};

const FLEET: Fleet = Fleet { processes: 10_000, check_every: Duration::from_secs(10) };

/// What stands in the README before and after the table.
const MARKS: [&str; 2] = ["<!-- table -->\n", "<!-- end of table -->\n"];

fn main() -> io::Result<()> {
    let log = run(FLEET);
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    fs::write(folder.join("fleet.svg"), plot::svg(&log))?;
    let readme = fs::read_to_string(folder.join("README.md"))?;
    let (Some((before, _)), Some((_, after))) = (readme.split_once(MARKS[0]), readme.split_once(MARKS[1])) else {
        return Err(io::Error::other("the README has no place for the table"));
    };
    let table = table::markdown(&log);
    fs::write(folder.join("README.md"), format!("{before}{}{table}{}{after}", MARKS[0], MARKS[1]))?;
    print!("{table}");
    Ok(())
}
