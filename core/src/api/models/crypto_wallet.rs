//! Types about crypto wallet.

use crate::values::open_enum;

open_enum! {
    /// The kind of blockchain that a crypto wallet belongs to.
    pub enum CryptoWalletType {
        /// Ethereum, and every EVM-compatible chain such as Polygon or BSC.
        Ethereum = "ethereum",
        /// Solana.
        Solana = "solana",
    }
}
