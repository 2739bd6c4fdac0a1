//! Logins with crypto wallets, which sign a message.

use std::time::Duration;

use serde_json::json;

use crate::api::common::recipient::named_user;
use crate::api::consumer::login::Login;
use crate::format::rfc3339::from_rfc3339;
use crate::format::url::{is_of_uri_characters, is_uri};
use crate::model::session::Factor;
use crate::model::user::By;
use crate::model::wallet::chain::{Chain, checksummed};
use crate::model::wallet::siwe::Siwe;
use crate::model::wallet::{Challenge, Wallet};
use crate::outcome::{Failure, Outcome};
use crate::request::input::Input;
use crate::state::State;

/// How long a message can be signed.
const LIFETIME: Duration = Duration::from_secs(5 * 60);
/// The largest chain id.
const LARGEST_CHAIN: u64 = 9_223_372_036_854_775_771;

pub(crate) fn authenticate_start(state: &mut State, input: &Input) -> Outcome {
    let (chain, address) = wallet(input)?;
    let now = state.now();
    let siwe = siwe(input, chain, now)?;
    let named = named_user(state, input)?;
    let known = state.users.find(By::Wallet, &chain.key(address)).map(|user| user.id.clone());
    if known.is_some() && named.is_some() && known != named {
        return Err(Failure::invalid("duplicate_wallet_address", "Another user has this wallet."));
    }

    let user_created = known.is_none() && named.is_none();
    let user_id = match known.clone().or(named) {
        Some(user_id) => user_id,
        None => state.add_user(false).id.clone(),
    };
    let (wallet_id, nonce) = (state.mint.id("crypto-wallet"), state.mint.nonce());
    // A message whose time has not come can be signed as long as others.
    let expires_at = siwe.as_ref().map_or(now, |siwe| now.max(siwe.not_before)).saturating_add(LIFETIME);
    let message = match &siwe {
        Some(siwe) => siwe.message(&checksummed(address), &nonce, expires_at),
        None => format!("Signing in with Project: Stytch Emulator\n\n{nonce}"),
    };
    let mut user = state.user_mut(&user_id)?;
    if known.is_none() {
        let address = address.to_owned();
        user.wallets.push(Wallet { id: wallet_id, chain, address, verified: false, challenge: None });
    }
    let mut wallets = user.wallets.iter_mut();
    if let Some(wallet) = wallets.find(|wallet| wallet.key() == chain.key(address)) {
        wallet.challenge = Some(Challenge { message: message.clone(), siwe, expires_at });
    }
    Ok(json!({ "user_id": user_id, "user_created": user_created, "challenge": message }))
}

pub(crate) fn authenticate(state: &mut State, input: &Input) -> Outcome {
    let (chain, address) = wallet(input)?;
    let signature = chain.signature(input.text("signature")?).ok_or_else(|| {
        let message = "signature must be 65 bytes in hex after 0x for Ethereum, and 64 bytes in Base58 for Solana.";
        Failure::invalid("invalid_signature", message)
    })?;
    let login = Login::read(state, input)?;
    let now = state.now();
    let key = chain.key(address);
    let user_id = state.users.find(By::Wallet, &key).ok_or_else(not_found)?.id.clone();
    login.check_user(state, &user_id)?;

    let mut user = state.user_mut(&user_id)?;
    user.check_lock(now)?;
    let wallet = user.wallets.iter_mut().find(|wallet| wallet.key() == key).ok_or_else(not_found)?;
    let Some(challenge) = wallet.challenge.take_if(|challenge| chain.verifies(address, &challenge.message, &signature))
    else {
        user.count_failure(now);
        let message = "The wallet has not signed the latest challenge, or the challenge has been used.";
        return Err(Failure::unauthorized("unable_to_authenticate_crypto_wallet", message));
    };
    if let Err(failure) = check_time(&challenge, now) {
        wallet.challenge = Some(challenge);
        return Err(failure);
    }
    wallet.verified = true;
    let factor = Factor::wallet(wallet, now);
    user.authenticated(None);
    drop(user);

    let mut answer = login.finish(state, &user_id, factor)?;
    answer["siwe_params"] = challenge.siwe.map_or_else(Default::default, |siwe| siwe.to_json());
    Ok(answer)
}

