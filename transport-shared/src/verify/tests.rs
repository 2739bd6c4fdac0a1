//! What every library says, and that none says anything else: the same tests run with each.

use serde_json::{Value, json};
use stytch_core::consumer::sessions;
use stytch_core::flow::{Input, Signature, Step};
use stytch_core::{Context, Flow, Project, UnixTime};

use super::Verifier;

const NOW: UnixTime = UnixTime::from_seconds(1_700_000_000);

/// Keys of OpenSSL, and a token of each: `kid` names the bits and the exponent.
pub(super) fn vectors() -> Vec<Value> {
    serde_json::from_str(include_str!("vectors.json")).unwrap()
}

/// What has to be verified of a token; `None` if core does not accept the key.
pub(super) fn signature(key: &Value, token: &str) -> Option<Signature> {
    let mut key = key.clone();
    key["kty"] = json!("RSA");
    let context = Context::new(Project::new("project-test-1", "secret-test-1").unwrap(), 7);
    context.import(&json!({ "keys": [key] }).to_string(), NOW).ok()?;
    match sessions::AuthenticateJwt::new(token).step(&context, NOW, Input::Start).unwrap() {
        Step::Verify(signature) => Some(signature),
        other => panic!("{other:?}"),
    }
}

#[cfg(not(any(feature = "ring", feature = "aws-lc-rs")))]
mod without {
    use stytch_core::Error;

    use super::*;

    #[test]
    fn a_library_there_is_an_error_and_never_a_session() {
        for vector in vectors() {
            let signature = signature(&vector, vector["token"].as_str().unwrap()).unwrap();
            let Err(Error::Build(error)) = Verifier.verify(&signature) else { panic!("it passed") };
            assert_eq!(error.field, "ring");
        }
    }
}

#[cfg(any(feature = "ring", feature = "aws-lc-rs"))]
mod with {
    use base64::Engine;
    use base64::engine::general_purpose::URL_SAFE_NO_PAD;

    use super::super::SHA256;
    use super::*;

    fn decode(text: &Value) -> Vec<u8> {
        URL_SAFE_NO_PAD.decode(text.as_str().unwrap()).unwrap()
    }

    fn encode(bytes: &[u8]) -> String {
        URL_SAFE_NO_PAD.encode(bytes)
    }

    /// The sum of two numbers of one length, which must not be longer.
    fn sum(one: &[u8], other: &[u8]) -> Option<Vec<u8>> {
        let (mut sum, mut carry) = (vec![0; one.len()], 0);
        for at in (0..one.len()).rev() {
            carry += u16::from(one[at]) + u16::from(other[at]);
            sum[at] = carry.to_be_bytes()[1];
            carry >>= 8;
        }
        (carry == 0).then_some(sum)
    }

    /// Whether a token is right.
    fn verifies(verifier: &Verifier, key: &Value, token: &str) -> bool {
        signature(key, token).is_some_and(|signature| verifier.verify(&signature).unwrap().is_ok())
    }

    #[track_caller]
    fn is_wrong(verifier: &Verifier, key: &Value, token: &str) {
        assert!(!verifies(verifier, key, token));
    }

    #[test]
    fn the_digest_of_the_library_is_sha_256() {
        let sha256 = SHA256.unwrap();
        for length in [0, 1, 55, 56, 63, 64, 65, 1_000, 70_000] {
            let bytes = vec![b'a'; length];
            assert_eq!(sha256(&bytes), hmac_sha256::Hash::hash(&bytes), "{length}");
        }
    }

    #[test]
    fn keys_of_every_size_and_exponent_verify_again_and_again() {
        let verifier = Verifier::default();
        for _ in 0..3 {
            for vector in vectors() {
                let name = vector["kid"].as_str().unwrap();
                // An exponent of more than 33 bits would take too long.
                let expected = name != "2048-8589934593";
                assert_eq!(verifies(&verifier, &vector, vector["token"].as_str().unwrap()), expected, "{name}");
            }
        }
    }

