//! Settings that are taken, and settings that are refused by name.

use std::time::Duration;

use stytch_core::Error;
use stytch_core::error::BuildErrorKind;

use super::server::{Server, ok};
use super::{Client, ClientBuilder, USER, get_user, project};

fn builder() -> ClientBuilder {
    Client::builder(project())
}

fn refused(builder: ClientBuilder, field: &str, problem: &str) {
    let Err(Error::Build(error)) = builder.build() else { panic!("{field} was taken") };
    assert_eq!((error.kind, error.operation), (BuildErrorKind::Configuration, None));
    assert_eq!((error.field.as_str(), &*error.problem), (field, problem));
}

const PLAIN_HTTP: &str = "is plain http to another machine: credentials would be readable; see `allow_http`";
const NO_URL: &str = "must be an absolute http or https URL without user, query or fragment";

#[test]
fn plain_http_to_another_machine_is_refused() {
    for url in ["http://stytch.example", "http://10.0.0.1:8080", "http://localhost.example", "http://[::2]:1"] {
        refused(builder().base_url(url), "base_url", PLAIN_HTTP);
        refused(builder().fraud_url(url), "fraud_url", PLAIN_HTTP);
    }
    // What looks like loopback may be the name of a machine anywhere.
    refused(builder().base_url("http://127.0.0.1.example"), "base_url", PLAIN_HTTP);
}

#[test]
fn plain_http_can_be_allowed() {
    let client = builder().base_url("http://stytch.example").allow_http().build().unwrap();
    assert_eq!(client.project().url(stytch_core::operation::Host::Api), "http://stytch.example");
    builder().fraud_url("http://stytch.example").allow_http().build().unwrap();
}

#[test]
fn plain_http_to_loopback_needs_no_permission() {
    for url in ["http://127.0.0.1:1", "http://127.8.9.10:1", "http://[::1]:1", "http://localhost:1", "http://localhost"]
    {
        builder().base_url(url).fraud_url(url).build().unwrap();
    }
}

#[test]
fn urls_that_are_none_are_refused() {
    for url in ["", "stytch.example", "/v1", "ftp://stytch.example", "https://user:password@stytch.example"] {
        refused(builder().base_url(url), "base_url", NO_URL);
        refused(builder().fraud_url(url), "fraud_url", NO_URL);
    }
}

#[test]
fn a_user_agent_that_is_no_header_is_refused() {
    refused(builder().user_agent("acme\r\nx-evil: 1"), "user_agent", "cannot be in a header");
}

#[test]
fn a_proxy_that_is_no_url_is_refused() {
    const NO_PROXY: &str = "is not the URL of a proxy: write it like http://proxy.example:3128, or with https, socks5, \
                            socks5h, socks4 or socks4a as scheme";
    for url in ["", "http://", "carrier-pigeon://proxy.example", "http://proxy.example:99999"] {
        refused(builder().proxy(url), "proxy", NO_PROXY);
    }
    builder().proxy("http://user:password@proxy.example:3128").build().unwrap();
}

#[test]
fn no_call_can_take_no_time() {
    const ZERO: &str = "is zero: no call can be that fast";
    refused(builder().timeout(Duration::ZERO), "timeout", ZERO);
    refused(builder().connect_timeout(Duration::ZERO), "connect_timeout", ZERO);
    refused(builder().total_timeout(Duration::ZERO), "total_timeout", ZERO);
}

#[test]
fn a_limit_without_end_is_a_limit() {
    let server = Server::following([vec![ok(USER), ok(USER), ok(USER)]]);
    let most = Duration::MAX;
    let limits = super::builder(&server).timeout(most).connect_timeout(most).total_timeout(most).idle_timeout(most);
    let client = limits.build().unwrap();
    get_user(&client).unwrap();
    get_user(&client.with_timeout(most)).unwrap();
    get_user(&client.with_total_timeout(most)).unwrap();
    assert_eq!(server.received().len(), 3);
}

#[test]
fn certificates_that_are_none_are_refused() {
    refused(builder().root_certificates("certificate"), "root_certificates", "holds no certificate");
    let broken = "-----BEGIN CERTIFICATE-----\n%%%\n-----END CERTIFICATE-----\n";
    refused(builder().root_certificates(broken), "root_certificates", "is not PEM");
}

#[test]
fn credentials_that_cannot_be_sent_are_refused() {
    for (project_id, secret, field) in
        [("", "secret", "project_id"), ("a:b", "secret", "project_id"), ("a", "", "secret")]
    {
        let Err(Error::Build(error)) = Client::new(project_id, secret) else { panic!("{field} was taken") };
        assert_eq!((error.kind, error.field.as_str()), (BuildErrorKind::Configuration, field));
    }
}

#[test]
fn without_settings_a_client_calls_stytch() {
    let url = |id| Client::new(id, "secret").unwrap().project().url(stytch_core::operation::Host::Api);
    assert_eq!(url("project-test-1"), "https://test.stytch.com");
    assert_eq!(url("project-live-1"), "https://api.stytch.com");
}
