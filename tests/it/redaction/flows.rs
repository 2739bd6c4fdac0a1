//! Flows, what drivers see of them, and what is kept between them.

use std::fmt::Debug;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use http::{Request, Response};
use serde_json::{Value, json};
use stytch_core::by_name::CallByName;
use stytch_core::error::{DeniedReason, TransportError, TransportErrorKind};
use stytch_core::flow::{Call, Input, InvalidSignature, PublicKey, Signature, Step};
use stytch_core::operation::Operation;
use stytch_core::{
    Context, Error, Flow, MemberCredential, Project, Secret, UnixTime, b2b, connected_apps, consumer, m2m, oauth2,
};
use stytch_emulator::Emulator;
use stytch_ureq::Client;

use super::{MARKER, assert_hides, assert_hides_bytes, debug, forged, shown};

const NOW: u64 = 1_700_000_000;

/// A run of a flow, with everything that a driver could have written of it.
struct Run<T> {
    shown: String,
    /// What the flow gave out to be sent or verified, in the clear.
    held: String,
    requests: usize,
    result: Result<T, Error>,
}

impl<T> Run<T> {
    /// Checks that the flow had these secrets in it, and that nothing of them can be seen.
    fn hides(self, secrets: &[&str]) -> Result<T, Error> {
        for secret in secrets {
            assert!(self.held.contains(secret), "{secret} was not there to be hidden: {}", self.held);
        }
        assert_hides(&self.shown, secrets);
        self.result
    }
}

type Answer = Result<Response<Vec<u8>>, TransportError>;

fn run<F: Flow<Output: Debug> + Debug>(
    context: &Context,
    mut flow: F,
    mut answer: impl FnMut(Request<Vec<u8>>) -> Answer,
) -> Run<F::Output> {
    let (mut shown, mut held, mut requests) = (debug(&flow), String::new(), 0);
    let mut now = UnixTime::from_seconds(NOW);
    let mut input = Input::Start;
    let result = loop {
        shown += &debug(&input);
        let step = match flow.step(context, now, input) {
            Ok(step) => step,
            Err(error) => {
                shown += &super::shown(&error);
                break Err(error);
            }
        };
        shown += &(debug(&step) + &debug(&flow) + &debug(context));
        input = match step {
            Step::Send(request) => {
                requests += 1;
                let headers = request.headers().values().map(|value| String::from_utf8_lossy(value.as_bytes()));
                held += &(headers.collect::<Vec<_>>().join("\n") + &String::from_utf8_lossy(request.body()) + "\n");
                match answer(request) {
                    Ok(response) => Input::Response(response),
                    Err(error) => Input::Failed(error),
                }
            }
            Step::Verify(signature) => {
                shown += &debug(&signature);
                let bytes = URL_SAFE_NO_PAD.encode(signature.bytes());
                held += &format!("{}.{bytes}\n", String::from_utf8_lossy(signature.message()));
                Input::Verified(verify(&signature))
            }
            Step::Wait(delay) => {
                now = now + delay;
                Input::Woke
            }
            Step::Done(output) => {
                shown += &debug(&output);
                break Ok(output);
            }
        };
        shown += &debug(&input);
    };
    Run { shown: shown + &debug(&flow) + &debug(context), held, requests, result }
}

fn verify(signature: &Signature) -> Result<(), InvalidSignature> {
    let PublicKey::Rs256(key) = signature.key() else { panic!("{signature:?}") };
    let key = ring::signature::RsaPublicKeyComponents { n: key.modulus(), e: key.exponent() };
    let algorithm = &ring::signature::RSA_PKCS1_2048_8192_SHA256;
    key.verify(algorithm, signature.message(), signature.bytes()).map_err(|_| InvalidSignature)
}

/// A context of a project whose secret is the marker.
fn marked() -> Context {
    Context::new(Project::new("project-test-1", MARKER).unwrap(), 7)
}

fn status(status: u16, body: &Value) -> Answer {
    Ok(Response::builder().status(status).header("x-echo", MARKER).body(body.to_string().into_bytes()).unwrap())
}

fn reason<T: Debug>(result: Result<T, Error>) -> DeniedReason {
    match result {
        Err(Error::Denied(denied)) => denied.reason,
        other => panic!("not denied: {other:?}"),
    }
}

/// The token and its parts, each of which is worth hiding.
fn parts(token: &str) -> Vec<&str> {
    let parts: Vec<_> = [token].into_iter().chain(token.split('.')).collect();
    assert_eq!(parts.len(), 4, "not a JWT: {token}");
    parts
}

/// A project with everything that has tokens.
struct Stytch {
    emulator: Emulator,
    context: Context,
}

impl Stytch {
    fn new() -> Self {
        let emulator = Emulator::starting_at(NOW);
        let context = Context::new(emulator.project(), 7);
        Self { emulator, context }
    }

