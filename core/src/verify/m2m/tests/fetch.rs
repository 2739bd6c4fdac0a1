//! Tokens that are fetched, and kept.

use std::cell::Cell;
use std::time::Duration;

use http::Method;
use serde_json::{Value, json};

use crate::error::{Error, ErrorType, TransportError, TransportErrorKind};
use crate::flow::{Context, Flow, Input, Step, part};
use crate::testing::{Answer, PROJECT_ID, START, World, error, ok, status};
use crate::values::UnixTime;
use crate::verify::m2m::{AccessToken, FetchToken};
use crate::wire::Project;

const TOKEN: &str = "oauth2.token";
const NANOSECOND: Duration = Duration::from_nanos(1);

fn fetch() -> FetchToken {
    FetchToken::new("m2m-client-test-1", "client-secret-1")
}

/// Answers with `token-1`, `token-2` and so on.
fn tokens(more: Value) -> impl Fn() -> Answer {
    let count = Cell::new(0);
    move || {
        count.set(count.get() + 1);
        let mut answer = json!({ "access_token": format!("token-{}", count.get()), "token_type": "bearer" });
        for (name, value) in more.as_object().unwrap() {
            answer[name] = value.clone();
        }
        ok(&answer)
    }
}

fn an_hour() -> Value {
    json!({ "expires_in": 3_600 })
}

fn world_with(answer: Value) -> World {
    let mut world = World::new();
    world.answer(TOKEN, tokens(answer));
    world
}

/// The token that the flow returns.
fn get(world: &mut World, flow: FetchToken) -> String {
    world.run(flow).unwrap().access_token.expose().to_owned()
}

/// The first random number of a new world.
fn first_random() -> u64 {
    Context::new(Project::new(PROJECT_ID, "secret-test-1").unwrap(), 7).random()
}

#[test]
fn asks_with_the_credentials_of_the_client() {
    let mut world = world_with(an_hour());
    get(&mut world, FetchToken::new("m2m-client-test-1", "a&b c"));
    let request = &world.requests[0].1;
    assert_eq!(request.method(), Method::POST);
    assert_eq!(request.uri(), "https://test.stytch.com/v1/public/project-test-1/oauth2/token");
    assert_eq!(request.headers()["content-type"], "application/x-www-form-urlencoded");
    assert!(!request.headers().contains_key("authorization"));
    assert_eq!(world.last_body(), "grant_type=client_credentials&client_id=m2m-client-test-1&client_secret=a%26b%20c");
}

#[test]
fn asks_for_scopes_in_one_order() {
    let flows = [
        fetch().scope("write:users read:users"),
        fetch().scope("write:users").scope("read:users"),
        fetch().scope("read:users").scope("write:users").scope("read:users"),
        fetch().scope(String::from(" read:users   write:users read:users ")),
    ];
    for flow in flows {
        let mut world = world_with(an_hour());
        get(&mut world, flow);
        assert_eq!(
            world.last_body(),
            "grant_type=client_credentials&client_id=m2m-client-test-1&client_secret=client-secret-1\
             &scope=read%3Ausers%20write%3Ausers"
        );
    }
    let mut world = world_with(an_hour());
    get(&mut world, fetch().scope(""));
    assert!(!world.last_body().contains("scope"), "{}", world.last_body());
}

#[test]
fn keeps_a_token_for_the_client_its_secret_and_its_scopes() {
    let mut world = world_with(an_hour());
    let flows: [fn() -> FetchToken; 5] = [
        fetch,
        || FetchToken::new("m2m-client-test-2", "client-secret-1"),
        || FetchToken::new("m2m-client-test-1", "client-secret-2"),
        || fetch().scope("read:users"),
        || fetch().scope("read:users").scope("write:users"),
    ];
    for _ in 0..3 {
        for (number, flow) in (1..).zip(flows) {
            assert_eq!(get(&mut world, flow()), format!("token-{number}"));
        }
    }
    assert_eq!(get(&mut world, fetch().scope("write:users read:users")), "token-5");
    assert_eq!(world.count(TOKEN), 5);
}

#[test]
fn a_wrong_secret_does_not_get_the_token_of_the_right_one() {
    let mut world = world_with(an_hour());
    assert_eq!(get(&mut world, fetch()), "token-1");
    world.answer(TOKEN, || status(401, &json!({ "error": "invalid_client" })));
    let failure = world.run(FetchToken::new("m2m-client-test-1", "client-secret-0")).unwrap_err();
    assert_eq!(failure.status(), Some(401));
    assert_eq!(get(&mut world, fetch()), "token-1");
}

#[test]
fn tells_when_the_token_expires() {
    let mut world = world_with(an_hour());
    let token = world.run(fetch()).unwrap();
    assert_eq!(token.expires_at, UnixTime::from_seconds(START + 3_600));
}

