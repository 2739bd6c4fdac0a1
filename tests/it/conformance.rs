//! Every operation against Prism, a server that knows nothing but Stytch's OpenAPI files: it refuses requests that are not
//! as those say, and makes answers up that are. And every operation as the emulator answers it. `tests/conformance/run` starts
//! Prism, records the answers, and runs this.

use std::collections::{BTreeMap, BTreeSet};
use std::env;
use std::fmt::Debug;
use std::fs;
use std::time::Duration;

use http::header::AUTHORIZATION;
use http::{HeaderName, HeaderValue, Request, Response};
use serde::Serialize;
use serde_json::{Map, Value, json};
use stytch_core::operation::{self, BodyKind, Operation, Place};
use stytch_core::{Endpoint, Error, Project};
use stytch_tests::endpoints::TypedEndpoint;
use stytch_ureq::Client;

use crate::golden::{self, Check, Golden};
use crate::typed;

/// With this header, Prism says which of its answers is wanted.
const PREFER: HeaderName = HeaderName::from_static("prefer");

/// The errors that the files declare for every operation, and the types that `specification.mjs` gives them.
const ERRORS: [(u16, &str); 4] = [
    (400, "bad_request"),
    (401, "unauthorized_credentials"),
    (429, "too_many_requests"),
    (500, "internal_server_error"),
];

/// Members of the emulator's answers that typed responses do not have, or have otherwise.
const UNREAD: [(&str, &[&str]); 5] = [
    // The published schemas have none here. The official SDKs require it.
    ("b2b.organizations.get_connected_app", &["request_id"]),
    ("b2b.scim.connection.get_groups", &["request_id"]),
    ("consumer.crypto_wallets.authenticate", &["siwe_params", "request_id"]),
    // An inactive token has none, which is read as an empty list.
    ("oauth2.introspect", &["aud"]),
    // Read as `organization_slug`, and written with that name.
    ("oauth2.introspect", &["https://stytch.com/organization"]),
];

/// What is checked, and of how many of the 184 operations in the files it can be.
const KINDS: [(Kind, usize); 6] = [
    (Kind::Typed, 184),
    (Kind::ByName, 184),
    (Kind::Dynamic, 184),
    (Kind::Errors, 184),
    // Keys are public.
    (Kind::NoCredentials, 182),
    // The others have no field that is required.
    (Kind::MissingField, 92),
];

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    /// The typed requests of the golden files are accepted, and their answers lose nothing.
    Typed,
    /// The same requests by name are accepted.
    ByName,
    /// Random answers, with fields that the files do not describe, can be read.
    Dynamic,
    /// Errors are what they say.
    Errors,
    /// Prism refuses what brings no credentials: it looks.
    NoCredentials,
    /// Prism refuses what lacks a field.
    MissingField,
}

#[test]
#[ignore = "needs Prism, which tests/conformance/run starts"]
fn every_operation_against_prism() {
    let urls = env::var("STYTCH_PRISM_URLS").expect("STYTCH_PRISM_URLS: a Prism for each seed of random answers");
    let mut check = AgainstPrism { clients: urls.split(' ').map(client).collect(), report: Report::default() };
    typed::every_operation(&mut check);
    check.report.finish();
}

fn client(url: &str) -> Client {
    let project = Project::new("project-test-1", "secret-test-1").unwrap();
    // Prism closes a connection after five seconds without a request, which a busy machine can take for the others.
    let builder = Client::builder(project).idle_timeout(Duration::from_secs(1));
    builder.base_url(url).fraud_url(url).build().unwrap()
}

struct AgainstPrism {
    /// All are alike but in their random answers.
    clients: Vec<Client>,
    report: Report,
}

impl Check for AgainstPrism {
    fn operation<E, const COUNT: usize>(&mut self, name: &str, endpoints: [E; COUNT])
    where
        E: Endpoint + Debug,
        E::Response: Debug + Serialize,
    {
        // The files do not have these.
        if name.starts_with("oauth2.") {
            return;
        }
        let client = &self.clients[0];
        let minimal = client.project().request(&endpoints[0]).unwrap();
        let outcomes = [
            (Kind::Typed, all(&endpoints, |endpoint| reads_completely(client, endpoint))),
            (Kind::ByName, by_name(client, &golden::read(name))),
            (Kind::Dynamic, all(&self.clients, |client| reads::<E>(client, prefer(&minimal, "dynamic=true")))),
            (Kind::Errors, all(&ERRORS, |error| is_error::<E>(client, &minimal, error))),
            (Kind::NoCredentials, without_credentials::<E>(client, &minimal)),
            (Kind::MissingField, without_fields::<E>(client, &minimal)),
        ];
        for (kind, outcome) in outcomes {
            self.report.add(name, kind, outcome);
        }
    }
}

