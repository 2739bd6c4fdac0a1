//! The public keys of credentials, in the COSE format (RFC 9052).

use ciborium::Value;
use ring::signature::{
    ECDSA_P256_SHA256_ASN1, ED25519, RSA_PKCS1_2048_8192_SHA256, RsaPublicKeyComponents, UnparsedPublicKey,
};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use crate::format::export;

/// The algorithms that are asked for: ES256, EdDSA and RS256.
pub(crate) const ALGORITHMS: [i64; 3] = [-7, -8, -257];

/// The public key of a credential.
#[derive(Debug)]
pub(crate) struct PublicKey {
    /// The key as the authenticator has encoded it.
    pub(crate) cose: Vec<u8>,
    kind: Kind,
}

/// As the authenticator has encoded it.
impl Serialize for PublicKey {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        export::bytes::serialize(&self.cose, serializer)
    }
}

impl<'de> Deserialize<'de> for PublicKey {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let bytes = export::bytes::deserialize(deserializer)?;
        let key = Self::parse(&bytes).filter(|key| key.cose == bytes);
        key.ok_or_else(|| {
            de::Error::custom("must be a key in the COSE format, of one of the algorithms ES256, EdDSA and RS256")
        })
    }
}

#[derive(Debug)]
enum Kind {
    Es256 { point: Vec<u8> },
    EdDsa { point: Vec<u8> },
    Rs256 { modulus: Vec<u8>, exponent: Vec<u8> },
}

impl PublicKey {
    /// Reads the key at the start of `bytes`.
    pub(crate) fn parse(bytes: &[u8]) -> Option<Self> {
        let mut rest = bytes;
        let key: Value = ciborium::from_reader(&mut rest).ok()?;
        let cose = bytes.get(..bytes.len() - rest.len())?.to_vec();
        let field = |label: i64| {
            let mut fields = key.as_map()?.iter();
            fields.find(|(key, _)| key.as_integer() == Some(label.into())).map(|(_, value)| value)
        };
        let number = |label| i64::try_from(field(label)?.as_integer()?).ok();
        let bytes = |label| field(label)?.as_bytes().cloned();
        // The type of the key, its algorithm, and the curve.
        let kind = match (number(1)?, number(3)?) {
            (2, -7) if number(-1)? == 1 => {
                let (x, y) = (bytes(-2)?, bytes(-3)?);
                Kind::Es256 { point: [&[4][..], &x, &y].concat() }
            }
            (1, -8) if number(-1)? == 6 => Kind::EdDsa { point: bytes(-2)? },
            (3, -257) => Kind::Rs256 { modulus: bytes(-1)?, exponent: bytes(-2)? },
            _ => return None,
        };
        Some(Self { cose, kind })
    }

    /// Whether the owner of the key has signed the message.
    pub(crate) fn verifies(&self, message: &[u8], signature: &[u8]) -> bool {
        let verified = match &self.kind {
            Kind::Es256 { point } => UnparsedPublicKey::new(&ECDSA_P256_SHA256_ASN1, point).verify(message, signature),
            Kind::EdDsa { point } => UnparsedPublicKey::new(&ED25519, point).verify(message, signature),
            Kind::Rs256 { modulus, exponent } => RsaPublicKeyComponents { n: modulus, e: exponent }.verify(
                &RSA_PKCS1_2048_8192_SHA256,
                message,
                signature,
            ),
        };
        verified.is_ok()
    }
}
