//! Settings of a client, of any text: they are taken, or refused by name, and never shown.

use std::time::Duration;

use proptest::prelude::*;
use stytch_core::{Error, Project};
use stytch_ureq::Client;

use super::any_text;

/// Texts that look like the URL of something.
fn any_url() -> impl Strategy<Value = String> {
    let scheme = prop_oneof![
        Just("http://"),
        Just("https://"),
        Just("socks5://"),
        Just("socks5h://"),
        Just("socks4://"),
        Just("HTTP://"),
        Just("pigeon://"),
        Just(""),
    ];
    let authority = "(user:hidden-password@|:hidden-password@)?[a-z0-9.\\[\\]:%-]{0,20}(:[0-9]{0,6})?";
    let url = (scheme, authority, "(/v1|/|\\?a=b|#c)?")
        .prop_map(|(scheme, authority, rest)| format!("{scheme}{authority}{rest}"));
    prop_oneof![3 => url, 1 => any_text()]
}

fn any_duration() -> impl Strategy<Value = Duration> {
    prop_oneof![Just(Duration::ZERO), Just(Duration::MAX), any::<u64>().prop_map(Duration::from_nanos)]
}

fn shows(value: &impl std::fmt::Debug) -> bool {
    format!("{value:?}").contains("hidden-password")
}

proptest! {
    #[test]
    fn any_proxy_is_a_proxy_or_refused(url in any_url(), hosts in any_text()) {
        let project = Project::new("project-test-1", "secret-test-1").unwrap();
        let builder = Client::builder(project).proxy(&url).no_proxy(&hosts);
        prop_assert!(!shows(&builder));
        match builder.build() {
            Ok(client) => prop_assert!(!shows(&client)),
            Err(Error::Build(error)) => {
                prop_assert_eq!(&*error.field, "proxy");
                prop_assert!(!shows(&(error.to_string(), error)));
            }
            Err(error) => prop_assert!(false, "{error}"),
        }
    }

    #[test]
    fn any_setting_is_taken_or_refused(
        (base_url, fraud_url, user_agent) in (any_url(), any_url(), any_text()),
        (timeout, connect, total, idle) in (any_duration(), any_duration(), any_duration(), any_duration()),
        (connections, bytes) in (any::<usize>(), any::<u64>()),
        pem in any_text(),
    ) {
        let project = || Project::new("project-test-1", "secret-test-1").unwrap();
        let builders = [
            Client::builder(project()).base_url(&base_url).allow_http(),
            Client::builder(project()).fraud_url(&fraud_url),
            Client::builder(project()).user_agent(user_agent),
            Client::builder(project()).timeout(timeout).connect_timeout(connect).total_timeout(total).idle_timeout(idle),
            Client::builder(project()).idle_connections(connections).max_response_bytes(bytes),
            Client::builder(project()).root_certificates(pem),
        ];
        for builder in builders {
            prop_assert!(!shows(&builder));
            match builder.build() {
                Ok(client) => prop_assert!(!shows(&client)),
                Err(error) => {
                    prop_assert!(matches!(error, Error::Build(_)));
                    prop_assert!(!shows(&(error.to_string(), error)));
                }
            }
        }
    }
}
