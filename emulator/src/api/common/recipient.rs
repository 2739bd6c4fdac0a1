//! The recipient of a passcode or link.

use crate::api::common::session;
use crate::model::contact::Kind;
use crate::model::session::By;
use crate::outcome::Failure;
use crate::request::input::Input;
use crate::state::State;

/// An address and its user.
#[derive(Debug)]
pub(crate) struct Recipient {
    pub(crate) user_id: String,
    pub(crate) contact_id: String,
    pub(crate) address: String,
    pub(crate) user_created: bool,
}

impl Recipient {
    /// The user of the address in parameter `name`; fails if there is none.
    pub(crate) fn known(state: &State, input: &Input, kind: Kind, name: &str) -> Result<Self, Failure> {
        let address = address(input, kind, name)?;
        Self::at(state, kind, address).ok_or_else(|| kind.not_found())
    }

    /// Like [`known`](Self::known), but if the request names a user or session, an unknown address is added
    /// to that user.
    pub(crate) fn known_or_added(state: &mut State, input: &Input, kind: Kind, name: &str) -> Result<Self, Failure> {
        let Some(user_id) = named_user(state, input)? else {
            return Self::known(state, input, kind, name);
        };
        let address = address(input, kind, name)?;
        match Self::at(state, kind, address) {
            Some(recipient) if recipient.user_id == user_id => Ok(recipient),
            Some(_) => Err(kind.duplicate(address)),
            None => Ok(Self {
                contact_id: state.add_contact(&user_id, kind, address, true)?,
                user_id,
                address: address.to_owned(),
                user_created: false,
            }),
        }
    }

    /// The user of the address in parameter `name`, or a new user with it.
    pub(crate) fn known_or_created(state: &mut State, input: &Input, kind: Kind, name: &str) -> Result<Self, Failure> {
        let address = address(input, kind, name)?;
        let pending = input.flag("create_user_as_pending")?;
        Self::known_or_new(state, kind, address, pending)
    }

    /// Like [`known_or_created`](Self::known_or_created), for an address that does not come from the request.
    pub(crate) fn known_or_new(state: &mut State, kind: Kind, address: &str, pending: bool) -> Result<Self, Failure> {
        match Self::at(state, kind, address) {
            Some(recipient) => Ok(recipient),
            None => Self::created(state, kind, address, pending),
        }
    }

    /// A new user with an address that is free.
    pub(crate) fn created(state: &mut State, kind: Kind, address: &str, pending: bool) -> Result<Self, Failure> {
        let user_id = state.add_user(pending).id.clone();
        Ok(Self {
            contact_id: state.add_contact(&user_id, kind, address, false)?,
            user_id,
            address: address.to_owned(),
            user_created: true,
        })
    }

    fn at(state: &State, kind: Kind, address: &str) -> Option<Self> {
        let (user, contact) = state.contact_at(kind, address)?;
        Some(Self {
            user_id: user.id.clone(),
            contact_id: contact.id.clone(),
            address: contact.address.clone(),
            user_created: false,
        })
    }
}

/// A required address of the right form.
pub(crate) fn address<'a>(input: &'a Input, kind: Kind, name: &str) -> Result<&'a str, Failure> {
    let address = input.text(name)?;
    kind.check(address)?;
    Ok(address)
}

/// An address of the right form that may be left out.
pub(crate) fn optional_address<'a>(input: &'a Input, kind: Kind, name: &str) -> Result<Option<&'a str>, Failure> {
    let address = input.optional_text(name)?;
    address.map_or(Ok(()), |address| kind.check(address))?;
    Ok(address)
}

/// The id of the user that the request names by `user_id` or by a session, if it names one.
pub(crate) fn named_user(state: &State, input: &Input) -> Result<Option<String>, Failure> {
    let session_id = session::named(state, input)?;
    match (input.optional_text("user_id")?, session_id) {
        (None, None) => Ok(None),
        (Some(id), None) => Ok(Some(state.user(id)?.id.clone())),
        (None, Some(id)) => {
            let session = state.sessions.find(By::Id, &id);
            Ok(session.map(|session| session.owner_id.clone()))
        }
        (Some(_), Some(_)) => {
            let message = "Only one of user_id, session_token and session_jwt may be given.";
            Err(Failure::invalid("too_many_user_selection_arguments", message))
        }
    }
}
