//! What flows share.

use std::time::Duration;

use super::*;
use crate::api::{b2b, consumer, oauth2};
use crate::flow::call::CallByName;
use crate::flow::{Call, Flow, RetryPolicy};
use crate::testing::{World, jwks, ok, policy};
use crate::values::Vertical;
use crate::verify::m2m::{AuthenticateToken, FetchToken};

fn context(seed: u64) -> Context {
    Context::new(Project::new("project-test-1", "secret-test-1").unwrap(), seed)
}

#[test]
fn random_numbers_are_those_of_splitmix64() {
    let context = context(1_234_567);
    let numbers = [
        6_457_827_717_110_365_317,
        3_203_168_211_198_807_973,
        9_817_491_932_198_370_423,
        4_593_380_528_125_082_431,
        16_408_922_859_458_223_821,
    ];
    for number in numbers {
        assert_eq!(context.random(), number);
    }
}

#[test]
fn random_numbers_are_not_repeated_by_clones() {
    let (context, twin) = (context(7), context(7));
    let clone = context.clone().with_settings(Settings::new());
    let numbers = [context.random(), clone.random(), context.random()];
    assert_eq!(numbers, [twin.random(), twin.random(), twin.random()]);
    assert_ne!(numbers[0], numbers[1]);
}

#[test]
fn clones_share_what_was_fetched() {
    let mut world = World::new();
    world.answer("consumer.rbac.policy", || ok(&policy()));
    world.answer("oauth2.token", || ok(&serde_json::json!({ "access_token": "a", "expires_in": 3_600 })));
    let first = world.context.clone();
    world.run(consumer::rbac::CachedPolicy::new()).unwrap();
    world.run(FetchToken::new("m2m-client-test-1", "secret-1")).unwrap();
    world.context.import(&jwks(&["key-9"]).to_string(), world.now).unwrap();
    let exported = world.context.export();
    assert!(exported.is_some());

    world.context = first.with_settings(Settings::new().policy_fresh(Duration::from_secs(600)));
    world.run(consumer::rbac::CachedPolicy::new()).unwrap();
    world.run(FetchToken::new("m2m-client-test-1", "secret-1")).unwrap();
    assert_eq!(world.context.export(), exported);
    assert_eq!(world.requests.len(), 2);
    // Another context of the same project knows nothing.
    world.context = context(7);
    assert_eq!(world.context.export(), None);
    world.run(consumer::rbac::CachedPolicy::new()).unwrap();
    assert_eq!(world.requests.len(), 3);
}

#[test]
fn settings_belong_to_one_clone() {
    let context = context(7);
    let other = context.with_settings(Settings::new().leeway(Duration::from_secs(5)));
    assert_eq!(context.settings(), &Settings::default());
    assert_eq!(other.settings().leeway, Duration::from_secs(5));
    assert_eq!(other.project().project_id(), "project-test-1");
}

#[test]
fn the_standard_settings_are_those_of_the_table() {
    let settings = Settings::new();
    assert_eq!(settings, Settings::default());
    assert_eq!(settings.retries, RetryPolicy::new());
    assert_eq!(settings.leeway, Duration::ZERO);
    assert_eq!(settings.issuers, Vec::<String>::new());
    assert_eq!(settings.keys_cool_down, Duration::from_secs(30));
    assert_eq!(settings.keys_stale, Duration::from_secs(86_400));
    assert_eq!(settings.policy_fresh, Duration::from_secs(300));
    assert_eq!(settings.policy_stale, Duration::from_secs(3_600));
    assert_eq!(settings.cache_size, 1_000);
    assert_eq!(settings.unverified_per_second, 10);
    assert_eq!(settings.verified_tokens, 0);
    assert_eq!(settings.vertical, Vertical::Consumer);
}

#[test]
fn setters_set_one_setting_each() {
    let (old, time) = (Settings::new(), Duration::from_millis(1));
    let retries = RetryPolicy::none();
    assert_eq!(Settings::new().retries(retries), Settings { retries, ..old.clone() });
    assert_eq!(Settings::new().leeway(time), Settings { leeway: time, ..old.clone() });
    assert_eq!(Settings::new().keys_cool_down(time), Settings { keys_cool_down: time, ..old.clone() });
    assert_eq!(Settings::new().keys_stale(time), Settings { keys_stale: time, ..old.clone() });
    assert_eq!(Settings::new().policy_fresh(time), Settings { policy_fresh: time, ..old.clone() });
    assert_eq!(Settings::new().policy_stale(time), Settings { policy_stale: time, ..old.clone() });
    assert_eq!(Settings::new().cache_size(7), Settings { cache_size: 7, ..old.clone() });
    assert_eq!(Settings::new().unverified_per_second(7), Settings { unverified_per_second: 7, ..old.clone() });
    assert_eq!(Settings::new().verified_tokens(7), Settings { verified_tokens: 7, ..old.clone() });
    assert_eq!(Settings::new().vertical(Vertical::B2b), Settings { vertical: Vertical::B2b, ..old.clone() });
    let issuers = vec!["https://a.example".to_owned(), "https://b.example".to_owned()];
    assert_eq!(Settings::new().issuer("https://a.example").issuer("https://b.example"), Settings { issuers, ..old });
}

