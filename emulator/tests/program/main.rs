//! The program `stytch-emulator`, as a user starts it.

#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking, also in its helpers")]

mod load;

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::os::unix::fs::PermissionsExt;
use std::process::{Child, Command, Output, Stdio};

const PROGRAM: &str = env!("CARGO_BIN_EXE_stytch-emulator");

/// A program that is ready.
struct Started {
    child: Child,
    /// What it has printed.
    lines: Vec<String>,
}

impl Started {
    fn new(args: &[&str]) -> Self {
        let mut command = Command::new(PROGRAM);
        // Nothing can be read from its input.
        command.args(["--port", "0"]).args(args).stdin(Stdio::null()).stdout(Stdio::piped());
        let mut child = command.spawn().unwrap();
        let output = BufReader::new(child.stdout.take().unwrap());
        let mut started = Self { child, lines: Vec::new() };
        for line in output.lines() {
            let line = line.unwrap();
            if line.is_empty() && started.lines.len() > 2 {
                return started;
            }
            started.lines.push(line);
        }
        panic!("the program has ended: {:?}", started.lines);
    }

    fn variable(&self, name: &str) -> Option<&str> {
        self.lines.iter().find_map(|line| line.strip_prefix(name)?.strip_prefix('='))
    }

    fn get(&self, path: &str) -> String {
        let address = self.variable("STYTCH_BASE_URL").unwrap().strip_prefix("http://").unwrap();
        let mut stream = TcpStream::connect(address).unwrap();
        let request = format!("GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        stream.write_all(request.as_bytes()).unwrap();
        let mut response = String::new();
        stream.read_to_string(&mut response).unwrap();
        response
    }

    /// Ends it with a signal; returns its exit code.
    fn end(mut self, signal: &str) -> Option<i32> {
        let id = self.child.id().to_string();
        assert!(Command::new("kill").args(["-s", signal, &id]).status().unwrap().success());
        self.child.wait().unwrap().code()
    }
}

impl Drop for Started {
    fn drop(&mut self) {
        // It has ended, unless a test has failed.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn run(args: &[&str]) -> (Option<i32>, String, String) {
    let Output { status, stdout, stderr } = Command::new(PROGRAM).args(args).output().unwrap();
    (status.code(), String::from_utf8(stdout).unwrap(), String::from_utf8(stderr).unwrap())
}

#[test]
fn it_says_where_it_is_and_serves_until_a_signal() {
    for signal in ["TERM", "INT", "HUP"] {
        let program = Started::new(&[]);
        let url = program.variable("STYTCH_BASE_URL").unwrap().to_owned();
        let version = env!("CARGO_PKG_VERSION");
        assert_eq!(program.lines[..2], [format!("stytch-emulator {version} is ready: {url}/emulator/"), String::new()]);
        assert_eq!(program.variable("STYTCH_PROJECT_ID"), Some("project-test-00000000-0000-4000-8000-000000000000"));
        assert_eq!(program.variable("STYTCH_SECRET"), Some("secret-test-stytch-emulator"));
        assert!(program.variable("STYTCH_PUBLIC_TOKEN").unwrap().starts_with("public-token-test-"));
        assert_eq!(program.variable("STYTCH_EMULATOR_TOKEN"), None);
        assert!(program.get("/v1/debug/whoami").starts_with("HTTP/1.1 401 "));
        assert!(program.get("/emulator/clock").contains(r#""follows_system":true"#));
        assert_eq!(program.end(signal), Some(0), "{signal}");
        assert!(TcpStream::connect(url.strip_prefix("http://").unwrap()).is_err());
    }
}

#[test]
fn the_clock_can_stand_still_and_a_policy_be_set() {
    let file = std::env::temp_dir().join(format!("stytch-policy-{}.json", std::process::id()));
    std::fs::write(&file, r#"{ "roles": [{ "role_id": "editor" }] }"#).unwrap();
    let program = Started::new(&["--frozen-clock", "--policy", file.to_str().unwrap(), "--history", "7"]);
    std::fs::remove_file(&file).unwrap();
    assert!(program.get("/emulator/clock").contains(r#""follows_system":false"#));
    assert_eq!(program.end("TERM"), Some(0));
}

#[test]
fn the_state_outlives_the_program() {
    let folder = std::env::temp_dir().join(format!("stytch-emulator-{}", std::process::id()));
    fs::create_dir(&folder).unwrap();
    let file = folder.join("state.json");
    let path = file.to_str().unwrap();

    let program = Started::new(&["--export", path, "--frozen-clock"]);
    assert!(!file.exists());
    let clock = program.get("/emulator/clock");
    assert_eq!(program.end("TERM"), Some(0));
    assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
    let exported = fs::read_to_string(&file).unwrap();

    // Its clock stands still, and goes on doing so.
    let program = Started::new(&["--seed", path, "--export", path]);
    assert_eq!(program.get("/emulator/clock"), clock);
    assert_eq!(program.end("TERM"), Some(0));
    let url = |text: &str| text.split("http://").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let again = fs::read_to_string(&file).unwrap();
    assert_eq!(again.replace(&url(&again), &url(&exported)), exported);
    // Nothing is left beside it.
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 1);

    fs::write(&file, exported.replace("\"sessions\"", "\"session\"")).unwrap();
    let (code, _, message) = run(&["--seed", path]);
    let start = format!("stytch-emulator: the state {path} cannot be imported: state.session: unknown field `session`");
    assert_eq!(code, Some(1));
    assert!(message.starts_with(&start), "{message}");
    fs::remove_dir_all(&folder).unwrap();
}

#[test]
fn other_machines_need_the_token_that_is_printed() {
    let program = Started::new(&["--host", "0.0.0.0"]);
    let token = program.variable("STYTCH_EMULATOR_TOKEN").unwrap();
    assert!(program.lines[0].ends_with(&format!("/emulator/#{token}")), "{:?}", program.lines);
    assert!(program.get("/emulator/clock").starts_with("HTTP/1.1 401 "));
    assert_eq!(program.end("TERM"), Some(0));
}

#[test]
fn a_port_in_use_is_said_to_be() {
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    let message = format!("stytch-emulator: port {port} of 127.0.0.1 is in use; choose another one with --port\n");
    assert_eq!(run(&["--port", &port]), (Some(1), String::new(), message));
}

#[test]
fn what_cannot_be_used_is_named() {
    for (args, code, start) in [
        (["--prot", "1"], 2, "stytch-emulator: invalid option '--prot'\n"),
        (["--policy", "/nowhere.json"], 1, "stytch-emulator: the policy /nowhere.json cannot be read: No such file"),
        (["--policy", PROGRAM], 1, "stytch-emulator: the policy "),
        (["--seed", "/nowhere.json"], 1, "stytch-emulator: the state /nowhere.json cannot be read: No such file"),
        (
            ["--export", "/nowhere/at.json"],
            1,
            "stytch-emulator: the state cannot be exported to /nowhere/at.json: No such file",
        ),
        (["--export", "/"], 1, "stytch-emulator: the state cannot be exported to /: it is a folder"),
        (["--host", "no host"], 1, "stytch-emulator: the host no host cannot be found: "),
        (["--host", "192.0.2.1"], 1, "stytch-emulator: port 7898 of 192.0.2.1 cannot be used: "),
    ] {
        let (status, stdout, stderr) = run(&args);
        assert_eq!((status, &*stdout), (Some(code), ""), "{stderr}");
        assert!(stderr.starts_with(start), "{stderr}");
    }
}

#[test]
fn help_and_version_are_printed() {
    let (code, help, errors) = run(&["--help"]);
    assert_eq!((code, &*errors), (Some(0), ""));
    for option in
        ["--port", "--host", "--policy", "--frozen-clock", "--seed", "--export", "--history", "--help", "--version"]
    {
        assert!(help.contains(option), "{option}");
    }
    let version = format!("stytch-emulator {}\n", env!("CARGO_PKG_VERSION"));
    assert_eq!(run(&["-V"]), (Some(0), version, String::new()));
}
