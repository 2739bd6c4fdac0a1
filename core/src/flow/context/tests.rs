//! What flows share.

use std::time::Duration;

use super::*;
use crate::api::{b2b, consumer, oauth2};
use crate::flow::single_flight::{Fetched, Look};
use crate::flow::{Call, CallByName, Flow};
use crate::testing::{World, jwks, ok, policy};
use crate::values::UnixTime;
use crate::verify::m2m::{AuthenticateToken, FetchToken};

const COOL_DOWN: Duration = Duration::from_secs(5);

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
    world.context.import_keys(&jwks(&["key-9"]).to_string(), world.now).unwrap();
    let exported = world.context.export_keys();
    assert!(exported.is_some());

    world.context = first.with_settings(Settings::new().policy_fresh(Duration::from_secs(600)));
    world.run(consumer::rbac::CachedPolicy::new()).unwrap();
    world.run(FetchToken::new("m2m-client-test-1", "secret-1")).unwrap();
    assert_eq!(world.context.export_keys(), exported);
    assert_eq!(world.requests.len(), 2);
    // Another context of the same project knows nothing.
    world.context = context(7);
    assert_eq!(world.context.export_keys(), None);
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
    assert_eq!(Settings::new().vertical(Vertical::B2b), Settings { vertical: Vertical::B2b, ..old.clone() });
    let issuers = vec!["https://a.example".to_owned(), "https://b.example".to_owned()];
    assert_eq!(Settings::new().issuer("https://a.example").issuer("https://b.example"), Settings { issuers, ..old });
}

/// Puts a policy into the place of an organization.
fn fill(context: &Context, organization_id: &str, now: UnixTime) {
    let fetched = Fetched {
        value: Arc::new(OrgPolicy::default()),
        fetched_at: now,
        fresh_until: now + COOL_DOWN,
        usable_until: now + COOL_DOWN,
    };
    context.with_organization_policy(organization_id, |slot| match slot.look(now, COOL_DOWN, 0, 0) {
        (Look::Fetch { ticket }, _) => slot.succeed(ticket, fetched).version,
        look => panic!("{look:?}"),
    });
}

fn organizations(context: &Context) -> Vec<String> {
    lock(&context.shared.organization_policies).iter().map(|(key, _)| key.clone()).collect()
}

#[test]
fn a_thousand_organizations_are_kept_and_the_oldest_goes_first() {
    let context = context(7);
    let id = |number: u64| format!("organization-{number:04}");
    // Not in the order of their names.
    for number in 0..1_000 {
        fill(&context, &id(999 - number), UnixTime::from_seconds(1_000 + number));
    }
    assert_eq!(organizations(&context).len(), 1_000);
    // What is there needs no room.
    context.with_organization_policy(&id(500), |slot| assert_eq!(slot.version(), 1));
    assert_eq!(organizations(&context).len(), 1_000);
    fill(&context, "organization-new-1", UnixTime::from_seconds(3_000));
    fill(&context, "organization-new-2", UnixTime::from_seconds(3_000));
    let kept = organizations(&context);
    assert_eq!(kept.len(), 1_000);
    assert_eq!((&kept[0], &kept[997]), (&id(0), &id(997)));
    assert_eq!(kept[998..], ["organization-new-1", "organization-new-2"]);
}

#[test]
fn what_was_never_fetched_goes_before_anything_else() {
    let context = context(7);
    for number in 0..999 {
        fill(&context, &format!("organization-{number:04}"), UnixTime::from_seconds(1_000 + number));
    }
    context.with_organization_policy("organization-empty", |slot| assert_eq!(slot.version(), 0));
    fill(&context, "organization-new", UnixTime::from_seconds(3_000));
    let kept = organizations(&context);
    assert_eq!(kept.len(), 1_000);
    assert!(!kept.iter().any(|id| id == "organization-empty"));
}

#[test]
fn a_panic_elsewhere_does_no_harm() {
    let context = context(7);
    let clone = context.clone();
    let panicked = std::thread::spawn(move || {
        let _guard = clone.consumer_policy();
        panic!("on purpose");
    });
    panicked.join().unwrap_err();
    assert_eq!(context.consumer_policy().version(), 0);
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