#[test]
fn a_panic_elsewhere_does_no_harm() {
    let context = context(7);
    let clone = context.clone();
    let panicked = std::thread::spawn(move || {
        let _guard = lock(&clone.shared.fetched);
        panic!("on purpose");
    });
    panicked.join().unwrap_err();
    assert_eq!(context.export(), None);
}

#[test]
fn with_another_secret_what_was_fetched_stays() {
    let mut world = World::new();
    world.answer("consumer.rbac.policy", || ok(&policy()));
    let before = world.context.clone();
    before.import(&jwks(&["key-9"]).to_string(), world.now).unwrap();
    let exported = before.export();
    assert!(exported.is_some());
    world.context = before.with_secret("secret-test-2").unwrap();
    assert_eq!(world.context.export(), exported);
    world.run(consumer::rbac::CachedPolicy::new()).unwrap();
    let authorization = &world.requests[0].1.headers()["authorization"];
    // project-test-1:secret-test-2
    assert_eq!(authorization, "Basic cHJvamVjdC10ZXN0LTE6c2VjcmV0LXRlc3QtMg==");
    assert!(authorization.is_sensitive());
    world.context = before;
    world.run(consumer::rbac::CachedPolicy::new()).unwrap();
    assert_eq!(world.requests.len(), 1);
}

#[test]
fn a_secret_that_cannot_be_sent_is_an_error() {
    for secret in ["", "line\nend"] {
        let Err(Error::Build(error)) = context(7).with_secret(secret) else { panic!("{secret:?}") };
        assert_eq!(error.field, "secret");
    }
}

#[test]
fn a_child_process_needs_no_lock_of_its_parent() {
    let mut world = World::new();
    world.answer("consumer.rbac.policy", || ok(&policy()));
    let parent = world.context.with_settings(Settings::new().leeway(Duration::from_secs(5)));
    let guard = lock(&parent.shared.fetched);
    world.context = parent.for_child_process(8);
    world.run(consumer::rbac::CachedPolicy::new()).unwrap();
    drop(guard);
    assert_eq!(world.context.settings(), parent.settings());
    assert_eq!(world.context.project().project_id(), "project-test-1");
    assert_ne!(world.context.random(), parent.random());
}

#[test]
fn a_retry_that_would_be_too_late_is_not_begun() {
    let unavailable = || Ok(http::Response::builder().status(503).body(Vec::new()).unwrap());
    let late = |seconds: u64| {
        let mut world = World::new();
        world.answer("consumer.users.get", unavailable);
        let retries = RetryPolicy::new().base_delay(Duration::from_secs(10)).max_delay(Duration::from_secs(10));
        let deadline = world.now + Duration::from_secs(seconds);
        world.context = world.context.with_settings(Settings::new().retries(retries)).with_deadline(deadline);
        let error = world.run(Call::new(consumer::users::Get::new("user-test-1"))).unwrap_err();
        let Error::Api(error) = error else { panic!("{error}") };
        assert_eq!(error.status, 503);
        assert!(world.now <= deadline);
        world.requests.len()
    };
    assert_eq!(late(0), 1);
    assert_eq!(late(60), 3);
}

#[test]
fn debug_shows_no_secret() {
    let mut world = World::new();
    world.answer("oauth2.token", || ok(&serde_json::json!({ "access_token": "token-1", "expires_in": 3_600 })));
    world.run(FetchToken::new("m2m-client-test-1", "client-secret-1")).unwrap();
    let shown = format!("{:?}", world.context);
    for secret in ["secret-test-1", "client-secret-1", "token-1"] {
        assert!(!shown.contains(secret), "{shown}");
    }
    assert!(shown.starts_with(r#"Context { project: Project { project_id: "project-test-1""#), "{shown}");
    assert!(shown.contains("settings: Settings {") && shown.ends_with(", .. }"), "{shown}");
}

#[test]
fn crosses_threads() {
    fn check<T: Send + Sync + 'static>() {}
    fn check_flow<F: Flow + Send + Sync + 'static>() {}
    check::<Context>();
    check::<Settings>();
    check_flow::<Call<oauth2::Token>>();
    check_flow::<CallByName<'static>>();
    check_flow::<FetchToken>();
    check_flow::<AuthenticateToken>();
    check_flow::<consumer::idp::IntrospectToken>();
    check_flow::<b2b::idp::IntrospectToken>();
    check_flow::<consumer::rbac::CachedPolicy>();
    check_flow::<b2b::rbac::CachedPolicy>();
    check_flow::<b2b::rbac::organizations::CachedOrgPolicy>();
    check_flow::<consumer::sessions::AuthenticateJwt>();
    check_flow::<b2b::sessions::AuthenticateJwt>();
}
