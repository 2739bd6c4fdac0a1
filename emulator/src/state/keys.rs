//! The keys that sign JWTs, and the set of public keys that verifies them.

use std::sync::LazyLock;

use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use ring::rand::SystemRandom;
use ring::rsa::{KeyPair, PublicKeyComponents};
use ring::signature::{RSA_PKCS1_2048_8192_SHA256, RSA_PKCS1_SHA256};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::format::export;
use crate::state::mint::Mint;
use crate::table::{Id, Limit, Row, Table};

/// The private keys, which are public and used in turn; see `keys/README.md`.
const PRIVATE: [&[u8]; 4] = [
    include_bytes!("../../keys/1.der"),
    include_bytes!("../../keys/2.der"),
    include_bytes!("../../keys/3.der"),
    include_bytes!("../../keys/4.der"),
];

/// The same, parsed: that takes as long as many a request.
static PAIRS: LazyLock<[KeyPair; 4]> = LazyLock::new(|| {
    #[expect(clippy::expect_used, reason = "these are constants that keys can be made of")]
    PRIVATE.map(|private| KeyPair::from_pkcs8(private).expect("a valid key"))
});

/// The signing keys of a project.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Keys {
    /// The latest 100 of the former signing keys that are still published, oldest first.
    old: Table<Key>,
    current: Key,
    /// A key that is published and does not sign yet.
    next: Option<Key>,
    #[serde(deserialize_with = "export::counter")]
    made: usize,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Key {
    id: String,
    /// The place of the private key, counted on and on.
    number: usize,
}

impl Keys {
    pub(crate) fn new(mint: &Mint) -> Self {
        Self { old: Table::default(), current: Key::new(mint, 0), next: None, made: 1 }
    }

    /// Publishes a new key, unless there is a next key already.
    pub(crate) fn publish(&mut self, mint: &Mint) {
        if self.next.is_none() {
            self.next = Some(Key::new(mint, self.made));
            self.made += 1;
        }
    }

    /// Signs with a new key from now on.
    pub(crate) fn rotate(&mut self, mint: &Mint) {
        self.publish(mint);
        if let Some(next) = self.next.take() {
            self.old.insert(std::mem::replace(&mut self.current, next));
        }
    }

    /// Withdraws all keys except the one that signs.
    pub(crate) fn retire(&mut self) {
        self.old = Table::default();
        self.next = None;
    }

    /// The published keys as JSON Web Keys.
    pub(crate) fn to_json(&self) -> Vec<Value> {
        self.old.iter().chain([&self.current]).chain(&self.next).map(Key::to_json).collect()
    }

    /// A JWT with these claims.
    pub(crate) fn sign(&self, claims: &Value) -> String {
        let header = json!({ "alg": "RS256", "kid": self.current.id, "typ": "JWT" });
        let signed = format!("{}.{}", encode(header.to_string()), encode(claims.to_string()));
        let signature = encode(self.current.sign(signed.as_bytes()));
        format!("{signed}.{signature}")
    }

    /// The claims of a JWT signed with one of the published keys. The JWT may have expired.
    pub(crate) fn verify(&self, jwt: &str) -> Option<Value> {
        let (signed, signature) = jwt.rsplit_once('.')?;
        let (header, claims) = signed.split_once('.')?;
        let header = decode(header)?;
        let key = self.published(header["kid"].as_str()?)?;
        let signature = BASE64_URL_SAFE_NO_PAD.decode(signature).ok()?;
        let public = key.public();
        public.verify(&RSA_PKCS1_2048_8192_SHA256, signed.as_bytes(), &signature).ok()?;
        decode(claims).filter(|_| header["alg"] == "RS256")
    }

    /// The published key with this id.
    fn published(&self, id: &str) -> Option<&Key> {
        let mut newest = [&self.current].into_iter().chain(&self.next);
        newest.find(|key| key.id == id).or_else(|| self.old.find(Id, id))
    }
}

impl Row for Key {
    type By = Id;

    const LIMIT: Option<Limit<Id>> = Some(Limit::Rows(100));

    fn keys(&self) -> Vec<(Id, String)> {
        vec![(Id, self.id.clone())]
    }
}

impl Key {
    /// The key with this number. Its id is different in every emulator, so no emulator accepts the JWTs of another.
    fn new(mint: &Mint, number: usize) -> Self {
        Self { id: mint.key_id(number), number }
    }

    fn pair(&self) -> &'static KeyPair {
        &PAIRS[self.number % PAIRS.len()]
    }

    fn sign(&self, message: &[u8]) -> Vec<u8> {
        let mut signature = vec![0; self.pair().public().modulus_len()];
        // PKCS #1 v1.5 padding has no random part, so the generator is not used.
        #[expect(clippy::expect_used, reason = "it fails only for a buffer of the wrong length")]
        self.pair()
            .sign(&RSA_PKCS1_SHA256, &SystemRandom::new(), message, &mut signature)
            .expect("a buffer as long as the modulus");
        signature
    }

    fn public(&self) -> PublicKeyComponents<Vec<u8>> {
        PublicKeyComponents::from(self.pair().public())
    }

    fn to_json(&self) -> Value {
        let public = self.public();
        json!({
            "kty": "RSA",
            "use": "sig",
            "key_ops": ["verify"],
            "alg": "RS256",
            "kid": self.id,
            "x5c": [],
            "x5tS256": "",
            "n": encode(public.n),
            "e": encode(public.e),
        })
    }
}

fn encode(part: impl AsRef<[u8]>) -> String {
    BASE64_URL_SAFE_NO_PAD.encode(part)
}

fn decode(part: &str) -> Option<Value> {
    let bytes = BASE64_URL_SAFE_NO_PAD.decode(part).ok()?;
    serde_json::from_slice(&bytes).ok()
}
