//! Authenticator apps of users, and their recovery codes.

use std::time::Duration;

use http::StatusCode;
use serde_json::{Value, json};

use crate::api::consumer::login::Login;
use crate::model::contact::Kind;
use crate::model::session::Factor;
use crate::model::totp::Totp;
use crate::outcome::{Failure, Outcome};
use crate::request::input::Input;
use crate::state::State;

/// How long a registration may stay unverified by default.
const LIFETIME: Duration = Duration::from_secs(24 * 60 * 60);

pub(crate) fn create(state: &mut State, input: &Input) -> Outcome {
    let lifetime = input.minutes("expiration_minutes", 5..=1440, "invalid_expiration")?.unwrap_or(LIFETIME);
    let now = state.now();
    let user = state.user(input.text("user_id")?)?;
    user.totp.iter().try_for_each(|totp| totp.check_replaceable(now))?;
    let contact = user.contacts(Kind::Email).chain(user.contacts(Kind::Phone)).next();
    let account = contact.map_or(&user.id, |contact| &contact.address).clone();
    let user_id = user.id.clone();

    let totp = Totp::new(&mut state.mint, now.saturating_add(lifetime));
    let mut answer = json!({
        "totp_id": totp.id,
        "secret": totp.secret(),
        "qr_code": totp.qr_code(&account),
        "recovery_codes": totp.recovery_codes(),
    });
    state.user_mut(&user_id)?.totp = Some(totp);
    answer["user_id"] = json!(user_id);
    answer["user"] = state.describe_user(&user_id)?;
    Ok(answer)
}

pub(crate) fn authenticate(state: &mut State, input: &Input) -> Outcome {
    let code = input.text("totp_code")?;
    log_in(state, input, |totp, now| {
        totp.authenticate(code, now)?;
        Ok(Factor::authenticator_app(&totp.id, now))
    })
}

pub(crate) fn recover(state: &mut State, input: &Input) -> Outcome {
    let code = input.text("recovery_code")?;
    log_in(state, input, |totp, now| {
        let recovery_code_id = totp.recover(code, now)?;
        Ok(Factor::recovery_code(&recovery_code_id, now))
    })
}

/// Logs in with what `check` makes of the user's TOTP.
fn log_in(
    state: &mut State,
    input: &Input,
    check: impl FnOnce(&mut Totp, Duration) -> Result<Factor, Failure>,
) -> Outcome {
    let login = Login::read(state, input)?;
    let now = state.now();
    let user_id = state.user(input.text("user_id")?)?.id.clone();
    login.check_user(state, &user_id)?;

    let mut user = state.user_mut(&user_id)?;
    user.check_lock(now)?;
    let totp = user.totp.as_mut().ok_or_else(not_found)?;
    let totp_id = totp.id.clone();
    let factor = match check(totp, now) {
        Ok(factor) => factor,
        Err(failure) => {
            if failure.status() == StatusCode::UNAUTHORIZED {
                user.count_failure(now);
            }
            return Err(failure);
        }
    };
    user.authenticated(None);
    drop(user);

    let mut answer = login.finish(state, &user_id, factor)?;
    answer["totp_id"] = json!(totp_id);
    Ok(answer)
}

pub(crate) fn recovery_codes(state: &mut State, input: &Input) -> Outcome {
    let user = state.user(input.text("user_id")?)?;
    if user.totp.is_none() {
        return Err(not_found());
    }
    Ok(json!({ "user_id": user.id, "totps": user.totp.iter().map(with_codes).collect::<Vec<_>>() }))
}

fn with_codes(totp: &Totp) -> Value {
    let mut described = totp.to_json();
    described["recovery_codes"] = json!(totp.recovery_codes());
    described
}

fn not_found() -> Failure {
    Failure::not_found("totps_not_found_for_user", "The user has no TOTP.")
}
