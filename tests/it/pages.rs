//! Pages and search filters against the emulator.

use stytch_core::consumer::users::{self, Filter, Query};
use stytch_core::list::{Paged, Pages};
use stytch_core::{Endpoint, Project};
use stytch_emulator::Emulator;

fn send<E: Endpoint>(emulator: &Emulator, project: &Project, request: &E) -> E::Response {
    project.response::<E>(&emulator.handle(project.request(request).unwrap())).unwrap()
}

fn emails(users: impl IntoIterator<Item = stytch_core::consumer::User>) -> Vec<String> {
    users.into_iter().flat_map(|user| user.emails).map(|email| email.email).collect()
}

#[test]
fn a_walk_finds_everybody_once() {
    let emulator = Emulator::new();
    let project = emulator.project();
    let everybody: Vec<String> = (0..7).map(|number| format!("user{number}@example.com")).collect();
    for email in &everybody {
        send(&emulator, &project, &users::Create::new().email(email));
    }

    let mut found = Vec::new();
    let mut requests = 0;
    let mut pages = Pages::new(users::Search::new().limit(3).query(Query::and([])));
    while let Some(request) = pages.request() {
        let page = send(&emulator, &project, request);
        pages.received(&page);
        found.extend(emails(users::Search::items(page)));
        requests += 1;
    }
    assert_eq!((found, requests), (everybody.clone(), 3));

    // Stopped after a page, another walk goes on from there.
    let mut first = Pages::new(users::Search::new().limit(3));
    first.received(&send(&emulator, &project, first.request().unwrap()));
    first.stop();
    let second = Pages::new(users::Search::new().limit(3).cursor(first.cursor().unwrap()));
    let page = send(&emulator, &project, second.request().unwrap());
    assert_eq!(emails(page.results), everybody[3..6]);
}

#[test]
fn filters_find_whom_they_say() {
    let emulator = Emulator::new();
    let project = emulator.project();
    send(&emulator, &project, &users::Create::new().email("ada@example.com").phone_number("+12025550162"));
    send(&emulator, &project, &users::Create::new().email("linus@example.org").create_user_as_pending(true));

    let found = |filter: Filter| {
        let search = users::Search::new().query(Query::and([filter]));
        emails(send(&emulator, &project, &search).results)
    };
    assert_eq!(found(Filter::email_address_fuzzy("Example.COM")), ["ada@example.com"]);
    assert_eq!(found(Filter::phone_number(["+12025550162"])), ["ada@example.com"]);
    assert_eq!(found(Filter::status("pending")), ["linus@example.org"]);
    assert_eq!(found(Filter::created_at_between("2000-01-01T00:00:00Z", "2001-01-01T00:00:00Z")), [""; 0]);
    assert_eq!(found(Filter::other("email_verified", false)), ["ada@example.com", "linus@example.org"]);
    assert_eq!(found(Filter::biometric_registration_verified(true)), [""; 0]);
}
