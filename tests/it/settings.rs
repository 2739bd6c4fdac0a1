//! Settings that are certainly wrong, each with the error that says so, and odd ones that are not.

use std::fmt::Debug;

use stytch_core::error::BuildErrorKind;
use stytch_core::operation::Host;
use stytch_core::{Context, Error, Project, b2b, consumer};

const ENDS: &str = "must not start or end with a blank or a quote";
const CAPITALS: &str = "must not have capitals in its prefix: copy it as the dashboard shows it";
const TEST_FOR_LIVE: &str = "is for test, but the project id is for live: use both of the same environment";
const LIVE_FOR_TEST: &str = "is for live, but the project id is for test: use both of the same environment";
const VERSION: &str = "must not end in `/v1` or `/v1/b2b`: leave it out, as the path of each request begins with it";
const NO_URL: &str = "must be an absolute http or https URL without user, query or fragment";

/// Checks that the error is about this setting, says this, and nothing else.
fn refused<T: Debug>(result: Result<T, Error>, kind: BuildErrorKind, field: &str, problem: &str) {
    let Err(Error::Build(error)) = result else { panic!("{field} is not refused, as it {problem}: {result:?}") };
    assert_eq!((error.kind, error.operation), (kind, None));
    assert_eq!((error.field.as_str(), &*error.problem), (field, problem));
}

fn project_refused(id: &str, secret: &str, field: &str, problem: &str) {
    refused(Project::new(id, secret), BuildErrorKind::Configuration, field, problem);
}

/// What a file of variables, a shell or a web page can leave around a value, at either end or both.
fn with_odd_ends(value: &str) -> Vec<String> {
    let ends = [" ", "\u{a0}", "\"", "'", "`", "“", "”", "‘", "’", "\u{200b}", "\u{feff}"];
    ends.iter()
        .flat_map(|end| [format!("{end}{value}"), format!("{value}{end}"), format!("{end}{value}{end}")])
        .collect()
}

#[test]
fn blanks_and_quotes_around_an_id_or_a_secret_are_refused() {
    for environment in ["test", "live"] {
        let (id, secret) = (format!("project-{environment}-1"), format!("secret-{environment}-1"));
        for odd in with_odd_ends(&id) {
            project_refused(&odd, &secret, "project_id", ENDS);
        }
        for odd in with_odd_ends(&secret) {
            project_refused(&id, &odd, "secret", ENDS);
        }
    }
    for odd in with_odd_ends("something else") {
        project_refused(&odd, "s", "project_id", ENDS);
        project_refused("p", &odd, "secret", ENDS);
    }
}

#[test]
fn an_id_that_is_another_key_is_refused() {
    for (id, problem) in [
        ("secret-test-1", "is a secret: use the project id, which starts with `project-`"),
        ("secret-live-1", "is a secret: use the project id, which starts with `project-`"),
        ("SECRET-TEST-1", "is a secret: use the project id, which starts with `project-`"),
        ("public-token-test-1", "is a public token: use the project id, which starts with `project-`"),
        ("workspace-key-prod-1", "is a workspace key id: use the project id, which starts with `project-`"),
        ("PROJECT-LIVE-1", CAPITALS),
        ("project-LIVE-1", CAPITALS),
        ("Project-Test-1", CAPITALS),
        ("project-test-1:secret-test-1", "must not contain a colon"),
    ] {
        // Whatever the secret is: the first one to look at is the id.
        for secret in ["secret-test-1", "secret-live-1", "project-test-1", ""] {
            project_refused(id, secret, "project_id", problem);
        }
    }
}

/// Secrets that a project with this id cannot have.
const WRONG_SECRETS: [(&str, &str, &str); 12] = [
    ("project-test-1", "", "must not be empty"),
    ("project-test-1", "secret-test-1\n", "must not contain control characters, such as a line end"),
    ("project-test-1", "\"secret-test-1\"", ENDS),
    ("project-test-1", "project-test-1", "is a project id: use the secret, which starts with `secret-`"),
    ("project-test-1", "Project-1", "is a project id: use the secret, which starts with `secret-`"),
    ("project-test-1", "public-token-test-1", "is a public token: use the secret, which starts with `secret-`"),
    ("project-test-1", "workspace-key-prod-1", "is a workspace key id: use the secret, which starts with `secret-`"),
    ("project-test-1", "Secret-Test-1", CAPITALS),
    ("project-test-1", "SECRET-LIVE-1", CAPITALS),
    ("something-else", "Secret-Live-1", CAPITALS),
    ("project-test-1", "secret-live-1", LIVE_FOR_TEST),
    ("project-live-1", "secret-test-1", TEST_FOR_LIVE),
];

#[test]
fn a_secret_that_is_another_key_or_of_another_environment_is_refused() {
    for (id, secret, problem) in WRONG_SECRETS {
        project_refused(id, secret, "secret", problem);
    }
}

#[test]
fn a_replaced_secret_follows_the_rule_of_the_first_one() {
    for (id, secret, problem) in WRONG_SECRETS {
        let project = Project::new(id, "something else").unwrap();
        refused(project.clone().with_secret(secret), BuildErrorKind::Configuration, "secret", problem);
        let context = Context::new(project, 7);
        refused(context.with_secret(secret), BuildErrorKind::Configuration, "secret", problem);
    }
}

