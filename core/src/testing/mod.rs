//! A Stytch for unit tests of flows: scripted responses, real signatures, virtual time.

use std::collections::BTreeMap;
use std::sync::OnceLock;
use std::time::Duration;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use http::{Request, Response};
use ring::rand::SystemRandom;
use ring::signature::{RSA_PKCS1_2048_8192_SHA256, RSA_PKCS1_SHA256, RsaKeyPair, RsaPublicKeyComponents};
use serde_json::{Value, json};

use crate::error::{Error, TransportError, TransportErrorKind};
use crate::flow::{Context, Flow, Input, InvalidSignature, PublicKey, Settings, Signature, Step};
use crate::operation::Operation;
use crate::values::UnixTime;
use crate::wire::Project;

/// The id of the project.
pub(crate) const PROJECT_ID: &str = "project-test-1";
/// The id of the key that signs.
pub(crate) const KEY_ID: &str = "key-1";
/// When tests begin, in seconds since 1970.
pub(crate) const START: u64 = 1_700_000_000;

/// The response to an operation, or its failure.
pub(crate) type Answer = Result<Response<Vec<u8>>, TransportError>;

/// How many verified tokens each [`World`] keeps, as a variable of the environment; none without it.
pub(crate) const VERIFIED_TOKENS: &str = "STYTCH_TEST_VERIFIED_TOKENS";

/// Runs flows with scripted responses, by the name of the operation.
pub(crate) struct World {
    pub(crate) context: Context,
    pub(crate) now: UnixTime,
    /// For each operation, its responses in order; the last one is repeated.
    answers: BTreeMap<&'static str, Vec<Box<dyn Fn() -> Answer>>>,
    /// The requests so far, with the names of their operations.
    pub(crate) requests: Vec<(&'static str, Request<Vec<u8>>)>,
    /// The pauses so far; time passes in them.
    pub(crate) waits: Vec<Duration>,
    /// How many signatures were looked at.
    pub(crate) verified: usize,
}

impl World {
    /// A world that knows the key [`KEY_ID`] and nothing else.
    pub(crate) fn new() -> Self {
        let project = Project::new(PROJECT_ID, "secret-test-1").unwrap();
        let verified_tokens = std::env::var(VERIFIED_TOKENS).map_or(0, |number| number.parse().unwrap());
        let settings = Settings::new().verified_tokens(verified_tokens);
        let mut world = Self {
            context: Context::new(project, 7).with_settings(settings),
            now: UnixTime::from_seconds(START),
            answers: BTreeMap::new(),
            requests: Vec::new(),
            waits: Vec::new(),
            verified: 0,
        };
        for operation in ["consumer.sessions.get_jwks", "b2b.sessions.get_jwks"] {
            world.answer(operation, || ok(&jwks(&[KEY_ID])));
        }
        world
    }

    pub(crate) fn with_settings(mut self, change: impl FnOnce(Settings) -> Settings) -> Self {
        self.context = self.context.with_settings(change(self.context.settings().clone()));
        self
    }

    /// Responds to an operation with this from now on.
    pub(crate) fn answer(&mut self, operation: &'static str, answer: impl Fn() -> Answer + 'static) {
        self.answers.insert(operation, vec![Box::new(answer)]);
    }

    /// Responds to an operation with this once, and then as before.
    pub(crate) fn answer_once(&mut self, operation: &'static str, answer: impl Fn() -> Answer + 'static) {
        self.answers.entry(operation).or_default().insert(0, Box::new(answer));
    }

    pub(crate) fn advance(&mut self, time: Duration) {
        self.now = self.now + time;
    }

    /// How many requests of an operation there were.
    pub(crate) fn count(&self, operation: &str) -> usize {
        self.requests.iter().filter(|(name, _)| *name == operation).count()
    }

    /// How often the signature of one token is verified in so many checks.
    pub(crate) fn verifications(&self, checks: usize) -> usize {
        if self.context.settings().verified_tokens > 0 { checks.min(1) } else { checks }
    }

