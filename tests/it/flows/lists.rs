//! Lists, item by item and page by page.

use stytch_core::RetryPolicy;
use stytch_core::consumer::users::{Create, Filter, Query, Search};

use super::serve;

#[test]
fn items_come_from_all_pages() {
    let (stytch, client) = serve();
    for number in 0..5 {
        client.send(&Create::new().email(format!("user-{number}@example.com"))).unwrap();
    }
    let search = Search::new().limit(2);
    let items: Vec<_> = client.items(&search).collect::<Result<_, _>>().unwrap();
    assert_eq!(items.len(), 5);
    assert_eq!(stytch.requests_of("consumer.users.search"), 3);

    let pages: Vec<_> = client.pages(&search).map(|page| page.unwrap().results.len()).collect();
    assert_eq!(pages, [2, 2, 1]);

    let query = Query::and([Filter::email_address(["user-3@example.com"])]);
    let found: Vec<_> = client.items(&search.query(query)).collect::<Result<_, _>>().unwrap();
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].emails[0].email, "user-3@example.com");
}

#[test]
fn pages_are_fetched_when_they_are_needed() {
    let (stytch, client) = serve();
    for number in 0..5 {
        client.send(&Create::new().email(format!("user-{number}@example.com"))).unwrap();
    }
    let search = Search::new().limit(2);
    let mut items = client.items(&search);
    assert_eq!(stytch.requests_of("consumer.users.search"), 0);
    items.next().unwrap().unwrap();
    items.next().unwrap().unwrap();
    assert_eq!(stytch.requests_of("consumer.users.search"), 1);
}

#[test]
fn an_error_ends_the_walk_and_a_cursor_resumes_it() {
    let (stytch, client) = serve();
    for number in 0..5 {
        client.send(&Create::new().email(format!("user-{number}@example.com"))).unwrap();
    }
    let client = client.with_retries(RetryPolicy::none());
    let mut pages = client.pages(&Search::new().limit(2));
    pages.next().unwrap().unwrap();
    stytch.fail_next("consumer.users.search", 503, 1);
    assert_eq!(pages.next().unwrap().unwrap_err().status(), Some(503));
    assert!(pages.next().is_none());

    let rest = Search::new().limit(2).cursor(pages.cursor().unwrap());
    assert_eq!(client.items(&rest).count(), 3);

    let mut items = client.items(&Search::new().limit(2));
    stytch.fail_next("consumer.users.search", 503, 1);
    assert_eq!(items.next().unwrap().unwrap_err().status(), Some(503));
    assert!(items.next().is_none());
}