    #[test]
    fn another_signature_is_wrong() {
        let verifier = Verifier::default();
        for vector in vectors() {
            let (message, right) = vector["token"].as_str().unwrap().rsplit_once('.').unwrap();
            let (right, modulus) = (decode(&json!(right)), decode(&vector["n"]));
            let length = right.len();
            let mut others: Vec<Vec<u8>> = vec![
                Vec::new(),
                vec![0; length],
                vec![255; length],
                [vec![0; length - 1], vec![1]].concat(),
                modulus.clone(),
                right[1..].to_vec(),
                right[..length - 1].to_vec(),
                [&[0], &right[..]].concat(),
                [&right[..], &[0]].concat(),
            ];
            // The same number modulo the modulus.
            others.extend(sum(&right, &modulus));
            for at in [0, 1, length / 2, length - 1] {
                for bit in [1, 128] {
                    let mut other = right.clone();
                    other[at] ^= bit;
                    others.push(other);
                }
            }
            for other in others {
                is_wrong(&verifier, &vector, &format!("{message}.{}", encode(&other)));
            }
        }
    }

    #[test]
    fn another_message_is_wrong() {
        let verifier = Verifier::default();
        for vector in vectors() {
            let token = vector["token"].as_str().unwrap();
            let (header, rest) = token.split_once('.').unwrap();
            let longer = json!({ "alg": "RS256", "kid": vector["kid"], "typ": "JWT" }).to_string();
            assert_ne!(encode(longer.as_bytes()), header);
            is_wrong(&verifier, &vector, &format!("{}.{rest}", encode(longer.as_bytes())));
            is_wrong(&verifier, &vector, &token.replace(".e30.", ".e30g."));
            is_wrong(&verifier, &vector, &token.replace(".e30.", ".."));
        }
    }

    #[test]
    fn numbers_that_are_no_key_verify_nothing() {
        let verifier = Verifier::default();
        let vector = &vectors()[1];
        let token = vector["token"].as_str().unwrap();
        let modulus = decode(&vector["n"]);
        let changed = |name: &str, number: Vec<u8>| {
            let mut key = vector.clone();
            key[name] = json!(encode(&number));
            key
        };
        let with_last = |last: u8| [&modulus[..255], &[last]].concat();
        for other in [
            with_last(0),
            with_last(modulus[255] ^ 2),
            with_last(modulus[255] & 0xfe),
            vec![0xff; 256],
            [vec![0x80], vec![0; 255]].concat(),
            [vec![0x80], vec![0; 254], vec![1]].concat(),
            [&modulus[..], &[1]].concat(),
            [&modulus[..], &[0]].concat(),
            [&[1], &modulus[..]].concat(),
        ] {
            is_wrong(&verifier, &changed("n", other), token);
        }
        for other in [
            vec![2],
            vec![3],
            vec![4],
            vec![1, 0, 0],
            vec![1, 0, 2],
            vec![1, 0, 3],
            vec![1, 0, 0, 0, 0],
            vec![1, 0, 0, 0, 1],
            vec![2, 0, 0, 0, 1],
            vec![255, 255, 255, 255, 255],
        ] {
            is_wrong(&verifier, &changed("e", other), token);
        }
        // The key itself, after all of that.
        assert!(verifies(&verifier, vector, token));
    }

    #[test]
    fn a_key_is_its_numbers_and_not_its_name() {
        let verifier = Verifier::default();
        let [vector, other] = [&vectors()[1], &vectors()[0]];
        let token = vector["token"].as_str().unwrap();
        assert!(verifies(&verifier, vector, token));
        let mut renamed = other.clone();
        renamed["kid"] = vector["kid"].clone();
        is_wrong(&verifier, &renamed, token);
        assert!(verifies(&verifier, vector, token));
    }
}