    fn run<F: Flow<Output: Debug> + Debug>(&self, flow: F) -> Run<F::Output> {
        run(&self.context, flow, |request| Ok(self.emulator.handle(request)))
    }

    fn login(&self) -> consumer::passwords::CreateResponse {
        let create = consumer::passwords::Create::new("ada@example.com", format!("{MARKER}-horse-battery"));
        let run = self.run(Call::new(create.session_duration_minutes(60)));
        run.hides(&[MARKER, &format!("{MARKER}-horse-battery")]).unwrap()
    }

    /// A member, and the JWT of a session.
    fn member(&self) -> (String, Secret) {
        let organization = self.run(Call::new(b2b::organizations::Create::new("Acme"))).result.unwrap().organization;
        let create = b2b::organizations::members::Create::new(&organization.organization_id, "ada@acme.example");
        let member = self.run(Call::new(create)).result.unwrap().member.member_id;
        let session = self.emulator.start_member_session(&organization.organization_id, &member, 60).unwrap();
        (member, session.session_jwt)
    }

    /// Checks flows of a token: once as it is, once forged. None of it may show.
    fn check<F: Flow<Output: Debug> + Debug>(&self, token: &str, flow: impl Fn(&str) -> F) {
        let forged = forged(token);
        for (token, is_genuine) in [(token, true), (&forged, false)] {
            let run = self.run(flow(token));
            let (claims, signature) = token.split_once('.').unwrap().1.split_once('.').unwrap();
            for part in [claims, signature] {
                assert_hides_bytes(&run.shown, &URL_SAFE_NO_PAD.decode(part).unwrap());
            }
            let result = run.hides(&parts(token));
            if is_genuine {
                result.unwrap();
            } else {
                assert_eq!(reason(result), DeniedReason::Signature);
            }
        }
        // What is no JWT is never given out again. It is not quoted either.
        let dots = format!("{MARKER}.{MARKER}.{MARKER}");
        for broken in [MARKER, dots.as_str(), &format!("{token}{MARKER}\n")] {
            let run = self.run(flow(broken));
            assert_hides(&run.shown, &[broken, MARKER, parts(token)[3]]);
            assert_eq!(reason(run.result), DeniedReason::Malformed);
        }
    }
}

#[test]
fn session_jwts_are_hidden_where_they_are_checked() {
    let stytch = Stytch::new();
    let login = stytch.login();
    stytch.check(login.session_jwt.expose(), |token| consumer::sessions::AuthenticateJwt::new(token));
    let (_, jwt) = stytch.member();
    stytch.check(jwt.expose(), |token| b2b::sessions::AuthenticateJwt::new(token));
}

#[test]
fn session_jwts_are_hidden_where_stytch_is_asked() {
    let stytch = Stytch::new();
    let login = stytch.login();
    let ask = |jwt: &str| consumer::sessions::AuthenticateJwt::new(jwt).max_age(std::time::Duration::ZERO);
    let run = stytch.run(ask(login.session_jwt.expose()));
    let answer = run.result.as_ref().unwrap().response.as_ref().unwrap();
    let fresh = [answer.session_jwt.expose(), answer.session_token.expose()];
    assert!(fresh.iter().all(|secret| !secret.is_empty()));
    assert_hides(&run.shown, &fresh);
    run.hides(&parts(login.session_jwt.expose())).unwrap();

    let revoke = consumer::sessions::Revoke::new().session_token(&login.session_token);
    stytch.run(Call::new(revoke)).hides(&[login.session_token.expose()]).unwrap();
    let run = stytch.run(ask(login.session_jwt.expose()));
    assert_eq!(reason(run.hides(&parts(login.session_jwt.expose()))), DeniedReason::Inactive);

    let (_, jwt) = stytch.member();
    let ask = b2b::sessions::AuthenticateJwt::new(&jwt).max_age(std::time::Duration::ZERO);
    stytch.run(ask).hides(&parts(jwt.expose())).unwrap();
    let other = b2b::sessions::AuthenticateJwt::new(&jwt).require("organization-test-other", "documents", "read");
    assert_eq!(reason(stytch.run(other).hides(&parts(jwt.expose()))), DeniedReason::Tenancy);
}