#[test]
fn a_token_is_replaced_before_it_expires() {
    // How long it lives, and the least that it is replaced before its end.
    let lives = [(3_600, 60_000), (601, 60_000), (600, 60_000), (599, 59_900), (100, 10_000), (1, 100)];
    for (seconds, margin) in lives {
        let mut world = world_with(json!({ "expires_in": seconds }));
        assert_eq!(get(&mut world, fetch()), "token-1");
        let margin = Duration::from_millis(margin);
        let early = margin + part(margin, first_random());
        assert!(margin <= early && early < 2 * margin);
        world.advance(Duration::from_secs(seconds) - early - NANOSECOND);
        assert_eq!(get(&mut world, fetch()), "token-1");
        world.advance(NANOSECOND);
        assert_eq!(get(&mut world, fetch()), "token-2");
        assert_eq!(world.count(TOKEN), 2);
    }
}

#[test]
fn a_token_that_does_not_live_is_not_given_out_again() {
    for expires_in in [json!(0), json!(-1), json!(i32::MIN), json!(null)] {
        let mut world = world_with(json!({ "expires_in": expires_in }));
        let token = world.run(fetch()).unwrap();
        assert_eq!(token.expires_at, UnixTime::from_seconds(START));
        assert_eq!(get(&mut world, fetch()), "token-2");
        assert_eq!(get(&mut world, fetch()), "token-3");
    }
    let mut world = world_with(json!({}));
    assert_eq!(get(&mut world, fetch()), "token-1");
    assert_eq!(get(&mut world, fetch()), "token-2");
}

#[test]
fn the_longest_life_does_not_overflow() {
    let mut world = world_with(json!({ "expires_in": i32::MAX }));
    world.now = UnixTime::default() + Duration::MAX;
    let token = world.run(fetch()).unwrap();
    assert_eq!(token.expires_at, UnixTime::default() + Duration::MAX);
}

#[test]
fn anew_means_another_token() {
    let mut world = world_with(an_hour());
    assert_eq!(get(&mut world, fetch().force_refresh()), "token-1");
    assert_eq!(get(&mut world, fetch()), "token-1");
    assert_eq!(get(&mut world, fetch().force_refresh()), "token-2");
    assert_eq!(get(&mut world, fetch()), "token-2");
    assert_eq!(get(&mut world, fetch().force_refresh()), "token-3");
}

#[test]
fn anew_is_not_content_with_the_old_token() {
    let mut world = world_with(an_hour());
    assert_eq!(get(&mut world, fetch()), "token-1");
    world.answer(TOKEN, || error(500, "internal_server_error"));
    assert_eq!(world.run(fetch().force_refresh()).unwrap_err().status(), Some(500));
    // Others still are.
    assert_eq!(get(&mut world, fetch()), "token-1");
}

#[test]
fn anew_is_content_with_a_token_that_is_on_its_way() {
    let world = world_with(an_hour());
    let (mut first, mut second) = (fetch(), fetch().force_refresh());
    assert!(matches!(first.step(&world.context, world.now, Input::Start), Ok(Step::Send(_))));
    assert!(matches!(second.step(&world.context, world.now, Input::Start), Ok(Step::Wait(_))));
    let answer = ok(&json!({ "access_token": "token-1", "expires_in": 3_600 })).unwrap();
    assert!(matches!(first.step(&world.context, world.now, Input::Response(answer)), Ok(Step::Done(_))));
    match second.step(&world.context, world.now, Input::Woke) {
        Ok(Step::Done(token)) => assert_eq!(token.access_token.expose(), "token-1"),
        other => panic!("{other:?}"),
    }
}

#[test]
fn an_old_token_is_used_as_long_as_it_lives() {
    let mut world = world_with(an_hour());
    get(&mut world, fetch());
    world.answer(TOKEN, || error(500, "internal_server_error"));
    world.advance(Duration::from_secs(3_540));
    assert_eq!(get(&mut world, fetch()), "token-1");
    assert_eq!(world.count(TOKEN), 2);
    world.advance(Duration::from_secs(60) - NANOSECOND);
    assert_eq!(get(&mut world, fetch()), "token-1");
    assert_eq!(world.count(TOKEN), 3);
    world.advance(NANOSECOND);
    assert_eq!(world.run(fetch()).unwrap_err().status(), Some(500));
}

#[test]
fn a_failure_does_not_keep_others_from_trying() {
    let mut world = World::new();
    world.answer(TOKEN, tokens(an_hour()));
    world.answer_once(TOKEN, || error(500, "internal_server_error"));
    world.run(fetch()).unwrap_err();
    assert_eq!(get(&mut world, fetch()), "token-1");
}

