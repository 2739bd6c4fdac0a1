//! Secrets of a login in a browser.

use std::collections::BTreeSet;

use stytch_wasm::login::Pkce;
use stytch_wasm::{generate_pkce, generate_state};
use wasm_bindgen::prelude::*;

use crate::check::{Outcome, equal, ok};

#[wasm_bindgen]
pub async fn test_verifiers_and_states_are_random(_base: String) -> Outcome {
    let mut texts = BTreeSet::new();
    for _ in 0..100 {
        texts.insert(generate_pkce()?.verifier().expose().to_owned());
        texts.insert(generate_state()?.expose().to_owned());
    }
    equal(texts.len(), 200)?;
    let is_letter = |letter: char| letter.is_ascii_alphanumeric() || "-_".contains(letter);
    ok(texts.iter().all(|text| text.len() == 43 && text.chars().all(is_letter)), "each should have 43 letters")
}

#[wasm_bindgen]
pub async fn test_the_challenge_is_that_of_the_verifier(_base: String) -> Outcome {
    let pkce = generate_pkce()?;
    let again = Pkce::from_verifier(pkce.verifier().expose())?;
    equal(pkce.challenge(), again.challenge())?;
    ok(!format!("{pkce:?}").contains(pkce.verifier().expose()), "it should not show the verifier")
}
