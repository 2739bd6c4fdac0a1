use proptest::prelude::*;

use super::*;
use crate::api::{b2b, consumer};

fn of_type(token_type: &str) -> Redirect {
    Redirect::parse(&format!("stytch_token_type={token_type}&token=t")).unwrap()
}

fn problem(input: &str) -> String {
    Redirect::parse(input).unwrap_err().to_string()
}

#[test]
fn reads_every_form_of_input() {
    for input in [
        "https://example.com/authenticate?stytch_token_type=oauth&token=abc",
        "https://example.com/authenticate?stytch_token_type=oauth&token=abc#top?token=x",
        "https://example.com?token=abc&stytch_token_type=oauth",
        "localhost:3000/authenticate?token=abc&stytch_token_type=oauth",
        "my-app+x.y:callback?token=abc&stytch_token_type=oauth",
        "/authenticate?stytch_token_type=oauth&token=abc",
        "/?stytch_token_type=oauth&token=abc",
        "?stytch_token_type=oauth&token=abc",
        "stytch_token_type=oauth&token=abc",
        "&&%74oken=%61bc&&stytch%5ftoken_type=oaut%68&",
        "state=a?b:c&stytch_token_type=oauth&token=abc",
        "1:?a&stytch_token_type=oauth&token=abc",
        "GET /authenticate?stytch_token_type=oauth&token=abc HTTP/1.1",
        "GET /authenticate?stytch_token_type=oauth&token=abc HTTP/1.1\r\nHost: localhost\r\nReferer: ?token=x\r\n\r\n",
        "GET http://localhost/?stytch_token_type=oauth&token=abc HTTP/1.0\n",
        "\r\nGET /?stytch_token_type=oauth&token=abc HTTP/2",
        "  /?stytch_token_type=oauth&token=abc \n",
    ] {
        let redirect = Redirect::parse(input).unwrap_or_else(|error| panic!("{input}: {error}"));
        assert_eq!(redirect.token.expose(), "abc", "{input}");
        assert_eq!(redirect.token_type, TokenType::OAuth, "{input}");
    }
}

#[test]
fn keeps_other_params() {
    let redirect = Redirect::parse("/cb?state=a+b%26&token=t&state=2&flag&x=y=z&stytch_token_type=sso").unwrap();
    assert_eq!(redirect.param("state"), Some("a b&"));
    assert_eq!(redirect.param("flag"), Some(""));
    assert_eq!(redirect.param("x"), Some("y=z"));
    for name in ["nothing", "token", "stytch_token_type"] {
        assert_eq!(redirect.param(name), None);
    }
}

#[test]
fn names_what_is_missing_or_there_twice() {
    for (input, expected) in [
        ("", "`token` is missing"),
        ("/callback", "`token` is missing"),
        ("https://example.com/token=a&stytch_token_type=oauth", "`token` is missing"),
        ("stytch_token_type=oauth", "`token` is missing"),
        ("token=&stytch_token_type=oauth", "`token` must not be empty"),
        ("token&stytch_token_type=oauth", "`token` must not be empty"),
        ("token=a", "`stytch_token_type` is missing"),
        ("token=a&stytch_token_type=", "`stytch_token_type` must not be empty"),
        ("token=a&stytch_token_type=oauth&token=a", "`token` is there twice"),
        ("token=&stytch_token_type=oauth&%74oken=a", "`token` is there twice"),
        ("token=a&stytch_token_type=sso&stytch_token_type=oauth", "`stytch_token_type` is there twice"),
        ("callback?token=a&stytch_token_type=oauth", "`token` is missing"),
    ] {
        assert_eq!(problem(input), expected, "{input}");
    }
    let kind = |input| match Redirect::parse(input) {
        Err(Error::Build(error)) => error.kind,
        other => panic!("{other:?}"),
    };
    assert_eq!(kind("stytch_token_type=oauth"), BuildErrorKind::MissingParam);
    assert_eq!(kind("token=&stytch_token_type=oauth"), BuildErrorKind::InvalidValue);
}

#[test]
fn refuses_other_input_without_quoting_it() {
    for (input, expected) in [
        ("HEAD /?stytch_token_type=oauth&token=abc HTTP/1.1", "`redirect` is not a GET request"),
        ("POST /?stytch_token_type=oauth&token=abc HTTP/1.1", "`redirect` is not a GET request"),
        ("GET /?stytch_token_type=oauth&token=abc", "`redirect` is not a URL, a path, a query or an HTTP request"),
        ("GET /?stytch_token_type=oauth&token=abc x", "`redirect` is not a URL, a path, a query or an HTTP request"),
        (
            "GET /?token=a b&stytch_token_type=oauth HTTP/1.1",
            "`redirect` is not a URL, a path, a query or an HTTP request",
        ),
        ("/?stytch_token_type=oauth&token=a\u{0}bc", "`redirect` has control characters"),
    ] {
        assert_eq!(problem(input), expected);
    }
}

