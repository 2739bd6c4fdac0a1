//! One-time passcodes by SMS, WhatsApp and email.

use std::time::Duration;

use serde_json::{Value, json};

use crate::api::common::recipient::Recipient;
use crate::api::common::{binding, passcodes};
use crate::api::consumer::login::Login;
use crate::model::binding::Binding;
use crate::model::contact::Kind;
use crate::model::session::Factor;
use crate::outcome::{Failure, Outcome};
use crate::request::input::Input;
use crate::state::State;

/// How long a passcode is valid by default.
const LIFETIME: Duration = Duration::from_secs(2 * 60);

/// A way to send passcodes.
struct Channel {
    kind: Kind,
    /// The request's name for the address.
    address: &'static str,
    delivery_method: &'static str,
}

const SMS: Channel = Channel { kind: Kind::Phone, address: "phone_number", delivery_method: "sms" };
const WHATSAPP: Channel = Channel { kind: Kind::Phone, address: "phone_number", delivery_method: "whatsapp" };
const EMAIL: Channel = Channel { kind: Kind::Email, address: "email", delivery_method: "email" };

pub(crate) fn sms_send(state: &mut State, input: &Input) -> Outcome {
    send(state, input, &SMS)
}

pub(crate) fn sms_login_or_create(state: &mut State, input: &Input) -> Outcome {
    login_or_create(state, input, &SMS)
}

pub(crate) fn whatsapp_send(state: &mut State, input: &Input) -> Outcome {
    send(state, input, &WHATSAPP)
}

pub(crate) fn whatsapp_login_or_create(state: &mut State, input: &Input) -> Outcome {
    login_or_create(state, input, &WHATSAPP)
}

pub(crate) fn email_send(state: &mut State, input: &Input) -> Outcome {
    send(state, input, &EMAIL)
}

pub(crate) fn email_login_or_create(state: &mut State, input: &Input) -> Outcome {
    login_or_create(state, input, &EMAIL)
}

fn send(state: &mut State, input: &Input, channel: &Channel) -> Outcome {
    let (lifetime, binding) = (lifetime(input)?, binding(input)?);
    let recipient = Recipient::known_or_added(state, input, channel.kind, channel.address)?;
    Ok(deliver(state, &recipient, channel, lifetime, binding))
}

fn login_or_create(state: &mut State, input: &Input, channel: &Channel) -> Outcome {
    let (lifetime, binding) = (lifetime(input)?, binding(input)?);
    let recipient = Recipient::known_or_created(state, input, channel.kind, channel.address)?;
    let mut answer = deliver(state, &recipient, channel, lifetime, binding);
    answer["user_created"] = json!(recipient.user_created);
    Ok(answer)
}

fn lifetime(input: &Input) -> Result<Duration, Failure> {
    let given = input.minutes("expiration_minutes", 1..=10, "invalid_expiration_otp")?;
    Ok(given.unwrap_or(LIFETIME))
}

/// The request is tied to the device by its attributes only, as passcodes have no code challenge.
fn binding(input: &Input) -> Result<Binding, Failure> {
    Ok(Binding { challenge: None, attributes: binding::attributes(input)? })
}

fn deliver(state: &mut State, recipient: &Recipient, channel: &Channel, lifetime: Duration, binding: Binding) -> Value {
    passcodes::send(state, &recipient.contact_id, &recipient.address, channel.delivery_method, lifetime, binding);
    let mut answer = json!({ "user_id": recipient.user_id });
    answer[channel.kind.id_name()] = json!(recipient.contact_id);
    answer
}

pub(crate) fn authenticate(state: &mut State, input: &Input) -> Outcome {
    let login = Login::read(state, input)?;
    let method_id = input.text("method_id")?;
    let code = input.text("code")?;
    let now = state.now();

    let kinds = [Kind::Email, Kind::Phone];
    if !kinds.iter().any(|kind| method_id.starts_with(kind.id_prefix())) {
        let message = "method_id must be an email_id or a phone_id.";
        return Err(Failure::invalid("invalid_method_id", message));
    }
    let (user, contact) = state.contact_with_id(method_id).ok_or_else(passcodes::wrong)?;
    let user_id = user.id.clone();
    user.check_lock(now)?;
    login.check_user(state, &user_id)?;

    let sent = passcodes::find(state, method_id)?;
    if sent.code != code {
        state.user_mut(&user_id)?.count_failure(now);
        return Err(passcodes::wrong());
    }
    passcodes::check_usable(state, sent)?;
    binding::check_options(&sent.binding, input)?;

    let factor = Factor::delivered("otp", sent.delivery_method, contact, now);
    passcodes::use_up(state, method_id);
    state.user_mut(&user_id)?.authenticated(Some(method_id));

    let mut answer = login.finish(state, &user_id, factor)?;
    answer["method_id"] = json!(method_id);
    answer["reset_sessions"] = json!(false);
    Ok(answer)
}
