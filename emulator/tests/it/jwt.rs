//! Reading and verifying JWTs like a stranger would: with nothing but the published keys.

use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use http::Request;
use http::header::CACHE_CONTROL;
use ring::signature::{RSA_PKCS1_2048_8192_SHA256, RsaPublicKeyComponents};
use serde_json::Value;
use stytch_emulator::Emulator;

use crate::recording::handle;
use crate::support::{ok, send};

/// The published keys of the consumer API or of B2B, fetched without credentials.
pub(crate) fn keys(emulator: &Emulator, path: &str) -> Vec<Value> {
    let request = || Request::get(format!("{path}/{}", emulator.project_id())).body(Vec::new()).unwrap();
    let response = handle(emulator, request());
    assert_eq!(response.headers()[CACHE_CONTROL], "public, max-age=900");
    let keys = ok(send(emulator, request()))["keys"].as_array().unwrap().clone();
    for key in &keys {
        let fixed = ["kty", "use", "alg"].map(|name| key[name].as_str().unwrap());
        assert_eq!(fixed, ["RSA", "sig", "RS256"]);
        assert_eq!(key["key_ops"], serde_json::json!(["verify"]));
        assert_eq!((decode(&key["n"]).len(), decode(&key["e"])), (256, vec![1, 0, 1]));
    }
    keys
}

pub(crate) fn consumer_keys(emulator: &Emulator) -> Vec<Value> {
    keys(emulator, "/v1/sessions/jwks")
}

/// The header of a JWT.
pub(crate) fn header(jwt: &Value) -> Value {
    let header = jwt.as_str().unwrap().split('.').next().unwrap();
    serde_json::from_slice(&BASE64_URL_SAFE_NO_PAD.decode(header).unwrap()).unwrap()
}

/// The claims of a JWT, if one of the keys has signed it.
pub(crate) fn verified(jwt: &Value, keys: &[Value]) -> Option<Value> {
    let (signed, signature) = jwt.as_str().unwrap().rsplit_once('.').unwrap();
    let key = keys.iter().find(|key| key["kid"] == header(jwt)["kid"])?;
    let public = RsaPublicKeyComponents { n: decode(&key["n"]), e: decode(&key["e"]) };
    let signature = BASE64_URL_SAFE_NO_PAD.decode(signature).unwrap();
    public.verify(&RSA_PKCS1_2048_8192_SHA256, signed.as_bytes(), &signature).ok()?;
    let claims = signed.split_once('.').unwrap().1;
    serde_json::from_slice(&BASE64_URL_SAFE_NO_PAD.decode(claims).unwrap()).unwrap()
}

fn decode(part: &Value) -> Vec<u8> {
    BASE64_URL_SAFE_NO_PAD.decode(part.as_str().unwrap()).unwrap()
}