/// Fails unless the message can be used now.
fn check_time(challenge: &Challenge, now: Duration) -> Result<(), Failure> {
    match &challenge.siwe {
        Some(siwe) if now < siwe.not_before => {
            Err(Failure::invalid("siwe_message_not_valid_yet", "The message is not valid yet."))
        }
        Some(_) if challenge.expires_at <= now => {
            Err(Failure::invalid("siwe_message_expired", "The message has expired."))
        }
        None if challenge.expires_at <= now => {
            let message = "The challenge has expired.";
            Err(Failure::unauthorized("unable_to_authenticate_crypto_wallet", message))
        }
        _ => Ok(()),
    }
}

fn wallet(input: &Input) -> Result<(Chain, &str), Failure> {
    let chain = Chain::named(input.text("crypto_wallet_type")?).ok_or_else(|| {
        let message = "crypto_wallet_type must be ethereum or solana.";
        Failure::invalid("invalid_wallet_type", message)
    })?;
    let address = input.text("crypto_wallet_address")?;
    match (chain.has_address(address), chain) {
        (true, _) => Ok((chain, address)),
        (false, Chain::Ethereum) => {
            let message = "crypto_wallet_address must be 20 bytes in hex after 0x.";
            Err(Failure::invalid("invalid_ethereum_address", message))
        }
        (false, Chain::Solana) => {
            let message = "crypto_wallet_address must be 32 bytes in Base58.";
            Err(Failure::invalid("invalid_crypto_wallet_address", message))
        }
    }
}

fn siwe(input: &Input, chain: Chain, now: Duration) -> Result<Option<Siwe>, Failure> {
    if !input.has("siwe_params") {
        return Ok(None);
    }
    if chain != Chain::Ethereum {
        let message = "siwe_params are for wallets of the type ethereum.";
        return Err(Failure::invalid("crypto_wallet_type_incompatible_with_siwe", message));
    }
    let given = input.nested("siwe_params")?;
    let invalid = |error_type, message| Err(Failure::invalid(error_type, message));
    let (domain, uri) = (given.text("domain")?, given.text("uri")?);
    if !is_of_uri_characters(domain, b"") || domain.contains(['/', '?', '#']) {
        return invalid("invalid_siwe_domain", "domain must be an authority.");
    }
    if !is_uri(uri) {
        return invalid("invalid_siwe_uri", "uri must be a URI.");
    }
    let resources = given.texts("resources")?.unwrap_or_default();
    if !resources.iter().all(|resource| is_uri(resource)) {
        return invalid("invalid_siwe_resource", "Each of the resources must be a URI.");
    }
    let chain_id = given.optional_text("chain_id")?.unwrap_or("1").parse().ok();
    let Some(chain_id) = chain_id.filter(|id| (1..=LARGEST_CHAIN).contains(id)) else {
        return invalid("invalid_siwe_chain_id", "chain_id must be an integer from 1 to 9223372036854775771.");
    };
    let statement = given.owned_text("statement")?;
    if statement.as_ref().is_some_and(|statement| !is_of_uri_characters(statement, b" ")) {
        return invalid("invalid_siwe_statement", "statement may only have characters of URIs and spaces.");
    }
    let message_request_id = given.owned_text("message_request_id")?;
    if message_request_id.as_ref().is_some_and(|id| !is_of_uri_characters(id, b"")) {
        return invalid("invalid_siwe_message_request_id", "message_request_id may only have characters of URIs.");
    }
    Ok(Some(Siwe {
        domain: domain.to_owned(),
        uri: uri.to_owned(),
        resources,
        chain_id,
        statement,
        message_request_id,
        issued_at: time(&given, "issued_at")?.unwrap_or(now),
        not_before: time(&given, "not_before")?.unwrap_or(now),
    }))
}

fn time(input: &Input, name: &str) -> Result<Option<Duration>, Failure> {
    let Some(text) = input.optional_text(name)? else {
        return Ok(None);
    };
    let wrong = || Failure::malformed(format!("{name} must be an RFC 3339 time."));
    from_rfc3339(text).map(Some).ok_or_else(wrong)
}

fn not_found() -> Failure {
    Failure::not_found("crypto_wallet_not_found", "No user has this crypto wallet.")
}
