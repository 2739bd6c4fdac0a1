//! The chains of wallets: their addresses and signatures.

use k256::ecdsa::{RecoveryId, Signature, VerifyingKey};
use ring::signature::{ED25519, UnparsedPublicKey};
use serde::{Deserialize, Serialize};
use sha3::{Digest, Keccak256};

use crate::format::{base58, hex};

/// The kind of a wallet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub(crate) enum Chain {
    /// Ethereum, or another chain that works like it.
    Ethereum,
    Solana,
}

impl Chain {
    pub(crate) fn named(name: &str) -> Option<Self> {
        [Self::Ethereum, Self::Solana].into_iter().find(|chain| chain.name() == name)
    }

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Ethereum => "ethereum",
            Self::Solana => "solana",
        }
    }

    /// Whether this has the form of an address.
    pub(crate) fn has_address(self, address: &str) -> bool {
        match self {
            Self::Ethereum => ethereum_address(address).is_some(),
            Self::Solana => base58::decode(address).is_some_and(|key| key.len() == 32),
        }
    }

    /// The key of a wallet with this address. Addresses of Ethereum may differ in case.
    pub(crate) fn key(self, address: &str) -> String {
        match self {
            Self::Ethereum => format!("ethereum {}", address.to_ascii_lowercase()),
            Self::Solana => format!("solana {address}"),
        }
    }

    /// The bytes of a signature as wallets write it; `None` for another form.
    pub(crate) fn signature(self, text: &str) -> Option<Vec<u8>> {
        match self {
            Self::Ethereum => hex::decode(text.strip_prefix("0x")?).filter(|bytes| bytes.len() == 65),
            Self::Solana => base58::decode(text).filter(|bytes| bytes.len() == 64),
        }
    }

    /// Whether the wallet with this address has signed the message.
    pub(crate) fn verifies(self, address: &str, message: &str, signature: &[u8]) -> bool {
        match self {
            Self::Ethereum => {
                ethereum_address(address).is_some_and(|address| signer(message, signature) == Some(address))
            }
            Self::Solana => {
                let key = base58::decode(address).unwrap_or_default();
                UnparsedPublicKey::new(&ED25519, key).verify(message.as_bytes(), signature).is_ok()
            }
        }
    }
}

fn ethereum_address(text: &str) -> Option<[u8; 20]> {
    hex::decode(text.strip_prefix("0x")?)?.try_into().ok()
}

/// The address whose key has signed a personal message (EIP-191).
fn signer(message: &str, signature: &[u8]) -> Option<[u8; 20]> {
    let (recovery, scalars) = signature.split_last()?;
    // Wallets add 27, for historical reasons, and some do not.
    let recovery = RecoveryId::from_byte(if *recovery >= 27 { recovery - 27 } else { *recovery })?;
    let prefixed = format!("\x19Ethereum Signed Message:\n{}{message}", message.len());
    let signature = Signature::from_slice(scalars).ok()?;
    let key = VerifyingKey::recover_from_prehash(&Keccak256::digest(prefixed), &signature, recovery).ok()?;
    // Without the byte that tells the form of the point.
    let point = key.to_encoded_point(false);
    Keccak256::digest(point.as_bytes().get(1..)?)[12..].try_into().ok()
}

/// The address with the capitals that are its checksum (EIP-55).
pub(crate) fn checksummed(address: &str) -> String {
    let digits = address.trim_start_matches("0x").to_ascii_lowercase();
    let hash = Keccak256::digest(&digits);
    let digits = digits.chars().enumerate().map(|(place, digit)| {
        let nibble = hash[place / 2 % hash.len()] >> if place % 2 == 0 { 4 } else { 0 } & 0xf;
        if nibble >= 8 { digit.to_ascii_uppercase() } else { digit }
    });
    format!("0x{}", digits.collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A signature that web3.js has made.
    #[test]
    fn a_signature_of_another_implementation_is_verified() {
        let address = "0x2c7536E3605D9C16a7a3D7b1898e529396a65c23";
        let signature = "0xb91467e570a6466aa9e9876cbcd013baba02900b8979d43fe208a4a4f339f5fd\
                         6007e74cd82e037b800186422fc2da167c747ef045e5d18a5f5d4300f8e1a0291c";
        let signature = Chain::Ethereum.signature(signature).unwrap();
        assert!(Chain::Ethereum.verifies(address, "Some data", &signature));
        assert!(!Chain::Ethereum.verifies(address, "Some other data", &signature));
        for recovery in [0, 1, 2, 27, 29, 31, 255] {
            let mut other = signature.clone();
            other[64] = recovery;
            assert_eq!(Chain::Ethereum.verifies(address, "Some data", &other), recovery == 1, "{recovery}");
        }
        assert!(!Chain::Ethereum.verifies(address, "Some data", &[0; 65]));
    }

    #[test]
    fn the_checksum_is_that_of_the_proposal() {
        for address in [
            "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed",
            "0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359",
            "0xdbF03B407c01E7cD3CBea99509d93f8DDDC8C6FB",
            "0xD1220A0cf47c7B9Be7A2E6BA89F429762e7b9aDb",
        ] {
            assert_eq!(checksummed(&address.to_lowercase()), address);
        }
    }
}
