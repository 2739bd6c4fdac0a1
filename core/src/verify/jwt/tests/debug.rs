//! Tokens do not show up in `Debug`.

use std::sync::Arc;

use super::super::token::{Token, decode};
use super::{flow, verify};
use crate::flow::{Flow, Input, Step};
use crate::testing::{World, session_claims, token};

/// No part of the token, nor its signature as a list of bytes, is in the text.
#[track_caller]
fn hides(token: &str, text: &str) {
    for part in token.split('.') {
        assert!(!text.contains(&part[..20]), "{text}");
    }
    let bytes = format!("{:?}", decode(token.rsplit('.').next().unwrap()).unwrap());
    assert!(!text.contains(&bytes[1..40]), "{text}");
}

#[test]
fn a_token_is_hidden() {
    let token = token(&session_claims());
    let parsed = Token::parse(Arc::new(token.as_str().into())).unwrap();
    hides(&token, &format!("{parsed:?}"));
    assert_eq!(format!("{parsed:?}"), r#"Token { key_id: "key-1", .. }"#);
}

#[test]
fn a_token_is_hidden_at_every_step() {
    let world = &mut World::new();
    let token = token(&session_claims());
    let mut flow = flow(&token);
    let Ok(Step::Send(request)) = flow.step(&world.context, world.now, Input::Start) else { panic!() };
    let answer = world.send(request);
    let step = flow.step(&world.context, world.now, answer).unwrap();
    hides(&token, &format!("{step:?}"));
    let Step::Verify(signature) = step else { panic!() };
    assert_eq!(format!("{signature:?}"), r#"Signature { key: Rs256(RsaPublicKey { id: "key-1", .. }), .. }"#);
    let step = flow.step(&world.context, world.now, Input::Verified(Ok(()))).unwrap();
    hides(&token, &format!("{step:?} {:?}", world.context));
}

#[test]
fn a_denial_quotes_nothing() {
    let valid = token(&session_claims());
    let mut world = World::new();
    for token in [valid.clone(), format!("{valid}A"), valid.replacen('.', ".A", 1), format!("A{valid}")] {
        let Err(error) = verify(&mut world, &token) else { continue };
        let text = format!("{error} {error:?}");
        for part in valid.split('.') {
            assert!(!text.contains(&part[..20]), "{text}");
        }
    }
}