/// What Stytch says no to, it may repeat.
#[test]
fn session_jwts_are_hidden_when_stytch_repeats_them() {
    let stytch = Stytch::new();
    let jwt = stytch.login().session_jwt;
    for (status_code, error_type) in [(404, "session_not_found"), (400, "unable_to_parse_session_jwt"), (500, "")] {
        let echo = json!({ "session_jwt": jwt, "bearer": [jwt] });
        let body =
            json!({ "error_type": error_type, "error_details": echo, "request": echo, "status_code": status_code });
        let ask = consumer::sessions::AuthenticateJwt::new(&jwt).max_age(std::time::Duration::ZERO);
        let run =
            run(&stytch.context, ask, |request| match request.extensions().get::<&'static Operation>().unwrap().name {
                "consumer.sessions.authenticate" => status(status_code, &body),
                _ => Ok(stytch.emulator.handle(request)),
            });
        let error = run.hides(&parts(jwt.expose())).unwrap_err();
        let kept = match &error {
            Error::Denied(denied) => denied.api_error.as_ref().unwrap(),
            Error::Api(error) => error,
            other => panic!("{other:?}"),
        };
        assert!(String::from_utf8_lossy(kept.body()).contains(jwt.expose()));
    }
}

#[test]
fn tokens_of_connected_apps_are_hidden_where_they_are_checked() {
    let stytch = Stytch::new();
    let app = connected_apps::clients::Create::new("first_party").client_name("App");
    let app = stytch.run(Call::new(app)).result.unwrap().connected_app;
    let user = stytch.login().user_id;
    let token = stytch.emulator.connected_app_token(&app.client_id, &user, &["openid"]);
    stytch.check(token.expose(), |token| consumer::idp::IntrospectToken::new(token));
    let (member, _) = stytch.member();
    let member_token = stytch.emulator.member_connected_app_token(&app.client_id, &member, &["openid"]);
    stytch.check(member_token.expose(), |token| b2b::idp::IntrospectToken::new(token));

    let secret = app.client_secret.unwrap();
    let ask =
        |secret: &Secret| consumer::idp::IntrospectToken::new(&token).as_client(&app.client_id, Some(secret.clone()));
    stytch.run(ask(&secret)).hides(&[token.expose(), secret.expose()]).unwrap();
    stytch.run(ask(&MARKER.into())).hides(&[token.expose(), MARKER]).unwrap_err();
    let ask = b2b::idp::IntrospectToken::new(&member_token).as_client(&app.client_id, Some(secret.clone()));
    stytch.run(ask).hides(&[member_token.expose(), secret.expose()]).unwrap();
}

#[test]
fn introspected_tokens_and_client_secrets_are_hidden_whatever_stytch_says() {
    let secret = format!("{MARKER}-of-the-client");
    let context = marked();
    for (answer, is_denied) in [
        (json!({ "active": false, "token": MARKER }), true),
        (json!({ "active": true, "sub": "user-test-1", "token": MARKER }), true),
        (json!({ "active": true, "token": MARKER }), false),
        (json!({ "active": [MARKER] }), false),
        (json!([MARKER]), false),
    ] {
        let flow = consumer::idp::IntrospectToken::new(MARKER).as_client("client-1", Some(secret.as_str().into()));
        let result = run(&context, flow, |_| status(200, &answer)).hides(&[MARKER, &secret]);
        assert_eq!(matches!(result, Err(Error::Denied(_))), is_denied, "{result:?}");
        let flow = b2b::idp::IntrospectToken::new(MARKER).as_client("client-1", Some(secret.as_str().into()));
        run(&context, flow, |_| status(200, &answer)).hides(&[MARKER, &secret]).unwrap_err();
    }
}

#[test]
fn tokens_of_machines_are_hidden_where_they_are_checked() {
    let stytch = Stytch::new();
    let client = stytch.run(Call::new(m2m::clients::Create::new(["read:users"]))).result.unwrap().m2m_client;
    let secret = client.client_secret.expose();
    let fetched = stytch.run(m2m::FetchToken::new(&client.client_id, secret)).hides(&[secret]).unwrap();
    let token = fetched.access_token.expose();
    assert_hides(&(debug(&fetched) + &debug(&stytch.context)), &parts(token));
    stytch.check(token, |token| m2m::AuthenticateToken::new(token).require_with(|_| true));
    let lacks = stytch.run(m2m::AuthenticateToken::new(token).require("write:users"));
    assert_eq!(reason(lacks.hides(&parts(token))), DeniedReason::Permission);
}

#[test]
fn a_cache_hides_the_tokens_in_it() {
    let secret = format!("{MARKER}-of-the-client");
    let token = format!("{MARKER}-token");
    let answer = json!({ "access_token": token, "expires_in": 3600, "token_type": "bearer", "scope": "read:users" });
    let context = marked();
    let flow = || m2m::FetchToken::new("m2m-client-1", secret.as_str()).scope("read:users");
    let first = run(&context, flow(), |_| status(200, &answer));
    assert_hides(&first.shown, &[MARKER, &token]);
    assert_eq!(first.hides(&[&secret]).unwrap().access_token.expose(), token);
    let again = run(&context, flow(), |_| panic!("the token is not in the cache"));
    assert_hides(&again.shown, &[MARKER, &token, &secret]);
    assert_eq!((again.requests, again.result.unwrap().access_token.expose()), (0, token.as_str()));
}

