//! What a program that makes one call costs: crates to build, CPU time of a clean release build, size of the binary.
//!
//! The programs of `one-call` are built with the same profile, each into an empty directory, after all sources are
//! there. Versions come from one lock file. The floor is ureq with JSON and credentials written by hand.

use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::fs;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use crate::clock;
use crate::table::{COMPARED, Row, Table, thousands};

const PROGRAMS: [&str; 4] = ["one-call-ours", "one-call-official", "one-call-bare-ureq", "one-call-ours-async"];

pub(crate) fn table() -> Table {
    cargo(["fetch", "--locked"]);
    let builds = PROGRAMS.map(|program| {
        eprintln!("building {program}, which takes a minute or more");
        build(program)
    });
    let row = |what: &str, ours: usize, figure: fn(&Build) -> f64, show: fn(f64) -> String| {
        Row::counted(what, [ours, 1, 2].map(|program| Some(figure(&builds[program]))), show)
    };
    let rows = |ours: usize, with: &str| {
        let seconds = |seconds| format!("{seconds:.1} s");
        let kilobytes = |bytes| format!("{} kB", thousands(bytes / 1000.0));
        [
            row(&format!("crates in the tree, for building too{with}"), ours, |build| build.crates, thousands),
            row(&format!("clean release build, CPU time{with}"), ours, |build| build.seconds, seconds),
            row(&format!("stripped binary{with}"), ours, |build| build.bytes, kilobytes),
        ]
    };
    Table {
        title: "A program that makes one call".into(),
        columns: COMPARED,
        rows: rows(0, "").into_iter().chain(rows(3, ", `stytch-reqwest`")).collect(),
        note: "Floor: bare ureq with rustls. The libraries have the TLS of their defaults.".into(),
    }
}

struct Build {
    crates: f64,
    seconds: f64,
    bytes: f64,
}

fn build(program: &str) -> Build {
    let tree = cargo(["tree", "--locked", "-e", "normal,build", "--prefix", "none", "--format", "{p}", "-p", program]);
    // A line is a name, a version and what else cargo has to say; the program itself is one of them.
    let crates: BTreeSet<_> = tree.lines().map(|line| line.split(' ').take(2).collect::<Vec<_>>()).collect();

    let target = std::env::temp_dir().join(format!("stytch-bench-{}-{program}", std::process::id()));
    let start = clock::children();
    cargo(
        ["build", "--quiet", "--locked", "--offline", "--release", "-p", program, "--target-dir"]
            .map(OsStr::new)
            .into_iter()
            .chain([target.as_os_str()]),
    );
    let seconds = (clock::children() - start).as_secs_f64();
    let binary = target.join("release").join(program);
    let bytes = fs::metadata(&binary).expect("the build leaves a binary").len();
    fs::remove_dir_all(&target).expect("the directory is ours");
    Build { crates: (crates.len() - 1) as f64, seconds, bytes: bytes as f64 }
}

/// Runs cargo here to the end; answers what it writes.
fn cargo(arguments: impl IntoIterator<Item = impl AsRef<OsStr>>) -> String {
    let workspace = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("..");
    let output = Command::new(env!("CARGO"))
        .args(arguments)
        .current_dir(workspace)
        // A compiler cache would hide the work.
        .env_remove("RUSTC_WRAPPER")
        .stderr(Stdio::inherit())
        .output()
        .expect("cargo starts");
    assert!(output.status.success(), "cargo failed");
    String::from_utf8(output.stdout).expect("cargo writes text")
}
