//! An authenticator with a browser around it, as far as WebAuthn needs them.

use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use ciborium::Value as Cbor;
use ring::digest::{SHA256, digest};
use ring::rand::SystemRandom;
use ring::rsa::{KeyPair as RsaKeyPair, PublicKeyComponents};
use ring::signature::{ECDSA_P256_SHA256_ASN1_SIGNING, EcdsaKeyPair, Ed25519KeyPair, KeyPair, RSA_PKCS1_SHA256};
use serde_json::{Value, json};

/// A credential, and what its authenticator and its browser say.
pub(crate) struct Authenticator {
    key: Key,
    pub(crate) id: Vec<u8>,
    pub(crate) origin: String,
    pub(crate) counter: u32,
    pub(crate) flags: u8,
    pub(crate) format: &'static str,
    user_handle: Option<String>,
}

enum Key {
    Es256(EcdsaKeyPair),
    EdDsa(Ed25519KeyPair),
    Rs256(RsaKeyPair),
}

impl Authenticator {
    pub(crate) fn es256(id: &str) -> Self {
        let key = EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_ASN1_SIGNING, &SystemRandom::new()).unwrap();
        let key = EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_ASN1_SIGNING, key.as_ref(), &SystemRandom::new());
        Self::new(Key::Es256(key.unwrap()), id)
    }

    pub(crate) fn eddsa(id: &str) -> Self {
        Self::new(Key::EdDsa(Ed25519KeyPair::from_seed_unchecked(&[7; 32]).unwrap()), id)
    }

    pub(crate) fn rs256(id: &str) -> Self {
        Self::new(Key::Rs256(RsaKeyPair::from_pkcs8(include_bytes!("../../keys/1.der")).unwrap()), id)
    }

    fn new(key: Key, id: &str) -> Self {
        let (id, origin) = (id.as_bytes().to_vec(), "https://app.example".to_owned());
        Self { key, id, origin, counter: 0, flags: 0x05, format: "none", user_handle: None }
    }

    /// What `navigator.credentials.create` returns for these options, which are in Base64 for URLs.
    pub(crate) fn create(&mut self, options: &Value) -> Value {
        let options: Value = serde_json::from_str(options.as_str().unwrap()).unwrap();
        self.user_handle = options["user"]["id"].as_str().map(str::to_owned);
        let mut data = self.data(&options["rp"]["id"], 0x40);
        data.extend([0; 16]);
        data.extend(u16::try_from(self.id.len()).unwrap().to_be_bytes());
        data.extend(&self.id);
        ciborium::into_writer(&self.public_key(), &mut data).unwrap();
        let text = |text: &str| Cbor::Text(text.to_owned());
        let object = Cbor::Map(vec![
            (text("fmt"), text(self.format)),
            (text("attStmt"), Cbor::Map(Vec::new())),
            (text("authData"), Cbor::Bytes(data)),
        ]);
        let mut attestation = Vec::new();
        ciborium::into_writer(&object, &mut attestation).unwrap();
        let client_data = self.client_data("webauthn.create", &options["challenge"]);
        let response = json!({ "clientDataJSON": encode(client_data), "attestationObject": encode(attestation) });
        self.credential(response)
    }

    /// What `navigator.credentials.get` returns for these options, which are in Base64 for URLs.
    pub(crate) fn get(&mut self, options: &Value) -> Value {
        let options: Value = serde_json::from_str(options.as_str().unwrap()).unwrap();
        let data = self.data(&options["rpId"], 0);
        let client_data = self.client_data("webauthn.get", &options["challenge"]);
        let signed = [&data, digest(&SHA256, &client_data).as_ref()].concat();
        let signature = self.sign(&signed);
        let response = json!({
            "clientDataJSON": encode(client_data), "authenticatorData": encode(data), "signature": encode(signature),
            "userHandle": self.user_handle,
        });
        self.credential(response)
    }

    fn credential(&self, response: Value) -> Value {
        let id = encode(&self.id);
        json!({ "type": "public-key", "id": id, "rawId": id, "response": response, "clientExtensionResults": {} })
    }

    fn data(&self, domain: &Value, more: u8) -> Vec<u8> {
        let mut data = digest(&SHA256, domain.as_str().unwrap().as_bytes()).as_ref().to_vec();
        data.push(self.flags | more);
        data.extend(self.counter.to_be_bytes());
        data
    }

    fn client_data(&self, kind: &str, challenge: &Value) -> Vec<u8> {
        json!({ "type": kind, "challenge": challenge, "origin": self.origin }).to_string().into_bytes()
    }

    fn public_key(&self) -> Cbor {
        let number = |number: i64| Cbor::Integer(number.into());
        let fields = match &self.key {
            Key::Es256(key) => {
                let point = &key.public_key().as_ref()[1..];
                let (x, y) = (Cbor::Bytes(point[..32].to_vec()), Cbor::Bytes(point[32..].to_vec()));
                vec![(1, number(2)), (3, number(-7)), (-1, number(1)), (-2, x), (-3, y)]
            }
            Key::EdDsa(key) => {
                let point = Cbor::Bytes(key.public_key().as_ref().to_vec());
                vec![(1, number(1)), (3, number(-8)), (-1, number(6)), (-2, point)]
            }
            Key::Rs256(key) => {
                let public = PublicKeyComponents::<Vec<u8>>::from(key.public());
                let (modulus, exponent) = (Cbor::Bytes(public.n), Cbor::Bytes(public.e));
                vec![(1, number(3)), (3, number(-257)), (-1, modulus), (-2, exponent)]
            }
        };
        Cbor::Map(fields.into_iter().map(|(label, value)| (number(label), value)).collect())
    }

    fn sign(&self, message: &[u8]) -> Vec<u8> {
        match &self.key {
            Key::Es256(key) => key.sign(&SystemRandom::new(), message).unwrap().as_ref().to_vec(),
            Key::EdDsa(key) => key.sign(message).as_ref().to_vec(),
            Key::Rs256(key) => {
                let mut signature = vec![0; key.public().modulus_len()];
                key.sign(&RSA_PKCS1_SHA256, &SystemRandom::new(), message, &mut signature).unwrap();
                signature
            }
        }
    }
}

fn encode(bytes: impl AsRef<[u8]>) -> String {
    BASE64_URL_SAFE_NO_PAD.encode(bytes)
}
