//! Magic links by email, and embeddable ones.

use std::time::Duration;

use serde_json::{Value, json};

use crate::api::common::binding;
use crate::api::common::links::{self, Target};
use crate::api::common::recipient::{self, Recipient};
use crate::api::consumer::login::Login;
use crate::api::consumer::users;
use crate::model::binding::Binding;
use crate::model::contact::Kind;
use crate::model::link::{By, Link, Purpose};
use crate::outcome::{Failure, Outcome};
use crate::request::input::Input;
use crate::state::State;

const HOUR: Duration = Duration::from_secs(60 * 60);
const WEEK: Duration = Duration::from_secs(7 * 24 * 60 * 60);

/// The purposes of magic links, as opposed to password resets.
const MAGIC: [Purpose; 2] = [Purpose::Login, Purpose::Invite];

pub(crate) fn create(state: &mut State, input: &Input) -> Outcome {
    let lifetime = links::lifetime(input, "expiration_minutes")?.unwrap_or(HOUR);
    let binding = Binding { challenge: None, attributes: binding::attributes(input)? };
    let user_id = state.user(input.text("user_id")?)?.id.clone();
    let link = Link {
        token: state.mint.token(),
        purpose: Purpose::Login,
        owner_id: user_id,
        mailed: None,
        binding,
        expires_at: state.now().saturating_add(lifetime),
        used: false,
    };
    let answer = json!({ "user_id": link.owner_id, "token": link.token });
    state.links.insert(link);
    Ok(answer)
}

pub(crate) fn email_send(state: &mut State, input: &Input) -> Outcome {
    let targets = LoginTargets::read(input)?;
    let recipient = Recipient::known_or_added(state, input, Kind::Email, "email")?;
    targets.mail(state, &recipient)
}

pub(crate) fn email_login_or_create(state: &mut State, input: &Input) -> Outcome {
    let targets = LoginTargets::read(input)?;
    let recipient = Recipient::known_or_created(state, input, Kind::Email, "email")?;
    let mut answer = targets.mail(state, &recipient)?;
    answer["user_created"] = json!(recipient.user_created);
    Ok(answer)
}

/// The destinations of a login link, for known and for new users.
struct LoginTargets {
    login: Target,
    signup: Target,
    binding: Binding,
}

impl LoginTargets {
    fn read(input: &Input) -> Result<Self, Failure> {
        Ok(Self {
            login: Target::read(
                input,
                "login_magic_link_url",
                "invalid_login_magic_link_url",
                "login_expiration_minutes",
                HOUR,
            )?,
            signup: Target::read(
                input,
                "signup_magic_link_url",
                "invalid_signup_magic_link_url",
                "signup_expiration_minutes",
                WEEK,
            )?,
            binding: binding::read(input, "code_challenge")?,
        })
    }

    fn mail(self, state: &mut State, to: &Recipient) -> Outcome {
        let new = to.user_created || state.user(&to.user_id)?.is_pending();
        let target = if new { self.signup } else { self.login };
        links::mail(state, to, Purpose::Login, target, self.binding);
        Ok(sent(to))
    }
}

fn sent(to: &Recipient) -> Value {
    json!({ "user_id": to.user_id, "email_id": to.contact_id })
}

pub(crate) fn email_invite(state: &mut State, input: &Input) -> Outcome {
    let target = Target::read(
        input,
        "invite_magic_link_url",
        "invalid_invite_magic_link_url",
        "invite_expiration_minutes",
        HOUR,
    )?;
    let binding = Binding { challenge: None, attributes: binding::attributes(input)? };
    let email = recipient::address(input, Kind::Email, "email")?;
    let profile = users::Profile::read(input)?;
    let recipient = match state.contact_at(Kind::Email, email) {
        Some((user, _)) if user.is_pending() => Recipient::known(state, input, Kind::Email, "email")?,
        Some(_) => return Err(Kind::Email.duplicate(email)),
        None => Recipient::created(state, Kind::Email, email, true)?,
    };
    profile.apply(&mut *state.user_mut(&recipient.user_id)?);
    links::mail(state, &recipient, Purpose::Invite, target, binding);
    Ok(sent(&recipient))
}

pub(crate) fn email_revoke_invite(state: &mut State, input: &Input) -> Outcome {
    let user_id = Recipient::known(state, input, Kind::Email, "email")?.user_id;
    match state.links.remove(By::Invited, &user_id) {
        true => Ok(json!({})),
        false => Err(links::not_found()),
    }
}

pub(crate) fn authenticate(state: &mut State, input: &Input) -> Outcome {
    let login = Login::read(state, input)?;
    let user_id = links::user_of(state, input, &MAGIC, "unable_to_auth_magic_link")?;
    login.check_user(state, &user_id)?;
    let (method_id, factor) = links::redeem(state, input)?;

    let mut answer = login.finish(state, &user_id, factor)?;
    answer["method_id"] = json!(method_id);
    answer["reset_sessions"] = json!(false);
    Ok(answer)
}
