use std::path::PathBuf;

use super::*;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("description")
}

/// The problems of the description after a change to its facts.
fn problems(change: impl FnOnce(&mut Facts)) -> Vec<String> {
    problems_with(|facts, _| change(facts))
}

/// The problems of the description after a change to its facts or words.
fn problems_with(change: impl FnOnce(&mut Facts, &mut Words)) -> Vec<String> {
    let (mut facts, mut words) = sources(&folder()).unwrap();
    change(&mut facts, &mut words);
    match resolve::resolve(&facts, &words) {
        Ok(_) => Vec::new(),
        Err(error) => error.to_string().lines().map(str::to_owned).collect(),
    }
}

#[test]
fn the_description_is_complete() {
    assert_eq!(problems(|_| {}), Vec::<String>::new());
}

#[test]
fn a_fact_without_words_is_named() {
    let field = |facts: &mut Facts| {
        let user = facts.objects.get_mut("api_user_v1_User").unwrap();
        user.insert("favourite_colour".to_owned(), "string".to_owned());
    };
    assert_eq!(problems(field), ["fields.toml has no words for api_user_v1_User.favourite_colour"]);
    let value = |facts: &mut Facts| facts.enums.get_mut("api_fraud_v1_RuleType").unwrap().push("MOOD".to_owned());
    assert_eq!(problems(value), ["enums.toml: RuleType has no words for `MOOD` of api_fraud_v1_RuleType"]);
    let operation = |facts: &mut Facts| {
        let whoami = facts.operations["GET /v1/debug/whoami"].clone();
        facts.operations.insert("GET /v1/debug/whoareyou".to_owned(), whoami);
    };
    assert_eq!(problems(operation), ["operations.toml has no words for GET /v1/debug/whoareyou"]);
}

#[test]
fn words_without_a_fact_are_named() {
    let operation = |facts: &mut Facts| drop(facts.operations.remove("GET /v1/debug/whoami"));
    let expected = "operations.toml has words for GET /v1/debug/whoami, which does not exist";
    assert!(problems(operation).contains(&expected.to_owned()));
}

#[test]
fn only_a_post_can_be_marked_as_one_that_reads() {
    let change = |_: &mut Facts, words: &mut Words| {
        words.operations.get_mut("GET /v1/debug/whoami").unwrap().reads = true;
        words.operations.get_mut("POST /v1/public/{project_id}/oauth2/introspect").unwrap().reads = true;
    };
    let problem = "core's Operation has no constructor of its shape";
    assert_eq!(problems_with(change), [format!("debug.whoami: {problem}"), format!("oauth2.introspect: {problem}")]);
}

#[test]
fn handwritten_items_need_a_module_and_a_path() {
    let change = |_: &mut Facts, words: &mut Words| {
        let items = &mut words.decisions.handwritten_items;
        items.insert("consumer.nowhere".to_owned(), vec!["crate::search::users::Filter".to_owned()]);
        items.insert("consumer.oauth".to_owned(), vec!["Filter".to_owned()]);
    };
    let expected = [
        "handwritten_items: there is no module consumer.nowhere",
        "handwritten_items: Filter is not a path that starts with crate::",
    ];
    assert_eq!(problems_with(change), expected);
}

#[test]
fn filters_need_a_known_type_and_a_query() {
    let change = |_: &mut Facts, words: &mut Words| {
        words.searches.get_mut("consumer.users").unwrap().filters["status"].kind = "[Mood]".to_owned();
        words.searches.get_mut("m2m.clients").unwrap().query = "api_m2m_v1_m2m_clients_SearchRequest.colour".to_owned();
        let search = words.searches.remove("b2b.organizations").unwrap();
        words.searches.insert("b2b.sessions".to_owned(), search);
    };
    let expected = [
        "filters.toml: consumer.users has a filter status of an unknown type, [Mood]",
        "filters.toml: no operation of b2b.sessions has api_organization_v1_SearchRequest.query",
        "filters.toml: no operation of m2m.clients has api_m2m_v1_m2m_clients_SearchRequest.colour",
    ];
    assert_eq!(problems_with(change), expected);
}

#[test]
fn start_urls_need_a_module_and_the_enum_of_their_provider() {
    let change = |_: &mut Facts, words: &mut Words| {
        words.start_urls.get_mut("b2b.oauth").unwrap().provider = Some("Colour".to_owned());
        words.start_urls.get_mut("b2b.sso").unwrap().provider = Some("B2bProvider".to_owned());
        words.start_urls.get_mut("consumer.oauth").unwrap().provider = None;
        let discovery = words.start_urls.remove("b2b.oauth.discovery").unwrap();
        words.start_urls.insert("b2b.nowhere".to_owned(), discovery);
    };
    let expected = [
        "start_urls.toml: b2b.oauth needs the enum of its provider, or has one too many",
        "start_urls.toml: b2b.sso needs the enum of its provider, or has one too many",
        "start_urls.toml: consumer.oauth needs the enum of its provider, or has one too many",
        "start_urls.toml: there is no module b2b.nowhere",
    ];
    assert_eq!(problems_with(change), expected);
}

#[test]
fn enums_of_one_name_can_be_in_several_modules() {
    let description = read(&folder()).unwrap();
    let providers = description.enums.keys().filter(|path| path.name == "Provider");
    let modules: Vec<_> = providers.map(|path| path.module.as_str()).collect();
    assert_eq!(modules, ["b2b.oauth", "consumer.oauth"]);
}

#[test]
fn a_page_has_one_list() {
    let change = |facts: &mut Facts| {
        let response = facts.objects.get_mut("api_user_v1_SearchResponse").unwrap();
        response.insert("roles".to_owned(), "[string]".to_owned());
    };
    let expected = "consumer.users.search takes a cursor, but its response has 2 lists to page through";
    assert_eq!(problems(change), [expected]);
}

#[test]
fn operations_with_a_cursor_are_paged() {
    let description = read(&folder()).unwrap();
    let paged = description.operations.iter().filter(|operation| operation.paging.is_some());
    let names: Vec<_> = paged.map(|operation| operation.name.as_str()).collect();
    let expected = [
        "b2b.organizations.members.search",
        "b2b.organizations.search",
        "b2b.scim.connection.get_groups",
        "connected_apps.clients.search",
        "consumer.users.search",
        "fraud.rules.list",
        "m2m.clients.search",
    ];
    assert_eq!(names, expected);
}

#[test]
fn schemas_that_are_one_type_must_stay_alike() {
    let change = |facts: &mut Facts| {
        let metadata = facts.objects.get_mut("api_m2m_v1_ResultsMetadata").unwrap();
        metadata.insert("cursor".to_owned(), "string".to_owned());
    };
    let problems = problems(change);
    assert_eq!(problems.len(), 1);
    assert!(problems[0].ends_with("does not have the shape of the ResultsMetadata it should be"), "{problems:?}");
}
