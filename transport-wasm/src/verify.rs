//! Verifies the signatures of tokens with WebCrypto.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use js_sys::futures::JsFuture;
use js_sys::{Object, Promise, Reflect, Uint8Array};
use stytch_core::Error;
use stytch_core::error::BuildError;
use stytch_core::flow::{InvalidSignature, PublicKey, Signature};
use wasm_bindgen::prelude::*;
use web_sys::{Crypto, CryptoKey};

use crate::failure::Thrown;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(thread_local_v2, js_name = crypto)]
    static CRYPTO: Option<Crypto>;
}

pub(crate) fn crypto() -> Result<Crypto, Error> {
    CRYPTO.with(Clone::clone).ok_or_else(|| BuildError::configuration("crypto", "is missing").into())
}

/// Whether a signature matches; an error if WebCrypto cannot find that out.
pub(crate) async fn verify(signature: &Signature) -> Result<Result<(), InvalidSignature>, Error> {
    let PublicKey::Rs256(key) = signature.key() else {
        let problem = "is of a kind that this version of stytch-wasm cannot use";
        return Err(BuildError::configuration("public_key", problem).into());
    };
    let subtle = crypto()?.subtle();
    if subtle.is_falsy() {
        return Err(BuildError::configuration("crypto", "has no `subtle`, which pages have only over https").into());
    }
    let algorithm = object(&[("name", "RSASSA-PKCS1-v1_5"), ("hash", "SHA-256")]);
    let (modulus, exponent) = (base64url(key.modulus()), base64url(key.exponent()));
    let key = object(&[("kty", "RSA"), ("n", &modulus), ("e", &exponent)]);
    let usages = js_sys::Array::of1(&JsValue::from_str("verify"));
    let key = settled(subtle.import_key_with_object("jwk", &key, &algorithm, false, &usages)).await?;
    let key = key.unchecked_into::<CryptoKey>();
    let (bytes, message) = (Uint8Array::from(signature.bytes()), Uint8Array::from(signature.message()));
    let verified = subtle.verify_with_str_and_js_u8_array_and_js_u8_array("RSASSA-PKCS1-v1_5", &key, &bytes, &message);
    if settled(verified).await?.is_truthy() { Ok(Ok(())) } else { Ok(Err(InvalidSignature)) }
}

async fn settled(promise: Result<Promise, JsValue>) -> Result<JsValue, Error> {
    let result = match promise {
        Ok(promise) => JsFuture::from(promise).await,
        Err(thrown) => Err(thrown),
    };
    result.map_err(|thrown| {
        let problem = format!("cannot verify signatures: {}", Thrown::new(&thrown));
        BuildError::configuration("crypto", problem).into()
    })
}

fn object(members: &[(&str, &str)]) -> Object {
    let object = Object::new();
    for (name, value) in members {
        // Setting a property of a new object does not fail.
        let _ = Reflect::set(&object, &JsValue::from_str(name), &JsValue::from_str(value));
    }
    object
}

fn base64url(bytes: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}
