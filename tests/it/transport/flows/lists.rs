//! Lists, item by item and page by page.

use stytch_core::consumer::User;
use stytch_core::consumer::users::{Create, Filter, Query, Search};
use stytch_core::{Error, RetryPolicy};

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

fn email(user: Result<User, Error>) -> String {
    user.unwrap().emails[0].email.clone()
}

#[test]
fn a_walk_through_items_is_resumed_at_the_page_of_the_next_item() {
    let (stytch, client) = serve();
    let emails: Vec<_> = (0..5).map(|number| format!("user-{number}@example.com")).collect();
    for email in &emails {
        client.send(&Create::new().email(email)).unwrap();
    }
    let search = Search::new().limit(2);
    let mut pages = client.pages(&search);
    let mut cursors = vec![None];
    while let Some(page) = pages.next() {
        page.unwrap();
        cursors.push(pages.cursor().map(str::to_owned));
    }
    assert_eq!(cursors.iter().filter(|cursor| cursor.is_some()).count(), 2);

    // Of each page, the items that were returned already come again, unless all were.
    let mut items = client.items(&search);
    assert_eq!(items.cursor(), None);
    for (returned, (page, first)) in [(0, 0), (1, 2), (1, 2), (2, 4), (3, 5)].into_iter().enumerate() {
        assert_eq!(email(items.next().unwrap()), emails[returned]);
        assert_eq!(items.cursor(), cursors[page].as_deref(), "after {returned}");
        let again = match items.cursor() {
            Some(cursor) => client.items(&search.clone().cursor(cursor)).map(email).collect(),
            None if page == 0 => client.items(&search).map(email).collect(),
            None => Vec::new(),
        };
        assert_eq!(again, emails[first..], "after {returned}");
    }
    assert!(items.next().is_none());
    assert_eq!(items.cursor(), None);

    // A walk that begins with a cursor.
    let mut items = client.items(&search.clone().cursor(cursors[1].as_ref().unwrap()));
    assert_eq!(items.cursor(), cursors[1].as_deref());
    items.next().unwrap().unwrap();
    assert_eq!(items.cursor(), cursors[1].as_deref());

    // After an error, at the page that failed.
    let client = client.with_retries(RetryPolicy::none());
    let mut items = client.items(&search);
    for expected in &emails[..2] {
        assert_eq!(email(items.next().unwrap()), *expected);
    }
    stytch.fail_next("consumer.users.search", 503, 1);
    assert_eq!(items.next().unwrap().unwrap_err().status(), Some(503));
    assert!(items.next().is_none());
    let rest = search.clone().cursor(items.cursor().unwrap());
    assert_eq!(client.items(&rest).map(email).collect::<Vec<_>>(), emails[2..]);
}