#[test]
fn ids_and_secrets_that_are_merely_unknown_pass() {
    for id in [
        "p",
        "project",
        "project-1",
        "PROJECT-1",
        "project-live",
        "project-lively-1",
        "secret",
        "my-secret-test-1",
        "7",
    ] {
        for secret in
            ["s", "secret", "secret-1", "SECRET-1", "secret-test", "secret-live-1", "project", "with blank", "é="]
        {
            let project = Project::new(id, secret).unwrap();
            assert_eq!((project.project_id(), &*project.url(Host::Api)), (id, "https://test.stytch.com"));
        }
    }
    for (id, secret) in [
        ("project-live-1", "secret-live-"),
        ("project-live-1", "secret-tested-1"),
        ("project-live-1", "s"),
        ("project-live-", "secret-staging-1"),
    ] {
        assert_eq!(Project::new(id, secret).unwrap().url(Host::Api), "https://api.stytch.com");
    }
}

/// The id of a project, and a URL where its requests cannot go.
const WRONG_URLS: [(&str, &str, &str); 25] = [
    ("project-test-1", "", NO_URL),
    ("project-test-1", "test.stytch.com", NO_URL),
    ("project-test-1", "https://user:password@stytch.example", NO_URL),
    ("project-test-1", "https://user:password@stytch.example/v1", NO_URL),
    ("project-test-1", "https://stytch.example:8o80", NO_URL),
    ("project-test-1", "http://127.0.0.1:65536", NO_URL),
    ("project-test-1", "http://[::1]:x", NO_URL),
    ("project-test-1", "http://localhost:", NO_URL),
    // The end of a password that is not escaped, which is no path.
    ("project-test-1", "https://user:pass/word@stytch.example", NO_URL),
    ("project-test-1", "https://user:1/password@stytch.example", NO_URL),
    ("project-test-1", " https://stytch.example", ENDS),
    ("project-test-1", "https://stytch.example\n", ENDS),
    ("project-test-1", "\"https://stytch.example\"", ENDS),
    ("project-test-1", "https://stytch.example/'", ENDS),
    ("project-test-1", "'https://user:password@stytch.example", ENDS),
    ("project-test-1", "https://test.stytch.com/v1", VERSION),
    ("project-live-1", "https://api.stytch.com/v1/", VERSION),
    ("project-test-1", "https://test.stytch.com/v1/b2b", VERSION),
    ("project-test-1", "http://127.0.0.1:1/v1/b2b//", VERSION),
    ("something-else", "https://login.example.com/auth/v1", VERSION),
    ("project-test-1", "https://api.stytch.com", LIVE_FOR_TEST),
    ("project-test-1", "https://API.stytch.com:443/", LIVE_FOR_TEST),
    ("project-live-1", "https://test.stytch.com", TEST_FOR_LIVE),
    ("project-live-1", "https://test.stytch.com/prefix", TEST_FOR_LIVE),
    ("project-live-1", "http://TEST.STYTCH.COM", TEST_FOR_LIVE),
];

#[test]
fn urls_that_requests_cannot_be_sent_to_are_refused() {
    for (id, url, problem) in WRONG_URLS {
        let project = Project::new(id, "s").unwrap();
        refused(project.clone().with_base_url(url), BuildErrorKind::Configuration, "base_url", problem);
        refused(project.with_fraud_url(url), BuildErrorKind::Configuration, "fraud_url", problem);
    }
}

#[test]
fn urls_that_are_merely_unknown_pass() {
    for (id, url) in [
        ("project-test-1", "https://test.stytch.com"),
        ("project-live-1", "https://api.stytch.com/"),
        ("project-live-1", "https://telemetry.stytch.com"),
        ("project-live-1", "https://api.stytch.com.example"),
        ("project-live-1", "https://login.example.com/test.stytch.com"),
        ("project-test-1", "https://eu.api.stytch.com"),
        ("something-else", "https://api.stytch.com"),
        ("something-else", "https://test.stytch.com"),
        ("project-test-1", "http://127.0.0.1:1/v2"),
        ("project-test-1", "http://127.0.0.1:1/v1/stytch"),
        ("project-test-1", "http://127.0.0.1:1/stytch-v1"),
        ("project-test-1", "http://v1"),
    ] {
        let project = Project::new(id, "s").unwrap().with_base_url(url).unwrap().with_fraud_url(url).unwrap();
        let expected = url.trim_end_matches('/');
        assert_eq!([project.url(Host::Api), project.url(Host::Fraud)], [expected, expected]);
    }
}

#[test]
fn a_start_url_never_has_a_secret_for_a_public_token() {
    for (id, token, problem) in [
        ("project-test-1", "secret-test-1", "is a secret: use the public token, which starts with `public-token-`"),
        ("project-live-1", "SECRET-LIVE-1", "is a secret: use the public token, which starts with `public-token-`"),
        (
            "project-test-1",
            "project-test-1",
            "is a project id: use the public token, which starts with `public-token-`",
        ),
        ("project-test-1", "\"public-token-test-1\"", ENDS),
        ("project-test-1", "Public-Token-Test-1", CAPITALS),
        ("project-test-1", "public-token-live-1", LIVE_FOR_TEST),
        ("project-live-1", "public-token-test-1", TEST_FOR_LIVE),
    ] {
        let project = Project::new(id, "s").unwrap();
        for result in [
            consumer::oauth::StartUrl::new(&project, "google", token).map(|url| url.to_string()),
            b2b::oauth::StartUrl::of_slug(&project, "google", token, "acme").map(|url| url.to_string()),
            b2b::oauth::discovery::StartUrl::new(&project, "google", token).map(|url| url.to_string()),
            b2b::sso::StartUrl::of_connection(&project, token, "c").map(|url| url.to_string()),
        ] {
            refused(result, BuildErrorKind::InvalidValue, "public_token", problem);
        }
    }
}
