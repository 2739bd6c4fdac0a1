//! The example of RFC 7515, appendix A.2.

use std::sync::Arc;

use serde_json::{Value, json};

use super::super::token::{Token, decode};
use super::{reason, verify};
use crate::error::DeniedReason::Malformed;
use crate::flow::{InvalidSignature, PublicKey, RsaPublicKey, Signature};
use crate::testing;
use crate::testing::{World, encode, jwk, sign};

const MESSAGE: &str = "eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ";
const SIGNATURE: &str = "cC4hiUPoj9Eetdgtv3hF80EGrhuB__dzERat0XF9g2VtQgr9PJbu3XOiZj5RZmh7AAuHIm4Bh-0Qc_lF5YKt_O8W2Fp5jujGbds9uJdbF9CUAr7t1dnZcAcQjbKBYNX4BAynRFdiuB--f_nZLgrnbyTyWzO75vRK5h6xBArLIARNPvkSjtQBMHlb1L07Qe7K0GarZRmB_eSN9383LcOLn6_dO--xi12jzDwusC-eOkHWEsqtFZESc6BfI7noOPqvhJ1phCnvWh6IeYI2w9QOYEUipUTI8np6LbgGY9Fs98rqVt5AXLIhWkWywlVmtVrBp0igcN_IoypGlUPQGe77Rw";

fn signature(key: Value, message: &str, signature: &str) -> Signature {
    let number = |name: &str| decode(key[name].as_str().unwrap()).unwrap();
    let key = RsaPublicKey::new("rfc7515".to_owned(), number("n"), number("e"));
    let token = Token::unnamed(message, decode(signature).unwrap());
    Signature::new(PublicKey::Rs256(key), token.signed.clone())
}

#[test]
fn its_signature_is_right() {
    let rs256 = signature(jwk("rfc7515"), MESSAGE, SIGNATURE);
    assert_eq!(rs256.message(), MESSAGE.as_bytes());
    assert_eq!(encode(rs256.bytes()), SIGNATURE);
    let PublicKey::Rs256(key) = rs256.key();
    assert_eq!((key.modulus().len(), key.modulus()[..3].to_vec()), (256, vec![161, 248, 22]));
    assert_eq!(key.exponent(), [1, 0, 1]);
    assert_eq!(key.id(), "rfc7515");
    assert_eq!(testing::verify(&rs256), Ok(()));
    // RSASSA-PKCS1-v1_5 has one signature for a message.
    assert_eq!(encode(&sign(MESSAGE.as_bytes())), SIGNATURE);
}

#[test]
fn every_byte_of_it_counts() {
    for at in 0..MESSAGE.len() {
        let mut message = MESSAGE.as_bytes().to_vec();
        message[at] ^= 1;
        assert_eq!(
            testing::verify(&signature(jwk("rfc7515"), &String::from_utf8(message).unwrap(), SIGNATURE)),
            Err(InvalidSignature),
            "{at}"
        );
    }
    for at in 0..256 {
        let mut changed = decode(SIGNATURE).unwrap();
        changed[at] ^= 1;
        assert_eq!(
            testing::verify(&signature(jwk("rfc7515"), MESSAGE, &encode(&changed))),
            Err(InvalidSignature),
            "{at}"
        );
    }
    let mut other = jwk("rfc7515");
    other["n"] = json!(super::OTHER_MODULUS);
    assert_eq!(testing::verify(&signature(other, MESSAGE, SIGNATURE)), Err(InvalidSignature));
}

#[test]
fn as_a_token_it_names_no_key() {
    let token = format!("{MESSAGE}.{SIGNATURE}");
    let denied = Token::parse(Arc::new(token.as_str().into())).unwrap_err();
    assert_eq!((denied.reason, denied.detail.as_ref()), (Malformed, "the token names no key"));
    assert_eq!(reason(verify(&mut World::new(), &token)), Malformed);
}
