//! Flows do not show their tokens.

use super::{Options, Product, for_both, world};
use crate::flow::{Flow, Input, Step};
use crate::testing::token;

for_both! {
    a_flow_hides_its_token
}

fn a_flow_hides_its_token<P: Product>()
where
    P::Flow: std::fmt::Debug,
{
    let world = &mut world::<P>();
    let token = token(&P::claims());
    let options = Options { require: Some(("documents", "delete")), fall_back: Some(true), ..Options::default() };
    let mut flow = P::flow(&token, &options);
    let mut input = Input::Start;
    for expected in ["keys", "signature", "policy", "Stytch"] {
        let text = format!("{flow:?}");
        assert!(text.starts_with("AuthenticateJwt(AuthenticateJwt { options: Options { max_age: "), "{text}");
        for part in token.split('.') {
            assert!(!text.contains(&part[..20]), "{text}");
        }
        input = match flow.step(&world.context, world.now, input).unwrap() {
            Step::Send(request) => world.send(request),
            Step::Verify(_) => Input::Verified(Ok(())),
            other => panic!("{expected}: {other:?}"),
        };
    }
    assert!(matches!(flow.step(&world.context, world.now, input), Ok(Step::Done(_))));
}
