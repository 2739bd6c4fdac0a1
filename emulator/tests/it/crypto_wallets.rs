//! Logins with crypto wallets.

use std::time::Duration;

use k256::ecdsa::SigningKey;
use ring::signature::{Ed25519KeyPair, KeyPair};
use serde_json::{Value, json};
use sha3::{Digest, Keccak256};
use stytch_emulator::Emulator;

use crate::support::{EMAIL, NEW_YEAR, PHONE, delete, fails, get, ok, post, sms_login, user};

/// A wallet, as a browser extension keeps it.
pub(crate) struct Wallet {
    pub(crate) kind: &'static str,
    pub(crate) address: String,
    pub(crate) sign: Box<dyn Fn(&str) -> String>,
}

pub(crate) fn ethereum(seed: u8) -> Wallet {
    let key = SigningKey::from_slice(&[seed; 32]).unwrap();
    let point = key.verifying_key().to_encoded_point(false);
    let address = hex(&Keccak256::digest(&point.as_bytes()[1..])[12..]);
    let sign = move |message: &str| {
        let prefixed = format!("\x19Ethereum Signed Message:\n{}{message}", message.len());
        let (signature, recovery) = key.sign_prehash_recoverable(&Keccak256::digest(prefixed)).unwrap();
        hex(&[&signature.to_bytes()[..], &[27 + recovery.to_byte()]].concat())
    };
    Wallet { kind: "ethereum", address, sign: Box::new(sign) }
}

pub(crate) fn solana(seed: u8) -> Wallet {
    let key = Ed25519KeyPair::from_seed_unchecked(&[seed; 32]).unwrap();
    let address = base58(key.public_key().as_ref());
    Wallet { kind: "solana", address, sign: Box::new(move |message| base58(key.sign(message.as_bytes()).as_ref())) }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold("0x".to_owned(), |text, byte| format!("{text}{byte:02x}"))
}

fn base58(bytes: &[u8]) -> String {
    let alphabet = b"123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    let mut digits: Vec<usize> = Vec::new();
    for byte in bytes {
        let mut carry = usize::from(*byte);
        for digit in &mut digits {
            carry += *digit << 8;
            (*digit, carry) = (carry % 58, carry / 58);
        }
        while carry > 0 {
            digits.push(carry % 58);
            carry /= 58;
        }
    }
    let zeros = bytes.iter().take_while(|byte| **byte == 0).map(|_| '1');
    zeros.chain(digits.iter().rev().map(|digit| char::from(alphabet[*digit]))).collect()
}

/// Asks for a challenge; `more` are further parameters.
fn start(emulator: &Emulator, wallet: &Wallet, more: Value) -> (u16, Value) {
    let mut body = json!({ "crypto_wallet_type": wallet.kind, "crypto_wallet_address": wallet.address });
    body.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    post(emulator, "/v1/crypto_wallets/authenticate/start", body)
}

fn challenge(emulator: &Emulator, wallet: &Wallet) -> String {
    ok(start(emulator, wallet, json!({})))["challenge"].as_str().unwrap().to_owned()
}

fn authenticate(emulator: &Emulator, wallet: &Wallet, signature: &str) -> (u16, Value) {
    let body = json!({
        "crypto_wallet_type": wallet.kind, "crypto_wallet_address": wallet.address, "signature": signature,
        "session_duration_minutes": 60,
    });
    post(emulator, "/v1/crypto_wallets/authenticate", body)
}

#[test]
fn a_signature_logs_in() {
    for wallet in [ethereum(1), solana(1)] {
        let emulator = Emulator::starting_at(NEW_YEAR);
        let started = ok(start(&emulator, &wallet, json!({})));
        assert_eq!(started["user_created"], true);
        let user = ok(get(&emulator, &format!("/v1/users/{}", started["user_id"].as_str().unwrap())));
        assert_eq!(user["crypto_wallets"][0]["verified"], false);

        let signature = (wallet.sign)(started["challenge"].as_str().unwrap());
        let login = ok(authenticate(&emulator, &wallet, &signature));
        assert_eq!((&login["user_id"], &login["siwe_params"]), (&started["user_id"], &Value::Null));
        let factor = &login["session"]["authentication_factors"][0];
        let id = factor["crypto_wallet_factor"]["crypto_wallet_id"].clone();
        let mut described = json!({
            "crypto_wallet_id": id, "crypto_wallet_address": wallet.address, "crypto_wallet_type": wallet.kind,
        });
        let expected = json!({
            "type": "crypto",
            "delivery_method": "crypto_wallet",
            "created_at": "2025-01-01T00:00:00Z",
            "updated_at": "2025-01-01T00:00:00Z",
            "last_authenticated_at": "2025-01-01T00:00:00Z",
            "crypto_wallet_factor": described,
        });
        assert_eq!(*factor, expected);
        described["verified"] = json!(true);
        assert_eq!(login["user"]["crypto_wallets"], json!([described]));
        // The same wallet leads to the same user.
        let again = ok(start(&emulator, &wallet, json!({})));
        assert_eq!((&again["user_id"], &again["user_created"]), (&started["user_id"], &json!(false)));
    }
}

