//! What an authenticator says about itself and the credential that it has made.

use ciborium::Value;
use ring::digest::{SHA256, digest};

use crate::model::webauthn::public_key::PublicKey;

/// The user was there.
const USER_PRESENT: u8 = 0x01;
/// The data contains a new credential.
const ATTESTED: u8 = 0x40;

/// The data that an authenticator signs.
#[derive(Debug)]
pub(crate) struct AuthenticatorData<'a> {
    domain_hash: &'a [u8],
    flags: u8,
    pub(crate) counter: u32,
    rest: &'a [u8],
}

impl<'a> AuthenticatorData<'a> {
    pub(crate) fn parse(bytes: &'a [u8]) -> Option<Self> {
        let (domain_hash, bytes) = bytes.split_at_checked(32)?;
        let (flags, bytes) = bytes.split_first()?;
        let (counter, rest) = bytes.split_first_chunk()?;
        Some(Self { domain_hash, flags: *flags, counter: u32::from_be_bytes(*counter), rest })
    }

    /// Whether the user was there, and the data is for this domain.
    pub(crate) fn is_for(&self, domain: &str) -> bool {
        let hash = digest(&SHA256, domain.as_bytes());
        self.domain_hash == hash.as_ref() && self.flags & USER_PRESENT != 0
    }

    /// The id and public key of the new credential.
    pub(crate) fn credential(&self) -> Option<(&'a [u8], PublicKey)> {
        if self.flags & ATTESTED == 0 {
            return None;
        }
        // The model of the authenticator comes first.
        let (_, rest) = self.rest.split_at_checked(16)?;
        let (length, rest) = rest.split_first_chunk()?;
        let (id, rest) = rest.split_at_checked(usize::from(u16::from_be_bytes(*length)))?;
        Some((id, PublicKey::parse(rest)?))
    }
}

/// The authenticator data in an attestation object; `Some(None)` if it claims something about the authenticator, which
/// is not checked.
pub(crate) fn attested_data(attestation: &[u8]) -> Option<Option<Vec<u8>>> {
    let object: Value = ciborium::from_reader(attestation).ok()?;
    let field = |name: &str| {
        let mut fields = object.as_map()?.iter();
        fields.find(|(key, _)| key.as_text() == Some(name)).map(|(_, value)| value)
    };
    let unattested = field("fmt")?.as_text()? == "none" && field("attStmt")?.as_map()?.is_empty();
    let data = field("authData")?.as_bytes()?;
    Some(unattested.then(|| data.clone()))
}
