//! From an intermediate session into an organization.

use crate::api::b2b::intermediate;
use crate::api::b2b::login::Login;
use crate::api::b2b::signup;
use crate::model::proof::Proof;
use crate::outcome::Outcome;
use crate::request::input::Input;
use crate::state::State;

pub(crate) fn exchange(state: &mut State, input: &Input) -> Outcome {
    let begun = intermediate::find(state, input.text("intermediate_session_token")?)?;
    let organization_id = state.organization(input.text("organization_id")?)?.id.clone();
    let login = Login::of_intermediate(input, &begun.token)?;
    let known = state.member_at(&organization_id, &begun.email).map(|member| member.id.clone());
    let member_id = match known {
        Some(member_id) => member_id,
        None => {
            let (email, proof) = (begun.email.clone(), begun.proof_in(&organization_id));
            signup::provision(state, &organization_id, &email, &proof)?
        }
    };
    login.finish(state, &member_id, Proof::default())
}
