//! Secrets that are replaced while a program runs.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use http::header::AUTHORIZATION;
use stytch_core::consumer::sessions::AuthenticateJwt;
use stytch_core::consumer::users;
use stytch_core::flow::{Call, Input, Step};
use stytch_core::{Context, Error, ErrorType, Flow, Secret, UnixTime};

use super::{Client, log_in, serve};

const NEW_SECRET: &str = "secret-test-new";

fn authorization(context: &Context) -> String {
    let mut call = Call::new(users::Get::new("user-test-1"));
    match call.step(context, UnixTime::from_seconds(1_700_000_000), Input::Start).unwrap() {
        Step::Send(request) => request.headers()[AUTHORIZATION].to_str().unwrap().to_owned(),
        step => panic!("{step:?}"),
    }
}

fn error_type<T: std::fmt::Debug>(result: Result<T, Error>) -> ErrorType {
    match result {
        Err(Error::Api(error)) => error.error_type,
        other => panic!("{other:?}"),
    }
}

#[test]
fn the_next_request_has_the_new_secret_and_keys_stay() {
    let (stytch, client) = serve();
    let jwt = log_in(&client).session_jwt;
    client.run(AuthenticateJwt::new(&jwt)).unwrap();
    let keys = client.context().export().unwrap();
    let project = stytch.project();
    let with = |secret: &str| project.clone().with_secret(secret).unwrap();

    client.replace_secret(NEW_SECRET).unwrap();
    let sent = authorization(&client.context());
    let expected = with(NEW_SECRET).request(&users::Get::new("user-test-1")).unwrap();
    assert_eq!(sent, expected.headers()[AUTHORIZATION].to_str().unwrap());
    assert_eq!(sent, authorization(&Context::new(client.project(), 1)));

    // Stytch does not know that secret, but sessions need no request.
    assert_eq!(error_type(client.send(&users::Search::new())), ErrorType::UNAUTHORIZED_CREDENTIALS);
    client.run(AuthenticateJwt::new(&jwt)).unwrap();
    assert_eq!(client.context().export(), Some(keys));
    assert_eq!(stytch.requests_of("consumer.sessions.get_jwks"), 1);
}

#[test]
fn clones_have_the_new_secret_too_and_a_bad_one_changes_nothing() {
    let (stytch, good) = serve();
    let project = stytch.project().with_secret("secret-test-wrong").unwrap();
    let client = Client::builder(project).build().unwrap();
    let clone = client.with_retries(stytch_core::RetryPolicy::none());
    assert_eq!(error_type(clone.send(&users::Search::new())), ErrorType::UNAUTHORIZED_CREDENTIALS);

    let before = authorization(&clone.context());
    for bad in ["", "line\nend"] {
        let Err(Error::Build(error)) = client.replace_secret(Secret::from(bad)) else { panic!("{bad:?}") };
        assert_eq!(error.field, "secret");
        assert_eq!(authorization(&clone.context()), before);
    }

    // The right one, which only its header tells.
    let right = authorization(&good.context());
    let credentials = String::from_utf8(STANDARD.decode(right.strip_prefix("Basic ").unwrap()).unwrap()).unwrap();
    let (_, secret) = credentials.split_once(':').unwrap();
    client.replace_secret(secret).unwrap();
    assert_eq!(authorization(&clone.context()), right);
    clone.send(&users::Search::new()).unwrap();
}