#[test]
fn a_challenge_is_signed_once_in_five_minutes_by_the_wallet() {
    for (wallet, other) in [(ethereum(1), ethereum(2)), (solana(1), solana(2))] {
        let emulator = Emulator::new();
        let refused = "unable_to_authenticate_crypto_wallet";
        fails(authenticate(&emulator, &wallet, &(wallet.sign)("x")), 404, "crypto_wallet_not_found");
        let old = challenge(&emulator, &wallet);
        let new = challenge(&emulator, &wallet);
        assert_ne!(old, new);
        fails(authenticate(&emulator, &wallet, &(wallet.sign)(&old)), 401, refused);
        fails(authenticate(&emulator, &wallet, &(other.sign)(&new)), 401, refused);
        emulator.advance(Duration::from_secs(299));
        ok(authenticate(&emulator, &wallet, &(wallet.sign)(&new)));
        fails(authenticate(&emulator, &wallet, &(wallet.sign)(&new)), 401, refused);
        let late = challenge(&emulator, &wallet);
        emulator.advance(Duration::from_secs(300));
        fails(authenticate(&emulator, &wallet, &(wallet.sign)(&late)), 401, refused);
        for malformed in ["", "0x00", "zz", "0OIl"] {
            let error_type = if malformed.is_empty() { "bad_request" } else { "invalid_signature" };
            fails(authenticate(&emulator, &wallet, malformed), 400, error_type);
        }
    }
}

#[test]
fn a_wallet_is_added_to_the_user_of_a_request() {
    let emulator = Emulator::new();
    let ada = sms_login(&emulator, PHONE);
    let by_session = ethereum(1);
    let started = ok(start(&emulator, &by_session, json!({ "session_token": ada["session_token"] })));
    assert_eq!((&started["user_id"], &started["user_created"]), (&ada["user_id"], &json!(false)));
    let signature = (by_session.sign)(started["challenge"].as_str().unwrap());
    let body = json!({
        "crypto_wallet_type": "ethereum", "crypto_wallet_address": by_session.address.to_uppercase().replace("0X", "0x"),
        "signature": signature, "session_token": ada["session_token"],
    });
    let login = ok(post(&emulator, "/v1/crypto_wallets/authenticate", body));
    assert_eq!(login["session"]["authentication_factors"].as_array().unwrap().len(), 2);

    let started = ok(start(&emulator, &solana(1), json!({ "user_id": ada["user_id"] })));
    assert_eq!(started["user_id"], ada["user_id"]);
    let eve = user(&emulator, EMAIL)["user_id"].take();
    fails(start(&emulator, &solana(1), json!({ "user_id": eve })), 400, "duplicate_wallet_address");
    let both = json!({ "user_id": ada["user_id"], "session_token": ada["session_token"] });
    fails(start(&emulator, &solana(1), both), 400, "too_many_user_selection_arguments");
}

#[test]
fn sign_in_with_ethereum() {
    let emulator = Emulator::starting_at(NEW_YEAR);
    let wallet = ethereum(1);
    let siwe = json!({
        "domain": "app.example", "uri": "https://app.example/login", "statement": "Let me in.", "chain_id": "5",
        "resources": ["https://app.example/terms", "ipfs://bafy"], "message_request_id": "7",
    });
    let started = ok(start(&emulator, &wallet, json!({ "siwe_params": siwe })));
    let challenge = started["challenge"].as_str().unwrap();
    let (_, rest) = challenge.split_once("Nonce: ").unwrap();
    let (nonce, _) = rest.split_once('\n').unwrap();
    assert!(nonce.len() == 16 && nonce.bytes().all(|byte| byte.is_ascii_alphanumeric()));
    let expected = format!(
        "app.example wants you to sign in with your Ethereum account:\n\
         0x1a642f0E3c3aF545E7AcBD38b07251B3990914F1\n\
         \n\
         Let me in.\n\
         \n\
         URI: https://app.example/login\n\
         Version: 1\n\
         Chain ID: 5\n\
         Nonce: {nonce}\n\
         Issued At: 2025-01-01T00:00:00Z\n\
         Expiration Time: 2025-01-01T00:05:00Z\n\
         Not Before: 2025-01-01T00:00:00Z\n\
         Request ID: 7\n\
         Resources:\n\
         - https://app.example/terms\n\
         - ipfs://bafy"
    );
    assert_eq!(challenge, expected);
    let login = ok(authenticate(&emulator, &wallet, &(wallet.sign)(challenge)));
    let expected = json!({
        "domain": "app.example", "uri": "https://app.example/login", "chain_id": "5",
        "resources": ["https://app.example/terms", "ipfs://bafy"], "issued_at": "2025-01-01T00:00:00Z",
        "message_request_id": "7", "status_code": 200, "request_id": "",
    });
    assert_eq!(login["siwe_params"], expected);
}

