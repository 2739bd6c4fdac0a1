//! Sessions of users in exchange for what another system, or a Connected App, has.

use crate::api::consumer::login::Login;
use crate::model::contact::Kind;
use crate::model::oauth2::grant::Subject;
use crate::model::session::Factor;
use crate::outcome::Outcome;
use crate::request::input::Input;
use crate::state::State;
use crate::state::exchange::unknown_email;

pub(crate) fn exchange_access_token(state: &mut State, input: &Input) -> Outcome {
    let login = Login::read_new(input)?;
    let (user_id, factor) = state.exchange_access_token(input.text("access_token")?, |subject| match subject {
        Subject::User { user_id } => Some(user_id),
        Subject::Member { .. } => None,
    })?;
    login.finish(state, &user_id, factor)
}

pub(crate) fn attest(state: &mut State, input: &Input) -> Outcome {
    let login = Login::read(state, input)?;
    let (claims, factor) = state.attest(input)?;
    let by_email = claims["email"].as_str().and_then(|email| state.contact_at(Kind::Email, email));
    let user_id = match by_email {
        Some((user, _)) => user.id.clone(),
        None => state.user(claims["sub"].as_str().unwrap_or_default())?.id.clone(),
    };
    login.check_user(state, &user_id)?;
    login.finish(state, &user_id, factor)
}

pub(crate) fn migrate(state: &mut State, input: &Input) -> Outcome {
    let login = Login::read_new(input)?;
    let email = state.external_email(input.text("session_token")?)?;
    let (user, _) = state.contact_at(Kind::Email, email).ok_or_else(unknown_email)?;
    let user_id = user.id.clone();
    let factor = Factor::imported(state.now());
    login.finish(state, &user_id, factor)
}
