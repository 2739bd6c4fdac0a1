use serde_json::{Value, json};

use crate::by_name::PagesByName;
use crate::error::{BuildErrorKind, Error};
use crate::operation;
use crate::testing::{World, ok};

fn page(name: &str, next_cursor: &Value) -> Value {
    let paging = operation::find(name).unwrap().paging().unwrap();
    let mut page = json!({ paging.items: [1, 2] });
    match paging.next_cursor.split_once('.') {
        Some((metadata, cursor)) => page[metadata] = json!({ cursor: next_cursor }),
        None => page[paging.next_cursor] = next_cursor.clone(),
    }
    page
}

/// The cursors that a walk requests when the pages have these.
fn asked(name: &str, args: Value, answers: &[Value]) -> Vec<Option<String>> {
    let mut pages = PagesByName::new(name, args).unwrap();
    let (mut asked, mut answers) = (Vec::new(), answers.iter());
    while let (true, Some(answer)) = (pages.call().is_some(), answers.next()) {
        asked.push(pages.cursor().map(str::to_owned));
        pages.received(&page(name, answer));
    }
    asked
}

#[test]
fn exactly_these_operations_return_pages() {
    let paged: Vec<_> = operation::all()
        .iter()
        .filter_map(|operation| Some((operation.name, operation.paging()?)))
        .map(|(name, paging)| (name, paging.items, paging.next_cursor))
        .collect();
    let (metadata, own) = ("results_metadata.next_cursor", "next_cursor");
    assert_eq!(
        paged,
        [
            ("b2b.organizations.members.search", "members", metadata),
            ("b2b.organizations.search", "organizations", metadata),
            ("b2b.scim.connection.get_groups", "scim_groups", own),
            ("connected_apps.clients.search", "connected_apps", metadata),
            ("consumer.users.search", "results", metadata),
            ("fraud.rules.list", "rules", own),
            ("m2m.clients.search", "m2m_clients", metadata),
        ]
    );
}

#[test]
fn a_walk_ends_without_a_cursor_or_with_one_that_was_there() {
    for name in ["consumer.users.search", "fraud.rules.list"] {
        let some = |texts: &[&str]| texts.iter().map(|text| Some((*text).to_owned())).collect::<Vec<_>>();
        let all = |texts| [vec![None], some(texts)].concat();
        assert_eq!(asked(name, json!({}), &[json!("a"), json!("b"), Value::Null, json!("c")]), all(&["a", "b"]));
        assert_eq!(asked(name, json!({}), &[json!("a"), json!(""), json!("b")]), all(&["a"]));
        assert_eq!(asked(name, json!({}), &[json!("a"), json!(7)]), all(&["a"]));
        assert_eq!(asked(name, json!({}), &[json!("a"), json!("b"), json!("a")]), all(&["a", "b"]));
        assert_eq!(asked(name, json!({ "cursor": "s" }), &[json!("a"), json!("s")]), some(&["s", "a"]));
    }
}

#[test]
fn a_page_that_failed_is_asked_for_again_and_a_walk_can_be_resumed() {
    let mut pages = PagesByName::new("consumer.users.search", json!({ "limit": 2 })).unwrap();
    pages.received(&page("consumer.users.search", &json!("a")));
    let mut world = World::new();
    world.answer("consumer.users.search", || ok(&page("consumer.users.search", &json!("b"))));
    for _ in 0..2 {
        world.run(pages.call().unwrap()).unwrap();
    }
    let bodies: Vec<_> = world.requests.iter().map(|(_, request)| String::from_utf8_lossy(request.body())).collect();
    assert_eq!(bodies, [r#"{"cursor":"a","limit":2}"#; 2]);
    assert_eq!(pages.cursor(), Some("a"));
    assert_eq!(format!("{pages:?}"), r#"PagesByName { name: "consumer.users.search", cursor: Some("a"), .. }"#);
}

#[test]
fn items_are_those_of_the_page() {
    let pages = PagesByName::new("consumer.users.search", json!({})).unwrap();
    assert_eq!(pages.paging().items(json!({ "results": [1, "2"] })), [json!(1), json!("2")]);
    for none in [json!({}), json!({ "results": null }), json!([]), json!("results")] {
        assert!(pages.paging().items(none).is_empty());
    }
}

#[test]
fn what_has_no_pages_is_an_error_that_suggests_what_has() {
    for (name, problem) in [
        ("no.such.list", "is not the name of an operation with pages"),
        ("users.search", "is not the name of an operation with pages; did you mean `consumer.users.search`?"),
    ] {
        let Err(Error::Build(error)) = PagesByName::new(name, json!({})) else { panic!("{name}") };
        assert_eq!((error.kind, &*error.field, &*error.problem), (BuildErrorKind::UnknownOperation, name, problem));
    }
}
