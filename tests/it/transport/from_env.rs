//! Clients from the environment.
//!
//! The environment belongs to the whole process, so each case runs in a process of its own: this test once more.

use std::env;
use std::ffi::OsStr;
use std::process::Command;

use stytch_core::operation::Host;

use super::Client;

const IN_CHILD: &str = "STYTCH_TESTS_FROM_ENV";

fn outcome() -> String {
    match Client::from_env() {
        Ok(client) => format!("{} at {}", client.project().project_id(), client.project().url(Host::Api)),
        Err(error) => error.to_string(),
    }
}

fn outcome_with<V: AsRef<OsStr>>(variables: &[(&str, V)]) -> String {
    let mut command = Command::new(env::current_exe().unwrap());
    // Without the name of the crate.
    let (_, module) = module_path!().split_once("::").unwrap();
    let this_test = format!("{module}::a_client_comes_from_the_environment");
    command.args(["--exact", &this_test, "--nocapture"]).env(IN_CHILD, "1");
    for name in ["STYTCH_PROJECT_ID", "STYTCH_SECRET", "STYTCH_BASE_URL"] {
        command.env_remove(name);
    }
    for (name, value) in variables {
        command.env(name, value);
    }
    let output = String::from_utf8(command.output().unwrap().stdout).unwrap();
    let outcome = output.lines().find_map(|line| line.strip_prefix("outcome: "));
    outcome.unwrap_or_else(|| panic!("{output}")).to_owned()
}

#[test]
fn a_client_comes_from_the_environment() {
    if env::var_os(IN_CHILD).is_some() {
        println!("\noutcome: {}", outcome());
        return;
    }
    let (id, secret) = (("STYTCH_PROJECT_ID", "project-test-1"), ("STYTCH_SECRET", "secret-test-1"));
    assert_eq!(outcome_with(&[id, secret]), "project-test-1 at https://test.stytch.com");
    let url = ("STYTCH_BASE_URL", "http://127.0.0.1:1/stytch");
    assert_eq!(outcome_with(&[id, secret, url]), "project-test-1 at http://127.0.0.1:1/stytch");

    assert_eq!(outcome_with(&[secret]), "`STYTCH_PROJECT_ID` is not set");
    assert_eq!(outcome_with(&[id]), "`STYTCH_SECRET` is not set");
    assert_eq!(outcome_with(&[("STYTCH_PROJECT_ID", ""), secret]), "`STYTCH_PROJECT_ID` is not set");
    assert_eq!(outcome_with(&[id, ("STYTCH_SECRET", "")]), "`STYTCH_SECRET` is not set");
    let empty_url = ("STYTCH_BASE_URL", "");
    assert_eq!(outcome_with(&[id, secret, empty_url]), "project-test-1 at https://test.stytch.com");

    assert_eq!(outcome_with(&[("STYTCH_PROJECT_ID", "a:b"), secret]), "`STYTCH_PROJECT_ID` must not contain a colon");
    let line = "`STYTCH_SECRET` must not contain control characters, such as a line end";
    assert_eq!(outcome_with(&[id, ("STYTCH_SECRET", "two\nlines")]), line);
    let no_url = "`STYTCH_BASE_URL` must be an absolute http or https URL without user, query or fragment";
    assert_eq!(outcome_with(&[id, secret, ("STYTCH_BASE_URL", "stytch.example")]), no_url);

    for (id, secret, url, expected) in [
        (
            "\"project-live-1\"",
            "\"secret-live-1\"",
            "",
            "`STYTCH_PROJECT_ID` must not start or end with a blank or a quote",
        ),
        ("project-live-1", "secret-live-1 ", "", "`STYTCH_SECRET` must not start or end with a blank or a quote"),
        (
            "secret-live-1",
            "project-live-1",
            "",
            "`STYTCH_PROJECT_ID` is a secret: use the project id, which starts with `project-`",
        ),
        (
            "project-live-1",
            "public-token-live-1",
            "",
            "`STYTCH_SECRET` is a public token: use the secret, which starts with `secret-`",
        ),
        (
            "PROJECT-LIVE-1",
            "secret-live-1",
            "",
            "`STYTCH_PROJECT_ID` must not have capitals in its prefix: copy it as the dashboard shows it",
        ),
        (
            "project-live-1",
            "secret-test-1",
            "",
            "`STYTCH_SECRET` is for test, but the project id is for live: use both of the same environment",
        ),
        (
            "project-live-1",
            "secret-live-1",
            "https://test.stytch.com",
            "`STYTCH_BASE_URL` is for test, but the project id is for live: use both of the same environment",
        ),
        (
            "project-live-1",
            "secret-live-1",
            "https://api.stytch.com/v1/",
            "`STYTCH_BASE_URL` must not end in `/v1` or `/v1/b2b`: leave it out, as the path of each request begins with it",
        ),
        (
            "project-live-1",
            "secret-live-1",
            "http://stytch.example",
            "`STYTCH_BASE_URL` is plain http to another machine: credentials would be readable; see `allow_http`",
        ),
    ] {
        let variables = [("STYTCH_PROJECT_ID", id), ("STYTCH_SECRET", secret), ("STYTCH_BASE_URL", url)];
        assert_eq!(outcome_with(&variables), expected);
    }
}

#[cfg(unix)]
#[test]
fn a_variable_that_is_not_unicode_is_named() {
    use std::os::unix::ffi::OsStrExt;

    let outcome = outcome_with(&[("STYTCH_PROJECT_ID", OsStr::from_bytes(b"\xFF"))]);
    assert_eq!(outcome, "`STYTCH_PROJECT_ID` is not Unicode");
}