#[test]
fn knows_the_request_of_each_consumer_token() {
    assert_eq!(
        of_type("magic_links").consumer().unwrap(),
        ConsumerRedirect::MagicLink(consumer::magic_links::Authenticate::new("t"))
    );
    assert_eq!(of_type("oauth").consumer().unwrap(), ConsumerRedirect::OAuth(consumer::oauth::Authenticate::new("t")));
    assert_eq!(of_type("reset_password").consumer().unwrap(), ConsumerRedirect::PasswordReset("t".into()));
    assert_eq!(
        of_type("impersonation").consumer().unwrap(),
        ConsumerRedirect::Impersonation(consumer::impersonation::Authenticate::new("t"))
    );
    for token_type in ["sso", "discovery", "multi_tenant_magic_links", "new_kind"] {
        let error = of_type(token_type).consumer().unwrap_err().to_string();
        assert_eq!(error, "`stytch_token_type` is none of a consumer project");
    }
}

#[test]
fn knows_the_request_of_each_b2b_token() {
    let b2b = |token_type| of_type(token_type).b2b().unwrap();
    assert_eq!(b2b("multi_tenant_magic_links"), B2bRedirect::MagicLink(b2b::magic_links::Authenticate::new("t")));
    let discovery = B2bRedirect::Discovery(b2b::magic_links::discovery::Authenticate::new("t"));
    assert_eq!(b2b("discovery"), discovery);
    assert_eq!(b2b("discovery&stytch_redirect_type=login"), discovery);
    assert_eq!(b2b("discovery&stytch_redirect_type=reset_password"), B2bRedirect::DiscoveryPasswordReset("t".into()));
    assert_eq!(b2b("oauth"), B2bRedirect::OAuth(b2b::oauth::Authenticate::new("t")));
    assert_eq!(b2b("discovery_oauth"), B2bRedirect::DiscoveryOAuth(b2b::oauth::discovery::Authenticate::new("t")));
    assert_eq!(b2b("sso"), B2bRedirect::Sso(b2b::sso::Authenticate::new("t")));
    assert_eq!(
        b2b("multi_tenant_passwords&stytch_redirect_type=reset_password"),
        B2bRedirect::PasswordReset("t".into())
    );
    assert_eq!(
        b2b("multi_tenant_impersonation"),
        B2bRedirect::Impersonation(b2b::impersonation::Authenticate::new("t"))
    );
    for token_type in ["magic_links", "reset_password", "impersonation", "new_kind"] {
        let error = of_type(token_type).b2b().unwrap_err().to_string();
        assert_eq!(error, "`stytch_token_type` is none of a B2B project");
    }
}

#[test]
fn knows_the_operation_of_each_token() {
    for (token_type, operation) in [
        ("magic_links", "consumer.magic_links.authenticate"),
        ("oauth", "consumer.oauth.authenticate"),
        ("reset_password", "consumer.passwords.email.reset"),
        ("impersonation", "consumer.impersonation.authenticate"),
    ] {
        assert_eq!(of_type(token_type).consumer_operation().unwrap().name, operation);
    }
    for (token_type, operation) in [
        ("multi_tenant_magic_links", "b2b.magic_links.authenticate"),
        ("discovery", "b2b.magic_links.discovery.authenticate"),
        ("discovery&stytch_redirect_type=reset_password", "b2b.passwords.discovery.email.reset"),
        ("oauth", "b2b.oauth.authenticate"),
        ("discovery_oauth", "b2b.oauth.discovery.authenticate"),
        ("sso", "b2b.sso.authenticate"),
        ("multi_tenant_passwords", "b2b.passwords.email.reset"),
        ("multi_tenant_impersonation", "b2b.impersonation.authenticate"),
    ] {
        assert_eq!(of_type(token_type).b2b_operation().unwrap().name, operation);
    }
}

#[test]
fn debug_shows_no_secret() {
    let redirect = Redirect::parse("token=very-secret&stytch_token_type=oauth&state=very-secret").unwrap();
    assert_eq!(format!("{redirect:?}"), "Redirect { token: [redacted], token_type: OAuth, params: 1 }");
    assert!(!format!("{:?}", redirect.consumer().unwrap()).contains("very-secret"));
    assert!(!format!("{:?}", redirect.b2b().unwrap()).contains("very-secret"));
    assert!(!format!("{:?}", of_type("reset_password&x=very-secret").consumer().unwrap()).contains("very-secret"));
}

proptest! {
    #[test]
    fn never_panics(input in "\\PC{0,40}|(GET |/|\\?|token=|stytch_token_type=|&|%|a|:|#| HTTP/1.1|\n){0,12}") {
        let _ = Redirect::parse(&input);
    }

    #[test]
    fn any_token_and_param_comes_back(token in ".{1,20}", state in ".{0,20}") {
        let mut input = "/callback?stytch_token_type=sso&token=".to_owned();
        input.extend(crate::wire::percent::percent_encode(&token));
        input.push_str("&state=");
        input.extend(crate::wire::percent::percent_encode(&state));
        let redirect = Redirect::parse(&input).unwrap();
        prop_assert_eq!(redirect.token.expose(), token);
        prop_assert_eq!(redirect.param("state"), Some(state.as_str()));
    }
}

#[test]
fn params_read_as_in_a_browser() {
    for (text, value) in [
        ("", ""),
        ("a+b%20c", "a b c"),
        ("%2B%2f%3d", "+/="),
        ("%c3%A9", "é"),
        ("100%", "100%"),
        ("%4", "%4"),
        ("%4g%g4%%41", "%4g%g4%A"),
        ("é", "é"),
        ("%ff", "\u{fffd}"),
    ] {
        let redirect = Redirect::parse(&format!("?token=t&stytch_token_type=oauth&state={text}")).unwrap();
        assert_eq!(redirect.param("state"), Some(value), "{text}");
    }
}
