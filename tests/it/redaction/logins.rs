//! What a login that goes through a browser carries, and the pages of lists.

use serde_json::json;
use stytch_core::consumer::users;
use stytch_core::login::{B2bRedirect, ConsumerRedirect};
use stytch_core::login::{Pkce, Redirect};
use stytch_core::{Project, consumer};
use stytch_ureq::Client;

use super::{MARKER, assert_hides, debug, shown};
use crate::ureq::project;
use crate::ureq::server::{Server, ok};

#[test]
fn a_pkce_pair_hides_its_verifier() {
    let verifier = format!("{MARKER}-{}", "x".repeat(43));
    let pkce = Pkce::from_verifier(verifier.as_str()).unwrap();
    assert_eq!(pkce.verifier().expose(), verifier);
    assert_hides(&debug(&pkce), &[MARKER]);
    let made = Pkce::from_entropy(*b"s3cr3t-marker-s3cr3t-marker-1234");
    assert_hides(&debug(&made), &[made.verifier().expose(), "s3cr3t-marker-s3cr3t-marker-1234"]);
    for broken in [MARKER.to_owned(), format!("{verifier}\n"), MARKER.repeat(50)] {
        assert_hides(&shown(&Pkce::from_verifier(broken).unwrap_err()), &[MARKER]);
    }
}

#[test]
fn a_start_url_hides_the_verifier_and_the_attach_token() {
    let pkce = Pkce::from_verifier(format!("{MARKER}-{}", "x".repeat(43))).unwrap();
    let url = consumer::oauth::StartUrl::new(&project(), "google", "public-token-test-1").unwrap().pkce(&pkce);
    let attach = url.attach_token(MARKER);
    // Only who asks for the URL gets it.
    assert!(attach.to_string().ends_with(&format!("&oauth_attach_token={MARKER}")));
    assert_hides(&debug(&attach), &[MARKER]);
    assert_hides(&attach.to_string(), &[pkce.verifier().expose()]);
}

#[test]
fn a_redirect_hides_token_and_params() {
    for (token_type, is_consumer, is_b2b) in [
        ("magic_links", true, false),
        ("oauth", true, true),
        ("reset_password", true, false),
        ("impersonation", true, false),
        ("multi_tenant_magic_links", false, true),
        ("multi_tenant_passwords", false, true),
        ("multi_tenant_impersonation", false, true),
        ("discovery", false, true),
        ("discovery&stytch_redirect_type=reset_password", false, true),
        ("discovery_oauth", false, true),
        ("sso", false, true),
        ("brand_new", false, false),
    ] {
        let query = format!("token={MARKER}&state={MARKER}-state&{MARKER}-name&stytch_token_type={token_type}");
        for input in [
            query.clone(),
            format!("https://app.example/?{query}"),
            format!("GET /?{query} HTTP/1.1\r\ncookie: a={MARKER}\r\n"),
        ] {
            let redirect = Redirect::parse(&input).unwrap();
            assert_eq!(redirect.token.expose(), MARKER);
            assert_eq!(redirect.param("state"), Some("s3cr3t-marker-state"));
            assert_hides(&debug(&redirect), &[MARKER]);
            let (consumer, b2b) = (redirect.consumer(), redirect.b2b());
            assert_eq!((consumer.is_ok(), b2b.is_ok()), (is_consumer, is_b2b), "{token_type}");
            assert_hides(&consumer.map_or_else(|error| shown(&error), |login| debug(&login)), &[MARKER]);
            assert_hides(&b2b.map_or_else(|error| shown(&error), |login| debug(&login)), &[MARKER]);
        }
    }
}

/// What is hidden above is there.
#[test]
fn the_request_of_a_redirect_carries_the_token() {
    let redirect = Redirect::parse(&format!("?stytch_token_type=oauth&token={MARKER}")).unwrap();
    let ConsumerRedirect::OAuth(login) = redirect.consumer().unwrap() else { panic!() };
    assert_eq!(login.token.expose(), MARKER);
    let B2bRedirect::OAuth(login) = redirect.b2b().unwrap() else { panic!() };
    assert_eq!(login.oauth_token.expose(), MARKER);
}

#[test]
fn a_redirect_that_cannot_be_read_is_not_quoted() {
    for broken in [
        String::new(),
        MARKER.to_owned(),
        format!("?token={MARKER}"),
        format!("?stytch_token_type=oauth&{MARKER}"),
        format!("?token={MARKER}&token={MARKER}&stytch_token_type=oauth"),
        format!("?token=&stytch_token_type={MARKER}"),
        format!("?token={MARKER}&stytch_token_type="),
        format!("POST /?token={MARKER}&stytch_token_type=oauth HTTP/1.1"),
        format!("a b c d ?token={MARKER}&stytch_token_type=oauth"),
        format!("?token={MARKER}\u{7}&stytch_token_type=oauth"),
    ] {
        assert_hides(&shown(&Redirect::parse(&broken).unwrap_err()), &[MARKER]);
    }
}

/// Cursors show, and nothing else: neither what is searched for nor what is found.
#[test]
fn pages_and_items_hide_the_search_and_what_it_finds() {
    let user =
        |name: &str| json!({ "user_id": "user-test-1", "trusted_metadata": { "key": format!("{MARKER}-{name}") } });
    let page = |names: [&str; 2], cursor: &str| {
        json!({ "results": names.map(user), "results_metadata": { "total": 4, "next_cursor": cursor } }).to_string()
    };
    let (first, second) = (page(["a", "b"], "cursor-2"), page(["c", "d"], ""));
    let server = Server::following([vec![ok(&first), ok(&second), ok(&first)]]);
    let project = Project::new("project-test-1", MARKER).unwrap();
    let client = Client::builder(project).base_url(server.url()).build().unwrap();
    let filter = users::Filter::email_address([format!("{MARKER}@example.com")]);
    let search = users::Search::new().query(users::Query::and([filter]));
    let metadata = |user: &stytch_core::consumer::User| user.trusted_metadata.as_ref().unwrap()["key"].clone();

    let mut items = client.items(&search);
    assert_hides(&debug(&items), &[MARKER]);
    for name in ["a", "b", "c"] {
        assert_eq!(metadata(&items.next().unwrap().unwrap()), format!("{MARKER}-{name}"));
        // The next item is in there by now.
        assert_hides(&debug(&items), &[MARKER]);
    }
    let mut pages = client.pages(&search);
    assert_hides(&debug(&pages), &[MARKER]);
    assert_eq!(pages.next().unwrap().unwrap().results.len(), 2);
    assert_hides(&debug(&pages), &[MARKER]);
    assert_eq!(pages.cursor(), Some("cursor-2"));
    // The script of the server ends here.
    let error = pages.next().unwrap().unwrap_err();
    assert_hides(&(debug(&pages) + &shown(&error)), &[MARKER]);

    drop((items, pages, client));
    assert!(server.received().iter().take(3).all(|request| request.body.contains(MARKER)));
}