#[test]
fn a_message_is_used_in_its_time() {
    let emulator = Emulator::starting_at(NEW_YEAR);
    let wallet = ethereum(1);
    let siwe = json!({
        "domain": "app.example", "uri": "https://app.example", "not_before": "2025-01-01T00:01:00Z", "resources": [],
    });
    let started = ok(start(&emulator, &wallet, json!({ "siwe_params": siwe })));
    let signature = (wallet.sign)(started["challenge"].as_str().unwrap());
    // Without a statement, there are two empty lines.
    assert!(started["challenge"].as_str().unwrap().contains("0914F1\n\n\nURI: https://app.example\n"));
    fails(authenticate(&emulator, &wallet, &signature), 400, "siwe_message_not_valid_yet");
    emulator.advance(Duration::from_secs(60 + 300));
    fails(authenticate(&emulator, &wallet, &signature), 400, "siwe_message_expired");
    let started = ok(start(&emulator, &wallet, json!({ "siwe_params": siwe })));
    ok(authenticate(&emulator, &wallet, &(wallet.sign)(started["challenge"].as_str().unwrap())));
}

#[test]
fn wallets_and_messages_have_the_right_form() {
    let emulator = Emulator::new();
    let with = |kind: &'static str, address: &str, more: Value| {
        let wallet = Wallet { kind, address: address.to_owned(), sign: Box::new(str::to_owned) };
        start(&emulator, &wallet, more)
    };
    fails(with("bitcoin", "x", json!({})), 400, "invalid_wallet_type");
    let (ethereum, solana) = (ethereum(1).address, solana(1).address);
    for address in [&ethereum[2..], &ethereum[..41], &solana, "0xg"] {
        fails(with("ethereum", address, json!({})), 400, "invalid_ethereum_address");
    }
    for address in [ethereum.as_str(), "1", &"1".repeat(200)] {
        fails(with("solana", address, json!({})), 400, "invalid_crypto_wallet_address");
    }
    let siwe = json!({ "siwe_params": { "domain": "app.example", "uri": "https://app.example" } });
    fails(with("solana", &solana, siwe.clone()), 400, "crypto_wallet_type_incompatible_with_siwe");
    for (name, value, error_type) in [
        ("domain", json!("app.example/path"), "invalid_siwe_domain"),
        ("domain", json!("app example"), "invalid_siwe_domain"),
        ("domain", Value::Null, "bad_request"),
        ("uri", json!("app.example"), "invalid_siwe_uri"),
        ("uri", json!("https://app example"), "invalid_siwe_uri"),
        ("uri", json!(""), "bad_request"),
        ("chain_id", json!("0"), "invalid_siwe_chain_id"),
        ("chain_id", json!("9223372036854775772"), "invalid_siwe_chain_id"),
        ("chain_id", json!("one"), "invalid_siwe_chain_id"),
        ("statement", json!("two\nlines"), "invalid_siwe_statement"),
        ("resources", json!(["https://a.example", "b"]), "invalid_siwe_resource"),
        ("message_request_id", json!("a\nb"), "invalid_siwe_message_request_id"),
        ("not_before", json!("tomorrow"), "bad_request"),
        ("issued_at", json!("yesterday"), "bad_request"),
    ] {
        let mut siwe = siwe.clone();
        siwe["siwe_params"][name] = value;
        fails(with("ethereum", &ethereum, siwe), 400, error_type);
    }
    assert_eq!(ok(post(&emulator, "/v1/users/search", json!({})))["results"], json!([]));
}

#[test]
fn a_wallet_is_found_and_deleted() {
    let emulator = Emulator::new();
    let wallet = ethereum(1);
    let login = ok(authenticate(&emulator, &wallet, &(wallet.sign)(&challenge(&emulator, &wallet))));
    let id = &login["user"]["crypto_wallets"][0]["crypto_wallet_id"];
    let found = |name: &str, value: Value| {
        let operands = json!([{ "filter_name": name, "filter_value": value }]);
        let body = json!({ "query": { "operator": "AND", "operands": operands } });
        ok(post(&emulator, "/v1/users/search", body))["results_metadata"]["total"].as_u64().unwrap()
    };
    assert_eq!(found("crypto_wallet_id", json!([id])), 1);
    assert_eq!(found("crypto_wallet_id", json!(["x"])), 0);
    assert_eq!(found("crypto_wallet_address", json!([wallet.address])), 1);
    assert_eq!(found("crypto_wallet_address", json!([solana(1).address])), 0);
    assert_eq!((found("crypto_wallet_verified", json!(true)), found("crypto_wallet_verified", json!(false))), (1, 0));

    let path = format!("/v1/users/crypto_wallets/{}", id.as_str().unwrap());
    let answer = ok(delete(&emulator, &path));
    assert_eq!((&answer["user_id"], &answer["user"]["crypto_wallets"]), (&login["user_id"], &json!([])));
    fails(delete(&emulator, &path), 404, "crypto_wallet_not_found");
    fails(authenticate(&emulator, &wallet, &(wallet.sign)("x")), 404, "crypto_wallet_not_found");
}
