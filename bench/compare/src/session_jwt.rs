//! Checking a session JWT with keys that are there already.
//!
//! The floor is a bare RSA verification by `ring` of the same signature over the same bytes, both decoded before: what no
//! check with this algorithm and this package can be cheaper than. The official crate has no check of session JWTs. Its check
//! of M2M tokens does the same work, on jsonwebtoken and aws-lc, and takes the session's token for one if that has a custom
//! claim `scope`. It answers JSON values; ours answers a typed session.
//!
//! Ours is also timed with aws-lc instead of ring, and for a token that was verified before.

use std::time::{Duration, SystemTime};

use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use ring::signature::{RSA_PKCS1_2048_8192_SHA256, RsaPublicKeyComponents};
use stytch::client::{Client, Vertical};
use stytch::consumer::m2m::AuthenticateTokenRequest;
use stytch_core::Settings;
use stytch_core::consumer::{passwords, sessions};
use stytch_emulator::{Emulator, Server};

use crate::race::{Race, contender};
use crate::table::{COMPARED, Row, Table, microseconds};

const PASSWORD: &str = "correct horse battery staple";

pub(crate) fn table() -> Table {
    let emulator = Emulator::new().serve().expect("loopback has a free port");
    let builder = stytch_ureq::Client::builder;
    let client = builder(emulator.project()).build().expect("the settings are valid");
    let login = passwords::Create::new("ada@example.com", PASSWORD)
        .session_duration_minutes(60)
        .session_custom_claims([("scope", "read:documents")]);
    let token = client.send(&login).expect("the emulator answers").session_jwt;
    let token = token.expose();
    let found = client.run(sessions::AuthenticateJwt::new(token)).expect("the token is valid");
    assert!(!found.session.user_id.is_empty());
    let with_aws_lc = stytch_ureq_aws_lc::Client::builder(emulator.project()).build().expect("the settings are valid");
    let settings = Settings::new().verified_tokens(1_000);
    let keeping = builder(emulator.project()).settings(settings).build().expect("the settings are valid");
    assert_eq!(with_aws_lc.run(sessions::AuthenticateJwt::new(token)).expect("the token is valid"), found);
    for _ in 0..2 {
        assert_eq!(keeping.run(sessions::AuthenticateJwt::new(token)).expect("the token is valid"), found);
    }
    let asynchronous = stytch_reqwest::Client::builder(emulator.project()).build().expect("the settings are valid");
    let bare = Bare::new(&client.context().export().expect("there are keys"), token);

    let official = official_client(&emulator);
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("there is an event queue");
    let check = || {
        let request = AuthenticateTokenRequest {
            access_token: token.to_owned(),
            required_scopes: None,
            scope_authorization_func: None,
            max_token_age_seconds: None,
        };
        runtime.block_on(official.m2m.authenticate_token(request))
    };
    assert_eq!(check().expect("the token is valid").client_id, found.session.user_id);
    let asynchronously = || runtime.block_on(asynchronous.run(sessions::AuthenticateJwt::new(token)));
    assert_eq!(asynchronously().expect("the token is valid"), found);
    let started = SystemTime::now();

    let race = Race::run(
        201,
        100,
        [
            contender(|| client.run(sessions::AuthenticateJwt::new(token)).expect("the token is valid")),
            contender(|| check().expect("the token is valid")),
            contender(|| bare.verify()),
            contender(|| with_aws_lc.run(sessions::AuthenticateJwt::new(token)).expect("the token is valid")),
            contender(|| keeping.run(sessions::AuthenticateJwt::new(token)).expect("the token is valid")),
            contender(|| asynchronously().expect("the token is valid")),
        ],
    );
    // The keys were not fetched again, by any.
    assert!(started.elapsed().is_ok_and(|time| time < Duration::from_secs(240)), "the race took too long to be fair");
    assert_eq!(emulator.requests_of("consumer.sessions.get_jwks"), 5);
    Table {
        title: "Check a session JWT, CPU time".into(),
        columns: COMPARED,
        rows: vec![
            Row::raced(format!("{} bytes, one factor", token.len()), &race, [0, 1, 2], microseconds),
            Row::raced("the feature `aws-lc-rs`", &race, [3, 1, 2], microseconds),
            Row::raced("a token verified before, `verified_tokens`", &race, [4, 1, 2], microseconds),
            Row::raced("`stytch-reqwest`", &race, [5, 1, 2], microseconds),
        ],
        note: "Official: `m2m.authenticate_token` of the same token, on jsonwebtoken and aws-lc. Floor: one RSA verification \
               by ring.".into(),
    }
}

fn official_client(emulator: &Server) -> stytch::consumer::client::Client {
    let url = emulator.url().parse().expect("the URL is valid");
    let client = Client::new_with_base_url(emulator.project_id(), emulator.secret(), url, Vertical::Consumer)
        .expect("the settings are valid");
    stytch::consumer::client::Client::new_with_http_client(client.clone(), client)
}

/// A signature with everything decoded.
struct Bare {
    modulus: Vec<u8>,
    exponent: Vec<u8>,
    message: String,
    signature: Vec<u8>,
}

impl Bare {
    fn new(keys: &str, token: &str) -> Self {
        let decode = |text: &str| BASE64_URL_SAFE_NO_PAD.decode(text).expect("it is base64url");
        let keys: serde_json::Value = serde_json::from_str(keys).expect("it is JSON");
        let number = |name: &str| decode(keys["keys"][0][name].as_str().expect("it is text"));
        let (message, signature) = token.rsplit_once('.').expect("it has three parts");
        let bare = Self {
            modulus: number("n"),
            exponent: number("e"),
            message: message.to_owned(),
            signature: decode(signature),
        };
        bare.verify();
        bare
    }

    fn verify(&self) {
        let key = RsaPublicKeyComponents { n: &self.modulus, e: &self.exponent };
        key.verify(&RSA_PKCS1_2048_8192_SHA256, self.message.as_bytes(), &self.signature)
            .expect("the signature is right");
    }
}
