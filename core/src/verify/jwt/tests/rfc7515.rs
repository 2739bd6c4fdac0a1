//! The example of RFC 7515, appendix A.2.

use std::sync::Arc;

use serde_json::{Value, json};

use super::super::token::{Token, decode};
use super::{reason, verify};
use crate::error::DeniedReason::Malformed;
use crate::testing;
use crate::testing::{World, encode, jwk, sign};
use crate::verify::Rs256;
use crate::verify::jwt::keys::RsaKey;

const MESSAGE: &str = "eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ";
const SIGNATURE: &str = "cC4hiUPoj9Eetdgtv3hF80EGrhuB__dzERat0XF9g2VtQgr9PJbu3XOiZj5RZmh7AAuHIm4Bh-0Qc_lF5YKt_O8W2Fp5jujGbds9uJdbF9CUAr7t1dnZcAcQjbKBYNX4BAynRFdiuB--f_nZLgrnbyTyWzO75vRK5h6xBArLIARNPvkSjtQBMHlb1L07Qe7K0GarZRmB_eSN9383LcOLn6_dO--xi12jzDwusC-eOkHWEsqtFZESc6BfI7noOPqvhJ1phCnvWh6IeYI2w9QOYEUipUTI8np6LbgGY9Fs98rqVt5AXLIhWkWywlVmtVrBp0igcN_IoypGlUPQGe77Rw";

fn rs256(key: Value, message: &str, signature: &str) -> Rs256 {
    let number = |name: &str| decode(key[name].as_str().unwrap()).unwrap();
    let key = RsaKey { id: "rfc7515".to_owned(), modulus: number("n"), exponent: number("e") };
    Rs256::new(Arc::new(key), Token::unnamed(message, decode(signature).unwrap()))
}

#[test]
fn its_signature_is_right() {
    let rs256 = rs256(jwk("rfc7515"), MESSAGE, SIGNATURE);
    assert_eq!(rs256.message(), MESSAGE.as_bytes());
    assert_eq!(encode(rs256.signature()), SIGNATURE);
    assert_eq!((rs256.modulus().len(), rs256.modulus()[..3].to_vec()), (256, vec![161, 248, 22]));
    assert_eq!(rs256.exponent(), [1, 0, 1]);
    assert_eq!(rs256.key_id(), "rfc7515");
    assert!(testing::verify(&rs256));
    // RSASSA-PKCS1-v1_5 has one signature for a message.
    assert_eq!(encode(&sign(MESSAGE.as_bytes())), SIGNATURE);
}

#[test]
fn every_byte_of_it_counts() {
    for at in 0..MESSAGE.len() {
        let mut message = MESSAGE.as_bytes().to_vec();
        message[at] ^= 1;
        assert!(!testing::verify(&rs256(jwk("rfc7515"), &String::from_utf8(message).unwrap(), SIGNATURE)), "{at}");
    }
    for at in 0..256 {
        let mut signature = decode(SIGNATURE).unwrap();
        signature[at] ^= 1;
        assert!(!testing::verify(&rs256(jwk("rfc7515"), MESSAGE, &encode(&signature))), "{at}");
    }
    let mut other = jwk("rfc7515");
    other["n"] = json!(super::OTHER_MODULUS);
    assert!(!testing::verify(&rs256(other, MESSAGE, SIGNATURE)));
}

#[test]
fn as_a_token_it_names_no_key() {
    let token = format!("{MESSAGE}.{SIGNATURE}");
    let denied = Token::parse(&token).unwrap_err();
    assert_eq!((denied.reason, denied.detail.as_ref()), (Malformed, "the token names no key"));
    assert_eq!(reason(verify(&mut World::new(), &token)), Malformed);
}
