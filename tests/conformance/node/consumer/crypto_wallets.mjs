import assert from "node:assert/strict";
import { generateKeyPairSync, sign } from "node:crypto";

import { secp256k1 } from "@noble/curves/secp256k1.js";
import { keccak_256 } from "@noble/hashes/sha3.js";
import { base58 } from "@scure/base";

import { HOUR, refused } from "../support.mjs";

// What a browser extension for Ethereum does: EIP-191, with the recovery id as wallets write it.
function ethereum() {
  const { secretKey } = secp256k1.keygen();
  const point = secp256k1.getPublicKey(secretKey, false).subarray(1);
  const signed = (challenge) => {
    const message = Buffer.from(`\x19Ethereum Signed Message:\n${Buffer.byteLength(challenge)}${challenge}`);
    const options = { prehash: false, format: "recovered" };
    const [recovery, ...signature] = secp256k1.sign(keccak_256(message), secretKey, options);
    return `0x${Buffer.from([...signature, 27 + recovery]).toString("hex")}`;
  };
  return { type: "ethereum", address: `0x${Buffer.from(keccak_256(point).subarray(12)).toString("hex")}`, signed };
}

// What a browser extension for Solana does.
function solana() {
  const { publicKey, privateKey } = generateKeyPairSync("ed25519");
  const address = base58.encode(Buffer.from(publicKey.export({ format: "jwk" }).x, "base64url"));
  return { type: "solana", address, signed: (challenge) => base58.encode(sign(null, Buffer.from(challenge), privateKey)) };
}

export async function logins({ consumer: { cryptoWallets, users } }) {
  for (const { type, address, signed } of [ethereum(), solana()]) {
    const wallet = { crypto_wallet_type: type, crypto_wallet_address: address };
    const started = await cryptoWallets.authenticateStart(wallet);
    assert.equal(started.user_created, true);
    const wrong = cryptoWallets.authenticate({ ...wallet, signature: signed("another challenge") });
    await refused(wrong, 401, "unable_to_authenticate_crypto_wallet");
    const { challenge } = await cryptoWallets.authenticateStart(wallet);
    const login = await cryptoWallets.authenticate({ ...wallet, signature: signed(challenge), ...HOUR });
    assert.equal(login.user_id, started.user_id);
    const [{ crypto_wallet_factor }] = login.session.authentication_factors;
    assert.equal(crypto_wallet_factor.crypto_wallet_address, address);
    const { crypto_wallet_id } = crypto_wallet_factor;
    assert.deepEqual((await users.deleteCryptoWallet({ crypto_wallet_id })).user.crypto_wallets, []);
  }
}

export async function signInWithEthereum({ consumer: { cryptoWallets } }) {
  const { type, address, signed } = ethereum();
  const wallet = { crypto_wallet_type: type, crypto_wallet_address: address };
  const siwe_params = { domain: "app.example", uri: "https://app.example/login", statement: "Let me in." };
  const { challenge } = await cryptoWallets.authenticateStart({ ...wallet, siwe_params });
  assert.equal(challenge.split("\n")[0], "app.example wants you to sign in with your Ethereum account:");
  const login = await cryptoWallets.authenticate({ ...wallet, signature: signed(challenge), ...HOUR });
  assert.deepEqual([login.siwe_params.domain, login.siwe_params.chain_id], ["app.example", "1"]);
}
