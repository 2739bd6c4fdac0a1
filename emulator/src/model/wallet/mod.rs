//! Crypto wallets, and the messages that they sign.

pub(crate) mod chain;
pub(crate) mod siwe;

use std::time::Duration;

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::format::export;
use crate::model::wallet::chain::Chain;
use crate::model::wallet::siwe::Siwe;

/// A crypto wallet of a user.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Wallet {
    pub(crate) id: String,
    pub(crate) chain: Chain,
    pub(crate) address: String,
    pub(crate) verified: bool,
    /// The message that the wallet is to sign.
    pub(crate) challenge: Option<Challenge>,
}

/// A message for a wallet to sign.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Challenge {
    pub(crate) message: String,
    /// What the message was made from, unless it is a plain one.
    pub(crate) siwe: Option<Siwe>,
    #[serde(with = "export::time")]
    pub(crate) expires_at: Duration,
}

impl Wallet {
    /// The key of the wallet.
    pub(crate) fn key(&self) -> String {
        self.chain.key(&self.address)
    }

    /// The wallet as a part of a user.
    pub(crate) fn to_json(&self) -> Value {
        let mut wallet = self.to_factor();
        wallet["verified"] = json!(self.verified);
        wallet
    }

    /// The wallet as a part of an authentication factor.
    pub(crate) fn to_factor(&self) -> Value {
        json!({
            "crypto_wallet_id": self.id,
            "crypto_wallet_address": self.address,
            "crypto_wallet_type": self.chain.name(),
        })
    }
}