    /// The body of the last request.
    pub(crate) fn last_body(&self) -> String {
        String::from_utf8(self.requests.last().unwrap().1.body().clone()).unwrap()
    }

    /// Runs a flow to its end. Between two steps come all inputs that it does not await, which must change nothing.
    pub(crate) fn run<F: Flow>(&mut self, mut flow: F) -> Result<F::Output, Error> {
        let mut input = Input::Start;
        for _ in 0..4_000 {
            let step = flow.step(&self.context, self.now, input)?;
            if matches!(step, Step::Done(_)) {
                let Step::Done(output) = step else { unreachable!() };
                return Ok(output);
            }
            for input in not_awaited_by(&step) {
                let text = format!("{input:?}");
                let again = flow.step(&self.context, self.now, input).unwrap();
                assert_eq!(describe(&again), describe(&step), "after {text}");
            }
            input = match step {
                Step::Send(request) => self.send(request),
                Step::Verify(signature) => {
                    self.verified += 1;
                    Input::Verified(verify(&signature))
                }
                Step::Wait(delay) => {
                    self.waits.push(delay);
                    self.advance(delay);
                    Input::Woke
                }
                Step::Done(_) => unreachable!(),
            };
        }
        panic!("the flow does not end");
    }

    /// Responds to one request.
    pub(crate) fn send(&mut self, request: Request<Vec<u8>>) -> Input {
        let operation = request.extensions().get::<&'static Operation>().unwrap();
        let answers =
            self.answers.get_mut(operation.name).unwrap_or_else(|| panic!("no answer for {}", operation.name));
        let answer = if answers.len() > 1 { answers.remove(0)() } else { answers[0]() };
        self.requests.push((operation.name, request));
        match answer {
            Ok(response) => Input::Response(response),
            Err(error) => Input::Failed(error),
        }
    }
}

/// Every kind of input except the one that the step asks for; a pause is not over before its time.
fn not_awaited_by<T>(step: &Step<T>) -> Vec<Input> {
    let failed = || Input::Failed(TransportError::new(TransportErrorKind::Connect, "not awaited"));
    let response = || Input::Response(Response::new(b"{}".to_vec()));
    let mut inputs = vec![Input::Start, Input::Woke];
    if !matches!(step, Step::Send(_)) {
        inputs.push(response());
    }
    if !matches!(step, Step::Send(_) | Step::Verify(_)) {
        inputs.push(failed());
    }
    if !matches!(step, Step::Verify(_)) {
        inputs.extend([Input::Verified(Ok(())), Input::Verified(Err(InvalidSignature))]);
    }
    inputs
}

pub(crate) fn describe<T>(step: &Step<T>) -> String {
    match step {
        Step::Send(request) => format!("{} {} {:?}", request.method(), request.uri(), request.body()),
        Step::Verify(signature) => format!("{:?} {:?}", signature.message(), signature.bytes()),
        Step::Wait(delay) => format!("{delay:?}"),
        Step::Done(_) => "done".to_owned(),
    }
}

/// A success with this body.
pub(crate) fn ok(body: &Value) -> Answer {
    status(200, body)
}

pub(crate) fn status(status: u16, body: &Value) -> Answer {
    Ok(Response::builder().status(status).body(body.to_string().into_bytes()).unwrap())
}

/// An error of Stytch's.
pub(crate) fn error(status_code: u16, error_type: &str) -> Answer {
    status(status_code, &json!({ "status_code": status_code, "error_type": error_type, "request_id": "request-1" }))
}

/// A JWK Set in which the one key of the tests has these names.
pub(crate) fn jwks(key_ids: &[&str]) -> Value {
    let keys: Vec<Value> = key_ids.iter().map(|id| jwk(id)).collect();
    json!({ "keys": keys, "request_id": "request-1", "status_code": 200 })
}

pub(crate) fn jwk(key_id: &str) -> Value {
    let key = key();
    let components: RsaPublicKeyComponents<Vec<u8>> = key.public().into();
    json!({
        "kty": "RSA", "use": "sig", "key_ops": ["verify"], "alg": "RS256", "kid": key_id,
        "n": encode(&components.n), "e": encode(&components.e),
    })
}

/// A token with these claims that is signed with the key [`KEY_ID`].
pub(crate) fn token(claims: &Value) -> String {
    token_of(&json!({ "alg": "RS256", "kid": KEY_ID, "typ": "JWT" }).to_string(), &claims.to_string())
}

/// A token of any header and claims, with a right signature.
pub(crate) fn token_of(header: &str, claims: &str) -> String {
    let message = format!("{}.{}", encode(header.as_bytes()), encode(claims.as_bytes()));
    let signature = encode(&sign(message.as_bytes()));
    format!("{message}.{signature}")
}

pub(crate) fn encode(bytes: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

pub(crate) fn sign(message: &[u8]) -> Vec<u8> {
    let key = key();
    let mut signature = vec![0; key.public().modulus_len()];
    key.sign(&RSA_PKCS1_SHA256, &SystemRandom::new(), message, &mut signature).unwrap();
    signature
}

/// What a transport does with a step to verify.
pub(crate) fn verify(signature: &Signature) -> Result<(), InvalidSignature> {
    let PublicKey::Rs256(key) = signature.key();
    let key = RsaPublicKeyComponents { n: key.modulus(), e: key.exponent() };
    key.verify(&RSA_PKCS1_2048_8192_SHA256, signature.message(), signature.bytes()).map_err(|_| InvalidSignature)
}

/// The key of RFC 7515, appendix A.2; reading it takes its time.
fn key() -> &'static RsaKeyPair {
    static KEY: OnceLock<RsaKeyPair> = OnceLock::new();
    KEY.get_or_init(|| RsaKeyPair::from_der(include_bytes!("rfc7515.der")).unwrap())
}

/// Claims that hold for five minutes from [`START`], of a user's session.
pub(crate) fn session_claims() -> Value {
    json!({
        "aud": [PROJECT_ID],
        "iss": format!("stytch.com/{PROJECT_ID}"),
        "sub": "user-test-1",
        "iat": START, "nbf": START, "exp": START + 300,
        "https://stytch.com/session": {
            "id": "session-test-1",
            "started_at": "2023-11-14T22:13:20Z",
            "last_accessed_at": "2023-11-14T22:13:20Z",
            "expires_at": "2023-11-14T23:13:20Z",
            "attributes": { "user_agent": "agent", "ip_address": "203.0.113.1" },
            "authentication_factors": [{
                "type": "otp", "delivery_method": "sms", "last_authenticated_at": "2023-11-14T22:13:20Z",
                "phone_number_factor": { "phone_id": "phone-number-test-1", "phone_number": "+12025550162" },
            }],
            "roles": ["editor"],
        },
        "jti": "token-1",
        "color": "blue",
    })
}

/// The same of a member's session.
pub(crate) fn member_session_claims() -> Value {
    let mut claims = session_claims();
    claims["sub"] = json!("member-test-1");
    claims["https://stytch.com/organization"] = json!({ "organization_id": "organization-test-1", "slug": "acme" });
    claims
}

/// A policy in which `editor` may read and write documents and do anything with pictures.
pub(crate) fn policy() -> Value {
    let permissions = json!([
        { "resource_id": "documents", "actions": ["read", "write"] },
        { "resource_id": "pictures", "actions": ["*"] },
    ]);
    json!({
        "status_code": 200,
        "policy": {
            "roles": [{ "role_id": "editor", "description": "", "permissions": permissions }],
            "resources": [
                { "resource_id": "documents", "description": "", "actions": ["read", "write", "delete"] },
                { "resource_id": "pictures", "description": "", "actions": ["read"] },
            ],
            "scopes": [{ "scope": "edit", "description": "", "permissions": permissions }],
        },
    })
}
