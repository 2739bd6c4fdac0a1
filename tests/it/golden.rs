//! Golden files: what is on the wire, and how answers read, for every operation.

use std::any::type_name;
use std::collections::BTreeMap;
use std::fmt::Debug;
use std::fs;
use std::path::PathBuf;

use http::{Request, Response};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use stytch_core::{Endpoint, MemberCredential, Project, operation};

use crate::{redaction, typed};

#[derive(Deserialize)]
pub(crate) struct Golden {
    pub(crate) operation: String,
    pub(crate) requests: Vec<GoldenRequest>,
    response: Value,
}

#[derive(Deserialize)]
pub(crate) struct GoldenRequest {
    pub(crate) args: Value,
    member_session: Option<BTreeMap<String, String>>,
    method: String,
    uri: String,
    headers: BTreeMap<String, String>,
    body: Option<String>,
}

impl GoldenRequest {
    pub(crate) fn member_session(&self) -> Option<MemberCredential> {
        let (kind, secret) = self.member_session.as_ref()?.iter().next()?;
        Some(match kind.as_str() {
            "token" => MemberCredential::token(secret.as_str()),
            _ => MemberCredential::jwt(secret.as_str()),
        })
    }

    fn check(&self, request: &Request<Vec<u8>>) {
        assert_eq!(request.method().as_str(), self.method);
        assert_eq!(request.uri().to_string(), self.uri);
        let headers = request.headers().iter();
        let headers: BTreeMap<_, _> =
            headers.map(|(name, value)| (name.to_string(), value.to_str().unwrap().to_owned())).collect();
        assert_eq!(headers, self.headers);
        let body = Some(std::str::from_utf8(request.body()).unwrap()).filter(|body| !body.is_empty());
        assert_eq!(body, self.body.as_deref());
    }
}

pub(crate) fn read(operation: &str) -> Golden {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(format!("golden/{operation}.json"));
    let golden: Golden = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
    assert_eq!(golden.operation, operation);
    golden
}

fn project() -> Project {
    Project::new("project-test-1", "secret-test-1").unwrap().with_user_agent("golden").unwrap()
}

/// The secrets that the `Debug` of a `T` with these values has to hide.
fn secrets<T>(values: &Value) -> Vec<String> {
    let of_type = type_name::<T>().rsplit("::").next().unwrap();
    redaction::secrets(of_type, values)
}

/// What has to hold for the typed requests of every operation.
pub(crate) trait Check {
    fn operation<E, const COUNT: usize>(&mut self, operation: &str, endpoints: [E; COUNT])
    where
        E: Endpoint + Debug,
        E::Response: Debug + Serialize;
}

/// That typed requests are the golden ones, that the golden response keeps all it has as the typed one, and that neither
/// shows a secret. It counts the operations.
struct IsGolden(usize);

impl Check for IsGolden {
    fn operation<E, const COUNT: usize>(&mut self, operation: &str, endpoints: [E; COUNT])
    where
        E: Endpoint + Debug,
        E::Response: Debug + Serialize,
    {
        // Shown if the test fails.
        println!("{operation}");
        let golden = read(operation);
        assert_eq!(E::OPERATION.name, operation);
        assert_eq!(golden.requests.len(), COUNT);
        for (golden, endpoint) in golden.requests.iter().zip(&endpoints) {
            golden.check(&project().request(endpoint).unwrap());
            let mut secrets = secrets::<E>(&golden.args);
            secrets.extend(golden.member_session.iter().flat_map(|session| session.values().cloned()));
            redaction::check(endpoint, &secrets);
        }
        let response = Response::new(serde_json::to_vec(&golden.response).unwrap());
        let typed = project().response::<E>(&response).unwrap();
        assert_eq!(serde_json::to_value(&typed).unwrap(), golden.response);
        redaction::check(&typed, &secrets::<E::Response>(&golden.response));
        self.0 += 1;
    }
}

#[test]
fn every_operation_typed() {
    let mut check = IsGolden(0);
    typed::every_operation(&mut check);
    assert_eq!(check.0, 188);
}

#[test]
fn every_operation_by_name() {
    assert_eq!(operation::all().len(), 188);
    for operation in operation::all() {
        let golden = read(operation.name);
        for golden in &golden.requests {
            let session = golden.member_session();
            let request = project().call_request(operation.name, &golden.args, session.as_ref()).unwrap();
            golden.check(&request);
        }
        let response = Response::new(serde_json::to_vec(&golden.response).unwrap());
        assert_eq!(project().call_response(operation.name, &response).unwrap(), golden.response);
    }
}