#[test]
fn a_pause_that_stytch_asks_for_is_kept() {
    let mut world = World::new();
    world.answer(TOKEN, || {
        let mut limited = error(429, "too_many_requests").unwrap();
        limited.headers_mut().insert("retry-after", "60".parse().unwrap());
        Ok(limited)
    });
    assert_eq!(world.run(fetch()).unwrap_err().status(), Some(429));
    world.answer(TOKEN, tokens(an_hour()));
    world.advance(Duration::from_secs(60) - NANOSECOND);
    let Err(Error::Transport(early)) = world.run(fetch()) else { panic!("it was tried") };
    assert_eq!((early.kind, world.count(TOKEN)), (TransportErrorKind::CoolingDown, 1));
    // Another client is another matter.
    assert_eq!(get(&mut world, FetchToken::new("m2m-client-test-2", "client-secret-1")), "token-1");
    world.advance(NANOSECOND);
    assert_eq!(get(&mut world, fetch()), "token-2");
}

#[test]
fn the_error_of_oauth_is_kept() {
    let mut world = World::new();
    world.answer(TOKEN, || {
        status(
            401,
            &json!({
                "error": "invalid_client", "error_description": "client authentication failed",
                "error_uri": "https://stytch.com/docs", "request_id": "request-1",
            }),
        )
    });
    let failure = world.run(fetch()).unwrap_err();
    let Error::Api(failure) = failure else { panic!("{failure:?}") };
    assert_eq!((failure.status, failure.operation), (401, TOKEN));
    assert_eq!(failure.error_type, ErrorType::from("invalid_client"));
    assert_eq!(failure.error_message, "client authentication failed");
    assert_eq!(failure.error_url.as_deref(), Some("https://stytch.com/docs"));
    assert_eq!(failure.request_id.as_deref(), Some("request-1"));
    assert_eq!(world.count(TOKEN), 1);
}

#[test]
fn a_request_that_was_not_made_is_made_again() {
    let mut world = world_with(an_hour());
    world.answer_once(TOKEN, || Err(TransportError::new(TransportErrorKind::Connect, "refused")));
    assert_eq!(get(&mut world, fetch()), "token-1");
    assert_eq!((world.count(TOKEN), world.waits.len()), (2, 1));
    world.answer(TOKEN, || Err(TransportError::new(TransportErrorKind::Timeout, "slow")));
    world.run(fetch().force_refresh()).unwrap_err();
    assert_eq!((world.count(TOKEN), world.waits.len()), (3, 1));
}

#[test]
fn is_fetched_once_for_many() {
    let world = world_with(an_hour());
    let mut first = fetch();
    let mut others: Vec<FetchToken> = (0..10).map(|_| fetch()).collect();
    assert!(matches!(first.step(&world.context, world.now, Input::Start), Ok(Step::Send(_))));
    for other in &mut others {
        match other.step(&world.context, world.now, Input::Start) {
            Ok(Step::Wait(delay)) => assert_eq!(delay, Duration::from_millis(10)),
            step => panic!("{step:?}"),
        }
    }
    let answer = ok(&json!({ "access_token": "token-1", "expires_in": 3_600 })).unwrap();
    assert!(matches!(first.step(&world.context, world.now, Input::Response(answer)), Ok(Step::Done(_))));
    for other in &mut others {
        match other.step(&world.context, world.now, Input::Woke) {
            Ok(Step::Done(token)) => assert_eq!(token.access_token.expose(), "token-1"),
            step => panic!("{step:?}"),
        }
        let ended = other.step(&world.context, world.now, Input::Start).unwrap_err();
        assert!(matches!(&ended, Error::Build(error) if error.field == "flow"), "{ended:?}");
    }
}

#[test]
fn the_scopes_are_those_of_the_answer_or_of_the_request() {
    let mut world = world_with(json!({ "expires_in": 3_600, "scope": "b  a" }));
    assert_eq!(world.run(fetch().scope("c")).unwrap().scopes, ["b", "a"]);
    let mut world = world_with(json!({ "expires_in": 3_600, "scope": "" }));
    assert_eq!(world.run(fetch().scope("c")).unwrap().scopes, Vec::<String>::new());
    let mut world = world_with(an_hour());
    assert_eq!(world.run(fetch().scope("d c")).unwrap().scopes, ["c", "d"]);
    assert_eq!(world.run(fetch()).unwrap().scopes, Vec::<String>::new());
}