/// How many exchanges went as they must, or what was wrong.
type Outcome = Result<usize, String>;

fn all<T>(items: &[T], mut check: impl FnMut(&T) -> Result<(), String>) -> Outcome {
    items.iter().try_for_each(&mut check).map(|()| items.len())
}

fn reads_completely<E: Endpoint<Response: Serialize>>(client: &Client, endpoint: &E) -> Result<(), String> {
    let typed = client.send(endpoint).map_err(|error| error.to_string())?;
    // Prism says the same again.
    let again = client.execute(client.project().request(endpoint).unwrap()).unwrap();
    keeps_all(&serde_json::from_slice(again.body()).unwrap(), &serde_json::to_value(&typed).unwrap(), "$")
}

#[test]
#[ignore = "needs a recording of the emulator's tests, which tests/conformance/run makes"]
fn every_answer_of_the_emulator_is_read_completely() {
    let recording = env::var("STYTCH_RECORDING").expect("STYTCH_RECORDING: exchanges of the emulator's tests");
    let project = Project::new("project-test-1", "secret-test-1").unwrap();
    let (mut answers, mut read, mut bad, mut differing) = (0, BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
    for line in fs::read_to_string(recording).unwrap().lines() {
        let exchange: Value = serde_json::from_str(line).unwrap();
        let (text, answer) = (|name: &str| exchange[name].as_str().unwrap(), &exchange["answer"]);
        let Some(operation) = operation_of(text("method"), text("target")).filter(|_| answer["status"] == 200) else {
            continue;
        };
        let body = answer["body"].as_str().unwrap();
        let typed = TypedEndpoint::calling(operation).response(&project, &Response::new(body.as_bytes().to_vec()));
        let (mut body, mut typed) = (serde_json::from_str(body).unwrap(), typed.unwrap());
        for known in UNREAD.iter().filter(|(name, ..)| *name == operation.name) {
            let (before, after) = (take(&mut body, known.1), take(&mut typed, known.1));
            if before != after {
                differing.insert(*known);
            }
        }
        match keeps_all(&body, &typed, "$") {
            Ok(()) => read.insert(operation.name),
            Err(problem) => bad.insert(format!("{}: {problem}", operation.name)),
        };
        answers += 1;
    }
    let unread: Vec<_> = operation::all().iter().filter(|operation| !read.contains(operation.name)).collect();
    assert_eq!((bad, unread, differing), (BTreeSet::new(), Vec::new(), BTreeSet::from(UNREAD)));
    println!("{answers} answers of the emulator, to {} operations, are read completely", read.len());
}

/// Takes the member at a path out of an object.
fn take(value: &mut Value, path: &[&str]) -> Option<Value> {
    let (last, path) = path.split_last()?;
    path.iter().try_fold(value, |value, name| value.get_mut(name))?.as_object_mut()?.remove(*last)
}

/// The operation of a request. Fixed segments of a path go before parameters, as in `/v1/users/search`.
fn operation_of(method: &str, target: &str) -> Option<&'static Operation> {
    let path = target.split('?').next()?;
    let matches = |template: &str| {
        let fits = |(pattern, segment): (&str, &str)| pattern == segment || pattern.starts_with('{');
        template.split('/').count() == path.split('/').count() && template.split('/').zip(path.split('/')).all(fits)
    };
    let here = operation::all().iter().filter(|operation| operation.method == method && matches(operation.path));
    here.min_by_key(|operation| operation.path.matches('{').count())
}

/// Fails unless `typed` is `answer`, but for members that are not there and `null`: those of newer versions of the API.
fn keeps_all(answer: &Value, typed: &Value, path: &str) -> Result<(), String> {
    match (answer, typed) {
        (Value::Object(answer), Value::Object(typed)) => answer.keys().chain(typed.keys()).try_for_each(|name| {
            let member = |object: &Map<String, Value>| object.get(name).cloned().unwrap_or_default();
            keeps_all(&member(answer), &member(typed), &format!("{path}.{name}"))
        }),
        (Value::Array(answer), Value::Array(typed)) if answer.len() == typed.len() => {
            answer.iter().zip(typed).try_for_each(|(answer, typed)| keeps_all(answer, typed, &format!("{path}[]")))
        }
        _ if answer == typed => Ok(()),
        _ => Err(format!("{path}: {answer} became {typed}")),
    }
}

#[test]
fn what_is_lost_or_changed_is_noticed() {
    let answer = json!({ "user": { "id": "1", "emails": [{ "email": "a" }] } });
    let cases = [
        (json!({ "user": { "id": "1", "emails": [{ "email": "a", "new": null }], "newer": null } }), Ok(())),
        (json!({ "user": { "id": "1", "emails": [{ "email": "a" }], "more": 1 } }), Err("$.user.more: null became 1")),
        (json!({ "user": { "emails": [{ "email": "a" }] } }), Err("$.user.id: \"1\" became null")),
        (
            json!({ "user": { "id": "1", "emails": [{ "email": "b" }] } }),
            Err("$.user.emails[].email: \"a\" became \"b\""),
        ),
        (json!({ "user": { "id": "1", "emails": [] } }), Err("$.user.emails: [{\"email\":\"a\"}] became []")),
    ];
    for (typed, expected) in cases {
        assert_eq!(keeps_all(&answer, &typed, "$"), expected.map_err(str::to_owned), "{typed}");
    }
}