#[test]
fn client_secrets_are_hidden_when_no_token_comes() {
    let answers: [&dyn Fn() -> Answer; 6] = [
        &|| status(401, &json!({ "error": "invalid_client", "client_secret": MARKER })),
        &|| status(502, &json!(MARKER)),
        &|| status(200, &json!({ "access_token": [MARKER] })),
        &|| status(200, &json!({ "access_token": MARKER, "expires_in": { MARKER: 1 } })),
        &|| Ok(Response::new(MARKER.as_bytes().to_vec())),
        &|| Err(TransportError::new(TransportErrorKind::Interrupted, "cut")),
    ];
    for answer in answers {
        let flow = m2m::FetchToken::new("m2m-client-1", MARKER);
        run(&marked(), flow, |_| answer()).hides(&[MARKER]).unwrap_err();
    }
}

#[test]
fn grants_hide_what_is_traded_and_what_comes_back() {
    let tokens = ["access", "refresh", "id"].map(|name| format!("{MARKER}-{name}"));
    let [access, refresh, id] = &tokens;
    let answer = json!({ "access_token": access, "refresh_token": refresh, "id_token": id, "expires_in": 60 });
    for (request, secrets) in [
        (oauth2::Token::authorization_code("client-1", MARKER, "https://app.example"), vec![MARKER]),
        (
            oauth2::Token::authorization_code("client-1", MARKER, "https://app.example")
                .client_secret(format!("{MARKER}-secret"))
                .code_verifier(format!("{MARKER}-verifier")),
            vec![MARKER, "s3cr3t-marker-secret", "s3cr3t-marker-verifier"],
        ),
        (oauth2::Token::refresh("client-1", MARKER), vec![MARKER]),
        (oauth2::Token::client_credentials("client-1", MARKER), vec![MARKER]),
    ] {
        assert_hides(&debug(&request), &[MARKER]);
        let run = run(&marked(), Call::new(request), |_| status(200, &answer));
        assert_hides(&run.shown, &tokens.each_ref().map(String::as_str));
        let response = run.hides(&secrets).unwrap();
        assert_eq!(response.access_token.expose(), access);
        assert_eq!(response.refresh_token.unwrap().expose(), refresh);
        assert_eq!(response.id_token.unwrap().expose(), id);
    }
}

/// By name, it is not known which params are secret, so none of them is shown, and neither is the answer.
#[test]
fn a_call_by_name_hides_params_session_and_answer() {
    let secrets = ["name", "session"].map(|name| format!("{MARKER}-{name}"));
    let args = json!({ "organization_id": "organization-test-1", "organization_name": secrets[0] });
    let session = MemberCredential::token(secrets[1].as_str());
    let call = CallByName::new("b2b.organizations.update", &args).authorized_by(&session);
    let answered = json!({ "session_jwt": MARKER });
    let context = marked();
    let mut flow = call;
    let Step::Send(request) = flow.step(&context, UnixTime::default(), Input::Start).unwrap() else { panic!() };
    assert!(String::from_utf8_lossy(request.body()).contains(&secrets[0]));
    assert_eq!(request.headers()["x-stytch-member-session"], secrets[1]);
    let step: Step<Value> = Step::Send(request);
    assert_eq!(format!("{step:?}"), r#"Send("b2b.organizations.update")"#);

    let input = Input::Response(status(200, &answered).unwrap());
    let told = debug(&input);
    let done = flow.step(&context, UnixTime::default(), input).unwrap();
    assert_hides(&(told + &debug(&done) + &debug(&flow)), &[MARKER]);
    let Step::Done(answer) = done else { panic!() };
    assert_eq!(answer, answered);
}

#[test]
fn a_client_hides_the_keys_and_tokens_that_it_keeps() {
    let stytch = Emulator::new().serve().unwrap();
    let client = Client::builder(stytch.project()).build().unwrap();
    let machine = client.send(&m2m::clients::Create::new(["read:users"])).unwrap().m2m_client;
    let fetch = || m2m::FetchToken::new(&machine.client_id, &machine.client_secret);
    let token = client.run(fetch()).unwrap();
    client.run(m2m::AuthenticateToken::new(&token.access_token)).unwrap();
    assert_eq!(client.run(fetch()).unwrap(), token);
    client.run(m2m::AuthenticateToken::new(&token.access_token)).unwrap();
    assert_eq!((stytch.requests_of("oauth2.token"), stytch.requests_of("consumer.sessions.get_jwks")), (1, 1));
    let mut secrets = parts(token.access_token.expose());
    secrets.extend([machine.client_secret.expose(), stytch.secret()]);
    assert_hides(&(debug(&client) + &debug(&client.context())), &secrets);

    let error = client.run(m2m::AuthenticateToken::new(forged(token.access_token.expose()))).unwrap_err();
    assert_hides(&shown(&error), &secrets[..3]);
}
