//! Exported states: all that a project has, as JSON with a version.
//!
//! [`State`] and its records say themselves how they are written, so a new field is exported without more work. What one
//! version has exported, all later ones import: a new field or list needs `#[serde(default)]`. Only one that changes its name
//! or meaning, or goes, needs another [`VERSION`], and code that reads the old one too. `tests/exports` has a state of each.

use serde::{Deserialize, Serialize};
use serde_json::Value;
use serde_json::error::Category;

use crate::model::member;
use crate::model::organization;
use crate::model::user;
use crate::state::State;

/// The version of what is exported.
const VERSION: u64 = 1;

/// Why a state cannot be imported. The message has no secrets: it names fields, and not their values.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ImportError {
    /// The text is not JSON, or nests values in more than 127 others.
    #[error("the state is not valid JSON: {reason}")]
    NotJson {
        /// What is wrong, and in which line.
        reason: String,
    },
    /// Another version of the emulator has exported the state.
    #[error(
        "the state has version {found}, and this emulator reads version {VERSION}: use the one that has exported it"
    )]
    Version {
        /// The version of the state.
        found: u64,
    },
    /// A field is missing, unknown or wrong, or refers to something that is not there.
    #[error("{path}: {reason}")]
    Field {
        /// Where it is, such as `state.users[3].roles`.
        path: String,
        /// What is wrong.
        reason: String,
    },
}

#[derive(Serialize)]
struct Written<'a> {
    version: u64,
    state: &'a State,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Read {
    #[serde(rename = "version")]
    _version: u64,
    state: State,
}

/// What there is in every version.
#[derive(Deserialize)]
struct Version {
    version: u64,
}

/// Writes a state.
pub(crate) fn write(state: &State) -> String {
    // This can fail only for maps whose keys are no texts.
    serde_json::to_string_pretty(&Written { version: VERSION, state }).unwrap_or_default()
}

/// The same as a value, whose fields are in another order.
pub(crate) fn to_json(state: &State) -> Value {
    serde_json::to_value(Written { version: VERSION, state }).unwrap_or_default()
}

/// Reads a state.
pub(crate) fn read(text: &str) -> Result<State, ImportError> {
    match parse::<Version>(text)?.version {
        VERSION => {}
        found => return Err(ImportError::Version { found }),
    }
    let Read { mut state, .. } = parse(text)?;
    check(&state)?;
    state.skip_messages();
    Ok(state)
}

impl State {
    /// Takes another state. What is not exported stays; ids and the numbers of messages go on, so that nothing from before
    /// is mistaken for something new.
    pub(crate) fn replace_by(&mut self, mut other: Self) {
        std::mem::swap(&mut self.traffic, &mut other.traffic);
        other.mint.pass(&self.mint);
        other.inbox.messages.pass(&self.inbox.messages);
        other.set_base_url(&self.base_url);
        *self = other;
    }
}

fn parse<'de, T: Deserialize<'de>>(text: &'de str) -> Result<T, ImportError> {
    let mut deserializer = serde_json::Deserializer::from_str(text);
    let read = serde_path_to_error::deserialize(&mut deserializer).map_err(|error| {
        let path = error.path().to_string();
        let path = if path == "." { "the state".to_owned() } else { path };
        (path, error.into_inner())
    });
    let ended = |value| deserializer.end().map(|()| value).map_err(|error| (String::new(), error));
    read.and_then(ended).map_err(|(path, error)| match error.classify() {
        Category::Data => ImportError::Field { path, reason: without_values(&error.to_string()) },
        _ => ImportError::NotJson { reason: error.to_string() },
    })
}

/// The message of an error without the value that is wrong, which can be a secret, and without words of Rust.
fn without_values(message: &str) -> String {
    let message = message.rsplit_once(" at line ").map_or(message, |(message, _)| message);
    let about_values = ["invalid type: ", "invalid value: ", "invalid length ", "unknown variant "];
    match message.rsplit_once(", expected ") {
        Some((_, expected)) if about_values.iter().any(|start| message.starts_with(start)) => {
            format!("must be {}", in_words(expected))
        }
        _ if message.starts_with("unknown field ") => format!("{message}; a later version may have exported it"),
        _ => message.to_owned(),
    }
}

fn in_words(expected: &str) -> &str {
    match expected.split(' ').next() {
        Some("struct" | "map") => "an object",
        Some("u8" | "u32" | "u64" | "usize") => "a whole number that is not negative",
        _ => expected,
    }
}

/// Fails if a record refers to one that is not there.
fn check(state: &State) -> Result<(), ImportError> {
    let missing = |path: String, what: &str| ImportError::Field { path, reason: format!("there is no such {what}") };
    for (index, session) in state.sessions.iter().enumerate() {
        if !state.users.all(user::By::Id, &session.owner_id).any(|user| user.id == session.owner_id) {
            return Err(missing(format!("state.sessions[{index}].owner_id"), "user"));
        }
    }
    for (index, session) in state.member_sessions.iter().enumerate() {
        if state.members.find(member::By::Id, &session.owner_id).is_none() {
            return Err(missing(format!("state.member_sessions[{index}].owner_id"), "member"));
        }
    }
    for (index, member) in state.members.iter().enumerate() {
        let mut found = state.organizations.all(organization::By::Id, &member.organization_id);
        if !found.any(|organization| organization.id == member.organization_id) {
            return Err(missing(format!("state.members[{index}].organization_id"), "organization"));
        }
    }
    for (index, organization) in state.organizations.iter().enumerate() {
        for (place, connection) in organization.sso.all.iter().enumerate() {
            // If one used another in turn, removing them could take as long as there are connections.
            let used = connection.external().map(|external| state.connection(&external.connection_id));
            if used.is_some_and(|used| !used.is_ok_and(|(used, _)| used.external().is_none())) {
                let path = format!("state.organizations[{index}].sso.all[{place}].protocol.external.connection_id");
                return Err(missing(path, "connection that is not external itself"));
            }
        }
    }
    Ok(())
}