fn by_name(client: &Client, golden: &Golden) -> Outcome {
    all(&golden.requests, |request| {
        let answer = match request.member_session() {
            None => client.call(&golden.operation, &request.args),
            Some(session) => client.call_as_member(&golden.operation, &request.args, &session),
        };
        answer.map(drop).map_err(|error| error.to_string())
    })
}

fn reads<E: Endpoint>(client: &Client, request: Request<Vec<u8>>) -> Result<(), String> {
    let response = client.execute(request).unwrap();
    let body = String::from_utf8_lossy(response.body());
    client.project().response::<E>(&response).map(drop).map_err(|error| format!("{error}: {body}"))
}

fn is_error<E: Endpoint>(client: &Client, request: &Request<Vec<u8>>, expected: &(u16, &str)) -> Result<(), String> {
    is_refused::<E>(client, prefer(request, &format!("code={}", expected.0)), *expected)
}

fn without_credentials<E: Endpoint>(client: &Client, request: &Request<Vec<u8>>) -> Outcome {
    if E::OPERATION.name.ends_with(".get_jwks") {
        return Ok(0);
    }
    let mut request = request.clone();
    request.headers_mut().remove(AUTHORIZATION);
    is_refused::<E>(client, request, (401, "unauthorized_credentials")).map(|()| 1)
}

fn without_fields<E: Endpoint>(client: &Client, request: &Request<Vec<u8>>) -> Outcome {
    let fields: Vec<_> = required_fields(E::OPERATION).collect();
    all(&fields, |field| {
        let mut body: Value = serde_json::from_slice(request.body()).unwrap();
        body.as_object_mut().unwrap().remove(*field).unwrap();
        let mut request = request.clone();
        *request.body_mut() = serde_json::to_vec(&body).unwrap();
        is_refused::<E>(client, request, (400, "bad_request")).map_err(|error| format!("without {field}: {error}"))
    })
}

fn required_fields(operation: &'static Operation) -> impl Iterator<Item = &'static str> {
    let params = operation.params().iter().filter(|param| param.required && param.place == Place::Body);
    params.filter(|_| operation.body == BodyKind::Json).map(|param| param.name)
}

/// Fails unless the answer is an error with this status and type.
fn is_refused<E: Endpoint>(client: &Client, request: Request<Vec<u8>>, expected: (u16, &str)) -> Result<(), String> {
    let response = client.execute(request).unwrap();
    match client.project().response::<E>(&response) {
        Err(Error::Api(error)) => {
            let request_id = format!("request-id-test-{}", expected.0);
            let as_expected = (error.status, error.error_type.as_str()) == expected
                && error.request_id.as_deref() == Some(&request_id)
                && error.operation == E::OPERATION.name;
            as_expected.then_some(()).ok_or_else(|| format!("{error:?}, not {expected:?}"))
        }
        Err(other) => Err(format!("{other:?}, not {expected:?}")),
        Ok(_) => Err(format!("was accepted, not {expected:?}")),
    }
}

fn prefer(request: &Request<Vec<u8>>, preference: &str) -> Request<Vec<u8>> {
    let mut request = request.clone();
    request.headers_mut().insert(PREFER, HeaderValue::from_str(preference).unwrap());
    request
}

/// How many operations and exchanges of each kind went as they must, and what did not.
#[derive(Default)]
struct Report {
    good: BTreeMap<Kind, (usize, usize)>,
    bad: Vec<String>,
}

impl Report {
    fn add(&mut self, operation: &str, kind: Kind, outcome: Outcome) {
        match outcome {
            Ok(0) => {}
            Ok(exchanges) => {
                let (operations, total) = self.good.entry(kind).or_default();
                *operations += 1;
                *total += exchanges;
            }
            Err(problem) => self.bad.push(format!("{operation}, {kind:?}: {problem}")),
        }
    }

    fn finish(self) {
        for (kind, expected) in KINDS {
            let (operations, exchanges) = self.good.get(&kind).copied().unwrap_or_default();
            println!("{operations} of {expected} operations, {exchanges} exchanges: {kind:?}");
        }
        println!("{}", self.bad.join("\n"));
        let operations = KINDS.map(|(kind, _)| (kind, self.good.get(&kind).copied().unwrap_or_default().0));
        assert_eq!(operations, KINDS);
    }
}