#[test]
fn a_thousand_tokens_are_kept() {
    let mut world = world_with(json!({ "expires_in": 100_000 }));
    let client = |number: usize| FetchToken::new(format!("m2m-client-{number}"), "client-secret-1");
    for number in 1..=1_001 {
        assert_eq!(get(&mut world, client(number)), format!("token-{number}"));
        world.advance(Duration::from_secs(1));
    }
    assert_eq!(get(&mut world, client(2)), "token-2");
    assert_eq!(get(&mut world, client(1_001)), "token-1001");
    // The oldest had to go.
    assert_eq!(get(&mut world, client(1)), "token-1002");
}

#[test]
fn the_least_recently_used_token_is_dropped_first() {
    let mut world = world_with(json!({ "expires_in": 100_000 })).with_settings(|settings| settings.cache_size(3));
    let client = |number: usize| FetchToken::new(format!("m2m-client-{number}"), "client-secret-1");
    for number in 1..=3 {
        assert_eq!(get(&mut world, client(number)), format!("token-{number}"));
    }
    // Fetched first, but used last.
    assert_eq!(get(&mut world, client(1)), "token-1");
    assert_eq!(get(&mut world, client(4)), "token-4");
    for (number, token) in [(1, "token-1"), (3, "token-3"), (4, "token-4"), (2, "token-5")] {
        assert_eq!(get(&mut world, client(number)), token);
    }
    assert_eq!(world.count(TOKEN), 5);
}

#[test]
fn a_token_in_use_stays_whatever_number_of_other_clients_comes_by() {
    let mut world = world_with(json!({ "expires_in": 100_000 }));
    let client = |number: usize| FetchToken::new(format!("m2m-client-{number}"), "client-secret-1");
    for number in 1..=1_500 {
        assert_eq!(get(&mut world, client(number)), format!("token-{number}"));
        assert_eq!(get(&mut world, client(1)), "token-1");
    }
}

#[test]
fn more_clients_than_by_default_have_room_if_the_settings_say_so() {
    let mut world = world_with(json!({ "expires_in": 100_000 })).with_settings(|settings| settings.cache_size(1_200));
    for _ in 0..2 {
        for number in 1..=1_200 {
            let client = FetchToken::new(format!("m2m-client-{number}"), "client-secret-1");
            assert_eq!(get(&mut world, client), format!("token-{number}"));
        }
    }
    assert_eq!(world.count(TOKEN), 1_200);
}

#[test]
fn a_token_that_comes_after_its_room_was_given_away_is_given_to_its_own_flow_only() {
    let mut world = world_with(an_hour()).with_settings(|settings| settings.cache_size(1));
    let mut late = fetch();
    assert!(matches!(late.step(&world.context, world.now, Input::Start), Ok(Step::Send(_))));
    get(&mut world, FetchToken::new("m2m-client-test-2", "client-secret-1"));
    let old = ok(&json!({ "access_token": "token-of-old", "expires_in": 3_600 })).unwrap();
    match late.step(&world.context, world.now, Input::Response(old)) {
        Ok(Step::Done(token)) => assert_eq!(token.access_token.expose(), "token-of-old"),
        step => panic!("{step:?}"),
    }
    // What is fetched from now on is kept.
    assert_eq!(get(&mut world, fetch()), "token-2");
    assert_eq!(get(&mut world, fetch()), "token-2");
    assert_eq!(get(&mut world, fetch().force_refresh()), "token-3");
    assert_eq!(get(&mut world, fetch()), "token-3");
}

#[test]
fn debug_shows_no_secret() {
    let mut world = world_with(json!({ "expires_in": 60, "scope": "read" }));
    let mut flow = fetch().scope("read").force_refresh();
    let shown = format!("{flow:?}");
    assert_eq!(
        shown,
        r#"FetchToken(TokenFetch { client_id: "m2m-client-test-1", scopes: ["read"], force_refresh: true, .. })"#
    );
    let _request = flow.step(&world.context, world.now, Input::Start).unwrap();
    assert_eq!(format!("{flow:?}"), shown);
    drop(flow);
    let token: AccessToken = world.run(fetch()).unwrap();
    assert_eq!(token.access_token.expose(), "token-1");
    let shown = format!("{token:?} {:?}", world.context);
    assert!(!shown.contains("token-1") && !shown.contains("client-secret-1"), "{shown}");
}

#[test]
fn an_empty_token_is_none() {
    let mut world = World::new();
    world.answer(TOKEN, || ok(&json!({ "access_token": "", "expires_in": 3_600, "request_id": "request-1" })));
    for _ in 0..2 {
        let Err(Error::Decode(error)) = world.run(fetch()) else { panic!("it was taken") };
        assert_eq!((error.operation, error.status, error.path.as_str()), ("oauth2.token", 200, "access_token"));
        assert_eq!(error.request_id.as_deref(), Some("request-1"));
    }
    assert_eq!(world.count(TOKEN), 2);
}
